/* classify_int.h: evidence about pairs and passages, and what follows.
 *
 *     pairs --evidence--> same outlet? days apart? related?
 *           --stand-----> passages that many unrelated articles repeat
 *           --passages--> quoted? a list? whose words?, of the others
 *           --judge-----> a kind for every passage and every pair
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_MATCH_CLASSIFY_INT_H
#define WIRE_MATCH_CLASSIFY_INT_H

#include "passages_int.h"

enum { WIRE__DAYS_UNKNOWN = INT32_MAX };

/* What is known of two articles besides the text they share. */
typedef struct {
    bool same_outlet; /* by name or by the site's domain */
    bool same_author;
    bool outlet_unknown;   /* of one of the two */
    int32_t days_apart;    /* WIRE__DAYS_UNKNOWN when a date is missing */
    float related;         /* 0..1: share of the titles' weight that stands in
                              the other article outside the shared passages */
    float titles;          /* 0..1: share of the titles' weight that they have
                              in common */
    bool is_related_known; /* related and titles are filled in */
    bool is_unrelated;     /* two different stories, as far as can be told */
    bool is_stray_text;    /* ... neither of which is told by what is nearly all
                              of both pages, and is no report */
    bool is_notice;        /* ... and which speaks of the page */
    bool is_sent_again;    /* one house's report, as good as whole, twice */
    float cohesion; /* 0..1: share of the telling words of what both share that
                       the rest of either article has too, the larger one
                       where the first is small; 1 when not asked */
    float coverage; /* larger share of words in common */
    float both_covered; /* the smaller share */
} wire__pair_facts;

/* Does the side that quotes the words name the other as their source? */
typedef enum {
    WIRE__CREDIT_UNKNOWN, /* not one-sided, or the other has no name */
    WIRE__CREDITED,
    WIRE__UNCREDITED
} wire__credit;
#define WIRE__ONE_SIDED .3f /* quoted on one side by this much more */

#define WIRE__RELATED      .2f /* of a title told by the other article */
#define WIRE__STRANGE      .1f /* cohesion: only set into the articles */
#define WIRE__FOOT_STRANGE .2f /* the same, of feet under one story */

/* What is known of one passage. */
typedef struct {
    float a_quoted, b_quoted; /* share of its words within quotation marks or
                                 a quoted block, on either side */
    float voice;              /* share of words in the first or second person */
    float second;        /* in the second alone: a page speaks to its reader */
    float raised;        /* share of words with a capital or digit in front */
    float articles;      /* share of words that are one: "the", "a" */
    float furniture;     /* words that pages use and reporters do not, a word */
    uint32_t page_words; /* of them */
    uint32_t soft_words; /* that pages and reporters use */
    wire__credit credit;
    bool is_page;     /* words of a page: see match_cues.c */
    bool is_list;     /* lines that are no sentences: links, names, figures */
    float cohesion;   /* as of the pair; both articles' where outlets are
                         unknown */
    uint32_t support; /* unrelated pairs that share about the same words */
    bool is_standing;
} wire__passage_facts;

/* Unrelated pairs that make standing text; more of them, where the words are
 * a quotation that many may repeat. */
enum { WIRE__STANDING = 2, WIRE__STANDING_QUOTED = 4 };

/* Passages by article: refs[beg[d], beg[d + 1]) belong to article d. */
typedef struct {
    uint32_t pair, passage;
    uint32_t beg, end; /* words of the article */
} wire__ref;

/* What a word may tell of the text it stands in (match_cues.c). */
typedef enum {
    WIRE__CUE_NONE,
    WIRE__CUE_FIRST,     /* "I", "we" */
    WIRE__CUE_SECOND,    /* "you" */
    WIRE__CUE_ARTICLE,   /* "the", "a" */
    WIRE__CUE_FURNITURE, /* "newsletter": of a page */
    WIRE__CUE_SOFT       /* "photos": of a page, or of a report */
} wire__cue;

enum { WIRE__CUE_SLOTS = 512 }; /* about five a word */

/* A table of them by the word's hash, with linear probing. */
typedef struct {
    uint32_t hash[WIRE__CUE_SLOTS];
    uint8_t cue[WIRE__CUE_SLOTS];
} wire__cues;

typedef struct {
    const wire_doc *docs;
    size_t n_docs;
    const wire_candidates *candidates;
    wire_overlaps *overlaps;
    unsigned n_threads;
    wire__pair_facts *pairs;       /* [n_pairs] */
    wire__passage_facts *passages; /* [n_passages] */
    wire_words *titles;            /* [n_docs] */
    uint32_t *title_df;            /* titles that hold a word, by slot */
    wire__cues *cues;
    uint64_t *common; /* filter of words that tell nothing */
    size_t longest;   /* words of the longest article */
    wire__ref *refs;  /* of a doc ascending by beg */
    size_t *ref_beg;  /* [n_docs + 1] */
    wire_arena *arena;
} wire__classify;

/* Fill pairs and titles (match_evidence.c). */
wire_status wire__match_evidence(wire__classify *c, wire_err *err);
/* Fill refs and support (match_stand.c). */
wire_status wire__match_stand(wire__classify *c, wire_err *err);
/* Fill is_standing, and the other facts of passages that support does not
 * decide (match_evidence.c). */
wire_status wire__match_passages(wire__classify *c, wire_err *err);
/* Give kinds (match_judge.c). */
wire_status wire__match_judge(wire__classify *c, wire_err *err);
/* Pairs that are copies only together with another parent of one child
 * (match_merge.c). */
wire_status wire__match_merges(wire__classify *c, wire_err *err);
/* Gather places into records (match_records.c). */
wire_status wire__match_records(wire__classify *c, wire_standings *out,
                                wire_err *err);

void wire__match_cues(wire__cues *out);

/* The site's own part of a URL's host (match_evidence.c). */
wire_str wire__match_domain(wire_str url);
/* Is word i of one side inside one of a pair's passages? */
bool wire__match_is_shared(const wire_passage *p, size_t n, bool is_a,
                           uint32_t i);
/* Does one article name the other's outlet, author or agency, outside of the
 * passages that they share (match_credit.c)? */
bool wire__match_credits(const wire_doc *by, const wire_doc *of,
                         const wire_passage *p, size_t n, bool by_is_a,
                         bool *is_nameless);

/* Do two pages that should tell two stories show one notice instead, of
 * robots, cookies, a subscription (match_notice.c)? Fills is_stray_text,
 * is_notice and is_unrelated of pair i; both_covered given. */
void wire__match_notice(const wire__classify *c, size_t i);

/* Is a word, by its hash, in the filter of plain words (match_cohesion.c)? */
bool wire__match_is_common(const uint64_t *common, uint32_t hash);
/* Are the shared passages of pair i one form, filled with other names or
 * figures (match_form.c)? O(words of its articles). */
bool wire__match_is_form(const wire__classify *c, size_t i);
/* Words of scratch that the next call needs. */
size_t wire__match_cohesion_words(size_t longest);
typedef enum {
    WIRE__COHESION_OF_PAIR, /* enough to see that a pair is not strange */
    WIRE__COHESION_OF_EACH, /* ... nor any of its passages */
    WIRE__COHESION_WHOLE    /* with both articles, whatever it is */
} wire__cohesion_need;
/* Fill cohesion of pair i and its passages. O(words of its articles). */
void wire__match_cohesion(const wire__classify *c, size_t i,
                          wire__cohesion_need need, uint64_t *scratch);

/* Share of the words [beg, end) of an article that stand inside quotation
 * marks or a quoted block. */
float wire__match_quoted(const wire_doc *doc, uint32_t beg, uint32_t end);
/* Are the words [beg, end) a list: many lines, few of which end as a
 * sentence does? */
bool wire__match_is_list(const wire_doc *doc, uint32_t beg, uint32_t end);
/* Fill voice, second, raised, articles, furniture and is_page, is_list given,
 * of the words [beg, end). */
void wire__match_count_cues(const wire__cues *cues, const wire_doc *doc,
                            uint32_t beg, uint32_t end, wire__passage_facts *f);

#endif
