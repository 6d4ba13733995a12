/* digest_plans.c: what is scheduled, and what was promised by when.
 *
 *   The ministers will meet on Tuesday.      schedule: Tuesday
 *   Morn vowed to mend the pier by May 3.    promise: Morn, by May 3
 *
 * A plan is one only where its own words say so: a time to come behind "will"
 * or "is set to", a deadline, or a verb that gives one's word. What somebody
 * would do, or will not do, is neither.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "digest_int.h"
#include "match_int.h"

enum { PLANS_MAX = 24, SUBJECT_MOST = 10, WHO_BYTES = 160 };

static bool is_word(const wire__digest *d, size_t w, const char *list)
{
    return w < d->doc->words.n &&
           wire__is_one_of(wire__digest_low(d, w).p, list);
}

static bool is_quoted(const wire__digest *d, size_t w)
{
    return wire__digest_has_quote(d, wire_words_span(&d->doc->words, w, w + 1));
}

/* Does word w begin what says that something is to come? */
static bool is_to_come(const wire__digest *d, size_t w)
{
    if (!(d->flags[w] & WIRE__WORD_COMING)) return false;
    if (wire_str_eq(d->doc->language, WIRE_STR("de")))
        return is_word(d, w, "wird werden soll sollen");
    if (wire_str_eq(d->doc->language, WIRE_STR("fr")))
        return is_word(d, w, "aura auront sera seront doit doivent");
    /* "Will" and "WILL" are names, or ask. */
    if (!d->is_english || wire__is_capital(wire__digest_text(
                              d, wire_words_span(&d->doc->words, w, w + 1))))
        return false;
    if (is_word(d, w, "will scheduled slated")) return true;
    if (is_word(d, w, "due set expected") && is_word(d, w + 1, "to"))
        return wire__digest_is_joined(d, w);
    return is_word(d, w, "is are") && is_word(d, w + 1, "to due") &&
           wire__digest_is_joined(d, w);
}

static bool is_denied(const wire__digest *d, size_t w)
{
    return is_word(d, w + 1, "not no never nicht kein pas") ||
           (w > 0 && is_word(d, w - 1, "not never"));
}

static wire_span behind(const wire__digest *d, const wire__cand *c, size_t w)
{
    return (wire_span){d->doc->words.off[w], c->span.end};
}

/* ---- Schedule ----------------------------------------------------------- */

/* "On Sunday he made those who will elect": what will is another clause. */
static bool has_relative(const wire__digest *d, const wire__cand *c, size_t to)
{
    for (size_t w = c->word_beg; w < to; w++)
        if (is_word(d, w, "that which who whose if when while said says"))
            return true;
    return false;
}

/* When what word w announces is to take place; text empty when never. */
static wire_when when_of(const wire__digest *d, const wire__cand *c, size_t w)
{
    wire_when at = wire__digest_when(d, behind(d, c, w), NULL, 0, true);
    bool known = d->today.precision != WIRE_WHEN_NONE;
    if (at.text.n == 0 && known) {
        wire_span before = {c->span.beg, d->doc->words.off[w]};
        at = wire__digest_when(d, before, NULL, 0, true);
        /* Only at the head: "On Tuesday the ministers will meet". */
        if (at.text.p != d->body.p + c->span.beg || has_relative(d, c, w))
            at.text.n = 0;
    }
    if (at.precision == WIRE_WHEN_YEAR && at.text.n < 5) at.text.n = 0;
    if (known && at.precision != WIRE_WHEN_NONE &&
        !wire__digest_is_ahead(d, &at))
        at.text.n = 0;
    return at;
}

static wire_status add_schedule(wire__digest *d, const wire__cand *c,
                                wire_err *err)
{
    wire_digest *out = d->out;
    for (size_t w = c->word_beg; w < c->word_end; w++) {
        if (!is_to_come(d, w) || is_denied(d, w) || is_quoted(d, w)) continue;
        wire_schedule s = {.when = when_of(d, c, w)};
        if (s.when.text.n == 0) continue;
        WIRE_TRY(wire__digest_line_of(d, c, &s.what, err));
        out->schedule[out->n_schedule++] = s;
        return WIRE_OK;
    }
    return WIRE_OK;
}

/* ---- Promises ----------------------------------------------------------- */

static bool has_deadline(const wire__digest *d, const wire_when *w)
{
    return d->is_english && w->text.n > 0 &&
           (wire_str_starts_nocase(w->text, WIRE_STR("by ")) ||
            wire_str_starts_nocase(w->text, WIRE_STR("before ")) ||
            wire_str_starts_nocase(w->text, WIRE_STR("until ")) ||
            wire_str_starts_nocase(w->text, WIRE_STR("within ")));
}

static bool is_somebody(const wire__digest *d, wire_span s)
{
    size_t beg, end;
    wire__digest_words(d, s, &beg, &end);
    if (beg == end || s.end - s.beg > WHO_BYTES) return false;
    if (!wire__is_capital(wire__digest_text(d, s)) &&
        !is_word(d, beg, "the a an his her its their our some all"))
        return false;
    return end > beg + 1 ||
           !is_word(d, beg,
                    "he she it they i we you who which that this "
                    "these those there");
}

/* Whose cue word w is, by the attributions; else the subject in front. */
static wire_str who_of(const wire__digest *d, const wire__cand *c, size_t w)
{
    const wire_str none = {NULL, 0};
    if (d->cue_of[w]) {
        const wire_attribution *x = &d->said[d->cue_of[w] - 1];
        size_t first = wire_words_at(&d->doc->words, x->source.beg);
        /* "the state that has promised": told by the way. */
        if (is_word(d, first, "that which who whom")) return none;
        wire_str who = wire__digest_speaker(d, x);
        if (who.n == 0) return none;
        uint32_t beg = (uint32_t)(who.p - d->body.p);
        wire_span s = {beg, beg + (uint32_t)who.n};
        return is_somebody(d, s) ? who : none;
    }
    size_t n = w - c->word_beg;
    if (n == 0 || n > SUBJECT_MOST) return none;
    for (size_t k = c->word_beg; k < w; k++)
        if (!wire__digest_is_joined(d, k) ||
            is_word(d, k, "that said says if when who which and but as"))
            return none;
    wire_span s = wire_words_span(&d->doc->words, c->word_beg, w);
    while (n > 1 && is_word(d, c->word_beg + n - 1,
                            "has have had also is are was were")) {
        n--;
        s = wire_words_span(&d->doc->words, c->word_beg, c->word_beg + n);
    }
    return is_somebody(d, s) ? wire__digest_text(d, s) : none;
}

/* Is word w a verb by which somebody gives a word, and no "promised land"? */
static bool is_given(const wire__digest *d, size_t w)
{
    if (!d->cue_of[w]) return false;
    if (is_word(d, w + 1, "to that")) return true;
    wire_span s = d->said[d->cue_of[w] - 1].source;
    return is_word(d, w, "pledged promised vowed guaranteed") &&
           (wire__is_capital(wire__digest_text(d, s)) ||
            is_word(d, wire_words_at(&d->doc->words, s.beg), "he she they it"));
}

static wire_status add_promise(wire__digest *d, const wire__cand *c,
                               wire_err *err)
{
    wire_digest *out = d->out;
    for (size_t w = c->word_beg + 1; w + 1 < c->word_end; w++) {
        bool is_vow = (d->flags[w] & WIRE__WORD_VOW) && is_given(d, w);
        bool is_plan = d->flags[w] & WIRE__WORD_PLAN;
        if ((!is_vow && !is_plan) || is_denied(d, w) || is_quoted(d, w))
            continue;
        if (is_plan && !is_word(d, w, "will") && !is_word(d, w + 1, "to"))
            continue;
        wire_promise p = {
            .by = wire__digest_when(d, behind(d, c, w), NULL, 0, true)};
        bool needs_deadline = is_plan || is_word(d, w, "agreed agrees");
        if (needs_deadline && !has_deadline(d, &p.by)) continue;
        p.who = who_of(d, c, w);
        if (p.who.n == 0) continue;
        WIRE_TRY(wire__digest_line_of(d, c, &p.what, err));
        out->promises[out->n_promises++] = p;
        return WIRE_OK;
    }
    return WIRE_OK;
}

wire_status wire__digest_plans(wire__digest *d, wire_err *err)
{
    wire_digest *out = d->out;
    out->schedule = WIRE_ARRAY(d->a, wire_schedule, PLANS_MAX);
    out->promises = WIRE_ARRAY(d->a, wire_promise, PLANS_MAX);
    if (!out->schedule || !out->promises) return wire_fail_mem(err);
    for (size_t i = 0; i < d->n_cands; i++) {
        if (out->n_schedule < PLANS_MAX)
            WIRE_TRY(add_schedule(d, &d->cands[i], err));
        if (d->is_english && out->n_promises < PLANS_MAX)
            WIRE_TRY(add_promise(d, &d->cands[i], err));
    }
    return WIRE_OK;
}
