/* JSON Feed 1.1.
 * SPDX-License-Identifier: Apache-2.0 */
#include "write_int.h"

static void put_authors(wire__json_out *j, wire_str name)
{
    if (!name.n) return;
    wire__out_key(j, "authors");
    wire__out_open(j, '[');
    wire__out_open(j, '{');
    wire__out_field(j, "name", name);
    wire__out_close(j, '}');
    wire__out_close(j, ']');
}

static void put_tags(wire__json_out *j, const wire_item *item)
{
    if (!item->n_subjects) return;
    wire__out_key(j, "tags");
    wire__out_open(j, '[');
    for (size_t i = 0; i < item->n_subjects; i++)
        wire__out_string(j, item->subjects[i].name.n ? item->subjects[i].name
                                                     : item->subjects[i].code);
    wire__out_close(j, ']');
}

static void put_subjects(wire__json_out *j, const wire_item *item)
{
    wire__out_key(j, "subjects");
    wire__out_open(j, '[');
    for (size_t i = 0; i < item->n_subjects; i++) {
        wire__out_open(j, '{');
        wire__out_field(j, "code", item->subjects[i].code);
        wire__out_field(j, "name", item->subjects[i].name);
        wire__out_close(j, '}');
    }
    wire__out_close(j, ']');
}

static void put_links(wire__json_out *j, const wire_item *item)
{
    wire__out_key(j, "links");
    wire__out_open(j, '[');
    for (size_t i = 0; i < item->n_links; i++) {
        wire__out_open(j, '{');
        wire__out_field(j, "rel", item->links[i].rel);
        wire__out_field(j, "target", item->links[i].target);
        wire__out_close(j, '}');
    }
    wire__out_close(j, ']');
}

static bool has_codes(const wire_item *item)
{
    for (size_t i = 0; i < item->n_subjects; i++)
        if (item->subjects[i].code.n && item->subjects[i].name.n) return true;
    return false;
}

/* What JSON Feed has no word for stands in an extension of its own. */
static void put_wire(wire__json_out *j, const wire_article *a)
{
    const wire_item *item = wire__item_of(a);
    wire__extras x;

    wire__extras_of(a, WIRE__EXTRA_ALL, &x);
    if (!x.n && !has_codes(item) && !item->n_links) return;
    wire__out_key(j, "_wirecopy");
    wire__out_open(j, '{');
    for (size_t i = 0; i < x.n; i++)
        wire__out_field(j, x.of[i].name, x.of[i].value);
    if (has_codes(item)) put_subjects(j, item);
    if (item->n_links) put_links(j, item);
    wire__out_close(j, '}');
}

/* The first picture; all of them stand among the links. */
static void put_image(wire__json_out *j, const wire_item *item)
{
    for (size_t i = 0; i < item->n_links; i++) {
        wire_buf uri = {0};

        if (!wire__is_picture(&item->links[i])) continue;
        wire__put_uri(&uri, item->links[i].target);
        wire__out_field(j, "image", wire_buf_view(&uri));
        if (!wire_buf_ok(&uri)) j->b->failed = true;
        wire_buf_free(&uri);
        return;
    }
}

static void put_id(wire__json_out *j, wire_str id)
{
    wire_buf word = {0};

    wire__put_id_word(&word, id);
    wire__out_key(j, "id");
    wire__out_string(j, wire_buf_view(&word));
    if (!wire_buf_ok(&word)) j->b->failed = true;
    wire_buf_free(&word);
}

static void put_item(wire__json_out *j, const wire_article *a)
{
    wire_buf html = {0};

    wire__out_open(j, '{');
    put_id(j, a->id);
    wire__out_field(j, "url", a->url);
    put_image(j, wire__item_of(a));
    wire__out_field(j, "title", a->title);
    wire__out_field(j, "summary", a->summary);
    wire__body_html(&html, a);
    wire__out_key(j, "content_html");
    wire__out_string(j, wire_buf_view(&html));
    if (!wire_buf_ok(&html)) j->b->failed = true;
    wire_buf_free(&html);
    wire__out_time(j, "date_published", a->published);
    wire__out_time(j, "date_modified", a->modified);
    put_authors(j, a->byline);
    put_tags(j, wire__item_of(a));
    wire__out_field(j, "language", a->language);
    put_wire(j, a);
    wire__out_close(j, '}');
}

static void put_hubs(wire__json_out *j, const wire_channel *c)
{
    if (!c->n_hubs) return;
    wire__out_key(j, "hubs");
    wire__out_open(j, '[');
    for (size_t i = 0; i < c->n_hubs; i++) {
        wire__out_open(j, '{');
        wire__out_field(j, "type", WIRE_STR("WebSub"));
        wire__out_field(j, "url", c->hubs[i]);
        wire__out_close(j, '}');
    }
    wire__out_close(j, ']');
}

void wire__write_json_feed(const wire__doc_out *d)
{
    wire__json_out j = {.b = d->out};
    const wire_channel *c = d->channel;

    wire__out_open(&j, '{');
    wire__out_field(&j, "version",
                    WIRE_STR("https://jsonfeed.org/version/1.1"));
    wire__out_field(&j, "title", c->title.n ? c->title : WIRE_STR("Articles"));
    wire__out_field(&j, "home_page_url", c->url);
    wire__out_field(&j, "feed_url", c->self_url);
    put_hubs(&j, c);
    wire__out_field(&j, "language", c->language);
    wire__out_key(&j, "items");
    wire__out_open(&j, '[');
    for (size_t i = 0; i < d->n; i++)
        put_item(&j, d->articles[i]);
    wire__out_close(&j, ']');
    wire__out_close(&j, '}');
    wire_buf_char(d->out, '\n');
}
