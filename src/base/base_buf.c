/* Growing bytes and arrays.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <wirecopy/base.h>

bool wire_vec_grow(void **p, size_t *cap, size_t need, size_t size)
{
    size_t n = *cap ? *cap * 2 : 16;
    if (n < need) n = need;
    if (n < *cap || n > SIZE_MAX / 2 / size) return false;
    void *q = wire_realloc(*p, n * size);
    if (!q) return false;
    *p = q;
    *cap = n;
    return true;
}

void wire_buf_free(wire_buf *b)
{
    wire_free(b->p);
    *b = (wire_buf){0};
}

bool wire_buf_reserve(wire_buf *b, size_t more)
{
    if (b->failed) return false;
    if (more <= b->cap - b->n) return true;
    if (more > SIZE_MAX / 4 - b->n ||
        !wire_vec_grow((void **)&b->p, &b->cap, b->n + more, 1)) {
        b->failed = true;
        return false;
    }
    return true;
}

void wire_buf_add(wire_buf *b, const void *p, size_t n)
{
    if (!n || !wire_buf_reserve(b, n)) return;
    memcpy(b->p + b->n, p, n);
    b->n += n;
}

void wire_buf_str(wire_buf *b, wire_str s) { wire_buf_add(b, s.p, s.n); }

void wire_buf_lit(wire_buf *b, const char *cstr)
{
    wire_buf_add(b, cstr, strlen(cstr));
}

void wire_buf_char(wire_buf *b, char c) { wire_buf_add(b, &c, 1); }

void wire_buf_fmt(wire_buf *b, const char *fmt, ...)
{
    char small[256];
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(small, sizeof small, fmt, ap);
    va_end(ap);
    if (n < 0) {
        b->failed = true;
    } else if ((size_t)n < sizeof small) {
        wire_buf_add(b, small, (size_t)n);
    } else if (wire_buf_reserve(b, (size_t)n + 1)) {
        va_start(ap, fmt);
        vsnprintf(b->p + b->n, (size_t)n + 1, fmt, ap);
        va_end(ap);
        b->n += (size_t)n;
    }
}

/* ---- JSON ---------------------------------------------------------------- */

/* Bytes of the well-formed sequence of several at p, or 0. */
static size_t sequence(const unsigned char *p, size_t n)
{
    size_t len = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;

    if (p[0] < 0xc2 || p[0] > 0xf4 || len > n) return 0;
    for (size_t k = 1; k < len; k++)
        if ((p[k] & 0xc0) != 0x80) return 0;
    bool is_long = (p[0] == 0xe0 && p[1] < 0xa0) ||
                   (p[0] == 0xf0 && p[1] < 0x90);   /* has a shorter form */
    bool is_none = (p[0] == 0xed && p[1] > 0x9f) || /* half a pair */
                   (p[0] == 0xf4 && p[1] > 0x8f);   /* past Unicode */
    return is_long || is_none ? 0 : len;
}

static void put_escape(wire_buf *b, unsigned char c)
{
    static const char marks[] = "\"\"\\\\\nn\rr\tt";
    for (size_t i = 0; i + 1 < sizeof marks; i += 2)
        if ((unsigned char)marks[i] == c) {
            wire_buf_char(b, '\\');
            wire_buf_char(b, marks[i + 1]);
            return;
        }
    if (c < 0x80)
        wire_buf_fmt(b, "\\u%04x", (unsigned)c);
    else
        wire_buf_lit(b, "\xef\xbf\xbd");
}

void wire_buf_json(wire_buf *b, wire_str s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    size_t from = 0, i = 0;

    wire_buf_char(b, '"');
    while (i < s.n) {
        bool is_plain =
            p[i] >= 0x20 && p[i] < 0x7f && p[i] != '"' && p[i] != '\\';
        size_t len = is_plain ? 1 : p[i] < 0x80 ? 0 : sequence(p + i, s.n - i);
        if (len) {
            i += len;
            continue;
        }
        wire_buf_add(b, s.p + from, i - from);
        put_escape(b, p[i]);
        from = ++i;
    }
    if (s.n > from) wire_buf_add(b, s.p + from, s.n - from);
    wire_buf_char(b, '"');
}
