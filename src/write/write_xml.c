/* XML, escaped so that nothing in a text becomes markup.
 * SPDX-License-Identifier: Apache-2.0 */
#include "write_int.h"

/* What XML 1.0 cannot hold, even as a reference; the text is valid UTF-8. */
static bool is_forbidden(wire_str s, size_t i)
{
    unsigned char c = (unsigned char)s.p[i];
    if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
    return c == 0xef && i + 2 < s.n && (unsigned char)s.p[i + 1] == 0xbf &&
           (unsigned char)s.p[i + 2] >= 0xbe; /* U+FFFE, U+FFFF */
}

static const char *reference(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\r':
        return "&#13;";
    default:
        return NULL;
    }
}

void wire__put_text(wire_buf *b, wire_str s)
{
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        const char *ref = reference(s.p[i]);
        bool is_bad = is_forbidden(s, i);
        if (!ref && !is_bad) continue;
        wire_buf_add(b, s.p + from, i - from);
        wire_buf_lit(b, is_bad ? "\xef\xbf\xbd" : ref);
        if (is_bad && (unsigned char)s.p[i] == 0xef) i += 2;
        from = i + 1;
    }
    if (from < s.n) wire_buf_add(b, s.p + from, s.n - from);
}

void wire__put_element(wire_buf *b, const char *name, wire_str value)
{
    if (!value.n) return;
    wire_buf_fmt(b, "<%s>", name);
    wire__put_text(b, value);
    wire_buf_fmt(b, "</%s>\n", name);
}

void wire__put_attr(wire_buf *b, const char *name, wire_str value)
{
    if (!value.n) return;
    wire_buf_fmt(b, " %s=\"", name);
    wire__put_text(b, value);
    wire_buf_char(b, '"');
}

void wire__put_time(wire_buf *b, const char *name, wire_time t)
{
    char text[32];
    wire__put_element(b, name, wire__time_rfc3339(t, text));
}
