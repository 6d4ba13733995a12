/* trace_int.h: what one run of trace holds.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TRACE_INT_H
#define WIRE_TRACE_INT_H

#include <wirecopy/trace.h>

/* One unit of the plan, filled by one task. */
typedef struct {
    wire_batch batch;
    wire_arena *arena;      /* docs */
    wire_arena *seed_arena; /* seeds; freed after the index */
    wire_doc *docs;         /* [batch.n_articles] */
    wire_doc_seeds *seeds;  /* [batch.n_articles] */
    uint64_t words, text_bytes;
} wire__unit;

typedef struct wire_trace_memory {
    wire_plan *plan;
    wire__unit *units;
    size_t n_units;
    wire_doc_seeds *seeds; /* of all docs */
    wire_candidates candidates;
    wire_idf *idf;
    wire_arena *arena; /* docs, skips, groups, lineages */
    wire_arena **lineage_arenas;
    size_t n_lineages;
    wire_arena **finding_arenas; /* one a thread */
    size_t n_finding_arenas;
} wire_trace_memory;

typedef struct {
    wire_trace_opts opts;
    wire_trace *t;
    wire_trace_memory *mem;
    double clock;
    uint64_t bytes_done; /* atomic */
    bool progress_busy;  /* atomic */
} wire__run;

/* Join the units' articles and skips, in order, and make the ids unique:
 * an article that repeats id and text of an earlier one is left out, one
 * that repeats only the id gets a number behind it. */
wire_status wire__trace_collect(wire__run *r, wire_err *err);

/* Compare every child with its parents; fills t->findings, t->versions. */
wire_status wire__trace_findings(wire__run *r, wire_err *err);
/* What is worth keeping of a comparison, in kept. */
wire_status wire__finding_keep(const wire_comparison *c, wire_arena *kept,
                               wire_finding *f, wire_err *err);

#endif
