/* Standing text, learnt from the corpus.
 *
 *   article d   ....[== p1 ==]..........[= p3 =]
 *                    [=== p2 ==]
 *
 * A passage is standing text when the articles that share about the same
 * words are, pair by pair, of one outlet or author and about different
 * things. Two such pairs, three articles, are needed: two articles alone may
 * share a paragraph for many reasons, and are judged by themselves.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "classify_int.h"

enum { SURE = 6, ENOUGH = 32 * SURE, LOOK = 256 };

static int by_beg(const void *x, const void *y)
{
    const wire__ref *p = x, *q = y;
    if (p->beg != q->beg) return p->beg < q->beg ? -1 : 1;
    if (p->end != q->end) return p->end < q->end ? -1 : 1;
    if (p->pair != q->pair) return p->pair < q->pair ? -1 : 1;
    return (p->passage > q->passage) - (p->passage < q->passage);
}

static wire_status list_refs(wire__classify *c, wire_err *err)
{
    const wire_overlaps *o = c->overlaps;
    c->refs = wire_malloc((2 * o->n_passages + 1) * sizeof *c->refs);
    c->ref_beg = wire_calloc(c->n_docs + 2, sizeof *c->ref_beg);
    if (!c->refs || !c->ref_beg) return wire_fail_mem(err);
    size_t *at = c->ref_beg + 1, sum = 0;
    for (size_t i = 0; i < o->n_pairs; i++) {
        at[o->pairs[i].a] += o->pairs[i].n_passages;
        at[o->pairs[i].b] += o->pairs[i].n_passages;
    }
    for (size_t d = 0; d < c->n_docs; d++) {
        size_t n = at[d];
        at[d] = sum;
        sum += n;
    }
    for (size_t i = 0; i < o->n_pairs; i++) {
        const wire_overlap *p = &o->pairs[i];
        for (size_t k = p->first; k < p->first + p->n_passages; k++) {
            const wire_passage *x = &o->passages[k];
            c->refs[at[p->a]++] =
                (wire__ref){(uint32_t)i, (uint32_t)k, x->a_beg, x->a_end};
            c->refs[at[p->b]++] =
                (wire__ref){(uint32_t)i, (uint32_t)k, x->b_beg, x->b_end};
        }
    }
    return WIRE_OK;
}

/* Do two stretches share most of the longer, or is x nearly all inside y? */
static bool is_about(const wire__ref *x, const wire__ref *y)
{
    uint32_t beg = x->beg > y->beg ? x->beg : y->beg;
    uint32_t end = x->end < y->end ? x->end : y->end;
    return beg < end &&
           10 * (uint64_t)(end - beg) >= 7 * (uint64_t)(x->end - x->beg);
}

/* How surely do a pair's two stories differ in everything but such words, in
 * sixths? Where outlets are unknown it is sure only of words of a page
 * and of those that are strange to the stories as well: several copies of one
 * agency report may share a paragraph and little else. */
static uint32_t supports(const wire__classify *c, const wire__ref *r)
{
    const wire__pair_facts *f = &c->pairs[r->pair];
    if (!f->is_unrelated) return 0;
    if (f->is_stray_text || f->same_outlet || f->same_author) return SURE;
    if (!f->outlet_unknown) return 0;
    const wire__passage_facts *x = &c->passages[r->passage];
    return x->is_page || x->cohesion < WIRE__STRANGE ? SURE : 1;
}

/* Distinct supporting pairs near ref i of one article; refs of one pair are
 * seldom neighbours, so counting each pair once by its number is enough. */
static uint32_t support_of(const wire__classify *c, const wire__ref *refs,
                           size_t n, size_t i)
{
    uint32_t count = supports(c, &refs[i]);
    for (size_t j = i, seen = 0; j-- && seen < LOOK && count < ENOUGH; seen++)
        if (refs[j].pair != refs[i].pair && is_about(&refs[i], &refs[j]))
            count += supports(c, &refs[j]);
    for (size_t j = i + 1; j < n && j < i + LOOK && count < ENOUGH; j++) {
        if (refs[j].beg >= refs[i].end) break;
        if (refs[j].pair != refs[i].pair && is_about(&refs[i], &refs[j]))
            count += supports(c, &refs[j]);
    }
    return count / SURE;
}

enum { DOCS_A_TASK = 512 };

static wire_status sort_task(void *ctx, size_t t, unsigned worker,
                             wire_err *err)
{
    (void)worker;
    (void)err;
    wire__classify *c = ctx;
    size_t beg = t * DOCS_A_TASK, end = beg + DOCS_A_TASK;
    if (end > c->n_docs) end = c->n_docs;
    for (size_t d = beg; d < end; d++)
        qsort(c->refs + c->ref_beg[d], c->ref_beg[d + 1] - c->ref_beg[d],
              sizeof *c->refs, by_beg);
    return WIRE_OK;
}

wire_status wire__match_stand(wire__classify *c, wire_err *err)
{
    WIRE_TRY(list_refs(c, err));
    size_t tasks = (c->n_docs + DOCS_A_TASK - 1) / DOCS_A_TASK;
    WIRE_TRY(wire_pool_run(c->n_threads, tasks, sort_task, c, err));
    for (size_t d = 0; d < c->n_docs; d++) {
        const wire__ref *refs = c->refs + c->ref_beg[d];
        size_t n = c->ref_beg[d + 1] - c->ref_beg[d];
        for (size_t i = 0; i < n; i++) {
            uint32_t s = support_of(c, refs, n, i);
            wire__passage_facts *f = &c->passages[refs[i].passage];
            if (s > f->support) f->support = s;
        }
    }
    return WIRE_OK;
}
