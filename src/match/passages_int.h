/* passages_int.h: what the passage files of match share.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_MATCH_PASSAGES_INT_H
#define WIRE_MATCH_PASSAGES_INT_H

#include <wirecopy/match.h>

/* Words of the shingles that containment counts. */
enum { WIRE__GRAM = 8 };

/* Passages of one pair and how many 8-word shingles their equal runs hold. */
typedef struct {
    wire_passage *passages;
    size_t n;
    uint32_t shared_grams;
} wire__pair_match;

wire_status wire__match_pair(const wire_words *wa, const wire_words *wb,
                             const wire_anchor *anchors, size_t n_anchors,
                             const wire_match_opts *opts, wire_arena *a,
                             wire__pair_match *out, wire_err *err);

static inline float wire__gram_share(uint32_t shared, size_t n_words)
{
    if (n_words < WIRE__GRAM) return 0;
    float f = (float)shared / (float)(n_words - WIRE__GRAM + 1);
    return f > 1 ? 1 : f;
}

#endif
