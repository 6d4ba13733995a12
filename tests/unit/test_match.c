/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <wirecopy/match.h>

/* ---- Made-up word sequences ---- */

static wire_words make_words(wire_arena *a, size_t n, uint64_t seed)
{
    wire_words w = {0};
    w.hash = WIRE_ARRAY(a, uint32_t, n);
    for (size_t i = 0; i < n; i++)
        w.hash[i] = (uint32_t)unit_random(&seed);
    w.n = n;
    return w;
}

static size_t match(wire_arena *a, const wire_words *x, const wire_words *y,
                    const wire_anchor *an, size_t n, wire_passage **out)
{
    wire_match_opts o = WIRE_MATCH_OPTS_INIT;
    size_t m;
    wire_err err;
    assert_ok(wire_match_pair(x, y, an, n, &o, a, out, &m, &err));
    return m;
}

/* Whatever the input: equal words counted rightly, no overlap, in order. */
static void check_passages(const wire_words *x, const wire_words *y,
                           const wire_passage *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        assert_true(p[i].a_beg < p[i].a_end && p[i].a_end <= x->n);
        assert_true(p[i].b_beg < p[i].b_end && p[i].b_end <= y->n);
        assert_true(p[i].same_n >= 12);
        assert_true(p[i].same_n <= p[i].a_end - p[i].a_beg);
        assert_true(p[i].same_n <= p[i].b_end - p[i].b_beg);
        assert_int_equal(x->hash[p[i].a_beg], y->hash[p[i].b_beg]);
        assert_int_equal(x->hash[p[i].a_end - 1], y->hash[p[i].b_end - 1]);
        if (i) assert_true(p[i - 1].a_end <= p[i].a_beg);
        for (size_t j = 0; j < i; j++)
            assert_true(p[j].b_end <= p[i].b_beg || p[i].b_end <= p[j].b_beg);
    }
}

static void pair__a_run_is_found_whole_from_one_anchor(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_words x = make_words(a, 300, 1), y = make_words(a, 200, 2);
    memcpy(y.hash + 50, x.hash + 120, 70 * 4);
    wire_anchor an = {0, 1, 150, 80};
    wire_passage *p;
    assert_int_equal(match(a, &x, &y, &an, 1, &p), 1);
    assert_int_equal(p[0].a_beg, 120);
    assert_int_equal(p[0].a_end, 190);
    assert_int_equal(p[0].b_beg, 50);
    assert_int_equal(p[0].same_n, 70);
    wire_arena_free(a);
}

static void pair__small_edits_are_bridged_and_counted(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_words x = make_words(a, 200, 3), y = make_words(a, 198, 4);
    memcpy(y.hash, x.hash, 60 * 4);
    y.hash[60] = 1; /* a word changed */
    memcpy(y.hash + 61, x.hash + 61, 39 * 4);
    memcpy(y.hash + 100, x.hash + 102, 98 * 4); /* two words cut */
    wire_anchor an = {0, 1, 20, 20};
    wire_passage *p;
    assert_int_equal(match(a, &x, &y, &an, 1, &p), 1);
    check_passages(&x, &y, p, 1);
    assert_int_equal(p[0].a_end, 200);
    assert_int_equal(p[0].b_end, 198);
    assert_int_equal(p[0].same_n, 197);
    wire_arena_free(a);
}

static void pair__paragraphs_in_another_order_are_two_passages(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_words x = make_words(a, 100, 5), y = make_words(a, 100, 6);
    memcpy(y.hash + 60, x.hash, 40 * 4);
    memcpy(y.hash, x.hash + 50, 40 * 4);
    wire_anchor an[] = {{0, 1, 10, 70}, {0, 1, 55, 5}};
    wire_passage *p;
    assert_int_equal(match(a, &x, &y, an, 2, &p), 2);
    check_passages(&x, &y, p, 2);
    assert_int_equal(p[0].b_beg, 60);
    assert_int_equal(p[1].b_beg, 0);
    wire_arena_free(a);
}

static void pair__a_repeated_paragraph_is_used_once(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_words x = make_words(a, 120, 7), y = make_words(a, 60, 8);
    memcpy(x.hash + 80, x.hash + 10, 30 * 4);
    memcpy(y.hash + 20, x.hash + 10, 30 * 4);
    wire_anchor an[] = {{0, 1, 15, 25}, {0, 1, 85, 25}};
    wire_passage *p;
    assert_int_equal(match(a, &x, &y, an, 2, &p), 1);
    check_passages(&x, &y, p, 1);
    assert_int_equal(p[0].same_n, 30);
    wire_arena_free(a);
}

static void pair__an_anchor_that_lies_gives_nothing(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_words x = make_words(a, 50, 9), y = make_words(a, 50, 10);
    wire_anchor an[] = {{0, 1, 5, 5}, {0, 1, 900, 2}, {0, 1, 49, 900}};
    wire_passage *p;
    assert_int_equal(match(a, &x, &y, an, 3, &p), 0);
    wire_arena_free(a);
}

static void pair__any_texts_give_passages_that_hold(void **st)
{
    (void)st;
    uint64_t seed = 77;
    for (int round = 0; round < 300; round++) {
        wire_arena *a = wire_arena_new(NULL, 0);
        wire_words x = make_words(a, 400, seed++),
                   y = make_words(a, 400, seed++);
        for (int c = 0; c < 5; c++) { /* copy pieces about, some over others */
            size_t n = 8 + unit_random(&seed) % 80;
            size_t i = unit_random(&seed) % (400 - n);
            size_t j = unit_random(&seed) % (400 - n);
            memcpy(y.hash + j, x.hash + i, n * 4);
        }
        wire_anchor an[4000];
        size_t n = 0;
        for (uint32_t i = 0; i < 400; i++)
            for (uint32_t j = 0; j < 400; j++)
                if (n < 4000 && x.hash[i] == y.hash[j] && i % 3 == 0)
                    an[n++] = (wire_anchor){0, 1, i, j};
        wire_passage *p;
        size_t m = match(a, &x, &y, an, n, &p);
        check_passages(&x, &y, p, m);
        wire_arena_free(a);
    }
}

/* ---- Articles of invented prose ---- */

enum { MAX_DOCS = 40 };

typedef struct {
    wire_arena *arena;
    wire_article articles[MAX_DOCS];
    wire_doc docs[MAX_DOCS];
    size_t n;
} press;

static void press_add(press *p, const char *outlet, const char *date,
                      const char *title, const char *body)
{
    wire_article *art = &p->articles[p->n];
    wire_str copy;
    assert_true(wire_arena_copy(p->arena, wire_str_of(body), &copy));
    *art = (wire_article){.outlet = wire_str_of(outlet),
                          .published = wire_time_parse(wire_str_of(date)),
                          .title = wire_str_of(title),
                          .body = copy};
    p->docs[p->n].article = art;
    assert_ok(wire_text_words(copy, p->arena, &p->docs[p->n].words, NULL));
    p->n++;
}

typedef struct {
    wire_overlaps overlaps;
    wire_standings standings;
} findings;

static findings press_classify_on(press *p, unsigned n_threads)
{
    findings f;
    wire_doc_seeds seeds[MAX_DOCS];
    wire_sketch_opts so = WIRE_SKETCH_OPTS_INIT;
    wire_index_opts io = WIRE_INDEX_OPTS_INIT;
    wire_match_opts mo = WIRE_MATCH_OPTS_INIT;
    io.n_threads = mo.n_threads = n_threads;
    for (size_t i = 0; i < p->n; i++) {
        wire_seed *s;
        assert_ok(wire_sketch_seeds(&p->docs[i].words, &so, p->arena, &s,
                                    &seeds[i].n, NULL));
        seeds[i].seeds = s;
    }
    wire_candidates c;
    assert_ok(wire_index_candidates(seeds, p->n, &io, &c, NULL));
    assert_ok(wire_match_all(p->docs, p->n, &c, &mo, &f.overlaps, NULL));
    assert_ok(wire_match_classify(p->docs, p->n, &c, &f.overlaps, n_threads,
                                  &f.standings, NULL));
    wire_candidates_free(&c);
    return f;
}

static findings press_classify(press *p) { return press_classify_on(p, 1); }

static void press_free(press *p, findings *f)
{
    wire_overlaps_free(&f->overlaps);
    wire_standings_free(&f->standings);
    wire_arena_free(p->arena);
}

static const wire_overlap *pair_of(const findings *f, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < f->overlaps.n_pairs; i++)
        if (f->overlaps.pairs[i].a == a && f->overlaps.pairs[i].b == b)
            return &f->overlaps.pairs[i];
    return NULL;
}

static void assert_kind(const findings *f, uint32_t a, uint32_t b,
                        wire_kind want)
{
    const wire_overlap *o = pair_of(f, a, b);
    assert_non_null(o);
    assert_string_equal(wire_kind_name(o->kind), wire_kind_name(want));
}

#define FERRY                                                                  \
    "PORT ELLERY - The ferry Lady Anselm ran onto a sandbank at the mouth of " \
    "the Tarn on Tuesday with 214 passengers aboard, the harbour office "      \
    "said, and was pulled free by two tugs on the evening tide.\n\n"           \
    "Nobody was hurt. Harbour master Odile Brandt blamed a buoy that had "     \
    "drifted in the weekend gale and said a survey of the channel would "      \
    "begin at first light. The ship has crossed the estuary eleven times a "   \
    "day since the bridge at Calder was closed for repairs in spring.\n\n"     \
    "The operator refunded every ticket and laid on buses over the long "      \
    "northern road until the hull had been looked at by divers."
#define ORCHARD                                                                \
    "Growers in the Inland valleys expect the smallest plum harvest in two "   \
    "decades after late frost killed the blossom on four slopes in five. A "   \
    "cooperative that ships to the coast has let half of its pickers go, and " \
    "three jam makers have asked the council for a bridging loan. Insurance "  \
    "covers hail, the growers' union noted drily, and nothing else at all."
#define COURT                                                                  \
    "A court in Wernau has thrown out the claim of a retired lighthouse "      \
    "keeper who wanted the brass lamp of his tower for his living room. The "  \
    "judge found that a lamp bolted to a listed building belongs to the "      \
    "building, however fondly it was polished. Costs of the case, some nine "  \
    "hundred crowns, fall on the keeper, who said that he would appeal."
#define PLUG                                                                   \
    "Our evening letter brings the best reporting from the coast and the "     \
    "valleys straight to readers before supper, with a puzzle by the crew of " \
    "the chart room on Fridays and the tide tables for the week to come."
#define SPEECH                                                                  \
    "“I have sailed this water for thirty years and I will not be told by a " \
    "clerk in the capital how we mark our own channel, nor will my "            \
    "neighbours pay for a survey that should have been made when the gale "     \
    "was forecast”"

static void classify__a_trimmed_copy_is_a_copy(void **st)
{
    (void)st;
    press p = {.arena = wire_arena_new(NULL, 0)};
    wire_str half = WIRE_STR(FERRY);
    half.n = half.n / 2;
    wire_str cut;
    assert_true(wire_arena_copy(p.arena, half, &cut));
    press_add(&p, "Ledger", "2026-03-03", "Ferry runs aground", FERRY);
    press_add(&p, "Beacon", "2026-03-03", "Ferry aground at Tarn", cut.p);
    findings f = press_classify(&p);
    assert_kind(&f, 0, 1, WIRE_KIND_COPY);
    assert_true(pair_of(&f, 0, 1)->b_containment > .9);
    press_free(&p, &f);
}

static void classify__a_speech_both_quote_is_a_shared_quotation(void **st)
{
    (void)st;
    press p = {.arena = wire_arena_new(NULL, 0)};
    press_add(&p, "Ledger", "2026-03-04", "Pilot attacks survey plan",
              ORCHARD "\n\n" SPEECH ", the pilot told a meeting.");
    press_add(&p, "Beacon", "2026-03-04", "Angry words at the quay",
              "At the quay an old pilot rose and spoke. " SPEECH
              " he said.\n\n" COURT);
    findings f = press_classify(&p);
    assert_kind(&f, 0, 1, WIRE_KIND_SHARED_QUOTATION);
    press_free(&p, &f);
}

static void classify__prose_lifted_into_another_story_is_an_excerpt(void **st)
{
    (void)st;
    press p = {.arena = wire_arena_new(NULL, 0)};
    press_add(&p, "Ledger", "2026-03-04", "Smallest plum harvest", ORCHARD);
    press_add(&p, "Beacon", "2026-03-05", "What the papers say",
              FERRY
              "\n\n" COURT "\n\n"
              "The Ledger reports from the valleys. A cooperative that ships "
              "to the coast has let half of its pickers go, and three jam "
              "makers have asked the council for a bridging loan.");
    findings f = press_classify(&p);
    assert_kind(&f, 0, 1, WIRE_KIND_EXCERPT);
    press_free(&p, &f);
}

static void classify__a_plug_under_unrelated_stories_is_standing_text(void **st)
{
    (void)st;
    press p = {.arena = wire_arena_new(NULL, 0)};
    press_add(&p, "Ledger", "2026-03-03", "Ferry aground", FERRY "\n\n" PLUG);
    press_add(&p, "Ledger", "2026-04-20", "Plum harvest", ORCHARD "\n\n" PLUG);
    press_add(&p, "Ledger", "2026-06-01", "Lamp stays", COURT "\n\n" PLUG);
    press_add(&p, "Beacon", "2026-03-03", "Ferry on a sandbank", FERRY);
    findings f = press_classify(&p);
    assert_kind(&f, 0, 1, WIRE_KIND_BOILERPLATE);
    assert_kind(&f, 0, 2, WIRE_KIND_BOILERPLATE);
    assert_kind(&f, 1, 2, WIRE_KIND_BOILERPLATE);
    assert_kind(&f, 0, 3, WIRE_KIND_COPY);
    assert_int_equal(f.standings.n_records, 1);
    assert_int_equal(f.standings.records[0].n, 3);
    const wire_stand_place *pl = f.standings.places;
    for (uint32_t i = 0; i < 3; i++) {
        wire_span s = wire_words_span(&p.docs[i].words, pl[i].beg, pl[i].end);
        assert_int_equal(pl[i].doc, i);
        assert_memory_equal(p.articles[i].body.p + s.beg, "Our evening", 11);
    }
    press_free(&p, &f);
}

static void classify__a_wire_copy_in_forty_papers_is_no_standing_text(void **st)
{
    (void)st;
    press p = {.arena = wire_arena_new(NULL, 0)};
    for (unsigned i = 0; i < MAX_DOCS; i++) {
        char name[24];
        snprintf(name, sizeof name, "Paper %u", i);
        wire_str copy;
        assert_true(wire_arena_copy(p.arena, wire_str_of(name), &copy));
        press_add(&p, copy.p, "2026-03-03", "Ferry aground", FERRY);
    }
    findings f = press_classify(&p);
    assert_int_equal(f.standings.n_records, 0);
    for (uint32_t i = 1; i < MAX_DOCS; i++)
        assert_kind(&f, 0, i, WIRE_KIND_COPY);
    press_free(&p, &f);
}

static void
classify__a_paragraph_used_again_in_one_paper_is_background(void **st)
{
    (void)st;
    press p = {.arena = wire_arena_new(NULL, 0)};
    press_add(&p, "Ledger", "2026-03-03", "Ferry Lady Anselm aground", FERRY);
    press_add(&p, "Ledger", "2026-03-05", "Divers look at Lady Anselm hull",
              "Divers found two bent plates under the bow of the Lady Anselm "
              "on Thursday and the operator will take her out of the water "
              "for a fortnight, the yard at Saltmarsh said in a short note. "
              "An old launch takes over.\n\n"
              "The ship has crossed the estuary eleven times a day since the "
              "bridge at Calder was closed for repairs in spring.\n\n" COURT);
    findings f = press_classify(&p);
    assert_kind(&f, 0, 1, WIRE_KIND_BACKGROUND);
    press_free(&p, &f);
}

static void classify__a_reprint_months_later_is_a_copy(void **st)
{
    (void)st;
    press p = {.arena = wire_arena_new(NULL, 0)};
    press_add(&p, "Ledger", "2026-03-03", "Ferry aground", FERRY);
    press_add(&p, "Ledger", "2026-07-20", "The day the Anselm stuck",
              "From our archive.\n\n" FERRY);
    findings f = press_classify(&p);
    assert_kind(&f, 0, 1, WIRE_KIND_COPY);
    press_free(&p, &f);
}

static void
classify__two_parents_that_make_half_of_a_child_are_both_copied(void **st)
{
    (void)st;
    press p = {.arena = wire_arena_new(NULL, 0)};
    press_add(&p, "Ledger", "2026-03-03", "Ferry aground",
              FERRY "\n\n" ORCHARD "\n\n" COURT);
    press_add(
        &p, "Courier", "2026-03-03", "Sandbank at the Tarn",
        "The bar at the Tarn has shifted by a cable's length since the "
        "new year, the pilots' guild at Port Ellery wrote in February, "
        "in a letter that lay unopened until Tuesday afternoon.\n\n"
        "Four skippers told the guild that they had touched ground at "
        "half tide, and one had drawn a chart of it on a tablecloth.\n\n" SPEECH
        " he said.\n\n"
        "The council has called a meeting for next week at which the "
        "tablecloth will be shown, the guild's secretary promised.");
    press_add(&p, "Beacon", "2026-03-04", "The bar that nobody charted",
              "PORT ELLERY - The ferry Lady Anselm ran onto a sandbank at the "
              "mouth of the Tarn on Tuesday with 214 passengers aboard, the "
              "harbour office said, and was pulled free by two tugs on the "
              "evening tide.\n\n"
              "The bar at the Tarn has shifted by a cable's length since the "
              "new year, the pilots' guild at Port Ellery wrote in February, "
              "in a letter that lay unopened until Tuesday afternoon.\n\n"
              "What the office knew of it, and when, is a matter that our "
              "readers on both banks have asked about ever since the morning "
              "after, and nobody has yet given them a plain reply.");
    findings f = press_classify(&p);
    const wire_overlap *x = pair_of(&f, 0, 2), *y = pair_of(&f, 1, 2);
    assert_kind(&f, 0, 2, WIRE_KIND_COPY);
    assert_kind(&f, 1, 2, WIRE_KIND_COPY);
    assert_true(x->is_merge_part && y->is_merge_part);
    assert_int_equal(x->merge_child, 2);
    assert_null(pair_of(&f, 0, 1));
    press_free(&p, &f);
}

static void all__any_number_of_threads_gives_the_same_result(void **st)
{
    (void)st;
    press p = {.arena = wire_arena_new(NULL, 0)};
    for (int i = 0; i < 12; i++)
        press_add(&p, i % 2 ? "Ledger" : "Beacon", "2026-03-03", "Ferry",
                  i % 3 ? FERRY "\n\n" PLUG : ORCHARD "\n\n" PLUG "\n\n" COURT);
    findings one = press_classify_on(&p, 1), two = press_classify_on(&p, 4);
    assert_int_equal(one.overlaps.n_pairs, two.overlaps.n_pairs);
    for (size_t i = 0; i < one.overlaps.n_pairs; i++) {
        assert_int_equal(one.overlaps.pairs[i].a, two.overlaps.pairs[i].a);
        assert_int_equal(one.overlaps.pairs[i].kind,
                         two.overlaps.pairs[i].kind);
    }
    assert_int_equal(one.standings.n_places, two.standings.n_places);
    assert_memory_equal(one.standings.places, two.standings.places,
                        one.standings.n_places * sizeof(wire_stand_place));
    wire_overlaps_free(&two.overlaps);
    wire_standings_free(&two.standings);
    press_free(&p, &one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pair__a_run_is_found_whole_from_one_anchor),
        cmocka_unit_test(pair__small_edits_are_bridged_and_counted),
        cmocka_unit_test(pair__paragraphs_in_another_order_are_two_passages),
        cmocka_unit_test(pair__a_repeated_paragraph_is_used_once),
        cmocka_unit_test(pair__an_anchor_that_lies_gives_nothing),
        cmocka_unit_test(pair__any_texts_give_passages_that_hold),
        cmocka_unit_test(classify__a_trimmed_copy_is_a_copy),
        cmocka_unit_test(classify__a_speech_both_quote_is_a_shared_quotation),
        cmocka_unit_test(
            classify__prose_lifted_into_another_story_is_an_excerpt),
        cmocka_unit_test(
            classify__a_plug_under_unrelated_stories_is_standing_text),
        cmocka_unit_test(
            classify__a_wire_copy_in_forty_papers_is_no_standing_text),
        cmocka_unit_test(
            classify__a_paragraph_used_again_in_one_paper_is_background),
        cmocka_unit_test(classify__a_reprint_months_later_is_a_copy),
        cmocka_unit_test(
            classify__two_parents_that_make_half_of_a_child_are_both_copied),
        cmocka_unit_test(all__any_number_of_threads_gives_the_same_result),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
