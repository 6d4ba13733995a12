/* What the trace knows of each article: its parent, its agency, the versions
 * before and behind it, and the item that its label can be held against.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "publish_int.h"

/* ---- Agencies ---------------------------------------------------------------- */

wire_str wire__agency_of(const wire_doc *d)
{
    if (d->article->credit.n) return d->article->credit;
    for (size_t i = 0; i < d->n_credits; i++)
        if (d->credits[i].kind <= WIRE_CREDIT_LINE) return d->credits[i].name;
    return (wire_str){0};
}

bool wire__claims_falsely(const wire__fact *f)
{
    return f->edge && f->found && f->found->has_label &&
           f->found->label_holds == WIRE_HOLDS_NOT;
}

/* Formats in which agencies send to their clients. */
static bool is_wire_format(wire_format f)
{
    return f == WIRE_FORMAT_NINJS || f == WIRE_FORMAT_NEWSML_G2 ||
           f == WIRE_FORMAT_NEWSML1 || f == WIRE_FORMAT_NITF ||
           f == WIRE_FORMAT_IPTC7901 || f == WIRE_FORMAT_ANPA;
}

static bool claims_unmodified(const wire_doc *d)
{
    return d->has_label && (d->label.claim == WIRE_CLAIM_UNMODIFIED ||
                            d->label.claim == WIRE_CLAIM_HEADLINE);
}

/* Is this the agency's own item, so that a label may be held against it? Of
 * an article that was copied from another it never is. Of one that has no
 * parent one of these must speak for it:
 *   - its outlet is the agency that it credits, or the format is one in which
 *     agencies send, and it names an agency;
 *   - trace found it to be what others were copied from, and it credits an
 *     agency;
 *   - it says itself that it is an agency's text unmodified, and nothing in
 *     the input says otherwise.
 * Of one that says so itself no other text may speak against it (audit.h). A
 * credit in a dateline alone does not do: rewrites keep it, too. */
static bool is_agency_s(const wire__run_pub *r, uint32_t d)
{
    const wire_doc *doc = &r->t->docs[d];
    const wire__fact *f = &r->facts[d];
    const wire_lineage *l =
        f->family == WIRE__NOBODY ? NULL : &r->t->lineages[f->family];

    if (f->edge) return false;
    if (f->agency.n && wire_credit_is_outlet(f->agency, doc->article->outlet))
        return true;
    if (is_wire_format(doc->article->format))
        return f->agency.n > 0 || doc->article->outlet.n > 0;
    if (f->is_doubted) return false;
    if (l && l->has_original && l->original == d)
        return f->agency.n > 0 || claims_unmodified(doc);
    return claims_unmodified(doc) && (!l || l->n_edges == 0);
}

/* ---- The copy tree -------------------------------------------------------------- */

/* The first edge to each child that is no merge. */
static void find_edges(wire__run_pub *r)
{
    const wire_trace *t = r->t;

    for (size_t f = 0; f < t->groups.n_families; f++) {
        const wire_family *fam = &t->groups.families[f];
        const wire_lineage *l = &t->lineages[f];

        for (size_t i = 0; i < fam->n_members; i++)
            r->facts[fam->members[i]].family = (uint32_t)f;
        for (size_t i = 0; i < l->n_edges; i++) {
            wire__fact *x = &r->facts[l->edges[i].child];

            if (x->edge && !x->edge->is_merge) continue;
            x->edge = &l->edges[i];
            x->found =
                t->findings && t->findings[f] ? &t->findings[f][i] : NULL;
        }
    }
}

/* Labels that another text speaks against: what audit says of them. */
static wire_status find_doubts(wire__run_pub *r, wire_err *err)
{
    wire_audit audit;

    if (!r->t->findings || !r->t->versions) return WIRE_OK;
    WIRE_TRY(wire_audit_trace(r->t, r->arena, &audit, err));
    for (size_t i = 0; i < audit.n_rows; i++)
        r->facts[audit.rows[i].article].is_doubted = audit.rows[i].has_rival;
    return WIRE_OK;
}

/* The agency's later version of what an article is, and what it still
 * carries of what was changed. */
static void find_versions(wire__run_pub *r)
{
    const wire_trace *t = r->t;

    for (size_t f = 0; t->versions && f < t->groups.n_families; f++) {
        const wire_versions *v = &t->versions[f];

        for (size_t i = 0; i < v->n_items; i++) {
            wire__fact *x = &r->facts[v->items[i].article];

            x->version = &v->items[i];
            if (wire_version_is_notice(x->version)) x->is_notice = true;
            if (i == 0 || x->is_notice || v->items[i].before == i) continue;
            r->facts[v->items[v->items[i].before].article].newer =
                v->items[i].article;
        }
        for (size_t i = 0; i < v->n_stale; i++) {
            wire__fact *x = &r->facts[v->stale[i].article];

            if (x->n_stale++ == 0) x->stale = &v->stale[i];
        }
    }
    for (size_t i = 0; i < t->n_stopped; i++)
        r->facts[t->stopped[i].notice].is_notice = true;
}

/* A later version's parent is the one before it: it is the agency's as well
 * when that is, and its outlet is the same. */
static bool is_next_version(const wire__run_pub *r, uint32_t d)
{
    const wire__fact *f = &r->facts[d];
    uint32_t parent;

    if (!f->version || f->version->stands_in || f->is_notice || !f->edge)
        return false;
    parent = f->edge->parent;
    return r->facts[parent].version != NULL &&
           r->facts[parent].source == parent &&
           wire_str_eq(r->t->docs[parent].article->outlet,
                       r->t->docs[d].article->outlet);
}

/* An item in a format of agencies comes from who sent it, not from whom its
 * dateline credits: a paper's rewrite keeps that. A later version that credits
 * nobody comes from whom the one before it came. */
wire_str wire__feed_of(const wire__run_pub *r, uint32_t d)
{
    enum { STEPS_MOST = 64 };

    for (unsigned steps = 0; steps < STEPS_MOST; steps++) {
        const wire_article *a = r->t->docs[d].article;
        wire_str agency = r->facts[d].agency;
        bool is_sent = is_wire_format(a->format) && a->outlet.n > 0;

        if (is_sent && (!agency.n || (!a->credit.n && !wire_credit_is_outlet(
                                                          agency, a->outlet))))
            return a->outlet;
        if (agency.n || !is_next_version(r, d)) return agency;
        d = r->facts[d].edge->parent;
    }
    return (wire_str){0};
}

/* Up the tree to the first that is the agency's: as long as every step left
 * the words as they were, a label may be held against it. */
static uint32_t source_of(wire__run_pub *r, uint32_t d)
{
    enum { STEPS_MOST = 64 };
    uint32_t at = d;

    for (unsigned steps = 0; steps < STEPS_MOST; steps++) {
        const wire__fact *f = &r->facts[at];

        if (is_agency_s(r, at)) return at;
        if (!f->edge || f->edge->is_merge || !f->found ||
            f->found->grade > WIRE_GRADE_TYPOGRAPHY)
            return WIRE__NOBODY;
        at = f->edge->parent;
    }
    return WIRE__NOBODY;
}

/* Notes to editors: an advisory, or a notice that stops another item. */
static bool is_note(const wire_doc *d)
{
    const wire_item *item = d->article->item;

    return item && (item->marked == WIRE_REVISION_ADVISORY ||
                    (item->marked == WIRE_REVISION_NONE &&
                     item->inferred == WIRE_REVISION_ADVISORY));
}

/* ---- Days -------------------------------------------------------------------- */

/* Of an article without a time its dateline may say the day, and its family,
 * or the dateline itself, the year: the one that brings it next to a time that
 * is known there, and no farther from it than a month. Else it is undated: the
 * time at which it comes here is none of its own. */
static int64_t day_near(const wire_dateline *l, int64_t near_s)
{
    int64_t day = near_s / 86400, best = INT64_MIN;
    int year = day < 0 || day > 3000000 ? 10000 : 1970 + (int)(day / 365);

    if (near_s < 0 || year > 9999) return INT64_MIN;
    for (int y = year - 2; y <= year + 1; y++) {
        int64_t d = wire_days_from_civil(y, l->month, l->day);

        if (best == INT64_MIN || llabs(d - day) < llabs(best - day)) best = d;
    }
    return llabs(best - day) <= 31 ? best : INT64_MIN;
}

static wire_time dated_by(const wire__run_pub *r, uint32_t d, wire_time near)
{
    const wire_doc *doc = &r->t->docs[d];
    const wire_dateline *l = &doc->dateline;
    wire_time t = {0};

    if (!doc->has_dateline || l->month < 1 || l->day < 1) return t;
    t = wire_time_parse(l->date);
    if (t.precision == WIRE_TIME_NONE && near.precision != WIRE_TIME_NONE) {
        int64_t day = day_near(l, near.unix_s);

        if (day != INT64_MIN) t = (wire_time){day * 86400, WIRE_TIME_DAY};
    }
    return t.unix_s > r->o->now_s ? (wire_time){0} : t;
}

/* The earliest time known of a family stands for when it was told. */
static void find_days(wire__run_pub *r)
{
    const wire_groups *g = &r->t->groups;

    for (size_t f = 0; f < g->n_families; f++) {
        const wire_family *x = &g->families[f];
        wire_time near = {0};

        for (size_t i = 0; i < x->n_members; i++) {
            wire_time t = r->t->docs[x->members[i]].article->published;

            if (t.precision != WIRE_TIME_NONE &&
                (near.precision == WIRE_TIME_NONE || t.unix_s < near.unix_s))
                near = t;
        }
        for (size_t i = 0; i < x->n_members; i++)
            r->facts[x->members[i]].dated = dated_by(r, x->members[i], near);
    }
    for (uint32_t d = 0; d < r->t->n_docs; d++)
        if (r->facts[d].family == WIRE__NOBODY)
            r->facts[d].dated = dated_by(r, d, (wire_time){0});
}

/* ---- Strays --------------------------------------------------------------------- */

/* A text file of no id, time, sender, byline, dateline or label: a README or a
 * licence that stands among articles looks like that. */
static bool says_nothing(const wire__run_pub *r, uint32_t d)
{
    const wire_doc *doc = &r->t->docs[d];
    const wire_article *a = doc->article;

    return a->format == WIRE_FORMAT_TEXT &&
           wire_str_eq(r->t->given[d], a->path) && !a->outlet.n &&
           !r->facts[d].agency.n && !a->byline.n && !a->dateline.n &&
           !doc->has_dateline && !doc->has_label &&
           a->published.precision == WIRE_TIME_NONE &&
           a->modified.precision == WIRE_TIME_NONE;
}

/* With one that says what it is all of them are articles. */
static bool clear_all(wire__run_pub *r, const uint32_t *docs, size_t n,
                      bool is_known)
{
    for (size_t i = 0; i < n && !is_known; i++)
        is_known = !r->facts[docs[i]].is_stray;
    for (size_t i = 0; i < n && is_known; i++)
        r->facts[docs[i]].is_stray = false;
    return is_known;
}

/* Copies of an article are articles, and so is what tells the same story. */
static void find_strays(wire__run_pub *r)
{
    const wire_groups *g = &r->t->groups;

    for (uint32_t d = 0; d < r->t->n_docs; d++)
        r->facts[d].is_stray = says_nothing(r, d);
    for (size_t f = 0; f < g->n_families; f++)
        clear_all(r, g->families[f].members, g->families[f].n_members, false);
    for (size_t e = 0; e < g->n_events; e++) {
        const wire_event *x = &g->events[e];
        bool is_known = false;

        for (size_t i = 0; i < x->n_families && !is_known; i++)
            is_known =
                !r->facts[g->families[x->families[i]].members[0]].is_stray;
        is_known = clear_all(r, x->articles, x->n_articles, is_known);
        for (size_t i = 0; i < x->n_families && is_known; i++)
            clear_all(r, g->families[x->families[i]].members,
                      g->families[x->families[i]].n_members, true);
    }
}

wire_status wire__facts_find(wire__run_pub *r, wire_err *err)
{
    size_t n = r->t->n_docs;

    r->facts = WIRE_ARRAY(r->arena, wire__fact, n);
    if (!r->facts) return wire_fail_mem(err);
    for (uint32_t d = 0; d < n; d++)
        r->facts[d] = (wire__fact){.family = WIRE__NOBODY,
                                   .item = WIRE__NOBODY,
                                   .newer = WIRE__NOBODY,
                                   .source = WIRE__NOBODY,
                                   .agency = wire__agency_of(&r->t->docs[d]),
                                   .is_notice = is_note(&r->t->docs[d])};
    find_strays(r);
    find_edges(r);
    find_days(r);
    find_versions(r);
    WIRE_TRY(find_doubts(r, err));
    for (uint32_t d = 0; d < n; d++)
        r->facts[d].source = source_of(r, d);
    for (uint32_t d = 0; d < n; d++)
        if (is_next_version(r, d)) r->facts[d].source = d;
    return WIRE_OK;
}
