/* The table of cue words. See text_cues.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_cues.h"

enum {
    NOUN = WIRE__CUE_NOUN,
    NOUN_AFTER = WIRE__CUE_NOUN_AFTER,
    NOUN_ROMANCE = WIRE__CUE_NOUN_ROMANCE,
    NOUN_GERMAN = WIRE__CUE_NOUN_GERMAN,
    WIRE = WIRE__CUE_WIRE,
    PRESS = WIRE__CUE_PRESS,
    NAME = WIRE__CUE_NAME,
    CLAIM = WIRE__CUE_CLAIM,
    SUBJECT = WIRE__CUE_SUBJECT,
    BOTH = WIRE__CUE_BOTH
};

typedef struct {
    uint32_t hash;
    int cue;
    const char *word;
} cue_word;

#include "text_cues_words.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

const wire__cue_mask *const wire__cue_cited = &CITED_MASK;
const wire__cue_mask *const wire__cue_claim = &CLAIM_MASK;
const wire__cue_mask *const wire__cue_subject = &SUBJECT_MASK;

bool wire__cue_find(uint32_t hash, wire__cue *cue, wire_str *word)
{
    size_t lo = 0, hi = COUNT(CUE_WORDS);
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (CUE_WORDS[mid].hash < hash)
            lo = mid + 1;
        else
            hi = mid;
    }
    if (lo == COUNT(CUE_WORDS) || CUE_WORDS[lo].hash != hash) return false;
    *cue = (wire__cue)CUE_WORDS[lo].cue;
    *word = wire_str_of(CUE_WORDS[lo].word);
    return true;
}

size_t wire__cue_entry(size_t i, wire_str *word, uint32_t *hash)
{
    if (i < COUNT(CUE_WORDS)) {
        *word = wire_str_of(CUE_WORDS[i].word);
        *hash = CUE_WORDS[i].hash;
    }
    return COUNT(CUE_WORDS);
}
