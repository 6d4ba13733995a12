/* Winnowing over hashes of word hashes.
 *
 *   words     a b c d e f g h ...
 *   shingles  h0 h1 h2 h3 ...           a block of them at once
 *   minima    of 2 in a row, of 4, of 8, of 16 = w
 *   seeds     where the minimum changes its place
 *
 * Keeping a window's minimum and looking for a new one when it falls out is
 * half the work on paper; passes over a block have no branch to guess and
 * take eight windows at once: a quarter of the time (AVX-512).
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include <wirecopy/sketch.h>

#include "kernels.h"

enum { K_MAX = 16, W_MAX = 64 };

wire_status wire_sketch_check(const wire_sketch_opts *o, wire_err *err)
{
    if (o->k < 2 || o->k > K_MAX)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "sketch k is %u, not within 2 and 16", o->k);
    if (o->w < 1 || o->w > W_MAX)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "sketch w is %u, not within 1 and 64", o->w);
    if (o->w_short < 1 || o->w_short > W_MAX)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "sketch w_short is %u, not within 1 and 64",
                         o->w_short);
    return WIRE_OK;
}

/* The text block by block; blocks overlap by a window less one, so that each
 * window lies within one block. */
enum { BLOCK = WIRE__MINIMA_MAX };

typedef struct {
    uint64_t hash[BLOCK]; /* of the block's shingles */
    uint64_t work[BLOCK];
    uint32_t place[BLOCK]; /* of its minima */
} bench;

static size_t add_block(bench *b, const uint32_t *words, size_t at, size_t n,
                        unsigned k, unsigned w, wire_seed *out, size_t n_out)
{
    const wire_kernels *kernels = wire__kernels();
    kernels->shingles(words + at, n + k - 1, k, b->hash);
    memcpy(b->work, b->hash, n * sizeof *b->work);
    size_t m = kernels->minima(b->work, n, w, b->place), i = 0;
    /* The last window of one block and the first of the next one can have
     * the same least shingle. */
    if (n_out && out[n_out - 1].pos == at + b->place[0]) i = 1;
    for (; i < m; i++)
        out[n_out++] =
            (wire_seed){b->hash[b->place[i]], (uint32_t)(at + b->place[i])};
    return n_out;
}

wire_status wire_sketch_seeds(const wire_words *words,
                              const wire_sketch_opts *opts, wire_arena *a,
                              wire_seed **out, size_t *out_n, wire_err *err)
{
    *out = NULL;
    *out_n = 0;
    WIRE_TRY(wire_sketch_check(opts, err));
    unsigned k = opts->k;
    if (words->n < k) return WIRE_OK;
    size_t shingles = words->n - k + 1;
    unsigned w = words->n < opts->short_n ? opts->w_short : opts->w;
    if (w > shingles) w = (unsigned)shingles;
    size_t windows = shingles - w + 1;
    /* A window selects at most once; random text gives 2/(w+1) of that. */
    wire_seed *s = WIRE_ARRAY(a, wire_seed, windows);
    bench *b = wire_malloc(sizeof *b);
    size_t n = 0;
    for (size_t at = 0; s && b && at < windows; at += BLOCK - w + 1) {
        size_t left = shingles - at;
        n = add_block(b, words->hash, at, left < BLOCK ? left : BLOCK, k, w, s,
                      n);
    }
    wire_free(b);
    if (s && b)
        *out = wire_arena_grow(a, s, windows * sizeof *s, n * sizeof *s);
    if (!*out) return wire_fail_mem(err);
    *out_n = n;
    return WIRE_OK;
}
