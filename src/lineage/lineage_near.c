/* lineage_near.c: which members are worth comparing.
 *
 * Up to LIN_DENSE members: all. In a larger family every member is compared
 * with those that share most of its sampled shingles, and with the hubs: the
 * fullest, the earliest, the most likely originals. A shingle that very many
 * members have tells nothing about nearness and leads to the hubs only, so
 * that a story copied ten thousand times stays linear.
 * SPDX-License-Identifier: Apache-2.0 */
#include "lineage_int.h"

#include <stdlib.h>
#include <string.h>

enum {
    SAMPLE = 96,  /* shingles sampled of a member */
    COMMON = 48,  /* members that make a shingle common */
    NEAREST = 40, /* neighbours by shared shingles */
    HUBS = 12,    /* members that everyone is compared with */
    GRAM = 5
};

typedef struct {
    uint64_t hash;
    uint32_t member;
} place;

typedef struct {
    uint32_t a, b;
} couple;

static int by_hash(const void *x, const void *y)
{
    const place *a = x, *b = y;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    return a->member < b->member ? -1 : a->member > b->member;
}

static int by_u64(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return a < b ? -1 : a > b;
}

static int by_couple(const void *x, const void *y)
{
    const couple *a = x, *b = y;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

/* The samples of all members, before they are joined. */
typedef struct {
    place *place; /* [m * SAMPLE] */
    uint8_t *n;   /* [m] */
} samples;

/* The SAMPLE smallest of n hashes, each once; returns their number. Hashes are
 * spread evenly, so those below a bound are nearly always enough. */
static size_t pick_least(uint64_t *all, size_t n, place *out, uint32_t number)
{
    size_t k = 0, few = 0;
    uint64_t bound =
        n > 4 * SAMPLE ? UINT64_MAX / n * (2 * SAMPLE) : UINT64_MAX;
    for (size_t i = 0; i < n; i++)
        if (all[i] <= bound) {
            uint64_t h = all[i];
            all[i] = all[few];
            all[few++] = h;
        }
    qsort(all, few, sizeof *all, by_u64);
    for (size_t i = 0; i < few && k < SAMPLE; i++)
        if (!i || all[i] != all[i - 1]) out[k++] = (place){all[i], number};
    if (k == SAMPLE || few == n) return k;
    qsort(all, n, sizeof *all, by_u64);
    k = 0;
    for (size_t i = 0; i < n && k < SAMPLE; i++)
        if (!i || all[i] != all[i - 1]) out[k++] = (place){all[i], number};
    return k;
}

static wire_status sample(lin_family *f, uint32_t number, void *ctx,
                          wire_err *err)
{
    samples *s = ctx;
    const lin_member *m = &f->members[number];
    wire_arena_mark mark = wire_arena_save(f->tmp);
    uint64_t *all = WIRE_ARRAY(f->tmp, uint64_t, m->n + 1);
    size_t n = 0;
    if (!all) return wire_fail_mem(err);
    for (uint32_t i = 0; i + GRAM <= m->n; i++) {
        uint64_t h = 0;
        for (uint32_t j = 0; j < GRAM; j++)
            h = wire_mix64(h ^ m->hash[i + j]) + j;
        all[n++] = h;
    }
    s->n[number] =
        (uint8_t)pick_least(all, n, s->place + (size_t)number * SAMPLE, number);
    wire_arena_rewind(f->tmp, mark);
    return WIRE_OK;
}

static wire_status sample_all(lin_family *f, place **out, size_t *out_n,
                              wire_err *err)
{
    samples s;
    s.place = WIRE_ARRAY(f->tmp, place, (size_t)f->m * SAMPLE + 1);
    s.n = WIRE_ARRAY(f->tmp, uint8_t, f->m);
    if (!s.place || !s.n) return wire_fail_mem(err);
    WIRE_TRY(wire__lineage_each(f, sample, &s, err));
    size_t n = 0;
    for (size_t i = 0; i < f->m; i++)
        for (size_t k = 0; k < s.n[i]; k++)
            s.place[n++] = s.place[i * SAMPLE + k];
    qsort(s.place, n, sizeof *s.place, by_hash);
    *out = s.place;
    *out_n = n;
    return WIRE_OK;
}

/* ---- Hubs ---------------------------------------------------------------- */

typedef struct {
    double key;
    uint32_t member;
} ranked;

static int by_key(const void *x, const void *y)
{
    const ranked *a = x, *b = y;
    if (a->key != b->key) return a->key > b->key ? -1 : 1;
    return a->member < b->member ? -1 : a->member > b->member;
}

static double hub_key(const lin_member *m, int what)
{
    wire_time t = m->doc->article->published;
    if (what == 0) return m->origin;
    if (what == 1) return m->mass;
    return t.precision == WIRE_TIME_NONE ? -1e18 : -(double)t.unix_s;
}

/* The best by marks, by fullness, by time. */
static wire_status find_hubs(lin_family *f, uint32_t *hubs, size_t *n_hubs,
                             wire_err *err)
{
    ranked *r = WIRE_ARRAY(f->tmp, ranked, f->m);
    if (!r) return wire_fail_mem(err);
    *n_hubs = 0;
    for (int what = 0; what < 3; what++) {
        for (uint32_t i = 0; i < f->m; i++)
            r[i] = (ranked){hub_key(&f->members[i], what), i};
        qsort(r, f->m, sizeof *r, by_key);
        for (uint32_t i = 0; i < f->m && i < HUBS / 3; i++) {
            size_t k = 0;
            while (k < *n_hubs && hubs[k] != r[i].member)
                k++;
            if (k == *n_hubs) hubs[(*n_hubs)++] = r[i].member;
        }
    }
    return WIRE_OK;
}

/* ---- Couples ------------------------------------------------------------- */

typedef WIRE_VEC(couple) couples;

static bool push_both(couples *v, uint32_t a, uint32_t b)
{
    if (a == b) return true;
    return WIRE_VEC_PUSH(v, ((couple){a, b})) &&
           WIRE_VEC_PUSH(v, ((couple){b, a}));
}

typedef struct {
    uint32_t n, member;
} count;

static int by_count(const void *x, const void *y)
{
    const count *a = x, *b = y;
    if (a->n != b->n) return a->n > b->n ? -1 : 1;
    return a->member < b->member ? -1 : a->member > b->member;
}

typedef struct {
    const place *places;
    uint32_t *group;      /* [n_groups + 1] into places: one shingle each */
    uint32_t *first, *of; /* groups of member i: of[first[i], first[i+1]) */
} grouping;

/* A worker's counts, and what it found. */
typedef struct {
    uint32_t *n_with; /* [m] 0 between members */
    count *list;      /* [m] */
    couples found;
} near_desk;

typedef struct {
    const grouping *g;
    uint32_t hubs[HUBS];
    size_t n_hubs;
    near_desk *desks; /* [n_crew] */
} near_job;

/* The others that member m meets in its shingles that are not common, those
 * it meets most often first. */
static size_t meet(const grouping *g, uint32_t m, near_desk *d)
{
    size_t n = 0;
    for (uint32_t i = g->first[m]; i < g->first[m + 1]; i++) {
        const uint32_t *at = &g->group[g->of[i]];
        if (at[1] - at[0] > COMMON) continue;
        for (uint32_t k = at[0]; k < at[1]; k++) {
            uint32_t other = g->places[k].member;
            if (other == m) continue;
            if (!d->n_with[other]++) d->list[n++].member = other;
        }
    }
    for (size_t i = 0; i < n; i++) {
        d->list[i].n = d->n_with[d->list[i].member];
        d->n_with[d->list[i].member] = 0;
    }
    qsort(d->list, n, sizeof *d->list, by_count);
    return n;
}

/* One member beside its hubs and its nearest. */
static wire_status nearest(lin_family *f, uint32_t m, void *ctx, wire_err *err)
{
    const near_job *j = ctx;
    near_desk *d = &j->desks[f->worker];
    for (size_t k = 0; k < j->n_hubs; k++)
        if (!push_both(&d->found, m, j->hubs[k])) return wire_fail_mem(err);
    size_t n = meet(j->g, m, d);
    for (size_t i = 0; i < n && i < NEAREST; i++)
        if (!push_both(&d->found, m, d->list[i].member))
            return wire_fail_mem(err);
    return WIRE_OK;
}

static wire_status group_places(lin_family *f, const place *p, size_t n,
                                grouping *g, wire_err *err)
{
    size_t n_groups = 0;
    g->group = WIRE_ARRAY(f->tmp, uint32_t, n + 1);
    g->of = WIRE_ARRAY(f->tmp, uint32_t, n + 1);
    g->first = wire_arena_calloc(f->tmp, f->m + 2, sizeof(uint32_t));
    if (!g->group || !g->of || !g->first) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++)
        g->first[p[i].member + 2]++;
    for (uint32_t i = 0; i < f->m; i++)
        g->first[i + 2] += g->first[i + 1];
    for (size_t i = 0; i < n; i++) {
        if (!i || p[i].hash != p[i - 1].hash)
            g->group[n_groups++] = (uint32_t)i;
        g->of[g->first[p[i].member + 1]++] = (uint32_t)n_groups - 1;
    }
    g->group[n_groups] = (uint32_t)n;
    g->places = p;
    return WIRE_OK;
}

/* What all workers found, in one list that its reader will sort. */
static wire_status join_desks(const near_job *j, unsigned n_desks, couples *out,
                              wire_err *err)
{
    for (unsigned i = 0; i < n_desks; i++) {
        const couples *v = &j->desks[i].found;
        for (size_t k = 0; k < v->n; k++)
            if (!WIRE_VEC_PUSH(out, v->p[k])) return wire_fail_mem(err);
    }
    return WIRE_OK;
}

static wire_status find_couples(lin_family *f, couples *out, wire_err *err)
{
    place *places = NULL;
    size_t n = 0;
    grouping g;
    near_job j = {.g = &g};
    WIRE_TRY(sample_all(f, &places, &n, err));
    WIRE_TRY(group_places(f, places, n, &g, err));
    WIRE_TRY(find_hubs(f, j.hubs, &j.n_hubs, err));
    j.desks = wire_arena_calloc(f->tmp, f->n_crew, sizeof *j.desks);
    if (!j.desks) return wire_fail_mem(err);
    for (unsigned i = 0; i < f->n_crew; i++) {
        near_desk *d = &j.desks[i];
        d->n_with = wire_arena_calloc(f->tmp, f->m, sizeof *d->n_with);
        d->list = WIRE_ARRAY(f->tmp, count, f->m);
        if (!d->n_with || !d->list) return wire_fail_mem(err);
    }
    wire_status st = wire__lineage_each(f, nearest, &j, err);
    if (st == WIRE_OK) st = join_desks(&j, f->n_crew, out, err);
    for (unsigned i = 0; i < f->n_crew; i++)
        WIRE_VEC_FREE(&j.desks[i].found);
    return st;
}

/* ---- The list by parent -------------------------------------------------- */

static wire_status all_pairs(lin_family *f, wire_err *err)
{
    lin_pairs *ps = &f->pairs;
    uint32_t k = 0;
    ps->child = WIRE_ARRAY(f->tmp, uint32_t, (size_t)f->m * f->m + 1);
    if (!ps->child) return wire_fail_mem(err);
    for (uint32_t p = 0; p < f->m; p++) {
        ps->first[p] = k;
        for (uint32_t c = 0; c < f->m; c++)
            if (c != p) ps->child[k++] = c;
    }
    ps->first[f->m] = k;
    return WIRE_OK;
}

static wire_status near_pairs(lin_family *f, couples *v, wire_err *err)
{
    lin_pairs *ps = &f->pairs;
    uint32_t k = 0, p = 0;
    WIRE_TRY(find_couples(f, v, err));
    if (v->n) qsort(v->p, v->n, sizeof *v->p, by_couple);
    ps->child = WIRE_ARRAY(f->tmp, uint32_t, v->n + 1);
    if (!ps->child) return wire_fail_mem(err);
    for (size_t i = 0; i < v->n; i++) {
        if (i && !by_couple(&v->p[i], &v->p[i - 1])) continue;
        while (p <= v->p[i].a)
            ps->first[p++] = k;
        ps->child[k++] = v->p[i].b;
    }
    while (p <= f->m)
        ps->first[p++] = k;
    return WIRE_OK;
}

wire_status wire__lineage_near(lin_family *f, wire_err *err)
{
    f->pairs.m = f->m;
    f->pairs.first = wire_arena_calloc(f->tmp, f->m + 2, sizeof(uint32_t));
    if (!f->pairs.first) return wire_fail_mem(err);
    if (f->m <= LIN_DENSE) return all_pairs(f, err);
    couples v = {NULL, 0, 0};
    wire_status st = near_pairs(f, &v, err);
    WIRE_VEC_FREE(&v);
    return st;
}
