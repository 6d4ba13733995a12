/* The headline: another one is a change; one that says more than the source
 * is a claim.
 *
 *   source  Ferry with 214 aboard runs aground
 *   copy    Hask ferry strikes bank with 241 on board    241 stands nowhere
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_headline_int.h"
#include "compare_numbers_int.h"

enum { HEADLINE_WORDS = 40 };

/* ---- Words alone ---- */

typedef wire__headline headline;

static bool same_words(const headline *x, const headline *y)
{
    if (x->words.n != y->words.n) return false;
    for (size_t i = 0; i < x->words.n; i++) {
        if (x->words.hash[i] == y->words.hash[i]) continue;
        wire_str a = wire_str_sub(x->title, x->words.off[i],
                                  x->words.off[i] + x->words.len[i]);
        wire_str b = wire_str_sub(y->title, y->words.off[i],
                                  y->words.off[i] + y->words.len[i]);
        if (!wire__is_variant(a, b)) return false;
    }
    return true;
}

/* ---- What the source does not say ---- */

static bool has_number(const wire_number *v, size_t n, double x)
{
    for (size_t i = 0; i < n; i++) {
        double big = x > v[i].value ? x : v[i].value;
        /* a headline may round: "nearly 5,000" */
        if (wire__is_near(v[i].value, x, big >= 20 ? .12 : 1e-9)) return true;
    }
    return false;
}

/* The first number of the copy's headline that the source has nowhere, not
 * even roughly. */
static wire_status new_number(wire__compare *t, wire_str title, wire_str *out,
                              wire_err *err)
{
    enum { MAX = 16 };
    const wire__side *s = &t->s;
    wire_number *v, *own;
    size_t n, n_own;
    *out = (wire_str){0};
    WIRE_TRY(
        wire_text_numbers(title, t->c.doc->language, t->arena, &v, &n, err));
    if (!n) return WIRE_OK;
    WIRE_TRY(wire_text_numbers(s->doc->article->title, s->doc->language,
                               t->arena, &own, &n_own, err));
    for (size_t i = 0; i < n && i < MAX && !out->n; i++) {
        if (v[i].is_ordinal || v[i].is_year || v[i].value <= 2 ||
            (v[i].is_word && v[i].value <= 100)) /* "in five lines" */
            continue;
        if (has_number(s->numbers, s->n_numbers, v[i].value) ||
            has_number(own, n_own, v[i].value))
            continue;
        *out = wire_str_sub(title, v[i].span.beg, v[i].span.end);
    }
    return WIRE_OK;
}

/* Behind a colon or a full stop any word has its capital. */
static bool is_after_stop(wire_str s, uint32_t off)
{
    while (off > 0 && s.p[off - 1] == ' ')
        off--;
    return off == 0 || strchr(":.!?-|\"'", s.p[off - 1]) != NULL ||
           ((uint8_t)s.p[off - 1] & 0x80);
}

static bool is_upper_at(wire_str s, uint32_t off)
{
    uint8_t c = (uint8_t)s.p[off];
    if (c >= 'A' && c <= 'Z') return true;
    return c == 0xc3 && off + 1 < s.n && (uint8_t)s.p[off + 1] >= 0x80 &&
           (uint8_t)s.p[off + 1] <= 0x9e;
}

/* Are most words small, so that a capital means a name? */
static bool is_sentence_case(const headline *h)
{
    size_t small = 0, large = 0;
    for (size_t i = 1; i < h->words.n; i++) {
        if (h->words.len[i] < 4) continue;
        if (is_upper_at(h->title, h->words.off[i]))
            large++;
        else
            small++;
    }
    return small > large;
}

static bool source_has(const wire__compare *t, const headline *s,
                       const headline *c, size_t i)
{
    const wire_words *w = &t->s.doc->words;
    wire_str x = wire_str_sub(c->title, c->words.off[i],
                              c->words.off[i] + c->words.len[i]);
    for (size_t k = 0; k < s->words.n; k++)
        if (s->words.hash[k] == c->words.hash[i]) return true;
    size_t n = x.n < 4 ? x.n : x.n - 2; /* Hellburg, Hellburger */
    if (n < 3) n = x.n;
    for (size_t k = 0; k < w->n; k++) {
        wire_str y = wire__side_word(&t->s, (uint32_t)k);
        if (w->hash[k] == c->words.hash[i]) return true;
        if (n >= 4 && wire_str_starts_nocase(y, wire_str_sub(x, 0, n)))
            return true;
        if (y.n >= 4 && wire_str_starts_nocase(x, y)) return true;
    }
    return false;
}

/* The first name in the copy's headline that the source has nowhere. German
 * writes all nouns with a capital; there a name cannot be told. */
static wire_str new_name(const wire__compare *t, const headline *s,
                         const headline *c)
{
    wire_str none = {0};
    if (wire_str_starts(t->c.doc->language, WIRE_STR("de")) ||
        !is_sentence_case(c))
        return none;
    for (size_t i = 1; i < c->words.n && i < HEADLINE_WORDS; i++) {
        uint32_t off = c->words.off[i];
        if (c->words.len[i] < 3 || !is_upper_at(c->title, off)) continue;
        uint8_t before = (uint8_t)c->title.p[off - 1];
        if (before != ' ' || is_after_stop(c->title, off)) continue;
        if (!source_has(t, s, c, i))
            return wire_str_sub(c->title, off, off + c->words.len[i]);
    }
    return none;
}

wire_status wire__find_headline(wire__compare *t, wire_err *err)
{
    headline s = {.title = wire_str_trim(t->s.doc->article->title)};
    headline c = {.title = wire_str_trim(t->c.doc->article->title)};
    wire_span none = {0, 0};
    wire_str more;
    if (!s.title.n || !c.title.n) return WIRE_OK;
    WIRE_TRY(wire_text_words(s.title, t->arena, &s.words, err));
    WIRE_TRY(wire_text_words(c.title, t->arena, &c.words, err));
    if (same_words(&s, &c)) {
        t->harmless_n += !wire_str_eq(s.title, c.title);
        return WIRE_OK;
    }
    const char *what = "the source does not say %.*s";
    WIRE_TRY(new_number(t, c.title, &more, err));
    if (!more.n) more = new_name(t, &s, &c);
    if (!more.n) {
        WIRE_TRY(wire__headline_death(t, &s, &c, &more, err));
        what = "the text tells of no death: %.*s";
    }
    if (!more.n) {
        more = wire__headline_no(t, &s, &c);
        what = "the text does not deny it: %.*s";
    }
    wire_change *ch = wire__compare_add(
        t, WIRE_CHANGE_HEADLINE_CHANGED,
        more.n ? WIRE_SEVERITY_MEDIUM : WIRE_SEVERITY_LOW, none, none);
    if (!ch) return wire_fail_mem(err);
    ch->source_text = s.title;
    ch->copy_text = c.title;
    bool ok = more.n ? wire__compare_note(t, ch, what, (int)more.n, more.p)
                     : wire__compare_note(t, ch, "another headline");
    return ok ? WIRE_OK : wire_fail_mem(err);
}
