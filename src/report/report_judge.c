/* report_judge.c: how a copy was made, counted word by word.
 *
 * The distance is Myers' furthest-reaching one without a trace back: only
 * the number of words cut and added is wanted, and both follow from it:
 *
 *   cut + added = D,  cut - added = words of source - words of copy
 *
 * Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations",
 * Algorithmica 1 (1986), figure 2.
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_int.h"

#include <string.h>

enum {
    JUDGE_LIMIT = 1200,     /* differences counted at most: a bound on time,
                               about a millisecond for a pair */
    JUDGE_FOOT_WORDS = 120, /* most words that an outlet says of itself under
                               an article */
    JUDGE_BLOCK_WORDS = 8   /* fewer words cut or added are an edit, not a
                               trim: a sentence is rarely shorter */
};
static const float judge_kept_min = .5f; /* copies that keep half are edits */

const char *wire__how_name(wire__how h)
{
    switch (h) {
    case WIRE__HOW_VERBATIM:
        return "verbatim";
    case WIRE__HOW_TRIMMED:
        return "trimmed";
    case WIRE__HOW_EXTENDED:
        return "extended";
    case WIRE__HOW_EDITED:
        return "edited";
    case WIRE__HOW_REWRITTEN:
        return "rewritten";
    case WIRE__HOW_PARTLY:
        return "partly";
    }
    return "?";
}

/* Furthest x on diagonal k after d differences, from the two neighbours. */
static int32_t furthest(const int32_t *v, int32_t k, int32_t d)
{
    if (k == -d || (k != d && v[k - 1] < v[k + 1])) return v[k + 1];
    return v[k - 1] + 1;
}

bool wire__word_diff(const uint32_t *a, size_t a_n, const uint32_t *b,
                     size_t b_n, uint32_t limit, int32_t *scratch,
                     uint32_t *cut_n, uint32_t *added_n)
{
    int32_t n = (int32_t)a_n, m = (int32_t)b_n;
    int32_t *v = scratch + limit + 1; /* v[-limit-1 .. limit+1] */

    v[1] = 0;
    for (int32_t d = 0; d <= (int32_t)limit; d++)
        for (int32_t k = -d; k <= d; k += 2) {
            int32_t x = furthest(v, k, d), y = x - k;

            while (x < n && y < m && x >= 0 && y >= 0 && a[x] == b[y])
                x++, y++;
            v[k] = x;
            if (k == n - m && x >= n) {
                *cut_n = (uint32_t)((d + n - m) / 2);
                *added_n = (uint32_t)((d - n + m) / 2);
                return true;
            }
        }
    return false;
}

typedef struct {
    uint32_t *hash;
    size_t n;
    uint32_t foot_n; /* of them behind the last passage */
} own_words;

/* Words [beg, end) that the label speaks for: an outlet's words after a
 * label at the foot, or before one at the head, are not the labelled text,
 * unless a passage shows that the story goes on there. */
static void labelled_part(const wire_doc *d, const wire_edge *e, size_t *beg,
                          size_t *end)
{
    size_t from, to;
    bool is_before = false, is_after = false;

    if (!d->has_label) return;
    from = wire_words_at(&d->words, d->label.span.beg);
    to = wire_words_at(&d->words, d->label.span.end);
    for (size_t i = 0; i < e->n_passages; i++) {
        const wire_passage *p = &e->passages[i];

        if (p->kind == WIRE_KIND_BOILERPLATE || p->kind == WIRE_KIND_TEMPLATE)
            continue;
        is_before |= p->b_beg < from;
        is_after |= p->b_end > to;
    }
    if (is_before && !is_after && from < *end)
        *end = from;
    else if (is_after && !is_before && to > *beg)
        *beg = to;
}

/* First paragraph that ends behind byte off. */
static size_t paragraph_at(const wire_article *a, uint32_t off)
{
    size_t lo = 0, hi = a->n_paras;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;

        if (a->paras[mid].span.end <= off)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* Mark standing words [beg, end) where they are half of a paragraph or more:
 * a run that two articles share may take in a last word of either story. */
static void mark_standing(const wire_doc *d, size_t beg, size_t end,
                          bool *is_standing)
{
    const wire_article *a = d->article;

    if (end > d->words.n) end = d->words.n;
    if (beg >= end) return;
    for (size_t i = paragraph_at(a, d->words.off[beg]); i < a->n_paras; i++) {
        size_t from = wire_words_at(&d->words, a->paras[i].span.beg);
        size_t to = wire_words_at(&d->words, a->paras[i].span.end);
        size_t first = from > beg ? from : beg, last = to < end ? to : end;

        if (from >= end) return;
        if (last <= first || 2 * (last - first) < to - from) continue;
        memset(is_standing + first, true, last - first);
    }
}

/* First of the words behind the last passage that stand in paragraphs of
 * their own: what an outlet puts under an article. Its plugs are not learnt
 * from one article. The number of words when there are none, or too many. */
static size_t foot_of(const wire_doc *d, const wire_edge *e)
{
    const wire_article *a = d->article;
    size_t last = 0, i, foot;

    for (size_t k = 0; k < e->n_passages; k++)
        if (e->passages[k].b_end > last) last = e->passages[k].b_end;
    if (last == 0 || last >= d->words.n) return d->words.n;
    i = paragraph_at(a, d->words.off[last - 1]) + 1;
    if (i >= a->n_paras) return d->words.n;
    foot = wire_words_at(&d->words, a->paras[i].span.beg);
    return d->words.n - foot <= JUDGE_FOOT_WORDS &&
                   3 * (d->words.n - foot) <= d->words.n
               ? foot
               : d->words.n;
}

/* The words of a text itself: core, less standing text. */
static bool own_words_of(const wire_trace *t, const wire__places *places,
                         uint32_t doc, const wire_edge *e, wire_arena *a,
                         own_words *out)
{
    const wire_doc *d = &t->docs[doc];
    size_t beg = wire_words_at(&d->words, d->core.beg);
    size_t end = wire_words_at(&d->words, d->core.end);
    size_t foot;
    bool *is_standing;

    if (end < beg) end = beg;
    if (doc == e->child) labelled_part(d, e, &beg, &end);
    out->hash = WIRE_ARRAY(a, uint32_t, end - beg + 1);
    is_standing =
        (bool *)wire_arena_calloc(a, d->words.n + 1, sizeof *is_standing);
    if (!out->hash || !is_standing) return false;
    for (size_t i = places->first[doc]; i < places->first[doc + 1]; i++) {
        const wire__place *p = &places->at[i];

        if (t->standings.records[p->record].kind == WIRE_KIND_SHARED_QUOTATION)
            continue;
        mark_standing(d, p->beg, p->end, is_standing);
    }
    foot = doc == e->child ? foot_of(d, e) : d->words.n;
    out->n = out->foot_n = 0;
    for (size_t i = beg; i < end; i++) {
        if (is_standing[i]) continue;
        out->hash[out->n++] = d->words.hash[i];
        if (i >= foot) out->foot_n++;
    }
    return true;
}

static bool is_much_kept(const wire_edge *e)
{
    return e->child_containment >= judge_kept_min ||
           e->parent_containment >= judge_kept_min;
}

static wire__how how_of(const wire_edge *e, const wire__judgement *j)
{
    uint32_t added =
        j->added_n - (j->foot_n < j->added_n ? j->foot_n : j->added_n);

    if (e->is_paraphrase) return WIRE__HOW_REWRITTEN;
    if (!is_much_kept(e))
        return e->is_merge ? WIRE__HOW_PARTLY : WIRE__HOW_REWRITTEN;
    if (!j->is_exact) return WIRE__HOW_EDITED;
    if (added == 0 && j->cut_n == 0) return WIRE__HOW_VERBATIM;
    if (added == 0 && j->cut_n >= JUDGE_BLOCK_WORDS) return WIRE__HOW_TRIMMED;
    if (j->cut_n == 0 && added >= JUDGE_BLOCK_WORDS) return WIRE__HOW_EXTENDED;
    return WIRE__HOW_EDITED;
}

static wire_status count_words(const wire_trace *t, const wire__places *places,
                               const wire_edge *e, wire_arena *scratch,
                               wire__judgement *out, wire_err *err)
{
    own_words a, b;
    int32_t *v = WIRE_ARRAY(scratch, int32_t, 2 * JUDGE_LIMIT + 3);

    if (!v || !own_words_of(t, places, e->parent, e, scratch, &a) ||
        !own_words_of(t, places, e->child, e, scratch, &b))
        return wire_fail_mem(err);
    out->foot_n = b.foot_n;
    if (a.n < INT32_MAX / 2 && b.n < INT32_MAX / 2)
        out->is_exact = wire__word_diff(a.hash, a.n, b.hash, b.n, JUDGE_LIMIT,
                                        v, &out->cut_n, &out->added_n);
    return WIRE_OK;
}

wire_status wire__judge(const wire_trace *t, const wire__places *places,
                        const wire_edge *e, wire_arena *scratch,
                        wire__judgement *out, wire_err *err)
{
    const wire_doc *child = &t->docs[e->child];
    wire_arena_mark mark = wire_arena_save(scratch);
    wire_status status = WIRE_OK;

    memset(out, 0, sizeof *out);
    if (!e->is_paraphrase && is_much_kept(e))
        status = count_words(t, places, e, scratch, out, err);
    wire_arena_rewind(scratch, mark);
    if (status != WIRE_OK) return status;
    out->how = how_of(e, out);
    if (child->has_label && (child->label.claim == WIRE_CLAIM_UNMODIFIED ||
                             child->label.claim == WIRE_CLAIM_HEADLINE)) {
        out->label_holds =
            out->is_exact && out->added_n == 0 && out->cut_n == 0;
        out->label_fails = !out->label_holds;
    }
    return WIRE_OK;
}
