/* Days, months and years that became others.
 *
 *   source  SEOUL, March 3 (Agency) - ... on Tuesday     the dateline's day
 *   copy    SEOUL, March 3 - ... today                   the same
 *   copy    ... on Wednesday                             altered
 *
 * A date is what its words say (a month, a weekday, days from today), and
 * what follows from the day the article was written: its dateline, its time
 * of publication, or, where the year is not known, the weekday that the
 * first sentence names, which in agency copy is the dateline's own day.
 * Dates in the copy's quotations belong to compare_quotes.c.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "compare_values_int.h"

/* A sentence linked by less is hardly the source's: see compare_facts.c. */
#define WEAK_LINK .25f
#define EDITED    .5f /* share of words that are the source's */

enum {
    DATES_MAX = 32, /* of one sentence, or of its sources together */
    LOOK_MAX = 256, /* dates and numbers of the source */
    NO_DAY = INT32_MIN
};

/* The day an article was written; 0 what is not known. */
typedef struct {
    int year, month, day, weekday;
    int64_t days; /* since 1970; INT64_MIN unless all is known */
} today;

/* A date, or a period: "last month", "this week". */
typedef struct {
    wire_span span; /* bytes */
    wire_span words;
    wire_date d;
    enum { NO_PERIOD, WEEK, MONTH, YEAR } period;
    int offset; /* periods from now */
    bool is_used;
} moment;

typedef struct {
    moment v[DATES_MAX];
    size_t n;
} moments;

typedef struct {
    wire__compare *t;
    today s_day, c_day;
    moments s, c; /* of the link looked at */
} finder;

/* ---- The day of an article ---- */

/* 1 Monday .. 7. The first of January 1970 was a Thursday. */
static int weekday_of(int64_t days)
{
    int64_t w = (days + 3) % 7;
    return (int)(w < 0 ? w + 7 : w) + 1;
}

static int year_of(int64_t days)
{
    int year = (int)(1970 + days / 366);
    while (wire_days_from_civil(year + 1, 1, 1) <= days)
        year++;
    return year;
}

static int wrapped(int x, int n) { return ((x - 1) % n + n) % n + 1; }

/* The date nearest to near with this month and day. */
static int64_t nearest(int64_t near, int month, int day)
{
    int64_t best = INT64_MIN;
    int year = year_of(near);
    for (int y = year - 1; y <= year + 1; y++) {
        int64_t d = wire_days_from_civil(y, month, day);
        if (best == INT64_MIN || llabs(d - near) < llabs(best - near)) best = d;
    }
    return best;
}

static void set_days(today *t, int64_t days)
{
    t->days = days;
    t->year = year_of(days);
    int64_t left = days - wire_days_from_civil(t->year, 1, 1);
    t->month = 12;
    for (int m = 2; m <= 12; m++)
        if (wire_days_from_civil(t->year, m, 1) -
                wire_days_from_civil(t->year, 1, 1) >
            left) {
            t->month = m - 1;
            break;
        }
    t->day = (int)(days - wire_days_from_civil(t->year, t->month, 1)) + 1;
    t->weekday = weekday_of(days);
}

/* The weekday the first dated sentence of the prose names. */
static int lead_weekday(const wire__side *s)
{
    for (size_t i = 0; i < s->n_dates && i < 8; i++) {
        const wire_date *d = &s->dates[i];
        if (d->span.beg < s->doc->core.beg || !d->weekday) continue;
        uint32_t at = wire__side_sentence_at(s, d->span.beg);
        uint32_t first = wire__side_sentence_at(s, s->doc->core.beg);
        return at == first ? d->weekday : 0;
    }
    return 0;
}

static today day_of(const wire__side *s)
{
    today t = {.days = INT64_MIN};
    const wire_dateline *line = &s->doc->dateline;
    bool has_line = s->doc->has_dateline && line->month && line->day;
    wire_time p = s->doc->article->published;
    if (p.precision != WIRE_TIME_NONE) {
        int64_t days =
            p.unix_s >= 0 ? p.unix_s / 86400 : (p.unix_s - 86399) / 86400;
        if (days < -300000 || days > 300000) return t;
        if (has_line &&
            llabs(nearest(days, line->month, line->day) - days) < 60)
            days = nearest(days, line->month, line->day);
        set_days(&t, days);
    } else if (has_line) {
        t.month = line->month;
        t.day = line->day;
        t.weekday = lead_weekday(s);
    }
    return t;
}

/* Without a date of its own the copy is taken to be of the source's day when
 * its dateline says so; an undated copy may be of any day. */
static void share_day(const today *s, today *c)
{
    if (c->month != s->month || !c->month) return;
    if (!c->weekday && s->weekday)
        c->weekday = wrapped(s->weekday + c->day - s->day, 7);
    if (c->day != s->day) return;
    if (c->days == INT64_MIN && s->days != INT64_MIN) *c = *s;
}

/* ---- Which dates ---- */

typedef struct {
    const char *word;
    uint8_t period;
} period_row;
static const period_row periods[] = {
    {"week", WEEK},    {"month", MONTH},  {"year", YEAR},  {"woche", WEEK},
    {"monat", MONTH},  {"monats", MONTH}, {"jahr", YEAR},  {"jahres", YEAR},
    {"semaine", WEEK}, {"mois", MONTH},   {"annee", YEAR}, {"an", YEAR},
    {"semana", WEEK},  {"mes", MONTH},    {"ano", YEAR},
};
typedef struct {
    const char *word;
    int8_t offset;
} offset_row;
static const offset_row offsets[] = {
    {"this", 0},      {"last", -1},       {"next", 1},         {"previous", -1},
    {"coming", 1},    {"diese", 0},       {"dieser", 0},       {"diesem", 0},
    {"diesen", 0},    {"letzte", -1},     {"letzten", -1},     {"letztem", -1},
    {"letztes", -1},  {"vergangene", -1}, {"vergangenen", -1}, {"vorige", -1},
    {"vorigen", -1},  {"nachste", 1},     {"nachsten", 1},     {"nachstes", 1},
    {"kommende", 1},  {"kommenden", 1},   {"kommendes", 1},    {"ce", 0},
    {"cette", 0},     {"dernier", -1},    {"derniere", -1},    {"prochain", 1},
    {"prochaine", 1}, {"passe", -1},      {"este", 0},         {"esta", 0},
    {"pasado", -1},   {"pasada", -1},     {"proximo", 1},      {"proxima", 1},
};

static const period_row *period_at(const wire__side *s, uint32_t w)
{
    char first = s->body.p[s->doc->words.off[w]];
    if (!strchr("wmyjsaWMYJSA", first)) return NULL;
    char text[WIRE__WORD_CAP];
    size_t n = wire__word_fold(wire__side_word(s, w), false, text);
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++)
        if (periods[i].word[0] == text[0] && strlen(periods[i].word) == n &&
            memcmp(periods[i].word, text, n) == 0)
            return &periods[i];
    return NULL;
}

static const offset_row *offset_at(const wire__side *s, wire_span all,
                                   uint32_t w)
{
    if (w < all.beg || w >= all.end) return NULL;
    for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++)
        if (wire__is_word(s, w, offsets[i].word)) return &offsets[i];
    return NULL;
}

static void gather_periods(const wire__side *s, uint32_t sentence, bool quotes,
                           moments *out)
{
    wire_span all = wire__sentence_words(s, sentence);
    if (all.end - all.beg > 400) return;
    for (uint32_t w = all.beg; w < all.end && out->n < DATES_MAX; w++) {
        const period_row *p = period_at(s, w);
        if (!p) continue;
        uint32_t k = w ? w - 1 : all.end; /* last month; mois dernier */
        const offset_row *o = w > all.beg ? offset_at(s, all, k) : NULL;
        if (!o) o = offset_at(s, all, k = w + 1);
        if (!o) continue;
        wire_span words = {k < w ? k : w, (k > w ? k : w) + 1};
        wire_span bytes = wire_words_span(&s->doc->words, words.beg, words.end);
        if (quotes && wire__side_quote_at(s, bytes.beg)) continue;
        moment m = {.span = bytes, .words = words, .offset = o->offset};
        m.period = p->period == WEEK ? WEEK : p->period == MONTH ? MONTH : YEAR;
        m.d.rel_day = NO_DAY;
        out->v[out->n++] = m;
    }
}

static bool in_dateline(const wire__side *s, wire_span x)
{
    return s->doc->has_dateline && x.beg < s->doc->dateline.span.end &&
           s->doc->dateline.span.beg < x.end;
}

static size_t first_date(const wire__side *s, uint32_t off)
{
    size_t lo = 0, hi = s->n_dates;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (s->dates[mid].span.beg < off)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

static void gather(const wire__side *s, uint32_t sentence, bool quotes,
                   moments *out)
{
    wire_span x = s->sentences[sentence].span;
    size_t first = first_date(s, x.beg);
    for (size_t i = first; i < s->n_dates && i < first + LOOK_MAX &&
                           s->dates[i].span.beg < x.end && out->n < DATES_MAX;
         i++) {
        const wire_date *d = &s->dates[i];
        wire_span w = wire__quote_words(s, d->span);
        if (in_dateline(s, d->span) || w.beg >= w.end) continue;
        if (quotes && wire__side_quote_at(s, d->span.beg)) continue;
        out->v[out->n++] = (moment){.span = d->span, .words = w, .d = *d};
    }
    gather_periods(s, sentence, quotes, out);
}

/* ---- Comparing ---- */

typedef enum {
    SAME,
    COARSER, /* agree as far as the copy goes */
    FINER,   /* agree, and the copy says more */
    UNKNOWN, /* nothing to hold against each other */
    CLASH
} outcome;

typedef struct {
    int year, month, day, weekday;
} fields;

/* All that is known of a moment. */
static fields fields_of(const moment *m, const today *now)
{
    fields f = {m->d.year, m->d.month, m->d.day, m->d.weekday};
    if (m->period == MONTH && now->month) {
        f.month = wrapped(now->month + m->offset, 12);
    } else if (m->period == YEAR && now->year) {
        f.year = now->year + m->offset;
    } else if (m->d.rel_day != NO_DAY && !m->period) {
        if (now->days != INT64_MIN) {
            today then;
            set_days(&then, now->days + m->d.rel_day);
            return (fields){then.year, then.month, then.day, then.weekday};
        }
        if (now->weekday) f.weekday = wrapped(now->weekday + m->d.rel_day, 7);
        int day = now->day + m->d.rel_day;
        if (now->day && day >= 1 && day <= 28) {
            f.month = now->month;
            f.day = day;
        }
    } else if (f.month && f.day && now->days != INT64_MIN && !f.year) {
        int64_t days = nearest(now->days, f.month, f.day);
        f.weekday = weekday_of(days);
        f.year = year_of(days);
    } else if (f.month && f.day && now->day && now->weekday &&
               f.month == now->month && !f.weekday) {
        f.weekday = wrapped(now->weekday + f.day - now->day, 7);
    }
    return f;
}

static void hold(int x, int y, int *same, int *clash)
{
    if (!x || !y) return;
    if (x == y)
        ++*same;
    else
        ++*clash;
}

static outcome compare_moments(const finder *f, const moment *s,
                               const moment *c)
{
    fields x = fields_of(s, &f->s_day), y = fields_of(c, &f->c_day);
    int same = 0, clash = 0;
    if (s->period == c->period && s->period && s->offset == c->offset)
        return SAME;
    hold(x.year, y.year, &same, &clash);
    hold(x.month, y.month, &same, &clash);
    hold(x.day, y.day, &same, &clash);
    hold(x.weekday, y.weekday, &same, &clash);
    if (clash) return CLASH;
    if (s->period == WEEK && (y.weekday || y.day)) return FINER;
    if (c->period == WEEK && (x.weekday || x.day)) return COARSER;
    if (!same) return UNKNOWN;
    bool s_fine = x.day || x.weekday, c_fine = y.day || y.weekday;
    if (s_fine && !c_fine) return COARSER;
    return c_fine && !s_fine ? FINER : SAME;
}

/* ---- Findings ---- */

/* A later version tells what was so on its own day. */
static bool is_news(const finder *f, const moment *s, const moment *c)
{
    if (!f->t->is_update) return false;
    if (!s) return true;
    fields x = fields_of(s, &f->s_day), y = fields_of(c, &f->c_day);
    return x.weekday && y.weekday && x.weekday == f->s_day.weekday &&
           y.weekday == f->c_day.weekday;
}

static bool report(finder *f, const moment *s, const moment *c, outcome o)
{
    /* "yesterday" is right or wrong by the day the copy appeared */
    bool relative = (c->d.rel_day != NO_DAY || s->d.rel_day != NO_DAY) &&
                    f->c_day.days == INT64_MIN;
    wire_severity sev = WIRE_SEVERITY_HIGH;
    if (o == FINER) sev = s->period ? WIRE_SEVERITY_MEDIUM : WIRE_SEVERITY_LOW;
    if (relative || is_news(f, s, c)) sev = WIRE_SEVERITY_LOW;
    wire_change *ch = wire__compare_add(f->t, WIRE_CHANGE_DATE_ALTERED, sev,
                                        s->span, c->span);
    if (!ch) return false;
    return wire__compare_note(f->t, ch, "%.*s became %.*s",
                              (int)ch->source_text.n, ch->source_text.p,
                              (int)ch->copy_text.n, ch->copy_text.p);
}

/* Does the source sentence date it by a period: last month, by year's end? */
static bool is_dated_loosely(const finder *f, const wire_link *l)
{
    for (size_t k = 0; k < l->n_source; k++) {
        wire_span w = wire__sentence_words(&f->t->s, l->source[k]);
        if (w.end > w.beg + LOOK_MAX) w.end = w.beg + LOOK_MAX;
        for (uint32_t i = w.beg; i + 1 < w.end; i++)
            if (period_at(&f->t->s, i) &&
                (offset_at(&f->t->s, w, i - (i > w.beg)) ||
                 wire__is_word(&f->t->s, i + 1, "end") ||
                 wire__is_word(&f->t->s, i + 2, "end")))
                return true;
    }
    return false;
}

/* "Said in an interview on Tuesday": the day on which somebody spoke. */
static bool is_day_of_speech(const wire__side *s, const moment *m)
{
    enum { REACH = 4 };
    static const char *const rows[] = {
        "said",      "says",       "told",   "interview", "statement",
        "announced", "conference", "speech", "added",     "wrote",
        "sagte",     "erklarte",   "dit",    "declare",   "dijo"};
    for (uint32_t k = 1; k <= REACH && k <= m->words.beg; k++)
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            if (wire__is_word(s, m->words.beg - k, rows[i])) return true;
    return false;
}

/* A weekday may be supplied; so may a date in a sentence that was reworded
 * throughout. */
static bool report_added(finder *f, const wire__diff *d, const moment *c,
                         uint32_t copy, bool has_other)
{
    wire_span none = {0, 0};
    const wire_link *l = wire__link_of(f->t, copy);
    const wire__op *o = wire__op_at(d, c->words.beg);
    bool is_extra = o && o->kind == WIRE__OP_INSERTED;
    bool is_firm = l->score >= WEAK_LINK && c->d.month &&
                   !is_news(f, NULL, c) &&
                   (has_other || (d->same >= EDITED && !is_extra)) &&
                   !is_dated_loosely(f, l);
    wire_change *ch = wire__compare_add(
        f->t, WIRE_CHANGE_DATE_ALTERED,
        is_firm ? WIRE_SEVERITY_MEDIUM : WIRE_SEVERITY_LOW, none, c->span);
    if (!ch) return false;
    ch->source = l->source;
    ch->n_source = l->n_source;
    return wire__compare_note(f->t, ch, "the source does not say %.*s",
                              (int)ch->copy_text.n, ch->copy_text.p);
}

/* ---- What is said before a date ---- */

typedef enum { NO_BOUND, UNTIL, BEFORE, AFTER, NOT_BEFORE } date_bound;

/* "Not before the end of August", "jusqu'au 15 décembre". */
static date_bound bound_of(const wire__side *s, const moment *m)
{
    enum { REACH = 4 };
    static const struct {
        const char *word;
        date_bound bound;
    } rows[] = {{"until", UNTIL},   {"till", UNTIL},   {"bis", UNTIL},
                {"jusqu", UNTIL},   {"hasta", UNTIL},  {"before", BEFORE},
                {"vor", BEFORE},    {"avant", BEFORE}, {"antes", BEFORE},
                {"after", AFTER},   {"nach", AFTER},   {"apres", AFTER},
                {"despues", AFTER}, {"from", AFTER},   {"since", AFTER},
                {"ab", AFTER},      {"seit", AFTER},   {"depuis", AFTER},
                {"desde", AFTER}};
    static const char *const passed[] = {"the", "le",  "la",    "au",   "du",
                                         "de",  "el",  "end",   "ende", "fin",
                                         "dem", "zum", "early", "late"};
    uint32_t w = m->words.beg;
    for (uint32_t k = 1; k <= REACH && k <= w; k++) {
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            if (!wire__is_word(s, w - k, rows[i].word)) continue;
            bool no = w > k && (wire__is_word(s, w - k - 1, "not") ||
                                wire__is_word(s, w - k - 1, "nicht") ||
                                wire__is_word(s, w - k - 1, "pas") ||
                                wire__is_word(s, w - k - 1, "no"));
            bool is_late = rows[i].bound == BEFORE || rows[i].bound == UNTIL;
            return no && is_late ? NOT_BEFORE : rows[i].bound;
        }
        bool pass = false;
        for (size_t i = 0; i < sizeof passed / sizeof *passed; i++)
            pass = pass || wire__is_word(s, w - k, passed[i]);
        if (!pass) break;
    }
    return NO_BOUND;
}

/* The same day with another bound: until and before, not before and on. */
static bool report_bound(finder *f, const moment *s, const moment *c)
{
    date_bound x = bound_of(&f->t->s, s), y = bound_of(&f->t->c, c);
    bool both = x && y && x != y && !(x == AFTER && y == NOT_BEFORE) &&
                !(x == NOT_BEFORE && y == AFTER);
    if (!both && !(x == NOT_BEFORE && !y)) return true;
    wire_change *ch = wire__compare_add(f->t, WIRE_CHANGE_DATE_ALTERED,
                                        x == NOT_BEFORE ? WIRE_SEVERITY_HIGH
                                                        : WIRE_SEVERITY_MEDIUM,
                                        s->span, c->span);
    return ch && wire__compare_note(f->t, ch, "the day is the same, but %s",
                                    x == NOT_BEFORE ? "\"not before\" is gone"
                                                    : "not before, until or "
                                                      "after");
}

/* ---- Pairs ---- */

static bool is_like(const moment *s, const moment *c)
{
    return (s->d.month && c->d.month) || (s->d.weekday && c->d.weekday);
}

static int points_of(const finder *f, const wire__diff *d, const moment *s,
                     const moment *c)
{
    wire__place p = wire__place_of(f->t, d, s->words, c->words);
    /* "this week", "on Monday": two words replace two */
    bool is_exact = p.is_exact || (p.is_same_op && p.op_words <= 2);
    bool is_firm = is_exact || (p.is_aligned && d->same >= EDITED);
    int v = is_firm ? 4 : p.is_same_op || p.is_aligned ? 2 : 0;
    return v + p.is_next_same + p.is_prev_same + p.is_behind_same +
           is_like(s, c);
}

static bool is_equal_text(const finder *f, const moment *s, const moment *c)
{
    return wire_str_eq_nocase(wire__side_text(&f->t->s, s->span),
                              wire__side_text(&f->t->c, c->span));
}

/* Part of the day behind a date: 1 morning .. 4 evening and night; 0 none. */
static int daypart_at(const wire__side *s, const moment *m)
{
    static const struct {
        const char *word;
        int part;
    } parts[] = {
        {"morning", 1}, {"noon", 2},       {"midday", 2}, {"afternoon", 3},
        {"evening", 4}, {"night", 4},      {"morgen", 1}, {"vormittag", 1},
        {"mittag", 2},  {"nachmittag", 3}, {"abend", 4},  {"nacht", 4},
        {"matin", 1},   {"midi", 2},       {"soir", 4},   {"nuit", 4}};
    if (!m->d.weekday || m->words.end >= s->doc->words.n) return 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (wire__is_word(s, m->words.end, parts[i].word)) return parts[i].part;
    return 0;
}

/* The same day at another hour: Thursday noon, Thursday evening. */
static bool report_daypart(finder *f, const moment *s, const moment *c)
{
    int x = daypart_at(&f->t->s, s), y = daypart_at(&f->t->c, c);
    if (!x || !y || x == y) return true;
    moment a = *s, b = *c;
    a.span.end =
        wire_words_span(&f->t->s.doc->words, s->words.beg, s->words.end + 1)
            .end;
    b.span.end =
        wire_words_span(&f->t->c.doc->words, c->words.beg, c->words.end + 1)
            .end;
    return report(f, &a, &b, CLASH);
}

static bool pair_same(finder *f, const wire__diff *d)
{
    for (size_t j = 0; j < f->c.n; j++) {
        moment *c = &f->c.v[j], *best = NULL;
        int points = 0;
        for (size_t i = 0; i < f->s.n; i++) {
            moment *s = &f->s.v[i];
            if (s->is_used) continue;
            outcome o = compare_moments(f, s, c);
            if (o != SAME && !is_equal_text(f, s, c)) continue;
            int v = points_of(f, d, s, c) +
                    8 * wire__place_of(f->t, d, s->words, c->words).is_aligned;
            if (best && v <= points) continue;
            best = s;
            points = v;
        }
        if (!best) continue;
        best->is_used = c->is_used = true;
        f->t->harmless_n += !is_equal_text(f, best, c);
        if (!report_daypart(f, best, c) || !report_bound(f, best, c))
            return false;
    }
    return true;
}

static moment *find_partner(finder *f, const wire__diff *d, const moment *c,
                            int *points)
{
    moment *best = NULL;
    *points = 0;
    for (size_t i = 0; i < f->s.n; i++) {
        moment *s = &f->s.v[i];
        if (s->is_used) continue;
        int v = points_of(f, d, s, c);
        if (best && v <= *points) continue;
        best = s;
        *points = v;
    }
    return best;
}

/* "The March downturn" is no date to wire_text_dates; the word counts. */
static bool is_named(const finder *f, const moment *c)
{
    const wire_link *l =
        wire__link_of(f->t, wire__side_sentence_at(&f->t->c, c->span.beg));
    if (!l || c->d.day) return false;
    for (size_t k = 0; k < l->n_source; k++) {
        wire_span w = wire__sentence_words(&f->t->s, l->source[k]);
        if (w.end > w.beg + LOOK_MAX) w.end = w.beg + LOOK_MAX;
        for (uint32_t i = w.beg; i < w.end; i++)
            for (uint32_t j = c->words.beg; j < c->words.end; j++)
                if (f->t->s.spell[i] == f->t->c.spell[j] &&
                    f->t->s.doc->words.len[i] > 2)
                    return true;
    }
    return false;
}

/* Does any sentence of the source, or its dateline, name this time? */
static bool stands_in_source(const finder *f, const moment *c)
{
    const wire__side *s = &f->t->s;
    fields y = fields_of(c, &f->c_day);
    const today *now = &f->s_day;
    for (size_t i = 0; i < s->n_dates && i < LOOK_MAX; i++) {
        moment m = {.d = s->dates[i]};
        outcome o = compare_moments(f, &m, c);
        if (o == SAME || o == COARSER) return true;
        if (o == UNKNOWN && (c->d.weekday || c->d.rel_day != NO_DAY) &&
            m.d.rel_day != NO_DAY)
            return true; /* today, and a weekday: no telling */
    }
    for (size_t i = 0; i < s->n_numbers && i < LOOK_MAX; i++)
        if (!y.month && y.year && (int)s->numbers[i].value == y.year)
            return true;
    int same = 0, clash = 0;
    hold(now->month, y.month, &same, &clash);
    hold(now->day, y.day, &same, &clash);
    hold(now->weekday, y.weekday, &same, &clash);
    return (same && !clash) || is_named(f, c);
}

/* The day the copy itself is dated. */
static bool is_own_day(const finder *f, const moment *c)
{
    fields y = fields_of(c, &f->c_day);
    int same = 0, clash = 0;
    hold(f->c_day.month, y.month, &same, &clash);
    hold(f->c_day.day, y.day, &same, &clash);
    hold(f->c_day.weekday, y.weekday, &same, &clash);
    return same && !clash;
}

static bool judge_rest(finder *f, const wire__diff *d, uint32_t copy)
{
    for (size_t j = 0; j < f->c.n; j++) {
        moment *c = &f->c.v[j];
        int points;
        if (c->is_used) continue;
        moment *s = find_partner(f, d, c, &points);
        /* the day of the deed, and the day of the word */
        if (s &&
            is_day_of_speech(&f->t->s, s) != is_day_of_speech(&f->t->c, c) &&
            !wire__place_of(f->t, d, s->words, c->words).is_aligned)
            s = NULL;
        outcome o = s ? compare_moments(f, s, c) : UNKNOWN;
        bool elsewhere = stands_in_source(f, c);
        if (s && (o == CLASH || o == FINER) &&
            points >= (elsewhere ? 4 + is_like(s, c) : 2)) {
            s->is_used = true;
            if (!report(f, s, c, o)) return false;
            continue;
        }
        if (s && o != CLASH && points >= 2) { /* coarser, or unknowable */
            s->is_used = true;
            continue;
        }
        bool vague = c->period || c->d.rel_day != NO_DAY || is_own_day(f, c);
        if (!elsewhere && !vague && (c->d.weekday || c->d.month) &&
            !report_added(f, d, c, copy, s != NULL))
            return false;
    }
    return true;
}

static bool look_at(finder *f, size_t i)
{
    const wire_link *l = &f->t->out->links[i];
    f->s.n = f->c.n = 0;
    gather(&f->t->c, l->copy, true, &f->c);
    if (!f->c.n) return true;
    for (size_t k = 0; k < l->n_source; k++)
        gather(&f->t->s, l->source[k], false, &f->s);
    return pair_same(f, &f->t->diffs[i]) &&
           judge_rest(f, &f->t->diffs[i], l->copy);
}

wire_status wire__find_dates(wire__compare *t, wire_err *err)
{
    finder *f = WIRE_NEW(t->arena, finder);
    if (!f) return wire_fail_mem(err);
    f->t = t;
    f->s_day = day_of(&t->s);
    f->c_day = day_of(&t->c);
    share_day(&f->s_day, &f->c_day);
    for (size_t i = 0; i < t->out->n_links; i++) {
        const wire_link *l = &t->out->links[i];
        if (!l->n_source || l->relation == WIRE_RELATION_VERBATIM ||
            t->c.is_credit[l->copy])
            continue;
        if (!look_at(f, i)) return wire_fail_mem(err);
    }
    return WIRE_OK;
}
