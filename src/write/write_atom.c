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

static void put_id(wire_buf *b, wire_str id)
{
    wire_buf uri = {0};

    wire__put_id_uri(&uri, id);
    wire__put_element(b, "id", wire_buf_view(&uri));
    if (!wire_buf_ok(&uri)) b->failed = true;
    wire_buf_free(&uri);
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
    wire__put_id_attr(b, "href", href);
    wire_buf_lit(b, "/>\n");
}

/* Text that holds what could be taken for markup says what it is. */
static void put_text(wire_buf *b, const char *name, wire_str s)
{
    wire_buf html = {0};
    bool is_plain = wire_str_find(s, WIRE_STR("<"), 0) == SIZE_MAX &&
                    wire_str_find(s, WIRE_STR("&"), 0) == SIZE_MAX;

    if (is_plain) {
        wire_buf_fmt(b, "<%s>", name);
        wire__put_text(b, s);
    } else {
        wire_buf_fmt(b, "<%s type=\"html\">", name);
        wire__put_text(&html, s);
        wire__put_text(b, wire_buf_view(&html));
    }
    wire_buf_fmt(b, "</%s>\n", name);
    if (!wire_buf_ok(&html)) b->failed = true;
    wire_buf_free(&html);
}

static void put_tombstone(wire_buf *b, const wire_article *a, wire_time when)
{
    const wire_item *item = wire__item_of(a);
    char text[32];
    static const wire_time epoch = {0, WIRE_TIME_SECOND};
    wire_time t = wire__time_latest(a);

    wire_buf_lit(b, "<at:deleted-entry");
    wire__put_id_attr(b, "ref", a->id);
    if (t.precision == WIRE_TIME_NONE) t = when;
    if (t.precision == WIRE_TIME_NONE) t = epoch;
    wire__put_attr(b, "when", wire__time_rfc3339(t, text));
    wire_buf_lit(b, ">\n");
    put_text(b, "at:comment",
             item->ed_note.n ? item->ed_note
             : a->title.n    ? a->title
                             : WIRE_STR("withdrawn"));
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

static void put_item_link(wire_buf *b, const wire_item_link *l)
{
    if (!wire__is_picture(l)) {
        put_link(b, l->rel, l->target);
        return;
    }
    wire_buf_lit(b, "<link");
    wire__put_attr(b, "rel", l->rel);
    wire__put_attr(b, "type", wire_str_of(wire__image_type(l->target)));
    wire__put_id_attr(b, "href", l->target);
    wire_buf_lit(b, "/>\n");
}

/* The entry's page is its one alternate. */
static void put_links(wire_buf *b, const wire_article *a)
{
    const wire_item *item = wire__item_of(a);

    put_link(b, WIRE_STR("alternate"), a->url);
    for (size_t i = 0; i < item->n_links; i++)
        if (item->links[i].rel.n &&
            !wire_str_eq_nocase(item->links[i].rel, WIRE_STR("alternate")))
            put_item_link(b, &item->links[i]);
}

static void put_content(wire_buf *b, const wire_article *a)
{
    wire_buf_lit(b, "<content type=\"xhtml\"><div "
                    "xmlns=\"http://www.w3.org/1999/xhtml\">\n");
    wire__body_html(b, a);
    wire_buf_lit(b, "</div></content>\n");
}

/* A draft is RFC 5023's word for what is not to be seen yet. */
static void put_facts(wire_buf *b, const wire_article *a)
{
    const wire_item *item = wire__item_of(a);

    wire__put_element(b, "dc:publisher", a->outlet);
    if (a->credit.n) {
        wire_buf_lit(b, "<source>");
        put_text(b, "title", a->credit);
        wire_buf_lit(b, "</source>\n");
    }
    if (item->status == WIRE_PUB_WITHHELD)
        wire_buf_lit(b, "<app:control><app:draft>yes</app:draft>"
                        "</app:control>\n");
    wire__put_extras(b, a,
                     WIRE__EXTRA_VERSION | WIRE__EXTRA_EMBARGO |
                         WIRE__EXTRA_SLUG | WIRE__EXTRA_NOTE |
                         WIRE__EXTRA_URGENCY | WIRE__EXTRA_MARK |
                         WIRE__EXTRA_DATELINE);
}

static void put_entry(wire_buf *b, const wire_article *a, wire_time when)
{
    const wire_item *item = wire__item_of(a);

    wire_buf_lit(b, "<entry");
    wire__put_lang(b, "xml:lang", a->language);
    wire_buf_lit(b, ">\n");
    put_id(b, a->id);
    put_text(b, "title", a->title);
    put_links(b, a);
    wire__put_time(b, "published", a->published);
    put_updated(b, wire__time_latest(a), when);
    put_author(b, a->byline);
    put_categories(b, item);
    if (item->rights.n) put_text(b, "rights", item->rights);
    if (a->summary.n) put_text(b, "summary", a->summary);
    put_facts(b, a);
    put_content(b, a);
    wire_buf_lit(b, "</entry>\n");
}

void wire__write_atom(const wire__doc_out *d)
{
    wire_buf *b = d->out;
    const wire_channel *c = d->channel;
    wire_time when = wire__time_of_channel(d);
    wire_str id = c->id.n ? c->id : c->self_url.n ? c->self_url : c->url;
    wire_str title = c->title.n ? c->title : WIRE_STR("Articles");

    wire_buf_lit(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<feed xmlns=\"http://www.w3.org/2005/Atom\" "
                    "xmlns:at=\"http://purl.org/atompub/tombstones/1.0\" "
                    "xmlns:app=\"http://www.w3.org/2007/app\" "
                    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                    "xmlns:wire=\"urn:wirecopy:1\"");
    wire__put_lang(b, "xml:lang", c->language);
    wire_buf_lit(b, ">\n");
    put_id(b, id.n ? id : WIRE_STR("urn:wirecopy:articles"));
    put_text(b, "title", title);
    put_updated(b, when, when);
    put_author(b, title); /* one is asked for where an entry names none */
    put_link(b, WIRE_STR("alternate"), c->url);
    put_link(b, WIRE_STR("self"), c->self_url);
    for (size_t i = 0; i < c->n_hubs; i++)
        put_link(b, WIRE_STR("hub"), c->hubs[i]);
    for (size_t i = 0; i < d->n; i++) {
        const wire_article *a = d->articles[i];
        if (wire__item_of(a)->status == WIRE_PUB_CANCELED)
            put_tombstone(b, a, when);
        else
            put_entry(b, a, when);
    }
    wire_buf_lit(b, "</feed>\n");
}
