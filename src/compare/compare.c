/* A comparison, step by step.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare_int.h"

/* ---- Names ---- */

const char *wire_verdict_name(wire_verdict v)
{
    static const char *const names[] = {"copy", "same_event", "unrelated"};
    return names[v];
}

const char *wire_direction_name(wire_direction d)
{
    static const char *const names[] = {"unknown", "source_to_copy",
                                        "copy_to_source"};
    return names[d];
}

const char *wire_grade_name(wire_grade g)
{
    static const char *const names[] = {
        "verbatim", "new-headline", "typography", "abridged",
        "edited",   "rewrite",      "digest",     "none"};
    return names[g];
}

const char *wire_severity_name(wire_severity s)
{
    static const char *const names[] = {"low", "medium", "high"};
    return names[s];
}

const char *wire_relation_name(wire_relation r)
{
    static const char *const names[] = {"verbatim", "edited", "paraphrase",
                                        "merged",   "split",  "added"};
    return names[r];
}

const char *wire_change_name(wire_change_type t)
{
    static const char *const names[WIRE_CHANGE_N] = {
        "quote_altered",    "quote_marks_lost",  "quote_misattributed",
        "number_altered",   "number_rounded",    "date_altered",
        "name_altered",     "title_altered",     "place_altered",
        "attribution_lost", "attribution_added", "attribution_changed",
        "credit_removed",   "credit_added",      "credit_changed",
        "certainty_raised", "certainty_lowered", "negation_flipped",
        "causal_added",     "fact_altered",      "claim_added",
        "sentence_omitted", "detail_omitted",    "scare_quote_lost",
        "headline_changed",
    };
    return t < WIRE_CHANGE_N ? names[t] : "";
}

/* ---- Changes ---- */

static bool is_empty(wire_span s) { return s.beg >= s.end; }

wire_change *wire__compare_add(wire__compare *t, wire_change_type type,
                               wire_severity severity, wire_span source,
                               wire_span copy)
{
    wire_change ch = {.type = type,
                      .severity = severity,
                      .copy = WIRE_NO_SENTENCE,
                      .has_source_span = !is_empty(source),
                      .has_copy_span = !is_empty(copy)};
    if (ch.has_source_span) {
        ch.source_span = source;
        ch.source_text = wire__side_text(&t->s, source);
        ch.source = WIRE_ARRAY(t->arena, uint32_t, 1);
        if (!ch.source) return NULL;
        ch.source[0] = wire__side_sentence_at(&t->s, source.beg);
        ch.n_source = ch.source[0] != WIRE_NO_SENTENCE;
    }
    if (ch.has_copy_span) {
        ch.copy_span = copy;
        ch.copy_text = wire__side_text(&t->c, copy);
        ch.copy = wire__side_sentence_at(&t->c, copy.beg);
    }
    if (!WIRE_VEC_PUSH(&t->changes, ch)) return NULL;
    return &t->changes.p[t->changes.n - 1];
}

/* Texts are cut at a number of bytes: without the characters that were torn. */
static void drop_torn(char *text)
{
    char *to = text;
    for (const char *p = text; *p;) {
        unsigned char c = (unsigned char)*p;
        size_t n = c < 0xc0 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4, k = 1;
        while (k < n && ((unsigned char)p[k] & 0xc0) == 0x80)
            k++;
        if (k == n) {
            memmove(to, p, n);
            to += n;
        }
        p += k;
    }
    *to = 0;
}

bool wire__compare_note(wire__compare *t, wire_change *ch, const char *fmt, ...)
{
    char text[512];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    drop_torn(text);
    return wire_arena_copy(t->arena, wire_str_of(text), &ch->note);
}

/* Words put into somebody's mouth come before all else of their weight. */
static int rank(const wire_change *c)
{
    return c->type > WIRE_CHANGE_QUOTE_MISATTRIBUTED;
}

static int by_span(wire_span x, wire_span y)
{
    if (x.beg != y.beg) return x.beg < y.beg ? -1 : 1;
    return (x.end > y.end) - (x.end < y.end);
}

/* Most severe first, then in the order of the copy, then of the source. */
static int by_weight(const void *x, const void *y)
{
    const wire_change *p = x, *q = y;
    if (p->severity != q->severity) return p->severity > q->severity ? -1 : 1;
    if (rank(p) != rank(q)) return rank(p) - rank(q);
    if (p->copy != q->copy) return p->copy < q->copy ? -1 : 1;
    if (p->type != q->type) return p->type < q->type ? -1 : 1;
    int c = by_span(p->copy_span, q->copy_span);
    return c ? c : by_span(p->source_span, q->source_span);
}

static wire_status publish(wire__compare *t, wire_err *err)
{
    wire_comparison *out = t->out;
    size_t n = t->changes.n;
    out->changes = WIRE_ARRAY(t->arena, wire_change, n);
    if (!out->changes) return wire_fail_mem(err);
    if (n) {
        qsort(t->changes.p, n, sizeof *t->changes.p, by_weight);
        memcpy(out->changes, t->changes.p, n * sizeof *out->changes);
    }
    out->n_changes = n;
    out->harmless_n = t->harmless_n;
    return WIRE_OK;
}

/* ---- Steps ---- */

/* In the order in which they look; those that know words of a language look
 * at the languages known only. */
#define BIT(t) ((uint32_t)1 << WIRE_CHANGE_##t)
static const struct {
    wire__finder find;
    enum { ANY, SOME, FULL, DENYING } languages;
    uint32_t types; /* what it finds, when it looks at some languages only */
} finders[] = {
    {wire__find_quotes, ANY, 0},
    {wire__find_scare_quotes, ANY, 0},
    {wire__find_numbers, ANY, 0},
    {wire__find_dates, FULL, BIT(DATE_ALTERED)},
    {wire__find_names, FULL,
     BIT(NAME_ALTERED) | BIT(TITLE_ALTERED) | BIT(PLACE_ALTERED)},
    {wire__find_attribution, SOME,
     BIT(ATTRIBUTION_LOST) | BIT(ATTRIBUTION_ADDED) | BIT(ATTRIBUTION_CHANGED)},
    {wire__find_negation, DENYING, BIT(NEGATION_FLIPPED)},
    {wire__find_certainty, SOME,
     BIT(CERTAINTY_RAISED) | BIT(CERTAINTY_LOWERED)},
    {wire__find_opposites, ANY, 0},
    {wire__find_facts, ANY, 0},
    {wire__find_omissions, ANY, 0},
    {wire__find_credits, ANY, 0},
    {wire__find_headline, ANY, 0},
};

static bool looks_at(size_t i, wire__cues_in language)
{
    if (finders[i].languages == ANY) return true;
    if (finders[i].languages == DENYING) return language != WIRE__IN_OTHER;
    return finders[i].languages == SOME ? wire__is_in_part(language)
                                        : wire__is_in_full(language);
}

/* Dutch has the verbs that say the opposite, and no attributions (text.h). */
static uint32_t unseen_types(wire__cues_in language)
{
    uint32_t out = 0;
    for (size_t i = 0; i < sizeof finders / sizeof *finders; i++)
        if (!looks_at(i, language)) out |= finders[i].types;
    if (language == WIRE__IN_NL)
        out |= BIT(ATTRIBUTION_LOST) | BIT(ATTRIBUTION_ADDED);
    return out;
}

/* Of both texts; a text too short to tell is of the other's. */
static wire__cues_in language_of(const wire_doc *s, const wire_doc *c)
{
    wire__cues_in x = wire__cues_language(s->language);
    wire__cues_in y = wire__cues_language(c->language);
    if (!s->language.n) return y;
    return !c->language.n || x == y ? x : WIRE__IN_OTHER;
}

static wire_status run(wire__compare *t, wire_err *err)
{
    t->language = language_of(t->s.doc, t->c.doc);
    t->is_update = wire__is_update(t->c.doc);
    t->out->unseen = unseen_types(t->language);
    t->out->is_full = !t->out->unseen;
    if (!wire__negators_fill(t)) return wire_fail_mem(err);
    t->out->source_sentences = t->s.sentences;
    t->out->n_source_sentences = t->s.n_sentences;
    t->out->copy_sentences = t->c.sentences;
    t->out->n_copy_sentences = t->c.n_sentences;
    WIRE_TRY(wire__compare_links(t, err));
    WIRE_TRY(wire__compare_diffs(t, err));
    for (size_t i = 0; i < sizeof finders / sizeof *finders; i++)
        if (looks_at(i, t->language)) WIRE_TRY(finders[i].find(t, err));
    WIRE_TRY(publish(t, err));
    return wire__compare_judge(t, err);
}

/* The changes grow outside of the arena, and are given back. */
static wire_status compare(wire__compare *t, wire_err *err)
{
    wire_status st = run(t, err);
    WIRE_VEC_FREE(&t->changes);
    return st;
}

wire_status wire_compare_side_new(const wire_doc *doc, const wire_idf *idf,
                                  wire_arena *a, wire_compare_side **out,
                                  wire_err *err)
{
    *out = NULL;
    wire_compare_side *s = WIRE_NEW(a, wire_compare_side);
    wire__maker *m = wire__maker_new(idf, a);
    if (!s || !m) return wire_fail_mem(err);
    WIRE_TRY(wire__side_fill(doc, m, a, s, err));
    WIRE_TRY(wire__side_said(s, a, err));
    *out = s;
    return WIRE_OK;
}

wire_status wire_compare_sides(const wire_compare_side *source,
                               const wire_compare_side *copy, wire_arena *a,
                               wire_comparison *out, wire_err *err)
{
    *out = (wire_comparison){0};
    wire__compare t = {.s = *source, .c = *copy, .arena = a, .out = out};
    return compare(&t, err);
}

wire_status wire_compare_copy(const wire_compare_side *source,
                              const wire_doc *copy, wire_arena *a,
                              wire_comparison *out, wire_err *err)
{
    *out = (wire_comparison){0};
    wire__compare t = {.s = *source, .arena = a, .out = out};
    wire__maker *m = wire__maker_new(source->idf, a);
    if (!m) return wire_fail_mem(err);
    WIRE_TRY(wire__side_fill(copy, m, a, &t.c, err));
    return compare(&t, err);
}

wire_status wire_compare_pair(const wire_doc *source, const wire_doc *copy,
                              const wire_idf *idf, wire_arena *a,
                              wire_comparison *out, wire_err *err)
{
    *out = (wire_comparison){0};
    wire__compare t = {.arena = a, .out = out};
    wire__maker *m = wire__maker_new(idf, a);
    if (!m) return wire_fail_mem(err);
    WIRE_TRY(wire__side_fill(source, m, a, &t.s, err));
    WIRE_TRY(wire__side_fill(copy, m, a, &t.c, err));
    return compare(&t, err);
}
