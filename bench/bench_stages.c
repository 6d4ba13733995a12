/* bench_stages: what each stage of the pipeline costs by itself.
 *
 *   usage: bench_stages [--threads N] PATH...
 *
 *   read -> words -> text -> sketch -> index -> match -> classify
 *        -> idf -> story -> rewrite -> family -> lineage
 *
 * Each stage runs to its end before the next begins, over everything. "words"
 * is a part of "text", measured once more by itself. read, words, text and
 * sketch run on one thread here whatever N is (trace runs them unit by unit);
 * the others on N.
 * Prints a row a stage: name, wall seconds, core seconds, bytes, items.
 * SPDX-License-Identifier: Apache-2.0 */
#include <wirecopy/wirecopy.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

typedef struct {
    wire_trace_opts opts;
    wire_arena *arena; /* documents and groups */
    wire_arena *seed_arena;
    wire_plan *plan;
    wire_batch *batches;
    size_t n_units;
    wire_doc *docs;
    wire_doc_seeds *seeds;
    const wire_article **articles;
    size_t n_docs;
    uint64_t file_bytes, text_bytes;
    wire_candidates candidates;
    wire_overlaps overlaps;
    wire_standings standings;
    wire_idf *idf;
    wire_story_pair *pairs;
    size_t n_pairs;
    wire_groups groups;
    size_t items; /* of the stage that ran last */
} bench;

static double cpu_s(void)
{
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
           1e-6 * (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

/* ---- Stages -------------------------------------------------------------- */

static wire_status collect(bench *b, wire_err *err)
{
    b->articles = WIRE_ARRAY(b->arena, const wire_article *, b->n_docs);
    b->docs = WIRE_ARRAY(b->arena, wire_doc, b->n_docs);
    b->seeds = WIRE_ARRAY(b->arena, wire_doc_seeds, b->n_docs);
    if (!b->articles || !b->docs || !b->seeds) return wire_fail_mem(err);
    size_t n = 0;
    for (size_t u = 0; u < b->n_units; u++)
        for (size_t i = 0; i < b->batches[u].n_articles; i++) {
            b->articles[n++] = &b->batches[u].articles[i];
            b->text_bytes += b->batches[u].articles[i].body.n;
        }
    return WIRE_OK;
}

static wire_status run_read(bench *b, wire_err *err)
{
    b->n_units = wire_plan_units(b->plan);
    b->batches = wire_calloc(b->n_units + 1, sizeof *b->batches);
    if (!b->batches) return wire_fail_mem(err);
    for (size_t u = 0; u < b->n_units; u++) {
        WIRE_TRY(wire_plan_read(b->plan, u, &b->batches[u], err));
        b->file_bytes += b->batches[u].bytes;
        b->n_docs += b->batches[u].n_articles;
    }
    b->items = b->n_docs;
    return collect(b, err);
}

static wire_status run_words(bench *b, wire_err *err)
{
    wire_arena *a = wire_arena_new(NULL, 0);
    if (!a) return wire_fail_mem(err);
    wire_status s = WIRE_OK;
    b->items = 0;
    for (size_t i = 0; i < b->n_docs && s == WIRE_OK; i++) {
        wire_arena_mark m = wire_arena_save(a);
        wire_words w;
        s = wire_text_words(b->articles[i]->body, a, &w, err);
        if (s == WIRE_OK) b->items += w.n;
        wire_arena_rewind(a, m);
    }
    wire_arena_free(a);
    return s;
}

static wire_status run_text(bench *b, wire_err *err)
{
    for (size_t i = 0; i < b->n_docs; i++)
        WIRE_TRY(wire_text_doc(b->articles[i], b->arena, &b->docs[i], err));
    b->items = b->n_docs;
    return WIRE_OK;
}

static wire_status run_sketch(bench *b, wire_err *err)
{
    b->items = 0;
    for (size_t i = 0; i < b->n_docs; i++) {
        wire_seed *s;
        size_t n;
        WIRE_TRY(wire_sketch_seeds(&b->docs[i].words, &b->opts.sketch,
                                   b->seed_arena, &s, &n, err));
        b->seeds[i] = (wire_doc_seeds){s, n};
        b->items += n;
    }
    return WIRE_OK;
}

static wire_status run_index(bench *b, wire_err *err)
{
    WIRE_TRY(wire_index_candidates(b->seeds, b->n_docs, &b->opts.index,
                                   &b->candidates, err));
    b->items = b->candidates.n_anchors;
    return WIRE_OK;
}

static wire_status run_match(bench *b, wire_err *err)
{
    WIRE_TRY(wire_match_all(b->docs, b->n_docs, &b->candidates, &b->opts.match,
                            &b->overlaps, err));
    b->items = b->overlaps.n_pairs;
    return WIRE_OK;
}

static wire_status run_classify(bench *b, wire_err *err)
{
    WIRE_TRY(wire_match_classify(b->docs, b->n_docs, &b->candidates,
                                 &b->overlaps, b->opts.n_threads, &b->standings,
                                 err));
    b->items = b->standings.n_records;
    return WIRE_OK;
}

static wire_status run_idf(bench *b, wire_err *err)
{
    WIRE_TRY(
        wire_idf_new_on(b->docs, b->n_docs, b->opts.n_threads, &b->idf, err));
    b->items = b->n_docs;
    return WIRE_OK;
}

static wire_status run_story(bench *b, wire_err *err)
{
    WIRE_TRY(wire_family_story_pairs(b->docs, b->n_docs, b->idf,
                                     &b->opts.family, b->arena, &b->pairs,
                                     &b->n_pairs, err));
    b->items = b->n_pairs;
    return WIRE_OK;
}

static wire_status run_rewrite(bench *b, wire_err *err)
{
    b->items = b->overlaps.n_pairs;
    return wire_family_add_rewrites(b->docs, b->n_docs, b->pairs, b->n_pairs,
                                    b->idf, &b->opts.family, &b->overlaps, err);
}

static wire_status run_family(bench *b, wire_err *err)
{
    WIRE_TRY(wire_family_group(b->docs, b->n_docs, &b->overlaps, b->pairs,
                               b->n_pairs, b->idf, &b->opts.family, b->arena,
                               &b->groups, err));
    b->items = b->groups.n_families;
    return WIRE_OK;
}

static wire_status run_lineage(bench *b, wire_err *err)
{
    b->items = 0;
    for (size_t i = 0; i < b->groups.n_families; i++) {
        wire_lineage l;
        memset(&l, 0, sizeof l);
        WIRE_TRY(wire_lineage_tree(b->docs, &b->groups.families[i],
                                   &b->overlaps, b->idf, &b->opts.lineage,
                                   b->arena, &l, err));
        b->items += l.n_edges;
    }
    return WIRE_OK;
}

static const struct {
    const char *name;
    wire_status (*run)(bench *b, wire_err *err);
    bool of_file; /* bytes of the file, not of its texts */
} stages[] = {
    {"read", run_read, true},          {"words", run_words, false},
    {"text", run_text, false},         {"sketch", run_sketch, false},
    {"index", run_index, false},       {"match", run_match, false},
    {"classify", run_classify, false}, {"idf", run_idf, false},
    {"story", run_story, false},       {"rewrite", run_rewrite, false},
    {"family", run_family, false},     {"lineage", run_lineage, false},
};

/* ---- Main ---------------------------------------------------------------- */

static wire_status run_all(bench *b, wire_err *err)
{
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        double wall = wire_clock_s(), cpu = cpu_s();
        WIRE_TRY(stages[i].run(b, err));
        printf("%s\t%.6f\t%.6f\t%llu\t%zu\n", stages[i].name,
               wire_clock_s() - wall, cpu_s() - cpu,
               (unsigned long long)(stages[i].of_file ? b->file_bytes
                                                      : b->text_bytes),
               b->items);
        fflush(stdout);
    }
    return WIRE_OK;
}

static void free_all(bench *b)
{
    wire_overlaps_free(&b->overlaps);
    wire_standings_free(&b->standings);
    wire_candidates_free(&b->candidates);
    wire_idf_free(b->idf);
    for (size_t u = 0; b->batches && u < b->n_units; u++)
        wire_batch_free(&b->batches[u]);
    wire_free(b->batches);
    wire_plan_free(b->plan);
    wire_arena_free(b->seed_arena);
    wire_arena_free(b->arena);
}

static void set_threads(bench *b, unsigned n)
{
    b->opts = wire_trace_opts_init();
    b->opts.n_threads = n;
    b->opts.index.n_threads = n;
    b->opts.match.n_threads = n;
    b->opts.family.n_threads = n;
}

int main(int argc, char **argv)
{
    bench b = {0};
    wire_err err = {0};
    unsigned n_threads = 1;
    int first = 1;
    if (argc > 2 && !strcmp(argv[1], "--threads")) {
        n_threads = (unsigned)strtoul(argv[2], NULL, 10);
        first = 3;
    }
    if (first >= argc) {
        fputs("usage: bench_stages [--threads N] PATH...\n", stderr);
        return 2;
    }
    set_threads(&b, n_threads ? n_threads : 1);
    b.arena = wire_arena_new(NULL, 0);
    b.seed_arena = wire_arena_new(NULL, 0);
    wire_status s = b.arena && b.seed_arena ? WIRE_OK : wire_fail_mem(&err);
    if (s == WIRE_OK)
        s = wire_plan_new((const char *const *)argv + first,
                          (size_t)(argc - first), &b.opts.read, &b.plan, &err);
    if (s == WIRE_OK) s = run_all(&b, &err);
    if (s != WIRE_OK) fprintf(stderr, "bench_stages: %s\n", err.text);
    free_all(&b);
    return s == WIRE_OK ? 0 : 2;
}
