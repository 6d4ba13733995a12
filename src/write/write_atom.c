/* Atom, RFC 4287; canceled items as the tombstones of RFC 6721.
 * SPDX-License-Identifier: Apache-2.0 */
#include "write_int.h"

/* Atom wants a time of change: the item's own, else the feed's. */
static void put_updated(wire_buf *b, wire_time t, wire_time otherwise)
{
    static const wire_time epoch = {0, WIRE_TIME_SECOND};
    if (t.precision == WIRE_TIME_NONE) t = otherwise;
    if (t.precision == WIRE_TIME_NONE) t = epoch;
    wire__put_time(b, "updated", t);
}

static void put_author(wire_buf *b, wire_str name)
{
    if (!name.n) return;
    wire_buf_lit(b, "<author>");
    wire__put_element(b, "name", name);
    wire_buf_lit(b, "</author>\n");
}

static void put_link(wire_buf *b, wire_str rel, wire_str href)
{
    if (!href.n) return;
    wire_buf_lit(b, "<link");
    wire__put_attr(b, "rel", rel);
    wire__put_attr(b, "href", href);
    wire_buf_lit(b, "/>\n");
}

static void put_tombstone(wire_buf *b, const wire_article *a, wire_time when)
{
    char text[32];
    wire_time t = wire__time_latest(a);
    wire_buf_lit(b, "<at:deleted-entry");
    wire__put_attr(b, "ref", a->id);
    if (t.precision == WIRE_TIME_NONE) t = when;
    wire__put_attr(b, "when", wire__time_rfc3339(t, text));
    wire_buf_lit(b, ">\n");
    wire__put_element(b, "at:comment",
                      a->title.n ? a->title : WIRE_STR("withdrawn"));
    wire_buf_lit(b, "</at:deleted-entry>\n");
}

static void put_categories(wire_buf *b, const wire_item *item)
{
    for (size_t i = 0; i < item->n_subjects; i++) {
        const wire_subject *s = &item->subjects[i];
        wire_buf_lit(b, "<category");
        wire__put_attr(b, "term", s->code.n ? s->code : s->name);
        if (s->code.n) wire__put_attr(b, "label", s->name);
        wire_buf_lit(b, "/>\n");
    }
}

static void put_entry(wire_buf *b, const wire_article *a, wire_time when)
{
    const wire_item *item = wire__item_of(a);

    wire_buf_lit(b, "<entry");
    wire__put_attr(b, "xml:lang", a->language);
    wire_buf_lit(b, ">\n<id>");
    wire__put_text(b, a->id);
    wire_buf_lit(b, "</id>\n<title>");
    wire__put_text(b, a->title);
    wire_buf_lit(b, "</title>\n");
    put_link(b, WIRE_STR("alternate"), a->url);
    for (size_t i = 0; i < item->n_links; i++)
        put_link(b, item->links[i].rel, item->links[i].target);
    wire__put_time(b, "published", a->published);
    put_updated(b, wire__time_latest(a), when);
    put_author(b, a->byline);
    put_categories(b, item);
    wire__put_element(b, "rights", item->rights);
    if (a->outlet.n) {
        wire_buf_lit(b, "<source>");
        wire__put_element(b, "title", a->outlet);
        wire_buf_lit(b, "</source>\n");
    }
    wire_buf_lit(b, "<content type=\"xhtml\"><div "
                    "xmlns=\"http://www.w3.org/1999/xhtml\">\n");
    wire__body_html(b, a);
    wire_buf_lit(b, "</div></content>\n</entry>\n");
}

void wire__write_atom(const wire__doc_out *d)
{
    wire_buf *b = d->out;
    const wire_channel *c = d->channel;
    wire_time when = wire__time_of_channel(d);
    wire_str id = c->id.n ? c->id : c->self_url.n ? c->self_url : c->url;

    wire_buf_lit(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<feed xmlns=\"http://www.w3.org/2005/Atom\" "
                    "xmlns:at=\"http://purl.org/atompub/tombstones/1.0\"");
    wire__put_attr(b, "xml:lang", c->language);
    wire_buf_lit(b, ">\n");
    wire__put_element(b, "id", id.n ? id : WIRE_STR("urn:wirecopy:articles"));
    wire__put_element(b, "title", c->title.n ? c->title : WIRE_STR("Articles"));
    put_updated(b, when, when);
    put_author(b, WIRE_STR("wirecopy"));
    put_link(b, WIRE_STR("alternate"), c->url);
    put_link(b, WIRE_STR("self"), c->self_url);
    for (size_t i = 0; i < d->n; i++) {
        const wire_article *a = d->articles[i];
        if (wire__item_of(a)->status == WIRE_PUB_CANCELED)
            put_tombstone(b, a, when);
        else
            put_entry(b, a, when);
    }
    wire_buf_lit(b, "</feed>\n");
}
