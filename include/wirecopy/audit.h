/* audit.h: are the labels true?
 *
 *   label   "published without any modifications"      what the page claims
 *   parent  the article it was copied from, by trace   what it is held against
 *   grade   verbatim .. digest, by compare             what it did
 *   holds   yes, no, or cannot be known (no source in the input)
 *   rival   without a source: another text that may be it, in other words
 *
 * and: which copies carry what their agency corrected, withdrew or killed?
 *
 * Layer: 10 (base .. trace).
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
    const wire_change *refuting; /* of the trace: changes of high or medium
                                    severity, where there are none all */
    size_t n_refuting;
    bool has_rival; /* without a parent: what speaks against it all the same */
    uint32_t rival; /* article of its family that may be the agency's text as
                       well, in other words: it says that it is unmodified, or
                       has the agency's credit and nothing that a copy has. One
                       of the two at the most is right */
} wire_audit_row;

/* The labels of one outlet. */
typedef struct {
    wire_str outlet;                /* "" when unknown */
    uint32_t articles, labels;      /* seen */
    uint32_t held, broken, unknown; /* of the labels that claim something */
    uint32_t outdated; /* articles that carry what was corrected or killed */
} wire_audit_outlet;

typedef struct {
    wire_audit_row *rows; /* ascending by article */
    size_t n_rows;
    wire_audit_outlet *outlets; /* most broken first, then by name */
    size_t n_outlets;
    size_t n_outdated; /* articles */
} wire_audit;

/* Hold every label in a trace against its article's parent. Labels that
 * claim nothing of the text (a credit, "with inputs from agencies") have
 * rows, too, and cannot be broken.
 *   t       with findings                                  borrowed
 *   out     rows and outlets are owned by a
 *   cost    linear; trace has compared already, but for labels without a
 *           parent: a comparison each with one other of their family
 *   errors  WIRE_EINVAL t was made without findings; WIRE_ENOMEM */
WIRE_MUST wire_status wire_audit_trace(const wire_trace *t, wire_arena *a,
                                       wire_audit *out, wire_err *err);

#ifdef __cplusplus
}
#endif
#endif
