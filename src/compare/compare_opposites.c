/* Words put in place of others that say the opposite of them, and words gone
 * without which something else is meant.
 *
 *   source  Shares rose 2.3 percent      two former managers
 *   copy    Shares fell 2.3 percent      two managers
 *
 * Most words in the place of others are wording. A word of one pole for one
 * of the other pole of its class is not, when neither sentence has both: then
 * the order may have changed, and who rose is another. Nor is it one when one
 * side says no and the other does not (did not rise, fell).
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_opposites_cues.h"
#include "compare_values_int.h"

enum {
    FIRM_MOST = 3, /* words of a place in which nothing else changed */
    MOST = 8,
    NO_REACH = 3, /* words before, looked through for a no */
    MEANINGS = 4  /* of one word */
};

/* Poles seen, a bit each; see VALUE. */
typedef uint64_t poles;

static poles poles_in(const wire__phrases *p, const wire__side *s, uint32_t beg,
                      uint32_t end)
{
    poles out = 0;
    int v[MEANINGS];
    for (uint32_t k = beg; k < end; k++) {
        size_t n = wire__phrase_all(p, s->full, k, end, v, MEANINGS);
        uint32_t words = 1;
        for (size_t i = 0; i < n; i++)
            out |= UINT64_C(1) << v[i];
        if (n) wire__phrase_at(p, s->full, k, end, &words);
        k += words - 1;
    }
    return out;
}

/* Both poles of a class. */
static poles both_of(opposite_class c) { return UINT64_C(3) << VALUE(c, 0); }

/* Classes whose words say the same of another's side (bought by, sold to), or
 * serve many ends (up, before, more): where they alone changed. */
static poles alone(void)
{
    return both_of(TRADE) | both_of(SIDE) | both_of(WHEN) | both_of(COUNT) |
           both_of(UP) | both_of(SPAN);
}

/* Those of the other pole of each class. */
static poles turned(poles x)
{
    const poles a = UINT64_C(0x5555555555555555);
    return (x & a) << 1 | (x >> 1 & a);
}

/* ---- Opposites by their beginning ---- */

/* "Lawful", "unlawful": is the longer one the shorter with a no before it? */
static bool denies(wire_str with, wire_str without)
{
    static const struct {
        const char *prefix;
        bool needs_end; /* of an adjective: impose is no im + pose */
    } prefixes[] = {{"un", false}, {"non", false}, {"on", false},
                    {"in", true},  {"im", true},   {"il", true},
                    {"ir", true},  {"dis", true},  {"des", true}};
    static const char *const ends[] = {
        "able", "ible", "al",   "ful",  "ive", "ent",   "ant",    "ous",
        "ate",  "lich", "isch", "ique", "el",  "ible",  "ely",    "nce",
        "ncy",  "ity",  "bile", "ico",  "ica", "loyal", "honest", "per"};
    if (without.n < 4 || with.n <= without.n || !wire_str_ends(with, without))
        return false;
    wire_str head = {with.p, with.n - without.n};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        if (!wire_str_eq(head, wire_str_of(prefixes[i].prefix))) continue;
        if (!prefixes[i].needs_end) return true;
        for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
            if (wire_str_ends(without, wire_str_of(ends[k]))) return true;
    }
    return false;
}

static bool is_denied_word(const wire__compare *t, const wire__op *o)
{
    char x[WIRE__WORD_CAP], y[WIRE__WORD_CAP];
    for (uint32_t i = o->s_beg; i < o->s_end; i++) {
        if (wire__is_nocase(wire__side_word(&t->s, i), "non")) return false;
        wire_str a = {x, wire__word_fold(wire__side_word(&t->s, i), false, x)};
        for (uint32_t k = o->c_beg; k < o->c_end; k++) {
            wire_str w = wire__side_word(&t->c, k);
            if (wire__is_nocase(w, "non")) return false;
            wire_str b = {y, wire__word_fold(w, false, y)};
            if (denies(a, b) || denies(b, a)) return true;
        }
    }
    return false;
}

/* ---- Words in place of others ---- */

typedef struct {
    wire__compare *t;
    wire__phrases table;
    const wire_link *l;
    const wire__diff *d;
} finder;

/* Poles that stand in the sentences of a link on either side. */
static poles poles_of_source(const finder *f)
{
    const wire__side *s = &f->t->s;
    poles out = 0;
    for (size_t i = 0; i < f->l->n_source; i++)
        out |= poles_in(&f->table, s, s->word_beg[f->l->source[i]],
                        s->word_beg[f->l->source[i] + 1]);
    return out;
}

static poles poles_of_copy(const finder *f)
{
    const wire__side *c = &f->t->c;
    return poles_in(&f->table, c, c->word_beg[f->l->copy],
                    c->word_beg[f->l->copy + 1]);
}

static bool is_firm_before(const finder *f, size_t i)
{
    return i == 0 || f->d->ops[i - 1].kind <= WIRE__OP_STEM;
}

static bool is_firm_behind(const finder *f, size_t i)
{
    return i + 1 == f->d->n || f->d->ops[i + 1].kind <= WIRE__OP_STEM;
}

/* Is something denied in these words, or right before them? */
static bool is_denied(const finder *f, const wire__side *s, uint32_t sentence,
                      uint32_t beg, uint32_t end)
{
    uint32_t least = s->word_beg[sentence];
    uint32_t from = beg > least + NO_REACH ? beg - NO_REACH : least;
    return wire__is_negated(f->t, s, from, end);
}

static wire_severity less(wire_severity s)
{
    return s == WIRE_SEVERITY_HIGH ? WIRE_SEVERITY_MEDIUM : WIRE_SEVERITY_LOW;
}

static bool report(finder *f, const wire__op *o, wire_severity sev,
                   const char *note)
{
    wire__compare *t = f->t;
    if (wire__side_role(&t->c, f->l->copy) == WIRE_PARA_LIST) sev = less(sev);
    wire_change *x = wire__compare_add(
        t, WIRE_CHANGE_FACT_ALTERED, sev,
        wire_words_span(&t->s.doc->words, o->s_beg, o->s_end),
        wire_words_span(&t->c.doc->words, o->c_beg, o->c_end));
    return x && wire__compare_note(t, x, "%s", note);
}

/* Has another finder told of these words, with weight? */
static bool is_told(const wire__compare *t, const wire__op *o)
{
    enum { LOOK = 64 };
    const wire_words *sw = &t->s.doc->words, *cw = &t->c.doc->words;
    wire_span s = wire_words_span(sw, o->s_beg, o->s_end);
    size_t n = t->changes.n;
    for (size_t i = n > LOOK ? n - LOOK : 0; i < n; i++) {
        const wire_change *c = &t->changes.p[i];
        if (c->severity == WIRE_SEVERITY_LOW) continue;
        if (c->has_source_span && c->source_span.beg < s.end &&
            s.beg < c->source_span.end)
            return true;
        if (o->c_beg == o->c_end) continue;
        wire_span w = wire_words_span(cw, o->c_beg, o->c_end);
        if (c->has_copy_span && c->copy_span.beg < w.end &&
            w.beg < c->copy_span.end)
            return true;
    }
    return false;
}

static bool look_at_op(finder *f, size_t i, poles s_all, poles c_all)
{
    const wire__compare *t = f->t;
    const wire__op *o = &f->d->ops[i];
    uint32_t n = o->s_end - o->s_beg, m = o->c_end - o->c_beg;
    bool before = is_firm_before(f, i), behind = is_firm_behind(f, i);
    if (o->kind != WIRE__OP_REPLACED || n > MOST || m > MOST ||
        (!before && !behind) ||
        wire__side_quote_at(&t->c, t->c.doc->words.off[o->c_beg]))
        return true;
    poles s = poles_in(&f->table, &t->s, o->s_beg, o->s_end);
    poles c = poles_in(&f->table, &t->c, o->c_beg, o->c_end);
    const poles silent = both_of(SILENCE);
    poles hit = s & turned(c) & ~turned(s_all) & ~c_all;
    bool tight = before && behind && n <= FIRM_MOST && m <= FIRM_MOST;
    if (!tight || n > 1 || m > 1) hit &= ~alone();
    /* did not rise: fell */
    bool same_no = is_denied(f, &t->s, f->l->source[0], o->s_beg, o->s_end) ==
                   is_denied(f, &t->c, f->l->copy, o->c_beg, o->c_end);
    if (!same_no) hit &= silent;
    if (!hit && !(tight && same_no && is_denied_word(t, o))) return true;
    if (is_told(t, o)) return true;
    return report(f, o, tight ? WIRE_SEVERITY_HIGH : WIRE_SEVERITY_MEDIUM,
                  hit & silent ? "the source has no answer here"
                               : "the opposite is said");
}

/* ---- Words gone ---- */

/* Does the copy tell elsewhere what stands qualified in the source: "former"
 * before a word of this stem? */
static bool is_qualified_elsewhere(const finder *f, uint32_t stem)
{
    enum { LOOK = 4000 };
    const wire__side *c = &f->t->c;
    uint32_t n, end = c->doc->words.n < LOOK ? (uint32_t)c->doc->words.n : LOOK;
    for (uint32_t k = 0; k + 1 < end; k++)
        if (c->stem[k + 1] == stem &&
            wire__phrase_at(&f->table, c->full, k, end, &n) ==
                VALUE(QUALIFIED, 0))
            return true;
    return false;
}

static bool look_for_gone(finder *f, size_t i, poles c_all)
{
    wire__compare *t = f->t;
    const wire__op *o = &f->d->ops[i];
    const poles qualified = both_of(QUALIFIED);
    enum { WORDS = 4 };
    uint32_t n;
    if (o->kind < WIRE__OP_REPLACED || o->s_beg == o->s_end ||
        o->s_end - o->s_beg > WORDS || i + 1 == f->d->n ||
        o[1].kind > WIRE__OP_STEM || o[1].s_beg != o->s_end ||
        (c_all & qualified))
        return true;
    uint32_t k = o[1].s_beg;
    if (t->s.weight[k] < WIRE__CONTENT_BITS ||
        wire__side_quote_at(&t->s, t->s.doc->words.off[o->s_beg]))
        return true;
    for (uint32_t q = o->s_beg; q < o->s_end; q++) {
        if (wire__phrase_at(&f->table, t->s.full, q, o->s_end, &n) !=
                VALUE(QUALIFIED, 0) ||
            q + n != o->s_end)
            continue;
        wire__op wide = {o->kind, q, k + 1, o[1].c_beg, o[1].c_beg + 1};
        if (is_told(t, &wide) || is_qualified_elsewhere(f, t->s.stem[k]))
            return true;
        wire_str cue =
            wire__side_text(&t->s, wire_words_span(&t->s.doc->words, q, q + n));
        char note[64];
        int got = snprintf(note, sizeof note, "%.*s is gone",
                           (int)(cue.n < 40 ? cue.n : 40), cue.p);
        return got > 0 && report(f, &wide, WIRE_SEVERITY_MEDIUM, note);
    }
    return true;
}

/* ---- One end of a range ---- */

static bool has_digits(const wire__side *s, uint32_t k)
{
    return wire_is_digit(wire__side_word(s, k).p[0]);
}

/* "Between 2019 and 2022" at word k: opener, number, joint, number. */
static bool is_range(const wire__side *s, uint32_t k, uint32_t end)
{
    static const char *const openers[] = {
        "between", "from", "zwischen", "von",    "entre", "de",
        "tra",     "fra",  "dal",      "tussen", "van",   "desde"};
    static const char *const joints[] = {"and", "to", "und", "bis",
                                         "et",  "a",  "y",   "e",
                                         "al",  "en", "tot", "ate"};
    return k + 3 < end && has_digits(s, k + 1) && has_digits(s, k + 3) &&
           wire__is_word_of(s, k, openers, sizeof openers / sizeof *openers) &&
           wire__is_word_of(s, k + 2, joints, sizeof joints / sizeof *joints);
}

/* Word of the copy for word k of the source, by the diff, or UINT32_MAX. */
static uint32_t twin_of(const wire__diff *d, uint32_t k)
{
    for (size_t i = 0; i < d->n; i++) {
        const wire__op *o = &d->ops[i];
        if (o->kind == WIRE__OP_EQUAL && k >= o->s_beg && k < o->s_end)
            return o->c_beg + (k - o->s_beg);
    }
    return UINT32_MAX;
}

/* Does the copy's sentence have the word, or a word before its twin that keeps
 * the range open ("since 2019")? */
static bool is_open_still(const finder *f, uint32_t gone, uint32_t twin)
{
    static const char *const open[] = {
        "since", "from",  "until", "by",    "to",    "before", "after",
        "ab",    "seit",  "bis",   "vor",   "nach",  "depuis", "avant",
        "des",   "apres", "desde", "hasta", "antes", "dal",    "fino",
        "ate",   "sinds", "vanaf", "tot",   "than",  "least",  "most"};
    const wire__side *c = &f->t->c;
    uint32_t beg = c->word_beg[f->l->copy], end = c->word_beg[f->l->copy + 1];
    for (uint32_t k = beg; k < end; k++)
        if (c->full[k] == f->t->s.full[gone]) return true;
    return twin > beg &&
           wire__is_word_of(c, twin - 1, open, sizeof open / sizeof *open);
}

static bool look_for_range(finder *f, uint32_t source)
{
    wire__compare *t = f->t;
    uint32_t end = t->s.word_beg[source + 1];
    for (uint32_t k = t->s.word_beg[source]; k + 3 < end; k++) {
        if (!is_range(&t->s, k, end)) continue;
        uint32_t a = twin_of(f->d, k + 1), b = twin_of(f->d, k + 3);
        if ((a == UINT32_MAX) == (b == UINT32_MAX)) continue;
        uint32_t gone = a == UINT32_MAX ? k + 1 : k + 3;
        uint32_t twin = a == UINT32_MAX ? b : a;
        if (is_open_still(f, gone, twin)) continue;
        const wire__op place = {WIRE__OP_REPLACED, k, k + 4, twin, twin + 1};
        if (is_told(t, &place) ||
            wire__side_quote_at(&t->c, t->c.doc->words.off[twin]))
            continue;
        wire_change *x = wire__compare_add(
            t, WIRE_CHANGE_NUMBER_ALTERED, WIRE_SEVERITY_MEDIUM,
            wire_words_span(&t->s.doc->words, k, k + 4),
            wire_words_span(&t->c.doc->words, twin, twin + 1));
        return x && wire__compare_note(t, x, "one end of the range is gone");
    }
    return true;
}

wire_status wire__find_opposites(wire__compare *t, wire_err *err)
{
    finder f = {.t = t};
    bool is_made = false;
    for (size_t i = 0; i < t->out->n_links; i++) {
        f.l = &t->out->links[i];
        f.d = &t->diffs[i];
        if (f.l->relation == WIRE_RELATION_VERBATIM || !f.l->n_source) continue;
        if (!is_made &&
            !wire__phrases_make(opposite_rows,
                                sizeof opposite_rows / sizeof *opposite_rows,
                                t->language, t->arena, &f.table))
            return wire_fail_mem(err);
        is_made = true;
        poles s = poles_of_source(&f), c = poles_of_copy(&f);
        for (size_t k = 0; k < f.l->n_source; k++)
            if (!look_for_range(&f, f.l->source[k])) return wire_fail_mem(err);
        for (size_t k = 0; k < f.d->n; k++)
            if (!look_at_op(&f, k, s, c) || !look_for_gone(&f, k, c))
                return wire_fail_mem(err);
    }
    return WIRE_OK;
}
