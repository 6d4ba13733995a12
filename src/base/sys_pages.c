/* Pieces of memory from regions of one huge page each.
 *
 *   region, 2 MiB   [piece 0][piece 1] ... [piece 7]     one bit each: free
 *
 * Memory that is touched for the first time is a fault each small page, or one
 * each huge page, which is seven times cheaper where the machine has the memory
 * at hand. A virtual machine that gives free memory back to its host has its
 * huge pages taken from what was given back: they cost five times what small
 * ones do. So small pages are timed once and each huge one when it comes, and
 * the first that is dear is the last that is asked for. Small jobs ask for
 * none.
 *
 * A region all of whose pieces are free goes back to the system, but for one
 * that is kept for the next call.
 * SPDX-License-Identifier: Apache-2.0 */
#include <pthread.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "pages.h"

enum {
    PIECES = WIRE__HUGE_BYTES / WIRE__PIECE_BYTES,
    ALL = (1 << PIECES) - 1,
    SMALL_JOB = 16 << 20, /* bytes below which no huge page is asked for */
    TIMED_BYTES = 256 << 10,
    DEAR = 2 /* times what small pages cost */
};

struct wire__region {
    char *base;
    unsigned free;             /* bit i: piece i */
    wire__region *next, *prev; /* of those with free pieces */
};

static struct {
    pthread_mutex_t lock;
    wire__region *open; /* some pieces free */
    wire__region *kept; /* all pieces free; at most one */
} pool = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* ---- Huge pages ---- */

static size_t asked_bytes; /* atomic */
static bool is_dear;       /* atomic */
static double dear_s;      /* set once: a huge page that costs more is dear */
static pthread_once_t timed = PTHREAD_ONCE_INIT;

static char *map(size_t n)
{
    char *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
                   -1, 0);
    return p == MAP_FAILED ? NULL : p;
}

/* Of this thread, so that a busy machine makes nothing dear. */
static double cpu_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Seconds that it takes to touch each page of [p, p + n). */
static double touch_s(char *p, size_t n, size_t page)
{
    double began = cpu_s();
    for (size_t i = 0; i < n; i += page)
        *(volatile char *)(p + i) = 0;
    return cpu_s() - began;
}

static void time_small(void)
{
    char *p = map(TIMED_BYTES);
    if (!p) return;
    double s = touch_s(p, TIMED_BYTES, (size_t)sysconf(_SC_PAGESIZE));
    dear_s = s * DEAR * WIRE__HUGE_BYTES / TIMED_BYTES;
    munmap(p, TIMED_BYTES);
}

void wire__pages_advise(char *p, size_t n)
{
    if (__atomic_load_n(&is_dear, __ATOMIC_RELAXED) ||
        __atomic_add_fetch(&asked_bytes, n, __ATOMIC_RELAXED) < SMALL_JOB)
        return;
    pthread_once(&timed, time_small);
    if (madvise(p, n, MADV_HUGEPAGE)) return;
    if (touch_s(p, 1, 1) <= dear_s) return;
    __atomic_store_n(&is_dear, true, __ATOMIC_RELAXED);
    if (n > WIRE__HUGE_BYTES)
        madvise(p + WIRE__HUGE_BYTES, n - WIRE__HUGE_BYTES, MADV_NOHUGEPAGE);
}

/* ---- Regions ---- */

static char *map_aligned(void)
{
    size_t n = WIRE__HUGE_BYTES;
    char *p = map(2 * n);
    if (!p) return NULL;
    size_t head = (n - ((uintptr_t)p & (n - 1))) & (n - 1);
    if (head) munmap(p, head);
    if (head < n) munmap(p + head + n, n - head);
    return p + head;
}

static wire__region *region_new(void)
{
    wire__region *r = wire_calloc(1, sizeof *r);
    if (!r) return NULL;
    r->base = map_aligned();
    r->free = ALL;
    if (r->base) {
        wire__pages_advise(r->base, WIRE__HUGE_BYTES);
        return r;
    }
    wire_free(r);
    return NULL;
}

static void region_free(wire__region *r)
{
    munmap(r->base, WIRE__HUGE_BYTES);
    wire_free(r);
}

static void list_add(wire__region *r)
{
    r->prev = NULL;
    r->next = pool.open;
    if (r->next) r->next->prev = r;
    pool.open = r;
}

static void list_drop(wire__region *r)
{
    if (r->next) r->next->prev = r->prev;
    if (r->prev)
        r->prev->next = r->next;
    else
        pool.open = r->next;
}

/* ---- Pieces ---- */

/* One with a free piece, in the list; the lock is held but for the call to
 * the system. */
static wire__region *open_region(void)
{
    if (pool.open) return pool.open;
    wire__region *r = pool.kept;
    pool.kept = NULL;
    if (!r) {
        pthread_mutex_unlock(&pool.lock);
        r = region_new();
        pthread_mutex_lock(&pool.lock);
    }
    if (r) list_add(r);
    return r;
}

char *wire__piece_new(wire__region **of)
{
    char *p = NULL;
    pthread_mutex_lock(&pool.lock);
    wire__region *r = open_region();
    if (r) {
        unsigned i = (unsigned)__builtin_ctz(r->free);
        r->free &= r->free - 1;
        if (!r->free) list_drop(r);
        p = r->base + (size_t)i * WIRE__PIECE_BYTES;
    }
    pthread_mutex_unlock(&pool.lock);
    *of = r;
    return p;
}

void wire__piece_free(wire__region *of, const char *piece)
{
    wire__region *gone = NULL;
    pthread_mutex_lock(&pool.lock);
    if (!of->free) list_add(of);
    of->free |= 1u << ((size_t)(piece - of->base) / WIRE__PIECE_BYTES);
    if (of->free == ALL) {
        list_drop(of);
        gone = pool.kept;
        pool.kept = of;
    }
    pthread_mutex_unlock(&pool.lock);
    if (gone) region_free(gone);
}
