/* How sure the text is: may, is expected to, will, did.
 *
 *   source  ... may have drifted ...     level POSSIBLE
 *   copy    ... had drifted ...          level FACT      raised by three
 *
 * Every cue of the source qualifies the content words behind it. Where the
 * copy tells those words, what stands round them there is looked through for
 * a cue of its own: another word for the same doubt is no change, and a doubt
 * about words that the copy does not tell may go with them. A cue of the copy
 * where the source had none lowers the level.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_certainty_cues.h"

#define RARE_BITS 5

enum {
    BEFORE = 7, /* words of the copy, before those qualified */
    AFTER = 5,
    QUALIFIED = 6,
    SENTENCE_MAX = 400, /* words looked at */
    LARGE_PLACE = 12
};

typedef wire__doubts finder;

/* ---- Severity ---- */

/* A line of a list is short of words, and of doubts. */
static wire_severity list_severity(wire_severity s)
{
    return s == WIRE_SEVERITY_HIGH ? WIRE_SEVERITY_MEDIUM : WIRE_SEVERITY_LOW;
}

static wire_severity raised_severity(int from, int to)
{
    if (from == (EXPECTED | ESTIMATE) || (from & MILD))
        return WIRE_SEVERITY_LOW;
    /* what somebody plans to do, will do: house style, while it is ahead */
    if ((from & INTENT) && to == WILL) return WIRE_SEVERITY_LOW;
    if (from & (ESTIMATE | WORRY | SEEMS)) return WIRE_SEVERITY_MEDIUM;
    if ((from & LEVEL) == POSSIBLE && to >= WILL) return WIRE_SEVERITY_HIGH;
    return WIRE_SEVERITY_MEDIUM;
}

/* ---- A cue of the source ---- */

typedef struct {
    const wire_link *l;
    wire_span s, c; /* words of the two sentences */
    wire__twins twins;
} pair;

static const wire__diff *diff_of(const finder *f, const pair *p)
{
    return &f->t->diffs[p->l - f->t->out->links];
}

static bool is_quoted(const wire__side *s, uint32_t word)
{
    return wire__side_quote_at(s, s->doc->words.off[word]) != NULL;
}

/* The number behind an estimate, where the copy has it. */
static uint32_t place_of_number(const finder *f, const pair *p, uint32_t k)
{
    enum { NEAR = 6 };
    for (uint32_t i = k; i < p->s.end && i < k + NEAR; i++)
        if (f->t->s.number_ends[i].number)
            return wire__twin_at(f->t, &p->twins, p->l->copy, i);
    return UINT32_MAX;
}

/* The verb of source word k in another form, in words that the copy put in
 * place of others; UINT32_MAX without any. */
static uint32_t verb_twin(const finder *f, const pair *p, uint32_t k)
{
    const wire__diff *d = diff_of(f, p);
    wire_str w = wire__side_word(&f->t->s, k);
    for (size_t i = 0; i < d->n; i++) {
        const wire__op *o = &d->ops[i];
        if (o->kind < WIRE__OP_REPLACED) continue;
        for (uint32_t c = o->c_beg; c < o->c_end; c++)
            if (wire__is_same_verb(w, wire__side_word(&f->t->c, c),
                                   f->t->language))
                return c;
    }
    return UINT32_MAX;
}

/* The words that a cue of n words at k qualifies: German ones also stand
 * behind a comma ("es für möglich, dass", "im Verdacht, ... zu haben"). */
static size_t qualified_by(const finder *f, const pair *p, uint32_t k,
                           uint32_t n, uint32_t *q)
{
    size_t m = wire__qualified(&f->t->s, k + n, p->s.end, q, QUALIFIED);
    if (!m && f->t->language == WIRE__IN_DE)
        m = wire__qualified(&f->t->s, k + n + 1, p->s.end, q, QUALIFIED);
    return m;
}

/* The words from k to a comma, or to the sentence's end: a condition. */
static wire_span clause_from(const wire__side *s, uint32_t k, uint32_t end)
{
    const wire_words *w = &s->doc->words;
    wire_span out = {k, k + 1};
    while (out.end < end) {
        uint32_t gap = w->off[out.end - 1] + w->len[out.end - 1];
        if (memchr(s->body.p + gap, ',', w->off[out.end] - gap)) break;
        out.end++;
    }
    return out;
}

/* "An appeal was likely", "is likely this year": is it said of what stands
 * before, rather than of words behind that are too plain to be known by ("to
 * report by the end of the year")? */
static bool is_of_before(const pair *p, const wire__side *s, uint32_t k,
                         uint32_t n)
{
    enum { FEW = 2 };
    return k > p->s.beg &&
           clause_from(s, k + n - 1, p->s.end).end - (k + n) <= FEW;
}

/* Where the copy tells what the cue at k (n words, of value from) qualifies. */
static uint32_t place_of(const finder *f, const pair *p, uint32_t k, uint32_t n,
                         int from)
{
    uint32_t q[QUALIFIED], at = UINT32_MAX, told = 0;
    size_t m = qualified_by(f, p, k, n, q);
    bool is_before = !m && is_of_before(p, &f->t->s, k, n), is_first = false;
    if (is_before) { /* "an appeal was likely" */
        uint32_t beg = k > p->s.beg + 3 ? k - 3 : p->s.beg;
        m = wire__qualified(&f->t->s, beg, k, q, QUALIFIED);
    }
    for (size_t i = 0; i < m; i++) {
        uint32_t c = wire__twin_at(f->t, &p->twins, p->l->copy, q[i]);
        bool is_verb = c == UINT32_MAX && !is_before;
        if (is_verb) c = verb_twin(f, p, q[i]);
        if (c == UINT32_MAX) continue;
        told +=
            is_verb || (is_before && f->t->s.weight[q[i]] >= RARE_BITS) ? 2 : 1;
        if (at == UINT32_MAX) at = c;
        if (!i) is_first = true;
    }
    /* of several words one may be told by chance, but for the first */
    return (told >= 2 && !(from & MILD)) || is_first ? at : UINT32_MAX;
}

/* Does the copy keep two content words of the few before k? */
static bool is_kept_before(const finder *f, const pair *p, uint32_t k)
{
    enum { BACK = 6, LEAST = 2 };
    uint32_t kept = 0;
    for (uint32_t j = k; j-- > p->s.beg && j + BACK >= k;)
        kept += f->t->s.weight[j] >= WIRE__CONTENT_BITS &&
                p->twins.twin[j - p->twins.beg] != UINT32_MAX;
    return kept >= LEAST;
}

/* Other words in place of the cue and its verb, before words that are kept, or
 * at the end behind such: where the copy tells it, or UINT32_MAX. */
static uint32_t place_of_swap(const finder *f, const pair *p, uint32_t k)
{
    enum { WORDS = 5 };
    const wire__diff *d = diff_of(f, p);
    for (size_t i = 0; i < d->n; i++) {
        const wire__op *o = &d->ops[i];
        if (k < o->s_beg || k >= o->s_end) continue;
        if (o->kind != WIRE__OP_REPLACED || o->s_end - o->s_beg > WORDS ||
            o->c_end - o->c_beg > WORDS)
            return UINT32_MAX;
        if (o->s_end == p->s.end && o->c_end == p->c.end)
            return is_kept_before(f, p, o->s_beg) ? o->c_beg : UINT32_MAX;
        if (i + 1 == d->n || o[1].kind > WIRE__OP_STEM ||
            o[1].s_beg != o->s_end)
            return UINT32_MAX;
        for (uint32_t j = o[1].s_beg; j < o[1].s_end && j < k + WORDS; j++)
            if (f->t->s.weight[j] >= WIRE__CONTENT_BITS) return o->c_beg;
        return UINT32_MAX;
    }
    return UINT32_MAX;
}

/* A "will" of the copy that the source sentence has not, or UINT32_MAX. */
static uint32_t new_will(const finder *f, const pair *p)
{
    uint32_t n;
    for (uint32_t k = p->s.beg; k < p->s.end; k++)
        if ((wire__doubt_at(f, &f->t->s, k, p->s, &n) & (LEVEL | KEEPS)) ==
            WILL)
            return UINT32_MAX;
    for (uint32_t k = p->c.beg; k < p->c.end; k++)
        if ((wire__doubt_at(f, &f->t->c, k, p->c, &n) & (LEVEL | KEEPS)) ==
            WILL)
            return k;
    return UINT32_MAX;
}

static size_t count_says(const finder *f, const wire__side *s, wire_span words)
{
    size_t got = 0;
    uint32_t n;
    for (uint32_t k = words.beg; k < words.end; k++)
        got += wire__phrase_at(&f->says, s->full, k, words.end, &n) != 0;
    return got;
}

/* "Said it would" for "said it expects to": in reported speech as open. */
static bool is_reported(const finder *f, const pair *p, int from, int to)
{
    if ((from & LEVEL) != EXPECTED || to != WILL ||
        !count_says(f, &f->t->c, p->c))
        return false;
    for (uint32_t k = p->c.beg; k < p->c.end; k++)
        if (wire_str_eq_nocase(wire__side_word(&f->t->c, k), WIRE_STR("would")))
            return true;
    return false;
}

/* German "wird", "werden" in the copy's sentence. */
static bool has_future(const finder *f, const pair *p)
{
    for (uint32_t k = p->c.beg; k < p->c.end; k++)
        if (wire_str_eq_nocase(wire__side_word(&f->t->c, k),
                               WIRE_STR("wird")) ||
            wire_str_eq_nocase(wire__side_word(&f->t->c, k),
                               WIRE_STR("werden")))
            return true;
    return false;
}

static bool report(finder *f, const pair *p, uint32_t k, uint32_t n, int from,
                   int to, wire_span place)
{
    wire__compare *t = f->t;
    wire_severity sev =
        is_reported(f, p, from, to) || ((from & PLAN) && has_future(f, p))
            ? WIRE_SEVERITY_LOW
            : raised_severity(from, to);
    if (wire__side_role(&t->c, p->l->copy) == WIRE_PARA_LIST)
        sev = list_severity(sev);
    uint32_t last = k + n + 2 < p->s.end ? k + n + 2 : p->s.end;
    wire_change *x = wire__compare_add(
        t, WIRE_CHANGE_CERTAINTY_RAISED, sev,
        wire_words_span(&t->s.doc->words, k, last),
        wire_words_span(&t->c.doc->words, place.beg, place.end));
    wire_str cue =
        wire__side_text(&t->s, wire_words_span(&t->s.doc->words, k, k + n));
    return x && wire__compare_note(t, x, "%.*s is gone", (int)cue.n, cue.p);
}

/* Does an attribution that the copy has more stand for hearsay of the source?
 * own: the cue's words, which may be an attribution themselves. */
static bool is_attributed(const finder *f, const pair *p, wire_span own)
{
    return count_says(f, &f->t->c, p->c) + count_says(f, &f->t->s, own) >
           count_says(f, &f->t->s, p->s);
}

/* The word of a cue that tells it: "thought" of "is thought". */
static uint32_t telling_word(const wire__side *s, uint32_t k, uint32_t n)
{
    for (uint32_t i = k; i < k + n; i++)
        if (s->weight[i] >= WIRE__CONTENT_BITS) return i;
    return k;
}

/* "Arrested over the robbery": who is arrested, held or asked is under
 * suspicion. */
static bool is_suspicion_told(const finder *f, const pair *p, uint32_t own)
{
    static const char *const words[] = {"arrest",  "detain",   "detention",
                                        "custody", "question", "investigat",
                                        "probe",   "inquir",   "held"};
    const wire__side *c = &f->t->c;
    if (!wire_str_starts_nocase(wire__side_word(&f->t->s, own),
                                WIRE_STR("suspi")))
        return false;
    for (uint32_t k = p->c.beg; k < p->c.end; k++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (wire_str_starts_nocase(wire__side_word(c, k),
                                       wire_str_of(words[i])))
                return true;
    return false;
}

static bool look_at_cue(finder *f, const pair *p, uint32_t k, uint32_t n,
                        int from)
{
    uint32_t own = telling_word(&f->t->s, k, n);
    if (is_suspicion_told(f, p, own)) return true;
    if (p->twins.twin[own - p->twins.beg] != UINT32_MAX) return true; /* kept */
    uint32_t at = from & ESTIMATE ? place_of_number(f, p, k + n)
                                  : place_of(f, p, k, n, from);
    if (at == UINT32_MAX && !(from & (ESTIMATE | QUESTION)))
        at = place_of_swap(f, p, k);
    if (at == UINT32_MAX && !(from & (ESTIMATE | QUESTION | HEARSAY)))
        at = new_will(f, p);
    if (at == UINT32_MAX || is_quoted(&f->t->c, at)) return true;
    wire_span place = {at > p->c.beg + BEFORE ? at - BEFORE : p->c.beg,
                       at + AFTER < p->c.end ? at + AFTER : p->c.end};
    bool kept, kept_far;
    int to =
        wire__doubt_in(f, &f->t->c, place, p->c, from, diff_of(f, p), k, &kept);
    if (kept || to <= (from & LEVEL)) return true;
    /* a cue elsewhere in a short sentence may be the one that moved */
    wire__doubt_in(f, &f->t->c, p->c, p->c, from, diff_of(f, p), k, &kept_far);
    if (kept_far && p->c.end - p->c.beg <= 2 * LARGE_PLACE) return true;
    if ((from & LEVEL) == WILL || ((from & OPEN) && to != WILL)) return true;
    if ((from & HEARSAY) && is_attributed(f, p, (wire_span){k, k + n}))
        return true;
    place.beg = at > p->c.beg + 2 ? at - 2 : p->c.beg;
    place.end = at + 3 < p->c.end ? at + 3 : p->c.end;
    return report(f, p, k, n, from, to, place);
}

/* "Le groupe préparerait la vente": a rumour, but behind an if or a "that"
 * ("il a dit que", "dijo que"), where it is told from what is past; and no
 * noun, before which such words stand ("otra tubería"). */
static bool is_rumour(const finder *f, const pair *p, uint32_t k)
{
    static const char *const that[] = {"que", "qu", "che"};
    static const char *const of_noun[] = {
        "la",   "una", "esta", "esa", "otra",  "cada", "toda",   "misma",
        "cuya", "su",  "mi",   "sin", "nueva", "gran", "alguna", "ninguna",
        "de",   "en",  "a",    "con", "para",  "por",  "entre",  "primera"};
    const wire__side *s = &f->t->s;
    uint32_t n;
    if (wire__conditional_of(wire__side_word(s, k), f->t->language) !=
        WIRE__CONDITIONAL)
        return false;
    bool may_be_noun = f->t->language == WIRE__IN_ES && k > p->s.beg;
    for (size_t j = 0; may_be_noun && j < sizeof of_noun / sizeof *of_noun; j++)
        if (wire__is_nocase(wire__side_word(s, k - 1), of_noun[j]))
            return false;
    for (uint32_t i = p->s.beg; i < p->s.end; i++) {
        if (wire__phrase_at(&f->ifs, s->full, i, p->s.end, &n)) return false;
        for (size_t j = 0; i < k && j < sizeof that / sizeof *that; j++)
            if (wire__is_nocase(wire__side_word(s, i), that[j])) return false;
    }
    return true;
}

/* Told by the copy in a form that is sure of it; a noun has none. */
static bool look_at_rumour(finder *f, const pair *p, uint32_t k)
{
    const wire__side *c = &f->t->c;
    wire__cues_in language = f->t->language;
    bool kept;
    uint32_t at = p->twins.twin[k - p->twins.beg];
    if (at == UINT32_MAX) at = verb_twin(f, p, k);
    if (at == UINT32_MAX || is_quoted(c, at) ||
        wire__conditional_of(wire__side_word(c, at), language) ||
        !wire__is_same_verb(wire__side_word(&f->t->s, k),
                            wire__side_word(c, at), language))
        return true;
    wire_span place = {at > p->c.beg + BEFORE ? at - BEFORE : p->c.beg,
                       at + AFTER < p->c.end ? at + AFTER : p->c.end};
    int to = wire__doubt_in(f, c, place, p->c, POSSIBLE | HEARSAY,
                            diff_of(f, p), k, &kept);
    if (kept || to <= POSSIBLE || is_attributed(f, p, (wire_span){k, k + 1}))
        return true;
    place.beg = at > p->c.beg + 2 ? at - 2 : p->c.beg;
    place.end = at + 3 < p->c.end ? at + 3 : p->c.end;
    return report(f, p, k, 1, POSSIBLE | HEARSAY, to, place);
}

/* "Accused the smelter of hiding tests": the charge is behind "of". */
static int charge_at(const wire__side *s, uint32_t k, wire_span sentence,
                     uint32_t *n)
{
    enum { REACH = 8 };
    if (!wire_str_starts_nocase(wire__side_word(s, k), WIRE_STR("accus")))
        return 0;
    for (uint32_t i = k + 1; i < sentence.end && i < k + REACH; i++) {
        if (!wire_str_eq_nocase(wire__side_word(s, i), WIRE_STR("of")))
            continue;
        *n = i - k + 1;
        return POSSIBLE | HEARSAY | CHARGE;
    }
    return 0;
}

/* A doubt in a quotation is the speaker's, unless the copy tells it as plain
 * fact, and as nobody's. */
static bool is_quoted_still(const finder *f, const pair *p, uint32_t k)
{
    return is_quoted(&f->t->s, k) &&
           (count_says(f, &f->t->c, p->c) || is_quoted(&f->t->c, p->c.beg) ||
            is_quoted(&f->t->c, p->c.end - 1));
}

static bool look_at_source(finder *f, const pair *p)
{
    uint32_t n;
    for (uint32_t k = p->s.beg; k < p->s.end; k++) {
        int from = wire__doubt_at(f, &f->t->s, k, p->s, &n);
        if (!from) {
            if (is_rumour(f, p, k) && !is_quoted(&f->t->s, k) &&
                !look_at_rumour(f, p, k))
                return false;
            continue;
        }
        if (from & KEEPS) {
            int charge = charge_at(&f->t->s, k, p->s, &n);
            if (charge) from = charge;
        }
        /* "could not" is a fact about what failed. */
        uint32_t end = k + n < p->s.end ? k + n + 1 : k + n;
        bool is_doubt =
            !(from & (KEEPS | SURE)) && !is_quoted_still(f, p, k) &&
            !(from == POSSIBLE && wire__is_negated(f->t, &f->t->s, k + n, end));
        if (is_doubt && !look_at_cue(f, p, k, n, from)) return false;
        k += n - 1;
    }
    return true;
}

/* ---- A condition of the source ---- */

/* "Asked if", "as if", "even if" set no condition. */
static bool is_no_condition(const wire__side *s, uint32_t k, wire_span sentence)
{
    static const char *const before[] = {
        "asked", "ask",    "asks",    "asking", "know",  "knew",   "see",
        "saw",   "sure",   "wonder",  "clear",  "check", "say",    "as",
        "even",  "and",    "gefragt", "frage",  "weiss", "savoir", "sait",
        "comme", "même",   "et",      "aussi",  "como",  "saber",  "sabe",
        "y",     "decide", "decided", "decir"};
    if (k == sentence.beg) return false;
    wire_str w = wire__side_word(s, k - 1);
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (wire_str_eq_nocase(w, wire_str_of(before[i]))) return true;
    return false;
}

/* What the copy keeps of the sentence beside the condition: its content words,
 * and how many of them; *at the first. */
static bool keeps_rest(const finder *f, const pair *p, wire_span cond,
                       uint32_t *at)
{
    const wire__side *s = &f->t->s;
    uint32_t all = 0, kept = 0;
    *at = UINT32_MAX;
    for (uint32_t k = p->s.beg; k < p->s.end; k++) {
        if ((k >= cond.beg && k < cond.end) ||
            s->weight[k] < WIRE__CONTENT_BITS)
            continue;
        all++;
        uint32_t c = wire__twin_at(f->t, &p->twins, p->l->copy, k);
        if (c == UINT32_MAX) continue;
        kept++;
        if (*at == UINT32_MAX) *at = c;
    }
    return kept >= 3 && 2 * kept >= all;
}

/* The copy tells as settled what hangs on something in the source. */
static bool look_at_condition(finder *f, const pair *p)
{
    const wire__side *s = &f->t->s;
    const wire_words *sw = &s->doc->words, *cw = &f->t->c.doc->words;
    enum { TRIES = 2 };
    uint32_t n, at, tries = 0;
    bool kept;
    if (wire__phrase_in(&f->ifs, f->t->c.full, p->c.beg, p->c.end) ||
        wire__doubt_in(f, &f->t->c, p->c, p->c, EXPECTED, diff_of(f, p),
                       UINT32_MAX, &kept) < WILL)
        return true;
    for (uint32_t k = p->s.beg; k < p->s.end && tries < TRIES; k++) {
        if (!wire__phrase_at(&f->ifs, s->full, k, p->s.end, &n)) continue;
        tries++;
        wire_span cond = clause_from(s, k, p->s.end);
        if (is_quoted(s, k) || is_no_condition(s, k, p->s) ||
            wire__known_share(s, cond, &f->t->c.stems) > .4f ||
            !keeps_rest(f, p, cond, &at) || is_quoted(&f->t->c, at))
            continue;
        wire_span c = {at, at + 4 < p->c.end ? at + 4 : p->c.end};
        wire_change *x = wire__compare_add(
            f->t, WIRE_CHANGE_CERTAINTY_RAISED,
            wire__side_role(&f->t->c, p->l->copy) == WIRE_PARA_LIST
                ? WIRE_SEVERITY_LOW
                : WIRE_SEVERITY_MEDIUM,
            wire_words_span(sw, cond.beg, cond.end),
            wire_words_span(cw, c.beg, c.end));
        return x && wire__compare_note(f->t, x, "the condition is gone");
    }
    return true;
}

/* ---- A cue of the copy ---- */

/* In words that it inserted or put in place of others. */
static bool look_at_copy(finder *f, const wire_link *l, const wire__diff *d,
                         wire_span c)
{
    wire__compare *t = f->t;
    bool kept;
    for (size_t i = 0; i < d->n; i++) {
        const wire__op *o = &d->ops[i];
        if (o->kind != WIRE__OP_INSERTED && o->kind != WIRE__OP_REPLACED)
            continue;
        if (o->c_end - o->c_beg > LARGE_PLACE || is_quoted(&t->c, o->c_beg))
            continue;
        wire_span words = {o->c_beg, o->c_end}, none = {0, 0};
        int to = wire__doubt_in(f, &t->c, words, c, 0, NULL, UINT32_MAX, &kept),
            from = FACT;
        if (to >= WILL) continue;
        for (size_t k = 0; k < l->n_source; k++) {
            wire_span s = {t->s.word_beg[l->source[k]],
                           t->s.word_beg[l->source[k] + 1]};
            if (s.end > s.beg + SENTENCE_MAX) s.end = s.beg + SENTENCE_MAX;
            int x = wire__doubt_in(f, &t->s, s, s, to, NULL, UINT32_MAX, &kept);
            if (kept) from = to;
            if (x < from) from = x;
        }
        if (to >= from) continue;
        if (!wire__compare_add(
                t, WIRE_CHANGE_CERTAINTY_LOWERED, WIRE_SEVERITY_LOW,
                o->s_beg < o->s_end
                    ? wire_words_span(&t->s.doc->words, o->s_beg, o->s_end)
                    : none,
                wire_words_span(&t->c.doc->words, words.beg, words.end)))
            return false;
        break; /* one is enough to tell */
    }
    return true;
}

/* ---- All links ---- */

static bool look_at(finder *f, size_t i)
{
    wire__compare *t = f->t;
    pair p = {.l = &t->out->links[i]};
    p.c = (wire_span){t->c.word_beg[p.l->copy], t->c.word_beg[p.l->copy + 1]};
    if (p.c.end - p.c.beg > SENTENCE_MAX) return true;
    for (size_t k = 0; k < p.l->n_source; k++) {
        uint32_t s = p.l->source[k];
        p.s = (wire_span){t->s.word_beg[s], t->s.word_beg[s + 1]};
        if (p.s.end - p.s.beg > SENTENCE_MAX) continue;
        wire_arena_mark mark = wire_arena_save(t->arena);
        size_t had = t->changes.n;
        if (!wire__twins_of(t, i, s, &p.twins) || !look_at_source(f, &p))
            return false;
        if (t->changes.n == had && !look_at_condition(f, &p)) return false;
        if (t->changes.n == had) wire_arena_rewind(t->arena, mark);
    }
    return look_at_copy(f, p.l, &t->diffs[i], p.c);
}

static bool any_altered(const wire__compare *t)
{
    for (size_t i = 0; i < t->out->n_links; i++) {
        const wire_link *l = &t->out->links[i];
        if (l->n_source && l->relation != WIRE_RELATION_VERBATIM) return true;
    }
    return false;
}

wire_status wire__find_certainty(wire__compare *t, wire_err *err)
{
    finder f = {.t = t};
    if (!any_altered(t)) return WIRE_OK; /* the tables take longest */
    if (!wire__phrases_make(cue_rows, sizeof cue_rows / sizeof *cue_rows,
                            t->language, t->arena, &f.cues) ||
        !wire__phrases_make(say_rows, sizeof say_rows / sizeof *say_rows,
                            t->language, t->arena, &f.says) ||
        !wire__phrases_make(if_rows, sizeof if_rows / sizeof *if_rows,
                            t->language, t->arena, &f.ifs))
        return wire_fail_mem(err);
    for (size_t i = 0; i < t->out->n_links; i++) {
        const wire_link *l = &t->out->links[i];
        if (l->relation == WIRE_RELATION_VERBATIM || !l->n_source) continue;
        if (!look_at(&f, i)) return wire_fail_mem(err);
    }
    return WIRE_OK;
}
