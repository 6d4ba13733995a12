/* What is written reads back equal, in every format.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <wirecopy/write.h>

#include "read_testing.h"

/* One article with every field, and markup in each of its texts. */
typedef struct {
    wire_article a;
    wire_item item;
    wire_subject subjects[2];
    wire_item_link links[1];
    wire_para paras[4];
} sample;

static wire_str str(const char *s) { return wire_str_of(s); }

static void add_para(wire_article *a, wire_para *paras, const char *text,
                     wire_para_role role)
{
    size_t at = wire_str_find(a->body, str(text), 0);
    assert_true(at != SIZE_MAX);
    paras[a->n_paras++] =
        (wire_para){{(uint32_t)at, (uint32_t)(at + strlen(text))}, 0, 0, role};
}

static void make_sample(sample *s)
{
    *s = (sample){0};
    wire_article *a = &s->a;
    a->id = str("tag:haven.example,2026:harbour");
    a->format = WIRE_FORMAT_TEXT;
    a->outlet = str("Haven Press");
    a->url = str("https://haven.example/a?b=1&c=2");
    a->title = str("Harbour <closed> & \"reopened\"");
    a->byline = str("Ada Venn");
    a->credit = str("NPA");
    a->language = str("en");
    a->published = wire_time_parse(str("2026-03-03T14:25:00Z"));
    a->modified = wire_time_parse(str("2026-03-03T15:30:10Z"));
    a->body = str("CORRIE HEAD (NPA) - The harbour <b>closed</b> & "
                  "reopened.\n\nWhat happened\n\nA ferry turned back\n\n"
                  "“We waited,” said Venn. ]]> &amp; so on.");
    a->paras = s->paras;
    add_para(a, s->paras,
             "CORRIE HEAD (NPA) - The harbour <b>closed</b> & reopened.",
             WIRE_PARA_BODY);
    add_para(a, s->paras, "What happened", WIRE_PARA_HEADING);
    add_para(a, s->paras, "A ferry turned back", WIRE_PARA_LIST);
    add_para(a, s->paras, "“We waited,” said Venn. ]]> &amp; so on.",
             WIRE_PARA_BLOCKQUOTE);
    s->subjects[0] = (wire_subject){str("medtop:04000000"), str("economy")};
    s->subjects[1] = (wire_subject){str("ports"), {0}};
    s->links[0] = (wire_item_link){str("via"), str("https://npa.example/1")};
    s->item = (wire_item){.version = str("3"),
                          .subjects = s->subjects,
                          .n_subjects = 2,
                          .links = s->links,
                          .n_links = 1,
                          .slug = str("harbour-closed"),
                          .ed_note = str("Eds: <hold> the photo"),
                          .rights = str("(c) NPA & Haven"),
                          .urgency = 3};
    a->item = &s->item;
}

static wire_batch write_and_read(wire_format f, const wire_article *a)
{
    wire_channel c = {.title = str("Haven & co"),
                      .id = str("urn:haven:feed"),
                      .url = str("https://haven.example/")};
    wire_buf b = {0};
    wire_err err = {0};
    if (wire_write_articles(f, &c, &a, 1, &b, &err) != WIRE_OK)
        fail_msg("%s", err.text);
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_batch batch = read_with(wire_buf_view(&b), "written", &o);
    if (getenv("WIRE_SHOW")) print_message("%.*s\n", (int)b.n, b.p);
    wire_buf_free(&b);
    return batch;
}

static void assert_paras(const wire_article *got, const wire_article *want)
{
    assert_int_equal(got->n_paras, want->n_paras);
    for (size_t i = 0; i < want->n_paras; i++) {
        wire_str w = para_text(want, i);
        if (!wire_str_eq(para_text(got, i), w))
            fail_msg("paragraph %zu: \"%.*s\"", i, (int)para_text(got, i).n,
                     para_text(got, i).p);
    }
}

static void assert_eq(wire_str got, wire_str want)
{
    if (!wire_str_eq(got, want))
        fail_msg("got \"%.*s\" want \"%.*s\"", (int)got.n, got.p, (int)want.n,
                 want.p);
}

static void assert_same_text(const wire_article *got, const wire_article *want)
{
    assert_eq(got->title, want->title);
    assert_paras(got, want);
}

static void assert_same_facts(const wire_article *got, const wire_article *want)
{
    assert_eq(got->id, want->id);
    assert_eq(got->byline, want->byline);
    assert_eq(got->language, want->language);
    assert_int_equal(got->published.unix_s, want->published.unix_s);
    assert_int_equal(got->modified.unix_s, want->modified.unix_s);
}

static void check_round_trip(wire_format f, bool has_facts)
{
    sample s;
    make_sample(&s);
    wire_batch b = write_and_read(f, &s.a);
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.articles[0].format, f);
    assert_same_text(&b.articles[0], &s.a);
    if (has_facts) assert_same_facts(&b.articles[0], &s.a);
    wire_batch_free(&b);
}

static void write__rss_reads_back(void **state)
{
    (void)state;
    check_round_trip(WIRE_FORMAT_RSS, true);
}

static void write__atom_reads_back(void **state)
{
    (void)state;
    check_round_trip(WIRE_FORMAT_ATOM, true);
}

static void write__ninjs_reads_back_and_keeps_the_rules(void **state)
{
    (void)state;
    check_round_trip(WIRE_FORMAT_NINJS, true);
    sample s;
    make_sample(&s);
    wire_batch b = write_and_read(WIRE_FORMAT_NINJS, &s.a);
    const wire_item *item = b.articles[0].item;
    assert_int_equal(b.n_skips, 0);
    assert_eq(item->version, s.item.version);
    assert_eq(item->slug, s.item.slug);
    assert_eq(item->ed_note, s.item.ed_note);
    assert_eq(item->rights, s.item.rights);
    assert_int_equal(item->urgency, s.item.urgency);
    assert_int_equal(item->n_subjects, 2);
    assert_eq(item->subjects[0].code, s.subjects[0].code);
    assert_eq(item->links[0].target, s.links[0].target);
    assert_eq(b.articles[0].outlet, s.a.outlet);
    assert_eq(b.articles[0].credit, s.a.credit);
    wire_batch_free(&b);
}

static void check_item(wire_format f, bool has_note)
{
    sample s;
    make_sample(&s);
    wire_batch b = write_and_read(f, &s.a);
    const wire_item *item = b.articles[0].item;
    assert_int_equal(b.n_skips, 0);
    assert_eq(item->version, s.item.version);
    assert_eq(item->rights, s.item.rights);
    if (has_note) assert_eq(item->ed_note, s.item.ed_note);
    assert_int_equal(item->n_subjects, 2);
    assert_eq(item->subjects[0].code, s.subjects[0].code);
    assert_eq(b.articles[0].credit, s.a.credit);
    wire_batch_free(&b);
}

static void write__json_feed_reads_back(void **state)
{
    (void)state;
    check_round_trip(WIRE_FORMAT_JSON_FEED, true);
    check_item(WIRE_FORMAT_JSON_FEED, true);
}

static void write__newsml_g2_reads_back(void **state)
{
    (void)state;
    check_round_trip(WIRE_FORMAT_NEWSML_G2, true);
    check_item(WIRE_FORMAT_NEWSML_G2, true);
}

static void write__nitf_reads_back(void **state)
{
    (void)state;
    check_round_trip(WIRE_FORMAT_NITF, true);
    check_item(WIRE_FORMAT_NITF, true);
}

/* Formats that can say it say it: what may not be published stays so. */
static void write__status_and_embargo_read_back(void **state)
{
    (void)state;
    static const wire_format formats[] = {
        WIRE_FORMAT_JSON_FEED, WIRE_FORMAT_NINJS, WIRE_FORMAT_NEWSML_G2,
        WIRE_FORMAT_NITF};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        for (int status = WIRE_PUB_USABLE; status <= WIRE_PUB_CANCELED;
             status++) {
            sample s;
            make_sample(&s);
            s.item.status = (wire_pub_status)status;
            s.item.embargoed = wire_time_parse(str("2026-03-04T06:00:00Z"));
            wire_batch b = write_and_read(formats[i], &s.a);
            assert_int_equal(b.articles[0].item->status, status);
            assert_int_equal(b.articles[0].item->embargoed.unix_s,
                             s.item.embargoed.unix_s);
            wire_batch_free(&b);
        }
}

static void write__a_canceled_article_is_a_tombstone_in_atom(void **state)
{
    (void)state;
    sample s;
    make_sample(&s);
    s.item.status = WIRE_PUB_CANCELED;
    wire_batch b = write_and_read(WIRE_FORMAT_ATOM, &s.a);
    assert_int_equal(b.n_articles, 0);
    assert_int_equal(b.n_listed, 1);
    assert_eq(b.listed[0].id, s.a.id);
    assert_int_equal(b.listed[0].item->status, WIRE_PUB_CANCELED);
    wire_batch_free(&b);
}

static void write__warc_reads_back(void **state)
{
    (void)state;
    sample s;
    make_sample(&s);
    wire_batch b = write_and_read(WIRE_FORMAT_WARC, &s.a);
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.n_skips, 0);
    assert_same_text(&b.articles[0], &s.a);
    wire_batch_free(&b);
}

static void write__iptc_7901_reads_back(void **state)
{
    (void)state;
    check_round_trip(WIRE_FORMAT_IPTC7901, false);
}

static void write__an_iptc_message_keeps_note_time_and_urgency(void **state)
{
    (void)state;
    sample s;
    make_sample(&s);
    wire_batch b = write_and_read(WIRE_FORMAT_IPTC7901, &s.a);
    const wire_item *item = b.articles[0].item;
    assert_int_equal(item->urgency, 3);
    assert_eq(item->slug, s.item.slug);
    assert_true(wire_str_ends(item->ed_note, s.item.ed_note));
    wire_batch_free(&b);
}

/* A header without letters for the category is none: the message was lost. */
static void
write__an_iptc_message_has_a_category_whatever_its_subjects(void **state)
{
    static const char *const codes[] = {"",         "]]",  "04",
                                        "\xc3\xa9", "fin", "medtop:04000000"};
    (void)state;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        sample s;
        make_sample(&s);
        s.subjects[0].code = str(codes[i]);
        wire_batch b = write_and_read(WIRE_FORMAT_IPTC7901, &s.a);
        assert_int_equal(b.n_articles, 1);
        assert_eq(b.articles[0].title, s.a.title);
        assert_int_equal(b.articles[0].item->urgency, 3);
        wire_batch_free(&b);
    }
}

static void write__a_sitemap_lists_what_may_be_published(void **state)
{
    (void)state;
    sample s, old, held;
    make_sample(&s);
    make_sample(&old);
    make_sample(&held);
    old.a.url = str("https://haven.example/2?q=\xc3\xbc b");
    old.a.published = wire_time_parse(str("2026-02-27"));
    old.a.modified = (wire_time){0};
    held.item.embargoed = wire_time_parse(str("2026-03-04T06:00:00Z"));
    const wire_article *all[] = {&s.a, &old.a, &held.a};
    wire_channel c = {.language = str("en")};
    wire_buf b = {0};
    wire_err err = {0};
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    assert_int_equal(
        wire_write_articles(WIRE_FORMAT_SITEMAP, &c, all, 3, &b, &err),
        WIRE_OK);
    wire_batch batch = read_with(wire_buf_view(&b), "written", &o);
    assert_int_equal(batch.n_skips, 0);
    assert_int_equal(batch.n_listed, 2);
    const wire_article *got = &batch.listed[0];
    assert_eq(got->url, s.a.url);
    assert_eq(got->title, s.a.title);
    assert_eq(got->outlet, s.a.outlet);
    assert_eq(got->language, s.a.language);
    assert_int_equal(got->published.unix_s, s.a.published.unix_s);
    assert_int_equal(got->modified.unix_s, s.a.modified.unix_s);
    assert_int_equal(got->item->n_subjects, 2);
    got = &batch.listed[1];
    assert_str(got->url, "https://haven.example/2?q=%C3%BC%20b");
    assert_int_equal(got->title.n, 0);
    assert_int_equal(got->modified.precision, WIRE_TIME_DAY);
    wire_batch_free(&batch);
    wire_buf_free(&b);
}

static void write__several_articles_keep_their_order(void **state)
{
    (void)state;
    sample s, t;
    make_sample(&s);
    make_sample(&t);
    t.a.id = str("tag:haven.example,2026:second");
    const wire_article *both[] = {&s.a, &t.a};
    static const wire_format formats[] = {WIRE_FORMAT_RSS, WIRE_FORMAT_ATOM};
    for (size_t i = 0; i < 2; i++) {
        wire_channel c = {0};
        wire_buf b = {0};
        wire_err err = {0};
        wire_read_opts o = WIRE_READ_OPTS_INIT;
        assert_int_equal(wire_write_articles(formats[i], &c, both, 2, &b, &err),
                         WIRE_OK);
        wire_batch batch = read_with(wire_buf_view(&b), "written", &o);
        assert_int_equal(batch.n_articles, 2);
        assert_eq(batch.articles[1].id, t.a.id);
        wire_batch_free(&batch);
        wire_buf_free(&b);
    }
}

static void write__what_xml_cannot_hold_is_replaced(void **state)
{
    (void)state;
    sample s;
    make_sample(&s);
    s.a.title = (wire_str){"A\001B\xef\xbf\xbf"
                           "C",
                           7};
    wire_batch b = write_and_read(WIRE_FORMAT_ATOM, &s.a);
    assert_str(b.articles[0].title, "A\xef\xbf\xbd"
                                    "B\xef\xbf\xbd"
                                    "C");
    wire_batch_free(&b);
}

static void write__what_is_not_written_is_said(void **state)
{
    (void)state;
    wire_channel c = {0};
    wire_buf b = {0};
    wire_err err = {0};
    sample s;
    make_sample(&s);
    const wire_article *two[] = {&s.a, &s.a};
    assert_int_equal(
        wire_write_articles(WIRE_FORMAT_HTML, &c, two, 2, &b, &err),
        WIRE_EINVAL);
    assert_non_null(strstr(err.text, "html"));
    assert_int_equal(
        wire_write_articles(WIRE_FORMAT_NITF, &c, two, 2, &b, &err),
        WIRE_EINVAL);
    wire_buf_free(&b);
}

/* An id may be the name of a file, and that any bytes. */
static void write__ids_of_any_bytes_are_well_formed(void **state)
{
    static const char *const ids[] = {"quay/caf\xe9.txt", "\xff\xfe", "a\xc3",
                                      "\xed\xa0\x80x", "ok\xc3\xa9"};
    static const wire_format formats[] = {WIRE_FORMAT_RSS, WIRE_FORMAT_ATOM,
                                          WIRE_FORMAT_NEWSML_G2,
                                          WIRE_FORMAT_NITF};
    (void)state;
    for (size_t f = 0; f < sizeof formats / sizeof *formats; f++)
        for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
            sample s;
            make_sample(&s);
            s.a.id = str(ids[i]);
            s.a.url = (wire_str){0};
            wire_batch b = write_and_read(formats[f], &s.a);
            assert_int_equal(b.n_skips, 0); /* no ill-formed byte */
            assert_int_equal(b.n_articles, 1);
            assert_true(b.articles[0].id.n > 0);
            wire_batch_free(&b);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(write__rss_reads_back),
        cmocka_unit_test(write__atom_reads_back),
        cmocka_unit_test(write__ninjs_reads_back_and_keeps_the_rules),
        cmocka_unit_test(write__json_feed_reads_back),
        cmocka_unit_test(write__newsml_g2_reads_back),
        cmocka_unit_test(write__nitf_reads_back),
        cmocka_unit_test(write__status_and_embargo_read_back),
        cmocka_unit_test(write__a_canceled_article_is_a_tombstone_in_atom),
        cmocka_unit_test(write__warc_reads_back),
        cmocka_unit_test(write__iptc_7901_reads_back),
        cmocka_unit_test(
            write__an_iptc_message_has_a_category_whatever_its_subjects),
        cmocka_unit_test(write__an_iptc_message_keeps_note_time_and_urgency),
        cmocka_unit_test(write__a_sitemap_lists_what_may_be_published),
        cmocka_unit_test(write__several_articles_keep_their_order),
        cmocka_unit_test(write__what_xml_cannot_hold_is_replaced),
        cmocka_unit_test(write__ids_of_any_bytes_are_well_formed),
        cmocka_unit_test(write__what_is_not_written_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
