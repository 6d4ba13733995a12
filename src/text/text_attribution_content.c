/* Attributions: how far a content goes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "text_attribution_int.h"

enum {
    CLAUSE_MAX = 250, /* words looked through for the end of a clause */
    AHEAD = 14        /* words from a break to a verb of saying behind it */
};

static bool is_telling(const wire__said *t, uint32_t i)
{
    uint32_t f = t->flag[i];
    return f & (W_(SAY) | W_(TELL)) && f & (W_(PAST) | W_(THIRD)) &&
           !(f & W_(ONLYQ)) && !wire__said_quoted(t, i) && !t->is_cap[i];
}

/* Does somebody else begin to speak at i, behind a break: "and Ann Lee
 * said", "though she doubted"? */
static bool speaks_next(const wire__said *t, uint32_t i)
{
    uint32_t end = i + AHEAD < t->f.end ? i + AHEAD : t->f.end;
    for (uint32_t k = i; k < end; k++) {
        if (k > i && t->gap[k] & WIRE__GAP_BREAK) return false;
        if (wire__said_quoted(t, k)) return false;
        if (k > i && is_telling(t, k) &&
            !(t->flag[k - 1] & (W_(DET) | W_(POSS) | W_(PREP))))
            return true;
    }
    return false;
}

/* "and added", "but did not say" */
static bool verb_follows(const wire__said *t, uint32_t i)
{
    uint32_t k = i + 1, end = i + 4;
    while (k < t->f.end && k < end && !(t->gap[k] & WIRE__GAP_BREAK) &&
           t->flag[k] & (W_(ADV) | W_(AUX) | W_(NEG)))
        k++;
    return k < t->f.end && k < end && !(t->gap[k] & WIRE__GAP_BREAK) &&
           is_telling(t, k);
}

/* ", adding that", ", called her": the same source, another verb. */
static bool goes_on_to_say(const wire__said *t, uint32_t i)
{
    uint32_t f = t->flag[i];
    if (!(f & (W_(SAY) | W_(TELL) | W_(JUDGE) | W_(CALL)))) return false;
    if (f & W_(ING)) return true;
    return f & W_(PAST) && !t->is_cap[i] && i + 1 < t->f.end &&
           !(t->gap[i + 1] & WIRE__GAP_BREAK) && !wire__said_eq(t, i + 1, "by");
}

static uint32_t quote_end(const wire__said *t, uint32_t beg)
{
    uint32_t q = t->quote[beg], i = beg;
    while (i < t->f.end && t->quote[i] == q)
        i++;
    return i;
}

uint32_t wire__said_clause_end(const wire__said *t, uint32_t beg)
{
    uint32_t end = beg + CLAUSE_MAX < t->f.end ? beg + CLAUSE_MAX : t->f.end;
    bool quoted = wire__said_quoted(t, beg) && t->gap[beg] & WIRE__GAP_QUOTE;
    uint32_t i = quoted ? quote_end(t, beg) : beg + 1;
    if (quoted && i < t->f.end && t->gap[i] & ~WIRE__GAP_QUOTE) return i;
    for (; i < end; i++) {
        uint16_t g = t->gap[i];
        uint32_t f = t->flag[i];
        if (wire__said_quoted(t, i)) continue;
        if (f & W_(ACCORD)) return i;
        if (f & W_(CONJ) && verb_follows(t, i)) return i;
        if (f & W_(CONJ) && g & WIRE__GAP_COMMA && i + 1 < end &&
            !(t->gap[i + 1] & WIRE__GAP_BREAK) && goes_on_to_say(t, i + 1))
            return i;
        if (!(g & WIRE__GAP_BREAK)) continue;
        if (g & WIRE__GAP_SEMI) return i;
        if (!(g & (WIRE__GAP_COMMA | WIRE__GAP_DASH))) continue;
        if (goes_on_to_say(t, i)) return i;
        if (speaks_next(t, i)) return i;
    }
    return end > i ? end : i;
}

uint32_t wire__said_object_end(const wire__said *t, uint32_t beg)
{
    uint32_t end = beg + CLAUSE_MAX < t->f.end ? beg + CLAUSE_MAX : t->f.end;
    bool quoted = wire__said_quoted(t, beg) && t->gap[beg] & WIRE__GAP_QUOTE;
    uint32_t i = quoted ? quote_end(t, beg) : beg + 1;
    for (; i < end; i++) {
        uint16_t g = t->gap[i];
        uint32_t f = t->flag[i];
        if (wire__said_quoted(t, i)) continue;
        if (g & (WIRE__GAP_COMMA | WIRE__GAP_SEMI | WIRE__GAP_COLON |
                 WIRE__GAP_DASH))
            return i;
        if (f & W_(ACCORD)) return i;
        if (f & W_(SUB) && !(f & W_(THAT)) && !wire__said_eq(t, i, "than") &&
            !wire__said_eq(t, i, "who") && !wire__said_eq(t, i, "whom") &&
            !wire__said_eq(t, i, "as") && !wire__said_eq(t, i, "how") &&
            !wire__said_eq(t, i, "what") && !wire__said_eq(t, i, "whether") &&
            !wire__said_eq(t, i, "whose"))
            return i;
        if (f & W_(CONJ) && verb_follows(t, i)) return i;
        if (f & W_(TIME) && i > beg + 1 && t->is_cap[i])
            return t->flag[i - 1] & W_(PREP) ? i - 1 : i;
    }
    return end > i ? end : i;
}

uint32_t wire__said_clause_beg(const wire__said *t, uint32_t end)
{
    (void)end;
    return t->done > t->f.beg ? t->done : t->f.beg;
}
