/* RSS 2.0, with Dublin Core where RSS has no word for it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "write_int.h"

/* RSS knows no days: they go into dc:date, which does. */
static void put_time(wire_buf *b, wire_time t)
{
    char text[48];

    if (t.precision == WIRE_TIME_DAY) {
        wire_time_format(t, text);
        wire__put_element(b, "dc:date", wire_str_of(text));
        return;
    }
    wire__put_element(b, "pubDate", wire__time_rfc822(t, text));
}

/* Readers take a title for HTML, so what looks like a tag or a reference is
 * escaped once more; a plain title stays as it is everywhere. */
static void put_title(wire_buf *b, wire_str title)
{
    wire_buf html = {0};
    bool is_odd = wire_str_find(title, WIRE_STR("<"), 0) != SIZE_MAX ||
                  (wire_str_find(title, WIRE_STR("&"), 0) != SIZE_MAX &&
                   wire_str_find(title, WIRE_STR(";"), 0) != SIZE_MAX);

    if (is_odd) wire__put_text(&html, title);
    wire__put_element(b, "title", is_odd ? wire_buf_view(&html) : title);
    if (!wire_buf_ok(&html)) b->failed = true;
    wire_buf_free(&html);
}

static void put_guid(wire_buf *b, const wire_article *a)
{
    wire_buf_fmt(b, "<guid isPermaLink=\"%s\">",
                 wire_str_eq(a->id, a->url) ? "true" : "false");
    wire__put_text(b, a->id);
    wire_buf_lit(b, "</guid>\n");
}

static void put_item(wire_buf *b, const wire_article *a)
{
    const wire_item *item = wire__item_of(a);

    wire_buf_lit(b, "<item>\n");
    put_title(b, a->title);
    wire__put_element(b, "link", a->url);
    put_guid(b, a);
    put_time(b, a->published);
    wire__put_time(b, "dcterms:modified", a->modified);
    wire__put_element(b, "dc:creator", a->byline);
    wire__put_element(b, "dc:publisher", a->outlet);
    wire__put_element(b, "dc:language", a->language);
    wire__put_element(b, "dc:rights", item->rights);
    wire__put_element(b, "media:credit", a->credit);
    for (size_t i = 0; i < item->n_subjects; i++) {
        const wire_subject *s = &item->subjects[i];
        wire_buf_lit(b, "<category");
        if (s->name.n) wire__put_attr(b, "domain", s->code);
        wire_buf_char(b, '>');
        wire__put_text(b, s->name.n ? s->name : s->code);
        wire_buf_lit(b, "</category>\n");
    }
    wire_buf_lit(b, "<content:encoded>");
    wire_buf html = {0}; /* markup inside markup: escaped once more */
    wire__body_html(&html, a);
    wire__put_text(b, wire_buf_view(&html));
    if (!wire_buf_ok(&html)) b->failed = true;
    wire_buf_free(&html);
    wire_buf_lit(b, "</content:encoded>\n</item>\n");
}

void wire__write_rss(const wire__doc_out *d)
{
    wire_buf *b = d->out;
    const wire_channel *c = d->channel;
    char text[48];
    wire_str title = c->title.n ? c->title : WIRE_STR("Articles");

    wire_buf_lit(b,
                 "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 "<rss version=\"2.0\""
                 " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
                 " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                 " xmlns:dcterms=\"http://purl.org/dc/terms/\""
                 " xmlns:media=\"http://search.yahoo.com/mrss/\""
                 " xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n");
    wire__put_element(b, "title", title);
    wire_buf_lit(b, "<link>");
    wire__put_text(b, c->url);
    wire_buf_lit(b, "</link>\n<description>");
    wire__put_text(b, title);
    wire_buf_lit(b, "</description>\n");
    wire__put_element(b, "language", c->language);
    wire__put_element(b, "lastBuildDate",
                      wire__time_rfc822(wire__time_of_channel(d), text));
    if (c->self_url.n) {
        wire_buf_lit(b, "<atom:link rel=\"self\" type=\"application/rss+xml\"");
        wire__put_attr(b, "href", c->self_url);
        wire_buf_lit(b, "/>\n");
    }
    for (size_t i = 0; i < d->n; i++)
        put_item(b, d->articles[i]);
    wire_buf_lit(b, "</channel>\n</rss>\n");
}
