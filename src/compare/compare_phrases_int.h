/* compare_phrases_int.h: words that tell something, in one kind of table.
 *
 *   rows    {"may", POSSIBLE}  {"expected to", EXPECTED}  {"due to", DUE}
 *   table   hash of the first word -> the phrases that begin with it
 *
 * Each finder has rows of its own; a value is one of its own too, above 0.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_COMPARE_PHRASES_INT_H
#define WIRE_COMPARE_PHRASES_INT_H

#include <wirecopy/text.h>

enum { WIRE__PHRASE_WORDS = 3 };

/* Languages whose words are known; what is one language's cue is another's
 * car. */
typedef enum {
    WIRE__IN_EN,
    WIRE__IN_DE,
    WIRE__IN_FR,
    WIRE__IN_ES,
    WIRE__IN_IT, /* from here on how sure a text is, and what it denies */
    WIRE__IN_PT,
    WIRE__IN_NL,
    WIRE__IN_HI, /* from here on only its plain "no" */
    WIRE__IN_KO,
    WIRE__IN_ZH,
    WIRE__IN_JA,
    WIRE__IN_RU,
    WIRE__IN_UK,
    WIRE__IN_PL,
    WIRE__IN_SV,
    WIRE__IN_DA,
    WIRE__IN_NO,
    WIRE__IN_FI,
    WIRE__IN_TR,
    WIRE__IN_AR,
    WIRE__IN_FA,
    WIRE__IN_HE,
    WIRE__IN_RO,
    WIRE__IN_HU,
    WIRE__IN_EL,
    WIRE__IN_ID,
    WIRE__IN_VI,
    WIRE__IN_BN,
    WIRE__IN_UR,
    WIRE__IN_TH,
    WIRE__IN_OTHER
} wire__cues_in;
/* Are the words of every finder known? */
static inline bool wire__is_in_full(wire__cues_in l) { return l < WIRE__IN_IT; }
/* Are more than its plain negations known? */
static inline bool wire__is_in_part(wire__cues_in l) { return l < WIRE__IN_HI; }
/* Of a language tag ("de-AT"). */
wire__cues_in wire__cues_language(wire_str tag);

/* A phrase of up to three words, parted by one space; lower case. */
typedef struct {
    const char *phrase;
    int value;
    wire__cues_in language;
} wire__phrase;

typedef struct {
    uint32_t hash[WIRE__PHRASE_WORDS];
    uint32_t n; /* words; 0: the slot is free */
    int value;
} wire__phrase_slot;

typedef struct {
    wire__phrase_slot *slot; /* [mask + 1] */
    uint32_t mask;
    uint64_t filter[16]; /* by first words: most words begin no phrase */
} wire__phrases;

/* The rows of one language; false when memory ran out. O(rows). */
bool wire__phrases_make(const wire__phrase *rows, size_t n, wire__cues_in l,
                        wire_arena *a, wire__phrases *out);
/* Value of the longest phrase that begins at word k and ends before end, or
 * 0; *n its words. hash: of each word of the article. Most words are known by
 * the filter to begin none. */
int wire__phrase_find(const wire__phrases *c, const uint32_t *hash, uint32_t k,
                      uint32_t end, uint32_t *n);
static inline int wire__phrase_at(const wire__phrases *c, const uint32_t *hash,
                                  uint32_t k, uint32_t end, uint32_t *n)
{
    *n = 0;
    if (!(c->filter[hash[k] >> 6 & 15] >> (hash[k] & 63) & 1)) return 0;
    return wire__phrase_find(c, hash, k, end, n);
}
/* Values of all phrases of the longest's length: what has two meanings. Up to
 * n of them; returns how many. */
size_t wire__phrase_all(const wire__phrases *c, const uint32_t *hash,
                        uint32_t k, uint32_t end, int *out, size_t n);
/* Does any phrase begin and end within the words? */
bool wire__phrase_in(const wire__phrases *c, const uint32_t *hash, uint32_t beg,
                     uint32_t end);

#endif
