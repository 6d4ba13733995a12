/* cmd_check.c: wirecopy check PATH...: has the store seen this?
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    const cli_args *args;
    wire_store *store;
    cli_input in;
    wire_doc *docs;    /* [in.n_articles] */
    wire_seen *seen;   /* [in.n_articles] */
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

static wire_status ask_all(work *w, wire_err *err)
{
    wire_check_opts o = WIRE_CHECK_OPTS_INIT;

    o.max_hits = (unsigned)w->args->limit;
    o.min_run = (unsigned)w->args->min_run;
    if (o.max_looked < o.max_hits) o.max_looked = o.max_hits;
    w->seen = WIRE_ARRAY(w->arena, wire_seen, w->in.n_articles + 1);
    if (!w->seen) return wire_fail_mem(err);
    for (size_t i = 0; i < w->in.n_articles; i++)
        WIRE_TRY(wire_store_check(w->store, &w->docs[i], &o, w->arena,
                                  &w->seen[i], err));
    return WIRE_OK;
}

static wire_status write_answers(const work *w, int *out_errno, wire_err *err)
{
    size_t n = w->in.n_articles;
    wire_answer *answers = wire_calloc(n + 1, sizeof *answers);
    wire_report_opts o = cli_report_opts(w->args);
    wire_status status;

    if (!answers) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++)
        answers[i] = (wire_answer){&w->docs[i], &w->seen[i]};
    status = w->args->json
                 ? wire_report_check_json(answers, n, cli_write_stdout,
                                          out_errno, err)
                 : wire_report_check_text(answers, n, &o, cli_write_stdout,
                                          out_errno, err);
    wire_free(answers);
    return status;
}

/* Ask of everything under the paths; *code says whether any was seen. */
static wire_status check_all(work *w, const wire_read_opts *o, int *code,
                             int *out_errno, wire_err *err)
{
    WIRE_TRY(cli_input_read((const char *const *)w->args->paths,
                            (size_t)w->args->n_paths, o, &w->in, err));
    WIRE_TRY(cli_input_docs(&w->in, w->arena, &w->docs, err));
    WIRE_TRY(ask_all(w, err));
    for (size_t i = 0; i < w->in.n_articles; i++)
        if (w->seen[i].n_hits) *code = CLI_FOUND;
    return write_answers(w, out_errno, err);
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
    if (status == WIRE_OK) status = check_all(&w, &ro, &code, &out_errno, &err);
    if (cli_print_skips(w.in.skips, w.in.n_skips, args) > 0) code = CLI_ERROR;
    if (status != WIRE_OK) code = cli_fail_within(&budget, &err, out_errno);
    cli_input_free(&w.in);
    wire_arena_free(w.arena);
    wire_store_close(w.store);
    return code;
}
