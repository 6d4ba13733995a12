/* text_number_int.h: what the files of the number scanner share.
 *
 * Layer: 2. SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TEXT_NUMBER_INT_H
#define WIRE_TEXT_NUMBER_INT_H

#include "text_lex.h"

typedef WIRE_VEC(wire_number) wire__numbers;

/* The number found last, as far as a range needs it: "10 to 15 million". */
typedef struct {
    bool is_set;
    size_t beg, num_end, end; /* the numeral; with its unit */
    double value;             /* before multipliers */
    int scale;                /* power of ten of the multipliers */
    bool has_unit, is_money_before, is_between;
} wire__last;

typedef struct {
    wire_str s;
    unsigned langs;
    wire__style style;
    wire__dates dates;
    size_t date_i; /* first date that ends behind the place we are at */
    wire__numbers out;
    wire__lexword prev; /* the word before, not looked up; end 0: none */
    wire__last last;
    bool ok; /* false when memory ran out */
} wire__scan;

/* A number that was read, before it is kept. */
typedef struct {
    size_t beg, num_end; /* with currency or sign before; numeral's end */
    wire_number x;
    double base; /* value before the multipliers */
    int scale;
    bool is_money_before;
} wire__found;

/* The word right before i with its meanings, or none. */
static inline wire__lexword wire__number_prev(const wire__scan *sc, size_t i)
{
    return wire__lex_near(sc->s, sc->prev.beg, sc->prev.end, i);
}

/* Figures, a decimal without its zero (".285"), a fraction's sign at i: read
 * and kept. They return where to go on. */
size_t wire__figures_read(wire__scan *sc, size_t beg);
bool wire__is_bare_decimal(const wire__scan *sc, size_t i);
size_t wire__bare_decimal_read(wire__scan *sc, size_t i);
size_t wire__vulgar_read(wire__scan *sc, size_t i);
/* "3 mil 616", "1 milyon 783 bin": the lesser part is added to n, whose
 * multiplier was 10^scale. */
void wire__number_add_lesser(const wire__scan *sc, wire__num *n, int scale);

/* Keep a number; the one before may take its unit and multiplier. */
void wire__number_keep(wire__scan *sc, wire__found *f);

/* Telephone number at i: its end, or i. */
size_t wire__phone_end(wire_str s, size_t i);
/* End of the code ("A320-200", "COVID-19") that goes on at i. */
size_t wire__code_end(wire_str s, size_t i);
/* Are the four figures [beg, end) a year? */
bool wire__is_year(const wire__scan *sc, size_t beg, size_t end, int value);
/* Is "one" at w a count, and no pronoun? */
bool wire__one_counts(wire_str s, wire__lexword w, wire__lexword prev);

#endif
