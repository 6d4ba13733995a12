/* Attributions: what German, French and Spanish have and English has not.
 *
 *   Den Wert schätzt das Haus auf ...      the verb second, its subject third
 *   ..., wie Ned Marrow am Montag mitteilte
 *   ..., so Marrow       Den Angaben zufolge ...      nach Angaben der Stadt
 *   « ... », a-t-il déclaré       dit-elle            d'après le port
 *   aux dires de l'office         de source proche    de acuerdo con el informe
 * SPDX-License-Identifier: Apache-2.0 */
#include "text_attribution_int.h"

enum {
    WIE_MAX = 16,   /* words between "wie" and its verb */
    SECOND_MAX = 16 /* words in front of a verb that comes second */
};

static bool breaks(const wire__said *t, uint32_t i)
{
    return i >= t->f.end || t->gap[i] & WIRE__GAP_BREAK;
}

static bool is(const wire__said *t, uint32_t i, const char *word)
{
    return i < t->f.end && wire__said_eq(t, i, word);
}

/* Everything of the frame but the words [from, to). */
static void add_around(wire__said *t, wire__said_hit *h, uint32_t from,
                       uint32_t to)
{
    uint32_t beg = wire__said_clause_beg(t, from);
    if (beg < from) h->part[h->n++] = (wire_span){beg, from};
    if (to < t->f.end) {
        uint32_t end = wire__said_clause_end(t, to);
        if (to < end) h->part[h->n++] = (wire_span){to, end};
    }
    if (!h->n) return;
    h->force = WIRE_FORCE_SAY;
    wire__said_add(t, h);
    t->done = to;
}

/* ---- German ---- */

static uint32_t german_zufolge(wire__said *t, uint32_t k)
{
    wire__said_hit h = {0};
    if (!wire__said_np_before(t, k, &h.source)) return k + 1;
    h.cue = (wire_span){k, k + 1};
    add_around(t, &h, h.source.beg, k + 1);
    return k + 1;
}

/* ", so Marrow am Montag." */
static uint32_t german_so(wire__said *t, uint32_t k)
{
    wire__said_hit h = {0};
    if (k == t->f.beg || !breaks(t, k) || breaks(t, k + 1)) return k + 1;
    if (!t->is_cap[k + 1] && !(t->flag[k + 1] & W_(DET))) return k + 1;
    if (!wire__said_np_at(t, k + 1, false, &h.source)) return k + 1;
    uint32_t end = h.source.end;
    if (!breaks(t, end) && !(t->flag[end] & (W_(PREP) | W_(TIME))))
        return k + 1;
    h.cue = (wire_span){k, k + 1};
    h.part[h.n++] = (wire_span){wire__said_clause_beg(t, k), k};
    if (h.part[0].beg >= k) return k + 1;
    if (end < t->f.end && t->gap[end] & WIRE__GAP_COMMA && !t->quote[k - 1])
        h.part[h.n++] = (wire_span){end, wire__said_clause_end(t, end)};
    h.force = WIRE_FORCE_SAY;
    wire__said_add(t, &h);
    t->done = end;
    return end;
}

/* "Polizeiangaben", "Medienberichten": who is in the word. */
static bool is_compound(const wire__said *t, uint32_t k)
{
    static const char *const nouns[] = {"angaben", "berichten"};
    wire_str w = wire__said_word_at(t, k);
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (w.n > strlen(nouns[i]) && wire_str_ends(w, wire_str_of(nouns[i])))
            return true;
    return false;
}

/* "nach Angaben der Stadt", "nach Puhls Worten" */
static uint32_t german_nach(wire__said *t, uint32_t k)
{
    enum { BETWEEN = 5 };
    wire__said_hit h = {0};
    uint32_t p = k;
    if (!t->is_cap[k]) return 0; /* "nach dem Gesetz zahlen" */
    while (p > t->f.beg && k - p < BETWEEN && !breaks(t, p) &&
           !is(t, p, "nach"))
        p--;
    if (!is(t, p, "nach")) return 0;
    uint32_t end = k + 1;
    if (is_compound(t, k)) { /* "nach Polizeiangaben" */
        h.source = (wire_span){k, k + 1};
        h.cue = (wire_span){p, p + 1};
        add_around(t, &h, p, end);
        return end;
    }
    if (p + 1 < k) {
        h.source = (wire_span){p + 1, k};
    } else if (!breaks(t, k + 1)) {
        uint32_t i = k + 1;
        if (is(t, i, "von") || is(t, i, "vom") || is(t, i, "aus")) i++;
        if (!wire__said_np_at(t, i, false, &h.source)) return 0;
        end = h.source.end;
    }
    h.cue = (wire_span){p, k + 1};
    if (p + 1 < k) h.cue = (wire_span){k, k + 1};
    add_around(t, &h, p, end);
    return end;
}

/* ", wie Ned Marrow am Montag mitteilte": the verb at the end. */
static uint32_t german_wie(wire__said *t, uint32_t k)
{
    wire__said_hit h = {0};
    uint32_t i = k;
    if (!breaks(t, k + 1) && k + 1 < t->f.end) return 0;
    while (i > t->f.beg && k - i < WIE_MAX && !is(t, i, "wie"))
        i--;
    if (!is(t, i, "wie") || i == t->f.beg || !breaks(t, i)) return 0;
    if (!wire__said_np_at(t, i + 1, false, &h.source) || h.source.end > k)
        return 0;
    h.cue = (wire_span){k, k + 1};
    add_around(t, &h, i, k + 1);
    return k + 1;
}

/* "Den Wert schätzt das Haus auf 3 Euro": the object in front. */
static uint32_t german_second(wire__said *t, uint32_t k)
{
    wire__said_hit h = {0};
    uint32_t b = t->f.beg;
    if (k == b || k - b > SECOND_MAX || breaks(t, k) || breaks(t, k + 1))
        return 0;
    if (!is(t, b, "den") && !is(t, b, "dem") && !(t->flag[b] & W_(PREP)))
        return 0;
    for (uint32_t i = b + 1; i <= k; i++)
        if (breaks(t, i)) return 0;
    if (!wire__said_np_at(t, k + 1, false, &h.source)) return 0;
    uint32_t end = h.source.end;
    if (end < t->f.end && t->flag[end] & W_(THAT)) return 0;
    h.cue = (wire_span){k, k + 1};
    if (t->flag[b] & W_(PREP)) { /* "Am Montag sagte Marrow, ..." */
        if (end >= t->f.end ||
            !(t->gap[end] & (WIRE__GAP_COMMA | WIRE__GAP_COLON)))
            return 0;
        h.part[h.n++] = (wire_span){end, wire__said_clause_end(t, end)};
        h.force = WIRE_FORCE_SAY;
        wire__said_add(t, &h);
        return end;
    }
    h.part[h.n++] = (wire_span){b, k};
    if (end < t->f.end)
        h.part[h.n++] = (wire_span){end, wire__said_clause_end(t, end)};
    h.force = WIRE_FORCE_SAY;
    wire__said_add(t, &h);
    t->done = end;
    return end;
}

/* "Die Schleuse sei alt." behind "..., sagte Marrow.": the mood alone says
 * that it is still his. */
void wire__said_mood(wire__said *t)
{
    static const char *const moods[] = {"sei",   "seien", "habe",  "hätten",
                                        "hätte", "werde", "könne", "müsse",
                                        "solle", "wolle", "dürfe", "gebe"};
    enum { LOOK = 14 };
    wire__said_hit h = {0};
    if (t->lang != WIRE__DE || t->out.n > t->first || !t->speaker ||
        t->speaker_para != t->f.para)
        return;
    uint32_t end = t->f.beg + LOOK < t->f.end ? t->f.beg + LOOK : t->f.end;
    for (uint32_t i = t->f.beg; i < end && !h.cue.end; i++)
        for (size_t k = 0; k < sizeof moods / sizeof *moods; k++)
            if (is(t, i, moods[k]) && !t->quote[i])
                h.cue = (wire_span){i, i + 1};
    const wire_attribution *x = &t->out.p[t->speaker - 1];
    if (!h.cue.end || t->quote[t->f.beg]) return;
    h.source.beg = (uint32_t)wire_words_at(t->w, x->source.beg);
    h.source.end = (uint32_t)wire_words_at(t->w, x->source.end);
    if (t->f.beg < h.cue.beg) h.part[h.n++] = (wire_span){t->f.beg, h.cue.beg};
    if (h.cue.end < t->f.end) h.part[h.n++] = (wire_span){h.cue.end, t->f.end};
    h.force = WIRE_FORCE_SAY;
    if (h.n) wire__said_add(t, &h);
}

static uint32_t german(wire__said *t, uint32_t k)
{
    uint32_t f = t->flag[k];
    if (is(t, k, "zufolge")) return german_zufolge(t, k);
    if (is(t, k, "so")) return german_so(t, k);
    if (f & W_(NOUN)) return german_nach(t, k);
    if (!(f & W_(SAY))) return 0;
    uint32_t next = german_wie(t, k);
    return next ? next : german_second(t, k);
}

/* ---- French ---- */

/* "a-t-il déclaré", "dit-elle": the pronoun hangs on its verb. */
static uint32_t french_inverted(wire__said *t, uint32_t k)
{
    wire__said_hit h = {0};
    uint32_t beg = k, end = k + 1;
    if (k > t->f.beg + 1 && t->flag[k - 1] & W_(SUBJ) &&
        t->gap[k - 1] & WIRE__GAP_HYPHEN) {
        h.source = (wire_span){k - 1, k};
        beg = k - 2;
        if (is(t, beg, "t") && beg > t->f.beg) beg--;
    } else {
        uint32_t i = k + 1;
        if (is(t, i, "t") && t->gap[i] & WIRE__GAP_HYPHEN) i++;
        if (i >= t->f.end || !(t->gap[i] & WIRE__GAP_HYPHEN) ||
            !(t->flag[i] & W_(SUBJ)))
            return 0;
        h.source = (wire_span){i, i + 1};
        end = i + 1;
    }
    if (beg <= t->f.beg || !breaks(t, beg)) return 0;
    h.cue = (wire_span){beg, end};
    h.force = WIRE_FORCE_SAY;
    uint32_t from = wire__said_clause_beg(t, beg);
    if (from >= beg) return 0;
    h.part[h.n++] = (wire_span){from, beg};
    wire__said_add(t, &h);
    t->done = end;
    return end;
}

/* "Mardi", "el lunes", "na segunda-feira": behind the day at i, or i. */
static uint32_t skip_day(const wire__said *t, uint32_t i)
{
    uint32_t day = i;
    if (day < t->f.end && t->flag[day] & (W_(DET) | W_(PREP))) day++;
    if (day >= t->f.end || breaks(t, day) || !(t->flag[day] & W_(TIME)))
        return i;
    while (day < t->f.end && !breaks(t, day) && t->flag[day] & W_(TIME))
        day++;
    return day;
}

/* "a déclaré mardi le maire", "dijo el lunes la alcaldesa" */
static uint32_t late_subject(wire__said *t, uint32_t k)
{
    wire__said_hit h = {0};
    uint32_t beg = k, i = k + 1;
    while (beg > t->f.beg && !breaks(t, beg) &&
           t->flag[beg - 1] & (W_(AUX) | W_(OBJ) | W_(ADV)))
        beg--;
    if (beg == t->f.beg || !breaks(t, beg)) return 0;
    while (i < t->f.end && !breaks(t, i) && t->flag[i] & (W_(TIME) | W_(ADV)))
        i++;
    i = skip_day(t, i);
    if (breaks(t, i) || t->flag[i] & (W_(THAT) | W_(PREP))) return 0;
    if (!wire__said_np_at(t, i, true, &h.source)) return 0;
    if (!(t->is_cap[i] || t->flag[i] & (W_(DET) | W_(POSS)))) return 0;
    h.cue = (wire_span){beg, k + 1};
    h.force = WIRE_FORCE_SAY;
    uint32_t from = wire__said_clause_beg(t, beg);
    if (from >= beg) return 0;
    h.part[h.n++] = (wire_span){from, beg};
    wire__said_add(t, &h);
    t->done = h.source.end;
    return t->done;
}

/* ---- Set phrases ---- */

/* "Aux dires des gendarmes", "a juicio de los peritos": words on both sides
 * of the noun at k, and behind them who it is. */
static uint32_t phrase(wire__said *t, uint32_t k)
{
    static const struct {
        const char *first, *before, *noun, *behind;
    } rows[] = {{NULL, "aux", "dires", "de"},   {"de", "l", "avis", "de"},
                {NULL, "a", "juicio", "de"},    {NULL, "en", "opinión", "de"},
                {NULL, "de", "acuerdo", "con"}, {NULL, "de", "acordo", "com"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        wire__said_hit h = {0};
        uint32_t before = 1 + (rows[i].first != NULL), at = k + 1;
        if (!is(t, k, rows[i].noun) || k < t->f.beg + before ||
            !is(t, k - 1, rows[i].before) ||
            (rows[i].first && !is(t, k - 2, rows[i].first)) || breaks(t, at))
            continue;
        bool joined = is(t, at, "des") || is(t, at, "du");
        if (is(t, at, rows[i].behind) || is(t, at, "d") || is(t, at, "del"))
            at++;
        else if (!joined)
            continue;
        if (!wire__said_np_at(t, at, false, &h.source)) return 0;
        h.cue = (wire_span){k - before, at};
        add_around(t, &h, k - before, h.source.end);
        return h.source.end;
    }
    return 0;
}

/* "De source proche du dossier, ...": nobody's name. */
static uint32_t french_source(wire__said *t, uint32_t k)
{
    wire__said_hit h = {0};
    uint32_t from = k - 1;
    if (k == t->f.beg || !is(t, from, "de") ||
        (from > t->f.beg && !breaks(t, from)))
        return 0;
    uint32_t end = k + 1;
    while (end < t->f.end && !breaks(t, end))
        end++;
    if (end == t->f.end && from == t->f.beg) return 0;
    h.source = (wire_span){k, end};
    h.cue = (wire_span){from, k};
    add_around(t, &h, from, end);
    return end;
}

static uint32_t french(wire__said *t, uint32_t k)
{
    uint32_t f = t->flag[k];
    if (f & W_(NOUN))
        return is(t, k, "source") || is(t, k, "sources") ? french_source(t, k)
                                                         : phrase(t, k);
    if (is(t, k, "après")) {
        if (k == t->f.beg || !is(t, k - 1, "d") || !t->gap[k]) return k + 1;
        return 0;
    }
    if (!(f & W_(SAY))) return 0;
    uint32_t next = french_inverted(t, k);
    return next ? next : late_subject(t, k);
}

uint32_t wire__said_other(wire__said *t, uint32_t k)
{
    if (t->lang == WIRE__DE) return german(t, k);
    if (t->lang == WIRE__FR) return french(t, k);
    if (t->flag[k] & W_(NOUN)) return phrase(t, k);
    if (t->lang != WIRE__EN && t->flag[k] & W_(SAY)) return late_subject(t, k);
    return 0;
}
