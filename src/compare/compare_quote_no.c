/* A "no" left off at an end of a quotation.
 *
 *   source  "We will not pay a cent of it," she said
 *   copy    "Pay a cent of it," she said                 nobody said so
 *   copy    She said they would not "pay a cent of it"   kept outside
 *
 * What a quotation loses at an end is cut, not altered; but a no right before
 * the words kept, or right behind them at the end of their clause, turns
 * them. Nothing is lost where the copy says no outside of its marks on that
 * side.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compare_quotes_int.h"

enum {
    BETWEEN = 1, /* words between the no and what is kept: I don't think it */
    TAIL = 3,    /* words that end a clause with a no: nicht mehr */
    OUTSIDE = 12 /* words of the copy looked at round its quotation */
};

/* Words that open another clause, or join another thing. */
static bool is_joint(const wire__side *s, uint32_t k)
{
    static const char *const words[] = {
        "and",  "but",   "or",   "nor",    "if",  "when", "while",  "because",
        "as",   "since", "than", "so",     "und", "aber", "oder",   "noch",
        "wenn", "als",   "weil", "da",     "et",  "mais", "ou",     "ni",
        "si",   "quand", "car",  "y",      "o",   "pero", "cuando", "e",
        "ma",   "se",    "nem",  "quando", "mas", "en",   "maar",   "of",
        "toen", "omdat", "och",  "og",     "a",   "ale"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wire__is_nocase(wire__side_word(s, k), words[i])) return true;
    return false;
}

/* Without: it denies what it stands before, and nothing else. */
static bool is_without(const wire__side *s, uint32_t k)
{
    static const char *const words[] = {"without", "ohne", "sans",   "sin",
                                        "senza",   "sem",  "zonder", "utan",
                                        "uden",    "uten", "bez",    "tanpa"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wire__is_nocase(wire__side_word(s, k), words[i])) return true;
    return false;
}

/* Do only blanks and apostrophes part word k and the next? */
static bool is_joined(const wire__side *s, uint32_t k)
{
    const wire_words *w = &s->doc->words;
    for (uint32_t i = w->off[k] + w->len[k]; i < w->off[k + 1]; i++) {
        uint8_t c = (uint8_t)s->body.p[i];
        if (c != ' ' && c != '\'' && !(c & 0x80)) return false;
        if (c == 0xc2 || c == 0xe3) return false; /* »; 。 */
    }
    return true;
}

/* Before the words kept, within the marks. */
static bool is_lost_before(const wire__compare *t, wire_span all,
                           wire_span kept, uint32_t *at)
{
    uint32_t k = kept.beg, n;
    for (uint32_t i = 0; i <= BETWEEN && k > all.beg; i++) {
        if (!is_joined(&t->s, k - 1)) return false;
        k--;
        if (wire__not_at(t, &t->s, k, kept.end, &n)) {
            *at = k;
            return !is_without(&t->s, k) || k + n == kept.beg;
        }
        if (is_joint(&t->s, k)) return false;
    }
    return false;
}

/* Behind them: at once, or at the end of the clause. */
static bool is_lost_behind(const wire__compare *t, wire_span all,
                           wire_span kept, uint32_t *at)
{
    uint32_t end = kept.end, n;
    while (end < all.end && end < kept.end + TAIL + 1 &&
           is_joined(&t->s, end - 1))
        end++;
    if (end == kept.end || is_joint(&t->s, kept.end)) return false;
    for (uint32_t k = kept.end; k < end; k++) {
        if (k > kept.end && end > kept.end + TAIL) return false;
        if (!wire__not_at(t, &t->s, k, end, &n)) continue;
        *at = k;
        return !is_without(&t->s, k);
    }
    return false;
}

/* Does the copy say no near its quotation, outside of the marks? */
static bool is_outside(const wire__compare *t, wire_span c, bool before)
{
    uint32_t i = wire__side_sentence_at(&t->c, t->c.doc->words.off[c.beg]);
    uint32_t k = wire__side_sentence_at(&t->c, t->c.doc->words.off[c.end - 1]);
    if (i == WIRE_NO_SENTENCE || k == WIRE_NO_SENTENCE) return true;
    wire_span near = {t->c.word_beg[i], c.beg};
    if (!before) near = (wire_span){c.end, t->c.word_beg[k + 1]};
    if (near.end > near.beg + OUTSIDE && before) near.beg = near.end - OUTSIDE;
    if (near.end > near.beg + OUTSIDE) near.end = near.beg + OUTSIDE;
    return wire__is_negative(t, &t->c, near.beg, near.end);
}

bool wire__quote_loses_no(const wire__compare *t, wire_span all, wire_span kept,
                          wire_span c, wire_span *more)
{
    uint32_t at;
    *more = kept;
    if (kept.beg >= kept.end || c.beg >= c.end) return false;
    if (is_lost_before(t, all, kept, &at) && !is_outside(t, c, true))
        more->beg = at;
    if (is_lost_behind(t, all, kept, &at) && !is_outside(t, c, false))
        more->end = at + 1;
    return more->beg < kept.beg || more->end > kept.end;
}
