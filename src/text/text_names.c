/* Names: runs of capitalised words.
 *
 *     On Monday, Ahn Gyu-back met Gen. Lee of Hanwha Ocean at the SCM.
 *                [Ahn Gyu-back]        [Lee] [Hanwha Ocean]        [SCM]
 *
 * A sentence begins with a capital whatever its first word is: a word there
 * counts only when it is no starter, and alone only when the text has it
 * capitalised elsewhere. German writes every noun so: there a single word
 * counts when it is part of a longer name of the text, a place or all
 * capitals.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_int.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum { RUN_WORDS = 8 };

typedef WIRE_VEC(wire_span) spans;

typedef struct {
    wire_span span;
    uint32_t first_end; /* of its first word */
    uint32_t words;
    bool at_start; /* of a sentence */
    bool is_caps;  /* of one word, all capitals */
} run;
typedef WIRE_VEC(run) runs;

/* Hashes of words, open addressing; 0 is a free slot. */
typedef struct {
    uint32_t *slot;
    size_t mask;
} word_set;

typedef struct {
    wire_str s;
    unsigned langs;
    word_set inner; /* words that stand capitalised inside a sentence */
    runs runs;
} reader;

/* ---- The set ---- */

static bool set_new(word_set *set, size_t n)
{
    size_t size = 16;
    while (size < 2 * n)
        size *= 2;
    set->slot = wire_calloc(size, sizeof *set->slot);
    set->mask = size - 1;
    return set->slot != NULL;
}

static void set_add(word_set *set, wire_str word)
{
    uint32_t h = wire_text_word_hash(word) | 1;
    size_t i = h & set->mask;
    while (set->slot[i] && set->slot[i] != h)
        i = (i + 1) & set->mask;
    set->slot[i] = h;
}

static bool set_has(const word_set *set, wire_str word)
{
    uint32_t h = wire_text_word_hash(word) | 1;
    size_t i = h & set->mask;
    while (set->slot[i] && set->slot[i] != h)
        i = (i + 1) & set->mask;
    return set->slot[i] == h;
}

/* ---- Words ---- */

/* End of a capitalised token: letters and digits, inner hyphens and
 * apostrophes, the dots of "U.S." and "J.". Returns i when none begins. */
static size_t token_end(const reader *r, size_t i)
{
    size_t beg = i;
    if (!wire__is_upper(wire__cp_at(r->s, i))) return i;
    while (i < r->s.n) {
        size_t next = i;
        uint32_t c = wire__cp_next(r->s, &next);
        if (wire__is_letter(c) || wire__is_digit(c)) {
            i = next;
            continue;
        }
        uint32_t behind = wire__cp_at(r->s, next);
        if (c == '-' && wire__is_letter(behind)) {
            i = next;
        } else if ((c == '\'' || c == 0x2019) && wire__is_upper(behind)) {
            i = next; /* O'Brien; the s of "Korea's" stays out */
        } else if (c == '.' && wire__is_upper(wire__cp_before(r->s, i)) &&
                   (i - beg == 1 || r->s.p[i - 2] == '.') &&
                   (wire__is_upper(behind) || behind == ' ')) {
            i = next; /* U.S., J. */
        } else {
            break;
        }
    }
    return i;
}

static bool is_linker(const reader *r, size_t i, size_t end)
{
    static const char *const list[] = {
        "al", "bin", "da", "de", "del", "della", "der", "di", "dos",
        "du", "ibn", "la", "of", "ter", "van",   "von", "zu"};
    wire_str w = wire_str_sub(r->s, i, end);
    return wire__list_has(list, COUNT(list), w);
}

/* "Bank of Korea", not "Gen. Lee of Hanwha": what may have an "of". */
static bool takes_of(const reader *r, size_t beg, size_t end)
{
    /* clang-format off */
    static const char *const list[] = {
        "academy", "act", "agency", "archbishop", "association", "bank",
        "battle", "bay", "bishop", "board", "bureau", "cape", "center",
        "centre", "chamber", "church", "city", "college", "commission",
        "committee", "confederation", "congress", "council", "court", "day",
        "democrats", "department", "duchess", "duke", "federation", "gulf",
        "head", "hospital", "house", "institute", "isle", "king", "kingdom",
        "league", "lord", "ministry", "museum", "office", "order",
        "organisation", "organization", "port", "prince", "princess", "queen",
        "republic", "school", "sea", "secretary", "society", "speaker",
        "state", "states", "strait", "tower", "union", "university", "war"};
    /* clang-format on */
    size_t i = end;
    while (i > beg && wire__is_letter(wire__cp_before(r->s, i)))
        wire__cp_prev(r->s, &i);
    wire__key k = wire__fold(wire_str_sub(r->s, i, end));
    return wire__list_has(list, COUNT(list), wire__key_str(&k));
}

static bool is_all_caps(wire_str w)
{
    size_t n = 0;
    for (size_t i = 0; i < w.n;) {
        uint32_t c = wire__cp_next(w, &i);
        if (wire__is_lower(c)) return false;
        n += wire__is_upper(c);
    }
    return n >= 2;
}

static bool is_starter(const reader *r, wire_str w)
{
    wire__key k = wire__fold(w);
    return wire__table_find(&wire__starters, wire__key_str(&k), r->langs) !=
           NULL;
}

/* Mr., Gen., Herr; days and months; I. */
static bool is_no_name(const reader *r, wire_str w)
{
    static const char *const titles[] = {"frau",  "herr",   "herrn", "lady",
                                         "lord",  "madame", "miss",  "monsieur",
                                         "señor", "señora", "sir"};
    wire__key k = wire__fold(w);
    wire_str f = wire__key_str(&k);
    if (f.n == 1 || wire__list_has(titles, COUNT(titles), f))
        return f.n == 1 ? wire_str_eq(f, WIRE_STR("i")) ||
                              wire_str_eq(f, WIRE_STR("a"))
                        : true;
    const wire__entry *e = wire__table_find(&wire__abbreviations, f, r->langs);
    if (e && e->value == WIRE__ABBR_TITLE && f.n > 1) return true;
    return (w.n > 3 || wire_str_eq_nocase(w, WIRE_STR("may"))) &&
           (wire__weekday_of(w, r->langs) || wire__month_of(w, r->langs));
}

/* ---- Gathering ---- */

/* Behind a mark that ends a sentence, a colon or a line, or at the start. */
static bool is_sentence_start(const reader *r, size_t i)
{
    while (i > 0) {
        size_t at = i;
        uint32_t c = wire__cp_prev(r->s, &at);
        if (c == '\n') return true;
        if (!wire__is_space(c) && !wire__is_opener(c)) {
            if (c == '.') { /* "Gen. Lee" begins nothing */
                size_t word = at;
                while (word > 0 && wire__is_letter(wire__cp_before(r->s, word)))
                    wire__cp_prev(r->s, &word);
                wire_str w = wire_str_sub(r->s, word, at);
                wire__key k = wire__fold(w);
                const wire__entry *e = wire__table_find(
                    &wire__abbreviations, wire__key_str(&k), r->langs);
                bool initial = w.n == 1 && wire__is_upper((uint8_t)w.p[0]);
                return !initial && !(e && e->value == WIRE__ABBR_TITLE);
            }
            return c == '!' || c == '?' || c == ':' || c == 0x2026 ||
                   c == 0x2022 || c == 0xa1 || c == 0xbf;
        }
        i = at;
    }
    return true;
}

/* The run that begins with the token [i, end); *next behind it. */
static run read_run(const reader *r, size_t i, size_t end, size_t *next)
{
    run x = {.span = {(uint32_t)i, (uint32_t)end},
             .words = 1,
             .first_end = (uint32_t)end};
    size_t at = end;
    while (x.words < RUN_WORDS && at < r->s.n) {
        if (r->s.p[at] != ' ') break;
        size_t word = at + 1, e = token_end(r, word);
        if (e == word) { /* "Bank of Korea", "Ursula von der Leyen" */
            size_t link_end = wire__word_end(r->s, word);
            if (!is_linker(r, word, link_end)) break;
            if (wire_str_eq(wire_str_sub(r->s, word, link_end),
                            WIRE_STR("of")) &&
                !takes_of(r, x.span.beg, at))
                break;
            if (link_end >= r->s.n || r->s.p[link_end] != ' ') break;
            word = link_end + 1;
            size_t second = wire__word_end(r->s, word);
            if (is_linker(r, word, second) && second < r->s.n &&
                r->s.p[second] == ' ')
                word = second + 1;
            e = token_end(r, word);
            if (e == word) break;
        }
        if (is_no_name(r, wire_str_sub(r->s, word, e))) break;
        x.words++;
        x.span.end = (uint32_t)e;
        at = e;
    }
    *next = at;
    return x;
}

/* Take titles and starters off the front of a run. False when none is left. */
static bool trim_run(const reader *r, run *x)
{
    while (x->words) {
        wire_str w = wire_str_sub(r->s, x->span.beg, x->first_end);
        bool starter = x->at_start && is_starter(r, w);
        if (!starter && !is_no_name(r, w)) break;
        if (x->words == 1) return false;
        size_t i = x->first_end;
        if (i < r->s.n && r->s.p[i] == '.') i++;
        i = wire__skip_space(r->s, i);
        size_t e = token_end(r, i);
        if (e == i) { /* a linker stood behind it */
            i = wire__skip_space(r->s, wire__word_end(r->s, i));
            e = token_end(r, i);
            if (e == i || i >= x->span.end) return false;
        }
        x->span.beg = (uint32_t)i;
        x->first_end = (uint32_t)e;
        x->words--;
        x->at_start = false;
    }
    return x->words > 0 && x->span.end > x->span.beg;
}

static bool gather(reader *r)
{
    for (size_t i = 0; i < r->s.n;) {
        uint32_t c = wire__cp_at(r->s, i);
        if (!wire__is_letter(c) && !wire__is_digit(c)) {
            wire__cp_next(r->s, &i);
            continue;
        }
        size_t end = token_end(r, i), next;
        if (end == i) { /* a small word, or digits: over it whole */
            end = wire__word_end(r->s, i);
            while (end < r->s.n && (wire__is_digit((uint8_t)r->s.p[end]) ||
                                    wire__is_letter((uint8_t)r->s.p[end])))
                end++;
            if (end == i) wire__cp_next(r->s, &end);
            i = end;
            continue;
        }
        run x = read_run(r, i, end, &next);
        x.at_start = is_sentence_start(r, i);
        i = next;
        if (!trim_run(r, &x)) continue;
        if (x.words == 1)
            x.is_caps = is_all_caps(wire_str_sub(r->s, x.span.beg, x.span.end));
        if (!WIRE_VEC_PUSH(&r->runs, x)) return false;
    }
    return true;
}

/* ---- Choosing ---- */

/* Words of names that are sure; for German, of runs of two and more. */
static void fill_set(reader *r)
{
    bool german = (r->langs & WIRE__DE) != 0;
    for (size_t k = 0; k < r->runs.n; k++) {
        const run *x = &r->runs.p[k];
        if (german ? x->words < 2 : x->at_start && x->words < 2) continue;
        for (size_t i = x->span.beg; i < x->span.end;) {
            size_t end = token_end(r, i);
            if (end > i) set_add(&r->inner, wire_str_sub(r->s, i, end));
            i = end > i ? end : i;
            wire__cp_next(r->s, &i);
        }
    }
}

static bool is_wanted(const reader *r, const run *x)
{
    if (x->words > 1 || x->is_caps) return true;
    wire_str w = wire_str_sub(r->s, x->span.beg, x->span.end);
    if (!x->at_start && !(r->langs & WIRE__DE)) return true;
    if (set_has(&r->inner, w)) return true;
    return wire__place_is_city(w) || wire__place_is_region(w);
}

static bool choose(reader *r, spans *out)
{
    size_t words = 0;
    for (size_t k = 0; k < r->runs.n; k++)
        words += r->runs.p[k].words;
    if (!set_new(&r->inner, words)) return false;
    fill_set(r);
    bool ok = true;
    for (size_t k = 0; k < r->runs.n && ok; k++)
        if (is_wanted(r, &r->runs.p[k]))
            ok = WIRE_VEC_PUSH(out, r->runs.p[k].span);
    wire_free(r->inner.slot);
    return ok;
}

wire_status wire_text_names(wire_str text, wire_str language, wire_arena *a,
                            wire_span **out, size_t *out_n, wire_err *err)
{
    *out = NULL;
    *out_n = 0;
    if (text.n >= UINT32_MAX)
        return wire_fail(err, WIRE_ELIMIT, UINT32_MAX,
                         "text of %zu bytes is longer than 4 GiB", text.n);
    unsigned langs = wire__lang_bits(language);
    if (langs == WIRE__ALL) langs = WIRE__EN;
    reader r = {.s = text, .langs = langs};
    spans v = {0};
    wire_status st = WIRE_OK;
    if (gather(&r) && choose(&r, &v))
        WIRE__KEEP(st, a, wire_span, v, out, out_n, err);
    else
        st = wire_fail_mem(err);
    WIRE_VEC_FREE(&r.runs);
    WIRE_VEC_FREE(&v);
    return st;
}
