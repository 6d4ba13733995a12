/* report_tree.c: a family arranged for reading, top down.
 *
 *   edges (child -> parent)      first_child / next links
 *     b->a  c->a  c->b(merge)      a
 *                                  +- b
 *                                  |  +- c (echo)
 *                                  +- c
 *
 * Walked by links, never by recursion: a tree may be as deep as its family.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_int.h"

#include <stdlib.h>

typedef struct {
    const wire_family *family;
    const wire_lineage *lineage;
    wire__tree *tree;
} builder;

/* Node of an article, by binary search among the ascending members. */
static uint32_t node_of(const wire_family *f, uint32_t article)
{
    size_t lo = 0, hi = f->n_members;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;

        if (f->members[mid] < article)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < f->n_members && f->members[lo] == article ? (uint32_t)lo
                                                          : WIRE__NO_NODE;
}

static void add_node(wire__tree *tree, wire__node_kind kind, uint32_t article,
                     const wire_edge *in, uint32_t parent)
{
    wire__node *n = &tree->nodes[tree->n_nodes++];

    n->kind = kind;
    n->article = article;
    n->in = in;
    n->parent = parent;
    n->first_child = n->next = WIRE__NO_NODE;
    n->depth = n->below = 0;
}

/* Hang members from their main parent; with_merges those that have none in
 * the family from a further one. */
static void hang(const builder *b, bool with_merges)
{
    for (size_t i = 0; i < b->lineage->n_edges; i++) {
        const wire_edge *e = &b->lineage->edges[i];
        uint32_t child = node_of(b->family, e->child);
        uint32_t parent = node_of(b->family, e->parent);

        if (child == WIRE__NO_NODE || parent == WIRE__NO_NODE) continue;
        if ((e->is_merge && !with_merges) || b->tree->nodes[child].in) continue;
        b->tree->nodes[child].parent = parent;
        b->tree->nodes[child].in = e;
    }
}

static void add_members(const builder *b)
{
    wire__tree *tree = b->tree;

    for (size_t i = 0; i < b->family->n_members; i++)
        add_node(tree, WIRE__NODE_MEMBER, b->family->members[i], NULL,
                 WIRE__NO_NODE);
    hang(b, false);
    hang(b, true);
}

static void add_lost(const builder *b)
{
    wire__tree *tree = b->tree;

    for (size_t i = 0; i < b->lineage->n_lost; i++) {
        const wire_lost_source *l = &b->lineage->lost[i];
        uint32_t at = (uint32_t)tree->n_nodes;

        add_node(tree, WIRE__NODE_LOST, (uint32_t)i, NULL, WIRE__NO_NODE);
        for (size_t k = 0; k < l->n_children; k++) {
            uint32_t n = node_of(b->family, l->children[k]);

            if (n != WIRE__NO_NODE && tree->nodes[n].parent == WIRE__NO_NODE)
                tree->nodes[n].parent = at;
        }
    }
}

/* Cut each circle of parents once. mark is cleared, [n_members]: 0 unseen,
 * else the walk that saw the node, numbered from 1. Linear. */
static void cut_circles(wire__tree *tree, size_t n_members, uint32_t *mark)
{
    for (uint32_t i = 0; i < n_members; i++) {
        uint32_t n = i, last = WIRE__NO_NODE;

        while (n != WIRE__NO_NODE && mark[n] == 0) {
            mark[n] = i + 1;
            last = n;
            n = tree->nodes[n].parent;
        }
        if (n == WIRE__NO_NODE || last == WIRE__NO_NODE || mark[n] != i + 1)
            continue;
        tree->nodes[last].parent = WIRE__NO_NODE;
        tree->nodes[last].in = NULL;
    }
}

static void add_echoes(const builder *b)
{
    for (size_t i = 0; i < b->lineage->n_edges; i++) {
        const wire_edge *e = &b->lineage->edges[i];
        uint32_t child = node_of(b->family, e->child);
        uint32_t parent = node_of(b->family, e->parent);

        if (child == WIRE__NO_NODE || parent == WIRE__NO_NODE) continue;
        if (b->tree->nodes[child].in == e) continue;
        add_node(b->tree, WIRE__NODE_ECHO, e->child, e, parent);
    }
}

/* ---- Order ------------------------------------------------------------ */

typedef struct {
    uint32_t node, article;
    wire__node_kind kind;
    int64_t when;
} place;

static int cmp_place(const void *pa, const void *pb)
{
    const place *a = pa, *b = pb;

    if (a->when != b->when) return a->when < b->when ? -1 : 1;
    if (a->article != b->article) return a->article < b->article ? -1 : 1;
    return (a->kind > b->kind) - (a->kind < b->kind);
}

static place place_of(const wire_trace *t, const wire__tree *tree, uint32_t n)
{
    const wire__node *node = &tree->nodes[n];
    place p = {n, node->article, node->kind, INT64_MIN};

    if (node->kind != WIRE__NODE_LOST) {
        wire_time when = t->docs[node->article].article->published;

        p.when = when.precision == WIRE_TIME_NONE ? INT64_MAX : when.unix_s;
    }
    return p;
}

/* Hang every node below its parent, or among the roots; latest first, so
 * that the lists come out in order. */
static void link_in_order(wire__tree *tree, const place *order)
{
    for (size_t i = tree->n_nodes; i-- > 0;) {
        uint32_t n = order[i].node;
        wire__node *node = &tree->nodes[n];
        uint32_t *head = node->parent == WIRE__NO_NODE
                             ? &tree->first_root
                             : &tree->nodes[node->parent].first_child;

        node->next = *head;
        *head = n;
    }
}

uint32_t wire__tree_skip(const wire__tree *tree, uint32_t n)
{
    while (n != WIRE__NO_NODE && tree->nodes[n].next == WIRE__NO_NODE)
        n = tree->nodes[n].parent;
    return n == WIRE__NO_NODE ? n : tree->nodes[n].next;
}

uint32_t wire__tree_next(const wire__tree *tree, uint32_t n)
{
    uint32_t child = tree->nodes[n].first_child;

    return child != WIRE__NO_NODE ? child : wire__tree_skip(tree, n);
}

/* Depths downwards, numbers of nodes below upwards. */
static void measure(wire__tree *tree, uint32_t *reading)
{
    size_t k = 0;

    for (uint32_t n = tree->first_root; n != WIRE__NO_NODE;
         n = wire__tree_next(tree, n)) {
        uint32_t parent = tree->nodes[n].parent;

        if (parent != WIRE__NO_NODE)
            tree->nodes[n].depth = tree->nodes[parent].depth + 1;
        reading[k++] = n;
    }
    while (k-- > 0) {
        const wire__node *n = &tree->nodes[reading[k]];

        if (n->parent != WIRE__NO_NODE)
            tree->nodes[n->parent].below += n->below + 1;
    }
}

wire_status wire__tree_build(const wire_trace *t, size_t family, wire_arena *a,
                             wire__tree *out, wire_err *err)
{
    builder b = {&t->groups.families[family], &t->lineages[family], out};
    size_t n = b.family->n_members;
    size_t most = n + b.lineage->n_edges + b.lineage->n_lost + 1;
    uint32_t *mark = (uint32_t *)wire_arena_calloc(a, most, sizeof *mark);
    place *order = WIRE_ARRAY(a, place, most);

    out->nodes = WIRE_ARRAY(a, wire__node, most);
    out->n_nodes = 0;
    out->first_root = WIRE__NO_NODE;
    if (!mark || !order || !out->nodes) return wire_fail_mem(err);
    add_members(&b);
    cut_circles(out, n, mark);
    add_lost(&b);
    add_echoes(&b);
    for (uint32_t i = 0; i < out->n_nodes; i++)
        order[i] = place_of(t, out, i);
    qsort(order, out->n_nodes, sizeof *order, cmp_place);
    link_in_order(out, order);
    measure(out, mark);
    return WIRE_OK;
}
