/* Numbers in figures, with all that may stand round them.
 *
 *     -5 degrees  $1.2 million  57th  1990s  3.  2019/20  2 1/2  .285
 *     minus unit  currency      letters behind   slashes  parts
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_number_int.h"

static bool is_digit(wire_str s, size_t i)
{
    return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

static size_t digits_end(wire_str s, size_t i)
{
    while (is_digit(s, i))
        i++;
    return i;
}

/* ---- Parts ---- */

/* ½ and its like */
static bool vulgar(uint32_t c, unsigned *num, unsigned *den)
{
    static const struct {
        uint16_t cp;
        uint8_t num, den;
    } all[] = {{0xbc, 1, 4},   {0xbd, 1, 2},   {0xbe, 3, 4},   {0x2153, 1, 3},
               {0x2154, 2, 3}, {0x2155, 1, 5}, {0x2156, 2, 5}, {0x2157, 3, 5},
               {0x2158, 4, 5}, {0x2159, 1, 6}, {0x215a, 5, 6}, {0x215b, 1, 8},
               {0x215c, 3, 8}, {0x215d, 5, 8}, {0x215e, 7, 8}};
    if (c < 0xbc || (c > 0xbe && (c < 0x2153 || c > 0x215e))) return false;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        if (all[i].cp != c) continue;
        *num = all[i].num;
        *den = all[i].den;
        return true;
    }
    return false;
}

/* Add num/den to n, whose end moves to end. */
static void add_part(wire__num *n, unsigned num, unsigned den, size_t end)
{
    if (n->exp || n->mant > 1000000000u) return;
    n->mant = n->mant * den + num;
    n->den = den;
    n->end = end;
    n->is_plain = false;
}

/* "1/2" at i: small figures, the second larger; its end, or i */
static size_t slash_part(wire_str s, size_t i, unsigned *num, unsigned *den)
{
    size_t beg = i, a = digits_end(s, i), b = a + 1;
    if (a == i || a - i > 2 || a >= s.n || s.p[a] != '/') return i;
    size_t end = digits_end(s, b);
    if (end == b || end - b > 2) return i;
    if (is_digit(s, end + 1) && end < s.n && s.p[end] == '/') return i;
    *num = *den = 0;
    for (; i < a; i++)
        *num = *num * 10 + (unsigned)(s.p[i] - '0');
    for (; b < end; b++)
        *den = *den * 10 + (unsigned)(s.p[b] - '0');
    if (*num == 0 || *num >= *den || *den == 11) return beg; /* 9/11 */
    return *den <= 16 ? end : beg;
}

/* Fractions behind figures: "3½", "2 ½", "2 1/2". */
static void read_parts(wire_str s, wire__num *n)
{
    unsigned num, den;
    size_t at = n->end, next = at;
    if (at >= s.n || n->is_skipped) return;
    uint32_t c = wire__cp_next(s, &next);
    if (wire__is_space(c) && c != '\n' && n->is_plain && n->digits < 4 &&
        next < s.n)
        c = wire__cp_next(s, &next);
    if (vulgar(c, &num, &den)) {
        add_part(n, num, den, next);
        return;
    }
    if (s.p[at] != ' ' || !is_digit(s, at + 1) || !n->is_plain) return;
    next = digits_end(s, at + 1);
    if (next >= s.n || s.p[next] != '/') return;
    size_t end = slash_part(s, at + 1, &num, &den);
    if (end > next) add_part(n, num, den, end);
}

typedef enum { GLUED_NONE, GLUED_ORDINAL, GLUED_PLURAL, GLUED_CODE } glued;

/* What letters right behind figures are: 57th, 1990s, 2e, 4x4. */
static glued letters_behind(const wire__scan *sc, size_t i, size_t *end)
{
    static const struct {
        const char *suffix;
        unsigned langs;
    } ordinals[] = {{"st", WIRE__EN},  {"nd", WIRE__EN},
                    {"rd", WIRE__EN},  {"th", WIRE__EN},
                    {"er", WIRE__FR},  {"re", WIRE__FR},
                    {"ère", WIRE__FR}, {"e", WIRE__FR | WIRE__NL},
                    {"ème", WIRE__FR}, {"eme", WIRE__FR},
                    {"nde", WIRE__FR}, {"nd", WIRE__FR},
                    {"º", WIRE__ALL},  {"ª", WIRE__ALL},
                    {"ste", WIRE__NL}, {"de", WIRE__NL},
                    {"ᵉ", WIRE__FR}};
    wire_str s = sc->s;
    if (!wire__is_letter(wire__cp_at(s, i))) return GLUED_NONE;
    const wire__lex *lex;
    size_t word = wire__lex_word(s, i, &lex);
    wire_str w = wire_str_sub(s, i, word);
    for (size_t k = 0; k < sizeof ordinals / sizeof ordinals[0]; k++) {
        if (!(ordinals[k].langs & sc->langs)) continue;
        if (!wire_str_eq_nocase(w, wire_str_of(ordinals[k].suffix))) continue;
        *end = word;
        return is_digit(s, word) ? GLUED_CODE : GLUED_ORDINAL;
    }
    *end = word;
    if (w.n == 1 && w.p[0] == 's' && !is_digit(s, word)) return GLUED_PLURAL;
    if (sc->langs & WIRE__DE && wire_str_eq(w, WIRE_STR("er")))
        return GLUED_PLURAL; /* 90er Jahre */
    return GLUED_NONE;
}

/* "der 3. Platz": a dot behind small figures, no end of a sentence. */
static bool has_ordinal_dot(const wire__scan *sc, const wire__num *n,
                            size_t beg)
{
    const unsigned dotted = WIRE__DE | WIRE__NORDIC | WIRE__TR | WIRE__OTHER;
    wire_str s = sc->s;
    if (!(sc->langs & dotted) || sc->langs == WIRE__ALL) return false;
    if (!n->is_plain || n->digits > 3 || n->end >= s.n || s.p[n->end] != '.')
        return false;
    uint32_t space = wire__cp_at(s, n->end + 1);
    if (!wire__is_space(space) || space == '\n') return false;
    size_t next = wire__skip_space(s, n->end + 1);
    uint32_t c = wire__cp_at(s, next);
    if (wire__is_lower(c)) return true;
    if (!wire__is_letter(c)) return false;
    return wire__lex_is(wire__number_prev(sc, beg).lex, WIRE__LEX_DET,
                        sc->langs);
}

/* "au moins 83", "al menos 83", "plus or minus 3": at least, about. */
static bool is_least(const wire__scan *sc, size_t minus)
{
    static const char *const words[] = {"al", "ao", "au",   "du",
                                        "le", "lo", "o",    "oder",
                                        "or", "ou", "pelo", "tout"};
    wire_str s = sc->s;
    size_t end = minus;
    while (end > 0 && wire__is_space(wire__cp_before(s, end)))
        wire__cp_prev(s, &end);
    size_t beg = end;
    while (beg > 0 && end - beg < 8 && wire__is_letter(wire__cp_before(s, beg)))
        wire__cp_prev(s, &beg);
    wire__key k = wire__fold(wire_str_sub(s, beg, end));
    return wire__list_has(words, sizeof words / sizeof words[0],
                          wire__key_str(&k));
}

/* A minus that is no dash: "-5", "minus 5". Moves *beg. */
static bool is_negative(const wire__scan *sc, size_t *beg)
{
    wire_str s = sc->s;
    size_t at = *beg;
    uint32_t c = wire__cp_before(s, at);
    if (c == '-' || c == 0x2212) {
        wire__cp_prev(s, &at);
        uint32_t b = wire__cp_before(s, at);
        bool is_free = at == 0 || wire__is_space(b) || b == '(';
        if (!is_free) return false;
        size_t word = at;
        while (word > 0 && s.p[word - 1] == ' ')
            word--;
        if (word > 0 && is_digit(s, word - 1)) return false; /* 3 -5 */
        *beg = at;
        return true;
    }
    if (!sc->prev.end || !wire__is_one_space(s, sc->prev.end, *beg))
        return false;
    wire_str w = wire_str_sub(s, sc->prev.beg, sc->prev.end);
    bool is_word = wire_str_eq_nocase(w, WIRE_STR("minus")) ||
                   wire_str_eq(w, WIRE_STR("moins")) ||
                   wire_str_eq(w, WIRE_STR("menos"));
    is_word = is_word && !is_least(sc, sc->prev.beg);
    if (is_word) *beg = sc->prev.beg;
    return is_word;
}

static size_t keep_clock(wire__scan *sc, size_t beg, size_t hour_end,
                         size_t end, double hours)
{
    wire__found f = {.beg = beg, .num_end = end, .base = hours};
    f.x.value = hours;
    f.x.is_clock = true;
    size_t digits = end;
    while (digits > hour_end && !is_digit(sc->s, digits - 1))
        digits--;
    f.x.span = (wire_span){(uint32_t)beg, (uint32_t)digits};
    f.x.unit = wire_str_trim(wire_str_sub(sc->s, digits, end));
    wire__number_keep(sc, &f);
    return end;
}

/* Hour and what makes it one; end, or 0. */
static size_t clock(wire__scan *sc, size_t beg)
{
    wire_str s = sc->s;
    size_t end = digits_end(s, beg), n = end - beg;
    if (n == 4) { /* 0900 GMT */
        wire__lexword w;
        double h = (s.p[beg] - '0') * 10 + (s.p[beg + 1] - '0');
        int m = (s.p[beg + 2] - '0') * 10 + (s.p[beg + 3] - '0');
        if (h > 24 || m > 59 || !wire__lex_next(s, end, &w)) return 0;
        const wire__lex *e = wire__lex_as(w.lex, WIRE__LEX_CLOCK, WIRE__ALL);
        if (!e || e->langs != WIRE__ALL) return 0;
        return keep_clock(sc, beg, end, w.end, h + m / 60.);
    }
    if (n == 0 || n > 2) return 0;
    double h = s.p[beg] - '0';
    if (n == 2) h = h * 10 + (s.p[beg + 1] - '0');
    size_t stop = wire__clock_read(s, beg, end, wire__number_prev(sc, beg),
                                   sc->langs, &h);
    return stop > end ? keep_clock(sc, beg, end, stop, h) : 0;
}

/* ---- Multipliers and units ---- */

/* "3 mil 616.2 millones", "1 milyon 783 bin": the lesser part is added. */
void wire__number_add_lesser(const wire__scan *sc, wire__num *n, int scale)
{
    const unsigned langs = WIRE__ES | WIRE__PT | WIRE__TR;
    wire_str s = sc->s;
    wire__num m;
    if (!(sc->langs & langs) || sc->langs == WIRE__ALL) return;
    if (scale != 3 && scale != 6 && scale != 9) return;
    if (n->end + 1 >= s.n || s.p[n->end] != ' ' || !is_digit(s, n->end + 1))
        return;
    if (!wire__digits_read(s, n->end + 1, sc->style, &m) || m.is_skipped ||
        m.digits > 3 || n->mant > 1000000 || m.mant > 100000)
        return;
    int exp = m.exp, more;
    wire__multipliers_read(s, sc->langs, false, &m);
    more = m.exp - exp;
    double whole = wire__num_value(n), rest = wire__num_value(&m);
    if (more > scale && more <= 12) /* 3 mil 616 millones */
        for (int i = 0; i < more; i++)
            whole *= 10;
    else if (more >= scale || rest >= whole)
        return;
    if (whole + rest > 1e15) return; /* nothing said counts so far */
    /* back to a mantissa: three decimals are kept */
    n->mant = (uint64_t)((whole + rest) * 1000 + .5);
    n->exp = -3;
    n->end = m.end;
}

/* Fill in what the figures count; returns the end of it all. */
static size_t measure(wire__scan *sc, wire__found *f, wire__num *n)
{
    wire_str s = sc->s;
    size_t at = wire__currency_before(s, f->beg, &f->x.unit);
    f->is_money_before = at < f->beg;
    f->beg = at;
    if (n->den == 1) {
        int exp = n->exp;
        uint64_t mant = n->mant;
        f->base = wire__num_value(n);
        wire__multipliers_read(s, sc->langs, f->is_money_before, n);
        f->scale = n->exp - exp;
        if (n->mant != mant) f->scale = 0;
        if (f->scale) wire__number_add_lesser(sc, n, f->scale);
    } else {
        f->base = wire__num_value(n);
        wire__multipliers_read(s, sc->langs, f->is_money_before, n);
        f->scale = n->exp;
    }
    f->x.span.end = (uint32_t)n->end;
    f->x.value = wire__num_value(n);
    wire_str unit = {"", 0};
    size_t end = wire__unit_read(s, n->end, sc->langs, f->scale > 0, &unit);
    if (!f->is_money_before && end > n->end) f->x.unit = unit;
    return end;
}

/* "'90s", "’68": figures of a year without the century */
static bool is_short_year(wire_str s, size_t beg, const wire__num *n)
{
    size_t at = beg;
    if (n->digits != 2 || !n->is_plain || at == 0) return false;
    uint32_t c = wire__cp_prev(s, &at);
    if (c != '\'' && c != 0x2019 && c != 0x2018) return false;
    uint32_t before = wire__cp_before(s, at);
    return at == 0 || wire__is_space(before) || before == '(';
}

/* 1990s, '90s, 90er, 747s */
static void keep_plural(wire__scan *sc, size_t beg, wire__num *n, size_t end)
{
    wire__found f = {.beg = beg, .num_end = end};
    int v = n->mant < 10000 ? (int)n->mant : 0;
    bool is_decade = v % 10 == 0 && n->is_plain;
    bool is_german = sc->s.p[end - 1] == 'r';
    f.x.value = f.base = wire__num_value(n);
    if (n->digits == 4 && is_decade) f.x.is_year = true;
    if (n->digits == 2 && is_decade &&
        (is_german || is_short_year(sc->s, beg, n))) {
        f.x.value = v + 1900;
        f.x.is_year = true;
    }
    f.x.span = (wire_span){(uint32_t)beg, (uint32_t)end};
    f.x.unit = wire_str_sub(sc->s, n->end, end);
    wire__number_keep(sc, &f);
}

/* "1/2", "2019/20", "9/11": end, or 0 when there is no slash. */
static size_t slashed(wire__scan *sc, size_t beg, wire__num *n)
{
    wire_str s = sc->s;
    if (n->end >= s.n || s.p[n->end] != '/' || !is_digit(s, n->end + 1))
        return 0;
    unsigned num, den;
    size_t end = slash_part(s, beg, &num, &den);
    wire__found f = {.beg = beg};
    if (end > n->end) {
        f.x.value = f.base = (double)num / den;
        f.x.span = (wire_span){(uint32_t)beg, (uint32_t)end};
        f.num_end = end;
        wire__number_keep(sc, &f);
        return end;
    }
    end = digits_end(s, n->end + 1);
    int v = n->is_plain && n->digits == 4 ? (int)n->mant : 0;
    if (v < 1500 || v > 2199) return wire__code_end(s, end); /* 9/11, 24/7 */
    f.x.value = f.base = v;
    f.x.is_year = true;
    f.x.span = (wire_span){(uint32_t)beg, (uint32_t)n->end};
    f.num_end = n->end;
    wire__number_keep(sc, &f);
    int w = 0;
    size_t from = n->end + 1;
    for (size_t i = from; i < end && w < 10000; i++)
        w = w * 10 + (s.p[i] - '0');
    if (end - from == 2) w += v / 100 * 100;
    if ((end - from != 2 && end - from != 4) || w <= v) return end;
    f.x.value = f.base = w;
    f.x.span = (wire_span){(uint32_t)from, (uint32_t)end};
    f.beg = from, f.num_end = end;
    wire__number_keep(sc, &f);
    return end;
}

/* Behind the number: letters that make it a code end it all. */
static bool is_code(const wire__scan *sc, size_t i)
{
    uint32_t c = wire__cp_at(sc->s, i);
    return wire__is_upper(c) || wire__is_lower(c);
}

/* Figures at beg; returns where to go on. */
size_t wire__figures_read(wire__scan *sc, size_t beg)
{
    wire_str s = sc->s;
    wire__num n;
    size_t end = wire__phone_end(s, beg);
    if (end > beg || (end = clock(sc, beg))) return end;
    if (!wire__digits_read(s, beg, sc->style, &n)) return beg + 1;
    if (is_short_year(s, beg, &n) && !is_code(sc, n.end)) {
        wire__found f = {.beg = beg, .num_end = n.end, .x.is_year = true};
        int year = (s.p[beg] - '0') * 10 + (s.p[beg + 1] - '0');
        f.x.value = f.base = year + (year > 30 ? 1900 : 2000);
        f.x.span = (wire_span){(uint32_t)beg, (uint32_t)n.end};
        wire__number_keep(sc, &f);
        return n.end;
    }
    if (n.is_skipped && n.digits == 2 && n.is_plain && sc->out.n &&
        sc->out.p[sc->out.n - 1].is_year && sc->last.end + 1 == beg) {
        n.mant = (uint64_t)(s.p[beg + 1] - '0'); /* 2007-08 */
        n.is_skipped = false;
    }
    if (n.is_skipped) return wire__code_end(s, n.end);
    if ((end = slashed(sc, beg, &n))) return end;
    read_parts(s, &n);
    wire__found f = {.beg = beg};
    f.x.span.beg = (uint32_t)beg;
    glued g = n.den == 1 ? letters_behind(sc, n.end, &end) : GLUED_NONE;
    if (g == GLUED_PLURAL) {
        keep_plural(sc, beg, &n, end);
        return end;
    }
    bool is_dotted = has_ordinal_dot(sc, &n, beg);
    if (g == GLUED_ORDINAL || is_dotted) {
        f.x.is_ordinal = true;
        f.x.value = f.base = wire__num_value(&n);
        f.num_end = is_dotted ? n.end + 1 : end;
        f.x.span.end = (uint32_t)f.num_end;
        wire__number_keep(sc, &f);
        return f.num_end;
    }
    size_t num_end = n.end;
    end = measure(sc, &f, &n);
    if (end == num_end && is_code(sc, end)) return wire__code_end(s, end);
    if (n.is_plain && n.digits == 4 && !f.x.unit.n && n.end == num_end)
        f.x.is_year = wire__is_year(sc, beg, n.end, (int)n.mant);
    if (end == n.end && (uint8_t)wire__cp_at(s, end) && f.x.unit.n == 0 &&
        (wire_str_starts(wire_str_sub(s, end, s.n), WIRE_STR("年")) ||
         wire_str_starts(wire_str_sub(s, end, s.n), WIRE_STR("년"))))
        f.x.is_year = true;
    if (is_negative(sc, &f.beg)) f.x.value = -f.x.value;
    f.num_end = end;
    wire__number_keep(sc, &f);
    return end;
}

/* ".285", "$.50": a decimal without its zero */
bool wire__is_bare_decimal(const wire__scan *sc, size_t i)
{
    wire_str s = sc->s;
    if (s.p[i] != '.' || !is_digit(s, i + 1)) return false;
    uint32_t c = wire__cp_before(s, i);
    if (c == '$') return true;
    return sc->style.kind == WIRE__STYLE_POINT &&
           (i == 0 || wire__is_space(c) || c == '(');
}

size_t wire__bare_decimal_read(wire__scan *sc, size_t i)
{
    wire__num n;
    wire__style st = {WIRE__STYLE_POINT, false};
    if (!wire__digits_read(sc->s, i + 1, st, &n)) return i + 1;
    size_t digits = digits_end(sc->s, i + 1);
    if (digits - i > 12) return digits;
    n.mant = 0;
    for (size_t k = i + 1; k < digits; k++)
        n.mant = n.mant * 10 + (uint64_t)(sc->s.p[k] - '0');
    n.exp = -(int)(digits - i - 1);
    n.end = digits;
    wire__found f = {.beg = i};
    f.x.span.beg = (uint32_t)i;
    size_t end = measure(sc, &f, &n);
    if (end == digits && is_code(sc, end)) return wire__code_end(sc->s, end);
    f.num_end = end;
    wire__number_keep(sc, &f);
    return end;
}

/* A fraction's sign alone: "½ hour". */
size_t wire__vulgar_read(wire__scan *sc, size_t i)
{
    size_t next = i;
    unsigned num, den;
    if (!vulgar(wire__cp_next(sc->s, &next), &num, &den)) return next;
    wire__num n = {.end = next, .mant = num, .den = den};
    wire__found f = {.beg = i};
    f.x.span.beg = (uint32_t)i;
    f.num_end = measure(sc, &f, &n);
    wire__number_keep(sc, &f);
    return f.num_end;
}
