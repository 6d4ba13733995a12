/* German numbers are one word, however long: taken apart from the left.
 *
 *     zwei hundert sieben und fünfzig tausend drei    dritte   zwanzigste
 *     2    * 100 + 7   +      50      * 1000 + 3      ordinal  20 + ste
 *     fünf jährige                                    5, unit "jährige"
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_lex.h"

typedef struct {
    const char *p;
    size_t n, i;
} cursor;

typedef struct {
    const char *word;
    int value;
} part;

static const part UNITS[] = {
    {"eins", 1},   {"eine", 1}, {"ein", 1},  {"zwei", 2},  {"zwo", 2},
    {"drei", 3},   {"vier", 4}, {"fünf", 5}, {"fuenf", 5}, {"sechs", 6},
    {"sieben", 7}, {"acht", 8}, {"neun", 9}};
static const part TEENS[] = {
    {"zehn", 10},     {"elf", 11},      {"zwölf", 12},    {"zwoelf", 12},
    {"dreizehn", 13}, {"vierzehn", 14}, {"fünfzehn", 15}, {"fuenfzehn", 15},
    {"sechzehn", 16}, {"siebzehn", 17}, {"achtzehn", 18}, {"neunzehn", 19}};
static const part TENS[] = {{"zwanzig", 20}, {"dreißig", 30}, {"dreissig", 30},
                            {"vierzig", 40}, {"fünfzig", 50}, {"fuenfzig", 50},
                            {"sechzig", 60}, {"siebzig", 70}, {"achtzig", 80},
                            {"neunzig", 90}};
/* Stems of ordinals that are not the number with -t. */
static const part STEMS[] = {{"erst", 1}, {"dritt", 3}, {"siebt", 7}};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static bool eat(cursor *c, const char *word)
{
    size_t n = strlen(word);
    if (c->n - c->i < n || memcmp(c->p + c->i, word, n) != 0) return false;
    c->i += n;
    return true;
}

static int eat_part(cursor *c, const part *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (eat(c, p[i].word)) return p[i].value;
    return -1;
}

/* 1..99, or -1 */
static int below_hundred(cursor *c)
{
    int v = eat_part(c, TEENS, COUNT(TEENS));
    if (v < 0) v = eat_part(c, TENS, COUNT(TENS));
    if (v > 0) return v;
    v = eat_part(c, UNITS, COUNT(UNITS));
    if (v < 0) return -1;
    size_t at = c->i;
    if (eat(c, "und")) {
        int tens = eat_part(c, TENS, COUNT(TENS));
        if (tens > 0) return v + tens;
    }
    c->i = at;
    return v;
}

/* 1..9999: "neunzehnhundert" counts too */
static int below_thousand(cursor *c)
{
    int v = below_hundred(c);
    if (v > 0 && v < 20 && eat(c, "hundert"))
        v *= 100;
    else if (v < 0 && eat(c, "hundert"))
        v = 100;
    else
        return v;
    size_t at = c->i;
    eat(c, "und");
    int rest = below_hundred(c);
    if (rest < 0) {
        c->i = at;
        return v;
    }
    return v + rest;
}

static long cardinal(cursor *c)
{
    long v = below_thousand(c);
    if (v < 0 && eat(c, "tausend"))
        v = 1000;
    else if (v > 0 && eat(c, "tausend"))
        v *= 1000;
    else
        return v;
    size_t at = c->i;
    eat(c, "und");
    int rest = below_thousand(c);
    if (rest < 0) {
        c->i = at;
        return v;
    }
    return v + rest;
}

/* -e -en -er -es -em, and nothing behind */
static bool is_ending(const cursor *c, size_t i)
{
    if (i >= c->n || c->p[i] != 'e') return false;
    if (i + 1 == c->n) return true;
    return i + 2 == c->n && strchr("nrsm", c->p[i + 1]);
}

/* Does the rest say that v is an ordinal? */
static bool is_ordinal(const cursor *c, long v)
{
    size_t i = c->i;
    long last = v % 100;
    if (last == 8) return is_ending(c, i); /* achte */
    if (last == 1 || last == 3 || (last == 7 && c->p[i - 1] == 'n'))
        return false; /* "dreist" is no number */
    if (last == 0 || last > 19) {
        if (i >= c->n || c->p[i] != 's') return false;
        i++;
    }
    return i < c->n && c->p[i] == 't' && is_ending(c, i + 1);
}

/* "jährige", "tägigen", "köpfige": what is counted, in the same word */
static bool is_measure(const cursor *c)
{
    static const char *const stems[] = {"jährig",  "tägig",   "wöchig",
                                        "monatig", "stündig", "minütig",
                                        "köpfig",  "stöckig"};
    for (size_t k = 0; k < COUNT(stems); k++) {
        cursor at = *c;
        if (eat(&at, stems[k])) return at.i == at.n || is_ending(&at, at.i);
    }
    return false;
}

/* Lower case of ASCII and of ü, ö, ä; 0 when too long. */
static size_t lower(wire_str word, char out[72])
{
    if (word.n > 70) return 0;
    for (size_t i = 0; i < word.n; i++) {
        uint8_t c = (uint8_t)word.p[i];
        if (c >= 'A' && c <= 'Z') c |= 0x20;
        if (c == 0xc3 && i + 1 < word.n) {
            uint8_t d = (uint8_t)word.p[i + 1];
            out[i++] = (char)c;
            c = d >= 0x80 && d <= 0x9e && d != 0x97 ? d | 0x20 : d;
        }
        out[i] = (char)c;
    }
    return word.n;
}

/* The word may begin with one of the parts above. */
static bool may_be(const char *p, size_t n)
{
    if (n < 3) return false;
    switch (p[0] | 0x20) {
    case 'e':
        return strchr("ilr", p[1] | 0x20);
    case 'z':
        return strchr("we", p[1] | 0x20);
    case 'd':
        return (p[1] | 0x20) == 'r';
    case 'v':
        return (p[1] | 0x20) == 'i';
    case 'f':
        return (p[1] | 0x20) == 'u' || (uint8_t)p[1] == 0xc3;
    case 's':
        return strchr("ei", p[1] | 0x20);
    case 'a':
        return (p[1] | 0x20) == 'c';
    case 'n':
        return (p[1] | 0x20) == 'e';
    case 'h':
        return (p[1] | 0x20) == 'u';
    case 't':
        return (p[1] | 0x20) == 'a';
    default:
        return false;
    }
}

bool wire__german_read(wire_str word, wire__num *out, size_t *unit_off)
{
    if (!may_be(word.p, word.n)) return false;
    char low[72];
    cursor c = {low, lower(word, low), 0};
    if (!c.n) return false;
    *out = (wire__num){.den = 1};
    *unit_off = word.n;
    cursor stem = c;
    int first = eat_part(&stem, STEMS, COUNT(STEMS));
    if (first > 0 && is_ending(&stem, stem.i)) {
        out->mant = (uint64_t)first;
        out->is_ordinal = true;
        return true;
    }
    long v = cardinal(&c);
    if (v <= 0) return false;
    out->mant = (uint64_t)v;
    if (c.i == c.n) return true;
    if (is_measure(&c)) {
        *unit_off = c.i;
        return true;
    }
    if (is_ordinal(&c, v)) return out->is_ordinal = true;
    /* "hunderterste", "zweiundsiebzigster" end above; "einundzwanzigerste"
     * does not exist */
    stem = c;
    if (v >= 100 && v % 100 == 0) {
        eat(&stem, "und");
        first = eat_part(&stem, STEMS, COUNT(STEMS));
        if (first > 0 && is_ending(&stem, stem.i)) {
            out->mant += (uint64_t)first;
            return out->is_ordinal = true;
        }
    }
    return false;
}
