/* read_json.h: simdjson behind a C face. Nothing throws; memory that simdjson
 * takes is about six times the longest record and is given back with the
 * parser.
 *
 * Internal to the library. Layer: 1 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_JSON_H
#define WIRE_READ_JSON_H

#include <wirecopy/base.h>

/* What is said of an object that is no article. */
#define WIRE__TEXTLESS "no text, body or content in this object"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct wire__json wire__json;
wire__json *wire__json_new(void); /* NULL: out of memory */
void wire__json_free(wire__json *j);

/* ---- Fields of one object, found in one pass --------------------------- */

typedef enum {
    WIRE__JSON_ABSENT,
    WIRE__JSON_STRING,   /* raw: between the quotation marks, still escaped */
    WIRE__JSON_TOKEN,    /* a number */
    WIRE__JSON_COMPOUND, /* raw text of an array or object */
    WIRE__JSON_TRUE      /* where nothing better stands */
} wire__json_kind;

typedef struct {
    const char *p; /* into the record */
    size_t n;
    wire__json_kind kind;
    uint8_t rank; /* of the name it was found under */
    bool is_more; /* further values stand in the object */
} wire__json_slot;

typedef struct {
    const char *name;
    uint8_t slot; /* where its value goes */
    uint8_t rank; /* the lowest rank wins a slot */
} wire__json_name;

/* The rank of a name of which false counts. */
#define WIRE__JSON_NO_COUNTS 254

/* Names of which many spellings count; NULL when it is none. */
typedef const wire__json_name *wire__json_lookup(wire_str name);

typedef enum {
    WIRE__JSON_OK,
    WIRE__JSON_BAD_UTF8,
    WIRE__JSON_BAD, /* why and at say what */
    WIRE__JSON_NOMEM
} wire__json_result;

/* Fill slots from the object in p[0, n); WIRE__PADDING bytes behind it must
 * be readable. Null, false and "" count as absent. names end with a NULL name;
 * what is none of them is looked up in others. */
wire__json_result wire__json_fields(wire__json *j, const char *p, size_t n,
                                    const wire__json_name *names,
                                    wire__json_lookup *others,
                                    wire__json_slot *slots, size_t n_slots,
                                    const char **why, size_t *at);

/* ---- A whole document -------------------------------------------------- */

typedef enum {
    WIRE__JVAL_NONE, /* null, absent */
    WIRE__JVAL_STRING,
    WIRE__JVAL_OTHER, /* number, boolean */
    WIRE__JVAL_ARRAY,
    WIRE__JVAL_OBJECT
} wire__jval_kind;

typedef struct {
    uint64_t w[2];
    wire__jval_kind kind;
} wire__jval; /* valid until the next parse */

typedef struct {
    uint64_t w[4];
    wire__jval_kind kind;
} wire__jiter;

wire__json_result wire__json_parse(wire__json *j, wire_str s, wire__jval *out);
wire_str wire__jval_str(wire__jval v); /* empty unless a string */
/* The field of an object; kind NONE when v is none or lacks it. */
wire__jval wire__jval_get(wire__jval v, const char *key);
/* The values of an array or object, in order. */
wire__jiter wire__jval_iter(wire__jval v);
bool wire__jval_next(wire__jiter *it, wire__jval *out);

/* ---- UTF-8 ------------------------------------------------------------- */

bool wire__simd_utf8_valid(const char *p, size_t n);

#ifdef __cplusplus
}
#endif
#endif
