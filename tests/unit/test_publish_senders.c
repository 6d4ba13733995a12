/* Which version is the later, and who may change an item. The doors are
 * internal: publish_items.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "publish_items.h"

/* ---- Versions --------------------------------------------------------------- */

static void numbers_in_versions_go_by_their_value(void **state)
{
    static const char *const rising[] = {
        "",   "-1",  "0",  "1",  "1-2", "1.9",           "1.10",
        "1a", "2",   "9",  "10", "10b", "20260303T0800", "a",
        "a2", "a10", "b1", "v2", "v10"};
    size_t n = sizeof rising / sizeof *rising;

    (void)state;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) {
            int c = wire__version_words_order(wire_str_of(rising[i]),
                                              wire_str_of(rising[k]));

            if ((c > 0) - (c < 0) != (i > k) - (i < k))
                fail_msg("%s against %s", rising[i], rising[k]);
        }
    assert_int_equal(wire__version_words_order(WIRE_STR("007"), WIRE_STR("7")),
                     0);
    assert_int_equal(wire__version_words_order(WIRE_STR("a00"), WIRE_STR("a0")),
                     0);
}

typedef struct {
    char version[8];
    wire_item item;
    wire_article a;
} any;

static void make_any(any *x, uint64_t *seed)
{
    static const char letters[] = "012a.-9Z";
    size_t n;

    *seed = wire_mix64(*seed + 1);
    n = *seed % 6;
    for (size_t i = 0; i < n; i++)
        x->version[i] = letters[*seed >> (8 + 3 * i) & 7];
    x->item = (wire_item){.version = {x->version, n}};
    x->a = (wire_article){.item = *seed >> 40 & 3 ? &x->item : NULL};
    x->a.published.precision =
        (wire_time_precision)(*seed >> 44 & 1   ? WIRE_TIME_SECOND
                              : *seed >> 45 & 1 ? WIRE_TIME_DAY
                                                : WIRE_TIME_NONE);
    x->a.published.unix_s = (int64_t)(*seed >> 48 & 3) * 43200;
}

static int sign(const any *x, const any *y)
{
    int c = wire__version_order(&x->a, &y->a);
    return (c > 0) - (c < 0);
}

/* Of any three: no two orders contradict the third. */
static void the_order_of_versions_is_total(void **state)
{
    uint64_t seed = 7;

    (void)state;
    for (int i = 0; i < 200000; i++) {
        any x[3];

        for (int k = 0; k < 3; k++)
            make_any(&x[k], &seed);
        assert_int_equal(sign(&x[0], &x[0]), 0);
        assert_int_equal(sign(&x[0], &x[1]), -sign(&x[1], &x[0]));
        if (sign(&x[0], &x[1]) <= 0 && sign(&x[1], &x[2]) <= 0 &&
            sign(&x[0], &x[2]) > 0)
            fail_msg("%.*s <= %.*s <= %.*s < the first",
                     (int)x[0].item.version.n, x[0].version,
                     (int)x[1].item.version.n, x[1].version,
                     (int)x[2].item.version.n, x[2].version);
    }
}

static void within_a_day_nobody_knows_which_came_first(void **state)
{
    wire_time day = {86400, WIRE_TIME_DAY}, noon = {129600, WIRE_TIME_SECOND},
              next = {172800, WIRE_TIME_SECOND}, never = {0, WIRE_TIME_NONE};

    (void)state;
    assert_int_equal(wire__known_order(day, noon), 0);
    assert_int_equal(wire__known_order(day, next), -1);
    assert_int_equal(wire__known_order(next, noon), 1);
    assert_int_equal(wire__known_order(never, noon), 0);
}

/* ---- Senders ------------------------------------------------------------------ */

static void an_id_names_who_may_give_it(void **state)
{
    static const char *const cases[][2] = {
        {"tag:npa.example,2026:7", "npa.example"},
        {"tag:desk@npa.example,2026-03:7", "npa.example"},
        {"https://wire.npa.example/7?a", "wire.npa.example"},
        {"https://npa.example:8080/7", "npa.example"},
        {"urn:newsml:npa.example:20260303:7:1", "npa.example"},
        {"urn:nordhaven:ferry", "nordhaven"},
        {"urn:uuid:5b0f0c1e-7d1c-4e0a-9a2e-6f1d3c0a7711", ""},
        {"7", ""},
        {"urn:", ""},
        {"tag:", ""},
        {"", ""}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (!wire_str_eq(wire__id_authority(wire_str_of(cases[i][0])),
                         wire_str_of(cases[i][1])))
            fail_msg("%s", cases[i][0]);
}

static void an_item_is_changed_by_whom_it_comes_from(void **state)
{
    static const struct {
        const char *sender, *id, *outlet, *agency;
        wire__sender is;
    } cases[] = {
        {"NPA", "7", "NPA", "", WIRE__SENDER_SAME},
        {" npa", "7", "NPA", "", WIRE__SENDER_SAME},
        {"www.npa.example", "7", "NPA.example", "", WIRE__SENDER_SAME},
        {"Nordhaven Press Agency", "7", "The Post", "NPA", WIRE__SENDER_SAME},
        {"The Post", "7", "NPA", "NPA", WIRE__SENDER_OTHER},
        {"The", "7", "The Post", "", WIRE__SENDER_OTHER},
        {"NP", "7", "NPA", "NPA", WIRE__SENDER_OTHER},
        {"NPA", "tag:npa.example,2026:7", "Fog", "", WIRE__SENDER_SAME},
        {"NPA", "https://wire.npa.co.uk/7", "Fog", "", WIRE__SENDER_SAME},
        {"Wire", "https://wire.npa.co.uk/7", "Fog", "", WIRE__SENDER_OTHER},
        {"Nordhaven Press", "https://nordhaven-press.example/7", "Fog", "",
         WIRE__SENDER_SAME},
        {"Fog", "tag:npa.example,2026:7", "NPA", "", WIRE__SENDER_OTHER},
        {"example", "tag:npa.example,2026:7", "NPA", "", WIRE__SENDER_OTHER},
        {"", "7", "NPA", "", WIRE__SENDER_UNKNOWN},
        {"NPA", "7", "", "", WIRE__SENDER_UNKNOWN},
        {"", "7", "", "NPA", WIRE__SENDER_UNKNOWN},
        {"", "7", "", "", WIRE__SENDER_SAME},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        wire__owner of = {wire_str_of(cases[i].id),
                          wire_str_of(cases[i].outlet),
                          wire_str_of(cases[i].agency)};

        if (wire__sender_is(wire_str_of(cases[i].sender), &of) != cases[i].is)
            fail_msg("case %zu: %s", i, cases[i].sender);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_in_versions_go_by_their_value),
        cmocka_unit_test(the_order_of_versions_is_total),
        cmocka_unit_test(within_a_day_nobody_knows_which_came_first),
        cmocka_unit_test(an_id_names_who_may_give_it),
        cmocka_unit_test(an_item_is_changed_by_whom_it_comes_from)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
