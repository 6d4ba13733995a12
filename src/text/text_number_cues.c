/* What figures are, by what stands round them: years, telephones, codes;
 * and when "one" counts.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_number_int.h"

static bool is_digit(wire_str s, size_t i)
{
    return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

/* ---- Telephones and codes ---- */

typedef struct {
    unsigned len[6];
    char sep[6]; /* behind the group; ')' for ") " too */
    unsigned n, total;
    size_t end;
} dialled;

static void read_dialled(wire_str s, size_t i, dialled *d)
{
    *d = (dialled){.end = i};
    size_t beg = i;
    while (d->n < 6 && is_digit(s, i) && i - beg < 24) {
        size_t from = i;
        while (is_digit(s, i))
            i++;
        d->len[d->n] = (unsigned)(i - from);
        d->total += d->len[d->n];
        d->end = i;
        d->sep[d->n] = 0;
        if (i < s.n && strchr("- ./)", s.p[i])) d->sep[d->n] = s.p[i++];
        if (i < s.n && s.p[i] == ' ' && d->sep[d->n] == ')') i++;
        d->n++;
        if (!d->sep[d->n - 1]) break;
    }
}

static bool has_lens(const dialled *d, const char *lens, char sep)
{
    if (d->n != strlen(lens)) return false;
    for (unsigned i = 0; i < d->n; i++) {
        if (d->len[i] != (unsigned)(lens[i] - '0')) return false;
        if (i + 1 < d->n && d->sep[i] != sep) return false;
    }
    return true;
}

size_t wire__phone_end(wire_str s, size_t i)
{
    char before = i > 0 ? s.p[i - 1] : 0;
    size_t end = i;
    while (is_digit(s, end))
        end++;
    /* most numbers are told from telephones here */
    bool may_be = before == '+' || before == '(' || s.p[i] == '0' ||
                  (end < s.n && strchr("-.", s.p[end]) && end - i <= 3);
    if (!may_be) return i;
    dialled d;
    read_dialled(s, i, &d);
    if (before == '+') return d.total >= 8 && d.n > 1 ? d.end : i;
    if (before == '(' && d.n == 3 && d.len[0] == 3 && d.sep[0] == ')' &&
        d.len[1] == 3 && d.len[2] == 4)
        return d.end;
    if (has_lens(&d, "334", '-') || has_lens(&d, "334", '.') ||
        has_lens(&d, "1334", '-') || has_lens(&d, "1334", '.'))
        return d.end;
    if (has_lens(&d, "34", '-') && s.p[i] > '1' && s.p[d.end - 1] != '0')
        return d.end;
    bool is_trunk = s.p[i] == '0' && d.len[0] >= 2 && d.n >= 2 &&
                    d.total >= 7 && d.sep[0] != '.';
    return is_trunk ? d.end : i;
}

size_t wire__code_end(wire_str s, size_t i)
{
    while (i < s.n) {
        size_t next = i;
        uint32_t c = wire__cp_next(s, &next);
        if (c == '-' || c == '_') {
            uint32_t d = wire__cp_at(s, next);
            if (!wire__is_letter(d) && !wire__is_digit(d)) break;
        } else if (!wire__is_letter(c) && !wire__is_digit(c)) {
            break;
        }
        i = next;
    }
    return i;
}

/* ---- Years ---- */

/* Do the figures count things: "2000 people", "1500 Soldaten"? */
static bool counts_things(const wire__scan *sc, size_t end)
{
    wire__lexword w;
    if (end >= sc->s.n || !wire__lex_next(sc->s, end, &w)) return false;
    if (sc->s.p[end] == '-') return false;
    bool is_big = wire__is_upper(wire__cp_at(sc->s, w.beg));
    if (sc->langs & WIRE__DE && sc->langs != WIRE__ALL) return is_big;
    if (is_big) return false;
    wire_str word = wire_str_sub(sc->s, w.beg, w.end);
    if (wire_str_eq(word, WIRE_STR("people")) ||
        wire_str_eq(word, WIRE_STR("men")) ||
        wire_str_eq(word, WIRE_STR("women")) ||
        wire_str_eq(word, WIRE_STR("children")))
        return true;
    if (wire__lex_is(w.lex, WIRE__LEX_STOP, sc->langs)) return false;
    return word.p[word.n - 1] == 's' || word.n > 4;
}

bool wire__is_year(const wire__scan *sc, size_t beg, size_t end, int value)
{
    wire_str s = sc->s;
    if (value < 1500 || value > 2199) return false;
    bool is_round = value % 100 == 0;
    if (beg > 0 && strchr("([", s.p[beg - 1]) && end < s.n &&
        strchr(")]-,;", s.p[end]))
        return true;
    wire__lexword prev = wire__lex_near(s, sc->prev.beg, sc->prev.end, beg);
    if (prev.end) { /* "in 1990", "d'1990", "mid-1990" */
        const wire__lex *lex = prev.lex;
        bool is_cue = wire__lex_is(lex, WIRE__LEX_YCUE, sc->langs) ||
                      wire__lex_is(lex, WIRE__LEX_MONTH, sc->langs);
        if (is_cue) return !is_round || !counts_things(sc, end);
    }
    if (sc->langs & (WIRE__ZH | WIRE__JA | WIRE__KO)) return false;
    if (value < 1900 || value > 2099) return false;
    if (!is_round) {
        wire__lexword w; /* "1950 Menschen" */
        return !(sc->langs & WIRE__DE && wire__lex_next(s, end, &w) &&
                 wire__lex_is(w.lex, WIRE__LEX_NONAME, WIRE__DE));
    }
    return value == 2000 && !counts_things(sc, end);
}

/* ---- One ---- */

/* clang-format off */
static const char *const ONE_AFTER[] = { /* no count before these */
    "another", "are", "at", "by", "can", "cannot", "could", "day", "did",
    "does", "else", "for", "from", "had", "has", "have", "in", "is", "may",
    "might", "more", "must", "needs", "of", "or", "s", "said", "should",
    "such", "that", "the", "there", "thing", "to", "was", "way", "were",
    "where", "which", "who", "whose", "will", "with", "would"};
static const char *const ONE_BEFORE[] = { /* nor behind these */
    "a", "another", "any", "bad", "best", "big", "biggest", "each", "every",
    "first", "good", "great", "her", "his", "its", "last", "latest", "little",
    "loved", "my", "new", "next", "no", "old", "only", "other", "our", "right",
    "same", "second", "single", "some", "square", "that", "the", "their",
    "this", "third", "which", "wrong", "your"};
/* clang-format on */

static bool in(const char *const *list, size_t n, wire_str s, wire__lexword w)
{
    wire__key k = wire__fold(wire_str_sub(s, w.beg, w.end));
    return wire__list_has(list, n, wire__key_str(&k));
}

bool wire__one_counts(wire_str s, wire__lexword w, wire__lexword prev)
{
    wire__lexword next;
    if (!wire__lex_next(s, w.end, &next)) return false;
    if (wire__is_upper(wire__cp_at(s, next.beg))) return false;
    if (s.p[w.end] == '-') /* "one-way" */
        return wire__lex_is(next.lex, WIRE__LEX_UNIT, WIRE__EN) &&
               !wire__lex_is(next.lex, WIRE__LEX_STOP, WIRE__EN);
    if (in(ONE_AFTER, sizeof ONE_AFTER / sizeof ONE_AFTER[0], s, next))
        return false;
    return !prev.end ||
           !in(ONE_BEFORE, sizeof ONE_BEFORE / sizeof ONE_BEFORE[0], s, prev);
}
