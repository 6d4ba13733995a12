/* RSS 2.0, with Dublin Core where RSS has no word for it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "write_int.h"

/* RSS knows no days: they go into dc:date, which does. */
static void put_time(wire_buf *b, const char *name, wire_time t)
{
    char text[48];

    if (t.precision == WIRE_TIME_DAY) {
        bool is_issue = *name == 'p';
        wire_time_format(t, text);
        wire__put_element(b, is_issue ? "dc:date" : name, wire_str_of(text));
        return;
    }
    wire__put_element(b, name, wire__time_rfc822(t, text));
}

/* Readers take titles and rights for HTML, so what looks like a tag or a
 * reference is escaped once more; plain ones stay as they are everywhere. */
static bool looks_like_html(wire_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char next = i + 1 < s.n ? s.p[i + 1] : ' ';
        bool is_letter = (next | 0x20) >= 'a' && (next | 0x20) <= 'z';
        if (s.p[i] == '<' || (s.p[i] == '&' && (is_letter || next == '#')))
            return true;
    }
    return false;
}

static void put_html(wire_buf *b, const char *name, wire_str s)
{
    wire_buf html = {0};
    bool is_odd = looks_like_html(s);

    if (is_odd) wire__put_text(&html, s);
    wire__put_element(b, name, is_odd ? wire_buf_view(&html) : s);
    if (!wire_buf_ok(&html)) b->failed = true;
    wire_buf_free(&html);
}

static void put_guid(wire_buf *b, const wire_article *a)
{
    bool is_page =
        wire_str_eq(a->id, a->url) && wire_str_starts(a->id, WIRE_STR("http"));
    wire_buf_fmt(b, "<guid isPermaLink=\"%s\">", is_page ? "true" : "false");
    wire__put_word_text(b, a->id);
    wire_buf_lit(b, "</guid>\n");
}

/* A code as readers know one, which an address is not. */
static bool is_code(wire_str s)
{
    size_t colon = wire_str_find(s, WIRE_STR(":"), 0);
    return colon != SIZE_MAX && colon && colon + 1 < s.n &&
           s.p[colon + 1] != '/' &&
           wire_str_find(s, WIRE_STR(" "), 0) == SIZE_MAX &&
           !wire_str_starts(s, WIRE_STR("urn:wirecopy:"));
}

/* A code has no place but that of the taxonomy; without a name it is the
 * word itself. */
static void put_category(wire_buf *b, const wire_subject *s)
{
    wire_buf own = {0};

    wire__put_own_uri(&own, s->code);
    wire_buf_lit(b, "<category");
    if (s->name.n && s->code.n)
        wire__put_attr(b, "domain",
                       is_code(s->code) ? s->code : wire_buf_view(&own));
    wire_buf_char(b, '>');
    wire__put_text(b, s->name.n ? s->name : s->code);
    wire_buf_lit(b, "</category>\n");
    if (!wire_buf_ok(&own)) b->failed = true;
    wire_buf_free(&own);
}

/* One picture is what readers of RSS show; its length, which is asked for, is
 * not known. */
static void put_enclosure(wire_buf *b, wire_str url)
{
    wire_buf_lit(b, "<enclosure");
    wire__put_uri_attr(b, "url", url);
    wire__put_attr(b, "length", WIRE_STR("0"));
    wire__put_attr(b, "type", wire_str_of(wire__image_type(url)));
    wire_buf_lit(b, "/>\n");
}

static void put_links(wire_buf *b, const wire_item *item)
{
    bool has_enclosure = false;

    for (size_t i = 0; i < item->n_links; i++) {
        if (!has_enclosure && wire__is_picture(&item->links[i])) {
            put_enclosure(b, item->links[i].target);
            has_enclosure = true;
            continue;
        }
        wire_buf_lit(b, "<atom:link");
        wire__put_attr(b, "rel", item->links[i].rel);
        wire__put_id_attr(b, "href", item->links[i].target);
        wire_buf_lit(b, "/>\n");
    }
}

static void put_content(wire_buf *b, const wire_article *a)
{
    wire_buf html = {0}; /* markup inside markup: escaped once more */

    if (!a->n_paras) return;
    wire__body_html(&html, a);
    wire__put_element(b, "content:encoded", wire_buf_view(&html));
    if (!wire_buf_ok(&html)) b->failed = true;
    wire_buf_free(&html);
}

static void put_item(wire_buf *b, const wire_article *a)
{
    const wire_item *item = wire__item_of(a);

    wire_buf_lit(b, "<item>\n");
    if (a->title.n)
        put_html(b, "title", a->title);
    else
        wire_buf_lit(b, "<title/>\n");
    wire__put_uri_element(b, "link", a->url);
    put_html(b, "description", a->summary);
    put_guid(b, a);
    put_time(b, "pubDate", a->published);
    if (a->modified.precision == WIRE_TIME_DAY)
        put_time(b, "dcterms:modified", a->modified);
    else
        wire__put_time(b, "dcterms:modified", a->modified);
    wire__put_element(b, "dc:creator", a->byline);
    wire__put_element(b, "dc:publisher", a->outlet);
    wire__put_element(b, "dc:source", a->credit);
    wire__put_element(b, "dc:language", a->language);
    put_html(b, "dc:rights", item->rights);
    for (size_t i = 0; i < item->n_subjects; i++)
        put_category(b, &item->subjects[i]);
    put_links(b, item);
    wire__put_extras(
        b, a,
        WIRE__EXTRA_ALL &
            ~(WIRE__EXTRA_OUTLET | WIRE__EXTRA_CREDIT | WIRE__EXTRA_RIGHTS));
    put_content(b, a);
    wire_buf_lit(b, "</item>\n");
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
                 " xmlns:wire=\"urn:wirecopy:1\""
                 " xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n");
    wire__put_element(b, "title", title);
    wire__put_uri_element(b, "link",
                          c->url.n        ? c->url
                          : c->self_url.n ? c->self_url
                                          : WIRE_STR("about:blank"));
    wire_buf_lit(b, "<description>");
    wire__put_text(b, title);
    wire_buf_lit(b, "</description>\n");
    if (wire__is_lang(c->language))
        wire__put_element(b, "language", c->language);
    wire__put_element(b, "lastBuildDate",
                      wire__time_rfc822(wire__time_of_channel(d), text));
    if (c->self_url.n) {
        wire_buf_lit(b, "<atom:link rel=\"self\" type=\"application/rss+xml\"");
        wire__put_uri_attr(b, "href", c->self_url);
        wire_buf_lit(b, "/>\n");
    }
    for (size_t i = 0; i < c->n_hubs; i++) {
        wire_buf_lit(b, "<atom:link rel=\"hub\"");
        wire__put_uri_attr(b, "href", c->hubs[i]);
        wire_buf_lit(b, "/>\n");
    }
    for (size_t i = 0; i < d->n; i++)
        put_item(b, d->articles[i]);
    wire_buf_lit(b, "</channel>\n</rss>\n");
}
