/* write.h: articles to the formats of feeds and wires.
 *
 *   articles -> RSS 2.0, Atom, JSON Feed 1.1, ninjs 3.1, NewsML-G2, NITF,
 *               IPTC 7901, OPML, WARC, sitemaps with news marks
 *
 * What is written reads back equal: id, version, status, embargo, marks,
 * times, headline, byline, credit, subjects, links, notes, rights and the
 * text of each paragraph with its role, as far as the format can say them
 * (docs/write.md has the table). Text is escaped, never trusted; characters
 * that XML cannot hold become U+FFFD. The same input gives the same bytes:
 * the time of writing stands nowhere unless it is given.
 *
 * Sources: RSS 2.0, RFC 4287 (Atom), RFC 6721 (tombstones), JSON Feed 1.1,
 * ninjs 3.1, NewsML-G2 2.34, NITF 3.6, IPTC 7901, OPML 2.0, WARC 1.1,
 * sitemaps 0.9, news sitemaps 0.9.
 * Layer: 11 (base, read).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_WRITE_H
#define WIRECOPY_WRITE_H

#include <wirecopy/read.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The feed or message around the items. Empty fields are left out where the
 * format allows it and made up from the items where it does not. */
typedef struct {
    wire_str id;       /* of an Atom feed, of a news message */
    wire_str title;    /* headline of the feed      ["Articles"] */
    wire_str url;      /* the page that it belongs to */
    wire_str self_url; /* where the feed itself stands */
    wire_str language;
    wire_time updated;    /* [the latest time of an item] */
    const wire_str *hubs; /* [n_hubs] WebSub hubs that tell of changes; of RSS,
                             Atom and JSON Feed */
    size_t n_hubs;
} wire_channel;

/* Write all articles as one document, at the end of out.
 *   articles  borrowed; in the order they shall stand in
 *   out       the caller's; its bytes before stay, also after an error
 *   cost      linear in the text
 *   errors    WIRE_EINVAL: a format that is not written, one that holds a
 *             single item (NITF) with n != 1, a sitemap of more than 50,000;
 *             WIRE_ENOMEM
 *
 * A sitemap names those articles that have an address and may be published
 * at the channel's time; what appeared in the two days before it, a thousand
 * at the most, with the marks of a news sitemap. */
WIRE_MUST wire_status wire_write_articles(wire_format f, const wire_channel *c,
                                          const wire_article *const *articles,
                                          size_t n, wire_buf *out,
                                          wire_err *err);

#ifdef __cplusplus
}
#endif
#endif
