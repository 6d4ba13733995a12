/* From units to one list of articles with unique ids.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "trace_int.h"

typedef struct {
    uint64_t hash; /* of the id */
    uint32_t doc;  /* in reading order */
} id_key;

static int by_hash(const void *x, const void *y)
{
    const id_key *p = x, *q = y;
    if (p->hash != q->hash) return p->hash < q->hash ? -1 : 1;
    return (p->doc > q->doc) - (p->doc < q->doc);
}

typedef struct {
    wire__run *r;
    wire_arena *arena;
    wire_article **articles; /* [n], in reading order */
    wire_str *given;         /* [n] ids before they were made unique */
    bool *is_dropped;        /* [n] */
    size_t n;
    WIRE_VEC(const wire_skip *) skips;
} collector;

static bool add_skip(collector *c, const wire_article *art, const char *why,
                     bool is_warning)
{
    wire_skip *s = WIRE_NEW(c->arena, wire_skip);
    if (!s || !wire_arena_copy(c->arena, wire_str_of(why), &s->why))
        return false;
    s->path = art->path;
    s->at = art->src_off;
    s->is_warning = is_warning;
    const wire_skip *out = s;
    return WIRE_VEC_PUSH(&c->skips, out);
}

/* Is a given id of this hash in the input? keys[0, n) are ascending. */
static bool is_given(const id_key *keys, size_t n, wire_str id)
{
    uint64_t hash = wire_hash_bytes(id.p, id.n);
    size_t lo = 0, hi = n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (keys[mid].hash < hash)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < n && keys[lo].hash == hash;
}

/* Does a second article of an id say nothing that the first does not? One
 * that is held, of another version or from someone else is no copy of a
 * record, however alike the words. */
static bool is_same_record(const wire_article *a, const wire_article *b)
{
    static const wire_item none = {0};
    const wire_item *x = a->item ? a->item : &none;
    const wire_item *y = b->item ? b->item : &none;

    return wire_str_eq(a->body, b->body) && wire_str_eq(a->title, b->title) &&
           wire_str_eq(a->outlet, b->outlet) && x->status == y->status &&
           wire_str_eq(x->version, y->version) &&
           wire_str_eq(x->embargo, y->embargo) &&
           x->embargoed.unix_s == y->embargoed.unix_s &&
           x->embargoed.precision == y->embargoed.precision;
}

/* A further article under one id: dropped if it is the first again, else
 * named id#k by the next k that no article was given. New names cannot meet
 * each other: their last # parts the id from k. */
static bool rename_or_drop(collector *c, const id_key *keys, uint32_t doc,
                           uint32_t first, unsigned *k)
{
    wire_article *art = c->articles[doc];
    const wire_article *old = c->articles[first];
    char text[200];
    int shown = art->id.n < 80 ? (int)art->id.n : 80;
    if (is_same_record(art, old)) {
        c->is_dropped[doc] = true;
        snprintf(text, sizeof text, "the same article again under its id: %.*s",
                 shown, art->id.p);
        return add_skip(c, art, text, false);
    }
    char *p = wire_arena_alloc(c->arena, art->id.n + 12);
    if (!p) return false;
    memcpy(p, art->id.p, art->id.n);
    wire_str id = {p, 0};
    do {
        int m = snprintf(p + art->id.n, 12, "#%u", ++*k);
        id.n = art->id.n + (size_t)m;
    } while (is_given(keys, c->n, id));
    snprintf(text, sizeof text, "the id is taken: %.*s; named %.*s#%u", shown,
             art->id.p, shown, art->id.p, *k);
    art->id = id;
    return add_skip(c, art, text, true);
}

static wire_status unique_ids(collector *c, wire_err *err)
{
    id_key *keys = wire_malloc((c->n + 1) * sizeof *keys);
    if (!keys) return wire_fail_mem(err);
    for (size_t i = 0; i < c->n; i++) {
        wire_str id = c->articles[i]->id;
        c->given[i] = id;
        keys[i] = (id_key){wire_hash_bytes(id.p, id.n), (uint32_t)i};
    }
    qsort(keys, c->n, sizeof *keys, by_hash);
    wire_status st = WIRE_OK;
    for (size_t i = 0; i < c->n && st == WIRE_OK;) {
        size_t j = i + 1;
        unsigned k = 1;
        for (; j < c->n && keys[j].hash == keys[i].hash; j++)
            if (!rename_or_drop(c, keys, keys[j].doc, keys[i].doc, &k)) {
                st = wire_fail_mem(err);
                break;
            }
        i = j;
    }
    wire_free(keys);
    return st;
}

static int skip_order(const void *x, const void *y)
{
    const wire_skip *const *p = x, *const *q = y;
    int c = wire_str_cmp((*p)->path, (*q)->path);
    if (c) return c;
    if ((*p)->at != (*q)->at) return (*p)->at < (*q)->at ? -1 : 1;
    return wire_str_cmp((*p)->why, (*q)->why);
}

static wire_status gather(collector *c, wire_err *err)
{
    wire_trace_memory *m = c->r->mem;
    const wire_skip *s;
    size_t n_plan = wire_plan_skips(m->plan, &s);
    for (size_t i = 0; i < n_plan; i++) {
        const wire_skip *out = &s[i];
        if (!WIRE_VEC_PUSH(&c->skips, out)) return wire_fail_mem(err);
    }
    for (size_t u = 0; u < m->n_units; u++) {
        wire__unit *x = &m->units[u];
        c->r->t->stats.bytes_read += x->batch.bytes;
        c->r->t->stats.words += x->words;
        c->r->t->stats.text_bytes += x->text_bytes;
        for (size_t i = 0; i < x->batch.n_articles; i++)
            c->articles[c->n++] = &x->batch.articles[i];
        for (size_t i = 0; i < x->batch.n_skips; i++) {
            const wire_skip *out = &x->batch.skips[i];
            if (!WIRE_VEC_PUSH(&c->skips, out)) return wire_fail_mem(err);
        }
    }
    return WIRE_OK;
}

static wire_status list_listed(collector *c, wire_err *err)
{
    wire_trace *t = c->r->t;
    wire_trace_memory *m = c->r->mem;
    size_t n = 0;
    for (size_t u = 0; u < m->n_units; u++)
        n += m->units[u].batch.n_listed;
    t->listed = WIRE_ARRAY(c->arena, const wire_article *, n);
    if (!t->listed) return wire_fail_mem(err);
    for (size_t u = 0; u < m->n_units; u++)
        for (size_t i = 0; i < m->units[u].batch.n_listed; i++)
            t->listed[t->n_listed++] = &m->units[u].batch.listed[i];
    return WIRE_OK;
}

static wire_status publish(collector *c, wire_err *err)
{
    wire_trace *t = c->r->t;
    wire_trace_memory *m = c->r->mem;
    t->docs = WIRE_ARRAY(c->arena, wire_doc, c->n);
    t->given = WIRE_ARRAY(c->arena, wire_str, c->n);
    m->seeds = wire_malloc((c->n + 1) * sizeof *m->seeds);
    t->skips = WIRE_ARRAY(c->arena, const wire_skip *, c->skips.n);
    if (!t->docs || !t->given || !m->seeds || !t->skips)
        return wire_fail_mem(err);
    WIRE_TRY(list_listed(c, err));
    size_t at = 0;
    for (size_t u = 0; u < m->n_units; u++)
        for (size_t i = 0; i < m->units[u].batch.n_articles; i++, at++) {
            if (c->is_dropped[at]) continue;
            t->docs[t->n_docs] = m->units[u].docs[i];
            t->given[t->n_docs] = c->given[at];
            m->seeds[t->n_docs++] = m->units[u].seeds[i];
        }
    t->n_skips = c->skips.n;
    if (t->n_skips) {
        memcpy(t->skips, c->skips.p, t->n_skips * sizeof *t->skips);
        qsort(t->skips, t->n_skips, sizeof *t->skips, skip_order);
    }
    return WIRE_OK;
}

wire_status wire__trace_collect(wire__run *r, wire_err *err)
{
    size_t n = 0;
    for (size_t u = 0; u < r->mem->n_units; u++)
        n += r->mem->units[u].batch.n_articles;
    collector c = {.r = r, .arena = r->mem->arena};
    c.articles = wire_malloc((n + 1) * sizeof *c.articles);
    c.given = wire_malloc((n + 1) * sizeof *c.given);
    c.is_dropped = wire_calloc(n + 1, sizeof *c.is_dropped);
    wire_status st = WIRE_OK;
    if (!c.articles || !c.given || !c.is_dropped) st = wire_fail_mem(err);
    if (st == WIRE_OK) st = gather(&c, err);
    if (st == WIRE_OK) st = unique_ids(&c, err);
    if (st == WIRE_OK) st = publish(&c, err);
    wire_free(c.articles);
    wire_free(c.given);
    wire_free(c.is_dropped);
    WIRE_VEC_FREE(&c.skips);
    return st;
}
