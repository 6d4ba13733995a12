/* Attributions: nouns, adjectives and labels that hand words to someone.
 *
 *   Ann Lee 's repeated claim that it works     SOURCE 's cue content
 *   the claim that it works                     nobody's
 *   she is confident that it works              SOURCE cue content
 *   Lee: It works                               a headline, a transcript
 * SPDX-License-Identifier: Apache-2.0 */
#include "text_attribution_int.h"

enum {
    MODIFIERS = 4, /* words between an owner and the noun */
    LABEL_MAX = 9  /* words in front of a colon */
};

static bool breaks(const wire__said *t, uint32_t i)
{
    return i >= t->f.end || t->gap[i] & WIRE__GAP_BREAK;
}

/* "that it works", "of the plan", "to go": where the content begins, 0 for
 * none. *is_clause: it is a clause, no object. */
static uint32_t complement(const wire__said *t, uint32_t i, uint32_t *cue_end,
                           bool *is_clause)
{
    static const char *const links[] = {"of",   "on",      "about",
                                        "for",  "against", "over",
                                        "with", "toward",  "towards"};
    *cue_end = i;
    *is_clause = true;
    if (breaks(t, i)) return 0;
    if (t->flag[i] & W_(THAT)) return i;
    if (wire__said_eq(t, i, "to") && !breaks(t, i + 1)) {
        if (t->flag[i + 1] & (W_(DET) | W_(POSS) | W_(OBJ)) ||
            t->is_cap[i + 1]) {
            *is_clause = false;
            *cue_end = i + 1;
            return i + 1;
        }
        return i;
    }
    for (size_t k = 0; k < sizeof links / sizeof *links; k++)
        if (wire__said_eq(t, i, links[k]) && !breaks(t, i + 1)) {
            *is_clause = false;
            *cue_end = i + 1;
            return i + 1;
        }
    return 0;
}

/* "Ann Lee's", "her" in front of the noun at k. */
static bool owner(const wire__said *t, uint32_t k, wire_span *out)
{
    uint32_t i = k;
    for (unsigned n = 0; i > t->f.beg && n < MODIFIERS && !breaks(t, i); n++) {
        uint32_t p = i - 1;
        if (t->flag[p] & W_(POSS)) {
            *out = (wire_span){p, p + 1};
            return true;
        }
        if (wire__said_eq(t, p, "s") && t->gap[p] & WIRE__GAP_APOS) {
            if (!wire__said_np_before(t, p, out)) return false;
            out->end = p;
            return true;
        }
        if (t->flag[p] & (W_(DET) | W_(PREP) | W_(CONJ) | W_(SUB) | W_(AUX)))
            return false;
        i = p;
    }
    return false;
}

/* "the claim that it works", not "attacks that hurt". */
static bool takes_clause(const wire__said *t, uint32_t k, uint32_t beg)
{
    return t->flag[k] & W_(PERSON) && t->flag[beg] & W_(THAT) &&
           !breaks(t, beg + 1) && !(t->flag[beg + 1] & W_(AUX));
}

uint32_t wire__said_noun(wire__said *t, uint32_t k)
{
    wire__said_hit h = {0};
    uint32_t cue_end;
    bool is_clause;
    if (t->is_cap[k] && k > t->f.beg) return k + 1;
    uint32_t beg = complement(t, k + 1, &cue_end, &is_clause);
    if (!beg || beg == t->content) return k + 1;
    if (is_clause && !takes_clause(t, k, beg)) return k + 1;
    if (!owner(t, k, &h.source) && !is_clause) return k + 1;
    h.cue = (wire_span){k, cue_end};
    uint32_t end = is_clause ? wire__said_clause_end(t, beg)
                             : wire__said_object_end(t, beg);
    h.part[h.n++] = (wire_span){beg, end};
    h.force = is_clause ? WIRE_FORCE_SAY : WIRE_FORCE_JUDGE;
    wire__said_add(t, &h);
    return k + 1;
}

uint32_t wire__said_adjective(wire__said *t, uint32_t k)
{
    wire__said_hit h = {0};
    uint32_t cue_end, i = k;
    bool is_clause, is = false;
    if (t->is_cap[k] && k > t->f.beg) return k + 1;
    uint32_t beg = complement(t, k + 1, &cue_end, &is_clause);
    if (!beg) return k + 1;
    while (i > t->f.beg && !breaks(t, i) &&
           t->flag[i - 1] & (W_(AUX) | W_(ADV) | W_(NEG))) {
        i--;
        is |= (t->flag[i] & W_(AUX)) != 0;
        h.is_negated |= (t->flag[i] & W_(NEG)) != 0;
    }
    if (!is || !wire__said_np_before(t, i, &h.source)) return k + 1;
    h.cue = (wire_span){i, cue_end};
    uint32_t end = is_clause ? wire__said_clause_end(t, beg)
                             : wire__said_object_end(t, beg);
    h.part[h.n++] = (wire_span){beg, end};
    h.force = is_clause ? WIRE_FORCE_THINK : WIRE_FORCE_JUDGE;
    wire__said_add(t, &h);
    return k + 1;
}

/* ---- Labels ---- */

static bool is_loud(wire_str w)
{
    for (size_t i = 0; i < w.n; i++)
        if (w.p[i] >= 'a' && w.p[i] <= 'z') return false;
    return w.n > 1;
}

static wire_span colon_before(const wire__said *t, uint32_t i)
{
    uint32_t beg = t->w->off[i - 1] + t->w->len[i - 1];
    size_t at = beg;
    while (at < t->w->off[i]) {
        size_t from = at;
        uint32_t cp = wire__cp_next(t->body, &at);
        if (cp == ':' || cp == 0xff1a)
            return (wire_span){(uint32_t)from, (uint32_t)at};
    }
    return (wire_span){beg, beg};
}

/* "LEE:", "Ann Lee:" at the start of a paragraph. Only in a headline may a
 * name in small letters do it. */
uint32_t wire__said_label(wire__said *t, bool is_first, uint32_t para_end)
{
    uint32_t i = t->f.beg;
    bool loud = true;
    for (; i < t->f.end && i < t->f.beg + LABEL_MAX; i++) {
        if (i > t->f.beg && t->gap[i] & WIRE__GAP_COLON) break;
        if (t->gap[i] & (WIRE__GAP_COMMA | WIRE__GAP_SEMI | WIRE__GAP_QUOTE))
            return t->f.beg;
        if (!t->is_cap[i] && !(t->flag[i] & W_(PREP))) return t->f.beg;
        if (t->flag[i] & (W_(AUX) | W_(SUB) | W_(SUBJ)) ||
            (t->flag[i] & W_CUE && !(t->flag[i] & W_(BASE))))
            return t->f.beg;
        loud &= is_loud(wire__said_word_at(t, i));
    }
    if (i >= t->f.end || i == t->f.beg + LABEL_MAX) return t->f.beg;
    if (!loud && !is_first) return t->f.beg;
    if (t->w->off[i] - (t->w->off[i - 1] + t->w->len[i - 1]) < 2)
        return t->f.beg; /* 6:30 */
    wire__said_hit h = {0};
    h.source = (wire_span){t->f.beg, i};
    h.part[h.n++] = (wire_span){i, loud ? para_end : t->f.end};
    h.force = WIRE_FORCE_SAY;
    wire__said_add(t, &h);
    if (!t->out_of_memory) {
        t->out.p[t->out.n - 1].cue = colon_before(t, i);
    }
    return i;
}
