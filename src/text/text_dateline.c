/* The dateline at the start of a paragraph.
 *
 *     DES MOINES, Iowa, Nov. 3 (Agency) - The governor ...
 *     [place        ] [date ] [credit] dash
 *
 * Any part may be missing; what is left must be strong enough together. A
 * place in capitals needs a dash, a place in small letters a date, a credit
 * or a name from the list as well; "Nov 3 (Agency)" needs no place. The parts
 * are read first, then judged in wire__dl_accept().
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_dateline_int.h"

enum {
    PLACE_WORDS = 7, /* "ABOARD THE USS ..." is the longest seen */
    PLACE_BYTES = 80,
    CONNECTOR_MAX = 5 /* bytes of the longest small word in a place */
};

static uint32_t peek(const wire__dl *p) { return wire__cp_at(p->s, p->i); }

static bool is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ||
           c == '_' || c == 0xad;
}

static void skip_space(wire__dl *p) { p->i = wire__skip_space(p->s, p->i); }

/* White space, commas and dots between parts: "Md., - ", "N.Y,. ". */
static void skip_commas(wire__dl *p)
{
    for (;;) {
        skip_space(p);
        if (p->i >= p->s.n) return;
        char c = p->s.p[p->i];
        if (c != ',' &&
            !(c == '.' && p->i + 1 < p->s.n && p->s.p[p->i + 1] == ' '))
            return;
        p->i++;
    }
}

/* ---- Place ---- */

/* End of one word of a place at i: letters, inner apostrophes, and the dot of
 * "St.", "W.", "D.C.". */
static size_t place_word(wire_str s, size_t i)
{
    size_t end = wire__word_end(s, i);
    if (end == i) return i;
    while (end < s.n && s.p[end] == '.' && end - i <= 6) {
        size_t next = wire__word_end(s, end + 1);
        bool is_abbrev = end - i <= 2 || next > end + 1;
        if (!is_abbrev) { /* "St. Louis", "Ft. Worth", "Sta. Cruz" */
            wire__key k = wire__fold(wire_str_sub(s, i, end));
            static const char *const saints[] = {"ft", "mt",  "pt", "pte",
                                                 "st", "sta", "ste"};
            is_abbrev = wire__list_has(saints, 7, wire__key_str(&k));
        }
        if (!is_abbrev) break;
        end = next > end + 1 ? next : end + 1;
        if (next == end && (next - i) > 6) break;
    }
    return end;
}

/* Read the words of a place: CAPS words, or Capitalised ones, or words of a
 * script without case; small words only between them. */
static bool read_place(wire__dl *p)
{
    size_t end = p->i, i = p->i;
    p->place_beg = i;
    wire__dl_word first = W_NONE;
    wire_str first_word = {0}, second_word = {0};
    bool is_stop = false, may_begin = true;
    while (p->words < PLACE_WORDS && i - p->place_beg < PLACE_BYTES) {
        size_t word_end = place_word(p->s, i);
        if (word_end == i) break;
        wire_str w = wire_str_sub(p->s, i, word_end);
        wire__dl_word k = wire__dl_classify(w);
        if (first == W_NONE) {
            if (k == W_LOWER || k == W_NONE) return false;
            is_stop = wire__dl_is_stop(w);
            may_begin = !is_stop || wire__dl_begins_name(w);
            if (!may_begin) return false;
            first = k;
            first_word = w;
        } else if (k == W_LOWER) {
            uint32_t after = wire__cp_at(p->s, word_end);
            if (after == ',' && p->words == 1) { /* "La paz, march 4" */
                p->is_sloppy = true;
                second_word = w;
            } else if (!wire__dl_is_connector(w)) {
                break;
            }
        } else if ((first == W_CAPS && k == W_CAP && p->words > 0 &&
                    first_word.n > 3) ||
                   (first == W_CASELESS) != (k == W_CASELESS)) {
            break; /* "WASHINGTON President Trump" */
        } else if (!second_word.n) {
            second_word = w;
        }
        p->words++;
        if (k != W_LOWER || p->is_sloppy) end = word_end;
        i = word_end;
        uint32_t glue = wire__cp_at(p->s, i);
        size_t after = i;
        if (glue) wire__cp_next(p->s, &after);
        bool joins = glue == '/' || glue == '-' || glue == '\'' ||
                     glue == 0x2019 || glue == '&' || glue == 0xb7;
        if (joins && wire__is_letter(wire__cp_at(p->s, after))) {
            i = after;
            continue;
        }
        if (!wire__is_space(glue)) break;
        i = wire__skip_space(p->s, i);
        uint32_t c = wire__cp_at(p->s, i); /* "HALIFAX / TORONTO", "A & B" */
        if (c == '/' || c == '&') i = wire__skip_space(p->s, i + 1);
    }
    if (end == p->place_beg || !may_begin || (is_stop && !second_word.n))
        return false;
    wire_str place = wire_str_sub(p->s, p->place_beg, end);
    p->i = p->place_end = p->name_end = end;
    p->is_looked_up = false;
    p->is_caps = first == W_CAPS && wire__dl_classify(place) == W_CAPS;
    p->is_caseless = first == W_CASELESS;
    return true;
}

/* Is the name that was read in the lists? Put off: most names turn out to
 * begin a sentence. */
static void look_up(wire__dl *p)
{
    if (p->is_looked_up) return;
    wire_str place = wire_str_sub(p->s, p->place_beg, p->name_end);
    p->is_looked_up = true;
    p->is_city = wire__place_is_city(place);
    p->is_country = !p->is_city && wire__place_is_region(place);
    if (p->is_city) return;
    for (size_t k = 0; k < place.n && !p->is_city; k++)
        if (place.p[k] == '/') /* "Frankfurt/Main", "WASHINGTON-MOSCOW" */
            p->is_city =
                wire__place_is_city(wire_str_sub(place, 0, k)) ||
                wire__place_is_city(wire_str_sub(place, k + 1, place.n));
}

/* ", Iowa", ", N.Y.", ", British West Indies" */
static bool read_region(wire__dl *p)
{
    size_t beg = p->i, end = beg, i = beg;
    unsigned n = 0;
    for (; n < 5 && i < p->s.n; n++) {
        size_t word_end = wire__word_end(p->s, i);
        if (word_end == i) break;
        wire_str w = wire_str_sub(p->s, i, word_end);
        wire__dl_word k = wire__dl_classify(w);
        if (k == W_NONE ||
            (k == W_LOWER && (n == 0 || !wire__dl_is_connector(w))))
            break;
        while (word_end < p->s.n && p->s.p[word_end] == '.') {
            word_end++; /* "N.Y.", "W.Va." */
            size_t next = wire__word_end(p->s, word_end);
            if (next == word_end) break;
            word_end = next;
        }
        if (k != W_LOWER) end = word_end;
        i = word_end;
        if (i < p->s.n && p->s.p[i] == '-' &&
            wire__is_letter(wire__cp_at(p->s, i + 1))) {
            i++;
            size_t tail = wire__word_end(p->s, i);
            end = i = tail;
        }
        if (!wire__is_space(wire__cp_at(p->s, i))) break;
        size_t next = wire__skip_space(p->s, i);
        wire__day day; /* "Okla. March 11" */
        if (wire__day_read(p->s, next, WIRE__ALL, &day)) break;
        i = next;
    }
    if (end == beg) return false;
    wire_str region = wire_str_sub(p->s, beg, end);
    p->has_region = true;
    p->is_region_known =
        wire__place_is_region(region) || wire__place_is_city(region);
    p->i = p->place_end = end;
    return true;
}

/* "FARMINGTON Conn." */
static bool read_known_region(wire__dl *p)
{
    wire__dl kept = *p;
    if (read_region(p) && p->is_region_known) return true;
    *p = kept;
    return false;
}

/* ---- Date ---- */

static void skip_clock(wire__dl *p)
{
    size_t i = wire__skip_space(p->s, p->i), digits = i;
    while (digits < p->s.n && wire__is_digit((uint8_t)p->s.p[digits]))
        digits++;
    if (digits == i || digits - i > 2 || digits >= p->s.n) return;
    if (p->s.p[digits] != ':' && p->s.p[digits] != 'h') return;
    digits++;
    while (digits < p->s.n && wire__is_digit((uint8_t)p->s.p[digits]))
        digits++;
    size_t next = wire__skip_space(p->s, digits);
    wire_str rest = wire_str_sub(p->s, next, p->s.n);
    if (wire_str_starts(rest, WIRE_STR("GMT")) ||
        wire_str_starts(rest, WIRE_STR("IST")) ||
        wire_str_starts(rest, WIRE_STR("UTC")))
        digits = next + 3;
    p->i = digits;
}

/* "Marc 3", "Narch 2": only in a dateline, where no other word is meant. */
static bool read_misspelt(wire__dl *p, wire__day *d)
{
    size_t end = wire__word_end(p->s, p->i);
    size_t i = wire__skip_space(p->s, end);
    if (i >= p->s.n || !wire__is_digit((uint8_t)p->s.p[i])) return false;
    int month = wire__month_like(wire_str_sub(p->s, p->i, end));
    if (!month) return false;
    int day = 0;
    size_t from = i;
    for (; i < p->s.n && i - from < 2 && wire__is_digit((uint8_t)p->s.p[i]);
         i++)
        day = day * 10 + (p->s.p[i] - '0');
    if (day < 1 || day > 31 || wire__is_digit(wire__cp_at(p->s, i)))
        return false;
    *d = (wire__day){.beg = p->i, .end = i, .month = month, .day = day};
    return true;
}

/* Most words are no day's, and no number follows them. */
static bool may_begin_date(const wire__dl *p)
{
    uint32_t c = peek(p);
    if (!wire__is_letter(c)) return wire__is_digit(c);
    size_t end = wire__word_end(p->s, p->i);
    return wire__may_be_calendar(wire_str_sub(p->s, p->i, end)) ||
           wire__is_digit(wire__cp_at(p->s, wire__skip_space(p->s, end)));
}

static bool read_date(wire__dl *p)
{
    wire__day d;
    if (p->has_date || !may_begin_date(p)) return false;
    static const char *const articles[] = {"le ", "am ", "den ", "el ", "il "};
    wire_str rest = wire_str_sub(p->s, p->i, p->s.n);
    for (size_t k = 0; k < sizeof articles / sizeof articles[0]; k++) {
        size_t n = strlen(articles[k]); /* "Paris, le 3 mai" */
        if (wire_str_starts(rest, wire_str_of(articles[k])) &&
            wire__is_digit(wire__cp_at(rest, n)))
            p->i += n;
    }
    bool found =
        wire__day_read(p->s, p->i, WIRE__ALL, &d) || read_misspelt(p, &d);
    size_t word = wire__word_end(p->s, p->i);
    wire_str w = wire_str_sub(p->s, p->i, word);
    if (!found && w.n > 5 && wire__weekday_of(w, WIRE__ALL)) {
        p->has_weekday = true;
        d.end = word;
        p->out->date = w;
        p->has_date = true;
        p->i = word;
        return true;
    }
    if (!found) return false;
    p->out->date = wire_str_trim(wire_str_sub(p->s, d.beg, d.end));
    p->out->month = d.month;
    p->out->day = d.day;
    p->has_date = true;
    p->i = d.end;
    skip_clock(p);
    return true;
}

/* ---- Credit ---- */

/* Is s, found in brackets, the name of whoever sent the text? */
static bool is_credit(wire__dl *p, wire_str s, bool *is_agency)
{
    if (!s.n || s.n > 60) return false;
    *is_agency = wire__agency_has_form(s);
    if (*is_agency) return true;
    unsigned words = 0, digits = 0, letters = 0;
    bool starts_upper = wire__is_upper(wire__cp_at(s, 0));
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        uint32_t c = wire__cp_next(s, &i);
        if (wire__is_digit(c)) {
            digits++;
        } else if (wire__is_letter(c)) {
            letters++;
            bool begins = at == 0 || wire__is_space(wire__cp_before(s, at));
            if (begins) words++;
        } else if (!wire__is_space(c) && c != '/' && c != '-' && c != '.' &&
                   c != '&' && c != '+' && c != ',' && c != '\'' &&
                   c != 0x2019 && c != '|' && c != '_') {
            return false;
        }
    }
    if (letters < 2 || words > 6 || digits > 4) return false;
    /* a party and its state, "(R-Ill.)", "(D)" */
    if (letters >= 1 && s.n >= 2 && s.p[1] == '-' &&
        wire__is_upper((uint8_t)s.p[0]))
        return false;
    if (wire__place_is_region(s)) return false;
    if (starts_upper || wire__is_caseless(wire__cp_at(s, 0))) return true;
    /* "(dpa)"; what stands behind a name in a caption is no agency */
    static const char *const other[] = {
        "bild",  "center", "centre", "file",  "foto",     "left",
        "links", "mitte",  "oben",   "photo", "pictured", "rechts",
        "ret",   "right",  "sic",    "unten", "video"};
    look_up(p);
    return words == 1 && s.n <= (p->is_city || p->is_caps ? 10 : 5) &&
           !wire__list_has(other, sizeof other / sizeof other[0], s);
}

/* "(Agency)", "[Agency]", "/Agency/", "(Nov 3, Agency)", "(Ill.)" */
static bool read_bracket(wire__dl *p)
{
    uint32_t open = peek(p);
    uint32_t close = open == '('      ? ')'
                     : open == '['    ? ']'
                     : open == '/'    ? '/'
                     : open == 0xff08 ? 0xff09
                                      : 0;
    if (!close) return false;
    size_t beg = p->i, end;
    wire__cp_next(p->s, &beg);
    for (end = beg; end < p->s.n; wire__cp_next(p->s, &end)) {
        uint32_t c = wire__cp_at(p->s, end);
        if (c == close) break;
        if (c == '\n' || c == open) return false;
    }
    if (end >= p->s.n || end - beg > 70) return false;
    size_t behind = end;
    wire__cp_next(p->s, &behind);
    wire_str in = wire_str_trim(wire_str_sub(p->s, beg, end));
    wire__dl sub = *p; /* a date inside, alone or before the credit */
    sub.s = wire_str_sub(p->s, 0, end);
    sub.i = wire__skip_space(p->s, beg);
    bool has_day = open != '/' && read_date(&sub);
    if (has_day) {
        skip_commas(&sub);
        in = wire_str_trim(wire_str_sub(p->s, sub.i, end));
    }
    bool is_agency = false;
    bool has_credit = in.n && !p->has_credit && is_credit(p, in, &is_agency);
    if (in.n && !has_credit) {
        if (p->has_region || !wire__place_is_region(in)) return false;
        p->has_region = p->is_region_known = true; /* "SALEM (Ore.)" */
        p->place_end = behind;
    }
    if (!in.n && !has_day) return false;
    if (has_day) {
        p->has_date = true;
        p->has_weekday = sub.has_weekday;
    }
    if (has_credit) {
        p->has_credit = true;
        p->is_agency = is_agency;
        p->out->credit = in;
    }
    p->i = behind;
    return true;
}

/* ", Reuter -", ". TASS." : a name that needs no brackets behind a date. */
static bool read_bare_credit(wire__dl *p)
{
    if (p->has_credit) return false;
    size_t i = p->i, end;
    for (unsigned n = 0; n < 3 && i < p->s.n; n++) {
        size_t word_end = wire__word_end(p->s, i);
        if (word_end == i) break;
        wire__dl_word k = wire__dl_classify(wire_str_sub(p->s, i, word_end));
        if (k == W_NONE || (k == W_LOWER && n > 0)) break;
        end = word_end;
        wire_str name = wire_str_sub(p->s, p->i, end);
        size_t next = wire__skip_space(p->s, end);
        uint32_t c = wire__cp_at(p->s, next);
        bool ends = c == '-' || c == 0x2013 || c == 0x2014 || c == '.' ||
                    c == '/' || c == ':' || c == '=';
        if (ends &&
            (wire__agency_is_known(name) ||
             (p->has_date && !p->has_weekday && c != '.' && k != W_LOWER))) {
            p->out->credit = name;
            p->has_credit = true;
            p->is_agency = wire__agency_has_form(name);
            p->i = end;
            return true;
        }
        i = next;
    }
    return false;
}

/* ---- Dash ---- */

/* Read the dash at p->i (behind white space), or leave DASH_NONE. */
static void read_dash(wire__dl *p)
{
    size_t beg = wire__skip_space(p->s, p->i), i = beg;
    bool before = wire__is_space(wire__cp_before(p->s, beg));
    uint32_t c = wire__cp_at(p->s, i);
    p->dash = DASH_NONE;
    size_t at = i;
    if (c == '.' && i + 1 < p->s.n) { /* ".-", ". -" of Spanish agencies */
        size_t k = wire__skip_space(p->s, i + 1);
        if (is_dash(wire__cp_at(p->s, k))) i = at = k, c = '-';
    }
    if (is_dash(c)) {
        unsigned n = 0;
        while (at < p->s.n && is_dash(wire__cp_at(p->s, at))) {
            wire__cp_next(p->s, &at);
            n++;
        }
        p->dash = n > 1 || c != '-' || i != beg ? DASH_LONG : DASH_HYPHEN;
    } else if (c == ':') {
        p->dash = DASH_COLON;
        at++;
    } else if (c == '=' && p->has_credit) {
        p->dash = DASH_LONG;
        at++;
    } else if (c == '|' || c == 0x2022 || c == 0xbb || c == '>') {
        p->dash = DASH_BAR;
        while (wire__cp_at(p->s, at) == c)
            wire__cp_next(p->s, &at);
    } else if ((c == '.' || c == 0x964) && (p->has_credit || p->is_caseless)) {
        p->dash = DASH_DOT;
        wire__cp_next(p->s, &at);
    } else {
        return;
    }
    p->is_spaced =
        before && (at >= p->s.n || wire__is_space(wire__cp_at(p->s, at)));
    p->i = at;
}

/* ---- The whole ---- */

/* Everything behind the place: regions, date, credit in any order. */
static void read_parts(wire__dl *p)
{
    for (unsigned k = 0; k < 6; k++) {
        size_t at = p->i;
        skip_commas(p);
        bool comma = p->i > at && memchr(p->s.p + at, ',', p->i - at);
        bool dot = p->i > at && memchr(p->s.p + at, '.', p->i - at);
        bool any = read_bracket(p) || read_date(p);
        if (!any && (comma || dot)) any = read_bare_credit(p);
        if (!any && comma && !p->has_date && !p->has_credit)
            any = read_region(p);
        if (!any && p->place_end == at && p->i == at + 1)
            any = read_known_region(p);
        if (!any && p->place_end == at && p->i == at && peek(p) == '/') {
            p->i++; /* "MCALLEN, Texas/WASHINGTON" */
            any = read_region(p);
        }
        if (!any) {
            if (!is_dash(peek(p))) p->i = at; /* "Md., - " keeps its comma */
            return;
        }
    }
}

/* "Nov 3 - (Agency) -", "SAN FRANCISCO--(BUSINESS WIRE)--" */
static bool read_credit_behind(wire__dl *p)
{
    wire__dash first = p->dash;
    if (p->has_credit) return false;
    if (!read_bracket(p) && !(p->has_date && read_bare_credit(p))) return false;
    if (!p->is_agency) return false;
    read_dash(p);
    if (p->dash == DASH_NONE) p->dash = first;
    return true;
}

/* A dash inside the dateline: "Colo. - March 16 -", "Nov 3 - (Agency) -". */
static void read_behind_dash(wire__dl *p)
{
    wire__dl again = *p;
    wire_dateline kept = *p->out;
    again.i = wire__skip_space(p->s, p->i);
    bool any = false;
    if (!p->has_date && read_date(&again)) {
        skip_commas(&again);
        read_bracket(&again);
        read_dash(&again);
        any = again.dash != DASH_NONE;
    }
    if (!any) {
        *p->out = kept;
        again = *p;
        again.i = wire__skip_space(p->s, p->i);
        any = read_credit_behind(&again);
    }
    if (any)
        *p = again;
    else
        *p->out = kept;
}

/* Most paragraphs run on in small letters behind a capitalised word or two.
 * Only their words and spaces are looked at. */
static bool is_plain_start(wire_str s, size_t i)
{
    for (unsigned n = 0; n < PLACE_WORDS; n++) {
        size_t beg = i;
        while (i < s.n && (uint8_t)(((uint8_t)s.p[i] | 0x20) - 'a') < 26)
            i++;
        if (i == beg || i + 2 >= s.n) return false;
        if (s.p[beg] >= 'a') {
            if (s.p[i] == ',') return false;
            if (i - beg > CONNECTOR_MAX ||
                !wire__dl_is_connector(wire_str_sub(s, beg, i)))
                return true;
        }
        if (s.p[i] != ' ') return false;
        i++;
    }
    return false;
}

/* A day stands within a month's name of the start. */
static bool may_be_date(const wire__dl *p)
{
    for (size_t i = p->i; i < p->s.n && i < p->i + 14; i++)
        if (wire__is_digit((uint8_t)p->s.p[i])) return true;
    return false;
}

/* "(NEW DELHI) — The": what stood in the brackets is the place. */
static bool take_place(wire__dl *p)
{
    wire_str s = p->out->credit;
    size_t comma = wire_str_find(s, WIRE_STR(","), 0);
    wire_str city = wire_str_sub(s, 0, comma == SIZE_MAX ? s.n : comma);
    wire_str region = {0};
    if (comma != SIZE_MAX)
        region = wire_str_trim(wire_str_sub(s, comma + 1, s.n));
    bool known_region = region.n && wire__place_is_region(region);
    if (!known_region && (comma != SIZE_MAX || !wire__place_is_city(city)))
        return false;
    p->place_beg = (size_t)(s.p - p->s.p);
    p->place_end = p->place_beg + s.n;
    p->words = 1;
    p->is_caps = wire__dl_classify(s) == W_CAPS;
    p->is_looked_up = true;
    p->is_city = wire__place_is_city(city);
    p->has_region = p->is_region_known = known_region;
    p->has_credit = p->is_agency = false;
    p->out->credit = (wire_str){0};
    return true;
}

static bool parse_latin(wire__dl *p)
{
    uint32_t c = peek(p);
    if (c == '(' || c == '[' || c == '/' || c == 0xff08) {
        if (!read_bracket(p) || !p->has_credit) return false;
        if (take_place(p)) {
            read_dash(p);
            return true;
        }
        p->is_outside_credit = true;
        size_t at = p->i;
        read_dash(p); /* "(ANSA) - ROMA, 3 NOV - " */
        wire__dash first = p->dash;
        bool spaced = p->is_spaced;
        size_t behind = p->i;
        skip_space(p);
        if (!read_place(p)) {
            p->place_beg = p->place_end = 0;
            p->words = 0;
            p->i = behind;
            p->dash = first;
            return true;
        }
        read_parts(p);
        read_dash(p);
        look_up(p);
        bool is_inner =
            p->dash != DASH_NONE && (p->is_caps || (p->is_city && p->has_date));
        if (!is_inner) { /* the text began behind the bracket */
            wire_str credit = p->out->credit;
            *p->out = (wire_dateline){.credit = credit};
            bool is_agency = wire__agency_has_form(credit);
            *p = (wire__dl){.s = p->s,
                            .i = first == DASH_NONE ? at : behind,
                            .has_credit = true,
                            .is_agency = is_agency,
                            .dash = first,
                            .is_spaced = spaced,
                            .out = p->out};
        }
        return true;
    }
    if (!may_be_date(p) || !read_date(p)) { /* "Nov 3 (Agency) -" */
        if (!read_place(p)) return false;
    } else if (p->has_weekday) {
        return false;
    }
    read_parts(p);
    read_dash(p);
    if (p->dash != DASH_NONE) read_behind_dash(p);
    return true;
}

/* White space, asterisks and invisible marks before a dateline. */
static size_t skip_junk(wire_str s)
{
    size_t i = wire__skip_space(s, 0);
    while (i < s.n && s.p[i] == '*')
        i++;
    return wire__skip_space(s, i);
}

wire_status wire_text_dateline(wire_str para, wire_dateline *out)
{
    *out = (wire_dateline){0};
    wire_str s = wire_str_sub(para, 0, WIRE__DATELINE_MAX);
    while (s.n && s.n < para.n && ((uint8_t)para.p[s.n] & 0xc0) == 0x80)
        s.n--;
    size_t beg = skip_junk(s);
    if (beg >= s.n) return WIRE_END;
    uint32_t c = wire__cp_at(s, beg);
    if (wire__is_lower(c)) return WIRE_END;
    if (wire__dateline_cjk(wire_str_sub(s, beg, s.n), out)) {
        out->span.beg += (uint32_t)beg;
        out->span.end += (uint32_t)beg;
        return WIRE_OK;
    }
    *out = (wire_dateline){0};
    if (is_plain_start(s, beg)) return WIRE_END;
    wire__dl p = {.s = s, .i = beg, .out = out};
    bool any =
        parse_latin(&p) && (p.has_date || p.has_credit || p.dash != DASH_NONE);
    if (any) look_up(&p);
    if (!any || !wire__dl_accept(&p)) {
        *out = (wire_dateline){0};
        return WIRE_END;
    }
    out->span.beg = (uint32_t)beg;
    out->span.end = (uint32_t)p.i;
    if (p.place_end > p.place_beg)
        out->place = wire_str_sub(s, p.place_beg, p.place_end);
    return WIRE_OK;
}
