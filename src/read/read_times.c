/* Times of articles: what is not understood, and "3/5/2026".
 *
 *   "3/5/2026" --> 5 March, or 3 May --language of the article--> one of them
 *                                    --other dates of the unit--> one of them
 *                                    --nothing--> no time, and a warning
 *
 * A number over twelve anywhere in the unit shows in which order its system
 * writes; a language does when only one order is usual in it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "read_int.h"

typedef struct {
    wire_time month_first, day_first;
    wire_str text; /* in lists */
    uint64_t at;
    wire__articles *list; /* of its article; NULL as long as that is read */
    size_t nth;
    wire_date_order order; /* EITHER: not known yet */
} odd_time;

struct wire__odd_times {
    odd_time *p;
    size_t n, cap;
    size_t first_new;      /* those before have an article */
    size_t n_day, n_month; /* dates that show their order */
};

static struct wire__odd_times *odd_times(wire__reader *r)
{
    if (!r->odd) r->odd = WIRE_NEW(r->lists, struct wire__odd_times);
    return r->odd;
}

wire_status wire__reader_time(wire__reader *r, wire_str value, uint64_t at,
                              wire_time *out, wire_err *err)
{
    wire_date_order order;
    wire_time day_first;

    value = wire_str_trim(value);
    *out = wire_time_parse_order(value, &order, &day_first);
    if (out->precision == WIRE_TIME_NONE && value.n)
        return wire__reader_skip(r, at, true, err,
                                 "a time in no form that is known: %.*s",
                                 value.n < 40 ? (int)value.n : 40, value.p);
    if (order == WIRE_DATE_CLEAR) return WIRE_OK;
    struct wire__odd_times *odd = odd_times(r);
    if (!odd) return wire_fail_mem(err);
    odd->n_day += order == WIRE_DATE_DAY_FIRST;
    odd->n_month += order == WIRE_DATE_MONTH_FIRST;
    if (order != WIRE_DATE_EITHER) return WIRE_OK;
    odd_time t = {
        .month_first = *out, .day_first = day_first, .at = at, .order = order};
    if (!wire_arena_copy(r->lists, value, &t.text) ||
        !WIRE__PUSH(r->lists, odd, t))
        return wire_fail_mem(err);
    return WIRE_OK;
}

/* Americans put the month first; "en" alone may be anybody's. */
static wire_date_order order_of(wire_str language)
{
    if (!language.n || wire_str_eq_nocase(language, WIRE_STR("en")))
        return WIRE_DATE_EITHER;
    return wire_str_eq_nocase(language, WIRE_STR("en-US")) ||
                   wire_str_eq_nocase(language, WIRE_STR("en_US"))
               ? WIRE_DATE_MONTH_FIRST
               : WIRE_DATE_DAY_FIRST;
}

void wire__reader_own_times(wire__reader *r, wire__articles *list)
{
    struct wire__odd_times *odd = r->odd;

    if (!odd || !list->n) return;
    for (; odd->first_new < odd->n; odd->first_new++) {
        odd_time *t = &odd->p[odd->first_new];
        t->list = list;
        t->nth = list->n - 1;
        t->order = order_of(list->p[t->nth].language);
    }
}

/* Put what a time is instead of what it was read as. */
static void replace(const odd_time *t, wire_time now)
{
    wire_article *a = t->list ? &t->list->p[t->nth] : NULL;
    wire_time *of[2] = {a ? &a->published : NULL, a ? &a->modified : NULL};

    for (int i = 0; a && i < 2; i++)
        if (of[i]->precision == t->month_first.precision &&
            of[i]->unix_s == t->month_first.unix_s)
            *of[i] = now;
}

wire_status wire__reader_settle_times(wire__reader *r, wire_err *err)
{
    static const wire_time none = {0, WIRE_TIME_NONE};
    struct wire__odd_times *odd = r->odd;

    for (size_t i = 0; odd && i < odd->n; i++) {
        odd_time *t = &odd->p[i];
        if (odd->n_day && !odd->n_month) t->order = WIRE_DATE_DAY_FIRST;
        if (odd->n_month && !odd->n_day) t->order = WIRE_DATE_MONTH_FIRST;
        if (t->order == WIRE_DATE_DAY_FIRST) replace(t, t->day_first);
        if (t->order != WIRE_DATE_EITHER) continue;
        replace(t, none);
        WIRE_TRY(wire__reader_skip(
            r, t->at, true, err,
            "%.*s: day and month may stand in either order; no time was taken",
            t->text.n < 40 ? (int)t->text.n : 40, t->text.p));
    }
    return WIRE_OK;
}
