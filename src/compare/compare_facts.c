/* What the copy says and the source does not.
 *
 *   added    a sentence that no source sentence supports
 *   cause    "amid" became "because of": a reason nobody gave
 *   altered  other words in a place where all else is the same
 *
 * Wording is the copy's right, so an altered word is low: it is a place to
 * look, since no list of synonyms tells "talks" for "discussions" from
 * "weapons" for "technology".
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_quotes_int.h"

typedef struct {
    const char *first, *second; /* second may be NULL */
} cause_word;

static const cause_word cause_words[] = {
    {"because", NULL},     {"due", "to"},       {"owing", "to"},
    {"thanks", "to"},      {"result", "of"},    {"a", "result"},
    {"consequence", NULL}, {"therefore", NULL}, {"caused", NULL},
    {"causing", NULL},     {"triggered", NULL}, {"triggering", NULL},
    {"sparked", NULL},     {"sparking", NULL},  {"prompted", NULL},
    {"prompting", NULL},   {"led", "to"},       {"leading", "to"},
    {"fuelled", NULL},     {"fueled", NULL},    {"blamed", NULL},
    {"response", "to"},    {"thus", NULL},      {"hence", NULL},
    {"weil", NULL},        {"wegen", NULL},     {"aufgrund", NULL},
    {"deshalb", NULL},     {"daher", NULL},     {"infolge", NULL},
    {"ausgelöst", NULL},   {"parce", NULL},     {"raison", "de"},
    {"cause", "de"},       {"grâce", "à"},      {"provoqué", NULL},
    {"entraîné", NULL},    {"suite", "à"},      {"porque", NULL},
    {"debido", NULL},      {"causa", "de"},     {"provocó", NULL},
};
enum { CAUSES = sizeof cause_words / sizeof *cause_words };

typedef struct {
    uint32_t first[CAUSES], second[CAUSES];
    uint64_t filter[4];
} causes;

static void hash_causes(causes *h)
{
    memset(h, 0, sizeof *h);
    for (size_t i = 0; i < CAUSES; i++) {
        h->first[i] = wire_text_word_hash(wire_str_of(cause_words[i].first));
        if (cause_words[i].second)
            h->second[i] =
                wire_text_word_hash(wire_str_of(cause_words[i].second));
        h->filter[h->first[i] >> 6 & 3] |= (uint64_t)1 << (h->first[i] & 63);
    }
}

static bool is_cause(const causes *h, const wire_words *w, uint32_t k,
                     uint32_t end)
{
    uint32_t x = w->hash[k];
    if (!(h->filter[x >> 6 & 3] >> (x & 63) & 1)) return false;
    for (size_t i = 0; i < CAUSES; i++)
        if (h->first[i] == x &&
            (!cause_words[i].second ||
             (k + 1 < end && w->hash[k + 1] == h->second[i])))
            return true;
    return false;
}

static bool any_cause(const causes *h, const wire_words *w, uint32_t beg,
                      uint32_t end)
{
    for (uint32_t k = beg; k < end; k++)
        if (is_cause(h, w, k, end)) return true;
    return false;
}

/* ---- Cause ---- */

/* Source bytes of the op that put copy word k there, if any. */
static wire_span replaced_by(const wire__compare *t, const wire__diff *d,
                             uint32_t k)
{
    wire_span none = {0, 0};
    for (size_t i = 0; i < d->n; i++) {
        const wire__op *o = &d->ops[i];
        if (k < o->c_beg || k >= o->c_end) continue;
        return o->s_beg < o->s_end
                   ? wire_words_span(&t->s.doc->words, o->s_beg, o->s_end)
                   : none;
    }
    return none;
}

static bool look_for_cause(wire__compare *t, const causes *h,
                           const wire_link *l, const wire__diff *d)
{
    const wire_words *sw = &t->s.doc->words, *cw = &t->c.doc->words;
    for (size_t k = 0; k < l->n_source; k++)
        if (any_cause(h, sw, t->s.word_beg[l->source[k]],
                      t->s.word_beg[l->source[k] + 1]))
            return true;
    uint32_t end = t->c.word_beg[l->copy + 1];
    for (uint32_t k = t->c.word_beg[l->copy]; k < end; k++) {
        if (!is_cause(h, cw, k, end)) continue;
        if (wire__side_quote_at(&t->c, cw->off[k])) continue;
        uint32_t last = k + 6 < end ? k + 6 : end;
        wire_change *x = wire__compare_add(
            t, WIRE_CHANGE_CAUSAL_ADDED, WIRE_SEVERITY_MEDIUM,
            replaced_by(t, d, k), wire_words_span(cw, k, last));
        return x && wire__compare_note(t, x, "the source gives no cause here");
    }
    return true;
}

/* ---- Altered words ---- */

static bool is_firm(const wire__diff *d, size_t i)
{
    return i < d->n && d->ops[i].kind <= WIRE__OP_STEM;
}

static bool has_content(const wire__side *s, uint32_t beg, uint32_t end)
{
    for (uint32_t k = beg; k < end; k++)
        if (s->weight[k] >= WIRE_IDF_COMMON) return true;
    return false;
}

static bool look_for_altered(wire__compare *t, const wire__diff *d)
{
    enum { MOST = 3 };
    const wire_words *sw = &t->s.doc->words, *cw = &t->c.doc->words;
    for (size_t i = 1; i + 1 < d->n; i++) {
        const wire__op *o = &d->ops[i];
        if (o->kind != WIRE__OP_REPLACED || !is_firm(d, i - 1) ||
            !is_firm(d, i + 1))
            continue;
        if (o->s_end - o->s_beg > MOST || o->c_end - o->c_beg > MOST) continue;
        if (!has_content(&t->s, o->s_beg, o->s_end) ||
            !has_content(&t->c, o->c_beg, o->c_end))
            continue;
        if (wire__side_quote_at(&t->c, cw->off[o->c_beg])) continue;
        if (!wire__compare_add(t, WIRE_CHANGE_FACT_ALTERED, WIRE_SEVERITY_LOW,
                               wire_words_span(sw, o->s_beg, o->s_end),
                               wire_words_span(cw, o->c_beg, o->c_end)))
            return false;
    }
    return true;
}

/* ---- Added words ---- */

/* Words with something in them that the source sentence has no place for. */
static bool look_for_added(wire__compare *t, const wire__diff *d)
{
    enum { LEAST = 3, MOST = 20 };
    const wire_words *cw = &t->c.doc->words;
    for (size_t i = 0; i < d->n; i++) {
        const wire__op *o = &d->ops[i];
        uint32_t n = o->c_end - o->c_beg;
        if (o->kind != WIRE__OP_INSERTED || n < LEAST || n > MOST) continue;
        if (!has_content(&t->c, o->c_beg, o->c_end) ||
            wire__side_quote_at(&t->c, cw->off[o->c_beg]))
            continue;
        wire_span none = {0, 0};
        if (!wire__compare_add(t, WIRE_CHANGE_CLAIM_ADDED, WIRE_SEVERITY_LOW,
                               none, wire_words_span(cw, o->c_beg, o->c_end)))
            return false;
    }
    return true;
}

/* ---- Added sentences ---- */

/* First sentence of the trailing run that no source sentence supports: an
 * outlet's standing text, mostly. */
static uint32_t foot_of(const wire__compare *t)
{
    size_t i = t->out->n_links;
    while (i > 0 && !t->out->links[i - 1].n_source)
        i--;
    return (uint32_t)i;
}

static bool add_claim(wire__compare *t, uint32_t copy, uint32_t foot)
{
    enum { FEW_WORDS = 5 };
    uint32_t n = t->c.word_beg[copy + 1] - t->c.word_beg[copy];
    if (t->c.is_credit[copy] || n < FEW_WORDS) return true;
    wire_span none = {0, 0};
    wire_change *x = wire__compare_add(t, WIRE_CHANGE_CLAIM_ADDED,
                                       copy < foot ? WIRE_SEVERITY_MEDIUM
                                                   : WIRE_SEVERITY_LOW,
                                       none, t->c.sentences[copy].span);
    return x && wire__compare_note(t, x, "no sentence of the source says so");
}

wire_status wire__find_facts(wire__compare *t, wire_err *err)
{
    causes h;
    hash_causes(&h);
    uint32_t foot = foot_of(t);
    for (size_t i = 0; i < t->out->n_links; i++) {
        const wire_link *l = &t->out->links[i];
        bool ok = true;
        if (l->relation == WIRE_RELATION_ADDED)
            ok = add_claim(t, l->copy, foot);
        else if (l->relation != WIRE_RELATION_VERBATIM)
            ok = look_for_cause(t, &h, l, &t->diffs[i]) &&
                 look_for_altered(t, &t->diffs[i]) &&
                 look_for_added(t, &t->diffs[i]);
        if (!ok) return wire_fail_mem(err);
    }
    return WIRE_OK;
}
