/* read_rawjson.h: a walk over JSON as it stands, so that every value keeps its
 * place in the file.
 *
 * A value is the slice of its text, quotation marks and brackets included.
 * Nothing is checked that need not be: the text was parsed before, and on
 * one that was not, walks end early but never leave it.
 *
 * Internal to the library. Layer: 1 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_RAWJSON_H
#define WIRE_READ_RAWJSON_H

#include "read_int.h"

typedef enum {
    WIRE__RAW_NONE, /* nothing, or null */
    WIRE__RAW_STRING,
    WIRE__RAW_NUMBER,
    WIRE__RAW_BOOLEAN,
    WIRE__RAW_ARRAY,
    WIRE__RAW_OBJECT
} wire__raw_kind;
wire__raw_kind wire__raw_kind_of(wire_str value);

/* Iterate: *rest begins as the value of an array or object. key is the name
 * between its quotation marks, still escaped; empty in arrays. O(length). */
typedef struct {
    wire_str rest;
} wire__raw_walk;
wire__raw_walk wire__raw_open(wire_str value);
bool wire__raw_next(wire__raw_walk *w, wire_str *key, wire_str *value);

/* The value of a name in an object, the last one of that name; empty when
 * there is none. */
wire_str wire__raw_get(wire_str object, const char *name);
/* Between the quotation marks, still escaped; empty when it is no string. */
wire_str wire__raw_string(wire_str value);

/* ---- Unescaping ---------------------------------------------------------- */

typedef struct {
    wire_arena *keep, *scratch;
    const char *line;           /* positions in maps count from here */
    uint32_t bad_n;             /* half surrogates replaced */
    uint64_t bad_at;            /* byte of the line, or WIRE_NO_OFF */
    wire__notes *notes;         /* NULL: nobody asks */
    const wire__trail *to_file; /* of line; for notes */
} wire__strings;
/* The value of a string still escaped, owned by keep. map, when wanted, leads
 * from it to the line. False: out of memory. */
bool wire__unescape(wire__strings *s, wire_str raw, wire__map *map,
                    wire_str *out);

/* ---- Fields of records ------------------------------------------------------ */

/* The value of the first of these names that stands; a NULL ends them. */
wire_str wire__raw_first(wire_str object, const char *const *names);
/* The text of a string, or a number as it stands; empty for others. */
WIRE_MUST wire_status wire__raw_text(wire__strings *s, wire_str value,
                                     wire_str *out, wire_err *err);
/* What decides whether an item may go out: of another kind than a string it is
 * taken as it stands, and is not understood; null and false say nothing. */
WIRE_MUST wire_status wire__raw_guard(wire__strings *s, wire_str value,
                                      wire_str *out, wire_err *err);
/* The body of an article from a string, HTML or not; to_file leads from
 * positions in s->line to the file. */
WIRE_MUST wire_status wire__raw_body(wire__reader *r, wire__strings *s,
                                     const wire__trail *to_file, wire_str value,
                                     wire_article *a, wire_err *err);

#endif
