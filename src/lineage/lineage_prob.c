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
    double x = (double)(e->weight - best[e->child]) / LIN_NAT;
    return exp(x < -30 ? -30 : x > 23 ? 23 : x);
}

static void softmax(size_t n, const lin_arc *arcs, size_t n_arcs,
                    const int64_t *best, double *sum, float *prob)
{
    memset(sum, 0, n * sizeof *sum);
    for (size_t e = 0; e < n_arcs; e++)
        sum[arcs[e].child] += relative(&arcs[e], best);
    for (size_t e = 0; e < n_arcs; e++)
        prob[e] = (float)(relative(&arcs[e], best) / sum[arcs[e].child]);
}

/* Node 0 is the root; node i > 0 is row and column i - 1. */
static bool marginals(size_t n, const lin_arc *arcs, size_t n_arcs,
                      const int64_t *best, double *m, uint32_t *row,
                      float *prob)
{
    size_t k = n - 1;
    memset(m, 0, k * k * sizeof *m);
    for (size_t e = 0; e < n_arcs; e++) {
        size_t c = arcs[e].child - 1;
        double w = relative(&arcs[e], best);
        m[c * k + c] += w;
        if (arcs[e].parent) m[(arcs[e].parent - 1) * k + c] -= w;
    }
    if (!invert(m, k, row)) return false;
    for (size_t e = 0; e < n_arcs; e++) {
        size_t c = arcs[e].child - 1;
        double d = m[c * k + c];
        if (arcs[e].parent) d -= m[c * k + arcs[e].parent - 1];
        double p = relative(&arcs[e], best) * d;
        if (!(p > -.01 && p < 1.01)) return false; /* rounding won */
        prob[e] = (float)(p < 0 ? 0 : p > 1 ? 1 : p);
    }
    return true;
}

wire_status wire__lineage_marginals(size_t n, const lin_arc *arcs,
                                    size_t n_arcs, const uint32_t *parent_arc,
                                    wire_arena *a, float **prob, wire_err *err)
{
    int64_t *best = WIRE_ARRAY(a, int64_t, n);
    double *sum = WIRE_ARRAY(a, double, n);
    *prob = WIRE_ARRAY(a, float, n_arcs);
    if (!best || !sum || !*prob) return wire_fail_mem(err);
    best[0] = 0;
    for (size_t i = 1; i < n; i++)
        best[i] = arcs[parent_arc[i]].weight;
    if (n > 1 && n <= LIN_DENSE + 1) {
        double *m = WIRE_ARRAY(a, double, (n - 1) * (n - 1));
        uint32_t *row = WIRE_ARRAY(a, uint32_t, n);
        if (!m || !row) return wire_fail_mem(err);
        if (marginals(n, arcs, n_arcs, best, m, row, *prob)) return WIRE_OK;
    }
    softmax(n, arcs, n_arcs, best, sum, *prob);
    return WIRE_OK;
}
