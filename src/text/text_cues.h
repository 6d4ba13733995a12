/* text_cues.h: the few words at which wire_text_doc looks closer.
 *
 * Found by hash among all words of an article: a bit mask of the hashes lets
 * 99 words of 100 pass at one look, the sorted table settles the rest. The
 * table is generated; a unit test compares it with the real hash.
 *
 * Layer: 2, internal. SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TEXT_CUES_H
#define WIRE_TEXT_CUES_H

#include <wirecopy/text.h>

typedef enum {
    WIRE__CUE_NOUN,         /* agency */
    WIRE__CUE_NOUN_AFTER,   /* Nachrichtenagentur: the name follows */
    WIRE__CUE_NOUN_ROMANCE, /* agence, agencia: the name follows */
    WIRE__CUE_NOUN_GERMAN,  /* Agentur */
    WIRE__CUE_WIRE,         /* newswire; "news service", "wire service" */
    WIRE__CUE_PRESS,        /* Associated Press, Canadian Press */
    WIRE__CUE_NAME,         /* a real agency's name */
    WIRE__CUE_CLAIM,        /* what a label claims: edited, modifications */
    WIRE__CUE_SUBJECT,      /* what of: story, Meldung, headline */
    WIRE__CUE_BOTH          /* syndicated */
} wire__cue;

enum { WIRE__CUE_BITS = 13 };

typedef struct {
    uint64_t bits[(1 << WIRE__CUE_BITS) / 64];
} wire__cue_mask;

/* Words near which agencies are cited (NOUN to NAME); what a label claims
 * (CLAIM, BOTH), and of what (all but CLAIM). */
extern const wire__cue_mask *const wire__cue_cited,
    *const wire__cue_claim, *const wire__cue_subject;
static inline bool wire__cue_may(const wire__cue_mask *m, uint32_t hash)
{
    uint32_t bit = hash >> (32 - WIRE__CUE_BITS);
    return m->bits[bit / 64] >> (bit % 64) & 1;
}
/* Is it one of the words? *word is folded, static. */
bool wire__cue_find(uint32_t hash, wire__cue *cue, wire_str *word);

/* Entry i of the table; returns how many there are. For the test. */
size_t wire__cue_entry(size_t i, wire_str *word, uint32_t *hash);

#endif
