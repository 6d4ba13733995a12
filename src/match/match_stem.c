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

/* Endings that inflect in the languages of news, longest first. A stem keeps
 * at least STEM_KEEP bytes. British and American -ise/-ize, -our/-or meet. */
typedef struct {
    const char *s;
    uint8_t n, keep; /* bytes; of the stem before it, at least */
} ending;
#define E(lit) {lit, sizeof(lit) - 1, STEM_KEEP}
static const ending endings[] = {
    E("ations"), E("isation"), E("ization"), E("ising"), E("izing"),
    E("ation"), E("ments"), E("ingly"), E("edly"), E("ised"), E("ized"),
    E("ises"), E("izes"), E("ement"), E("ment"), E("ings"), E("ness"),
    E("ions"), E("ción"), E("ções"), E("ally"), E("ies"), E("ing"), E("ied"),
    E("ers"), E("ion"), E("ise"), E("ize"), E("ung"), E("ungen"), E("ely"),
    E("ern"), E("est"), E("ed"), E("er"), E("es"), E("en"), E("em"), E("ly"),
    E("os"), E("as"), E("ée"), E("és"), {"s", 1, PLURAL_KEEP}, E("e"), E("y"),
    E("n"), E("a"), E("o"), E("i"), E("t"),
};
#undef E

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
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const char *e = endings[i].s;
        size_t k = endings[i].n;
        if (n < k + endings[i].keep || s[n - 1] != e[k - 1]) continue;
        if (memcmp(s + n - k, e, k) == 0) return n - k;
    }
    return n;
}

uint32_t wire__match_stem(wire_str word)
{
    char s[STEM_CAP];
    size_t n = fold_word(word, s);
    size_t m = cut_ending(s, n);
    /* shipped -> shipp -> ship */
    if (m > STEM_KEEP && m < n && s[m - 1] == s[m - 2]) m--;
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < m; i++) h = (h ^ (uint8_t)s[i]) * 0x100000001b3u;
    return (uint32_t)wire_mix64(h);
}
