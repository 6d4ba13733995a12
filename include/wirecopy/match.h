/* match.h: two texts to verified passages, and what kind of sharing they are.
 *
 *   a  ....[=====]..[========]......      anchors are extended word by word,
 *   b  ..[=====]....[========]..          chained, small gaps bridged
 *
 * An approximate step may only propose: every passage given out here was
 * compared word by word.
 *
 * Layer: 5 (base .. index).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_MATCH_H
#define WIRECOPY_MATCH_H

#include <wirecopy/index.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    WIRE_KIND_COPY,
    WIRE_KIND_EXCERPT,
    WIRE_KIND_BACKGROUND,
    WIRE_KIND_SHARED_QUOTATION,
    WIRE_KIND_BOILERPLATE,
    WIRE_KIND_TEMPLATE
} wire_kind;
const char *wire_kind_name(wire_kind k); /* "shared_quotation", ... */

/* A run of text that two articles share: words [a_beg, a_end) of one against
 * [b_beg, b_end) of the other; same_n of them are equal, in order. */
typedef struct {
    uint32_t a_beg, a_end, b_beg, b_end; /* word indices */
    uint32_t same_n;
    wire_kind kind; /* COPY until classified */
} wire_passage;

/* Two articles with verified passages. */
typedef struct {
    uint32_t a, b;                      /* article numbers, a < b */
    size_t first, n_passages;           /* into wire_overlaps.passages */
    uint32_t shared_grams;              /* 8-word shingles in common, over the
                                           passages */
    float a_containment, b_containment; /* shared_grams / own 8-word shingles */
    wire_kind kind;                     /* of the pair as a whole */
    uint8_t is_paraphrase; /* found by aligned sentences, not by runs */
    uint8_t is_merge_part; /* COPY only together with another parent of
                              merge_child, which takes prose from both */
    uint32_t merge_child;  /* a or b; 0 when is_merge_part is 0 */
} wire_overlap;

typedef struct {
    wire_overlap *pairs; /* ascending by a, b */
    size_t n_pairs;
    wire_passage *passages; /* of a pair ascending by a_beg */
    size_t n_passages;
} wire_overlaps;
void wire_overlaps_free(wire_overlaps *o);
/* The pair of two articles in either order, of any kind; NULL when they share
 * nothing. O(log pairs). */
const wire_overlap *wire_overlaps_find(const wire_overlaps *o, uint32_t x,
                                       uint32_t y);

typedef struct {
    unsigned min_run; /* equal words that make a passage      [12] */
    unsigned max_gap; /* unequal words bridged inside one     [8] */
    unsigned n_threads;
} wire_match_opts;
#define WIRE_MATCH_OPTS_INIT                                                   \
    {                                                                          \
        12, 8, 1                                                               \
    }

/* Verify one pair from its anchors (ascending by a_pos).
 *   out     passages ascending by a_beg, not overlapping in a nor in b,
 *           owned by a
 *   cost    O(anchors log anchors + words compared) */
WIRE_MUST wire_status wire_match_pair(
    const wire_words *wa, const wire_words *wb, const wire_anchor *anchors,
    size_t n_anchors, const wire_match_opts *opts, wire_arena *a,
    wire_passage **out, size_t *out_n, wire_err *err);

/* Verify all candidates. out is owned; the same for any n_threads. */
WIRE_MUST wire_status wire_match_all(const wire_doc *docs, size_t n_docs,
                                     const wire_candidates *candidates,
                                     const wire_match_opts *opts,
                                     wire_overlaps *out, wire_err *err);

/* ---- Standing text ----------------------------------------------------------- */

/* One text that an outlet, an author or a page repeats, with all its places. */
typedef struct {
    uint32_t doc;
    uint32_t beg, end; /* words */
} wire_stand_place;
typedef struct {
    wire_kind kind;  /* BOILERPLATE, TEMPLATE, or SHARED_QUOTATION when it is a
                        statement that many outlets quote */
    size_t first, n; /* places, ascending by doc */
} wire_standing;
typedef struct {
    wire_standing *records;
    size_t n_records;
    wire_stand_place *places;
    size_t n_places;
} wire_standings;
void wire_standings_free(wire_standings *s);

/* Learn standing text from the corpus and give every pair and every passage
 * its kind. Only pairs of kind COPY may become edges. See docs/match.md for
 * the evidence used.
 *   overlaps  kinds filled in; passages that are only standing text keep
 *             their place */
WIRE_MUST wire_status wire_match_classify(const wire_doc *docs, size_t n_docs,
                                          const wire_candidates *candidates,
                                          wire_overlaps *overlaps,
                                          unsigned n_threads,
                                          wire_standings *out, wire_err *err);

/* The words that tell nothing of a text's matter, for the next call; owned
 * by a. */
WIRE_MUST wire_status wire_match_plain_words(wire_arena *a, uint64_t **out,
                                             wire_err *err);
/* Do the leads of two articles name different subjects: either one a name
 * that the other article does not have, in any spelling? O(words). */
bool wire_match_other_subject(const uint64_t *plain, const wire_doc *a,
                              const wire_doc *b);
/* Are two articles of one outlet or author, by name or the site's domain? */
bool wire_match_is_one_house(const wire_article *a, const wire_article *b);
/* Does an article name the outlet, author or agency of the other? O(words). */
bool wire_match_names_source(const wire_doc *by, const wire_doc *of);
/* Days between their times; UINT32_MAX when one has none. */
uint32_t wire_match_days_apart(const wire_article *a, const wire_article *b);

/* ---- Sentences against sentences ------------------------------------------------ */

/* How far one text tells the other sentence by sentence, in order. */
typedef struct {
    float a_aligned, b_aligned; /* share of content sentences with a partner */
    float order;    /* 0..1: share of links that lie on one ascending chain */
    float weight;   /* mean IDF-weighted likeness of the linked sentences */
    float verbatim; /* share of the links that are word for word */
    float rewrite;  /* 0..1: how surely one is a rewrite of the other, by the
                       sentences that are not word for word */
    float score;    /* 0..1: rewrite, or the share that is word for word where
                       hardly anything else is left */
} wire_sentence_score;

typedef struct {
    uint32_t a, b;  /* sentence numbers */
    float likeness; /* 0..1 */
} wire_sentence_link;

/* Document frequencies of folded words, for weighting. */
typedef struct wire_idf wire_idf;
WIRE_MUST wire_status wire_idf_new(const wire_doc *docs, size_t n_docs,
                                   wire_idf **out, wire_err *err);
/* The same counts, on n_threads. */
WIRE_MUST wire_status wire_idf_new_on(const wire_doc *docs, size_t n_docs,
                                      unsigned n_threads, wire_idf **out,
                                      wire_err *err);
void wire_idf_free(wire_idf *idf);
float wire_idf_weight(const wire_idf *idf, uint32_t word_hash);
/* The same, where the word itself is at hand: capitals, digits and length
 * say how rare a word is that the corpus is too small to count. */
float wire_idf_weight_of(const wire_idf *idf, uint32_t word_hash,
                         wire_str word);
/* The same for words of an article by their numbers: out[i] is the weight of
 * word at[i]. Faster than one by one. */
void wire_idf_weights(const wire_idf *idf, const wire_doc *doc,
                      const uint32_t *at, size_t n, float *out);
/* The same, and which of them another article holds too, about: each of the
 * words counted twice, and some counted with another. */
void wire_idf_weights_shared(const wire_idf *idf, const wire_doc *doc,
                             const uint32_t *at, size_t n, float *out,
                             bool *out_shared);
/* Words known to weigh less than WIRE_IDF_COMMON, so that loops over all
 * words can pass over most of them; some are missed. */
#define WIRE_IDF_COMMON 3.f /* bits: about an eighth of all articles */
enum { WIRE_IDF_PASSED = 4096 };
const uint32_t *wire_idf_passed(const wire_idf *idf); /* the table */
static inline bool wire_idf_is_passed(const uint32_t *passed, uint32_t hash)
{
    return passed[hash & (WIRE_IDF_PASSED - 1)] == hash;
}
/* Words [beg, end) of two bytes or more that are not passed over: out holds
 * their numbers less beg, ascending, and has room for end - beg of them.
 * Returns how many. */
size_t wire_idf_list(const wire_idf *idf, const wire_words *words, size_t beg,
                     size_t end, uint32_t *out);
/* Is the word in the built-in list of common ones? Asks no corpus. */
bool wire_idf_is_listed(const wire_idf *idf, uint32_t word_hash);
/* Articles that hold the word, about (never fewer than counted). */
uint32_t wire_idf_count(const wire_idf *idf, uint32_t word_hash);

/* What an article tells, prepared once for many comparisons; owned by a.
 *   scratch  working memory, given back; another arena than a */
typedef struct wire_telling wire_telling;
WIRE_MUST wire_status wire_match_telling(const wire_doc *doc,
                                         const wire_idf *idf,
                                         wire_arena *scratch, wire_arena *a,
                                         wire_telling **out, wire_err *err);
/* As wire_match_sentences. Everything but *links is given back to arena. */
WIRE_MUST wire_status wire_match_tellings(const wire_telling *a,
                                          const wire_telling *b,
                                          wire_arena *arena,
                                          wire_sentence_score *score,
                                          wire_sentence_link **links,
                                          size_t *links_n, wire_err *err);

/* What of one article's lead the other article tells; shares are of bits.
 * The lead is the first sentence, or as many as tell something. */
typedef struct {
    float told;         /* 0..1: of the lead, in one sentence of the other */
    float details;      /* 0..1: of its names and numbers, anywhere there;
                           1 when it has none */
    uint32_t n_details; /* names and numbers in the lead */
    float known;        /* 0..1: of the whole article, anywhere there */
    uint32_t n_sents;   /* of the article, that tell something */
} wire_lead_side;
/* Both ways. O(terms of a + terms of b + shared postings). */
void wire_match_leads(const wire_telling *a, const wire_telling *b,
                      wire_lead_side *a_out, wire_lead_side *b_out);

/* Align the sentences of two articles by IDF-weighted words, stems, names
 * and numbers. Sentences are numbered as wire_text_sentences gives them.
 *   links   [*links_n] best partner of each sentence of b, ascending by b;
 *           owned by arena
 *   cost    O(words of a + words of b + shared postings) */
WIRE_MUST wire_status wire_match_sentences(const wire_doc *a, const wire_doc *b,
                                           const wire_idf *idf,
                                           wire_arena *arena,
                                           wire_sentence_score *score,
                                           wire_sentence_link **links,
                                           size_t *links_n, wire_err *err);

#ifdef __cplusplus
}
#endif
#endif
