/* cmd_check.c: wirecopy check PATH...: has the store seen this?
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    const cli_args *args;
    wire_store *store;
    wire_plan *plan;
    WIRE_VEC(wire_batch) batches;
    WIRE_VEC(wire_doc) docs;
    WIRE_VEC(wire_seen) seen;
    WIRE_VEC(const wire_skip *) skips;
    wire_arena *arena; /* of all answers */
} work;

wire_status cli_open_store(const cli_args *args, bool to_write,
                           wire_budget *budget, wire_store **out, wire_err *err)
{
    wire_store_opts o = WIRE_STORE_OPTS_INIT;

    o.create = to_write;
    o.read_only = !to_write;
    o.n_threads = (unsigned)args->threads;
    if (budget->limit_bytes) o.budget = budget;
    wire_status status = wire_store_open(args->store, &o, out, err);

    if (status == WIRE_EFORMAT && o.read_only)
        fprintf(stderr,
                "wirecopy: a damaged store; wirecopy doctor --store %s makes "
                "its segments again\n",
                args->store);
    return status;
}

static wire_status read_unit(work *w, size_t unit, wire_err *err)
{
    wire_batch b = {0};
    wire_status status = wire_plan_read(w->plan, unit, &b, err);

    if (status == WIRE_OK && !WIRE_VEC_PUSH(&w->batches, b))
        status = wire_fail_mem(err);
    if (status != WIRE_OK) {
        wire_batch_free(&b);
        return status;
    }
    for (size_t i = 0; i < b.n_skips; i++)
        if (!WIRE_VEC_PUSH(&w->skips, &b.skips[i])) return wire_fail_mem(err);
    for (size_t i = 0; i < b.n_articles; i++) {
        wire_doc doc;

        WIRE_TRY(wire_text_doc(&b.articles[i], w->arena, &doc, err));
        if (!WIRE_VEC_PUSH(&w->docs, doc)) return wire_fail_mem(err);
    }
    return WIRE_OK;
}

static wire_status read_all(work *w, const wire_read_opts *o, wire_err *err)
{
    const wire_skip *skips;
    size_t n;

    WIRE_TRY(wire_plan_new((const char *const *)w->args->paths,
                           (size_t)w->args->n_paths, o, &w->plan, err));
    n = wire_plan_skips(w->plan, &skips);
    for (size_t i = 0; i < n; i++)
        if (!WIRE_VEC_PUSH(&w->skips, &skips[i])) return wire_fail_mem(err);
    for (size_t i = 0; i < wire_plan_units(w->plan); i++)
        WIRE_TRY(read_unit(w, i, err));
    return WIRE_OK;
}

static wire_status ask_all(work *w, wire_err *err)
{
    wire_check_opts o = WIRE_CHECK_OPTS_INIT;

    o.max_hits = (unsigned)w->args->limit;
    o.min_run = (unsigned)w->args->min_run;
    if (o.max_looked < o.max_hits) o.max_looked = o.max_hits;
    for (size_t i = 0; i < w->docs.n; i++) {
        wire_seen seen;

        WIRE_TRY(wire_store_check(w->store, &w->docs.p[i], &o, w->arena, &seen,
                                  err));
        if (!WIRE_VEC_PUSH(&w->seen, seen)) return wire_fail_mem(err);
    }
    return WIRE_OK;
}

static wire_status write_answers(const work *w, int *out_errno, wire_err *err)
{
    wire_answer *answers = wire_calloc(w->docs.n + 1, sizeof *answers);
    wire_report_opts o = cli_report_opts(w->args);
    wire_status status;

    if (!answers) return wire_fail_mem(err);
    for (size_t i = 0; i < w->docs.n; i++)
        answers[i] = (wire_answer){&w->docs.p[i], &w->seen.p[i]};
    status = w->args->json
                 ? wire_report_check_json(answers, w->docs.n, cli_write_stdout,
                                          out_errno, err)
                 : wire_report_check_text(answers, w->docs.n, &o,
                                          cli_write_stdout, out_errno, err);
    wire_free(answers);
    return status;
}

static void work_free(work *w)
{
    for (size_t i = 0; i < w->batches.n; i++)
        wire_batch_free(&w->batches.p[i]);
    WIRE_VEC_FREE(&w->batches);
    WIRE_VEC_FREE(&w->docs);
    WIRE_VEC_FREE(&w->seen);
    WIRE_VEC_FREE(&w->skips);
    wire_plan_free(w->plan);
    wire_arena_free(w->arena);
    wire_store_close(w->store);
}

int cli_check(const cli_args *args)
{
    wire_budget budget = {0, 0, 0};
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    wire_read_opts ro = cli_read_opts(args, &budget);
    work w = {.args = args, .arena = wire_arena_new(NULL, 0)};
    wire_status status = w.arena ? WIRE_OK : wire_fail_mem(&err);
    int out_errno = 0, code = CLI_NONE;

    if (status == WIRE_OK)
        status = cli_open_store(args, false, &budget, &w.store, &err);
    if (status == WIRE_OK) status = read_all(&w, &ro, &err);
    if (status == WIRE_OK) status = ask_all(&w, &err);
    if (status == WIRE_OK) status = write_answers(&w, &out_errno, &err);
    for (size_t i = 0; i < w.seen.n; i++)
        if (w.seen.p[i].n_hits) code = CLI_FOUND;
    if (cli_print_skips(w.skips.p, w.skips.n, args) > 0) code = CLI_ERROR;
    if (status != WIRE_OK) code = cli_fail_within(&budget, &err, out_errno);
    work_free(&w);
    return code;
}
