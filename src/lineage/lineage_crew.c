/* lineage_crew.c: one family, all threads.
 *
 *   family   members, pairs, arcs          read by everyone
 *   view     the same, with arenas of its own       one a worker
 *
 * A family of thousands is one task of the trace; its members are shared out
 * here, each task writing to its own member, pair or edge, so that the result
 * does not depend on the threads.
 * SPDX-License-Identifier: Apache-2.0 */
#include "lineage_int.h"

#include <string.h>

wire_status wire__lineage_open(lin_family *f, wire_err *err)
{
    f->n_crew = f->opts.n_threads > 1 ? f->opts.n_threads : 1;
    f->tmp = wire_arena_new(NULL, 0);
    f->keep = wire_arena_new(NULL, 0);
    if (!f->tmp || !f->keep) return wire_fail_mem(err);
    if (f->n_crew == 1) return WIRE_OK;
    f->crew = wire_calloc(f->n_crew, sizeof *f->crew);
    if (!f->crew) return wire_fail_mem(err);
    for (unsigned i = 0; i < f->n_crew; i++) {
        f->crew[i].tmp = wire_arena_new(NULL, 0);
        f->crew[i].keep = wire_arena_new(NULL, 0);
        if (!f->crew[i].tmp || !f->crew[i].keep) return wire_fail_mem(err);
    }
    return WIRE_OK;
}

void wire__lineage_close(lin_family *f)
{
    for (unsigned i = 0; f->crew && i < f->n_crew; i++) {
        wire_arena_free(f->crew[i].tmp);
        wire_arena_free(f->crew[i].keep);
    }
    wire_free(f->crew);
    wire_arena_free(f->tmp);
    wire_arena_free(f->keep);
}

typedef struct {
    lin_family *f;
    lin_task task;
    void *ctx;
} round;

static wire_status run_task(void *ctx, size_t i, unsigned worker, wire_err *err)
{
    round *r = ctx;
    return r->task(&r->f->crew[worker], (uint32_t)i, r->ctx, err);
}

wire_status wire__lineage_each(lin_family *f, lin_task task, void *ctx,
                               wire_err *err)
{
    if (!f->crew) {
        for (uint32_t i = 0; i < f->m; i++)
            WIRE_TRY(task(f, i, ctx, err));
        return WIRE_OK;
    }
    for (unsigned i = 0; i < f->n_crew; i++) {
        lin_family *v = &f->crew[i];
        wire_arena *tmp = v->tmp, *keep = v->keep;
        *v = *f;
        v->tmp = tmp;
        v->a = v->keep = keep;
        v->worker = i;
        v->crew = NULL;
    }
    round r = {f, task, ctx};
    return wire_pool_run(f->n_crew, f->m, run_task, &r, err);
}
