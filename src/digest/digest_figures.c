/* digest_figures.c: the numbers, each with its sentence.
 *
 * Years, ordinals, times of day and the numbers of dates are left out: they
 * count nothing. A number in a word counts only with what it counts ("three
 * ships" is prose, "three million dollars" a figure). The same value is
 * given once, with what bounds it: "up to 20 million".
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "digest_int.h"

enum { FIGURES_MAX = 24 };

static bool is_in_date(const wire__digest *d, wire_span s, size_t *from)
{
    while (*from < d->n_dates && d->dates[*from].span.end <= s.beg)
        ++*from;
    return *from < d->n_dates && wire__spans_meet(d->dates[*from].span, s);
}

static bool is_figure(const wire_number *x)
{
    if (x->is_year || x->is_ordinal || x->is_clock) return false;
    if (x->is_word && x->unit.n == 0 && x->value < 13) return false;
    return true;
}

static bool is_told(const wire_digest *out, const wire_number *x)
{
    for (size_t i = 0; i < out->n_numbers; i++)
        if (out->numbers[i].value == x->value &&
            wire_str_eq_nocase(out->numbers[i].unit, x->unit))
            return true;
    return false;
}

/* The number with a sign that stands before it: "$20 million". */
static wire_span with_sign(const wire__digest *d, const wire_number *x)
{
    const char *body = d->body.p, *unit = x->unit.p;
    wire_span s = x->span;
    if (x->unit.n && unit >= body && unit < body + s.beg &&
        unit + x->unit.n + 1 >= body + s.beg)
        s.beg = (uint32_t)(unit - body);
    return s;
}

wire_status wire__digest_figures(wire__digest *d, wire_err *err)
{
    wire_digest *out = d->out;
    size_t from = 0;
    out->numbers = WIRE_ARRAY(d->a, wire_figure, FIGURES_MAX);
    if (!out->numbers) return wire_fail_mem(err);
    for (size_t i = 0; i < d->n_numbers && out->n_numbers < FIGURES_MAX; i++) {
        const wire_number *x = &d->numbers[i];
        size_t at = wire__digest_sentence_at(d, x->span.beg);
        const wire__cand *c = at < d->n_sents ? wire__digest_cand(d, at) : NULL;
        if (!c || !wire__span_holds(c->span, x->span) || !is_figure(x) ||
            is_in_date(d, x->span, &from) || is_told(out, x))
            continue;
        wire_figure *f = &out->numbers[out->n_numbers];
        f->value = x->value;
        f->unit = x->unit;
        WIRE_TRY(wire__digest_side(d, err));
        f->text = wire__digest_text(
            d, wire_compare_bounded(d->side, with_sign(d, x), c->span));
        WIRE_TRY(wire__digest_line(d, c->span, NULL, 0, &f->of, err));
        out->n_numbers++;
    }
    return WIRE_OK;
}
