/* segment_merge.c: segments of adjoining runs into one.
 *
 * The one with the lowest key is on top of a heap; of equal keys the one with
 * the older articles, so that lists follow one another.
 * SPDX-License-Identifier: Apache-2.0 */
#include "segment.h"

enum { LOOK_EVERY = 1 << 12 /* keys */ };

typedef struct {
    wire__cursor *cursors; /* [n] */
    size_t *heap;          /* [n_heap] of those that are not at their end */
    size_t n, n_heap;
    wire__numbers docs; /* of the key */
    uint64_t key, df;
    const bool *stop;
    uint64_t steps;
} merge;

/* ---- Heap ------------------------------------------------------------------- */

static bool is_before(const merge *m, size_t x, size_t y)
{
    uint64_t a = m->cursors[x].key, b = m->cursors[y].key;

    return a != b ? a < b : x < y;
}

static void sift(merge *m, size_t at)
{
    size_t moved = m->heap[at];

    for (;;) {
        size_t child = 2 * at + 1;

        if (child >= m->n_heap) break;
        if (child + 1 < m->n_heap &&
            is_before(m, m->heap[child + 1], m->heap[child]))
            child++;
        if (!is_before(m, m->heap[child], moved)) break;
        m->heap[at] = m->heap[child];
        at = child;
    }
    m->heap[at] = moved;
}

static wire_status begin(merge *m, const wire__segment *const *in,
                         wire_err *err)
{
    m->n_heap = 0;
    for (size_t i = 0; i < m->n; i++) {
        wire_status status;

        wire__cursor_free(&m->cursors[i]);
        wire__cursor_init(&m->cursors[i], in[i]);
        status = wire__cursor_next(&m->cursors[i], err);
        if (status == WIRE_OK)
            m->heap[m->n_heap++] = i;
        else if (status != WIRE_END)
            return status;
    }
    for (size_t i = m->n_heap / 2; i-- > 0;)
        sift(m, i);
    return WIRE_OK;
}

/* The cursor on top goes on. */
static wire_status step(merge *m, wire_err *err)
{
    wire_status status = wire__cursor_next(&m->cursors[m->heap[0]], err);

    if (status == WIRE_END)
        m->heap[0] = m->heap[--m->n_heap];
    else if (status != WIRE_OK)
        return status;
    if (m->n_heap) sift(m, 0);
    return WIRE_OK;
}

/* ---- Keys ------------------------------------------------------------------- */

/* Asked by another thread to give up. */
static bool is_stopped(const merge *m)
{
    return m->stop && __atomic_load_n(m->stop, __ATOMIC_RELAXED);
}

/* Gather the next key and its articles; WIRE_END when none is left. */
static wire_status next_key(merge *m, wire_err *err)
{
    if (m->n_heap == 0) return WIRE_END;
    if (++m->steps % LOOK_EVERY == 0 && is_stopped(m)) return WIRE_END;
    m->key = m->cursors[m->heap[0]].key;
    m->docs.n = 0;
    m->df = 0;
    while (m->n_heap && m->cursors[m->heap[0]].key == m->key) {
        const wire__cursor *c = &m->cursors[m->heap[0]];

        m->df += c->df;
        for (size_t k = 0; k < c->docs.n && m->docs.n < WIRE__LIST_MOST; k++)
            if (!WIRE_VEC_PUSH(&m->docs, c->docs.p[k]))
                return wire_fail_mem(err);
        WIRE_TRY(step(m, err));
    }
    return WIRE_OK;
}

/* About how many keys there will be: hashes are spread evenly, so those of the
 * first sixteenth tell. */
static wire_status estimate(merge *m, const wire__segment *const *in,
                            uint64_t *n, wire_err *err)
{
    const uint64_t end = (uint64_t)1 << (WIRE__KEY_BITS - 4);
    wire_status status;

    *n = 0;
    WIRE_TRY(begin(m, in, err));
    while ((status = next_key(m, err)) == WIRE_OK && m->key < end)
        *n += 16;
    return status == WIRE_END ? WIRE_OK : status;
}

static wire_status write_keys(merge *m, const wire__segment *const *in,
                              wire__segment_writer *w, wire_err *err)
{
    wire_status status;

    WIRE_TRY(begin(m, in, err));
    while ((status = next_key(m, err)) == WIRE_OK)
        WIRE_TRY(
            wire__segment_key(w, m->key, m->docs.p, m->docs.n, m->df, err));
    if (is_stopped(m)) return WIRE_END;
    return status == WIRE_END ? WIRE_OK : status;
}

static wire_status merge_into(merge *m, const wire__segment *const *in,
                              const char *path, wire_err *err)
{
    const wire__segment *last = in[m->n - 1];
    wire__segment_writer *w;
    wire_status status;
    uint64_t n_keys;

    WIRE_TRY(estimate(m, in, &n_keys, err));
    WIRE_TRY(wire__segment_create(path, in[0]->first,
                                  last->first + last->n_docs - in[0]->first,
                                  n_keys, &w, err));
    status = write_keys(m, in, w, err);
    if (status == WIRE_OK) return wire__segment_finish(w, err);
    wire__segment_abandon(w);
    return status;
}

wire_status wire__segment_merge(const wire__segment *const *in, size_t n,
                                const char *path, const bool *stop,
                                wire_err *err)
{
    merge m = {.cursors = wire_calloc(n, sizeof(wire__cursor)),
               .heap = wire_calloc(n, sizeof(size_t)),
               .n = n,
               .stop = stop};
    wire_status status = m.cursors && m.heap ? merge_into(&m, in, path, err)
                                             : wire_fail_mem(err);

    for (size_t i = 0; m.cursors && i < n; i++)
        wire__cursor_free(&m.cursors[i]);
    WIRE_VEC_FREE(&m.docs);
    wire_free(m.cursors);
    wire_free(m.heap);
    return status;
}
