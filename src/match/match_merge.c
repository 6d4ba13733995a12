/* Children of two parents.
 *
 *   child   [----- from p1 -----][--- from p2 ---]...own...
 *
 * An article whose prose comes from two others is a copy of both, even where
 * neither gives half of it alone. Block quotations do not count: an article
 * that quotes two others is a review, not a merge.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "classify_int.h"

#define FIRST_SHARE  .2f  /* of the child's words, from the larger parent */
#define SECOND_SHARE .15f /* from the other, beyond what the first gives */
#define BOTH_SHARE   .5f

enum { MIN_WORDS = 40 };

typedef struct {
    wire__classify *c;
    uint64_t *first, *seen; /* bit a word of the child */
    size_t n_blocks;
} merger;

static bool is_later(const wire_doc *parent, const wire_doc *child)
{
    wire_time p = parent->article->published, k = child->article->published;
    return p.precision != WIRE_TIME_NONE && k.precision != WIRE_TIME_NONE &&
           p.unix_s > k.unix_s + 86400;
}

static bool gives_prose(const merger *m, const wire__ref *r, uint32_t child)
{
    const wire_overlap *o = &m->c->overlaps->pairs[r->pair];
    const wire_passage *p = &m->c->overlaps->passages[r->passage];
    const wire__passage_facts *f = &m->c->passages[r->passage];
    if (o->kind != WIRE_KIND_COPY && o->kind != WIRE_KIND_EXCERPT) return false;
    if (p->kind == WIRE_KIND_BOILERPLATE || p->kind == WIRE_KIND_TEMPLATE)
        return false;
    float quoted = o->a == child ? f->a_quoted : f->b_quoted;
    if (o->kind == WIRE_KIND_EXCERPT && quoted >= .5f) return false;
    uint32_t other = o->a == child ? o->b : o->a;
    return !is_later(&m->c->docs[other], &m->c->docs[child]);
}

/* Words of the child that one pair gives and base does not hold. */
static uint32_t count_new(const merger *m, const wire__ref *refs, size_t n,
                          uint32_t pair, uint32_t child, const uint64_t *base,
                          uint64_t *seen)
{
    uint32_t count = 0;
    memset(seen, 0, m->n_blocks * sizeof *seen);
    for (size_t i = 0; i < n; i++) {
        if (refs[i].pair != pair || !gives_prose(m, &refs[i], child)) continue;
        for (uint32_t w = refs[i].beg; w < refs[i].end; w++) {
            uint64_t bit = (uint64_t)1 << (w % 64);
            if ((seen[w / 64] | base[w / 64]) & bit) continue;
            seen[w / 64] |= bit;
            count++;
        }
    }
    return count;
}

/* The pair that gives most beyond base; each pair is looked at once, at its
 * first ref. Bounded: articles with very many partners are no merges. */
static uint32_t best_pair(merger *m, const wire__ref *refs, size_t n,
                          uint32_t child, const uint64_t *base, uint32_t not,
                          uint32_t *words)
{
    uint32_t best = UINT32_MAX;
    *words = 0;
    for (size_t i = 0; i < n; i++) {
        bool is_known = refs[i].pair == not ;
        for (size_t j = 0; j < i && !is_known; j++)
            is_known = refs[j].pair == refs[i].pair;
        if (is_known) continue;
        uint32_t w = count_new(m, refs, n, refs[i].pair, child, base, m->seen);
        if (w > *words) {
            *words = w;
            best = refs[i].pair;
        }
    }
    return best;
}

static void mark(wire__classify *c, uint32_t pair, uint32_t child)
{
    wire_overlap *o = &c->overlaps->pairs[pair];
    if (o->kind == WIRE_KIND_COPY) return;
    o->kind = WIRE_KIND_COPY;
    o->is_merge_part = 1;
    o->merge_child = child;
    for (size_t k = o->first; k < o->first + o->n_passages; k++)
        if (c->overlaps->passages[k].kind == WIRE_KIND_EXCERPT)
            c->overlaps->passages[k].kind = WIRE_KIND_COPY;
}

static void look_at(merger *m, uint32_t child)
{
    enum { MOST_REFS = 64 };
    wire__classify *c = m->c;
    const wire__ref *refs = c->refs + c->ref_beg[child];
    size_t n = c->ref_beg[child + 1] - c->ref_beg[child];
    float words = (float)c->docs[child].words.n;
    if (n < 2 || n > MOST_REFS || words < MIN_WORDS) return;
    m->n_blocks = (c->docs[child].words.n + 63) / 64;
    memset(m->first, 0, m->n_blocks * sizeof *m->first);
    uint32_t n1, n2;
    uint32_t p1 = best_pair(m, refs, n, child, m->first, UINT32_MAX, &n1);
    if (p1 == UINT32_MAX || (float)n1 < FIRST_SHARE * words) return;
    count_new(m, refs, n, p1, child, m->first, m->seen);
    memcpy(m->first, m->seen, m->n_blocks * sizeof *m->first);
    uint32_t p2 = best_pair(m, refs, n, child, m->first, p1, &n2);
    if (p2 == UINT32_MAX || (float)n2 < SECOND_SHARE * words) return;
    if ((float)(n1 + n2) < BOTH_SHARE * words) return;
    mark(c, p1, child);
    mark(c, p2, child);
}

static size_t longest(const wire__classify *c)
{
    size_t n = 0;
    for (size_t d = 0; d < c->n_docs; d++)
        if (c->docs[d].words.n > n) n = c->docs[d].words.n;
    return n;
}

wire_status wire__match_merges(wire__classify *c, wire_err *err)
{
    merger m = {.c = c};
    size_t blocks = longest(c) / 64 + 1;
    m.first = wire_malloc(2 * blocks * sizeof *m.first);
    if (!m.first) return wire_fail_mem(err);
    m.seen = m.first + blocks;
    for (size_t d = 0; d < c->n_docs; d++)
        look_at(&m, (uint32_t)d);
    wire_free(m.first);
    return WIRE_OK;
}
