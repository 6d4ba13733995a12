/* read_why.h: why a field of an article is what it is, when that is asked.
 *
 *   reader knows   "meta og:title" at byte 310  --say-->  a->why
 *   reader sees    pubDate "Tue, 3 Mar 2026"    --saw-->  notes --settle-->
 * a->why
 *
 * A reader that chooses says at once what it chose. The others note every
 * value they look at; when an article is added, its fields are found again
 * among the notes. Nothing is kept, and nothing costs, unless the options ask
 * for it: notes is NULL.
 *
 * Internal to the library. Layer: 1 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_WHY_H
#define WIRE_READ_WHY_H

#include "read_int.h"

WIRE_MUST wire_status wire__why_init(wire__reader *r, wire_err *err);
/* field is what it is because of "kind name", which stands at byte at of the
 * file. The last word on a field counts. */
WIRE_MUST wire_status wire__why_say(wire__reader *r, wire_article *a,
                                    wire_field field, const char *kind,
                                    wire_str name, uint64_t at, wire_err *err);
/* A value was read from the element or name called from, or, when it is not
 * NULL, from that attribute of it. */
void wire__why_saw(wire__notes *notes, wire_str from, const char *attr,
                   wire_str value, uint64_t at);
/* Find the fields of a that nothing was said of among the notes, and forget
 * those; is_outer: they are of what holds the next articles, and stay. */
WIRE_MUST wire_status wire__why_settle(wire__reader *r, wire_article *a,
                                       bool is_outer, wire_err *err);
/* The name before a value of JSON; empty when none stands there. beg is where
 * the object begins. */
wire_str wire__why_json_name(const char *beg, const char *value);

#endif
