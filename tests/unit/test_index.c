/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <wirecopy/index.h>

enum { DOCS = 60, SEEDS = 40 };

typedef struct {
    wire_seed seeds[DOCS][SEEDS];
    wire_doc_seeds docs[DOCS];
} corpus;

/* Seeds out of a small set, so that many are shared; hash 1 is everywhere. */
static corpus *make_corpus(uint64_t seed)
{
    corpus *c = calloc(1, sizeof *c);
    for (int d = 0; d < DOCS; d++) {
        for (uint32_t i = 0; i < SEEDS; i++) {
            uint64_t h = i == 7 ? 1 : 2 + unit_random(&seed) % 3000;
            c->seeds[d][i] = (wire_seed){wire_mix64(h), i * 3};
        }
        c->docs[d] = (wire_doc_seeds){c->seeds[d], SEEDS};
    }
    return c;
}

static size_t df_of(const corpus *c, uint64_t hash, int first[DOCS])
{
    size_t df = 0;
    for (int d = 0; d < DOCS; d++) {
        first[d] = -1;
        for (int i = SEEDS; i-- > 0;)
            if (c->seeds[d][i].hash == hash) first[d] = i;
        df += first[d] >= 0;
    }
    return df;
}

static bool has_anchor(const wire_candidates *c, uint32_t a, uint32_t b,
                       uint32_t ap, uint32_t bp)
{
    for (size_t i = 0; i < c->n_anchors; i++) {
        const wire_anchor *x = &c->anchors[i];
        if (x->a == a && x->b == b && x->a_pos == ap && x->b_pos == bp)
            return true;
    }
    return false;
}

static void index__pairs_every_two_articles_that_share_a_rare_seed(void **st)
{
    (void)st;
    corpus *c = make_corpus(11);
    wire_index_opts o = WIRE_INDEX_OPTS_INIT;
    wire_candidates got;
    assert_ok(wire_index_candidates(c->docs, DOCS, &o, &got, NULL));
    int first[DOCS];
    size_t expected = 0;
    for (uint64_t h = 1; h < 3002; h++) {
        size_t df = df_of(c, wire_mix64(h), first);
        if (df < 2) continue;
        if (df > o.hot_df) {
            expected += df - 1;
            continue;
        }
        expected += df * (df - 1) / 2;
        for (uint32_t a = 0; a < DOCS; a++)
            for (uint32_t b = a + 1; b < DOCS; b++)
                if (first[a] >= 0 && first[b] >= 0)
                    assert_true(has_anchor(&got, a, b, (uint32_t)first[a] * 3,
                                           (uint32_t)first[b] * 3));
    }
    assert_int_equal(got.n_anchors, expected);
    wire_candidates_free(&got);
    free(c);
}

static void index__a_hot_seed_makes_a_star_and_keeps_all_its_places(void **st)
{
    (void)st;
    corpus *c = make_corpus(12);
    wire_index_opts o = WIRE_INDEX_OPTS_INIT;
    wire_candidates got;
    assert_ok(wire_index_candidates(c->docs, DOCS, &o, &got, NULL));
    assert_int_equal(got.n_hot, 1);
    assert_int_equal(got.hot[0].n, DOCS);
    for (uint32_t d = 0; d < DOCS; d++) {
        assert_int_equal(got.places[got.hot[0].first + d].doc, d);
        if (d) assert_true(has_anchor(&got, 0, d, 21, 21));
    }
    wire_candidates_free(&got);
    free(c);
}

static void index__anchors_ascend_and_do_not_depend_on_threads(void **st)
{
    (void)st;
    corpus *c = make_corpus(13);
    wire_index_opts o = WIRE_INDEX_OPTS_INIT;
    wire_candidates one, four;
    assert_ok(wire_index_candidates(c->docs, DOCS, &o, &one, NULL));
    o.n_threads = 4;
    assert_ok(wire_index_candidates(c->docs, DOCS, &o, &four, NULL));
    assert_int_equal(one.n_anchors, four.n_anchors);
    assert_memory_equal(one.anchors, four.anchors,
                        one.n_anchors * sizeof *one.anchors);
    for (size_t i = 1; i < one.n_anchors; i++) {
        const wire_anchor *x = &one.anchors[i - 1], *y = &one.anchors[i];
        assert_true(x->a < y->a || (x->a == y->a && x->b <= y->b));
        if (x->a == y->a && x->b == y->b) assert_true(x->a_pos <= y->a_pos);
    }
    wire_candidates_free(&one);
    wire_candidates_free(&four);
    free(c);
}

static void index__many_equal_and_clashing_hashes_stay_linear(void **st)
{
    (void)st;
    enum { N = 200000 };
    wire_seed *s = malloc(N * sizeof *s);
    /* All in one partition: half of them one hash, the rest near it. */
    for (uint32_t i = 0; i < N; i++)
        s[i] = (wire_seed){i % 2 ? 5 : (uint64_t)i * 7919 % 65536, i};
    wire_doc_seeds docs[2] = {{s, N / 2}, {s + N / 2, N / 2}};
    wire_index_opts o = WIRE_INDEX_OPTS_INIT;
    wire_candidates got;
    assert_ok(wire_index_candidates(docs, 2, &o, &got, NULL));
    assert_true(got.n_anchors > 1 && got.n_anchors <= 65536);
    wire_candidates_free(&got);
    free(s);
}

static void index__no_articles_give_no_candidates(void **st)
{
    (void)st;
    wire_index_opts o = WIRE_INDEX_OPTS_INIT;
    wire_candidates got;
    assert_ok(wire_index_candidates(NULL, 0, &o, &got, NULL));
    assert_int_equal(got.n_anchors, 0);
    wire_candidates_free(&got);
    o.hot_df = 1;
    wire_err err;
    assert_int_equal(wire_index_candidates(NULL, 0, &o, &got, &err),
                     WIRE_EINVAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            index__pairs_every_two_articles_that_share_a_rare_seed),
        cmocka_unit_test(
            index__a_hot_seed_makes_a_star_and_keeps_all_its_places),
        cmocka_unit_test(index__anchors_ascend_and_do_not_depend_on_threads),
        cmocka_unit_test(index__many_equal_and_clashing_hashes_stay_linear),
        cmocka_unit_test(index__no_articles_give_no_candidates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
