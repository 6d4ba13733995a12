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

/* Endings that inflect in the languages of news, by their last byte, longest
 * first. British and American -ise and -ize meet. */
typedef struct {
    char s[8];       /* padded with zero bytes */
    uint8_t n, keep; /* bytes; of the stem before it, at least */
} ending;
#define E(lit)                                                                 \
    {                                                                          \
        lit, sizeof(lit) - 1, STEM_KEEP                                        \
    }
static const ending endings[] = {
    E("a"),
    E("ised"),
    E("ized"),
    E("ied"),
    E("ed"),
    E("ise"),
    E("ize"),
    E("ée"),
    E("e"),
    E("ising"),
    E("izing"),
    E("ing"),
    E("ung"),
    E("i"),
    E("em"),
    E("isation"),
    E("ization"),
    E("ation"),
    E("ción"),
    E("ungen"),
    E("ion"),
    E("ern"),
    E("en"),
    E("n"),
    E("o"),
    E("er"),
    E("ations"),
    E("ções"),
    E("ments"),
    E("ises"),
    E("izes"),
    E("ings"),
    E("ness"),
    E("ions"),
    E("ies"),
    E("ers"),
    E("és"),
    E("es"),
    E("os"),
    E("as"),
    {"s", 1, PLURAL_KEEP},
    E("ement"),
    E("ment"),
    E("est"),
    E("t"),
    E("ingly"),
    E("edly"),
    E("ally"),
    E("ely"),
    E("ly"),
    E("y"),
};
#undef E

/* By the last letter: where its endings begin, and how many. */
static const struct {
    uint8_t first, n;
} groups[128] = {
    ['a'] = {0, 1},  ['d'] = {1, 4},   ['e'] = {5, 4},  ['g'] = {9, 4},
    ['i'] = {13, 1}, ['m'] = {14, 1},  ['n'] = {15, 9}, ['o'] = {24, 1},
    ['r'] = {25, 1}, ['s'] = {26, 15}, ['t'] = {41, 4}, ['y'] = {45, 6},
};

static const ending *endings_of(char last, size_t *n)
{
    uint8_t c = (uint8_t)last;
    *n = c < 128 ? groups[c].n : 0;
    return c < 128 ? endings + groups[c].first : endings;
}

/* ---- Words of up to 16 ASCII letters: nearly all ---- */

/* The first n bytes, the others 0. */
static uint64_t keep_low(uint64_t x, size_t n)
{
    return n < 8 ? x & (((uint64_t)1 << 8 * n) - 1) : x;
}

/* A word of 1 to 16 bytes as two numbers. */
static void load_word(wire_str w, uint64_t x[2])
{
    x[0] = wire__load_word(w.p, w.n);
    x[1] = w.n > 8 ? wire__load8(w.p + w.n - 8) >> 8 * (16 - w.n) : 0;
}

/* The last eight bytes of n, the last one highest. */
static uint64_t tail_of(const uint64_t x[2], size_t n)
{
    if (n <= 8) return x[0] << 8 * (8 - n);
    if (n == 16) return x[1];
    return x[0] >> 8 * (n - 8) | x[1] << 8 * (16 - n);
}

static size_t cut_ascii(const uint64_t x[2], size_t n)
{
    uint64_t tail = tail_of(x, n);
    size_t n_endings;
    const ending *e = endings_of((char)(tail >> 56), &n_endings);
    /* All are tried: cheaper than not knowing when to stop. */
    uint32_t fits = 0;
    for (size_t i = 0; i < n_endings; i++) {
        bool is = tail >> 8 * (8 - e[i].n) == wire__load8(e[i].s);
        fits |= (uint32_t)(is & (n >= (size_t)e[i].n + e[i].keep)) << i;
    }
    return fits ? n - e[__builtin_ctz(fits)].n : n;
}

static uint32_t stem_ascii(const uint64_t word[2], size_t n)
{
    uint64_t x[2] = {wire__fold_ascii(word[0]), wire__fold_ascii(word[1])};
    size_t m = cut_ascii(x, n);
    if (m > STEM_KEEP && m < n) {
        uint64_t tail = tail_of(x, m);
        m -= tail >> 56 == (tail >> 48 & 255);
    }
    uint64_t h = wire_mix64(keep_low(x[0], m));
    return (uint32_t)(m > 8 ? wire_mix64(h ^ keep_low(x[1], m - 8)) : h);
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
    size_t n_endings;
    const ending *e = endings_of(s[n - 1], &n_endings);
    for (size_t i = 0; i < n_endings; i++, e++)
        if (n >= (size_t)e->n + e->keep &&
            memcmp(s + n - e->n, e->s, e->n) == 0)
            return n - e->n;
    return n;
}

uint32_t wire__match_stem(wire_str word)
{
    enum { ASCII_CAP = 16 };
    if (word.n - 1 < ASCII_CAP) {
        uint64_t x[2];
        load_word(word, x);
        if (!wire__has_high(x[0] | x[1])) return stem_ascii(x, word.n);
    }
    char s[STEM_CAP] = {0};
    size_t n = fold_word(word, s);
    size_t m = n ? cut_ending(s, n) : 0;
    /* shipped -> shipp -> ship */
    if (m > STEM_KEEP && m < n && s[m - 1] == s[m - 2]) m--;
    uint64_t h = 0;
    for (size_t i = 0; i < m; i += 8)
        h = wire_mix64(h ^ keep_low(wire__load8(s + i), m - i));
    return (uint32_t)h;
}
