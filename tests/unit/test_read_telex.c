/* Messages of IPTC 7901 and ANPA 1312, and letters in seven bits.
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

#define HARBOUR                                                                \
    "\001NPA0123 4 i 212 Harbor\r\n/Corrie Head/\r\n"                          \
    "\002Harbour closed after storm\r\n\r\n"                                   \
    "CORRIE HEAD (NPA) - The harbour closed on Monday.\r\n"                    \
    "   Two ferries turned back.\r\n\r\n"

static void assert_time(wire_time t, const char *expected)
{
    char text[32];
    wire_time_format(t, text);
    assert_string_equal(text, expected);
}

static void iptc__a_message_has_number_priority_headline_and_time(void **state)
{
    (void)state;
    wire_batch b = read_ok(HARBOUR "\003031425 mar 26\r\n", "a.iptc");
    assert_int_equal(b.n_articles, 1);
    const wire_article *a = &b.articles[0];
    assert_int_equal(a->format, WIRE_FORMAT_IPTC7901);
    assert_str(a->id, "NPA0123");
    assert_str(a->outlet, "NPA");
    assert_str(a->title, "Harbour closed after storm");
    assert_int_equal(a->n_paras, 2);
    assert_para(a, 1, "Two ferries turned back.");
    assert_int_equal(a->item->urgency, 4);
    assert_str(a->item->subjects[0].code, "i");
    assert_str(a->item->slug, "Harbor\n/Corrie Head");
    assert_time(a->published, "2026-03-03T14:25:00Z");
    wire_batch_free(&b);
}

static void iptc__paragraphs_keep_the_bytes_they_came_from(void **state)
{
    (void)state;
    const char *file = HARBOUR "\003031425 mar 26\r\n";
    wire_batch b = read_ok(file, "a.iptc");
    const wire_para *p = &b.articles[0].paras[1];
    const char *at = strstr(file, "Two ferries");
    assert_int_equal(p->src_beg, at - file);
    assert_int_equal(p->src_end,
                     at + strlen("Two ferries turned back.") - file);
    wire_batch_free(&b);
}

static void iptc__a_file_holds_many_messages(void **state)
{
    (void)state;
    wire_batch b = read_ok(HARBOUR "\003031425 mar 26\r\n\r\n"
                                   "\001NPA0124 3 s 90\r\n"
                                   "\002Rovers win the cup\r\n\r\n"
                                   "HAVEN (NPA) - Rovers won.\r\n"
                                   "\003031500 GMT mar 26\r\n",
                           "a.iptc");
    assert_int_equal(b.n_articles, 2);
    assert_str(b.articles[1].id, "NPA0124");
    assert_time(b.articles[1].published, "2026-03-03T15:00:00Z");
    assert_int_equal(b.n_skips, 0);
    wire_batch_free(&b);
}

static void iptc__what_is_not_for_publication_is_a_note(void **state)
{
    (void)state;
    wire_batch b =
        read_ok(HARBOUR "The following information is not for publication:\r\n"
                        "Tel. 0555 0100\r\n\003031425 mar 26\r\n",
                "a.iptc");
    assert_true(
        wire_str_ends(b.articles[0].item->ed_note, WIRE_STR("Tel. 0555 0100")));
    assert_int_equal(b.articles[0].n_paras, 2);
    wire_batch_free(&b);
}

static void iptc__a_headline_may_stand_in_the_header(void **state)
{
    (void)state;
    wire_batch b =
        read_ok("\001npa0147 2 ku 026 npa 0412\r\n\r\nHafen/Kran/\r\n"
                "Meldung über den Kran im Hafen =\r\n\002   Die Meldung "
                "npa0140 über den Kran trifft nicht zu.\r\n\003\r\n"
                "031540 Mar 26\r\n",
                "a.iptc");
    const wire_article *a = &b.articles[0];
    assert_int_equal(b.n_articles, 1);
    assert_str(a->title, "Meldung über den Kran im Hafen");
    assert_str(a->body, "Die Meldung npa0140 über den Kran trifft nicht zu.");
    wire_batch_free(&b);
}

static void iptc__a_message_without_an_end_is_an_error_and_held(void **state)
{
    (void)state;
    wire_batch b = read_ok(HARBOUR, "a.iptc");
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.n_skips, 1);
    assert_false(b.skips[0].is_warning);
    assert_int_equal(b.articles[0].item->status, WIRE_PUB_WITHHELD);
    wire_batch_free(&b);
}

static void iptc__a_message_without_a_text_is_named(void **state)
{
    (void)state;
    wire_batch b =
        read_ok("\001NPA0123 4 i 0\r\n\r\n" HARBOUR "\003", "a.iptc");
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.n_skips, 2);
    assert_int_equal(b.skips[1].at, 0);
    assert_false(b.skips[1].is_warning);
    wire_batch_free(&b);
}

static void letters__german_is_known_by_its_words(void **state)
{
    (void)state;
    wire_batch b = read_ok("\001NPA0123 4 i 20\r\n\002Br}cke gesperrt\r\n\r\n"
                           "HAVEN (NPA) - Die Br}cke ist f}r Schiffe zu, "
                           "wie es {hnlich fr}her war; sie m}ssen "
                           "zur}ck.\r\n\003",
                           "a.iptc");
    assert_str(b.articles[0].title, "Brücke gesperrt");
    assert_true(wire_str_find(b.articles[0].body, WIRE_STR("ähnlich früher"),
                              0) != SIZE_MAX);
    wire_batch_free(&b);
}

static void letters__french_keeps_addresses(void **state)
{
    (void)state;
    wire_batch b = read_ok(
        "\001NPA0123 4 i 20\r\n\002Le port est ferm{\r\n\r\n"
        "HAVEN (NPA) - Le port a {t{ ferm{ apr}s la temp`te, d{j@ lundi. "
        "{crire @ port@haven.example.\r\n\003",
        "a.iptc");
    assert_str(b.articles[0].title, "Le port est fermé");
    assert_true(wire_str_find(b.articles[0].body,
                              WIRE_STR("déjà lundi. écrire à "
                                       "port@haven.example"),
                              0) != SIZE_MAX);
    wire_batch_free(&b);
}

static void letters__an_escape_announces_the_set(void **state)
{
    (void)state;
    wire_batch b = read_ok("\001NPA0123 4 i 20\r\n\002\033(KM}hle\033(B [x]\r\n"
                           "\r\nHAVEN (NPA) - A mill.\r\n\003",
                           "a.iptc");
    assert_str(b.articles[0].title, "Mühle [x]");
    wire_batch_free(&b);
}

static void letters__english_braces_stay(void **state)
{
    (void)state;
    wire_batch b = read_ok("\001NPA0123 4 i 20\r\n\002Code {x} [y]\r\n\r\n"
                           "HAVEN (NPA) - A | B ~ C.\r\n\003",
                           "a.iptc");
    assert_str(b.articles[0].title, "Code {x} [y]");
    assert_str(b.articles[0].body, "HAVEN (NPA) - A | B ~ C.");
    wire_batch_free(&b);
}

static void anpa__heading_lines_become_fields(void **state)
{
    (void)state;
    wire_batch b =
        read_ok("\026\026\001p0042\037\r\n"
                "u i\024\021 bc-Harbor 03-03 0212\r\n"
                "\002^BC-Harbor Closed, 1st Ld-Writethru<\r\n"
                "^Harbour closed after storm<\r\n"
                "^Eds: Updates with quotes.<\r\n^By ADA VENN=\r\n"
                "\tCORRIE HEAD (NPA) _ The harbour closed on Monday.\r\n"
                "\tTwo ferries turned back.\r\n"
                "\003NPA-CH-03-03-26 1425EST<\r\n",
                "a.anpa");
    assert_int_equal(b.n_articles, 1);
    const wire_article *a = &b.articles[0];
    assert_int_equal(a->format, WIRE_FORMAT_ANPA);
    assert_str(a->title, "Harbour closed after storm");
    assert_str(a->byline, "ADA VENN");
    assert_str(a->item->slug, "Harbor");
    assert_int_equal(a->item->urgency, 3);
    assert_int_equal(a->item->marked, WIRE_REVISION_UPDATE);
    assert_int_equal(a->item->inferred, WIRE_REVISION_UPDATE);
    assert_int_equal(a->n_paras, 2);
    assert_para(a, 1, "Two ferries turned back.");
    assert_time(a->published, "2026-03-03T19:25:00Z");
    wire_batch_free(&b);
}

static void anpa__a_kill_is_canceled(void **state)
{
    (void)state;
    wire_batch b = read_ok("\026\026\001p0043\037\r\n"
                           "b i\024\021 bc-Harbor 03-03 0012\r\n"
                           "\002^BC-Harbor Closed, KILL KILL KILL<\r\n"
                           "^Harbour closed after storm<\r\n"
                           "\tThe story is wrong and must not be used.\r\n\003",
                           "a.anpa");
    assert_int_equal(b.articles[0].item->marked, WIRE_REVISION_KILL);
    assert_int_equal(b.articles[0].item->status, WIRE_PUB_CANCELED);
    wire_batch_free(&b);
}

/* What a heading line below the headline says, and each of several notes. */
static void anpa__heading_lines_hold(void **state)
{
    static const struct {
        const char *lines;
        wire_pub_status status;
        const char *embargoed;
    } cases[] = {{"^HOLD FOR RELEASE<\r\n", WIRE_PUB_WITHHELD, ""},
                 {"^EMBARGOED UNTIL 0600 GMT March 4, 2026<\r\n",
                  WIRE_PUB_USABLE, "2026-03-04T06:00:00Z"},
                 {"^Eds: KILL KILL KILL<\r\n^Eds: With a map.<\r\n",
                  WIRE_PUB_CANCELED, ""},
                 {"^By ADA VENN=\r\n", WIRE_PUB_USABLE, ""}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[512], when[32];
        (void)snprintf(text, sizeof text,
                       "\026\026\001p0042\037\r\n"
                       "u i\024\021 bc-Harbor 03-03 0212\r\n"
                       "\002^BC-Harbor Closed<\r\n^Harbour closed<\r\n%s"
                       "\tThe harbour closed on Monday.\r\n\003",
                       cases[i].lines);
        wire_batch b = read_ok(text, "a.anpa");
        const wire_item *item = b.articles[0].item;
        wire_time_format(item->embargoed, when);
        assert_int_equal(item->status, cases[i].status);
        assert_string_equal(when, cases[i].embargoed);
        wire_batch_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(iptc__a_message_has_number_priority_headline_and_time),
        cmocka_unit_test(iptc__paragraphs_keep_the_bytes_they_came_from),
        cmocka_unit_test(iptc__a_file_holds_many_messages),
        cmocka_unit_test(iptc__what_is_not_for_publication_is_a_note),
        cmocka_unit_test(iptc__a_message_without_an_end_is_an_error_and_held),
        cmocka_unit_test(iptc__a_headline_may_stand_in_the_header),
        cmocka_unit_test(iptc__a_message_without_a_text_is_named),
        cmocka_unit_test(letters__german_is_known_by_its_words),
        cmocka_unit_test(letters__french_keeps_addresses),
        cmocka_unit_test(letters__an_escape_announces_the_set),
        cmocka_unit_test(letters__english_braces_stay),
        cmocka_unit_test(anpa__heading_lines_become_fields),
        cmocka_unit_test(anpa__a_kill_is_canceled),
        cmocka_unit_test(anpa__heading_lines_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
