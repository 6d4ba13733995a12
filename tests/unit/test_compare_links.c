/* SPDX-License-Identifier: Apache-2.0 */
#include "compare_testing.h"

/* An invented story of eight sentences. */
#define LEAD                                                                   \
    "PORT ELLERY, March 2 (NPA) - The night ferry to Calder Island gets a "    \
    "second berth in spring, the harbour board said on Monday."
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
#define SURVEY                                                                 \
    "A survey by the university of Tarrow found 11,000 oysters within 400 "    \
    "metres of the site."
#define END "The board will publish the survey next week."
#define SOURCE                                                                 \
    "Second berth for the night ferry\n\n" LEAD "\n\n" QUOTE "\n\n" COST       \
    " " LOTTERY "\n\n" QUAY "\n\n" FISH " " SURVEY "\n\n" END "\n"

static void links__a_copy_links_each_sentence_to_its_own(void **st)
{
    (void)st;
    compared p;
    compared_init(&p, SOURCE, SOURCE);
    assert_int_equal(p.result.n_links, 8);
    for (uint32_t i = 0; i < 8; i++) {
        assert_int_equal(p.result.links[i].n_source, 1);
        assert_int_equal(p.result.links[i].source[0], i);
        assert_int_equal(p.result.links[i].relation, WIRE_RELATION_VERBATIM);
    }
    assert_int_equal(p.result.n_omitted, 0);
    assert_int_equal(p.result.n_changes, 0);
    compared_free(&p);
}

static void links__rewritten_and_moved_sentences_find_their_source(void **st)
{
    (void)st;
    compared p;
    compared_init(
        &p, SOURCE,
        "Oysters or ferries?\n\nYoung oysters could die in the mud that piling "
        "stirs up, fishermen warn.\n\nTarrow university counted 11,000 of "
        "them within 400 metres.\n\nCalder Island's night ferry is to have "
        "another berth by spring, according to the harbour board.\n\nThe 4.2 "
        "million crown job starts in early March.\n");
    assert_sources(&p, 0, "5");
    assert_sources(&p, 1, "6");
    assert_sources(&p, 2, "0");
    assert_sources(&p, 3, "2");
    assert_int_equal(p.result.links[0].relation, WIRE_RELATION_PARAPHRASE);
    compared_free(&p);
}

static void links__a_merged_sentence_has_both_sources(void **st)
{
    (void)st;
    compared p;
    compared_init(&p, SOURCE,
                  "Second berth for the night ferry\n\n" QUOTE
                  "\n\nWork begins in the first week of March and costs 4.2 "
                  "million crowns, a third of which comes from the lottery "
                  "fund of the island council.\n\n" END "\n");
    assert_sources(&p, 1, "2 3");
    assert_int_equal(p.result.links[1].relation, WIRE_RELATION_MERGED);
    compared_free(&p);
}

static void links__a_split_sentence_is_found_by_both_parts(void **st)
{
    (void)st;
    compared p;
    compared_init(&p, SOURCE,
                  "Second berth for the night ferry\n\n" QUOTE
                  "\n\nUntil June piles are being driven. The Saturday boat "
                  "will meanwhile leave from the grain quay.\n\n" FISH "\n");
    assert_sources(&p, 1, "4");
    assert_sources(&p, 2, "4");
    assert_int_equal(p.result.links[1].relation, WIRE_RELATION_SPLIT);
    assert_int_equal(p.result.links[2].relation, WIRE_RELATION_SPLIT);
    compared_free(&p);
}

static void links__invented_and_standing_lines_link_to_nothing(void **st)
{
    (void)st;
    compared p;
    compared_init(&p, SOURCE,
                  "Second berth for the night ferry\n\n" LEAD "\n\n" QUOTE
                  "\n\nThe mayor's dog once swam that strait for a wager.\n\n"
                  "Like what you read? Support our reporters with a gift at "
                  "the library desk.\n");
    assert_sources(&p, 2, "");
    assert_sources(&p, 3, "");
    assert_sources(&p, 4, "");
    assert_int_equal(p.result.links[2].relation, WIRE_RELATION_ADDED);
    compared_free(&p);
}

static void links__a_word_in_common_does_not_tie_a_foot_to_the_story(void **st)
{
    (void)st;
    compared p;
    compared_init(&p, SOURCE,
                  "Second berth for the night ferry\n\n" LEAD "\n\n" QUOTE
                  "\n\nMore music & food | Publish with us\n");
    assert_sources(&p, 2, "");
    compared_free(&p);
}

static void links__takeaways_find_the_best_source(void **st)
{
    (void)st;
    compared p;
    compared_init(&p, SOURCE,
                  "Is one berth enough?\n\nKey takeaways\n\n- Calder Island's "
                  "night ferry gets a second berth.\n- The work costs 4.2 "
                  "million crowns.\n- Fishermen fear for young oysters.\n\n"
                  "Port Ellery, March 2 (Lens) - The night ferry to Calder "
                  "Island is to get another berth in spring, the harbour board "
                  "announced on Monday.\n");
    assert_sources(&p, 0, "");
    assert_sources(&p, 1, "0");
    assert_sources(&p, 2, "2");
    assert_sources(&p, 3, "5");
    assert_sources(&p, 4, "0");
    compared_free(&p);
}

static void links__omitted_sentences_are_those_that_no_link_names(void **st)
{
    (void)st;
    compared p;
    compared_init(&p, SOURCE,
                  "Second berth for the night ferry\n\n" LEAD "\n\n" COST
                  "\n\n" FISH "\n");
    static const uint32_t want[] = {1, 3, 4, 6, 7};
    assert_int_equal(p.result.n_omitted, 5);
    assert_memory_equal(p.result.omitted, want, sizeof want);
    compared_free(&p);
}

static void links__equal_sentences_are_told_apart_by_their_place(void **st)
{
    (void)st;
    static const char twice[] =
        "Roll call\n\nThe chair called the vote. " COST
        " The chair called the vote. " FISH " The chair called the vote.\n";
    compared p;
    compared_init(&p, twice, twice);
    for (uint32_t i = 0; i < p.result.n_links; i++)
        assert_int_equal(p.result.links[i].source[0], i);
    compared_free(&p);
}

static void links__the_agency_in_a_dateline_links_nothing(void **st)
{
    (void)st;
    compared p;
    compared_init(&p, SOURCE,
                  "Second berth for the night ferry\n\n" LEAD "\n\n" QUOTE
                  "\n\nBased on a report by NPA.\n");
    assert_sources(&p, 2, "");
    compared_free(&p);
}

/* A sentence repeated over and over must cost linear time, and be linked. */
static void links__one_sentence_ten_thousand_times(void **st)
{
    (void)st;
    enum { TIMES = 10000 };
    wire_buf s = {0}, c = {0};
    wire_buf_lit(&s, "Head\n\n");
    wire_buf_lit(&c, "Head\n\n");
    for (int i = 0; i < TIMES; i++) {
        wire_buf_lit(&s, FISH " ");
        wire_buf_lit(&c, "Fishermen fear that the mud stirred up by the "
                         "piling will kill young mussels. ");
    }
    wire_buf_char(&s, '\0');
    wire_buf_char(&c, '\0');
    compared p;
    double begun = wire_clock_s();
    compared_init(&p, s.p, c.p);
    assert_true(wire_clock_s() - begun < 20);
    assert_int_equal(p.result.n_links, TIMES);
    for (int i = 0; i < TIMES; i++)
        assert_int_equal(p.result.links[i].n_source, 1);
    compared_free(&p);
    wire_buf_free(&s);
    wire_buf_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links__a_copy_links_each_sentence_to_its_own),
        cmocka_unit_test(
            links__rewritten_and_moved_sentences_find_their_source),
        cmocka_unit_test(links__a_merged_sentence_has_both_sources),
        cmocka_unit_test(links__a_split_sentence_is_found_by_both_parts),
        cmocka_unit_test(links__invented_and_standing_lines_link_to_nothing),
        cmocka_unit_test(
            links__a_word_in_common_does_not_tie_a_foot_to_the_story),
        cmocka_unit_test(links__takeaways_find_the_best_source),
        cmocka_unit_test(links__omitted_sentences_are_those_that_no_link_names),
        cmocka_unit_test(links__equal_sentences_are_told_apart_by_their_place),
        cmocka_unit_test(links__the_agency_in_a_dateline_links_nothing),
        cmocka_unit_test(links__one_sentence_ten_thousand_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
