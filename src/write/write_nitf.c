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

static void put_docdata(wire_buf *b, const wire_article *a)
{
    const wire_item *item = wire__item_of(a);
    static const char *const status[] = {"usable", "withheld", "canceled"};

    wire_buf_fmt(b, "<docdata management-status=\"%s\"", status[item->status]);
    for (size_t i = 0; i < item->n_links; i++)
        if (wire_str_eq(item->links[i].rel, WIRE_STR("replaces"))) {
            wire__put_attr(b, "management-doc-idref", item->links[i].target);
            break;
        }
    wire_buf_lit(b, ">\n<doc-id");
    wire__put_attr(b, "regsrc", a->outlet);
    wire__put_attr(b, "id-string", a->id);
    wire_buf_lit(b, "/>\n");
    if (item->marked == WIRE_REVISION_CORRECTION)
        wire_buf_lit(b, "<correction/>\n");
    if (item->urgency)
        wire_buf_fmt(b, "<urgency ed-urg=\"%d\"/>\n", item->urgency);
    put_date(b, "date.issue", a->published);
    put_date(b, "date.release", item->embargoed);
    if (item->version.n) {
        wire_buf_lit(b, "<du-key");
        wire__put_attr(b, "version", item->version);
        wire__put_attr(b, "key", item->slug);
        wire_buf_lit(b, "/>\n");
    }
    if (item->ed_note.n) {
        wire_buf_lit(b, "<ed-msg");
        wire__put_attr(b, "info", item->ed_note);
        wire_buf_lit(b, "/>\n");
    }
    if (item->rights.n) {
        wire_buf_lit(b, "<doc.copyright");
        wire__put_attr(b, "holder", item->rights);
        wire_buf_lit(b, "/>\n");
    }
    if (item->n_subjects) wire_buf_lit(b, "<identified-content>\n");
    for (size_t i = 0; i < item->n_subjects; i++) {
        wire_buf_lit(b, "<classifier type=\"subject\"");
        wire__put_attr(b, "value", item->subjects[i].code);
        wire_buf_char(b, '>');
        wire__put_text(b, item->subjects[i].name);
        wire_buf_lit(b, "</classifier>\n");
    }
    if (item->n_subjects) wire_buf_lit(b, "</identified-content>\n");
    wire_buf_lit(b, "</docdata>\n");
}

static void put_head(wire_buf *b, const wire_article *a)
{
    wire_buf_lit(b, "<body.head>\n<hedline>\n");
    wire__put_element(b, "hl1", a->title);
    wire_buf_lit(b, "</hedline>\n");
    wire__put_element(b, "byline", a->byline);
    if (a->credit.n || a->outlet.n)
        wire__put_element(b, "distributor",
                          a->credit.n ? a->credit : a->outlet);
    wire_buf_lit(b, "</body.head>\n");
}

void wire__write_nitf(const wire__doc_out *d)
{
    wire_buf *b = d->out;
    const wire_article *a = d->articles[0];

    wire_buf_lit(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<nitf "
                    "xmlns=\"http://iptc.org/std/NITF/2006-10-18/\" "
                    "version=\"-//IPTC//DTD NITF 3.6//EN\"");
    wire__put_attr(b, "xml:lang", a->language);
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
    wire__body_html(b, a);
    wire_buf_lit(b, "</body.content>\n</body>\n</nitf>\n");
}
