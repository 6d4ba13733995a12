/* lineage_outside.c: parents that are no members of the family.
 *
 *   family   source -- merge          the merge is a copy of the source
 *   outside  report ---/              and took words of a report, too
 *
 * The report is no copy of the family's text, so it stays outside; the merge
 * has an edge to it all the same.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "lineage_int.h"

#define SURE_BY_TIME .8f /* the parent is known to be older */
#define SURE_BY_TEXT .6f

#define NO_FAMILY UINT32_MAX

typedef struct {
    const wire_doc *docs;
    const wire_overlaps *overlaps;
    wire_lineage *lineages;
    uint32_t *family_of; /* [n_docs] */
    wire_arena *a;
} outside;

static bool is_older(const wire_doc *p, const wire_doc *c)
{
    wire_time x = p->article->published, y = c->article->published;
    return x.precision != WIRE_TIME_NONE && y.precision != WIRE_TIME_NONE &&
           x.unix_s < y.unix_s;
}

static wire_status explain(outside *o, wire_edge *e, wire_err *err)
{
    uint32_t words = 0;
    for (size_t i = 0; i < e->n_passages; i++)
        words += e->passages[i].same_n;
    wire_buf b = {0};
    wire_buf_fmt(&b, "takes %u words from here that its other parent lacks",
                 words);
    wire_status st = WIRE_OK;
    e->reasons = WIRE_ARRAY(o->a, wire_str, 1);
    if (!e->reasons || !wire_buf_ok(&b) ||
        !wire_arena_copy(o->a, wire_buf_view(&b), &e->reasons[0]))
        st = wire_fail_mem(err);
    else
        e->n_reasons = 1;
    wire_buf_free(&b);
    return st;
}

static wire_status fill(outside *o, const wire_overlap *p, wire_edge *e,
                        wire_err *err)
{
    bool child_is_a = p->merge_child == p->a;
    memset(e, 0, sizeof *e);
    e->child = p->merge_child;
    e->parent = child_is_a ? p->b : p->a;
    e->is_merge = true;
    e->confidence = is_older(&o->docs[e->parent], &o->docs[e->child])
                        ? SURE_BY_TIME
                        : SURE_BY_TEXT;
    e->parent_containment = child_is_a ? p->b_containment : p->a_containment;
    e->child_containment = child_is_a ? p->a_containment : p->b_containment;
    e->passages = WIRE_ARRAY(o->a, wire_passage, p->n_passages + 1);
    if (!e->passages) return wire_fail_mem(err);
    for (size_t i = 0; i < p->n_passages; i++) {
        wire_passage x = o->overlaps->passages[p->first + i];
        if (child_is_a)
            x = (wire_passage){x.b_beg, x.b_end,  x.a_beg,
                               x.a_end, x.same_n, x.kind};
        e->passages[e->n_passages++] = x;
    }
    return explain(o, e, err);
}

static int by_child(const void *x, const void *y)
{
    const wire_edge *a = x, *b = y;
    if (a->child != b->child) return a->child < b->child ? -1 : 1;
    return (a->parent > b->parent) - (a->parent < b->parent);
}

static wire_status append(outside *o, wire_lineage *l, const wire_overlap *p,
                          wire_err *err)
{
    wire_edge *edges = WIRE_ARRAY(o->a, wire_edge, l->n_edges + 1);
    if (!edges) return wire_fail_mem(err);
    if (l->n_edges) memcpy(edges, l->edges, l->n_edges * sizeof *edges);
    WIRE_TRY(fill(o, p, &edges[l->n_edges], err));
    l->edges = edges;
    l->n_edges++;
    qsort(edges, l->n_edges, sizeof *edges, by_child);
    return WIRE_OK;
}

/* All that the two share stands at the end of both: one outlet's standing
 * text under two articles, whatever else it was taken for. */
static bool is_foot(const wire_doc *docs, const wire_overlaps *o,
                    const wire_overlap *p)
{
    enum { NEAR_END = 8 };
    size_t na = docs[p->a].words.n, nb = docs[p->b].words.n;
    for (size_t i = 0; i < p->n_passages; i++) {
        const wire_passage *q = &o->passages[p->first + i];
        if (q->a_end + NEAR_END < na || q->b_end + NEAR_END < nb) return false;
    }
    return true;
}

wire_status wire_lineage_outside(const wire_doc *docs, size_t n_docs,
                                 const wire_groups *groups,
                                 const wire_overlaps *overlaps,
                                 wire_lineage *lineages, wire_arena *a,
                                 wire_err *err)
{
    outside o = {docs, overlaps, lineages, NULL, a};
    o.family_of = wire_malloc((n_docs + 1) * sizeof *o.family_of);
    if (!o.family_of) return wire_fail_mem(err);
    memset(o.family_of, 0xff, (n_docs + 1) * sizeof *o.family_of);
    for (size_t f = 0; f < groups->n_families; f++)
        for (size_t i = 0; i < groups->families[f].n_members; i++)
            o.family_of[groups->families[f].members[i]] = (uint32_t)f;
    wire_status st = WIRE_OK;
    for (size_t i = 0; i < overlaps->n_pairs && st == WIRE_OK; i++) {
        const wire_overlap *p = &overlaps->pairs[i];
        if (!p->is_merge_part || p->kind != WIRE_KIND_COPY) continue;
        if (is_foot(docs, overlaps, p)) continue;
        uint32_t other = p->merge_child == p->a ? p->b : p->a;
        uint32_t family = o.family_of[p->merge_child];
        if (family == NO_FAMILY || o.family_of[other] == family) continue;
        st = append(&o, &lineages[family], p, err);
    }
    wire_free(o.family_of);
    return st;
}
