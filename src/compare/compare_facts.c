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

#include "compare_grave_cues.h"
#include "compare_values_int.h"

typedef enum {
    CAUSE = 1,
    CAUSED, /* says that there is a cause in words we do not flag */
    NEITHER /* "due to appear" */
} cause;

static const wire__phrase cause_rows[] = {
    /* English */
    {"because", CAUSE, WIRE__IN_EN},
    {"due to", CAUSE, WIRE__IN_EN},
    {"owing to", CAUSE, WIRE__IN_EN},
    {"thanks to", CAUSE, WIRE__IN_EN},
    {"result of", CAUSE, WIRE__IN_EN},
    {"a result", CAUSE, WIRE__IN_EN},
    {"consequence", CAUSE, WIRE__IN_EN},
    {"therefore", CAUSE, WIRE__IN_EN},
    {"caused", CAUSE, WIRE__IN_EN},
    {"causing", CAUSE, WIRE__IN_EN},
    {"triggered", CAUSE, WIRE__IN_EN},
    {"triggering", CAUSE, WIRE__IN_EN},
    {"sparked", CAUSE, WIRE__IN_EN},
    {"sparking", CAUSE, WIRE__IN_EN},
    {"prompted", CAUSE, WIRE__IN_EN},
    {"prompting", CAUSE, WIRE__IN_EN},
    {"led to", CAUSE, WIRE__IN_EN},
    {"leading to", CAUSE, WIRE__IN_EN},
    {"fuelled", CAUSE, WIRE__IN_EN},
    {"fueled", CAUSE, WIRE__IN_EN},
    {"blamed", CAUSED, WIRE__IN_EN}, /* somebody's word */
    {"in response to", CAUSE, WIRE__IN_EN},
    {"thus", CAUSE, WIRE__IN_EN},
    {"hence", CAUSE, WIRE__IN_EN},
    {"since", CAUSED, WIRE__IN_EN},
    {"cause", CAUSED, WIRE__IN_EN},
    {"causes", CAUSED, WIRE__IN_EN},
    {"resulted", CAUSED, WIRE__IN_EN},
    {"resulting", CAUSED, WIRE__IN_EN},
    {"results from", CAUSED, WIRE__IN_EN},
    {"stems from", CAUSED, WIRE__IN_EN},
    {"stemmed from", CAUSED, WIRE__IN_EN},
    {"reason", CAUSED, WIRE__IN_EN},
    {"reasons", CAUSED, WIRE__IN_EN},
    {"attributed to", CAUSED, WIRE__IN_EN},
    {"so that", CAUSED, WIRE__IN_EN},
    {"why", CAUSED, WIRE__IN_EN},
    {"on grounds", CAUSED, WIRE__IN_EN},
    {"on the grounds", CAUSED, WIRE__IN_EN},
    {"for lack of", CAUSED, WIRE__IN_EN},
    {"brought on", CAUSED, WIRE__IN_EN},
    {"reflecting", CAUSED, WIRE__IN_EN},
    {"reflects", CAUSED, WIRE__IN_EN},
    {"reflected", CAUSED, WIRE__IN_EN},
    {"given that", CAUSED, WIRE__IN_EN},
    {"responsible for", CAUSED, WIRE__IN_EN},
    {"due to appear", NEITHER, WIRE__IN_EN},
    {"due to arrive", NEITHER, WIRE__IN_EN},
    {"due to attend", NEITHER, WIRE__IN_EN},
    {"due to be", NEITHER, WIRE__IN_EN},
    {"due to become", NEITHER, WIRE__IN_EN},
    {"due to begin", NEITHER, WIRE__IN_EN},
    {"due to close", NEITHER, WIRE__IN_EN},
    {"due to come", NEITHER, WIRE__IN_EN},
    {"due to complete", NEITHER, WIRE__IN_EN},
    {"due to convene", NEITHER, WIRE__IN_EN},
    {"due to decide", NEITHER, WIRE__IN_EN},
    {"due to deliver", NEITHER, WIRE__IN_EN},
    {"due to discuss", NEITHER, WIRE__IN_EN},
    {"due to end", NEITHER, WIRE__IN_EN},
    {"due to expire", NEITHER, WIRE__IN_EN},
    {"due to face", NEITHER, WIRE__IN_EN},
    {"due to finish", NEITHER, WIRE__IN_EN},
    {"due to fly", NEITHER, WIRE__IN_EN},
    {"due to give", NEITHER, WIRE__IN_EN},
    {"due to go", NEITHER, WIRE__IN_EN},
    {"due to hear", NEITHER, WIRE__IN_EN},
    {"due to hold", NEITHER, WIRE__IN_EN},
    {"due to join", NEITHER, WIRE__IN_EN},
    {"due to launch", NEITHER, WIRE__IN_EN},
    {"due to leave", NEITHER, WIRE__IN_EN},
    {"due to make", NEITHER, WIRE__IN_EN},
    {"due to meet", NEITHER, WIRE__IN_EN},
    {"due to move", NEITHER, WIRE__IN_EN},
    {"due to open", NEITHER, WIRE__IN_EN},
    {"due to pay", NEITHER, WIRE__IN_EN},
    {"due to perform", NEITHER, WIRE__IN_EN},
    {"due to play", NEITHER, WIRE__IN_EN},
    {"due to present", NEITHER, WIRE__IN_EN},
    {"due to publish", NEITHER, WIRE__IN_EN},
    {"due to receive", NEITHER, WIRE__IN_EN},
    {"due to release", NEITHER, WIRE__IN_EN},
    {"due to report", NEITHER, WIRE__IN_EN},
    {"due to resume", NEITHER, WIRE__IN_EN},
    {"due to retire", NEITHER, WIRE__IN_EN},
    {"due to return", NEITHER, WIRE__IN_EN},
    {"due to rule", NEITHER, WIRE__IN_EN},
    {"due to run", NEITHER, WIRE__IN_EN},
    {"due to sail", NEITHER, WIRE__IN_EN},
    {"due to sign", NEITHER, WIRE__IN_EN},
    {"due to sit", NEITHER, WIRE__IN_EN},
    {"due to speak", NEITHER, WIRE__IN_EN},
    {"due to stand", NEITHER, WIRE__IN_EN},
    {"due to start", NEITHER, WIRE__IN_EN},
    {"due to step", NEITHER, WIRE__IN_EN},
    {"due to take", NEITHER, WIRE__IN_EN},
    {"due to testify", NEITHER, WIRE__IN_EN},
    {"due to travel", NEITHER, WIRE__IN_EN},
    {"due to visit", NEITHER, WIRE__IN_EN},
    {"due to vote", NEITHER, WIRE__IN_EN},
    /* German */
    {"weil", CAUSE, WIRE__IN_DE},
    {"wegen", CAUSE, WIRE__IN_DE},
    {"aufgrund", CAUSE, WIRE__IN_DE},
    {"deshalb", CAUSE, WIRE__IN_DE},
    {"daher", CAUSE, WIRE__IN_DE},
    {"infolge", CAUSE, WIRE__IN_DE},
    {"ausgelöst", CAUSE, WIRE__IN_DE},
    {"da", CAUSED, WIRE__IN_DE},
    {"denn", CAUSED, WIRE__IN_DE},
    {"grund", CAUSED, WIRE__IN_DE},
    {"gründen", CAUSED, WIRE__IN_DE},
    {"ursache", CAUSED, WIRE__IN_DE},
    {"nämlich", CAUSED, WIRE__IN_DE},
    {"führte zu", CAUSED, WIRE__IN_DE},
    /* French */
    {"parce", CAUSE, WIRE__IN_FR},
    {"en raison de", CAUSE, WIRE__IN_FR},
    {"en raison du", CAUSE, WIRE__IN_FR},
    {"en raison d", CAUSE, WIRE__IN_FR},
    {"à cause de", CAUSE, WIRE__IN_FR},
    {"à cause du", CAUSE, WIRE__IN_FR},
    {"grâce à", CAUSE, WIRE__IN_FR},
    {"provoqué", CAUSE, WIRE__IN_FR},
    {"entraîné", CAUSE, WIRE__IN_FR},
    {"à la suite", CAUSED, WIRE__IN_FR},
    {"car", CAUSED, WIRE__IN_FR},
    {"faute de", CAUSED, WIRE__IN_FR},
    {"puisque", CAUSED, WIRE__IN_FR},
    {"raison", CAUSED, WIRE__IN_FR},
    {"cause", CAUSED, WIRE__IN_FR},
    /* Spanish */
    {"porque", CAUSE, WIRE__IN_ES},
    {"debido a", CAUSE, WIRE__IN_ES},
    {"a causa de", CAUSE, WIRE__IN_ES},
    {"provocó", CAUSE, WIRE__IN_ES},
    {"causó", CAUSE, WIRE__IN_ES},
    {"ya que", CAUSED, WIRE__IN_ES},
    {"puesto que", CAUSED, WIRE__IN_ES},
    {"motivo", CAUSED, WIRE__IN_ES},
};

typedef struct {
    wire__phrases causes, grave;
    int told; /* kinds of grave words that the source has */
} tables;

static int kinds_in(const wire__phrases *grave, const wire__side *s,
                    uint32_t beg, uint32_t end)
{
    uint32_t n;
    int out = 0;
    for (uint32_t k = beg; k < end; k += n ? n : 1)
        out |= wire__phrase_at(grave, s->full, k, end, &n);
    return out;
}

/* Does the copy speak there of a death, a crime, a disgrace, while the source
 * has no word of the kind? */
static bool is_grave(const wire__compare *t, const tables *h, uint32_t beg,
                     uint32_t end)
{
    return kinds_in(&h->grave, &t->c, beg, end) & ~h->told & ~(NO_KIND | BLAME);
}

/* Within a sentence that is told there may be other words for a death or an
 * arrest, and clauses of what went before; what blames somebody in a few words
 * put in has none. */
static bool is_blame(const wire__compare *t, const tables *h, const wire__op *o)
{
    enum { FEW = 3 };
    if (o->kind != WIRE__OP_INSERTED || o->c_end - o->c_beg > FEW) return false;
    int kinds = kinds_in(&h->grave, &t->c, o->c_beg, o->c_end);
    return (kinds & BLAME) && (kinds & ~h->told & (CRIME | DISGRACE));
}

static wire_severity weigh(bool is_grave)
{
    return is_grave ? WIRE_SEVERITY_MEDIUM : WIRE_SEVERITY_LOW;
}

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

/* "Undermined by", "from the fall of", "as holding them will not": words that
 * may give a cause. */
static bool is_agent(const wire__compare *t, wire_span source)
{
    if (source.beg >= source.end) return false;
    wire_span w = wire__quote_words(&t->s, source);
    for (uint32_t k = w.beg; k < w.end; k++)
        if (wire__is_word(&t->s, k, "by") || wire__is_word(&t->s, k, "from") ||
            wire__is_word(&t->s, k, "as"))
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
        /* "thus", of the sentence before; "prompted by", for "after" */
        bool slight = k == t->c.word_beg[l->copy] ||
                      (k + 1 < end && wire__is_word(&t->c, k + 1, "by"));
        wire_change *x =
            wire__compare_add(t, WIRE_CHANGE_CAUSAL_ADDED,
                              slight ? WIRE_SEVERITY_LOW : WIRE_SEVERITY_MEDIUM,
                              was, wire_words_span(cw, k, last));
        return x && wire__compare_note(t, x, "the source gives no cause here");
    }
    return true;
}

/* ---- Altered words ---- */

#define NEWS_BITS   5  /* a rare word */
#define CLAUSE_BITS 45 /* several */

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

/* Bits of content words that the source has nowhere. */
static float news_in(const wire__compare *t, uint32_t beg, uint32_t end)
{
    wire_span words = {beg, end};
    float all = wire__bits_of(&t->c, words);
    return all * (1 - wire__known_share(&t->c, words, &t->s.stems));
}

/* Other words where all round them is the same; or, in a sentence told in
 * other words, a few that hold something the source has nowhere. */
static bool is_altered(const wire__compare *t, const wire__diff *d, size_t i)
{
    enum { FIRM_MOST = 3, MOST = 8 };
    const wire__op *o = &d->ops[i];
    uint32_t n = o->s_end - o->s_beg, m = o->c_end - o->c_beg;
    bool before = i > 0 && is_firm(d, i - 1), behind = is_firm(d, i + 1);
    if (!has_content(&t->s, o->s_beg, o->s_end) ||
        !has_content(&t->c, o->c_beg, o->c_end))
        return false;
    if (before && behind && n <= FIRM_MOST && m <= FIRM_MOST) return true;
    return (before || behind) && n <= MOST && m <= MOST &&
           news_in(t, o->c_beg, o->c_end) >= NEWS_BITS;
}

static bool is_in_number(const wire__side *s, uint32_t k)
{
    enum { REACH = 4 }; /* words of a number behind this one */
    for (uint32_t i = k; i < s->doc->words.n && i < k + REACH; i++)
        if (s->number_ends[i].number && s->number_ends[i].words > i - k)
            return true;
    return false;
}

static bool is_figure(const wire__side *s, bool dates, uint32_t beg,
                      uint32_t end)
{
    for (uint32_t k = beg; k < end; k++)
        if (!is_in_number(s, k) && !(dates && wire__is_in_date(s, k)))
            return false;
    return beg < end;
}

/* A number for a number, or a date for a date: they were looked at. */
static bool is_figures(const wire__compare *t, const wire__op *o)
{
    bool dates = wire__is_in_full(t->language);
    return is_figure(&t->s, dates, o->s_beg, o->s_end) &&
           is_figure(&t->c, dates, o->c_beg, o->c_end);
}

/* Are these words told of already, as the opposite of the source's? */
static bool is_opposite(const wire__compare *t, const wire__op *o)
{
    enum { LOOK = 64 };
    uint32_t at = t->c.doc->words.off[o->c_beg];
    size_t n = t->changes.n;
    for (size_t i = n > LOOK ? n - LOOK : 0; i < n; i++) {
        const wire_change *c = &t->changes.p[i];
        if (c->type == WIRE_CHANGE_FACT_ALTERED && c->has_copy_span &&
            c->copy_span.beg == at)
            return true;
    }
    return false;
}

static bool look_for_altered(wire__compare *t, const wire__diff *d)
{
    const wire_words *sw = &t->s.doc->words, *cw = &t->c.doc->words;
    for (size_t i = 0; i < d->n; i++) {
        const wire__op *o = &d->ops[i];
        if (o->kind != WIRE__OP_REPLACED || !is_altered(t, d, i) ||
            is_opposite(t, o) || wire__side_quote_at(&t->c, cw->off[o->c_beg]))
            continue;
        if (!wire__compare_add(t, WIRE_CHANGE_FACT_ALTERED, WIRE_SEVERITY_LOW,
                               wire_words_span(sw, o->s_beg, o->s_end),
                               wire_words_span(cw, o->c_beg, o->c_end)))
            return false;
    }
    return true;
}

/* ---- Added words ---- */

/* A clause of its own, nearly all of it news. */
static bool is_clause(const wire__compare *t, const wire__op *o)
{
    enum { LEAST = 10 };
    wire_span words = {o->c_beg, o->c_end};
    return o->kind == WIRE__OP_INSERTED && words.end - words.beg >= LEAST &&
           news_in(t, words.beg, words.end) >= CLAUSE_BITS &&
           wire__known_share(&t->c, words, &t->s.stems) < .35f;
}

/* Words with something in them that the source sentence has no place for. */
static bool look_for_added(wire__compare *t, const tables *h,
                           const wire__diff *d)
{
    enum { LEAST = 3, MOST = 20 };
    const wire_words *cw = &t->c.doc->words;
    for (size_t i = 0; i < d->n; i++) {
        const wire__op *o = &d->ops[i];
        uint32_t n = o->c_end - o->c_beg;
        if (o->kind < WIRE__OP_REPLACED || !n ||
            wire__side_quote_at(&t->c, cw->off[o->c_beg]))
            continue;
        bool is_new = is_clause(t, o) || is_blame(t, h, o);
        bool is_few =
            o->kind == WIRE__OP_INSERTED && n <= MOST &&
            has_content(&t->c, o->c_beg, o->c_end) &&
            (n >= LEAST || news_in(t, o->c_beg, o->c_end) >= NEWS_BITS);
        if (!is_new && !is_few) continue;
        wire_span none = {0, 0};
        if (!wire__compare_add(t, WIRE_CHANGE_CLAIM_ADDED,
                               is_new ? WIRE_SEVERITY_MEDIUM
                                      : WIRE_SEVERITY_LOW,
                               none, wire_words_span(cw, o->c_beg, o->c_end)))
            return false;
    }
    return true;
}

/* ---- Added sentences ---- */

/* A name, and a word that is none: "Ravn resigned", no "2nd Ld-Writethru". */
static bool tells_of_name(const wire__side *c, wire_span bytes, wire_span words)
{
    size_t lo = 0, hi = c->n_names;
    bool any_plain = false;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (c->names[mid].beg < bytes.beg)
            lo = mid + 1;
        else
            hi = mid;
    }
    for (uint32_t k = words.beg; k < words.end; k++) {
        char first = wire__side_word(c, k).p[0];
        any_plain |= first >= 'a' && first <= 'z';
    }
    return any_plain && lo < c->n_names && c->names[lo].beg < bytes.end;
}

/* Does the sentence end as one, rather than as a heading or a byline? */
static bool is_closed(const wire__side *c, uint32_t sentence)
{
    static const char *const marks[] = {".",
                                        "!",
                                        "?",
                                        "\"",
                                        "'",
                                        ")",
                                        "\342\200\235",
                                        "\342\200\231",
                                        "\342\200\234",
                                        "\302\273",
                                        "\302\253",
                                        "\343\200\202",
                                        "\340\245\244",
                                        "\330\237",
                                        "\333\224",
                                        "\357\274\201",
                                        "\357\274\237"};
    wire_str text =
        wire_str_trim(wire__side_text(c, c->sentences[sentence].span));
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (wire_str_ends(text, wire_str_of(marks[i]))) return true;
    return false;
}

/* However short: "One worker has died." Short lines in the foot, headings,
 * bylines and notes to desks are furniture, but for grave ones. */
static bool add_claim(wire__compare *t, const tables *h, uint32_t copy)
{
    enum { FEW_WORDS = 5, FEW_BITS = 12 };
    static const float ELSEWHERE = .75f;
    wire_span words = {t->c.word_beg[copy], t->c.word_beg[copy + 1]},
              none = {0};
    bool is_short = words.end - words.beg < FEW_WORDS;
    bool in_foot = copy >= t->c_foot;
    bool grave = is_grave(t, h, words.beg, words.end);
    bool is_furniture = is_short && (in_foot || !is_closed(&t->c, copy) ||
                                     wire__is_note(&t->c, copy));
    if (t->c.is_credit[copy] || words.beg == words.end ||
        (is_furniture && (in_foot || !grave)))
        return true;
    bool is_told = wire__known_share(&t->c, words, &t->s.stems) >= ELSEWHERE;
    bool is_claim = is_short
                        ? tells_of_name(&t->c, t->c.sentences[copy].span, words)
                        : wire__bits_of(&t->c, words) >= FEW_BITS;
    bool weighs = (!is_told && is_claim) || grave;
    wire_change *x =
        wire__compare_add(t, WIRE_CHANGE_CLAIM_ADDED, weigh(weighs && !in_foot),
                          none, t->c.sentences[copy].span);
    return x && wire__compare_note(t, x,
                                   is_told ? "told in no one sentence of the "
                                             "source"
                                           : "no sentence of the source says "
                                             "so");
}

/* ---- What no finder told of ---- */

/* Words replaced in a sentence of which nothing else is told: a place to
 * look, so that no text is said to be unchanged that is not. */
static bool look_for_rest(wire__compare *t, const wire__diff *d)
{
    const wire_words *sw = &t->s.doc->words, *cw = &t->c.doc->words;
    const wire__op *best = NULL;
    for (size_t i = 0; i < d->n; i++) {
        const wire__op *o = &d->ops[i];
        if (o->kind != WIRE__OP_REPLACED || is_figures(t, o) ||
            wire__side_quote_at(&t->c, cw->off[o->c_beg]))
            continue;
        if (!best || o->s_end - o->s_beg > best->s_end - best->s_beg) best = o;
    }
    return !best ||
           wire__compare_add(t, WIRE_CHANGE_FACT_ALTERED, WIRE_SEVERITY_LOW,
                             wire_words_span(sw, best->s_beg, best->s_end),
                             wire_words_span(cw, best->c_beg, best->c_end));
}

/* Copy sentences that a change speaks of, by number; NULL without memory. */
static bool *told_of(const wire__compare *t)
{
    bool *out = wire_arena_calloc(t->arena, t->c.n_sentences + 1, sizeof *out);
    for (size_t i = 0; out && i < t->changes.n; i++)
        if (t->changes.p[i].copy < t->c.n_sentences)
            out[t->changes.p[i].copy] = true;
    return out;
}

static bool look_at(wire__compare *t, const tables *h, size_t i)
{
    const wire_link *l = &t->out->links[i];
    if (l->relation == WIRE_RELATION_ADDED) return add_claim(t, h, l->copy);
    return l->relation == WIRE_RELATION_VERBATIM ||
           (look_for_cause(t, &h->causes, l, &t->diffs[i]) &&
            look_for_altered(t, &t->diffs[i]) &&
            look_for_added(t, h, &t->diffs[i]));
}

wire_status wire__find_facts(wire__compare *t, wire_err *err)
{
    tables h;
    if (!wire__phrases_make(cause_rows, sizeof cause_rows / sizeof *cause_rows,
                            t->language, t->arena, &h.causes) ||
        !wire__phrases_make(grave_rows, sizeof grave_rows / sizeof *grave_rows,
                            t->language, t->arena, &h.grave))
        return wire_fail_mem(err);
    h.told = kinds_in(&h.grave, &t->s, 0, (uint32_t)t->s.doc->words.n);
    for (size_t i = 0; i < t->out->n_links; i++)
        if (!look_at(t, &h, i)) return wire_fail_mem(err);
    bool *told = told_of(t);
    if (!told) return wire_fail_mem(err);
    for (size_t i = 0; i < t->out->n_links; i++) {
        const wire_link *l = &t->out->links[i];
        if (l->n_source && l->relation != WIRE_RELATION_VERBATIM &&
            !told[l->copy] && !t->c.is_credit[l->copy] &&
            !look_for_rest(t, &t->diffs[i]))
            return wire_fail_mem(err);
    }
    return WIRE_OK;
}
