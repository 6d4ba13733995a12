/* All candidate pairs, in parallel.
 *
 * The anchors of a pair stand together; a task verifies a run of pairs into
 * its own arrays, which are joined in order, so that the result does not
 * depend on the threads.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "passages_int.h"

enum { PAIRS_A_TASK = 512 };

/* A single shared seed can only reach containment .10 in a text this short
 * (a run of 20 words holds a seed; 25 shingles of 8 words want 32 words). */
enum { LONE_SEED_WORDS = 260 };

typedef struct {
    WIRE_VEC(wire_overlap) pairs;
    WIRE_VEC(wire_passage) passages;
} part;

typedef struct {
    const wire_doc *docs;
    const wire_anchor *anchors;
    size_t *pair_beg; /* [n_pairs + 1] into anchors */
    size_t n_pairs;
    const wire_match_opts *opts;
    part *parts;
    wire_arena **arenas; /* [n_threads] */
} job;

void wire_overlaps_free(wire_overlaps *o)
{
    wire_free(o->pairs);
    wire_free(o->passages);
    *o = (wire_overlaps){0};
}

const wire_overlap *wire_overlaps_find(const wire_overlaps *o, uint32_t x,
                                       uint32_t y)
{
    uint32_t a = x < y ? x : y, b = x < y ? y : x;
    size_t lo = 0, hi = o->n_pairs;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        const wire_overlap *p = &o->pairs[mid];
        if (p->a < a || (p->a == a && p->b < b))
            lo = mid + 1;
        else
            hi = mid;
    }
    bool is = lo < o->n_pairs && o->pairs[lo].a == a && o->pairs[lo].b == b;
    return is ? &o->pairs[lo] : NULL;
}

static bool same_pair(const wire_anchor *x, const wire_anchor *y)
{
    return x->a == y->a && x->b == y->b;
}

static bool is_hopeless(const job *j, const wire_anchor *an, size_t n)
{
    return n == 1 && j->docs[an->a].words.n > LONE_SEED_WORDS &&
           j->docs[an->b].words.n > LONE_SEED_WORDS;
}

static wire_status list_pairs(job *j, const wire_candidates *c, wire_err *err)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n_anchors; i++)
        n += i == 0 || !same_pair(&c->anchors[i], &c->anchors[i - 1]);
    j->pair_beg = wire_malloc((n + 1) * sizeof *j->pair_beg);
    if (!j->pair_beg) return wire_fail_mem(err);
    n = 0;
    for (size_t i = 0; i < c->n_anchors; i++)
        if (i == 0 || !same_pair(&c->anchors[i], &c->anchors[i - 1]))
            j->pair_beg[n++] = i;
    j->pair_beg[n] = c->n_anchors;
    j->n_pairs = n;
    return WIRE_OK;
}

static wire_status match_one(job *j, part *out, const wire_anchor *an, size_t n,
                             wire_arena *arena, wire_err *err)
{
    if (is_hopeless(j, an, n)) return WIRE_OK;
    const wire_words *wa = &j->docs[an->a].words, *wb = &j->docs[an->b].words;
    wire__pair_match m;
    wire_arena_mark mark = wire_arena_save(arena);
    WIRE_TRY(wire__match_pair(wa, wb, an, n, j->opts, arena, &m, err));
    if (m.n) {
        wire_overlap o = {
            .a = an->a,
            .b = an->b,
            .first = out->passages.n,
            .n_passages = m.n,
            .shared_grams = m.shared_grams,
            .a_containment = wire__gram_share(m.shared_grams, wa->n),
            .b_containment = wire__gram_share(m.shared_grams, wb->n)};
        if (!WIRE_VEC_PUSH(&out->pairs, o)) return wire_fail_mem(err);
        for (size_t i = 0; i < m.n; i++)
            if (!WIRE_VEC_PUSH(&out->passages, m.passages[i]))
                return wire_fail_mem(err);
    }
    wire_arena_rewind(arena, mark);
    return WIRE_OK;
}

static wire_status task(void *ctx, size_t t, unsigned worker, wire_err *err)
{
    job *j = ctx;
    size_t beg = t * PAIRS_A_TASK, end = beg + PAIRS_A_TASK;
    if (end > j->n_pairs) end = j->n_pairs;
    for (size_t i = beg; i < end; i++)
        WIRE_TRY(match_one(j, &j->parts[t], j->anchors + j->pair_beg[i],
                           j->pair_beg[i + 1] - j->pair_beg[i],
                           j->arenas[worker], err));
    return WIRE_OK;
}

static wire_status join(const job *j, size_t n_tasks, wire_overlaps *out,
                        wire_err *err)
{
    size_t n = 0, m = 0;
    for (size_t t = 0; t < n_tasks; t++) {
        n += j->parts[t].pairs.n;
        m += j->parts[t].passages.n;
    }
    out->pairs = wire_malloc((n + 1) * sizeof *out->pairs);
    out->passages = wire_malloc((m + 1) * sizeof *out->passages);
    if (!out->pairs || !out->passages) return wire_fail_mem(err);
    for (size_t t = 0; t < n_tasks; t++) {
        const part *p = &j->parts[t];
        for (size_t i = 0; i < p->pairs.n; i++) {
            wire_overlap o = p->pairs.p[i];
            o.first += out->n_passages;
            out->pairs[out->n_pairs++] = o;
        }
        if (p->passages.n)
            memcpy(out->passages + out->n_passages, p->passages.p,
                   p->passages.n * sizeof *out->passages);
        out->n_passages += p->passages.n;
    }
    return WIRE_OK;
}

static wire_status run(job *j, const wire_candidates *c, unsigned n_threads,
                       wire_overlaps *out, wire_err *err)
{
    WIRE_TRY(list_pairs(j, c, err));
    size_t n_tasks = (j->n_pairs + PAIRS_A_TASK - 1) / PAIRS_A_TASK;
    j->parts = wire_calloc(n_tasks, sizeof *j->parts);
    j->arenas = wire_calloc(n_threads, sizeof(wire_arena *));
    wire_status st = WIRE_OK;
    if (!j->parts || !j->arenas) return wire_fail_mem(err);
    for (unsigned i = 0; i < n_threads && st == WIRE_OK; i++)
        if (!(j->arenas[i] = wire_arena_new(NULL, 0))) st = wire_fail_mem(err);
    if (st == WIRE_OK) st = wire_pool_run(n_threads, n_tasks, task, j, err);
    if (st == WIRE_OK) st = join(j, n_tasks, out, err);
    for (unsigned i = 0; i < n_threads; i++)
        wire_arena_free(j->arenas[i]);
    for (size_t t = 0; t < n_tasks; t++) {
        WIRE_VEC_FREE(&j->parts[t].pairs);
        WIRE_VEC_FREE(&j->parts[t].passages);
    }
    return st;
}

wire_status wire_match_all(const wire_doc *docs, size_t n_docs,
                           const wire_candidates *candidates,
                           const wire_match_opts *opts, wire_overlaps *out,
                           wire_err *err)
{
    (void)n_docs;
    *out = (wire_overlaps){0};
    unsigned n_threads = opts->n_threads ? opts->n_threads : 1;
    job j = {.docs = docs, .anchors = candidates->anchors, .opts = opts};
    wire_status st = run(&j, candidates, n_threads, out, err);
    wire_free(j.pair_beg);
    wire_free(j.parts);
    wire_free(j.arenas);
    if (st != WIRE_OK) wire_overlaps_free(out);
    return st;
}
