/* cmd_list.c: wirecopy ls, show and doctor: what a store holds, and whether
 * it is whole.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LIST_PAGE = 1000 };

/* ---- ls ------------------------------------------------------------------- */

static wire_status list_page(wire_store *s, const cli_args *args,
                             uint32_t *after, size_t *n, int *out_errno,
                             wire_err *err)
{
    wire_report_opts o = cli_report_opts(args);
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_listing *list = NULL;
    wire_status status =
        a ? wire_store_list(s, *after, LIST_PAGE, a, &list, n, err)
          : wire_fail_mem(err);

    if (status == WIRE_OK)
        status = args->json
                     ? wire_report_list_json(list, *n, cli_write_stdout,
                                             out_errno, err)
                     : wire_report_list_text(list, *n, &o, cli_write_stdout,
                                             out_errno, err);
    if (status == WIRE_OK && *n) *after = list[*n - 1].number;
    wire_arena_free(a);
    return status;
}

int cli_list(const cli_args *args)
{
    wire_budget budget = {0, 0, 0};
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    wire_store *s = NULL;
    wire_store_stats stats = {0};
    uint32_t after = 0;
    size_t n = LIST_PAGE;
    int out_errno = 0;
    wire_status status = cli_open_store(args, false, &budget, &s, &err);

    while (status == WIRE_OK && n == LIST_PAGE)
        status = list_page(s, args, &after, &n, &out_errno, &err);
    if (status == WIRE_OK) status = wire_store_count(s, &stats, &err);
    wire_store_close(s);
    if (status != WIRE_OK) return cli_fail(&err, out_errno);
    if (!args->quiet)
        fprintf(stderr,
                "wirecopy: %" PRIu64 " article%s, %" PRIu64 " version%s, "
                "%.1f MB of text, %.1f MB of index\n",
                stats.articles, stats.articles == 1 ? "" : "s", stats.versions,
                stats.versions == 1 ? "" : "s", (double)stats.text_bytes / 1e6,
                (double)stats.index_bytes / 1e6);
    return stats.articles ? CLI_FOUND : CLI_NONE;
}

/* ---- show ----------------------------------------------------------------- */

static wire_status show_one(wire_store *s, const cli_args *args,
                            const char *name, wire_arena *a, int *out_errno,
                            wire_err *err)
{
    wire_report_opts o = cli_report_opts(args);
    wire_article article;
    wire_batch batch = {.articles = &article, .n_articles = 1};
    wire_status status =
        wire_store_get(s, wire_str_of(name), 0, a, &article, err);

    if (status == WIRE_END) {
        char *end;
        unsigned long number = strtoul(name, &end, 10);

        if (end != name && *end == '\0' && number > 0 && number < UINT32_MAX)
            status = wire_store_get(s, wire_str_of(name), (uint32_t)number, a,
                                    &article, err);
    }
    if (status == WIRE_END)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF, "%s: no article %.150s",
                         args->store, name);
    WIRE_TRY(status);
    if (args->json)
        return wire_report_read_json(&batch, 1, NULL, 0, cli_write_stdout,
                                     out_errno, err);
    WIRE_TRY(
        wire_report_read_text(&batch, 1, &o, cli_write_stdout, out_errno, err));
    printf("\n%.*s\n", (int)article.body.n, article.body.p);
    return WIRE_OK;
}

int cli_show(const cli_args *args)
{
    wire_budget budget = {0, 0, 0};
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_store *s = NULL;
    int out_errno = 0;
    wire_status status = a ? cli_open_store(args, false, &budget, &s, &err)
                           : wire_fail_mem(&err);

    for (int i = 0; i < args->n_paths && status == WIRE_OK; i++)
        status = show_one(s, args, args->paths[i], a, &out_errno, &err);
    wire_store_close(s);
    wire_arena_free(a);
    return status == WIRE_OK ? CLI_FOUND : cli_fail(&err, out_errno);
}

/* ---- doctor --------------------------------------------------------------- */

static void tell(void *ctx, const char *what)
{
    size_t *n = ctx;

    ++*n;
    printf("%s\n", what);
}

int cli_doctor(const cli_args *args)
{
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    wire_store_stats stats = {0};
    wire_store *s = NULL;
    size_t wrong = 0;
    wire_store_opts o = WIRE_STORE_OPTS_INIT;
    wire_status status = wire_store_open(args->store, &o, &s, &err);

    if (status == WIRE_OK) status = wire_store_count(s, &stats, &err);
    if (status == WIRE_OK) status = wire_store_verify(s, tell, &wrong, &err);
    wire_store_close(s);
    if (status != WIRE_OK) return cli_fail(&err, 0);
    printf("%s: %" PRIu64 " article%s in %zu segment%s: %s\n", args->store,
           stats.versions, stats.versions == 1 ? "" : "s", stats.segments,
           stats.segments == 1 ? "" : "s",
           wrong ? "damaged" : "everything is there");
    if (stats.rebuilt)
        printf("%zu segment%s lost or damaged and made again\n", stats.rebuilt,
               stats.rebuilt == 1 ? " was" : "s were");
    return wrong ? CLI_NONE : CLI_FOUND;
}
