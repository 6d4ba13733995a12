/* report_audit.c: labels, true and false, as a table and as JSON.
 *
 *   outlet            articles  labels  true  false  unknown  outdated
 *   Metro Daily Lens         6       4     3      1        -         1
 *
 *   ! Metro Daily Lens  v2.txt
 *     label says unmodified, the text is edited
 *       quotation altered: ... -> ...
 *   ! Metro Daily Lens  v3.txt
 *       still carries 214, corrected to 241 in v5.txt at 10:40
 *   ? Metro Daily Lens  v4.txt
 *     label says unmodified, against it speaks the text of
 *       v7.txt
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_changes.h"

#include <stdio.h>

/* ---- For people -------------------------------------------------------- */

enum { REFUTING_SHOWN = 5, COLUMNS_N = 6 };

/* Widths of the table: names take what the numbers leave. */
typedef struct {
    size_t name;             /* columns */
    size_t right[COLUMNS_N]; /* right ends; 0 where there is no room */
    const char *head[COLUMNS_N];
} table;

static bool is_told(const wire_audit_outlet *o)
{
    return o->labels > 0 || o->outdated > 0;
}

static size_t name_width(const wire_audit *a, bool unicode)
{
    size_t most = 10;

    for (size_t i = 0; i < a->n_outlets; i++) {
        size_t n = wire__cells(a->outlets[i].outlet, unicode);

        if (is_told(&a->outlets[i]) && n > most) most = n;
    }
    return most;
}

/* On narrow terminals the articles go first, short heads do for the rest. */
static table table_for(const wire__page *p, const wire_audit *a)
{
    static const char *const wide[] = {"articles", "labels",  "true",
                                       "false",    "unknown", "outdated"};
    static const char *const narrow[] = {"art.",  "lab.", "true",
                                         "false", "?",    "old"};
    static const size_t at_wide[] = {10, 8, 6, 7, 9, 10};
    static const size_t at_narrow[] = {5, 5, 5, 6, 3, 4};
    bool is_wide = p->width >= 72;
    size_t sum = 0, name = name_width(a, p->opts->unicode);
    table t;

    for (size_t i = 0; i < COLUMNS_N; i++)
        sum += is_wide ? at_wide[i] : at_narrow[i];
    if (name > p->width - sum) name = p->width - sum;
    t.name = name;
    for (size_t i = 0; i < COLUMNS_N; i++) {
        t.right[i] =
            (i ? t.right[i - 1] : name) + (is_wide ? at_wide[i] : at_narrow[i]);
        t.head[i] = is_wide ? wide[i] : narrow[i];
    }
    return t;
}

static void put_head(wire__page *p, const table *t)
{
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_lit(p, "outlet");
    for (size_t i = 0; i < COLUMNS_N; i++)
        wire__page_right(p, t->head[i], t->right[i]);
    wire__page_end(p);
}

static void put_outlet(wire__page *p, const table *t,
                       const wire_audit_outlet *o)
{
    const uint32_t counts[] = {o->articles, o->labels,  o->held,
                               o->broken,   o->unknown, o->outdated};
    char text[16];

    wire__page_text(p, o->outlet.n ? o->outlet : WIRE_STR("(not said)"),
                    t->name);
    for (size_t i = 0; i < COLUMNS_N; i++) {
        wire__page_ink(p, (i == 3 || i == 5) && counts[i] ? WIRE__INK_BAD
                                                          : WIRE__INK_PLAIN);
        snprintf(text, sizeof text, "%u", counts[i]);
        wire__page_right(p, counts[i] ? text : "-", t->right[i]);
    }
    wire__page_end(p);
}

static void put_article(wire__page *p, uint32_t article, bool is_bad)
{
    const wire_article *art = p->t->docs[article].article;

    wire__page_end(p);
    wire__page_ink(p, is_bad ? WIRE__INK_BAD : WIRE__INK_LOST);
    wire__page_lit(p, is_bad ? p->glyphs->bad : "?");
    wire__page_ink(p, WIRE__INK_STRONG);
    wire__page_lit(p, " ");
    if (art->outlet.n) {
        wire__page_text(p, art->outlet, p->width / 2);
        wire__page_lit(p, "  ");
    }
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_tail(p, art->id, p->width);
    wire__page_end(p);
}

static void put_more(wire__page *p, size_t n)
{
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_fmt(p, "    and %zu more (--all)", n);
    wire__page_end(p);
}

static void put_row(wire__page *p, const wire_audit_row *r)
{
    const wire_doc *d = &p->t->docs[r->article];
    size_t shown = p->opts->show_all ? r->n_refuting : REFUTING_SHOWN;

    put_article(p, r->article, true);
    wire__page_fmt(p, "  label says %s,", wire__claim_words(d->label.claim));
    if (p->width < 60) {
        wire__page_end(p);
        wire__page_lit(p, " ");
    }
    wire__page_fmt(p, " the text is %s", wire__grade_words(r->grade));
    wire__page_end(p);
    for (size_t i = 0; i < r->n_refuting && i < shown; i++) {
        const wire_change *c = &r->refuting[i];

        wire__page_to(p, 4);
        wire__page_ink(p, c->severity == WIRE_SEVERITY_HIGH ? WIRE__INK_BAD
                                                            : WIRE__INK_NOTE);
        wire__change_put(p, c, p->width);
        wire__page_end(p);
    }
    if (r->n_refuting > shown) put_more(p, r->n_refuting - shown);
}

/* Two that cannot both be true, and nobody knows which is. */
static void put_rival(wire__page *p, const wire_audit_row *r)
{
    const wire_doc *d = &p->t->docs[r->article];

    put_article(p, r->article, false);
    wire__page_fmt(p, "  label says %s,", wire__claim_words(d->label.claim));
    if (p->width < 60) {
        wire__page_end(p);
        wire__page_lit(p, " ");
    }
    wire__page_lit(p, " against it speaks the text of");
    wire__page_end(p);
    wire__page_to(p, 4);
    wire__page_tail(p, p->t->docs[r->rival].article->id, p->width - 4);
    wire__page_end(p);
}

/* ---- Copies that carry old text ----------------------------------------- */

/* What the agency corrected, withdrew or killed; with show_all also what it
 * only updated. */
static void put_outdated(wire__page *p, const wire_versions *v)
{
    for (size_t i = 0; i < v->n_stale;) {
        uint32_t article = v->stale[i].article;
        size_t n = 0, all = 0;

        for (; i < v->n_stale && v->stale[i].article == article; i++) {
            const wire_stale *s = &v->stale[i];
            const wire_article *by =
                p->t->docs[v->items[s->version].article].article;

            if (!s->is_corrected && !p->opts->show_all) continue;
            if (all++ >= REFUTING_SHOWN && !p->opts->show_all) continue;
            if (n++ == 0) put_article(p, article, true);
            wire__page_to(p, 4);
            wire__page_ink(p, s->is_corrected ? WIRE__INK_BAD : WIRE__INK_NOTE);
            wire__stale_put(p, s, by, by->id);
            wire__page_end(p);
        }
        if (all > n) put_more(p, all - n);
    }
}

static void put_labels(wire__page *p, const wire_audit *a)
{
    table t = table_for(p, a);
    size_t n = 0;

    for (size_t i = 0; i < a->n_outlets; i++) {
        if (!is_told(&a->outlets[i])) continue;
        if (n++ == 0) put_head(p, &t);
        put_outlet(p, &t, &a->outlets[i]);
    }
    if (n == 0) {
        wire__page_fmt(p, "no labels in %zu article%s", p->t->n_docs,
                       p->t->n_docs == 1 ? "" : "s");
        wire__page_end(p);
    }
    for (size_t i = 0; i < a->n_rows; i++)
        if (a->rows[i].holds == WIRE_HOLDS_NOT) put_row(p, &a->rows[i]);
    for (size_t i = 0; i < a->n_rows; i++)
        if (a->rows[i].has_rival) put_rival(p, &a->rows[i]);
    for (size_t f = 0; f < p->t->groups.n_families; f++)
        put_outdated(p, &p->t->versions[f]);
    if (p->t->n_stopped > 0) wire__page_end(p);
    wire__stopped_put(p);
}

wire_status wire_report_audit_text(const wire_trace *t, const wire_audit *a,
                                   const wire_report_opts *opts,
                                   wire_write_fn write, void *ctx,
                                   wire_err *err)
{
    wire__sink sink = {.write = write, .ctx = ctx};
    wire__page p;

    if (opts->columns < 40 || opts->columns > 400)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "columns must be 40 to 400");
    wire__page_init(&p, opts, &sink);
    p.t = t;
    put_labels(&p, a);
    return wire__sink_close(&sink, err);
}

/* ---- For programs ------------------------------------------------------ */

static void json_outlet(wire__json *j, const wire_audit_outlet *o)
{
    wire__json_open(j, '{');
    wire__json_field(j, "outlet", o->outlet);
    wire__json_count(j, "articles", o->articles);
    wire__json_count(j, "labels", o->labels);
    wire__json_count(j, "true", o->held);
    wire__json_count(j, "false", o->broken);
    wire__json_count(j, "unknown", o->unknown);
    wire__json_count(j, "outdated", o->outdated);
    wire__json_close(j, '}');
}

static void json_row(wire__json *j, const wire_trace *t,
                     const wire_audit_row *r)
{
    const wire_doc *d = &t->docs[r->article];
    wire_span s = d->label.span;

    wire__json_open(j, '{');
    wire__json_field(j, "id", d->article->id);
    wire__json_field(j, "outlet", d->article->outlet);
    wire__json_key(j, "parent");
    if (r->has_parent)
        wire__json_str(j, t->docs[r->parent].article->id);
    else
        wire__json_null(j);
    wire__json_field(j, "grade", wire_str_of(wire_grade_name(r->grade)));
    wire__json_key(j, "label");
    wire__json_open(j, '{');
    wire__json_field(j, "text", wire_str_sub(d->article->body, s.beg, s.end));
    wire__json_field(j, "claim", wire_str_of(wire_claim_name(d->label.claim)));
    wire__json_holds(j, "holds", r->holds);
    wire__json_close(j, '}');
    wire__json_key(j, "refuting");
    wire__json_open(j, '[');
    for (size_t i = 0; i < r->n_refuting; i++)
        wire__json_change(j, &r->refuting[i]);
    wire__json_close(j, ']');
    wire__json_key(j, "rival");
    if (r->has_rival)
        wire__json_str(j, t->docs[r->rival].article->id);
    else
        wire__json_null(j);
    wire__json_close(j, '}');
}

wire_status wire_report_audit_json(const wire_trace *t, const wire_audit *a,
                                   wire_write_fn write, void *ctx,
                                   wire_err *err)
{
    wire__sink sink = {.write = write, .ctx = ctx};
    wire__json j = {.out = &sink};

    wire__json_open(&j, '{');
    wire__json_field(&j, "schema", WIRE_STR("wirecopy.audit/1"));
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
    wire__json_key(&j, "stale");
    wire__json_open(&j, '[');
    for (size_t f = 0; f < t->groups.n_families; f++)
        for (size_t i = 0; i < t->versions[f].n_stale; i++)
            wire__json_stale(&j, t, &t->versions[f], &t->versions[f].stale[i]);
    wire__json_close(&j, ']');
    wire__json_key(&j, "stopped");
    wire__json_open(&j, '[');
    for (size_t i = 0; i < t->n_stopped; i++) {
        wire__json_open(&j, '{');
        wire__json_stopped(&j, t, &t->stopped[i]);
        wire__json_close(&j, '}');
    }
    wire__json_close(&j, ']');
    wire__json_close(&j, '}');
    wire__sink_lit(&sink, "\n");
    return wire__sink_close(&sink, err);
}
