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
    WIRE__SKETCH_WORDS = 1500 /* a story is told in its first words */
};

typedef struct {
    uint32_t key;    /* hash of the folded word */
    float weight;    /* bits, damped by how often it stands */
    uint16_t at;  /* its first place, as word number in the core */
    bool is_name; /* mostly with a capital */
    bool is_number;
} wire__story_term;

typedef struct {
    wire__story_term *terms; /* ascending by key */
    uint32_t n;
    float norm;         /* root of the sum of squared weights */
} wire__story;

/* Working memory of one thread for building sketches. */
typedef struct wire__story_bench wire__story_bench;
wire__story_bench *wire__story_bench_new(void);
void wire__story_bench_free(wire__story_bench *b);

/* Sketch one article. terms holds WIRE__SKETCH_TERMS. O(words). */
void wire__story_build(const wire_doc *doc, const wire_idf *idf,
                       wire__story_bench *bench, wire__story_term *terms,
                       wire__story *out);

/* Fill pair->story and ->within. O(terms). */
void wire__story_compare(const wire__story *a, const wire__story *b,
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
