/* Attributions: verbs, and the two sides on which their content may stand.
 *
 *   content , SOURCE verb          the plan works, Ann Lee said
 *   content , verb SOURCE          the plan works, said Ann Lee
 *   SOURCE verb (that) content     Ann Lee said the plan works
 *   content , SOURCE verb , more   "It works," Ann Lee said. "We tried."
 * SPDX-License-Identifier: Apache-2.0 */
#include "text_attribution_int.h"

enum {
    ADJUNCT_MAX = 18, /* words between a verb and its "that" */
    VERB_WITHIN = 25, /* words in which a clause shows its verb */
    RECIPIENT_MAX = 12
};

typedef wire__said_group verb;

static bool breaks(const wire__said *t, uint32_t i)
{
    return i >= t->f.end || t->gap[i] & WIRE__GAP_BREAK;
}

static bool opens_quote(const wire__said *t, uint32_t i)
{
    return i < t->f.end && t->gap[i] & WIRE__GAP_QUOTE &&
           wire__said_quoted(t, i) &&
           (i == t->f.beg || t->quote[i] != t->quote[i - 1]);
}

/* ---- To the right ---- */

/* Is there a finite verb soon behind i? */
static bool has_verb(const wire__said *t, uint32_t i)
{
    uint32_t end = i + VERB_WITHIN < t->f.end ? i + VERB_WITHIN : t->f.end;
    for (uint32_t k = i; k < end; k++) {
        uint32_t f = t->flag[k];
        if (f & W_(AUX)) return true;
        if (k > i && f & (W_CUE | W_(VERB)) &&
            f & (W_(PAST) | W_(THIRD) | W_(BASE)) && !t->is_cap[k] &&
            !(t->flag[k - 1] & (W_(DET) | W_(POSS) | W_(PREP))))
            return true;
        if (k > i && t->gap[k] & (WIRE__GAP_SEMI | WIRE__GAP_COLON))
            return false;
        wire_str w = wire__said_word_at(t, k);
        if (k > i && !t->is_cap[k] && w.n > 3 && !f && w.p[w.n - 1] == 'd' &&
            w.p[w.n - 2] == 'e')
            return true;
    }
    return false;
}

static bool begins_clause(const wire__said *t, uint32_t i)
{
    uint32_t f = t->flag[i];
    if (f & W_(THAT)) return true;
    if (opens_quote(t, i)) return true;
    if (f & W_(SUB) && !(f & W_(PREP)))
        return IS_ANY(t, i, "if", "whether", "what", "how", "why", "when",
                      "where", "who", "even", "once") &&
               has_verb(t, i);
    if (f & W_(SUBJ) && !(f & (W_(DET) | W_(OBJ)))) return true;
    if (f & W_(OBJ) &&
        !(f & (W_(DET) | W_(POSS)))) { /* "it leaks", not "it for days" */
        if (i + 1 >= t->f.end || breaks(t, i + 1)) return false;
        uint32_t next = t->flag[i + 1];
        return next & W_(AUX) || (next & (W_(VERB) | W_CUE) &&
                                  next & (W_(PAST) | W_(THIRD) | W_(BASE)));
    }
    if (f & (W_(SUBJ) | W_(DET) | W_(POSS))) return has_verb(t, i);
    if (f & (W_(PREP) | W_(ADV) | W_(NEG) | W_(AUX) | W_(CONJ) | W_(TIME) |
             W_(OBJ)))
        return false;
    return has_verb(t, i);
}

/* Behind "in a statement on Monday": where "that", a colon or a quotation
 * stands; 0 when there is none. */
static uint32_t behind_adjunct(const wire__said *t, uint32_t i)
{
    uint32_t end = i + ADJUNCT_MAX < t->f.end ? i + ADJUNCT_MAX : t->f.end;
    for (uint32_t k = i + 1; k < end; k++) {
        if (t->gap[k] & WIRE__GAP_SEMI) return 0;
        if (t->flag[k] & W_(THAT) && !opens_quote(t, k) &&
            !wire__said_quoted(t, k))
            return k;
        if (t->gap[k] & WIRE__GAP_COLON) return k;
        if (opens_quote(t, k) && wire__said_quoted(t, k)) return k;
        if (k > i + 1 && t->flag[k] & W_(AUX)) break;
    }
    for (uint32_t k = i; k + 1 < end && k < i + 6; k++) {
        if (k > i && breaks(t, k)) return 0;
        if (t->flag[k] & (W_(MEDIA) | W_(TIME)) && !breaks(t, k + 1) &&
            !(t->flag[k + 1] & (W_(TIME) | W_(MEDIA))) &&
            begins_clause(t, k + 1))
            return k + 1;
    }
    return 0;
}

static uint32_t right_of_say(const wire__said *t, uint32_t i)
{
    /* Behind said, says, say a clause needs no sign. */
    bool is_plain =
        i > t->f.beg && IS_ANY(t, i - 1, "said", "says", "saying", "say");
    if (i >= t->f.end) return 0;
    uint16_t g = t->gap[i];
    if (g & WIRE__GAP_COLON) return i;
    if (opens_quote(t, i)) return i;
    if (g & WIRE__GAP_BREAK) {
        if (!(g & WIRE__GAP_COMMA)) return 0;
        if (t->lang == WIRE__DE && (t->flag[i] & W_(THAT) || has_verb(t, i)))
            return i;
        uint32_t k = behind_adjunct(t, i);
        return k && (t->flag[k] & W_(THAT) || wire__said_quoted(t, k)) ? k : 0;
    }
    if (t->flag[i] & W_(THAT)) return i;
    if (t->flag[i] & (W_(PREP) | W_(TIME) | W_(ADV)) && !t->is_cap[i] &&
        !(is_plain && t->flag[i] & W_(ADV) && has_verb(t, i + 1) &&
          !(t->flag[i] & (W_(PREP) | W_(TIME)))))
        return behind_adjunct(t, i);
    if (t->flag[i] & W_(TIME) &&
        !(i + 1 < t->f.end && t->gap[i + 1] & WIRE__GAP_APOS))
        return behind_adjunct(t, i);
    if (IS_ANY(t, i, "so", "nothing", "little", "yes", "no", "as")) return 0;
    if (is_plain && !(t->flag[i] & (W_(AUX) | W_(CONJ))) &&
        (!(t->flag[i] & W_(OBJ)) || t->flag[i] & (W_(SUBJ) | W_(POSS))) &&
        i + 1 < t->f.end &&
        (!breaks(t, i + 1) ||
         (t->gap[i + 1] & WIRE__GAP_BREAK) == WIRE__GAP_QUOTE))
        return i;
    return begins_clause(t, i) ? i : 0;
}

/* Behind the one who is told: 0 when nothing of use follows. */
static uint32_t right_of_tell(const wire__said *t, uint32_t i)
{
    if (i >= t->f.end || t->gap[i] & (WIRE__GAP_SEMI | WIRE__GAP_DASH))
        return 0;
    if (t->gap[i] & WIRE__GAP_BREAK || t->flag[i] & W_(THAT))
        return right_of_say(t, i);
    uint32_t end = i + RECIPIENT_MAX < t->f.end ? i + RECIPIENT_MAX : t->f.end;
    uint32_t k = i;
    if (t->flag[k] & (W_(OBJ) | W_(SUBJ)))
        k++;
    else
        for (k++; k < end && !breaks(t, k); k++) {
            uint32_t f = t->flag[k];
            if (f & (W_(THAT) | W_(SUBJ) | W_(SUB) | W_(AUX) | W_(PREP))) break;
            if (f & (W_(DET) | W_(POSS)) && !t->is_cap[k]) break;
            if (t->is_cap[k] && !t->is_cap[k - 1] &&
                !(t->flag[k - 1] & (W_(DET) | W_(POSS))))
                break;
        }
    if (k >= t->f.end) return 0;
    if (wire__said_eq(t, k, "to") && !breaks(t, k)) return k;
    return right_of_say(t, k);
}

static uint32_t right_of_want(const wire__said *t, uint32_t i)
{
    if (breaks(t, i)) return 0;
    if (wire__said_eq(t, i, "to")) return i;
    return 0;
}

/* "wants her to go" */
static uint32_t right_of_want_object(const wire__said *t, uint32_t i)
{
    if (breaks(t, i) || t->flag[i] & (W_(PREP) | W_(THAT) | W_(ADV))) return 0;
    uint32_t end = i + RECIPIENT_MAX < t->f.end ? i + RECIPIENT_MAX : t->f.end;
    for (uint32_t k = i + 1; k < end && !breaks(t, k); k++) {
        if (wire__said_eq(t, k, "to")) return i;
        if (t->flag[k] & (W_(AUX) | W_(SUB) | W_(THAT) | W_(SUBJ))) return 0;
    }
    return 0;
}

static bool begins_object(const wire__said *t, uint32_t i)
{
    if (i >= t->f.end) return false;
    if (opens_quote(t, i)) return !(t->gap[i] & WIRE__GAP_COMMA);
    if (breaks(t, i)) return false;
    uint32_t f = t->flag[i];
    if (t->is_cap[i]) return !(f & W_(TIME));
    if (f & (W_(DET) | W_(POSS) | W_(OBJ))) return true;
    if (f & (W_(PREP) | W_(CONJ) | W_(SUB) | W_(AUX) | W_(ADV) | W_(NEG) |
             W_(THAT) | W_(TIME)))
        return IS_ANY(t, i, "how", "what", "whether");
    return true;
}

/* ---- Both sides ---- */

static void part(wire__said_hit *h, uint32_t beg, uint32_t end)
{
    if (beg < end && h->n < 3) h->part[h->n++] = (wire_span){beg, end};
}

/* "..., she said, "and so on"": what goes on behind. */
static void add_remainder(const wire__said *t, wire__said_hit *h, uint32_t from,
                          bool left_quoted)
{
    uint32_t end = from + 40 < t->f.end ? from + 40 : t->f.end;
    for (uint32_t i = from; i < end; i++) {
        if (opens_quote(t, i) && wire__said_quoted(t, i)) {
            part(h, i, wire__said_clause_end(t, i));
            return;
        }
        if (i > from && t->flag[i] & W_CUE && t->flag[i] & W_(ING) &&
            t->flag[i] & W_(SAY))
            return;
    }
    if (left_quoted || from >= t->f.end || !(t->gap[from] & WIRE__GAP_COMMA))
        return;
    uint32_t f = t->flag[from];
    if (f & (W_(ING) | W_(ACCORD)) || IS_ANY(t, from, "who", "which")) return;
    part(h, from, wire__said_clause_end(t, from));
}

static bool left_is_quoted(const wire__said *t, uint32_t i)
{
    return i > t->f.beg && wire__said_quoted(t, i - 1) &&
           t->gap[i] & WIRE__GAP_QUOTE;
}

/* Content in front: source.beg (or the verb) is where it ends. */
static bool take_left(wire__said *t, const verb *v, uint32_t end,
                      uint32_t behind)
{
    wire__said_hit h = {0};
    uint32_t beg = wire__said_clause_beg(t, end);
    if (beg >= end) return false;
    bool quoted = left_is_quoted(t, end);
    part(&h, beg, end);
    h.source = v->source;
    h.cue = (wire_span){v->beg, v->end};
    h.is_negated = v->is_negated;
    h.force = v->flags & (W_(SAY) | W_(TELL) | W_(ASK)) ? WIRE_FORCE_SAY
              : v->flags & W_(SHOW)                     ? WIRE_FORCE_SHOW
                                                        : WIRE_FORCE_THINK;
    add_remainder(t, &h, behind, quoted);
    if (!quoted && end - beg < 3 && h.n < 2) return false;
    wire__said_add(t, &h);
    t->done = behind;
    return true;
}

/* "who want to go | said": the clause of the relative ends at the verb of the
 * phrase it belongs to. */
static uint32_t relative_end(const wire__said *t, const verb *v, uint32_t beg,
                             uint32_t end)
{
    enum { LOOK = 60 };
    if (v->source.end - v->source.beg != 1 ||
        !IS_ANY(t, v->source.beg, "who", "which", "that"))
        return end;
    for (uint32_t i = beg + 1; i < end && i < beg + LOOK; i++)
        if (t->flag[i] & (W_(SAY) | W_(TELL)) && t->flag[i] & W_(PAST) &&
            !wire__said_quoted(t, i) &&
            !(t->flag[i - 1] & (W_(SUBJ) | W_(AUX) | W_(SUB))) &&
            !t->is_cap[i - 1])
            return i;
    return end;
}

static bool take_right(wire__said *t, const verb *v, uint32_t beg, uint32_t end,
                       wire__said_hit *h, wire_said_force force)
{
    h->source = v->source;
    h->cue = (wire_span){v->beg, v->end};
    h->force = force;
    h->is_negated = v->is_negated;
    part(h, beg, relative_end(t, v, beg, end));
    if (!h->n) return false;
    wire__said_add(t, h);
    return true;
}

/* "said Ann Lee, a ...": the source behind its verb. */
static bool is_inverted(const wire__said *t, verb *v)
{
    uint32_t i = v->beg;
    wire_span np;
    if (!(v->flags & W_(SAY)) || v->is_passive || v->is_infinitive ||
        i == t->f.beg || breaks(t, v->end))
        return false;
    if (!(t->gap[i] & (WIRE__GAP_COMMA | WIRE__GAP_QUOTE | WIRE__GAP_DASH)))
        return false;
    if (v->flags & W_(ING) || opens_quote(t, v->end)) return false;
    if (!wire__said_np_at(t, v->end, true, &np)) return false;
    bool quoted = left_is_quoted(t, i);
    wire_span left; /* "Ann Roe, a clerk, said the lock holds": no content */
    if (!quoted && wire__said_np_before(t, i, &left) &&
        left.beg == wire__said_subject_beg(t, i))
        return false;
    if (t->lang != WIRE__EN && v->flags & W_(PAST) && !quoted && !v->has_aux &&
        np.end < t->f.end && !breaks(t, np.end))
        return false;
    uint32_t f = t->flag[v->end];
    if (v->flags & (W_(JUDGE) | W_(CALL) | W_(WANT)) && !quoted) return false;
    if (!t->is_cap[v->end] && !(f & (W_(DET) | W_(POSS) | W_(PERSON))) &&
        !(quoted && f & W_(SUBJ)))
        return false;
    if (np.end < t->f.end && !breaks(t, np.end) && !quoted &&
        t->flag[np.end] & (W_(AUX) | W_CUE | W_(VERB)))
        return false;
    v->source = np;
    return true;
}

/* Does what stands behind the verb leave the content to the left? */
static bool is_aside(const wire__said *t, uint32_t i)
{
    if (i >= t->f.end) return true;
    if (t->gap[i] & (WIRE__GAP_COMMA | WIRE__GAP_DASH | WIRE__GAP_SEMI))
        return true;
    if (t->gap[i] & WIRE__GAP_BREAK) return false;
    uint32_t f = t->flag[i];
    return f & (W_(PREP) | W_(TIME) | W_(ADV)) ||
           (f & W_(SUB) && !(f & W_(THAT)) &&
            IS_ANY(t, i, "when", "while", "because", "as", "after", "before"));
}

static bool try_left(wire__said *t, const verb *v)
{
    uint32_t beg = v->source.beg;
    if (beg <= t->f.beg || beg <= t->done) return false;
    uint16_t g = t->gap[beg];
    if (!(g & (WIRE__GAP_COMMA | WIRE__GAP_QUOTE | WIRE__GAP_DASH)))
        return false;
    bool quoted = left_is_quoted(t, beg);
    uint32_t i = v->end;
    if (!quoted && v->flags & W_(ONLYQ)) return false;
    if (!quoted && v->flags & (W_(JUDGE) | W_(CALL) | W_(WANT)) &&
        i < t->f.end && !(t->gap[i] & WIRE__GAP_COMMA) &&
        !(t->flag[i] & W_(TIME)))
        return false;
    if (v->flags & (W_(TELL) | W_(ASK)) && !is_aside(t, i)) {
        wire_span np;
        if (!quoted && wire__said_np_at(t, i, true, &np) &&
            (np.end >= t->f.end ||
             (t->flag[np.end] & (W_(PREP) | W_(TIME)) && !right_of_tell(t, i))))
            return take_left(t, v, beg, np.end); /* "..., she told the Post" */
        if (!quoted) return false;
        uint32_t r = right_of_tell(t, i);
        if (r && (t->flag[r] & W_(THAT) || opens_quote(t, r))) return false;
        return take_left(t, v, beg, i);
    }
    if (!is_aside(t, i) && (!quoted || right_of_say(t, i))) return false;
    if (!quoted && !breaks(t, i)) {
        uint32_t r = right_of_say(t, i);
        if (r) return false;
    }
    if (quoted && i < t->f.end && !breaks(t, i)) {
        uint32_t r = behind_adjunct(t, i);
        if (r && t->flag[r] & W_(THAT)) return false;
    }
    return take_left(t, v, beg, i);
}

/* ---- What kind of verb ---- */

/* "the son, who the panel said had known nothing" */
static bool try_relative(wire__said *t, const verb *v)
{
    wire__said_hit h = {0};
    uint32_t p = v->source.beg, i = v->end;
    if (p <= t->f.beg || breaks(t, p) || breaks(t, i)) return false;
    if (!IS_ANY(t, p - 1, "who", "which", "that", "what")) return false;
    if (!(t->flag[i] & W_(AUX)) &&
        !(t->flag[i] & (W_(VERB) | W_CUE) &&
          t->flag[i] & (W_(PAST) | W_(THIRD) | W_(BASE))))
        return false;
    part(&h, p - 1, p);
    return take_right(t, v, i, wire__said_object_end(t, i), &h,
                      v->flags & W_(SAY) ? WIRE_FORCE_SAY : WIRE_FORCE_THINK);
}

static bool try_say(wire__said *t, const verb *v)
{
    wire__said_hit h = {0};
    uint32_t f = v->flags, beg = 0;
    if (v->is_modal && f & W_(THINK)) return false;
    bool only_quote = f & W_(ONLYQ) && !(f & (W_(TELL) | W_(ASK) | W_(THINK)));
    if (f & (W_(TELL) | W_(ASK))) beg = right_of_tell(t, v->end);
    if (!beg && f & (W_(SAY) | W_(THINK))) beg = right_of_say(t, v->end);
    if (!beg) return try_relative(t, v);
    if (only_quote && !opens_quote(t, beg) && !(t->gap[beg] & WIRE__GAP_COLON))
        return false;
    /* A verb that also takes an object needs "that" or a pronoun to show
     * that a clause follows. */
    if (f & (W_(JUDGE) | W_(CALL)) && !(f & (W_(TELL) | W_(ASK))) &&
        !(t->flag[beg] & (W_(THAT) | W_(SUBJ))) && !opens_quote(t, beg) &&
        !(t->gap[beg] & WIRE__GAP_COLON))
        return false;
    wire_said_force force =
        f & (W_(SAY) | W_(TELL) | W_(ASK)) ? WIRE_FORCE_SAY : WIRE_FORCE_THINK;
    return take_right(t, v, beg, wire__said_clause_end(t, beg), &h, force);
}

static bool try_want(wire__said *t, const verb *v)
{
    wire__said_hit h = {0};
    uint32_t beg = right_of_want(t, v->end);
    if (!beg && IS_ANY(t, v->k, "wants", "want", "wanted", "urged", "asked",
                       "urges", "urging", "asking", "expects", "expect"))
        beg = right_of_want_object(t, v->end);
    if (!beg) return false;
    return take_right(t, v, beg, wire__said_clause_end(t, beg), &h,
                      WIRE_FORCE_WANT);
}

/* "noted the plan meant that": an object that turns out to be a clause. */
static bool has_finite(const wire__said *t, uint32_t beg, uint32_t end)
{
    enum { LOOK = 9 };
    for (uint32_t i = beg + 1; i < end && i < beg + LOOK; i++) {
        uint32_t f = t->flag[i];
        if (breaks(t, i) || f & (W_(SUB) | W_(THAT) | W_(PREP))) return false;
        if (f & W_(AUX)) return true;
        if (f & (W_CUE | W_(VERB)) && f & (W_(PAST) | W_(THIRD)) &&
            !(f & W_(NOUN)) && !t->is_cap[i])
            return true;
    }
    return false;
}

static bool try_judge(wire__said *t, const verb *v)
{
    wire__said_hit h = {0};
    verb x = *v;
    if (v->is_modal) return false;
    bool calls = IS_ANY(t, v->k, "call", "calls", "called", "calling") &&
                 !breaks(t, v->end) && IS_ANY(t, v->end, "for", "on");
    if (v->is_pair || calls) {
        if (breaks(t, v->end) || !IS_ANY(t, v->end, "to", "for", "on", "about",
                                         "of", "against", "at", "over"))
            return false;
        if (IS_ANY(t, v->k, "speak", "spoke", "speaks", "speaking", "talk",
                   "talked", "talks", "talking") &&
            !IS_ANY(t, v->end, "about", "of", "against"))
            return false;
        x.end++;
    }
    if (!begins_object(t, x.end)) return false;
    uint32_t end = wire__said_object_end(t, x.end);
    bool clause =
        v->flags & W_(SAY) && !v->is_pair && has_finite(t, x.end, end);
    return take_right(t, &x, x.end, end, &h,
                      clause ? WIRE_FORCE_SAY : WIRE_FORCE_JUDGE);
}

static bool try_show(wire__said *t, const verb *v)
{
    wire__said_hit h = {0};
    uint32_t beg = right_of_say(t, v->end);
    if (!beg) return false;
    return take_right(t, v, beg, wire__said_clause_end(t, beg), &h,
                      WIRE_FORCE_SHOW);
}

static bool try_seem(wire__said *t, const verb *v)
{
    wire__said_hit h = {0};
    verb x = *v;
    if (breaks(t, v->end) || t->flag[v->end] & W_(PREP)) {
        if (breaks(t, v->end) || !wire__said_eq(t, v->end, "to")) return false;
    }
    part(&h, v->source.beg, v->source.end);
    x.source = (wire_span){0, 0};
    return take_right(t, &x, v->end, wire__said_clause_end(t, v->end), &h,
                      WIRE_FORCE_SEEM);
}

/* "is alleged by farmers to owe them rent" */
static bool take_agent(wire__said *t, const verb *v)
{
    wire__said_hit h = {0};
    verb x = *v;
    if (!wire__said_np_at(t, v->end + 1, false, &x.source)) return false;
    uint32_t i = x.source.end;
    if (i >= t->f.end || breaks(t, i) || !wire__said_eq(t, i, "to"))
        return false;
    part(&h, v->source.beg, v->source.end);
    return take_right(t, &x, i, wire__said_clause_end(t, i), &h,
                      WIRE_FORCE_SAY);
}

/* "was told that", "is expected to", "was asked about" */
static bool try_passive(wire__said *t, const verb *v)
{
    uint32_t f = v->flags, i = v->end;
    verb x = *v;
    wire__said_hit h = {0};
    if (breaks(t, i)) return false;
    if (f & (W_(SAY) | W_(THINK)) && wire__said_eq(t, i, "by"))
        return take_agent(t, v);
    if (f & (W_(THINK) | W_(SAY)) && wire__said_eq(t, i, "to")) {
        part(&h, v->source.beg, v->source.end);
        x.source = (wire_span){0, 0};
        return take_right(t, &x, i, wire__said_clause_end(t, i), &h,
                          WIRE_FORCE_SEEM);
    }
    if (f & (W_(ASK) | W_(TELL))) {
        x.source = (wire_span){0, 0};
        uint32_t beg = right_of_say(t, i);
        if (!beg && wire__said_eq(t, i, "about")) beg = i + 1;
        if (!beg || beg >= t->f.end) return false;
        return take_right(t, &x, beg, wire__said_clause_end(t, beg), &h,
                          WIRE_FORCE_SAY);
    }
    return false;
}

/* "Asked whether it works, she ...": nobody is named who asks. */
static void try_asked(wire__said *t, const verb *v)
{
    wire__said_hit h = {0};
    uint32_t p = v->beg, i = v->end;
    if (!(v->flags & W_(ASK)) || !(v->flags & W_(PAST)) || v->has_aux) return;
    if (p > t->f.beg && !breaks(t, p) &&
        !(t->flag[p - 1] & (W_(CONJ) | W_(SUB))))
        return;
    if (breaks(t, i)) return;
    if (IS_ANY(t, i, "about"))
        i++;
    else if (!begins_clause(t, i))
        return;
    uint32_t end = i + 1;
    while (end < t->f.end && !(t->gap[end] & WIRE__GAP_COMMA))
        end++;
    verb x = *v;
    x.end = i > v->end ? i : v->end;
    x.source = (wire_span){0, 0};
    take_right(t, &x, i, end, &h, WIRE_FORCE_SAY);
}

uint32_t wire__said_verb(wire__said *t, uint32_t k)
{
    verb v;
    if (t->is_cap[k] && k > t->f.beg) return k + 1;
    wire__said_group_at(t, k, &v);
    if (t->lang != WIRE__EN) {
        uint32_t next = wire__said_other(t, k);
        if (next) return next;
    }
    if (v.flags & (W_(BASE) | W_(THIRD)) && v.beg > t->f.beg && !v.has_aux &&
        !breaks(t, v.beg) && t->flag[v.beg - 1] & (W_(DET) | W_(POSS)) &&
        !(t->flag[v.beg - 1] & W_(SUBJ)))
        return k + 1; /* "this tweet" */
    if (is_inverted(t, &v)) {
        verb x = v;
        if (take_left(t, &x, v.beg, v.source.end)) return v.source.end;
    }
    if (!wire__said_find_source(t, &v)) {
        try_asked(t, &v);
        return k + 1;
    }
    if (v.is_passive) {
        try_passive(t, &v);
        return k + 1;
    }
    if (v.flags & (W_(SAY) | W_(TELL) | W_(ASK) | W_(THINK) | W_(SHOW)) &&
        !v.is_infinitive && try_left(t, &v))
        return k + 1;
    if (v.is_infinitive && !(v.flags & (W_(SAY) | W_(TELL)))) return k + 1;
    if (v.flags & W_(WANT) && try_want(t, &v)) return k + 1;
    if (v.flags & (W_(SAY) | W_(TELL) | W_(ASK) | W_(THINK)) && try_say(t, &v))
        return k + 1;
    if (v.flags & W_(SHOW) && try_show(t, &v)) return k + 1;
    if (v.flags & W_(SEEM) && try_seem(t, &v)) return k + 1;
    if (v.flags & (W_(JUDGE) | W_(CALL))) try_judge(t, &v);
    return k + 1;
}
