/* digest_select.c: the set of lines that tells most.
 *
 *   value(set) = sum of the weights of the stems it covers
 *
 * Covering a stem twice gains nothing, so that a set never repeats itself:
 * the function is submodular, and taking the best next line again and again
 * comes within 1 - 1/e of the best set (Nemhauser, Wolsey, Fisher 1978).
 * First the synopsis, then the takeaways out of what it leaves; a line that
 * compare does not support goes back and another is chosen.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "digest_int.h"

/* Sentences near the top carry the news: searched with the weights of
 * digest_score.c, on the same data. */
#define TOP_GAIN  1.f
#define TOP_DECAY 15.f

enum {
    LINES_MAX = 30, /* 10 of the synopsis, 20 takeaways */
    ROUNDS = 4      /* of choosing again what failed the check */
};
/* A takeaway beyond the fewest must add this share of the first one's. */
#define WORTH .35f

/* What is chosen, as numbers of candidates. */
typedef struct {
    uint32_t v[LINES_MAX];
    size_t n;
    bool *is_covered; /* by stem */
    bool *is_taken;   /* by candidate */
} choice;

static float gain_of(const wire__digest *d, const choice *x, size_t i)
{
    const wire__cand *c = &d->cands[i];
    float sum = 0;
    for (size_t k = 0; k < c->n_stems; k++)
        if (!x->is_covered[c->stems[k]]) sum += d->stems[c->stems[k]].weight;
    return sum * c->factor * (1 + TOP_GAIN * expf(-(float)i / TOP_DECAY));
}

static void take(const wire__digest *d, choice *x, size_t i)
{
    x->v[x->n++] = (uint32_t)i;
    x->is_taken[i] = true;
    for (size_t k = 0; k < d->cands[i].n_stems; k++)
        x->is_covered[d->cands[i].stems[k]] = true;
}

/* The best next candidate; n_cands when none adds anything. */
static size_t best_next(const wire__digest *d, const choice *x, bool whole,
                        float *gain)
{
    size_t best = d->n_cands;
    *gain = 0;
    for (size_t i = 0; i < d->n_cands; i++) {
        if (x->is_taken[i] || d->cands[i].is_barred) continue;
        /* A takeaway stands alone: nothing before it says who "he" is. */
        if (whole && d->cands[i].is_dangling) continue;
        float g = gain_of(d, x, i);
        if (g > *gain) {
            *gain = g;
            best = i;
        }
    }
    return best;
}

static int by_number(const void *x, const void *y)
{
    const uint32_t *a = x, *b = y;
    return *a < *b ? -1 : *a > *b;
}

/* How many sentences of n the synopsis takes, so that some are left. */
static size_t synopsis_n(const wire__digest *d)
{
    size_t most = d->opts->max_synopsis, fit = 0;
    for (size_t i = 0; i < d->n_cands; i++)
        fit += !d->cands[i].is_barred && !d->cands[i].is_dangling;
    if (d->opts->max_takeaways == 0 || fit >= most + d->opts->min_takeaways)
        return most;
    size_t n = (fit + 2) / 3;
    return n < 1 ? 1 : n > most ? most : n;
}

/* Choose the synopsis, then the takeaways; *n_synopsis of x->v are the
 * synopsis, both in the source's order. */
static void choose(const wire__digest *d, choice *x, size_t *n_synopsis)
{
    size_t n = synopsis_n(d), least = d->opts->min_takeaways;
    float gain, first = 0;
    memset(x->is_covered, 0, d->n_stems * sizeof *x->is_covered);
    memset(x->is_taken, 0, d->n_cands * sizeof *x->is_taken);
    x->n = 0;
    while (x->n < n) {
        size_t i = best_next(d, x, false, &gain);
        if (i == d->n_cands) break;
        take(d, x, i);
    }
    *n_synopsis = x->n;
    for (size_t k = 0; k < d->opts->max_takeaways; k++) {
        size_t i = best_next(d, x, true, &gain);
        if (i == d->n_cands) break;
        if (k == 0) first = gain;
        if (k >= least && gain < first * WORTH) break;
        take(d, x, i);
    }
    qsort(x->v, *n_synopsis, sizeof *x->v, by_number);
    qsort(x->v + *n_synopsis, x->n - *n_synopsis, sizeof *x->v, by_number);
}

static wire_status make_lines(wire__digest *d, const choice *x,
                              wire_line *lines, wire_err *err)
{
    for (size_t i = 0; i < x->n; i++)
        WIRE_TRY(wire__digest_line_of(d, &d->cands[x->v[i]], &lines[i], err));
    return WIRE_OK;
}

/* Bar what did not hold: first its cuts, then the sentence. */
static bool bar(wire__digest *d, const choice *x, const wire_line *lines,
                const bool *ok)
{
    bool all = true;
    for (size_t i = 0; i < x->n; i++) {
        wire__cand *c = &d->cands[x->v[i]];
        if (ok[i]) continue;
        all = false;
        d->out->n_dropped++;
        if (lines[i].n_cuts > 0)
            c->keeps_clauses = true;
        else
            c->is_barred = true;
    }
    return all;
}

/* Keep the lines that hold. */
static void keep(wire__digest *d, wire_line *lines, const bool *ok, size_t n,
                 size_t n_synopsis)
{
    wire_digest *out = d->out;
    out->synopsis = lines;
    for (size_t i = 0; i < n_synopsis; i++)
        if (ok[i]) lines[out->n_synopsis++] = lines[i];
    out->takeaways = lines + n_synopsis;
    for (size_t i = n_synopsis; i < n; i++)
        if (ok[i]) out->takeaways[out->n_takeaways++] = lines[i];
}

wire_status wire__digest_select(wire__digest *d, wire_err *err)
{
    choice x = {.n = 0};
    size_t n_synopsis = 0;
    bool ok[LINES_MAX], all = false;
    wire_line *lines = WIRE_ARRAY(d->a, wire_line, LINES_MAX);
    x.is_covered = WIRE_ARRAY(d->tmp, bool, d->n_stems + 1);
    x.is_taken = WIRE_ARRAY(d->tmp, bool, d->n_cands + 1);
    if (!lines || !x.is_covered || !x.is_taken) return wire_fail_mem(err);
    for (int round = 0; round < ROUNDS && !all; round++) {
        choose(d, &x, &n_synopsis);
        WIRE_TRY(make_lines(d, &x, lines, err));
        WIRE_TRY(wire__digest_hold(d, lines, x.n, ok, err));
        all = bar(d, &x, lines, ok);
    }
    d->out->n_held = (uint32_t)x.n;
    keep(d, lines, ok, x.n, n_synopsis);
    return WIRE_OK;
}
