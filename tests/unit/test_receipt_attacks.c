/* Labels in every language, and what people try to make verify believe: words
 * beside the signed text, letters that look alike, things that browsers show
 * and nobody signed, old lists, pipes that never end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- Labels in every language --------------------------------------------------- */

static const struct {
    const char *code, *text;
} languages[] = {
    {"en", "The night ferry gets a second berth in spring, the harbour board "
           "said on Monday. Work begins in March."},
    {"de", "Die Nachtfähre bekommt im Frühjahr einen zweiten Anleger, teilte "
           "die Hafenverwaltung am Montag mit. Die Arbeiten beginnen im März."},
    {"fr",
     "Le bac de nuit aura un second quai au printemps, a annoncé lundi la "
     "capitainerie. Les travaux commencent en mars."},
    {"es",
     "El transbordador nocturno tendrá un segundo muelle en primavera, "
     "informó el lunes la junta del puerto. Las obras empiezan en marzo."},
    {"it", "Il traghetto notturno avrà un secondo molo in primavera, ha detto "
           "lunedì il consiglio del porto. I lavori cominciano a marzo."},
    {"pt", "A balsa da noite terá um segundo cais na primavera, informou na "
           "segunda-feira a direção do porto. As obras começam em março."},
    {"hi",
     "रात की नौका को वसंत में दूसरा घाट मिलेगा, बंदरगाह बोर्ड ने सोमवार को कहा। काम "
     "मार्च में शुरू होगा।"},
    {"ko", "야간 여객선이 봄에 두 번째 부두를 얻는다고 항만 이사회가 월요일 "
           "밝혔다. 공사는 "
           "3월에 시작된다."}};
enum { LANGUAGES_N = sizeof languages / sizeof *languages };

static wire_label_made label_in(rig *g, const char *code, const char *title,
                                const char *body, const char *agency)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_batch batch;
    wire_doc page;
    wire_label_made made;
    wire_buf b = {0};
    wire_buf_fmt(&b, "%s\n\n%s", title, body);
    assert_ok(wire_read_bytes(wire_buf_view(&b), WIRE_STR("p.txt"), &o, &batch,
                              NULL));
    batch.articles[0].language = wire_str_of(code);
    assert_ok(wire_text_doc(&batch.articles[0], g->a, &page, NULL));
    assert_ok(wire_label_compute(&g->source, &page, NULL, wire_str_of(agency),
                                 g->a, &made, NULL));
    wire_batch_free(&batch);
    wire_buf_free(&b);
    return made;
}

/* What the reader of labels makes of words behind a text. */
static int claim_read(const char *text, wire_str words)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_batch batch;
    wire_doc d;
    wire_buf b = {0};
    wire_buf_fmt(&b, "%s\n\n%s\n\n%.*s\n", "7", text, (int)words.n, words.p);
    assert_ok(wire_read_bytes(wire_buf_view(&b), WIRE_STR("p.txt"), &o, &batch,
                              NULL));
    assert_ok(wire_text_doc(&batch.articles[0], a, &d, NULL));
    int claim = d.has_label ? (int)d.label.claim : -1;
    wire_batch_free(&batch);
    wire_buf_free(&b);
    wire_arena_free(a);
    return claim;
}

static void every_language_reads_its_own_labels(void **state)
{
    (void)state;
    static const struct {
        const char *item, *title, *body;
        wire_claim claim;
    } forms[] = {{ITEM, TITLE, BODY, WIRE_CLAIM_UNMODIFIED},
                 {ITEM, "One berth?", BODY, WIRE_CLAIM_HEADLINE},
                 {"\n\n" BODY, "One berth?", BODY, WIRE_CLAIM_HEADLINE},
                 {ITEM, TITLE, BODY_CURLY, WIRE_CLAIM_UNMODIFIED},
                 {ITEM, "One berth?", BODY_CURLY, WIRE_CLAIM_HEADLINE}};
    static const char *const agencies[] = {"NPA", "Kontor Pressedienst", ""};
    int bad = 0;
    for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
        rig g;
        rig_init(&g, forms[f].item);
        for (size_t i = 0; i < LANGUAGES_N * 3; i++) {
            wire_label_made m =
                label_in(&g, languages[i / 3].code, forms[f].title,
                         forms[f].body, agencies[i % 3]);
            int claim = claim_read(languages[i / 3].text, m.words);
            if (m.words.n && claim == (int)forms[f].claim) continue;
            print_error("%s: %d, not %d: %.*s\n", languages[i / 3].code, claim,
                        (int)forms[f].claim, (int)m.words.n, m.words.p);
            bad++;
        }
        rig_free(&g);
    }
    assert_int_equal(bad, 0);
}

static void a_language_nobody_knows_has_english_labels(void **state)
{
    (void)state;
    static const char *const codes[] = {"", "nl", "english", "e", "zh-Hans"};
    rig g;
    rig_init(&g, ITEM);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        wire_label_made m = label_in(&g, codes[i], TITLE, BODY, "NPA");
        assert_true(wire_str_eq(m.words, WIRE_STR(LABEL_WORDS)));
    }
    wire_label_made m = label_in(&g, "de-AT", TITLE, BODY, "NPA");
    assert_true(wire_str_starts(m.words, WIRE_STR("Ver")));
    rig_free(&g);
}

/* ---- Beside the signed text ------------------------------------------------------- */

#define OTHER "One berth?"
#define HEADLINE_WORDS                                                         \
    "Published from the NPA feed without any modifications to the text. Only " \
    "the headline has been changed."

/* Sign a page under another headline, with something in its head and
 * something below its text: by the site itself, so that every byte holds. */
static wire_verified signed_with(rig *g, const char *head, const char *foot)
{
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    wire_buf page = {0};
    rig_init(g, ITEM);
    wire_buf_fmt(&page,
                 "<!doctype html><html lang=\"en\"><head><meta "
                 "charset=\"utf-8\"><title>" OTHER "</title>%s" RECEIPT_SLOT
                 "</head><body><h1 data-wirecopy=\"headline\">" OTHER
                 "</h1><p class=\"label\">" HEADLINE_WORDS
                 "</p><div data-wirecopy=\"text\"><p>" P1 "</p><p>" P2
                 "</p><p>" P3 "</p></div>%s</body></html>\n",
                 head, foot);
    wire_receipt_in in = rig_in(g);
    in.label = WIRE_STR(HEADLINE_WORDS);
    if (wire_receipt_sign(wire_buf_view(&page), &in, &g->key, g->a, NULL,
                          &g->page, &g->text, &err) != WIRE_OK)
        fail_msg("%s%s: %s", head, foot, err.text);
    wire_buf_free(&page);
    rig_list(g, WIRE_RECEIPT_CURRENT);
    return rig_verify(g);
}

static void expect(const wire_verified *v, wire_check_kind kind,
                   wire_check_result result, const char *words,
                   const char *what)
{
    const wire_check *c = &v->checks[kind];
    if (c->result != result ||
        wire_str_find(c->words, wire_str_of(words), 0) == SIZE_MAX)
        fail_msg("%s: %s is %s: %.*s", what, wire_check_name(kind),
                 wire_check_result_name(c->result), (int)c->words.n,
                 c->words.p);
}

static void no_words_beside_the_text_say_more_than_was_proved(void **state)
{
    (void)state;
    static const struct {
        const char *foot, *words;
    } cases[] = {
        {"<p>" LABEL_WORDS "</p>", "more than was proved: \"Published"},
        {"<footer>(This story was published from an agency feed without any "
         "edits.)</footer>",
         "more than was proved"},
        /* letters of Cyrillic, of Greek, of mathematics; nothing between */
        {"<p>Рublished frоm the NPA feed withоut аny mоdifiсаtiоns tо thе tехt "
         "оr thе hеadlinе.</p>",
         "look like"},
        {"<p>Published from the NPA feed withοut any mοdificatiοns tο the text "
         "οr the headline.</p>",
         "look like"},
        {"<p>Published from the NPA feed 𝐰𝐢𝐭𝐡𝐨𝐮𝐭 𝐚𝐧𝐲 𝐦𝐨𝐝𝐢𝐟𝐢𝐜𝐚𝐭𝐢𝐨𝐧𝐬 to the text "
         "or the headline.</p>",
         "look like"},
        {"<p>Published from the NPA feed with\xe2\x80\x8bout any modi\xc2\xad"
         "fica\xe2\x81\xa0tions to the text or the headline.</p>",
         "more than was proved"},
        {"<p>Published from the NPA feed &#119;ith&#x6f;ut any modi&shy;fi"
         "cations to the text or the headline.</p>",
         "more than was proved"},
        {"<p>Published from the NPA feed <b>w</b><i>i</i>thout <span>any"
         "</span> modi<wbr>fications to the text or the headline.</p>",
         "more than was proved"},
        {"<div>Published</div><div>from the NPA</div><div>feed</div><div>"
         "without any</div><div>modifications</div><div>to the text</div><div>"
         "or the headline.</div>",
         "more than was proved"},
        {"<img src=\"a.png\" alt=\"" LABEL_WORDS "\">", "more than was proved"},
        {"<p aria-label='" LABEL_WORDS "'>x</p>", "more than was proved"},
        {"<textarea>" LABEL_WORDS "</textarea>", "more than was proved"},
        {"<p>" HEADLINE_WORDS " " LABEL_WORDS "</p>", "more than was proved"},
        {"<p>Veröffentlicht aus dem Dienst der Agentur NPA, ohne Änderungen an "
         "Text oder Überschrift.</p>",
         "more than was proved"},
        {"<p>이 기사는 NPA 통신 피드에서 받아 본문과 제목을 원문 그대로 "
         "게재했습니다.</p>",
         "more than was proved"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rig g;
        wire_verified v = signed_with(&g, "", cases[i].foot);
        expect(&v, WIRE_CHECK_PAGE, WIRE_CHECK_HOLDS, "", cases[i].foot);
        expect(&v, WIRE_CHECK_LABEL, WIRE_CHECK_FAILS, cases[i].words,
               cases[i].foot);
        assert_int_equal(v.light, WIRE_LIGHT_RED);
        rig_free(&g);
    }
}

static void other_words_beside_the_text_do_no_harm(void **state)
{
    (void)state;
    static const char *const feet[] = {
        "",
        "<footer><p>All rights reserved. Write to the newsroom about this "
        "story.</p></footer>",
        "<p>" HEADLINE_WORDS "</p>",
        "<p>The bill passed without any modifications, the speaker said.</p>",
        "<aside><h2>Where this text comes from</h2><dl><dt>Source</dt><dd>NPA"
        "</dd><dt>Item</dt><dd>urn:npa:7, version 3</dd></dl></aside>",
        "<footer><p>Every page says where its words come from. A label stands "
        "on a page only when its text is the agency&#39;s own, and anyone can "
        "check it: <code>wirecopy verify</code>.</p></footer>",
    };
    for (size_t i = 0; i < sizeof feet / sizeof *feet; i++) {
        rig g;
        wire_verified v = signed_with(&g, "", feet[i]);
        expect(&v, WIRE_CHECK_LABEL, WIRE_CHECK_HOLDS, "", feet[i]);
        assert_int_equal(v.light, WIRE_LIGHT_GREEN);
        rig_free(&g);
    }
}

static void what_browsers_show_and_nobody_signed_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *head, *foot, *words;
    } cases[] = {
        {"<script>document.title = 1</script>", "", "runs scripts"},
        {"", "<script src='//x.example/a.js' type=module></script>",
         "runs scripts"},
        {"", "<img src=x onerror=\"alert(1)\">", "runs scripts"},
        {"", "<iframe srcdoc='&lt;p&gt;Another text'></iframe>", "frames"},
        {"", "<iframe src=a.html><iframe src=b.html></iframe></iframe>",
         "frames"},
        {"", "<iframe src='data:text/html;base64,PHA+QW5vdGhlcg=='></iframe>",
         "frames"},
        {"", "<object data='data:text/html;base64,PHA+QW5vdGhlcg=='></object>",
         "frames"},
        {"", "<embed src=text.svg>", "frames"},
        {"<style>[data-wirecopy] { display: none }</style>", "", "styles"},
        {"<style>h1::after { content: ' (unmodified)' }</style>", "", "styles"},
        {"<style>p { d\\69splay: none }</style>", "", "styles"},
        {"<style>@import 'x.css';</style>", "", "styles"},
        {"", "<p style=\"position: fixed; top: 0\">Over the text</p>",
         "styles"},
        {"<meta http-equiv=refresh content='0; url=other.html'>", "",
         "leads on"},
        {"", "<![CDATA[<p>Another text</p>]]>", "XML"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rig g;
        wire_verified v = signed_with(&g, cases[i].head, cases[i].foot);
        expect(&v, WIRE_CHECK_PAGE, WIRE_CHECK_NOTE, cases[i].words,
               cases[i].head);
        assert_int_equal(v.light, WIRE_LIGHT_AMBER);
        rig_free(&g);
    }
    rig g;
    wire_verified v =
        signed_with(&g, "<script type=\"application/ld+json\">{}</script>", "");
    expect(&v, WIRE_CHECK_PAGE, WIRE_CHECK_HOLDS, "", "ld+json");
    rig_free(&g);
    v = signed_with(&g, "",
                    "<div><p>x</p><template shadowrootmode=open>"
                    "<p>Another</p></template></div>");
    expect(&v, WIRE_CHECK_PAGE, WIRE_CHECK_FAILS, "template", "shadow");
    assert_int_equal(v.light, WIRE_LIGHT_RED);
    rig_free(&g);
}

static void a_label_without_a_receipt_is_proved_by_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *page, *words;
    } cases[] = {
        {PAGE_TOP LABEL_P PAGE_BODY, "proved by nothing"},
        {"<title>x</title><h1>" TITLE "</h1><p>" P1 "</p><p>" P2 "</p><p>" P3
         "</p><footer>" LABEL_WORDS "</footer>",
         "proved by nothing"},
        {"<h1>" TITLE "</h1><p>" P1 "</p>", "carries no receipt."},
        {"", "carries no receipt."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        wire_str page = wire_str_of(cases[i].page);
        wire_buf b = {0};
        size_t at = wire_str_find(page, WIRE_STR(RECEIPT_SLOT), 0);
        wire_buf_str(&b, wire_str_sub(page, 0, at));
        if (at != SIZE_MAX)
            wire_buf_str(&b,
                         wire_str_sub(page, at + strlen(RECEIPT_SLOT), page.n));
        rig g;
        rig_init(&g, ITEM);
        g.has_list = false;
        wire_buf_str(&g.page, wire_buf_view(&b));
        wire_verified v = rig_verify(&g);
        expect(&v, WIRE_CHECK_RECEIPT, WIRE_CHECK_FAILS, cases[i].words,
               cases[i].page);
        assert_int_equal(v.light, WIRE_LIGHT_RED);
        wire_buf_free(&b);
        rig_free(&g);
    }
}

/* A member twice, one more, white space, another form of a value. */
static void a_receipt_has_one_form(void **state)
{
    (void)state;
    static const struct {
        const char *old, *new;
    } cases[] = {
        {"\"claim\":\"unmodified\"",
         "\"claim\":\"unmodified\",\"claim\":\"unmodified\""},
        {"\"made_by\"", "\"claim\":\"none\",\"made_by\""},
        {"\",\"key\":", "\",\"more\":\"\",\"key\":"},
        {"\",\"agency\":", "\", \"agency\":"},
        {"\"unmodified\"", "\"unm\\u006fdified\""},
        {"\"NPA\"", "\"NPА\""}, /* Cyrillic */
        {"\"3\"", "3"},
        {"\"signature\":\"", "\"signature\":\"AQIDBA=="},
        {"\"key\":\"", "\"key\":\"\\n"},
        {"\"page\":\"article/7.html\"", "\"page\":\"article/../7.html\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rig g;
        wire_buf b = {0};
        rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
        wire_str page = wire_buf_view(&g.page);
        size_t slot = wire_str_find(page, WIRE_STR(WIRE_RECEIPT_OPEN), 0);
        size_t at = wire_str_find(page, wire_str_of(cases[i].old), slot);
        assert_true(at != SIZE_MAX);
        wire_buf_str(&b, wire_str_sub(page, 0, at));
        wire_buf_lit(&b, cases[i].new);
        wire_buf_str(&b, wire_str_sub(page, at + strlen(cases[i].old), page.n));
        g.page.n = 0;
        wire_buf_str(&g.page, wire_buf_view(&b));
        wire_verified v = rig_verify(&g);
        if (v.light != WIRE_LIGHT_RED) fail_msg("%s", cases[i].new);
        wire_buf_free(&b);
        rig_free(&g);
    }
}

static void a_name_in_references_is_the_receipt_s(void **state)
{
    (void)state;
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    wire_str text;
    assert_int_equal(
        wire_receipt_find(WIRE_STR(RECEIPT_SLOT "<p id='wire&#99;opy&#x2d;"
                                                "receipt'>"),
                          &text, &err),
        WIRE_EFORMAT);
    assert_non_null(strstr(err.text, "another tag"));
    assert_ok(wire_receipt_find(
        WIRE_STR(RECEIPT_SLOT "<a href='?a=1&amp;b=2'>"), &text, NULL));
}

/* ---- Old lists ---------------------------------------------------------------------- */

static wire_verified verify_at(rig *g, const char *now, bool old_fails,
                               wire_history *history)
{
    wire_verified v;
    wire_verify_in in = {.page = wire_buf_view(&g->page),
                         .has_place = true,
                         .path = g->path,
                         .has_site = g->has_list,
                         .site = wire_buf_view(&g->list),
                         .site_at = WIRE_STR("site"),
                         .is_fetched = true,
                         .now_s = at(now).unix_s,
                         .max_age_s = 30 * 86400,
                         .old_fails = old_fails,
                         .history = history};
    if (!g->has_list) { /* the key must be known all the same */
        in.pins = &g->keys[0].key;
        in.n_pins = 1;
    }
    assert_ok(wire_receipt_verify(&in, g->a, &v, NULL));
    return v;
}

static void relist_at(rig *g, const char *when)
{
    wire_site s = rig_site(g);
    s.updated = at(when);
    g->list.n = 0;
    assert_ok(wire_site_write(&s, g->signer, &g->list, NULL));
}

static void the_age_of_a_list_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *now, *words;
        bool old_fails;
        wire_check_result result;
    } cases[] = {
        {"2026-03-04T08:00:00Z", "(0 seconds old)", true, WIRE_CHECK_HOLDS},
        {"2026-03-04T08:00:41Z", "(41 seconds old)", true, WIRE_CHECK_HOLDS},
        {"2026-03-04T09:30:00Z", "(1 hour old)", true, WIRE_CHECK_HOLDS},
        {"2026-04-03T08:00:00Z", "(30 days old)", true, WIRE_CHECK_HOLDS},
        {"2026-04-03T08:00:01Z", "30 days old", false, WIRE_CHECK_NOTE},
        {"2026-04-04T08:00:01Z", "31 days old", true, WIRE_CHECK_FAILS},
        {"2026-03-04T07:30:00Z", "(0 seconds old)", true, WIRE_CHECK_HOLDS},
        {"2026-03-02T08:00:00Z", "2 days ahead", true, WIRE_CHECK_NOTE},
    };
    rig g;
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        wire_verified v = verify_at(&g, cases[i].now, cases[i].old_fails, NULL);
        expect(&v, WIRE_CHECK_STATUS, cases[i].result, cases[i].words,
               cases[i].now);
    }
    /* what is withdrawn is withdrawn, however old the list that says so */
    rig_list(&g, WIRE_RECEIPT_REVOKED);
    wire_verified v = verify_at(&g, "2029-01-01", true, NULL);
    expect(&v, WIRE_CHECK_STATUS, WIRE_CHECK_FAILS, "withdrawn", "revoked");
    rig_free(&g);
}

static void an_older_list_than_one_seen_is_refused(void **state)
{
    (void)state;
    rig g;
    wire_history *h = wire_history_new();
    assert_non_null(h);
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    relist_at(&g, "2026-03-05T08:00:00Z");
    wire_verified v = verify_at(&g, "2026-03-05T09:00:00Z", true, h);
    assert_int_equal(v.checks[WIRE_CHECK_STATUS].result, WIRE_CHECK_HOLDS);
    relist_at(&g, "2026-03-04T08:00:00Z");
    v = verify_at(&g, "2026-03-05T09:00:00Z", true, h);
    expect(&v, WIRE_CHECK_STATUS, WIRE_CHECK_FAILS, "seen before", "replayed");
    v = verify_at(&g, "2026-03-05T09:00:00Z", true, NULL);
    assert_int_equal(v.checks[WIRE_CHECK_STATUS].result, WIRE_CHECK_HOLDS);
    /* and so is none at all */
    g.has_list = false;
    v = verify_at(&g, "2026-03-05T09:00:00Z", true, h);
    expect(&v, WIRE_CHECK_STATUS, WIRE_CHECK_FAILS, "no list any more", "none");
    g.has_list = true;
    relist_at(&g, "2026-03-05T08:00:00Z");
    v = verify_at(&g, "2026-03-05T09:00:00Z", true, h);
    assert_int_equal(v.checks[WIRE_CHECK_STATUS].result, WIRE_CHECK_HOLDS);
    wire_history_free(h);
    rig_free(&g);
}

/* Whoever makes a key of his own cannot make the site's lists look old. */
static void nobody_else_s_list_is_remembered_for_a_site(void **state)
{
    (void)state;
    rig g, other;
    wire_history *h = wire_history_new();
    rig_sign(&other, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    other.key = test_key(9);
    other.keys[1] = other.keys[0]; /* names the site's key, too */
    other.keys[0] = (wire_site_key){.key = wire_str_of(other.key.public_hex),
                                    .from = at("2026-01-01")};
    other.n_keys = 2;
    relist_at(&other, "2036-01-01T00:00:00Z");
    (void)verify_at(&other, "2036-01-01T01:00:00Z", true, h);
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    wire_verified v = verify_at(&g, "2026-03-05T09:00:00Z", true, h);
    assert_int_equal(v.checks[WIRE_CHECK_STATUS].result, WIRE_CHECK_HOLDS);
    wire_history_free(h);
    rig_free(&g);
    rig_free(&other);
}

static void a_new_key_makes_lists_of_the_old_one_old(void **state)
{
    (void)state;
    rig g;
    wire_history *h = wire_history_new();
    wire_key next = test_key(2);
    char vouch[129];
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    wire_key_vouch(&g.key, wire_str_of(next.public_hex), vouch);
    g.keys[1] = (wire_site_key){.key = wire_str_of(next.public_hex),
                                .from = at("2026-01-01"),
                                .voucher = wire_str_of(g.key.public_hex),
                                .vouch = wire_str_of(vouch)};
    g.n_keys = 2;
    g.signer = &next;
    relist_at(&g, "2026-03-06T08:00:00Z");
    wire_verified v = verify_at(&g, "2026-03-06T09:00:00Z", true, h);
    assert_int_equal(v.checks[WIRE_CHECK_STATUS].result, WIRE_CHECK_HOLDS);
    g.n_keys = 1;
    g.signer = &g.key;
    relist_at(&g, "2026-03-05T08:00:00Z");
    v = verify_at(&g, "2026-03-06T09:00:00Z", true, h);
    expect(&v, WIRE_CHECK_STATUS, WIRE_CHECK_FAILS, "seen before", "old key");
    wire_history_free(h);
    wire_key_wipe(&next);
    rig_free(&g);
}

static void a_history_is_kept_in_a_file(void **state)
{
    (void)state;
    char folder[] = "/tmp/wirecopy-history-XXXXXX", path[128];
    wire_str k1 = WIRE_STR(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    wire_str site = WIRE_STR("https://news.example/a b/"), none = {0};
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    struct stat st;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/state/wirecopy/lists", folder);
    wire_history *h = wire_history_new(), *other = wire_history_new();
    assert_ok(wire_history_load(h, path, NULL)); /* there is none */
    assert_ok(wire_history_save(h, path, NULL)); /* nothing was added */
    assert_int_not_equal(stat(path, &st), 0);
    assert_ok(wire_history_add(h, k1, site, 1772611200, NULL));
    assert_ok(wire_history_add(other, k1, none, 1772611300, NULL));
    assert_ok(wire_history_add(other, k1, site, 1772611199, NULL));
    assert_ok(wire_history_save(h, path, NULL));
    assert_ok(wire_history_save(other, path, NULL)); /* another program */
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    wire_history *again = wire_history_new();
    assert_ok(wire_history_load(again, path, NULL));
    assert_int_equal(wire_history_last(again, k1, site), 1772611200);
    assert_int_equal(wire_history_last(again, k1, none), 1772611300);
    assert_int_equal(wire_history_last(again, k1, WIRE_STR("x")), 0);
    assert_int_equal(wire_history_last(NULL, k1, site), 0);
    FILE *f = fopen(path, "w");
    fputs("no line of wirecopy's\n", f);
    fclose(f);
    assert_int_equal(wire_history_load(again, path, &err), WIRE_EFORMAT);
    assert_non_null(strstr(err.text, "lists"));
    assert_ok(wire_history_add(again, k1, site, 1772711200, NULL));
    assert_int_equal(wire_history_save(again, path, NULL), WIRE_EFORMAT);
    wire_history_free(h);
    wire_history_free(other);
    wire_history_free(again);
    remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_reads_its_own_labels),
        cmocka_unit_test(a_language_nobody_knows_has_english_labels),
        cmocka_unit_test(no_words_beside_the_text_say_more_than_was_proved),
        cmocka_unit_test(other_words_beside_the_text_do_no_harm),
        cmocka_unit_test(what_browsers_show_and_nobody_signed_is_told),
        cmocka_unit_test(a_label_without_a_receipt_is_proved_by_nothing),
        cmocka_unit_test(a_receipt_has_one_form),
        cmocka_unit_test(a_name_in_references_is_the_receipt_s),
        cmocka_unit_test(the_age_of_a_list_is_told),
        cmocka_unit_test(an_older_list_than_one_seen_is_refused),
        cmocka_unit_test(nobody_else_s_list_is_remembered_for_a_site),
        cmocka_unit_test(a_new_key_makes_lists_of_the_old_one_old),
        cmocka_unit_test(a_history_is_kept_in_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
