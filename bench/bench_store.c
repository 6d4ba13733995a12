/* bench_store: how long a store takes to say whether it has seen a text.
 *
 *   usage: bench_store STORE QUESTIONS...
 *
 * Opens the store once and asks of every article of every file, in turn: once
 * to warm up, then three times, of which the middle one counts. A question is
 * the body's words and the answer with its passages. First a line of the store
 * (articles, text bytes, index bytes, database bytes, segments, seconds that
 * opening took), then a line a file: questions, seen, looked at, and
 * milliseconds of the median, of 90 and 99 in a hundred, and the most.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>

#include <wirecopy/store.h>

enum { TIMES = 3 };

typedef struct {
    wire_store *store;
    wire_arena *arena;
    uint64_t seen, looked;
} lane;

typedef WIRE_VEC(double) times;

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static wire_status ask(lane *l, const wire_article *article, double *seconds,
                       wire_err *err)
{
    const wire_check_opts o = WIRE_CHECK_OPTS_INIT;
    wire_arena_mark mark = wire_arena_save(l->arena);
    double began = wire_clock_s();
    wire_doc doc = {.article = article};
    wire_seen seen;

    WIRE_TRY(wire_text_words(article->body, l->arena, &doc.words, err));
    WIRE_TRY(wire_store_check(l->store, &doc, &o, l->arena, &seen, err));
    *seconds = wire_clock_s() - began;
    l->seen += seen.n_hits > 0;
    l->looked += seen.looked_n;
    wire_arena_rewind(l->arena, mark);
    return WIRE_OK;
}

static wire_status ask_all(lane *l, const wire_batch *b, times *out,
                           wire_err *err)
{
    double once[TIMES];
    lane warm = *l;

    for (size_t i = 0; i < b->n_articles; i++)
        WIRE_TRY(ask(&warm, &b->articles[i], once, err));
    for (size_t i = 0; i < b->n_articles; i++) {
        for (size_t k = 0; k < TIMES; k++)
            WIRE_TRY(ask(l, &b->articles[i], &once[k], err));
        qsort(once, TIMES, sizeof *once, by_value);
        if (!WIRE_VEC_PUSH(out, once[TIMES / 2])) return wire_fail_mem(err);
    }
    return WIRE_OK;
}

static void show(const char *path, const lane *l, times *out)
{
    size_t n = out->n;

    if (!n) return;
    qsort(out->p, n, sizeof *out->p, by_value);
    printf("%s\t%zu\t%llu\t%.2f\t%.4f\t%.4f\t%.4f\t%.4f\n", path, n,
           (unsigned long long)l->seen / TIMES,
           (double)l->looked / (double)(n * TIMES), 1e3 * out->p[n / 2],
           1e3 * out->p[n * 9 / 10], 1e3 * out->p[n * 99 / 100],
           1e3 * out->p[n - 1]);
}

static wire_status ask_units(lane *l, const wire_plan *plan, times *out,
                             wire_err *err)
{
    for (size_t u = 0; u < wire_plan_units(plan); u++) {
        wire_batch b = {0};
        wire_status s = wire_plan_read(plan, u, &b, err);

        if (s == WIRE_OK) s = ask_all(l, &b, out, err);
        wire_batch_free(&b);
        WIRE_TRY(s);
    }
    return WIRE_OK;
}

static wire_status ask_file(lane *l, const char *path, wire_err *err)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_plan *plan = NULL;
    times out = {0};
    wire_status s = wire_plan_new(&path, 1, &o, &plan, err);

    l->seen = l->looked = 0;
    if (s == WIRE_OK) s = ask_units(l, plan, &out, err);
    if (s == WIRE_OK) show(path, l, &out);
    WIRE_VEC_FREE(&out);
    wire_plan_free(plan);
    return s;
}

static wire_status run(lane *l, char **argv, int argc, wire_err *err)
{
    wire_store_opts o = WIRE_STORE_OPTS_INIT;
    wire_store_stats t;
    double began = wire_clock_s();

    o.read_only = true;
    if (!l->arena) return wire_fail_mem(err);
    WIRE_TRY(wire_store_open(argv[1], &o, &l->store, err));
    double took = wire_clock_s() - began;
    WIRE_TRY(wire_store_count(l->store, &t, err));
    printf("%llu\t%llu\t%llu\t%llu\t%zu\t%.4f\n",
           (unsigned long long)t.versions, (unsigned long long)t.text_bytes,
           (unsigned long long)t.index_bytes, (unsigned long long)t.db_bytes,
           t.segments, took);
    for (int i = 2; i < argc; i++)
        WIRE_TRY(ask_file(l, argv[i], err));
    return WIRE_OK;
}

int main(int argc, char **argv)
{
    lane l = {.arena = wire_arena_new(NULL, 0)};
    wire_err err = {0};
    if (argc < 3) {
        fputs("usage: bench_store STORE QUESTIONS...\n", stderr);
        return 2;
    }
    wire_status s = run(&l, argv, argc, &err);
    if (s != WIRE_OK) fprintf(stderr, "bench_store: %s\n", err.text);
    wire_store_close(l.store);
    wire_arena_free(l.arena);
    return s == WIRE_OK ? 0 : 2;
}
