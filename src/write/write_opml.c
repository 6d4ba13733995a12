/* OPML 2.0: a list of links, one an article; of feeds when they are that.
 * SPDX-License-Identifier: Apache-2.0 */
#include "write_int.h"

void wire__write_opml(const wire__doc_out *d)
{
    wire_buf *b = d->out;
    char text[48];

    wire_buf_lit(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<opml version=\"2.0\">\n<head>\n");
    wire__put_element(b, "title",
                      d->channel->title.n ? d->channel->title
                                          : WIRE_STR("Articles"));
    wire__put_element(b, "dateModified",
                      wire__time_rfc822(wire__time_of_channel(d), text));
    wire_buf_lit(b, "</head>\n<body>\n");
    for (size_t i = 0; i < d->n; i++) {
        const wire_article *a = d->articles[i];
        bool is_feed = a->format == WIRE_FORMAT_OPML;
        wire_str type = is_feed ? WIRE_STR("rss") : WIRE_STR("link");
        wire_buf_lit(b, "<outline");
        if (a->url.n) wire__put_attr(b, "type", type);
        wire__put_attr(b, "text", a->title.n ? a->title : a->id);
        wire__put_uri_attr(b, is_feed ? "xmlUrl" : "url", a->url);
        wire__put_lang(b, "language", a->language);
        wire_buf_lit(b, "/>\n");
    }
    wire_buf_lit(b, "</body>\n</opml>\n");
}
