/* XML, escaped so that nothing in a text becomes markup.
 * SPDX-License-Identifier: Apache-2.0 */
#include "write_int.h"

size_t wire__utf8_at(wire_str s, size_t i)
{
    /* The least and the most that may follow a lead byte, where it is not
     * every continuation: no overlong form, surrogate, or past U+10FFFF. */
    unsigned char c = (unsigned char)s.p[i];
    unsigned char least = c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80;
    unsigned char most = c == 0xed ? 0x9f : c == 0xf4 ? 0x8f : 0xbf;
    size_t n = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;

    if ((c >= 0x80 && c < 0xc2) || c > 0xf4 || i + n > s.n) return 0;
    for (size_t k = 1; k < n; k++) {
        unsigned char next = (unsigned char)s.p[i + k];
        if (next < least || next > most) return 0;
        least = 0x80;
        most = 0xbf;
    }
    return n;
}

/* What XML 1.0 cannot hold, even as a reference. Texts are valid UTF-8, names
 * of files need not be. */
static bool is_forbidden(wire_str s, size_t i)
{
    unsigned char c = (unsigned char)s.p[i];
    if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
    if (c >= 0x80 && !wire__utf8_at(s, i)) return true;
    return c == 0xef && (unsigned char)s.p[i + 1] == 0xbf &&
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
    for (size_t i = 0, n; i < s.n; i += n) {
        const char *ref = reference(s.p[i]);
        bool is_bad = is_forbidden(s, i);
        n = wire__utf8_at(s, i);
        if (n == 0) n = 1;
        if (!ref && !is_bad) continue;
        wire_buf_add(b, s.p + from, i - from);
        wire_buf_lit(b, is_bad ? "\xef\xbf\xbd" : ref);
        from = i + n;
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

bool wire__is_name_start(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
}

bool wire__is_name_char(char c)
{
    return wire__is_name_start(c) || (c >= '0' && c <= '9') || c == '-' ||
           c == '.';
}

/* Letters and figures in groups of at most eight, as xsd:language has it. */
bool wire__is_lang(wire_str tag)
{
    size_t group = 0;
    bool is_first = true;

    for (size_t i = 0; i < tag.n; i++) {
        char c = (char)(tag.p[i] | 0x20);
        bool is_letter = c >= 'a' && c <= 'z';
        bool is_figure = tag.p[i] >= '0' && tag.p[i] <= '9';
        if (tag.p[i] == '-') {
            if (!group) return false;
            group = 0;
            is_first = false;
        } else if (!(is_letter || (is_figure && !is_first)) || ++group > 8) {
            return false;
        }
    }
    return group > 0;
}

void wire__put_lang(wire_buf *b, const char *name, wire_str tag)
{
    if (wire__is_lang(tag)) wire__put_attr(b, name, tag);
}

typedef void (*escape_fn)(wire_buf *b, wire_str s);
typedef void (*place_fn)(wire_buf *b, const char *name, wire_str value);

static void put_escaped(wire_buf *b, const char *name, wire_str s,
                        escape_fn escape, place_fn place)
{
    wire_buf escaped = {0};

    escape(&escaped, s);
    place(b, name, wire_buf_view(&escaped));
    if (!wire_buf_ok(&escaped)) b->failed = true;
    wire_buf_free(&escaped);
}

void wire__put_uri_element(wire_buf *b, const char *name, wire_str uri)
{
    put_escaped(b, name, uri, wire__put_uri, wire__put_element);
}

void wire__put_uri_attr(wire_buf *b, const char *name, wire_str uri)
{
    put_escaped(b, name, uri, wire__put_uri, wire__put_attr);
}

void wire__put_id_attr(wire_buf *b, const char *name, wire_str id)
{
    put_escaped(b, name, id, wire__put_id_uri, wire__put_attr);
}

void wire__put_word_attr(wire_buf *b, const char *name, wire_str id)
{
    put_escaped(b, name, id, wire__put_id_word, wire__put_attr);
}

static void place_text(wire_buf *b, const char *name, wire_str value)
{
    (void)name;
    wire__put_text(b, value);
}

void wire__put_word_text(wire_buf *b, wire_str id)
{
    put_escaped(b, NULL, id, wire__put_id_word, place_text);
}
