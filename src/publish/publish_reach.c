/* How far a kill reaches: down the copy tree from what is its sender's.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "publish_kill.h"

bool wire__is_later(wire_time t, wire_time than)
{
    return wire__known_order(t, than) > 0;
}

const wire_article *wire__article_of(const wire__kill *k, uint32_t d)
{
    return k->r->t->docs[d].article;
}

wire__sender wire__sender_to(const wire__run_pub *r, wire_str by, uint32_t d)
{
    wire__owner of = wire__owner_of(r, r->t->docs[d].article, d);

    of.id = r->items[r->facts[d].item].id;
    return wire__sender_is(by, &of);
}

/* ---- Whose text it is -------------------------------------------------------------- */

/* May its sender kill this article itself? An agency that kills what a client
 * published of it has not killed what it says itself. */
static bool is_to_kill(const wire__kill *k, uint32_t d)
{
    const wire__run_pub *r = k->r;
    const wire__item_pub *it = &r->items[r->facts[d].item];
    bool is_own = !k->item->outlet.n ||
                  wire__is_same_name(k->item->outlet, k->by) ||
                  wire__has_authority(k->item->id, k->by);

    if (d == k->notice || r->facts[d].is_notice || it->is_apart) return false;
    return it == k->item || wire_str_eq(k->given, r->t->given[d]) ||
           (is_own && wire__sender_to(r, k->by, d) == WIRE__SENDER_SAME);
}

static bool is_from(wire_str credit, wire_str outlet)
{
    return credit.n && outlet.n &&
           (wire__is_same_name(credit, outlet) ||
            wire_credit_is_outlet(credit, outlet));
}

/* Is the kill the item itself once more, with its text? What comes from it
 * hangs from that. */
static bool is_kill_itself(const wire__kill *k, uint32_t d)
{
    const wire_item *item = k->note->item;

    return d == k->notice && item && item->status == WIRE_PUB_CANCELED;
}

static void look_at_own(wire__kill *k, const wire_family *fam)
{
    const wire__kept *old = k->item->old;

    if (old && old->has_page) k->first = old->published;
    for (size_t i = 0; i < fam->n_members; i++) {
        uint32_t d = fam->members[i];
        wire_time t = wire__article_of(k, d)->published;
        wire_str agency = k->r->facts[d].agency;

        if (!is_to_kill(k, d) && !is_kill_itself(k, d)) continue;
        k->has_own = true;
        if (is_kill_itself(k, d)) t = k->first; /* not when it was killed */
        if (k->first.precision == WIRE_TIME_NONE || wire__is_later(k->first, t))
            k->first = t;
        if (!k->credit.n && !is_from(agency, k->by)) k->credit = agency;
    }
}

/* What stands at the top of a tree: known to be the source of what was killed
 * by its time, or since that says so, or not known. */
static wire__reach reach_of_top(const wire__kill *k, uint32_t d)
{
    const wire_article *a = wire__article_of(k, d);

    if (is_to_kill(k, d) || is_kill_itself(k, d)) return WIRE__REACH_IS;
    return !k->has_own || wire__is_later(k->first, a->published) ||
                   is_from(k->credit, a->outlet)
               ? WIRE__REACH_NOT
               : WIRE__REACH_MAYBE;
}

/* ---- The tree ----------------------------------------------------------------- */

static int by_member(const void *x, const void *y)
{
    const uint32_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

static size_t place_of(const wire_family *fam, uint32_t d)
{
    const uint32_t *at =
        bsearch(&d, fam->members, fam->n_members, sizeof d, by_member);

    return at ? (size_t)(at - fam->members) : SIZE_MAX;
}

/* The article above one, as long as it is looked at; NOBODY: none. */
static uint32_t above(const wire__kill *k, const wire_family *fam, uint32_t d)
{
    const wire_edge *e = k->r->facts[d].edge;

    return e && place_of(fam, e->parent) != SIZE_MAX ? e->parent : WIRE__NOBODY;
}

/* Up the tree to what is known, and down again with it. */
static void find_reach(const wire__kill *k, const wire_family *fam, size_t from,
                       wire__reach *of)
{
    size_t top = from, steps = 0;
    wire__reach found = WIRE__REACH_UNTOLD;

    for (; found == WIRE__REACH_UNTOLD; steps++) {
        uint32_t d = fam->members[top], up = above(k, fam, d);
        bool is_top = up == WIRE__NOBODY || steps > fam->n_members;

        if (of[top] != WIRE__REACH_UNTOLD)
            found = of[top];
        else if (is_top || is_to_kill(k, d) || is_kill_itself(k, d))
            found = reach_of_top(k, d);
        else
            top = place_of(fam, up);
    }
    for (size_t i = from; of[i] == WIRE__REACH_UNTOLD;) {
        uint32_t up = above(k, fam, fam->members[i]);

        of[i] = found;
        if (i == top) break;
        i = place_of(fam, up);
    }
}

/* Does an agency say itself that an article is its own? */
static bool is_of_agency(const wire__kill *k, uint32_t d)
{
    return is_from(k->r->facts[d].agency, wire__article_of(k, d)->outlet) &&
           wire__sender_to(k->r, k->by, d) == WIRE__SENDER_OTHER;
}

/* Who took a part from what is killed, and an agency's item below a copy of
 * another, which may be dated back, are not killed for good. */
static void find_doubts(const wire__kill *k, const wire_family *fam,
                        wire__reach *of)
{
    const wire_lineage *l =
        &k->r->t->lineages[k->r->facts[fam->members[0]].family];

    for (size_t i = 0; i < l->n_edges; i++) {
        size_t from = place_of(fam, l->edges[i].parent);
        size_t to = place_of(fam, l->edges[i].child);

        if (from != SIZE_MAX && to != SIZE_MAX && of[from] == WIRE__REACH_IS &&
            of[to] == WIRE__REACH_NOT)
            of[to] = WIRE__REACH_MAYBE;
    }
    for (size_t i = 0; i < fam->n_members; i++)
        if (of[i] == WIRE__REACH_IS && is_of_agency(k, fam->members[i]))
            of[i] = WIRE__REACH_MAYBE;
}

wire_status wire__kill_reach(wire__kill *k, const wire_family *fam,
                             wire_arena *a, wire__reach **out, wire_err *err)
{
    wire__reach *of = wire_arena_calloc(a, fam->n_members + 1, sizeof *of);

    *out = of;
    if (!of) return wire_fail_mem(err);
    look_at_own(k, fam);
    for (size_t i = 0; i < fam->n_members; i++)
        find_reach(k, fam, i, of);
    find_doubts(k, fam, of);
    return WIRE_OK;
}
