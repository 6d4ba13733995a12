/* Characters and word tables: the ground the finders stand on.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "text_int.h"

enum { JOINS_MAX = 3 }; /* apostrophes inside a word */

/* ---- Code points ---- */

uint32_t wire__cp_next_high(wire_str s, size_t *i)
{
    UChar32 c;
    size_t at = *i;
    U8_NEXT((const uint8_t *)s.p, at, s.n, c);
    *i = at;
    return c < 0 ? 0xfffd : (uint32_t)c;
}

uint32_t wire__cp_prev_high(wire_str s, size_t *i)
{
    const uint8_t *p = (const uint8_t *)s.p;
    size_t at = *i - 1; /* back to a lead byte, three steps at most */
    while (at > 0 && *i - at < 4 && (p[at] & 0xc0) == 0x80)
        at--;
    size_t next = at;
    uint32_t c = wire__cp_next(s, &next);
    if (next != *i) { /* broken: one byte alone */
        --*i;
        return 0xfffd;
    }
    *i = at;
    return c;
}

/* ---- Classes ---- */

static bool is_class(uint32_t cp, uint32_t mask)
{
    return (U_MASK(u_charType((UChar32)cp)) & mask) != 0;
}

bool wire__is_letter_high(uint32_t cp)
{
    return is_class(cp, U_GC_L_MASK | U_GC_M_MASK);
}

bool wire__is_upper_high(uint32_t cp)
{
    return is_class(cp, U_GC_LU_MASK | U_GC_LT_MASK);
}

bool wire__is_lower_high(uint32_t cp) { return is_class(cp, U_GC_LL_MASK); }

bool wire__is_space_high(uint32_t cp)
{
    return cp == 0xa0 || (cp >= 0x2000 && cp <= 0x200a) || cp == 0x2028 ||
           cp == 0x2029 || cp == 0x202f || cp == 0x205f || cp == 0x3000;
}

int wire__digit_value_high(uint32_t cp)
{
    if (cp >= 0x966 && cp <= 0x96f) return (int)(cp - 0x966);
    if (cp >= 0xff10 && cp <= 0xff19) return (int)(cp - 0xff10);
    return -1;
}

bool wire__is_invisible_high(uint32_t c)
{
    return c == 0xad || c == 0x034f || c == 0x061c || c == 0x180e ||
           (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x206f) ||
           c == 0xfeff || (c >= 0xfe00 && c <= 0xfe0f) ||
           (c >= 0xe0000 && c <= 0xe0fff);
}

bool wire__is_caseless(uint32_t cp)
{
    if (cp < 0x590) return false;
    return u_charType((UChar32)cp) == U_OTHER_LETTER;
}

bool wire__is_opener(uint32_t cp)
{
    switch (cp) {
    case '"':
    case '\'':
    case '(':
    case '[':
    case '{':
    case '<':
    case 0xab:
    case 0xbb:
    case 0xa1:
    case 0xbf:
    case 0x2018:
    case 0x201a:
    case 0x201c:
    case 0x201e:
    case 0x201d:
    case 0x2039:
    case 0x203a:
    case 0x3008:
    case 0x300a:
    case 0x300c:
    case 0x300e:
    case 0x3010:
    case 0xff08:
        return true;
    default:
        return false;
    }
}

bool wire__is_closer(uint32_t cp)
{
    switch (cp) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}':
    case 0xab:
    case 0xbb:
    case 0x2018:
    case 0x2019:
    case 0x201c:
    case 0x201d:
    case 0x2039:
    case 0x203a:
    case 0x3009:
    case 0x300b:
    case 0x300d:
    case 0x300f:
    case 0x3011:
    case 0xff09:
        return true;
    default:
        return false;
    }
}

size_t wire__skip_space(wire_str s, size_t i)
{
    while (i < s.n) {
        size_t next = i;
        uint32_t c = wire__cp_next(s, &next);
        if (!wire__is_space(c) && !wire__is_invisible(c)) break;
        i = next;
    }
    return i;
}

size_t wire__word_end(wire_str s, size_t i)
{
    unsigned joins = 0; /* few: who steps through "a'a'a" stays linear */
    while (i < s.n) {
        size_t next = i;
        uint32_t c = wire__cp_next(s, &next);
        bool inner = (c == '\'' || c == 0x2019) && next < s.n &&
                     joins < JOINS_MAX && wire__is_letter(wire__cp_at(s, next));
        joins += inner;
        if (!inner && !wire__is_letter(c) && !wire__is_invisible(c)) break;
        i = next;
    }
    return i;
}

/* ---- Keys and tables ---- */

wire__key wire__fold(wire_str word)
{
    wire__key k;
    k.n = 0;
    for (size_t i = 0; i < word.n;) {
        uint8_t b = (uint8_t)word.p[i];
        if (b < 0x80) {
            i++;
            if (b == '.') continue;
            if (k.n + 4 > sizeof k.p) break;
            if (b >= 'A' && b <= 'Z') b |= 0x20;
            k.p[k.n++] = (char)(b < ' ' ? ' ' : b);
            continue;
        }
        uint32_t c = wire__cp_next(word, &i);
        if (wire__is_invisible(c)) continue;
        if (c == 0x2019)
            c = '\'';
        else if (wire__is_space(c))
            c = ' ';
        else
            c = (uint32_t)u_tolower((UChar32)c);
        if (k.n + 4 > sizeof k.p) break;
        int32_t n = (int32_t)k.n;
        U8_APPEND_UNSAFE(k.p, n, (UChar32)c);
        k.n = (size_t)n;
    }
    return k;
}

unsigned wire__lang_bits(wire_str language)
{
    static const struct {
        char code[3];
        unsigned bit;
    } known[] = {
        {"en", WIRE__EN},     {"de", WIRE__DE},     {"fr", WIRE__FR},
        {"es", WIRE__ES},     {"it", WIRE__IT},     {"pt", WIRE__PT},
        {"nl", WIRE__NL},     {"sv", WIRE__NORDIC}, {"da", WIRE__NORDIC},
        {"no", WIRE__NORDIC}, {"nb", WIRE__NORDIC}, {"ru", WIRE__RU},
        {"uk", WIRE__RU},     {"hi", WIRE__HI},     {"ko", WIRE__KO},
        {"ja", WIRE__JA},     {"zh", WIRE__ZH},     {"tr", WIRE__TR}};
    if (language.n < 2) return WIRE__ALL;
    wire_str two = wire_str_sub(language, 0, 2);
    if (language.n > 2 && language.p[2] != '-' && language.p[2] != '_')
        return WIRE__OTHER;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (wire_str_eq_nocase(two, wire_str_of(known[i].code)))
            return known[i].bit;
    return WIRE__OTHER;
}

/* As wire_str_cmp does, without a walk to the word's end: most differ in
 * their first bytes. */
static int cmp_word(const char *word, wire_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        int a = (uint8_t)word[i], b = (uint8_t)s.p[i];
        if (a != b || !a) return a < b || !a ? -1 : 1;
    }
    return word[s.n] != 0;
}

const wire__entry *wire__table_find(const wire__table *t, wire_str folded,
                                    unsigned langs)
{
    size_t lo = 0, hi = t->n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (cmp_word(t->p[mid].word, folded) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    for (; lo < t->n && cmp_word(t->p[lo].word, folded) == 0; lo++)
        if (t->p[lo].langs & langs) return &t->p[lo];
    return NULL;
}

bool wire__list_has(const char *const *list, size_t n, wire_str folded)
{
    size_t lo = 0, hi = n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int c = cmp_word(list[mid], folded);
        if (c == 0) return true;
        if (c < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return false;
}
