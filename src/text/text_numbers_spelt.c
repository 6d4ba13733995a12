/* Numbers in words.
 *
 *     two hundred and fifty-seven thousand      (2 * 100 + 50 + 7) * 1000
 *     zweihundertfünfzigtausend                 the same, run together
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "text_int.h"

static wire__number_kind kind_of(const wire__entry *e)
{
    return (wire__number_kind)(e->value >> 16);
}

static int amount_of(const wire__entry *e) { return e->value & 0xffff; }

/* ---- German, Dutch, Italian compounds ---- */

/* Longest number word that s begins with; NULL none. */
static const wire__entry *head_of(wire_str s, unsigned langs)
{
    for (size_t n = s.n; n >= 3; n--) {
        const wire__entry *e =
            wire__table_find(&wire__number_words, wire_str_sub(s, 0, n), langs);
        if (e && kind_of(e) <= WIRE__NUM_SCALE) return e;
    }
    if (langs & WIRE__DE && wire_str_starts(s, WIRE_STR("ein"))) {
        static const wire__entry one = {"ein", WIRE__NUM_UNIT << 16 | 1,
                                        WIRE__DE};
        return &one;
    }
    static const wire__entry uno = {"uno", WIRE__NUM_UNIT << 16 | 1, WIRE__IT};
    if (langs & WIRE__IT && wire_str_starts(s, WIRE_STR("uno"))) return &uno;
    return NULL;
}

/* zweihundertfünfzig, einundzwanzig, dreitausend; at least two parts. */
static bool read_compound(wire_str s, unsigned langs, double *value)
{
    double total = 0, cur = 0;
    unsigned parts = 0;
    while (s.n) {
        if (parts && langs & WIRE__DE && wire_str_starts(s, WIRE_STR("und")))
            s = wire_str_sub(s, 3, s.n);
        const wire__entry *e = head_of(s, langs);
        if (!e) return false;
        switch (kind_of(e)) {
        case WIRE__NUM_HUNDRED:
            cur = (cur > 0 ? cur : 1) * 100;
            break;
        case WIRE__NUM_SCALE:
            total += (cur > 0 ? cur : 1) * pow(10, amount_of(e));
            cur = 0;
            break;
        default:
            cur += amount_of(e);
        }
        s = wire_str_sub(s, strlen(e->word), s.n);
        parts++;
    }
    *value = total + cur;
    return parts > 1;
}

/* ---- Sequences of words ---- */

/* The word at i; with hyphens when the whole is a number word
 * ("quatre-vingt"), else up to the hyphen. */
static const wire__entry *word_at(wire_str s, size_t i, unsigned langs,
                                  size_t *end)
{
    size_t e = wire__word_end(s, i), ends[4], n = 0;
    if (e == i) return NULL;
    ends[n++] = e;
    while (n < 4 && e < s.n && s.p[e] == '-') {
        size_t next = wire__word_end(s, e + 1);
        if (next == e + 1) break;
        ends[n++] = e = next;
    }
    while (n-- > 0) {
        if (ends[n] - i > 40) continue;
        wire__key k = wire__fold(wire_str_sub(s, i, ends[n]));
        const wire__entry *x =
            wire__table_find(&wire__number_words, wire__key_str(&k), langs);
        if (x) {
            *end = ends[n];
            return x;
        }
    }
    return NULL;
}

typedef struct {
    double total, cur;
    wire__number_kind last;
    int last_amount;
    bool any, is_ordinal;
} sum;

/* Add one word; false when it begins another number. */
static bool add_word(sum *t, const wire__entry *e)
{
    int v = amount_of(e);
    wire__number_kind k = kind_of(e);
    if (t->is_ordinal) return false;
    switch (k) {
    case WIRE__NUM_UNIT:
    case WIRE__NUM_ORDINAL:
        if (t->last == WIRE__NUM_UNIT) return false;
        if (t->last == WIRE__NUM_TEN && v > 19) return false;
        /* "twenty third" but not "thousand first" twice over */
        t->cur += v;
        t->is_ordinal = k == WIRE__NUM_ORDINAL;
        break;
    case WIRE__NUM_TEN:
        if (t->last == WIRE__NUM_UNIT) return false;
        if (t->last == WIRE__NUM_TEN && t->last_amount <= v) return false;
        t->cur += v;
        break;
    case WIRE__NUM_HUNDRED:
        if (t->last == WIRE__NUM_TEN && t->cur >= 100) return false;
        t->cur = (t->cur > 0 ? t->cur : 1) * 100;
        break;
    case WIRE__NUM_SCALE:
        if (t->last == WIRE__NUM_SCALE) { /* "mil millones" */
            t->total *= pow(10, v);
        } else {
            t->total += (t->cur > 0 ? t->cur : 1) * pow(10, v);
            t->cur = 0;
        }
        break;
    default:
        return false;
    }
    t->last = k;
    t->last_amount = v;
    t->any = true;
    return true;
}

bool wire__number_in_words(wire_str s, size_t i, unsigned langs,
                           wire_number *out)
{
    sum t = {0};
    size_t end = i, at = i;
    for (unsigned n = 0; n < 12; n++) {
        size_t word_end;
        const wire__entry *e = word_at(s, at, langs, &word_end);
        if (!e) break;
        if (kind_of(e) == WIRE__NUM_JOIN) { /* only between two numbers */
            if (!t.any || t.last == WIRE__NUM_UNIT) break;
            at = wire__skip_space(s, word_end);
            e = word_at(s, at, langs, &word_end);
            if (!e || kind_of(e) == WIRE__NUM_JOIN) break;
            /* "forty and fifty" is two; "hundred and five" is one */
            if (t.last == WIRE__NUM_TEN && langs & WIRE__EN) break;
        }
        if (!add_word(&t, e)) break;
        end = word_end;
        at = end;
        if (at < s.n && s.p[at] == '-')
            at++;
        else if (at < s.n && (s.p[at] == ' ' || s.p[at] == '\n'))
            at++;
        else
            break;
    }
    double value = t.total + t.cur;
    if (!t.any && langs & (WIRE__DE | WIRE__NL | WIRE__IT)) {
        size_t word_end = wire__word_end(s, i);
        wire__key k = wire__fold(wire_str_sub(s, i, word_end));
        if (k.n < 6 || !read_compound(wire__key_str(&k), langs, &value))
            return false;
        t.any = true;
        end = word_end;
    }
    if (!t.any) return false;
    /* a scale alone is no number: "thousands of", "million" */
    if (t.last == WIRE__NUM_SCALE && end == wire__word_end(s, i) &&
        t.cur == 0 && !(langs & (WIRE__FR | WIRE__ES | WIRE__IT | WIRE__PT)))
        return false;
    *out = (wire_number){
        .value = value, .is_word = true, .is_ordinal = t.is_ordinal};
    out->span = (wire_span){(uint32_t)i, (uint32_t)end};
    return true;
}

bool wire__number_scale(wire_str s, size_t *i, unsigned langs, double *factor)
{
    static const struct {
        const char *sign;
        double factor;
    } glued[] = {{"mn", 1e6}, {"m", 1e6}, {"bn", 1e9}, {"b", 1e9}, {"tn", 1e12},
                 {"k", 1e3},  {"K", 1e3}, {"M", 1e6},  {"B", 1e9}};
    size_t at = wire__skip_space(s, *i);
    bool is_glued = at == *i;
    size_t end = wire__word_end(s, at);
    if (end == at || at - *i > 4) return false;
    wire_str w = wire_str_sub(s, at, end);
    wire__key k = wire__fold(w);
    const wire__entry *e =
        wire__table_find(&wire__number_words, wire__key_str(&k), langs);
    if (e && kind_of(e) == WIRE__NUM_SCALE) {
        *factor = pow(10, amount_of(e));
        /* "Mio." keeps its dot, unless a sentence ends with it */
        if (k.n <= 4 && end < s.n && s.p[end] == '.') end++;
        *i = end;
        return true;
    }
    if (e && kind_of(e) == WIRE__NUM_HUNDRED && k.n > 3) {
        *factor = 100;
        *i = end;
        return true;
    }
    for (size_t n = 0; is_glued && n < sizeof glued / sizeof glued[0]; n++)
        if (wire_str_eq(w, wire_str_of(glued[n].sign))) {
            *factor = glued[n].factor;
            *i = end;
            return true;
        }
    /* 3억원: the scale runs into its unit */
    if (langs & (WIRE__KO | WIRE__JA | WIRE__ZH)) {
        size_t one = at;
        wire__cp_next(s, &one);
        e = wire__table_find(&wire__number_words, wire_str_sub(s, at, one),
                             langs);
        if (e && kind_of(e) == WIRE__NUM_SCALE) {
            *factor = pow(10, amount_of(e));
            *i = one;
            return true;
        }
    }
    return false;
}
