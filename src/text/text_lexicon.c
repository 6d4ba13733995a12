/* The word table: hash, look up, meanings.
 *
 * A word of ASCII is read eight bytes at a time: where its letters end, and
 * the folded bytes that are hashed. Half the slots are empty, and a slot
 * says who looks for its word, so that most words cost one load.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include "text_lex.h"
#include "text_lexicon.h"

enum { WORD_MAX = 40 }; /* bytes of a folded word; no entry is longer */

static const uint64_t HIGH = 0x8080808080808080u;
static const uint64_t ONES = 0x0101010101010101u;

/* ---- Hash ---- */

static uint64_t mix(uint64_t h, uint64_t chunk)
{
    h = (h ^ chunk) * 0x9e3779b97f4a7c15u;
    return h ^ h >> 32;
}

/* Up to eight bytes, the first lowest. */
static uint64_t load(const char *p, size_t n)
{
    uint64_t v = 0;
    if (n >= 8) {
        memcpy(&v, p, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        v = __builtin_bswap64(v);
#endif
        return v;
    }
    for (size_t i = 0; i < n; i++)
        v |= (uint64_t)(uint8_t)p[i] << 8 * i;
    return v;
}

static uint32_t hash_bytes(const char *p, size_t n)
{
    uint64_t h = 0;
    for (size_t i = 0; i < n; i += 8)
        h = mix(h, load(p + i, n - i));
    return (uint32_t)h;
}

/* The high bit of each byte that is a letter of ASCII. */
static uint64_t letters_of(uint64_t v)
{
    uint64_t low = (v | 0x20 * ONES) & ~HIGH;
    uint64_t from_a = low + (0x80 - 'a') * ONES;
    uint64_t past_z = low + (0x80 - 'z' - 1) * ONES;
    return from_a & ~past_z & ~v & HIGH;
}

/* ---- Look-up ---- */

/* Is word, in small letters, the text at p whatever its case? */
static bool is_same(const char *word, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint8_t c = (uint8_t)p[i];
        if (c >= 'A' && c <= 'Z') c |= 0x20;
        if ((uint8_t)word[i] != c) return false;
    }
    return word[n] == 0;
}

/* May the word be one of those wanted? One in ten is by chance. */
static bool may_be(uint32_t hash, unsigned want)
{
    if (want >= WIRE__LEX_ANY) return true;
    if (want == WIRE__LEX_NONE) return false;
    uint32_t bit = (hash >> 13) % FILTER;
    return MAY_BE[want - 1][bit / 32] >> bit % 32 & 1;
}

static const wire__lex *probe(uint32_t hash, const char *p, size_t n,
                              unsigned want)
{
    for (uint32_t at = hash % SLOTS; SLOT[at]; at = (at + 1) % SLOTS) {
        if ((SLOT[at] ^ hash) >> 17 || !(SLOT[at] & want)) continue;
        const wire__lex *e = &LEXICON[SLOT[at] >> 4 & 0x1fff];
        if (is_same(e->word, p, n)) return e;
    }
    return NULL;
}

/* Lower case, accents composed, marks that cannot be seen left out. 0 when
 * it is longer than any entry. */
static size_t fold(wire_str word, char out[WORD_MAX + 4])
{
    UErrorCode st = U_ZERO_ERROR;
    const UNormalizer2 *nfc = NULL;
    int32_t n = 0, last = 0; /* where the last code point begins */
    for (size_t i = 0; i < word.n;) {
        uint32_t c = wire__cp_next(word, &i);
        if (wire__is_invisible(c)) continue;
        if (c >= 0x300 && c < 0x370 && n > 0) { /* a mark of its own */
            UChar32 before, both = -1;
            int32_t at = last;
            U8_NEXT_UNSAFE(out, at, before);
            if (!nfc) nfc = unorm2_getNFCInstance(&st);
            if (U_SUCCESS(st))
                both = unorm2_composePair(nfc, before, (UChar32)c);
            if (both >= 0) c = (uint32_t)both, n = last;
        }
        if (n >= WORD_MAX) return 0;
        last = n;
        UChar32 low = u_tolower((UChar32)c);
        U8_APPEND_UNSAFE(out, n, low);
    }
    return (size_t)n;
}

static const wire__lex *look_up(wire_str word, unsigned want, uint32_t *hash)
{
    char key[WORD_MAX + 4] = {0};
    size_t n = fold(word, key);
    if (!n) {
        *hash = (uint32_t)wire_hash_bytes(word.p, word.n);
        return NULL;
    }
    *hash = hash_bytes(key, n);
    return may_be(*hash, want) ? probe(*hash, key, n, want) : NULL;
}

const wire__lex *wire__lex_folded(wire_str word)
{
    if (word.n > WORD_MAX) return NULL;
    uint32_t hash = hash_bytes(word.p, word.n);
    return probe(hash, word.p, word.n, WIRE__LEX_ANY);
}

const wire__lex *wire__lex_of(wire_str word)
{
    uint32_t hash;
    return look_up(word, WIRE__LEX_ANY, &hash);
}

/* A word with a letter outside ASCII, which begins at i. */
static size_t wide_word(wire_str s, size_t beg, size_t i, unsigned want,
                        const wire__lex **lex, uint32_t *hash)
{
    while (i < s.n) {
        size_t next = i;
        uint32_t c = wire__cp_next(s, &next);
        if (!wire__is_letter(c) && !wire__is_invisible(c)) break;
        i = next;
    }
    *lex = look_up(wire_str_sub(s, beg, i), want, hash);
    return i;
}

/* Punctuation that follows words all the time: the slow way is spared. */
static bool is_mark(const char *p, size_t n)
{
    uint8_t a = (uint8_t)p[0], b = n > 1 ? (uint8_t)p[1] : 0;
    uint8_t c = n > 2 ? (uint8_t)p[2] : 0;
    if (a == 0xe2) return b == 0x80 && c >= 0x90 && c <= 0xa7;
    return a == 0xc2 && (b == 0xa0 || b == 0xab || b == 0xbb);
}

static size_t meaning(wire_str s, size_t beg, size_t end, unsigned want,
                      uint32_t hash, const wire__lex **lex)
{
    *lex = probe(hash, s.p + beg, end - beg, want);
    return end;
}

/* Any word: of eight letters and more, at the end, or beyond ASCII. */
static size_t any_word(wire_str s, size_t i, unsigned want,
                       const wire__lex **lex, uint32_t *hash)
{
    size_t beg = i;
    uint64_t h = 0;
    for (;;) {
        uint64_t v = load(s.p + i, s.n - i);
        uint64_t other = ~letters_of(v) & HIGH;
        if (!other) {
            h = mix(h, v | 0x20 * ONES);
            i += 8;
            continue;
        }
        size_t n = (size_t)__builtin_ctzll(other) >> 3;
        if (n) {
            uint64_t keep = ~(uint64_t)0 >> (64 - 8 * n);
            h = mix(h, (v | 0x20 * ONES) & keep);
            i += n;
        }
        break;
    }
    if (i < s.n && (uint8_t)s.p[i] >= 0x80 && !is_mark(s.p + i, s.n - i))
        return wide_word(s, beg, i, want, lex, hash);
    *hash = (uint32_t)h;
    *lex = may_be(*hash, want) ? probe(*hash, s.p + beg, i - beg, want) : NULL;
    return i;
}

/* Most words have fewer than eight letters, and no meaning: they are done
 * within one load, and call nothing. */
size_t wire__lex_hash(wire_str s, size_t i, unsigned want,
                      const wire__lex **lex, uint32_t *hash)
{
    if (s.n - i < 8) return any_word(s, i, want, lex, hash);
    uint64_t v = load(s.p + i, 8);
    uint64_t other = ~letters_of(v) & HIGH;
    if (!other) return any_word(s, i, want, lex, hash);
    unsigned bits = (unsigned)__builtin_ctzll(other) - 7; /* of the letters */
    if (!bits || v >> bits & 0x80) return any_word(s, i, want, lex, hash);
    uint64_t keep = ~(uint64_t)0 >> (64 - bits);
    *hash = (uint32_t)mix(0, (v | 0x20 * ONES) & keep);
    size_t n = bits >> 3;
    if (may_be(*hash, want)) return meaning(s, i, i + n, want, *hash, lex);
    *lex = NULL;
    return i + n;
}

size_t wire__lex_word(wire_str s, size_t i, const wire__lex **lex)
{
    uint32_t hash;
    return wire__lex_hash(s, i, WIRE__LEX_ANY, lex, &hash);
}

const wire__lex *wire__lex_as(const wire__lex *lex, wire__lex_kind kind,
                              unsigned langs)
{
    if (!lex) return NULL;
    for (const wire__lex *e = lex, *last = lex + lex->more; e <= last; e++) {
        if (e->kind != kind || !(e->langs & langs)) continue;
        if (e->is_risky && langs == WIRE__ALL) continue;
        return e;
    }
    return NULL;
}

unsigned wire__text_langs(wire_str text, wire_str language)
{
    if (!language.n) language = wire_text_language(text, language);
    return wire__lang_bits(language);
}

bool wire__is_one_space(wire_str s, size_t a, size_t b)
{
    if (a >= b || b - a > 3) return false;
    size_t i = a;
    return wire__is_space(wire__cp_next(s, &i)) && i == b && s.p[a] != '\n';
}

bool wire__lex_next(wire_str s, size_t i, wire__lexword *out)
{
    size_t at = i;
    if (at >= s.n) return false;
    uint32_t c = wire__cp_next(s, &at);
    if ((!wire__is_space(c) || c == '\n') && c != '-' && c != 0x2011)
        return false;
    if (!wire__is_letter(wire__cp_at(s, at))) return false;
    out->beg = at;
    out->end = wire__lex_word(s, at, &out->lex);
    return true;
}

wire__lexword wire__lex_near(wire_str s, size_t beg, size_t end, size_t i)
{
    wire__lexword w = {beg, end, NULL};
    size_t at = end;
    if (!end || end > i || i - end > 3) return (wire__lexword){0};
    if (!wire__is_one_space(s, end, i)) {
        if (at == i) return (wire__lexword){0};
        uint32_t c = wire__cp_next(s, &at);
        if (at != i || (c != '\'' && c != 0x2019 && c != '-'))
            return (wire__lexword){0};
    }
    wire__lex_word(s, beg, &w.lex);
    return w;
}

size_t wire__skip_address(wire_str s, size_t i)
{
    while (i < s.n && (uint8_t)s.p[i] > ' ' && s.p[i] != '"')
        i++;
    return i;
}
