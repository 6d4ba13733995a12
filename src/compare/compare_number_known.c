/* Numbers that the source says elsewhere, or that follow from what it says.
 *
 *   source  22 of 57 locks      opened in 2019           half-owned
 *   copy    39 percent          seven years ago          50 percent
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdlib.h>

#include "compare_numbers_int.h"

enum { LOOK_MAX = 256 }; /* dates of the source, or words of a sentence */

typedef struct {
    const wire__compare *t;
    const wire__figures *s; /* of the source sentences */
} seeker;

/* ---- Elsewhere ---- */

static int by_value(const void *x, const void *y)
{
    double p = *(const double *)x, q = *(const double *)y;
    return p < q ? -1 : p > q;
}

bool wire__known_fill(const wire__side *s, wire_arena *a, wire__known *k)
{
    size_t n = s->n_numbers;
    k->raw = WIRE_ARRAY(a, double, n + s->n_dates + 1);
    k->own = WIRE_ARRAY(a, double, n + s->n_dates + 1);
    if (!k->raw || !k->own) return false;
    for (size_t i = 0; i < n; i++) {
        wire__figure x = wire__figure_of(s, &s->numbers[i]);
        k->raw[i] = x.value;
        k->own[i] = wire__figure_own(&x);
    }
    for (size_t i = 0; i < s->n_dates; i++, n++)
        k->raw[n] = k->own[n] = s->dates[i].year;
    k->n = n;
    qsort(k->raw, n, sizeof(double), by_value);
    qsort(k->own, n, sizeof(double), by_value);
    return true;
}

static bool has_value(const double *v, size_t n, double x, double slack)
{
    size_t lo = 0, hi = n;
    double least = x - fabs(x) * slack - 1e-9;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (v[mid] < least)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < n && wire__is_near(v[lo], x, slack);
}

bool wire__known_has(const wire__known *k, const wire__figure *c)
{
    if (has_value(k->raw, k->n, c->value, 1e-9)) return true;
    if (wire_str_eq_nocase(c->n->unit, WIRE_STR("m")) &&
        has_value(k->raw, k->n, c->value * 1e6, 1e-9))
        return true;
    return c->unit.kind > WIRE__UNIT_OTHER &&
           has_value(k->own, k->n, wire__figure_own(c), WIRE__UNIT_SLACK);
}

/* Days from the source's dateline to a month it names, whole months. */
static bool is_months_since(const wire__side *s, const wire__figure *c)
{
    int now = s->doc->has_dateline ? s->doc->dateline.month : 0;
    if (!now || c->unit.factor < 28 || c->unit.factor > 32) return false;
    for (size_t i = 0; i < s->n_dates && i < LOOK_MAX; i++) {
        int month = s->dates[i].month;
        int n = (int)c->value;
        if (!month || n < 1 || n > 11) continue;
        if ((now - month + 12) % 12 == n || (month - now + 12) % 12 == n)
            return true;
    }
    return false;
}

static bool is_in_sources(const seeker *f, const wire_link *l, uint32_t off)
{
    uint32_t at = wire__side_sentence_at(&f->t->s, off);
    for (size_t k = 0; k < l->n_source; k++)
        if (l->source[k] == at) return true;
    return false;
}

/* Years from a year that the source names anywhere to the latest it names, or
 * to the one before or after: when it was written is not always known. */
static bool is_years_since(const wire__side *s, const wire__figure *c)
{
    int year[2 * LOOK_MAX], latest = 0;
    size_t n = 0;
    if (c->unit.factor < 300 || c->unit.factor > 400 || c->value < 1)
        return false;
    for (size_t i = 0; i < s->n_dates && i < LOOK_MAX; i++)
        if (s->dates[i].year > 0) year[n++] = s->dates[i].year;
    for (size_t i = 0; i < s->n_numbers && i < LOOK_MAX; i++)
        if (s->numbers[i].is_year) year[n++] = (int)s->numbers[i].value;
    for (size_t i = 0; i < n; i++)
        if (year[i] > latest) latest = year[i];
    for (size_t i = 0; i < n; i++)
        if (year[i] < latest && fabs(latest - year[i] - c->value) <= 1)
            return true;
    return false;
}

/* A length of time that may be counted from a day or year the sources name,
 * or that they give as one: "a year earlier", twelve months. */
static bool may_be_counted(const seeker *f, const wire__figure *c)
{
    const wire__side *s = &f->t->s;
    const wire_link *l = wire__link_of(f->t, c->sentence);
    if (c->unit.kind != WIRE__UNIT_TIME) return false;
    if (is_months_since(s, c) || is_years_since(s, c)) return true;
    for (size_t i = 0; i < f->s->n && c->unit.factor > 300; i++)
        if (f->s->v[i].is_year) return true;
    for (size_t i = 0; i < s->n_dates && i < LOOK_MAX; i++)
        if (c->unit.factor > 300 && s->dates[i].year &&
            is_in_sources(f, l, s->dates[i].span.beg))
            return true;
    for (size_t k = 0; k < l->n_source; k++) {
        wire_span w = wire__sentence_words(s, l->source[k]);
        for (uint32_t i = w.beg; i < w.end && i < w.beg + LOOK_MAX; i++) {
            wire_number one = {.value = 1, .unit = wire__side_word(s, i)};
            wire__figure x = {
                .n = &one, .value = 1, .unit = wire__unit_of(&one)};
            if (x.unit.kind == WIRE__UNIT_TIME && wire__figure_is_same(&x, c))
                return true;
        }
    }
    return false;
}

static bool is_same_kind(const wire__figure *a, const wire__figure *b)
{
    return a->unit.kind == b->unit.kind && a->unit.factor == b->unit.factor &&
           a->is_year == b->is_year;
}

/* Does c follow from p and q: their sum or difference, the share that p is
 * of q, the years between, the year so many years from another? */
static bool gives(const wire__figure *p, const wire__figure *q,
                  const wire__figure *c)
{
    double x = p->value, y = q->value, v = c->value;
    bool in_years = c->unit.kind == WIRE__UNIT_TIME && c->unit.factor > 300;
    bool sum = wire__is_near(x + y, v, 1e-9);
    bool difference = wire__is_near(x - y, v, 1e-9);
    if (c->is_year && p->is_year)
        return q->unit.kind == WIRE__UNIT_TIME && (sum || difference);
    if (!is_same_kind(p, q)) return false;
    if (wire__figure_is_fraction(c) || c->unit.kind == WIRE__UNIT_RATIO)
        if (y > 0 && x < y && wire__is_near(x / y, wire__figure_own(c), .04))
            return true;
    if (p->is_year && in_years) return difference;
    return is_same_kind(p, c) && (sum || difference);
}

/* "Half-owned": 50 percent. */
static bool is_half_named(const seeker *f, const wire__figure *c)
{
    static const char *const halves[] = {"half", "halb", "halfte", "moitie",
                                         "mitad"};
    const wire_link *l = wire__link_of(f->t, c->sentence);
    if (!wire__is_near(wire__figure_own(c), .5, 1e-9)) return false;
    for (size_t k = 0; k < l->n_source; k++) {
        wire_span w = wire__sentence_words(&f->t->s, l->source[k]);
        for (uint32_t i = w.beg; i < w.end && i < w.beg + LOOK_MAX; i++)
            for (size_t h = 0; h < sizeof halves / sizeof *halves; h++)
                if (wire__is_word(&f->t->s, i, halves[h])) return true;
    }
    return false;
}

/* "65 degrees (18.3 Celsius)": the other scale of what the source says. */
static bool is_other_scale(const seeker *f, const wire__figure *c)
{
    wire_number word = {.value = 1};
    wire__unit scale = c->unit;
    if (!scale.kind && c->words.end < f->t->c.doc->words.n) {
        word.unit = wire__side_word(&f->t->c, c->words.end);
        scale = wire__unit_of(&word);
    }
    if (scale.kind != WIRE__UNIT_TEMP || !scale.id) return false;
    for (size_t i = 0; i < f->s->n; i++) {
        const wire__figure *s = &f->s->v[i];
        bool fits = s->unit.kind == WIRE__UNIT_TEMP || !s->unit.kind;
        double d = wire__unit_heat(s->value, &scale) - c->value;
        if (fits && fabs(d) < 1) return true;
    }
    return false;
}

/* "One in five" is 20 percent, "two in three" is not told so. */
static bool is_one_in(const seeker *f, const wire__figure *c)
{
    const wire__side *s = &f->t->s;
    if (c->unit.kind != WIRE__UNIT_RATIO && !wire__figure_is_fraction(c))
        return false;
    for (size_t i = 0; i < f->s->n; i++) {
        const wire__figure *x = &f->s->v[i];
        uint32_t w = x->words.beg;
        if (w < 2 || x->value < 2 ||
            !wire__is_near(1 / x->value, wire__figure_own(c), .04))
            continue;
        bool is_in = wire__is_word(s, w - 1, "in") ||
                     wire__is_word(s, w - 1, "every") ||
                     wire__is_word(s, w - 1, "of");
        for (uint32_t k = 2; is_in && k <= 4 && k <= w; k++)
            if (wire__is_word(s, w - k, "one") || wire__is_word(s, w - k, "1"))
                return true;
    }
    return false;
}

bool wire__figure_follows(const wire__compare *t, const wire__figures *sources,
                          const wire__figure *c)
{
    const seeker own = {t, sources}, *f = &own;
    if (is_half_named(f, c)) return true;
    if (may_be_counted(f, c)) return true;
    if (is_other_scale(f, c) || is_one_in(f, c)) return true;
    for (size_t i = 0; i < f->s->n; i++)
        for (size_t k = 0; k < f->s->n; k++)
            if (i != k && gives(&f->s->v[i], &f->s->v[k], c)) return true;
    return false;
}
