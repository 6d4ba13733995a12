/* Numbers, dates, names, titles, credits and headlines that a copy changed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <wirecopy/compare.h>

/* ---- Two texts, compared ---- */

typedef struct {
    wire_batch batch[2];
    wire_doc doc[2];
    wire_idf *idf;
    wire_arena *arena;
    wire_comparison out;
} pair;

static void pair_new(pair *p, const char *source, const char *copy)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    const char *text[2] = {source, copy};
    wire_err err;
    memset(p, 0, sizeof *p);
    p->arena = wire_arena_new(NULL, 0);
    for (int i = 0; i < 2; i++) {
        assert_ok(wire_read_bytes(wire_str_of(text[i]), WIRE_STR("a.txt"), &o,
                                  &p->batch[i], &err));
        assert_int_equal(p->batch[i].n_articles, 1);
        assert_ok(wire_text_doc(&p->batch[i].articles[0], p->arena, &p->doc[i],
                                &err));
    }
    assert_ok(wire_idf_new(p->doc, 2, &p->idf, &err));
    assert_ok(wire_compare_pair(&p->doc[0], &p->doc[1], p->idf, p->arena,
                                &p->out, &err));
}

static void pair_free(pair *p)
{
    wire_idf_free(p->idf);
    wire_batch_free(&p->batch[0]);
    wire_batch_free(&p->batch[1]);
    wire_arena_free(p->arena);
}

static const wire_change *find(const pair *p, wire_change_type t,
                               const char *copy)
{
    for (size_t i = 0; i < p->out.n_changes; i++) {
        const wire_change *c = &p->out.changes[i];
        if (c->type == t && wire_str_eq(c->copy_text, wire_str_of(copy)))
            return c;
    }
    return NULL;
}

static bool is_mine(wire_change_type t)
{
    return (t >= WIRE_CHANGE_NUMBER_ALTERED &&
            t <= WIRE_CHANGE_PLACE_ALTERED) ||
           (t >= WIRE_CHANGE_CREDIT_REMOVED && t <= WIRE_CHANGE_CREDIT_CHANGED);
}

/* Sentences that stand round the one looked at. */
#define HEAD "Harbour closed after the storm\n\n"
#define TAIL                                                                   \
    " Divers will look at the breakwater when the swell has gone down, the "   \
    "harbour office said.\n\nThe lighthouse at Tarn Point was not damaged, "   \
    "its keeper reported by telephone in the morning.\n"

/* Exactly this change of the finders tested here, or none. */
static void expect_texts(const char *line, const char *x, const char *y,
                         wire_change_type type, wire_severity sev,
                         const char *was, const char *is)
{
    pair p;
    pair_new(&p, x, y);
    const wire_change *found = NULL;
    for (size_t i = 0; i < p.out.n_changes; i++) {
        const wire_change *ch = &p.out.changes[i];
        if (!is_mine(ch->type)) continue;
        if (found)
            fail_msg("%s: also %s \"%.*s\" -> \"%.*s\"", line,
                     wire_change_name(ch->type), (int)ch->source_text.n,
                     ch->source_text.p, (int)ch->copy_text.n, ch->copy_text.p);
        found = ch;
    }
    if (!was && !is) {
        if (found)
            fail_msg("%s: %s \"%.*s\" -> \"%.*s\"", line,
                     wire_change_name(found->type), (int)found->source_text.n,
                     found->source_text.p, (int)found->copy_text.n,
                     found->copy_text.p);
        pair_free(&p);
        return;
    }
    if (!found) {
        fail_msg("%s: nothing found", line);
        return;
    }
    if (found->type != type || found->severity != sev)
        fail_msg("%s: %s, %s", line, wire_change_name(found->type),
                 wire_severity_name(found->severity));
    if (!wire_str_eq(found->source_text, wire_str_of(was ? was : "")) ||
        !wire_str_eq(found->copy_text, wire_str_of(is ? is : "")))
        fail_msg("%s: \"%.*s\" -> \"%.*s\"", line, (int)found->source_text.n,
                 found->source_text.p, (int)found->copy_text.n,
                 found->copy_text.p);
    assert_true(found->note.n > 0);
    if (found->has_copy_span)
        assert_true(found->copy_span.beg < found->copy_span.end);
    pair_free(&p);
}

/* From one sentence among others. */
static void expect_in(const char *line, const char *s, const char *c,
                      wire_change_type type, wire_severity sev, const char *was,
                      const char *is)
{
    char x[2048], y[2048];
    snprintf(x, sizeof x, "%s%s%s", HEAD, s, TAIL);
    snprintf(y, sizeof y, "%s%s%s", HEAD, c, TAIL);
    expect_texts(line, x, y, type, sev, was, is);
}

#define STRING2(x) #x
#define STRING(x)  STRING2(x)
#define EXPECT(s, c, type, sev, was, is)                                       \
    expect_in("line " STRING(__LINE__), s, c, WIRE_CHANGE_##type,              \
              WIRE_SEVERITY_##sev, was, is)
#define NOTHING(s, c)                                                          \
    expect_in("line " STRING(__LINE__), s, c, WIRE_CHANGE_N,                   \
              WIRE_SEVERITY_LOW, NULL, NULL)

#define IN(after, s, c, type, sev, was, is)                                    \
    expect_texts("line " STRING(__LINE__), "1\n\n" s after, "1\n\n" c after,   \
                 WIRE_CHANGE_##type, WIRE_SEVERITY_##sev, was, is)

/* ---- Numbers ---- */

static void numbers__another_value_in_the_same_place_is_altered(void **st)
{
    (void)st;
    EXPECT("The storm sank 12 boats in the inner basin on its way north.",
           "The storm sank 15 boats in the inner basin on its way north.",
           NUMBER_ALTERED, HIGH, "12", "15");
    EXPECT("The storm sank twelve boats in the inner basin on its way north.",
           "The storm sank 15 boats in the inner basin on its way north.",
           NUMBER_ALTERED, HIGH, "twelve", "15");
    EXPECT("Repairs will cost 4.2 million crowns, the council estimates.",
           "Repairs will cost 4.6 million crowns, the council estimates.",
           NUMBER_ALTERED, HIGH, "4.2 million crowns", "4.6 million crowns");
    EXPECT("Repairs will cost 4.2 million crowns, the council estimates.",
           "Repairs will cost 4.2 billion crowns, the council estimates.",
           NUMBER_ALTERED, HIGH, "4.2 million crowns", "4.2 billion crowns");
}

static void numbers__the_place_is_found_in_other_words_too(void **st)
{
    (void)st;
    EXPECT("A kilogram of threads was trading at 83 crowns in the market of "
           "Merrow, sellers from the valley said.",
           "Sellers from the valley said threads in the market of Merrow were "
           "trading at 38 crowns a kilogram.",
           NUMBER_ALTERED, HIGH, "83 crowns", "38 crowns");
}

static void numbers__format_is_no_change(void **st)
{
    (void)st;
    NOTHING("The harbour counted 1,200 visitors and 35 percent more yachts.",
            "The harbour counted 1200 visitors and 35% more yachts.");
    NOTHING("The harbour counted seven yachts and 35 percent more visitors.",
            "The harbour counted 7 yachts and 35 per cent more visitors.");
    NOTHING("The new quay cost $1.3 billion, paid over nine budgets.",
            "The new quay cost $1.3bn, paid over nine budgets.");
    NOTHING("The new quay cost 28 million crowns, paid over nine budgets.",
            "The new quay cost 28m crowns, paid over nine budgets.");
    NOTHING("The new quay cost 9,600 crowns a metre in the last budget.",
            "The new quay cost 9 600 crowns a metre in the last budget.");
}

static void numbers__another_unit_for_the_same_is_no_change(void **st)
{
    (void)st;
    NOTHING("The owner has 90 days to file a plan with the harbour office.",
            "The owner has three months to file a plan with the harbour "
            "office.");
    NOTHING("The owner has 21 days to file a plan with the harbour office.",
            "The owner has three weeks to file a plan with the harbour "
            "office.");
    NOTHING("The wreck lies about 3 km off the lighthouse, in shallow water.",
            "The wreck lies about two miles off the lighthouse, in shallow "
            "water.");
}

static void numbers__another_unit_with_the_same_number_is_altered(void **st)
{
    (void)st;
    EXPECT("Freight rates rose by 3 percent in the week after the storm.",
           "Freight rates rose by 3 percentage points in the week after the "
           "storm.",
           NUMBER_ALTERED, HIGH, "3 percent", "3 percentage points");
    EXPECT("The crew waited 48 hours for the tug from the mainland.",
           "The crew waited 48 days for the tug from the mainland.",
           NUMBER_ALTERED, HIGH, "48 hours", "48 days");
}

static void numbers__rounding_is_told_apart(void **st)
{
    (void)st;
    EXPECT("The refit cost 4.2 million crowns and took the whole winter.",
           "The refit cost more than 4 million crowns and took the whole "
           "winter.",
           NUMBER_ROUNDED, MEDIUM, "4.2 million crowns",
           "more than 4 million crowns");
    EXPECT("A record crowd of 4,812 people watched from the pier at noon.",
           "A record crowd of nearly 5,000 people watched from the pier at "
           "noon.",
           NUMBER_ROUNDED, MEDIUM, "4,812", "nearly 5,000");
    EXPECT("The refit cost 4.2 million crowns and took the whole winter.",
           "The refit cost more than 5 million crowns and took the whole "
           "winter.",
           NUMBER_ALTERED, HIGH, "4.2 million crowns", "5 million crowns");
}

static void numbers__what_is_said_round_a_number_counts(void **st)
{
    (void)st;
    EXPECT("The plant could raise the noise by up to 35 percent at night.",
           "The plant could raise the noise by at least 35 percent at night.",
           NUMBER_ALTERED, HIGH, "up to 35 percent", "at least 35 percent");
    EXPECT("The plant could raise the noise by up to 35 percent at night.",
           "The plant could raise the noise by 35 percent at night.",
           NUMBER_ALTERED, MEDIUM, "up to 35 percent", "35 percent");
    NOTHING("About 900 families live behind the dyke, the council said.",
            "Some 900 families live behind the dyke, the council said.");
    EXPECT("About 900 families live behind the dyke, the council said.",
           "The council said 900 families live behind the dyke.",
           NUMBER_ALTERED, LOW, "About 900", "900");
}

static void numbers__an_order_of_two_counts_a_list_does_not(void **st)
{
    (void)st;
    char x[2048], y[2048];
    snprintf(x, sizeof x, "%s%s%s", HEAD,
             "The firm cut its crews from three officers to two in January.",
             TAIL);
    snprintf(y, sizeof y, "%s%s%s", HEAD,
             "The firm cut its crews from two officers to three in January.",
             TAIL);
    pair p;
    pair_new(&p, x, y);
    assert_non_null(find(&p, WIRE_CHANGE_NUMBER_ALTERED, "two"));
    assert_non_null(find(&p, WIRE_CHANGE_NUMBER_ALTERED, "three"));
    pair_free(&p);
    NOTHING("The office restated its counts for 2002, 2001 and 2000 in May.",
            "The office restated its counts for 2000, 2001 and 2002 in May.");
}

static void numbers__what_follows_from_the_source_is_no_change(void **st)
{
    (void)st;
    NOTHING("The ferry carried 211 passengers and a crew of 14 to the island.",
            "The ferry carried 225 people to the island: 211 passengers and "
            "a crew of 14.");
    NOTHING("Of the 60 locks on the canal, 15 were closed by the flood.",
            "A quarter of the 60 locks on the canal, 15, were closed by the "
            "flood.");
    NOTHING("The bridge, built in 1990, was closed in 2014 by its owner.",
            "The bridge was 24 years old when, in 2014, it was closed by its "
            "owner; it was built in 1990.");
}

static void numbers__one_that_stands_nowhere_in_the_source_is_told(void **st)
{
    (void)st;
    EXPECT("The storm sank boats in the inner basin on its way to the north.",
           "The storm sank 17 boats in the inner basin on its way to the "
           "north.",
           NUMBER_ALTERED, MEDIUM, NULL, "17");
    EXPECT("Many pickers were sent home in the first week of the harvest.",
           "Thousands of pickers were sent home in the first week of the "
           "harvest.",
           NUMBER_ALTERED, MEDIUM, NULL, "Thousands");
    EXPECT("About 400 supporters waited outside the harbour office at noon.",
           "Hundreds of supporters waited outside the harbour office at noon.",
           NUMBER_ROUNDED, MEDIUM, "400", "Hundreds");
}

static void numbers__inside_a_quotation_the_quotation_is_told(void **st)
{
    (void)st;
    EXPECT("\"We lost 12 boats in that one night,\" said the master, Ann Lee.",
           "\"We lost 15 boats in that one night,\" said the master, Ann Lee.",
           NUMBER_ALTERED, HIGH, "We lost 12 boats in that one night,",
           "We lost 15 boats in that one night,");
    NOTHING("\"We lost 12 boats in that one night,\" said the master, Ann Lee.",
            "\"We lost 12 ships in that one night,\" said the master, Ann "
            "Lee.");
}

/* ---- Dates ---- */

static void dates__another_day_or_month_or_year_is_altered(void **st)
{
    (void)st;
    EXPECT("The council will vote on the plan on Thursday in the old hall.",
           "The council will vote on the plan on Friday in the old hall.",
           DATE_ALTERED, HIGH, "Thursday", "Friday");
    EXPECT("He signed the inspection certificate of the crane in March 2019.",
           "He signed the inspection certificate of the crane in May 2019.",
           DATE_ALTERED, HIGH, "March 2019", "May 2019");
    EXPECT("The opera house was built in 1781 by a merchant from the coast.",
           "The opera house was built in 1787 by a merchant from the coast.",
           DATE_ALTERED, HIGH, "1781", "1787");
    EXPECT("Signatures were counted by Thursday noon, the organisers said.",
           "Signatures were counted by Thursday evening, the organisers said.",
           DATE_ALTERED, HIGH, "Thursday noon", "Thursday evening");
}

static void dates__the_same_day_in_other_words_is_no_change(void **st)
{
    (void)st;
    NOTHING("All wages will be paid by Nov. 15, the cooperative promised.",
            "All wages will be paid by 15 November, the cooperative "
            "promised.");
    NOTHING("KESTON, Oct. 6 (Kestrel) - The tribunal is to sit in November, "
            "the ministry said on Tuesday.",
            "KESTON, Oct. 6 (Kestrel) - The tribunal is to sit next month, "
            "the ministry said on Tuesday.");
    NOTHING("KESTON, Oct. 6 (Kestrel) - The tribunal sat in the old hall, "
            "the ministry said on Tuesday.",
            "KESTON, Oct. 6 (Kestrel) - The tribunal sat in the old hall, "
            "the ministry said today.");
}

static void dates__a_day_where_the_source_has_a_week_says_more(void **st)
{
    (void)st;
    EXPECT("The coach of the eighth team will be dismissed this week.",
           "The coach of the eighth team will be dismissed on Monday.",
           DATE_ALTERED, MEDIUM, "this week", "Monday");
}

/* ---- Names, titles, places ---- */

static void names__misspelt_and_replaced(void **st)
{
    (void)st;
    EXPECT("The rescue was led by Commander Ruth Oyelaran of the coastguard.",
           "The rescue was led by Commander Ruth Oyeladan of the coastguard.",
           NAME_ALTERED, MEDIUM, "Oyelaran", "Oyeladan");
    EXPECT("The buoy had drifted, said Piet Lindqvist of the harbour office.",
           "The buoy had drifted, said Maud Pellerin of the harbour office.",
           NAME_ALTERED, HIGH, "Piet Lindqvist", "Maud Pellerin");
    EXPECT("The barge was towed to a shipyard in Port Vernelle on the canal.",
           "The barge was towed to a shipyard in Saint Ambre on the canal.",
           PLACE_ALTERED, HIGH, "Port Vernelle", "Saint Ambre");
}

static void names__spelling_and_genitives_are_no_change(void **st)
{
    (void)st;
    NOTHING("The score was found by Annegret M\xc3\xbcller of the archive.",
            "The score was found by Annegret Mueller of the archive.");
    NOTHING("The defence of Corrie Head was the work of Ines Tarrant.",
            "Corrie Head's defense was the work of Ines Tarrant.");
}

static void titles__another_office_is_altered(void **st)
{
    (void)st;
    EXPECT("Agriculture Minister Sela Vantor promised loans to the growers.",
           "Sela Vantor, the environment minister, promised loans to the "
           "growers.",
           TITLE_ALTERED, HIGH, "Agriculture Minister Sela Vantor",
           "Sela Vantor, the environment minister");
    EXPECT("A sale was ruled out by Mayor Annegret Puhl in the old hall.",
           "A sale was ruled out by Governor Annegret Puhl in the old hall.",
           TITLE_ALTERED, HIGH, "Mayor Annegret Puhl",
           "Governor Annegret Puhl");
}

static void titles__shortened_ones_are_no_change(void **st)
{
    (void)st;
    NOTHING("Defence Minister Sela Vantor promised loans to the growers.",
            "Minister Sela Vantor promised loans to the growers.");
    NOTHING("Defence Minister Sela Vantor promised loans to the growers.",
            "Defense Minister Vantor promised loans to the growers.");
}

/* ---- Credits ---- */

#define LEAD                                                                   \
    "The government of Sorrowa suspended a permit for a plant beside the old " \
    "observatory, siding with the astronomers of the valley."

static void credits__removed_changed_added_and_kept(void **st)
{
    (void)st;
    EXPECT("ALTA VERENA, Oct. 6 (Kestrel) - " LEAD,
           "ALTA VERENA, Oct. 6 - " LEAD, CREDIT_REMOVED, HIGH, "Kestrel",
           NULL);
    EXPECT("ALTA VERENA, Oct. 6 (Kestrel) - " LEAD,
           "ALTA VERENA, Oct. 6 (Daily Lens) - " LEAD, CREDIT_CHANGED, HIGH,
           "Kestrel", "Daily Lens");
    EXPECT("ALTA VERENA, Oct. 6 - " LEAD,
           "ALTA VERENA, Oct. 6 (Daily Lens) - " LEAD, CREDIT_ADDED, HIGH, NULL,
           "Daily Lens");
    NOTHING("ALTA VERENA, Oct. 6 (Kestrel) - " LEAD,
            "Alta Verena, Oct. 6 (KESTREL) - " LEAD);
}

static void credits__a_lost_label_is_a_lost_credit(void **st)
{
    (void)st;
    pair p;
    pair_new(&p,
             HEAD LEAD TAIL "\nThis story was published from an agency feed "
                            "without any modifications to the text.\n",
             HEAD LEAD TAIL);
    bool found = false;
    for (size_t i = 0; i < p.out.n_changes; i++)
        found = found || (p.out.changes[i].type == WIRE_CHANGE_CREDIT_REMOVED &&
                          p.out.changes[i].severity == WIRE_SEVERITY_HIGH);
    assert_true(found);
    pair_free(&p);
}

/* ---- Headlines ---- */

static const wire_change *headline(const pair *p)
{
    for (size_t i = 0; i < p->out.n_changes; i++)
        if (p->out.changes[i].type == WIRE_CHANGE_HEADLINE_CHANGED)
            return &p->out.changes[i];
    return NULL;
}

static void headline__another_one_is_low_one_that_claims_more_is_not(void **st)
{
    (void)st;
    pair p;
    pair_new(&p, "Harbour closed after the storm\n\n" LEAD TAIL,
             "Harbor closed after the storm\n\n" LEAD TAIL);
    assert_null(headline(&p));
    pair_free(&p);
    pair_new(&p, "Harbour closed after the storm\n\n" LEAD TAIL,
             "Storm shuts the harbour\n\n" LEAD TAIL);
    assert_int_equal(headline(&p)->severity, WIRE_SEVERITY_LOW);
    assert_str(headline(&p)->copy_text, "Storm shuts the harbour");
    pair_free(&p);
    pair_new(&p, "Harbour closed after the storm\n\n" LEAD TAIL,
             "Storm shuts the harbour, 40 boats sunk\n\n" LEAD TAIL);
    assert_int_equal(headline(&p)->severity, WIRE_SEVERITY_MEDIUM);
    pair_free(&p);
}

/* ---- Other languages ---- */

#define GERMAN                                                                 \
    " Die Feuerwehr war mit zwei Wagen vor Ort, und die Akten der Stadt "      \
    "m\xc3\xbcssen nun getrocknet werden. Der Schaden wird noch gepr\xc3\xbc"  \
    "ft, und niemand wurde dabei verletzt."
#define FRENCH                                                                 \
    " Les pompiers sont rest\xc3\xa9s sur place pendant toute la nuit, et le " \
    "maire a remerci\xc3\xa9 les habitants qui avaient port\xc3\xa9 secours "  \
    "aux victimes. Personne n'est en danger, selon la pr\xc3\xa9"              \
    "fecture."
#define SPANISH                                                                \
    " Los bomberos trabajaron durante toda la noche y los vecinos fueron "     \
    "alojados en la escuela del barrio. Nadie ha resultado herido, pero las "  \
    "p\xc3\xa9rdidas son grandes, seg\xc3\xban el ayuntamiento."

static void languages__german_french_spanish(void **st)
{
    (void)st;
    IN(GERMAN,
       "Das Feuer hat am Dienstag nach Angaben der Stadt 312 Akten im "
       "Keller des alten Archivs zerst\xc3\xb6rt.",
       "Das Feuer hat am Mittwoch nach Angaben der Stadt 312 Akten im "
       "Keller des alten Archivs zerst\xc3\xb6rt.",
       DATE_ALTERED, HIGH, "Dienstag", "Mittwoch");
    IN(GERMAN,
       "Die Sanierung des alten Archivs kostet 1.200 Euro je Meter, "
       "35 Prozent mehr als geplant, sagte die Stadt.",
       "Die Sanierung des alten Archivs kostet 1200 Euro je Meter, "
       "35 % mehr als geplant, sagte die Stadt.",
       N, LOW, NULL, NULL);
    IN(FRENCH,
       "La temp\xc3\xaate a coul\xc3\xa9 douze bateaux dans le bassin du "
       "vieux port pendant la nuit de mardi.",
       "La temp\xc3\xaate a coul\xc3\xa9 quinze bateaux dans le bassin du "
       "vieux port pendant la nuit de mardi.",
       NUMBER_ALTERED, HIGH, "douze", "quinze");
    IN(FRENCH,
       "La vente des hu\xc3\xaetres est suspendue depuis deux semaines "
       "apr\xc3\xa8s l'intoxication d'au moins 83 personnes.",
       "La vente des hu\xc3\xaetres est suspendue depuis quinze jours "
       "apr\xc3\xa8s l'intoxication d'au moins 83 personnes.",
       N, LOW, NULL, NULL);
    IN(SPANISH,
       "El incendio destruy\xc3\xb3 hasta 35 viviendas en el barrio viejo "
       "del puerto, dijo el alcalde.",
       "El incendio destruy\xc3\xb3 al menos 35 viviendas en el barrio "
       "viejo del puerto, dijo el alcalde.",
       NUMBER_ALTERED, HIGH, "hasta 35", "al menos 35");
}

/* ---- Hostile input ---- */

static void hostile__ten_thousand_numbers_are_linear(void **st)
{
    (void)st;
    wire_buf b = {0}, c = {0};
    wire_buf_lit(&b, HEAD);
    wire_buf_lit(&c, HEAD);
    for (int i = 0; i < 20000; i++) {
        wire_buf_fmt(&b, "On March %d it sold %d boats to Ann Lee. ", i % 31,
                     i * 7 % 9973);
        wire_buf_fmt(&c, "On March %d it sold %d boats to Eva Lee. ", i % 30,
                     i * 5 % 9973);
    }
    wire_buf_char(&b, 0);
    wire_buf_char(&c, 0);
    double t = wire_clock_s();
    pair p;
    pair_new(&p, b.p, c.p);
    assert_true(wire_clock_s() - t < 20);
    pair_free(&p);
    wire_buf_free(&b);
    wire_buf_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers__another_value_in_the_same_place_is_altered),
        cmocka_unit_test(numbers__the_place_is_found_in_other_words_too),
        cmocka_unit_test(numbers__format_is_no_change),
        cmocka_unit_test(numbers__another_unit_for_the_same_is_no_change),
        cmocka_unit_test(numbers__another_unit_with_the_same_number_is_altered),
        cmocka_unit_test(numbers__rounding_is_told_apart),
        cmocka_unit_test(numbers__what_is_said_round_a_number_counts),
        cmocka_unit_test(numbers__an_order_of_two_counts_a_list_does_not),
        cmocka_unit_test(numbers__what_follows_from_the_source_is_no_change),
        cmocka_unit_test(
            numbers__one_that_stands_nowhere_in_the_source_is_told),
        cmocka_unit_test(numbers__inside_a_quotation_the_quotation_is_told),
        cmocka_unit_test(dates__another_day_or_month_or_year_is_altered),
        cmocka_unit_test(dates__the_same_day_in_other_words_is_no_change),
        cmocka_unit_test(dates__a_day_where_the_source_has_a_week_says_more),
        cmocka_unit_test(names__misspelt_and_replaced),
        cmocka_unit_test(names__spelling_and_genitives_are_no_change),
        cmocka_unit_test(titles__another_office_is_altered),
        cmocka_unit_test(titles__shortened_ones_are_no_change),
        cmocka_unit_test(credits__removed_changed_added_and_kept),
        cmocka_unit_test(credits__a_lost_label_is_a_lost_credit),
        cmocka_unit_test(
            headline__another_one_is_low_one_that_claims_more_is_not),
        cmocka_unit_test(languages__german_french_spanish),
        cmocka_unit_test(hostile__ten_thousand_numbers_are_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
