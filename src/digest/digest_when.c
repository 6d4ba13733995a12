/* digest_when.c: times of the text on the calendar.
 *
 *   SEOUL, March 3 (Agency) - ... will meet on Monday     published 2026-03-03
 *          today                       2026-03-09, a day
 *
 * A weekday is the next one where something is to come, else the last one; a
 * date without a year is the nearest. Where the day of the article is not
 * known, only the words are given.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "digest_int.h"

#define NO_DAYS    INT64_MIN
#define RELATIVE_N INT32_MIN /* wire_date.rel_day that says nothing */

const char *wire_when_precision_name(wire_when_precision p)
{
    static const char *const names[] = {"none", "day", "week", "month", "year"};
    return p <= WIRE_WHEN_YEAR ? names[p] : "";
}

/* ---- Days --------------------------------------------------------------- */

static int year_of(int64_t days)
{
    int year = (int)(1970 + days / 366);
    while (wire_days_from_civil(year + 1, 1, 1) <= days)
        year++;
    while (wire_days_from_civil(year, 1, 1) > days)
        year--;
    return year;
}

/* 1 Monday .. 7. The first of January 1970 was a Thursday. */
static int weekday_of(int64_t days)
{
    int64_t w = (days + 3) % 7;
    return (int)(w < 0 ? w + 7 : w) + 1;
}

static void set_day(wire_when *w, int64_t days, wire_when_precision p)
{
    w->precision = p;
    w->year = year_of(days);
    w->month = 12;
    while (w->month > 1 && wire_days_from_civil(w->year, w->month, 1) > days)
        w->month--;
    w->day = (int)(days - wire_days_from_civil(w->year, w->month, 1)) + 1;
}

static int64_t days_of(const wire_when *w)
{
    if (w->precision == WIRE_WHEN_NONE || w->year == 0) return NO_DAYS;
    return wire_days_from_civil(w->year, w->month ? w->month : 1,
                                w->day ? w->day : 1);
}

/* The date nearest to near with this month and day. */
static int64_t nearest(int64_t near, int month, int day)
{
    int64_t best = NO_DAYS;
    int year = year_of(near);
    for (int y = year - 1; y <= year + 1; y++) {
        int64_t d = wire_days_from_civil(y, month, day);
        if (best == NO_DAYS || llabs(d - near) < llabs(best - near)) best = d;
    }
    return best;
}

void wire_when_format(const wire_when *w, char out[16])
{
    int year = w->year % 10000, month = w->month % 100, day = w->day % 100;
    out[0] = '\0';
    if (w->precision == WIRE_WHEN_YEAR) snprintf(out, 16, "%04d", year);
    if (w->precision == WIRE_WHEN_MONTH)
        snprintf(out, 16, "%04d-%02d", year, month);
    if (w->precision == WIRE_WHEN_DAY)
        snprintf(out, 16, "%04d-%02d-%02d", year, month, day);
    if (w->precision == WIRE_WHEN_WEEK) {
        /* ISO 8601: the week belongs to the year of its Thursday. */
        int64_t thursday = days_of(w) + 3;
        int of = year_of(thursday);
        int64_t n = (thursday - wire_days_from_civil(of, 1, 1)) / 7 + 1;
        snprintf(out, 16, "%04d-W%02d", of % 10000, (int)(n % 100));
    }
}

wire_when wire__digest_today(const wire_doc *doc)
{
    wire_when w = {.precision = WIRE_WHEN_NONE};
    wire_time p = doc->article->published;
    const wire_dateline *line = &doc->dateline;
    int64_t days;
    if (p.precision == WIRE_TIME_NONE) return w;
    days = p.unix_s >= 0 ? p.unix_s / 86400 : (p.unix_s - 86399) / 86400;
    if (days < -300000 || days > 300000) return w;
    if (doc->has_dateline && line->month && line->day) {
        int64_t own = nearest(days, line->month, line->day);
        if (llabs(own - days) < 60) days = own;
    }
    set_day(&w, days, WIRE_WHEN_DAY);
    return w;
}

bool wire__digest_is_ahead(const wire__digest *d, const wire_when *w)
{
    int64_t today = days_of(&d->today), day = days_of(w);
    if (today == NO_DAYS || day == NO_DAYS) return false;
    if (w->precision == WIRE_WHEN_YEAR) return w->year >= d->today.year;
    if (w->precision == WIRE_WHEN_MONTH)
        return w->year > d->today.year ||
               (w->year == d->today.year && w->month >= d->today.month);
    if (w->precision == WIRE_WHEN_WEEK) return day + 6 >= today;
    return day >= today;
}

/* ---- Resolving ---------------------------------------------------------- */

static void resolve_weekday(wire_when *w, int64_t today, int weekday,
                            bool is_to_come)
{
    int gap = weekday - weekday_of(today);
    if (is_to_come)
        set_day(w, today + (gap < 0 ? gap + 7 : gap), WIRE_WHEN_DAY);
    else
        set_day(w, today + (gap > 0 ? gap - 7 : gap), WIRE_WHEN_DAY);
}

static void resolve(wire_when *w, int64_t today, const wire_date *x,
                    bool is_to_come)
{
    bool known = today != NO_DAYS;
    /* What is to come may be ten months ahead, and hardly lies behind. */
    int64_t from = is_to_come ? today + 150 : today;
    if (x->month && x->day && x->year) {
        set_day(w, wire_days_from_civil(x->year, x->month, x->day),
                WIRE_WHEN_DAY);
    } else if (x->month && x->day && known) {
        set_day(w, nearest(from, x->month, x->day), WIRE_WHEN_DAY);
    } else if (x->month && !x->day && (x->year || known)) {
        int64_t day = x->year ? wire_days_from_civil(x->year, x->month, 1)
                              : nearest(from, x->month, 15);
        set_day(w, day, WIRE_WHEN_MONTH);
        w->day = 0;
    } else if (x->rel_day != RELATIVE_N && known) {
        set_day(w, today + x->rel_day, WIRE_WHEN_DAY);
    } else if (x->weekday && !x->month && known) {
        resolve_weekday(w, today, x->weekday, is_to_come);
    } else if (x->year && !x->month) {
        w->precision = WIRE_WHEN_YEAR;
        w->year = x->year;
    }
}

/* "this week", "next month", "the end of the year": where words are known. */
static void resolve_period(wire_when *w, int64_t today, const char *unit,
                           int offset)
{
    if (today == NO_DAYS) return;
    if (strcmp(unit, "week") == 0) {
        set_day(w, today - weekday_of(today) + 1 + 7 * offset, WIRE_WHEN_WEEK);
    } else if (strcmp(unit, "month") == 0) {
        wire_when t = {.precision = WIRE_WHEN_NONE};
        set_day(&t, today, WIRE_WHEN_DAY);
        int m = t.year * 12 + t.month - 1 + offset;
        w->precision = WIRE_WHEN_MONTH;
        w->year = m / 12;
        w->month = m % 12 + 1;
    } else {
        w->precision = WIRE_WHEN_YEAR;
        w->year = year_of(today) + offset;
    }
}

/* ---- Finding ------------------------------------------------------------ */

static bool is_avoided(wire_span s, const wire_span *avoid, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (wire__spans_meet(avoid[i], s)) return true;
    return false;
}

/* With the words before it that belong to it: "later on Monday". */
static wire_span with_lead(const wire__digest *d, wire_span s, uint32_t from)
{
    static const char leads[] = "on by in until till before after from since "
                                "within later early late next this last about "
                                "the end of mid am vom bis ab seit le du au "
                                "dans el del desde hasta en";
    size_t w = wire_words_at(&d->doc->words, s.beg);
    for (int k = 0; k < 5 && w > 0; k++, w--) {
        wire__low low = wire__digest_low(d, w - 1);
        if (!wire__digest_is_joined(d, w - 1) ||
            d->doc->words.off[w - 1] < from || !wire__is_one_of(low.p, leads))
            break;
        s.beg = d->doc->words.off[w - 1];
    }
    return s;
}

/* The first date of text.h in the span. */
static bool find_date(const wire__digest *d, wire_span s,
                      const wire_span *avoid, size_t n_avoid, bool is_to_come,
                      wire_when *out)
{
    size_t lo = 0, hi = d->n_dates;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (d->dates[mid].span.beg < s.beg)
            lo = mid + 1;
        else
            hi = mid;
    }
    for (; lo < d->n_dates && d->dates[lo].span.end <= s.end; lo++) {
        const wire_date *x = &d->dates[lo];
        if (is_avoided(x->span, avoid, n_avoid)) continue;
        out->text = wire__digest_text(d, with_lead(d, x->span, s.beg));
        resolve(out, days_of(&d->today), x, is_to_come);
        return true;
    }
    return false;
}

/* "This year's talks" tells whose, not when. */
static bool find_period(const wire__digest *d, wire_span s,
                        const wire_span *avoid, size_t n_avoid, bool is_to_come,
                        wire_when *out)
{
    size_t w, end;
    wire__digest_words(d, s, &w, &end);
    for (; w + 1 < end; w++) {
        if (!(d->flags[w] & WIRE__WORD_NEAR)) continue;
        wire__low a = wire__digest_low(d, w), b = wire__digest_low(d, w + 1);
        int offset = strcmp(a.p, "this") == 0   ? 0
                     : strcmp(a.p, "next") == 0 ? 1
                     : strcmp(a.p, "last") == 0 ? -1
                                                : 2;
        wire_span at = wire_words_span(&d->doc->words, w, w + 2);
        if (offset == 2 || !wire__is_one_of(b.p, "week month year") ||
            !wire__digest_is_joined(d, w) || wire__digest_is_owner(d, w + 1) ||
            (is_to_come && offset < 0) || is_avoided(at, avoid, n_avoid))
            continue;
        out->text = wire__digest_text(d, with_lead(d, at, s.beg));
        resolve_period(out, days_of(&d->today), b.p, offset);
        return true;
    }
    return false;
}

static bool find_year(const wire__digest *d, wire_span s,
                      const wire_span *avoid, size_t n_avoid, wire_when *out)
{
    size_t lo = 0, hi = d->n_numbers;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (d->numbers[mid].span.beg < s.beg)
            lo = mid + 1;
        else
            hi = mid;
    }
    for (; lo < d->n_numbers && d->numbers[lo].span.beg < s.end; lo++) {
        const wire_number *x = &d->numbers[lo];
        if (!x->is_year || !wire__span_holds(s, x->span) ||
            is_avoided(x->span, avoid, n_avoid))
            continue;
        out->text = wire__digest_text(d, with_lead(d, x->span, s.beg));
        out->precision = WIRE_WHEN_YEAR;
        out->year = (int)x->value;
        return true;
    }
    return false;
}

wire_when wire__digest_when(const wire__digest *d, wire_span s,
                            const wire_span *avoid, size_t n_avoid,
                            bool is_to_come)
{
    const wire_when none = {.precision = WIRE_WHEN_NONE};
    wire_when date = none, period = none;
    bool has_date = find_date(d, s, avoid, n_avoid, is_to_come, &date);
    bool has_period =
        d->is_english && find_period(d, s, avoid, n_avoid, is_to_come, &period);
    /* What stands first belongs to the verb; the other to who says so. */
    if (has_period && (!has_date || period.text.p < date.text.p)) return period;
    if (has_date) return date;
    (void)find_year(d, s, avoid, n_avoid, &date);
    return date;
}
