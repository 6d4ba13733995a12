/* compare.h: source and copy to links, typed changes, grade and label.
 *
 *   source  S0  S1  S2  S3  S4         links, many to many: C1 comes from
 *            \  |    \ /    x omitted  S2 and S3, S4 was left out
 *   copy       C0     C1   C2 added
 *
 *   change  quote_altered, high: "We will stay" -> "We shall remain"
 *
 * Findings are about words, not about truth: what stands in the copy that
 * the source does not say, says otherwise, or says as somebody's words.
 * Harmless differences (spelling, quotation style, number and date format,
 * Unicode form) are counted, never flagged.
 *
 * Source of the link score: IDF-weighted containment and F over stems,
 * names and numbers (match.h); of quotations: longest common run of words.
 * Layer: 8 (base .. lineage).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_COMPARE_H
#define WIRECOPY_COMPARE_H

#include <wirecopy/lineage.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    WIRE_VERDICT_COPY,
    WIRE_VERDICT_SAME_EVENT,
    WIRE_VERDICT_UNRELATED
} wire_verdict;
const char *wire_verdict_name(wire_verdict v);

typedef enum {
    WIRE_DIRECTION_UNKNOWN,
    WIRE_DIRECTION_SOURCE_TO_COPY,
    WIRE_DIRECTION_COPY_TO_SOURCE
} wire_direction;
const char *wire_direction_name(wire_direction d);

/* How far the copy is the source's text, from nearest to farthest. */
typedef enum {
    WIRE_GRADE_VERBATIM,     /* body word for word, headline too */
    WIRE_GRADE_NEW_HEADLINE, /* body word for word, another headline */
    WIRE_GRADE_TYPOGRAPHY,   /* only spelling, marks, format differ */
    WIRE_GRADE_ABRIDGED,     /* sentences left out, nothing added */
    WIRE_GRADE_EDITED,
    WIRE_GRADE_REWRITE, /* nearly every sentence in other words */
    WIRE_GRADE_DIGEST,  /* a few lines that sum it up */
    WIRE_GRADE_NONE     /* no copy */
} wire_grade;
const char *wire_grade_name(wire_grade g);

/* Does what a label claims hold? */
typedef enum {
    WIRE_HOLDS_UNKNOWN, /* cannot be known: no copy of this source, or the
                           label claims nothing of the text */
    WIRE_HOLDS_NOT,
    WIRE_HOLDS
} wire_holds;

typedef enum {
    WIRE_CHANGE_QUOTE_ALTERED,
    WIRE_CHANGE_QUOTE_MARKS_LOST,
    WIRE_CHANGE_QUOTE_MISATTRIBUTED,
    WIRE_CHANGE_NUMBER_ALTERED,
    WIRE_CHANGE_NUMBER_ROUNDED,
    WIRE_CHANGE_DATE_ALTERED,
    WIRE_CHANGE_NAME_ALTERED,
    WIRE_CHANGE_TITLE_ALTERED,
    WIRE_CHANGE_PLACE_ALTERED,
    WIRE_CHANGE_ATTRIBUTION_LOST,
    WIRE_CHANGE_ATTRIBUTION_ADDED,
    WIRE_CHANGE_ATTRIBUTION_CHANGED,
    WIRE_CHANGE_CREDIT_REMOVED,
    WIRE_CHANGE_CREDIT_ADDED,
    WIRE_CHANGE_CREDIT_CHANGED,
    WIRE_CHANGE_CERTAINTY_RAISED,
    WIRE_CHANGE_CERTAINTY_LOWERED,
    WIRE_CHANGE_NEGATION_FLIPPED,
    WIRE_CHANGE_CAUSAL_ADDED,
    WIRE_CHANGE_FACT_ALTERED,
    WIRE_CHANGE_CLAIM_ADDED,
    WIRE_CHANGE_SENTENCE_OMITTED,
    WIRE_CHANGE_DETAIL_OMITTED,
    WIRE_CHANGE_SCARE_QUOTE_LOST,
    WIRE_CHANGE_HEADLINE_CHANGED,
    WIRE_CHANGE_N
} wire_change_type;
const char *wire_change_name(wire_change_type t); /* "quote_altered", ... */

/* A set of types: bit t for each. */
#define WIRE_CHANGES_ALL (((uint32_t)1 << WIRE_CHANGE_N) - 1)
/* The set that a list names: "quotes,numbers", "credit_removed". Groups:
 * quotes, numbers, dates, names, attribution, credits, certainty, facts,
 * omissions, headline.
 *   errors  WIRE_EINVAL: no such type or group, named in err */
WIRE_MUST wire_status wire_changes_named(wire_str list, uint32_t *out,
                                         wire_err *err);

typedef enum {
    WIRE_SEVERITY_LOW,
    WIRE_SEVERITY_MEDIUM,
    WIRE_SEVERITY_HIGH
} wire_severity;
const char *wire_severity_name(wire_severity s);

typedef enum {
    WIRE_RELATION_VERBATIM,
    WIRE_RELATION_EDITED,
    WIRE_RELATION_PARAPHRASE,
    WIRE_RELATION_MERGED, /* one sentence out of two or more */
    WIRE_RELATION_SPLIT,  /* a source sentence told in two or more */
    WIRE_RELATION_ADDED   /* no source sentence supports it */
} wire_relation;
const char *wire_relation_name(wire_relation r);

/* What became of the words of a link, in the copy's order. */
typedef enum {
    WIRE_OP_SAME,
    WIRE_OP_VARIANT, /* the same in another spelling or format */
    WIRE_OP_REPLACED,
    WIRE_OP_DELETED, /* only in the source; copy is empty, where they went */
    WIRE_OP_INSERTED /* only in the copy; source is empty */
} wire_op_kind;
typedef struct {
    wire_op_kind kind;
    wire_span source, copy; /* bytes of the bodies, first to last word */
} wire_op;

/* What became of one sentence of the copy. */
typedef struct {
    uint32_t copy;    /* sentence of the copy */
    uint32_t *source; /* [n_source] sentences of the source, ascending */
    size_t n_source;
    wire_relation relation;
    float score; /* 0..1 */
    wire_op *ops;
    size_t n_ops;
} wire_link;

#define WIRE_NO_SENTENCE UINT32_MAX

typedef struct {
    wire_change_type type;
    wire_severity severity;
    uint32_t copy;    /* sentence of the copy, or WIRE_NO_SENTENCE */
    uint32_t *source; /* [n_source] sentences of the source */
    size_t n_source;
    bool has_source_span, has_copy_span;
    wire_span source_span, copy_span; /* bytes of the bodies */
    wire_str source_text, copy_text;  /* what stands there, or the headline */
    wire_str note;                    /* for people; may be empty */
} wire_change;

typedef struct {
    wire_verdict verdict;
    float probability; /* that the copy is a copy of the source */
    wire_direction direction;
    wire_grade grade;
    float source_containment, copy_containment; /* 8-word shingles, or the
                                                   share of aligned words */
    wire_sentence *source_sentences, *copy_sentences;
    size_t n_source_sentences, n_copy_sentences;
    wire_link *links; /* one a sentence of the copy, ascending */
    size_t n_links;
    uint32_t *omitted; /* sentences of the source that no link names */
    size_t n_omitted;
    wire_change *changes; /* most severe first, then in the copy's order */
    size_t n_changes;
    uint32_t harmless_n; /* differences recognised and not flagged */
    bool has_label;      /* the copy's; label_holds says of what worth */
    wire_holds label_holds;
    bool is_full;    /* the language is known well: all types were looked for */
    uint32_t unseen; /* else a set of those that were not: they are told by
                        words that are not known in this language */
} wire_comparison;

/* Compare a copy with its source.
 *   idf     document frequencies of the corpus; may be made of these two
 *   out     everything in it is owned by a, but its texts, which are borrowed
 *           of the articles
 *   cost    linear in the words, but for shared rare words; about 0.3 ms for
 *           two news articles
 *   errors  WIRE_ENOMEM
 *   threads safe if each thread has its own arena */
WIRE_MUST wire_status wire_compare_pair(const wire_doc *source,
                                        const wire_doc *copy,
                                        const wire_idf *idf, wire_arena *a,
                                        wire_comparison *out, wire_err *err);

/* ---- One article against many ------------------------------------------- */

/* All that a comparison asks of one article by itself: sentences, quotations,
 * stems, names, numbers, dates, attributions. Made once where a source has
 * several copies, or a copy is held against several texts; the comparisons
 * are the same as wire_compare_pair's.
 *
 *     source --new--> side --+-- copy(doc 1) --> comparison
 *                            +-- copy(doc 2) --> comparison
 *                            +-- sides(side) --> comparison
 *
 * Immutable: any number of threads may compare with one side at a time. */
typedef struct wire_compare_side wire_compare_side;

/* Prepare an article.
 *   doc, idf  borrowed; they must outlive the side
 *   out       owned by a: it ends when a is freed or rewound
 *   errors    WIRE_ENOMEM; on error *out is NULL
 *   cost      O(words); about 0.1 ms and 80 bytes a word */
WIRE_MUST wire_status wire_compare_side_new(const wire_doc *doc,
                                            const wire_idf *idf, wire_arena *a,
                                            wire_compare_side **out,
                                            wire_err *err);
/* Compare two prepared articles, both of one idf.
 *   out     owned by a; its sentences are borrowed of the sides
 *   errors  WIRE_ENOMEM
 *   cost    about half of wire_compare_pair's
 *   threads safe if each thread has its own arena */
WIRE_MUST wire_status wire_compare_sides(const wire_compare_side *source,
                                         const wire_compare_side *copy,
                                         wire_arena *a, wire_comparison *out,
                                         wire_err *err);
/* The same with a copy that is compared only once: what the comparison does
 * not ask for is not made. */
WIRE_MUST wire_status wire_compare_copy(const wire_compare_side *source,
                                        const wire_doc *copy, wire_arena *a,
                                        wire_comparison *out, wire_err *err);

/* A number with the words that bound it: "up to 20 million", "about 300", "30
 * or more"; number itself where none do. number, sentence  bytes of the side's
 * article; the number in the sentence cost              O(log words) */
wire_span wire_compare_bounded(const wire_compare_side *s, wire_span number,
                               wire_span sentence);

/* ---- Versions of one agency item ---------------------------------------- */

/* What a text says of itself. Markers lie: hold them against what the words
 * say. */
typedef struct {
    wire_revision kind; /* NONE: it says nothing */
    unsigned number;    /* 2 of "UPDATE 2-", "2nd Ld"; 0: not said */
    wire_str text;      /* the words or field that say so; may be empty */
    wire_str note;      /* "(Corrects fine to 150,000)"; may be empty */
    bool corrects;      /* marker or note: something was wrong before */
    wire_str wrong;     /* what the note says was wrong: "corrects fine to
                           150,000"; may be empty */
} wire_version_mark;
void wire_version_marked(const wire_doc *doc, wire_version_mark *out);

/* What the words say that newer is to older: REPEAT, REFILE, CORRECTION or
 * UPDATE; NONE when they are not one text.
 *   c  of older and newer */
wire_revision wire_version_inferred(const wire_doc *older,
                                    const wire_doc *newer,
                                    const wire_comparison *c);
/* Where mark and words disagree, for people; else NULL. */
const char *wire_version_disagrees(const wire_version_mark *m,
                                   wire_revision inferred);
/* Does the copy say otherwise what the source says there (a number, a quote,
 * a name), rather than more or less? */
bool wire_change_is_in_place(const wire_change *c);
/* Share of the words of a span of the source that stand in one sentence of
 * the copy, aligned with them; *where is their place in the copy's body. */
float wire_compare_carries(const wire_comparison *c, const wire_doc *source,
                           const wire_doc *copy, wire_span span,
                           wire_span *where);

#ifdef __cplusplus
}
#endif
#endif
