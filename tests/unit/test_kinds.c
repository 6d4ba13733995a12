/* What kind of sharing: copies, excerpts, quotations, standing text.
 * SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <wirecopy/match.h>

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

/* ---- Whose words ---- */

#define CHANNEL                                                                \
    "The channel has moved by a cable's length since the new year, and the "   \
    "chart that hangs in every wheelhouse shows deep water where a goose now " \
    "walks about at half tide"
#define PILOT                                                                  \
    "The council heard a retired pilot on Wednesday, who had come without an " \
    "appointment and stayed for an hour. Members thanked him at the end."

/* Reports of one thing by two papers: what a and b make of CHANNEL. */
static findings press_two_papers(press *p, const char *a, const char *b)
{
    p->arena = wire_arena_new(NULL, 0);
    press_add(p, "The Tarn Ledger", "2026-03-04", "A goose at half tide", a);
    press_add(p, "Beacon", "2026-03-05", "What the pilot told the council", b);
    return press_classify(p);
}

static void classify__single_marks_are_marks(void **st)
{
    (void)st;
    press p = {0};
    findings f = press_two_papers(
        &p,
        PILOT "\n\n‘" CHANNEL ",’ he said to the pilots’ friends.\n\n" COURT,
        ORCHARD "\n\n\"" CHANNEL ",\" the pilot told them.");
    assert_kind(&f, 0, 1, WIRE_KIND_SHARED_QUOTATION);
    press_free(&p, &f);
}

static void classify__german_marks_are_marks(void **st)
{
    (void)st;
    press p = {0};
    findings f = press_two_papers(
        &p, PILOT "\n\nHe told them: yes. „" CHANNEL "“, and so on.\n\n" COURT,
        ORCHARD "\n\nThere is more. »" CHANNEL "«, the pilot told them.");
    assert_kind(&f, 0, 1, WIRE_KIND_SHARED_QUOTATION);
    press_free(&p, &f);
}

static void classify__an_apostrophe_opens_nothing(void **st)
{
    (void)st;
    press p = {0};
    findings f = press_two_papers(
        &p, COURT "\n\nThe pilots' chart lies. " CHANNEL ".\n\n" PILOT,
        "The goose's tracks don't lie. " CHANNEL ".\n\n" ORCHARD);
    assert_kind(&f, 0, 1, WIRE_KIND_EXCERPT);
    press_free(&p, &f);
}

static void classify__a_quotation_goes_on_over_paragraphs(void **st)
{
    (void)st;
    press p = {0};
    findings f = press_two_papers(
        &p,
        PILOT "\n\nHe said: “Listen to an old man.\n\n" CHANNEL
              ".\n\nThat is all.”\n\n" COURT,
        ORCHARD "\n\nNobody laughed. “" CHANNEL ",” the pilot told them.");
    assert_kind(&f, 0, 1, WIRE_KIND_SHARED_QUOTATION);
    press_free(&p, &f);
}

/* Who speaks under a label speaks again; a picture's label stands once. */
static void classify__the_words_of_a_dialogue_are_quoted(void **st)
{
    (void)st;
    press p = {0};
    findings f = press_two_papers(
        &p,
        "PILOT: Good evening.\n\nCLERK: You have two minutes.\n\n"
        "PILOT: " CHANNEL ".\n\n" COURT,
        ORCHARD "\n\nPILOT: " CHANNEL ".\n\nCLERK: Thank you.\n\n"
                "PILOT: That was not all.");
    assert_kind(&f, 0, 1, WIRE_KIND_SHARED_QUOTATION);
    press_free(&p, &f);
}

static void classify__the_label_of_a_picture_is_no_speaker(void **st)
{
    (void)st;
    press p = {0};
    findings f =
        press_two_papers(&p, COURT "\n\nFILE PHOTO: " CHANNEL ".\n\n" PILOT,
                         ORCHARD "\n\nFILE PHOTO: " CHANNEL ".");
    assert_kind(&f, 0, 1, WIRE_KIND_EXCERPT);
    press_free(&p, &f);
}

static void classify__prose_quoted_from_a_named_paper_is_an_excerpt(void **st)
{
    (void)st;
    press p = {0};
    findings f = press_two_papers(
        &p, CHANNEL ".\n\n" PILOT "\n\n" COURT,
        ORCHARD "\n\nThe Tarn Ledger has a nice line on it: “" CHANNEL
                "”.\n\nWe could not find the goose.");
    assert_kind(&f, 0, 1, WIRE_KIND_EXCERPT);
    press_free(&p, &f);
}

static void
classify__speech_that_one_prints_without_marks_is_a_shared_quotation(void **st)
{
    (void)st;
    press p = {0};
    findings f = press_two_papers(
        &p,
        PILOT "\n\nI say that our channel is where we put it. " CHANNEL
              ".\n\n" COURT,
        ORCHARD "\n\n“I say that our channel is where we put it. " CHANNEL
                ",” the pilot told them.");
    assert_kind(&f, 0, 1, WIRE_KIND_SHARED_QUOTATION);
    press_free(&p, &f);
}

static void classify__two_reports_of_one_speech_are_no_copy(void **st)
{
    (void)st;
    press p = {0};
    findings f = press_two_papers(
        &p, PILOT "\n\n" SPEECH " he said. “" CHANNEL ",” he went on.",
        SPEECH ", a visitor told the town hall. “" CHANNEL
               ",” said the man, whose name nobody had caught, on his way out "
               "to the ferry, and was not seen again that week by any of us.");
    assert_kind(&f, 0, 1, WIRE_KIND_SHARED_QUOTATION);
    press_free(&p, &f);
}

static void classify__a_column_in_the_first_person_is_copied_like_any(void **st)
{
    (void)st;
    press p = {0};
    const char *const column =
        "I have kept geese for as long as we have had a harbour, and I tell "
        "you that my goose knows the channel. I saw her walk where our chart "
        "shows six fathoms. We laughed, my wife and I, and then we wrote to "
        "the council, and I have my answer here: they thank me for my letter "
        "and wish us and our geese a good spring. I ask you, what are we to "
        "make of that? My neighbour says I should sell them my goose.";
    wire_str long_one, short_one;
    wire_buf b = {0};
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_buf_fmt(&b, "%s\n\nWe shall see. " COURT, column);
    assert_true(wire_arena_copy(a, wire_buf_view(&b), &long_one));
    wire_buf_free(&b);
    wire_buf_fmt(&b, "%s\n\nHere is what others say of it at the quay. " PILOT,
                 column);
    assert_true(wire_arena_copy(a, wire_buf_view(&b), &short_one));
    wire_buf_free(&b);
    findings f = press_two_papers(&p, long_one.p, short_one.p);
    assert_kind(&f, 0, 1, WIRE_KIND_COPY);
    press_free(&p, &f);
    wire_arena_free(a);
}

static void classify__a_post_that_quotes_half_a_paper_is_no_copy(void **st)
{
    (void)st;
    press p = {0};
    findings f = press_two_papers(
        &p, ORCHARD "\n\n" CHANNEL ".\n\n" COURT,
        "The Tarn Ledger is worth a look this week. “" CHANNEL
        "”.\n\nOn the plums: Insurance covers hail, the growers' union noted "
        "drily, and nothing else at all. A cooperative that ships to the "
        "coast has let half of its pickers go, and three jam makers have "
        "asked the council for a bridging loan.\n\nWe like plums here, and "
        "we like geese, and both are said to be good with a glass of the "
        "cheap red that the Ledger's own canteen pours on Fridays to anyone "
        "who brings a story and stays to hear the others out.");
    assert_kind(&f, 0, 1, WIRE_KIND_EXCERPT);
    press_free(&p, &f);
}

static void classify__a_paper_that_quotes_itself_has_background(void **st)
{
    (void)st;
    press p = {.arena = wire_arena_new(NULL, 0)};
    press_add(&p, "The Tarn Ledger", "2026-03-04", "A goose at half tide",
              PILOT "\n\n" CHANNEL ".\n\n" COURT);
    press_add(&p, "The Tarn Ledger", "2026-07-01", "Plums, pickers and pay",
              ORCHARD "\n\nAs The Tarn Ledger put it in spring: “" CHANNEL
                      "”. It still does.");
    findings f = press_classify(&p);
    assert_kind(&f, 0, 1, WIRE_KIND_BACKGROUND);
    press_free(&p, &f);
}

/* ---- What stands on a page ---- */

#define FOUNDERS                                                               \
    "Printing began on Customs Quay in a shed that had stored herring, with "  \
    "a press bought from a bankrupt almanac maker and two apprentices who "    \
    "slept above it; the almanac is still issued."

/* Two stories of one paper and one day that share the words. */
static findings press_one_paper(press *p, const char *words)
{
    p->arena = wire_arena_new(NULL, 0);
    const char *body[] = {FERRY, COURT};
    for (int i = 0; i < 2; i++) {
        wire_str s;
        wire_buf b = {0};
        wire_buf_fmt(&b, "%s\n\n%s\n\n%s", body[i], words, i ? ORCHARD : PILOT);
        assert_true(wire_arena_copy(p->arena, wire_buf_view(&b), &s));
        wire_buf_free(&b);
        press_add(p, "Ledger", "2026-03-03",
                  i ? "Lamp stays where it is" : "Ferry aground", s.p);
    }
    return press_classify(p);
}

static void classify__headlines_set_into_stories_are_standing_text(void **st)
{
    (void)st;
    press p = {0};
    findings f = press_one_paper(
        &p, "Pilot Odile Brandt | Brandt faces vote on Ferry Fund: letter "
            "Tarn Bridge costs rise again | Council backs Calder over Wernau "
            "Lamp case heads for Court of Appeal MORE");
    assert_kind(&f, 0, 1, WIRE_KIND_BOILERPLATE);
    press_free(&p, &f);
}

static void classify__words_to_the_reader_are_standing_text(void **st)
{
    (void)st;
    press p = {0};
    findings f = press_one_paper(
        &p, "What do you want to know about the ferry, the lamp and the court? "
            "Send your question to the desk with your name and the town you "
            "live in, and your words may be printed under a later story.");
    assert_kind(&f, 0, 1, WIRE_KIND_BOILERPLATE);
    press_free(&p, &f);
}

static void classify__a_box_strange_to_both_stories_is_standing_text(void **st)
{
    (void)st;
    press p = {0};
    findings f = press_one_paper(&p, FOUNDERS);
    assert_kind(&f, 0, 1, WIRE_KIND_BOILERPLATE);
    press_free(&p, &f);
}

/* ---- Folders without outlets ---- */

static void classify__a_foot_of_unknown_papers_is_standing_text(void **st)
{
    (void)st;
    press p = {.arena = wire_arena_new(NULL, 0)};
    press_add(&p, "", "", "", FERRY "\n\n" COURT "\n\n" FOUNDERS);
    press_add(&p, "", "", "", PILOT "\n\n" ORCHARD "\n\n" FOUNDERS);
    findings f = press_classify(&p);
    assert_kind(&f, 0, 1, WIRE_KIND_BOILERPLATE);
    press_free(&p, &f);
}

static void
classify__an_agency_paragraph_in_unknown_papers_is_no_standing_text(void **st)
{
    (void)st;
    press p = {.arena = wire_arena_new(NULL, 0)};
    press_add(&p, "", "", "",
              "The harbour office at Port Ellery has a new survey boat, and "
              "the ferry that ran onto a sandbank in the Tarn is its first "
              "customer.\n\n" CHANNEL ".\n\n" COURT "\n\n" PILOT);
    press_add(&p, "", "", "",
              "Skippers at the quay blame the council for a chart that shows "
              "deep water; a goose stands there.\n\n" CHANNEL ".\n\n" ORCHARD
              "\n\nA wheelhouse is to be rebuilt.");
    press_add(&p, "", "", "",
              "Half the pilots of the Tarn say the channel has moved for "
              "years.\n\n" CHANNEL ".\n\nThe tide comes in at noon, and the "
              "length of the quay is closed to walkers for the year. Nothing "
              "else is known of the chart or of its maker, who lived in a "
              "wheelhouse on the northern bank and kept a goose, and wrote of "
              "every cable that he laid in a book that his heirs have sold to "
              "a museum on the coast, where it hangs on a nail by the door.");
    findings f = press_classify(&p);
    assert_kind(&f, 0, 1, WIRE_KIND_EXCERPT);
    assert_kind(&f, 1, 2, WIRE_KIND_EXCERPT);
    assert_int_equal(f.standings.n_records, 0);
    press_free(&p, &f);
}

static void classify__a_foot_under_one_story_makes_no_merge(void **st)
{
    (void)st;
    press p = {.arena = wire_arena_new(NULL, 0)};
    press_add(&p, "", "", "", FERRY);
    press_add(&p, "", "", "",
              "The ferry Lady Anselm ran onto a sandbank at the mouth of the "
              "Tarn on Tuesday with 214 passengers aboard, the harbour office "
              "said, and was pulled free by two tugs on the evening tide. It "
              "was the third such case of the winter. Mooring fees have gone "
              "up since, and the pilots want them down again; so do the "
              "owners of the two tugs, who were paid in kind.\n\n" FOUNDERS);
    press_add(&p, "", "", "",
              "On the quay they laughed about the ferry Anselm and the tugs. "
              "A baker sold 214 buns with a sandbank of sugar on each, and "
              "gave the rest to the divers. Brandt, the harbour master, took "
              "one and did not say a word.\n\n" COURT "\n\n" FOUNDERS);
    findings f = press_classify(&p);
    assert_kind(&f, 1, 2, WIRE_KIND_BOILERPLATE);
    assert_false(pair_of(&f, 1, 2)->is_merge_part);
    press_free(&p, &f);
}

static void classify__a_gallery_in_unknown_papers_is_standing_text(void **st)
{
    (void)st;
    const char *const gallery =
        "Photos: The Tarn in flood. A goose crosses the towpath at Calder on "
        "Monday. Hide Caption 1 of 4. Photos: The Tarn in flood. Skippers "
        "carry sandbags to the lock on Tuesday. Hide Caption 2 of 4. Photos: "
        "The Tarn in flood. A wheelhouse afloat near Wernau. Hide Caption 3 "
        "of 4. Photos: The Tarn in flood. The mill at high tide. Hide Caption "
        "4 of 4.";
    press p = {.arena = wire_arena_new(NULL, 0)};
    for (int i = 0; i < 2; i++) {
        wire_str s;
        wire_buf b = {0};
        wire_buf_fmt(&b, "%s\n\n%s", i ? COURT : PILOT, gallery);
        assert_true(wire_arena_copy(p.arena, wire_buf_view(&b), &s));
        wire_buf_free(&b);
        press_add(&p, "", "", "", s.p);
    }
    findings f = press_classify(&p);
    assert_kind(&f, 0, 1, WIRE_KIND_BOILERPLATE);
    press_free(&p, &f);
}

/* ---- Forms ---- */

#define BOND(who, sum, due, manager)                                           \
    who " is issuing a " sum " million crown bond due May 14, " due " paying " \
        "a coupon of " sum " over the benchmark, lead manager " manager        \
        " said. The bond will be listed on the Ellery exchange and sold in "   \
        "denominations of 5,000 crowns. Payment is due on May 14 and fees "    \
        "are split between selling and underwriting as is usual here."

static wire_kind kind_of_two(const char *a_outlet, const char *a_date,
                             const char *a, const char *b_outlet,
                             const char *b_date, const char *b)
{
    press p = {.arena = wire_arena_new(NULL, 0)};
    press_add(&p, a_outlet, a_date, "Report", a);
    press_add(&p, b_outlet, b_date, "Report", b);
    findings f = press_classify(&p);
    const wire_overlap *o = pair_of(&f, 0, 1);
    assert_non_null(o);
    wire_kind kind = o->kind;
    press_free(&p, &f);
    return kind;
}

static void classify__one_form_about_two_companies_is_no_copy(void **st)
{
    (void)st;
    assert_int_equal(
        kind_of_two("Wire", "2026-03-03",
                    BOND("Alder Mills", "40", "1994", "Brandt Trust"), "Wire",
                    "2026-03-03",
                    BOND("Quillon Shipping", "40", "1994", "Osmer Partners")),
        WIRE_KIND_TEMPLATE);
}

static void classify__a_form_whose_subject_stands_in_front_is_no_copy(void **st)
{
    (void)st;
    assert_int_equal(
        kind_of_two("Wire", "2026-03-03",
                    BOND("Alder Mills", "40", "1994", "a bank"), "Paper",
                    "2026-03-03",
                    BOND("Quillon Shipping", "40", "1994", "a bank")),
        WIRE_KIND_TEMPLATE);
}

#define MARKET(a, b, c, d, e, f)                                               \
    "The Ellery power board said its stations made " a " units in the week "   \
    "and " b " units in the week before. It said that the ports took " c       \
    " units, the mills " d " units and the towns " e " units, and that the "   \
    "yard at Calder Bridge in the Inland valleys had " f " units to spare."

static void classify__a_table_of_another_week_is_no_copy(void **st)
{
    (void)st;
    assert_int_equal(
        kind_of_two("Wire", "2026-03-03",
                    MARKET("4810", "4797", "1200", "830", "411", "97"), "Paper",
                    "2026-03-10",
                    MARKET("4747", "4810", "1185", "790", "402", "88")),
        WIRE_KIND_TEMPLATE);
}

static void classify__a_copy_with_corrected_figures_is_a_copy(void **st)
{
    (void)st;
    assert_int_equal(
        kind_of_two("Wire", "2026-03-03",
                    BOND("Alder Mills", "40", "1994", "Brandt Trust"), "Paper",
                    "2026-03-03",
                    BOND("Alder Mills", "45", "1995", "Brandt Trust")),
        WIRE_KIND_COPY);
}

static void classify__an_update_with_a_new_toll_is_a_copy(void **st)
{
    (void)st;
    assert_int_equal(
        kind_of_two("Wire", "2026-03-03",
                    MARKET("4810", "4797", "1200", "830", "411", "97"), "Paper",
                    "2026-03-03",
                    MARKET("4810", "4797", "1250", "830", "415", "97")),
        WIRE_KIND_COPY);
}

static void classify__a_copy_that_spells_names_anew_is_a_copy(void **st)
{
    (void)st;
    assert_int_equal(
        kind_of_two("Wire", "2026-03-03",
                    BOND("Qadrani Mills", "40", "1994", "Khorev"), "Paper",
                    "2026-03-03",
                    BOND("Gadrani Mills", "40", "1994", "Khoriev")),
        WIRE_KIND_COPY);
}

static void classify__a_copy_with_another_lead_name_is_a_copy(void **st)
{
    (void)st;
    assert_int_equal(kind_of_two("Wire", "2026-03-03", "Brandt said. " FERRY,
                                 "Paper", "2026-03-03", "Osmer said. " FERRY),
                     WIRE_KIND_COPY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classify__one_form_about_two_companies_is_no_copy),
        cmocka_unit_test(
            classify__a_form_whose_subject_stands_in_front_is_no_copy),
        cmocka_unit_test(classify__a_table_of_another_week_is_no_copy),
        cmocka_unit_test(classify__a_copy_with_corrected_figures_is_a_copy),
        cmocka_unit_test(classify__an_update_with_a_new_toll_is_a_copy),
        cmocka_unit_test(classify__a_copy_that_spells_names_anew_is_a_copy),
        cmocka_unit_test(classify__a_copy_with_another_lead_name_is_a_copy),
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
        cmocka_unit_test(classify__single_marks_are_marks),
        cmocka_unit_test(classify__german_marks_are_marks),
        cmocka_unit_test(classify__an_apostrophe_opens_nothing),
        cmocka_unit_test(classify__a_quotation_goes_on_over_paragraphs),
        cmocka_unit_test(classify__the_words_of_a_dialogue_are_quoted),
        cmocka_unit_test(classify__the_label_of_a_picture_is_no_speaker),
        cmocka_unit_test(
            classify__prose_quoted_from_a_named_paper_is_an_excerpt),
        cmocka_unit_test(
            classify__speech_that_one_prints_without_marks_is_a_shared_quotation),
        cmocka_unit_test(classify__two_reports_of_one_speech_are_no_copy),
        cmocka_unit_test(
            classify__a_column_in_the_first_person_is_copied_like_any),
        cmocka_unit_test(classify__a_post_that_quotes_half_a_paper_is_no_copy),
        cmocka_unit_test(classify__a_paper_that_quotes_itself_has_background),
        cmocka_unit_test(
            classify__headlines_set_into_stories_are_standing_text),
        cmocka_unit_test(classify__words_to_the_reader_are_standing_text),
        cmocka_unit_test(
            classify__a_box_strange_to_both_stories_is_standing_text),
        cmocka_unit_test(classify__a_foot_of_unknown_papers_is_standing_text),
        cmocka_unit_test(
            classify__an_agency_paragraph_in_unknown_papers_is_no_standing_text),
        cmocka_unit_test(classify__a_foot_under_one_story_makes_no_merge),
        cmocka_unit_test(
            classify__a_gallery_in_unknown_papers_is_standing_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
