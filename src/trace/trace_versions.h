/* trace_versions.h: versions of an item, places they changed, stale copies.
 *
 * Layer: 9, inside trace.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TRACE_VERSIONS_H
#define WIRE_TRACE_VERSIONS_H

#include "trace_int.h"

/* What a version changed at one place. */
typedef struct {
    wire_stale_kind kind; /* CHANGED or WITHDRAWN */
    bool is_corrected;
    wire_change_type type;
    wire_span old_key, new_key; /* of the two bodies, narrowed to what
                                     differs; new_span of WITHDRAWN empty */
    wire_str old_text, new_text;
} wire__place;

typedef struct {
    wire__place *at;
    size_t n;
} wire__places;

/* A notice outside of the family whose item it kills or holds. */
typedef struct {
    uint32_t article;
    size_t family;
} wire__kill;

/* An article prepared for comparing; owned by work. */
typedef struct {
    uint32_t article;
    wire_compare_side *side;
} wire__known_side;

/* What one thread works with. */
typedef struct {
    const wire_trace *t;
    const wire_idf *idf;
    wire_arena *work, *kept;
    const wire__kill *kills; /* ascending by family */
    size_t n_kills;
    const wire__known_side *known; /* of the family; none when NULL */
    size_t n_known;
    /* Of the family under way, by version: */
    wire__places *places;
    wire_compare_side **sides; /* NULL until it is compared; owned by work */
} wire__versions_work;

wire_status wire__versions_of(wire__versions_work *w, size_t family,
                              wire_versions *out, wire_err *err);

/* Where version v takes back what older says; owned by kept. */
wire_status wire__places_of(const wire_version *v, bool is_correction,
                            const wire_doc *older, const wire_doc *newer,
                            const wire_comparison *c, wire_arena *kept,
                            wire__places *out, wire_err *err);
/* Words of a copy, by their hashes. */
enum { WIRE__WORD_SET = 64 };
typedef struct {
    uint64_t bits[WIRE__WORD_SET];
} wire__word_set;
void wire__word_set_of(const wire_doc *d, wire__word_set *out);

/* Places where article still has what version k took back; owned by kept.
 *   has   its words
 *   copy  it, prepared; NULL before it is asked for first; owned by work */
wire_status wire__stale_of(wire__versions_work *w, const wire_versions *v,
                           uint32_t k, uint32_t article,
                           const wire__word_set *has, wire_compare_side **copy,
                           wire_stale **out, size_t *out_n, wire_err *err);
/* Notices with the families whose items they name, and with articles that
 * stand alone. */
typedef struct {
    wire__kill *at; /* ascending by family */
    size_t n;
    wire_stopped *stopped; /* in the order of the notices */
    size_t n_stopped;
} wire__kills;
/* Owned by a. */
wire_status wire__kills_find(const wire_trace *t, wire_arena *a,
                             wire__kills *out, wire_err *err);
/* Order of two times, as far as they tell: 1 when a is later. */
int wire__time_order(wire_time a, wire_time b);

#endif
