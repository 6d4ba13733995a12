/* Versions of one agency item: what a text says of itself, and what its
 * words say.
 *
 *   UPDATE 2-Soup recall widens ...      marked update, 2
 *   2nd Ld: Tolvern drops appeal ...     marked update, 2
 *   (Corrects fine to 150,000 crowns)    a note: something was wrong
 *   one number changed, all else stands  inferred: correction
 *
 * Fields and the turns that open headlines are read by the reader already
 * (read.h: wire_item); here are the forms with numbers, brackets and notes,
 * in four languages.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_int.h"

/* ---- Words of desks ----------------------------------------------------- */

/* How a word of desks begins, folded. A weak one is a word like any other
 * unless a number or brackets stand by it. */
typedef struct {
    const char *begins;
    wire_revision kind;
    bool is_weak;
    bool is_upper; /* in capitals only */
} desk_word;

static const desk_word desk_words[] = {
    {"updat", WIRE_REVISION_UPDATE, false, false},
    {"wrapup", WIRE_REVISION_UPDATE, false, false},
    {"writethru", WIRE_REVISION_UPDATE, false, false},
    {"recast", WIRE_REVISION_UPDATE, false, false},
    {"adds", WIRE_REVISION_UPDATE, true, false},
    {"add", WIRE_REVISION_UPDATE, true, false},
    {"ld", WIRE_REVISION_UPDATE, true, false},
    {"lead", WIRE_REVISION_UPDATE, true, false},
    {"insert", WIRE_REVISION_UPDATE, true, false},
    {"sub", WIRE_REVISION_UPDATE, true, false},
    {"roundup", WIRE_REVISION_UPDATE, true, false},
    {"aktualis", WIRE_REVISION_UPDATE, false, false},
    {"zusammenfass", WIRE_REVISION_UPDATE, true, false},
    {"neufassung", WIRE_REVISION_UPDATE, false, false},
    {"actualis", WIRE_REVISION_UPDATE, false, false},
    {"actualiz", WIRE_REVISION_UPDATE, false, false},
    {"ampliac", WIRE_REVISION_UPDATE, true, false},
    {"correct", WIRE_REVISION_CORRECTION, false, false},
    {"correcc", WIRE_REVISION_CORRECTION, false, false},
    {"corregi", WIRE_REVISION_CORRECTION, false, false},
    {"corrig", WIRE_REVISION_CORRECTION, false, false},
    {"korrig", WIRE_REVISION_CORRECTION, false, false},
    {"korrekt", WIRE_REVISION_CORRECTION, false, false},
    {"berichtig", WIRE_REVISION_CORRECTION, false, false},
    {"richtigstell", WIRE_REVISION_CORRECTION, false, false},
    {"rectific", WIRE_REVISION_CORRECTION, false, false},
    {"erratum", WIRE_REVISION_CORRECTION, false, false},
    {"refil", WIRE_REVISION_REFILE, false, false},
    {"resend", WIRE_REVISION_REFILE, false, false},
    {"rpt", WIRE_REVISION_REPEAT, false, false},
    {"repeat", WIRE_REVISION_REPEAT, false, false},
    {"wiederhol", WIRE_REVISION_REPEAT, false, false},
    {"repetic", WIRE_REVISION_REPEAT, false, false},
    {"repetit", WIRE_REVISION_REPEAT, false, false},
    {"rediffus", WIRE_REVISION_REPEAT, false, false},
    {"withdr", WIRE_REVISION_KILL, false, true},
    {"annul", WIRE_REVISION_KILL, false, true},
    {"anula", WIRE_REVISION_KILL, false, true},
    {"retrait", WIRE_REVISION_KILL, false, true},
    {"zuruckg", WIRE_REVISION_KILL, false, true},
    {"zuruckz", WIRE_REVISION_KILL, false, true},
    {"stornier", WIRE_REVISION_KILL, false, true},
};

enum { WORD_BYTES = 48, FIRST_WORDS = 6, NOTE_BYTES = 400 };

typedef struct {
    wire_str text;
    char folded[WIRE__WORD_CAP];
    size_t n;        /* bytes folded */
    unsigned number; /* "2", "2nd", "1." */
    bool is_upper;   /* letters, and all of them capitals */
} token;

static bool is_letter(char c)
{
    uint8_t u = (uint8_t)c;
    return (uint8_t)((u | 0x20) - 'a') < 26 || u >= 0x80;
}

/* The word at or behind *at; false at the end of the line. */
static bool next_token(wire_str line, size_t *at, token *out)
{
    size_t i = *at, lower = 0;
    while (i < line.n && !is_letter(line.p[i]) && !wire_is_digit(line.p[i]))
        i++;
    size_t beg = i;
    *out = (token){.is_upper = true};
    for (; i < line.n && wire_is_digit(line.p[i]); i++)
        if (out->number < 100000)
            out->number = out->number * 10 + (unsigned)(line.p[i] - '0');
    for (; i < line.n && is_letter(line.p[i]); i++)
        lower += line.p[i] >= 'a' && line.p[i] <= 'z';
    if (i == beg) return false;
    out->text = wire_str_sub(line, beg, i);
    out->is_upper = lower == 0 && !wire_is_digit(line.p[beg]);
    out->n = wire__word_fold(wire_str_sub(out->text, 0, WORD_BYTES), false,
                             out->folded);
    *at = i;
    return true;
}

static const desk_word *desk_word_of(const token *t)
{
    wire_str w = {t->folded, t->n};
    for (size_t i = 0; i < sizeof desk_words / sizeof *desk_words; i++) {
        wire_str b = wire_str_of(desk_words[i].begins);
        if (b.n > 3 ? wire_str_starts(w, b) : wire_str_eq(w, b))
            return &desk_words[i];
    }
    return NULL;
}

/* ---- Marks -------------------------------------------------------------- */

/* Does something behind byte at part a marker from a headline? */
static bool is_parted(wire_str line, size_t at)
{
    while (at < line.n && line.p[at] == ' ')
        at++;
    if (at >= line.n) return true;
    if (memchr("-:|)].*,", line.p[at], 8)) return true;
    return wire_str_starts(wire_str_sub(line, at, line.n),
                           WIRE_STR("\xe2\x80\x93")) ||
           wire_str_starts(wire_str_sub(line, at, line.n),
                           WIRE_STR("\xe2\x80\x94"));
}

/* Does a figure go on at byte at: "3" of "3:47 p.m.", of "3.5"? */
static bool is_in_figure(wire_str line, size_t at)
{
    return at + 1 < line.n && memchr(":./", line.p[at], 3) &&
           wire_is_digit(line.p[at + 1]);
}

static bool is_to_desks(const token *t)
{
    static const char *const words[] = {"eds", "editors", "desks"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wire_str_eq((wire_str){t->folded, t->n}, wire_str_of(words[i])))
            return true;
    return false;
}

/* The marker that opens a line: at most a number, a word of desks, a number.
 * is_note: the line stands where only notes do. */
static bool mark_of_line(wire_str line, bool is_note, wire_version_mark *out)
{
    size_t at = 0, end;
    token t, behind;
    unsigned number = 0;

    line = wire_str_trim(line);
    bool bracket = line.n && memchr("([*", *line.p, 3);
    if (!next_token(line, &at, &t)) return false;
    size_t beg = (size_t)(t.text.p - line.p);
    if (beg > 3) return false; /* words of another script, or dots */
    if (is_to_desks(&t) && !next_token(line, &at, &t)) return false;
    if (t.number) { /* "2nd Ld", "1. Lead" */
        number = t.number;
        if (number > 40 || !next_token(line, &at, &t)) return false;
    }
    const desk_word *w = desk_word_of(&t);
    if (!w || (w->is_upper && !t.is_upper)) return false;
    end = at;
    if (!number && next_token(line, &at, &behind) && behind.number &&
        behind.number <= 40 && behind.text.n <= 2 && !is_in_figure(line, at) &&
        behind.text.p - (t.text.p + t.text.n) <= 1) {
        number = behind.number;
        end = at;
    }
    if (w->is_weak && !number && !(bracket && t.is_upper)) return false;
    if (!bracket && !is_parted(line, end) && !(is_note && t.is_upper) &&
        !(number && t.is_upper))
        return false;
    out->kind = w->kind;
    out->number = number;
    out->text = wire_str_sub(line, beg, end);
    return true;
}

/* "Harbour closed (2nd Ld)" */
static bool mark_of_end(wire_str line, wire_version_mark *out)
{
    line = wire_str_trim(line);
    if (!line.n || (line.p[line.n - 1] != ')' && line.p[line.n - 1] != ']'))
        return false;
    size_t i = line.n - 1;
    while (i > 0 && line.n - i < WORD_BYTES && line.p[i] != '(' &&
           line.p[i] != '[')
        i--;
    return (line.p[i] == '(' || line.p[i] == '[') &&
           mark_of_line(wire_str_sub(line, i, line.n), false, out);
}

/* What a note says was wrong: from "corrects" to the end of that part. Empty
 * when it does not say so. */
static wire_str clause_of(wire_str text)
{
    size_t at = 0, end;
    token t;
    while (next_token(text, &at, &t)) {
        const desk_word *w = desk_word_of(&t);
        if (!w || w->kind != WIRE_REVISION_CORRECTION) continue;
        for (end = at; end < text.n && end < at + NOTE_BYTES; end++)
            if (text.p[end] == ';' || text.p[end] == ')' ||
                (text.p[end] == '.' &&
                 (end + 1 == text.n || text.p[end + 1] == ' ')))
                break;
        return wire_str_sub(text, (size_t)(t.text.p - text.p), end);
    }
    return (wire_str){NULL, 0};
}

/* Notes to desks stand before the dateline; without one the first paragraph
 * may be a note in brackets. */
static void read_notes(const wire_doc *doc, wire_version_mark *out)
{
    const wire_article *a = doc->article;
    for (size_t i = 0; i < a->n_paras && i < 3; i++) {
        wire_span s = a->paras[i].span;
        wire_str text = wire_str_sub(a->body, s.beg, s.end);
        bool before = doc->has_dateline && s.end <= doc->dateline.span.beg;
        bool bracketed =
            text.n > 2 && text.p[0] == '(' && text.p[text.n - 1] == ')';
        wire_version_mark m = {0};
        if ((!before && !(i == 0 && bracketed)) || text.n > NOTE_BYTES) return;
        m.wrong = clause_of(text);
        if (!mark_of_line(text, true, &m) && !(bracketed && m.wrong.n))
            continue;
        if (out->kind == WIRE_REVISION_NONE) {
            out->kind = m.kind;
            out->number = m.number;
            out->text = m.text;
        }
        out->note = text;
        out->wrong = m.wrong;
        return;
    }
}

/* The note that the reader saw: among the first two and last two paragraphs,
 * the one that speaks of a correction. */
static void find_note(const wire_article *a, wire_version_mark *out)
{
    for (size_t i = 0; i < a->n_paras && !out->note.n; i++) {
        if (i == 2 && a->n_paras > 4) i = a->n_paras - 2;
        wire_span s = a->paras[i].span;
        wire_str text = wire_str_sub(a->body, s.beg, s.end);
        if (text.n > NOTE_BYTES) continue;
        out->wrong = clause_of(text);
        if (out->wrong.n) out->note = text;
    }
}

void wire_version_marked(const wire_doc *doc, wire_version_mark *out)
{
    const wire_article *a = doc->article;
    const wire_item *item = a->item;
    wire_version_mark m = {0};

    *out = m;
    if (mark_of_line(a->title, false, &m) || mark_of_end(a->title, &m) ||
        (item && (mark_of_line(item->slug, false, &m) ||
                  mark_of_line(item->ed_note, true, &m))))
        *out = m;
    if (item && item->status == WIRE_PUB_CANCELED) {
        out->kind = WIRE_REVISION_KILL;
        out->text = item->marker.n ? item->marker : WIRE_STR("canceled");
    } else if (item && item->marked != WIRE_REVISION_NONE &&
               item->marked != WIRE_REVISION_ADVISORY) {
        out->kind = item->marked;
        out->text = item->marker;
    }
    read_notes(doc, out);
    if (item && item->ed_note.n && !out->note.n) {
        out->note = item->ed_note;
        out->wrong = clause_of(out->note);
    }
    out->corrects = out->kind == WIRE_REVISION_CORRECTION || out->wrong.n > 0;
    if (item && out->kind == WIRE_REVISION_NONE &&
        item->inferred != WIRE_REVISION_ADVISORY) {
        out->kind = item->inferred;
        if (out->kind == WIRE_REVISION_CORRECTION) find_note(a, out);
        out->corrects = out->kind == WIRE_REVISION_CORRECTION;
    }
}

/* ---- What the words say ------------------------------------------------- */

/* Of what a text says, rather than how much of it or under whose name. */
static bool is_of_substance(wire_change_type t)
{
    switch (t) {
    case WIRE_CHANGE_QUOTE_ALTERED:
    case WIRE_CHANGE_QUOTE_MISATTRIBUTED:
    case WIRE_CHANGE_NUMBER_ALTERED:
    case WIRE_CHANGE_DATE_ALTERED:
    case WIRE_CHANGE_NAME_ALTERED:
    case WIRE_CHANGE_TITLE_ALTERED:
    case WIRE_CHANGE_PLACE_ALTERED:
    case WIRE_CHANGE_ATTRIBUTION_CHANGED:
    case WIRE_CHANGE_CERTAINTY_RAISED:
    case WIRE_CHANGE_CERTAINTY_LOWERED:
    case WIRE_CHANGE_NEGATION_FLIPPED:
    case WIRE_CHANGE_FACT_ALTERED:
        return true;
    default:
        return false;
    }
}

bool wire_change_is_in_place(const wire_change *c)
{
    return c->has_source_span && c->has_copy_span && is_of_substance(c->type);
}

typedef struct {
    size_t prose, edited, fresh, omitted, grave; /* sentences; changes */
    size_t words, new_words;                     /* of the newer */
} tally;

static bool is_prose(const wire_doc *d, wire_span s)
{
    if (d->has_dateline && s.end <= d->dateline.span.beg) return false;
    if (d->has_label && s.beg < d->label.span.end && d->label.span.beg < s.end)
        return false;
    return s.beg < d->core.end;
}

static size_t words_in(const wire_doc *d, wire_span s)
{
    return wire_words_at(&d->words, s.end) - wire_words_at(&d->words, s.beg);
}

static size_t new_words(const wire_doc *d, const wire_link *l)
{
    size_t n = 0;
    for (size_t i = 0; i < l->n_ops; i++)
        if (l->ops[i].kind > WIRE_OP_VARIANT) n += words_in(d, l->ops[i].copy);
    return n;
}

static tally count(const wire_doc *older, const wire_doc *newer,
                   const wire_comparison *c)
{
    tally n = {0};
    for (size_t i = 0; i < c->n_links; i++) {
        const wire_link *l = &c->links[i];
        wire_span s = c->copy_sentences[l->copy].span;
        if (!is_prose(newer, s)) continue;
        n.prose++;
        n.words += words_in(newer, s);
        n.new_words += l->n_source ? new_words(newer, l) : words_in(newer, s);
        n.edited += l->relation == WIRE_RELATION_EDITED;
        n.fresh += l->relation > WIRE_RELATION_EDITED;
    }
    for (size_t i = 0; i < c->n_omitted; i++)
        n.omitted += is_prose(older, c->source_sentences[c->omitted[i]].span);
    for (size_t i = 0; i < c->n_changes; i++)
        n.grave += c->changes[i].severity >= WIRE_SEVERITY_MEDIUM &&
                   is_of_substance(c->changes[i].type);
    return n;
}

wire_revision wire_version_inferred(const wire_doc *older,
                                    const wire_doc *newer,
                                    const wire_comparison *c)
{
    tally n = count(older, newer, c);
    size_t some = 1 + n.prose / 8;  /* a sentence that explains, or is gone */
    size_t few = 12 + n.words / 20; /* a figure, a name, half a sentence */

    if (c->grade == WIRE_GRADE_NONE || !n.prose) return WIRE_REVISION_NONE;
    if (!n.edited && !n.fresh && !n.omitted) return WIRE_REVISION_REPEAT;
    if (n.fresh + n.omitted > some || n.new_words > few)
        return WIRE_REVISION_UPDATE;
    if (n.grave || n.omitted) return WIRE_REVISION_CORRECTION;
    return n.fresh ? WIRE_REVISION_UPDATE : WIRE_REVISION_REFILE;
}

const char *wire_version_disagrees(const wire_version_mark *m,
                                   wire_revision inferred)
{
    bool corrects = inferred == WIRE_REVISION_CORRECTION;
    switch (m->kind) {
    case WIRE_REVISION_UPDATE:
        if (inferred == WIRE_REVISION_REPEAT)
            return "marked an update, but nothing was changed";
        if (corrects && !m->corrects)
            return "marked an update, but it only corrects";
        break;
    case WIRE_REVISION_CORRECTION:
        if (inferred == WIRE_REVISION_REPEAT)
            return "marked a correction, but nothing was changed";
        break;
    case WIRE_REVISION_REFILE:
        if (corrects) return "marked a refile, but it corrects";
        if (inferred == WIRE_REVISION_UPDATE)
            return "marked a refile, but the story is told anew";
        break;
    case WIRE_REVISION_REPEAT:
        if (corrects) return "marked a repeat, but it corrects";
        if (inferred == WIRE_REVISION_UPDATE)
            return "marked a repeat, but the story is told anew";
        break;
    case WIRE_REVISION_NONE:
        if (corrects) return "changes what stood there, and does not say so";
        break;
    default:
        break;
    }
    return NULL;
}

/* ---- Old words in a copy ------------------------------------------------ */

typedef struct {
    size_t beg, end; /* words */
} words;

static words words_of(const wire_words *w, wire_span s)
{
    return (words){wire_words_at(w, s.beg), wire_words_at(w, s.end)};
}

/* Words of one op that lie in want: their number, and where the copy has
 * them. Equal words stand one for one; a variant may join or part them. */
static size_t carry_op(const wire_op *o, const wire_doc *source,
                       const wire_doc *copy, words want, wire_span *where)
{
    words s = words_of(&source->words, o->source);
    words c = words_of(&copy->words, o->copy);
    size_t beg = s.beg > want.beg ? s.beg : want.beg;
    size_t end = s.end < want.end ? s.end : want.end;

    if (beg >= end) return 0;
    if (o->kind == WIRE_OP_SAME && c.end - c.beg == s.end - s.beg)
        c = (words){c.beg + beg - s.beg, c.beg + end - s.beg};
    wire_span at = wire_words_span(&copy->words, c.beg, c.end);
    if (where->beg == where->end)
        *where = at;
    else if (at.end > where->end)
        where->end = at.end;
    return end - beg;
}

float wire_compare_carries(const wire_comparison *c, const wire_doc *source,
                           const wire_doc *copy, wire_span span,
                           wire_span *where)
{
    words want = words_of(&source->words, span);
    size_t n = want.end - want.beg, best = 0;

    *where = (wire_span){0, 0};
    if (want.beg >= want.end) return 0;
    for (size_t i = 0; i < c->n_links; i++) {
        const wire_link *l = &c->links[i];
        wire_span at = {0, 0};
        size_t got = 0;
        for (size_t k = 0; k < l->n_ops; k++) {
            const wire_op *o = &l->ops[k];
            if (o->kind > WIRE_OP_VARIANT || o->source.beg >= span.end ||
                o->source.end <= span.beg)
                continue;
            got += carry_op(o, source, copy, want, &at);
        }
        if (got <= best) continue;
        best = got;
        *where = at;
    }
    return best < n ? (float)best / (float)n : 1;
}
