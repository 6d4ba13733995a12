/* Items: status, embargo, subjects and links, alike for all formats.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_item.h"

const char *wire_pub_status_name(wire_pub_status s)
{
    static const char *const names[] = {"usable", "withheld", "canceled"};
    return (unsigned)s < sizeof names / sizeof *names ? names[s] : "withheld";
}

const char *wire_revision_name(wire_revision r)
{
    static const char *const names[WIRE_REVISION_N] = {
        "none",   "update", "correction", "refile",
        "repeat", "kill",   "hold",       "advisory"};
    return (unsigned)r < WIRE_REVISION_N ? names[r] : "none";
}

wire_item *wire__item(wire__reader *r, wire_article *a)
{
    if (a->item) return a->item;
    wire_item *item = WIRE_ARRAY(r->keep, wire_item, 1);
    if (!item) return NULL;
    *item = (wire_item){0};
    a->item = item;
    return item;
}

/* A more careful status replaces a less careful one, never the reverse. */
static void hold(wire_item *item, wire_pub_status status, wire_str why)
{
    if (status <= item->status) return;
    item->status = status;
    item->status_why = why;
}

/* ---- Status ------------------------------------------------------------- */

static const struct {
    const char *word;
    wire_pub_status status;
} status_words[] = {
    {"usable", WIRE_PUB_USABLE},      {"published", WIRE_PUB_USABLE},
    {"publish", WIRE_PUB_USABLE},     {"publishable", WIRE_PUB_USABLE},
    {"withheld", WIRE_PUB_WITHHELD},  {"hold", WIRE_PUB_WITHHELD},
    {"embargoed", WIRE_PUB_WITHHELD}, {"draft", WIRE_PUB_WITHHELD},
    {"canceled", WIRE_PUB_CANCELED},  {"cancelled", WIRE_PUB_CANCELED},
    {"killed", WIRE_PUB_CANCELED},    {"kill", WIRE_PUB_CANCELED},
    {"withdrawn", WIRE_PUB_CANCELED}, {"deleted", WIRE_PUB_CANCELED},
    {"retracted", WIRE_PUB_CANCELED}, {"recalled", WIRE_PUB_CANCELED},
    {"private", WIRE_PUB_WITHHELD},   {"pending", WIRE_PUB_WITHHELD},
    {"scheduled", WIRE_PUB_WITHHELD}, {"unpublished", WIRE_PUB_WITHHELD},
    {"spiked", WIRE_PUB_WITHHELD},
};

/* "embargoed" beside a time says no more than the time. */
static bool is_embargo(wire_str word, const wire_item *item)
{
    return item->embargoed.precision != WIRE_TIME_NONE &&
           wire_str_eq_nocase(word, WIRE_STR("embargoed"));
}

/* "canceled" of "stat:canceled" and of
 * "http://cv.iptc.org/newscodes/pubstatusg2/canceled". */
static wire_str word_of(wire_str code)
{
    size_t colon = wire_str_find(code, WIRE_STR(":"), 0), i = code.n;

    if (wire_str_find(code, WIRE_STR("://"), 0) != SIZE_MAX) {
        while (i && code.p[i - 1] != '/' && code.p[i - 1] != '#')
            i--;
        return wire_str_sub(code, i, code.n);
    }
    return colon == SIZE_MAX ? code : wire_str_sub(code, colon + 1, code.n);
}

wire_status wire__item_status(wire__reader *r, wire_article *a, wire_str word,
                              wire_err *err)
{
    wire_item *item = wire__item(r, a);
    wire_str name = wire_str_trim(word), why;

    if (!item) return wire_fail_mem(err);
    if (!name.n) return WIRE_OK;
    WIRE_TRY(wire__reader_copy(r, name, &why, err));
    name = word_of(name);
    for (size_t i = 0; i < sizeof status_words / sizeof *status_words; i++)
        if (wire_str_eq_nocase(name, wire_str_of(status_words[i].word))) {
            if (is_embargo(name, item)) return WIRE_OK;
            hold(item, status_words[i].status, why);
            return WIRE_OK;
        }
    hold(item, WIRE_PUB_WITHHELD, why);
    return wire__reader_skip(r, a->src_off, true, err,
                             "status \"%.*s\" is not known; withheld",
                             (int)(why.n < 60 ? why.n : 60), why.p);
}

wire_status wire__item_cut(wire__reader *r, wire_article *a, wire_err *err)
{
    wire_item *item = wire__item(r, a);

    if (!item) return wire_fail_mem(err);
    item->is_cut = true;
    hold(item, WIRE_PUB_WITHHELD, WIRE_STR("cut off in the file"));
    return WIRE_OK;
}

/* Where a day or hour is over last: UTC-12. */
enum { LAST_ZONE_S = 12 * 3600 };

/* Of "3/5/2026" the later reading holds. */
static wire_status hold_longer(wire__reader *r, const wire_article *a,
                               wire_str when, wire_time *t, wire_err *err)
{
    wire_date_order order;
    wire_time day_first;

    (void)wire_time_parse_order(when, &order, &day_first);
    if (order != WIRE_DATE_EITHER) return WIRE_OK;
    if (day_first.unix_s > t->unix_s) *t = day_first;
    return wire__reader_skip(r, a->src_off, true, err,
                             "embargo \"%.*s\" may be of two days; held until "
                             "the later",
                             (int)(when.n < 60 ? when.n : 60), when.p);
}

/* Does a number go on behind its point with more than zeros? */
static bool is_broken(wire_str s, size_t point)
{
    for (size_t i = point + 1; i < s.n && wire_is_digit(s.p[i]); i++)
        if (s.p[i] != '0') return true;
    return false;
}

/* Seconds of the unit that ends at a point: "06:00:59.5", "06:00,5", "T06.5";
 * 0 when it is no time of day that ends there. */
static int64_t unit_of(wire_str s, size_t point)
{
    size_t i = point, n = 0, colons = 0;

    for (; i && (wire_is_digit(s.p[i - 1]) || s.p[i - 1] == ':'); i--) {
        n += s.p[i - 1] != ':';
        colons += s.p[i - 1] == ':';
    }
    bool is_time = colons || (i && (s.p[i - 1] == 'T' || s.p[i - 1] == 't'));
    if (!n || (!is_time && n < 9)) return 0; /* a day; else seconds of 1970 */
    if (colons == 2 || n > 4) return 1;
    return colons == 1 || n > 2 ? 60 : 3600;
}

/* Parts of a second or minute are cut off of a time; an embargo lasts until
 * they are over. */
static int64_t cut_off(wire_str when)
{
    for (size_t i = 1; i + 1 < when.n; i++)
        if ((when.p[i] == '.' || when.p[i] == ',') && is_broken(when, i) &&
            unit_of(when, i))
            return unit_of(when, i);
    size_t n = 0; /* milliseconds of 1970 */
    while (n < when.n && wire_is_digit(when.p[n]))
        n++;
    return n == when.n && (n == 13 || n == 16) &&
           !wire_str_ends(when, WIRE_STR("000"));
}

wire_status wire__item_embargo(wire__reader *r, wire_article *a, wire_str when,
                               wire_err *err)
{
    wire_item *item = wire__item(r, a);
    bool has_zone;
    wire_time t = wire_time_parse_zone(wire_str_trim(when), &has_zone);

    if (!item) return wire_fail_mem(err);
    if (!wire_str_trim(when).n) return WIRE_OK;
    WIRE_TRY(wire__reader_copy(r, wire_str_trim(when), &item->embargo, err));
    bool is_compound = *item->embargo.p == '[' || *item->embargo.p == '{';
    if (t.precision == WIRE_TIME_NONE || is_compound) {
        hold(item, WIRE_PUB_WITHHELD, WIRE_STR("embargo not understood"));
        return wire__reader_skip(
            r, a->src_off, true, err, "embargo \"%.*s\" is no time; withheld",
            (int)(item->embargo.n < 60 ? item->embargo.n : 60),
            item->embargo.p);
    }
    WIRE_TRY(hold_longer(r, a, when, &t, err));
    if (t.precision == WIRE_TIME_DAY)
        t.unix_s += 86400 - 1;
    else
        t.unix_s += cut_off(wire_str_trim(when));
    if (!has_zone) t.unix_s += LAST_ZONE_S;
    t.precision = WIRE_TIME_SECOND;
    if (item->embargoed.precision == WIRE_TIME_NONE ||
        t.unix_s > item->embargoed.unix_s)
        item->embargoed = t;
    if (has_zone) return WIRE_OK;
    return wire__reader_skip(
        r, a->src_off, true, err,
        "embargo \"%.*s\" names no time zone; held until it is over everywhere",
        (int)(item->embargo.n < 60 ? item->embargo.n : 60), item->embargo.p);
}

/* ---- Lists -------------------------------------------------------------- */

/* Arrays here are a handful long and double only when full: the capacity is
 * the power of two at or above n. */
static bool is_full(size_t n) { return (n & (n - 1)) == 0; }

/* What is said twice is kept once, as far as that is looked at. */
enum { LOOKED_AT = 64 };

wire_status wire__item_subject(wire__reader *r, wire_article *a, wire_str code,
                               wire_str name, wire_err *err)
{
    wire_item *item = wire__item(r, a);
    wire_subject s;

    if (!item) return wire_fail_mem(err);
    if (!code.n && !name.n) return WIRE_OK;
    WIRE_TRY(wire__reader_copy(r, wire_str_trim(code), &s.code, err));
    WIRE_TRY(wire__reader_copy(r, wire_str_trim(name), &s.name, err));
    for (size_t i = 0; i < item->n_subjects && i < LOOKED_AT; i++)
        if (wire_str_eq(item->subjects[i].code, s.code) &&
            wire_str_eq(item->subjects[i].name, s.name))
            return WIRE_OK;
    if (is_full(item->n_subjects)) {
        size_t n = item->n_subjects;
        wire_subject *p = WIRE_ARRAY(r->keep, wire_subject, n ? 2 * n : 1);
        if (!p) return wire_fail_mem(err);
        if (n) memcpy(p, item->subjects, n * sizeof *p);
        item->subjects = p;
    }
    item->subjects[item->n_subjects++] = s;
    return WIRE_OK;
}

wire_status wire__item_link(wire__reader *r, wire_article *a, wire_str rel,
                            wire_str target, wire_err *err)
{
    wire_item *item = wire__item(r, a);
    wire_item_link l;

    if (!item) return wire_fail_mem(err);
    if (!wire_str_trim(target).n) return WIRE_OK;
    WIRE_TRY(wire__reader_copy(r, wire_str_trim(rel), &l.rel, err));
    WIRE_TRY(wire__reader_copy(r, wire_str_trim(target), &l.target, err));
    WIRE_TRY(wire__item_own_id(r, &l.target, err));
    if (is_full(item->n_links)) {
        size_t n = item->n_links;
        wire_item_link *p = WIRE_ARRAY(r->keep, wire_item_link, n ? 2 * n : 1);
        if (!p) return wire_fail_mem(err);
        if (n) memcpy(p, item->links, n * sizeof *p);
        item->links = p;
    }
    item->links[item->n_links++] = l;
    return WIRE_OK;
}

wire_status wire__item_text(wire__reader *r, wire_article *a, wire_str value,
                            wire_str *field, wire_err *err)
{
    if (!wire__item(r, a)) return wire_fail_mem(err);
    return wire__reader_copy(r, wire_str_trim(value), field, err);
}

/* A kill, then a hold, stay whatever else an item is marked. */
static bool is_outweighed(wire_revision old, wire_revision kind)
{
    if (old == WIRE_REVISION_KILL) return kind != WIRE_REVISION_KILL;
    return old == WIRE_REVISION_HOLD && kind != WIRE_REVISION_KILL &&
           kind != WIRE_REVISION_HOLD;
}

/* Notes to editors stand in several places; they are joined. What is behind
 * the longest still decides. */
wire_status wire__item_note(wire__reader *r, wire_article *a, wire_str note,
                            wire_err *err)
{
    enum { LONGEST = 4000 };
    wire_item *item = wire__item(r, a);

    if (!item) return wire_fail_mem(err);
    note = wire_str_trim(note);
    if (!note.n) return WIRE_OK;
    if (item->ed_note.n > LONGEST) return wire__item_from_note(r, a, note, err);
    if (!item->ed_note.n)
        return wire__item_text(r, a, note, &item->ed_note, err);
    size_t n = item->ed_note.n;
    char *p = wire_arena_alloc(r->keep, n + 1 + note.n);
    if (!p) return wire_fail_mem(err);
    memcpy(p, item->ed_note.p, n);
    p[n] = '\n';
    memcpy(p + n + 1, note.p, note.n);
    item->ed_note = (wire_str){p, n + 1 + note.n};
    return WIRE_OK;
}

wire_status wire__item_marked(wire__reader *r, wire_article *a,
                              wire_revision kind, wire_str marker,
                              wire_err *err)
{
    wire_item *item = wire__item(r, a);

    if (!item) return wire_fail_mem(err);
    if (kind == WIRE_REVISION_NONE || is_outweighed(item->marked, kind))
        return WIRE_OK;
    item->marked = kind;
    WIRE_TRY(wire__reader_copy(r, wire_str_trim(marker), &item->marker, err));
    if (kind == WIRE_REVISION_KILL) hold(item, WIRE_PUB_CANCELED, item->marker);
    if (kind == WIRE_REVISION_HOLD) hold(item, WIRE_PUB_WITHHELD, item->marker);
    return WIRE_OK;
}
