/* Attributions: the noun phrase of the source.
 *
 *   A spokesman for the port , Ned Marrow , | said
 *   <------- before the verb --------------->
 *   said | Ned Marrow , a spokesman for the port , in a statement
 *         <---- behind it --------------------->
 *
 * There is no parser: a phrase ends at a break, a word of grammar that cannot
 * stand in one, or a verb that the tables know.
 * SPDX-License-Identifier: Apache-2.0 */
#include "text_attribution_int.h"

enum {
    PHRASE_MAX = 40, /* words */
    APPOSITION_MAX = 40,
    PART_MAX = 8, /* words of a part of a source that has several */
    PARTS_MAX = 6,
    FRONTED_MAX = 3 /* "On Monday, in Tarn, ..." */
};

static bool breaks(const wire__said *t, uint32_t i)
{
    return t->gap[i] & WIRE__GAP_BREAK;
}

/* A verb in a form that is no noun, or "and", "which", "would": what cannot
 * stand inside a noun phrase. */
static bool is_outside(const wire__said *t, uint32_t i)
{
    uint32_t f = t->flag[i];
    if (t->is_cap[i] && !(f & (W_(SUBJ) | W_(SUB) | W_(AUX) | W_(CONJ))))
        return false;
    if (f & (W_(CONJ) | W_(SUB) | W_(THAT) | W_(AUX) | W_(NEG))) return true;
    /* Spanish "la" is an article before it is an object */
    if (f & W_(OBJ) && !(f & (W_(POSS) | W_(DET)))) return true;
    if (f & W_(SUBJ) && !(f & W_(DET))) return true;
    if (f & (W_CUE | W_(VERB)))
        return f & W_(PAST) && !(f & (W_(BASE) | W_(THIRD) | W_(NOUN)));
    return false;
}

/* May a phrase end in word i? */
static bool is_tail(const wire__said *t, uint32_t i)
{
    uint32_t f = t->flag[i];
    if (t->is_cap[i] && !(f & (W_(SUB) | W_(AUX) | W_(CONJ)))) return true;
    if (wire__said_eq(t, i, "half") || wire__said_eq(t, i, "many") ||
        wire__said_eq(t, i, "most") || wire__said_eq(t, i, "both") ||
        wire__said_eq(t, i, "some") || wire__said_eq(t, i, "few"))
        return true;
    return !is_outside(t, i) &&
           !(f & (W_(DET) | W_(PREP) | W_(POSS) | W_(ADV)));
}

/* Prepositions that hang one phrase on another. */
static bool is_link(const wire__said *t, uint32_t i)
{
    return t->flag[i] & W_(PREP) && !(t->flag[i] & W_(SUB));
}

/* "blocked Ann Lee's plan": a word in -ed or -ing that the tables do not know
 * and no article makes an adjective is taken for a verb. */
static bool is_verbal(const wire__said *t, uint32_t i)
{
    wire_str w = wire__said_word_at(t, i);
    if (t->is_cap[i] || t->flag[i] || w.n < 5 || t->lang != WIRE__EN)
        return false;
    if (!wire_str_ends(w, WIRE_STR("ed")) && !wire_str_ends(w, WIRE_STR("ing")))
        return false;
    return i > t->f.beg && !breaks(t, i) && !t->gap[i + 1] &&
           !(t->flag[i - 1] & (W_(DET) | W_(POSS) | W_(PREP) | W_(CONJ)));
}

/* First word of the phrase whose last word is j. */
static uint32_t phrase_beg(const wire__said *t, uint32_t j)
{
    uint32_t i = j;
    for (unsigned n = 0; i > t->f.beg && n < PHRASE_MAX && !breaks(t, i); n++) {
        uint32_t p = i - 1;
        bool more = p > t->f.beg && !breaks(t, p) && is_tail(t, p - 1);
        if (is_link(t, p) || t->flag[p] & W_(CONJ)) {
            if (!more || wire__said_quoted(t, p - 1)) break;
            i = p - 1;
            continue;
        }
        if (t->flag[i] & (W_(DET) | W_(POSS)) && !t->is_cap[p] &&
            !(t->flag[p] & W_(DET)))
            break;
        if (is_outside(t, p) || (t->flag[p] & W_(ADV) && !t->is_cap[p]) ||
            is_verbal(t, p))
            break;
        if (t->flag[p] & W_(TIME) && !t->is_cap[i]) break;
        i = p;
    }
    return i;
}

/* One or two names between commas: the region of a town. */
static bool is_region(const wire__said *t, uint32_t beg, uint32_t end)
{
    if (end - beg > 2) return false;
    for (uint32_t i = beg; i < end; i++)
        if (!t->is_cap[i] || wire__is_digit((uint8_t)t->body.p[t->w->off[i]]))
            return false;
    return true;
}

/* "Ned Marrow, a spokesman," before word end: where the comma is that opens
 * the apposition, or 0. */
static uint32_t apposition_beg(const wire__said *t, uint32_t end)
{
    uint16_t kind =
        t->gap[end] & (WIRE__GAP_COMMA | WIRE__GAP_PAREN | WIRE__GAP_DASH);
    if (t->gap[end] & (WIRE__GAP_SEMI | WIRE__GAP_COLON | WIRE__GAP_QUOTE))
        return 0;
    uint32_t lo = t->f.beg, maybe = 0;
    if (end > lo + APPOSITION_MAX) lo = end - APPOSITION_MAX;
    for (uint32_t i = end - 1; i > lo; i--) {
        if (!(t->gap[i] & kind)) continue;
        uint32_t f = t->flag[i];
        if (wire__said_quoted(t, i) || wire__said_quoted(t, i - 1))
            return maybe;
        if (kind == WIRE__GAP_PAREN) return i; /* "(I-Vt.)" */
        if (f & (W_(CONJ) | W_(ADV) | W_(THAT)) &&
            !wire__said_eq(t, i, "now") &&
            !(i + 1 < end &&
              wire__is_digit((uint8_t)t->body.p[t->w->off[i + 1]])))
            return maybe;
        if (f & W_(SUBJ) && !(f & (W_(SUB) | W_(DET)))) return maybe;
        if (f & W_(SUB) && !(f & W_(PREP)) && !wire__said_eq(t, i, "who") &&
            !wire__said_eq(t, i, "whose") && !wire__said_eq(t, i, "which"))
            return maybe;
        if (f & W_CUE && f & W_(ING)) return maybe;
        if (maybe && t->is_cap[i] && !(f & W_(DET))) return maybe;
        if (!maybe && is_region(t, i, end)) {
            maybe = i; /* ", of Monsey, New York," */
            continue;
        }
        return i;
    }
    return maybe;
}

/* "on Monday", "Tuesday" between the source and its verb. */
static uint32_t skip_time_before(const wire__said *t, uint32_t end)
{
    uint32_t i = end;
    while (i > t->f.beg + 1 && !breaks(t, i) && t->flag[i - 1] & W_(TIME))
        i--;
    if (i == end || i == t->f.beg) return end;
    if (t->flag[i - 1] & W_(PREP) && !breaks(t, i)) i--;
    return i > t->f.beg ? i : end;
}

/* ---- A source of several parts ---- */

/* Where the part that holds word i begins, not far before it. */
static uint32_t part_beg(const wire__said *t, uint32_t i)
{
    for (unsigned n = 0; i > t->f.beg && !breaks(t, i) && n < PHRASE_MAX; n++)
        i--;
    return i;
}

static bool is_relative(const wire__said *t, uint32_t i)
{
    return wire__said_eq(t, i, "who") || wire__said_eq(t, i, "whose") ||
           wire__said_eq(t, i, "which");
}

/* "Ned Marrow, 54, ..." */
static bool is_age(const wire__said *t, uint32_t i)
{
    return wire__is_digit((uint8_t)t->body.p[t->w->off[i]]);
}

/* Is all of [beg, end), which stands between breaks, one noun phrase? */
static bool is_phrase(const wire__said *t, uint32_t beg, uint32_t end)
{
    uint32_t f = t->flag[beg];
    if (end - beg > PART_MAX || wire__said_quoted(t, beg) ||
        f & (W_(PREP) | W_(ADV) | W_(SUB) | W_(TIME) | W_(SUBJ)))
        return false;
    return is_tail(t, end - 1) && phrase_beg(t, end - 1) == beg;
}

static bool has_and(const wire__said *t, uint32_t beg)
{
    uint32_t end = beg + PHRASE_MAX < t->f.end ? beg + PHRASE_MAX : t->f.end;
    for (uint32_t i = beg + 1; i < end && !breaks(t, i); i++)
        if (t->flag[i] & W_(CONJ)) return true;
    return false;
}

/* Do two parts of a list begin alike: a name, an article, a bare noun? */
static bool are_alike(const wire__said *t, uint32_t i, uint32_t k)
{
    uint32_t det = W_(DET) | W_(POSS);
    if (!(t->flag[i] & det) != !(t->flag[k] & det)) return false;
    return t->is_cap[i] == t->is_cap[k] || i == t->f.beg;
}

/* "Ann Roe, minister for fish, boats and tides," and "Ann Roe, Ned Low and
 * Mia Lind": a source that was found to begin at beg goes on to the left as
 * long as the part there describes or lists. */
static uint32_t widen(const wire__said *t, uint32_t beg, bool is_closed)
{
    bool lists = false;
    for (unsigned n = 0; n < PARTS_MAX; n++) {
        uint32_t part = part_beg(t, beg);
        if (part < beg && !is_relative(t, part)) break;
        if (part <= t->f.beg || t->gap[part] != WIRE__GAP_COMMA) break;
        uint32_t left = part_beg(t, part - 1);
        if (!is_phrase(t, left, part)) break;
        bool describes = is_closed && (!t->is_cap[part] || is_age(t, part));
        lists = !describes && (lists || has_and(t, part));
        if (!describes && !(lists && are_alike(t, left, part))) break;
        beg = left;
    }
    return beg;
}

bool wire__said_np_before(const wire__said *t, uint32_t end, wire_span *out)
{
    if (end <= t->f.beg) return false;
    uint32_t last = end;
    if (breaks(t, end)) {
        last = apposition_beg(t, end);
        if (last <= t->f.beg) return false;
    } else {
        last = skip_time_before(t, end);
    }
    uint32_t j = last - 1, f = t->flag[j];
    out->end = last == end || breaks(t, end) ? end : last;
    if (wire__said_quoted(t, j)) return false;
    if (f & (W_(SUBJ)) && !(t->gap[j + 1] & WIRE__GAP_HYPHEN)) {
        out->beg = j;
        return !wire__said_eq(t, j, "there");
    }
    if (wire__said_eq(t, j, "which") || wire__said_eq(t, j, "who")) {
        out->beg = j;
        return true;
    }
    if (!is_tail(t, j)) return false;
    out->beg = widen(t, phrase_beg(t, j), breaks(t, end));
    return out->beg < out->end;
}

/* ---- Behind the verb ---- */

static bool begins_apposition(const wire__said *t, uint32_t i)
{
    uint32_t f = t->flag[i];
    if (wire__said_eq(t, i, "who") || wire__said_eq(t, i, "whose")) return true;
    if (f & (W_(CONJ) | W_(SUB) | W_(SUBJ) | W_(ADV) | W_(AUX) | W_(TIME)))
        return f & W_(DET) && !(f & W_(SUB));
    if (f & W_(PREP)) return false;
    return !(f & W_(ING));
}

static uint32_t next_break(const wire__said *t, uint32_t i)
{
    uint32_t n = 0;
    for (i++; i < t->f.end && n < APPOSITION_MAX && !breaks(t, i); n++)
        i++;
    return i;
}

/* Does the phrase go on behind the preposition at i? */
static bool goes_on(const wire__said *t, uint32_t beg, uint32_t i,
                    bool is_inverted)
{
    if (i + 1 >= t->f.end || breaks(t, i + 1)) return false;
    if (t->flag[i] & W_(SUB)) return false;
    if (t->lang != WIRE__EN) {
        static const char *const links[] = {
            "von",   "vom",  "für",  "aus",  "de",  "d",     "du",
            "des",   "del",  "pour", "para", "di",  "della", "dei",
            "degli", "dell", "do",   "da",   "dos", "das"};
        for (size_t k = 0; k < sizeof links / sizeof *links; k++)
            if (wire__said_eq(t, i, links[k])) return true;
        return is_inverted && !t->is_cap[i - 1];
    }
    if (wire__said_eq(t, i, "to") && !t->is_cap[i + 1] &&
        !(t->flag[i + 1] & (W_(DET) | W_(POSS))))
        return false;
    if (wire__said_eq(t, i, "of") || wire__said_eq(t, i, "for") ||
        wire__said_eq(t, i, "from"))
        return true;
    if (i + 2 < t->f.end && (t->flag[i + 1] | t->flag[i + 2]) & W_(MEDIA))
        return false;
    if (t->flag[i + 1] & W_(TIME)) return false;
    (void)beg;
    return is_inverted ? !t->is_cap[i - 1] : true;
}

static bool is_unknown_past(const wire__said *t, uint32_t i)
{
    wire_str w = wire__said_word_at(t, i);
    return !t->flag[i] && !t->is_cap[i] && w.n > 4 &&
           wire_str_ends(w, WIRE_STR("ed")) &&
           !(t->gap[i + 1] & WIRE__GAP_HYPHEN);
}

bool wire__said_np_at(const wire__said *t, uint32_t beg, bool is_inverted,
                      wire_span *out)
{
    uint32_t i = beg, n = 0, parts = 0;
    if (beg >= t->f.end) return false;
    if (t->flag[beg] & W_(SUBJ) && !(t->flag[beg] & W_(DET))) {
        *out = (wire_span){beg, beg + 1};
        return true;
    }
    if (t->flag[beg] & (W_(PREP) | W_(TIME) | W_(ADV) | W_(NEG))) return false;
    for (; i < t->f.end && n < PHRASE_MAX; n++) {
        uint32_t f = t->flag[i];
        if (i > beg && breaks(t, i)) {
            if (!is_inverted || parts == 2 ||
                !(t->gap[i] & (WIRE__GAP_COMMA | WIRE__GAP_PAREN)) ||
                t->gap[i] & WIRE__GAP_QUOTE || !begins_apposition(t, i))
                break;
            parts++;
            i = next_break(t, i);
            continue;
        }
        if (is_inverted && wire__said_eq(t, i, "who") && i > beg) {
            i = next_break(t, i);
            continue;
        }
        if (f & W_(CONJ)) {
            if (i == beg || i + 1 >= t->f.end || breaks(t, i + 1) ||
                !(t->is_cap[i + 1] || t->flag[i + 1] & W_(DET)))
                break;
        } else if (f & W_(PREP) && !t->is_cap[i]) {
            if (i == beg || !goes_on(t, beg, i, is_inverted)) break;
        } else if (is_outside(t, i) || (f & (W_(ADV) | W_(TIME)))) {
            break;
        } else if (t->lang != WIRE__EN && i > beg && f & W_(DET) &&
                   !(t->flag[i - 1] & (W_(DET) | W_(PREP) | W_(CONJ)))) {
            break; /* "der Stadt | die Oper" */
        } else if (t->lang != WIRE__EN && i > beg && !t->is_cap[i] && !f &&
                   t->is_cap[i - 1]) {
            break; /* "Ned Marrow schloss": a verb no table knows */
        } else if (!is_inverted && i > beg && t->is_cap[i - 1] &&
                   is_unknown_past(t, i)) {
            break; /* "Ned Marrow resisted" */
        } else if (!is_inverted && i > beg && !t->is_cap[i] &&
                   f & (W_CUE | W_(VERB)) &&
                   f & (W_(PAST) | W_(THIRD) | W_(BASE)) &&
                   !(t->flag[i - 1] & (W_(DET) | W_(POSS)))) {
            break;
        }
        i++;
    }
    while (i > beg && !t->is_cap[i - 1] &&
           t->flag[i - 1] & (W_(DET) | W_(PREP) | W_(CONJ)))
        i--;
    *out = (wire_span){beg, i};
    return i > beg;
}

/* "Asked why, ...", "On Monday, ...", "Immediately, ...", "Hours after it,
 * ...": what stands in front of the subject. */
static bool is_fronted(const wire__said *t, uint32_t i, uint32_t k)
{
    uint32_t f = t->flag[i];
    if (f & W_(SUBJ)) return false;
    if (f & (W_(PREP) | W_(SUB) | W_(ADV))) return true;
    if (f & (W_CUE | W_(VERB)) && f & (W_(ING) | W_(PAST))) return true;
    if (i + 1 >= k) return false;
    wire_str w = wire__said_word_at(t, i);
    if (t->gap[i + 1] & WIRE__GAP_COMMA && wire_str_ends(w, WIRE_STR("ly")))
        return true;
    return !(t->gap[i + 1] & WIRE__GAP_BREAK) && t->flag[i + 1] & W_(SUB) &&
           t->flag[i + 1] & W_(PREP) && w.n && w.p[w.n - 1] == 's';
}

/* Behind "TARN, Essex -" at the start of a frame. */
static uint32_t behind_place(const wire__said *t, uint32_t k)
{
    enum { PLACE_MAX = 8 };
    uint32_t b = t->f.beg;
    wire_str w = wire__said_word_at(t, b);
    for (size_t i = 0; i < w.n; i++)
        if (!wire__is_upper((uint8_t)w.p[i])) return b;
    for (uint32_t i = b + 1; w.n > 2 && i < k && i < b + PLACE_MAX; i++)
        if (t->gap[i] & WIRE__GAP_DASH) return i;
    return b;
}

/* Where the subject of a verb at k may begin: behind what is fronted. */
uint32_t wire__said_subject_beg(const wire__said *t, uint32_t k)
{
    uint32_t i = behind_place(t, k);
    if (t->flag[i] & W_(CONJ) && i + 1 < k) i++;
    for (unsigned times = 0; times < FRONTED_MAX; times++) {
        if (i >= k || !is_fronted(t, i, k)) break;
        uint32_t n = 0;
        for (i++; i < k && n < APPOSITION_MAX && !breaks(t, i); n++)
            i++;
    }
    return i;
}

bool wire__said_subject_of(const wire__said *t, uint32_t k, wire_span *out)
{
    uint32_t i = wire__said_subject_beg(t, k);
    if (i >= k || wire__said_quoted(t, i)) return false;
    return wire__said_np_at(t, i, false, out) && out->end <= k;
}
