/* read_guard.h: the fields of a record that decide whether it may go out.
 *
 *   embargoed, embargoed_until, status, pubstatus, type, signal, canceled,
 *   withheld  --> status, embargo and mark of the item, fail closed
 *
 * JSON records, tables, ninjs and the items of JSON Feed have these by the same
 * names (read_fields.h) and mean the same by them. A record may hold several
 * names of one meaning, or one name twice: every value counts, and the one that
 * holds most decides.
 *
 * Internal to the library. Layer: 1 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_GUARD_H
#define WIRE_READ_GUARD_H

#include "read_fields.h"
#include "read_int.h"
#include "read_rawjson.h"

enum { WIRE__GUARD_SLOTS = WIRE__F_NINJS - WIRE__F_EMBARGO };

typedef struct wire__guard_value {
    wire_str text;
    struct wire__guard_value *next;
} wire__guard_value;

/* All values found, by WIRE__F_ less WIRE__F_EMBARGO, the last one first;
 * memory of r->scratch. */
typedef struct {
    wire__guard_value *of[WIRE__GUARD_SLOTS];
} wire__guards;

static inline bool wire__is_guard(uint8_t slot)
{
    return slot >= WIRE__F_EMBARGO && slot < WIRE__F_NINJS;
}

/* Keep a value as text; an empty one is none. */
WIRE_MUST wire_status wire__guard_add(wire__reader *r, wire__guards *g,
                                      uint8_t slot, wire_str text,
                                      wire_err *err);
/* Keep a value of JSON as it stands: null, false and "" say nothing; each
 * string of a list counts for words; what else is an object or a list stands as
 * its own text, and is not understood. */
WIRE_MUST wire_status wire__guard_json(wire__reader *r, wire__strings *s,
                                       wire__guards *g, uint8_t slot,
                                       wire_str value, wire_err *err);
/* Keep all guards of an object. O(length). */
WIRE_MUST wire_status wire__guard_object(wire__reader *r, wire__strings *s,
                                         wire__guards *g, wire_str object,
                                         wire_err *err);
/* Say of the article what they decide. */
WIRE_MUST wire_status wire__guard(wire__reader *r, wire_article *a,
                                  const wire__guards *g, wire_err *err);
/* Is what the item says a kill, so that it counts without a text? */
bool wire__guard_is_notice(const wire_article *a);
/* Does a cell of a table, where all is text, hold no value? */
bool wire__guard_is_nothing(wire_str cell);

#endif
