/* The table of cue words. See text_cues.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "kernels.h"
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

const uint8_t *const wire__cue_kinds = KINDS;

bool wire__cue_find(uint32_t hash, wire__cue *cue, wire_str *word)
{
    size_t i = FIRST[hash >> 24], end = FIRST[(hash >> 24) + 1];
    while (i < end && CUE_WORDS[i].hash < hash)
        i++;
    if (i == end || CUE_WORDS[i].hash != hash) return false;
    *cue = (wire__cue)CUE_WORDS[i].cue;
    *word = wire_str_of(CUE_WORDS[i].word);
    return true;
}

/* The filter lets one word of twelve through, the kinds half of those. */
bool wire__cues_gather(const wire_words *words, wire__cue_list *out)
{
    *out = (wire__cue_list){NULL, 0};
    out->at = wire_malloc((words->n + WIRE__SIFT_PAD) * sizeof *out->at);
    if (!out->at) return false;
    uint32_t *at = out->at;
    size_t m = wire__kernels()->sift(words->hash, words->n, FILTER, at);
    size_t n = 0;
    for (size_t k = 0; k < m; k++) {
        at[n] = at[k];
        n += wire__cue_may(words->hash[at[k]]) & WIRE__CUE_ANY;
    }
    out->n = n;
    return true;
}

size_t wire__cues_from(const wire__cue_list *list, size_t i)
{
    size_t lo = 0, hi = list->n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (list->at[mid] < i)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

size_t wire__cue_entry(size_t i, wire_str *word, uint32_t *hash)
{
    if (i < COUNT(CUE_WORDS)) {
        *word = wire_str_of(CUE_WORDS[i].word);
        *hash = CUE_WORDS[i].hash;
    }
    return COUNT(CUE_WORDS);
}
