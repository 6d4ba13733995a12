/* Where words of the copy stand against words of the source.
 *
 *     source  killed  12  people in the blast on  Tuesday
 *     copy    killed  15  people on  Wednesday    in the explosion
 *                     ^^ exact, next word the same
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_values_int.h"

enum { NEAR = 3 }; /* words looked at for a content word */

wire_span wire__sentence_words(const wire__side *s, uint32_t sentence)
{
    wire_span w = {s->word_beg[sentence], s->word_beg[sentence + 1]};
    return w;
}

bool wire__is_word_of(const wire__side *s, uint32_t word,
                      const char *const *folded, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (wire__is_word(s, word, folded[i])) return true;
    return false;
}

bool wire__is_in_date(const wire__side *s, uint32_t word)
{
    uint32_t off = s->doc->words.off[word];
    size_t lo = 0, hi = s->n_dates;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (s->dates[mid].span.end <= off)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < s->n_dates && s->dates[lo].span.beg <= off;
}

bool wire__is_word(const wire__side *s, uint32_t word, const char *folded)
{
    char text[WIRE__WORD_CAP];
    wire_str w = wire__side_word(s, word);
    if (w.n && (uint8_t)w.p[0] < 0x80 && (w.p[0] ^ folded[0]) & ~0x20)
        return false; /* folding keeps such a letter */
    size_t n = wire__word_fold(w, false, text);
    return n == strlen(folded) && memcmp(text, folded, n) == 0;
}

/* First op that ends behind the copy's word; d->n when none. */
static size_t op_index(const wire__diff *d, uint32_t word)
{
    size_t lo = 0, hi = d->n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (d->ops[mid].c_end <= word)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

const wire__op *wire__op_at(const wire__diff *d, uint32_t copy_word)
{
    size_t i = op_index(d, copy_word);
    return i < d->n && d->ops[i].c_beg <= copy_word ? &d->ops[i] : NULL;
}

static bool meets(uint32_t beg, uint32_t end, wire_span w)
{
    return beg < w.end && w.beg < end;
}

static void look_at_op(const wire__op *o, wire_span s, wire_span c,
                       wire__place *p)
{
    uint32_t n = o->s_end - o->s_beg, m = o->c_end - o->c_beg;
    if (!meets(o->s_beg, o->s_end, s)) return;
    if (o->kind <= WIRE__OP_STEM) {
        /* an equal run is word for word */
        p->is_aligned =
            o->kind != WIRE__OP_EQUAL || s.beg - o->s_beg == c.beg - o->c_beg;
    } else if (o->kind == WIRE__OP_REPLACED) {
        p->is_same_op = true;
        p->op_words = n > m ? n : m;
        p->is_exact = o->s_beg >= s.beg && o->s_end <= s.end &&
                      o->c_beg >= c.beg && o->c_end <= c.end;
    }
}

static bool is_content(const wire__side *s, uint32_t w)
{
    return s->weight[w] >= WIRE__CONTENT_BITS && s->doc->words.len[w] > 1;
}

/* Sentence of a word, as words. */
static wire_span around(const wire__side *s, uint32_t word)
{
    wire_span none = {word, word + 1};
    uint32_t i = wire__side_sentence_at(s, s->doc->words.off[word]);
    return i == WIRE_NO_SENTENCE ? none : wire__sentence_words(s, i);
}

/* The content word next to words w, up to NEAR away, or UINT32_MAX. */
static uint32_t neighbour(const wire__side *s, wire_span w, bool behind)
{
    wire_span all = around(s, w.beg);
    for (uint32_t k = 0; k < NEAR; k++) {
        if (behind ? w.end + k >= all.end : w.beg < all.beg + k + 1) break;
        uint32_t i = behind ? w.end + k : w.beg - 1 - k;
        if (is_content(s, i)) return i;
    }
    return UINT32_MAX;
}

static bool same_neighbour(const wire__compare *t, wire_span s, wire_span c,
                           bool behind)
{
    uint32_t i = neighbour(&t->s, s, behind);
    uint32_t j = neighbour(&t->c, c, behind);
    return i != UINT32_MAX && j != UINT32_MAX &&
           (t->s.stem[i] == t->c.stem[j] || t->s.spell[i] == t->c.spell[j]);
}

wire__place wire__place_of(const wire__compare *t, const wire__diff *d,
                           wire_span s, wire_span c)
{
    wire__place p = {0};
    for (size_t i = op_index(d, c.beg);
         i < d->n && d->ops[i].c_beg < c.end && !p.is_aligned; i++)
        look_at_op(&d->ops[i], s, c, &p);
    p.is_next_same = same_neighbour(t, s, c, true);
    p.is_prev_same = same_neighbour(t, s, c, false);
    p.is_behind_same = s.end < around(&t->s, s.beg).end &&
                       c.end < around(&t->c, c.beg).end &&
                       t->s.stem[s.end] == t->c.stem[c.end];
    return p;
}
