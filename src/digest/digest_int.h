/* digest_int.h: what the files of digest share.
 *
 *   source article -> sentences, quotations, attributions, dates, numbers
 *                  -> candidates with a weight -> the set that covers most
 *                  -> lines (clauses cut) -> held against the source
 *
 * Layer: 11, inside digest.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_DIGEST_INT_H
#define WIRECOPY_DIGEST_INT_H

#include <wirecopy/digest.h>

enum {
    WIRE__CANDS_MAX = 256 /* sentences weighed; news articles have 10..60 */
};

/* A telling word of the article. */
typedef struct {
    uint32_t key;   /* stem */
    uint32_t first; /* candidate that has it first */
    uint32_t n;     /* candidates that have it */
    float weight;   /* 0..1: that a summary would have it */
    float rarity;   /* bits */
    uint32_t word;  /* its first place */
    bool is_number, is_name, is_in_title;
} wire__stem;

/* A sentence that may become a line. */
typedef struct {
    uint32_t sentence; /* as wire_text_sentences counts */
    wire_span span;    /* bytes; its dateline left out */
    uint32_t word_beg, word_end;
    uint32_t *stems; /* [n_stems] ascending, numbers of stems */
    uint32_t n_stems;
    float factor;       /* what its form and place make of its weight */
    bool is_dangling;   /* points back: "He", "But" */
    bool has_quote;     /* a direct quotation */
    bool is_barred;     /* speaks to readers, or failed the check */
    bool keeps_clauses; /* failed the check when compressed */
} wire__cand;

/* What a word may be to the loops that ask all words; then they look closer. */
enum {
    WIRE__WORD_WE = 1,
    WIRE__WORD_YOU = 2,
    WIRE__WORD_COMING = 4, /* will, is due */
    WIRE__WORD_VOW = 8,
    WIRE__WORD_PLAN = 16,
    WIRE__WORD_NEAR = 32, /* this, next, last */
    WIRE__WORD_CUE = 64,  /* hands words to somebody */
    WIRE__WORD_DATE = 128
};

/* One digest being made. */
typedef struct {
    const wire_digest_in *in;
    const wire_digest_opts *opts;
    wire_digest *out;
    wire_arena *a;       /* of what is given out */
    wire_arena *tmp;     /* of this digest, freed at its end */
    const wire_doc *doc; /* the source */
    const wire_idf *idf;
    wire_compare_side *side; /* of the source; NULL until it is asked for */
    wire_str body;
    bool is_english;
    uint8_t *flags;   /* of each word of the article: WIRE__WORD_... */
    uint32_t *cue_of; /* of each word: 1 + the attribution with a source whose
                         cue it is, the first; else 0 */
    wire_sentence *sents;
    wire_quote *quotes; /* outer ones: they do not overlap */
    wire_attribution *said;
    wire_number *numbers;
    wire_date *dates;
    size_t n_sents, n_quotes, n_said, n_numbers, n_dates;
    wire__cand *cands; /* in the source's order */
    size_t n_cands;
    wire__stem *stems;
    size_t n_stems;
    wire_span *standing; /* ascending, apart from each other */
    size_t n_standing;
    wire_when today; /* of the dateline, else of publishing */
} wire__digest;

/* Fill what the source says, as text.h reads it (digest.c). */
WIRE_MUST wire_status wire__digest_read(wire__digest *d, wire_err *err);

/* ---- Small things (digest_line.c) ---- */

wire_str wire__digest_text(const wire__digest *d, wire_span s);
static inline bool wire__span_holds(wire_span outer, wire_span inner)
{
    return outer.beg <= inner.beg && inner.end <= outer.end;
}
static inline bool wire__spans_meet(wire_span a, wire_span b)
{
    return a.beg < b.end && b.beg < a.end;
}
/* The word of the body as folded ASCII, "" when it is longer or not ASCII. */
typedef struct {
    char p[24];
} wire__low;
wire__low wire__digest_low(const wire__digest *d, size_t word);
/* Fill d->flags. */
WIRE_MUST wire_status wire__digest_flags(wire__digest *d, wire_err *err);
/* Words [*beg, *end) of a span. */
void wire__digest_words(const wire__digest *d, wire_span s, size_t *beg,
                        size_t *end);
/* Is there nothing but one space between word and the one behind it? */
bool wire__digest_is_joined(const wire__digest *d, size_t word);
/* Is there an apostrophe right behind the word: "year's"? */
bool wire__digest_is_owner(const wire__digest *d, size_t word);
bool wire__is_one_of(const char *word, const char *spaced_list);
/* Is a direct or a scare quotation, or part of one, in the span? */
bool wire__digest_has_quote(const wire__digest *d, wire_span s);
/* Sentence that holds byte at, or n_sents. */
size_t wire__digest_sentence_at(const wire__digest *d, uint32_t at);
/* Candidate of a sentence, or NULL. */
wire__cand *wire__digest_cand(const wire__digest *d, size_t sentence);

/* A line of the source's body: span less cuts; its text owned by d->a. */
WIRE_MUST wire_status wire__digest_line(wire__digest *d, wire_span span,
                                        const wire_span *cuts, size_t n_cuts,
                                        wire_line *out, wire_err *err);
/* The line of a candidate, compressed where that is safe. */
WIRE_MUST wire_status wire__digest_line_of(wire__digest *d, const wire__cand *c,
                                           wire_line *out, wire_err *err);

/* ---- Clauses that may be cut (digest_compress.c) ---- */

enum { WIRE__CUTS_MAX = 4 };
/* Returns how many of the candidate's clauses may go; ascending. */
size_t wire__digest_cuts(const wire__digest *d, const wire__cand *c,
                         wire_span cuts[WIRE__CUTS_MAX]);

/* ---- Choosing (digest_cands.c, digest_score.c, digest_select.c) ---- */

WIRE_MUST wire_status wire__digest_cands(wire__digest *d, wire_err *err);
WIRE_MUST wire_status wire__digest_score(wire__digest *d, wire_err *err);
/* What a stem's weight is made of; tests/quality trains on the same. */
enum { WIRE__FEATURES = 11 };
void wire__digest_features(const wire__digest *d, const wire__stem *s,
                           float f[WIRE__FEATURES]);
/* Fill synopsis and takeaways. */
WIRE_MUST wire_status wire__digest_select(wire__digest *d, wire_err *err);

/* ---- The sections ---- */

WIRE_MUST wire_status wire__digest_headline(wire__digest *d, wire_err *err);
WIRE_MUST wire_status wire__digest_statements(wire__digest *d, wire_err *err);

/* ---- Sources of statements (digest_source.c) ---- */

/* The source as it stands, without what hangs on it: "Marrow, in a letter". */
wire_span wire__digest_source(const wire__digest *d, const wire_attribution *x);
/* Who the source of a statement is, by name; empty when the text does not
 * say. */
wire_str wire__digest_speaker(const wire__digest *d, const wire_attribution *x);
/* Is it surely somebody who says something? */
bool wire__digest_is_sound(const wire__digest *d, const wire_attribution *x);
/* Does another clause, with a verb of its own, stand between cue and content:
 * "said, hours after Lee told us that ..."? */
bool wire__digest_is_strayed(const wire__digest *d, const wire_attribution *x);

/* schedule and promises */
WIRE_MUST wire_status wire__digest_plans(wire__digest *d, wire_err *err);
WIRE_MUST wire_status wire__digest_figures(wire__digest *d, wire_err *err);
WIRE_MUST wire_status wire__digest_differences(wire__digest *d, wire_err *err);

/* ---- Dates (digest_when.c) ---- */

/* The day the article is of. */
wire_when wire__digest_today(const wire_doc *doc);
/* The first time told in the span outside of what avoid holds, read as to
 * come or as past; text is empty when there is none. */
wire_when wire__digest_when(const wire__digest *d, wire_span s,
                            const wire_span *avoid, size_t n_avoid,
                            bool is_to_come);
/* Is it the day of the article or later? False too when not known. */
bool wire__digest_is_ahead(const wire__digest *d, const wire_when *w);

/* ---- The check (digest_check.c) ---- */

/* Make d->side, unless it stands. */
WIRE_MUST wire_status wire__digest_side(wire__digest *d, wire_err *err);
/* Hold lines against the source; ok[i] says whether line i held. */
WIRE_MUST wire_status wire__digest_hold(wire__digest *d, const wire_line *lines,
                                        size_t n, bool *ok, wire_err *err);

#endif
