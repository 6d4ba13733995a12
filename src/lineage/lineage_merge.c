/* lineage_merge.c: members put together from two others.
 *
 *   source   a b c d e f
 *   merge        c d e x y z
 *   other              x y z u v w     no words of the source
 *
 * The source and the other have nothing of one another, the merge has much
 * of each and little else, and both go on where it stops. Then neither was
 * copied from it: a copy of the merge would have taken words of both. (Two
 * rewrites of one text may have nothing of one another either, but quotations
 * and background are all that is left of it in them.)
 * SPDX-License-Identifier: Apache-2.0 */
#include "lineage_int.h"

static bool shares(uint32_t long_words, uint32_t n, float frac)
{
    return long_words >= 20 && (float)long_words >= frac * (float)n;
}

/* c is put together from p and q: it has much of each and two thirds of both
 * together, they have next to nothing of one another, and both go on where c
 * stops. */
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
    uint32_t both = pc->long_words + qc->long_words;
    if (3 * both < 2 * mc->n || 10 * both > 11 * mc->n) return false;
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

/* Members that share much with x, the merge itself left out. */
static uint32_t relatives(const lin_family *f, uint32_t x, uint32_t merge)
{
    uint32_t n = 0;
    for (uint32_t k = f->pairs.first[x]; k < f->pairs.first[x + 1]; k++) {
        uint32_t y = f->pairs.child[k];
        n += y != merge &&
             shares(f->pairs.pair[k].long_words, f->members[y].n, .15f);
    }
    return n;
}

static void put_order(lin_family *f, uint32_t child, uint32_t source)
{
    wire__lineage_pair(&f->pairs, child, source)->apart = -1;
    wire__lineage_pair(&f->pairs, source, child)->apart = 1;
}

/* The one with fewer relatives, or the one that gave less, is the stranger:
 * it needs no parent. */
static void put_together(lin_family *f, uint32_t c, uint32_t p, uint32_t q)
{
    uint32_t of_p = relatives(f, p, c), of_q = relatives(f, q, c);
    put_order(f, c, p);
    put_order(f, c, q);
    f->members[c].is_merged = true;
    if (of_p == of_q) {
        of_p = wire__lineage_pair(&f->pairs, p, c)->long_words;
        of_q = wire__lineage_pair(&f->pairs, q, c)->long_words;
    }
    f->members[of_p < of_q ? p : q].is_apart = true;
}

/* The cheap test was passed; now word by word: each gives a part that the
 * other does not (a quotation that all have is no part). */
static wire_status try_pair(lin_family *f, uint32_t c, uint32_t p, uint32_t q,
                            wire_err *err)
{
    uint32_t only_p, only_q, n = f->members[c].n;
    if (!is_put_together(f, c, p, q)) return WIRE_OK;
    WIRE_TRY(wire__lineage_shares(f, p, q, c, &only_p, &only_q, err));
    if (shares(only_p, n, .15f) && shares(only_q, n, .15f))
        put_together(f, c, p, q);
    return WIRE_OK;
}

wire_status wire__lineage_merges(lin_family *f, wire_err *err)
{
    uint32_t who[PARTNERS + 1];
    for (uint32_t c = 0; c < f->m; c++) {
        uint32_t n = partners(f, c, who);
        for (uint32_t i = 0; i < n; i++)
            for (uint32_t j = i + 1; j < n; j++)
                WIRE_TRY(try_pair(f, c, who[i], who[j], err));
    }
    return WIRE_OK;
}
