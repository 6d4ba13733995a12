/* Sentences.
 *
 *     "We will stay." The minister, Gen. A. Lee, left at 5 p.m. Police ...
 *                   ^                    no  no           ^
 *
 * A scan over the paragraph stops at the marks that may end a sentence; what
 * stands before and behind each decides. Scripts without capitals end at
 * their own marks. The dateline is part of its first sentence.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_int.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum {
    TOKEN_MAX = 32,   /* bytes of the token before a dot */
    PLACE_REACH = 200 /* bytes in which a place is named again */
};

typedef WIRE_VEC(wire_sentence) sentences;

typedef struct {
    wire_str s;     /* the paragraph */
    unsigned langs; /* bits of its language */
    size_t beg;     /* of the sentence under way */
    size_t depth;   /* open corner brackets */
    size_t last_close;
} cutter;

/* ---- Words round a mark ---- */

static bool is_starter(const cutter *c, size_t i)
{
    size_t end = wire__word_end(c->s, i);
    wire__key k = wire__fold(wire_str_sub(c->s, i, end));
    return wire__table_find(&wire__starters, wire__key_str(&k), c->langs) !=
           NULL;
}

/* The token that ends before the dot: letters, digits, inner dots. */
static wire_str token_before(const cutter *c, size_t dot)
{
    size_t i = dot;
    while (i > c->beg && dot - i < TOKEN_MAX) {
        size_t at = i;
        uint32_t cp = wire__cp_prev(c->s, &at);
        if (!wire__is_letter(cp) && !wire__is_digit(cp) && cp != '.' &&
            cp != '-' && cp != '\'' && cp != 0x2019 && cp != 0xba)
            break;
        i = at;
    }
    return wire_str_sub(c->s, i, dot);
}

static bool is_number(wire_str t, int *value)
{
    *value = 0;
    if (!t.n || t.n > 9) return false;
    for (size_t i = 0; i < t.n; i++) {
        if (t.p[i] < '0' || t.p[i] > '9') return false;
        *value = *value * 10 + (t.p[i] - '0');
    }
    return true;
}

/* "U.S", "a.m", "Ph.D", "N.Y": letters with dots between, short parts. */
static bool is_dotted(wire_str t)
{
    size_t part = 0;
    bool any = false;
    for (size_t i = 0; i < t.n;) {
        uint32_t cp = wire__cp_next(t, &i);
        if (cp == '-' && !part) continue; /* "J.-P." */
        if (cp == '.') {
            if (!part) return false;
            any = true;
            part = 0;
            continue;
        }
        if (!wire__is_letter(cp) || ++part > 2) return false;
    }
    return any && part > 0;
}

static bool is_one_letter(wire_str t)
{
    size_t i = 0;
    if (!t.n) return false;
    uint32_t cp = wire__cp_next(t, &i);
    return i == t.n && wire__is_letter(cp);
}

/* A word such as iPhone begins a sentence as it is. */
static bool is_brand(wire_str s, size_t i)
{
    size_t next = i;
    wire__cp_next(s, &next);
    return wire__is_upper(wire__cp_at(s, next));
}

/* ---- What the dot ends ---- */

static bool ends_after_clock(const cutter *c, size_t next)
{
    static const char *const zones[] = {"central", "eastern", "local",
                                        "mountain", "pacific"};
    size_t end = wire__word_end(c->s, next);
    wire_str w = wire_str_sub(c->s, next, end);
    if (!wire__is_upper(wire__cp_at(c->s, next))) return false;
    wire__key k = wire__fold(w);
    if (wire__list_has(zones, COUNT(zones), wire__key_str(&k))) return false;
    if (wire__weekday_of(w, c->langs) || wire__month_of(w, c->langs))
        return false;
    for (size_t i = 0; i < w.n && w.n <= 5; i++) /* "ET", "GMT" */
        if (!wire__is_upper((uint8_t)w.p[i])) return true;
    return w.n > 5 || w.n == 1;
}

static bool ends_after_initial(const cutter *c, wire_str t, size_t next)
{
    size_t at = (size_t)(t.p - c->s.p);
    if (at <= c->beg) return false; /* "A. The first point" */
    return is_starter(c, next);
}

/* "am 3. November", "im 19. Jahrhundert", "1. FC Köln" */
static bool ends_after_number(const cutter *c, wire_str t, int value,
                              size_t next)
{
    size_t at = (size_t)(t.p - c->s.p);
    if (at == c->beg && t.n <= 3) return false; /* "1. Open the door" */
    unsigned ordinal = WIRE__DE | WIRE__NORDIC | WIRE__TR | WIRE__OTHER;
    if (!(c->langs & ordinal) || c->langs & WIRE__EN) return true;
    if (t.n > 2 || value == 0) return true;
    return is_starter(c, next);
}

/* "Mrgr. Lee", "Pt. Reyes": one capital and then no vowel is no word; nobody
 * has to know it. Sighs are. */
static bool has_title_form(wire_str t)
{
    static const char *const sighs[] = {"brr", "grr",  "hm",   "hmm", "hmmm",
                                        "mmm", "pfft", "psst", "shh", "tsk"};
    if (t.n < 2 || t.n > 5 || !wire__is_upper((uint8_t)t.p[0])) return false;
    for (size_t i = 0; i < t.n; i++) {
        uint8_t b = (uint8_t)t.p[i] | 0x20;
        if (b < 'a' || b > 'z' || memchr("aeiouy", b, 6)) return false;
        if (i > 0 && !wire__is_lower((uint8_t)t.p[i])) return false;
    }
    wire__key k = wire__fold(t);
    return !wire__list_has(sighs, COUNT(sighs), wire__key_str(&k));
}

static const wire__entry *find_title(const cutter *c, wire_str word)
{
    const wire__entry *e =
        wire__table_find(&wire__abbreviations, word, c->langs);
    return e && e->value == WIRE__ABBR_TITLE ? e : NULL;
}

/* "Gen. Sec. Dahl": a title goes on. */
static bool follows_title(const cutter *c, wire_str t)
{
    size_t at = (size_t)(t.p - c->s.p);
    if (at < c->beg + 3 || c->s.p[at - 1] != ' ' || c->s.p[at - 2] != '.')
        return false;
    wire__key k = wire__fold(token_before(c, at - 2));
    return find_title(c, wire__key_str(&k)) != NULL;
}

static bool ends_after_abbreviation(const cutter *c, wire_str t,
                                    const wire__entry *e, size_t next)
{
    uint32_t cp = wire__cp_at(c->s, next);
    bool is_digit = wire__is_digit(cp);
    switch (e->value) {
    case WIRE__ABBR_TITLE:
        return false;
    case WIRE__ABBR_NUMBER:
        if (is_digit) return false;
        return !(has_title_form(t) || follows_title(c, t)) ||
               is_starter(c, next); /* "Pt. 3", but also "Pt. Reyes" */
    case WIRE__ABBR_MONTH:
        if (is_digit) return false;
        return !wire__is_upper(wire__cp_at(t, 0)) || is_starter(c, next) ||
               !wire__is_letter(cp);
    default:
        return is_starter(c, next);
    }
}

/* English abbreviations are told from words ("Mass.", "mass.") by capitals. */
static bool needs_capital(const wire__entry *e, unsigned langs)
{
    static const char *const small[] = {
        "al",  "approx", "ca", "cf",  "co",   "dept", "eg",  "est",
        "etc", "fig",    "ie", "inc", "incl", "no",   "nos", "p",
        "pp",  "pt",     "v",  "viz", "vol",  "vs"};
    return langs & WIRE__EN && e->langs & WIRE__EN &&
           !wire__list_has(small, COUNT(small), wire_str_of(e->word));
}

static bool dot_ends(const cutter *c, size_t dot, size_t next)
{
    wire_str t = token_before(c, dot);
    int value;
    if (!t.n) return true;
    if (is_number(t, &value)) return ends_after_number(c, t, value, next);
    bool is_upper = wire__is_upper(wire__cp_at(t, 0));
    if (is_dotted(t)) {
        wire__key k = wire__fold(t);
        wire_str w = wire__key_str(&k);
        if (wire_str_eq(w, WIRE_STR("am")) || wire_str_eq(w, WIRE_STR("pm")))
            return ends_after_clock(c, next) || is_starter(c, next);
        return is_starter(c, next);
    }
    if (is_one_letter(t) && is_upper) return ends_after_initial(c, t, next);
    wire__key k = wire__fold(t);
    wire_str w = wire__key_str(&k);
    if (c->langs & (WIRE__FR | WIRE__IT) && w.n > 3 && w.p[1] == '\'')
        w = wire_str_sub(w, 2, w.n); /* "L'on. Bianchi" */
    const wire__entry *e = wire__table_find(&wire__abbreviations, w, c->langs);
    const char *hyphen = memrchr(w.p, '-', w.n);
    if (!e && hyphen) { /* "Dipl.-Ing. Kurz", "Lt.-Gov. Lee" */
        w = wire_str_sub(w, (size_t)(hyphen - w.p) + 1, w.n);
        e = find_title(c, w);
    }
    if (!e && is_upper && w.n > 3 && w.p[w.n - 1] == 's') /* "Capts. Lee" */
        e = find_title(c, wire_str_sub(w, 0, w.n - 1));
    if (!e) return !has_title_form(t) || is_starter(c, next);
    if (!is_upper && needs_capital(e, c->langs)) return true;
    return ends_after_abbreviation(c, t, e, next);
}

/* '"Who?" Smith asked.': the telling goes on behind the quotation. */
static bool is_telling(const cutter *c, size_t next)
{
    /* clang-format off */
    static const char *const verbs[] = {
        "added", "asked", "asks", "cried", "demanded", "exclaimed", "fragt",
        "fragte", "read", "reads", "replied", "rief", "sagt", "sagte", "said",
        "says", "shouted", "told", "tweeted", "wondered", "wrote", "yelled"};
    /* clang-format on */
    for (unsigned n = 0; n < 4; n++) {
        size_t end = wire__word_end(c->s, next);
        if (end == next) return false;
        wire__key k = wire__fold(wire_str_sub(c->s, next, end));
        if (wire__list_has(verbs, COUNT(verbs), wire__key_str(&k)))
            return n > 0;
        if (!wire__is_upper(wire__cp_at(c->s, next))) return false;
        if (end >= c->s.n || c->s.p[end] != ' ') return false;
        next = end + 1;
    }
    return false;
}

/* ---- Marks of the Latin, Greek, Cyrillic and Indic scripts ---- */

/* Dots, exclamation and question marks from i on, as one. */
static size_t marks_end(wire_str s, size_t i)
{
    while (i < s.n) {
        size_t next = i;
        uint32_t cp = wire__cp_next(s, &next);
        if (cp != '.' && cp != '!' && cp != '?' && cp != 0x2026 &&
            cp != 0x203c && cp != 0x2049)
            break;
        i = next;
    }
    return i;
}

static size_t closers_end(wire_str s, size_t i, bool *has_quote)
{
    *has_quote = false;
    while (i < s.n) {
        size_t next = i;
        uint32_t cp = wire__cp_next(s, &next);
        if (cp == '[') { /* "said.[12]" */
            size_t k = next;
            while (k < s.n && wire__is_digit((uint8_t)s.p[k]))
                k++;
            if (k == next || k >= s.n || s.p[k] != ']') break;
            next = k + 1;
        } else if (cp == 0xa0 || cp == 0x202f) { /* "... dit. »" */
            size_t k = next;
            if (wire__cp_at(s, k) != 0xbb) break;
        } else if (!wire__is_closer(cp)) {
            break;
        } else if (cp != ')' && cp != ']') {
            *has_quote = true;
        }
        i = next;
    }
    return i;
}

/* "said.The": a missing space, not an address or a number. */
static bool is_glued(const cutter *c, size_t dot, size_t end)
{
    if (end != dot + 1) return false;
    wire_str t = token_before(c, dot);
    if (t.n < 3 || memchr(t.p, '.', t.n)) return false;
    for (size_t i = 0; i < t.n; i++)
        if (!wire__is_lower((uint8_t)t.p[i])) return false;
    size_t before = (size_t)(t.p - c->s.p);
    uint32_t cp = wire__cp_before(c->s, before);
    if (cp && !wire__is_space(cp)) return false;
    size_t next = end;
    if (!wire__is_upper(wire__cp_next(c->s, &next))) return false;
    uint32_t second = wire__cp_at(c->s, next);
    return wire__is_lower(second) || wire__is_space(second);
}

/* Does the run of marks at i end a sentence? *end is then behind it and its
 * closing quotes; otherwise where to look on. */
static bool latin_ends(const cutter *c, size_t i, size_t *end)
{
    size_t marks = marks_end(c->s, i);
    bool has_quote;
    size_t close = closers_end(c->s, marks, &has_quote);
    uint32_t mark = wire__cp_at(c->s, i);
    bool is_dot = mark == '.' && marks == i + 1;
    *end = close;
    if (close >= c->s.n) return true;
    uint32_t cp = wire__cp_at(c->s, close);
    if (!wire__is_space(cp)) {
        /* The closer was an opener: 'said. "We' lost its space, or a letter
         * follows: a number, an address, an apostrophe. */
        *end = marks;
        if (is_dot && close == marks) return is_glued(c, i, marks);
        return !is_dot && close == marks && wire__is_upper(cp) && mark != '.';
    }
    size_t next = wire__skip_space(c->s, close);
    uint32_t first = wire__cp_at(c->s, next);
    if (!first) return true;
    if (first == 0xbb && c->langs & WIRE__FR) { /* "... dit. »" with a space */
        size_t k = next;
        wire__cp_next(c->s, &k);
        *end = k;
        if (k >= c->s.n) return true;
        next = wire__skip_space(c->s, k);
        first = wire__cp_at(c->s, next);
        has_quote = true;
    }
    size_t word = next;
    if (wire__is_opener(first)) { /* what it opens decides */
        wire__cp_next(c->s, &word);
        word = wire__skip_space(c->s, word);
        first = wire__cp_at(c->s, word);
        if (wire__is_opener(first)) {
            wire__cp_next(c->s, &word);
            first = wire__cp_at(c->s, word);
        }
    }
    if (wire__is_lower(first) && !is_brand(c->s, word)) return false;
    if (!is_dot) {
        if (has_quote && is_telling(c, next)) return false;
        if (mark == '!' && wire_str_eq(token_before(c, i), WIRE_STR("Yahoo")))
            return is_starter(c, word);
        return true;
    }
    if (!wire__is_letter(first) && !wire__is_digit(first)) return true;
    return has_quote || dot_ends(c, i, word);
}

/* ---- Marks of East Asian scripts ---- */

static bool is_cjk_end(uint32_t cp)
{
    return cp == 0x3002 || cp == 0xff01 || cp == 0xff1f || cp == 0xff0e ||
           cp == 0xff61;
}

static bool cjk_ends(cutter *c, size_t i, size_t *end)
{
    bool has_closer = false;
    while (i < c->s.n) {
        size_t next = i;
        uint32_t cp = wire__cp_next(c->s, &next);
        if (is_cjk_end(cp)) {
            /* 「行く。」: the bracket decides */
        } else if (wire__is_closer(cp) && cp != '\'' && cp != '"') {
            if ((cp == 0x300d || cp == 0x300f) && c->depth) c->depth--;
            has_closer = true;
        } else {
            break;
        }
        i = next;
    }
    *end = i;
    if (c->depth) return false;
    uint32_t cp = wire__cp_at(c->s, i);
    /* 「行く。」と述べた */
    bool goes_on = has_closer && ((cp >= 0x3041 && cp <= 0x309f) ||
                                  cp == 0x3001 || cp == 0xff0c);
    return !goes_on;
}

/* ---- The scan ---- */

/* 1: may begin a mark that ends a sentence, or a corner bracket. */
static const uint8_t STOPS[256] = {
    ['.'] = 1,  ['!'] = 1,  ['?'] = 1,  [0xd8] = 1, [0xdb] = 1,
    [0xe0] = 1, [0xe2] = 1, [0xe3] = 1, [0xef] = 1};

/* The first of them from i on, or the end. */
static size_t next_stop(wire_str s, size_t i)
{
    for (wire__bytes16 x; i + sizeof x <= s.n;) {
        memcpy(&x, s.p + i, sizeof x);
        size_t k = wire__first16(
            (wire__bytes16)(x == '.') | (wire__bytes16)(x == '!') |
            (wire__bytes16)(x == '?') | (wire__bytes16)(x >= 0xd8));
        i += k;
        if (k == sizeof x) continue;
        if (STOPS[(uint8_t)s.p[i]]) return i;
        i++;
    }
    while (i < s.n && !STOPS[(uint8_t)s.p[i]])
        i++;
    return i;
}

static bool push(cutter *c, size_t end, uint32_t para_beg, uint32_t para,
                 sentences *out)
{
    wire_str t = wire_str_trim(wire_str_sub(c->s, c->beg, end));
    c->beg = wire__skip_space(c->s, end);
    if (!t.n) return true;
    uint32_t beg = para_beg + (uint32_t)(t.p - c->s.p);
    wire_sentence x = {{beg, beg + (uint32_t)t.n}, para};
    return WIRE_VEC_PUSH(out, x);
}

/* Where the last closing corner bracket stands: one that is never closed
 * must not swallow the rest of the paragraph. */
static size_t find_last_close(wire_str s)
{
    for (size_t i = s.n; i >= 3; i--)
        if ((uint8_t)s.p[i - 3] == 0xe3 && (uint8_t)s.p[i - 2] == 0x80 &&
            ((uint8_t)s.p[i - 1] == 0x8d || (uint8_t)s.p[i - 1] == 0x8f))
            return i - 3;
    return 0;
}

/* German local papers begin "Wernau. Im Stadtarchiv von Wernau ...": a known
 * city, or a name that the paragraph says again. Where to go on, 0 for none. */
static size_t skip_place(const cutter *c)
{
    size_t beg = wire__skip_space(c->s, 0), end = wire__word_end(c->s, beg);
    wire_str place = wire_str_sub(c->s, beg, end);
    if (!(c->langs & WIRE__DE) || place.n < 4 || end + 1 >= c->s.n ||
        c->s.p[end] != '.' || c->s.p[end + 1] != ' ' ||
        !wire__is_upper(wire__cp_at(c->s, beg)))
        return 0;
    bool again = wire_str_find(wire_str_sub(c->s, 0, end + PLACE_REACH), place,
                               end) != SIZE_MAX;
    return again || wire__place_is_city(place) ? end + 1 : 0;
}

/* Where the dateline of the paragraph ends, 0 for none. */
static size_t dateline_end(wire_str s)
{
    wire_dateline d;
    return wire_text_dateline(s, &d) == WIRE_OK ? d.span.end : 0;
}

/* Does the mark cp at i, whose next one is at *end, end a sentence? *end is
 * then behind it, otherwise where to look on. */
static bool mark_ends(cutter *c, size_t i, uint32_t cp, size_t *end)
{
    size_t next = *end;
    bool ends = false, has_quote;
    if (cp == 0x300c || cp == 0x300e) {
        if (c->last_close == SIZE_MAX) c->last_close = find_last_close(c->s);
        if (i < c->last_close) c->depth++;
    } else if (cp == 0x300d || cp == 0x300f) {
        if (c->depth) c->depth--;
    } else if (is_cjk_end(cp)) {
        ends = cjk_ends(c, i, end);
    } else if (cp == 0x964 || cp == 0x965 || cp == 0x6d4 ||
               cp == 0x61f) { /* danda, Arabic */
        *end = closers_end(c->s, next, &has_quote);
        ends = true;
    } else if (cp == '.' || cp == '!' || cp == '?' || cp == 0x2026) {
        ends = latin_ends(c, i, end);
        if (*end <= i) *end = next;
    }
    return ends;
}

static bool cut_para(cutter *c, wire_span span, uint32_t para, sentences *out)
{
    size_t i = skip_place(c);
    bool asked = i > 0; /* for a dateline: where a sentence would end in one */
    c->beg = wire__skip_space(c->s, 0);
    c->last_close = SIZE_MAX; /* not looked for yet */
    for (;;) {
        i = next_stop(c->s, i);
        if (i >= c->s.n) break;
        size_t end = i;
        uint32_t cp = wire__cp_next(c->s, &end);
        bool ends = mark_ends(c, i, cp, &end);
        bool is_corner = cp >= 0x300c && cp <= 0x300f;
        if (!asked && i < WIRE__DATELINE_MAX &&
            (is_corner || (ends && end < c->s.n))) {
            asked = true;
            size_t behind = dateline_end(c->s);
            if (behind) { /* as if the text began there */
                i = behind;
                c->depth = 0;
                continue;
            }
        }
        i = end;
        if (ends && !push(c, end, span.beg, para, out)) return false;
    }
    return push(c, c->s.n, span.beg, para, out);
}

wire_status wire_text_sentences(wire_str body, const wire_para *paras,
                                size_t n_paras, wire_str language,
                                wire_arena *a, wire_sentence **out,
                                size_t *out_n, wire_err *err)
{
    *out = NULL;
    *out_n = 0;
    sentences v = {0};
    unsigned langs = wire__lang_bits(language);
    if (langs == WIRE__ALL) langs = WIRE__EN; /* the common case */
    wire_status st = WIRE_OK;
    for (size_t i = 0; i < n_paras && st == WIRE_OK; i++) {
        wire_span span = paras[i].span;
        cutter c = {.s = wire_str_sub(body, span.beg, span.end),
                    .langs = langs};
        if (!cut_para(&c, span, (uint32_t)i, &v)) st = wire_fail_mem(err);
    }
    if (st == WIRE_OK) WIRE__KEEP(st, a, wire_sentence, v, out, out_n, err);
    WIRE_VEC_FREE(&v);
    return st;
}
