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
    bool has_zone;
    int zone_minutes;      /* that its language implies: Korean dates */
    bool is_day_first;     /* wanted of what may be either */
    wire_date_order order; /* found */
} scan;

/* A byte of a word in any script. */
static bool is_letter(char c)
{
    return wire_is_alpha(c) || (unsigned char)c >= 0x80;
}

static int digits_ahead(const scan *s)
{
    int n = 0;
    while (s->p + n < s->end && wire_is_digit(s->p[n]))
        n++;
    return n;
}

/* Up to max digits; returns how many were read. */
static int number(scan *s, int max, int64_t *out)
{
    int n = 0;
    *out = 0;
    while (s->p < s->end && n < max && wire_is_digit(*s->p)) {
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

/* The word at s, when it is one of those, ASCII case aside. */
static bool word(scan *s, const char *w)
{
    size_t n = strlen(w);
    if ((size_t)(s->end - s->p) < n) return false;
    if (!wire_str_eq_nocase((wire_str){s->p, n}, (wire_str){w, n}))
        return false;
    s->p += n;
    return true;
}

static void spaces(scan *s)
{
    while (s->p < s->end && (*s->p == ' ' || *s->p == '\t' || *s->p == ','))
        s->p++;
}

/* ---- Months -------------------------------------------------------------- */

/* Beginnings decide, the longest of them: English, German, French, Spanish,
 * Italian, Portuguese, Dutch, Scandinavian, Polish, Hungarian, Turkish,
 * Russian, Greek. */
static const struct {
    char name[8];
    unsigned char month;
} months[] = {
    {"jan", 1},  {"jän", 1},  {"ene", 1},  {"gen", 1},  {"sty", 1},
    {"oca", 1},  {"янв", 1},  {"Ιαν", 1},  {"feb", 2},  {"fév", 2},
    {"fev", 2},  {"lut", 2},  {"şub", 2},  {"фев", 2},  {"Φεβ", 2},
    {"mar", 3},  {"mär", 3},  {"mrz", 3},  {"maa", 3},  {"mrt", 3},
    {"már", 3},  {"мар", 3},  {"Μαρ", 3},  {"Μάρ", 3},  {"apr", 4},
    {"avr", 4},  {"abr", 4},  {"ápr", 4},  {"kwi", 4},  {"nis", 4},
    {"апр", 4},  {"Απρ", 4},  {"may", 5},  {"mai", 5},  {"mag", 5},
    {"maj", 5},  {"máj", 5},  {"mei", 5},  {"май", 5},  {"мая", 5},
    {"Μαϊ", 5},  {"Μάι", 5},  {"Μαι", 5},  {"jun", 6},  {"juin", 6},
    {"giu", 6},  {"jún", 6},  {"cze", 6},  {"haz", 6},  {"июн", 6},
    {"Ιουν", 6}, {"Ιούν", 6}, {"jul", 7},  {"juil", 7}, {"lug", 7},
    {"júl", 7},  {"lip", 7},  {"tem", 7},  {"июл", 7},  {"Ιουλ", 7},
    {"Ιούλ", 7}, {"aug", 8},  {"aoû", 8},  {"ago", 8},  {"aou", 8},
    {"sie", 8},  {"ağu", 8},  {"авг", 8},  {"Αυγ", 8},  {"Αύγ", 8},
    {"sep", 9},  {"set", 9},  {"sze", 9},  {"wrz", 9},  {"eyl", 9},
    {"сен", 9},  {"Σεπ", 9},  {"oct", 10}, {"okt", 10}, {"out", 10},
    {"ott", 10}, {"paź", 10}, {"eki", 10}, {"окт", 10}, {"Οκτ", 10},
    {"nov", 11}, {"lis", 11}, {"kas", 11}, {"ноя", 11}, {"Νοε", 11},
    {"Νοέ", 11}, {"dec", 12}, {"dez", 12}, {"déc", 12}, {"dic", 12},
    {"des", 12}, {"gru", 12}, {"ara", 12}, {"дек", 12}, {"Δεκ", 12},
};

static int month_word(scan *s)
{
    const char *beg = s->p;
    while (s->p < s->end && is_letter(*s->p))
        s->p++;
    size_t n = (size_t)(s->p - beg);
    if (s->p < s->end && *s->p == '.') s->p++;
    int found = 0;
    size_t best = 0;
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        size_t m = strnlen(months[i].name, sizeof months[i].name);
        wire_str head = {beg, n < m ? n : m}, name = {months[i].name, m};
        if (m > best && wire_str_eq_nocase(head, name)) {
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

/* ---- Zones --------------------------------------------------------------- */

/* As feeds use them; of a name with several meanings the one that most feeds
 * mean. */
static const struct {
    char name[5];
    short minutes;
} zones[] = {
    {"GMT", 0},    {"UTC", 0},    {"UT", 0},      {"Z", 0},       {"WET", 0},
    {"EST", -300}, {"EDT", -240}, {"ET", -300},   {"CST", -360},  {"CDT", -300},
    {"CT", -360},  {"MST", -420}, {"MDT", -360},  {"MT", -420},   {"PST", -480},
    {"PDT", -420}, {"PT", -480},  {"AST", -240},  {"ADT", -180},  {"AT", -240},
    {"NST", -210}, {"NDT", -150}, {"AKST", -540}, {"AKDT", -480}, {"HST", -600},
    {"BRT", -180}, {"ART", -180}, {"CLT", -240},  {"BST", 60},    {"WEST", 60},
    {"CET", 60},   {"MEZ", 60},   {"MET", 60},    {"WAT", 60},    {"CEST", 120},
    {"MESZ", 120}, {"MEST", 120}, {"EET", 120},   {"CAT", 120},   {"SAST", 120},
    {"EEST", 180}, {"MSK", 180},  {"EAT", 180},   {"TRT", 180},   {"GST", 240},
    {"PKT", 300},  {"IST", 330},  {"NPT", 345},   {"ICT", 420},   {"WIB", 420},
    {"SGT", 480},  {"HKT", 480},  {"PHT", 480},   {"AWST", 480},  {"KST", 540},
    {"JST", 540},  {"ACST", 570}, {"AEST", 600},  {"ACDT", 630},  {"AEDT", 660},
    {"NZST", 720}, {"NZDT", 780},
};

/* +hh:mm, +hhmm, +h. False: no offset that a place on Earth has. */
static bool zone_offset(scan *s, int *minutes)
{
    int sign = *s->p++ == '-' ? -1 : 1;
    int64_t h, m = 0;
    if (!number(s, 2, &h)) return false;
    bool has_colon = mark(s, ':');
    if (!number(s, 2, &m) && has_colon) return false;
    if (h > 23 || m > 59) return false;
    *minutes = sign * (int)(h * 60 + m);
    s->has_zone = true;
    return true;
}

/* A zone of North America writes the month first, one of Europe, the Near
 * East, India or Australia the day. */
static void settle_order(scan *s, int minutes)
{
    if (s->order != WIRE_DATE_EITHER) return;
    if (minutes <= -300)
        s->order = WIRE_DATE_MONTH_FIRST;
    else if ((minutes > 0 && minutes < 400) || minutes > 550)
        s->order = WIRE_DATE_DAY_FIRST;
}

/* What follows a clock time; a word that is no zone means nothing. False:
 * it begins as an offset and is none. */
static bool zone(scan *s, int *minutes)
{
    *minutes = s->zone_minutes;
    spaces(s);
    mark(s, '(');
    if (s->p < s->end && (*s->p == '+' || *s->p == '-') &&
        !(s->p + 1 < s->end && s->p[1] == ' '))
        return zone_offset(s, minutes);
    word(s, "Etc/");
    const char *beg = s->p;
    while (s->p < s->end && wire_is_alpha(*s->p))
        s->p++;
    wire_str name = {beg, (size_t)(s->p - beg)};
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        size_t n = strnlen(zones[i].name, sizeof zones[i].name);
        if (!wire_str_eq_nocase(name, (wire_str){zones[i].name, n})) continue;
        *minutes = zones[i].minutes;
        s->has_zone = true;
        settle_order(s, name.n == 3 && zones[i].minutes == -240 &&
                                (name.p[0] | 0x20) == 'e'
                            ? -300 /* EDT */
                            : zones[i].minutes);
        bool is_base = zones[i].minutes == 0 && name.n > 1;
        if (is_base && s->p < s->end && (*s->p == '+' || *s->p == '-'))
            return zone_offset(s, minutes); /* GMT+01:00 */
        break;
    }
    return true;
}

/* ---- Clock times --------------------------------------------------------- */

typedef enum { CLOCK_NONE, CLOCK_READ, CLOCK_WRONG } clock_result;

/* Between date and time: "at", "um", "à", a dash, a bar. */
static void to_clock(scan *s)
{
    static const char *const words[] = {"T",      "at ",   "um ",  "à ",
                                        "a las ", "alle ", "kl. ", "klo "};
    for (;;) {
        const char *before = s->p;
        spaces(s);
        if (s->end - s->p > 1 && s->p[1] == ' ' &&
            (*s->p == '-' || *s->p == '|'))
            s->p++;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            scan t = *s;
            if (word(&t, words[i]) && t.p < t.end && !wire_is_alpha(*t.p))
                *s = t;
        }
        word(s, "–");
        word(s, "—");
        word(s, "•");
        word(s, "·");
        if (s->p == before) return;
    }
}

/* am, pm and what stands for them; -1 when nothing does. */
static int half_of_day(scan *s)
{
    static const struct {
        const char *word;
        int half;
    } words[] = {{"a.m.", 0}, {"p.m.", 1}, {"am", 0},   {"pm", 1},
                 {"오전", 0}, {"오후", 1}, {"上午", 0}, {"下午", 1},
                 {"午前", 0}, {"午後", 1}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!word(s, words[i].word)) continue;
        if (words[i].word[0] == (char)0xec) s->zone_minutes = 540;
        return words[i].half;
    }
    return -1;
}

/* hh:mm[:ss[.f]], hhmm[ss], hh am. False: no clock time stands here. */
static bool clock_digits(scan *s, bool is_marked, int64_t hms[3], int *half)
{
    int n = digits_ahead(s);
    hms[1] = hms[2] = 0;
    if (n == 4 || n == 6) { /* ISO's basic form follows a "T" */
        if (!is_marked) return false;
        number(s, 2, &hms[0]);
        number(s, 2, &hms[1]);
        if (n == 6) number(s, 2, &hms[2]);
    } else {
        if (!n || n > 2 || !number(s, 2, &hms[0])) return false;
        scan colon = *s;
        if (mark(&colon, ':') || mark(&colon, 'h') || mark(&colon, 'H')) {
            *s = colon;
            bool has_minutes = number(s, 2, &hms[1]) > 0;
            if (!has_minutes && colon.p[-1] == ':') return false;
            if (mark(s, ':')) number(s, 2, &hms[2]);
        } else if (!is_marked) { /* an hour alone needs its half of the day */
            spaces(&colon);
            *half = half_of_day(&colon);
            if (*half < 0) return false;
            *s = colon;
            return true;
        }
    }
    if ((s->p < s->end && (*s->p == '.' || *s->p == ',')) &&
        s->end - s->p > 1 && wire_is_digit(s->p[1])) {
        s->p++;
        while (s->p < s->end && wire_is_digit(*s->p))
            s->p++;
    }
    return true;
}

/* A clock time and its zone behind a date. */
static clock_result clock_time(scan *s, int64_t *seconds)
{
    int64_t hms[3];
    scan before = *s;
    to_clock(s);
    bool is_marked = s->p > before.p && (s->p[-1] | 0x20) == 't';
    int minutes, half = half_of_day(s);
    spaces(s);
    if (!clock_digits(s, is_marked, hms, &half)) {
        *s = before;
        return CLOCK_NONE;
    }
    scan after = *s;
    spaces(&after);
    int late = half_of_day(&after);
    if (late >= 0) {
        *s = after;
        half = late;
    }
    if (half == 1 && hms[0] < 12) hms[0] += 12;
    if (half == 0 && hms[0] == 12) hms[0] = 0;
    if (hms[0] > 24 || hms[1] > 59 || hms[2] > 60 || mark(s, ':'))
        return CLOCK_WRONG;
    if (!zone(s, &minutes)) return CLOCK_WRONG;
    *seconds = hms[0] * 3600 + hms[1] * 60 + hms[2] - (int64_t)minutes * 60;
    return CLOCK_READ;
}

/* ---- Dates --------------------------------------------------------------- */

static wire_time day_of(int64_t y, int64_t m, int64_t d)
{
    wire_time none = {0, WIRE_TIME_NONE};
    if (y < 1000 || y > 9999 || m < 1 || m > 12 || d < 1 ||
        d > month_days((int)y, (int)m))
        return none;
    int64_t days = wire_days_from_civil((int)y, (int)m, (int)d);
    return (wire_time){days * 86400, WIRE_TIME_DAY};
}

/* A date and the clock time that may follow; of a time that makes no sense
 * the day is left. */
static wire_time finish(scan *s, int64_t y, int64_t m, int64_t d)
{
    int64_t of_day;
    wire_time t = day_of(y, m, d);
    if (t.precision == WIRE_TIME_NONE || clock_time(s, &of_day) != CLOCK_READ)
        return t;
    return (wire_time){t.unix_s + of_day, WIRE_TIME_SECOND};
}

static int64_t full_year(int64_t y, int digits)
{
    return digits == 2 ? y + (y < 70 ? 2000 : 1900) : y;
}

static const wire_time no_time = {0, WIRE_TIME_NONE};

/* The n-th day of a year. */
static wire_time ordinal(scan *s, int64_t y, int64_t n)
{
    wire_time t = day_of(y, 1, 1);
    int64_t of_day, days = 365 + (t.precision && month_days((int)y, 2) == 29);
    if (t.precision == WIRE_TIME_NONE || n < 1 || n > days) return no_time;
    t.unix_s += (n - 1) * 86400;
    if (clock_time(s, &of_day) != CLOCK_READ) return t;
    return (wire_time){t.unix_s + of_day, WIRE_TIME_SECOND};
}

static bool separator(scan *s)
{
    if (word(s, "년")) {
        s->zone_minutes = 540;
    } else if (!word(s, "年") && !mark(s, '-') && !mark(s, '/') &&
               !mark(s, '.')) {
        return false;
    }
    return true;
}

/* 2016-09-20, 2016/09/20, 2016-264, 2016-szeptember-20, 2016년 9월 20일,
 * 2016. szeptember 20. */
static wire_time from_year(scan *s)
{
    int64_t y, m, d;
    number(s, 4, &y);
    bool has_mark = separator(s);
    while (mark(s, ' ')) {
    }
    int n = digits_ahead(s);
    if (n == 0) {
        m = month_word(s);
        if (!m) return no_time;
        mark(s, '-');
        spaces(s);
    } else {
        if (!has_mark || n > 3 || !number(s, 3, &m)) return no_time;
        bool goes_on = separator(s) || word(s, "월") || word(s, "月");
        if (n == 3 && !goes_on) return ordinal(s, y, m);
        if (!goes_on) return no_time;
        while (mark(s, ' ')) {
        }
    }
    if (!number(s, 2, &d)) return no_time;
    if (!word(s, "일") && !word(s, "日")) mark(s, '.');
    return finish(s, y, m, d);
}

/* 20.09.2016, 20/9/2016, 9/20/2016. */
static wire_time from_marks(scan *s, int64_t a)
{
    int64_t b, c;
    char sep = *s->p++;
    number(s, 2, &b);
    if (!mark(s, sep)) return no_time;
    int digits = number(s, 4, &c);
    bool us = sep == '/' && (b > 12 || a <= 12); /* the feeds' habit */
    if (sep == '/' && a != b && a <= 31 && b <= 31) {
        s->order = a > 12   ? WIRE_DATE_DAY_FIRST
                   : b > 12 ? WIRE_DATE_MONTH_FIRST
                            : WIRE_DATE_EITHER;
        if (s->order == WIRE_DATE_EITHER && s->is_day_first) us = false;
    }
    return us ? finish(s, full_year(c, digits), a, b)
              : finish(s, full_year(c, digits), b, a);
}

static void of(scan *s)
{
    spaces(s);
    if (!word(s, "de ")) word(s, "of ");
    spaces(s);
}

/* 20 September 2016, 20. September 2016, 20-Sep-16, 20 de septiembre. */
static wire_time from_day(scan *s, int64_t d)
{
    int64_t y;
    static const char *const endings[] = {"st ", "nd ", "rd ", "th ", "er "};
    mark(s, '.');
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (word(s, endings[i])) break;
    mark(s, '-');
    of(s);
    int m = month_word(s);
    mark(s, '-');
    of(s);
    int digits = number(s, 4, &y);
    return m && digits >= 2 ? finish(s, full_year(y, digits), m, d) : no_time;
}

/* All digits, by how many there are. */
static wire_time from_digits(scan *s, int n)
{
    int64_t a, b = 0, of_day;
    if (n == 9 || n == 10 || n == 13) {
        number(s, 13, &a);
        if (s->p < s->end && *s->p != '.') return no_time;
        s->has_zone = true;
        return (wire_time){n == 13 ? a / 1000 : a, WIRE_TIME_SECOND};
    }
    if (n == 7) {
        number(s, 4, &a);
        number(s, 3, &b);
        return ordinal(s, a, b);
    }
    number(s, 8, &a);
    int64_t y = a / 10000, m = a / 100 % 100, d = a % 100;
    if (n == 8) return finish(s, y, m, d);
    if (n != 12 && n != 14) return no_time;
    wire_time t = day_of(y, m, d);
    int minutes;
    number(s, n - 8, &b);
    if (n == 12) b *= 100;
    of_day = b / 10000 * 3600 + b / 100 % 100 * 60 + b % 100;
    if (!t.precision || b / 10000 > 24 || b / 100 % 100 > 59 || b % 100 > 60 ||
        !zone(s, &minutes))
        return t;
    return (wire_time){t.unix_s + of_day - (int64_t)minutes * 60,
                       WIRE_TIME_SECOND};
}

static wire_time from_number(scan *s)
{
    int64_t a;
    int n = digits_ahead(s);
    if (n == 4) return from_year(s);
    if (n > 2) return from_digits(s, n);
    number(s, 2, &a);
    bool has_mark = s->end - s->p > 4 &&
                    (*s->p == '.' || *s->p == '/' || *s->p == '-') &&
                    wire_is_digit(s->p[1]);
    return has_mark ? from_marks(s, a) : from_day(s, a);
}

/* "September 20, 2016", "Sep 20 10:00:00 +0000 2016"; s is behind the month.
 */
static wire_time from_month(scan *s, int m)
{
    int64_t d, y, of_day;
    if (!number(s, 2, &d)) return no_time;
    if (s->end - s->p > 2 && wire_is_alpha(*s->p) && *s->p != 'T') s->p += 2;
    spaces(s);
    scan at_time = *s;
    if (clock_time(s, &of_day) == CLOCK_READ) { /* asctime */
        spaces(s);
        if (number(s, 4, &y) != 4) return no_time;
        wire_time t = day_of(y, m, d);
        if (!t.precision) return t;
        return (wire_time){t.unix_s + of_day, WIRE_TIME_SECOND};
    }
    *s = at_time;
    return number(s, 4, &y) == 4 ? finish(s, y, m, d) : no_time;
}

static wire_time parse(scan *s)
{
    if (wire_is_digit(*s->p)) return from_number(s);
    /* "Tue, 20 Sep 2016", "Tuesday, September 20 ...", "mar. 3 mars 2026" */
    for (int words = 0; words < 3 && s->p < s->end; words++) {
        if (wire_is_digit(*s->p)) return from_number(s);
        const char *beg = s->p;
        int m = month_word(s);
        if (s->p == beg) s->p++;
        spaces(s);
        if (!m || s->p >= s->end || !wire_is_digit(*s->p)) continue;
        scan after = *s;
        wire_time t = from_month(s, m);
        if (t.precision != WIRE_TIME_NONE) return t;
        *s = after; /* a day of the week: "mar." is Tuesday too */
    }
    return no_time;
}

/* "0600 GMT March 3, 2026", "6 am CET on 3 March 2026". */
static wire_time from_clock(scan *s)
{
    int64_t hms[3];
    int minutes, half = -1;
    if (!clock_digits(s, digits_ahead(s) > 2, hms, &half)) return no_time;
    spaces(s);
    if (half < 0) half = half_of_day(s);
    if (half == 1 && hms[0] < 12) hms[0] += 12;
    if (half == 0 && hms[0] == 12) hms[0] = 0;
    if (hms[0] > 24 || hms[1] > 59 || hms[2] > 60) return no_time;
    scan before = *s;
    if (!zone(s, &minutes)) return no_time;
    if (!s->has_zone) s->p = before.p; /* the word was of the date */
    spaces(s);
    word(s, "on ");
    if (s->p >= s->end) return no_time;
    wire_time t = parse(s);
    if (t.precision != WIRE_TIME_DAY) return no_time;
    t.unix_s += hms[0] * 3600 + hms[1] * 60 + hms[2] - (int64_t)minutes * 60;
    return (wire_time){t.unix_s, WIRE_TIME_SECOND};
}

wire_time wire_time_parse_zone(wire_str str, bool *has_zone)
{
    *has_zone = false;
    str = wire_str_trim(str);
    if (str.n == 0 || str.n > 80) return no_time;
    scan s = {.p = str.p, .end = str.p + str.n}, again = s;
    wire_time t = parse(&s);
    if (t.precision == WIRE_TIME_NONE && wire_is_digit(*str.p)) {
        s = again;
        t = from_clock(&s);
    }
    *has_zone = s.has_zone && t.precision == WIRE_TIME_SECOND;
    return t;
}

wire_time wire_time_parse_order(wire_str str, wire_date_order *order,
                                wire_time *day_first)
{
    *order = WIRE_DATE_CLEAR;
    *day_first = no_time;
    str = wire_str_trim(str);
    if (!memchr(str.n ? str.p : "", '/', str.n)) return wire_time_parse(str);
    if (str.n > 80) return no_time;
    scan s = {.p = str.p, .end = str.p + str.n}, other = s;
    other.is_day_first = true;
    wire_time t = parse(&s);
    if (t.precision == WIRE_TIME_NONE) return wire_time_parse(str);
    *order = s.order;
    if (s.order != WIRE_DATE_EITHER && s.order != WIRE_DATE_DAY_FIRST) return t;
    *day_first = parse(&other);
    return s.order == WIRE_DATE_DAY_FIRST ? *day_first : t;
}

wire_time wire_time_parse(wire_str str)
{
    bool has_zone;
    return wire_time_parse_zone(str, &has_zone);
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
