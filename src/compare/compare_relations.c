/* What each link is, and its words for readers of the result.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_int.h"

/* ---- Relations ---- */

/* Every word equal, in order, and nothing left out. */
static bool is_verbatim(const wire__diff *d)
{
    return d->n == 1 && d->ops[0].kind == WIRE__OP_EQUAL;
}

/* A takeaway tells again; it splits nothing. */
static bool is_line(const wire__compare *t, size_t i)
{
    const wire_article *a = t->c.doc->article;
    return a->paras[t->c.sentences[i].para].role == WIRE_PARA_LIST;
}

/* Is the source sentence of link i told on by a neighbour in prose? */
static bool is_split(const wire__compare *t, size_t i)
{
    enum { REACH = 3 };
    const wire_link *l = t->out->links;
    size_t n = t->out->n_links;
    size_t lo = i > REACH ? i - REACH : 0, hi = i + REACH < n ? i + REACH : n;
    for (size_t k = lo; k < hi; k++)
        if (k != i && l[k].n_source == 1 && !is_line(t, k) &&
            l[k].source[0] == l[i].source[0] && !is_verbatim(&t->diffs[k]))
            return true;
    return false;
}

/* ---- Typography ---- */

/* Marks that a page's software puts for plain ones; guillemets for quotation
 * marks are a house's choice, and stay. What cannot be seen is plain nothing,
 * whoever put it there. */
static const struct {
    const char *mark, *plain;
} forms[] = {
    {"\xe2\x80\x98", "'"},   {"\xe2\x80\x99", "'"},  {"\xca\xbc", "'"},
    {"\xe2\x80\x9c", "\""},  {"\xe2\x80\x9d", "\""}, {"\xe2\x80\x90", "-"},
    {"\xe2\x80\x91", "-"},   {"\xe2\x80\x93", "-"},  {"\xe2\x80\x94", "-"},
    {"\xe2\x80\xa6", "..."}, {"\xc2\xa0", ""},       {"\xc2\xad", ""},
    {"\xe2\x80\x8b", ""},    {"\xe2\x80\x8c", ""},   {"\xe2\x80\x8d", ""},
    {"\xe2\x80\x8e", ""},    {"\xe2\x80\x8f", ""},   {"\xe2\x80\xaf", ""},
    {"\xef\xbb\xbf", ""},
};

/* Marks one plain byte after another. */
typedef struct {
    wire_str s;
    size_t i;
    const char *rest; /* of the plain form at hand */
    bool exactly;     /* only what cannot be seen is made plain */
} marks;

static int next_mark(marks *m)
{
    while (!m->rest || !*m->rest) {
        if (m->i >= m->s.n) return -1;
        char c = m->s.p[m->i];
        m->rest = NULL;
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            m->i++;
            continue;
        }
        if ((uint8_t)c < 0x80) { /* every form begins beyond ASCII */
            m->i++;
            return (uint8_t)c;
        }
        for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) {
            size_t n = strlen(forms[k].mark);
            if (m->s.n - m->i < n) continue;
            if (memcmp(m->s.p + m->i, forms[k].mark, n) != 0) continue;
            if (m->exactly && *forms[k].plain) break;
            m->rest = forms[k].plain;
            m->i += n;
            break;
        }
        if (m->rest) continue;
        m->i++;
        return (uint8_t)c;
    }
    return (uint8_t)*m->rest++;
}

bool wire__same_marks(wire_str x, wire_str y, bool exactly)
{
    if (wire_str_eq(x, y)) return true;
    marks a = {x, 0, NULL, exactly}, b = {y, 0, NULL, exactly};
    int c;
    do {
        c = next_mark(&a);
        if (c != next_mark(&b)) return false;
    } while (c >= 0);
    return true;
}

/* Are two words of one hash also one in case? Beyond ASCII they may be one
 * in two Unicode forms. */
static bool same_case(wire_str x, wire_str y)
{
    if (x.n != y.n) return true;
    if (memcmp(x.p, y.p, x.n) == 0) return true;
    for (size_t i = 0; i < x.n; i++)
        if (x.p[i] != y.p[i])
            return (uint8_t)x.p[i] >= 0x80 || (uint8_t)y.p[i] >= 0x80;
    return true;
}

/* Text from the end of word k - 1 (or from beg) to the start of word k (or
 * to end). */
static wire_str gap_before(const wire__side *s, wire_span sent, uint32_t first,
                           uint32_t last, uint32_t k)
{
    const wire_words *w = &s->doc->words;
    uint32_t beg = k > first ? w->off[k - 1] + w->len[k - 1] : sent.beg;
    uint32_t end = k < last ? w->off[k] : sent.end;
    return beg < end ? wire_str_sub(s->body, beg, end)
                     : (wire_str){s->body.p, 0};
}

bool wire__is_same_text(const wire__compare *t, size_t i, bool exactly)
{
    const wire_link *l = &t->out->links[i];
    if (l->n_source != 1 || !is_verbatim(&t->diffs[i])) return false;
    const wire__op *o = &t->diffs[i].ops[0];
    wire_span a = t->s.sentences[l->source[0]].span;
    wire_span b = t->c.sentences[l->copy].span;
    uint32_t n = o->s_end - o->s_beg;
    if (wire_str_eq(wire__side_text(&t->s, a), wire__side_text(&t->c, b)))
        return true;
    for (uint32_t k = 0; k <= n; k++) {
        uint32_t x = o->s_beg + k, y = o->c_beg + k;
        if (!wire__same_marks(gap_before(&t->s, a, o->s_beg, o->s_end, x),
                              gap_before(&t->c, b, o->c_beg, o->c_end, y),
                              exactly))
            return false;
        if (k < n &&
            !same_case(wire__side_word(&t->s, x), wire__side_word(&t->c, y)))
            return false;
    }
    return true;
}

/* ---- Naming ---- */

void wire__compare_relations(wire__compare *t)
{
    for (size_t i = 0; i < t->out->n_links; i++) {
        wire_link *l = &t->out->links[i];
        const wire__diff *d = &t->diffs[i];
        if (!l->n_source)
            l->relation = WIRE_RELATION_ADDED;
        else if (is_verbatim(d))
            l->relation = WIRE_RELATION_VERBATIM;
        else if (l->n_source > 1)
            l->relation = WIRE_RELATION_MERGED;
        else if (!is_line(t, i) && is_split(t, i))
            l->relation = WIRE_RELATION_SPLIT;
        else
            l->relation = d->same >= .5f ? WIRE_RELATION_EDITED
                                         : WIRE_RELATION_PARAPHRASE;
    }
}

/* ---- Words, for readers of the result ---- */

static wire_span words_span(const wire__side *s, uint32_t beg, uint32_t end)
{
    const wire_words *w = &s->doc->words;
    if (beg < end) return wire_words_span(w, beg, end);
    uint32_t at = beg < w->n ? w->off[beg] : (uint32_t)s->body.n;
    return (wire_span){at, at};
}

wire_status wire__compare_ops(wire__compare *t, wire_err *err)
{
    static const wire_op_kind kinds[] = {
        [WIRE__OP_EQUAL] = WIRE_OP_SAME,
        [WIRE__OP_VARIANT] = WIRE_OP_VARIANT,
        [WIRE__OP_STEM] = WIRE_OP_REPLACED,
        [WIRE__OP_REPLACED] = WIRE_OP_REPLACED,
        [WIRE__OP_DELETED] = WIRE_OP_DELETED,
        [WIRE__OP_INSERTED] = WIRE_OP_INSERTED};
    for (size_t i = 0; i < t->out->n_links; i++) {
        wire_link *l = &t->out->links[i];
        const wire__diff *d = &t->diffs[i];
        l->ops = WIRE_ARRAY(t->arena, wire_op, d->n);
        if (!l->ops) return wire_fail_mem(err);
        for (size_t k = 0; k < d->n; k++) {
            const wire__op *o = &d->ops[k];
            l->ops[k] =
                (wire_op){kinds[o->kind], words_span(&t->s, o->s_beg, o->s_end),
                          words_span(&t->c, o->c_beg, o->c_end)};
        }
        l->n_ops = d->n;
    }
    return WIRE_OK;
}
