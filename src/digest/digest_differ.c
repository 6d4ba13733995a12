/* digest_differ.c: what outlets tell differently.
 *
 *   trace: edge of a family -> finding -> changes
 *   digest: the gravest of them, each with its two sentences
 *
 * Here, and only here, lines come from other members than the source.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "digest_int.h"

enum { DIFFERENCES_MAX = 20 };

/* One change of the trace. */
typedef struct {
    const wire_change *change;
    uint32_t parent, child;
    uint32_t order;
} found;

static bool is_told(const wire_change *c)
{
    return c->severity >= WIRE_SEVERITY_MEDIUM &&
           c->type != WIRE_CHANGE_HEADLINE_CHANGED &&
           c->type != WIRE_CHANGE_SENTENCE_OMITTED &&
           c->type != WIRE_CHANGE_DETAIL_OMITTED && c->has_copy_span;
}

static int gravest_first(const void *x, const void *y)
{
    const found *a = x, *b = y;
    if (a->change->severity != b->change->severity)
        return a->change->severity > b->change->severity ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static wire_status list_found(const wire__digest *d, found **out, size_t *out_n,
                              wire_err *err)
{
    const wire_trace *t = d->in->trace;
    size_t n = 0;
    *out = NULL;
    for (int pass = 0; pass < 2; pass++) {
        size_t k = 0;
        for (size_t i = 0; i < d->in->n_families; i++) {
            uint32_t f = d->in->families[i];
            const wire_lineage *l = &t->lineages[f];
            for (size_t e = 0; t->findings[f] && e < l->n_edges; e++)
                for (size_t c = 0; c < t->findings[f][e].n_changes; c++) {
                    const wire_change *x = &t->findings[f][e].changes[c];
                    if (!is_told(x)) continue;
                    if (pass == 1)
                        (*out)[k] = (found){x, l->edges[e].parent,
                                            l->edges[e].child, (uint32_t)k};
                    k++;
                }
        }
        n = k;
        if (pass == 1 || n == 0) break;
        *out = WIRE_ARRAY(d->tmp, found, n);
        if (!*out) return wire_fail_mem(err);
    }
    *out_n = n;
    return WIRE_OK;
}

/* The sentence of an article that a span begins in, as a line. */
static wire_status sentence_line(wire__digest *d, uint32_t article,
                                 wire_span at, wire_line *out, bool *has,
                                 wire_err *err)
{
    const wire_doc *doc = &d->in->docs[article];
    const wire_article *art = doc->article;
    wire_sentence *s;
    size_t n;
    size_t p = 0;
    *has = false;
    while (p < art->n_paras && art->paras[p].span.end <= at.beg)
        p++;
    if (p == art->n_paras) return WIRE_OK;
    WIRE_TRY(wire_text_sentences(art->body, &art->paras[p], 1, doc->language,
                                 d->tmp, &s, &n, err));
    for (size_t i = 0; i < n; i++)
        if (s[i].span.beg <= at.beg && at.beg < s[i].span.end) {
            *out = (wire_line){.article = article, .span = s[i].span};
            out->text = wire_str_sub(art->body, s[i].span.beg, s[i].span.end);
            *has = true;
            break;
        }
    return WIRE_OK;
}

static wire_status add(wire__digest *d, const found *x, wire_err *err)
{
    const wire_change *c = x->change;
    wire_difference *out = &d->out->differences[d->out->n_differences];
    *out = (wire_difference){.type = c->type,
                             .severity = c->severity,
                             .source_text = c->source_text,
                             .copy_text = c->copy_text,
                             .note = c->note};
    if (c->has_source_span)
        WIRE_TRY(sentence_line(d, x->parent, c->source_span, &out->source,
                               &out->has_source, err));
    WIRE_TRY(sentence_line(d, x->child, c->copy_span, &out->copy,
                           &out->has_copy, err));
    if (out->has_copy) d->out->n_differences++;
    return WIRE_OK;
}

wire_status wire__digest_differences(wire__digest *d, wire_err *err)
{
    found *v;
    size_t n;
    const wire_trace *t = d->in->trace;
    if (!t || !t->findings || !t->lineages || d->in->n_families == 0)
        return WIRE_OK;
    WIRE_TRY(list_found(d, &v, &n, err));
    if (n == 0) return WIRE_OK;
    qsort(v, n, sizeof *v, gravest_first);
    if (n > DIFFERENCES_MAX) n = DIFFERENCES_MAX;
    d->out->differences = WIRE_ARRAY(d->a, wire_difference, n);
    if (!d->out->differences) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++)
        WIRE_TRY(add(d, &v[i], err));
    return WIRE_OK;
}
