/* Templates: what is shown, and what a hostile value cannot do.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <wirecopy/page.h>

#include <stdio.h>
#include <string.h>

typedef struct {
    wire_arena *a;
    wire_theme *theme;
    wire_view *view;
    wire_buf out;
    wire_err err;
} sheet;

static sheet sheet_new(void)
{
    sheet s = {.a = wire_arena_new(NULL, 0)};

    s.theme = wire_theme_new(s.a);
    s.view = wire_view_new(s.a);
    assert_non_null(s.theme);
    assert_non_null(s.view);
    return s;
}

static void sheet_free(sheet *s)
{
    wire_buf_free(&s->out);
    wire_arena_free(s->a);
}

static const char *show(sheet *s, const char *template)
{
    s->out.n = 0;
    assert_int_equal(
        wire_theme_add(s->theme, "page", wire_str_of(template), &s->err), 0);
    assert_int_equal(
        wire_theme_render(s->theme, "page", s->view, &s->out, &s->err), 0);
    wire_buf_char(&s->out, '\0');
    assert_true(wire_view_ok(s->view) && wire_buf_ok(&s->out));
    return s->out.p;
}

static void set(sheet *s, const char *name, const char *value)
{
    wire_view_str(s->view, name, wire_str_of(value));
}

static void a_value_is_escaped_by_where_it_stands(void **state)
{
    sheet s = sheet_new();

    (void)state;
    set(&s, "x", "<b>\"A\" & 'B'</b>");
    assert_string_equal(show(&s, "<p>{{x}}</p>"),
                        "<p>&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;"
                        "&lt;/b&gt;</p>");
    assert_string_equal(show(&s, "<i title='{{x}}'>"),
                        "<i title='&lt;b&gt;&quot;A&quot; &amp; "
                        "&#39;B&#39;&lt;/b&gt;'>");
    assert_string_equal(show(&s, "<a href=\"{{x}}\">"),
                        "<a href=\"%3Cb%3E%22A%22%20&amp;%20%27B%27"
                        "%3C/b%3E\">");
    assert_string_equal(
        show(&s, "<script type=\"application/ld+json\">{\"a\":{{x}}}</script>"),
        "<script type=\"application/ld+json\">{\"a\":"
        "\"\\u003cb\\u003e\\\"A\\\" \\u0026 \\u0027B\\u0027\\u003c/b"
        "\\u003e\"}</script>");
    assert_string_equal(show(&s, "<title>{{x}}</title>"),
                        "<title>&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;"
                        "&lt;/b&gt;</title>");
    sheet_free(&s);
}

static void an_address_cannot_carry_a_script(void **state)
{
    static const char *const hostile[] = {
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "\x01javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>1</script>",
        "vbscript:x",
        "javascript&colon;alert(1):",
    };
    static const char *const fine[] = {
        "https://a.example/b?c=d#e", "../x.html", "/x:y", "#sentence-3",
        "mailto:desk@a.example",     ""};
    sheet s = sheet_new();

    (void)state;
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        set(&s, "x", hostile[i]);
        assert_string_equal(show(&s, "<a href=\"{{x}}\">"), "<a href=\"#\">");
    }
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
        char want[100];

        (void)snprintf(want, sizeof want, "<a href=\"%s\">", fine[i]);
        set(&s, "x", fine[i]);
        assert_string_equal(show(&s, "<a href=\"{{x}}\">"), want);
    }
    set(&s, "x", "a b/\"><script>");
    assert_string_equal(show(&s, "<a href=\"story/{{x}}\">"),
                        "<a href=\"story/a%20b/%22%3E%3Cscript%3E\">");
    sheet_free(&s);
}

static void a_control_character_is_replaced(void **state)
{
    sheet s = sheet_new();

    (void)state;
    set(&s, "x",
        "a\x01"
        "b\tc");
    assert_string_equal(show(&s, "{{x}}"), "a\xEF\xBF\xBD"
                                           "b\tc");
    sheet_free(&s);
}

static void lists_flags_and_absence_choose_sections(void **state)
{
    sheet s = sheet_new();

    (void)state;
    for (int i = 1; i < 4; i++)
        wire_view_fmt(wire_view_add(s.view, "rows"), "n", "%d", i);
    wire_view_flag(s.view, "killed", false);
    set(&s, "outer", "o");
    assert_string_equal(
        show(&s, "{{#rows}}{{n}}{{outer}}{{^last}}, {{/last}}{{/rows}}"
                 "{{#killed}}gone{{/killed}}{{^killed}}.{{/killed}}"
                 "{{^none}}!{{/none}}{{none}}{{#outer}}{{outer}}{{/outer}}"),
        "1o, 2o, 3o.!o");
    sheet_free(&s);
}

static void a_section_alone_on_its_line_takes_the_line_away(void **state)
{
    sheet s = sheet_new();

    (void)state;
    wire_view_fmt(wire_view_add(s.view, "rows"), "n", "1");
    wire_view_fmt(wire_view_add(s.view, "rows"), "n", "2");
    assert_string_equal(show(&s, "<ul>\n  {{#rows}}\n  <li>{{n}}</li>\n"
                                 "  {{/rows}}\n</ul>\n{{! nothing }}\n"),
                        "<ul>\n  <li>1</li>\n  <li>2</li>\n</ul>\n");
    sheet_free(&s);
}

static void a_list_has_no_words_of_its_own(void **state)
{
    sheet s = sheet_new();

    (void)state;
    (void)wire_view_add(s.view, "rows");
    wire_view_flag(s.view, "on", true);
    assert_string_equal(show(&s, "<p title=\"{{on}}\">{{rows}}</p>"),
                        "<p title=\"\"></p>");
    sheet_free(&s);
}

static void a_template_takes_in_others(void **state)
{
    sheet s = sheet_new();
    wire_view *child;

    (void)state;
    assert_int_equal(wire_theme_add(s.theme, "node",
                                    WIRE_STR("<li>{{n}}{{#nodes}}<ul>{{>node}}"
                                             "</ul>{{/nodes}}</li>"),
                                    &s.err),
                     0);
    child = wire_view_add(s.view, "nodes");
    wire_view_fmt(child, "n", "a");
    child = wire_view_add(child, "nodes");
    wire_view_fmt(child, "n", "b");
    wire_view_flag(child, "nodes", false); /* else those around it are found */
    assert_string_equal(show(&s, "<ul>{{#nodes}}{{>node}}{{/nodes}}</ul>"),
                        "<ul><li>a<ul><li>b</li></ul></li></ul>");
    sheet_free(&s);
}

static void a_template_that_takes_in_itself_ends(void **state)
{
    sheet s = sheet_new();

    (void)state;
    set(&s, "x", "1");
    assert_int_equal(wire_theme_add(s.theme, "loop",
                                    WIRE_STR("{{#x}}{{>loop}}{{/x}}"), &s.err),
                     0);
    assert_int_equal(wire_theme_render(s.theme, "loop", s.view, &s.out, &s.err),
                     WIRE_ELIMIT);
    assert_int_equal(s.out.n, 0);
    sheet_free(&s);
}

static void a_missing_template_is_named(void **state)
{
    sheet s = sheet_new();

    (void)state;
    assert_int_equal(
        wire_theme_add(s.theme, "page", WIRE_STR("{{>head}}"), &s.err), 0);
    assert_int_equal(wire_theme_render(s.theme, "page", s.view, &s.out, &s.err),
                     WIRE_EINVAL);
    assert_string_equal(s.err.text, "the theme has no template \"head\"");
    sheet_free(&s);
}

typedef struct {
    const char *template;
    uint64_t off;
    const char *text; /* that the error begins with */
} mistake;

static void a_mistake_in_a_template_is_named_with_its_byte(void **state)
{
    static const mistake mistakes[] = {
        {"<p>{{x", 3, "\"{{\" without"},
        {"{{X}}", 0, "a name is of"},
        {"<{{x}}>", 1, "no value is safe within a tag"},
        {"<p {{x}}>", 3, "no value is safe within a tag"},
        {"<p id={{x}}>", 6, "a value of an attribute needs"},
        {"<p id=a{{x}}>", 7, "a value of an attribute needs"},
        {"<p onclick=\"{{x}}\">", 12, "no value is safe in this attribute"},
        {"<p STYLE=\"{{x}}\">", 10, "no value is safe in this attribute"},
        {"<script src=\"{{x}}\">", 13, "no value is safe in this attribute"},
        {"<iframe src='{{x}}'>", 13, "no value is safe in this attribute"},
        {"<script>{{x}}</script>", 8, "no value is safe in a script"},
        {"<style>{{x}}</style>", 7, "no value is safe in a script"},
        {"<!-- {{x}} -->", 5, "no value is safe in a comment"},
        {"<script type=\"application/json\">\"{{x}}\"</script>", 33,
         "a value in JSON brings"},
        {"<title><{{x}}</title>", 8, "a value directly behind"},
        {"{{#x}}", 6, "\"{{#x}}\" is not closed"},
        {"{{/x}}", 0, "\"{{/x}}\" closes what is not open"},
        {"{{#x}}{{#y}}{{/x}}{{/y}}", 12, "\"{{/x}}\" closes"},
        {"{{#x}}<p {{/x}}>", 9, "the section ends elsewhere"},
        {"<p {{#x}}on{{/x}}click=\"{{v}}\">", 3, "a section in a tag begins"},
        {"<p{{#x}} on{{/x}}click=\"{{v}}\">", 17, "a space has to follow"},
        {"<p{{#x}} on{{/x}}{{#y}}click=\"{{v}}\"{{/y}}>", 17,
         "a section in a tag begins"},
        {"<p{{#x}} onclick{{/x}} =\"{{v}}\">", 25,
         "no value is safe in this attribute"},
        {"<p{{#x}}><b{{/x}}>", 2, "a section in a tag begins"},
        {"<p{{#x}} ><b{{/x}}>", 12, "the section ends elsewhere"},
        {"<p id=\"{{#x}}\" class=\"{{/x}}\">", 22, "the section ends"},
        {"<title>{{>x}}</title>", 7, "a template is taken in"},
        {"<p", 2, "the template ends within"},
        {"<script>", 8, "the template ends within"},
    };
    sheet s = sheet_new();

    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        const mistake *m = &mistakes[i];

        assert_int_equal(
            wire_theme_add(s.theme, "page", wire_str_of(m->template), &s.err),
            WIRE_EFORMAT);
        assert_int_equal(s.err.off, m->off);
        assert_int_equal(strncmp(s.err.text, m->text, strlen(m->text)), 0);
    }
    assert_false(wire_theme_has(s.theme, "page"));
    sheet_free(&s);
}

static void scripts_comments_and_loose_marks_are_followed(void **state)
{
    sheet s = sheet_new();

    (void)state;
    set(&s, "x", "&");
    assert_string_equal(
        show(&s, "<!doctype html><!-- \"<a href=' --><script>if (a < b) "
                 "\"</scripty>\"</script >{{x}}<p>1 < 2 {{x}}</p>"
                 "<textarea></text {{x}}</textarea>{{x}}<br/>{{x}}"),
        "<!doctype html><!-- \"<a href=' --><script>if (a < b) "
        "\"</scripty>\"</script >&amp;<p>1 < 2 &amp;</p>"
        "<textarea></text &amp;</textarea>&amp;<br/>&amp;");
    sheet_free(&s);
}

static void a_section_may_end_behind_a_script(void **state)
{
    sheet s = sheet_new();

    (void)state;
    set(&s, "x", "1");
    assert_string_equal(
        show(&s, "{{#x}}<script type=\"application/json\">{{x}}</script>"
                 "{{/x}}"),
        "<script type=\"application/json\">\"1\"</script>");
    sheet_free(&s);
}

static void sections_may_choose_attributes(void **state)
{
    sheet s = sheet_new();

    (void)state;
    set(&s, "on", "x");
    set(&s, "url", "javascript:1");
    assert_string_equal(
        show(&s,
             "<p{{#on}} class=\"{{on}}\"{{/on}}{{#off}} hidden{{/off}}{{^off}} "
             "open{{/off}}>"
             "<a href=\"{{#off}}https://{{/off}}{{url}}\">"),
        "<p class=\"x\" open><a href=\"#\">");
    sheet_free(&s);
}

static void sections_in_one_another_are_bounded(void **state)
{
    sheet s = sheet_new();
    wire_buf b = {0};

    (void)state;
    for (int i = 0; i < 33; i++)
        wire_buf_lit(&b, "{{#x}}");
    assert_int_equal(wire_theme_add(s.theme, "page", wire_buf_view(&b), &s.err),
                     WIRE_ELIMIT);
    wire_buf_free(&b);
    sheet_free(&s);
}

static void words_of_a_theme_are_written_into_templates(void **state)
{
    sheet s = sheet_new();
    wire_view *words = wire_view_new(s.a);

    (void)state;
    wire_view_str(words, "w_by", WIRE_STR("d’après l'<NPA>"));
    wire_theme_words(s.theme, words);
    set(&s, "w_by", "somebody"); /* they are the theme's, not the page's */
    set(&s, "x", "1");
    assert_string_equal(
        show(&s, "<p title=\"{{w_by}}\">{{w_by}} {{x}}</p>"
                 "<script type=\"application/json\">{{w_by}}</script>"),
        "<p title=\"d’après l&#39;&lt;NPA&gt;\">d’après l&#39;&lt;NPA&gt; 1</p>"
        "<script type=\"application/json\">\"d’après "
        "l\\u0027\\u003cNPA\\u003e\""
        "</script>");
    assert_int_equal(
        wire_theme_add(s.theme, "bad", WIRE_STR("<a {{w_by}}>"), &s.err),
        WIRE_EFORMAT);
    wire_theme_words(s.theme, NULL);
    assert_string_equal(show(&s, "<p>{{w_by}}</p>"), "<p>somebody</p>");
    sheet_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_is_escaped_by_where_it_stands),
        cmocka_unit_test(an_address_cannot_carry_a_script),
        cmocka_unit_test(a_control_character_is_replaced),
        cmocka_unit_test(lists_flags_and_absence_choose_sections),
        cmocka_unit_test(a_section_alone_on_its_line_takes_the_line_away),
        cmocka_unit_test(a_list_has_no_words_of_its_own),
        cmocka_unit_test(a_template_takes_in_others),
        cmocka_unit_test(a_template_that_takes_in_itself_ends),
        cmocka_unit_test(a_missing_template_is_named),
        cmocka_unit_test(a_mistake_in_a_template_is_named_with_its_byte),
        cmocka_unit_test(scripts_comments_and_loose_marks_are_followed),
        cmocka_unit_test(a_section_may_end_behind_a_script),
        cmocka_unit_test(sections_may_choose_attributes),
        cmocka_unit_test(sections_in_one_another_are_bounded),
        cmocka_unit_test(words_of_a_theme_are_written_into_templates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
