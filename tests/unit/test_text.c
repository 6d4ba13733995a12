/* What the specification in tests/spec/text does not say: numbers behind the
 * names, limits, hostile input.
 * SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <ctype.h>
#include <wirecopy/text.h>

#define WIRE_LIBFUZZER /* the target, without its main */
#include "../../fuzz/fuzz_text.c"
#include "text_cues.h"
#include "text_int.h"

/* ---- Tables ---- */

static void every_cue_word_has_the_hash_of_the_words(void **state)
{
    (void)state;
    wire_str word, found;
    uint32_t hash;
    wire__cue cue;
    size_t n = wire__cue_entry(SIZE_MAX, &word, &hash);
    assert_true(n > 100);
    for (size_t i = 0; i < n; i++) {
        wire__cue_entry(i, &word, &hash);
        assert_int_equal(hash, wire_text_word_hash(word));
        assert_true(wire__cue_find(hash, &cue, &found));
        assert_true(wire_str_eq(word, found));
        if (cue <= WIRE__CUE_NAME)
            assert_true(wire__cue_may(hash) & WIRE__CUE_CITES);
        if (cue == WIRE__CUE_CLAIM || cue == WIRE__CUE_BOTH)
            assert_true(wire__cue_may(hash) & WIRE__CUE_CLAIMS);
        if (cue != WIRE__CUE_CLAIM)
            assert_true(wire__cue_may(hash) & WIRE__CUE_SAYS_OF);
        assert_true(wire__cue_may(hash) & WIRE__CUE_ANY);
        wire_words one = {.hash = &hash, .n = 1};
        wire__cue_list cues;
        assert_true(wire__cues_gather(&one, &cues));
        assert_int_equal(cues.n, 1);
        wire_free(cues.at);
    }
}

static void tables_are_sorted(void **state)
{
    (void)state;
    const wire__table *tables[] = {&wire__months, &wire__weekdays,
                                   &wire__abbreviations, &wire__starters};
    for (size_t t = 0; t < sizeof tables / sizeof tables[0]; t++)
        for (size_t i = 1; i < tables[t]->n; i++)
            assert_true(
                strcmp(tables[t]->p[i - 1].word, tables[t]->p[i].word) <= 0);
}

static void every_month_and_weekday_may_be_one(void **state)
{
    (void)state;
    const wire__table *tables[] = {&wire__months, &wire__weekdays};
    for (size_t t = 0; t < sizeof tables / sizeof tables[0]; t++)
        for (size_t i = 0; i < tables[t]->n; i++)
            assert_true(
                wire__may_be_calendar(wire_str_of(tables[t]->p[i].word)));
    assert_true(wire__may_be_calendar(WIRE_STR("NOV")));
    assert_false(wire__may_be_calendar(WIRE_STR("council")));
}

static void places_are_found_in_many_spellings(void **state)
{
    (void)state;
    assert_true(wire__place_is_city(WIRE_STR("SEOUL")));
    assert_true(wire__place_is_city(WIRE_STR("Genève")));
    assert_true(wire__place_is_city(WIRE_STR("नई दिल्ली")));
    assert_true(wire__place_is_region(WIRE_STR("N.Y.")));
    assert_true(wire__place_is_region(WIRE_STR("Calif.")));
    assert_false(wire__place_is_city(WIRE_STR("Kestrel")));
}

static void every_listed_agency_is_found_in_any_case(void **state)
{
    (void)state;
    size_t n = 0;
    for (wire_str name; (name = wire__agency_entry(n)).n; n++) {
        char upper[64];
        assert_true(name.n < sizeof upper);
        assert_true(wire__agency_is_known(name));
        for (size_t i = 0; i < name.n; i++)
            upper[i] = (char)toupper((unsigned char)name.p[i]);
        if (name.n >= 5 && strchr(name.p, ' ')) /* "REUTERS HEALTH" */
            assert_true(wire__agency_is_known((wire_str){upper, name.n}));
    }
    assert_true(n > 100);
}

static void a_credit_is_an_outlet_s_name_or_its_initials(void **state)
{
    (void)state;
    wire_str npa = WIRE_STR("Nordhaven Press Agency");
    assert_true(wire_credit_is_outlet(WIRE_STR("NPA"), npa));
    assert_true(wire_credit_is_outlet(WIRE_STR("Nordhaven"), npa));
    assert_true(wire_credit_is_outlet(npa, npa));
    assert_false(wire_credit_is_outlet(WIRE_STR("NPX"), npa));
    assert_false(wire_credit_is_outlet(WIRE_STR("Nord"), npa));
    assert_false(wire_credit_is_outlet(WIRE_STR("N"), npa));
    assert_false(wire_credit_is_outlet((wire_str){0}, npa));
    assert_false(wire_credit_is_outlet(npa, (wire_str){0}));
}

static void an_agency_is_known_by_its_form(void **state)
{
    (void)state;
    assert_true(wire__agency_has_form(WIRE_STR("Agence Estuaire")));
    assert_true(wire__agency_has_form(WIRE_STR("Northwire")));
    assert_true(wire__agency_has_form(WIRE_STR("NationPress")));
    assert_true(wire__agency_has_form(WIRE_STR("한빛통신")));
    static const char *const forms[] = {"Agencia Sur",
                                        "Agenzia Mare",
                                        "Agentur Nord",
                                        "Surprensa",
                                        "Presseagentur Nord",
                                        "Mar Agencies",
                                        "Harbour Agency",
                                        "Ina-Pressedienst",
                                        "Ostagentur",
                                        "Mar Newswires",
                                        "Kestrel News Service",
                                        "Fjord News Network",
                                        "Kestrel Wire Service",
                                        "Mar Presse",
                                        "Agência Sol",
                                        "dpa/xyz",
                                        "AGENCE MER"};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (!wire__agency_has_form(wire_str_of(forms[i])))
            fail_msg("%s", forms[i]);
    assert_false(wire__agency_has_form(WIRE_STR("James Moore")));
    assert_false(wire__agency_has_form(WIRE_STR("Harbour Post")));
    assert_false(wire__agency_has_form(WIRE_STR("Express")));
    assert_false(wire__agency_has_form(WIRE_STR("Ann Lee")));
}

/* ---- Datelines ---- */

static void a_dateline_has_its_day_and_its_span(void **state)
{
    (void)state;
    wire_dateline d;
    assert_ok(wire_text_dateline(
        WIRE_STR("  SEOUL, 3 nov 2026 (NPA) -- The council"), &d));
    assert_int_equal(d.month, 11);
    assert_int_equal(d.day, 3);
    assert_int_equal(d.span.beg, 2);
    assert_int_equal(d.span.end, 28);
    assert_str(d.place, "SEOUL");
    assert_str(d.date, "3 nov 2026");
    assert_str(d.credit, "NPA");
}

static void no_dateline_is_an_expected_absence(void **state)
{
    (void)state;
    wire_dateline d;
    assert_int_equal(wire_text_dateline(WIRE_STR(""), &d), WIRE_END);
    assert_int_equal(wire_text_dateline(WIRE_STR("The council met."), &d),
                     WIRE_END);
    assert_int_equal(d.place.n, 0);
    assert_int_equal(d.span.end, 0);
}

/* ---- The article ---- */

static wire_article article(const char *body, wire_arena *a)
{
    wire_article art = {.body = wire_str_of(body)};
    assert_ok(
        wire_read_paragraphs(art.body, 0, a, &art.paras, &art.n_paras, NULL));
    return art;
}

static void credits_come_strongest_kind_first(void **state)
{
    (void)state;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_article art =
        article("The minister told Reuters that the pier is closed.\n\n"
                "Ann Lee and the NPA contributed to this report.\n\n"
                "(Kestrel News Agency)",
                a);
    art.byline = WIRE_STR("Northwire");
    wire_doc d;
    assert_ok(wire_text_doc(&art, a, &d, NULL));
    assert_int_equal(d.n_credits, 4);
    for (size_t i = 1; i < d.n_credits; i++)
        assert_true(d.credits[i - 1].kind <= d.credits[i].kind);
    assert_str(d.credits[0].name, "Northwire");
    assert_int_equal(d.credits[0].span.end, 0);
    assert_str(d.credits[3].name, "Reuters");
    wire_arena_free(a);
}

static void an_article_without_a_body_is_a_document(void **state)
{
    (void)state;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_article art = {.body = {"", 0}};
    wire_doc d;
    assert_ok(wire_text_doc(&art, a, &d, NULL));
    assert_int_equal(d.core.end, 0);
    assert_int_equal(d.n_credits, 0);
    assert_false(d.has_dateline || d.has_label);
    wire_arena_free(a);
}

static void the_markup_credit_is_a_line_unless_it_is_the_outlet(void **state)
{
    (void)state;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_article art = article("The council met.", a);
    art.credit = WIRE_STR("Kestrel");
    wire_doc d;
    assert_ok(wire_text_doc(&art, a, &d, NULL));
    assert_int_equal(d.n_credits, 1);
    assert_int_equal(d.credits[0].kind, WIRE_CREDIT_LINE);
    art.outlet = WIRE_STR("Kestrel");
    assert_ok(wire_text_doc(&art, a, &d, NULL));
    assert_int_equal(d.n_credits, 0);
    wire_arena_free(a);
}

static void claims_and_kinds_have_names(void **state)
{
    (void)state;
    assert_string_equal(wire_claim_name(WIRE_CLAIM_HEADLINE), "headline");
    assert_string_equal(wire_claim_name((wire_claim)99), "none");
    assert_string_equal(wire_credit_kind_name(WIRE_CREDIT_CITED), "cited");
    assert_string_equal(wire_credit_kind_name((wire_credit_kind)99), "none");
}

/* ---- Languages ---- */

static void a_declared_language_is_a_hint(void **state)
{
    (void)state;
    wire_str german = WIRE_STR("Der Rat tagte am Montag und sagte, dass er "
                               "den Pier für die Boote der Stadt öffnet.");
    assert_str(wire_text_language(german, WIRE_STR("en")), "de");
    assert_str(wire_text_language(WIRE_STR(""), WIRE_STR("de-AT")), "de");
    assert_str(wire_text_language(WIRE_STR(""), WIRE_STR("none of it")), "");
    assert_str(wire_text_language(WIRE_STR("\xff\xfe\x80"), WIRE_STR("")), "");
}

/* ---- Limits and hostile input ---- */

static void a_full_arena_is_out_of_memory_and_no_more(void **state)
{
    (void)state;
    static const char body[] =
        "SEOUL, Nov 3 (NPA) - \"We will stay,\" Mr. Lee said. He left.\n"
        "The 57 people met in Seoul on Monday. Ann Lee told Reuters.\n"
        "(With inputs from NPA)";
    wire_arena *own = wire_arena_new(NULL, 0);
    wire_article art = article(body, own);
    bool done = false;
    for (size_t limit = 1; !done && limit < 1 << 16; limit += 64) {
        wire_arena *a = wire_arena_new(NULL, limit);
        if (!a) continue;
        wire_doc d;
        wire_sentence *s;
        wire_quote *q;
        wire_err err;
        size_t n;
        wire_status st = wire_text_doc(&art, a, &d, &err);
        if (st == WIRE_OK)
            st = wire_text_sentences(art.body, art.paras, art.n_paras,
                                     WIRE_STR("en"), a, &s, &n, &err);
        if (st == WIRE_OK)
            st = wire_text_quotes(art.body, art.paras, art.n_paras, a, &q, &n,
                                  &err);
        assert_true(st == WIRE_OK || st == WIRE_ENOMEM);
        done = st == WIRE_OK;
        wire_arena_free(a);
    }
    assert_true(done);
    wire_arena_free(own);
}

/* Everything at once over one body; seconds it took. */
static double all_of(wire_str body)
{
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_article art = {.body = body};
    wire_doc d;
    wire_sentence *s;
    wire_quote *q;
    wire_number *x;
    wire_date *t;
    wire_span *m;
    wire_invisible *v;
    size_t n;
    assert_ok(wire_read_paragraphs(body, 0, a, &art.paras, &art.n_paras, NULL));
    double start = wire_clock_s();
    assert_ok(wire_text_doc(&art, a, &d, NULL));
    assert_ok(wire_text_sentences(body, art.paras, art.n_paras, WIRE_STR("en"),
                                  a, &s, &n, NULL));
    assert_ok(wire_text_quotes(body, art.paras, art.n_paras, a, &q, &n, NULL));
    assert_ok(wire_text_numbers(body, WIRE_STR("en"), a, &x, &n, NULL));
    assert_ok(wire_text_dates(body, WIRE_STR("en"), a, &t, &n, NULL));
    assert_ok(wire_text_names(body, WIRE_STR("en"), a, &m, &n, NULL));
    assert_ok(wire_text_invisible(body, a, &v, &n, NULL));
    double took = wire_clock_s() - start;
    wire_arena_free(a);
    return took;
}

static void repeated_marks_take_linear_time(void **state)
{
    (void)state;
    static const char *const units[] = {"\"",
                                        "'",
                                        "“",
                                        "”",
                                        "‘a ",
                                        "« ",
                                        "「",
                                        "」",
                                        ".",
                                        "...",
                                        ". A",
                                        "A. ",
                                        "(",
                                        ")",
                                        "[",
                                        "/",
                                        "-",
                                        "— ",
                                        "A",
                                        "a",
                                        "A ",
                                        "a b. ",
                                        "\n",
                                        "\n\n",
                                        "\"a\n\n",
                                        "1",
                                        "1,",
                                        "1.",
                                        "1,000,",
                                        "one ",
                                        "Nov. 3 ",
                                        "Nov ",
                                        "agency ",
                                        "news agency ",
                                        "AP said ",
                                        "this story edited without ",
                                        "With inputs ",
                                        "\xff",
                                        "\xe2\x80",
                                        "\xe2\x80\x8b",
                                        "的",
                                        "한 ",
                                        "ก",
                                        ".\xc3\x89",
                                        "e\xcc\x81",
                                        "\xcc\x81",
                                        "{[(",
                                        "A-",
                                        "A's ",
                                        "SEOUL, ",
                                        "SEOUL/",
                                        "a\" \"",
                                        "(AFP) ",
                                        "\n(AFP)",
                                        "\n— AFP",
                                        "© 2026 A ",
                                        "5'6\" ",
                                        "\"A\"",
                                        "“A”",
                                        "‘A’ ",
                                        "«A»",
                                        "A\"b ",
                                        "AP的A",
                                        "Press'",
                                        "Reuters-",
                                        "-Nov",
                                        "'Nov",
                                        "two hundred and ",
                                        "of A of ",
                                        "!?\" ",
                                        "U.S. "};
    enum { BYTES = 1 << 18 };
    char *p = wire_malloc(BYTES);
    assert_non_null(p);
    for (size_t u = 0; u < sizeof units / sizeof units[0]; u++) {
        size_t len = strlen(units[u]), n = 0;
        while (n + len <= BYTES) {
            memcpy(p + n, units[u], len);
            n += len;
        }
        double took = all_of((wire_str){p, n});
        /* far above what any text takes, far below what anything quadratic
         * would; sanitizers and a busy machine slow it down */
        if (took > 5)
            fail_msg("\"%s\" over and over took %.1f s", units[u], took);
    }
    wire_free(p);
}

/* Texts with everything in them, and a generator that spoils them: what the
 * fuzzer finds over nights, in small. */
static void spoilt_texts_hold_the_promises_of_the_fuzzer(void **state)
{
    (void)state;
    static const char *const samples[] = {
        "\1SEOUL, Nov 3 (NPA) - \"We will stay,\" he said. \"No,\" said Gen. "
        "Kim of the 2nd Army at 5 p.m. Monday.\n\nSource: dpa\n\n(With inputs "
        "from NPA)",
        "\2Lindenau (kpd) - Am 3. November zahlte Dr. Meier 1.200,50 Euro. "
        "„Wir ‚bleiben‘“, sagte er der Agentur kpd zufolge.\n\nDieser Beitrag "
        "wurde unverändert von einer Agentur übernommen.",
        "\3« Nous « restons » », a dit M. J.-P. Martin selon l’agence Estuaire."
        "\n\n“One goes on.\n\n“Two ends,” she said.",
        "\4[ソウル 3日 ロイター] - "
        "政府は「行く。『帰る。』」と述べた。終わり。",
        "\6नई दिल्ली, 3 नवंबर (केस्ट्रल) सरकार ने कहा। डॉ. राम 5 करोड़ लाए।"};
    static const char marks[] = "\"'.()[]/-:,;!?0123 \nAaz&©";
    static uint8_t bad[1024];
    uint64_t r = 1;
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
        size_t n = strlen(samples[i]);
        for (int k = 0; k < 500; k++) {
            memcpy(bad, samples[i], n);
            for (int c = 0; c < k % 9; c++) {
                uint64_t x = unit_random(&r);
                size_t at = x % n;
                if (bad[at] < 0x80) /* the text stays valid UTF-8 */
                    bad[at] = (uint8_t)marks[(x >> 40) % (sizeof marks - 3)];
            }
            LLVMFuzzerTestOneInput(bad, k % 3 ? n : unit_random(&r) % n + 1);
        }
    }
}

static void kana_tells_japanese_from_chinese(void **state)
{
    (void)state;
    wire_str chinese = WIRE_STR(
        "港務局星期一宣布，七月起碼頭費將提高百分之九，用來修建防波堤。");
    wire_str japanese = WIRE_STR(
        "港湾局は月曜日、七月から埠頭料を九パーセント引き上げると発表した。");
    wire_str quoting = WIRE_STR(
        "港務局星期一宣布，七月起碼頭費將提高百分之九，用來修建防波堤。公司的"
        "口號是「の」，港務局的人說他們看不懂，船主們也一樣。");
    assert_str(wire_text_language(chinese, WIRE_STR("zh")), "zh");
    assert_str(wire_text_language(chinese, WIRE_STR("")), "zh");
    assert_str(wire_text_language(japanese, WIRE_STR("zh")), "ja");
    assert_str(wire_text_language(japanese, WIRE_STR("")), "ja");
    assert_str(wire_text_language(quoting, WIRE_STR("")), "zh");
    /* A headline without kana may be either. */
    assert_str(wire_text_language(WIRE_STR("港湾料金引上決定"), WIRE_STR("ja")),
               "ja");
}

static void check_outer(const char *body, const char *line, const char *place,
                        const char *date, const char *credit)
{
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_err err = {0};
    wire_doc d;
    wire_para para = {.span = {0, (uint32_t)strlen(body)}};
    wire_article art = {.body = wire_str_of(body),
                        .paras = &para,
                        .n_paras = 1,
                        .dateline = wire_str_of(line)};

    assert_int_equal(wire_text_doc(&art, a, &d, &err), WIRE_OK);
    assert_int_equal(d.has_outer, place != NULL);
    if (place) {
        assert_true(wire_str_eq(d.outer.place, wire_str_of(place)));
        assert_true(wire_str_eq(d.outer.date, wire_str_of(date)));
        assert_true(wire_str_eq(d.outer.credit, wire_str_of(credit)));
        assert_int_equal(d.n_credits, *credit ? 1 : 0);
        assert_int_equal(d.core.beg, 0);
    }
    wire_arena_free(a);
}

static void
a_dateline_beside_the_text_counts_where_the_text_has_none(void **state)
{
    const char *body = "The harbour was closed on Tuesday.";

    (void)state;
    check_outer(body, "SKELLAN, March 3 (NPA)", "SKELLAN", "March 3", "NPA");
    check_outer(body, "Skellan, March 3", "Skellan", "March 3", "");
    check_outer(body, "Skellan upon Berth", "Skellan upon Berth", "", "");
    check_outer(body, "(NPA)", "", "", "NPA");
    check_outer(body, "http://npa.example/7", NULL, "", "");
    check_outer(body, "see page 7", NULL, "", "");
    check_outer("SEOUL, Nov 3 (Kestrel) - The harbour was closed.",
                "SKELLAN (NPA)", NULL, "", "");
}

/* Marks are looked for by sixteen bytes: none is passed over. */
static void a_sentence_and_a_quotation_are_seen_at_any_place(void **state)
{
    (void)state;
    wire_arena *a = wire_arena_new(NULL, 0);
    char p[160];
    for (int lead = 6; lead < 70; lead++)
        for (int rest = 1; rest < 40; rest++) {
            int n = snprintf(p, sizeof p, "%.*s. %s.", lead,
                             "Ohooooooooooooooooooooooooooooooooooooooo"
                             "ooooooooooooooooooooooooooooooooooooooooo",
                             rest % 2 ? "“Wir”" : "\"We\"");
            int size = n + snprintf(p + n, sizeof p - (size_t)n, " %.*s", rest,
                                    "They saw the lights of the pier as");
            wire_str body = {p, (size_t)size};
            wire_para para = {.span = {0, (uint32_t)size}};
            wire_sentence *s;
            wire_quote *q;
            size_t n_s, n_q;
            assert_ok(wire_text_sentences(body, &para, 1, WIRE_STR("en"), a, &s,
                                          &n_s, NULL));
            assert_ok(wire_text_quotes(body, &para, 1, a, &q, &n_q, NULL));
            assert_int_equal(n_s, 3);
            assert_int_equal(s[0].span.end, lead + 1);
            assert_int_equal(s[1].span.end, n);
            assert_int_equal(n_q, 1);
            assert_int_equal(q[0].span.beg, lead + 2);
            assert_int_equal(q[0].span.end, n - 1);
        }
    wire_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cue_word_has_the_hash_of_the_words),
        cmocka_unit_test(every_listed_agency_is_found_in_any_case),
        cmocka_unit_test(tables_are_sorted),
        cmocka_unit_test(every_month_and_weekday_may_be_one),
        cmocka_unit_test(places_are_found_in_many_spellings),
        cmocka_unit_test(a_credit_is_an_outlet_s_name_or_its_initials),
        cmocka_unit_test(an_agency_is_known_by_its_form),
        cmocka_unit_test(a_dateline_has_its_day_and_its_span),
        cmocka_unit_test(no_dateline_is_an_expected_absence),
        cmocka_unit_test(credits_come_strongest_kind_first),
        cmocka_unit_test(an_article_without_a_body_is_a_document),
        cmocka_unit_test(the_markup_credit_is_a_line_unless_it_is_the_outlet),
        cmocka_unit_test(claims_and_kinds_have_names),
        cmocka_unit_test(a_declared_language_is_a_hint),
        cmocka_unit_test(kana_tells_japanese_from_chinese),
        cmocka_unit_test(a_full_arena_is_out_of_memory_and_no_more),
        cmocka_unit_test(repeated_marks_take_linear_time),
        cmocka_unit_test(
            a_dateline_beside_the_text_counts_where_the_text_has_none),
        cmocka_unit_test(a_sentence_and_a_quotation_are_seen_at_any_place),
        cmocka_unit_test(spoilt_texts_hold_the_promises_of_the_fuzzer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
