/* Markers of versions: what opens a headline, and what a note says.
 *
 *   UPDATE 2-Harbour closed after ...          marked update
 *   Harbor closed, 1st Ld-Writethru            marked update
 *   CORRECTED-Harbour closed ...               marked correction
 *   (Corrects number of ships, paragraph 3)    inferred correction
 *   EMBARGOED UNTIL 0600 GMT March 3           embargo
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_item.h"

/* A marker must stand alone: at the start of the line, or for the turns of
 * the old wires anywhere in it; what follows is no letter. Capitals count
 * where the word is common: "Update 1-" is rare, "update on" is not. */
typedef struct {
    wire_str words;
    wire_revision kind;
    bool is_anywhere, is_upper;
} marker;

#define WORDS(s)                                                               \
    {                                                                          \
        s, sizeof(s) - 1                                                       \
    }

static const marker markers[] = {
    {WORDS("KILL KILL KILL"), WIRE_REVISION_KILL, true, false},
    {WORDS("BULLETIN KILL"), WIRE_REVISION_KILL, true, false},
    {WORDS("STORY WITHDRAWN"), WIRE_REVISION_KILL, true, false},
    {WORDS("STORY KILLED"), WIRE_REVISION_KILL, true, false},
    {WORDS("MANDATORY KILL"), WIRE_REVISION_KILL, true, false},
    {WORDS("KILL"), WIRE_REVISION_KILL, false, true},
    {WORDS("WITHDRAWN"), WIRE_REVISION_KILL, false, true},
    {WORDS("WITHDRAWAL"), WIRE_REVISION_KILL, false, true},
    {WORDS("RETRACTION"), WIRE_REVISION_KILL, false, true},
    {WORDS("RETRACTED"), WIRE_REVISION_KILL, false, true},
    {WORDS("ZURÜCKZIEHUNG"), WIRE_REVISION_KILL, false, true},
    {WORDS("ANNULATION"), WIRE_REVISION_KILL, false, true},
    {WORDS("ANULACIÓN"), WIRE_REVISION_KILL, false, true},
    {WORDS("HOLD HOLD HOLD"), WIRE_REVISION_HOLD, true, false},
    {WORDS("HOLD FOR RELEASE"), WIRE_REVISION_HOLD, false, false},
    {WORDS("HOLD"), WIRE_REVISION_HOLD, false, true},
    {WORDS("CORRECTED"), WIRE_REVISION_CORRECTION, false, true},
    {WORDS("CORRECTION"), WIRE_REVISION_CORRECTION, false, true},
    {WORDS("CORRECTS"), WIRE_REVISION_CORRECTION, false, true},
    {WORDS("CORRECTIVE"), WIRE_REVISION_CORRECTION, false, true},
    {WORDS("Ld-Writethru, Correction"), WIRE_REVISION_CORRECTION, true, false},
    {WORDS("KORREKTUR"), WIRE_REVISION_CORRECTION, false, true},
    {WORDS("BERICHTIGUNG"), WIRE_REVISION_CORRECTION, false, true},
    {WORDS("RECTIFICATIF"), WIRE_REVISION_CORRECTION, false, true},
    {WORDS("CORRECCIÓN"), WIRE_REVISION_CORRECTION, false, true},
    {WORDS("CORREÇÃO"), WIRE_REVISION_CORRECTION, false, true},
    {WORDS("CORREZIONE"), WIRE_REVISION_CORRECTION, false, true},
    {WORDS("REFILE"), WIRE_REVISION_REFILE, false, true},
    {WORDS("RPT"), WIRE_REVISION_REPEAT, false, true},
    {WORDS("REPEAT"), WIRE_REVISION_REPEAT, false, true},
    {WORDS("WIEDERHOLUNG"), WIRE_REVISION_REPEAT, false, true},
    {WORDS("ADVISORY"), WIRE_REVISION_ADVISORY, false, true},
    {WORDS("ADV"), WIRE_REVISION_ADVISORY, false, true},
    {WORDS("NOTE TO EDITORS"), WIRE_REVISION_ADVISORY, false, false},
    {WORDS("Ld-Writethru"), WIRE_REVISION_UPDATE, true, false},
    {WORDS("Lead-Writethru"), WIRE_REVISION_UPDATE, true, false},
    {WORDS("WRAPUP"), WIRE_REVISION_UPDATE, false, true},
    {WORDS("UPDATE"), WIRE_REVISION_UPDATE, false, true},
    {WORDS("UPDATED"), WIRE_REVISION_UPDATE, false, true},
    {WORDS("AKTUALISIERUNG"), WIRE_REVISION_UPDATE, false, true},
    {WORDS("ACTUALISATION"), WIRE_REVISION_UPDATE, false, true},
    {WORDS("ACTUALIZACIÓN"), WIRE_REVISION_UPDATE, false, true},
};

/* How a note of the editors begins, brackets aside. */
static const marker notes[] = {
    {WORDS("Corrects "), WIRE_REVISION_CORRECTION, false, true},
    {WORDS("CORRECTS "), WIRE_REVISION_CORRECTION, false, true},
    {WORDS("Corrected "), WIRE_REVISION_CORRECTION, false, true},
    {WORDS("Correction:"), WIRE_REVISION_CORRECTION, false, false},
    {WORDS("This story corrects"), WIRE_REVISION_CORRECTION, false, false},
    {WORDS("This version corrects"), WIRE_REVISION_CORRECTION, false, false},
    {WORDS("This story has been corrected"), WIRE_REVISION_CORRECTION, false,
     false},
    {WORDS("This article has been corrected"), WIRE_REVISION_CORRECTION, false,
     false},
    {WORDS("An earlier version"), WIRE_REVISION_CORRECTION, false, false},
    {WORDS("Berichtigt "), WIRE_REVISION_CORRECTION, false, false},
    {WORDS("Corrige "), WIRE_REVISION_CORRECTION, false, false},
    {WORDS("Refiles "), WIRE_REVISION_REFILE, false, true},
    {WORDS("Repeats "), WIRE_REVISION_REPEAT, false, true},
    {WORDS("Updates "), WIRE_REVISION_UPDATE, false, true},
    {WORDS("UPDATES "), WIRE_REVISION_UPDATE, false, true},
    {WORDS("Adds "), WIRE_REVISION_UPDATE, false, true},
    {WORDS("ADDS "), WIRE_REVISION_UPDATE, false, true},
    {WORDS("Recasts"), WIRE_REVISION_UPDATE, false, true},
    {WORDS("This story has been withdrawn"), WIRE_REVISION_KILL, false, false},
    {WORDS("This story is withdrawn"), WIRE_REVISION_KILL, false, false},
    {WORDS("Please disregard"), WIRE_REVISION_KILL, false, false},
};

/* What a kill says somewhere in it; looked for in short bodies only. */
static const marker kills[] = {
    {WORDS("has been withdrawn"), WIRE_REVISION_KILL, true, false},
    {WORDS("is withdrawn"), WIRE_REVISION_KILL, true, false},
    {WORDS("should not be published"), WIRE_REVISION_KILL, true, false},
    {WORDS("no stories should be published"), WIRE_REVISION_KILL, true, false},
    {WORDS("wird zurückgezogen"), WIRE_REVISION_KILL, true, false},
    {WORDS("est annulée"), WIRE_REVISION_KILL, true, false},
    {WORDS("queda anulada"), WIRE_REVISION_KILL, true, false},
};

static bool is_word_byte(char c)
{
    unsigned char u = (unsigned char)c;
    return (u >= '0' && u <= '9') || ((u | 0x20) >= 'a' && (u | 0x20) <= 'z') ||
           u >= 0x80;
}

static bool stands_alone(wire_str line, size_t at, size_t n)
{
    return (at == 0 || !is_word_byte(line.p[at - 1])) &&
           (at + n >= line.n || !is_word_byte(line.p[at + n]));
}

static size_t find_marker(wire_str line, const marker *m)
{
    if (m->is_anywhere) return wire_str_find_nocase(line, m->words, 0);
    if (!line.n || (*line.p ^ *m->words.p) & ~0x20) return SIZE_MAX;
    bool starts = m->is_upper ? wire_str_starts(line, m->words)
                              : wire_str_starts_nocase(line, m->words);
    return starts ? 0 : SIZE_MAX;
}

/* "KILL-Ferry story", "WITHDRAWN: ..." kill; "KILL SWITCH DEBATED" in
 * capitals is news. */
static bool is_followed_by_mark(wire_str line, size_t at)
{
    static const char *const marks[] = {"-", ":", "/", "(", ",", ".",
                                        "*", ")", "]", "–", "—"};
    wire_str rest = wire_str_trim(wire_str_sub(line, at, line.n));
    if (!rest.n) return true;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (wire_str_starts(rest, wire_str_of(marks[i]))) return true;
    return false;
}

/* "1st Ld", "2nd Lead", "3rd Add", "1st Insert", "2nd Sub": turns of a story
 * that is sent in pieces, at the end of a slug or before a mark. */
static wire_str turn_of(wire_str line)
{
    static const char *const turns[] = {"Ld", "Lead", "Add", "Insert", "Sub"};
    static const char *const endings[] = {"st ", "nd ", "rd ", "th "};
    for (size_t i = 0; i + 5 < line.n; i++) {
        size_t at = i;
        if (line.p[i] < '1' || line.p[i] > '9' ||
            (i && is_word_byte(line.p[i - 1])))
            continue;
        while (at < line.n && line.p[at] >= '0' && line.p[at] <= '9')
            at++;
        wire_str rest = wire_str_sub(line, at, line.n);
        bool is_ordinal = false;
        for (size_t k = 0; k < 4 && !is_ordinal; k++)
            is_ordinal = wire_str_starts(rest, wire_str_of(endings[k]));
        if (!is_ordinal) continue;
        rest = wire_str_sub(rest, 3, rest.n);
        for (size_t k = 0; k < sizeof turns / sizeof *turns; k++) {
            wire_str turn = wire_str_of(turns[k]);
            size_t end = at + 3 + turn.n;
            if (wire_str_starts(rest, turn) && stands_alone(line, i, end - i) &&
                is_followed_by_mark(line, end))
                return wire_str_sub(line, i, end);
        }
    }
    return (wire_str){0};
}

/* "(Eds: Updates with ..." begins with what it tells the editors. */
static wire_str past_brackets(wire_str text)
{
    while (text.n && memchr("([*_ -", *text.p, 6))
        text = wire_str_sub(text, 1, text.n);
    if (wire_str_starts(text, WIRE_STR("Eds:")))
        text = wire_str_sub(text, 4, text.n);
    while (text.n && memchr("([*_ -", *text.p, 6))
        text = wire_str_sub(text, 1, text.n);
    return text;
}

/* Markers that may stand anywhere have one of these words; few lines do. */
static bool may_be_inside(wire_str line)
{
    static const char *const words[] = {"kill", "story withdrawn", "hold hold",
                                        "writethru"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wire_str_find_nocase(line, wire_str_of(words[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

wire_revision wire__revision_marked(wire_str line, wire_str *out)
{
    line = past_brackets(wire_str_trim(line));
    bool is_inside = may_be_inside(line);
    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++) {
        if (markers[i].is_anywhere && !is_inside) continue;
        size_t n = markers[i].words.n, at = find_marker(line, &markers[i]);
        if (at == SIZE_MAX || !stands_alone(line, at, n)) continue;
        bool is_grave = markers[i].kind == WIRE_REVISION_KILL ||
                        markers[i].kind == WIRE_REVISION_HOLD;
        if (is_grave && markers[i].is_upper &&
            !is_followed_by_mark(line, at + n))
            continue;
        *out = wire_str_sub(line, at, at + n);
        return markers[i].kind;
    }
    *out = turn_of(line);
    return out->n ? WIRE_REVISION_UPDATE : WIRE_REVISION_NONE;
}

static wire_revision find_in(wire_str text, const marker *table, size_t n,
                             wire_str *words)
{
    for (size_t i = 0; i < n; i++) {
        size_t at = find_marker(text, &table[i]);
        if (at == SIZE_MAX) continue;
        *words = wire_str_sub(text, at, at + table[i].words.n);
        return table[i].kind;
    }
    return WIRE_REVISION_NONE;
}

enum { KILL_BYTES = 1500 }; /* a kill is no longer than that */

/* What headline and text say without a marker's help: "corrects the figure
 * in paragraph 3", "is withdrawn", "no story should be published". Notes stand
 * in the first two and the last two paragraphs: O(1). */
static wire_revision inferred_kind(const wire_article *a, wire_str *words)
{
    wire_revision kind = WIRE_REVISION_NONE;
    size_t n = a->n_paras;

    *words = (wire_str){0};
    if (a->item)
        kind = find_in(past_brackets(a->item->ed_note), notes,
                       sizeof notes / sizeof *notes, words);
    for (size_t i = 0; i < n && kind == WIRE_REVISION_NONE; i++) {
        if (i == 2 && n > 4) i = n - 2;
        wire_span s = a->paras[i].span;
        wire_str text = wire_str_sub(a->body, s.beg, s.end);
        kind = find_in(past_brackets(text), notes, sizeof notes / sizeof *notes,
                       words);
    }
    if (kind == WIRE_REVISION_NONE && a->body.n <= KILL_BYTES)
        kind = find_in(a->body, kills, sizeof kills / sizeof *kills, words);
    return kind;
}

/* ---- Embargo lines ------------------------------------------------------- */

static const char *const embargo_cues[] = {"EMBARGOED UNTIL",
                                           "EMBARGO UNTIL",
                                           "EMBARGOED TILL",
                                           "EMBARGOED TO",
                                           "EMBARGOED FOR",
                                           "EMBARGO:",
                                           "SPERRFRIST",
                                           "SOUS EMBARGO JUSQU",
                                           "EMBARGADO HASTA",
                                           "EMBARGO FINO A",
                                           "NOT FOR RELEASE UNTIL",
                                           "NOT FOR RELEASE BEFORE",
                                           "NOT FOR PUBLICATION UNTIL",
                                           "NOT FOR PUBLICATION BEFORE",
                                           "NOT FOR USE BEFORE",
                                           "EMBARGOED"};

enum { N_CUES = sizeof embargo_cues / sizeof *embargo_cues };

/* "*** STRICTLY EMBARGOED UNTIL", "PRESS RELEASE: UNDER EMBARGO UNTIL". */
static wire_str past_ornament(wire_str line)
{
    static const char *const before[] = {"PRESS RELEASE", "NEWS RELEASE",
                                         "MEDIA RELEASE", "STRICTLY",
                                         "STRICT",        "UNDER"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        wire_str word = wire_str_of(before[i]);
        line = past_brackets(line);
        if (wire_str_starts_nocase(line, word) &&
            (line.n == word.n || !is_word_byte(line.p[word.n])))
            line = wire_str_trim(wire_str_sub(line, word.n, line.n));
        while (line.n && *line.p == ':')
            line = wire_str_trim(wire_str_sub(line, 1, line.n));
    }
    return past_brackets(line);
}

/* Of "0600 GMT March 3 2027 *** Harbour" what is the time; else all of it. */
static wire_str when_of(wire_str rest)
{
    static const char *const ends[] = {"*", "]", ")", ". ", ";", " - ", " – "};
    wire_str cut;

    if (wire_time_parse(rest).precision != WIRE_TIME_NONE) return rest;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t at = wire_str_find(rest, wire_str_of(ends[i]), 0);
        if (at == SIZE_MAX) continue;
        cut = wire_str_trim(wire_str_sub(rest, 0, at));
        if (wire_time_parse(cut).precision != WIRE_TIME_NONE) return cut;
    }
    return rest;
}

static bool is_capitals(wire_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= 'a' && s.p[i] <= 'z') return false;
    return true;
}

/* The rest of a line that opens with an embargo; empty when none does.
 * "Embargoed goods ..." is a story, "Embargo: what it means" its headline:
 * what is no time counts when the cue is in capitals, or the line a short
 * one above the text. */
static wire_str embargo_of(wire_str line, bool is_title)
{
    enum { LONGEST_LINE = 100 };
    line = past_brackets(wire_str_trim(line));
    if (!line.n || !strchr("EeSsNnPpMmUu:", *line.p)) return (wire_str){0};
    line = past_ornament(line);
    for (size_t i = 0; i < N_CUES; i++) {
        wire_str cue = wire_str_of(embargo_cues[i]);
        if (!wire_str_starts_nocase(line, cue)) continue;
        wire_str rest = wire_str_sub(line, cue.n, line.n);
        bool is_cut = rest.n && is_word_byte(*rest.p);
        bool is_bare = i + 1 == N_CUES;
        while (rest.n && memchr(" :-", *rest.p, 3))
            rest = wire_str_sub(rest, 1, rest.n);
        rest = when_of(rest);
        if (is_cut && is_bare) continue;
        if (wire_time_parse(rest).precision == WIRE_TIME_NONE &&
            !is_capitals(wire_str_sub(line, 0, cue.n)) &&
            (is_bare || is_title || line.n > LONGEST_LINE))
            continue;
        return rest.n ? rest : line;
    }
    return (wire_str){0};
}

wire_str wire__embargo_line(wire_str line)
{
    wire_str rest = embargo_of(line, true), none = {0};
    wire_str said = past_ornament(past_brackets(wire_str_trim(line)));
    bool is_one = rest.n && wire_time_parse(rest).precision != WIRE_TIME_NONE;

    if (!rest.n) return none;
    for (size_t i = 0; i + 1 < N_CUES && !is_one; i++)
        is_one = wire_str_starts_nocase(said, wire_str_of(embargo_cues[i]));
    for (const char *p = rest.p + rest.n; p < line.p + line.n; p++)
        if (is_word_byte(*p)) return none; /* the headline is behind it */
    return is_one ? rest : none;
}

/* Cues of several words, which a note to editors may have anywhere: "Story is
 * embargoed until 0600 GMT". */
static wire_str embargo_in(wire_str line)
{
    wire_str found = embargo_of(line, false);

    for (size_t i = 0; i < N_CUES && !found.n; i++) {
        wire_str cue = wire_str_of(embargo_cues[i]);
        if (wire_str_find(cue, WIRE_STR(" "), 0) == SIZE_MAX) continue;
        size_t at = wire_str_find_nocase(line, cue, 0);
        if (at == SIZE_MAX || (at && is_word_byte(line.p[at - 1]))) continue;
        wire_str rest = wire_str_trim(wire_str_sub(line, at + cue.n, line.n));
        found = rest.n ? when_of(rest) : line;
    }
    return found;
}

static wire_str paragraph(const wire_article *a, size_t i)
{
    if (i >= a->n_paras) return (wire_str){0};
    wire_span s = a->paras[i].span;
    wire_str text = wire_str_sub(a->body, s.beg, s.end);
    return wire_str_sub(text, 0, 200);
}

/* What a line says outweighs what a field said, where it holds more. */
static wire_status mark(wire__reader *r, wire_article *a, wire_str line,
                        bool only_grave, wire_err *err)
{
    wire_str words;
    wire_revision kind = wire__revision_marked(line, &words);
    bool is_grave = kind == WIRE_REVISION_KILL || kind == WIRE_REVISION_HOLD;
    bool is_marked = a->item && a->item->marked != WIRE_REVISION_NONE;

    if (kind == WIRE_REVISION_NONE || (!is_grave && (only_grave || is_marked)))
        return WIRE_OK;
    return wire__item_marked(r, a, kind, words, err);
}

/* A note to the editors may hold, kill or embargo: line by line. O(length). */
wire_status wire__item_from_note(wire__reader *r, wire_article *a,
                                 wire_str note, wire_err *err)
{
    while (note.n) {
        size_t end = wire_str_find(note, WIRE_STR("\n"), 0);
        wire_str line = wire_str_sub(note, 0, end < note.n ? end : note.n);
        wire_str embargo = embargo_in(line);
        WIRE_TRY(mark(r, a, line, true, err));
        if (embargo.n) WIRE_TRY(wire__item_embargo(r, a, embargo, err));
        note = wire_str_sub(note, line.n + 1, note.n);
    }
    return WIRE_OK;
}

/* "PRESS RELEASE" may stand above an embargo: the first three short ones. */
static wire_str embargo_of_text(const wire_article *a)
{
    enum { SHORT = 60, LOOKED_AT = 3 };
    wire_str found = embargo_of(paragraph(a, 0), false);

    for (size_t i = 1; i < LOOKED_AT && !found.n; i++) {
        if (paragraph(a, i - 1).n > SHORT) break;
        found = embargo_of(paragraph(a, i), true);
    }
    return found;
}

wire_status wire__item_from_text(wire__reader *r, wire_article *a,
                                 wire_err *err)
{
    wire_str words, of_text = embargo_of_text(a);
    wire_str of_title = embargo_of(a->title, true);
    wire_revision kind = inferred_kind(a, &words);

    WIRE_TRY(mark(r, a, a->title, false, err));
    if (a->item) WIRE_TRY(mark(r, a, a->item->slug, false, err));
    if (a->item) WIRE_TRY(wire__item_from_note(r, a, a->item->ed_note, err));
    if (of_text.n) WIRE_TRY(wire__item_embargo(r, a, of_text, err));
    if (of_title.n) WIRE_TRY(wire__item_embargo(r, a, of_title, err));
    if (kind != WIRE_REVISION_NONE) {
        wire_item *item = wire__item(r, a);
        if (!item) return wire_fail_mem(err);
        item->inferred = kind;
    }
    return WIRE_OK;
}
