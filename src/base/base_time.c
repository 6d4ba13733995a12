/* Dates as feeds, pages and JSON carry them.
 *
 * One scanner cuts the string into numbers, words and marks; the order of
 * the parts then decides the form. Nothing depends on the locale.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include <wirecopy/base.h>

int64_t wire_days_from_civil(int year, int month, int day)
{
    /* Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
    int64_t y = (int64_t)year - (month <= 2);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t yoe = y - era * 400;
    int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

static void civil_from_days(int64_t z, int *year, int *month, int *day)
{
    z += 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    *day = (int)(doy - (153 * mp + 2) / 5 + 1);
    *month = (int)(mp < 10 ? mp + 3 : mp - 9);
    *year = (int)(yoe + era * 400 + (*month <= 2));
}

typedef struct {
    const char *p, *end;
} scan;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_alpha(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/* Up to max digits; returns how many were read. */
static int number(scan *s, int max, int64_t *out)
{
    int n = 0;
    *out = 0;
    while (s->p < s->end && n < max && is_digit(*s->p)) {
        *out = *out * 10 + (*s->p++ - '0');
        n++;
    }
    return n;
}

static bool mark(scan *s, char c)
{
    if (s->p >= s->end || *s->p != c) return false;
    s->p++;
    return true;
}

static void spaces(scan *s)
{
    while (s->p < s->end && (*s->p == ' ' || *s->p == '\t' || *s->p == ','))
        s->p++;
}

/* Three letters decide; the list holds English, German, French, Spanish,
 * Italian and Portuguese beginnings. */
static const struct {
    char name[5];
    unsigned char month;
} months[] = {
    {"jan", 1},  {"jän", 1},  {"ene", 1},  {"gen", 1},  {"feb", 2},
    {"fév", 2},  {"fev", 2},  {"mar", 3},  {"mär", 3},  {"mrz", 3},
    {"apr", 4},  {"avr", 4},  {"abr", 4},  {"may", 5},  {"mai", 5},
    {"mag", 5},  {"jun", 6},  {"juin", 6}, {"giu", 6},  {"jul", 7},
    {"juil", 7}, {"lug", 7},  {"aug", 8},  {"aoû", 8},  {"ago", 8},
    {"aou", 8},  {"sep", 9},  {"set", 9},  {"oct", 10}, {"okt", 10},
    {"out", 10}, {"ott", 10}, {"nov", 11}, {"dec", 12}, {"dez", 12},
    {"déc", 12}, {"dic", 12},
};

static int month_word(scan *s)
{
    const char *beg = s->p;
    while (s->p < s->end && (is_alpha(*s->p) || (unsigned char)*s->p >= 0x80))
        s->p++;
    size_t n = (size_t)(s->p - beg);
    if (s->p < s->end && *s->p == '.') s->p++;
    int found = 0;
    size_t best = 0;
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        size_t m = strnlen(months[i].name, sizeof months[i].name);
        wire_str word = {beg, n < m ? n : m}, name = {months[i].name, m};
        if (m > best && wire_str_eq_nocase(word, name)) {
            found = months[i].month;
            best = m;
        }
    }
    return found;
}

static int month_days(int y, int m)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30,
                                         31, 31, 30, 31, 30, 31};
    bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
    return days[m - 1] + (m == 2 && leap);
}

static const struct {
    char name[5];
    short minutes;
} zones[] = {
    {"GMT", 0},    {"UTC", 0},    {"UT", 0},     {"Z", 0},      {"EST", -300},
    {"EDT", -240}, {"ET", -300},  {"CST", -360}, {"CDT", -300}, {"MST", -420},
    {"MDT", -360}, {"PST", -480}, {"PDT", -420}, {"PT", -480},  {"BST", 60},
    {"CET", 60},   {"CEST", 120}, {"IST", 330},  {"KST", 540},  {"JST", 540},
};

static int zone_minutes(scan *s)
{
    spaces(s);
    if (s->p < s->end && (*s->p == '+' || *s->p == '-')) {
        int sign = *s->p++ == '-' ? -1 : 1;
        int64_t h, m = 0;
        if (!number(s, 2, &h)) return 0;
        mark(s, ':');
        number(s, 2, &m);
        return sign * (int)(h * 60 + m);
    }
    const char *beg = s->p;
    while (s->p < s->end && is_alpha(*s->p))
        s->p++;
    wire_str word = {beg, (size_t)(s->p - beg)};
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (wire_str_eq_nocase(word, wire_str_of(zones[i].name)))
            return zones[i].minutes;
    return 0;
}

/* hh:mm[:ss[.f]] [am|pm] [zone] after a date. */
static bool clock_time(scan *s, int64_t *seconds)
{
    spaces(s);
    if (s->end - s->p > 3 &&
        wire_str_starts_nocase((wire_str){s->p, 3}, WIRE_STR("at ")))
        s->p += 3;
    if (!mark(s, 'T')) mark(s, 't');
    spaces(s);
    int64_t h, m = 0, sec = 0, frac;
    if (!number(s, 2, &h) || !mark(s, ':') || !number(s, 2, &m)) return false;
    if (mark(s, ':')) {
        number(s, 2, &sec);
        if (mark(s, '.')) number(s, 18, &frac);
    }
    spaces(s);
    if (s->end - s->p >= 2 && (s->p[1] | 0x20) == 'm') {
        if ((s->p[0] | 0x20) == 'p' && h < 12) h += 12;
        if ((s->p[0] | 0x20) == 'a' && h == 12) h = 0;
        s->p += 2;
    }
    if (h > 24 || m > 59 || sec > 60) return false;
    *seconds = h * 3600 + m * 60 + sec - (int64_t)zone_minutes(s) * 60;
    return true;
}

static wire_time finish(scan *s, int64_t y, int64_t m, int64_t d)
{
    wire_time none = {0, WIRE_TIME_NONE};
    if (y < 1000 || y > 9999 || m < 1 || m > 12 || d < 1 ||
        d > month_days((int)y, (int)m))
        return none;
    int64_t sec = wire_days_from_civil((int)y, (int)m, (int)d) * 86400, of_day;
    if (!clock_time(s, &of_day)) return (wire_time){sec, WIRE_TIME_DAY};
    return (wire_time){sec + of_day, WIRE_TIME_SECOND};
}

static int64_t full_year(int64_t y, int digits)
{
    return digits == 2 ? y + (y < 70 ? 2000 : 1900) : y;
}

/* 2016-09-20, 2016/09/20, 20160920, 20.09.2016, 9/20/2016, Unix time,
 * 20 September 2016, 20. September 2016. */
static wire_time from_number(scan *s)
{
    wire_time none = {0, WIRE_TIME_NONE};
    int64_t a, b, c;
    const char *beg = s->p;
    int n = number(s, 13, &a);
    bool ends = s->p == s->end || *s->p == '.';
    if (n == 13 && ends) return (wire_time){a / 1000, WIRE_TIME_SECOND};
    if (ends && (n == 10 || n == 9)) return (wire_time){a, WIRE_TIME_SECOND};
    if (n == 8) return finish(s, a / 10000, a / 100 % 100, a % 100);
    if (n == 4) {
        if (!mark(s, '-') && !mark(s, '/') && !mark(s, '.')) return none;
        if (!number(s, 2, &b)) return none;
        if (!mark(s, '-') && !mark(s, '/') && !mark(s, '.')) return none;
        if (!number(s, 2, &c)) return none;
        return finish(s, a, b, c);
    }
    if (n > 2 || n == 0) return none;
    if (s->end - s->p > 4 && (*s->p == '.' || *s->p == '/' || *s->p == '-') &&
        is_digit(s->p[1])) {
        char sep = *s->p++;
        number(s, 2, &b);
        if (!mark(s, sep)) return none;
        int digits = number(s, 4, &c);
        bool us = sep == '/' && b > 12;
        if (sep == '/' && !us && a <= 12) us = true; /* the feeds' habit */
        return us ? finish(s, full_year(c, digits), a, b)
                  : finish(s, full_year(c, digits), b, a);
    }
    mark(s, '.');
    if (s->p < s->end && (is_alpha(*s->p)) && s->p - beg <= 2 &&
        s->end - s->p > 2 && (s->p[2] == ' ')) /* 1st, 2nd */
        s->p += 2;
    mark(s, '-');
    spaces(s);
    if (s->end - s->p > 3 &&
        wire_str_starts_nocase((wire_str){s->p, 3}, WIRE_STR("de ")))
        s->p += 3;
    b = month_word(s);
    mark(s, '-');
    spaces(s);
    if (s->end - s->p > 3 &&
        wire_str_starts_nocase((wire_str){s->p, 3}, WIRE_STR("de ")))
        s->p += 3;
    int digits = number(s, 4, &c);
    return b && digits >= 2 ? finish(s, full_year(c, digits), b, a) : none;
}

wire_time wire_time_parse(wire_str str)
{
    wire_time none = {0, WIRE_TIME_NONE};
    str = wire_str_trim(str);
    if (str.n == 0 || str.n > 80) return none;
    scan s = {str.p, str.p + str.n};
    if (is_digit(*s.p)) return from_number(&s);
    /* "Tue, 20 Sep 2016", "September 20, 2016", "Tuesday, September 20 ..." */
    for (int words = 0; words < 3 && s.p < s.end; words++) {
        if (is_digit(*s.p)) return from_number(&s);
        scan before = s;
        int m = month_word(&s);
        if (s.p == before.p) s.p++;
        spaces(&s);
        int64_t d, y;
        if (!m || s.p >= s.end || !is_digit(*s.p)) continue;
        scan after = s;
        if (!number(&s, 2, &d)) return none;
        if (s.end - s.p > 2 && is_alpha(*s.p)) s.p += 2; /* 20th */
        spaces(&s);
        int64_t sec_of_day;
        scan at_time = s;
        /* asctime: "Sep 20 10:00:00 2016" */
        if (clock_time(&s, &sec_of_day)) {
            spaces(&s);
            scan end = {s.end, s.end};
            wire_time t;
            if (number(&s, 4, &y) != 4) return none;
            t = finish(&end, y, m, d);
            t.unix_s += sec_of_day;
            if (t.precision) t.precision = WIRE_TIME_SECOND;
            return t;
        }
        s = at_time;
        int digits = number(&s, 4, &y);
        if (digits == 4) return finish(&s, y, m, d);
        s = after;
        return none;
    }
    return none;
}

void wire_time_format(wire_time t, char out[32])
{
    out[0] = 0;
    if (t.precision == WIRE_TIME_NONE) return;
    int64_t day = t.unix_s / 86400, sec = t.unix_s % 86400;
    if (sec < 0) {
        sec += 86400;
        day--;
    }
    int y, m, d;
    civil_from_days(day, &y, &m, &d);
    if (y < 0 || y > 9999) return;
    int n = snprintf(out, 32, "%04u-%02u-%02u", (unsigned)y % 10000,
                     (unsigned)m % 100, (unsigned)d % 100);
    if (t.precision == WIRE_TIME_SECOND && n > 0)
        snprintf(out + n, 32 - (size_t)n, "T%02u:%02u:%02uZ",
                 (unsigned)(sec / 3600) % 100, (unsigned)(sec / 60 % 60),
                 (unsigned)(sec % 60));
}
