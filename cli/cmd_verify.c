/* cmd_verify.c: wirecopy verify PAGE|URL...
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <stdio.h>
#include <string.h>

/* The items that pages are held against, and what was found of each page. */
typedef struct {
    wire_arena *arena;
    wire_budget budget; /* of reading the items */
    cli_input in;
    wire_doc *sources; /* [in.n_articles] */
    wire_verify_cache *cache;
    WIRE_VEC(wire_verify_row) rows; /* one a page */
} work;

static void work_free(work *w)
{
    cli_input_free(&w->in);
    WIRE_VEC_FREE(&w->rows);
    wire_verify_cache_free(w->cache);
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
    if (args->max_file_bytes < o.max_page_bytes)
        o.max_page_bytes = (size_t)args->max_file_bytes;
    if (args->source) {
        WIRE_TRY(read_sources(w, args, err));
        o.sources = w->sources;
        o.n_sources = w->in.n_articles;
    }
    for (int i = 0; i < args->n_paths; i++)
        WIRE_TRY(verify_path(w, args->paths[i], &o, err));
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
