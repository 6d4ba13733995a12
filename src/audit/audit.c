/* Labels against parents.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include <wirecopy/audit.h>

enum { MOST_REFUTING = 5 };

typedef struct {
    const wire_trace *t;
    wire_idf *idf;
    wire_audit *out;
    wire_arena **kept, **work; /* [n_threads] */
} auditor;

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

static wire_audit_row *row_of(wire_audit *out, uint32_t article)
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

/* The first parent that is no further one of a merge. */
static void find_parents(const wire_trace *t, wire_audit *out)
{
    for (size_t f = 0; f < t->groups.n_families; f++)
        for (size_t i = 0; i < t->lineages[f].n_edges; i++) {
            const wire_edge *e = &t->lineages[f].edges[i];
            wire_audit_row *r = row_of(out, e->child);
            if (!r || e->is_merge || r->has_parent) continue;
            r->has_parent = true;
            r->parent = e->parent;
        }
}

/* ---- Comparing ---- */

static wire_status keep_refuting(const wire_comparison *c, wire_arena *kept,
                                 wire_audit_row *r, wire_err *err)
{
    size_t n = 0;
    while (n < c->n_changes && c->changes[n].severity >= WIRE_SEVERITY_MEDIUM)
        n++;
    if (!n) n = c->n_changes; /* words left out are low, and refute it too */
    r->refuting_total = (uint32_t)n;
    if (n > MOST_REFUTING) n = MOST_REFUTING;
    r->refuting = WIRE_ARRAY(kept, wire_change, n);
    if (!r->refuting) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++) {
        r->refuting[i] = c->changes[i];
        r->refuting[i].source = NULL; /* its memory is not kept */
        r->refuting[i].n_source = 0;
        if (!wire_arena_copy(kept, c->changes[i].note, &r->refuting[i].note))
            return wire_fail_mem(err);
    }
    r->n_refuting = n;
    return WIRE_OK;
}

static wire_status compare_task(void *ctx, size_t i, unsigned worker,
                                wire_err *err)
{
    auditor *x = ctx;
    wire_audit_row *r = &x->out->rows[i];
    if (!r->has_parent) return WIRE_OK;
    wire_arena *work = x->work[worker];
    wire_arena_mark m = wire_arena_save(work);
    wire_comparison c;
    WIRE_TRY(wire_compare_pair(&x->t->docs[r->parent], &x->t->docs[r->article],
                               x->idf, work, &c, err));
    r->grade = c.grade;
    r->holds = c.label_holds;
    if (r->holds == WIRE_HOLDS_NOT)
        WIRE_TRY(keep_refuting(&c, x->kept[worker], r, err));
    wire_arena_rewind(work, m);
    return WIRE_OK;
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
    if (p->labels != q->labels) return p->labels > q->labels ? -1 : 1;
    return wire_str_cmp(p->outlet, q->outlet);
}

/* One entry an article, sorted by name, then added up. */
static wire_status sum_outlets(const wire_trace *t, wire_arena *a,
                               wire_audit *out, wire_err *err)
{
    wire_audit_outlet *o = wire_arena_calloc(a, t->n_docs + 1, sizeof *o);
    if (!o) return wire_fail_mem(err);
    for (size_t d = 0; d < t->n_docs; d++) {
        const wire_audit_row *r = row_of(out, (uint32_t)d);
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
    }
    qsort(o, n, sizeof *o, most_broken_first);
    out->outlets = o;
    out->n_outlets = n;
    return WIRE_OK;
}

/* ---- All ---- */

/* What workers kept moves into the caller's arena. */
static wire_status move_refuting(wire_audit *out, wire_arena *a, wire_err *err)
{
    for (size_t i = 0; i < out->n_rows; i++) {
        wire_audit_row *r = &out->rows[i];
        wire_change *own = WIRE_ARRAY(a, wire_change, r->n_refuting);
        if (!own) return wire_fail_mem(err);
        for (size_t k = 0; k < r->n_refuting; k++) {
            own[k] = r->refuting[k];
            if (!wire_arena_copy(a, own[k].note, &own[k].note))
                return wire_fail_mem(err);
        }
        r->refuting = own;
    }
    return WIRE_OK;
}

static wire_status run(auditor *x, unsigned n_threads, wire_arena *a,
                       wire_err *err)
{
    for (unsigned i = 0; i < n_threads; i++) {
        x->kept[i] = wire_arena_new(NULL, 0);
        x->work[i] = wire_arena_new(NULL, 0);
        if (!x->kept[i] || !x->work[i]) return wire_fail_mem(err);
    }
    WIRE_TRY(wire_idf_new(x->t->docs, x->t->n_docs, &x->idf, err));
    WIRE_TRY(wire_pool_run(n_threads, x->out->n_rows, compare_task, x, err));
    return move_refuting(x->out, a, err);
}

wire_status wire_audit_trace(const wire_trace *t, unsigned n_threads,
                             wire_arena *a, wire_audit *out, wire_err *err)
{
    *out = (wire_audit){0};
    if (!n_threads) n_threads = wire_cpu_count();
    WIRE_TRY(list_rows(t, a, out, err));
    find_parents(t, out);
    auditor x = {.t = t, .out = out};
    x.kept = wire_calloc(n_threads, sizeof(wire_arena *));
    x.work = wire_calloc(n_threads, sizeof(wire_arena *));
    wire_status st =
        x.kept && x.work ? run(&x, n_threads, a, err) : wire_fail_mem(err);
    for (unsigned i = 0; i < n_threads && x.kept && x.work; i++) {
        wire_arena_free(x.kept[i]);
        wire_arena_free(x.work[i]);
    }
    wire_free(x.kept);
    wire_free(x.work);
    wire_idf_free(x.idf);
    return st == WIRE_OK ? sum_outlets(t, a, out, err) : st;
}
