/* Who says so.
 *
 *   source  Traders fear that the shortage will encourage fraud
 *   copy    Fraudsters will profit from the shortage          lost
 *   copy    Officials fear the shortage will encourage fraud  changed
 *
 * The attributions of both sides (text.h) are held against each other where
 * a content of the source stands in a linked sentence of the copy: hangs it
 * on the same source there, on another, or on nobody?
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_attribution_int.h"
#include "compare_values_int.h"

enum {
    TELLING = 64,     /* telling words looked at of one content */
    COPY_WORDS = 400, /* of one sentence of the copy */
    PHRASE_GAP = 60   /* bytes between a source and its cue shown as one */
};
#define KEPT   .45f /* share of a content's telling words: the copy tells it */
#define FAINT  .28f /* enough where the content is the whole sentence */
#define WHOLE  .5f
#define SURE   .6f /* to say that it is somebody else's */
#define MOSTLY .5f /* of what the copy gives to somebody else */
#define QUOTED .8f /* one and the same quotation */
#define COVER  .5f /* share of them in a content of the copy: it is that one */

typedef struct {
    wire__compare *t;
    wire__said_side s, c;
    wire__phrases own, verbs;
    wire_span reversed; /* verb of the copy that is told already; by link */
} finder;

/* ---- The content on the other side ---- */

typedef struct {
    uint32_t stem[TELLING];
    size_t n;
} telling;

static void add_telling(const wire__side *s, wire_span words, telling *out)
{
    for (uint32_t i = words.beg; i < words.end && out->n < TELLING; i++) {
        if (s->weight[i] < WIRE__CONTENT_BITS) continue;
        bool known = false;
        for (size_t k = 0; k < out->n && !known; k++)
            known = out->stem[k] == s->stem[i];
        if (!known) out->stem[out->n++] = s->stem[i];
    }
}

/* The telling words of what an attribution holds of one sentence. */
static void content_in(const wire__side *s, const wire_attribution *x,
                       uint32_t sentence, telling *out)
{
    wire_span all = s->sentences[sentence].span;
    out->n = 0;
    for (size_t i = 0; i < x->n_content; i++) {
        wire_span p = x->content[i];
        if (p.beg < all.beg) p.beg = all.beg;
        if (p.end > all.end) p.end = all.end;
        if (p.beg < p.end) add_telling(s, wire__quote_words(s, p), out);
    }
}

typedef struct {
    uint32_t word[COPY_WORDS]; /* words of the copy that tell it */
    size_t n;
    float kept; /* share of the content's telling words */
} aligned;

static void align(const wire__compare *t, const telling *x, uint32_t copy,
                  aligned *out)
{
    bool hit[TELLING] = {false};
    size_t hits = 0;
    uint32_t beg = t->c.word_beg[copy], end = t->c.word_beg[copy + 1];
    if (end > beg + COPY_WORDS) end = beg + COPY_WORDS;
    out->n = 0;
    for (uint32_t i = beg; i < end; i++)
        for (size_t k = 0; k < x->n; k++)
            if (t->c.stem[i] == x->stem[k]) {
                out->word[out->n++] = i;
                hits += !hit[k];
                hit[k] = true;
                break;
            }
    out->kept = x->n ? (float)hits / (float)x->n : 0.f;
}

static bool is_told(const wire_attribution *x)
{
    if (x->force == WIRE_FORCE_SEEM) return x->has_source;
    return x->force == WIRE_FORCE_SAY || x->force == WIRE_FORCE_THINK ||
           x->force == WIRE_FORCE_SHOW;
}

/* How many of the aligned words lie in contents of y. */
static size_t covered(const wire__compare *t, const wire_attribution *y,
                      const aligned *a)
{
    size_t n = 0;
    for (size_t i = 0; i < a->n; i++) {
        uint32_t off = t->c.doc->words.off[a->word[i]];
        for (size_t k = 0; k < y->n_content; k++)
            if (off >= y->content[k].beg && off < y->content[k].end) {
                n++;
                break;
            }
    }
    return n;
}

/* The attribution of the copy that holds the aligned words: the one with the
 * same source before others. any: there is one at all in the sentence. */
static const wire_attribution *holder(const finder *f,
                                      const wire_attribution *x, uint32_t copy,
                                      const aligned *a, bool *any)
{
    const wire_attribution *best = NULL;
    wire__who who = WIRE__OTHER;
    for (uint32_t i = f->c.item_beg[copy]; i < f->c.item_beg[copy + 1]; i++) {
        const wire_attribution *y = &f->c.x[f->c.item[i]];
        if (y->cue.beg == y->cue.end && !y->has_source) continue;
        bool fits = is_told(y) || y->force == x->force;
        if (fits || wire__same_source(f->t, x, y) == WIRE__SAME) *any = true;
        if (!fits) continue;
        if ((float)covered(f->t, y, a) < COVER * (float)a->n) continue;
        wire__who now = wire__same_source(f->t, x, y);
        if (best && now >= who) continue;
        best = y;
        who = now;
    }
    return best;
}

/* ---- The phrase, for people ---- */

static wire_span phrase_of(const wire__side *side, const wire_attribution *x)
{
    wire_span s = x->source, q = x->cue;
    if (x->speaker.beg < x->speaker.end && x->speaker.end <= s.beg &&
        s.beg - x->speaker.end < 4 && wire__is_pronoun(side, s))
        s.beg = x->speaker.beg; /* "the office, which" */
    if (!x->has_source && q.beg == q.end && x->n_content)
        return x->content[x->n_content - 1];
    if (!x->has_source) return q;
    if (q.beg == q.end) return s;
    wire_span both = {s.beg < q.beg ? s.beg : q.beg,
                      s.end > q.end ? s.end : q.end};
    uint32_t between = (both.end - both.beg) - (s.end - s.beg);
    between = between > q.end - q.beg ? between - (q.end - q.beg) : 0;
    return between <= PHRASE_GAP ? both : q;
}

/* ---- Findings ---- */

static bool report_lost(wire__compare *t, const wire_attribution *x,
                        const wire_link *l, wire_severity sev)
{
    wire_change *ch =
        wire__compare_add(t, WIRE_CHANGE_ATTRIBUTION_LOST, sev,
                          phrase_of(&t->s, x), t->c.sentences[l->copy].span);
    return ch && wire__compare_note(t, ch, "told as plain fact");
}

static bool report_changed(wire__compare *t, const wire_attribution *x,
                           const wire_attribution *y)
{
    wire_change *ch = wire__compare_add(
        t, WIRE_CHANGE_ATTRIBUTION_CHANGED, WIRE_SEVERITY_MEDIUM,
        phrase_of(&t->s, x), phrase_of(&t->c, y));
    return ch && wire__compare_note(t, ch, "hung on somebody else");
}

/* The verb and a word or two of what follows: "declined to say". */
static wire_span verb_of(const wire__side *s, const wire_attribution *x)
{
    enum { MORE = 2 };
    const wire_words *w = &s->doc->words;
    wire_span out = x->cue;
    uint32_t i = (uint32_t)wire_words_at(w, out.end);
    if (i < w->n && w->off[i] == x->content[0].beg && w->off[i] - out.end < 3)
        for (uint32_t k = i; k < i + MORE && k < w->n; k++)
            if (w->off[k] < x->content[0].end) out.end = w->off[k] + w->len[k];
    return out;
}

static bool report_slant(wire__compare *t, const wire_attribution *x,
                         const wire_attribution *y, wire_severity sev)
{
    wire_change *ch = wire__compare_add(t, WIRE_CHANGE_ATTRIBUTION_CHANGED, sev,
                                        verb_of(&t->s, x), verb_of(&t->c, y));
    return ch && wire__compare_note(t, ch, "the verb takes another side");
}

/* Is the sentence before it, in its paragraph, attributed? */
static bool follows_attributed(const finder *f, uint32_t copy)
{
    const wire__side *c = &f->t->c;
    if (!copy || c->sentences[copy - 1].para != c->sentences[copy].para)
        return false;
    for (uint32_t i = f->c.item_beg[copy - 1]; i < f->c.item_beg[copy]; i++)
        if (is_told(&f->c.x[f->c.item[i]])) return true;
    return false;
}

/* Does a cue of the sentence take this side? */
static bool has_slant(const wire__side *s, const wire__said_side *o,
                      uint32_t sentence, wire__slant slant)
{
    for (uint32_t i = o->item_beg[sentence]; i < o->item_beg[sentence + 1]; i++)
        if (wire__slant_of(s, o->x[o->item[i]].cue) == slant) return true;
    return false;
}

/* The plain noes in what an attribution holds. */
static uint32_t noes_of(const wire__compare *t, const wire__side *s,
                        const wire_attribution *x)
{
    uint32_t n = 0;
    for (size_t k = 0; k < x->n_content; k++)
        n += wire__plain_noes(t, s, wire__quote_words(s, x->content[k]));
    return n;
}

/* "He had no comment" is one way to decline, "it was not so" to deny. */
static bool is_no_comment(const finder *f, const wire_attribution *x,
                          uint32_t source, const wire_attribution *y,
                          uint32_t copy)
{
    const wire__compare *t = f->t;
    wire__slant a = wire__slant_of(&t->s, x->cue);
    wire__slant b = wire__slant_of(&t->c, y->cue);
    wire_span s = wire__sentence_words(&t->s, source);
    wire_span c = wire__sentence_words(&t->c, copy);
    if (a == WIRE__SLANT_DENY)
        return wire__denies(&f->verbs, &t->c, c) ||
               noes_of(t, &t->c, y) > noes_of(t, &t->s, x);
    if (b == WIRE__SLANT_DENY)
        return wire__denies(&f->verbs, &t->s, s) ||
               noes_of(t, &t->s, x) > noes_of(t, &t->c, y);
    if (a != WIRE__SLANT_DECLINE && a != WIRE__SLANT_REFUSE) return false;
    return b == WIRE__SLANT_NONE && wire__is_negated(t, &t->c, c.beg, c.end);
}

/* Is one slant the other turned round? */
static bool is_turned(wire__slant a, wire__slant b)
{
    if (b == WIRE__SLANT_DENY || b == WIRE__SLANT_ATTACK) {
        wire__slant swap = a;
        a = b;
        b = swap;
    }
    return (a == WIRE__SLANT_DENY &&
            (b == WIRE__SLANT_ADMIT || b == WIRE__SLANT_FACT)) ||
           (a == WIRE__SLANT_ATTACK && b == WIRE__SLANT_PRAISE);
}

/* "said" and "claimed" differ little; "said" and "revealed" much. The order
 * of two cues may have changed: both sentences "admitted, according to". */
static bool look_at_slant(finder *f, const wire_attribution *x, uint32_t source,
                          const wire_attribution *y, uint32_t copy, bool *found)
{
    wire__compare *t = f->t;
    wire__slant a = wire__slant_of(&t->s, x->cue);
    wire__slant b = wire__slant_of(&t->c, y->cue);
    *found = a != b && a != WIRE__SLANT_UNKNOWN && b != WIRE__SLANT_UNKNOWN;
    if (*found && (is_no_comment(f, x, source, y, copy) ||
                   (has_slant(&t->s, &f->s, source, b) &&
                    has_slant(&t->c, &f->c, copy, a))))
        *found = false;
    if (!*found) return true;
    if (y->cue.beg < f->reversed.end && y->cue.end > f->reversed.beg)
        return true; /* told by the words that changed */
    bool mild = (a == WIRE__SLANT_NONE && b == WIRE__SLANT_DOUBT) ||
                (a == WIRE__SLANT_DOUBT && b == WIRE__SLANT_NONE);
    return report_slant(t, x, y,
                        mild              ? WIRE_SEVERITY_LOW
                        : is_turned(a, b) ? WIRE_SEVERITY_HIGH
                                          : WIRE_SEVERITY_MEDIUM);
}

/* Does another attribution of the source sentence keep y as its own? */
static bool is_anothers(const finder *f, uint32_t source,
                        const wire_attribution *x, const wire_attribution *y)
{
    for (uint32_t i = f->s.item_beg[source]; i < f->s.item_beg[source + 1];
         i++) {
        const wire_attribution *z = &f->s.x[f->s.item[i]];
        if (z != x && z->has_source &&
            wire__same_source(f->t, z, y) == WIRE__SAME)
            return true;
    }
    return false;
}

/* Is something else of the sentence the same source's? Where one within the
 * other speaks ("he denied her claim that ..."), the cut may differ. */
static bool is_still_there(const finder *f, const wire_attribution *x,
                           uint32_t copy)
{
    for (uint32_t i = f->c.item_beg[copy]; i < f->c.item_beg[copy + 1]; i++) {
        const wire_attribution *y = &f->c.x[f->c.item[i]];
        if (y->has_source && wire__same_source(f->t, x, y) == WIRE__SAME)
            return true;
    }
    return false;
}

/* The words from the sentence in which the speaker of x was named last, before
 * the quotation, to its cue; empty when that is too far back. */
static wire_span since_named(const wire__compare *t, const wire_attribution *x)
{
    enum { NEAR = 80 };
    wire_span near = wire__quote_words(&t->s, x->source);
    wire_span from = wire__quote_words(&t->s, x->content[0]);
    wire_span name = wire__quote_words(&t->s, x->speaker);
    if (from.beg < near.beg) near.beg = from.beg;
    for (uint32_t k = near.beg; k-- > 0 && k + NEAR > near.beg;) {
        if (t->s.spell[k] != t->s.spell[name.end - 1]) continue;
        uint32_t at = wire__side_sentence_at(&t->s, t->s.doc->words.off[k]);
        if (at != WIRE_NO_SENTENCE) near.beg = t->s.word_beg[at];
        return near;
    }
    near.beg = near.beg > NEAR ? near.beg - NEAR : 0;
    return near;
}

/* Is the name of y's source, by its last word, not among those of the source
 * text? A minister may stand there who is another. */
static bool is_absent(const wire__compare *t, const wire_attribution *y,
                      wire_span near)
{
    wire_span w = wire__quote_words(&t->c, y->source);
    if (w.beg >= w.end || !wire__names_absent(t, y, (wire_span){0, 0}))
        return false;
    wire_str last = wire__side_word(&t->c, w.end - 1);
    if (!last.n || last.p[0] < 'A' || last.p[0] > 'Z')
        return wire__names_absent(t, y, near);
    for (uint32_t k = near.beg; k < near.end; k++)
        if (t->s.stem[k] == t->c.stem[w.end - 1] ||
            t->s.spell[k] == t->c.spell[w.end - 1])
            return false;
    return true;
}

/* "She" of the source is not the copy's Ann Lee when no Ann Lee is named
 * since somebody else was. */
static bool cannot_be(const wire__compare *t, const wire_attribution *x,
                      const wire_attribution *y)
{
    if (x->speaker.beg == x->speaker.end ||
        !wire__is_pronoun(&t->s, x->source) ||
        wire__is_pronoun(&t->c, y->source))
        return false;
    return is_absent(t, y, since_named(t, x)) &&
           is_absent(t, y, wire__quote_words(&t->s, x->speaker));
}

/* "..., zanjó": the verb alone stands behind the quotation. */
static bool is_subject_dropped(const wire__compare *t,
                               const wire_attribution *x)
{
    enum { MOST = 6 };
    if (x->has_source || x->kind != WIRE_SAID_DIRECT ||
        t->language != WIRE__IN_ES || !x->n_content)
        return false;
    wire_span quote = x->content[x->n_content - 1];
    uint32_t at = wire__side_sentence_at(&t->s, x->content[0].beg);
    if (at == WIRE_NO_SENTENCE || at == 0) return false;
    uint32_t end = wire__sentence_words(&t->s, at).end;
    uint32_t k = wire__quote_words(&t->s, quote).end;
    if (k >= end || end - k > MOST) return false;
    char first = wire__side_word(&t->s, k).p[0];
    return first >= 'a' && first <= 'z';
}

/* In the sentence before it somebody is named, but not whom the copy names. */
static bool is_unnamed_other(const wire__compare *t, const wire_attribution *x,
                             const wire_attribution *y)
{
    if (!is_subject_dropped(t, x) || wire__is_pronoun(&t->c, y->source))
        return false;
    uint32_t at = wire__side_sentence_at(&t->s, x->content[0].beg);
    wire_span near = {t->s.word_beg[at - 1], t->s.word_beg[at + 1]};
    uint32_t end = t->s.sentences[at].span.end;
    size_t lo = 0, hi = t->s.n_names;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (t->s.names[mid].beg < t->s.sentences[at - 1].span.beg)
            lo = mid + 1;
        else
            hi = mid;
    }
    bool somebody = false;
    for (; lo < t->s.n_names && t->s.names[lo].end <= end && !somebody; lo++) {
        wire_span w = wire__quote_words(&t->s, t->s.names[lo]);
        somebody = w.end - w.beg > 1;
    }
    return somebody && is_absent(t, y, near);
}

static bool report_misattributed(wire__compare *t, const wire_attribution *x,
                                 const wire_attribution *y)
{
    wire_change *ch = wire__compare_add(t, WIRE_CHANGE_QUOTE_MISATTRIBUTED,
                                        WIRE_SEVERITY_HIGH, phrase_of(&t->s, x),
                                        phrase_of(&t->c, y));
    return ch && wire__compare_note(t, ch, "somebody else is quoted with it");
}

/* Do the aligned words make a good part of y's content in the sentence? */
static bool is_mostly(const wire__compare *t, const wire_attribution *y,
                      uint32_t copy, const aligned *a)
{
    telling words;
    content_in(&t->c, y, copy, &words);
    return (float)covered(t, y, a) >= MOSTLY * (float)words.n;
}

/* A letter shows; the copy has the letter, and who says what it shows. */
static bool is_shown_still(const wire__compare *t, const wire_attribution *x,
                           uint32_t copy)
{
    wire_span all = {t->c.word_beg[copy], t->c.word_beg[copy + 1]};
    return x->force == WIRE_FORCE_SHOW && wire__source_in(t, x, all, NULL, 0);
}

/* The copy tells it as somebody's. */
static bool held(finder *f, const wire_link *l, uint32_t source,
                 const wire_attribution *x, const wire_attribution *y,
                 const aligned *a)
{
    wire__compare *t = f->t;
    float kept = a->kept;
    bool slanted;
    if (kept < SURE) return true;
    if (!look_at_slant(f, x, source, y, l->copy, &slanted)) return false;
    if (slanted || !is_told(x) || !y->has_source) return true;
    if (!x->has_source)
        return y->kind == WIRE_SAID_DIRECT && kept >= QUOTED &&
                       is_unnamed_other(t, x, y)
                   ? report_misattributed(t, x, y)
                   : true;
    bool quoted = x->kind == WIRE_SAID_DIRECT && y->kind == WIRE_SAID_DIRECT &&
                  y->cue.beg < y->cue.end;
    bool other = wire__same_source(t, x, y) == WIRE__OTHER;
    if (quoted && kept >= QUOTED && (other || cannot_be(t, x, y)))
        return report_misattributed(t, x, y);
    if (!other || !is_mostly(t, y, l->copy, a)) return true;
    if (is_still_there(f, x, l->copy)) return true;
    if (is_shown_still(t, x, l->copy)) return true;
    if (is_anothers(f, source, x, y))
        return report_lost(t, x, l, WIRE_SEVERITY_MEDIUM);
    return report_changed(t, x, y);
}

/* Does the source's name stand in the copy's sentence, and not only as the
 * source of something else there? */
static bool is_named(const finder *f, const wire_attribution *x,
                     const telling *words, uint32_t copy)
{
    const wire__compare *t = f->t;
    uint32_t at = t->c.word_beg[copy], end = t->c.word_beg[copy + 1];
    if (x->source.beg < x->source.end && wire__is_pronoun(&t->s, x->source) &&
        x->speaker.end <= x->source.beg && x->source.beg - x->speaker.end < 4)
        return false; /* "astronomers who say": they may stay and not say */
    for (uint32_t i = f->c.item_beg[copy]; i < f->c.item_beg[copy + 1]; i++) {
        const wire_attribution *y = &f->c.x[f->c.item[i]];
        if (!y->has_source) continue;
        wire_span w = wire__quote_words(&t->c, y->source);
        if (w.beg < at || w.beg >= w.end || w.end > end) continue;
        if (wire__source_in(t, x, (wire_span){at, w.beg}, words->stem,
                            words->n))
            return true;
        at = w.end;
    }
    return wire__source_in(t, x, (wire_span){at, end}, words->stem, words->n);
}

/* Is it most of what its sentence tells? */
static bool fills(const wire__side *s, uint32_t sentence, const telling *words)
{
    telling all = {.n = 0};
    wire_span w = {s->word_beg[sentence], s->word_beg[sentence + 1]};
    add_telling(s, w, &all);
    return (float)words->n >= WHOLE * (float)all.n;
}

/* "They said", and the source does not say who. */
static bool is_nobody(const wire__compare *t, const wire_attribution *x)
{
    return x->speaker.beg == x->speaker.end && x->source.beg < x->source.end &&
           wire__is_pronoun(&t->s, x->source);
}

/* Is it told as "predicted" or "estimated" still, though nobody is held by
 * it? */
static bool is_cue_kept(const wire__compare *t, const wire_attribution *x,
                        uint32_t copy)
{
    wire_span w = wire__quote_words(&t->s, x->cue);
    for (uint32_t i = w.beg; i < w.end; i++) {
        if (t->s.weight[i] < WIRE__CONTENT_BITS) continue;
        for (uint32_t k = t->c.word_beg[copy]; k < t->c.word_beg[copy + 1]; k++)
            if (t->c.stem[k] == t->s.stem[i]) return true;
    }
    return false;
}

/* ---- A claim of its own ---- */

/* What an outlet calls itself when it says that it found something out. */
static const wire__phrase own_rows[] = {
    {"this newspaper", 1, WIRE__IN_EN},
    {"this website", 1, WIRE__IN_EN},
    {"this newsroom", 1, WIRE__IN_EN},
    {"our newsroom", 1, WIRE__IN_EN},
    {"our reporters", 1, WIRE__IN_EN},
    {"our correspondent", 1, WIRE__IN_EN},
    {"dieser redaktion", 1, WIRE__IN_DE},
    {"diese redaktion", 1, WIRE__IN_DE},
    {"unserer redaktion", 1, WIRE__IN_DE},
    {"unsere redaktion", 1, WIRE__IN_DE},
    {"dieser zeitung", 1, WIRE__IN_DE},
    {"diese zeitung", 1, WIRE__IN_DE},
    {"unserer zeitung", 1, WIRE__IN_DE},
    {"nos informations", 1, WIRE__IN_FR},
    {"notre rédaction", 1, WIRE__IN_FR},
    {"notre journal", 1, WIRE__IN_FR},
    {"este medio", 1, WIRE__IN_ES},
    {"este periódico", 1, WIRE__IN_ES},
    {"este diario", 1, WIRE__IN_ES},
    {"esta redacción", 1, WIRE__IN_ES},
    {"nuestra redacción", 1, WIRE__IN_ES},
};

/* Where a sentence says so, with the word before it; empty without. */
static wire_span own_claim(const finder *f, const wire__side *s,
                           uint32_t sentence)
{
    wire_span none = {0, 0};
    uint32_t n, end = s->word_beg[sentence + 1];
    for (uint32_t k = s->word_beg[sentence]; k < end; k++) {
        if (!wire__phrase_at(&f->own, s->full, k, end, &n)) continue;
        if (wire__side_quote_at(s, s->doc->words.off[k])) continue;
        uint32_t beg = k > s->word_beg[sentence] ? k - 1 : k;
        return wire_words_span(&s->doc->words, beg, k + n);
    }
    return none;
}

/* "Officials told this newspaper": does another than the outlet say the
 * aligned words? */
static bool is_told_by_other(const finder *f, const aligned *a, uint32_t copy,
                             wire_span own)
{
    for (uint32_t i = f->c.item_beg[copy]; i < f->c.item_beg[copy + 1]; i++) {
        const wire_attribution *y = &f->c.x[f->c.item[i]];
        bool is_own = y->source.beg < own.end && y->source.end > own.beg;
        if (y->has_source && !is_own &&
            (float)covered(f->t, y, a) >= COVER * (float)a->n)
            return true;
    }
    return false;
}

/* What the source has from somebody, the copy says it found out itself. */
static bool look_for_claim(finder *f, const wire_link *l, uint32_t source,
                           const wire_attribution *x, const aligned *a,
                           bool *found)
{
    wire__compare *t = f->t;
    wire_span c = own_claim(f, &t->c, l->copy);
    wire_span s = own_claim(f, &t->s, source);
    *found =
        c.beg < c.end && s.beg == s.end && x->has_source && is_told(x) &&
        !is_told_by_other(f, a, l->copy, c) &&
        !wire__source_in(t, x, wire__sentence_words(&t->c, l->copy), NULL, 0);
    if (!*found) return true;
    wire_change *ch =
        wire__compare_add(t, WIRE_CHANGE_ATTRIBUTION_CHANGED,
                          WIRE_SEVERITY_HIGH, phrase_of(&t->s, x), c);
    return ch && wire__compare_note(t, ch, "the copy claims it as its own");
}

/* One source attribution in a link's source sentence. */
static bool look_at(finder *f, const wire_link *l, uint32_t source,
                    const wire_attribution *x)
{
    wire__compare *t = f->t;
    telling words;
    aligned a;
    if (x->cue.beg == x->cue.end && !is_subject_dropped(t, x)) return true;
    content_in(&t->s, x, source, &words);
    align(t, &words, l->copy, &a);
    bool sure = a.kept >= KEPT;
    if (!sure && !(a.kept >= FAINT && fills(&t->s, source, &words)))
        return true;
    if (!a.n || (words.n > 2 && a.n < 2)) return true;
    bool any = false, claimed = false;
    if (!look_for_claim(f, l, source, x, &a, &claimed)) return false;
    if (claimed) return true;
    const wire_attribution *y = holder(f, x, l->copy, &a, &any);
    if (y) return held(f, l, source, x, y, &a);
    if (!is_told(x) || !x->has_source || is_shown_still(t, x, l->copy))
        return true;
    /* An allegation told as fact is one, whoever is named beside it. */
    bool doubted = wire__slant_of(&t->s, x->cue) == WIRE__SLANT_DOUBT;
    if (!doubted && is_named(f, x, &words, l->copy)) return true;
    wire_severity sev = WIRE_SEVERITY_HIGH;
    if (!sure || is_cue_kept(t, x, l->copy) ||
        wire__side_role(&t->c, l->copy) == WIRE_PARA_LIST || any ||
        follows_attributed(f, l->copy) || is_nobody(t, x))
        sev = WIRE_SEVERITY_LOW;
    return report_lost(t, x, l, sev);
}

/* Is the content of a copy's attribution somebody's in the source too? */
static bool is_new(const finder *f, const wire_link *l,
                   const wire_attribution *y)
{
    wire__compare *t = f->t;
    for (size_t i = 0; i < l->n_source; i++) {
        uint32_t s = l->source[i];
        if (f->s.item_beg[s + 1] > f->s.item_beg[s]) return false;
        wire_span words = {t->s.word_beg[s], t->s.word_beg[s + 1]};
        (void)words;
    }
    (void)y;
    return true;
}

static bool look_for_added(finder *f, const wire_link *l)
{
    wire__compare *t = f->t;
    for (uint32_t i = f->c.item_beg[l->copy]; i < f->c.item_beg[l->copy + 1];
         i++) {
        const wire_attribution *y = &f->c.x[f->c.item[i]];
        if (!is_told(y) || !y->has_source || !is_new(f, l, y)) continue;
        wire_span none = {0, 0};
        wire_change *ch =
            wire__compare_add(t, WIRE_CHANGE_ATTRIBUTION_ADDED,
                              WIRE_SEVERITY_LOW, none, phrase_of(&t->c, y));
        if (!ch) return false;
        ch->copy = l->copy;
        return true;
    }
    return true;
}

/* Where all is word for word, nobody asks who says it. */
static bool any_altered(const wire__compare *t)
{
    for (size_t i = 0; i < t->out->n_links; i++) {
        const wire_link *l = &t->out->links[i];
        if (l->n_source && l->relation != WIRE_RELATION_VERBATIM) return true;
    }
    return false;
}

wire_status wire__find_attribution(wire__compare *t, wire_err *err)
{
    finder f = {.t = t};
    if (!any_altered(t)) return WIRE_OK;
    if (!wire__phrases_make(own_rows, sizeof own_rows / sizeof *own_rows,
                            t->language, t->arena, &f.own) ||
        !wire__reversals_fill(t, &f.verbs))
        return wire_fail_mem(err);
    WIRE_TRY(wire__side_said(&t->s, t->arena, err));
    WIRE_TRY(wire__side_said(&t->c, t->arena, err));
    f.s = t->s.said;
    f.c = t->c.said;
    for (size_t i = 0; i < t->out->n_links; i++) {
        const wire_link *l = &t->out->links[i];
        if (l->relation == WIRE_RELATION_VERBATIM || !l->n_source) continue;
        if (!wire__look_for_reversals(t, &f.verbs, i, &f.reversed))
            return wire_fail_mem(err);
        for (size_t k = 0; k < l->n_source; k++) {
            uint32_t s = l->source[k];
            for (uint32_t j = f.s.item_beg[s]; j < f.s.item_beg[s + 1]; j++)
                if (!look_at(&f, l, s, &f.s.x[f.s.item[j]]))
                    return wire_fail_mem(err);
        }
        if (!look_for_added(&f, l)) return wire_fail_mem(err);
    }
    return WIRE_OK;
}
