/* Files that end in the middle, as a broken transfer leaves them: whatever is
 * not whole is said, and held.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "read_testing.h"

/* Two items each, where the format holds two; the first has "Ferry". */
static const struct {
    const char *name, *root, *text;
} files[] = {
    {"rss", "<channel>",
     "<?xml version='1.0'?><rss version='2.0'><channel><title>Quay</title>"
     "<item><guid>urn:q:11</guid><title>Ferry</title>"
     "<description><![CDATA[<p>The ferry sails at nine.</p>]]></description>"
     "</item><!-- second --><item><guid>urn:q:12</guid><title>Lock</title>"
     "<description>The lock is shut.</description></item></channel></rss>"},
    {"atom", "<title>",
     "<feed xmlns='http://www.w3.org/2005/Atom'><title>Quay</title><entry>"
     "<id>urn:q:1</id><title>Ferry</title><content type='xhtml'><div><p>The "
     "ferry sails at nine.</p></div></content></entry><entry><id>urn:q:2</id>"
     "<title>Lock</title><content>The lock is shut.</content></entry></feed>"},
    {"g2", "<itemMeta>",
     "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:q:1' "
     "version='2'><itemMeta><pubStatus qcode='stat:usable'/></itemMeta>"
     "<contentMeta><headline>Ferry</headline></contentMeta><contentSet>"
     "<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><body><p>The ferry "
     "sails at nine.</p><p>It is new.</p></body></html></inlineXML>"
     "</contentSet></newsItem>"},
    {"newsml1", "<NewsItem>",
     "<NewsML><NewsItem><NewsManagement><Status FormalName='Usable'/>"
     "</NewsManagement><NewsComponent><NewsLines><HeadLine>Ferry</HeadLine>"
     "</NewsLines><ContentItem><DataContent><p>The ferry sails at nine.</p>"
     "<p>It is new.</p></DataContent></ContentItem></NewsComponent></NewsItem>"
     "</NewsML>"},
    {"nitf", "<head>",
     "<nitf><head><title>Ferry</title></head><body><body.content><p>The ferry "
     "sails at nine.</p><p>It is <em>new</em>.</p></body.content></body>"
     "</nitf>"},
    {"sitemap", "<url>",
     "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url>"
     "<loc>https://q.example/ferry</loc></url><url>"
     "<loc>https://q.example/lock/2</loc></url></urlset>"},
    {"iptc7901", "\002",
     "\001QUA0123 4 i 012 Ferry\r\n\002Ferry\r\n   The ferry sails at nine.\r\n"
     "   It is new.\r\n\003"},
};

/* A cut article is held; any other is one of the whole file. */
static void check_article(const wire_article *a, const wire_batch *whole)
{
    bool is_known = false;

    for (size_t i = 0; i < whole->n_articles; i++) {
        const wire_article *w = &whole->articles[i];
        is_known |= wire_str_eq(a->id, w->id) && wire_str_eq(a->body, w->body);
    }
    if (a->item && a->item->is_cut)
        assert_int_equal(a->item->status, WIRE_PUB_WITHHELD);
    else
        assert_true(is_known);
}

static void check_listed(const wire_article *a, const wire_batch *whole)
{
    bool is_known = false;

    for (size_t i = 0; i < whole->n_listed; i++)
        is_known |= wire_str_eq(a->url, whole->listed[i].url);
    assert_true(is_known || (a->item && a->item->is_cut));
}

static void files__that_are_cut_anywhere_are_errors_and_held(void **state)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    (void)state;

    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        wire_str all = wire_str_of(files[f].text);
        wire_batch whole = read_with(all, "f", &o);
        size_t from = wire_str_find(all, wire_str_of(files[f].root), 0);

        assert_int_equal(whole.n_skips, 0);
        assert_true(whole.n_articles + whole.n_listed > 0);
        for (size_t n = from + strlen(files[f].root); n < all.n; n++) {
            wire_batch b = read_with(wire_str_sub(all, 0, n), "f", &o);
            bool is_error = false;

            for (size_t i = 0; i < b.n_skips; i++)
                is_error |= !b.skips[i].is_warning;
            if (!is_error)
                fail_msg("%s: nothing said at %zu", files[f].name, n);
            for (size_t i = 0; i < b.n_articles; i++)
                check_article(&b.articles[i], &whole);
            for (size_t i = 0; i < b.n_listed; i++)
                check_listed(&b.listed[i], &whole);
            wire_batch_free(&b);
        }
        wire_batch_free(&whole);
    }
}

static void expect_skip(const char *text, uint64_t at, const char *why)
{
    wire_batch b = read_ok(text, "f");

    assert_true(b.n_skips > 0);
    assert_str(b.skips[0].why, why);
    assert_int_equal(b.skips[0].at, at);
    assert_false(b.skips[0].is_warning);
    wire_batch_free(&b);
}

static void xml__what_was_open_at_the_end_is_named_with_its_byte(void **state)
{
    (void)state;
    expect_skip("<nitf><body><body.content><p>It sails at", 40,
                "cut off: the file ends inside <p>, which begins at byte 26");
    expect_skip("<nitf><body><body.content><p>It sails.</p", 41,
                "cut off: the file ends inside </p, which begins at byte 38");
    expect_skip("<nitf><body><body.content><p>It sails.</p><a href='x>", 53,
                "cut off: the file ends inside <a, which begins at byte 42");
    expect_skip("<rss><channel><item><title>T</title><description><![CDATA[It",
                60,
                "cut off: the file ends inside <![CDATA[, which begins at "
                "byte 49");
    expect_skip(
        "<rss><channel><item><title>T</title><description>It</description>"
        "</item></channel>\n<!-- x",
        89, "cut off: the file ends inside <!--, which begins at byte 83");
}

/* An end tag that closes more than its own ends a whole file all the same. */
static void xml__tags_that_are_left_open_inside_are_no_cut(void **state)
{
    wire_batch b =
        read_ok("<rss><channel><item><title>T</title><description>One"
                "<br>two<p>three</description></item></channel></rss"
                ">",
                "f");
    (void)state;
    assert_int_equal(b.n_skips, 0);
    assert_int_equal(b.n_articles, 1);
    wire_batch_free(&b);
}

static void xml__half_an_id_is_none(void **state)
{
    wire_batch b =
        read_ok("<rss><channel><item><title>T</title><description>The "
                "lock is shut.</description><guid>urn:q:1",
                "f");
    (void)state;
    assert_int_equal(b.n_articles, 1);
    assert_str(b.articles[0].id, "f");
    wire_batch_free(&b);
}

static void xml__a_canceled_item_stays_canceled_when_cut(void **state)
{
    wire_batch b = read_ok(
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:q:1'>"
        "<itemMeta><pubStatus qcode='stat:canceled'/></itemMeta><contentMeta>",
        "f");
    (void)state;
    assert_int_equal(b.n_listed, 1);
    assert_int_equal(b.listed[0].item->status, WIRE_PUB_CANCELED);
    wire_batch_free(&b);
}

static void xml__entities_without_end_hold_the_text(void **state)
{
    wire_buf x = {0};
    (void)state;

    wire_buf_lit(&x, "<!DOCTYPE nitf [<!ENTITY a 'aaaaaaaaaaaaaaaaaaaa'>");
    for (char c = 'b'; c < 'k'; c++) {
        char line[160];
        int n = snprintf(line, sizeof line, "<!ENTITY %c '", c);
        for (int i = 0; i < 10; i++)
            n += snprintf(line + n, sizeof line - (size_t)n, "&%c;", c - 1);
        wire_buf_add(&x, line, (size_t)n);
        wire_buf_lit(&x, "'>");
    }
    wire_buf_lit(&x, "]><nitf><body><body.content><p>It says &j;</p>"
                     "</body.content></body></nitf>");
    assert_true(wire_buf_ok(&x));
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_batch b = read_with(wire_buf_view(&x), "f", &o);
    assert_int_equal(b.n_articles, 1);
    assert_true(b.articles[0].item && b.articles[0].item->is_cut);
    wire_batch_free(&b);
    wire_buf_free(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files__that_are_cut_anywhere_are_errors_and_held),
        cmocka_unit_test(xml__what_was_open_at_the_end_is_named_with_its_byte),
        cmocka_unit_test(xml__tags_that_are_left_open_inside_are_no_cut),
        cmocka_unit_test(xml__half_an_id_is_none),
        cmocka_unit_test(xml__a_canceled_item_stays_canceled_when_cut),
        cmocka_unit_test(xml__entities_without_end_hold_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
