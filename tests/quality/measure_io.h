/* measure_io.h: framed records for the measuring programs.
 *
 * Standard input is a row of records, each its length in decimal, a newline,
 * and so many bytes; the programs answer with lines or with such records, in
 * the same order. The Python side frames, scores and counts.
 *
 * Layer: tests.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_MEASURE_IO_H
#define WIRECOPY_MEASURE_IO_H

#include <wirecopy/base.h>

#include <stdio.h>

/* Read the next record into b (its old content is dropped). False at the
 * end of the input, on a broken frame, and when memory is out. */
static inline bool measure_next(FILE *in, wire_buf *b)
{
    size_t n;
    if (fscanf(in, "%zu", &n) != 1 || fgetc(in) != '\n') return false;
    b->n = 0;
    if (!wire_buf_reserve(b, n + 1)) return false;
    b->n = fread(b->p, 1, n, in);
    return b->n == n;
}

static inline void measure_put(FILE *out, wire_str s)
{
    fprintf(out, "%zu\n", s.n);
    fwrite(s.p, 1, s.n, out);
}

#endif
