/* store_merge.c: segments that have grown in number become few, on a thread of
 * their own, while articles are added and asked for.
 *
 *   add     commit -> eight alike? -> begin        done? -> rows -> list
 *   thread                 read the eight, write one, sync
 *
 * The thread sees segments only, which never change; rows, list and the old
 * files are changed by the caller's thread, between two calls.
 * SPDX-License-Identifier: Apache-2.0 */
#include "store_int.h"

#include <pthread.h>
#include <unistd.h>

enum {
    MERGE_N = 8,           /* segments of one size that become one */
    MERGE_SHIFT = 3,       /* and its binary logarithm */
    REST_RATIO = 2,        /* of one to all behind it, when all is settled */
    BEHIND_N = 4 * MERGE_N /* from which add waits for the thread */
};

struct wire__merging {
    pthread_t thread;
    const wire_store *store; /* its path only */
    wire__segment *in;       /* [n] as the list has them */
    const wire__segment **ptr;
    size_t from, n; /* where they stand in the list */
    char *path;     /* of what they become */
    wire__open_segment out;
    wire_status status;
    wire_err err;
    bool is_done, stop; /* atomic */
};

/* ---- What to merge ---------------------------------------------------------- */

/* Segments of one level differ by less than eight times. */
static unsigned level_of(const wire__segment *s)
{
    uint64_t n = s->n_docs >> 6;
    unsigned level = 0;

    for (; n; n >>= MERGE_SHIFT)
        level++;
    return level;
}

/* How many segments at the end belong together: MERGE_N and more of a level,
 * or of lower ones; 0 when there are not. */
static size_t run_to_merge(const wire_store *s)
{
    size_t n = s->segments.n, run = 0;
    unsigned level;

    if (n < MERGE_N) return 0;
    level = level_of(&s->segments.p[n - 1].segment);
    while (run < n && level_of(&s->segments.p[n - 1 - run].segment) <= level)
        run++;
    return run >= MERGE_N ? run : 0;
}

/* At rest few are better than cheap: every question asks each of them. How many
 * at the end must become one so that each holds REST_RATIO times the articles
 * of all behind it: then their number is log(n) base REST_RATIO + 1, and an
 * article is written again as often at the most. 0: they are so. */
static size_t run_at_rest(const wire_store *s)
{
    size_t n = s->segments.n, run = 0;
    uint64_t behind = 0;

    for (size_t i = n; i-- > 0;) {
        uint64_t docs = s->segments.p[i].segment.n_docs;

        if (docs < REST_RATIO * behind) run = n - i;
        behind += docs;
    }
    return run;
}

/* ---- The thread ------------------------------------------------------------- */

static void merging_free(wire__merging *m)
{
    if (!m) return;
    wire_free(m->in);
    wire_free(m->ptr);
    wire_free(m->path);
    wire_free(m);
}

static wire__merging *merging_new(wire_store *s, size_t run)
{
    wire__merging *m = wire_calloc(1, sizeof *m);

    if (!m) return NULL;
    m->store = s;
    m->from = s->segments.n - run;
    m->n = run;
    m->in = wire_calloc(run, sizeof *m->in);
    m->ptr = wire_calloc(run, sizeof *m->ptr);
    m->out.name = ++s->last_name;
    m->path = wire__store_segment_path(s, m->out.name);
    if (!m->in || !m->ptr || !m->path) {
        merging_free(m);
        return NULL;
    }
    for (size_t i = 0; i < run; i++) {
        m->in[i] = s->segments.p[m->from + i].segment;
        m->ptr[i] = &m->in[i];
    }
    return m;
}

static wire_status merge_files(wire__merging *m, wire_err *err)
{
    WIRE_TRY(wire__segment_merge(m->ptr, m->n, m->path, &m->stop, err));
    WIRE_TRY(wire__store_sync_folder(m->store, err));
    return wire__segment_open(m->path, &m->out.segment, err);
}

static void *work(void *arg)
{
    wire__merging *m = arg;

    m->status = merge_files(m, &m->err);
    __atomic_store_n(&m->is_done, true, __ATOMIC_RELEASE);
    return NULL;
}

static void begin(wire_store *s, size_t run)
{
    wire__merging *m = merging_new(s, run);

    if (m && pthread_create(&m->thread, NULL, work, m) != 0) {
        merging_free(m);
        m = NULL;
    }
    s->merging = m;
}

/* ---- What it has done ------------------------------------------------------- */

static wire_status replace_rows(wire_store *s, const wire__merging *m,
                                wire_err *err)
{
    wire__segment_row row = {m->out.name, m->out.segment.first,
                             m->out.segment.n_docs};

    WIRE_TRY(wire__db_begin(s->db, true, err));
    for (size_t i = 0; i < m->n; i++)
        WIRE_TRY(
            wire__db_drop_segment(s->db, s->segments.p[m->from + i].name, err));
    WIRE_TRY(wire__db_put_segment(s->db, row, err));
    return wire__db_commit(s->db, err);
}

/* Close the ones it was made of and let it take their place. */
static void replace_in_list(wire_store *s, const wire__merging *m)
{
    wire__open_segment *p = s->segments.p + m->from;

    for (size_t i = 0; i < m->n; i++) {
        char *path = wire__store_segment_path(s, p[i].name);

        wire__segment_close(&p[i].segment);
        if (path) (void)unlink(path); /* else a stray: the next open does */
        wire_free(path);
    }
    p[0] = m->out;
    memmove(p + 1, p + m->n, (s->segments.n - m->from - m->n) * sizeof *p);
    s->segments.n -= m->n - 1;
}

/* List and database change together: what may fail is done before. */
static wire_status take_in(wire_store *s, wire_err *err)
{
    wire__merging *m = s->merging;
    wire_status status;

    (void)pthread_join(m->thread, NULL);
    s->merging = NULL;
    status = m->status;
    if (status != WIRE_OK) {
        if (err) *err = m->err;
    } else if ((status = replace_rows(s, m, err)) == WIRE_OK) {
        replace_in_list(s, m);
    } else {
        wire__db_rollback(s->db);
        wire__segment_close(&m->out.segment);
        (void)unlink(m->path);
    }
    merging_free(m);
    return status;
}

void wire__store_merge(wire_store *s)
{
    size_t run;

    if (s->merging &&
        (__atomic_load_n(&s->merging->is_done, __ATOMIC_ACQUIRE) ||
         run_to_merge(s) >= BEHIND_N) &&
        take_in(s, NULL) != WIRE_OK)
        return;
    run = s->merging ? 0 : run_to_merge(s);
    if (run) begin(s, run);
}

void wire__store_merge_stop(wire_store *s)
{
    if (!s->merging) return;
    __atomic_store_n(&s->merging->stop, true, __ATOMIC_RELAXED);
    (void)take_in(s, NULL);
}

wire_status wire_store_settle(wire_store *s, wire_err *err)
{
    size_t run;

    for (;;) {
        if (s->merging) WIRE_TRY(take_in(s, err));
        run = run_at_rest(s);
        if (run == 0 || s->read_only) return WIRE_OK;
        begin(s, run);
        if (!s->merging) return wire_fail_mem(err);
    }
}
