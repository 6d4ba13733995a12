/* Attributions: who is given what, in the forms that news writes.
 *
 * One is written SOURCE|cue|content/content, several are joined by "; ".
 * SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <time.h>

#include <wirecopy/text.h>

#include "text_attribution_int.h"

typedef struct {
    wire_arena *a;
    wire_article article;
    wire_doc doc;
    wire_attribution *x;
    size_t n;
} said;

static void extract(said *s, wire_str text, const char *lang)
{
    wire_err err;
    memset(s, 0, sizeof *s);
    s->a = wire_arena_new(NULL, 0);
    s->article.body = text;
    s->article.language = wire_str_of(lang);
    assert_ok(wire_read_paragraphs(text, 0, s->a, &s->article.paras,
                                   &s->article.n_paras, &err));
    assert_ok(wire_text_doc(&s->article, s->a, &s->doc, &err));
    s->doc.language = wire_str_of(lang);
    wire_attribution_in in = {&s->doc, NULL, 0, NULL, 0};
    assert_ok(wire_text_attributions(&in, s->a, &s->x, &s->n, &err));
}

static void put(wire_buf *b, wire_str text, wire_span s)
{
    wire_buf_add(b, text.p + s.beg, s.end - s.beg);
}

static void put_all(wire_buf *b, const said *s)
{
    for (size_t i = 0; i < s->n; i++) {
        const wire_attribution *x = &s->x[i];
        if (i) wire_buf_lit(b, "; ");
        if (x->has_source) put(b, s->article.body, x->source);
        wire_buf_char(b, '|');
        put(b, s->article.body, x->cue);
        for (size_t k = 0; k < x->n_content; k++) {
            wire_buf_char(b, k ? '/' : '|');
            put(b, s->article.body, x->content[k]);
        }
    }
}

static void check_in(const char *lang, const char *text, const char *want)
{
    said s;
    wire_buf b = {0};
    extract(&s, wire_str_of(text), lang);
    put_all(&b, &s);
    if (!wire_str_eq(wire_buf_view(&b), wire_str_of(want)))
        fail_msg("%s\n gave %.*s\n  not %s", text, (int)b.n, b.p, want);
    wire_buf_free(&b);
    wire_arena_free(s.a);
}

static void check(const char *text, const char *want)
{
    check_in("en", text, want);
}

static void quotations_go_to_the_one_beside_them(void **st)
{
    (void)st;
    check("\"The lock holds,\" the harbour master said on Monday.",
          "the harbour master|said|The lock holds");
    check("\"The lock holds,\" said Ned Marrow, the harbour master, on Monday.",
          "Ned Marrow, the harbour master|said|The lock holds");
    check("Marrow said: \"The lock holds.\"", "Marrow|said|The lock holds");
    check("Marrow told reporters, \"The lock holds.\"",
          "Marrow|told|The lock holds");
    check("\"Who pays?\" Marrow asked. \"Not us.\"",
          "Marrow|asked|Who pays/Not us");
    check("\"The lock,\" Marrow said, \"holds for now.\"",
          "Marrow|said|The lock/holds for now");
    check("\"Never again, never!\" the crowd roared back.",
          "the crowd|roared back|Never again, never");
}

static void a_quotation_alone_goes_to_who_spoke_last(void **st)
{
    (void)st;
    check("\"The lock holds,\" Marrow said.\n\n\"It held in May as well.\"",
          "Marrow|said|The lock holds/It held in May as well");
    check("Marrow went on:\n\n\"It held in May as well, all of it.\"",
          "Marrow|on|It held in May as well, all of it");
    check("Marrow then added:\n\n\"It held in May as well.\"\n\n\"So there it "
          "is again.\"",
          "Marrow|then added|It held in May as well/So there it is again");
    check("The gates open at six.\n\n\"It held in May as well, all of it.\"",
          "||It held in May as well, all of it");
}

static void indirect_speech_stands_on_either_side(void **st)
{
    (void)st;
    check("Marrow said the lock would hold.",
          "Marrow|said|the lock would hold");
    check("Marrow said on Monday that the lock would hold.",
          "Marrow|said|that the lock would hold");
    check("Marrow said in a statement that the lock would hold.",
          "Marrow|said|that the lock would hold");
    check("The lock would hold, Marrow said.",
          "Marrow|said|The lock would hold");
    check("The lock would hold, said a spokesman for the port.",
          "a spokesman for the port|said|The lock would hold");
    check("The company told staff that the yard would close.",
          "The company|told|that the yard would close");
    check("Ann Lee, a boatwright from Tarn, Essex, said it leaked.",
          "Ann Lee, a boatwright from Tarn, Essex|said|it leaked");
    check("On Monday, Marrow, 38, said it leaked.",
          "Marrow, 38|said|it leaked");
    check("Only 4 in 10 of the boatmen say that it leaks.",
          "Only 4 in 10 of the boatmen|say|that it leaks");
    check("Marrow, the harbour master, said the lock would hold.",
          "Marrow, the harbour master|said|the lock would hold");
}

static void according_to_names_a_source(void **st)
{
    (void)st;
    check("According to Ned Marrow, the lock would hold.",
          "Ned Marrow|According to|the lock would hold");
    check("The lock would hold, according to the harbour master.",
          "the harbour master|according to|The lock would hold");
}

static void several_in_a_sentence_are_kept_apart(void **st)
{
    (void)st;
    check("Marrow said the lock would hold, and Ann Lee warned that it leaked.",
          "Marrow|said|the lock would hold; "
          "Ann Lee|warned|that it leaked");
    check("Marrow said the lock would hold, adding that it was old.",
          "Marrow|said|the lock would hold; Marrow|adding|that it was old");
}

static void stances_wishes_and_beliefs_have_their_force(void **st)
{
    (void)st;
    said s;
    static const struct {
        const char *text;
        wire_said_force force;
    } row[] = {
        {"Marrow believes that the lock leaks.", WIRE_FORCE_THINK},
        {"Marrow vowed to mend the lock.", WIRE_FORCE_WANT},
        {"Marrow criticised the plan.", WIRE_FORCE_JUDGE},
        {"A survey found that the lock leaks.", WIRE_FORCE_SHOW},
        {"The lock is expected to leak.", WIRE_FORCE_SEEM},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        extract(&s, wire_str_of(row[i].text), "en");
        if (s.n != 1 || s.x[0].force != row[i].force)
            fail_msg("%s: %zu, %s", row[i].text, s.n,
                     s.n ? wire_said_force_name(s.x[0].force) : "");
        wire_arena_free(s.a);
    }
}

static void check_speaker(const char *text, const char *want)
{
    said s;
    extract(&s, wire_str_of(text), "en");
    assert_true(s.n > 0);
    wire_span x = s.x[s.n - 1].speaker;
    wire_str got = wire_str_sub(s.article.body, x.beg, x.end);
    if (!wire_str_eq(got, wire_str_of(want)))
        fail_msg("%s: %.*s, not %s", text, (int)got.n, got.p, want);
    wire_arena_free(s.a);
}

static void pronouns_and_surnames_are_who_was_named(void **st)
{
    (void)st;
    check_speaker("Ned Marrow resigned. \"It leaks,\" he said.", "Ned Marrow");
    check_speaker("Harbour master Ned Marrow said it leaks. It did so for a "
                  "year, Marrow said.",
                  "Ned Marrow");
    check_speaker("Mr Ned Marrow said it leaks. Ms Ann Lee said it does not. "
                  "He said it was old.",
                  "Ned Marrow");
    check_speaker("The harbour office said it leaks.", "");
}

static void german_forms_are_read(void **st)
{
    (void)st;
    check_in("de", "„Die Schleuse hält“, sagte Ned Marrow am Montag.",
             "Ned Marrow|sagte|Die Schleuse hält");
    check_in("de", "Marrow sagte, dass die Schleuse noch hält.",
             "Marrow|sagte|dass die Schleuse noch hält");
    check_in("de", "Laut Hafenamt ist die Schleuse alt.",
             "Hafenamt|Laut|ist die Schleuse alt");
    check_in("de",
             "Den Wert der Schleuse schätzt das Hafenamt auf 3 Millionen.",
             "das Hafenamt|schätzt|Den Wert der Schleuse/auf 3 Millionen");
    check_in("de",
             "Die Schleuse ist alt, wie Hafenmeister Ned Marrow am Montag "
             "mitteilte.",
             "Hafenmeister Ned Marrow|mitteilte|"
             "Die Schleuse ist alt");
    check_in("de", "Die Schleuse ist nach Angaben der Stadt alt.",
             "der Stadt|nach Angaben|Die Schleuse ist/alt");
    check_in("de", "„Die Schleuse hält“, sagte Marrow. Sie sei aber alt.",
             "Marrow|sagte|Die Schleuse hält; Marrow|sei|Sie/aber alt");
    check_in("de", "Ersten Erkenntnissen zufolge brach ein Bolzen.",
             "Ersten Erkenntnissen|zufolge|brach ein Bolzen");
}

static void french_forms_are_read(void **st)
{
    (void)st;
    check_in("fr", "« L'écluse tient bon », a déclaré mardi Ned Marrow.",
             "Ned Marrow|a déclaré|L'écluse tient bon");
    check_in("fr", "« L'écluse tient bon », a-t-il ajouté.",
             "il|a-t-il ajouté|L'écluse tient bon");
    check_in("fr", "L'écluse est vieille, selon le port.",
             "le port|selon|L'écluse est vieille");
    check_in("fr", "L'écluse est vieille, d'après un rapport.",
             "un rapport|d'après|L'écluse est vieille");
    check_in("fr", "Le port affirme que l'écluse est vieille.",
             "Le port|affirme|que l'écluse est vieille");
}

static void spanish_forms_are_read(void **st)
{
    (void)st;
    check_in("es", "\"La esclusa aguanta\", dijo Ned Marrow el lunes.",
             "Ned Marrow|dijo|La esclusa aguanta");
    check_in("es", "Según el puerto, la esclusa es vieja.",
             "el puerto|Según|la esclusa es vieja");
    check_in("es", "El ministro aseguró que no habrá cierre.",
             "El ministro|aseguró|que no habrá cierre");
    check_in("es", "La esclusa es vieja, según el puerto.",
             "el puerto|según|La esclusa es vieja");
}

static void other_languages_give_their_quotations(void **st)
{
    (void)st;
    check_in("nl", "\"De sluis houdt het nog wel\", zei Ned Marrow.",
             "||De sluis houdt het nog wel");
}

static void days_between_verb_and_speaker_are_passed_over(void **st)
{
    (void)st;
    check_in("es",
             "\"La esclusa aguanta\", dijo el lunes la alcaldesa Ana Lee.",
             "la alcaldesa Ana Lee|dijo|La esclusa aguanta");
    check_in("it", "\"La chiusa tiene\", ha detto lunedì la sindaca Ana Lee.",
             "la sindaca Ana Lee|ha detto|La chiusa tiene");
    check_in("pt", "\"A eclusa aguenta\", disse na segunda-feira Ana Lee.",
             "Ana Lee|disse|A eclusa aguenta");
}

static void italian_and_portuguese_forms_are_read(void **st)
{
    (void)st;
    check_in("it", "Secondo il porto, la chiusa è vecchia.",
             "il porto|Secondo|la chiusa è vecchia");
    check_in("pt", "A eclusa é velha, segundo o porto.",
             "o porto|segundo|A eclusa é velha");
    check_in("pt", "De acordo com o porto, a eclusa é velha.",
             "o porto|De acordo com|a eclusa é velha");
}

static void kinds_say_how_much_is_quoted(void **st)
{
    (void)st;
    said s;
    static const struct {
        const char *text;
        wire_said_kind kind;
    } row[] = {
        {"\"The lock holds,\" Marrow said.", WIRE_SAID_DIRECT},
        {"Marrow said the lock holds.", WIRE_SAID_INDIRECT},
        {"Marrow said the lock \"holds at any price\" now.", WIRE_SAID_MIXED},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        extract(&s, wire_str_of(row[i].text), "en");
        assert_int_equal(s.n, 1);
        assert_int_equal(s.x[0].kind, row[i].kind);
        wire_arena_free(s.a);
    }
}

static void every_word_of_the_tables_has_its_hash(void **st)
{
    (void)st;
    static const char *const words[] = {"said", "according", "criticised",
                                        "the"};
    wire__said_table t = wire__said_table_of(WIRE_STR("en"));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_true(wire__said_flags(
                        &t, wire_text_word_hash(wire_str_of(words[i]))) != 0);
    t = wire__said_table_of(WIRE_STR("de"));
    assert_true(
        wire__said_flags(&t, wire_text_word_hash(WIRE_STR("erklärte"))) &
        W_(SAY));
    t = wire__said_table_of(WIRE_STR("fr"));
    assert_true(wire__said_flags(&t, wire_text_word_hash(WIRE_STR("déclaré"))) &
                W_(SAY));
    t = wire__said_table_of(WIRE_STR("es"));
    assert_true(wire__said_flags(&t, wire_text_word_hash(WIRE_STR("afirmó"))) &
                W_(SAY));
}

/* ---- Hostile ---- */

static double seconds_for(const char *piece, size_t times, const char *lang)
{
    wire_buf b = {0};
    said s;
    for (size_t i = 0; i < times; i++)
        wire_buf_add(&b, piece, strlen(piece));
    assert_true(wire_buf_ok(&b));
    clock_t t0 = clock();
    extract(&s, wire_buf_view(&b), lang);
    double t = (double)(clock() - t0) / CLOCKS_PER_SEC;
    wire_arena_free(s.a);
    wire_buf_free(&b);
    return t;
}

static void hostile_text_takes_linear_time(void **st)
{
    (void)st;
    static const char *const pieces[] = {
        "said ",
        "\"a b c d e\" ",
        "\"a b c d e f,\" said ",
        "Lee said, ",
        "according to ",
        "that ",
        "and ",
        "of ",
        "Lee said that it works. ",
        "Lee, ",
        "A: ",
        "\"It works and it holds,\" he said.\n\n",
        "\n\nA b. ",
        "claim that ",
        "said Lee, the man, who said, ",
        "\"",
        "had been ",
        "she asked \"What is it now?\" ",
        /* German and French by turns. */
        "d'après ",
        "zufolge ",
        "a-t-il dit, ",
        "nach Angaben der Stadt ",
        "wie Lee sagte, ",
        "den Wert schätzt ",
    };
    enum { COUNT = sizeof pieces / sizeof *pieces };
    for (size_t i = 0; i < COUNT; i++) {
        const char *lang = i < COUNT - 6 ? "en" : (COUNT - i) % 2 ? "de" : "fr";
        double small = seconds_for(pieces[i], 20000, lang);
        double large = seconds_for(pieces[i], 160000, lang);
        if (large > 24 * small + .25)
            fail_msg("\"%s\": %.3f s, eight times: %.3f s", pieces[i], small,
                     large);
    }
}

static void a_source_keeps_all_its_parts(void **st)
{
    (void)st;
    check("Ann Roe, minister for fish, boats and tides, said it would hold.",
          "Ann Roe, minister for fish, boats and tides|said|it would hold");
    check("Ned Marrow, 54, a baker from Tarn, Essex, said it would hold.",
          "Ned Marrow, 54, a baker from Tarn, Essex|said|it would hold");
    check("Ned Marrow, a spokesman for the port, which owns the lock, said it "
          "would hold.",
          "Ned Marrow, a spokesman for the port, which owns the lock|said|it "
          "would hold");
    check("Jane Low, John Hill and Ned Marrow, all members of the board, said "
          "it would hold.",
          "Jane Low, John Hill and Ned Marrow, all members of the "
          "board|said|it would hold");
    check("Police, firefighters and neighbours said it would hold.",
          "Police, firefighters and neighbours|said|it would hold");
    check("\"Sales rose a lot this year,\" Ann Roe, the chief executive, "
          "chairman and founder of Tarn Lines, said in a statement.",
          "Ann Roe, the chief executive, chairman and founder of Tarn "
          "Lines|said|Sales rose a lot this year");
}

static void what_is_fronted_is_no_source_and_no_content(void **st)
{
    (void)st;
    check("On Monday, in Tarn, Ann Roe, a clerk, said the lock holds.",
          "Ann Roe, a clerk|said|the lock holds");
    check("After years of talks, strikes and floods, the port, the town and "
          "the mill said it would hold.",
          "the port, the town and the mill|said|it would hold");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_source_keeps_all_its_parts),
        cmocka_unit_test(what_is_fronted_is_no_source_and_no_content),
        cmocka_unit_test(quotations_go_to_the_one_beside_them),
        cmocka_unit_test(a_quotation_alone_goes_to_who_spoke_last),
        cmocka_unit_test(indirect_speech_stands_on_either_side),
        cmocka_unit_test(according_to_names_a_source),
        cmocka_unit_test(several_in_a_sentence_are_kept_apart),
        cmocka_unit_test(stances_wishes_and_beliefs_have_their_force),
        cmocka_unit_test(pronouns_and_surnames_are_who_was_named),
        cmocka_unit_test(german_forms_are_read),
        cmocka_unit_test(french_forms_are_read),
        cmocka_unit_test(spanish_forms_are_read),
        cmocka_unit_test(other_languages_give_their_quotations),
        cmocka_unit_test(days_between_verb_and_speaker_are_passed_over),
        cmocka_unit_test(italian_and_portuguese_forms_are_read),
        cmocka_unit_test(kinds_say_how_much_is_quoted),
        cmocka_unit_test(every_word_of_the_tables_has_its_hash),
        cmocka_unit_test(hostile_text_takes_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
