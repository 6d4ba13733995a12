/* XML that is hostile: deep, endless, growing; each ends soon, named.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "read_testing.h"

enum { MILLION = 1000000, BUDGET_S = 20 }; /* generous: under sanitizers too */

static const char *const heads[] = {
    "<rss><channel><item><title>T</title><description>",
    "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>",
    ("<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><contentSet>"
     "<inlineXML>"),
    "<NewsML><NewsItem><NewsComponent><ContentItem><DataContent>",
    "<nitf><body><body.content>",
    "<urlset><url><loc>http://h.example/",
    "<opml><body><outline xmlUrl='http://h.example/'>"};
enum { HEADS = sizeof heads / sizeof *heads };

/* head, then what n times, then tail; read within the time. */
static wire_batch read_many(const char *head, const char *what, size_t n,
                            const char *tail)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_buf b = {0};
    clock_t began = clock(); /* of the processor: others share it */
    wire_buf_lit(&b, head);
    for (size_t i = 0; i < n; i++)
        wire_buf_lit(&b, what);
    wire_buf_lit(&b, tail);
    assert_true(wire_buf_ok(&b));
    wire_batch batch = read_with(wire_buf_view(&b), "f", &o);
    wire_buf_free(&b);
    assert_true((clock() - began) / CLOCKS_PER_SEC < BUDGET_S);
    return batch;
}

static bool says(const wire_batch *b, const char *words)
{
    for (size_t i = 0; i < b->n_skips; i++)
        if (wire_str_find(b->skips[i].why, wire_str_of(words), 0) != SIZE_MAX)
            return true;
    return false;
}

static void xml__a_million_nested_tags_are_read_flat_with_a_warning(void **st)
{
    (void)st;
    for (size_t i = 0; i < HEADS; i++) {
        wire_batch b = read_many(heads[i], "<x>", MILLION, "text");
        assert_true(says(&b, "nested deeper"));
        assert_true(b.n_articles + b.n_listed + b.n_feeds > 0 || b.n_skips > 1);
        wire_batch_free(&b);
    }
}

static void xml__what_never_ends_ends_with_the_file(void **st)
{
    static const char *const marks[] = {
        "<![CDATA[", "<!--", "<?x ",          "<x a='", "</x",    "&",
        "<",         "&#x",  "<!DOCTYPE x [", "]]>",    "<a b=c "};
    (void)st;
    for (size_t i = 0; i < HEADS; i++)
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
            wire_batch b = read_many(heads[i], marks[k], MILLION / 20, "");
            wire_batch_free(&b);
        }
}

static void xml__many_attributes_and_namespaces_cost_no_more(void **st)
{
    (void)st;
    wire_batch b = read_many("<rss ", "xmlns:a='b' ", MILLION / 4,
                             "><item><title>T</title></item></rss>");
    assert_int_equal(b.n_listed, 1);
    wire_batch_free(&b);
    b = read_many("<rss><item><title>T</title>",
                  "<x xmlns:a='b' xml:base='c/' xml:lang='d'>", MILLION / 4,
                  "");
    assert_int_equal(b.n_listed, 1);
    wire_batch_free(&b);
    b = read_many("<feed xmlns='http://www.w3.org/2005/Atom' "
                  "xml:base='http://a.example/",
                  "b/", MILLION,
                  "'><entry><link href='x'/><title>T</title></entry></feed>");
    assert_int_equal(b.n_listed, 1);
    assert_str(b.listed[0].url, "x"); /* such a long base is none */
    wire_batch_free(&b);
}

static void xml__many_values_of_a_field_cost_no_more(void **st)
{
    static const char *const fields[][3] = {
        {"<rss><item><title>T</title>", "<category>c</category>", ""},
        {"<rss><item><title>T</title>", "<author>abc</author>", ""},
        {"<rss><item><title>T</title>", "<enclosure url='x'/>", ""},
        {"<nitf><head><docdata>", "<ed-msg info='abc'/>",
         "</docdata><title>T</title></head>"},
        {"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='g'>"
         "<itemMeta>",
         "<link rel='a' residref='b'/>", ""}};
    (void)st;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        wire_batch b =
            read_many(fields[i][0], fields[i][1], MILLION / 4, fields[i][2]);
        assert_int_equal(b.n_listed, 1);
        wire_batch_free(&b);
    }
}

static void xml__a_text_longer_than_an_article_is_named(void **st)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_buf b = {0};
    (void)st;
    o.max_article_bytes = 1 << 20;
    wire_buf_lit(&b, heads[0]);
    for (size_t i = 0; i < MILLION; i++)
        wire_buf_lit(&b, "word ");
    assert_true(wire_buf_ok(&b));
    wire_batch batch = read_with(wire_buf_view(&b), "f", &o);
    assert_int_equal(batch.n_articles, 0);
    assert_int_equal(batch.n_listed, 1);
    assert_true(says(&batch, "longer than 1048576 bytes"));
    assert_int_equal(batch.skips[0].at, strlen("<rss><channel><item>"
                                               "<title>T</title>"));
    wire_batch_free(&batch);
    wire_buf_free(&b);
}

static void xml__entities_in_entities_are_counted_once(void **st)
{
    (void)st;
    wire_batch b = read_many("<!DOCTYPE rss [<!ENTITY a 'x'>]><rss><item>"
                             "<description>",
                             "&a;", MILLION, "</description></item></rss>");
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.articles[0].body.n, MILLION);
    assert_int_equal(b.n_skips, 0);
    wire_batch_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            xml__a_million_nested_tags_are_read_flat_with_a_warning),
        cmocka_unit_test(xml__what_never_ends_ends_with_the_file),
        cmocka_unit_test(xml__many_attributes_and_namespaces_cost_no_more),
        cmocka_unit_test(xml__many_values_of_a_field_cost_no_more),
        cmocka_unit_test(xml__a_text_longer_than_an_article_is_named),
        cmocka_unit_test(xml__entities_in_entities_are_counted_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
