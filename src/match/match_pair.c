/* One pair: anchors to passages.
 *
 *   anchor        .....x.........        one shared seed
 *   exact run     ..[======].....        equal words both ways
 *   bridged       ..[======]-[===]-[==]  up to max_gap unequal words between
 *   chosen        the longest first; what overlaps a chosen one is trimmed
 *
 * Runs found from different anchors of one copy coincide, so an anchor
 * inside a run that is there already costs one comparison.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "kernels.h"
#include "passages_int.h"

enum {
    RESYNC = 3,        /* equal words that end a gap */
    MAX_PASSAGES = 512 /* of one pair; the longest are kept */
};

typedef struct {
    uint32_t a_beg, a_end, b_beg, b_end;
    uint32_t same_n, grams;
} run;

typedef struct {
    const uint32_t *a, *b; /* word hashes */
    uint32_t an, bn;
    unsigned max_gap;
    const wire_kernels *k;
} texts;

/* ---- Extending ---- */

static uint32_t equal_after(const texts *t, uint32_t i, uint32_t j)
{
    uint32_t n = t->an - i < t->bn - j ? t->an - i : t->bn - j;
    return (uint32_t)t->k->common_prefix(t->a + i, t->b + j, n);
}

static uint32_t equal_before(const texts *t, uint32_t i, uint32_t j)
{
    uint32_t n = 0;
    while (n < i && n < j && t->a[i - n - 1] == t->b[j - n - 1])
        n++;
    return n;
}

static uint32_t run_grams(uint32_t n)
{
    return n >= WIRE__GRAM ? n - WIRE__GRAM + 1 : 0;
}

static bool resyncs(const texts *t, uint32_t i, uint32_t j)
{
    if (t->an - i < RESYNC || t->bn - j < RESYNC) return false;
    return memcmp(t->a + i, t->b + j, RESYNC * sizeof *t->a) == 0;
}

/* Smallest gap (di, dj) behind (i, j) after which RESYNC words are equal. */
static bool gap_after(const texts *t, uint32_t i, uint32_t j, uint32_t *di,
                      uint32_t *dj)
{
    for (uint32_t sum = 1; sum <= 2 * t->max_gap; sum++) {
        uint32_t lo = sum > t->max_gap ? sum - t->max_gap : 0;
        for (uint32_t x = lo; x <= sum && x <= t->max_gap; x++) {
            uint32_t y = sum - x;
            if (i + x >= t->an || j + y >= t->bn) continue;
            if (t->a[i + x] != t->b[j + y] || !resyncs(t, i + x, j + y))
                continue;
            *di = x;
            *dj = y;
            return true;
        }
    }
    return false;
}

static bool gap_before(const texts *t, uint32_t i, uint32_t j, uint32_t *di,
                       uint32_t *dj)
{
    for (uint32_t sum = 1; sum <= 2 * t->max_gap; sum++) {
        uint32_t lo = sum > t->max_gap ? sum - t->max_gap : 0;
        for (uint32_t x = lo; x <= sum && x <= t->max_gap; x++) {
            uint32_t y = sum - x;
            if (i < x + RESYNC || j < y + RESYNC) continue;
            if (t->a[i - x - 1] != t->b[j - y - 1] ||
                !resyncs(t, i - x - RESYNC, j - y - RESYNC))
                continue;
            *di = x;
            *dj = y;
            return true;
        }
    }
    return false;
}

/* Grow a run over small gaps, forward then backward. */
static void bridge(const texts *t, run *r)
{
    uint32_t di, dj;
    while (gap_after(t, r->a_end, r->b_end, &di, &dj)) {
        uint32_t n = equal_after(t, r->a_end + di, r->b_end + dj);
        r->a_end += di + n;
        r->b_end += dj + n;
        r->same_n += n;
        r->grams += run_grams(n);
    }
    while (gap_before(t, r->a_beg, r->b_beg, &di, &dj)) {
        uint32_t n = equal_before(t, r->a_beg - di, r->b_beg - dj);
        r->a_beg -= di + n;
        r->b_beg -= dj + n;
        r->same_n += n;
        r->grams += run_grams(n);
    }
}

static run exact_run(const texts *t, uint32_t i, uint32_t j)
{
    uint32_t back = equal_before(t, i, j), fwd = equal_after(t, i, j);
    run r = {i - back, i + fwd,    j - back,
             j + fwd,  back + fwd, run_grams(back + fwd)};
    return r;
}

/* ---- Choosing ---- */

static bool covers(const run *r, uint32_t i, uint32_t j, unsigned slack)
{
    if (i < r->a_beg || i >= r->a_end || j < r->b_beg || j >= r->b_end)
        return false;
    /* On about the diagonal of the run: its gaps shift it a little. */
    int64_t d = (int64_t)(i - r->a_beg) - (int64_t)(j - r->b_beg);
    int64_t span =
        (int64_t)(r->a_end - r->a_beg) - (int64_t)(r->b_end - r->b_beg);
    int64_t lo = span < 0 ? span : 0, hi = span > 0 ? span : 0;
    return d >= lo - (int64_t)slack && d <= hi + (int64_t)slack;
}

static int longer_first(const void *x, const void *y)
{
    const run *p = x, *q = y;
    if (p->same_n != q->same_n) return p->same_n < q->same_n ? 1 : -1;
    if (p->a_beg != q->a_beg) return p->a_beg < q->a_beg ? -1 : 1;
    return (p->b_beg > q->b_beg) - (p->b_beg < q->b_beg);
}

static int by_place(const void *x, const void *y)
{
    const run *p = x, *q = y;
    return (p->a_beg > q->a_beg) - (p->a_beg < q->a_beg);
}

static bool overlap(uint32_t b1, uint32_t e1, uint32_t b2, uint32_t e2)
{
    return b1 < e2 && b2 < e1;
}

/* Cut r back so that it leaves chosen alone; recount it as one exact run
 * from the end that is free. Returns false when too little is left. */
static bool trim(const texts *t, run *r, const run *chosen)
{
    bool a = overlap(r->a_beg, r->a_end, chosen->a_beg, chosen->a_end);
    bool b = overlap(r->b_beg, r->b_end, chosen->b_beg, chosen->b_end);
    if (!a && !b) return true;
    uint32_t n;
    run head = *r, tail = *r;
    /* What stands in front of the chosen run on both sides. */
    n = UINT32_MAX;
    if (a) n = chosen->a_beg > r->a_beg ? chosen->a_beg - r->a_beg : 0;
    if (b) {
        uint32_t m = chosen->b_beg > r->b_beg ? chosen->b_beg - r->b_beg : 0;
        if (m < n) n = m;
    }
    uint32_t eq = equal_after(t, r->a_beg, r->b_beg);
    if (eq > n) eq = n;
    head.a_end = head.a_beg + eq;
    head.b_end = head.b_beg + eq;
    head.same_n = eq;
    head.grams = run_grams(eq);
    /* And what stands behind it. */
    n = UINT32_MAX;
    if (a) n = r->a_end > chosen->a_end ? r->a_end - chosen->a_end : 0;
    if (b) {
        uint32_t m = r->b_end > chosen->b_end ? r->b_end - chosen->b_end : 0;
        if (m < n) n = m;
    }
    eq = equal_before(t, r->a_end, r->b_end);
    if (eq > n) eq = n;
    tail.a_beg = tail.a_end - eq;
    tail.b_beg = tail.b_end - eq;
    tail.same_n = eq;
    tail.grams = run_grams(eq);
    *r = head.same_n >= tail.same_n ? head : tail;
    return r->same_n > 0;
}

/* Longest first; later ones are trimmed. Quadratic in passages only, whose
 * number is bounded. */
static size_t choose(const texts *t, run *r, size_t n, unsigned min_run)
{
    qsort(r, n, sizeof *r, longer_first);
    if (n > MAX_PASSAGES) n = MAX_PASSAGES;
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        run x = r[i];
        bool fine = x.same_n >= min_run;
        for (size_t j = 0; fine && j < kept; j++)
            fine = trim(t, &x, &r[j]) && x.same_n >= min_run;
        if (fine) r[kept++] = x;
    }
    qsort(r, kept, sizeof *r, by_place);
    return kept;
}

/* ---- The pair ---- */

static size_t collect(const texts *t, const wire_anchor *anchors, size_t n,
                      run *runs)
{
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t ap = anchors[i].a_pos, bp = anchors[i].b_pos;
        bool known = false;
        /* The newest runs first: anchors ascend, so a hit is near. */
        for (size_t j = m; j && !known && m - j < 8; j--)
            known = covers(&runs[j - 1], ap, bp, t->max_gap);
        if (known || ap >= t->an || bp >= t->bn || t->a[ap] != t->b[bp])
            continue;
        run r = exact_run(t, ap, bp);
        bridge(t, &r);
        if (m && runs[m - 1].a_beg == r.a_beg && runs[m - 1].b_beg == r.b_beg &&
            runs[m - 1].a_end == r.a_end)
            continue;
        runs[m++] = r;
    }
    return m;
}

wire_status wire__match_pair(const wire_words *wa, const wire_words *wb,
                             const wire_anchor *anchors, size_t n_anchors,
                             const wire_match_opts *opts, wire_arena *a,
                             wire__pair_match *out, wire_err *err)
{
    *out = (wire__pair_match){0};
    texts t = {wa->hash,        wb->hash,      (uint32_t)wa->n,
               (uint32_t)wb->n, opts->max_gap, wire__kernels()};
    if (!n_anchors) return WIRE_OK;
    wire_arena_mark mark = wire_arena_save(a);
    run *runs = WIRE_ARRAY(a, run, n_anchors);
    if (!runs) return wire_fail_mem(err);
    size_t n = collect(&t, anchors, n_anchors, runs);
    n = choose(&t, runs, n, opts->min_run);
    if (n == 0) {
        wire_arena_rewind(a, mark);
        return WIRE_OK;
    }
    wire_passage *p = WIRE_ARRAY(a, wire_passage, n);
    if (!p) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++) {
        p[i] = (wire_passage){runs[i].a_beg, runs[i].a_end,  runs[i].b_beg,
                              runs[i].b_end, runs[i].same_n, WIRE_KIND_COPY};
        out->shared_grams += runs[i].grams;
    }
    out->passages = p;
    out->n = n;
    return WIRE_OK;
}

wire_status wire_match_pair(const wire_words *wa, const wire_words *wb,
                            const wire_anchor *anchors, size_t n_anchors,
                            const wire_match_opts *opts, wire_arena *a,
                            wire_passage **out, size_t *out_n, wire_err *err)
{
    wire__pair_match m;
    wire_status st =
        wire__match_pair(wa, wb, anchors, n_anchors, opts, a, &m, err);
    *out = m.passages;
    *out_n = m.n;
    return st;
}
