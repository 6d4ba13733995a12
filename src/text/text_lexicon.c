/* The word table: hash, look up, meanings.
 *
 * One FNV-1a over the folded bytes; half the slots are empty, so that a word
 * that is not there costs one probe.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include "text_lex.h"
#include "text_lexicon.h"

enum { WORD_MAX = 40 }; /* bytes of a folded word; no entry is longer */

static const uint32_t FNV_START = 0x811c9dc5u, FNV_PRIME = 0x01000193u;

static const wire__lex *probe(uint32_t hash, const char *p, size_t n)
{
    for (uint32_t at = hash >> 19; SLOT[at] >= 0; at = (at + 1) % SLOTS) {
        const wire__lex *e = &LEXICON[SLOT[at]];
        if (strncmp(e->word, p, n) == 0 && e->word[n] == 0) return e;
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

static const wire__lex *look_up(wire_str word, uint32_t *hash)
{
    char key[WORD_MAX + 4];
    size_t n = fold(word, key);
    if (!n) {
        *hash = (uint32_t)wire_hash_bytes(word.p, word.n);
        return NULL;
    }
    uint32_t h = FNV_START;
    for (size_t i = 0; i < n; i++) h = (h ^ (uint8_t)key[i]) * FNV_PRIME;
    *hash = h;
    return probe(h, key, n);
}

const wire__lex *wire__lex_of(wire_str word)
{
    uint32_t hash;
    return look_up(word, &hash);
}

/* A word with a letter outside ASCII. */
static size_t wide_word(wire_str s, size_t beg, size_t i,
                        const wire__lex **lex, uint32_t *hash)
{
    while (i < s.n) {
        size_t next = i;
        uint32_t c = wire__cp_next(s, &next);
        if (!wire__is_letter(c) && !wire__is_invisible(c)) break;
        i = next;
    }
    *lex = look_up(wire_str_sub(s, beg, i), hash);
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

size_t wire__lex_hash(wire_str s, size_t i, const wire__lex **lex,
                      uint32_t *hash)
{
    size_t beg = i;
    uint32_t h = FNV_START;
    char key[WORD_MAX];
    for (; i < s.n; i++) {
        uint8_t c = (uint8_t)s.p[i];
        if (c >= 0x80) {
            if (is_mark(s.p + i, s.n - i)) break;
            return wide_word(s, beg, i, lex, hash);
        }
        c |= 0x20;
        if (c < 'a' || c > 'z') break;
        h = (h ^ c) * FNV_PRIME;
        if (i - beg < WORD_MAX) key[i - beg] = (char)c;
    }
    *hash = h;
    *lex = i - beg < WORD_MAX ? probe(h, key, i - beg) : NULL;
    return i;
}

size_t wire__lex_word(wire_str s, size_t i, const wire__lex **lex)
{
    uint32_t hash;
    return wire__lex_hash(s, i, lex, &hash);
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

size_t wire__skip_address(wire_str s, size_t i)
{
    while (i < s.n && (uint8_t)s.p[i] > ' ' && s.p[i] != '"') i++;
    return i;
}
