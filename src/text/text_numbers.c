/* Numbers in digits, with their scale and unit.
 *
 *     $1.2 million   1,200   1.200,50 Euro   3 Mrd. Euro   57 per cent   3rd
 *     value          the point and the comma mean what the language says
 *
 * Digits inside words (F-16, B2B), clock times, versions and addresses are no
 * numbers. SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "text_int.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum { DIGITS_MAX = 40 }; /* bytes of one number; longer ones are codes */

typedef WIRE_VEC(wire_number) numbers;

typedef struct {
    wire_str s;
    unsigned langs;
    bool comma_is_point; /* 1.200,50 */
    uint32_t second[26]; /* letters that may follow the first one of a number
                            word, a bit each: most words need no look-up */
} reader;

static unsigned letter(char c) { return ((uint8_t)c | 0x20u) - 'a'; }

static void fill_second(reader *r)
{
    for (size_t k = 0; k < wire__number_words.n; k++) {
        const wire__entry *e = &wire__number_words.p[k];
        unsigned a = letter(e->word[0]), b = letter(e->word[1]);
        if (!(e->langs & r->langs) || a >= 26) continue;
        r->second[a] |= b < 26 ? (uint32_t)1 << b : (uint32_t)1 << 26;
    }
    r->second['e' - 'a'] |= (uint32_t)1 << ('i' - 'a'); /* einundzwanzig */
}

static bool may_be_number(const reader *r, size_t i)
{
    unsigned a = letter(r->s.p[i]);
    if (a >= 26 || i + 1 >= r->s.n) return true;
    unsigned b = letter(r->s.p[i + 1]);
    return r->second[a] >> (b < 26 ? b : 26) & 1;
}

/* ---- Digits ---- */

static bool is_digit_at(const reader *r, size_t i)
{
    return wire__is_digit(wire__cp_at(r->s, i));
}

/* A thin or no-break space, or a plain one, that parts thousands. */
static size_t space_here(const reader *r, size_t i)
{
    size_t next = i;
    if (i >= r->s.n) return 0;
    uint32_t c = wire__cp_next(r->s, &next);
    bool plain = c == ' ' && r->langs & (WIRE__FR | WIRE__NORDIC | WIRE__RU |
                                         WIRE__OTHER | WIRE__PT | WIRE__ES);
    return plain || c == 0xa0 || c == 0x202f || c == 0x2009 ? next - i : 0;
}

/* How many digits stand at i; *end behind them. */
static size_t digits_at(const reader *r, size_t i, size_t *end)
{
    size_t n = 0;
    while (i < r->s.n && n <= DIGITS_MAX) {
        size_t next = i;
        if (!wire__is_digit(wire__cp_next(r->s, &next))) break;
        i = next;
        n++;
    }
    *end = i;
    return n;
}

static double add_digits(const reader *r, size_t i, size_t end, double v)
{
    while (i < end)
        v = v * 10 + wire__digit_value(wire__cp_next(r->s, &i));
    return v;
}

/* Groups behind the first digits: ",200", ".200", " 200"; Indian ones have
 * two digits until the last. Returns the separator, 0 for none. */
static uint32_t read_groups(const reader *r, size_t *i, double *v,
                            unsigned *groups)
{
    uint32_t sep = 0;
    *groups = 0;
    for (;;) {
        size_t at = *i, end, space = space_here(r, at);
        uint32_t c = space ? ' ' : wire__cp_at(r->s, at);
        if (c != ',' && c != '.' && c != '\'' && c != ' ') return sep;
        if (sep && c != sep) return sep;
        at += space ? space : 1;
        size_t n = digits_at(r, at, &end);
        bool indian = n == 2 && c == ',' && end < r->s.n &&
                      r->s.p[end] == ',' && (r->langs & (WIRE__EN | WIRE__HI));
        if (n != 3 && !indian) return sep;
        if (*groups == 0 && !indian) {
            /* one group only: is the mark a point? "1.200" in English */
            char point = r->comma_is_point ? ',' : '.';
            uint32_t after = wire__cp_at(r->s, end);
            size_t more;
            bool again = after == c && digits_at(r, end + 1, &more) == 3;
            if (c == (uint32_t)point && !again) return sep;
        }
        *v = add_digits(r, at, end, *v);
        *i = end;
        sep = c;
        ++*groups;
    }
}

static void read_fraction(const reader *r, size_t *i, double *v, uint32_t sep)
{
    static const struct {
        uint32_t cp;
        double v;
    } parts[] = {{0xbd, .5}, {0xbc, .25}, {0xbe, .75}};
    uint32_t c = wire__cp_at(r->s, *i);
    for (size_t k = 0; k < COUNT(parts); k++)
        if (c == parts[k].cp) {
            *v += parts[k].v;
            wire__cp_next(r->s, i);
            return;
        }
    if (c != '.' && c != ',') return;
    if (c == sep) return;
    /* the other mark than the groups had, or the language's own */
    bool own = c == (r->comma_is_point ? ',' : '.');
    size_t end, n = digits_at(r, *i + 1, &end);
    if (!n || (!own && !sep && n != 1 && n != 2)) return;
    double f = add_digits(r, *i + 1, end, 0);
    *v += f / pow(10, (double)n);
    *i = end;
}

/* ---- Units ---- */

static bool has_lit(wire_str s, size_t i, const char *lit, size_t *end)
{
    wire_str l = wire_str_of(lit);
    if (!wire_str_starts_nocase(wire_str_sub(s, i, s.n), l)) return false;
    *end = i + l.n;
    return true;
}

/* "$", "US$", "€", "Rs.", "EUR " before a number at beg. */
static void unit_before(const reader *r, wire_number *x)
{
    static const char *const signs[] = {
        "$",    "€",    "£",    "¥",    "₹",    "₩",   "₽", "R$",
        "EUR ", "USD ", "GBP ", "CHF ", "Rs. ", "Rs.", "Rs ", "INR "};
    wire_str before = wire_str_sub(r->s, 0, x->span.beg);
    if (wire_str_ends(before, WIRE_STR(" "))) before.n--; /* "R$ 5" */
    for (size_t k = COUNT(signs); k-- > 0;) {
        wire_str sign = wire_str_trim(wire_str_of(signs[k]));
        if (!wire_str_ends(before, sign)) continue;
        uint32_t beg = (uint32_t)(before.n - sign.n);
        if (wire__is_letter((uint8_t)sign.p[0]) && /* "tigers 5" */
            wire__is_letter(wire__cp_before(r->s, beg)))
            continue;
        while (sign.p[0] == '$' && beg > 0 &&
               wire__is_upper((uint8_t)r->s.p[beg - 1]) && before.n - beg < 3)
            beg--; /* US$, A$ */
        x->unit = wire_str_sub(r->s, beg, before.n);
        x->span.beg = beg;
        return;
    }
}

static bool unit_word(const reader *r, size_t at, size_t *end)
{
    /* clang-format off */
    static const char *const words[] = {
        "acres", "barrels", "bpd", "cm", "cts", "days", "degrees", "dlrs",
        "dollar", "dollars", "dólares", "euro", "euros", "feet", "foot",
        "francs", "franken", "ft", "gallons", "grad", "grams", "gw", "gwh",
        "ha", "hectares", "hektar", "hours", "hp", "in", "inches", "jahre",
        "jahren", "kg", "kilograms", "kilometer", "kilometers",
        "kilometres", "kilometri", "kilos", "kilómetros", "km", "km/h",
        "knots", "kph", "kw", "kwh", "lbs", "litres", "m", "meter",
        "meters", "metres", "metri", "metros", "mi", "miles", "minuten",
        "minutes", "mm", "monate", "months", "mph", "mw", "mwh", "ounces",
        "percent", "percentage", "points", "pounds", "prozent", "pts",
        "reais", "real", "roubles", "rubles", "rupees", "seconds",
        "stunden", "tage", "tagen", "tonnen", "tonnes", "tons", "weeks",
        "won", "yards", "years", "yen", "yuan", "प्रतिशत", "फीसदी", "रुपये",
        "元", "円", "明", "달러", "원", "퍼센트"};
    static const char *const pairs[] = {
        "basis points", "per cent", "per cento", "percentage points",
        "por cento", "por ciento", "pour cent", "square feet",
        "square kilometers", "square kilometres", "square miles"};
    /* clang-format on */
    for (size_t k = 0; k < COUNT(pairs); k++)
        if (has_lit(r->s, at, pairs[k], end) &&
            !wire__is_letter(wire__cp_at(r->s, *end)))
            return true;
    *end = wire__word_end(r->s, at);
    if (*end == at) return false;
    wire__key key = wire__fold(wire_str_sub(r->s, at, *end));
    wire_str w = wire__key_str(&key);
    if (wire_str_eq(w, WIRE_STR("in")) || wire_str_eq(w, WIRE_STR("m")))
        return false; /* words and initials far more often than units */
    return wire__list_has(words, COUNT(words), w);
}

static void unit_behind(const reader *r, size_t i, wire_number *x)
{
    static const char *const signs[] = {"%", "％", "‰", "°C", "°F",
                                        "°", "€",  "£", "₽"};
    size_t at = wire__skip_space(r->s, i), end;
    if (at - i > 4) return;
    if (at < r->s.n && at == i && r->s.p[at] == '-') at++; /* 5-mile */
    for (size_t k = 0; k < COUNT(signs); k++)
        if (has_lit(r->s, at, signs[k], &end)) {
            x->unit = wire_str_sub(r->s, at, end);
            x->span.end = (uint32_t)end;
            return;
        }
    if (x->unit.n || !unit_word(r, at, &end)) return;
    x->unit = wire_str_sub(r->s, at, end);
    x->span.end = (uint32_t)end;
}

/* ---- One number ---- */

/* 3rd, 21st, 3., 2e, 1º; moves *i behind the sign. */
static bool read_ordinal(const reader *r, size_t *i, double v)
{
    static const struct {
        const char *sign;
        unsigned langs;
    } signs[] = {
        {"st", WIRE__EN},  {"nd", WIRE__EN},           {"rd", WIRE__EN},
        {"th", WIRE__EN},  {"er", WIRE__FR},           {"ère", WIRE__FR},
        {"ème", WIRE__FR}, {"e", WIRE__FR | WIRE__NL}, {"º", WIRE__ALL},
        {"ª", WIRE__ALL},  {".º", WIRE__ALL},          {".ª", WIRE__ALL}};
    size_t end;
    for (size_t k = 0; k < COUNT(signs); k++) {
        if (!(signs[k].langs & r->langs)) continue;
        if (!has_lit(r->s, *i, signs[k].sign, &end)) continue;
        if (wire__is_letter(wire__cp_at(r->s, end))) continue;
        *i = end;
        return true;
    }
    /* German: "am 3. November", "der 2. Weltkrieg"; a sentence may end so */
    if (r->langs & WIRE__DE && !(r->langs & WIRE__EN) && v < 100 &&
        *i + 1 < r->s.n && r->s.p[*i] == '.' && r->s.p[*i + 1] == ' ') {
        size_t next = *i + 2, word_end = wire__word_end(r->s, next);
        wire__key k = wire__fold(wire_str_sub(r->s, next, word_end));
        if (word_end > next &&
            !wire__table_find(&wire__starters, wire__key_str(&k), WIRE__DE)) {
            ++*i;
            return true;
        }
    }
    return false;
}

/* Digits that are part of something else: F-16, B2B, 10:30, 3.2.1 */
static bool is_part(const reader *r, size_t beg, size_t end)
{
    uint32_t before = wire__cp_before(r->s, beg);
    if (wire__is_letter(before) && !wire__is_caseless(before)) return true;
    if (before == '_' || before == '#' || before == '@' || before == ':')
        if (before != ':' || (beg > 1 && is_digit_at(r, beg - 2))) return true;
    if (before == '-' && beg > 1) {
        uint32_t c = wire__cp_before(r->s, beg - 1);
        if (wire__is_letter(c)) return true; /* COVID-19 */
    }
    uint32_t behind = wire__cp_at(r->s, end);
    if (behind == ':' && is_digit_at(r, end + 1)) return true;
    if ((behind == '.' || behind == '/') && is_digit_at(r, end + 1) &&
        (before == '.' || before == '/'))
        return true;
    return false;
}

/* Letters right behind the digits make a code, but for known signs. */
static bool is_code(const reader *r, size_t i)
{
    uint32_t c = wire__cp_at(r->s, i);
    return wire__is_letter(c) && !wire__is_caseless(c);
}

static bool is_year(const reader *r, const wire_number *x, size_t digits)
{
    if (digits != 4 || x->unit.n || x->is_ordinal) return false;
    if (x->value >= 1900 && x->value <= 2099) return true;
    if (x->value < 1500 || x->value > 2199) return false;
    static const char *const before[] = {"anno",  "an",  "desde", "en",
                                         "im",    "in",  "jahr",  "seit",
                                         "since", "year"};
    size_t i = x->span.beg;
    while (i > 0 && r->s.p[i - 1] == ' ')
        i--;
    size_t end = i;
    while (i > 0 && wire__is_letter((uint8_t)r->s.p[i - 1]))
        i--;
    wire__key k = wire__fold(wire_str_sub(r->s, i, end));
    return wire__list_has(before, COUNT(before), wire__key_str(&k));
}

/* The number whose first digit is at beg; *end behind all of its digits even
 * when it is none. */
static bool read_digits(const reader *r, size_t beg, size_t *end,
                        wire_number *x)
{
    size_t i, n = digits_at(r, beg, &i);
    *end = i;
    if (n > DIGITS_MAX) return false;
    double v = add_digits(r, beg, i, 0);
    unsigned groups = 0;
    uint32_t sep = n <= 3 ? read_groups(r, &i, &v, &groups) : 0;
    bool plain = !groups;
    read_fraction(r, &i, &v, sep);
    plain = plain && i == *end;
    bool version = i > *end && wire__cp_at(r->s, i) == '.' &&
                   is_digit_at(r, i + 1); /* 3.2.1, 192.168.1.1 */
    *end = i;
    if (version || is_part(r, beg, i)) {
        while (*end < r->s.n && (is_digit_at(r, *end) || r->s.p[*end] == '.' ||
                                 r->s.p[*end] == ':'))
            ++*end;
        return false;
    }
    *x = (wire_number){.value = v};
    x->is_ordinal = plain && read_ordinal(r, &i, v);
    double factor;
    if (!x->is_ordinal && wire__number_scale(r->s, &i, r->langs, &factor)) {
        x->value *= factor;
        plain = false;
        size_t low = i; /* 3억 5000만 */
        double more;
        size_t k = wire__skip_space(r->s, i), k_end;
        if (r->langs & (WIRE__KO | WIRE__JA | WIRE__ZH) && is_digit_at(r, k)) {
            digits_at(r, k, &k_end);
            double f, add = add_digits(r, k, k_end, 0);
            low = k_end;
            if (wire__number_scale(r->s, &low, r->langs, &f) && f < factor) {
                more = add * f;
                x->value += more;
                i = low;
            }
        }
    }
    x->span = (wire_span){(uint32_t)beg, (uint32_t)i};
    unit_before(r, x);
    size_t span_end = x->span.end;
    unit_behind(r, i, x);
    if (x->span.end == span_end && is_code(r, i)) {
        *end = wire__word_end(r->s, i);
        return false;
    }
    /* minus: a sign before it, and nothing it could join */
    size_t sign = x->span.beg;
    uint32_t c = wire__cp_before(r->s, sign);
    if (c == 0x2212 || c == '-') {
        wire__cp_prev(r->s, &sign);
        uint32_t before = wire__cp_before(r->s, sign);
        if ((!before || wire__is_space(before) || before == '(') &&
            (c == 0x2212 || !x->is_ordinal)) {
            x->value = -x->value;
            x->span.beg = (uint32_t)sign;
        }
    }
    x->is_year = plain && is_year(r, x, n);
    *end = x->span.end > i ? x->span.end : i;
    return true;
}

/* "one" is a number only before something counted. */
static bool is_pronoun_one(const reader *r, const wire_number *x)
{
    static const char *const behind[] = {
        "another", "by",    "can",  "day", "has", "is",    "of",  "or",
        "that",    "thing", "time", "was", "way", "which", "who", "would"};
    wire_str w = wire_str_sub(r->s, x->span.beg, x->span.end);
    if (!wire_str_eq_nocase(w, WIRE_STR("one"))) return false;
    size_t i = wire__skip_space(r->s, x->span.end);
    if (i >= r->s.n || !wire__is_lower(wire__cp_at(r->s, i))) return true;
    wire__key k = wire__fold(wire_str_sub(r->s, i, wire__word_end(r->s, i)));
    if (wire__list_has(behind, COUNT(behind), wire__key_str(&k))) return true;
    static const char *const before[] = {"any",  "every", "no",   "some",
                                         "that", "the",   "this", "which"};
    i = x->span.beg;
    while (i > 0 && r->s.p[i - 1] == ' ')
        i--;
    size_t end = i;
    while (i > 0 && wire__is_letter((uint8_t)r->s.p[i - 1]))
        i--;
    k = wire__fold(wire_str_sub(r->s, i, end));
    return wire__list_has(before, COUNT(before), wire__key_str(&k));
}

static bool scan(const reader *r, numbers *v)
{
    for (size_t i = 0; i < r->s.n;) {
        uint32_t c = wire__cp_at(r->s, i);
        wire_number x;
        if (wire__is_digit(c)) {
            size_t end;
            if (read_digits(r, i, &end, &x) && !WIRE_VEC_PUSH(v, x))
                return false;
            i = end > i ? end : i + 1;
        } else if (wire__is_letter(c)) {
            size_t end = wire__word_end(r->s, i);
            if (may_be_number(r, i) &&
                wire__number_in_words(r->s, i, r->langs, &x) &&
                !is_pronoun_one(r, &x)) {
                end = x.span.end;
                unit_behind(r, end, &x);
                if (!WIRE_VEC_PUSH(v, x)) return false;
                if (x.span.end > end) end = x.span.end;
            }
            /* what hangs on by a hyphen is one word: "mid-20s", "well-one" */
            i = end;
        } else {
            wire__cp_next(r->s, &i);
        }
    }
    return true;
}

wire_status wire_text_numbers(wire_str text, wire_str language, wire_arena *a,
                              wire_number **out, size_t *out_n, wire_err *err)
{
    *out = NULL;
    *out_n = 0;
    if (text.n >= UINT32_MAX)
        return wire_fail(err, WIRE_ELIMIT, UINT32_MAX,
                         "text of %zu bytes is longer than 4 GiB", text.n);
    unsigned langs = wire__lang_bits(language);
    if (langs == WIRE__ALL) langs = WIRE__EN;
    unsigned points = WIRE__EN | WIRE__HI | WIRE__KO | WIRE__JA | WIRE__ZH;
    reader r = {.s = text, .langs = langs, .comma_is_point = !(langs & points)};
    fill_second(&r);
    numbers v = {0};
    wire_status st = WIRE_OK;
    if (scan(&r, &v))
        WIRE__KEEP(st, a, wire_number, v, out, out_n, err);
    else
        st = wire_fail_mem(err);
    WIRE_VEC_FREE(&v);
    return st;
}
