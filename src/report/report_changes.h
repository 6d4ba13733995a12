/* report_changes.h: one change, for people and for programs.
 *
 * Layer: 10, inside report.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_REPORT_CHANGES_H
#define WIRECOPY_REPORT_CHANGES_H

#include "report_int.h"

/* "number altered" */
const char *wire__change_words(wire_change_type t);

/* "only the headline is new"; empty for NONE. */
const char *wire__claim_words(wire_claim c);
/* What follows "the text is": "edited", "a rewrite" */
const char *wire__grade_words(wire_grade g);

/* Append "number altered: 4.2 million -> 4.5 million". Texts that need more
 * than room columns are cut to where they differ. */
void wire__change_put(wire__page *p, const wire_change *c, size_t room);

/* A change as trace and audit write it; compare adds sentence numbers. */
void wire__json_change(wire__json *j, const wire_change *c);
void wire__json_change_fields(wire__json *j, const wire_change *c);
/* true, false, or null when it cannot be known. */
void wire__json_holds(wire__json *j, const char *name, wire_holds h);

/* "versions" and "stale" of a family. */
void wire__json_versions(wire__json *j, const wire_trace *t, size_t family);
void wire__json_stale(wire__json *j, const wire_trace *t,
                      const wire_versions *v, const wire_stale *s);

/* What the copy of a comparison is as a version of the source. */
typedef struct {
    bool is_later; /* it is marked so, and the source is not marked alike */
    wire_version_mark mark;
    wire_revision inferred;
    const char *disagrees; /* mark and words; NULL if not */
} wire__version;
void wire__version_of(const wire_compared *pair, wire__version *out);
/* The same as an object, or null. */
void wire__json_version(wire__json *j, const wire_compared *pair);

/* The fields of an article that a notice stops. */
void wire__json_stopped(wire__json *j, const wire_trace *t,
                        const wire_stopped *s);
/* A line for each of them. */
void wire__stopped_put(wire__page *p);

/* Old places of one article, *n of them; NULL when it has none. */
const wire_stale *wire__stale_of_article(const wire_versions *v,
                                         uint32_t article, size_t *n);
/* Append "still carries 214, corrected to 241 in TAG at 10:40". */
void wire__stale_put(wire__page *p, const wire_stale *s,
                     const wire_article *version, wire_str tag);

#endif
