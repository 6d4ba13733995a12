/* cmd_publish.c: wirecopy publish --out DIR PATH...
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum { HUBS_MOST = 8, RULES_MOST = 4 << 20 };

/* What the options are made of. */
typedef struct {
    wire_publish_opts o;
    wire_arena *arena;
    const char *hubs[HUBS_MOST];
    wire_file_id barred[2]; /* the key and the site: by no name in the input */
    size_t n_barred;
} plan;

/* ---- Options --------------------------------------------------------------- */

static const char *copy(plan *p, const char *s, size_t n, const char *end)
{
    size_t m = strlen(end);
    char *out = wire_arena_alloc(p->arena, n + m + 1);

    if (!out) return NULL;
    memcpy(out, s, n);
    memcpy(out + n, end, m + 1);
    return out;
}

static wire_status set_hubs(plan *p, const char *list, wire_err *err)
{
    p->o.hubs = p->hubs;
    while (list && *list) {
        size_t n = strcspn(list, ",");

        if (p->o.n_hubs == HUBS_MOST)
            return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                             "--hub names more than %d hubs", HUBS_MOST);
        p->hubs[p->o.n_hubs] = copy(p, list, n, "");
        if (!p->hubs[p->o.n_hubs++]) return wire_fail_mem(err);
        list += n + (list[n] == ',');
    }
    return WIRE_OK;
}

/* Beside the site, never in it: it would be served. */
static wire_status set_key(plan *p, const cli_args *args, wire_err *err)
{
    size_t n = strlen(args->out);

    p->o.key = args->key;
    if (args->key) return WIRE_OK;
    while (n > 1 && args->out[n - 1] == '/')
        n--;
    p->o.key = copy(p, args->out, n, ".key");
    return p->o.key ? WIRE_OK : wire_fail_mem(err);
}

static wire_status set_rules(plan *p, const char *path, wire_err *err)
{
    wire_buf b = {0};
    wire_rules *rules = NULL;
    wire_status status = WIRE_OK;
    FILE *f;

    if (!path) return WIRE_OK;
    f = fopen(path, "rb");
    while (f && status == WIRE_OK && !feof(f) && !ferror(f)) {
        if (!wire_buf_reserve(&b, 1 << 16))
            status = wire_fail_mem(err);
        else
            b.n += fread(b.p + b.n, 1, 1 << 16, f);
        if (b.n > RULES_MOST)
            status = wire_fail(err, WIRE_ELIMIT, WIRE_NO_OFF,
                               "%.180s: too large for rules", path);
    }
    if (!f || ferror(f))
        status = wire_fail(err, WIRE_EIO, WIRE_NO_OFF,
                           "cannot read rules %.180s", path);
    if (f) fclose(f);
    if (status == WIRE_OK)
        status =
            wire_rules_parse(wire_buf_view(&b), path, p->arena, &rules, err);
    p->o.rules = rules;
    wire_buf_free(&b);
    return status;
}

/* A path with all links in it resolved, also of what does not exist yet; NULL
 * where nothing of it does, or memory ran out. free() it. */
static char *real_path(const char *path)
{
    size_t n = strlen(path);
    char *up = strdup(path), *found = up ? realpath(up, NULL) : NULL;
    char *whole = NULL;

    while (up && !found && n > 0) {
        while (n > 0 && up[n - 1] == '/')
            n--;
        while (n > 0 && up[n - 1] != '/')
            n--;
        up[n] = '\0';
        found = realpath(n ? up : ".", NULL);
    }
    if (found && n < strlen(path)) {
        size_t size = strlen(found) + strlen(path + n) + 2;

        whole = malloc(size);
        if (whole)
            snprintf(whole, size, "%s/%s", strcmp(found, "/") ? found : "",
                     path + n);
        free(found);
        found = whole;
    }
    free(up);
    return found;
}

/* What of path lies below folder; NULL: it does not. */
static const char *below(const char *path, const char *folder)
{
    size_t n = strlen(folder);

    while (n > 0 && folder[n - 1] == '/')
        n--;
    if (strncmp(path, folder, n) != 0) return NULL;
    return path[n] == '/' || path[n] == '\0' ? path + n : NULL;
}

/* Would path be read with the input in? What is hidden is not. */
static bool is_read(const char *path, const char *in, const cli_args *args)
{
    char *real = real_path(in);
    const char *rest = real && path ? below(path, real) : NULL;
    bool is = rest && (args->hidden || !strstr(rest, "/."));

    free(real);
    return is;
}

/* Links and other names of the key or the site lead to the same file. */
static void bar(plan *p, const char *path)
{
    struct stat st;

    if (stat(path, &st) != 0) return; /* it is made later, and not read then */
    p->barred[p->n_barred++] =
        (wire_file_id){(uint64_t)st.st_dev, (uint64_t)st.st_ino};
}

/* Neither the site nor its key may be read as articles: the key would be
 * published. Nor may the key stand in the site. */
static wire_status check_apart(const cli_args *args, const char *key,
                               wire_err *err)
{
    char *out = real_path(args->out), *secret = real_path(key);
    wire_status status = WIRE_OK;

    if (!out || !secret)
        status = wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "cannot find %.180s",
                           out ? key : args->out);
    else if (below(secret, out))
        status = wire_fail(
            err, WIRE_EINVAL, WIRE_NO_OFF,
            "key: %.150s stands in the site, and would be served", key);
    for (int i = 0; status == WIRE_OK && i < args->n_paths; i++) {
        const char *in = args->paths[i];

        if (strcmp(in, "-") == 0) continue;
        if (is_read(secret, in, args))
            status = wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                               "key: %.120s stands in the input %.120s, and "
                               "would be published",
                               key, in);
        else if (is_read(out, in, args))
            status = wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                               "out: %.120s stands in the input %.120s, and "
                               "would be read",
                               args->out, in);
    }
    free(out);
    free(secret);
    return status;
}

static wire_status make_plan(plan *p, const cli_args *args, wire_err *err)
{
    p->o = wire_publish_opts_init();
    if (!args->out)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "publish needs --out DIR, the folder of the site");
    p->o.out = args->out;
    p->o.base_url = args->base_url;
    if (args->site_name) p->o.site_name = args->site_name;
    p->o.theme = args->theme;
    p->o.n_threads = (unsigned)args->threads;
    p->o.is_dry = args->dry_run;
    p->o.keep_killed_text = args->keep_killed_text;
    p->o.reviewer = wire_str_of(args->reviewer);
    p->o.responsible = wire_str_of(args->responsible);
    WIRE_TRY(set_key(p, args, err));
    WIRE_TRY(check_apart(args, p->o.key, err));
    bar(p, p->o.key);
    bar(p, args->out);
    WIRE_TRY(set_hubs(p, args->hub, err));
    if (args->now) WIRE_TRY(cli_now(args->now, &p->o.now_s, err));
    WIRE_TRY(set_rules(p, args->rules, err));
    return wire_publish_check(&p->o, err);
}

/* ---- What is said ------------------------------------------------------------- */

static void print_count(size_t n, const char *one, const char *many,
                        const char **comma)
{
    if (n == 0) return;
    fprintf(stderr, "%s%zu %s", *comma, n, n == 1 ? one : many);
    *comma = ", ";
}

static void print_fates(const wire_published *x)
{
    const char *comma = "  ";

    print_count(x->count[WIRE_FATE_NEW], "new", "new", &comma);
    print_count(x->count[WIRE_FATE_UPDATED], "updated", "updated", &comma);
    print_count(x->count[WIRE_FATE_CORRECTED], "corrected", "corrected",
                &comma);
    print_count(x->count[WIRE_FATE_RESTORED], "released", "released", &comma);
    print_count(x->count[WIRE_FATE_WITHHELD], "withheld", "withheld", &comma);
    print_count(x->count[WIRE_FATE_KILLED], "killed", "killed", &comma);
    print_count(x->count[WIRE_FATE_HELD], "held", "held", &comma);
    print_count(x->count[WIRE_FATE_SAME], "as before", "as before", &comma);
    print_count(x->count[WIRE_FATE_DEAD], "dead", "dead", &comma);
    if (*comma == ',') fputc('\n', stderr);
}

static bool is_worth_a_line(const wire_publish_row *row, bool all)
{
    return row->fate == WIRE_FATE_HELD || row->fate == WIRE_FATE_KILLED ||
           row->fate == WIRE_FATE_WITHHELD ||
           row->fate == WIRE_FATE_CORRECTED ||
           row->fate == WIRE_FATE_RESTORED || all;
}

static void print_rows(const wire_published *x, const cli_args *args)
{
    enum { LINES_MOST = 20 };
    size_t n = 0;

    for (size_t i = 0; i < x->n_rows; i++) {
        const wire_publish_row *row = &x->rows[i];

        if (!is_worth_a_line(row, args->verbose)) continue;
        if (n++ >= LINES_MOST && !args->verbose) continue;
        fprintf(stderr, "  %-9s ", wire_fate_name(row->fate));
        cli_print_plain(row->id, 120);
        if (row->why.n) fputs(": ", stderr);
        cli_print_plain(row->why, 200);
        fputc('\n', stderr);
    }
    if (n > LINES_MOST && !args->verbose)
        fprintf(stderr, "  and %zu more; --verbose names them\n",
                n - LINES_MOST);
}

static void print_summary(const wire_published *x, const cli_args *args)
{
    fprintf(stderr,
            "%s%s: %zu article%s (%zu labelled), %zu digest%s, "
            "%zu stor%s\n",
            args->dry_run ? "would publish " : "", args->out, x->articles,
            x->articles == 1 ? "" : "s", x->labels, x->digests,
            x->digests == 1 ? "" : "s", x->stories,
            x->stories == 1 ? "y" : "ies");
    print_fates(x);
    print_rows(x, args);
    fprintf(stderr, "  %zu file%s written, %zu removed, %zu left as %s\n",
            x->written, x->written == 1 ? "" : "s", x->removed, x->unchanged,
            x->unchanged == 1 ? "it is" : "they are");
    if (args->dry_run)
        for (size_t i = 0; i < x->n_changed; i++) {
            fputs("  ", stderr);
            cli_print_plain(x->changed[i], 400);
            fputc('\n', stderr);
        }
    if (!args->base_url)
        fprintf(stderr, "  no --base-url: feeds and sitemaps lead to "
                        "http://localhost/\n");
}

/* ---- The run ---------------------------------------------------------------------- */

static wire_status trace_and_publish(plan *p, const cli_args *args,
                                     wire_trace *t, wire_budget *budget,
                                     wire_published *out, wire_err *err)
{
    cli_progress progress;
    wire_trace_opts o;
    wire_status status;

    cli_progress_init(&progress, args);
    o = cli_trace_opts(args, budget, &progress);
    o.find_changes = true;
    o.read.barred = p->barred;
    o.read.n_barred = p->n_barred;
    status = wire_trace_check(&o, err);
    if (status == WIRE_OK)
        status = wire_trace_run((const char *const *)args->paths,
                                (size_t)args->n_paths, &o, t, err);
    cli_progress_clear(&progress);
    return status == WIRE_OK ? wire_publish_run(t, &p->o, out, err) : status;
}

static wire_status ping(const plan *p, const cli_args *args, wire_err *err)
{
    size_t sent = 0;
    wire_status status;

    if (!args->ping || args->dry_run) return WIRE_OK;
    status = wire_publish_ping(&p->o, &sent, err);
    if (!args->quiet && status == WIRE_OK)
        fprintf(stderr, "  %zu announcement%s sent\n", sent,
                sent == 1 ? "" : "s");
    return status;
}

int cli_publish(const cli_args *args)
{
    wire_budget budget = {0, 0, 0};
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    plan p = {.arena = wire_arena_new(NULL, 0)};
    wire_trace t = {0};
    wire_published x = {0};
    int out_errno = 0, code = CLI_FOUND;
    wire_status status =
        p.arena ? make_plan(&p, args, &err) : wire_fail_mem(&err);

    if (status == WIRE_OK)
        status = trace_and_publish(&p, args, &t, &budget, &x, &err);
    if (status == WIRE_OK && args->json)
        status = wire_published_json(&x, cli_write_stdout, &out_errno, &err);
    if (status == WIRE_OK && !args->quiet) print_summary(&x, args);
    if (cli_print_skips(t.skips, t.n_skips, args) > 0) code = CLI_ERROR;
    if (status == WIRE_OK) status = ping(&p, args, &err);
    if (status != WIRE_OK)
        code = cli_fail_within(&budget, &err, out_errno);
    else if (code == CLI_FOUND && x.n_rows == 0)
        code = CLI_NONE;
    if (status == WIRE_OK && !args->quiet) cli_print_closing(&t.stats);
    wire_published_free(&x);
    wire_trace_free(&t);
    wire_arena_free(p.arena);
    return code;
}
