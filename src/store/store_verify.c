/* store_verify.c: is everything there, and is it what it was?
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store_int.h"

#include <stdio.h>

typedef struct {
    wire_store *store;
    void (*tell)(void *ctx, const char *what);
    void *ctx;
    wire_arena *a;
} verifier;

/* One key of an article that its segment does not give back is enough to tell.
 */
static wire_status verify_article(verifier *v, const wire__segment *s,
                                  uint32_t number, const wire_article *article,
                                  wire_err *err)
{
    wire__numbers docs = {0};
    uint64_t *keys, n;
    size_t n_keys;
    bool is_there = true;
    wire_status status =
        wire__store_keys(article->body, v->a, &keys, &n_keys, err);

    WIRE_TRY(status);
    for (size_t i = 0; i < n_keys && is_there && status == WIRE_OK; i++) {
        docs.n = 0;
        status = wire__segment_find(s, keys[i], SIZE_MAX, &docs, &n, err);
        is_there = n > WIRE__LIST_MOST; /* of which the first are kept */
        for (size_t k = 0; k < docs.n; k++)
            is_there |= docs.p[k] == number;
    }
    WIRE_VEC_FREE(&docs);
    wire_free(keys);
    if (status == WIRE_OK && !is_there) {
        char words[160];

        (void)snprintf(words, sizeof words,
                       "article %u: its seeds are not in their segment",
                       number);
        v->tell(v->ctx, words);
    }
    return status;
}

static wire_status verify_segment(verifier *v, const wire__open_segment *open,
                                  wire_err *err)
{
    const wire__segment *s = &open->segment;

    for (uint32_t i = 0; i < s->n_docs; i++) {
        wire_arena_mark mark = wire_arena_save(v->a);
        wire_article article;
        wire_status status = wire__db_get_article(v->store->db, s->first + i,
                                                  v->a, &article, err);

        if (status == WIRE_OK)
            status = verify_article(v, s, s->first + i, &article, err);
        wire_arena_rewind(v->a, mark);
        if (status == WIRE_END) {
            char words[160];

            (void)snprintf(words, sizeof words,
                           "article %u: in segment %u, not in articles.db",
                           s->first + i, open->name);
            v->tell(v->ctx, words);
        } else {
            WIRE_TRY(status);
        }
    }
    return WIRE_OK;
}

/* Runs follow one another from 1 to the last number. */
static void verify_runs(const verifier *v)
{
    const wire_store *s = v->store;
    uint32_t next = 1;
    char words[160];

    for (size_t i = 0; i < s->segments.n; i++) {
        const wire__segment *seg = &s->segments.p[i].segment;

        if (seg->first != next) {
            (void)snprintf(words, sizeof words,
                           "segment %u begins with article %u, not %u",
                           s->segments.p[i].name, seg->first, next);
            v->tell(v->ctx, words);
        }
        next = seg->first + seg->n_docs;
    }
    if (next == s->last_number + 1) return;
    (void)snprintf(words, sizeof words,
                   "the segments end with article %u, the database with %u",
                   next - 1, s->last_number);
    v->tell(v->ctx, words);
}

wire_status wire_store_verify(wire_store *s,
                              void (*tell)(void *ctx, const char *what),
                              void *ctx, wire_err *err)
{
    verifier v = {s, tell, ctx, wire_arena_new(s->budget, 0)};
    wire_status status;

    if (!v.a) return wire_fail_mem(err);
    status = wire__db_verify(s->db, tell, ctx, err);
    verify_runs(&v);
    for (size_t i = 0; i < s->segments.n && status == WIRE_OK; i++)
        status = verify_segment(&v, &s->segments.p[i], err);
    wire_arena_free(v.a);
    return status;
}
