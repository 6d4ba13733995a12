/* What is counted, and what is said round a number.
 *
 *     up to 35 percent     bound UP_TO, 35, ratio of a hundredth
 *     nearly 4 tonnes      bound UNDER, 4, mass of 1000 kg
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_values_int.h"

/* ---- Units ---- */

/* In the order in which the table reads best. */
/* NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding) */
typedef struct {
    const char *word; /* folded */
    wire__unit_kind kind;
    uint32_t id;
    double factor;
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
    {"second", T, 0, 1 / 86400.0}, {"seconds", T, 0, 1 / 86400.0},
    {"sec", T, 0, 1 / 86400.0}, {"sekunde", T, 0, 1 / 86400.0},
    {"sekunden", T, 0, 1 / 86400.0}, {"seconde", T, 0, 1 / 86400.0},
    {"secondes", T, 0, 1 / 86400.0}, {"segundo", T, 0, 1 / 86400.0},
    {"segundos", T, 0, 1 / 86400.0},
    {"minute", T, 0, 1 / 1440.0}, {"minutes", T, 0, 1 / 1440.0},
    {"min", T, 0, 1 / 1440.0}, {"minuten", T, 0, 1 / 1440.0},
    {"minuto", T, 0, 1 / 1440.0}, {"minutos", T, 0, 1 / 1440.0},
    {"minutige", T, 0, 1 / 1440.0}, {"minutigen", T, 0, 1 / 1440.0},
    {"hour", T, 0, 1 / 24.0}, {"hours", T, 0, 1 / 24.0},
    {"hr", T, 0, 1 / 24.0}, {"hrs", T, 0, 1 / 24.0},
    {"stunde", T, 0, 1 / 24.0}, {"stunden", T, 0, 1 / 24.0},
    {"stundige", T, 0, 1 / 24.0}, {"stundigen", T, 0, 1 / 24.0},
    {"heure", T, 0, 1 / 24.0}, {"heures", T, 0, 1 / 24.0},
    {"hora", T, 0, 1 / 24.0}, {"horas", T, 0, 1 / 24.0},
    {"day", T, 0, 1}, {"days", T, 0, 1}, {"tag", T, 0, 1}, {"tage", T, 0, 1},
    {"tagen", T, 0, 1}, {"tagige", T, 0, 1}, {"tagigen", T, 0, 1},
    {"jour", T, 0, 1}, {"jours", T, 0, 1}, {"dia", T, 0, 1},
    {"dias", T, 0, 1},
    {"week", T, 0, 7}, {"weeks", T, 0, 7}, {"fortnight", T, 0, 14},
    {"fortnights", T, 0, 14}, {"woche", T, 0, 7}, {"wochen", T, 0, 7},
    {"wochige", T, 0, 7}, {"wochigen", T, 0, 7}, {"semaine", T, 0, 7},
    {"semaines", T, 0, 7}, {"semana", T, 0, 7}, {"semanas", T, 0, 7},
    {"month", T, 0, 30.4375}, {"months", T, 0, 30.4375},
    {"monat", T, 0, 30.4375}, {"monate", T, 0, 30.4375},
    {"monaten", T, 0, 30.4375}, {"monatige", T, 0, 30.4375},
    {"monatigen", T, 0, 30.4375}, {"mois", T, 0, 30.4375},
    {"mes", T, 0, 30.4375}, {"meses", T, 0, 30.4375},
    {"year", T, 0, 365.25}, {"years", T, 0, 365.25}, {"yrs", T, 0, 365.25},
    {"jahr", T, 0, 365.25}, {"jahre", T, 0, 365.25}, {"jahren", T, 0, 365.25},
    {"jahres", T, 0, 365.25}, {"jahrige", T, 0, 365.25},
    {"jahrigen", T, 0, 365.25}, {"jahriger", T, 0, 365.25},
    {"an", T, 0, 365.25}, {"ans", T, 0, 365.25}, {"annee", T, 0, 365.25},
    {"annees", T, 0, 365.25}, {"ano", T, 0, 365.25}, {"anos", T, 0, 365.25},
    {"decade", T, 0, 3652.5}, {"decades", T, 0, 3652.5},
    {"jahrzehnt", T, 0, 3652.5}, {"jahrzehnte", T, 0, 3652.5},
    {"jahrzehnten", T, 0, 3652.5}, {"decennie", T, 0, 3652.5},
    {"decennies", T, 0, 3652.5}, {"decada", T, 0, 3652.5},
    {"decadas", T, 0, 3652.5},
    {"century", T, 0, 36525}, {"centuries", T, 0, 36525},
    {"jahrhundert", T, 0, 36525}, {"jahrhunderte", T, 0, 36525},
    {"jahrhunderten", T, 0, 36525}, {"siecle", T, 0, 36525},
    {"siecles", T, 0, 36525}, {"siglo", T, 0, 36525}, {"siglos", T, 0, 36525},
    /* length, in metres */
    {"mm", L, 0, .001}, {"cm", L, 0, .01}, {"m", L, 0, 1}, {"km", L, 0, 1000},
    {"metre", L, 0, 1}, {"metres", L, 0, 1}, {"meter", L, 0, 1},
    {"meters", L, 0, 1}, {"metern", L, 0, 1}, {"metro", L, 0, 1},
    {"metros", L, 0, 1}, {"kilometre", L, 0, 1000},
    {"kilometres", L, 0, 1000}, {"kilometer", L, 0, 1000},
    {"kilometers", L, 0, 1000}, {"kilometern", L, 0, 1000},
    {"kilometro", L, 0, 1000}, {"kilometros", L, 0, 1000},
    {"centimetre", L, 0, .01}, {"centimetres", L, 0, .01},
    {"centimeter", L, 0, .01}, {"centimeters", L, 0, .01},
    {"zentimeter", L, 0, .01}, {"centimetro", L, 0, .01},
    {"centimetros", L, 0, .01}, {"millimetre", L, 0, .001},
    {"millimetres", L, 0, .001}, {"millimeter", L, 0, .001},
    {"millimeters", L, 0, .001}, {"inch", L, 0, .0254},
    {"inches", L, 0, .0254}, {"foot", L, 0, .3048}, {"feet", L, 0, .3048},
    {"ft", L, 0, .3048}, {"yard", L, 0, .9144}, {"yards", L, 0, .9144},
    {"mile", L, 0, 1609.344}, {"miles", L, 0, 1609.344},
    {"meile", L, 0, 1609.344}, {"meilen", L, 0, 1609.344},
    {"mille", L, 0, 1609.344}, {"milles", L, 0, 1609.344},
    {"milla", L, 0, 1609.344}, {"millas", L, 0, 1609.344},
    /* area, in square metres */
    {"hectare", A, 0, 10000}, {"hectares", A, 0, 10000}, {"ha", A, 0, 10000},
    {"hektar", A, 0, 10000}, {"hektare", A, 0, 10000},
    {"hectarea", A, 0, 10000}, {"hectareas", A, 0, 10000},
    {"acre", A, 0, 4046.86}, {"acres", A, 0, 4046.86},
    {"quadratmeter", A, 0, 1}, {"quadratmetern", A, 0, 1},
    {"quadratkilometer", A, 0, 1e6}, {"quadratkilometern", A, 0, 1e6},
    /* mass, in kilograms; tons are metric unless somebody says otherwise */
    {"mg", M, 0, 1e-6}, {"g", M, 0, .001}, {"kg", M, 0, 1}, {"t", M, 0, 1000},
    {"gram", M, 0, .001}, {"grams", M, 0, .001}, {"gramme", M, 0, .001},
    {"grammes", M, 0, .001}, {"gramm", M, 0, .001}, {"gramo", M, 0, .001},
    {"gramos", M, 0, .001}, {"kilo", M, 0, 1}, {"kilos", M, 0, 1},
    {"kilogram", M, 0, 1}, {"kilograms", M, 0, 1}, {"kilogramme", M, 0, 1},
    {"kilogrammes", M, 0, 1}, {"kilogramm", M, 0, 1}, {"kilogramo", M, 0, 1},
    {"kilogramos", M, 0, 1}, {"ton", M, 0, 1000}, {"tons", M, 0, 1000},
    {"tonne", M, 0, 1000}, {"tonnes", M, 0, 1000}, {"tonnen", M, 0, 1000},
    {"tonelada", M, 0, 1000}, {"toneladas", M, 0, 1000},
    {"lb", M, 0, .4536}, {"lbs", M, 0, .4536}, {"ounce", M, 0, .02835},
    {"ounces", M, 0, .02835}, {"oz", M, 0, .02835},
    /* speed */
    {"kmh", WIRE__UNIT_SPEED, 0, 1}, {"kph", WIRE__UNIT_SPEED, 0, 1},
    {"mph", WIRE__UNIT_SPEED, 0, 1.609344},
    {"stundenkilometer", WIRE__UNIT_SPEED, 0, 1},
    {"stundenkilometern", WIRE__UNIT_SPEED, 0, 1},
    /* ratios */
    {"%", WIRE__UNIT_RATIO, 0, .01}, {"pct", WIRE__UNIT_RATIO, 0, .01},
    {"percent", WIRE__UNIT_RATIO, 0, .01}, {"per", WIRE__UNIT_RATIO, 0, .01},
    {"prozent", WIRE__UNIT_RATIO, 0, .01}, {"pour", WIRE__UNIT_RATIO, 0, .01},
    {"por", WIRE__UNIT_RATIO, 0, .01}, {"percentage", WIRE__UNIT_POINTS, 1, 1},
    {"point", WIRE__UNIT_POINTS, 0, 1}, {"points", WIRE__UNIT_POINTS, 0, 1},
    {"prozentpunkt", WIRE__UNIT_POINTS, 1, 1},
    {"prozentpunkte", WIRE__UNIT_POINTS, 1, 1},
    {"prozentpunkten", WIRE__UNIT_POINTS, 1, 1},
    {"punkt", WIRE__UNIT_POINTS, 0, 1}, {"punkte", WIRE__UNIT_POINTS, 0, 1},
    {"punkten", WIRE__UNIT_POINTS, 0, 1}, {"punto", WIRE__UNIT_POINTS, 0, 1},
    {"puntos", WIRE__UNIT_POINTS, 0, 1}, {"basis", WIRE__UNIT_POINTS, 1, .01},
    {"basispunkte", WIRE__UNIT_POINTS, 1, .01},
    {"basispunkten", WIRE__UNIT_POINTS, 1, .01},
    /* money */
    {"$", C, USD, 1}, {"us$", C, USD, 1}, {"usd", C, USD, 1},
    {"dollar", C, USD, 1}, {"dollars", C, USD, 1}, {"dolar", C, USD, 1},
    {"dolares", C, USD, 1}, {"bucks", C, USD, 1}, {"eur", C, EUR, 1},
    {"euro", C, EUR, 1}, {"euros", C, EUR, 1}, {"\xe2\x82\xac", C, EUR, 1},
    {"gbp", C, GBP, 1}, {"\xc2\xa3", C, GBP, 1}, {"sterling", C, GBP, 1},
    {"quid", C, GBP, 1}, {"pfund", WIRE__UNIT_OTHER, WIRE__UNIT_POUND, 1},
    {"pound", WIRE__UNIT_OTHER, WIRE__UNIT_POUND, 1},
    {"pounds", WIRE__UNIT_OTHER, WIRE__UNIT_POUND, 1},
    {"livre", WIRE__UNIT_OTHER, WIRE__UNIT_POUND, 1},
    {"livres", WIRE__UNIT_OTHER, WIRE__UNIT_POUND, 1},
    {"libra", WIRE__UNIT_OTHER, WIRE__UNIT_POUND, 1},
    {"libras", WIRE__UNIT_OTHER, WIRE__UNIT_POUND, 1},
    {"jpy", C, JPY, 1}, {"yen", C, JPY, 1}, {"yens", C, JPY, 1},
    {"yenes", C, JPY, 1}, {"\xc2\xa5", WIRE__UNIT_OTHER, 0, 1},
    {"chf", C, CHF, 1}, {"franken", C, CHF, 1}, {"cny", C, CNY, 1},
    {"rmb", C, CNY, 1}, {"yuan", C, CNY, 1}, {"yuans", C, CNY, 1},
    {"renminbi", C, CNY, 1}, {"inr", C, INR, 1}, {"rs", C, INR, 1},
    {"\xe2\x82\xb9", C, INR, 1}, {"rupee", C, INR, 1}, {"rupees", C, INR, 1},
    {"rupien", C, INR, 1}, {"roupies", C, INR, 1}, {"rupias", C, INR, 1},
    {"rub", C, RUB, 1}, {"rouble", C, RUB, 1}, {"roubles", C, RUB, 1},
    {"ruble", C, RUB, 1}, {"rubles", C, RUB, 1}, {"rubel", C, RUB, 1},
    {"rublos", C, RUB, 1}, {"krw", C, KRW, 1}, {"won", C, KRW, 1},
    {"wons", C, KRW, 1},
    {"cent", C, 0, .01}, {"cents", C, 0, .01}, {"penny", C, 0, .01},
    {"pence", C, GBP, .01}, {"centime", C, 0, .01}, {"centimes", C, 0, .01},
    {"centimos", C, 0, .01}, {"centavos", C, 0, .01},
    /* temperature */
    {"degree", WIRE__UNIT_TEMP, 0, 1}, {"degrees", WIRE__UNIT_TEMP, 0, 1},
    {"grad", WIRE__UNIT_TEMP, 0, 1}, {"degre", WIRE__UNIT_TEMP, 0, 1},
    {"degres", WIRE__UNIT_TEMP, 0, 1}, {"grado", WIRE__UNIT_TEMP, 0, 1},
    {"grados", WIRE__UNIT_TEMP, 0, 1}, {"c", WIRE__UNIT_TEMP, CELSIUS, 1},
    {"f", WIRE__UNIT_TEMP, FAHRENHEIT, 1},
    {"celsius", WIRE__UNIT_TEMP, CELSIUS, 1},
    {"centigrade", WIRE__UNIT_TEMP, CELSIUS, 1},
    {"fahrenheit", WIRE__UNIT_TEMP, FAHRENHEIT, 1},
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

double wire__unit_heat(double x, const wire__unit *to)
{
    return to->id == CELSIUS ? (x - 32) / 1.8 : x * 1.8 + 32;
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
/* Languages of a row, as bits: "mais de" bounds a number in Portuguese, and
 * is "but of" in French. */
enum {
    EN = 1 << WIRE__IN_EN,
    DE = 1 << WIRE__IN_DE,
    FR = 1 << WIRE__IN_FR,
    ES = 1 << WIRE__IN_ES,
    IT = 1 << WIRE__IN_IT,
    PT = 1 << WIRE__IN_PT,
    NL = 1 << WIRE__IN_NL,
    ANY = ~0
};
typedef struct {
    const char *word[BOUND_WORDS]; /* folded, in order; NULL fills up */
    wire__bound bound;
    int languages;
} bound_row;

/* clang-format off */
#define ABOUT WIRE__BOUND_ABOUT
#define OVER WIRE__BOUND_OVER
#define UNDER WIRE__BOUND_UNDER
#define UP_TO WIRE__BOUND_UP_TO
static const bound_row bounds[] = { /* longer ones first */
    {{"no", "more", "than"}, UP_TO, EN}, {{"no", "less", "than"}, OVER, EN},
    {{"no", "fewer", "than"}, OVER, EN}, {{"not", "more", "than"}, UP_TO, EN},
    {{"as", "much", "as"}, UP_TO, EN}, {{"as", "many", "as"}, UP_TO, EN},
    {{"as", "high", "as"}, UP_TO, EN}, {{"as", "long", "as"}, UP_TO, EN},
    {{"as", "little", "as"}, ABOUT, EN},
    {{"as", "few", "as"}, ABOUT, EN}, {{"in", "excess", "of"}, OVER, EN},
    {{"a", "maximum", "of"}, UP_TO, EN}, {{"a", "minimum", "of"}, OVER, EN},
    {{"at", "the", "most"}, UP_TO, EN}, {{"por", "lo", "menos"}, OVER, ES},
    {{"a", "peu", "pres"}, ABOUT, FR}, {{"pas", "moins", "de"}, OVER, FR},
    {{"nicht", "mehr", "als"}, UP_TO, DE},
    {{"nicht", "weniger", "als"}, OVER, DE},
    {{"more", "than"}, OVER, EN}, {{"at", "least"}, OVER, EN},
    {{"upwards", "of"}, OVER, EN},
    {{"north", "of"}, OVER, EN}, {{"well", "over"}, OVER, EN},
    {{"greater", "than"}, OVER, EN},
    {{"less", "than"}, UNDER, EN}, {{"fewer", "than"}, UNDER, EN},
    {{"lower", "than"}, UNDER, EN}, {{"just", "under"}, UNDER, EN},
    {{"close", "to"}, UNDER, EN}, {{"shy", "of"}, UNDER, EN},
    {{"up", "to"}, UP_TO, EN},
    {{"at", "most"}, UP_TO, EN}, {{"shortly", "before"}, ABOUT, EN},
    {{"just", "before"}, ABOUT, EN}, {{"shortly", "after"}, ABOUT, EN},
    {{"just", "after"}, ABOUT, EN}, {{"an", "estimated"}, ABOUT, EN},
    {{"mehr", "als"}, OVER, DE}, {{"weniger", "als"}, UNDER, DE},
    {{"bis", "zu"}, UP_TO, DE},
    {{"kurz", "vor"}, ABOUT, DE}, {{"kurz", "nach"}, ABOUT, DE},
    {{"plus", "de"}, OVER, FR}, {{"plus", "d"}, OVER, FR},
    {{"au", "moins"}, OVER, FR}, {{"moins", "de"}, UNDER, FR},
    {{"pres", "de"}, UNDER, FR}, {{"pres", "d"}, UNDER, FR},
    {{"jusqu", "a"}, UP_TO, FR}, {{"au", "plus"}, UP_TO, FR},
    {{"au", "maximum"}, UP_TO, FR}, {{"autour", "de"}, ABOUT, FR},
    {{"mas", "de"}, OVER, ES}, {{"al", "menos"}, OVER, ES},
    {{"menos", "de"}, UNDER, ES | PT},
    {{"cerca", "de"}, ABOUT, ES | PT}, {{"alrededor", "de"}, ABOUT, ES},
    {{"como", "maximo"}, UP_TO, ES},
    {{"about"}, ABOUT, EN}, {{"around"}, ABOUT, EN}, {{"some"}, ABOUT, EN},
    {{"roughly"}, ABOUT, EN}, {{"approximately"}, ABOUT, EN},
    {{"estimated"}, ABOUT, EN},
    {{"circa"}, ABOUT, EN | DE | IT | NL}, {{"over"}, OVER, EN},
    {{"exceeding"}, OVER, EN}, {{"minimum"}, OVER, ANY},
    {{"nearly"}, UNDER, EN}, {{"almost"}, UNDER, EN},
    {{"under"}, UNDER, EN}, {{"below"}, UNDER, EN},
    {{"maximum"}, UP_TO, ANY},
    {{"rund"}, ABOUT, DE}, {{"etwa"}, ABOUT, DE}, {{"ungefahr"}, ABOUT, DE},
    {{"zirka"}, ABOUT, DE}, {{"ca"}, ABOUT, DE | NL | IT},
    {{"gut"}, OVER, DE}, {{"uber"}, OVER, DE},
    {{"mindestens"}, OVER, DE}, {{"wenigstens"}, OVER, DE},
    {{"fast"}, UNDER, DE},
    {{"knapp"}, UNDER, DE}, {{"beinahe"}, UNDER, DE}, {{"nahezu"}, UNDER, DE},
    {{"unter"}, UNDER, DE}, {{"hochstens"}, UP_TO, DE},
    {{"maximal"}, UP_TO, DE}, {{"schatzungsweise"}, ABOUT, DE},
    {{"piu", "di"}, OVER, IT}, {{"fino", "a"}, UP_TO, IT},
    {{"almeno"}, OVER, IT}, {{"quasi"}, UNDER, IT},
    {{"pelo", "menos"}, OVER, PT}, {{"mais", "de"}, OVER, PT},
    {{"ten", "minste"}, OVER, NL}, {{"meer", "dan"}, OVER, NL},
    {{"minstens"}, OVER, NL},
    {{"ongeveer"}, ABOUT, NL}, {{"bijna"}, UNDER, NL},
    {{"environ"}, ABOUT, FR}, {{"quelque"}, ABOUT, FR},
    {{"quelques"}, ABOUT, FR},
    {{"presque"}, UNDER, FR}, {{"unos"}, ABOUT, ES}, {{"unas"}, ABOUT, ES},
    {{"aproximadamente"}, ABOUT, ES | PT}, {{"casi"}, UNDER, ES},
    {{"hasta"}, UP_TO, ES},
};
static const bound_row behind[] = {
    {{"or", "more"}, OVER, EN}, {{"or", "so"}, ABOUT, EN},
    {{"or", "less"}, UP_TO, EN},
    {{"at", "least"}, OVER, EN}, {{"at", "most"}, UP_TO, EN},
    {{"plus"}, OVER, EN | FR},
    {{"oder", "mehr"}, OVER, DE}, {{"ou", "plus"}, OVER, FR},
    {{"o", "mas"}, OVER, ES},
    {{"environ"}, ABOUT, FR}, {{"au", "moins"}, OVER, FR},
    {{"odd"}, ABOUT, EN},
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
    return 1u + (r->word[1] != NULL) + (r->word[2] != NULL);
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

/* What bounds the words of a number, and how many words before or behind it
 * say so. */
static wire__bound find_bound(const wire__side *s, wire_span number,
                              wire_span sentence, uint32_t *before,
                              uint32_t *after)
{
    context x;
    wire__cues_in l = wire__cues_language(s->doc->language);
    int in = wire__is_in_part(l) ? 1 << l : ANY;
    read_context(s, number, sentence, &x);
    *before = *after = 0;
    char first[BOUND_WORDS + 1]; /* letter of the word that is n before */
    for (uint32_t n = 1; n <= BOUND_WORDS; n++)
        first[n] = x.n[BOUND_WORDS - n] ? x.text[BOUND_WORDS - n][0] : 0;
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        uint32_t n = length_of(&bounds[i]);
        if (bounds[i].word[0][0] != first[n] || !(bounds[i].languages & in))
            continue;
        if (!stands_at(&x, BOUND_WORDS - n, &bounds[i], n)) continue;
        *before = n;
        return bounds[i].bound;
    }
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        *after = length_of(&behind[i]);
        if (behind[i].languages & in &&
            stands_at(&x, BOUND_WORDS, &behind[i], *after))
            return behind[i].bound;
    }
    *after = 0;
    return WIRE__BOUND_NONE;
}

wire__bound wire__bound_at(const wire__side *s, wire_span number,
                           wire_span sentence, uint32_t *from)
{
    uint32_t before, after;
    wire__bound b = find_bound(s, number, sentence, &before, &after);
    *from = number.beg - before;
    return b;
}

wire_span wire_compare_bounded(const wire_compare_side *s, wire_span number,
                               wire_span sentence)
{
    const wire_words *w = &s->doc->words;
    uint32_t before, after;
    wire_span n = {(uint32_t)wire_words_at(w, number.beg),
                   (uint32_t)wire_words_at(w, number.end)};
    wire_span in = {(uint32_t)wire_words_at(w, sentence.beg),
                    (uint32_t)wire_words_at(w, sentence.end)};
    find_bound(s, n, in, &before, &after);
    if (before) number.beg = w->off[n.beg - before];
    if (after) number.end = wire_words_span(w, n.end, n.end + after).end;
    return number;
}
