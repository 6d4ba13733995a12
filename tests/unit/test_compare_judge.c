/* SPDX-License-Identifier: Apache-2.0 */
#include "compare_testing.h"

#define HEAD "Second berth for the night ferry\n\n"
#define DATE "PORT ELLERY, March 2 (NPA) - "
#define LEAD                                                                   \
    "The night ferry to Calder Island gets a second berth in spring, the "     \
    "harbour board said on Monday."
#define QUOTE                                                                  \
    "\"We have waited nine years for this berth,\" said Ines Holt, who runs "  \
    "the line."
#define COST                                                                   \
    "Work begins in the first week of March and costs 4.2 million crowns."
#define LOTTERY                                                                \
    "A third of the sum comes from the lottery fund of the island council."
#define QUAY                                                                   \
    "Until June the Saturday boat will sail from the grain quay while piles "  \
    "are driven."
#define FISH                                                                   \
    "Fishermen fear that the mud stirred up by the piling will kill young "    \
    "oysters."
#define BODY   LEAD "\n\n" QUOTE "\n\n" COST " " LOTTERY "\n\n" QUAY "\n\n" FISH
#define SOURCE HEAD DATE BODY "\n"
#define LABEL                                                                  \
    "\n\nThis story has been published from an agency feed without any "       \
    "modifications to the text.\n"

static void check(const char *source, const char *copy, wire_grade want)
{
    compared p;
    compared_init(&p, source, copy);
    assert_string_equal(wire_grade_name(p.result.grade), wire_grade_name(want));
    compared_free(&p);
}

static void grade__word_for_word_is_verbatim(void **st)
{
    (void)st;
    check(SOURCE, SOURCE, WIRE_GRADE_VERBATIM);
    check(SOURCE,
          SOURCE "\n\nThe Ledger has been printed on the quay since "
                 "1887. Ring before noon.\n",
          WIRE_GRADE_VERBATIM);
    check(SOURCE, HEAD DATE BODY LABEL, WIRE_GRADE_VERBATIM);
}

static void shares__are_never_more_than_the_whole(void **st)
{
    /* The copy tells as prose what is no prose of the source. */
    static const char *const sources[] = {
        HEAD DATE LEAD " This story has been published from an agency feed "
                       "without any modifications to the text. " QUOTE " " COST
                       " " QUAY "\n",
        HEAD QUOTE LABEL "\n" LEAD " " COST " " QUAY "\n",
        HEAD LABEL "\n" LABEL "\n" QUOTE " " DATE LEAD " " COST "\n"};
    (void)st;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        compared p;
        compared_init(&p, sources[i],
                      HEAD DATE LEAD "\n\n" QUOTE " " COST " " QUAY "\n");
        assert_true(p.result.source_containment <= 1);
        assert_true(p.result.copy_containment <= 1);
        assert_true(p.result.probability <= 1);
        compared_free(&p);
    }
}

static void grade__white_space_and_unicode_form_do_not_count(void **st)
{
    (void)st;
    check("Caf\xc3\xa9\n\nThe caf\xc3\xa9 on the grain quay of Port Ellery "
          "closes in March, its owner said.\n",
          "Caf\xc3\xa9\n\nThe  cafe\xcc\x81 on the grain quay of Port\xc2\xa0"
          "Ellery closes in March, its owner said.\n",
          WIRE_GRADE_VERBATIM);
}

static void grade__another_headline_alone_is_new_headline(void **st)
{
    (void)st;
    check(SOURCE, "Is one berth enough?\n\n" DATE BODY "\n",
          WIRE_GRADE_NEW_HEADLINE);
}

static void grade__spelling_and_marks_alone_are_typography(void **st)
{
    (void)st;
    check(SOURCE,
          HEAD DATE
          "The night ferry to Calder Island gets a second berth in spring, the "
          "harbor board said on Monday.\n\n\xe2\x80\x9cWe have waited nine "
          "years for this berth,\xe2\x80\x9d said Ines Holt, who runs the "
          "line.\n\n" COST " " LOTTERY "\n\n" QUAY "\n\n" FISH "\n",
          WIRE_GRADE_TYPOGRAPHY);
}

static void
grade__curly_marks_are_typography_but_not_beside_a_new_headline(void **st)
{
    (void)st;
#define CURLY                                                                  \
    LEAD "\n\n\xe2\x80\x9cWe have waited nine years for this berth,"           \
         "\xe2\x80\x9d said Ines Holt, who runs the line.\n\n" COST            \
         " " LOTTERY "\n\n" QUAY "\n\n" FISH "\n"
    check(SOURCE, HEAD DATE CURLY, WIRE_GRADE_TYPOGRAPHY);
    check(SOURCE, "Is one berth enough?\n\n" DATE CURLY,
          WIRE_GRADE_NEW_HEADLINE);
}

static void grade__sentences_or_credit_left_out_are_abridged(void **st)
{
    (void)st;
    check(SOURCE, HEAD DATE LEAD "\n\n" QUOTE "\n\n" COST "\n",
          WIRE_GRADE_ABRIDGED);
    check(SOURCE, HEAD BODY "\n", WIRE_GRADE_ABRIDGED);
}

static void grade__words_changed_are_edited(void **st)
{
    (void)st;
    check(SOURCE,
          HEAD DATE LEAD "\n\n\"We have waited ten years for this berth,\" "
                         "said Ines Holt, who runs the line.\n\n" COST
                         " " LOTTERY "\n\n" QUAY "\n\n" FISH "\n",
          WIRE_GRADE_EDITED);
    check(SOURCE, HEAD "Port Ellery (Lens) - " BODY "\n", WIRE_GRADE_EDITED);
}

static void grade__other_words_all_through_are_a_rewrite(void **st)
{
    (void)st;
    check(SOURCE,
          "Is one berth enough?\n\nCalder Island's night ferry is to have "
          "another berth by spring, according to the harbour board.\n\nInes "
          "Holt, head of the line, told reporters: \"We have waited nine years "
          "for this berth.\"\n\nThe job starts early in March at a price of "
          "4.2 million crowns, a third of it from the island council's lottery "
          "fund.\n\nSaturday's boat leaves from the grain quay until June, "
          "while the piles go in.\n\nYoung oysters could die in the mud that "
          "piling stirs up, fishermen warn.\n",
          WIRE_GRADE_REWRITE);
}

static void grade__a_few_lines_are_a_digest(void **st)
{
    (void)st;
    check(SOURCE,
          "In brief\n\n- A second berth for Calder Island's night ferry will "
          "cost 4.2 million crowns.\n- Fishermen fear for young oysters.\n",
          WIRE_GRADE_DIGEST);
}

static void verdict__another_story_is_unrelated_and_has_no_findings(void **st)
{
    (void)st;
    compared p;
    compared_init(&p, SOURCE,
                  "Saffron fails again\n\nGrowers in the Quillon valley have "
                  "lost the saffron for a third year, their union says. Frost "
                  "killed the flowers two days before picking.\n");
    assert_int_equal(p.result.verdict, WIRE_VERDICT_UNRELATED);
    assert_int_equal(p.result.grade, WIRE_GRADE_NONE);
    assert_int_equal(p.result.n_changes, 0);
    compared_free(&p);
}

static void verdict__one_outlets_foot_under_two_stories_is_no_copy(void **st)
{
    (void)st;
#define FOOT                                                                   \
    "\n\nThe Ledger is edited, printed and argued over on Customs Quay, "      \
    "where "                                                                   \
    "it has appeared every weekday since 1887. Tide tables and fish prices "   \
    "are sent free to any reader who asks for Slack Water, our letter at "     \
    "five "                                                                    \
    "each morning. If we got something wrong, ring before noon.\n"
    compared p;
    compared_init(&p, HEAD LEAD "\n\n" COST FOOT,
                  "Saffron fails again\n\nGrowers in the Quillon valley have "
                  "lost the saffron for a third year, their union says." FOOT);
    assert_int_equal(p.result.verdict, WIRE_VERDICT_UNRELATED);
    compared_free(&p);
}

static int label_of(const char *source, const char *copy)
{
    compared p;
    compared_init(&p, source, copy);
    assert_true(p.result.has_label);
    int holds = (int)p.result.label_holds;
    compared_free(&p);
    return holds;
}

static void label__an_unmodified_text_bears_out_its_label(void **st)
{
    (void)st;
    assert_int_equal(label_of(SOURCE, HEAD DATE BODY LABEL), WIRE_HOLDS);
    assert_int_equal(label_of(SOURCE, "One berth?\n\n" DATE BODY LABEL),
                     WIRE_HOLDS);
}

static void label__a_changed_number_or_a_cut_refutes_it(void **st)
{
    (void)st;
    assert_int_equal(label_of(SOURCE, HEAD DATE LEAD
                              "\n\n" QUOTE
                              "\n\nWork begins in the first week of "
                              "March and costs 4.5 million crowns. " LOTTERY
                              "\n\n" QUAY "\n\n" FISH LABEL),
                     WIRE_HOLDS_NOT);
    assert_int_equal(label_of(SOURCE,
                              HEAD DATE LEAD "\n\n" QUOTE "\n\n" COST
                                             " " LOTTERY "\n\n" QUAY LABEL),
                     WIRE_HOLDS_NOT);
}

static void label__nothing_is_known_against_another_story(void **st)
{
    (void)st;
    assert_int_equal(label_of("Saffron fails again\n\nGrowers in the Quillon "
                              "valley have lost the saffron for a third year, "
                              "their union says.\n",
                              HEAD DATE BODY LABEL),
                     WIRE_HOLDS_UNKNOWN);
}

static int direction_of(const char *source, const char *copy)
{
    compared p;
    compared_init(&p, source, copy);
    int d = (int)p.result.direction;
    compared_free(&p);
    return d;
}

static void direction__a_trimmed_copy_without_credit_is_the_younger(void **st)
{
    (void)st;
    static const char cut[] = HEAD LEAD "\n\n" QUOTE "\n\n" COST "\n";
    assert_int_equal(direction_of(SOURCE, cut), WIRE_DIRECTION_SOURCE_TO_COPY);
    assert_int_equal(direction_of(cut, SOURCE), WIRE_DIRECTION_COPY_TO_SOURCE);
}

static void direction__equal_texts_leave_it_unknown(void **st)
{
    (void)st;
    assert_int_equal(direction_of(SOURCE, SOURCE), WIRE_DIRECTION_UNKNOWN);
}

static void sets__groups_and_types_are_named(void **st)
{
    (void)st;
    wire_err err;
    uint32_t set;
    assert_ok(
        wire_changes_named(WIRE_STR("numbers, quote_altered"), &set, &err));
    assert_int_equal(set, 1u << WIRE_CHANGE_NUMBER_ALTERED |
                              1u << WIRE_CHANGE_NUMBER_ROUNDED |
                              1u << WIRE_CHANGE_QUOTE_ALTERED);
    assert_ok(wire_changes_named(WIRE_STR("all"), &set, &err));
    assert_int_equal(set, WIRE_CHANGES_ALL);
    assert_int_equal(wire_changes_named(WIRE_STR("quotes,cows"), &set, &err),
                     WIRE_EINVAL);
    assert_non_null(strstr(err.text, "'cows'"));
    assert_int_equal(wire_changes_named(WIRE_STR(""), &set, &err), WIRE_EINVAL);
}

/* The types that were not looked for in a text of this language. */
static uint32_t unseen_in(const char *text)
{
    compared p;
    compared_init(&p, text, text);
    uint32_t out = p.result.unseen;
    assert_int_equal(p.result.is_full, out == 0);
    compared_free(&p);
    return out;
}

static void language__what_is_not_looked_for_is_named(void **st)
{
    enum {
        DATES = 1 << WIRE_CHANGE_DATE_ALTERED,
        NAMES = 1 << WIRE_CHANGE_NAME_ALTERED,
        SAID = 1 << WIRE_CHANGE_ATTRIBUTION_LOST,
        SURE = 1 << WIRE_CHANGE_CERTAINTY_RAISED,
        NOES = 1 << WIRE_CHANGE_NEGATION_FLIPPED,
        ALL = DATES | NAMES | SAID | SURE | NOES
    };
    (void)st;
    assert_int_equal(unseen_in(SOURCE), 0);
    assert_int_equal(unseen_in("Il ponte\n\nIl ponte sul Tesco riapre al "
                               "traffico a marzo, ha detto la sindaca.\n") &
                         ALL,
                     DATES | NAMES);
    assert_int_equal(unseen_in("De brug\n\nDe brug over de Tesk gaat in maart "
                               "weer open voor het verkeer, zei zij.\n") &
                         ALL,
                     DATES | NAMES | SAID);
    assert_int_equal(unseen_in("\xec\x84\x9c\xec\x9a\xb8\n\n"
                               "\xeb\x8b\xa4\xeb\xa6\xac\xeb\x8a\x94 "
                               "5\xec\x9b\x94\xec\x97\x90 "
                               "\xeb\x8b\xa4\xec\x8b\x9c "
                               "\xec\x97\xb4\xeb\xa6\xb0\xeb\x8b\xa4.\n") &
                         ALL,
                     DATES | NAMES | SAID | SURE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grade__word_for_word_is_verbatim),
        cmocka_unit_test(grade__white_space_and_unicode_form_do_not_count),
        cmocka_unit_test(grade__another_headline_alone_is_new_headline),
        cmocka_unit_test(grade__spelling_and_marks_alone_are_typography),
        cmocka_unit_test(
            grade__curly_marks_are_typography_but_not_beside_a_new_headline),
        cmocka_unit_test(grade__sentences_or_credit_left_out_are_abridged),
        cmocka_unit_test(grade__words_changed_are_edited),
        cmocka_unit_test(grade__other_words_all_through_are_a_rewrite),
        cmocka_unit_test(grade__a_few_lines_are_a_digest),
        cmocka_unit_test(
            verdict__another_story_is_unrelated_and_has_no_findings),
        cmocka_unit_test(
            verdict__one_outlets_foot_under_two_stories_is_no_copy),
        cmocka_unit_test(label__an_unmodified_text_bears_out_its_label),
        cmocka_unit_test(label__a_changed_number_or_a_cut_refutes_it),
        cmocka_unit_test(label__nothing_is_known_against_another_story),
        cmocka_unit_test(
            direction__a_trimmed_copy_without_credit_is_the_younger),
        cmocka_unit_test(direction__equal_texts_leave_it_unknown),
        cmocka_unit_test(shares__are_never_more_than_the_whole),
        cmocka_unit_test(sets__groups_and_types_are_named),
        cmocka_unit_test(language__what_is_not_looked_for_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
