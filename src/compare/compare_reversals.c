/* Verbs that say the opposite.
 *
 *   source  The mill denied that it had the letter
 *                    |
 *   copy    The mill admitted that it had the letter         reversed
 *   copy    The mill said that it did not have the letter    the same
 *
 * Where a verb of one side stands in the place of one of the other, between
 * words that stayed, the sense is turned: who denies does not admit, who
 * refuses does not agree, who praises does not attack. A denial may be told
 * by a no, or by calling it false.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compare_attribution_int.h"
#include "compare_reversals_cues.h"
#include "compare_values_int.h"

enum {
    PLACE_MAX = 6,  /* words of either side in the place of the verb */
    FIRM = 2,       /* words beside it that stayed */
    PLACES_MAX = 4, /* verbs looked at in one sentence */
    SENTENCE_MAX = 300
};
#define KEPT .4f /* of the copy's sentence: it tells the same */

bool wire__reversals_fill(const wire__compare *t, wire__phrases *out)
{
    return wire__phrases_make(rows, sizeof rows / sizeof *rows, t->language,
                              t->arena, out);
}

/* The sides of all verbs in words [beg, end). */
static int sides_in(const wire__phrases *p, const wire__side *s, uint32_t beg,
                    uint32_t end)
{
    uint32_t n;
    int all = 0;
    for (uint32_t k = beg; k < end; k++)
        all |= wire__phrase_at(p, s->full, k, end, &n);
    return all;
}

uint32_t wire__plain_noes(const wire__compare *t, const wire__side *s,
                          wire_span words)
{
    uint32_t m = 0, n;
    for (uint32_t k = words.beg; k < words.end; k++)
        m += wire__not_at(t, s, k, words.end, &n);
    return m;
}

bool wire__denies(const wire__phrases *p, const wire__side *s, wire_span words)
{
    return sides_in(p, s, words.beg, words.end) & (DENY | REFUSE | UNTRUE);
}

/* Does the other sentence deny in other words what words deny by their verb?
 */
static bool is_denied_too(const wire__compare *t, const wire__phrases *p,
                          const wire__side *s, wire_span words,
                          const wire__side *other, wire_span others)
{
    return wire__denies(p, other, others) ||
           wire__plain_noes(t, other, others) > wire__plain_noes(t, s, words);
}

static bool is_one(int x, int y, int a, int b)
{
    return (x & a && y & b && !(x & b) && !(y & a)) ||
           (x & b && y & a && !(x & a) && !(y & b));
}

/* Which way: -1 the copy denies less, 1 more, 2 it praises what was attacked,
 * or the reverse; 0 not reversed. */
static int turn_of(int s, int c)
{
    int no = DENY | REFUSE | UNTRUE;
    if (is_one(s, c, PRAISE, ATTACK)) return 2;
    bool turned =
        is_one(s, c, DENY, SAY | AVOW | AGREE) || is_one(s, c, REFUSE, AGREE);
    if (!turned || (s & no && c & no)) return 0;
    return s & no ? -1 : 1;
}

static bool is_firm(const wire__diff *d, size_t i)
{
    return i < d->n && d->ops[i].kind <= WIRE__OP_STEM &&
           d->ops[i].c_end - d->ops[i].c_beg >= FIRM;
}

/* The way that the words of one place turned; "said" is too common a word to
 * tell anything unless it stands right in the place of the verb. */
static int turn_at(const wire__compare *t, const wire__phrases *p,
                   const wire__diff *d, size_t i)
{
    enum { PLAIN = 2 };
    const wire__op *o = &d->ops[i];
    uint32_t n = o->s_end - o->s_beg, m = o->c_end - o->c_beg;
    if (o->kind != WIRE__OP_REPLACED || n > PLACE_MAX || m > PLACE_MAX ||
        !((i && is_firm(d, i - 1)) || is_firm(d, i + 1)))
        return 0;
    int s = sides_in(p, &t->s, o->s_beg, o->s_end);
    int c = sides_in(p, &t->c, o->c_beg, o->c_end);
    if (n > PLAIN || m > PLAIN || !is_firm(d, i + 1)) {
        if (s == SAY || c == SAY) return 0;
    }
    return turn_of(s, c);
}

bool wire__look_for_reversals(wire__compare *t, const wire__phrases *p,
                              size_t link, wire_span *found)
{
    const wire_link *l = &t->out->links[link];
    const wire__diff *d = &t->diffs[link];
    wire_span c = wire__sentence_words(&t->c, l->copy);
    *found = (wire_span){0, 0};
    if (d->same < KEPT || c.end - c.beg > SENTENCE_MAX) return true;
    for (size_t i = 0, looked = 0; i < d->n && looked < PLACES_MAX; i++) {
        const wire__op *o = &d->ops[i];
        int turn = turn_at(t, p, d, i);
        if (!turn) continue;
        uint32_t at =
            wire__side_sentence_at(&t->s, t->s.doc->words.off[o->s_beg]);
        if (at == WIRE_NO_SENTENCE) continue;
        wire_span s = wire__sentence_words(&t->s, at);
        looked++;
        if ((turn == -1 && is_denied_too(t, p, &t->s, s, &t->c, c)) ||
            (turn == 1 && is_denied_too(t, p, &t->c, c, &t->s, s)))
            continue;
        *found = wire_words_span(&t->c.doc->words, o->c_beg, o->c_end);
        wire_change *ch = wire__compare_add(
            t, WIRE_CHANGE_ATTRIBUTION_CHANGED, WIRE_SEVERITY_HIGH,
            wire_words_span(&t->s.doc->words, o->s_beg, o->s_end), *found);
        return ch && wire__compare_note(t, ch, "the verb says the opposite");
    }
    return true;
}
