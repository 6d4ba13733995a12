/* publish_items.h: what the makers of items share.
 * Internal to the library. Layer: 16, inside publish.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_PUBLISH_ITEMS_H
#define WIRE_PUBLISH_ITEMS_H

#include "publish_int.h"

/* Version as given; empty when none is. */
wire_str wire__item_version(const wire_article *a);
/* < 0 when a is the older version: by number, else by time. */
int wire__version_order(const wire_article *a, const wire_article *b);

/* What an item is to be remembered by, as its article has it; events and
 * times are those of a new one. r->no_memory when there is none. */
void wire__kept_of(wire__run_pub *r, const wire__item_pub *it, wire__kept *out);
/* Names of pages for those that have none yet, each once. */
WIRE_MUST wire_status wire__names_settle(wire__run_pub *r, wire_err *err);

#endif
