/* Winnowing over rolling hashes of word hashes.
 *
 * The window's minimum is kept with its place and looked for anew only when
 * it falls out: about two comparisons a word. A ring holds the last w hashes,
 * so that nothing but the seeds is written.
 * SPDX-License-Identifier: Apache-2.0 */
#include <wirecopy/sketch.h>

enum { K_MAX = 16, W_MAX = 64 };

/* Odd, from the fractional part of pi; any odd multiplier serves. */
static const uint64_t MUL = 0x243f6a8885a308d3u;

wire_status wire_sketch_check(const wire_sketch_opts *o, wire_err *err)
{
    if (o->k < 2 || o->k > K_MAX)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "sketch k is %u, not within 2 and 16", o->k);
    if (o->w < 1 || o->w > W_MAX)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "sketch w is %u, not within 1 and 64", o->w);
    if (o->w_short < 1 || o->w_short > W_MAX)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "sketch w_short is %u, not within 1 and 64",
                         o->w_short);
    return WIRE_OK;
}

typedef struct {
    uint64_t ring[W_MAX]; /* hash of shingle i at i & (W_MAX - 1) */
    unsigned w;
    uint64_t min;
    size_t min_at;
    wire_seed *out;
    size_t n;
} window;

static inline void select_min(window *s)
{
    s->out[s->n++] = (wire_seed){s->min, (uint32_t)s->min_at};
}

static void rescan(window *s, size_t from, size_t to)
{
    s->min = UINT64_MAX;
    for (size_t i = from; i <= to; i++)
        if (s->ring[i % W_MAX] <= s->min) {
            s->min = s->ring[i % W_MAX];
            s->min_at = i;
        }
}

/* Shingle i enters; once w of them have, each window has its minimum. */
static inline void window_push(window *s, size_t i, uint64_t h)
{
    s->ring[i % W_MAX] = h;
    bool is_full = i + 1 >= s->w;
    if (h <= s->min) {
        s->min = h;
        s->min_at = i;
        if (is_full) select_min(s);
    } else if (s->min_at + s->w <= i) {
        rescan(s, i + 1 - s->w, i);
        select_min(s);
    } else if (i + 1 == s->w) {
        select_min(s);
    }
}

wire_status wire_sketch_seeds(const wire_words *words,
                              const wire_sketch_opts *opts, wire_arena *a,
                              wire_seed **out, size_t *out_n, wire_err *err)
{
    *out = NULL;
    *out_n = 0;
    WIRE_TRY(wire_sketch_check(opts, err));
    unsigned k = opts->k;
    if (words->n < k) return WIRE_OK;
    size_t shingles = words->n - k + 1;
    window s = {.w = words->n < opts->short_n ? opts->w_short : opts->w};
    if (s.w > shingles) s.w = (unsigned)shingles;
    s.min = UINT64_MAX;
    /* A window selects at most once; random text gives 2/(w+1) of that. */
    s.out = WIRE_ARRAY(a, wire_seed, shingles - s.w + 1);
    if (!s.out) return wire_fail_mem(err);
    uint64_t h = 0, top = 1;
    for (unsigned i = 1; i < k; i++)
        top *= MUL;
    for (unsigned i = 0; i + 1 < k; i++)
        h = h * MUL + words->hash[i] + 1;
    for (size_t i = 0; i < shingles; i++) {
        h = h * MUL + words->hash[i + k - 1] + 1;
        window_push(&s, i, wire_mix64(h));
        h -= top * ((uint64_t)words->hash[i] + 1);
    }
    *out = wire_arena_grow(a, s.out, (shingles - s.w + 1) * sizeof(wire_seed),
                           s.n * sizeof(wire_seed));
    if (!*out) return wire_fail_mem(err);
    *out_n = s.n;
    return WIRE_OK;
}
