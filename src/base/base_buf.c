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
