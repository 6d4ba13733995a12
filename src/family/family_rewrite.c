/* Copies by paraphrase: the story pairs that sentence alignment confirms.
 *
 *     story pairs -> the few likeliest of each article -> tellings, once an
 *     article -> alignment, in parallel -> merged into the overlaps
 *
 * A pair that shares verbatim text but was not called a copy (a statement
 * both quote, an outlet's standing text) becomes one when the sentences that
 * are not word for word show a rewrite.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "family_int.h"

enum { PARTNERS = 6, CHUNK = 32 };
static const float RETOLD_MIN = .5f;
/* Where there are few pairs, time is not the question. */
enum { FEW_PAIRS = 4000 };
static const float RETOLD_MIN_FEW = .2f;
/* Among many pairs some are alike by chance. Direct rewrites of the newsroom
 * have .85 and more. */
static const float REWRITE_MIN_MANY = .8f;
static const float QUOTING_MIN = .5f;   /* of either text, where both quote */
static const float QUOTING_SCORE = .9f; /* rewrites have more, with few
                                           exceptions; reports have less */

/* Of the leads, see is_same_news. */
static const float FORM_DETAILS = .5f, NEWS_DETAILS = .65f, NEWS_TOLD = .5f,
                   NEWS_KNOWN = .4f;
enum { FORM_DETAILS_MIN = 3, NEWS_DAYS = 3, SHORT_SENTS = 8 };

typedef struct {
    uint32_t pair; /* in pairs */
    float a_aligned, b_aligned, score;
    wire_lead_side a_lead, b_lead;
} verdict;

typedef struct {
    const wire_doc *docs;
    const wire_idf *idf;
    const wire_family_opts *opts;
    const wire_story_pair *pairs;
    verdict *verdicts; /* of the pairs that are aligned */
    size_t n_verdicts;
    uint32_t *todo; /* articles that are told */
    size_t n_todo;
    wire_telling **tellings;   /* [n_docs] */
    wire_arena **keep, **work; /* one a worker */
    uint64_t *plain;           /* words that name no subject */
    bool are_many;
    float rewrite_min; /* score, from which on */
} rewrite_job;

static float smaller(float x, float y) { return x < y ? x : y; }
static float larger(float x, float y) { return x > y ? x : y; }

/* ---- Which pairs ---- */

/* Copies need no second proof; data in a form and an outlet's own background
 * are told alike on purpose. */
static bool is_open(const wire_overlap *p)
{
    return !p || (p->kind != WIRE_KIND_COPY && p->kind != WIRE_KIND_TEMPLATE &&
                  p->kind != WIRE_KIND_BACKGROUND);
}

typedef struct {
    float best[PARTNERS];
    uint8_t n;
} partners;

/* The PARTNERS highest values, descending. */
static void note(partners *p, float v)
{
    size_t k = p->n;
    if (k == PARTNERS) {
        if (v <= p->best[k - 1]) return;
        k--;
    } else {
        p->n++;
    }
    for (; k > 0 && p->best[k - 1] < v; k--)
        p->best[k] = p->best[k - 1];
    p->best[k] = v;
}

static bool is_among(const partners *p, float v)
{
    return p->n < PARTNERS || v >= p->best[PARTNERS - 1];
}

/* Of many pairs one is aligned when it is among the likeliest of either
 * article: the cost stays linear in articles, and a rewrite finds its
 * source. */
static wire_status choose(rewrite_job *j, size_t n_docs, size_t n_pairs,
                          const wire_overlaps *o, wire_arena *tmp,
                          wire_err *err)
{
    partners *best = wire_arena_calloc(tmp, n_docs + 1, sizeof *best);
    uint8_t *told = wire_arena_calloc(tmp, n_docs + 1, 1);
    uint8_t *open = wire_arena_calloc(tmp, n_pairs + 1, 1);
    j->verdicts = WIRE_ARRAY(tmp, verdict, n_pairs + 1);
    j->todo = WIRE_ARRAY(tmp, uint32_t, n_docs + 1);
    if (!best || !told || !open || !j->verdicts || !j->todo)
        return wire_fail_mem(err);
    bool are_many = n_pairs > FEW_PAIRS;
    float least = are_many ? RETOLD_MIN : RETOLD_MIN_FEW;
    j->are_many = are_many;
    j->rewrite_min = are_many ? larger(j->opts->rewrite_min, REWRITE_MIN_MANY)
                              : j->opts->rewrite_min;
    for (size_t i = 0; i < n_pairs; i++) {
        const wire_story_pair *p = &j->pairs[i];
        if (p->retold < least || !is_open(wire_overlaps_find(o, p->a, p->b)))
            continue;
        open[i] = 1;
        note(&best[p->a], p->retold);
        note(&best[p->b], p->retold);
    }
    for (size_t i = 0; i < n_pairs; i++) {
        const wire_story_pair *p = &j->pairs[i];
        if (!open[i] || (are_many && !is_among(&best[p->a], p->retold) &&
                         !is_among(&best[p->b], p->retold)))
            continue;
        j->verdicts[j->n_verdicts++] = (verdict){.pair = (uint32_t)i};
        told[p->a] = told[p->b] = 1;
    }
    for (uint32_t d = 0; d < n_docs; d++)
        if (told[d]) j->todo[j->n_todo++] = d;
    return WIRE_OK;
}

/* ---- Tellings and alignment ---- */

static wire_status tell_chunk(void *ctx, size_t chunk, unsigned worker,
                              wire_err *err)
{
    rewrite_job *j = ctx;
    size_t end = (chunk + 1) * CHUNK;
    if (end > j->n_todo) end = j->n_todo;
    for (size_t i = chunk * CHUNK; i < end; i++) {
        uint32_t d = j->todo[i];
        WIRE_TRY(wire_match_telling(&j->docs[d], j->idf, j->work[worker],
                                    j->keep[worker], &j->tellings[d], err));
    }
    return WIRE_OK;
}

static wire_status align_chunk(void *ctx, size_t chunk, unsigned worker,
                               wire_err *err)
{
    rewrite_job *j = ctx;
    size_t end = (chunk + 1) * CHUNK;
    if (end > j->n_verdicts) end = j->n_verdicts;
    for (size_t i = chunk * CHUNK; i < end; i++) {
        verdict *v = &j->verdicts[i];
        const wire_story_pair *p = &j->pairs[v->pair];
        wire_arena *a = j->work[worker];
        wire_arena_mark m = wire_arena_save(a);
        wire_sentence_score s;
        wire_sentence_link *links;
        size_t n;
        WIRE_TRY(wire_match_tellings(j->tellings[p->a], j->tellings[p->b], a,
                                     &s, &links, &n, err));
        wire_arena_rewind(a, m);
        v->a_aligned = s.a_aligned;
        v->b_aligned = s.b_aligned;
        v->score = s.rewrite;
        if (v->score >= j->rewrite_min)
            wire_match_leads(j->tellings[p->a], j->tellings[p->b], &v->a_lead,
                             &v->b_lead);
    }
    return WIRE_OK;
}

static wire_status align_all(rewrite_job *j, size_t n_docs, wire_err *err)
{
    unsigned n = j->opts->n_threads ? j->opts->n_threads : 1;
    j->keep = wire_calloc(n, sizeof *j->keep);
    j->work = wire_calloc(n, sizeof *j->work);
    j->tellings = wire_calloc(n_docs + 1, sizeof *j->tellings);
    wire_status st = WIRE_OK;
    if (!j->keep || !j->work || !j->tellings) st = wire_fail_mem(err);
    for (unsigned i = 0; i < n && st == WIRE_OK; i++) {
        j->keep[i] = wire_arena_new(NULL, 0);
        j->work[i] = wire_arena_new(NULL, 0);
        if (!j->keep[i] || !j->work[i]) st = wire_fail_mem(err);
    }
    if (st == WIRE_OK)
        st = wire_pool_run(n, (j->n_todo + CHUNK - 1) / CHUNK, tell_chunk, j,
                           err);
    if (st == WIRE_OK)
        st = wire_pool_run(n, (j->n_verdicts + CHUNK - 1) / CHUNK, align_chunk,
                           j, err);
    for (unsigned i = 0; j->keep && j->work && i < n; i++) {
        wire_arena_free(j->keep[i]);
        wire_arena_free(j->work[i]);
    }
    wire_free(j->keep);
    wire_free(j->work);
    wire_free(j->tellings);
    return st;
}

/* ---- Into the overlaps ---- */

static bool is_before(const wire_overlap *o, const wire_story_pair *p)
{
    return o->a < p->a || (o->a == p->a && o->b < p->b);
}

static void call_copy(wire_overlap *o, const verdict *v)
{
    o->kind = WIRE_KIND_COPY;
    o->is_paraphrase = 1;
    if (o->a_containment < v->a_aligned) o->a_containment = v->a_aligned;
    if (o->b_containment < v->b_aligned) o->b_containment = v->b_aligned;
}

/* Names and figures of either lead that the other article mostly lacks: one
 * form, filled twice. */
static bool is_filled_anew(const verdict *v)
{
    const wire_lead_side *x = &v->a_lead, *y = &v->b_lead;
    return x->n_details >= FORM_DETAILS_MIN &&
           y->n_details >= FORM_DETAILS_MIN &&
           larger(x->details, y->details) < FORM_DETAILS;
}

static bool is_told(const wire_lead_side *x)
{
    return x->told >= NEWS_TOLD && x->details >= NEWS_DETAILS &&
           x->known >= NEWS_KNOWN;
}

/* Any two short reports of one event have its names and figures in common,
 * and little else. Among many pairs a short text is a rewrite only when its
 * lead is told by the other, and not much of it is its own. */
static bool is_short_of_its_own(const rewrite_job *j, const wire_lead_side *x)
{
    return j->are_many && x->n_sents < SHORT_SENTS && !is_told(x);
}

/* Who retells another's report says whose it is, or should. */
static bool names_other(const wire_doc *a, const wire_doc *b)
{
    return wire_match_names_source(a, b) || wire_match_names_source(b, a);
}

/* A house tells what it told before under every later report of a matter,
 * and has forms for what comes again. It tells the same news twice when each
 * lead, with its names and figures, is in the other text, and when neither
 * text has much beyond the other; days later nobody does that. */
static bool is_same_news(const rewrite_job *j, const verdict *v)
{
    const wire_story_pair *p = &j->pairs[v->pair];
    const wire_article *a = j->docs[p->a].article, *b = j->docs[p->b].article;
    bool is_house = wire_match_is_one_house(a, b);
    if ((is_short_of_its_own(j, &v->a_lead) ||
         is_short_of_its_own(j, &v->b_lead)) &&
        (is_house || !names_other(&j->docs[p->a], &j->docs[p->b])))
        return false;
    if (!is_house) return true;
    /* An article under one address is the same one, revised. */
    if (a->url.n && wire_str_eq(a->url, b->url)) return true;
    uint32_t days = wire_match_days_apart(a, b);
    return is_told(&v->a_lead) && is_told(&v->b_lead) &&
           (days == UINT32_MAX || days < NEWS_DAYS);
}

/* Who quotes the same people tells much of the same: a rewrite is then seen
 * on both sides, not only in the shorter text. */
static bool is_rewrite(const rewrite_job *j, const wire_overlaps *o,
                       const verdict *v)
{
    const wire_story_pair *p = &j->pairs[v->pair];
    const wire_overlap *before = wire_overlaps_find(o, p->a, p->b);
    float low = smaller(v->a_aligned, v->b_aligned);

    if (v->score < j->rewrite_min) return false;
    /* One form about two companies is told alike as well. */
    if (wire_match_other_subject(j->plain, &j->docs[p->a], &j->docs[p->b]))
        return false;
    if (is_filled_anew(v) || !is_same_news(j, v)) return false;
    return !before || before->kind != WIRE_KIND_SHARED_QUOTATION ||
           (low >= QUOTING_MIN && v->score >= QUOTING_SCORE);
}

/* Merge two ascending lists; a pair in both is changed in place. */
static wire_status add_copies(const rewrite_job *j, wire_overlaps *o,
                              wire_err *err)
{
    size_t cap = o->n_pairs + j->n_verdicts + 1, n = 0, i = 0;
    wire_overlap *out = wire_malloc(cap * sizeof *out);
    if (!out) return wire_fail_mem(err);
    for (size_t k = 0; k < j->n_verdicts; k++) {
        const verdict *v = &j->verdicts[k];
        if (!is_rewrite(j, o, v)) continue;
        const wire_story_pair *p = &j->pairs[v->pair];
        while (i < o->n_pairs && is_before(&o->pairs[i], p))
            out[n++] = o->pairs[i++];
        if (i < o->n_pairs && o->pairs[i].a == p->a && o->pairs[i].b == p->b) {
            out[n] = o->pairs[i++];
        } else {
            memset(&out[n], 0, sizeof out[n]);
            out[n].a = p->a;
            out[n].b = p->b;
            out[n].first = o->n_passages;
        }
        call_copy(&out[n++], v);
    }
    while (i < o->n_pairs)
        out[n++] = o->pairs[i++];
    wire_free(o->pairs);
    o->pairs = out;
    o->n_pairs = n;
    return WIRE_OK;
}

wire_status wire_family_add_rewrites(const wire_doc *docs, size_t n_docs,
                                     const wire_story_pair *pairs,
                                     size_t n_pairs, const wire_idf *idf,
                                     const wire_family_opts *opts,
                                     wire_overlaps *overlaps, wire_err *err)
{
    rewrite_job j = {.docs = docs, .idf = idf, .opts = opts, .pairs = pairs};
    wire_arena *tmp = wire_arena_new(NULL, 0);
    if (!tmp) return wire_fail_mem(err);
    wire_status st = choose(&j, n_docs, n_pairs, overlaps, tmp, err);
    if (st == WIRE_OK && j.n_verdicts > 0) {
        st = wire_match_plain_words(tmp, &j.plain, err);
        if (st == WIRE_OK) st = align_all(&j, n_docs, err);
        if (st == WIRE_OK) st = add_copies(&j, overlaps, err);
    }
    wire_arena_free(tmp);
    return st;
}
