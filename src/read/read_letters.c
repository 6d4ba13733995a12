/* National sets of ISO 646, and telling them from plain ASCII.
 * Source: the registrations of ISO-IR 9, 10, 11, 15, 16, 17, 21, 25, 60 and 69.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_telex.h"

/* The positions that the sets may fill anew. */
static const char positions[] = "#$@[\\]^`{|}~";
enum { N_POSITIONS = sizeof positions - 1, N_WORDS = 12 };

struct wire__letters {
    char escape, escape2;            /* finals of ESC ( */
    const char *letter[N_POSITIONS]; /* NULL: as in ASCII */
    /* Frequent words as they stand in seven bits. */
    const char *words[N_WORDS];
};

static const wire__letters sets[] = {
    /* DIN 66003 */
    {'K',
     0,
     {0, 0, "§", "Ä", "Ö", "Ü", 0, 0, "ä", "ö", "ü", "ß"},
     {"f}r", "}ber", "m}ssen", "k|nnen", "w}rde", "w}rden", "h{tte", "zur}ck",
      "da~", "sp{ter", "w{hrend", "gro~e"}},
    /* NF Z 62-010, both editions */
    {'R',
     'f',
     {"£", 0, "à", "°", "ç", "§", 0, "µ", "é", "ù", "è", "¨"},
     {"{t{", "@", "apr}s", "pr{sident", "d{j@", "tr}s", "s{curit{", "fran\\ais",
      "soci{t{", "o|", "derni}re", "r{gion"}},
    /* SEN 850200, also with the letters of names */
    {'G',
     'H',
     {0, "¤", "É", "Ä", "Ö", "Å", "Ü", "é", "ä", "ö", "å", "ü"},
     {"{r", "f|r", "ocks}", "fr}n", "p}", "n{r", "}r", "m}ste", "efter}t",
      "s{ger", "m|te", "d{r"}},
    /* NS 4551 and DS 2089 */
    {'`',
     'E',
     {0, 0, 0, "Æ", "Ø", "Å", 0, 0, "æ", "ø", "å", "‾"},
     {"p}", "ogs}", "f|r", "}r", "v{re", "v{ret", "n}r", "s}", "fr}", "st|rre",
      "m}", "g}r"}},
    /* Spain */
    {'Z',
     0,
     {"£", 0, "§", "¡", "Ñ", "¿", 0, 0, "°", "ñ", "ç", 0},
     {"a|o", "a|os", "se|or", "ma|ana", "Espa|a", "espa|ol", "ni|os", "peque|o",
      "campa|a", "compa|ia", "se|al", "oto|o"}},
    /* Italy */
    {'Y',
     0,
     {"£", 0, "§", "°", "ç", "é", 0, "ù", "à", "ò", "è", "ì"},
     {"}", "pi`", "perch]", "gi{", "pu|", "citt{", "cos~", "sar{", "per|",
      "poich]", "met{", "societ{"}},
    /* Portugal */
    {'L',
     0,
     {0, 0, "§", "Ã", "Ç", "Õ", 0, 0, "ã", "ç", "õ", "°"},
     {"n{o", "s{o", "ent{o", "est{o", "reuni{o", "decis{o", "popula|{o",
      "presta|}es", "elei|}es", "na|{o", "situa|{o", "declara|}es"}},
};

/* The set that ISO 2022 announces by ESC ( final; NULL: ASCII or unknown. */
static const wire__letters *letters_of_escape(char final)
{
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        if (sets[i].escape == final || (final && sets[i].escape2 == final))
            return &sets[i];
    return NULL;
}

/* ---- Guessing ----------------------------------------------------------- */

static bool is_letter(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           (c && memchr(positions, c, N_POSITIONS));
}

static bool is_frequent(const wire__letters *set, wire_str word)
{
    for (size_t i = 0; i < N_WORDS; i++)
        if (set->words[i] && wire_str_eq(word, wire_str_of(set->words[i])))
            return true;
    return false;
}

enum { GUESS_BYTES = 64 << 10, LONGEST_WORD = 16, FEWEST_WORDS = 2 };

const wire__letters *wire__letters_guess(wire_str text)
{
    size_t hits[sizeof sets / sizeof *sets] = {0};
    size_t best = 0;

    text = wire_str_sub(text, 0, GUESS_BYTES);
    for (size_t i = 0; i < text.n;) {
        size_t beg = i;
        while (i < text.n && is_letter(text.p[i]))
            i++;
        wire_str word = wire_str_sub(text, beg, i);
        for (size_t k = 0;
             word.n && word.n <= LONGEST_WORD && k < sizeof sets / sizeof *sets;
             k++)
            hits[k] += is_frequent(&sets[k], word);
        i += i == beg;
    }
    for (size_t k = 1; k < sizeof sets / sizeof *sets; k++)
        if (hits[k] > hits[best]) best = k;
    return hits[best] >= FEWEST_WORDS ? &sets[best] : NULL;
}

/* ---- Decoding ------------------------------------------------------------ */

/* "@" before a letter stands in an address. */
static const char *letter_of(const wire__letters *set, wire_str s, size_t i)
{
    char c = s.p[i], next = i + 1 < s.n ? s.p[i + 1] : ' ';
    const char *at = set && c ? memchr(positions, c, N_POSITIONS) : NULL;
    bool is_address = c == '@' && (next | 0x20) >= 'a' && (next | 0x20) <= 'z';
    return at && !is_address ? set->letter[at - positions] : NULL;
}

/* What is not shown: the control characters of the line. */
static bool is_shown(char c)
{
    return (unsigned char)c >= 0x20 ? c != 0x7f : c == '\n' || c == '\t';
}

static bool emit(wire__decoded *d, wire_arena *a, const char *p, size_t n,
                 size_t src, size_t src_n)
{
    if (d->n + n > d->cap) return false; /* cap is what the worst needs */
    if (!wire__map_add(a, &d->map, d->n, src, (uint8_t)n, src_n)) return false;
    memcpy(d->p + d->n, p, n);
    d->n += n;
    return true;
}

static size_t escape_len(wire_str s, size_t at)
{
    size_t n = 1;
    while (at + n < s.n && s.p[at + n] >= 0x20 && s.p[at + n] <= 0x2f)
        n++;
    return at + n < s.n && s.p[at + n] >= 0x30 && s.p[at + n] <= 0x7e ? n + 1
                                                                      : n;
}

/* A line that opens with a tab or three spaces begins a paragraph. */
static bool is_indented(wire_str s, size_t at)
{
    return at < s.n &&
           (s.p[at] == '\t' || (at + 3 <= s.n && !memcmp(s.p + at, "   ", 3)));
}

wire_status wire__telex_decode(wire_str s, const wire__letters *set,
                               wire_arena *a, wire__decoded *d, wire_err *err)
{
    *d = (wire__decoded){.cap = s.n * 3 + 1};
    if (s.n > UINT32_MAX / 4)
        return wire_fail(err, WIRE_ELIMIT, 0, "message longer than 1 GiB");
    d->p = wire_arena_alloc(a, d->cap);
    if (!d->p) return wire_fail_mem(err);
    for (size_t i = 0; i < s.n;) {
        const char *letter = letter_of(set, s, i);
        size_t used = 1;
        bool ok = true;
        if (s.p[i] == 0x1b) {
            used = escape_len(s, i);
            if (used == 3 && s.p[i + 1] == '(')
                set = letters_of_escape(s.p[i + 2]);
        } else if (letter) {
            ok = emit(d, a, letter, strlen(letter), i, 1);
        } else if (s.p[i] == '\n' && is_indented(s, i + 1)) {
            ok = emit(d, a, "\n\n", 2, i, 1);
            while (i + used < s.n && memchr(" \t", s.p[i + used], 2))
                used++;
        } else if (is_shown(s.p[i])) {
            ok = emit(d, a, s.p + i, 1, i, 1);
        }
        if (!ok) return wire_fail_mem(err);
        i += used;
    }
    d->p[d->n] = 0;
    return WIRE_OK;
}
