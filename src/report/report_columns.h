/* report_columns.h: two texts side by side, wrapped, with words marked.
 *
 *     12 The ferry [struck] the bank at │  9 The ferry {hit} the bank at
 *        6:48 a.m.                      │    6:48 a.m.
 *
 * Marks are brackets as well as ink, so that no colour is needed.
 *
 * Layer: 9, inside report.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_REPORT_COLUMNS_H
#define WIRECOPY_REPORT_COLUMNS_H

#include "report_int.h"

/* One piece of a column: a sentence, or a line of our own. */
typedef struct {
    wire_str text;
    uint32_t base;          /* offset of text in the body that marks count in */
    const wire_span *marks; /* ascending, not overlapping; borrowed */
    size_t n_marks;
    uint32_t number; /* shown before it; 0 for none */
    bool is_faint;
} wire__piece;

typedef struct {
    const wire__piece *pieces;
    size_t n_pieces;
    char open, close; /* brackets round marked words */
    wire__ink ink;    /* of marked words */
} wire__column;

/* Write both columns from column beg of the page, each in half of the room,
 * with rule between them. */
void wire__columns_write(wire__page *p, size_t beg, const wire__column *left,
                         const wire__column *right, const char *rule);

#endif
