/* Numbers in prose: the pass over the text, numbers in words, ranges.
 *
 *     $10 to 15 million    57th    fifty-seven    3 percentage points
 *     2019-20   6:30 p.m.  two-thirds  1.200,5 Tonnen  quatre-vingt-douze
 *
 * One pass: words are looked up once, figures are read where they stand, and
 * the dates found before are stepped over. A range gives two numbers, which
 * share their unit and multiplier. Codes ("F-16", "COVID-19"), versions,
 * telephones and addresses are no numbers.
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

/* ---- Ranges ---- */

/* Is the text between two numbers that of a range? */
static bool is_range(const wire__scan *sc, size_t from, size_t to)
{
    static const char *const links[] = {
        "-",    "–",   "‑",  "to",    "or",  "bis", "oder",
        "à",    "ou",  "a",  "o",     "al",  "au",  "til",
        "till", "tot", "до", "hasta", "até", "~",   "-to-"};
    static const char *const pairs[] = {"and", "und", "et", "y", "e", "en"};
    if (to < from || to - from > 10) return false;
    wire_str gap = wire_str_trim(wire_str_sub(sc->s, from, to));
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++)
        if (wire_str_eq(gap, wire_str_of(links[i]))) return true;
    if (!sc->last.is_between) return false;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (wire_str_eq(gap, wire_str_of(pairs[i]))) return true;
    return false;
}

static bool is_between(const wire__scan *sc, size_t beg)
{
    static const char *const words[] = {"between", "zwischen", "entre",
                                        "tra",     "fra",      "tussen",
                                        "mellan",  "mellem"};
    if (!sc->prev.end || !wire__is_one_space(sc->s, sc->prev.end, beg))
        return false;
    wire_str w = wire_str_sub(sc->s, sc->prev.beg, sc->prev.end);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (wire_str_eq_nocase(w, wire_str_of(words[i]))) return true;
    return false;
}

/* The first number of a range takes what only the second one has. */
static void share(wire__scan *sc, wire__found *f)
{
    wire_number *a = &sc->out.p[sc->out.n - 1];
    wire__last *l = &sc->last;
    static const double tens[] = {1e0, 1e1, 1e2, 1e3,  1e4,  1e5, 1e6,
                                  1e7, 1e8, 1e9, 1e10, 1e11, 1e12};
    if (f->x.is_clock && !a->is_clock && !l->has_unit && l->scale == 0 &&
        l->value <= 24) {
        a->is_clock = true; /* 6 to 8 p.m. */
        if (f->x.value >= 12 && a->value < 12 && a->value + 12 <= f->x.value)
            a->value += 12;
        return;
    }
    if (a->is_year || a->is_clock || a->is_ordinal != f->x.is_ordinal) return;
    if (f->scale > 0 && f->scale <= 12 && l->scale == 0 &&
        l->end == l->num_end && l->value < f->base)
        a->value *= tens[f->scale];
    if (f->x.unit.n && !a->unit.n && !f->x.is_year) a->unit = f->x.unit;
    if (a->unit.n && !f->x.unit.n && l->is_money_before && !f->x.is_year &&
        f->x.value > a->value)
        f->x.unit = a->unit;
}

/* "2019-20", "2010–15": two figures behind a year */
static void complete_year(wire__scan *sc, wire__found *f)
{
    wire_number *a = &sc->out.p[sc->out.n - 1];
    size_t gap = f->x.span.beg - a->span.end;
    if (!a->is_year || f->x.unit.n || f->scale || f->x.is_word || gap > 3)
        return;
    if (f->x.span.end - f->x.span.beg != 2) return;
    char mark = sc->s.p[a->span.end];
    int century = (int)a->value / 100 * 100;
    if (mark == ' ' || century + f->x.value <= a->value) return;
    f->x.value += century;
    f->x.is_year = true;
}

void wire__number_keep(wire__scan *sc, wire__found *f)
{
    bool is_linked =
        sc->last.is_set && (is_range(sc, sc->last.end, f->beg) ||
                            is_range(sc, sc->last.num_end, f->beg));
    bool between = is_between(sc, f->beg);
    if (is_linked) {
        share(sc, f);
        complete_year(sc, f);
        double v = f->x.value; /* may be past any integer */
        if (sc->out.p[sc->out.n - 1].is_year && !f->x.unit.n && !f->scale &&
            f->x.span.end - f->x.span.beg == 4 && v >= 1500 && v <= 2199)
            f->x.is_year = true;
    }
    if (!WIRE_VEC_PUSH(&sc->out, f->x)) {
        sc->ok = false;
        return;
    }
    sc->last = (wire__last){.is_set = true,
                            .beg = f->beg,
                            .num_end = f->x.span.end,
                            .end = f->num_end,
                            .value = f->base,
                            .scale = f->scale,
                            .has_unit = f->x.unit.n > 0,
                            .is_money_before = f->is_money_before,
                            .is_between = between};
}

/* ---- In words ---- */

/* Nothing but marks between the start of a sentence and i? */
static bool starts_sentence(wire_str s, size_t i)
{
    while (i > 0) {
        uint32_t c = wire__cp_prev(s, &i);
        if (c == '\n' || strchr(".!?:", c < 0x80 ? (int)c : ' ')) return true;
        if (!wire__is_space(c) && !wire__is_opener(c) && c != '-' &&
            c != 0x2013 && c != 0x2014)
            return false;
    }
    return true;
}

/* "at first", "First, ...", "prime minister", "per second" */
static bool is_idiom(const wire__scan *sc, wire__lexword w, const wire__num *n)
{
    wire__lexword next = {0};
    wire_str s = sc->s, before = {"", 0}, after = {"", 0};
    if (wire__is_one_space(s, sc->prev.end, w.beg))
        before = wire_str_sub(s, sc->prev.beg, sc->prev.end);
    if (wire__lex_next(s, n->end, &next))
        after = wire_str_sub(s, next.beg, next.end);
    if (n->end < s.n && s.p[n->end] == ',' && n->mant < 5 &&
        starts_sentence(s, w.beg))
        return true;
    if (n->mant == 1) {
        if (wire_str_starts_nocase(after, WIRE_STR("minist"))) return true;
        if (wire_str_eq_nocase(before, WIRE_STR("at"))) return true;
        return wire_str_eq(after, WIRE_STR("of")) ||
               wire_str_eq(after, WIRE_STR("hand")) ||
               wire_str_eq(after, WIRE_STR("and"));
    }
    if (n->mant != 2) return false;
    static const char *const per[] = {"per", "each", "every", "split", "par",
                                      "por", "une",  "un",    "al"};
    for (size_t i = 0; i < sizeof per / sizeof per[0]; i++)
        if (wire_str_eq_nocase(before, wire_str_of(per[i]))) return true;
    return wire_str_eq(after, WIRE_STR("hand")) ||
           wire_str_eq(after, WIRE_STR("thoughts"));
}

/* Is the number word at w another word of the language here? */
static bool is_other_word(const wire__scan *sc, wire__lexword w,
                          const wire__num *n)
{
    wire_str s = sc->s;
    if (n->is_ordinal) return is_idiom(sc, w, n);
    bool is_single = n->end == w.end && n->den == 1;
    if (is_single && n->mant == 1 && n->exp == 0) {
        wire__lexword next;
        if (sc->langs & WIRE__EN &&
            wire__lex_is(w.lex, WIRE__LEX_ONES, WIRE__EN))
            return !wire__one_counts(s, w, wire__number_prev(sc, w.beg));
        wire__lexword cent;
        if (!wire__lex_next(s, w.end, &next)) return true;
        if (wire__lex_is(next.lex, WIRE__LEX_PCT, sc->langs)) return false;
        if (wire__lex_is(next.lex, WIRE__LEX_PCTA, sc->langs) &&
            wire__lex_next(s, next.end, &cent) &&
            wire__lex_is(cent.lex, WIRE__LEX_PCTB, sc->langs))
            return false;
        return !(sc->langs & WIRE__DE && w.end - w.beg == 4 &&
                 s.p[w.end - 1] == 's'); /* un, ein: articles; "eins" is none */
    }
    if (wire__lex_is(wire__number_prev(sc, w.beg).lex, WIRE__LEX_PCTA,
                     sc->langs) &&
        wire__lex_is(w.lex, WIRE__LEX_PCTB, sc->langs))
        return true; /* quelques pour cent */
    /* "die Elf", "in Acht nehmen": only nouns are capital there */
    return sc->langs & WIRE__DE && sc->langs != WIRE__ALL && is_single &&
           wire__is_upper(wire__cp_at(s, w.beg)) &&
           !(w.end < s.n && s.p[w.end] == '-') && !starts_sentence(s, w.beg);
}

/* The thousands or millions that a range may share: "two or three million" */
static void set_scale(wire__found *f, const wire__num *n)
{
    static const int exps[] = {12, 9, 6, 3};
    static const uint64_t tens[] = {1000000000000u, 1000000000u, 1000000u,
                                    1000u};
    f->base = f->x.value;
    if (n->exp || n->den > 1) return;
    for (int i = 0; i < 4; i++) {
        uint64_t base = n->mant / tens[i];
        if (n->mant % tens[i] || base > 999 || base == 0) continue;
        f->scale = exps[i];
        f->base = (double)base;
        return;
    }
}

/* "fünfjährige": the unit is in the word */
static void split_german(const wire__scan *sc, wire__lexword w, wire__found *f)
{
    wire__num n;
    size_t off;
    wire_str word = wire_str_sub(sc->s, w.beg, w.end);
    if (!(sc->langs & WIRE__DE) || !wire__german_read(word, &n, &off) ||
        off == word.n)
        return;
    f->x.span.end = (uint32_t)(w.beg + off);
    f->x.unit = wire_str_sub(word, off, word.n);
}

/* A number that begins with word w; its end, or 0. */
static size_t words(wire__scan *sc, wire__lexword w)
{
    wire__num n;
    if (!wire__words_read(sc->s, w, sc->prev, sc->langs, &n)) return 0;
    if (is_other_word(sc, w, &n)) return 0;
    wire__found f = {.beg = w.beg, .x.is_word = true};
    if (n.mant >= 1000 && n.mant < 1000000 && n.mant % 1000 == 0 && !n.exp)
        wire__number_add_lesser(sc, &n, 3); /* tres mil 616 */
    f.x.value = wire__num_value(&n);
    f.x.is_ordinal = n.is_ordinal;
    f.x.span = (wire_span){(uint32_t)w.beg, (uint32_t)n.end};
    set_scale(&f, &n);
    size_t end = n.end;
    double hours = f.x.value;
    if (!n.is_ordinal && n.den == 1 && hours <= 24) {
        size_t clock =
            wire__clock_read(sc->s, w.beg, n.end, wire__number_prev(sc, w.beg),
                             sc->langs, &hours);
        if (clock > n.end) {
            f.x.value = hours;
            f.x.is_clock = true;
            f.x.unit = wire_str_trim(wire_str_sub(sc->s, n.end, clock));
            f.num_end = clock;
            wire__number_keep(sc, &f);
            return clock;
        }
    }
    if (!n.is_ordinal && n.den == 1)
        end = wire__unit_read(sc->s, n.end, sc->langs, true, &f.x.unit);
    f.num_end = end;
    if (end == n.end && n.end == w.end) split_german(sc, w, &f);
    wire__number_keep(sc, &f);
    return end;
}

/* ---- The pass ---- */

/* Does the word go on with figures, as codes do: "B52", "F-16"? */
static bool begins_code(const wire__scan *sc, wire__lexword w)
{
    wire_str s = sc->s;
    if (w.end >= s.n) return false;
    size_t last = w.end;
    uint32_t c = wire__cp_prev(s, &last);
    if (!wire__is_upper(c) && !wire__is_lower(c)) return false;
    if (is_digit(s, w.end) && wire__is_currency_sign(wire__cp_before(s, w.beg)))
        return false; /* $US3.95 */
    if (is_digit(s, w.end))
        return !wire__lex_is(wire__lex_of(wire_str_sub(s, w.beg, w.end)),
                             WIRE__LEX_CODE, WIRE__ALL);
    if (s.p[w.end] != '-' || !is_digit(s, w.end + 1)) return false;
    if (wire__is_upper(wire__cp_at(s, w.beg))) return true;
    if (w.end - w.beg < 4 && w.beg > 0 && s.p[w.beg - 1] == '-')
        return false;                             /* 81-to-18 */
    return digits_end(s, w.end + 1) != w.end + 5; /* "mid-1990s" */
}

static bool may_begin_number(const wire__scan *sc, wire__lexword w)
{
    if (w.lex)
        for (const wire__lex *e = w.lex; e <= w.lex + w.lex->more; e++)
            if (e->kind <= WIRE__LEX_ART) return true;
    return (sc->langs & WIRE__DE) != 0;
}

static size_t word(wire__scan *sc, size_t i)
{
    wire_str s = sc->s;
    wire__lexword w = {.beg = i};
    uint32_t hash;
    w.end = wire__lex_hash(s, i, WIRE__LEX_NUMBERS, &w.lex, &hash);
    size_t end = w.end;
    if (begins_code(sc, w)) {
        end = wire__code_end(s, w.end);
    } else if (w.lex && w.lex->kind == WIRE__LEX_URL && end < s.n &&
               (s.p[end] == ':' || s.p[end] == '.')) {
        end = wire__skip_address(s, end);
    } else if (may_begin_number(sc, w)) {
        size_t stop = words(sc, w);
        if (stop) end = stop;
    }
    w.lex = NULL;
    sc->prev = end > w.end ? (wire__lexword){0} : w; /* a number, a code */
    return end;
}

static void pass(wire__scan *sc)
{
    wire_str s = sc->s;
    for (size_t i = 0; i < s.n && sc->ok;) {
        while (sc->date_i < sc->dates.n &&
               sc->dates.p[sc->date_i].span.end <= i)
            sc->date_i++;
        if (sc->date_i < sc->dates.n && sc->dates.p[sc->date_i].span.beg <= i) {
            i = sc->dates.p[sc->date_i].span.end;
            sc->prev = (wire__lexword){0};
            continue;
        }
        uint8_t c = (uint8_t)s.p[i];
        if ((uint8_t)((c | 0x20) - 'a') < 26) {
            i = word(sc, i);
        } else if (c >= '0' && c <= '9') {
            i = wire__figures_read(sc, i);
            sc->prev = (wire__lexword){0};
        } else if (c < 0x80) {
            if (c == '@')
                i = wire__skip_address(s, i);
            else if (c == '.' && wire__is_bare_decimal(sc, i))
                i = wire__bare_decimal_read(sc, i);
            else
                i++;
        } else {
            size_t next = i;
            uint32_t cp = wire__cp_next(s, &next);
            if (wire__is_letter(cp))
                i = word(sc, i);
            else if (wire__digit_value(cp) >= 0)
                i = wire__figures_read(sc, i);
            else
                i = wire__vulgar_read(sc, i);
        }
    }
}

wire_status wire_text_values(wire_str text, wire_str language, wire_arena *a,
                             wire_values *out, wire_err *err)
{
    *out = (wire_values){0};
    if (text.n >= UINT32_MAX)
        return wire_fail(err, WIRE_ELIMIT, 0, "text is over 4 GiB");
    wire__scan sc = {.s = text, .ok = true};
    sc.langs = wire__text_langs(text, language);
    sc.style = wire__style_of(text, sc.langs);
    wire_status st = WIRE_OK;
    sc.ok = wire__dates_scan(text, sc.langs, &sc.dates);
    if (sc.ok) pass(&sc);
    if (!sc.ok)
        st = wire_fail_mem(err);
    else
        WIRE__KEEP(st, a, wire_number, sc.out, &out->numbers, &out->n_numbers,
                   err);
    if (st == WIRE_OK)
        WIRE__KEEP(st, a, wire_date, sc.dates, &out->dates, &out->n_dates, err);
    WIRE_VEC_FREE(&sc.dates);
    WIRE_VEC_FREE(&sc.out);
    return st;
}

wire_status wire_text_numbers(wire_str text, wire_str language, wire_arena *a,
                              wire_number **out, size_t *out_n, wire_err *err)
{
    wire_values v;
    wire_status st = wire_text_values(text, language, a, &v, err);
    *out = v.numbers;
    *out_n = v.n_numbers;
    return st;
}
