/* measure_datelines: the dateline of each paragraph.
 *
 *   usage: measure_datelines < FRAMES
 *
 * One frame is one paragraph. Answers, for each, with a frame of four lines:
 * the whole dateline, place, date, credit; an empty frame where there is no
 * dateline.
 * SPDX-License-Identifier: Apache-2.0 */
#include "measure_io.h"

#include <wirecopy/text.h>

static void put_line(wire_buf *out, wire_str s)
{
    wire_buf_str(out, s);
    wire_buf_char(out, '\n');
}

int main(void)
{
    wire_buf para = {NULL, 0, 0, false}, out = {NULL, 0, 0, false};
    while (measure_next(stdin, &para)) {
        wire_dateline d;
        wire_str s = wire_buf_view(&para);
        out.n = 0;
        if (wire_text_dateline(s, &d) == WIRE_OK) {
            put_line(&out, wire_str_sub(s, d.span.beg, d.span.end));
            put_line(&out, d.place);
            put_line(&out, d.date);
            put_line(&out, d.credit);
        }
        if (!wire_buf_ok(&out)) return 2;
        measure_put(stdout, wire_buf_view(&out));
    }
    wire_buf_free(&para);
    wire_buf_free(&out);
    return 0;
}
