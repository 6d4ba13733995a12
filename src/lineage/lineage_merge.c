/* lineage_merge.c: members put together from two others.
 *
 *   source   a b c d e f
 *   merge        c d e x y z
 *   other              x y z u v w     no words of the source
 *
 * The source and the other have nothing of one another, the merge has much
 * of each, and both go on where it stops. Then neither was copied from it: a
 * copy of the merge would have taken words of both.
 * SPDX-License-Identifier: Apache-2.0 */
#include "lineage_int.h"

static bool shares(uint32_t long_words, uint32_t n, float frac)
{
    return long_words >= 20 && (float)long_words >= frac * (float)n;
}

/* c is put together from p and q: it has much of each, they have next to
 * nothing of one another, and both go on where c stops. */
static bool is_put_together(const lin_family *f, uint32_t c, uint32_t p,
                            uint32_t q)
{
    const lin_member *mc = &f->members[c], *mp = &f->members[p],
                     *mq = &f->members[q];
    const lin_pair *pc = wire__lineage_pair(&f->pairs, p, c);
    const lin_pair *qc = wire__lineage_pair(&f->pairs, q, c);
    const lin_pair *cp = wire__lineage_pair(&f->pairs, c, p);
    const lin_pair *cq = wire__lineage_pair(&f->pairs, c, q);
    const lin_pair *pq = wire__lineage_pair(&f->pairs, p, q);
    const lin_pair *qp = wire__lineage_pair(&f->pairs, q, p);
    if (!pc || !qc || !cp || !cq || !pq || !qp) return false;
    if (!shares(pc->long_words, mc->n, .15f)) return false;
    if (!shares(qc->long_words, mc->n, .15f)) return false;
    if (10 * (pc->long_words + qc->long_words) > 11 * mc->n) return false;
    if (shares(pq->long_words, mq->n, .10f)) return false;
    if (shares(qp->long_words, mp->n, .10f)) return false;
    return cp->absent >= .10f * mp->mass && cq->absent >= .10f * mq->mass;
}

/* Members that share long runs with c, most first. */
enum { PARTNERS = 8 };
static uint32_t partners(const lin_family *f, uint32_t c, uint32_t *out)
{
    uint32_t n = 0, amount[PARTNERS + 1] = {0};
    for (uint32_t k = f->pairs.first[c]; k < f->pairs.first[c + 1]; k++) {
        uint32_t p = f->pairs.child[k], at = n;
        const lin_pair *pc = wire__lineage_pair(&f->pairs, p, c);
        if (!pc || !shares(pc->long_words, f->members[c].n, .15f)) continue;
        for (; at && amount[at - 1] < pc->long_words; at--) {
            amount[at] = amount[at - 1];
            out[at] = out[at - 1];
        }
        amount[at] = pc->long_words;
        out[at] = p;
        if (n < PARTNERS) n++;
    }
    return n;
}

static void put_apart(lin_family *f, uint32_t child, uint32_t source)
{
    wire__lineage_pair(&f->pairs, child, source)->apart = -1;
    wire__lineage_pair(&f->pairs, source, child)->apart = 1;
    f->members[source].is_apart = true;
    f->members[child].is_merged = true;
}

void wire__lineage_merges(lin_family *f)
{
    uint32_t who[PARTNERS + 1];
    for (uint32_t c = 0; c < f->m; c++) {
        uint32_t n = partners(f, c, who);
        for (uint32_t i = 0; i < n; i++) {
            for (uint32_t j = i + 1; j < n; j++) {
                if (!is_put_together(f, c, who[i], who[j])) continue;
                put_apart(f, c, who[i]);
                put_apart(f, c, who[j]);
            }
        }
    }
}
