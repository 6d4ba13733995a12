/* Names in prose: runs of capitalised words.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_int.h"

typedef WIRE_VEC(wire_span) spans;

wire_status wire_text_names(wire_str text, wire_str language, wire_arena *a,
                            wire_span **out, size_t *out_n, wire_err *err)
{
    (void)language;
    spans v = {0};
    wire_status st = WIRE_OK;
    wire_span run = {0, 0};
    bool at_start = true; /* of a sentence */
    *out = NULL;
    *out_n = 0;
    for (size_t i = 0; i <= text.n && st == WIRE_OK;) {
        size_t end = i < text.n ? wire__word_end(text, i) : i;
        bool is_capital = end > i && wire__is_upper(wire__cp_at(text, i));
        bool goes_on = run.end > run.beg && run.end + 1 == i &&
                       text.p[run.end] == ' ';
        if (is_capital && goes_on) {
            run.end = (uint32_t)end;
        } else if (end > i || i == text.n) {
            if (run.end > run.beg && !WIRE_VEC_PUSH(&v, run))
                st = wire_fail_mem(err);
            run = (wire_span){0, 0};
            if (is_capital && !at_start)
                run = (wire_span){(uint32_t)i, (uint32_t)end};
        }
        if (i == text.n) break;
        if (end > i) {
            at_start = false;
            i = end;
            continue;
        }
        char c = text.p[i];
        if (c == '.' || c == '\n' || c == '!' || c == '?') at_start = true;
        wire__cp_next(text, &i);
    }
    if (st == WIRE_OK) WIRE__KEEP(st, a, wire_span, v, out, out_n, err);
    WIRE_VEC_FREE(&v);
    return st;
}
