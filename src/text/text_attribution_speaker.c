/* Attributions: who "he" and "Marrow" are.
 *
 *   Harbour master Ned Marrow resigned.    Ned Marrow is known
 *   "It leaks," Marrow said.               a longer form of it was met
 *   "All of it," he added.                 who was named last
 *
 * Names are those of sources, and of what begins a sentence. A list of the
 * newest ones is enough: news names its speakers again and again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "text_attribution_int.h"

enum { KNOWN = 32, NAME_WORDS = 8, PARAS_BACK = 4 };

typedef enum { UNKNOWN, HE, SHE } gender;

typedef struct {
    wire_span words;  /* the fullest form */
    uint32_t surname; /* hash of its last word */
    uint32_t n;       /* words of the fullest form */
    uint32_t para;    /* where it was met last */
    uint32_t when;    /* turn in which it was met last */
    gender who;
} person;

typedef struct {
    person p[KNOWN];
    size_t n;
    uint32_t turn;
} people;

static bool is_word(const wire__said *t, uint32_t i, const char *a,
                    const char *b)
{
    return wire__said_eq(t, i, a) || wire__said_eq(t, i, b);
}

/* The capitalised name in a phrase: its last run before a comma or "of". */
static bool name_in(const wire__said *t, wire_span s, wire_span *out)
{
    wire_span run = {0, 0};
    bool found = false;
    for (uint32_t i = s.beg; i < s.end && i < s.beg + 4 * NAME_WORDS; i++) {
        uint32_t f = t->flag[i];
        bool cap = t->is_cap[i] &&
                   !wire__is_digit((uint8_t)t->body.p[t->w->off[i]]) &&
                   !(f & (W_(DET) | W_(SUBJ) | W_(POSS) | W_(PREP) | W_(TIME) |
                          W_(CONJ) | W_(SUB)));
        if (i > s.beg && t->gap[i] & WIRE__GAP_BREAK && found) break;
        if (!cap && found && f & W_(PREP)) break;
        if (!cap) {
            run = (wire_span){i + 1, i + 1};
            continue;
        }
        run = (wire_span){run.end == i ? run.beg : i, i + 1};
        *out = run;
        found = true;
    }
    return found && out->end - out->beg <= NAME_WORDS;
}

static gender title_of(const wire__said *t, wire_span name)
{
    if (is_word(t, name.beg, "Mr", "Sir")) return HE;
    if (is_word(t, name.beg, "Mrs", "Ms") ||
        is_word(t, name.beg, "Miss", "Madame"))
        return SHE;
    return UNKNOWN;
}

/* Remember a name; returns who it is. */
static person *meet(const wire__said *t, people *k, wire_span name,
                    uint32_t para)
{
    uint32_t surname = t->w->hash[name.end - 1];
    gender who = title_of(t, name);
    if (who != UNKNOWN && name.end - name.beg > 1) name.beg++;
    person *x = NULL;
    for (size_t i = 0; i < k->n; i++)
        if (k->p[i].surname == surname) x = &k->p[i];
    if (!x && k->n < KNOWN) {
        x = &k->p[k->n++];
        memset(x, 0, sizeof *x);
    }
    if (!x) { /* the one not met for longest makes room */
        x = &k->p[0];
        for (size_t i = 1; i < k->n; i++)
            if (k->p[i].when < x->when) x = &k->p[i];
        memset(x, 0, sizeof *x);
    }
    uint32_t n = name.end - name.beg;
    if (n > x->n) {
        x->n = n;
        x->words = name;
    }
    x->surname = surname;
    x->para = para;
    x->when = ++k->turn;
    if (who != UNKNOWN) x->who = who;
    return x;
}

/* The newest person that a pronoun can be. */
static person *pronoun(const wire__said *t, people *k, uint32_t word,
                       uint32_t para)
{
    static const char *const he[] = {"he", "er", "il", "él"};
    static const char *const she[] = {"she", "sie", "elle", "ella"};
    gender who = UNKNOWN;
    for (size_t i = 0; i < sizeof he / sizeof *he; i++) {
        if (wire__said_eq(t, word, he[i])) who = HE;
        if (wire__said_eq(t, word, she[i])) who = SHE;
    }
    person *x = NULL;
    if (who == UNKNOWN && !is_word(t, word, "his", "her") &&
        !is_word(t, word, "they", "it"))
        return NULL;
    for (size_t i = 0; i < k->n; i++) {
        person *p = &k->p[i];
        if (para > p->para + PARAS_BACK) continue;
        if (who != UNKNOWN && p->who != UNKNOWN && p->who != who) continue;
        if (!x || p->when > x->when) x = p;
    }
    if (x && who != UNKNOWN) x->who = who;
    return x;
}

/* "sagten sie": several. */
static bool is_plural(const wire__said *t, const wire_attribution *x,
                      uint32_t word)
{
    wire_str cue = {t->body.p + x->cue.beg, x->cue.end - x->cue.beg};
    return wire__said_eq(t, word, "sie") && wire_str_ends(cue, WIRE_STR("en"));
}

/* The subject that begins a frame, when it is a name. */
static void meet_subject(const wire__said *t, people *k, const wire__frame *f)
{
    wire__said at = *t;
    wire_span np, name;
    at.f = *f;
    if (wire__said_quoted(t, f->beg) ||
        t->flag[f->beg] & (W_(SUBJ) | W_(PREP) | W_(ADV)))
        return;
    if (wire__said_np_at(&at, f->beg, false, &np) && name_in(t, np, &name) &&
        name.end - name.beg > 1)
        meet(t, k, name, f->para);
}

wire_status wire__said_speakers(wire__said *t, wire_err *err)
{
    people *k = wire_arena_calloc(t->a, 1, sizeof *k);
    if (!k) return wire_fail_mem(err);
    size_t f = 0;
    for (size_t i = 0; i < t->out.n; i++) {
        wire_attribution *x = &t->out.p[i];
        if (!x->has_source || x->speaker.beg < x->speaker.end) continue;
        uint32_t beg = (uint32_t)wire_words_at(t->w, x->source.beg);
        uint32_t end = (uint32_t)wire_words_at(t->w, x->source.end);
        while (f < t->n_frames && t->frames[f].beg <= beg) {
            if (t->frames[f].end <= beg) meet_subject(t, k, &t->frames[f]);
            if (t->frames[f].end > beg) break;
            f++;
        }
        uint32_t para = f < t->n_frames ? t->frames[f].para : 0;
        wire_span name;
        person *p = NULL;
        if (beg >= end) continue;
        if (name_in(t, (wire_span){beg, end}, &name))
            p = meet(t, k, name, para);
        else if (end - beg == 1 && !is_plural(t, x, beg))
            p = pronoun(t, k, beg, para);
        if (!p) continue;
        x->speaker = wire_words_span(t->w, p->words.beg, p->words.end);
        p->when = ++k->turn;
        p->para = para;
    }
    return WIRE_OK;
}
