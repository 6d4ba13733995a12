/* All pairs of articles that share seeds, by sorting.
 *
 *   seeds of all articles
 *     -> partitions by the top bits of the hash        (counting sort)
 *     -> of each what is not alone by its next bits    (counted)
 *     -> sorted by hash, doc, pos                      (radix, stable)
 *     -> groups of one hash -> anchors (a, b, pos, pos)
 *     -> anchors gathered by a, sorted by b, pos
 *
 * Four seeds in five stand in one article only: they are never sorted. A
 * partition fits the cache and is one task; so is a run of articles. The
 * order of the result depends on the articles alone.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include <wirecopy/index.h>

enum {
    PART_BITS = 10,
    N_PARTS = 1 << PART_BITS,
    CELL_BITS = 15, /* of a partition: a posting in ten by chance not alone */
    N_CELLS = 1 << CELL_BITS,
    N_RUNS = 16, /* of articles, each partitioned by one task */
    SMALL_SORT = 48
};

typedef struct {
    uint64_t hash;
    uint32_t doc, pos;
} posting;

/* Working memory of one thread. */
typedef struct {
    uint8_t cells[N_CELLS]; /* postings of a partition, counted up to two */
    wire_anchor *anchors;   /* [longest run of anchors of an article] */
    posting *postings;      /* [longest partition] */
} bench;

typedef struct {
    const wire_doc_seeds *docs;
    size_t n_docs;
    unsigned hot_df;
    posting *postings;
    size_t n_postings;
    size_t (*run_at)[N_PARTS]; /* [N_RUNS] where a run's postings go */
    size_t part_beg[N_PARTS + 1];
    struct part {
        WIRE_VEC(wire_anchor) anchors;
        WIRE_VEC(wire_place) places;
        WIRE_VEC(wire_hot) hot;
        uint64_t distinct;
    } * parts;      /* [N_PARTS] */
    bench *benches; /* [n_threads] */
    unsigned n_threads;
    wire_anchor *anchors;
    size_t *doc_beg; /* [n_docs + 1] anchors by a */
} build;

void wire_candidates_free(wire_candidates *c)
{
    wire_free(c->anchors);
    wire_free(c->places);
    wire_free(c->hot);
    *c = (wire_candidates){0};
}

/* ---- Partition ---- */

static unsigned part_of(uint64_t hash)
{
    return (unsigned)(hash >> (64 - PART_BITS));
}

static size_t run_beg(const build *b, size_t run)
{
    return b->n_docs * run / N_RUNS;
}

static wire_status count_run(void *ctx, size_t run, unsigned worker,
                             wire_err *err)
{
    (void)worker;
    (void)err;
    build *b = ctx;
    size_t *count = b->run_at[run];
    for (size_t d = run_beg(b, run); d < run_beg(b, run + 1); d++) {
        const wire_seed *s = b->docs[d].seeds;
        for (size_t i = 0; i < b->docs[d].n; i++)
            count[part_of(s[i].hash)]++;
    }
    return WIRE_OK;
}

static wire_status move_run(void *ctx, size_t run, unsigned worker,
                            wire_err *err)
{
    (void)worker;
    (void)err;
    build *b = ctx;
    size_t *at = b->run_at[run];
    posting *out = b->postings;
    for (size_t d = run_beg(b, run); d < run_beg(b, run + 1); d++) {
        const wire_seed *s = b->docs[d].seeds;
        for (size_t i = 0; i < b->docs[d].n; i++)
            out[at[part_of(s[i].hash)]++] =
                (posting){s[i].hash, (uint32_t)d, s[i].pos};
    }
    return WIRE_OK;
}

/* Counts of the runs to the places where their postings go: by partition,
 * then by run, so that articles ascend within a partition. */
static void place_runs(build *b)
{
    size_t sum = 0;
    for (unsigned p = 0; p < N_PARTS; p++) {
        b->part_beg[p] = sum;
        for (unsigned r = 0; r < N_RUNS; r++) {
            size_t n = b->run_at[r][p];
            b->run_at[r][p] = sum;
            sum += n;
        }
    }
    b->part_beg[N_PARTS] = sum;
}

static wire_status partition(build *b, wire_err *err)
{
    for (size_t d = 0; d < b->n_docs; d++)
        b->n_postings += b->docs[d].n;
    b->postings = wire_malloc((b->n_postings + 1) * sizeof *b->postings);
    b->parts = wire_calloc(N_PARTS, sizeof *b->parts);
    b->run_at = wire_calloc(N_RUNS, sizeof *b->run_at);
    if (!b->postings || !b->parts || !b->run_at) return wire_fail_mem(err);
    WIRE_TRY(wire_pool_run(b->n_threads, N_RUNS, count_run, b, err));
    place_runs(b);
    return wire_pool_run(b->n_threads, N_RUNS, move_run, b, err);
}

/* ---- Drop what is alone ---- */

static size_t cell_of(uint64_t hash)
{
    return hash >> (64 - PART_BITS - CELL_BITS) & (N_CELLS - 1);
}

/* Move the postings whose cell holds others to the front; no branch depends
 * on a hash. Returns how many. */
static size_t drop_lone(uint8_t *cells, posting *p, size_t n)
{
    memset(cells, 0, N_CELLS);
    for (size_t i = 0; i < n; i++) {
        uint8_t *c = &cells[cell_of(p[i].hash)];
        *c |= (uint8_t)(1 + *c); /* 0, 1, 3, then 3 or more */
    }
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        posting x = p[i];
        p[m] = x;
        m += cells[cell_of(x.hash)] > 1;
    }
    return m;
}

/* ---- Sort one partition by hash; equal hashes keep their order ---- */

static void sort_small(posting *p, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        posting x = p[i];
        size_t j = i;
        for (; j && p[j - 1].hash > x.hash; j--)
            p[j] = p[j - 1];
        p[j] = x;
    }
}

static void radix_pass(const posting *in, posting *out, size_t n,
                       unsigned shift)
{
    size_t at[257] = {0};
    for (size_t i = 0; i < n; i++)
        at[(in[i].hash >> shift & 255) + 1]++;
    for (unsigned i = 0; i < 256; i++)
        at[i + 1] += at[i];
    for (size_t i = 0; i < n; i++)
        out[at[in[i].hash >> shift & 255]++] = in[i];
}

/* Two passes order 16 bits below the partition's; what they leave unordered
 * are rare collisions, which the last, nearly free, pass mends. A hostile
 * input cannot choose its hashes' top bits without the bottom ones, but to
 * stay safe all eight bytes are passed over when a group is large. */
static void sort_part(posting *p, posting *tmp, size_t n)
{
    if (n <= SMALL_SORT) {
        sort_small(p, n);
        return;
    }
    enum { HIGH = 64 - PART_BITS };
    radix_pass(p, tmp, n, HIGH - 16);
    radix_pass(tmp, p, n, HIGH - 8);
    size_t beg = 0;
    for (size_t i = 1; i <= n; i++) {
        if (i < n && p[i].hash >> (HIGH - 16) == p[beg].hash >> (HIGH - 16))
            continue;
        size_t m = i - beg;
        bool same = p[beg].hash == p[i - 1].hash;
        for (size_t j = beg; same && j < i; j++)
            same = p[j].hash == p[beg].hash;
        if (!same && m <= SMALL_SORT) sort_small(p + beg, m);
        if (!same && m > SMALL_SORT)
            for (unsigned s = 0; s < 48; s += 16) {
                radix_pass(p + beg, tmp, m, s);
                radix_pass(tmp, p + beg, m, s + 8);
            }
        beg = i;
    }
}

/* ---- Groups to anchors ---- */

/* The first place of each article of a group. */
static size_t first_places(posting *g, size_t n)
{
    size_t m = 0;
    for (size_t i = 0; i < n; i++)
        if (i == 0 || g[i].doc != g[m - 1].doc) g[m++] = g[i];
    return m;
}

static bool push_pair(struct part *out, posting x, posting y)
{
    wire_anchor an = {x.doc, y.doc, x.pos, y.pos};
    return WIRE_VEC_PUSH(&out->anchors, an);
}

static bool emit_hot(struct part *out, const posting *g, size_t n)
{
    wire_hot h = {out->places.n, n};
    for (size_t i = 0; i < n; i++) {
        wire_place pl = {g[i].doc, g[i].pos};
        if (!WIRE_VEC_PUSH(&out->places, pl)) return false;
        if (i && !push_pair(out, g[0], g[i])) return false;
    }
    return WIRE_VEC_PUSH(&out->hot, h);
}

static bool emit_group(const build *b, struct part *out, posting *g, size_t n)
{
    out->distinct++;
    if (n < 2) return true;
    n = first_places(g, n);
    if (n > b->hot_df) return emit_hot(out, g, n);
    for (size_t i = 0; i + 1 < n; i++)
        for (size_t j = i + 1; j < n; j++)
            if (!push_pair(out, g[i], g[j])) return false;
    return true;
}

static wire_status part_task(void *ctx, size_t p, unsigned worker,
                             wire_err *err)
{
    build *b = ctx;
    bench *w = &b->benches[worker];
    size_t beg = b->part_beg[p], all = b->part_beg[p + 1] - beg;
    posting *g = b->postings + beg;
    size_t n = drop_lone(w->cells, g, all);
    b->parts[p].distinct = all - n;
    sort_part(g, w->postings, n);
    for (size_t i = 0, j; i < n; i = j) {
        for (j = i + 1; j < n && g[j].hash == g[i].hash;)
            j++;
        if (!emit_group(b, &b->parts[p], g + i, j - i))
            return wire_fail_mem(err);
    }
    return WIRE_OK;
}

/* ---- Anchors by article ---- */

static bool anchor_less(const wire_anchor *x, const wire_anchor *y)
{
    if (x->b != y->b) return x->b < y->b;
    if (x->a_pos != y->a_pos) return x->a_pos < y->a_pos;
    return x->b_pos < y->b_pos;
}

static void sort_anchors_small(wire_anchor *p, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        wire_anchor x = p[i];
        size_t j = i;
        for (; j && anchor_less(&x, &p[j - 1]); j--)
            p[j] = p[j - 1];
        p[j] = x;
    }
}

static void merge(const wire_anchor *x, size_t nx, const wire_anchor *y,
                  size_t ny, wire_anchor *out)
{
    while (nx && ny) {
        bool right = anchor_less(y, x);
        *out++ = right ? *y : *x;
        y += right;
        ny -= right;
        x += !right;
        nx -= !right;
    }
    memcpy(out, nx ? x : y, (nx ? nx : ny) * sizeof *out);
}

/* Bottom-up merge sort: O(n log n) on any input. */
static void sort_anchors(wire_anchor *p, wire_anchor *tmp, size_t n)
{
    enum { RUN = 24 };
    for (size_t i = 0; i < n; i += RUN)
        sort_anchors_small(p + i, n - i < RUN ? n - i : RUN);
    for (size_t run = RUN; run < n; run *= 2) {
        for (size_t i = 0; i < n; i += 2 * run) {
            size_t nx = n - i < run ? n - i : run;
            size_t ny = n - i - nx < run ? n - i - nx : run;
            merge(p + i, nx, p + i + nx, ny, tmp + i);
        }
        memcpy(p, tmp, n * sizeof *p);
    }
}

enum { DOCS_A_TASK = 256 };

static wire_status doc_task(void *ctx, size_t t, unsigned worker, wire_err *err)
{
    (void)err;
    build *b = ctx;
    size_t beg = t * DOCS_A_TASK, end = beg + DOCS_A_TASK;
    if (end > b->n_docs) end = b->n_docs;
    for (size_t d = beg; d < end; d++)
        sort_anchors(b->anchors + b->doc_beg[d], b->benches[worker].anchors,
                     b->doc_beg[d + 1] - b->doc_beg[d]);
    return WIRE_OK;
}

/* Move the partitions' anchors into one array by their first article. */
static wire_status gather_anchors(build *b, size_t n, wire_err *err)
{
    b->anchors = wire_malloc((n + 1) * sizeof *b->anchors);
    b->doc_beg = wire_calloc(b->n_docs + 2, sizeof *b->doc_beg);
    if (!b->anchors || !b->doc_beg) return wire_fail_mem(err);
    size_t *at = b->doc_beg + 1; /* becomes doc_beg once filled */
    for (unsigned p = 0; p < N_PARTS; p++)
        for (size_t i = 0; i < b->parts[p].anchors.n; i++)
            at[b->parts[p].anchors.p[i].a]++;
    size_t sum = 0, most = 0;
    for (size_t d = 0; d < b->n_docs; d++) {
        size_t count = at[d];
        if (count > most) most = count;
        at[d] = sum;
        sum += count;
    }
    for (unsigned i = 0; i < b->n_threads; i++) {
        b->benches[i].anchors = wire_malloc((most + 1) * sizeof *b->anchors);
        if (!b->benches[i].anchors) return wire_fail_mem(err);
    }
    for (unsigned p = 0; p < N_PARTS; p++)
        for (size_t i = 0; i < b->parts[p].anchors.n; i++) {
            wire_anchor x = b->parts[p].anchors.p[i];
            b->anchors[at[x.a]++] = x;
        }
    return WIRE_OK;
}

static wire_status gather_hot(build *b, wire_candidates *out, wire_err *err)
{
    for (unsigned p = 0; p < N_PARTS; p++) {
        out->n_places += b->parts[p].places.n;
        out->n_hot += b->parts[p].hot.n;
        out->n_anchors += b->parts[p].anchors.n;
        out->n_distinct += b->parts[p].distinct;
    }
    out->places = wire_malloc((out->n_places + 1) * sizeof *out->places);
    out->hot = wire_malloc((out->n_hot + 1) * sizeof *out->hot);
    if (!out->places || !out->hot) return wire_fail_mem(err);
    size_t np = 0, nh = 0;
    for (unsigned p = 0; p < N_PARTS; p++) {
        const struct part *x = &b->parts[p];
        for (size_t i = 0; i < x->hot.n; i++)
            out->hot[nh++] = (wire_hot){x->hot.p[i].first + np, x->hot.p[i].n};
        if (x->places.n)
            memcpy(out->places + np, x->places.p,
                   x->places.n * sizeof *out->places);
        np += x->places.n;
    }
    return WIRE_OK;
}

static void build_free(build *b)
{
    if (b->parts)
        for (unsigned p = 0; p < N_PARTS; p++) {
            WIRE_VEC_FREE(&b->parts[p].anchors);
            WIRE_VEC_FREE(&b->parts[p].places);
            WIRE_VEC_FREE(&b->parts[p].hot);
        }
    for (unsigned i = 0; b->benches && i < b->n_threads; i++) {
        wire_free(b->benches[i].anchors);
        wire_free(b->benches[i].postings);
    }
    wire_free(b->benches);
    wire_free(b->run_at);
    wire_free(b->parts);
    wire_free(b->postings);
    wire_free(b->anchors);
    wire_free(b->doc_beg);
    wire_free(b);
}

/* Room for each thread to sort the longest partition. */
static wire_status make_benches(build *b, wire_err *err)
{
    size_t most = 0;
    for (unsigned p = 0; p < N_PARTS; p++)
        if (b->part_beg[p + 1] - b->part_beg[p] > most)
            most = b->part_beg[p + 1] - b->part_beg[p];
    b->benches = wire_calloc(b->n_threads, sizeof *b->benches);
    if (!b->benches) return wire_fail_mem(err);
    for (unsigned i = 0; i < b->n_threads; i++) {
        b->benches[i].postings = wire_malloc((most + 1) * sizeof(posting));
        if (!b->benches[i].postings) return wire_fail_mem(err);
    }
    return WIRE_OK;
}

static wire_status run(build *b, wire_candidates *out, wire_err *err)
{
    WIRE_TRY(partition(b, err));
    WIRE_TRY(make_benches(b, err));
    WIRE_TRY(wire_pool_run(b->n_threads, N_PARTS, part_task, b, err));
    out->n_seeds = b->n_postings;
    WIRE_TRY(gather_hot(b, out, err));
    WIRE_TRY(gather_anchors(b, out->n_anchors, err));
    size_t tasks = (b->n_docs + DOCS_A_TASK - 1) / DOCS_A_TASK;
    WIRE_TRY(wire_pool_run(b->n_threads, tasks, doc_task, b, err));
    out->anchors = b->anchors;
    b->anchors = NULL;
    return WIRE_OK;
}

wire_status wire_index_candidates(const wire_doc_seeds *docs, size_t n_docs,
                                  const wire_index_opts *opts,
                                  wire_candidates *out, wire_err *err)
{
    *out = (wire_candidates){0};
    if (opts->hot_df < 2)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "index hot_df is %u, less than 2", opts->hot_df);
    if (n_docs >= UINT32_MAX)
        return wire_fail(err, WIRE_ELIMIT, WIRE_NO_OFF,
                         "more than 2^32 articles");
    build *b = wire_calloc(1, sizeof *b);
    if (!b) return wire_fail_mem(err);
    b->docs = docs;
    b->n_docs = n_docs;
    b->hot_df = opts->hot_df;
    b->n_threads = opts->n_threads ? opts->n_threads : 1;
    wire_status st = run(b, out, err);
    build_free(b);
    if (st != WIRE_OK) wire_candidates_free(out);
    return st;
}
