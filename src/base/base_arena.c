/* The heap, budgets and arenas. malloc is called in this file only.
 *
 *   arena -> [chunk 0 | used ... free] [chunk 1 | ...]
 *
 * Chunks double from 1 KiB, as a trace of small files holds four arenas a file,
 * up to a piece of 256 KiB; a larger request gets a chunk of its own size.
 * Rewinding keeps the chunks for the next document.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "pages.h"

#if defined(__SANITIZE_ADDRESS__)
    #define WIRE_ASAN 1
#elif defined(__has_feature)
    #if __has_feature(address_sanitizer)
        #define WIRE_ASAN 1
    #endif
#endif
#ifdef WIRE_ASAN
    #include <sanitizer/asan_interface.h>
    #define POISON(p, n)   ASAN_POISON_MEMORY_REGION((p), (n))
    #define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
    #define GAP_BYTES      16
#else
    #define POISON(p, n)   ((void)0)
    #define UNPOISON(p, n) ((void)0)
    #define GAP_BYTES      0
#endif

enum { ALIGN = 16, FIRST_CHUNK = 1024, LARGE = 4 << 20 };

#ifdef WIRE_ASAN /* which sees each block by itself, and leaks */
static void *large(size_t n_bytes) { return malloc(n_bytes); }
static char *piece(wire__region **of)
{
    *of = NULL;
    return malloc(WIRE__PIECE_BYTES);
}
#else
/* From huge pages where those are cheap. */
static void *large(size_t n_bytes)
{
    const size_t page = WIRE__HUGE_BYTES;
    size_t n = (n_bytes + page - 1) & ~(page - 1);
    char *p = aligned_alloc(page, n);
    if (p) wire__pages_advise(p, n);
    return p;
}
static char *piece(wire__region **of) { return wire__piece_new(of); }
#endif

void *wire_malloc(size_t n_bytes)
{
    if (n_bytes > SIZE_MAX / 2) return NULL;
    if (n_bytes >= LARGE) return large(n_bytes);
    return malloc(n_bytes ? n_bytes : 1);
}

void *wire_calloc(size_t n, size_t size)
{
    return calloc(n ? n : 1, size ? size : 1);
}

void *wire_realloc(void *p, size_t n_bytes)
{
    return realloc(p, n_bytes ? n_bytes : 1);
}

void wire_free(void *p) { free(p); }

/* ---- Budget ---- */

bool wire_budget_take(wire_budget *b, size_t n)
{
    if (!b) return true;
    size_t now = __atomic_add_fetch(&b->used_bytes, n, __ATOMIC_RELAXED);
    if (b->limit_bytes && now > b->limit_bytes) {
        __atomic_sub_fetch(&b->used_bytes, n, __ATOMIC_RELAXED);
        return false;
    }
    size_t peak = __atomic_load_n(&b->peak_bytes, __ATOMIC_RELAXED);
    while (now > peak &&
           !__atomic_compare_exchange_n(&b->peak_bytes, &peak, now, true,
                                        __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {
    }
    return true;
}

void wire_budget_give(wire_budget *b, size_t n)
{
    if (b) __atomic_sub_fetch(&b->used_bytes, n, __ATOMIC_RELAXED);
}

/* ---- Arena ---- */

typedef struct {
    char *p;
    size_t cap, used;
    wire__region *of; /* of a piece; NULL for a block of the heap */
} chunk;

struct wire_arena {
    wire_budget *budget; /* borrowed; NULL none */
    size_t limit, held;  /* bytes of all chunks */
    chunk *chunks;
    size_t n, cap; /* chunks held; those behind cur are empty */
    size_t cur;    /* chunk being filled */
};

wire_arena *wire_arena_new(wire_budget *budget, size_t limit_bytes)
{
    wire_arena *a = wire_calloc(1, sizeof *a);
    if (!a) return NULL;
    a->budget = budget;
    a->limit = limit_bytes;
    return a;
}

void wire_arena_free(wire_arena *a)
{
    if (!a) return;
    for (size_t i = 0; i < a->n; i++) {
        UNPOISON(a->chunks[i].p, a->chunks[i].cap);
        if (a->chunks[i].of)
            wire__piece_free(a->chunks[i].of, a->chunks[i].p);
        else
            wire_free(a->chunks[i].p);
    }
    wire_budget_give(a->budget, a->held);
    wire_free(a->chunks);
    wire_free(a);
}

static bool chunk_add(wire_arena *a, size_t need)
{
    size_t size = a->n ? a->chunks[a->n - 1].cap * 2 : FIRST_CHUNK;
    if (size > WIRE__PIECE_BYTES) size = WIRE__PIECE_BYTES;
    if (size < need) size = need;
    if (a->limit && size > a->limit - (a->held < a->limit ? a->held : a->limit))
        size = need; /* the last bytes under the limit still serve */
    if (a->limit && (a->held > a->limit || size > a->limit - a->held))
        return false;
    if (a->n == a->cap &&
        !wire_vec_grow((void **)&a->chunks, &a->cap, a->n + 1, sizeof(chunk)))
        return false;
    if (!wire_budget_take(a->budget, size)) return false;
    wire__region *of = NULL;
    char *p = size == WIRE__PIECE_BYTES ? piece(&of) : wire_malloc(size);
    if (!p) {
        wire_budget_give(a->budget, size);
        return false;
    }
    POISON(p, size);
    a->chunks[a->n++] = (chunk){p, size, 0, of};
    a->held += size;
    return true;
}

void *wire_arena_alloc(wire_arena *a, size_t n_bytes)
{
    if (n_bytes > SIZE_MAX / 2) return NULL;
    size_t need = (n_bytes + GAP_BYTES + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (need == 0) need = ALIGN;
    while (a->cur < a->n &&
           need > a->chunks[a->cur].cap - a->chunks[a->cur].used) {
        if (a->cur + 1 == a->n) break;
        a->cur++;
    }
    if (a->cur >= a->n ||
        need > a->chunks[a->cur].cap - a->chunks[a->cur].used) {
        if (!chunk_add(a, need)) return NULL;
        a->cur = a->n - 1;
    }
    chunk *c = &a->chunks[a->cur];
    void *p = c->p + c->used;
    c->used += need;
    UNPOISON(p, n_bytes);
    return p;
}

void *wire_arena_array(wire_arena *a, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / 2 / size) return NULL;
    return wire_arena_alloc(a, n * size);
}

void *wire_arena_calloc(wire_arena *a, size_t n, size_t size)
{
    void *p = wire_arena_array(a, n, size);
    if (p) memset(p, 0, n * size);
    return p;
}

void *wire_arena_grow(wire_arena *a, void *old, size_t old_bytes,
                      size_t new_bytes)
{
    if (new_bytes > SIZE_MAX / 2) return NULL;
    if (old && a->cur < a->n && !GAP_BYTES) {
        chunk *c = &a->chunks[a->cur];
        size_t held = (old_bytes + ALIGN - 1) & ~(size_t)(ALIGN - 1);
        size_t want = (new_bytes + ALIGN - 1) & ~(size_t)(ALIGN - 1);
        if (held == 0) held = ALIGN;
        if (want == 0) want = ALIGN;
        if ((char *)old + held == c->p + c->used &&
            want <= c->cap - (c->used - held)) {
            c->used = c->used - held + want;
            return old;
        }
    }
    void *p = wire_arena_alloc(a, new_bytes);
    if (p && old) memcpy(p, old, old_bytes < new_bytes ? old_bytes : new_bytes);
    return p;
}

bool wire_arena_copy(wire_arena *a, wire_str s, wire_str *out)
{
    char *p = wire_arena_alloc(a, s.n + 1);
    if (!p) return false;
    if (s.n) memcpy(p, s.p, s.n);
    p[s.n] = 0; /* for the debugger and for C callers */
    *out = (wire_str){p, s.n};
    return true;
}

size_t wire_arena_used(const wire_arena *a) { return a->held; }

wire_arena_mark wire_arena_save(const wire_arena *a)
{
    wire_arena_mark m = {a->cur, a->cur < a->n ? a->chunks[a->cur].used : 0};
    return m;
}

void wire_arena_rewind(wire_arena *a, wire_arena_mark m)
{
    for (size_t i = m.chunk; i < a->n; i++) {
        size_t keep = i == m.chunk ? m.used : 0;
        POISON(a->chunks[i].p + keep, a->chunks[i].cap - keep);
        a->chunks[i].used = keep;
    }
    a->cur = m.chunk;
}
