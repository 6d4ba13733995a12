/* Attributions lost, changed and kept between a source and its copy.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compare_testing.h"

#define HEAD "The lock at Tarn\n\n"
#define FRAME                                                                  \
    "The old lock at Tarn was closed to all barges on Tuesday morning.\n\n"
#define TAIL                                                                   \
    "\n\nThe lock was built in 1893 and carries some forty barges a day to "   \
    "the mills of the upper valley."

static const wire_change *find(const compared *p, wire_change_type type)
{
    for (size_t i = 0; i < p->result.n_changes; i++)
        if (p->result.changes[i].type == type) return &p->result.changes[i];
    return NULL;
}

/* The change of a type between two sentences, its severity; -1: none. */
static int severity_of(const char *source, const char *copy,
                       wire_change_type type)
{
    char a[2000], b[2000];
    compared p;
    snprintf(a, sizeof a, HEAD FRAME "%s" TAIL, source);
    snprintf(b, sizeof b, HEAD FRAME "%s" TAIL, copy);
    compared_init(&p, a, b);
    const wire_change *x = find(&p, type);
    int severity = x ? (int)x->severity : -1;
    compared_free(&p);
    return severity;
}

#define LOST          WIRE_CHANGE_ATTRIBUTION_LOST
#define CHANGED       WIRE_CHANGE_ATTRIBUTION_CHANGED
#define MISATTRIBUTED WIRE_CHANGE_QUOTE_MISATTRIBUTED

static void a_claim_told_as_fact_has_lost_its_source(void **st)
{
    (void)st;
    assert_int_equal(
        severity_of("The boatmen's union alleged that the keeper had ignored "
                    "three warnings of cracks in the northern gate.",
                    "The keeper ignored three warnings of cracks in the "
                    "northern gate.",
                    LOST),
        WIRE_SEVERITY_HIGH);
    assert_int_equal(
        severity_of("The northern gate had been patched with timber, "
                    "according to papers found in the lock house.",
                    "The northern gate had been patched with timber.", LOST),
        WIRE_SEVERITY_HIGH);
}

static void another_verb_or_place_for_the_source_keeps_it(void **st)
{
    (void)st;
    static const char source[] =
        "Harbour master Ned Marrow said on Monday that the northern gate "
        "would be replaced before the winter floods.";
    static const char *const copies[] = {
        "The northern gate will be replaced before the winter floods, Marrow "
        "noted.",
        "According to Ned Marrow, the northern gate would be replaced before "
        "the winter floods.",
        "Marrow told reporters that the northern gate would be replaced "
        "before winter floods.",
        "Before the winter floods, the northern gate is to be replaced by "
        "Marrow's men.",
    };
    for (size_t i = 0; i < sizeof copies / sizeof *copies; i++) {
        int lost = severity_of(source, copies[i], LOST);
        int changed = severity_of(source, copies[i], CHANGED);
        if (lost >= WIRE_SEVERITY_MEDIUM || changed >= WIRE_SEVERITY_MEDIUM)
            fail_msg("%s: lost %d, changed %d", copies[i], lost, changed);
    }
}

static void titles_with_a_dot_lose_nothing(void **st)
{
    (void)st;
    assert_true(severity_of("Dr. Ann Lee of the survey said the northern gate "
                            "had cracked along its whole length.",
                            "The northern gate had cracked along its whole "
                            "length, Dr. Lee of the survey explained.",
                            LOST) < WIRE_SEVERITY_MEDIUM);
}

static void another_source_is_a_change(void **st)
{
    (void)st;
    assert_int_equal(
        severity_of("Analysts said the closure would cost the mills about two "
                    "weeks of grain.",
                    "Government ministers said the closure would cost the "
                    "mills about two weeks of grain.",
                    CHANGED),
        WIRE_SEVERITY_MEDIUM);
}

static void a_verb_that_takes_sides_is_a_change(void **st)
{
    (void)st;
    assert_int_equal(
        severity_of("The keeper declined to comment on the cracks in the "
                    "northern gate.",
                    "The keeper refused to comment on the cracks in the "
                    "northern gate.",
                    CHANGED),
        WIRE_SEVERITY_MEDIUM);
    assert_int_equal(
        severity_of("The union alleged that the keeper had ignored the "
                    "cracks for two years.",
                    "The union revealed that the keeper had ignored the "
                    "cracks for two years.",
                    CHANGED),
        WIRE_SEVERITY_MEDIUM);
}

static void a_quotation_given_to_somebody_else_is_named(void **st)
{
    (void)st;
    assert_int_equal(
        severity_of("\"Nobody will drown for the sake of a timber gate,\" "
                    "said Ned Marrow of the harbour office.",
                    "\"Nobody will drown for the sake of a timber gate,\" "
                    "said Ann Lee of the millers' guild.",
                    MISATTRIBUTED),
        WIRE_SEVERITY_HIGH);
    assert_int_equal(
        severity_of("\"Nobody will drown for the sake of a timber gate,\" "
                    "said Ned Marrow of the harbour office.",
                    "\"Nobody will drown for the sake of a timber gate,\" Mr "
                    "Marrow said.",
                    MISATTRIBUTED),
        -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_claim_told_as_fact_has_lost_its_source),
        cmocka_unit_test(another_verb_or_place_for_the_source_keeps_it),
        cmocka_unit_test(titles_with_a_dot_lose_nothing),
        cmocka_unit_test(another_source_is_a_change),
        cmocka_unit_test(a_verb_that_takes_sides_is_a_change),
        cmocka_unit_test(a_quotation_given_to_somebody_else_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
