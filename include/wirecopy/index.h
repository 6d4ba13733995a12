/* index.h: seeds to candidate pairs.
 *
 *   seeds of all articles, sorted by hash:
 *     h1: (doc 3, pos 17) (doc 9, pos 40)            rare: all pairs
 *     h2: (doc 1, pos 2) (doc 3, pos 90) ... x 800   hot: a star, d1-d2 d1-d3
 *
 * Nothing is dropped for being common: a seed that stands in more than
 * hot_df articles is linked from its first article to each other one, so
 * that the cost stays linear and every place is still reached.
 *
 * Layer: 4 (base .. sketch).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_INDEX_H
#define WIRECOPY_INDEX_H

#include <wirecopy/sketch.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One shared seed of a candidate pair; a < b always. */
typedef struct {
    uint32_t a, b;         /* article numbers */
    uint32_t a_pos, b_pos; /* words */
} wire_anchor;

/* A seed that stands in more than hot_df articles. */
typedef struct {
    uint32_t doc, pos;
} wire_place;
typedef struct {
    uint64_t first, n; /* places[first, first + n), ascending by doc, pos */
} wire_hot;

typedef struct {
    wire_anchor *anchors; /* ascending by a, b, a_pos, b_pos */
    size_t n_anchors;
    wire_place *places;
    size_t n_places;
    wire_hot *hot; /* one an over-common seed */
    size_t n_hot;
    uint64_t n_seeds, n_distinct;
} wire_candidates;
void wire_candidates_free(wire_candidates *c);

typedef struct {
    unsigned hot_df; /* articles beyond which a seed is hot  [24] */
    unsigned n_threads;
} wire_index_opts;
#define WIRE_INDEX_OPTS_INIT                                                   \
    {                                                                          \
        24, 1                                                                  \
    }

typedef struct {
    const wire_seed *seeds; /* borrowed */
    size_t n;
} wire_doc_seeds;

/* Find all pairs of articles that share seeds.
 *   docs    [n_docs] sketches, by article number
 *   out     owned; wire_candidates_free. The same for any n_threads.
 *   cost    O(s) for s seeds (radix sort) + the pairs given out
 *   errors  WIRE_ENOMEM; WIRE_EINVAL */
WIRE_MUST wire_status wire_index_candidates(const wire_doc_seeds *docs,
                                            size_t n_docs,
                                            const wire_index_opts *opts,
                                            wire_candidates *out,
                                            wire_err *err);

#ifdef __cplusplus
}
#endif
#endif
