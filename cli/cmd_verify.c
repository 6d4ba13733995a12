/* cmd_verify.c: wirecopy verify PAGE|URL...
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The items that pages are held against, and what was found of each page. */
typedef struct {
    wire_arena *arena;
    wire_budget budget; /* of reading the items */
    cli_input in;
    wire_doc *sources; /* [in.n_articles] */
    wire_verify_cache *cache;
    wire_history *history;          /* NULL: nothing is remembered */
    char *history_at;               /* file; in the arena */
    WIRE_VEC(wire_verify_row) rows; /* one a page */
} work;

static void work_free(work *w)
{
    cli_input_free(&w->in);
    WIRE_VEC_FREE(&w->rows);
    wire_verify_cache_free(w->cache);
    wire_history_free(w->history);
    wire_arena_free(w->arena);
}

/* All articles under --source. */
static wire_status read_sources(work *w, const cli_args *args, wire_err *err)
{
    wire_read_opts o = cli_read_opts(args, &w->budget);

    WIRE_TRY(cli_input_read(&args->source, 1, &o, &w->in, err));
    if (!w->in.n_articles)
        return wire_fail(err, WIRE_EIO, WIRE_NO_OFF,
                         "no article can be read from the source %.150s",
                         args->source);
    return cli_input_docs(&w->in, w->arena, &w->sources, err);
}

/* A row that says why a place cannot be looked at. */
static wire_status add_failure(work *w, const char *place, const wire_err *why,
                               wire_err *err)
{
    wire_verify_row row = {.place = place};

    if (why->code == WIRE_ENOMEM ||
        !wire_arena_copy(w->arena, wire_str_of(why->text), &row.why) ||
        !WIRE_VEC_PUSH(&w->rows, row))
        return wire_fail_mem(err);
    return WIRE_OK;
}

static wire_status verify_page(work *w, const char *place,
                               const wire_verify_opts *o, wire_err *err)
{
    wire_err why = {WIRE_OK, WIRE_NO_OFF, ""};
    wire_verified *v = WIRE_NEW(w->arena, wire_verified);
    wire_verify_row row = {.place = place, .found = v};

    if (!v) return wire_fail_mem(err);
    if (wire_verify_place(place, o, w->arena, v, &why) != WIRE_OK)
        return add_failure(w, place, &why, err);
    return WIRE_VEC_PUSH(&w->rows, row) ? WIRE_OK : wire_fail_mem(err);
}

/* A page, or the pages of a folder. */
static wire_status verify_path(work *w, const char *path,
                               const wire_verify_opts *o, wire_err *err)
{
    wire_err why = {WIRE_OK, WIRE_NO_OFF, ""};
    const char **places;
    size_t n;

    if (wire_verify_list(path, o, w->arena, &places, &n, &why) != WIRE_OK)
        return add_failure(w, path, &why, err);
    for (size_t i = 0; i < n; i++)
        WIRE_TRY(verify_page(w, places[i], o, err));
    return WIRE_OK;
}

/* ---- Lists seen before -------------------------------------------------- */

/* XDG_STATE_HOME/wirecopy/lists, or below ~/.local/state; NULL: there is no
 * home to keep it in.
 * Source: XDG Base Directory Specification 0.8. */
static wire_status name_history(work *w, wire_err *err)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    wire_buf b = {0};
    wire_str path;

    if (state && state[0] == '/') {
        wire_buf_lit(&b, state);
    } else if (home && home[0] == '/') {
        wire_buf_lit(&b, home);
        wire_buf_lit(&b, "/.local/state");
    } else {
        return WIRE_OK;
    }
    wire_buf_lit(&b, "/wirecopy/lists");
    wire_buf_char(&b, '\0');
    bool ok = !b.failed && wire_arena_copy(w->arena, wire_buf_view(&b), &path);
    if (ok) w->history_at = (char *)path.p;
    wire_buf_free(&b);
    return ok ? WIRE_OK : wire_fail_mem(err);
}

static void warn_history(const cli_args *args, const wire_err *why)
{
    if (!args->quiet)
        fprintf(stderr,
                "wirecopy: how new each site's list was is not remembered: "
                "%s%s\n",
                why->text,
                why->code == WIRE_EFORMAT ? "; take the file away" : "");
}

/* What cannot be read is told, and the pages are verified all the same. */
static wire_status open_history(work *w, const cli_args *args, wire_err *err)
{
    wire_err why = {WIRE_OK, WIRE_NO_OFF, ""};

    if (!args->history) return WIRE_OK;
    WIRE_TRY(name_history(w, err));
    if (!w->history_at) return WIRE_OK;
    w->history = wire_history_new();
    if (!w->history) return wire_fail_mem(err);
    if (wire_history_load(w->history, w->history_at, &why) == WIRE_OK)
        return WIRE_OK;
    if (why.code == WIRE_ENOMEM) return wire_fail_mem(err);
    warn_history(args, &why);
    wire_history_free(w->history);
    w->history = NULL;
    return WIRE_OK;
}

static void keep_history(work *w, const cli_args *args)
{
    wire_err why = {WIRE_OK, WIRE_NO_OFF, ""};

    if (w->history &&
        wire_history_save(w->history, w->history_at, &why) != WIRE_OK)
        warn_history(args, &why);
}

/* ---- All of it ---------------------------------------------------------- */

static wire_status verify_all(work *w, const cli_args *args, wire_err *err)
{
    wire_verify_opts o = WIRE_VERIFY_OPTS_INIT;
    wire_str *pins = NULL;

    w->arena = wire_arena_new(NULL, 0);
    w->cache = wire_verify_cache_new();
    if (!w->arena || !w->cache) return wire_fail_mem(err);
    o.cache = w->cache;
    if (args->key)
        WIRE_TRY(wire_keys_named(args->key, w->arena, &pins, &o.n_pins, err));
    o.pins = pins;
    o.allow_private = args->allow_private;
    o.timeout_s = (unsigned)args->timeout_s;
    WIRE_TRY(cli_now(args->now, &o.now_s, err));
    o.old_fails = args->max_age_days > 0;
    if (o.old_fails) o.max_age_s = (int64_t)args->max_age_days * 86400;
    WIRE_TRY(open_history(w, args, err));
    o.history = w->history;
    if (args->max_file_bytes < o.max_page_bytes)
        o.max_page_bytes = (size_t)args->max_file_bytes;
    if (args->source) {
        WIRE_TRY(read_sources(w, args, err));
        o.sources = w->sources;
        o.n_sources = w->in.n_articles;
    }
    for (int i = 0; i < args->n_paths; i++)
        WIRE_TRY(verify_path(w, args->paths[i], &o, err));
    keep_history(w, args);
    return WIRE_OK;
}

static wire_status write_result(const work *w, const cli_args *args,
                                int *out_errno, wire_err *err)
{
    wire_report_opts o = cli_report_opts(args);

    if (args->json)
        return wire_report_verify_json(w->rows.p, w->rows.n, cli_write_stdout,
                                       out_errno, err);
    return wire_report_verify_text(w->rows.p, w->rows.n, &o, cli_write_stdout,
                                   out_errno, err);
}

static int exit_code(const work *w)
{
    int code = CLI_FOUND;

    for (size_t i = 0; i < w->rows.n; i++) {
        if (!w->rows.p[i].found) return CLI_ERROR;
        if (w->rows.p[i].found->light == WIRE_LIGHT_RED) code = CLI_NONE;
    }
    return code;
}

int cli_verify(const cli_args *args)
{
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    work w = {0};
    int out_errno = 0, code;
    wire_status status = verify_all(&w, args, &err);

    if (status == WIRE_OK) status = write_result(&w, args, &out_errno, &err);
    code = status == WIRE_OK ? exit_code(&w)
                             : cli_fail_within(&w.budget, &err, out_errno);
    work_free(&w);
    return code;
}
