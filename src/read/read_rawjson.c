/* Walking over JSON text. SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_rawjson.h"
#include "read_why.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static wire_str skip(wire_str s, const char *more)
{
    while (s.n && (is_space(*s.p) || (*more && *s.p == *more)))
        s = wire_str_sub(s, 1, s.n);
    return s;
}

wire__raw_kind wire__raw_kind_of(wire_str v)
{
    switch (v.n ? *v.p : 0) {
    case '"':
        return WIRE__RAW_STRING;
    case '[':
        return WIRE__RAW_ARRAY;
    case '{':
        return WIRE__RAW_OBJECT;
    case 't':
    case 'f':
        return WIRE__RAW_BOOLEAN;
    case 0:
    case 'n':
        return WIRE__RAW_NONE;
    default:
        return WIRE__RAW_NUMBER;
    }
}

/* Length of the string at p, both marks counted. */
static size_t string_len(wire_str s)
{
    size_t n = 1;
    while (n < s.n && s.p[n] != '"')
        n += s.p[n] == '\\' ? 2 : 1;
    return n < s.n ? n + 1 : s.n;
}

static size_t value_len(wire_str s)
{
    size_t n = 0, depth = 0;
    while (n < s.n) {
        char c = s.p[n];
        if (c == '"') {
            n += string_len(wire_str_sub(s, n, s.n));
        } else if (depth == 0 && (c == ',' || c == ']' || c == '}')) {
            break;
        } else {
            depth += c == '[' || c == '{';
            depth -= c == ']' || c == '}';
            n++;
        }
        if (depth == 0 && (c == '"' || c == ']' || c == '}')) break;
    }
    return n < s.n ? n : s.n;
}

wire__raw_walk wire__raw_open(wire_str v)
{
    wire__raw_kind kind = wire__raw_kind_of(v);
    bool has_inside = kind == WIRE__RAW_ARRAY || kind == WIRE__RAW_OBJECT;
    wire__raw_walk w = {has_inside && v.n >= 2 ? wire_str_sub(v, 1, v.n - 1)
                                               : (wire_str){0}};
    return w;
}

bool wire__raw_next(wire__raw_walk *w, wire_str *key, wire_str *value)
{
    wire_str s = skip(w->rest, ",");
    *key = (wire_str){0};
    if (s.n && *s.p == '"') {
        size_t n = string_len(s);
        wire_str behind = skip(wire_str_sub(s, n, s.n), "");
        if (behind.n && *behind.p == ':') {
            *key = wire_str_sub(s, 1, n - 1);
            s = skip(wire_str_sub(behind, 1, behind.n), "");
        }
    }
    size_t n = value_len(s);
    *value = wire_str_trim(wire_str_sub(s, 0, n));
    w->rest = wire_str_sub(s, n, s.n);
    return n > 0;
}

wire_str wire__raw_get(wire_str object, const char *name)
{
    wire__raw_walk w = wire__raw_open(object);
    wire_str key, value, found = {0};
    while (wire__raw_next(&w, &key, &value))
        if (wire_str_eq(key, wire_str_of(name))) found = value;
    return found;
}

wire_str wire__raw_string(wire_str v)
{
    if (wire__raw_kind_of(v) != WIRE__RAW_STRING || v.n < 2)
        return (wire_str){0};
    return wire_str_sub(v, 1, v.n - 1);
}

/* ---- Fields of records ------------------------------------------------------ */

wire_str wire__raw_first(wire_str object, const char *const *names)
{
    wire_str v = {0};
    for (; *names && !v.n; names++)
        v = wire__raw_get(object, *names);
    return v;
}

wire_status wire__raw_text(wire__strings *s, wire_str value, wire_str *out,
                           wire_err *err)
{
    wire_str raw = wire__raw_string(value);
    *out = (wire_str){0};
    if (!raw.n && wire__raw_kind_of(value) == WIRE__RAW_NUMBER) raw = value;
    if (raw.n && !wire__unescape(s, raw, NULL, out)) return wire_fail_mem(err);
    if (s->notes && raw.n)
        wire__why_saw(s->notes, wire__why_json_name(s->line, raw.p), NULL, *out,
                      wire__trail_beg(s->to_file, (size_t)(raw.p - s->line)));
    return WIRE_OK;
}

wire_status wire__raw_guard(wire__strings *s, wire_str value, wire_str *out,
                            wire_err *err)
{
    WIRE_TRY(wire__raw_text(s, value, out, err));
    switch (wire__raw_kind_of(value)) {
    case WIRE__RAW_ARRAY:
    case WIRE__RAW_OBJECT:
        *out = value;
        break;
    case WIRE__RAW_BOOLEAN:
        if (!wire_str_eq(value, WIRE_STR("false"))) *out = value;
        break;
    default:
        break;
    }
    return WIRE_OK;
}

wire_status wire__raw_body(wire__reader *r, wire__strings *s,
                           const wire__trail *to_file, wire_str value,
                           wire_article *a, wire_err *err)
{
    wire__map map = {0};
    wire__trail trail = {{&map, to_file->maps[0], to_file->maps[1]},
                         to_file->base};

    wire_str raw = wire__raw_string(value);
    if (!wire__unescape(s, raw, &map, &a->body)) return wire_fail_mem(err);
    if (r->notes && raw.n)
        WIRE_TRY(wire__why_say(
            r, a, WIRE_FIELD_BODY, "", wire__why_json_name(s->line, raw.p),
            wire__trail_beg(to_file, (size_t)(raw.p - s->line)), err));
    if (wire__looks_like_html(a->body))
        return wire__read_fragment(r, a->body, &trail, a, err);
    return wire__cut_paragraphs(a->body, 0, a->body.n, &trail, r->keep,
                                &a->paras, &a->n_paras, err);
}
