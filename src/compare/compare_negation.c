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
#include "compare_quotes_int.h"

static const wire__phrase rows[] = {
    /* English */
    {"not", WIRE__NOT},
    {"no", WIRE__NOT},
    {"never", WIRE__NOT},
    {"cannot", WIRE__NOT},
    {"without", WIRE__NOT},
    {"neither", WIRE__NOT},
    {"nor", WIRE__NOT},
    {"none", WIRE__NOT},
    {"nobody", WIRE__NOT},
    {"nothing", WIRE__NOT},
    {"nowhere", WIRE__NOT},
    {"not only", WIRE__NOT_MEANT},
    {"not just", WIRE__NOT_MEANT},
    {"not merely", WIRE__NOT_MEANT},
    {"not least", WIRE__NOT_MEANT},
    {"not until", WIRE__NOT_MEANT},
    {"not before", WIRE__NOT_MEANT},
    {"removed", WIRE__NOT_MEANT},
    {"excluded", WIRE__NOT_MEANT},
    {"dropped", WIRE__NOT_MEANT},
    {"withheld", WIRE__NOT_MEANT},
    {"banning", WIRE__NOT_MEANT},
    {"bans", WIRE__NOT_MEANT},
    {"no doubt", WIRE__NOT_MEANT},
    {"no 1", WIRE__NOT_MEANT},
    {"hardly", WIRE__NOT_MEANT},
    {"barely", WIRE__NOT_MEANT},
    {"rarely", WIRE__NOT_MEANT},
    {"seldom", WIRE__NOT_MEANT},
    {"unable", WIRE__NOT_MEANT},
    {"refused", WIRE__NOT_MEANT},
    {"refuses", WIRE__NOT_MEANT},
    {"refusing", WIRE__NOT_MEANT},
    {"declined", WIRE__NOT_MEANT},
    {"declines", WIRE__NOT_MEANT},
    {"denied", WIRE__NOT_MEANT},
    {"denies", WIRE__NOT_MEANT},
    {"denying", WIRE__NOT_MEANT},
    {"rejected", WIRE__NOT_MEANT},
    {"rejects", WIRE__NOT_MEANT},
    {"failed", WIRE__NOT_MEANT},
    {"fails", WIRE__NOT_MEANT},
    {"failing", WIRE__NOT_MEANT},
    {"failure", WIRE__NOT_MEANT},
    {"barred", WIRE__NOT_MEANT},
    {"banned", WIRE__NOT_MEANT},
    {"forbidden", WIRE__NOT_MEANT},
    {"prevented", WIRE__NOT_MEANT},
    {"prohibited", WIRE__NOT_MEANT},
    {"blocked", WIRE__NOT_MEANT},
    {"stopped", WIRE__NOT_MEANT},
    {"lacks", WIRE__NOT_MEANT},
    {"lacked", WIRE__NOT_MEANT},
    {"lack", WIRE__NOT_MEANT},
    {"lacking", WIRE__NOT_MEANT},
    {"avoided", WIRE__NOT_MEANT},
    {"missed", WIRE__NOT_MEANT},
    {"unlikely", WIRE__NOT_MEANT},
    {"impossible", WIRE__NOT_MEANT},
    {"ruled out", WIRE__NOT_MEANT},
    {"instead of", WIRE__NOT_MEANT},
    {"rather than", WIRE__NOT_MEANT},
    {"free of", WIRE__NOT_MEANT},
    {"only", WIRE__NOT_MEANT},
    {"few", WIRE__NOT_MEANT},
    {"until", WIRE__NOT_MEANT},
    {"unless", WIRE__NOT_MEANT},
    {"before", WIRE__NOT_MEANT},
    {"yet to", WIRE__NOT_MEANT},
    {"despite", WIRE__NOT_MEANT},
    {"absence", WIRE__NOT_MEANT},
    {"zero", WIRE__NOT_MEANT},
    /* German */
    {"nicht", WIRE__NOT},
    {"nicht nur", WIRE__NOT_MEANT},
    {"nicht vor", WIRE__NOT_MEANT},
    {"nicht bevor", WIRE__NOT_MEANT},
    {"kein", WIRE__NOT},
    {"keine", WIRE__NOT},
    {"keinen", WIRE__NOT},
    {"keiner", WIRE__NOT},
    {"keinem", WIRE__NOT},
    {"nie", WIRE__NOT},
    {"niemals", WIRE__NOT},
    {"niemand", WIRE__NOT},
    {"nichts", WIRE__NOT},
    {"ohne", WIRE__NOT},
    {"weder", WIRE__NOT},
    {"kaum", WIRE__NOT_MEANT},
    {"verweigerte", WIRE__NOT_MEANT},
    {"verweigert", WIRE__NOT_MEANT},
    {"bestreitet", WIRE__NOT_MEANT},
    {"bestritt", WIRE__NOT_MEANT},
    {"erst", WIRE__NOT_MEANT},
    {"verboten", WIRE__NOT_MEANT},
    {"frühestens", WIRE__NOT_MEANT},
    /* French */
    {"pas", WIRE__NOT},
    {"pas avant", WIRE__NOT_MEANT},
    {"pas seulement", WIRE__NOT_MEANT},
    {"jamais", WIRE__NOT},
    {"aucun", WIRE__NOT},
    {"aucune", WIRE__NOT},
    {"sans", WIRE__NOT},
    {"ni", WIRE__NOT},
    {"rien", WIRE__NOT},
    {"personne ne", WIRE__NOT},
    {"plus", WIRE__NOT_MEANT},
    {"refuse", WIRE__NOT_MEANT},
    {"refusé", WIRE__NOT_MEANT},
    {"nié", WIRE__NOT_MEANT},
    {"conteste", WIRE__NOT_MEANT},
    {"contesté", WIRE__NOT_MEANT},
    {"dément", WIRE__NOT_MEANT},
    {"interdit", WIRE__NOT_MEANT},
    /* Spanish */
    {"nunca", WIRE__NOT},
    {"no antes", WIRE__NOT_MEANT},
    {"no solo", WIRE__NOT_MEANT},
    {"sin", WIRE__NOT},
    {"ningún", WIRE__NOT},
    {"ninguna", WIRE__NOT},
    {"ninguno", WIRE__NOT},
    {"nadie", WIRE__NOT},
    {"nada", WIRE__NOT},
    {"jamás", WIRE__NOT},
    {"tampoco", WIRE__NOT},
    {"niega", WIRE__NOT_MEANT},
    {"negó", WIRE__NOT_MEANT},
    {"rechazó", WIRE__NOT_MEANT},
    {"rechaza", WIRE__NOT_MEANT},
    {"apenas", WIRE__NOT_MEANT},
};

enum {
    SENTENCE_MAX = 300, /* words; a longer one is not looked at */
    BEFORE = 5,         /* words of the other side, before what is qualified */
    AFTER = 3
};

bool wire__negators_fill(wire__compare *t)
{
    return wire__phrases_make(rows, sizeof rows / sizeof *rows, t->arena,
                              &t->negators);
}

/* Is a plain negation at word k, which is no part of a compound? */
static bool not_at(const wire__compare *t, const wire__side *s, uint32_t k,
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
        if (not_at(t, s, k, end, &n)) return true;
    return false;
}

static uint32_t count_plain(const wire__compare *t, const wire__side *s,
                            wire_span words)
{
    uint32_t m = 0, n;
    for (uint32_t k = words.beg; k < words.end; k++)
        m += not_at(t, s, k, words.end, &n);
    return m;
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

/* Does anything say no, or mean it? */
static bool is_negative(const wire__compare *t, const wire__side *s,
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
    uint32_t beg = *at > s->ys.beg + BEFORE ? *at - BEFORE : s->ys.beg;
    uint32_t end = *at + AFTER < s->ys.end ? *at + AFTER : s->ys.end;
    return !is_negative(t, s->y, beg, *at + 1) &&
           !wire__is_negated(t, s->y, *at + 1, end);
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

/* Negations of side x that the other lost. */
static bool look_at(wire__compare *t, const sides *s)
{
    uint32_t n, at;
    if (count_plain(t, s->x, s->xs) <= count_plain(t, s->y, s->ys))
        return true; /* it may have moved */
    for (uint32_t k = s->xs.beg; k < s->xs.end; k++) {
        if (!not_at(t, s->x, k, s->xs.end, &n)) continue;
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
    if (s_n == c_n) return true; /* one that moved */
    for (size_t i = 1; i + 1 < d->n; i++) {
        const wire__op *o = &d->ops[i], *p = o - 1, *q = o + 1;
        if (o->kind <= WIRE__OP_STEM || !is_firm(d, i - 1) ||
            !is_firm(d, i + 1) || o->s_end - o->s_beg > FEW ||
            o->c_end - o->c_beg > FEW)
            continue;
        bool s = wire__is_negated(t, &t->s, o->s_beg, o->s_end);
        bool c = wire__is_negated(t, &t->c, o->c_beg, o->c_end);
        if (s == c || s != (s_n > c_n) ||
            (s ? is_negative(t, &t->c, o->c_beg, o->c_end)
               : is_negative(t, &t->s, o->s_beg, o->s_end)))
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
        if (found) continue;
        for (size_t k = 0; k < l->n_source; k++)
            if (!look_at_link(t, i, l->source[k])) return wire_fail_mem(err);
    }
    return WIRE_OK;
}
