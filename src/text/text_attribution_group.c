/* Attributions: a verb with its auxiliaries, and its subject.
 *
 *   She  has not yet said out loud
 *   source <-- group -->
 * SPDX-License-Identifier: Apache-2.0 */
#include "text_attribution_int.h"

static bool breaks(const wire__said *t, uint32_t i)
{
    return i >= t->f.end || t->gap[i] & WIRE__GAP_BREAK;
}

bool wire__said_any(const wire__said *t, uint32_t i, const char *const *list,
                    size_t n)
{
    wire_str w = wire__said_word_at(t, i);
    for (size_t k = 0; k < n; k++)
        if (wire__may_be(w, list[k]) &&
            wire_str_eq_nocase(w, wire_str_of(list[k])))
            return true;
    return false;
}

/* ---- The verb with its auxiliaries ---- */

void wire__said_group_at(const wire__said *t, uint32_t k, wire__said_group *v)
{
    uint32_t aux = UINT32_MAX;
    memset(v, 0, sizeof *v);
    v->k = v->beg = k;
    v->end = k + 1;
    v->flags = t->flag[k];
    while (v->beg > t->f.beg && !(t->gap[v->beg] & WIRE__GAP_BREAK)) {
        uint32_t p = v->beg - 1, f = t->flag[p];
        if (p > t->f.beg && t->gap[p] & WIRE__GAP_APOS &&
            t->flag[p - 1] & W_(SUBJ) && wire__said_eq(t, p, "s"))
            f = W_(AUX); /* he's said */
        if (!(f & (W_(AUX) | W_(NEG) | W_(ADV))) || wire__said_quoted(t, p))
            break;
        if (f & W_(DET) || (t->is_cap[p] && p > t->f.beg && f != W_(NEG)))
            break;
        if (f & W_(AUX) && aux == UINT32_MAX) aux = p;
        if (f & W_(NEG)) v->is_negated = true;
        v->beg = p;
    }
    v->has_aux = aux != UINT32_MAX;
    v->is_passive = v->has_aux && v->flags & W_(PAST) &&
                    IS_ANY(t, aux, "is", "are", "was", "were", "be", "been",
                           "being", "am", "re", "isn", "aren", "wasn", "weren");
    v->is_modal = v->has_aux && IS_ANY(t, aux, "would", "will", "could", "can",
                                       "should", "might", "must", "ll", "d",
                                       "won", "wouldn", "shall", "couldn");
    v->is_infinitive = v->beg > t->f.beg && !breaks(t, v->beg) &&
                       wire__said_eq(t, v->beg - 1, "to");
    if (v->flags & W_(VERB) && v->flags & W_(JUDGE)) v->is_pair = true;
    if (v->end < t->f.end && !breaks(t, v->end) &&
        IS_ANY(t, v->end, "out", "back"))
        v->end++;
}

/* The last word of the phrase before "of", "in" and the like. */
static uint32_t head_of(const wire__said *t, wire_span s)
{
    for (uint32_t i = s.beg + 1; i < s.end; i++)
        if ((t->flag[i] & W_(PREP) && !t->is_cap[i] &&
             !wire__is_digit((uint8_t)t->body.p[t->w->off[i - 1]])) ||
            (i > s.beg && t->gap[i] & WIRE__GAP_BREAK))
            return i - 1;
    return s.end - 1;
}

static bool is_plural(const wire__said *t, wire_span s, uint32_t j)
{
    wire_str w = wire__said_word_at(t, j);
    if (IS_ANY(t, j, "they", "we", "i", "you", "people", "who", "many", "some",
               "others", "those", "critics", "police", "most", "both", "that",
               "all", "half", "percent", "cent", "majority", "third", "men",
               "women", "which") ||
        wire__is_digit((uint8_t)w.p[0]))
        return true;
    for (uint32_t i = s.beg + 1; i < s.end; i++)
        if (t->flag[i] & W_(CONJ)) return true; /* "Forbes and the Post" */
    if (w.n > 4 && wire_str_ends(w, WIRE_STR("men"))) return true;
    return w.n > 3 && w.p[w.n - 1] == 's' &&
           (!t->is_cap[j] ||
            (s.end - s.beg > 1 && wire__said_eq(t, s.beg, "the")));
}

/* Words that are nouns as well need a subject that agrees. */
static bool agrees(const wire__said *t, const wire__said_group *v)
{
    uint32_t j = v->source.end - 1, h = head_of(t, v->source);
    uint32_t f = t->flag[j];
    if (v->has_aux || v->flags & (W_(PAST) | W_(ING))) return true;
    bool plural = is_plural(t, v->source, h);
    wire_str w = wire__said_word_at(t, h);
    if (v->flags & W_(BASE) &&
        IS_ANY(t, v->k, "tweet", "report", "answer", "press", "rule", "comment",
               "claim", "call", "post", "plan", "question", "attack", "vote",
               "support", "demand", "request", "pledge", "promise", "fear",
               "hope", "doubt", "estimate", "forecast", "protest"))
        return f & W_(SUBJ) || wire__said_eq(t, j, "who") ||
               (plural && f == 0 && !t->is_cap[j]);
    if (t->lang != WIRE__EN) return !(f & W_(PREP));
    bool noun = IS_ANY(
        t, v->k, "states", "plans", "questions", "comments", "remarks",
        "attacks", "claims", "reports", "calls", "views", "hopes", "fears",
        "promises", "demands", "supports", "votes", "points", "talks",
        "requests", "pledges", "doubts", "insults", "rebukes", "protests",
        "estimates", "projects", "worries", "objects", "rules", "tweets");
    if (v->flags & W_(THIRD) && !plural && noun)
        return f & W_(SUBJ) || t->is_cap[j] ||
               t->flag[v->source.beg] & (W_(DET) | W_(POSS));
    if (v->flags & W_(THIRD) && !plural)
        return !(f & W_(PREP)) && !IS_ANY(t, j, "s");
    if (v->flags & W_(THIRD))
        return IS_ANY(t, j, "who", "that", "which") || t->is_cap[j];
    if (!(v->flags & (W_(NOUN) | W_(JUDGE) | W_(WANT))) && w.n > 3 &&
        w.p[w.n - 1] == 's')
        return true; /* "Democrats say" */
    return plural;
}

/* ---- The source ---- */

static bool shares_subject(const wire__said *t, const wire__said_group *v,
                           wire_span *out)
{
    if (t->has_last) {
        *out = t->last;
        return true;
    }
    return wire__said_subject_of(t, v->beg, out);
}

bool wire__said_find_source(const wire__said *t, wire__said_group *v)
{
    uint32_t p = v->beg;
    if (v->is_passive && p > t->f.beg && t->flag[p - 1] & W_(CONJ) &&
        !breaks(t, p))
        return shares_subject(t, v, &v->source);
    if (v->flags & W_(ING)) {
        bool free =
            p == t->f.beg || breaks(t, p) ||
            t->flag[p - 1] & (W_(PREP) | W_(SUB) | W_(CONJ) | W_(MEDIA));
        if (!free && !v->has_aux) /* "a poll showing that" */
            return v->flags & W_(SHOW) && !(v->flags & W_(JUDGE)) &&
                   wire__said_np_before(t, p, &v->source);
        if (!v->has_aux) return shares_subject(t, v, &v->source);
    }
    if (v->is_infinitive) return shares_subject(t, v, &v->source);
    if (p > t->f.beg && t->has_last && t->gap[p] & WIRE__GAP_COMMA &&
        !v->is_passive && p == t->covered && v->flags & W_(PAST)) {
        v->source = t->last; /* "said it leaked, called it a shame" */
        return true;
    }
    if (wire__said_np_before(t, p, &v->source)) return agrees(t, v);
    if (p > t->f.beg && t->flag[p - 1] & W_(CONJ) && !breaks(t, p))
        return shares_subject(t, v, &v->source);
    return false;
}
