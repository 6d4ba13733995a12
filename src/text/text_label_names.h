/* text_label_names.h: whom a label names, in scripts without capitals.
 *
 * Layer: 2, internal. SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TEXT_LABEL_NAMES_H
#define WIRE_TEXT_LABEL_NAMES_H

#include "text_int.h"

typedef struct {
    wire_str outlet;
    wire_credit_kind kind;
    wire_span label;
    wire__credits *out;
} wire__label_names;

/* Keep the name, unless it is the outlet's. False: out of memory. */
WIRE_MUST bool wire__label_name_add(const wire__label_names *to, wire_str name);

/* Does what follows the name that ends at end say that it is the source: "NPA
 * की फीड से", "NPA의 기사"? */
bool wire__label_is_source_other(wire_str s, size_t end);

/* Names in s, the label, in Devanagari, Hangul, Han. O(length). */
WIRE_MUST bool wire__label_names_hindi(wire_str s, const wire__label_names *to);
WIRE_MUST bool wire__label_names_east(wire_str s, const wire__label_names *to);

#endif
