/* audit.h: are the labels true?
 *
 *   label   "published without any modifications"      what the page claims
 *   parent  the article it was copied from, by trace   what it is held against
 *   grade   verbatim .. digest, by compare             what it did
 *   holds   yes, no, or cannot be known (no source in the input)
 *
 * Layer: 10 (base .. trace); threads share the work of comparing.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_AUDIT_H
#define WIRECOPY_AUDIT_H

#include <wirecopy/compare.h>
#include <wirecopy/trace.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One labelled article. */
typedef struct {
    uint32_t article;
    bool has_parent;
    uint32_t parent;  /* article number */
    wire_grade grade; /* NONE without a parent */
    wire_holds holds;
    wire_change *refuting; /* changes of high or medium severity, where there
                              are none all of them; at most 5 */
    size_t n_refuting;
    uint32_t refuting_total;
} wire_audit_row;

/* The labels of one outlet. */
typedef struct {
    wire_str outlet;                /* "" when unknown */
    uint32_t articles, labels;      /* seen */
    uint32_t held, broken, unknown; /* of the labels that claim something */
} wire_audit_outlet;

typedef struct {
    wire_audit_row *rows; /* ascending by article */
    size_t n_rows;
    wire_audit_outlet *outlets; /* most broken first, then by name */
    size_t n_outlets;
} wire_audit;

/* Hold every label in a trace against its article's parent. Labels that
 * claim nothing of the text (a credit, "with inputs from agencies") have
 * rows, too, and cannot be broken.
 *   t       with docs and lineages                         borrowed
 *   out     everything in it is owned by a
 *   cost    one comparison a labelled article
 *   errors  WIRE_ENOMEM */
WIRE_MUST wire_status wire_audit_trace(const wire_trace *t, unsigned n_threads,
                                       wire_arena *a, wire_audit *out,
                                       wire_err *err);

#ifdef __cplusplus
}
#endif
#endif
