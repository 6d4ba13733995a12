/* What every copy step changed: one comparison an edge, shared by threads;
 * then the versions of each family's item.
 *
 *   edges of all families -> by parent -> tasks -> compare -> what is worth
 *                                                             keeping
 *
 * A task is the copies of one parent, which is prepared once for them, cut
 * where they are many so that no thread waits for another. Links and words go
 * with the worker.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "trace_versions.h"

enum { TASK_MAX = 32 }; /* copies of one parent */

typedef struct {
    uint32_t family, edge, parent;
} step;

typedef struct {
    size_t beg, end; /* steps from one parent */
} task;

typedef struct {
    wire__run *r;
    step *steps; /* ascending by family, parent, edge */
    size_t n_steps;
    task *tasks;
    size_t n_tasks;
    wire_arena **work; /* [n_threads] given back after each comparison */
} finder;

/* ---- Merges ------------------------------------------------------------- */

/* Does another parent of the same child hold the words of this change? */
static bool is_explained(const wire_trace *t, const step *x,
                         const wire_change *c)
{
    const wire_lineage *l = &t->lineages[x->family];
    const wire_edge *mine = &l->edges[x->edge];
    const wire_words *w = &t->docs[mine->child].words;
    size_t i = x->edge;

    while (i > 0 && l->edges[i - 1].child == mine->child)
        i--;
    for (; i < l->n_edges && l->edges[i].child == mine->child; i++) {
        const wire_edge *e = &l->edges[i];

        if (e == mine) continue;
        if (!c->has_copy_span)
            return true; /* it may have been left out
                            for the other's sake */
        for (size_t k = 0; k < e->n_passages; k++) {
            wire_span s =
                wire_words_span(w, e->passages[k].b_beg, e->passages[k].b_end);

            if (s.beg < c->copy_span.end && c->copy_span.beg < s.end)
                return true;
        }
    }
    return false;
}

/* ---- Keeping ------------------------------------------------------------ */

/* A change whose memory is its own: notes copied, sentences forgotten. */
static wire_status keep_change(const wire_change *c, wire_arena *kept,
                               wire_change *out, wire_err *err)
{
    *out = *c;
    out->source = NULL; /* numbers of sentences that are not kept */
    out->n_source = 0;
    out->copy = WIRE_NO_SENTENCE;
    if (!wire_arena_copy(kept, c->note, &out->note)) return wire_fail_mem(err);
    return WIRE_OK;
}

wire_status wire__finding_keep(const wire_comparison *c, wire_arena *kept,
                               wire_finding *f, wire_err *err)
{
    f->grade = c->grade;
    f->has_label = c->has_label;
    f->label_holds = c->label_holds;
    f->harmless_n = c->harmless_n;
    f->is_full = c->is_full;
    f->changes = WIRE_ARRAY(kept, wire_change, c->n_changes);
    if (!f->changes) return wire_fail_mem(err);
    for (size_t i = 0; i < c->n_changes; i++)
        WIRE_TRY(keep_change(&c->changes[i], kept, &f->changes[i], err));
    f->n_changes = c->n_changes;
    return WIRE_OK;
}

static void drop_explained(const wire_trace *t, const step *x, wire_finding *f)
{
    size_t k = 0;

    for (size_t i = 0; i < f->n_changes; i++)
        if (!is_explained(t, x, &f->changes[i]))
            f->changes[k++] = f->changes[i];
    f->n_changes = k;
}

/* parent: prepared, or NULL. */
static wire_status compare_step(finder *x, const step *at,
                                const wire_compare_side *parent,
                                unsigned worker, wire_err *err)
{
    wire_trace *t = x->r->t;
    const wire_edge *e = &t->lineages[at->family].edges[at->edge];
    wire_finding *f = &t->findings[at->family][at->edge];
    wire_arena *work = x->work[worker];
    wire_arena_mark m = wire_arena_save(work);
    const wire_doc *child = &t->docs[e->child];
    wire_comparison c;
    wire_status st = parent ? wire_compare_copy(parent, child, work, &c, err)
                            : wire_compare_pair(&t->docs[e->parent], child,
                                                x->r->mem->idf, work, &c, err);

    if (st == WIRE_OK)
        st = wire__finding_keep(&c, x->r->mem->finding_arenas[worker], f, err);
    if (st == WIRE_OK) drop_explained(t, at, f);
    wire_arena_rewind(work, m);
    return st;
}

static wire_status compare_task(void *ctx, size_t i, unsigned worker,
                                wire_err *err)
{
    finder *x = ctx;
    const task *at = &x->tasks[i];
    const wire_doc *doc = &x->r->t->docs[x->steps[at->beg].parent];
    wire_arena *work = x->work[worker];
    wire_arena_mark m = wire_arena_save(work);
    wire_compare_side *parent = NULL;
    wire_status st = WIRE_OK;

    if (at->end - at->beg > 1)
        st = wire_compare_side_new(doc, x->r->mem->idf, work, &parent, err);
    for (size_t k = at->beg; k < at->end && st == WIRE_OK; k++)
        st = compare_step(x, &x->steps[k], parent, worker, err);
    wire_arena_rewind(work, m);
    return st;
}

/* ---- Versions ----------------------------------------------------------- */

typedef struct {
    finder *x;
    wire__kills kills;
} version_finder;

static wire_status version_task(void *ctx, size_t f, unsigned worker,
                                wire_err *err)
{
    version_finder *v = ctx;
    wire__run *r = v->x->r;
    wire__versions_work w = {.t = r->t,
                             .idf = r->mem->idf,
                             .work = v->x->work[worker],
                             .kept = r->mem->finding_arenas[worker],
                             .kills = v->kills.at,
                             .n_kills = v->kills.n};

    return wire__versions_of(&w, f, &r->t->versions[f], err);
}

static wire_status find_versions(finder *x, wire_err *err)
{
    wire_trace *t = x->r->t;
    wire_arena *a = x->r->mem->arena;
    size_t n = t->groups.n_families;
    version_finder v = {.x = x};

    t->versions = wire_arena_calloc(a, n + 1, sizeof *t->versions);
    if (!t->versions) return wire_fail_mem(err);
    WIRE_TRY(wire__kills_find(t, a, &v.kills, err));
    t->stopped = v.kills.stopped;
    t->n_stopped = v.kills.n_stopped;
    return wire_pool_run(x->r->opts.n_threads, n, version_task, &v, err);
}

/* ---- All ---------------------------------------------------------------- */

static int by_parent(const void *x, const void *y)
{
    const step *a = x, *b = y;

    if (a->family != b->family) return a->family < b->family ? -1 : 1;
    if (a->parent != b->parent) return a->parent < b->parent ? -1 : 1;
    return (a->edge > b->edge) - (a->edge < b->edge);
}

static wire_status list_steps(finder *x, wire_err *err)
{
    wire_trace *t = x->r->t;
    size_t n_families = t->groups.n_families, n = 0;
    wire_arena *a = x->r->mem->arena;

    for (size_t f = 0; f < n_families; f++)
        n += t->lineages[f].n_edges;
    t->findings = WIRE_ARRAY(a, wire_finding *, n_families);
    x->steps = wire_malloc((n + 1) * sizeof *x->steps);
    if (!t->findings || !x->steps) return wire_fail_mem(err);
    for (uint32_t f = 0; f < n_families; f++) {
        const wire_lineage *l = &t->lineages[f];

        t->findings[f] =
            wire_arena_calloc(a, l->n_edges + 1, sizeof(wire_finding));
        if (!t->findings[f]) return wire_fail_mem(err);
        for (uint32_t e = 0; e < l->n_edges; e++)
            x->steps[x->n_steps++] = (step){f, e, l->edges[e].parent};
    }
    qsort(x->steps, x->n_steps, sizeof *x->steps, by_parent);
    return WIRE_OK;
}

static wire_status list_tasks(finder *x, wire_err *err)
{
    WIRE_TRY(list_steps(x, err));
    x->tasks = wire_malloc((x->n_steps + 1) * sizeof *x->tasks);
    if (!x->tasks) return wire_fail_mem(err);
    for (size_t i = 0, k; i < x->n_steps; i = k) {
        const step *first = &x->steps[i];

        for (k = i + 1; k < x->n_steps && k - i < TASK_MAX; k++)
            if (x->steps[k].family != first->family ||
                x->steps[k].parent != first->parent)
                break;
        x->tasks[x->n_tasks++] = (task){i, k};
    }
    return WIRE_OK;
}

static wire_status new_arenas(finder *x, wire_err *err)
{
    wire_trace_memory *m = x->r->mem;
    unsigned n = x->r->opts.n_threads;

    x->work = wire_calloc(n, sizeof(wire_arena *));
    m->finding_arenas = wire_calloc(n, sizeof(wire_arena *));
    if (!x->work || !m->finding_arenas) return wire_fail_mem(err);
    m->n_finding_arenas = n;
    for (unsigned i = 0; i < n; i++) {
        x->work[i] = wire_arena_new(NULL, 0);
        m->finding_arenas[i] = wire_arena_new(NULL, 0);
        if (!x->work[i] || !m->finding_arenas[i]) return wire_fail_mem(err);
    }
    return WIRE_OK;
}

wire_status wire__trace_findings(wire__run *r, wire_err *err)
{
    finder x = {.r = r};
    wire_status st = new_arenas(&x, err);

    if (st == WIRE_OK) st = list_tasks(&x, err);
    if (st == WIRE_OK)
        st = wire_pool_run(r->opts.n_threads, x.n_tasks, compare_task, &x, err);
    if (st == WIRE_OK) st = find_versions(&x, err);
    for (unsigned i = 0; i < r->opts.n_threads && x.work; i++)
        wire_arena_free(x.work[i]);
    wire_free(x.work);
    wire_free(x.steps);
    wire_free(x.tasks);
    return st;
}
