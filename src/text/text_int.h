/* text_int.h: what the files of src/text share.
 *
 * Characters, small word tables, and the finders that wire_text_doc puts
 * together. Nothing here is installed.
 *
 * Layer: 2. SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TEXT_INT_H
#define WIRE_TEXT_INT_H

#include <string.h>

#include <wirecopy/text.h>

#include "load.h"
#include "text_cues.h"

/* Move a vector into the arena: out[*out_n]. The vector stays to be freed. */
#define WIRE__KEEP(st, a, type, v, out, out_n, err)                            \
    do {                                                                       \
        *(out) = WIRE_ARRAY((a), type, (v).n);                                 \
        if (!*(out)) {                                                         \
            (st) = wire_fail_mem(err);                                         \
        } else {                                                               \
            if ((v).n) memcpy(*(out), (v).p, (v).n * sizeof(type));            \
            *(out_n) = (v).n;                                                  \
        }                                                                      \
    } while (0)

/* ---- Characters ---- */

/* Code point at *i, which moves behind it. Broken bytes give U+FFFD, one at
 * a time. *i < s.n. The names with _high are the part beyond ASCII. */
uint32_t wire__cp_next_high(wire_str s, size_t *i);
static inline uint32_t wire__cp_next(wire_str s, size_t *i)
{
    uint8_t c = (uint8_t)s.p[*i];
    if (c >= 0x80) return wire__cp_next_high(s, i);
    ++*i;
    return c;
}
/* Code point that ends at *i, which moves to its first byte. *i > 0. */
uint32_t wire__cp_prev_high(wire_str s, size_t *i);
static inline uint32_t wire__cp_prev(wire_str s, size_t *i)
{
    uint8_t c = (uint8_t)s.p[*i - 1];
    if (c >= 0x80) return wire__cp_prev_high(s, i);
    --*i;
    return c;
}
/* The same without moving; 0 at the end (the start). */
static inline uint32_t wire__cp_at(wire_str s, size_t i)
{
    return i < s.n ? wire__cp_next(s, &i) : 0;
}
static inline uint32_t wire__cp_before(wire_str s, size_t i)
{
    return i > 0 && i <= s.n ? wire__cp_prev(s, &i) : 0;
}

bool wire__is_letter_high(uint32_t cp);
bool wire__is_upper_high(uint32_t cp);
bool wire__is_lower_high(uint32_t cp);
bool wire__is_space_high(uint32_t cp);
bool wire__is_invisible_high(uint32_t cp);
int wire__digit_value_high(uint32_t cp);

static inline bool wire__is_letter(uint32_t cp) /* and combining marks */
{
    if (cp >= 0x80) return wire__is_letter_high(cp);
    return (cp | 0x20) - 'a' < 26;
}
static inline bool wire__is_upper(uint32_t cp) /* and title case */
{
    return cp < 0x80 ? cp - 'A' < 26 : wire__is_upper_high(cp);
}
static inline bool wire__is_lower(uint32_t cp)
{
    return cp < 0x80 ? cp - 'a' < 26 : wire__is_lower_high(cp);
}
static inline bool wire__is_space(uint32_t cp) /* no-break, thin, wide too */
{
    if (cp >= 0x80) return wire__is_space_high(cp);
    return cp == ' ' || cp - '\t' < 5;
}
static inline int wire__digit_value(uint32_t cp) /* -1 for no digit */
{
    if (cp >= 0x80) return wire__digit_value_high(cp);
    return cp - '0' < 10 ? (int)(cp - '0') : -1;
}
static inline bool wire__is_digit(uint32_t cp)
{
    return wire__digit_value(cp) >= 0;
}
static inline bool wire__is_invisible(uint32_t cp)
{
    return cp >= 0x80 && wire__is_invisible_high(cp);
}
/* A letter of a script without case: Devanagari, Hangul, Han, kana, Arabic. */
bool wire__is_caseless(uint32_t cp);
/* Quotation marks and opening brackets that may stand before a sentence. */
bool wire__is_opener(uint32_t cp);
bool wire__is_closer(uint32_t cp);

/* Sixteen bytes at a time, on any machine gcc and clang know. */
typedef uint8_t wire__bytes16 __attribute__((vector_size(16)));
static inline bool wire__any16(wire__bytes16 hit)
{
    uint64_t half[2];
    memcpy(half, &hit, sizeof half);
    return (half[0] | half[1]) != 0;
}

/* The first byte with all bits set, or 16; the others have none. */
static inline size_t wire__first16(wire__bytes16 hit)
{
    char p[16];
    memcpy(p, &hit, sizeof p);
    uint64_t low = wire__load8(p), high = wire__load8(p + 8);
    if (low) return (size_t)__builtin_ctzll(low) / 8;
    return high ? 8 + (size_t)__builtin_ctzll(high) / 8 : 16;
}

/* Is c, in any case, one of some letters? A bit each: WIRE__LETTER('a'). */
#define WIRE__LETTER(c) (1u << ((c) - 'a'))
static inline bool wire__letter_in(char c, uint32_t letters)
{
    unsigned i = ((uint8_t)c | 0x20u) - 'a';
    return i < 26 && letters >> i & 1;
}

/* Length of word when s begins with it, else 0. A to Z are as a to z. Few
 * texts fit further than a byte or two, so no length is asked for first. */
static inline size_t wire__begins(wire_str s, const char *word)
{
    size_t i = 0;
    for (; word[i]; i++) {
        if (i >= s.n) return 0;
        uint8_t a = (uint8_t)s.p[i], b = (uint8_t)word[i];
        if (a == b) continue;
        if ((a | 0x20) != (b | 0x20) || (uint8_t)((a | 0x20) - 'a') >= 26)
            return 0;
    }
    return i;
}

size_t wire__skip_space(wire_str s, size_t i);
/* End of the run of letters (marks, inner apostrophes) that begins at i. */
size_t wire__word_end(wire_str s, size_t i);

/* A word folded for the tables: lower case, without dots and marks that
 * cannot be seen. Longer words are cut. */
typedef struct {
    char p[48];
    size_t n;
} wire__key;
wire__key wire__fold(wire_str word);
static inline wire_str wire__key_str(const wire__key *k)
{
    wire_str s = {k->p, k->n};
    return s;
}

/* ---- Word tables ---- */

/* Languages as bits, so that an entry can name those it holds for. */
enum {
    WIRE__EN = 1 << 0,
    WIRE__DE = 1 << 1,
    WIRE__FR = 1 << 2,
    WIRE__ES = 1 << 3,
    WIRE__IT = 1 << 4,
    WIRE__PT = 1 << 5,
    WIRE__NL = 1 << 6,
    WIRE__NORDIC = 1 << 7,
    WIRE__RU = 1 << 8,
    WIRE__HI = 1 << 9,
    WIRE__KO = 1 << 10,
    WIRE__JA = 1 << 11,
    WIRE__ZH = 1 << 12,
    WIRE__TR = 1 << 13,
    WIRE__OTHER = 1 << 14,
    WIRE__ALL = 0x7fff
};
/* "de-AT" is WIRE__DE; empty is WIRE__ALL; unknown is WIRE__OTHER. */
unsigned wire__lang_bits(wire_str language);

typedef struct {
    const char *word; /* folded, ascending; a word may stand twice */
    int value;
    unsigned langs;
} wire__entry;
typedef struct {
    const wire__entry *p;
    size_t n;
} wire__table;
#define WIRE__TABLE(a)                                                         \
    {                                                                          \
        (a), sizeof(a) / sizeof((a)[0])                                        \
    }

/* First entry of the word that holds for a language of langs, or NULL. */
const wire__entry *wire__table_find(const wire__table *t, wire_str folded,
                                    unsigned langs);
/* Is the word in a sorted list of strings? */
bool wire__list_has(const char *const *list, size_t n, wire_str folded);

/* Values of wire__abbreviations. */
enum {
    WIRE__ABBR_TITLE = 1,  /* never ends a sentence: Mr. */
    WIRE__ABBR_NUMBER = 2, /* not before a number: No. */
    WIRE__ABBR_MONTH = 3,  /* not before a day: Nov. */
    WIRE__ABBR_MAYBE = 4   /* ends one before a starter only: Inc. */
};
extern const wire__table wire__months, wire__weekdays, wire__abbreviations,
    wire__starters;

/* ---- Calendar ---- */

int wire__month_of(wire_str word, unsigned langs);   /* 1..12 or 0 */
int wire__weekday_of(wire_str word, unsigned langs); /* 1..7 or 0 */
/* Could word be a month or a weekday? Its first two letters tell. */
bool wire__may_be_calendar(wire_str word);
/* A month with one wrong letter ("Marc", "Narch"); English, 4 letters up. */
int wire__month_like(wire_str word);

typedef struct {
    size_t beg, end;
    int year, month, day, weekday; /* 0 absent */
} wire__day;
/* Read a date that begins exactly at i: "Nov. 3", "3 nov 2026", "le 3 mai",
 * "2026-11-03", "3.11.2026", "11月3日", "3 नवंबर". false when none. */
bool wire__day_read(wire_str s, size_t i, unsigned langs, wire__day *out);

/* ---- Places and agencies ---- */

bool wire__place_is_city(wire_str name);   /* stands alone in datelines */
bool wire__place_is_region(wire_str name); /* state, province, country */

/* A real agency, named so that prose can mean nothing else ("Yonhap"). */
bool wire__agency_is_sure(wire_str name);
/* A name of a real agency ("dpa", "Associated Press"); case must fit. */
bool wire__agency_is_known(wire_str name);
/* Entry i of the lists; empty behind the last. For the test. */
wire_str wire__agency_entry(size_t i);
/* A name with the form of an agency: known, or with a word such as agency,
 * Agence, Newswire, News Service, Pressedienst, 통신, 社 in it. */
bool wire__agency_has_form(wire_str name);
/* "Nachrichtenagentur", "agencies": says what, not who. */
bool wire__agency_is_noun(wire_str word);
/* name without "the", "news agency" and quotes around it */
wire_str wire__agency_core(wire_str name);

/* Kind of the quotation at q, words at inner, of a paragraph. */
wire_quote_kind wire__quote_kind(wire_str s, wire_span q, wire_span inner);

/* ---- Parts of wire_text_doc ---- */

typedef WIRE_VEC(wire_credit) wire__credits;

enum { WIRE__DATELINE_MAX = 220 }; /* bytes in which a dateline ends */

/* The dateline forms of Korean, Japanese and Chinese. */
bool wire__dateline_cjk(wire_str head, wire_dateline *out);

/* The words of an article, and those of them that may be cues; at and cue are
 * a word and a cue before the paragraph, 0 at first: both move along with
 * paragraphs that are read in order. */
typedef struct {
    const wire_words *words;
    const wire__cue_list *cues;
    size_t cue;
} wire__label_cursor;
/* Look for a label claim in one paragraph. is_latin: it is written so, and its
 * words tell at a glance whether they can make a label. */
bool wire__label_read(wire_str body, wire__label_cursor *at, wire_span para,
                      bool is_latin, wire_label *out);
/* Does a label speak of its text? "(With inputs from Kestrel)" does not. */
bool wire__label_is_self(wire_str label);
bool wire__label_names_person(wire_str label);

/* Credits that stand in fields, lines, the label; agencies cited in prose. */
/* Read a dateline that stands alone, in a. False: out of memory. */
WIRE_MUST bool wire__dateline_outer(wire_str line, wire_arena *a,
                                    wire_dateline *out, bool *found);
/* Capitals only, as "NPA"; a name in capitals and small words; one name inside
 * the other. */
bool wire__credit_is_acronym(wire_str s);
bool wire__credit_is_name(wire_str s);
bool wire__credit_is_of(wire_str name, wire_str outlet);
WIRE_MUST bool wire__credit_add(wire__credits *v, wire_str name,
                                wire_credit_kind kind, wire_span span);
WIRE_MUST bool wire__credits_of_byline(wire__credits *v, wire_str byline,
                                       wire_str outlet, wire_span span);
WIRE_MUST bool wire__credits_of_field(wire__credits *v, wire_str field,
                                      wire_str outlet);
WIRE_MUST bool wire__credits_of_label(wire__credits *v, wire_str body,
                                      wire_span label, wire_credit_kind kind,
                                      wire_str outlet);

typedef enum {
    WIRE__LINE_TEXT,   /* a paragraph of the article */
    WIRE__LINE_CREDIT, /* "(AFP)", "Source: dpa", "(c) 2026 Agency" */
    WIRE__LINE_BYLINE, /* "By Ann Lee" */
    WIRE__LINE_DATE,   /* "Nov 3, 2026" */
    WIRE__LINE_RULE    /* "___", "###", "ENDS" */
} wire__line;
/* What a paragraph at an end of the article is; its credits are added to v.
 * *text_end is where the article's own text ends in it: before a bracket
 * such as "(AFP)". ok is false when memory ran out. */
wire__line wire__line_read(wire__credits *v, wire_str body, wire_span para,
                           wire_str outlet, bool is_tail, uint32_t *text_end,
                           bool *ok);

/* Agencies named in the prose; kept at most 8. */
WIRE_MUST bool wire__credits_cited(wire__credits *v, wire_str body,
                                   const wire_words *words,
                                   const wire__cue_list *cues,
                                   wire_str language);

/* wire_text_language when the words are there already. */
wire_str wire__language_of(wire_str body, const wire_words *words,
                           wire_str declared);

#endif
