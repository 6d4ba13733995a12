/* Dates in prose.
 *
 *     March 3    3. bis 5. März 2026    in April    Tuesday    yesterday
 *     day        two days               month       weekday    -1 day
 *
 * A day stands with its month; a month alone counts only behind a word such
 * as "in" or "since", a weekday in full only ("Sat" may be a verb). Habits
 * ("on Mondays"), decades, "last week" and names ("Black Friday", "Sunday
 * Times", "USA Today") are no dates.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_lex.h"

typedef struct {
    wire_str s;
    unsigned langs;
    wire__dates *out;
    wire__lexword prev; /* the word before, not looked up; end 0: none */
    bool ok;
} scan;

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

static bool at_edge(wire_str s, size_t i)
{
    uint32_t c = wire__cp_at(s, i);
    return !wire__is_letter(c) && !wire__is_digit(c);
}

static bool is_upper_at(wire_str s, size_t i)
{
    return wire__is_upper(wire__cp_at(s, i));
}

/* Languages that write months and weekdays with a capital. */
static const unsigned CAPITAL = WIRE__EN | WIRE__DE;

/* ---- Keeping ---- */

static void keep(scan *sc, size_t beg, size_t end, wire_date d)
{
    d.span = (wire_span){(uint32_t)beg, (uint32_t)end};
    if (!WIRE_VEC_PUSH(sc->out, d)) sc->ok = false;
}

static wire_date date_of(const wire__day *d)
{
    wire_date x = {.year = d->year,
                   .month = d->month,
                   .day = d->day,
                   .weekday = d->weekday,
                   .rel_day = INT32_MIN};
    return x;
}

/* ---- A day of the calendar ---- */

/* Is the month in [beg, end) written with the capital it needs? */
static bool has_fit_case(const scan *sc, size_t beg, size_t end)
{
    for (size_t i = beg; i < end;) {
        size_t next = i;
        uint32_t c = wire__cp_next(sc->s, &next);
        if (wire__is_letter(c)) {
            const wire__lex *lex;
            next = wire__lex_word(sc->s, i, &lex);
            if (wire__lex_is(lex, WIRE__LEX_MONTH, sc->langs))
                return wire__is_upper(c) || wire__is_caseless(c) ||
                       wire__lex_is(lex, WIRE__LEX_MONTH, sc->langs & ~CAPITAL);
        }
        i = next;
    }
    return true; /* in figures */
}

/* 3.11.2026, 3.11. (not in English), 2026-11-03; no version, no sum */
static bool is_fit_numeric(const scan *sc, size_t beg, const wire__day *d)
{
    const unsigned dotted =
        WIRE__DE | WIRE__NORDIC | WIRE__RU | WIRE__TR | WIRE__OTHER;
    wire_str s = sc->s;
    size_t a = digits_end(s, beg), end = d->end;
    if (a >= s.n || a >= end || strchr(" -/.", s.p[a]) == NULL) return true;
    if (s.p[a] != '.' || !is_digit(s, wire__skip_space(s, a + 1))) return true;
    size_t last = end;
    if (is_digit(s, end) ||
        (end < s.n && s.p[end] == '.' && is_digit(s, end + 1)))
        return false;
    if (beg > 0 && (s.p[beg - 1] == '.' || s.p[beg - 1] == '-')) return false;
    if (s.p[last - 1] == '.') /* "3.11." */
        return (sc->langs & dotted) && sc->langs != WIRE__ALL;
    size_t digits = 0;
    while (last > beg && is_digit(s, last - 1))
        last--, digits++;
    return digits == 2 || digits == 4;
}

/* "March 3.5 million", "May 3 per cent": the figures count something. */
static bool counts_more(const scan *sc, size_t end)
{
    wire_str s = sc->s;
    if (end >= s.n) return false;
    char c = s.p[end];
    if ((c == '.' || c == ',' || c == ':') && is_digit(s, end + 1)) return true;
    return c == '%' ||
           wire_str_starts(wire_str_sub(s, end, s.n), WIRE_STR(" per cent"));
}

/* A whole date at i, weekday and all; checked. */
static bool read_day(const scan *sc, size_t i, wire__day *d)
{
    wire_str s = sc->s;
    if (!wire__day_read(s, i, sc->langs, d)) return false;
    if (d->year && d->year < 1500) return false; /* 25/03/202 */
    if (d->year && d->end + 1 < s.n && s.p[d->end] == '-' &&
        is_digit(s, d->end + 1) && d->end > i + 5 && s.p[d->end - 5] == ' ') {
        /* "3 March, 2026-11-03": the year belongs to the next date */
        d->year = 0;
        d->end -= 4;
        while (d->end > i && (s.p[d->end - 1] == ' ' || s.p[d->end - 1] == ','))
            d->end--;
    }
    size_t from = i; /* where the day or the month begins */
    if (d->weekday) {
        while (from < d->end && !is_digit(s, from)) {
            const wire__lex *lex;
            size_t next = from;
            if (wire__is_letter(wire__cp_next(s, &next))) {
                next = wire__lex_word(s, from, &lex);
                if (wire__lex_is(lex, WIRE__LEX_MONTH, sc->langs)) break;
            }
            from = next;
        }
    }
    if (is_digit(s, from)) {
        if (!is_fit_numeric(sc, from, d)) return false;
    } else {
        /* the month first is English only: "en mars 20 personnes" */
        const wire__lex *lex;
        if (!wire__is_letter(wire__cp_at(s, from))) return true;
        wire__lex_word(s, from, &lex);
        const wire__lex *m = wire__lex_as(lex, WIRE__LEX_MONTH, sc->langs);
        if (!m || !(m->langs & sc->langs & (WIRE__EN | WIRE__HI))) return false;
        if (counts_more(sc, d->end)) return false;
    }
    return has_fit_case(sc, i, d->end);
}

/* ", 2026" or " 2026", " de 2026" at i; the year or 0, *end behind it. */
static int read_year(wire_str s, size_t i, size_t *end)
{
    static const char *const links[] = {", ", " de ", " del ", " of ", " "};
    for (size_t k = 0; k < sizeof links / sizeof links[0]; k++) {
        wire_str l = wire_str_of(links[k]);
        if (!wire_str_starts(wire_str_sub(s, i, i + 8), l)) continue;
        size_t from = i + l.n, stop = digits_end(s, from);
        if (stop != from + 4 || !at_edge(s, stop)) continue;
        int y = 0;
        for (; from < stop; from++)
            y = y * 10 + (s.p[from] - '0');
        if (y < 1500 || y > 2199) return 0;
        *end = stop;
        return y;
    }
    return 0;
}

/* ---- Ranges of days ---- */

static int read_two(wire_str s, size_t i, size_t *end)
{
    size_t stop = digits_end(s, i);
    if (stop == i || stop - i > 2) return 0;
    int v = 0;
    for (; i < stop; i++)
        v = v * 10 + (s.p[i] - '0');
    *end = stop;
    return v >= 1 && v <= 31 ? v : 0;
}

/* What links two days: "-", " to ", " und "; its length, or 0. */
static size_t link_len(wire_str s, size_t i, bool *is_word)
{
    static const char *const links[] = {
        "-",         "–",         " - ",    " – ",   " to ", " and ",
        " bis ",     " bis zum ", " und ",  " au ",  " et ", " al ",
        " y ",       " e ",       " a ",    " or ",  "/",    ", ",
        " auf den ", " et le ",   " y el ", " till "};
    for (size_t k = 0; k < sizeof links / sizeof links[0]; k++) {
        wire_str l = wire_str_of(links[k]);
        if (!wire_str_starts(wire_str_sub(s, i, i + 12), l)) continue;
        size_t next = i + l.n;
        if (!is_digit(s, next)) continue;
        *is_word =
            l.n > 3 && l.p[0] == ' ' && (uint8_t)l.p[1] < 0x80 && l.p[1] != '-';
        return l.n;
    }
    return 0;
}

/* "3 to 5 March", "3. und 4. März": the first of two days at i. */
static size_t days_before_month(scan *sc, size_t i)
{
    wire_str s = sc->s;
    size_t end;
    bool is_word;
    int day = read_two(s, i, &end);
    if (!day) return 0;
    size_t at = end < s.n && s.p[end] == '.' ? end + 1 : end;
    size_t n = link_len(s, at, &is_word);
    if (!n) return 0;
    wire__day d;
    size_t second = at + n;
    size_t stop = digits_end(s, second);
    if (stop - second > 2 || (stop < s.n && s.p[stop] == '/')) return 0;
    if (!read_day(sc, second, &d) || !d.month || d.day <= 0) return 0;
    if (s.p[stop] == '-' || is_digit(s, d.end - 1)) {
        if (!d.year) return 0; /* "2-3-4" */
    }
    wire_date x = date_of(&d);
    x.day = day;
    x.weekday = 0;
    keep(sc, i, end, x);
    keep(sc, second, d.end, date_of(&d));
    return d.end;
}

/* "March 3-5": the second day behind a date that ends at i. */
static size_t days_behind_month(scan *sc, size_t beg, size_t i, wire__day *d)
{
    wire_str s = sc->s;
    bool is_word;
    size_t n = d->year ? 0 : link_len(s, i, &is_word), end = i;
    if (!n || s.p[i] == '/' || s.p[i] == ',') return 0;
    int day = read_two(s, i + n, &end);
    if (day <= d->day || !at_edge(s, end) || counts_more(sc, end)) return 0;
    if (end < s.n && s.p[end] == '-') return 0;
    size_t stop = end;
    int year = read_year(s, end, &stop);
    /* "on March 3 and 5 people" */
    if (is_word && !year && end < s.n && !strchr(",.;)\n", s.p[end])) return 0;
    d->year = year;
    wire_date x = date_of(d);
    keep(sc, beg, i, x);
    x.day = day;
    x.weekday = 0;
    keep(sc, i + n, stop, x);
    return stop;
}

/* ---- In figures ---- */

static size_t figures(scan *sc, size_t i)
{
    wire_str s = sc->s;
    size_t end = digits_end(s, i), n = end - i;
    uint32_t before = wire__cp_before(s, i);
    if (wire__is_letter(before) && !wire__is_caseless(before)) return end;
    if (i > 0 && strchr(".,:/-$", s.p[i - 1]) && i > 1 && is_digit(s, i - 2))
        return end;
    if (end >= s.n) return end;
    char c = s.p[end];
    bool may_be = n <= 2 ? strchr(" ./-snrte", c) || (uint8_t)c >= 0x80
                         : n == 4 && (c == '-' || (uint8_t)c >= 0x80);
    if (!may_be) return end;
    wire__day d;
    if (!read_day(sc, i, &d)) {
        size_t stop = n <= 2 ? days_before_month(sc, i) : 0;
        return stop ? stop : end;
    }
    if (!d.month && !d.year && !d.day) return end;
    keep(sc, i, d.end, date_of(&d));
    return d.end;
}

/* ---- Weekdays ---- */

/* "Black Friday", "Sunday Times": a name, no day. */
static bool is_named_day(const scan *sc, wire__lexword w)
{
    static const char *const before[] = {"black", "bloody", "cyber", "giving",
                                         "fat",   "super",  "ash",   "ruby"};
    static const char *const after[] = {
        "times", "telegraph", "mirror", "express", "herald",      "post",
        "mail",  "people",    "sport",  "tribune", "independent", "gras"};
    wire__lexword next;
    wire_str s = sc->s;
    if (wire__is_one_space(s, sc->prev.end, w.beg)) {
        wire_str p = wire_str_sub(s, sc->prev.beg, sc->prev.end);
        for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
            if (is_upper_at(s, sc->prev.beg) &&
                wire_str_eq_nocase(p, wire_str_of(before[i])))
                return true;
    }
    if (!wire__lex_next(s, w.end, &next) || s.p[w.end] == '-') return false;
    wire_str a = wire_str_sub(s, next.beg, next.end);
    for (size_t i = 0; i < sizeof after / sizeof after[0]; i++)
        if (wire_str_eq_nocase(a, wire_str_of(after[i])) &&
            (is_upper_at(s, next.beg) ||
             i + 1 == sizeof after / sizeof after[0]))
            return true;
    return wire_str_eq(a, WIRE_STR("Night")) && next.end < s.n &&
           s.p[next.end] == ' ' && is_upper_at(s, next.end + 1);
}

static size_t weekday(scan *sc, wire__lexword w, const wire__lex *e)
{
    wire__day d;
    wire_str s = sc->s;
    if (read_day(sc, w.beg, &d)) {
        size_t stop = days_behind_month(sc, w.beg, d.end, &d);
        if (stop) return stop;
        keep(sc, w.beg, d.end, date_of(&d));
        return d.end;
    }
    if (e->value & 64) return 0; /* "Sat" */
    size_t end = w.end;
    if (e->value & 128) {
        if (!wire_str_starts(wire_str_sub(s, end, s.n), WIRE_STR("-feira")))
            return 0;
        end += 6;
    }
    bool needs_capital = !(e->langs & sc->langs & ~CAPITAL);
    if (needs_capital && !is_upper_at(s, w.beg)) return 0;
    if (is_named_day(sc, w)) return 0;
    wire_date x = {.weekday = e->value & 63, .rel_day = INT32_MIN};
    keep(sc, w.beg, end, x);
    return end;
}

/* "Dienstagabend": its weekday, or 0. */
static int german_weekday(wire_str word)
{
    static const char *const days[] = {"Montag",     "Dienstag", "Mittwoch",
                                       "Donnerstag", "Freitag",  "Samstag",
                                       "Sonntag",    "Sonnabend"};
    static const char *const parts[] = {"abend", "morgen",    "mittag",
                                        "nacht", "vormittag", "nachmittag",
                                        "früh"};
    if (word.n < 10 || word.n > 24) return 0;
    for (int i = 0; i < 8; i++) {
        wire_str d = wire_str_of(days[i]);
        if (!wire_str_starts(word, d)) continue;
        wire_str rest = wire_str_sub(word, d.n, word.n);
        for (size_t k = 0; k < sizeof parts / sizeof parts[0]; k++)
            if (wire_str_eq(rest, wire_str_of(parts[k])))
                return i == 7 ? 6 : i + 1;
    }
    return 0;
}

/* ---- Months ---- */

static bool prev_is(const scan *sc, wire__lexword w, wire__lex_kind kind)
{
    wire__lexword p = wire__lex_near(sc->s, sc->prev.beg, sc->prev.end, w.beg);
    return wire__lex_is(p.lex, kind, sc->langs);
}

static bool prev_word_is(const scan *sc, const char *const *list, size_t n)
{
    wire_str p = wire_str_sub(sc->s, sc->prev.beg, sc->prev.end);
    for (size_t i = 0; i < n; i++)
        if (wire_str_eq_nocase(p, wire_str_of(list[i]))) return true;
    return false;
}

/* May, June, April, August are people too: "by June Carter". */
static bool is_person(const scan *sc, wire__lexword w, const wire__lex *e)
{
    static const char *const sure[] = {"in",    "since", "last", "next",
                                       "until", "till",  "late", "early",
                                       "mid",   "this"};
    if (!(e->langs & WIRE__EN) || !(sc->langs & WIRE__EN)) return false;
    if (prev_word_is(sc, sure, sizeof sure / sizeof sure[0])) return false;
    int m = e->value & 63;
    wire__lexword next;
    if (m == 5) return true;
    return (m == 4 || m == 6 || m == 8 || m == 1) &&
           wire__lex_next(sc->s, w.end, &next) && is_upper_at(sc->s, next.beg);
}

static size_t month(scan *sc, wire__lexword w, const wire__lex *e)
{
    wire_str s = sc->s;
    wire__day d;
    if (e->langs & sc->langs & (WIRE__EN | WIRE__HI) &&
        read_day(sc, w.beg, &d)) {
        size_t stop = days_behind_month(sc, w.beg, d.end, &d);
        if (stop) return stop;
        keep(sc, w.beg, d.end, date_of(&d));
        return d.end;
    }
    bool is_upper = is_upper_at(s, w.beg);
    bool lower_fits = (e->langs & sc->langs & ~CAPITAL) != 0;
    if (!is_upper && !lower_fits && !wire__is_caseless(wire__cp_at(s, w.beg)))
        return 0;
    size_t end = w.end;
    bool is_short = (e->value & 64) != 0;
    if (is_short && end < s.n && s.p[end] == '.') end++;
    wire_date x = {.month = e->value & 63, .rel_day = INT32_MIN};
    size_t stop = end;
    x.year = read_year(s, end, &stop);
    if (!x.year) {
        if (is_short && end == w.end) return 0;
        if (!prev_is(sc, w, WIRE__LEX_MCUE) || is_person(sc, w, e)) return 0;
        if (is_upper && !(e->langs & sc->langs & CAPITAL)) return 0; /* Mars */
        end = w.end;
    } else {
        end = stop;
    }
    keep(sc, w.beg, end, x);
    return end;
}

/* ---- Today and yesterday ---- */

static bool starts_sentence(wire_str s, size_t i)
{
    while (i > 0) {
        uint32_t c = wire__cp_prev(s, &i);
        if (c == '\n' || c == '.' || c == '!' || c == '?' || c == ':')
            return true;
        if (!wire__is_space(c) && !wire__is_opener(c) && c != '-' &&
            c != 0x2013 && c != 0x2014)
            return false;
    }
    return true;
}

/* German "morgen" and Spanish "mañana" are the morning too. */
static bool is_morning(const scan *sc, wire__lexword w)
{
    static const char *const before[] = {
        "la",    "esta",  "una",     "cada",  "misma",  "toda", "primera",
        "guten", "heute", "gestern", "jeden", "diesen", "am",   "vom"};
    wire_str word = wire_str_sub(sc->s, w.beg, w.end);
    bool is_double = wire_str_eq_nocase(word, WIRE_STR("morgen")) ||
                     wire_str_eq_nocase(word, WIRE_STR("mañana"));
    if (!is_double) return false;
    if (wire__is_one_space(sc->s, sc->prev.end, w.beg) &&
        (prev_word_is(sc, before, sizeof before / sizeof before[0]) ||
         prev_is(sc, w, WIRE__LEX_WEEKDAY)))
        return true;
    /* "der Morgen" */
    return is_upper_at(sc->s, w.beg) && !starts_sentence(sc->s, w.beg);
}

static size_t relative(scan *sc, wire__lexword w, const wire__lex *e)
{
    static const struct {
        const char *words;
        int add;
    } wide[] = {{"the day before ", -1}, {"The day before ", -1},
                {"the day after ", 1},   {"The day after ", 1},
                {"avant-", -1},          {"Avant-", -1},
                {"après-", 1},           {"Après-", 1},
                {"pasado ", 1},          {"dopo", 1}};
    wire_str s = sc->s;
    if (is_morning(sc, w)) return 0;
    /* "USA Today", "the Today programme" */
    if (is_upper_at(s, w.beg) && !starts_sentence(s, w.beg)) return 0;
    wire_date x = {.rel_day = e->value};
    size_t beg = w.beg, end = w.end;
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++) {
        wire_str l = wire_str_of(wide[i].words);
        if (beg < l.n || !wire_str_eq(wire_str_sub(s, beg - l.n, beg), l))
            continue;
        if ((e->value > 0) != (wide[i].add > 0) || e->value == 0) continue;
        x.rel_day += wide[i].add;
        beg -= l.n;
        break;
    }
    wire_str rest = wire_str_sub(s, end, s.n);
    if (wire_str_starts(rest, WIRE_STR("'hui"))) end += 4;
    if (wire_str_starts(rest, WIRE_STR("’hui"))) end += 6;
    if (wire_str_starts(rest, WIRE_STR(" en día"))) return 0; /* nowadays */
    if (sc->out->n && sc->out->p[sc->out->n - 1].span.end > beg) beg = w.beg;
    keep(sc, beg, end, x);
    return end;
}

/* "last night", "this morning", "ce matin", "esta tarde" */
static size_t part_of_day(scan *sc, wire__lexword w, const wire__lex *e)
{
    wire__lexword next;
    if (!wire__lex_next(sc->s, w.end, &next) || sc->s.p[w.end] == '-') return 0;
    if (!wire__lex_is(next.lex, WIRE__LEX_DAYPART, sc->langs)) return 0;
    if (e->value < 0 && sc->s.p[next.beg] != 'n') return 0;
    wire_date x = {.rel_day = e->value};
    keep(sc, w.beg, next.end, x);
    return next.end;
}

/* ---- Chinese, Japanese, Korean weekdays ---- */

static size_t cjk(scan *sc, size_t i)
{
    static const struct {
        const char *word;
        int rel, weekday;
    } words[] = {
        {"今天", 0, 0},   {"昨天", -1, 0},  {"明天", 1, 0},   {"今日", 0, 0},
        {"昨日", -1, 0},  {"明日", 1, 0},   {"오늘", 0, 0},   {"어제", -1, 0},
        {"내일", 1, 0},   {"月曜", 0, 1},   {"火曜", 0, 2},   {"水曜", 0, 3},
        {"木曜", 0, 4},   {"金曜", 0, 5},   {"土曜", 0, 6},   {"日曜", 0, 7},
        {"월요일", 0, 1}, {"화요일", 0, 2}, {"수요일", 0, 3}, {"목요일", 0, 4},
        {"금요일", 0, 5}, {"토요일", 0, 6}, {"일요일", 0, 7}, {"周一", 0, 1},
        {"周二", 0, 2},   {"周三", 0, 3},   {"周四", 0, 4},   {"周五", 0, 5},
        {"周六", 0, 6},   {"周日", 0, 7},   {"星期一", 0, 1}, {"星期二", 0, 2},
        {"星期三", 0, 3}, {"星期四", 0, 4}, {"星期五", 0, 5}, {"星期六", 0, 6},
        {"星期日", 0, 7}, {"星期天", 0, 7}};
    wire_str rest = wire_str_sub(sc->s, i, i + 9);
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
        wire_str w = wire_str_of(words[k].word);
        if (!wire_str_starts(rest, w)) continue;
        wire_date x = {.weekday = words[k].weekday,
                       .rel_day = words[k].weekday ? INT32_MIN : words[k].rel};
        size_t end = i + w.n;
        if (words[k].weekday &&
            wire_str_starts(wire_str_sub(sc->s, end, end + 3), WIRE_STR("日")))
            end += 3;
        keep(sc, i, end, x);
        return end;
    }
    return 0;
}

static bool may_begin_cjk(uint32_t c)
{
    static const char leads[] = "今昨明오어내月火水木金土日월화수목금토일周星";
    if (c < 0x3000) return false;
    wire_str all = WIRE_STR(leads);
    for (size_t i = 0; i < all.n;)
        if (wire__cp_next(all, &i) == c) return true;
    return false;
}

/* ---- The pass ---- */

/* A word that is not there in the table, or not for dates. */
static size_t other_word(scan *sc, wire__lexword w)
{
    if (!(sc->langs & WIRE__DE) || !strchr("MDFS", sc->s.p[w.beg])) return 0;
    int day = german_weekday(wire_str_sub(sc->s, w.beg, w.end));
    if (!day) return 0;
    wire_date x = {.weekday = day, .rel_day = INT32_MIN};
    keep(sc, w.beg, w.end, x);
    return w.end;
}

/* An English date with its year in another language. */
static size_t foreign_date(scan *sc, wire__lexword w)
{
    wire__day d;
    if (!is_upper_at(sc->s, w.beg) ||
        !wire__day_read(sc->s, w.beg, WIRE__EN, &d) || d.year < 1900)
        return 0;
    keep(sc, w.beg, d.end, date_of(&d));
    return d.end;
}

static size_t meaning(scan *sc, wire__lexword w)
{
    for (const wire__lex *e = w.lex; w.lex && e <= w.lex + w.lex->more; e++) {
        size_t end = 0;
        if (!(e->langs & sc->langs)) { /* "May 25, 2020" under a tweet */
            if (e->kind != WIRE__LEX_MONTH || !(e->langs & WIRE__EN)) continue;
            if ((end = foreign_date(sc, w))) return end;
            continue;
        }
        switch (e->kind) {
        case WIRE__LEX_MONTH:
            end = month(sc, w, e);
            break;
        case WIRE__LEX_WEEKDAY:
            end = weekday(sc, w, e);
            break;
        case WIRE__LEX_REL:
            end = relative(sc, w, e);
            break;
        case WIRE__LEX_RELPRE:
            end = part_of_day(sc, w, e);
            break;
        default:
            break;
        }
        if (end) return end;
    }
    return other_word(sc, w);
}

static size_t word(scan *sc, size_t i)
{
    wire__lexword w = {.beg = i};
    wire_str s = sc->s;
    uint32_t hash;
    w.end = wire__lex_hash(s, i, WIRE__LEX_DATES, &w.lex, &hash);
    size_t end = w.end, stop;
    if (w.lex && w.lex->kind == WIRE__LEX_URL && end < s.n &&
        (s.p[end] == ':' || s.p[end] == '.'))
        end = wire__skip_address(s, end);
    else if (!is_digit(s, w.end) && (stop = meaning(sc, w)))
        end = stop;
    w.lex = NULL;
    sc->prev = end != w.end ? (wire__lexword){0} : w;
    return end;
}

/* A letter outside ASCII: a word, or one sign of a script without spaces. */
static size_t wide(scan *sc, size_t i)
{
    wire_str s = sc->s;
    size_t next = i;
    uint32_t c = wire__cp_next(s, &next);
    if (!wire__is_letter(c))
        return wire__is_digit(c) ? figures(sc, i) > i ? figures(sc, i) : next
                                 : next;
    if (c < 0x2e80) return word(sc, i);
    if (may_begin_cjk(c)) {
        size_t end = cjk(sc, i);
        if (end) next = end;
    }
    return next;
}

bool wire__dates_scan(wire_str s, unsigned langs, wire__dates *out)
{
    scan sc = {.s = s, .langs = langs, .out = out, .ok = true};
    for (size_t i = 0; i < s.n && sc.ok;) {
        uint8_t c = (uint8_t)s.p[i];
        if ((uint8_t)((c | 0x20) - 'a') < 26) {
            i = word(&sc, i);
        } else if (c >= '0' && c <= '9') {
            i = figures(&sc, i);
            sc.prev = (wire__lexword){0};
        } else if (c < 0x80) {
            i = c == '@' ? wire__skip_address(s, i) : i + 1;
        } else {
            i = wide(&sc, i);
        }
    }
    return sc.ok;
}

wire_status wire_text_dates(wire_str text, wire_str language, wire_arena *a,
                            wire_date **out, size_t *out_n, wire_err *err)
{
    *out = NULL;
    *out_n = 0;
    if (text.n >= UINT32_MAX)
        return wire_fail(err, WIRE_ELIMIT, 0, "text is over 4 GiB");
    wire__dates v = {0};
    wire_status st = WIRE_OK;
    if (!wire__dates_scan(text, wire__text_langs(text, language), &v))
        st = wire_fail_mem(err);
    else
        WIRE__KEEP(st, a, wire_date, v, out, out_n, err);
    WIRE_VEC_FREE(&v);
    return st;
}
