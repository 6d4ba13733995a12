/* bench_compare: how many pairs of articles a core compares in a second.
 *
 *   usage: bench_compare [--prepared] LIST PATH...
 *
 * LIST has a line a pair: kind, tab, id of the source, tab, id of the copy;
 * the articles stand under PATH. One idf is made of all of them, as trace
 * does. --prepared: a source is prepared once for the lines in a row that
 * name it; what that costs is counted.
 * Every pair is compared some times in a row, and its best time taken, since
 * what else the machine does only ever adds to it.
 * Prints a row a kind, then one of all: kind, core seconds, pairs, words.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <wirecopy/wirecopy.h>

enum { TIMES = 3, KINDS_MAX = 32, LINE_CAP = 1024 };

typedef struct {
    wire_str kind;
    const wire_doc *source, *copy;
} pair;

typedef struct {
    wire_plan *plan;
    wire_batch *batches;
    size_t n_batches;
    wire_arena *arena; /* documents, lines */
    wire_arena *work;
    wire_doc *docs;
    const wire_doc **by_id;
    size_t n_docs;
    wire_idf *idf;
    WIRE_VEC(pair) pairs;
} bench;

typedef struct {
    wire_str kind;
    double core_s;
    size_t pairs, words;
} row;

static double cpu_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* ---- Articles and pairs -------------------------------------------------- */

static int by_id(const void *x, const void *y)
{
    const wire_doc *const *a = x, *const *b = y;
    return wire_str_cmp((*a)->article->id, (*b)->article->id);
}

static wire_status prepare(bench *b, wire_err *err)
{
    size_t k = 0;
    for (size_t u = 0; u < b->n_batches; u++)
        b->n_docs += b->batches[u].n_articles;
    b->docs = WIRE_ARRAY(b->arena, wire_doc, b->n_docs);
    b->by_id = WIRE_ARRAY(b->arena, const wire_doc *, b->n_docs);
    if (!b->docs || !b->by_id) return wire_fail_mem(err);
    for (size_t u = 0; u < b->n_batches; u++)
        for (size_t i = 0; i < b->batches[u].n_articles; i++, k++) {
            WIRE_TRY(wire_text_doc(&b->batches[u].articles[i], b->arena,
                                   &b->docs[k], err));
            b->by_id[k] = &b->docs[k];
        }
    qsort(b->by_id, k, sizeof *b->by_id, by_id);
    return wire_idf_new(b->docs, b->n_docs, &b->idf, err);
}

static wire_status read_articles(bench *b, const char *const *paths, size_t n,
                                 wire_err *err)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    WIRE_TRY(wire_plan_new(paths, n, &o, &b->plan, err));
    size_t units = wire_plan_units(b->plan);
    b->batches = wire_calloc(units + 1, sizeof *b->batches);
    if (!b->batches) return wire_fail_mem(err);
    for (; b->n_batches < units; b->n_batches++)
        WIRE_TRY(wire_plan_read(b->plan, b->n_batches,
                                &b->batches[b->n_batches], err));
    return prepare(b, err);
}

static const wire_doc *doc_of(const bench *b, const char *id)
{
    wire_article article = {.id = wire_str_of(id)};
    wire_doc want = {.article = &article};
    const wire_doc *key = &want;
    const wire_doc **at =
        bsearch(&key, b->by_id, b->n_docs, sizeof *b->by_id, by_id);
    return at ? *at : NULL;
}

static wire_status read_list(bench *b, const char *path, wire_err *err)
{
    char line[LINE_CAP], *rest;
    FILE *f = fopen(path, "r");
    wire_status s = WIRE_OK;
    if (!f)
        return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "cannot read the list");
    while (s == WIRE_OK && fgets(line, sizeof line, f)) {
        const char *kind = strtok_r(line, "\t\n", &rest);
        const char *source = strtok_r(NULL, "\t\n", &rest);
        const char *copy = strtok_r(NULL, "\t\n", &rest);
        if (!copy) continue;
        pair p = {.source = doc_of(b, source), .copy = doc_of(b, copy)};
        if (!p.source || !p.copy)
            s = wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF, "no such article: %s",
                          p.source ? copy : source);
        else if (!wire_arena_copy(b->arena, wire_str_of(kind), &p.kind) ||
                 !WIRE_VEC_PUSH(&b->pairs, p))
            s = wire_fail_mem(err);
    }
    fclose(f);
    return s;
}

/* ---- Comparing ------------------------------------------------------------
 */

static wire_status compare(const bench *b, const pair *p,
                           const wire_compare_side *source, double *best,
                           wire_err *err)
{
    wire_arena_mark m = wire_arena_save(b->work);
    *best = 1e9;
    for (int i = 0; i < TIMES; i++) {
        wire_comparison c;
        double begun = cpu_s();
        if (source)
            WIRE_TRY(wire_compare_copy(source, p->copy, b->work, &c, err));
        else
            WIRE_TRY(wire_compare_pair(p->source, p->copy, b->idf, b->work, &c,
                                       err));
        double took = cpu_s() - begun;
        if (took < *best) *best = took;
        wire_arena_rewind(b->work, m);
    }
    return WIRE_OK;
}

/* Its time, best of some; the side is left in the arena. */
static wire_status prepare_side(const bench *b, const wire_doc *doc,
                                wire_compare_side **side, double *best,
                                wire_err *err)
{
    wire_arena_mark m = wire_arena_save(b->work);
    *best = 1e9;
    for (int i = 0; i < TIMES; i++) {
        wire_arena_rewind(b->work, m);
        double begun = cpu_s();
        WIRE_TRY(wire_compare_side_new(doc, b->idf, b->work, side, err));
        double took = cpu_s() - begun;
        if (took < *best) *best = took;
    }
    return WIRE_OK;
}

static row *row_of(row *rows, size_t *n, wire_str kind)
{
    for (size_t i = 0; i < *n; i++)
        if (wire_str_eq(rows[i].kind, kind)) return &rows[i];
    if (*n == KINDS_MAX) return NULL;
    rows[*n] = (row){.kind = kind};
    return &rows[(*n)++];
}

static void add(row *r, double core_s, const pair *p)
{
    r->core_s += core_s;
    r->pairs++;
    r->words += p->source->words.n + p->copy->words.n;
}

/* rows[0] is of all. */
static wire_status run(bench *b, bool prepared, row *rows, size_t *n,
                       wire_err *err)
{
    wire_arena_mark m = wire_arena_save(b->work);
    wire_compare_side *side = NULL;
    *n = 1;
    rows[0] = (row){.kind = WIRE_STR("all")};
    for (size_t i = 0; i < b->pairs.n; i++) {
        const pair *p = &b->pairs.p[i];
        row *r = row_of(rows, n, p->kind);
        double took = 0, side_took = 0;
        if (!r)
            return wire_fail(err, WIRE_ELIMIT, WIRE_NO_OFF,
                             "over %d kinds of pairs", KINDS_MAX);
        if (prepared && (i == 0 || p[-1].source != p->source)) {
            wire_arena_rewind(b->work, m);
            WIRE_TRY(prepare_side(b, p->source, &side, &side_took, err));
        }
        WIRE_TRY(compare(b, p, side, &took, err));
        add(&rows[0], took + side_took, p);
        if (r != rows) add(r, took + side_took, p);
    }
    return WIRE_OK;
}

static void print(const row *rows, size_t n)
{
    for (size_t i = 1; i <= n; i++) {
        const row *r = &rows[i % n]; /* that of all last */
        printf("%.*s\t%.9f\t%zu\t%zu\n", (int)r->kind.n, r->kind.p, r->core_s,
               r->pairs, r->words);
    }
}

static void bench_free(bench *b)
{
    for (size_t u = 0; u < b->n_batches; u++)
        wire_batch_free(&b->batches[u]);
    wire_free(b->batches);
    wire_plan_free(b->plan);
    wire_idf_free(b->idf);
    WIRE_VEC_FREE(&b->pairs);
    wire_arena_free(b->arena);
    wire_arena_free(b->work);
}

int main(int argc, char **argv)
{
    bench b = {.arena = wire_arena_new(NULL, 0),
               .work = wire_arena_new(NULL, 0)};
    row rows[KINDS_MAX];
    size_t n = 0;
    wire_err err = {0};
    bool prepared = argc > 1 && strcmp(argv[1], "--prepared") == 0;
    int at = prepared ? 2 : 1;
    if (argc < at + 2) {
        fputs("usage: bench_compare [--prepared] LIST PATH...\n", stderr);
        return 2;
    }
    wire_status s = b.arena && b.work ? WIRE_OK : wire_fail_mem(&err);
    if (s == WIRE_OK)
        s = read_articles(&b, (const char *const *)argv + at + 1,
                          (size_t)(argc - at - 1), &err);
    if (s == WIRE_OK) s = read_list(&b, argv[at], &err);
    if (s == WIRE_OK) s = run(&b, prepared, rows, &n, &err);
    if (s == WIRE_OK)
        print(rows, n);
    else
        fprintf(stderr, "bench_compare: %s\n", err.text);
    bench_free(&b);
    return s == WIRE_OK ? 0 : 2;
}
