/* Pairs that mean harm: each has ten seconds, and takes a fraction of one;
 * what is not linear takes minutes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compare_testing.h"

static const double budget_s = 10;
enum { MEMORY_TIMES = 150 }; /* bytes of the arena for one of the texts */

/* head, then unit n times. */
typedef struct {
    const char *unit;
    size_t n;
    const char *between; /* behind each unit */
} repeated;

static void write_text(const repeated *r, wire_buf *out)
{
    wire_buf_lit(out, "Head\n\n");
    for (size_t i = 0; i < r->n; i++) {
        wire_buf_lit(out, r->unit);
        wire_buf_lit(out, r->between);
    }
    wire_buf_lit(out, "\n");
    wire_buf_char(out, '\0');
}

static void compare_within(const repeated *source, const repeated *copy)
{
    wire_buf s = {0}, c = {0};
    compared p;
    write_text(source, &s);
    write_text(copy, &c);
    double begun = wire_clock_s();
    compared_init(&p, s.p, c.p);
    double took = wire_clock_s() - begun;
    if (took > budget_s)
        fail_msg("\"%s\" against \"%s\" took %.1f s", source->unit, copy->unit,
                 took);
    assert_true(wire_arena_used(p.arena) <=
                (s.n + c.n) * MEMORY_TIMES + (1 << 22));
    compared_free(&p);
    wire_buf_free(&s);
    wire_buf_free(&c);
}

static void hostile__one_sentence_many_times(void **state)
{
    (void)state;
    repeated s = {"The mayor may sell the quay on Monday, said Ada Holm.",
                  40000, " "};
    repeated c = {"The mayor will sell the quay on Friday, said Ada Holm.",
                  40000, " "};
    compare_within(&s, &c);
}

static void hostile__one_sentence_as_long_as_a_book(void **state)
{
    (void)state;
    repeated s = {"the mayor may not sell the quay because of 300 rats and",
                  40000, " "};
    repeated c = {"The mayor will sell the quay because of 400 rats.", 10000,
                  " "};
    compare_within(&s, &c);
    compare_within(&c, &s);
    compare_within(&s, &s);
}

static void hostile__very_many_quotations(void **state)
{
    (void)state;
    repeated s = {"\"We stay here until spring,\" she said.", 40000, " "};
    repeated c = {"\"We stay here until autumn,\" she said.", 40000, " "};
    compare_within(&s, &c);
    repeated t = {"\"a b\" c", 60000, " "};
    compare_within(&t, &t);
}

static void hostile__marks_that_open_and_never_close(void **state)
{
    (void)state;
    repeated s = {"\"We stay here until spring she said", 30000, ". "};
    repeated c = {"We stay here until spring, she said\"", 30000, ". "};
    compare_within(&s, &c);
}

static void hostile__very_many_numbers_and_dates(void **state)
{
    (void)state;
    repeated s = {"12 of 300 on March 4 and 5 percent, then", 30000, " "};
    repeated c = {"13 of 300 on March 5 and 6 percent, then", 30000, " "};
    compare_within(&s, &c);
}

static void hostile__contractions_and_negations_without_end(void **state)
{
    (void)state;
    repeated s = {"it's not that he can't or won't but", 30000, " "};
    repeated c = {"it is never that he could or would but", 30000, " "};
    compare_within(&s, &c);
}

static void hostile__one_name_with_and_without_its_rank_without_end(void **st)
{
    (void)st;
    repeated s = {"Deputy Mayor Ada Holm opened the quay on Monday.", 20000,
                  " "};
    repeated c = {"Mayor Ada Holm opened the quay on Monday.", 20000, " "};
    compare_within(&s, &c);
    compare_within(&c, &s);
    repeated dense = {"Deputy Mayor Holm said so.", 20000, " "};
    repeated bare = {"Mayor Holm said so.", 20000, " "};
    compare_within(&dense, &bare);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile__one_sentence_many_times),
        cmocka_unit_test(hostile__one_sentence_as_long_as_a_book),
        cmocka_unit_test(hostile__very_many_quotations),
        cmocka_unit_test(hostile__marks_that_open_and_never_close),
        cmocka_unit_test(hostile__very_many_numbers_and_dates),
        cmocka_unit_test(hostile__contractions_and_negations_without_end),
        cmocka_unit_test(
            hostile__one_name_with_and_without_its_rank_without_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
