/* What the links and the words say of the pair as a whole: containment,
 * verdict, grade, label.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_int.h"

/* ---- Features ---- */

/* Prose of both sides, and what became of it. Labels, credits and the
 * standing text at the copy's foot are no prose. */
typedef struct {
    size_t s_sents, c_sents;
    size_t s_told;  /* sentences of the source that are linked */
    size_t s_lines; /* credit lines of the source that the copy lacks */
    size_t c_linked, c_verbatim, c_exact, c_form, c_typo, c_added;
    size_t s_words, c_words;
    size_t s_same, c_same;              /* words in EQUAL or VARIANT */
    size_t inserted, replaced, deleted; /* the copy's, both's, the source's */
} features;

/* How many of the copy's last sentences before end are the source's last
 * ones, word for word. */
static size_t common_tail(const wire__compare *t, size_t end)
{
    size_t n = 0, s = t->s.n_sentences;
    while (n < end) {
        const wire_link *l = &t->out->links[end - 1 - n];
        if (l->n_source != 1 || l->score < 1 || l->source[0] + 1 != s) break;
        s--;
        n++;
    }
    return n;
}

static float linked_share(const wire__compare *t, size_t end)
{
    size_t linked = 0, prose = 0;
    for (size_t i = 0; i < end; i++) {
        if (t->c.is_credit[i]) continue;
        prose++;
        linked += t->out->links[i].n_source > 0;
    }
    return prose ? (float)linked / (float)prose : 1;
}

/* First sentence of the copy's standing text. Also what ends both articles
 * word for word, while hardly anything before it is the source's: one
 * outlet's foot under two stories. */
static size_t foot_of(const wire__compare *t)
{
    size_t n = t->out->n_links, tail = common_tail(t, n);
    if (tail && tail < n && linked_share(t, n - tail) < .5f) return n - tail;
    return t->c_foot;
}

static void count_ops(const wire__diff *d, features *f, uint8_t *s_seen)
{
    for (size_t k = 0; k < d->n; k++) {
        const wire__op *o = &d->ops[k];
        size_t s = o->s_end - o->s_beg, c = o->c_end - o->c_beg;
        if (o->kind <= WIRE__OP_VARIANT) {
            f->c_same += c;
            for (uint32_t w = o->s_beg; w < o->s_end; w++) {
                f->s_same += !s_seen[w];
                s_seen[w] = 1;
            }
        } else if (o->kind == WIRE__OP_DELETED) {
            f->deleted += s;
        } else if (o->kind == WIRE__OP_INSERTED) {
            f->inserted += c;
        } else {
            f->replaced += c;
        }
    }
}

static bool is_typo(const wire__diff *d)
{
    for (size_t k = 0; k < d->n; k++)
        if (d->ops[k].kind > WIRE__OP_VARIANT) return false;
    return true;
}

static bool is_label(const wire__side *s, size_t i)
{
    wire_span x = s->sentences[i].span, l = s->doc->label.span;
    return s->doc->has_label && x.beg < l.end && l.beg < x.end;
}

/* Where credits are all there is, they are what the text says. */
static bool has_prose(const wire__side *s)
{
    for (size_t i = 0; i < s->n_sentences; i++)
        if (!s->is_credit[i]) return true;
    return false;
}

/* Words that are not counted are marked as seen: a credit that the copy tells
 * as prose makes no share greater than the whole. */
static void measure_source(const wire__compare *t, features *f, uint8_t *seen)
{
    size_t next = 0;
    bool prose = has_prose(&t->s);
    for (uint32_t i = 0; i < t->s.n_sentences; i++) {
        bool told = true;
        if (next < t->out->n_omitted && t->out->omitted[next] == i) {
            told = false;
            next++;
        }
        uint32_t beg = t->s.word_beg[i], end = t->s.word_beg[i + 1];
        if (prose && t->s.is_credit[i])
            f->s_lines += !told && !is_label(&t->s, i);
        if ((prose && t->s.is_credit[i]) || i >= t->s_foot) {
            memset(seen + beg, 1, end - beg);
            continue;
        }
        f->s_sents++;
        f->s_told += told;
        f->s_words += end - beg;
    }
}

static wire_status measure(const wire__compare *t, features *f, wire_err *err)
{
    *f = (features){0};
    size_t foot = foot_of(t);
    uint8_t *seen = wire_arena_calloc(t->arena, t->s.doc->words.n + 1, 1);
    if (!seen) return wire_fail_mem(err);
    measure_source(t, f, seen);
    bool prose = has_prose(&t->c);
    for (size_t i = 0; i < foot; i++) {
        const wire_link *l = &t->out->links[i];
        if (prose && t->c.is_credit[i]) continue;
        f->c_sents++;
        f->c_words += t->c.word_beg[i + 1] - t->c.word_beg[i];
        f->c_added += !l->n_source;
        if (!l->n_source) continue;
        f->c_linked++;
        f->c_verbatim += l->relation == WIRE_RELATION_VERBATIM;
        bool is_exact = wire__is_same_text(t, i, true);
        f->c_exact += is_exact;
        f->c_form += is_exact || wire__is_same_text(t, i, false);
        f->c_typo += is_typo(&t->diffs[i]);
        count_ops(&t->diffs[i], f, seen);
    }
    return WIRE_OK;
}

static float share(size_t a, size_t b) { return b ? (float)a / (float)b : 0; }

/* ---- Verdict ---- */

/* Does every sentence of the copy more likely than not come from the source?
 * One without names and figures has else nothing to be known by. */
static bool is_all_linked(const wire__compare *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->out->n_links; i++) {
        if (t->c.is_credit[i] || i >= t->c_foot) continue;
        n++;
        if (!t->out->links[i].n_source || t->out->links[i].score < .5f)
            return false;
    }
    return n > 0;
}

/* A copy when half of either is the other's, word for word, or when it tells
 * the other sentence by sentence (match_score.c). The same event when it
 * knows much of what the source names and counts: pairs of unrelated stories
 * of one kind share at most .13 of the bits, independent reports .17. */
static wire_status find_verdict(wire__compare *t, wire_err *err)
{
    static const float KNOWN = .145f;
    wire_comparison *out = t->out;
    wire_sentence_score score;
    wire_sentence_link *links;
    size_t n;
    float p = out->copy_containment > out->source_containment
                  ? out->copy_containment
                  : out->source_containment;
    if (p < .8f) { /* else it is a copy, whatever else is said */
        wire_arena_mark m = wire_arena_save(t->arena);
        WIRE_TRY(wire_match_sentences(t->s.doc, t->c.doc, t->s.idf, t->arena,
                                      &score, &links, &n, err));
        wire_arena_rewind(t->arena, m);
        if (score.rewrite > p) p = score.rewrite;
    }
    out->probability = p;
    out->verdict = p >= .5f ? WIRE_VERDICT_COPY
                   : t->known >= KNOWN || is_all_linked(t)
                       ? WIRE_VERDICT_SAME_EVENT
                       : WIRE_VERDICT_UNRELATED;
    return WIRE_OK;
}

/* ---- Grade ---- */

static bool same_headline(const wire__compare *t, bool exactly)
{
    wire_str s = t->s.doc->article->title, c = t->c.doc->article->title;
    return !s.n || !c.n || wire__same_marks(s, c, exactly);
}

/* All of the source stands in the copy, and nothing else. Curly marks for
 * straight ones are typography; under a new headline they are not what is
 * worth telling. */
static bool grade_of_whole(const wire__compare *t, const features *f,
                           wire_grade *out)
{
    if (f->s_told != f->s_sents || f->s_lines || f->c_added) return false;
    if (f->c_typo != f->c_sents) return false;
    bool form = f->c_form == f->c_sents, exact = f->c_exact == f->c_sents;
    if (form && !same_headline(t, false))
        *out = WIRE_GRADE_NEW_HEADLINE;
    else
        *out = exact && same_headline(t, true) ? WIRE_GRADE_VERBATIM
                                               : WIRE_GRADE_TYPOGRAPHY;
    return true;
}

static wire_grade grade_of(const wire__compare *t, const features *f)
{
    wire_grade whole;
    if (t->out->verdict != WIRE_VERDICT_COPY) return WIRE_GRADE_NONE;
    if (grade_of_whole(t, f, &whole)) return whole;
    if (!f->c_added && !f->inserted && !f->replaced) return WIRE_GRADE_ABRIDGED;
    /* Whole sentences taken over speak for editing, other words all through
     * for a rewrite; a third of the length in other words for a digest. */
    float same = share(f->c_same, f->c_words);
    float kept = share(f->c_verbatim, f->c_linked);
    if (share(f->c_words, f->s_words) < .34f && kept < .5f)
        return WIRE_GRADE_DIGEST;
    float least = .85f - kept;
    return same < (least > .5f ? least : .5f) ? WIRE_GRADE_REWRITE
                                              : WIRE_GRADE_EDITED;
}

/* ---- Label ---- */

/* Only a claim that the text is the agency's can be held against it, and
 * only a source that is not the younger of the two can refute it. */
static void judge_label(wire__compare *t)
{
    wire_comparison *out = t->out;
    out->has_label = t->c.doc->has_label;
    out->label_holds = WIRE_HOLDS_UNKNOWN;
    if (!out->has_label || out->grade == WIRE_GRADE_NONE) return;
    switch (t->c.doc->label.claim) {
    case WIRE_CLAIM_UNMODIFIED:
    case WIRE_CLAIM_HEADLINE:
    case WIRE_CLAIM_AUTO:
        out->label_holds =
            out->grade <= WIRE_GRADE_TYPOGRAPHY ? WIRE_HOLDS : WIRE_HOLDS_NOT;
        if (out->label_holds == WIRE_HOLDS_NOT &&
            out->direction == WIRE_DIRECTION_COPY_TO_SOURCE)
            out->label_holds = WIRE_HOLDS_UNKNOWN;
        break;
    case WIRE_CLAIM_NONE:
    case WIRE_CLAIM_INPUTS:
        break;
    }
}

wire_status wire__compare_judge(wire__compare *t, wire_err *err)
{
    wire_comparison *out = t->out;
    features f;
    WIRE_TRY(wire__compare_ops(t, err));
    WIRE_TRY(measure(t, &f, err));
    out->source_containment = share(f.s_same, f.s_words);
    out->copy_containment = share(f.c_same, f.c_words);
    WIRE_TRY(find_verdict(t, err));
    out->grade = grade_of(t, &f);
    out->direction = out->verdict == WIRE_VERDICT_COPY
                         ? wire__compare_direction(t)
                         : WIRE_DIRECTION_UNKNOWN;
    judge_label(t);
    if (out->verdict == WIRE_VERDICT_UNRELATED) out->n_changes = 0;
    return WIRE_OK;
}
