/* Reading plain text and JSONL.
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

/* ---- Plain text ---- */

/* An embargo line that says nothing else stands above the headline. */
static void text__an_embargo_line_is_no_headline(void **state)
{
    static const struct {
        const char *text, *title, *until; /* until: NULL, withheld */
    } cases[] = {
        {"EMBARGOED UNTIL 0600 GMT MARCH 4, 2026\n\nFog over Calder\n\n",
         "Fog over Calder", "2026-03-04T06:00:00Z"},
        {"*** Strictly embargoed until 2026-03-04T06:00:00Z ***\n"
         "Fog over Calder\n\n",
         "Fog over Calder", "2026-03-04T06:00:00Z"},
        {"SPERRFRIST: 4. M\xc3\xa4rz, 2026\n\nNebel in Calder\n\n",
         "Nebel in Calder", NULL},
        {"EMBARGOED UNTIL THE LECTURE ENDS\n\nFog over Calder\n\n",
         "Fog over Calder", NULL},
        /* the headline behind it, or none below */
        {"EMBARGOED UNTIL 0600 GMT MARCH 4, 2026 *** Fog over Calder\n\n",
         "EMBARGOED UNTIL 0600 GMT MARCH 4, 2026 *** Fog over Calder",
         "2026-03-04T06:00:00Z"},
        {"EMBARGOED UNTIL 0600 GMT MARCH 4, 2026\n\n",
         "EMBARGOED UNTIL 0600 GMT MARCH 4, 2026", "2026-03-04T06:00:00Z"},
        {"Embargoed goods were found at sea\n\nFog helped\n\n",
         "Embargoed goods were found at sea", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[512], when[32] = "";
        snprintf(text, sizeof text,
                 "%sThe fog stayed on Monday, the harbour board said, and "
                 "nobody knew for how long it would.\n",
                 cases[i].text);
        wire_batch b = read_ok(text, "a.txt");
        const wire_item *item = b.articles[0].item;
        assert_str(b.articles[0].title, cases[i].title);
        if (item) wire_time_format(item->embargoed, when);
        if (cases[i].until)
            assert_string_equal(when, cases[i].until);
        else if (!when[0])
            assert_int_equal(item->status, WIRE_PUB_WITHHELD);
        wire_batch_free(&b);
    }
}

static void text__a_headline_is_followed_by_a_blank_line(void **state)
{
    (void)state;
    wire_batch b = read_ok("Harbour reopens after storm\n\n"
                           "SKELLAN (NPA) - The harbour reopened on Monday.\n\n"
                           "Two ferries sailed.\n",
                           "a.txt");
    assert_int_equal(b.n_articles, 1);
    const wire_article *a = &b.articles[0];
    assert_str(a->title, "Harbour reopens after storm");
    assert_str(a->body, "SKELLAN (NPA) - The harbour reopened on Monday.\n\n"
                        "Two ferries sailed.");
    assert_int_equal(a->n_paras, 2);
    assert_para(a, 1, "Two ferries sailed.");
    assert_int_equal(a->paras[0].src_beg, 29);
    assert_str(a->id, "a.txt");
    assert_int_equal(a->format, WIRE_FORMAT_TEXT);
    wire_batch_free(&b);
}

static void text__a_question_is_a_headline_without_a_blank_line(void **state)
{
    (void)state;
    wire_batch b = read_ok("Who moved the bell of Corrie Head?\n"
                           "The bell was found in a barn on Friday.\n"
                           "Nobody has said how it came there.\n",
                           "a.txt");
    assert_str(b.articles[0].title, "Who moved the bell of Corrie Head?");
    assert_int_equal(b.articles[0].n_paras, 2);
    wire_batch_free(&b);
}

static void text__long_prose_in_the_first_line_is_no_headline(void **state)
{
    (void)state;
    const char *text =
        "Skellan, Nov 3 The ministers of two island states were set to hold "
        "their annual talks on fishing rights this week, at a time when both "
        "seek to renew a decades-old treaty.\n"
        "Minister Ada Venn will lead the delegation.\n";
    wire_batch b = read_ok(text, "a.txt");
    assert_int_equal(b.articles[0].title.n, 0);
    assert_int_equal(b.articles[0].n_paras, 2);
    assert_int_equal(b.articles[0].paras[0].span.beg, 0);
    wire_batch_free(&b);
}

static void text__hard_wrapped_lines_are_one_paragraph(void **state)
{
    (void)state;
    wire_batch b =
        read_ok("Ferry runs aground\n\n"
                "A ferry with two hundred people on board ran aground on\n"
                "a sandbank off Corrie Head early on Tuesday, and all of\n"
                "them were taken off without serious injury, the local\n"
                "coastguard said in a statement.\n\n"
                "The ship will be towed to Skellan when the tide allows\n"
                "it, its owner said.\n",
                "a.txt");
    assert_int_equal(b.articles[0].n_paras, 2);
    wire_batch_free(&b);
}

static void text__lines_with_bullets_are_a_list(void **state)
{
    (void)state;
    wire_batch b = read_ok("What happened?\n- A bell was moved.\n"
                           "\xe2\x80\xa2 Nobody saw it.\nPolice came.\n",
                           "a.txt");
    const wire_article *a = &b.articles[0];
    assert_int_equal(a->n_paras, 3);
    assert_int_equal(a->paras[0].role, WIRE_PARA_LIST);
    assert_int_equal(a->paras[1].role, WIRE_PARA_LIST);
    assert_int_equal(a->paras[2].role, WIRE_PARA_BODY);
    wire_batch_free(&b);
}

static void text__broken_utf8_is_replaced_and_its_byte_named(void **state)
{
    (void)state;
    wire_batch b =
        read_ok("Caf\xc3\xa9 closes\n\nThe caf\xc3\xa9 \xff is shut, "
                "the owner said.\n",
                "a.txt");
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.articles[0].bad_utf8_n, 1);
    assert_int_equal(b.n_skips, 1);
    assert_true(b.skips[0].is_warning);
    assert_int_equal(b.skips[0].at, 24);
    assert_para(&b.articles[0], 0,
                "The caf\xc3\xa9 \xef\xbf\xbd is shut, the owner said.");
    assert_int_equal(b.articles[0].paras[0].src_end, 50);
    wire_batch_free(&b);
}

/* ---- JSONL ---- */

static void jsonl__the_body_is_exactly_the_text_value(void **state)
{
    (void)state;
    const char *line =
        "{\"id\":\"x1\",\"text\":\" One \\u00e9\\nTwo \\\"so\\\" "
        "\\ud83d\\ude00 \"}\n{\"content\":\"C\",\"body\":\"B\"}\n";
    wire_batch b = read_ok(line, "f.jsonl");
    assert_int_equal(b.n_articles, 2);
    const wire_article *a = &b.articles[0];
    assert_str(a->id, "x1");
    assert_str(a->body, " One \xc3\xa9\nTwo \"so\" \xf0\x9f\x98\x80 ");
    assert_int_equal(a->n_paras, 2);
    assert_memory_equal(line + a->paras[0].src_beg, "One \\u00e9", 10);
    assert_int_equal(a->paras[0].src_end - a->paras[0].src_beg, 10);
    assert_memory_equal(line + a->paras[1].src_beg, "Two", 3);
    assert_memory_equal(line + a->paras[1].src_end - 6, "\\ude00", 6);
    assert_str(b.articles[1].body, "B");
    wire_batch_free(&b);
}

static void jsonl__a_broken_line_is_skipped_with_its_byte(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "{\"text\":\"a\"}\n{\"text\":\"b\n{\"text\":\"c\"}\n", "f.jsonl");
    assert_int_equal(b.n_articles, 2);
    assert_int_equal(b.n_skips, 1);
    assert_int_equal(b.skips[0].at, 13);
    assert_false(b.skips[0].is_warning);
    wire_batch_free(&b);
}

static void jsonl__an_embargo_is_kept(void **state)
{
    (void)state;
    wire_batch b =
        read_ok("{\"text\":\"One.\",\"embargoed\":\"2026-03-04T06:00:00Z\"}\n"
                "{\"text\":\"Two.\",\"embargo\":\"soon\"}\n"
                "{\"text\":\"Three.\",\"embargoedUntil\":{\"day\":4}}\n"
                "{\"text\":\"Four.\",\"embargo\":null}\n",
                "a.jsonl");
    assert_int_equal(b.n_articles, 4);
    assert_int_equal(b.articles[0].item->embargoed.unix_s, 1772604000);
    assert_int_equal(b.articles[1].item->status, WIRE_PUB_WITHHELD);
    assert_int_equal(b.articles[2].item->status, WIRE_PUB_WITHHELD);
    assert_null(b.articles[3].item);
    wire_batch_free(&b);
}

typedef struct {
    const char *fields;
    wire_pub_status status;
    int64_t until; /* 0: no embargo */
    wire_revision marked;
} guard_case;

static const guard_case guard_cases[] = {
    {"\"embargoed\":true", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"embargoed\":1", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"is_embargoed\":0", WIRE_PUB_USABLE, 0, WIRE_REVISION_NONE},
    {"\"embargoed\":\"no\"", WIRE_PUB_USABLE, 0, WIRE_REVISION_NONE},
    {"\"embargo\":[]", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"embargo_until\":0", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"embargoed\":\"yes\"", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"embargo\":[\"2026-03-04T06:00:00Z\"]", WIRE_PUB_WITHHELD, 0,
     WIRE_REVISION_NONE},
    {"\"embargo\":{\"text\":\"2026-03-04\"}", WIRE_PUB_WITHHELD, 0,
     WIRE_REVISION_NONE},
    {"\"embargoed\":false", WIRE_PUB_USABLE, 0, WIRE_REVISION_NONE},
    {"\"embargoed\":null", WIRE_PUB_USABLE, 0, WIRE_REVISION_NONE},
    {"\"embargoed\":\"\"", WIRE_PUB_USABLE, 0, WIRE_REVISION_NONE},
    {"\"embargoed\":true,\"embargo_until\":\"2026-03-04T06:00:00Z\"",
     WIRE_PUB_USABLE, 1772604000, WIRE_REVISION_NONE},
    {"\"embargo_until\":\"2026-03-04T06:00:00Z\",\"embargoed\":true",
     WIRE_PUB_USABLE, 1772604000, WIRE_REVISION_NONE},
    {"\"embargoed\":true,\"embargo_until\":null", WIRE_PUB_WITHHELD, 0,
     WIRE_REVISION_NONE},
    {"\"embargoed\":false,\"embargoed_until\":\"2026-03-04T06:00:00Z\"",
     WIRE_PUB_USABLE, 1772604000, WIRE_REVISION_NONE},
    {"\"embargo\":\"2026-03-03T06:00:00Z\",\"embargo_until\":"
     "\"2026-03-04T06:00:00Z\"",
     WIRE_PUB_USABLE, 1772604000, WIRE_REVISION_NONE},
    {"\"embargoed\":\"2026-03-04T05:59:59.5Z\"", WIRE_PUB_USABLE, 1772604000,
     WIRE_REVISION_NONE},
    {"\"status\":\"withheld\"", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"status\":\"Canceled\"", WIRE_PUB_CANCELED, 0, WIRE_REVISION_NONE},
    {"\"status\":\"in review\"", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"status\":{\"now\":\"usable\"}", WIRE_PUB_WITHHELD, 0,
     WIRE_REVISION_NONE},
    {"\"status\":\"ok\"", WIRE_PUB_USABLE, 0, WIRE_REVISION_NONE},
    {"\"status\":200", WIRE_PUB_USABLE, 0, WIRE_REVISION_NONE},
    {"\"status\":true", WIRE_PUB_USABLE, 0, WIRE_REVISION_NONE},
    {"\"pubstatus\":\"stat:canceled\"", WIRE_PUB_CANCELED, 0,
     WIRE_REVISION_NONE},
    {"\"pubStatus\":\"ok\"", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"pubstatus\":true", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"type\":\"kill\"", WIRE_PUB_CANCELED, 0, WIRE_REVISION_KILL},
    {"\"type\":\"hold\"", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_HOLD},
    {"\"type\":\"Correction\"", WIRE_PUB_USABLE, 0, WIRE_REVISION_CORRECTION},
    {"\"type\":\"article\",\"signal\":\"sig:update\"", WIRE_PUB_USABLE, 0,
     WIRE_REVISION_UPDATE},
    {"\"type\":\"article\"", WIRE_PUB_USABLE, 0, WIRE_REVISION_NONE},
    {"\"retracted\":true", WIRE_PUB_CANCELED, 0, WIRE_REVISION_NONE},
    {"\"deleted\":\"2026-03-04\"", WIRE_PUB_CANCELED, 0, WIRE_REVISION_NONE},
    {"\"canceled\":false,\"deleted\":0,\"draft\":\"no\"", WIRE_PUB_USABLE, 0,
     WIRE_REVISION_NONE},
    {"\"draft\":true", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"status\":\"usable\",\"withheld\":true", WIRE_PUB_WITHHELD, 0,
     WIRE_REVISION_NONE},
    /* Several names of one meaning, and one name twice: the strictest. */
    {"\"canceled\":0,\"deleted\":true", WIRE_PUB_CANCELED, 0,
     WIRE_REVISION_NONE},
    {"\"canceled\":\"no\",\"withdrawn\":\"yes\"", WIRE_PUB_CANCELED, 0,
     WIRE_REVISION_NONE},
    {"\"deleted\":true,\"canceled\":0", WIRE_PUB_CANCELED, 0,
     WIRE_REVISION_NONE},
    {"\"withheld\":0,\"is_draft\":1", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"embargoedUntil\":\"2020-01-01T00:00:00Z\",\"embargo_until\":"
     "\"2026-03-04T06:00:00Z\"",
     WIRE_PUB_USABLE, 1772604000, WIRE_REVISION_NONE},
    {"\"embargoed\":\"2026-03-04T06:00:00Z\",\"embargo\":"
     "\"2020-01-01T00:00:00Z\"",
     WIRE_PUB_USABLE, 1772604000, WIRE_REVISION_NONE},
    {"\"embargoed\":\"2026-03-04T06:00:00Z\",\"embargo\":\"soon\"",
     WIRE_PUB_WITHHELD, 1772604000, WIRE_REVISION_NONE},
    {"\"pubstatus\":\"usable\",\"pubStatus\":\"canceled\"", WIRE_PUB_CANCELED,
     0, WIRE_REVISION_NONE},
    {"\"signal\":\"x\",\"marked\":\"kill\"", WIRE_PUB_CANCELED, 0,
     WIRE_REVISION_KILL},
    {"\"signal\":\"kill\",\"type\":\"update\"", WIRE_PUB_CANCELED, 0,
     WIRE_REVISION_KILL},
    {"\"status\":\"usable\",\"status\":\"canceled\"", WIRE_PUB_CANCELED, 0,
     WIRE_REVISION_NONE},
    {"\"status\":\"canceled\",\"status\":\"usable\"", WIRE_PUB_CANCELED, 0,
     WIRE_REVISION_NONE},
    /* However a name is written. */
    {"\"isDraft\":true", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"is_deleted\":1", WIRE_PUB_CANCELED, 0, WIRE_REVISION_NONE},
    {"\"isCancelled\":true", WIRE_PUB_CANCELED, 0, WIRE_REVISION_NONE},
    {"\"Embargoed\":true", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"EMBARGO\":\"2026-03-04T06:00:00Z\"", WIRE_PUB_USABLE, 1772604000,
     WIRE_REVISION_NONE},
    {"\"Embargo-Until\":\"2026-03-04T06:00:00Z\"", WIRE_PUB_USABLE, 1772604000,
     WIRE_REVISION_NONE},
    {"\"publication_status\":\"in review\"", WIRE_PUB_WITHHELD, 0,
     WIRE_REVISION_NONE},
    {"\"publicationStatuses\":\"in review\"", WIRE_PUB_USABLE, 0,
     WIRE_REVISION_NONE},
    /* Lists of words, and words beside the mark. */
    {"\"type\":[\"article\",\"correction\"]", WIRE_PUB_USABLE, 0,
     WIRE_REVISION_CORRECTION},
    {"\"status\":[\"usable\",\"killed\"]", WIRE_PUB_CANCELED, 0,
     WIRE_REVISION_NONE},
    {"\"status\":[]", WIRE_PUB_USABLE, 0, WIRE_REVISION_NONE},
    {"\"status\":[[\"usable\"]]", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"type\":\"Mandatory Kill Notice\"", WIRE_PUB_CANCELED, 0,
     WIRE_REVISION_KILL},
    {"\"type\":\"correction-advisory\"", WIRE_PUB_USABLE, 0,
     WIRE_REVISION_CORRECTION},
    {"\"type\":\"road-kill photo\"", WIRE_PUB_USABLE, 0, WIRE_REVISION_NONE},
    {"\"type\":\"notice\"", WIRE_PUB_USABLE, 0, WIRE_REVISION_NONE},
    /* A time beside the word is all that it says. */
    {"\"status\":\"embargoed\",\"embargoed\":\"2026-03-04T06:00:00Z\"",
     WIRE_PUB_USABLE, 1772604000, WIRE_REVISION_NONE},
    {"\"status\":\"embargoed\"", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    /* Names that nobody can foresee, and ways to write them. */
    {"\"st\\u0061tus\":\"canceled\"", WIRE_PUB_CANCELED, 0, WIRE_REVISION_NONE},
    {"\"npa:status\":\"canceled\"", WIRE_PUB_CANCELED, 0, WIRE_REVISION_NONE},
    {"\"embargo.until\":\"2026-03-04T06:00:00Z\"", WIRE_PUB_USABLE, 1772604000,
     WIRE_REVISION_NONE},
    {"\"embargo_lift_time\":\"2026-03-04T06:00:00Z\"", WIRE_PUB_USABLE,
     1772604000, WIRE_REVISION_NONE},
    {"\"embargo_lift_time\":\"noon\"", WIRE_PUB_WITHHELD, 0,
     WIRE_REVISION_NONE},
    {"\"deleted_at\":\"2026-03-04T06:00:00Z\"", WIRE_PUB_CANCELED, 0,
     WIRE_REVISION_NONE},
    {"\"deleted_at\":null", WIRE_PUB_USABLE, 0, WIRE_REVISION_NONE},
    {"\"published\":false", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"is_published\":false", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"isPublished\":true", WIRE_PUB_USABLE, 0, WIRE_REVISION_NONE},
    {"\"state\":\"killed\"", WIRE_PUB_CANCELED, 0, WIRE_REVISION_NONE},
    {"\"state\":\"Bavaria\"", WIRE_PUB_USABLE, 0, WIRE_REVISION_NONE},
    {"\"visibility\":\"private\"", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"post_status\":\"draft\"", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"hold\":true,\"kill\":false", WIRE_PUB_WITHHELD, 0, WIRE_REVISION_NONE},
    {"\"signals\":[\"sig:update\",{\"qcode\":\"sig:kill\"}]", WIRE_PUB_CANCELED,
     0, WIRE_REVISION_KILL},
    {"\"signal\":{\"uri\":\"http://cv.iptc.org/newscodes/signal/correction\"}",
     WIRE_PUB_USABLE, 0, WIRE_REVISION_CORRECTION},
    {"\"edNote\":\"EMBARGOED UNTIL 0600 GMT March 4, 2026\"", WIRE_PUB_USABLE,
     1772604000, WIRE_REVISION_NONE},
    {"\"ed_note\":\"With a map\"", WIRE_PUB_USABLE, 0, WIRE_REVISION_NONE},
    {"\"canceled\":\"off\",\"retracted\":[]", WIRE_PUB_USABLE, 0,
     WIRE_REVISION_NONE},
};

static void check_guard(const guard_case *c, const char *form, const char *name)
{
    char line[512];
    snprintf(line, sizeof line, form, c->fields);
    wire_batch b = read_ok(line, name);
    assert_int_equal(b.n_articles, 1);
    const wire_item none = {0}, *item = b.articles[0].item;
    if (!item) item = &none;
    if (item->status != c->status || item->embargoed.unix_s != c->until ||
        item->marked != c->marked)
        fail_msg("%s: %s: %s %lld %s", name, c->fields,
                 wire_pub_status_name(item->status),
                 (long long)item->embargoed.unix_s,
                 wire_revision_name(item->marked));
    wire_batch_free(&b);
}

/* What cannot be understood holds; what is not there holds nothing. */
static void jsonl__what_decides_is_read_fail_closed(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof guard_cases / sizeof *guard_cases; i++) {
        check_guard(&guard_cases[i], "{%s,\"text\":\"The harbour closed.\"}\n",
                    "a.jsonl");
        check_guard(&guard_cases[i],
                    "{\"version\":\"https://jsonfeed.org/version/1.1\","
                    "\"items\":[{%s,\"content_text\":\"The harbour "
                    "closed.\"}]}",
                    "feed.json");
        check_guard(&guard_cases[i],
                    "{\"uri\":\"npa-1\",\"versioncreated\":"
                    "\"2026-03-03T09:14:00Z\",%s,\"body_text\":\"The harbour "
                    "closed.\"}",
                    "ninjs.json");
    }
}

static void jsonl__a_flag_never_takes_the_place_of_a_value(void **state)
{
    (void)state;
    wire_batch b = read_ok("{\"body\":\"The harbour closed.\",\"text\":true,"
                           "\"published\":false,\"date\":\"2026-03-04\","
                           "\"version\":3}\n",
                           "a.jsonl");
    assert_int_equal(b.n_articles, 1);
    assert_str(b.articles[0].body, "The harbour closed.");
    assert_int_equal(b.articles[0].published.precision, WIRE_TIME_DAY);
    assert_str(b.articles[0].item->version, "3");
    wire_batch_free(&b);
}

static void jsonl__a_kill_without_text_is_listed(void **state)
{
    (void)state;
    wire_batch b = read_ok("{\"id\":\"npa-1\",\"status\":\"canceled\"}\n"
                           "{\"id\":\"npa-2\",\"type\":\"kill\",\"title\":"
                           "\"Harbour\"}\n"
                           "{\"id\":\"npa-3\",\"status\":\"in review\"}\n",
                           "a.jsonl");
    assert_int_equal(b.n_articles, 0);
    assert_int_equal(b.n_listed, 2);
    assert_str(b.listed[0].id, "npa-1");
    assert_int_equal(b.listed[1].item->status, WIRE_PUB_CANCELED);
    assert_int_equal(b.n_skips, 1); /* npa-3 has no text, and that is all */
    assert_false(b.skips[0].is_warning);
    wire_batch_free(&b);
}

static void jsonl__controls_alone_are_no_text(void **state)
{
    (void)state;
    wire_batch b = read_ok("{\"text\":\"\\u0001 \\u007f\"}\n", "a.jsonl");
    assert_int_equal(b.n_articles, 0);
    assert_int_equal(b.n_skips, 1);
    wire_batch_free(&b);
}

/* The mark of a tar archive, where it would stand. */
static void text__with_the_mark_of_an_archive_is_text(void **state)
{
    char text[1024];
    (void)state;
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = 0;
    for (size_t i = 7; i < sizeof text - 1; i += 8)
        text[i] = ' ';
    memcpy(text + 257, "ustar", 5);
    wire_batch b = read_ok(text, "a.txt");
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.articles[0].format, WIRE_FORMAT_TEXT);
    wire_batch_free(&b);
}

static void jsonl__authors_and_outlets_may_be_lists_or_objects(void **state)
{
    (void)state;
    wire_batch b = read_ok("{\"text\":\"a b c\",\"authors\":[\"Ann\",{\"name\":"
                           "\"Bo \\u00d8\",\"id\":\"7\"}],\"source\":{\"id\":"
                           "\"mdl\",\"name\":\"Metro Daily Lens\"}}\n",
                           "f.jsonl");
    assert_str(b.articles[0].byline, "Ann, Bo \xc3\x98");
    assert_str(b.articles[0].outlet, "Metro Daily Lens");
    wire_batch_free(&b);
}

static void jsonl__what_stands_beside_the_text_may_be_a_list(void **state)
{
    (void)state;
    wire_batch b = read_ok("{\"text\":\"The lock was shut on Monday.\","
                           "\"summary\":[\"A lock is shut.\",\"Barges wait.\"],"
                           "\"dateline\":[\"ODDENBY\",\"March 3\"]}\n",
                           "f.jsonl");
    assert_str(b.articles[0].summary, "A lock is shut. Barges wait.");
    assert_str(b.articles[0].dateline, "ODDENBY, March 3");
    wire_batch_free(&b);
}

static void json__an_array_over_many_lines_is_read(void **state)
{
    (void)state;
    wire_batch b = read_ok("[\n {\n \"text\": \"one\"\n },\n {\"text\":\"two\"}"
                           ",\n {\"text\": }\n]\n",
                           "f.json");
    assert_int_equal(b.n_articles, 2);
    assert_int_equal(b.n_skips, 1);
    wire_batch_free(&b);
}

static void json__records_inside_an_answer_are_found(void **state)
{
    (void)state;
    wire_batch b = read_ok("{\"status\":\"ok\",\"articles\":[{\"title\":\"T\","
                           "\"content\":\"one\"},{\"title\":\"U\","
                           "\"content\":\"two\"}]}",
                           "f.json");
    assert_int_equal(b.n_articles, 2);
    assert_int_equal(b.n_skips, 0);
    wire_batch_free(&b);
}

static void jsonl__a_time_in_the_future_is_a_warning(void **state)
{
    (void)state;
    wire_batch b =
        read_ok("{\"text\":\"a\",\"date\":\"2990-01-01\"}\n", "f.jsonl");
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.n_skips, 1);
    assert_true(b.skips[0].is_warning);
    wire_batch_free(&b);
}

#define WALL                                                                   \
    "Please make sure that your browser supports JavaScript and cookies, and " \
    "tick the box to show that you are not a robot."

static void notice__of_a_page_under_a_storys_name_is_a_warning(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "{\"title\":\"Lorry hits coach near Wernau, five hurt\","
        "\"text\":\"" WALL "\"}\n",
        /* By the address alone. */
        "{\"url\":\"https://post.example/2026/lorry-hits-coach-near-wernau\","
        "\"text\":\"" WALL "\"}\n",
        /* The headline above the notice is no word of it. */
        "{\"title\":\"Lorry hits coach near Wernau, five hurt\","
        "\"text\":\"Lorry hits coach near Wernau, five hurt\\n\\n" WALL
        "\"}\n"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        wire_batch b = read_ok(rows[i], "n.jsonl");
        assert_int_equal(b.n_articles, 1);
        assert_int_equal(b.n_skips, 1);
        assert_true(b.skips[0].is_warning);
        assert_int_equal(b.skips[0].at, 0);
        assert_non_null(strstr(b.skips[0].why.p, "notice of the page"));
        wire_batch_free(&b);
    }
}

static void notice__is_no_short_report_on_robots_or_cookies(void **state)
{
    (void)state;
    static const char *const rows[] = {
        /* It tells its headline. */
        "{\"title\":\"Wernau baker sells cookies by robot\","
        "\"text\":\"A baker in Wernau lets a robot sell her cookies. The robot "
        "wishes a good day and gives no change.\"}\n",
        /* No word of a page. */
        "{\"title\":\"Lorry hits coach near Wernau, five hurt\","
        "\"text\":\"Nobody knows yet how it could happen, police said.\"}\n",
        /* No headline that it could tell. */
        "{\"text\":\"" WALL "\"}\n",
        "{\"title\":\"News\",\"text\":\"" WALL "\"}\n"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        wire_batch b = read_ok(rows[i], "n.jsonl");
        assert_int_equal(b.n_articles, 1);
        assert_int_equal(b.n_skips, 0);
        wire_batch_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text__an_embargo_line_is_no_headline),
        cmocka_unit_test(text__a_headline_is_followed_by_a_blank_line),
        cmocka_unit_test(text__a_question_is_a_headline_without_a_blank_line),
        cmocka_unit_test(text__long_prose_in_the_first_line_is_no_headline),
        cmocka_unit_test(text__hard_wrapped_lines_are_one_paragraph),
        cmocka_unit_test(text__lines_with_bullets_are_a_list),
        cmocka_unit_test(text__broken_utf8_is_replaced_and_its_byte_named),
        cmocka_unit_test(jsonl__the_body_is_exactly_the_text_value),
        cmocka_unit_test(jsonl__a_broken_line_is_skipped_with_its_byte),
        cmocka_unit_test(jsonl__an_embargo_is_kept),
        cmocka_unit_test(jsonl__what_decides_is_read_fail_closed),
        cmocka_unit_test(jsonl__a_flag_never_takes_the_place_of_a_value),
        cmocka_unit_test(jsonl__a_kill_without_text_is_listed),
        cmocka_unit_test(jsonl__controls_alone_are_no_text),
        cmocka_unit_test(text__with_the_mark_of_an_archive_is_text),
        cmocka_unit_test(jsonl__authors_and_outlets_may_be_lists_or_objects),
        cmocka_unit_test(jsonl__what_stands_beside_the_text_may_be_a_list),
        cmocka_unit_test(json__an_array_over_many_lines_is_read),
        cmocka_unit_test(json__records_inside_an_answer_are_found),
        cmocka_unit_test(jsonl__a_time_in_the_future_is_a_warning),
        cmocka_unit_test(notice__of_a_page_under_a_storys_name_is_a_warning),
        cmocka_unit_test(notice__is_no_short_report_on_robots_or_cookies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
