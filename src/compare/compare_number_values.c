/* What numbers say, and whether two say the same.
 *
 *     90 days = three months     half = 50 percent     $1.3bn = 1.3 billion
 *     4.2 million -> more than 4 million: rounded
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "compare_numbers_int.h"

/* A rounded number may be off by this much of itself. */
#define ROUND_FAR  .16
#define ROUND_NEAR .03
/* A length or time in another unit is hardly ever given to the last digit. */
#define ROUND_CONVERTED .08

/* ---- Which numbers ---- */

static bool is_plain_year(const wire__side *s, const wire_number *n)
{
    wire_str x = wire__side_text(s, n->span);
    return x.n == 4 && x.p[0] >= '1' && x.p[0] <= '2' && !n->unit.n &&
           n->value >= 1000 && n->value < 2100 && !n->is_word;
}

static size_t first_number(const wire__side *s, uint32_t off)
{
    size_t lo = 0, hi = s->n_numbers;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (s->numbers[mid].span.beg < off)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* Is there a comma before word w? */
static bool has_comma(const wire__side *s, uint32_t w)
{
    const wire_words *x = &s->doc->words;
    for (uint32_t i = x->off[w - 1] + x->len[w - 1]; i < x->off[w]; i++)
        if (s->body.p[i] == ',') return true;
    return false;
}

/* "Between 30 and 80 pounds": the first is of pounds too. */
static void share_unit(const wire__side *s, wire__figure *a,
                       const wire__figure *b)
{
    static const char *const joints[] = {"to", "and", "or", "bis", "und",
                                         "a",  "et",  "y",  "ou",  "oder"};
    if (a->unit.kind || !b->unit.kind || a->is_year ||
        b->unit.kind == WIRE__UNIT_CLOCK || a->n->is_ordinal)
        return;
    if (a->words.end == b->words.beg) { /* 30-80 pounds */
        a->unit = b->unit;
        return;
    }
    if (a->words.end + 1 != b->words.beg) return;
    if (has_comma(s, a->words.end)) return; /* "13.78, or 1.5 percent" */
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (wire__is_word(s, a->words.end, joints[i])) a->unit = b->unit;
}

/* "au moins 83" is no minus. */
static bool has_minus(const wire__side *s, wire_span x)
{
    wire_str t = wire__side_text(s, x);
    if (t.n && (t.p[0] == '-' || (uint8_t)t.p[0] == 0xe2)) return true;
    if (x.beg >= 1 && s->body.p[x.beg - 1] == '-') return true;
    return x.beg >= 3 && memcmp(s->body.p + x.beg - 3, "\xe2\x88\x92", 3) == 0;
}

wire__figure wire__figure_of(const wire__side *s, const wire_number *n)
{
    wire__figure f = {.n = n,
                      .text = wire__side_text(s, n->span),
                      .value = n->value,
                      .unit = wire__unit_of(n)};
    f.is_year = n->is_year || is_plain_year(s, n);
    if (f.value < 0 && !has_minus(s, n->span)) f.value = -f.value;
    return f;
}

void wire__figures_gather(const wire__side *s, const bool *skip,
                          uint32_t sentence, wire__figures *out)
{
    enum { LOOK_MAX = 4 * WIRE__FIGURES_MAX };
    wire_span x = s->sentences[sentence].span;
    size_t first = first_number(s, x.beg);
    for (size_t i = first;
         i < s->n_numbers && i < first + LOOK_MAX &&
         s->numbers[i].span.beg < x.end && out->n < WIRE__FIGURES_MAX;
         i++) {
        wire__figure f = wire__figure_of(s, &s->numbers[i]);
        f.words = wire__quote_words(s, s->numbers[i].span);
        f.sentence = sentence;
        if (skip[i] || f.words.beg >= f.words.end) continue;
        if (out->n && out->v[out->n - 1].sentence == sentence)
            share_unit(s, &out->v[out->n - 1], &f);
        out->v[out->n++] = f;
    }
}

/* ---- Values ---- */

bool wire__is_near(double x, double y, double slack)
{
    double big = fabs(x) > fabs(y) ? fabs(x) : fabs(y);
    return fabs(x - y) <= slack * big + 1e-9;
}

bool wire__figure_is_fraction(const wire__figure *x)
{
    return x->n->is_word && x->value > 0 && x->value < 1;
}

/* Pounds are money or mass, as the other side has it. */
static wire__unit settled(wire__unit a, wire__unit b)
{
    if (a.kind != WIRE__UNIT_OTHER || a.id != WIRE__UNIT_POUND) return a;
    if (b.kind == WIRE__UNIT_MASS) a = (wire__unit){b.kind, .45359, 0};
    if (b.kind == WIRE__UNIT_MONEY) a = (wire__unit){b.kind, 1, b.id};
    return a;
}

/* Two units that only differ in size: days and weeks. */
bool wire__figure_is_convertible(const wire__figure *a, const wire__figure *b)
{
    if (a->unit.kind == WIRE__UNIT_RATIO && wire__figure_is_fraction(b))
        return true;
    if (b->unit.kind == WIRE__UNIT_RATIO && wire__figure_is_fraction(a))
        return true;
    return a->unit.kind == b->unit.kind && a->unit.kind > WIRE__UNIT_OTHER &&
           !(a->unit.id && b->unit.id && a->unit.id != b->unit.id);
}

double wire__figure_own(const wire__figure *x)
{
    return x->value * x->unit.factor; /* a fraction has the factor 1 */
}

/* Celsius and Fahrenheit know of each other. */
static bool is_same_heat(const wire__figure *a, const wire__figure *b)
{
    if (a->unit.kind != WIRE__UNIT_TEMP || b->unit.kind != WIRE__UNIT_TEMP)
        return false;
    double x = a->value, y = b->value;
    return (a->unit.id == 1 && b->unit.id == 2 && fabs(x * 1.8 + 32 - y) < 1) ||
           (a->unit.id == 2 && b->unit.id == 1 && fabs(y * 1.8 + 32 - x) < 1);
}

static bool is_same_clock(const wire__figure *a, const wire__figure *b)
{
    double d = fabs(a->value - b->value);
    bool both = a->n->unit.n && b->n->unit.n;
    return d < 1e-9 || (!both && fabs(d - 12) < 1e-9);
}

/* "19.30", "7:05": hours and minutes, or a negative number. */
static double clock_of(wire_str x)
{
    enum { MINUTES = 60 };
    size_t k = x.n == 5 ? 2 : 1;
    if ((x.n != 4 && x.n != 5) || (x.p[k] != '.' && x.p[k] != ':')) return -1;
    int hours = 0, minutes = 0;
    for (size_t i = 0; i < x.n; i++) {
        if (i == k) continue;
        if (x.p[i] < '0' || x.p[i] > '9') return -1;
        int *to = i < k ? &hours : &minutes;
        *to = *to * 10 + (x.p[i] - '0');
    }
    return hours > 24 || minutes >= MINUTES ? -1
                                            : hours + minutes / (double)MINUTES;
}

static bool is_hours(const wire__figure *x)
{
    return x->unit.kind == WIRE__UNIT_TIME &&
           wire__is_near(x->unit.factor * 24, 1, 1e-6);
}

/* A time of day beside itself with "Uhr" or "horas", which makes a clock of
 * it, or many hours. */
static bool is_clock_with_unit(const wire__figure *a, const wire__figure *b)
{
    wire_str y = b->text;
    double x = clock_of(a->text);
    if (x < 0 || a->unit.kind > WIRE__UNIT_OTHER || a->n->is_clock)
        return false;
    if (b->n->is_clock) return wire__is_near(x, b->value, 1e-6);
    return is_hours(b) && wire__is_near(x, clock_of(y), 1e-6);
}

/* "28m crowns": millions, though it reads as metres. */
static bool is_million(const wire__figure *a, const wire__figure *b)
{
    return wire_str_eq_nocase(a->n->unit, WIRE_STR("m")) &&
           wire__is_near(a->value * 1e6, b->value, 1e-9);
}

/* "Quinze jours" are two weeks, "acht Tage" is one. */
static bool is_loose_weeks(const wire__figure *a, const wire__figure *b)
{
    return a->unit.kind == WIRE__UNIT_TIME && a->unit.factor == 1 &&
           a->n->is_word && b->unit.kind == WIRE__UNIT_TIME &&
           b->unit.factor == 7 &&
           ((a->value == 15 && b->value == 2) ||
            (a->value == 8 && b->value == 1));
}

/* Unit of the last digit that is not zero: 4.2 million has 100,000. */
static double resolution(double v)
{
    double r = 1;
    v = fabs(v);
    if (v < 1e-6 || v > 1e15) return v;
    if (fabs(v - round(v)) > 1e-6) {
        for (int k = 0; k < 6 && fabs(v / r - round(v / r)) > 1e-6; k++)
            r /= 10;
        return r;
    }
    while (fmod(v, r * 10) < 1e-6)
        r *= 10;
    return r;
}

/* Values in two units of one kind that agree as far as the second was
 * rounded: about 3 km, about two miles. */
static bool is_converted(const wire__figure *a, const wire__figure *b)
{
    double x = wire__figure_own(a), y = wire__figure_own(b);
    if (wire__is_near(x, y, WIRE__UNIT_SLACK)) return true;
    double step = resolution(b->value) * b->unit.factor;
    return wire__is_near(x, y, ROUND_CONVERTED) && fabs(x - y) <= .5 * step;
}

/* Where the last mark in a number stands before its last three digits, it
 * may part thousands or decimals: 3.000. */
static bool is_ambiguous(const wire__figure *x)
{
    size_t n = x->text.n;
    const char *p = x->text.p;
    if (n < 5 || n > 7 || (p[n - 4] != '.' && p[n - 4] != ',')) return false;
    for (size_t i = 0; i < n; i++)
        if (i != n - 4 && !(p[i] >= '0' && p[i] <= '9')) return false;
    return true;
}

static bool is_thousand_times(const wire__figure *a, const wire__figure *b)
{
    return is_ambiguous(a) && wire__is_near(a->value * 1000, b->value, 1e-9);
}

static bool is_digits(wire_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9') return false;
    return s.n > 0;
}

double wire__figure_grouped(const wire__side *s, const wire__figure *a)
{
    const wire_words *w = &s->doc->words;
    uint32_t next = a->words.end;
    if (!is_digits(a->text) || a->text.n > 3 || next >= w->n) return 0;
    uint32_t end = w->off[next - 1] + w->len[next - 1];
    wire_str b = wire__side_word(s, next);
    if (b.n != 3 || !is_digits(b) || w->off[next] > end + 3) return 0;
    if (s->body.p[end] == '-' || s->body.p[end] == ',' || s->body.p[end] == '.')
        return 0;
    return a->value * 1000 + (b.p[0] - '0') * 100 + (b.p[1] - '0') * 10 +
           (b.p[2] - '0');
}

/* Do they say the same, perhaps in other units? */
bool wire__figure_is_same(const wire__figure *x, const wire__figure *y)
{
    wire__figure own_x = *x, own_y = *y;
    const wire__figure *a = &own_x, *b = &own_y;
    own_x.unit = settled(x->unit, y->unit);
    own_y.unit = settled(y->unit, x->unit);
    if (is_million(a, b) || is_million(b, a)) return true;
    if (is_thousand_times(a, b) || is_thousand_times(b, a)) return true;
    if (a->n->is_ordinal != b->n->is_ordinal) return false;
    if (a->n->is_clock && b->n->is_clock) return is_same_clock(a, b);
    if (is_clock_with_unit(a, b) || is_clock_with_unit(b, a)) return true;
    if (is_same_heat(a, b)) return true;
    if (is_loose_weeks(a, b) || is_loose_weeks(b, a)) return true;
    if (wire__unit_clash(a->unit, b->unit)) return false;
    if (wire__figure_is_convertible(a, b)) {
        if (a->unit.factor == b->unit.factor ||
            a->unit.kind == WIRE__UNIT_RATIO)
            return wire__is_near(
                wire__figure_own(a), wire__figure_own(b),
                a->unit.factor == b->unit.factor ? 1e-9 : WIRE__UNIT_SLACK);
        return is_converted(a, b) || is_converted(b, a);
    }
    return wire__is_near(a->value, b->value, 1e-9);
}

/* ---- Rounding ---- */

/* How many digits say something: 4.2 million has two. */
static int digits_of(double v)
{
    double r = resolution(v);
    return r > 0 ? (int)floor(log10(fabs(v) / r) + 1e-9) + 1 : 0;
}

int wire__figure_digits(const wire__figure *x) { return digits_of(x->value); }

static bool fits_bound(wire__bound b, double from, double to)
{
    if (b == WIRE__BOUND_OVER) return to < from;
    if (b == WIRE__BOUND_UNDER || b == WIRE__BOUND_UP_TO) return to > from;
    return true;
}

/* Is y what x gives when it is rounded, and said to be? */
bool wire__figure_is_rounding(const wire__figure *s, const wire__figure *c,
                              wire__bound b, wire_severity *sev)
{
    bool conv = wire__figure_is_convertible(s, c);
    double x = conv ? wire__figure_own(s) : s->value;
    double y = conv ? wire__figure_own(c) : c->value;
    if (s->n->is_clock) { /* 6:48, shortly before seven */
        *sev = WIRE_SEVERITY_MEDIUM;
        return b && fabs(fmod(fabs(s->value - c->value) + 6, 12) - 6) < .55;
    }
    if (s->is_year || c->is_year || x == 0) return false;
    double off = fabs(x - y) / fabs(x);
    bool is_coarser = digits_of(c->value) < digits_of(s->value) ||
                      wire__figure_is_fraction(c);
    if (off > ROUND_FAR || !fits_bound(b, x, y)) return false;
    if (!is_coarser && !(b && s->unit.factor != c->unit.factor)) return false;
    double r =
        conv ? resolution(c->value) * c->unit.factor : resolution(c->value);
    bool is_right =
        fabs(x - y) <= .5 * r * (1 + 1e-9) || wire__figure_is_fraction(c);
    if (!b && !is_right) return false;
    *sev = off <= ROUND_NEAR ? WIRE_SEVERITY_LOW : WIRE_SEVERITY_MEDIUM;
    return true;
}
