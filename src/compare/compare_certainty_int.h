/* compare_certainty_int.h: how sure a text is, read at a word.
 *
 * Internal. SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_COMPARE_CERTAINTY_INT_H
#define WIRE_COMPARE_CERTAINTY_INT_H

#include "compare_phrases_int.h"
#include "compare_quotes_int.h"
#include "compare_values_int.h"
#include "compare_verbs_int.h"

typedef enum { POSSIBLE = 1, EXPECTED, WILL, FACT } level;

/* Beside the level, in one value. */
enum {
    LEVEL = 7,
    HEARSAY = 8,    /* somebody says so: kept by an attribution */
    ESTIMATE = 16,  /* of a number: kept by "about" */
    WORRY = 32,     /* kept by any word of worry */
    KEEPS = 64,     /* no doubt of its own; it keeps one in other words */
    QUESTION = 128, /* kept by another question */
    SURE = 256,     /* surer than sure: it raises what was doubted */
    INTENT = 512,   /* of somebody's own: "will" says nearly the same */
    SET = 1024,     /* has its day: as good as expected */
    CHARGE = 2048,  /* somebody's charge: it keeps hearsay, and no guess */
    NOUN = 4096,    /* a doubt where it stands before what it is of */
    OPEN = 8192,    /* would, of what is proposed: "will" alone raises it */
    SEEMS = 16384,  /* how it looks: a step below what may be */
    PLAN = 32768,   /* German "soll": "wird" says nearly the same */
    MILD = 65536    /* can, of what is able as of what may be; beliefs, of who
                       may also know; what is planned and at hand */
};

typedef struct {
    wire__compare *t;
    wire__phrases cues, says, ifs;
} wire__doubts;

/* Value of the cue at word k, or 0; *n its words. */
int wire__doubt_at(const wire__doubts *f, const wire__side *s, uint32_t k,
                   wire_span sentence, uint32_t *n);
/* The lowest level in the words of a side; *kept when a cue there keeps that
 * of the source. d: of the link, when the side is the copy; own: word of the
 * source cue, or UINT32_MAX. */
int wire__doubt_in(const wire__doubts *f, const wire__side *s, wire_span words,
                   wire_span sentence, int from, const wire__diff *d,
                   uint32_t own, bool *kept);

#endif
