/* kernels.h: the few inner loops that have SIMD forms.
 *
 * One table of functions a set; [0] is scalar, the reference that is always
 * built. The choice is made once at run time from what the CPU and the
 * system support; tests walk over all sets and compare.
 *
 * Internal to the library. Layer: 0.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_BASE_KERNELS_H
#define WIRE_BASE_KERNELS_H

#include <wirecopy/base.h>

/* Odd, from the fractional part of pi; any odd multiplier serves. */
#define WIRE__SHINGLE_MUL 0x243f6a8885a308d3u
enum { WIRE__MINIMA_MAX = 512 };

/* The hash of words. */
#define WIRE__WORD_K0 0x9e3779b97f4a7c15u
#define WIRE__WORD_K1 0xd6e8feb86659fd93u
enum {
    WIRE__SHORT_WORD = 16, /* bytes of a word that is hashed without a branch */
    WIRE__PLACES_PAD = 32, /* elements written at once, needed or not */
    WIRE__SIFT_PAD = 16,   /* the same */
    WIRE__SIFT_FILTER = 128 /* elements of 32 bits */
};

typedef struct {
    const char *name;
    /* Bit i of word[i / 64] is set when byte i is an ASCII letter or digit,
     * of high[i / 64] when it is 0x80 or more. Reads n bytes exactly; the
     * bits beyond n in the last words are 0. */
    void (*classify)(const uint8_t *p, size_t n, uint64_t *word,
                     uint64_t *high);
    /* Number of leading equal elements. */
    size_t (*common_prefix)(const uint32_t *a, const uint32_t *b, size_t n);
    /* out[i] is the hash of words [i, i + k), for i in [0, n - k]:
     *     wire_mix64(sum over j of (word[i + j] + 1) MUL^(k - 1 - j))
     * with MUL = WIRE__SHINGLE_MUL. n >= k >= 1. */
    void (*shingles)(const uint32_t *words, size_t n, unsigned k,
                     uint64_t *out);
    /* Least places: of each w values in a row the place of the least one,
     * of equals the last one; a place that several windows have is given
     * once. Values count as equal when they differ below
     * WIRE__MINIMA_MAX only.
     *   v      [n], overwritten; w <= n <= WIRE__MINIMA_MAX, w <= 64
     *   out    ascending; room for n
     * Returns how many. */
    size_t (*minima)(uint64_t *v, size_t n, unsigned w, uint32_t *out);
    /* Places of set bits: base + i for each bit i of bits[0, n), 64 to an
     * element. Returns how many.
     *   out    ascending; up to WIRE__PLACES_PAD more are overwritten */
    size_t (*places)(const uint64_t *bits, size_t n, uint32_t base,
                     uint32_t *out);
    /* Words of ASCII letters and digits: off, len and hash of each
     * text[edge[2 i], edge[2 i + 1]), i in [0, n), up to the first of more
     * than WIRE__SHORT_WORD bytes. The hash is that of wire_text_word_hash.
     *   text       readable for WIRE__SHORT_WORD bytes from its own beginning
     *              and from each word's
     *   off, len, hash   [n] each, all of which may be overwritten
     * Returns how many. */
    size_t (*short_words)(const char *text, const uint32_t *edge, size_t n,
                          uint32_t *off, uint8_t *len, uint32_t *hash);
    /* Numbers of the hashes whose bit of the filter is set: number h >> 20
     * of 4,096 bits.
     *   out    ascending; room for n + WIRE__SIFT_PAD
     * Returns how many. */
    size_t (*sift)(const uint32_t *hash, size_t n,
                   const uint32_t filter[WIRE__SIFT_FILTER], uint32_t *out);
} wire_kernels;

enum { WIRE__KERNEL_SETS = 5 };

/* A product of 128 bits, folded. */
static inline uint64_t wire__fold_mul(uint64_t a, uint64_t b)
{
    __uint128_t m = (__uint128_t)a * b;
    return (uint64_t)m ^ (uint64_t)(m >> 64);
}

static inline unsigned wire__count_bits(uint64_t x) /* no call without POPCNT */
{
    x -= x >> 1 & 0x5555555555555555u;
    x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
    x = (x + (x >> 4)) & 0x0f0f0f0f0f0f0f0fu;
    return (unsigned)(x * 0x0101010101010101u >> 56);
}

/* The set in use. Thread-safe. */
const wire_kernels *wire__kernels(void);
/* All sets this machine can run: out[0] scalar; returns how many. */
size_t wire__kernels_available(const wire_kernels *out[WIRE__KERNEL_SETS]);
/* Use set i of the available ones from now on (tests and benches). */
void wire__kernels_force(size_t i);

#endif
