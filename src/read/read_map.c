/* Byte positions through changes of form, and arrays that grow in an arena.
 * SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>
#include <string.h>

#include "read_int.h"

void *wire__grow(wire_arena *a, void *p, size_t *cap, size_t need, size_t size)
{
    size_t n = *cap ? *cap * 2 : 16;
    if (n < need) n = need;
    if (n > SIZE_MAX / 2 / size) return NULL;
    void *q = wire_arena_grow(a, p, *cap * size, n * size);
    if (q) *cap = n;
    return q;
}

bool wire__push_room(wire_arena *a, void **p, size_t *cap, size_t n,
                     size_t size)
{
    void *q = wire__grow(a, *p, cap, n + 1, size);
    if (q) *p = q;
    return q != NULL;
}

bool wire__map_add(wire_arena *a, wire__map *m, size_t out, size_t src,
                   uint8_t out_w, size_t src_w)
{
    assert(out_w > 0 && out <= UINT32_MAX && src <= UINT32_MAX);
    if (m->n) {
        const wire__run *last = &m->p[m->n - 1];
        if (last->out_w == out_w && last->src_w == src_w &&
            last->src + (uint64_t)(out - last->out) / out_w * src_w == src)
            return true;
    }
    wire__run run = {(uint32_t)out, (uint32_t)src, (uint32_t)src_w, out_w};
    return WIRE__PUSH(a, m, run);
}

/* Last run that begins at or before off; the map is not empty. */
static size_t run_of(const wire__map *m, uint64_t off)
{
    size_t lo = 0, hi = m->n;
    while (hi - lo > 1) {
        size_t mid = lo + (hi - lo) / 2;
        if (m->p[mid].out <= off)
            lo = mid;
        else
            hi = mid;
    }
    return lo;
}

/* The same, looking at a few runs from *hint on first. */
static size_t run_near(const wire__map *m, uint64_t off, size_t *hint)
{
    size_t i = *hint;
    if (i < m->n && m->p[i].out <= off) {
        for (size_t k = 0; k < 8; k++, i++) {
            if (i + 1 < m->n && m->p[i + 1].out <= off) continue;
            return *hint = i;
        }
    }
    return *hint = run_of(m, off);
}

static uint64_t src_beg(const wire__run *run, uint64_t off)
{
    if (off < run->out) return run->src;
    if (run->out_w == 1 && run->src_w == 1) return run->src + (off - run->out);
    return run->src + (off - run->out) / run->out_w * run->src_w;
}

static uint64_t src_end(const wire__run *run, uint64_t off)
{
    return off <= run->out ? run->src : src_beg(run, off - 1) + run->src_w;
}

uint64_t wire__map_beg(const wire__map *m, uint64_t off)
{
    return m->n ? src_beg(&m->p[run_of(m, off)], off) : off;
}

uint64_t wire__map_end(const wire__map *m, uint64_t off)
{
    if (!m->n) return off;
    return src_end(&m->p[run_of(m, off ? off - 1 : 0)], off);
}

uint64_t wire__map_beg_near(const wire__map *m, uint64_t off, size_t *hint)
{
    return m->n ? src_beg(&m->p[run_near(m, off, hint)], off) : off;
}

uint64_t wire__map_end_near(const wire__map *m, uint64_t off, size_t *hint)
{
    if (!m->n) return off;
    return src_end(&m->p[run_near(m, off ? off - 1 : 0, hint)], off);
}

uint64_t wire__trail_beg(const wire__trail *t, uint64_t off)
{
    for (size_t i = 0; i < 3 && t->maps[i]; i++)
        off = wire__map_beg(t->maps[i], off);
    return t->base + off;
}

uint64_t wire__trail_end(const wire__trail *t, uint64_t off)
{
    for (size_t i = 0; i < 3 && t->maps[i]; i++)
        off = wire__map_end(t->maps[i], off);
    return t->base + off;
}
