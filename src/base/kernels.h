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
} wire_kernels;

/* The set in use. Thread-safe. */
const wire_kernels *wire__kernels(void);
/* All sets this machine can run: out[0] scalar; returns how many, <= 4. */
size_t wire__kernels_available(const wire_kernels *out[4]);
/* Use set i of the available ones from now on (tests and benches). */
void wire__kernels_force(size_t i);

#endif
