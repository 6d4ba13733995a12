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

/* The SAMPLE smallest shingle hashes of a member; returns their number. */
static size_t sample(const lin_member *m, uint64_t *all, place *out,
                     uint32_t number)
{
    size_t n = 0, k = 0;
    for (uint32_t i = 0; i + GRAM <= m->n; i++) {
        uint64_t h = 0;
        for (uint32_t j = 0; j < GRAM; j++)
            h = wire_mix64(h ^ m->hash[i + j]) + j;
        all[n++] = h;
    }
    qsort(all, n, sizeof *all, by_u64);
    for (size_t i = 0; i < n && k < SAMPLE; i++)
        if (!i || all[i] != all[i - 1]) out[k++] = (place){all[i], number};
    return k;
}

static wire_status sample_all(lin_family *f, place **out, size_t *out_n,
                              wire_err *err)
{
    uint32_t longest = 0;
    for (uint32_t i = 0; i < f->m; i++)
        if (f->members[i].n > longest) longest = f->members[i].n;
    uint64_t *all = WIRE_ARRAY(f->tmp, uint64_t, (size_t)longest + 1);
    *out = WIRE_ARRAY(f->tmp, place, (size_t)f->m * SAMPLE + 1);
    if (!all || !*out) return wire_fail_mem(err);
    *out_n = 0;
    for (uint32_t i = 0; i < f->m; i++)
        *out_n += sample(&f->members[i], all, *out + *out_n, i);
    qsort(*out, *out_n, sizeof **out, by_hash);
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

/* For one member: count the others over its shingles that are not common. */
static bool nearest(uint32_t m, const place *places, const uint32_t *group,
                    const uint32_t *mine, size_t n_mine, uint32_t *n_with,
                    count *list, couples *out)
{
    size_t n = 0;
    for (size_t i = 0; i < n_mine; i++) {
        uint32_t g = mine[i];
        if (group[g + 1] - group[g] > COMMON) continue;
        for (uint32_t k = group[g]; k < group[g + 1]; k++) {
            uint32_t other = places[k].member;
            if (other == m) continue;
            if (!n_with[other]++) list[n++].member = other;
        }
    }
    for (size_t i = 0; i < n; i++) {
        list[i].n = n_with[list[i].member];
        n_with[list[i].member] = 0;
    }
    qsort(list, n, sizeof *list, by_count);
    for (size_t i = 0; i < n && i < NEAREST; i++)
        if (!push_both(out, m, list[i].member)) return false;
    return true;
}

typedef struct {
    uint32_t *group;      /* [n_groups + 1] into places: one shingle each */
    uint32_t *first, *of; /* groups of member i: of[first[i], first[i+1]) */
} grouping;

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
    return WIRE_OK;
}

static wire_status find_couples(lin_family *f, couples *out, wire_err *err)
{
    place *places = NULL;
    size_t n = 0, n_hubs = 0;
    grouping g;
    uint32_t hubs[HUBS];
    WIRE_TRY(sample_all(f, &places, &n, err));
    WIRE_TRY(group_places(f, places, n, &g, err));
    WIRE_TRY(find_hubs(f, hubs, &n_hubs, err));
    uint32_t *n_with = wire_arena_calloc(f->tmp, f->m, sizeof *n_with);
    count *list = WIRE_ARRAY(f->tmp, count, f->m);
    if (!n_with || !list) return wire_fail_mem(err);
    for (uint32_t i = 0; i < f->m; i++) {
        for (size_t k = 0; k < n_hubs; k++)
            if (!push_both(out, i, hubs[k])) return wire_fail_mem(err);
        if (!nearest(i, places, g.group, g.of + g.first[i],
                     g.first[i + 1] - g.first[i], n_with, list, out))
            return wire_fail_mem(err);
    }
    return WIRE_OK;
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
