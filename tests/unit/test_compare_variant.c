/* SPDX-License-Identifier: Apache-2.0 */
#include "compare_testing.h"

static bool is_variant(const char *x, const char *y)
{
    bool both = wire__is_variant(wire_str_of(x), wire_str_of(y));
    assert_int_equal(both, wire__is_variant(wire_str_of(y), wire_str_of(x)));
    return both;
}

/* Every pair that is a variant must share its spelling key: diffs look at
 * the key first. */
static void check_pairs(const char *const (*pairs)[2], size_t n, bool want)
{
    for (size_t i = 0; i < n; i++) {
        char x[WIRE__WORD_CAP], y[WIRE__WORD_CAP];
        size_t nx = wire__word_fold(wire_str_of(pairs[i][0]), false, x);
        size_t ny = wire__word_fold(wire_str_of(pairs[i][1]), false, y);
        if (is_variant(pairs[i][0], pairs[i][1]) != want)
            fail_msg("%s and %s", pairs[i][0], pairs[i][1]);
        if (want && wire__word_spell(x, nx) != wire__word_spell(y, ny))
            fail_msg("no common key: %s and %s", pairs[i][0], pairs[i][1]);
    }
}
#define CHECK(pairs, want)                                                     \
    check_pairs(pairs, sizeof pairs / sizeof *(pairs), want)

static void variant__british_and_american_spellings_are_one_word(void **st)
{
    (void)st;
    static const char *const pairs[][2] = {
        {"colour", "color"},
        {"labour", "labor"},
        {"neighbouring", "neighboring"},
        {"odour", "odor"},
        {"organise", "organize"},
        {"modernisation", "modernization"},
        {"analysed", "analyzed"},
        {"defence", "defense"},
        {"licence", "license"},
        {"centre", "center"},
        {"metres", "meters"},
        {"fibre", "fiber"},
        {"travelled", "traveled"},
        {"modelling", "modeling"},
        {"fulfil", "fulfill"},
        {"skilful", "skillful"},
        {"catalogue", "catalog"},
        {"dialogues", "dialogs"},
        {"programme", "program"},
        {"programmes", "programs"},
        {"grey", "gray"},
        {"anaesthetic", "anesthetic"},
        {"paediatric", "pediatric"},
        {"foetus", "fetus"},
        {"cheque", "check"},
        {"tyres", "tires"},
        {"plough", "plow"},
        {"sceptical", "skeptical"},
        {"learnt", "learned"},
        {"burnt", "burned"},
        {"towards", "toward"},
        {"amongst", "among"},
        {"judgement", "judgment"},
        {"ageing", "aging"},
        {"manoeuvres", "maneuvers"},
        {"sulphur", "sulfur"},
        {"aluminium", "aluminum"},
        {"practise", "practice"},
        {"Centre", "CENTER"},
        {"storeys", "stories"},
    };
    CHECK(pairs, true);
}

static void variant__words_that_are_both_real_stay_two(void **st)
{
    (void)st;
    static const char *const pairs[][2] = {
        {"four", "for"},       {"hour", "hor"},      {"court", "cort"},
        {"advice", "advise"},  {"device", "devise"}, {"price", "prise"},
        {"filled", "filed"},   {"hopped", "hoped"},  {"poet", "pet"},
        {"shoes", "shes"},     {"north", "south"},   {"will", "would"},
        {"two", "too"},        {"there", "three"},   {"since", "sense"},
        {"1200", "1300"},      {"2019", "2091"},     {"may", "might"},
        {"Lee", "Li"},         {"Holt", "Hold"},     {"begin", "began"},
        {"killed", "skilled"}, {"affect", "effect"}, {"the", "to"},
    };
    CHECK(pairs, false);
}

static void variant__accents_may_be_dropped_and_umlauts_written_out(void **st)
{
    (void)st;
    static const char *const pairs[][2] = {
        {"caf\xc3\xa9", "cafe"},
        {"Stra\xc3\x9f"
         "e",
         "Strasse"},
        {"M\xc3\xbcller", "Mueller"},
        {"M\xc3\xbcller", "Muller"},
        {"\xc3\x84rzte", "Aerzte"},
        {"S\xc3\xa3o", "Sao"},
        {"c\xc5\x93ur", "coeur"},
        {"\xc5\x81\xc3\xb3"
         "d\xc5\xba",
         "Lodz"},
    };
    CHECK(pairs, true);
}

static void variant__months_and_days_may_be_cut_short(void **st)
{
    (void)st;
    static const char *const pairs[][2] = {
        {"Nov", "November"}, {"Sept", "September"}, {"Tues", "Tuesday"},
        {"Gen", "General"},  {"Gov", "Governor"},
    };
    CHECK(pairs, true);
    assert_false(is_variant("Nov", "October"));
    assert_false(is_variant("Mon", "month"));
}

static void variant__what_a_hyphen_joins_is_one_word(void **st)
{
    (void)st;
    assert_true(is_variant("co-operate", "cooperate"));
    assert_true(is_variant("per cent", "percent"));
    assert_true(is_variant("1,200", "1200"));
    assert_true(is_variant("1 200", "1,200"));
    assert_true(is_variant("rock\xe2\x80\x99n\xe2\x80\x99roll", "rock'n'roll"));
    assert_false(is_variant("1,200", "12,00,0"));
}

static void variant__a_figure_without_its_point_is_another(void **st)
{
    (void)st;
    assert_false(is_variant("4.2", "42"));
    assert_false(is_variant("4,2", "42"));
    assert_false(is_variant("1.25", "12.5"));
    assert_false(is_variant("0.05", "0.5"));
    assert_false(is_variant("3-1", "31"));
    assert_true(is_variant("4.2", "4,2"));
    assert_true(is_variant("1,50,000", "150000"));
    assert_true(is_variant("1.234,5", "1,234.5"));
    assert_false(is_variant("1,234.5", "12345"));
}

static void variant__bytes_of_other_scripts_are_never_marks(void **st)
{
    (void)st;
    /* E4 B8 80 and E4 B8 91 differ in bytes that stand in quotation marks */
    assert_false(is_variant("\xe4\xb8\x80", "\xe4\xb8\x91"));
    assert_false(is_variant("\xe2\x80\x99", "\xe4\xb8\x80"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(variant__british_and_american_spellings_are_one_word),
        cmocka_unit_test(variant__words_that_are_both_real_stay_two),
        cmocka_unit_test(
            variant__accents_may_be_dropped_and_umlauts_written_out),
        cmocka_unit_test(variant__months_and_days_may_be_cut_short),
        cmocka_unit_test(variant__what_a_hyphen_joins_is_one_word),
        cmocka_unit_test(variant__a_figure_without_its_point_is_another),
        cmocka_unit_test(variant__bytes_of_other_scripts_are_never_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
