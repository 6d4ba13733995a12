/* lineage_tree.c: a family to its copy tree.
 *
 *   members -> agencies -> origins -> pairs -> arcs -> tree -> edges
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "lineage_int.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Nothing is certain, and an even chance is no decision. Growth orders drafts
 * less surely than their tree says: measured on revisions (docs/lineage.md). */
static const float SURE = .99f, SURE_DRAFT = .90f;

/* Texts without any mark of publication are taken for drafts of one text:
 * these grow, where copies shrink. */
static bool are_drafts(const lin_family *f)
{
    for (uint32_t i = 0; i < f->m; i++) {
        const wire_doc *d = f->members[i].doc;
        if (d->has_dateline || d->has_label || d->article->title.n ||
            d->article->outlet.n || d->article->byline.n || d->article->url.n)
            return false;
    }
    return true;
}

/* The member at the root of each member's tree. Every node is walked once:
 * a walk ends where an earlier one has been. */
static wire_status find_roots(lin_family *f, uint32_t *root, wire_err *err)
{
    uint32_t *path = WIRE_ARRAY(f->tmp, uint32_t, f->m + 1);
    if (!path) return wire_fail_mem(err);
    for (uint32_t i = 0; i < f->m; i++)
        root[i] = LIN_NONE;
    for (uint32_t i = 0; i < f->m; i++) {
        uint32_t n = 0, at = i, up;
        while (root[at] == LIN_NONE) {
            path[n++] = at;
            up = f->arcs[f->parent_arc[at + 1]].parent;
            if (!up) break;
            at = up - 1;
        }
        uint32_t r = root[at] == LIN_NONE ? at : root[at];
        while (n)
            root[path[--n]] = r;
    }
    return WIRE_OK;
}

/* The root with most members below it, when it is believed and hangs from no
 * lost agency. */
static wire_status find_original(lin_family *f, wire_lineage *out,
                                 wire_err *err)
{
    uint32_t *root = WIRE_ARRAY(f->tmp, uint32_t, f->m + 1);
    uint32_t *n = wire_arena_calloc(f->tmp, f->m + 1, sizeof *n);
    if (!root || !n) return wire_fail_mem(err);
    WIRE_TRY(find_roots(f, root, err));
    f->original = LIN_NONE;
    for (uint32_t i = 0; i < f->m; i++)
        n[root[i]]++;
    for (uint32_t i = 0; i < f->m; i++) {
        if (!n[i] || f->arc_agency[f->parent_arc[i + 1]] != 255) continue;
        if (f->original == LIN_NONE || n[i] > n[f->original]) f->original = i;
    }
    if (f->original == LIN_NONE) return WIRE_OK;
    out->has_original = f->prob[f->parent_arc[f->original + 1]] >= .5f;
    out->original = f->members[f->original].number;
    return WIRE_OK;
}

/* How surely a text in other words is a copy at all: a rewrite tells little
 * that its source does not tell, two reports of one event have sentences of
 * their own. Marks of a rewrite speak for it, and where the child names the
 * parent's outlet or agency it says so itself. */
static float trust_rewrite(const lin_family *f, uint32_t p, uint32_t c,
                           const wire_edge *e)
{
    const lin_member *mp = &f->members[p], *mc = &f->members[c];
    const lin_pair *pc = wire__lineage_pair(&f->pairs, p, c);
    uint64_t known = wire__lineage_credits(mp) | mp->own;
    if (!e->is_paraphrase || (pc && pc->names_parent)) return 1;
    float x = .45f + .55f * (e->child_containment - .4f) / .4f;
    if (x < .45f) x = .45f;
    if (mc->has_question && !mp->has_question) x += .2f;
    if (mc->has_takeaways && !mp->has_takeaways) x += .2f;
    if (wire__lineage_credits(mc) & known) x += .2f;
    return x > 1 ? 1 : x;
}

/* The edges into each child: from its parent, and from a second one. */
typedef struct {
    wire_edge *edge; /* [2 * m] */
    uint8_t *n;      /* [m] */
} edge_slots;

static wire_status fill_edge(lin_family *f, uint32_t p, uint32_t c,
                             uint32_t merge_words, float confidence,
                             wire_edge *e, wire_err *err)
{
    memset(e, 0, sizeof *e);
    e->parent = f->members[p].number;
    e->child = f->members[c].number;
    e->is_merge = merge_words != 0;
    e->confidence = confidence;
    WIRE_TRY(wire__lineage_prove(f, p, c, e, err));
    e->confidence *= trust_rewrite(f, p, c, e);
    return wire__lineage_reasons(f, p, c, merge_words, e, err);
}

static int by_child(const void *x, const void *y)
{
    const wire_edge *a = x, *b = y;
    if (a->child != b->child) return a->child < b->child ? -1 : 1;
    return a->parent < b->parent ? -1 : a->parent > b->parent;
}

static float merge_confidence(const lin_family *f, uint32_t p, uint32_t c,
                              uint32_t words)
{
    const lin_pair *pc = wire__lineage_pair(&f->pairs, p, c);
    float order = 1 / (1 + expf(-pc->order));
    float share = (float)words / ((float)words + 20);
    return order * share;
}

static wire_status edges_into(lin_family *f, uint32_t c, void *ctx,
                              wire_err *err)
{
    edge_slots *s = ctx;
    wire_edge *slot = &s->edge[2 * (size_t)c];
    uint32_t e = f->parent_arc[c + 1], second, words;
    s->n[c] = 0;
    if (!f->arcs[e].parent) return WIRE_OK;
    uint32_t p = f->arcs[e].parent - 1;
    WIRE_TRY(fill_edge(f, p, c, 0,
                       (f->is_draft ? SURE_DRAFT : SURE) * f->prob[e],
                       &slot[s->n[c]++], err));
    WIRE_TRY(wire__lineage_second(f, p, c, &second, &words, err));
    if (second == LIN_NONE) return WIRE_OK;
    return fill_edge(f, second, c, words, merge_confidence(f, second, c, words),
                     &slot[s->n[c]++], err);
}

/* What a worker's arena holds of an edge, copied to where it will stay. */
static wire_status adopt(wire_arena *a, wire_edge *e, wire_err *err)
{
    wire_passage *p = WIRE_ARRAY(a, wire_passage, e->n_passages + 1);
    wire_str *r = WIRE_ARRAY(a, wire_str, e->n_reasons + 1);
    if (!p || !r) return wire_fail_mem(err);
    if (e->n_passages) memcpy(p, e->passages, e->n_passages * sizeof *p);
    for (size_t i = 0; i < e->n_reasons; i++)
        if (!wire_arena_copy(a, e->reasons[i], &r[i]))
            return wire_fail_mem(err);
    e->passages = p;
    e->reasons = r;
    return WIRE_OK;
}

static wire_status add_edges(lin_family *f, wire_lineage *out, wire_err *err)
{
    edge_slots s;
    s.edge = WIRE_ARRAY(f->a, wire_edge, 2 * (size_t)f->m + 1);
    s.n = WIRE_ARRAY(f->tmp, uint8_t, f->m);
    if (!s.edge || !s.n) return wire_fail_mem(err);
    WIRE_TRY(wire__lineage_order(f->m + (size_t)1, f->arcs, f->parent_arc,
                                 f->tmp, &f->order, err));
    WIRE_TRY(wire__lineage_each(f, edges_into, &s, err));
    out->edges = s.edge;
    for (uint32_t c = 0; c < f->m; c++)
        for (uint8_t k = 0; k < s.n[c]; k++) {
            wire_edge *e = &out->edges[out->n_edges++];
            *e = s.edge[2 * (size_t)c + k];
            if (f->crew) WIRE_TRY(adopt(f->a, e, err));
        }
    qsort(out->edges, out->n_edges, sizeof *out->edges, by_child);
    return WIRE_OK;
}

static wire_status build(lin_family *f, const wire_family *family,
                         wire_lineage *out, wire_err *err)
{
    WIRE_TRY(wire__lineage_members(f, family, err));
    WIRE_TRY(wire__lineage_agencies(f, err));
    f->is_draft = are_drafts(f);
    wire__lineage_origins(f);
    WIRE_TRY(wire__lineage_near(f, err));
    WIRE_TRY(wire__lineage_compare(f, err));
    if (!f->is_draft) WIRE_TRY(wire__lineage_merges(f, err));
    wire__lineage_origins(f); /* again, now knowing who stands alone */
    WIRE_TRY(wire__lineage_score(f, err));
    WIRE_TRY(find_original(f, out, err));
    WIRE_TRY(add_edges(f, out, err));
    return wire__lineage_lost(f, out, err);
}

wire_status wire_lineage_tree(const wire_doc *docs, const wire_family *family,
                              const wire_overlaps *overlaps,
                              const wire_idf *idf,
                              const wire_lineage_opts *opts, wire_arena *a,
                              wire_lineage *out, wire_err *err)
{
    memset(out, 0, sizeof *out);
    if (family->n_members < 2) return WIRE_OK;
    lin_family f;
    memset(&f, 0, sizeof f);
    f.docs = docs;
    f.overlaps = overlaps;
    f.idf = idf;
    f.opts = *opts;
    f.a = a;
    wire_status st = wire__lineage_open(&f, err);
    if (st == WIRE_OK) st = build(&f, family, out, err);
    wire__lineage_close(&f);
    return st;
}
