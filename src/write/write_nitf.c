/* NITF 3.6: one article.
 * SPDX-License-Identifier: Apache-2.0 */
#include "write_int.h"

/* NITF writes times without marks: 20260303T091400Z. */
static void put_date(wire_buf *b, const char *name, wire_time t)
{
    char text[32], packed[32];
    wire_str s = wire__time_rfc3339(t, text);
    size_t n = 0;

    if (!s.n) return;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '-' && s.p[i] != ':') packed[n++] = s.p[i];
    wire_buf_fmt(b, "<%s norm=\"%.*s\"/>\n", name, (int)n, packed);
}

/* A tree of versions: NMTOKEN, as the standard has it. */
static bool is_token(wire_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!wire__is_name_char(s.p[i]) && s.p[i] != ':') return false;
    return s.n > 0;
}

static wire_str link_of(const wire_item *item, const char *rel)
{
    for (size_t i = 0; i < item->n_links; i++)
        if (wire_str_eq(item->links[i].rel, wire_str_of(rel)))
            return item->links[i].target;
    return (wire_str){0};
}

/* <name attribute="value"/> */
static void put_value(wire_buf *b, const char *name, const char *attr,
                      wire_str value)
{
    if (!value.n) return;
    wire_buf_fmt(b, "<%s", name);
    wire__put_attr(b, attr, value);
    wire_buf_lit(b, "/>\n");
}

static void put_subjects(wire_buf *b, const wire_item *item)
{
    if (!item->n_subjects) return;
    wire_buf_lit(b, "<identified-content>\n");
    for (size_t i = 0; i < item->n_subjects; i++) {
        wire_buf_lit(b, "<classifier type=\"subject\"");
        wire__put_attr(b, "value", item->subjects[i].code);
        wire_buf_char(b, '>');
        wire__put_text(b, item->subjects[i].name);
        wire_buf_lit(b, "</classifier>\n");
    }
    wire_buf_lit(b, "</identified-content>\n");
}

static void put_key(wire_buf *b, const wire_item *item)
{
    if (!is_token(item->version) && !item->slug.n) return;
    wire_buf_lit(b, "<du-key");
    if (is_token(item->version)) wire__put_attr(b, "version", item->version);
    wire__put_attr(b, "key", item->slug);
    wire_buf_lit(b, "/>\n");
}

static void put_correction(wire_buf *b, const wire_item *item)
{
    if (item->marked != WIRE_REVISION_CORRECTION) return;
    wire_buf_lit(b, "<correction");
    wire__put_attr(b, "id-string", link_of(item, "corrects"));
    wire_buf_lit(b, "/>\n");
}

static void put_docdata(wire_buf *b, const wire_article *a)
{
    const wire_item *item = wire__item_of(a);
    wire_str killed = link_of(item, "cancels");

    wire_buf_fmt(b, "<docdata management-status=\"%s\"",
                 wire_pub_status_name(item->status));
    wire__put_attr(b, "management-doc-idref",
                   killed.n ? killed : link_of(item, "replaces"));
    if (killed.n) wire_buf_lit(b, " management-idref-status=\"canceled\"");
    wire_buf_lit(b, ">\n<doc-id");
    wire__put_attr(b, "regsrc", a->outlet);
    wire__put_attr(b, "id-string", a->id);
    wire_buf_lit(b, "/>\n");
    put_correction(b, item);
    if (item->urgency >= 1 && item->urgency <= 9)
        wire_buf_fmt(b, "<urgency ed-urg=\"%d\"/>\n", item->urgency);
    put_date(b, "date.issue", a->published);
    put_date(b, "date.release", item->embargoed);
    put_value(b, "ed-msg", "info", item->ed_note);
    put_key(b, item);
    put_value(b, "doc.copyright", "holder", item->rights);
    put_subjects(b, item);
    wire_buf_lit(b, "</docdata>\n");
}

static void put_head(wire_buf *b, const wire_article *a)
{
    wire_buf_lit(b, "<body.head>\n<hedline>\n<hl1>");
    wire__put_text(b, a->title);
    wire_buf_lit(b, "</hl1>\n</hedline>\n");
    wire__put_element(b, "byline", a->byline);
    wire__put_element(b, "distributor", a->credit);
    wire__put_element(b, "dateline", a->dateline);
    if (a->summary.n) {
        wire_buf_lit(b, "<abstract>");
        wire__put_element(b, "p", a->summary);
        wire_buf_lit(b, "</abstract>\n");
    }
    wire_buf_lit(b, "</body.head>\n");
}

void wire__write_nitf(const wire__doc_out *d)
{
    wire_buf *b = d->out;
    const wire_article *a = d->articles[0];

    wire_buf_lit(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<nitf "
                    "xmlns=\"http://iptc.org/std/NITF/2006-10-18/\" "
                    "version=\"-//IPTC//DTD NITF 3.6//EN\"");
    if (wire__is_lang(a->language)) wire__put_attr(b, "baselang", a->language);
    wire_buf_lit(b, ">\n<head>\n");
    wire__put_element(b, "title", a->title);
    put_docdata(b, a);
    if (a->url.n) {
        wire_buf_lit(b, "<pubdata");
        wire__put_attr(b, "ex-ref", a->url);
        wire_buf_lit(b, "/>\n");
    }
    put_date(b, "revision-history", a->modified);
    wire_buf_lit(b, "</head>\n<body>\n");
    put_head(b, a);
    wire_buf_lit(b, "<body.content>\n");
    wire__body_nitf(b, a);
    wire_buf_lit(b, "</body.content>\n</body>\n</nitf>\n");
}
