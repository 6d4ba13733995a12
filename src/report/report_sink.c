/* report_sink.c: bytes and JSON values to the caller's write function.
 *
 * A run of appends is checked once, in wire__sink_close: a refused write or
 * a failed allocation silences everything after it.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_int.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

enum { SINK_BLOCK_BYTES = 1 << 16 };

void wire__sink_pump(wire__sink *s)
{
    if (s->buf.n < SINK_BLOCK_BYTES) return;
    if (!s->refused && !s->buf.failed)
        s->refused = !s->write(s->ctx, s->buf.p, s->buf.n);
    s->buf.n = 0;
}

void wire__sink_lit(wire__sink *s, const char *cstr)
{
    wire_buf_add(&s->buf, cstr, strlen(cstr));
    wire__sink_pump(s);
}

wire_status wire__sink_close(wire__sink *s, wire_err *err)
{
    bool failed = s->buf.failed;

    if (!s->refused && !failed && s->buf.n > 0)
        s->refused = !s->write(s->ctx, s->buf.p, s->buf.n);
    wire_buf_free(&s->buf);
    if (failed) return wire_fail_mem(err);
    if (s->refused)
        return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "output was refused");
    return WIRE_OK;
}

/* ---- JSON ------------------------------------------------------------- */

/* A comma where one is due; the value that follows fills its bracket. */
static void json_begin_value(wire__json *j)
{
    if (j->after_key) {
        j->after_key = false;
        return;
    }
    if (j->filled >> j->depth & 1u) wire_buf_char(&j->out->buf, ',');
    j->filled |= 1u << j->depth;
}

void wire__json_open(wire__json *j, char bracket)
{
    json_begin_value(j);
    wire_buf_char(&j->out->buf, bracket);
    assert(j->depth < 31);
    j->depth++;
    j->filled &= ~(1u << j->depth);
}

void wire__json_close(wire__json *j, char bracket)
{
    assert(j->depth > 0);
    j->depth--;
    wire_buf_char(&j->out->buf, bracket);
    wire__sink_pump(j->out);
}

void wire__json_key(wire__json *j, const char *name)
{
    json_begin_value(j);
    wire_buf_char(&j->out->buf, '"');
    wire_buf_lit(&j->out->buf, name);
    wire_buf_lit(&j->out->buf, "\":");
    j->after_key = true;
}

void wire__json_str(wire__json *j, wire_str s)
{
    json_begin_value(j);
    wire_buf_json(&j->out->buf, s);
    wire__sink_pump(j->out);
}

void wire__json_null(wire__json *j)
{
    json_begin_value(j);
    wire_buf_lit(&j->out->buf, "null");
}

void wire__json_bool(wire__json *j, bool b)
{
    json_begin_value(j);
    wire_buf_lit(&j->out->buf, b ? "true" : "false");
}

void wire__json_str_or_null(wire__json *j, wire_str s)
{
    if (s.n > 0)
        wire__json_str(j, s);
    else
        wire__json_null(j);
}

void wire__json_field(wire__json *j, const char *name, wire_str value)
{
    wire__json_key(j, name);
    wire__json_str_or_null(j, value);
}

void wire__json_word(wire__json *j, const char *name, const char *value)
{
    wire__json_key(j, name);
    wire__json_str(j, wire_str_of(value));
}

void wire__json_count(wire__json *j, const char *name, uint64_t n)
{
    wire__json_key(j, name);
    wire__json_uint(j, n);
}

void wire__json_uint(wire__json *j, uint64_t n)
{
    json_begin_value(j);
    wire_buf_fmt(&j->out->buf, "%" PRIu64, n);
}

/* Whole and broken part by integers: printf would follow the locale. */
static void json_fixed(wire__json *j, double x, uint64_t scale, int digits)
{
    uint64_t v = x > 0 ? (uint64_t)(x * (double)scale + .5) : 0;

    json_begin_value(j);
    wire_buf_fmt(&j->out->buf, "%" PRIu64 ".%0*" PRIu64, v / scale, digits,
                 v % scale);
}

void wire__json_frac(wire__json *j, double x)
{
    json_fixed(j, x >= 1 ? 1 : x > 0 ? x : 0, 10000, 4); /* NaN is 0 */
}

void wire__json_seconds(wire__json *j, double x)
{
    json_fixed(j, x >= 1e9 ? 1e9 : x > 0 ? x : 0, 1000000, 6);
}

/* Whole numbers as they are, others to six decimals; what no JSON number can
 * say (too large, not a number) is null. */
void wire__json_real(wire__json *j, double x)
{
    double size = x < 0 ? -x : x;

    if (!(size < 9e15)) {
        wire__json_null(j);
        return;
    }
    uint64_t whole = (uint64_t)size;
    uint64_t part = (uint64_t)((size - (double)whole) * 1e6 + .5);

    if (part == 1000000) whole++, part = 0;
    json_begin_value(j);
    if (x < 0) wire_buf_char(&j->out->buf, '-');
    wire_buf_fmt(&j->out->buf, "%" PRIu64, whole);
    if (part > 0) wire_buf_fmt(&j->out->buf, ".%06" PRIu64, part);
}

void wire__json_time(wire__json *j, wire_time t)
{
    char text[32];

    wire_time_format(t, text);
    wire__json_str_or_null(j, wire_str_of(text));
}

void wire__json_span(wire__json *j, wire_span s)
{
    wire__json_open(j, '[');
    wire__json_uint(j, s.beg);
    wire__json_uint(j, s.end);
    wire__json_close(j, ']');
}
