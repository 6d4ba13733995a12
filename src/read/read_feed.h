/* read_feed.h: the fields of a channel, an item or an entry.
 *
 *   <item> title link guid pubDate ...  --> wire__fields, best rank first
 *          category link rel=via rights --> the item of its article
 *
 * Internal to the library. Layer: 1 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_FEED_H
#define WIRE_READ_FEED_H

#include "read_xml.h"

/* Elements that may hold the text, best first. */
enum { WIRE__MOST_BODIES = 6 };
/* From this rank on they are summaries where a fuller text stands. */
enum { WIRE__RANK_SUMMARY = 4 };

typedef struct {
    wire_article a; /* subjects, links and dates go to it at once */
    wire_str id, title, link, author, credit, language, rights; /* scratch */
    unsigned char title_rank, author_rank, time_rank, modified_rank, link_rank,
        rights_rank;
    struct {
        size_t node;
        unsigned rank;
    } bodies[WIRE__MOST_BODIES];
    size_t n_bodies;
    size_t source;    /* node, or 0 */
    bool guid_is_url; /* unless the feed says no */
} wire__fields;

/* Read the children of node. base_url: what relative links are relative to
 * when no xml:base says so; may be empty. */
WIRE_MUST wire_status wire__feed_fields(wire__xml *x, size_t node,
                                        wire_str base_url, wire__fields *out,
                                        wire_err *err);
/* Say of the article what the item's elements decide: read_guard.h. */
WIRE_MUST wire_status wire__feed_guards(wire__xml *x, size_t item,
                                        wire_article *a, wire_err *err);
/* The <name> or <title> inside, else the element's own text. */
WIRE_MUST wire_status wire__feed_name(const wire__xml *x, size_t node,
                                      const char *name, wire_str *out,
                                      wire_err *err);

#endif
