/* NewsML-G2: a news message with one text item an article.
 * SPDX-License-Identifier: Apache-2.0 */
#include "write_int.h"

static void put_qcode(wire_buf *b, const char *name, const char *scheme,
                      const char *code)
{
    wire_buf_fmt(b, "<%s qcode=\"%s:%s\"/>\n", name, scheme, code);
}

/* A code of a scheme: letters before a colon, no space. */
static bool is_qcode(wire_str s)
{
    size_t colon = wire_str_find(s, WIRE_STR(":"), 0);

    if (colon == SIZE_MAX || !colon || colon + 1 == s.n) return false;
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] <= 0x20 || s.p[i] == 0x7f ||
            (i < colon && !wire__is_name_char(s.p[i])))
            return false;
    return wire__is_name_start(s.p[0]);
}

/* Marks that the IPTC has no signal for have codes of our own. */
static void put_signal(wire_buf *b, wire_revision r)
{
    const char *scheme =
        r == WIRE_REVISION_CORRECTION || r == WIRE_REVISION_UPDATE ? "sig"
                                                                   : "wirecopy";
    if (r != WIRE_REVISION_NONE)
        put_qcode(b, "signal", scheme, wire_revision_name(r));
}

static void put_link(wire_buf *b, const wire_item_link *l)
{
    wire_buf code = {0};

    wire_buf_lit(b, "<link");
    if (is_qcode(l->rel) && !wire_str_starts(l->rel, WIRE_STR("wirecopy:"))) {
        wire__put_attr(b, "rel", l->rel);
    } else {
        wire__put_own_uri(&code, l->rel); /* "urn:" and the code */
        wire__put_attr(b, "rel", wire_str_sub(wire_buf_view(&code), 4, code.n));
    }
    wire__put_attr(b, "residref", l->target);
    wire_buf_lit(b, "/>\n");
    if (!wire_buf_ok(&code)) b->failed = true;
    wire_buf_free(&code);
}

static void put_provider(wire_buf *b, wire_str name)
{
    if (!name.n) { /* one is asked for */
        wire_buf_lit(b, "<provider uri=\"urn:wirecopy:unknown\"/>\n");
        return;
    }
    wire_buf_lit(b, "<provider>");
    wire__put_element(b, "name", name);
    wire_buf_lit(b, "</provider>\n");
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
    put_provider(b, a->outlet);
    wire__put_time(b, "versionCreated", version);
    wire__put_time(b, "firstCreated", a->published);
    wire__put_time(b, "embargoed", item->embargoed);
    put_qcode(b, "pubStatus", "stat", wire_pub_status_name(item->status));
    wire__put_element(b, "edNote", item->ed_note);
    put_signal(b, item->marked);
    wire__put_uri_element(b, "altRep", a->url);
    for (size_t i = 0; i < item->n_links; i++)
        put_link(b, &item->links[i]);
    wire_buf_lit(b, "</itemMeta>\n");
}

static void put_subjects(wire_buf *b, const wire_item *item)
{
    for (size_t i = 0; i < item->n_subjects; i++) {
        const wire_subject *s = &item->subjects[i];
        wire_buf_lit(b, "<subject");
        wire__put_attr(b, is_qcode(s->code) ? "qcode" : "literal",
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
    if (item->urgency >= 1 && item->urgency <= 9)
        wire_buf_fmt(b, "<urgency>%d</urgency>\n", item->urgency);
    if (wire__is_lang(a->language)) {
        wire_buf_lit(b, "<language");
        wire__put_attr(b, "tag", a->language);
        wire_buf_lit(b, "/>\n");
    }
    put_subjects(b, item);
    wire__put_element(b, "slugline", item->slug);
    wire__put_element(b, "headline", a->title);
    wire__put_element(b, "dateline", a->dateline);
    wire__put_element(b, "by", a->byline);
    wire__put_element(b, "creditline", a->credit);
    wire__put_element(b, "description", a->summary);
    wire_buf_lit(b, "</contentMeta>\n");
}

/* The standard counts versions from 1. */
static bool is_count(wire_str s)
{
    bool any = false;

    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') return false;
        any = any || s.p[i] != '0';
    }
    return any;
}

static void put_item(wire_buf *b, const wire_article *a, wire_time when)
{
    const wire_item *item = wire__item_of(a);

    wire_buf_lit(b, "<newsItem standard=\"NewsML-G2\" "
                    "standardversion=\"2.34\" conformance=\"power\"");
    wire__put_word_attr(b, "guid", a->id);
    if (is_count(item->version)) wire__put_attr(b, "version", item->version);
    wire__put_lang(b, "xml:lang", a->language);
    wire_buf_lit(b, ">\n<catalogRef href=\"http://www.iptc.org/std/catalog/"
                    "catalog.IPTC-G2-Standards_40.xml\"/>\n"
                    "<catalog><scheme alias=\"wirecopy\" "
                    "uri=\"urn:wirecopy:\"/></catalog>\n");
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
