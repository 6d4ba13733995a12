/* compare_numbers_int.h: numbers of a sentence, ready to be held against
 * each other.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_COMPARE_NUMBERS_INT_H
#define WIRE_COMPARE_NUMBERS_INT_H

#include "compare_values_int.h"

enum { WIRE__FIGURES_MAX = 48 }; /* of one sentence, or of its sources */

typedef struct {
    const wire_number *n;
    wire_str text; /* the number without its unit */
    double value;  /* -5 only where a minus sign stands */
    wire_span words;
    uint32_t sentence;
    wire__unit unit;
    bool is_year;
    bool is_used; /* it has found its partner */
} wire__figure;

typedef struct {
    wire__figure v[WIRE__FIGURES_MAX];
    size_t n;
} wire__figures;

wire__figure wire__figure_of(const wire__side *s, const wire_number *n);
/* Add the numbers of a sentence, but for those to skip (by number). */
void wire__figures_gather(const wire__side *s, const bool *skip,
                          uint32_t sentence, wire__figures *out);

/* Two values in different units of one kind: a month has 30 or 31 days. */
#define WIRE__UNIT_SLACK .025
bool wire__is_near(double x, double y, double slack); /* share of the larger */
bool wire__figure_is_fraction(const wire__figure *x); /* in words: a half */
/* Units that differ in size at most: days and weeks. */
bool wire__figure_is_convertible(const wire__figure *a, const wire__figure *b);
double wire__figure_own(const wire__figure *x); /* in the kind's own unit */
/* Do they say the same, perhaps in other units? */
bool wire__figure_is_same(const wire__figure *a, const wire__figure *b);
/* "9 600" is read as two numbers, or as 9, where a space is not known to
 * group: the value of a with the three digits behind it, or 0. */
double wire__figure_grouped(const wire__side *s, const wire__figure *a);
int wire__figure_digits(const wire__figure *x); /* that say something */
/* Is c what s gives when it is rounded, as the bound b says of c? */
bool wire__figure_is_rounding(const wire__figure *s, const wire__figure *c,
                              wire__bound b, wire_severity *sev);

/* ---- What the source says elsewhere (compare_number_known.c) ---- */

/* Every number of the source: values, and values in the unit of their kind,
 * each ascending. */
typedef struct {
    double *raw, *own;
    size_t n;
} wire__known;
bool wire__known_fill(const wire__side *s, wire_arena *a, wire__known *out);
bool wire__known_has(const wire__known *k, const wire__figure *c);
/* Does c follow from what the source sentences say: a sum, a share, years
 * counted from a date? */
bool wire__figure_follows(const wire__compare *t, const wire__figures *sources,
                          const wire__figure *c);

/* ---- Counts (compare_counts.c) ---- */

bool wire__counts_fill(wire__compare *t);
/* Does the bound before s (from its first word) say that the count is not
 * closed: a toll of at least 14, a penalty of up to six years? */
bool wire__is_open_count(const wire__compare *t, const wire__figure *s,
                         wire__bound was, uint32_t from);
/* The source's own count for which the copy's c, somebody else's count there
 * (s), stands; NULL without any. */
const wire__figure *wire__count_in_place_of(const wire__compare *t,
                                            const wire__figures *sources,
                                            const wire__figure *s,
                                            const wire__figure *c);

/* Sizes in words: "hundreds" for 400 (compare_vague.c). False when memory
 * ran out. */
bool wire__find_vague(wire__compare *t, const wire_link *l,
                      const wire__figures *sources, const wire__diff *d);

#endif
