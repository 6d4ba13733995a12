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

#include "match_int.h"

enum { STEM_CAP = 32, STEM_KEEP = 4, PLURAL_KEEP = 3 };

/* Endings that inflect in the languages of news, by their last byte, longest
 * first. British and American -ise and -ize meet. */
typedef struct {
    const char *s;
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

/* Of each last letter: where its endings begin, and how many. */
static const struct {
    char last;
    uint8_t first, n;
} groups[] = {
    {'a', 0, 1},  {'d', 1, 4},   {'e', 5, 4},  {'g', 9, 4},
    {'i', 13, 1}, {'m', 14, 1},  {'n', 15, 9}, {'o', 24, 1},
    {'r', 25, 1}, {'s', 26, 15}, {'t', 41, 4}, {'y', 45, 6},
};

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
    size_t g = 0, end = sizeof groups / sizeof groups[0];
    while (g < end && groups[g].last != s[n - 1])
        g++;
    if (g == end) return n;
    const ending *e = endings + groups[g].first;
    for (size_t i = 0; i < groups[g].n; i++, e++)
        if (n >= (size_t)e->n + e->keep &&
            memcmp(s + n - e->n, e->s, e->n) == 0)
            return n - e->n;
    return n;
}

uint32_t wire__match_stem(wire_str word)
{
    char s[STEM_CAP] = {0};
    size_t n = fold_word(word, s);
    size_t m = n ? cut_ending(s, n) : 0;
    /* shipped -> shipp -> ship */
    if (m > STEM_KEEP && m < n && s[m - 1] == s[m - 2]) m--;
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < m; i++)
        h = (h ^ (uint8_t)s[i]) * 0x100000001b3u;
    return (uint32_t)wire_mix64(h);
}
