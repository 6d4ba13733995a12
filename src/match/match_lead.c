/* Do two articles tell the same news, or only the same matter?
 *
 *     a  Norvane lifts its lockout at the Selm plant ...     lead
 *        It had closed the plant in May.                     what was known
 *     b  Workers at Selm will vote on Norvane's offer ...    lead
 *        Norvane closed the plant in May and is to lift ...  what was known
 *
 * The lead says what is new; what stands below it was mostly said before. Two
 * reports of one house on one matter share that, sentence by sentence, and
 * differ in their leads; two reports in one form share the words of their
 * leads and differ in names and figures. Only of a rewrite both leads stand
 * in the other text.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "match_int.h"

/* A first sentence of few telling words is a hook; the lead goes on. */
static const float LEAD_BITS = 30;

typedef struct {
    const wire_telling *t;
    size_t n_sents;      /* of its lead */
    float all, details;  /* bits of the lead, and of names, numbers */
    float known_details; /* that the other tells too */
    uint32_t n_details;  /* in the lead */
    float whole, known;  /* bits of the whole article */
    float by_sent[WIRE__SENTS_MAX]; /* bits of its lead, in each sentence of
                                       the other */
} side;

static void find_lead(side *s, const wire_telling *t)
{
    float bits[WIRE__SENTS_MAX] = {0}, sum = 0;
    memset(s, 0, sizeof *s);
    s->t = t;
    for (size_t i = 0; i < t->n_terms; i++)
        bits[t->terms[i].sent] += t->terms[i].weight;
    while (s->n_sents < t->n_sents && sum < LEAD_BITS)
        sum += bits[s->n_sents++];
}

static size_t end_of_key(const wire_telling *t, size_t i)
{
    size_t k = i + 1;
    while (k < t->n_terms && t->terms[k].key == t->terms[i].key)
        k++;
    return k;
}

/* One key of s, which the other has in the terms [o, o_n). */
static void take_key(side *s, size_t beg, size_t end, const wire__term *o,
                     size_t o_n)
{
    const wire__term *t = &s->t->terms[beg];
    s->whole += t->weight;
    if (o_n) s->known += t->weight;
    if (t->sent >= s->n_sents) return; /* sentences ascend within a key */
    float weight = t->weight;
    bool is_detail = false;
    for (size_t i = beg; i < end; i++)
        if (s->t->terms[i].sent < s->n_sents)
            is_detail |= s->t->terms[i].kind != WIRE__TERM_WORD;
    s->all += weight;
    if (is_detail) {
        s->n_details++;
        s->details += weight;
        if (o_n) s->known_details += weight;
    }
    for (size_t j = 0; j < o_n; j++)
        s->by_sent[o[j].sent] += weight;
}

static float share(float part, float whole)
{
    return whole > 0 ? part / whole : 0;
}

static wire_lead_side result(const side *s)
{
    float best = 0;
    for (size_t i = 0; i < WIRE__SENTS_MAX; i++)
        if (s->by_sent[i] > best) best = s->by_sent[i];
    return (wire_lead_side){
        .told = share(best, s->all),
        .details = s->details > 0 ? s->known_details / s->details : 1,
        .n_details = s->n_details,
        .known = share(s->known, s->whole),
        .n_sents = (uint32_t)s->t->n_sents};
}

void wire_match_leads(const wire_telling *a, const wire_telling *b,
                      wire_lead_side *a_out, wire_lead_side *b_out)
{
    side x, y;
    find_lead(&x, a);
    find_lead(&y, b);
    for (size_t i = 0, j = 0; i < a->n_terms || j < b->n_terms;) {
        bool has_a = i < a->n_terms, has_b = j < b->n_terms;
        uint32_t ka = has_a ? a->terms[i].key : 0;
        uint32_t kb = has_b ? b->terms[j].key : 0;
        bool is_a = has_a && (!has_b || ka <= kb);
        bool is_b = has_b && (!has_a || kb <= ka);
        size_t i_end = is_a ? end_of_key(a, i) : i;
        size_t j_end = is_b ? end_of_key(b, j) : j;
        if (is_a) take_key(&x, i, i_end, b->terms + j, j_end - j);
        if (is_b) take_key(&y, j, j_end, a->terms + i, i_end - i);
        i = i_end;
        j = j_end;
    }
    *a_out = result(&x);
    *b_out = result(&y);
}
