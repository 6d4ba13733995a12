/* compare_values_int.h: what the finders of numbers, dates, names share.
 *
 *   place    where words of the copy stand against words of the source, by
 *            the word diff and by the neighbours
 *   unit     what is counted, so that 90 days are three months
 *   bound    what is said round a number: about, more than, up to
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_COMPARE_VALUES_INT_H
#define WIRE_COMPARE_VALUES_INT_H

#include "compare_quotes_int.h"

/* ---- Places (compare_places.c) ---- */

typedef struct {
    bool is_aligned;   /* word for word in the same place */
    bool is_exact;     /* these words, and no others, replace those */
    bool is_same_op;   /* both stand in one replacement */
    uint32_t op_words; /* of it, the longer side; 0 without */
    bool is_next_same; /* the next content words share a stem */
    bool is_prev_same;
    bool is_behind_same; /* the very next words do */
} wire__place;
/* Words s of the source against words c of the copy. O(log ops). */
wire__place wire__place_of(const wire__compare *t, const wire__diff *d,
                           wire_span s, wire_span c);
/* The op that holds the copy's word, or NULL. O(log n). */
const wire__op *wire__op_at(const wire__diff *d, uint32_t copy_word);
/* Words of a sentence. */
wire_span wire__sentence_words(const wire__side *s, uint32_t sentence);
/* Does the folded word stand at a word of the article? */
bool wire__is_word(const wire__side *s, uint32_t word, const char *folded);
/* One of n folded words? O(n) */
bool wire__is_word_of(const wire__side *s, uint32_t word,
                      const char *const *folded, size_t n);
/* Is the word part of a date? O(log dates) */
bool wire__is_in_date(const wire__side *s, uint32_t word);

/* ---- Units (compare_units.c) ---- */

typedef enum {
    WIRE__UNIT_NONE,
    WIRE__UNIT_OTHER, /* compared by its word */
    WIRE__UNIT_RATIO, /* percent; a word like "half" counts as one */
    WIRE__UNIT_POINTS,
    WIRE__UNIT_MONEY,
    WIRE__UNIT_TIME,   /* in days */
    WIRE__UNIT_LENGTH, /* in metres */
    WIRE__UNIT_AREA,
    WIRE__UNIT_MASS,  /* in kilograms */
    WIRE__UNIT_SPEED, /* in kilometres an hour */
    WIRE__UNIT_TEMP,
    WIRE__UNIT_CLOCK
} wire__unit_kind;

typedef struct {
    wire__unit_kind kind;
    double factor; /* to the kind's own unit */
    uint32_t id;   /* currency, scale or word; 0 any */
} wire__unit;
enum { WIRE__UNIT_POUND = 99 }; /* id of OTHER: money or mass */
wire__unit wire__unit_of(const wire_number *n);
/* A temperature of the other scale in this one: Celsius or Fahrenheit. */
double wire__unit_heat(double x, const wire__unit *to);

/* Do two units contradict each other: dollars and euros, metres and days? */
bool wire__unit_clash(wire__unit a, wire__unit b);

/* ---- Bounds (compare_units.c) ---- */

typedef enum {
    WIRE__BOUND_NONE,
    WIRE__BOUND_ABOUT,
    WIRE__BOUND_OVER,  /* more than, at least */
    WIRE__BOUND_UNDER, /* nearly, less than */
    WIRE__BOUND_UP_TO
} wire__bound;
/* What is said before the word beg, and behind the word before end, within
 * the sentence; *from is the first word of it, or beg. */
wire__bound wire__bound_at(const wire__side *s, wire_span number,
                           wire_span sentence, uint32_t *from);

#endif
