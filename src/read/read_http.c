/* HTTP answers: status, fields, chunks.
 * Source: RFC 9112. SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_http.h"

size_t wire__header_end(wire_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '\n') continue;
        size_t next = i + 1;
        if (next < s.n && s.p[next] == '\r') next++;
        if (next < s.n && s.p[next] == '\n') return next + 1;
    }
    return SIZE_MAX;
}

static wire_str line_at(wire_str s, size_t at)
{
    const char *nl = memchr(s.p + at, '\n', s.n - at);
    return wire_str_sub(s, at, nl ? (size_t)(nl - s.p) + 1 : s.n);
}

wire_str wire__header_value(wire_str lines, const char *name)
{
    wire_str want = wire_str_of(name);
    for (size_t at = 0; at < lines.n;) {
        wire_str line = line_at(lines, at);
        if (line.n > want.n && line.p[want.n] == ':' &&
            wire_str_starts_nocase(line, want))
            return wire_str_trim(wire_str_sub(line, want.n + 1, line.n));
        at += line.n;
    }
    return (wire_str){0};
}

bool wire__is_readable_type(wire_str type)
{
    static const char *const types[] = {"text/html",
                                        "application/xhtml",
                                        "text/plain",
                                        "text/xml",
                                        "application/xml",
                                        "application/rss",
                                        "application/atom",
                                        "application/json",
                                        "application/feed+json",
                                        "application/ld+json",
                                        "application/vnd.iptc",
                                        "text/csv",
                                        "application/rdf"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (wire_str_starts_nocase(type, wire_str_of(types[i]))) return true;
    return false;
}

/* ---- Chunks ----------------------------------------------------------------- */

/* The size at the start of a line; SIZE_MAX when there is none. */
static size_t chunk_size(wire_str line)
{
    size_t n = 0, digits = 0;
    for (; digits < line.n && wire__hex_of(line.p[digits]) >= 0; digits++) {
        if (digits == 8) return SIZE_MAX;
        n = n * 16 + (size_t)wire__hex_of(line.p[digits]);
    }
    return digits ? n : SIZE_MAX;
}

/* Archives often keep the field but store the joined body: what does not
 * begin with a size is taken as it stands. */
static wire_status join_chunks(wire_str s, wire_arena *a, wire_str *out,
                               wire_err *err)
{
    char *p = wire_arena_alloc(a, s.n + 1);
    size_t at = 0, n = 0;

    if (!p) return wire_fail_mem(err);
    while (at < s.n) {
        wire_str line = line_at(s, at);
        size_t size = chunk_size(line);
        if (size == SIZE_MAX) {
            if (at == 0) *out = s;
            if (at == 0) return WIRE_OK;
            break;
        }
        at += line.n;
        if (size == 0) break;
        wire_str part = wire_str_sub(s, at, at + size);
        memcpy(p + n, part.p, part.n);
        n += part.n;
        at += size;
        while (at < s.n && (s.p[at] == '\r' || s.p[at] == '\n'))
            at++;
    }
    *out = (wire_str){p, n};
    return WIRE_OK;
}

wire_status wire__http_parse(wire_str answer, wire_arena *a, wire__http *out,
                             bool *is_http, wire_err *err)
{
    size_t head = wire__header_end(answer);

    *out = (wire__http){0};
    *is_http = wire_str_starts(answer, WIRE_STR("HTTP/")) && head != SIZE_MAX;
    if (!*is_http) return WIRE_OK;
    wire_str lines = wire_str_sub(answer, 0, head);
    size_t at = wire_str_find(lines, WIRE_STR(" "), 0);
    for (size_t i = at + 1; at != SIZE_MAX && i < at + 4 && i < lines.n; i++)
        if (lines.p[i] >= '0' && lines.p[i] <= '9')
            out->status = out->status * 10 + (unsigned)(lines.p[i] - '0');
    out->type = wire__header_value(lines, "Content-Type");
    size_t params = wire_str_find(out->type, WIRE_STR(";"), 0);
    out->type = wire_str_trim(wire_str_sub(out->type, 0, params));
    out->body = wire_str_sub(answer, head, answer.n);
    wire_str coding = wire__header_value(lines, "Transfer-Encoding");
    if (wire_str_find_nocase(coding, WIRE_STR("chunked"), 0) == SIZE_MAX)
        return WIRE_OK;
    return join_chunks(out->body, a, &out->body, err);
}
