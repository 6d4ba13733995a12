/* Pages that lead to pages: the front, days, outlets, what every site has.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "publish_int.h"

/* ---- The front ---------------------------------------------------------------- */

static wire_status put_front(wire__run_pub *r, wire_arena *a, wire_err *err)
{
    wire_view *v = wire__view_page(r, a, "", r->site, WIRE_STR("en"));
    size_t n = 0;
    uint32_t out;

    wire__view_self(r, v, "", (wire_str){0});
    for (size_t i = 0; i < r->n_shown && n < r->o->page_items; i++) {
        const wire__kept *k = &r->shown[i]->now;
        wire_view *x;

        if (k->n_story == 0) continue; /* it stands with its story */
        x = wire_view_add(v, n++ == 0 ? "lead" : "stories");
        wire__view_marked(x, r->shown[i]);
        wire_view_str(x, "teaser", k->teaser);
        if (k->n_story < 2) continue;
        wire__view_path(x, "story_page", "story/", k->name, ".html");
        wire_view_fmt(x, "n_articles", "%u", k->n_story);
    }
    wire_view_flag(v, "is_empty", n == 0);
    WIRE_TRY(wire__output_add(r, WIRE_STR("index.html"), &out, err));
    return wire__render(r, out, "index", WIRE__ENGLISH, v, err);
}

/* ---- Days and outlets ------------------------------------------------------------ */

/* Items with a page, newest first. */
static int by_time(const void *x, const void *y)
{
    const wire__item_pub *const *p = x, *const *q = y;
    int64_t s = wire__item_order_s(&(*p)->now);
    int64_t t = wire__item_order_s(&(*q)->now);

    if (s != t) return s > t ? -1 : 1;
    return wire_str_cmp((*p)->id, (*q)->id);
}

static wire_status list_shown(wire__run_pub *r, wire_err *err)
{
    r->shown = WIRE_ARRAY(r->arena, const wire__item_pub *, r->n_items);
    if (!r->shown) return wire_fail_mem(err);
    for (size_t i = 0; i < r->n_items; i++)
        if (wire__item_stands(&r->items[i]))
            r->shown[r->n_shown++] = &r->items[i];
    if (r->n_shown) qsort(r->shown, r->n_shown, sizeof *r->shown, by_time);
    return WIRE_OK;
}

static bool is_dated(const wire__item_pub *it)
{
    return wire__item_time(&it->now).precision != WIRE_TIME_NONE;
}

static int64_t day_of(const wire__item_pub *it)
{
    int64_t s = wire__item_time(&it->now).unix_s;

    return s / 86400 - (s % 86400 < 0);
}

static wire_status put_day(wire__run_pub *r, wire_view *days,
                           const wire__item_pub *const *at, size_t n,
                           wire_err *err)
{
    wire_arena *a = r->work[0];
    wire_time t = {day_of(at[0]) * 86400, WIRE_TIME_DAY};
    char iso[32];
    wire_view *v =
        wire__view_page(r, a, "../", WIRE_STR("Archive"), WIRE_STR("en"));
    wire_view *x = wire_view_add(days, "days");
    wire_str path;
    uint32_t out;

    wire_time_format(t, iso);
    path = wire__path(r->arena, "archive/", wire_str_of(iso), ".html");
    wire__view_time(v, "day", t, WIRE__ENGLISH);
    for (size_t i = 0; i < n; i++)
        wire__view_marked(wire_view_add(v, "entries"), at[i]);
    wire__view_time(x, "day", t, WIRE__ENGLISH);
    wire_view_str(x, "page", path);
    wire_view_fmt(x, "n", "%zu", n);
    WIRE_TRY(wire__output_add(r, path, &out, err));
    return wire__render(r, out, "day", WIRE__ENGLISH, v, err);
}

/* What has no day has a page of its own. */
static wire_status put_undated(wire__run_pub *r, wire_view *days, wire_err *err)
{
    wire_arena *a = r->work[0];
    wire_view *v =
        wire__view_page(r, a, "../", WIRE_STR("Undated"), WIRE_STR("en"));
    size_t n = 0;
    uint32_t out;
    wire_view *x;

    for (size_t i = 0; i < r->n_shown; i++) {
        if (is_dated(r->shown[i])) continue;
        wire__view_marked(wire_view_add(v, "entries"), r->shown[i]);
        n++;
    }
    if (n == 0) return WIRE_OK;
    wire_view_str(v, "day_words", WIRE_STR("Undated"));
    x = wire_view_add(days, "days");
    wire_view_str(x, "day_words", WIRE_STR("Undated"));
    wire_view_str(x, "page", WIRE_STR("archive/undated.html"));
    wire_view_fmt(x, "n", "%zu", n);
    WIRE_TRY(wire__output_add(r, WIRE_STR("archive/undated.html"), &out, err));
    return wire__render(r, out, "day", WIRE__ENGLISH, v, err);
}

static wire_status put_days(wire__run_pub *r, wire_view *days, wire_err *err)
{
    const wire__item_pub **at =
        WIRE_ARRAY(r->arena, const wire__item_pub *, r->n_shown);
    size_t n = 0;

    if (!at) return wire_fail_mem(err);
    for (size_t i = 0; i < r->n_shown; i++)
        if (is_dated(r->shown[i])) at[n++] = r->shown[i];
    for (size_t i = 0, end; i < n; i = end) {
        wire_arena_mark m = wire_arena_save(r->work[0]);

        for (end = i + 1; end < n && day_of(at[end]) == day_of(at[i]);)
            end++;
        WIRE_TRY(put_day(r, days, at + i, end - i, err));
        wire_arena_rewind(r->work[0], m);
    }
    return put_undated(r, days, err);
}

static wire_str outlet_of(const wire__item_pub *it)
{
    return wire__publisher_of(&it->now);
}

static int by_outlet(const void *x, const void *y)
{
    const wire__item_pub *const *p = x, *const *q = y;
    int c = wire_str_cmp(outlet_of(*p), outlet_of(*q));

    return c ? c : by_time(x, y);
}

/* "outlet/harbour-ledger-1f3a.html": names that differ in marks alone get
 * pages of their own. */
static wire_str outlet_path(wire__run_pub *r, wire_str name)
{
    wire_buf b = {0};
    wire_str out = {0};

    wire__slug(name, &b);
    wire_buf_fmt(&b, "-%04x",
                 (unsigned)(wire_hash_bytes(name.p, name.n) & 0xffff));
    if (wire_buf_ok(&b))
        out = wire__path(r->arena, "outlet/", wire_buf_view(&b), ".html");
    wire_buf_free(&b);
    return out;
}

static wire_status put_outlet(wire__run_pub *r, wire_view *list,
                              const wire__item_pub **at, size_t n,
                              wire_err *err)
{
    enum { ENTRIES_MOST = 200 };
    wire_arena *a = r->work[0];
    wire_str name = outlet_of(at[0]), path = outlet_path(r, name);
    wire_view *v = wire__view_page(r, a, "../", name, WIRE_STR("en"));
    wire_view *x = wire_view_add(list, "outlets");
    uint32_t out;

    for (size_t i = 0; i < n && i < ENTRIES_MOST; i++)
        wire__view_marked(wire_view_add(v, "entries"), at[i]);
    wire_view_fmt(v, "n", "%zu", n);
    wire_view_str(x, "name", name);
    wire_view_str(x, "page", path);
    wire_view_fmt(x, "n", "%zu", n);
    WIRE_TRY(wire__output_add(r, path, &out, err));
    return wire__render(r, out, "outlet", WIRE__ENGLISH, v, err);
}

static wire_status put_outlets(wire__run_pub *r, wire_view *list, wire_err *err)
{
    const wire__item_pub **at =
        WIRE_ARRAY(r->arena, const wire__item_pub *, r->n_shown);

    if (!at) return wire_fail_mem(err);
    if (r->n_shown) {
        memcpy(at, r->shown, r->n_shown * sizeof *at);
        qsort(at, r->n_shown, sizeof *at, by_outlet);
    }
    for (size_t i = 0, end; i < r->n_shown; i = end) {
        wire_arena_mark m = wire_arena_save(r->work[0]);

        for (end = i + 1; end < r->n_shown &&
                          wire_str_eq(outlet_of(at[end]), outlet_of(at[i]));)
            end++;
        if (outlet_of(at[i]).n)
            WIRE_TRY(put_outlet(r, list, at + i, end - i, err));
        wire_arena_rewind(r->work[0], m);
    }
    return WIRE_OK;
}

static wire_status put_archive(wire__run_pub *r, wire_err *err)
{
    wire_view *v = wire__view_page(r, r->arena, "../", WIRE_STR("Archive"),
                                   WIRE_STR("en"));
    uint32_t out;

    WIRE_TRY(put_days(r, v, err));
    WIRE_TRY(put_outlets(r, v, err));
    WIRE_TRY(wire__output_add(r, WIRE_STR("archive/index.html"), &out, err));
    return wire__render(r, out, "archive", WIRE__ENGLISH, v, err);
}

/* ---- What every site has ------------------------------------------------------------ */

static wire_status put_css(wire__run_pub *r, wire_err *err)
{
    uint32_t n;

    WIRE_TRY(wire__output_add(r, WIRE_STR("theme.css"), &n, err));
    return wire__output_put(r, n, r->css, err);
}

/* The page for addresses of what is gone, for servers that show one page for
 * all of them. */
static wire_status put_gone(wire__run_pub *r, wire_arena *a, wire_err *err)
{
    wire_view *v = wire__view_page(r, a, wire__root_path(r).p,
                                   WIRE_STR("Withdrawn"), WIRE_STR("en"));
    uint32_t n;

    wire_view_flag(v, "is_killed", true);
    WIRE_TRY(wire__output_add(r, WIRE_STR("gone.html"), &n, err));
    return wire__render(r, n, "notice", WIRE__ENGLISH, v, err);
}

wire_status wire__pages_lists(wire__run_pub *r, wire_err *err)
{
    wire_arena_mark m = wire_arena_save(r->work[0]);

    WIRE_TRY(list_shown(r, err));
    WIRE_TRY(put_front(r, r->work[0], err));
    WIRE_TRY(put_gone(r, r->work[0], err));
    wire_arena_rewind(r->work[0], m);
    WIRE_TRY(put_archive(r, err));
    return put_css(r, err);
}
