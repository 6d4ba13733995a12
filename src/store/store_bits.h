/* store_bits.h: bits into bytes and back, least significant first.
 *
 * A reader never goes past its end: behind it are zeros, and has_failed.
 * Internal to the library. Layer: 13, inside store.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_STORE_BITS_H
#define WIRE_STORE_BITS_H

#include <wirecopy/base.h>

#include <string.h>

typedef struct {
    wire_buf *out;
    uint64_t held; /* bits not yet in out */
    unsigned n;    /* of them, under 8 between calls */
} wire__bit_writer;

/* The low n bits of value, n up to 56. */
static inline void wire__bits_put(wire__bit_writer *w, uint64_t value,
                                  unsigned n)
{
    w->held |= value << w->n;
    w->n += n;
    for (; w->n >= 8; w->n -= 8, w->held >>= 8)
        wire_buf_char(w->out, (char)(w->held & 0xff));
}

/* Fill up the last byte. */
static inline void wire__bits_align(wire__bit_writer *w)
{
    if (w->n) wire__bits_put(w, 0, 8 - w->n);
}

typedef struct {
    const uint8_t *p;
    uint64_t at, end; /* bits */
    bool has_failed;
} wire__bit_reader;

enum { WIRE__PEEK_BITS = 57 };

/* WIRE__PEEK_BITS or more from the place, zeros behind the end. */
static inline uint64_t wire__bits_peek(const wire__bit_reader *r)
{
    uint64_t byte = r->at >> 3, left, word = 0;

    if (r->at >= r->end) return 0;
    left = ((r->end + 7) >> 3) - byte;
    if (left >= 8) {
        memcpy(&word, r->p + byte, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        word = __builtin_bswap64(word);
#endif
    } else {
        for (uint64_t i = 0; i < left; i++)
            word |= (uint64_t)r->p[byte + i] << 8 * i;
    }
    return word >> (r->at & 7);
}

static inline uint64_t wire__bits_get(wire__bit_reader *r, unsigned n)
{
    uint64_t value = wire__bits_peek(r) & (((uint64_t)1 << n) - 1);

    if (r->end - r->at < n || r->at > r->end) r->has_failed = true;
    r->at += n;
    return value;
}

/* ---- Codes ------------------------------------------------------------------ */

enum { WIRE__RICE_MOST = 32 }; /* quotient from which the value stands whole */

/* Rice code with k low bits: the quotient in ones and a zero; from
 * WIRE__RICE_MOST ones on, the whole value in 48 bits. */
static inline void wire__rice_put(wire__bit_writer *w, uint64_t value,
                                  unsigned k)
{
    uint64_t quotient = value >> k;

    if (quotient >= WIRE__RICE_MOST) {
        wire__bits_put(w, ((uint64_t)1 << WIRE__RICE_MOST) - 1,
                       WIRE__RICE_MOST);
        wire__bits_put(w, value, 48);
        return;
    }
    wire__bits_put(w, ((uint64_t)1 << quotient) - 1, (unsigned)quotient + 1);
    wire__bits_put(w, value & (((uint64_t)1 << k) - 1), k);
}

static inline uint64_t wire__rice_get(wire__bit_reader *r, unsigned k)
{
    uint64_t word = wire__bits_peek(r), ahead = ~word;
    unsigned quotient = ahead ? (unsigned)__builtin_ctzll(ahead) : 64;

    if (quotient >= WIRE__RICE_MOST) {
        r->at += WIRE__RICE_MOST;
        return wire__bits_get(r, 48);
    }
    if (quotient + 1 + k <= WIRE__PEEK_BITS &&
        r->end - r->at >= quotient + 1 + k && r->at <= r->end) {
        r->at += quotient + 1 + k; /* all of it is in the word */
        return (uint64_t)quotient << k |
               (word >> (quotient + 1) & (((uint64_t)1 << k) - 1));
    }
    r->at += quotient + 1;
    return (uint64_t)quotient << k | wire__bits_get(r, k);
}

/* One and more in Elias's gamma code; up to 2^32. */
static inline void wire__gamma_put(wire__bit_writer *w, uint64_t n)
{
    unsigned zeros = 63u - (unsigned)__builtin_clzll(n);

    wire__bits_put(w, (uint64_t)1 << zeros, zeros + 1);
    wire__bits_put(w, n & (((uint64_t)1 << zeros) - 1), zeros);
}

static inline uint64_t wire__gamma_get(wire__bit_reader *r)
{
    uint64_t ahead = wire__bits_peek(r);
    unsigned zeros = ahead ? (unsigned)__builtin_ctzll(ahead) : 64;

    if (zeros > 32) {
        r->has_failed = true;
        return 1;
    }
    r->at += zeros + 1;
    return (uint64_t)1 << zeros | wire__bits_get(r, zeros);
}

/* Truncated binary: one of n values in the logarithm of n, rounded down for
 * the first of them and up for the others. */
typedef struct {
    unsigned bits; /* the lower of the two */
    uint64_t cut;  /* values below it take so many */
} wire__binary;

static inline wire__binary wire__binary_for(uint64_t n)
{
    unsigned bits = n > 1 ? 63u - (unsigned)__builtin_clzll(n) : 0;

    return (wire__binary){bits, ((uint64_t)2 << bits) - (n ? n : 1)};
}

static inline void wire__binary_put(wire__bit_writer *w, uint64_t value,
                                    wire__binary b)
{
    if (value < b.cut) {
        wire__bits_put(w, value, b.bits);
        return;
    }
    wire__bits_put(w, (value + b.cut) >> 1, b.bits);
    wire__bits_put(w, (value + b.cut) & 1, 1);
}

static inline uint64_t wire__binary_get(wire__bit_reader *r, wire__binary b)
{
    uint64_t value = wire__bits_get(r, b.bits);

    if (value < b.cut) return value;
    return (value << 1 | wire__bits_get(r, 1)) - b.cut;
}

/* The k that suits values of this mean: log2 of mean * ln 2. */
static inline unsigned wire__rice_for(uint64_t mean)
{
    unsigned k = 0;

    for (uint64_t m = mean * 7 / 10; m > 1 && k < 44; m >>= 1)
        k++;
    return k;
}

#endif
