/* Hundreds, dozens, thousands: numbers that give only their size.
 *
 *   source  about 400 supporters     many pickers
 *   copy    hundreds of fans         thousands of pickers
 *           rounded                  the source gives no number
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_numbers_int.h"

enum {
    LOOK_MAX = 256, /* words of a source sentence */
    EXTRA = 3       /* words more than gave way: news was added */
};

typedef struct {
    const char *word; /* folded */
    double least, most;
} size_row;
static const size_row sizes[] = {
    {"dozens", 20, 120},        {"scores", 30, 200},
    {"hundreds", 150, 1500},    {"thousands", 1500, 150000},
    {"millions", 1.5e6, 1e9},   {"billions", 1.5e9, 1e12},
    {"dutzende", 20, 120},      {"dutzenden", 20, 120},
    {"hunderte", 150, 1500},    {"hunderten", 150, 1500},
    {"tausende", 1500, 150000}, {"tausenden", 1500, 150000},
    {"dizaines", 18, 120},      {"centaines", 150, 1500},
    {"milliers", 1500, 150000}, {"decenas", 18, 120},
    {"docenas", 20, 120},       {"cientos", 150, 1500},
    {"centenares", 150, 1500},  {"miles", 1500, 150000},
    {"millones", 1.5e6, 1e9},   {"millionen", 1.5e6, 1e9},
};

static const size_row *size_at(const wire__side *s, uint32_t w)
{
    wire_str x = wire__side_word(s, w);
    if (x.n < 5 || x.n > 10 || !strchr("dshtmbcDSHTMBC", x.p[0])) return NULL;
    char text[WIRE__WORD_CAP];
    size_t n = wire__word_fold(x, false, text);
    /* "miles" are thousands in Spanish only */
    if (n == 5 && memcmp(text, "miles", n) == 0 &&
        !wire_str_starts(s->doc->language, WIRE_STR("es")))
        return NULL;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (sizes[i].word[0] == text[0] && strlen(sizes[i].word) == n &&
            memcmp(sizes[i].word, text, n) == 0)
            return &sizes[i];
    return NULL;
}

static bool is_in_number(const wire__side *s, wire_span x)
{
    size_t lo = 0, hi = s->n_numbers;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (s->numbers[mid].span.end <= x.beg)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < s->n_numbers && s->numbers[lo].span.beg < x.end;
}

/* ---- Words for numbers that are gone ---- */

typedef enum { NO_WORD, NARROW, SEVERAL } vague_word;

static vague_word vague_at(const wire__side *s, uint32_t w)
{
    static const struct {
        const char *word;
        vague_word kind;
    } rows[] = {{"narrowly", NARROW},  {"knapp", NARROW},
                {"justesse", NARROW},  {"many", SEVERAL},
                {"several", SEVERAL},  {"numerous", SEVERAL},
                {"viele", SEVERAL},    {"zahlreiche", SEVERAL},
                {"mehrere", SEVERAL},  {"plusieurs", SEVERAL},
                {"nombreux", SEVERAL}, {"nombreuses", SEVERAL},
                {"muchos", SEVERAL},   {"muchas", SEVERAL},
                {"varios", SEVERAL},   {"varias", SEVERAL},
                {"crowd", SEVERAL},    {"foule", SEVERAL},
                {"menge", SEVERAL},    {"multitud", SEVERAL}};
    wire_str x = wire__side_word(s, w);
    if (x.n < 4 || x.n > 10 || !strchr("nkjmvzpcfNKJMVZPCFs", x.p[0]))
        return NO_WORD;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (wire__is_word(s, w, rows[i].word)) return rows[i].kind;
    return NO_WORD;
}

/* Do the source sentences give the same size in a word? */
static bool is_said(const wire__compare *t, const wire_link *l,
                    const size_row *row, wire_str word)
{
    for (size_t k = 0; k < l->n_source; k++) {
        wire_span w = wire__sentence_words(&t->s, l->source[k]);
        for (uint32_t i = w.beg; i < w.end && i < w.beg + LOOK_MAX; i++) {
            const size_row *r = size_at(&t->s, i);
            if (r && r->least == row->least) return true;
            /* "several hundred" is hundreds */
            wire_str x = wire__side_word(&t->s, i);
            if (i > w.beg && x.n + 1 == word.n &&
                wire_str_eq_nocase(x, wire_str_sub(word, 0, x.n)) &&
                vague_at(&t->s, i - 1) == SEVERAL)
                return true;
        }
    }
    return false;
}

/* A number of the source sentences that has this size. */
static const wire__figure *fitting(const wire__figures *v, const size_row *r)
{
    for (size_t i = 0; i < v->n; i++)
        if (v->v[i].value >= r->least && v->v[i].value <= r->most &&
            !v->v[i].is_year)
            return &v->v[i];
    return NULL;
}

static bool note(wire__compare *t, wire_change *ch, const wire_link *l)
{
    if (!ch) return false;
    wire_str x = ch->source_text, y = ch->copy_text;
    if (x.n)
        return wire__compare_note(t, ch, "%.*s became %.*s", (int)x.n, x.p,
                                  (int)y.n, y.p);
    ch->source = l->source;
    ch->n_source = l->n_source;
    return wire__compare_note(t, ch, "the source does not say %.*s", (int)y.n,
                              y.p);
}

static bool is_free(const wire__figure *x)
{
    return !x->is_used && !x->is_year && !x->n->is_ordinal && x->value >= 3 &&
           x->unit.kind <= WIRE__UNIT_OTHER;
}

/* The number that the word stands for: of a vote, the first of two that are
 * near each other; else one of the things that follow the word too. */
static const wire__figure *stood_for(const wire__compare *t,
                                     const wire__figures *v, vague_word kind,
                                     const wire__diff *d, uint32_t w)
{
    wire_span c = {w, w + 1};
    for (size_t i = 0; i < v->n; i++) {
        const wire__figure *a = &v->v[i];
        if (!is_free(a)) continue;
        if (kind == SEVERAL && wire__place_of(t, d, a->words, c).is_next_same)
            return a;
        if (kind != NARROW || i + 1 == v->n || !is_free(a + 1)) continue;
        if (a->sentence == a[1].sentence && a[1].value < a->value &&
            a[1].value > .8 * a->value && a[1].words.beg <= a->words.end + 1)
            return a;
    }
    return NULL;
}

/* ---- Phrases for numbers that are gone ---- */

typedef struct {
    const char *first, *second;
} word_pair;

static bool is_pair_at(const wire__side *s, uint32_t i, uint32_t end,
                       const word_pair *rows, size_t n)
{
    for (size_t k = 0; k < n && i + 1 < end; k++)
        if (wire__is_word(s, i, rows[k].first) &&
            wire__is_word(s, i + 1, rows[k].second))
            return true;
    return false;
}

/* "Far too", "well above": how much is no longer said. */
static bool is_degree(const wire__side *s, uint32_t i, uint32_t end)
{
    static const word_pair rows[] = {
        {"far", "too"},       {"much", "too"},      {"far", "above"},
        {"far", "below"},     {"far", "more"},      {"far", "less"},
        {"far", "over"},      {"well", "above"},    {"well", "below"},
        {"well", "over"},     {"well", "under"},    {"much", "more"},
        {"much", "less"},     {"viel", "zu"},       {"weit", "uber"},
        {"weit", "unter"},    {"deutlich", "uber"}, {"deutlich", "unter"},
        {"bien", "trop"},     {"beaucoup", "trop"}, {"bien", "plus"},
        {"beaucoup", "plus"}, {"muy", "por"},       {"mucho", "mas"},
    };
    return is_pair_at(s, i, end, rows, sizeof rows / sizeof *rows);
}

/* "Year after year": how many times is no longer said. */
static bool is_again(const wire__side *s, uint32_t i, uint32_t end)
{
    static const char *const links[] = {"after", "for",   "fur",
                                        "um",    "apres", "tras"};
    if (i + 2 >= end || s->spell[i] != s->spell[i + 2]) return false;
    if (wire__side_word(s, i).n < 3) return false;
    for (size_t k = 0; k < sizeof links / sizeof *links; k++)
        if (wire__is_word(s, i + 1, links[k])) return true;
    return false;
}

/* A number that may be told by how much, or how many in a row. */
static bool is_counted(const wire__figure *a)
{
    return !a->is_used && !a->is_year && !a->n->is_ordinal && a->value >= 2;
}

/* The only number of the source that tells by how much, or how many in a row,
 * and is gone. */
static const wire__figure *told_by(const wire__compare *t,
                                   const wire__figures *v, bool again)
{
    enum { BEHIND = 4 };
    static const char *const more[] = {
        "above", "below", "over", "under", "higher", "lower",
        "more",  "less",  "uber", "unter", "mehr",   "weniger",
        "plus",  "moins", "mas",  "menos", "hoher",  "niedriger"};
    static const char *const row[] = {
        "successive", "consecutive", "straight",     "running",
        "successifs", "successives", "consecutifs",  "consecutives",
        "seguidos",   "seguidas",    "consecutivos", "consecutivas"};
    const wire__figure *found = NULL;
    for (size_t i = 0; i < v->n; i++) {
        const wire__figure *a = &v->v[i];
        if (!is_counted(a)) continue;
        uint32_t end = t->s.word_beg[a->sentence + 1];
        bool fits = false;
        for (uint32_t k = a->words.beg; k < end && k < a->words.end + BEHIND;
             k++)
            fits |= again ? wire__is_word_of(&t->s, k, row,
                                             sizeof row / sizeof *row)
                          : wire__is_word_of(&t->s, k, more,
                                             sizeof more / sizeof *more);
        if (!fits) continue;
        if (found) return NULL;
        found = a;
    }
    return found;
}

static bool any_of(const wire__figures *v, bool (*is)(const wire__figure *))
{
    for (size_t i = 0; i < v->n; i++)
        if (is(&v->v[i])) return true;
    return false;
}

static bool look_for_phrases(wire__compare *t, const wire_link *l,
                             const wire__figures *sources)
{
    wire_span w = wire__sentence_words(&t->c, l->copy);
    if (!any_of(sources, is_counted)) return true;
    for (uint32_t i = w.beg; i < w.end; i++) {
        bool again = is_again(&t->c, i, w.end);
        if (!again && !is_degree(&t->c, i, w.end)) continue;
        if (wire__side_quote_at(&t->c, t->c.doc->words.off[i])) continue;
        const wire__figure *s = told_by(t, sources, again);
        if (!s) continue;
        uint32_t last = i + 3 < w.end ? i + 3 : w.end;
        wire_change *ch = wire__compare_add(
            t, WIRE_CHANGE_NUMBER_ROUNDED, WIRE_SEVERITY_LOW, s->n->span,
            wire_words_span(&t->c.doc->words, i, last));
        return note(t, ch, l);
    }
    return true;
}

static bool look_for_words(wire__compare *t, const wire_link *l,
                           const wire__figures *sources, const wire__diff *d)
{
    wire_span w = wire__sentence_words(&t->c, l->copy);
    if (!any_of(sources, is_free)) return true;
    for (uint32_t i = w.beg; i < w.end; i++) {
        vague_word kind = vague_at(&t->c, i);
        if (!kind || wire__side_quote_at(&t->c, t->c.doc->words.off[i]))
            continue;
        const wire__figure *s = stood_for(t, sources, kind, d, i);
        if (!s) continue;
        wire_change *ch = wire__compare_add(
            t, WIRE_CHANGE_NUMBER_ROUNDED, WIRE_SEVERITY_LOW, s->n->span,
            wire_words_span(&t->c.doc->words, i, i + 1));
        if (!note(t, ch, l)) return false;
    }
    return true;
}

bool wire__find_vague(wire__compare *t, const wire_link *l,
                      const wire__figures *sources, const wire__diff *d)
{
    wire_span w = wire__sentence_words(&t->c, l->copy);
    for (uint32_t i = w.beg; i < w.end; i++) {
        const size_row *row = size_at(&t->c, i);
        if (!row) continue;
        wire_span none = {0, 0};
        wire_span c = wire_words_span(&t->c.doc->words, i, i + 1);
        if (is_in_number(&t->c, c) || wire__side_quote_at(&t->c, c.beg) ||
            is_said(t, l, row, wire__side_word(&t->c, i)))
            continue;
        const wire__figure *s = fitting(sources, row);
        /* in words that were added it is a detail, and the facts' */
        const wire__op *o = wire__op_at(d, i);
        bool is_extra =
            !s && o && o->c_end - o->c_beg > o->s_end - o->s_beg + EXTRA;
        wire_change *ch = wire__compare_add(
            t, s ? WIRE_CHANGE_NUMBER_ROUNDED : WIRE_CHANGE_NUMBER_ALTERED,
            is_extra ? WIRE_SEVERITY_LOW : WIRE_SEVERITY_MEDIUM,
            s ? s->n->span : none, c);
        if (!note(t, ch, l)) return false;
    }
    return look_for_words(t, l, sources, d) && look_for_phrases(t, l, sources);
}
