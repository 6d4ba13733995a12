/* Numbers that became others.
 *
 *   source  fell 6.4 percent    to 3,850 crowns   carrying 214 people
 *   copy    fell 6.4 points     to almost 4,000   with 241 aboard
 *           another unit        rounded           altered
 *
 * Every number of a copy sentence is held against those of its source
 * sentences: first those that stand in the same place word for word, then
 * equal ones anywhere, counting in other units (90 days, three months), then
 * those in the same place by unit and neighbours. What is left over and
 * stands nowhere in the source, nor follows from two of its numbers, was
 * added. Numbers in the copy's quotations belong to compare_quotes.c, days
 * and months to compare_dates.c; bare years are told here as dates.
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "compare_values_int.h"

enum {
    NUMBERS_MAX = 48, /* of one sentence, or of its sources together */
    SMALL = 2,        /* one, two: words as much as numbers */
    VAGUE_WORDS = 2,  /* that a number gives way to */
    CLOSE_OP = 14     /* words of a replacement that still tells a place */
};
/* Two values in different units of one kind: a month has 30 or 31 days. */
#define UNIT_SLACK .025
/* A rounded number may be off by this much of itself. */
#define ROUND_FAR  .16
#define ROUND_NEAR .03

typedef struct {
    const wire_number *n;
    wire_span words;
    uint32_t sentence;
    wire__unit unit;
    bool is_year;
    bool is_used;
} num;

typedef struct {
    num v[NUMBERS_MAX];
    size_t n;
} nums;

typedef struct {
    wire__compare *t;
    const bool *s_skip, *c_skip; /* by number: told elsewhere */
    nums s, c;                   /* of the link looked at */
} finder;

/* ---- Which numbers ---- */

static bool is_plain_year(const wire__side *s, const wire_number *n)
{
    wire_str x = wire__side_text(s, n->span);
    return x.n == 4 && x.p[0] >= '1' && x.p[0] <= '2' && !n->unit.n &&
           n->value >= 1000 && n->value < 2100 && !n->is_word;
}

/* Numbers that are part of a date, or of the copy's quotations. */
static bool *find_skips(wire__compare *t, const wire__side *s, bool quotes)
{
    bool *skip = wire_arena_calloc(t->arena, s->n_numbers + 1, 1);
    if (!skip) return NULL;
    size_t d = 0, q = 0;
    for (size_t i = 0; i < s->n_numbers; i++) {
        wire_span x = s->numbers[i].span;
        while (d < s->n_dates && s->dates[d].span.end <= x.beg) d++;
        skip[i] = d < s->n_dates && s->dates[d].span.beg < x.end;
        if (!quotes) continue;
        while (q < s->n_quotes && s->quotes[q].span.end <= x.beg) q++;
        if (q < s->n_quotes && s->quotes[q].span.beg < x.end) skip[i] = true;
    }
    return skip;
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

static void gather(const wire__side *s, const bool *skip, uint32_t sentence,
                   nums *out)
{
    wire_span x = s->sentences[sentence].span;
    for (size_t i = first_number(s, x.beg);
         i < s->n_numbers && s->numbers[i].span.beg < x.end &&
         out->n < NUMBERS_MAX;
         i++) {
        const wire_number *n = &s->numbers[i];
        wire_span w = wire__quote_words(s, n->span);
        if (skip[i] || w.beg >= w.end) continue;
        out->v[out->n++] =
            (num){n, w, sentence, wire__unit_of(n),
                  n->is_year || is_plain_year(s, n), false};
    }
}

/* ---- Values ---- */

static bool is_near(double x, double y, double slack)
{
    double big = fabs(x) > fabs(y) ? fabs(x) : fabs(y);
    return fabs(x - y) <= slack * big + 1e-9;
}

static bool is_fraction(const num *x)
{
    return x->n->is_word && x->n->value > 0 && x->n->value < 1;
}

/* Two units that only differ in size: days and weeks. */
static bool is_convertible(const num *a, const num *b)
{
    if (a->unit.kind == WIRE__UNIT_RATIO && is_fraction(b)) return true;
    if (b->unit.kind == WIRE__UNIT_RATIO && is_fraction(a)) return true;
    return a->unit.kind == b->unit.kind && a->unit.kind > WIRE__UNIT_OTHER &&
           !(a->unit.id && b->unit.id && a->unit.id != b->unit.id);
}

static double in_own_unit(const num *x)
{
    return x->n->value * x->unit.factor; /* a fraction has the factor 1 */
}

/* Celsius and Fahrenheit know of each other. */
static bool is_same_heat(const num *a, const num *b)
{
    if (a->unit.kind != WIRE__UNIT_TEMP || b->unit.kind != WIRE__UNIT_TEMP)
        return false;
    double x = a->n->value, y = b->n->value;
    return (a->unit.id == 1 && b->unit.id == 2 && fabs(x * 1.8 + 32 - y) < 1) ||
           (a->unit.id == 2 && b->unit.id == 1 && fabs(y * 1.8 + 32 - x) < 1);
}

static bool is_same_clock(const num *a, const num *b)
{
    double d = fabs(a->n->value - b->n->value);
    bool both = a->n->unit.n && b->n->unit.n;
    return d < 1e-9 || (!both && fabs(d - 12) < 1e-9);
}

/* "28m crowns": millions, though it reads as metres. */
static bool is_million(const num *a, const num *b)
{
    return wire_str_eq_nocase(a->n->unit, WIRE_STR("m")) &&
           is_near(a->n->value * 1e6, b->n->value, 1e-9);
}

/* Do they say the same, perhaps in other units? */
static bool is_same(const num *a, const num *b)
{
    if (is_million(a, b) || is_million(b, a)) return true;
    if (a->n->is_ordinal != b->n->is_ordinal) return false;
    if (a->n->is_clock && b->n->is_clock) return is_same_clock(a, b);
    if (is_same_heat(a, b)) return true;
    if (wire__unit_clash(a->unit, b->unit)) return false;
    if (is_convertible(a, b)) {
        bool same_size = a->unit.factor == b->unit.factor;
        return is_near(in_own_unit(a), in_own_unit(b),
                       same_size ? 1e-9 : UNIT_SLACK);
    }
    return is_near(a->n->value, b->n->value, 1e-9);
}

/* ---- Places ---- */

static int place_points(const finder *f, const wire__diff *d, const num *s,
                        const num *c, bool *is_exact)
{
    wire__place p = wire__place_of(f->t, d, s->words, c->words);
    int v = 0;
    if (p.is_exact) v += 4;
    else if (p.is_same_op && p.op_words <= CLOSE_OP) v += 2;
    else if (p.is_same_op) v += 1;
    if (p.is_next_same) v += 2;
    if (p.is_behind_same) v += 1;
    if (p.is_prev_same) v += 1;
    if (wire__unit_clash(s->unit, c->unit))
        v -= 3;
    else if (s->unit.kind == c->unit.kind)
        v += s->unit.kind ? 2 : 0;
    else if (!is_fraction(c))
        v -= 1;
    if (s->n->is_ordinal != c->n->is_ordinal) v -= 3;
    if (s->is_year != c->is_year) v -= 3;
    if (s->is_year && c->is_year) v += 1;
    *is_exact = p.is_exact;
    return v;
}

/* ---- Findings ---- */

static wire_span word_bytes(const wire__side *s, uint32_t beg, uint32_t end)
{
    return wire_words_span(&s->doc->words, beg, end);
}

/* A number with its unit, and with its currency before it. */
static wire_span whole(const wire__side *s, const wire_number *n)
{
    wire_span x = n->span;
    if (!n->unit.n) return x;
    uint32_t u = (uint32_t)(n->unit.p - s->body.p);
    uint32_t end = u + (uint32_t)n->unit.n;
    if (u < x.beg && x.beg - u <= n->unit.n + 2) x.beg = u;
    if (end > x.end && end - x.end <= n->unit.n + 4) x.end = end;
    return x;
}

static bool say(finder *f, wire_change_type type, wire_severity sev,
                wire_span s, wire_span c, const char *how)
{
    wire_change *ch = wire__compare_add(f->t, type, sev, s, c);
    if (!ch) return false;
    wire_str x = ch->source_text, y = ch->copy_text;
    int nx = x.n < 80 ? (int)x.n : 80, ny = y.n < 80 ? (int)y.n : 80;
    return wire__compare_note(f->t, ch, "%.*s became %.*s%s", nx, x.p, ny, y.p,
                              how);
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
    while (fmod(v, r * 10) < 1e-6) r *= 10;
    return r;
}

/* How many digits say something: 4.2 million has two. */
static int digits_of(double v)
{
    double r = resolution(v);
    return r > 0 ? (int)floor(log10(fabs(v) / r) + 1e-9) + 1 : 0;
}

static bool fits_bound(wire__bound b, double from, double to)
{
    if (b == WIRE__BOUND_OVER) return to < from;
    if (b == WIRE__BOUND_UNDER || b == WIRE__BOUND_UP_TO) return to > from;
    return true;
}

/* Is y what x gives when it is rounded, and said to be? */
static bool is_rounding(const num *s, const num *c, wire__bound b,
                        wire_severity *sev)
{
    bool conv = is_convertible(s, c);
    double x = conv ? in_own_unit(s) : s->n->value;
    double y = conv ? in_own_unit(c) : c->n->value;
    if (s->n->is_clock) { /* 6:48, shortly before seven */
        *sev = WIRE_SEVERITY_MEDIUM;
        return b && fabs(fmod(fabs(s->n->value - c->n->value) + 6, 12) - 6) <
                        .55;
    }
    if (s->is_year || c->is_year || x == 0) return false;
    double off = fabs(x - y) / fabs(x);
    bool is_coarser = digits_of(c->n->value) < digits_of(s->n->value) ||
                      is_fraction(c);
    if (off > ROUND_FAR || !fits_bound(b, x, y)) return false;
    if (!is_coarser && !(b && s->unit.factor != c->unit.factor)) return false;
    double r = conv ? resolution(c->n->value) * c->unit.factor
                    : resolution(c->n->value);
    bool is_right = fabs(x - y) <= .5 * r * (1 + 1e-9) || is_fraction(c);
    if (!b && !is_right) return false;
    *sev = off <= ROUND_NEAR ? WIRE_SEVERITY_LOW : WIRE_SEVERITY_MEDIUM;
    return true;
}

typedef struct {
    wire__bound was, is;
    wire_span s, c; /* bytes from the bound to the number's end */
} bounded;

static bounded bounds_of(const finder *f, const num *s, const num *c)
{
    bounded b;
    uint32_t sf, cf;
    b.was = wire__bound_at(&f->t->s, s->words,
                           wire__sentence_words(&f->t->s, s->sentence), &sf);
    b.is = wire__bound_at(&f->t->c, c->words,
                          wire__sentence_words(&f->t->c, c->sentence), &cf);
    b.s = whole(&f->t->s, s->n);
    b.c = whole(&f->t->c, c->n);
    if (sf < s->words.beg) b.s.beg = word_bytes(&f->t->s, sf, sf + 1).beg;
    if (cf < c->words.beg) b.c.beg = word_bytes(&f->t->c, cf, cf + 1).beg;
    return b;
}

/* An equal number with another bound: up to 35, at least 35. */
static bool report_bound(finder *f, const num *s, const num *c)
{
    static const signed char weight[5][5] = {
        /* to     none about over under up_to; -1 is nothing */
        {-1, 0, 1, 1, 1},  /* none */
        {0, -1, 1, 1, 1},  /* about */
        {0, 0, -1, 2, 2},  /* over */
        {0, 0, 2, -1, -1}, /* under */
        {1, 1, 2, -1, -1}, /* up to */
    };
    bounded b = bounds_of(f, s, c);
    int w = weight[b.was][b.is];
    if (w < 0 || s->unit.kind == WIRE__UNIT_CLOCK || s->is_year) return true;
    /* "over three hours" may mean during them */
    if (w > 0 && s->unit.kind == WIRE__UNIT_TIME &&
        (b.was == WIRE__BOUND_OVER || b.is == WIRE__BOUND_OVER))
        w = 0;
    return say(f, WIRE_CHANGE_NUMBER_ALTERED, (wire_severity)w, b.s, b.c, "");
}

static bool report_pair(finder *f, const num *s, const num *c)
{
    bounded b = bounds_of(f, s, c);
    wire_severity sev;
    if (is_rounding(s, c, b.is, &sev))
        return say(f, WIRE_CHANGE_NUMBER_ROUNDED, sev, b.s, b.c, ", rounded");
    bool is_year = s->is_year && c->is_year;
    bool is_unit = is_near(s->n->value, c->n->value, 1e-9);
    return say(f,
               is_year ? WIRE_CHANGE_DATE_ALTERED : WIRE_CHANGE_NUMBER_ALTERED,
               WIRE_SEVERITY_HIGH, whole(&f->t->s, s->n),
               whole(&f->t->c, c->n), is_unit ? ", another unit" : "");
}

/* ---- Pairs ---- */

static bool take_pair(finder *f, num *s, num *c, bool same)
{
    s->is_used = c->is_used = true;
    if (!same) return report_pair(f, s, c);
    wire_str x = wire__side_text(&f->t->s, whole(&f->t->s, s->n));
    wire_str y = wire__side_text(&f->t->c, whole(&f->t->c, c->n));
    f->t->harmless_n += !wire_str_eq_nocase(x, y);
    return report_bound(f, s, c);
}

/* Numbers word for word in one place; equal or not. */
static bool pair_aligned(finder *f, const wire__diff *d)
{
    for (size_t j = 0; j < f->c.n; j++)
        for (size_t i = 0; i < f->s.n; i++) {
            num *s = &f->s.v[i], *c = &f->c.v[j];
            if (s->is_used || c->is_used || !is_same(s, c)) continue;
            if (wire__place_of(f->t, d, s->words, c->words).is_aligned &&
                !take_pair(f, s, c, true))
                return false;
        }
    for (size_t j = 0; j < f->c.n; j++)
        for (size_t i = 0; i < f->s.n; i++) {
            num *s = &f->s.v[i], *c = &f->c.v[j];
            bool is_exact;
            if (s->is_used || c->is_used || is_same(s, c)) continue;
            if (place_points(f, d, s, c, &is_exact) >= 5 && is_exact &&
                !take_pair(f, s, c, false))
                return false;
        }
    return true;
}

/* Equal ones, best place first. */
static bool pair_equal(finder *f, const wire__diff *d)
{
    for (size_t j = 0; j < f->c.n; j++) {
        num *c = &f->c.v[j], *best = NULL;
        int points = 0;
        for (size_t i = 0; i < f->s.n && !c->is_used; i++) {
            num *s = &f->s.v[i];
            bool is_exact;
            if (s->is_used || !is_same(s, c)) continue;
            int v = place_points(f, d, s, c, &is_exact);
            if (best && v <= points) continue;
            best = s;
            points = v;
        }
        if (best && !take_pair(f, best, c, true)) return false;
    }
    return true;
}

/* ---- Numbers that stand elsewhere, or follow ---- */

static bool stands_in(const wire__side *s, const num *c)
{
    for (size_t i = 0; i < s->n_dates && c->is_year; i++)
        if (s->dates[i].year == (int)c->n->value) return true;
    for (size_t i = 0; i < s->n_numbers; i++) {
        num x = {.n = &s->numbers[i], .unit = wire__unit_of(&s->numbers[i])};
        if (is_same(&x, c)) return true;
    }
    return false;
}

/* Days from the source's dateline to a month it names, whole months. */
static bool is_months_since(const wire__side *s, const num *c)
{
    int now = s->doc->has_dateline ? s->doc->dateline.month : 0;
    if (!now || c->unit.factor < 28 || c->unit.factor > 32) return false;
    for (size_t i = 0; i < s->n_dates; i++) {
        int month = s->dates[i].month;
        int n = (int)c->n->value;
        if (!month || n < 1 || n > 11) continue;
        if ((now - month + 12) % 12 == n || (month - now + 12) % 12 == n)
            return true;
    }
    return false;
}

/* A length of time that may be counted from a day or year the sources name,
 * or that they give as one: "a year earlier", twelve months. */
static bool may_be_counted(const finder *f, const num *c)
{
    const wire__side *s = &f->t->s;
    const wire_link *l = wire__link_of(f->t, c->sentence);
    if (c->unit.kind != WIRE__UNIT_TIME) return false;
    if (is_months_since(s, c)) return true;
    for (size_t i = 0; i < f->s.n; i++)
        if (f->s.v[i].is_year && c->unit.factor > 300) return true;
    for (size_t k = 0; k < l->n_source; k++) {
        wire_span w = wire__sentence_words(s, l->source[k]);
        for (uint32_t i = w.beg; i < w.end; i++) {
            wire_number one = {.value = 1, .unit = wire__side_word(s, i)};
            num x = {.n = &one, .unit = wire__unit_of(&one)};
            if (x.unit.kind == WIRE__UNIT_TIME && is_same(&x, c)) return true;
        }
    }
    return false;
}

static bool is_same_kind(const num *a, const num *b)
{
    return a->unit.kind == b->unit.kind && a->unit.factor == b->unit.factor &&
           a->is_year == b->is_year;
}

/* A sum or a difference of two numbers of the source sentences, or the share
 * one is of the other. */
static bool follows(const finder *f, const num *c)
{
    if (may_be_counted(f, c)) return true;
    bool share = is_fraction(c) || c->unit.kind == WIRE__UNIT_RATIO;
    for (size_t i = 0; i < f->s.n; i++)
        for (size_t k = 0; k < f->s.n; k++) {
            const num *p = &f->s.v[i], *q = &f->s.v[k];
            double x = p->n->value, y = q->n->value;
            if (i == k || !is_same_kind(p, q)) continue;
            if (share && y > 0 && x < y && is_near(x / y, in_own_unit(c), .04))
                return true;
            if (p->is_year && c->unit.factor > 300 &&
                is_near(x - y, c->n->value, 1e-9))
                return true;
            if (is_same_kind(p, c) && (is_near(x + y, c->n->value, 1e-9) ||
                                       is_near(x - y, c->n->value, 1e-9)))
                return true;
        }
    return false;
}

/* ---- What is left over ---- */

/* Evidence that s and c fill one place, though the words round them moved. */
static num *find_partner(finder *f, const wire__diff *d, const num *c,
                         int *points)
{
    num *best = NULL;
    size_t n = 0;
    *points = 0;
    for (size_t i = 0; i < f->s.n; i++) {
        num *s = &f->s.v[i];
        bool is_exact;
        if (s->is_used) continue;
        n++;
        int v = place_points(f, d, s, c, &is_exact);
        if (best && v <= *points) continue;
        best = s;
        *points = v;
    }
    if (n == 1) ++*points;
    return best;
}

static bool is_telling(const num *c)
{
    return !c->n->is_ordinal && !is_fraction(c) &&
           (c->n->value > SMALL || fmod(c->n->value, 1) > 1e-9);
}

static bool report_added(finder *f, const num *c)
{
    wire_span none = {0, 0};
    wire_span span = whole(&f->t->c, c->n);
    wire_change *ch = wire__compare_add(
        f->t,
        c->is_year ? WIRE_CHANGE_DATE_ALTERED : WIRE_CHANGE_NUMBER_ALTERED,
        WIRE_SEVERITY_MEDIUM, none, span);
    if (!ch) return false;
    const wire_link *l = wire__link_of(f->t, c->sentence);
    ch->source = l->source;
    ch->n_source = l->n_source;
    return wire__compare_note(f->t, ch, "the source does not say %.*s",
                              ch->copy_text.n < 80 ? (int)ch->copy_text.n : 80,
                              ch->copy_text.p);
}

static bool judge_rest(finder *f, const wire__diff *d)
{
    for (size_t j = 0; j < f->c.n; j++) {
        num *c = &f->c.v[j];
        if (c->is_used) continue;
        int points;
        num *s = find_partner(f, d, c, &points);
        bool elsewhere = stands_in(&f->t->s, c);
        int need = !is_telling(c) ? 5 : elsewhere ? 5 : 3;
        if (s && points >= need && (points > 4 || !follows(f, c))) {
            if (!take_pair(f, s, c, false)) return false;
        } else if (is_telling(c) && !elsewhere && !follows(f, c)) {
            if (!report_added(f, c)) return false;
        }
    }
    return true;
}

/* A number that gave way to words in an otherwise equal place: four hours
 * later, just hours later. */
static bool report_vanished(finder *f, const wire__diff *d)
{
    for (size_t k = 1; k + 1 < d->n; k++) {
        const wire__op *o = &d->ops[k];
        if (o->kind != WIRE__OP_REPLACED || o[-1].kind > WIRE__OP_STEM ||
            o[1].kind > WIRE__OP_STEM || o->c_end - o->c_beg > VAGUE_WORDS)
            continue;
        for (size_t i = 0; i < f->s.n; i++) {
            const num *s = &f->s.v[i];
            if (s->is_used || s->words.beg != o->s_beg ||
                s->words.end != o->s_end || s->n->value <= SMALL)
                continue;
            if (!say(f, WIRE_CHANGE_NUMBER_ALTERED, WIRE_SEVERITY_LOW,
                     s->n->span, word_bytes(&f->t->c, o->c_beg, o->c_end), ""))
                return false;
        }
    }
    return true;
}

/* ---- All links ---- */

static bool look_at(finder *f, size_t i)
{
    const wire_link *l = &f->t->out->links[i];
    const wire__diff *d = &f->t->diffs[i];
    f->s.n = f->c.n = 0;
    gather(&f->t->c, f->c_skip, l->copy, &f->c);
    for (size_t k = 0; k < l->n_source; k++)
        gather(&f->t->s, f->s_skip, l->source[k], &f->s);
    return pair_aligned(f, d) && pair_equal(f, d) && judge_rest(f, d) &&
           report_vanished(f, d);
}

wire_status wire__find_numbers(wire__compare *t, wire_err *err)
{
    finder *f = WIRE_NEW(t->arena, finder);
    if (!f) return wire_fail_mem(err);
    f->t = t;
    f->s_skip = find_skips(t, &t->s, false);
    f->c_skip = find_skips(t, &t->c, true);
    if (!f->s_skip || !f->c_skip) return wire_fail_mem(err);
    for (size_t i = 0; i < t->out->n_links; i++) {
        const wire_link *l = &t->out->links[i];
        if (!l->n_source || l->relation == WIRE_RELATION_VERBATIM ||
            t->c.is_credit[l->copy])
            continue;
        if (!look_at(f, i)) return wire_fail_mem(err);
    }
    return WIRE_OK;
}
