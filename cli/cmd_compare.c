/* cmd_compare.c: wirecopy compare SOURCE COPY...
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* First article of each file, and what was found. */
typedef struct {
    wire_plan **plans;
    wire_batch *batches;
    size_t n_paths; /* of plans and batches */
    wire_doc *docs; /* [n] source first, then the copies that could be read */
    size_t n;
    wire_budget budget; /* of all that follows */
    wire_arena *arena;
    wire_idf *idf;
    wire_comparison *results;
    wire_compared *pairs; /* [n - 1] */
} work;

/* Say why nothing was found under a path. */
static void print_unread(const work *w, size_t i, const char *path)
{
    const wire_skip *skips = NULL, none = {.path = wire_str_of(path),
                                           .at = WIRE_NO_OFF,
                                           .why = WIRE_STR("no article")};
    size_t n = wire_plan_skips(w->plans[i], &skips);

    if (n == 0) {
        skips = w->batches[i].skips;
        n = w->batches[i].n_skips;
    }
    for (size_t k = 0; k < n; k++)
        if (!skips[k].is_warning) {
            cli_print_skip(&skips[k]);
            return;
        }
    cli_print_skip(&none);
}

/* The first article under a path, if there is one. */
static wire_status read_first(work *w, size_t i, const char *path,
                              const wire_read_opts *o, wire_err *err)
{
    WIRE_TRY(wire_plan_new(&path, 1, o, &w->plans[i], err));
    for (size_t u = 0; u < wire_plan_units(w->plans[i]); u++) {
        wire_batch_free(&w->batches[i]);
        WIRE_TRY(wire_plan_read(w->plans[i], u, &w->batches[i], err));
        if (w->batches[i].n_articles > 0)
            return wire_text_doc(&w->batches[i].articles[0], w->arena,
                                 &w->docs[w->n++], err);
    }
    print_unread(w, i, path);
    return WIRE_OK;
}

static wire_status work_alloc(work *w, size_t n, wire_err *err)
{
    w->n_paths = n;
    w->plans = wire_calloc(n, sizeof *w->plans);
    w->batches = wire_calloc(n, sizeof *w->batches);
    w->docs = wire_calloc(n, sizeof *w->docs);
    w->results = wire_calloc(n, sizeof *w->results);
    w->pairs = wire_calloc(n, sizeof *w->pairs);
    w->arena = wire_arena_new(w->budget.limit_bytes ? &w->budget : NULL, 0);
    if (!w->plans || !w->batches || !w->docs || !w->results || !w->pairs ||
        !w->arena)
        return wire_fail_mem(err);
    return WIRE_OK;
}

static void work_free(work *w)
{
    for (size_t i = 0; i < w->n_paths; i++) {
        if (w->batches) wire_batch_free(&w->batches[i]);
        if (w->plans) wire_plan_free(w->plans[i]);
    }
    wire_free(w->plans);
    wire_free(w->batches);
    wire_free(w->docs);
    wire_free(w->results);
    wire_free(w->pairs);
    wire_arena_free(w->arena);
    wire_idf_free(w->idf);
}

static wire_status compare_all(work *w, const cli_args *args, wire_err *err)
{
    wire_read_opts o = cli_read_opts(args, &w->budget);

    WIRE_TRY(work_alloc(w, (size_t)args->n_paths, err));
    for (size_t i = 0; i < w->n_paths && (i == 0 || w->n > 0); i++)
        WIRE_TRY(read_first(w, i, args->paths[i], &o, err));
    if (w->n < 2) return WIRE_OK;
    wire_compare_side *source;
    WIRE_TRY(wire_idf_new(w->docs, w->n, &w->idf, err));
    WIRE_TRY(
        wire_compare_side_new(&w->docs[0], w->idf, w->arena, &source, err));
    for (size_t i = 1; i < w->n; i++) {
        WIRE_TRY(wire_compare_copy(source, &w->docs[i], w->arena,
                                   &w->results[i], err));
        w->pairs[i - 1] =
            (wire_compared){&w->docs[0], &w->docs[i], &w->results[i]};
    }
    return WIRE_OK;
}

/* What the readers said of the files: each word of it, they are few. */
static void print_warnings(const work *w, const cli_args *args)
{
    for (size_t i = 0; i < w->n_paths && !args->quiet; i++) {
        const wire_skip *skips = NULL;
        size_t n = w->plans[i] ? wire_plan_skips(w->plans[i], &skips) : 0;

        if (w->batches[i].n_articles == 0) continue; /* told when it was read */
        for (size_t k = 0; k < n; k++)
            cli_print_skip(&skips[k]);
        for (size_t k = 0; k < w->batches[i].n_skips; k++)
            cli_print_skip(&w->batches[i].skips[k]);
        if (w->batches[i].n_articles > 1)
            fprintf(stderr,
                    "wirecopy: %s: warning: the first of its articles is "
                    "compared\n",
                    args->paths[i]);
    }
}

/* Does a label say what its text refutes? It is asked of the whole text:
 * where only some changes are wanted, they alone count. */
static bool has_false_label(const work *w, uint32_t only)
{
    for (size_t i = 1; i < w->n && only == WIRE_CHANGES_ALL; i++)
        if (w->results[i].label_holds == WIRE_HOLDS_NOT) return true;
    return false;
}

/* Does a change of this weight or more stand? What is no copy at all differs
 * in everything. */
static bool has_change(const work *w, wire_severity least, uint32_t only)
{
    for (size_t i = 1; i < w->n; i++) {
        if (w->results[i].verdict == WIRE_VERDICT_UNRELATED) return true;
        for (size_t k = 0; k < w->results[i].n_changes; k++) {
            const wire_change *c = &w->results[i].changes[k];

            if (c->severity >= least && (only >> c->type & 1u)) return true;
        }
    }
    return false;
}

static wire_status write_result(const work *w, const cli_args *args,
                                uint32_t only, int *out_errno, wire_err *err)
{
    wire_report_opts o = cli_report_opts(args);
    bool array = !args->jsonl && w->n_paths > 2;

    if (args->json || args->jsonl)
        return wire_report_compare_json(w->pairs, w->n - 1, only,
                                        array ? WIRE_REPORT_ARRAY
                                              : WIRE_REPORT_LINES,
                                        cli_write_stdout, out_errno, err);
    if (args->summary)
        return wire_report_compare_summary(w->pairs, w->n - 1, only, &o,
                                           cli_write_stdout, out_errno, err);
    return wire_report_compare_text(w->pairs, w->n - 1, only, &o,
                                    cli_write_stdout, out_errno, err);
}

/* Is a change there that the caller wants to hear of by the exit status? */
static bool is_reason_to_fail(const work *w, const cli_args *args,
                              uint32_t only)
{
    static const wire_severity levels[] = {
        WIRE_SEVERITY_LOW, WIRE_SEVERITY_MEDIUM, WIRE_SEVERITY_HIGH};

    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (strcmp(args->fail_at, wire_severity_name(levels[i])) == 0)
            return has_false_label(w, only) || has_change(w, levels[i], only);
    return false; /* never */
}

int cli_compare(const cli_args *args)
{
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    work w = {0};
    int out_errno = 0, code = CLI_FOUND;
    uint32_t only = 0;
    wire_status status;

    if (args->n_paths < 2) {
        fprintf(stderr, "wirecopy: compare needs a SOURCE and a COPY\n");
        return CLI_ERROR;
    }
    if (args->json && args->jsonl) {
        fprintf(stderr, "wirecopy: --json and --jsonl exclude each other\n");
        return CLI_ERROR;
    }
    status = wire_changes_named(wire_str_of(args->only), &only, &err);
    if (status == WIRE_OK) status = compare_all(&w, args, &err);
    if (status == WIRE_OK && w.n > 1)
        status = write_result(&w, args, only, &out_errno, &err);
    if (status == WIRE_OK) print_warnings(&w, args);
    if (status != WIRE_OK)
        code = cli_fail_within(&w.budget, &err, out_errno);
    else if (w.n < w.n_paths)
        code = CLI_ERROR;
    else if (is_reason_to_fail(&w, args, only))
        code = CLI_NONE;
    work_free(&w);
    return code;
}
