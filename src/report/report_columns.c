/* report_columns.c: two texts side by side, wrapped, with words marked.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_columns.h"

#include <stdio.h>

enum { NUMBER_COLUMNS = 4 }; /* "123 " */

/* Where the writing of a column stands. */
typedef struct {
    const wire__column *column;
    size_t piece; /* under way */
    size_t at;    /* byte of its text */
    size_t mark;  /* first mark that is not behind at */
    bool is_open; /* inside it */
    size_t width;
} flow;

static bool is_done(const flow *f) { return f->piece >= f->column->n_pieces; }

static const wire_span *mark_of(const flow *f)
{
    const wire__piece *x = &f->column->pieces[f->piece];

    return f->mark < x->n_marks ? &x->marks[f->mark] : NULL;
}

static bool opens_at(const flow *f, size_t at)
{
    const wire_span *m = mark_of(f);

    return m && !f->is_open && m->beg == f->column->pieces[f->piece].base + at;
}

static bool closes_at(const flow *f, size_t at)
{
    const wire_span *m = mark_of(f);

    return m && f->is_open && m->end == f->column->pieces[f->piece].base + at;
}

/* End of the word that begins at from, at most where its columns reach most.
 * Brackets of marks are counted too. */
static size_t word_end(const flow *f, size_t from, size_t most, bool unicode,
                       size_t *columns)
{
    const wire__piece *x = &f->column->pieces[f->piece];
    flow probe = *f;
    size_t n = 0, i = from;

    while (i < x->text.n && !wire_is_space(x->text.p[i])) {
        size_t next = i, extra = 0;

        if (opens_at(&probe, i)) extra++, probe.is_open = true;
        wire__utf8_next(x->text, &next);
        extra += wire__cells(wire_str_sub(x->text, i, next), unicode);
        if (closes_at(&probe, next)) {
            extra++;
            probe.is_open = false;
            probe.mark++;
        }
        if (n + extra > most && i > from) break;
        n += extra;
        i = next;
    }
    *columns = n;
    return i;
}

static void put_bracket(wire__page *p, char c)
{
    char text[2] = {c, '\0'};

    wire__page_lit(p, text);
}

/* Write the bytes [f->at, end) with their brackets. */
static void put_word(wire__page *p, flow *f, size_t end)
{
    const wire__piece *x = &f->column->pieces[f->piece];

    while (f->at < end) {
        size_t stop = end;
        const wire_span *m;

        if (opens_at(f, f->at)) {
            wire__page_ink(p, f->column->ink);
            put_bracket(p, f->column->open);
            f->is_open = true;
        }
        m = mark_of(f);
        if (m) {
            size_t edge = (f->is_open ? m->end : m->beg) - x->base;

            if (edge > f->at && edge < stop) stop = edge;
        }
        wire__page_text(p, wire_str_sub(x->text, f->at, stop), p->width);
        f->at = stop;
        if (!closes_at(f, f->at)) continue;
        put_bracket(p, f->column->close);
        wire__page_ink(p, x->is_faint ? WIRE__INK_FAINT : WIRE__INK_PLAIN);
        f->is_open = false;
        f->mark++;
    }
}

static void put_number(wire__page *p, const flow *f)
{
    const wire__piece *x = &f->column->pieces[f->piece];

    if (f->at > 0 || x->number == 0) return;
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_fmt(p, "%3u", x->number);
}

static size_t skip_space(const wire__piece *x, size_t at)
{
    while (at < x->text.n && wire_is_space(x->text.p[at]))
        at++;
    return at;
}

/* One line of a column, from page column beg. */
static void put_line(wire__page *p, flow *f, size_t beg)
{
    bool unicode = p->opts->unicode;
    const wire__piece *x;
    size_t used = NUMBER_COLUMNS;

    if (is_done(f)) return;
    x = &f->column->pieces[f->piece];
    put_number(p, f);
    wire__page_to(p, beg + used);
    wire__page_ink(p, f->is_open    ? f->column->ink
                      : x->is_faint ? WIRE__INK_FAINT
                                    : WIRE__INK_PLAIN);
    for (bool is_first = true;; is_first = false) {
        size_t next = skip_space(x, f->at), columns, end;

        if (next >= x->text.n) {
            f->piece++;
            f->at = f->mark = 0;
            f->is_open = false;
            break;
        }
        end = word_end(f, next, f->width - NUMBER_COLUMNS, unicode, &columns);
        if (used + columns + !is_first > f->width) break;
        if (!is_first) wire__page_lit(p, " ");
        used += columns + !is_first;
        f->at = next;
        put_word(p, f, end);
        if (end < x->text.n && !wire_is_space(x->text.p[end])) break;
    }
    wire__page_ink(p, WIRE__INK_PLAIN);
}

void wire__columns_write(wire__page *p, size_t beg, const wire__column *left,
                         const wire__column *right, const char *rule)
{
    size_t room = p->width - beg, half = (room - 3) / 2;
    flow l = {.column = left, .width = half};
    flow r = {.column = right, .width = half};

    while (!is_done(&l) || !is_done(&r)) {
        wire__page_to(p, beg);
        put_line(p, &l, beg);
        wire__page_to(p, beg + half + 1);
        wire__page_ink(p, WIRE__INK_FAINT);
        wire__page_lit(p, rule);
        wire__page_ink(p, WIRE__INK_PLAIN);
        if (!is_done(&r)) {
            wire__page_to(p, beg + half + 3);
            put_line(p, &r, beg + half + 3);
        }
        wire__page_end(p);
    }
}
