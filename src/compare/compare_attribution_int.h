/* compare_attribution_int.h: the attributions of both sides held together.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_COMPARE_ATTRIBUTION_INT_H
#define WIRE_COMPARE_ATTRIBUTION_INT_H

#include "compare_quotes_int.h"

/* How much a cue takes a side: reveal a fact, doubt it, praise, attack. */
typedef enum {
    WIRE__SLANT_NONE, /* said, told, added */
    WIRE__SLANT_UNKNOWN,
    WIRE__SLANT_DOUBT,  /* alleged, claimed */
    WIRE__SLANT_FACT,   /* revealed, proved */
    WIRE__SLANT_ADMIT,  /* admitted, conceded */
    WIRE__SLANT_PRAISE, /* lauded, hailed */
    WIRE__SLANT_ATTACK, /* slammed, blasted */
    WIRE__SLANT_DENY,   /* denied, rejected */
    WIRE__SLANT_DECLINE,
    WIRE__SLANT_REFUSE
} wire__slant;
wire__slant wire__slant_of(const wire__side *s, wire_span cue);

typedef enum {
    WIRE__SAME,    /* a telling word in common */
    WIRE__UNKNOWN, /* a name against a noun, a pronoun */
    WIRE__OTHER
} wire__who;
/* Are the sources of two attributions one and the same? */
wire__who wire__same_source(const wire__compare *t, const wire_attribution *s,
                            const wire_attribution *c);
/* Does no name of the copy's source stand in these words of the source, and
 * has it one? */
bool wire__names_absent(const wire__compare *t, const wire_attribution *c,
                        wire_span near);
bool wire__is_pronoun(const wire__side *s, wire_span source);
/* Does a name or the head noun of the source stand in the words of the copy?
 * Stems in but do not count. */
bool wire__source_in(const wire__compare *t, const wire_attribution *s,
                     wire_span copy_words, const uint32_t *but, size_t n_but);

/* ---- Verbs that say the opposite (compare_reversals.c) ---- */

bool wire__reversals_fill(const wire__compare *t, wire__phrases *out);
/* The plain noes in words; and does a verb of them deny, refuse, call false? */
uint32_t wire__plain_noes(const wire__compare *t, const wire__side *s,
                          wire_span words);
bool wire__denies(const wire__phrases *p, const wire__side *s, wire_span words);
/* A verb of the other side in the place of one, in a link; *found where it
 * stands in the copy, or empty. False when memory ran out. */
bool wire__look_for_reversals(wire__compare *t, const wire__phrases *p,
                              size_t link, wire_span *found);

#endif
