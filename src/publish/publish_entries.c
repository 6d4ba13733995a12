/* What the input says under each id, and whose item that is.
 *
 *   articles, notices without text -> entries, by id, then version
 *   entries of one id              -> those of the item's sender
 *                                  -> stops by nobody known
 *                                  -> what is held apart
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "publish_items.h"

static bool is_stop(const wire_article *a)
{
    return a->item && a->item->status != WIRE_PUB_USABLE;
}

/* ---- Order ------------------------------------------------------------------------ */

static int status_of(const wire_article *a)
{
    return a->item ? (int)a->item->status : (int)WIRE_PUB_USABLE;
}

static int64_t embargo_of(const wire_article *a)
{
    return a->item && a->item->embargoed.precision != WIRE_TIME_NONE
               ? a->item->embargoed.unix_s
               : INT64_MIN;
}

static int is_cut(const wire_article *a) { return a->item && a->item->is_cut; }

/* Of copies of one version that differ a whole one counts, and of those the
 * strictest, whichever was read first: the worst status, then the latest
 * embargo. */
static int by_version(const wire__entry *p, const wire__entry *q)
{
    int c = wire__version_order(p->a, q->a);
    int64_t x = embargo_of(p->a), y = embargo_of(q->a);

    if (c == 0) c = is_cut(q->a) - is_cut(p->a);
    if (c == 0) c = status_of(p->a) - status_of(q->a);
    if (c == 0) c = (x > y) - (x < y);
    return c ? c : (p->order > q->order) - (p->order < q->order);
}

static int by_id(const void *x, const void *y)
{
    const wire__entry *p = x, *q = y;
    int c = wire_str_cmp(p->id, q->id);

    return c ? c : by_version(p, q);
}

static int by_sender(const void *x, const void *y)
{
    const wire__entry *p = x, *q = y;

    if (p->sender_is != q->sender_is)
        return p->sender_is < q->sender_is ? -1 : 1;
    return by_version(p, q);
}

/* ---- The list --------------------------------------------------------------------- */

/* Nobody is told where the files of the desk stand: of a path the name of the
 * file is left, and a hash of its folder, however that was spelt. */
static wire_status hide_folder(wire__run_pub *r, wire__entry *e, wire_err *err)
{
    wire_arena_mark mark = wire_arena_save(r->arena);
    size_t n = e->a->path.n;
    char *folder, *real;
    wire_buf b = {0};
    bool is_copied;

    while (n > 0 && e->a->path.p[n - 1] != '/')
        n--;
    folder = wire_arena_calloc(r->arena, n + 2, 1);
    real = wire_arena_alloc(r->arena, PATH_MAX);
    if (!folder || !real) return wire_fail_mem(err);
    memcpy(folder, n ? e->a->path.p : ".", n ? n : 1);
    if (!realpath(folder, real)) real = folder; /* of an archive, say */
    wire_buf_str(&b, wire_str_sub(e->id, n, e->id.n));
    wire_buf_fmt(&b, "@%08x", (unsigned)wire_hash_bytes(real, strlen(real)));
    wire_arena_rewind(r->arena, mark);
    is_copied =
        wire_buf_ok(&b) && wire_arena_copy(r->arena, wire_buf_view(&b), &e->id);
    wire_buf_free(&b);
    return is_copied ? WIRE_OK : wire_fail_mem(err);
}

wire_str wire__sender_of(const wire__run_pub *r, const wire_article *a,
                         uint32_t doc)
{
    if (a->outlet.n) return a->outlet;
    return doc == WIRE__NOBODY ? a->credit : r->facts[doc].agency;
}

/* The id that the source gives; articles without one are items of their own. */
static wire_status name_entry(wire__run_pub *r, wire__entry *e, wire_err *err)
{
    wire_str given = e->doc == WIRE__NOBODY ? e->a->id : r->t->given[e->doc];

    e->id = given;
    e->sender = wire__sender_of(r, e->a, e->doc);
    if (!e->a->path.n || !wire_str_eq(given, e->a->path)) return WIRE_OK;
    e->id = e->a->id;
    return hide_folder(r, e, err);
}

wire_status wire__entries_list(wire__run_pub *r, wire__entry **out,
                               size_t *n_out, wire_err *err)
{
    const wire_trace *t = r->t;
    wire__entry *e = WIRE_ARRAY(r->arena, wire__entry, t->n_docs + t->n_listed);
    size_t n = 0;

    if (!e) return wire_fail_mem(err);
    for (uint32_t d = 0; d < t->n_docs; d++, n++)
        e[n] = (wire__entry){.a = t->docs[d].article, .doc = d, .order = n};
    for (size_t i = 0; i < t->n_listed; i++)
        if (is_stop(t->listed[i])) {
            e[n] = (wire__entry){
                .a = t->listed[i], .doc = WIRE__NOBODY, .order = n};
            n++;
        }
    for (size_t i = 0; i < n; i++)
        WIRE_TRY(name_entry(r, &e[i], err));
    if (n) qsort(e, n, sizeof *e, by_id);
    *out = e;
    *n_out = n;
    return WIRE_OK;
}

/* ---- Whose item it is ---------------------------------------------------------------- */

wire__owner wire__owner_of(const wire__run_pub *r, const wire_article *a,
                           uint32_t doc)
{
    return (wire__owner){
        {0}, a->outlet, doc == WIRE__NOBODY ? a->credit : r->facts[doc].agency};
}

/* Does an entry speak for the item rather than another? Who has the authority
 * of the id before all others, then who brings a text, then who came first. */
static bool is_before(const wire__entry *x, const wire__entry *y)
{
    bool a = wire__has_authority(x->id, x->sender);
    bool b = wire__has_authority(y->id, y->sender);
    wire_time s = wire__article_time(x->a), t = wire__article_time(y->a);
    int c;

    if (a != b) return a;
    a = x->doc != WIRE__NOBODY;
    b = y->doc != WIRE__NOBODY;
    if (a != b) return a;
    c = wire__known_order(s, t);
    return c ? c < 0 : x->order < y->order;
}

static wire__owner first_owner(const wire__run_pub *r, const wire__entry *e,
                               size_t n)
{
    const wire__entry *best = e;
    wire__owner out;

    for (size_t i = 1; i < n; i++)
        if (is_before(&e[i], best)) best = &e[i];
    out = wire__owner_of(r, best->a, best->doc);
    out.id = best->id;
    return out;
}

static wire_str name_of(const wire__owner *x)
{
    return x->outlet.n ? x->outlet : x->agency;
}

/* The same, only as a hold that a later version releases. */
static const wire__kept *as_hold(wire__run_pub *r, const wire__kept *stop)
{
    wire__kept *held = WIRE_NEW(r->arena, wire__kept);

    if (!held) {
        r->no_memory = true;
        return stop;
    }
    *held = *stop;
    held->status = WIRE_PUB_WITHHELD;
    held->by_stranger = true;
    return held;
}

/* What stopped an id before any item of it came, now that one is here. A stop
 * claims its id, but not from whom the id itself names. */
static void weigh_stop(wire__run_pub *r, const wire__owner *first,
                       const wire__kept **stop, wire__owner *owner)
{
    wire_str by = name_of(owner);

    switch (wire__sender_is(by, first)) {
    case WIRE__SENDER_OTHER:
        owner->agency = (wire_str){0}; /* whom it credits did not stop it */
        if (!wire__has_authority(first->id, name_of(first))) return;
        *stop = NULL;
        break;
    case WIRE__SENDER_UNKNOWN:
        *stop = as_hold(r, *stop);
        break;
    case WIRE__SENDER_SAME:
        break;
    }
    *owner = *first;
}

void wire__entries_own(wire__run_pub *r, wire__entry *e, size_t n,
                       const wire__kept **old, wire__owner *owner)
{
    bool is_mixed = false;

    if (*old)
        *owner = (wire__owner){(*old)->id, (*old)->outlet, (*old)->agency};
    else
        *owner = first_owner(r, e, n);
    if (n == 0) return;
    if (*old && !(*old)->has_page) {
        wire__owner first = first_owner(r, e, n);

        weigh_stop(r, &first, old, owner);
    }
    for (size_t i = 0; i < n; i++) {
        e[i].sender_is = wire__sender_is(e[i].sender, owner);
        is_mixed |= e[i].sender_is != WIRE__SENDER_SAME;
    }
    if (is_mixed) qsort(e, n, sizeof *e, by_sender);
}
