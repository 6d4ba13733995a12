/* report_digest_json.c: digests as JSON, schema wirecopy.digest/1.
 *
 *   line  {"text":...,"article":id,"span":[beg,end],"cut":[[beg,end]...]}
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_changes.h"

#include <stdio.h>

/* One digest being written. */
typedef struct {
    wire__json *j;
    const wire_digest *d;
    const wire_doc *docs;
} view;

static wire_str id_of(const view *v, uint32_t article)
{
    return v->docs[article].article->id;
}

static void put_line(const view *v, const wire_line *l)
{
    wire__json *j = v->j;

    wire__json_open(j, '{');
    wire__json_key(j, "text");
    wire__json_str(j, l->text);
    wire__json_field(j, "article", id_of(v, l->article));
    if (l->of == WIRE_LINE_TITLE) wire__json_word(j, "of", "title");
    if (l->is_question) wire__json_word(j, "form", "question");
    wire__json_key(j, "span");
    wire__json_span(j, l->span);
    wire__json_key(j, "cut");
    wire__json_open(j, '[');
    for (size_t i = 0; i < l->n_cuts; i++)
        wire__json_span(j, l->cuts[i]);
    wire__json_close(j, ']');
    wire__json_close(j, '}');
}

static void put_line_as(const view *v, const char *name, const wire_line *l)
{
    wire__json_key(v->j, name);
    put_line(v, l);
}

static void put_lines(const view *v, const char *name, const wire_line *l,
                      size_t n)
{
    if (n == 0) return;
    wire__json_key(v->j, name);
    wire__json_open(v->j, '[');
    for (size_t i = 0; i < n; i++)
        put_line(v, &l[i]);
    wire__json_close(v->j, ']');
}

/* null when no time is told; date null when it is told and not resolved. */
static void put_when(const view *v, const char *name, const wire_when *w)
{
    wire__json *j = v->j;
    char date[16];

    wire__json_key(j, name);
    if (w->text.n == 0) {
        wire__json_null(j);
        return;
    }
    wire_when_format(w, date);
    wire__json_open(j, '{');
    wire__json_field(j, "text", w->text);
    wire__json_field(j, "date", wire_str_of(date));
    wire__json_word(j, "precision", wire_when_precision_name(w->precision));
    wire__json_close(j, '}');
}

/* A section is opened when it has something to say. */
static bool open_section(const view *v, const char *name, size_t n)
{
    if (n == 0) return false;
    wire__json_key(v->j, name);
    wire__json_open(v->j, '[');
    return true;
}

static void put_statements(const view *v)
{
    wire__json *j = v->j;

    if (!open_section(v, "statements", v->d->n_statements)) return;
    for (size_t i = 0; i < v->d->n_statements; i++) {
        const wire_statement *s = &v->d->statements[i];

        wire__json_open(j, '{');
        wire__json_field(j, "speaker", s->speaker);
        wire__json_field(j, "source", s->source);
        wire__json_field(j, "cue", s->cue);
        put_line_as(v, "words", &s->words);
        wire__json_key(j, "direct");
        wire__json_bool(j, s->is_direct);
        wire__json_word(j, "kind", wire_said_kind_name(s->kind));
        wire__json_key(j, "negated");
        wire__json_bool(j, s->is_negated);
        wire__json_field(j, "addressee", s->addressee);
        put_when(v, "when", &s->when);
        put_line_as(v, "of", &s->of);
        wire__json_close(j, '}');
    }
    wire__json_close(j, ']');
}

static void put_plans(const view *v)
{
    wire__json *j = v->j;

    if (open_section(v, "schedule", v->d->n_schedule)) {
        for (size_t i = 0; i < v->d->n_schedule; i++) {
            wire__json_open(j, '{');
            put_line_as(v, "what", &v->d->schedule[i].what);
            put_when(v, "when", &v->d->schedule[i].when);
            wire__json_close(j, '}');
        }
        wire__json_close(j, ']');
    }
    if (!open_section(v, "promises", v->d->n_promises)) return;
    for (size_t i = 0; i < v->d->n_promises; i++) {
        wire__json_open(j, '{');
        wire__json_field(j, "who", v->d->promises[i].who);
        put_line_as(v, "what", &v->d->promises[i].what);
        put_when(v, "by", &v->d->promises[i].by);
        wire__json_close(j, '}');
    }
    wire__json_close(j, ']');
}

static void put_numbers(const view *v)
{
    wire__json *j = v->j;

    if (!open_section(v, "numbers", v->d->n_numbers)) return;
    for (size_t i = 0; i < v->d->n_numbers; i++) {
        const wire_figure *f = &v->d->numbers[i];

        wire__json_open(j, '{');
        wire__json_key(j, "value");
        wire__json_real(j, f->value);
        wire__json_field(j, "text", f->text);
        wire__json_field(j, "unit", f->unit);
        put_line_as(v, "of", &f->of);
        wire__json_close(j, '}');
    }
    wire__json_close(j, ']');
}

static void put_differences(const view *v)
{
    wire__json *j = v->j;

    if (!open_section(v, "differences", v->d->n_differences)) return;
    for (size_t i = 0; i < v->d->n_differences; i++) {
        const wire_difference *x = &v->d->differences[i];

        wire__json_open(j, '{');
        wire__json_word(j, "type", wire_change_name(x->type));
        wire__json_word(j, "severity", wire_severity_name(x->severity));
        wire__json_field(j, "source_text", x->source_text);
        wire__json_field(j, "copy_text", x->copy_text);
        wire__json_field(j, "note", x->note);
        if (x->has_source) put_line_as(v, "source", &x->source);
        if (x->has_copy) put_line_as(v, "copy", &x->copy);
        wire__json_close(j, '}');
    }
    wire__json_close(j, ']');
}

/* ---- How it was made ---------------------------------------------------- */

static void put_sources(const view *v)
{
    wire__json *j = v->j;

    wire__json_key(j, "sources");
    wire__json_open(j, '[');
    for (size_t i = 0; i < v->d->n_articles; i++) {
        const wire_article *a = v->docs[v->d->articles[i]].article;

        wire__json_open(j, '{');
        wire__json_field(j, "article", a->id);
        wire__json_word(j, "role",
                        i > 0                  ? "compared"
                        : v->d->is_source_lost ? "representative"
                                               : "source");
        wire__json_field(j, "outlet", a->outlet);
        wire__json_field(j, "title", a->title);
        wire__json_field(j, "url", a->url);
        wire__json_key(j, "published");
        wire__json_time(j, a->published);
        if (i == 0) {
            wire__json_key(j, "credits");
            wire__json_credits(j, &v->docs[v->d->articles[i]]);
        }
        wire__json_close(j, '}');
    }
    wire__json_close(j, ']');
}

static void put_method(const view *v)
{
    wire__json *j = v->j;
    const wire_digest *d = v->d;

    wire__json_key(j, "method");
    wire__json_open(j, '{');
    wire__json_word(j, "kind", d->method);
    wire__json_word(j, "program", "wirecopy " WIRE_VERSION);
    wire__json_word(j, "scorer", d->scorer);
    wire__json_key(j, "parameters");
    wire__json_open(j, '{');
    wire__json_count(j, "synopsis", d->opts.max_synopsis);
    wire__json_count(j, "takeaways_least", d->opts.min_takeaways);
    wire__json_count(j, "takeaways_most", d->opts.max_takeaways);
    wire__json_key(j, "question");
    wire__json_bool(j, d->opts.question);
    wire__json_key(j, "compress");
    wire__json_bool(j, d->opts.compress);
    wire__json_close(j, '}');
    wire__json_word(j, "headline", wire_headline_form_name(d->headline_form));
    wire__json_count(j, "sentences", d->n_sentences);
    wire__json_count(j, "held", d->n_held);
    wire__json_count(j, "dropped", d->n_dropped);
    wire__json_key(j, "full");
    wire__json_bool(j, d->is_full);
    put_sources(v);
    if (d->opts.reviewer.n > 0)
        wire__json_field(j, "reviewer", d->opts.reviewer);
    if (d->opts.responsible.n > 0)
        wire__json_field(j, "responsible", d->opts.responsible);
    wire__json_close(j, '}');
}

/* "e1", "f1" as trace numbers its families, or the article's id. */
static void put_story(const view *v)
{
    wire__json *j = v->j;
    const wire_digest *d = v->d;
    char id[16];

    snprintf(id, sizeof id, "%c%u", d->kind == WIRE_STORY_EVENT ? 'e' : 'f',
             d->number + 1);
    wire__json_key(j, "story");
    wire__json_open(j, '{');
    wire__json_word(j, "kind", wire_story_kind_name(d->kind));
    wire__json_field(j, "id",
                     d->kind == WIRE_STORY_ARTICLE ? id_of(v, d->source)
                                                   : wire_str_of(id));
    wire__json_field(j, "source", id_of(v, d->source));
    wire__json_field(j, "language", d->language);
    wire__json_close(j, '}');
}

static void put_digest(const view *v)
{
    wire__json *j = v->j;
    const wire_digest *d = v->d;

    wire__json_open(j, '{');
    wire__json_field(j, "schema", WIRE_STR("wirecopy.digest/1"));
    put_story(v);
    if (d->has_headline) put_line_as(v, "headline", &d->headline);
    put_lines(v, "synopsis", d->synopsis, d->n_synopsis);
    put_lines(v, "takeaways", d->takeaways, d->n_takeaways);
    put_statements(v);
    put_plans(v);
    put_numbers(v);
    put_differences(v);
    put_method(v);
    wire__json_close(j, '}');
}

wire_status wire_report_digest_json(const wire_digest *digests, size_t n,
                                    const wire_doc *docs,
                                    wire_report_shape shape,
                                    wire_write_fn write, void *ctx,
                                    wire_err *err)
{
    wire__sink sink = {.write = write, .ctx = ctx};

    if (shape == WIRE_REPORT_ARRAY) wire__sink_lit(&sink, "[");
    for (size_t i = 0; i < n && !sink.refused; i++) {
        wire__json j = {.out = &sink};
        view v = {&j, &digests[i], docs};

        if (i > 0 && shape == WIRE_REPORT_ARRAY) wire__sink_lit(&sink, ",\n");
        put_digest(&v);
        if (shape != WIRE_REPORT_ARRAY) wire__sink_lit(&sink, "\n");
    }
    if (shape == WIRE_REPORT_ARRAY) wire__sink_lit(&sink, "]\n");
    return wire__sink_close(&sink, err);
}
