/* Articles to items: which version counts, whether it may be published, by
 * which way, and what became of it since the run before.
 *
 *   entries (articles, notices without text), by id and version
 *     -> one item an id, with those that stood before and are not here
 *     -> status: canceled for good, withheld, embargoed, usable
 *     -> route by the rules, fate against the state
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "publish_items.h"

const char *wire_fate_name(wire_fate f)
{
    static const char *const names[WIRE_FATE_N] = {
        "new",      "updated", "corrected", "same", "held",
        "withheld", "killed",  "restored",  "dead"};
    return (unsigned)f < WIRE_FATE_N ? names[f] : "held";
}

bool wire__item_stands(const wire__item_pub *it)
{
    return it->now.has_page && it->now.status == WIRE_PUB_USABLE;
}

/* ---- Entries -------------------------------------------------------------------- */

/* One article, or one notice without text, of an id. */
typedef struct {
    wire_str id;
    const wire_article *a;
    uint32_t doc; /* or NOBODY */
    size_t order; /* in the input */
} entry;

static int by_id(const void *x, const void *y)
{
    const entry *p = x, *q = y;
    int c = wire_str_cmp(p->id, q->id);

    if (c == 0) c = wire__version_order(p->a, q->a);
    return c ? c : (p->order > q->order) - (p->order < q->order);
}

static int by_id_alone(const void *x, const void *y)
{
    const entry *p = x, *q = y;
    return wire_str_cmp(p->id, q->id);
}

/* trace names a second article of an id "id#2"; it is a version of the first
 * when that id is there. */
static wire_str bare_id(const entry *sorted, size_t n, wire_str id)
{
    size_t end = id.n;
    entry key = {0};

    while (end > 0 && id.p[end - 1] >= '0' && id.p[end - 1] <= '9')
        end--;
    if (end < 2 || end == id.n || id.p[end - 1] != '#') return id;
    key.id = wire_str_sub(id, 0, end - 1);
    return n && bsearch(&key, sorted, n, sizeof key, by_id_alone) ? key.id : id;
}

/* Is the id made of the path, because the article gives none? */
static bool is_path(const entry *e)
{
    wire_str path = e->a->path;

    return path.n && wire_str_starts(e->id, path) &&
           (e->id.n == path.n || e->id.p[path.n] == '#');
}

/* Nobody is told where the files of the desk stand: of a path the name of the
 * file is left, and a hash of its folder, however that was spelt. */
static wire_status hide_folder(wire__run_pub *r, entry *e, wire_err *err)
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

static bool is_stop(const wire_article *a)
{
    return a->item && a->item->status != WIRE_PUB_USABLE;
}

static wire_status list_entries(wire__run_pub *r, entry **out, size_t *n_out,
                                wire_err *err)
{
    const wire_trace *t = r->t;
    entry *e = WIRE_ARRAY(r->arena, entry, t->n_docs + t->n_listed);
    entry *sorted = WIRE_ARRAY(r->arena, entry, t->n_docs);
    size_t n = 0;

    if (!e || !sorted) return wire_fail_mem(err);
    for (size_t d = 0; d < t->n_docs; d++, n++)
        e[n] =
            (entry){t->docs[d].article->id, t->docs[d].article, (uint32_t)d, n};
    if (n) {
        memcpy(sorted, e, n * sizeof *e);
        qsort(sorted, n, sizeof *sorted, by_id_alone);
    }
    for (size_t i = 0; i < t->n_listed; i++)
        if (is_stop(t->listed[i])) {
            e[n] = (entry){t->listed[i]->id, t->listed[i], WIRE__NOBODY, n};
            n++;
        }
    for (size_t i = 0; i < n; i++) {
        if (is_path(&e[i]))
            WIRE_TRY(hide_folder(r, &e[i], err));
        else
            e[i].id = bare_id(sorted, t->n_docs, e[i].id);
    }
    if (n) qsort(e, n, sizeof *e, by_id);
    *out = e;
    *n_out = n;
    return WIRE_OK;
}

/* ---- Status ----------------------------------------------------------------------- */

static wire_str words(wire__run_pub *r, const char *before, wire_str s)
{
    wire_buf b = {0};
    wire_str out = {0};

    wire_buf_lit(&b, before);
    wire_buf_str(&b, s);
    if (!wire_buf_ok(&b) || !wire_arena_copy(r->arena, wire_buf_view(&b), &out))
        r->no_memory = true;
    wire_buf_free(&b);
    return out;
}

static void stop(wire__item_pub *it, wire_pub_status status, wire_str why)
{
    if (status <= it->status) return;
    it->status = status;
    it->why = why;
}

static bool is_embargoed(const wire__run_pub *r, const wire_article *a)
{
    return a->item && a->item->embargoed.precision != WIRE_TIME_NONE &&
           a->item->embargoed.unix_s > r->o->now_s;
}

static void stop_embargoed(wire__run_pub *r, wire__item_pub *it,
                           const wire_article *a)
{
    char text[32];

    if (!is_embargoed(r, a)) return;
    wire_time_format(a->item->embargoed, text);
    stop(it, WIRE_PUB_WITHHELD,
         words(r, "embargoed until ", wire_str_of(text)));
}

/* Canceled is for good, whatever stands behind it; what is withheld is so
 * until a later version says otherwise. */
static void status_of_entries(wire__run_pub *r, wire__item_pub *it,
                              const entry *e, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const wire_item *item = e[i].a->item;
        bool is_last = i + 1 == n;

        if (is_last) it->last = e[i].a;
        if (item && (item->status == WIRE_PUB_CANCELED ||
                     (is_last && item->status == WIRE_PUB_WITHHELD)))
            stop(it, item->status,
                 item->status_why.n
                     ? words(r, "its sender says: ", item->status_why)
                     : wire_str_of(wire_pub_status_name(item->status)));
        if (is_last) stop_embargoed(r, it, e[i].a);
        if (e[i].doc != WIRE__NOBODY &&
            (!item || item->status != WIRE_PUB_CANCELED))
            it->doc = e[i].doc;
    }
}

/* The article before which a notice of a family stands, if it still counts:
 * a kill always does, a hold until the next version. */
static const wire_version *notice_of(const wire_versions *v)
{
    for (size_t i = v->n_items; i-- > 0;)
        if (v->items[i].kind == WIRE_REVISION_KILL) return &v->items[i];
    if (v->n_items && v->items[v->n_items - 1].kind == WIRE_REVISION_HOLD)
        return &v->items[v->n_items - 1];
    return NULL;
}

static void stop_doc(wire__run_pub *r, uint32_t d, wire_revision kind,
                     uint32_t notice)
{
    wire_str id = r->items[r->facts[notice].item].id;
    bool is_kill = kind == WIRE_REVISION_KILL;
    wire_str why =
        words(r, is_kill ? "killed by the notice " : "held by the notice ", id);

    stop(&r->items[r->facts[d].item],
         is_kill ? WIRE_PUB_CANCELED : WIRE_PUB_WITHHELD, why);
}

/* Copies of what is under embargo still. */
static void stop_early(wire__run_pub *r, const wire_versions *v)
{
    for (size_t i = 0; i < v->n_stale; i++) {
        const wire_stale *s = &v->stale[i];

        if (s->kind == WIRE_STALE_EARLY)
            stop_embargoed(r, &r->items[r->facts[s->article].item],
                           r->t->docs[v->items[s->version].article].article);
    }
}

/* What trace found of notices: kills and holds reach the agency's versions
 * and every copy. */
static void status_of_notices(wire__run_pub *r)
{
    const wire_trace *t = r->t;

    for (size_t f = 0; t->versions && f < t->groups.n_families; f++) {
        const wire_versions *v = &t->versions[f];
        const wire_version *x = notice_of(v);

        stop_early(r, v);
        if (!x) continue;
        for (const wire_version *w = v->items; w < x; w++)
            stop_doc(r, w->article, x->kind, x->article);
        for (size_t i = 0; i < v->n_stale; i++)
            if (v->stale[i].kind == WIRE_STALE_KILLED ||
                v->stale[i].kind == WIRE_STALE_HELD)
                stop_doc(r, v->stale[i].article, x->kind, x->article);
    }
    for (size_t i = 0; i < t->n_stopped; i++)
        stop_doc(r, t->stopped[i].article, t->stopped[i].kind,
                 t->stopped[i].notice);
}

/* ---- The list of items --------------------------------------------------------------- */

/* Entries and the state are both in the order of ids: merge them. */
static wire_status merge(wire__run_pub *r, const entry *e, size_t n,
                         wire_err *err)
{
    const wire__state *s = &r->before;
    size_t i = 0, k = 0;

    r->items = WIRE_ARRAY(r->arena, wire__item_pub, n + s->n_items);
    if (!r->items) return wire_fail_mem(err);
    while (i < n || k < s->n_items) {
        wire__item_pub *it = &r->items[r->n_items];
        int c = i == n            ? 1
                : k == s->n_items ? -1
                                  : wire_str_cmp(e[i].id, s->items[k].id);
        size_t end = i;

        *it = (wire__item_pub){.doc = WIRE__NOBODY, .story = WIRE__NOBODY};
        it->id = c <= 0 ? e[i].id : s->items[k].id;
        if (c >= 0) it->old = &s->items[k++];
        if (it->old) it->now = *it->old;
        for (; c <= 0 && end < n && wire_str_eq(e[end].id, it->id); end++)
            if (e[end].doc != WIRE__NOBODY)
                r->facts[e[end].doc].item = (uint32_t)r->n_items;
        status_of_entries(r, it, e + i, end - i);
        it->is_here = end > i;
        i = end;
        r->n_items++;
    }
    return WIRE_OK;
}

/* An older version than the one that stands does not take its place. */
static void drop_older(wire__run_pub *r, wire__item_pub *it)
{
    wire_article before = {0};
    wire_item item = {0};
    const wire_article *a;

    if (!it->old || it->doc == WIRE__NOBODY) return;
    a = r->t->docs[it->doc].article;
    if (!it->old->version.n != !wire__item_version(a).n) return;
    item.version = it->old->version;
    before.item = &item;
    if (a->published.precision == it->old->published.precision &&
        a->modified.precision == it->old->modified.precision) {
        before.published = it->old->published;
        before.modified = it->old->modified;
    }
    if (wire__version_order(a, &before) >= 0) return;
    it->doc = WIRE__NOBODY;
    it->is_older = true;
}

/* ---- Fates ------------------------------------------------------------------------------ */

static bool add_event(wire__run_pub *r, wire__item_pub *it, wire_str note)
{
    wire__kept *k = &it->now;
    wire__event *e = WIRE_ARRAY(r->arena, wire__event, k->n_events + 1);

    if (!e) return false;
    if (k->n_events) memcpy(e, k->events, k->n_events * sizeof *e);
    e[k->n_events++] = (wire__event){r->o->now_s, it->fate, k->version, note};
    k->events = e;
    k->updated_s = r->o->now_s;
    it->is_changed = true;
    return true;
}

/* Nothing of what was said may be left of an item that is stopped for good. */
static void forget(wire__kept *k)
{
    wire_str none = {0};

    k->title = none;
    k->label = none;
    k->teaser = none;
    memset(&k->content, 0, sizeof k->content);
}

/* What stood is to stand no longer. */
static void take_down(wire__run_pub *r, wire__item_pub *it)
{
    bool is_kill = it->status == WIRE_PUB_CANCELED;

    /* the version that stops it: an older one does not release it */
    if (it->last && wire__item_version(it->last).n) {
        it->is_changed |=
            !wire_str_eq(it->now.version, wire__item_version(it->last));
        it->now.version = wire__item_version(it->last);
    }
    if (it->old && it->old->status == it->status) {
        it->fate = is_kill ? WIRE_FATE_DEAD : WIRE_FATE_SAME;
        return;
    }
    it->fate = is_kill ? WIRE_FATE_KILLED : WIRE_FATE_WITHHELD;
    it->now.status = it->status;
    it->now.why = it->why;
    if (!it->now.has_page) it->fate = WIRE_FATE_HELD;
    if (!add_event(r, it, it->why)) r->no_memory = true;
    it->now.teaser = (wire_str){0};
    if (is_kill) forget(&it->now);
}

/* A kill of what was never here: remembered, so that it never will be. */
static void bury(wire__run_pub *r, wire__item_pub *it)
{
    it->fate = WIRE_FATE_HELD;
    if (it->status != WIRE_PUB_CANCELED) return;
    it->now = (wire__kept){.id = it->id,
                           .status = WIRE_PUB_CANCELED,
                           .why = it->why,
                           .first_s = r->o->now_s,
                           .updated_s = r->o->now_s};
    it->is_changed = true;
}

static void judge_version(wire__run_pub *r, wire__item_pub *it)
{
    const wire_doc *d = &r->t->docs[it->doc];
    const wire_item *item = d->article->item;
    wire_version_mark m;
    wire_str note;
    bool is_public; /* what editors are told is not for publication */

    wire_version_marked(d, &m);
    is_public = m.note.n && (!item || !wire_str_eq(m.note, item->ed_note));
    note = m.wrong.n ? m.wrong : is_public ? m.note : m.text;
    it->fate = m.corrects ? WIRE_FATE_CORRECTED : WIRE_FATE_UPDATED;
    if (!add_event(r, it, note)) r->no_memory = true;
}

/* What may be published, and is. */
static void put_up(wire__run_pub *r, wire__item_pub *it)
{
    wire__kept fresh;

    wire__kept_of(r, it, &fresh);
    if (!it->old || !it->old->has_page) {
        it->now = fresh;
        it->fate = WIRE_FATE_NEW;
        it->is_changed = true;
        return;
    }
    it->fate = WIRE_FATE_SAME;
    fresh.events = it->old->events;
    fresh.n_events = it->old->n_events;
    fresh.first_s = it->old->first_s;
    fresh.updated_s = it->old->updated_s;
    fresh.name = it->old->name;
    it->now = fresh;
    if (it->old->status == WIRE_PUB_WITHHELD) {
        it->fate = WIRE_FATE_RESTORED;
        if (!add_event(r, it, (wire_str){0})) r->no_memory = true;
    } else if (!wire_sha256_eq(&fresh.content, &it->old->content)) {
        judge_version(r, it);
    }
}

/* By rules: is the article held, and which rule says so? */
static void apply_rules(wire__run_pub *r, wire__item_pub *it)
{
    char text[64];
    unsigned line;

    if (it->status != WIRE_PUB_USABLE || it->doc == WIRE__NOBODY) return;
    it->route =
        wire_rules_route(r->o->rules, &r->t->docs[it->doc], r->o->now_s, &line);
    if (it->route != WIRE_ROUTE_HOLD) return;
    snprintf(text, sizeof text, "held by rule %u", line);
    stop(it, WIRE_PUB_WITHHELD, words(r, text, (wire_str){0}));
}

static void settle(wire__run_pub *r, wire__item_pub *it)
{
    bool is_note = it->doc != WIRE__NOBODY && r->facts[it->doc].is_notice;
    bool stands = it->old && it->old->has_page;

    if (!it->is_here || (it->old && it->old->status == WIRE_PUB_CANCELED)) {
        it->status = it->now.status;
        it->why = it->now.why;
        it->fate = it->now.status == WIRE_PUB_CANCELED ? WIRE_FATE_DEAD
                                                       : WIRE_FATE_SAME;
        return;
    }
    drop_older(r, it);
    apply_rules(r, it);
    if (is_note && !stands) {
        it->fate = WIRE_FATE_HELD;
        it->why = WIRE_STR("a notice to editors");
        it->status = WIRE_PUB_WITHHELD;
    } else if (it->status != WIRE_PUB_USABLE) {
        if (stands)
            take_down(r, it);
        else
            bury(r, it);
    } else if (it->doc == WIRE__NOBODY) {
        it->fate = it->old ? WIRE_FATE_SAME : WIRE_FATE_HELD;
        if (it->is_older) it->why = WIRE_STR("a later version stands already");
    } else {
        put_up(r, it);
    }
}

wire_status wire__items_find(wire__run_pub *r, wire_err *err)
{
    entry *e;
    size_t n;

    WIRE_TRY(list_entries(r, &e, &n, err));
    WIRE_TRY(merge(r, e, n, err));
    status_of_notices(r);
    for (size_t i = 0; i < r->n_items; i++)
        settle(r, &r->items[i]);
    WIRE_TRY(wire__names_settle(r, err));
    return r->no_memory ? wire_fail_mem(err) : WIRE_OK;
}
