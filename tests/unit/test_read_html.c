/* Reading web pages.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read_testing.h"

/* Three paragraphs that are long enough to be prose. */
#define P1                                                                     \
    "The harbour of Skellan was opened again on Monday after a storm that "    \
    "kept forty boats on land for nine days."
#define P2                                                                     \
    "Harbour master Piet Lindqvist said the outer wall had lost three "        \
    "stones, and that divers would look at the rest this week."
#define P3                                                                     \
    "The council expects the repairs to cost 80,000 crowns, which it will "    \
    "take from the fund for fairs."

static bool body_has(const wire_article *a, const char *needle)
{
    return wire_str_find(a->body, wire_str_of(needle), 0) != SIZE_MAX;
}

static void html__json_ld_gives_the_facts(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "<!DOCTYPE html><html lang=en-GB><head><title>Old | Lens</title>"
        "<meta property=og:title content='Storm over &amp; harbour open'>"
        "<meta property='og:site_name' content='Metro Daily Lens'>"
        "<link rel=canonical href='https://lens.example/a?b=1&amp;c=2'>"
        "<script type='application/ld+json'>/*<![CDATA[*/{\"@graph\":[\n"
        "{\"@type\":\"WebPage\",\"datePublished\":\"2020-01-01\"},\n"
        "{\"@type\":[\"Thing\",\"NewsArticle\"],"
        "\"headline\":\"Harbour open\nagain\",\"datePublished\":"
        "\"2026-03-03T09:14:00+01:00\",\"dateModified\":\"2026-03-04\","
        "\"author\":[{\"@id\":\"#ann\"},{\"name\":\"Bo Ek\"}],"
        "\"sourceOrganization\":{\"name\":\"NPA\"},},"
        "{\"@type\":\"Person\",\"@id\":\"#ann\",\"name\":\"Ann Lee\"}]}"
        "/*]]>*/</script></head><body><article><h1>Harbour open "
        "again</h1><p>" P1 "<p>" P2 "<p>" P3 "</article></body></html>",
        "a.html");
    assert_int_equal(b.n_articles, 1);
    const wire_article *a = &b.articles[0];
    assert_str(a->title, "Harbour open again");
    assert_str(a->outlet, "Metro Daily Lens");
    assert_str(a->url, "https://lens.example/a?b=1&c=2");
    assert_str(a->byline, "Ann Lee, Bo Ek");
    assert_str(a->credit, "NPA");
    assert_str(a->language, "en-GB");
    char when[32];
    wire_time_format(a->published, when);
    assert_string_equal(when, "2026-03-03T08:14:00Z");
    assert_int_equal(a->modified.precision, WIRE_TIME_DAY);
    assert_str(a->body, P1 "\n\n" P2 "\n\n" P3);
    wire_batch_free(&b);
}

static void html__metadata_serves_where_json_ld_is_missing(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "<html><head><title>Harbour open again after storm - Lens</title>"
        "<meta name=author content='Ann Lee'>"
        "<link rel=canonical href=https://www.lens.example/a></head>"
        "<body><p class=meta><time datetime=2026-03-03T09:14:00Z>3 March</time>"
        "<p>" P1 "<p>" P2 "</body></html>",
        "a.html");
    const wire_article *a = &b.articles[0];
    assert_str(a->title, "Harbour open again after storm");
    assert_str(a->outlet, "lens.example");
    assert_str(a->byline, "Ann Lee");
    assert_int_equal(a->published.precision, WIRE_TIME_SECOND);
    assert_str(a->body, P1 "\n\n" P2);
    wire_batch_free(&b);
}

static void html__a_canonical_address_elsewhere_is_a_credit(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "<html><head><link rel=canonical href=https://www.npa.example/x>"
        "<meta property=og:url content=https://lens.test/2026/03/17/harbour/>"
        "</head><body><p>" P1 "<p>" P2 "</body></html>",
        "a.html");
    const wire_article *a = &b.articles[0];
    assert_str(a->url, "https://lens.test/2026/03/17/harbour/");
    assert_str(a->outlet, "lens.test");
    assert_str(a->credit, "npa.example");
    assert_int_equal(a->published.precision, WIRE_TIME_DAY);
    wire_batch_free(&b);
}

static void html__navigation_promos_captions_and_comments_are_left_out(void **s)
{
    (void)s;
    wire_batch b = read_ok(
        "<html><body><nav><ul><li><a href=/>Home</a><li><a href=/w>World</a>"
        "</ul></nav><div class=content><h1>Harbour open again</h1>"
        "<div class=byline>By Ann Lee</div>"
        "<figure><img src=x><figcaption>The wall on Sunday. Photo: Bo Ek"
        "</figcaption></figure><p>" P1 "</p>"
        "<div class='newsletter-signup'><p>Sign up for our letter about the "
        "sea and all who live from it, every Friday.</p></div>"
        "<p>" P2 "</p><p><a href=/x>Read also: Nine days without fish, and "
        "nobody to blame for it</a></p><p>" P3 "</p>"
        "<div id=comments><p>I was there and it was far worse than they say, "
        "the wall was never any good.</p></div></div>"
        "<footer>Copyright Lens. All rights reserved.</footer></body></html>",
        "a.html");
    assert_str(b.articles[0].body, P1 "\n\n" P2 "\n\n" P3);
    wire_batch_free(&b);
}

static void html__quotes_lists_and_headings_keep_their_role(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "<html><body><article><p>" P1 "</p><h2>The cost</h2><p>" P2 "</p>"
        "<blockquote><p>We have one skipper's word for it and no more than "
        "that, he wrote.</p></blockquote><ul><li>Forty boats stayed on land "
        "for the whole of nine days</li></ul><p>" P3 "</p></article></body>",
        "a.html");
    const wire_article *a = &b.articles[0];
    assert_int_equal(a->n_paras, 6);
    static const wire_para_role want[] = {WIRE_PARA_BODY, WIRE_PARA_HEADING,
                                          WIRE_PARA_BODY, WIRE_PARA_BLOCKQUOTE,
                                          WIRE_PARA_LIST, WIRE_PARA_BODY};
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(a->paras[i].role, want[i]);
    wire_batch_free(&b);
}

static void html__each_paragraph_leads_back_to_its_bytes(void **state)
{
    (void)state;
    const char *page = "<html><body><p>  Caf&eacute; <b>Linde</b>\nwas closed "
                       "on Monday, and no one knows for how long.  </p><p>" P2
                       "</p></body></html>";
    wire_batch b = read_ok(page, "a.html");
    const wire_article *a = &b.articles[0];
    assert_para(a, 0,
                "Caf\xc3\xa9 Linde was closed on Monday, and no one knows for "
                "how long.");
    assert_memory_equal(page + a->paras[0].src_beg, "Caf&eacute; <b>", 15);
    assert_memory_equal(page + a->paras[0].src_end - 9, "how long.", 9);
    assert_int_equal(a->paras[1].src_end - a->paras[1].src_beg, strlen(P2));
    assert_memory_equal(page + a->paras[1].src_beg, P2, strlen(P2));
    wire_batch_free(&b);
}

static void html__a_page_built_by_script_has_its_text_in_json_ld(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "<html><body><div id=app></div><script type='application/ld+json'>"
        "{\"@type\":\"NewsArticle\",\"headline\":\"H\",\"articleBody\":\"" P1
        "\\n" P2 "\"}</script></body></html>",
        "a.html");
    assert_str(b.articles[0].body, P1 "\n" P2);
    assert_int_equal(b.articles[0].n_paras, 2);
    wire_batch_free(&b);
}

static void html__line_breaks_split_where_a_sentence_ends(void **state)
{
    (void)state;
    wire_batch b = read_ok("<html><body><div>" P1 "<br>" P2 "<br><br>" P3
                           "</div><p>A line that is broken<br>in the middle "
                           "of a sentence stays one paragraph.</p></body>",
                           "a.html");
    const wire_article *a = &b.articles[0];
    assert_int_equal(a->n_paras, 4);
    assert_true(body_has(a, "broken in the middle"));
    wire_batch_free(&b);
}

static void html__misnested_and_unclosed_tags_lose_no_text(void **state)
{
    (void)state;
    wire_batch b = read_ok("<p><b><i>" P1 "</b></i><div><p>" P2
                           "<div></p></span><object>" P3 "<iframe>",
                           "a.html");
    const wire_article *a = &b.articles[0];
    assert_true(body_has(a, P1) && body_has(a, P2) && body_has(a, P3));
    wire_batch_free(&b);
}

static void html__tags_too_deep_are_read_flat_with_a_warning(void **state)
{
    (void)state;
    wire_buf page = {0};
    wire_buf_lit(&page, "<html><body>");
    for (int i = 0; i < 1000; i++)
        wire_buf_lit(&page, "<div>");
    wire_buf_lit(&page, "<p>" P1 "</p>");
    for (int i = 0; i < 1000; i++)
        wire_buf_lit(&page, "</div>");
    wire_buf_lit(&page, "<p>" P2 "</p></body></html>");
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_batch b = read_with(wire_buf_view(&page), "a.html", &o);
    assert_true(body_has(&b.articles[0], P1));
    assert_int_equal(b.n_skips, 1);
    assert_true(b.skips[0].is_warning);
    assert_int_equal(b.skips[0].at, 12 + 5 * 510);
    wire_batch_free(&b);
    wire_buf_free(&page);
}

/* ---- Encodings ---- */

static void encoding__a_declared_one_is_believed(void **state)
{
    (void)state;
    const char *page =
        "<html><head><meta charset=iso-8859-1></head><body><p>"
        "Das Caf\xe9 \x93Linde\x94 blieb am Montag zu, und "
        "keiner wei\xdf, f\xfcr wie lange noch.</p></body></html>";
    wire_batch b = read_ok(page, "a.html");
    const wire_article *a = &b.articles[0];
    assert_int_equal(b.n_skips, 0);
    assert_para(a, 0,
                "Das Caf\xc3\xa9 \xe2\x80\x9cLinde\xe2\x80\x9d blieb am Montag "
                "zu, und keiner wei\xc3\x9f, f\xc3\xbcr wie lange noch.");
    assert_memory_equal(page + a->paras[0].src_beg, "Das Caf\xe9", 8);
    assert_memory_equal(page + a->paras[0].src_end - 5, "noch.", 5);
    wire_batch_free(&b);
}

static void encoding__utf_16_is_known_by_its_mark(void **state)
{
    (void)state;
    const char *text = "Harbour open again\n\nThe harbour is open again, said "
                       "the council.\n";
    wire_buf b16 = {0};
    wire_buf_add(&b16, "\xff\xfe", 2);
    for (const char *p = text; *p; p++)
        wire_buf_add(&b16, (char[2]){*p, 0}, 2);
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_batch b = read_with(wire_buf_view(&b16), "a.txt", &o);
    assert_str(b.articles[0].title, "Harbour open again");
    assert_int_equal(b.articles[0].paras[0].src_beg, 2 + 2 * 20);
    wire_batch_free(&b);
    wire_buf_free(&b16);
}

static void encoding__an_undeclared_one_is_detected(void **state)
{
    (void)state;
    /* Windows-1251: a sentence about a harbour. */
    const char *text =
        "\xc3\xe0\xe2\xe0\xed\xfc \xf1\xed\xee\xe2\xe0 "
        "\xee\xf2\xea\xf0\xfb\xf2\xe0\n\n\xc2 "
        "\xef\xee\xed\xe5\xe4\xe5\xeb\xfc\xed\xe8\xea \xe3\xe0\xe2\xe0\xed\xfc "
        "\xf1\xed\xee\xe2\xe0 \xee\xf2\xea\xf0\xfb\xeb\xe8, "
        "\xf1\xee\xee\xe1\xf9\xe8\xeb\xe8 \xe2 "
        "\xe3\xee\xf0\xee\xe4\xf1\xea\xee\xec \xf1\xee\xe2\xe5\xf2\xe5.\n";
    wire_batch b = read_ok(text, "a.txt");
    assert_true(wire_str_starts(b.articles[0].title,
                                WIRE_STR("\xd0\x93\xd0\xb0\xd0\xb2\xd0\xb0")));
    wire_batch_free(&b);
}

/* ---- Feeds ---- */

static void rss__encoded_content_wins_over_the_description(void **state)
{
    (void)state;
    const char *feed =
        "<?xml version='1.0'?><rss version='2.0' xmlns:content="
        "'http://purl.org/rss/1.0/modules/content/' xmlns:d="
        "'http://purl.org/dc/elements/1.1/'><channel><title>Lens &#8211; World"
        "</title><link>https://lens.example/</link><language>en</language>"
        "<item><title>Harbour &amp;amp; storm</title><link>/a</link>"
        "<guid isPermaLink='false'>lens-1</guid><d:creator>Ann Lee</d:creator>"
        "<pubDate>Tue, 03 Mar 2026 09:14:00 +0100</pubDate>"
        "<source url='https://npa.example/rss'>NPA</source>"
        "<description>Short.</description>"
        "<content:encoded><![CDATA[<p>One caf&eacute;.</p><p>Two.</p>]]>"
        "</content:encoded></item>"
        "<item><description>&lt;p&gt;Escaped &amp;amp; \"so\".&lt;/p&gt;"
        "</description></item></channel></rss>";
    wire_batch b = read_ok(feed, "f.xml");
    assert_int_equal(b.n_articles, 2);
    const wire_article *a = &b.articles[0];
    assert_int_equal(a->format, WIRE_FORMAT_RSS);
    assert_str(a->id, "lens-1");
    assert_str(a->title, "Harbour & storm");
    assert_str(a->outlet, "Lens \xe2\x80\x93 World");
    assert_str(a->url, "https://lens.example/a");
    assert_str(a->byline, "Ann Lee");
    assert_str(a->credit, "NPA");
    assert_str(a->language, "en");
    assert_str(a->body, "One caf\xc3\xa9.\n\nTwo.");
    assert_memory_equal(feed + a->paras[0].src_beg, "One caf&eacute;.", 16);
    assert_memory_equal(feed + a->src_off, "<item><title>", 13);
    a = &b.articles[1];
    assert_str(a->body, "Escaped & \"so\".");
    assert_memory_equal(feed + a->paras[0].src_beg, "Escaped &amp;amp; ", 18);
    wire_batch_free(&b);
}

static void atom__text_html_and_xhtml_are_told_apart(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><title>Blatt"
        "</title><author><name>Redaktion</name></author>"
        "<entry><id>1</id><title type='html'>A &amp;lt; B</title>"
        "<link rel='via' href='https://x.example/'/>"
        "<link href='https://blatt.example/1'/>"
        "<published>2026-03-03T09:14:00Z</published>"
        "<updated>2026-03-04T09:14:00Z</updated>"
        "<content type='text'>A &lt;p&gt; in text.</content></entry>"
        "<entry><id>2</id><title>T</title><author><name>Ann</name></author>"
        "<content type='html'>&lt;p&gt;In HTML.&lt;/p&gt;</content></entry>"
        "<entry><id>3</id><title>U</title><content type='xhtml'><div xmlns="
        "'http://www.w3.org/1999/xhtml'><p>In <b>XHTML</b>.</p><p>More.</p>"
        "</div></content></entry></feed>",
        "f.xml");
    assert_int_equal(b.n_articles, 3);
    const wire_article *a = b.articles;
    assert_str(a[0].title, "A < B");
    assert_str(a[0].url, "https://blatt.example/1");
    assert_str(a[0].byline, "Redaktion");
    assert_str(a[0].language, "de");
    assert_int_equal(a[0].format, WIRE_FORMAT_ATOM);
    assert_true(a[0].modified.unix_s > a[0].published.unix_s);
    assert_str(a[0].body, "A <p> in text.");
    assert_str(a[1].body, "In HTML.");
    assert_str(a[1].byline, "Ann");
    assert_str(a[2].body, "In XHTML.\n\nMore.");
    wire_batch_free(&b);
}

static void rss__ill_formed_feeds_lose_no_item(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "<rss><channel><title>R & D</title>"
        "<item><title>One</title><description>First <br> line & more."
        "</description></item>"
        "<item><title>Two</b></title><description>Second <p>item.</description>"
        "</item><item><description>Third &nbsp; item.",
        "f.xml");
    assert_int_equal(b.n_articles, 3);
    assert_str(b.articles[0].outlet, "R & D");
    assert_str(b.articles[1].title, "Two");
    wire_batch_free(&b);
}

static void jsonl__html_in_a_field_is_read_as_html(void **state)
{
    (void)state;
    const char *line =
        "{\"title\":\"T\",\"content\":\"<p>One &amp; \\\"two\\\"."
        "</p>\\n<script>x()</script><p>Three.</p>\"}\n";
    wire_batch b = read_ok(line, "f.jsonl");
    const wire_article *a = &b.articles[0];
    assert_str(a->body, "One & \"two\".\n\nThree.");
    assert_memory_equal(line + a->paras[0].src_beg, "One &amp; \\\"two", 14);
    assert_memory_equal(line + a->paras[1].src_beg, "Three.", 6);
    wire_batch_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html__json_ld_gives_the_facts),
        cmocka_unit_test(html__metadata_serves_where_json_ld_is_missing),
        cmocka_unit_test(html__a_canonical_address_elsewhere_is_a_credit),
        cmocka_unit_test(
            html__navigation_promos_captions_and_comments_are_left_out),
        cmocka_unit_test(html__quotes_lists_and_headings_keep_their_role),
        cmocka_unit_test(html__each_paragraph_leads_back_to_its_bytes),
        cmocka_unit_test(html__a_page_built_by_script_has_its_text_in_json_ld),
        cmocka_unit_test(html__line_breaks_split_where_a_sentence_ends),
        cmocka_unit_test(html__misnested_and_unclosed_tags_lose_no_text),
        cmocka_unit_test(html__tags_too_deep_are_read_flat_with_a_warning),
        cmocka_unit_test(encoding__a_declared_one_is_believed),
        cmocka_unit_test(encoding__utf_16_is_known_by_its_mark),
        cmocka_unit_test(encoding__an_undeclared_one_is_detected),
        cmocka_unit_test(rss__encoded_content_wins_over_the_description),
        cmocka_unit_test(atom__text_html_and_xhtml_are_told_apart),
        cmocka_unit_test(rss__ill_formed_feeds_lose_no_item),
        cmocka_unit_test(jsonl__html_in_a_field_is_read_as_html),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
