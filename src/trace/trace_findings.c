/* What every copy step changed: one comparison an edge, shared by threads;
 * then the versions of each family's item.
 *
 *   edges of all families -> by parent -> tasks -> compare -> what is worth
 *                                                             keeping
 *
 * A task is a small family with the versions of its item, each article of
 * which is prepared once; or of a larger one the copies of one parent, which
 * is prepared once for them, cut where they are many so that no thread waits
 * for another. Links and words go with the worker.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "trace_versions.h"

enum {
    TASK_MAX = 32, /* copies of one parent */
    SMALL = 4      /* edges of a family that is one task */
};

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
    wire__kills kills;
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

/* Either side: prepared, or NULL; the copy only with its parent. */
static wire_status compare_step(finder *x, const step *at,
                                const wire_compare_side *parent,
                                const wire_compare_side *copy, unsigned worker,
                                wire_err *err)
{
    wire_trace *t = x->r->t;
    const wire_edge *e = &t->lineages[at->family].edges[at->edge];
    wire_finding *f = &t->findings[at->family][at->edge];
    wire_arena *work = x->work[worker];
    wire_arena_mark m = wire_arena_save(work);
    const wire_doc *child = &t->docs[e->child];
    wire_comparison c;
    wire_status st = copy ? wire_compare_sides(parent, copy, work, &c, err)
                     : parent
                         ? wire_compare_copy(parent, child, work, &c, err)
                         : wire_compare_pair(&t->docs[e->parent], child,
                                             x->r->mem->idf, work, &c, err);

    if (st == WIRE_OK)
        st = wire__finding_keep(&c, x->r->mem->finding_arenas[worker], f, err);
    if (st == WIRE_OK) drop_explained(t, at, f);
    wire_arena_rewind(work, m);
    return st;
}

static wire_status compare_copies(finder *x, const task *at, unsigned worker,
                                  wire_err *err)
{
    const wire_doc *doc = &x->r->t->docs[x->steps[at->beg].parent];
    wire_compare_side *parent = NULL;
    wire_status st = WIRE_OK;

    if (at->end - at->beg > 1)
        st = wire_compare_side_new(doc, x->r->mem->idf, x->work[worker],
                                   &parent, err);
    for (size_t k = at->beg; k < at->end && st == WIRE_OK; k++)
        st = compare_step(x, &x->steps[k], parent, NULL, worker, err);
    return st;
}

/* ---- Versions ----------------------------------------------------------- */

static wire_status versions_of(finder *x, size_t family,
                               const wire__known_side *known, size_t n_known,
                               unsigned worker, wire_err *err)
{
    wire__run *r = x->r;
    wire__versions_work w = {.t = r->t,
                             .idf = r->mem->idf,
                             .work = x->work[worker],
                             .kept = r->mem->finding_arenas[worker],
                             .kills = x->kills.at,
                             .n_kills = x->kills.n,
                             .known = known,
                             .n_known = n_known};

    return wire__versions_of(&w, family, &r->t->versions[family], err);
}

static bool is_small(const wire_lineage *l)
{
    return l->n_edges > 0 && l->n_edges <= SMALL;
}

static wire_status version_task(void *ctx, size_t f, unsigned worker,
                                wire_err *err)
{
    finder *x = ctx;

    if (is_small(&x->r->t->lineages[f])) return WIRE_OK; /* done by now */
    return versions_of(x, f, NULL, 0, worker, err);
}

/* ---- Small families ----------------------------------------------------- */

typedef struct {
    wire__known_side at[2 * SMALL];
    size_t n;
} known_sides;

static wire_status side_of(finder *x, known_sides *known, uint32_t article,
                           unsigned worker, const wire_compare_side **out,
                           wire_err *err)
{
    wire__known_side *s = known->at;

    while (s < known->at + known->n && s->article != article)
        s++;
    if (s == known->at + known->n) {
        s->article = article;
        WIRE_TRY(wire_compare_side_new(&x->r->t->docs[article], x->r->mem->idf,
                                       x->work[worker], &s->side, err));
        known->n++;
    }
    *out = s->side;
    return WIRE_OK;
}

static wire_status compare_family(finder *x, const task *at, unsigned worker,
                                  wire_err *err)
{
    known_sides known = {.n = 0};
    size_t family = x->steps[at->beg].family;

    for (size_t k = at->beg; k < at->end; k++) {
        const step *s = &x->steps[k];
        const wire_edge *e = &x->r->t->lineages[family].edges[s->edge];
        const wire_compare_side *parent, *copy;

        WIRE_TRY(side_of(x, &known, e->parent, worker, &parent, err));
        WIRE_TRY(side_of(x, &known, e->child, worker, &copy, err));
        WIRE_TRY(compare_step(x, s, parent, copy, worker, err));
    }
    return versions_of(x, family, known.at, known.n, worker, err);
}

static wire_status compare_task(void *ctx, size_t i, unsigned worker,
                                wire_err *err)
{
    finder *x = ctx;
    const task *at = &x->tasks[i];
    const step *first = &x->steps[at->beg];
    wire_arena *work = x->work[worker];
    wire_arena_mark m = wire_arena_save(work);
    wire_status st = is_small(&x->r->t->lineages[first->family])
                         ? compare_family(x, at, worker, err)
                         : compare_copies(x, at, worker, err);

    wire_arena_rewind(work, m);
    return st;
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

        bool is_whole = is_small(&x->r->t->lineages[first->family]);
        for (k = i + 1; k < x->n_steps && k - i < TASK_MAX; k++)
            if (x->steps[k].family != first->family ||
                (!is_whole && x->steps[k].parent != first->parent))
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

static wire_status find_kills(finder *x, wire_err *err)
{
    wire_trace *t = x->r->t;
    wire_arena *a = x->r->mem->arena;

    t->versions =
        wire_arena_calloc(a, t->groups.n_families + 1, sizeof *t->versions);
    if (!t->versions) return wire_fail_mem(err);
    WIRE_TRY(wire__kills_find(t, a, &x->kills, err));
    t->stopped = x->kills.stopped;
    t->n_stopped = x->kills.n_stopped;
    return WIRE_OK;
}

wire_status wire__trace_findings(wire__run *r, wire_err *err)
{
    finder x = {.r = r};
    unsigned n = r->opts.n_threads;
    wire_status st = new_arenas(&x, err);

    if (st == WIRE_OK) st = list_tasks(&x, err);
    if (st == WIRE_OK) st = find_kills(&x, err);
    if (st == WIRE_OK) st = wire_pool_run(n, x.n_tasks, compare_task, &x, err);
    if (st == WIRE_OK)
        st = wire_pool_run(n, r->t->groups.n_families, version_task, &x, err);
    for (unsigned i = 0; i < n && x.work; i++)
        wire_arena_free(x.work[i]);
    wire_free(x.work);
    wire_free(x.steps);
    wire_free(x.tasks);
    return st;
}
