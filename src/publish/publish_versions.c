/* Which of two versions of an item is the later.
 *
 *   "2" < "10"   "1a" < "2"   "3.9" < "3.10"   "" < "1"
 *
 * A version is a row of numbers and other bytes; rows are compared part by
 * part, a number where the other has a number by its value. That is a total
 * order, and so is version, then time, then kind of time: three versions can
 * never each be later than another.
 * SPDX-License-Identifier: Apache-2.0 */
#include "publish_items.h"

wire_str wire__item_version(const wire_article *a)
{
    return a->item ? a->item->version : (wire_str){0};
}

/* The number at the start of s, without zeros before it; s goes behind it. */
static wire_str take_number(wire_str *s)
{
    size_t zeros = 0, end;
    wire_str out;

    while (zeros < s->n && s->p[zeros] == '0')
        zeros++;
    for (end = zeros; end < s->n && wire_is_digit(s->p[end]); end++)
        continue;
    out = wire_str_sub(*s, zeros, end);
    *s = wire_str_sub(*s, end, s->n);
    return out;
}

static int order_of_numbers(wire_str a, wire_str b)
{
    if (a.n != b.n) return a.n < b.n ? -1 : 1;
    return wire_str_cmp(a, b);
}

int wire__version_words_order(wire_str a, wire_str b)
{
    while (a.n && b.n) {
        unsigned char x = (unsigned char)*a.p, y = (unsigned char)*b.p;
        int c;

        if (wire_is_digit(*a.p) && wire_is_digit(*b.p)) {
            wire_str m = take_number(&a), n = take_number(&b);

            c = order_of_numbers(m, n);
        } else {
            /* a number stands where its figures do among the other bytes */
            c = x == y ? 0 : x < y ? -1 : 1;
            a = wire_str_sub(a, 1, a.n);
            b = wire_str_sub(b, 1, b.n);
        }
        if (c) return c;
    }
    return (a.n > 0) - (b.n > 0);
}

/* ---- Times -------------------------------------------------------------------- */

wire_time wire__article_time(const wire_article *a)
{
    return a->modified.precision != WIRE_TIME_NONE ? a->modified : a->published;
}

static int order_of_seconds(int64_t a, int64_t b) { return (a > b) - (a < b); }

static int64_t day_of(wire_time t)
{
    int64_t day = t.unix_s / 86400;
    return t.unix_s % 86400 < 0 ? day - 1 : day;
}

int wire__known_order(wire_time a, wire_time b)
{
    if (a.precision == WIRE_TIME_NONE || b.precision == WIRE_TIME_NONE)
        return 0;
    if (a.precision != WIRE_TIME_DAY && b.precision != WIRE_TIME_DAY)
        return order_of_seconds(a.unix_s, b.unix_s);
    return order_of_seconds(day_of(a), day_of(b));
}

int wire__version_order(const wire_article *a, const wire_article *b)
{
    wire_time s = wire__article_time(a), t = wire__article_time(b);
    int c =
        wire__version_words_order(wire__item_version(a), wire__item_version(b));

    if (c) return c;
    if ((s.precision == WIRE_TIME_NONE) != (t.precision == WIRE_TIME_NONE))
        return s.precision == WIRE_TIME_NONE ? -1 : 1;
    if (s.precision == WIRE_TIME_NONE) return 0;
    c = order_of_seconds(s.unix_s, t.unix_s);
    return c ? c : (s.precision > t.precision) - (s.precision < t.precision);
}

wire_time wire__kept_time(const wire__kept *k)
{
    return k->modified.precision != WIRE_TIME_NONE ? k->modified : k->published;
}

int wire__order_to_kept(const wire_article *a, const wire__kept *k)
{
    wire_str version = wire__item_version(a);
    int c = 0;

    if (version.n && k->version.n)
        c = wire__version_words_order(version, k->version);
    return c ? c : wire__known_order(wire__article_time(a), wire__kept_time(k));
}
