/* sketch.h: words to seeds.
 *
 *   words   a b c d e f g h i j k ...
 *   5-word shingles  [a b c d e] [b c d e f] ...
 *   window of w shingles: its smallest hash is selected, once
 *
 * Any run of w + k - 1 words that two texts share puts at least one common
 * seed into both sketches: 20 words at w = 16, 12 at w = 8.
 *
 * Source: Schleimer, Wilkerson, Aiken, "Winnowing: Local Algorithms for
 * Document Fingerprinting", SIGMOD 2003.
 * Layer: 3 (base, read, text).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_SKETCH_H
#define WIRECOPY_SKETCH_H

#include <wirecopy/text.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    unsigned k;       /* words of a shingle, 2..16        [5] */
    unsigned w;       /* shingles of a window, 1..64      [16] */
    unsigned w_short; /* the window of short texts        [8] */
    unsigned short_n; /* words below which w_short counts [250] */
} wire_sketch_opts;
#define WIRE_SKETCH_OPTS_INIT                                                  \
    {                                                                          \
        5, 16, 8, 250                                                          \
    }
/* WIRE_OK, or WIRE_EINVAL with the field named. */
wire_status wire_sketch_check(const wire_sketch_opts *o, wire_err *err);

typedef struct {
    uint64_t hash;
    uint32_t pos; /* word at which the shingle begins */
} wire_seed;

/* Select the (w,k)-minimizers of one text; on ties the rightmost wins. Texts
 * of k to w + k - 2 words give one seed, shorter ones none.
 *   out     [*out_n], ascending by .pos, owned by a
 *   cost    O(n); about 2n/(w+1) seeds
 *   errors  WIRE_ENOMEM */
WIRE_MUST wire_status wire_sketch_seeds(const wire_words *words,
                                        const wire_sketch_opts *opts,
                                        wire_arena *a, wire_seed **out,
                                        size_t *out_n, wire_err *err);

#ifdef __cplusplus
}
#endif
#endif
