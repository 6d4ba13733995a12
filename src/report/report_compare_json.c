/* report_compare_json.c: what a copy changed, as JSON.
 *
 *   {"schema":"wirecopy.compare/1","source":{...},"copy":{...},...}
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_changes.h"

static void put_frac(wire__json *j, const char *name, double x)
{
    wire__json_key(j, name);
    wire__json_frac(j, x);
}

static void put_article(wire__json *j, const char *name, const wire_doc *d)
{
    const wire_article *a = d->article;

    wire__json_key(j, name);
    wire__json_open(j, '{');
    wire__json_field(j, "id", a->id);
    wire__json_field(j, "path", a->path);
    wire__json_field(j, "outlet", a->outlet);
    wire__json_key(j, "published");
    wire__json_time(j, a->published);
    wire__json_field(j, "title", a->title);
    wire__json_field(j, "url", a->url);
    wire__json_field(j, "language", d->language);
    wire__json_key(j, "credits");
    wire__json_credits(j, d);
    wire__json_key(j, "dateline");
    wire__json_dateline(j, d);
    wire__json_key(j, "label");
    wire__json_label(j, d);
    wire__json_close(j, '}');
}

static void put_label(wire__json *j, const wire_doc *d,
                      const wire_comparison *c)
{
    wire_span s = d->label.span;

    wire__json_key(j, "label");
    if (!c->has_label) {
        wire__json_null(j);
        return;
    }
    wire__json_open(j, '{');
    wire__json_field(j, "text", wire_str_sub(d->article->body, s.beg, s.end));
    wire__json_word(j, "claim", wire_claim_name(d->label.claim));
    wire__json_holds(j, "holds", c->label_holds);
    wire__json_close(j, '}');
}

static void put_sentences(wire__json *j, const char *name, wire_str body,
                          const wire_sentence *v, size_t n)
{
    wire__json_key(j, name);
    wire__json_open(j, '[');
    for (size_t i = 0; i < n; i++) {
        wire_span s = v[i].span;

        wire__json_open(j, '{');
        wire__json_key(j, "text");
        wire__json_str(j, wire_str_sub(body, s.beg, s.end));
        wire__json_key(j, "beg");
        wire__json_uint(j, s.beg);
        wire__json_key(j, "end");
        wire__json_uint(j, s.end);
        wire__json_close(j, '}');
    }
    wire__json_close(j, ']');
}

static void put_numbers(wire__json *j, const char *name, const uint32_t *v,
                        size_t n)
{
    wire__json_key(j, name);
    wire__json_open(j, '[');
    for (size_t i = 0; i < n; i++)
        wire__json_uint(j, v[i]);
    wire__json_close(j, ']');
}

static void put_link(wire__json *j, const wire_link *l)
{
    wire__json_open(j, '{');
    wire__json_key(j, "copy");
    wire__json_uint(j, l->copy);
    put_numbers(j, "source", l->source, l->n_source);
    wire__json_word(j, "relation", wire_relation_name(l->relation));
    put_frac(j, "score", l->score);
    wire__json_close(j, '}');
}

static void put_change(wire__json *j, const wire_change *c)
{
    wire__json_open(j, '{');
    wire__json_word(j, "type", wire_change_name(c->type));
    wire__json_word(j, "severity", wire_severity_name(c->severity));
    wire__json_key(j, "copy");
    if (c->copy == WIRE_NO_SENTENCE)
        wire__json_null(j);
    else
        wire__json_uint(j, c->copy);
    put_numbers(j, "source", c->source, c->n_source);
    wire__json_change_fields(j, c);
    wire__json_close(j, '}');
}

static void put_lists(wire__json *j, const wire_compared *p, uint32_t only)
{
    const wire_comparison *c = p->result;

    wire__json_key(j, "sentences");
    wire__json_open(j, '{');
    put_sentences(j, "source", p->source->article->body, c->source_sentences,
                  c->n_source_sentences);
    put_sentences(j, "copy", p->copy->article->body, c->copy_sentences,
                  c->n_copy_sentences);
    wire__json_close(j, '}');
    wire__json_key(j, "links");
    wire__json_open(j, '[');
    for (size_t i = 0; i < c->n_links; i++)
        put_link(j, &c->links[i]);
    wire__json_close(j, ']');
    put_numbers(j, "omitted", c->omitted, c->n_omitted);
    wire__json_key(j, "changes");
    wire__json_open(j, '[');
    for (size_t i = 0; i < c->n_changes; i++)
        if (only >> c->changes[i].type & 1u) put_change(j, &c->changes[i]);
    wire__json_close(j, ']');
}

static void put_compared(wire__json *j, const wire_compared *p, uint32_t only)
{
    const wire_comparison *c = p->result;

    wire__json_open(j, '{');
    wire__json_field(j, "schema", WIRE_STR("wirecopy.compare/1"));
    put_article(j, "source", p->source);
    put_article(j, "copy", p->copy);
    wire__json_word(j, "verdict", wire_verdict_name(c->verdict));
    put_frac(j, "probability", c->probability);
    wire__json_word(j, "direction", wire_direction_name(c->direction));
    wire__json_word(j, "grade", wire_grade_name(c->grade));
    put_label(j, p->copy, c);
    wire__json_version(j, p);
    put_frac(j, "source_containment", c->source_containment);
    put_frac(j, "copy_containment", c->copy_containment);
    put_lists(j, p, only);
    wire__json_key(j, "harmless");
    wire__json_uint(j, c->harmless_n);
    wire__json_key(j, "full");
    wire__json_bool(j, c->is_full);
    wire__json_close(j, '}');
}

wire_status wire_report_compare_json(const wire_compared *pairs, size_t n,
                                     uint32_t only, wire_report_shape shape,
                                     wire_write_fn write, void *ctx,
                                     wire_err *err)
{
    wire__sink sink = {.write = write, .ctx = ctx};

    if (shape == WIRE_REPORT_ARRAY) wire__sink_lit(&sink, "[");
    for (size_t i = 0; i < n && !sink.refused; i++) {
        wire__json j = {.out = &sink};

        if (i > 0 && shape == WIRE_REPORT_ARRAY) wire__sink_lit(&sink, ",\n");
        put_compared(&j, &pairs[i], only);
        if (shape != WIRE_REPORT_ARRAY) wire__sink_lit(&sink, "\n");
    }
    if (shape == WIRE_REPORT_ARRAY) wire__sink_lit(&sink, "]\n");
    return wire__sink_close(&sink, err);
}
