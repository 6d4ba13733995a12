/* Attributions: prepositions that name a source, and quotations that no cue
 * claimed.
 *
 *   "It works," Ann Lee said. "We tried."     the second goes to the first
 *   "And we will again."                      so does the next paragraph's
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "text_attribution_int.h"

/* ---- According to ---- */

static bool at_clause_beg(const wire__said *t, uint32_t k)
{
    return k == t->f.beg || k == t->done ||
           (k == t->f.beg + 1 && t->flag[t->f.beg] & (W_(CONJ) | W_(ADV)));
}

/* "documents shown at the trial": to the next break. */
static uint32_t to_break(const wire__said *t, uint32_t i)
{
    enum { MORE = 15 };
    uint32_t end = i + MORE < t->f.end ? i + MORE : t->f.end;
    while (i < end && !(t->gap[i] & WIRE__GAP_BREAK) &&
           !(t->flag[i] & (W_(CONJ) | W_(SUBJ) | W_(AUX) | W_(SUB))))
        i++;
    return i;
}

uint32_t wire__said_accord(wire__said *t, uint32_t k)
{
    wire__said_hit h = {0};
    uint32_t i = k + 1;
    if (i >= t->f.end) return i;
    if (wire__said_eq(t, k, "according")) {
        if (!wire__said_eq(t, i, "to") || ++i >= t->f.end) return i;
    }
    if (k > t->f.beg && t->gap[k] & WIRE__GAP_APOS &&
        wire__said_eq(t, k - 1, "d"))
        k--; /* d'après */
    bool leads = at_clause_beg(t, k);
    if (!wire__said_np_at(t, i, !leads, &h.source)) return i;
    if (!leads) h.source.end = to_break(t, h.source.end);
    h.cue = (wire_span){k, i};
    if (leads) {
        uint32_t beg = h.source.end;
        if (beg >= t->f.end) return beg;
        h.part[h.n++] = (wire_span){beg, wire__said_clause_end(t, beg)};
    } else {
        h.part[h.n++] = (wire_span){wire__said_clause_beg(t, k), k};
        if (h.part[0].beg >= k) return h.source.end;
        if (h.source.end < t->f.end && t->gap[h.source.end] & WIRE__GAP_COMMA &&
            !(t->flag[h.source.end] & (W_(CONJ) | W_(ING) | W_(SUB))))
            h.part[h.n++] = (wire_span){h.source.end,
                                        wire__said_clause_end(t, h.source.end)};
    }
    wire__said_add(t, &h);
    t->done = h.source.end;
    return h.source.end;
}

/* ---- Quotations left over ---- */

static bool speaks(const wire_attribution *x)
{
    return x->force == WIRE_FORCE_SAY && x->has_source;
}

/* Room for one more content: arrays grow at powers of two. */
static bool make_room(wire__said *t, wire_attribution *x)
{
    size_t n = x->n_content;
    if (n < 4) { /* what wire__said_add made room for */
        return true;
    }
    if (n & (n - 1)) return true;
    wire_span *p = WIRE_ARRAY(t->a, wire_span, 2 * n);
    if (!p) return false;
    memcpy(p, x->content, n * sizeof *p);
    x->content = p;
    return true;
}

static void join(wire__said *t, wire_attribution *x, wire_span words)
{
    if (!make_room(t, x)) {
        t->out_of_memory = true;
        return;
    }
    x->content[x->n_content++] = words;
    if (x->kind == WIRE_SAID_INDIRECT) x->kind = WIRE_SAID_MIXED;
}

/* A word in the place of a verb: "the crowd roared back". */
static bool may_be_verb(const wire__said *t, uint32_t i)
{
    if (i >= t->f.end || t->is_cap[i] || t->gap[i] & WIRE__GAP_BREAK)
        return false;
    return !(t->flag[i] & (W_(DET) | W_(PREP) | W_(CONJ) | W_(SUB) | W_(OBJ) |
                           W_(ADV) | W_(TIME)));
}

/* '"Never!" the crowd roared back': any verb will do. */
static bool named_behind(const wire__said *t, uint32_t i, wire__said_hit *h)
{
    wire_span np;
    if (i >= t->f.end || !(t->gap[i] & WIRE__GAP_QUOTE)) return false;
    if (!t->is_cap[i] && !(t->flag[i] & (W_(DET) | W_(SUBJ) | W_(POSS))))
        return false;
    if (!wire__said_np_at(t, i, false, &np)) return false;
    uint32_t v = np.end;
    if (v - np.beg > 1 && !t->is_cap[v - 1] && !may_be_verb(t, v) &&
        !(t->flag[v - 1] & (W_(SUBJ) | W_(DET)))) {
        np.end = --v; /* the phrase took an unknown verb for a noun */
    }
    if (!may_be_verb(t, v)) return false;
    h->source = np;
    h->cue = (wire_span){v, v + 1};
    return true;
}

/* 'a footnote makes it clear: "..."' */
static void named_before(const wire__said *t, uint32_t beg, wire__said_hit *h)
{
    enum { CUE_MAX = 6 };
    wire_span np;
    if (beg <= t->f.beg ||
        !(t->gap[beg] & (WIRE__GAP_COMMA | WIRE__GAP_COLON)) ||
        !wire__said_subject_of(t, beg, &np))
        return;
    h->source = np;
    if (np.end >= beg) return;
    h->cue = (wire_span){beg - np.end <= CUE_MAX ? np.end : beg - 1, beg};
}

/* The last verb of telling in the frame, with its source; else the subject of
 * the frame. */
void wire__said_introduce(wire__said *t)
{
    enum { BACK = 30 };
    uint32_t end = t->f.end;
    wire_span np;
    t->has_intro = false;
    if (!(t->gap[end] & WIRE__GAP_COLON) || t->quote[end - 1]) return;
    t->intro_para = t->f.para;
    t->intro_cue = (wire_span){end - 1, end};
    for (uint32_t i = end; i > t->f.beg && end - i < BACK; i--) {
        uint32_t f = t->flag[i - 1];
        if (!(f & (W_(SAY) | W_(TELL) | W_(ASK))) ||
            !(f & (W_(PAST) | W_(THIRD))) || wire__said_quoted(t, i - 1))
            continue;
        wire__said_group g;
        wire__said_group_at(t, i - 1, &g);
        if (!wire__said_np_before(t, g.beg, &np)) continue;
        t->intro_source = np;
        t->intro_cue = (wire_span){g.beg, g.end};
        t->has_intro = true;
        return;
    }
    t->has_intro = wire__said_subject_of(t, end, &t->intro_source);
}

static bool introduced(const wire__said *t, uint32_t beg, wire__said_hit *h)
{
    if (!t->has_intro || beg != t->f.beg || t->intro_para + 1 < t->f.para)
        return false;
    h->source = t->intro_source;
    h->cue = t->intro_cue;
    return true;
}

/* The quotation of words beg to end stands alone. */
static void stand_alone(wire__said *t, uint32_t beg, uint32_t end)
{
    wire__said_hit h = {0};
    h.part[h.n++] = (wire_span){beg, end};
    if (!introduced(t, beg, &h) &&
        (beg != t->f.beg || !named_behind(t, end, &h)))
        named_before(t, beg, &h);
    wire__said_add(t, &h);
}

static bool claim(wire__said *t, uint32_t beg, uint32_t end)
{
    wire_span words = wire_words_span(t->w, beg, end);
    if (beg != t->f.beg || !t->speaker) return false;
    wire_attribution *x = &t->out.p[t->speaker - 1];
    if (t->speaker_para != t->f.para &&
        (t->speaker_para + 1 != t->f.para || x->kind == WIRE_SAID_INDIRECT))
        return false;
    join(t, x, words);
    t->speaker_para = t->f.para;
    return true;
}

void wire__said_rest(wire__said *t, size_t from)
{
    for (uint32_t k = t->f.beg; k < t->f.end; k++) {
        uint32_t q = t->quote[k], beg = k;
        if (!q) continue;
        while (k + 1 < t->f.end && t->quote[k + 1] == q)
            k++;
        if (t->is_held[q - 1] || t->quotes[q - 1].kind != WIRE_QUOTE_DIRECT)
            continue;
        wire__said_hit h = {0};
        bool named = beg == t->f.beg &&
                     (introduced(t, beg, &h) || named_behind(t, k + 1, &h));
        if (named || !claim(t, beg, k + 1)) stand_alone(t, beg, k + 1);
        t->is_held[q - 1] = 1;
    }
    for (size_t i = t->out.n; i > from; i--)
        if (speaks(&t->out.p[i - 1])) {
            t->speaker = i;
            t->speaker_para = t->f.para;
            return;
        }
}
