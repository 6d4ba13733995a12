/* RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 to articles, one an item.
 *
 *   <rss><channel> title language        outlet, language of all; the feed
 *     <item> title link guid pubDate     facts
 *            content:encoded, else       text: decoded, with a map back to
 *            description                 the feed's bytes, then read as HTML
 *     <at:deleted-entry ref when>        a canceled item
 *
 * Sources: RFC 4287 (Atom), RFC 5005 (paging), RFC 6721 (tombstones), RSS 2.0
 * and 1.0.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_feed.h"

typedef struct {
    wire__xml x;
    wire_format format;
    wire_str outlet, language, author, base_url, rights; /* in keep */
    size_t n_items;
} feed;

/* The best may hold a picture only. What is left beside it is a standfirst. */
static wire_status fill_text(feed *f, wire__fields *it, wire_err *err)
{
    size_t i = 0;
    wire_str s;

    for (; i < it->n_bodies && !it->a.body.n; i++)
        WIRE_TRY(wire__xml_body(&f->x, it->bodies[i].node, &it->a, err));
    for (; i < it->n_bodies && !it->a.summary.n; i++) {
        if (it->bodies[i].rank < WIRE__RANK_SUMMARY) continue;
        WIRE_TRY(wire__xml_headline(&f->x, it->bodies[i].node, &s, err));
        WIRE_TRY(wire__item_summary(f->x.r, &it->a, s, err));
    }
    return WIRE_OK;
}

/* What all articles have of their feed, in keep. */
static wire_status fill_item(feed *f, wire__fields *it, size_t node,
                             wire_err *err)
{
    wire__reader *r = f->x.r;
    wire_article *a = &it->a;
    wire_str lang;
    bool is_said =
        wire__xml_lang(&f->x, it->n_bodies ? it->bodies[0].node : node, &lang);
    if (it->language.n) lang = it->language;
    a->format = f->format;
    if (!it->link.n && it->guid_is_url) it->link = it->id;
    WIRE_TRY(wire__reader_copy(r, it->id, &a->id, err));
    WIRE_TRY(wire__reader_copy(r, it->title, &a->title, err));
    WIRE_TRY(wire__reader_copy(r, it->link, &a->url, err));
    WIRE_TRY(wire__reader_copy(r, it->author, &a->byline, err));
    if (it->credit.n)
        WIRE_TRY(wire__reader_copy(r, it->credit, &a->credit, err));
    WIRE_TRY(wire__reader_copy(r, lang, &a->language, err));
    /* A feed whose author is the feed itself names nobody. */
    if (!a->byline.n && !wire_str_eq(f->author, f->outlet))
        a->byline = f->author;
    if (!lang.n && !is_said) a->language = f->language;
    if (it->rights.n) {
        if (!wire__item(r, a)) return wire_fail_mem(err);
        WIRE_TRY(
            wire__item_text(r, a, it->rights, &wire__item(r, a)->rights, err));
    } else if (f->rights.n) {
        wire_item *item = wire__item(r, a);
        if (!item) return wire_fail_mem(err);
        item->rights = f->rights;
    }
    return fill_text(f, it, err);
}

/* An entry that was taken from another feed says which: RFC 4287, 4.2.11.
 * What the entry does not say of itself is what that feed says. */
static wire_status read_source(feed *f, wire__fields *it, wire_err *err)
{
    wire__fields from;
    wire_article *a = &it->a;
    if (!it->source) return WIRE_OK;
    WIRE_TRY(wire__feed_fields(&f->x, it->source, f->base_url, &from, err));
    WIRE_TRY(wire__item_link(f->x.r, a, WIRE_STR("source"),
                             from.link.n ? from.link : from.id, err));
    if (from.a.item)
        for (size_t i = 0; i < from.a.item->n_links; i++)
            if (wire_str_eq(from.a.item->links[i].rel, WIRE_STR("self")))
                WIRE_TRY(wire__item_link(f->x.r, a, WIRE_STR("source"),
                                         from.a.item->links[i].target, err));
    if (!it->author.n) it->author = from.author;
    if (!it->rights.n) it->rights = from.rights;
    if (!it->language.n) it->language = from.language;
    return WIRE_OK;
}

static wire_status read_item(feed *f, size_t node, wire_err *err)
{
    wire__fields it;
    WIRE_TRY(wire__feed_fields(&f->x, node, f->base_url, &it, err));
    WIRE_TRY(wire__feed_guards(&f->x, node, &it.a, err));
    WIRE_TRY(read_source(f, &it, err));
    WIRE_TRY(fill_item(f, &it, node, err));
    if (!it.a.outlet.n) it.a.outlet = f->outlet;
    return wire__xml_add(&f->x, node, &it.a, err);
}

/* <at:deleted-entry ref="id" when="..."> with a comment and who did it. */
static wire_status read_tombstone(feed *f, size_t node, wire_err *err)
{
    wire__xml *x = &f->x;
    wire__reader *r = x->r;
    wire_article a = {.format = f->format,
                      .outlet = f->outlet,
                      .src_off = wire__xml_at(x, node)};
    wire_item *item = wire__item(r, &a);
    wire_str s;
    if (!item) return wire_fail_mem(err);
    WIRE_TRY(wire__xml_attr(x, node, "ref", &s, err));
    WIRE_TRY(wire__reader_copy(r, s, &a.id, err));
    WIRE_TRY(wire__xml_attr(x, node, "when", &s, err));
    a.modified = wire_time_parse(s);
    size_t comment = wire__xml_child(x, node, WIRE__NS_TOMB, "comment");
    if (comment) {
        WIRE_TRY(wire__xml_headline(x, comment, &s, err));
        WIRE_TRY(wire__item_text(r, &a, s, &item->ed_note, err));
    }
    size_t by = wire__xml_child(x, node, WIRE__NS_TOMB, "by");
    if (by) {
        WIRE_TRY(wire__feed_name(x, by, "name", &s, err));
        WIRE_TRY(wire__reader_copy(r, s, &a.byline, err));
    }
    WIRE_TRY(wire__item_marked(r, &a, WIRE_REVISION_KILL,
                               WIRE_STR("deleted-entry"), err));
    return wire__xml_add(x, node, &a, err);
}

/* ---- The feed ------------------------------------------------------------ */

static wire_status read_channel(feed *f, size_t node, wire_err *err)
{
    wire__fields it;
    wire_str none = {0};
    WIRE_TRY(wire__feed_fields(&f->x, node, none, &it, err));
    f->language = f->author = f->rights = none;
    WIRE_TRY(fill_item(f, &it, node, err));
    f->outlet = it.a.title;
    f->base_url = it.a.url;
    f->language = it.a.language;
    if (it.a.item) f->rights = it.a.item->rights;
    if (f->format == WIRE_FORMAT_ATOM) /* an RSS channel's is the editor */
        f->author = it.a.byline;
    return wire__reader_feed(f->x.r, &it.a, err);
}

static bool is_item(const wire__xml *x, size_t node)
{
    return wire__xml_is(x, node, WIRE__NS_RSS, "item") ||
           wire__xml_is(x, node, WIRE__NS_ATOM, "entry") ||
           wire__xml_is(x, node, WIRE__NS_RSS, "entry");
}

static bool is_channel(const wire__xml *x, size_t node)
{
    return wire__xml_is(x, node, WIRE__NS_RSS, "channel") ||
           wire__xml_is(x, node, WIRE__NS_ATOM, "feed") ||
           wire__xml_is(x, node, WIRE__NS_RSS, "feed");
}

static wire_status read_node(feed *f, size_t *node, wire_err *err)
{
    wire__xml *x = &f->x;
    size_t i = *node;
    if (is_channel(x, i)) return read_channel(f, i, err);
    bool is_tomb = wire__xml_is(x, i, WIRE__NS_TOMB, "deleted-entry");
    if (!is_tomb && !is_item(x, i)) return WIRE_OK;
    f->n_items++;
    *node = x->d.nodes[i].until - 1;
    return is_tomb ? read_tombstone(f, i, err) : read_item(f, i, err);
}

wire_status wire__read_feed(wire__reader *r, const wire__input *in,
                            wire_err *err)
{
    feed f = {.format = WIRE_FORMAT_RSS};
    WIRE_TRY(wire__xml_open(r, in, WIRE__NS_ANY, &f.x, err));
    if (f.x.home == WIRE__NS_ATOM) f.format = WIRE_FORMAT_ATOM;
    for (size_t i = 1; i < f.x.d.n; i++) {
        wire_arena_mark mark = wire_arena_save(r->scratch);
        WIRE_TRY(read_node(&f, &i, err));
        wire_arena_rewind(r->scratch, mark);
    }
    WIRE_TRY(wire__xml_warn(&f.x, err));
    if (f.n_items || r->feeds.n) return WIRE_OK;
    return wire__reader_skip(r, 0, false, err, "a feed without items");
}
