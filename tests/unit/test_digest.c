/* Digests: lines that are their sentences, and sections by rule.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "stories.h"

#include <time.h>
#include <unistd.h>

#include "digest_int.h"

typedef struct {
    wire_arena *a;
    wire_article *article;
    wire_doc doc;
    wire_digest d;
} made;

static made make_as(const char *title, const char *body, const char *language,
                    const char *published, const wire_digest_opts *opts)
{
    static const uint32_t first = 0;
    made m = {.a = wire_arena_new(NULL, 0)};
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    assert_non_null(m.a);
    m.article = WIRE_NEW(m.a, wire_article);
    assert_non_null(m.article);
    m.article->title = wire_str_of(title);
    m.article->body = wire_str_of(body);
    m.article->language = wire_str_of(language);
    m.article->published = wire_time_parse(wire_str_of(published));
    assert_ok(wire_read_paragraphs(m.article->body, 0, m.a, &m.article->paras,
                                   &m.article->n_paras, &err));
    assert_ok(wire_text_doc(m.article, m.a, &m.doc, &err));
    wire_digest_in in = {.docs = &m.doc,
                         .articles = &first,
                         .n_articles = 1,
                         .kind = WIRE_STORY_ARTICLE};
    assert_ok(wire_digest_make(&in, opts, m.a, &m.d, &err));
    return m;
}

static made make(const char *title, const char *body)
{
    wire_digest_opts o = WIRE_DIGEST_OPTS_INIT;
    return make_as(title, body, "en", "2026-03-03", &o);
}

static void made_free(made *m) { wire_arena_free(m->a); }

/* ---- Lines -------------------------------------------------------------- */

static void check_line(const made *m, const wire_line *l)
{
    wire_str body = m->article->body;
    wire_buf b = {0};
    uint32_t at = l->span.beg;
    for (size_t i = 0; i < l->n_cuts; at = l->cuts[i++].end)
        wire_buf_str(&b, wire_str_sub(body, at, l->cuts[i].beg));
    wire_buf_str(&b, wire_str_sub(body, at, l->span.end));
    assert_true(wire_str_eq(wire_buf_view(&b), l->text));
    wire_buf_free(&b);
}

static void a_line_is_its_span_less_its_cuts(void **st)
{
    (void)st;
    made m = make("Toll on the Sarn Bridge to end", story_source);
    assert_true(m.d.n_synopsis >= 2 && m.d.n_synopsis <= 3);
    assert_true(m.d.n_takeaways >= 4 && m.d.n_takeaways <= 6);
    for (size_t i = 0; i < m.d.n_synopsis; i++)
        check_line(&m, &m.d.synopsis[i]);
    for (size_t i = 0; i < m.d.n_takeaways; i++)
        check_line(&m, &m.d.takeaways[i]);
    assert_int_equal(m.d.n_dropped, 0);
    made_free(&m);
}

static void the_mark_of_a_list_is_no_part_of_a_line(void **st)
{
    (void)st;
    made m = make("", "- The board is calling back 412 boats.\n\n\xe2\x80\xa2 "
                      "At least 27 of the boats have leaked at sea.");
    assert_int_equal(m.d.n_synopsis + m.d.n_takeaways, 2);
    assert_str(m.d.synopsis[0].text,
               "At least 27 of the boats have leaked at sea.");
    assert_str(m.d.takeaways[0].text, "The board is calling back 412 boats.");
    check_line(&m, &m.d.takeaways[0]);
    made_free(&m);
}

static void no_sentence_is_told_twice(void **st)
{
    (void)st;
    made m = make("", story_source);
    for (size_t i = 0; i < m.d.n_synopsis; i++)
        for (size_t k = 0; k < m.d.n_takeaways; k++)
            assert_false(
                wire__spans_meet(m.d.synopsis[i].span, m.d.takeaways[k].span));
    made_free(&m);
}

static void the_dateline_is_no_part_of_a_line(void **st)
{
    (void)st;
    made m = make("", story_source);
    assert_true(m.d.n_synopsis > 0);
    assert_true(wire_str_starts(m.d.synopsis[0].text,
                                WIRE_STR("The regional council")));
    made_free(&m);
}

static void a_takeaway_does_not_point_back(void **st)
{
    (void)st;
    made m = make("", "The harbour board of Calder opened a second berth for "
                      "the night ferry on Monday.\n\nHe praised the builders "
                      "of the berth and their lamps.\n\nBut the fishers of "
                      "Calder lost a third of their moorings.\n\nThe berth "
                      "cost the board 4.2 million crowns.\n\nIn response, the "
                      "union of fishers asked the court for an order.\n\nThe "
                      "court of Ellery hears the case in spring.\n\nThe old "
                      "quay stays open for freight until summer.\n\nTwo "
                      "lamps of the berth were lit by its engineer.");
    static const char *const back[] = {"He ", "But ", "In response"};
    for (size_t i = 0; i < m.d.n_takeaways; i++)
        for (size_t k = 0; k < 3; k++)
            assert_false(
                wire_str_starts(m.d.takeaways[i].text, wire_str_of(back[k])));
    made_free(&m);
}

static void a_takeaway_says_who_speaks(void **st)
{
    (void)st;
    made m = make("", "The harbour board of Calder opened a second berth for "
                      "the night ferry on Monday.\n\nThe berth cost the board "
                      "4.2 million crowns, Ines Holt told fishers.\n\n\"Every "
                      "captain of the northern fleet asked for deeper water,\" "
                      "she said.\n\n\"Dredging barges left the eastern "
                      "channel full of gravel.\"\n\nThe court of Ellery hears "
                      "the case in spring.\n\nThe old quay stays open for "
                      "freight until summer.\n\nTwo lamps of the berth were "
                      "lit by its engineer.\n\nFarmers of Oddenby sold their "
                      "meadows for the new road.");
    assert_true(m.d.n_takeaways > 2);
    for (size_t i = 0; i < m.d.n_takeaways; i++)
        assert_false(wire_str_starts(m.d.takeaways[i].text, WIRE_STR("\"")));
    made_free(&m);
}

static void headings_standing_text_and_open_quotations_are_no_lines(void **st)
{
    (void)st;
    made m = make("", "The board opened a second berth on Monday, it "
                      "said.\n\nREAD MORE ABOUT THE FERRY AND ITS "
                      "BERTH\n\n\"We waited nine years for it. Nobody thanked "
                      "us for waiting,\" said Ines Holt.\n\nWatch the film of "
                      "the berth and its lamps ...");
    for (size_t i = 0; i < m.d.n_synopsis; i++) {
        wire_str t = m.d.synopsis[i].text;
        assert_false(wire_str_starts(t, WIRE_STR("READ")));
        assert_false(wire_str_starts(t, WIRE_STR("Watch")));
        assert_false(wire_str_starts(t, WIRE_STR("\"We waited nine years for "
                                                 "it.")) &&
                     !wire_str_ends(t, WIRE_STR("Holt.")));
    }
    made_free(&m);
}

static void what_stands_under_a_label_is_no_line(void **st)
{
    static const char *const labels[] = {
        "FILE PHOTO: A crane", "HOLT: The lock",  "Editor's note: This",
        "Related: How the",    "Image Ines Holt", "CLOSE Who"};
    (void)st;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        char body[512];
        snprintf(body, sizeof body,
                 "The board opened a second berth on Monday after nine years "
                 "of waiting, it said.\n\n%s stands at the second berth of "
                 "the board that opened on Monday.\n\nFerries will use the "
                 "berth from Friday at dawn.",
                 labels[i]);
        made m = make("Board opens second berth", body);
        assert_true(m.d.n_synopsis > 0);
        for (size_t k = 0; k < m.d.n_synopsis; k++)
            assert_false(
                wire_str_starts(m.d.synopsis[k].text, wire_str_of(labels[i])));
        for (size_t k = 0; k < m.d.n_takeaways; k++)
            assert_false(
                wire_str_starts(m.d.takeaways[k].text, wire_str_of(labels[i])));
        made_free(&m);
    }
    /* A story may begin with its place in capitals. */
    made m =
        make("", "SOUTH ODDENBY: The board opened a second berth on Monday "
                 "after nine years of waiting.");
    assert_int_equal(m.d.n_synopsis, 1);
    made_free(&m);
}

static void an_empty_article_has_an_empty_digest(void **st)
{
    (void)st;
    made m = make("", "");
    assert_false(m.d.has_headline);
    assert_int_equal(
        m.d.n_synopsis + m.d.n_takeaways + m.d.n_statements + m.d.n_numbers, 0);
    made_free(&m);
}

static void other_languages_have_lines_too(void **st)
{
    (void)st;
    wire_digest_opts o = WIRE_DIGEST_OPTS_INIT;
    made m = make_as("",
                     "Rada miasta Wernowo przyjęła we wtorek plan budowy "
                     "mostu. Most będzie kosztował 12 milionów koron. "
                     "Prace zaczną się wiosną przyszłego roku. Opozycja "
                     "głosowała przeciw. Stary most zamknięto po powodzi.",
                     "pl", "", &o);
    assert_true(m.d.n_synopsis > 0);
    assert_false(m.d.is_full);
    made_free(&m);
}

static void options_out_of_range_are_named(void **st)
{
    (void)st;
    wire_err err;
    wire_digest_opts o = WIRE_DIGEST_OPTS_INIT;
    o.max_synopsis = 0;
    assert_int_equal(wire_digest_check(&o, &err), WIRE_EINVAL);
    assert_non_null(strstr(err.text, "max_synopsis"));
    o = (wire_digest_opts)WIRE_DIGEST_OPTS_INIT;
    o.max_takeaways = 2;
    assert_int_equal(wire_digest_check(&o, &err), WIRE_EINVAL);
    assert_non_null(strstr(err.text, "min_takeaways"));
}

/* ---- Clauses ------------------------------------------------------------ */

static void check_cut(const char *sentence, const char *want)
{
    made m = make("", sentence);
    wire_str got = m.d.n_synopsis ? m.d.synopsis[0].text : (wire_str){0};
    if (!wire_str_eq(got, wire_str_of(want)))
        fail_msg("%s\n gave %.*s\n  not %s", sentence, (int)got.n, got.p, want);
    made_free(&m);
}

static void marked_clauses_go(void **st)
{
    (void)st;
    check_cut("However, Ann Lee said on Monday that the old lock at the mouth "
              "of the river would hold all through the long winter.",
              "Ann Lee said on Monday that the old lock at the mouth of the "
              "river would hold all through the long winter.");
    check_cut("Ned Marrow, the master of the harbour, said on Monday that the "
              "old lock at the mouth of the river would hold all winter.",
              "Ned Marrow said on Monday that the old lock at the mouth of the "
              "river would hold all winter.");
    check_cut("The old lock at the mouth of the river (which the town calls "
              "the gate) will hold all through the long winter, the board "
              "said.",
              "The old lock at the mouth of the river will hold all through "
              "the long winter, the board said.");
    check_cut("The board opened a second berth at the mouth of the river for "
              "the night ferry, which runs to the island of Calder.",
              "The board opened a second berth at the mouth of the river for "
              "the night ferry.");
}

static void what_the_main_clause_needs_stays(void **st)
{
    static const char *const whole[] = {
        /* attributions */
        "The lock at the mouth of the river, according to Ned Marrow and the "
        "harbour board, is safe for boats all through the winter.",
        /* numbers, negations, hedges, quotations */
        "Ned Marrow, who paid 40 crowns for the old lock, said on Monday that "
        "the gate at the mouth of the river would hold all winter.",
        "Ned Marrow, who has never seen the old lock, said on Monday that the "
        "gate at the mouth of the river would hold all winter.",
        "Ned Marrow, who allegedly sold the lock, said on Monday that the gate "
        "at the mouth of the river would hold all through winter.",
        "Ned Marrow, who called the lock \"a work of art\", said on Monday "
        "that "
        "the gate at the mouth of the river would hold all winter.",
        /* a list */
        "The board named Ned Marrow, the harbour master, the engineer of the "
        "old lock and two fishers of Calder to look into the wreck.",
        /* short enough */
        "Ned Marrow, the harbour master, said the lock would hold.",
        /* an abbreviation that may be used again */
        "The Board of Inland Harbours (BIH) opened a second berth at the mouth "
        "of the river for the night ferry to Calder on Monday.",
    };
    (void)st;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        check_cut(whole[i], whole[i]);
}

static void a_cut_leaves_a_sentence(void **st)
{
    static const char *const whole[] = {
        /* the comma belongs to what stands inside the clause */
        "\"It leaks every winter,\" said one old skipper, who like the others, "
        "would only speak of the lock when the office was empty.",
        /* one of several verbs */
        "The skippers of Calder, who on average earn less, have older boats, "
        "and are the first whom the harbour board turns away.",
        "The skippers of Calder, who earn little, have older boats in the "
        "winter, and are the first whom the harbour board turns away.",
        /* two commas before it: what they hold is not sure */
        "Lindsay Marrow, along with her son, Edwin Marrow, the father of a "
        "pilot, are alleged by the board to have sold the lock twice.",
        "Last Monday, a spokesman for the port, who had not slept, said that "
        "the lock would stay shut until the water fell again.",
        /* what somebody only claims */
        "The harbour board is not going to punish (purportedly honest) "
        "skippers who pass the old lock at the mouth of the river.",
    };
    (void)st;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        check_cut(whole[i], whole[i]);
    /* The comma that closes what was opened before stays. */
    check_cut("Edwin Marrow, 81, who lives in the village below the lock, said "
              "that he had been told of the plan while feeding his hens.",
              "Edwin Marrow, 81, said that he had been told of the plan while "
              "feeding his hens.");
    check_cut("Ann Lee, president of the Association of Calder Skippers, which "
              "runs the lock, said that the gate would hold all winter.",
              "Ann Lee, president of the Association of Calder Skippers, said "
              "that the gate would hold all winter.");
    check_cut("In the old town, Ann Lee, who runs the lock for the board, said "
              "that the gate at the mouth of the river would hold.",
              "In the old town, Ann Lee said that the gate at the mouth of the "
              "river would hold.");
}

/* ---- Headlines ---------------------------------------------------------- */

static void check_question(const char *title, const char *body,
                           const char *want)
{
    wire_digest_opts o = WIRE_DIGEST_OPTS_INIT;
    o.question = true;
    made m = make_as(title, body, "en", "2026-03-03", &o);
    wire_str got = m.d.headline.text;
    bool is_own = strcmp(want, title) == 0;
    if (!wire_str_eq(got, wire_str_of(want)))
        fail_msg("%s\n gave %.*s\n  not %s", title, (int)got.n, got.p, want);
    assert_int_equal(m.d.headline_form,
                     is_own ? WIRE_HEADLINE_NO_RULE : WIRE_HEADLINE_QUESTION);
    assert_int_equal(m.d.headline.is_question, !is_own);
    made_free(&m);
}

static void a_headline_is_the_sources_own_unless_asked(void **st)
{
    (void)st;
    made m = make("Ferries will stop at noon", "The harbour board said so.");
    assert_str(m.d.headline.text, "Ferries will stop at noon");
    assert_int_equal(m.d.headline_form, WIRE_HEADLINE_OWN);
    assert_int_equal(m.d.headline.of, WIRE_LINE_TITLE);
    made_free(&m);
    m = make("UPDATE 2-Ferries stop at noon", "The harbour board said so.");
    assert_str(m.d.headline.text, "Ferries stop at noon");
    assert_int_equal(m.d.headline.span.beg, 9);
    made_free(&m);
}

static void questions_turn_the_sentences_own_verb(void **st)
{
    static const char body[] = "All ferries were full on Monday, and nobody "
                               "had told Marrow or Calder.";
    (void)st;
    check_question("Ferries will stop at noon", body,
                   "Will ferries stop at noon?");
    check_question("The lock was shut because a storm struck", body,
                   "Why was the lock shut?");
    check_question("Marrow says the lock is safe for boats", body,
                   "What did Marrow say about the lock?");
    check_question("Marrow to visit Calder in spring", body,
                   "Will Marrow visit Calder in spring?");
    check_question("The rail link is set to reopen in May", body,
                   "Is the rail link set to reopen in May?");
    check_question("Former ferry master Ned Marrow will close the lock",
                   "The master of the ferry had been told.",
                   "Will former ferry master Ned Marrow close the lock?");
    check_question("Ferries Will Stop At Noon", body,
                   "Will Ferries Stop At Noon?");
    check_question("",
                   "The harbour board will open a second berth on Tuesday, "
                   "in what would be a first for the town of Calder.",
                   "Will the harbour board open a second berth on Tuesday?");
}

static void where_no_rule_is_safe_the_headline_stays(void **st)
{
    static const char body[] = "All ferries were full on Monday morning.";
    static const char *const own[] = {
        "Council votes to end toll",            /* to belongs to votes */
        "Plan to close lock approved",          /* to belongs to plan */
        "Ferry sinks off Calder",               /* no verb to turn */
        "Lee is guilty of fraud",               /* a fact is not doubted */
        "He will stop at noon",                 /* who? */
        "Ferries will not stop at noon",        /* a negation */
        "\"Ferries will stop at noon\"",        /* somebody's words */
        "Lee, Marrow and Holt will meet",       /* a list */
        "Marrow says he will go",               /* about whom? */
        "5 things the board will do at noon",   /* will is of a clause */
        "Skippers sure lock will open at noon", /* a verb was left out */
        "Lee insists Calder lock will open",    /* the same, of its own */
        "Silt discontent will close the lock",  /* whose capital is it? */
        "Soon ferries will stop at noon",       /* an adverb */
        "Our ferries will stop at noon",        /* whose? */
        "The board will says a spokesman",      /* a slip of the source */
        "The trouble is that the lock is shut because a storm struck",
        "The lock was shut in part because a storm struck",
        "The lock is set on making a record",                   /* no plan */
        "Ferries will stop at noon but it is going to be hard", /* two */
    };
    (void)st;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        check_question(own[i], body, own[i]);
}

/* ---- Ledger ------------------------------------------------------------- */

static void who_said_what_to_whom_and_when(void **st)
{
    (void)st;
    made m = make("", "Ned Marrow told reporters on Monday that the lock would "
                      "hold.\n\n\"The gate,\" Marrow said, \"holds for "
                      "now.\"\n\nThe board denied that it had sold the "
                      "lock.\n\nThe mayor declined to say whether she had "
                      "bought the lock.");
    assert_int_equal(m.d.n_statements, 3);
    assert_str(m.d.statements[0].speaker, "Ned Marrow");
    assert_str(m.d.statements[0].cue, "told");
    assert_str(m.d.statements[0].addressee, "reporters");
    assert_str(m.d.statements[0].words.text, "the lock would hold");
    assert_str(m.d.statements[0].when.text, "on Monday");
    assert_int_equal(m.d.statements[0].when.day, 2);
    assert_false(m.d.statements[0].is_direct);
    assert_str(m.d.statements[1].words.text, "The gate holds for now");
    assert_true(m.d.statements[1].is_direct);
    check_line(&m, &m.d.statements[1].words);
    assert_true(m.d.statements[2].is_negated);
    made_free(&m);
}

static void a_quotation_inside_keeps_its_marks(void **st)
{
    (void)st;
    made m = make("", "Ann Lee said on Monday that the lock was \"a work of "
                      "art\".");
    assert_int_equal(m.d.n_statements, 1);
    assert_str(m.d.statements[0].words.text, "the lock was \"a work of art\"");
    made_free(&m);
}

/* The ledger of a body, one "speaker: words;" a statement; "?" unknown. */
static void check_ledger(const char *body, const char *want)
{
    made m = make("", body);
    wire_buf b = {0};
    for (size_t i = 0; i < m.d.n_statements; i++) {
        const wire_statement *s = &m.d.statements[i];
        wire_buf_str(&b, s->speaker.n ? s->speaker : WIRE_STR("?"));
        wire_buf_lit(&b, ": ");
        wire_buf_str(&b, s->words.text);
        wire_buf_lit(&b, ";");
        check_line(&m, &s->words);
    }
    wire_str got = wire_buf_view(&b);
    if (!wire_str_eq(got, wire_str_of(want)))
        fail_msg("%s\n gave %.*s\n  not %s", body, (int)got.n, got.p, want);
    wire_buf_free(&b);
    made_free(&m);
}

static void a_speaker_is_no_namesake(void **st)
{
    (void)st;
    /* another one of the name, and somebody who works for him */
    check_ledger("Harbour master Ned Marrow said on Monday that the lock would "
                 "hold.\n\nPort adviser Ada Marrow said that the lock was "
                 "old.\n\nMarrow's lawyer, Jan Holt, said that nobody had "
                 "asked her.",
                 "Harbour master Ned Marrow: the lock would hold;"
                 "Port adviser Ada Marrow: the lock was old;"
                 "Marrow's lawyer, Jan Holt: nobody had asked her;");
    /* a short form is the name, a thing is not "she" */
    check_ledger("Harbour master Ned Marrow said on Monday that the lock would "
                 "hold.\n\nMr. Marrow added that the gate was new.\n\nThe "
                 "Calder Gazette said that the lock was old. She said that "
                 "the gate leaked.",
                 "Harbour master Ned Marrow: the lock would hold;"
                 "Ned Marrow: the gate was new;"
                 "The Calder Gazette: the lock was old;"
                 "?: the gate leaked;");
}

static void what_hangs_on_a_name_is_no_part_of_it(void **st)
{
    (void)st;
    check_ledger("Marrow, in a letter to the board, said that the lock would "
                 "hold.\n\nLast week Lee told reporters that the gate was "
                 "new.\n\nEdwin Holt, 81, who lives below the lock, said that "
                 "he had been told.",
                 "Marrow: the lock would hold;"
                 "Lee: the gate was new;"
                 "Edwin Holt, 81: he had been told;");
}

static void what_nobody_says_is_no_statement(void **st)
{
    static const char *const none[] = {
        /* nouns, compounds, infinitives, gerunds */
        "A judge stopped the new rules that allow boats of any size to pass "
        "the old lock.",
        "The town has a value-added tax, a form of tax that most of the "
        "other harbours use.",
        "The decision on whether to add cargo to that list is a hard one for "
        "the board.",
        "There has been some fear that adding cargo to the list could cost "
        "the port too much.",
        /* a deed */
        "Marrow added a second gate to the old lock at the mouth of the "
        "river.",
        /* of somebody else */
        "The Gazette quoted Jan Holt, the master of the port, saying, \"The "
        "lock will hold for now.\"",
        /* a label */
        "UPDATE: The harbour board will open the second berth for the night "
        "ferry.",
        "FILE PHOTO: A crane lifts the old lamp off the second berth of the "
        "harbour.",
        /* no somebody */
        "The lock stays shut because the old guard has so far argued that "
        "the lamp belongs to the town.",
        "You do not spew half-cocked demands that a judge be sent home because "
        "of a lamp.",
        "Mayor Ines Holt took to the evening talk shows to push her plan, "
        "saying that the lock would hold for now.",
    };
    (void)st;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        check_ledger(none[i], "");
}

static void who_speaks_is_the_nearest_clause_own(void **st)
{
    (void)st;
    check_ledger("The council will vote next week on the grant, its leader "
                 "said on Thursday, hours after skippers there announced that "
                 "they had found the wreck.",
                 "its leader: The council will vote next week on the grant;");
    check_ledger("That berth is likely to close by May, she added.",
                 "?: That berth is likely to close by May;");
    check_ledger("Skippers said that's just a way to close the lock.",
                 "Skippers: that's just a way to close the lock;");
}

/* ---- Plans and times ---------------------------------------------------- */

static void check_when(const char *sentence, const char *text, const char *date)
{
    made m = make("", sentence);
    char got[16] = "";
    if (m.d.n_schedule != 1) fail_msg("%s: %zu", sentence, m.d.n_schedule);
    wire_when_format(&m.d.schedule[0].when, got);
    assert_string_equal(got, date);
    assert_true(wire_str_eq(m.d.schedule[0].when.text, wire_str_of(text)));
    made_free(&m);
}

/* 3 March 2026 is a Tuesday. */
static void what_is_scheduled_is_dated(void **st)
{
    (void)st;
    check_when("The harbour boards will meet in Calder on Monday.", "on Monday",
               "2026-03-09");
    check_when("The harbour boards will meet in Calder on Tuesday.",
               "on Tuesday", "2026-03-03");
    check_when("On Thursday the boards will meet in Calder.", "On Thursday",
               "2026-03-05");
    check_when("The trial is due to begin on April 14 in Ellery.",
               "on April 14", "2026-04-14");
    check_when("The harbour boards will meet in Calder next week.", "next week",
               "2026-W11");
    check_when("The old quay is to close for good in December.", "in December",
               "2026-12");
}

static void what_is_past_or_denied_is_not_scheduled(void **st)
{
    static const char *const none[] = {
        "The harbour boards met in Calder on Monday.",
        "The harbour boards will not meet in Calder on Monday.",
        "The boards will meet in a hall that burnt down on March 1.",
        "The board expects to hear of this year's ferries.",
    };
    (void)st;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        made m = make("", none[i]);
        if (m.d.n_schedule) fail_msg("%s", none[i]);
        made_free(&m);
    }
}

static void promises_have_somebody_and_a_time(void **st)
{
    (void)st;
    made m = make("", "Hedda Morn vowed to mend the northern pier by May "
                      "3.\n\nThe council will publish a plan for the repairs "
                      "by September 30.\n\nIt would pay for nothing by June "
                      "1.");
    assert_int_equal(m.d.n_promises, 2);
    assert_str(m.d.promises[0].who, "Hedda Morn");
    assert_str(m.d.promises[0].by.text, "by May 3");
    assert_int_equal(m.d.promises[0].by.month, 5);
    assert_str(m.d.promises[1].who, "The council");
    made_free(&m);
}

static void without_a_day_only_the_words_are_known(void **st)
{
    wire_digest_opts o = WIRE_DIGEST_OPTS_INIT;
    (void)st;
    made m = make_as("", "The harbour boards will meet in Calder on Monday.",
                     "en", "", &o);
    assert_int_equal(m.d.n_schedule, 1);
    assert_int_equal(m.d.schedule[0].when.precision, WIRE_WHEN_NONE);
    assert_str(m.d.schedule[0].when.text, "on Monday");
    made_free(&m);
}

static void numbers_count_something_and_stand_once(void **st)
{
    (void)st;
    made m = make("", "The berth cost 4.2 million crowns in 2025, the board "
                      "said.\n\nOn May 3 at 6:48 a.m. the first 214 "
                      "passengers went aboard.\n\nThe 4.2 million crowns came "
                      "from 31 towns.");
    assert_int_equal(m.d.n_numbers, 3);
    assert_true(m.d.numbers[0].value > 4.19e6 && m.d.numbers[0].value < 4.21e6);
    assert_str(m.d.numbers[1].text, "214");
    assert_str(m.d.numbers[2].text, "31");
    made_free(&m);
}

static void a_number_stands_with_what_bounds_it(void **st)
{
    (void)st;
    made m = make("", "The quay will take up to 4,200 lorries a day, the board "
                      "said.\n\nNearly 310 berths stand empty, and 57 cranes "
                      "or more are to be sold for $20 million at most.");
    assert_int_equal(m.d.n_numbers, 4);
    assert_str(m.d.numbers[0].text, "up to 4,200");
    assert_str(m.d.numbers[1].text, "Nearly 310");
    assert_str(m.d.numbers[2].text, "57");
    assert_str(m.d.numbers[3].text, "$20 million at most");
    made_free(&m);
}

static void weeks_are_those_of_iso_8601(void **st)
{
    char text[16];
    wire_when w = {.precision = WIRE_WHEN_WEEK, .year = 2024, .month = 12};
    (void)st;
    w.day = 30;
    wire_when_format(&w, text);
    assert_string_equal(text, "2025-W01");
    w = (wire_when){.precision = WIRE_WHEN_WEEK, .year = 2020, .month = 12};
    w.day = 28;
    wire_when_format(&w, text);
    assert_string_equal(text, "2020-W53");
}

/* ---- Stories ------------------------------------------------------------ */

static void write_file(const char *folder, const char *name, const char *title,
                       const char *body)
{
    char path[128];
    FILE *f;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    f = fopen(path, "w");
    assert_non_null(f);
    fprintf(f, "%s\n\n%s\n", title, body);
    fclose(f);
}

static void remove_file(const char *folder, const char *name)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    unlink(path);
}

/* The agency's text, and a copy of it with another number. */
static void write_story(const char *folder)
{
    char copy[4096];
    const char *at = strstr(story_source, "23,000");
    assert_non_null(at);
    snprintf(copy, sizeof copy, "%.*s32,000%s", (int)(at - story_source),
             story_source, at + 6);
    write_file(folder, "a.txt", "Toll on the Sarn Bridge to end", story_source);
    write_file(folder, "b.txt", "Free ride over the Sarn", copy);
}

static void a_story_has_its_source_and_what_its_copies_changed(void **st)
{
    char folder[] = "/tmp/wirecopy-digest-XXXXXX";
    const char *const paths[] = {folder};
    wire_trace_opts o = wire_trace_opts_init();
    wire_digest_opts opts = WIRE_DIGEST_OPTS_INIT;
    wire_digest_in *in;
    wire_digest d;
    wire_trace t;
    wire_err err;
    size_t n;
    wire_arena *a = wire_arena_new(NULL, 0);
    (void)st;
    assert_non_null(mkdtemp(folder));
    write_story(folder);
    assert_ok(wire_trace_run(paths, 1, &o, &t, &err));
    assert_ok(wire_digest_stories(&t, NULL, a, &in, &n, &err));
    assert_int_equal(n, 1);
    assert_int_equal(in[0].kind, WIRE_STORY_FAMILY);
    assert_ok(wire_digest_make(&in[0], &opts, a, &d, &err));
    assert_int_equal(d.n_articles, 2);
    for (size_t i = 0; i < d.n_synopsis; i++)
        assert_int_equal(d.synopsis[i].article, d.source);
    assert_true(d.n_differences >= 1);
    assert_int_equal(d.differences[0].type, WIRE_CHANGE_NUMBER_ALTERED);
    assert_int_not_equal(d.differences[0].copy.article,
                         d.differences[0].source.article);
    wire_trace_free(&t);
    wire_arena_free(a);
    remove_file(folder, "a.txt");
    remove_file(folder, "b.txt");
    rmdir(folder);
}

/* ---- Hostile input ------------------------------------------------------ */

static double seconds_for(const char *unit, size_t n)
{
    size_t len = strlen(unit);
    char *p = malloc(n * len + 1);
    clock_t began;
    assert_non_null(p);
    for (size_t i = 0; i < n; i++)
        memcpy(p + i * len, unit, len);
    p[n * len] = '\0';
    began = clock();
    made m = make("", p);
    double s = (double)(clock() - began) / CLOCKS_PER_SEC;
    made_free(&m);
    free(p);
    return s;
}

static void long_and_odd_texts_take_linear_time(void **st)
{
    static const char *const units[] = {
        "\"A (b, who c, d) will e on Monday,\" he said. ",
        "a, who b, ",
        "(a ",
        "\"\" '' \xe2\x80\x9c",
        "He said 4 will 5 by May 3 that ",
        "On Monday on Monday on Monday ",
        "The lock will hold.\n\n",
    };
    (void)st;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        double s = seconds_for(units[i], 20000);
        if (s > 20) fail_msg("%s: %.1f s", units[i], s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_its_span_less_its_cuts),
        cmocka_unit_test(the_mark_of_a_list_is_no_part_of_a_line),
        cmocka_unit_test(no_sentence_is_told_twice),
        cmocka_unit_test(the_dateline_is_no_part_of_a_line),
        cmocka_unit_test(a_takeaway_does_not_point_back),
        cmocka_unit_test(a_takeaway_says_who_speaks),
        cmocka_unit_test(
            headings_standing_text_and_open_quotations_are_no_lines),
        cmocka_unit_test(what_stands_under_a_label_is_no_line),
        cmocka_unit_test(an_empty_article_has_an_empty_digest),
        cmocka_unit_test(other_languages_have_lines_too),
        cmocka_unit_test(options_out_of_range_are_named),
        cmocka_unit_test(marked_clauses_go),
        cmocka_unit_test(what_the_main_clause_needs_stays),
        cmocka_unit_test(a_cut_leaves_a_sentence),
        cmocka_unit_test(a_headline_is_the_sources_own_unless_asked),
        cmocka_unit_test(questions_turn_the_sentences_own_verb),
        cmocka_unit_test(where_no_rule_is_safe_the_headline_stays),
        cmocka_unit_test(who_said_what_to_whom_and_when),
        cmocka_unit_test(a_quotation_inside_keeps_its_marks),
        cmocka_unit_test(a_speaker_is_no_namesake),
        cmocka_unit_test(what_hangs_on_a_name_is_no_part_of_it),
        cmocka_unit_test(what_nobody_says_is_no_statement),
        cmocka_unit_test(who_speaks_is_the_nearest_clause_own),
        cmocka_unit_test(what_is_scheduled_is_dated),
        cmocka_unit_test(what_is_past_or_denied_is_not_scheduled),
        cmocka_unit_test(promises_have_somebody_and_a_time),
        cmocka_unit_test(without_a_day_only_the_words_are_known),
        cmocka_unit_test(numbers_count_something_and_stand_once),
        cmocka_unit_test(a_number_stands_with_what_bounds_it),
        cmocka_unit_test(weeks_are_those_of_iso_8601),
        cmocka_unit_test(a_story_has_its_source_and_what_its_copies_changed),
        cmocka_unit_test(long_and_odd_texts_take_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
