/* match_int.h: what the files of match share: stems, common words, terms.
 *
 *     body -> sentences -> terms (key, weight, kind) -> alignment
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_MATCH_INT_H
#define WIRECOPY_MATCH_INT_H

#include <wirecopy/match.h>

/* ---- Common words (match_common.c) ---- */

/* A row of the built-in list: words of about one frequency in one language,
 * folded, separated by single spaces. */
typedef struct {
    float share; /* of articles in that language that hold such a word */
    const char *words;
} wire__common_row;
extern const wire__common_row wire__common_rows[];
extern const size_t wire__common_rows_n;
extern const char wire__plug_words[];

/* ---- Stems (match_stem.c) ---- */

/* Key of a word without its inflection: "modernise", "modernized" and
 * "Modernising" share one. Made for comparing, not for reading. */
uint32_t wire__match_stem(wire_str word);
/* The same of bytes [off, off + n) of a text; faster where it goes on. */
uint32_t wire__match_stem_at(wire_str text, size_t off, size_t n);

/* Does an outlet use it to speak to its readers ("our", "newsletter")? */
bool wire__idf_is_plug(const wire_idf *idf, uint32_t word_hash);

/* ---- Terms (match_terms.c) ---- */

bool wire__is_capital(wire_str word);

typedef enum { WIRE__TERM_WORD, WIRE__TERM_NAME, WIRE__TERM_NUMBER } wire__kind;

/* One telling word, part of a name, or number of a sentence. */
typedef struct {
    uint32_t key;  /* stem, or the number's value */
    float weight;  /* bits */
    uint32_t word; /* its first place */
    uint16_t sent; /* sentence it stands in */
    uint8_t kind;  /* wire__kind */
    uint8_t is_quoted;
} wire__term;

typedef struct {
    wire_span span;  /* bytes of the body */
    uint32_t number; /* as wire_text_sentences counts */
    uint32_t para;
} wire__tsent;

/* What an article tells. Each term once a sentence, ascending by key, then
 * sentence: two tellings are compared by merging. */
struct wire_telling {
    const wire_doc *doc;
    wire__tsent *sents;
    size_t n_sents;
    wire__term *terms;
    size_t n_terms;
};

enum {
    WIRE__SENTS_MAX = 256,     /* of one article; the rest is not aligned */
    WIRE__SENT_TERMS_MAX = 128 /* of one sentence */
};

/* Drop the paragraphs at the end that speak to the reader, not of the story
 * (match_plug.c). quotes: the outer ones. */
void wire__match_drop_plugs(const wire_doc *doc, const wire_idf *idf,
                            const wire_quote *quotes, size_t n_quotes,
                            wire_telling *t);

/* ---- Evidence (match_sentences.c) ---- */

#define WIRE__SAME_LIKENESS .94f /* a link from here on is word for word */

/* One article's terms, as the other sees them; arrays by wire__kind. Terms
 * that stand only inside quotations are counted apart: they are a third
 * party's words, which two independent reports may share. */
typedef struct {
    float bits[3], known_bits[3]; /* known: the other has it too */
    uint32_t count[3], known[3];
    float quoted_bits, known_quoted_bits;
    uint32_t sents, linked;
    float sent_bits, linked_bits;
    float likeness_bits; /* bits of the linked sentences times likeness */
} wire__side;

typedef struct {
    wire__side a, b;
    float order;
    float same_a_bits, same_b_bits; /* share of each side that is word for
                                       word in the other; not in the above */
} wire__evidence;

typedef struct {
    wire_sentence_link *links; /* by all words; owned by the arena */
    size_t n_links;
    uint32_t a_linked, b_linked; /* sentences with a partner, by all words */
    wire__evidence evidence;     /* by what is not word for word */
} wire__alignment;

WIRE_MUST wire_status wire__match_align(const wire_telling *a,
                                        const wire_telling *b,
                                        wire_arena *arena, wire__alignment *out,
                                        wire_err *err);

/* ---- Score (match_score.c) ---- */

/* What the score is made of. The copy is the side of which more is known to
 * the other; shares are of bits. */
typedef struct {
    float details;             /* of the copy's names and numbers, known */
    float n_details, novel;    /* names and numbers of the copy; unknown ones */
    float n_figures, n_other;  /* numbers of the copy; unknown ones */
    float known, source_known; /* of all terms */
    float linked, source_linked; /* of the sentences */
    float likeness; /* mean over the copy's sentences, unlinked ones 0 */
    float order;
    float n_sents, n_linked; /* of the copy */
} wire__features;
void wire__match_features(const wire__evidence *ev, wire__features *f);
float wire__match_rewrite_score(const wire__features *f);

/* ---- Figures (match_figures.c) ---- */

/* Numbers in digits, ascending; owned by a. O(n). */
wire_status wire__match_figures(wire_str text, wire_arena *a, wire_number **out,
                                size_t *out_n, wire_err *err);

#endif
