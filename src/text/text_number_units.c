/* What a number counts: per cent, money, measures; and the time of day,
 * which is no number to compare.
 *
 *     $1.2 million   5,3 Millionen Euro   62-metre   3 percentage points
 *     <unit          unit>                unit       unit
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include <unicode/uchar.h>

#include "text_lex.h"

static bool is_hyphen(uint32_t c) { return c == '-' || c == 0x2011; }

bool wire__is_currency_sign(uint32_t c)
{
    if (c < 0x80) return c == '$';
    return u_charType((UChar32)c) == U_CURRENCY_SYMBOL;
}

/* Is there no letter or digit at i? */
static bool at_edge(wire_str s, size_t i)
{
    uint32_t c = wire__cp_at(s, i);
    return !wire__is_letter(c) && !wire__is_digit(c);
}

/* ---- Signs ---- */

/* Whose dollar it is, behind the sign that ends at i: "3,95 $US", "5 $ CA". */
static size_t country_end(wire_str s, size_t i, unsigned langs)
{
    size_t beg = i;
    if (langs & WIRE__FR && beg < s.n && s.p[beg] == ' ') beg++;
    size_t end = beg;
    while (end < s.n && end - beg < 4 && s.p[end] >= 'A' && s.p[end] <= 'Z')
        end++;
    return end - beg >= 2 && end - beg <= 3 && at_edge(s, end) ? end : i;
}

/* %, °C, €: the end of the sign at i, or i. */
static size_t sign_end(wire_str s, size_t i, unsigned langs)
{
    size_t end = i;
    if (i >= s.n) return i;
    uint32_t c = wire__cp_next(s, &end);
    if (c == '%' || c == 0x2030 || c == 0xff05) return end;
    if (c == 0x2103 || c == 0x2109) return end;
    if (wire__is_currency_sign(c)) { /* "5 $10" is two */
        uint32_t next = wire__cp_at(s, end);
        if (wire__is_digit(next)) return i;
        return c == '$' ? country_end(s, end, langs) : end;
    }
    if (c != 0xb0) return i;
    size_t at = wire__is_space(wire__cp_at(s, end)) ? end + 1 : end;
    if (at > end && (uint8_t)s.p[end] == 0xc2) at++; /* no-break space */
    if (at < s.n && (s.p[at] == 'C' || s.p[at] == 'F') && at_edge(s, at + 1))
        return at + 1;
    return end;
}

/* ---- Counters of Chinese, Japanese and Korean ---- */

static size_t cjk_end(wire_str s, size_t i)
{
    static const char *const counters[] = {
        "パーセント", "퍼센트", "キロメートル", "킬로미터",
        "メートル",   "달러",   "美元",         "ドル",
        "ユーロ",     "欧元",   "유로",         "人民币",
        "公里",       "キロ",   "미터",         "トン",
        "小时",       "時間",   "시간",         "ヶ月",
        "개월",       "个月",   "年",           "년",
        "元",         "円",     "원",           "%",
        "人",         "名",     "명",           "개",
        "岁",         "歳",     "세",           "米",
        "吨",         "톤",     "度",           "도",
        "点",         "점",     "件",           "건",
        "天",         "분",     "分",           "秒",
        "초",         "倍",     "배",           "回",
        "회",         "次",     "位",           "위",
        "台",         "대",     "周",           "주"};
    wire_str rest = wire_str_sub(s, i, i + 24);
    for (size_t k = 0; k < sizeof counters / sizeof counters[0]; k++)
        if (wire_str_starts(rest, wire_str_of(counters[k])))
            return i + strlen(counters[k]);
    return i;
}

/* ---- Words ---- */

static bool is_upper_at(wire_str s, size_t i)
{
    return wire__is_upper(wire__cp_at(s, i));
}

/* A word behind a space or hyphen that has the meaning kind. */
static bool next_is(wire_str s, size_t i, wire__lex_kind kind, unsigned langs,
                    wire__lexword *w)
{
    return wire__lex_next(s, i, w) && wire__lex_is(w->lex, kind, langs);
}

/* per cent, percentage points, points de pourcentage; 0 when none */
static size_t percent_end(wire_str s, wire__lexword w, unsigned langs)
{
    wire__lexword b, c;
    if (wire__lex_is(w.lex, WIRE__LEX_POINTPRE, langs) &&
        next_is(s, w.end, WIRE__LEX_POINT, langs, &b))
        return b.end;
    if (wire__lex_is(w.lex, WIRE__LEX_PCT, langs)) return w.end;
    if (wire__lex_is(w.lex, WIRE__LEX_PCTA, langs) &&
        next_is(s, w.end, WIRE__LEX_PCTB, langs, &b)) {
        if (next_is(s, b.end, WIRE__LEX_POINT, langs, &c)) return c.end;
        return b.end;
    }
    if (wire__lex_is(w.lex, WIRE__LEX_POINT, langs) &&
        wire__lex_next(s, w.end, &b)) {
        size_t n = b.end - b.beg;
        if (n == 2 && s.p[b.beg] == 'd' && !wire__lex_next(s, b.end, &b))
            return 0;
        if (wire__lex_is(b.lex, WIRE__LEX_POINTPOST, langs)) return b.end;
    }
    return 0;
}

/* A three-letter code is in capitals; "Rs" has one. */
static bool is_code(wire_str s, wire__lexword w)
{
    if (!wire__lex_is(w.lex, WIRE__LEX_CODE, WIRE__ALL)) return false;
    if (w.end - w.beg < 3) return is_upper_at(s, w.beg);
    for (size_t i = w.beg; i < w.end; i++)
        if (s.p[i] < 'A' || s.p[i] > 'Z') return false;
    return true;
}

/* dollars, US dollars, Hong Kong dollars, U.S. dollars, USD; 0 when none */
static size_t money_end(wire_str s, wire__lexword w, unsigned langs)
{
    wire__lexword b, c;
    if (wire__lex_is(w.lex, WIRE__LEX_CUR, langs) || is_code(s, w)) {
        if (next_is(s, w.end, WIRE__LEX_CUR, langs, &b) &&
            s.p[b.beg] == 's') /* pounds sterling */
            return b.end;
        return w.end;
    }
    wire_str rest = wire_str_sub(s, w.beg, w.beg + 5);
    if (wire_str_eq(rest, WIRE_STR("U.S. ")) &&
        next_is(s, w.beg + 4, WIRE__LEX_CUR, langs, &b))
        return b.end;
    if (w.end < s.n && s.p[w.end] == '$') return w.end + 1; /* 5 US$ */
    if (w.end + 1 < s.n && s.p[w.end] == '-' && s.p[w.end + 1] == '$')
        return w.end + 2; /* 5 US-$ */
    bool is_named =
        is_upper_at(s, w.beg) || wire__lex_is(w.lex, WIRE__LEX_UNITPRE, langs);
    if (!is_named || !wire__lex_next(s, w.end, &b)) return 0;
    if (wire__lex_is(b.lex, WIRE__LEX_CUR, langs)) return b.end;
    if (langs & WIRE__DE || !is_upper_at(s, b.beg)) return 0;
    return next_is(s, b.end, WIRE__LEX_CUR, langs, &c) ? c.end : 0;
}

/* "km" may stand anywhere; one letter only close to the figures. */
static bool is_unit(wire_str s, size_t num_end, wire__lexword w, unsigned langs)
{
    if (!wire__lex_is(w.lex, WIRE__LEX_UNIT, langs)) return false;
    if (w.end < s.n && (s.p[w.end] == '\'' || s.p[w.end] == '&')) return false;
    if (w.end < s.n && s.p[w.end] >= '0' && s.p[w.end] <= '9' &&
        s.p[w.end] != '2' && s.p[w.end] != '3')
        return false; /* "0C7"; but km2 */
    if (w.end - w.beg > 1) return true;
    char c = s.p[w.beg];
    if (w.end + 1 < s.n && s.p[w.end] == '.' &&
        wire__is_letter(wire__cp_at(s, w.end + 1)))
        return false; /* a.m. */
    bool is_glued = w.beg == num_end;
    if (strchr("mgtlh", c)) return is_glued || s.p[num_end] != '-';
    if (strchr("WV", c)) return true;
    return is_glued && strchr("xCF", c);
}

/* "per hour", "/h", "Celsius", "carrés" behind a unit */
static size_t unit_more(wire_str s, size_t end, unsigned langs)
{
    wire__lexword b, c;
    uint32_t next = wire__cp_at(s, end);
    if (next == 0xb2 || next == 0xb3) end += 2;
    if (end < s.n && s.p[end] == '/') {
        if (end + 1 >= s.n || !wire__is_letter(wire__cp_at(s, end + 1)))
            return end;
        b.beg = end + 1;
        b.end = wire__lex_word(s, b.beg, &b.lex);
        return wire__lex_is(b.lex, WIRE__LEX_UNIT, langs) ? b.end : end;
    }
    if (!wire__lex_next(s, end, &b) || is_hyphen((uint8_t)s.p[end])) return end;
    if (wire__lex_is(b.lex, WIRE__LEX_UNITPOST, langs)) return b.end;
    if (wire__lex_is(b.lex, WIRE__LEX_PER, langs) &&
        next_is(s, b.end, WIRE__LEX_UNIT, langs, &c) && c.end - c.beg > 2)
        return c.end;
    return end;
}

static size_t word_end(wire_str s, size_t num_end, wire__lexword w,
                       unsigned langs)
{
    size_t end = percent_end(s, w, langs);
    if (wire_str_starts(wire_str_sub(s, w.beg, s.n), WIRE_STR("m.p.h.")))
        return w.beg + 6;
    if (!end) end = money_end(s, w, langs);
    if (end) return end;
    if (w.beg == num_end && langs & WIRE__EN && w.end - w.beg == 2 &&
        s.p[w.beg] == 'i' && s.p[w.beg + 1] == 'n')
        return w.end; /* 25in of rain */
    if (is_unit(s, num_end, w, langs)) return unit_more(s, w.end, langs);
    wire__lexword b;
    if (wire__lex_is(w.lex, WIRE__LEX_UNITPRE, langs) &&
        next_is(s, w.end, WIRE__LEX_UNIT, langs, &b) && b.end - b.beg > 1)
        return unit_more(s, b.end, langs);
    return 0;
}

/* "de", "d'", "di" between a multiplier and what it counts */
static size_t skip_of(wire_str s, size_t i, unsigned langs)
{
    if (!(langs & (WIRE__FR | WIRE__ES | WIRE__IT | WIRE__PT))) return i;
    if (!wire__is_space(wire__cp_at(s, i))) return i;
    wire_str rest = wire_str_sub(s, wire__skip_space(s, i), s.n);
    static const char *const words[] = {"de ", "d'", "d’", "di "};
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
        if (!wire_str_starts(rest, wire_str_of(words[k]))) continue;
        size_t at = (size_t)(rest.p - s.p) + strlen(words[k]);
        return s.p[at - 1] == ' ' ? at - 1 : at;
    }
    return i;
}

size_t wire__unit_read(wire_str s, size_t i, unsigned langs, bool is_multiplied,
                       wire_str *unit)
{
    size_t at = is_multiplied ? skip_of(s, i, langs) : i;
    bool is_elided = at > i && s.p[at - 1] != ' ' && s.p[at] != ' ';
    if (at >= s.n) return i;
    size_t next = at;
    uint32_t c = wire__cp_next(s, &next);
    if ((wire__is_space(c) && c != '\n') || is_hyphen(c))
        at = next;
    else
        next = at;
    if (at >= s.n) return i;
    size_t end = is_hyphen(c) ? at : sign_end(s, at, langs);
    if (end == at) {
        uint32_t first = wire__cp_at(s, at);
        if (wire__is_caseless(first)) end = cjk_end(s, at);
        if (end == at && wire__is_letter(first)) {
            wire__lexword w = {.beg = at};
            w.end = wire__lex_word(s, at, &w.lex);
            size_t from = is_elided ? at : i;
            end = word_end(s, from, w, langs);
        }
    }
    if (end <= at) return i;
    *unit = wire_str_sub(s, at, end);
    return end;
}

/* ---- Currencies before the number ---- */

/* "$US3.95": the sign, capitals, the figures at i; where the sign begins. */
static size_t sign_and_country(wire_str s, size_t i, wire_str *unit)
{
    size_t at = i;
    while (at > 0 && i - at < 4 && s.p[at - 1] >= 'A' && s.p[at - 1] <= 'Z')
        at--;
    if (at == i || i - at > 3 ||
        !wire__is_currency_sign(wire__cp_before(s, at)))
        return i;
    wire__cp_prev(s, &at);
    *unit = wire_str_sub(s, at, i);
    return at;
}

static bool is_ascii_letter(char c) { return (uint8_t)((c | 0x20) - 'a') < 26; }

size_t wire__currency_before(wire_str s, size_t i, wire_str *unit)
{
    size_t at = sign_and_country(s, i, unit);
    if (at < i) return at;
    uint32_t c = wire__cp_before(s, at);
    if (wire__is_space(c) && c != '\n') {
        wire__cp_prev(s, &at);
        c = wire__cp_before(s, at);
    }
    if (wire__is_currency_sign(c)) {
        size_t end = at;
        wire__cp_prev(s, &at);
        /* "5 $ 10": the sign belongs to the number before it */
        size_t before = at;
        if (end < i && before > 0 &&
            wire__is_space(wire__cp_prev(s, &before)) &&
            wire__is_digit(wire__cp_before(s, before)))
            return i;
        if (wire__is_digit(wire__cp_before(s, at))) return i;
        size_t letters = 0;
        while (at > 0 && letters < 3 && s.p[at - 1] >= 'A' &&
               s.p[at - 1] <= 'Z')
            at--, letters++;
        *unit = wire_str_sub(s, at, end);
        return at;
    }
    if (c == '.' && at > 0) at--; /* Rs. 500 */
    wire__lexword w = {.beg = at, .end = at};
    while (w.beg > 0 && at - w.beg < 4 && is_ascii_letter(s.p[w.beg - 1]))
        w.beg--;
    if (at - w.beg < 2 || at - w.beg > 3) return i;
    wire__lex_word(s, w.beg, &w.lex);
    if (!is_code(s, w)) return i;
    *unit = wire_str_sub(s, w.beg, w.end);
    return w.beg;
}

/* ---- Time of day ---- */

/* "p.m." at i: its end, or i. */
static size_t ampm_read(wire_str s, size_t i, bool *is_pm)
{
    size_t at = i;
    if (at < s.n) {
        size_t next = at;
        uint32_t c = wire__cp_next(s, &next);
        if ((wire__is_space(c) && c != '\n') || c == '-') at = next;
    }
    if (at + 1 >= s.n) return i;
    char c = (char)(s.p[at] | 0x20);
    if (c != 'a' && c != 'p') return i;
    *is_pm = c == 'p';
    at++;
    bool has_dot = s.p[at] == '.';
    if (has_dot) at++;
    if (has_dot && at < s.n && s.p[at] == ' ') at++; /* a. m. */
    if (at >= s.n || (s.p[at] | 0x20) != 'm') return i;
    at++;
    if (has_dot && at < s.n && s.p[at] == '.') at++;
    return wire__is_letter(wire__cp_at(s, at)) ? i : at;
}

/* Two digits at i that are minutes; their end or i. */
static size_t minutes_read(wire_str s, size_t i, double *hours)
{
    if (i + 1 >= s.n || s.p[i] < '0' || s.p[i] > '5' || s.p[i + 1] < '0' ||
        s.p[i + 1] > '9' || wire__is_digit(wire__cp_at(s, i + 2)))
        return i;
    *hours += ((s.p[i] - '0') * 10 + (s.p[i + 1] - '0')) / 60.;
    return i + 2;
}

/* "de la tarde", "du soir", "abends": the afternoon, behind an hour */
static size_t half_day(wire_str s, size_t i, double *hours)
{
    static const struct {
        const char *words;
        bool is_pm;
    } forms[] = {{" de la tarde", true},     {" de la noche", true},
                 {" de la mañana", false},   {" du soir", true},
                 {" de l'après-midi", true}, {" de l’après-midi", true},
                 {" du matin", false},       {" abends", true},
                 {" nachmittags", true},     {" morgens", false},
                 {" am Abend", true},        {" am Morgen", false}};
    wire_str rest = wire_str_sub(s, i, i + 24);
    for (size_t k = 0; k < sizeof forms / sizeof forms[0]; k++) {
        wire_str w = wire_str_of(forms[k].words);
        if (!wire_str_starts(rest, w)) continue;
        if (forms[k].is_pm && *hours < 12) *hours += 12;
        return i + w.n;
    }
    return i;
}

/* Uhr, GMT, o'clock, horas behind the figures */
static size_t clock_word(wire_str s, size_t i, wire__lexword prev,
                         unsigned langs, bool has_minutes)
{
    wire__lexword w;
    if (!wire__lex_next(s, i, &w)) return i;
    const wire__lex *e = wire__lex_as(w.lex, WIRE__LEX_CLOCK, langs);
    if (e && e->value == 0 && s.p[i] != '-') return w.end;
    wire_str rest = wire_str_sub(s, w.beg, w.beg + 9);
    if (wire_str_starts_nocase(rest, WIRE_STR("o'clock"))) return w.beg + 7;
    if (wire_str_starts_nocase(rest, WIRE_STR("o’clock"))) return w.beg + 9;
    bool is_hour = wire__lex_is(w.lex, WIRE__LEX_UNIT, langs) &&
                   (s.p[w.beg] == 'h' || s.p[w.beg] == 'H');
    if (is_hour &&
        (has_minutes || wire__lex_is(prev.lex, WIRE__LEX_CLOCKPRE, langs)))
        return w.end;
    return i;
}

/* 20h30, 20 h 30: French, Portuguese */
static size_t h_minutes(wire_str s, size_t i, double *hours)
{
    size_t at = wire__skip_space(s, i);
    if (at - i > 3 || at >= s.n || s.p[at] != 'h') return i;
    if (wire__is_letter(wire__cp_at(s, at + 1))) return i;
    size_t from = wire__skip_space(s, at + 1);
    if (from - at > 4) return i;
    double h = *hours;
    size_t end = minutes_read(s, from, &h);
    if (end == from || wire__is_letter(wire__cp_at(s, end))) return i;
    *hours = h;
    return end;
}

size_t wire__clock_read(wire_str s, size_t beg, size_t i, wire__lexword prev,
                        unsigned langs, double *hours)
{
    double h = *hours;
    bool is_pm = false, has_minutes = false, is_sure = false;
    size_t end = i, at;
    if (h < 0 || h > 24 || h != (int)h || i - beg > 20) return i;
    if ((at = h_minutes(s, i, &h)) > i) {
        *hours = h;
        return at;
    }
    if (end < s.n && (s.p[end] == ':' || s.p[end] == '.')) {
        bool is_colon = s.p[end] == ':';
        at = minutes_read(s, end + 1, &h);
        if (at > end + 1) {
            has_minutes = true;
            is_sure = is_colon;
            end = at;
            if (is_colon && end < s.n && s.p[end] == ':') { /* seconds */
                double unused = 0;
                end = minutes_read(s, end + 1, &unused);
            }
        }
    }
    at = ampm_read(s, end, &is_pm);
    if (at > end && h < 13) {
        if (is_pm && h < 12) h += 12;
        if (!is_pm && h >= 12) h -= 12;
        *hours = h;
        return at;
    }
    at = clock_word(s, end, prev, langs, has_minutes);
    if (at > end) is_sure = true, end = at;
    at = half_day(s, end, &h);
    if (at > end &&
        (is_sure || wire__lex_is(prev.lex, WIRE__LEX_CLOCKPRE, langs)))
        is_sure = true, end = at;
    if (!is_sure) return i;
    *hours = h;
    return end;
}
