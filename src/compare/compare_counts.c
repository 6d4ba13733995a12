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

static const wire__phrase toll_rows[] = {
    {"killed", 1, WIRE__IN_EN},        {"dead", 1, WIRE__IN_EN},
    {"died", 1, WIRE__IN_EN},          {"deaths", 1, WIRE__IN_EN},
    {"die", 1, WIRE__IN_EN},           {"kills", 1, WIRE__IN_EN},
    {"killing", 1, WIRE__IN_EN},       {"kill", 1, WIRE__IN_EN},
    {"death toll", 1, WIRE__IN_EN},    {"bodies", 1, WIRE__IN_EN},
    {"missing", 1, WIRE__IN_EN},       {"lives", 1, WIRE__IN_EN},
    {"perished", 1, WIRE__IN_EN},      {"drowned", 1, WIRE__IN_EN},
    {"tote", 1, WIRE__IN_DE},          {"toten", 1, WIRE__IN_DE},
    {"tot", 1, WIRE__IN_DE},           {"getötet", 1, WIRE__IN_DE},
    {"gestorben", 1, WIRE__IN_DE},     {"starben", 1, WIRE__IN_DE},
    {"leben", 1, WIRE__IN_DE},         {"opfer", 1, WIRE__IN_DE},
    {"todesopfer", 1, WIRE__IN_DE},    {"vermisst", 1, WIRE__IN_DE},
    {"vermisste", 1, WIRE__IN_DE},     {"ertrunken", 1, WIRE__IN_DE},
    {"morts", 1, WIRE__IN_FR},         {"mort", 1, WIRE__IN_FR},
    {"mortes", 1, WIRE__IN_FR},        {"tué", 1, WIRE__IN_FR},
    {"tués", 1, WIRE__IN_FR},          {"tuées", 1, WIRE__IN_FR},
    {"décès", 1, WIRE__IN_FR},         {"victimes", 1, WIRE__IN_FR},
    {"disparus", 1, WIRE__IN_FR},      {"vie", 1, WIRE__IN_FR},
    {"muertos", 1, WIRE__IN_ES},       {"muertes", 1, WIRE__IN_ES},
    {"murieron", 1, WIRE__IN_ES},      {"muerto", 1, WIRE__IN_ES},
    {"fallecidos", 1, WIRE__IN_ES},    {"fallecieron", 1, WIRE__IN_ES},
    {"mató", 1, WIRE__IN_ES},          {"víctimas", 1, WIRE__IN_ES},
    {"desaparecidos", 1, WIRE__IN_ES}, {"morti", 1, WIRE__IN_IT},
    {"morte", 1, WIRE__IN_IT},         {"vittime", 1, WIRE__IN_IT},
    {"dispersi", 1, WIRE__IN_IT},      {"mortos", 1, WIRE__IN_PT},
    {"mortes", 1, WIRE__IN_PT},        {"morreram", 1, WIRE__IN_PT},
    {"vítimas", 1, WIRE__IN_PT},       {"doden", 1, WIRE__IN_NL},
    {"dood", 1, WIRE__IN_NL},          {"slachtoffers", 1, WIRE__IN_NL},
    {"omgekomen", 1, WIRE__IN_NL},
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
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (wire__is_word(s, k, words[i])) return true;
    return false;
}

bool wire__is_open_count(const wire__compare *t, const wire__figure *s,
                         wire__bound was, uint32_t from)
{
    const wire__side *x = &t->s;
    wire_span w = wire__sentence_words(x, s->sentence);
    if (w.beg + NEAR < from) w.beg = from - NEAR;
    if (s->words.end + NEAR < w.end) w.end = s->words.end + NEAR;
    if (was == WIRE__BOUND_OVER)
        return s->unit.kind <= WIRE__UNIT_OTHER && is_least(x, from, s) &&
               wire__phrase_in(&t->tolls, x->full, w.beg, w.end);
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
