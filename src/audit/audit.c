/* Labels against parents.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "audit_int.h"

/* ---- Rows ---- */

static wire_status list_rows(const wire_trace *t, wire_arena *a,
                             wire_audit *out, wire_err *err)
{
    size_t n = 0;
    for (size_t d = 0; d < t->n_docs; d++)
        n += t->docs[d].has_label;
    out->rows = wire_arena_calloc(a, n + 1, sizeof *out->rows);
    if (!out->rows) return wire_fail_mem(err);
    for (size_t d = 0; d < t->n_docs; d++)
        if (t->docs[d].has_label)
            out->rows[out->n_rows++] = (wire_audit_row){
                .article = (uint32_t)d, .grade = WIRE_GRADE_NONE};
    return WIRE_OK;
}

wire_audit_row *wire__audit_row_of(wire_audit *out, uint32_t article)
{
    size_t lo = 0, hi = out->n_rows;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (out->rows[mid].article < article)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < out->n_rows && out->rows[lo].article == article ? &out->rows[lo]
                                                                : NULL;
}

/* Words left out are of low severity, and refute a label all the same. */
static void set_refuting(const wire_finding *f, wire_audit_row *r)
{
    size_t n = 0;
    while (n < f->n_changes && f->changes[n].severity >= WIRE_SEVERITY_MEDIUM)
        n++;
    r->refuting = f->changes;
    r->n_refuting = n ? n : f->n_changes;
}

/* The first parent that is no further one of a merge. */
static void judge_rows(const wire_trace *t, wire_audit *out)
{
    for (size_t f = 0; f < t->groups.n_families; f++)
        for (size_t i = 0; i < t->lineages[f].n_edges; i++) {
            const wire_edge *e = &t->lineages[f].edges[i];
            const wire_finding *found = &t->findings[f][i];
            wire_audit_row *r = wire__audit_row_of(out, e->child);
            if (!r || e->is_merge || r->has_parent) continue;
            r->has_parent = true;
            r->parent = e->parent;
            r->grade = found->grade;
            r->holds = found->label_holds;
            if (r->holds == WIRE_HOLDS_NOT) set_refuting(found, r);
        }
}

/* ---- Outlets ---- */

static int by_outlet(const void *x, const void *y)
{
    const wire_audit_outlet *p = x, *q = y;
    return wire_str_cmp(p->outlet, q->outlet);
}

static int most_broken_first(const void *x, const void *y)
{
    const wire_audit_outlet *p = x, *q = y;
    if (p->broken != q->broken) return p->broken > q->broken ? -1 : 1;
    if (p->outdated != q->outdated) return p->outdated > q->outdated ? -1 : 1;
    if (p->labels != q->labels) return p->labels > q->labels ? -1 : 1;
    return wire_str_cmp(p->outlet, q->outlet);
}

/* The articles that carry what was corrected or killed; o is by article. */
static void count_outdated(const wire_trace *t, wire_audit_outlet *o,
                           wire_audit *out)
{
    for (size_t f = 0; f < t->groups.n_families; f++)
        for (size_t i = 0; i < t->versions[f].n_stale; i++) {
            const wire_stale *s = &t->versions[f].stale[i];
            if (!s->is_corrected || o[s->article].outdated) continue;
            o[s->article].outdated = 1;
            out->n_outdated++;
        }
    for (size_t i = 0; i < t->n_stopped; i++) {
        uint32_t d = t->stopped[i].article;
        out->n_outdated += !o[d].outdated;
        o[d].outdated = 1;
    }
}

/* One entry an article, sorted by name, then added up. */
static wire_status sum_outlets(const wire_trace *t, wire_arena *a,
                               wire_audit *out, wire_err *err)
{
    wire_audit_outlet *o = wire_arena_calloc(a, t->n_docs + 1, sizeof *o);
    if (!o) return wire_fail_mem(err);
    count_outdated(t, o, out);
    for (size_t d = 0; d < t->n_docs; d++) {
        const wire_audit_row *r = wire__audit_row_of(out, (uint32_t)d);
        o[d].outlet = t->docs[d].article->outlet;
        o[d].articles = 1;
        o[d].labels = r != NULL;
        o[d].held = r && r->holds == WIRE_HOLDS;
        o[d].broken = r && r->holds == WIRE_HOLDS_NOT;
        o[d].unknown = r && r->holds == WIRE_HOLDS_UNKNOWN;
    }
    qsort(o, t->n_docs, sizeof *o, by_outlet);
    size_t n = 0;
    for (size_t d = 0; d < t->n_docs; d++) {
        if (!n || !wire_str_eq(o[n - 1].outlet, o[d].outlet)) {
            o[n++] = o[d];
            continue;
        }
        o[n - 1].articles += o[d].articles;
        o[n - 1].labels += o[d].labels;
        o[n - 1].held += o[d].held;
        o[n - 1].broken += o[d].broken;
        o[n - 1].unknown += o[d].unknown;
        o[n - 1].outdated += o[d].outdated;
    }
    qsort(o, n, sizeof *o, most_broken_first);
    out->outlets = o;
    out->n_outlets = n;
    return WIRE_OK;
}

/* ---- All ---- */

wire_status wire_audit_trace(const wire_trace *t, wire_arena *a,
                             wire_audit *out, wire_err *err)
{
    *out = (wire_audit){0};
    if (!t->findings || !t->versions)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "labels need a trace with find_changes");
    WIRE_TRY(list_rows(t, a, out, err));
    judge_rows(t, out);
    WIRE_TRY(wire__audit_rivals(t, a, out, err));
    return sum_outlets(t, a, out, err);
}
