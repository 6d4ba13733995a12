/* lineage_arbor.c: the copy tree of the greatest total weight.
 *
 * Every node picks its heaviest incoming arc; a circle is contracted to one
 * node whose arcs are reweighed by what they would replace, until no circle
 * is left, and then unfolded again. The arcs of a node lie in a leftist heap,
 * so that contraction is a merge of heaps. Weights are integers: the same
 * tree comes out on every machine, ties broken by node numbers.
 *
 * Source: Edmonds, "Optimum branchings", 1967; Tarjan, "Finding optimum
 * branchings", Networks 1977; heaps with lazy additions after Gabow, Galil,
 * Spencer, Tarjan, Combinatorica 1986.
 * SPDX-License-Identifier: Apache-2.0 */
#include "lineage_int.h"

#include <assert.h>
#include <string.h>

#define NONE UINT32_MAX

typedef struct {
    int64_t cost;         /* -weight, so that the heap's top is the best */
    int64_t add;          /* to be added to everything below, not yet done */
    uint32_t left, right; /* heap */
    uint32_t rank;        /* length of the right spine */
} heap_node;              /* one an arc, same index */

/* Union by size without path compression, so that unions can be undone. */
typedef struct {
    int32_t *up; /* < 0: root of -up nodes */
    uint32_t *undo_node;
    int32_t *undo_up;
    size_t n_undo;
} undo_sets;

typedef struct {
    uint32_t node;   /* the contracted node */
    size_t time;     /* undo_sets.n_undo before the contraction */
    size_t beg, end; /* its arcs in ring_arcs */
} ring;

typedef struct {
    const lin_arc *arcs;
    heap_node *heap;
    uint32_t *top;  /* [n] heap of arcs into a node */
    uint32_t *seen; /* [n] start of the walk that reached a node; NONE */
    uint32_t *path; /* nodes of the walk */
    uint32_t *step; /* arc by which each of them was left, upwards */
    uint32_t *in;   /* [n] chosen arc */
    undo_sets sets;
    ring *rings;
    size_t n_rings;
    uint32_t *ring_arcs;
    size_t n_ring_arcs;
} arbor;

static uint32_t set_find(const undo_sets *s, uint32_t x)
{
    while (s->up[x] >= 0)
        x = (uint32_t)s->up[x];
    return x;
}

static bool set_join(undo_sets *s, uint32_t x, uint32_t y)
{
    x = set_find(s, x);
    y = set_find(s, y);
    if (x == y) return false;
    if (s->up[x] > s->up[y]) {
        uint32_t t = x;
        x = y;
        y = t;
    }
    s->undo_node[s->n_undo] = x;
    s->undo_up[s->n_undo++] = s->up[x];
    s->undo_node[s->n_undo] = y;
    s->undo_up[s->n_undo++] = s->up[y];
    s->up[x] += s->up[y];
    s->up[y] = (int32_t)x;
    return true;
}

static void set_rollback(undo_sets *s, size_t time)
{
    while (s->n_undo > time) {
        s->n_undo--;
        s->up[s->undo_node[s->n_undo]] = s->undo_up[s->n_undo];
    }
}

static void heap_push_down(heap_node *h, uint32_t x)
{
    if (!h[x].add) return;
    h[x].cost += h[x].add;
    if (h[x].left != NONE) h[h[x].left].add += h[x].add;
    if (h[x].right != NONE) h[h[x].right].add += h[x].add;
    h[x].add = 0;
}

static uint32_t heap_rank(const heap_node *h, uint32_t x)
{
    return x == NONE ? 0 : h[x].rank;
}

static bool arc_before(const arbor *t, uint32_t x, uint32_t y)
{
    const lin_arc *a = &t->arcs[x], *b = &t->arcs[y];
    if (t->heap[x].cost != t->heap[y].cost)
        return t->heap[x].cost < t->heap[y].cost;
    if (a->parent != b->parent) return a->parent < b->parent;
    if (a->child != b->child) return a->child < b->child;
    return x < y;
}

/* Merge two leftist heaps. Their right spines are at most log2(arcs) long,
 * which bounds the stack below. */
static uint32_t heap_merge(arbor *t, uint32_t x, uint32_t y)
{
    heap_node *h = t->heap;
    uint32_t spine[72];
    size_t n = 0;
    while (x != NONE && y != NONE) {
        heap_push_down(h, x);
        heap_push_down(h, y);
        if (!arc_before(t, x, y)) {
            uint32_t s = x;
            x = y;
            y = s;
        }
        assert(n < sizeof spine / sizeof *spine);
        spine[n++] = x;
        x = h[x].right;
    }
    uint32_t tail = x == NONE ? y : x;
    while (n) {
        uint32_t u = spine[--n];
        h[u].right = tail;
        if (heap_rank(h, h[u].left) < heap_rank(h, tail)) {
            h[u].right = h[u].left;
            h[u].left = tail;
        }
        h[u].rank = heap_rank(h, h[u].right) + 1;
        tail = u;
    }
    return tail;
}

static uint32_t heap_pop(arbor *t, uint32_t x)
{
    heap_push_down(t->heap, x);
    return heap_merge(t, t->heap[x].left, t->heap[x].right);
}

/* Close the circle that the walk has run into; returns its new node. */
static uint32_t contract(arbor *t, uint32_t u, size_t *n_path)
{
    size_t end = *n_path, i = end;
    ring r = {0, t->sets.n_undo, t->n_ring_arcs, 0};
    uint32_t heap = NONE, w;
    do {
        w = t->path[--i];
        heap = heap_merge(t, heap, t->top[w]);
    } while (set_join(&t->sets, u, w));
    u = set_find(&t->sets, u);
    t->top[u] = heap;
    t->seen[u] = NONE;
    for (size_t k = i; k < end; k++)
        t->ring_arcs[t->n_ring_arcs++] = t->step[k];
    r.node = u;
    r.end = t->n_ring_arcs;
    t->rings[t->n_rings++] = r;
    *n_path = i;
    return u;
}

/* Walk upwards from s until a finished node; every node on the way gets its
 * cheapest arc, circles are contracted. */
static void walk(arbor *t, uint32_t s)
{
    uint32_t u = s;
    size_t n = 0;
    while (t->seen[u] == NONE) {
        uint32_t e = t->top[u];
        assert(e != NONE); /* the caller gives every node an arc of the root */
        heap_push_down(t->heap, e);
        int64_t cost = t->heap[e].cost;
        t->heap[e].add -= cost;
        t->top[u] = heap_pop(t, e);
        t->step[n] = e;
        t->path[n++] = u;
        t->seen[u] = s;
        u = set_find(&t->sets, t->arcs[e].parent);
        if (t->seen[u] == s) u = contract(t, u, &n);
    }
    for (size_t i = 0; i < n; i++)
        t->in[set_find(&t->sets, t->arcs[t->step[i]].child)] = t->step[i];
}

static void unfold(arbor *t)
{
    while (t->n_rings) {
        ring r = t->rings[--t->n_rings];
        set_rollback(&t->sets, r.time);
        uint32_t from_outside = t->in[r.node];
        for (size_t k = r.beg; k < r.end; k++) {
            uint32_t e = t->ring_arcs[k];
            t->in[set_find(&t->sets, t->arcs[e].child)] = e;
        }
        t->in[set_find(&t->sets, t->arcs[from_outside].child)] = from_outside;
    }
}

static bool arbor_alloc(arbor *t, size_t n, size_t n_arcs, wire_arena *a)
{
    t->heap = WIRE_ARRAY(a, heap_node, n_arcs);
    t->top = WIRE_ARRAY(a, uint32_t, n);
    t->seen = WIRE_ARRAY(a, uint32_t, n);
    t->path = WIRE_ARRAY(a, uint32_t, n + 1);
    t->step = WIRE_ARRAY(a, uint32_t, n + 1);
    t->in = WIRE_ARRAY(a, uint32_t, n);
    t->sets.up = WIRE_ARRAY(a, int32_t, n);
    t->sets.undo_node = WIRE_ARRAY(a, uint32_t, 2 * n);
    t->sets.undo_up = WIRE_ARRAY(a, int32_t, 2 * n);
    /* Contractions that join nodes are fewer than n; besides these, an arc
     * may be popped that begins and ends in one contracted node, which makes
     * a ring of one: at most one an arc. */
    t->rings = WIRE_ARRAY(a, ring, n + n_arcs);
    t->ring_arcs = WIRE_ARRAY(a, uint32_t, 2 * n + n_arcs);
    return t->heap && t->top && t->seen && t->path && t->step && t->in &&
           t->sets.up && t->sets.undo_node && t->sets.undo_up && t->rings &&
           t->ring_arcs;
}

wire_status wire__lineage_arborescence(size_t n, const lin_arc *arcs,
                                       size_t n_arcs, wire_arena *a,
                                       uint32_t **parent_arc, wire_err *err)
{
    arbor t;
    memset(&t, 0, sizeof t);
    t.arcs = arcs;
    *parent_arc = NULL;
    if (!arbor_alloc(&t, n, n_arcs, a)) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++) {
        t.top[i] = t.seen[i] = t.in[i] = NONE;
        t.sets.up[i] = -1;
    }
    for (size_t e = 0; e < n_arcs; e++) {
        assert(arcs[e].child < n && arcs[e].parent < n);
        t.heap[e] = (heap_node){-arcs[e].weight, 0, NONE, NONE, 1};
        t.top[arcs[e].child] =
            heap_merge(&t, t.top[arcs[e].child], (uint32_t)e);
    }
    t.seen[0] = 0; /* the root */
    for (uint32_t s = 1; s < n; s++)
        walk(&t, s);
    unfold(&t);
    *parent_arc = t.in;
    return WIRE_OK;
}
