/* read_http.h: an HTTP answer as it was stored.
 *
 * Internal to the library. Layer: 1 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_HTTP_H
#define WIRE_READ_HTTP_H

#include "read_int.h"

/* The value of a header field in lines "Name: value", in any case of letters;
 * empty when there is none. */
wire_str wire__header_value(wire_str lines, const char *name);
/* Bytes up to and with the first blank line; SIZE_MAX: there is none. */
size_t wire__header_end(wire_str s);

typedef struct {
    unsigned status;
    wire_str type; /* "text/html", without parameters */
    wire_str body; /* chunks joined; still compressed as it was */
} wire__http;
/* Take an answer apart. False when it is none. The body borrows answer, but
 * for chunks, which are joined in a. */
WIRE_MUST wire_status wire__http_parse(wire_str answer, wire_arena *a,
                                       wire__http *out, bool *is_http,
                                       wire_err *err);
/* Is content of this type a page, a feed, an item or a text? */
bool wire__is_readable_type(wire_str type);

#endif
