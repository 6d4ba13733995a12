/* JSON Feed 1.0 and 1.1: one article an item.
 *
 *   {"version": "https://jsonfeed.org/version/1.1",
 *    "title": the outlet,
 *    "items": [{"id", "url", "title", "content_html" | "content_text", ...}]}
 *
 * What the format has no word for may stand in "_wirecopy", as write.h puts
 * it there. Source: jsonfeed.org, version 1.1.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_guard.h"
#include "read_item.h"
#include "read_jsonfeed.h"

typedef struct {
    wire__reader *r;
    wire__strings *s;
    const wire__trail *to_file;
    wire_str feed; /* the object */
    wire_str title, language, author;
} feed;

static bool is_feed_version(wire_str value)
{
    static const char *const begins[] = {
        "https://jsonfeed.org/version/", "http://jsonfeed.org/version/",
        "https:\\/\\/jsonfeed.org\\/version\\/"};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (wire_str_starts(wire__raw_string(value), wire_str_of(begins[i])))
            return true;
    return false;
}

bool wire__is_json_feed(wire_str text)
{
    wire_str head = wire_str_trim(text);
    return head.n && *head.p == '{' &&
           wire_str_find(text, WIRE_STR("jsonfeed.org"), 0) != SIZE_MAX &&
           is_feed_version(wire__raw_get(head, "version")) &&
           wire__raw_kind_of(wire__raw_get(head, "items")) == WIRE__RAW_ARRAY;
}

static uint64_t file_byte(const feed *f, const char *at)
{
    return wire__trail_beg(f->to_file, (uint64_t)(at - f->s->line));
}

/* "authors": [{"name"}...], or the old "author": {"name"}. */
static wire_status authors_of(feed *f, wire_str object, wire_str *out,
                              wire_err *err)
{
    wire_str list = wire__raw_get(object, "authors"), key, v, name;
    wire__raw_walk w = wire__raw_open(list);
    wire_buf b = {0};
    wire_status status = WIRE_OK;

    if (!list.n)
        return wire__raw_text(
            f->s, wire__raw_get(wire__raw_get(object, "author"), "name"), out,
            err);
    while (status == WIRE_OK && wire__raw_next(&w, &key, &v)) {
        status = wire__raw_text(f->s, wire__raw_get(v, "name"), &name, err);
        if (name.n && b.n) wire_buf_lit(&b, ", ");
        wire_buf_str(&b, name);
    }
    if (status == WIRE_OK)
        status = wire_buf_ok(&b)
                     ? wire__reader_copy(f->r, wire_buf_view(&b), out, err)
                     : wire_fail_mem(err);
    wire_buf_free(&b);
    return status;
}

static wire_status put_tags(feed *f, wire_str item, wire_article *a,
                            wire_err *err)
{
    wire__raw_walk w = wire__raw_open(wire__raw_get(item, "tags"));
    wire_str key, v, tag;

    while (wire__raw_next(&w, &key, &v)) {
        WIRE_TRY(wire__raw_text(f->s, v, &tag, err));
        WIRE_TRY(wire__item_subject(f->r, a, tag, (wire_str){0}, err));
    }
    return WIRE_OK;
}

/* What an item says beyond the format by the names that records use. */
static wire_status put_guards(feed *f, wire_str item, wire_article *a,
                              wire_err *err)
{
    wire__guards g = {{0}};

    WIRE_TRY(wire__guard_object(f->r, f->s, &g, item, err));
    return wire__guard(f->r, a, &g, err);
}

/* What our own writer says beyond the format. */
static wire_status put_extension(feed *f, wire_str object, wire_article *a,
                                 wire_err *err)
{
    wire__raw_walk w = wire__raw_open(object);
    wire_str key, v, value, name;

    while (wire__raw_next(&w, &key, &v)) {
        bool is_guard = wire_str_eq(key, WIRE_STR("status")) ||
                        wire_str_eq(key, WIRE_STR("embargoed"));
        if (is_guard)
            WIRE_TRY(wire__raw_guard(f->s, v, &value, err));
        else
            WIRE_TRY(wire__raw_text(f->s, v, &value, err));
        WIRE_TRY(wire__item_extra(f->r, a, key, value, err));
    }
    w = wire__raw_open(wire__raw_get(object, "subjects"));
    while (wire__raw_next(&w, &key, &v)) {
        WIRE_TRY(wire__raw_text(f->s, wire__raw_get(v, "code"), &value, err));
        WIRE_TRY(wire__raw_text(f->s, wire__raw_get(v, "name"), &name, err));
        WIRE_TRY(wire__item_subject(f->r, a, value, name, err));
    }
    w = wire__raw_open(wire__raw_get(object, "links"));
    while (wire__raw_next(&w, &key, &v)) {
        WIRE_TRY(wire__raw_text(f->s, wire__raw_get(v, "rel"), &name, err));
        WIRE_TRY(wire__raw_text(f->s, wire__raw_get(v, "target"), &value, err));
        WIRE_TRY(wire__item_link(f->r, a, name, value, err));
    }
    return WIRE_OK;
}

static wire_status put_time(feed *f, wire_str item, const char *name,
                            wire_time *out, wire_err *err)
{
    wire_str value = wire__raw_get(item, name), when;

    if (!value.n) return WIRE_OK;
    WIRE_TRY(wire__raw_text(f->s, value, &when, err));
    const char *at = value.p + (*value.p == '"');
    return wire__reader_time(f->r, when, file_byte(f, at), out, err);
}

static wire_status put_facts(feed *f, wire_str item, wire_article *a,
                             wire_err *err)
{
    static const char *const urls[] = {"url", "external_url", NULL};
    wire_str when;

    WIRE_TRY(wire__raw_text(f->s, wire__raw_get(item, "id"), &a->id, err));
    WIRE_TRY(wire__raw_text(f->s, wire__raw_first(item, urls), &a->url, err));
    WIRE_TRY(
        wire__raw_text(f->s, wire__raw_get(item, "title"), &a->title, err));
    WIRE_TRY(wire__raw_text(f->s, wire__raw_get(item, "language"), &a->language,
                            err));
    WIRE_TRY(authors_of(f, item, &a->byline, err));
    if (!a->language.n) a->language = f->language;
    if (!a->byline.n) a->byline = f->author;
    if (!a->id.n) a->id = a->url;
    WIRE_TRY(put_time(f, item, "date_published", &a->published, err));
    WIRE_TRY(put_time(f, item, "date_modified", &a->modified, err));
    if (wire__raw_get(item, "external_url").n && wire__raw_get(item, "url").n) {
        WIRE_TRY(wire__raw_text(f->s, wire__raw_get(item, "external_url"),
                                &when, err));
        return wire__item_link(f->r, a, WIRE_STR("via"), when, err);
    }
    return WIRE_OK;
}

static wire_status read_item(feed *f, wire_str item, wire_err *err)
{
    static const char *const bodies[] = {"content_html", "content_text",
                                         "summary", NULL};
    wire_article a = {.format = WIRE_FORMAT_JSON_FEED,
                      .outlet = f->title,
                      .src_off = file_byte(f, item.p)};
    wire_str body = wire__raw_first(item, bodies);

    WIRE_TRY(put_facts(f, item, &a, err));
    wire_str ours = wire__raw_get(item, "_wirecopy"), summary;
    if (!wire__raw_get(ours, "subjects").n)
        WIRE_TRY(put_tags(f, item, &a, err));
    WIRE_TRY(put_guards(f, item, &a, err));
    WIRE_TRY(put_extension(f, ours, &a, err));
    WIRE_TRY(wire__raw_body(f->r, f->s, f->to_file, body, &a, err));
    WIRE_TRY(
        wire__raw_text(f->s, wire__raw_get(item, "summary"), &summary, err));
    WIRE_TRY(wire__item_summary(f->r, &a, summary, err));
    if (!wire_str_trim(a.body).n) return wire__reader_list(f->r, &a, err);
    return wire__reader_add(f->r, &a, WIRE_NO_OFF, err);
}

static wire_status read_head(feed *f, wire_err *err)
{
    wire_article a = {.format = WIRE_FORMAT_JSON_FEED,
                      .src_off = file_byte(f, f->feed.p)};
    wire_str o = f->feed;

    WIRE_TRY(wire__raw_text(f->s, wire__raw_get(o, "title"), &f->title, err));
    WIRE_TRY(
        wire__raw_text(f->s, wire__raw_get(o, "language"), &f->language, err));
    WIRE_TRY(authors_of(f, o, &f->author, err));
    WIRE_TRY(wire__raw_text(f->s, wire__raw_get(o, "feed_url"), &a.id, err));
    WIRE_TRY(
        wire__raw_text(f->s, wire__raw_get(o, "home_page_url"), &a.url, err));
    a.title = f->title;
    a.language = f->language;
    a.byline = f->author;
    wire_str next;
    WIRE_TRY(wire__raw_text(f->s, wire__raw_get(o, "next_url"), &next, err));
    if (next.n)
        WIRE_TRY(wire__item_link(f->r, &a, WIRE_STR("next"), next, err));
    wire__raw_walk w = wire__raw_open(wire__raw_get(o, "hubs"));
    wire_str key, hub;
    while (wire__raw_next(&w, &key, &hub)) {
        WIRE_TRY(wire__raw_text(f->s, wire__raw_get(hub, "url"), &next, err));
        WIRE_TRY(wire__item_link(f->r, &a, WIRE_STR("hub"), next, err));
    }
    return wire__reader_feed(f->r, &a, err);
}

wire_status wire__read_json_feed(wire__reader *r, const wire__input *in,
                                 wire_err *err)
{
    wire__trail to_file = {.maps = {&in->map}};
    wire__strings s = {r->keep,     r->scratch, in->text.p, 0,
                       WIRE_NO_OFF, r->notes,   &to_file};
    feed f = {
        .r = r, .s = &s, .to_file = &to_file, .feed = wire_str_trim(in->text)};
    wire_str key, item;

    WIRE_TRY(read_head(&f, err));
    wire__raw_walk w = wire__raw_open(wire__raw_get(f.feed, "items"));
    while (wire__raw_next(&w, &key, &item)) {
        wire_arena_mark mark = wire_arena_save(r->scratch);
        if (wire__raw_kind_of(item) == WIRE__RAW_OBJECT)
            WIRE_TRY(read_item(&f, item, err));
        wire_arena_rewind(r->scratch, mark);
    }
    if (s.bad_n)
        return wire__reader_skip(r, s.bad_at, true, err,
                                 "half surrogates replaced by U+FFFD "
                                 "in %u places",
                                 s.bad_n);
    return WIRE_OK;
}
