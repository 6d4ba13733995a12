/* SPDX-License-Identifier: Apache-2.0 */
#include "stories.h"

#include <wirecopy/family.h>

enum { DAY_S = 86400, DAY_0 = 20000 };

typedef WIRE_VEC(wire_overlap) overlap_vec;
typedef WIRE_VEC(wire_passage) passage_vec;

/* Articles, what match is made to have found between them, the result. */
typedef struct {
    wire_arena *a;
    wire_doc docs[128];
    size_t n;
    wire_idf *idf;
    overlap_vec o;
    passage_vec p;
    wire_story_pair *pairs;
    size_t n_pairs;
    wire_groups g;
    wire_family_opts opts;
    bool are_many; /* pairs, see drown_pairs */
} room;

static room open_room(void)
{
    wire_family_opts o = WIRE_FAMILY_OPTS_INIT;
    room r = {.a = wire_arena_new(NULL, 0), .opts = o};
    return r;
}

static void close_room(room *r)
{
    wire_idf_free(r->idf);
    wire_arena_free(r->a);
    WIRE_VEC_FREE(&r->o);
    WIRE_VEC_FREE(&r->p);
}

static uint32_t put(room *r, const char *title, const char *body)
{
    r->docs[r->n] = story_doc(r->a, title, body, "en");
    return (uint32_t)r->n++;
}

static void put_at(room *r, const char *body, int day)
{
    wire_doc *d = &r->docs[put(r, "", body)];
    wire_article *art = WIRE_NEW(r->a, wire_article);
    *art = *d->article;
    art->published.unix_s = (int64_t)(DAY_0 + day) * DAY_S;
    art->published.precision = WIRE_TIME_DAY;
    d->article = art;
}

/* A copy of n_words, at the given words of either side. */
static void link_copy(room *r, uint32_t a, uint32_t b, uint32_t a_beg,
                      uint32_t b_beg, uint32_t n_words)
{
    wire_passage p = {a_beg,           a_beg + n_words, b_beg,
                      b_beg + n_words, n_words,         WIRE_KIND_COPY};
    wire_overlap o = {.a = a, .b = b, .first = r->p.n, .n_passages = 1};
    o.a_containment = (float)n_words / (float)r->docs[a].words.n;
    o.b_containment = (float)n_words / (float)r->docs[b].words.n;
    assert_true(a < b && a_beg + n_words <= r->docs[a].words.n &&
                b_beg + n_words <= r->docs[b].words.n);
    assert_true(WIRE_VEC_PUSH(&r->p, p) && WIRE_VEC_PUSH(&r->o, o));
}

static void link_retold(room *r, uint32_t a, uint32_t b, float a_told,
                        float b_told)
{
    wire_overlap o = {.a = a, .b = b, .first = r->p.n, .is_paraphrase = 1};
    o.a_containment = a_told;
    o.b_containment = b_told;
    assert_true(WIRE_VEC_PUSH(&r->o, o));
}

static wire_overlaps overlaps_of(room *r)
{
    wire_overlaps o = {r->o.p, r->o.n, r->p.p, r->p.n};
    return o;
}

static void weigh(room *r)
{
    wire_idf_free(r->idf);
    assert_ok(wire_idf_new(r->docs, r->n, &r->idf, NULL));
}

static void group(room *r)
{
    wire_overlaps o = overlaps_of(r);
    weigh(r);
    assert_ok(wire_family_group(r->docs, r->n, &o, r->pairs, r->n_pairs, r->idf,
                                &r->opts, r->a, &r->g, NULL));
}

static bool is_family(const room *r, size_t f, const uint32_t *m, size_t n)
{
    return f < r->g.n_families && r->g.families[f].n_members == n &&
           memcmp(r->g.families[f].members, m, n * sizeof *m) == 0;
}
#define FAMILY(r, f, ...)                                                      \
    assert_true(                                                               \
        is_family((r), (f), (const uint32_t[]){__VA_ARGS__},                   \
                  sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t)))

/* A text of n words that nobody else has. */
static const char *filler(room *r, size_t n, uint64_t seed)
{
    char *s = wire_arena_alloc(r->a, n * 9 + 1), *p = s;
    for (size_t i = 0; i < n; i++) {
        uint64_t x = unit_random(&seed);
        for (int k = 0; k < 7; k++, x /= 26)
            *p++ = (char)('a' + x % 26);
        *p++ = i % 12 == 11 ? '.' : ' ';
        if (i % 12 == 11) *p++ = ' ';
    }
    *p = 0;
    return s;
}

static void fillers(room *r, size_t articles)
{
    for (size_t i = 0; i < articles; i++)
        (void)put(r, "", filler(r, 100, 1000 + r->n));
}

/* ---- Stories ---- */

static void story__scores_fall_from_copy_to_report_to_other(void **st)
{
    (void)st;
    room r = open_room();
    (void)put(&r, "", story_source);
    (void)put(&r, "", story_rewrite);
    (void)put(&r, "", story_independent);
    (void)put(&r, "", story_other);
    weigh(&r);
    float same = wire_family_story_score(&r.docs[0], &r.docs[0], r.idf, r.a);
    float copy = wire_family_story_score(&r.docs[0], &r.docs[1], r.idf, r.a);
    float own = wire_family_story_score(&r.docs[0], &r.docs[2], r.idf, r.a);
    float other = wire_family_story_score(&r.docs[0], &r.docs[3], r.idf, r.a);
    assert_true(same > .999f && same <= 1);
    assert_true(same > copy && copy > own && own > other);
    assert_true(copy > .6f && other < .2f);
    assert_true(wire_family_story_score(&r.docs[2], &r.docs[0], r.idf, r.a) ==
                own);
    close_room(&r);
}

static void story__a_headline_counts_though_the_body_lacks_its_words(void **st)
{
    (void)st;
    room r = open_room();
    (void)put(&r, "Zarath dam bursts", filler(&r, 60, 1));
    (void)put(&r, "",
              story_join(r.a, "The Zarath dam has burst. ", filler(&r, 60, 2)));
    (void)put(&r, "", filler(&r, 60, 1));
    weigh(&r);
    float with = wire_family_story_score(&r.docs[0], &r.docs[1], r.idf, r.a);
    float without = wire_family_story_score(&r.docs[2], &r.docs[1], r.idf, r.a);
    assert_true(with > without);
    close_room(&r);
}

static void story__nothing_tells_no_story(void **st)
{
    (void)st;
    room r = open_room();
    (void)put(&r, "", "");
    (void)put(&r, "", "the of and");
    weigh(&r);
    assert_true(wire_family_story_score(&r.docs[0], &r.docs[0], r.idf, r.a) ==
                0);
    assert_true(wire_family_story_score(&r.docs[0], &r.docs[1], r.idf, r.a) ==
                0);
    close_room(&r);
}

static void find_pairs(room *r)
{
    weigh(r);
    assert_ok(wire_family_story_pairs(r->docs, r->n, r->idf, &r->opts, r->a,
                                      &r->pairs, &r->n_pairs, NULL));
    for (size_t i = 0; i < r->n_pairs; i++) {
        const wire_story_pair *p = &r->pairs[i], *q = i ? p - 1 : NULL;
        assert_true(p->a < p->b && p->b < r->n);
        assert_true(p->story > 0 && p->story <= 1);
        if (q) assert_true(q->a < p->a || (q->a == p->a && q->b < p->b));
    }
}

static bool has_pair(const room *r, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < r->n_pairs; i++)
        if (r->pairs[i].a == a && r->pairs[i].b == b) return true;
    return false;
}

static void pairs__are_found_in_a_small_folder_and_in_a_large_one(void **st)
{
    (void)st;
    for (size_t more = 0; more <= 120; more += 120) {
        room r = open_room();
        (void)put(&r, "", story_source);
        (void)put(&r, "", story_rewrite);
        (void)put(&r, "", story_digest);
        (void)put(&r, "", story_other);
        fillers(&r, more);
        find_pairs(&r);
        assert_true(has_pair(&r, 0, 1) && has_pair(&r, 0, 2));
        for (size_t i = 0; i < r.n_pairs; i++)
            assert_true(r.pairs[i].b < 3 || r.pairs[i].story < .25f);
        close_room(&r);
    }
}

static void pairs__are_the_same_for_any_number_of_threads(void **st)
{
    (void)st;
    room r = open_room(), s = open_room();
    const char *const told[] = {story_source, story_rewrite,     story_heavy,
                                story_digest, story_independent, story_other};
    for (size_t i = 0; i < 120; i++) {
        (void)put(&r, "", told[i % 6]);
        (void)put(&s, "", told[i % 6]);
    }
    find_pairs(&r);
    s.opts.n_threads = 3;
    find_pairs(&s);
    assert_int_equal(r.n_pairs, s.n_pairs);
    assert_memory_equal(r.pairs, s.pairs, r.n_pairs * sizeof *r.pairs);
    close_room(&r);
    close_room(&s);
}

static float retold_of(const room *r, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < r->n_pairs; i++)
        if (r->pairs[i].a == a && r->pairs[i].b == b) return r->pairs[i].retold;
    return 0;
}

static void pairs__a_rewrite_has_less_of_its_own_than_a_report(void **st)
{
    (void)st;
    room r = open_room();
    (void)put(&r, "", story_source);
    (void)put(&r, "", story_rewrite);
    (void)put(&r, "", story_heavy);
    (void)put(&r, "", story_digest);
    (void)put(&r, "", story_independent);
    find_pairs(&r);
    float own = retold_of(&r, 0, 4);
    for (uint32_t copy = 1; copy < 4; copy++)
        assert_true(retold_of(&r, 0, copy) > own &&
                    retold_of(&r, 0, copy) >= .5f);
    assert_true(own < .5f);
    close_room(&r);
}

static void pairs__years_apart_need_more_than_common_names(void **st)
{
    (void)st;
    room r = open_room();
    put_at(&r, story_source, 0);
    put_at(&r, story_rewrite, 400);
    put_at(&r, story_rewrite, 1);
    fillers(&r, 122);
    find_pairs(&r);
    assert_true(has_pair(&r, 0, 2));
    assert_false(has_pair(&r, 0, 1));
    close_room(&r);
}

/* ---- Rewrites ---- */

/* As if they were a few of thousands; nobody tells the others again. */
static void drown_pairs(room *r)
{
    enum { MANY = 5000 };
    wire_story_pair *p = wire_arena_calloc(r->a, MANY + r->n_pairs, sizeof *p);
    assert_non_null(p);
    for (size_t i = 0; i < MANY; i++)
        p[i].b = 1;
    memcpy(p + MANY, r->pairs, r->n_pairs * sizeof *p);
    r->pairs = p;
    r->n_pairs += MANY;
}

static void add_rewrites(room *r, wire_overlaps *o)
{
    find_pairs(r);
    if (r->are_many) drown_pairs(r);
    o->pairs = wire_malloc((r->o.n + 1) * sizeof *o->pairs);
    o->passages = wire_malloc((r->p.n + 1) * sizeof *o->passages);
    assert_true(o->pairs && o->passages);
    o->n_pairs = r->o.n;
    o->n_passages = r->p.n;
    if (r->o.n) memcpy(o->pairs, r->o.p, r->o.n * sizeof *o->pairs);
    if (r->p.n) memcpy(o->passages, r->p.p, r->p.n * sizeof *o->passages);
    assert_ok(wire_family_add_rewrites(r->docs, r->n, r->pairs, r->n_pairs,
                                       r->idf, &r->opts, o, NULL));
    for (size_t i = 1; i < o->n_pairs; i++)
        assert_true(o->pairs[i - 1].a < o->pairs[i].a ||
                    (o->pairs[i - 1].a == o->pairs[i].a &&
                     o->pairs[i - 1].b < o->pairs[i].b));
}

static const wire_overlap *overlap_at(const wire_overlaps *o, uint32_t a,
                                      uint32_t b)
{
    for (size_t i = 0; i < o->n_pairs; i++)
        if (o->pairs[i].a == a && o->pairs[i].b == b) return &o->pairs[i];
    return NULL;
}

static void rewrites__join_the_overlaps_in_their_order(void **st)
{
    (void)st;
    room r = open_room();
    (void)put(&r, "", story_source);
    (void)put(&r, "", story_independent);
    (void)put(&r, "", story_rewrite);
    (void)put(&r, "", story_other);
    (void)put(&r, "", story_digest);
    link_copy(&r, 1, 3, 0, 0, 10); /* as if match had found something */
    r.o.p[0].kind = WIRE_KIND_BOILERPLATE;
    wire_overlaps o;
    add_rewrites(&r, &o);
    const wire_overlap *p = overlap_at(&o, 0, 2), *q = overlap_at(&o, 0, 4);
    assert_non_null(p);
    assert_non_null(q);
    assert_true(p->is_paraphrase && p->kind == WIRE_KIND_COPY);
    assert_int_equal(p->n_passages, 0);
    assert_true(p->a_containment > .8f && p->b_containment > .8f);
    assert_true(q->b_containment > q->a_containment);
    assert_null(overlap_at(&o, 0, 1));
    assert_int_equal(overlap_at(&o, 1, 3)->kind, WIRE_KIND_BOILERPLATE);
    wire_overlaps_free(&o);
    close_room(&r);
}

static void give_outlet(room *r, uint32_t d, const char *outlet, int day)
{
    wire_article *art = WIRE_NEW(r->a, wire_article);
    *art = *r->docs[d].article;
    art->outlet = wire_str_of(outlet);
    if (strstr(outlet, "://")) art->url = art->outlet;
    art->published.unix_s = (int64_t)(DAY_0 + day) * DAY_S;
    art->published.precision = WIRE_TIME_DAY;
    r->docs[d].article = art;
}

static bool is_rewrite_among(bool are_many, const char *x, const char *x_outlet,
                             const char *y, const char *y_outlet, int days)
{
    room r = open_room();
    r.are_many = are_many;
    give_outlet(&r, put(&r, "", x), x_outlet, 0);
    give_outlet(&r, put(&r, "", y), y_outlet, days);
    wire_overlaps o;
    add_rewrites(&r, &o);
    bool is = overlap_at(&o, 0, 1) != NULL;
    wire_overlaps_free(&o);
    close_room(&r);
    return is;
}

static bool is_rewrite_of(const char *x, const char *x_outlet, const char *y,
                          const char *y_outlet, int days)
{
    return is_rewrite_among(false, x, x_outlet, y, y_outlet, days);
}

static void rewrites__of_one_house_tell_the_same_news_within_days(void **st)
{
    (void)st;
    static const char *const first =
        "Brenner Foundry said it has agreed in principle to sell its Calder "
        "Island bell works to Ostrava Clocks for 31 million crowns in cash.\n\n"
        "The works, which casts 240 bells a year, employs 118 people and had "
        "sales of 19.5 million crowns in the last financial year.\n\n"
        "Brenner said the sale still needs the consent of the island council, "
        "which meets on May 6.";
    static const char *const again =
        "Ostrava Clocks reached an agreement in principle to buy the Calder "
        "Island bell works of Brenner Foundry, paying 31 million crowns.\n\n"
        "With 118 employees the works casts some 240 bells each year; its "
        "sales came to 19.5 million crowns in the past financial year.\n\n"
        "The island council must still consent to the purchase, and will meet "
        "on May 6, Brenner said.";
    assert_true(is_rewrite_of(first, "NPA", again, "NPA", 0));
    assert_false(is_rewrite_of(first, "NPA", again, "NPA", 6));
    assert_true(is_rewrite_among(true, first, "NPA", again, "Ledger", 0));
}

static void rewrites__of_one_house_have_no_lead_of_their_own(void **st)
{
    (void)st;
    static const char *const monday =
        "Crane drivers at Port Ellery's coal wharf walked out on Monday after "
        "the Ellery Harbour Company cut their night bonus by 40 crowns.\n\n"
        "The Wharf Union, which has about 340 members, has not called a strike "
        "since 1998.\n\nEleven ships are waiting outside Port Ellery with "
        "96,000 tonnes of coal for the power station at Hellburg, and four "
        "more are expected from Calder Island.\n\nThe harbour company said "
        "that its losses had come to 2.7 million crowns since January and "
        "that it would not pay the bonus before autumn.";
    static const char *const tuesday =
        "A labour court granted an injunction against the walkout and "
        "threatened the treasurer with arrest.\n\nThe drivers of the cranes "
        "at Port Ellery's coal wharf had walked out on Monday when the Ellery "
        "Harbour Company took 40 crowns off a night bonus.\n\nSome 340 people "
        "belong to the Wharf Union, and it had called no strike since 1998.\n"
        "\nOutside Port Ellery wait eleven ships which carry 96,000 tonnes of "
        "coal to the Hellburg power station, while another four are due from "
        "Calder Island.\n\nLosses of 2.7 million crowns since January are why "
        "no bonus can be paid before autumn, the harbour company had said.";
    assert_false(is_rewrite_of(monday, "NPA", tuesday, "NPA", 1));
    /* Under one address it is the same article, revised. */
    assert_true(is_rewrite_of(monday, "https://npa.example/wharf", tuesday,
                              "https://npa.example/wharf", 1));
    /* A paper's rewrite of an agency's report may; but among thousands of
     * pairs two short reports of one event are no news. */
    assert_true(is_rewrite_of(monday, "NPA", tuesday, "Ledger", 1));
    assert_false(is_rewrite_among(true, monday, "NPA", tuesday, "Ledger", 1));
    /* Unless one says that it has its matter from the other. */
    char retold[1024];
    snprintf(retold, sizeof retold, "%s NPA reported it.", tuesday);
    assert_true(is_rewrite_among(true, monday, "NPA", retold, "Ledger", 1));
}

static void rewrites__turn_an_overlap_of_another_kind_into_a_copy(void **st)
{
    (void)st;
    for (int kind = WIRE_KIND_COPY; kind <= WIRE_KIND_TEMPLATE; kind++) {
        room r = open_room();
        (void)put(&r, "", story_source);
        (void)put(&r, "", story_rewrite);
        link_copy(&r, 0, 1, 5, 5, 12);
        r.o.p[0].kind = (wire_kind)kind;
        wire_overlaps o;
        add_rewrites(&r, &o);
        assert_int_equal(o.n_pairs, 1);
        bool stays = kind == WIRE_KIND_COPY || kind == WIRE_KIND_TEMPLATE ||
                     kind == WIRE_KIND_BACKGROUND;
        assert_int_equal(o.pairs[0].is_paraphrase, !stays);
        assert_int_equal(o.pairs[0].kind,
                         stays ? (wire_kind)kind : WIRE_KIND_COPY);
        assert_int_equal(o.pairs[0].n_passages, 1);
        wire_overlaps_free(&o);
        close_room(&r);
    }
}

/* ---- Families ---- */

static void family__copies_of_one_text_are_one(void **st)
{
    (void)st;
    room r = open_room();
    for (uint64_t i = 0; i < 6; i++)
        (void)put(&r, "", filler(&r, 100, i));
    link_copy(&r, 1, 3, 0, 0, 90);
    link_copy(&r, 1, 5, 0, 0, 60);
    link_copy(&r, 2, 4, 0, 0, 80);
    group(&r);
    assert_int_equal(r.g.n_families, 2);
    FAMILY(&r, 0, 1, 3, 5);
    FAMILY(&r, 1, 2, 4);
    assert_int_equal(r.g.families[0].representative, 1);
    close_room(&r);
}

static void family__a_merge_does_not_glue_its_two_parents(void **st)
{
    (void)st;
    room r = open_room();
    for (uint64_t i = 0; i < 3; i++)
        (void)put(&r, "", filler(&r, 100, i));
    (void)put(&r, "", filler(&r, 160, 3));
    link_copy(&r, 0, 1, 0, 0, 95);
    link_copy(&r, 0, 3, 0, 0, 80); /* the merge begins with the agency's */
    link_copy(&r, 1, 3, 0, 0, 80);
    link_copy(&r, 2, 3, 0, 90, 60); /* and goes on with another's text */
    group(&r);
    assert_int_equal(r.g.n_families, 1);
    FAMILY(&r, 0, 0, 1, 3);
    close_room(&r);
}

static void family__what_a_page_gives_away_later_is_its_copy(void **st)
{
    (void)st;
    room r = open_room();
    put_at(&r, filler(&r, 160, 3), 0);
    put_at(&r, filler(&r, 80, 0), 1);
    put_at(&r, filler(&r, 80, 1), 1);
    for (size_t i = 0; i < r.n; i++) {
        wire_article *art = WIRE_NEW(r.a, wire_article);
        *art = *r.docs[i].article;
        art->published.precision = WIRE_TIME_SECOND;
        r.docs[i].article = art;
    }
    link_copy(&r, 0, 1, 0, 0, 75);
    link_copy(&r, 0, 2, 80, 0, 75); /* another part, but of the older page */
    group(&r);
    assert_int_equal(r.g.n_families, 1);
    FAMILY(&r, 0, 0, 1, 2);
    close_room(&r);
}

static void family__a_digest_page_of_two_stories_joins_one_of_them(void **st)
{
    (void)st;
    room r = open_room();
    for (uint64_t i = 0; i < 4; i++)
        (void)put(&r, "", filler(&r, 100, i));
    (void)put(&r, "", filler(&r, 120, 4));
    link_copy(&r, 0, 1, 0, 0, 90);
    link_retold(&r, 0, 4, .2f, .5f);
    link_copy(&r, 2, 3, 0, 0, 90);
    link_retold(&r, 2, 4, .2f, .4f);
    group(&r);
    assert_int_equal(r.g.n_families, 2);
    FAMILY(&r, 0, 0, 1, 4);
    FAMILY(&r, 1, 2, 3);
    close_room(&r);
}

static void family__a_copy_of_a_rewrite_belongs_to_the_original(void **st)
{
    (void)st;
    room r = open_room();
    (void)put(&r, "", story_source);
    (void)put(&r, "", story_rewrite);
    (void)put(&r, "", story_rewrite);
    uint32_t n = (uint32_t)r.docs[1].words.n;
    link_retold(&r, 0, 1, .9f, .9f);
    link_copy(&r, 1, 2, 0, 0, n);
    group(&r);
    assert_int_equal(r.g.n_families, 1);
    FAMILY(&r, 0, 0, 1, 2);
    close_room(&r);
}

static void family__other_kinds_make_none(void **st)
{
    (void)st;
    for (int kind = WIRE_KIND_EXCERPT; kind <= WIRE_KIND_TEMPLATE; kind++) {
        room r = open_room();
        for (uint64_t i = 0; i < 3; i++)
            (void)put(&r, "", filler(&r, 50, i));
        link_copy(&r, 0, 1, 0, 0, 40);
        r.o.p[0].kind = (wire_kind)kind;
        group(&r);
        assert_int_equal(r.g.n_families, 0);
        assert_int_equal(r.g.n_events, 0);
        close_room(&r);
    }
}

static void family__of_nothing_is_nothing(void **st)
{
    (void)st;
    room r = open_room();
    group(&r);
    assert_int_equal(r.g.n_families, 0);
    assert_int_equal(r.g.n_events, 0);
    close_room(&r);
}

/* ---- Events ---- */

static void tell_alike(room *r, uint32_t a, uint32_t b, float story)
{
    wire_story_pair *p = wire_arena_grow(r->a, r->pairs, r->n_pairs * sizeof *p,
                                         (r->n_pairs + 1) * sizeof *p);
    assert_non_null(p);
    p[r->n_pairs++] = (wire_story_pair){a, b, story, 0};
    r->pairs = p;
}

static void event__joins_a_family_and_those_who_report_it_themselves(void **st)
{
    (void)st;
    room r = open_room();
    for (uint64_t i = 0; i < 5; i++)
        (void)put(&r, "", filler(&r, 50, i));
    link_copy(&r, 1, 2, 0, 0, 45);
    tell_alike(&r, 0, 2, .7f);
    tell_alike(&r, 3, 4, .1f);
    group(&r);
    assert_int_equal(r.g.n_events, 1);
    assert_int_equal(r.g.events[0].n_families, 1);
    assert_int_equal(r.g.events[0].families[0], 0);
    assert_int_equal(r.g.events[0].n_articles, 1);
    assert_int_equal(r.g.events[0].articles[0], 0);
    close_room(&r);
}

static void event__a_chain_of_alike_stories_is_not_one(void **st)
{
    (void)st;
    room r = open_room();
    for (uint64_t i = 0; i < 9; i++)
        (void)put(&r, "", filler(&r, 20, i));
    for (uint32_t i = 0; i + 1 < 9; i++)
        tell_alike(&r, i, i + 1, .6f + .01f * (float)i);
    group(&r);
    assert_true(r.g.n_events > 1);
    for (size_t i = 0; i < r.g.n_events; i++)
        assert_true(r.g.events[i].n_articles <= 3);
    close_room(&r);
}

static void event__ends_after_some_days(void **st)
{
    (void)st;
    room r = open_room();
    put_at(&r, filler(&r, 20, 1), 0);
    put_at(&r, filler(&r, 20, 2), 3);
    put_at(&r, filler(&r, 20, 3), 9);
    (void)put(&r, "", filler(&r, 20, 4)); /* of no known day */
    tell_alike(&r, 0, 1, .8f);
    tell_alike(&r, 0, 2, .9f);
    tell_alike(&r, 2, 3, .8f);
    group(&r);
    assert_int_equal(r.g.n_events, 2);
    assert_int_equal(r.g.events[0].articles[0], 0);
    assert_int_equal(r.g.events[0].articles[1], 1);
    assert_int_equal(r.g.events[1].articles[0], 2);
    assert_int_equal(r.g.events[1].articles[1], 3);
    close_room(&r);
}

/* ---- Bad input ---- */

/* Fifteen hundred articles that share their rare words: every pair would be
 * a million. */
static void pairs__of_one_flood_stay_linear(void **st)
{
    (void)st;
    enum { N = 1500 };
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_doc *docs = WIRE_ARRAY(a, wire_doc, N);
    wire_doc one = story_doc(a, "", story_source, "en");
    wire_family_opts o = WIRE_FAMILY_OPTS_INIT;
    wire_idf *idf;
    wire_story_pair *p;
    size_t n;
    for (size_t i = 0; i < N; i++)
        docs[i] = one;
    assert_ok(wire_idf_new(docs, N, &idf, NULL));
    assert_ok(wire_family_story_pairs(docs, N, idf, &o, a, &p, &n, NULL));
    assert_true(n >= N - 1 && n < 30 * (size_t)N);
    wire_overlaps none = {NULL, 0, NULL, 0};
    wire_groups g;
    assert_ok(wire_family_group(docs, N, &none, p, n, idf, &o, a, &g, NULL));
    assert_true(g.n_events > 0);
    wire_idf_free(idf);
    wire_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(story__scores_fall_from_copy_to_report_to_other),
        cmocka_unit_test(
            story__a_headline_counts_though_the_body_lacks_its_words),
        cmocka_unit_test(story__nothing_tells_no_story),
        cmocka_unit_test(pairs__are_found_in_a_small_folder_and_in_a_large_one),
        cmocka_unit_test(pairs__are_the_same_for_any_number_of_threads),
        cmocka_unit_test(pairs__a_rewrite_has_less_of_its_own_than_a_report),
        cmocka_unit_test(pairs__years_apart_need_more_than_common_names),
        cmocka_unit_test(pairs__of_one_flood_stay_linear),
        cmocka_unit_test(rewrites__join_the_overlaps_in_their_order),
        cmocka_unit_test(rewrites__of_one_house_tell_the_same_news_within_days),
        cmocka_unit_test(rewrites__of_one_house_have_no_lead_of_their_own),
        cmocka_unit_test(rewrites__turn_an_overlap_of_another_kind_into_a_copy),
        cmocka_unit_test(family__copies_of_one_text_are_one),
        cmocka_unit_test(family__a_merge_does_not_glue_its_two_parents),
        cmocka_unit_test(family__what_a_page_gives_away_later_is_its_copy),
        cmocka_unit_test(
            family__a_digest_page_of_two_stories_joins_one_of_them),
        cmocka_unit_test(family__a_copy_of_a_rewrite_belongs_to_the_original),
        cmocka_unit_test(family__other_kinds_make_none),
        cmocka_unit_test(family__of_nothing_is_nothing),
        cmocka_unit_test(
            event__joins_a_family_and_those_who_report_it_themselves),
        cmocka_unit_test(event__a_chain_of_alike_stories_is_not_one),
        cmocka_unit_test(event__ends_after_some_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
