/* cmd_add.c: wirecopy add PATH...: articles into a store.
 *
 *   units -> articles, gathered -> one transaction -> acknowledged
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Most text of one transaction, whatever --batch says. */
enum { COMMIT_BYTES = 64 << 20 };

typedef struct {
    const cli_args *args;
    wire_store *store;
    WIRE_VEC(wire_batch) batches; /* whose articles are not in the store yet */
    WIRE_VEC(const wire_article *) list;
    size_t bytes;
    wire_arena *names; /* made for articles that have none */
    wire_str path;     /* of the last article that has no id of its own */
    size_t place;      /* its number in that file, from 1 */
    uint64_t count[3]; /* by wire_added */
    size_t lost;       /* input that could not be read */
} work;

/* ---- Acknowledge ---------------------------------------------------------- */

/* Told only when it is on the disk. */
static void acknowledge(work *w, const wire_article *const *list, size_t n,
                        const wire_added *added)
{
    static const char *const names[] = {"new", "version", "same"};

    for (size_t i = 0; i < n; i++) {
        w->count[added[i]]++;
        if (w->args->all)
            printf("%-7s  %.*s\n", names[added[i]], (int)list[i]->id.n,
                   list[i]->id.p);
    }
    (void)fflush(stdout);
}

static wire_status commit(work *w, wire_err *err)
{
    size_t most = (size_t)w->args->batch;
    wire_added *added = wire_calloc(most, sizeof *added);
    wire_status status = added ? WIRE_OK : wire_fail_mem(err);

    for (size_t at = 0; status == WIRE_OK && at < w->list.n; at += most) {
        size_t n = w->list.n - at < most ? w->list.n - at : most;

        status = wire_store_add(w->store, w->list.p + at, n, added, err);
        if (status == WIRE_OK) acknowledge(w, w->list.p + at, n, added);
    }
    wire_free(added);
    for (size_t i = 0; i < w->batches.n; i++)
        wire_batch_free(&w->batches.p[i]);
    w->batches.n = 0;
    w->list.n = 0;
    w->bytes = 0;
    return status;
}

/* ---- Gather --------------------------------------------------------------- */

/* Does a path end like the name of a second article? */
static bool is_numbered(wire_str path)
{
    size_t n = path.n;

    while (n > 0 && path.p[n - 1] >= '0' && path.p[n - 1] <= '9')
        n--;
    return n > 0 && n < path.n && path.p[n - 1] == '#';
}

/* A file of many articles without ids: path, path#2, path#3. Of one that is
 * itself called path#2 the first is path#2#1: no two are ever one. */
static wire_status name_article(work *w, wire_article *a, wire_err *err)
{
    char digits[24];
    size_t n;
    char *id;

    if (!wire_str_eq(a->id, a->path)) return WIRE_OK;
    if (!wire_str_eq(a->path, w->path)) {
        if (!wire_arena_copy(w->names, a->path, &w->path))
            return wire_fail_mem(err);
        w->place = 0;
    }
    if (++w->place == 1 && !is_numbered(a->path)) return WIRE_OK;
    n = (size_t)snprintf(digits, sizeof digits, "#%zu", w->place);
    id = wire_arena_alloc(w->names, a->path.n + n);
    if (!id) return wire_fail_mem(err);
    memcpy(id, a->path.p, a->path.n);
    memcpy(id + a->path.n, digits, n);
    a->id = (wire_str){id, a->path.n + n};
    return WIRE_OK;
}

static wire_status take_batch(work *w, wire_batch *b, wire_err *err)
{
    for (size_t i = 0; i < b->n_skips; i++) {
        if (!b->skips[i].is_warning) w->lost++;
        if (!b->skips[i].is_warning || w->args->verbose)
            cli_print_skip(&b->skips[i]);
    }
    for (size_t i = 0; i < b->n_articles; i++) {
        WIRE_TRY(name_article(w, &b->articles[i], err));
        if (!WIRE_VEC_PUSH(&w->list, &b->articles[i]))
            return wire_fail_mem(err);
        w->bytes += b->articles[i].body.n;
    }
    return WIRE_OK;
}

static wire_status add_unit(work *w, const wire_plan *plan, size_t unit,
                            wire_err *err)
{
    wire_batch b = {0};
    wire_status status = wire_plan_read(plan, unit, &b, err);

    if (status == WIRE_OK && !WIRE_VEC_PUSH(&w->batches, b))
        status = wire_fail_mem(err);
    if (status != WIRE_OK) {
        wire_batch_free(&b);
        return status;
    }
    WIRE_TRY(take_batch(w, &b, err));
    if (w->list.n < w->args->batch && w->bytes < COMMIT_BYTES) return WIRE_OK;
    return commit(w, err);
}

static wire_status add_all(work *w, const wire_plan *plan, wire_err *err)
{
    const wire_skip *skips;
    size_t n = wire_plan_skips(plan, &skips);

    for (size_t i = 0; i < n; i++) {
        cli_print_skip(&skips[i]);
        w->lost += !skips[i].is_warning;
    }
    for (size_t i = 0; i < wire_plan_units(plan); i++)
        WIRE_TRY(add_unit(w, plan, i, err));
    if (w->list.n) WIRE_TRY(commit(w, err));
    return wire_store_settle(w->store, err);
}

static void work_free(work *w)
{
    for (size_t i = 0; i < w->batches.n; i++)
        wire_batch_free(&w->batches.p[i]);
    WIRE_VEC_FREE(&w->batches);
    WIRE_VEC_FREE(&w->list);
    wire_arena_free(w->names);
    wire_store_close(w->store);
}

int cli_add(const cli_args *args)
{
    wire_budget budget = {0, 0, 0};
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    wire_read_opts ro = cli_read_opts(args, &budget);
    wire_plan *plan = NULL;
    work w = {.args = args, .names = wire_arena_new(NULL, 0)};
    wire_status status = w.names ? WIRE_OK : wire_fail_mem(&err);
    int code = CLI_FOUND;

    if (status == WIRE_OK)
        status = cli_open_store(args, true, &budget, &w.store, &err);
    if (status == WIRE_OK)
        status = wire_plan_new((const char *const *)args->paths,
                               (size_t)args->n_paths, &ro, &plan, &err);
    if (status == WIRE_OK) status = add_all(&w, plan, &err);
    if (!args->quiet)
        fprintf(stderr,
                "wirecopy: %s: %" PRIu64 " new, %" PRIu64
                " new versions, %" PRIu64 " the same\n",
                args->store, w.count[WIRE_ADDED_NEW],
                w.count[WIRE_ADDED_VERSION], w.count[WIRE_ADDED_SAME]);
    if (w.count[0] + w.count[1] + w.count[2] == 0) code = CLI_NONE;
    if (w.lost > 0) code = CLI_ERROR;
    if (status != WIRE_OK) code = cli_fail_within(&budget, &err, 0);
    work_free(&w);
    wire_plan_free(plan);
    return code;
}
