/* report_store.c: what a store has seen and what it holds.
 *
 *   ! seen   one.txt   Second berth for the night ferry
 *       .98 of it in  7  NPA  2026-03-03 09:14  Second berth for the ...
 *            "The night ferry to Calder Island gets a second berth" and on
 *     new    two.txt   ...
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_int.h"

#include <stdio.h>

static wire_status open_page(wire__page *p, const wire_report_opts *opts,
                             wire__sink *sink, wire_err *err)
{
    if (opts->columns < 40 || opts->columns > 400)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "columns is %u; 40 to 400", opts->columns);
    wire__page_init(p, opts, sink);
    return WIRE_OK;
}

/* ---- Check -------------------------------------------------------------- */

static void put_share(wire__page *p, float share)
{
    wire__page_fmt(p, "%3d %%", (int)(share * 100 + .5f));
}

static void put_hit(wire__page *p, const wire_hit *h)
{
    char when[32];

    wire__page_to(p, 4);
    wire__page_ink(p, h->is_same ? WIRE__INK_STRONG : WIRE__INK_PLAIN);
    put_share(p, h->containment);
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_lit(p, " of it, ");
    put_share(p, h->stored_containment);
    wire__page_lit(p, " of ");
    wire__page_ink(p, WIRE__INK_PLAIN);
    wire__page_tail(p, h->id, wire__page_room(p));
    wire__page_end(p);
    wire__page_to(p, 10);
    wire__time_words(h->published, when);
    if (h->outlet.n) {
        wire__page_text(p, h->outlet, wire__page_room(p) / 3);
        wire__page_lit(p, "  ");
    }
    if (when[0]) wire__page_fmt(p, "%s  ", when);
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_text(p, h->title, wire__page_room(p));
    wire__page_end(p);
}

static void put_passage(wire__page *p, const struct wire_hit_passage *passage,
                        wire_str body)
{
    wire_str words = wire_str_sub(body, passage->asked.beg, passage->asked.end);

    wire__page_to(p, 10);
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_fmt(p, "%u words ", passage->words);
    wire__page_ink(p, WIRE__INK_PLAIN);
    wire__page_lit(p, p->glyphs->open_quote);
    wire__page_text(p, words, wire__page_room(p) - 1);
    wire__page_lit(p, p->glyphs->close_quote);
    wire__page_end(p);
}

static void put_answer(wire__page *p, const wire_answer *r)
{
    bool is_seen = r->seen->n_hits > 0;

    wire__page_ink(p, is_seen ? WIRE__INK_NOTE : WIRE__INK_GOOD);
    wire__page_lit(p, is_seen ? "seen" : "new ");
    wire__page_ink(p, WIRE__INK_PLAIN);
    wire__page_lit(p, "  ");
    wire__page_tail(p, r->doc->article->id, wire__page_room(p) / 2);
    wire__page_ink(p, WIRE__INK_FAINT);
    if (r->doc->article->title.n) {
        wire__page_lit(p, "  ");
        wire__page_text(p, r->doc->article->title, wire__page_room(p));
    }
    wire__page_end(p);
    for (size_t i = 0; i < r->seen->n_hits; i++) {
        const wire_hit *h = &r->seen->hits[i];

        put_hit(p, h);
        for (size_t k = 0; p->opts->show_all && k < h->n_passages; k++)
            put_passage(p, &h->passages[k], r->doc->article->body);
    }
}

wire_status wire_report_check_text(const wire_answer *answers, size_t n,
                                   const wire_report_opts *opts,
                                   wire_write_fn write, void *ctx,
                                   wire_err *err)
{
    wire__sink sink = {.write = write, .ctx = ctx};
    wire__page page;

    WIRE_TRY(open_page(&page, opts, &sink, err));
    for (size_t i = 0; i < n; i++) {
        put_answer(&page, &answers[i]);
        wire__sink_pump(&sink);
    }
    return wire__sink_close(&sink, err);
}

static void json_hit(wire__json *j, const wire_hit *h)
{
    wire__json_open(j, '{');
    wire__json_field(j, "id", h->id);
    wire__json_count(j, "number", h->number);
    wire__json_field(j, "outlet", h->outlet);
    wire__json_key(j, "published");
    wire__json_time(j, h->published);
    wire__json_field(j, "title", h->title);
    wire__json_field(j, "url", h->url);
    wire__json_key(j, "same");
    wire__json_bool(j, h->is_same);
    wire__json_key(j, "containment");
    wire__json_frac(j, h->containment);
    wire__json_key(j, "stored_containment");
    wire__json_frac(j, h->stored_containment);
    wire__json_key(j, "passages");
    wire__json_open(j, '[');
    for (size_t i = 0; i < h->n_passages; i++) {
        wire__json_open(j, '{');
        wire__json_key(j, "asked");
        wire__json_span(j, h->passages[i].asked);
        wire__json_key(j, "stored");
        wire__json_span(j, h->passages[i].stored);
        wire__json_count(j, "words", h->passages[i].words);
        wire__json_close(j, '}');
    }
    wire__json_close(j, ']');
    wire__json_close(j, '}');
}

static void json_answer(wire__json *j, const wire_answer *r)
{
    const wire_article *a = r->doc->article;

    wire__json_open(j, '{');
    wire__json_field(j, "id", a->id);
    wire__json_field(j, "path", a->path);
    wire__json_field(j, "title", a->title);
    wire__json_key(j, "seen");
    wire__json_bool(j, r->seen->n_hits > 0);
    wire__json_count(j, "candidates", r->seen->shared_n);
    wire__json_count(j, "verified", r->seen->looked_n);
    wire__json_key(j, "hits");
    wire__json_open(j, '[');
    for (size_t i = 0; i < r->seen->n_hits; i++)
        json_hit(j, &r->seen->hits[i]);
    wire__json_close(j, ']');
    wire__json_close(j, '}');
}

wire_status wire_report_check_json(const wire_answer *answers, size_t n,
                                   wire_write_fn write, void *ctx,
                                   wire_err *err)
{
    wire__sink sink = {.write = write, .ctx = ctx};
    wire__json j = {.out = &sink};

    wire__json_open(&j, '{');
    wire__json_field(&j, "schema", WIRE_STR("wirecopy.check/1"));
    wire__json_key(&j, "articles");
    wire__json_open(&j, '[');
    for (size_t i = 0; i < n; i++) {
        json_answer(&j, &answers[i]);
        wire__sink_pump(&sink);
    }
    wire__json_close(&j, ']');
    wire__json_close(&j, '}');
    wire__sink_lit(&sink, "\n");
    return wire__sink_close(&sink, err);
}

/* ---- List --------------------------------------------------------------- */

static void put_listing(wire__page *p, const wire_listing *l)
{
    char when[32], number[16];

    (void)snprintf(number, sizeof number, "%u", l->number);
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_right(p, number, 7);
    wire__page_lit(p, "  ");
    wire__page_ink(p, WIRE__INK_PLAIN);
    wire__time_words(l->published, when);
    wire__page_fmt(p, "%-16s  ", when);
    wire__page_text(p, l->outlet, 18);
    wire__page_to(p, 46);
    wire__page_ink(p, WIRE__INK_STRONG);
    wire__page_text(p, l->title.n ? l->title : l->id, wire__page_room(p));
    if (l->versions > 1 && wire__page_room(p) > 16) {
        wire__page_ink(p, WIRE__INK_NOTE);
        wire__page_fmt(p, "  version %u", l->versions);
    }
    wire__page_end(p);
}

wire_status wire_report_list_text(const wire_listing *list, size_t n,
                                  const wire_report_opts *opts,
                                  wire_write_fn write, void *ctx, wire_err *err)
{
    wire__sink sink = {.write = write, .ctx = ctx};
    wire__page page;

    WIRE_TRY(open_page(&page, opts, &sink, err));
    for (size_t i = 0; i < n; i++)
        put_listing(&page, &list[i]);
    return wire__sink_close(&sink, err);
}

wire_status wire_report_list_json(const wire_listing *list, size_t n,
                                  wire_write_fn write, void *ctx, wire_err *err)
{
    wire__sink sink = {.write = write, .ctx = ctx};

    for (size_t i = 0; i < n; i++) {
        wire__json j = {.out = &sink};
        const wire_listing *l = &list[i];
        wire_time added = {l->added_s, WIRE_TIME_SECOND};

        wire__json_open(&j, '{');
        wire__json_count(&j, "number", l->number);
        wire__json_field(&j, "id", l->id);
        wire__json_count(&j, "versions", l->versions);
        wire__json_word(&j, "status", wire_pub_status_name(l->status));
        wire__json_field(&j, "outlet", l->outlet);
        wire__json_field(&j, "title", l->title);
        wire__json_field(&j, "url", l->url);
        wire__json_field(&j, "language", l->language);
        wire__json_key(&j, "published");
        wire__json_time(&j, l->published);
        wire__json_key(&j, "added");
        wire__json_time(&j, added);
        wire__json_count(&j, "bytes", l->body_bytes);
        wire__json_close(&j, '}');
        wire__sink_lit(&sink, "\n");
        wire__sink_pump(&sink);
    }
    return wire__sink_close(&sink, err);
}
