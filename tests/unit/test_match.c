/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <wirecopy/match.h>

/* ---- Made-up word sequences ---- */

static wire_words make_words(wire_arena *a, size_t n, uint64_t seed)
{
    wire_words w = {0};
    w.hash = WIRE_ARRAY(a, uint32_t, n);
    for (size_t i = 0; i < n; i++)
        w.hash[i] = (uint32_t)unit_random(&seed);
    w.n = n;
    return w;
}

static size_t match(wire_arena *a, const wire_words *x, const wire_words *y,
                    const wire_anchor *an, size_t n, wire_passage **out)
{
    wire_match_opts o = WIRE_MATCH_OPTS_INIT;
    size_t m;
    wire_err err;
    assert_ok(wire_match_pair(x, y, an, n, &o, a, out, &m, &err));
    return m;
}

/* Whatever the input: equal words counted rightly, no overlap, in order. */
static void check_passages(const wire_words *x, const wire_words *y,
                           const wire_passage *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        assert_true(p[i].a_beg < p[i].a_end && p[i].a_end <= x->n);
        assert_true(p[i].b_beg < p[i].b_end && p[i].b_end <= y->n);
        assert_true(p[i].same_n >= 12);
        assert_true(p[i].same_n <= p[i].a_end - p[i].a_beg);
        assert_true(p[i].same_n <= p[i].b_end - p[i].b_beg);
        assert_int_equal(x->hash[p[i].a_beg], y->hash[p[i].b_beg]);
        assert_int_equal(x->hash[p[i].a_end - 1], y->hash[p[i].b_end - 1]);
        if (i) assert_true(p[i - 1].a_end <= p[i].a_beg);
        for (size_t j = 0; j < i; j++)
            assert_true(p[j].b_end <= p[i].b_beg || p[i].b_end <= p[j].b_beg);
    }
}

static void pair__a_run_is_found_whole_from_one_anchor(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_words x = make_words(a, 300, 1), y = make_words(a, 200, 2);
    memcpy(y.hash + 50, x.hash + 120, 70 * 4);
    wire_anchor an = {0, 1, 150, 80};
    wire_passage *p;
    assert_int_equal(match(a, &x, &y, &an, 1, &p), 1);
    assert_int_equal(p[0].a_beg, 120);
    assert_int_equal(p[0].a_end, 190);
    assert_int_equal(p[0].b_beg, 50);
    assert_int_equal(p[0].same_n, 70);
    wire_arena_free(a);
}

static void pair__small_edits_are_bridged_and_counted(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_words x = make_words(a, 200, 3), y = make_words(a, 198, 4);
    memcpy(y.hash, x.hash, 60 * 4);
    y.hash[60] = 1; /* a word changed */
    memcpy(y.hash + 61, x.hash + 61, 39 * 4);
    memcpy(y.hash + 100, x.hash + 102, 98 * 4); /* two words cut */
    wire_anchor an = {0, 1, 20, 20};
    wire_passage *p;
    assert_int_equal(match(a, &x, &y, &an, 1, &p), 1);
    check_passages(&x, &y, p, 1);
    assert_int_equal(p[0].a_end, 200);
    assert_int_equal(p[0].b_end, 198);
    assert_int_equal(p[0].same_n, 197);
    wire_arena_free(a);
}

static void pair__paragraphs_in_another_order_are_two_passages(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_words x = make_words(a, 100, 5), y = make_words(a, 100, 6);
    memcpy(y.hash + 60, x.hash, 40 * 4);
    memcpy(y.hash, x.hash + 50, 40 * 4);
    wire_anchor an[] = {{0, 1, 10, 70}, {0, 1, 55, 5}};
    wire_passage *p;
    assert_int_equal(match(a, &x, &y, an, 2, &p), 2);
    check_passages(&x, &y, p, 2);
    assert_int_equal(p[0].b_beg, 60);
    assert_int_equal(p[1].b_beg, 0);
    wire_arena_free(a);
}

static void pair__a_repeated_paragraph_is_used_once(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_words x = make_words(a, 120, 7), y = make_words(a, 60, 8);
    memcpy(x.hash + 80, x.hash + 10, 30 * 4);
    memcpy(y.hash + 20, x.hash + 10, 30 * 4);
    wire_anchor an[] = {{0, 1, 15, 25}, {0, 1, 85, 25}};
    wire_passage *p;
    assert_int_equal(match(a, &x, &y, an, 2, &p), 1);
    check_passages(&x, &y, p, 1);
    assert_int_equal(p[0].same_n, 30);
    wire_arena_free(a);
}

static void pair__an_anchor_that_lies_gives_nothing(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_words x = make_words(a, 50, 9), y = make_words(a, 50, 10);
    wire_anchor an[] = {{0, 1, 5, 5}, {0, 1, 900, 2}, {0, 1, 49, 900}};
    wire_passage *p;
    assert_int_equal(match(a, &x, &y, an, 3, &p), 0);
    wire_arena_free(a);
}

static void pair__any_texts_give_passages_that_hold(void **st)
{
    (void)st;
    uint64_t seed = 77;
    for (int round = 0; round < 300; round++) {
        wire_arena *a = wire_arena_new(NULL, 0);
        wire_words x = make_words(a, 400, seed++),
                   y = make_words(a, 400, seed++);
        for (int c = 0; c < 5; c++) { /* copy pieces about, some over others */
            size_t n = 8 + unit_random(&seed) % 80;
            size_t i = unit_random(&seed) % (400 - n);
            size_t j = unit_random(&seed) % (400 - n);
            memcpy(y.hash + j, x.hash + i, n * 4);
        }
        wire_anchor an[4000];
        size_t n = 0;
        for (uint32_t i = 0; i < 400; i++)
            for (uint32_t j = 0; j < 400; j++)
                if (n < 4000 && x.hash[i] == y.hash[j] && i % 3 == 0)
                    an[n++] = (wire_anchor){0, 1, i, j};
        wire_passage *p;
        size_t m = match(a, &x, &y, an, n, &p);
        check_passages(&x, &y, p, m);
        wire_arena_free(a);
    }
}

static void overlaps__a_pair_is_found_in_either_order(void **state)
{
    (void)state;
    wire_overlap pairs[] = {
        {.a = 0, .b = 3}, {.a = 1, .b = 2}, {.a = 1, .b = 4}, {.a = 7, .b = 9}};
    wire_overlaps o = {.pairs = pairs, .n_pairs = 4}, none = {0};
    for (size_t i = 0; i < 4; i++) {
        uint32_t a = pairs[i].a, b = pairs[i].b;
        assert_ptr_equal(wire_overlaps_find(&o, a, b), &pairs[i]);
        assert_ptr_equal(wire_overlaps_find(&o, b, a), &pairs[i]);
    }
    assert_null(wire_overlaps_find(&o, 1, 3));
    assert_null(wire_overlaps_find(&o, 8, 9));
    assert_null(wire_overlaps_find(&none, 0, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pair__a_run_is_found_whole_from_one_anchor),
        cmocka_unit_test(pair__small_edits_are_bridged_and_counted),
        cmocka_unit_test(pair__paragraphs_in_another_order_are_two_passages),
        cmocka_unit_test(pair__a_repeated_paragraph_is_used_once),
        cmocka_unit_test(pair__an_anchor_that_lies_gives_nothing),
        cmocka_unit_test(pair__any_texts_give_passages_that_hold),
        cmocka_unit_test(overlaps__a_pair_is_found_in_either_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
