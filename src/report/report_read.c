/* report_read.c: what was understood of each article, and from which bytes.
 *
 *   {"schema":"wirecopy.read/1","articles":[...],"listed":[...],
 *    "feeds":[...],"skipped":[...]}
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "report_changes.h"
#include "report_int.h"

/* ---- JSON ------------------------------------------------------------- */

static void put_paragraphs(wire__json *j, const wire_article *a)
{
    wire__json_open(j, '[');
    for (size_t i = 0; i < a->n_paras; i++) {
        const wire_para *p = &a->paras[i];

        wire__json_open(j, '{');
        wire__json_key(j, "beg");
        wire__json_uint(j, p->span.beg);
        wire__json_key(j, "end");
        wire__json_uint(j, p->span.end);
        wire__json_key(j, "source");
        wire__json_open(j, '[');
        wire__json_uint(j, p->src_beg);
        wire__json_uint(j, p->src_end);
        wire__json_close(j, ']');
        wire__json_close(j, '}');
    }
    wire__json_close(j, ']');
}

static void put_field(wire__json *j, const char *name, wire_str value)
{
    wire__json_key(j, name);
    wire__json_str_or_null(j, value);
}

/* What is written where the format said nothing of an item. */
static const wire_item nothing_said;

static void put_revision(wire__json *j, wire_revision r)
{
    if (r == WIRE_REVISION_NONE)
        wire__json_null(j);
    else
        wire__json_str(j, wire_str_of(wire_revision_name(r)));
}

static void put_change(wire__json *j, const wire_item *item)
{
    wire__json_key(j, "change");
    if (item->marked == WIRE_REVISION_NONE &&
        item->inferred == WIRE_REVISION_NONE) {
        wire__json_null(j);
        return;
    }
    wire__json_open(j, '{');
    wire__json_key(j, "marked");
    put_revision(j, item->marked);
    wire__json_key(j, "inferred");
    put_revision(j, item->inferred);
    wire__json_close(j, '}');
}

static void put_subjects(wire__json *j, const wire_item *item)
{
    wire__json_key(j, "subjects");
    wire__json_open(j, '[');
    for (size_t i = 0; i < item->n_subjects; i++)
        wire__json_str(j, item->subjects[i].code.n ? item->subjects[i].code
                                                   : item->subjects[i].name);
    wire__json_close(j, ']');
}

static void put_links(wire__json *j, const wire_item *item)
{
    wire__json_key(j, "links");
    wire__json_open(j, '[');
    for (size_t i = 0; i < item->n_links; i++) {
        wire__json_open(j, '{');
        wire__json_key(j, "rel");
        wire__json_str(j, item->links[i].rel);
        wire__json_key(j, "target");
        wire__json_str(j, item->links[i].target);
        wire__json_close(j, '}');
    }
    wire__json_close(j, ']');
}

static void put_marks(wire__json *j, const wire_doc *d)
{
    wire__json_key(j, "credits");
    wire__json_credits(j, d);
    wire__json_key(j, "dateline");
    wire__json_dateline(j, d);
    wire__json_key(j, "label");
    wire__json_label(j, d);
}

/* Only when it was asked for. */
static void put_why(wire__json *j, const wire_article *a)
{
    if (!a->why) return;
    wire__json_key(j, "explain");
    wire__json_open(j, '[');
    for (size_t i = 0; i < a->n_why; i++) {
        wire__json_open(j, '{');
        put_field(j, "field", wire_str_of(wire_field_name(a->why[i].field)));
        put_field(j, "from", a->why[i].from);
        wire__json_key(j, "at");
        wire__json_uint(j, a->why[i].at);
        wire__json_close(j, '}');
    }
    wire__json_close(j, ']');
}

static void put_article(wire__json *j, const wire_doc *d)
{
    const wire_article *a = d->article;
    const wire_item *item = a->item ? a->item : &nothing_said;

    wire__json_open(j, '{');
    put_field(j, "id", a->id);
    put_field(j, "version", item->version);
    put_field(j, "format", wire_str_of(wire_format_name(a->format)));
    put_field(j, "path", a->path);
    wire__json_key(j, "at");
    wire__json_uint(j, a->src_off);
    put_field(j, "outlet", a->outlet);
    put_field(j, "url", a->url);
    put_field(j, "language", d->language.n ? d->language : a->language);
    wire__json_key(j, "published");
    wire__json_time(j, a->published);
    wire__json_key(j, "modified");
    wire__json_time(j, a->modified);
    put_field(j, "status", wire_str_of(wire_pub_status_name(item->status)));
    wire__json_key(j, "embargoed");
    wire__json_time(j, item->embargoed);
    put_change(j, item);
    put_field(j, "title", a->title);
    put_field(j, "byline", a->byline);
    put_field(j, "summary", a->summary);
    put_marks(j, d);
    put_subjects(j, item);
    put_links(j, item);
    put_field(j, "ed_note", item->ed_note);
    put_field(j, "rights", item->rights);
    wire__json_key(j, "body");
    wire__json_str(j, a->body);
    wire__json_key(j, "paragraphs");
    put_paragraphs(j, a);
    put_why(j, a);
    wire__json_close(j, '}');
}

static void put_skip(wire__json *j, const wire_skip *s)
{
    wire__json_open(j, '{');
    put_field(j, "path", s->path);
    wire__json_key(j, "at");
    if (s->at == WIRE_NO_OFF)
        wire__json_null(j);
    else
        wire__json_uint(j, s->at);
    put_field(j, "why", s->why);
    wire__json_close(j, '}');
}

/* ---- Every article ---------------------------------------------------- */

/* What a file holds, what it only names, and the feeds it is or names. */
typedef enum { PUT_ARTICLES, PUT_LISTED, PUT_FEEDS } which;

typedef struct {
    wire__sink sink;
    wire__json json;
    wire__page page;
    const wire_report_opts *opts; /* NULL for JSON */
} reads;

static void put_lines(wire__page *p, const wire_doc *d, which what);

static wire_status put_batch(reads *r, const wire_batch *b, which what,
                             wire_arena *a, wire_err *err)
{
    const wire_article *p = what == PUT_ARTICLES ? b->articles
                            : what == PUT_LISTED ? b->listed
                                                 : b->feeds;
    size_t n = what == PUT_ARTICLES ? b->n_articles
               : what == PUT_LISTED ? b->n_listed
                                    : b->n_feeds;

    for (size_t i = 0; i < n && !r->sink.refused; i++) {
        wire_arena_mark mark = wire_arena_save(a);
        wire_doc d;

        WIRE_TRY(wire_text_doc(&p[i], a, &d, err));
        if (r->opts)
            put_lines(&r->page, &d, what);
        else
            put_article(&r->json, &d);
        wire_arena_rewind(a, mark);
    }
    return WIRE_OK;
}

static wire_status put_batches(reads *r, const wire_batch *batches, size_t n,
                               which what, wire_err *err)
{
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_status status = WIRE_OK;

    if (!a) return wire_fail_mem(err);
    for (size_t i = 0; i < n && status == WIRE_OK; i++)
        status = put_batch(r, &batches[i], what, a, err);
    wire_arena_free(a);
    return status;
}

static wire_status finish(reads *r, wire_status status, wire_err *err)
{
    if (status == WIRE_OK) return wire__sink_close(&r->sink, err);
    wire_buf_free(&r->sink.buf);
    return status;
}

wire_status wire_report_read_json(const wire_batch *batches, size_t n_batches,
                                  const wire_skip *const *skips, size_t n_skips,
                                  wire_write_fn write, void *ctx, wire_err *err)
{
    static const char *const lists[] = {"articles", "listed", "feeds"};
    reads r = {.sink = {.write = write, .ctx = ctx}};
    wire__json *j = &r.json;
    wire_status status = WIRE_OK;

    j->out = &r.sink;
    wire__json_open(j, '{');
    put_field(j, "schema", WIRE_STR("wirecopy.read/1"));
    for (int i = 0; i < 3 && status == WIRE_OK; i++) {
        wire__json_key(j, lists[i]);
        wire__json_open(j, '[');
        status = put_batches(&r, batches, n_batches, (which)i, err);
        wire__json_close(j, ']');
    }
    wire__json_key(j, "skipped");
    wire__json_open(j, '[');
    for (size_t i = 0; i < n_skips; i++)
        if (!skips[i]->is_warning) put_skip(j, skips[i]);
    wire__json_close(j, ']');
    wire__json_close(j, '}');
    wire__sink_lit(&r.sink, "\n");
    return finish(&r, status, err);
}

/* ---- Lines for people ------------------------------------------------- */

static void put_line(wire__page *p, const char *name, wire_str value)
{
    if (value.n == 0) return;
    wire__page_to(p, 4);
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_lit(p, name);
    wire__page_to(p, 14);
    wire__page_ink(p, WIRE__INK_PLAIN);
    wire__page_text(p, value, p->width);
    wire__page_end(p);
}

/* "from JSON-LD headline, byte 1240", below the field. */
static void put_why_line(wire__page *p, const wire_article *a, wire_field f)
{
    for (size_t i = 0; i < a->n_why; i++) {
        if (a->why[i].field != f) continue;
        wire__page_to(p, 14);
        wire__page_ink(p, WIRE__INK_FAINT);
        wire__page_lit(p, "from ");
        wire__page_text(p, a->why[i].from, p->width - 40);
        wire__page_fmt(p, ", byte %llu", (unsigned long long)a->why[i].at);
        wire__page_end(p);
    }
}

/* A field with why it is what it is. */
static void put_why_field(wire__page *p, const wire_article *a, wire_field f,
                          wire_str value)
{
    put_line(p, wire_field_name(f), value);
    if (value.n) put_why_line(p, a, f);
}

static void put_credit_lines(wire__page *p, const wire_doc *d)
{
    for (size_t i = 0; i < d->n_credits; i++) {
        wire__page_to(p, 4);
        wire__page_ink(p, WIRE__INK_FAINT);
        wire__page_lit(p, i == 0 ? "credits" : "");
        wire__page_to(p, 14);
        wire__page_ink(p, WIRE__INK_PLAIN);
        wire__page_text(p, d->credits[i].name, 40);
        wire__page_ink(p, WIRE__INK_FAINT);
        wire__page_fmt(p, "  %s", wire_credit_kind_name(d->credits[i].kind));
        wire__page_end(p);
    }
}

static void put_label_line(wire__page *p, const wire_doc *d)
{
    if (!d->has_label) return;
    wire__page_to(p, 4);
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_lit(p, "label");
    wire__page_to(p, 14);
    wire__page_ink(p, WIRE__INK_PLAIN);
    wire__page_fmt(p, "%s: ",
                   d->label.claim == WIRE_CLAIM_NONE
                       ? "claims nothing"
                       : wire__claim_words(d->label.claim));
    wire__page_text(
        p, wire_str_sub(d->article->body, d->label.span.beg, d->label.span.end),
        p->width);
    wire__page_end(p);
}

/* What the wire says of it, when that is more than "usable". */
static void put_item_lines(wire__page *p, const wire_item *item)
{
    char when[32], text[128];

    if (item->status != WIRE_PUB_USABLE) {
        (void)snprintf(text, sizeof text, "%s (%.*s)",
                       wire_pub_status_name(item->status),
                       (int)(item->status_why.n < 80 ? item->status_why.n : 80),
                       item->status_why.n ? item->status_why.p : "");
        put_line(p, "status", wire_str_of(text));
    }
    wire__time_words(item->embargoed, when);
    put_line(p, "embargo", wire_str_of(when));
    if (item->marked != WIRE_REVISION_NONE)
        put_line(p, "marked", wire_str_of(wire_revision_name(item->marked)));
    if (item->inferred != WIRE_REVISION_NONE)
        put_line(p, "says", wire_str_of(wire_revision_name(item->inferred)));
    put_line(p, "version", item->version);
    put_line(p, "note", item->ed_note);
}

static void put_lines(wire__page *p, const wire_doc *d, which what)
{
    const wire_article *a = d->article;
    char when[32];

    wire__time_words(a->published, when);
    wire__page_ink(p, WIRE__INK_STRONG);
    wire__page_text(p, a->title.n > 0 ? a->title : a->id, p->width);
    wire__page_end(p);
    put_why_line(p, a, WIRE_FIELD_TITLE);
    put_why_field(p, a, WIRE_FIELD_ID, a->id);
    put_why_field(p, a, WIRE_FIELD_OUTLET, a->outlet);
    if (what != PUT_ARTICLES || a->why)
        put_why_field(p, a, WIRE_FIELD_URL, a->url);
    put_why_field(p, a, WIRE_FIELD_PUBLISHED, wire_str_of(when));
    if (a->why) {
        wire__time_words(a->modified, when);
        put_why_field(p, a, WIRE_FIELD_MODIFIED, wire_str_of(when));
    }
    put_why_field(p, a, WIRE_FIELD_BYLINE, a->byline);
    if (a->why) {
        put_why_field(p, a, WIRE_FIELD_CREDIT, a->credit);
        put_why_field(p, a, WIRE_FIELD_LANGUAGE, a->language);
    }
    put_why_field(p, a, WIRE_FIELD_SUMMARY, a->summary);
    if (a->item) put_item_lines(p, a->item);
    if (d->has_dateline)
        put_line(
            p, "dateline",
            wire_str_sub(a->body, d->dateline.span.beg, d->dateline.span.end));
    if (d->has_outer) put_why_field(p, a, WIRE_FIELD_DATELINE, a->dateline);
    put_credit_lines(p, d);
    put_label_line(p, d);
    wire__page_to(p, 4);
    wire__page_ink(p, WIRE__INK_FAINT);
    if (what == PUT_ARTICLES)
        wire__page_fmt(p, "%s, %zu paragraph%s, %zu word%s",
                       wire_format_name(a->format), a->n_paras,
                       a->n_paras == 1 ? "" : "s", d->words.n,
                       d->words.n == 1 ? "" : "s");
    else
        wire__page_fmt(p, "%s, %s", wire_format_name(a->format),
                       what == PUT_FEEDS ? "a feed" : "listed without text");
    if (d->language.n > 0) {
        wire__page_lit(p, ", ");
        wire__page_text(p, d->language, 8);
    }
    wire__page_end(p);
    put_why_line(p, a, WIRE_FIELD_BODY);
    wire__page_end(p);
}

wire_status wire_report_read_text(const wire_batch *batches, size_t n_batches,
                                  const wire_report_opts *opts,
                                  wire_write_fn write, void *ctx, wire_err *err)
{
    reads r = {.sink = {.write = write, .ctx = ctx}, .opts = opts};

    if (opts->columns < 40 || opts->columns > 400)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "columns must be 40 to 400");
    wire__page_init(&r.page, opts, &r.sink);
    wire_status status = WIRE_OK;
    for (int i = 0; i < 3 && status == WIRE_OK; i++)
        status = put_batches(&r, batches, n_batches, (which)i, err);
    return finish(&r, status, err);
}
