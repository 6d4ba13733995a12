/* report_notes.c: the lines under a row: what is worst, what is new.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_changes.h"
#include "report_rows.h"

#include <stdio.h>
#include <string.h>

static void put_note(wire__rows *r, uint32_t n, wire__ink ink, const char *mark,
                     wire_str text)
{
    wire__page *p = r->page;

    wire__rows_branches(r, n, true);
    wire__page_ink(p, ink);
    if (mark) {
        wire__page_lit(p, mark);
        wire__page_lit(p, " ");
    }
    wire__page_text(p, text, p->width);
    wire__page_end(p);
}

static const char *words(uint32_t n) { return n == 1 ? "word" : "words"; }

static void label_words(const wire__judgement *j, const char *claim,
                        char out[160])
{
    const char *are = j->cut_n + j->added_n == 1 ? "is" : "are";

    if (j->label_holds)
        snprintf(out, 160, "label says %s, and it is true", claim);
    else if (!j->label_fails)
        snprintf(out, 160, "label says %s", claim);
    else if (!j->is_exact)
        snprintf(out, 160, "label says %s, but the wording is another", claim);
    else if (j->added_n == 0)
        snprintf(out, 160, "label says %s, but %u %s %s missing", claim,
                 j->cut_n, words(j->cut_n), are);
    else if (j->cut_n == 0)
        snprintf(out, 160, "label says %s, but %u %s %s new", claim, j->added_n,
                 words(j->added_n), are);
    else
        snprintf(out, 160, "label says %s, but %u %s new, %u missing", claim,
                 j->added_n, words(j->added_n), j->cut_n);
}

/* The strongest credit that is no mere mention, or nothing. */
static wire_str credit_of(const wire_doc *d)
{
    for (size_t i = 0; i < d->n_credits; i++)
        if (d->credits[i].kind != WIRE_CREDIT_CITED) return d->credits[i].name;
    return (wire_str){NULL, 0};
}

/* A finding that needs no judgement of the wording; false when none. */
static bool plain_finding(const wire_trace *t, const wire_edge *e,
                          char out[160])
{
    const wire_doc *parent = &t->docs[e->parent], *child = &t->docs[e->child];
    wire_str before = credit_of(parent), after = credit_of(child);
    wire_time tp = parent->article->published, tc = child->article->published;

    if (before.n > 0 && after.n == 0) {
        snprintf(out, 160, "credit to %.*s is gone",
                 (int)wire_str_sub(before, 0, 60).n, before.p);
        return true;
    }
    if (tp.precision == WIRE_TIME_SECOND && tc.precision == WIRE_TIME_SECOND &&
        tc.unix_s < tp.unix_s) {
        snprintf(out, 160, "dated before its source");
        return true;
    }
    if (child->words.invisible_n > parent->words.invisible_n) {
        snprintf(out, 160, "invisible marks in the text: %u",
                 child->words.invisible_n);
        return true;
    }
    return false;
}

static void put_headline_note(wire__rows *r, uint32_t n, wire_str title)
{
    wire__page *p = r->page;

    wire__rows_branches(r, n, true);
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_lit(p, p->glyphs->open_quote);
    wire__page_text(p, title, wire__page_room(p) - 1);
    wire__page_lit(p, p->glyphs->close_quote);
    wire__page_end(p);
}

/* ---- What compare found ------------------------------------------------ */

static size_t count_grave(const wire_finding *f)
{
    size_t n = 0;

    while (n < f->n_changes && f->changes[n].severity >= WIRE_SEVERITY_MEDIUM)
        n++;
    return n;
}

/* "number altered: 4.2 million -> 4.5 million and 3 more" */
static void put_change_as(wire__rows *r, uint32_t n, const wire_change *c,
                          size_t more, wire__ink ink, const char *mark)
{
    wire__page *p = r->page;
    char tail[32] = "";

    if (more > 0) snprintf(tail, sizeof tail, " and %zu more", more);
    wire__rows_branches(r, n, true);
    wire__page_ink(p, ink);
    wire__page_fmt(p, "%s ", mark);
    wire__page_hold(p, strlen(tail));
    wire__change_put(p, c, p->width);
    wire__page_hold(p, 0);
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_lit(p, tail);
    wire__page_end(p);
}

static void put_plain_change(wire__rows *r, uint32_t n, const wire_change *c,
                             size_t more)
{
    put_change_as(r, n, c, more, WIRE__INK_FAINT, r->page->glyphs->dash);
}

static void put_change(wire__rows *r, uint32_t n, const wire_change *c,
                       size_t more)
{
    if (c->severity < WIRE_SEVERITY_MEDIUM)
        put_plain_change(r, n, c, more);
    else
        put_change_as(r, n, c, more,
                      c->severity == WIRE_SEVERITY_HIGH ? WIRE__INK_BAD
                                                        : WIRE__INK_NOTE,
                      r->page->glyphs->bad);
}

static void finding_label(const wire_finding *f, wire_claim claim,
                          char out[160])
{
    const char *words = wire__claim_words(claim);

    if (f->label_holds == WIRE_HOLDS)
        snprintf(out, 160, "label says %s, and it is true", words);
    else if (f->label_holds == WIRE_HOLDS_NOT)
        snprintf(out, 160, "label says %s, but the text is %s", words,
                 wire__grade_words(f->grade));
    else
        snprintf(out, 160, "label says %s", words);
}

/* ---- Versions ----------------------------------------------------------- */

void wire__notes_kills(wire__rows *r)
{
    wire__page *p = r->page;

    for (size_t i = 1; r->versions && i < r->versions->n_items; i++) {
        const wire_version *v = &r->versions->items[i];
        const wire_article *a = p->t->docs[v->article].article;
        char when[32];

        if (!wire_version_is_notice(v) || wire__rows_is_member(r, v->article))
            continue;
        wire__time_words(a->published, when);
        wire__page_to(p, 4);
        wire__page_ink(p, WIRE__INK_BAD);
        wire__page_fmt(p, "%s %s by ", p->glyphs->bad,
                       v->kind == WIRE_REVISION_KILL ? "killed" : "held");
        wire__page_tail(p, wire__rows_tag(r, a), 40);
        if (when[0]) wire__page_fmt(p, ", %s", when);
        wire__page_end(p);
    }
}

/* What a version changed is no fault of a copy: told, not marked. */
static void put_version(wire__rows *r, uint32_t n, const wire_version *v)
{
    const wire_finding *f = &v->finding;

    if (v->disagrees)
        put_note(r, n, WIRE__INK_NOTE, r->page->glyphs->bad,
                 wire_str_of(v->disagrees));
    for (size_t i = 0; i < f->n_changes; i++) {
        if (!r->page->opts->show_all && i > 0) break;
        put_plain_change(r, n, &f->changes[i],
                         r->page->opts->show_all ? 0 : f->n_changes - 1);
    }
}

/* The gravest of the old text that a copy carries; true when one was. */
static bool put_stale(wire__rows *r, uint32_t n)
{
    wire__page *p = r->page;
    size_t n_stale = 0;
    const wire_stale *s =
        r->versions ? wire__stale_of_article(
                          r->versions, r->tree->nodes[n].article, &n_stale)
                    : NULL;
    size_t shown = p->opts->show_all ? n_stale : n_stale > 0;

    for (size_t i = 0; i < shown; i++) {
        const wire_article *v =
            p->t->docs[r->versions->items[s[i].version].article].article;
        char tail[32] = "";

        if (shown < n_stale)
            snprintf(tail, sizeof tail, " and %zu more", n_stale - shown);
        wire__rows_branches(r, n, true);
        wire__page_ink(p, s[i].is_corrected ? WIRE__INK_BAD : WIRE__INK_NOTE);
        wire__page_fmt(p, "%s ", p->glyphs->bad);
        wire__page_hold(p, strlen(tail));
        wire__stale_put(p, &s[i], v, wire__rows_tag(r, v));
        wire__page_hold(p, 0);
        wire__page_ink(p, WIRE__INK_FAINT);
        wire__page_lit(p, tail);
        wire__page_end(p);
    }
    return n_stale > 0;
}

/* ---- A copy ------------------------------------------------------------- */

/* The label's line; true when one was written. */
static bool put_label(wire__rows *r, uint32_t n, const wire__judgement *j)
{
    wire__page *p = r->page;
    const wire_finding *f = wire__rows_finding(r, n);
    const wire_doc *child = &p->t->docs[r->tree->nodes[n].in->child];
    bool holds = f ? f->label_holds == WIRE_HOLDS : j->label_holds;
    bool fails = f ? f->label_holds == WIRE_HOLDS_NOT : j->label_fails;
    char text[160];

    if (!child->has_label || child->label.claim == WIRE_CLAIM_NONE)
        return false;
    if (f)
        finding_label(f, child->label.claim, text);
    else
        label_words(j, wire__claim_words(child->label.claim), text);
    put_note(r, n,
             fails   ? WIRE__INK_BAD
             : holds ? WIRE__INK_GOOD
                     : WIRE__INK_PLAIN,
             fails   ? p->glyphs->bad
             : holds ? p->glyphs->good
                     : NULL,
             wire_str_of(text));
    return true;
}

/* The worst change, or all; true when one was written. What refutes a label
 * is told however light it is. */
static bool put_worst(wire__rows *r, uint32_t n)
{
    const wire_finding *f = wire__rows_finding(r, n);
    size_t grave = f ? count_grave(f) : 0;

    if (grave == 0 && f && f->label_holds == WIRE_HOLDS_NOT)
        grave = f->n_changes;
    if (f && r->page->opts->show_all)
        for (size_t i = 0; i < f->n_changes; i++)
            put_change(r, n, &f->changes[i], 0);
    else if (grave > 0)
        put_change(r, n, &f->changes[0], grave - 1);
    return grave > 0;
}

void wire__notes_copy(wire__rows *r, uint32_t n, const wire__judgement *j)
{
    wire__page *p = r->page;
    const wire_edge *e = r->tree->nodes[n].in;
    const wire_doc *parent = &p->t->docs[e->parent];
    const wire_doc *child = &p->t->docs[e->child];
    const wire_version *version = wire__rows_version(r, e->child);
    bool is_all = p->opts->show_all, has_note = put_stale(r, n);
    char text[160] = "";

    if (version && version->kind != WIRE_REVISION_NONE) {
        put_version(r, n, version);
        return;
    }
    has_note |= put_label(r, n, j);
    has_note |= put_worst(r, n);
    if ((is_all || !has_note) && plain_finding(p->t, e, text)) {
        put_note(r, n, WIRE__INK_NOTE, p->glyphs->bad, wire_str_of(text));
        has_note = true;
    }
    if ((is_all || !has_note) && r->at.title == 0 &&
        child->article->title.n > 0 &&
        !wire_str_eq(child->article->title, parent->article->title))
        put_headline_note(r, n, child->article->title);
    if (!is_all) return;
    for (size_t i = 0; i < e->n_reasons; i++)
        put_note(r, n, WIRE__INK_FAINT, p->glyphs->dash, e->reasons[i]);
}

bool wire__rows_is_member(const wire__rows *r, uint32_t article)
{
    const wire_family *f = r->family;
    size_t lo = 0, hi = f->n_members;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;

        if (f->members[mid] < article)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < f->n_members && f->members[lo] == article;
}

/* Edges stand ascending by child: the first of one. */
static size_t first_edge(const wire_lineage *l, uint32_t child)
{
    size_t lo = 0, hi = l->n_edges;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;

        if (l->edges[mid].child < child)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

void wire__notes_outside(wire__rows *r, uint32_t n)
{
    wire__page *p = r->page;
    uint32_t child = r->tree->nodes[n].article;

    for (size_t i = first_edge(r->lineage, child);
         i < r->lineage->n_edges && r->lineage->edges[i].child == child; i++) {
        const wire_edge *e = &r->lineage->edges[i];
        const wire_article *a = p->t->docs[e->parent].article;

        if (wire__rows_is_member(r, e->parent)) continue;
        wire__rows_branches(r, n, true);
        wire__page_lit(p, p->glyphs->echo);
        wire__page_lit(p, " also from ");
        wire__page_tail(p, a->outlet.n > 0 ? a->outlet : wire__rows_tag(r, a),
                        24);
        wire__page_ink(p, WIRE__INK_FAINT);
        wire__page_lit(p, " ");
        wire__page_text(p, a->title, p->width);
        wire__page_end(p);
    }
}

/* The label of an article whose source is not in the input: told, not judged;
 * true when there is one. */
static bool put_bare_label(wire__rows *r, uint32_t n)
{
    const wire_doc *d = &r->page->t->docs[r->tree->nodes[n].article];
    char text[160];

    if (!d->has_label || d->label.claim == WIRE_CLAIM_NONE) return false;
    snprintf(text, sizeof text, "label says %s",
             wire__claim_words(d->label.claim));
    put_note(r, n, WIRE__INK_PLAIN, NULL, wire_str_of(text));
    return true;
}

void wire__notes_root(wire__rows *r, uint32_t n) { put_bare_label(r, n); }

void wire__notes_orphan(wire__rows *r, uint32_t n)
{
    const wire_doc *d = &r->page->t->docs[r->tree->nodes[n].article];

    if (put_stale(r, n)) return;
    if (put_bare_label(r, n)) return;
    if (r->at.title == 0 && d->article->title.n > 0)
        put_headline_note(r, n, d->article->title);
}
