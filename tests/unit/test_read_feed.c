/* Feeds: RSS, Atom, CDF; what is said in how many ways, and ill-formed.
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

#define ATOM(x)                                                                \
    "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'>"                 \
    "<title>Harbour News</title><link href='http://harbour.example/'/>" x      \
    "</feed>"
#define RSS(x)                                                                 \
    "<rss version='2.0'><channel><title>Harbour News</title>"                  \
    "<link>http://harbour.example/</link>" x "</channel></rss>"

static wire_str link_of(const wire_article *a, const char *rel)
{
    for (size_t i = 0; a->item && i < a->item->n_links; i++)
        if (wire_str_eq(a->item->links[i].rel, wire_str_of(rel)))
            return a->item->links[i].target;
    return (wire_str){0};
}

/* ---- Fields -------------------------------------------------------------- */

static void atom__an_entry_says_all_of_itself(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        ATOM(
            "<rights>Harbour Press</rights><entry><id>tag:h,1</id>"
            "<title type='html'>Ferry &amp;amp; &lt;i>berth&lt;/i></title>"
            "<link rel='via' href='http://wire.example/7'/>"
            "<link href='/ferry'/><link rel='enclosure' href='/f.jpg'/>"
            "<author><name>Ina Holm</name></author><author><name>Per Aas</name>"
            "</author><category term='medtop:04000000' label='Trade'/>"
            "<published>2026-03-03T09:00:00Z</published>"
            "<updated>2026-03-03T10:00:00Z</updated>"
            "<content type='html'>&lt;p>One.&lt;/p>&lt;p>Two.&lt;/p></content>"
            "</entry>"),
        "f");
    assert_int_equal(b.n_articles, 1);
    const wire_article *a = b.articles;
    assert_int_equal(a->format, WIRE_FORMAT_ATOM);
    assert_str(a->id, "tag:h,1");
    assert_str(a->title, "Ferry & berth");
    assert_str(a->url, "http://harbour.example/ferry");
    assert_str(a->byline, "Ina Holm, Per Aas");
    assert_str(a->language, "en");
    assert_str(a->outlet, "Harbour News");
    assert_int_equal(a->modified.unix_s - a->published.unix_s, 3600);
    assert_str(link_of(a, "via"), "http://wire.example/7");
    assert_str(link_of(a, "enclosure"), "http://harbour.example/f.jpg");
    assert_int_equal(a->item->n_subjects, 1);
    assert_str(a->item->subjects[0].code, "medtop:04000000");
    assert_str(a->item->subjects[0].name, "Trade");
    assert_str(a->item->rights, "Harbour Press");
    assert_para(a, 0, "One.");
    assert_para(a, 1, "Two.");
    wire_batch_free(&b);
}

static void atom__a_deleted_entry_is_a_canceled_item(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        ATOM("<at:deleted-entry "
             "xmlns:at='http://purl.org/atompub/tombstones/1.0' "
             "ref='tag:h,1' when='2026-03-03T12:00:00Z'><at:by><name>Desk"
             "</name></at:by><at:comment>The pier is fine</at:comment>"
             "</at:deleted-entry>"),
        "f");
    assert_int_equal(b.n_articles, 0);
    assert_int_equal(b.n_listed, 1);
    const wire_article *a = b.listed;
    assert_str(a->id, "tag:h,1");
    assert_int_equal(a->item->status, WIRE_PUB_CANCELED);
    assert_int_equal(a->item->marked, WIRE_REVISION_KILL);
    assert_str(a->item->ed_note, "The pier is fine");
    assert_int_equal(a->modified.precision, WIRE_TIME_SECOND);
    wire_batch_free(&b);
}

static void atom__an_entry_of_another_feed_names_it(void **state)
{
    (void)state;
    wire_batch b =
        read_ok(ATOM("<entry><source><title>Coast Wire</title>"
                     "<link rel='self' href='http://coast.example/feed'/>"
                     "<author><name>Ola Berg</name></author></source>"
                     "<content>The berth opened.</content></entry>"),
                "f");
    assert_str(b.articles[0].credit, "Coast Wire");
    assert_str(b.articles[0].byline, "Ola Berg");
    assert_str(link_of(&b.articles[0], "source"), "http://coast.example/feed");
    wire_batch_free(&b);
}

static void summaries__stand_beside_a_fuller_text(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        RSS("<item><description>A storm broke &lt;b>two&lt;/b> posts."
            "</description><content:encoded>&lt;p>The harbour was closed on "
            "Monday.&lt;/p></content:encoded></item>"
            "<item><description>The harbour was closed on [...]</description>"
            "<content:encoded>&lt;p>The harbour was closed on Monday.&lt;/p>"
            "</content:encoded></item>"
            "<item><description>Only this.</description></item>"),
        "f");
    assert_int_equal(b.n_articles, 3);
    assert_str(b.articles[0].summary, "A storm broke two posts.");
    assert_int_equal(b.articles[1].summary.n, 0); /* how the text begins */
    assert_int_equal(b.articles[2].summary.n, 0); /* it is the text */
    assert_str(b.articles[2].body, "Only this.");
    wire_batch_free(&b);
}

static void atom__a_draft_is_withheld(void **state)
{
    (void)state;
    wire_batch b =
        read_ok(ATOM("<entry><content>Not yet.</content><app:control "
                     "xmlns:app='http://www.w3.org/2007/app'><app:draft>yes"
                     "</app:draft></app:control></entry>"),
                "f");
    assert_int_equal(b.articles[0].item->status, WIRE_PUB_WITHHELD);
    wire_batch_free(&b);
}

static void feeds__elements_that_decide_are_read_fail_closed(void **state)
{
    static const struct {
        const char *say;
        wire_pub_status status;
        const char *embargoed;
    } cases[] = {
        {"<wp:status>publish</wp:status>", WIRE_PUB_USABLE, ""},
        {"<wp:status>draft</wp:status>", WIRE_PUB_WITHHELD, ""},
        {"<wp:status>private</wp:status>", WIRE_PUB_WITHHELD, ""},
        {"<embargoed>2026-03-04T06:00:00Z</embargoed>", WIRE_PUB_USABLE,
         "2026-03-04T06:00:00Z"},
        {"<embargoed>after the vote</embargoed>", WIRE_PUB_WITHHELD, ""},
        {"<npa:pubStatus>usable</npa:pubStatus>"
         "<npa:pubStatus>canceled</npa:pubStatus>",
         WIRE_PUB_CANCELED, ""},
        {"<app:control><app:draft>no</app:draft></app:control>",
         WIRE_PUB_USABLE, ""},
        {"<app:control><app:draft>true</app:draft></app:control>",
         WIRE_PUB_WITHHELD, ""},
        {"<app:control><app:draft>no</app:draft><app:draft>yes</app:draft>"
         "</app:control>",
         WIRE_PUB_WITHHELD, ""},
        {"<dc:type>Text</dc:type><version>2</version>", WIRE_PUB_USABLE, ""}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1024], when[32];
        (void)snprintf(text, sizeof text,
                       "<rss xmlns:wp='http://wordpress.org/export/1.2/' "
                       "xmlns:npa='urn:npa' "
                       "xmlns:app='http://www.w3.org/2007/app'><channel><item>"
                       "<title>T</title>%s<description>The berth opens."
                       "</description></item></channel></rss>",
                       cases[i].say);
        wire_batch b = read_ok(text, "f");
        static const wire_item none = {0};
        const wire_item *item = b.articles[0].item;
        if (!item) item = &none;
        wire_time_format(item->embargoed, when);
        if (item->status != cases[i].status ||
            strcmp(when, cases[i].embargoed) != 0)
            fail_msg("%s: %s, %s", cases[i].say,
                     wire_pub_status_name(item->status), when);
        wire_batch_free(&b);
    }
}

static void feeds__are_shown_with_their_pages(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        ATOM("<subtitle>All of the coast</subtitle>"
             "<link rel='next' href='?page=2'/><link rel='hub' "
             "href='http://hub.example/'/><entry><title>T</title></entry>"),
        "f");
    assert_int_equal(b.n_feeds, 1);
    assert_str(b.feeds[0].title, "Harbour News");
    assert_str(b.feeds[0].body, "All of the coast");
    assert_str(link_of(&b.feeds[0], "next"), "?page=2");
    assert_str(link_of(&b.feeds[0], "hub"), "http://hub.example/");
    assert_int_equal(b.n_listed, 1); /* the entry has no text */
    assert_int_equal(b.n_skips, 0);
    wire_batch_free(&b);
}

static void rss__an_item_says_all_of_itself(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        RSS("<language>en-GB</language><item><title>Ferry</title>"
            "<guid isPermaLink='false'>7</guid><link>ferry.html</link>"
            "<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>Ina Holm"
            "</dc:creator><category>Ships</category><category>Trade"
            "</category><pubDate>Tue, 03 Mar 2026 09:14:00 GMT</pubDate>"
            "<source url='http://coast.example/rss'>Coast Wire</source>"
            "<description>Short.</description><content:encoded>"
            "<![CDATA[<p>The long text.</p>]]></content:encoded></item>"),
        "f");
    const wire_article *a = b.articles;
    assert_str(a->id, "7");
    assert_str(a->url, "http://harbour.example/ferry.html");
    assert_str(a->byline, "Ina Holm");
    assert_str(a->credit, "Coast Wire");
    assert_str(a->language, "en-GB");
    assert_str(a->body, "The long text.");
    assert_int_equal(a->item->n_subjects, 2);
    assert_str(link_of(a, "source"), "http://coast.example/rss");
    wire_batch_free(&b);
}

static void rss__names_of_atom_are_understood_and_the_reverse(void **state)
{
    (void)state;
    wire_batch b =
        read_ok(RSS("<item><id>7</id><updated>2026-03-03T09:00:00Z</updated>"
                    "<description>A.</description></item>"),
                "f");
    assert_str(b.articles[0].id, "7");
    assert_int_equal(b.articles[0].modified.precision, WIRE_TIME_SECOND);
    wire_batch_free(&b);
    b = read_ok(ATOM("<entry><guid>7</guid><pubDate>Tue, 03 Mar 2026 09:00:00 "
                     "GMT</pubDate><description>A.</description></entry>"),
                "f");
    assert_str(b.articles[0].id, "7");
    assert_int_equal(b.articles[0].published.precision, WIRE_TIME_SECOND);
    assert_str(b.articles[0].body, "A.");
    wire_batch_free(&b);
}

static void rss__the_page_behind_a_counting_link_is_the_address(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        RSS("<item><link>http://count.example/7</link><feedburner:origLink "
            "xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'>"
            "http://harbour.example/7</feedburner:origLink><description>A."
            "</description></item>"),
        "f");
    assert_str(b.articles[0].url, "http://harbour.example/7");
    wire_batch_free(&b);
}

static void rss__names_are_told_from_addresses(void **state)
{
    static const char *const forms[] = {
        "ina@harbour.example (Ina Holm)", "Ina Holm &lt;ina@harbour.example>",
        "Ina Holm (ina@harbour.example)", "Ina Holm"};
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        char text[512];
        (void)snprintf(text, sizeof text,
                       RSS("<item><author>%s</author><description>A text."
                           "</description></item>"),
                       forms[i]);
        wire_batch b = read_ok(text, "f");
        assert_str(b.articles[0].byline, "Ina Holm");
        wire_batch_free(&b);
    }
}

static void rss__names_of_other_namespaces_are_not_its_own(void **state)
{
    (void)state;
    wire_batch b =
        read_ok(RSS("<item xmlns:x='http://x.example/'><x:title>Wrong</x:title>"
                    "<title>Right</title><x:description>Wrong</x:description>"
                    "<description>Right.</description></item>"),
                "f");
    assert_str(b.articles[0].title, "Right");
    assert_str(b.articles[0].body, "Right.");
    wire_batch_free(&b);
}

/* ---- Texts and addresses ------------------------------------------------- */

static void titles__may_be_about_tags(void **state)
{
    static const char *const cases[][2] = {
        {"History of the &lt;blink&gt; tag", "History of the <blink> tag"},
        {"1 &lt; 2", "1 < 2"},
        {"A &lt;b&gt;bold&lt;/b&gt; claim", "A bold claim"},
        {"AT&amp;T", "AT&T"},
        {"AT&amp;amp;T", "AT&T"},
        {"Tom & Jerry", "Tom & Jerry"},
        {"R&D; now", "R&D; now"},
        {"<![CDATA[A <em>b</em>]]>", "A b"},
        {"It&amp;#8217;s", "It\xe2\x80\x99s"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[512];
        (void)snprintf(text, sizeof text,
                       RSS("<item><title>%s</title><description>Text."
                           "</description></item>"),
                       cases[i][0]);
        wire_batch b = read_ok(text, "f");
        assert_str(b.articles[0].title, cases[i][1]);
        wire_batch_free(&b);
    }
}

static void texts__are_html_where_they_are_said_to_be_none(void **state)
{
    static const char *const cases[] = {
        "<content type='text'>&lt;p>One.&lt;/p>&lt;p>Two.&lt;/p></content>",
        ("<content type='html'>&amp;lt;p&amp;gt;One.&amp;lt;/p&amp;gt;"
         "&amp;lt;p&amp;gt;Two.&amp;lt;/p&amp;gt;</content>"),
        "<content>One.\n\nTwo.</content>"};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[512];
        (void)snprintf(text, sizeof text,
                       ATOM("<entry><title type='text'>It&amp;#8217;s</title>"
                            "%s</entry>"),
                       cases[i]);
        wire_batch b = read_ok(text, "f");
        const wire_article *a = b.articles;
        assert_int_equal(b.n_articles, 1);
        assert_str(a->title, "It\xe2\x80\x99s");
        assert_int_equal(a->n_paras, 2);
        assert_para(a, 1, "Two.");
        assert_int_equal(a->paras[1].src_beg,
                         wire_str_find(wire_str_of(text), WIRE_STR("Two."), 0));
        wire_batch_free(&b);
    }
    wire_batch b =
        read_ok(ATOM("<entry><content type='text'>Use &lt;p> for a paragraph."
                     "</content></entry>"),
                "f");
    assert_str(b.articles[0].body, "Use <p> for a paragraph.");
    wire_batch_free(&b);
}

static void texts__may_be_base64(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>"
        "<content type='text/html' mode='base64'>\n"
        "  PHA+T25lLjwvcD48\n  cD5Ud28uPC9wPg==\n</content></entry></feed>",
        "f");
    const wire_article *a = b.articles;
    assert_int_equal(b.n_articles, 1);
    assert_para(a, 0, "One.");
    assert_para(a, 1, "Two.");
    assert_true(a->paras[1].src_beg > a->paras[0].src_beg);
    wire_batch_free(&b);
}

static void links__are_relative_to_the_nearest_base(void **state)
{
    static const char *const cases[][3] = {
        {"http://a.example/x/", "y/", "http://a.example/x/y/z.html"},
        {"http://a.example/x/", "/y/", "http://a.example/y/z.html"},
        {"http://a.example/x/", "//b.example/", "http://b.example/z.html"},
        {"http://a.example/x/", "../../y", "http://a.example/z.html"},
        {"http://a.example", "", "http://a.example/z.html"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[512];
        (void)snprintf(text, sizeof text,
                       "<feed xmlns='http://www.w3.org/2005/Atom' "
                       "xml:base='%s'><entry xml:base='%s'>"
                       "<link href='z.html'/><content>Text.</content>"
                       "</entry></feed>",
                       cases[i][0], cases[i][1]);
        wire_batch b = read_ok(text, "f");
        assert_str(b.articles[0].url, cases[i][2]);
        wire_batch_free(&b);
    }
}

static void languages__end_where_a_blank_one_begins(void **state)
{
    (void)state;
    wire_batch b = read_ok(ATOM("<entry><content>A.</content></entry>"
                                "<entry xml:lang='de'><content>B.</content>"
                                "</entry><entry xml:lang=''><content>C."
                                "</content></entry>"),
                           "f");
    assert_str(b.articles[0].language, "en");
    assert_str(b.articles[1].language, "de");
    assert_str(b.articles[2].language, "");
    wire_batch_free(&b);
}

/* ---- Ill-formed ---------------------------------------------------------- */

static void entities__of_the_document_type_are_expanded(void **state)
{
    const char *text =
        "<!DOCTYPE rss [<!ENTITY co 'Harbour &#38; Co'>\n"
        "<!ENTITY both '&co; and <b>sons</b>'> <!ENTITY % p 'x'>"
        "<!ENTITY ext SYSTEM 'file:///etc/passwd'>]>"
        "<rss><channel><item><title>By &co;</title>"
        "<description>&both; pay &ext;. <![CDATA[&co;]]></description></item>"
        "</channel></rss>";
    (void)state;
    wire_batch b = read_ok(text, "f");
    assert_str(b.articles[0].title, "By Harbour & Co");
    assert_str(b.articles[0].body, "Harbour & Co and sons pay &ext;. &co;");
    /* The paragraph begins where the reference stands. */
    size_t at = wire_str_find(wire_str_of(text), WIRE_STR("&both; pay"), 0);
    assert_int_equal(b.articles[0].paras[0].src_beg, at);
    wire_batch_free(&b);
}

static void entities__that_grow_without_end_are_named(void **state)
{
    wire_buf buf = {0};
    (void)state;
    wire_buf_lit(&buf, "<!DOCTYPE rss [<!ENTITY a 'haha haha haha haha'>");
    for (char c = 'b'; c < 'i'; c++) {
        wire_buf_fmt(&buf, "<!ENTITY %c '", c);
        for (int k = 0; k < 20; k++)
            wire_buf_fmt(&buf, "&%c;", c - 1);
        wire_buf_lit(&buf, "'>");
    }
    wire_buf_lit(&buf, "<!ENTITY x '&y;'><!ENTITY y '&x;'>]><rss><channel>"
                       "<item><title>&x;</title><description>One.</description>"
                       "</item><item><description>&h; two.</description></item>"
                       "<item><description>Three.</description></item>"
                       "</channel></rss>");
    assert_true(wire_buf_ok(&buf));
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_batch b = read_with(wire_buf_view(&buf), "f", &o);
    assert_int_equal(b.n_articles, 3);
    assert_str(b.articles[1].body, "&h; two.");
    assert_int_equal(b.n_skips, 1);
    assert_false(b.skips[0].is_warning);
    assert_int_equal(b.skips[0].at, wire_str_find(wire_buf_view(&buf),
                                                  WIRE_STR("&h; two"), 0));
    wire_batch_free(&b);
    wire_buf_free(&buf);
}

static void bytes__that_were_escaped_one_by_one_are_a_character(void **state)
{
    (void)state;
    wire_batch b = read_ok(RSS("<item><description>Wait&#226;&#128;&#166; "
                               "&Eacute;&raquo;</description></item>"),
                           "f");
    assert_str(b.articles[0].body, "Wait\xe2\x80\xa6 \xc3\x89\xc2\xbb");
    wire_batch_free(&b);
}

static void controls__of_windows_1252_in_utf_8_are_what_was_meant(void **state)
{
    (void)state;
    const char *text = RSS("<item><description>don\xc2\x92t "
                           "stop</description></item>");
    wire_batch b = read_ok(text, "f");
    assert_str(b.articles[0].body, "don\xe2\x80\x99t stop");
    assert_int_equal(b.articles[0].paras[0].src_end,
                     wire_str_find(wire_str_of(text), WIRE_STR("stop"), 0) + 4);
    wire_batch_free(&b);
}

static void feeds__that_end_in_the_middle_give_what_was_whole(void **state)
{
    static const char *const tails[] = {
        "<item><description>Two",  "<item><description><![CDATA[Two",
        "<item><title a='",        "<item><!-- ",
        "<item><description>&#x2", "<"};
    (void)state;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        char text[512];
        (void)snprintf(text, sizeof text,
                       "<rss><channel><item><description>One.</description>"
                       "</item>%s",
                       tails[i]);
        wire_batch b = read_ok(text, "f");
        assert_true(b.n_articles >= 1);
        assert_str(b.articles[0].body, "One.");
        wire_batch_free(&b);
    }
}

static void feeds__of_every_kind_are_known_by_their_root(void **state)
{
    static const char *const roots[] = {
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
        "xmlns='http://purl.org/rss/1.0/'><item rdf:about='1'><description>"
        "Text.</description></item></rdf:RDF>",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
        "xmlns:r='http://my.netscape.com/rdf/simple/0.9/'><r:item>"
        "<r:description>Text.</r:description></r:item></rdf:RDF>",
        "<channel><item href='1'><abstract>Text.</abstract></item></channel>",
        "<entry xmlns='http://www.w3.org/2005/Atom'><content>Text.</content>"
        "</entry>",
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:content>"
        "Text.</a:content></a:entry></a:feed>",
        "<!DOCTYPE html><rss><channel><item><description>Text.</description>"
        "</item></channel></rss>",
        "<feed xmlns='http://draft.example/'><entry><content>Text.</content>"
        "</entry></feed>"};
    (void)state;
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
        wire_batch b = read_ok(roots[i], "f");
        assert_int_equal(b.n_articles, 1);
        assert_str(b.articles[0].body, "Text.");
        wire_batch_free(&b);
    }
}

static void texts__that_are_pictures_only_give_way_to_the_next(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        RSS("<item><description>The berth opened.</description>"
            "<content:encoded>&lt;img src='a.jpg'></content:encoded></item>"
            "<item><content:encoded> </content:encoded>"
            "<description>The berth closed.</description></item>"),
        "f");
    assert_int_equal(b.n_articles, 2);
    assert_str(b.articles[0].body, "The berth opened.");
    assert_str(b.articles[1].body, "The berth closed.");
    wire_batch_free(&b);
}

static void feeds__are_found_behind_the_warnings_of_programs(void **state)
{
    static const char *const noise[] = {
        "<br />\n<b>Notice</b>: no such index<br />\n<?xml version='1.0'?>",
        "Warning: no such file\n<?xml version='1.0'?>\n<!-- c -->", "\n\n "};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        char text[512];
        (void)snprintf(text, sizeof text,
                       "%s<rss version='2.0'><channel><item><title>T</title>"
                       "<description>The berth.</description></item></channel>"
                       "</rss>",
                       noise[i]);
        wire_batch b = read_ok(text, "f");
        assert_int_equal(b.n_articles, 1);
        assert_str(b.articles[0].body, "The berth.");
        wire_batch_free(&b);
    }
}

static void tags__that_end_in_another_case_end_all_the_same(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        RSS("<Item><Title>One</title><description>A.</Description></item>"
            "<ITEM><description>B.</DESCRIPTION></Item>"),
        "f");
    assert_int_equal(b.n_articles, 2);
    assert_str(b.articles[0].title, "One");
    assert_str(b.articles[1].body, "B.");
    wire_batch_free(&b);
}

static void dates__that_are_none_are_named(void **state)
{
    (void)state;
    wire_batch b = read_ok(RSS("<item><pubDate>some time ago</pubDate>"
                               "<description>A.</description></item>"),
                           "f");
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.n_skips, 1);
    assert_true(b.skips[0].is_warning);
    assert_str(b.skips[0].why,
               "a time in no form that is known: some time ago");
    wire_batch_free(&b);
}

static void items__with_one_id_are_told_apart(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        RSS("<item><guid>g</guid><description>One.</description></item>"
            "<item><guid>g</guid><description>Two.</description></item>"),
        "f");
    assert_int_equal(wire_read_ids(&b, 1, NULL), WIRE_OK);
    assert_str(b.articles[0].id, "g");
    assert_str(b.articles[1].id, "f#2");
    wire_batch_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(atom__an_entry_says_all_of_itself),
        cmocka_unit_test(atom__a_deleted_entry_is_a_canceled_item),
        cmocka_unit_test(atom__an_entry_of_another_feed_names_it),
        cmocka_unit_test(summaries__stand_beside_a_fuller_text),
        cmocka_unit_test(atom__a_draft_is_withheld),
        cmocka_unit_test(feeds__elements_that_decide_are_read_fail_closed),
        cmocka_unit_test(feeds__are_shown_with_their_pages),
        cmocka_unit_test(rss__an_item_says_all_of_itself),
        cmocka_unit_test(rss__names_of_atom_are_understood_and_the_reverse),
        cmocka_unit_test(rss__the_page_behind_a_counting_link_is_the_address),
        cmocka_unit_test(rss__names_are_told_from_addresses),
        cmocka_unit_test(rss__names_of_other_namespaces_are_not_its_own),
        cmocka_unit_test(titles__may_be_about_tags),
        cmocka_unit_test(texts__are_html_where_they_are_said_to_be_none),
        cmocka_unit_test(texts__may_be_base64),
        cmocka_unit_test(links__are_relative_to_the_nearest_base),
        cmocka_unit_test(languages__end_where_a_blank_one_begins),
        cmocka_unit_test(entities__of_the_document_type_are_expanded),
        cmocka_unit_test(entities__that_grow_without_end_are_named),
        cmocka_unit_test(bytes__that_were_escaped_one_by_one_are_a_character),
        cmocka_unit_test(controls__of_windows_1252_in_utf_8_are_what_was_meant),
        cmocka_unit_test(feeds__that_end_in_the_middle_give_what_was_whole),
        cmocka_unit_test(feeds__of_every_kind_are_known_by_their_root),
        cmocka_unit_test(texts__that_are_pictures_only_give_way_to_the_next),
        cmocka_unit_test(feeds__are_found_behind_the_warnings_of_programs),
        cmocka_unit_test(tags__that_end_in_another_case_end_all_the_same),
        cmocka_unit_test(dates__that_are_none_are_named),
        cmocka_unit_test(items__with_one_id_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
