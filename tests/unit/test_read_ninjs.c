/* ninjs of three generations: reading, and the rules of each version.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read_testing.h"

static wire_batch read_version(const char *text, const char *version)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    o.ninjs = version;
    return read_with(wire_str_of(text), "a.json", &o);
}

static void assert_warning(const wire_batch *b, const char *words)
{
    for (size_t i = 0; i < b->n_skips; i++)
        if (b->skips[i].is_warning &&
            wire_str_find(b->skips[i].why, wire_str_of(words), 0) != SIZE_MAX)
            return;
    fail_msg("no warning says \"%s\"", words);
}

static void ninjs_3__fields_and_bodies_are_read(void **state)
{
    (void)state;
    const char *file =
        "{\"standard\":{\"name\":\"ninjs\",\"version\":\"3.1\"},"
        "\"uri\":\"urn:npa:harbour\",\"version\":\"3\","
        "\"firstCreated\":\"2026-03-03T14:25:00Z\","
        "\"versionCreated\":\"2026-03-03T15:25:00Z\","
        "\"pubStatus\":\"usable\",\"urgency\":3,\"by\":\"Ada Venn\","
        "\"edNote\":\"Corrects name\",\"copyrightNotice\":\"NPA 2026\","
        "\"headlines\":[{\"role\":\"short\",\"value\":\"Harbour\"},"
        "{\"role\":\"main\",\"value\":\"Harbour \\\"closed\\\"\"}],"
        "\"bodies\":[{\"role\":\"main\",\"contentType\":\"text/plain\","
        "\"value\":\"plain\"},{\"role\":\"main\",\"contentType\":"
        "\"text/html\",\"value\":\"<p>The harbour closed.</p>"
        "<p>Two ferries turned back.</p>\"}],"
        "\"subjects\":[{\"name\":\"ports\",\"literal\":\"04\"}],"
        "\"infoSources\":[{\"name\":\"NPA\"}],"
        "\"associations\":[{\"name\":\"photo\",\"uri\":\"urn:npa:photo\"}]}";
    wire_batch b = read_ok(file, "a.json");
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.n_skips, 0);
    const wire_article *a = &b.articles[0];
    assert_int_equal(a->format, WIRE_FORMAT_NINJS);
    assert_str(a->id, "urn:npa:harbour");
    assert_str(a->title, "Harbour \"closed\"");
    assert_str(a->byline, "Ada Venn");
    assert_str(a->outlet, "NPA");
    assert_int_equal(a->n_paras, 2);
    assert_para(a, 1, "Two ferries turned back.");
    assert_int_equal(a->paras[1].src_beg, strstr(file, "Two") - file);
    assert_str(a->item->version, "3");
    assert_str(a->item->ed_note, "Corrects name");
    assert_int_equal(a->item->inferred, WIRE_REVISION_CORRECTION);
    assert_int_equal(a->item->urgency, 3);
    assert_str(a->item->subjects[0].code, "04");
    assert_str(a->item->links[0].target, "urn:npa:photo");
    wire_batch_free(&b);
}

static void ninjs_1__names_in_small_letters_are_read(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "{\"uri\":\"npa-1\",\"headline\":\"Harbour closed\","
        "\"pubstatus\":\"canceled\",\"embargoed\":\"2026-03-04T06:00:00Z\","
        "\"body_text\":\"The harbour closed.\\n\\nTwo ferries.\","
        "\"subject\":[{\"code\":\"04\",\"scheme\":\"x\"}],"
        "\"evolvedfrom\":\"npa-0\"}",
        "a.json");
    const wire_article *a = &b.articles[0];
    assert_str(a->title, "Harbour closed");
    assert_int_equal(a->n_paras, 2);
    assert_int_equal(a->item->status, WIRE_PUB_CANCELED);
    assert_int_equal(a->item->embargoed.precision, WIRE_TIME_SECOND);
    assert_str(a->item->links[0].rel, "evolvedfrom");
    wire_batch_free(&b);
}

static void ninjs_2__lists_with_roles_are_read(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "{\"uri\":\"npa-1\",\"pubstatus\":\"withheld\",\"versioncreated\":"
        "\"2026-03-03T09:14:00Z\",\"headlines\":[{\"role\":\"short\",\"value\":"
        "\"Harbour\"},{\"role\":\"main\",\"value\":\"Harbour closed\"}],"
        "\"bodies\":[{\"role\":\"main\",\"contenttype\":\"text/"
        "plain\",\"value\":"
        "\"Plain.\"},{\"role\":\"main\",\"contenttype\":\"text/"
        "html\",\"value\":"
        "\"<p>The harbour "
        "closed.</p>\"}],\"infosources\":[{\"name\":\"NPA\"}]}",
        "a.json");
    assert_int_equal(b.n_articles, 1);
    const wire_article *a = &b.articles[0];
    assert_str(a->title, "Harbour closed");
    assert_str(a->body, "The harbour closed.");
    assert_str(a->outlet, "NPA");
    assert_int_equal(a->item->status, WIRE_PUB_WITHHELD);
    wire_batch_free(&b);
}

/* Whatever an item calls its version, it is no feed without items. */
static void ninjs__the_version_of_a_feed_makes_no_feed(void **state)
{
    (void)state;
    wire_batch b = read_ok("{\"uri\":\"npa-1\",\"pubStatus\":\"usable\","
                           "\"version\":\"https://jsonfeed.org/version/1.1\","
                           "\"bodies\":[{\"value\":\"The harbour closed.\"}]}",
                           "a.json");
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.articles[0].format, WIRE_FORMAT_NINJS);
    wire_batch_free(&b);
    b = read_ok("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":"
                "\"Harbour\",\"content_text\":\"The harbour closed.\"}",
                "a.json");
    assert_int_equal(b.n_articles, 1);
    assert_null(b.articles[0].item);
    wire_batch_free(&b);
}

static void ninjs__what_it_replaces_is_a_link(void **state)
{
    (void)state;
    wire_batch b = read_ok("{\"uri\":\"npa-2\",\"version\":\"2\","
                           "\"replacing\":\"npa-1\",\"headline\":\"Two\","
                           "\"body_text\":\"The harbour closed.\"}",
                           "a.json");
    assert_str(b.articles[0].item->links[0].rel, "replaces");
    assert_str(b.articles[0].item->links[0].target, "npa-1");
    assert_str(b.articles[0].item->version, "2");
    wire_batch_free(&b);
}

static void json_feed__an_item_says_all_of_itself(void **state)
{
    (void)state;
    const char *file =
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"NPA\","
        "\"next_url\":\"https://npa.example/2\",\"hubs\":[{\"type\":"
        "\"WebSub\",\"url\":\"https://hub.example/\"}],\"items\":[{\"id\":"
        "\"npa-1\",\"url\":\"https://npa.example/1\",\"external_url\":"
        "\"https://haven.example/1\",\"title\":\"Harbour closed\","
        "\"summary\":\"A storm broke two posts.\",\"content_html\":"
        "\"<p>The harbour was closed on Monday.</p>\",\"date_published\":"
        "\"2026-03-03T06:00:00Z\",\"authors\":[{\"name\":\"Ada Venn\"}],"
        "\"tags\":[\"ports\"]},{\"id\":\"npa-2\",\"title\":\"Two\","
        "\"date_modified\":\"soon\",\"content_text\":\"Ferries.\"}]}";
    wire_batch b = read_ok(file, "a.json");
    assert_int_equal(b.n_articles, 2);
    const wire_article *a = &b.articles[0];
    assert_int_equal(a->format, WIRE_FORMAT_JSON_FEED);
    assert_str(a->outlet, "NPA");
    assert_str(a->byline, "Ada Venn");
    assert_str(a->summary, "A storm broke two posts.");
    assert_str(a->item->links[0].rel, "via");
    assert_str(a->item->subjects[0].code, "ports");
    assert_str(b.feeds[0].item->links[0].target, "https://npa.example/2");
    assert_str(b.feeds[0].item->links[1].rel, "hub");
    assert_int_equal(b.n_skips, 1); /* "soon" */
    assert_true(b.skips[0].is_warning);
    assert_int_equal(b.skips[0].at, strstr(file, "soon") - file);
    wire_batch_free(&b);
}

static void ninjs__sources_are_read_however_they_are_written(void **state)
{
    static const char *const sources[] = {
        "\"infosource\":[{\"name\":\"NPA\"}]",
        "\"infosource\":{\"name\":\"NPA\"}",
        "\"infosource\":\"NPA\"",
        "\"infosource\":[\"NPA\"]",
        "\"provider\":\"NPA\"",
        "\"provider\":{\"name\":\"NPA\"}",
        "\"source\":\"NPA\"",
        ("\"infoSources\":[{\"name\":\"Berth\",\"role\":\"credit\"}],"
         "\"provider\":\"NPA\",\"copyrightholder\":\"Else\"")};
    (void)state;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        char file[256];
        snprintf(file, sizeof file,
                 "{\"uri\":\"npa-1\",\"versioncreated\":"
                 "\"2026-03-03T09:14:00Z\",%s,"
                 "\"body_text\":\"The harbour closed.\"}",
                 sources[i]);
        wire_batch b = read_ok(file, "a.json");
        assert_int_equal(b.n_articles, 1);
        assert_str(b.articles[0].outlet, "NPA");
        wire_batch_free(&b);
    }
}

/* Another's name among the sources makes no item of his. */
static void ninjs__a_source_is_the_sender_only_of_ids_in_its_name(void **state)
{
    static const struct {
        const char *id, *sources, *outlet, *credit;
    } cases[] = {
        {"urn:newsml:berth.example:9", "\"infosource\":[{\"name\":\"NPA\"}]",
         "", "NPA"},
        {"urn:newsml:npa.example:9", "\"infosource\":[{\"name\":\"NPA\"}]",
         "NPA", ""},
        {"tag:desk.northpier.example,2026:9",
         "\"infoSources\":[{\"name\":\"North Pier\"},{\"name\":\"NPA\"}]",
         "North Pier", "NPA"},
        {"https://www.berth.example/npa/9",
         "\"provider\":{\"name\":\"The Berth\"},\"infosource\":\"NPA\"",
         "The Berth", "NPA"},
        {"urn:newsml:berth.example:9",
         "\"infosource\":\"NPA\",\"provider\":\"The Berth\"", "The Berth",
         "NPA"},
        {"urn:newsml:npapers.example:9", "\"copyrightholder\":\"NPA\"", "", ""},
        {"77", "\"infosource\":\"NPA\"", "", "NPA"},
        {"77", "\"infosource\":{\"name\":\"NPA\",\"role\":\"provider\"}", "NPA",
         ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char file[320];
        snprintf(file, sizeof file,
                 "{\"uri\":\"%s\",\"versioncreated\":"
                 "\"2026-03-03T09:14:00Z\",%s,"
                 "\"body_text\":\"The harbour closed.\"}",
                 cases[i].id, cases[i].sources);
        wire_batch b = read_ok(file, "a.json");
        assert_int_equal(b.n_articles, 1);
        if (cases[i].outlet[0])
            assert_str(b.articles[0].outlet, cases[i].outlet);
        else
            assert_false(wire_str_eq(b.articles[0].outlet, WIRE_STR("NPA")));
        assert_str(b.articles[0].credit, cases[i].credit);
        wire_batch_free(&b);
    }
}

static void ninjs__a_guid_stands_for_the_uri_of_newsrooms(void **state)
{
    wire_batch b = read_ok("{\"guid\":\"urn:npa:7\",\"versioncreated\":"
                           "\"2026-03-03T09:14:00+0000\",\"source\":\"NPA\","
                           "\"body_html\":\"<p>The harbour closed.</p>\"}",
                           "a.json");
    (void)state;
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.articles[0].format, WIRE_FORMAT_NINJS);
    assert_str(b.articles[0].id, "urn:npa:7");
    assert_str(b.articles[0].outlet, "NPA");
    assert_str(b.articles[0].body, "The harbour closed.");
    wire_batch_free(&b);
}

static void ninjs__the_time_of_the_only_version_is_its_publication(void **state)
{
    wire_batch b =
        read_ok("{\"uri\":\"npa-1\",\"versioncreated\":"
                "\"2026-03-03T09:14:00Z\",\"body_text\":\"The harbour "
                "closed.\"}",
                "a.json");
    (void)state;
    assert_int_equal(b.articles[0].published.precision, WIRE_TIME_SECOND);
    assert_int_equal(b.articles[0].published.unix_s, 1772529240);
    assert_int_equal(b.articles[0].modified.precision, WIRE_TIME_NONE);
    wire_batch_free(&b);
}

static void json_feed__an_embargo_that_is_no_time_withholds(void **state)
{
    static const char *const held[] = {
        "\"embargoed\":true", "\"embargo_until\":\"soon\"",
        "\"status\":\"withheld\"", "\"_wirecopy\":{\"embargoed\":true}",
        "\"_wirecopy\":{\"status\":{\"is\":\"usable\"}}"};
    (void)state;
    for (size_t i = 0; i < sizeof held / sizeof *held; i++) {
        char file[256];
        snprintf(file, sizeof file,
                 "{\"version\":\"https://jsonfeed.org/version/1.1\","
                 "\"title\":\"NPA\",\"items\":[{\"id\":\"npa-1\",%s,"
                 "\"content_text\":\"The harbour closed.\"}]}",
                 held[i]);
        wire_batch b = read_ok(file, "a.json");
        assert_int_equal(b.n_articles, 1);
        assert_int_equal(b.articles[0].item->status, WIRE_PUB_WITHHELD);
        wire_batch_free(&b);
    }
}

static void ninjs__what_is_not_understood_is_withheld(void **state)
{
    (void)state;
    wire_batch b = read_ok("{\"uri\":\"npa-1\",\"pubstatus\":\"usable\","
                           "\"embargoed\":\"when the bell rings\","
                           "\"body_text\":\"The harbour closed.\"}\n"
                           "{\"uri\":\"npa-2\",\"pubstatus\":\"maybe\","
                           "\"body_text\":\"The harbour closed.\"}",
                           "a.jsonl");
    assert_int_equal(b.articles[0].item->status, WIRE_PUB_WITHHELD);
    assert_int_equal(b.articles[1].item->status, WIRE_PUB_WITHHELD);
    wire_batch_free(&b);
}

/* A flag, a list or an object where a time or a word should stand. */
static void ninjs__a_guard_of_another_kind_withholds(void **state)
{
    static const struct {
        const char *field;
        bool is_held;
    } cases[] = {
        {"\"embargoed\":true", true},
        {"\"embargoed\":[\"2027-01-01T00:00:00Z\"]", true},
        {"\"embargoed\":{\"until\":\"2027-01-01\"}", true},
        {"\"pubstatus\":[\"canceled\"]", true},
        {"\"pubstatus\":true", true},
        {"\"embargoed\":false", false},
        {"\"embargoed\":null", false},
        {"\"embargoed\":\"\"", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char file[256];
        snprintf(file, sizeof file,
                 "{\"uri\":\"npa-1\",\"versioncreated\":"
                 "\"2026-03-03T09:14:00Z\",%s,"
                 "\"body_text\":\"The harbour closed.\"}",
                 cases[i].field);
        wire_batch b = read_ok(file, "a.json");
        assert_int_equal(b.n_articles, 1);
        const wire_item *item = b.articles[0].item;
        assert_int_equal(item->status != WIRE_PUB_USABLE ||
                             item->embargoed.precision != WIRE_TIME_NONE,
                         cases[i].is_held);
        assert_true(b.n_skips > 0 || !cases[i].is_held);
        wire_batch_free(&b);
    }
}

static void ninjs__an_item_without_text_is_listed(void **state)
{
    (void)state;
    wire_batch b = read_ok("{\"uri\":\"npa-1\",\"pubStatus\":\"usable\","
                           "\"headlines\":[{\"value\":\"A photo\"}]}",
                           "a.json");
    assert_int_equal(b.n_articles, 0);
    assert_int_equal(b.n_listed, 1);
    assert_str(b.listed[0].title, "A photo");
    wire_batch_free(&b);
}

/* What a version says of an object; NULL: nothing. */
static void check(const char *object, const char *version, const char *words)
{
    wire_batch b = read_version(object, version);
    if (words)
        assert_warning(&b, words);
    else
        assert_int_equal(b.n_skips, 0);
    wire_batch_free(&b);
}

static void rules__a_fault_is_named_with_its_path(void **state)
{
    (void)state;
    check("{\"uri\":\"urn:a\",\"pubStatus\":\"cancelled\"}", "3.1",
          "/pubStatus is not one of usable, withheld, canceled");
    check("{\"uri\":\"urn:a\",\"urgency\":0.5}", "3.1",
          "/urgency is not an integer");
    check("{\"uri\":\"urn:a\",\"associations\":[{\"name\":\"a\",\"uri\":"
          "\"urn:b\",\"odd\":1}]}",
          "3.1", "/associations/0/odd is no name of this object");
    check("{\"headline\":\"no uri\"}", "1.6", "lacks \"uri\"");
    check("{\"uri\":\"urn:a\",\"rightsinfo\":{\"linkedrights\":\"urn:r\","
          "\"encodedrights\":\"x\"}}",
          "2.1", "/rightsinfo needs exactly one");
}

static void rules__each_version_has_its_own(void **state)
{
    (void)state;
    const char *added = "{\"uri\":\"urn:a\",\"type\":\"component\"}";
    check(added, "1.1", "/type is not one of");
    check(added, "1.2", NULL);
    check("{\"uri\":\"urn:a\",\"headline_short\":\"b\"}", "1.3", NULL);
    check("{\"uri\":\"urn:a\",\"headline_\":\"b\"}", "1.3",
          "/headline_ is no name");
    check("{\"uri\":\"urn:a\"}", "9.9", "unknown version");
}

static void rules__deep_nesting_ends(void **state)
{
    (void)state;
    wire_buf b = {0};
    for (int i = 0; i < 200; i++)
        wire_buf_fmt(&b, "{\"uri\":\"urn:a\",%s\"associations\":[",
                     i ? "\"name\":\"n\"," : "");
    for (int i = 0; i < 200; i++)
        wire_buf_lit(&b, "]}");
    wire_buf_char(&b, '\0');
    check(b.p, "3.1", "is nested too deep");
    wire_buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ninjs_3__fields_and_bodies_are_read),
        cmocka_unit_test(ninjs_1__names_in_small_letters_are_read),
        cmocka_unit_test(ninjs_2__lists_with_roles_are_read),
        cmocka_unit_test(ninjs__the_version_of_a_feed_makes_no_feed),
        cmocka_unit_test(ninjs__what_it_replaces_is_a_link),
        cmocka_unit_test(json_feed__an_item_says_all_of_itself),
        cmocka_unit_test(ninjs__what_is_not_understood_is_withheld),
        cmocka_unit_test(ninjs__a_guid_stands_for_the_uri_of_newsrooms),
        cmocka_unit_test(ninjs__a_source_is_the_sender_only_of_ids_in_its_name),
        cmocka_unit_test(
            ninjs__the_time_of_the_only_version_is_its_publication),
        cmocka_unit_test(json_feed__an_embargo_that_is_no_time_withholds),
        cmocka_unit_test(ninjs__sources_are_read_however_they_are_written),
        cmocka_unit_test(ninjs__a_guard_of_another_kind_withholds),
        cmocka_unit_test(ninjs__an_item_without_text_is_listed),
        cmocka_unit_test(rules__a_fault_is_named_with_its_path),
        cmocka_unit_test(rules__each_version_has_its_own),
        cmocka_unit_test(rules__deep_nesting_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
