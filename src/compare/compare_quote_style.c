/* Is a quotation another one, or the same in another house's style?
 *
 *   source  "We don't know; 12000 bees"    "He told us that it would hold"
 *   copy    "We do not know; 12,000 bees"  "[The engineer] told us that ..."
 *           contracted, grouped: style     the editor's words, and marked so
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_quotes_int.h"

enum { BRACKET_BYTES = 80 };

/* Are these bytes inside square or round brackets? */
static bool is_bracketed(wire_str body, wire_span x)
{
    uint32_t least = x.beg > BRACKET_BYTES ? x.beg - BRACKET_BYTES : 0;
    for (uint32_t i = x.beg; i-- > least;) {
        char c = body.p[i];
        if (c == ']' || c == ')' || c == '\n') return false;
        if (c != '[' && c != '(') continue;
        const char *close = memchr(
            body.p + x.end, c == '[' ? ']' : ')',
            body.n - x.end < BRACKET_BYTES ? body.n - x.end : BRACKET_BYTES);
        return close != NULL;
    }
    return false;
}

/* Is either word written out by compare_contractions.c? */
static bool is_contracted(const wire__compare *t, const wire__op *o)
{
    for (uint32_t k = o->s_beg; k < o->s_end; k++)
        if (t->s.full[k] != t->s.doc->words.hash[k]) return true;
    for (uint32_t k = o->c_beg; k < o->c_end; k++)
        if (t->c.full[k] != t->c.doc->words.hash[k]) return true;
    return false;
}

/* "that" comes and goes before what was said. */
static bool is_that(const wire__side *s, uint32_t beg, uint32_t end)
{
    return end == beg + 1 &&
           wire_str_eq_nocase(wire__side_word(s, beg), WIRE_STR("that"));
}

/* The s of a genitive behind an s: princess's, princess'. */
static bool is_genitive_s(const wire__side *s, uint32_t beg, uint32_t end)
{
    if (end != beg + 1 || !beg) return false;
    wire_str w = wire__side_word(s, beg), v = wire__side_word(s, beg - 1);
    return w.n == 1 && (w.p[0] | 0x20) == 's' && v.n > 2 &&
           v.p[v.n - 1] == 's' &&
           s->doc->words.off[beg] <= s->doc->words.off[beg - 1] + v.n + 3;
}

static bool is_figure(const wire__side *s, uint32_t word)
{
    wire_str w = wire__side_word(s, word);
    for (size_t i = 0; i < w.n; i++)
        if (w.p[i] < '0' || w.p[i] > '9') return false;
    return w.n > 0;
}

/* One number for another, and no other word. */
static bool is_number_swap(const wire__compare *t, const wire__op *o)
{
    if (o->kind == WIRE__OP_REPLACED && o->s_end == o->s_beg + 1 &&
        o->c_end == o->c_beg + 1 && is_figure(&t->s, o->s_beg) &&
        is_figure(&t->c, o->c_beg))
        return true; /* the year of a date */
    return o->kind == WIRE__OP_REPLACED && o->s_beg < o->s_end &&
           o->c_beg < o->c_end && t->s.number_ends[o->s_end - 1].number &&
           t->c.number_ends[o->c_end - 1].number &&
           t->s.number_ends[o->s_end - 1].words >= o->s_end - o->s_beg &&
           t->c.number_ends[o->c_end - 1].words >= o->c_end - o->c_beg;
}

bool wire__quote_style_of(wire__compare *t, wire_span s, wire_span c,
                          wire__quote_style *out)
{
    wire__diff d;
    *out = WIRE__QUOTE_OTHER;
    if (wire__diff_words(&t->s, s, &t->c, c, t->arena, &d, NULL) != WIRE_OK)
        return false;
    wire__quote_style how = WIRE__QUOTE_SAME;
    for (size_t i = 0; i < d.n; i++) {
        const wire__op *o = &d.ops[i];
        if (o->kind == WIRE__OP_EQUAL) continue;
        if (o->kind == WIRE__OP_VARIANT) {
            if (is_contracted(t, o) && how == WIRE__QUOTE_SAME)
                how = WIRE__QUOTE_CONTRACTED;
            continue;
        }
        bool is_end = i == 0 || i + 1 == d.n; /* cut, not altered */
        if (o->kind == WIRE__OP_DELETED &&
            (is_end || is_that(&t->s, o->s_beg, o->s_end)))
            continue;
        if (is_genitive_s(&t->c, o->c_beg, o->c_end) && o->s_beg == o->s_end)
            continue;
        if (is_genitive_s(&t->s, o->s_beg, o->s_end) && o->c_beg == o->c_end)
            continue;
        if (o->kind == WIRE__OP_INSERTED &&
            is_that(&t->c, o->c_beg, o->c_end)) {
            if (how == WIRE__QUOTE_SAME) how = WIRE__QUOTE_CONTRACTED;
            continue;
        }
        if (is_number_swap(t, o)) {
            how = WIRE__QUOTE_NUMBERS;
            continue;
        }
        if (o->c_beg == o->c_end ||
            !is_bracketed(t->c.body, wire_words_span(&t->c.doc->words, o->c_beg,
                                                     o->c_end)))
            return true;
        if (how != WIRE__QUOTE_NUMBERS) how = WIRE__QUOTE_BRACKETED;
    }
    *out = how;
    return true;
}

/* ---- Marks without a partner ---- */

static size_t mark_at(wire_str body, uint32_t i)
{
    static const char *const marks[] = {
        "\"", "\xe2\x80\x9c", "\xe2\x80\x9d", "``",
        "''", "\xc2\xab",     "\xc2\xbb",     "\xe2\x80\x9e"};
    uint8_t c = (uint8_t)body.p[i];
    if (c != '"' && c != '`' && c != '\'' && c < 0xc2) return 0;
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
        size_t n = strlen(marks[k]);
        if (body.n - i >= n && memcmp(body.p + i, marks[k], n) == 0) return n;
    }
    return 0;
}

/* A mark within the sentence or at its ends that opens or closes nothing we
 * know of: the other one stands elsewhere, or was forgotten. */
bool wire__has_loose_mark(const wire__side *s, uint32_t sentence)
{
    enum { LOOK = 4000 };
    wire_span x = s->sentences[sentence].span;
    uint32_t end = x.end + 3 < s->body.n ? x.end + 3 : (uint32_t)s->body.n;
    if (end > x.beg + LOOK) end = x.beg + LOOK;
    for (uint32_t i = x.beg; i < end && s->body.p[i] != '\n'; i++) {
        size_t n = mark_at(s->body, i);
        if (!n) continue;
        const wire_quote *q = wire__side_quote_at(s, i);
        if (!q) return true;
        i += (uint32_t)n - 1;
    }
    return false;
}

/* Bytes of a mark that ends before byte off, or begins at it; or 0. */
static size_t any_mark(wire_str body, uint32_t off, bool before)
{
    static const char *const marks[] = {"\"",
                                        "'",
                                        "`",
                                        "\xe2\x80\x98",
                                        "\xe2\x80\x99",
                                        "\xe2\x80\x9a",
                                        "\xe2\x80\x9c",
                                        "\xe2\x80\x9d",
                                        "\xe2\x80\x9e",
                                        "\xe2\x80\xb9",
                                        "\xe2\x80\xba",
                                        "\xc2\xab",
                                        "\xc2\xbb"};
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
        size_t n = strlen(marks[k]);
        if (before ? off < n : body.n - off < n) continue;
        const char *p = body.p + (before ? off - n : off);
        if (memcmp(p, marks[k], n) == 0) return n;
    }
    return 0;
}

bool wire__is_in_marks(const wire__side *s, wire_span bytes)
{
    uint32_t end = bytes.end;
    if (end < s->body.n && strchr(",.;:!?", s->body.p[end])) end++;
    return any_mark(s->body, bytes.beg, true) && any_mark(s->body, end, false);
}
