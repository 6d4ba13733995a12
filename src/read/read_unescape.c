/* Strings of JSON: escapes to UTF-8, with a map back to the source.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_rawjson.h"

/* Four hex digits at p; -1 when there are none. */
static int32_t hex4(const char *p, const char *end)
{
    if (end - p < 4) return -1;
    int32_t c = 0;
    for (int i = 0; i < 4; i++) {
        int h = wire__hex_of(p[i]);
        if (h < 0) return -1;
        c = c << 4 | h;
    }
    return c;
}

/* The escape at p (a backslash): its bytes to dst, its length in *used. A
 * half surrogate becomes U+FFFD and is counted. */
static size_t unescape_one(const char *p, const char *end, char *dst,
                           size_t *used, uint32_t *bad_n)
{
    static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
    char c = end - p >= 2 ? p[1] : '\\';
    *used = end - p >= 2 ? 2 : 1;
    if (c != 'u') {
        const char *at = memchr(from, c, 5);
        *dst = at ? to[at - from] : c;
        return 1;
    }
    int32_t hi = hex4(p + 2, end);
    if (hi < 0) { /* no escape at all: as it stands, so never longer */
        memcpy(dst, p, *used);
        return *used;
    }
    *used = 6;
    if (hi >= 0xd800 && hi < 0xdc00 && end - p >= 12 && p[6] == '\\' &&
        p[7] == 'u') {
        int32_t lo = hex4(p + 8, end);
        if (lo >= 0xdc00 && lo < 0xe000) {
            *used = 12;
            return wire__utf8_put(dst, 0x10000u +
                                           (((uint32_t)hi - 0xd800) << 10) +
                                           ((uint32_t)lo - 0xdc00));
        }
    }
    if (hi >= 0xd800 && hi < 0xe000) *bad_n += 1;
    return wire__utf8_put(dst, (uint32_t)hi);
}

bool wire__unescape(wire__strings *s, wire_str raw, wire__map *map,
                    wire_str *out)
{
    size_t n = raw.n;
    const char *p = n ? raw.p : "", *end = p + n;
    char *dst = wire_arena_alloc(s->keep, n + 1), *w = dst;
    if (!dst) return false;
    while (p < end) {
        const char *esc = memchr(p, '\\', (size_t)(end - p));
        size_t plain = (size_t)((esc ? esc : end) - p);
        if (plain) {
            if (map && !wire__map_add(s->scratch, map, (size_t)(w - dst),
                                      (size_t)(p - s->line), 1, 1))
                return false;
            memcpy(w, p, plain);
            w += plain;
        }
        if (!esc) break;
        size_t used;
        uint32_t bad = s->bad_n;
        size_t put = unescape_one(esc, end, w, &used, &s->bad_n);
        if (bad == 0 && s->bad_n) s->bad_at = (uint64_t)(esc - s->line);
        if (map && !wire__map_add(s->scratch, map, (size_t)(w - dst),
                                  (size_t)(esc - s->line), (uint8_t)put, used))
            return false;
        w += put;
        p = esc + used;
    }
    size_t len = (size_t)(w - dst);
    dst = wire_arena_grow(s->keep, dst, n + 1, len + 1);
    if (!dst) return false;
    dst[len] = 0;
    *out = (wire_str){dst, len};
    return true;
}
