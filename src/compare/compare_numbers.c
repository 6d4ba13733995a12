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

#include "compare_numbers_int.h"

/* A sentence linked by less is hardly the source's: see compare_facts.c. */
#define WEAK_LINK .25f
#define EDITED    .5f /* share of words that are the source's */

enum {
    SMALL = 2,       /* one, two: words as much as numbers */
    VAGUE_WORDS = 2, /* that a number gives way to */
    CLOSE_OP = 14    /* words of a replacement that still tells a place */
};
typedef struct {
    wire__compare *t;
    wire__known known;
    const bool *s_skip, *c_skip; /* by number: told elsewhere */
    wire__figures s, c;          /* of the link looked at */
} finder;

/* ---- Which numbers ---- */

/* Numbers that are part of a date, or of the copy's quotations. */
static bool *find_skips(wire__compare *t, const wire__side *s, bool quotes)
{
    bool *skip = wire_arena_calloc(t->arena, s->n_numbers + 1, 1);
    if (!skip) return NULL;
    size_t d = 0, q = 0;
    for (size_t i = 0; i < s->n_numbers; i++) {
        wire_span x = s->numbers[i].span;
        while (d < s->n_dates && s->dates[d].span.end <= x.beg)
            d++;
        skip[i] = d < s->n_dates && s->dates[d].span.beg < x.end;
        if (!quotes) continue;
        while (q < s->n_quotes && s->quotes[q].span.end <= x.beg)
            q++;
        if (q < s->n_quotes && s->quotes[q].span.beg < x.end) skip[i] = true;
    }
    return skip;
}

/* ---- Places ---- */

static int place_points(const finder *f, const wire__diff *d,
                        const wire__figure *s, const wire__figure *c,
                        bool *is_exact)
{
    wire__place p = wire__place_of(f->t, d, s->words, c->words);
    int v = 0;
    if (p.is_exact)
        v += 4;
    else if (p.is_same_op && p.op_words <= CLOSE_OP)
        v += 2;
    else if (p.is_same_op)
        v += 1;
    if (p.is_next_same) v += 2;
    if (p.is_behind_same) v += 1;
    if (p.is_prev_same) v += 1;
    if (wire__unit_clash(s->unit, c->unit))
        v -= 3;
    else if (s->unit.kind == c->unit.kind)
        v += s->unit.kind ? 2 : 0;
    else if (!wire__figure_is_fraction(c))
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

typedef struct {
    wire__bound was, is;
    uint32_t from;  /* first word of the source's bound */
    wire_span s, c; /* bytes from the bound to the number's end */
} bounded;

static bounded bounds_of(const finder *f, const wire__figure *s,
                         const wire__figure *c)
{
    bounded b;
    uint32_t sf, cf;
    b.was = wire__bound_at(&f->t->s, s->words,
                           wire__sentence_words(&f->t->s, s->sentence), &sf);
    b.is = wire__bound_at(&f->t->c, c->words,
                          wire__sentence_words(&f->t->c, c->sentence), &cf);
    b.from = sf;
    b.s = whole(&f->t->s, s->n);
    b.c = whole(&f->t->c, c->n);
    if (b.was && sf == s->words.beg) { /* "14 or more", "14 plus" */
        uint32_t last = s->words.end;
        if (wire__side_word(&f->t->s, last).n <= 2) last++;
        b.s.end = word_bytes(&f->t->s, last, last + 1).end;
    }
    if (sf < s->words.beg) b.s.beg = word_bytes(&f->t->s, sf, sf + 1).beg;
    if (cf < c->words.beg) b.c.beg = word_bytes(&f->t->c, cf, cf + 1).beg;
    return b;
}

static bool is_behind(const wire__side *s, const wire__figure *x,
                      const char *word)
{
    return x->words.beg > 0 && wire__is_word(s, x->words.beg - 1, word);
}

/* "Won over four members": a word before a number that may be no bound. */
static bool is_loose_over(const finder *f, const wire__figure *c)
{
    return is_behind(&f->t->c, c, "over") || is_behind(&f->t->c, c, "under") ||
           is_behind(&f->t->c, c, "uber") || is_behind(&f->t->c, c, "unter");
}

/* Within 30 days, and in 30 days. */
static bool is_deadline_lost(const finder *f, const wire__figure *s,
                             const wire__figure *c)
{
    return s->unit.kind == WIRE__UNIT_TIME &&
           (is_behind(&f->t->s, s, "within") ||
            is_behind(&f->t->s, s, "binnen")) &&
           is_behind(&f->t->c, c, "in");
}

/* "Between one and three": up to three. */
static bool is_range_top(const finder *f, const wire__figure *s)
{
    for (size_t i = 0; i < f->s.n; i++) {
        const wire__figure *x = &f->s.v[i];
        if (x->words.end + 1 == s->words.beg && x->value < s->value &&
            (is_behind(&f->t->s, s, "and") || is_behind(&f->t->s, s, "to") ||
             is_behind(&f->t->s, s, "und") || is_behind(&f->t->s, s, "bis") ||
             is_behind(&f->t->s, s, "et") || is_behind(&f->t->s, s, "y")))
            return true;
    }
    return false;
}

/* An equal number with another bound: up to 35, at least 35. */
static bool report_bound(finder *f, const wire__figure *s,
                         const wire__figure *c)
{
    static const int weight[5][5] = {
        /* to     none about over under up_to; -1 is nothing */
        {-1, 0, 1, 1, 1},  /* none */
        {0, -1, 1, 1, 1},  /* about */
        {0, 0, -1, 2, 2},  /* over */
        {0, 0, 2, -1, -1}, /* under */
        {1, 1, 2, -1, -1}, /* up to */
    };
    bounded b = bounds_of(f, s, c);
    if (is_deadline_lost(f, s, c)) {
        b.s.beg = word_bytes(&f->t->s, s->words.beg - 1, s->words.beg).beg;
        b.c.beg = word_bytes(&f->t->c, c->words.beg - 1, c->words.beg).beg;
        return say(f, WIRE_CHANGE_DATE_ALTERED, WIRE_SEVERITY_MEDIUM, b.s, b.c,
                   "");
    }
    int w = weight[b.was][b.is];
    if (!b.is && wire__is_open_count(f->t, s, b.was, b.from))
        return say(f, WIRE_CHANGE_CERTAINTY_RAISED, WIRE_SEVERITY_MEDIUM, b.s,
                   b.c, "");
    if (b.is == WIRE__BOUND_UP_TO && is_range_top(f, s)) w = -1;
    if (w < 0 || s->unit.kind == WIRE__UNIT_CLOCK || s->is_year) return true;
    /* "over three hours" may mean during them */
    if (w > 0 && s->unit.kind == WIRE__UNIT_TIME &&
        (b.was == WIRE__BOUND_OVER || b.is == WIRE__BOUND_OVER))
        w = 0;
    if (w == 1 && is_loose_over(f, c)) w = 0;
    return say(f, WIRE_CHANGE_NUMBER_ALTERED, (wire_severity)w, b.s, b.c, "");
}

/* Hours before Greenwich behind a clock time, or 99: 8am (AEST). */
static double zone_of(const wire__side *s, const wire__figure *x)
{
    static const struct {
        const char *name;
        double hours;
    } zones[] = {{"GMT", 0},   {"UTC", 0},   {"BST", 1},   {"CET", 1},
                 {"CEST", 2},  {"MEZ", 1},   {"MESZ", 2},  {"EET", 2},
                 {"EEST", 3},  {"MSK", 3},   {"EST", -5},  {"EDT", -4},
                 {"CST", -6},  {"CDT", -5},  {"MST", -7},  {"MDT", -6},
                 {"PST", -8},  {"PDT", -7},  {"AEST", 10}, {"AEDT", 11},
                 {"AWST", 8},  {"JST", 9},   {"HKT", 8},   {"SGT", 8},
                 {"IST", 5.5}, {"NZST", 12}, {"NZDT", 13}};
    for (uint32_t k = x->words.end; k < s->doc->words.n && k < x->words.end + 4;
         k++)
        for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
            if (wire_str_eq(wire__side_word(s, k), wire_str_of(zones[i].name)))
                return zones[i].hours;
    return 99;
}

/* One moment by the clocks of two places. */
static bool is_same_moment(const finder *f, const wire__figure *s,
                           const wire__figure *c)
{
    double a = zone_of(&f->t->s, s), b = zone_of(&f->t->c, c);
    if (!s->n->is_clock || !c->n->is_clock || a > 24 || b > 24) return false;
    double d = fmod(s->value - a - (c->value - b) + 48, 24);
    return d < 1e-6 || d > 24 - 1e-6;
}

/* "Some 65 million" was 64.7, or 60,000 was 59,619: the copy knows more, and
 * nothing else. */
static bool is_more_exact(const wire__figure *s, const wire__figure *c,
                          wire__bound was, wire__bound is)
{
    enum { DIGITS = 3 };
    wire_severity sev;
    /* "about 310" for "about 300" is another number */
    if (is || !wire__figure_is_rounding(c, s, was, &sev)) return false;
    return was || wire__figure_digits(c) >= wire__figure_digits(s) + DIGITS;
}

/* "A fake 1548 chart": what something is of, and no day when it happened. */
static bool is_attribute(const wire__side *s, const wire__figure *x)
{
    static const char *const before[] = {"a",   "an",  "the", "this",
                                         "his", "her", "its", "their"};
    enum { REACH = 3 };
    uint32_t w = x->words.beg;
    if (x->words.end >= s->doc->words.n ||
        s->weight[x->words.end] < WIRE__CONTENT_BITS)
        return false;
    for (uint32_t k = 1; k <= REACH && k <= w; k++)
        for (size_t i = 0; i < sizeof before / sizeof *before; i++)
            if (wire__is_word(s, w - k, before[i])) return true;
    return false;
}

static bool report_pair(finder *f, const wire__figure *s, const wire__figure *c)
{
    bounded b = bounds_of(f, s, c);
    wire_severity sev;
    if (is_same_moment(f, s, c)) {
        f->t->harmless_n++;
        return true;
    }
    if (wire__figure_is_rounding(s, c, b.is, &sev))
        return say(f, WIRE_CHANGE_NUMBER_ROUNDED, sev, b.s, b.c, ", rounded");
    if (is_more_exact(s, c, b.was, b.is))
        return say(f, WIRE_CHANGE_NUMBER_ROUNDED,
                   b.was ? WIRE_SEVERITY_LOW : WIRE_SEVERITY_MEDIUM, b.s, b.c,
                   ", more exact than the source");
    bool is_year = s->is_year && c->is_year &&
                   !(is_attribute(&f->t->s, s) && is_attribute(&f->t->c, c));
    bool is_unit = wire__is_near(s->value, c->value, 1e-9);
    return say(f,
               is_year ? WIRE_CHANGE_DATE_ALTERED : WIRE_CHANGE_NUMBER_ALTERED,
               WIRE_SEVERITY_HIGH, whole(&f->t->s, s->n), whole(&f->t->c, c->n),
               is_unit ? ", another unit" : "");
}

/* ---- Pairs ---- */

/* "60 million florins" and "$60 million": a currency that is known, and a
 * word in its place that is none of it. */
static bool is_other_money(const wire__figure *a, const wire__figure *b)
{
    wire_str unit = b->n->unit;
    return a->unit.kind == WIRE__UNIT_MONEY && a->unit.id &&
           b->unit.kind == WIRE__UNIT_OTHER && !b->unit.id && unit.n > 3 &&
           unit.p[1] >= 'a' && unit.p[1] <= 'z'; /* no USD$ */
}

static bool take_pair(finder *f, wire__figure *s, wire__figure *c, bool same)
{
    s->is_used = c->is_used = true;
    if (!same) return report_pair(f, s, c);
    if (is_other_money(s, c) || is_other_money(c, s))
        return report_pair(f, s, c);
    const wire__figure *own = wire__count_in_place_of(f->t, &f->s, s, c);
    if (own) return report_pair(f, own, c);
    wire_str x = wire__side_text(&f->t->s, whole(&f->t->s, s->n));
    wire_str y = wire__side_text(&f->t->c, whole(&f->t->c, c->n));
    f->t->harmless_n += !wire_str_eq_nocase(x, y);
    return report_bound(f, s, c);
}

/* Equal in part, in one place: 48 hours and 48 days, 6:48 and 6:50. */
static bool is_half_same(const finder *f, const wire__diff *d,
                         const wire__figure *s, const wire__figure *c)
{
    wire__place p = wire__place_of(f->t, d, s->words, c->words);
    return p.is_aligned &&
           (p.is_next_same || p.is_prev_same || d->same >= EDITED);
}

/* Two words that make an order of two numbers: 11 to 9, from 3 to 2. */
static bool is_directed(const wire__side *s, const wire__figure *a,
                        const wire__figure *b)
{
    static const char *const words[] = {
        "to", "bis", "auf", "a", "zu", "gegen", "against", "contre", "hasta"};
    uint32_t w = a->words.beg > b->words.beg ? a->words.beg : b->words.beg;
    for (size_t i = 0; w > 0 && i < sizeof words / sizeof *words; i++)
        if (wire__is_word(s, w - 1, words[i])) return true;
    return false;
}

static const wire__figure *
twin_of(const wire__figures *v, const wire__figure *x, const wire__figure *but)
{
    for (size_t i = 0; i < v->n; i++)
        if (&v->v[i] != but && !v->v[i].is_used &&
            wire__figure_is_same(&v->v[i], x))
            return &v->v[i];
    return NULL;
}

/* Do both stand among the same words, so that each is of what the other was:
 * killed 12 and hurt 30, killed 30 and hurt 12? */
static bool is_in_place_of(const finder *f, const wire__diff *d,
                           const wire__figure *s, const wire__figure *c)
{
    wire__place p = wire__place_of(f->t, d, s->words, c->words);
    return p.is_exact && (p.is_next_same || p.is_prev_same);
}

/* Do words stand between two numbers, more than in a list? */
static bool is_parted(const wire__side *s, const wire__figure *a,
                      const wire__figure *b)
{
    bool ahead = a->words.beg < b->words.beg;
    uint32_t k = ahead ? a->words.end : b->words.end;
    uint32_t end = ahead ? b->words.beg : a->words.beg;
    for (; k < end; k++)
        if (s->weight[k] >= WIRE__CONTENT_BITS && !s->number_ends[k].number)
            return true;
    return false;
}

/* The same numbers in another order, where the order says nothing. */
static bool is_reordered(const finder *f, const wire__diff *d,
                         const wire__figure *s, const wire__figure *c)
{
    const wire__figure *s2 = twin_of(&f->s, c, s), *c2 = twin_of(&f->c, s, c);
    return s2 && c2 &&
           !(is_directed(&f->t->s, s, s2) && is_directed(&f->t->c, c, c2)) &&
           !(is_in_place_of(f, d, s, c) && is_in_place_of(f, d, s2, c2) &&
             is_parted(&f->t->s, s, s2));
}

/* Numbers word for word in one place; equal or not. */
static bool pair_aligned(finder *f, const wire__diff *d)
{
    for (size_t j = 0; j < f->c.n; j++)
        for (size_t i = 0; i < f->s.n; i++) {
            wire__figure *s = &f->s.v[i], *c = &f->c.v[j];
            if (s->is_used || c->is_used || !wire__figure_is_same(s, c))
                continue;
            if (wire__place_of(f->t, d, s->words, c->words).is_aligned &&
                !take_pair(f, s, c, true))
                return false;
        }
    for (size_t j = 0; j < f->c.n; j++)
        for (size_t i = 0; i < f->s.n; i++) {
            wire__figure *s = &f->s.v[i], *c = &f->c.v[j];
            bool is_exact;
            if (s->is_used || c->is_used || wire__figure_is_same(s, c))
                continue;
            int v = place_points(f, d, s, c, &is_exact);
            if (!(v >= 5 && is_exact) && !is_half_same(f, d, s, c)) continue;
            if (is_reordered(f, d, s, c)) continue;
            if (!take_pair(f, s, c, false)) return false;
        }
    return true;
}

/* "1,2 million" in English reads as 1 and 2 million: the value of both. */
static double with_comma(const wire__side *s, const wire__figure *a,
                         const wire__figure *b)
{
    const wire_words *w = &s->doc->words;
    if (a->words.end != b->words.beg || !w->n) return 0;
    uint32_t end = w->off[a->words.end - 1] + w->len[a->words.end - 1];
    wire_str digits = wire__side_word(s, b->words.beg);
    if (s->body.p[end] != ',' || w->off[b->words.beg] != end + 1 ||
        digits.n > 2 || a->value >= 1000)
        return 0;
    double part = 0, place = 1;
    for (size_t i = 0; i < digits.n; i++) {
        if (digits.p[i] < '0' || digits.p[i] > '9') return 0;
        part = part * 10 + (digits.p[i] - '0');
        place *= 10;
    }
    double scale = part > 0 ? b->value / part : 0;
    return scale > 0 ? (a->value + part / place) * scale : 0;
}

/* Numbers that a space parts on one side, 9.600 and 9 600, or a comma. */
static void pair_parted(finder *f, wire__figures *one, const wire__side *side,
                        wire__figures *two)
{
    for (size_t j = 0; j < two->n; j++) {
        wire__figure *a = &two->v[j];
        double value = wire__figure_grouped(side, a);
        if (!(value > 0) && j + 1 < two->n) value = with_comma(side, a, a + 1);
        for (size_t i = 0; value > 0 && i < one->n && !a->is_used; i++) {
            wire__figure *x = &one->v[i];
            if (x->is_used || !wire__is_near(x->value, value, 1e-9)) continue;
            x->is_used = a->is_used = true;
            if (j + 1 < two->n && a[1].words.beg == a->words.end)
                a[1].is_used = true;
            f->t->harmless_n++;
        }
    }
}

/* Equal ones, best place first. */
static bool pair_equal(finder *f, const wire__diff *d)
{
    for (size_t j = 0; j < f->c.n; j++) {
        wire__figure *c = &f->c.v[j], *best = NULL;
        int points = 0;
        for (size_t i = 0; i < f->s.n && !c->is_used; i++) {
            wire__figure *s = &f->s.v[i];
            bool is_exact;
            if (s->is_used || !wire__figure_is_same(s, c)) continue;
            int v = place_points(f, d, s, c, &is_exact);
            if (best && v <= points) continue;
            best = s;
            points = v;
        }
        if (best && !take_pair(f, best, c, true)) return false;
    }
    return true;
}

/* ---- What is left over ---- */

/* One year is left over on either side. */
static bool is_only_year(const finder *f, const wire__figure *c)
{
    size_t s_n = 0, c_n = 0;
    for (size_t i = 0; i < f->s.n; i++)
        s_n += f->s.v[i].is_year && !f->s.v[i].is_used;
    for (size_t i = 0; i < f->c.n; i++)
        c_n += f->c.v[i].is_year && !f->c.v[i].is_used;
    return c->is_year && s_n == 1 && c_n == 1;
}

/* Evidence that s and c fill one place, though the words round them moved. */
static wire__figure *find_partner(finder *f, const wire__diff *d,
                                  const wire__figure *c, int *points)
{
    wire__figure *best = NULL;
    size_t n = 0;
    bool only_year = is_only_year(f, c);
    *points = 0;
    for (size_t i = 0; i < f->s.n; i++) {
        wire__figure *s = &f->s.v[i];
        bool is_exact;
        if (s->is_used) continue;
        n++;
        int v = place_points(f, d, s, c, &is_exact);
        if (only_year && s->is_year) v += 2;
        if (best && v <= *points) continue;
        best = s;
        *points = v;
    }
    if (n == 1) ++*points;
    return best;
}

static bool is_telling(const wire__figure *c)
{
    return !c->n->is_ordinal && !wire__figure_is_fraction(c) &&
           (c->value > SMALL || fmod(c->value, 1) > 1e-9);
}

/* ", 87,", or the first part of a word: "six-pack" */
static bool is_set_off(const wire__side *s, wire_span x)
{
    if (x.end < s->body.n && s->body.p[x.end] == '-') return true;
    return x.beg >= 2 && s->body.p[x.beg - 2] == ',' && x.end < s->body.n &&
           s->body.p[x.end] == ',';
}

/* "2M", "Windows 98": a name with a digit, where no money is meant. */
static bool is_code(const wire__side *s, const wire__figure *x)
{
    uint32_t end = x->n->span.end;
    wire_str t = x->text;
    if (x->unit.kind == WIRE__UNIT_MONEY || !t.n) return false;
    char last = t.p[t.n - 1];
    bool glued = last >= 'A' && last <= 'Z' && t.n > 1 && t.p[t.n - 2] >= '0' &&
                 t.p[t.n - 2] <= '9';
    return glued ||
           (end < s->body.n && s->body.p[end] >= 'A' && s->body.p[end] <= 'Z');
}

/* ", 27,": how old somebody is. */
static bool is_age(const wire__side *s, const wire__figure *x)
{
    return is_set_off(s, x->n->span) && x->value < 120 && !x->unit.kind &&
           x->words.beg > 0 && wire__side_word(s, x->words.beg - 1).p[0] <= 'Z';
}

/* A number of the source, of the same things, that was rounded to this one,
 * or that this one was rounded to. */
static wire__figure *rounded_of(finder *f, const wire__figure *c)
{
    enum { LEAST = 20 };
    wire_severity sev;
    for (size_t i = 0; i < f->s.n; i++) {
        wire__figure *s = &f->s.v[i];
        if (s->is_used || s->is_year || c->is_year || c->value < LEAST ||
            s->unit.kind != c->unit.kind || wire__unit_clash(s->unit, c->unit))
            continue;
        bounded b = bounds_of(f, s, c);
        if (wire__figure_is_rounding(s, c, b.is, &sev) ||
            is_more_exact(s, c, b.was, b.is))
            return s;
    }
    return NULL;
}

static bool report_added(finder *f, const wire__diff *d, const wire__figure *c,
                         bool has_other)
{
    /* News in words that were added is compare_facts.c's; where another
     * number went, or words of the source gave way, it is wrong. */
    const wire__op *o = wire__op_at(d, c->words.beg);
    bool is_extra =
        o && ((o->kind == WIRE__OP_INSERTED &&
               o->c_end - o->c_beg > c->words.end - c->words.beg + 1) ||
              is_set_off(&f->t->c, c->n->span));
    bool is_firm = has_other || (d->same >= EDITED && !is_extra);
    bool is_slight = is_code(&f->t->c, c) || is_age(&f->t->c, c);
    wire_span none = {0, 0};
    wire_span span = whole(&f->t->c, c->n);
    const wire_link *l = wire__link_of(f->t, c->sentence);
    wire_change *ch = wire__compare_add(
        f->t,
        c->is_year ? WIRE_CHANGE_DATE_ALTERED : WIRE_CHANGE_NUMBER_ALTERED,
        l->score < WEAK_LINK || !is_firm || is_slight ? WIRE_SEVERITY_LOW
                                                      : WIRE_SEVERITY_MEDIUM,
        none, span);
    if (!ch) return false;
    ch->source = l->source;
    ch->n_source = l->n_source;
    return wire__compare_note(f->t, ch, "the source does not say %.*s",
                              ch->copy_text.n < 80 ? (int)ch->copy_text.n : 80,
                              ch->copy_text.p);
}

static bool judge_rest(finder *f, const wire__diff *d)
{
    for (size_t j = 0; j < f->c.n; j++) {
        wire__figure *c = &f->c.v[j];
        if (c->is_used) continue;
        int points;
        wire__figure *s = find_partner(f, d, c, &points);
        bool elsewhere = wire__known_has(&f->known, c);
        int need = !is_telling(c) ? 5 : elsewhere ? 5 : 3;
        if (s && points >= need &&
            (points > 4 || !wire__figure_follows(f->t, &f->s, c))) {
            if (!take_pair(f, s, c, false)) return false;
        } else if (is_telling(c) && !elsewhere &&
                   !wire__figure_follows(f->t, &f->s, c)) {
            wire__figure *near = rounded_of(f, c);
            if (near ? !take_pair(f, near, c, false)
                     : !report_added(f, d, c, s != NULL))
                return false;
        }
    }
    return true;
}

/* "One of whom" is no number to wire_text_numbers. */
static bool is_one(const wire__side *c, const wire__op *o)
{
    return o->c_end - o->c_beg == 1 && (wire__is_word(c, o->c_beg, "one") ||
                                        wire__is_word(c, o->c_beg, "einer") ||
                                        wire__is_word(c, o->c_beg, "eines") ||
                                        wire__is_word(c, o->c_beg, "uno"));
}

static bool is_quoted(const wire__side *s, uint32_t word)
{
    return wire__side_quote_at(s, s->doc->words.off[word]) != NULL;
}

/* A number that gave way to words in an otherwise equal place: four hours
 * later, just hours later. */
static bool report_vanished(finder *f, const wire__diff *d)
{
    for (size_t k = 1; k + 1 < d->n; k++) {
        const wire__op *o = &d->ops[k];
        if (o->kind != WIRE__OP_REPLACED || o[-1].kind > WIRE__OP_STEM ||
            o[1].kind > WIRE__OP_STEM || o->c_end - o->c_beg > VAGUE_WORDS ||
            is_quoted(&f->t->c, o->c_beg))
            continue;
        for (size_t i = 0; i < f->s.n; i++) {
            const wire__figure *s = &f->s.v[i];
            bool to_one = is_one(&f->t->c, o);
            if (s->is_used || s->words.beg != o->s_beg ||
                s->words.end != o->s_end || (s->value <= SMALL && !to_one))
                continue;
            if (!say(f, WIRE_CHANGE_NUMBER_ALTERED,
                     to_one ? WIRE_SEVERITY_HIGH : WIRE_SEVERITY_LOW,
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
    wire__figures_gather(&f->t->c, f->c_skip, l->copy, &f->c);
    for (size_t k = 0; k < l->n_source; k++)
        wire__figures_gather(&f->t->s, f->s_skip, l->source[k], &f->s);
    pair_parted(f, &f->s, &f->t->c, &f->c);
    pair_parted(f, &f->c, &f->t->s, &f->s);
    if (!pair_aligned(f, d) || !pair_equal(f, d)) return false;
    if (f->s.n == WIRE__FIGURES_MAX) return true; /* not all are known */
    return judge_rest(f, d) && report_vanished(f, d) &&
           wire__find_vague(f->t, l, &f->s, d);
}

wire_status wire__find_numbers(wire__compare *t, wire_err *err)
{
    finder *f = WIRE_NEW(t->arena, finder);
    if (!f) return wire_fail_mem(err);
    f->t = t;
    f->s_skip = find_skips(t, &t->s, false);
    f->c_skip = find_skips(t, &t->c, true);
    if (!f->s_skip || !f->c_skip || !wire__counts_fill(t) ||
        !wire__known_fill(&t->s, t->arena, &f->known))
        return wire_fail_mem(err);
    for (size_t i = 0; i < t->out->n_links; i++) {
        const wire_link *l = &t->out->links[i];
        if (!l->n_source || l->relation == WIRE_RELATION_VERBATIM ||
            t->c.is_credit[l->copy])
            continue;
        if (!look_at(f, i)) return wire_fail_mem(err);
    }
    return WIRE_OK;
}
