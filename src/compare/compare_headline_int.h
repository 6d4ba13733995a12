/* compare_headline_int.h: a headline by its words, and what it claims.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_COMPARE_HEADLINE_INT_H
#define WIRE_COMPARE_HEADLINE_INT_H

#include "compare_int.h"

typedef struct {
    wire_str title;
    wire_words words;
} wire__headline;

/* The copy's headline c says that somebody died, and neither text nor the
 * source's headline s speaks of death; *out the word, or empty. */
wire_status wire__headline_death(const wire__compare *t,
                                 const wire__headline *s,
                                 const wire__headline *c, wire_str *out,
                                 wire_err *err);
/* It denies what the texts tell and deny nowhere: the no, or empty. */
wire_str wire__headline_no(const wire__compare *t, const wire__headline *s,
                           const wire__headline *c);

#endif
