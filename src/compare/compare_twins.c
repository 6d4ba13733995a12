/* Words of a link, found again on the other side.
 *
 *     source  Rates could rise again in the autumn
 *                         |     \
 *     copy    In autumn rates could rise again        twin by diff, or by stem
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "compare_int.h"

enum {
    REACH = 12,     /* words behind a cue */
    WORDS_MAX = 400 /* of a copy sentence looked through for a stem */
};

bool wire__twins_of(wire__compare *t, size_t link, uint32_t source,
                    wire__twins *out)
{
    const wire__diff *d = &t->diffs[link];
    out->beg = t->s.word_beg[source];
    out->end = t->s.word_beg[source + 1];
    out->twin = WIRE_ARRAY(t->arena, uint32_t, out->end - out->beg + 1);
    if (!out->twin) return false;
    for (uint32_t k = 0; k < out->end - out->beg; k++)
        out->twin[k] = UINT32_MAX;
    for (size_t i = 0; i < d->n; i++) {
        const wire__op *o = &d->ops[i];
        if (o->kind > WIRE__OP_STEM) continue;
        uint32_t last = o->c_end - o->c_beg - 1; /* a VARIANT may join words */
        for (uint32_t k = o->s_beg; k < o->s_end; k++)
            if (k >= out->beg && k < out->end)
                out->twin[k - out->beg] =
                    o->c_beg + (k - o->s_beg < last ? k - o->s_beg : last);
    }
    return true;
}

uint32_t wire__twin_at(const wire__compare *t, const wire__twins *w,
                       uint32_t copy, uint32_t k)
{
    if (w->twin[k - w->beg] != UINT32_MAX) return w->twin[k - w->beg];
    uint32_t beg = t->c.word_beg[copy], end = t->c.word_beg[copy + 1];
    if (end > beg + WORDS_MAX) end = beg + WORDS_MAX;
    for (uint32_t i = beg; i < end; i++)
        if (t->c.stem[i] == t->s.stem[k]) return i;
    return UINT32_MAX;
}

/* Does a clause end between words k - 1 and k? */
static bool is_break(const wire__side *s, uint32_t k)
{
    const wire_words *w = &s->doc->words;
    for (uint32_t i = w->off[k - 1] + w->len[k - 1]; i < w->off[k]; i++) {
        char c = s->body.p[i];
        if (c == ',' || c == ';' || c == ':' || c == '"' || c == '(')
            return true;
    }
    return false;
}

size_t wire__qualified(const wire__side *s, uint32_t k, uint32_t end,
                       uint32_t *out, size_t n)
{
    size_t m = 0;
    for (uint32_t i = k; i < end && i < k + REACH && m < n; i++) {
        if (i > 0 && is_break(s, i)) break;
        if (s->weight[i] >= WIRE__CONTENT_BITS && s->doc->words.len[i] > 1)
            out[m++] = i;
    }
    return m;
}
