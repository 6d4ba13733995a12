/* NITF, sitemaps and OPML; markers in the words of any format.
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

static wire_str link_of(const wire_article *a, const char *rel)
{
    for (size_t i = 0; a->item && i < a->item->n_links; i++)
        if (wire_str_eq(a->item->links[i].rel, wire_str_of(rel)))
            return a->item->links[i].target;
    return (wire_str){0};
}

#define NITF(docdata, rest)                                                    \
    "<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'nitf-3-6.dtd'><nitf>"         \
    "<head><title>Not this</title>" docdata "</head><body><body.head>"         \
    "<hedline><hl1>Ferry berth opens</hl1><hl2>Not this</hl2></hedline>" rest  \
    "</body.head><body.content><block><p>One.</p><media><media-caption>"       \
    "Not this</media-caption></media><hl2>Between</hl2><p>Two.</p></block>"    \
    "</body.content><body.end><tagline>Not this</tagline></body.end></body>"   \
    "</nitf>"

static void nitf__a_story_says_all_of_itself(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        NITF("<tobject tobject.type='News'><tobject.subject "
             "tobject.subject.refnum='04000000' "
             "tobject.subject.type='Economy'/></tobject>"
             "<docdata management-status='usable' "
             "management-doc-idref='npa.6'><doc-id regsrc='NPA' "
             "id-string='npa.7'/><urgency ed-urg='4'/>"
             "<date.issue norm='20260303T081400Z'/>"
             "<du-key key='FERRY' generation='1' part='1' version='3'/>"
             "<doc.copyright year='2026' holder='NPA'/>"
             "<ed-msg info='Pictures follow'/><key-list><keyword key='ships'/>"
             "</key-list><identified-content><classifier type='subject' "
             "value='medtop:1'>trade</classifier></identified-content>"
             "</docdata><pubdata name='Harbour Ledger' "
             "ex-ref='http://h.example/7'/>"
             "<revision-history norm='20260303T091400Z'/>",
             "<note noteclass='editorsnote'><body.content><p>With map."
             "</p></body.content></note><byline>Ina Holm</byline>"
             "<distributor><org>Coast Wire</org></distributor><dateline>"
             "<location>SKELLAN</location></dateline>"),
        "f");
    assert_int_equal(b.n_articles, 1);
    const wire_article *a = b.articles;
    assert_int_equal(a->format, WIRE_FORMAT_NITF);
    assert_str(a->id, "npa.7");
    assert_str(a->title, "Ferry berth opens");
    assert_str(a->byline, "Ina Holm");
    assert_str(a->outlet, "Harbour Ledger");
    assert_str(a->credit, "Coast Wire");
    assert_str(a->url, "http://h.example/7");
    assert_str(a->item->version, "3");
    assert_str(a->item->slug, "FERRY");
    assert_str(a->item->rights, "Copyright 2026 NPA");
    assert_str(a->item->ed_note, "Pictures follow\nWith map.");
    assert_int_equal(a->item->urgency, 4);
    assert_str(link_of(a, "replaces"), "npa.6");
    assert_int_equal(a->item->n_subjects, 3);
    assert_str(a->item->subjects[0].code, "04000000");
    assert_str(a->item->subjects[0].name, "Economy");
    assert_str(a->item->subjects[2].name, "trade");
    assert_int_equal(a->modified.unix_s - a->published.unix_s, 3600);
    assert_int_equal(a->n_paras, 3);
    assert_para(a, 0, "One.");
    assert_para(a, 1, "Between");
    assert_int_equal(a->paras[1].role, WIRE_PARA_HEADING);
    assert_para(a, 2, "Two.");
    wire_batch_free(&b);
}

static void nitf__is_read_with_its_namespace_too(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "<n:nitf xmlns:n='http://iptc.org/std/NITF/2006-10-18/'><n:body>"
        "<n:body.head><n:hedline><n:hl1>T</n:hl1></n:hedline></n:body.head>"
        "<n:body.content><n:p>One.</n:p><n:p>Two.</n:p></n:body.content>"
        "</n:body></n:nitf>",
        "f");
    assert_int_equal(b.n_articles, 1);
    assert_str(b.articles[0].title, "T");
    assert_int_equal(b.articles[0].n_paras, 2);
    wire_batch_free(&b);
}

static void nitf__several_in_one_file_are_several_articles(void **state)
{
    (void)state;
    wire_batch b =
        read_ok(NITF("<docdata><doc-id id-string='1'/></docdata>", "")
                    NITF("<docdata><doc-id id-string='2'/></docdata>", ""),
                "f");
    assert_int_equal(b.n_articles, 2);
    assert_str(b.articles[0].id, "1");
    assert_str(b.articles[1].id, "2");
    assert_true(b.articles[1].src_off > b.articles[0].src_off);
    wire_batch_free(&b);
}

typedef struct {
    const char *say;
    wire_pub_status status;
    wire_revision marked;
    const char *embargoed;
} mark_case;

static void check_mark(const wire_article *a, const mark_case *c)
{
    static const wire_item nothing;
    const wire_item *item = a->item ? a->item : &nothing;
    char when[32];
    wire_time_format(item->embargoed, when);
    if (item->status != c->status || item->marked != c->marked ||
        strcmp(when, c->embargoed) != 0)
        fail_msg("%s: %s, %s, %s", c->say, wire_pub_status_name(item->status),
                 wire_revision_name(item->marked), when);
}

static void nitf__every_status_and_mark_is_understood(void **state)
{
    static const mark_case cases[] = {
        {"<docdata/>", WIRE_PUB_USABLE, WIRE_REVISION_NONE, ""},
        {"<docdata management-status='usable'/>", WIRE_PUB_USABLE,
         WIRE_REVISION_NONE, ""},
        {"<docdata management-status='withheld'/>", WIRE_PUB_WITHHELD,
         WIRE_REVISION_NONE, ""},
        {"<docdata management-status='embargoed'/>", WIRE_PUB_WITHHELD,
         WIRE_REVISION_NONE, ""},
        {"<docdata management-status='canceled'/>", WIRE_PUB_CANCELED,
         WIRE_REVISION_NONE, ""},
        {"<docdata management-status='embargoed'><date.release "
         "norm='20260304T060000+0100'/></docdata>",
         WIRE_PUB_USABLE, WIRE_REVISION_NONE, "2026-03-04T05:00:00Z"},
        {"<docdata><date.release norm='20260304'/></docdata>", WIRE_PUB_USABLE,
         WIRE_REVISION_NONE, "2026-03-05T11:59:59Z"},
        {"<docdata><date.issue norm='20260304T081400Z'/><date.release "
         "norm='20260304'/></docdata>",
         WIRE_PUB_USABLE, WIRE_REVISION_NONE, ""},
        {"<docdata><date.issue norm='20260304T081400Z'/><date.release "
         "norm='20260304T091400Z'/></docdata>",
         WIRE_PUB_USABLE, WIRE_REVISION_NONE, "2026-03-04T09:14:00Z"},
        {"<docdata><date.issue norm='20260304T081400Z'/><date.release "
         "norm='20260304T071400'/></docdata>",
         WIRE_PUB_USABLE, WIRE_REVISION_NONE, "2026-03-04T19:14:00Z"},
        {"<docdata><date.release norm='20260304T060000Z'/><date.release "
         "norm='20260305T060000Z'/></docdata>",
         WIRE_PUB_USABLE, WIRE_REVISION_NONE, "2026-03-05T06:00:00Z"},
        {"<docdata management-status='usable'/>"
         "<docdata management-status='canceled'/>",
         WIRE_PUB_CANCELED, WIRE_REVISION_NONE, ""},
        {"<docdata><ed-msg info='With a map'/><ed-msg info='EMBARGOED UNTIL "
         "0600 GMT March 4, 2026'/></docdata>",
         WIRE_PUB_USABLE, WIRE_REVISION_NONE, "2026-03-04T06:00:00Z"},
        {"<docdata><ed-msg info='Story is embargoed until the "
         "vote'/></docdata>",
         WIRE_PUB_WITHHELD, WIRE_REVISION_NONE, ""},
        {"<docdata><ed-msg info='HOLD HOLD HOLD'/></docdata>",
         WIRE_PUB_WITHHELD, WIRE_REVISION_HOLD, ""},
        {"<docdata><correction info='MANDATORY KILL'/></docdata>",
         WIRE_PUB_CANCELED, WIRE_REVISION_KILL, ""},
        {"<docdata><ed-msg info='The oil embargo story moves at noon'/>"
         "</docdata>",
         WIRE_PUB_USABLE, WIRE_REVISION_NONE, ""},
        {"<docdata><date.release norm='after the vote'/></docdata>",
         WIRE_PUB_WITHHELD, WIRE_REVISION_NONE, ""},
        {"<docdata><correction info='name of the ship' id-string='npa.6'/>"
         "</docdata>",
         WIRE_PUB_USABLE, WIRE_REVISION_CORRECTION, ""},
        {"<docdata management-doc-idref='npa.6' "
         "management-idref-status='canceled'/>",
         WIRE_PUB_CANCELED, WIRE_REVISION_KILL, ""},
        {"<docdata management-doc-idref='npa.6' "
         "management-idref-status='withheld'/>",
         WIRE_PUB_WITHHELD, WIRE_REVISION_HOLD, ""},
        {"<tobject><tobject.property tobject.property.type='advisory'/>"
         "</tobject>",
         WIRE_PUB_USABLE, WIRE_REVISION_ADVISORY, ""}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[2048];
        (void)snprintf(text, sizeof text, NITF("%s", ""), cases[i].say);
        wire_batch b = read_ok(text, "f");
        assert_int_equal(b.n_articles, 1);
        check_mark(b.articles, &cases[i]);
        wire_batch_free(&b);
    }
}

/* Formats without fields for it say it in their headline or first line. */
static void words__mark_what_no_field_does(void **state)
{
    static const mark_case cases[] = {
        {"<title>UPDATE 2-Ferry berth opens</title>", WIRE_PUB_USABLE,
         WIRE_REVISION_UPDATE, ""},
        {"<title>Ferry berth, 1st Ld-Writethru</title>", WIRE_PUB_USABLE,
         WIRE_REVISION_UPDATE, ""},
        {"<title>WRAPUP 1-Ferries sail</title>", WIRE_PUB_USABLE,
         WIRE_REVISION_UPDATE, ""},
        {"<title>CORRECTED-Ferry berth</title>", WIRE_PUB_USABLE,
         WIRE_REVISION_CORRECTION, ""},
        {"<title>Ferry berth, 2nd Ld</title>", WIRE_PUB_USABLE,
         WIRE_REVISION_UPDATE, ""},
        {"<title>AM-Ferry, 1st Add</title>", WIRE_PUB_USABLE,
         WIRE_REVISION_UPDATE, ""},
        {"<title>AM-Ferry, 3rd Insert, berth</title>", WIRE_PUB_USABLE,
         WIRE_REVISION_UPDATE, ""},
        {"<title>AM-Ferry-2nd Sub</title>", WIRE_PUB_USABLE,
         WIRE_REVISION_UPDATE, ""},
        {"<title>Ina Holm in her 2nd Lead Role</title>", WIRE_PUB_USABLE,
         WIRE_REVISION_NONE, ""},
        {"<title>WITHDRAWN: Ferry berth</title>", WIRE_PUB_CANCELED,
         WIRE_REVISION_KILL, ""},
        {"<title>KILL SWITCH DEBATED</title>", WIRE_PUB_USABLE,
         WIRE_REVISION_NONE, ""},
        {"<title>EMBARGOED UNTIL 6 am CET on 4 March 2026: Ferry</title>",
         WIRE_PUB_USABLE, WIRE_REVISION_NONE, "2026-03-04T05:00:00Z"},
        {"<title>Embargo: what it means for ferries</title>", WIRE_PUB_USABLE,
         WIRE_REVISION_NONE, ""},
        {"<description>Embargo: after the vote</description>",
         WIRE_PUB_WITHHELD, WIRE_REVISION_NONE, ""},
        {"<description>Embargoed goods were found on the night ferry, the "
         "harbour board said on Monday after a search of both of its "
         "decks.</description>",
         WIRE_PUB_USABLE, WIRE_REVISION_NONE, ""},
        {"<title>REFILE-Ferry berth</title>", WIRE_PUB_USABLE,
         WIRE_REVISION_REFILE, ""},
        {"<title>RPT-Ferry berth</title>", WIRE_PUB_USABLE,
         WIRE_REVISION_REPEAT, ""},
        {"<title>ADVISORY-Ferry story to come</title>", WIRE_PUB_USABLE,
         WIRE_REVISION_ADVISORY, ""},
        {"<title>(WITHDRAWN) Ferry berth</title>", WIRE_PUB_CANCELED,
         WIRE_REVISION_KILL, ""},
        {"<title>**HOLD** Ferry berth</title>", WIRE_PUB_WITHHELD,
         WIRE_REVISION_HOLD, ""},
        {"<title>HOLD YOUR FERRIES</title>", WIRE_PUB_USABLE,
         WIRE_REVISION_NONE, ""},
        {"<title>*** EMBARGOED UNTIL 0600 GMT MARCH 4 2026 *** Ferry</title>",
         WIRE_PUB_USABLE, WIRE_REVISION_NONE, "2026-03-04T06:00:00Z"},
        {"<title>UNDER EMBARGO UNTIL 0600 GMT March 4, 2026</title>",
         WIRE_PUB_USABLE, WIRE_REVISION_NONE, "2026-03-04T06:00:00Z"},
        {"<description>&lt;p>PRESS RELEASE&lt;/p>&lt;p>[STRICTLY EMBARGOED "
         "UNTIL 0600 GMT March 4, 2026]&lt;/p>&lt;p>The berth opens.&lt;/p>"
         "</description>",
         WIRE_PUB_USABLE, WIRE_REVISION_NONE, "2026-03-04T06:00:00Z"},
        {"<title>NOT FOR PUBLICATION BEFORE the vote</title>",
         WIRE_PUB_WITHHELD, WIRE_REVISION_NONE, ""},
        {"<title>STORY WITHDRAWN: Ferry</title>", WIRE_PUB_CANCELED,
         WIRE_REVISION_KILL, ""},
        {"<title>KILL KILL KILL Ferry</title>", WIRE_PUB_CANCELED,
         WIRE_REVISION_KILL, ""},
        {"<title>HOLD HOLD HOLD Ferry</title>", WIRE_PUB_WITHHELD,
         WIRE_REVISION_HOLD, ""},
        {"<description>&lt;p>EMBARGOED UNTIL 0600 GMT March 4, 2026&lt;/p>"
         "&lt;p>The berth opens.&lt;/p></description>",
         WIRE_PUB_USABLE, WIRE_REVISION_NONE, "2026-03-04T06:00:00Z"},
        {"<description>&lt;p>EMBARGOED UNTIL the vote&lt;/p>"
         "&lt;p>The berth opens.&lt;/p></description>",
         WIRE_PUB_WITHHELD, WIRE_REVISION_NONE, ""},
        {"<prism:embargoDate "
         "xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/'>"
         "2026-03-04T06:00:00Z</prism:embargoDate>",
         WIRE_PUB_USABLE, WIRE_REVISION_NONE, "2026-03-04T06:00:00Z"},
        {"<title>Ferry berth opens</title>", WIRE_PUB_USABLE,
         WIRE_REVISION_NONE, ""}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1024];
        (void)snprintf(text, sizeof text,
                       "<rss><channel><item>%s<description>The berth opens."
                       "</description></item></channel></rss>",
                       cases[i].say);
        wire_batch b = read_ok(text, "f");
        assert_int_equal(b.n_articles, 1);
        check_mark(b.articles, &cases[i]);
        wire_batch_free(&b);
    }
}

static void words__say_what_no_marker_does(void **state)
{
    static const struct {
        const char *text;
        wire_revision marked, inferred;
    } cases[] = {
        {"(Corrects number of ships in paragraph 3)", WIRE_REVISION_NONE,
         WIRE_REVISION_CORRECTION},
        {"(Refiles to fix the name)", WIRE_REVISION_NONE, WIRE_REVISION_REFILE},
        {"(Repeats for more readers)", WIRE_REVISION_NONE,
         WIRE_REVISION_REPEAT},
        {"(Adds details, quotes)", WIRE_REVISION_NONE, WIRE_REVISION_UPDATE},
        {"This story has been withdrawn.", WIRE_REVISION_NONE,
         WIRE_REVISION_KILL},
        {"The berth opened.", WIRE_REVISION_NONE, WIRE_REVISION_NONE}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[512];
        (void)snprintf(text, sizeof text,
                       "<rss><channel><item><title>Ferry</title><description>"
                       "&lt;p>%s&lt;/p>&lt;p>Two.&lt;/p></description></item>"
                       "</channel></rss>",
                       cases[i].text);
        wire_batch b = read_ok(text, "f");
        const wire_item *item = b.articles[0].item;
        assert_int_equal(item ? item->inferred : WIRE_REVISION_NONE,
                         cases[i].inferred);
        assert_int_equal(item ? item->marked : WIRE_REVISION_NONE,
                         cases[i].marked);
        wire_batch_free(&b);
    }
}

/* ---- Lists --------------------------------------------------------------- */

static void sitemap__entries_are_listed_without_text(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
        "xmlns:news='http://www.google.com/schemas/sitemap-news/0.9' "
        "xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'>"
        "<url><loc>http://h.example/7?a=1&amp;b=2</loc><lastmod>2026-03-03"
        "</lastmod><image:image><image:title>Not this</image:title>"
        "</image:image><news:news><news:publication><news:name>Harbour Ledger"
        "</news:name><news:language>en</news:language></news:publication>"
        "<news:publication_date>2026-03-03T08:14:00Z</news:publication_date>"
        "<news:title>Ferry &amp; berth</news:title><news:keywords>ships, trade"
        "</news:keywords></news:news></url><url><loc>http://h.example/8</loc>"
        "</url><url/></urlset>",
        "f");
    assert_int_equal(b.n_articles, 0);
    assert_int_equal(b.n_listed, 2);
    const wire_article *a = b.listed;
    assert_int_equal(a->format, WIRE_FORMAT_SITEMAP);
    assert_str(a->url, "http://h.example/7?a=1&b=2");
    assert_str(a->title, "Ferry & berth");
    assert_str(a->outlet, "Harbour Ledger");
    assert_str(a->language, "en");
    assert_int_equal(a->published.precision, WIRE_TIME_SECOND);
    assert_int_equal(a->modified.precision, WIRE_TIME_DAY);
    assert_int_equal(a->item->n_subjects, 2);
    assert_str(a->item->subjects[1].code, "trade");
    assert_str(b.listed[1].outlet, "h.example");
    assert_int_equal(b.n_skips, 1); /* the one without an address */
    wire_batch_free(&b);
}

static void sitemap__an_index_names_sitemaps(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        "<sitemap><loc>http://h.example/news.xml</loc></sitemap>"
        "</sitemapindex>",
        "f");
    assert_int_equal(b.n_feeds, 1);
    assert_str(link_of(&b.feeds[0], "sitemap"), "http://h.example/news.xml");
    assert_int_equal(b.n_skips, 0);
    wire_batch_free(&b);
}

static void opml__feeds_and_pages_are_told_apart(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "<opml version='2.0'><head><title>Coast</title></head><body>"
        "<outline text='Papers'><outline type='rss' text='Harbour Ledger' "
        "xmlUrl='http://h.example/rss' htmlUrl='http://h.example/' "
        "language='en'/><outline type='link' text='A page' "
        "url='http://p.example/'/></outline><outline type='include' "
        "text='More' url='http://h.example/more.opml'/></body></opml>",
        "f");
    assert_int_equal(b.n_feeds, 2);
    assert_str(link_of(&b.feeds[1], "include"), "http://h.example/more.opml");
    assert_str(b.feeds[0].title, "Harbour Ledger");
    assert_str(b.feeds[0].url, "http://h.example/");
    assert_str(link_of(&b.feeds[0], "feed"), "http://h.example/rss");
    assert_int_equal(b.n_listed, 1);
    assert_str(b.listed[0].url, "http://p.example/");
    assert_int_equal(b.n_skips, 0);
    wire_batch_free(&b);
}

static void check_dateline(const char *file, const char *path,
                           const char *dateline, const char *first,
                           const char *behind)
{
    wire_batch b = read_ok(file, path);
    assert_int_equal(b.n_articles, 1);
    const wire_article *a = &b.articles[0];
    assert_str(a->dateline, dateline);
    assert_int_equal(a->dateline_beg, strstr(file, first) - file);
    assert_int_equal(a->dateline_end, strstr(file, behind) - file);
    wire_batch_free(&b);
}

#define NITF_OF(dateline)                                                      \
    "<nitf><body><body.head>" dateline                                         \
    "</body.head><body.content><p>The harbour was closed.</p>"                 \
    "</body.content></body></nitf>"
#define G2_OF(meta)                                                            \
    "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='g1'>"         \
    "<contentMeta>" meta                                                       \
    "</contentMeta><contentSet><inlineData>The harbour was closed."            \
    "</inlineData></contentSet></newsItem>"

/* Each format has its own place for it; byte ranges are of its words. */
static void formats__give_a_dateline_beside_the_text(void **state)
{
    (void)state;
    check_dateline(NITF_OF("<dateline>SKELLAN, March 3 (NPA) -</dateline>"),
                   "a.xml", "SKELLAN, March 3 (NPA)", "SKELLAN", "</dateline");
    check_dateline(
        NITF_OF("<dateline><location>Skellan</location><story.date "
                "norm='20260303'>March 3</story.date> (NPA)</dateline>"),
        "a.xml", "Skellan, March 3 (NPA)", "<location", "</dateline");
    check_dateline(G2_OF("<dateline>Skellan, March 3 (NPA)</dateline>"),
                   "a.xml", "Skellan, March 3 (NPA)", "Skellan", "</dateline");
    check_dateline(G2_OF("<located qcode='c:1'><name>Skellan</name><broader>"
                         "<name>Berth</name></broader></located>"),
                   "a.xml", "Skellan", "Skellan", "</name");
    check_dateline(G2_OF("<located qcode='c:1'><name>Berth</name></located>"
                         "<dateline>Skellan, March 3</dateline>"),
                   "a.xml", "Skellan, March 3", "Skellan", "</dateline");
    check_dateline("<NewsML><NewsItem><NewsComponent><NewsLines><DateLine>"
                   "Skellan, March 3</DateLine></NewsLines><ContentItem>"
                   "<DataContent><p>The harbour was closed.</p></DataContent>"
                   "</ContentItem></NewsComponent></NewsItem></NewsML>",
                   "a.xml", "Skellan, March 3", "Skellan", "</DateLine");
    check_dateline("{\"uri\":\"n-1\",\"located\":\"Skellan\",\"pubstatus\":"
                   "\"usable\",\"body_text\":\"The harbour was closed.\"}",
                   "a.json", "Skellan", "Skellan", "\",\"pub");
    check_dateline("{\"id\":\"n-1\",\"dateline\":\"Skellan (NPA) \\u2014\","
                   "\"text\":\"The harbour was closed.\"}",
                   "a.json", "Skellan (NPA)", "Skellan", "\",\"text");
    check_dateline(
        "id,text,dateline\nn-1,The harbour was closed.,Skellan\nm-2,,\n",
        "a.csv", "Skellan", "Skellan", "\nm-2");
}

static void check_release(const char *file, const char *path)
{
    wire_batch b = read_ok(file, path);
    char when[32];
    assert_int_equal(b.n_articles, 1);
    wire_time_format(b.articles[0].item->embargoed, when);
    assert_string_equal(when, "2026-03-04T06:00:00Z");
    wire_batch_free(&b);
}

#define G2_HELD(when)                                                          \
    "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='g1'>"         \
    "<itemMeta><embargoed>" when                                               \
    "</embargoed></itemMeta><contentSet><inlineData>The harbour was closed."   \
    "</inlineData></contentSet></newsItem>"

/* Half a second before six is no time to publish. */
static void formats__an_embargo_lasts_until_its_second_is_over(void **state)
{
    (void)state;
    check_release(G2_HELD("2026-03-04T05:59:59.5Z"), "a.xml");
    check_release(G2_HELD("2026-03-04T05:59:59,001Z"), "a.xml");
    check_release(G2_HELD("2026-03-04T06:59:59.5+01:00"), "a.xml");
    check_release(G2_HELD("2026-03-04T06:00:00.000Z"), "a.xml");
    check_release(G2_HELD("2026-03-04T06:00:00Z"), "a.xml");
    check_release("<nitf><head><docdata><date.release "
                  "norm='20260304T055959.5Z'/></docdata></head><body>"
                  "<body.content><p>The harbour was closed.</p></body.content>"
                  "</body></nitf>",
                  "a.xml");
    check_release("{\"uri\":\"n-1\",\"pubStatus\":\"usable\","
                  "\"embargoedUntil\":\"2026-03-04T05:59:59.25Z\","
                  "\"bodies\":[{\"value\":\"The harbour was closed.\"}]}",
                  "a.json");
    check_release("{\"text\":\"The harbour was closed.\",\"embargo_until\":"
                  "1772603999500}",
                  "a.jsonl");
    check_release("id,text,embargoed\na,The harbour was closed.,"
                  "\"2026-03-04T05:59:59.5Z\"\n",
                  "a.csv");
}

static void nitf__a_credit_stands_for_a_distributor(void **state)
{
    (void)state;
    wire_batch b = read_ok("<nitf><body><body.head><credit>Coast Wire</credit>"
                           "</body.head><body.content><p>The harbour was "
                           "closed.</p></body.content></body></nitf>",
                           "a.xml");
    assert_str(b.articles[0].credit, "Coast Wire");
    wire_batch_free(&b);
}

static void xml__of_no_known_kind_is_named(void **state)
{
    (void)state;
    wire_batch b = read_ok("<?xml version='1.0'?><invoice/>", "f");
    assert_int_equal(b.n_skips, 1);
    assert_true(wire_str_find(b.skips[0].why, WIRE_STR("XML"), 0) != SIZE_MAX);
    wire_batch_free(&b);
}

static void nitf__a_correction_that_ends_another_is_no_kill(void **state)
{
    static const char *const corrections[] = {"<correction id-string='npa-7'/>",
                                              ""};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        char file[512];
        snprintf(
            file, sizeof file,
            "<nitf><head><docdata management-doc-idref='npa-7' "
            "management-idref-status='canceled' "
            "management-status='usable'>%s<doc-id id-string='npa-8'/>"
            "</docdata></head><body><body.content><p>The crane lifts forty "
            "tonnes.</p></body.content></body></nitf>",
            corrections[i]);
        wire_batch b = read_ok(file, "a.xml");
        const wire_item *item = b.articles[0].item;
        assert_int_equal(item->status, i ? WIRE_PUB_CANCELED : WIRE_PUB_USABLE);
        assert_int_equal(item->marked,
                         i ? WIRE_REVISION_KILL : WIRE_REVISION_CORRECTION);
        assert_str(item->links[0].rel, i ? "cancels" : "replaces");
        wire_batch_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nitf__a_correction_that_ends_another_is_no_kill),
        cmocka_unit_test(nitf__a_story_says_all_of_itself),
        cmocka_unit_test(nitf__is_read_with_its_namespace_too),
        cmocka_unit_test(nitf__several_in_one_file_are_several_articles),
        cmocka_unit_test(nitf__every_status_and_mark_is_understood),
        cmocka_unit_test(words__mark_what_no_field_does),
        cmocka_unit_test(words__say_what_no_marker_does),
        cmocka_unit_test(sitemap__entries_are_listed_without_text),
        cmocka_unit_test(sitemap__an_index_names_sitemaps),
        cmocka_unit_test(opml__feeds_and_pages_are_told_apart),
        cmocka_unit_test(formats__give_a_dateline_beside_the_text),
        cmocka_unit_test(formats__an_embargo_lasts_until_its_second_is_over),
        cmocka_unit_test(nitf__a_credit_stands_for_a_distributor),
        cmocka_unit_test(xml__of_no_known_kind_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
