/* digest_check.c: a digest is held against its source as any copy is.
 *
 *   lines -> an article of one paragraph a line -> compare -> changes
 *
 * A line is the source's bytes, so only a cut, or a sentence that needs the
 * one before, can make it say something else. Whatever compare flags in a
 * line at medium severity or more, the line does not stand.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "digest_int.h"

/* The lines as the body of an article: paragraphs. */
static wire_status body_of(wire__digest *d, const wire_line *lines, size_t n,
                           wire_article *art, wire_err *err)
{
    size_t bytes = 0;
    for (size_t i = 0; i < n; i++)
        bytes += lines[i].text.n + 2;
    char *p = wire_arena_alloc(d->tmp, bytes + 1);
    art->paras = WIRE_ARRAY(d->tmp, wire_para, n + 1);
    if (!p || !art->paras) return wire_fail_mem(err);
    art->body.p = p;
    for (size_t i = 0; i < n; i++) {
        uint32_t beg = (uint32_t)art->body.n;
        memcpy(p + beg, lines[i].text.p, lines[i].text.n);
        uint32_t end = beg + (uint32_t)lines[i].text.n;
        art->paras[i] = (wire_para){.span = {beg, end}};
        memcpy(p + end, "\n\n", 2);
        art->body.n = end + 2;
    }
    art->n_paras = n;
    return WIRE_OK;
}

/* Line that a byte of the body belongs to. */
static size_t line_at(const wire_article *art, uint32_t at)
{
    size_t i = 0;
    while (i + 1 < art->n_paras && art->paras[i + 1].span.beg <= at)
        i++;
    return i;
}

/* Are the cuts of a line within its span, in order, and its text what they
 * leave? */
static bool is_exact(const wire__digest *d, const wire_line *l)
{
    uint32_t at = l->span.beg;
    size_t n = 0;
    for (size_t i = 0; i <= l->n_cuts; i++) {
        uint32_t end = i < l->n_cuts ? l->cuts[i].beg : l->span.end;
        if (end < at || end > l->span.end || n + end - at > l->text.n ||
            memcmp(l->text.p + n, d->body.p + at, end - at) != 0)
            return false;
        n += end - at;
        if (i < l->n_cuts) at = l->cuts[i].end;
    }
    return n == l->text.n;
}

wire_status wire__digest_side(wire__digest *d, wire_err *err)
{
    if (d->side) return WIRE_OK;
    return wire_compare_side_new(d->doc, d->idf, d->tmp, &d->side, err);
}

wire_status wire__digest_hold(wire__digest *d, const wire_line *lines, size_t n,
                              bool *ok, wire_err *err)
{
    wire_article art = *d->doc->article;
    wire_comparison c;
    wire_doc copy;
    for (size_t i = 0; i < n; i++)
        ok[i] = is_exact(d, &lines[i]);
    if (n == 0) return WIRE_OK;
    art.body = (wire_str){NULL, 0};
    WIRE_TRY(body_of(d, lines, n, &art, err));
    WIRE_TRY(wire_text_doc(&art, d->tmp, &copy, err));
    WIRE_TRY(wire__digest_side(d, err));
    WIRE_TRY(wire_compare_copy(d->side, &copy, d->tmp, &c, err));
    for (size_t i = 0; i < c.n_changes; i++) {
        const wire_change *x = &c.changes[i];
        if (x->severity < WIRE_SEVERITY_MEDIUM || x->copy == WIRE_NO_SENTENCE)
            continue;
        ok[line_at(&art, c.copy_sentences[x->copy].span.beg)] = false;
    }
    return WIRE_OK;
}
