/* cmd_digest.c: wirecopy digest PATH...
 *
 *   paths -> trace -> stories -> [digest] a few hundred at a time -> stdout
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { AT_ONCE = 256 }; /* digests in memory */

typedef struct {
    const cli_args *args;
    wire_trace trace;
    wire_idf *idf; /* of no article: a digest depends on its story alone */
    wire_arena *arena;
    wire_digest_in *stories;
    size_t n_stories;
    wire_digest_opts opts;
    size_t from;   /* first story of this round */
    int64_t now_s; /* what is under embargo then is left out */
    bool found;    /* some digest has a line */
    wire_digest digests[AT_ONCE];
    wire_arena *arenas[AT_ONCE];
    int out_errno;
} work;

/* ---- Which stories ------------------------------------------------------ */

static bool has_id(const work *w, const wire_digest_in *s, wire_str id)
{
    for (size_t i = 0; i < s->n_articles; i++)
        if (wire_str_eq(w->trace.docs[s->articles[i]].article->id, id))
            return true;
    return false;
}

/* "e3", "f1" as trace numbers its families, or the id of an article. */
static bool is_wanted(const work *w, const wire_digest_in *s, const char *want)
{
    char letter = s->kind == WIRE_STORY_EVENT    ? 'e'
                  : s->kind == WIRE_STORY_FAMILY ? 'f'
                                                 : '\0';

    if (has_id(w, s, wire_str_of(want))) return true;
    if (letter == '\0' || want[0] != letter) return false;
    if (want[1] < '1' || want[1] > '9') return false;
    return strtoull(want + 1, NULL, 10) == (uint64_t)s->number + 1;
}

static bool choose(work *w)
{
    size_t n = 0;

    if (!w->args->story) return true;
    for (size_t i = 0; i < w->n_stories; i++)
        if (is_wanted(w, &w->stories[i], w->args->story))
            w->stories[n++] = w->stories[i];
    w->n_stories = n;
    if (n == 0) fprintf(stderr, "wirecopy: no story '%s'\n", w->args->story);
    return n > 0;
}

static void tell_embargo(const work *w, const wire_digest_in *s)
{
    char until[32];

    wire_time_format(s->embargoed, until);
    fputs("wirecopy: no digest of ", stderr);
    cli_print_plain(w->trace.docs[s->articles[0]].article->id, 120);
    fprintf(stderr, ": under embargo until %s\n", until);
}

/* What nobody is to see yet is told, and has no digest. */
static void leave_embargoed(work *w)
{
    enum { LINES_MOST = 20 };
    size_t n = 0, left = 0;

    for (size_t i = 0; i < w->n_stories; i++) {
        const wire_digest_in *s = &w->stories[i];

        if (s->embargoed.precision == WIRE_TIME_NONE ||
            s->embargoed.unix_s <= w->now_s)
            w->stories[n++] = *s;
        else if (left++ < LINES_MOST || w->args->verbose)
            tell_embargo(w, s);
    }
    if (left > LINES_MOST && !w->args->verbose)
        fprintf(stderr, "wirecopy: ... and %zu more under embargo\n",
                left - LINES_MOST);
    w->n_stories = n;
}

/* ---- Digests ------------------------------------------------------------ */

static wire_status digest_task(void *ctx, size_t i, unsigned worker,
                               wire_err *err)
{
    work *w = ctx;

    (void)worker;
    w->arenas[i] = wire_arena_new(NULL, 0);
    if (!w->arenas[i]) {
        (void)wire_fail(err, WIRE_ENOMEM, WIRE_NO_OFF, "out of memory");
        return WIRE_ENOMEM;
    }
    return wire_digest_make(&w->stories[w->from + i], &w->opts, w->arenas[i],
                            &w->digests[i], err);
}

static wire_status write_json(work *w, size_t n, wire_err *err)
{
    bool is_array = w->args->json && w->n_stories > 1;
    wire_status status = WIRE_OK;

    if (!is_array)
        return wire_report_digest_json(w->digests, n, w->trace.docs,
                                       WIRE_REPORT_LINES, cli_write_stdout,
                                       &w->out_errno, err);
    for (size_t i = 0; i < n && status == WIRE_OK; i++) {
        const char *lead = w->from + i == 0 ? "[" : ",";

        if (!cli_write_stdout(&w->out_errno, lead, 1))
            return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "output was refused");
        status = wire_report_digest_json(&w->digests[i], 1, w->trace.docs,
                                         WIRE_REPORT_LINES, cli_write_stdout,
                                         &w->out_errno, err);
    }
    if (status == WIRE_OK && w->from + n == w->n_stories &&
        !cli_write_stdout(&w->out_errno, "]\n", 2))
        return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "output was refused");
    return status;
}

static wire_status write_text(work *w, size_t n, wire_err *err)
{
    wire_report_opts o = cli_report_opts(w->args);

    if (w->from > 0 && !cli_write_stdout(&w->out_errno, "\n\n", 2))
        return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "output was refused");
    return wire_report_digest_text(w->digests, n, w->trace.docs, &o,
                                   cli_write_stdout, &w->out_errno, err);
}

static void free_round(work *w)
{
    for (size_t i = 0; i < AT_ONCE; i++) {
        wire_arena_free(w->arenas[i]);
        w->arenas[i] = NULL;
    }
}

static wire_status write_all(work *w, wire_err *err)
{
    unsigned threads = w->trace.stats.n_threads;
    wire_status status = WIRE_OK;

    for (w->from = 0;
         w->from < w->n_stories && status == WIRE_OK && w->out_errno == 0;
         w->from += AT_ONCE) {
        size_t n = w->n_stories - w->from;

        if (n > AT_ONCE) n = AT_ONCE;
        status = wire_pool_run(threads, n, digest_task, w, err);
        for (size_t i = 0; status == WIRE_OK && i < n; i++)
            w->found = w->found || w->digests[i].n_synopsis > 0;
        if (status == WIRE_OK)
            status = w->args->json || w->args->jsonl ? write_json(w, n, err)
                                                     : write_text(w, n, err);
        free_round(w);
    }
    return status;
}

/* ---- Command ------------------------------------------------------------ */

static wire_digest_opts digest_opts(const cli_args *args)
{
    wire_digest_opts o = WIRE_DIGEST_OPTS_INIT;

    o.max_synopsis = (unsigned)args->synopsis;
    o.max_takeaways = (unsigned)args->takeaways;
    if (o.min_takeaways > o.max_takeaways) o.min_takeaways = o.max_takeaways;
    o.question = args->question;
    o.compress = args->compress;
    o.reviewer = wire_str_of(args->reviewer);
    o.responsible = wire_str_of(args->responsible);
    return o;
}

static wire_status run(work *w, wire_trace_opts *o, cli_progress *progress,
                       wire_err *err)
{
    const cli_args *args = w->args;
    wire_status status;

    WIRE_TRY(cli_now(args->now, &w->now_s, err));
    WIRE_TRY(wire_digest_check(&w->opts, err));
    WIRE_TRY(wire_trace_check(o, err));
    status = wire_trace_run((const char *const *)args->paths,
                            (size_t)args->n_paths, o, &w->trace, err);
    cli_progress_clear(progress);
    WIRE_TRY(status);
    w->arena = wire_arena_new(NULL, 0);
    if (!w->arena)
        return wire_fail(err, WIRE_ENOMEM, WIRE_NO_OFF, "out of memory");
    WIRE_TRY(wire_idf_new(NULL, 0, &w->idf, err));
    WIRE_TRY(wire_digest_stories(&w->trace, w->idf, w->arena, &w->stories,
                                 &w->n_stories, err));
    if (!choose(w)) return WIRE_OK;
    leave_embargoed(w);
    return write_all(w, err);
}

int cli_digest(const cli_args *args)
{
    wire_budget budget = {0, 0, 0};
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    cli_progress progress;
    work *w;
    wire_trace_opts o;
    wire_status status;
    int code = CLI_FOUND;

    if (args->json && args->jsonl) {
        fprintf(stderr, "wirecopy: --json and --jsonl exclude each other\n");
        return CLI_ERROR;
    }
    w = wire_calloc(1, sizeof *w);
    if (!w) {
        (void)wire_fail(&err, WIRE_ENOMEM, WIRE_NO_OFF, "out of memory");
        return cli_fail(&err, 0);
    }
    w->args = args;
    w->opts = digest_opts(args);
    cli_progress_init(&progress, args);
    o = cli_trace_opts(args, &budget, &progress);
    status = run(w, &o, &progress, &err);
    if (cli_print_skips(w->trace.skips, w->trace.n_skips, args) > 0)
        code = CLI_ERROR;
    if (status != WIRE_OK)
        code = cli_fail_within(&budget, &err, w->out_errno);
    else if (code == CLI_FOUND && !w->found)
        code = CLI_NONE;
    if (status == WIRE_OK && !args->quiet) cli_print_closing(&w->trace.stats);
    free_round(w);
    wire_idf_free(w->idf);
    wire_arena_free(w->arena);
    wire_trace_free(&w->trace);
    wire_free(w);
    return code;
}
