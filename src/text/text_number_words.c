/* Numbers in words, and the multipliers behind figures.
 *
 *     two hundred and fifty-seven thousand   quatre-vingt-douze
 *     cinco mil millones                     two and a half million
 *     two-thirds                             fifty-seventh
 *
 * One word after the other is added while the grammar of numbers allows it;
 * what does not fit begins the next number ("two three").
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "text_lex.h"

typedef struct {
    wire_str s;
    unsigned langs;
    uint64_t total; /* closed groups: thousands, millions */
    uint64_t cur;   /* below the next multiplier */
    int last_mult;  /* power of ten of the smallest multiplier seen */
    bool has_half;  /* half of the last place is added */
    int half_exp;   /* power of ten the half stands at */
    bool has_value, has_article;
    bool is_closed; /* nothing may follow: an ordinal, a fraction */
    unsigned den;
    bool is_ordinal;
    bool is_scaled; /* a hundred, thousand, dozen was seen */
    size_t n_words;
    size_t end;
} phrase;

static const uint64_t VALUE_MAX = 1000000000000000000u;

static uint64_t pow10_of(int e)
{
    uint64_t v = 1;
    while (e-- > 0)
        v *= 10;
    return v;
}

static const wire__lex *as(const phrase *p, wire__lexword w,
                           wire__lex_kind kind)
{
    return wire__lex_as(w.lex, kind, p->langs);
}

/* ---- The parts of a number ---- */

static bool is_french(const phrase *p) { return (p->langs & WIRE__FR) != 0; }

/* Units and teens behind what there is: "twenty" + "one". */
static bool add_small(phrase *p, uint64_t v)
{
    uint64_t low = p->cur % 100;
    if (v == 0 && p->n_words) return false;
    if (v < 10) {
        if (low && (low < 20 || low % 10)) return false;
    } else if (low && !(is_french(p) && (low == 60 || low == 80))) {
        return false;
    }
    if (p->n_words && !p->is_scaled && p->cur == 0) return false;
    p->cur += v;
    return true;
}

static bool add_tens(phrase *p, uint64_t v)
{
    if (is_french(p) && v == 20 && p->cur % 100 == 4) {
        p->cur += 76; /* quatre-vingt */
        return true;
    }
    if (p->cur % 100) return false;
    p->cur += v;
    return true;
}

static bool add_hundred(phrase *p, int flags)
{
    if (p->cur == 0) {
        if (flags != 2 && (!p->has_article || p->total || flags == 1))
            return false; /* "hundreds" */
        p->cur = 100;
    } else {
        if (p->cur > 99 || p->cur % 100 == 0) return false;
        p->cur *= 100;
    }
    p->is_scaled = true;
    return true;
}

static bool add_multiplier(phrase *p, int value)
{
    int e = value % 100, flags = value / 100;
    uint64_t m = pow10_of(e);
    if (p->cur == 0 && !p->total) {
        if (flags == 1 || (flags == 0 && !p->has_article)) return false;
        p->cur = 1;
    }
    if (p->total && e > p->last_mult) { /* mil millones, lakh crore */
        if (p->total + p->cur > VALUE_MAX / m) return false;
        p->total = (p->total + p->cur) * m;
        p->half_exp += e;
    } else {
        if (p->cur == 0) return false; /* "two thousand million" is above */
        if (p->total && e == p->last_mult) return false;
        if (p->cur > VALUE_MAX / m || p->total > VALUE_MAX - p->cur * m)
            return false;
        p->total += p->cur * m;
        p->half_exp = e;
    }
    p->cur = 0;
    p->last_mult = e;
    p->is_scaled = true;
    return true;
}

static bool add_dozen(phrase *p, int value)
{
    uint64_t many = p->cur;
    if (p->total || p->cur > 99 || p->is_scaled) return false;
    if (!many) {
        if (!p->has_article || value < 0) return false; /* "dozens" */
        many = 1;
    }
    p->cur = many * (uint64_t)abs(value);
    p->is_scaled = true;
    p->half_exp = 0;
    return true;
}

/* ---- Halves and fractions ---- */

/* "and a half", "et demi", "y media" behind i; its end, or i. */
static size_t half_end(wire_str s, size_t i, unsigned langs)
{
    wire__lexword a, b, c;
    if (!wire__lex_next(s, i, &a) || !wire__lex_is(a.lex, WIRE__LEX_AND, langs))
        return i;
    if (!wire__lex_next(s, a.end, &b)) return i;
    if (wire__lex_is(b.lex, WIRE__LEX_ART, langs)) {
        if (!wire__lex_next(s, b.end, &c)) return i;
        return wire__lex_is(c.lex, WIRE__LEX_HALF, langs) ? c.end : i;
    }
    bool is_romance = !wire__lex_is(b.lex, WIRE__LEX_HALF, WIRE__EN);
    if (!is_romance) return i;
    return wire__lex_is(b.lex, WIRE__LEX_HALF, langs) ? b.end : i;
}

/* two-thirds, drei Viertel, a third of; w is the denominator. */
static bool add_fraction(phrase *p, wire__lexword w, wire__lex_kind kind)
{
    const wire__lex *e = as(p, w, kind);
    wire__lexword next;
    if (!e || p->total || p->cur >= 20) return false;
    if (p->has_article && !p->cur) { /* "a third" may be an ordinal */
        bool is_of =
            wire__lex_next(p->s, w.end, &next) &&
            wire_str_eq(wire_str_sub(p->s, next.beg, next.end), WIRE_STR("of"));
        if (!is_of && !(e->langs & p->langs & WIRE__DE)) return false;
        p->cur = 1;
    }
    if (p->cur == 0) return false;
    bool is_many = p->s.p[w.end - 1] == 's';
    if (p->langs & WIRE__EN && p->cur > 1 && !is_many &&
        wire__lex_is(w.lex, WIRE__LEX_ORD, WIRE__EN) &&
        p->s.p[w.beg - 1] != '-')
        return false;
    p->den = (unsigned)e->value;
    p->is_closed = true;
    return true;
}

/* twenty-first, two hundredth, third */
static bool add_ordinal(phrase *p, wire__lexword w)
{
    const wire__lex *e = as(p, w, WIRE__LEX_ORD);
    if (!e) return false;
    uint64_t v = (uint64_t)e->value, low = p->cur % 100;
    if (p->has_article && p->n_words == 1) return false;
    if (v >= 100) {
        if (p->cur == 0 || p->cur >= 100) return false;
        p->cur *= v;
    } else if (p->n_words) {
        bool fits = v < 10 ? low == 0 || (low >= 20 && low % 10 == 0)
                           : low == 0 || (is_french(p) && v < 20 &&
                                          (low == 60 || low == 80));
        if (!fits || (!p->is_scaled && low == 0)) return false;
        p->cur += v;
    } else {
        p->cur = v;
    }
    p->is_ordinal = p->is_closed = true;
    return true;
}

/* half a million, half-dozen, un demi-million; true when w was eaten */
static bool add_half(phrase *p, wire__lexword *w)
{
    wire__lexword b, c;
    if (!as(p, *w, WIRE__LEX_HALF)) return false;
    bool is_one = p->has_article || p->cur == 1; /* un demi-million */
    if (p->n_words > (is_one ? 1 : 0)) return false;
    if (!wire__lex_next(p->s, w->end, &b)) return false;
    if (as(p, b, WIRE__LEX_ART) && wire__lex_next(p->s, b.end, &c)) b = c;
    const wire__lex *m = as(p, b, WIRE__LEX_MULT);
    const wire__lex *d = as(p, b, WIRE__LEX_DOZEN);
    if (!m && !d) return false;
    if (m && (m->value / 100 == 1 || m->value % 100 == 0)) return false;
    if (d && d->value < 0) return false;
    p->cur = 5; /* tenths */
    p->total = 0;
    p->n_words += 2;
    *w = b;
    if (m)
        p->cur *= pow10_of(m->value % 100 - 1);
    else
        p->cur = (uint64_t)d->value / 2;
    p->is_scaled = p->is_closed = true;
    return true;
}

/* ---- Walking over the words ---- */

/* A whole number in one word. */
static bool add_german(phrase *p, wire__lexword w)
{
    wire__num n;
    size_t unit_off;
    wire_str word = wire_str_sub(p->s, w.beg, w.end);
    if (as(p, w, WIRE__LEX_ART)) return false;
    if (!wire__german_read(word, &n, &unit_off)) return false;
    p->cur = n.mant;
    p->is_ordinal = n.is_ordinal;
    p->is_closed = n.is_ordinal || unit_off < word.n;
    return true;
}

/* Add one word to the number; false when it does not fit. */
static bool add_word(phrase *p, wire__lexword *w)
{
    const wire__lex *e;
    if (p->is_closed) return false;
    if (p->langs & WIRE__DE && p->n_words == 0 && add_german(p, *w))
        return true;
    if (!w->lex) return false;
    if (p->n_words == 0 && as(p, *w, WIRE__LEX_ART) &&
        !as(p, *w, WIRE__LEX_ONES))
        return p->has_article = true;
    if ((e = as(p, *w, WIRE__LEX_ONES)) || (e = as(p, *w, WIRE__LEX_TEEN)))
        return !p->has_half && add_small(p, (uint64_t)e->value);
    if ((e = as(p, *w, WIRE__LEX_TENS)))
        return !p->has_half && add_tens(p, (uint64_t)e->value);
    if ((e = as(p, *w, WIRE__LEX_HUND)))
        return !p->has_half && add_hundred(p, e->value / 100);
    if ((e = as(p, *w, WIRE__LEX_HUNDS))) {
        if (p->cur || p->has_article) return false;
        p->cur = (uint64_t)e->value;
        return p->is_scaled = true;
    }
    if ((e = as(p, *w, WIRE__LEX_MULT))) return add_multiplier(p, e->value);
    if ((e = as(p, *w, WIRE__LEX_DOZEN)) && add_dozen(p, e->value)) return true;
    if ((e = as(p, *w, WIRE__LEX_FULL))) {
        if (p->n_words && (!p->is_scaled || p->cur % 100)) return false;
        p->cur += (uint64_t)e->value / 10;
        p->has_half = e->value % 10 != 0;
        return true;
    }
    if (add_half(p, w)) return true;
    if (add_fraction(p, *w, WIRE__LEX_FRAC)) return true;
    return add_ordinal(p, *w);
}

/* "and" between hundreds and the rest, "et" and "y" behind tens. */
static bool join(phrase *p, wire__lexword w, wire__lexword prev)
{
    wire__lexword next, after;
    const wire__lex *and = as(p, w, WIRE__LEX_AND);
    if (!and || p->is_closed || p->has_half) return false;
    if (!wire__lex_next(p->s, w.end, &next)) return false;
    const wire__lex *ones = as(p, next, WIRE__LEX_ONES);
    const wire__lex *teen = as(p, next, WIRE__LEX_TEEN);
    const wire__lex *tens = as(p, next, WIRE__LEX_TENS);
    uint64_t low = p->cur % 100;
    if (and->langs & WIRE__EN) {
        wire_str word = wire_str_sub(p->s, prev.beg, prev.end);
        if (!p->is_scaled || low || (!ones && !teen && !tens)) return false;
        if (prev.end && wire_str_eq_nocase(word, WIRE_STR("between")))
            return false;
        /* "two hundred and five hundred" are two */
        if (wire__lex_next(p->s, next.end, &after) &&
            (as(p, after, WIRE__LEX_HUND) || as(p, after, WIRE__LEX_MULT)))
            return false;
    } else if (and->langs & WIRE__FR) {
        bool fits = (ones && ones->value == 1) || (teen && teen->value == 11);
        if (!fits || low < 20 || low % 10) return false;
    } else if (and->langs & WIRE__ES) {
        if (!ones || low < 30 || low % 10) return false;
    } else if (and->langs & WIRE__PT) {
        if (low >= 20 ? !ones || low % 10 : !p->is_scaled) return false;
        if (!ones && !teen && !tens) return false;
    } else {
        return false;
    }
    if (!add_word(p, &next)) return false;
    p->n_words += 2;
    p->end = next.end;
    return true;
}

static void walk(phrase *p, wire__lexword w, wire__lexword prev)
{
    while (add_word(p, &w)) {
        p->n_words++;
        p->end = w.end;
        p->has_value = p->cur || p->total || !p->has_article;
        if (p->has_value && !p->is_closed && !p->has_half) {
            size_t half = half_end(p->s, p->end, p->langs);
            if (half > p->end) {
                p->has_half = true;
                p->half_exp = p->cur ? 0 : p->last_mult;
                p->end = half;
            }
        }
        if (!wire__lex_next(p->s, p->end, &w)) return;
        if (join(p, w, prev) && !wire__lex_next(p->s, p->end, &w)) return;
    }
}

bool wire__words_read(wire_str s, wire__lexword w, wire__lexword prev,
                      unsigned langs, wire__num *out)
{
    phrase p = {.s = s, .langs = langs, .last_mult = 99, .den = 1};
    walk(&p, w, prev);
    if (!p.n_words) return false;
    if (!p.has_value) { /* "ein Prozent" */
        wire__lexword next;
        if (!(langs & WIRE__DE) || !wire__lex_next(s, w.end, &next) ||
            !wire__lex_is(next.lex, WIRE__LEX_PCT, WIRE__DE))
            return false;
        p.cur = 1;
    }
    *out = (wire__num){.end = p.end, .den = p.den, .is_ordinal = p.is_ordinal};
    out->mant = p.total + p.cur;
    if (p.has_half) {
        /* 2 and a half million: 25 * 10^5 */
        int e = p.half_exp;
        if (e > 0)
            out->mant += 5 * pow10_of(e - 1);
        else
            out->mant = out->mant * 10 + 5, out->exp = -1;
    }
    return true;
}

/* ---- Behind figures ---- */

static bool is_letter_at(wire_str s, size_t i)
{
    return wire__is_letter(wire__cp_at(s, i));
}

/* "28m crowns", "3bn SEK", "5m tonnes": what is counted cannot follow metres.
 */
static bool is_counted(wire_str s, size_t i, unsigned langs)
{
    wire__lexword w;
    if (!wire__lex_next(s, i, &w) || s.p[i] == '-') return false;
    if (wire__lex_is(w.lex, WIRE__LEX_CUR, langs)) return true;
    if (wire__lex_is(w.lex, WIRE__LEX_CODE, WIRE__ALL))
        return wire__is_upper(wire__cp_at(s, w.beg)) &&
               wire__is_upper(wire__cp_at(s, w.beg + 1));
    return wire__lex_is(w.lex, WIRE__LEX_UNIT, langs) && w.end - w.beg > 3 &&
           s.p[w.end - 1] == 's';
}

/* bn, k, m close to the figures or one space behind them */
static bool abbreviation(wire_str s, wire__lexword w, unsigned langs,
                         bool is_money, wire__num *n)
{
    const wire__lex *e = wire__lex_as(w.lex, WIRE__LEX_ABBR, langs);
    bool is_glued = w.beg == n->end;
    if (!e) return false;
    uint32_t sign = wire__cp_at(s, w.end);
    is_money = is_money || sign == 0x20ac || sign == '$' || sign == 0xa3 ||
               is_counted(s, w.end, langs);
    char first = s.p[w.beg];
    if (w.end - w.beg == 1) {
        bool is_big = first == 'M' || first == 'B' || first == 'K';
        if (e->value >= 100 && !is_money && !(is_big && is_glued)) return false;
        if (!is_glued && !(is_money && first != 'k')) return false;
    } else if (e->value >= 100 && !is_money) {
        return false;
    }
    n->exp += e->value % 100;
    n->end = w.end;
    return true;
}

/* 万, 億, 만: several may follow each other, "3万5000" */
static int cjk_power(wire_str s, size_t i, size_t *end)
{
    static const struct {
        const char *word;
        int power;
    } words[] = {{"万", 4}, {"萬", 4}, {"만", 4},  {"億", 8},
                 {"亿", 8}, {"억", 8}, {"兆", 12}, {"조", 12},
                 {"千", 3}, {"천", 3}, {"百", 2},  {"백", 2}};
    wire_str rest = wire_str_sub(s, i, i + 3);
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
        if (!wire_str_eq(rest, wire_str_of(words[k].word))) continue;
        *end = i + 3;
        return words[k].power;
    }
    return 0;
}

static void cjk_multipliers(wire_str s, wire__num *n)
{
    wire__style plain = {WIRE__STYLE_POINT, false};
    wire__num sum = *n, part = *n;
    sum.mant = 0;
    int last = 99;
    size_t end;
    for (;;) {
        int power = 0, more;
        while (power < 20 && (more = cjk_power(s, part.end, &end))) {
            power += more;
            part.end = end;
        }
        if (power >= last || power > 16) return;
        int e = power + part.exp; /* "1.5億" */
        if (e < 0) {
            if (sum.mant == 0) n->end = part.end, n->exp = e;
            return;
        }
        if (part.mant > VALUE_MAX / pow10_of(e) / 10) return;
        sum.mant += part.mant * pow10_of(e);
        n->mant = sum.mant;
        n->exp = 0;
        n->end = part.end;
        last = power;
        if (!power || !wire__is_digit(wire__cp_at(s, part.end)) ||
            !wire__digits_read(s, part.end, plain, &part) || part.is_skipped)
            return;
    }
}

/* "3 Mio. Euro", "5 млн. рублей" */
static bool has_own_dot(wire_str s, wire__lexword w, unsigned langs)
{
    const unsigned dotted =
        WIRE__DE | WIRE__RU | WIRE__NORDIC | WIRE__IT | WIRE__OTHER;
    size_t letters = w.end - w.beg;
    if ((uint8_t)s.p[w.beg] >= 0x80) letters /= 2;
    return letters <= 4 && langs & dotted && w.end < s.n && s.p[w.end] == '.' &&
           wire__is_space(wire__cp_at(s, w.end + 1)) &&
           (wire__is_letter(wire__cp_at(s, w.end + 2)) ||
            wire__is_currency_sign(wire__cp_at(s, w.end + 2)));
}

void wire__multipliers_read(wire_str s, unsigned langs, bool is_money,
                            wire__num *n)
{
    if (wire__is_caseless(wire__cp_at(s, n->end))) {
        cjk_multipliers(s, n);
        return;
    }
    wire__lexword w;
    if (is_letter_at(s, n->end)) { /* glued: 5bn, 10k, $3m */
        w.beg = n->end;
        w.end = wire__lex_word(s, w.beg, &w.lex);
        if (!abbreviation(s, w, langs, is_money, n)) {
            const wire__lex *e = wire__lex_as(w.lex, WIRE__LEX_MULT, langs);
            if (!e || w.end - w.beg < 2) return;
            n->exp += e->value % 100;
            n->end = w.end;
        }
        return;
    }
    size_t half = half_end(s, n->end, langs);
    if (half > n->end && n->exp == 0 && n->mant < 1000) {
        n->mant = n->mant * 10 + 5;
        n->exp = -1;
        n->end = half;
    }
    for (int rounds = 0; rounds < 3; rounds++) {
        const wire__lex *e;
        if (!wire__lex_next(s, n->end, &w)) return;
        if ((e = wire__lex_as(w.lex, WIRE__LEX_MULT, langs)) ||
            (e = wire__lex_as(w.lex, WIRE__LEX_HUND, langs))) {
            bool is_cent = e->value == 202 && e->kind == WIRE__LEX_HUND;
            if (is_cent) return; /* "5 cents" are money */
            n->exp += e->value % 100;
            n->end = w.end;
        } else if ((e = wire__lex_as(w.lex, WIRE__LEX_DOZEN, langs))) {
            if (n->mant > VALUE_MAX / 1000) return;
            n->mant *= (uint64_t)abs(e->value);
            n->end = w.end;
        } else if (s.p[n->end] == '-' ||
                   !abbreviation(s, w, langs, is_money, n)) {
            return;
        }
        if (has_own_dot(s, w, langs)) n->end++;
    }
}
