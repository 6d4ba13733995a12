/* What notices stop: kills and holds reach the agency's versions and every
 * copy, but not what the same sender says later.
 *
 *   08:00  NPA  a    "Second berth for the night ferry"      stopped
 *   08:10  Post p    copy of it                              stopped
 *   08:30  NPA       kills a
 *   08:50  NPA  b    the same story, told anew               goes out
 *   08:50  NPA  c    the words of a, to the word             held
 *   08:50  Post q    rewritten from a                        stopped
 *   09:00  Post r    the words of b, to the word             goes out
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "publish_kill.h"

/* ---- Senders -------------------------------------------------------------------- */

static wire__sender sender_is(const wire__run_pub *r, uint32_t notice,
                              uint32_t d)
{
    return wire__sender_to(
        r, wire__sender_of(r, r->t->docs[notice].article, notice), d);
}

/* How a notice stands to the agency's own versions of a family: what stops
 * those stops the copies, whoever made them. */
static wire__sender sender_of_versions(const wire__run_pub *r,
                                       const wire_versions *v, uint32_t notice)
{
    wire__sender best = WIRE__SENDER_OTHER;

    for (const wire_version *w = v->items; w < v->items + v->n_items; w++)
        if (!w->stands_in && !wire_version_is_notice(w)) {
            wire__sender s = sender_is(r, notice, w->article);

            if (s < best) best = s;
        }
    return best;
}

/* ---- What a sender says behind its own kill --------------------------------- */

typedef enum {
    LATER_NOT,   /* stopped by the kill */
    LATER_IS,    /* the sender's later word */
    LATER_SAME,  /* so it is, with the words that were killed */
    LATER_AHEAD, /* dated later than now */
    LATER_UNTOLD /* the words that were killed are not known */
} later;

/* Does a notice name this article itself, rather than its story? */
static bool names(const wire__kill *k, uint32_t d)
{
    const wire_trace *t = k->r->t;
    const wire_item *item = k->note->item;
    const wire_article *a = wire__article_of(k, d);

    for (size_t i = 0; item && i < item->n_links; i++) {
        wire_str to = item->links[i].target;

        if (to.n && (wire_str_eq(to, t->given[d]) || wire_str_eq(to, a->url)))
            return true;
    }
    return wire_str_eq(k->given, t->given[d]);
}

/* Is an article the word of who sent the kill, as an item of its own that is
 * dated behind it? Only of an outlet that a file names: a credit is kept by
 * whoever copies. */
static bool is_own_later(const wire__kill *k, uint32_t d)
{
    const wire__run_pub *r = k->r;
    const wire_article *a = wire__article_of(k, d);
    const wire__item_pub *it = &r->items[r->facts[d].item];

    if (!a->outlet.n || !wire__is_same_name(a->outlet, k->by) ||
        wire_str_eq(r->t->given[d], a->path) || names(k, d))
        return false;
    if (wire__id_authority(it->id).n && !wire__has_authority(it->id, k->by))
        return false;
    if (it->old && it->old->has_page &&
        !wire__is_later(it->old->published, k->at))
        return false; /* it stood before the kill */
    return wire__is_later(a->published, k->at);
}

/* The words of an article without what stands around them: dateline, label,
 * credit and byline lines. 0: it has none. */
static uint64_t hash_of_words(const wire_doc *d)
{
    size_t beg = wire_words_at(&d->words, d->core.beg);
    size_t end = wire_words_at(&d->words, d->core.end);

    return end > beg ? wire_hash_bytes(d->words.hash + beg,
                                       (end - beg) * sizeof *d->words.hash) |
                           1
                     : 0;
}

static int by_number(const void *x, const void *y)
{
    const uint64_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

static bool is_among(const wire__texts *x, uint64_t words)
{
    return words && x->n &&
           bsearch(&words, x->at, x->n, sizeof words, by_number) != NULL;
}

static void sort_texts(wire__texts *x)
{
    if (x->n) qsort(x->at, x->n, sizeof *x->at, by_number);
}

/* The words of an item that was killed, and is not in the input: by what the
 * state remembers of it. */
static void look_in_state(const wire__kill *k, wire_str id,
                          const wire_article *a, bool *is_known, bool *is_same)
{
    const wire__kept *old = wire__state_find(&k->r->before, id);
    wire_text_hashes h;

    if (!old || !old->body.hex[0]) return;
    *is_known = true;
    if (wire_text_hash(a, (wire_str){0}, &h, NULL) != WIRE_OK)
        k->r->no_memory = true;
    else if (wire_sha256_eq(&h.body, &old->body))
        *is_same = true;
}

/* Did it go on behind a kill before, with these words? What it was held
 * against then may have gone from the input. */
static bool was_cleared(const wire__kill *k, uint32_t d)
{
    const wire__kept *old = k->r->items[k->r->facts[d].item].old;
    wire_text_hashes h;

    if (!old || !old->is_cleared ||
        !wire__is_later(wire__article_of(k, d)->published, k->at))
        return false;
    if (wire_text_hash(wire__article_of(k, d), (wire_str){0}, &h, NULL) ==
        WIRE_OK)
        return wire_sha256_eq(&h.body, &old->body);
    k->r->no_memory = true;
    return false;
}

static later later_of(const wire__kill *k, uint32_t d)
{
    const wire_article *a = wire__article_of(k, d);
    const wire_item *links = k->note->item;
    const wire__texts *killed = k->own.n ? &k->own : &k->copies;
    bool is_known = killed->n > 0;
    bool is_same = is_among(killed, hash_of_words(&k->r->t->docs[d]));

    if (!is_own_later(k, d)) return LATER_NOT;
    if (wire__is_later(a->published, wire__second(k->r->o->now_s)))
        return LATER_AHEAD;
    look_in_state(k, k->item->id, a, &is_known, &is_same);
    for (size_t i = 0; links && i < links->n_links; i++)
        look_in_state(k, links->links[i].target, a, &is_known, &is_same);
    if (!is_known && was_cleared(k, d)) return LATER_IS;
    return is_same ? LATER_SAME : is_known ? LATER_IS : LATER_UNTOLD;
}

/* ---- One article --------------------------------------------------------------- */

static void stop_doc(wire__run_pub *r, uint32_t d, wire_revision kind,
                     uint32_t notice, wire__sender by)
{
    wire__item_pub *it = &r->items[r->facts[d].item];
    wire__item_pub *note = &r->items[r->facts[notice].item];
    wire__sender own = sender_is(r, notice, d);
    bool is_kill = kind == WIRE_REVISION_KILL;

    if (it == note || it->is_apart) return;
    if (own < by) by = own;
    switch (by) {
    case WIRE__SENDER_SAME:
        wire__stop(it, is_kill ? WIRE_PUB_CANCELED : WIRE_PUB_WITHHELD,
                   wire__words(r,
                               is_kill ? "killed by the notice "
                                       : "held by the notice ",
                               note->id));
        break;
    case WIRE__SENDER_UNKNOWN:
        if (wire__known_order(wire__article_time(r->t->docs[d].article),
                              wire__article_time(r->t->docs[notice].article)) <=
            0)
            wire__stop_as(
                it, WIRE_PUB_WITHHELD,
                wire__words(r, "held by a notice of nobody known, ", note->id),
                true);
        break;
    case WIRE__SENDER_OTHER:
        note->refused = r->t->docs[notice].article;
        note->refusal =
            wire__words(r, "a notice of what is another's, ", it->id);
        break;
    }
}

/* Held, and told in the audit trail. */
static void hold_later(const wire__kill *k, uint32_t d, const char *why)
{
    wire__run_pub *r = k->r;
    wire__item_pub *it = &r->items[r->facts[d].item];

    if (it->is_apart || it->status != WIRE_PUB_USABLE) return;
    wire__stop(it, WIRE_PUB_WITHHELD, wire__words(r, why, k->item->id));
    it->refused = wire__article_of(k, d);
    it->refusal = it->why;
}

static void clear(const wire__kill *k, uint32_t d)
{
    k->r->items[k->r->facts[d].item].is_cleared = true;
}

static bool goes_on(const wire__kill *k, uint32_t d, later l)
{
    switch (l) {
    case LATER_NOT:
        return false;
    case LATER_IS:
        clear(k, d);
        break;
    case LATER_SAME:
        hold_later(k, d, "held: its words are those that were killed by ");
        break;
    case LATER_AHEAD:
        hold_later(k, d, "held until its time comes, behind the kill ");
        break;
    case LATER_UNTOLD:
        hold_later(k, d, "held: nobody knows the words that were killed by ");
        break;
    }
    return true;
}

/* ---- Kills ----------------------------------------------------------------------- */

/* When a kill was sent. One under the id of what it kills may have kept the
 * time of that: then nobody knows when it was. */
static wire_time time_of_kill(const wire__kill *k, const wire_family *fam)
{
    const wire__run_pub *r = k->r;
    wire_time at = wire__article_time(k->note);
    wire_time none = {0, WIRE_TIME_NONE};
    const wire__kept *old = k->item->old;

    for (size_t i = 0; fam && i < fam->n_members; i++) {
        uint32_t d = fam->members[i];

        if (d != k->notice && wire_str_eq(r->t->given[d], k->given) &&
            !wire__is_later(at, r->t->docs[d].article->published))
            return none;
    }
    return old && old->published.precision != WIRE_TIME_NONE &&
                   !wire__is_later(at, old->published)
               ? none
               : at;
}

/* A kill that is an article with text. */
static wire__kill kill_of(wire__run_pub *r, uint32_t notice,
                          const wire_family *fam)
{
    wire__kill k = {.r = r,
                    .note = r->t->docs[notice].article,
                    .notice = notice,
                    .item = &r->items[r->facts[notice].item],
                    .given = r->t->given[notice]};

    k.by = wire__sender_of(r, k.note, notice);
    k.at = time_of_kill(&k, fam);
    return k;
}

/* The texts of a family that were killed. */
static wire_status list_killed(wire__kill *k, const wire_family *fam,
                               wire_arena *a, wire_err *err)
{
    k->own.at = WIRE_ARRAY(a, uint64_t, fam->n_members);
    k->copies.at = WIRE_ARRAY(a, uint64_t, fam->n_members);
    k->released.at = WIRE_ARRAY(a, uint64_t, fam->n_members);
    if (!k->own.at || !k->copies.at || !k->released.at)
        return wire_fail_mem(err);
    for (size_t i = 0; i < fam->n_members; i++) {
        uint32_t m = fam->members[i];
        uint64_t words = hash_of_words(&k->r->t->docs[m]);
        const wire_article *x = wire__article_of(k, m);

        if (m == k->notice || k->r->facts[m].is_notice || is_own_later(k, m))
            continue;
        if (wire__is_same_name(x->outlet, k->by))
            k->own.at[k->own.n++] = words;
        else if (wire__is_later(k->at, x->published))
            k->copies.at[k->copies.n++] = words;
    }
    sort_texts(&k->own);
    sort_texts(&k->copies);
    return WIRE_OK;
}

/* A copy that has the words of what the sender says now. */
static bool is_copy_of_later(const wire__kill *k, uint32_t d)
{
    bool is_one = is_among(&k->released, hash_of_words(&k->r->t->docs[d]));

    return (is_one &&
            wire__is_later(wire__article_of(k, d)->published, k->at)) ||
           was_cleared(k, d);
}

static void kill_doc(const wire__kill *k, uint32_t d, wire__reach far,
                     wire__sender by)
{
    wire__item_pub *it = &k->r->items[k->r->facts[d].item];

    if (it == k->item || it->is_apart) return;
    if (k->notice != WIRE__NOBODY && far != WIRE__REACH_MAYBE)
        stop_doc(k->r, d, WIRE_REVISION_KILL, k->notice,
                 far == WIRE__REACH_IS ? WIRE__SENDER_SAME : by);
    else if (far == WIRE__REACH_IS)
        wire__stop(it, WIRE_PUB_CANCELED,
                   wire__words(k->r, "killed with the item ", k->item->id));
    else if (far == WIRE__REACH_MAYBE)
        wire__stop_as(it, WIRE_PUB_WITHHELD,
                      wire__words(k->r,
                                  "held: it may come from what was "
                                  "killed by ",
                                  k->item->id),
                      true);
}

static wire_status kill_members(wire__kill *k, const wire_family *fam,
                                wire__sender by, wire_arena *a, wire_err *err)
{
    bool *goes = wire_arena_calloc(a, fam->n_members + 1, sizeof *goes);
    wire__reach *of;

    if (!goes) return wire_fail_mem(err);
    WIRE_TRY(wire__kill_reach(k, fam, a, &of, err));
    WIRE_TRY(list_killed(k, fam, a, err));
    for (size_t i = 0; i < fam->n_members; i++) {
        uint32_t m = fam->members[i];
        later l = later_of(k, m);

        goes[i] = goes_on(k, m, l);
        if (l == LATER_IS)
            k->released.at[k->released.n++] = hash_of_words(&k->r->t->docs[m]);
    }
    sort_texts(&k->released);
    for (size_t i = 0; i < fam->n_members; i++)
        if (is_copy_of_later(k, fam->members[i]))
            clear(k, fam->members[i]);
        else if (!goes[i])
            kill_doc(k, fam->members[i], of[i], by);
    return WIRE_OK;
}

static wire_status kill_family(wire__kill *k, const wire_family *fam,
                               wire__sender by, wire_err *err)
{
    wire_arena *a = k->r->work[0];
    wire_arena_mark mark = wire_arena_save(a);
    wire_status status = kill_members(k, fam, by, a, err);

    wire_arena_rewind(a, mark);
    return status;
}

/* ---- Holds ----------------------------------------------------------------------- */

/* A hold counts until the next version. */
static void hold_family(wire__run_pub *r, const wire_versions *v)
{
    const wire_version *x = &v->items[v->n_items - 1];
    wire__sender by = sender_of_versions(r, v, x->article);

    for (const wire_version *w = v->items; w < x; w++)
        stop_doc(r, w->article, x->kind, x->article, by);
    for (size_t i = 0; i < v->n_stale; i++)
        if (v->stale[i].kind == WIRE_STALE_HELD)
            stop_doc(r, v->stale[i].article, x->kind, x->article, by);
}

/* Copies of what is under embargo still. */
static void stop_copies_early(wire__run_pub *r, const wire_versions *v)
{
    for (size_t i = 0; i < v->n_stale; i++) {
        const wire_stale *s = &v->stale[i];

        if (s->kind == WIRE_STALE_EARLY)
            wire__stop_early(r, &r->items[r->facts[s->article].item],
                             r->t->docs[v->items[s->version].article].article);
    }
}

static bool is_embargoed(const wire__run_pub *r, uint32_t d)
{
    const wire_item *item = r->t->docs[d].article->item;
    wire_time until = wire__embargo_of(r, d);

    return until.precision != WIRE_TIME_NONE ||
           (item && item->embargo.n && item->status == WIRE_PUB_WITHHELD &&
            item->embargoed.precision == WIRE_TIME_NONE);
}

/* Has its sender said the same since, and under no embargo? */
static bool is_let_out(const wire__kill *k, const wire_family *fam, uint32_t d)
{
    for (size_t i = 0; i < fam->n_members; i++) {
        uint32_t m = fam->members[i];
        const wire_article *a = wire__article_of(k, m);

        if (a->outlet.n && wire__is_same_name(a->outlet, k->by) &&
            !k->r->facts[m].is_notice && !is_embargoed(k->r, m) &&
            k->r->items[k->r->facts[m].item].status == WIRE_PUB_USABLE &&
            wire__is_later(a->published, wire__article_of(k, d)->published))
            return true;
    }
    return false;
}

/* What is under embargo now is so for whoever copied it: the time that a copy
 * has, or has not, says nothing of that. It reaches as far as a kill does. */
static wire_status hold_copies_of(wire__run_pub *r, const wire_family *fam,
                                  uint32_t d, wire_arena *a, wire_err *err)
{
    const wire_article *x = r->t->docs[d].article;
    wire__kill k = {.r = r,
                    .note = x,
                    .notice = WIRE__NOBODY,
                    .item = &r->items[r->facts[d].item],
                    .given = r->t->given[d],
                    .by = wire__sender_of(r, x, d)};
    wire__reach *of;

    if (is_let_out(&k, fam, d)) return WIRE_OK;
    WIRE_TRY(wire__kill_reach(&k, fam, a, &of, err));
    for (size_t i = 0; i < fam->n_members; i++) {
        wire__item_pub *it = &r->items[r->facts[fam->members[i]].item];

        if (of[i] >= WIRE__REACH_MAYBE && it != k.item && !it->is_apart)
            wire__stop_copy(r, it, wire__embargo_of(r, d));
    }
    return WIRE_OK;
}

static bool has_usable(const wire__run_pub *r, const wire_family *fam)
{
    for (size_t i = 0; i < fam->n_members; i++)
        if (r->items[r->facts[fam->members[i]].item].status == WIRE_PUB_USABLE)
            return true;
    return false;
}

static wire_status hold_copies(wire__run_pub *r, const wire_family *fam,
                               wire_err *err)
{
    wire_arena *a = r->work[0];
    wire_arena_mark mark = wire_arena_save(a);
    wire_status status = WIRE_OK;

    for (size_t i = 0; i < fam->n_members && status == WIRE_OK; i++) {
        uint32_t d = fam->members[i];

        if (r->facts[d].is_notice || !is_embargoed(r, d)) continue;
        if (!has_usable(r, fam)) break;
        status = hold_copies_of(r, fam, d, a, err);
        wire_arena_rewind(a, mark);
    }
    return status;
}

/* ---- All of them ----------------------------------------------------------------- */

static wire_status weigh_family(wire__run_pub *r, size_t f, wire_err *err)
{
    const wire_versions *v = &r->t->versions[f];
    const wire_family *fam = &r->t->groups.families[f];
    bool is_killed = false;

    stop_copies_early(r, v);
    WIRE_TRY(hold_copies(r, fam, err));
    for (size_t i = 0; i < v->n_items; i++)
        if (v->items[i].kind == WIRE_REVISION_KILL) {
            uint32_t notice = v->items[i].article;
            wire__sender by = sender_of_versions(r, v, notice);
            wire__kill k = kill_of(r, notice, fam);

            is_killed = true;
            /* whose they are reaches what comes from them, and no further */
            if (by == WIRE__SENDER_SAME) by = WIRE__SENDER_OTHER;
            WIRE_TRY(kill_family(&k, fam, by, err));
        }
    if (!is_killed && v->n_items &&
        v->items[v->n_items - 1].kind == WIRE_REVISION_HOLD)
        hold_family(r, v);
    return WIRE_OK;
}

/* A notice of an article that stands alone. */
static void weigh_alone(wire__run_pub *r, const wire_stopped *s)
{
    wire__kill k = kill_of(r, s->notice, NULL);

    if (s->kind != WIRE_REVISION_KILL ||
        (!goes_on(&k, s->article, later_of(&k, s->article)) &&
         !was_cleared(&k, s->article)))
        stop_doc(r, s->article, s->kind, s->notice, WIRE__SENDER_OTHER);
}

/* An item that its sender killed by its id, without a text: copies of what
 * is in the input of it go with it. */
static wire_status weigh_item(wire__run_pub *r, wire__item_pub *it,
                              wire_err *err)
{
    uint32_t f =
        it->doc == WIRE__NOBODY ? WIRE__NOBODY : r->facts[it->doc].family;
    const wire_family *fam;
    wire__kill k = {.r = r,
                    .note = it->kill,
                    .notice = WIRE__NOBODY,
                    .item = it,
                    .given = it->id,
                    .by = wire__sender_of(r, it->kill, WIRE__NOBODY)};

    if (f == WIRE__NOBODY) return WIRE_OK;
    fam = &r->t->groups.families[f];
    if (!k.by.n) k.by = it->outlet;
    k.at = time_of_kill(&k, fam);
    return kill_family(&k, fam, WIRE__SENDER_SAME, err);
}

wire_status wire__notices_weigh(wire__run_pub *r, wire_err *err)
{
    const wire_trace *t = r->t;

    for (size_t f = 0; t->versions && f < t->groups.n_families; f++)
        WIRE_TRY(weigh_family(r, f, err));
    for (size_t i = 0; i < t->n_stopped; i++)
        weigh_alone(r, &t->stopped[i]);
    for (size_t i = 0; i < r->n_items; i++)
        if (r->items[i].kill && !r->items[i].is_apart)
            WIRE_TRY(weigh_item(r, &r->items[i], err));
    return WIRE_OK;
}
