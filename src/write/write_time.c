/* Times as feeds and wires write them.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "write_int.h"

/* Year, month, day of days since 1970. Source: Hinnant, "chrono-Compatible
 * Low-Level Date Algorithms". */
static void civil_of(int64_t days, int *year, int *month, int *day)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t doe = days - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    *day = (int)(doy - (153 * mp + 2) / 5 + 1);
    *month = (int)(mp < 10 ? mp + 3 : mp - 9);
    *year = (int)(yoe + era * 400) + (*month <= 2);
}

wire_str wire__time_rfc3339(wire_time t, char out[32])
{
    if (t.precision == WIRE_TIME_NONE) return (wire_str){0};
    t.precision = WIRE_TIME_SECOND;
    wire_time_format(t, out);
    return wire_str_of(out);
}

wire_str wire__time_rfc822(wire_time t, char out[48])
{
    static const char days[] = "ThuFriSatSunMonTueWed";
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    int year, month, day;

    if (t.precision == WIRE_TIME_NONE) return (wire_str){0};
    int64_t n = t.unix_s / 86400 - (t.unix_s % 86400 < 0);
    int s = (int)(t.unix_s - n * 86400), week = (int)((n % 7 + 7) % 7);
    civil_of(n, &year, &month, &day);
    snprintf(out, 48, "%.3s, %02d %.3s %04d %02d:%02d:%02d GMT",
             days + 3 * week, day, months + 3 * (month - 1), year % 10000,
             s / 3600, s / 60 % 60, s % 60);
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
