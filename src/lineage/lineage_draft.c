/* lineage_draft.c: which end of a chain of drafts is the first.
 *
 *     a - b - c - d        the best tree, whose distances are the same both
 *                          ways, says who stands next to whom
 *     a > b > c > d        drafts grow, and a draft goes on in one other: the
 *                          end from which most steps grow is the root
 *
 * Measured on revisions of an encyclopedia's pages (docs/lineage.md).
 * SPDX-License-Identifier: Apache-2.0 */
#include "lineage_int.h"

#include <math.h>

/* Weight of a step's growth against DRAFT_BRANCH, the cost of a second child;
 * DRAFT_SURE makes the probabilities of roots as sharp as they are right. */
static const float DRAFT_GROWS = 2, DRAFT_BRANCH = .5f, DRAFT_SURE = 2;

float wire__lineage_log_sigmoid(float x)
{
    return x > 0 ? -log1pf(expf(-x)) : x - log1pf(expf(x));
}

static wire_status open_chain(lin_family *f, lin_chain *t, wire_err *err)
{
    uint32_t m = f->m;
    t->first = wire_arena_calloc(f->tmp, m + 2, sizeof *t->first);
    t->next = WIRE_ARRAY(f->tmp, uint32_t, 2 * (size_t)m + 1);
    t->queue = WIRE_ARRAY(f->tmp, uint32_t, m + 1);
    t->up = WIRE_ARRAY(f->tmp, uint32_t, m + 1);
    t->root = WIRE_ARRAY(f->tmp, float, m + 1);
    if (!t->first || !t->next || !t->queue || !t->up || !t->root)
        return wire_fail_mem(err);
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t c = 0; c < m; c++) {
            uint32_t p = f->arcs[f->parent_arc[c + 1]].parent;
            if (!p--) continue;
            if (pass) {
                t->next[--t->first[p]] = c;
                t->next[--t->first[c]] = p;
            } else {
                t->first[p]++;
                t->first[c]++;
            }
        }
        for (uint32_t i = 0; !pass && i < m; i++)
            t->first[i + 1] += t->first[i];
    }
    return WIRE_OK;
}

/* Walk the tree from a root: log-probability of its directions. A draft goes
 * on in the next one; two that go on from one draft are the exception. */
static float walk_from(const lin_family *f, lin_chain *t, uint32_t root)
{
    float sum = 0;
    uint32_t n = 0;
    t->queue[n++] = root;
    t->up[root] = LIN_NONE;
    for (uint32_t q = 0; q < n; q++) {
        uint32_t p = t->queue[q], children = 0;
        for (uint32_t k = t->first[p]; k < t->first[p + 1]; k++) {
            uint32_t c = t->next[k];
            if (c == t->up[p]) continue;
            t->up[c] = p;
            t->queue[n++] = c;
            sum += wire__lineage_log_sigmoid(
                DRAFT_GROWS * wire__lineage_pair(&f->pairs, p, c)->order);
            if (children++) sum -= DRAFT_BRANCH;
        }
    }
    return n == f->m ? sum : -INFINITY;
}

/* The root that its directions say; t is left as it is reached from there, and
 * t->root sums up the probabilities of all roots behind each member. */
static uint32_t find_root(const lin_family *f, lin_chain *t)
{
    uint32_t best = 0;
    float sum = 0;
    for (uint32_t r = 0; r < f->m; r++) {
        t->root[r] = walk_from(f, t, r);
        if (t->root[r] > t->root[best]) best = r;
    }
    float most = t->root[best];
    if (!(most > -INFINITY)) return LIN_NONE;
    for (uint32_t r = 0; r < f->m; r++)
        sum += t->root[r] = expf(DRAFT_SURE * (t->root[r] - most));
    for (uint32_t r = 0; r < f->m; r++)
        t->root[r] /= sum;
    (void)walk_from(f, t, best);
    for (uint32_t q = f->m; q-- > 1;)
        t->root[t->up[t->queue[q]]] += t->root[t->queue[q]];
    return best;
}

/* Turn the best tree so that it begins where its directions say. The distance
 * of two drafts is the same both ways, so its shape stays the best. */
wire_status wire__lineage_turn_chain(lin_family *f, lin_chain *t, bool *is,
                                     wire_err *err)
{
    *is = false;
    if (!f->is_draft || f->m > LIN_DENSE) return WIRE_OK;
    WIRE_TRY(open_chain(f, t, err));
    if (find_root(f, t) == LIN_NONE) return WIRE_OK;
    *is = true;
    for (uint32_t e = 0; e < f->n_arcs; e++) {
        uint32_t c = f->arcs[e].child - 1, p = f->arcs[e].parent;
        if (p ? t->up[c] == p - 1 : t->up[c] == LIN_NONE)
            f->parent_arc[c + 1] = e;
    }
    return WIRE_OK;
}

/* How surely two are neighbours, whichever was first, times how surely the
 * chain begins on the parent's side. */
wire_status wire__lineage_trust_chain(lin_family *f, const lin_chain *t,
                                      wire_err *err)
{
    float *beside = wire_arena_calloc(f->tmp, f->m + 1, sizeof *beside);
    if (!beside) return wire_fail_mem(err);
    for (size_t e = 0; e < f->n_arcs; e++) {
        uint32_t p = f->arcs[e].parent, c = f->arcs[e].child;
        if (!p) continue;
        if (t->up[c - 1] == p - 1) beside[c - 1] += f->prob[e];
        if (t->up[p - 1] == c - 1) beside[p - 1] += f->prob[e];
    }
    float below = 0; /* the root's: that the chain begins further down */
    for (uint32_t c = 0; c < f->m; c++) {
        if (t->up[c] == LIN_NONE) continue;
        if (t->up[t->up[c]] == LIN_NONE) below += t->root[c];
        f->prob[f->parent_arc[c + 1]] =
            fminf(beside[c], 1) * fmaxf(1 - t->root[c], 0);
    }
    f->prob[f->parent_arc[t->queue[0] + 1]] = fmaxf(1 - below, 0);
    return WIRE_OK;
}
