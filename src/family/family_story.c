/* Which articles may tell one story: candidates by rare words, then a score.
 *
 *     articles in order of time
 *     sketches -> the 24 most telling words of each = features
 *     (feature, article) sorted by feature, the lists:
 *         maresh   3 9 40            all pairs within a few days
 *         regatta  1 2 3 ... x 300   each with its next neighbours
 *     article 3: its lists from there on, counted: 9 twice, 40 once
 *         two features in common or more -> score
 *
 * In order of time an article's partners are its next neighbours, in lists
 * and in memory. The result depends on the articles alone: each article is
 * sketched and finds its partners by itself, in parallel.
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
    uint32_t feature, turn;
} posting;

/* Postings [beg, end) of one feature behind an article's own. */
typedef struct {
    uint32_t beg;
    uint32_t end : 31, is_rare : 1;
} rest;

typedef WIRE_VEC(wire_story_pair) pairs;

/* Working memory of one thread. */
typedef struct {
    wire__story_bench *sketch;
    uint8_t *times;    /* [n_docs] features in common, 0 between articles */
    uint32_t *met;     /* turns with a count ... */
    uint32_t *partner; /* ... and with one of COMMON_MIN */
    size_t n_met, n_partners;
    wire__story_lens lens;
} bench;

/* Articles are numbered by their turn: in order of time, those of unknown
 * time first. */
typedef struct {
    const wire_doc *docs;
    size_t n_docs;
    const wire_idf *idf;
    const wire_family_opts *opts;
    uint32_t *doc_at;        /* [n_docs] the article whose turn it is */
    uint32_t *turn_of;       /* [n_docs] the turn of an article */
    int32_t *day;            /* INT32_MIN when unknown */
    wire__story_term *terms; /* [n_docs * WIRE__SKETCH_TERMS] */
    wire__story *stories;
    posting *postings; /* [n_docs * WIRE__FEATURES], then sorted */
    size_t n_postings;
    rest *rests;      /* [n_docs * WIRE__FEATURES] */
    uint8_t *n_rests; /* of each article */
    size_t longest;   /* list whose articles are all paired */
    bench *benches;   /* one a worker */
    unsigned n_workers;
    pairs *found; /* one a chunk of articles */
    size_t n_chunks;
} story_job;

/* ---- Order of time ---- */

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

static wire_status take_turns(story_job *j, wire_err *err)
{
    dated *d = wire_malloc((j->n_docs + 1) * sizeof *d);
    if (!d) return wire_fail_mem(err);
    for (size_t i = 0; i < j->n_docs; i++) {
        wire_time t = j->docs[i].article->published;
        d[i].doc = (uint32_t)i;
        d[i].day = t.precision == WIRE_TIME_NONE ? INT32_MIN
                                                 : (int32_t)(t.unix_s / 86400);
    }
    if (j->n_docs) qsort(d, j->n_docs, sizeof *d, dated_cmp);
    for (size_t i = 0; i < j->n_docs; i++) {
        j->doc_at[i] = d[i].doc;
        j->turn_of[d[i].doc] = (uint32_t)i;
        j->day[i] = d[i].day;
    }
    wire_free(d);
    return WIRE_OK;
}

/* ---- Sketches and features ---- */

/* What is read of the next article, on its way while one is sketched. */
static void fetch_doc(const story_job *j, size_t doc)
{
    if (doc + 2 < j->n_docs) __builtin_prefetch(j->docs[doc + 2].article);
    if (doc + 1 == j->n_docs) return;
    const wire_doc *d = &j->docs[doc + 1];
    const wire_words *w = &d->words;
    size_t n = w->n < WIRE__SKETCH_WORDS ? w->n : WIRE__SKETCH_WORDS;
    __builtin_prefetch(d->article->title.p);
    __builtin_prefetch(w->off);
    for (size_t i = 0; i < n; i += 64 / sizeof *w->hash)
        __builtin_prefetch(&w->hash[i]);
    for (size_t i = 0; i < n; i += 64)
        __builtin_prefetch(&w->len[i]);
}

static wire_status sketch_chunk(void *ctx, size_t chunk, unsigned worker,
                                wire_err *err)
{
    (void)err;
    story_job *j = ctx;
    size_t end = (chunk + 1) * CHUNK;
    if (end > j->n_docs) end = j->n_docs;
    for (size_t i = chunk * CHUNK; i < end; i++) {
        fetch_doc(j, i);
        uint32_t f[WIRE__FEATURES];
        size_t t = j->turn_of[i];
        wire__story *s = &j->stories[t];
        wire__story_build(&j->docs[i], j->idf, j->benches[worker].sketch,
                          j->terms + t * WIRE__SKETCH_TERMS, f, s);
        for (size_t k = 0; k < s->n_features; k++)
            j->postings[t * WIRE__FEATURES + k] = (posting){f[k], (uint32_t)t};
    }
    return WIRE_OK;
}

/* ---- Lists ---- */

/* Close the gaps of articles with fewer features. */
static size_t pack_postings(story_job *j)
{
    size_t m = 0;
    for (size_t i = 0; i < j->n_docs; i++)
        for (size_t k = 0; k < j->stories[i].n_features; k++)
            j->postings[m++] = j->postings[i * WIRE__FEATURES + k];
    return m;
}

/* Stable LSD radix sort by feature: turns stay ascending within one. */
static bool sort_postings(story_job *j)
{
    enum { BITS = 11, CELLS = 1 << BITS };
    size_t n = j->n_postings;
    posting *p = j->postings, *tmp = wire_malloc((n + 1) * sizeof *tmp);
    size_t *at = wire_malloc((CELLS + 1) * sizeof *at);
    bool ok = tmp && at;
    for (unsigned shift = 0; shift < 32 && ok; shift += BITS) {
        memset(at, 0, (CELLS + 1) * sizeof *at);
        for (size_t i = 0; i < n; i++)
            at[(p[i].feature >> shift & (CELLS - 1)) + 1]++;
        for (size_t i = 0; i < CELLS; i++)
            at[i + 1] += at[i];
        for (size_t i = 0; i < n; i++)
            tmp[at[p[i].feature >> shift & (CELLS - 1)]++] = p[i];
        posting *swap = p;
        p = tmp;
        tmp = swap;
    }
    if (ok) j->postings = p;
    wire_free(tmp);
    wire_free(at);
    return ok;
}

/* How many articles of a feature are all paired. */
static size_t longest_list(size_t n_docs)
{
    size_t most = LIST_ALL_WORK / (n_docs + 1);
    if (most < LIST_ALL) most = LIST_ALL;
    return most < LIST_ALL_MOST ? most : LIST_ALL_MOST;
}

/* The rest of one list for each of its articles but the last. Of very many
 * articles: linear, the next neighbours only. */
static void note_rests(story_job *j, size_t beg, size_t end)
{
    size_t n = end - beg;
    for (size_t k = beg; k + 1 < end; k++) {
        size_t d = j->postings[k].turn, stop = end;
        if (n > j->longest && end - k > NEIGHBOURS) stop = k + NEIGHBOURS + 1;
        j->rests[d * WIRE__FEATURES + j->n_rests[d]++] =
            (rest){(uint32_t)k + 1, stop & INT32_MAX, n <= RARE_LIST};
    }
}

/* Find the lists, and what of them comes behind each article. */
static bool list_postings(story_job *j)
{
    size_t n = j->n_postings;
    const posting *p = j->postings;
    j->n_rests = wire_calloc(j->n_docs + 1, sizeof *j->n_rests);
    j->rests = wire_malloc((j->n_docs + 1) * WIRE__FEATURES * sizeof *j->rests);
    if (!j->n_rests || !j->rests) return false;
    for (size_t i = 0, e; i < n; i = e) {
        for (e = i + 1; e < n && p[e].feature == p[i].feature;)
            e++;
        note_rests(j, i, e);
    }
    return true;
}

/* ---- Partners of one article ---- */

static void note(bench *b, uint32_t turn)
{
    uint8_t times = ++b->times[turn];
    b->met[b->n_met] = turn;
    b->n_met += times == 1;
    b->partner[b->n_partners] = turn;
    b->n_partners += times == COMMON_MIN;
}

/* The later articles in one list of article a. */
static void walk_rest(const story_job *j, bench *b, uint32_t a, rest l)
{
    int days = l.is_rare ? RARE_DAYS : j->opts->event_days;
    int64_t last =
        j->day[a] == INT32_MIN ? INT32_MAX : (int64_t)j->day[a] + days;
    for (uint32_t k = l.beg; k < l.end; k++) {
        uint32_t t = j->postings[k].turn;
        if (j->day[t] > last) break;
        note(b, t);
    }
}

static void find_partners(const story_job *j, bench *b, uint32_t a)
{
    b->n_met = b->n_partners = 0;
    if (j->n_docs <= ALL_PAIRS_DOCS) {
        for (uint32_t t = a + 1; t < j->n_docs; t++)
            b->partner[b->n_partners++] = t;
        return;
    }
    const rest *l = &j->rests[a * WIRE__FEATURES];
    size_t n = j->n_rests[a];
    for (size_t k = 0; k < n; k++) /* they lie far apart */
        __builtin_prefetch(&j->postings[l[k].beg]);
    for (size_t k = 0; k < n; k++)
        walk_rest(j, b, a, l[k]);
    for (size_t i = 0; i < b->n_met; i++)
        b->times[b->met[i]] = 0;
}

/* The next sketches are seldom in the first caches. */
static void fetch(const wire__story *s)
{
    for (size_t i = 0; i < s->n; i += 64 / sizeof *s->terms)
        __builtin_prefetch(&s->terms[i]);
}

static wire_status score_chunk(void *ctx, size_t chunk, unsigned worker,
                               wire_err *err)
{
    story_job *j = ctx;
    bench *b = &j->benches[worker];
    size_t end = (chunk + 1) * CHUNK;
    if (end > j->n_docs) end = j->n_docs;
    for (size_t a = chunk * CHUNK; a < end; a++) {
        find_partners(j, b, (uint32_t)a);
        if (b->n_partners) wire__story_focus(&b->lens, &j->stories[a]);
        for (size_t k = 0; k < b->n_partners; k++) {
            uint32_t t = b->partner[k], x = j->doc_at[a], y = j->doc_at[t];
            wire_story_pair p = {x < y ? x : y, x < y ? y : x, 0, 0};
            if (k + 1 < b->n_partners) fetch(&j->stories[b->partner[k + 1]]);
            wire__story_compare(&b->lens, &j->stories[t], &p);
            if (p.story >= STORY_MIN && !WIRE_VEC_PUSH(&j->found[chunk], p))
                return wire_fail_mem(err);
        }
    }
    return WIRE_OK;
}

/* ---- The whole ---- */

/* A stable pass of counting sort, by one of the two articles. */
static void sort_pass(const wire_story_pair *in, size_t n, bool by_a,
                      size_t *at, size_t n_docs, wire_story_pair *out)
{
    memset(at, 0, (n_docs + 1) * sizeof *at);
    for (size_t i = 0; i < n; i++)
        at[(by_a ? in[i].a : in[i].b) + 1]++;
    for (size_t d = 0; d < n_docs; d++)
        at[d + 1] += at[d];
    for (size_t i = 0; i < n; i++)
        out[at[by_a ? in[i].a : in[i].b]++] = in[i];
}

/* Join what the chunks found and sort it. */
static wire_status join(const story_job *j, wire_arena *a,
                        wire_story_pair **out, size_t *out_n, wire_err *err)
{
    size_t n = 0;
    for (size_t c = 0; c < j->n_chunks; c++)
        n += j->found[c].n;
    wire_story_pair *p = WIRE_ARRAY(a, wire_story_pair, n + 1);
    wire_story_pair *tmp = wire_malloc((n + 1) * sizeof *tmp);
    size_t *at = wire_malloc((j->n_docs + 1) * sizeof *at);
    wire_status st = p && tmp && at ? WIRE_OK : wire_fail_mem(err);
    if (st == WIRE_OK) {
        *out_n = 0;
        for (size_t c = 0; c < j->n_chunks; c++) {
            const pairs *f = &j->found[c];
            if (f->n) memcpy(p + *out_n, f->p, f->n * sizeof *p);
            *out_n += f->n;
        }
        sort_pass(p, n, false, at, j->n_docs, tmp);
        sort_pass(tmp, n, true, at, j->n_docs, p);
        *out = p;
    }
    wire_free(tmp);
    wire_free(at);
    return st;
}

static wire_status job_alloc(story_job *j, wire_err *err)
{
    size_t n = j->n_docs + 1;
    /* All lists of an article: of the long ones its neighbours only. */
    size_t met = WIRE__FEATURES * LIST_ALL_MOST;
    if (met > n) met = n;
    j->longest = longest_list(j->n_docs);
    j->doc_at = wire_malloc(n * sizeof *j->doc_at);
    j->turn_of = wire_malloc(n * sizeof *j->turn_of);
    j->n_chunks = (j->n_docs + CHUNK - 1) / CHUNK;
    j->n_workers = j->opts->n_threads ? j->opts->n_threads : 1;
    j->terms = wire_malloc(n * WIRE__SKETCH_TERMS * sizeof *j->terms);
    j->stories = wire_calloc(n, sizeof *j->stories);
    j->postings = wire_malloc(n * WIRE__FEATURES * sizeof *j->postings);
    j->day = wire_malloc(n * sizeof *j->day);
    j->found = wire_calloc(j->n_chunks, sizeof *j->found);
    j->benches = wire_calloc(j->n_workers, sizeof *j->benches);
    bool ok = j->doc_at && j->turn_of && j->terms && j->stories &&
              j->postings && j->day && j->found && j->benches;
    for (unsigned i = 0; i < j->n_workers && ok; i++) {
        bench *b = &j->benches[i];
        b->sketch = wire__story_bench_new();
        b->times = wire_calloc(n, 1);
        b->met = wire_malloc((met + 1) * sizeof *b->met);
        b->partner = wire_malloc((met + 1) * sizeof *b->partner);
        ok = b->sketch && b->times && b->met && b->partner;
    }
    return ok ? WIRE_OK : wire_fail_mem(err);
}

static void job_free(story_job *j)
{
    for (unsigned i = 0; j->benches && i < j->n_workers; i++) {
        wire__story_bench_free(j->benches[i].sketch);
        wire_free(j->benches[i].times);
        wire_free(j->benches[i].met);
        wire_free(j->benches[i].partner);
    }
    for (size_t c = 0; j->found && c < j->n_chunks; c++)
        WIRE_VEC_FREE(&j->found[c]);
    wire_free(j->benches);
    wire_free(j->found);
    wire_free(j->terms);
    wire_free(j->stories);
    wire_free(j->postings);
    wire_free(j->rests);
    wire_free(j->n_rests);
    wire_free(j->day);
    wire_free(j->doc_at);
    wire_free(j->turn_of);
}

static wire_status find_all(story_job *j, wire_err *err)
{
    WIRE_TRY(job_alloc(j, err));
    WIRE_TRY(take_turns(j, err));
    WIRE_TRY(wire_pool_run(j->n_workers, j->n_chunks, sketch_chunk, j, err));
    if (j->n_docs > ALL_PAIRS_DOCS) {
        j->n_postings = pack_postings(j);
        if (!sort_postings(j) || !list_postings(j)) return wire_fail_mem(err);
    }
    return wire_pool_run(j->n_workers, j->n_chunks, score_chunk, j, err);
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
    wire_status st = find_all(&j, err);
    if (st == WIRE_OK) st = join(&j, a, out, out_n, err);
    job_free(&j);
    return st;
}

float wire_family_story_score(const wire_doc *a, const wire_doc *b,
                              const wire_idf *idf, wire_arena *scratch)
{
    wire__story_bench *sketch = wire__story_bench_new();
    wire__story_lens *lens = wire_calloc(1, sizeof *lens);
    wire_arena_mark m = wire_arena_save(scratch);
    wire__story_term *t =
        WIRE_ARRAY(scratch, wire__story_term, 2 * WIRE__SKETCH_TERMS);
    wire_story_pair pair = {0, 0, 0, 0};
    if (sketch && lens && t) {
        wire__story x, y;
        wire__story_build(a, idf, sketch, t, NULL, &x);
        wire__story_build(b, idf, sketch, t + WIRE__SKETCH_TERMS, NULL, &y);
        wire__story_focus(lens, &x);
        wire__story_compare(lens, &y, &pair);
    }
    wire__story_bench_free(sketch);
    wire_free(lens);
    wire_arena_rewind(scratch, m);
    return pair.story;
}
