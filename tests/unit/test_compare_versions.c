/* Versions of an item: what they say of themselves, what their words say.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compare_testing.h"

#define BODY                                                                   \
    "HOLM BAY, March 3 (NPA) - The harbour of Holm Bay was closed on Monday "  \
    "after a barge with 40 containers struck the pier, the coastguard said."   \
    "\n\n\"Nobody was hurt,\" said Ines Holt, who runs the harbour office. "   \
    "She expects the pier to be shut for nine days.\n\nThe barge, built in "   \
    "1987, belongs to the Calder line. Its captain had asked for a pilot an "  \
    "hour before.\n\nThe harbour handles a third of the island's grain. "      \
    "Farmers were told to wait with their lorries.\n"
#define TITLE "Barge strikes pier of Holm Bay"
#define FIRST TITLE "\n\n" BODY

/* ---- Marks -------------------------------------------------------------- */

static void expect_mark(const char *title, const char *first_line,
                        wire_revision kind, unsigned number, bool corrects)
{
    wire_buf b = {0};
    compared p;
    wire_version_mark m;
    wire_buf_fmt(&b, "%s\n\n", title);
    if (*first_line) wire_buf_fmt(&b, "%s\n\n", first_line);
    wire_buf_lit(&b, BODY);
    wire_buf_char(&b, '\0');
    assert_true(wire_buf_ok(&b));
    compared_init(&p, FIRST, b.p);
    wire_version_marked(&p.docs[1], &m);
    if (m.kind != kind || m.number != number || m.corrects != corrects)
        fail_msg("%s / %s: kind %d number %u corrects %d", title, first_line,
                 (int)m.kind, m.number, m.corrects);
    compared_free(&p);
    wire_buf_free(&b);
}

static void versions__headlines_carry_marks_and_numbers(void **s)
{
    (void)s;
    expect_mark("UPDATE 2-" TITLE, "", WIRE_REVISION_UPDATE, 2, false);
    expect_mark("UPDATE 1 - " TITLE, "", WIRE_REVISION_UPDATE, 1, false);
    expect_mark("WRAPUP 3-" TITLE, "", WIRE_REVISION_UPDATE, 3, false);
    expect_mark("2nd Ld: " TITLE, "", WIRE_REVISION_UPDATE, 2, false);
    expect_mark(TITLE " (2nd Ld)", "", WIRE_REVISION_UPDATE, 2, false);
    expect_mark("(LEAD) " TITLE, "", WIRE_REVISION_UPDATE, 0, false);
    expect_mark("3. Zusammenfassung: " TITLE, "", WIRE_REVISION_UPDATE, 3,
                false);
    expect_mark("CORRECTED-" TITLE, "", WIRE_REVISION_CORRECTION, 0, true);
    expect_mark("Correction: " TITLE, "", WIRE_REVISION_CORRECTION, 0, true);
    expect_mark("BERICHTIGUNG: " TITLE, "", WIRE_REVISION_CORRECTION, 0, true);
    expect_mark("(Corrigé) " TITLE, "", WIRE_REVISION_CORRECTION, 0, true);
    expect_mark("CORRECCIÓN - " TITLE, "", WIRE_REVISION_CORRECTION, 0, true);
    expect_mark("REFILE-" TITLE, "", WIRE_REVISION_REFILE, 0, false);
    expect_mark("RPT-" TITLE, "", WIRE_REVISION_REPEAT, 0, false);
    expect_mark("KILL KILL KILL", "", WIRE_REVISION_KILL, 0, false);
    expect_mark("ANNULATION : " TITLE, "", WIRE_REVISION_KILL, 0, false);
    expect_mark("ZURÜCKGEZOGEN: " TITLE, "", WIRE_REVISION_KILL, 0, false);
}

static void versions__words_in_a_headline_are_no_marks(void **s)
{
    (void)s;
    expect_mark(TITLE, "", WIRE_REVISION_NONE, 0, false);
    expect_mark("Update on the pier is due in May", "", WIRE_REVISION_NONE, 0,
                false);
    expect_mark("Lead: the poison in the pipes", "", WIRE_REVISION_NONE, 0,
                false);
    expect_mark("Correct answer wins a holiday", "", WIRE_REVISION_NONE, 0,
                false);
    expect_mark("Repeat offender is held", "", WIRE_REVISION_NONE, 0, false);
    expect_mark("Withdrawn: how the pier was lost", "", WIRE_REVISION_NONE, 0,
                false);
    expect_mark("2 leads in the case of the pier", "", WIRE_REVISION_NONE, 0,
                false);
}

static void versions__notes_to_desks_say_what_was_wrong(void **s)
{
    (void)s;
    expect_mark(TITLE, "(Corrects number of containers)",
                WIRE_REVISION_CORRECTION, 0, true);
    expect_mark("UPDATE 1-" TITLE, "(Updates with captain; corrects year)",
                WIRE_REVISION_UPDATE, 1, true);
    expect_mark(TITLE, "UPDATE 1 - Adds captain", WIRE_REVISION_UPDATE, 1,
                false);
    expect_mark(TITLE, "Updated 3:47 p.m. on March 3", WIRE_REVISION_NONE, 0,
                false);
    expect_mark(TITLE, "ACTUALISATION avec le capitaine", WIRE_REVISION_UPDATE,
                0, false);
    expect_mark(TITLE, "2nd Ld-Writethru. Recasts, adds captain.",
                WIRE_REVISION_UPDATE, 2, false);
}

/* ---- Words -------------------------------------------------------------- */

/* What is inferred when one text of the body is replaced. */
static wire_revision inferred(const char *title, const char *old,
                              const char *news)
{
    wire_buf b = {0};
    wire_str body = WIRE_STR(BODY);
    size_t at = wire_str_find(body, wire_str_of(old), 0);
    compared p;
    assert_true(at < body.n);
    wire_buf_fmt(&b, "%s\n\n%.*s%s%s", title, (int)at, body.p, news,
                 body.p + at + strlen(old));
    wire_buf_char(&b, '\0');
    compared_init(&p, FIRST, b.p);
    wire_revision r = wire_version_inferred(&p.docs[0], &p.docs[1], &p.result);
    compared_free(&p);
    wire_buf_free(&b);
    return r;
}

static void versions__the_words_say_what_kind_a_version_is(void **s)
{
    (void)s;
    assert_int_equal(inferred("UPDATE 1-" TITLE, "barge", "barge"),
                     WIRE_REVISION_REPEAT);
    assert_int_equal(inferred(TITLE, "40 containers", "14 containers"),
                     WIRE_REVISION_CORRECTION);
    assert_int_equal(inferred(TITLE, "Nobody was hurt", "Two men were hurt"),
                     WIRE_REVISION_CORRECTION);
    assert_int_equal(inferred(TITLE,
                              " Its captain had asked for a pilot an hour "
                              "before.",
                              ""),
                     WIRE_REVISION_CORRECTION);
    assert_int_equal(
        inferred(TITLE, "The harbour handles", "The harbour now handles"),
        WIRE_REVISION_REFILE);
    assert_int_equal(
        inferred(TITLE, "The harbour handles",
                 "Two divers found the hull torn below the water line, and a "
                 "crane ship was sent for on Tuesday morning. It will lift "
                 "what is left of the cargo, a spokesman of the line told "
                 "reporters at the quay.\n\nThe harbour handles"),
        WIRE_REVISION_UPDATE);
}

static void versions__marks_that_lie_are_told(void **s)
{
    static const wire_version_mark update = {.kind = WIRE_REVISION_UPDATE};
    static const wire_version_mark refile = {.kind = WIRE_REVISION_REFILE};
    static const wire_version_mark right = {.kind = WIRE_REVISION_CORRECTION,
                                            .corrects = true};
    static const wire_version_mark none = {.kind = WIRE_REVISION_NONE};

    (void)s;
    assert_non_null(wire_version_disagrees(&update, WIRE_REVISION_REPEAT));
    assert_non_null(wire_version_disagrees(&refile, WIRE_REVISION_CORRECTION));
    assert_non_null(wire_version_disagrees(&none, WIRE_REVISION_CORRECTION));
    assert_non_null(wire_version_disagrees(&right, WIRE_REVISION_REPEAT));
    assert_null(wire_version_disagrees(&update, WIRE_REVISION_UPDATE));
    assert_null(wire_version_disagrees(&right, WIRE_REVISION_CORRECTION));
    assert_null(wire_version_disagrees(&none, WIRE_REVISION_UPDATE));
}

/* ---- Old words ---------------------------------------------------------- */

static void versions__a_copy_carries_words_in_their_sentence_only(void **s)
{
    compared p;
    wire_str body;
    wire_span at;
    size_t forty;

    (void)s;
    compared_init(&p, FIRST,
                  TITLE "\n\nThe harbour of Holm Bay was closed on Monday "
                        "after a barge with 40 containers struck the pier, "
                        "the coastguard said.\n\n\"Nobody was hurt,\" said "
                        "Ines Holt, who runs the harbour office.\n");
    body = p.docs[0].article->body;
    forty = wire_str_find(body, WIRE_STR("40 containers"), 0);
    assert_true(
        wire_compare_carries(&p.result, &p.docs[0], &p.docs[1],
                             (wire_span){(uint32_t)forty, (uint32_t)forty + 13},
                             &at) == 1);
    assert_true(
        wire_str_eq(wire_str_sub(p.docs[1].article->body, at.beg, at.end),
                    WIRE_STR("40 containers")));
    forty = wire_str_find(body, WIRE_STR("in 1987"), 0);
    assert_true(
        wire_compare_carries(&p.result, &p.docs[0], &p.docs[1],
                             (wire_span){(uint32_t)forty, (uint32_t)forty + 7},
                             &at) < 1);
    compared_free(&p);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(versions__headlines_carry_marks_and_numbers),
        cmocka_unit_test(versions__words_in_a_headline_are_no_marks),
        cmocka_unit_test(versions__notes_to_desks_say_what_was_wrong),
        cmocka_unit_test(versions__the_words_say_what_kind_a_version_is),
        cmocka_unit_test(versions__marks_that_lie_are_told),
        cmocka_unit_test(versions__a_copy_carries_words_in_their_sentence_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
