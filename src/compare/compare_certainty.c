/* How sure the text is: may, is expected to, will, did.
 *
 *   source  ... may have drifted ...     level POSSIBLE
 *   copy    ... had drifted ...          level FACT      raised by three
 *
 * Every cue of the source is looked for where its words went: in the copy's
 * words that stand in the same place by the word diff, and a few round them.
 * What stands there instead tells the level. A cue of the copy that stands
 * where the source had none, lowers it. A lost negation counts only where
 * nothing else changed round it.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_quotes_int.h"

typedef enum { POSSIBLE = 1, EXPECTED, WILL, FACT } level;

typedef struct {
    const char *first, *second; /* second may be NULL */
    level lvl;
} cue_word;

static const cue_word cue_words[] = {
    /* English */
    {"may", NULL, POSSIBLE},
    {"might", NULL, POSSIBLE},
    {"could", NULL, POSSIBLE},
    {"possibly", NULL, POSSIBLE},
    {"perhaps", NULL, POSSIBLE},
    {"potentially", NULL, POSSIBLE},
    {"allegedly", NULL, POSSIBLE},
    {"alleged", NULL, POSSIBLE},
    {"reportedly", NULL, POSSIBLE},
    {"suspected", NULL, POSSIBLE},
    {"probably", NULL, POSSIBLE},
    {"apparently", NULL, POSSIBLE},
    {"presumably", NULL, POSSIBLE},
    {"considering", NULL, POSSIBLE},
    {"believed", "to", POSSIBLE},
    {"thought", "to", POSSIBLE},
    {"fear", "that", POSSIBLE},
    {"feared", NULL, POSSIBLE},
    {"estimated", NULL, POSSIBLE},
    {"unconfirmed", NULL, POSSIBLE},
    {"likely", NULL, EXPECTED},
    {"expected", NULL, EXPECTED},
    {"expects", NULL, EXPECTED},
    {"anticipated", NULL, EXPECTED},
    {"scheduled", NULL, EXPECTED},
    {"set", "to", EXPECTED},
    {"due", "to", EXPECTED},
    {"plans", "to", EXPECTED},
    {"planned", "to", EXPECTED},
    {"planning", "to", EXPECTED},
    {"hopes", "to", EXPECTED},
    {"hoped", "to", EXPECTED},
    {"aims", "to", EXPECTED},
    {"should", NULL, EXPECTED},
    {"forecast", "to", EXPECTED},
    {"poised", NULL, EXPECTED},
    {"will", NULL, WILL},
    {"would", NULL, WILL},
    {"shall", NULL, WILL},
    {"ll", NULL, WILL},
    {"going", "to", WILL},
    /* German */
    {"könnte", NULL, POSSIBLE},
    {"könnten", NULL, POSSIBLE},
    {"möglicherweise", NULL, POSSIBLE},
    {"vielleicht", NULL, POSSIBLE},
    {"mutmaßlich", NULL, POSSIBLE},
    {"mutmaßliche", NULL, POSSIBLE},
    {"mutmaßlichen", NULL, POSSIBLE},
    {"angeblich", NULL, POSSIBLE},
    {"wahrscheinlich", NULL, POSSIBLE},
    {"vermutlich", NULL, POSSIBLE},
    {"offenbar", NULL, POSSIBLE},
    {"vorläufig", NULL, POSSIBLE},
    {"wohl", NULL, POSSIBLE},
    {"soll", NULL, POSSIBLE},
    {"sollen", NULL, POSSIBLE},
    {"dürfte", NULL, EXPECTED},
    {"dürften", NULL, EXPECTED},
    {"voraussichtlich", NULL, EXPECTED},
    {"wird", NULL, WILL},
    {"werden", NULL, WILL},
    /* French */
    {"pourrait", NULL, POSSIBLE},
    {"pourraient", NULL, POSSIBLE},
    {"probablement", NULL, POSSIBLE},
    {"éventuellement", NULL, POSSIBLE},
    {"présumé", NULL, POSSIBLE},
    {"présumée", NULL, POSSIBLE},
    {"aurait", NULL, POSSIBLE},
    {"auraient", NULL, POSSIBLE},
    {"serait", NULL, POSSIBLE},
    {"seraient", NULL, POSSIBLE},
    {"devrait", NULL, EXPECTED},
    {"devraient", NULL, EXPECTED},
    {"prévu", NULL, EXPECTED},
    {"prévue", NULL, EXPECTED},
    {"doit", NULL, EXPECTED},
    {"doivent", NULL, EXPECTED},
    /* Spanish */
    {"podría", NULL, POSSIBLE},
    {"podrían", NULL, POSSIBLE},
    {"presunto", NULL, POSSIBLE},
    {"presunta", NULL, POSSIBLE},
    {"supuestamente", NULL, POSSIBLE},
    {"quizás", NULL, POSSIBLE},
    {"probablemente", NULL, POSSIBLE},
    {"debería", NULL, EXPECTED},
    {"previsto", NULL, EXPECTED},
    {"prevista", NULL, EXPECTED},
};
enum { CUES = sizeof cue_words / sizeof *cue_words };

static const char *const negators[] = {
    "not",   "no",     "never", "cannot", "without", "nicht", "kein",
    "keine", "keinen", "nie",   "pas",    "jamais",  "nunca", "sin"};
enum { NEGATORS = sizeof negators / sizeof *negators };

enum {
    AROUND = 3,      /* words looked at round the place */
    LARGE_PLACE = 12 /* words: a place this large is the whole sentence */
};

typedef struct {
    uint32_t first[CUES], second[CUES], negator[NEGATORS];
    uint64_t filter[4]; /* of first and negator */
} cue_hashes;

static void hash_cues(cue_hashes *h)
{
    memset(h, 0, sizeof *h);
    for (size_t i = 0; i < CUES; i++) {
        h->first[i] = wire_text_word_hash(wire_str_of(cue_words[i].first));
        if (cue_words[i].second)
            h->second[i] =
                wire_text_word_hash(wire_str_of(cue_words[i].second));
        h->filter[h->first[i] >> 6 & 3] |= (uint64_t)1 << (h->first[i] & 63);
    }
    for (size_t i = 0; i < NEGATORS; i++)
        h->negator[i] = wire_text_word_hash(wire_str_of(negators[i]));
}

static bool is_negator(const cue_hashes *h, uint32_t hash)
{
    for (size_t i = 0; i < NEGATORS; i++)
        if (h->negator[i] == hash) return true;
    return false;
}

/* The level that a cue at word k gives, or 0; *n its words. */
static int cue_at(const cue_hashes *h, const wire_words *w, uint32_t k,
                  uint32_t end, uint32_t *n)
{
    uint32_t x = w->hash[k];
    if (!(h->filter[x >> 6 & 3] >> (x & 63) & 1)) return 0;
    for (size_t i = 0; i < CUES; i++) {
        if (h->first[i] != x) continue;
        *n = 1;
        if (cue_words[i].second) {
            if (k + 1 >= end || w->hash[k + 1] != h->second[i]) continue;
            *n = 2;
        }
        /* "could not" is a fact about what failed. */
        if (k + 1 < end && is_negator(h, w->hash[k + 1])) return 0;
        return (int)cue_words[i].lvl;
    }
    return 0;
}

/* ---- Places ---- */

/* Copy words that stand where source word k stands. */
static wire_span place_of(const wire__diff *d, uint32_t k, wire_span sentence,
                          bool *is_kept)
{
    wire_span out = sentence;
    *is_kept = false;
    for (size_t i = 0; i < d->n; i++) {
        const wire__op *o = &d->ops[i];
        if (k < o->s_beg || k >= o->s_end) continue;
        *is_kept = o->kind == WIRE__OP_EQUAL || o->kind == WIRE__OP_VARIANT;
        out.beg = o->c_beg;
        out.end = o->c_end;
        if (o->kind == WIRE__OP_DELETED) {
            if (i && d->ops[i - 1].kind == WIRE__OP_INSERTED)
                out.beg = d->ops[i - 1].c_beg;
            if (i + 1 < d->n && d->ops[i + 1].kind == WIRE__OP_INSERTED)
                out.end = d->ops[i + 1].c_end;
            if (out.end < out.beg) out.end = out.beg;
        }
        break;
    }
    out.beg = out.beg > sentence.beg + AROUND ? out.beg - AROUND : sentence.beg;
    out.end = out.end + AROUND < sentence.end ? out.end + AROUND : sentence.end;
    return out;
}

/* Lowest level that a cue in the words gives; FACT when there is none. */
static int level_in(const cue_hashes *h, const wire_words *w, wire_span s)
{
    int lowest = FACT;
    uint32_t n;
    for (uint32_t k = s.beg; k < s.end; k++) {
        int l = cue_at(h, w, k, s.end, &n);
        if (l && l < lowest) lowest = l;
    }
    return lowest;
}

/* A line of a list is short of words, and of doubts. */
static wire_severity list_severity(wire_severity s)
{
    return s == WIRE_SEVERITY_HIGH ? WIRE_SEVERITY_MEDIUM : WIRE_SEVERITY_LOW;
}

static wire_severity raised_severity(int from, int to)
{
    if (from == POSSIBLE && to >= WILL) return WIRE_SEVERITY_HIGH;
    if (from == EXPECTED || from == POSSIBLE) return WIRE_SEVERITY_MEDIUM;
    return WIRE_SEVERITY_LOW;
}

/* Bytes of a cue and the word or two that it qualifies. */
static wire_span cue_span(const wire_words *w, uint32_t k, uint32_t n,
                          uint32_t end)
{
    uint32_t last = k + n + 2 < end ? k + n + 2 : end;
    return wire_words_span(w, k, last);
}

/* ---- One link ---- */

static bool is_in_quote(const wire__side *s, uint32_t word)
{
    return wire__side_quote_at(s, s->doc->words.off[word]) != NULL;
}

static bool look_at_source(wire__compare *t, const cue_hashes *h,
                           const wire_link *l, const wire__diff *d,
                           uint32_t sentence)
{
    const wire_words *sw = &t->s.doc->words, *cw = &t->c.doc->words;
    wire_span c = {t->c.word_beg[l->copy], t->c.word_beg[l->copy + 1]};
    uint32_t end = t->s.word_beg[sentence + 1], n;
    for (uint32_t k = t->s.word_beg[sentence]; k < end; k++) {
        int from = cue_at(h, sw, k, end, &n);
        if (!from || is_in_quote(&t->s, k)) continue;
        bool is_kept;
        wire_span place = place_of(d, k, c, &is_kept);
        if (is_kept) continue;
        if (place.end - place.beg > LARGE_PLACE) place = c;
        int to = level_in(h, cw, place);
        if (to == FACT && place.beg != c.beg) to = level_in(h, cw, c);
        if (to <= from || (from == WILL && to == FACT)) continue;
        wire_span all = wire_words_span(cw, place.beg, place.end);
        wire_severity sev = raised_severity(from, to);
        if (wire__side_role(&t->c, l->copy) == WIRE_PARA_LIST)
            sev = list_severity(sev);
        wire_change *x = wire__compare_add(t, WIRE_CHANGE_CERTAINTY_RAISED, sev,
                                           cue_span(sw, k, n, end), all);
        if (!x) return false;
        if (!wire__compare_note(t, x, "%.*s is gone",
                                (int)wire__side_word(&t->s, k).n,
                                wire__side_word(&t->s, k).p))
            return false;
        k += n - 1;
    }
    return true;
}

/* A cue of the copy in words that it inserted or put in place of others. */
static bool look_at_copy(wire__compare *t, const cue_hashes *h,
                         const wire_link *l, const wire__diff *d)
{
    const wire_words *sw = &t->s.doc->words, *cw = &t->c.doc->words;
    for (size_t i = 0; i < d->n; i++) {
        const wire__op *o = &d->ops[i];
        if (o->kind != WIRE__OP_INSERTED && o->kind != WIRE__OP_REPLACED)
            continue;
        if (o->c_end - o->c_beg > LARGE_PLACE) continue;
        wire_span c = {o->c_beg, o->c_end};
        int to = level_in(h, cw, c);
        if (to >= WILL || is_in_quote(&t->c, o->c_beg)) continue;
        int from = FACT;
        for (size_t k = 0; k < l->n_source; k++) {
            wire_span s = {t->s.word_beg[l->source[k]],
                           t->s.word_beg[l->source[k] + 1]};
            int x = level_in(h, sw, s);
            if (x < from) from = x;
        }
        if (to >= from) continue;
        wire_span none = {0, 0};
        wire_span s = o->s_beg < o->s_end
                          ? wire_words_span(sw, o->s_beg, o->s_end)
                          : none;
        if (!wire__compare_add(t, WIRE_CHANGE_CERTAINTY_LOWERED,
                               WIRE_SEVERITY_LOW, s,
                               wire_words_span(cw, c.beg, c.end)))
            return false;
    }
    return true;
}

/* ---- Negation ---- */

static bool is_firm(const wire__diff *d, size_t i)
{
    return i < d->n && d->ops[i].kind == WIRE__OP_EQUAL &&
           d->ops[i].c_end - d->ops[i].c_beg >= 2;
}

static bool holds_negator(const cue_hashes *h, const wire_words *w,
                          uint32_t beg, uint32_t end)
{
    for (uint32_t k = beg; k < end; k++)
        if (is_negator(h, w->hash[k])) return true;
    return false;
}

static bool look_for_flips(wire__compare *t, const cue_hashes *h,
                           const wire__diff *d)
{
    enum { FLIP_WORDS = 4 };
    const wire_words *sw = &t->s.doc->words, *cw = &t->c.doc->words;
    for (size_t i = 0; i < d->n; i++) {
        const wire__op *o = &d->ops[i];
        if (o->kind == WIRE__OP_EQUAL || o->kind == WIRE__OP_VARIANT) continue;
        if (o->s_end - o->s_beg > FLIP_WORDS ||
            o->c_end - o->c_beg > FLIP_WORDS)
            continue;
        bool s = holds_negator(h, sw, o->s_beg, o->s_end);
        bool c = holds_negator(h, cw, o->c_beg, o->c_end);
        if (s == c || !(i && is_firm(d, i - 1)) || !is_firm(d, i + 1)) continue;
        const wire__op *p = &d->ops[i - 1], *q = &d->ops[i + 1];
        wire_span ss = wire_words_span(sw, p->s_end - 1, q->s_beg + 1);
        wire_span cs = wire_words_span(cw, p->c_end - 1, q->c_beg + 1);
        if (!wire__compare_add(t, WIRE_CHANGE_NEGATION_FLIPPED,
                               WIRE_SEVERITY_HIGH, ss, cs))
            return false;
    }
    return true;
}

wire_status wire__find_certainty(wire__compare *t, wire_err *err)
{
    cue_hashes h;
    hash_cues(&h);
    for (size_t i = 0; i < t->out->n_links; i++) {
        const wire_link *l = &t->out->links[i];
        const wire__diff *d = &t->diffs[i];
        if (l->relation == WIRE_RELATION_VERBATIM || !l->n_source) continue;
        for (size_t k = 0; k < l->n_source; k++)
            if (!look_at_source(t, &h, l, d, l->source[k]))
                return wire_fail_mem(err);
        if (!look_at_copy(t, &h, l, d) || !look_for_flips(t, &h, d))
            return wire_fail_mem(err);
    }
    return WIRE_OK;
}
