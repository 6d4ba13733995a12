/* A kind for every passage, then for every pair.
 *
 * The rules follow what the kinds are (docs/match.md): standing text first,
 * then whose words they are, then how much of either article is shared, then
 * whether one outlet used its own text again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "classify_int.h"

#define COPY_SHARE     .5f  /* of either article, standing text aside */
#define QUOTED_SHARE   .5f  /* of a passage that is a quotation */
#define VOICE_SHARE    .05f /* first and second person: somebody speaks */
#define QUOTED_COPY    .8f  /* a pair that shares nothing but quotations */
#define TEMPLATE_SAME  .8f  /* a form whose data differ */

enum { BACKGROUND_DAYS = 400 };

static bool is_quotation(const wire__pair_facts *f,
                         const wire__passage_facts *p)
{
    if (p->quoted >= QUOTED_SHARE) return true;
    return p->voice >= VOICE_SHARE && !f->same_outlet;
}

static bool is_one_house(const wire__pair_facts *f)
{
    return f->same_outlet || f->same_author;
}

/* The kind of a passage by itself, before the pair is looked at. */
static wire_kind passage_kind(const wire__pair_facts *f,
                              const wire__passage_facts *x,
                              const wire_passage *p)
{
    uint32_t span = p->a_end - p->a_beg;
    if (x->is_standing)
        return (float)p->same_n < TEMPLATE_SAME * (float)span
                   ? WIRE_KIND_TEMPLATE
                   : WIRE_KIND_BOILERPLATE;
    if (is_quotation(f, x)) return WIRE_KIND_SHARED_QUOTATION;
    if (!is_one_house(f)) {
        if (f->outlet_unknown && f->is_unrelated) return WIRE_KIND_BOILERPLATE;
        return WIRE_KIND_EXCERPT;
    }
    bool near = f->days_apart <= BACKGROUND_DAYS;
    if (f->days_apart == WIRE__DAYS_UNKNOWN) near = f->related >= .25f;
    if (near && f->related >= .2f) return WIRE_KIND_BACKGROUND;
    return WIRE_KIND_BOILERPLATE;
}

typedef struct {
    float by_kind[WIRE_KIND_TEMPLATE + 1]; /* equal words */
    float all;
    uint32_t a_standing, b_standing; /* words of the articles */
} tally;

static tally count(const wire__classify *c, const wire_overlap *o)
{
    tally t = {{0}, 0, 0, 0};
    for (size_t k = o->first; k < o->first + o->n_passages; k++) {
        const wire_passage *p = &c->overlaps->passages[k];
        t.by_kind[p->kind] += (float)p->same_n;
        t.all += (float)p->same_n;
        if (p->kind == WIRE_KIND_BOILERPLATE ||
            p->kind == WIRE_KIND_TEMPLATE) {
            t.a_standing += p->a_end - p->a_beg;
            t.b_standing += p->b_end - p->b_beg;
        }
    }
    return t;
}

static bool is_copy(const wire__classify *c, const wire_overlap *o,
                    const tally *t)
{
    float own = t->all - t->by_kind[WIRE_KIND_BOILERPLATE] -
                t->by_kind[WIRE_KIND_TEMPLATE];
    size_t an = c->docs[o->a].words.n, bn = c->docs[o->b].words.n;
    float a = (float)(an > t->a_standing ? an - t->a_standing : 1);
    float b = (float)(bn > t->b_standing ? bn - t->b_standing : 1);
    float share = own / (a < b ? a : b);
    if (share < COPY_SHARE || own < 20) return false;
    return t->by_kind[WIRE_KIND_SHARED_QUOTATION] < QUOTED_COPY * own;
}

static void judge_pair(wire__classify *c, size_t i)
{
    wire_overlap *o = &c->overlaps->pairs[i];
    wire_passage *p = c->overlaps->passages + o->first;
    for (size_t k = 0; k < o->n_passages; k++)
        p[k].kind =
            passage_kind(&c->pairs[i], &c->passages[o->first + k], &p[k]);
    tally t = count(c, o);
    if (is_copy(c, o, &t)) {
        o->kind = WIRE_KIND_COPY;
        for (size_t k = 0; k < o->n_passages; k++)
            if (p[k].kind != WIRE_KIND_BOILERPLATE &&
                p[k].kind != WIRE_KIND_TEMPLATE)
                p[k].kind = WIRE_KIND_COPY;
        return;
    }
    o->kind = WIRE_KIND_EXCERPT;
    float best = -1;
    for (int k = WIRE_KIND_EXCERPT; k <= WIRE_KIND_TEMPLATE; k++)
        if (t.by_kind[k] > best) {
            best = t.by_kind[k];
            o->kind = (wire_kind)k;
        }
}

wire_status wire__match_judge(wire__classify *c, wire_err *err)
{
    (void)err;
    for (size_t i = 0; i < c->overlaps->n_pairs; i++) judge_pair(c, i);
    return WIRE_OK;
}
