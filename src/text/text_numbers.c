/* Numbers in prose.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_int.h"

typedef WIRE_VEC(wire_number) numbers;

wire_status wire_text_numbers(wire_str text, wire_str language, wire_arena *a,
                              wire_number **out, size_t *out_n, wire_err *err)
{
    (void)language;
    numbers v = {0};
    wire_status st = WIRE_OK;
    *out = NULL;
    *out_n = 0;
    for (size_t i = 0; i < text.n && st == WIRE_OK;) {
        if (text.p[i] < '0' || text.p[i] > '9') {
            i++;
            continue;
        }
        wire_number x = {.span.beg = (uint32_t)i};
        double part = .1;
        bool is_fraction = false;
        for (; i < text.n; i++) {
            char c = text.p[i];
            bool more =
                i + 1 < text.n && text.p[i + 1] >= '0' && text.p[i + 1] <= '9';
            if (c >= '0' && c <= '9' && is_fraction) {
                x.value += part * (c - '0');
                part /= 10;
            } else if (c >= '0' && c <= '9') {
                x.value = x.value * 10 + (c - '0');
            } else if (c == '.' && more && !is_fraction) {
                is_fraction = true;
            } else if (c != ',' || !more) {
                break;
            }
        }
        x.span.end = (uint32_t)i;
        x.is_year = x.value >= 1900 && x.value < 2100 &&
                    x.span.end - x.span.beg == 4;
        if (!WIRE_VEC_PUSH(&v, x)) st = wire_fail_mem(err);
    }
    if (st == WIRE_OK) WIRE__KEEP(st, a, wire_number, v, out, out_n, err);
    WIRE_VEC_FREE(&v);
    return st;
}
