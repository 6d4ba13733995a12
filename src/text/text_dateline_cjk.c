/* Datelines of Korean, Japanese and Chinese agencies.
 *
 *     (서울=연합뉴스) 김하늘 기자 = 정부는     place=credit, reporter
 *     【ソウル共同】  [ソウル 3日 ロイター] -     place, date, credit
 *     新华社首尔11月3日电（记者李明）            credit, place, date, 电
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_int.h"

/* Bytes of a name in one of these scripts. */
enum { NAME_MAX = 60, REPORTER_MAX = 60 };

static wire_str cut(wire_str s, size_t beg, size_t end)
{
    return wire_str_trim(wire_str_sub(s, beg, end));
}

static bool has_caseless(wire_str s)
{
    for (size_t i = 0; i < s.n;)
        if (wire__is_caseless(wire__cp_next(s, &i))) return true;
    return false;
}

/* The closing mark of an opening one, or 0. */
static uint32_t closing(uint32_t open)
{
    switch (open) {
    case '(':
        return ')';
    case '[':
        return ']';
    case 0x3010:
        return 0x3011;
    case 0xff08:
        return 0xff09;
    case 0xff3b:
        return 0xff3d;
    default:
        return 0;
    }
}

/* "김하늘 기자 = " behind the bracket: the text begins after the sign. */
static size_t skip_reporter(wire_str s, size_t i)
{
    size_t end = i + REPORTER_MAX < s.n ? i + REPORTER_MAX : s.n;
    for (size_t k = i; k < end; k++) {
        if (s.p[k] == '=') return k + 1;
        if (s.p[k] == '.' || s.p[k] == '\n') break;
    }
    size_t k = wire__skip_space(s, i);
    if (k < s.n && s.p[k] == '-') return k + 1;
    return i;
}

static void set_day(wire_dateline *out, wire_str text, size_t at)
{
    wire__day d;
    if (!wire__day_read(text, at, WIRE__ALL, &d)) return;
    out->date = wire_str_sub(text, d.beg, d.end);
    out->month = d.month;
    out->day = d.day;
}

/* A known agency at the end of s: "ソウル共同", "ワシントン時事". */
static size_t agency_tail(wire_str s)
{
    for (size_t i = 0; i < s.n;) {
        wire_str tail = wire_str_sub(s, i, s.n);
        if (i > 0 && wire__agency_is_known(tail)) return i;
        wire__cp_next(s, &i);
    }
    return s.n;
}

/* place=credit | place date credit | place credit, inside brackets */
static bool inside(wire_str in, wire_dateline *out)
{
    size_t eq = wire_str_find(in, WIRE_STR("="), 0), eq_n = 1;
    if (eq == SIZE_MAX) {
        eq = wire_str_find(in, WIRE_STR("＝"), 0);
        eq_n = strlen("＝");
    }
    if (eq != SIZE_MAX) {
        out->place = cut(in, 0, eq);
        out->credit = cut(in, eq + eq_n, in.n);
        if (wire__agency_is_known(out->place)) { /* 【AFP=時事】 */
            out->credit = in;
            out->place = (wire_str){0};
            return true;
        }
        return out->place.n && out->credit.n && out->place.n < NAME_MAX;
    }
    for (size_t i = 0; i < in.n; wire__cp_next(in, &i)) {
        if (!wire__is_digit(wire__cp_at(in, i))) continue;
        set_day(out, in, i);
        if (!out->date.n) return false;
        size_t end = (size_t)(out->date.p + out->date.n - in.p);
        out->place = cut(in, 0, i);
        out->credit = cut(in, end, in.n);
        return out->place.n && out->credit.n && has_caseless(out->place) &&
               out->credit.n < NAME_MAX;
    }
    size_t tail = agency_tail(in);
    if (tail >= in.n) return false;
    out->place = cut(in, 0, tail);
    out->credit = cut(in, tail, in.n);
    return out->place.n > 0 && has_caseless(out->place);
}

static bool bracketed(wire_str s, wire_dateline *out)
{
    size_t i = 0;
    uint32_t close = closing(wire__cp_next(s, &i));
    size_t beg = i, end = i;
    while (end < s.n && wire__cp_at(s, end) != close)
        wire__cp_next(s, &end);
    if (end >= s.n || end - beg > 2 * NAME_MAX) return false;
    wire_str in = cut(s, beg, end);
    if (!has_caseless(in) || !inside(in, out)) return false;
    wire__cp_next(s, &end);
    out->span.end = (uint32_t)skip_reporter(s, end);
    return true;
}

static bool starts_any(wire_str s, const char *const *list, size_t n,
                       size_t *len)
{
    for (size_t i = 0; i < n; i++)
        if (wire_str_starts(s, wire_str_of(list[i]))) {
            *len = strlen(list[i]);
            return true;
        }
    return false;
}

/* Chinese: agency, place, date and 电 run together. */
static bool telegram(wire_str s, wire_dateline *out)
{
    static const char *const wires[] = {"电", "電", "讯", "訊", "专电", "專電"};
    static const char *const bodies[] = {"社", "网", "網", "报", "報", "台讯"};
    size_t at = 0, len = 0;
    if (closing(wire__cp_at(s, 0))) wire__cp_next(s, &at);
    size_t beg = at, date = SIZE_MAX, place = SIZE_MAX, first_digit = 0;
    for (; at < s.n && at - beg < 120; wire__cp_next(s, &at)) {
        uint32_t c = wire__cp_at(s, at);
        if (wire__is_digit(c)) {
            first_digit = at;
            break;
        }
        if (c == 0x3002 || c == 0xff0c || c == '\n') return false;
        if (place == SIZE_MAX &&
            starts_any(wire_str_sub(s, at, s.n), bodies, 6, &len))
            place = at + len;
    }
    if (!first_digit || place == SIZE_MAX || place > first_digit) return false;
    date = first_digit;
    set_day(out, s, date);
    if (!out->date.n) return false;
    size_t end = (size_t)(out->date.p + out->date.n - s.p);
    if (!starts_any(wire_str_sub(s, end, s.n), wires, 6, &len)) return false;
    end += len;
    uint32_t c = wire__cp_at(s, end);
    if (c == '(' || c == 0xff08) { /* the reporter */
        size_t k = end;
        while (k < s.n && wire__cp_at(s, k) != closing(c)) {
            wire__cp_next(s, &k);
            if (k - end > 2 * REPORTER_MAX) break;
        }
        if (k < s.n && wire__cp_at(s, k) == closing(c)) {
            wire__cp_next(s, &k);
            end = k;
        }
    } else if (c == ')' || c == 0xff09 || c == 0x3011) {
        wire__cp_next(s, &end);
    }
    /* "（中央社記者李明台北3日電）": the reporter stands before the place
     * and cannot be told from it */
    out->credit = cut(s, beg, place);
    out->place = cut(s, place, date);
    out->span.end = (uint32_t)end;
    return true;
}

bool wire__dateline_cjk(wire_str head, wire_dateline *out)
{
    uint32_t c = wire__cp_at(head, 0);
    if (c < 0x80 && c != '(' && c != '[') return false;
    if (c >= 0x3000 && telegram(head, out)) return true;
    *out = (wire_dateline){0};
    if (closing(c) && bracketed(head, out)) return true;
    *out = (wire_dateline){0};
    return false;
}
