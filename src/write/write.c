/* One document of articles in any format that is written.
 * SPDX-License-Identifier: Apache-2.0 */
#include "write_int.h"

static const struct {
    void (*write)(const wire__doc_out *d);
    size_t most; /* items of a document */
    wire_format format;
    bool is_single; /* exactly one */
} writers[] = {
    {wire__write_rss, SIZE_MAX, WIRE_FORMAT_RSS, false},
    {wire__write_atom, SIZE_MAX, WIRE_FORMAT_ATOM, false},
    {wire__write_json_feed, SIZE_MAX, WIRE_FORMAT_JSON_FEED, false},
    {wire__write_ninjs, SIZE_MAX, WIRE_FORMAT_NINJS, false},
    {wire__write_newsml_g2, SIZE_MAX, WIRE_FORMAT_NEWSML_G2, false},
    {wire__write_nitf, 1, WIRE_FORMAT_NITF, true},
    {wire__write_iptc7901, SIZE_MAX, WIRE_FORMAT_IPTC7901, false},
    {wire__write_opml, SIZE_MAX, WIRE_FORMAT_OPML, false},
    {wire__write_warc, SIZE_MAX, WIRE_FORMAT_WARC, false},
    {wire__write_sitemap, 50000, WIRE_FORMAT_SITEMAP, false},
};
enum { N_WRITERS = sizeof writers / sizeof *writers };

const wire_item *wire__item_of(const wire_article *a)
{
    static const wire_item none;
    return a->item ? a->item : &none;
}

wire_status wire_write_articles(wire_format f, const wire_channel *c,
                                const wire_article *const *articles, size_t n,
                                wire_buf *out, wire_err *err)
{
    wire__doc_out d = {c, articles, n, out};

    for (size_t i = 0; i < N_WRITERS; i++) {
        if (writers[i].format != f) continue;
        if (writers[i].is_single && n != 1)
            return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                             "a document of %s holds one article, not %zu",
                             wire_format_name(f), n);
        if (n > writers[i].most)
            return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                             "a document of %s holds %zu articles, not %zu",
                             wire_format_name(f), writers[i].most, n);
        writers[i].write(&d);
        return wire_buf_ok(out) ? WIRE_OK : wire_fail_mem(err);
    }
    return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF, "%s is not written",
                     wire_format_name(f));
}
