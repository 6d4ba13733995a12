/* classify_int.h: evidence about pairs and passages, and what follows.
 *
 *     pairs --evidence--> same outlet? days apart? related? quoted?
 *           --stand-----> passages that many unrelated articles repeat
 *           --judge-----> a kind for every passage and every pair
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_MATCH_CLASSIFY_INT_H
#define WIRE_MATCH_CLASSIFY_INT_H

#include "passages_int.h"

enum { WIRE__DAYS_UNKNOWN = INT32_MAX };

/* What is known of two articles besides the text they share. */
typedef struct {
    bool same_outlet;   /* by name or by the site's domain */
    bool same_author;
    bool outlet_unknown; /* of one of the two */
    int32_t days_apart; /* WIRE__DAYS_UNKNOWN when a date is missing */
    float related;      /* 0..1: share of the titles' weight that stands in
                           the other article outside the shared passages */
    bool is_unrelated;  /* two different stories, as far as can be told */
    float coverage;     /* larger share of words in common */
} wire__pair_facts;

/* What is known of one passage. */
typedef struct {
    float quoted;     /* share of its words within quotation marks, the larger
                         of both sides */
    float voice;      /* share of words in the first or second person */
    uint32_t support; /* unrelated pairs that share about the same words */
    bool is_standing;
} wire__passage_facts;

/* Passages by article: refs[beg[d], beg[d + 1]) belong to article d. */
typedef struct {
    uint32_t pair, passage;
    uint32_t beg, end; /* words of the article */
} wire__ref;

typedef struct {
    const wire_doc *docs;
    size_t n_docs;
    const wire_candidates *candidates;
    wire_overlaps *overlaps;
    unsigned n_threads;
    wire__pair_facts *pairs;       /* [n_pairs] */
    wire__passage_facts *passages; /* [n_passages] */
    wire__ref *refs;               /* of a doc ascending by beg */
    size_t *ref_beg;               /* [n_docs + 1] */
    wire_arena *arena;
} wire__classify;

/* Fill pairs and the quoted and voice fields (match_evidence.c). */
wire_status wire__match_evidence(wire__classify *c, wire_err *err);
/* Fill refs, support and is_standing (match_stand.c). */
wire_status wire__match_stand(wire__classify *c, wire_err *err);
/* Give kinds (match_judge.c). */
wire_status wire__match_judge(wire__classify *c, wire_err *err);
/* Gather places into records (match_records.c). */
wire_status wire__match_records(wire__classify *c, wire_standings *out,
                                wire_err *err);

/* Share of the words [beg, end) of an article that stand inside quotation
 * marks or a quoted block; *voice as above (match_quoted.c). */
float wire__match_quoted(const wire_doc *doc, uint32_t beg, uint32_t end,
                         float *voice);

#endif
