/* Why fields are what they are, when that is asked.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "read_testing.h"

static wire_batch explained(const char *text)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    o.explain = true;
    return read_with(wire_str_of(text), "a.file", &o);
}

/* The field of a comes from "from", and what begins there is "here". */
static void check_why(const wire_article *a, wire_field field, const char *from,
                      const char *text, const char *here, int line)
{
    for (size_t i = 0; i < a->n_why; i++) {
        const wire_why *w = &a->why[i];
        if (w->field != field) continue;
        assert_slice(w->from, from, __FILE__, line);
        assert_true(w->at <= strlen(text));
        assert_slice((wire_str){text + w->at, strlen(here)}, here, __FILE__,
                     line);
        return;
    }
    print_error("nothing is said of %s\n", wire_field_name(field));
    _fail(__FILE__, line);
}
#define assert_why(a, field, from, text, here)                                 \
    check_why((a), WIRE_FIELD_##field, (from), (text), (here), __LINE__)

static void why__is_not_told_unless_asked(void **state)
{
    (void)state;
    wire_batch b = read_ok("{\"id\":\"1\",\"text\":\"One.\"}\n", "a");
    assert_null(b.articles[0].why);
    assert_int_equal(b.articles[0].n_why, 0);
    wire_batch_free(&b);
}

static void why__of_a_message_names_rule_and_byte(void **state)
{
    (void)state;
    static const char iptc[] =
        "\001NPA0123 4 i 12 harbour\r\n\002Harbour closed after storm\r\n\r\n"
        "The harbour was closed on Monday.\r\n\003031425 mar 26\r\n";
    wire_batch b = explained(iptc);
    assert_int_equal(b.n_articles, 1);
    const wire_article *a = &b.articles[0];
    assert_why(a, TITLE, "first line of the text", iptc, "Harbour closed");
    assert_why(a, BODY, "the text below the headline", iptc, "The harbour");
    assert_why(a, PUBLISHED, "the time behind ETX", iptc, "031425");
    wire_batch_free(&b);
    static const char anpa[] =
        "\026\026\001p0042\037\r\nr i \024\021bc-Harbor 03-03 "
        "0212\r\n\002^BC-Harbor Closed<\r\n^Harbour closed after storm<\r\n"
        "\tCORRIE HEAD (NPA) _ The harbour was closed.\r\n"
        "\003NPA-CH-03-03-26 1425GMT<\r\n";
    b = explained(anpa);
    assert_int_equal(b.n_articles, 1);
    a = &b.articles[0];
    assert_why(a, TITLE, "second heading line", anpa, "Harbour closed");
    assert_why(a, BODY, "the text below the headline", anpa, "CORRIE");
    assert_why(a, PUBLISHED, "the time behind ETX", anpa, "NPA-CH");
    wire_batch_free(&b);
}

static void why__of_a_page_names_the_best_of_what_it_says(void **state)
{
    (void)state;
    static const char page[] =
        "<html lang=en><title>Pier shut | Lens</title>"
        "<meta property='og:title' content='Pier shut after storm'>"
        "<meta property='og:site_name' content='Lens'>"
        "<link rel=canonical href='http://lens.example/pier'>"
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
        "\"datePublished\":\"2026-03-17T09:00:00Z\"}</script>"
        "<body><h1>Pier shut</h1><span class=byline>Ina Holm</span>"
        "<div itemprop=articleBody><p>The northern pier was shut on Tuesday "
        "after the storm had broken two of its posts, the board said.</p>"
        "</div></body></html>";
    wire_batch b = explained(page);
    const wire_article *a = &b.articles[0];
    assert_why(a, TITLE, "meta og:title", page, "<meta property='og:title'");
    assert_why(a, OUTLET, "meta og:site_name", page, "<meta property='og:site");
    assert_why(a, PUBLISHED, "JSON-LD datePublished", page, "2026-03-17T");
    assert_why(a, BYLINE, "class byline", page, "<span class=byline>");
    assert_why(a, URL, "link canonical", page, "<link rel=canonical");
    assert_why(a, BODY, "element that calls itself articleBody", page,
               "<div itemprop");
    assert_why(a, LANGUAGE, "<html lang>", page, "<html lang");
    assert_why(a, ID, "path of the file", page, "<html");
    wire_batch_free(&b);
}

static void why__of_a_page_that_names_nothing_is_where_the_text_is(void **state)
{
    (void)state;
    static const char page[] =
        "<html><h1>Pier shut</h1><div><p>The northern pier was shut on Tuesday "
        "after the storm had broken two of its posts, the board said.</p>"
        "<p>It will be opened again when the posts have been replaced and the "
        "planks have been laid, which may take a month or more.</p></div>";
    wire_batch b = explained(page);
    const wire_article *a = &b.articles[0];
    assert_why(a, TITLE, "<h1>", page, "<h1>");
    assert_why(a, BODY, "where the paragraphs are", page, "The northern");
    wire_batch_free(&b);
}

static void why__of_records_is_the_name_of_the_field(void **state)
{
    (void)state;
    static const char lines[] =
        "{\"guid\": \"x-1\", \"headline\" : \"Pier\", \"body\":\"One.\","
        "\"pubDate\":\"2026-03-03\",\"updated\":\"never\"}\n";
    wire_batch b = explained(lines);
    const wire_article *a = &b.articles[0];
    assert_why(a, ID, "field guid", lines, "x-1");
    assert_why(a, TITLE, "field headline", lines, "Pier");
    assert_why(a, BODY, "field body", lines, "One.");
    assert_why(a, PUBLISHED, "field pubDate", lines, "2026-03-03");
    for (size_t i = 0; i < a->n_why; i++) /* "never" is no time */
        assert_int_not_equal(a->why[i].field, WIRE_FIELD_MODIFIED);
    wire_batch_free(&b);
}

static void why__of_a_table_is_the_name_of_the_column(void **state)
{
    (void)state;
    static const char table[] = "Headline;Text;Date\nPier;\"One; two.\";"
                                "2026-03-03\n";
    wire_batch b = explained(table);
    const wire_article *a = &b.articles[0];
    assert_int_equal(a->format, WIRE_FORMAT_CSV);
    assert_why(a, TITLE, "Headline", table, "Pier");
    assert_why(a, BODY, "Text", table, "\"One; two.");
    assert_why(a, PUBLISHED, "Date", table, "2026-03-03");
    wire_batch_free(&b);
}

static void why__of_a_record_is_the_name_of_the_field(void **state)
{
    (void)state;
    static const char line[] =
        "{\"headline\":\"Pier shut\",\"type\":\"update\",\"status\":\"ok\","
        "\"status\":\"hold\",\"text\":\"The pier was shut.\"}\n";
    static const char one[] = "{\"items\":[{\"title\":\"Pier shut\","
                              "\"version\":2,\"draft\":true,"
                              "\"text\":\"The pier was shut.\"}]}";
    wire_batch b = explained(line);
    assert_why(&b.articles[0], TITLE, "field headline", line, "Pier");
    assert_why(&b.articles[0], BODY, "field text", line, "The");
    assert_int_equal(b.articles[0].item->status, WIRE_PUB_WITHHELD);
    wire_batch_free(&b);
    b = explained(one);
    assert_why(&b.articles[0], TITLE, "field title", one, "Pier");
    assert_str(b.articles[0].item->version, "2");
    assert_int_equal(b.articles[0].item->status, WIRE_PUB_WITHHELD);
    wire_batch_free(&b);
    b = explained("{\"id\":\"npa-1\",\"status\":\"killed\"}\n");
    assert_int_equal(b.n_listed, 1);
    wire_batch_free(&b);
}

static void why__of_text_is_the_rule_of_the_headline(void **state)
{
    (void)state;
    static const char above[] = "Pier shut\n\nThe pier was shut.\n";
    static const char plain[] = "The pier was shut, and so was the road,\nand "
                                "nobody knows for how long.\n";
    wire_batch b = explained(above);
    assert_why(&b.articles[0], TITLE, "first line, above a blank one", above,
               "Pier shut");
    assert_why(&b.articles[0], BODY, "all below the headline", above, "The");
    wire_batch_free(&b);
    b = explained(plain);
    assert_why(&b.articles[0], BODY, "the file; its first line is no headline",
               plain, "The pier");
    wire_batch_free(&b);
}

static void why__of_a_feed_is_the_element(void **state)
{
    (void)state;
    static const char feed[] =
        "<rss><channel><title>Lens</title><link>http://lens.example/</link>"
        "<item><title>Pier shut</title><link>a/1</link><author>i@l.example "
        "(Ina Holm)</author><pubDate>Tue, 03 Mar 2026 09:14:00 GMT</pubDate>"
        "<description>The pier was shut.</description></item></channel></rss>";
    wire_batch b = explained(feed);
    const wire_article *a = &b.articles[0];
    assert_why(a, TITLE, "title", feed, "<title>Pier");
    assert_why(a, OUTLET, "title", feed, "<title>Lens");
    assert_why(a, URL, "link", feed, "<link>a/1");
    assert_why(a, BYLINE, "author", feed, "<author>");
    assert_why(a, PUBLISHED, "pubDate", feed, "<pubDate>");
    assert_why(a, BODY, "description", feed, "<description>");
    wire_batch_free(&b);
}

static void why__of_equal_times_is_told_by_the_names(void **state)
{
    (void)state;
    static const char feed[] =
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>e-1</id>"
        "<title>Pier</title><updated>2026-03-03T09:14:00Z</updated><published>"
        "2026-03-03T09:14:00Z</published><link href='http://l.example/1'/>"
        "<content>The pier was shut.</content></entry></feed>";
    wire_batch b = explained(feed);
    const wire_article *a = &b.articles[0];
    assert_why(a, PUBLISHED, "published", feed, "<published>");
    assert_why(a, MODIFIED, "updated", feed, "<updated>");
    assert_why(a, URL, "link href", feed, "<link href");
    assert_why(a, BODY, "content", feed, "<content>");
    wire_batch_free(&b);
}

static void why__of_json_of_the_wires_is_the_name(void **state)
{
    (void)state;
    static const char ninjs[] =
        "{\"standard\":{\"version\":\"1.3\"},\"uri\":\"tag:npa:1\",\"headline\""
        ":\"Pier shut\",\"versioncreated\":\"2026-03-03T09:14:00Z\","
        "\"byline\":\"Ina Holm\",\"body_text\":\"The pier was shut.\"}\n";
    wire_batch b = explained(ninjs);
    const wire_article *a = &b.articles[0];
    assert_int_equal(a->format, WIRE_FORMAT_NINJS);
    assert_why(a, TITLE, "headline", ninjs, "Pier shut");
    assert_why(a, PUBLISHED, "versioncreated", ninjs, "2026-03-03");
    assert_why(a, BODY, "body_text", ninjs, "The pier");
    wire_batch_free(&b);
}

static void why__of_mail_is_the_header(void **state)
{
    (void)state;
    static const char mail[] =
        "From: Ina Holm <i@l.example>\n"
        "Subject: Pier shut\nMessage-ID: <m1@l.example>\n"
        "Date: Tue, 03 Mar 2026 09:14:00 +0000\n\n"
        "The pier was shut.\n";
    wire_batch b = explained(mail);
    const wire_article *a = &b.articles[0];
    assert_int_equal(a->format, WIRE_FORMAT_MAIL);
    assert_why(a, TITLE, "Subject", mail, "Pier shut");
    assert_why(a, BYLINE, "From", mail, "Ina Holm");
    assert_why(a, PUBLISHED, "Date", mail, "Tue, 03");
    assert_why(a, ID, "Message-ID", mail, "m1@");
    assert_why(a, BODY, "first part of type text/plain", mail, "The pier");
    wire_batch_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(why__is_not_told_unless_asked),
        cmocka_unit_test(why__of_a_message_names_rule_and_byte),
        cmocka_unit_test(why__of_a_page_names_the_best_of_what_it_says),
        cmocka_unit_test(
            why__of_a_page_that_names_nothing_is_where_the_text_is),
        cmocka_unit_test(why__of_records_is_the_name_of_the_field),
        cmocka_unit_test(why__of_a_table_is_the_name_of_the_column),
        cmocka_unit_test(why__of_a_record_is_the_name_of_the_field),
        cmocka_unit_test(why__of_text_is_the_rule_of_the_headline),
        cmocka_unit_test(why__of_a_feed_is_the_element),
        cmocka_unit_test(why__of_equal_times_is_told_by_the_names),
        cmocka_unit_test(why__of_json_of_the_wires_is_the_name),
        cmocka_unit_test(why__of_mail_is_the_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
