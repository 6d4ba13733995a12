/* SPDX-License-Identifier: Apache-2.0 */
#include "stories.h"

#include <wirecopy/match.h>

#include "match_int.h"

typedef struct {
    wire_arena *a;
    wire_doc docs[8];
    size_t n;
    wire_idf *idf;
} desk;

static desk open_desk(const char *const *texts, size_t n)
{
    desk d = {.a = wire_arena_new(NULL, 0), .n = n};
    for (size_t i = 0; i < n; i++)
        d.docs[i] = story_doc(d.a, "", texts[i], "en");
    assert_ok(wire_idf_new(d.docs, n, &d.idf, NULL));
    return d;
}

static void close_desk(desk *d)
{
    wire_idf_free(d->idf);
    wire_arena_free(d->a);
}

static wire_sentence_score score(desk *d, size_t i, size_t j)
{
    wire_sentence_score s;
    wire_sentence_link *links;
    size_t n;
    assert_ok(wire_match_sentences(&d->docs[i], &d->docs[j], d->idf, d->a, &s,
                                   &links, &n, NULL));
    for (size_t k = 0; k < n; k++) {
        assert_true(links[k].likeness > 0 && links[k].likeness <= 1.001f);
        if (k) assert_true(links[k - 1].b < links[k].b);
    }
    return s;
}

static wire_sentence_score score_texts(const char *x, const char *y)
{
    const char *texts[] = {x, y, story_other};
    desk d = open_desk(texts, 3);
    wire_sentence_score s = score(&d, 0, 1), t = score(&d, 1, 0);
    /* Which one is called a makes no difference to the verdict. */
    if (s.order == t.order)
        assert_true(s.rewrite - t.rewrite < .01f &&
                    t.rewrite - s.rewrite < .01f);
    assert_int_equal(s.rewrite >= .5f, t.rewrite >= .5f);
    close_desk(&d);
    return s;
}

/* ---- Weights ---- */

static float weight_of(const wire_idf *idf, const char *word)
{
    wire_str w = wire_str_of(word);
    return wire_idf_weight_of(idf, wire_text_word_hash(w), w);
}

static void idf__in_eight_files_of_one_story_its_names_still_tell(void **st)
{
    (void)st;
    const char *texts[8];
    for (size_t i = 0; i < 8; i++)
        texts[i] = story_source;
    desk d = open_desk(texts, 8);
    assert_true(weight_of(d.idf, "Brandauer") > 4);
    assert_true(weight_of(d.idf, "Brandauer") >
                weight_of(d.idf, "council") + 1);
    assert_true(weight_of(d.idf, "the") < 1);
    assert_true(weight_of(d.idf, "Vellheim") > weight_of(d.idf, "said"));
    close_desk(&d);
}

static void idf__a_hundred_files_of_one_story_do_not_silence_it(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_doc *docs = WIRE_ARRAY(a, wire_doc, 100);
    wire_idf *idf;
    for (size_t i = 0; i < 100; i++)
        docs[i] = story_doc(a, "", story_source, "en");
    assert_ok(wire_idf_new(docs, 100, &idf, NULL));
    assert_true(weight_of(idf, "Brandauer") > WIRE_IDF_COMMON);
    assert_true(weight_of(idf, "inspection") > WIRE_IDF_COMMON);
    assert_true(weight_of(idf, "said") < WIRE_IDF_COMMON);
    wire_idf_free(idf);
    wire_arena_free(a);
}

static void idf__counts_articles_not_places(void **st)
{
    (void)st;
    const char *texts[] = {story_source, story_rewrite, story_other};
    desk d = open_desk(texts, 3);
    assert_int_equal(
        wire_idf_count(d.idf, wire_text_word_hash(WIRE_STR("sarn"))), 2);
    assert_int_equal(
        wire_idf_count(d.idf, wire_text_word_hash(WIRE_STR("marsk"))), 1);
    assert_int_equal(
        wire_idf_count(d.idf, wire_text_word_hash(WIRE_STR("nowhere"))), 0);
    close_desk(&d);
}

static void idf__counts_are_the_same_for_any_number_of_threads(void **st)
{
    (void)st;
    enum { N = 3000 };
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_doc *docs = WIRE_ARRAY(a, wire_doc, N);
    for (uint32_t i = 0; i < N; i++) {
        char text[80];
        snprintf(text, sizeof text, "Ship number n%u of port p%u sails.", i,
                 i % 7);
        wire_str body;
        assert_true(wire_arena_copy(a, wire_str_of(text), &body));
        docs[i] = story_doc(a, "", body.p, "en");
    }
    wire_idf *one, *four;
    assert_ok(wire_idf_new(docs, N, &one, NULL));
    assert_ok(wire_idf_new_on(docs, N, 4, &four, NULL));
    for (uint32_t i = 0; i < N; i++) {
        const wire_words *w = &docs[i].words;
        for (size_t k = 0; k < w->n; k++)
            assert_int_equal(wire_idf_count(one, w->hash[k]),
                             wire_idf_count(four, w->hash[k]));
    }
    assert_true(wire_idf_count(four, wire_text_word_hash(WIRE_STR("ship"))) >=
                N);
    wire_idf_free(one);
    wire_idf_free(four);
    wire_arena_free(a);
}

static void idf__lists_the_words_that_are_worth_a_look(void **st)
{
    (void)st;
    const char *texts[] = {story_source, story_other};
    desk d = open_desk(texts, 2);
    const wire_words *w = &d.docs[0].words;
    const uint32_t *passed = wire_idf_passed(d.idf);
    uint32_t got[1000];
    assert_true(w->n < 1000);
    size_t n = wire_idf_list(d.idf, w, 3, w->n, got), m = 0;
    for (uint32_t i = 3; i < w->n; i++) {
        if (w->len[i] < 2 || wire_idf_is_passed(passed, w->hash[i])) continue;
        assert_true(m < n);
        assert_int_equal(got[m++], i - 3);
    }
    assert_int_equal(m, n);
    assert_int_equal(wire_idf_list(d.idf, w, 5, 5, got), 0);
    close_desk(&d);
}

static void stems__of_one_word_meet_however_long_it_is(void **st)
{
    (void)st;
    static const char *const same[][2] = {
        {"modernise", "Modernized"},
        {"modernising", "MODERNISES"},
        {"shipped", "ships"},
        {"internationalise", "internationalising"},
        {"Internationalised", "internationalises"},
        {"Hafen", "HAFEN"},
        {"a", "A"},
        {"Häfen", "HÄFEN"},
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_int_equal(wire__match_stem(wire_str_of(same[i][0])),
                         wire__match_stem(wire_str_of(same[i][1])));
    static const char *const other[][2] = {
        {"port", "ports2"},
        {"abcdefgh", "abcdefghk"},
        {"abcdefghijklmnop", "abcdefghijklmnoq"},
        {"sea", "see"},
        {"b", "c"},
    };
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        assert_int_not_equal(wire__match_stem(wire_str_of(other[i][0])),
                             wire__match_stem(wire_str_of(other[i][1])));
}

/* A word in the middle of a text is read with what follows it. */
static void stems__are_the_same_wherever_a_word_stands(void **st)
{
    (void)st;
    const wire_str text =
        WIRE_STR("Modernisations ships' MODERNISED unquestioningly "
                 "H\xc3\xa4"
                 "fen canciones; declaraci\xc3\xb3n shipped a");
    for (size_t off = 0; off < text.n; off++)
        for (size_t n = 1; n < 24 && off + n <= text.n; n++) {
            char alone[24];
            memcpy(alone, text.p + off, n);
            wire_str word = {alone, n};
            assert_int_equal(wire__match_stem_at(text, off, n),
                             wire__match_stem(word));
        }
    assert_int_equal(wire__match_stem(WIRE_STR("SHIPPED")),
                     wire__match_stem(WIRE_STR("ship")));
    assert_int_equal(wire__match_stem(WIRE_STR("modernisation")),
                     wire__match_stem(WIRE_STR("modernising")));
}

static void figures__are_all_found_however_many(void **st)
{
    (void)st;
    enum { MANY = 400 };
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_buf b = {0};
    for (unsigned i = 0; i < MANY; i++) /* gaps of one byte to nine */
        wire_buf_fmt(&b, "%u%.*s", i, (int)(1 + i % 9), ":/x;<@ no");
    wire_str text = wire_buf_view(&b);
    wire_number *p;
    size_t n;
    assert_ok(wire__match_figures(text, a, &p, &n, NULL));
    assert_int_equal(n, MANY);
    for (size_t i = 0; i < n; i++) {
        assert_true(p[i].value == (double)i);
        assert_true(text.p[p[i].span.end] == ':');
    }
    assert_ok(wire__match_figures(WIRE_STR("none"), a, &p, &n, NULL));
    assert_int_equal(n, 0);
    wire_buf_free(&b);
    wire_arena_free(a);
}

static void idf__weights_in_bulk_are_the_single_ones(void **st)
{
    (void)st;
    const char *texts[] = {story_source, story_other};
    desk d = open_desk(texts, 2);
    const wire_words *w = &d.docs[0].words;
    uint32_t at[64];
    float bits[64];
    for (uint32_t i = 0; i < 64; i++)
        at[i] = i * 2;
    bool shared[64];
    wire_idf_weights(d.idf, &d.docs[0], at, 64, bits);
    for (size_t i = 0; i < 64; i++) {
        wire_str word = {d.docs[0].article->body.p + w->off[at[i]],
                         w->len[at[i]]};
        assert_true(bits[i] == wire_idf_weight_of(d.idf, w->hash[at[i]], word));
        if (wire_idf_is_passed(wire_idf_passed(d.idf), w->hash[at[i]]))
            assert_true(wire_idf_weight(d.idf, w->hash[at[i]]) <
                        WIRE_IDF_COMMON);
    }
    float again[64];
    wire_idf_weights_shared(d.idf, &d.docs[0], at, 64, again, shared);
    for (size_t i = 0; i < 64; i++) {
        assert_true(again[i] == bits[i]);
        assert_int_equal(shared[i], wire_idf_count(d.idf, w->hash[at[i]]) > 1);
    }
    close_desk(&d);
}

static void idf__a_corpus_of_nothing_has_weights_too(void **st)
{
    (void)st;
    wire_idf *idf;
    assert_ok(wire_idf_new(NULL, 0, &idf, NULL));
    assert_true(weight_of(idf, "Larnford") > 5);
    assert_true(weight_of(idf, "und") < 2);
    wire_idf_free(idf);
    wire_idf_free(NULL);
}

/* ---- Rewrites ---- */

static void sentences__a_rewrite_tells_them_all_in_order(void **st)
{
    (void)st;
    wire_sentence_score s = score_texts(story_source, story_rewrite);
    assert_true(s.rewrite > .9f);
    assert_true(s.a_aligned > .9f);
    assert_true(s.b_aligned > .8f);
    assert_true(s.order > .9f);
    assert_true(s.verbatim < .2f);
}

static void sentences__merged_split_and_halved_it_is_still_a_rewrite(void **st)
{
    (void)st;
    assert_true(score_texts(story_source, story_heavy).rewrite > .5f);
}

static void sentences__a_digest_of_four_lines_is_a_rewrite(void **st)
{
    (void)st;
    assert_true(score_texts(story_source, story_digest).rewrite > .5f);
}

static void sentences__a_report_of_ones_own_is_none(void **st)
{
    (void)st;
    assert_true(score_texts(story_source, story_independent).rewrite < .1f);
    assert_true(score_texts(story_rewrite, story_independent).rewrite < .1f);
    assert_true(score_texts(story_digest, story_independent).rewrite < .1f);
    assert_true(score_texts(story_source, story_other).rewrite < .01f);
}

static void sentences__a_plug_at_the_foot_changes_little(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    const char *with = story_join(a, story_digest, story_plug);
    wire_sentence_score s = score_texts(story_source, story_digest);
    wire_sentence_score t = score_texts(story_source, with);
    assert_true(t.rewrite > .5f && t.rewrite > s.rewrite - .1f);
    /* and it makes no two articles one */
    const char *other = story_join(a, story_other, story_plug);
    assert_true(score_texts(with, other).rewrite < .01f);
    wire_arena_free(a);
}

static void sentences__a_statement_both_quote_is_no_rewrite(void **st)
{
    (void)st;
    static const char *const speech =
        "\n\n\"We built this bridge with our own hands, we paid for every "
        "rivet in it, and no collector shall stand between a Larnford baker "
        "and his customers in Quarrow any more,\" Morn told the crowd. \"From "
        "the first of July the barriers stay open, by day and by night, for "
        "carts and for coaches, and the booths shall go to whoever wants a "
        "garden shed.\"\n\n\"If the treasurers of Estermark cannot find seven "
        "million marks in a budget of nine hundred, then let them look under "
        "the carpets of the Road Authority, where so much else has been "
        "swept,\" she said.";
    wire_arena *a = wire_arena_new(NULL, 0);
    const char *x = story_join(a, story_independent, speech);
    const char *y = story_join(
        a,
        "A band from Holm played on the quay on Saturday while Terje Alm "
        "counted ninety-three flags. Most belonged to the rowing club, whose "
        "treasurer Ulla Bring had sewn them since Easter.\n\n"
        "The evening ended with herring, and with rain.",
        speech);
    wire_sentence_score s = score_texts(x, y);
    assert_true(s.rewrite < .3f);
    assert_true(s.verbatim > .3f);
    wire_arena_free(a);
}

static void sentences__the_same_text_scores_one_and_is_no_rewrite(void **st)
{
    (void)st;
    wire_sentence_score s = score_texts(story_source, story_source);
    assert_true(s.score > .9f);
    assert_true(s.rewrite < .5f);
    assert_true(s.verbatim > .9f);
    assert_true(s.a_aligned > .99f && s.b_aligned > .99f);
}

static void sentences__links_carry_the_numbers_that_text_gives(void **st)
{
    (void)st;
    const char *texts[] = {story_source, story_rewrite};
    desk d = open_desk(texts, 2);
    wire_sentence_score s;
    wire_sentence_link *links;
    wire_sentence *sa, *sb;
    size_t n, na, nb, hangers = 0;
    const wire_article *x = d.docs[0].article, *y = d.docs[1].article;
    assert_ok(wire_text_sentences(x->body, x->paras, x->n_paras, WIRE_STR("en"),
                                  d.a, &sa, &na, NULL));
    assert_ok(wire_text_sentences(y->body, y->paras, y->n_paras, WIRE_STR("en"),
                                  d.a, &sb, &nb, NULL));
    assert_ok(wire_match_sentences(&d.docs[0], &d.docs[1], d.idf, d.a, &s,
                                   &links, &n, NULL));
    for (size_t i = 0; i < n; i++) {
        assert_true(links[i].a < na && links[i].b < nb);
        wire_str p = wire_str_sub(x->body, sa[links[i].a].span.beg,
                                  sa[links[i].a].span.end);
        wire_str q = wire_str_sub(y->body, sb[links[i].b].span.beg,
                                  sb[links[i].b].span.end);
        if (wire_str_find(q, WIRE_STR("hangers"), 0) == SIZE_MAX) continue;
        assert_true(wire_str_find(p, WIRE_STR("hangers"), 0) != SIZE_MAX);
        hangers++;
    }
    assert_int_equal(hangers, 1);
    close_desk(&d);
}

static void sentences__german_nouns_are_no_names(void **st)
{
    (void)st;
    static const char *const source =
        "Hollbach (kpd) - Der Stadtrat von Hollbach hat am Dienstag mit 22 zu "
        "17 Stimmen beschlossen, das Freibad am Mühlgraben nach 58 Jahren zu "
        "schließen.\n\nBürgermeisterin Renate Quast sagte, die Sanierung hätte "
        "9,3 Millionen Euro gekostet, mehr als das Land zu fördern bereit "
        "sei.\n\nDer Schwimmverein Hollbach 1907, der 640 Mitglieder zählt, "
        "kündigte eine Klage vor dem Verwaltungsgericht in Sennfeld an.\n\n"
        "Dessen Vorsitzender Jost Emmerich warf der Verwaltung vor, ein "
        "Gutachten vom März zurückgehalten zu haben.\n\nDas Becken war zuletzt "
        "1994 erneuert worden und verlor täglich 40.000 Liter Wasser.";
    static const char *const rewrite =
        "Nach 58 Jahren ist Schluss: Das Freibad am Mühlgraben wird "
        "geschlossen, so will es der Hollbacher Stadtrat, der am Dienstag mit "
        "22 gegen 17 Stimmen dafür votierte.\n\nAuf 9,3 Millionen Euro wären "
        "die Kosten einer Sanierung gestiegen, erklärte Bürgermeisterin Renate "
        "Quast; so viel wolle das Land nicht zuschießen.\n\nVor das "
        "Verwaltungsgericht Sennfeld ziehen will nun der Schwimmverein "
        "Hollbach 1907 mit seinen 640 Mitgliedern.\n\nIm Rathaus sei ein "
        "Gutachten aus dem März unter Verschluss gehalten worden, beklagte "
        "Jost Emmerich, der den Verein führt.\n\nTag für Tag gingen dem "
        "Becken, "
        "das zuletzt 1994 saniert wurde, 40.000 Liter verloren.";
    static const char *const independent =
        "Um sechs Uhr früh zieht Hannelore Brix ihre Bahnen, seit 1971 jeden "
        "Sommer, und das letzte Mal will sie nicht zählen.\n\nDer Bademeister "
        "Kurt Wenzel hat die Fahne auf halbmast gesetzt. Im Kiosk von Aylin "
        "Demir liegen noch 300 Eis am Stiel.\n\nQuast kam am Mittwoch nicht. "
        "Sie saß in Tannrode, wo ein Schulhaus eingeweiht wurde, und ließ "
        "ausrichten, man prüfe einen Bürgerentscheid.\n\nIm Nachbarort Ulmen "
        "rechnet Schwimmmeister Falk Rieger mit 200 Gästen mehr am Tag.";
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_doc d[] = {story_doc(a, "", source, "de"),
                    story_doc(a, "", rewrite, "de"),
                    story_doc(a, "", independent, "de")};
    wire_idf *idf;
    wire_sentence_score s;
    wire_sentence_link *l;
    size_t n;
    assert_ok(wire_idf_new(d, 3, &idf, NULL));
    assert_ok(wire_match_sentences(&d[0], &d[1], idf, a, &s, &l, &n, NULL));
    assert_true(s.rewrite > .7f);
    assert_ok(wire_match_sentences(&d[0], &d[2], idf, a, &s, &l, &n, NULL));
    assert_true(s.rewrite < .1f);
    wire_idf_free(idf);
    wire_arena_free(a);
}

/* ---- Bad input ---- */

static void sentences__next_to_nothing_scores_nothing(void **st)
{
    (void)st;
    assert_true(score_texts("", "").score == 0);
    assert_true(score_texts(story_source, "").score == 0);
    assert_true(score_texts("Yes.", "Yes.").rewrite == 0);
    assert_true(score_texts("Hedda Morn won. Osric Tahl lost.",
                            "Hedda Morn won. Osric Tahl lost.")
                    .rewrite == 0);
    assert_true(score_texts("\xff\xfe. . . ... \"\"\"", "!!! ???").score == 0);
}

static const char *repeat(wire_arena *a, const char *s, size_t times)
{
    size_t n = strlen(s);
    char *p = wire_arena_alloc(a, n * times + 1);
    assert_non_null(p);
    for (size_t i = 0; i < times; i++)
        memcpy(p + i * n, s, n);
    p[n * times] = 0;
    return p;
}

static void sentences__floods_are_told_within_a_second(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    double t = wire_clock_s();
    const char *line = repeat(a, "Zarathornby ", 200000);
    const char *many = repeat(a, "Quarrow met Holm in 1964.\n", 40000);
    const char *quotes = repeat(a, "\"Vellheim\" ", 100000);
    (void)score_texts(line, line);
    (void)score_texts(many, many);
    (void)score_texts(quotes, many);
    /* Twenty seconds under a sanitizer on a busy machine; .3 as it is. */
    assert_true(wire_clock_s() - t < 20);
    wire_arena_free(a);
}

static void sentences__a_full_arena_is_an_error_not_a_crash(void **st)
{
    (void)st;
    const char *texts[] = {story_source, story_rewrite};
    desk d = open_desk(texts, 2);
    wire_sentence_score s;
    wire_sentence_link *l;
    size_t n, refused = 0;
    for (size_t limit = 64; limit < 400000; limit *= 2) {
        wire_arena *small = wire_arena_new(NULL, limit);
        wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
        wire_status got = wire_match_sentences(&d.docs[0], &d.docs[1], d.idf,
                                               small, &s, &l, &n, &err);
        assert_true(got == WIRE_OK || got == WIRE_ENOMEM);
        assert_int_equal(err.code, got);
        refused += got == WIRE_ENOMEM;
        wire_arena_free(small);
    }
    assert_true(refused > 0);
    close_desk(&d);
}

/* ---- Leads ---- */

typedef struct {
    wire_lead_side a, b;
} leads;

static leads leads_of(const char *x, const char *y)
{
    const char *texts[] = {x, y, story_other};
    desk d = open_desk(texts, 3);
    wire_arena *scratch = wire_arena_new(NULL, 0);
    wire_telling *t[2];
    for (size_t i = 0; i < 2; i++)
        assert_ok(
            wire_match_telling(&d.docs[i], d.idf, scratch, d.a, &t[i], NULL));
    leads one, two;
    wire_match_leads(t[0], t[1], &one.a, &one.b);
    /* Which one is called a makes no difference. */
    wire_match_leads(t[1], t[0], &two.b, &two.a);
    assert_memory_equal(&one, &two, sizeof one);
    wire_arena_free(scratch);
    close_desk(&d);
    return one;
}

static void leads__of_the_same_text_are_told_whole(void **st)
{
    (void)st;
    leads l = leads_of(story_source, story_source);
    assert_true(l.a.told > .99f && l.a.details > .99f && l.a.known > .99f);
    assert_true(l.b.told > .99f && l.b.details > .99f && l.b.known > .99f);
    assert_true(l.a.n_details >= 2);
}

static void leads__of_another_story_are_not_told(void **st)
{
    (void)st;
    leads l = leads_of(story_source, story_other);
    assert_true(l.a.told < .2f && l.b.told < .2f);
    assert_true(l.a.known < .2f && l.b.known < .2f);
}

static void leads__of_yesterdays_matter_are_told_one_way_only(void **st)
{
    (void)st;
    leads l = leads_of(
        "Crane drivers at Port Ellery walked out on Monday over 40 crowns.\n\n"
        "The Wharf Union has not called a strike since 1998.",
        "A labour court granted an injunction against the walkout, and "
        "threatened the union's treasurer with arrest.\n\nCrane drivers at "
        "Port Ellery walked out on Monday "
        "over 40 crowns.");
    assert_true(l.a.told > .9f && l.a.details > .9f);
    assert_true(l.b.told < .1f);
    /* It has no name and no number: nothing there says otherwise. */
    assert_true(l.b.n_details == 0 && l.b.details > .99f);
}

static void leads__go_on_behind_a_hook(void **st)
{
    (void)st;
    leads l = leads_of(
        "So it goes.\n\nBrenner Foundry sold its Calder bell works to Ostrava "
        "Clocks for 31 million crowns.",
        "Brenner Foundry sold its Calder bell works to Ostrava Clocks for 31 "
        "million crowns.");
    assert_true(l.a.n_details >= 4);
    assert_true(l.a.told > .8f && l.b.told > .99f);
}

static void leads__of_nothing_are_nothing(void **st)
{
    (void)st;
    leads l = leads_of("", story_source);
    assert_true(l.a.told == 0 && l.a.known == 0 && l.a.n_details == 0);
    assert_true(l.b.told == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(idf__in_eight_files_of_one_story_its_names_still_tell),
        cmocka_unit_test(idf__a_hundred_files_of_one_story_do_not_silence_it),
        cmocka_unit_test(idf__counts_articles_not_places),
        cmocka_unit_test(idf__weights_in_bulk_are_the_single_ones),
        cmocka_unit_test(idf__counts_are_the_same_for_any_number_of_threads),
        cmocka_unit_test(idf__lists_the_words_that_are_worth_a_look),
        cmocka_unit_test(stems__of_one_word_meet_however_long_it_is),
        cmocka_unit_test(stems__are_the_same_wherever_a_word_stands),
        cmocka_unit_test(figures__are_all_found_however_many),
        cmocka_unit_test(idf__a_corpus_of_nothing_has_weights_too),
        cmocka_unit_test(sentences__a_rewrite_tells_them_all_in_order),
        cmocka_unit_test(
            sentences__merged_split_and_halved_it_is_still_a_rewrite),
        cmocka_unit_test(sentences__a_digest_of_four_lines_is_a_rewrite),
        cmocka_unit_test(sentences__a_report_of_ones_own_is_none),
        cmocka_unit_test(sentences__a_plug_at_the_foot_changes_little),
        cmocka_unit_test(sentences__a_statement_both_quote_is_no_rewrite),
        cmocka_unit_test(sentences__the_same_text_scores_one_and_is_no_rewrite),
        cmocka_unit_test(sentences__links_carry_the_numbers_that_text_gives),
        cmocka_unit_test(sentences__german_nouns_are_no_names),
        cmocka_unit_test(sentences__next_to_nothing_scores_nothing),
        cmocka_unit_test(leads__of_the_same_text_are_told_whole),
        cmocka_unit_test(leads__of_another_story_are_not_told),
        cmocka_unit_test(leads__of_yesterdays_matter_are_told_one_way_only),
        cmocka_unit_test(leads__go_on_behind_a_hook),
        cmocka_unit_test(leads__of_nothing_are_nothing),
        cmocka_unit_test(sentences__floods_are_told_within_a_second),
        cmocka_unit_test(sentences__a_full_arena_is_an_error_not_a_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
