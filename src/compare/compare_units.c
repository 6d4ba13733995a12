/* What is counted, and what is said round a number.
 *
 *     up to 35 percent     bound UP_TO, 35, ratio of a hundredth
 *     nearly 4 tonnes      bound UNDER, 4, mass of 1000 kg
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_values_int.h"

/* ---- Units ---- */

typedef struct {
    const char *word; /* folded */
    wire__unit_kind kind;
    double factor;
    uint32_t id;
} unit_row;

enum {
    USD = 1,
    EUR,
    GBP,
    JPY,
    CHF,
    CNY,
    INR,
    RUB,
    KRW,
    CELSIUS = 1,
    FAHRENHEIT
};
#define T WIRE__UNIT_TIME
#define L WIRE__UNIT_LENGTH
#define M WIRE__UNIT_MASS
#define A WIRE__UNIT_AREA
#define C WIRE__UNIT_MONEY
/* clang-format off */
static const unit_row units[] = {
    /* time, in days */
    {"second", T, 1 / 86400.0, 0}, {"seconds", T, 1 / 86400.0, 0},
    {"sec", T, 1 / 86400.0, 0}, {"sekunde", T, 1 / 86400.0, 0},
    {"sekunden", T, 1 / 86400.0, 0}, {"seconde", T, 1 / 86400.0, 0},
    {"secondes", T, 1 / 86400.0, 0}, {"segundo", T, 1 / 86400.0, 0},
    {"segundos", T, 1 / 86400.0, 0},
    {"minute", T, 1 / 1440.0, 0}, {"minutes", T, 1 / 1440.0, 0},
    {"min", T, 1 / 1440.0, 0}, {"minuten", T, 1 / 1440.0, 0},
    {"minuto", T, 1 / 1440.0, 0}, {"minutos", T, 1 / 1440.0, 0},
    {"minutige", T, 1 / 1440.0, 0}, {"minutigen", T, 1 / 1440.0, 0},
    {"hour", T, 1 / 24.0, 0}, {"hours", T, 1 / 24.0, 0},
    {"hr", T, 1 / 24.0, 0}, {"hrs", T, 1 / 24.0, 0},
    {"stunde", T, 1 / 24.0, 0}, {"stunden", T, 1 / 24.0, 0},
    {"stundige", T, 1 / 24.0, 0}, {"stundigen", T, 1 / 24.0, 0},
    {"heure", T, 1 / 24.0, 0}, {"heures", T, 1 / 24.0, 0},
    {"hora", T, 1 / 24.0, 0}, {"horas", T, 1 / 24.0, 0},
    {"day", T, 1, 0}, {"days", T, 1, 0}, {"tag", T, 1, 0}, {"tage", T, 1, 0},
    {"tagen", T, 1, 0}, {"tagige", T, 1, 0}, {"tagigen", T, 1, 0},
    {"jour", T, 1, 0}, {"jours", T, 1, 0}, {"dia", T, 1, 0},
    {"dias", T, 1, 0},
    {"week", T, 7, 0}, {"weeks", T, 7, 0}, {"fortnight", T, 14, 0},
    {"fortnights", T, 14, 0}, {"woche", T, 7, 0}, {"wochen", T, 7, 0},
    {"wochige", T, 7, 0}, {"wochigen", T, 7, 0}, {"semaine", T, 7, 0},
    {"semaines", T, 7, 0}, {"semana", T, 7, 0}, {"semanas", T, 7, 0},
    {"month", T, 30.4375, 0}, {"months", T, 30.4375, 0},
    {"monat", T, 30.4375, 0}, {"monate", T, 30.4375, 0},
    {"monaten", T, 30.4375, 0}, {"monatige", T, 30.4375, 0},
    {"monatigen", T, 30.4375, 0}, {"mois", T, 30.4375, 0},
    {"mes", T, 30.4375, 0}, {"meses", T, 30.4375, 0},
    {"year", T, 365.25, 0}, {"years", T, 365.25, 0}, {"yrs", T, 365.25, 0},
    {"jahr", T, 365.25, 0}, {"jahre", T, 365.25, 0}, {"jahren", T, 365.25, 0},
    {"jahres", T, 365.25, 0}, {"jahrige", T, 365.25, 0},
    {"jahrigen", T, 365.25, 0}, {"jahriger", T, 365.25, 0},
    {"an", T, 365.25, 0}, {"ans", T, 365.25, 0}, {"annee", T, 365.25, 0},
    {"annees", T, 365.25, 0}, {"ano", T, 365.25, 0}, {"anos", T, 365.25, 0},
    {"decade", T, 3652.5, 0}, {"decades", T, 3652.5, 0},
    {"jahrzehnt", T, 3652.5, 0}, {"jahrzehnte", T, 3652.5, 0},
    {"jahrzehnten", T, 3652.5, 0}, {"decennie", T, 3652.5, 0},
    {"decennies", T, 3652.5, 0}, {"decada", T, 3652.5, 0},
    {"decadas", T, 3652.5, 0},
    {"century", T, 36525, 0}, {"centuries", T, 36525, 0},
    {"jahrhundert", T, 36525, 0}, {"jahrhunderte", T, 36525, 0},
    {"jahrhunderten", T, 36525, 0}, {"siecle", T, 36525, 0},
    {"siecles", T, 36525, 0}, {"siglo", T, 36525, 0}, {"siglos", T, 36525, 0},
    /* length, in metres */
    {"mm", L, .001, 0}, {"cm", L, .01, 0}, {"m", L, 1, 0}, {"km", L, 1000, 0},
    {"metre", L, 1, 0}, {"metres", L, 1, 0}, {"meter", L, 1, 0},
    {"meters", L, 1, 0}, {"metern", L, 1, 0}, {"metro", L, 1, 0},
    {"metros", L, 1, 0}, {"kilometre", L, 1000, 0},
    {"kilometres", L, 1000, 0}, {"kilometer", L, 1000, 0},
    {"kilometers", L, 1000, 0}, {"kilometern", L, 1000, 0},
    {"kilometro", L, 1000, 0}, {"kilometros", L, 1000, 0},
    {"centimetre", L, .01, 0}, {"centimetres", L, .01, 0},
    {"centimeter", L, .01, 0}, {"centimeters", L, .01, 0},
    {"zentimeter", L, .01, 0}, {"centimetro", L, .01, 0},
    {"centimetros", L, .01, 0}, {"millimetre", L, .001, 0},
    {"millimetres", L, .001, 0}, {"millimeter", L, .001, 0},
    {"millimeters", L, .001, 0}, {"inch", L, .0254, 0},
    {"inches", L, .0254, 0}, {"foot", L, .3048, 0}, {"feet", L, .3048, 0},
    {"ft", L, .3048, 0}, {"yard", L, .9144, 0}, {"yards", L, .9144, 0},
    {"mile", L, 1609.344, 0}, {"miles", L, 1609.344, 0},
    {"meile", L, 1609.344, 0}, {"meilen", L, 1609.344, 0},
    {"mille", L, 1609.344, 0}, {"milles", L, 1609.344, 0},
    {"milla", L, 1609.344, 0}, {"millas", L, 1609.344, 0},
    /* area, in square metres */
    {"hectare", A, 10000, 0}, {"hectares", A, 10000, 0}, {"ha", A, 10000, 0},
    {"hektar", A, 10000, 0}, {"hektare", A, 10000, 0},
    {"hectarea", A, 10000, 0}, {"hectareas", A, 10000, 0},
    {"acre", A, 4046.86, 0}, {"acres", A, 4046.86, 0},
    {"quadratmeter", A, 1, 0}, {"quadratmetern", A, 1, 0},
    {"quadratkilometer", A, 1e6, 0}, {"quadratkilometern", A, 1e6, 0},
    /* mass, in kilograms; tons are metric unless somebody says otherwise */
    {"mg", M, 1e-6, 0}, {"g", M, .001, 0}, {"kg", M, 1, 0}, {"t", M, 1000, 0},
    {"gram", M, .001, 0}, {"grams", M, .001, 0}, {"gramme", M, .001, 0},
    {"grammes", M, .001, 0}, {"gramm", M, .001, 0}, {"gramo", M, .001, 0},
    {"gramos", M, .001, 0}, {"kilo", M, 1, 0}, {"kilos", M, 1, 0},
    {"kilogram", M, 1, 0}, {"kilograms", M, 1, 0}, {"kilogramme", M, 1, 0},
    {"kilogrammes", M, 1, 0}, {"kilogramm", M, 1, 0}, {"kilogramo", M, 1, 0},
    {"kilogramos", M, 1, 0}, {"ton", M, 1000, 0}, {"tons", M, 1000, 0},
    {"tonne", M, 1000, 0}, {"tonnes", M, 1000, 0}, {"tonnen", M, 1000, 0},
    {"tonelada", M, 1000, 0}, {"toneladas", M, 1000, 0},
    {"lb", M, .4536, 0}, {"lbs", M, .4536, 0}, {"ounce", M, .02835, 0},
    {"ounces", M, .02835, 0}, {"oz", M, .02835, 0},
    /* speed */
    {"kmh", WIRE__UNIT_SPEED, 1, 0}, {"kph", WIRE__UNIT_SPEED, 1, 0},
    {"mph", WIRE__UNIT_SPEED, 1.609344, 0},
    {"stundenkilometer", WIRE__UNIT_SPEED, 1, 0},
    {"stundenkilometern", WIRE__UNIT_SPEED, 1, 0},
    /* ratios */
    {"%", WIRE__UNIT_RATIO, .01, 0}, {"pct", WIRE__UNIT_RATIO, .01, 0},
    {"percent", WIRE__UNIT_RATIO, .01, 0}, {"per", WIRE__UNIT_RATIO, .01, 0},
    {"prozent", WIRE__UNIT_RATIO, .01, 0}, {"pour", WIRE__UNIT_RATIO, .01, 0},
    {"por", WIRE__UNIT_RATIO, .01, 0}, {"percentage", WIRE__UNIT_POINTS, 1, 1},
    {"point", WIRE__UNIT_POINTS, 1, 0}, {"points", WIRE__UNIT_POINTS, 1, 0},
    {"prozentpunkt", WIRE__UNIT_POINTS, 1, 1},
    {"prozentpunkte", WIRE__UNIT_POINTS, 1, 1},
    {"prozentpunkten", WIRE__UNIT_POINTS, 1, 1},
    {"punkt", WIRE__UNIT_POINTS, 1, 0}, {"punkte", WIRE__UNIT_POINTS, 1, 0},
    {"punkten", WIRE__UNIT_POINTS, 1, 0}, {"punto", WIRE__UNIT_POINTS, 1, 0},
    {"puntos", WIRE__UNIT_POINTS, 1, 0}, {"basis", WIRE__UNIT_POINTS, .01, 1},
    {"basispunkte", WIRE__UNIT_POINTS, .01, 1},
    {"basispunkten", WIRE__UNIT_POINTS, .01, 1},
    /* money */
    {"$", C, 1, USD}, {"us$", C, 1, USD}, {"usd", C, 1, USD},
    {"dollar", C, 1, USD}, {"dollars", C, 1, USD}, {"dolar", C, 1, USD},
    {"dolares", C, 1, USD}, {"bucks", C, 1, USD}, {"eur", C, 1, EUR},
    {"euro", C, 1, EUR}, {"euros", C, 1, EUR}, {"\xe2\x82\xac", C, 1, EUR},
    {"gbp", C, 1, GBP}, {"\xc2\xa3", C, 1, GBP}, {"sterling", C, 1, GBP},
    {"quid", C, 1, GBP}, {"pfund", WIRE__UNIT_OTHER, 1, WIRE__UNIT_POUND},
    {"pound", WIRE__UNIT_OTHER, 1, WIRE__UNIT_POUND},
    {"pounds", WIRE__UNIT_OTHER, 1, WIRE__UNIT_POUND},
    {"livre", WIRE__UNIT_OTHER, 1, 0}, {"livres", WIRE__UNIT_OTHER, 1, 0},
    {"libra", WIRE__UNIT_OTHER, 1, 0}, {"libras", WIRE__UNIT_OTHER, 1, 0},
    {"jpy", C, 1, JPY}, {"yen", C, 1, JPY}, {"yens", C, 1, JPY},
    {"yenes", C, 1, JPY}, {"\xc2\xa5", WIRE__UNIT_OTHER, 1, 0},
    {"chf", C, 1, CHF}, {"franken", C, 1, CHF}, {"cny", C, 1, CNY},
    {"rmb", C, 1, CNY}, {"yuan", C, 1, CNY}, {"yuans", C, 1, CNY},
    {"renminbi", C, 1, CNY}, {"inr", C, 1, INR}, {"rs", C, 1, INR},
    {"\xe2\x82\xb9", C, 1, INR}, {"rupee", C, 1, INR}, {"rupees", C, 1, INR},
    {"rupien", C, 1, INR}, {"roupies", C, 1, INR}, {"rupias", C, 1, INR},
    {"rub", C, 1, RUB}, {"rouble", C, 1, RUB}, {"roubles", C, 1, RUB},
    {"ruble", C, 1, RUB}, {"rubles", C, 1, RUB}, {"rubel", C, 1, RUB},
    {"rublos", C, 1, RUB}, {"krw", C, 1, KRW}, {"won", C, 1, KRW},
    {"wons", C, 1, KRW},
    {"cent", C, .01, 0}, {"cents", C, .01, 0}, {"penny", C, .01, 0},
    {"pence", C, .01, GBP}, {"centime", C, .01, 0}, {"centimes", C, .01, 0},
    {"centimos", C, .01, 0}, {"centavos", C, .01, 0},
    /* temperature */
    {"degree", WIRE__UNIT_TEMP, 1, 0}, {"degrees", WIRE__UNIT_TEMP, 1, 0},
    {"grad", WIRE__UNIT_TEMP, 1, 0}, {"degre", WIRE__UNIT_TEMP, 1, 0},
    {"degres", WIRE__UNIT_TEMP, 1, 0}, {"grado", WIRE__UNIT_TEMP, 1, 0},
    {"grados", WIRE__UNIT_TEMP, 1, 0}, {"c", WIRE__UNIT_TEMP, 1, CELSIUS},
    {"f", WIRE__UNIT_TEMP, 1, FAHRENHEIT},
};
/* clang-format on */
#undef T
#undef L
#undef M
#undef A
#undef C

static const unit_row *find_row(const char *w, size_t n)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (units[i].word[0] == w[0] && strlen(units[i].word) == n &&
            memcmp(units[i].word, w, n) == 0)
            return &units[i];
    return NULL;
}

static bool has(const char *s, size_t n, const char *part)
{
    wire_str all = {s, n};
    return wire_str_find(all, wire_str_of(part), 0) != SIZE_MAX;
}

/* Words that change what a unit measures. */
static void refine(const char *s, size_t n, wire__unit *u)
{
    bool square = has(s, n, "square") || has(s, n, "sq ") ||
                  has(s, n, "carre") || has(s, n, "cuadrado") ||
                  has(s, n, "\xc2\xb2");
    if (u->kind == WIRE__UNIT_LENGTH && square) {
        u->kind = WIRE__UNIT_AREA;
        u->factor *= u->factor;
    } else if (u->kind == WIRE__UNIT_LENGTH &&
               (has(s, n, "hour") || has(s, n, "/h") || has(s, n, "heure") ||
                has(s, n, "hora") || has(s, n, "stunde"))) {
        u->kind = WIRE__UNIT_SPEED;
        u->factor /= 1000;
    } else if (has(s, n, "point") || has(s, n, "punto")) {
        bool of_percent = u->kind == WIRE__UNIT_RATIO ||
                          has(s, n, "pourcentage") || has(s, n, "porcent");
        u->kind = WIRE__UNIT_POINTS;
        if (of_percent) u->id = 1;
        if (u->factor > 0 && u->factor < 1 && !has(s, n, "basis"))
            u->factor = 1;
    } else if (u->kind == WIRE__UNIT_TEMP) {
        if (has(s, n, "celsius") || has(s, n, "centig")) u->id = CELSIUS;
        if (has(s, n, "fahrenheit")) u->id = FAHRENHEIT;
    }
}

wire__unit wire__unit_of(const wire_number *n)
{
    wire__unit u = {WIRE__UNIT_NONE, 1, 0};
    char s[WIRE__WORD_CAP];
    if (n->is_clock) {
        u.kind = WIRE__UNIT_CLOCK;
        return u;
    }
    size_t len = wire__word_fold(n->unit, false, s), at = 0;
    while (len) { /* "metric tons": the first word that is known */
        while (at < len && (s[at] == ' ' || s[at] == '-'))
            at++;
        size_t end = at;
        while (end < len && s[end] != ' ' && s[end] != '-' && s[end] != '/')
            end++;
        if (end == at) break;
        const unit_row *row = find_row(s + at, end - at);
        if (row) {
            u = (wire__unit){row->kind, row->factor, row->id};
            refine(s, len, &u);
            break;
        }
        at = end;
    }
    if (len && u.kind == WIRE__UNIT_NONE) u.kind = WIRE__UNIT_OTHER;
    return u;
}

bool wire__unit_clash(wire__unit a, wire__unit b)
{
    if (a.kind <= WIRE__UNIT_OTHER || b.kind <= WIRE__UNIT_OTHER) return false;
    if (a.kind != b.kind) {
        /* "three points up" may be either; of percentages is clear */
        return true;
    }
    return a.id && b.id && a.id != b.id;
}

/* ---- Bounds ---- */

enum { BOUND_WORDS = 3 };
typedef struct {
    const char *word[BOUND_WORDS]; /* folded, in order; NULL fills up */
    wire__bound bound;
} bound_row;

/* clang-format off */
#define ABOUT WIRE__BOUND_ABOUT
#define OVER WIRE__BOUND_OVER
#define UNDER WIRE__BOUND_UNDER
#define UP_TO WIRE__BOUND_UP_TO
static const bound_row bounds[] = { /* longer ones first */
    {{"no", "more", "than"}, UP_TO}, {{"no", "less", "than"}, OVER},
    {{"no", "fewer", "than"}, OVER}, {{"not", "more", "than"}, UP_TO},
    {{"as", "much", "as"}, UP_TO}, {{"as", "many", "as"}, UP_TO},
    {{"as", "high", "as"}, UP_TO}, {{"as", "long", "as"}, UP_TO},
    {{"as", "little", "as"}, ABOUT},
    {{"as", "few", "as"}, ABOUT}, {{"in", "excess", "of"}, OVER},
    {{"a", "maximum", "of"}, UP_TO}, {{"a", "minimum", "of"}, OVER},
    {{"at", "the", "most"}, UP_TO}, {{"por", "lo", "menos"}, OVER},
    {{"a", "peu", "pres"}, ABOUT}, {{"pas", "moins", "de"}, OVER},
    {{"nicht", "mehr", "als"}, UP_TO}, {{"nicht", "weniger", "als"}, OVER},
    {{"more", "than"}, OVER}, {{"at", "least"}, OVER},
    {{"upwards", "of"}, OVER},
    {{"north", "of"}, OVER}, {{"well", "over"}, OVER},
    {{"greater", "than"}, OVER},
    {{"less", "than"}, UNDER}, {{"fewer", "than"}, UNDER},
    {{"lower", "than"}, UNDER}, {{"just", "under"}, UNDER},
    {{"close", "to"}, UNDER}, {{"shy", "of"}, UNDER}, {{"up", "to"}, UP_TO},
    {{"at", "most"}, UP_TO}, {{"shortly", "before"}, ABOUT},
    {{"just", "before"}, ABOUT}, {{"shortly", "after"}, ABOUT},
    {{"just", "after"}, ABOUT}, {{"an", "estimated"}, ABOUT},
    {{"mehr", "als"}, OVER}, {{"weniger", "als"}, UNDER},
    {{"bis", "zu"}, UP_TO},
    {{"kurz", "vor"}, ABOUT}, {{"kurz", "nach"}, ABOUT},
    {{"plus", "de"}, OVER}, {{"plus", "d"}, OVER}, {{"au", "moins"}, OVER},
    {{"moins", "de"}, UNDER},
    {{"pres", "de"}, UNDER}, {{"pres", "d"}, UNDER},
    {{"jusqu", "a"}, UP_TO}, {{"au", "plus"}, UP_TO},
    {{"au", "maximum"}, UP_TO}, {{"autour", "de"}, ABOUT},
    {{"mas", "de"}, OVER}, {{"al", "menos"}, OVER}, {{"menos", "de"}, UNDER},
    {{"cerca", "de"}, ABOUT}, {{"alrededor", "de"}, ABOUT},
    {{"como", "maximo"}, UP_TO},
    {{"about"}, ABOUT}, {{"around"}, ABOUT}, {{"some"}, ABOUT},
    {{"roughly"}, ABOUT}, {{"approximately"}, ABOUT}, {{"estimated"}, ABOUT},
    {{"circa"}, ABOUT}, {{"over"}, OVER}, {{"exceeding"}, OVER},
    {{"minimum"}, OVER}, {{"nearly"}, UNDER}, {{"almost"}, UNDER},
    {{"under"}, UNDER}, {{"below"}, UNDER}, {{"maximum"}, UP_TO},
    {{"rund"}, ABOUT}, {{"etwa"}, ABOUT}, {{"ungefahr"}, ABOUT},
    {{"zirka"}, ABOUT}, {{"ca"}, ABOUT}, {{"gut"}, OVER}, {{"uber"}, OVER},
    {{"mindestens"}, OVER}, {{"wenigstens"}, OVER}, {{"fast"}, UNDER},
    {{"knapp"}, UNDER}, {{"beinahe"}, UNDER}, {{"nahezu"}, UNDER},
    {{"unter"}, UNDER}, {{"hochstens"}, UP_TO}, {{"maximal"}, UP_TO},
    {{"schatzungsweise"}, ABOUT},
    {{"environ"}, ABOUT}, {{"quelque"}, ABOUT}, {{"quelques"}, ABOUT},
    {{"presque"}, UNDER}, {{"unos"}, ABOUT}, {{"unas"}, ABOUT},
    {{"aproximadamente"}, ABOUT}, {{"casi"}, UNDER}, {{"hasta"}, UP_TO},
};
static const bound_row behind[] = {
    {{"or", "more"}, OVER}, {{"or", "so"}, ABOUT}, {{"or", "less"}, UP_TO},
    {{"at", "least"}, OVER}, {{"at", "most"}, UP_TO}, {{"plus"}, OVER},
    {{"oder", "mehr"}, OVER}, {{"ou", "plus"}, OVER}, {{"o", "mas"}, OVER},
    {{"environ"}, ABOUT}, {{"au", "moins"}, OVER}, {{"odd"}, ABOUT},
};
/* clang-format on */
#undef ABOUT
#undef OVER
#undef UNDER
#undef UP_TO

/* Folded words round a number. */
typedef struct {
    char text[2 * BOUND_WORDS][WIRE__WORD_CAP];
    size_t n[2 * BOUND_WORDS]; /* 0: no word of the sentence */
} context;

static void read_context(const wire__side *s, wire_span number,
                         wire_span sentence, context *x)
{
    for (uint32_t k = 0; k < 2 * BOUND_WORDS; k++) {
        uint32_t w = number.beg - BOUND_WORDS + k;
        if (k >= BOUND_WORDS) w = number.end + k - BOUND_WORDS;
        bool in = k < BOUND_WORDS ? sentence.beg + BOUND_WORDS <= number.beg + k
                                  : w < sentence.end;
        x->n[k] = 0;
        if (in)
            x->n[k] = wire__word_fold(wire__side_word(s, w), false, x->text[k]);
    }
}

static uint32_t length_of(const bound_row *r)
{
    uint32_t n = 0;
    while (n < BOUND_WORDS && r->word[n])
        n++;
    return n;
}

static bool stands_at(const context *x, uint32_t at, const bound_row *r,
                      uint32_t n)
{
    for (uint32_t k = 0; k < n; k++) {
        const char *w = r->word[k];
        if (!x->n[at + k] || x->text[at + k][0] != w[0]) return false;
        if (x->n[at + k] != strlen(w)) return false;
        if (memcmp(x->text[at + k], w, x->n[at + k]) != 0) return false;
    }
    return true;
}

wire__bound wire__bound_at(const wire__side *s, wire_span number,
                           wire_span sentence, uint32_t *from)
{
    context x;
    read_context(s, number, sentence, &x);
    *from = number.beg;
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        uint32_t n = length_of(&bounds[i]);
        if (!stands_at(&x, BOUND_WORDS - n, &bounds[i], n)) continue;
        *from = number.beg - n;
        return bounds[i].bound;
    }
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
        if (stands_at(&x, BOUND_WORDS, &behind[i], length_of(&behind[i])))
            return behind[i].bound;
    return WIRE__BOUND_NONE;
}
