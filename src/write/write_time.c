/* Times as feeds and wires write them.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "write_int.h"

wire_str wire__time_rfc3339(wire_time t, char out[32])
{
    if (t.precision == WIRE_TIME_NONE) return (wire_str){0};
    t.precision = WIRE_TIME_SECOND;
    wire_time_format(t, out);
    return wire_str_of(out);
}

wire_str wire__time_rfc822(wire_time t, char out[48])
{
    static const char days[] = "ThuFriSatSunMonTueWed"; /* from 1970 on */
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    char text[32];
    wire_str s = wire__time_rfc3339(t, text); /* 2026-03-03T14:25:00Z */

    if (s.n != 20) return (wire_str){0};
    int64_t n = t.unix_s / 86400 - (t.unix_s % 86400 < 0);
    int week = (int)((n % 7 + 7) % 7);
    int month = (text[5] - '0') * 10 + text[6] - '0';
    snprintf(out, 48, "%.3s, %.2s %.3s %.4s %.8s GMT", days + 3 * week,
             text + 8, months + 3 * (month - 1), text, text + 11);
    return wire_str_of(out);
}

wire_time wire__time_latest(const wire_article *a)
{
    return a->modified.precision != WIRE_TIME_NONE ? a->modified : a->published;
}

wire_time wire__time_of_channel(const wire__doc_out *d)
{
    wire_time latest = d->channel->updated;
    if (latest.precision != WIRE_TIME_NONE) return latest;
    for (size_t i = 0; i < d->n; i++) {
        wire_time t = wire__time_latest(d->articles[i]);
        if (t.precision != WIRE_TIME_NONE &&
            (latest.precision == WIRE_TIME_NONE || t.unix_s > latest.unix_s))
            latest = t;
    }
    return latest;
}
