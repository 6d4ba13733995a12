/* SPDX-License-Identifier: Apache-2.0 */
#include "compare_testing.h"

/* The operations of the first sentence as one line: "=2 ~1 [1|2] -3 +1":
 * equal words, variants and stems by their words in the copy, replaced words
 * of source and copy, deleted, inserted. */
static void spell_ops(const wire__diff *d, char *out, size_t cap)
{
    static const char *const marks[] = {"=", "~", "s"};
    *out = '\0';
    for (size_t k = 0; k < d->n; k++) {
        const wire__op *o = &d->ops[k];
        unsigned s = o->s_end - o->s_beg, c = o->c_end - o->c_beg;
        size_t n = strlen(out);
        const char *gap = k ? " " : "";
        if (o->kind <= WIRE__OP_STEM)
            snprintf(out + n, cap - n, "%s%s%u", gap, marks[o->kind], c);
        else if (o->kind == WIRE__OP_REPLACED)
            snprintf(out + n, cap - n, "%s[%u|%u]", gap, s, c);
        else if (o->kind == WIRE__OP_DELETED)
            snprintf(out + n, cap - n, "%s-%u", gap, s);
        else
            snprintf(out + n, cap - n, "%s+%u", gap, c);
    }
}

/* Whatever the texts: operations cover both ranges, in order. */
static void check_cover(const wire__diff *d, wire_span s, wire_span c)
{
    uint32_t s_at = s.beg, c_at = c.beg;
    for (size_t k = 0; k < d->n; k++) {
        assert_int_equal(d->ops[k].s_beg, s_at);
        assert_int_equal(d->ops[k].c_beg, c_at);
        assert_true(d->ops[k].s_end >= s_at && d->ops[k].c_end >= c_at);
        s_at = d->ops[k].s_end;
        c_at = d->ops[k].c_end;
    }
    assert_int_equal(s_at, s.end);
    assert_int_equal(c_at, c.end);
}

/* A side without finders' parts: what diffs look at. */
typedef struct {
    compared p;
    wire__compare t;
    wire__diff diff;
} diffed;

static void diffed_init(diffed *d, const char *source, const char *copy)
{
    wire_err err;
    compared_init(&d->p, source, copy);
    d->t = (wire__compare){.arena = d->p.arena, .out = &d->p.result};
    wire__maker *m = wire__maker_new(d->p.idf, d->p.arena);
    assert_non_null(m);
    assert_ok(wire__side_fill(&d->p.docs[0], m, d->p.arena, &d->t.s, &err));
    assert_ok(wire__side_fill(&d->p.docs[1], m, d->p.arena, &d->t.c, &err));
    wire_span s = {0, (uint32_t)d->p.docs[0].words.n};
    wire_span c = {0, (uint32_t)d->p.docs[1].words.n};
    assert_ok(
        wire__diff_words(&d->t.s, s, &d->t.c, c, d->p.arena, &d->diff, &err));
    check_cover(&d->diff, s, c);
}

static void check(const char *source, const char *copy, const char *want)
{
    char s[512], c[512], got[256];
    diffed d;
    snprintf(s, sizeof s, "Head\n\n%s\n", source);
    snprintf(c, sizeof c, "Head\n\n%s\n", copy);
    diffed_init(&d, s, c);
    spell_ops(&d.diff, got, sizeof got);
    if (strcmp(got, want) != 0)
        fail_msg("%s / %s: %s, not %s", source, copy, got, want);
    compared_free(&d.p);
}

static void diff__equal_words_make_one_operation(void **st)
{
    (void)st;
    check("The harbour board met on Monday evening.",
          "The harbour board met on Monday evening.", "=7");
}

static void diff__case_and_marks_make_no_difference(void **st)
{
    (void)st;
    check("\"We stay,\" said the mayor of Ellery.",
          "\xe2\x80\x9cWe stay\xe2\x80\x9d, said The Mayor of ELLERY.", "=7");
}

static void diff__one_word_for_another_is_a_replacement(void **st)
{
    (void)st;
    check("The ferry struck the bank at dawn.",
          "The ferry hit the bank at dawn.", "=2 [1|1] =4");
}

static void diff__words_cut_and_added_are_told_apart(void **st)
{
    (void)st;
    check("The old grey ferry struck the bank.", "The ferry struck the bank.",
          "=1 -2 =4");
    check("The ferry struck the bank.",
          "The ferry struck the bank before dawn.", "=5 +2");
}

static void diff__spellings_are_variants_and_inflections_stems(void **st)
{
    (void)st;
    check("They organised the defence of the harbour.",
          "They organized the defense of the harbor.", "=1 ~1 =1 ~1 =2 ~1");
    check("Ministers discuss the treaty today.",
          "Ministers discussed the treaty today.", "=1 s1 =3");
}

static void diff__joined_and_parted_words_are_one_variant(void **st)
{
    (void)st;
    check("Prices rose nine per cent again.", "Prices rose nine percent again.",
          "=3 ~1 =1");
    check("They cooperate with the mill.", "They co-operate with the mill.",
          "=1 ~2 =3");
}

static void diff__a_number_in_words_is_the_number_in_digits(void **st)
{
    (void)st;
    check("Some seven boats were lost there.", "Some 7 boats were lost there.",
          "=1 ~1 =4");
    check("It cost 1,200,000 crowns last year.",
          "It cost 1.2 million crowns last year.", "=2 ~3 =3");
}

static void diff__another_number_is_a_replacement(void **st)
{
    (void)st;
    check("Some seven boats were lost there.", "Some 9 boats were lost there.",
          "=1 [1|1] =4");
}

/* Long ranges take the way of unique words; the cover must hold as well. */
static void diff__long_ranges_are_aligned_too(void **st)
{
    (void)st;
    enum { WORDS = 900 };
    static char s[16 * WORDS], c[16 * WORDS];
    size_t n = 0, m = 0;
    uint64_t seed = 7;
    n += (size_t)sprintf(s, "Head\n\n");
    m += (size_t)sprintf(c, "Head\n\n");
    for (unsigned i = 0; i < WORDS; i++) {
        unsigned x = (unsigned)(unit_random(&seed) % 100000);
        n += (size_t)sprintf(s + n, "w%05ux ", x);
        if (i % 10 != 3) m += (size_t)sprintf(c + m, "w%05ux ", x);
        if (i % 50 == 7) m += (size_t)sprintf(c + m, "extra%u ", i);
    }
    diffed d;
    diffed_init(&d, s, c);
    assert_true(d.diff.same > .95f);
    compared_free(&d.p);
}

static void diff__more_than_two_thousand_words_are_one_replacement(void **st)
{
    (void)st;
    enum { WORDS = 2100 };
    static char s[8 * WORDS], c[8 * WORDS];
    size_t n = (size_t)sprintf(s, "Head\n\n");
    for (unsigned i = 0; i < WORDS; i++)
        n += (size_t)sprintf(s + n, "w%04u ", i);
    memcpy(c, s, sizeof c);
    c[6] = 'v';
    c[n - 6] = 'v';
    diffed d;
    diffed_init(&d, s, c);
    assert_int_equal(d.diff.ops[0].kind, WIRE__OP_REPLACED);
    for (size_t k = 1; k < d.diff.n; k++) /* where sentences are cut */
        assert_int_equal(d.diff.ops[k].kind, WIRE__OP_DELETED);
    compared_free(&d.p);
}

static void diff__either_side_may_be_empty(void **st)
{
    (void)st;
    diffed d;
    wire_err err;
    wire_span none = {3, 3}, some = {0, 3};
    diffed_init(&d, "Head\n\nOne two three four.\n",
                "Head\n\nOne two three.\n");
    assert_ok(
        wire__diff_words(&d.t.s, none, &d.t.c, some, d.p.arena, &d.diff, &err));
    assert_int_equal(d.diff.n, 1);
    assert_int_equal(d.diff.ops[0].kind, WIRE__OP_INSERTED);
    assert_ok(
        wire__diff_words(&d.t.s, some, &d.t.c, none, d.p.arena, &d.diff, &err));
    assert_int_equal(d.diff.ops[0].kind, WIRE__OP_DELETED);
    assert_ok(
        wire__diff_words(&d.t.s, none, &d.t.c, none, d.p.arena, &d.diff, &err));
    assert_int_equal(d.diff.n, 0);
    compared_free(&d.p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(diff__equal_words_make_one_operation),
        cmocka_unit_test(diff__case_and_marks_make_no_difference),
        cmocka_unit_test(diff__one_word_for_another_is_a_replacement),
        cmocka_unit_test(diff__words_cut_and_added_are_told_apart),
        cmocka_unit_test(diff__spellings_are_variants_and_inflections_stems),
        cmocka_unit_test(diff__joined_and_parted_words_are_one_variant),
        cmocka_unit_test(diff__a_number_in_words_is_the_number_in_digits),
        cmocka_unit_test(diff__another_number_is_a_replacement),
        cmocka_unit_test(diff__long_ranges_are_aligned_too),
        cmocka_unit_test(
            diff__more_than_two_thousand_words_are_one_replacement),
        cmocka_unit_test(diff__either_side_may_be_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
