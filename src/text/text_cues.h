/* text_cues.h: the few words at which wire_text_doc looks closer.
 *
 * Found by hash among all words of an article: one look at a table lets 19
 * words of 20 pass, the sorted table settles the rest. Both are generated; a
 * unit test compares them with the real hash.
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

/* What a hash may be. */
enum {
    WIRE__CUE_ANY = 1,
    WIRE__CUE_CITES = 2,   /* an agency is cited there: NOUN to NAME */
    WIRE__CUE_CLAIMS = 4,  /* CLAIM, BOTH */
    WIRE__CUE_SAYS_OF = 8, /* all but CLAIM */
    WIRE__CUE_BITS = 14    /* of a hash that tell */
};
extern const uint8_t *const wire__cue_kinds; /* [1 << WIRE__CUE_BITS] */
static inline unsigned wire__cue_may(uint32_t hash)
{
    return wire__cue_kinds[hash >> (32 - WIRE__CUE_BITS)];
}

/* The words of an article that may be cues, in order. */
typedef struct {
    uint32_t *at; /* [n] indices of words; owned: wire_free */
    size_t n;
} wire__cue_list;
WIRE_MUST bool wire__cues_gather(const wire_words *words, wire__cue_list *out);
/* First in the list that is word i or one behind it. */
size_t wire__cues_from(const wire__cue_list *list, size_t i);

/* Is it one of the words? *word is folded, static. */
bool wire__cue_find(uint32_t hash, wire__cue *cue, wire_str *word);

/* English function words, each in its place; others never stand there. */
extern const struct wire__cue_english {
    unsigned shift, the; /* hash to place; the place of "the" */
    uint32_t hash[32];
} wire__cue_english;

/* Entry i of the table; returns how many there are. For the test. */
size_t wire__cue_entry(size_t i, wire_str *word, uint32_t *hash);

#endif
