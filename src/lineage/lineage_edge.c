/* lineage_edge.c: arcs of the tree to edges with passages, and merges.
 *
 * Passages come from the overlaps where they are known; pairs that no seed
 * brought together are compared here, word by word. A rewrite has few or
 * none: its containments count the sentences that have a partner.
 * SPDX-License-Identifier: Apache-2.0 */
#include "lineage_int.h"

#include <stdlib.h>
#include <string.h>

enum { GRAM = 5, WIDE = 8, CHAIN = 4 };

typedef WIRE_VEC(wire_anchor) anchors;

/* ---- Shingles of two articles -------------------------------------------- */

static uint64_t gram_hash(const wire_words *w, size_t i, unsigned k)
{
    uint64_t h = 0;
    for (unsigned j = 0; j < k; j++)
        h = wire_mix64(h ^ w->hash[i + j]) + j;
    return h;
}

typedef struct {
    uint64_t *hash; /* of the shingle at i */
    uint32_t *head, *next;
    size_t n, mask;
} gram_table;

static wire_status gram_fill(const wire_words *w, unsigned k, wire_arena *a,
                             gram_table *t, wire_err *err)
{
    size_t cap = 16;
    t->n = w->n >= k ? w->n - k + 1 : 0;
    while (cap < 2 * t->n)
        cap *= 2;
    t->mask = cap - 1;
    t->hash = WIRE_ARRAY(a, uint64_t, t->n + 1);
    t->next = WIRE_ARRAY(a, uint32_t, t->n + 1);
    t->head = wire_arena_calloc(a, cap, sizeof *t->head);
    if (!t->hash || !t->next || !t->head) return wire_fail_mem(err);
    for (size_t i = t->n; i-- > 0;) {
        t->hash[i] = gram_hash(w, i, k);
        size_t s = (size_t)t->hash[i] & t->mask;
        t->next[i] = t->head[s];
        t->head[s] = (uint32_t)i + 1;
    }
    return WIRE_OK;
}

static int by_anchor(const void *x, const void *y)
{
    const wire_anchor *a = x, *b = y;
    if (a->a_pos != b->a_pos) return a->a_pos < b->a_pos ? -1 : 1;
    return a->b_pos < b->b_pos ? -1 : a->b_pos > b->b_pos;
}

/* Places where a shingle of b stands in a; one anchor a run. */
static bool find_anchors(const gram_table *ta, const wire_words *wa,
                         const wire_words *wb, anchors *out)
{
    uint32_t run_end = 0;
    for (size_t i = 0; i + GRAM <= wb->n; i++) {
        uint64_t h = gram_hash(wb, i, GRAM);
        uint32_t j = ta->head[(size_t)h & ta->mask];
        if (i < run_end) continue;
        for (unsigned k = 0; j && k < CHAIN; k++, j = ta->next[j - 1]) {
            uint32_t x = j - 1, y = (uint32_t)i;
            if (ta->hash[x] != h) continue;
            wire_anchor an = {0, 0, x, y};
            if (!WIRE_VEC_PUSH(out, an)) return false;
            while (x < wa->n && y < wb->n && wa->hash[x] == wb->hash[y]) {
                x++;
                y++;
            }
            if (y > run_end) run_end = y;
        }
    }
    return true;
}

static wire_status shared_grams(const wire_words *wa, const wire_words *wb,
                                wire_arena *tmp, float *b_in_a, wire_err *err)
{
    gram_table t;
    uint32_t n = 0, met = 0;
    WIRE_TRY(gram_fill(wa, WIDE, tmp, &t, err));
    for (size_t i = 0; i + WIDE <= wb->n; i++, n++) {
        uint64_t h = gram_hash(wb, i, WIDE);
        uint32_t j = t.head[(size_t)h & t.mask];
        for (unsigned k = 0; j && k < 16 && t.hash[j - 1] != h; k++)
            j = t.next[j - 1];
        met += j && t.hash[j - 1] == h;
    }
    *b_in_a = n ? (float)met / (float)n : 0;
    return WIRE_OK;
}

/* ---- Passages ------------------------------------------------------------ */

static int by_parent_place(const void *x, const void *y)
{
    const wire_passage *a = x, *b = y;
    if (a->a_beg != b->a_beg) return a->a_beg < b->a_beg ? -1 : 1;
    return a->b_beg < b->b_beg ? -1 : a->b_beg > b->b_beg;
}

static wire_status copy_passages(lin_family *f, const wire_passage *p, size_t n,
                                 bool swap, wire_edge *e, wire_err *err)
{
    e->passages = WIRE_ARRAY(f->a, wire_passage, n + 1);
    if (!e->passages) return wire_fail_mem(err);
    e->n_passages = n;
    if (n) memcpy(e->passages, p, n * sizeof *p);
    for (size_t i = 0; swap && i < n; i++) {
        wire_passage *q = &e->passages[i];
        *q = (wire_passage){p[i].b_beg, p[i].b_end,  p[i].a_beg,
                            p[i].a_end, p[i].same_n, p[i].kind};
    }
    if (swap) qsort(e->passages, n, sizeof *e->passages, by_parent_place);
    return WIRE_OK;
}

static wire_status match_here(lin_family *f, const wire_words *wp,
                              const wire_words *wc, wire_edge *e, wire_err *err)
{
    wire_match_opts o = WIRE_MATCH_OPTS_INIT;
    gram_table t;
    anchors v = {NULL, 0, 0};
    wire_passage *got = NULL;
    size_t n = 0;
    o.min_run = WIDE;
    wire_status st = gram_fill(wp, GRAM, f->tmp, &t, err);
    if (st != WIRE_OK) goto out;
    if (!find_anchors(&t, wp, wc, &v)) {
        st = wire_fail_mem(err);
        goto out;
    }
    if (v.n) qsort(v.p, v.n, sizeof *v.p, by_anchor);
    st = wire_match_pair(wp, wc, v.p, v.n, &o, f->tmp, &got, &n, err);
    if (st == WIRE_OK) st = copy_passages(f, got, n, false, e, err);
    if (st == WIRE_OK)
        st = shared_grams(wp, wc, f->tmp, &e->child_containment, err);
    if (st == WIRE_OK)
        st = shared_grams(wc, wp, f->tmp, &e->parent_containment, err);
out:
    WIRE_VEC_FREE(&v);
    return st;
}

/* A rewrite: shares of sentences that have a partner on the other side. */
static wire_status align_sentences(lin_family *f, const wire_doc *p,
                                   const wire_doc *c, wire_edge *e,
                                   wire_err *err)
{
    wire_sentence_score s;
    wire_sentence_link *links = NULL;
    size_t n = 0;
    memset(&s, 0, sizeof s);
    if (!f->idf) return WIRE_OK;
    WIRE_TRY(wire_match_sentences(p, c, f->idf, f->tmp, &s, &links, &n, err));
    if (s.a_aligned > e->parent_containment)
        e->parent_containment = s.a_aligned;
    if (s.b_aligned > e->child_containment) e->child_containment = s.b_aligned;
    return WIRE_OK;
}

wire_status wire__lineage_prove(lin_family *f, uint32_t p, uint32_t c,
                                wire_edge *e, wire_err *err)
{
    const lin_member *mp = &f->members[p], *mc = &f->members[c];
    uint32_t a = mp->number, b = mc->number;
    const wire_overlap *o =
        f->overlaps ? wire_overlaps_find(f->overlaps, a, b) : NULL;
    wire_arena_mark mark = wire_arena_save(f->tmp);
    if (o && !o->is_paraphrase && o->n_passages) {
        bool swap = a > b;
        e->parent_containment = swap ? o->b_containment : o->a_containment;
        e->child_containment = swap ? o->a_containment : o->b_containment;
        WIRE_TRY(copy_passages(f, f->overlaps->passages + o->first,
                               o->n_passages, swap, e, err));
    } else {
        WIRE_TRY(match_here(f, &mp->doc->words, &mc->doc->words, e, err));
    }
    float most = e->child_containment > e->parent_containment
                     ? e->child_containment
                     : e->parent_containment;
    e->is_paraphrase = most < .25f;
    if (most < .5f) WIRE_TRY(align_sentences(f, mp->doc, mc->doc, e, err));
    wire_arena_rewind(f->tmp, mark);
    return WIRE_OK;
}

/* ---- Merges -------------------------------------------------------------- */

/* Bits of the story words of c that lie in runs of the parent. */
static wire_status cover(lin_family *f, uint32_t p, uint32_t c,
                         uint32_t min_run, uint8_t *bits, wire_err *err)
{
    wire_arena_mark mark = wire_arena_save(f->tmp);
    uint32_t *to = WIRE_ARRAY(f->tmp, uint32_t, f->members[c].n + 1);
    if (!to) return wire_fail_mem(err);
    WIRE_TRY(wire__lineage_map(f, p, c, to, err));
    const lin_member *m = &f->members[c];
    memset(bits, 0, m->n);
    for (uint32_t i = 0; i < m->n;) {
        uint32_t k = i + 1;
        if (to[i] != LIN_NONE)
            while (k < m->n && to[k] == to[k - 1] + 1)
                k++;
        if (to[i] != LIN_NONE && k - i >= min_run) memset(bits + i, 1, k - i);
        i = k;
    }
    wire_arena_rewind(f->tmp, mark);
    return WIRE_OK;
}

/* Words of c that q gives in runs of eight and p does not give at all. */
static uint32_t only_from(const uint8_t *of_q, const uint8_t *of_p, uint32_t n)
{
    uint32_t sum = 0, run = 0;
    for (uint32_t i = 0; i <= n; i++) {
        if (i < n && of_q[i] && !of_p[i]) {
            run++;
            continue;
        }
        if (run >= WIDE) sum += run;
        run = 0;
    }
    return sum;
}

wire_status wire__lineage_shares(lin_family *f, uint32_t p, uint32_t q,
                                 uint32_t c, uint32_t *only_p, uint32_t *only_q,
                                 wire_err *err)
{
    const lin_member *mc = &f->members[c];
    wire_arena_mark mark = wire_arena_save(f->tmp);
    uint8_t *of_p = WIRE_ARRAY(f->tmp, uint8_t, mc->n + 1);
    uint8_t *of_q = WIRE_ARRAY(f->tmp, uint8_t, mc->n + 1);
    if (!of_p || !of_q) return wire_fail_mem(err);
    WIRE_TRY(cover(f, p, c, 3, of_p, err));
    WIRE_TRY(cover(f, q, c, 3, of_q, err));
    *only_p = only_from(of_p, of_q, mc->n);
    *only_q = only_from(of_q, of_p, mc->n);
    wire_arena_rewind(f->tmp, mark);
    return WIRE_OK;
}

/* A second parent: it gives words that the first has not, and the first
 * gives words that it has not; neither is a copy of the child. */
wire_status wire__lineage_second(lin_family *f, uint32_t p, uint32_t c,
                                 uint32_t *second, uint32_t *words,
                                 wire_err *err)
{
    const lin_member *mc = &f->members[c];
    uint32_t least = mc->n / 8 > 20 ? mc->n / 8 : 20;
    *second = LIN_NONE;
    *words = 0;
    if (f->m < 3) return WIRE_OK; /* nobody else is there */
    wire_arena_mark mark = wire_arena_save(f->tmp);
    uint8_t *of_p = WIRE_ARRAY(f->tmp, uint8_t, mc->n + 1);
    uint8_t *of_q = WIRE_ARRAY(f->tmp, uint8_t, mc->n + 1);
    if (!of_p || !of_q) return wire_fail_mem(err);
    WIRE_TRY(cover(f, p, c, 3, of_p, err));
    uint32_t left = 0;
    for (uint32_t i = 0; i < mc->n; i++)
        left += !of_p[i];
    for (uint32_t k = f->pairs.first[c];
         left >= least && k < f->pairs.first[c + 1]; k++) {
        uint32_t q = f->pairs.child[k];
        const lin_pair *qc = wire__lineage_pair(&f->pairs, q, c);
        if (q == p || !qc || qc->order < -1 || qc->long_words < least) continue;
        if (wire__lineage_is_below(&f->order, q + 1, c + 1)) continue;
        WIRE_TRY(cover(f, q, c, 3, of_q, err));
        uint32_t n = only_from(of_q, of_p, mc->n);
        if (n < least || only_from(of_p, of_q, mc->n) < least) continue;
        if (n > *words) {
            *words = n;
            *second = q;
        }
    }
    wire_arena_rewind(f->tmp, mark);
    return WIRE_OK;
}
