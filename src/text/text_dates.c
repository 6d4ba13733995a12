/* Dates in running text.
 *
 *     on Tuesday, Nov. 3, 2026   am 3. November   in March 2025   yesterday
 *
 * Words are tried from left to right; the longest reading from a word wins.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_int.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

typedef WIRE_VEC(wire_date) dates;

/* Days from today, + OFFSET so that the table holds no negative number. */
enum { OFFSET = 8 };

/* clang-format off */
static const wire__entry RELATIVE[] = {
    {"aujourd'hui", OFFSET, WIRE__FR}, {"ayer", OFFSET - 1, WIRE__ES},
    {"anteayer", OFFSET - 2, WIRE__ES}, {"demain", OFFSET + 1, WIRE__FR},
    {"domani", OFFSET + 1, WIRE__IT}, {"gestern", OFFSET - 1, WIRE__DE},
    {"heute", OFFSET, WIRE__DE}, {"hier", OFFSET - 1, WIRE__FR},
    {"hoje", OFFSET, WIRE__PT}, {"hoy", OFFSET, WIRE__ES},
    {"ieri", OFFSET - 1, WIRE__IT}, {"oggi", OFFSET, WIRE__IT},
    {"ontem", OFFSET - 1, WIRE__PT}, {"today", OFFSET, WIRE__EN},
    {"tomorrow", OFFSET + 1, WIRE__EN}, {"tonight", OFFSET, WIRE__EN},
    {"vorgestern", OFFSET - 2, WIRE__DE}, {"yesterday", OFFSET - 1, WIRE__EN},
    {"amanhã", OFFSET + 1, WIRE__PT}, {"anteontem", OFFSET - 2, WIRE__PT},
    {"mañana", OFFSET + 1, WIRE__ES}, {"morgen", OFFSET + 1, WIRE__DE},
    {"übermorgen", OFFSET + 2, WIRE__DE}, {"आज", OFFSET, WIRE__HI},
    {"परसों", OFFSET - 2, WIRE__HI}, {"오늘", OFFSET, WIRE__KO},
    {"어제", OFFSET - 1, WIRE__KO}, {"내일", OFFSET + 1, WIRE__KO},
    {"昨日", OFFSET - 1, WIRE__JA}, {"明日", OFFSET + 1, WIRE__JA},
    {"昨天", OFFSET - 1, WIRE__ZH}, {"明天", OFFSET + 1, WIRE__ZH},
    {"今天", OFFSET, WIRE__ZH}, {"今日", OFFSET, WIRE__JA | WIRE__ZH}};
/* clang-format on */

typedef struct {
    wire_str s;
    unsigned langs;
} reader;

static bool is_cjk(const reader *r)
{
    return (r->langs & (WIRE__KO | WIRE__JA | WIRE__ZH)) != 0;
}

static const wire__entry *relative_at(const reader *r, size_t i, size_t end)
{
    wire__key k = wire__fold(wire_str_sub(r->s, i, end));
    wire_str w = wire__key_str(&k);
    for (size_t n = 0; n < COUNT(RELATIVE); n++) {
        wire_str e = wire_str_of(RELATIVE[n].word);
        if (!(RELATIVE[n].langs & r->langs)) continue;
        /* CJK words run into their particles: 오늘은, 今天上午 */
        if (is_cjk(r) ? wire_str_starts(w, e) : wire_str_eq(w, e))
            return &RELATIVE[n];
    }
    return NULL;
}

static wire_str word_before(const reader *r, size_t i)
{
    while (i > 0 && r->s.p[i - 1] == ' ')
        i--;
    size_t end = i;
    while (i > 0 && wire__is_letter(wire__cp_before(r->s, i)))
        wire__cp_prev(r->s, &i);
    return wire_str_sub(r->s, i, end);
}

/* "la mañana", "am Morgen", "guten Morgen": parts of a day. */
static bool is_part_of_day(const reader *r, size_t i, const wire__entry *e)
{
    wire_str w = word_before(r, i);
    if (wire_str_eq(wire_str_of(e->word), WIRE_STR("mañana")))
        return wire_str_eq_nocase(w, WIRE_STR("la")) ||
               wire_str_eq_nocase(w, WIRE_STR("esta"));
    if (wire_str_eq(wire_str_of(e->word), WIRE_STR("morgen")))
        return wire__is_upper((uint8_t)r->s.p[i]) && w.n > 0;
    return false;
}

static bool read_relative(const reader *r, size_t i, size_t end, wire_date *d)
{
    const wire__entry *e = relative_at(r, i, end);
    if (!e || is_part_of_day(r, i, e)) return false;
    d->rel_day = e->value - OFFSET;
    size_t n = is_cjk(r) ? strlen(e->word) : end - i;
    d->span = (wire_span){(uint32_t)i, (uint32_t)(i + n)};
    return true;
}

/* Behind a month without a day: a year, " 2025", ", 2025", " de 2025". */
static bool read_year(const reader *r, size_t *i, int *year)
{
    size_t at = *i;
    if (at < r->s.n && r->s.p[at] == ',') at++;
    at = wire__skip_space(r->s, at);
    if (at == *i) return false;
    wire_str rest = wire_str_sub(r->s, at, r->s.n);
    if (wire_str_starts_nocase(rest, WIRE_STR("de ")) ||
        wire_str_starts_nocase(rest, WIRE_STR("of ")))
        at += 3;
    int v = 0, n = 0;
    while (at < r->s.n && n < 5 && r->s.p[at] >= '0' && r->s.p[at] <= '9') {
        v = v * 10 + (r->s.p[at++] - '0');
        n++;
    }
    if (n != 4 || v < 1500 || v > 2199) return false;
    *i = at;
    *year = v;
    return true;
}

/* "in March", "Anfang Mai", "mars 2025": a month alone needs a sign that it
 * is one, where it is a word or a name as well. */
static bool read_month(const reader *r, size_t i, size_t end, wire_date *d)
{
    static const char *const before[] = {
        "anfang", "by",    "début", "during",  "early", "em",
        "en",     "ende",  "fin",   "from",    "im",    "in",
        "last",   "late",  "mid",   "mitte",   "next",  "of",
        "seit",   "since", "this",  "through", "until"};
    wire_str w = wire_str_sub(r->s, i, end);
    int month = wire__month_of(w, r->langs);
    if (!month) return false;
    size_t at = end;
    if (at < r->s.n && r->s.p[at] == '.') at++;
    bool has_year = read_year(r, &at, &d->year);
    wire__key k = wire__fold(word_before(r, i));
    bool has_sign = wire__list_has(before, COUNT(before), wire__key_str(&k));
    bool is_long = w.n > 3;
    bool is_upper = wire__is_upper(wire__cp_at(r->s, i));
    bool is_name = month == 5 || month == 3 || month == 4 || month == 6 ||
                   month == 8; /* May, March, April, June, August */
    if (r->langs & (WIRE__EN | WIRE__DE) && !is_upper) return false;
    if (!has_year && !(is_long && (has_sign || !is_name))) return false;
    d->month = month;
    d->span = (wire_span){(uint32_t)i, (uint32_t)(has_year ? at : end)};
    return true;
}

static bool read_weekday(const reader *r, size_t i, size_t end, wire_date *d)
{
    while (end < r->s.n && r->s.p[end] == '-' && r->langs & WIRE__PT)
        end = wire__word_end(r->s, end + 1); /* segunda-feira */
    wire_str w = wire_str_sub(r->s, i, end);
    if (w.n < 5) return false; /* "Sat", "Sun", "mar": words too */
    int day = 0;
    if (is_cjk(r)) { /* 월요일에: particles run on; 月曜日, 周一 */
        for (size_t n = 9; n >= 6 && !day; n -= 3) {
            day = wire__weekday_of(wire_str_sub(r->s, i, i + n), r->langs);
            if (day) end = i + n;
        }
    } else {
        day = wire__weekday_of(w, r->langs);
    }
    if (!day || (r->langs & (WIRE__EN | WIRE__DE) &&
                 !wire__is_upper(wire__cp_at(r->s, i))))
        return false;
    d->weekday = day;
    d->span = (wire_span){(uint32_t)i, (uint32_t)end};
    return true;
}

/* Is a number at i the start of something that is no date: 10:30, 1.5? */
static bool is_inside_number(const reader *r, size_t i)
{
    uint32_t before = wire__cp_before(r->s, i);
    if (wire__is_letter(before) && !wire__is_caseless(before)) return true;
    if (before != '.' && before != ',' && before != '/' && before != ':' &&
        before != '-')
        return false;
    return i > 1 && wire__is_digit((uint8_t)r->s.p[i - 2]);
}

static bool read_at(const reader *r, size_t i, size_t end, wire_date *d)
{
    *d = (wire_date){.rel_day = INT32_MIN};
    wire__day day;
    uint32_t c = wire__cp_at(r->s, i);
    bool is_digit = wire__is_digit(c);
    if (is_digit && is_inside_number(r, i)) return false;
    /* English and German write months and weekdays with a capital. */
    if (!is_digit && !(r->langs & ~(unsigned)(WIRE__EN | WIRE__DE)) &&
        wire__is_lower(c))
        return strchr("tyhgvm\xc3", r->s.p[i]) && read_relative(r, i, end, d);
    if (wire__day_read(r->s, i, r->langs, &day)) {
        d->year = day.year, d->month = day.month, d->day = day.day;
        d->weekday = day.weekday;
        d->span = (wire_span){(uint32_t)day.beg, (uint32_t)day.end};
        return true;
    }
    if (is_digit) return false;
    return read_weekday(r, i, end, d) || read_month(r, i, end, d) ||
           read_relative(r, i, end, d);
}

static bool scan(const reader *r, dates *v)
{
    for (size_t i = 0; i < r->s.n;) {
        uint32_t c = wire__cp_at(r->s, i);
        bool letter = wire__is_letter(c);
        if (!letter && !wire__is_digit(c)) {
            wire__cp_next(r->s, &i);
            continue;
        }
        size_t end = i;
        if (letter)
            end = wire__word_end(r->s, i);
        else
            while (end < r->s.n && wire__is_digit(wire__cp_at(r->s, end)))
                wire__cp_next(r->s, &end);
        wire_date d;
        if (end - i <= 48 && read_at(r, i, end, &d)) {
            if (!WIRE_VEC_PUSH(v, d)) return false;
            end = d.span.end > end ? d.span.end : end;
            if (is_cjk(r)) end = d.span.end;
        } else if (letter && is_cjk(r)) {
            /* a run of Han or Hangul hides words: step through it */
            end = i;
            wire__cp_next(r->s, &end);
        }
        i = end;
    }
    return true;
}

wire_status wire_text_dates(wire_str text, wire_str language, wire_arena *a,
                            wire_date **out, size_t *out_n, wire_err *err)
{
    *out = NULL;
    *out_n = 0;
    if (text.n >= UINT32_MAX)
        return wire_fail(err, WIRE_ELIMIT, UINT32_MAX,
                         "text of %zu bytes is longer than 4 GiB", text.n);
    unsigned langs = wire__lang_bits(language);
    if (langs == WIRE__ALL) langs = WIRE__EN;
    reader r = {.s = text, .langs = langs};
    dates v = {0};
    wire_status st = WIRE_OK;
    if (scan(&r, &v))
        WIRE__KEEP(st, a, wire_date, v, out, out_n, err);
    else
        st = wire_fail_mem(err);
    WIRE_VEC_FREE(&v);
    return st;
}
