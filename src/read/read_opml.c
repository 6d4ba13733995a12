/* OPML 1.0 and 2.0: the feeds and pages that an outline names.
 *
 *   <outline text xmlUrl htmlUrl>   a feed: its page, and a link to the feed
 *   <outline type="link" url>       listed
 *   <outline type="include" url>    another outline: as a feed
 *
 * Source: OPML 2.0. Outlines that name nothing are headings.
 * SPDX-License-Identifier: Apache-2.0 */
#include "read_xml.h"

static wire_status copy_attr(wire__xml *x, size_t node, const char *name,
                             wire_str *field, wire_err *err)
{
    wire_str s;
    if (field->n) return WIRE_OK;
    WIRE_TRY(wire__xml_attr(x, node, name, &s, err));
    return wire__reader_copy(x->r, s, field, err);
}

static wire_status read_outline(wire__xml *x, size_t node, wire_err *err)
{
    wire_article a = {.format = WIRE_FORMAT_OPML,
                      .src_off = wire__xml_at(x, node)};
    wire_str feed, none = {0};
    WIRE_TRY(wire__xml_attr(x, node, "xmlUrl", &feed, err));
    WIRE_TRY(copy_attr(x, node, "htmlUrl", &a.url, err));
    if (!feed.n) WIRE_TRY(copy_attr(x, node, "url", &a.url, err));
    if (!feed.n && !a.url.n) return WIRE_OK;
    WIRE_TRY(copy_attr(x, node, "title", &a.title, err));
    WIRE_TRY(copy_attr(x, node, "text", &a.title, err));
    WIRE_TRY(copy_attr(x, node, "language", &a.language, err));
    wire_str category;
    WIRE_TRY(wire__xml_attr(x, node, "category", &category, err));
    if (category.n) WIRE_TRY(wire__item_subject(x->r, &a, category, none, err));
    wire_str type;
    WIRE_TRY(wire__xml_attr(x, node, "type", &type, err));
    bool is_include = wire_str_eq_nocase(type, WIRE_STR("include"));
    if (!feed.n && !is_include) {
        a.id = a.url;
        return wire__reader_list(x->r, &a, err);
    }
    if (!feed.n) feed = a.url;
    WIRE_TRY(wire__item_link(
        x->r, &a, is_include ? WIRE_STR("include") : WIRE_STR("feed"), feed,
        err));
    WIRE_TRY(wire__reader_copy(x->r, feed, &a.id, err));
    if (!a.url.n) a.url = a.id;
    return wire__reader_feed(x->r, &a, err);
}

wire_status wire__read_opml(wire__reader *r, const wire__input *in,
                            wire_err *err)
{
    wire__xml x;
    WIRE_TRY(wire__xml_open(r, in, WIRE__NS_RSS, &x, err));
    for (size_t i = 1; i < x.d.n; i++) {
        if (!wire__xml_is(&x, i, WIRE__NS_ANY, "outline")) continue;
        wire_arena_mark mark = wire_arena_save(r->scratch);
        WIRE_TRY(read_outline(&x, i, err));
        wire_arena_rewind(r->scratch, mark);
    }
    WIRE_TRY(wire__xml_warn(&x, err));
    if (r->feeds.n || r->listed.n) return WIRE_OK;
    return wire__reader_skip(r, 0, false, err, "an outline without addresses");
}
