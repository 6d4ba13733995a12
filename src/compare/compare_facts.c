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

#include "compare_values_int.h"

typedef enum {
    CAUSE = 1,
    CAUSED, /* says that there is a cause in words we do not flag */
    NEITHER /* "due to appear" */
} cause;

static const wire__phrase cause_rows[] = {
    /* English */
    {"because", CAUSE},
    {"due to", CAUSE},
    {"owing to", CAUSE},
    {"thanks to", CAUSE},
    {"result of", CAUSE},
    {"a result", CAUSE},
    {"consequence", CAUSE},
    {"therefore", CAUSE},
    {"caused", CAUSE},
    {"causing", CAUSE},
    {"triggered", CAUSE},
    {"triggering", CAUSE},
    {"sparked", CAUSE},
    {"sparking", CAUSE},
    {"prompted", CAUSE},
    {"prompting", CAUSE},
    {"led to", CAUSE},
    {"leading to", CAUSE},
    {"fuelled", CAUSE},
    {"fueled", CAUSE},
    {"blamed", CAUSE},
    {"in response to", CAUSE},
    {"thus", CAUSE},
    {"hence", CAUSE},
    {"since", CAUSED},
    {"cause", CAUSED},
    {"causes", CAUSED},
    {"resulted", CAUSED},
    {"resulting", CAUSED},
    {"results from", CAUSED},
    {"stems from", CAUSED},
    {"stemmed from", CAUSED},
    {"reason", CAUSED},
    {"reasons", CAUSED},
    {"attributed to", CAUSED},
    {"so that", CAUSED},
    {"why", CAUSED},
    {"on grounds", CAUSED},
    {"on the grounds", CAUSED},
    {"for lack of", CAUSED},
    {"brought on", CAUSED},
    {"responsible for", CAUSED},
    {"due to appear", NEITHER},
    {"due to arrive", NEITHER},
    {"due to attend", NEITHER},
    {"due to be", NEITHER},
    {"due to become", NEITHER},
    {"due to begin", NEITHER},
    {"due to close", NEITHER},
    {"due to come", NEITHER},
    {"due to complete", NEITHER},
    {"due to convene", NEITHER},
    {"due to decide", NEITHER},
    {"due to deliver", NEITHER},
    {"due to discuss", NEITHER},
    {"due to end", NEITHER},
    {"due to expire", NEITHER},
    {"due to face", NEITHER},
    {"due to finish", NEITHER},
    {"due to fly", NEITHER},
    {"due to give", NEITHER},
    {"due to go", NEITHER},
    {"due to hear", NEITHER},
    {"due to hold", NEITHER},
    {"due to join", NEITHER},
    {"due to launch", NEITHER},
    {"due to leave", NEITHER},
    {"due to make", NEITHER},
    {"due to meet", NEITHER},
    {"due to move", NEITHER},
    {"due to open", NEITHER},
    {"due to pay", NEITHER},
    {"due to perform", NEITHER},
    {"due to play", NEITHER},
    {"due to present", NEITHER},
    {"due to publish", NEITHER},
    {"due to receive", NEITHER},
    {"due to release", NEITHER},
    {"due to report", NEITHER},
    {"due to resume", NEITHER},
    {"due to retire", NEITHER},
    {"due to return", NEITHER},
    {"due to rule", NEITHER},
    {"due to run", NEITHER},
    {"due to sail", NEITHER},
    {"due to sign", NEITHER},
    {"due to sit", NEITHER},
    {"due to speak", NEITHER},
    {"due to stand", NEITHER},
    {"due to start", NEITHER},
    {"due to step", NEITHER},
    {"due to take", NEITHER},
    {"due to testify", NEITHER},
    {"due to travel", NEITHER},
    {"due to visit", NEITHER},
    {"due to vote", NEITHER},
    /* German */
    {"weil", CAUSE},
    {"wegen", CAUSE},
    {"aufgrund", CAUSE},
    {"deshalb", CAUSE},
    {"daher", CAUSE},
    {"infolge", CAUSE},
    {"ausgelöst", CAUSE},
    {"da", CAUSED},
    {"denn", CAUSED},
    {"grund", CAUSED},
    {"gründen", CAUSED},
    {"ursache", CAUSED},
    {"nämlich", CAUSED},
    {"führte zu", CAUSED},
    /* French */
    {"parce", CAUSE},
    {"en raison de", CAUSE},
    {"en raison du", CAUSE},
    {"en raison d", CAUSE},
    {"à cause de", CAUSE},
    {"à cause du", CAUSE},
    {"grâce à", CAUSE},
    {"provoqué", CAUSE},
    {"entraîné", CAUSE},
    {"à la suite", CAUSED},
    {"car", CAUSED},
    {"faute de", CAUSED},
    {"puisque", CAUSED},
    {"raison", CAUSED},
    {"cause", CAUSED},
    /* Spanish */
    {"porque", CAUSE},
    {"debido a", CAUSE},
    {"a causa de", CAUSE},
    {"provocó", CAUSE},
    {"causó", CAUSE},
    {"ya que", CAUSED},
    {"puesto que", CAUSED},
    {"motivo", CAUSED},
};

static int cause_at(const wire__phrases *p, const wire__side *s, uint32_t k,
                    uint32_t end)
{
    uint32_t n;
    return wire__phrase_at(p, s->full, k, end, &n);
}

/* Does the source say that something has a cause? */
static bool any_cause(const wire__phrases *p, const wire__side *s, uint32_t beg,
                      uint32_t end)
{
    for (uint32_t k = beg; k < end; k++) {
        int v = cause_at(p, s, k, end);
        if (v == CAUSE || v == CAUSED) return true;
    }
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

/* "Undermined by", "from the fall of": words that may give a cause. */
static bool is_agent(const wire__compare *t, wire_span source)
{
    if (source.beg >= source.end) return false;
    wire_span w = wire__quote_words(&t->s, source);
    for (uint32_t k = w.beg; k < w.end; k++)
        if (wire__is_word(&t->s, k, "by") || wire__is_word(&t->s, k, "from"))
            return true;
    return false;
}

static bool look_for_cause(wire__compare *t, const wire__phrases *h,
                           const wire_link *l, const wire__diff *d)
{
    const wire_words *cw = &t->c.doc->words;
    for (size_t k = 0; k < l->n_source; k++)
        if (any_cause(h, &t->s, t->s.word_beg[l->source[k]],
                      t->s.word_beg[l->source[k] + 1]))
            return true;
    uint32_t end = t->c.word_beg[l->copy + 1];
    for (uint32_t k = t->c.word_beg[l->copy]; k < end; k++) {
        if (cause_at(h, &t->c, k, end) != CAUSE) continue;
        wire_span was = replaced_by(t, d, k);
        if (wire__side_quote_at(&t->c, cw->off[k]) || is_agent(t, was))
            continue;
        uint32_t last = k + 6 < end ? k + 6 : end;
        wire_change *x =
            wire__compare_add(t, WIRE_CHANGE_CAUSAL_ADDED, WIRE_SEVERITY_MEDIUM,
                              was, wire_words_span(cw, k, last));
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

static bool add_claim(wire__compare *t, uint32_t copy)
{
    enum { FEW_WORDS = 5, FEW_BITS = 12 };
    static const float ELSEWHERE = .75f;
    wire_span words = {t->c.word_beg[copy], t->c.word_beg[copy + 1]},
              none = {0};
    if (t->c.is_credit[copy] || words.end - words.beg < FEW_WORDS) return true;
    bool is_told = wire__known_share(&t->c, words, &t->s_stems) >= ELSEWHERE;
    bool is_claim = wire__bits_of(&t->c, words) >= FEW_BITS;
    wire_change *x = wire__compare_add(t, WIRE_CHANGE_CLAIM_ADDED,
                                       copy < t->c_foot && !is_told && is_claim
                                           ? WIRE_SEVERITY_MEDIUM
                                           : WIRE_SEVERITY_LOW,
                                       none, t->c.sentences[copy].span);
    return x && wire__compare_note(t, x,
                                   is_told ? "told in no one sentence of the "
                                             "source"
                                           : "no sentence of the source says "
                                             "so");
}

wire_status wire__find_facts(wire__compare *t, wire_err *err)
{
    wire__phrases h;
    if (!wire__phrases_make(cause_rows, sizeof cause_rows / sizeof *cause_rows,
                            t->arena, &h))
        return wire_fail_mem(err);
    for (size_t i = 0; i < t->out->n_links; i++) {
        const wire_link *l = &t->out->links[i];
        bool ok = true;
        if (l->relation == WIRE_RELATION_ADDED)
            ok = add_claim(t, l->copy);
        else if (l->relation != WIRE_RELATION_VERBATIM)
            ok = look_for_cause(t, &h, l, &t->diffs[i]) &&
                 look_for_altered(t, &t->diffs[i]) &&
                 look_for_added(t, &t->diffs[i]);
        if (!ok) return wire_fail_mem(err);
    }
    return WIRE_OK;
}
