/* The language of a text.
 *
 * Plain English is nearly all there is in an English archive, and six of its
 * function words in half a kilobyte prove it at a fraction of what cld2
 * costs; everything else is cld2's to say.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_int.h"
#include "text_language_cld2.h"

enum {
    SAMPLE = 512,      /* bytes looked at, from the middle */
    ENGLISH_WORDS = 6, /* function words that make it English */
    LETTERS_MIN = 20   /* below that nothing can be said */
};

/* ISO 639-1 codes, so that what we return stays valid. */
static const char CODES[] =
    "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscachcocrcscucvcydadedvdzee"
    "eleneoeseteufafffifjfofrfygaglgngugvhahehihohrhthuhyhziaidieigiiikioisit"
    "iujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnlolultlvmgmhmimkmlmnmrmsmt"
    "mynanbndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgsiskslsm"
    "snsosqsrssstsusvswtatetgthtitktltntotrtstttwtyugukuruzvevivowawoxhyiyozazh"
    "zu";

/* The code of two letters in static storage, or nothing. */
static wire_str static_code(wire_str code)
{
    wire_str none = {"", 0};
    if (code.n < 2) return none;
    if (code.n > 2 && code.p[2] != '-' && code.p[2] != '_') return none;
    char a = (char)(code.p[0] | 0x20), b = (char)(code.p[1] | 0x20);
    if (a == 'i' && b == 'w') a = 'h', b = 'e'; /* cld2's old names */
    for (size_t i = 0; i + 1 < sizeof CODES - 1; i += 2)
        if (CODES[i] == a && CODES[i + 1] == b) return (wire_str){CODES + i, 2};
    return none;
}

/* At most SAMPLE bytes out of the middle, on whole code points. */
static wire_str sample(wire_str body)
{
    if (body.n <= SAMPLE) return body;
    size_t beg = (body.n - SAMPLE) / 2, end = beg + SAMPLE;
    while (beg < end && ((uint8_t)body.p[beg] & 0xc0) == 0x80)
        beg++;
    while (end > beg && ((uint8_t)body.p[end] & 0xc0) == 0x80)
        end--;
    return wire_str_sub(body, beg, end);
}

#define KEY(a, b, c) ((uint32_t)(a) << 16 | (uint32_t)(b) << 8 | (uint32_t)(c))

/* Number of an English function word among those counted, or -1. Those that
 * another large language has too are left out. */
static int english_word(const char *p, size_t n)
{
    if (n == 2) {
        if ((p[0] | 0x20) == 'o' && p[1] == 'f') return 0;
        if ((p[0] | 0x20) == 't' && p[1] == 'o') return 1;
    } else if (n == 3) {
        switch (KEY(p[0] | 0x20, p[1], p[2])) {
        case KEY('t', 'h', 'e'):
            return 2;
        case KEY('a', 'n', 'd'):
            return 3;
        case KEY('f', 'o', 'r'):
            return 4;
        case KEY('h', 'i', 's'):
            return 5;
        case KEY('h', 'a', 's'):
            return 6;
        default:
            return -1;
        }
    } else if (n == 4 && memcmp(p, "that", 4) == 0) {
        return 7;
    } else if (n == 4 && memcmp(p, "with", 4) == 0) {
        return 8;
    } else if (n == 4 && memcmp(p, "said", 4) == 0) {
        return 9;
    }
    return -1;
}

/* Three different ones. */
static bool has_kinds(unsigned seen)
{
    seen &= seen - 1;
    return (seen & (seen - 1)) != 0;
}

/* Mostly ASCII, and words of English only. "the" must be there: no other
 * language of the Latin script has it with the rest. */
static bool is_plain_english(wire_str s)
{
    unsigned seen = 0, n = 0, high = 0;
    size_t beg = 0;
    for (size_t i = 0; i <= s.n; i++) {
        uint8_t c = i < s.n ? (uint8_t)s.p[i] : ' ';
        if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') continue;
        high += c >= 0x80;
        int w = english_word(s.p + beg, i - beg);
        if (w >= 0) {
            seen |= 1u << w;
            if (++n >= ENGLISH_WORDS && seen & 1u << 2 && high * 8 < SAMPLE &&
                has_kinds(seen))
                return true;
        }
        beg = i + 1;
    }
    return false;
}

static size_t count_letters(wire_str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n && n < LETTERS_MIN;) {
        uint32_t c = wire__cp_next(s, &i);
        if (wire__is_letter(c)) n += c < 0x2e80 ? 1 : 3;
    }
    return n;
}

wire_str wire_text_language(wire_str body, wire_str declared)
{
    wire_str s = sample(body), hint = static_code(declared);
    if (is_plain_english(s)) return WIRE_STR("en");
    if (count_letters(s) < LETTERS_MIN) return hint;
    char code[3] = {0};
    if (hint.n) memcpy(code, hint.p, 2);
    const char *found = wire__cld2_detect(s.p, (int)s.n, hint.n ? code : NULL);
    if (!found) return hint;
    wire_str known = static_code(wire_str_of(found));
    return known.n ? known : hint;
}
