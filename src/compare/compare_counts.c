/* Counts that are not closed, and counts of others.
 *
 *   source  at least 14 dead      faces up to six years
 *   copy    14 dead               faces six years          certainty raised
 *
 *   source  900 farmers, police said, while organisers spoke of 3,000
 *   copy    3,000 farmers                                  number altered
 *
 * A toll may rise and a sentence is not passed yet: there a bound says how
 * sure the number is; elsewhere it is part of the number.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compare_numbers_int.h"

enum { NEAR = 12 }; /* words round a number */

/* ---- Open counts ---- */

enum {
    TOLL = 1,
    OF_PEOPLE /* of pages and buses, too: nothing but people make it a toll */
};

static const wire__phrase toll_rows[] = {
    {"killed", TOLL, WIRE__IN_EN},
    {"dead", TOLL, WIRE__IN_EN},
    {"died", TOLL, WIRE__IN_EN},
    {"deaths", TOLL, WIRE__IN_EN},
    {"die", TOLL, WIRE__IN_EN},
    {"kills", TOLL, WIRE__IN_EN},
    {"killing", TOLL, WIRE__IN_EN},
    {"kill", TOLL, WIRE__IN_EN},
    {"death toll", TOLL, WIRE__IN_EN},
    {"bodies", TOLL, WIRE__IN_EN},
    {"missing", OF_PEOPLE, WIRE__IN_EN},
    {"lives", OF_PEOPLE, WIRE__IN_EN},
    {"perished", TOLL, WIRE__IN_EN},
    {"drowned", TOLL, WIRE__IN_EN},
    {"tote", TOLL, WIRE__IN_DE},
    {"toten", TOLL, WIRE__IN_DE},
    {"tot", TOLL, WIRE__IN_DE},
    {"getötet", TOLL, WIRE__IN_DE},
    {"gestorben", TOLL, WIRE__IN_DE},
    {"starben", TOLL, WIRE__IN_DE},
    {"ums leben", TOLL, WIRE__IN_DE},
    {"das leben", TOLL, WIRE__IN_DE},
    {"ihr leben", TOLL, WIRE__IN_DE},
    {"opfer", TOLL, WIRE__IN_DE},
    {"todesopfer", TOLL, WIRE__IN_DE},
    {"vermisst", OF_PEOPLE, WIRE__IN_DE},
    {"vermisste", TOLL, WIRE__IN_DE},
    {"ertrunken", TOLL, WIRE__IN_DE},
    {"morts", TOLL, WIRE__IN_FR},
    {"mort", TOLL, WIRE__IN_FR},
    {"mortes", TOLL, WIRE__IN_FR},
    {"tué", TOLL, WIRE__IN_FR},
    {"tués", TOLL, WIRE__IN_FR},
    {"tuées", TOLL, WIRE__IN_FR},
    {"décès", TOLL, WIRE__IN_FR},
    {"victimes", TOLL, WIRE__IN_FR},
    {"disparus", OF_PEOPLE, WIRE__IN_FR},
    {"perdu la vie", TOLL, WIRE__IN_FR},
    {"coûté la vie", TOLL, WIRE__IN_FR},
    {"perdent la vie", TOLL, WIRE__IN_FR},
    {"muertos", TOLL, WIRE__IN_ES},
    {"muertes", TOLL, WIRE__IN_ES},
    {"murieron", TOLL, WIRE__IN_ES},
    {"muerto", TOLL, WIRE__IN_ES},
    {"fallecidos", TOLL, WIRE__IN_ES},
    {"fallecieron", TOLL, WIRE__IN_ES},
    {"mató", TOLL, WIRE__IN_ES},
    {"víctimas", TOLL, WIRE__IN_ES},
    {"desaparecidos", OF_PEOPLE, WIRE__IN_ES},
    {"morti", TOLL, WIRE__IN_IT},
    {"morte", TOLL, WIRE__IN_IT},
    {"vittime", TOLL, WIRE__IN_IT},
    {"dispersi", OF_PEOPLE, WIRE__IN_IT},
    {"mortos", TOLL, WIRE__IN_PT},
    {"mortes", TOLL, WIRE__IN_PT},
    {"morreram", TOLL, WIRE__IN_PT},
    {"vítimas", TOLL, WIRE__IN_PT},
    {"doden", TOLL, WIRE__IN_NL},
    {"dood", TOLL, WIRE__IN_NL},
    {"slachtoffers", TOLL, WIRE__IN_NL},
    {"omgekomen", TOLL, WIRE__IN_NL},
};

static const wire__phrase penalty_rows[] = {
    {"prison", 1, WIRE__IN_EN},
    {"jail", 1, WIRE__IN_EN},
    {"imprisonment", 1, WIRE__IN_EN},
    {"behind bars", 1, WIRE__IN_EN},
    {"haft", 1, WIRE__IN_DE},
    {"gefängnis", 1, WIRE__IN_DE},
    {"freiheitsstrafe", 1, WIRE__IN_DE},
    {"freiheitsentzug", 1, WIRE__IN_DE},
    {"prison", 1, WIRE__IN_FR},
    {"réclusion", 1, WIRE__IN_FR},
    {"emprisonnement", 1, WIRE__IN_FR},
    {"cárcel", 1, WIRE__IN_ES},
    {"prisión", 1, WIRE__IN_ES},
    {"reclusión", 1, WIRE__IN_ES},
};

/* Does the source say "at least" or "or more", rather than "more than"? */
static bool is_least(const wire__side *s, uint32_t from, const wire__figure *x)
{
    static const char *const words[] = {
        "least",   "fewer",      "less",    "moins",  "menos",    "mindestens",
        "weniger", "wenigstens", "minimum", "almeno", "minstens", "minste"};
    if (from >= x->words.beg) return true; /* "14 or more" */
    for (uint32_t k = from; k < x->words.beg; k++)
        if (wire__is_word_of(s, k, words, sizeof words / sizeof *words))
            return true;
    return false;
}

/* "At least 14 people", "at least 14 miners", "at least 14": no things. */
static bool is_of_people(const wire__side *s, const wire__figure *x,
                         wire_span sentence)
{
    static const char *const people[] = {
        "people",   "person",  "persons",  "men",     "women",     "children",
        "boys",     "girls",   "others",   "crew",    "lives",     "menschen",
        "personen", "kinder",  "frauen",   "manner",  "personnes", "hommes",
        "femmes",   "enfants", "personas", "hombres", "mujeres",   "ninos",
        "persone",  "uomini",  "donne",    "bambini", "weitere",   "autres"};
    static const char *const ends[] = {"ers", "ors", "men", "ists", "ants"};
    uint32_t k = x->words.end;
    if (k >= sentence.end || s->weight[k] < WIRE__CONTENT_BITS / 2) return true;
    wire_str w = wire__side_word(s, k);
    if (wire__is_word_of(s, k, people, sizeof people / sizeof *people))
        return true;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (wire_str_ends(w, wire_str_of(ends[i]))) return true;
    return false;
}

static bool is_toll(const wire__compare *t, const wire__figure *x,
                    wire_span near, wire_span sentence)
{
    uint32_t n;
    for (uint32_t k = near.beg; k < near.end; k++) {
        int v = wire__phrase_at(&t->tolls, t->s.full, k, near.end, &n);
        if (v == TOLL ||
            (v && (k == x->words.end || is_of_people(&t->s, x, sentence))))
            return true;
    }
    return false;
}

bool wire__is_open_count(const wire__compare *t, const wire__figure *s,
                         wire__bound was, uint32_t from)
{
    const wire__side *x = &t->s;
    wire_span all = wire__sentence_words(x, s->sentence), w = all;
    if (w.beg + NEAR < from) w.beg = from - NEAR;
    if (s->words.end + NEAR < w.end) w.end = s->words.end + NEAR;
    if (was == WIRE__BOUND_OVER)
        return s->unit.kind <= WIRE__UNIT_OTHER && is_least(x, from, s) &&
               is_toll(t, s, w, all);
    return was == WIRE__BOUND_UP_TO && s->unit.kind == WIRE__UNIT_TIME &&
           wire__phrase_in(&t->penalties, x->full, w.beg, w.end);
}

/* ---- Counts of others ---- */

/* Who counts, and how it is said. */
static const wire__phrase counter_rows[] = {
    {"organisers", 1, WIRE__IN_EN}, {"organizers", 1, WIRE__IN_EN},
    {"said", 1, WIRE__IN_EN},       {"spoke of", 1, WIRE__IN_EN},
    {"put it", 1, WIRE__IN_EN},     {"put the", 1, WIRE__IN_EN},
    {"counted", 1, WIRE__IN_EN},    {"estimated", 1, WIRE__IN_EN},
    {"claimed", 1, WIRE__IN_EN},    {"according to", 1, WIRE__IN_EN},
    {"reported", 1, WIRE__IN_EN},   {"veranstalter", 1, WIRE__IN_DE},
    {"sprach", 1, WIRE__IN_DE},     {"sprachen", 1, WIRE__IN_DE},
    {"zählte", 1, WIRE__IN_DE},     {"zählten", 1, WIRE__IN_DE},
    {"schätzte", 1, WIRE__IN_DE},   {"schätzten", 1, WIRE__IN_DE},
    {"angaben", 1, WIRE__IN_DE},    {"laut", 1, WIRE__IN_DE},
    {"zufolge", 1, WIRE__IN_DE},    {"organisateurs", 1, WIRE__IN_FR},
    {"parlé", 1, WIRE__IN_FR},      {"compté", 1, WIRE__IN_FR},
    {"estimé", 1, WIRE__IN_FR},     {"revendiqué", 1, WIRE__IN_FR},
    {"selon", 1, WIRE__IN_FR},      {"organizadores", 1, WIRE__IN_ES},
    {"habló", 1, WIRE__IN_ES},      {"hablaron", 1, WIRE__IN_ES},
    {"cifró", 1, WIRE__IN_ES},      {"cifraron", 1, WIRE__IN_ES},
    {"según", 1, WIRE__IN_ES},
};

bool wire__counts_fill(wire__compare *t)
{
    return wire__phrases_make(toll_rows, sizeof toll_rows / sizeof *toll_rows,
                              t->language, t->arena, &t->tolls) &&
           wire__phrases_make(penalty_rows,
                              sizeof penalty_rows / sizeof *penalty_rows,
                              t->language, t->arena, &t->penalties) &&
           wire__phrases_make(counter_rows,
                              sizeof counter_rows / sizeof *counter_rows,
                              t->language, t->arena, &t->counters);
}

static bool is_break(const wire__side *s, uint32_t k)
{
    const wire_words *w = &s->doc->words;
    for (uint32_t i = w->off[k - 1] + w->len[k - 1]; i < w->off[k]; i++)
        if (s->body.p[i] == ',' || s->body.p[i] == ';') return true;
    return false;
}

/* The words between commas that hold a number. */
static wire_span clause_of(const wire__side *s, const wire__figure *x)
{
    wire_span all = wire__sentence_words(s, x->sentence), w = x->words;
    while (w.beg > all.beg && !is_break(s, w.beg))
        w.beg--;
    while (w.end < all.end && !is_break(s, w.end))
        w.end++;
    return w;
}

/* Content words of the clause that the copy's sentence has too. */
static uint32_t told_of(const wire__compare *t, wire_span clause,
                        wire_span copy)
{
    uint32_t told = 0;
    for (uint32_t k = clause.beg; k < clause.end; k++) {
        char first = t->s.body.p[t->s.doc->words.off[k]];
        if (t->s.weight[k] < WIRE__CONTENT_BITS ||
            (first >= '0' && first <= '9'))
            continue;
        for (uint32_t c = copy.beg; c < copy.end; c++)
            if (t->c.stem[c] == t->s.stem[k]) {
                told++;
                break;
            }
    }
    return told;
}

static bool is_count(const wire__figure *x)
{
    enum { LEAST = 3 };
    return !x->is_year && !x->n->is_ordinal && !x->n->is_clock &&
           x->unit.kind <= WIRE__UNIT_OTHER && x->value >= LEAST;
}

const wire__figure *wire__count_in_place_of(const wire__compare *t,
                                            const wire__figures *sources,
                                            const wire__figure *s,
                                            const wire__figure *c)
{
    wire_span copy = wire__sentence_words(&t->c, c->sentence);
    if (!is_count(s) || copy.end - copy.beg > 8 * NEAR) return NULL;
    wire_span own = clause_of(&t->s, s);
    if (own.end - own.beg > 2 * NEAR ||
        !wire__phrase_in(&t->counters, t->s.full, own.beg, own.end) ||
        wire__phrase_in(&t->counters, t->c.full, copy.beg, copy.end) ||
        told_of(t, own, copy))
        return NULL;
    for (size_t i = 0; i < sources->n; i++) {
        const wire__figure *a = &sources->v[i];
        if (a->is_used || a->sentence != s->sentence || !is_count(a) ||
            a->words.end > own.beg)
            continue;
        wire_span clause = clause_of(&t->s, a);
        if (told_of(t, clause, copy)) return a;
    }
    return NULL;
}
