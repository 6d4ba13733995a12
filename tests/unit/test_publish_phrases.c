/* What pages say beside their text. The doors are internal: publish_int.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "publish_int.h"

static const char *const codes[WIRE__TONGUES_N] = {"en", "de", "fr", "es",
                                                   "it", "pt", "hi", "ko"};

/* Does a program that reads a line of a page take it for more than words? */
static void expect_plain(wire_str line, bool is_one, wire_arena *a)
{
    wire_para para = {.span = {0, (uint32_t)line.n}};
    wire_article art = {.body = line, .paras = &para, .n_paras = 1};
    wire_version_mark m;
    wire_doc d;

    assert_int_equal(wire_text_doc(&art, a, &d, NULL), WIRE_OK);
    wire_version_marked(&d, &m);
    if (d.has_label ||
        (is_one && (d.n_credits || d.has_dateline || m.corrects)))
        fail_msg("%.*s of %.*s", (int)(d.label.span.end - d.label.span.beg),
                 line.p + d.label.span.beg, (int)line.n, line.p);
}

/* "Copied from Night ferry (NPA): word for word. Published here" */
static wire_str copied_line(wire__tongue t, wire_grade g, wire_arena *a)
{
    wire_buf b = {0};
    wire_str line;

    wire_buf_str(&b, wire__phrase(t, "w_copied"));
    wire_buf_lit(&b, " Night ferry (NPA)");
    wire_buf_str(&b, wire__phrase(t, "w_colon"));
    wire_buf_lit(&b, wire__grade_said(g, t));
    wire_buf_str(&b, wire__phrase(t, "w_stop"));
    wire_buf_char(&b, ' ');
    wire_buf_str(&b, wire__phrase(t, "w_here"));
    assert_true(wire_arena_copy(a, wire_buf_view(&b), &line));
    wire_buf_free(&b);
    return line;
}

/* One by one; and those of an article in one paragraph, as short ones are
 * joined in the search for labels, make none. */
static void no_phrase_reads_as_a_label_a_credit_or_a_dateline(void **state)
{
    wire_arena *a = wire_arena_new(NULL, 0);

    (void)state;
    for (wire__tongue t = 0; t < WIRE__TONGUES_N; t++) {
        wire_buf all = {0};
        bool is_article = true;
        wire_str name, said;

        assert_string_equal(codes[t], wire__phrase(t, "w_lang").p);
        for (size_t i = 0; wire__phrase_at(t, i, &name, &said); i++) {
            assert_true(said.n > 0);
            assert_true(wire_str_eq(said, wire__phrase(t, name.p)));
            expect_plain(said, true, a);
            /* behind it stand digests, then notices: other pages */
            if (strcmp(name.p, "w_in_short") == 0) is_article = false;
            if (!is_article) continue;
            wire_buf_str(&all, said);
            wire_buf_char(&all, ' ');
        }
        assert_true(all.n > 500);
        expect_plain(wire_buf_view(&all), false, a);
        for (wire_grade g = 0; g <= WIRE_GRADE_NONE; g++) {
            said = wire_str_of(wire__grade_said(g, t));
            expect_plain(said, true, a);
            expect_plain(copied_line(t, g, a), false, a);
        }
        wire_buf_free(&all);
    }
    wire_arena_free(a);
}

static void a_page_speaks_the_language_of_its_article(void **state)
{
    (void)state;
    assert_int_equal(wire__tongue_of(WIRE_STR("de-AT")), WIRE__GERMAN);
    assert_int_equal(wire__tongue_of(WIRE_STR("pt_BR")), WIRE__PORTUGUESE);
    assert_int_equal(wire__tongue_of(WIRE_STR("KO")), WIRE__KOREAN);
    assert_int_equal(wire__tongue_of(WIRE_STR("nl")), WIRE__ENGLISH);
    assert_int_equal(wire__tongue_of(WIRE_STR("den")), WIRE__ENGLISH);
    assert_int_equal(wire__tongue_of((wire_str){0}), WIRE__ENGLISH);
}

static void expect_time(wire_time when, wire__tongue t, const char *words)
{
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_view *v = wire_view_new(a);
    wire_theme *theme = wire_theme_new(a);
    wire_buf out = {0};

    wire__view_time(v, "at", when, t);
    assert_int_equal(wire_theme_add(theme, "x", WIRE_STR("{{at_words}}"), NULL),
                     WIRE_OK);
    assert_int_equal(wire_theme_render(theme, "x", v, &out, NULL), WIRE_OK);
    wire_buf_char(&out, '\0');
    assert_string_equal(out.p, words);
    wire_buf_free(&out);
    wire_arena_free(a);
}

static void dates_are_written_as_each_language_does(void **state)
{
    static const char *const days[WIRE__TONGUES_N] = {
        "1 March 2026",       "1. März 2026",  "1er mars 2026",
        "1 de marzo de 2026", "1 marzo 2026",  "1 de março de 2026",
        "1 मार्च 2026",        "2026년 3월 1일"};
    static const char *const seconds[WIRE__TONGUES_N] = {
        "12 August 2026, 08:05 UTC", "12. August 2026, 08:05 UTC",
        "12 août 2026, 08:05 UTC",   "12 de agosto de 2026, 08:05 UTC",
        "12 agosto 2026, 08:05 UTC", "12 de agosto de 2026, 08:05 UTC",
        "12 अगस्त 2026, 08:05 UTC",   "2026년 8월 12일 08:05 UTC"};
    wire_time day = wire_time_parse(WIRE_STR("2026-03-01"));
    wire_time second = wire_time_parse(WIRE_STR("2026-08-12T08:05:00Z"));

    (void)state;
    for (wire__tongue t = 0; t < WIRE__TONGUES_N; t++) {
        expect_time(day, t, days[t]);
        expect_time(second, t, seconds[t]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_phrase_reads_as_a_label_a_credit_or_a_dateline),
        cmocka_unit_test(a_page_speaks_the_language_of_its_article),
        cmocka_unit_test(dates_are_written_as_each_language_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
