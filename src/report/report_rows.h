/* report_rows.h: what the rows of a tree and the notes under them share.
 *
 * Layer: 9, inside report.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_REPORT_ROWS_H
#define WIRECOPY_REPORT_ROWS_H

#include "report_int.h"

typedef struct {
    size_t lag, it, source; /* right ends; 0 where there is no room */
    size_t how, title;      /* begin here; title 0 where there is no room */
} wire__columns;

typedef struct {
    wire__page *page;
    const wire__tree *tree;
    const wire_family *family;
    const wire_lineage *lineage;
    const wire_finding *findings;  /* by edge, or NULL */
    const wire_versions *versions; /* or NULL */
    wire__columns at;
    size_t folder_n;  /* bytes of the folder that all members share */
    wire_time first;  /* earliest time in the family */
    size_t n_times;   /* members whose time is known */
    uint32_t levels;  /* levels drawn at most at this width */
    bool has_outside; /* an edge has a parent that is no member */
    bool is_in_doubt; /* a row with a question mark was written */
} wire__rows;

/* Lines left of a node's row, or (is_below) left of the lines under it. */
void wire__rows_branches(wire__rows *r, uint32_t n, bool is_below);
/* The id of an article, without the folder when it is a path. */
wire_str wire__rows_tag(const wire__rows *r, const wire_article *a);
bool wire__rows_is_member(const wire__rows *r, uint32_t article);

/* What compare found of the step that a node hangs from, or NULL. */
const wire_finding *wire__rows_finding(const wire__rows *r, uint32_t n);
/* The version of the item that an article is, past the first; or NULL. */
const wire_version *wire__rows_version(const wire__rows *r, uint32_t article);
/* Kill notes, which stand outside of the tree. */
void wire__notes_kills(wire__rows *r);
/* The label and the worst thing known of a copy; else its new headline. With
 * a finding j is not looked at. */
void wire__notes_copy(wire__rows *r, uint32_t n, const wire__judgement *j);
/* Originals, and copies of a lost source: the label is told, nothing can be
 * held to it. */
void wire__notes_root(wire__rows *r, uint32_t n);
void wire__notes_orphan(wire__rows *r, uint32_t n);
/* A merge may take words of an article that is no copy of this text. */
void wire__notes_outside(wire__rows *r, uint32_t n);

#endif
