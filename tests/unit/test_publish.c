/* Rules, state and names of a site. The doors are internal: publish_int.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "publish_int.h"

static wire_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = wire_arena_new(NULL, 0);
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    wire_arena_free(arena);
    return 0;
}

/* ---- Rules ------------------------------------------------------------------ */

static const int64_t now_s = 1772528040; /* 2026-03-03T08:54:00Z */

static wire_doc doc_of(wire_article *a)
{
    return (wire_doc){.article = a, .language = a->language};
}

static wire_route route_of(const char *rules, wire_article *a, unsigned *line)
{
    wire_rules *r;
    wire_err err;
    wire_doc d = doc_of(a);

    assert_int_equal(
        wire_rules_parse(wire_str_of(rules), "rules", arena, &r, &err),
        WIRE_OK);
    return wire_rules_route(r, &d, now_s, line);
}

static void the_first_rule_that_matches_wins(void **state)
{
    wire_article a = {.outlet = WIRE_STR("The Post"),
                      .credit = WIRE_STR("NPA"),
                      .language = WIRE_STR("en-GB"),
                      .published = {now_s - 2 * 86400, WIRE_TIME_SECOND}};
    unsigned line;

    (void)state;
    assert_int_equal(route_of("", &a, &line), WIRE_ROUTE_AS_IS);
    assert_int_equal(line, 0);
    assert_int_equal(
        route_of("# no\n\n hold outlet=\"the post\"\nas-is", &a, &line),
        WIRE_ROUTE_HOLD);
    assert_int_equal(line, 3);
    assert_int_equal(
        route_of("hold outlet=Post\ndigest agency=kpd,N*", &a, &line),
        WIRE_ROUTE_DIGEST);
    assert_int_equal(route_of("hold language=e\ndigest language=en", &a, &line),
                     WIRE_ROUTE_DIGEST);
    assert_int_equal(route_of("hold agency!=NPA\ndigest", &a, &line),
                     WIRE_ROUTE_DIGEST);
    assert_int_equal(route_of("hold age>2d\ndigest age>=2d # all", &a, &line),
                     WIRE_ROUTE_DIGEST);
    assert_int_equal(route_of("hold published<2026-03-02", &a, &line),
                     WIRE_ROUTE_HOLD);
    assert_int_equal(route_of("hold age>1m age<1h", &a, &line),
                     WIRE_ROUTE_AS_IS);
}

static void of_an_unknown_time_no_comparison_holds(void **state)
{
    wire_article a = {.outlet = WIRE_STR("The Post")};
    unsigned line;

    (void)state;
    assert_int_equal(route_of("hold age>=0m\nhold age<1d\ndigest", &a, &line),
                     WIRE_ROUTE_DIGEST);
}

static void subjects_and_revisions_are_matched(void **state)
{
    wire_subject s = {WIRE_STR("medtop:15000000"), WIRE_STR("sport")};
    wire_item item = {
        .subjects = &s, .n_subjects = 1, .marked = WIRE_REVISION_CORRECTION};
    wire_article a = {.item = &item};
    unsigned line;

    (void)state;
    assert_int_equal(route_of("hold subject=medtop:15*", &a, &line),
                     WIRE_ROUTE_HOLD);
    assert_int_equal(route_of("hold subject=Sport", &a, &line),
                     WIRE_ROUTE_HOLD);
    assert_int_equal(route_of("hold subject=medtop:1", &a, &line),
                     WIRE_ROUTE_AS_IS);
    assert_int_equal(route_of("digest revision=correction", &a, &line),
                     WIRE_ROUTE_DIGEST);
}

/* ---- State -------------------------------------------------------------------- */

#define HEX "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

#define TEXT(lit)                                                              \
    {                                                                          \
        (lit), sizeof(lit) - 1                                                 \
    } /* for what is static */
static wire__event events[] = {
    {5, WIRE_FATE_CORRECTED, TEXT("2"), TEXT("a\tnote\nof \\ lines")}};
static wire_subject subjects[] = {{TEXT("medtop:1"), TEXT("ports\t&")},
                                  {TEXT(""), TEXT("ferries")}};
static wire_str images[] = {TEXT("https://a.example/1.jpg")};
static const wire__about about = {.byline = TEXT("Ines\nHolt"),
                                  .summary = TEXT("In short."),
                                  .rights = TEXT("(c)"),
                                  .slug = TEXT("BERTH"),
                                  .urgency = 3,
                                  .subjects = subjects,
                                  .n_subjects = 2,
                                  .images = images,
                                  .n_images = 1};
static wire__kept items[] = {{.id = TEXT("a\tb"),
                              .name = TEXT("0a-x"),
                              .title = TEXT("A \"title\""),
                              .route = WIRE_ROUTE_DIGEST,
                              .has_page = true,
                              .is_cleared = true,
                              .is_agency_text = true,
                              .dated = {86400, WIRE_TIME_DAY},
                              .published = {86400, WIRE_TIME_DAY},
                              .first_s = -3,
                              .content = {HEX},
                              .events = events,
                              .n_events = 1},
                             {.id = TEXT("b"),
                              .name = TEXT("0b"),
                              .until = {86400, WIRE_TIME_SECOND},
                              .by_stranger = true,
                              .status = WIRE_PUB_CANCELED,
                              .why = TEXT("killed")}};
static wire_receipt_entry receipts[] = {{{HEX},
                                         WIRE_RECEIPT_REVOKED,
                                         {7, WIRE_TIME_SECOND},
                                         {0},
                                         {0},
                                         {0},
                                         TEXT("killed")}};
static uint64_t refused[] = {7, UINT64_MAX};
static wire_str site_files[] = {TEXT("article/0a-x.html"), TEXT("index.html")};

static wire__state whole(void)
{
    return (wire__state){.items = items,
                         .n_items = 2,
                         .receipts = receipts,
                         .n_receipts = 1,
                         .refused = refused,
                         .n_refused = 2,
                         .files = site_files,
                         .n_files = 2,
                         .listed_s = 9};
}

static void a_state_reads_back_as_it_was_written(void **state)
{
    wire__state s = whole(), got;
    wire_buf b = {0}, again = {0};
    wire_err err;

    (void)state;
    items[0].about = about;
    wire__state_write(&s, &b);
    assert_int_equal(wire__state_parse(wire_buf_view(&b), arena, &got, &err),
                     WIRE_OK);
    wire__state_write(&got, &again);
    assert_int_equal(got.items[0].about.n_subjects, 2);
    assert_true(
        wire_str_eq(got.items[0].about.subjects[0].name, WIRE_STR("ports\t&")));
    assert_int_equal(got.items[0].about.urgency, 3);
    assert_int_equal(got.items[1].about.n_images, 0);
    assert_int_equal(got.items[1].until.unix_s, 86400);
    assert_int_equal(b.n, again.n);
    assert_memory_equal(b.p, again.p, b.n);
    assert_non_null(wire__state_find(&got, WIRE_STR("a\tb")));
    assert_null(wire__state_find(&got, WIRE_STR("c")));
    assert_string_equal(got.items[0].content.hex, HEX);
    assert_false(got.items[0].by_stranger);
    assert_true(got.items[0].is_cleared);
    assert_true(got.items[0].is_agency_text);
    assert_int_equal(got.items[0].dated.precision, WIRE_TIME_DAY);
    assert_false(got.items[1].is_agency_text);
    assert_false(got.items[1].is_cleared);
    assert_true(got.items[1].by_stranger);
    assert_int_equal(got.n_refused, 2);
    assert_true(got.refused[1] == UINT64_MAX);
    wire_buf_free(&b);
    wire_buf_free(&again);
}

/* The text of a state as a version before wrote it: without the fields at the
 * end of items that came later. */
static void write_as(wire_str text, int version, wire_buf *old)
{
    size_t later = 5 - (size_t)version;
    wire_str rest;

    wire_buf_fmt(old, "wirecopy.state/%d\n", version);
    rest = wire_str_sub(text, old->n, text.n);
    while (!wire_str_starts(rest, WIRE_STR("end\t"))) {
        size_t end = wire_str_find(rest, WIRE_STR("\n"), 0);
        bool is_item = wire_str_starts(rest, WIRE_STR("item\t"));

        wire_buf_str(old,
                     wire_str_sub(rest, 0, end - (is_item ? 2 * later : 0)));
        wire_buf_char(old, '\n');
        rest = wire_str_sub(rest, end + 1, rest.n);
    }
    wire_buf_fmt(old, "end\t%016llx\n",
                 (unsigned long long)wire_hash_bytes(old->p, old->n));
}

static void states_of_forms_before_are_read(void **state)
{
    wire__state s = whole(), got;
    wire_err err;

    (void)state;
    items[0].is_cleared = false;
    items[0].about = (wire__about){0};
    items[1].until = (wire_time){0};
    items[1].by_stranger = false;
    s.n_refused = 0;
    items[0].is_agency_text = false;
    items[0].dated = (wire_time){0};
    for (int version = 1; version <= 3; version++) {
        wire_buf b = {0}, old = {0}, again = {0};

        wire__state_write(&s, &b);
        write_as(wire_buf_view(&b), version, &old);
        assert_int_equal(
            wire__state_parse(wire_buf_view(&old), arena, &got, &err), WIRE_OK);
        wire__state_write(&got, &again);
        assert_true(wire_str_eq(wire_buf_view(&b), wire_buf_view(&again)));
        wire_buf_free(&b);
        wire_buf_free(&old);
        wire_buf_free(&again);
        items[1].by_stranger = true;        /* state 2 has that */
        items[0].is_cleared = version == 2; /* state 3 that, too */
    }
    items[0].is_agency_text = true;
    items[0].dated = (wire_time){86400, WIRE_TIME_DAY};
    items[0].about = about;
    items[1].until = (wire_time){86400, WIRE_TIME_SECOND};
}

static void a_state_that_was_changed_or_cut_is_refused(void **state)
{
    wire__state s = whole(), got;
    wire_buf b = {0};
    wire_err err;

    (void)state;
    wire__state_write(&s, &b);
    for (size_t i = 0; i < b.n; i++) {
        b.p[i] ^= 1;
        assert_int_equal(
            wire__state_parse(wire_buf_view(&b), arena, &got, &err),
            WIRE_EFORMAT);
        b.p[i] ^= 1;
        assert_int_equal(
            wire__state_parse((wire_str){b.p, i}, arena, &got, &err),
            WIRE_EFORMAT);
    }
    wire_buf_free(&b);
}

/* ---- The folder ------------------------------------------------------------------ */

static void paths_stay_within_the_site(void **state)
{
    static const char *const good[] = {
        "index.html", "a/b-c.html", ".well-known/wirecopy.json", ".htaccess"};
    static const char *const bad[] = {
        "",      "/etc/passwd", "../x", "a/../b", "a//b", "a/",     "./a",
        "a/./b", "a b",         "a\nb", "..",     "a\\b", "a/..b/c"};

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(wire__disk_is_path(wire_str_of(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(wire__disk_is_path(wire_str_of(bad[i])));
}

/* ---- Names ------------------------------------------------------------------------- */

static void headlines_become_addresses(void **state)
{
    static const char *const cases[][2] = {
        {"Ferry runs aground", "ferry-runs-aground"},
        {"H\xc3\xbctten & \xc3\x89"
         "cluses: l'\xc3\xa9t\xc3\xa9",
         "hutten-ecluses-lete"},
        {"\xe2\x80\x9cWe\xe2\x80\x99re here\xe2\x80\x9d", "were-here"},
        {"\xe6\x9d\xb1\xe4\xba\xac", ""},
        {"../../etc/passwd", "etc-passwd"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        wire_buf b = {0};

        wire__slug(wire_str_of(cases[i][0]), &b);
        assert_true(wire_str_eq(wire_buf_view(&b), wire_str_of(cases[i][1])));
        wire_buf_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_rule_that_matches_wins),
        cmocka_unit_test(of_an_unknown_time_no_comparison_holds),
        cmocka_unit_test(subjects_and_revisions_are_matched),
        cmocka_unit_test(a_state_reads_back_as_it_was_written),
        cmocka_unit_test(states_of_forms_before_are_read),
        cmocka_unit_test(a_state_that_was_changed_or_cut_is_refused),
        cmocka_unit_test(paths_stay_within_the_site),
        cmocka_unit_test(headlines_become_addresses)};

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
