/* Figures, for telling sentences apart.
 *
 * The comparison of sentences needs the values that stand in digits, for
 * many articles and fast; wire_text_numbers, which also reads words, units,
 * dates and times, takes as long as all the rest of the telling together.
 * SPDX-License-Identifier: Apache-2.0 */
#include "match_int.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Three digits behind a separator and then no digit. */
static bool is_group(wire_str s, size_t i)
{
    return i + 3 <= s.n && is_digit(s.p[i]) && is_digit(s.p[i + 1]) &&
           is_digit(s.p[i + 2]) && (i + 3 == s.n || !is_digit(s.p[i + 3]));
}

/* The number at i: 1,200.5 or 1.200,5 by what the separators do. */
static size_t read_figure(wire_str s, size_t i, wire_number *out)
{
    size_t beg = i;
    double v = 0, unit = 1;
    bool in_fraction = false;
    for (; i < s.n; i++) {
        char c = s.p[i];
        if (is_digit(c)) {
            if (in_fraction)
                v += (c - '0') * (unit /= 10);
            else
                v = v * 10 + (c - '0');
        } else if ((c == ',' || c == '.') && !in_fraction && i + 1 < s.n &&
                   is_digit(s.p[i + 1])) {
            in_fraction = !is_group(s, i + 1) || (v == 0 && c == '.');
        } else {
            break;
        }
    }
    *out = (wire_number){.span = {(uint32_t)beg, (uint32_t)i}, .value = v};
    out->is_year = i - beg == 4 && v >= 1800 && v <= 2100;
    return i;
}

wire_status wire__match_figures(wire_str text, wire_arena *a, wire_number **out,
                                size_t *out_n, wire_err *err)
{
    size_t cap = 0, n = 0;
    for (size_t i = 0; i < text.n; i++)
        cap += is_digit(text.p[i]) && (!i || !is_digit(text.p[i - 1]));
    *out = WIRE_ARRAY(a, wire_number, cap + 1);
    *out_n = 0;
    if (!*out) return wire_fail_mem(err);
    for (size_t i = 0; i < text.n;) {
        if (is_digit(text.p[i]))
            i = read_figure(text, i, &(*out)[n++]);
        else
            i++;
    }
    *out_n = n;
    return WIRE_OK;
}
