/* Copy trees over small families made here: who hangs from whom, and what is
 * said of it. No file names, and articles in more than one order.
 * SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <wirecopy/lineage.h>

/* ---- A family out of strings --------------------------------------------- */

enum { MAX = 12 };

typedef struct {
    const char *title, *outlet, *published, *body;
} text;

typedef struct {
    wire_arena *a;
    wire_article art[MAX];
    wire_doc docs[MAX];
    uint32_t members[MAX];
    size_t n;
    wire_lineage lin;
} family;

/* Paragraphs are parted by blank lines; "- " opens a list line. */
static void set_article(family *f, wire_article *art, const text *t)
{
    wire_err err;
    art->title = wire_str_of(t->title);
    art->outlet = wire_str_of(t->outlet);
    art->published = wire_time_parse(wire_str_of(t->published));
    art->body = wire_str_of(t->body);
    assert_ok(wire_read_paragraphs(art->body, 0, f->a, &art->paras,
                                   &art->n_paras, &err));
    for (size_t i = 0; i < art->n_paras; i++) {
        wire_str p = wire_str_sub(art->body, art->paras[i].span.beg,
                                  art->paras[i].span.end);
        if (wire_str_starts(p, WIRE_STR("- ")))
            art->paras[i].role = WIRE_PARA_LIST;
    }
}

static wire_status tree(family *f, const text *t, size_t n, wire_arena *out,
                        wire_err *err)
{
    wire_lineage_opts o = WIRE_LINEAGE_OPTS_INIT;
    wire_overlaps none;
    wire_idf *idf;
    memset(&none, 0, sizeof none);
    for (size_t i = 0; i < n; i++) {
        set_article(f, &f->art[i], &t[i]);
        assert_ok(wire_text_doc(&f->art[i], f->a, &f->docs[i], err));
        f->members[i] = (uint32_t)i;
    }
    f->n = n;
    wire_family fam = {f->members, n, 0};
    assert_ok(wire_idf_new(f->docs, n, &idf, err));
    wire_status st =
        wire_lineage_tree(f->docs, &fam, &none, idf, &o, out, &f->lin, err);
    wire_idf_free(idf);
    return st;
}

static family *grow(const text *t, size_t n)
{
    wire_err err;
    family *f = wire_calloc(1, sizeof *f);
    assert_non_null(f);
    f->a = wire_arena_new(NULL, 0);
    assert_ok(tree(f, t, n, f->a, &err));
    return f;
}

static void fell(family *f)
{
    wire_arena_free(f->a);
    wire_free(f);
}

/* The parent of a child, -1 when it has none. */
static int parent_of(const family *f, uint32_t child)
{
    for (size_t i = 0; i < f->lin.n_edges; i++)
        if (f->lin.edges[i].child == child && !f->lin.edges[i].is_merge)
            return (int)f->lin.edges[i].parent;
    return -1;
}

static const wire_edge *edge_of(const family *f, uint32_t child)
{
    for (size_t i = 0; i < f->lin.n_edges; i++)
        if (f->lin.edges[i].child == child) return &f->lin.edges[i];
    fail_msg("article %u has no parent", child);
    return NULL;
}

static bool says(const wire_edge *e, const char *words)
{
    for (size_t i = 0; i < e->n_reasons; i++)
        if (wire_str_find(e->reasons[i], wire_str_of(words), 0) != SIZE_MAX)
            return true;
    return false;
}

/* ---- The texts ----------------------------------------------------------- */

#define LEAD                                                                   \
    "The harbour board of Port Ellery voted on Monday to build a second "      \
    "berth for the night ferry to Calder Island, after a debate of four "      \
    "hours that ended at midnight.\n\n"
#define HOLT                                                                   \
    "\"We have waited nine years for this,\" said Ines Holt, who has run the " \
    "line since her father retired in 2011 and owns its two ships.\n\n"
#define COST                                                                   \
    "The berth will cost 4.2 million crowns, of which the island council "     \
    "pays a third out of its lottery fund, and may open in the first week "    \
    "of March if the quay wall holds.\n\n"
#define UNION                                                                  \
    "The seamen's union called the plan a \"floating ruin\" and asked for "    \
    "three more deckhands on every crossing between October and April.\n\n"
#define END                                                                    \
    "About 310,000 passengers took the ferry last year, twice as many as in "  \
    "1998, when the first berth was opened by the late harbour master."

#define STORY LEAD HOLT COST UNION END
#define NPA   "PORT ELLERY, March 2 (NPA) - "

#define LABEL                                                                  \
    "\n\nThis story has been auto-published from an agency feed without any "  \
    "modifications to the text and has not been reviewed by an editor."
#define PLUG                                                                   \
    "\n\nEnjoyed this story? Sign up for our free newsletter and get the "     \
    "five things the city is talking about in your inbox at noon. You can "    \
    "unsubscribe at any time, and our readers are welcome to write to us."

#define REWRITE_BODY                                                           \
    "Port Ellery is to get another landing place for the overnight boat to "   \
    "Calder Island, its harbour board decided on Monday, having argued "       \
    "about it until midnight.\n\n"                                             \
    "Ines Holt, owner of both vessels and head of the line since 2011, when "  \
    "her father stepped down, noted that nine years had gone by.\n\n"          \
    "Some 4.2 million crowns will be spent, a third of them from the "         \
    "lottery fund of the island council; the opening is set for early "        \
    "March.\n\n"                                                               \
    "Three further deckhands on each winter trip are what the seamen's "       \
    "union wants; it spoke of a floating ruin.\n\n"                            \
    "Last year the boat carried roughly 310,000 people, double the number "    \
    "of 1998, the year its first landing place was inaugurated."

#define REWRITE                                                                \
    "Key Takeaways\n\n- A second berth is coming.\n\n- The union is not "      \
    "happy.\n\nPort Ellery, March 2 (Morning Beacon) - " REWRITE_BODY

/* ---- Trees --------------------------------------------------------------- */

static void without_times_the_agencys_own_text_is_the_root(void **state)
{
    (void)state;
    const text t[] = {
        {"Second berth", NULL, NULL, NPA STORY LABEL},
        {"A berth at last", NULL, NULL, NPA LEAD HOLT COST PLUG},
        {"Second berth", NULL, NULL, NPA STORY},
        {"Second berth", NULL, NULL, STORY PLUG},
    };
    family *f = grow(t, 4);
    assert_true(f->lin.has_original);
    assert_int_equal(f->lin.original, 2);
    assert_int_equal(parent_of(f, 2), -1);
    assert_int_equal(parent_of(f, 0), 2);
    assert_int_equal(parent_of(f, 1), 2);
    assert_int_equal(parent_of(f, 3), 2);
    assert_int_equal(f->lin.n_lost, 0);
    assert_true(says(edge_of(f, 0), "carries the label 'This story has been"));
    assert_true(says(edge_of(f, 1), "leaves out"));
    assert_true(says(edge_of(f, 3), "credit (NPA) removed from the dateline"));
    fell(f);
}

static void a_labelled_page_is_the_root_when_the_agency_is_missing(void **state)
{
    (void)state;
    const text t[] = {
        {"Will a second berth help?", NULL, NULL, REWRITE},
        {"Second berth", NULL, NULL, "Port Ellery, March 2 - " STORY LABEL},
    };
    family *f = grow(t, 2);
    const wire_edge *e = edge_of(f, 0);
    assert_int_equal(e->parent, 1);
    assert_true(e->confidence >= .8f);
    assert_true(e->is_paraphrase);
    assert_true(says(e, "has a question for a headline"));
    assert_true(says(e, "synopsis or takeaways on top"));
    assert_true(says(e, "drops the quotation marks of \"floating ruin\""));
    assert_true(says(e, "adds the credit Morning Beacon"));
    assert_int_equal(f->lin.n_lost, 0);
    fell(f);
}

static void the_earlier_of_two_equal_texts_is_the_parent(void **state)
{
    (void)state;
    const text t[] = {
        {"A", "Northern Post", "2026-03-02T09:00:00Z", STORY},
        {"A", "Inland Courier", "2026-03-02T08:18:00Z", STORY},
    };
    family *f = grow(t, 2);
    assert_int_equal(parent_of(f, 0), 1);
    assert_true(edge_of(f, 0)->confidence >= .8f);
    assert_true(says(edge_of(f, 0), "published 42 min after the parent"));
    assert_true(says(edge_of(f, 0), "has the parent's text word for word"));
    fell(f);
}

static void times_within_the_tolerance_decide_nothing(void **state)
{
    (void)state;
    const text t[] = {
        {"A", "Northern Post", "2026-03-02T08:20:00Z", STORY},
        {"A", "Inland Courier", "2026-03-02T08:18:00Z", STORY},
    };
    family *f = grow(t, 2);
    assert_int_equal(f->lin.n_edges, 1);
    assert_true(f->lin.edges[0].confidence <= .5f);
    assert_true(says(&f->lin.edges[0], "direction not decided"));
    fell(f);
}

static void a_day_without_a_time_orders_days_only(void **state)
{
    (void)state;
    text t[] = {
        {"A", "Northern Post", "2026-03-02", STORY},
        {"A", "Inland Courier", "2026-03-02T23:10:00Z", STORY},
    };
    family *f = grow(t, 2);
    assert_true(f->lin.edges[0].confidence <= .5f);
    fell(f);
    t[1].published = "2026-03-04T01:00:00Z";
    f = grow(t, 2);
    assert_int_equal(parent_of(f, 1), 0);
    assert_true(edge_of(f, 1)->confidence >= .8f);
    fell(f);
}

static void a_second_hand_copy_hangs_from_the_copy_it_follows(void **state)
{
    (void)state;
    const text t[] = {
        {"Ferry", NULL, NULL, REWRITE_BODY PLUG},
        {"Second berth", NULL, NULL, NPA STORY},
        {"Will a berth help?", NULL, NULL, REWRITE},
        {"Second berth", NULL, NULL, NPA STORY LABEL},
    };
    family *f = grow(t, 4);
    assert_int_equal(parent_of(f, 0), 2);
    assert_int_equal(parent_of(f, 2), 1);
    assert_int_equal(parent_of(f, 3), 1);
    assert_true(says(edge_of(f, 0), "with the parent that the original lacks"));
    fell(f);
}

static void a_shared_mistake_tells_the_second_hand_copy(void **state)
{
    (void)state;
#define WRONG                                                                  \
    "The berth will cost 24 million crowns, of which the city council pays "   \
    "a third out of its lottery fund, and may open in the first week of "      \
    "March if the quay wall holds.\n\n"
    const text t[] = {
        {"Second berth", NULL, NULL, NPA STORY},
        {"Berth", NULL, NULL, NPA LEAD HOLT WRONG UNION END PLUG},
        {"Ferry", NULL, NULL, LEAD HOLT WRONG UNION PLUG},
        {"Second berth", NULL, NULL, NPA STORY LABEL},
    };
    family *f = grow(t, 4);
    assert_int_equal(parent_of(f, 1), 0);
    assert_int_equal(parent_of(f, 2), 1);
    assert_int_equal(parent_of(f, 3), 0);
    fell(f);
}

static void an_update_is_younger_although_it_is_fuller(void **state)
{
    (void)state;
    const text t[] = {
        {"UPDATE 1-Second berth", NULL, NULL,
         NPA LEAD HOLT
         "The mayor said late on Monday that she would veto the plan unless "
         "the line paid half of it, and called a vote for the ninth.\n\n" COST
             UNION END},
        {"Second berth", NULL, NULL, NPA STORY},
        {"Second berth", NULL, NULL, STORY PLUG},
    };
    family *f = grow(t, 3);
    assert_int_equal(parent_of(f, 0), 1);
    assert_int_equal(parent_of(f, 2), 1);
    assert_true(says(edge_of(f, 0), "is marked as an update"));
    fell(f);
}

static void an_agency_that_is_only_credited_is_a_lost_source(void **state)
{
    (void)state;
    const text t[] = {
        {"Berth", "Northern Post", "2026-03-02T08:00:00Z",
         NPA LEAD HOLT COST UNION PLUG},
        {"Second berth", "Inland Courier", "2026-03-02T09:00:00Z",
         NPA STORY LABEL},
        {"Ferry", "Metro Lens", "2026-03-02T10:00:00Z",
         NPA LEAD HOLT UNION END},
    };
    family *f = grow(t, 3);
    assert_false(f->lin.has_original);
    assert_int_equal(f->lin.n_edges, 0);
    assert_int_equal(f->lin.n_lost, 1);
    assert_str(f->lin.lost[0].name, "NPA");
    assert_int_equal(f->lin.lost[0].n_children, 3);
    assert_str(f->lin.lost[0].evidence[0],
               "3 of 3 articles name it in the dateline");
    fell(f);
}

static void an_outlet_is_the_agency_whose_initials_are_credited(void **state)
{
    (void)state;
    const text t[] = {
        {"Berth", "Northern Post", "2026-03-02T08:00:00Z",
         NPA LEAD HOLT COST UNION},
        {"Second berth", "Nordhaven Press Agency", "2026-03-02T07:40:00Z",
         NPA STORY},
    };
    family *f = grow(t, 2);
    assert_true(f->lin.has_original);
    assert_int_equal(f->lin.original, 1);
    assert_int_equal(f->lin.n_lost, 0);
    assert_true(says(edge_of(f, 0), "credits NPA, whose text the parent is"));
    fell(f);
}

static void a_merge_has_two_parents(void **state)
{
    (void)state;
#define OTHER                                                                  \
    "On the island they have hung a ship's bell in the school, to be rung "    \
    "when the first ferry ties up at its own berth.\n\n"                       \
    "Mats Arvo, who keeps the shop by the jetty, has ordered forty crates "    \
    "of lemonade for that morning and hopes that they will not freeze.\n\n"
    const text t[] = {
        {"Second berth", NULL, NULL, NPA STORY},
        {"Second berth", NULL, NULL, NPA STORY LABEL},
        {"A bell", NULL, NULL,
         OTHER
         "The oldest islander, Gunna Ley, remembers the mail boat of 1936, "
         "which came on Fridays or not at all, and says so to everyone.\n\n"
         "Her grandson will be the pilot of the first crossing."},
        {"A bell and a berth", NULL, NULL, OTHER LEAD HOLT COST},
    };
    family *f = grow(t, 4);
    bool from_story = false, from_other = false;
    for (size_t i = 0; i < f->lin.n_edges; i++) {
        const wire_edge *e = &f->lin.edges[i];
        if (e->child != 3) continue;
        from_story |= e->parent == 0;
        from_other |= e->parent == 2;
    }
    assert_true(from_story && from_other);
    assert_int_equal(parent_of(f, 2), -1);
    fell(f);
}

/* Each of two rewrites has one paragraph of the source and little of the
 * other: the source is not put together from them. */
static void two_rewrites_do_not_make_their_source(void **state)
{
    (void)state;
    const text t[] = {
        {"Second berth", NULL, NULL, NPA STORY},
        {"Will the ferry get its berth?", NULL, NULL,
         "PORT ELLERY, March 2 - Four hours of talk, then a vote near "
         "midnight: the night boat to Calder gets a landing place of its own, "
         "the port's directors decided at the start of the week.\n\n" HOLT
         "The bill, some four million, is paid in part by lottery money, and "
         "the thing might be ready in early spring, walls permitting."},
        {"Berth voted", NULL, NULL,
         "PORT ELLERY, March 2 (NPA) - Directors of the port said yes on "
         "Monday night to another place for the island's boat to tie "
         "up.\n\n" UNION
         "Twice the passengers of 1998 went by that boat in the past "
         "year, when a harbour master since dead had opened the first one."},
    };
    for (uint32_t turn = 0; turn < 2; turn++) {
        const text order[] = {t[turn ? 2 : 0], t[1], t[turn ? 0 : 2]};
        uint32_t source = turn ? 2 : 0;
        family *f = grow(order, 3);
        assert_int_equal(parent_of(f, source), -1);
        assert_int_equal(parent_of(f, 1), source);
        assert_int_equal(parent_of(f, 2 - source), source);
        for (size_t i = 0; i < f->lin.n_edges; i++)
            assert_false(f->lin.edges[i].is_merge);
        fell(f);
    }
}

/* ---- Parents outside of the family --------------------------------------- */

/* Articles 0 and 1 are the family, 2 is not: it shares its first words with
 * the end of 1, as match tells it. */
static family *beside(const text *t, uint32_t words)
{
    wire_err err;
    family *f = grow(t, 2);
    set_article(f, &f->art[2], &t[2]);
    assert_ok(wire_text_doc(&f->art[2], f->a, &f->docs[2], &err));
    uint32_t end = (uint32_t)f->docs[1].words.n;
    wire_passage p = {end - words, end, 0, words, words, WIRE_KIND_COPY};
    wire_overlap pair = {.a = 1,
                         .b = 2,
                         .n_passages = 1,
                         .a_containment = .5f,
                         .b_containment = .5f,
                         .kind = WIRE_KIND_COPY};
    wire_overlaps o = {&pair, 1, &p, 1};
    wire_family fam = {f->members, 2, 0};
    wire_groups g = {&fam, 1, NULL, 0};
    assert_ok(wire_lineage_outside(f->docs, 3, &g, &o, &f->lin, f->a, &err));
    return f;
}

#define BELL                                                                   \
    "On the island they have hung a ship's bell in the school, to be rung "    \
    "when the first ferry ties up at its own berth. Mats Arvo, who keeps the " \
    "shop by the jetty, has ordered forty crates of lemonade for that "        \
    "morning and hopes that they will not freeze."
enum { BELL_WORDS = 46 };

static void a_report_held_apart_is_a_merges_second_parent(void **state)
{
    (void)state;
    const text t[] = {
        {"Berth", "North Agency", "2026-03-02T08:00:00Z", NPA STORY},
        {"Berth and bell", "Gull", "2026-03-02T12:00:00Z", LEAD HOLT COST BELL},
        {"Bell", "Reed", "2026-03-02T10:00:00Z",
         BELL "\n\nThe oldest islander remembers the mail boat of 1936."},
    };
    family *f = beside(t, BELL_WORDS);
    assert_int_equal(parent_of(f, 1), 0);
    assert_int_equal(f->lin.n_edges, 2);
    assert_int_equal(f->lin.edges[1].parent, 2);
    assert_int_equal(f->lin.edges[1].child, 1);
    assert_true(f->lin.edges[1].is_merge);
    fell(f);
}

static void a_younger_article_is_no_second_parent(void **state)
{
    (void)state;
    const text t[] = {
        {"Berth", "North Agency", "2026-03-02T08:00:00Z", NPA STORY},
        {"Berth and bell", "Gull", "2026-03-02T12:00:00Z", LEAD HOLT COST BELL},
        {"Bell", "Reed", "2026-03-03T10:00:00Z",
         BELL "\n\nThe oldest islander remembers the mail boat of 1936."},
    };
    family *f = beside(t, BELL_WORDS);
    assert_int_equal(f->lin.n_edges, 1);
    fell(f);
}

static void
a_source_gives_no_second_parent_when_the_first_has_its_words(void **state)
{
    (void)state;
    const text t[] = {
        {"Berth", "North Agency", "2026-03-02T08:00:00Z", NPA STORY},
        {"Berth", "Gull", "2026-03-02T12:00:00Z", LEAD HOLT COST UNION END},
        {"End", "Reed", "2026-03-02T10:00:00Z",
         END "\n\nThe oldest islander remembers the mail boat of 1936."},
    };
    family *f = beside(t, 25);
    assert_int_equal(f->lin.n_edges, 1);
    fell(f);
}

/* ---- What decides nothing ------------------------------------------------- */

static void two_pages_of_one_outlet_and_day_are_a_guess(void **state)
{
    (void)state;
    const text t[] = {
        {"Second berth", "Gull", "2026-03-02", LEAD HOLT COST UNION END},
        {"A berth for the night ferry", "Gull", "2026-03-02",
         LEAD HOLT COST UNION END "\n\nThe quay in 1998. Picture: the board"},
    };
    family *f = grow(t, 2);
    assert_int_equal(f->lin.n_edges, 1);
    assert_true(f->lin.edges[0].confidence < .5f);
    fell(f);
}

static void a_new_lead_over_old_text_is_the_later_story(void **state)
{
    (void)state;
#define NEWS                                                                   \
    "The quay wall of Port Ellery cracked over its whole length on Tuesday, "  \
    "and the harbour board sent its builders home before noon with a week's "  \
    "wages. Divers who went down in the evening found the piles rotten and "   \
    "one of them gone, board engineer Tove Lind said, holding up a splinter. " \
    "Nobody can say now when the second berth will be open.\n\n"
    const text t[] = {
        {"Quay cracks", "Gull", NULL, NEWS LEAD COST HOLT},
        {"Second berth", "Gull", NULL, LEAD HOLT COST UNION END},
    };
    family *f = grow(t, 2);
    assert_int_equal(parent_of(f, 0), 1);
    assert_true(edge_of(f, 0)->confidence >= .5f);
    fell(f);
}

static void who_names_the_others_outlet_took_it_from_there(void **state)
{
    (void)state;
    const text t[] = {
        {"Second berth", "Harbour Gull", "2026-03-02",
         LEAD HOLT COST "The vote was first told by the Reed Gazette."},
        {"Second berth", "Reed Gazette", "2026-03-02",
         LEAD HOLT COST "The vote was told at once to the whole town."},
    };
    family *f = grow(t, 2);
    assert_int_equal(parent_of(f, 0), 1);
    assert_true(edge_of(f, 0)->confidence >= .8f);
    assert_true(says(edge_of(f, 0), "names the parent's outlet"));
    fell(f);
}

static void who_sells_a_column_is_no_lost_source(void **state)
{
    (void)state;
#define SOLD "\n\n(c) 2026 Brightleaf Features Syndicate, Inc."
    const text t[] = {
        {"On ferries", "Gull", "2026-03-04", LEAD HOLT COST UNION SOLD},
        {"Of ferries", "Reed", "2026-03-02", LEAD HOLT COST UNION SOLD},
    };
    family *f = grow(t, 2);
    assert_int_equal(f->lin.n_lost, 0);
    assert_int_equal(parent_of(f, 0), 1);
    fell(f);
}

static void drafts_begin_where_all_steps_grow_from(void **state)
{
    (void)state;
    const text t[] = {
        {NULL, NULL, NULL, LEAD HOLT COST UNION END},
        {NULL, NULL, NULL, LEAD HOLT},
        {NULL, NULL, NULL, LEAD HOLT COST},
        {NULL, NULL, NULL, LEAD HOLT COST UNION},
    };
    family *f = grow(t, 4);
    assert_int_equal(parent_of(f, 1), -1);
    assert_int_equal(parent_of(f, 2), 1);
    assert_int_equal(parent_of(f, 3), 2);
    assert_int_equal(parent_of(f, 0), 3);
    fell(f);
}

static void cited_agencies_are_listed_and_not_made_sources(void **state)
{
    (void)state;
    const text t[] = {
        {"A", NULL, NULL,
         NPA STORY "\n\nThe minister would resign, Estuaire news agency "
                   "reported."},
        {"A", NULL, NULL,
         STORY "\n\nThe minister would resign, Estuaire news agency "
               "reported." PLUG},
    };
    family *f = grow(t, 2);
    assert_int_equal(parent_of(f, 1), 0);
    assert_int_equal(f->lin.n_lost, 0);
    assert_int_equal(f->lin.n_cited, 1);
    assert_str(f->lin.cited[0], "Estuaire");
    fell(f);
}

/* ---- Properties ---------------------------------------------------------- */

static void passages_lie_in_parent_and_child_and_hold_equal_words(void **state)
{
    (void)state;
    const text t[] = {
        {"A", NULL, NULL, NPA STORY},
        {"B", NULL, NULL, LEAD COST HOLT END PLUG},
    };
    family *f = grow(t, 2);
    const wire_edge *e = edge_of(f, 1);
    const wire_words *p = &f->docs[e->parent].words;
    const wire_words *c = &f->docs[e->child].words;
    assert_true(e->n_passages >= 2);
    for (size_t i = 0; i < e->n_passages; i++) {
        const wire_passage *q = &e->passages[i];
        assert_true(q->a_beg < q->a_end && q->a_end <= p->n);
        assert_true(q->b_beg < q->b_end && q->b_end <= c->n);
        assert_int_equal(p->hash[q->a_beg], c->hash[q->b_beg]);
    }
    assert_true(e->child_containment > .5f && e->child_containment <= 1);
    assert_true(e->parent_containment > .5f && e->parent_containment <= 1);
    fell(f);
}

static void the_order_of_the_articles_changes_nothing(void **state)
{
    (void)state;
    const text t[] = {
        {"Second berth", NULL, NULL, NPA STORY},
        {"Will a berth help?", NULL, NULL, REWRITE},
        {"Ferry", NULL, NULL, REWRITE_BODY PLUG},
        {"A berth", NULL, NULL, NPA LEAD HOLT COST PLUG},
        {"Second berth", NULL, NULL, STORY PLUG},
    };
    enum { N = 5 };
    family *f = grow(t, N);
    for (size_t shift = 1; shift < N; shift++) {
        text u[N];
        for (size_t i = 0; i < N; i++)
            u[i] = t[(i * 2 + shift) % N];
        family *g = grow(u, N);
        for (uint32_t i = 0; i < N; i++) {
            int p = parent_of(g, i);
            int q = parent_of(f, (uint32_t)((i * 2 + shift) % N));
            int back = p < 0 ? -1 : (int)(((size_t)p * 2 + shift) % N);
            assert_int_equal(back, q);
        }
        fell(g);
    }
    fell(f);
}

static void
every_child_has_one_parent_and_no_edge_goes_in_a_circle(void **state)
{
    (void)state;
    const text t[] = {
        {"A", NULL, NULL, STORY},        {"B", NULL, NULL, STORY},
        {"C", NULL, NULL, STORY},        {"D", NULL, NULL, "One."},
        {"E", NULL, NULL, ""},           {"F", NULL, NULL, STORY LABEL},
        {"G", NULL, NULL, "- x\n\n- y"}, {"H", NULL, NULL, LABEL},
    };
    family *f = grow(t, 8);
    int up[8], roots = 0;
    for (uint32_t i = 0; i < 8; i++) {
        up[i] = parent_of(f, i);
        roots += up[i] < 0;
    }
    assert_true(roots >= 1);
    for (int i = 0; i < 8; i++) {
        int at = i;
        for (int k = 0; k < 8 && at >= 0; k++)
            at = up[at];
        assert_int_equal(at, -1);
    }
    fell(f);
}

/* One story in very many editions, of which one is the agency's own. */
enum { EDITIONS = 2000, ORIGINAL = 1234 };

typedef struct {
    wire_arena *a;
    wire_doc *docs;
    uint32_t *members;
    wire_idf *idf;
} editions;

static editions *print_editions(void)
{
    wire_err err;
    editions *x = wire_calloc(1, sizeof *x);
    assert_non_null(x);
    x->a = wire_arena_new(NULL, 0);
    x->docs = WIRE_ARRAY(x->a, wire_doc, EDITIONS);
    x->members = WIRE_ARRAY(x->a, uint32_t, EDITIONS);
    wire_article *art = wire_arena_calloc(x->a, EDITIONS, sizeof *art);
    for (uint32_t i = 0; i < EDITIONS; i++) {
        wire_buf b = {NULL, 0, 0, false};
        if (i == ORIGINAL)
            wire_buf_lit(&b, NPA STORY);
        else
            wire_buf_fmt(&b, "%sIn edition %u%s", LEAD HOLT COST UNION, i,
                         i % 3 ? PLUG : END PLUG);
        assert_true(wire_buf_ok(&b));
        assert_true(wire_arena_copy(x->a, wire_buf_view(&b), &art[i].body));
        wire_buf_free(&b);
        art[i].title = WIRE_STR("Second berth");
        assert_ok(wire_read_paragraphs(art[i].body, 0, x->a, &art[i].paras,
                                       &art[i].n_paras, &err));
        assert_ok(wire_text_doc(&art[i], x->a, &x->docs[i], &err));
        x->members[i] = i;
    }
    assert_ok(wire_idf_new(x->docs, EDITIONS, &x->idf, &err));
    return x;
}

static void bin_editions(editions *x)
{
    wire_idf_free(x->idf);
    wire_arena_free(x->a);
    wire_free(x);
}

static void tree_of_editions(editions *x, unsigned n_threads, wire_lineage *lin)
{
    wire_err err;
    wire_family fam = {x->members, EDITIONS, 0};
    wire_overlaps none;
    wire_lineage_opts o = WIRE_LINEAGE_OPTS_INIT;
    memset(&none, 0, sizeof none);
    o.n_threads = n_threads;
    assert_ok(
        wire_lineage_tree(x->docs, &fam, &none, x->idf, &o, x->a, lin, &err));
}

static void two_thousand_copies_take_linear_time_and_find_the_root(void **state)
{
    (void)state;
    editions *x = print_editions();
    wire_lineage lin;
    tree_of_editions(x, 1, &lin);
    assert_true(lin.has_original);
    assert_int_equal(lin.original, ORIGINAL);
    assert_int_equal(lin.n_edges, EDITIONS - 1);
    bin_editions(x);
}

static void assert_same_edge(const wire_edge *x, const wire_edge *y)
{
    assert_int_equal(x->parent, y->parent);
    assert_int_equal(x->child, y->child);
    assert_true(x->confidence == y->confidence);
    assert_true(x->child_containment == y->child_containment);
    assert_int_equal(x->n_passages, y->n_passages);
    for (size_t i = 0; i < x->n_passages; i++) {
        assert_int_equal(x->passages[i].a_beg, y->passages[i].a_beg);
        assert_int_equal(x->passages[i].b_end, y->passages[i].b_end);
    }
    assert_int_equal(x->n_reasons, y->n_reasons);
    for (size_t i = 0; i < x->n_reasons; i++)
        assert_true(wire_str_eq(x->reasons[i], y->reasons[i]));
}

static void a_large_family_has_one_tree_on_any_number_of_threads(void **state)
{
    (void)state;
    editions *x = print_editions();
    wire_lineage one, more;
    tree_of_editions(x, 1, &one);
    for (unsigned n = 2; n < 8; n += 3) {
        tree_of_editions(x, n, &more);
        assert_int_equal(more.original, one.original);
        assert_int_equal(more.n_edges, one.n_edges);
        for (size_t i = 0; i < one.n_edges; i++)
            assert_same_edge(&one.edges[i], &more.edges[i]);
    }
    bin_editions(x);
}

static void a_full_arena_is_an_error_and_never_a_crash(void **state)
{
    (void)state;
    const text t[] = {
        {"A", NULL, NULL, NPA STORY},
        {"B", NULL, NULL, LEAD HOLT COST PLUG},
        {"C?", NULL, NULL, REWRITE},
    };
    for (size_t limit = 16; limit < 60000; limit += limit / 2) {
        family *f = wire_calloc(1, sizeof *f);
        wire_arena *out = wire_arena_new(NULL, limit);
        wire_err err;
        f->a = wire_arena_new(NULL, 0);
        wire_status st = tree(f, t, 3, out, &err);
        assert_true(st == WIRE_OK || st == WIRE_ENOMEM);
        wire_arena_free(out);
        fell(f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_times_the_agencys_own_text_is_the_root),
        cmocka_unit_test(
            a_labelled_page_is_the_root_when_the_agency_is_missing),
        cmocka_unit_test(the_earlier_of_two_equal_texts_is_the_parent),
        cmocka_unit_test(times_within_the_tolerance_decide_nothing),
        cmocka_unit_test(a_day_without_a_time_orders_days_only),
        cmocka_unit_test(a_second_hand_copy_hangs_from_the_copy_it_follows),
        cmocka_unit_test(a_shared_mistake_tells_the_second_hand_copy),
        cmocka_unit_test(an_update_is_younger_although_it_is_fuller),
        cmocka_unit_test(an_agency_that_is_only_credited_is_a_lost_source),
        cmocka_unit_test(an_outlet_is_the_agency_whose_initials_are_credited),
        cmocka_unit_test(a_merge_has_two_parents),
        cmocka_unit_test(two_rewrites_do_not_make_their_source),
        cmocka_unit_test(a_report_held_apart_is_a_merges_second_parent),
        cmocka_unit_test(a_younger_article_is_no_second_parent),
        cmocka_unit_test(
            a_source_gives_no_second_parent_when_the_first_has_its_words),
        cmocka_unit_test(two_pages_of_one_outlet_and_day_are_a_guess),
        cmocka_unit_test(a_new_lead_over_old_text_is_the_later_story),
        cmocka_unit_test(who_names_the_others_outlet_took_it_from_there),
        cmocka_unit_test(who_sells_a_column_is_no_lost_source),
        cmocka_unit_test(drafts_begin_where_all_steps_grow_from),
        cmocka_unit_test(cited_agencies_are_listed_and_not_made_sources),
        cmocka_unit_test(passages_lie_in_parent_and_child_and_hold_equal_words),
        cmocka_unit_test(the_order_of_the_articles_changes_nothing),
        cmocka_unit_test(
            every_child_has_one_parent_and_no_edge_goes_in_a_circle),
        cmocka_unit_test(
            two_thousand_copies_take_linear_time_and_find_the_root),
        cmocka_unit_test(a_large_family_has_one_tree_on_any_number_of_threads),
        cmocka_unit_test(a_full_arena_is_an_error_and_never_a_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
