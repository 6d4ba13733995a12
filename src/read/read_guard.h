/* read_guard.h: the fields of a record that decide whether it may go out.
 *
 *   embargoed, embargoed_until, status, pubstatus, type, signal, canceled,
 *   withheld  --> status, embargo and mark of the item, fail closed
 *
 * JSON records, tables and the items of JSON Feed have these by the same names
 * (read_fields.h) and mean the same by them.
 *
 * Internal to the library. Layer: 1 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_GUARD_H
#define WIRE_READ_GUARD_H

#include "read_fields.h"
#include "read_int.h"

/* values by WIRE__F_ as they stand: "true" for a flag that is set; empty for
 * what is not there, null, false and "". An object or a list stands as its own
 * text, and is not understood. */
WIRE_MUST wire_status wire__guard(wire__reader *r, wire_article *a,
                                  const wire_str *values, wire_err *err);
/* Is what the item says a kill, so that it counts without a text? */
bool wire__guard_is_notice(const wire_article *a);
/* Does a cell of a table, where all is text, hold no value? */
bool wire__guard_is_nothing(wire_str cell);

#endif
