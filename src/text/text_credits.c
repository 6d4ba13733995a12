/* Credits: names that a page gives for its text, in fields, lines, labels.
 *
 *     Ann Lee, Kestrel News Agency            byline
 *     ... the council said. (NPA)             line, behind the text
 *     Source: Northwire                       line
 *     The Associated Press contributed to this report.
 *
 * A person is no credit here, nor is the outlet itself: both stand in the
 * byline. A name counts by where it stands and by its form, not by fame.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_int.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum {
    LINE_MAX = 240,  /* bytes of a line that may be a credit */
    NAME_MAX = 60,   /* bytes of a name */
    NAME_WORDS = 6,  /* words of a name */
    LISTED_MAX = 16, /* names of one line */
    CREDITS_MAX = 64 /* of one article */
};

static bool list_has(const char *const *list, size_t n, wire_str word)
{
    wire__key k = wire__fold(word);
    return wire__list_has(list, n, wire__key_str(&k));
}

bool wire__credit_add(wire__credits *v, wire_str name, wire_credit_kind kind,
                      wire_span span)
{
    if (!name.n || v->n >= CREDITS_MAX) return true;
    for (size_t i = 0; i < v->n; i++)
        if (v->p[i].kind == kind && wire_str_eq_nocase(v->p[i].name, name))
            return true;
    wire_credit c = {name, kind, span};
    return WIRE_VEC_PUSH(v, c);
}

/* ---- Forms of a name ---- */

/* Capitals only: "NPA", "AFP". */
bool wire__credit_is_acronym(wire_str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; n++)
        if (!wire__is_upper(wire__cp_next(s, &i))) return false;
    return n >= 2 && n <= 6;
}

/* Up to NAME_WORDS words, each capitalised but for small ones inside. */
bool wire__credit_is_name(wire_str s)
{
    static const char *const small[] = {"&",  "and", "de", "der", "des",
                                        "di", "du",  "et", "for", "la",
                                        "of", "the", "und"};
    size_t words = 0;
    if (!s.n || s.n > NAME_MAX) return false;
    for (size_t i = 0; i < s.n;) {
        size_t end = i;
        while (end < s.n && s.p[end] != ' ')
            end++;
        wire_str w = wire_str_sub(s, i, end);
        uint32_t c = wire__cp_at(w, 0);
        if (wire__is_digit(c)) return false;
        if (!wire__is_upper(c) && !wire__is_caseless(c) &&
            (words == 0 || !wire__list_has(small, COUNT(small), w)))
            return false;
        words++;
        i = wire__skip_space(s, end);
        if (i == end && end < s.n) i++;
    }
    return words <= NAME_WORDS;
}

/* Photo houses and the like: they send pictures, not text. */
static bool is_picture_house(wire_str s)
{
    static const char *const words[] = {"getty", "photo",  "shutterstock",
                                        "alamy", "istock", "image",
                                        "bild",  "foto"};
    for (size_t i = 0; i < COUNT(words); i++)
        if (wire_str_find_nocase(s, wire_str_of(words[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

/* One name inside the other, apart from case: "The Washington Times, LLC". */
bool wire__credit_is_of(wire_str name, wire_str outlet)
{
    if (!outlet.n || !name.n) return false;
    return wire_str_find_nocase(name, outlet, 0) != SIZE_MAX ||
           wire_str_find_nocase(outlet, name, 0) != SIZE_MAX;
}

static bool has_agency_form(wire_str s)
{
    return s.n <= NAME_MAX && wire__agency_has_form(s);
}

/* ---- Lists of names ---- */

static bool is_separator(char c)
{
    return c == ',' || c == ';' || c == '/' || c == '|';
}

/* Next part of a list cut at , ; / | and "and": "A, B and the NPA". */
static bool next_part(wire_str s, size_t *i, wire_str *part)
{
    static const char *const ands[] = {" and ", " und ",  " et ", " y ",
                                       " e ",   " with ", " for "};
    enum { /* what they begin with */
           ANDS = WIRE__LETTER('a') | WIRE__LETTER('e') | WIRE__LETTER('f') |
                  WIRE__LETTER('u') | WIRE__LETTER('w') | WIRE__LETTER('y')
    };
    while (*i < s.n &&
           (is_separator(s.p[*i]) || s.p[*i] == ' ' || s.p[*i] == '&'))
        (*i)++;
    if (*i >= s.n) return false;
    size_t beg = *i, end = beg, skip = 0;
    for (; end < s.n && !skip; end += !skip) {
        if (is_separator(s.p[end])) break;
        if (s.p[end] != ' ' || end + 1 >= s.n ||
            !wire__letter_in(s.p[end + 1], ANDS))
            continue;
        wire_str rest = wire_str_sub(s, end, s.n);
        for (size_t k = 0; k < COUNT(ands) && !skip; k++)
            skip = wire__begins(rest, ands[k]);
        if (skip) break;
    }
    *part = wire_str_trim(wire_str_sub(s, beg, end));
    *i = end + (skip ? skip : 1);
    return true;
}

/* "Associated Press writer Ann Lee": the agency in front of a person. */
static wire_str agency_head(wire_str part)
{
    static const char *const jobs[] = {
        "correspondent", "correspondents", "editor",   "journalist",
        "journalists",   "photographer",   "producer", "reporter",
        "reporters",     "staff",          "video",    "writer",
        "writers"};
    enum { /* no job begins with another one */
           JOBS = WIRE__LETTER('c') | WIRE__LETTER('e') | WIRE__LETTER('j') |
                  WIRE__LETTER('p') | WIRE__LETTER('r') | WIRE__LETTER('s') |
                  WIRE__LETTER('v') | WIRE__LETTER('w')
    };
    for (size_t i = 0; i + 1 < part.n; i++) {
        if (part.p[i] != ' ' || !wire__letter_in(part.p[i + 1], JOBS)) continue;
        size_t end = wire__word_end(part, i + 1);
        if (end - i < 6) continue; /* a space and "staff" or more */
        if (!list_has(jobs, COUNT(jobs), wire_str_sub(part, i + 1, end)))
            continue;
        wire_str head = wire__agency_core(wire_str_sub(part, 0, i));
        if (head.n) return head;
    }
    return wire__agency_core(part);
}

/* Names of agencies in a list; persons are passed over. */
static bool add_listed(wire__credits *v, wire_str list, wire_credit_kind kind,
                       wire_span span, wire_str outlet, bool acronyms)
{
    wire_str part;
    size_t i = 0;
    for (size_t n = 0; n < LISTED_MAX && next_part(list, &i, &part); n++) {
        wire_str name = agency_head(part);
        bool ok = has_agency_form(name) ||
                  (acronyms && wire__credit_is_acronym(name));
        if (!ok || wire__credit_is_of(name, outlet)) continue;
        if (!wire__credit_add(v, name, kind, span)) return false;
    }
    return true;
}

/* What stands behind a person's name in capitals and is no agency. */
static bool is_degree(wire_str s)
{
    static const char *const list[] = {
        "BSC", "CPA", "DDS", "DO",  "DVM", "ESQ", "III", "JD", "JR", "LLC",
        "MBA", "MBE", "MD",  "MPH", "MSC", "OBE", "PHD", "RN", "SJ", "SR"};
    return wire__list_has(list, COUNT(list), s);
}

static bool ends_in_press(wire_str s)
{
    return s.n > 6 && wire_str_eq_nocase(wire_str_sub(s, s.n - 6, s.n),
                                         WIRE_STR(" press"));
}

/* Is every name of the list an agency's? Not a photographer's and hers. */
static bool is_agency_list(wire_str list)
{
    wire_str part;
    size_t i = 0, n = 0;
    while (n < LISTED_MAX && next_part(list, &i, &part)) {
        if (!has_agency_form(wire__agency_core(part))) return false;
        n++;
    }
    return n > 0;
}

bool wire__credits_of_byline(wire__credits *v, wire_str byline, wire_str outlet,
                             wire_span span)
{
    /* Fields of authors may be long lists of a page's writers. */
    if (byline.n > 4 * LINE_MAX) byline.n = 4 * LINE_MAX;
    wire_str part;
    size_t i = 0;
    for (size_t n = 0; n < LISTED_MAX && next_part(byline, &i, &part); n++) {
        wire_str name = agency_head(part);
        bool ok = has_agency_form(name) ||
                  (wire__credit_is_acronym(name) && name.n >= 3 &&
                   (n == 0 || !is_degree(name)));
        /* "Joy Press" writes; "Ann Lee, Harbour Press" sends */
        if (n == 0 && ends_in_press(name) && !wire__agency_is_known(name))
            ok = false;
        if (!ok || wire__credit_is_of(name, outlet)) continue;
        if (!wire__credit_add(v, name, WIRE_CREDIT_BYLINE, span)) return false;
    }
    return true;
}

/* ---- Lines ---- */

static bool starts_any(wire_str s, const char *const *list, size_t n,
                       size_t *len)
{
    *len = 0;
    for (size_t i = 0; i < n && !*len; i++)
        *len = wire__begins(s, list[i]);
    return *len != 0;
}

/* "Source: X", "Quelle: X", "स्रोत: X" */
static bool read_source_line(wire__credits *v, wire_str s, wire_span span,
                             wire_str outlet, bool *ok)
{
    static const char *const heads[] = {"source:",
                                        "sources:",
                                        "source :",
                                        "sources :",
                                        "quelle:",
                                        "quellen:",
                                        "fuente:",
                                        "fuentes:",
                                        "fonte:",
                                        "fonti:",
                                        "fontes:",
                                        "agency:",
                                        "agentur:",
                                        "agence :",
                                        "agencia:",
                                        "agenzia:",
                                        "स्रोत:",
                                        "एजेंसी:",
                                        "출처:",
                                        "출처 :",
                                        "来源：",
                                        "來源：",
                                        "来源:",
                                        "出典：",
                                        "credit:",
                                        "contributing:",
                                        "reporting by ",
                                        "additional reporting by ",
                                        "with reporting by ",
                                        "mitarbeit: "};
    size_t n;
    if (!memchr(s.p, ':', s.n < 24 ? s.n : 24) && s.n &&
        (uint8_t)s.p[0] < 0x80 && !strchr("ARWarw", s.p[0]))
        return false;
    if (!starts_any(s, heads, COUNT(heads), &n)) return false;
    wire_str rest = wire__agency_core(wire_str_sub(s, n, s.n));
    bool is_contrib = s.p[n - 1] == ' ' || (s.p[0] | 0x20) == 'c';
    size_t before = v->n;
    if (is_contrib) {
        *ok = add_listed(v, rest, WIRE_CREDIT_CONTRIB, span, outlet, true);
        return true;
    }
    *ok = add_listed(v, rest, WIRE_CREDIT_LINE, span, outlet, true);
    if (*ok && v->n == before && wire__credit_is_name(rest) &&
        !wire__credit_is_of(rest, outlet) && !is_picture_house(rest))
        *ok = wire__credit_add(v, rest, WIRE_CREDIT_LINE, span);
    return v->n > before || wire__credit_is_name(rest);
}

/* "© 2026 X. All rights reserved", "Copyright (c) X" */
static bool read_copyright(wire__credits *v, wire_str s, wire_span span,
                           wire_str outlet, bool *ok)
{
    static const char *const marks[] = {"copyright", "©", "(c)", "℗"};
    static const char *const ends[] = {
        ". ",      " all rights",  ", all rights", ". all", " alle rechte",
        " click ", " tous droits", ", llc",        " inc"};
    size_t i = 0, n;
    if (!starts_any(s, marks, COUNT(marks), &n)) return false;
    while (i < s.n) {
        wire_str rest = wire_str_sub(s, i, s.n);
        if (starts_any(rest, marks, COUNT(marks), &n))
            i += n;
        else if (wire_str_starts_nocase(rest, WIRE_STR("by ")))
            i += 3;
        else if (strchr(" ,:-", s.p[i]) || wire__is_digit((uint8_t)s.p[i]))
            i++;
        else if (wire_str_starts(rest, WIRE_STR("–")))
            i += 3;
        else
            break;
    }
    wire_str name = wire_str_sub(s, i, s.n);
    for (size_t k = 0; k < COUNT(ends); k++) {
        size_t at = wire_str_find_nocase(name, wire_str_of(ends[k]), 0);
        if (at != SIZE_MAX) name.n = at;
    }
    while (name.n && (wire__is_digit((uint8_t)name.p[name.n - 1]) ||
                      strchr(" ,", name.p[name.n - 1])))
        name.n--; /* "© Agence Estuaire 2026" */
    name = wire__agency_core(name);
    if (wire__credit_is_name(name) && !wire__credit_is_of(name, outlet) &&
        !is_picture_house(name))
        *ok = wire__credit_add(v, name, WIRE_CREDIT_LINE, span);
    return true;
}

/* A to Z as a to z; s.n is LINE_MAX at most. */
static wire_str fold_ascii(wire_str s, char *out)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        out[i] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    return (wire_str){out, s.n};
}

/* Is the word w among words, which have a space on either side? */
static bool is_among(const char *words, wire_str w)
{
    wire_str all = wire_str_of(words);
    size_t at = w.n ? wire_str_find(all, w, 0) : SIZE_MAX;
    while (at != SIZE_MAX && (all.p[at - 1] != ' ' || all.p[at + w.n] != ' '))
        at = wire_str_find(all, w, at + 1);
    return at != SIZE_MAX;
}

/* "this AP report" behind "contributed to", and then an end, or where from: a
 * winter may contribute to the delay of a report. s is folded. */
static bool names_writing(wire_str s)
{
    enum { WORDS = 5 };
    static const char these[] =
        " this the cet cette ce este esta questo questa quest ";
    static const char writings[] =
        " report reports story article dispatch piece item coverage reportage "
        "dépêche "
        "texte informe nota artículo despacho texto reportaje reportagem "
        "articolo servizio ";
    static const char *const ends[] = {".", ";",      ")",    "]",    ":",
                                       "!", " from ", " in ", " de ", " da "};
    size_t beg = 0, end = wire__word_end(s, 0), n;
    if (!is_among(these, wire_str_sub(s, 0, end))) return false;
    for (unsigned k = 0; k < WORDS && end < s.n; k++) {
        beg = end + (s.p[end] == ' ' || s.p[end] == '\'');
        end = wire__word_end(s, beg);
        if (end == beg) return false;
        wire_str rest = wire_str_sub(s, end, s.n);
        if (is_among(writings, wire_str_sub(s, beg, end)))
            return !rest.n || starts_any(rest, ends, COUNT(ends), &n);
    }
    return false;
}

/* "The NPA and Ann Lee contributed to this report." */
static bool read_contributed(wire__credits *v, wire_str s, wire_span span,
                             wire_str outlet, bool *ok)
{
    static const struct {
        const char *words;
        bool to; /* what it was contributed to must follow */
    } cues[] = {{"contributed to ", true},
                {"contributed report", false},
                {"contributed.", false},
                {"reported this story", false},
                {"contributed from", false},
                {"was used in this report", false},
                {"was used in this story", false},
                {"zu diesem bericht beigetragen", false},
                {"an diesem bericht mitgearbeitet", false},
                {"a contribué à ", true},
                {"ont contribué à ", true},
                {"contribuyó a ", true},
                {"contribuyeron a ", true},
                {"ha contribuito a ", true},
                {"hanno contribuito a ", true},
                {"contribuiu para ", true}};
    static const char *const heads[] = {"material from ", "information from ",
                                        "mit informationen von ",
                                        "informationen von ", "also "};
    static const char *const signs[] = {"ontribu", "mater", "nformation",
                                        "eport",   "beige", "mitge"};
    char folded[LINE_MAX];
    size_t at = SIZE_MAX;
    bool may = false;
    for (size_t i = 0; i < COUNT(signs) && !may; i++)
        may = wire_str_find(s, wire_str_of(signs[i]), 0) != SIZE_MAX;
    if (!may) return false;
    wire_str low = fold_ascii(s, folded);
    for (size_t i = 0; i < COUNT(cues) && at == SIZE_MAX; i++) {
        at = wire_str_find(low, wire_str_of(cues[i].words), 0);
        size_t end = at + strlen(cues[i].words);
        if (at != SIZE_MAX && cues[i].to &&
            !names_writing(wire_str_sub(low, end, low.n)))
            at = SIZE_MAX;
    }
    wire_str names;
    if (at != SIZE_MAX) {
        names = wire_str_sub(s, 0, at);
    } else {
        /* "This report contains material from the NPA." */
        static const char *const tails[] = {
            "material from ", "information from ", "was reported by ",
            "based in part on reports from ", "includes reporting from "};
        for (size_t i = 0; i < COUNT(tails) && at == SIZE_MAX; i++) {
            at = wire_str_find(low, wire_str_of(tails[i]), 0);
            if (at != SIZE_MAX) at += strlen(tails[i]);
        }
        if (at == SIZE_MAX || !wire_str_starts_nocase(s, WIRE_STR("this ")))
            return false;
        names = wire_str_sub(s, at, s.n);
        size_t stop = wire_str_find(names, WIRE_STR(". "), 0);
        if (stop != SIZE_MAX) names.n = stop;
    }
    size_t n;
    if (starts_any(names, heads, COUNT(heads), &n))
        names = wire_str_sub(names, n, names.n);
    *ok = add_listed(v, names, WIRE_CREDIT_CONTRIB, span, outlet, true);
    return true;
}

/* A line that is a name and nothing else: "(AFP)", "-- NPA", "Reuters". */
static bool read_bare(wire__credits *v, wire_str s, wire_span span,
                      wire_str outlet, bool *ok)
{
    if (s.n > NAME_MAX + 12) return false; /* with its marks */
    bool marked = s.n && (s.p[0] == '(' || s.p[0] == '[' || s.p[0] == '-' ||
                          s.p[0] == '/' || (uint8_t)s.p[0] == 0xe2);
    wire_str name = wire__agency_core(s);
    if (name.n && name.p[0] == '/') name = wire_str_sub(name, 1, name.n);
    if (!name.n || name.n > NAME_MAX) return false;
    /* without capitals a sentence of few words has the form of a name */
    if (wire__is_caseless(wire__cp_at(name, 0)) && s.p[s.n - 1] == '.' &&
        memchr(name.p, ' ', name.n))
        return false;
    bool is_list = memchr(name.p, '/', name.n) || memchr(name.p, ',', name.n);
    if (is_list) {
        /* not "(Ann Lee/Kestrel)" */
        if (!is_agency_list(name) || is_picture_house(s)) return false;
        *ok = add_listed(v, name, WIRE_CREDIT_LINE, span, outlet, false);
        return true;
    }
    bool fits = wire__agency_is_known(name) ||
                (wire__credit_is_name(name) && has_agency_form(name)) ||
                (marked && wire__credit_is_acronym(name));
    if (!fits || is_picture_house(s)) return false;
    if (!wire__credit_is_of(name, outlet))
        *ok = wire__credit_add(v, name, WIRE_CREDIT_LINE, span);
    return true;
}

/* "By ANN LEE", "By Ann Lee and Bo Kim, Kestrel", "Von Ina Roth" */
static bool read_byline_line(wire__credits *v, wire_str s, wire_span span,
                             wire_str outlet, bool *ok)
{
    static const char *const heads[] = {"by ",  "by: ", "von ", "par ",
                                        "por ", "di ",  "door "};
    size_t n, words = 0, small = 0;
    if (s.n > 120 || !s.n || !strchr("BVPD", s.p[0])) return false;
    if (!starts_any(s, heads, COUNT(heads), &n)) return false;
    if (!wire__is_upper(wire__cp_at(s, 0))) return false;
    wire_str names = wire_str_sub(s, n, s.n);
    uint32_t last = wire__cp_before(s, s.n);
    if (last == '.' || last == '!' || last == '?' || last == ':') return false;
    for (size_t i = 0; i < names.n;) {
        size_t end = wire__word_end(names, i);
        if (end == i) {
            if (wire__is_digit((uint8_t)names.p[i])) return false;
            wire__cp_next(names, &i);
            continue;
        }
        words++;
        if (!wire__is_upper(wire__cp_at(names, i))) small++;
        i = end;
    }
    if (!words || words > 14 || small > 3 || small >= words) return false;
    if (!wire__is_upper(wire__cp_at(names, 0))) return false;
    *ok = wire__credits_of_byline(v, names, outlet, span);
    return true;
}

static bool is_rule(wire_str s)
{
    static const char *const ends[] = {"-30-",   "ende", "ends", "ends.",
                                       "(ends)", "end",  "fin",  "fine"};
    for (size_t i = 0; i < COUNT(ends) && s.n <= 6; i++)
        if (wire_str_eq_nocase(s, wire_str_of(ends[i]))) return true;
    for (size_t i = 0; i < s.n;) {
        uint32_t c = wire__cp_next(s, &i);
        if (c != '_' && c != '-' && c != '*' && c != '#' && c != '=' &&
            c != '~' && c != '.' && c != 0x2014 && c != 0x2013 && c != 0x2022 &&
            !wire__is_space(c))
            return false;
    }
    return true;
}

static bool is_date_line(wire_str s)
{
    static const char *const heads[] = {
        "updated ", "updated: ", "published ", "published: ",
        "posted ",  "stand: ",   "publié le ", "mis à jour le "};
    size_t n = 0, i;
    if (s.n > 60) return false;
    if (!starts_any(s, heads, COUNT(heads), &n)) n = 0;
    wire__day d;
    if (!wire__day_read(s, n, WIRE__ALL, &d)) return false;
    for (i = d.end; i < s.n; i++) /* a clock may follow, no sentence */
        if (wire__is_lower((uint8_t)s.p[i]) && i + 2 < s.n &&
            wire__is_lower((uint8_t)s.p[i + 1]) &&
            wire__is_lower((uint8_t)s.p[i + 2]))
            return false;
    return true;
}

/* "... he said. (NPA)", "... said. — AFP", "... said. dpa" */
static bool read_behind(wire__credits *v, wire_str s, wire_span span,
                        wire_str outlet, uint32_t *text_end, bool *ok)
{
    wire_str t = wire_str_trim(s);
    if (t.n < 8) return false;
    size_t at = SIZE_MAX;
    bool in_brackets = t.p[t.n - 1] == ')' || t.p[t.n - 1] == ']';
    for (size_t i = t.n; i-- > 0 && t.n - i <= NAME_MAX;) {
        if (in_brackets ? t.p[i] == '(' || t.p[i] == '[' : t.p[i] == '.') {
            if (!in_brackets && i + 1 >= t.n) return false;
            at = in_brackets ? i : i + 1;
            break;
        }
    }
    if (at == SIZE_MAX || at == 0) return false;
    /* only behind a whole sentence */
    size_t end = at;
    while (end > 0 && wire__is_space(wire__cp_before(t, end)))
        wire__cp_prev(t, &end);
    uint32_t stop = wire__cp_before(t, end);
    if (wire__is_closer(stop)) stop = wire__cp_before(t, end - 1);
    bool is_stop = stop == '.' || stop == '!' || stop == '?' || stop == 0x964 ||
                   stop == 0x3002 || wire__is_closer(stop);
    if (!is_stop) return false;
    wire_str raw = wire_str_sub(t, at, t.n);
    wire_str name = wire__agency_core(raw);
    bool fits = wire__agency_is_known(name) ||
                (wire__credit_is_name(name) && has_agency_form(name)) ||
                (in_brackets && wire__credit_is_acronym(name));
    if (!fits) return false;
    *text_end = span.beg + (uint32_t)(t.p - s.p) + (uint32_t)end;
    if (!wire__credit_is_of(name, outlet))
        *ok = wire__credit_add(
            v, name, WIRE_CREDIT_LINE,
            (wire_span){span.beg + (uint32_t)(raw.p - s.p), span.end});
    return true;
}

bool wire__credits_of_field(wire__credits *v, wire_str field, wire_str outlet)
{
    wire_span none = {0, 0};
    wire_str name = wire__agency_core(field);
    if (wire__credit_is_of(name, outlet) || is_picture_house(name)) return true;
    return wire__credit_add(v, name, WIRE_CREDIT_LINE, none);
}

/* Bullets before a line: "• Ann Lee contributed to this report." */
static wire_str drop_bullets(wire_str s)
{
    for (;;) {
        size_t i = 0;
        uint32_t c = s.n ? wire__cp_next(s, &i) : 0;
        if (c != 0x2022 && c != '*' && c != 0x2b29 && c != 0x29be &&
            c != 0x25cf && c != 0x25aa)
            return s;
        s = wire_str_trim(wire_str_sub(s, i, s.n));
    }
}

wire__line wire__line_read(wire__credits *v, wire_str body, wire_span para,
                           wire_str outlet, bool is_tail, uint32_t *text_end,
                           bool *ok)
{
    wire_str s = wire_str_sub(body, para.beg, para.end);
    *text_end = para.end;
    *ok = true;
    if (s.n <= LINE_MAX) {
        if (is_rule(s)) return WIRE__LINE_RULE;
        wire_str t = drop_bullets(s);
        if (read_source_line(v, t, para, outlet, ok) ||
            (is_tail && (read_copyright(v, t, para, outlet, ok) ||
                         read_contributed(v, t, para, outlet, ok))) ||
            read_bare(v, t, para, outlet, ok))
            return WIRE__LINE_CREDIT;
        if (read_byline_line(v, t, para, outlet, ok)) return WIRE__LINE_BYLINE;
        if (is_date_line(t)) return WIRE__LINE_DATE;
    }
    if (is_tail) read_behind(v, s, para, outlet, text_end, ok);
    return WIRE__LINE_TEXT;
}
