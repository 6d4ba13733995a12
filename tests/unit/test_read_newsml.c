/* NewsML-G2 and NewsML 1: every field, status and mark.
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

/* The only article or listed one. */
static const wire_article *only(const wire_batch *b)
{
    assert_int_equal(b->n_articles + b->n_listed, 1);
    return b->n_articles ? b->articles : b->listed;
}

/* ---- NewsML-G2 ----------------------------------------------------------- */

#define G2(meta, content)                                                      \
    "<?xml version='1.0'?><newsMessage "                                       \
    "xmlns='http://iptc.org/std/nar/2006-10-01/'><header><sent>"               \
    "2026-03-03T09:20:00Z</sent></header><itemSet><newsItem "                  \
    "guid='urn:npa:7' version='3' xml:lang='en'><itemMeta>"                    \
    "<itemClass qcode='ninat:text'/>" meta "</itemMeta>" content               \
    "</newsItem></itemSet></newsMessage>"
#define G2_TEXT                                                                \
    "<contentSet><inlineXML contenttype='application/xhtml+xml'>"              \
    "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>Not this"         \
    "</title></head><body><p>One.</p><p>Two.</p></body></html></inlineXML>"    \
    "</contentSet>"

static void g2__an_item_says_all_of_itself(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        G2("<provider><name>Nordhaven Press Agency</name></provider>"
           "<versionCreated>2026-03-03T09:14:00Z</versionCreated>"
           "<firstCreated>2026-03-03T08:14:00Z</firstCreated>"
           "<pubStatus qcode='stat:usable'/><service qcode='svc:home'/>"
           "<title>Working title</title><edNote>Pictures follow</edNote>"
           "<signal qcode='sig:correction'/>"
           "<link rel='irel:seeAlso' residref='urn:npa:6'/>",
           "<rightsInfo><copyrightNotice>(c) NPA 2026</copyrightNotice>"
           "</rightsInfo><contentMeta><urgency>3</urgency>"
           "<headline role='hld:sub'>Not this</headline>"
           "<headline>Ferry berth opens</headline><by>Ina Holm</by>"
           "<slugline>FERRY-BERTH</slugline><language tag='en-GB'/>"
           "<subject type='cpnat:abstract' qcode='medtop:04000000'>"
           "<name>economy</name></subject><subject literal='Ferries'/>"
           "<creditline>NPA</creditline></contentMeta>" G2_TEXT),
        "f");
    const wire_article *a = only(&b);
    assert_int_equal(a->format, WIRE_FORMAT_NEWSML_G2);
    assert_str(a->id, "urn:npa:7");
    assert_str(a->item->version, "3");
    assert_str(a->outlet, "Nordhaven Press Agency");
    assert_str(a->title, "Ferry berth opens");
    assert_str(a->byline, "Ina Holm");
    assert_str(a->credit, "NPA");
    assert_str(a->language, "en-GB");
    assert_str(a->item->slug, "FERRY-BERTH");
    assert_str(a->item->ed_note, "Pictures follow");
    assert_str(a->item->rights, "(c) NPA 2026");
    assert_int_equal(a->item->urgency, 3);
    assert_int_equal(a->item->status, WIRE_PUB_USABLE);
    assert_int_equal(a->item->marked, WIRE_REVISION_CORRECTION);
    assert_str(link_of(a, "irel:seeAlso"), "urn:npa:6");
    assert_int_equal(a->item->n_subjects, 3);
    assert_str(a->item->subjects[0].code, "medtop:04000000");
    assert_str(a->item->subjects[0].name, "economy");
    assert_str(a->item->subjects[1].code, "Ferries");
    assert_int_equal(a->modified.unix_s - a->published.unix_s, 3600);
    assert_int_equal(a->n_paras, 2);
    assert_para(a, 1, "Two.");
    wire_batch_free(&b);
}

static void g2__the_text_may_be_nitf_html_or_plain(void **state)
{
    static const char *const contents[] = {
        "<inlineXML><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body>"
        "<body.head><hedline><hl1>T</hl1></hedline></body.head><body.content>"
        "<p>One.</p><hl2>Two.</hl2></body.content></body></nitf></inlineXML>",
        "<inlineXML><x:html xmlns:x='http://www.w3.org/1999/xhtml'><x:body>"
        "<x:p>One.</x:p><x:p>Two.</x:p></x:body></x:html></inlineXML>",
        "<inlineXML><p>One.</p><p>Two.</p></inlineXML>",
        "<inlineData contenttype='text/plain'>One.\n\nTwo.</inlineData>",
        "<inlineData contenttype='text/html'>&lt;p>One.&lt;/p>&lt;p>Two."
        "</inlineData>",
        "<remoteContent href='a.jpg'/><inlineXML></inlineXML><inlineXML>"
        "<p>One.</p><p>Two.</p></inlineXML>"};
    (void)state;
    for (size_t i = 0; i < sizeof contents / sizeof *contents; i++) {
        char text[1024];
        (void)snprintf(text, sizeof text, G2("", "<contentSet>%s</contentSet>"),
                       contents[i]);
        wire_batch b = read_ok(text, "f");
        const wire_article *a = only(&b);
        assert_int_equal(a->n_paras, 2);
        assert_para(a, 0, "One.");
        assert_para(a, 1, "Two.");
        size_t at = wire_str_find(wire_str_of(text), WIRE_STR("One."), 0);
        assert_int_equal(a->paras[0].src_beg, at);
        wire_batch_free(&b);
    }
}

typedef struct {
    const char *meta;
    wire_pub_status status;
    wire_revision marked;
    const char *embargoed;
} mark_case;

static void check_mark(const wire_batch *b, const mark_case *c)
{
    const wire_article *a = only(b);
    char when[32];
    wire_time_format(a->item->embargoed, when);
    if (a->item->status != c->status || a->item->marked != c->marked ||
        strcmp(when, c->embargoed) != 0)
        fail_msg("%s: %s, %s, %s", c->meta,
                 wire_pub_status_name(a->item->status),
                 wire_revision_name(a->item->marked), when);
    if (c->status != WIRE_PUB_USABLE) assert_true(a->item->status_why.n > 0);
}

static void g2__every_status_and_mark_is_understood(void **state)
{
    static const mark_case cases[] = {
        {"", WIRE_PUB_USABLE, WIRE_REVISION_NONE, ""},
        {"<pubStatus qcode='stat:usable'/>", WIRE_PUB_USABLE,
         WIRE_REVISION_NONE, ""},
        {"<pubStatus qcode='stat:withheld'/>", WIRE_PUB_WITHHELD,
         WIRE_REVISION_NONE, ""},
        {"<pubStatus qcode='stat:canceled'/>", WIRE_PUB_CANCELED,
         WIRE_REVISION_NONE, ""},
        {"<pubStatus qcode='stat:mystery'/>", WIRE_PUB_WITHHELD,
         WIRE_REVISION_NONE, ""},
        {"<embargoed>2026-03-03T06:00:00+01:00</embargoed>", WIRE_PUB_USABLE,
         WIRE_REVISION_NONE, "2026-03-03T05:00:00Z"},
        {"<embargoed>2026-03-03T06:00:00</embargoed>", WIRE_PUB_USABLE,
         WIRE_REVISION_NONE, "2026-03-03T18:00:00Z"},
        {"<embargoed>tomorrow noon</embargoed>", WIRE_PUB_WITHHELD,
         WIRE_REVISION_NONE, ""},
        {"<embargoed/>", WIRE_PUB_WITHHELD, WIRE_REVISION_NONE, ""},
        {"<signal qcode='sig:update'/>", WIRE_PUB_USABLE, WIRE_REVISION_UPDATE,
         ""},
        {"<signal qcode='sig:correction'/><signal qcode='sig:update'/>",
         WIRE_PUB_USABLE, WIRE_REVISION_CORRECTION, ""},
        {"<signal qcode='npa:refile'/>", WIRE_PUB_USABLE, WIRE_REVISION_REFILE,
         ""},
        {"<signal qcode='npa:repeat'/>", WIRE_PUB_USABLE, WIRE_REVISION_REPEAT,
         ""},
        {"<signal qcode='npa:advisory'/>", WIRE_PUB_USABLE,
         WIRE_REVISION_ADVISORY, ""},
        {"<signal qcode='npa:hold'/>", WIRE_PUB_WITHHELD, WIRE_REVISION_HOLD,
         ""},
        {"<signal qcode='npa:kill'/><signal qcode='sig:update'/>",
         WIRE_PUB_CANCELED, WIRE_REVISION_KILL, ""},
        {"<pubStatus qcode='stat:canceled'/><pubStatus qcode='stat:usable'/>",
         WIRE_PUB_CANCELED, WIRE_REVISION_NONE, ""},
        {"<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/usable'/>",
         WIRE_PUB_USABLE, WIRE_REVISION_NONE, ""},
        {"<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/canceled'/>",
         WIRE_PUB_CANCELED, WIRE_REVISION_NONE, ""},
        {"<pubStatus qcode='stat:usable' "
         "uri='http://cv.iptc.org/newscodes/pubstatusg2/canceled'/>",
         WIRE_PUB_CANCELED, WIRE_REVISION_NONE, ""},
        {"<pubStatus/>", WIRE_PUB_WITHHELD, WIRE_REVISION_NONE, ""},
        {"<edNote>With a map</edNote><edNote>KILL KILL KILL</edNote>"
         "<signal qcode='sig:correction'/>",
         WIRE_PUB_CANCELED, WIRE_REVISION_KILL, ""}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[2048];
        (void)snprintf(text, sizeof text, G2("%s", G2_TEXT), cases[i].meta);
        wire_batch b = read_ok(text, "f");
        check_mark(&b, &cases[i]);
        wire_batch_free(&b);
    }
}

static void g2__a_package_is_listed_with_what_it_holds(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "<packageItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='p' "
        "version='1'><itemMeta/><contentMeta><headline>Top stories</headline>"
        "</contentMeta><groupSet root='g'><group id='g'>"
        "<itemRef residref='urn:npa:7'/><itemRef residref='urn:npa:8'/>"
        "</group></groupSet></packageItem>",
        "f");
    const wire_article *a = only(&b);
    assert_str(a->title, "Top stories");
    assert_int_equal(a->item->n_links, 2);
    assert_str(a->item->links[1].target, "urn:npa:8");
    assert_int_equal(b.n_skips, 0);
    wire_batch_free(&b);
}

static void g2__a_canceled_item_without_text_is_listed(void **state)
{
    (void)state;
    wire_batch b = read_ok(G2("<pubStatus qcode='stat:canceled'/>", ""), "f");
    assert_int_equal(b.n_listed, 1);
    assert_int_equal(b.listed[0].item->status, WIRE_PUB_CANCELED);
    assert_int_equal(b.n_skips, 0);
    wire_batch_free(&b);
}

/* ---- NewsML 1 ------------------------------------------------------------ */

#define N1(revision, management, component)                                    \
    "<NewsML><NewsEnvelope><DateAndTime>20260303T092000Z</DateAndTime>"        \
    "</NewsEnvelope><NewsItem><Identification><NewsIdentifier>"                \
    "<ProviderId>npa.example</ProviderId><DateId>20260303</DateId>"            \
    "<NewsItemId>7</NewsItemId>" revision "<PublicIdentifier>"                 \
    "urn:newsml:npa.example:20260303:7:2N</PublicIdentifier>"                  \
    "</NewsIdentifier></Identification><NewsManagement>"                       \
    "<FirstCreated>20260303T081400Z</FirstCreated>"                            \
    "<ThisRevisionCreated>20260303T091400Z</ThisRevisionCreated>" management   \
    "</NewsManagement>" component "</NewsItem></NewsML>"
#define N1_REVISION "<RevisionId PreviousRevision='0' Update='N'>2</RevisionId>"
#define N1_TEXT                                                                \
    "<NewsComponent><ContentItem><MimeType FormalName='text/plain'/>"          \
    "<DataContent>One.\n\nTwo.</DataContent></ContentItem></NewsComponent>"

static void newsml1__an_item_says_all_of_itself(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        N1("<RevisionId PreviousRevision='1' Update='N'>2</RevisionId>",
           "<Status FormalName='Usable'/><Urgency FormalName='4'/>"
           "<AssociatedWith NewsItem='urn:npa:6'/>",
           "<NewsComponent><NewsLines><HeadLine>Ferry berth</HeadLine>"
           "<ByLine>Ina Holm</ByLine><CreditLine>NPA</CreditLine>"
           "<CopyrightLine>(c) NPA</CopyrightLine><SlugLine>FERRY</SlugLine>"
           "</NewsLines><AdministrativeMetadata><Provider><Party "
           "FormalName='Nordhaven Press Agency'/></Provider>"
           "</AdministrativeMetadata><DescriptiveMetadata>"
           "<Language FormalName='en'/><SubjectCode><Subject "
           "FormalName='04000000'/></SubjectCode></DescriptiveMetadata>"
           "<NewsComponent><Role FormalName='Caption'/><ContentItem>"
           "<DataContent><p>A picture of the long new berth at night."
           "</p></DataContent></ContentItem></NewsComponent>"
           "<NewsComponent><Role FormalName='Main'/><ContentItem>"
           "<DataContent><p>One.</p></DataContent></ContentItem>"
           "</NewsComponent></NewsComponent>"),
        "f");
    const wire_article *a = only(&b);
    assert_int_equal(a->format, WIRE_FORMAT_NEWSML1);
    assert_str(a->id, "urn:newsml:npa.example:20260303:7");
    assert_str(a->item->version, "2");
    assert_str(a->title, "Ferry berth");
    assert_str(a->byline, "Ina Holm");
    assert_str(a->credit, "NPA");
    assert_str(a->outlet, "Nordhaven Press Agency");
    assert_str(a->language, "en");
    assert_str(a->item->slug, "FERRY");
    assert_str(a->item->rights, "(c) NPA");
    assert_str(a->item->subjects[0].code, "04000000");
    assert_int_equal(a->item->urgency, 4);
    assert_int_equal(a->item->marked, WIRE_REVISION_UPDATE);
    assert_str(link_of(a, "associatedWith"), "urn:npa:6");
    assert_int_equal(a->modified.unix_s - a->published.unix_s, 3600);
    assert_str(a->body, "One.");
    wire_batch_free(&b);
}

static void newsml1__every_status_and_mark_is_understood(void **state)
{
    static const mark_case cases[] = {
        {"<Status FormalName='Usable'/>", WIRE_PUB_USABLE, WIRE_REVISION_NONE,
         ""},
        {"<Status FormalName='Withheld'/>", WIRE_PUB_WITHHELD,
         WIRE_REVISION_NONE, ""},
        {"<Status FormalName='Embargoed'/>", WIRE_PUB_WITHHELD,
         WIRE_REVISION_NONE, ""},
        {"<Status FormalName='Canceled'/>", WIRE_PUB_CANCELED,
         WIRE_REVISION_NONE, ""},
        {"<Status FormalName='Embargoed'/><StatusWillChange><FutureStatus "
         "FormalName='Usable'/><DateAndTime>20260304T060000+0100"
         "</DateAndTime></StatusWillChange>",
         WIRE_PUB_USABLE, WIRE_REVISION_NONE, "2026-03-04T05:00:00Z"},
        {"<Status FormalName='Embargoed'/><StatusWillChange><FutureStatus "
         "FormalName='Usable'/><DateAndTime>soon</DateAndTime>"
         "</StatusWillChange>",
         WIRE_PUB_WITHHELD, WIRE_REVISION_NONE, ""},
        {"<Status FormalName='Embargoed'/><StatusWillChange><FutureStatus "
         "FormalName='Canceled'/><DateAndTime>20260304T060000Z"
         "</DateAndTime></StatusWillChange>",
         WIRE_PUB_WITHHELD, WIRE_REVISION_NONE, ""},
        {"<Instruction FormalName='Correction'/>", WIRE_PUB_USABLE,
         WIRE_REVISION_CORRECTION, ""},
        {"<Instruction FormalName='Update'/>", WIRE_PUB_USABLE,
         WIRE_REVISION_UPDATE, ""},
        {"<Instruction FormalName='Repeat'/>", WIRE_PUB_USABLE,
         WIRE_REVISION_REPEAT, ""},
        {"<Instruction FormalName='Hold'/>", WIRE_PUB_WITHHELD,
         WIRE_REVISION_HOLD, ""},
        {"<Instruction FormalName='Delete'/>", WIRE_PUB_CANCELED,
         WIRE_REVISION_KILL, ""},
        {"<NewsItemType FormalName='Advisory'/>", WIRE_PUB_USABLE,
         WIRE_REVISION_ADVISORY, ""},
        {"<Status FormalName='Usable'/><Status FormalName='Canceled'/>",
         WIRE_PUB_CANCELED, WIRE_REVISION_NONE, ""},
        {"<Status>Canceled</Status>", WIRE_PUB_CANCELED, WIRE_REVISION_NONE,
         ""},
        {"<Status/>", WIRE_PUB_WITHHELD, WIRE_REVISION_NONE, ""},
        {"<Status FormalName='Usable'/></NewsManagement><NewsManagement>"
         "<Status FormalName='Withheld'/>",
         WIRE_PUB_WITHHELD, WIRE_REVISION_NONE, ""},
        {"<StatusWillChange><FutureStatus FormalName='Usable'/><DateAndTime>"
         "20260304T060000Z</DateAndTime></StatusWillChange><StatusWillChange>"
         "<FutureStatus>Usable</FutureStatus><DateAndTime>20260305T060000Z"
         "</DateAndTime></StatusWillChange>",
         WIRE_PUB_USABLE, WIRE_REVISION_NONE, "2026-03-05T06:00:00Z"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[2048];
        (void)snprintf(text, sizeof text, N1(N1_REVISION, "%s", N1_TEXT),
                       cases[i].meta);
        wire_batch b = read_ok(text, "f");
        check_mark(&b, &cases[i]);
        wire_batch_free(&b);
    }
}

#define N1_STORY(lang, title, text)                                            \
    "<NewsComponent><NewsLines><HeadLine>" title "</HeadLine></NewsLines>"     \
    "<DescriptiveMetadata><Language FormalName='" lang "'/>"                   \
    "</DescriptiveMetadata><NewsComponent><Role FormalName='Main'/>"           \
    "<ContentItem><DataContent><p>" text "</p></DataContent></ContentItem>"    \
    "</NewsComponent></NewsComponent>"

static void newsml1__each_language_of_an_item_is_an_article(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        N1(N1_REVISION, "<Status FormalName='Withheld'/>",
           "<NewsComponent><NewsLines><CopyrightLine>(c) NPA</CopyrightLine>"
           "</NewsLines>" N1_STORY("en", "Ferry", "The ferry.")
               N1_STORY("de", "F\xc3\xa4hre",
                        "Die F\xc3\xa4hre kam gestern.") "</NewsComponent>"),
        "f");
    assert_int_equal(b.n_articles, 2);
    assert_str(b.articles[0].id, "urn:newsml:npa.example:20260303:7");
    assert_str(b.articles[0].title, "Ferry");
    assert_str(b.articles[0].language, "en");
    assert_str(b.articles[0].body, "The ferry.");
    assert_str(b.articles[1].id, "urn:newsml:npa.example:20260303:7#de");
    assert_str(b.articles[1].title, "F\xc3\xa4hre");
    assert_str(b.articles[1].language, "de");
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(b.articles[i].item->status, WIRE_PUB_WITHHELD);
        assert_str(b.articles[i].item->rights, "(c) NPA");
    }
    wire_batch_free(&b);
}

static void newsml1__a_part_of_an_update_is_no_story(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        N1("<RevisionId PreviousRevision='1' Update='U'>2</RevisionId>",
           "<Status FormalName='Usable'/>",
           "<Update><Replace DuidRef='p3'><NewsComponent><NewsLines><HeadLine>"
           "Crane</HeadLine></NewsLines><ContentItem><DataContent><p>It lifts "
           "forty tonnes.</p></DataContent></ContentItem></NewsComponent>"
           "</Replace></Update>"),
        "f");
    assert_int_equal(b.n_articles, 0);
    assert_int_equal(b.n_listed, 1);
    assert_str(link_of(&b.listed[0], "Replace"), "p3");
    wire_batch_free(&b);
}

static void newsml1__an_update_of_parts_is_listed(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        N1("<RevisionId PreviousRevision='1' Update='U'>2</RevisionId>",
           "<Status FormalName='Usable'/>",
           "<Update IdRef='x'><Replace DuidRef='p3'>New words.</Replace>"
           "<Delete DuidRef='p4'/></Update>"),
        "f");
    assert_int_equal(b.n_listed, 1);
    assert_int_equal(b.listed[0].item->marked, WIRE_REVISION_UPDATE);
    assert_str(link_of(&b.listed[0], "Replace"), "p3");
    assert_str(link_of(&b.listed[0], "Delete"), "p4");
    wire_batch_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(g2__an_item_says_all_of_itself),
        cmocka_unit_test(g2__the_text_may_be_nitf_html_or_plain),
        cmocka_unit_test(g2__every_status_and_mark_is_understood),
        cmocka_unit_test(g2__a_package_is_listed_with_what_it_holds),
        cmocka_unit_test(g2__a_canceled_item_without_text_is_listed),
        cmocka_unit_test(newsml1__an_item_says_all_of_itself),
        cmocka_unit_test(newsml1__every_status_and_mark_is_understood),
        cmocka_unit_test(newsml1__each_language_of_an_item_is_an_article),
        cmocka_unit_test(newsml1__an_update_of_parts_is_listed),
        cmocka_unit_test(newsml1__a_part_of_an_update_is_no_story),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
