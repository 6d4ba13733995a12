/* audit_rivals.c: texts that cannot all be what the agency sent.
 *
 *   (NPA, not in the input)
 *      |            |
 *   says that     says that          in other words: one of them at the
 *   nothing was   nothing was        most is right, and nobody can know
 *   modified      modified           which
 *
 * A label without a source cannot be held against anything. What speaks
 * against it all the same is another article of the family that may be the
 * agency's text as well and is in other words: one that says so itself, or one
 * that shows the agency's credit and nothing that a copy has.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "audit_int.h"

typedef struct {
    const wire_trace *t;
    wire_audit *out;
    wire_arena *a;
    wire_idf *idf;
    bool *is_copy;           /* [n_docs] has a parent */
    uint32_t first;          /* of the family that may be the text ... */
    wire_compare_side *side; /* ... and is compared with the others */
} finder;

static bool claims_unmodified(const wire_doc *d)
{
    return d->has_label && wire_claim_is_of_text(d->label.claim);
}

/* Credit of an agency on a text that no other outlet has. */
static bool may_be_sent(const wire_doc *d)
{
    wire_str credit = d->article->credit;

    for (size_t i = 0; i < d->n_credits && !credit.n; i++)
        if (d->credits[i].kind == WIRE_CREDIT_DATELINE)
            credit = d->credits[i].name;
    return credit.n && (!d->article->outlet.n ||
                        wire_credit_is_outlet(credit, d->article->outlet));
}

static bool may_be_text(const finder *x, uint32_t article)
{
    const wire_doc *d = &x->t->docs[article];

    if (d->has_label) return claims_unmodified(d);
    return !x->is_copy[article] && may_be_sent(d);
}

/* Most copies of a text are the same to the last word. */
static bool has_same_words(const wire_doc *a, const wire_doc *b)
{
    size_t at = wire_words_at(&a->words, a->core.beg),
           bt = wire_words_at(&b->words, b->core.beg),
           n = wire_words_at(&a->words, a->core.end) - at;

    return n == wire_words_at(&b->words, b->core.end) - bt &&
           (!n || memcmp(&a->words.hash[at], &b->words.hash[bt],
                         n * sizeof *a->words.hash) == 0);
}

/* Is the text of an article the first one's? What an outlet has at the foot of
 * every page counts for no difference, as in any comparison. */
static wire_status compare_with_first(finder *x, uint32_t article,
                                      bool *is_same, wire_err *err)
{
    const wire_doc *first = &x->t->docs[x->first];
    const wire_doc *d = &x->t->docs[article];
    wire_arena_mark m;
    wire_comparison c;
    wire_status status;

    *is_same = d == first || has_same_words(first, d);
    if (*is_same) return WIRE_OK;
    if (!x->side)
        WIRE_TRY(wire_compare_side_new(first, x->idf, x->a, &x->side, err));
    m = wire_arena_save(x->a);
    status = wire_compare_copy(x->side, d, x->a, &c, err);
    *is_same = status == WIRE_OK && c.grade <= WIRE_GRADE_TYPOGRAPHY;
    wire_arena_rewind(x->a, m);
    return status;
}

/* Those that have the first one's words have the first that has others for a
 * rival, and these the first. */
static wire_status find_in_family(finder *x, const wire_family *f,
                                  wire_err *err)
{
    uint32_t other = UINT32_MAX;

    x->first = UINT32_MAX;
    x->side = NULL;
    for (size_t i = 0; i < f->n_members; i++) {
        uint32_t d = f->members[i];
        wire_audit_row *r = wire__audit_row_of(x->out, d);
        bool is_asked = r && !r->has_parent, is_same;

        if (!may_be_text(x, d)) continue;
        if (x->first == UINT32_MAX) x->first = d;
        if (other != UINT32_MAX && !is_asked) continue;
        WIRE_TRY(compare_with_first(x, d, &is_same, err));
        if (!is_same && other == UINT32_MAX) other = d;
        if (!is_asked) continue;
        r->has_rival = !is_same;
        r->rival = is_same ? 0 : x->first;
    }
    if (other == UINT32_MAX) return WIRE_OK;
    for (size_t i = 0; i < f->n_members; i++) {
        wire_audit_row *r = wire__audit_row_of(x->out, f->members[i]);

        if (!r || r->has_parent || r->has_rival) continue;
        if (!may_be_text(x, r->article)) continue;
        r->has_rival = true;
        r->rival = other;
    }
    return WIRE_OK;
}

static bool is_asked(const finder *x, const wire_family *f)
{
    for (size_t i = 0; i < f->n_members; i++) {
        const wire_audit_row *r = wire__audit_row_of(x->out, f->members[i]);

        if (r && !r->has_parent && may_be_text(x, r->article)) return true;
    }
    return false;
}

static wire_status find_in_families(finder *x, wire_err *err)
{
    const wire_groups *g = &x->t->groups;

    for (size_t f = 0; f < g->n_families; f++) {
        wire_arena_mark m = wire_arena_save(x->a);
        wire_status status = is_asked(x, &g->families[f])
                                 ? find_in_family(x, &g->families[f], err)
                                 : WIRE_OK;

        wire_arena_rewind(x->a, m);
        WIRE_TRY(status);
    }
    return WIRE_OK;
}

wire_status wire__audit_rivals(const wire_trace *t, wire_arena *a,
                               wire_audit *out, wire_err *err)
{
    finder x = {.t = t, .out = out};
    wire_status status;

    if (out->n_rows == 0) return WIRE_OK;
    x.is_copy = wire_arena_calloc(a, t->n_docs, sizeof *x.is_copy);
    if (!x.is_copy) return wire_fail_mem(err);
    for (size_t f = 0; f < t->groups.n_families; f++)
        for (size_t i = 0; i < t->lineages[f].n_edges; i++)
            if (!t->lineages[f].edges[i].is_merge)
                x.is_copy[t->lineages[f].edges[i].child] = true;
    x.a = wire_arena_new(NULL, 0);
    if (!x.a) return wire_fail_mem(err);
    status = wire_idf_new(NULL, 0, &x.idf, err);
    if (status == WIRE_OK) status = find_in_families(&x, err);
    wire_idf_free(x.idf);
    wire_arena_free(x.a);
    return status;
}
