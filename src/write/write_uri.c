/* Addresses of nothing but the characters that RFC 3986 lets stand.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "write_int.h"

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

static bool may_stand(wire_str s, size_t i)
{
    unsigned char c = (unsigned char)s.p[i];
    if (c == '%')
        return i + 2 < s.n && is_hex(s.p[i + 1]) && is_hex(s.p[i + 2]);
    return c > 0x20 && c < 0x7f && !strchr("\"<>\\^`{|}", c);
}

static void put_escaped(wire_buf *b, wire_str s, bool is_opaque)
{
    for (size_t i = 0; i < s.n; i++) {
        if (may_stand(s, i) && !(is_opaque && strchr("%#?[]", s.p[i])))
            wire_buf_char(b, s.p[i]);
        else
            wire_buf_fmt(b, "%%%02X", (unsigned char)s.p[i]);
    }
}

void wire__put_uri(wire_buf *b, wire_str s) { put_escaped(b, s, false); }

/* A scheme of RFC 3986 in front; "C:" of a path is none. */
static bool has_scheme(wire_str s)
{
    size_t i = 0;
    while (i < s.n && i < 32 && s.p[i] != ':') {
        char c = (char)(s.p[i] | 0x20);
        bool is_letter = c >= 'a' && c <= 'z';
        if (!is_letter && (i == 0 || (!strchr("+-.", s.p[i]) &&
                                      (s.p[i] < '0' || s.p[i] > '9'))))
            return false;
        i++;
    }
    return i > 1 && i + 1 < s.n && s.p[i] == ':';
}

void wire__put_own_uri(wire_buf *b, wire_str id)
{
    wire_buf_lit(b, "urn:wirecopy:");
    put_escaped(b, id, true);
}

void wire__put_id_uri(wire_buf *b, wire_str id)
{
    bool is_uri =
        has_scheme(id) && !wire_str_starts(id, WIRE_STR("urn:wirecopy:"));
    for (size_t i = 0; is_uri && i < id.n; i++)
        is_uri = may_stand(id, i);
    if (is_uri)
        put_escaped(b, id, false);
    else
        wire__put_own_uri(b, id);
}
