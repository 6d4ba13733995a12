/* family.h: passages to copies of one text; families to events.
 *
 * A family is made of articles that are copies of one text, word for word or
 * rewritten line by line. Edges come only from verified passages or from
 * aligned sentences; articles join through a representative, not through
 * blind transitive closure. An event joins families and single articles that
 * tell the same thing in their own words.
 *
 * Layer: 6 (base .. match).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_FAMILY_H
#define WIRECOPY_FAMILY_H

#include <wirecopy/match.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    uint32_t *members; /* article numbers, ascending, two or more */
    size_t n_members;
    uint32_t representative; /* article number: the fullest text */
} wire_family;

typedef struct {
    uint32_t *families; /* numbers of families, ascending */
    size_t n_families;
    uint32_t *articles; /* single articles, ascending */
    size_t n_articles;
} wire_event;

typedef struct {
    wire_family *families; /* ascending by first member */
    size_t n_families;
    wire_event *events; /* only events of two parts or more */
    size_t n_events;
} wire_groups;

typedef struct {
    float rewrite_min; /* sentence score that makes a rewrite a copy; beyond
                          4,000 pairs asked .8 at the least */
    float event_min;   /* mean link that joins an event (docs/family.md): the
                          best Rand index on reports of one event by three
                          outlets */
    int event_days;    /* articles further apart are other events  [3] */
    unsigned n_threads;
} wire_family_opts;
#define WIRE_FAMILY_OPTS_INIT                                                  \
    {                                                                          \
        .50f, .40f, 3, 1                                                       \
    }

/* Pairs that may tell the same story in other words, out of rare words,
 * names and numbers; articles of one family are not paired again. */
typedef struct {
    uint32_t a, b; /* a < b */
    float story;   /* 0..1 same-story score */
    float retold;  /* 0..1: .5 and more when the smaller may be a rewrite of
                      the larger, by its telling words and their order */
} wire_story_pair;

/* Candidate pairs by rare features, ascending by a, b; owned by arena. */
WIRE_MUST wire_status wire_family_story_pairs(
    const wire_doc *docs, size_t n_docs, const wire_idf *idf,
    const wire_family_opts *opts, wire_arena *a, wire_story_pair **out,
    size_t *out_n, wire_err *err);

/* Same-story score of two articles, 0..1 (0 unrelated, 1 the same story). */
float wire_family_story_score(const wire_doc *a, const wire_doc *b,
                              const wire_idf *idf, wire_arena *scratch);

/* Add to overlaps the pairs that are copies by paraphrase (is_paraphrase,
 * kind COPY, no passages or few), decided by aligned sentences. Keeps the
 * order of pairs. */
WIRE_MUST wire_status wire_family_add_rewrites(
    const wire_doc *docs, size_t n_docs, const wire_story_pair *pairs,
    size_t n_pairs, const wire_idf *idf, const wire_family_opts *opts,
    wire_overlaps *overlaps, wire_err *err);

/* Group. Families from the pairs of kind COPY, events from families and
 * story pairs. Everything in out is owned by a. */
WIRE_MUST wire_status wire_family_group(const wire_doc *docs, size_t n_docs,
                                        const wire_overlaps *overlaps,
                                        const wire_story_pair *pairs,
                                        size_t n_pairs, const wire_idf *idf,
                                        const wire_family_opts *opts,
                                        wire_arena *a, wire_groups *out,
                                        wire_err *err);

#ifdef __cplusplus
}
#endif
#endif
