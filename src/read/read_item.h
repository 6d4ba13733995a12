/* read_item.h: what formats of the wires say of an item beyond its words.
 *
 *   stat:canceled, "KILL", ninjs pubstatus ...  --> status, marked
 *   "2026-03-03T06:00:00+01:00", garbage        --> embargoed, or withheld
 *   headline, first and last lines              --> marked, inferred
 *
 * Every reader fills its items by these functions, so that all formats agree
 * on what a status, an embargo or a marker means, and fail closed alike.
 *
 * Internal to the library. Layer: 1 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_ITEM_H
#define WIRE_READ_ITEM_H

#include "read_int.h"

/* The item of an article, made when it has none. Owned by the reader's keep
 * arena; NULL: out of memory. */
wire_item *wire__item(wire__reader *r, wire_article *a);

/* Set the status from a word of any format ("usable", "stat:canceled",
 * "cancelled", "withheld", "embargoed", "killed" ...). Nothing is ever made
 * more usable by a second word, and an unknown word withholds. */
WIRE_MUST wire_status wire__item_status(wire__reader *r, wire_article *a,
                                        wire_str word, wire_err *err);
/* Set an embargo. What cannot be understood as a time withholds the item and
 * says so. A day holds to its end, a time without a zone until it is over
 * everywhere on Earth. */
WIRE_MUST wire_status wire__item_embargo(wire__reader *r, wire_article *a,
                                         wire_str when, wire_err *err);
/* What is read is not the whole item: withheld, whatever its fields say. */
WIRE_MUST wire_status wire__item_cut(wire__reader *r, wire_article *a,
                                     wire_err *err);
WIRE_MUST wire_status wire__item_subject(wire__reader *r, wire_article *a,
                                         wire_str code, wire_str name,
                                         wire_err *err);
WIRE_MUST wire_status wire__item_link(wire__reader *r, wire_article *a,
                                      wire_str rel, wire_str target,
                                      wire_err *err);
/* Copy a text field of the item: version, slug, ed_note, rights. */
WIRE_MUST wire_status wire__item_text(wire__reader *r, wire_article *a,
                                      wire_str value, wire_str *field,
                                      wire_err *err);
/* Say what the article is to the version before, as a field marks it. */
WIRE_MUST wire_status wire__item_marked(wire__reader *r, wire_article *a,
                                        wire_revision kind, wire_str marker,
                                        wire_err *err);

/* Set a field by the name that write gives it where a format has no word of
 * its own: "version", "status", "embargoed", "slug", "ed_note", "rights",
 * "urgency", "marked", "outlet", "credit". Other names are passed over. */
WIRE_MUST wire_status wire__item_extra(wire__reader *r, wire_article *a,
                                       wire_str name, wire_str value,
                                       wire_err *err);
/* A standfirst, unless the body, which is set already, begins with it. */
WIRE_MUST wire_status wire__item_summary(wire__reader *r, wire_article *a,
                                         wire_str text, wire_err *err);
/* A dateline that stands beside the text, at bytes [beg, end) of the file; the
 * first that is given stays, and what is longer than a dateline is none. */
WIRE_MUST wire_status wire__item_dateline(wire__reader *r, wire_article *a,
                                          wire_str line, uint64_t beg,
                                          uint64_t end, wire_err *err);
/* An id that write made an address of, as it was; others stay. */
WIRE_MUST wire_status wire__item_own_id(wire__reader *r, wire_str *id,
                                        wire_err *err);

/* The marker that opens a headline or slug ("UPDATE 1-", "CORRECTED-", "1st
 * Ld-Writethru", "KILL"), or stands in an editor's note; *out is the part
 * of line that says it. Source: the manuals of the wires, as in
 * docs/read.md. */
WIRE_MUST wire_status wire__item_note(wire__reader *r, wire_article *a,
                                      wire_str note, wire_err *err);
/* Let a note to editors hold, kill or embargo the item. O(length). */
WIRE_MUST wire_status wire__item_from_note(wire__reader *r, wire_article *a,
                                           wire_str note, wire_err *err);
wire_revision wire__revision_marked(wire_str line, wire_str *out);
/* The embargo of a line that says nothing else, and so is no headline. */
wire_str wire__embargo_line(wire_str line);
/* Called for every article that a reader adds: markers in its headline, an
 * embargo line or a hold above its text. Nothing found costs no memory. */
WIRE_MUST wire_status wire__item_from_text(wire__reader *r, wire_article *a,
                                           wire_err *err);

#endif
