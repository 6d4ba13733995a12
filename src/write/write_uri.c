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

/* Of all schemes these: whoever reads an id may follow it, and nothing may
 * happen then but that a page is fetched. */
static bool has_id_scheme(wire_str s)
{
    static const char *const schemes[] = {"http://", "https://",
                                          "urn:", "tag:"};

    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (wire_str_starts_nocase(s, wire_str_of(schemes[i])))
            return s.n > strlen(schemes[i]);
    return false;
}

static bool is_own_uri(wire_str s)
{
    return wire_str_starts_nocase(s, WIRE_STR("urn:wirecopy:"));
}

void wire__put_own_uri(wire_buf *b, wire_str id)
{
    wire_buf_lit(b, "urn:wirecopy:");
    put_escaped(b, id, true);
}

void wire__put_id_uri(wire_buf *b, wire_str id)
{
    bool is_uri = has_id_scheme(id) && !is_own_uri(id);
    for (size_t i = 0; is_uri && i < id.n; i++)
        is_uri = may_stand(id, i);
    if (is_uri)
        put_escaped(b, id, false);
    else
        wire__put_own_uri(b, id);
}

void wire__put_id_word(wire_buf *b, wire_str id)
{
    bool has_colon = wire_str_find(id, WIRE_STR(":"), 0) != SIZE_MAX;
    bool is_word = !has_colon || (has_id_scheme(id) && !is_own_uri(id));
    for (size_t i = 0, n; is_word && i < id.n; i += n) {
        n = wire__utf8_at(id, i);
        is_word = n && (unsigned char)id.p[i] > 0x20 && id.p[i] != 0x7f;
    }
    if (is_word)
        wire_buf_str(b, id);
    else
        wire__put_own_uri(b, id);
}

const char *wire__image_type(wire_str url)
{
    static const char *const types[][2] = {
        {".jpg", "image/jpeg"},  {".jpeg", "image/jpeg"},
        {".png", "image/png"},   {".webp", "image/webp"},
        {".avif", "image/avif"}, {".gif", "image/gif"}};
    size_t n = 0;

    while (n < url.n && !strchr("?#", url.p[n]))
        n++;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        size_t end = strlen(types[i][0]);

        if (n > end && wire_str_eq_nocase(wire_str_sub(url, n - end, n),
                                          wire_str_of(types[i][0])))
            return types[i][1];
    }
    return NULL;
}

bool wire__is_picture(const wire_item_link *l)
{
    return wire_str_eq_nocase(l->rel, WIRE_STR("enclosure")) &&
           has_id_scheme(l->target) && wire__image_type(l->target);
}
