/* Figures, for telling sentences apart.
 *
 * The comparison of sentences needs the values that stand in digits, for
 * many articles and fast; wire_text_numbers, which also reads words, units,
 * dates and times, takes as long as all the rest of the telling together.
 * SPDX-License-Identifier: Apache-2.0 */
#include "load.h"
#include "match_int.h"

/* Three digits behind a separator and then no digit. */
static bool is_group(wire_str s, size_t i)
{
    return i + 3 <= s.n && wire_is_digit(s.p[i]) && wire_is_digit(s.p[i + 1]) &&
           wire_is_digit(s.p[i + 2]) &&
           (i + 3 == s.n || !wire_is_digit(s.p[i + 3]));
}

/* The number at i: 1,200.5 or 1.200,5 by what the separators do. */
static size_t read_figure(wire_str s, size_t i, wire_number *out)
{
    size_t beg = i;
    double v = 0, unit = 1;
    bool in_fraction = false;
    for (; i < s.n; i++) {
        char c = s.p[i];
        if (wire_is_digit(c)) {
            if (in_fraction)
                v += (c - '0') * (unit /= 10);
            else
                v = v * 10 + (c - '0');
        } else if ((c == ',' || c == '.') && !in_fraction && i + 1 < s.n &&
                   wire_is_digit(s.p[i + 1])) {
            in_fraction = !is_group(s, i + 1) || (v == 0 && c == '.');
        } else {
            break;
        }
    }
    *out = (wire_number){.span = {(uint32_t)beg, (uint32_t)i}, .value = v};
    out->is_year = i - beg == 4 && v >= 1800 && v <= 2100;
    return i;
}

/* The next digit from i on, else the end; eight bytes at once. */
static size_t next_digit(wire_str s, size_t i)
{
    const uint64_t low7 = 0x7f * WIRE__EACH_BYTE, high = ~low7;
    for (; i + 8 <= s.n; i += 8) {
        uint64_t x = wire__load8(s.p + i) ^ '0' * WIRE__EACH_BYTE;
        uint64_t other = (x & low7) + (0x80 - 10) * WIRE__EACH_BYTE;
        uint64_t is = ~(other | x) & high;
        if (is) return i + (size_t)__builtin_ctzll(is) / 8;
    }
    while (i < s.n && !wire_is_digit(s.p[i]))
        i++;
    return i;
}

wire_status wire__match_figures(wire_str text, wire_arena *a, wire_number **out,
                                size_t *out_n, wire_err *err)
{
    size_t cap = 32, n = 0;
    wire_number *p = WIRE_ARRAY(a, wire_number, cap);
    *out = NULL;
    *out_n = 0;
    for (size_t i = next_digit(text, 0); p && i < text.n;) {
        if (n == cap) {
            p = wire_arena_grow(a, p, cap * sizeof *p, 2 * cap * sizeof *p);
            cap *= 2;
            if (!p) break;
        }
        i = next_digit(text, read_figure(text, i, &p[n++]));
    }
    if (!p) return wire_fail_mem(err);
    *out = p;
    *out_n = n;
    return WIRE_OK;
}
