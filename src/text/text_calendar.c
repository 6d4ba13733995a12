/* Months, weekdays and days as news writes them, in the languages we read.
 *
 * An abbreviation (AB) may take its dot along: "Nov. 3", "3 nov. 2026".
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_int.h"

enum {
    EN = WIRE__EN,
    DE = WIRE__DE,
    FR = WIRE__FR,
    ES = WIRE__ES,
    IT = WIRE__IT,
    PT = WIRE__PT,
    NL = WIRE__NL,
    NORDIC = WIRE__NORDIC,
    RU = WIRE__RU,
    HI = WIRE__HI,
    KO = WIRE__KO,
    JA = WIRE__JA,
    ZH = WIRE__ZH,
    TR = WIRE__TR,
    OTHER = WIRE__OTHER,
    AB = 64 /* an abbreviation; the number is below */
};

/* clang-format off */
static const wire__entry MONTHS[] = {
    {"abr", AB | 4, ES | PT}, {"abril", 4, ES | PT},
    {"ago", AB | 8, ES | IT | PT}, {"agosto", 8, ES | IT | PT},
    {"agustus", 8, OTHER}, {"aout", 8, FR}, {"août", 8, FR},
    {"apr", AB | 4, DE | EN | IT | NL | NORDIC},
    {"april", 4, DE | EN | NL | NORDIC}, {"aprile", 4, IT},
    {"aralık", 12, TR}, {"aug", AB | 8, DE | EN | NL | NORDIC},
    {"august", 8, DE | EN | NORDIC}, {"augusti", 8, NORDIC},
    {"augustus", 8, NL}, {"avr", AB | 4, FR}, {"avril", 4, FR},
    {"ağustos", 8, TR}, {"czerwca", 6, OTHER},
    {"dec", AB | 12, EN | FR | NL | NORDIC},
    {"december", 12, EN | NL | NORDIC}, {"decembre", 12, FR},
    {"des", AB | 12, NORDIC}, {"desember", 12, NORDIC | OTHER},
    {"dez", AB | 12, DE | PT}, {"dezember", 12, DE}, {"dezembro", 12, PT},
    {"dic", AB | 12, ES | IT}, {"dicembre", 12, IT}, {"diciembre", 12, ES},
    {"déc", AB | 12, FR}, {"décembre", 12, FR}, {"ekim", 10, TR},
    {"ene", AB | 1, ES}, {"enero", 1, ES}, {"eylül", 9, TR},
    {"feb", AB | 2, DE | EN | ES | IT | NL | NORDIC}, {"febb", AB | 2, IT},
    {"febbraio", 2, IT}, {"feber", 2, DE}, {"febr", AB | 2, NL | NORDIC},
    {"febrero", 2, ES}, {"februar", 2, DE | NORDIC},
    {"februari", 2, NL | NORDIC | OTHER}, {"february", 2, EN},
    {"fev", AB | 2, FR | PT}, {"fevereiro", 2, PT}, {"fevr", AB | 2, FR},
    {"fevrier", 2, FR}, {"fév", AB | 2, FR}, {"févr", AB | 2, FR},
    {"février", 2, FR}, {"gen", AB | 1, IT}, {"genn", AB | 1, IT},
    {"gennaio", 1, IT}, {"giu", AB | 6, IT}, {"giugno", 6, IT},
    {"grudnia", 12, OTHER}, {"haziran", 6, TR},
    {"jan", AB | 1, DE | EN | FR | NL | NORDIC | PT}, {"janeiro", 1, PT},
    {"januar", 1, DE | NORDIC}, {"januari", 1, NL | NORDIC | OTHER},
    {"january", 1, EN}, {"janv", AB | 1, FR}, {"janvier", 1, FR},
    {"juil", AB | 7, FR}, {"juillet", 7, FR}, {"juin", 6, FR},
    {"jul", AB | 7, DE | EN | ES | NL | NORDIC | PT}, {"julho", 7, PT},
    {"juli", 7, DE | NL | NORDIC | OTHER}, {"julio", 7, ES}, {"july", 7, EN},
    {"jun", AB | 6, DE | EN | ES | NL | NORDIC | PT}, {"june", 6, EN},
    {"junho", 6, PT}, {"juni", 6, DE | NL | NORDIC | OTHER}, {"junio", 6, ES},
    {"jänner", 1, DE}, {"kasım", 11, TR}, {"kwietnia", 4, OTHER},
    {"lipca", 7, OTHER}, {"listopada", 11, OTHER}, {"lug", AB | 7, IT},
    {"luglio", 7, IT}, {"lutego", 2, OTHER}, {"maart", 3, NL},
    {"maerz", 3, DE}, {"mag", AB | 5, IT}, {"magg", AB | 5, IT},
    {"maggio", 5, IT}, {"mai", 5, DE | FR | NORDIC}, {"mai", AB | 5, PT},
    {"maio", 5, PT}, {"maj", 5, NORDIC}, {"maja", 5, OTHER},
    {"mar", AB | 3, EN | ES | IT | NORDIC | PT}, {"marca", 3, OTHER},
    {"march", 3, EN}, {"marco", 3, PT}, {"maret", 3, OTHER},
    {"mars", 3, FR | NORDIC}, {"mart", 3, TR}, {"marts", 3, NORDIC},
    {"marzo", 3, ES | IT}, {"março", 3, PT}, {"may", 5, EN},
    {"may", AB | 5, ES}, {"mayo", 5, ES}, {"mayıs", 5, TR},
    {"mei", 5, NL | OTHER}, {"mrt", AB | 3, NL}, {"mrz", AB | 3, DE},
    {"mär", AB | 3, DE}, {"märz", 3, DE}, {"nisan", 4, TR},
    {"nov", AB | 11, DE | EN | ES | FR | IT | NL | NORDIC | PT},
    {"november", 11, DE | EN | NL | NORDIC}, {"novembre", 11, FR | IT},
    {"novembro", 11, PT}, {"noviembre", 11, ES}, {"ocak", 1, TR},
    {"oct", AB | 10, EN | ES | FR}, {"october", 10, EN}, {"octobre", 10, FR},
    {"octubre", 10, ES}, {"okt", AB | 10, DE | NL | NORDIC},
    {"oktober", 10, DE | NL | NORDIC | OTHER}, {"ott", AB | 10, IT},
    {"ottobre", 10, IT}, {"out", AB | 10, PT}, {"outubro", 10, PT},
    {"października", 10, OTHER}, {"sep", AB | 9, DE | EN | ES | NL | NORDIC},
    {"sept", AB | 9, DE | EN | ES | FR | NL | NORDIC},
    {"september", 9, DE | EN | NL | NORDIC | OTHER}, {"septembre", 9, FR},
    {"septiembre", 9, ES}, {"set", AB | 9, ES | IT | PT}, {"setembro", 9, PT},
    {"setiembre", 9, ES}, {"sett", AB | 9, IT}, {"settembre", 9, IT},
    {"sierpnia", 8, OTHER}, {"stycznia", 1, OTHER}, {"temmuz", 7, TR},
    {"września", 9, OTHER}, {"şubat", 2, TR}, {"август", AB | 8, RU},
    {"августа", 8, RU}, {"апрель", 4, RU}, {"апреля", 4, RU},
    {"березня", 3, RU}, {"вересня", 9, RU}, {"грудня", 12, RU},
    {"декабрь", 12, RU}, {"декабря", 12, RU}, {"жовтня", 10, RU},
    {"июль", 7, RU}, {"июля", 7, RU}, {"июнь", 6, RU}, {"июня", 6, RU},
    {"квітня", 4, RU}, {"липня", 7, RU}, {"листопада", 11, RU},
    {"лютого", 2, RU}, {"май", 5, RU}, {"март", AB | 3, RU}, {"марта", 3, RU},
    {"мая", 5, RU}, {"ноябрь", 11, RU}, {"ноября", 11, RU},
    {"октябрь", 10, RU}, {"октября", 10, RU}, {"сентябрь", 9, RU},
    {"сентября", 9, RU}, {"серпня", 8, RU}, {"січня", 1, RU},
    {"травня", 5, RU}, {"февраль", 2, RU}, {"февраля", 2, RU},
    {"червня", 6, RU}, {"январь", 1, RU}, {"января", 1, RU},
    {"अक्टूबर", 10, HI}, {"अक्तूबर", 10, HI}, {"अगस्त", 8, HI},
    {"अप्रैल", 4, HI}, {"जनवरी", 1, HI}, {"जुलाई", 7, HI}, {"जून", 6, HI},
    {"दिसंबर", 12, HI}, {"दिसम्बर", 12, HI}, {"नवंबर", 11, HI},
    {"नवम्बर", 11, HI}, {"फरवरी", 2, HI}, {"फ़रवरी", 2, HI}, {"मई", 5, HI},
    {"मार्च", 3, HI}, {"सितंबर", 9, HI}, {"सितम्बर", 9, HI}};
/* clang-format on */

/* clang-format off */
static const wire__entry WEEKDAYS[] = {
    {"cuma", 5, TR}, {"cumartesi", 6, TR}, {"di", AB | 2, DE},
    {"dienstag", 2, DE}, {"dimanche", 7, FR}, {"dinsdag", 2, NL},
    {"do", AB | 4, DE}, {"domenica", 7, IT}, {"domingo", 7, ES | PT},
    {"donderdag", 4, NL}, {"donnerstag", 4, DE}, {"fr", AB | 5, DE},
    {"fredag", 5, NORDIC}, {"freitag", 5, DE}, {"fri", AB | 5, EN},
    {"friday", 5, EN}, {"giovedì", 4, IT}, {"jeudi", 4, FR},
    {"jueves", 4, ES}, {"lundi", 1, FR}, {"lunedì", 1, IT}, {"lunes", 1, ES},
    {"lördag", 6, NORDIC}, {"lørdag", 6, NORDIC}, {"maandag", 1, NL},
    {"mandag", 1, NORDIC}, {"mardi", 2, FR}, {"martedì", 2, IT},
    {"martes", 2, ES}, {"mercoledì", 3, IT}, {"mercredi", 3, FR},
    {"mi", AB | 3, DE}, {"miercoles", 3, ES}, {"mittwoch", 3, DE},
    {"miércoles", 3, ES}, {"mo", AB | 1, DE}, {"mon", AB | 1, EN},
    {"monday", 1, EN}, {"montag", 1, DE}, {"måndag", 1, NORDIC},
    {"onsdag", 3, NORDIC}, {"pazar", 7, TR}, {"pazartesi", 1, TR},
    {"perşembe", 4, TR}, {"quarta-feira", 3, PT}, {"quinta-feira", 4, PT},
    {"sa", AB | 6, DE}, {"sabado", 6, ES}, {"sabato", 6, IT}, {"salı", 2, TR},
    {"samedi", 6, FR}, {"samstag", 6, DE}, {"sat", AB | 6, EN},
    {"saturday", 6, EN}, {"segunda-feira", 1, PT}, {"sexta-feira", 5, PT},
    {"so", AB | 7, DE}, {"sonnabend", 6, DE}, {"sonntag", 7, DE},
    {"sun", AB | 7, EN}, {"sunday", 7, EN}, {"sábado", 6, ES | PT},
    {"söndag", 7, NORDIC}, {"søndag", 7, NORDIC}, {"terça-feira", 2, PT},
    {"thu", AB | 4, EN}, {"thur", AB | 4, EN}, {"thurs", AB | 4, EN},
    {"thursday", 4, EN}, {"tirsdag", 2, NORDIC}, {"tisdag", 2, NORDIC},
    {"torsdag", 4, NORDIC}, {"tue", AB | 2, EN}, {"tues", AB | 2, EN},
    {"tuesday", 2, EN}, {"vendredi", 5, FR}, {"venerdì", 5, IT},
    {"viernes", 5, ES}, {"vrijdag", 5, NL}, {"wed", AB | 3, EN},
    {"wednesday", 3, EN}, {"woensdag", 3, NL}, {"zaterdag", 6, NL},
    {"zondag", 7, NL}, {"çarşamba", 3, TR}, {"воскресенье", 7, RU},
    {"вторник", 2, RU}, {"понедельник", 1, RU}, {"пятница", 5, RU},
    {"пятницу", 5, RU}, {"среда", 3, RU}, {"среду", 3, RU},
    {"суббота", 6, RU}, {"субботу", 6, RU}, {"четверг", 4, RU},
    {"गुरुवार", 4, HI}, {"बुधवार", 3, HI}, {"बृहस्पतिवार", 4, HI},
    {"मंगलवार", 2, HI}, {"रविवार", 7, HI}, {"शनिवार", 6, HI},
    {"शुक्रवार", 5, HI}, {"सोमवार", 1, HI}, {"周一", 1, ZH}, {"周三", 3, ZH},
    {"周二", 2, ZH}, {"周五", 5, ZH}, {"周六", 6, ZH}, {"周四", 4, ZH}, {"周日", 7, ZH},
    {"土曜", 6, JA}, {"土曜日", 6, JA}, {"日曜", 7, JA}, {"日曜日", 7, JA},
    {"星期一", 1, ZH}, {"星期三", 3, ZH}, {"星期二", 2, ZH}, {"星期五", 5, ZH},
    {"星期六", 6, ZH}, {"星期四", 4, ZH}, {"星期天", 7, ZH}, {"星期日", 7, ZH},
    {"月曜", 1, JA}, {"月曜日", 1, JA}, {"木曜", 4, JA}, {"木曜日", 4, JA},
    {"水曜", 3, JA}, {"水曜日", 3, JA}, {"火曜", 2, JA}, {"火曜日", 2, JA},
    {"金曜", 5, JA}, {"金曜日", 5, JA}, {"금요일", 5, KO}, {"목요일", 4, KO},
    {"수요일", 3, KO}, {"월요일", 1, KO}, {"일요일", 7, KO}, {"토요일", 6, KO},
    {"화요일", 2, KO}};
/* clang-format on */

const wire__table wire__months = WIRE__TABLE(MONTHS);
const wire__table wire__weekdays = WIRE__TABLE(WEEKDAYS);

/* Bit n of a letter: a word above begins with it and goes on with letter n of
 * the alphabet. Nine words of ten do not. */
static const uint32_t SECOND[26] = {
    0x32c042, 0,        0x2100000, 0x004110, 0x1002400, 0x020010, 0x020110,
    0x000001, 0,        0x0100011, 0x400001, 0x0100100, 0x024111, 0x004100,
    0x182404, 0x000011, 0x100000,  0,        0x184111,  0x104190, 0,
    0x020110, 0x024010, 0,         0,        0x004001};

bool wire__may_be_calendar(wire_str word)
{
    if (word.n < 2) return false;
    unsigned first = ((uint8_t)word.p[0] | 0x20u) - 'a',
             second = ((uint8_t)word.p[1] | 0x20u) - 'a';
    if (first > 25 || second > 25) return true; /* may fold into anything */
    return SECOND[first] >> second & 1;
}

int wire__month_of(wire_str word, unsigned langs)
{
    if (!wire__may_be_calendar(word)) return 0;
    wire__key k = wire__fold(word);
    const wire__entry *e =
        wire__table_find(&wire__months, wire__key_str(&k), langs);
    return e ? e->value & (AB - 1) : 0;
}

int wire__weekday_of(wire_str word, unsigned langs)
{
    if (!wire__may_be_calendar(word)) return 0;
    wire__key k = wire__fold(word);
    const wire__entry *e =
        wire__table_find(&wire__weekdays, wire__key_str(&k), langs);
    return e ? e->value & (AB - 1) : 0;
}

/* One letter wrong, missing, added or two swapped. */
static bool is_near(wire_str a, wire_str b)
{
    size_t pre = 0, suf = 0, min = a.n < b.n ? a.n : b.n;
    while (pre < min && a.p[pre] == b.p[pre])
        pre++;
    while (suf < min - pre && a.p[a.n - 1 - suf] == b.p[b.n - 1 - suf])
        suf++;
    return a.n - pre - suf <= 1 && b.n - pre - suf <= 1;
}

int wire__month_like(wire_str word)
{
    static const char *const full[] = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    wire__key k = wire__fold(word);
    if (k.n < 4) return 0;
    for (int m = 0; m < 12; m++) {
        wire_str name = wire_str_of(full[m]);
        if (name.n >= 5 && is_near(wire__key_str(&k), name)) return m + 1;
    }
    return 0;
}

/* ---- Reading a date ---- */

/* Digits at *i, at most max of them; -1 when none or more. */
static int read_int(wire_str s, size_t *i, int max)
{
    int v = 0, n = 0;
    size_t at = *i;
    while (at < s.n) {
        size_t next = at;
        int d = wire__digit_value(wire__cp_next(s, &next));
        if (d < 0) break;
        if (++n > max) return -1;
        v = v * 10 + d;
        at = next;
    }
    if (!n) return -1;
    *i = at;
    return v;
}

static bool read_lit(wire_str s, size_t *i, const char *lit)
{
    wire_str rest = wire_str_sub(s, *i, s.n);
    wire_str l = wire_str_of(lit);
    if (!wire_str_starts_nocase(rest, l)) return false;
    *i += l.n;
    return true;
}

/* Is there no letter or digit at i? */
static bool at_edge(wire_str s, size_t i)
{
    uint32_t c = wire__cp_at(s, i);
    return !wire__is_letter(c) && !wire__is_digit(c);
}

/* A month's name at *i, with the dot of an abbreviation. */
static int read_month(wire_str s, size_t *i, unsigned langs)
{
    size_t end = wire__word_end(s, *i);
    if (end == *i || end - *i > 40) return 0;
    wire_str word = wire_str_sub(s, *i, end);
    if (!wire__may_be_calendar(word)) return 0;
    wire__key k = wire__fold(word);
    const wire__entry *e =
        wire__table_find(&wire__months, wire__key_str(&k), langs);
    if (!e) return 0;
    if (e->value & AB && end < s.n && s.p[end] == '.') end++;
    *i = end;
    return e->value & (AB - 1);
}

/* A year behind a date: ", 2026", " 2026", " de 2026". */
static void read_year(wire_str s, wire__day *d)
{
    size_t i = d->end;
    if (i < s.n && s.p[i] == ',') i++;
    i = wire__skip_space(s, i);
    if (i == d->end) return;
    size_t at = i;
    if (read_lit(s, &at, "de ") || read_lit(s, &at, "del ")) i = at;
    int y = read_int(s, &i, 4);
    if (y < 1500 || y > 2199 || !at_edge(s, i)) return;
    d->year = y;
    d->end = i;
}

static bool month_first(wire_str s, size_t i, unsigned langs, wire__day *d)
{
    int month = read_month(s, &i, langs);
    if (!month) return false;
    i = wire__skip_space(s, i);
    int day = read_int(s, &i, 2);
    if (day < 1 || day > 31) return false;
    if (day < 10 && i < s.n && s.p[i] == 'O' && day <= 3) { /* "March 2O" */
        i++;
        day *= 10;
    }
    size_t at = i;
    if (read_lit(s, &at, "st") || read_lit(s, &at, "nd") ||
        read_lit(s, &at, "rd") || read_lit(s, &at, "th"))
        i = at;
    if (!at_edge(s, i)) return false;
    d->month = month;
    d->day = day;
    d->end = i;
    read_year(s, d);
    return true;
}

static void skip_day_suffix(wire_str s, size_t *i)
{
    static const char *const suffixes[] = {"st", "nd", "rd",       "th", "er",
                                           ".",  "º",  "\xc2\xb0", "ª"};
    for (size_t k = 0; k < sizeof suffixes / sizeof suffixes[0]; k++) {
        size_t at = *i;
        if (!read_lit(s, &at, suffixes[k])) continue;
        if (suffixes[k][0] != '.' && !at_edge(s, at)) continue;
        *i = at;
        return;
    }
}

static bool day_first(wire_str s, size_t i, unsigned langs, wire__day *d)
{
    int day = read_int(s, &i, 2);
    if (day < 1 || day > 31) return false;
    skip_day_suffix(s, &i);
    i = wire__skip_space(s, i);
    size_t at = i;
    if (read_lit(s, &at, "de ") || read_lit(s, &at, "of ") ||
        read_lit(s, &at, "di ") || read_lit(s, &at, "-"))
        i = at;
    int month = read_month(s, &i, langs);
    if (!month) return false;
    d->month = month;
    d->day = day;
    d->end = i;
    read_year(s, d);
    return true;
}

/* 2026-11-03, 3.11.2026, 3.11., 3/11/2026. Which of day and month comes
 * first in the last form is known only when one is over 12. */
static bool numeric(wire_str s, size_t i, wire__day *d)
{
    size_t beg = i;
    int a = read_int(s, &i, 4), b, c = -1;
    if (a < 0 || i >= s.n) return false;
    char sep = s.p[i++];
    if (sep != '-' && sep != '.' && sep != '/') return false;
    size_t a_n = i - 1 - beg;
    if (sep == '.') i = wire__skip_space(s, i); /* "3. 11. 2026" */
    b = read_int(s, &i, 2);
    if (b < 1 || a < 1) return false;
    bool again = i < s.n && s.p[i] == sep;
    if (again) {
        size_t at = sep == '.' ? wire__skip_space(s, i + 1) : i + 1;
        c = read_int(s, &at, 4);
        if (c >= 0) i = at;
    }
    if (a_n == 4 && c >= 1 && sep != '.') { /* year first */
        if (a < 1500 || a > 2199 || b > 12 || c > 31) return false;
        d->year = a, d->month = b, d->day = c;
    } else if (sep == '.') {
        if (a_n > 2 || a > 31 || b > 12 || !again) return false;
        d->day = a, d->month = b;
        d->year = c >= 1500 ? c : c >= 0 ? 2000 + c % 100 : 0;
        if (c < 0) i++; /* the dot of "3.11." */
    } else {
        if (a_n > 2 || c < 0 || sep != '/') return false;
        if (a > 31 || b > 31 || (a > 12 && b > 12)) return false;
        if (a > 12) d->day = a, d->month = b;
        if (b > 12) d->day = b, d->month = a;
        d->year = c < 100 ? 2000 + c : c;
    }
    if (!at_edge(s, i)) return false;
    d->end = i;
    return true;
}

/* 2026年11月3日, 11月3日, 3日, 11월 3일, 3일 */
static bool cjk(wire_str s, size_t i, wire__day *d)
{
    static const char *const units[2][3] = {{"年", "月", "日"},
                                            {"년", "월", "일"}};
    int got[3] = {0, 0, 0};
    bool any = false;
    for (int k = 0; k < 3; k++) {
        size_t at = wire__skip_space(s, i);
        int v = read_int(s, &at, 4);
        if (v < 1) break;
        size_t unit_at = wire__skip_space(s, at);
        int u = 0;
        for (; u < 3; u++) {
            at = unit_at;
            if (read_lit(s, &at, units[0][u]) || read_lit(s, &at, units[1][u]))
                break;
        }
        if (u == 3 || (u > 0 && v > 31) || (u == 1 && v > 12) || got[u]) break;
        got[u] = v;
        any = u == 2;
        i = at;
        if (any) break;
    }
    d->year = got[0], d->month = got[1], d->day = got[2];
    d->end = i;
    return any;
}

/* A weekday before the date, with its comma. Short forms need the date. */
static size_t skip_weekday(wire_str s, size_t i, unsigned langs, int *weekday)
{
    size_t end = wire__word_end(s, i);
    if (end < s.n && s.p[end] == '-') /* segunda-feira */
        end = wire__word_end(s, end + 1);
    if (end == i || end - i > 40) return i;
    *weekday = wire__weekday_of(wire_str_sub(s, i, end), langs);
    if (!*weekday) return i;
    while (end < s.n && (s.p[end] == '.' || s.p[end] == ','))
        end++;
    size_t next = wire__skip_space(s, end);
    size_t at = next; /* "lundi le 3 mai", "Montag, den 3. Mai" */
    if (read_lit(s, &at, "le ") || read_lit(s, &at, "den ") ||
        read_lit(s, &at, "the "))
        next = at;
    return next;
}

bool wire__day_read(wire_str s, size_t i, unsigned langs, wire__day *out)
{
    *out = (wire__day){.beg = i};
    size_t from = skip_weekday(s, i, langs, &out->weekday);
    uint32_t c = wire__cp_at(s, from);
    bool found;
    if (wire__is_digit(c))
        found = day_first(s, from, langs, out) || numeric(s, from, out) ||
                cjk(s, from, out);
    else
        found = wire__is_letter(c) && month_first(s, from, langs, out);
    if (!found) out->weekday = 0;
    return found;
}
