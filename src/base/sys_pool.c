/* A parallel loop over POSIX threads.
 *
 * Tasks are taken in ascending order from one counter. The failure reported
 * is the one of the lowest task number that failed: since a task is started
 * only after all lower ones were, that number does not depend on timing
 * unless two tasks fail, and then the lower one wins.
 * SPDX-License-Identifier: Apache-2.0 */
#include <pthread.h>
#include <sched.h>

#include <wirecopy/base.h>

typedef struct {
    wire_task_fn task;
    void *ctx;
    size_t n_tasks;
    size_t next;          /* atomic */
    bool failed;          /* atomic */
    pthread_mutex_t lock; /* guards the three below */
    size_t failed_task;
    wire_status status;
    wire_err err;
} pool;

typedef struct {
    pool *pool;
    unsigned worker;
} seat;

static void note_failure(pool *p, size_t i, wire_status st, const wire_err *err)
{
    pthread_mutex_lock(&p->lock);
    if (p->status == WIRE_OK || i < p->failed_task) {
        p->failed_task = i;
        p->status = st;
        p->err = *err;
    }
    pthread_mutex_unlock(&p->lock);
    __atomic_store_n(&p->failed, true, __ATOMIC_RELEASE);
}

static void *work(void *arg)
{
    seat *s = arg;
    pool *p = s->pool;
    while (!__atomic_load_n(&p->failed, __ATOMIC_ACQUIRE)) {
        size_t i = __atomic_fetch_add(&p->next, 1, __ATOMIC_RELAXED);
        if (i >= p->n_tasks) break;
        wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
        wire_status st = p->task(p->ctx, i, s->worker, &err);
        if (st != WIRE_OK) note_failure(p, i, st, &err);
    }
    return NULL;
}

enum { MAX_THREADS = 256 };

wire_status wire_pool_run(unsigned n_threads, size_t n_tasks, wire_task_fn task,
                          void *ctx, wire_err *err)
{
    if (n_threads < 1) n_threads = 1;
    if (n_threads > MAX_THREADS) n_threads = MAX_THREADS;
    if (n_threads > n_tasks) n_threads = n_tasks ? (unsigned)n_tasks : 1;
    pool p = {.task = task, .ctx = ctx, .n_tasks = n_tasks};
    pthread_mutex_init(&p.lock, NULL);
    pthread_t *threads = wire_calloc(n_threads, sizeof *threads);
    seat *seats = wire_calloc(n_threads, sizeof *seats);
    unsigned started = 0;
    wire_status st = WIRE_OK;
    if (!threads || !seats) {
        st = wire_fail_mem(err);
        goto out;
    }
    for (unsigned i = 0; i < n_threads; i++)
        seats[i] = (seat){&p, i};
    /* A thread that cannot be had is no failure: the caller works too. */
    for (unsigned i = 1; i < n_threads; i++) {
        if (pthread_create(&threads[started], NULL, work, &seats[i])) break;
        started++;
    }
    work(&seats[0]);
    for (unsigned i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    st = p.status;
    if (st != WIRE_OK && err) *err = p.err;
out:
    wire_free(threads);
    wire_free(seats);
    pthread_mutex_destroy(&p.lock);
    return st;
}

unsigned wire_cpu_count(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0) {
        int n = CPU_COUNT(&set);
        if (n > 0) return (unsigned)n;
    }
    return 1;
}
