/* What the links and the words say of the pair as a whole: relations,
 * containment, verdict, grade, direction, label.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_int.h"

/* ---- Relations ---- */

/* Every word equal, in order, and nothing left out. */
static bool is_verbatim(const wire__diff *d)
{
    return d->n == 1 && d->ops[0].kind == WIRE__OP_EQUAL;
}

/* Is the source sentence of link i told on by a neighbour in prose? */
static bool is_split(const wire__compare *t, size_t i)
{
    enum { REACH = 3 };
    const wire_link *l = t->out->links;
    size_t n = t->out->n_links;
    size_t lo = i > REACH ? i - REACH : 0, hi = i + REACH < n ? i + REACH : n;
    for (size_t k = lo; k < hi; k++)
        if (k != i && l[k].n_source == 1 &&
            l[k].source[0] == l[i].source[0] && !is_verbatim(&t->diffs[k]))
            return true;
    return false;
}

void wire__compare_relations(wire__compare *t)
{
    for (size_t i = 0; i < t->out->n_links; i++) {
        wire_link *l = &t->out->links[i];
        const wire__diff *d = &t->diffs[i];
        if (!l->n_source)
            l->relation = WIRE_RELATION_ADDED;
        else if (is_verbatim(d))
            l->relation = WIRE_RELATION_VERBATIM;
        else if (l->n_source > 1)
            l->relation = WIRE_RELATION_MERGED;
        else if (is_split(t, i))
            l->relation = WIRE_RELATION_SPLIT;
        else
            l->relation = d->same >= .5f ? WIRE_RELATION_EDITED
                                         : WIRE_RELATION_PARAPHRASE;
    }
}

/* ---- Features ---- */

/* Prose sentences and words of both sides, and what became of them. Standing
 * text at the copy's foot and its labels and credits are no prose. */
typedef struct {
    size_t s_sents, c_sents;   /* prose sentences */
    size_t s_told;             /* of the source, linked */
    size_t c_linked, c_verbatim, c_typo, c_added;
    size_t s_words, c_words;   /* of prose */
    size_t s_same, c_same;     /* in EQUAL or VARIANT */
    size_t inserted, replaced, deleted; /* copy's, both's, source's words */
    size_t list_lines;
} features;

/* First sentence of the trailing run that no source sentence supports. */
static size_t foot_of(const wire__compare *t)
{
    size_t i = t->out->n_links;
    while (i > 0 && (!t->out->links[i - 1].n_source || t->c.is_credit[i - 1]))
        i--;
    return i;
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

static wire_status measure(const wire__compare *t, features *f, wire_err *err)
{
    *f = (features){0};
    size_t foot = foot_of(t);
    uint8_t *seen = wire_arena_calloc(t->arena, t->s.doc->words.n + 1, 1);
    if (!seen) return wire_fail_mem(err);
    for (size_t i = 0; i < t->s.n_sentences; i++) {
        if (t->s.is_credit[i]) continue;
        f->s_sents++;
        f->s_words += t->s.word_beg[i + 1] - t->s.word_beg[i];
    }
    f->s_told = t->s.n_sentences - t->out->n_omitted;
    for (size_t i = 0; i < foot; i++) {
        const wire_link *l = &t->out->links[i];
        if (t->c.is_credit[i]) continue;
        f->c_sents++;
        f->c_words += t->c.word_beg[i + 1] - t->c.word_beg[i];
        f->c_added += !l->n_source;
        if (!l->n_source) continue;
        f->c_linked++;
        f->c_verbatim += l->relation == WIRE_RELATION_VERBATIM;
        f->c_typo += is_typo(&t->diffs[i]);
        count_ops(&t->diffs[i], f, seen);
    }
    return WIRE_OK;
}

static float share(size_t a, size_t b)
{
    return b ? (float)a / (float)b : 0;
}

/* ---- Verdict ---- */

static wire_status find_verdict(wire__compare *t, const features *f,
                                wire_err *err)
{
    wire_comparison *out = t->out;
    wire_sentence_score score;
    wire_sentence_link *links;
    size_t n;
    WIRE_TRY(wire_match_sentences(t->s.doc, t->c.doc, t->idf, t->arena, &score,
                                  &links, &n, err));
    float p = score.score, v = out->copy_containment * share(f->c_same, 1);
    (void)v;
    if (out->copy_containment > p) p = out->copy_containment;
    if (out->source_containment > p) p = out->source_containment;
    out->probability = p;
    out->verdict = p >= .5f ? WIRE_VERDICT_COPY
                   : p >= .2f ? WIRE_VERDICT_SAME_EVENT
                              : WIRE_VERDICT_UNRELATED;
    return WIRE_OK;
}

/* ---- Grade ---- */

static bool same_headline(const wire__compare *t)
{
    return wire_str_eq(wire_str_trim(t->s.doc->article->title),
                       wire_str_trim(t->c.doc->article->title));
}

static wire_grade grade_of(const wire__compare *t, const features *f)
{
    if (t->out->verdict != WIRE_VERDICT_COPY) return WIRE_GRADE_NONE;
    bool whole = f->s_told >= f->s_sents && !f->c_added;
    if (whole && f->c_verbatim == f->c_sents)
        return same_headline(t) ? WIRE_GRADE_VERBATIM
                                : WIRE_GRADE_NEW_HEADLINE;
    if (whole && f->c_typo == f->c_sents) return WIRE_GRADE_TYPOGRAPHY;
    if (!f->c_added && !f->inserted && !f->replaced)
        return WIRE_GRADE_ABRIDGED;
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

static void judge_label(wire__compare *t)
{
    wire_comparison *out = t->out;
    out->has_label = t->c.doc->has_label;
    out->label_holds = WIRE_HOLDS_UNKNOWN;
    if (!out->has_label || out->grade == WIRE_GRADE_NONE) return;
    out->label_holds = out->grade <= WIRE_GRADE_TYPOGRAPHY ? WIRE_HOLDS
                                                           : WIRE_HOLDS_NOT;
}

wire_status wire__compare_judge(wire__compare *t, wire_err *err)
{
    features f;
    WIRE_TRY(measure(t, &f, err));
    t->out->source_containment = share(f.s_same, f.s_words);
    t->out->copy_containment = share(f.c_same, f.c_words);
    WIRE_TRY(find_verdict(t, &f, err));
    t->out->grade = grade_of(t, &f);
    t->out->is_full = wire_str_starts(t->c.doc->language, WIRE_STR("en"));
    t->out->direction = t->out->verdict == WIRE_VERDICT_COPY
                            ? WIRE_DIRECTION_SOURCE_TO_COPY
                            : WIRE_DIRECTION_UNKNOWN;
    judge_label(t);
    return WIRE_OK;
}
