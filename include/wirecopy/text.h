/* text.h: what a reader sees in an article: words, sentences, quotations,
 * numbers, names, the dateline, credits, the label.
 *
 *     SEOUL, Nov 3 (Agency) - The minister said on Monday: "We will stay."
 *     dateline place date credit                             quotation
 *
 * All offsets are bytes of the article's own body. Invisible marks
 * (zero-width characters, soft hyphens, variation selectors) are counted,
 * and looked through by the words; they are never removed from the body.
 *
 * Layer: 2 (base, read). Libraries: ICU (folding, CJK and Thai words), cld2.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_TEXT_H
#define WIRECOPY_TEXT_H

#include <wirecopy/base.h>
#include <wirecopy/read.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Words ---------------------------------------------------------------- */

/* The words of a text, as three parallel arrays in text order. A word is a
 * run of letters, digits and combining marks (apostrophes split it); CJK and
 * Thai runs are cut by dictionary. hash is of the folded form: case, width,
 * accents' composition and invisible marks make no difference. */
typedef struct {
    uint32_t *hash; /* [n] of the folded word */
    uint32_t *off;  /* [n] first byte in the text */
    uint8_t *len;   /* [n] bytes; longer words are cut at 255 */
    size_t n;
    uint32_t invisible_n; /* invisible marks met */
} wire_words;

/* Cut text into words.
 *   text    valid UTF-8, at most 4 GiB - 1                     borrowed
 *   out     arrays owned by a
 *   errors  WIRE_ENOMEM; WIRE_ELIMIT text too long
 *   cost    O(n); 1 to 2 GB/s on ASCII, 50 MB/s on CJK */
WIRE_MUST wire_status wire_text_words(wire_str text, wire_arena *a,
                                      wire_words *out, wire_err *err);
/* The hash a word has in wire_words; word is taken whole. */
uint32_t wire_text_word_hash(wire_str word);
static inline wire_span wire_words_span(const wire_words *w, size_t beg,
                                        size_t end) /* words to bytes */
{
    wire_span s = {0, 0};
    if (beg < end) {
        s.beg = w->off[beg];
        s.end = w->off[end - 1] + w->len[end - 1];
    }
    return s;
}
/* First word that begins at or after byte off; n when none. O(log n). */
size_t wire_words_at(const wire_words *w, uint32_t off);

/* ---- Sentences ------------------------------------------------------------- */

typedef struct {
    wire_span span; /* without white space at the ends */
    uint32_t para;  /* index of its paragraph */
} wire_sentence;

/* Cut paragraphs into sentences: abbreviations, initials, decimal points,
 * closing quotes and brackets are seen; a sentence never crosses a
 * paragraph. Languages of CJK end at 。！？.  out[*out_n] owned by a. O(n). */
WIRE_MUST wire_status wire_text_sentences(wire_str body, const wire_para *paras,
                                          size_t n_paras, wire_str language,
                                          wire_arena *a, wire_sentence **out,
                                          size_t *out_n, wire_err *err);

/* ---- Quotations ------------------------------------------------------------ */

typedef enum {
    WIRE_QUOTE_DIRECT, /* somebody's words: a clause or a sentence */
    WIRE_QUOTE_SCARE,  /* up to four words, no attribution: "strategy" */
    WIRE_QUOTE_TITLE   /* name of a work, a ship, a bill */
} wire_quote_kind;

typedef struct {
    wire_span span;  /* with its marks */
    wire_span words; /* between the marks */
    wire_quote_kind kind;
    uint8_t depth;  /* 0 outermost; nested quotations are listed too */
    bool continues; /* runs on into the next paragraph's quotation */
} wire_quote;

/* All quotations, ascending by span.beg, outer before inner. Marks: straight,
 * curly, low-high, guillemets both ways, corner brackets; an apostrophe is
 * no mark; an unclosed quotation ends with its paragraph unless the next one
 * opens again (then it continues). Linear on any input. Owned by a. */
WIRE_MUST wire_status wire_text_quotes(wire_str body, const wire_para *paras,
                                       size_t n_paras, wire_arena *a,
                                       wire_quote **out, size_t *out_n,
                                       wire_err *err);

/* ---- Dateline, credits, label ---------------------------------------------- */

typedef struct {
    wire_span span;  /* the whole dateline, with its dash */
    wire_str place;  /* "SEOUL", "WASHINGTON, D.C."; borrowed of body */
    wire_str date;   /* "Nov 3"; empty when absent */
    wire_str credit; /* "Reuters"; empty when absent */
    int month, day;  /* 0 when absent */
} wire_dateline;

/* Read the dateline at the start of a paragraph. WIRE_END when there is
 * none. See docs/text.md for the forms. O(200 bytes). */
wire_status wire_text_dateline(wire_str para, wire_dateline *out);

typedef enum {
    WIRE_CLAIM_NONE,       /* a credit line that claims nothing */
    WIRE_CLAIM_UNMODIFIED, /* "without any modifications to the text" */
    WIRE_CLAIM_HEADLINE,   /* "only the headline has been changed" */
    WIRE_CLAIM_AUTO,       /* "auto-generated from a syndicated feed" */
    WIRE_CLAIM_INPUTS      /* "with inputs from agencies" */
} wire_claim;
/* Does it say that the text is as the agency sent it? */
static inline bool wire_claim_is_of_text(wire_claim c)
{
    return c == WIRE_CLAIM_UNMODIFIED || c == WIRE_CLAIM_HEADLINE ||
           c == WIRE_CLAIM_AUTO;
}
const char *wire_claim_name(wire_claim c); /* "unmodified", "headline", ... */

typedef struct {
    wire_span span; /* the sentence that carries the label */
    wire_claim claim;
} wire_label;

typedef enum {
    WIRE_CREDIT_DATELINE, /* in the dateline's brackets */
    WIRE_CREDIT_BYLINE,   /* "By Ann Lee, Reuters" */
    WIRE_CREDIT_LINE,     /* "(AFP)", "Source: dpa", "© Reuters" */
    WIRE_CREDIT_LABEL,    /* named by the label */
    WIRE_CREDIT_CONTRIB, /* "The Associated Press contributed to this report" */
    WIRE_CREDIT_CITED    /* "Yonhap news agency reported" in the prose */
} wire_credit_kind;
const char *wire_credit_kind_name(wire_credit_kind k);

typedef struct {
    wire_str name; /* as written, borrowed of body or article */
    wire_credit_kind kind;
    wire_span span; /* in body; 0,0 when it came from a field */
} wire_credit;

/* Is one of these the initials of the other, its beginning, or the same? "NPA"
 * of "Nordhaven Press Agency" is. O(length). */
bool wire_credit_is_outlet(wire_str credit, wire_str outlet);

/* ---- Numbers, dates, names -------------------------------------------------- */

typedef struct {
    wire_span span;
    double value;  /* 1.2 million is 1200000; "fifty-seven" is 57 */
    wire_str unit; /* "per cent", "$", "km"; borrowed; may be empty */
    bool is_ordinal, is_year, is_word;
    bool is_clock; /* a time of day: value is hours, 18.5 at 6:30 p.m. */
} wire_number;
WIRE_MUST wire_status wire_text_numbers(wire_str text, wire_str language,
                                        wire_arena *a, wire_number **out,
                                        size_t *out_n, wire_err *err);

typedef struct {
    wire_span span;
    int year, month, day, weekday; /* 0 absent; weekday 1 Monday .. 7 */
    int rel_day; /* "today" 0, "yesterday" -1; INT32_MIN when not relative */
} wire_date;
WIRE_MUST wire_status wire_text_dates(wire_str text, wire_str language,
                                      wire_arena *a, wire_date **out,
                                      size_t *out_n, wire_err *err);

typedef struct {
    wire_number *numbers;
    size_t n_numbers;
    wire_date *dates;
    size_t n_dates;
} wire_values;
/* The same numbers and dates, for the price of the numbers alone, which step
 * over the dates. */
WIRE_MUST wire_status wire_text_values(wire_str text, wire_str language,
                                       wire_arena *a, wire_values *out,
                                       wire_err *err);

/* Runs of capitalised words that are not only sentence starts ("Ahn
 * Gyu-back", "Hanwha Ocean", "SCM"). Latin, Greek, Cyrillic scripts. */
WIRE_MUST wire_status wire_text_names(wire_str text, wire_str language,
                                      wire_arena *a, wire_span **out,
                                      size_t *out_n, wire_err *err);

/* ---- Language, invisible marks ----------------------------------------------- */

/* ISO 639-1 code by cld2, out of at most 512 bytes taken from the middle; the
 * declared language is a hint. Empty when unsure. Static storage. */
wire_str wire_text_language(wire_str body, wire_str declared);

typedef struct {
    wire_span span;
    uint32_t codepoint; /* of its first mark */
} wire_invisible;
WIRE_MUST wire_status wire_text_invisible(wire_str body, wire_arena *a,
                                          wire_invisible **out, size_t *out_n,
                                          wire_err *err);

/* ---- The article with its analysis -------------------------------------------- */

/* An article and what is cheap to know of every article. Sentences and
 * quotations are computed where they are needed, with the calls above. */
typedef struct {
    const wire_article *article; /* borrowed */
    wire_words words;
    wire_str language;
    wire_dateline dateline;
    wire_dateline outer; /* its slices are none of body; an empty span */
    wire_label label;
    wire_credit *credits; /* strongest kind first, then text order */
    size_t n_credits;
    wire_span core; /* body without dateline, label, credit and byline lines
                       at its ends */
    bool has_dateline;
    bool has_outer; /* the format gives one beside a text that has none */
    bool has_label;
} wire_doc;

/* Fill doc from the article. Everything is owned by a. Cost: the words, plus
 * a look at the first and last paragraphs, plus one scan for cited agencies. */
WIRE_MUST wire_status wire_text_doc(const wire_article *article, wire_arena *a,
                                    wire_doc *out, wire_err *err);

/* ---- Attributions: who said what ----------------------------------------------- */

/* How much of the content is told in the source's own words. */
typedef enum {
    WIRE_SAID_DIRECT,   /* all between quotation marks */
    WIRE_SAID_INDIRECT, /* none: "said that it would stay" */
    WIRE_SAID_MIXED     /* some: said it would "stay at any price" */
} wire_said_kind;
const char *wire_said_kind_name(wire_said_kind k); /* "direct", ... */

/* What the cue makes of it. */
typedef enum {
    WIRE_FORCE_SAY,   /* said, announced, denied, according to */
    WIRE_FORCE_THINK, /* believes, fears, knows */
    WIRE_FORCE_WANT,  /* plans to, refused to, called for */
    WIRE_FORCE_JUDGE, /* criticised, supports: the content is what of */
    WIRE_FORCE_SHOW,  /* polls show: no person speaks */
    WIRE_FORCE_SEEM   /* seems to, is expected to: nobody is named */
} wire_said_force;
const char *wire_said_force_name(wire_said_force f); /* "say", ... */

/* One content with the words that hand it to somebody.
 *
 *   "We will stay," the minister said on Monday. "No boat goes out."
 *    [content 0   ] [source    ] [cue]            [content 1        ]
 */
typedef struct {
    wire_span source;   /* the minister; empty unless has_source */
    wire_span cue;      /* said; empty for a quotation without any */
    wire_span *content; /* [n_content] ascending, one or more */
    size_t n_content;
    wire_span speaker; /* the fullest name the text gave the source before:
                          who "he" is; empty when not known */
    wire_said_kind kind;
    wire_said_force force;
    bool has_source;
    bool is_negated; /* did not say, denied, refused */
} wire_attribution;

/* What the extractor reads. Sentences and quotations are cut here when
 * sentences is NULL. */
typedef struct {
    const wire_doc *doc;            /* borrowed */
    const wire_sentence *sentences; /* [n_sentences] of the body, or NULL */
    size_t n_sentences;
    const wire_quote *quotes; /* [n_quotes] of the body */
    size_t n_quotes;
} wire_attribution_in;

/* Who said what: every statement, belief, wish and judgement that the prose
 * hangs on somebody, by rules over cue words, the noun phrase beside them and
 * quotation marks. English in full; German, French and Spanish quotations,
 * verbs of telling and "according to"; in other languages the quotations
 * alone. Contents may nest: "he said she believed it" is two.
 *   in      see there                                          borrowed
 *   out     [*out_n], ascending by content; all owned by a
 *   cost    O(n), 60 MB/s and up; 16 bytes a word of the arena
 *   errors  WIRE_ENOMEM
 *   source  roles and forms after Pareti, PARC 3.0, LREC 2016, and Newell,
 *           Margolin, Ruths, PolNeAR, LREC 2018; rules our own */
WIRE_MUST wire_status wire_text_attributions(const wire_attribution_in *in,
                                             wire_arena *a,
                                             wire_attribution **out,
                                             size_t *out_n, wire_err *err);

#ifdef __cplusplus
}
#endif
#endif
