/* Slices, errors, hashes.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <wirecopy/base.h>

#define XXH_STATIC_LINKING_ONLY
#include <xxhash.h>

wire_status wire_fail(wire_err *err, wire_status code, uint64_t off,
                      const char *fmt, ...)
{
    if (!err) return code;
    err->code = code;
    err->off = off;
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(err->text, sizeof err->text, fmt, ap);
    va_end(ap);
    return code;
}

wire_str wire_str_of(const char *cstr)
{
    wire_str s = {cstr, cstr ? strlen(cstr) : 0};
    return s;
}

bool wire_str_eq(wire_str a, wire_str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

int wire_str_cmp(wire_str a, wire_str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.p, b.p, n) : 0;
    return c ? c : (a.n > b.n) - (a.n < b.n);
}

static unsigned char lower(char c)
{
    unsigned char u = (unsigned char)c;
    return u >= 'A' && u <= 'Z' ? (unsigned char)(u | 0x20) : u;
}

static bool eq_nocase_n(const char *a, const char *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (lower(a[i]) != lower(b[i])) return false;
    return true;
}

bool wire_str_eq_nocase(wire_str a, wire_str b)
{
    return a.n == b.n && eq_nocase_n(a.p, b.p, a.n);
}

bool wire_str_starts(wire_str s, wire_str prefix)
{
    return s.n >= prefix.n &&
           (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

bool wire_str_starts_nocase(wire_str s, wire_str prefix)
{
    return s.n >= prefix.n && eq_nocase_n(s.p, prefix.p, prefix.n);
}

bool wire_str_ends(wire_str s, wire_str suffix)
{
    return s.n >= suffix.n &&
           (suffix.n == 0 ||
            memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0);
}

size_t wire_str_find(wire_str s, wire_str needle, size_t from)
{
    if (from > s.n || needle.n > s.n - from) return SIZE_MAX;
    if (needle.n == 0) return from;
    const char *hit = memmem(s.p + from, s.n - from, needle.p, needle.n);
    return hit ? (size_t)(hit - s.p) : SIZE_MAX;
}

/* The rarest letter of a needle, as English has them: where it stands is
 * looked for by memchr, many bytes at once, and hardly ever in vain. */
static size_t rarest(wire_str needle)
{
    /* a to z; the most frequent is 0 */
    static const unsigned char rank[26] = {2,  20, 12, 10, 0,  15, 16, 8,  4,
                                           23, 21, 11, 13, 5,  3,  14, 24, 7,
                                           6,  1,  9,  19, 17, 22, 18, 25};
    enum { OTHER = 13, SPACE = 0, LOOKED_AT = 24 };
    size_t best = 0, best_rank = 0;
    for (size_t i = 0; i < needle.n && i < LOOKED_AT; i++) {
        unsigned char c = lower(needle.p[i]);
        size_t r = c >= 'a' && c <= 'z' ? rank[c - 'a']
                   : c == ' '           ? SPACE
                                        : OTHER;
        if (r > best_rank) {
            best = i;
            best_rank = r;
        }
    }
    return best;
}

/* The first c in s[from, end), or end. */
static size_t next_byte(const char *s, size_t from, size_t end, char c)
{
    const char *p = memchr(s + from, c, end - from);
    return p ? (size_t)(p - s) : end;
}

size_t wire_str_find_nocase(wire_str s, wire_str needle, size_t from)
{
    enum { SHORT = 32 }; /* below it a plain loop is faster */
    if (needle.n == 0) return from <= s.n ? from : SIZE_MAX;
    if (from >= s.n || needle.n > s.n - from) return SIZE_MAX;
    size_t end = s.n - needle.n + 1; /* behind the last place */
    if (end - from < SHORT) {
        unsigned char first = lower(needle.p[0]);
        for (size_t i = from; i < end; i++)
            if (lower(s.p[i]) == first &&
                eq_nocase_n(s.p + i, needle.p, needle.n))
                return i;
        return SIZE_MAX;
    }
    size_t k = rarest(needle);
    char low = lower(needle.p[k]);
    char high = low >= 'a' && low <= 'z' ? (char)(low - 'a' + 'A') : low;
    const char *p = s.p + k; /* p[i] is that letter of the place i */
    size_t a = next_byte(p, from, end, low), b = next_byte(p, from, end, high);
    while (a < end || b < end) {
        size_t i = a < b ? a : b;
        if (eq_nocase_n(s.p + i, needle.p, needle.n)) return i;
        if (a == i) a = next_byte(p, i + 1, end, low);
        if (b == i) b = next_byte(p, i + 1, end, high);
    }
    return SIZE_MAX;
}

wire_str wire_str_sub(wire_str s, size_t beg, size_t end)
{
    if (end > s.n) end = s.n;
    if (beg > end) beg = end;
    wire_str out = {s.p ? s.p + beg : NULL, end - beg};
    return out;
}

wire_str wire_str_trim(wire_str s)
{
    while (s.n && wire_is_space(s.p[s.n - 1]))
        s.n--;
    while (s.n && wire_is_space(s.p[0]))
        s.p++, s.n--;
    return s;
}

uint64_t wire_hash_bytes(const void *p, size_t n) { return XXH3_64bits(p, n); }
