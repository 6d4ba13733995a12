/* Checks by the site's list: where the page stands, what became of it, and
 * how old the list is that says so.
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_verify.h"

#include <stdio.h>
#include <string.h>

/* ---- Place ---------------------------------------------------------------------------- */

static wire_status say_moved(wire__job *j, wire_check_result result,
                             wire_str from, wire_str to)
{
    bool text = j->out->checks[WIRE_CHECK_TEXT].result == WIRE_CHECK_HOLDS;
    return wire__say(j, WIRE_CHECK_PLACE, result,
                     "The page was published as %.*s and stands at %.*s: %s.",
                     SHOW(from), SHOW(to),
                     result == WIRE_CHECK_FAILS
                         ? "another site's word for it counts for nothing"
                     : text
                         ? "it was moved or copied, its text holds all the same"
                         : "it was moved or copied");
}

wire_status wire__check_place(wire__job *j)
{
    const wire_verify_in *in = j->in;
    const wire_receipt *r = &j->out->receipt;
    if (!in->has_place)
        return wire__say(
            j, WIRE_CHECK_PLACE, WIRE_CHECK_NOT_MADE,
            "Where the page stands is not known; it was published as "
            "%.*s%.*s.",
            SHOW(r->site), SHOW(r->page));
    if (r->site.n && in->root.n && !wire_str_eq(r->site, in->root))
        return say_moved(j,
                         j->out->is_pinned ? WIRE_CHECK_NOTE : WIRE_CHECK_FAILS,
                         r->site, in->root);
    if (!wire_str_eq(r->page, in->path))
        return say_moved(j, WIRE_CHECK_NOTE, r->page, in->path);
    return wire__say(j, WIRE_CHECK_PLACE, WIRE_CHECK_HOLDS,
                     "The page stands where it was published, %.*s.",
                     SHOW(r->page));
}

/* ---- Status ---------------------------------------------------------------------------- */

static wire_status say_superseded(wire__job *j, const wire_receipt_entry *e)
{
    return wire__say(j, WIRE_CHECK_STATUS, WIRE_CHECK_NOTE,
                     "The source has a newer version%s%.*s%s%.*s%s%.*s%s%.*s.",
                     e->version.n ? ", " : "", SHOW(e->version),
                     !e->item.n     ? ""
                     : e->version.n ? " of "
                                    : ", ",
                     SHOW(e->item), e->page.n ? ", published as " : "",
                     SHOW(e->page), e->why.n ? ": " : "", SHOW(e->why));
}

static wire_status copy_entry(wire__job *j, const wire_receipt_entry *e)
{
    wire_receipt_entry *to = &j->out->entry;
    *to = *e;
    j->out->has_entry = true;
    return wire_arena_copy(j->a, e->item, &to->item) &&
                   wire_arena_copy(j->a, e->version, &to->version) &&
                   wire_arena_copy(j->a, e->page, &to->page) &&
                   wire_arena_copy(j->a, e->why, &to->why)
               ? WIRE_OK
               : wire_fail_mem(j->err);
}

/* "3 days old", in the largest unit that fits. */
static void put_age(int64_t s, char out[40])
{
    static const struct {
        int64_t s;
        const char *name;
    } units[] = {{86400, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}};
    size_t i = 0;
    while (i < 3 && s < units[i].s)
        i++;
    long long n = (long long)(s / units[i].s);
    snprintf(out, 40, "%lld %s%s", n, units[i].name, n == 1 ? "" : "s");
}

/* The list names the page as current; is it young enough to be believed? */
static wire_status say_current(wire__job *j)
{
    const wire_verify_in *in = j->in;
    char when[32], old[40] = "";
    int64_t age_s = in->now_s - j->site.updated.unix_s;
    wire_time_format(j->site.updated, when);
    if (!in->now_s)
        return wire__say(j, WIRE_CHECK_STATUS, WIRE_CHECK_HOLDS,
                         "The site's list of %s names the page as current.",
                         when);
    put_age(age_s > 0 ? age_s : -age_s, old);
    if (age_s < -3600)
        return wire__say(j, WIRE_CHECK_STATUS, WIRE_CHECK_NOTE,
                         "The site's list names the page as current, but it "
                         "is dated %s ahead of now (%s): one of two clocks is "
                         "wrong.",
                         old, when);
    if (in->max_age_s && age_s > in->max_age_s)
        return wire__say(j, WIRE_CHECK_STATUS,
                         in->old_fails ? WIRE_CHECK_FAILS : WIRE_CHECK_NOTE,
                         "The site's list names the page as current, but it "
                         "is %s old (%s): whether the page was corrected or "
                         "withdrawn since is not known.",
                         old, when);
    return wire__say(j, WIRE_CHECK_STATUS, WIRE_CHECK_HOLDS,
                     "The site's list of %s (%s old) names the page as "
                     "current.",
                     when, age_s > 0 ? old : "0 seconds");
}

static wire_status say_entry(wire__job *j, const wire_receipt_entry *e)
{
    char when[32];
    WIRE_TRY(copy_entry(j, e));
    if (e->state == WIRE_RECEIPT_CURRENT) return say_current(j);
    if (e->state == WIRE_RECEIPT_SUPERSEDED) return say_superseded(j, e);
    wire_time_format(e->at, when);
    return wire__say(j, WIRE_CHECK_STATUS, WIRE_CHECK_FAILS,
                     "The page was withdrawn%s%s: %.*s.", when[0] ? " on " : "",
                     when, SHOW(e->why));
}

/* ---- Lists seen before ------------------------------------------------------------------ */

/* The key that signed, and those that vouch for it, back to the first: each
 * has its memory, so that a list of the old key is old, too. */
static wire_status remember(wire__job *j)
{
    const wire_site *s = &j->site;
    wire_str key = s->key;
    for (size_t i = 0; i <= s->n_keys; i++) {
        const wire_site_key *k = wire__site_key(s, key);
        WIRE_TRY(wire_history_add(j->in->history, key, s->site,
                                  s->updated.unix_s, j->err));
        if (!k || !k->voucher.n || !wire__is_trusted(s, key, &k->voucher, 1))
            return WIRE_OK;
        key = k->voucher;
    }
    return WIRE_OK;
}

static wire_status say_older(wire__job *j, int64_t last_s)
{
    char when[32], last[32];
    wire_time_format(j->site.updated, when);
    wire_time_format((wire_time){last_s, WIRE_TIME_SECOND}, last);
    return wire__say(j, WIRE_CHECK_STATUS,
                     j->site.site.n ? WIRE_CHECK_FAILS : WIRE_CHECK_NOTE,
                     "The site's list is of %s, and one of %s was seen "
                     "before: this is an old copy of the site, or somebody "
                     "hides what changed since.",
                     when, last);
}

/* *is_said: the list is none to go by, and that was told. */
static wire_status check_list(wire__job *j, bool *is_said)
{
    const wire_receipt *r = &j->out->receipt;
    int64_t last_s = wire_history_last(j->in->history, r->key, r->site);
    *is_said = true;
    if (!j->in->has_site && j->in->is_fetched && last_s)
        return wire__say(j, WIRE_CHECK_STATUS, WIRE_CHECK_FAILS,
                         "The site shows no list any more, and had one when "
                         "it was looked at before.");
    if (!j->in->has_site)
        return wire__say(j, WIRE_CHECK_STATUS, WIRE_CHECK_NOTE,
                         "No list of the site was found: whether the page was "
                         "corrected or withdrawn since is not known.");
    if (!j->site_holds)
        return wire__say(j, WIRE_CHECK_STATUS, WIRE_CHECK_FAILS,
                         "The site's list cannot be believed: %s.",
                         j->site_why);
    if (j->in->n_pins > 0 &&
        !wire__is_trusted(&j->site, j->site.key, j->in->pins, j->in->n_pins))
        return wire__say(j, WIRE_CHECK_STATUS, WIRE_CHECK_FAILS,
                         "The site's list is signed by another key than the "
                         "one you pinned.");
    if (!wire_str_eq(j->site.site, r->site))
        return wire__say(j, WIRE_CHECK_STATUS, WIRE_CHECK_FAILS,
                         "The list that was found is that of another site.");
    *is_said = false;
    return WIRE_OK;
}

wire_status wire__check_status(wire__job *j)
{
    wire_sha256 sum;
    bool is_said;
    WIRE_TRY(check_list(j, &is_said));
    if (is_said) return WIRE_OK;
    if (j->in->history) {
        int64_t last_s =
            wire_history_last(j->in->history, j->site.key, j->site.site);
        if (last_s > j->site.updated.unix_s) return say_older(j, last_s);
        WIRE_TRY(remember(j));
    }
    wire_sha256_of(j->text, &sum);
    const wire_receipt_entry *e = wire_site_find(&j->site, &sum);
    if (!e)
        return wire__say(j, WIRE_CHECK_STATUS, WIRE_CHECK_FAILS,
                         "The site's list does not know this receipt.");
    return say_entry(j, e);
}
