/* Labels that can be proved: sign, find, verify, and fail.
 * SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <wirecopy/receipt.h>

#include "receipt_testing.h"

/* ---- Labels ------------------------------------------------------------------ */

static void equal_texts_may_be_called_unmodified(void **state)
{
    (void)state;
    rig g;
    rig_init(&g, ITEM);
    wire_label_made m;
    assert_ok(wire_label_compute(&g.source, &g.source, NULL, WIRE_STR("NPA"),
                                 g.a, &m, NULL));
    assert_int_equal(m.claim, WIRE_PROVED_UNMODIFIED);
    assert_int_equal(m.grade, WIRE_GRADE_VERBATIM);
    assert_int_equal(m.transforms, 0);
    assert_str(m.words, "Published from the NPA feed without any modifications "
                        "to the text or the headline.");
    rig_free(&g);
}

/* The page's text, its own headline; what the page may then say. */
static wire_label_made label_of(rig *g, const char *text)
{
    rig other;
    wire_label_made m;
    rig_init(&other, text);
    assert_ok(wire_label_compute(&g->source, &other.source, NULL,
                                 WIRE_STR("NPA"), g->a, &m, NULL));
    rig_free(&other);
    return m;
}

static void another_headline_is_said(void **state)
{
    (void)state;
    rig g;
    rig_init(&g, ITEM);
    wire_label_made m = label_of(&g, "Is one berth enough?\n\n" BODY);
    assert_int_equal(m.claim, WIRE_PROVED_HEADLINE);
    assert_int_equal(m.transforms, WIRE_TRANSFORM_HEADLINE);
    assert_int_equal(m.grade, WIRE_GRADE_NEW_HEADLINE);
    assert_str(m.words, "Published from the NPA feed without any modifications "
                        "to the text. Only the headline has been changed.");
    rig_free(&g);
}

static void a_headline_that_the_item_lacks_is_said(void **state)
{
    (void)state;
    rig g;
    rig_init(&g, BODY);
    ((wire_article *)(uintptr_t)g.source.article)->title = (wire_str){0};
    wire_label_made m = label_of(&g, TITLE "\n\n" BODY);
    assert_int_equal(m.claim, WIRE_PROVED_HEADLINE);
    assert_str(m.words, "Published from the NPA feed without any modifications "
                        "to the text. Only a headline has been added.");
    rig_free(&g);
}

static void other_marks_are_typography(void **state)
{
    (void)state;
    rig g;
    rig_init(&g, ITEM);
    wire_label_made m = label_of(&g, TITLE "\n\n" BODY_CURLY);
    assert_int_equal(m.claim, WIRE_PROVED_TYPOGRAPHY);
    assert_int_equal(m.transforms, WIRE_TRANSFORM_TYPOGRAPHY);
    assert_int_equal(m.grade, WIRE_GRADE_TYPOGRAPHY);
    assert_str(m.words, "Published from the NPA feed without any modifications "
                        "to the words of the text. Only quotation marks, "
                        "dashes and spaces have been changed.");
    rig_free(&g);
}

static void one_word_changed_has_no_label(void **state)
{
    (void)state;
    rig g;
    rig_init(&g, ITEM);
    char text[] = ITEM;
    char *at = strstr(text, "nine");
    memcpy(at, "five", 4);
    wire_label_made m = label_of(&g, text);
    assert_int_equal(m.claim, WIRE_PROVED_NONE);
    assert_true(m.transforms & WIRE_TRANSFORM_TEXT);
    assert_int_equal(m.words.n, 0);
    rig_free(&g);
}

/* Who finds the page says of its label what it says of itself. */
static void a_label_is_read_as_what_it_claims(void **state)
{
    (void)state;
    static const struct {
        const char *title, *body;
        wire_claim claim;
    } cases[] = {{TITLE, BODY, WIRE_CLAIM_UNMODIFIED},
                 {"One berth?", BODY, WIRE_CLAIM_HEADLINE},
                 {TITLE, BODY_CURLY, WIRE_CLAIM_UNMODIFIED},
                 {"One berth?", BODY_CURLY, WIRE_CLAIM_HEADLINE}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rig g, copy;
        wire_buf b = {0};
        rig_init(&g, ITEM);
        wire_buf_fmt(&b, "%s\n\n%s", cases[i].title, cases[i].body);
        wire_buf_char(&b, '\0');
        wire_label_made m = label_of(&g, b.p);
        b.n--;
        wire_buf_lit(&b, "\n");
        wire_buf_str(&b, m.words);
        wire_buf_lit(&b, "\n");
        wire_buf_char(&b, '\0');
        rig_init(&copy, b.p);
        assert_true(copy.source.has_label);
        assert_int_equal(copy.source.label.claim, cases[i].claim);
        /* and compare, which leaves labels aside, says that it holds */
        wire_idf *idf;
        wire_comparison c;
        wire_doc docs[2] = {g.source, copy.source};
        assert_ok(wire_idf_new(docs, 2, &idf, NULL));
        assert_ok(wire_compare_pair(&docs[0], &docs[1], idf, g.a, &c, NULL));
        assert_int_equal(c.label_holds, WIRE_HOLDS);
        wire_idf_free(idf);
        wire_buf_free(&b);
        rig_free(&copy);
        rig_free(&g);
    }
}

/* Every letter and digit of the text, one at a time. */
static void no_letter_can_differ_under_a_label(void **state)
{
    (void)state;
    wire_text_hashes was, now;
    rig g;
    rig_init(&g, ITEM);
    assert_ok(wire_text_hash(g.source.article, (wire_str){0}, &was, NULL));
    wire_article a = *g.source.article;
    char *body = strndup(a.body.p, a.body.n);
    for (size_t i = 0; i < a.body.n; i++) {
        char c = body[i];
        if (!((c | 0x20) >= 'a' && (c | 0x20) <= 'z') &&
            !(c >= '0' && c <= '9'))
            continue;
        body[i] = c == 'x' ? 'y' : 'x';
        a.body.p = body;
        assert_ok(wire_text_hash(&a, (wire_str){0}, &now, NULL));
        assert_false(wire_sha256_eq(&was.body, &now.body));
        assert_false(wire_sha256_eq(&was.folded, &now.folded));
        body[i] = c;
    }
    free(body);
    rig_free(&g);
}

static void what_is_hashed_can_be_hashed_by_others(void **state)
{
    (void)state;
    rig g;
    wire_buf b = {0};
    wire_sha256 sum;
    wire_text_hashes h;
    rig_init(&g, "Rain\n\nIt  rained\ton Monday. \n\n\nIt stopped.\n");
    assert_ok(
        wire_text_hashed(g.source.article, (wire_str){0}, false, &b, NULL));
    assert_str(wire_buf_view(&b), "It rained on Monday.\n\nIt stopped.");
    wire_sha256_of(wire_buf_view(&b), &sum);
    assert_ok(wire_text_hash(g.source.article, (wire_str){0}, &h, NULL));
    assert_string_equal(sum.hex, h.body.hex);
    /* printf 'Rain' | sha256sum */
    assert_string_equal(
        h.headline.hex,
        "a6d20aa6a4c73f0d2eb57088f6d57ff3e8ef6fa0c4e726b6a6b7d31a2e587662");
    wire_buf_free(&b);
    rig_free(&g);
}

static void folding_makes_house_styles_alike(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool same;
    } cases[] = {
        {"He said: \"Yes.\"", "He said: \xe2\x80\x9cYes.\xe2\x80\x9d", true},
        {"Il dit : \xc2\xab\xc2\xa0oui\xc2\xa0\xc2\xbb !", "Il dit: \"oui\"!",
         true},
        {"a \xe2\x80\x94 b", "a -- b", true},
        {"a\xe2\x80\x94"
         "b",
         "a - b", true},
        {"the ship's", "the ship\xe2\x80\x99s", true},
        {"caf\xc3\xa9", "cafe\xcc\x81", true},
        {"wait...", "wait\xe2\x80\xa6", true},
        {"soft\xc2\xadware", "software", true},
        {"now here", "nowhere", false},
        {"It rained.", "It rained", false},
        {"1,200", "1200", false},
        {"Yes", "yes", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        wire_article x = {.title = WIRE_STR("t")}, y = x;
        wire_para px = {0}, py = {0};
        wire_text_hashes hx, hy;
        x.body = wire_str_of(cases[i].a);
        y.body = wire_str_of(cases[i].b);
        px.span.end = (uint32_t)x.body.n;
        py.span.end = (uint32_t)y.body.n;
        x.paras = &px;
        y.paras = &py;
        x.n_paras = y.n_paras = 1;
        assert_ok(wire_text_hash(&x, (wire_str){0}, &hx, NULL));
        assert_ok(wire_text_hash(&y, (wire_str){0}, &hy, NULL));
        if (wire_sha256_eq(&hx.folded, &hy.folded) != cases[i].same)
            fail_msg("%s against %s", cases[i].a, cases[i].b);
        assert_false(wire_sha256_eq(&hx.body, &hy.body));
    }
}

/* ---- Signing ------------------------------------------------------------------ */

static void a_signed_page_verifies(void **state)
{
    (void)state;
    rig g;
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    wire_verified v = rig_verify(&g);
    assert_int_equal(v.light, WIRE_LIGHT_GREEN);
    assert_int_equal(v.receipt.claim, WIRE_PROVED_UNMODIFIED);
    for (size_t k = 0; k < WIRE_CHECK_SOURCE; k++)
        assert_int_equal(v.checks[k].result, WIRE_CHECK_HOLDS);
    assert_int_equal(v.checks[WIRE_CHECK_SOURCE].result, WIRE_CHECK_NOT_MADE);
    rig_free(&g);
}

static void a_receipt_reads_back_equal(void **state)
{
    (void)state;
    rig g;
    wire_receipt r;
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    assert_ok(wire_receipt_parse(wire_buf_view(&g.text), g.a, &r, NULL));
    assert_str(r.agency, "NPA");
    assert_str(r.item, "urn:npa:7 \"<x>\\");
    assert_str(r.version, "3");
    assert_str(r.page, "article/7.html");
    assert_int_equal(r.published.unix_s, NOW.unix_s);
    assert_null(memchr(g.text.p, '<', g.text.n));
    rig_free(&g);
}

static void no_byte_of_the_page_can_change(void **state)
{
    (void)state;
    rig g;
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    for (size_t i = 0; i < g.page.n; i++)
        for (int bit = 0; bit < 8; bit++) {
            g.page.p[i] = (char)(g.page.p[i] ^ 1 << bit);
            wire_arena_mark m = wire_arena_save(g.a);
            wire_verified v = rig_verify(&g);
            if (v.light != WIRE_LIGHT_RED)
                fail_msg("bit %d of byte %zu of the page", bit, i);
            wire_arena_rewind(g.a, m);
            g.page.p[i] = (char)(g.page.p[i] ^ 1 << bit);
        }
    assert_int_equal(rig_verify(&g).light, WIRE_LIGHT_GREEN);
    rig_free(&g);
}

static void no_byte_of_the_list_can_change(void **state)
{
    (void)state;
    rig g;
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    for (size_t i = 0; i < g.list.n; i++)
        for (int bit = 0; bit < 8; bit++) {
            g.list.p[i] = (char)(g.list.p[i] ^ 1 << bit);
            wire_arena_mark m = wire_arena_save(g.a);
            wire_verified v = rig_verify(&g);
            if (v.light != WIRE_LIGHT_RED)
                fail_msg("bit %d of byte %zu of the list", bit, i);
            wire_arena_rewind(g.a, m);
            g.list.p[i] = (char)(g.list.p[i] ^ 1 << bit);
        }
    rig_free(&g);
}

static void a_list_that_is_kept_is_no_other_list(void **state)
{
    (void)state;
    rig g;
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    g.cache = wire_verify_cache_new();
    assert_int_equal(rig_verify(&g).light, WIRE_LIGHT_GREEN);
    assert_int_equal(rig_verify(&g).light, WIRE_LIGHT_GREEN);
    rig_list(&g, WIRE_RECEIPT_REVOKED);
    assert_int_equal(rig_verify(&g).light, WIRE_LIGHT_RED);
    rig_list(&g, WIRE_RECEIPT_SUPERSEDED);
    wire_verified v = rig_verify(&g);
    g.list.p[g.list.n - 10] ^= 1;
    assert_int_equal(rig_verify(&g).light, WIRE_LIGHT_RED);
    wire_verify_cache_free(g.cache);
    assert_int_equal(v.light, WIRE_LIGHT_AMBER);
    assert_str(v.entry.why, "corrects the cost"); /* outlives the cache */
    rig_free(&g);
}

static void no_byte_can_be_cut_or_added(void **state)
{
    (void)state;
    rig g;
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    wire_buf whole = g.page;
    for (size_t n = 0; n < whole.n; n += 3) {
        wire_arena_mark m = wire_arena_save(g.a);
        g.page.n = n;
        assert_int_equal(rig_verify(&g).light, WIRE_LIGHT_RED);
        wire_arena_rewind(g.a, m);
    }
    g.page = whole;
    wire_buf_char(&g.page, '\n');
    assert_int_equal(rig_verify(&g).light, WIRE_LIGHT_RED);
    g.page.n--;
    wire_buf list = g.list;
    for (size_t n = 0; n < list.n; n += 3) {
        wire_arena_mark m = wire_arena_save(g.a);
        g.list.n = n;
        assert_int_equal(rig_verify(&g).light, WIRE_LIGHT_RED);
        wire_arena_rewind(g.a, m);
    }
    g.list = list;
    rig_free(&g);
}

static void a_label_that_is_not_true_is_not_signed(void **state)
{
    (void)state;
    rig g;
    wire_err err;
    rig_init(&g, ITEM);
    const char *page = PAGE_TOP "<p>" LABEL_WORDS "</p>" PAGE_BODY_EDITED;
    wire_receipt_in in = rig_in(&g);
    in.label = WIRE_STR(LABEL_WORDS);
    assert_int_equal(wire_receipt_sign(wire_str_of(page), &in, &g.key, g.a,
                                       NULL, &g.page, &g.text, &err),
                     WIRE_EINVAL);
    assert_non_null(strstr(err.text, "label"));
    assert_int_equal(g.page.n + g.text.n, 0);
    in.label = (wire_str){0}; /* without a label it may be signed */
    assert_ok(wire_receipt_sign(wire_str_of(page), &in, &g.key, g.a, NULL,
                                &g.page, &g.text, &err));
    rig_list(&g, WIRE_RECEIPT_CURRENT);
    wire_verified v = rig_verify(&g);
    assert_int_equal(v.receipt.claim, WIRE_PROVED_NONE);
    assert_int_equal(v.checks[WIRE_CHECK_CLAIM].result, WIRE_CHECK_HOLDS);
    /* but it says it in its text all the same */
    assert_int_equal(v.checks[WIRE_CHECK_LABEL].result, WIRE_CHECK_FAILS);
    rig_free(&g);
}

static void what_machines_are_told_is_not_what_is_read(void **state)
{
    (void)state;
    rig g;
    wire_err err;
    rig_init(&g, ITEM);
    /* JSON-LD and og:title are the source's; people see another text. */
    wire_buf page = {0};
    wire_buf_lit(&page,
                 "<!doctype html><html><head><meta property=\"og:title\" "
                 "content=\"" TITLE "\"><script type=\"application/ld+json\">{"
                 "\"@type\":\"NewsArticle\",\"headline\":\"" TITLE
                 "\",\"articleBody\":\"");
    for (const char *p = BODY; *p; p++)
        if (*p == '\n')
            wire_buf_lit(&page, "\\n");
        else if (*p == '"')
            wire_buf_lit(&page, "\\\"");
        else
            wire_buf_char(&page, *p);
    wire_buf_lit(&page, "\"}</script>" RECEIPT_SLOT
                        "</head><body><article><h1>Other</h1><p>Nothing of "
                        "the kind was decided, said the board.</p>"
                        "</article></body></html>");
    wire_receipt_in in = rig_in(&g);
    in.label = WIRE_STR(LABEL_WORDS);
    assert_int_equal(wire_receipt_sign(wire_buf_view(&page), &in, &g.key, g.a,
                                       NULL, &g.page, NULL, &err),
                     WIRE_EINVAL);
    wire_buf_free(&page);
    rig_free(&g);
}

/* ---- Finding ------------------------------------------------------------------- */

static void a_receipt_is_found_once_or_not_at_all(void **state)
{
    (void)state;
    static const struct {
        const char *page, *why; /* NULL: it is found */
    } cases[] = {
        {"<p>x</p>" RECEIPT_SLOT, NULL},
        {"<p>about wirecopy-receipt itself</p>" RECEIPT_SLOT, NULL},
        {"<p>x</p>", "no receipt"},
        {RECEIPT_SLOT RECEIPT_SLOT, "two receipts"},
        {"<!-- " RECEIPT_SLOT " -->", "comment"},
        {"<!-- " RECEIPT_SLOT " -->" RECEIPT_SLOT, "comment"},
        {RECEIPT_SLOT "<p title='" WIRE_RECEIPT_OPEN "'>", "another tag"},
        {RECEIPT_SLOT "<p id=wirecopy-receipt>", "another tag"},
        {RECEIPT_SLOT "<p ID='Wirecopy-Receipt'>", "another tag"},
        {"<SCRIPT type=\"application/json\" id=\"wirecopy-receipt\"></script>",
         "another tag"},
        {"<script id=\"wirecopy-receipt\" type=\"application/json\"></script>",
         "another tag"},
        {"<style>" WIRE_RECEIPT_OPEN "</style>", "script or style"},
        {"<textarea>" RECEIPT_SLOT "</textarea>", "script or style"},
        {"<title>" RECEIPT_SLOT "</title>" RECEIPT_SLOT, "script or style"},
        {WIRE_RECEIPT_OPEN "{}", "ends within"},
        {WIRE_RECEIPT_OPEN "{}</script", "ends within"},
        {WIRE_RECEIPT_OPEN "{}</SCRIPT>", "ends within"},
        {WIRE_RECEIPT_OPEN "{}</script >", "ends within"},
        {"<!-->" RECEIPT_SLOT, NULL},
        {"<!-- a --!>" RECEIPT_SLOT, NULL},
        {"<? pi >" RECEIPT_SLOT, NULL},
        {"a < b" RECEIPT_SLOT, NULL},
        {"<p title=\"a>b\">" RECEIPT_SLOT, NULL},
        {"<p title=\"a>b" RECEIPT_SLOT, "another tag"},
        {"<plaintext>" RECEIPT_SLOT, "script or style"},
        {"", "no receipt"},
        {"<", "no receipt"},
        {"</", "no receipt"},
        {"<a", "no receipt"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
        wire_str text;
        wire_status s =
            wire_receipt_find(wire_str_of(cases[i].page), &text, &err);
        if (!cases[i].why ? s != WIRE_OK
                          : s == WIRE_OK || !strstr(err.text, cases[i].why))
            fail_msg("%s: %d %s", cases[i].page, (int)s, err.text);
    }
}

/* ---- States ------------------------------------------------------------------- */

static void a_newer_version_turns_it_amber(void **state)
{
    (void)state;
    rig g;
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    rig_list(&g, WIRE_RECEIPT_SUPERSEDED);
    wire_verified v = rig_verify(&g);
    assert_int_equal(v.light, WIRE_LIGHT_AMBER);
    assert_int_equal(v.checks[WIRE_CHECK_STATUS].result, WIRE_CHECK_NOTE);
    assert_str(v.checks[WIRE_CHECK_STATUS].words,
               "The source has a newer version, 4 of urn:npa:7, published as "
               "article/7.html: corrects the cost.");
    rig_free(&g);
}

static void a_kill_turns_it_red(void **state)
{
    (void)state;
    rig g;
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    rig_list(&g, WIRE_RECEIPT_REVOKED);
    wire_verified v = rig_verify(&g);
    assert_int_equal(v.light, WIRE_LIGHT_RED);
    assert_str(v.checks[WIRE_CHECK_STATUS].words,
               "The page was withdrawn on 2026-03-04T08:00:00Z: killed by the "
               "agency.");
    assert_int_equal(v.checks[WIRE_CHECK_PAGE].result, WIRE_CHECK_HOLDS);
    rig_free(&g);
}

static void a_receipt_that_the_list_does_not_know_is_red(void **state)
{
    (void)state;
    rig g;
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    g.n_entries = 0;
    rig_relist(&g);
    wire_verified v = rig_verify(&g);
    assert_int_equal(v.light, WIRE_LIGHT_RED);
    assert_int_equal(v.checks[WIRE_CHECK_STATUS].result, WIRE_CHECK_FAILS);
    rig_free(&g);
}

static void a_page_moved_within_its_site_holds_and_says_so(void **state)
{
    (void)state;
    rig g;
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    g.path = WIRE_STR("old/7.html");
    wire_verified v = rig_verify(&g);
    assert_int_equal(v.light, WIRE_LIGHT_AMBER);
    assert_int_equal(v.checks[WIRE_CHECK_PLACE].result, WIRE_CHECK_NOTE);
    assert_int_equal(v.checks[WIRE_CHECK_TEXT].result, WIRE_CHECK_HOLDS);
    rig_free(&g);
}

static void another_site_s_list_counts_for_nothing(void **state)
{
    (void)state;
    rig g;
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    g.root = WIRE_STR("https://mirror.example/");
    assert_int_equal(rig_verify(&g).light, WIRE_LIGHT_RED);
    g.pin = wire_str_of(g.key.public_hex);
    assert_int_equal(rig_verify(&g).light, WIRE_LIGHT_AMBER);
    g.root = WIRE_STR("https://news.example/");
    assert_int_equal(rig_verify(&g).light, WIRE_LIGHT_GREEN);
    rig_free(&g);
}

static void a_receipt_of_another_page_fails(void **state)
{
    (void)state;
    rig g, h;
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    rig_sign(&h, ITEM, "<!doctype html> " PAGE_TOP LABEL_P PAGE_BODY);
    wire_str text;
    assert_ok(wire_receipt_find(wire_buf_view(&h.page), &text, NULL));
    wire_buf mixed = {0};
    wire_buf_add(&mixed, h.page.p, (size_t)(text.p - h.page.p));
    wire_buf_str(&mixed, wire_buf_view(&g.text));
    wire_buf_str(&mixed,
                 wire_str_sub(wire_buf_view(&h.page),
                              (size_t)(text.p - h.page.p) + text.n, h.page.n));
    wire_buf_free(&g.page);
    g.page = mixed;
    wire_verified v = rig_verify(&g);
    assert_int_equal(v.light, WIRE_LIGHT_RED);
    assert_int_equal(v.checks[WIRE_CHECK_SIGNATURE].result, WIRE_CHECK_HOLDS);
    assert_int_equal(v.checks[WIRE_CHECK_PAGE].result, WIRE_CHECK_FAILS);
    rig_free(&g);
    rig_free(&h);
}

static void a_page_without_a_list_needs_a_pin(void **state)
{
    (void)state;
    rig g;
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    g.has_list = false;
    assert_int_equal(rig_verify(&g).light, WIRE_LIGHT_RED);
    g.pin = wire_str_of(g.key.public_hex);
    wire_verified v = rig_verify(&g);
    assert_int_equal(v.light, WIRE_LIGHT_AMBER); /* may have been withdrawn */
    assert_int_equal(v.checks[WIRE_CHECK_KEY].result, WIRE_CHECK_HOLDS);
    rig_free(&g);
}

/* ---- Keys ---------------------------------------------------------------------- */

static void the_wrong_pin_fails(void **state)
{
    (void)state;
    rig g;
    wire_key other = test_key(9);
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    g.pin = wire_str_of(other.public_hex);
    wire_verified v = rig_verify(&g);
    assert_int_equal(v.light, WIRE_LIGHT_RED);
    assert_int_equal(v.checks[WIRE_CHECK_KEY].result, WIRE_CHECK_FAILS);
    rig_free(&g);
}

static void keys_expire_and_are_revoked(void **state)
{
    (void)state;
    rig g;
    wire_key next = test_key(2);
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    /* a new key signs the list; the old one was valid then: it holds */
    g.keys[1] = (wire_site_key){.key = wire_str_of(next.public_hex),
                                .from = at("2026-03-03T12:00:00Z")};
    g.n_keys = 2;
    g.keys[0].until = at("2026-03-03T23:00:00Z");
    g.signer = &next;
    rig_relist(&g);
    assert_int_equal(rig_verify(&g).light, WIRE_LIGHT_GREEN);
    /* its validity ended before the page was published */
    g.keys[0].until = at("2026-03-02T00:00:00Z");
    rig_relist(&g);
    wire_verified v = rig_verify(&g);
    assert_int_equal(v.light, WIRE_LIGHT_RED);
    assert_int_equal(v.checks[WIRE_CHECK_KEY].result, WIRE_CHECK_FAILS);
    /* it began after it */
    g.keys[0].until = (wire_time){0};
    g.keys[0].from = at("2026-03-05T00:00:00Z");
    rig_relist(&g);
    assert_int_equal(rig_verify(&g).light, WIRE_LIGHT_RED);
    /* revoked: at any time, and under a pin too */
    g.keys[0].from = at("2026-01-01");
    g.keys[0].revoked = at("2026-03-04T00:00:00Z");
    g.keys[0].why = WIRE_STR("its file was copied");
    rig_relist(&g);
    v = rig_verify(&g);
    assert_int_equal(v.light, WIRE_LIGHT_RED);
    assert_str(v.checks[WIRE_CHECK_KEY].words,
               "The site revoked the key on 2026-03-04T00:00:00Z: its file was "
               "copied.");
    rig_free(&g);
}

static void a_list_is_not_signed_by_a_key_that_may_not(void **state)
{
    (void)state;
    rig g;
    wire_key next = test_key(2);
    wire_site s;
    wire_buf b = {0};
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    s = rig_site(&g);
    assert_int_equal(wire_site_write(&s, &next, &b, NULL), WIRE_EINVAL);
    g.keys[0].revoked = at("2026-03-04");
    assert_int_equal(wire_site_write(&s, &g.key, &b, NULL), WIRE_EINVAL);
    g.keys[0].revoked = (wire_time){0};
    g.keys[0].until = at("2026-03-03");
    s.updated = at("2026-03-06");
    assert_int_equal(wire_site_write(&s, &g.key, &b, NULL), WIRE_EINVAL);
    g.entries[1] = g.entries[0];
    g.keys[0].until = (wire_time){0};
    s.n_entries = 2;
    assert_int_equal(wire_site_write(&s, &g.key, &b, NULL), WIRE_EINVAL);
    assert_int_equal(b.n, 0);
    rig_free(&g);
}

static void a_pinned_key_vouches_for_the_next(void **state)
{
    (void)state;
    rig g;
    wire_key next = test_key(2), third = test_key(3);
    char vouch[129], vouch3[129];
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    g.pin = wire_str_of(g.key.public_hex);
    g.keys[1] = (wire_site_key){.key = wire_str_of(next.public_hex)};
    g.keys[2] = (wire_site_key){.key = wire_str_of(third.public_hex)};
    g.n_keys = 3;
    g.signer = &third;
    rig_relist(&g);
    assert_int_equal(rig_verify(&g).light, WIRE_LIGHT_RED); /* no voucher */
    wire_key_vouch(&g.key, g.keys[1].key, vouch);
    wire_key_vouch(&next, g.keys[2].key, vouch3);
    g.keys[1].voucher = g.keys[0].key;
    g.keys[1].vouch = wire_str_of(vouch);
    g.keys[2].voucher = g.keys[1].key;
    g.keys[2].vouch = wire_str_of(vouch3);
    rig_relist(&g);
    assert_int_equal(rig_verify(&g).light, WIRE_LIGHT_GREEN);
    /* a circle of vouchers ends, and is worth nothing */
    g.pin = WIRE_STR("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a"
                     "68f707511a");
    g.keys[0].voucher = g.keys[2].key;
    wire_key_vouch(&third, g.keys[0].key, vouch);
    g.keys[0].vouch = wire_str_of(vouch);
    rig_relist(&g);
    assert_int_equal(rig_verify(&g).light, WIRE_LIGHT_RED);
    rig_free(&g);
}

/* ---- The source -------------------------------------------------------------------- */

static void the_source_at_hand_is_compared(void **state)
{
    (void)state;
    rig g, other;
    rig_sign(&g, ITEM, PAGE_TOP LABEL_P PAGE_BODY);
    g.use_source = true;
    wire_verified v = rig_verify(&g);
    assert_int_equal(v.checks[WIRE_CHECK_SOURCE].result, WIRE_CHECK_HOLDS);
    assert_int_equal(v.light, WIRE_LIGHT_GREEN);
    rig_init(&other, TITLE "\n\nAnother text.\n\nOf another day.\n");
    wire_doc was = g.source;
    g.source = other.source;
    v = rig_verify(&g);
    g.source = was;
    assert_int_equal(v.checks[WIRE_CHECK_SOURCE].result, WIRE_CHECK_FAILS);
    assert_int_equal(v.light, WIRE_LIGHT_RED);
    rig_free(&other);
    rig_free(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_texts_may_be_called_unmodified),
        cmocka_unit_test(another_headline_is_said),
        cmocka_unit_test(a_headline_that_the_item_lacks_is_said),
        cmocka_unit_test(other_marks_are_typography),
        cmocka_unit_test(one_word_changed_has_no_label),
        cmocka_unit_test(a_label_is_read_as_what_it_claims),
        cmocka_unit_test(no_letter_can_differ_under_a_label),
        cmocka_unit_test(what_is_hashed_can_be_hashed_by_others),
        cmocka_unit_test(folding_makes_house_styles_alike),
        cmocka_unit_test(a_signed_page_verifies),
        cmocka_unit_test(a_receipt_reads_back_equal),
        cmocka_unit_test(no_byte_of_the_page_can_change),
        cmocka_unit_test(no_byte_of_the_list_can_change),
        cmocka_unit_test(a_list_that_is_kept_is_no_other_list),
        cmocka_unit_test(no_byte_can_be_cut_or_added),
        cmocka_unit_test(a_label_that_is_not_true_is_not_signed),
        cmocka_unit_test(what_machines_are_told_is_not_what_is_read),
        cmocka_unit_test(a_receipt_is_found_once_or_not_at_all),
        cmocka_unit_test(a_newer_version_turns_it_amber),
        cmocka_unit_test(a_kill_turns_it_red),
        cmocka_unit_test(a_receipt_that_the_list_does_not_know_is_red),
        cmocka_unit_test(a_page_moved_within_its_site_holds_and_says_so),
        cmocka_unit_test(another_site_s_list_counts_for_nothing),
        cmocka_unit_test(a_receipt_of_another_page_fails),
        cmocka_unit_test(a_page_without_a_list_needs_a_pin),
        cmocka_unit_test(the_wrong_pin_fails),
        cmocka_unit_test(keys_expire_and_are_revoked),
        cmocka_unit_test(a_list_is_not_signed_by_a_key_that_may_not),
        cmocka_unit_test(a_pinned_key_vouches_for_the_next),
        cmocka_unit_test(the_source_at_hand_is_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
