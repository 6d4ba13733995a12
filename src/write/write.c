/* One document of articles in any format that is written.
 * SPDX-License-Identifier: Apache-2.0 */
#include "write_int.h"

static const struct {
    void (*write)(const wire__doc_out *d);
    wire_format format;
    size_t most;    /* items of a document */
    bool is_single; /* exactly one */
} writers[] = {
    {wire__write_rss, WIRE_FORMAT_RSS, SIZE_MAX, false},
    {wire__write_atom, WIRE_FORMAT_ATOM, SIZE_MAX, false},
    {wire__write_json_feed, WIRE_FORMAT_JSON_FEED, SIZE_MAX, false},
    {wire__write_ninjs, WIRE_FORMAT_NINJS, SIZE_MAX, false},
    {wire__write_newsml_g2, WIRE_FORMAT_NEWSML_G2, SIZE_MAX, false},
    {wire__write_nitf, WIRE_FORMAT_NITF, 1, true},
    {wire__write_iptc7901, WIRE_FORMAT_IPTC7901, SIZE_MAX, false},
    {wire__write_opml, WIRE_FORMAT_OPML, SIZE_MAX, false},
    {wire__write_warc, WIRE_FORMAT_WARC, SIZE_MAX, false},
    {wire__write_sitemap, WIRE_FORMAT_SITEMAP, 50000, false},
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
