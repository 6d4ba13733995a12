/* Places of standing text, gathered into records.
 *
 *   node     a stretch of one article that a standing passage names
 *   joined   both sides of a passage; stretches of one article that lie
 *            over each other; all places of one hot seed
 *
 * So every two articles that share a hot seed, or a passage found to be
 * standing, meet in one record, whose size is linear in its places.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "classify_int.h"

typedef struct {
    uint32_t doc, beg, end;
    uint32_t parent;                    /* union-find */
    uint64_t quoted_n, form_n, other_n; /* words of passages, by kind */
} node;

typedef struct {
    wire__classify *c;
    node *nodes;
    size_t n_nodes;
    uint32_t *node_of; /* [2 * n_passages]: side a, side b; UINT32_MAX none */
    uint32_t *doc_beg; /* [n_docs + 1] nodes are ascending by doc, beg */
} gather;

static uint32_t root(node *n, uint32_t i)
{
    while (n[i].parent != i)
        i = n[i].parent = n[n[i].parent].parent;
    return i;
}

static void join(node *n, uint32_t x, uint32_t y)
{
    x = root(n, x);
    y = root(n, y);
    if (x < y)
        n[y].parent = x;
    else
        n[x].parent = y;
}

static void add_kind(node *n, const wire_passage *p)
{
    if (p->kind == WIRE_KIND_SHARED_QUOTATION)
        n->quoted_n += p->same_n;
    else if (p->kind == WIRE_KIND_TEMPLATE)
        n->form_n += p->same_n;
    else
        n->other_n += p->same_n;
}

static bool is_placed(const wire__classify *c, const wire__ref *r)
{
    wire_kind k = c->overlaps->passages[r->passage].kind;
    if (k == WIRE_KIND_BOILERPLATE || k == WIRE_KIND_TEMPLATE) return true;
    return k == WIRE_KIND_SHARED_QUOTATION &&
           c->overlaps->pairs[r->pair].kind != WIRE_KIND_COPY;
}

/* One node a stretch: refs that lie over each other by more than half of
 * the longer are one. refs are ascending by beg. */
static void make_nodes(gather *g)
{
    for (size_t d = 0; d < g->c->n_docs; d++) {
        g->doc_beg[d] = (uint32_t)g->n_nodes;
        for (size_t i = g->c->ref_beg[d]; i < g->c->ref_beg[d + 1]; i++) {
            const wire__ref *r = &g->c->refs[i];
            if (!is_placed(g->c, r)) continue;
            const wire_overlap *o = &g->c->overlaps->pairs[r->pair];
            size_t side = 2 * (size_t)r->passage + (o->a != d);
            node *last =
                g->n_nodes > g->doc_beg[d] ? &g->nodes[g->n_nodes - 1] : NULL;
            uint32_t both = 0, longer = r->end - r->beg;
            if (last && last->end > r->beg) {
                both = (last->end < r->end ? last->end : r->end) - r->beg;
                if (last->end - last->beg > longer)
                    longer = last->end - last->beg;
            }
            if (last && 2 * (uint64_t)both > longer) {
                if (r->end > last->end) last->end = r->end;
            } else {
                g->nodes[g->n_nodes] = (node){.doc = (uint32_t)d,
                                              .beg = r->beg,
                                              .end = r->end,
                                              .parent = (uint32_t)g->n_nodes};
                g->n_nodes++;
            }
            add_kind(&g->nodes[g->n_nodes - 1],
                     &g->c->overlaps->passages[r->passage]);
            g->node_of[side] = (uint32_t)g->n_nodes - 1;
        }
    }
    g->doc_beg[g->c->n_docs] = (uint32_t)g->n_nodes;
}

static void join_passages(gather *g)
{
    for (size_t k = 0; k < g->c->overlaps->n_passages; k++) {
        uint32_t a = g->node_of[2 * k], b = g->node_of[2 * k + 1];
        if (a != UINT32_MAX && b != UINT32_MAX) join(g->nodes, a, b);
    }
}

/* The smallest node of an article that holds word pos. */
static uint32_t node_at(const gather *g, uint32_t doc, uint32_t pos)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t i = g->doc_beg[doc]; i < g->doc_beg[doc + 1]; i++) {
        const node *n = &g->nodes[i];
        if (n->beg > pos) break;
        if (pos >= n->end) continue;
        if (best == UINT32_MAX ||
            n->end - n->beg < g->nodes[best].end - g->nodes[best].beg)
            best = i;
    }
    return best;
}

static void join_hot(gather *g)
{
    const wire_candidates *c = g->c->candidates;
    for (size_t h = 0; h < c->n_hot; h++) {
        uint32_t first = UINT32_MAX;
        for (size_t i = 0; i < c->hot[h].n; i++) {
            wire_place p = c->places[c->hot[h].first + i];
            uint32_t n = node_at(g, p.doc, p.pos);
            if (n == UINT32_MAX) continue;
            if (first == UINT32_MAX)
                first = n;
            else
                join(g->nodes, first, n);
        }
    }
}

/* ---- Records ---- */

static int by_root(const void *x, const void *y)
{
    const node *p = x, *q = y;
    if (p->parent != q->parent) return p->parent < q->parent ? -1 : 1;
    if (p->doc != q->doc) return p->doc < q->doc ? -1 : 1;
    return (p->beg > q->beg) - (p->beg < q->beg);
}

static wire_kind record_kind(const node *n, size_t m)
{
    uint64_t quoted = 0, form = 0, other = 0;
    for (size_t i = 0; i < m; i++) {
        quoted += n[i].quoted_n;
        form += n[i].form_n;
        other += n[i].other_n;
    }
    if (quoted > form + other) return WIRE_KIND_SHARED_QUOTATION;
    return form > other ? WIRE_KIND_TEMPLATE : WIRE_KIND_BOILERPLATE;
}

static wire_status emit(gather *g, wire_standings *out, wire_err *err)
{
    for (uint32_t i = 0; i < g->n_nodes; i++)
        g->nodes[i].parent = root(g->nodes, i);
    qsort(g->nodes, g->n_nodes, sizeof *g->nodes, by_root);
    out->records = wire_malloc((g->n_nodes + 1) * sizeof *out->records);
    out->places = wire_malloc((g->n_nodes + 1) * sizeof *out->places);
    if (!out->records || !out->places) return wire_fail_mem(err);
    for (size_t i = 0, j; i < g->n_nodes; i = j) {
        for (j = i + 1;
             j < g->n_nodes && g->nodes[j].parent == g->nodes[i].parent;)
            j++;
        wire_kind kind = record_kind(g->nodes + i, j - i);
        if (kind == WIRE_KIND_SHARED_QUOTATION &&
            j - i <= 24) /* named pair by pair */
            continue;
        out->records[out->n_records++] =
            (wire_standing){kind, out->n_places, j - i};
        for (size_t k = i; k < j; k++)
            out->places[out->n_places++] = (wire_stand_place){
                g->nodes[k].doc, g->nodes[k].beg, g->nodes[k].end};
    }
    return WIRE_OK;
}

wire_status wire__match_records(wire__classify *c, wire_standings *out,
                                wire_err *err)
{
    gather g = {.c = c};
    size_t n = 2 * c->overlaps->n_passages;
    g.nodes = wire_malloc((n + 1) * sizeof *g.nodes);
    g.node_of = wire_malloc((n + 1) * sizeof *g.node_of);
    g.doc_beg = wire_malloc((c->n_docs + 1) * sizeof *g.doc_beg);
    wire_status st = WIRE_OK;
    if (!g.nodes || !g.node_of || !g.doc_beg) st = wire_fail_mem(err);
    if (g.nodes && g.node_of && g.doc_beg) {
        memset(g.node_of, 0xff, (n + 1) * sizeof *g.node_of);
        make_nodes(&g);
        join_passages(&g);
        join_hot(&g);
        st = emit(&g, out, err);
    }
    wire_free(g.nodes);
    wire_free(g.node_of);
    wire_free(g.doc_beg);
    return st;
}
