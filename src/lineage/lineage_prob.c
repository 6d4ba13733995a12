/* lineage_prob.c: how probable each arc is over all copy trees.
 *
 * Give every tree the weight exp(sum of its arcs). Then the sum over all
 * trees is a determinant, and the probability that an arc is in the tree
 * comes out of the inverse matrix: a confidence that has seen every other
 * tree, not only the best one.
 *
 * Source: Tutte's matrix-tree theorem for directed graphs; Koo, Globerson,
 * Carreras, Collins, "Structured Prediction Models via the Matrix-Tree
 * Theorem", EMNLP 2007.
 * SPDX-License-Identifier: Apache-2.0 */
#include "lineage_int.h"

#include <math.h>
#include <string.h>

/* Invert the n x n matrix m in place, partial pivoting; x is scratch of n
 * columns. False when it is singular to the machine. */
static bool invert(double *m, size_t n, uint32_t *row)
{
    for (size_t c = 0; c < n; c++) {
        size_t best = c;
        for (size_t r = c + 1; r < n; r++)
            if (fabs(m[r * n + c]) > fabs(m[best * n + c])) best = r;
        row[c] = (uint32_t)best;
        double piv = m[best * n + c];
        if (!(fabs(piv) > 1e-300)) return false;
        for (size_t k = 0; best != c && k < n; k++) {
            double t = m[c * n + k];
            m[c * n + k] = m[best * n + k];
            m[best * n + k] = t;
        }
        m[c * n + c] = 1;
        for (size_t k = 0; k < n; k++)
            m[c * n + k] /= piv;
        for (size_t r = 0; r < n; r++) {
            double f = m[r * n + c];
            if (r == c || f == 0) continue;
            m[r * n + c] = 0;
            for (size_t k = 0; k < n; k++)
                m[r * n + k] -= f * m[c * n + k];
        }
    }
    for (size_t c = n; c-- > 0;) {
        size_t s = row[c];
        for (size_t r = 0; s != c && r < n; r++) {
            double t = m[r * n + c];
            m[r * n + c] = m[r * n + s];
            m[r * n + s] = t;
        }
    }
    return true;
}

/* Weight of an arc against the one into the same child that the best tree
 * has: the best tree then weighs 1, and what is left of the determinant after
 * the circles have cancelled is never far below it. Clamped, so that what
 * cancels stays within the precision of a double. */
static double relative(const lin_arc *e, const int64_t *best)
{
    int64_t scale = best[e->child] + (e->parent ? 0 : best[0]);
    double x = (double)(e->weight - scale) / LIN_NAT;
    return exp(x < -30 ? -30 : x > 23 ? 23 : x);
}

/* ---- Many nodes: one child at a time ------------------------------------- */

typedef struct {
    lin_order order;
    double *sum;
    int64_t *down, *up; /* [n] arcs of a root to and from a node */
} many;

static wire_status many_alloc(many *t, size_t n, wire_arena *a, wire_err *err)
{
    t->sum = wire_arena_calloc(a, n, sizeof *t->sum);
    t->down = WIRE_ARRAY(a, int64_t, n);
    t->up = WIRE_ARRAY(a, int64_t, n);
    return t->sum && t->down && t->up ? WIRE_OK : wire_fail_mem(err);
}

wire_status wire__lineage_order(size_t n, const lin_arc *arcs,
                                const uint32_t *parent_arc, wire_arena *a,
                                lin_order *out, wire_err *err)
{
    uint32_t count = 0;
    size_t depth = 0;
    out->beg = WIRE_ARRAY(a, uint32_t, n);
    out->end = WIRE_ARRAY(a, uint32_t, n);
    uint32_t *head = wire_arena_calloc(a, n, sizeof *head);
    uint32_t *next = wire_arena_calloc(a, n, sizeof *next);
    uint32_t *walk = WIRE_ARRAY(a, uint32_t, n);
    if (!out->beg || !out->end || !head || !next || !walk)
        return wire_fail_mem(err);
    for (uint32_t i = (uint32_t)n - 1; i > 0; i--) {
        uint32_t p = arcs[parent_arc[i]].parent;
        next[i] = head[p];
        head[p] = i;
    }
    walk[depth++] = 0;
    out->beg[0] = count++;
    while (depth) {
        uint32_t at = walk[depth - 1], down = head[at];
        if (down) {
            head[at] = next[down];
            out->beg[down] = count++;
            walk[depth++] = down;
        } else {
            out->end[at] = count;
            depth--;
        }
    }
    return WIRE_OK;
}

bool wire__lineage_is_below(const lin_order *t, uint32_t node, uint32_t above)
{
    return t->beg[node] >= t->beg[above] && t->beg[node] < t->end[above];
}

/* A root against each of its children that might stand in its place. */
static float root_prob(many *t, size_t n, const lin_arc *arcs, size_t n_arcs,
                       uint32_t root, uint32_t root_arc)
{
    double odds = 1;
    for (size_t i = 0; i < n; i++)
        t->down[i] = t->up[i] = INT64_MIN;
    for (size_t e = 0; e < n_arcs; e++) {
        if (arcs[e].parent == root) t->down[arcs[e].child] = arcs[e].weight;
        if (arcs[e].child == root) t->up[arcs[e].parent] = arcs[e].weight;
    }
    for (size_t e = 0; e < n_arcs; e++) {
        uint32_t c = arcs[e].child;
        if (arcs[e].parent || t->down[c] == INT64_MIN || t->up[c] == INT64_MIN)
            continue;
        int64_t other = arcs[e].weight + t->up[c];
        int64_t mine = arcs[root_arc].weight + t->down[c];
        double x = (double)(other - mine) / LIN_NAT;
        odds += exp(x > 30 ? 30 : x);
    }
    return (float)(1 / odds);
}

/* Shares among the arcs into one child, those left out that come from below
 * it and would close a circle. */
static wire_status softmax(size_t n, const lin_arc *arcs, size_t n_arcs,
                           const uint32_t *parent_arc, const int64_t *best,
                           wire_arena *a, float *prob, wire_err *err)
{
    many t;
    unsigned roots = 0;
    WIRE_TRY(many_alloc(&t, n, a, err));
    WIRE_TRY(wire__lineage_order(n, arcs, parent_arc, a, &t.order, err));
    for (size_t e = 0; e < n_arcs; e++)
        if (!wire__lineage_is_below(&t.order, arcs[e].parent, arcs[e].child))
            t.sum[arcs[e].child] += relative(&arcs[e], best);
    for (size_t e = 0; e < n_arcs; e++) {
        uint32_t c = arcs[e].child;
        prob[e] = wire__lineage_is_below(&t.order, arcs[e].parent, c)
                      ? 0
                      : (float)(relative(&arcs[e], best) / t.sum[c]);
        if (!arcs[e].parent && parent_arc[c] == e && roots++ < 8)
            prob[e] *= root_prob(&t, n, arcs, n_arcs, c, (uint32_t)e);
    }
    return WIRE_OK;
}

/* ---- Few nodes: all trees ------------------------------------------------ */

/* Node 0 is the root; node i > 0 is row and column i - 1. With one root, the
 * first row holds the arcs of the root in place of the first node's. */
static void fill_matrix(size_t k, const lin_arc *arcs, size_t n_arcs,
                        bool one_root, const int64_t *best, double *m)
{
    memset(m, 0, k * k * sizeof *m);
    for (size_t e = 0; e < n_arcs; e++) {
        size_t c = arcs[e].child - 1;
        double w = relative(&arcs[e], best);
        if (!arcs[e].parent) {
            m[one_root ? c : c * k + c] += w;
            continue;
        }
        size_t p = arcs[e].parent - 1;
        if (c || !one_root) m[c * k + c] += w;
        if (p || !one_root) m[p * k + c] -= w;
    }
}

/* The derivative of the logarithm of the determinant by an arc's weight. */
static double derivative(const lin_arc *e, bool one_root, const double *m,
                         size_t k)
{
    size_t c = e->child - 1;
    if (!e->parent) return one_root ? m[c * k] : m[c * k + c];
    size_t p = e->parent - 1;
    double d = c || !one_root ? m[c * k + c] : 0;
    if (p || !one_root) d -= m[c * k + p];
    return d;
}

static bool marginals(size_t n, const lin_arc *arcs, size_t n_arcs,
                      bool one_root, const int64_t *best, double *m,
                      uint32_t *row, float *prob)
{
    size_t k = n - 1;
    fill_matrix(k, arcs, n_arcs, one_root, best, m);
    if (!invert(m, k, row)) return false;
    for (size_t e = 0; e < n_arcs; e++) {
        double p =
            relative(&arcs[e], best) * derivative(&arcs[e], one_root, m, k);
        if (!(p > -.01 && p < 1.01)) return false; /* rounding won */
        prob[e] = (float)(p < 0 ? 0 : p > 1 ? 1 : p);
    }
    return true;
}

/* Scale each node's arcs by the one it has in the best tree, and with one
 * root the root's arcs as well, by the root's best arc from another node: a
 * constant on a row or column changes no probability. */
static void find_scales(size_t n, const lin_arc *arcs, size_t n_arcs,
                        const uint32_t *parent_arc, bool one_root,
                        int64_t *best)
{
    uint32_t root = 0;
    best[0] = 0;
    for (uint32_t i = 1; i < n; i++) {
        best[i] = arcs[parent_arc[i]].weight;
        if (!arcs[parent_arc[i]].parent) root = i;
    }
    if (!one_root || !root) return;
    int64_t most = INT64_MIN;
    for (size_t e = 0; e < n_arcs; e++)
        if (arcs[e].child == root && arcs[e].parent && arcs[e].weight > most)
            most = arcs[e].weight;
    if (most == INT64_MIN) return;
    best[0] = best[root] - most;
    best[root] = most;
}

wire_status wire__lineage_marginals(size_t n, const lin_arc *arcs,
                                    size_t n_arcs, const uint32_t *parent_arc,
                                    bool one_root, wire_arena *a, float **prob,
                                    wire_err *err)
{
    int64_t *best = WIRE_ARRAY(a, int64_t, n);
    *prob = WIRE_ARRAY(a, float, n_arcs);
    if (!best || !*prob) return wire_fail_mem(err);
    find_scales(n, arcs, n_arcs, parent_arc, one_root, best);
    if (n > 1 && n <= LIN_DENSE + 1) {
        double *m = WIRE_ARRAY(a, double, (n - 1) * (n - 1));
        uint32_t *row = WIRE_ARRAY(a, uint32_t, n);
        if (!m || !row) return wire_fail_mem(err);
        if (marginals(n, arcs, n_arcs, one_root, best, m, row, *prob))
            return WIRE_OK;
    }
    find_scales(n, arcs, n_arcs, parent_arc, false, best);
    return softmax(n, arcs, n_arcs, parent_arc, best, a, *prob, err);
}
