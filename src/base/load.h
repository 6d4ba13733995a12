/* load.h: the bytes of a short word as a number, without a loop.
 *
 *     "wahl"  ->  0x6c686177, the first byte lowest, on any machine
 *
 * Internal to the library. Layer: 0.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_BASE_LOAD_H
#define WIRE_BASE_LOAD_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline uint64_t wire__load8(const char *p)
{
    uint64_t x;
    memcpy(&x, p, sizeof x);
    return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? __builtin_bswap64(x) : x;
}

static inline void wire__store8(char *p, uint64_t x)
{
    if (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__) x = __builtin_bswap64(x);
    memcpy(p, &x, sizeof x);
}

static inline uint32_t wire__load4(const char *p)
{
    uint32_t x;
    memcpy(&x, p, sizeof x);
    return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? __builtin_bswap32(x) : x;
}

/* The n bytes at p, 1 to 8; nothing behind them is read. */
static inline uint64_t wire__load_word(const char *p, size_t n)
{
    if (n >= 8) return wire__load8(p);
    if (n >= 4)
        return wire__load4(p) | (uint64_t)wire__load4(p + n - 4) << 8 * (n - 4);
    return (uint8_t)p[0] | (uint32_t)(uint8_t)p[n / 2] << 8 * (n / 2) |
           (uint32_t)(uint8_t)p[n - 1] << 8 * (n - 1);
}

#define WIRE__EACH_BYTE 0x0101010101010101u

/* Is any of eight bytes beyond ASCII? */
static inline int wire__has_high(uint64_t x)
{
    return (x & 0x80 * WIRE__EACH_BYTE) != 0;
}

/* ASCII capitals to small letters, eight bytes at once. */
static inline uint64_t wire__fold_ascii(uint64_t x)
{
    uint64_t capital =
        (x + 0x3f * WIRE__EACH_BYTE) & ~(x + 0x25 * WIRE__EACH_BYTE);
    return x | (capital & 0x80 * WIRE__EACH_BYTE) >> 2;
}

#endif
