/* Which of two texts is the older, when no time is known.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compare_testing.h"

#define TITLE "Barge strikes pier of Holm Bay"
#define LEAD                                                                   \
    "HOLM BAY, March 3 (NPA) - The harbour of Holm Bay was closed on Monday "  \
    "after a barge with 40 containers struck the pier, the coastguard said."
#define QUOTE                                                                  \
    "\"Nobody was hurt,\" said Ines Holt, who runs the harbour office. The "   \
    "pier may be shut for nine days, according to an engineer."
#define END                                                                    \
    "The barge, built in 1987, belongs to the Calder line. It might have "     \
    "lost its rudder in the swell, police said.\n\nThe harbour handles a "     \
    "third of the island's grain. Farmers were told to wait with their "       \
    "lorries until the crane is back.\n"
#define SOURCE TITLE "\n\n" LEAD "\n\n" QUOTE "\n\n" END

static void expect_order(const char *older, const char *younger)
{
    compared p;
    compared_init(&p, older, younger);
    assert_int_equal(p.result.direction, WIRE_DIRECTION_SOURCE_TO_COPY);
    compared_free(&p);
    compared_init(&p, younger, older);
    assert_int_equal(p.result.direction, WIRE_DIRECTION_COPY_TO_SOURCE);
    compared_free(&p);
}

static void direction__a_marked_version_is_the_younger(void **s)
{
    (void)s;
    expect_order(SOURCE, "UPDATE 1-" TITLE "\n\n" LEAD "\n\n" QUOTE "\n\nThe "
                         "captain was questioned.\n\n" END);
    expect_order(SOURCE, TITLE "\n\n(Corrects number of containers)\n\n" LEAD
                               "\n\n" QUOTE "\n\n" END);
}

static void direction__the_higher_number_is_the_younger(void **s)
{
    (void)s;
    expect_order("UPDATE 1-" SOURCE, "UPDATE 3-" SOURCE);
}

static void direction__a_mark_that_a_copier_left_out_does_not_turn_it(void **s)
{
    static const char update[] = "UPDATE 1-" SOURCE;
    static const char copy[] =
        "Holm Bay shut by barge\n\nThe harbour of Holm Bay was closed on "
        "Monday after a barge with 40 containers struck the pier, the "
        "coastguard said.\n\n" QUOTE "\n\nThis newspaper is printed in "
        "Brackwater six days a week and read by nineteen villages.\n";
    compared p;
    (void)s;
    compared_init(&p, update, copy);
    assert_int_equal(p.result.direction, WIRE_DIRECTION_SOURCE_TO_COPY);
    compared_free(&p);
    compared_init(&p, copy, update);
    assert_int_not_equal(p.result.direction, WIRE_DIRECTION_SOURCE_TO_COPY);
    compared_free(&p);
}

static void direction__surer_words_and_lost_sources_are_younger(void **s)
{
    (void)s;
    expect_order(SOURCE,
                 TITLE "\n\n" LEAD "\n\n\"Nobody was hurt,\" said Ines Holt, "
                       "who runs the harbour office. The pier will be shut "
                       "for nine days.\n\nThe barge, built in 1987, belongs "
                       "to the Calder line. It lost its rudder in the swell."
                       "\n\nThe harbour handles a third of the island's "
                       "grain. Farmers were told to wait with their lorries "
                       "until the crane is back.\n");
}

static void direction__a_quotation_with_its_marks_is_the_older(void **s)
{
    (void)s;
    expect_order(TITLE "\n\n" LEAD "\n\n\"We heard the blow in the whole "
                       "house and ran to the window in our shirts,\" said "
                       "Ines Holt.\n\n" END,
                 TITLE "\n\n" LEAD "\n\nWe heard the blow in the whole house "
                       "and ran to the window in our shirts, said Ines Holt."
                       "\n\n" END);
}

static void direction__a_credit_is_older_than_none(void **s)
{
    (void)s;
    expect_order(SOURCE,
                 TITLE "\n\nThe harbour of Holm Bay was closed on Monday "
                       "after a barge with 40 containers struck the pier, "
                       "the coastguard said.\n\n" QUOTE "\n\n" END);
}

static void direction__other_words_alone_decide_nothing(void **s)
{
    compared p;
    (void)s;
    compared_init(&p, SOURCE,
                  TITLE "\n\n" LEAD "\n\n" QUOTE "\n\nThe barge, built in "
                        "1987, is owned by the Calder line. It might have "
                        "lost its rudder in the swell, police said.\n\nThe "
                        "harbour handles a third of the island's grain. "
                        "Farmers were told to wait with their lorries until "
                        "the crane is back.\n");
    assert_int_equal(p.result.direction, WIRE_DIRECTION_UNKNOWN);
    compared_free(&p);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(direction__a_marked_version_is_the_younger),
        cmocka_unit_test(direction__the_higher_number_is_the_younger),
        cmocka_unit_test(
            direction__a_mark_that_a_copier_left_out_does_not_turn_it),
        cmocka_unit_test(direction__surer_words_and_lost_sources_are_younger),
        cmocka_unit_test(direction__a_quotation_with_its_marks_is_the_older),
        cmocka_unit_test(direction__a_credit_is_older_than_none),
        cmocka_unit_test(direction__other_words_alone_decide_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
