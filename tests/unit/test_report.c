/* The writers of a report, over traces made by hand.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../../src/report/report_int.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- A trace made by hand --------------------------------------------- */

enum { MOST = 1200 };

typedef struct {
    wire_arena *arena;
    wire_article articles[MOST];
    wire_doc docs[MOST];
    wire_trace t;
} world;

static world *world_new(void)
{
    world *w = calloc(1, sizeof *w);

    assert_non_null(w);
    w->arena = wire_arena_new(NULL, 0);
    assert_non_null(w->arena);
    w->t.docs = w->docs;
    return w;
}

static void world_free(world *w)
{
    wire_arena_free(w->arena);
    free(w);
}

static uint32_t add_article(world *w, const char *id, const char *outlet,
                            const char *title, const char *published,
                            const char *body)
{
    uint32_t n = (uint32_t)w->t.n_docs++;
    wire_article *a = &w->articles[n];
    wire_doc *d = &w->docs[n];

    assert_true(n < MOST);
    a->id = a->path = wire_str_of(id);
    a->outlet = wire_str_of(outlet);
    a->title = wire_str_of(title);
    a->published = wire_time_parse(wire_str_of(published));
    a->body = wire_str_of(body);
    d->article = a;
    d->core.end = (uint32_t)a->body.n;
    assert_int_equal(wire_text_words(a->body, w->arena, &d->words, NULL),
                     WIRE_OK);
    w->t.stats.articles++;
    return n;
}

typedef struct {
    uint32_t parent, child;
} link;

/* One family of all articles. */
static void one_family(world *w, const link *edges, size_t n)
{
    wire_family *f = WIRE_NEW(w->arena, wire_family);
    wire_lineage *l = WIRE_NEW(w->arena, wire_lineage);

    f->n_members = w->t.n_docs;
    f->members = WIRE_ARRAY(w->arena, uint32_t, w->t.n_docs);
    for (uint32_t i = 0; i < w->t.n_docs; i++)
        f->members[i] = i;
    l->edges =
        (wire_edge *)wire_arena_calloc(w->arena, n + 1, sizeof *l->edges);
    l->n_edges = n;
    for (size_t i = 0; i < n; i++) {
        l->edges[i].parent = edges[i].parent;
        l->edges[i].child = edges[i].child;
        l->edges[i].confidence = .9f;
        l->edges[i].parent_containment = .8f;
        l->edges[i].child_containment = 1;
        for (size_t k = 0; k < i; k++)
            if (edges[k].child == edges[i].child) l->edges[i].is_merge = true;
    }
    w->t.groups.families = f;
    w->t.groups.n_families = 1;
    w->t.lineages = l;
    w->t.stats.families = 1;
}

static bool collect(void *ctx, const char *p, size_t n)
{
    wire_buf_add(ctx, p, n);
    return wire_buf_ok(ctx);
}

static bool refuse(void *ctx, const char *p, size_t n)
{
    (void)ctx, (void)p, (void)n;
    return false;
}

/* NUL-terminated; the caller frees. */
static char *text_of(const world *w, wire_report_opts o)
{
    wire_buf b = {0};

    assert_int_equal(wire_report_text(&w->t, &o, collect, &b, NULL), WIRE_OK);
    wire_buf_char(&b, '\0');
    return b.p;
}

static char *json_of(const world *w, bool lines)
{
    wire_buf b = {0};
    wire_status s = lines ? wire_report_jsonl(&w->t, false, collect, &b, NULL)
                          : wire_report_json(&w->t, false, collect, &b, NULL);

    assert_int_equal(s, WIRE_OK);
    wire_buf_char(&b, '\0');
    return b.p;
}

static const char ferry[] =
    "The night ferry to Calder Island gets a second berth in spring, the "
    "harbour board said on Monday. Work begins in March and costs four "
    "million crowns. \"We have waited for nine years,\" said Ines Holt, who "
    "runs the line. The old berth stays open until the summer timetable.";
static const char ferry_short[] =
    "The night ferry to Calder Island gets a second berth in spring, the "
    "harbour board said on Monday. Work begins in March and costs four "
    "million crowns.";

static world *ferry_world(void)
{
    static const link edges[] = {{0, 1}, {0, 2}, {1, 3}, {2, 3}};
    world *w = world_new();

    add_article(w, "in/source.txt", "Nordhaven Press Agency",
                "Night ferry gets a second berth", "2026-03-02T06:10:00Z",
                ferry);
    add_article(w, "in/v1.txt", "The Harbour Ledger",
                "Night ferry gets a second berth", "2026-03-02T06:22:00Z",
                ferry);
    add_article(w, "in/v2.txt", "Metro Daily Lens",
                "Is one berth enough for Calder?", "2026-03-02T08:15:00Z",
                ferry_short);
    add_article(w, "in/v3.txt", "", "Berth", "2026-03-04", ferry_short);
    one_family(w, edges, 4);
    return w;
}

/* ---- JSON ------------------------------------------------------------- */

static void report__json_holds_the_fields_of_the_contract_in_order(void **s)
{
    world *w = world_new();
    static const link edges[] = {{0, 1}};
    static wire_passage passage = {0, 3, 1, 4, 3, WIRE_KIND_COPY};
    static wire_str reason = {"six minutes later", 17};
    char *text;

    (void)s;
    add_article(w, "a", "Ledger", "One", "2026-03-02T06:10:00Z",
                "We stay here.");
    add_article(w, "b", "", "", "", "\"We stay here.\"");
    one_family(w, edges, 1);
    w->t.lineages->has_original = true;
    w->t.lineages->edges[0].passages = &passage;
    w->t.lineages->edges[0].n_passages = 1;
    passage.b_beg = 0, passage.b_end = 3;
    w->t.lineages->edges[0].reasons = &reason;
    w->t.lineages->edges[0].n_reasons = 1;
    text = json_of(w, false);
    assert_string_equal(
        text,
        "{\"schema\":\"wirecopy.trace/1\",\"articles\":[{\"id\":\"a\","
        "\"path\":\"a\",\"outlet\":\"Ledger\",\"published\":"
        "\"2026-03-02T06:10:00Z\",\"title\":\"One\",\"url\":null,"
        "\"language\":null,\"credits\":[],\"dateline\":null,\"label\":null},"
        "{\"id\":\"b\",\"path\":\"b\",\"outlet\":null,\"published\":null,"
        "\"title\":null,\"url\":null,\"language\":null,\"credits\":[],"
        "\"dateline\":null,\"label\":null}],\"families\":[{\"id\":\"f1\","
        "\"representative\":\"a\",\"original\":\"a\",\"members\":[\"a\","
        "\"b\"],\"edges\":[{\"parent\":\"a\",\"child\":\"b\","
        "\"confidence\":0.9000,\"parent_containment\":0.8000,"
        "\"child_containment\":1.0000,\"passages\":[{\"parent\":[0,12],"
        "\"child\":[1,13],\"kind\":\"copy\"}],\"reasons\":"
        "[\"six minutes later\"]}],\"lost_sources\":[],\"cited\":[]}],"
        "\"events\":[],\"stats\":{\"articles\":2,\"bytes_read\":0,"
        "\"text_bytes\":0,\"words\":0,\"seeds\":0,\"anchors\":0,\"pairs\":0,"
        "\"passages\":0,\"standing\":0,\"families\":1,\"events\":0,"
        "\"skipped\":0,\"warnings\":0}}\n");
    wire_free(text);
    world_free(w);
}

static size_t lines_with(const char *text, const char *needle)
{
    size_t n = 0;

    for (const char *p = text; (p = strstr(p, needle)); p++)
        n++;
    return n;
}

static void report__jsonl_tells_each_pair_once(void **s)
{
    static const link edges[] = {{0, 1}};
    wire_overlap pairs[] = {
        {.a = 0, .b = 1, .kind = WIRE_KIND_COPY},        /* in the family */
        {.a = 0, .b = 2, .kind = WIRE_KIND_EXCERPT},     /* an overlap */
        {.a = 1, .b = 3, .kind = WIRE_KIND_BOILERPLATE}, /* in a record */
        {.a = 2, .b = 3, .kind = WIRE_KIND_BOILERPLATE}, /* in none */
    };
    wire_standing record = {WIRE_KIND_BOILERPLATE, 0, 2};
    wire_stand_place places[] = {{1, 0, 2}, {3, 1, 3}};
    world *w = world_new();
    char *text;

    (void)s;
    add_article(w, "a", "", "", "", "One two three.");
    add_article(w, "b", "", "", "", "One two three.");
    one_family(w, edges, 1);
    add_article(w, "c", "", "", "", "One two three.");
    add_article(w, "d", "", "", "", "And one two.");
    w->t.overlaps.pairs = pairs;
    w->t.overlaps.n_pairs = 4;
    w->t.standings.records = &record;
    w->t.standings.n_records = 1;
    w->t.standings.places = places;
    w->t.standings.n_places = 2;
    text = json_of(w, true);
    assert_int_equal(lines_with(text, "{\"type\":\"article\""), 4);
    assert_int_equal(lines_with(text, "{\"type\":\"overlap\""), 2);
    assert_non_null(strstr(text, "\"a\":\"a\",\"b\":\"c\""));
    assert_non_null(strstr(text, "\"a\":\"c\",\"b\":\"d\""));
    assert_non_null(strstr(
        text, "{\"type\":\"standing\",\"text\":\"One two\",\"kind\":"
              "\"boilerplate\",\"articles\":[{\"id\":\"b\",\"span\":[0,7]},"
              "{\"id\":\"d\",\"span\":[4,11]}]}\n"));
    assert_int_equal(lines_with(text, "{\"type\":\"family\""), 1);
    assert_int_equal(lines_with(text, "{\"type\":\"stats\""), 1);
    assert_int_equal(text[strlen(text) - 1], '\n');
    wire_free(text);
    world_free(w);
}

static void report__strings_with_any_bytes_stay_json(void **s)
{
    wire_buf b = {0};
    wire__sink sink = {.write = collect, .ctx = &b};
    wire__json j = {.out = &sink};

    (void)s;
    wire__json_str(&j, WIRE_STR("a\"b\\c\n\x01\x7f\xc3\xa9\xff\xe2\x82z"));
    assert_int_equal(wire__sink_close(&sink, NULL), WIRE_OK);
    wire_buf_char(&b, '\0');
    assert_string_equal(b.p, "\"a\\\"b\\\\c\\n\\u0001\\u007f\xc3\xa9"
                             "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz\"");
    wire_buf_free(&b);
}

static void report__shares_that_are_no_numbers_become_nought_or_one(void **s)
{
    wire_buf b = {0};
    wire__sink sink = {.write = collect, .ctx = &b};
    wire__json j = {.out = &sink};
    volatile double zero = 0;

    (void)s;
    wire__json_open(&j, '[');
    wire__json_frac(&j, zero / zero);
    wire__json_frac(&j, -1);
    wire__json_frac(&j, 7);
    wire__json_frac(&j, .12344);
    wire__json_close(&j, ']');
    assert_int_equal(wire__sink_close(&sink, NULL), WIRE_OK);
    wire_buf_char(&b, '\0');
    assert_string_equal(b.p, "[0.0000,0.0000,1.0000,0.1234]");
    wire_buf_free(&b);
}

static void report__a_refused_write_is_told(void **s)
{
    world *w = ferry_world();
    wire_report_opts o = WIRE_REPORT_OPTS_INIT;
    wire_err err;

    (void)s;
    assert_int_equal(wire_report_json(&w->t, true, refuse, NULL, &err),
                     WIRE_EIO);
    assert_int_equal(wire_report_jsonl(&w->t, true, refuse, NULL, &err),
                     WIRE_EIO);
    assert_int_equal(wire_report_text(&w->t, &o, refuse, NULL, &err), WIRE_EIO);
    world_free(w);
}

/* ---- Cells ------------------------------------------------------------ */

static void expect_cells(const char *in, size_t max, bool unicode,
                         const char *want, size_t columns)
{
    wire_buf b = {0};

    assert_int_equal(wire__cells_add(&b, wire_str_of(in), max, unicode),
                     columns);
    wire_buf_char(&b, '\0');
    assert_string_equal(b.p, want);
    wire_buf_free(&b);
}

static void report__nothing_harmful_reaches_the_terminal(void **s)
{
    (void)s;
    expect_cells("a\x1b[2Jb\x07", 20, true, "a[2Jb", 5);
    expect_cells("a\xe2\x80\xae"
                 "b",
                 20, true, "ab", 2); /* turns writing */
    expect_cells("a\xc2\x9b"
                 "b",
                 20, true, "ab", 2); /* C1 control */
    expect_cells(" a\n\t b ", 20, true, "a b", 3);
}

static void report__wide_letters_take_two_columns(void **s)
{
    (void)s;
    expect_cells("\xe6\x97\xa5\xe6\x9c\xac", 20, true,
                 "\xe6\x97\xa5\xe6\x9c\xac", 4);
    expect_cells("\xe6\x97\xa5\xe6\x9c\xac", 3, true,
                 "\xe6\x97\xa5\xe2\x80\xa6", 3);
    expect_cells("e\xcc\x81t\xc3\xa9", 20, true, "e\xcc\x81t\xc3\xa9", 3);
}

static void report__plain_terminals_get_plain_letters(void **s)
{
    (void)s;
    expect_cells("\xe2\x80\x9cyes\xe2\x80\x9d \xe2\x80\x93 no", 20, false,
                 "\"yes\" - no", 10);
    expect_cells("abcdefghij", 6, false, "abc...", 6);
}

/* ---- Tree ------------------------------------------------------------- */

static void report__a_merged_copy_stands_under_both_parents(void **s)
{
    world *w = ferry_world();
    wire__tree tree;
    uint32_t want[] = {0, 1, 3, 2, 3}, k = 0;

    (void)s;
    assert_int_equal(wire__tree_build(&w->t, 0, w->arena, &tree, NULL),
                     WIRE_OK);
    for (uint32_t n = tree.first_root; n != WIRE__NO_NODE;
         n = wire__tree_next(&tree, n))
        assert_int_equal(tree.nodes[n].article, want[k++]);
    assert_int_equal(k, 5);
    assert_int_equal(tree.nodes[0].below, 4);
    assert_int_equal(tree.nodes[3].depth, 2);
    assert_int_equal(tree.nodes[4].kind, WIRE__NODE_ECHO);
    world_free(w);
}

static void report__a_parent_outside_the_family_is_told_too(void **s)
{
    static const link edges[] = {{0, 1}, {2, 1}};
    world *w = world_new();
    char *text;

    (void)s;
    add_article(w, "a", "Ledger", "One", "", ferry);
    add_article(w, "b", "Beacon", "Two", "", ferry);
    one_family(w, edges, 2);
    add_article(w, "c", "Lens", "A report of its own", "", ferry_short);
    text = text_of(w, (wire_report_opts)WIRE_REPORT_OPTS_INIT);
    assert_non_null(strstr(text, "also from Lens A report of its own"));
    assert_non_null(strstr(text, "merged"));
    wire_free(text);
    world_free(w);
}

static void report__a_circle_of_parents_still_shows_everyone(void **s)
{
    static const link edges[] = {{1, 0}, {2, 1}, {0, 2}};
    world *w = world_new();
    wire__tree tree;
    size_t seen = 0;

    (void)s;
    for (int i = 0; i < 3; i++)
        add_article(w, "x", "", "", "", "One.");
    one_family(w, edges, 3);
    assert_int_equal(wire__tree_build(&w->t, 0, w->arena, &tree, NULL),
                     WIRE_OK);
    for (uint32_t n = tree.first_root; n != WIRE__NO_NODE;
         n = wire__tree_next(&tree, n))
        seen += tree.nodes[n].kind == WIRE__NODE_MEMBER;
    assert_int_equal(seen, 3);
    world_free(w);
}

static void report__copies_of_a_lost_source_hang_from_it(void **s)
{
    world *w = world_new();
    static uint32_t children[] = {0, 1};
    static wire_lost_source lost = {{"NPA", 3}, children, 2, NULL, 0};
    wire__tree tree;
    char *text;

    (void)s;
    add_article(w, "a", "Ledger", "One", "2026-03-02T06:10:00Z", ferry);
    add_article(w, "b", "Beacon", "Two", "2026-03-02T07:10:00Z", ferry);
    one_family(w, NULL, 0);
    w->t.lineages->lost = &lost;
    w->t.lineages->n_lost = 1;
    assert_int_equal(wire__tree_build(&w->t, 0, w->arena, &tree, NULL),
                     WIRE_OK);
    assert_int_equal(tree.nodes[tree.first_root].kind, WIRE__NODE_LOST);
    assert_int_equal(tree.nodes[tree.first_root].below, 2);
    text = text_of(w, (wire_report_opts)WIRE_REPORT_OPTS_INIT);
    assert_non_null(strstr(text, "NPA"));
    assert_non_null(strstr(text, "not in the input"));
    wire_free(text);
    world_free(w);
}

/* ---- Judge ------------------------------------------------------------ */

static void report__words_cut_and_added_are_counted_exactly(void **s)
{
    static const uint32_t a[] = {1, 2, 3, 4, 5, 6}, b[] = {1, 9, 3, 5, 6, 7};
    int32_t scratch[2 * 20 + 3];
    uint32_t cut = 0, added = 0;

    (void)s;
    assert_true(wire__word_diff(a, 6, b, 6, 20, scratch, &cut, &added));
    assert_int_equal(cut, 2);
    assert_int_equal(added, 2);
    assert_true(wire__word_diff(a, 6, a, 6, 20, scratch, &cut, &added));
    assert_int_equal(cut + added, 0);
    assert_true(wire__word_diff(a, 6, b, 0, 20, scratch, &cut, &added));
    assert_int_equal(cut, 6);
    assert_true(wire__word_diff(a, 0, b, 0, 20, scratch, &cut, &added));
    assert_false(wire__word_diff(a, 6, b, 6, 3, scratch, &cut, &added));
}

static void report__the_difference_agrees_with_the_longest_common_part(void **s)
{
    uint32_t a[40], b[40], seed = 7, lcs[41][41];
    int32_t scratch[2 * 80 + 3];

    (void)s;
    for (int round = 0; round < 300; round++) {
        uint32_t n = round % 40, m = (round * 7) % 40, cut, added;

        for (int i = 0; i < 40; i++) {
            a[i] = (seed = seed * 1664525u + 1013904223u) >> 30;
            b[i] = (seed = seed * 1664525u + 1013904223u) >> 30;
        }
        memset(lcs, 0, sizeof lcs);
        for (uint32_t i = 0; i < n; i++)
            for (uint32_t k = 0; k < m; k++)
                lcs[i + 1][k + 1] = a[i] == b[k] ? lcs[i][k] + 1
                                    : lcs[i][k + 1] > lcs[i + 1][k]
                                        ? lcs[i][k + 1]
                                        : lcs[i + 1][k];
        assert_true(wire__word_diff(a, n, b, m, 80, scratch, &cut, &added));
        assert_int_equal(cut, n - lcs[n][m]);
        assert_int_equal(added, m - lcs[n][m]);
    }
}

static void report__a_label_is_held_to_the_words(void **s)
{
    world *w = ferry_world();
    wire__judgement j;
    wire__places places;

    (void)s;
    assert_int_equal(wire__places_build(&w->t, w->arena, &places, NULL),
                     WIRE_OK);
    w->docs[1].has_label = w->docs[2].has_label = true;
    w->docs[1].label.claim = w->docs[2].label.claim = WIRE_CLAIM_UNMODIFIED;
    assert_int_equal(wire__judge(&w->t, &places, &w->t.lineages->edges[0],
                                 w->arena, &j, NULL),
                     WIRE_OK);
    assert_int_equal(j.how, WIRE__HOW_VERBATIM);
    assert_true(j.label_holds);
    assert_int_equal(wire__judge(&w->t, &places, &w->t.lineages->edges[1],
                                 w->arena, &j, NULL),
                     WIRE_OK);
    assert_int_equal(j.how, WIRE__HOW_TRIMMED);
    assert_true(j.label_fails);
    assert_true(j.is_exact);
    assert_int_equal(j.added_n, 0);
    assert_true(j.cut_n > 20);
    world_free(w);
}

static void report__an_outlet_s_footer_is_no_change(void **s)
{
    static const char footer[] =
        "The night ferry sails at six. Nobody was left behind.\n\n"
        "The Ledger prints what it knows. Write to the desk on the quay.";
    static wire_para paras[] = {{.span = {0, 53}}, {.span = {55, 118}}};
    static const link edges[] = {{0, 1}};
    wire_standing record = {WIRE_KIND_BOILERPLATE, 0, 1};
    /* The run takes in "behind", the last word of the story. */
    wire_stand_place place = {1, 9, 23};
    world *w = world_new();
    wire__places places;
    wire__judgement j;

    (void)s;
    add_article(w, "a", "", "", "",
                "The night ferry sails at six. Nobody was left behind.");
    add_article(w, "b", "", "", "", footer);
    w->articles[1].paras = paras;
    w->articles[1].n_paras = 2;
    w->docs[1].has_label = true;
    w->docs[1].label.claim = WIRE_CLAIM_UNMODIFIED;
    one_family(w, edges, 1);
    w->t.standings.records = &record;
    w->t.standings.n_records = 1;
    w->t.standings.places = &place;
    w->t.standings.n_places = 1;
    assert_int_equal(wire__places_build(&w->t, w->arena, &places, NULL),
                     WIRE_OK);
    assert_int_equal(wire__judge(&w->t, &places, &w->t.lineages->edges[0],
                                 w->arena, &j, NULL),
                     WIRE_OK);
    assert_int_equal(j.cut_n, 0);
    assert_int_equal(j.added_n, 0);
    assert_true(j.label_holds);
    world_free(w);
}

/* ---- Text ------------------------------------------------------------- */

static size_t widest_line(const char *text)
{
    size_t widest = 0;

    for (const char *p = text; *p;) {
        size_t n = strcspn(p, "\n"), columns = 0;
        wire_str line = {p, n};

        for (size_t i = 0; i < n;)
            columns += wire__cell_width(wire__utf8_next(line, &i));
        if (columns > widest) widest = columns;
        p += n + (p[n] == '\n');
    }
    return widest;
}

static void report__no_line_is_wider_than_the_terminal(void **s)
{
    world *w = ferry_world();
    wire_report_opts o = WIRE_REPORT_OPTS_INIT;

    (void)s;
    w->docs[2].has_label = true;
    w->docs[2].label.claim = WIRE_CLAIM_UNMODIFIED;
    w->articles[1].title = WIRE_STR(
        "\xe6\x97\xa5\xe6\x9c\xac\xe3\x81\xae\xe6\xb8\xaf\xe6\xb9\xbe\xe3\x81"
        "\xab\xe4\xba\x8c\xe3\x81\xa4\xe7\x9b\xae\xe3\x81\xae\xe5\xb2\xb8");
    for (o.columns = 40; o.columns <= 200; o.columns++)
        for (int k = 0; k < 4; k++) {
            char *text;

            o.unicode = k & 1;
            o.show_all = k & 2;
            text = text_of(w, o);
            assert_in_range(widest_line(text), 1, o.columns);
            wire_free(text);
        }
    world_free(w);
}

static void report__plain_output_is_ascii_and_colour_free(void **s)
{
    world *w = ferry_world();
    wire_report_opts o = WIRE_REPORT_OPTS_INIT;
    char *text;

    (void)s;
    o.unicode = false;
    text = text_of(w, o);
    for (const char *p = text; *p; p++)
        assert_true(*p == '\n' || (*p >= 0x20 && *p < 0x7f));
    wire_free(text);
    world_free(w);
}

/* Colour is decoration: without the codes the same bytes remain. */
static void report__colour_adds_nothing_but_codes(void **s)
{
    world *w = ferry_world();
    wire_report_opts o = WIRE_REPORT_OPTS_INIT;
    char *plain = text_of(w, o), *color, *out;

    (void)s;
    o.color = true;
    color = text_of(w, o);
    out = color;
    assert_non_null(strchr(color, '\x1b'));
    for (const char *p = color; *p;) {
        if (*p == '\x1b')
            p += strcspn(p, "m") + 1;
        else
            *out++ = *p++;
    }
    *out = '\0';
    assert_string_equal(color, plain);
    wire_free(plain);
    wire_free(color);
    world_free(w);
}

static void report__a_chain_of_a_thousand_copies_is_drawn_in_width(void **s)
{
    static link edges[1000];
    world *w = world_new();
    wire_report_opts o = WIRE_REPORT_OPTS_INIT;
    char *text;

    (void)s;
    for (uint32_t i = 0; i <= 1000; i++) {
        add_article(w, "in/x.txt", "Ledger", "One", "", "One two three.");
        if (i < 1000) edges[i].parent = i, edges[i].child = i + 1;
    }
    one_family(w, edges, 1000);
    o.show_all = true;
    text = text_of(w, o);
    assert_in_range(widest_line(text), 1, 80);
    assert_true(lines_with(text, "\n") > 1000);
    wire_free(text);
    world_free(w);
}

static void report__many_brothers_are_folded_unless_all_are_wanted(void **s)
{
    static link edges[1000];
    world *w = world_new();
    wire_report_opts o = WIRE_REPORT_OPTS_INIT;
    char *text;

    (void)s;
    for (uint32_t i = 0; i <= 1000; i++) {
        add_article(w, "in/x.txt", "Ledger", "One", "", "One two three.");
        if (i < 1000) edges[i].parent = 0, edges[i].child = i + 1;
    }
    one_family(w, edges, 1000);
    text = text_of(w, o);
    assert_non_null(strstr(text, "988 more"));
    assert_true(lines_with(text, "\n") < 40);
    wire_free(text);
    o.show_all = true;
    text = text_of(w, o);
    assert_null(strstr(text, "more"));
    assert_true(lines_with(text, "\n") > 1000);
    wire_free(text);
    world_free(w);
}

static void report__a_width_out_of_range_is_refused(void **s)
{
    world *w = world_new();
    wire_report_opts o = WIRE_REPORT_OPTS_INIT;
    wire_err err;

    (void)s;
    o.columns = 39;
    assert_int_equal(wire_report_text(&w->t, &o, refuse, NULL, &err),
                     WIRE_EINVAL);
    world_free(w);
}

static void report__lags_are_words(void **s)
{
    static const char *const cases[][3] = {
        {"2026-03-02T06:10:00Z", "2026-03-02T06:52:00Z", "+42 min"},
        {"2026-03-02T06:10:00Z", "2026-03-02T06:10:30Z", "same time"},
        {"2026-03-02T06:10:00Z", "2026-03-02T11:15:00Z", "+5 h 05"},
        {"2026-03-02T06:10:00Z", "2026-03-05T06:15:00Z", "+3 days"},
        {"2026-03-02T06:10:00Z", "2026-03-02T06:00:00Z", "-10 min"},
        {"2026-03-02", "2026-03-02T23:00:00Z", "same day"},
        {"2026-03-02", "2026-03-03", "+1 day"},
        {"", "2026-03-03", ""},
    };
    char out[WIRE__LAG_BYTES];

    (void)s;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        wire__lag_words(wire_time_parse(wire_str_of(cases[i][0])),
                        wire_time_parse(wire_str_of(cases[i][1])), out);
        assert_string_equal(out, cases[i][2]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            report__json_holds_the_fields_of_the_contract_in_order),
        cmocka_unit_test(report__jsonl_tells_each_pair_once),
        cmocka_unit_test(report__strings_with_any_bytes_stay_json),
        cmocka_unit_test(
            report__shares_that_are_no_numbers_become_nought_or_one),
        cmocka_unit_test(report__a_refused_write_is_told),
        cmocka_unit_test(report__nothing_harmful_reaches_the_terminal),
        cmocka_unit_test(report__wide_letters_take_two_columns),
        cmocka_unit_test(report__plain_terminals_get_plain_letters),
        cmocka_unit_test(report__a_merged_copy_stands_under_both_parents),
        cmocka_unit_test(report__a_parent_outside_the_family_is_told_too),
        cmocka_unit_test(report__a_circle_of_parents_still_shows_everyone),
        cmocka_unit_test(report__copies_of_a_lost_source_hang_from_it),
        cmocka_unit_test(report__words_cut_and_added_are_counted_exactly),
        cmocka_unit_test(
            report__the_difference_agrees_with_the_longest_common_part),
        cmocka_unit_test(report__a_label_is_held_to_the_words),
        cmocka_unit_test(report__an_outlet_s_footer_is_no_change),
        cmocka_unit_test(report__no_line_is_wider_than_the_terminal),
        cmocka_unit_test(report__plain_output_is_ascii_and_colour_free),
        cmocka_unit_test(report__colour_adds_nothing_but_codes),
        cmocka_unit_test(
            report__a_chain_of_a_thousand_copies_is_drawn_in_width),
        cmocka_unit_test(
            report__many_brothers_are_folded_unless_all_are_wanted),
        cmocka_unit_test(report__a_width_out_of_range_is_refused),
        cmocka_unit_test(report__lags_are_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
