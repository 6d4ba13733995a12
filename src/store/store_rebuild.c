/* store_rebuild.c: a segment that is lost, out of the articles of its run.
 *
 *   articles, a few thousand at once -> a part, a segment of its own
 *   parts -> merged -> the segment; the parts are removed
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store_int.h"

#include <unistd.h>

/* Seeds of a part, and an article more: 24 bytes each. */
enum { PART_SEEDS = 1 << 20 };

typedef struct {
    wire_store *store;
    wire_arena *a;
    wire__doc_keys *docs; /* [n] of the part */
    size_t n, n_seeds;
    uint32_t next; /* article */
    WIRE_VEC(wire__open_segment) parts;
} rebuild;

static void clear(rebuild *r)
{
    for (size_t i = 0; i < r->n; i++)
        wire_free(r->docs[i].keys);
    r->n = r->n_seeds = 0;
}

static wire_status sketch(rebuild *r, wire_err *err)
{
    wire_arena_mark mark = wire_arena_save(r->a);
    wire__doc_keys *doc = &r->docs[r->n];
    wire_article article;
    wire_status status =
        wire__db_get_article(r->store->db, r->next, r->a, &article, err);

    if (status == WIRE_END)
        return wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                         "%s/articles.db: article %u is missing",
                         r->store->path, r->next);
    if (status == WIRE_OK)
        status = wire__store_keys(article.body, r->a, &doc->keys, &doc->n, err);
    wire_arena_rewind(r->a, mark);
    WIRE_TRY(status);
    r->n_seeds += doc->n;
    r->n++;
    r->next++;
    return WIRE_OK;
}

static wire_status write_part(rebuild *r, uint32_t name, wire_err *err)
{
    wire_status status = wire__store_write_segment(
        r->store, name, r->next - (uint32_t)r->n, r->docs, r->n, err);

    clear(r);
    return status;
}

static wire_status take_part(rebuild *r, uint32_t name, wire_err *err)
{
    wire__open_segment part = {.name = name};
    char *path = wire__store_segment_path(r->store, name);
    wire_status status = path ? wire__segment_open(path, &part.segment, err)
                              : wire_fail_mem(err);

    wire_free(path);
    WIRE_TRY(status);
    if (WIRE_VEC_PUSH(&r->parts, part)) return WIRE_OK;
    wire__segment_close(&part.segment);
    return wire_fail_mem(err);
}

/* The whole run when it is one part, else part by part. */
static wire_status write_parts(rebuild *r, wire__segment_row row, wire_err *err)
{
    const uint32_t end = row.first + row.n_docs;

    while (r->next < end) {
        bool is_all;
        uint32_t name = row.name;

        while (r->next < end && r->n_seeds < PART_SEEDS)
            WIRE_TRY(sketch(r, err));
        is_all = r->next == end && r->parts.n == 0;
        if (!is_all) name = ++r->store->last_name;
        WIRE_TRY(write_part(r, name, err));
        if (!is_all) WIRE_TRY(take_part(r, name, err));
    }
    return WIRE_OK;
}

static wire_status merge_parts(const rebuild *r, wire__segment_row row,
                               wire_err *err)
{
    const wire__segment **in = wire_calloc(r->parts.n, sizeof *in);
    char *path = wire__store_segment_path(r->store, row.name);
    wire_status status = in && path ? WIRE_OK : wire_fail_mem(err);

    for (size_t i = 0; status == WIRE_OK && i < r->parts.n; i++)
        in[i] = &r->parts.p[i].segment;
    if (status == WIRE_OK)
        status = wire__segment_merge(in, r->parts.n, path, NULL, err);
    wire_free(in);
    wire_free(path);
    return status == WIRE_OK ? wire__store_sync_folder(r->store, err) : status;
}

static void remove_parts(rebuild *r)
{
    for (size_t i = 0; i < r->parts.n; i++) {
        char *path = wire__store_segment_path(r->store, r->parts.p[i].name);

        wire__segment_close(&r->parts.p[i].segment);
        if (path) (void)unlink(path); /* else a stray: the next open does */
        wire_free(path);
    }
    WIRE_VEC_FREE(&r->parts);
}

wire_status wire__store_rebuild(wire_store *s, wire__segment_row row,
                                wire_err *err)
{
    rebuild r = {.store = s, .next = row.first};
    wire_status status;

    r.docs = wire_calloc(row.n_docs + 1u, sizeof *r.docs);
    r.a = wire_arena_new(s->budget, 0);
    status = r.docs && r.a ? write_parts(&r, row, err) : wire_fail_mem(err);
    if (status == WIRE_OK && r.parts.n) status = merge_parts(&r, row, err);
    if (r.docs) clear(&r);
    remove_parts(&r);
    wire_free(r.docs);
    wire_arena_free(r.a);
    return status;
}
