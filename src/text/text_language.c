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
    LETTERS_MIN = 20,  /* below that nothing can be said */
    KANA_SHARE = 20    /* one letter in so many makes it Japanese */
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

/* Three different ones. */
static bool has_kinds(unsigned seen)
{
    seen &= seen - 1;
    return (seen & (seen - 1)) != 0;
}

/* English function words met in the sample; "the" must be among them, and no
 * other language of the Latin script has it with the rest. */
typedef struct {
    unsigned seen, n;
} english;

static bool is_english(english *e, uint32_t hash) /* by now */
{
    const struct wire__cue_english *t = &wire__cue_english;
    unsigned place = hash >> t->shift & 31;
    if (t->hash[place] != hash) return false;
    e->seen |= 1u << place;
    return ++e->n >= ENGLISH_WORDS && e->seen >> t->the & 1 &&
           has_kinds(e->seen);
}

/* Less than an eighth of it is beyond ASCII. No byte of sums grows beyond
 * SAMPLE / 16. */
static bool is_mostly_ascii(wire_str s)
{
    wire__bytes16 x, sums = {0};
    size_t i = 0, high = 0;
    for (; i + sizeof x <= s.n; i += sizeof x) {
        memcpy(&x, s.p + i, sizeof x);
        sums += x >> 7;
    }
    for (size_t k = 0; k < sizeof sums; k++)
        high += sums[k];
    for (; i < s.n; i++)
        high += (uint8_t)s.p[i] >> 7;
    return high * 8 < SAMPLE;
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

/* Han characters alone say little to cld2, and Japanese prose has kana in
 * every sentence: that decides between the two, and a declared language where
 * there is no kana. Its two marks that Chinese uses too, the middle dot and
 * the long vowel's, do not count. */
static wire_str by_kana(wire_str s, wire_str hint)
{
    wire_str ja = WIRE_STR("ja"), zh = WIRE_STR("zh"), none = {"", 0};
    size_t han = 0, kana = 0, others = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t c = wire__cp_next(s, &i);
        if (c >= 0x3041 && c <= 0x30fa)
            kana++;
        else if (c >= 0x3400 && c <= 0x9fff)
            han++;
        else
            others += wire__is_letter(c);
    }
    if (3 * (han + kana) < LETTERS_MIN || others > han + kana) return none;
    if (KANA_SHARE * kana >= han + kana) return ja;
    return wire_str_eq(hint, ja) && !kana ? ja : zh;
}

static wire_str detect(wire_str s, wire_str declared)
{
    wire_str hint = static_code(declared);
    if (count_letters(s) < LETTERS_MIN) return hint;
    wire_str script = by_kana(s, hint);
    if (script.n) return script;
    char code[3] = {0};
    if (hint.n) memcpy(code, hint.p, 2);
    const char *found = wire__cld2_detect(s.p, (int)s.n, hint.n ? code : NULL);
    if (!found) return hint;
    wire_str known = static_code(wire_str_of(found));
    return known.n ? known : hint;
}

wire_str wire__language_of(wire_str body, const wire_words *words,
                           wire_str declared)
{
    wire_str s = sample(body);
    size_t beg = (size_t)(s.p - body.p), end = beg + s.n;
    if (is_mostly_ascii(s)) {
        english e = {0, 0};
        size_t i = beg ? wire_words_at(words, (uint32_t)beg) : 0;
        for (; i < words->n && words->off[i] < end; i++)
            if (is_english(&e, words->hash[i])) return WIRE_STR("en");
    }
    return detect(s, declared);
}

wire_str wire_text_language(wire_str body, wire_str declared)
{
    wire_str s = sample(body);
    english e = {0, 0};
    for (size_t i = is_mostly_ascii(s) ? 0 : s.n; i < s.n;) {
        size_t end = wire__word_end(s, i);
        if (end == i) {
            wire__cp_next(s, &i);
            continue;
        }
        uint32_t hash = wire_text_word_hash(wire_str_sub(s, i, end));
        if (is_english(&e, hash)) return WIRE_STR("en");
        i = end;
    }
    return detect(s, declared);
}
