/* What a quotation is: somebody's words, a distance, or a name.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_int.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum {
    LONG_WORDS = 12,  /* more are a direct quotation whatever else */
    TITLE_WORDS = 12, /* more are no title */
    SHORT_WORDS = 4,  /* up to so many may be a scare quotation */
    NEAR = 24,        /* bytes from the marks to a verb that tells */
    FAR = 48
};

/* Words, and of the words of content those with a capital. */
typedef struct {
    size_t n, content, capitals;
} word_count;

static bool is_word_char(uint32_t c)
{
    return wire__is_letter(c) || wire__is_digit(c);
}

static bool is_inside_word(uint8_t c) /* of ASCII */
{
    return ((uint8_t)((c | 0x20) - 'a') < 26) | ((uint8_t)(c - '0') < 10) |
           (c == '\'') | (c == '-');
}

/* The end of a word that goes on at byte i. */
static size_t word_end(wire_str s, size_t i)
{
    while (i < s.n) {
        size_t next = i;
        uint32_t c = wire__cp_next(s, &next);
        if (c < 0x80 ? !is_inside_word((uint8_t)c)
                     : !is_word_char(c) && c != 0x2019)
            break;
        i = next;
    }
    return i;
}

static word_count count_words(wire_str s, size_t max)
{
    word_count r = {0};
    for (size_t i = 0; i < s.n && r.n <= max;) {
        uint32_t c = wire__cp_at(s, i);
        if (!is_word_char(c)) {
            wire__cp_next(s, &i);
            continue;
        }
        r.n++;
        if (c >= 0x2e80 && wire__is_caseless(c)) { /* two make a word */
            wire__cp_next(s, &i);
            if (i < s.n) wire__cp_next(s, &i);
            r.content++;
            continue;
        }
        size_t beg = i;
        bool upper = wire__is_upper(c) || wire__is_digit(c);
        i = word_end(s, i);
        if (!upper && i - beg <= 3) continue; /* of, the, and */
        r.content++;
        r.capitals += upper;
    }
    return r;
}

/* Is a byte one of some letters, or of one beyond ASCII? */
static bool may_be_of(char c, uint32_t letters)
{
    return (uint8_t)c >= 0x80 || wire__letter_in(c, letters);
}

/* Is there a word of telling within reach bytes of the quotation? */
static bool has_telling(wire_str s, size_t beg, size_t end, size_t reach)
{
    /* clang-format off */
    static const char *const verbs[] = {
        "acknowledged", "added", "adding", "admitted", "announced",
        "answered", "argued", "asked", "asking", "asserted", "called",
        "calling", "claimed", "commented", "complained", "concluded",
        "declared", "declaró", "demanded", "described", "describing",
        "dichiarato", "dijo", "disse", "dit", "déclaré", "erklärte",
        "exclaimed", "explained", "insisted", "joked", "noted", "quipped",
        "quoted", "recalled", "remarked", "replied", "reported", "responded",
        "sagt", "sagte", "said", "saying", "says", "shouted", "stated",
        "stressed", "suggested", "tells", "testified", "told", "tweeted",
        "urged", "warned", "warning", "writes", "wrote", "yelled"};
    /* clang-format on */
    enum { /* what they begin with, and end with: most other words do not */
           FIRST = WIRE__LETTER('a') | WIRE__LETTER('c') | WIRE__LETTER('d') |
                   WIRE__LETTER('e') | WIRE__LETTER('i') | WIRE__LETTER('j') |
                   WIRE__LETTER('n') | WIRE__LETTER('q') | WIRE__LETTER('r') |
                   WIRE__LETTER('s') | WIRE__LETTER('t') | WIRE__LETTER('u') |
                   WIRE__LETTER('w') | WIRE__LETTER('y'),
           LAST = WIRE__LETTER('d') | WIRE__LETTER('e') | WIRE__LETTER('g') |
                  WIRE__LETTER('o') | WIRE__LETTER('s') | WIRE__LETTER('t')
    };
    size_t from = beg > reach ? beg - reach : 0;
    size_t to = end + reach < s.n ? end + reach : s.n;
    for (int side = 0; side < 2; side++) {
        size_t i = side ? end : from, stop = side ? to : beg;
        while (i < stop) {
            size_t e = i;
            while (e < stop && (wire__is_letter((uint8_t)s.p[e]) ||
                                (uint8_t)s.p[e] >= 0x80))
                e++;
            if (e == i) {
                i++;
                continue;
            }
            bool may_be =
                may_be_of(s.p[i], FIRST) && may_be_of(s.p[e - 1], LAST);
            if (e - i >= 3 && may_be && (i == 0 || s.p[i - 1] != '-')) {
                wire__key k = wire__fold(wire_str_sub(s, i, e));
                if (wire__list_has(verbs, COUNT(verbs), wire__key_str(&k)))
                    return true;
            }
            i = e;
        }
    }
    return false;
}

/* "the film", "a book called", "the USS": before the name of a work. */
static bool has_work_before(wire_str s, size_t beg)
{
    /* clang-format off */
    static const char *const works[] = {
        "album", "anthem", "article", "bill", "book", "buch", "called",
        "canción", "chanson", "column", "comedy", "documentary", "drama",
        "entitled", "episode", "essay", "exhibition", "film", "hymn", "libro",
        "lied", "livre", "magazine", "memoir", "movie", "musical", "named",
        "novel", "opera", "painting", "película", "play", "podcast", "poem",
        "program", "programme", "report", "roman", "romance", "serie",
        "series", "show", "single", "sitcom", "song", "titled", "track",
        "video"};
    /* clang-format on */
    size_t i = beg;
    for (unsigned n = 0; n < 2; n++) {
        while (i > 0 &&
               (s.p[i - 1] == ' ' || s.p[i - 1] == ',' || s.p[i - 1] == ':'))
            i--;
        size_t e = i;
        while (i > 0 && e - i < NEAR &&
               (wire__is_letter((uint8_t)s.p[i - 1]) ||
                (uint8_t)s.p[i - 1] >= 0x80))
            i--;
        if (e == i) return false;
        wire__key k = wire__fold(wire_str_sub(s, i, e));
        if (wire__list_has(works, COUNT(works), wire__key_str(&k))) return true;
    }
    return false;
}

/* Right behind one of these stands its name, however it is written: 'her
 * commentary, "Tell your story," is thoughtful'. */
static bool is_named_work(wire_str s, size_t beg)
{
    static const char *const works[] = {
        "album",  "canción", "chanson", "commentary", "essay",
        "memoir", "novel",   "op-ed",   "poem",       "song"};
    enum { /* what they begin with */
           FIRST = WIRE__LETTER('a') | WIRE__LETTER('c') | WIRE__LETTER('e') |
                   WIRE__LETTER('m') | WIRE__LETTER('n') | WIRE__LETTER('o') |
                   WIRE__LETTER('p') | WIRE__LETTER('s')
    };
    while (beg > 0 && (s.p[beg - 1] == ' ' || s.p[beg - 1] == ','))
        beg--;
    size_t i = beg;
    while (i > 0 && (wire__is_letter((uint8_t)s.p[i - 1]) || s.p[i - 1] == '-'))
        i--;
    if (i == beg || !may_be_of(s.p[i], FIRST)) return false;
    wire__key k = wire__fold(wire_str_sub(s, i, beg));
    return wire__list_has(works, COUNT(works), wire__key_str(&k));
}

/* 'CBS's "Face the Nation"', 'on "Morning Talk"': names of programmes. */
static bool has_owner_before(wire_str s, size_t beg)
{
    static const char *const words[] = {"her", "his", "in",  "my",   "of",
                                        "on",  "our", "the", "their"};
    while (beg > 0 && s.p[beg - 1] == ' ')
        beg--;
    wire_str before = wire_str_sub(s, 0, beg);
    if (wire_str_ends(before, WIRE_STR("'s")) ||
        wire_str_ends(before, WIRE_STR("’s")))
        return true;
    size_t i = beg;
    while (i > 0 && beg - i < NEAR && wire__is_letter((uint8_t)s.p[i - 1]))
        i--;
    return wire__list_has(words, COUNT(words), wire_str_sub(s, i, beg));
}

/* Marcia "Cia" Price */
static bool is_nickname(wire_str s, wire_span q)
{
    size_t i = q.beg, before;
    while (i > 0 && s.p[i - 1] == ' ')
        i--;
    before = i;
    while (i > 0 && q.beg - i < NEAR && !wire__is_space(wire__cp_before(s, i)))
        wire__cp_prev(s, &i);
    size_t next = wire__skip_space(s, q.end);
    return i < before && next > q.end && wire__is_upper(wire__cp_at(s, i)) &&
           wire__is_letter(wire__cp_before(s, before)) &&
           wire__is_upper(wire__cp_at(s, next));
}

wire_quote_kind wire__quote_kind(wire_str s, wire_span q, wire_span inner)
{
    wire_str words = wire_str_trim(wire_str_sub(s, inner.beg, inner.end));
    word_count c = count_words(words, LONG_WORDS);
    uint32_t last = wire__cp_before(words, words.n);
    bool is_sentence = last == '.' || last == '!' || last == '?' ||
                       last == 0x2026 || last == 0x3002 || last == ',';
    if (c.n > LONG_WORDS) return WIRE_QUOTE_DIRECT;
    if (words.n && words.p[0] == '(') return WIRE_QUOTE_SCARE;
    if (is_named_work(s, q.beg)) return WIRE_QUOTE_TITLE;
    bool names = c.capitals && c.capitals == c.content;
    if (names && c.n <= TITLE_WORDS) {
        if (has_work_before(s, q.beg) ||
            (c.n >= 2 && has_owner_before(s, q.beg)))
            return WIRE_QUOTE_TITLE;
        bool told = has_telling(s, q.beg, q.end, NEAR);
        if (c.n >= 2 && !told && last != '!' && last != '?')
            return WIRE_QUOTE_TITLE;
        if (c.n == 1 && is_nickname(s, q)) return WIRE_QUOTE_TITLE;
    }
    if (c.n > SHORT_WORDS || has_telling(s, q.beg, q.end, FAR))
        return WIRE_QUOTE_DIRECT;
    return is_sentence && c.n >= 3 ? WIRE_QUOTE_DIRECT : WIRE_QUOTE_SCARE;
}
