/* Stems, lightly: enough that two inflections of one word meet.
 *
 *     modernise modernized modernising  -> modern
 *     shipyard shipyards                -> shipyard
 *     Häfen Häfens                      -> häfen
 *
 * A full stemmer for each language costs 220 ns a word and needs to know the
 * language; comparing two texts of one language needs only that the same
 * rule hits both sides.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "load.h"
#include "match_int.h"

enum { STEM_CAP = 32, STEM_KEEP = 4, PLURAL_KEEP = 3 };

/* An ending that inflects in the languages of news; one without bytes never
 * fits. British and American -ise and -ize meet. */
typedef struct {
    char s[8]; /* padded with zero bytes */
    uint8_t bytes;
    uint8_t shift; /* bits of eight bytes that lie before it */
} ending;
#define E(lit)                                                                 \
    {                                                                          \
        lit, sizeof(lit) - 1, 8 * (9 - sizeof(lit))                            \
    }

/* Those of two ASCII letters and more by their last two, longest first. No
 * two pairs share a row, which the compiler sees to. */
enum { ROWS = 64, IN_A_ROW = 5 };
#define ROW(last2, last) (((last2)*4 + (last)) % ROWS)
static const ending rows[ROWS][IN_A_ROW] = {
    [ROW('e', 'd')] = {E("ised"), E("ized"), E("ied"), E("ed")},
    [ROW('s', 'e')] = {E("ise")},
    [ROW('z', 'e')] = {E("ize")},
    [ROW('n', 'g')] = {E("ising"), E("izing"), E("ing"), E("ung")},
    [ROW('e', 'm')] = {E("em")},
    [ROW('o', 'n')] = {E("isation"), E("ization"), E("ation"), E("ion")},
    [ROW('e', 'n')] = {E("ungen"), E("en")},
    [ROW('r', 'n')] = {E("ern")},
    [ROW('e', 'r')] = {E("er")},
    [ROW('n', 's')] = {E("ations"), E("ions")},
    [ROW('t', 's')] = {E("ments")},
    [ROW('e', 's')] = {E("ises"), E("izes"), E("ies"), E("es")},
    [ROW('g', 's')] = {E("ings")},
    [ROW('s', 's')] = {E("ness")},
    [ROW('r', 's')] = {E("ers")},
    [ROW('o', 's')] = {E("os")},
    [ROW('a', 's')] = {E("as")},
    [ROW('n', 't')] = {E("ement"), E("ment")},
    [ROW('s', 't')] = {E("est")},
    [ROW('l', 'y')] = {E("ingly"), E("edly"), E("ally"), E("ely"), E("ly")},
};
static const ending accented[] = {E("ée"), E("ción"), E("ções"), E("és")};
#undef E

/* Bytes of a word that may lose its last letter, by that. */
static const uint8_t letters[256] = {
    ['a'] = STEM_KEEP + 1, ['e'] = STEM_KEEP + 1,   ['i'] = STEM_KEEP + 1,
    ['n'] = STEM_KEEP + 1, ['o'] = STEM_KEEP + 1,   ['t'] = STEM_KEEP + 1,
    ['y'] = STEM_KEEP + 1, ['s'] = PLURAL_KEEP + 1,
};

/* Bytes that a word of n bytes loses; tail holds its last eight, the last
 * one highest. All endings of a row are tried: cheaper than not knowing when
 * to stop, and the same goes for every branch here. */
static size_t ending_of(uint64_t tail, size_t n)
{
    uint8_t last = (uint8_t)(tail >> 56), last2 = (uint8_t)(tail >> 48);
    const ending *e = rows[ROW(last2, last)];
    unsigned fits = 0, is_one = (letters[last] != 0) & (n >= letters[last]);
    unsigned may = n > STEM_KEEP ? 2u << (n - STEM_KEEP) : 1;
    for (size_t i = 0; i < IN_A_ROW; i++) /* bit i: one of i bytes */
        fits |= (unsigned)(tail >> e[i].shift == wire__load8(e[i].s))
                << e[i].bytes;
    fits = (fits & (may - 1)) | is_one << 1 | 1;
    return 31 - (unsigned)__builtin_clz(fits);
}

/* ---- Words of up to 16 ASCII letters: nearly all ---- */

enum { ASCII_CAP = 16 };

/* The first n of 16 bytes, the others 0. */
static void keep_low(uint64_t x[2], size_t n)
{
    static const char ones[32] = "\xff\xff\xff\xff\xff\xff\xff\xff"
                                 "\xff\xff\xff\xff\xff\xff\xff\xff";
    x[0] &= wire__load8(ones + 16 - n);
    x[1] &= wire__load8(ones + 24 - n);
}

/* The last eight bytes of n, the last one highest. */
static uint64_t tail_of(const uint64_t x[2], size_t n)
{
    __uint128_t all = (__uint128_t)x[1] << 64 | x[0];
    return (uint64_t)(all << 8 * (ASCII_CAP - n) >> 64);
}

/* word: n bytes, the others 0. */
static uint32_t stem_ascii(const uint64_t word[2], size_t n)
{
    uint64_t x[2] = {wire__fold_ascii(word[0]), wire__fold_ascii(word[1])};
    size_t m = n - ending_of(tail_of(x, n), n);
    /* shipped -> shipp -> ship */
    uint64_t tail = tail_of(x, m);
    m -= (m > STEM_KEEP) & (m < n) & (tail >> 56 == (tail >> 48 & 255));
    keep_low(x, m);
    uint64_t h = wire_mix64(x[0]), is_long = -(uint64_t)(m > 8);
    return (uint32_t)((h & ~is_long) | (wire_mix64(h ^ x[1]) & is_long));
}

/* ---- Any word ---- */

static size_t fold_word(wire_str w, char *out)
{
    size_t m = 0;
    for (size_t i = 0; i < w.n && m < STEM_CAP; i++) {
        uint8_t c = (uint8_t)w.p[i];
        if (c >= 'A' && c <= 'Z') c |= 0x20;
        /* Latin-1 capitals; Greek and Cyrillic ones have their second byte
         * folded well enough for a key: both sides go the same way. */
        if (i > 0 && (uint8_t)w.p[i - 1] == 0xc3 && c >= 0x80 && c <= 0x9e)
            c |= 0x20;
        out[m++] = (char)c;
    }
    return m;
}

static size_t cut_ending(const char *s, size_t n)
{
    uint64_t tail =
        n < 8 ? wire__load8(s) << 8 * (8 - n) : wire__load8(s + n - 8);
    for (size_t i = 0; i < sizeof accented / sizeof *accented; i++) {
        const ending *e = &accented[i];
        if (n >= e->bytes + (size_t)STEM_KEEP &&
            tail >> e->shift == wire__load8(e->s))
            return n - e->bytes;
    }
    return n - ending_of(tail, n);
}

static uint32_t stem_any(wire_str word)
{
    char s[STEM_CAP] = {0};
    size_t n = fold_word(word, s);
    size_t m = n ? cut_ending(s, n) : 0;
    if (m > STEM_KEEP && m < n && s[m - 1] == s[m - 2]) m--;
    memset(s + m, 0, STEM_CAP - m);
    uint64_t h = 0;
    for (size_t i = 0; i < m; i += 8)
        h = wire_mix64(h ^ wire__load8(s + i));
    return (uint32_t)h;
}

uint32_t wire__match_stem(wire_str word)
{
    if (word.n - 1 >= ASCII_CAP) return stem_any(word);
    uint64_t x[2] = {wire__load_word(word.p, word.n), 0};
    if (word.n > 8)
        x[1] = wire__load8(word.p + word.n - 8) >> 8 * (ASCII_CAP - word.n);
    if (wire__has_high(x[0] | x[1])) return stem_any(word);
    return stem_ascii(x, word.n);
}

uint32_t wire__match_stem_at(wire_str text, size_t off, size_t n)
{
    wire_str word = {text.p + off, n};
    if (n - 1 >= ASCII_CAP || text.n - off < ASCII_CAP)
        return wire__match_stem(word);
    uint64_t x[2] = {wire__load8(word.p), wire__load8(word.p + 8)};
    keep_low(x, n);
    if (wire__has_high(x[0] | x[1])) return stem_any(word);
    return stem_ascii(x, n);
}
