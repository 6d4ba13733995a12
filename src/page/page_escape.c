/* page_escape.c: values as they may stand in a page.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "page_int.h"

#include <string.h>

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

/* What HTML cannot hold, even escaped. */
static bool is_control(unsigned char b)
{
    return (b < ' ' && b != '\t' && b != '\n' && b != '\r') || b == 127;
}

static const char *entity(char b)
{
    switch (b) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return is_control((unsigned char)b) ? replacement : NULL;
    }
}

static void as_text(wire_str s, wire_buf *out)
{
    size_t from = 0;

    for (size_t i = 0; i < s.n; i++) {
        const char *e = entity(s.p[i]);

        if (!e) continue;
        wire_buf_add(out, s.p + from, i - from);
        wire_buf_lit(out, e);
        from = i + 1;
    }
    wire_buf_add(out, s.p + from, s.n - from);
}

/* RFC 3986 says which bytes an address is written of; "%" stays, so that what
 * is escaped already is not escaped twice. Others become %XX. */
static void as_url_part(wire_str s, wire_buf *out)
{
    static const char marks[] = "-._~:/?#@!$()*+,;=%";

    for (size_t i = 0; i < s.n; i++) {
        unsigned char b = (unsigned char)s.p[i];
        bool is_word = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') ||
                       (b >= '0' && b <= '9');

        if (is_word || (b && strchr(marks, b)))
            wire_buf_char(out, (char)b);
        else if (b == '&')
            wire_buf_lit(out, "&amp;");
        else
            wire_buf_fmt(out, "%%%02X", b);
    }
}

/* An address with a scheme is http, https or mailto: no script hides in it. */
static bool is_safe_url(wire_str s)
{
    static const char *const schemes[] = {"http:", "https:", "mailto:"};

    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (wire_str_starts_nocase(s, wire_str_of(schemes[i]))) return true;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '/' || s.p[i] == '?' || s.p[i] == '#') return true;
        if (s.p[i] == ':') return false;
    }
    return true;
}

/* A JSON string that is also safe inside <script>: what could end it, or be
 * taken for markup, stands as an escape. */
static void as_json(wire_str s, wire_buf *out)
{
    wire_buf_char(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char b = (unsigned char)s.p[i];

        if (b == '"' || b == '\\')
            wire_buf_fmt(out, "\\%c", b);
        else if (b < ' ' || b == 127 || b == '<' || b == '>' || b == '&' ||
                 b == '\'')
            wire_buf_fmt(out, "\\u%04x", b);
        else if (b == 0xE2 && i + 2 < s.n && (uint8_t)s.p[i + 1] == 0x80 &&
                 ((uint8_t)s.p[i + 2] | 1) == 0xA9) /* U+2028, U+2029 */
            wire_buf_fmt(out, "\\u%04x", 0x2000 + (uint8_t)s.p[i + 2] - 0x80),
                i += 2;
        else
            wire_buf_char(out, (char)b);
    }
    wire_buf_char(out, '"');
}

void wire__escape(wire__as as, wire_str value, wire_buf *out)
{
    if (!value.n) value = (wire_str){"", 0}; /* of a list, say */
    switch (as) {
    case WIRE__AS_TEXT:
        as_text(value, out);
        break;
    case WIRE__AS_URL:
        value = wire_str_trim(value);
        if (is_safe_url(value))
            as_url_part(value, out);
        else
            wire_buf_char(out, '#');
        break;
    case WIRE__AS_URL_PART:
        as_url_part(value, out);
        break;
    case WIRE__AS_JSON:
        as_json(value, out);
        break;
    case WIRE__AS_NONE:
        break; /* refused when the template was parsed */
    }
}
