/* Entries to items: which version counts, whether it may be published, by
 * which way, and what became of it since the run before.
 *
 *   entries (articles, notices without text), by id, sender and version
 *     -> one item an id, with those that stood before and are not here
 *     -> status: canceled for good, withheld, embargoed, usable
 *     -> route by the rules, fate against the state
 *
 * SPDX-License-Identifier: Apache-2.0 */
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

/* ---- Status ----------------------------------------------------------------------- */

/* How far ahead of now an article may be dated: clocks and time zones may be
 * wrong by a day. */
enum { AHEAD_MOST_S = 86400 };

static bool is_ahead(const wire__run_pub *r, wire_time t)
{
    return t.precision != WIRE_TIME_NONE &&
           t.unix_s > r->o->now_s + AHEAD_MOST_S;
}

void wire__stop_as(wire__item_pub *it, wire_pub_status status, wire_str why,
                   bool by_stranger)
{
    bool is_surer = status == it->status && it->by_stranger && !by_stranger;

    if (status <= it->status && !is_surer) return;
    it->status = status;
    it->why = why;
    it->by_stranger = by_stranger;
}

void wire__stop(wire__item_pub *it, wire_pub_status status, wire_str why)
{
    wire__stop_as(it, status, why, false);
}

static void stop_until(wire__run_pub *r, wire__item_pub *it, const char *what,
                       wire_time t)
{
    char text[32];

    wire_time_format(t, text);
    wire__stop(it, WIRE_PUB_WITHHELD, wire__words(r, what, wire_str_of(text)));
}

/* Under embargo, or from a day that has not come. */
void wire__stop_early(wire__run_pub *r, wire__item_pub *it,
                      const wire_article *a)
{
    wire_time t = a->item ? a->item->embargoed : (wire_time){0};

    if (t.precision != WIRE_TIME_NONE && t.unix_s > r->o->now_s)
        stop_until(r, it, "embargoed until ", t);
    if (is_ahead(r, a->published))
        stop_until(r, it, "dated ahead, published ", a->published);
    if (is_ahead(r, a->modified))
        stop_until(r, it, "dated ahead, modified ", a->modified);
}

/* A copy of the key's file is an article as others are, under a name that is
 * not the key's: by its words alone it is known. */
static void stop_the_key(const wire__run_pub *r, wire__item_pub *it,
                         const wire_article *a)
{
    enum { SEED_BYTES = 32 };
    char hex[2 * SEED_BYTES + 1];
    const wire_str fields[] = {a->title, a->body, a->byline, a->summary};
    bool has_it = false;

    if (!r->has_key) return;
    for (size_t i = 0; i < SEED_BYTES; i++)
        snprintf(hex + 2 * i, 3, "%02x", r->key.secret[i]);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        has_it |= fields[i].n >= 2 * SEED_BYTES &&
                  wire_str_find(fields[i], wire_str_of(hex), 0) != SIZE_MAX;
    explicit_bzero(hex, sizeof hex);
    if (has_it)
        wire__stop(it, WIRE_PUB_WITHHELD,
                   WIRE_STR("it holds the secret key of this site"));
}

static bool is_withheld(const wire_article *a)
{
    return a->item && a->item->status == WIRE_PUB_WITHHELD;
}

static void stop_by_item(wire__run_pub *r, wire__item_pub *it,
                         const wire_item *item)
{
    const char *who = item->is_cut ? "" : "its sender says: ";

    wire__stop(it, item->status,
               item->status_why.n
                   ? wire__words(r, who, item->status_why)
                   : wire_str_of(wire_pub_status_name(item->status)));
}

/* Does the site have a later version of it already, or had one that was
 * withheld? What nobody known stopped goes on with a later one only. */
static bool is_older(const wire__item_pub *it, const wire_article *a)
{
    int c = it->old ? wire__order_to_kept(a, it->old) : 1;

    /* Half of what the site has whole is no word on it. */
    bool is_half = a->item && a->item->is_cut;

    return c < 0 || (c == 0 && (it->old->by_stranger || is_half));
}

/* Was this version, or a later one, under an embargo that has not ended? That
 * a copy of it leaves it out does not end it. */
static bool is_under_kept_embargo(const wire__run_pub *r,
                                  const wire__item_pub *it)
{
    return it->old && it->old->until.precision != WIRE_TIME_NONE &&
           it->old->until.unix_s > r->o->now_s &&
           wire__order_to_kept(it->last, it->old) <= 0;
}

wire_time wire__embargo_of(const wire__run_pub *r, uint32_t d)
{
    const wire_item *item = r->t->docs[d].article->item;
    const wire__item_pub *it = &r->items[r->facts[d].item];
    wire_time t = item ? item->embargoed : (wire_time){0};

    if (it->last && is_under_kept_embargo(r, it)) t = it->old->until;
    return t.precision != WIRE_TIME_NONE && t.unix_s > r->o->now_s
               ? t
               : (wire_time){0};
}

void wire__stop_copy(wire__run_pub *r, wire__item_pub *it, wire_time until)
{
    if (until.precision != WIRE_TIME_NONE)
        stop_until(r, it, "a copy of what is embargoed until ", until);
    else
        wire__stop(it, WIRE_PUB_WITHHELD,
                   WIRE_STR("a copy of what is under an embargo that nobody "
                            "understands"));
}

/* Canceled is for good, whatever stands behind it; what is withheld is so
 * until a later version says otherwise. */
static void status_of_entries(wire__run_pub *r, wire__item_pub *it,
                              const wire__entry *e, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const wire_item *item = e[i].a->item;
        bool is_canceled = item && item->status == WIRE_PUB_CANCELED;

        if (is_canceled) stop_by_item(r, it, item);
        if (is_canceled && e[i].doc == WIRE__NOBODY) it->kill = e[i].a;
        if (e[i].doc != WIRE__NOBODY && !is_canceled) it->doc = e[i].doc;
    }
    if (n == 0) return;
    it->last = e[n - 1].a;
    it->is_older = is_older(it, it->last);
    if (it->is_older) {
        it->doc = WIRE__NOBODY;
        return;
    }
    stop_the_key(r, it, it->last);
    if (is_withheld(it->last)) stop_by_item(r, it, it->last->item);
    if (is_under_kept_embargo(r, it))
        stop_until(r, it, "embargoed until ", it->old->until);
    wire__stop_early(r, it, it->last);
}

/* ---- The list of items --------------------------------------------------------------- */

static wire__item_pub *add_item(wire__run_pub *r, wire_str id)
{
    wire__item_pub *it = &r->items[r->n_items++];

    *it =
        (wire__item_pub){.id = id, .doc = WIRE__NOBODY, .story = WIRE__NOBODY};
    return it;
}

static wire_str said(wire_str name)
{
    return name.n ? name : WIRE_STR("nobody named");
}

/* Under an id that is another's: it changes nothing, and is told. */
static void hold_apart(wire__run_pub *r, const wire__entry *e,
                       const wire__owner *owner)
{
    wire__item_pub *it = add_item(r, e->id);
    wire_buf b = {0};

    it->doc = e->doc;
    it->last = e->a;
    it->outlet = e->sender;
    it->is_here = it->is_apart = true;
    it->refused = e->a;
    wire_buf_lit(&b, "held apart: it comes from ");
    wire_buf_str(&b, said(e->sender));
    wire_buf_lit(&b, ", the item from ");
    wire_buf_str(&b, said(owner->outlet.n ? owner->outlet : owner->agency));
    it->why = it->refusal = wire__words(r, "", wire_buf_view(&b));
    if (!wire_buf_ok(&b)) r->no_memory = true;
    wire_buf_free(&b);
}

/* A kill or hold of nobody known holds what is not later than it. */
static bool holds(const wire__entry *stranger, const wire__item_pub *it)
{
    return stranger->a->item && stranger->a->item->status != WIRE_PUB_USABLE &&
           stranger->sender_is == WIRE__SENDER_UNKNOWN &&
           (!it->last || wire__version_order(it->last, stranger->a) <= 0);
}

/* All that there is of one id. */
static void add_group(wire__run_pub *r, wire_str id, wire__entry *e, size_t n,
                      const wire__kept *old)
{
    wire__owner owner;
    size_t number = r->n_items, own = 0;
    wire__item_pub *it = add_item(r, id);

    wire__entries_own(r, e, n, &old, &owner);
    it->old = old;
    if (old) it->now = *old;
    it->outlet = owner.outlet;
    it->agency = owner.agency;
    while (own < n && e[own].sender_is == WIRE__SENDER_SAME)
        own++;
    status_of_entries(r, it, e, own);
    it->is_here = own > 0;
    for (size_t i = 0; i < n; i++) {
        size_t at = number;

        if (i >= own && holds(&e[i], it)) {
            it->is_here = true;
            wire__stop_as(it, WIRE_PUB_WITHHELD,
                          WIRE_STR("stopped under its id by nobody known"),
                          true);
        } else if (i >= own) {
            at = r->n_items;
            hold_apart(r, &e[i], &owner);
        }
        if (e[i].doc != WIRE__NOBODY) r->facts[e[i].doc].item = (uint32_t)at;
    }
}

/* Entries and the state are both in the order of ids: merge them. */
static wire_status merge(wire__run_pub *r, wire__entry *e, size_t n,
                         wire_err *err)
{
    const wire__state *s = &r->before;
    size_t i = 0, k = 0;

    r->items = WIRE_ARRAY(r->arena, wire__item_pub, n + s->n_items);
    if (!r->items) return wire_fail_mem(err);
    while (i < n || k < s->n_items) {
        int c = i == n            ? 1
                : k == s->n_items ? -1
                                  : wire_str_cmp(e[i].id, s->items[k].id);
        wire_str id = c <= 0 ? e[i].id : s->items[k].id;
        const wire__kept *old = c >= 0 ? &s->items[k++] : NULL;
        size_t end = i;

        while (c <= 0 && end < n && wire_str_eq(e[end].id, id))
            end++;
        add_group(r, id, e + i, end - i, old);
        i = end;
    }
    return WIRE_OK;
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
    k->about = (wire__about){0};
    memset(&k->content, 0, sizeof k->content);
}

/* Of the version that stops an item: an older one does not release it. */
static void keep_version(wire__run_pub *r, const wire__item_pub *it,
                         wire__kept *k)
{
    wire_time t;

    if (!it->last || it->is_older) return;
    if (wire__item_version(it->last).n)
        k->version = wire__item_version(it->last);
    t = wire__article_time(it->last);
    if (!is_under_kept_embargo(r, it))
        k->until = it->last->item ? it->last->item->embargoed : (wire_time){0};
    if (is_ahead(r, t)) return;
    if (wire__kept_time(k).precision == WIRE_TIME_NONE ||
        wire__known_order(t, wire__kept_time(k)) > 0)
        k->modified = t;
}

/* What stood is to stand no longer. */
static void take_down(wire__run_pub *r, wire__item_pub *it)
{
    bool is_kill = it->status == WIRE_PUB_CANCELED;
    wire_str version = it->now.version;

    keep_version(r, it, &it->now);
    it->now.by_stranger =
        it->by_stranger || (it->old->by_stranger && it->is_older);
    if (!wire_str_eq(version, it->now.version)) it->is_changed = true;
    if (it->old->status == it->status) {
        it->fate = is_kill ? WIRE_FATE_DEAD : WIRE_FATE_SAME;
        return;
    }
    it->fate = is_kill ? WIRE_FATE_KILLED : WIRE_FATE_WITHHELD;
    it->now.status = it->status;
    it->now.why = it->why;
    if (!add_event(r, it, it->why)) r->no_memory = true;
    it->now.teaser = (wire_str){0};
    if (is_kill) forget(&it->now);
}

static bool is_same_stop(const wire__kept *a, const wire__kept *b)
{
    return a->status == b->status && a->by_stranger == b->by_stranger &&
           wire_str_eq(a->version, b->version) && wire_str_eq(a->why, b->why) &&
           wire_str_eq(a->outlet, b->outlet) &&
           wire_str_eq(a->agency, b->agency) &&
           a->until.precision == b->until.precision &&
           a->until.unix_s == b->until.unix_s &&
           a->modified.precision == b->modified.precision &&
           a->modified.unix_s == b->modified.unix_s;
}

/* A stop of what was never here: remembered, so that it never will be, or not
 * before a later version says otherwise. */
static void bury(wire__run_pub *r, wire__item_pub *it)
{
    wire__kept k = {.id = it->id,
                    .outlet = it->outlet,
                    .agency = it->agency,
                    .status = it->status,
                    .why = it->why,
                    .by_stranger = it->by_stranger,
                    .first_s = r->o->now_s,
                    .updated_s = r->o->now_s};

    it->fate = WIRE_FATE_HELD;
    if (it->old) {
        k.version = it->old->version;
        k.modified = it->old->modified;
        k.until = it->old->until;
        k.first_s = it->old->first_s;
    }
    keep_version(r, it, &k);
    if (it->old && is_same_stop(&k, it->old)) return;
    it->now = k;
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
    fresh.is_cleared = it->is_cleared;
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
    if (line == 0 && r->facts[it->doc].is_stray)
        wire__stop(it, WIRE_PUB_WITHHELD,
                   WIRE_STR("a text file that names no date, sender or id: "
                            "publish it by a rule if it is an article"));
    if (it->route != WIRE_ROUTE_HOLD) return;
    snprintf(text, sizeof text, "held by rule %u", line);
    wire__stop(it, WIRE_PUB_WITHHELD, wire__words(r, text, (wire_str){0}));
}

/* Only an older version than the one that was published, or withheld. */
static void stay_older(wire__item_pub *it)
{
    bool is_held = it->old->status == WIRE_PUB_WITHHELD;

    it->fate = it->old->has_page ? WIRE_FATE_SAME : WIRE_FATE_HELD;
    it->why = !is_held ? WIRE_STR("a later version stands already")
              : it->old->by_stranger
                  ? WIRE_STR("stopped by nobody known, and no later version")
                  : WIRE_STR("a later version is held");
}

static void settle(wire__run_pub *r, wire__item_pub *it)
{
    bool is_note = it->doc != WIRE__NOBODY && r->facts[it->doc].is_notice;
    bool stands = it->old && it->old->has_page;

    if (it->is_apart) {
        it->fate = WIRE_FATE_HELD;
        it->status = WIRE_PUB_WITHHELD;
        return;
    }
    if (!it->is_here || (it->old && it->old->status == WIRE_PUB_CANCELED)) {
        it->status = it->now.status;
        it->why = it->now.why;
        it->fate = it->now.status == WIRE_PUB_CANCELED ? WIRE_FATE_DEAD
                                                       : WIRE_FATE_SAME;
        if (!it->now.has_page && it->fate == WIRE_FATE_SAME)
            it->fate = WIRE_FATE_HELD;
        return;
    }
    apply_rules(r, it);
    if (is_note && !stands && it->status == WIRE_PUB_USABLE) {
        it->fate = WIRE_FATE_HELD;
        it->why = it->refused ? it->refusal : WIRE_STR("a notice to editors");
        it->status = WIRE_PUB_WITHHELD;
    } else if (it->status != WIRE_PUB_USABLE) {
        if (stands)
            take_down(r, it);
        else
            bury(r, it);
    } else if (it->old && it->is_older) {
        stay_older(it);
    } else if (it->doc == WIRE__NOBODY) {
        it->fate = it->old ? WIRE_FATE_SAME : WIRE_FATE_HELD;
    } else {
        put_up(r, it);
    }
    if (it->refused && !stands) it->why = it->refusal;
}

/* ---- What was held apart ----------------------------------------------------------------- */

static uint64_t key_of_refused(const wire__item_pub *it)
{
    const wire_article *a = it->refused;
    wire_str parts[] = {it->id,      it->outlet, wire__item_version(a),
                        it->refusal, a->title,   a->body};
    uint64_t h = 0;

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        h = wire_mix64(
            h ^ wire_hash_bytes(parts[i].n ? parts[i].p : "", parts[i].n));
    return h;
}

static int by_number(const void *x, const void *y)
{
    const uint64_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

/* Each is told in the audit trail once, as long as it stands in the input. */
static wire_status list_refused(wire__run_pub *r, wire_err *err)
{
    const wire__state *s = &r->before;
    uint64_t *keys = WIRE_ARRAY(r->arena, uint64_t, r->n_items);
    size_t n = 0, kept = 0;

    if (!keys) return wire_fail_mem(err);
    for (size_t i = 0; i < r->n_items; i++) {
        wire__item_pub *it = &r->items[i];

        if (!it->refused) continue;
        keys[n] = key_of_refused(it);
        it->is_refusal_new =
            !s->n_refused || !bsearch(&keys[n], s->refused, s->n_refused,
                                      sizeof *keys, by_number);
        n++;
    }
    if (n) qsort(keys, n, sizeof *keys, by_number);
    for (size_t i = 0; i < n; i++)
        if (kept == 0 || keys[kept - 1] != keys[i]) keys[kept++] = keys[i];
    r->after.refused = keys;
    r->after.n_refused = kept;
    return WIRE_OK;
}

wire_status wire__items_find(wire__run_pub *r, wire_err *err)
{
    wire__entry *e;
    size_t n;

    WIRE_TRY(wire__entries_list(r, &e, &n, err));
    WIRE_TRY(merge(r, e, n, err));
    WIRE_TRY(wire__notices_weigh(r, err));
    for (size_t i = 0; i < r->n_items; i++)
        settle(r, &r->items[i]);
    WIRE_TRY(list_refused(r, err));
    WIRE_TRY(wire__names_settle(r, err));
    return r->no_memory ? wire_fail_mem(err) : WIRE_OK;
}
