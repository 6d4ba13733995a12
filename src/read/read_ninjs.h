/* read_ninjs.h: ninjs 1, 2 and 3.
 *
 * Internal to the library. Layer: 1 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_NINJS_H
#define WIRE_READ_NINJS_H

#include "read_rawjson.h"

/* What an object breaks first, in the order of its text. */
typedef struct {
    char path[200]; /* "/associations/0/uri": a JSON pointer */
    char why[160];  /* "is no string", "is not one of ..." */
    const char *at; /* where it stands */
} wire__ninjs_fault;

/* Hold an object against the rules of a version ("1.0" .. "3.1", "1.5-dev").
 * True when it keeps them all; WIRE__NINJS_UNKNOWN versions are never kept.
 * O(length times depth). */
bool wire__ninjs_check(wire_str object, const char *version,
                       wire__ninjs_fault *fault);
/* The version that an object says it has, else the one its names belong to:
 * the last 1, 2 or 3; NULL when it is no ninjs. */
const char *wire__ninjs_version(wire_str object);

/* Add the article of an object; what breaks the rules of its version becomes
 * a warning. s leads from positions in the object to the file by to_file. */
WIRE_MUST wire_status wire__read_ninjs(wire__reader *r, wire_str object,
                                       const char *version, wire__strings *s,
                                       const wire__trail *to_file,
                                       wire_err *err);

#endif
