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
    JUDGE_LIMIT = 1200,   /* differences counted at most: a bound on time,
                             about a millisecond for a pair */
    JUDGE_BLOCK_WORDS = 8 /* fewer words cut or added are an edit, not a
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
    const uint32_t *hash;
    size_t n;
} core_words;

static core_words core_of(const wire_doc *d)
{
    size_t beg = wire_words_at(&d->words, d->core.beg);
    size_t end = wire_words_at(&d->words, d->core.end);
    core_words c = {d->words.hash + beg, end > beg ? end - beg : 0};

    return c;
}

static bool is_much_kept(const wire_edge *e)
{
    return e->child_containment >= judge_kept_min ||
           e->parent_containment >= judge_kept_min;
}

static wire__how how_of(const wire_edge *e, const wire__judgement *j)
{
    if (!is_much_kept(e))
        return e->is_merge ? WIRE__HOW_PARTLY : WIRE__HOW_REWRITTEN;
    if (!j->is_exact) return WIRE__HOW_EDITED;
    if (j->added_n == 0 && j->cut_n == 0) return WIRE__HOW_VERBATIM;
    if (j->added_n == 0 && j->cut_n >= JUDGE_BLOCK_WORDS)
        return WIRE__HOW_TRIMMED;
    if (j->cut_n == 0 && j->added_n >= JUDGE_BLOCK_WORDS)
        return WIRE__HOW_EXTENDED;
    return WIRE__HOW_EDITED;
}

wire_status wire__judge(const wire_trace *t, const wire_edge *e,
                        wire_arena *scratch, wire__judgement *out,
                        wire_err *err)
{
    const wire_doc *child = &t->docs[e->child];
    core_words a = core_of(&t->docs[e->parent]), b = core_of(child);
    wire_arena_mark mark = wire_arena_save(scratch);
    int32_t *v = WIRE_ARRAY(scratch, int32_t, 2 * JUDGE_LIMIT + 3);

    memset(out, 0, sizeof *out);
    if (!v) return wire_fail_mem(err);
    if (is_much_kept(e) && a.n < INT32_MAX / 2 && b.n < INT32_MAX / 2)
        out->is_exact = wire__word_diff(a.hash, a.n, b.hash, b.n, JUDGE_LIMIT,
                                        v, &out->cut_n, &out->added_n);
    wire_arena_rewind(scratch, mark);
    out->how = how_of(e, out);
    if (child->has_label && (child->label.claim == WIRE_CLAIM_UNMODIFIED ||
                             child->label.claim == WIRE_CLAIM_HEADLINE)) {
        out->label_holds = out->how == WIRE__HOW_VERBATIM;
        out->label_fails = !out->label_holds;
    }
    return WIRE_OK;
}
