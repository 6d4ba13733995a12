/* NewsML-G2: a news message with one text item an article.
 * SPDX-License-Identifier: Apache-2.0 */
#include "write_int.h"

static void put_qcode(wire_buf *b, const char *name, const char *scheme,
                      const char *code)
{
    wire_buf_fmt(b, "<%s qcode=\"%s:%s\"/>\n", name, scheme, code);
}

/* The signals of the IPTC's own scheme, where it has one. */
static const char *signal_of(wire_revision r)
{
    switch (r) {
    case WIRE_REVISION_CORRECTION:
        return "correction";
    case WIRE_REVISION_UPDATE:
    case WIRE_REVISION_REFILE:
    case WIRE_REVISION_REPEAT:
        return "update";
    default:
        return NULL;
    }
}

static void put_item_meta(wire_buf *b, const wire_article *a, wire_time when)
{
    const wire_item *item = wire__item_of(a);
    wire_time version = wire__time_latest(a);

    if (version.precision == WIRE_TIME_NONE) version = when;
    if (version.precision == WIRE_TIME_NONE)
        version.precision = WIRE_TIME_SECOND;
    wire_buf_lit(b, "<itemMeta>\n");
    put_qcode(b, "itemClass", "ninat", "text");
    wire_buf_lit(b, "<provider>");
    wire__put_element(b, "name", a->outlet.n ? a->outlet : WIRE_STR("unknown"));
    wire_buf_lit(b, "</provider>\n");
    wire__put_time(b, "versionCreated", version);
    wire__put_time(b, "firstCreated", a->published);
    wire__put_time(b, "embargoed", item->embargoed);
    put_qcode(b, "pubStatus", "stat", wire_pub_status_name(item->status));
    wire__put_element(b, "edNote", item->ed_note);
    if (signal_of(item->marked))
        put_qcode(b, "signal", "sig", signal_of(item->marked));
    for (size_t i = 0; i < item->n_links; i++) {
        wire_buf_lit(b, "<link");
        wire__put_attr(b, "rel", item->links[i].rel);
        wire__put_attr(b, "residref", item->links[i].target);
        wire_buf_lit(b, "/>\n");
    }
    wire_buf_lit(b, "</itemMeta>\n");
}

static void put_subjects(wire_buf *b, const wire_item *item)
{
    for (size_t i = 0; i < item->n_subjects; i++) {
        const wire_subject *s = &item->subjects[i];
        bool is_qcode = wire_str_find(s->code, WIRE_STR(":"), 0) < s->code.n;
        wire_buf_lit(b, "<subject");
        wire__put_attr(b, is_qcode ? "qcode" : "literal",
                       s->code.n ? s->code : s->name);
        wire_buf_lit(b, ">");
        wire__put_element(b, "name", s->name);
        wire_buf_lit(b, "</subject>\n");
    }
}

static void put_content_meta(wire_buf *b, const wire_article *a)
{
    const wire_item *item = wire__item_of(a);

    wire_buf_lit(b, "<contentMeta>\n");
    if (item->urgency)
        wire_buf_fmt(b, "<urgency>%d</urgency>\n", item->urgency);
    if (a->language.n) {
        wire_buf_lit(b, "<language");
        wire__put_attr(b, "tag", a->language);
        wire_buf_lit(b, "/>\n");
    }
    put_subjects(b, item);
    wire__put_element(b, "slugline", item->slug);
    wire__put_element(b, "headline", a->title);
    wire__put_element(b, "by", a->byline);
    wire__put_element(b, "creditline", a->credit);
    wire_buf_lit(b, "</contentMeta>\n");
}

static void put_item(wire_buf *b, const wire_article *a, wire_time when)
{
    const wire_item *item = wire__item_of(a);

    wire_buf_lit(b, "<newsItem standard=\"NewsML-G2\" "
                    "standardversion=\"2.34\" conformance=\"power\"");
    wire__put_attr(b, "guid", a->id);
    wire__put_attr(b, "version",
                   item->version.n ? item->version : WIRE_STR("1"));
    wire__put_attr(b, "xml:lang", a->language);
    wire_buf_lit(b, ">\n<catalogRef href=\"http://www.iptc.org/std/catalog/"
                    "catalog.IPTC-G2-Standards_40.xml\"/>\n");
    if (item->rights.n) {
        wire_buf_lit(b, "<rightsInfo>\n");
        wire__put_element(b, "copyrightNotice", item->rights);
        wire_buf_lit(b, "</rightsInfo>\n");
    }
    put_item_meta(b, a, when);
    put_content_meta(b, a);
    wire_buf_lit(b, "<contentSet>\n<inlineXML "
                    "contenttype=\"application/xhtml+xml\">\n"
                    "<html xmlns=\"http://www.w3.org/1999/xhtml\">\n"
                    "<head><title>");
    wire__put_text(b, a->title);
    wire_buf_lit(b, "</title></head>\n<body>\n");
    wire__body_html(b, a);
    wire_buf_lit(b, "</body>\n</html>\n</inlineXML>\n</contentSet>\n"
                    "</newsItem>\n");
}

void wire__write_newsml_g2(const wire__doc_out *d)
{
    wire_buf *b = d->out;
    wire_time when = wire__time_of_channel(d), sent = when;

    if (sent.precision == WIRE_TIME_NONE) sent.precision = WIRE_TIME_SECOND;
    wire_buf_lit(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<newsMessage "
                    "xmlns=\"http://iptc.org/std/nar/2006-10-01/\">\n"
                    "<header>\n");
    wire__put_time(b, "sent", sent);
    wire__put_element(b, "transmitId", d->channel->id);
    wire_buf_lit(b, "</header>\n<itemSet>\n");
    for (size_t i = 0; i < d->n; i++)
        put_item(b, d->articles[i], when);
    wire_buf_lit(b, "</itemSet>\n</newsMessage>\n");
}
