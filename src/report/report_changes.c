/* report_changes.c: one change, for people and for programs.
 *
 *   number altered: 4.2 million -> 4.5 million
 *   {"type":"number_altered","severity":"high","source_text":...}
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_changes.h"

#include <string.h>

static const char *const words_of[WIRE_CHANGE_N] = {
    [WIRE_CHANGE_QUOTE_ALTERED] = "quotation altered",
    [WIRE_CHANGE_QUOTE_MARKS_LOST] = "quotation marks lost",
    [WIRE_CHANGE_QUOTE_MISATTRIBUTED] = "quotation misattributed",
    [WIRE_CHANGE_NUMBER_ALTERED] = "number altered",
    [WIRE_CHANGE_NUMBER_ROUNDED] = "number rounded",
    [WIRE_CHANGE_DATE_ALTERED] = "date altered",
    [WIRE_CHANGE_NAME_ALTERED] = "name altered",
    [WIRE_CHANGE_TITLE_ALTERED] = "title altered",
    [WIRE_CHANGE_PLACE_ALTERED] = "place altered",
    [WIRE_CHANGE_ATTRIBUTION_LOST] = "attribution lost",
    [WIRE_CHANGE_ATTRIBUTION_ADDED] = "attribution added",
    [WIRE_CHANGE_ATTRIBUTION_CHANGED] = "attribution changed",
    [WIRE_CHANGE_CREDIT_REMOVED] = "credit removed",
    [WIRE_CHANGE_CREDIT_ADDED] = "credit added",
    [WIRE_CHANGE_CREDIT_CHANGED] = "credit changed",
    [WIRE_CHANGE_CERTAINTY_RAISED] = "certainty raised",
    [WIRE_CHANGE_CERTAINTY_LOWERED] = "certainty lowered",
    [WIRE_CHANGE_NEGATION_FLIPPED] = "negation flipped",
    [WIRE_CHANGE_CAUSAL_ADDED] = "cause added",
    [WIRE_CHANGE_FACT_ALTERED] = "fact altered",
    [WIRE_CHANGE_CLAIM_ADDED] = "claim added",
    [WIRE_CHANGE_SENTENCE_OMITTED] = "sentence left out",
    [WIRE_CHANGE_DETAIL_OMITTED] = "detail left out",
    [WIRE_CHANGE_SCARE_QUOTE_LOST] = "scare quotes lost",
    [WIRE_CHANGE_HEADLINE_CHANGED] = "headline changed",
};

const char *wire__change_words(wire_change_type t)
{
    return t < WIRE_CHANGE_N ? words_of[t] : "";
}

const char *wire__claim_words(wire_claim c)
{
    switch (c) {
    case WIRE_CLAIM_UNMODIFIED:
        return "unmodified";
    case WIRE_CLAIM_HEADLINE:
        return "only the headline is new";
    case WIRE_CLAIM_AUTO:
        return "published automatically";
    case WIRE_CLAIM_INPUTS:
        return "with agency inputs";
    case WIRE_CLAIM_NONE:
        break;
    }
    return "";
}

const char *wire__grade_words(wire_grade g)
{
    return g == WIRE_GRADE_REWRITE  ? "a rewrite"
           : g == WIRE_GRADE_DIGEST ? "a digest"
                                    : wire_grade_name(g);
}

/* Of these only one side is worth telling. */
static bool is_loss(wire_change_type t)
{
    return t == WIRE_CHANGE_QUOTE_MARKS_LOST ||
           t == WIRE_CHANGE_ATTRIBUTION_LOST ||
           t == WIRE_CHANGE_CREDIT_REMOVED ||
           t == WIRE_CHANGE_SENTENCE_OMITTED ||
           t == WIRE_CHANGE_DETAIL_OMITTED || t == WIRE_CHANGE_SCARE_QUOTE_LOST;
}

static bool is_addition(wire_change_type t)
{
    return t == WIRE_CHANGE_ATTRIBUTION_ADDED ||
           t == WIRE_CHANGE_CREDIT_ADDED || t == WIRE_CHANGE_CLAIM_ADDED ||
           t == WIRE_CHANGE_CAUSAL_ADDED;
}

/* ---- What differs ------------------------------------------------------- */

/* Bytes that both begin with, whole words; the last of them is left to both
 * where there is room for it. */
static size_t common_start(wire_str a, wire_str b, bool has_room)
{
    size_t n = 0, word = 0, before = 0;

    while (n < a.n && n < b.n && a.p[n] == b.p[n]) {
        if (wire_is_space(a.p[n])) {
            before = word;
            word = n + 1;
        }
        n++;
    }
    return has_room ? before : word;
}

static size_t common_end(wire_str a, wire_str b)
{
    size_t n = 0, word = 0;

    while (n < a.n && n < b.n && a.p[a.n - 1 - n] == b.p[b.n - 1 - n]) {
        if (wire_is_space(a.p[a.n - 1 - n])) word = n;
        n++;
    }
    return word;
}

/* The part of both that differs, when they are too long to be shown. */
static void narrow(wire_str *a, wire_str *b, bool has_room, bool *cut_start,
                   bool *cut_end)
{
    size_t beg = common_start(*a, *b, has_room), end;

    *a = wire_str_sub(*a, beg, a->n);
    *b = wire_str_sub(*b, beg, b->n);
    end = common_end(*a, *b);
    if (end < a->n && end < b->n) {
        a->n -= end;
        b->n -= end;
    } else {
        end = 0;
    }
    *cut_start = beg > 0;
    *cut_end = end > 0;
}

static void put_side(wire__page *p, wire_str s, size_t most, bool cut_start,
                     bool cut_end)
{
    size_t cut = strlen(p->opts->unicode ? "." : "...");

    if (cut_start && most > 2 * cut) {
        wire__page_lit(p, p->glyphs->cut);
        most -= cut;
    }
    if (cut_end && most > 2 * cut) most -= cut;
    wire__page_text(p, s, most);
    if (cut_end && wire__cells(s, p->opts->unicode) <= most)
        wire__page_lit(p, p->glyphs->cut);
}

/* The same words on both sides: what differs stands in the note. */
static void put_noted(wire__page *p, wire_str words, wire_str note, size_t room)
{
    size_t n = wire__cells(words, p->opts->unicode);

    if (n > room / 2) n = room / 2;
    wire__page_text(p, words, n);
    if (room < n + 8) return;
    wire__page_lit(p, ", ");
    wire__page_text(p, note, room - n - 2);
}

void wire__change_put(wire__page *p, const wire_change *c, size_t room)
{
    wire_str a = c->source_text, b = c->copy_text;
    bool cut_start = false, cut_end = false, unicode = p->opts->unicode;
    const char *arrow = unicode ? " \xe2\x86\x92 " : " -> ";
    size_t between = unicode ? 3 : 4, a_n, b_n, half;

    wire__page_lit(p, wire__change_words(c->type));
    if (room > wire__page_room(p)) room = wire__page_room(p);
    if ((a.n == 0 && b.n == 0) || room < 8) return;
    wire__page_lit(p, ": ");
    room = wire__page_room(p) < room ? wire__page_room(p) : room;
    if (is_loss(c->type) && a.n > 0) b.n = 0;
    if (is_addition(c->type) && b.n > 0) a.n = 0;
    if (a.n == 0 || b.n == 0) {
        wire__page_text(p, a.n ? a : b, room);
        return;
    }
    if (wire_str_eq(a, b) && c->note.n > 0) {
        put_noted(p, a, c->note, room);
        return;
    }
    if (room < between + 8) return;
    half = (room - between) / 2;
    a_n = wire__cells(a, unicode);
    b_n = wire__cells(b, unicode);
    if (a_n + b_n + between > room) {
        narrow(&a, &b, room > 64, &cut_start, &cut_end);
        a_n = wire__cells(a, unicode) + 2;
        b_n = wire__cells(b, unicode) + 2;
    }
    /* What one does not need the other may take. */
    if (b_n < half) half = room - between - b_n;
    put_side(p, a, a_n < half ? a_n : half, cut_start, cut_end);
    wire__page_lit(p, arrow);
    put_side(p, b, wire__page_room(p), cut_start, cut_end);
}

/* ---- JSON --------------------------------------------------------------- */

static void json_text_span(wire__json *j, const char *name, bool has,
                           wire_span s)
{
    wire__json_key(j, name);
    if (has)
        wire__json_span(j, s);
    else
        wire__json_null(j);
}

void wire__json_change_fields(wire__json *j, const wire_change *c)
{
    wire__json_field(j, "source_text", c->source_text);
    wire__json_field(j, "copy_text", c->copy_text);
    json_text_span(j, "source_span", c->has_source_span, c->source_span);
    json_text_span(j, "copy_span", c->has_copy_span, c->copy_span);
    wire__json_field(j, "note", c->note);
}

void wire__json_change(wire__json *j, const wire_change *c)
{
    wire__json_open(j, '{');
    wire__json_word(j, "type", wire_change_name(c->type));
    wire__json_word(j, "severity", wire_severity_name(c->severity));
    wire__json_change_fields(j, c);
    wire__json_close(j, '}');
}

void wire__json_holds(wire__json *j, const char *name, wire_holds h)
{
    wire__json_key(j, name);
    if (h == WIRE_HOLDS_UNKNOWN)
        wire__json_null(j);
    else
        wire__json_bool(j, h == WIRE_HOLDS);
}
