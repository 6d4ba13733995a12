/* Input that means harm: each case has ten seconds, and takes a fraction of
 * one where reading is linear.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "read_testing.h"

enum { MILLION = 1000000 };
static const double budget_s = 10;

typedef struct {
    const char *head, *unit, *tail;
    size_t n;
} repeated;

/* head, unit n times, tail: read within the budget, whatever it gives. */
static wire_batch read_repeated(repeated r)
{
    wire_buf b = {0};
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_buf_lit(&b, r.head);
    for (size_t i = 0; i < r.n; i++)
        wire_buf_lit(&b, r.unit);
    wire_buf_lit(&b, r.tail);
    assert_true(wire_buf_ok(&b));
    clock_t start = clock(); /* of this process: others may be busy too */
    wire_batch batch = read_with(wire_buf_view(&b), "hostile", &o);
    double took = (double)(clock() - start) / CLOCKS_PER_SEC;
    wire_buf_free(&b);
    if (took > budget_s) fail_msg("\"%s\" took %.1f s", r.unit, took);
    return batch;
}

static void try_all(const repeated *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        wire_batch b = read_repeated(cases[i]);
        wire_batch_free(&b);
    }
}

static void html__a_million_of_any_tag_is_read_in_linear_time(void **state)
{
    (void)state;
    static const repeated cases[] = {
        {"<html><body>", "<div>", "text", MILLION},
        {"<html>", "<div></span>", "text", MILLION},
        {"<html>", "<p>a ", "", MILLION},
        {"<html>", "<b><p>", "text", MILLION / 2},
        {"<html>", "<a href=x>", "text", MILLION},
        {"<html>", "<table><tr><td>", "text", MILLION / 3},
        {"<html>", "<ul><li>", "text", MILLION / 2},
        {"<html>", "<title>", "text", MILLION},
        {"<html>", "<script>", "text", MILLION},
        {"<html><p>", "a.<br>", "", MILLION},
        {"<html>", "<h1>a</h1>", "", MILLION / 4},
        {"<html>", "<div class=author>", "text", MILLION / 2},
        {"<html>", "<time>", "text", MILLION / 2},
        {"<html>", "<div itemscope itemprop=author>", "text", MILLION / 4},
        {"<html>", "<div class=hentry><b class=entry-title>", "", MILLION / 8},
        {"<html><div class=liveblog>",
         "<div><time>2026-03-03</time><p>Forty boats were kept on land for "
         "nine days.</div>",
         "", MILLION / 16},
        {"<html><div class=liveblog>", "<div><time>1</time>", "", MILLION / 4},
    };
    try_all(cases, sizeof cases / sizeof *cases);
}

static void html__end_tags_that_match_nothing_near_cost_no_more(void **state)
{
    (void)state;
    wire_buf head = {0};
    wire_buf_lit(&head, "<html><b><table><tr><td>");
    for (int i = 0; i < 500; i++)
        wire_buf_lit(&head, "<i>");
    wire_buf_char(&head, 0);
    wire_batch b = read_repeated((repeated){head.p, "</b>", "text", MILLION});
    wire_batch_free(&b);
    wire_buf_free(&head);
}

static void html__marks_that_never_close_cost_no_more(void **state)
{
    (void)state;
    static const repeated cases[] = {
        {"<html>", "<", "", MILLION * 4},
        {"<html>", "<a \"", "", MILLION},
        {"<html>", "</a", "", MILLION},
        {"<html>", "<!--", "", MILLION},
        {"<html>", "<![CDATA[", "", MILLION},
        {"<html><p>", "&", "", MILLION * 4},
        {"<html><p>", "&amplitudeofawavethatneverends", "", MILLION / 8},
        {"<html><div ", "a=b ", ">text", MILLION},
        {"<html><div class='", "share-", "'>text", MILLION},
        {"<html><p>text", " ", "", MILLION * 4},
    };
    try_all(cases, sizeof cases / sizeof *cases);
}

static void feed__a_million_items_or_none_are_read_in_linear_time(void **state)
{
    (void)state;
    static const repeated cases[] = {
        {"<rss><channel>", "<item>", "", MILLION},
        {"<rss><channel>", "<item><title>a</title>", "", MILLION / 4},
        {"<rss><channel><item>", "<author>a</author>",
         "<description>x</description></item>", MILLION / 4},
        {"<rss>", "<!x[>", "", MILLION},
        {"<rss>", "<channel xmlns:a='b'>", "", MILLION / 2},
        {"<rss><channel><item><description>", "<![CDATA[", "", MILLION},
        {"<rss><channel><item><description>", "]]>", "", MILLION},
        {"<feed>",
         "<entry xml:base='http://a/'><link href='b'/><content "
         "type='html'>&lt;p&gt;x</content></entry>",
         "</feed>", MILLION / 10},
    };
    try_all(cases, sizeof cases / sizeof *cases);
}

static void json__deep_or_broken_documents_cost_no_more(void **state)
{
    (void)state;
    static const repeated cases[] = {
        {"[", "[", "", MILLION},
        {"", "{\"a\":", "", MILLION},
        {"[\n", "{", "", MILLION},
        {"", "{\n", "", MILLION},
        {"{\"a\":1}\n", "x\n", "", MILLION * 2},
        {"{\"text\":\"", "\\u0041", "\"}", MILLION},
        {"{\"text\":\"a\",\"authors\":[", "\"a\",", "\"b\"]}", MILLION},
        {"[", "{\"title\":\"t\"},", "{}]", MILLION / 4},
    };
    try_all(cases, sizeof cases / sizeof *cases);
}

static void json__a_deep_value_beside_the_text_is_stepped_over(void **state)
{
    (void)state;
    wire_batch b = read_repeated((repeated){"{\"text\":\"a\",\"x\":", "[",
                                            "}\n{\"text\":\"b\"}\n", MILLION});
    assert_int_equal(b.n_articles, 1); /* never closed: an error of its own */
    assert_int_equal(b.n_skips, 1);
    wire_batch_free(&b);
}

static void text__a_million_lines_of_anything_are_read(void **state)
{
    (void)state;
    static const repeated cases[] = {
        {"", "a\n", "", MILLION * 2},
        {"", "the same eleven words on each line of a very long file\n", "",
         MILLION / 4},
        {"T\n\n", "\xff", "", MILLION},
        {"T\n\n", "\xe2\x80\x8b", "a", MILLION},
        {"T\n\n", "\r", "a", MILLION},
        {"", " \n", "", MILLION},
    };
    try_all(cases, sizeof cases / sizeof *cases);
}

static void skips__of_a_broken_file_are_counted_not_listed(void **state)
{
    (void)state;
    wire_batch b = read_repeated(
        (repeated){"{\"text\":\"a\"}\n", "{\"x\"}\n", "", MILLION / 2});
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.n_skips, 1001);
    assert_str(b.skips[1000].why, "and 499000 more like these");
    wire_batch_free(&b);
}

static void budget__a_page_larger_than_it_is_refused_without_harm(void **state)
{
    (void)state;
    wire_budget budget = {.limit_bytes = 1 << 20};
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_buf b = {0};
    wire_batch batch;
    wire_err err;
    o.budget = &budget;
    wire_buf_lit(&b, "<html>");
    for (int i = 0; i < MILLION; i++)
        wire_buf_lit(&b, "<p>a");
    assert_int_equal(
        wire_read_bytes(wire_buf_view(&b), WIRE_STR("x"), &o, &batch, &err),
        WIRE_ENOMEM);
    wire_batch_free(&batch);
    assert_int_equal(budget.used_bytes, 0);
    assert_true(budget.peak_bytes <= 1 << 20);
    wire_buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html__a_million_of_any_tag_is_read_in_linear_time),
        cmocka_unit_test(html__end_tags_that_match_nothing_near_cost_no_more),
        cmocka_unit_test(html__marks_that_never_close_cost_no_more),
        cmocka_unit_test(feed__a_million_items_or_none_are_read_in_linear_time),
        cmocka_unit_test(json__deep_or_broken_documents_cost_no_more),
        cmocka_unit_test(json__a_deep_value_beside_the_text_is_stepped_over),
        cmocka_unit_test(text__a_million_lines_of_anything_are_read),
        cmocka_unit_test(skips__of_a_broken_file_are_counted_not_listed),
        cmocka_unit_test(budget__a_page_larger_than_it_is_refused_without_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
