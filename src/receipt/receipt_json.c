/* The one way a value is written, and a reader that takes nothing else.
 *
 * Members stand in a fixed order without white space; of a text only the
 * quotation mark, the backslash and < are escaped, the last so that no text
 * ends the <script> it stands in. What reads back must be these very bytes,
 * so a signature has one text, and no byte of it may be changed unseen.
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_int.h"

#include <string.h>

/* ---- Writing --------------------------------------------------------------- */

void wire__put_string(wire_buf *b, wire_str s)
{
    size_t from = 0;
    wire_buf_char(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c != '<' && c != '"' && c != '\\') continue;
        wire_buf_add(b, s.p + from, i - from);
        from = c == '<' ? i + 1 : i; /* the others stand behind a backslash */
        wire_buf_lit(b, c == '<' ? "\\u003c" : "\\");
    }
    if (s.n > from) wire_buf_add(b, s.p + from, s.n - from);
    wire_buf_char(b, '"');
}

void wire__put_member(wire_buf *b, const char *name, wire_str s)
{
    if (b->n && b->p[b->n - 1] != '{') wire_buf_char(b, ',');
    wire_buf_char(b, '"');
    wire_buf_lit(b, name);
    wire_buf_lit(b, "\":");
    wire__put_string(b, s);
}

void wire__put_member_time(wire_buf *b, const char *name, wire_time t)
{
    char text[32];
    wire_time_format(t, text);
    wire__put_member(b, name, wire_str_of(text));
}

void wire__put_member_sha(wire_buf *b, const char *name, const wire_sha256 *s)
{
    wire__put_member(b, name, wire_str_of(s->hex));
}

/* ---- Reading --------------------------------------------------------------- */

void wire__refuse(wire__cursor *c, const char *why)
{
    if (c->status != WIRE_OK) return;
    c->status = wire_fail(c->err, WIRE_EFORMAT, c->at, "%s", why);
}

bool wire__sees(const wire__cursor *c, const char *literal)
{
    return c->status == WIRE_OK &&
           wire_str_starts(wire_str_sub(c->text, c->at, c->text.n),
                           wire_str_of(literal));
}

bool wire__skips(wire__cursor *c, const char *literal)
{
    if (!wire__sees(c, literal)) return false;
    c->at += strlen(literal);
    return true;
}

void wire__want(wire__cursor *c, const char *literal)
{
    if (c->status != WIRE_OK || wire__skips(c, literal)) return;
    c->status = wire_fail(
        c->err, WIRE_EFORMAT, c->at,
        "it is not written as wirecopy writes it, from byte %zu on", c->at);
}

/* Take escapes out of raw; only those that are written. */
static wire_str unescape(wire__cursor *c, wire_str raw)
{
    char *out = wire_arena_alloc(c->a, raw.n + 1);
    size_t n = 0;
    if (!out) {
        c->status = wire_fail_mem(c->err);
        return (wire_str){0};
    }
    for (size_t i = 0; i < raw.n; i++) {
        wire_str rest = wire_str_sub(raw, i, raw.n);
        if (raw.p[i] != '\\') {
            out[n++] = raw.p[i];
        } else if (wire_str_starts(rest, WIRE_STR("\\u003c"))) {
            out[n++] = '<';
            i += 5;
        } else if (rest.n > 1 && (rest.p[1] == '"' || rest.p[1] == '\\')) {
            out[n++] = raw.p[++i];
        } else {
            wire__refuse(c, "a text has an escape that wirecopy never writes");
            return (wire_str){0};
        }
    }
    return (wire_str){out, n};
}

wire_str wire__want_string(wire__cursor *c, size_t most)
{
    wire_str none = {0};
    bool has_escape = false;
    wire__want(c, "\"");
    if (c->status != WIRE_OK) return none;
    size_t beg = c->at, i = beg;
    for (; i < c->text.n && c->text.p[i] != '"'; i++)
        if (c->text.p[i] == '\\') {
            has_escape = true;
            i++;
        }
    if (i >= c->text.n) {
        wire__refuse(c, "a text does not end");
        return none;
    }
    wire_str s = wire_str_sub(c->text, beg, i);
    if (has_escape) s = unescape(c, s);
    if (c->status != WIRE_OK) return none;
    if (memchr(c->text.p + beg, '<', i - beg) || !wire__is_line(s, most)) {
        wire__refuse(c, "a text is too long, no UTF-8, or holds control "
                        "characters");
        return none;
    }
    c->at = i + 1;
    return s;
}

wire_str wire__want_member(wire__cursor *c, const char *name, size_t most)
{
    if (c->at && c->at <= c->text.n && c->text.p[c->at - 1] != '{')
        wire__want(c, ",");
    wire__want(c, "\"");
    wire__want(c, name);
    wire__want(c, "\":");
    return wire__want_string(c, most);
}

wire_time wire__want_time(wire__cursor *c, const char *name)
{
    char again[32];
    wire_str s = wire__want_member(c, name, sizeof again);
    wire_time t = wire_time_parse(s);
    wire_time_format(t, again);
    if (!wire_str_eq(s, wire_str_of(again)))
        wire__refuse(c, "a time is not written as wirecopy writes it");
    return t;
}

wire_str wire__want_hex(wire__cursor *c, const char *name, size_t n,
                        bool may_lack)
{
    wire_str s = wire__want_member(c, name, n);
    if (c->status == WIRE_OK && !(may_lack && !s.n) && !wire__is_hex(s, n))
        wire__refuse(c, "hexadecimal digits, lower case, are wanted");
    return s;
}

void wire__want_sha(wire__cursor *c, const char *name, bool may_lack,
                    wire_sha256 *out)
{
    wire_str s = wire__want_hex(c, name, sizeof out->hex - 1, may_lack);
    memset(out, 0, sizeof *out);
    if (c->status == WIRE_OK && s.n) memcpy(out->hex, s.p, s.n);
}
