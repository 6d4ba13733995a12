/* family_int.h: the sketch that stories are compared by.
 *
 *     body, title -> the 128 most telling words -> sorted by key
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_FAMILY_INT_H
#define WIRECOPY_FAMILY_INT_H

#include <wirecopy/family.h>

enum {
    WIRE__SKETCH_TERMS = 128,
    WIRE__LENS_BITS = 12,
    WIRE__FEATURES = 24,
    WIRE__SKETCH_WORDS = 1200 /* a story is told in its first words */
};

/* Eight bytes, since comparing is bound by memory. */
typedef struct {
    uint32_t key;         /* of the word's first letters, or its number */
    uint32_t weight : 16; /* 1/256 bit, more for a word that stands often */
    uint32_t at : 7;      /* its first place, as number among the terms in
                             text order; 0 when in the headline only */
    uint32_t is_name : 1; /* mostly with a capital */
    uint32_t is_number : 1;
} wire__story_term;

typedef struct {
    wire__story_term *terms; /* ascending by key */
    uint32_t n;
    uint32_t n_features;
    float norm;    /* root of the sum of squared weights */
    float details; /* weight of names and numbers */
} wire__story;

/* Working memory of one thread for building sketches. */
typedef struct wire__story_bench wire__story_bench;
wire__story_bench *wire__story_bench_new(void);
void wire__story_bench_free(wire__story_bench *b);

/* Sketch one article. O(words).
 *   terms     [WIRE__SKETCH_TERMS] of the caller
 *   features  [WIRE__FEATURES] hashes of whole words to look for candidates
 *             by, most telling first; NULL when not wanted */
void wire__story_build(const wire_doc *doc, const wire_idf *idf,
                       wire__story_bench *bench, wire__story_term *terms,
                       uint32_t *features, wire__story *out);

/* A story made ready to be compared with many: its terms by their keys. */
typedef struct {
    const wire__story *story;
    uint8_t head[1 << WIRE__LENS_BITS];   /* 1 + number of a term; 0 none */
    uint8_t next[WIRE__SKETCH_TERMS + 1]; /* another one of its slot */
    uint32_t key[WIRE__SKETCH_TERMS + 1];
} wire__story_lens;
void wire__story_focus(wire__story_lens *l, const wire__story *s);

/* Fill pair->story and ->retold. O(terms of b). */
void wire__story_compare(const wire__story_lens *l, const wire__story *b,
                         wire_story_pair *pair);

/* Join families and single articles that tell one event (family_event.c).
 * out->families is filled in. */
WIRE_MUST wire_status wire__family_events(const wire_doc *docs, size_t n_docs,
                                          const wire_story_pair *pairs,
                                          size_t n_pairs,
                                          const wire_family_opts *opts,
                                          wire_arena *a, wire_groups *out,
                                          wire_err *err);

#endif
