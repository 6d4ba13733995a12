/* Numbers, dates and names: what tests/spec/text does not say of them: units
 * and marks beside the value, weekdays, offsets, hostile input, bounds.
 *
 * A list is written as one line: "1200.5 tonnes; 57 ord".
 * SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <wirecopy/text.h>

#include "text_lex.h"

typedef void (*put_fn)(wire_str text, wire_str lang, wire_arena *a,
                       wire_buf *out);

static void put_numbers(wire_str text, wire_str lang, wire_arena *a,
                        wire_buf *out)
{
    wire_number *x;
    size_t n;
    assert_ok(wire_text_numbers(text, lang, a, &x, &n, NULL));
    for (size_t i = 0; i < n; i++) {
        assert_true(x[i].span.beg < x[i].span.end);
        assert_true(x[i].span.end <= text.n);
        if (i) assert_true(x[i].span.beg >= x[i - 1].span.end);
        wire_buf_fmt(out, "%s%.12g", i ? "; " : "", x[i].value);
        if (x[i].unit.n)
            wire_buf_fmt(out, " %.*s", (int)x[i].unit.n, x[i].unit.p);
        if (x[i].is_ordinal) wire_buf_lit(out, " ord");
        if (x[i].is_year) wire_buf_lit(out, " year");
        if (x[i].is_clock) wire_buf_lit(out, " clock");
    }
}

/* Both at once are what each of them is alone. */
static void check_values(wire_str text, wire_str lang, wire_arena *a,
                         const wire_date *dates, size_t n_dates)
{
    wire_values v;
    wire_number *x;
    size_t n;
    assert_ok(wire_text_values(text, lang, a, &v, NULL));
    assert_ok(wire_text_numbers(text, lang, a, &x, &n, NULL));
    assert_int_equal(v.n_numbers, n);
    assert_int_equal(v.n_dates, n_dates);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(v.numbers[i].span.beg, x[i].span.beg);
        assert_int_equal(v.numbers[i].span.end, x[i].span.end);
    }
    for (size_t i = 0; i < n_dates; i++) {
        assert_int_equal(v.dates[i].span.beg, dates[i].span.beg);
        assert_int_equal(v.dates[i].span.end, dates[i].span.end);
    }
}

static void put_dates(wire_str text, wire_str lang, wire_arena *a,
                      wire_buf *out)
{
    static const char *const days[] = {"",    "Mon", "Tue", "Wed",
                                       "Thu", "Fri", "Sat", "Sun"};
    wire_date *x;
    size_t n;
    assert_ok(wire_text_dates(text, lang, a, &x, &n, NULL));
    check_values(text, lang, a, x, n);
    for (size_t i = 0; i < n; i++) {
        assert_true(x[i].span.beg < x[i].span.end);
        assert_true(x[i].span.end <= text.n);
        if (i) {
            assert_true(x[i].span.beg >= x[i - 1].span.end);
            wire_buf_lit(out, "; ");
        }
        if (x[i].rel_day != INT32_MIN)
            wire_buf_fmt(out, "%+d", x[i].rel_day);
        else if (x[i].month || x[i].year)
            wire_buf_fmt(out, "%d-%d-%d", x[i].year, x[i].month, x[i].day);
        if (x[i].weekday && x[i].month) wire_buf_char(out, ' ');
        wire_buf_lit(out, days[x[i].weekday]);
    }
}

static void put_names(wire_str text, wire_str lang, wire_arena *a,
                      wire_buf *out)
{
    wire_span *x;
    size_t n;
    assert_ok(wire_text_names(text, lang, a, &x, &n, NULL));
    for (size_t i = 0; i < n; i++) {
        assert_true(x[i].beg < x[i].end && x[i].end <= text.n);
        if (i) assert_true(x[i].beg >= x[i - 1].end);
        if (i) wire_buf_lit(out, "; ");
        wire_buf_str(out, wire_str_sub(text, x[i].beg, x[i].end));
    }
}

static void check(put_fn put, const char *lang, const char *text,
                  const char *want)
{
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_buf b = {0};
    put(wire_str_of(text), wire_str_of(lang), a, &b);
    if (!wire_str_eq(wire_buf_view(&b), wire_str_of(want)))
        fail_msg("[%s] %s\n gave %.*s\n  not %s", lang, text, (int)b.n, b.p,
                 want);
    wire_buf_free(&b);
    wire_arena_free(a);
}

/* ---- Numbers ---- */

static void numbers__marks_mean_what_the_language_says(void **st)
{
    (void)st;
    check(put_numbers, "en", "1,200.5 and 0.285 and 1.234",
          "1200.5; 0.285; 1.234");
    check(put_numbers, "de", "1.200,5 und 1.200 und 0,5 und 3,25",
          "1200.5; 1200; 0.5; 3.25");
    check(put_numbers, "fr",
          "1 200,5 et 17\xe2\x80\xaf"
          "000 et 3\xc2\xa0"
          "400",
          "1200.5; 17000; 3400");
    check(put_numbers, "es", "1.200,5 y 3,5", "1200.5; 3.5");
    check(put_numbers, "es", "1,200 personas y 3.5", "1200; 3.5");
    check(put_numbers, "de", "1'200.50 Franken", "1200.5 Franken");
    check(put_numbers, "en", "12,34,567 of 1,00,000", "1234567; 100000");
    check(put_numbers, "en", "pages 1,2 and 5,10,15", "1; 2; 5; 10; 15");
}

static void numbers__without_a_language_the_text_shows_its_marks(void **st)
{
    (void)st;
    check(put_numbers, "", "1,200,000", "1200000");
    check(put_numbers, "", "1.200.000", "1200000");
    check(put_numbers, "", "1,5 x 3,75", "1.5; 3.75");
    check(put_numbers, "xx", "2,5 / 1.200", "2.5; 1200");
    check(put_numbers, "xx", "2.5 / 1,200", "2.5; 1200");
}

static void numbers__words_add_up(void **st)
{
    (void)st;
    check(put_numbers, "en", "fifty-seven, two dozen, half a dozen",
          "57; 24; 6");
    check(put_numbers, "en",
          "two hundred and fifty-seven thousand, three million two hundred "
          "thousand and a hundred",
          "257000; 3200000; 100");
    check(put_numbers, "en", "two and a half million, half a million",
          "2500000; 500000");
    check(put_numbers, "en", "two, three or four; twenty five; nineteen",
          "2; 3; 4; 25; 19");
    check(put_numbers, "en", "dozens, hundreds of thousands, a few thousand",
          "");
    check(put_numbers, "de",
          "siebenundfünfzig, zweihundertsiebenundfünfzigtausend, "
          "neunzehnhundert, anderthalb, zweieinhalb Millionen",
          "57; 257000; 1900; 1.5; 2500000");
    check(put_numbers, "de", "eine halbe Million, zwei Dutzend, eine Milliarde",
          "500000; 24; 1000000000");
    check(put_numbers, "fr",
          "quatre-vingt-douze, soixante et onze, soixante-dix-sept, "
          "quatre-vingts, vingt et un, deux cent mille, un demi-million",
          "92; 71; 77; 80; 21; 200000; 500000");
    check(put_numbers, "es",
          "cinco mil, treinta y cinco, veintiún, ciento veinte, mil millones, "
          "medio millón, quinientos",
          "5000; 35; 21; 120; 1000000000; 500000; 500");
    check(put_numbers, "es", "tres mil 616.2 millones de pesos y 147 mil",
          "3616200000 pesos; 147000");
    check(put_numbers, "pt", "vinte e um, duzentos, dois mil", "21; 200; 2000");
}

static void numbers__multipliers_keep_the_value_exact(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_number *x;
    size_t n;
    assert_ok(wire_text_numbers(WIRE_STR("1.2 million, 4.35 million, 5.1bn"),
                                WIRE_STR("en"), a, &x, &n, NULL));
    assert_int_equal(n, 3);
    assert_true(x[0].value == 1200000. && x[1].value == 4350000. &&
                x[2].value == 5100000000.);
    wire_arena_free(a);
    check(put_numbers, "en", "$5bn, $5m, 10k, €3.2m, Rs 500 crore, 2.5 lakh",
          "5000000000 $; 5000000 $; 10000; 3200000 €; 5000000000 Rs; 250000");
    check(put_numbers, "en", "a 100m race and 5m euros",
          "100 m; 5000000 euros");
    check(put_numbers, "de", "3 Mio. Euro, 2,5 Mrd. Euro, 5 Milliarden",
          "3000000 Euro; 2500000000 Euro; 5000000000");
    check(put_numbers, "fr", "3 milliards d'euros, 12 Mds €, 5 M€",
          "3000000000 euros; 12000000000 €; 5000000 €");
    check(put_numbers, "de", "eine Billion", "1e+12");
    check(put_numbers, "en", "one billion", "1000000000");
    check(put_numbers, "ja", "3万5000人と1.5億円", "35000 人; 150000000 円");
    check(put_numbers, "ko", "10억 달러, 3만5000명",
          "1000000000 달러; 35000 명");
}

static void numbers__points_are_kept_apart_from_per_cent(void **st)
{
    (void)st;
    check(put_numbers, "en",
          "3.5 per cent, 3 percentage points, 5%, 20 basis points, a 5-percent "
          "rise",
          "3.5 per cent; 3 percentage points; 5 %; 20 basis points; 5 percent");
    check(put_numbers, "de", "3,5 Prozent, drei Prozentpunkte, ein Prozent",
          "3.5 Prozent; 3 Prozentpunkte; 1 Prozent");
    check(put_numbers, "fr",
          "3,5 %, trois points de pourcentage, quelques pour "
          "cent",
          "3.5 %; 3 points de pourcentage");
    check(put_numbers, "es", "3,5 por ciento y tres puntos porcentuales",
          "3.5 por ciento; 3 puntos porcentuales");
}

static void numbers__units_stand_before_or_behind(void **st)
{
    (void)st;
    check(put_numbers, "en",
          "a 62-metre ship, 3 square kilometres, 20 degrees Celsius, 5°C, "
          "-5 degrees, 65 mph, 40 km/h, 12-year-old, 5 years old, 70 m.p.h.",
          "62 metre; 3 square kilometres; 20 degrees Celsius; 5 °C; "
          "-5 degrees; 65 mph; 40 km/h; 12 year; 5 years; 70 m.p.h.");
    check(put_numbers, "en",
          "US$20, 5 US dollars, 300 Hong Kong dollars, EUR 30, 30 EUR, $.50",
          "20 US$; 5 US dollars; 300 Hong Kong dollars; 30 EUR; 30 EUR; 0.5 $");
    check(put_numbers, "en", "Try 3 or 5 $ and 10 €", "3 $; 5 $; 10 €");
    check(put_numbers, "de", "fünfjährige Kinder, ein 12-jähriger, 57-Jährige",
          "5 jährige; 12 jähriger; 57 Jährige");
}

static void numbers__ordinals_years_and_decades_are_marked(void **st)
{
    (void)st;
    check(put_numbers, "en", "the 57th, third, twenty-first and 2nd",
          "57 ord; 3 ord; 21 ord; 2 ord");
    check(put_numbers, "de", "der 3. Platz, am achten Tag, dritte, zwanzigste",
          "3 ord; 8 ord; 3 ord; 20 ord");
    check(put_numbers, "de", "Sie kam auf Platz 3. Das war gut.", "3");
    check(put_numbers, "fr", "la 57e, la première, le 1er, le premier ministre",
          "57 ord; 1 ord; 1 ord");
    check(put_numbers, "en", "in 2019, the 1990s, the '90s, 2019-20, her 40s",
          "2019 year; 1990 s year; 1990 s year; 2019 year; 2020 year; 40 s");
    check(put_numbers, "en",
          "2000 people in 2000; 1,950 men; from 1983 to 1993",
          "2000; 2000 year; 1950; 1983 year; 1993 year");
    check(put_numbers, "de", "1500 Soldaten, in den 90er Jahren, im Jahr 2019",
          "1500; 1990 er year; 2019 year");
    check(put_numbers, "en",
          "At first they ran. First, they hid. The first one", "1 ord");
}

static void numbers__ranges_are_two_that_share(void **st)
{
    (void)st;
    check(put_numbers, "en",
          "between 10 and 15 million dollars, $10-15 million, 10 to 15 per "
          "cent, 2 or 3 million",
          "10000000 dollars; 15000000 dollars; 10000000 $; 15000000 $; "
          "10 per cent; 15 per cent; 2000000; 3000000");
    check(put_numbers, "en", "from 500 to 2 million", "500; 2000000");
    check(put_numbers, "en", "won 3-0 and 52-48", "3; 0; 52; 48");
    check(put_numbers, "de", "zwischen 10 und 15 Millionen Euro",
          "10000000 Euro; 15000000 Euro");
    check(put_numbers, "en", "81-to-18 percent", "81 percent; 18 percent");
}

static void numbers__one_as_a_pronoun_is_none(void **st)
{
    (void)st;
    check(put_numbers, "en",
          "No one saw it, one of them said; that one was "
          "the one. One another.",
          "");
    check(put_numbers, "en", "One man died and one woman lived.", "1; 1");
    check(put_numbers, "en", "a one-way street and a one-year plan", "1 year");
    check(put_numbers, "fr", "un homme, une femme", "");
    check(put_numbers, "de", "ein Mann, eine Frau, die Elf, in Acht", "");
}

static void numbers__fractions_are_read(void **st)
{
    (void)st;
    check(put_numbers, "en", "1/2, 2 1/2, 3½ km, two-thirds, a quarter of it",
          "0.5; 2.5; 3.5 km; 0.666666666667; 0.25");
    check(put_numbers, "de", "zwei Drittel, drei Viertel",
          "0.666666666667; 0.75");
    check(put_numbers, "en", "a third man", "3 ord");
}

static void numbers__the_time_of_day_is_marked(void **st)
{
    (void)st;
    check(put_numbers, "en",
          "at 6:30 pm, at 10 p.m., 9.30am, 0900 GMT, six p.m.",
          "18.5 pm clock; 22 p.m. clock; 9.5 am clock; 9 GMT clock; "
          "18 p.m. clock");
    check(put_numbers, "en", "6 to 8 p.m., 12 a.m.",
          "18 clock; 20 p.m. clock; 0 a.m. clock");
    check(put_numbers, "de", "um 18.30 Uhr, 16 bis 18 Uhr, um acht Uhr",
          "18.5 Uhr clock; 16 clock; 18 Uhr clock; 8 Uhr clock");
    check(put_numbers, "fr", "à 20h30, à 20 heures, 20 heures de route",
          "20.5 clock; 20 heures clock; 20 heures");
    check(put_numbers, "es", "a las 20:30, a las 8 de la tarde",
          "20.5 clock; 20 de la tarde clock");
}

static void numbers__codes_dates_and_telephones_are_none(void **st)
{
    (void)st;
    check(put_numbers, "en",
          "The F-16, B52, COVID-19, G7, 4x4, 3D and Hwangdo-20; version 1.2.3 "
          "at 10.0.0.1; 9/11, 24/7",
          "");
    check(put_numbers, "en",
          "call 1-800-273-8255, (555) 123-4567, 555-1234, +49 30 1234567", "");
    check(put_numbers, "en",
          "on March 3, 2026, 3 March, 2026-11-03, March 3-5, in May 2020", "");
    check(put_numbers, "en",
          "www.x.org/2019/03 or a1@b2.com or "
          "https://x.org/12",
          "");
    check(put_numbers, "en", "123456789012345678901234567890", "");
    check(put_numbers, "en", "In March 3,000 came", "3000");
}

/* ---- Dates ---- */

static void dates__days_stand_with_their_month(void **st)
{
    (void)st;
    check(put_dates, "en",
          "March 3, 3 March 2026, Nov. 3, Tuesday, March 3, Sept. 9, 2019",
          "0-3-3; 2026-3-3; 0-11-3; 0-3-3 Tue; 2019-9-9");
    check(put_dates, "de", "am 3. März 2026, Montag, den 3. Mai, am 3.11.",
          "2026-3-3; 0-5-3 Mon; 0-11-3");
    check(put_dates, "fr", "le 1er mars 2026, mardi 3 mars, le 3 août",
          "2026-3-1; 0-3-3 Tue; 0-8-3");
    check(put_dates, "es", "el 3 de marzo de 2026, lunes 3 de mayo",
          "2026-3-3; 0-5-3 Mon");
    check(put_dates, "en", "2026-11-03 and 13/3/2026", "2026-11-3; 2026-3-13");
    check(put_dates, "fr", "en mars 20 personnes", "0-3-0");
}

static void dates__ranges_are_two(void **st)
{
    (void)st;
    check(put_dates, "en", "March 3-5, 3-5 March, March 3 and 4.",
          "0-3-3; 0-3-5; 0-3-3; 0-3-5; 0-3-3; 0-3-4");
    check(put_dates, "de", "vom 3. bis 5. Mai, 3. und 4. März 2026",
          "0-5-3; 0-5-5; 2026-3-3; 2026-3-4");
    check(put_dates, "fr", "du 3 au 5 mars", "0-3-3; 0-3-5");
    check(put_dates, "es", "del 3 al 5 de marzo", "0-3-3; 0-3-5");
    check(put_dates, "en", "on March 3 and 5 people", "0-3-3");
}

static void dates__a_month_alone_needs_a_cue(void **st)
{
    (void)st;
    check(put_dates, "en", "since April, in May, last November, March 2020",
          "0-4-0; 0-5-0; 0-11-0; 2020-3-0");
    check(put_dates, "en", "Theresa May and June Carter march; it may rain",
          "");
    check(put_dates, "de", "im Mai, Ende März, seit April",
          "0-5-0; 0-3-0; 0-4-0");
    check(put_dates, "fr", "en mars, début avril, fin d'août; la planète Mars",
          "0-3-0; 0-4-0; 0-8-0");
}

static void dates__weekdays_are_numbered_from_monday(void **st)
{
    (void)st;
    check(put_dates, "en", "on Monday and Sunday; Tuesday's vote",
          "Mon; Sun; Tue");
    check(put_dates, "de", "am Dienstag, am Mittwochabend", "Tue; Wed");
    check(put_dates, "fr", "mardi et dimanche", "Tue; Sun");
    check(put_dates, "es", "el martes", "Tue");
    check(put_dates, "pt", "na terça-feira", "Tue");
    check(put_dates, "ko", "월요일에", "Mon");
    check(put_dates, "en",
          "on Mondays; Black Friday; the Sunday Times; they sat", "");
}

static void dates__today_and_its_neighbours_are_relative(void **st)
{
    (void)st;
    check(put_dates, "en",
          "today, yesterday, tomorrow, tonight, last night, this morning, the "
          "day before yesterday",
          "+0; -1; +1; +0; -1; +0; -2");
    check(put_dates, "de",
          "heute, gestern Abend, morgen, vorgestern; am Morgen",
          "+0; -1; +1; -2");
    check(put_dates, "fr", "aujourd'hui, hier, demain, avant-hier, ce matin",
          "+0; -1; +1; -2; +0");
    check(put_dates, "es",
          "hoy, ayer, mañana, por la mañana, pasado mañana; hoy en día",
          "+0; -1; +1; +2");
    check(put_dates, "en", "last week, the 1990s, USA Today, next year", "");
}

/* ---- Names ---- */

static void names__titles_and_offices_are_no_part(void **st)
{
    (void)st;
    check(put_names, "en",
          "Defence Minister Orla Vint-Hale met US Defence Secretary Ned Marrow "
          "and South Calder President Ro Jae Lin.",
          "Orla Vint-Hale; US; Ned Marrow; South Calder; Ro Jae Lin");
    check(put_names, "en", "Gen. Lee, Dr. Ann Roe and the Prime Minister left.",
          "Lee; Ann Roe");
    check(put_names, "en", "Secretary of State Jon Pell spoke.", "Jon Pell");
    check(put_names, "en", "He works at General Motors and met Sam King.",
          "General Motors; Sam King");
    check(put_names, "fr", "M. Dupont et Mme Le Brun, selon l'Union.",
          "Dupont; Le Brun; Union");
}

static void names__particles_hyphens_and_initials_belong(void **st)
{
    (void)st;
    check(put_names, "en",
          "So J. B. Marrow, J.K. Rowe, Bill de Vries, Omar al-Haddad, Ali bin "
          "Sahl and Mary O'Dell met.",
          "J. B. Marrow; J.K. Rowe; Bill de Vries; Omar al-Haddad; "
          "Ali bin Sahl; Mary O'Dell");
    check(put_names, "en", "the Bank of Calder and the University of Wernau",
          "Bank of Calder; University of Wernau");
    check(put_names, "en", "Then Lee of Hanmi Ocean spoke", "Lee; Hanmi Ocean");
    check(put_names, "en", "the SCM, the U.S. and the F-16", "SCM; U.S.; F-16");
    check(put_names, "en", "South Calder's Hanmi Ocean and US-led forces",
          "South Calder; Hanmi Ocean; US");
}

static void names__a_first_word_alone_needs_more(void **st)
{
    (void)st;
    check(put_names, "en", "Police left. Marrow stayed.", "");
    check(put_names, "en", "Marrow stayed. They asked Marrow.",
          "Marrow; Marrow");
    check(put_names, "en", "Yesterday Ann Roe came. The Calder Post wrote.",
          "Ann Roe; Calder Post");
    check(put_names, "en", "On Tuesday President Roe met him in May.", "Roe");
}

static void names__headlines_give_none_of_their_own(void **st)
{
    (void)st;
    check(put_names, "en",
          "FERRY RUNS AGROUND OFF CALDER ISLAND\n"
          "The ferry ran aground off Calder.",
          "Calder");
    check(put_names, "en",
          "Ferry Runs Aground Near Calder Island\n"
          "The ferry lies near Calder.",
          "Calder; Calder");
}

static void names__german_nouns_are_none(void **st)
{
    (void)st;
    check(put_names, "de",
          "Bundeskanzler Otto Lindhorst traf am Dienstag den Sprecher der "
          "Regierung in Berlin. Lindhorst sagte, die Verhandlungen seien gut.",
          "Otto Lindhorst; Berlin; Lindhorst");
    check(put_names, "de", "„Gut“, sagte Meier. Die Polizei fand ein Auto.",
          "Meier");
    check(put_names, "de",
          "Die Rheinmark Bank und der CDU-Chef Fritz Ammer sprachen mit Erika "
          "von der Aue.",
          "Rheinmark Bank; Fritz Ammer; Erika von der Aue");
    check(put_names, "de", "Ende Mai kamen 57 Menschen. Zwei Tonnen Stahl.",
          "");
}

/* ---- All of them ---- */

/* Every month and weekday the calendar knows is found by its hash. */
static void lexicon__knows_what_the_calendar_knows(void **st)
{
    (void)st;
    const wire__table *tables[] = {&wire__months, &wire__weekdays};
    const wire__lex_kind kinds[] = {WIRE__LEX_MONTH, WIRE__LEX_WEEKDAY};
    for (int t = 0; t < 2; t++)
        for (size_t i = 0; i < tables[t]->n; i++) {
            const wire__entry *e = &tables[t]->p[i];
            wire_str w = wire_str_of(e->word);
            size_t hyphen = wire_str_find(w, WIRE_STR("-"), 0);
            if (hyphen != SIZE_MAX) w.n = hyphen;
            const wire__lex *lex = wire__lex_of(w);
            const wire__lex *found = wire__lex_as(lex, kinds[t], e->langs);
            if (!found || (found->value & 63) != (e->value & 63))
                fail_msg("%s is not found", e->word);
        }
}

static void lexicon__finds_words_whatever_their_case_and_marks(void **st)
{
    (void)st;
    const wire__lex *a = wire__lex_of(WIRE_STR("février"));
    assert_non_null(a);
    assert_ptr_equal(a, wire__lex_of(WIRE_STR("FÉVRIER")));
    assert_ptr_equal(a, wire__lex_of(WIRE_STR("fe\xcc\x81vrier")));
    assert_ptr_equal(wire__lex_of(WIRE_STR("hundred")),
                     wire__lex_of(WIRE_STR("Hun\xc2\xad"
                                           "dred")));
    assert_null(wire__lex_of(WIRE_STR("calderish")));
    assert_null(wire__lex_of(WIRE_STR("")));
}

/* Each of the three on 256 KiB of one piece repeated. */
static void all__hostile_repetition_ends_in_time(void **st)
{
    (void)st;
    static const char *const pieces[] = {"1",
                                         "1,",
                                         "1.",
                                         "1 ",
                                         "1-",
                                         "1/",
                                         "(1",
                                         "+1",
                                         "$",
                                         "$1",
                                         "a ",
                                         "A ",
                                         "A. ",
                                         "A-",
                                         "A'",
                                         "one ",
                                         "one-",
                                         "million ",
                                         "one million ",
                                         "two hundred and ",
                                         "March ",
                                         "March 1 ",
                                         "3 March ",
                                         "3-",
                                         "3 to ",
                                         "Monday ",
                                         "last ",
                                         "siebenund",
                                         "hundert",
                                         "tausend ",
                                         "von ",
                                         "Von der ",
                                         "of ",
                                         "Bank of ",
                                         "Secretary of ",
                                         "d'",
                                         "é",
                                         "É ",
                                         "\xff",
                                         "\xc2\xad",
                                         "1\u00a0000",
                                         "万",
                                         "1万",
                                         "月",
                                         "\n",
                                         ".",
                                         "\"",
                                         "“",
                                         "Herr ",
                                         "Minister ",
                                         "-",
                                         "—",
                                         "100 ",
                                         "3:",
                                         "3 p.m. ",
                                         "e\xcc\x81"};
    const char *const langs[] = {"en", "de", "fr", "es", ""};
    for (size_t k = 0; k < sizeof pieces / sizeof pieces[0]; k++) {
        wire_buf b = {0};
        while (b.n < 1 << 18)
            wire_buf_lit(&b, pieces[k]);
        assert_true(wire_buf_ok(&b));
        double t = wire_clock_s();
        for (size_t l = 0; l < sizeof langs / sizeof langs[0]; l++) {
            wire_arena *a = wire_arena_new(NULL, 0);
            wire_number *x;
            wire_date *d;
            wire_span *s;
            size_t n;
            wire_str lang = wire_str_of(langs[l]), text = wire_buf_view(&b);
            assert_ok(wire_text_numbers(text, lang, a, &x, &n, NULL));
            assert_ok(wire_text_dates(text, lang, a, &d, &n, NULL));
            assert_ok(wire_text_names(text, lang, a, &s, &n, NULL));
            wire_arena_free(a);
        }
        t = wire_clock_s() - t; /* linear: under 1 s with sanitizers */
        if (t > 60) fail_msg("\"%s\" took %.1f s", pieces[k], t);
        wire_buf_free(&b);
    }
}

/* Random pieces: spans stay inside, in order, on characters. */
static void all__random_text_keeps_the_bounds(void **st)
{
    (void)st;
    static const char *const pieces[] = {" ",        " ",
                                         " ",        ".",
                                         ",",        "-",
                                         "\n",       "1",
                                         "20",       "1,200",
                                         "2019",     "March",
                                         "Tuesday",  "May",
                                         "the",      "of",
                                         "and",      "President",
                                         "Lee",      "US",
                                         "ä",        "É",
                                         "million",  "two",
                                         "half",     "a",
                                         "per cent", "$",
                                         "€",        "%",
                                         "p.m.",     "'",
                                         "’",        "“",
                                         "”",        "(",
                                         ")",        "\xe2\x80\xaf",
                                         "\xff",     "\xc3",
                                         "月",       "3日",
                                         "von",      "der",
                                         "Herr",     "zwei",
                                         "hundert",  "quatre",
                                         "-vingt",   "de",
                                         "y",        "mil",
                                         "th",       "s",
                                         "½",        "/",
                                         ":",        "°",
                                         "C",        "km",
                                         "km²",      "Jan.",
                                         "'90s"};
    const char *const langs[] = {"en", "de", "fr", "es", "ja", "tr", "pl", ""};
    uint64_t seed = 7;
    for (int round = 0; round < 4000; round++) {
        wire_buf b = {0};
        size_t len = unit_random(&seed) % 40;
        for (size_t i = 0; i < len; i++)
            wire_buf_lit(&b, pieces[unit_random(&seed) %
                                    (sizeof pieces / sizeof pieces[0])]);
        /* an exact copy, so that reading past the end is seen */
        char *exact = malloc(b.n + !b.n);
        memcpy(exact, b.p ? b.p : "", b.n);
        wire_str text = {exact, b.n};
        wire_str lang = wire_str_of(langs[round % 8]);
        wire_arena *a = wire_arena_new(NULL, 0);
        wire_buf out = {0};
        put_numbers(text, lang, a, &out);
        put_dates(text, lang, a, &out);
        put_names(text, lang, a, &out);
        wire_buf_free(&out);
        wire_arena_free(a);
        free(exact);
        wire_buf_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers__marks_mean_what_the_language_says),
        cmocka_unit_test(numbers__without_a_language_the_text_shows_its_marks),
        cmocka_unit_test(numbers__words_add_up),
        cmocka_unit_test(numbers__multipliers_keep_the_value_exact),
        cmocka_unit_test(numbers__points_are_kept_apart_from_per_cent),
        cmocka_unit_test(numbers__units_stand_before_or_behind),
        cmocka_unit_test(numbers__ordinals_years_and_decades_are_marked),
        cmocka_unit_test(numbers__ranges_are_two_that_share),
        cmocka_unit_test(numbers__one_as_a_pronoun_is_none),
        cmocka_unit_test(numbers__fractions_are_read),
        cmocka_unit_test(numbers__the_time_of_day_is_marked),
        cmocka_unit_test(numbers__codes_dates_and_telephones_are_none),
        cmocka_unit_test(dates__days_stand_with_their_month),
        cmocka_unit_test(dates__ranges_are_two),
        cmocka_unit_test(dates__a_month_alone_needs_a_cue),
        cmocka_unit_test(dates__weekdays_are_numbered_from_monday),
        cmocka_unit_test(dates__today_and_its_neighbours_are_relative),
        cmocka_unit_test(names__titles_and_offices_are_no_part),
        cmocka_unit_test(names__particles_hyphens_and_initials_belong),
        cmocka_unit_test(names__a_first_word_alone_needs_more),
        cmocka_unit_test(names__headlines_give_none_of_their_own),
        cmocka_unit_test(names__german_nouns_are_none),
        cmocka_unit_test(lexicon__knows_what_the_calendar_knows),
        cmocka_unit_test(lexicon__finds_words_whatever_their_case_and_marks),
        cmocka_unit_test(all__hostile_repetition_ends_in_time),
        cmocka_unit_test(all__random_text_keeps_the_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
