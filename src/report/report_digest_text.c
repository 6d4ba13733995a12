/* report_digest_text.c: digests for people.
 *
 *   Will the ministers meet in Seoul on Tuesday?
 *
 *     Two or three sentences, wrapped.                        [1]
 *
 *   Key takeaways
 *     * One line each, with the number of its paragraph.      [4]
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_changes.h"

#include <stdio.h>
#include <string.h>

enum {
    INDENT = 2,
    HANG = 4,
    SHOWN_STATEMENTS = 8,
    SHOWN_NUMBERS = 8,
    SHOWN_DIFFERENCES = 8
};

/* One digest being written. */
typedef struct {
    wire__page page;
    const wire_digest *d;
    const wire_doc *docs;
} view;

/* ---- Wrapping ----------------------------------------------------------- */

static void break_line(wire__page *p, size_t hang)
{
    wire__ink ink = p->ink;

    wire__page_end(p);
    wire__page_to(p, hang);
    wire__page_ink(p, ink);
}

/* Write words over as many lines as they need; lines after the first begin at
 * column hang. The first word follows what stands there already at once, or
 * (put_next) after a space. */
static void put_words(wire__page *p, wire_str s, size_t hang, bool is_first)
{
    size_t i = 0;

    while (i < s.n) {
        size_t beg = i;

        while (i < s.n && !wire_is_space(s.p[i]))
            i++;
        wire_str word = wire_str_sub(s, beg, i);
        size_t n = wire__cells(word, p->opts->unicode);

        if (word.n > 0) {
            if (n + !is_first > wire__page_room(p) && p->column > hang)
                break_line(p, hang);
            else if (!is_first)
                wire__page_lit(p, " ");
            wire__page_text(p, word, n);
            is_first = false;
        }
        while (i < s.n && wire_is_space(s.p[i]))
            i++;
    }
}

static void put_wrapped(wire__page *p, wire_str s, size_t hang)
{
    put_words(p, s, hang, true);
}

static void put_next(wire__page *p, wire_str s, size_t hang)
{
    put_words(p, s, hang, false);
}

/* Number of the paragraph that a line stands in, from 1; 0 of a title. */
static size_t paragraph_of(const view *v, const wire_line *l)
{
    const wire_article *a = v->docs[l->article].article;
    size_t lo = 0, hi = a->n_paras;

    if (l->of == WIRE_LINE_TITLE) return 0;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;

        if (a->paras[mid].span.end <= l->span.beg)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo + 1;
}

/* " [4]": the paragraph, or with show_all the bytes. */
static void put_place(view *v, const wire_line *l, size_t hang)
{
    wire__page *p = &v->page;
    bool is_title = l->of == WIRE_LINE_TITLE;
    char text[48];
    size_t n;

    if (p->opts->show_all)
        snprintf(text, sizeof text, "[%s%u..%u]", is_title ? "title " : "",
                 l->span.beg, l->span.end);
    else if (is_title)
        snprintf(text, sizeof text, "[title]");
    else
        snprintf(text, sizeof text, "[%zu]", paragraph_of(v, l));
    n = strlen(text);
    if (n + 1 > wire__page_room(p)) break_line(p, hang);
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_fmt(p, p->column > hang ? " %s" : "%s", text);
    wire__page_end(p);
}

static void put_title(view *v, const char *title)
{
    wire__page *p = &v->page;

    wire__page_end(p);
    wire__page_ink(p, WIRE__INK_STRONG);
    wire__page_lit(p, title);
    wire__page_end(p);
}

/* ---- Sections ----------------------------------------------------------- */

static wire_str tag_of(const view *v, uint32_t article)
{
    const wire_article *a = v->docs[article].article;

    return a->outlet.n > 0 ? a->outlet : a->id;
}

static void put_headline(view *v)
{
    wire__page *p = &v->page;
    const wire_digest *d = v->d;

    wire__page_ink(p, WIRE__INK_STRONG);
    if (d->has_headline)
        put_wrapped(p, d->headline.text, 0);
    else
        wire__page_tail(p, v->docs[d->source].article->id, p->width);
    wire__page_end(p);
    if (d->headline_form == WIRE_HEADLINE_OWN) return;
    wire__page_to(p, INDENT);
    wire__page_ink(p, WIRE__INK_FAINT);
    if (d->headline_form == WIRE_HEADLINE_QUESTION) {
        put_wrapped(p, WIRE_STR("the question is made of the words of"),
                    INDENT);
        put_place(v, &d->headline, INDENT);
    } else {
        wire__page_lit(p, d->has_headline
                              ? "its own headline: no rule makes a question of "
                                "it"
                              : "the source has no headline");
        wire__page_end(p);
    }
}

static void put_line(view *v, const wire_line *l)
{
    wire__page_to(&v->page, INDENT);
    put_wrapped(&v->page, l->text, INDENT);
    put_place(v, l, INDENT);
}

static void put_takeaways(view *v)
{
    wire__page *p = &v->page;

    if (v->d->n_takeaways == 0) return;
    put_title(v, "Key takeaways");
    for (size_t i = 0; i < v->d->n_takeaways; i++) {
        wire__page_to(p, INDENT);
        wire__page_lit(p, p->opts->unicode ? "\xe2\x80\xa2 " : "* ");
        put_wrapped(p, v->d->takeaways[i].text, HANG);
        put_place(v, &v->d->takeaways[i], HANG);
    }
}

static void put_more(view *v, size_t n)
{
    if (n == 0) return;
    wire__page_to(&v->page, INDENT);
    wire__page_ink(&v->page, WIRE__INK_FAINT);
    wire__page_fmt(&v->page, "and %zu more (--all)", n);
    wire__page_end(&v->page);
}

static void put_when(view *v, const wire_when *w)
{
    wire__page *p = &v->page;
    char date[16];

    wire_when_format(w, date);
    wire__page_ink(p, WIRE__INK_SOURCE);
    if (date[0])
        wire__page_lit(p, date);
    else
        wire__page_text(p, w->text, p->width / 3);
    if (date[0] && w->text.n > 0) {
        wire__page_ink(p, WIRE__INK_FAINT);
        wire__page_lit(p, " (");
        wire__page_text(p, w->text, p->width / 3);
        wire__page_lit(p, ")");
    }
    wire__page_ink(p, WIRE__INK_PLAIN);
}

static bool is_ahead_of_source(wire_str cue)
{
    static const char *const cues[] = {"according", "nach ", "laut",
                                       "selon",     "d'apr", "seg\xc3\xban"};

    for (size_t i = 0; i < sizeof cues / sizeof *cues; i++)
        if (wire_str_starts_nocase(cue, wire_str_of(cues[i]))) return true;
    return false;
}

/* Is the speaker's name from elsewhere in the text: "he"? Then say so. */
static bool is_resolved(const wire_statement *s)
{
    return s->speaker.n > 0 &&
           wire_str_find(s->speaker, s->source, 0) == SIZE_MAX &&
           wire_str_find(s->source, s->speaker, 0) == SIZE_MAX;
}

/* "Ned Marrow, 81, said": what a comma opened, one closes. */
static bool closes_apposition(const wire_statement *s)
{
    wire_str name = s->speaker.n > 0 ? s->speaker : s->source;

    return !is_resolved(s) &&
           wire_str_find(name, WIRE_STR(", "), 0) != SIZE_MAX;
}

static void put_statement(view *v, const wire_statement *s)
{
    wire__page *p = &v->page;

    bool is_ahead = is_ahead_of_source(s->cue);
    wire_buf b = {0};

    wire__page_to(p, INDENT);
    if (is_ahead) {
        wire__page_ink(p, WIRE__INK_FAINT);
        put_wrapped(p, s->cue, HANG);
    }
    wire__page_ink(p, WIRE__INK_SOURCE);
    put_words(p, s->speaker.n > 0 ? s->speaker : s->source, HANG, !is_ahead);
    wire__page_ink(p, WIRE__INK_FAINT);
    if (is_resolved(s)) {
        wire__page_lit(p, " (");
        put_wrapped(p, s->source, HANG);
        wire__page_lit(p, ")");
    }
    if (!is_ahead && closes_apposition(s)) wire__page_lit(p, ",");
    if (!is_ahead) put_next(p, s->cue, HANG);
    if (s->addressee.n > 0) put_next(p, s->addressee, HANG);
    wire__page_lit(p, ":");
    wire__page_ink(p, WIRE__INK_PLAIN);
    break_line(p, HANG);
    if (s->is_direct) {
        wire_buf_lit(&b, p->glyphs->open_quote);
        wire_buf_str(&b, s->words.text);
        wire_buf_lit(&b, p->glyphs->close_quote);
        put_wrapped(p, wire_buf_view(&b), HANG);
    } else {
        put_wrapped(p, s->words.text, HANG);
    }
    if (b.failed) p->out->buf.failed = true;
    wire_buf_free(&b);
    put_place(v, &s->words, HANG);
}

static void put_statements(view *v)
{
    size_t n = v->d->n_statements, shown = n;

    if (n == 0) return;
    if (!v->page.opts->show_all && n > SHOWN_STATEMENTS)
        shown = SHOWN_STATEMENTS;
    put_title(v, "Who said what");
    for (size_t i = 0; i < shown; i++)
        put_statement(v, &v->d->statements[i]);
    put_more(v, n - shown);
}

static void put_plans(view *v)
{
    wire__page *p = &v->page;

    if (v->d->n_schedule > 0) put_title(v, "Scheduled");
    for (size_t i = 0; i < v->d->n_schedule; i++) {
        wire__page_to(p, INDENT);
        put_when(v, &v->d->schedule[i].when);
        break_line(p, HANG);
        put_wrapped(p, v->d->schedule[i].what.text, HANG);
        put_place(v, &v->d->schedule[i].what, HANG);
    }
    if (v->d->n_promises > 0) put_title(v, "Promised");
    for (size_t i = 0; i < v->d->n_promises; i++) {
        const wire_promise *x = &v->d->promises[i];

        wire__page_to(p, INDENT);
        wire__page_ink(p, WIRE__INK_SOURCE);
        put_wrapped(p, x->who, HANG);
        wire__page_ink(p, WIRE__INK_PLAIN);
        if (x->by.text.n > 0) {
            wire__page_lit(p, "  ");
            put_when(v, &x->by);
        }
        break_line(p, HANG);
        put_wrapped(p, x->what.text, HANG);
        put_place(v, &x->what, HANG);
    }
}

/* The numbers side by side: each is explained by its paragraph. */
static void put_numbers(view *v)
{
    wire__page *p = &v->page;
    size_t n = v->d->n_numbers, shown = n;

    if (n == 0) return;
    if (!p->opts->show_all && n > SHOWN_NUMBERS) shown = SHOWN_NUMBERS;
    put_title(v, "Numbers");
    wire__page_to(p, INDENT);
    for (size_t i = 0; i < shown; i++) {
        const wire_figure *f = &v->d->numbers[i];
        wire_buf b = {0};

        wire_buf_str(&b, f->text);
        /* "$4 million" has its unit. */
        if (f->unit.n > 0 &&
            wire_str_find_nocase(f->text, f->unit, 0) == SIZE_MAX) {
            wire_buf_char(&b, ' ');
            wire_buf_str(&b, f->unit);
        }
        wire_buf_fmt(&b, " [%zu]%s", paragraph_of(v, &f->of),
                     i + 1 < shown ? "," : "");
        if (p->column > INDENT &&
            wire__cells(wire_buf_view(&b), p->opts->unicode) + 1 >
                wire__page_room(p))
            break_line(p, INDENT);
        put_words(p, wire_buf_view(&b), INDENT, p->column == INDENT);
        if (b.failed) p->out->buf.failed = true;
        wire_buf_free(&b);
    }
    wire__page_end(p);
    put_more(v, n - shown);
}

static void put_difference(view *v, const wire_difference *x)
{
    wire__page *p = &v->page;

    wire__page_to(p, INDENT);
    wire__page_ink(p, x->severity == WIRE_SEVERITY_HIGH ? WIRE__INK_BAD
                                                        : WIRE__INK_NOTE);
    wire__page_lit(p, wire__change_words(x->type));
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_lit(p, " in ");
    wire__page_tail(p, tag_of(v, x->copy.article), p->width);
    wire__page_ink(p, WIRE__INK_PLAIN);
    break_line(p, HANG);
    if (x->source_text.n > 0) {
        put_wrapped(p, x->source_text, HANG);
        wire__page_ink(p, WIRE__INK_FAINT);
        put_next(p, WIRE_STR("->"), HANG);
        wire__page_ink(p, WIRE__INK_PLAIN);
    }
    put_words(p, x->copy_text.n > 0 ? x->copy_text : x->note, HANG,
              x->source_text.n == 0);
    put_place(v, &x->copy, HANG);
}

static void put_differences(view *v)
{
    size_t n = v->d->n_differences, shown = n;

    if (n == 0) return;
    if (!v->page.opts->show_all && n > SHOWN_DIFFERENCES)
        shown = SHOWN_DIFFERENCES;
    put_title(v, "Outlets differ");
    for (size_t i = 0; i < shown; i++)
        put_difference(v, &v->d->differences[i]);
    put_more(v, n - shown);
}

static bool has_cut(const wire_digest *d)
{
    for (size_t i = 0; i < d->n_synopsis; i++)
        if (d->synopsis[i].n_cuts > 0) return true;
    for (size_t i = 0; i < d->n_takeaways; i++)
        if (d->takeaways[i].n_cuts > 0) return true;
    return false;
}

static void put_method(view *v)
{
    wire__page *p = &v->page;
    const wire_digest *d = v->d;

    wire__page_end(p);
    wire__page_to(p, INDENT);
    wire__page_ink(p, WIRE__INK_FAINT);
    if (d->n_synopsis == 0)
        wire__page_lit(p, "no sentence that can stand alone, in");
    else
        wire__page_fmt(p, "%zu of %u sentences, word for word%s, of",
                       d->n_synopsis + d->n_takeaways, d->n_sentences,
                       has_cut(d) ? " but for marked asides" : "");
    put_next(p, tag_of(v, d->source), INDENT);
    if (d->is_source_lost) {
        wire__page_lit(p, ",");
        break_line(p, INDENT);
        wire__page_lit(p, "which stands in for a source that is not here");
    }
    if (d->n_articles > 1) {
        break_line(p, INDENT);
        wire__page_fmt(p, "out of a story of %zu articles", d->n_articles);
    }
    if (d->opts.reviewer.n > 0) {
        break_line(p, INDENT);
        wire__page_lit(p, "reviewed by ");
        put_wrapped(p, d->opts.reviewer, HANG);
    }
    if (d->opts.responsible.n > 0) {
        break_line(p, INDENT);
        wire__page_lit(p, "responsible: ");
        put_wrapped(p, d->opts.responsible, HANG);
    }
    wire__page_end(p);
}

static void put_digest(view *v)
{
    put_headline(v);
    if (v->d->n_synopsis > 0) wire__page_end(&v->page);
    for (size_t i = 0; i < v->d->n_synopsis; i++)
        put_line(v, &v->d->synopsis[i]);
    put_takeaways(v);
    put_statements(v);
    put_plans(v);
    put_numbers(v);
    put_differences(v);
    put_method(v);
}

wire_status wire_report_digest_text(const wire_digest *digests, size_t n,
                                    const wire_doc *docs,
                                    const wire_report_opts *opts,
                                    wire_write_fn write, void *ctx,
                                    wire_err *err)
{
    wire__sink sink = {.write = write, .ctx = ctx};

    if (opts->columns < 40 || opts->columns > 400)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "columns is %u, not 40 to 400", opts->columns);
    for (size_t i = 0; i < n && !sink.refused; i++) {
        view v = {.d = &digests[i], .docs = docs};

        wire__page_init(&v.page, opts, &sink);
        if (i > 0) wire__page_end(&v.page);
        if (i > 0) wire__page_end(&v.page);
        put_digest(&v);
    }
    return wire__sink_close(&sink, err);
}
