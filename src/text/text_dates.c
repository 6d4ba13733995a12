/* Dates in prose: days of the calendar, weekdays, today and yesterday.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_int.h"

typedef WIRE_VEC(wire_date) dates;

static bool starts_word(wire_str s, size_t i)
{
    uint32_t c = wire__cp_before(s, i);
    return !wire__is_letter(c) && !wire__is_digit(c);
}

wire_status wire_text_dates(wire_str text, wire_str language, wire_arena *a,
                            wire_date **out, size_t *out_n, wire_err *err)
{
    unsigned langs = wire__lang_bits(language);
    dates v = {0};
    wire_status st = WIRE_OK;
    *out = NULL;
    *out_n = 0;
    for (size_t i = 0; i < text.n && st == WIRE_OK;) {
        size_t next = i;
        uint32_t c = wire__cp_next(text, &next);
        wire__day d;
        if ((wire__is_letter(c) || wire__is_digit(c)) && starts_word(text, i) &&
            wire__day_read(text, i, langs, &d)) {
            wire_date x = {{(uint32_t)d.beg, (uint32_t)d.end}, d.year,
                           d.month, d.day, d.weekday, INT32_MIN};
            if (!WIRE_VEC_PUSH(&v, x)) st = wire_fail_mem(err);
            next = d.end > next ? d.end : next;
        }
        i = next;
    }
    if (st == WIRE_OK) WIRE__KEEP(st, a, wire_date, v, out, out_n, err);
    WIRE_VEC_FREE(&v);
    return st;
}
