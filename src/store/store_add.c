/* store_add.c: articles into the store.
 *
 *   segment written and synced -> rows of articles and segment, one commit
 *
 * A crash before the commit leaves a file that no row names, taken away when
 * the store is next opened; after it everything is there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "store_int.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum {
    NUMBER_MOST = INT32_MAX,
    PLACE_BITS = 64 - WIRE__KEY_BITS, /* of an article in its call */
    RADIX_BITS = 12
};

/* ---- Seeds ------------------------------------------------------------------ */

static int by_key(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

wire_status wire__store_keys(wire_str body, wire_arena *scratch, uint64_t **out,
                             size_t *out_n, wire_err *err)
{
    const wire_sketch_opts o = WIRE_SKETCH_OPTS_INIT;
    wire_words words;
    wire_seed *seeds;
    size_t n, kept = 0;
    uint64_t *keys;

    WIRE_TRY(wire_text_words(body, scratch, &words, err));
    WIRE_TRY(wire_sketch_seeds(&words, &o, scratch, &seeds, &n, err));
    keys = wire_malloc((n + 1) * sizeof *keys);
    if (!keys) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++)
        keys[i] = wire__key_of(seeds[i].hash);
    qsort(keys, n, sizeof *keys, by_key);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || keys[i] != keys[i - 1]) keys[kept++] = keys[i];
    *out = keys;
    *out_n = kept;
    return WIRE_OK;
}

/* ---- A segment of articles -------------------------------------------------- */

/* A posting is one number: key, then place of the article. Of n, sorted by
 * key, least significant digit first; stable, so that articles stay ascending
 * within a key. tmp is as long as p; returns which of them holds the result.
 */
static uint64_t *sort_postings(uint64_t *p, uint64_t *tmp, size_t n)
{
    enum { DIGITS = 1 << RADIX_BITS };
    size_t *at = wire_malloc(DIGITS * sizeof *at);

    if (!at) return NULL;
    for (unsigned shift = PLACE_BITS; shift < 64; shift += RADIX_BITS) {
        uint64_t *swap = p;
        size_t sum = 0;

        memset(at, 0, DIGITS * sizeof *at);
        for (size_t i = 0; i < n; i++)
            at[p[i] >> shift & (DIGITS - 1)]++;
        for (size_t d = 0; d < DIGITS; d++) {
            size_t m = at[d];

            at[d] = sum;
            sum += m;
        }
        for (size_t i = 0; i < n; i++)
            tmp[at[p[i] >> shift & (DIGITS - 1)]++] = p[i];
        p = tmp;
        tmp = swap;
    }
    wire_free(at);
    return p;
}

/* Keys with their articles, in order. */
static wire_status write_sorted(wire__segment_writer *w, uint32_t first,
                                const uint64_t *p, size_t n, wire_err *err)
{
    const uint64_t place = ((uint64_t)1 << PLACE_BITS) - 1;
    wire__numbers docs = {0};
    wire_status status = WIRE_OK;

    for (size_t i = 0; i < n && status == WIRE_OK;) {
        uint64_t key = p[i] >> PLACE_BITS;

        docs.n = 0;
        for (; i < n && p[i] >> PLACE_BITS == key; i++)
            if (!WIRE_VEC_PUSH(&docs, first + (uint32_t)(p[i] & place))) {
                status = wire_fail_mem(err);
                break;
            }
        if (status == WIRE_OK)
            status = wire__segment_key(w, key, docs.p, docs.n, docs.n, err);
    }
    WIRE_VEC_FREE(&docs);
    return status;
}

static void gather(const wire__doc_keys *docs, size_t n, uint64_t *out)
{
    for (size_t d = 0; d < n; d++)
        for (size_t i = 0; i < docs[d].n; i++)
            *out++ = docs[d].keys[i] << PLACE_BITS | d;
}

static wire_status write_segment(const char *path, uint32_t first,
                                 uint32_t n_docs, const uint64_t *p, size_t n,
                                 wire_err *err)
{
    wire__segment_writer *w;
    wire_status status;
    uint64_t n_keys = 0;

    for (size_t i = 0; i < n; i++)
        n_keys += i == 0 || p[i] >> PLACE_BITS != p[i - 1] >> PLACE_BITS;
    WIRE_TRY(wire__segment_create(path, first, n_docs, n_keys, &w, err));
    status = write_sorted(w, first, p, n, err);
    if (status == WIRE_OK) return wire__segment_finish(w, err);
    wire__segment_abandon(w);
    return status;
}

wire_status wire__store_write_segment(const wire_store *s, uint32_t name,
                                      uint32_t first,
                                      const wire__doc_keys *docs, size_t n,
                                      wire_err *err)
{
    char *path = wire__store_segment_path(s, name);
    size_t m = 0;
    uint64_t *p, *tmp, *sorted = NULL;
    wire_status status;

    for (size_t d = 0; d < n; d++)
        m += docs[d].n;
    p = wire_malloc((m + 1) * sizeof *p);
    tmp = wire_malloc((m + 1) * sizeof *tmp);
    if (path && p && tmp) {
        gather(docs, n, p);
        sorted = sort_postings(p, tmp, m);
    }
    status = sorted ? write_segment(path, first, (uint32_t)n, sorted, m, err)
                    : wire_fail_mem(err);
    wire_free(p);
    wire_free(tmp);
    wire_free(path);
    return status == WIRE_OK ? wire__store_sync_folder(s, err) : status;
}

/* ---- Add -------------------------------------------------------------------- */

/* One article that is to be stored. */
typedef struct {
    const wire_article *article;
    uint32_t version;
    uint64_t hash;
} fresh;

typedef struct {
    wire_store *store;
    fresh *fresh; /* [n] */
    wire__doc_keys *keys;
    size_t n;
    wire_arena **arenas; /* [n_threads] */
} addition;

static uint64_t hash_of(const wire_article *a)
{
    return wire_mix64(wire_hash_bytes(a->title.p, a->title.n)) ^
           wire_hash_bytes(a->body.p, a->body.n);
}

/* Looks at the articles of this call too, which are not in the database yet:
 * the last one of the same id counts. Newest first, so that one feed that
 * repeats an item is short; ids within one call are few times the same. */
static const fresh *earlier(const addition *ad, wire_str id,
                            const size_t *table, size_t mask)
{
    uint64_t h = wire_hash_bytes(id.p, id.n);
    const fresh *found = NULL;

    for (size_t i = h & mask; table[i]; i = (i + 1) & mask)
        if (wire_str_eq(ad->fresh[table[i] - 1].article->id, id))
            found = &ad->fresh[table[i] - 1];
    return found;
}

static void note(const addition *ad, size_t i, size_t *table, size_t mask)
{
    wire_str id = ad->fresh[i].article->id;
    size_t at = wire_hash_bytes(id.p, id.n) & mask;

    while (table[at])
        at = (at + 1) & mask;
    table[at] = i + 1;
}

/* What an article is to those before it. */
static wire_status judge(addition *ad, const wire_article *a, size_t *table,
                         size_t mask, wire_added *out, wire_err *err)
{
    const fresh *before = earlier(ad, a->id, table, mask);
    uint64_t hash = hash_of(a), old_hash = 0;
    uint32_t number, version = 0;

    if (before) {
        version = before->version;
        old_hash = before->hash;
    } else {
        wire_status status = wire__db_latest(ad->store->db, a->id, &number,
                                             &version, &old_hash, err);

        if (status != WIRE_END) WIRE_TRY(status);
    }
    *out = version == 0       ? WIRE_ADDED_NEW
           : old_hash == hash ? WIRE_ADDED_SAME
                              : WIRE_ADDED_VERSION;
    if (*out == WIRE_ADDED_SAME) return WIRE_OK;
    ad->fresh[ad->n++] = (fresh){a, version + 1, hash};
    note(ad, ad->n - 1, table, mask);
    return WIRE_OK;
}

static wire_status judge_all(addition *ad, const wire_article *const *articles,
                             size_t n, wire_added *added, wire_err *err)
{
    size_t mask = 16, *table;
    wire_status status = WIRE_OK;

    while (mask < 2 * n)
        mask *= 2;
    table = wire_calloc(mask, sizeof *table);
    if (!table) return wire_fail_mem(err);
    for (size_t i = 0; i < n && status == WIRE_OK; i++) {
        wire_added what = WIRE_ADDED_SAME;

        status = judge(ad, articles[i], table, mask - 1, &what, err);
        if (added) added[i] = what;
    }
    wire_free(table);
    return status;
}

static wire_status sketch_one(void *ctx, size_t i, unsigned worker,
                              wire_err *err)
{
    addition *ad = ctx;
    wire_arena *a = ad->arenas[worker];
    wire_arena_mark mark = wire_arena_save(a);
    wire_status status = wire__store_keys(
        ad->fresh[i].article->body, a, &ad->keys[i].keys, &ad->keys[i].n, err);

    wire_arena_rewind(a, mark);
    return status;
}

static wire_status sketch_all(addition *ad, wire_err *err)
{
    unsigned n_threads = ad->store->n_threads;
    wire_status status = WIRE_OK;

    ad->arenas = wire_calloc(n_threads, sizeof *ad->arenas);
    if (!ad->arenas) return wire_fail_mem(err);
    for (unsigned i = 0; i < n_threads; i++) {
        ad->arenas[i] = wire_arena_new(ad->store->budget, 0);
        if (!ad->arenas[i]) status = wire_fail_mem(err);
    }
    if (status == WIRE_OK)
        status = wire_pool_run(n_threads, ad->n, sketch_one, ad, err);
    for (unsigned i = 0; i < n_threads; i++)
        wire_arena_free(ad->arenas[i]);
    wire_free(ad->arenas);
    return status;
}

static wire_status put_rows(addition *ad, wire__segment_row row, wire_err *err)
{
    wire_store *s = ad->store;
    int64_t now = (int64_t)time(NULL);

    WIRE_TRY(wire__db_begin(s->db, true, err));
    for (size_t i = 0; i < ad->n; i++)
        WIRE_TRY(wire__db_put_article(s->db, row.first + (uint32_t)i,
                                      ad->fresh[i].version, ad->fresh[i].hash,
                                      now, ad->fresh[i].article, err));
    WIRE_TRY(wire__db_put_segment(s->db, row, err));
    return wire__db_commit(s->db, err);
}

/* Out of the list again: no row names it, so its file is a stray. */
static void drop_last(wire_store *s)
{
    wire__segment_close(&s->segments.p[--s->segments.n].segment);
    wire__db_rollback(s->db);
}

static wire_status commit(addition *ad, wire_err *err)
{
    wire_store *s = ad->store;
    wire__segment_row row = {s->last_name + 1, s->last_number + 1,
                             (uint32_t)ad->n};
    wire_status status;

    s->last_name = row.name;
    WIRE_TRY(wire__store_write_segment(s, row.name, row.first, ad->keys, ad->n,
                                       err));
    WIRE_TRY(wire__store_take_segment(s, row.name, err));
    status = put_rows(ad, row, err);
    if (status == WIRE_OK)
        s->last_number += row.n_docs;
    else
        drop_last(s);
    return status;
}

wire_status wire_store_add(wire_store *s, const wire_article *const *articles,
                           size_t n, wire_added *added, wire_err *err)
{
    addition ad = {.store = s};
    wire_status status;

    if (s->read_only)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "the store was opened to read only");
    if (n >= (size_t)NUMBER_MOST - s->last_number)
        return wire_fail(err, WIRE_ELIMIT, WIRE_NO_OFF,
                         "a store holds %d articles at most", NUMBER_MOST);
    if (n >> PLACE_BITS)
        return wire_fail(err, WIRE_ELIMIT, WIRE_NO_OFF,
                         "%zu articles are too many for one call", n);
    ad.fresh = wire_calloc(n + 1, sizeof *ad.fresh);
    ad.keys = wire_calloc(n + 1, sizeof *ad.keys);
    status = ad.fresh && ad.keys ? judge_all(&ad, articles, n, added, err)
                                 : wire_fail_mem(err);
    if (status == WIRE_OK && ad.n) status = sketch_all(&ad, err);
    if (status == WIRE_OK && ad.n) status = commit(&ad, err);
    for (size_t i = 0; i < ad.n; i++)
        wire_free(ad.keys[i].keys);
    wire_free(ad.fresh);
    wire_free(ad.keys);
    if (status == WIRE_OK) wire__store_merge(s);
    return status;
}
