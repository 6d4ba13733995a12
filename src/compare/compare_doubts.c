/* Doubts read at a word: may, is expected to, soll, serait. A cue counts by its
 * place: a month is no doubt, nor a condition, nor what is asked for.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_certainty_int.h"

/* "May" with a capital inside a sentence, or before a number, is a month. */
static bool is_month(const wire__side *s, uint32_t k, wire_span sentence)
{
    wire_str w = wire__side_word(s, k);
    if (w.n != 3 || memcmp(w.p, "May", 3) != 0) return false;
    if (k > sentence.beg && !wire__side_quote_at(s, s->doc->words.off[k]))
        return true;
    return k + 1 < sentence.end && s->body.p[s->doc->words.off[k + 1]] <= '9';
}

/* "It showed plans to residents", "its hope to": no verb. */
static bool is_noun(const wire__side *s, uint32_t k, wire_span sentence)
{
    static const char *const before[] = {
        "the",  "a",     "its",  "his",   "her",  "their",   "our",  "any",
        "no",   "new",   "some", "these", "such", "of",      "for",  "with",
        "make", "makes", "made", "had",   "have", "develop", "draw", "into"};
    if (k == sentence.beg) return false;
    wire_str w = wire__side_word(s, k - 1);
    if (w.n > 4 &&
        (wire_str_ends(w, WIRE_STR("ed")) || wire_str_ends(w, WIRE_STR("ing"))))
        return true;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (wire_str_eq_nocase(w, wire_str_of(before[i]))) return true;
    return false;
}

/* "It expected 1.9 tonnes": of a number, expecting is an estimate. */
static bool is_before_number(const wire__side *s, uint32_t k,
                             wire_span sentence)
{
    for (uint32_t i = k + 1; i < sentence.end && i < k + 3; i++)
        if (s->number_ends[i].number) return s->number_ends[i].words == i - k;
    return false;
}

/* "Should a user lose it" is an if. */
static bool is_condition(const wire__side *s, uint32_t k, wire_span sentence)
{
    static const char *const after[] = {
        "a",   "an",   "the", "any",  "anyone", "it",    "he",
        "she", "they", "we",  "this", "that",   "either"};
    if (!wire_str_eq_nocase(wire__side_word(s, k), WIRE_STR("should")) ||
        k + 1 >= sentence.end)
        return false;
    wire_str w = wire__side_word(s, k + 1);
    for (size_t i = 0; i < sizeof after / sizeof *after; i++)
        if (wire_str_eq_nocase(w, wire_str_of(after[i]))) return true;
    return false;
}

/* "She suggested that the fee should be cut": what is asked for, no guess. */
static bool is_asked_for(const wire__side *s, uint32_t k, wire_span sentence)
{
    enum { REACH = 14 };
    static const char *const asks[] = {"suggest", "recommend", "propos",
                                       "urg",     "demand",    "insist",
                                       "advis",   "request"};
    uint32_t least = k > sentence.beg + REACH ? k - REACH : sentence.beg;
    if (!wire_str_eq_nocase(wire__side_word(s, k), WIRE_STR("should")))
        return false;
    for (uint32_t i = least; i < k; i++)
        for (size_t j = 0; j < sizeof asks / sizeof *asks; j++)
            if (wire_str_starts_nocase(wire__side_word(s, i),
                                       wire_str_of(asks[j])))
                return true;
    return false;
}

/* "A possible leak", "an apparent attempt", "two possible buyers"; not "it is
 * possible to", "as soon as possible". */
static bool is_before_noun(const wire__side *s, uint32_t k, wire_span sentence)
{
    static const char *const before[] = {
        "a",  "an",  "the", "of",  "his", "her", "their", "its", "and", "un",
        "el", "una", "la",  "los", "las", "de",  "su",    "une", "l",   "d"};
    if (k == sentence.beg || k + 1 >= sentence.end ||
        s->weight[k + 1] < WIRE__CONTENT_BITS / 2)
        return false;
    if (s->number_ends[k - 1].number) return true;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (wire_str_eq_nocase(wire__side_word(s, k - 1),
                               wire_str_of(before[i])))
            return true;
    return false;
}

/* "The proposed merger would cost 2,000 jobs", and nobody is said to say so:
 * it is not decided. */
static bool is_of_proposal(const wire__doubts *f, const wire__side *s,
                           uint32_t k, wire_span sentence)
{
    static const char *const words[] = {"proposed", "proposal", "proposals",
                                        "bill",     "draft",    "plan"};
    enum { NEAR = 24 };
    uint32_t n;
    bool found = false;
    if (!wire_str_eq_nocase(wire__side_word(s, k), WIRE_STR("would")))
        return false;
    uint32_t beg = k > sentence.beg + NEAR ? k - NEAR : sentence.beg;
    uint32_t end = k + NEAR < sentence.end ? k + NEAR : sentence.end;
    for (uint32_t i = beg; i < end; i++) {
        if (wire__phrase_at(&f->says, s->full, i, sentence.end, &n))
            return false;
        for (size_t j = 0; j < sizeof words / sizeof *words && !found; j++)
            found = wire_str_eq_nocase(wire__side_word(s, i),
                                       wire_str_of(words[j]));
    }
    return found;
}

int wire__doubt_at(const wire__doubts *f, const wire__side *s, uint32_t k,
                   wire_span sentence, uint32_t *n)
{
    int v = wire__phrase_at(&f->cues, s->full, k, sentence.end, n);
    if (!v || (v == POSSIBLE && is_month(s, k, sentence))) return 0;
    if ((v & ~INTENT) == EXPECTED && *n == 2 && is_noun(s, k, sentence))
        return 0;
    if (v == EXPECTED && *n == 1 &&
        (is_condition(s, k, sentence) || is_asked_for(s, k, sentence)))
        return 0;
    /* "Ob er kommt, ist unklar." */
    if (v == (KEEPS | QUESTION) && f->t->language == WIRE__IN_DE &&
        k == sentence.beg)
        return POSSIBLE | QUESTION;
    if (v == WILL && is_of_proposal(f, s, k, sentence)) return EXPECTED | OPEN;
    if ((v & NOUN) && !is_before_noun(s, k, sentence)) return KEEPS | POSSIBLE;
    return v == EXPECTED && *n == 1 && is_before_number(s, k, sentence)
               ? EXPECTED | ESTIMATE
               : v;
}

/* Does a cue of value v keep the doubt of a cue of value from? */
static bool keeps(int v, int from)
{
    if ((v & ESTIMATE) && (from & ESTIMATE)) return true;
    if ((v & WORRY) && (from & WORRY)) return true;
    if ((v & QUESTION) && (from & QUESTION)) return true;
    if ((v & SET) && (from & LEVEL) == EXPECTED) return true;
    if ((v & KEEPS) && (v & CHARGE) && !(from & HEARSAY)) return false;
    int l = v & LEVEL;
    return l && l <= (from & LEVEL);
}

/* A cue that the source has as well, beside the one that is gone (word own of
 * the source; UINT32_MAX: any), says nothing about what was in doubt there:
 * a risk or a plan anywhere, another doubt a few words away. */
static bool is_beside(const wire__doubts *f, const wire__diff *d, uint32_t k,
                      int v, uint32_t own)
{
    enum { APART = 6 };
    bool is_thing = (v & KEEPS) && ((v & WORRY) || (v & LEVEL) == EXPECTED);
    const wire__op *o = d ? wire__op_at(d, k) : NULL;
    if (!o || o->kind > WIRE__OP_STEM) return false;
    if (is_thing || own == UINT32_MAX || (v & (KEEPS | QUESTION)))
        return is_thing; /* what governs a sentence reaches further */
    uint32_t n, s = o->s_beg + (k - o->c_beg);
    if ((s > own ? s - own : own - s) < APART || s >= o->s_end) return false;
    return wire__phrase_at(&f->cues, f->t->s.full, s, o->s_end, &n) != 0;
}

/* A conditional that the source has as well says nothing of another doubt that
 * is gone; nor does a noun that looks like one. */
static bool is_new_conditional(const wire__doubts *f, const wire__side *s,
                               const wire__diff *d, uint32_t k, uint32_t own)
{
    if (!wire__conditional_of(wire__side_word(s, k), f->t->language))
        return false;
    const wire__op *o = d && own != UINT32_MAX ? wire__op_at(d, k) : NULL;
    return !o || o->kind > WIRE__OP_STEM;
}

int wire__doubt_in(const wire__doubts *f, const wire__side *s, wire_span words,
                   wire_span sentence, int from, const wire__diff *d,
                   uint32_t own, bool *kept)
{
    int lowest = FACT;
    uint32_t n;
    *kept = false;
    for (uint32_t k = words.beg; k < words.end; k++) {
        int v = wire__doubt_at(f, s, k, sentence, &n);
        if (!v && is_new_conditional(f, s, d, k, own)) v = POSSIBLE | KEEPS;
        if (!v) continue;
        if (keeps(v, from) && !is_beside(f, d, k, v, own)) *kept = true;
        int l = v & LEVEL;
        if (l && !(v & (KEEPS | ESTIMATE)) && l < lowest) lowest = l;
        k += n ? n - 1 : 0;
    }
    return lowest;
}
