/* Sitemaps and news sitemaps: what a site lists, without any text.
 *
 *   <urlset><url><loc> <lastmod> <news:news> title, date ...    listed
 *   <sitemapindex><sitemap><loc>                                feeds
 *
 * Sources: sitemaps.org, protocol 0.9; the namespace of news sitemaps.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_xml.h"

static wire_status line_below(wire__xml *x, size_t node, const char *path,
                              wire_str *out, wire_err *err)
{
    size_t i = node ? wire__xml_path(x, node, path) : 0;
    *out = (wire_str){0};
    return i ? wire__xml_line(x, i, out, err) : WIRE_OK;
}

static wire_status read_words(wire__xml *x, size_t news, const char *name,
                              wire_article *a, wire_err *err)
{
    wire_str s, none = {0};
    WIRE_TRY(line_below(x, news, name, &s, err));
    while (s.n) {
        const char *comma = memchr(s.p, ',', s.n);
        size_t n = comma ? (size_t)(comma - s.p) : s.n;
        wire_str word = wire_str_trim(wire_str_sub(s, 0, n));
        if (word.n) WIRE_TRY(wire__item_subject(x->r, a, word, none, err));
        s = wire_str_sub(s, n + 1, s.n);
    }
    return WIRE_OK;
}

static wire_status read_news(wire__xml *x, size_t news, wire_article *a,
                             wire_err *err)
{
    wire_str s;
    size_t title = wire__xml_path(x, news, "title");
    if (title) {
        WIRE_TRY(wire__xml_headline(x, title, &s, err));
        WIRE_TRY(wire__reader_copy(x->r, s, &a->title, err));
    }
    WIRE_TRY(line_below(x, news, "publication/name", &s, err));
    WIRE_TRY(wire__reader_copy(x->r, s, &a->outlet, err));
    WIRE_TRY(line_below(x, news, "publication/language", &s, err));
    WIRE_TRY(wire__reader_copy(x->r, s, &a->language, err));
    WIRE_TRY(line_below(x, news, "publication_date", &s, err));
    a->published = wire_time_parse(s);
    WIRE_TRY(read_words(x, news, "keywords", a, err));
    return read_words(x, news, "genres", a, err);
}

static wire_status read_url(wire__xml *x, size_t node, bool is_index,
                            wire_err *err)
{
    wire_article a = {.format = WIRE_FORMAT_SITEMAP,
                      .src_off = wire__xml_at(x, node)};
    wire_str s;
    if (wire__xml_is_cut(x, node)) return WIRE_OK; /* half an address */
    WIRE_TRY(line_below(x, node, "loc", &s, err));
    if (!s.n)
        return wire__reader_skip(x->r, a.src_off, false, err,
                                 "an entry without an address");
    WIRE_TRY(wire__reader_copy(x->r, s, &a.url, err));
    a.id = a.url;
    WIRE_TRY(line_below(x, node, "lastmod", &s, err));
    a.modified = wire_time_parse(s);
    if (is_index) {
        WIRE_TRY(wire__item_link(x->r, &a, WIRE_STR("sitemap"), a.url, err));
        return wire__reader_feed(x->r, &a, err);
    }
    size_t news = wire__xml_child(x, node, WIRE__NS_NEWS, "news");
    if (news) WIRE_TRY(read_news(x, news, &a, err));
    return wire__reader_list(x->r, &a, err);
}

wire_status wire__read_sitemap(wire__reader *r, const wire__input *in,
                               wire_err *err)
{
    wire__xml x;
    size_t n = 0;
    WIRE_TRY(wire__xml_open(r, in, WIRE__NS_SITEMAP, &x, err));
    for (size_t i = 1; i < x.d.n; i++) {
        bool is_index = wire__xml_is(&x, i, WIRE__NS_SITEMAP, "sitemap");
        if (!is_index && !wire__xml_is(&x, i, WIRE__NS_SITEMAP, "url"))
            continue;
        wire_arena_mark mark = wire_arena_save(r->scratch);
        WIRE_TRY(read_url(&x, i, is_index, err));
        wire_arena_rewind(r->scratch, mark);
        i = x.d.nodes[i].until - 1;
        n++;
    }
    WIRE_TRY(wire__xml_warn(&x, err));
    if (n) return WIRE_OK;
    return wire__reader_skip(r, 0, false, err, "a sitemap without addresses");
}
