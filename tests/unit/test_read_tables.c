/* Tables and mail. SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read_testing.h"

/* ---- CSV ---- */

static void csv__a_row_is_an_article(void **state)
{
    (void)state;
    const char *file =
        "id,title,text,url,date\r\n"
        "7,\"Harbour, closed\",\"It \"\"closed\"\" on Monday.\n\nTwo "
        "ferries.\","
        "https://haven.example/a,2026-03-03\r\n"
        "\r\n"
        "8,Bell found,A bell was found.,,2026-03-04T06:00:00Z\r\n";
    wire_batch b = read_ok(file, "a.csv");
    assert_int_equal(b.n_articles, 2);
    const wire_article *a = &b.articles[0];
    assert_int_equal(a->format, WIRE_FORMAT_CSV);
    assert_str(a->id, "7");
    assert_str(a->title, "Harbour, closed");
    assert_str(a->body, "It \"closed\" on Monday.\n\nTwo ferries.");
    assert_int_equal(a->n_paras, 2);
    assert_int_equal(a->paras[1].src_beg, strstr(file, "Two") - file);
    assert_str(a->outlet, "haven.example");
    assert_int_equal(a->published.precision, WIRE_TIME_DAY);
    assert_int_equal(b.articles[1].published.precision, WIRE_TIME_SECOND);
    assert_int_equal(b.articles[1].src_off, strstr(file, "8,Bell") - file);
    assert_int_equal(b.n_skips, 0);
    wire_batch_free(&b);
}

static void csv__semicolons_and_tabs_work_too(void **state)
{
    (void)state;
    wire_batch b = read_ok("Headline;Body\nOne;It closed.\n", "a.csv");
    assert_int_equal(b.n_articles, 1);
    assert_str(b.articles[0].title, "One");
    wire_batch_free(&b);
    b = read_ok("title\ttext\nOne, two\tIt closed.", "a.tsv");
    assert_str(b.articles[0].title, "One, two");
    wire_batch_free(&b);
}

static void csv__a_mark_left_open_costs_no_row(void **state)
{
    (void)state;
    const char *file = "id,title,text\n"
                       "1,\"Harbour closed,It closed.\n"
                       "2,\"Bell, found\",\"A \"\"bell\"\".\"\n"
                       "3,\"Two \"old\" ships\",They sank.\n"
                       "4,Open,\"Nothing closes this.\n"
                       "5,Last,It ends.\n";
    wire_batch b = read_ok(file, "a.csv");
    assert_int_equal(b.n_articles, 5);
    assert_str(b.articles[0].title, "\"Harbour closed");
    assert_str(b.articles[1].title, "Bell, found");
    assert_str(b.articles[1].body, "A \"bell\".");
    assert_str(b.articles[2].title, "Two \"old\" ships");
    assert_str(b.articles[3].body, "\"Nothing closes this.");
    assert_str(b.articles[4].body, "It ends.");
    assert_int_equal(b.n_skips, 2);
    assert_int_equal(b.skips[0].at, strstr(file, "\"Harbour") - file);
    assert_int_equal(b.skips[1].at, strstr(file, "\"Nothing") - file);
    assert_true(b.skips[0].is_warning && b.skips[1].is_warning);
    wire_batch_free(&b);
}

static void csv__a_time_that_is_none_is_told(void **state)
{
    (void)state;
    const char *file = "title,text,date\nOne,It closed.,the other day\n";
    wire_batch b = read_ok(file, "a.csv");
    assert_int_equal(b.n_skips, 1);
    assert_int_equal(b.skips[0].at, strstr(file, "the other") - file);
    assert_str(b.skips[0].why,
               "a time in no form that is known: the other day");
    wire_batch_free(&b);
}

static void check_day(const char *file, const char *day)
{
    wire_batch b = read_ok(file, "a.csv");
    char text[32];
    wire_time_format(b.articles[0].published, text);
    assert_string_equal(text, day);
    assert_int_equal(b.n_skips, *day ? 0 : 1);
    wire_batch_free(&b);
}

/* "03/05/2026": another row, the zone or the language show the order; else
 * no time is taken. */
static void csv__an_embargo_is_kept(void **state)
{
    (void)state;
    wire_batch b = read_ok("id,title,text,embargoed\n"
                           "a,One,The lock was shut.,2026-03-04T06:00:00Z\n"
                           "b,Two,The lock is open.,soon\n"
                           "c,Three,The lock is full.,\n",
                           "a.csv");
    assert_int_equal(b.n_articles, 3);
    assert_int_equal(b.articles[0].item->embargoed.unix_s, 1772604000);
    assert_int_equal(b.articles[1].item->status, WIRE_PUB_WITHHELD);
    assert_null(b.articles[2].item);
    wire_batch_free(&b);
}

static void csv__columns_that_decide_are_read_fail_closed(void **state)
{
    (void)state;
    wire_batch b =
        read_ok("id,text,embargoed,embargo_until,status,type,retracted\n"
                "a,The lock was shut.,False,,published,article,False\n"
                "b,The lock was shut.,True,,published,article,0\n"
                "c,The lock was shut.,True,2026-03-04T06:00:00Z,published,,no\n"
                "d,The lock was shut.,,,canceled,,\n"
                "e,The lock was shut.,,,,correction,None\n"
                "f,The lock was shut.,,,,,True\n"
                "g,,,,,kill,\n",
                "a.csv");
    assert_int_equal(b.n_articles, 6);
    const wire_article *a = b.articles;
    assert_int_equal(a[0].item->status, WIRE_PUB_USABLE);
    assert_int_equal(a[1].item->status, WIRE_PUB_WITHHELD);
    assert_int_equal(a[2].item->status, WIRE_PUB_USABLE);
    assert_int_equal(a[2].item->embargoed.unix_s, 1772604000);
    assert_int_equal(a[3].item->status, WIRE_PUB_CANCELED);
    assert_int_equal(a[4].item->marked, WIRE_REVISION_CORRECTION);
    assert_int_equal(a[5].item->status, WIRE_PUB_CANCELED);
    assert_int_equal(b.n_listed, 1);
    assert_str(b.listed[0].id, "g");
    wire_batch_free(&b);
    b = read_ok("id;text;canceled;Is Deleted;withheld;draft;embargo_until;"
                "embargo_date;embargoed;status;Status\n"
                "a;The lock was shut.;0;1;;;;;;;\n"
                "b;The lock was shut.;1;0;;;;;;;\n"
                "c;The lock was shut.;;;no;\"y\";;;;;\n"
                "d;The lock was shut.;;;;;2020-01-01T00:00:00Z;"
                "2026-03-04T06:00:00Z;;;\n"
                "e;The lock was shut.;;;;;2026-03-04T06:00:00Z;"
                "2020-01-01T00:00:00Z;;;\n"
                "f;The lock was shut.;;;;;;;no;usable;in review\n"
                "g;The lock was shut.;no;0;off;f;;;no;ok;usable\n",
                "b.csv");
    static const wire_pub_status want[] = {WIRE_PUB_CANCELED, WIRE_PUB_CANCELED,
                                           WIRE_PUB_WITHHELD, WIRE_PUB_USABLE,
                                           WIRE_PUB_USABLE,   WIRE_PUB_WITHHELD,
                                           WIRE_PUB_USABLE};
    assert_int_equal(b.n_articles, 7);
    for (size_t i = 0; i < 7; i++)
        assert_int_equal(b.articles[i].item->status, want[i]);
    assert_int_equal(b.articles[3].item->embargoed.unix_s, 1772604000);
    assert_int_equal(b.articles[4].item->embargoed.unix_s, 1772604000);
    wire_batch_free(&b);
}

static void csv__day_and_month_stand_in_the_order_that_is_shown(void **state)
{
    (void)state;
    check_day("title,text,date\nOne,It closed.,03/05/2026\n", "");
    check_day("title,text,date\nOne,It closed.,03/03/2026\n", "2026-03-03");
    check_day("title,text,date\nOne,It closed.,03/05/2026\n"
              "Two,It opened.,03/25/2026\n",
              "2026-03-05");
    check_day("title,text,date\nOne,It closed.,03/05/2026\n"
              "Two,It opened.,25/03/2026\n",
              "2026-05-03");
    check_day("title,text,date\nOne,It closed.,03/05/2026 10:00 EST\n",
              "2026-03-05T15:00:00Z");
    check_day("title,text,date\nOne,It closed.,03/05/2026 10:00 CET\n",
              "2026-05-03T09:00:00Z");
    check_day("title,text,date,language\nOne,It closed.,03/05/2026,en-US\n",
              "2026-03-05");
    check_day("title,text,date,language\nOne,It closed.,03/05/2026,de\n",
              "2026-05-03");
}

static void csv__a_row_of_other_length_is_named_and_kept(void **state)
{
    (void)state;
    wire_batch b = read_ok("title,text\nOne,It closed.,more\nTwo\n", "a.csv");
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.n_skips, 3); /* two warnings, one row without text */
    wire_batch_free(&b);
}

static void csv__prose_with_commas_is_no_table(void **state)
{
    (void)state;
    wire_batch b = read_ok("Title, text and date of a talk\n\n"
                           "The talk was on Monday, in the old harbour.\n",
                           "a.txt");
    assert_int_equal(b.articles[0].format, WIRE_FORMAT_TEXT);
    wire_batch_free(&b);
}

static void csv__white_space_above_the_first_row_is_passed_over(void **state)
{
    (void)state;
    wire_batch b = read_ok("\n\ntitle,text\nOne,It closed.\n", "a.csv");
    assert_int_equal(b.n_articles, 1);
    assert_str(b.articles[0].title, "One");
    wire_batch_free(&b);
}

static void csv__a_table_without_a_text_column_is_no_article(void **state)
{
    (void)state;
    wire_batch b = read_ok("line_no\tkind\tnote\n"
                           "1\tquote\tThe harbour closed, she said.\n"
                           "2\tnumber\t\n",
                           "a.tsv");
    assert_int_equal(b.n_articles, 0);
    assert_int_equal(b.n_skips, 1);
    assert_str(b.skips[0].why,
               "no text, body or content among the columns of this table");
    wire_batch_free(&b);
}

static void csv__prose_with_tabs_is_no_table(void **state)
{
    (void)state;
    wire_batch b = read_ok("Harbour\tThe harbour was closed on Monday.\n"
                           "Ferry\tTwo ferries waited outside all night.\n"
                           "Bell\tA bell was found on the sea bed.\n",
                           "a.txt");
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.articles[0].format, WIRE_FORMAT_TEXT);
    wire_batch_free(&b);
}

/* ---- Mail ---- */

#define HEAD                                                                   \
    "Return-Path: <desk@npa.example>\r\nFrom: \"Northern Press\" "             \
    "<desk@npa.example>\r\nTo: all@haven.example\r\n"                          \
    "Date: Tue, 3 Mar 2026 14:25:00 +0100\r\nMessage-ID: <1@npa.example>\r\n"

static void mail__a_message_is_an_article(void **state)
{
    (void)state;
    const char *file =
        HEAD "Subject: =?utf-8?Q?Caf=C3=A9_am_Hafen?=\r\n "
             "=?iso-8859-1?B?IGdlc2NobG9z"
             "c2Vu?=\r\nContent-Type: text/plain; charset=\"iso-8859-1\"\r\n"
             "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
             "CORRIE HEAD (NPA) - Das Caf=E9 ist =\r\ngeschlossen.\r\n\r\n"
             "Zwei F=E4hren.\r\n";
    wire_batch b = read_ok(file, "a.eml");
    assert_int_equal(b.n_articles, 1);
    const wire_article *a = &b.articles[0];
    assert_int_equal(a->format, WIRE_FORMAT_MAIL);
    assert_str(a->title, "Café am Hafen geschlossen");
    assert_str(a->byline, "Northern Press");
    assert_str(a->id, "1@npa.example");
    assert_int_equal(a->n_paras, 2);
    assert_para(a, 1, "Zwei Fähren.");
    assert_int_equal(a->paras[1].src_beg, strstr(file, "Zwei") - file);
    assert_int_equal(a->published.unix_s,
                     wire_time_parse(WIRE_STR("2026-03-03T13:25:00Z")).unix_s);
    wire_batch_free(&b);
}

static void mail__plain_text_goes_before_html_and_attachments(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        HEAD "Subject: Harbour\r\nMIME-Version: 1.0\r\n"
             "Content-Type: multipart/mixed; boundary=outer\r\n\r\n"
             "--outer\r\nContent-Type: text/plain\r\n"
             "Content-Disposition: attachment\r\n\r\nnot this\r\n"
             "--outer\r\nContent-Type: multipart/alternative; "
             "boundary=\"in ner\"\r\n\r\n"
             "--in ner\r\nContent-Type: text/html\r\n\r\n<p>as HTML</p>\r\n"
             "--in ner\r\nContent-Type: text/plain; charset=utf-8\r\n"
             "Content-Transfer-Encoding: base64\r\n\r\n"
             "VGhlIGhhcmJv\r\ndXIgY2xvc2VkLg==\r\n--in ner--\r\n--outer--\r\n",
        "a.eml");
    assert_int_equal(b.n_articles, 1);
    assert_str(b.articles[0].body, "The harbour closed.");
    wire_batch_free(&b);
}

static void mail__a_mailbox_holds_many(void **state)
{
    (void)state;
    wire_batch b = read_ok("From desk Tue Mar  3 14:25:00 2026\n" HEAD
                           "Subject: One\n\nFrom here on it is closed.\n\n"
                           "From desk Tue Mar  3 14:26:00 2026\n" HEAD
                           "Subject: Two\n\n<p>It is open.</p>\n",
                           "a.mbox");
    assert_int_equal(b.n_articles, 2);
    assert_str(b.articles[0].body, "From here on it is closed.");
    assert_str(b.articles[1].title, "Two");
    assert_str(b.articles[1].body, "It is open.");
    wire_batch_free(&b);
}

static void mail__without_text_it_is_named(void **state)
{
    (void)state;
    wire_batch b = read_ok(HEAD "Subject: Photo\r\nContent-Type: image/png\r\n"
                                "\r\nPNG",
                           "a.eml");
    assert_int_equal(b.n_articles, 0);
    assert_int_equal(b.n_skips, 1);
    wire_batch_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv__a_row_is_an_article),
        cmocka_unit_test(csv__semicolons_and_tabs_work_too),
        cmocka_unit_test(csv__a_mark_left_open_costs_no_row),
        cmocka_unit_test(csv__a_time_that_is_none_is_told),
        cmocka_unit_test(csv__an_embargo_is_kept),
        cmocka_unit_test(csv__columns_that_decide_are_read_fail_closed),
        cmocka_unit_test(csv__day_and_month_stand_in_the_order_that_is_shown),
        cmocka_unit_test(csv__a_row_of_other_length_is_named_and_kept),
        cmocka_unit_test(csv__prose_with_commas_is_no_table),
        cmocka_unit_test(csv__white_space_above_the_first_row_is_passed_over),
        cmocka_unit_test(csv__a_table_without_a_text_column_is_no_article),
        cmocka_unit_test(csv__prose_with_tabs_is_no_table),
        cmocka_unit_test(mail__a_message_is_an_article),
        cmocka_unit_test(mail__plain_text_goes_before_html_and_attachments),
        cmocka_unit_test(mail__a_mailbox_holds_many),
        cmocka_unit_test(mail__without_text_it_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
