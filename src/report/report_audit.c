/* report_audit.c: labels, true and false, as a table and as JSON.
 *
 *   Are the labels true
 *                                articles  labels  true  false  unknown
 *     Metro Daily Lens                  6       4     3      1        0
 *
 *   !  Metro Daily Lens  v2.txt   says unmodified, is edited
 *      quote_altered  "..." -> "..."
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_int.h"

#include <stdio.h>

/* ---- For people -------------------------------------------------------- */

enum { NAME_COLUMNS = 30, NUMBER_COLUMNS = 9 };

static void put_count(wire__page *p, uint32_t n, size_t column)
{
    char text[16];

    snprintf(text, sizeof text, "%u", n);
    wire__page_right(p, n ? text : "-", column);
}

static void put_head(wire__page *p)
{
    static const char *const names[] = {"articles", "labels", "true", "false",
                                        "unknown"};
    size_t column = NAME_COLUMNS;

    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_lit(p, "outlet");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        wire__page_right(p, names[i], column += NUMBER_COLUMNS);
    wire__page_ink(p, WIRE__INK_PLAIN);
    wire__page_end(p);
}

static void put_outlet(wire__page *p, const wire_audit_outlet *o)
{
    const uint32_t counts[] = {o->articles, o->labels, o->held, o->broken,
                               o->unknown};
    size_t column = NAME_COLUMNS;

    wire__page_text(p, o->outlet.n ? o->outlet : WIRE_STR("(not said)"),
                    NAME_COLUMNS - 1);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        wire__page_ink(p,
                       i == 3 && counts[i] ? WIRE__INK_BAD : WIRE__INK_PLAIN);
        put_count(p, counts[i], column += NUMBER_COLUMNS);
    }
    wire__page_ink(p, WIRE__INK_PLAIN);
    wire__page_end(p);
}

static void put_refuting(wire__page *p, const wire_change *c)
{
    wire__page_lit(p, "   ");
    wire__page_ink(p, WIRE__INK_NOTE);
    wire__page_lit(p, wire_change_name(c->type));
    wire__page_ink(p, WIRE__INK_PLAIN);
    wire__page_lit(p, "  ");
    size_t half = wire__page_room(p) / 2;
    if (half < 8) half = 8;
    if (c->source_text.n) {
        wire__page_text(p, c->source_text, half - 3);
        wire__page_lit(p, " -> ");
    }
    wire__page_text(p, c->copy_text.n ? c->copy_text : WIRE_STR("(left out)"),
                    wire__page_room(p));
    wire__page_end(p);
}

static void put_row(wire__page *p, const wire_audit_row *r)
{
    const wire_doc *d = &p->t->docs[r->article];
    const wire_article *art = d->article;

    wire__page_ink(p, WIRE__INK_BAD);
    wire__page_lit(p, p->glyphs->bad);
    wire__page_ink(p, WIRE__INK_PLAIN);
    wire__page_lit(p, " ");
    if (art->outlet.n) {
        wire__page_text(p, art->outlet, NAME_COLUMNS);
        wire__page_lit(p, "  ");
    }
    wire__page_tail(p, art->id, wire__page_room(p) / 2);
    wire__page_end(p);
    wire__page_fmt(p, "   label says %s, but the text is %s",
                   wire_claim_name(d->label.claim), wire_grade_name(r->grade));
    wire__page_end(p);
    for (size_t i = 0; i < r->n_refuting; i++)
        put_refuting(p, &r->refuting[i]);
    if (r->refuting_total > r->n_refuting) {
        wire__page_fmt(p, "   and %u more",
                       r->refuting_total - (uint32_t)r->n_refuting);
        wire__page_end(p);
    }
}

wire_status wire_report_audit_text(const wire_trace *t, const wire_audit *a,
                                   const wire_report_opts *opts,
                                   wire_write_fn write, void *ctx,
                                   wire_err *err)
{
    wire__sink sink = {.write = write, .ctx = ctx};
    wire__page p;

    wire__page_init(&p, opts, &sink);
    p.t = t;
    put_head(&p);
    for (size_t i = 0; i < a->n_outlets; i++)
        if (a->outlets[i].labels) put_outlet(&p, &a->outlets[i]);
    for (size_t i = 0; i < a->n_rows; i++) {
        if (a->rows[i].holds != WIRE_HOLDS_NOT) continue;
        wire__page_end(&p);
        put_row(&p, &a->rows[i]);
    }
    return wire__sink_close(&sink, err);
}

/* ---- For programs ------------------------------------------------------ */

static void key_uint(wire__json *j, const char *name, uint64_t n)
{
    wire__json_key(j, name);
    wire__json_uint(j, n);
}

static void key_str(wire__json *j, const char *name, wire_str s)
{
    wire__json_key(j, name);
    wire__json_str_or_null(j, s);
}

static void json_outlet(wire__json *j, const wire_audit_outlet *o)
{
    wire__json_open(j, '{');
    key_str(j, "outlet", o->outlet);
    key_uint(j, "articles", o->articles);
    key_uint(j, "labels", o->labels);
    key_uint(j, "true", o->held);
    key_uint(j, "false", o->broken);
    key_uint(j, "unknown", o->unknown);
    wire__json_close(j, '}');
}

static void json_change(wire__json *j, const wire_change *c)
{
    wire__json_open(j, '{');
    key_str(j, "type", wire_str_of(wire_change_name(c->type)));
    key_str(j, "severity", wire_str_of(wire_severity_name(c->severity)));
    key_str(j, "source_text", c->source_text);
    key_str(j, "copy_text", c->copy_text);
    key_str(j, "note", c->note);
    wire__json_close(j, '}');
}

static void json_row(wire__json *j, const wire_trace *t,
                     const wire_audit_row *r)
{
    const wire_doc *d = &t->docs[r->article];
    wire_span s = d->label.span;

    wire__json_open(j, '{');
    key_str(j, "id", d->article->id);
    key_str(j, "outlet", d->article->outlet);
    wire__json_key(j, "parent");
    if (r->has_parent)
        wire__json_str(j, t->docs[r->parent].article->id);
    else
        wire__json_null(j);
    key_str(j, "grade", wire_str_of(wire_grade_name(r->grade)));
    wire__json_key(j, "label");
    wire__json_open(j, '{');
    key_str(j, "text", wire_str_sub(d->article->body, s.beg, s.end));
    key_str(j, "claim", wire_str_of(wire_claim_name(d->label.claim)));
    wire__json_key(j, "holds");
    if (r->holds == WIRE_HOLDS_UNKNOWN)
        wire__json_null(j);
    else
        wire__json_bool(j, r->holds == WIRE_HOLDS);
    wire__json_close(j, '}');
    key_uint(j, "refuting_total", r->refuting_total);
    wire__json_key(j, "refuting");
    wire__json_open(j, '[');
    for (size_t i = 0; i < r->n_refuting; i++)
        json_change(j, &r->refuting[i]);
    wire__json_close(j, ']');
    wire__json_close(j, '}');
}

wire_status wire_report_audit_json(const wire_trace *t, const wire_audit *a,
                                   wire_write_fn write, void *ctx,
                                   wire_err *err)
{
    wire__sink sink = {.write = write, .ctx = ctx};
    wire__json j = {.out = &sink};

    wire__json_open(&j, '{');
    key_str(&j, "schema", WIRE_STR("wirecopy.audit/1"));
    wire__json_key(&j, "outlets");
    wire__json_open(&j, '[');
    for (size_t i = 0; i < a->n_outlets; i++)
        json_outlet(&j, &a->outlets[i]);
    wire__json_close(&j, ']');
    wire__json_key(&j, "articles");
    wire__json_open(&j, '[');
    for (size_t i = 0; i < a->n_rows; i++) {
        json_row(&j, t, &a->rows[i]);
        wire__sink_pump(&sink);
    }
    wire__json_close(&j, ']');
    wire__json_close(&j, '}');
    wire__sink_lit(&sink, "\n");
    return wire__sink_close(&sink, err);
}
