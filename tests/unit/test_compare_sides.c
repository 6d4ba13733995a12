/* Prepared sides: the same findings as a pair, however often and from however
 * many threads they are compared.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compare_testing.h"

#define HEAD "Second berth for the night ferry\n\n"
#define DATE "PORT ELLERY, March 2 (NPA) - "
#define BODY                                                                   \
    "The night ferry to Calder Island may get a second berth in spring, the "  \
    "harbour board said on Monday. \"We have waited nine years for this "      \
    "berth,\" said Ines Holt, who runs the line.\n\nWork begins in the first " \
    "week of March and costs 4.2 million crowns, 300,000 more than the "       \
    "council of the island had expected. Fishermen fear that the mud stirred " \
    "up by the piling will kill young oysters.\n\nThe board denied the claim " \
    "of the Ledger that it had not asked them.\n"

enum { COPIES = 5 };

static const char *const copies[COPIES] = {
    HEAD DATE BODY,
    "Night boats get more room\n\nThe night ferry to Calder Island will get a "
    "second berth in spring, the port authority said on Tuesday. \"We have "
    "waited ten years for this berth,\" said Ines Hold, who runs the "
    "line.\n\nWork costs 4.5 million crowns because of the mud.\n",
    "Oysters\n\nYoung oysters will die from the mud of the piling. Ines Holt "
    "welcomed the berth for which her line had been waiting for nine years.\n",
    "Rain in the hills\n\nA storm is to cross the hills on Friday, "
    "forecasters said. Farmers were told to bring in their sheep.\n",
    HEAD "Die Nachtfähre nach Calder bekommt im Frühjahr einen zweiten "
         "Liegeplatz für 4,2 Millionen Kronen, teilte der Hafen mit.\n"};

/* The source, each copy, and what wire_compare_pair says of the two. */
typedef struct {
    compared pair[COPIES];
    wire_compare_side *source, *copy[COPIES];
} prepared;

static void prepared_init(prepared *p)
{
    wire_err err;
    for (size_t i = 0; i < COPIES; i++) {
        compared *c = &p->pair[i];
        compared_init(c, HEAD DATE BODY, copies[i]);
        /* one idf for all, as in trace */
        assert_ok(wire_compare_pair(&p->pair[0].docs[0], &c->docs[1],
                                    p->pair[0].idf, c->arena, &c->result,
                                    &err));
        assert_ok(wire_compare_side_new(&c->docs[1], p->pair[0].idf, c->arena,
                                        &p->copy[i], &err));
    }
    assert_ok(wire_compare_side_new(&p->pair[0].docs[0], p->pair[0].idf,
                                    p->pair[0].arena, &p->source, &err));
}

static void prepared_free(prepared *p)
{
    for (size_t i = 0; i < COPIES; i++)
        compared_free(&p->pair[i]);
}

/* ---- Are two comparisons one? -------------------------------------------- */

static bool same_text(wire_str x, wire_str y) { return wire_str_eq(x, y); }

static bool same_span(wire_span x, wire_span y)
{
    return x.beg == y.beg && x.end == y.end;
}

static bool same_sources(const uint32_t *x, size_t n, const uint32_t *y,
                         size_t m)
{
    return n == m && (!n || memcmp(x, y, n * sizeof *x) == 0);
}

static bool same_change(const wire_change *x, const wire_change *y)
{
    return x->type == y->type && x->severity == y->severity &&
           x->copy == y->copy && x->has_source_span == y->has_source_span &&
           x->has_copy_span == y->has_copy_span &&
           same_span(x->source_span, y->source_span) &&
           same_span(x->copy_span, y->copy_span) &&
           same_text(x->source_text, y->source_text) &&
           same_text(x->copy_text, y->copy_text) &&
           same_text(x->note, y->note) &&
           same_sources(x->source, x->n_source, y->source, y->n_source);
}

static bool same_link(const wire_link *x, const wire_link *y)
{
    if (x->copy != y->copy || x->relation != y->relation ||
        x->score != y->score || x->n_ops != y->n_ops ||
        !same_sources(x->source, x->n_source, y->source, y->n_source))
        return false;
    for (size_t i = 0; i < x->n_ops; i++)
        if (x->ops[i].kind != y->ops[i].kind ||
            !same_span(x->ops[i].source, y->ops[i].source) ||
            !same_span(x->ops[i].copy, y->ops[i].copy))
            return false;
    return true;
}

static bool is_same(const wire_comparison *x, const wire_comparison *y)
{
    if (x->verdict != y->verdict || x->probability != y->probability ||
        x->direction != y->direction || x->grade != y->grade ||
        x->source_containment != y->source_containment ||
        x->copy_containment != y->copy_containment ||
        x->harmless_n != y->harmless_n || x->has_label != y->has_label ||
        x->label_holds != y->label_holds || x->is_full != y->is_full ||
        x->n_source_sentences != y->n_source_sentences ||
        x->n_copy_sentences != y->n_copy_sentences ||
        x->n_links != y->n_links || x->n_changes != y->n_changes ||
        !same_sources(x->omitted, x->n_omitted, y->omitted, y->n_omitted))
        return false;
    for (size_t i = 0; i < x->n_links; i++)
        if (!same_link(&x->links[i], &y->links[i])) return false;
    for (size_t i = 0; i < x->n_changes; i++)
        if (!same_change(&x->changes[i], &y->changes[i])) return false;
    return true;
}

/* ---- Tests ----------------------------------------------------------------
 */

static void sides__say_what_the_pair_says(void **state)
{
    prepared p;
    wire_err err;
    (void)state;
    prepared_init(&p);
    assert_true(p.pair[1].result.n_changes > 4); /* there is much to say */
    for (size_t times = 0; times < 2; times++)
        for (size_t i = 0; i < COPIES; i++) {
            wire_arena *a = p.pair[i].arena;
            wire_comparison by_sides, by_copy;
            assert_ok(
                wire_compare_sides(p.source, p.copy[i], a, &by_sides, &err));
            assert_ok(wire_compare_copy(p.source, &p.pair[i].docs[1], a,
                                        &by_copy, &err));
            assert_true(is_same(&by_sides, &p.pair[i].result));
            assert_true(is_same(&by_copy, &p.pair[i].result));
        }
    prepared_free(&p);
}

static void sides__are_source_and_copy_at_once(void **state)
{
    prepared p;
    wire_err err;
    wire_comparison back, pair;
    (void)state;
    prepared_init(&p);
    wire_arena *a = p.pair[1].arena;
    assert_ok(wire_compare_sides(p.copy[1], p.source, a, &back, &err));
    assert_ok(wire_compare_pair(&p.pair[1].docs[1], &p.pair[0].docs[0],
                                p.pair[0].idf, a, &pair, &err));
    assert_true(is_same(&back, &pair));
    assert_ok(wire_compare_sides(p.source, p.source, a, &back, &err));
    assert_int_equal(back.grade, WIRE_GRADE_VERBATIM);
    prepared_free(&p);
}

typedef struct {
    const prepared *p;
    wire_arena *arena[4];
    bool is_other[4];
} shared;

static wire_status compare_one(void *ctx, size_t i, unsigned worker,
                               wire_err *err)
{
    shared *s = ctx;
    size_t k = i % COPIES;
    wire_comparison c;
    WIRE_TRY(wire_compare_sides(s->p->source, s->p->copy[k], s->arena[worker],
                                &c, err));
    if (!is_same(&c, &s->p->pair[k].result)) s->is_other[worker] = true;
    return WIRE_OK;
}

static void sides__are_shared_by_threads(void **state)
{
    prepared p;
    wire_err err;
    shared s = {.p = &p};
    (void)state;
    prepared_init(&p);
    for (size_t i = 0; i < 4; i++)
        s.arena[i] = wire_arena_new(NULL, 0);
    assert_ok(wire_pool_run(4, 64, compare_one, &s, &err));
    for (size_t i = 0; i < 4; i++) {
        assert_false(s.is_other[i]);
        wire_arena_free(s.arena[i]);
    }
    prepared_free(&p);
}

static void sides__without_memory_are_none(void **state)
{
    compared p;
    wire_err err;
    wire_compare_side *side = NULL;
    wire_arena *small = wire_arena_new(NULL, 4096);
    (void)state;
    compared_init(&p, HEAD DATE BODY, copies[1]);
    assert_int_equal(
        wire_compare_side_new(&p.docs[0], p.idf, small, &side, &err),
        WIRE_ENOMEM);
    assert_null(side);
    wire_arena_free(small);
    compared_free(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sides__say_what_the_pair_says),
        cmocka_unit_test(sides__are_source_and_copy_at_once),
        cmocka_unit_test(sides__are_shared_by_threads),
        cmocka_unit_test(sides__without_memory_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
