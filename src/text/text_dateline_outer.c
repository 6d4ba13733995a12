/* A dateline that a format gives beside the text.
 *
 *     <dateline>Skellan, March 3 (NPA)</dateline>      place, date, credit
 *     "located": "Skellan upon Berth"                  place
 *
 * That it is one needs no proof. It is read as if a text followed; what is no
 * dateline then is the place, as long as it is words alone.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_int.h"

/* Words without a figure, a bracket or an address in them. */
static bool is_place(wire_str s)
{
    enum { LONGEST = 80 };
    if (!s.n || s.n > LONGEST) return false;
    for (size_t i = 0; i < s.n; i++)
        if ((s.p[i] >= '0' && s.p[i] <= '9') || memchr("()[]/@:<>", s.p[i], 9))
            return false;
    return wire__is_upper(wire__cp_at(s, 0)) ||
           wire__is_caseless(wire__cp_at(s, 0));
}

bool wire__dateline_outer(wire_str line, wire_arena *a, wire_dateline *out,
                          bool *found)
{
    static const char text[] = " - The";
    char *p = wire_arena_alloc(a, line.n + sizeof text);
    if (!p) return false;
    memcpy(p, line.p, line.n);
    memcpy(p + line.n, text, sizeof text - 1);
    wire_str whole = {p, line.n + sizeof text - 1};
    *found = wire_text_dateline(whole, out) == WIRE_OK &&
             out->span.end >= line.n && out->span.end <= line.n + 3;
    if (!*found) {
        *out = (wire_dateline){.place = line};
        *found = is_place(line);
    }
    out->span = (wire_span){0, 0};
    return true;
}
