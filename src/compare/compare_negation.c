/* Yes and no.
 *
 *   source  The vaccine was not tested on children
 *                            |
 *   copy    The vaccine was tested on children        flipped
 *
 * A negation of either side qualifies the content words behind it. Where
 * those stand on the other side, and nothing there says no, neither in plain
 * words nor by a verb that means it (refused, barred), the sense is turned.
 * Where the other side says no to something else, nothing is told: the no may
 * have moved.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_negation_cues.h"
#include "compare_quotes_int.h"

enum {
    SENTENCE_MAX = 300, /* words; a longer one is not looked at */
    BEFORE = 5,         /* words of the other side, before what is qualified */
    AFTER = 3,
    REACH = 8 /* words behind a subject, up to its verb */
};

bool wire__negators_fill(wire__compare *t)
{
    return wire__phrases_make(rows, sizeof rows / sizeof *rows, t->language,
                              t->arena, &t->negators);
}

bool wire__not_at(const wire__compare *t, const wire__side *s, uint32_t k,
                  uint32_t end, uint32_t *n)
{
    if (wire__phrase_at(&t->negators, s->full, k, end, n) != WIRE__NOT)
        return false;
    uint32_t beg = s->doc->words.off[k];
    uint32_t stop =
        s->doc->words.off[k + *n - 1] + s->doc->words.len[k + *n - 1];
    return (beg == 0 || s->body.p[beg - 1] != '-') &&
           (stop >= s->body.n || s->body.p[stop] != '-');
}

bool wire__is_negated(const wire__compare *t, const wire__side *s, uint32_t beg,
                      uint32_t end)
{
    uint32_t n;
    for (uint32_t k = beg; k < end; k++)
        if (wire__not_at(t, s, k, end, &n)) return true;
    return false;
}

static uint32_t count_plain(const wire__compare *t, const wire__side *s,
                            wire_span words)
{
    uint32_t m = 0, n;
    for (uint32_t k = words.beg; k < words.end; k++)
        m += wire__not_at(t, s, k, words.end, &n);
    return m;
}

/* "Without a permit no one may": two make a yes. */
static bool is_double(const wire__compare *t, const wire__side *s,
                      wire_span words)
{
    static const char *const openers[] = {"without", "unless", "ohne", "sans",
                                          "sin"};
    bool opened = false;
    for (uint32_t k = words.beg; k < words.end && !opened; k++)
        for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
            opened |= wire__is_nocase(wire__side_word(s, k), openers[i]);
    return opened && count_plain(t, s, words) >= 2;
}

/* Words that deny by their own beginning: unpaid, undisturbed. */
static bool denies_itself(const wire__side *s, uint32_t beg, uint32_t end)
{
    for (uint32_t k = beg; k < end; k++) {
        wire_str w = wire__side_word(s, k);
        if (w.n < 6 || !wire_str_starts_nocase(w, WIRE_STR("un")) ||
            wire_str_starts_nocase(w, WIRE_STR("under")))
            continue;
        if (wire_str_ends(w, WIRE_STR("ed")) ||
            wire_str_ends(w, WIRE_STR("able")) ||
            wire_str_ends(w, WIRE_STR("en")))
            return true;
    }
    return false;
}

bool wire__is_negative(const wire__compare *t, const wire__side *s,
                       uint32_t beg, uint32_t end)
{
    return wire__phrase_in(&t->negators, s->full, beg, end) ||
           denies_itself(s, beg, end);
}

/* ---- The other side, as words of one sentence ---- */

typedef struct {
    const wire__side *x, *y; /* that with the negation, the other */
    wire_span xs, ys;        /* words of the sentences */
    const wire__twins *twins;
    bool is_copy; /* x is the copy */
} sides;

/* Word of the other side for word k, by the diff alone. */
static uint32_t twin_of(const sides *s, uint32_t k)
{
    const wire__twins *w = s->twins;
    if (!s->is_copy) return w->twin[k - w->beg];
    for (uint32_t i = w->beg; i < w->end; i++)
        if (w->twin[i - w->beg] == k) return i;
    return UINT32_MAX;
}

/* "No one", "neither bank", "no passenger": it denies the verb to come. */
static bool denies_subject(const wire__side *s, uint32_t k)
{
    static const char *const words[] = {
        "no",     "neither", "none",  "nobody", "nothing", "kein",    "keine",
        "keiner", "niemand", "aucun", "aucune", "ningun",  "ninguna", "nadie"};
    char text[WIRE__WORD_CAP];
    wire_str w = {text, wire__word_fold(wire__side_word(s, k), false, text)};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wire_str_eq(w, wire_str_of(words[i]))) return true;
    return false;
}

/* "Admitted nor denied", "bestätigt noch dementiert": two verbs of one no. */
static bool is_joined(const wire__compare *t, const sides *s, uint32_t beg,
                      uint32_t end)
{
    static const char *const words[] = {"nor",       "noch", "ni",
                                        "n\303\251", "nem",  "or"};
    uint32_t n;
    for (uint32_t k = beg + 1; k < end; k++) {
        if (wire__not_at(t, s->x, k, end, &n)) return true;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (wire__is_nocase(wire__side_word(s->x, k), words[i]))
                return true;
    }
    return false;
}

/* Is the negation at word k (n words) gone on the other side, where the words
 * that it qualifies stand at *at? */
static bool is_gone(const wire__compare *t, const sides *s, uint32_t k,
                    uint32_t n, uint32_t *at)
{
    uint32_t q[2];
    size_t m = wire__qualified(s->x, k + n, s->xs.end, q, 2);
    *at = m ? twin_of(s, q[0]) : UINT32_MAX;

    if (*at == UINT32_MAX) return false;
    /* one of two words may stand there by chance: what stands before the
     * negation, or behind what it qualifies, must stand there too */
    uint32_t last = m > 1 ? twin_of(s, q[1]) : UINT32_MAX;
    uint32_t before = k > s->xs.beg ? twin_of(s, k - 1) : UINT32_MAX;
    if (last == UINT32_MAX && before == UINT32_MAX) return false;
    bool of_subject = denies_subject(s->x, k);
    if (m > 1 && last == UINT32_MAX && before != UINT32_MAX &&
        is_joined(t, s, q[0], q[1] + 1))
        of_subject = false; /* "neither admitted nor denied" */
    if (of_subject && m > 1 && last == UINT32_MAX) return false;
    uint32_t beg = *at > s->ys.beg + BEFORE ? *at - BEFORE : s->ys.beg;
    uint32_t end = *at + AFTER < s->ys.end ? *at + AFTER : s->ys.end;
    if (of_subject) /* "neither would comment", "both declined to" */
        end = *at + REACH < s->ys.end ? *at + REACH : s->ys.end;
    return !wire__is_negative(t, s->y, beg, *at + 1) &&
           !(of_subject ? wire__is_negative(t, s->y, *at + 1, end)
                        : wire__is_negated(t, s->y, *at + 1, end));
}

/* The words round a place, for people. */
static wire_span round_of(const wire__side *s, wire_span all, uint32_t beg,
                          uint32_t end)
{
    if (beg > all.beg) beg--;
    if (end < all.end) end++;
    return wire_words_span(&s->doc->words, beg, end);
}

static bool report(wire__compare *t, const sides *s, uint32_t k, uint32_t n,
                   uint32_t at)
{
    uint32_t from = at > s->ys.beg ? at - 1 : at;
    wire_span x = round_of(s->x, s->xs, k, k + n);
    wire_span y = round_of(s->y, s->ys, from, at + 1);
    return wire__compare_add(t, WIRE_CHANGE_NEGATION_FLIPPED,
                             WIRE_SEVERITY_HIGH, s->is_copy ? y : x,
                             s->is_copy ? x : y) != NULL;
}

/* "The worst floods since", "first". */
static bool has_superlative(const wire__side *s, wire_span words)
{
    static const char *const forms[] = {"first", "worst",  "best",    "most",
                                        "least", "record", "erste",   "ersten",
                                        "plus",  "mas",    "premier", "peor"};
    for (uint32_t k = words.beg; k < words.end; k++) {
        wire_str w = wire__side_word(s, k);
        if (w.n >= 6 && wire_str_ends(w, WIRE_STR("est"))) return true;
        for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
            if (wire__is_nocase(w, forms[i])) return true;
    }
    return false;
}

/* "Has not seen such floods since 1960" against "the worst since 1960". */
static bool is_as_never(const sides *s)
{
    static const char *const forms[] = {"since", "such",  "ever",   "before",
                                        "seit",  "solch", "depuis", "desde"};
    for (uint32_t k = s->xs.beg; k < s->xs.end; k++)
        for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
            if (wire__is_nocase(wire__side_word(s->x, k), forms[i]))
                return has_superlative(s->y, s->ys) &&
                       !has_superlative(s->x, s->xs);
    return false;
}

/* Negations of side x that the other lost. */
static bool look_at(wire__compare *t, const sides *s)
{
    uint32_t n, at;
    if (is_double(t, s->x, s->xs) || is_as_never(s)) return true;
    if (count_plain(t, s->x, s->xs) <= count_plain(t, s->y, s->ys))
        return true; /* it may have moved */
    for (uint32_t k = s->xs.beg; k < s->xs.end; k++) {
        if (!wire__not_at(t, s->x, k, s->xs.end, &n)) continue;
        if (twin_of(s, k) != UINT32_MAX || !is_gone(t, s, k, n, &at)) continue;
        return report(t, s, k, n, at);
    }
    return true;
}

/* ---- Nothing else changed ---- */

static bool is_firm(const wire__diff *d, size_t i)
{
    return i < d->n && d->ops[i].kind == WIRE__OP_EQUAL &&
           d->ops[i].c_end - d->ops[i].c_beg >= 2;
}

/* Does a mark part word k from the one before it? */
static bool is_marked_off(const wire__side *s, uint32_t k)
{
    static const char *const marks[] = {",",
                                        ";",
                                        ":",
                                        "\"",
                                        "(",
                                        ")",
                                        "\302\253",
                                        "\302\273",
                                        "\342\200\234",
                                        "\342\200\235",
                                        "\342\200\236",
                                        "\343\200\214",
                                        "\343\200\215",
                                        "\357\274\214"};
    const wire_words *w = &s->doc->words;
    if (k == 0 || k >= w->n) return true;
    wire_str gap =
        wire_str_sub(s->body, w->off[k - 1] + w->len[k - 1], w->off[k]);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (wire_str_find(gap, wire_str_of(marks[i]), 0) < gap.n) return true;
    return false;
}

/* "Nobody died, but": a clause that ends before the words behind it; and one
 * between marks, as a quotation loses it at its end (", and nobody will,"). */
static bool is_clause_of(const wire__op *o, const wire__side *s, bool is_source)
{
    uint32_t beg = is_source ? o->s_beg : o->c_beg;
    uint32_t end = is_source ? o->s_end : o->c_end;
    for (uint32_t k = beg + 1; k < end; k++)
        if (is_marked_off(s, k)) return true;
    return end - beg > 1 && is_marked_off(s, beg) && is_marked_off(s, end);
}

/* A no between words that are all the same, whatever else the sentence says;
 * *found when one was told. */
static bool look_between(wire__compare *t, const wire_link *l,
                         const wire__diff *d, bool *found)
{
    enum { FEW = 3 };
    *found = false;
    wire_span all = {t->c.word_beg[l->copy], t->c.word_beg[l->copy + 1]};
    uint32_t s_n = 0, c_n = count_plain(t, &t->c, all);
    for (size_t k = 0; k < l->n_source; k++) {
        all = (wire_span){t->s.word_beg[l->source[k]],
                          t->s.word_beg[l->source[k] + 1]};
        s_n += count_plain(t, &t->s, all);
    }
    if (s_n == c_n || (!s_n && c_n == 2)) return true; /* moved, or a yes */
    for (size_t i = 1; i + 1 < d->n; i++) {
        const wire__op *o = &d->ops[i], *p = o - 1, *q = o + 1;
        if (o->kind <= WIRE__OP_STEM || !is_firm(d, i - 1) ||
            !is_firm(d, i + 1) || o->s_end - o->s_beg > FEW ||
            o->c_end - o->c_beg > FEW)
            continue;
        bool s = wire__is_negated(t, &t->s, o->s_beg, o->s_end);
        bool c = wire__is_negated(t, &t->c, o->c_beg, o->c_end);
        if (is_clause_of(o, s ? &t->s : &t->c, s)) continue;
        if (s == c || s != (s_n > c_n) ||
            (s ? wire__is_negative(t, &t->c, o->c_beg, o->c_end)
               : wire__is_negative(t, &t->s, o->s_beg, o->s_end)))
            continue;
        *found = true;
        if (!wire__compare_add(
                t, WIRE_CHANGE_NEGATION_FLIPPED, WIRE_SEVERITY_HIGH,
                wire_words_span(&t->s.doc->words, p->s_end - 1, q->s_beg + 1),
                wire_words_span(&t->c.doc->words, p->c_end - 1, q->c_beg + 1)))
            return false;
    }
    return true;
}

/* ---- All links ---- */

static bool is_long(wire_span words)
{
    return words.end - words.beg > SENTENCE_MAX;
}

static bool look_at_link(wire__compare *t, size_t i, uint32_t source)
{
    const wire_link *l = &t->out->links[i];
    wire_span s = {t->s.word_beg[source], t->s.word_beg[source + 1]};
    wire_span c = {t->c.word_beg[l->copy], t->c.word_beg[l->copy + 1]};
    if (is_long(s) || is_long(c)) return true;
    wire_arena_mark mark = wire_arena_save(t->arena);
    wire__twins twins;
    if (!wire__twins_of(t, i, source, &twins)) return false;
    sides forth = {&t->s, &t->c, s, c, &twins, false};
    sides back = {&t->c, &t->s, c, s, &twins, true};
    size_t had = t->changes.n;
    bool ok = look_at(t, &forth) && look_at(t, &back);
    if (t->changes.n == had) wire_arena_rewind(t->arena, mark);
    return ok;
}

wire_status wire__find_negation(wire__compare *t, wire_err *err)
{
    for (size_t i = 0; i < t->out->n_links; i++) {
        const wire_link *l = &t->out->links[i];
        bool found;
        if (l->relation == WIRE_RELATION_VERBATIM) continue;
        if (!look_between(t, l, &t->diffs[i], &found))
            return wire_fail_mem(err);
        if (found || !wire__is_in_part(t->language)) continue;
        for (size_t k = 0; k < l->n_source; k++)
            if (!look_at_link(t, i, l->source[k])) return wire_fail_mem(err);
    }
    return WIRE_OK;
}
