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
#define RAIL                                                                   \
    "A railway to Brunn was refused twice by parliament for want of money."
#define DENIAL                                                                 \
    "Stonework Tamm, a builder from Brunn, denied that it had paid anybody "   \
    "for the contract."
#define BODY   LEAD "\n\n" QUOTE "\n\n" COST "\n\n" RAIL "\n\n" DENIAL
#define SOURCE HEAD DATE BODY "\n"
#define LABEL                                                                  \
    "\n\nThis story has been published from an agency feed without any "       \
    "modifications to the text."

static wire_grade grade_of(const char *source, const char *copy)
{
    compared p;
    compared_init(&p, source, copy);
    wire_grade g = p.result.grade;
    compared_free(&p);
    return g;
}

static wire_holds label_of(const char *copy)
{
    compared p;
    compared_init(&p, SOURCE, copy);
    assert_true(p.result.has_label);
    wire_holds h = p.result.label_holds;
    compared_free(&p);
    return h;
}

/* Wherever it is cut: at each paragraph its tail has other words. */
static void
foot__a_story_cut_anywhere_is_abridged_and_its_label_false(void **st)
{
    static const char *const cuts[] = {
        HEAD DATE LEAD, HEAD DATE LEAD "\n\n" QUOTE,
        HEAD DATE LEAD "\n\n" QUOTE "\n\n" COST,
        HEAD DATE LEAD "\n\n" QUOTE "\n\n" COST "\n\n" RAIL};
    static const char *const labelled[] = {
        HEAD DATE LEAD LABEL, HEAD DATE LEAD "\n\n" QUOTE LABEL,
        HEAD DATE LEAD "\n\n" QUOTE "\n\n" COST LABEL,
        HEAD DATE LEAD "\n\n" QUOTE "\n\n" COST "\n\n" RAIL LABEL};
    (void)st;
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        assert_int_equal(grade_of(SOURCE, cuts[i]), WIRE_GRADE_ABRIDGED);
        assert_int_equal(label_of(labelled[i]), WIRE_HOLDS_NOT);
    }
    assert_int_equal(label_of(HEAD DATE BODY LABEL), WIRE_HOLDS);
}

static void foot__a_denial_that_was_cut_at_the_end_is_told(void **st)
{
    (void)st;
    compared p;
    compared_init(&p, SOURCE,
                  HEAD DATE LEAD "\n\n" QUOTE "\n\n" COST "\n\n" RAIL "\n");
    assert_int_equal(p.result.n_changes, 1);
    assert_int_equal(p.result.changes[0].type, WIRE_CHANGE_SENTENCE_OMITTED);
    assert_int_equal(p.result.changes[0].severity, WIRE_SEVERITY_MEDIUM);
    compared_free(&p);
    /* Of five sentences two are left: not a digest for that. */
    compared_init(&p, SOURCE, HEAD DATE LEAD "\n\n" QUOTE "\n");
    assert_int_equal(p.result.n_omitted, 3);
    assert_int_equal(p.result.changes[0].severity, WIRE_SEVERITY_MEDIUM);
    compared_free(&p);
}

/* None of them shares a word with the story; none has the form of a foot. */
static const char *const lies[] = {
    "Police arrested a customs officer on suspicion of smuggling amber.",
    "Sugar makes children deaf, a dentist warned.",
    "The editor of a rival newspaper was seen at the casino that evening, "
    "carrying a suitcase and a false beard.",
    "Officials knew everything and kept silent, our reporter writes.",
    "(The chairman had been drinking brandy)",
    "A customs officer sold amber from a stolen van, see "
    "https://amber.example/van",
};

static void foot__a_paragraph_added_at_the_end_is_a_change(void **st)
{
    (void)st;
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        char copy[2048];
        snprintf(copy, sizeof copy, "%s\n\n%s%s\n", HEAD DATE BODY, lies[i],
                 LABEL);
        assert_int_equal(label_of(copy), WIRE_HOLDS_NOT);
        snprintf(copy, sizeof copy, "%s%s\n\n%s\n", HEAD DATE BODY, LABEL,
                 lies[i]);
        assert_int_equal(label_of(copy), WIRE_HOLDS_NOT);
        assert_int_equal(grade_of(SOURCE, copy), WIRE_GRADE_EDITED);
    }
}

static void foot__an_added_claim_is_of_weight_and_a_foot_is_not(void **st)
{
    (void)st;
    compared p;
    char copy[2048];
    snprintf(copy, sizeof copy,
             "%s\n\n%s\n\nSign up for our newsletter and get the harbour's "
             "news before breakfast.\n",
             HEAD DATE BODY, lies[0]);
    compared_init(&p, SOURCE, copy);
    assert_int_equal(p.result.n_changes, 2);
    assert_int_equal(p.result.changes[0].type, WIRE_CHANGE_CLAIM_ADDED);
    assert_int_equal(p.result.changes[0].severity, WIRE_SEVERITY_MEDIUM);
    assert_int_equal(p.result.changes[1].severity, WIRE_SEVERITY_LOW);
    compared_free(&p);
}

static void foot__a_claim_before_a_plug_in_its_paragraph_is_a_change(void **st)
{
    (void)st;
    char copy[2048];
    snprintf(copy, sizeof copy,
             "%s\n\n%s Sign up for our newsletter and read more.\n",
             HEAD DATE BODY, lies[0]);
    assert_int_equal(grade_of(SOURCE, copy), WIRE_GRADE_EDITED);
}

static void foot__what_an_outlet_says_of_itself_is_no_change(void **st)
{
    enum { RIGHTS = 5 };
    static const char *const feet[] = {
        "Sign up for our newsletter and get five stories before breakfast.",
        "Subscribe to Slack Water, the letter that wakes a whole quay.",
        "Enjoyed this story? Your gift keeps the lights on. Volunteers empty "
        "the box at the library each Friday.",
        "Ole Quist is the Ledger's tide correspondent. He keeps bees.",
        "The opinions expressed in this article are its writer's own.",
        "\xc2\xa9 2026 Slack Water Printers. Reproduction is forbidden.",
        "Contact: quist@ledger.example",
        "Follow Ole Quist at @quist",
        "Advertisement",
        "Read more:\n\nSaffron fails for the third time\n\nA goat on the roof "
        "of the town hall",
        "The Harbour Gazette is printed on Customs Quay. Readers who found an "
        "error may write to the editor, and the correction stands on page two.",
        "Unser Newsletter fasst werktags zusammen, was wichtig wird.",
        "Hinweise nimmt die Redaktion entgegen; Leserbriefe sind willkommen.",
        "Mit dem Abo erhalten Sie jeden Morgen Post.",
        "Abonnez-vous \xc3\xa0 notre lettre et recevez-la chaque matin.",
        "Suscr\xc3\xad"
        "base a nuestro bolet\xc3\xadn y rec\xc3\xad"
        "balo cada ma\xc3\xb1"
        "ana.",
        "Iscriviti alla nostra newsletter del mattino.",
        "Assine a nossa newsletter e receba as not\xc3\xad"
        "cias.",
        "\xec\xa0\x80\xec\x9e\x91\xea\xb6\x8c\xec\x9e\x90 "
        "\xeb\xac\xb4\xeb\x8b\xa8\xec\xa0\x84\xec\x9e\xac "
        "\xea\xb8\x88\xec\xa7\x80",
    };
    (void)st;
    for (size_t i = 0; i < sizeof feet / sizeof *feet; i++) {
        char text[2048];
        snprintf(text, sizeof text, "%s\n\n%s\n", HEAD DATE BODY, feet[i]);
        assert_int_equal(grade_of(SOURCE, text), WIRE_GRADE_VERBATIM);
        if (i == RIGHTS) continue; /* a credit: its loss is one */
        assert_int_equal(grade_of(text, SOURCE), WIRE_GRADE_VERBATIM);
    }
}

/* "You" proves nothing where the whole text says it. */
static void foot__a_column_that_speaks_to_its_reader_has_no_such_foot(void **st)
{
    (void)st;
#define COLUMN                                                                 \
    HEAD "You know the quay, and you know the night ferry to Calder Island. "  \
         "We have all waited there.\n\nOur harbour board gives us a second "   \
         "berth in spring.\n"
    assert_int_equal(
        grade_of(COLUMN "\nYou will lose your saffron to the frost.\n", COLUMN),
        WIRE_GRADE_ABRIDGED);
}

static void foot__a_note_that_the_text_was_corrected_is_a_change(void **st)
{
    (void)st;
    assert_int_equal(grade_of(SOURCE, HEAD DATE BODY
                              "\n\nThis article has been corrected.\n"),
                     WIRE_GRADE_EDITED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            foot__a_story_cut_anywhere_is_abridged_and_its_label_false),
        cmocka_unit_test(foot__a_denial_that_was_cut_at_the_end_is_told),
        cmocka_unit_test(foot__a_paragraph_added_at_the_end_is_a_change),
        cmocka_unit_test(foot__an_added_claim_is_of_weight_and_a_foot_is_not),
        cmocka_unit_test(
            foot__a_claim_before_a_plug_in_its_paragraph_is_a_change),
        cmocka_unit_test(foot__what_an_outlet_says_of_itself_is_no_change),
        cmocka_unit_test(
            foot__a_column_that_speaks_to_its_reader_has_no_such_foot),
        cmocka_unit_test(foot__a_note_that_the_text_was_corrected_is_a_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
