/* Microdata, microformats, pages of one article, live blogs.
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

#define P1                                                                     \
    "The harbour of Skellan was opened again on Monday after a storm that "    \
    "kept forty boats on land for nine days."
#define P2                                                                     \
    "Harbour master Piet Lindqvist said the outer wall had lost three "        \
    "stones, and that divers would look at the rest this week."
#define P3                                                                     \
    "The council expects the repairs to cost 80,000 crowns, which it will "    \
    "take from the fund for fairs."

static void assert_when(wire_time t, const char *want)
{
    char when[32];
    wire_time_format(t, when);
    assert_string_equal(when, want);
}

static wire_str link_of(const wire_article *a, const char *rel)
{
    for (size_t i = 0; a->item && i < a->item->n_links; i++)
        if (wire_str_eq(a->item->links[i].rel, wire_str_of(rel)))
            return a->item->links[i].target;
    return (wire_str){0};
}

static void microdata__of_the_article_counts_not_that_of_what_is_in_it(void **s)
{
    (void)s;
    wire_batch b = read_ok(
        "<html><body>"
        "<aside itemscope itemtype='http://schema.org/NewsArticle'>"
        "<b itemprop=headline>Another story</b><time itemprop=datePublished "
        "datetime=2020-01-01>1 Jan</time></aside>"
        "<div itemscope itemtype='https://schema.org/NewsArticle'>"
        "<meta itemprop=mainEntityOfPage content='http://lens.example/a'>"
        "<h1 itemprop=headline>Harbour open again</h1>"
        "<p itemprop=author itemscope itemtype='http://schema.org/Person'>By "
        "<b itemprop=name>Ann Lee</b>, who writes on <i>the sea</i></p>"
        "<div itemprop=publisher itemscope "
        "itemtype='http://schema.org/Organization'><meta itemprop=name "
        "content='Metro Lens'><img itemprop=url src=x></div>"
        "<meta itemprop=sourceOrganization content=NPA>"
        "<time itemprop=datePublished datetime='2026-03-03T09:14:00Z'>3 March"
        "</time><meta itemprop=dateModified content='2026-03-03T10:00:00Z'>"
        "<div itemprop=articleBody><p>" P1 "<p>" P2 "</div>"
        "<div itemprop=comment itemscope itemtype='http://schema.org/Comment'>"
        "<b itemprop=author>Grumpy</b><time itemprop=datePublished "
        "datetime=2026-05-05>5 May</time><p>Nobody asked me.</p></div>"
        "</div></body></html>",
        "a.html");
    const wire_article *a = &b.articles[0];
    assert_int_equal(b.n_articles, 1);
    assert_str(a->title, "Harbour open again");
    assert_str(a->byline, "Ann Lee");
    assert_str(a->outlet, "Metro Lens");
    assert_str(a->credit, "NPA");
    assert_str(a->url, "http://lens.example/a");
    assert_when(a->published, "2026-03-03T09:14:00Z");
    assert_when(a->modified, "2026-03-03T10:00:00Z");
    assert_str(a->body, P1 "\n\n" P2);
    wire_batch_free(&b);
}

static void hnews__gives_title_times_author_source_and_text(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "<html><title>Lens</title><body><h1>Metro Lens</h1>"
        "<div class='hnews hentry item'><h2 class='entry-title'>Harbour open "
        "again</h2><span class='author vcard'>by <a class=fn>Ann Lee</a></span>"
        "<span class='source-org vcard'>From <b class='org fn'>NPA</b></span>"
        "<abbr class=published title='2026-03-03T09:14:00Z'>today</abbr>"
        "<abbr class=updated title='2026-03-03T10:00:00Z'>now</abbr>"
        "<div class=entry-content><p><span class=dateline>SKELLAN, March 3 "
        "(NPA)</span> - " P1 "<p>" P2 "</div></div>"
        "<div class=hentry><b class=entry-title>An older story</b></div>",
        "a.html");
    const wire_article *a = &b.articles[0];
    assert_str(a->title, "Harbour open again");
    assert_str(a->byline, "Ann Lee");
    assert_str(a->credit, "NPA");
    assert_when(a->published, "2026-03-03T09:14:00Z");
    assert_when(a->modified, "2026-03-03T10:00:00Z");
    assert_str(a->body, "SKELLAN, March 3 (NPA) - " P1 "\n\n" P2);
    wire_batch_free(&b);
}

static void h_entry__is_the_same_in_newer_words(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "<html><body><article class=h-entry><h1 class=p-name>Harbour open "
        "again</h1><a class='p-author h-card'>Ann Lee</a><time "
        "class=dt-published datetime='2026-03-03T09:14:00Z'>3</time><div "
        "class=e-content><p>" P1 "<p>" P2 "</div></article></body></html>",
        "a.html");
    const wire_article *a = &b.articles[0];
    assert_str(a->title, "Harbour open again");
    assert_str(a->byline, "Ann Lee");
    assert_when(a->published, "2026-03-03T09:14:00Z");
    assert_str(a->body, P1 "\n\n" P2);
    wire_batch_free(&b);
}

static void check_beside(const char *head, const char *above,
                         const char *summary, const char *from,
                         const char *dateline)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    char page[2048];
    snprintf(page, sizeof page,
             "<html><head><title>Harbour</title>%s</head><body><div "
             "class=hentry>%s<div class=entry-content><p>" P1 "</p><p>" P2
             "</p><p>" P3 "</p></div></div></body></html>",
             head, above);
    o.explain = true;
    wire_batch b = read_with(wire_str_of(page), "a.html", &o);
    assert_int_equal(b.n_articles, 1);
    const wire_article *a = &b.articles[0];
    assert_str(a->summary, summary);
    assert_str(a->dateline, dateline);
    for (size_t i = 0; i < a->n_why; i++)
        if (a->why[i].field == WIRE_FIELD_SUMMARY)
            assert_str(a->why[i].from, from);
    if (a->dateline.n)
        assert_true(
            wire_str_find(wire_str_sub(wire_str_of(page), a->dateline_beg,
                                       a->dateline_end),
                          a->dateline, 0) != SIZE_MAX);
    wire_batch_free(&b);
}

#define OG "<meta property=og:description content='Boats go out again.'>"
#define LD(fields)                                                             \
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\"," fields      \
    "}</script>"

static void pages__say_a_summary_and_a_dateline_beside_the_text(void **state)
{
    (void)state;
    check_beside(OG, "", "Boats go out again.", "meta og:description", "");
    check_beside("<meta name=description content='The wall is next.'>" OG, "",
                 "Boats go out again.", "meta og:description", "");
    check_beside("<meta name=description content='The wall is next.'>", "",
                 "The wall is next.", "meta description", "");
    check_beside(OG, "<p class=entry-summary>Nine days on land.</p>",
                 "Nine days on land.", "class entry-summary", "");
    check_beside(OG LD("\"description\":\"Nine days on land.\""), "",
                 "Nine days on land.", "JSON-LD description", "");
    check_beside("<meta name=description content='The harbour of Skellan was "
                 "opened again on ...'>",
                 "", "", "", ""); /* how the text begins */
    check_beside("<meta name=description content=Harbour>", "", "", "", "");
    check_beside("", "<b class=dateline>SKELLAN, March 3 (NPA)</b>", "", "",
                 "SKELLAN, March 3 (NPA)");
    check_beside("", "<b class=dateline>Published March 3</b>", "", "", "");
    check_beside(LD("\"dateline\":\"Skellan, March 3\""), "", "", "",
                 "Skellan, March 3");
    check_beside(LD("\"locationCreated\":{\"@type\":\"Place\",\"name\":"
                    "\"Skellan\"}"),
                 "", "", "", "Skellan");
}

static void pages__of_one_article_are_linked(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "<html><link rel=canonical href='http://lens.example/a/2'>"
        "<link rel=prev href=1><body><p>" P1 "<p>" P2
        "<p><a rel=next href='/a/3?x=1&amp;y'>Next page</a></body></html>",
        "a.html");
    const wire_article *a = &b.articles[0];
    assert_str(link_of(a, "prev"), "http://lens.example/a/1");
    assert_str(link_of(a, "next"), "http://lens.example/a/3?x=1&y");
    wire_batch_free(&b);
}

static void live__posts_of_a_page_become_articles_with_times(void **state)
{
    (void)state;
    static const char page[] =
        "<html><head><link rel=canonical href='http://lens.example/storm'>"
        "<meta property='og:title' content='Storm live'>"
        "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\","
        "\"author\":{\"name\":\"The desk\"}}</script></head>"
        "<body><h1>Storm live</h1><div class=posts>"
        "<article id=p3><time datetime='2026-03-03T12:00:00Z'>12.00</time>"
        "<h2>Wall holds</h2><p>" P3 "</p></article>"
        "<article id=p2><time datetime='2026-03-03T11:00:00Z'>11.00</time>"
        "<p class=byline>Ann Lee</p><p>" P2 "</p></article>"
        "<article><time datetime='2026-03-03T10:00:00Z'>10.00</time>"
        "<p>" P1 "</p></article>"
        "</div><aside>Most read</aside></body></html>";
    wire_batch b = read_ok(page, "a.html");
    assert_int_equal(b.n_articles, 3);
    const wire_article *a = b.articles;
    assert_str(a[0].id, "http://lens.example/storm#p3");
    assert_str(a[0].url, "http://lens.example/storm#p3");
    assert_str(a[0].title, "Wall holds");
    assert_str(a[0].body, P3);
    assert_when(a[0].published, "2026-03-03T12:00:00Z");
    assert_str(a[0].byline, "The desk");
    assert_str(link_of(&a[0], "isPartOf"), "http://lens.example/storm");
    assert_str(a[1].title, "Storm live");
    assert_str(a[1].byline, "Ann Lee");
    assert_when(a[1].published, "2026-03-03T11:00:00Z");
    assert_str(a[2].id, "http://lens.example/storm#post-3");
    assert_str(a[2].body, P1);
    assert_int_equal(a[2].paras[0].src_beg, strstr(page, P1) - page);
    assert_int_equal(a[2].paras[0].src_end,
                     strstr(page, P1) - page + (ptrdiff_t)strlen(P1));
    wire_batch_free(&b);
}

static void live__a_class_says_so_where_nothing_else_does(void **state)
{
    (void)state;
    wire_batch b =
        read_ok("<html><body><h1>Storm</h1><p>" P1 " " P2 "</p>"
                "<ul class='c-liveblog__posts'>"
                "<li id=a><time>2026-03-03 12:00</time><p>" P3 "</p>"
                "<li id=b><time>2026-03-03 11:00</time><p>" P2 "</p>"
                "<li id=c><time>2026-03-03 10:00</time><p>" P1 "</p></ul>",
                "a.html");
    assert_int_equal(b.n_articles, 4); /* and what stands above them */
    assert_str(b.articles[1].id, "a.html#b");
    assert_str(b.articles[1].body, P2);
    assert_str(b.articles[3].body, P1 " " P2);
    wire_batch_free(&b);
}

static void live__a_page_of_one_story_stays_whole(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "<html><body><a href=/liveblog class=liveblog-link>Live</a><article>"
        "<h1>Storm</h1><div><time>2026-03-03</time><p>" P1 "</p></div>"
        "<div><p>" P2 "</p></div><div><p>" P3 "</p></div></article>"
        "<div class=comments><div><time>1</time><p>" P1 "</div><div><time>2"
        "</time><p>" P2 "</div><div><time>3</time><p>" P3 "</div></div>",
        "a.html");
    assert_int_equal(b.n_articles, 1);
    assert_str(b.articles[0].body, P1 "\n\n" P2 "\n\n" P3);
    wire_batch_free(&b);
}

static void live__posts_of_json_ld_serve_where_the_page_has_none(void **state)
{
    (void)state;
    static const char page[] =
        "<html><script type='application/ld+json'>{\"@type\":\"LiveBlogPosting"
        "\",\"headline\":\"Storm live\",\"url\":\"http://lens.example/storm\","
        "\"liveBlogUpdate\":[{\"@type\":\"BlogPosting\",\"headline\":\"Wall "
        "holds\",\"url\":\"http://lens.example/storm#p2\",\"datePublished\":"
        "\"2026-03-03T12:00:00Z\",\"articleBody\":\"" P2 "\"},"
        "{\"@type\":\"BlogPosting\",\"datePublished\":\"2026-03-03T10:00:00Z\","
        "\"author\":{\"name\":\"Ann Lee\"},\"articleBody\":\"" P1 "\\n" P3
        "\"}]}</script><body><div id=app>Loading the newest posts</div>";
    wire_batch b = read_ok(page, "a.html");
    const wire_article *a = b.articles;
    assert_int_equal(b.n_articles, 2);
    assert_str(a[0].id, "http://lens.example/storm#p2");
    assert_str(a[0].title, "Wall holds");
    assert_str(a[0].body, P2);
    assert_int_equal(a[0].paras[0].src_beg, strstr(page, P2) - page);
    assert_str(a[1].id, "http://lens.example/storm#post-2");
    assert_str(a[1].title, "Storm live");
    assert_str(a[1].byline, "Ann Lee");
    assert_str(a[1].body, P1 "\n" P3);
    assert_when(a[1].published, "2026-03-03T10:00:00Z");
    wire_batch_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            microdata__of_the_article_counts_not_that_of_what_is_in_it),
        cmocka_unit_test(hnews__gives_title_times_author_source_and_text),
        cmocka_unit_test(h_entry__is_the_same_in_newer_words),
        cmocka_unit_test(pages__say_a_summary_and_a_dateline_beside_the_text),
        cmocka_unit_test(pages__of_one_article_are_linked),
        cmocka_unit_test(live__posts_of_a_page_become_articles_with_times),
        cmocka_unit_test(live__a_class_says_so_where_nothing_else_does),
        cmocka_unit_test(live__a_page_of_one_story_stays_whole),
        cmocka_unit_test(live__posts_of_json_ld_serve_where_the_page_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
