/* measure_json.h: just enough JSON for the measuring data, one object a line.
 *
 * The data is ours to trust; a line that is not as expected gives false.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_MEASURE_JSON_H
#define WIRECOPY_MEASURE_JSON_H

#include <wirecopy/base.h>

#include <stdlib.h>
#include <string.h>

static inline void measure_utf8(wire_buf *b, unsigned c)
{
    if (c < 0x80) {
        wire_buf_char(b, (char)c);
    } else if (c < 0x800) {
        wire_buf_char(b, (char)(0xc0 | c >> 6));
        wire_buf_char(b, (char)(0x80 | (c & 63)));
    } else {
        wire_buf_char(b, (char)(0xe0 | c >> 12));
        wire_buf_char(b, (char)(0x80 | (c >> 6 & 63)));
        wire_buf_char(b, (char)(0x80 | (c & 63)));
    }
}

/* The string whose opening quote is at p, appended to b; returns the place
 * behind its closing quote, or NULL. A surrogate pair becomes a space. */
static inline const char *measure_string(const char *p, const char *end,
                                         wire_buf *b)
{
    static const char from[] = "nrtbf", to[] = "\n\r\t  ";
    for (p++; p < end && *p != '"'; p++) {
        if (*p != '\\') {
            wire_buf_char(b, *p);
            continue;
        }
        if (++p >= end) return NULL;
        const char *k = strchr(from, *p);
        if (*p == 'u' && end - p > 4) {
            char hex[5] = {p[1], p[2], p[3], p[4], 0};
            unsigned c = (unsigned)strtoul(hex, NULL, 16);
            measure_utf8(b, c >= 0xd800 && c < 0xe000 ? ' ' : c);
            p += 4;
        } else {
            wire_buf_char(b, k ? to[k - from] : *p);
        }
    }
    return p < end ? p + 1 : NULL;
}

/* Where the value of a key begins, or NULL. */
static inline const char *measure_value(wire_str line, const char *key)
{
    char quoted[40];
    size_t n = strlen(key);
    if (n > 30) return NULL;
    quoted[0] = '"';
    memcpy(quoted + 1, key, n);
    memcpy(quoted + 1 + n, "\":", 3);
    size_t at = wire_str_find(line, wire_str_of(quoted), 0);
    if (at == SIZE_MAX) return NULL;
    const char *p = line.p + at + n + 3;
    while (p < line.p + line.n && *p == ' ')
        p++;
    return p;
}

/* The string value of a key, copied into a; empty when it is none. */
static inline wire_str measure_field(wire_str line, const char *key,
                                     wire_arena *a)
{
    wire_str out = {NULL, 0};
    const char *p = measure_value(line, key);
    wire_buf b = {0};
    if (p && *p == '"' && measure_string(p, line.p + line.n, &b) &&
        !wire_arena_copy(a, wire_buf_view(&b), &out))
        out = (wire_str){NULL, 0};
    wire_buf_free(&b);
    return out;
}

#endif
