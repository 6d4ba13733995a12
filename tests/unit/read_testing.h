/* Helpers of the tests of read: read a string as a file, compare slices.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_TESTING_H
#define WIRE_READ_TESTING_H

#include <wirecopy/read.h>

static inline wire_batch read_with(wire_str bytes, const char *path,
                                   const wire_read_opts *o)
{
    wire_batch b;
    wire_err err = {0};
    wire_status status = wire_read_bytes(bytes, wire_str_of(path), o, &b, &err);
    if (status != WIRE_OK) fail_msg("%s", err.text);
    return b;
}

static inline wire_batch read_ok(const char *text, const char *path)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    return read_with(wire_str_of(text), path, &o);
}

static inline void assert_slice(wire_str got, const char *want,
                                const char *file, int line)
{
    if (wire_str_eq(got, wire_str_of(want))) return;
    print_error("got  \"%.*s\"\nwant \"%s\"\n", (int)got.n, got.p, want);
    _fail(file, line);
}
#define assert_str(got, want) assert_slice((got), (want), __FILE__, __LINE__)

static inline wire_str para_text(const wire_article *a, size_t i)
{
    return wire_str_sub(a->body, a->paras[i].span.beg, a->paras[i].span.end);
}
#define assert_para(a, i, want) assert_str(para_text((a), (i)), (want))

#endif
