/* Addresses relative to others, as RFC 3986, 5.2, says.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_xml.h"

static size_t find_char(wire_str s, char c, size_t from)
{
    const char *p = from < s.n ? memchr(s.p + from, c, s.n - from) : NULL;
    return p ? (size_t)(p - s.p) : s.n;
}

/* Behind "scheme:"; 0 when there is none. */
static size_t scheme_end(wire_str url)
{
    for (size_t i = 0; i < url.n; i++) {
        char c = url.p[i];
        bool is_alpha = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (c == ':') return i ? i + 1 : 0;
        if (!is_alpha && (i == 0 || !memchr("0123456789+-.", c, 13))) return 0;
    }
    return 0;
}

/* Where the path begins: behind scheme and host. */
static size_t path_beg(wire_str url)
{
    size_t at = scheme_end(url);
    if (!wire_str_starts(wire_str_sub(url, at, url.n), WIRE_STR("//")))
        return at;
    size_t slash = find_char(url, '/', at + 2);
    size_t query = find_char(url, '?', at + 2);
    size_t mark = find_char(url, '#', at + 2);
    if (query < slash) slash = query;
    return mark < slash ? mark : slash;
}

/* Take "." and ".." out of the path p[beg, *n), in place. */
static void remove_dots(char *p, size_t beg, size_t *n)
{
    size_t end = *n, r = beg, w = beg;
    for (size_t i = beg; i < *n; i++)
        if (p[i] == '?' || p[i] == '#') {
            end = i;
            break;
        }
    while (r < end) {
        size_t next = r + 1; /* p[r] is '/' or the first of a bare path */
        while (next < end && p[next] != '/')
            next++;
        size_t seg = r + (p[r] == '/'), len = next - seg;
        bool is_last = next == end;
        if (len == 1 && p[seg] == '.') {
            if (is_last) p[w++] = '/';
        } else if (len == 2 && p[seg] == '.' && p[seg + 1] == '.') {
            while (w > beg && p[--w] != '/') {
            }
            if (is_last) p[w++] = '/';
        } else {
            memmove(p + w, p + r, next - r);
            w += next - r;
        }
        r = next;
    }
    memmove(p + w, p + end, *n - end);
    *n = w + *n - end;
}

/* How much of base stands before url. */
static size_t kept_of_base(wire_str base, wire_str url)
{
    size_t path = path_beg(base);
    size_t query = find_char(base, '?', path), mark = find_char(base, '#', 0);
    size_t end = query < mark ? query : mark;
    if (wire_str_starts(url, WIRE_STR("//"))) return scheme_end(base);
    if (url.p[0] == '/') return path;
    if (url.p[0] == '#') return mark;
    if (url.p[0] == '?') return end;
    while (end > path && base.p[end - 1] != '/')
        end--;
    return end;
}

wire_status wire__url_join(wire_str base, wire_str url, wire_arena *a,
                           wire_str *out, wire_err *err)
{
    *out = url;
    if (!base.n || scheme_end(url)) return WIRE_OK;
    if (!url.n) {
        *out = base;
        return WIRE_OK;
    }
    size_t cut = kept_of_base(base, url), n = 0;
    bool needs_slash = scheme_end(base) && cut == path_beg(base) &&
                       !memchr("/#?", url.p[0], 3);
    char *p = wire_arena_alloc(a, cut + url.n + 3);
    if (!p) return wire_fail_mem(err);
    if (cut) memcpy(p, base.p, cut);
    n = cut;
    if (needs_slash) p[n++] = '/';
    memcpy(p + n, url.p, url.n);
    n += url.n;
    size_t path = path_beg((wire_str){p, n});
    if (path < n && p[path] == '/') remove_dots(p, path, &n);
    *out = (wire_str){p, n};
    return WIRE_OK;
}

/* Longer addresses are no bases, and more than a few on top of each other
 * are not looked at: each link may ask. */
enum { LONGEST_BASE = 2048, MOST_BASES = 8 };

wire_status wire__xml_base(const wire__xml *x, size_t node, wire_str fallback,
                           wire_str *out, wire_err *err)
{
    wire_arena *a = x->r->scratch;
    wire_str base = {0}, outer;
    int left = MOST_BASES;
    for (uint32_t s = x->scope[node]; s && left; s = x->scopes.p[s].outer) {
        wire_str raw = x->scopes.p[s].base;
        if (!raw.n || raw.n > LONGEST_BASE) continue;
        left--;
        WIRE_TRY(wire__decode_line(raw, true, a, &outer, err));
        WIRE_TRY(wire__url_join(outer, base, a, &base, err));
        if (scheme_end(base)) break;
    }
    *out = fallback;
    if (!base.n) return WIRE_OK;
    return wire__url_join(fallback, base, a, out, err);
}

wire_status wire__xml_url(const wire__xml *x, size_t node, wire_str url,
                          wire_str fallback, wire_str *out, wire_err *err)
{
    wire_str base;
    *out = url;
    if (!url.n || scheme_end(url)) return WIRE_OK;
    WIRE_TRY(wire__xml_base(x, node, fallback, &base, err));
    if (!scheme_end(base) || base.n > 2 * LONGEST_BASE) return WIRE_OK;
    return wire__url_join(base, url, x->r->scratch, out, err);
}
