/* Which articles may tell one story: candidates by rare words, then a score.
 *
 *     sketches -> the 24 most telling words of each = features
 *     (feature, article) sorted by feature:
 *         maresh   3 9 40            all pairs within a few days
 *         regatta  1 2 3 ... x 300   each with its next neighbours in time
 *     pairs sorted, runs counted: two features in common or more -> score
 *
 * The result depends on the articles alone: sketches are built in parallel
 * into places of their own, everything after that is a sort.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "family_int.h"

enum {
    COMMON_MIN = 2,      /* features that make a candidate */
    LIST_ALL = 40,       /* articles of a feature that are all paired ... */
    LIST_ALL_MOST = 400, /* ... and in a small corpus, where it costs little: */
    LIST_ALL_WORK = 200000, /* articles times articles of a feature */
    NEIGHBOURS = 12,        /* in longer lists: the next ones in time */
    RARE_LIST = 6,          /* features so rare that a rewrite may be late */
    RARE_DAYS = 30,
    ALL_PAIRS_DOCS = 120, /* folders so small that every pair is scored */
    CHUNK = 256
};
static const float STORY_MIN = .15f; /* below: not handed on */

typedef struct {
    uint32_t feature, doc;
} posting;

typedef struct {
    const wire_doc *docs;
    size_t n_docs;
    const wire_idf *idf;
    const wire_family_opts *opts;
    wire__story_term *terms; /* [n_docs * WIRE__SKETCH_TERMS] */
    wire__story *stories;
    posting *postings;           /* [n_docs * WIRE__FEATURES], then sorted */
    wire__story_bench **benches; /* one a worker */
    int32_t *day;                /* INT32_MIN when unknown */
    wire_story_pair *pairs;
    size_t n_pairs;
} story_job;

/* ---- Sketches and features ---- */

static wire_status sketch_chunk(void *ctx, size_t chunk, unsigned worker,
                                wire_err *err)
{
    (void)err;
    story_job *j = ctx;
    size_t end = (chunk + 1) * CHUNK;
    if (end > j->n_docs) end = j->n_docs;
    for (size_t i = chunk * CHUNK; i < end; i++) {
        uint32_t f[WIRE__FEATURES];
        wire__story *s = &j->stories[i];
        wire__story_build(&j->docs[i], j->idf, j->benches[worker],
                          j->terms + i * WIRE__SKETCH_TERMS, f, s);
        for (size_t k = 0; k < s->n_features; k++)
            j->postings[i * WIRE__FEATURES + k] = (posting){f[k], (uint32_t)i};
        wire_time t = j->docs[i].article->published;
        j->day[i] = t.precision == WIRE_TIME_NONE ? INT32_MIN
                                                  : (int32_t)(t.unix_s / 86400);
    }
    return WIRE_OK;
}

static wire_status sketch_all(story_job *j, wire_err *err)
{
    unsigned n = j->opts->n_threads ? j->opts->n_threads : 1;
    j->benches = wire_calloc(n, sizeof *j->benches);
    if (!j->benches) return wire_fail_mem(err);
    wire_status st = WIRE_OK;
    for (unsigned i = 0; i < n && st == WIRE_OK; i++) {
        j->benches[i] = wire__story_bench_new();
        if (!j->benches[i]) st = wire_fail_mem(err);
    }
    if (st == WIRE_OK)
        st = wire_pool_run(n, (j->n_docs + CHUNK - 1) / CHUNK, sketch_chunk, j,
                           err);
    for (unsigned i = 0; i < n; i++)
        wire__story_bench_free(j->benches[i]);
    wire_free(j->benches);
    return st;
}

/* ---- Postings ---- */

/* Close the gaps of articles with fewer features. */
static size_t pack_postings(story_job *j)
{
    size_t m = 0;
    for (size_t i = 0; i < j->n_docs; i++)
        for (size_t k = 0; k < j->stories[i].n_features; k++)
            j->postings[m++] = j->postings[i * WIRE__FEATURES + k];
    return m;
}

/* Stable LSD radix sort by feature: articles stay ascending within one. */
static bool sort_postings(posting *p, size_t n)
{
    posting *tmp = wire_malloc((n + 1) * sizeof *tmp);
    size_t *at = wire_malloc(((1 << 11) + 1) * sizeof *at);
    if (!tmp || !at) {
        wire_free(tmp);
        wire_free(at);
        return false;
    }
    for (unsigned shift = 0; shift < 33; shift += 11) {
        memset(at, 0, ((1 << 11) + 1) * sizeof *at);
        for (size_t i = 0; i < n; i++)
            at[(p[i].feature >> shift & 2047) + 1]++;
        for (size_t i = 0; i < 2048; i++)
            at[i + 1] += at[i];
        for (size_t i = 0; i < n; i++)
            tmp[at[p[i].feature >> shift & 2047]++] = p[i];
        memcpy(p, tmp, n * sizeof *p);
    }
    wire_free(tmp);
    wire_free(at);
    return true;
}

/* ---- Pairs ---- */

typedef WIRE_VEC(uint64_t) keys;

static bool near_in_time(const story_job *j, uint32_t a, uint32_t b, int days)
{
    if (j->day[a] == INT32_MIN || j->day[b] == INT32_MIN) return true;
    int64_t d = (int64_t)j->day[a] - j->day[b];
    return d <= days && d >= -days;
}

static bool add_key(keys *k, uint32_t a, uint32_t b)
{
    uint64_t x = a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
    return WIRE_VEC_PUSH(k, x);
}

static bool pair_list(const story_job *j, const posting *p, size_t n, keys *k)
{
    int days = n <= RARE_LIST ? RARE_DAYS : j->opts->event_days;
    for (size_t x = 0; x < n; x++)
        for (size_t y = x + 1; y < n; y++)
            if (near_in_time(j, p[x].doc, p[y].doc, days) &&
                !add_key(k, p[x].doc, p[y].doc))
                return false;
    return true;
}

typedef struct {
    int32_t day;
    uint32_t doc;
} dated;

static int dated_cmp(const void *x, const void *y)
{
    const dated *a = x, *b = y;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    return a->doc < b->doc ? -1 : a->doc > b->doc;
}

/* A feature of very many articles: linear, neighbours in time only. */
static bool pair_long_list(const story_job *j, const posting *p, size_t n,
                           keys *k)
{
    dated *d = wire_malloc(n * sizeof *d);
    if (!d) return false;
    for (size_t i = 0; i < n; i++)
        d[i] = (dated){j->day[p[i].doc], p[i].doc};
    qsort(d, n, sizeof *d, dated_cmp);
    bool ok = true;
    for (size_t x = 0; x < n && ok; x++)
        for (size_t y = x + 1; y < n && y <= x + NEIGHBOURS && ok; y++)
            if (near_in_time(j, d[x].doc, d[y].doc, j->opts->event_days))
                ok = add_key(k, d[x].doc, d[y].doc);
    wire_free(d);
    return ok;
}

static bool pair_postings(const story_job *j, size_t n, keys *k)
{
    const posting *p = j->postings;
    size_t most = LIST_ALL_WORK / (j->n_docs + 1);
    if (most < LIST_ALL) most = LIST_ALL;
    if (most > LIST_ALL_MOST) most = LIST_ALL_MOST;
    for (size_t i = 0; i < n;) {
        size_t e = i;
        while (e < n && p[e].feature == p[i].feature)
            e++;
        bool ok = e - i <= most ? pair_list(j, p + i, e - i, k)
                                : pair_long_list(j, p + i, e - i, k);
        if (!ok) return false;
        i = e;
    }
    return true;
}

static bool pair_everything(const story_job *j, keys *k)
{
    for (uint32_t a = 0; a < j->n_docs; a++)
        for (uint32_t b = a + 1; b < j->n_docs; b++)
            for (int t = 0; t < COMMON_MIN; t++)
                if (!add_key(k, a, b)) return false;
    return true;
}

static bool sort_keys(keys *k, size_t n_docs)
{
    unsigned bits = 1;
    while (bits < 32 && (size_t)1 << bits < n_docs)
        bits++;
    uint64_t *tmp = wire_malloc((k->n + 1) * sizeof *tmp);
    size_t *at = wire_malloc((2048 + 1) * sizeof *at);
    bool ok = tmp && at;
    for (unsigned half = 0; half < 64 && ok; half += 32)
        for (unsigned s = 0; s < bits; s += 11) {
            unsigned shift = half + s;
            memset(at, 0, (2048 + 1) * sizeof *at);
            for (size_t i = 0; i < k->n; i++)
                at[(k->p[i] >> shift & 2047) + 1]++;
            for (size_t i = 0; i < 2048; i++)
                at[i + 1] += at[i];
            for (size_t i = 0; i < k->n; i++)
                tmp[at[k->p[i] >> shift & 2047]++] = k->p[i];
            memcpy(k->p, tmp, k->n * sizeof *tmp);
        }
    wire_free(tmp);
    wire_free(at);
    return ok;
}

/* Runs of equal keys that are long enough become pairs. */
static bool runs_to_pairs(story_job *j, const keys *k, wire_arena *a)
{
    size_t n = 0;
    for (int pass = 0; pass < 2; pass++) {
        n = 0;
        for (size_t i = 0; i < k->n;) {
            size_t e = i;
            while (e < k->n && k->p[e] == k->p[i])
                e++;
            if (e - i >= COMMON_MIN) {
                if (pass)
                    j->pairs[n] = (wire_story_pair){(uint32_t)(k->p[i] >> 32),
                                                    (uint32_t)k->p[i], 0, 0};
                n++;
            }
            i = e;
        }
        if (pass == 0) {
            j->pairs = WIRE_ARRAY(a, wire_story_pair, n + 1);
            if (!j->pairs) return false;
        }
    }
    j->n_pairs = n;
    return true;
}

/* Pairs ascend by their first article; the second one's sketch is seldom in
 * the caches. */
static void fetch(const wire__story *s)
{
    for (size_t i = 0; i < s->n; i += 64 / sizeof *s->terms)
        __builtin_prefetch(&s->terms[i]);
}

static wire_status score_chunk(void *ctx, size_t chunk, unsigned worker,
                               wire_err *err)
{
    (void)worker;
    (void)err;
    story_job *j = ctx;
    size_t end = (chunk + 1) * CHUNK;
    if (end > j->n_pairs) end = j->n_pairs;
    for (size_t i = chunk * CHUNK; i < end; i++) {
        if (i + 1 < end) fetch(&j->stories[j->pairs[i + 1].b]);
        wire__story_compare(&j->stories[j->pairs[i].a],
                            &j->stories[j->pairs[i].b], &j->pairs[i]);
    }
    return WIRE_OK;
}

static wire_status candidates(story_job *j, wire_arena *a, wire_err *err)
{
    keys k = {NULL, 0, 0};
    bool ok;
    if (j->n_docs <= ALL_PAIRS_DOCS) {
        ok = pair_everything(j, &k);
    } else {
        size_t n = pack_postings(j);
        ok = sort_postings(j->postings, n) && pair_postings(j, n, &k) &&
             sort_keys(&k, j->n_docs);
    }
    ok = ok && runs_to_pairs(j, &k, a);
    WIRE_VEC_FREE(&k);
    if (!ok) return wire_fail_mem(err);
    WIRE_TRY(wire_pool_run(j->opts->n_threads ? j->opts->n_threads : 1,
                           (j->n_pairs + CHUNK - 1) / CHUNK, score_chunk, j,
                           err));
    size_t m = 0;
    for (size_t i = 0; i < j->n_pairs; i++)
        if (j->pairs[i].story >= STORY_MIN) j->pairs[m++] = j->pairs[i];
    j->n_pairs = m;
    return WIRE_OK;
}

wire_status wire_family_story_pairs(const wire_doc *docs, size_t n_docs,
                                    const wire_idf *idf,
                                    const wire_family_opts *opts, wire_arena *a,
                                    wire_story_pair **out, size_t *out_n,
                                    wire_err *err)
{
    *out = NULL;
    *out_n = 0;
    story_job j = {.docs = docs, .n_docs = n_docs, .idf = idf, .opts = opts};
    j.terms = wire_malloc((n_docs + 1) * WIRE__SKETCH_TERMS * sizeof *j.terms);
    j.stories = wire_calloc(n_docs + 1, sizeof *j.stories);
    j.postings =
        wire_malloc((n_docs + 1) * WIRE__FEATURES * sizeof *j.postings);
    j.day = wire_malloc((n_docs + 1) * sizeof *j.day);
    wire_status st = WIRE_OK;
    if (!j.terms || !j.stories || !j.postings || !j.day)
        st = wire_fail_mem(err);
    if (st == WIRE_OK) st = sketch_all(&j, err);
    if (st == WIRE_OK) st = candidates(&j, a, err);
    wire_free(j.terms);
    wire_free(j.stories);
    wire_free(j.postings);
    wire_free(j.day);
    if (st != WIRE_OK) return st;
    *out = j.pairs;
    *out_n = j.n_pairs;
    return WIRE_OK;
}

float wire_family_story_score(const wire_doc *a, const wire_doc *b,
                              const wire_idf *idf, wire_arena *scratch)
{
    wire__story_bench *bench = wire__story_bench_new();
    wire_arena_mark m = wire_arena_save(scratch);
    wire__story_term *t =
        WIRE_ARRAY(scratch, wire__story_term, 2 * WIRE__SKETCH_TERMS);
    wire_story_pair pair = {0, 0, 0, 0};
    if (bench && t) {
        wire__story x, y;
        wire__story_build(a, idf, bench, t, NULL, &x);
        wire__story_build(b, idf, bench, t + WIRE__SKETCH_TERMS, NULL, &y);
        wire__story_compare(&x, &y, &pair);
    }
    wire__story_bench_free(bench);
    wire_arena_rewind(scratch, m);
    return pair.story;
}
