/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <wirecopy/sketch.h>

/* n made-up word hashes; the same seed gives the same words. */
static wire_words make_words(wire_arena *a, size_t n, uint64_t seed,
                             unsigned vocabulary)
{
    wire_words w = {0};
    w.hash = WIRE_ARRAY(a, uint32_t, n);
    for (size_t i = 0; i < n; i++)
        w.hash[i] = (uint32_t)(unit_random(&seed) % vocabulary) * 2654435761u;
    w.n = n;
    return w;
}

static size_t seeds_of(wire_arena *a, const wire_words *w,
                       const wire_sketch_opts *o, wire_seed **out)
{
    size_t n;
    wire_err err;
    assert_ok(wire_sketch_seeds(w, o, a, out, &n, &err));
    return n;
}

static void sketch__any_shared_run_of_w_plus_k_minus_1_words_is_seen(void **st)
{
    (void)st;
    wire_sketch_opts o = WIRE_SKETCH_OPTS_INIT;
    for (uint64_t round = 0; round < 200; round++) {
        wire_arena *a = wire_arena_new(NULL, 0);
        size_t run = round % 2 ? o.w + o.k - 1 : o.w_short + o.k - 1;
        size_t n = round % 2 ? 400 : 120;
        wire_words x = make_words(a, n, round * 2 + 1, 50000);
        wire_words y = make_words(a, n, round * 2 + 2, 50000);
        uint64_t s = round;
        size_t xi = unit_random(&s) % (n - run),
               yi = unit_random(&s) % (n - run);
        memcpy(y.hash + yi, x.hash + xi, run * 4);
        wire_seed *xs, *ys;
        size_t xn = seeds_of(a, &x, &o, &xs), yn = seeds_of(a, &y, &o, &ys);
        bool met = false;
        for (size_t i = 0; i < xn && !met; i++)
            for (size_t j = 0; j < yn && !met; j++)
                met = xs[i].hash == ys[j].hash;
        assert_true(met);
        wire_arena_free(a);
    }
}

static void sketch__has_about_two_seeds_a_window_in_ascending_order(void **st)
{
    (void)st;
    wire_sketch_opts o = WIRE_SKETCH_OPTS_INIT;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_words w = make_words(a, 20000, 5, 5000);
    wire_seed *s;
    size_t n = seeds_of(a, &w, &o, &s);
    double density = (double)n / 20000, expected = 2.0 / (o.w + 1);
    assert_true(density > .9 * expected && density < 1.1 * expected);
    for (size_t i = 1; i < n; i++)
        assert_true(s[i].pos > s[i - 1].pos);
    for (size_t i = 1; i < n; i++)
        assert_true(s[i].pos - s[i - 1].pos <= o.w);
    wire_arena_free(a);
}

/* The definition, by brute force: the rightmost minimum of every window. */
static void sketch__selects_what_the_definition_says(void **st)
{
    (void)st;
    wire_sketch_opts o = WIRE_SKETCH_OPTS_INIT, every = o;
    every.w = every.w_short = 1; /* all shingles */
    for (unsigned round = 0; round < 50; round++) {
        wire_arena *a = wire_arena_new(NULL, 0);
        wire_words w = make_words(a, 30 + round * 11, round, 4);
        wire_seed *all, *s;
        size_t m = seeds_of(a, &w, &every, &all);
        size_t n = seeds_of(a, &w, &o, &s), at = 0;
        assert_int_equal(m, w.n - o.k + 1);
        size_t width = w.n < o.short_n ? o.w_short : o.w, last = SIZE_MAX;
        for (size_t i = 0; i + width <= m; i++) {
            size_t best = i;
            for (size_t j = i; j < i + width; j++)
                if (all[j].hash <= all[best].hash) best = j;
            if (best == last) continue;
            last = best;
            assert_true(at < n);
            assert_int_equal(s[at].pos, best);
            assert_true(s[at].hash == all[best].hash);
            at++;
        }
        assert_int_equal(at, n);
        wire_arena_free(a);
    }
}

static void sketch__short_texts_have_one_seed_or_none(void **st)
{
    (void)st;
    wire_sketch_opts o = WIRE_SKETCH_OPTS_INIT;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_seed *s;
    for (size_t n = 0; n < o.w_short + o.k; n++) {
        wire_words w = make_words(a, n, 9, 1000);
        size_t m = seeds_of(a, &w, &o, &s);
        assert_int_equal(m > 0, n >= o.k);
        if (n < o.w_short + o.k) assert_true(m <= 2);
    }
    wire_arena_free(a);
}

static void sketch__names_the_option_that_is_out_of_range(void **st)
{
    (void)st;
    wire_sketch_opts o = WIRE_SKETCH_OPTS_INIT;
    wire_err err;
    o.w = 65;
    assert_int_equal(wire_sketch_check(&o, &err), WIRE_EINVAL);
    assert_string_equal(err.text, "sketch w is 65, not within 1 and 64");
    o.w = 16;
    o.k = 1;
    assert_int_equal(wire_sketch_check(&o, NULL), WIRE_EINVAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            sketch__any_shared_run_of_w_plus_k_minus_1_words_is_seen),
        cmocka_unit_test(
            sketch__has_about_two_seeds_a_window_in_ascending_order),
        cmocka_unit_test(sketch__selects_what_the_definition_says),
        cmocka_unit_test(sketch__short_texts_have_one_seed_or_none),
        cmocka_unit_test(sketch__names_the_option_that_is_out_of_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
