/* The pipeline: stages in order, memory in one place.
 *
 *   unit -> batch (articles)      arena of the batch
 *        -> docs                  arena of the unit, kept
 *        -> seeds                 arena of the unit, freed after the index
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "trace_int.h"

const char *wire_stage_name(wire_stage s)
{
    static const char *const names[WIRE_STAGE_N] = {
        "read",  "index",  "match",   "classify",
        "story", "family", "lineage", "changes"};
    return s < WIRE_STAGE_N ? names[s] : "";
}

wire_trace_opts wire_trace_opts_init(void)
{
    wire_trace_opts o = {
        .find_rewrites = true,
        .find_events = true,
        .find_changes = true,
        .read = WIRE_READ_OPTS_INIT,
        .sketch = WIRE_SKETCH_OPTS_INIT,
        .index = WIRE_INDEX_OPTS_INIT,
        .match = WIRE_MATCH_OPTS_INIT,
        .family = WIRE_FAMILY_OPTS_INIT,
        .lineage = WIRE_LINEAGE_OPTS_INIT,
    };
    return o;
}

wire_status wire_trace_check(const wire_trace_opts *o, wire_err *err)
{
    WIRE_TRY(wire_sketch_check(&o->sketch, err));
    if (o->n_threads > 256)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "threads is %u, more than 256", o->n_threads);
    if (o->index.hot_df < 2)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "index hot_df is %u, less than 2", o->index.hot_df);
    if (o->match.min_run < 5)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "match min_run is %u, less than 5", o->match.min_run);
    if (o->match.max_gap > 64)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "match max_gap is %u, more than 64", o->match.max_gap);
    return WIRE_OK;
}

/* ---- Progress and statistics ---- */

static void progress(wire__run *r, wire_stage s, uint64_t done, uint64_t total)
{
    if (!r->opts.progress) return;
    /* One caller at a time; a thread that finds it busy goes on working. */
    if (__atomic_exchange_n(&r->progress_busy, true, __ATOMIC_ACQUIRE)) return;
    r->opts.progress(r->opts.progress_ctx, s, done, total);
    __atomic_store_n(&r->progress_busy, false, __ATOMIC_RELEASE);
}

static void stage_end(wire__run *r, wire_stage s)
{
    double now = wire_clock_s();
    r->t->stats.stage_s[s] = now - r->clock;
    r->clock = now;
    progress(r, s, 1, 1);
}

/* ---- Read, text, sketch ---- */

static wire_status analyse(wire__run *r, wire__unit *u, wire_err *err)
{
    size_t n = u->batch.n_articles;
    u->docs = WIRE_ARRAY(u->arena, wire_doc, n);
    u->seeds = WIRE_ARRAY(u->seed_arena, wire_doc_seeds, n);
    if (!u->docs || !u->seeds) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++) {
        const wire_article *art = &u->batch.articles[i];
        wire_doc *d = &u->docs[i];
        WIRE_TRY(wire_text_doc(art, u->arena, d, err));
        wire_seed *seeds;
        WIRE_TRY(wire_sketch_seeds(&d->words, &r->opts.sketch, u->seed_arena,
                                   &seeds, &u->seeds[i].n, err));
        u->seeds[i].seeds = seeds;
        u->words += d->words.n;
        u->text_bytes += art->body.n;
    }
    return WIRE_OK;
}

static wire_status read_task(void *ctx, size_t i, unsigned worker,
                             wire_err *err)
{
    (void)worker;
    wire__run *r = ctx;
    wire__unit *u = &r->mem->units[i];
    WIRE_TRY(wire_plan_read(r->mem->plan, i, &u->batch, err));
    u->arena = wire_arena_new(r->opts.read.budget, 0);
    u->seed_arena = wire_arena_new(r->opts.read.budget, 0);
    if (!u->arena || !u->seed_arena) return wire_fail_mem(err);
    WIRE_TRY(analyse(r, u, err));
    uint64_t done =
        __atomic_add_fetch(&r->bytes_done, u->batch.bytes, __ATOMIC_RELAXED);
    progress(r, WIRE_STAGE_READ, done, wire_plan_bytes(r->mem->plan));
    return WIRE_OK;
}

static wire_status read_all(wire__run *r, const char *const *paths,
                            size_t n_paths, wire_err *err)
{
    wire_trace_memory *m = r->mem;
    WIRE_TRY(wire_plan_new(paths, n_paths, &r->opts.read, &m->plan, err));
    size_t n = wire_plan_units(m->plan);
    m->units = wire_calloc(n, sizeof *m->units);
    if (!m->units) return wire_fail_mem(err);
    m->n_units = n;
    WIRE_TRY(wire_pool_run(r->opts.n_threads, m->n_units, read_task, r, err));
    return wire__trace_collect(r, err);
}

/* ---- Engine ---- */

static void free_seeds(wire__run *r)
{
    for (size_t i = 0; i < r->mem->n_units; i++) {
        wire_arena_free(r->mem->units[i].seed_arena);
        r->mem->units[i].seed_arena = NULL;
        r->mem->units[i].seeds = NULL;
    }
    wire_free(r->mem->seeds);
    r->mem->seeds = NULL;
}

static wire_status match(wire__run *r, wire_err *err)
{
    wire_trace *t = r->t;
    wire_candidates *c = &r->mem->candidates;
    WIRE_TRY(wire_index_candidates(r->mem->seeds, t->n_docs, &r->opts.index, c,
                                   err));
    free_seeds(r);
    t->stats.seeds = c->n_seeds;
    t->stats.anchors = c->n_anchors;
    stage_end(r, WIRE_STAGE_INDEX);
    WIRE_TRY(wire_match_all(t->docs, t->n_docs, c, &r->opts.match, &t->overlaps,
                            err));
    stage_end(r, WIRE_STAGE_MATCH);
    WIRE_TRY(wire_match_classify(t->docs, t->n_docs, c, &t->overlaps,
                                 r->opts.n_threads, &t->standings, err));
    wire_candidates_free(c);
    stage_end(r, WIRE_STAGE_CLASSIFY);
    return WIRE_OK;
}

static wire_status group(wire__run *r, wire_err *err)
{
    wire_trace *t = r->t;
    wire_trace_memory *m = r->mem;
    const wire_family_opts *o = &r->opts.family;
    wire_story_pair *pairs = NULL;
    size_t n_pairs = 0;
    WIRE_TRY(
        wire_idf_new_on(t->docs, t->n_docs, r->opts.n_threads, &m->idf, err));
    if (r->opts.find_rewrites || r->opts.find_events)
        WIRE_TRY(wire_family_story_pairs(t->docs, t->n_docs, m->idf, o,
                                         m->arena, &pairs, &n_pairs, err));
    if (r->opts.find_rewrites)
        WIRE_TRY(wire_family_add_rewrites(t->docs, t->n_docs, pairs, n_pairs,
                                          m->idf, o, &t->overlaps, err));
    stage_end(r, WIRE_STAGE_STORY);
    WIRE_TRY(wire_family_group(t->docs, t->n_docs, &t->overlaps, pairs,
                               r->opts.find_events ? n_pairs : 0, m->idf, o,
                               m->arena, &t->groups, err));
    if (!r->opts.find_events) t->groups.n_events = 0;
    stage_end(r, WIRE_STAGE_FAMILY);
    return WIRE_OK;
}

static wire_status tree_of(wire__run *r, size_t i, unsigned n_threads,
                           wire_err *err)
{
    wire_trace *t = r->t;
    wire_lineage_opts o = r->opts.lineage;
    wire_arena *a = wire_arena_new(NULL, 0);
    if (!a) return wire_fail_mem(err);
    r->mem->lineage_arenas[i] = a;
    o.n_threads = n_threads;
    return wire_lineage_tree(t->docs, &t->groups.families[i], &t->overlaps,
                             r->mem->idf, &o, a, &t->lineages[i], err);
}

typedef struct {
    size_t n_members;
    uint32_t family;
} turn;

typedef struct {
    wire__run *r;
    turn *turns;    /* [n] families, the largest first */
    size_t n_large; /* of these, those that all threads work on together */
} tree_order;

static wire_status lineage_task(void *ctx, size_t i, unsigned worker,
                                wire_err *err)
{
    (void)worker;
    const tree_order *x = ctx;
    return tree_of(x->r, x->turns[x->n_large + i].family, 1, err);
}

static int by_members(const void *x, const void *y)
{
    const turn *a = x, *b = y;
    if (a->n_members != b->n_members)
        return a->n_members > b->n_members ? -1 : 1;
    return a->family < b->family ? -1 : a->family > b->family;
}

/* A family so large that threads would wait for the one that has it is worked
 * on by all of them; the others side by side, the largest first. */
static wire_status find_trees(wire__run *r, size_t n, wire_err *err)
{
    enum { LARGE = 256 };
    unsigned n_threads = r->opts.n_threads;
    size_t left = 0;
    tree_order x = {r, wire_malloc(n * sizeof *x.turns), 0};
    if (!x.turns) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++) {
        x.turns[i] = (turn){r->t->groups.families[i].n_members, (uint32_t)i};
        left += x.turns[i].n_members;
    }
    if (n) qsort(x.turns, n, sizeof *x.turns, by_members);
    wire_status st = WIRE_OK;
    while (st == WIRE_OK && n_threads > 1 && x.n_large < n) {
        const turn *at = &x.turns[x.n_large];
        if (at->n_members < LARGE || at->n_members * n_threads <= left) break;
        st = tree_of(r, at->family, n_threads, err);
        left -= at->n_members;
        x.n_large++;
    }
    if (st == WIRE_OK)
        st = wire_pool_run(n_threads, n - x.n_large, lineage_task, &x, err);
    wire_free(x.turns);
    return st;
}

static wire_status lineage(wire__run *r, wire_err *err)
{
    wire_trace *t = r->t;
    size_t n = t->groups.n_families;
    t->lineages = WIRE_ARRAY(r->mem->arena, wire_lineage, n);
    r->mem->lineage_arenas = wire_calloc(n, sizeof(wire_arena *));
    if (!t->lineages || !r->mem->lineage_arenas) return wire_fail_mem(err);
    memset(t->lineages, 0, n * sizeof *t->lineages);
    r->mem->n_lineages = n;
    WIRE_TRY(find_trees(r, n, err));
    WIRE_TRY(wire_lineage_outside(t->docs, t->n_docs, &t->groups, &t->overlaps,
                                  t->lineages, r->mem->arena, err));
    stage_end(r, WIRE_STAGE_LINEAGE);
    return WIRE_OK;
}

static void count(wire_trace *t)
{
    wire_stats *s = &t->stats;
    s->articles = t->n_docs;
    s->pairs = t->overlaps.n_pairs;
    s->passages = t->overlaps.n_passages;
    s->standing = t->standings.n_records;
    s->families = t->groups.n_families;
    s->events = t->groups.n_events;
    for (size_t i = 0; i < t->n_skips; i++)
        *(t->skips[i]->is_warning ? &s->warnings : &s->skipped) += 1;
    s->peak_rss_bytes = wire_peak_rss_bytes();
}

static wire_status stages(wire__run *r, const char *const *paths,
                          size_t n_paths, wire_err *err)
{
    WIRE_TRY(read_all(r, paths, n_paths, err));
    stage_end(r, WIRE_STAGE_READ);
    WIRE_TRY(match(r, err));
    WIRE_TRY(group(r, err));
    WIRE_TRY(lineage(r, err));
    if (r->opts.find_changes) WIRE_TRY(wire__trace_findings(r, err));
    stage_end(r, WIRE_STAGE_CHANGES);
    return WIRE_OK;
}

wire_status wire_trace_run(const char *const *paths, size_t n_paths,
                           const wire_trace_opts *opts, wire_trace *out,
                           wire_err *err)
{
    memset(out, 0, sizeof *out);
    WIRE_TRY(wire_trace_check(opts, err));
    wire__run r = {.opts = *opts, .t = out, .clock = wire_clock_s()};
    double began = r.clock;
    unsigned n = opts->n_threads ? opts->n_threads : wire_cpu_count();
    r.opts.n_threads = r.opts.index.n_threads = n;
    r.opts.match.n_threads = r.opts.family.n_threads = n;
    r.mem = out->memory = wire_calloc(1, sizeof *r.mem);
    if (!r.mem || !(r.mem->arena = wire_arena_new(NULL, 0)))
        return wire_fail_mem(err);
    WIRE_TRY(stages(&r, paths, n_paths, err));
    out->stats.n_threads = n;
    count(out);
    out->stats.total_s = wire_clock_s() - began;
    return WIRE_OK;
}

void wire_trace_free(wire_trace *t)
{
    wire_trace_memory *m = t->memory;
    wire_overlaps_free(&t->overlaps);
    wire_standings_free(&t->standings);
    if (m) {
        wire_candidates_free(&m->candidates);
        for (size_t i = 0; i < m->n_units; i++) {
            wire_batch_free(&m->units[i].batch);
            wire_arena_free(m->units[i].arena);
            wire_arena_free(m->units[i].seed_arena);
        }
        for (size_t i = 0; i < m->n_lineages; i++)
            wire_arena_free(m->lineage_arenas[i]);
        for (size_t i = 0; i < m->n_finding_arenas; i++)
            wire_arena_free(m->finding_arenas[i]);
        wire_free(m->finding_arenas);
        wire_free(m->lineage_arenas);
        wire_free(m->units);
        wire_free(m->seeds);
        wire_idf_free(m->idf);
        wire_plan_free(m->plan);
        wire_arena_free(m->arena);
        wire_free(m);
    }
    memset(t, 0, sizeof *t);
}
