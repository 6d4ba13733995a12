/* The copy tree against brute force: every assignment of parents is tried.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "../../src/lineage/lineage_int.h"

enum { MAX_N = 6, MAX_ARCS = 64 };

typedef struct {
    size_t n, n_arcs;
    lin_arc arcs[MAX_ARCS];
} graph;

typedef struct {
    int64_t best;        /* weight of the best tree */
    double total;        /* sum of exp(weight) over all trees */
    double of[MAX_ARCS]; /* the same over the trees that hold an arc */
} truth;

static uint64_t next_random(uint64_t *state)
{
    *state += 0x9e3779b97f4a7c15u;
    return wire_mix64(*state);
}

/* Every node gets an arc from the root, and arcs between nodes at random. */
static graph random_graph(size_t n, unsigned in_ten, uint64_t *rnd)
{
    graph g = {n, 0, {{0, 0, 0}}};
    for (uint32_t c = 1; c < n; c++) {
        for (uint32_t p = 0; p < n; p++) {
            if (p == c || (p && next_random(rnd) % 10 >= in_ten)) continue;
            int64_t w = (int64_t)(next_random(rnd) % 8000000) - 4000000;
            if (!p) w -= 5000000;
            g.arcs[g.n_arcs++] = (lin_arc){p, c, w};
        }
    }
    return g;
}

static bool reaches_root(const graph *g, const uint32_t *in)
{
    for (uint32_t i = 1; i < g->n; i++) {
        uint32_t at = i;
        for (size_t k = 0; k <= g->n && at; k++)
            at = g->arcs[in[at]].parent;
        if (at) return false;
    }
    return true;
}

static void count_tree(const graph *g, const uint32_t *in, truth *t)
{
    int64_t sum = 0;
    if (!reaches_root(g, in)) return;
    for (size_t i = 1; i < g->n; i++)
        sum += g->arcs[in[i]].weight;
    if (sum > t->best) t->best = sum;
    double w = exp((double)sum / LIN_NAT);
    t->total += w;
    for (size_t i = 1; i < g->n; i++)
        t->of[in[i]] += w;
}

static truth brute_force(const graph *g)
{
    truth t;
    uint32_t in[MAX_N] = {0};
    memset(&t, 0, sizeof t);
    t.best = INT64_MIN;
    size_t all = 1;
    for (size_t i = 1; i < g->n; i++)
        all *= g->n_arcs;
    for (size_t code = 0; code < all; code++) {
        size_t c = code;
        bool fits = true;
        for (uint32_t i = 1; i < g->n && fits; i++) {
            in[i] = (uint32_t)(c % g->n_arcs);
            c /= g->n_arcs;
            fits = g->arcs[in[i]].child == i;
        }
        if (fits) count_tree(g, in, &t);
    }
    return t;
}

static void the_tree_has_the_greatest_total_weight(void **state)
{
    (void)state;
    uint64_t rnd = 1;
    for (int round = 0; round < 400; round++) {
        graph g = random_graph(2 + (size_t)round % 4, 8, &rnd);
        truth t = brute_force(&g);
        wire_arena *a = wire_arena_new(NULL, 0);
        uint32_t *in;
        int64_t sum = 0;
        assert_int_equal(
            wire__lineage_arborescence(g.n, g.arcs, g.n_arcs, a, &in, NULL),
            WIRE_OK);
        for (size_t i = 1; i < g.n; i++) {
            assert_int_equal(g.arcs[in[i]].child, i);
            sum += g.arcs[in[i]].weight;
        }
        assert_true(reaches_root(&g, in));
        assert_int_equal(sum, t.best);
        wire_arena_free(a);
    }
}

static void check_marginals(const graph *g, bool one_root)
{
    truth t = brute_force(g);
    wire_arena *a = wire_arena_new(NULL, 0);
    uint32_t *in;
    float *prob;
    assert_int_equal(
        wire__lineage_arborescence(g->n, g->arcs, g->n_arcs, a, &in, NULL),
        WIRE_OK);
    assert_int_equal(wire__lineage_marginals(g->n, g->arcs, g->n_arcs, in,
                                             one_root, a, &prob, NULL),
                     WIRE_OK);
    for (size_t e = 0; e < g->n_arcs; e++)
        assert_true(fabs(prob[e] - t.of[e] / t.total) < 1e-4);
    wire_arena_free(a);
}

static void probabilities_are_sums_over_all_trees(void **state)
{
    (void)state;
    uint64_t rnd = 7;
    for (int round = 0; round < 200; round++) {
        graph g = random_graph(2 + (size_t)round % 4, 7, &rnd);
        check_marginals(&g, false);
    }
}

/* The root costs so much that no tree has two; no number may overflow. */
static void with_one_root_the_price_of_roots_does_not_matter(void **state)
{
    (void)state;
    uint64_t rnd = 9;
    for (int round = 0; round < 200; round++) {
        graph g = random_graph(2 + (size_t)round % 4, 10, &rnd);
        for (size_t e = 0; e < g.n_arcs; e++)
            if (!g.arcs[e].parent) g.arcs[e].weight -= 40 * LIN_NAT;
        check_marginals(&g, true);
    }
}

/* Circles within circles: node k prefers k + 1, the last prefers the first. */
static void a_long_circle_is_broken_at_its_weakest_place(void **state)
{
    (void)state;
    enum { N = 2000 };
    static lin_arc arcs[2 * N];
    size_t n = 0;
    for (uint32_t i = 1; i < N; i++) {
        uint32_t next = i + 1 < N ? i + 1 : 1;
        arcs[n++] = (lin_arc){next, i, 1000 + i};
        arcs[n++] = (lin_arc){0, i, i == 700 ? -10 : -5000};
    }
    wire_arena *a = wire_arena_new(NULL, 0);
    uint32_t *in;
    assert_int_equal(wire__lineage_arborescence(N, arcs, n, a, &in, NULL),
                     WIRE_OK);
    for (uint32_t i = 1; i < N; i++)
        assert_int_equal(arcs[in[i]].parent == 0, i == 700);
    wire_arena_free(a);
}

static void equal_weights_give_the_same_tree_in_any_arc_order(void **state)
{
    (void)state;
    enum { N = 6 };
    lin_arc one[N * N], two[N * N];
    size_t n = 0;
    for (uint32_t c = 1; c < N; c++)
        for (uint32_t p = 0; p < N; p++)
            if (p != c) one[n++] = (lin_arc){p, c, p ? 5 : -5};
    for (size_t i = 0; i < n; i++)
        two[i] = one[n - 1 - i];
    wire_arena *a = wire_arena_new(NULL, 0);
    uint32_t *in1, *in2;
    assert_int_equal(wire__lineage_arborescence(N, one, n, a, &in1, NULL),
                     WIRE_OK);
    assert_int_equal(wire__lineage_arborescence(N, two, n, a, &in2, NULL),
                     WIRE_OK);
    for (uint32_t i = 1; i < N; i++)
        assert_int_equal(one[in1[i]].parent, two[in2[i]].parent);
    wire_arena_free(a);
}

static void a_full_arena_is_an_error(void **state)
{
    (void)state;
    uint64_t rnd = 3;
    graph g = random_graph(6, 9, &rnd);
    wire_arena *a = wire_arena_new(NULL, 64);
    wire_err err;
    uint32_t *in, tree[6] = {0, 0, 0, 0, 0, 0};
    float *prob;
    assert_int_equal(
        wire__lineage_arborescence(g.n, g.arcs, g.n_arcs, a, &in, &err),
        WIRE_ENOMEM);
    assert_int_equal(wire__lineage_marginals(g.n, g.arcs, g.n_arcs, tree, false,
                                             a, &prob, &err),
                     WIRE_ENOMEM);
    wire_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tree_has_the_greatest_total_weight),
        cmocka_unit_test(probabilities_are_sums_over_all_trees),
        cmocka_unit_test(with_one_root_the_price_of_roots_does_not_matter),
        cmocka_unit_test(a_long_circle_is_broken_at_its_weakest_place),
        cmocka_unit_test(equal_weights_give_the_same_tree_in_any_arc_order),
        cmocka_unit_test(a_full_arena_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
