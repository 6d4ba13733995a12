/* What is known of two articles besides the text they share.
 *
 * No field is trusted alone: outlets come under several names, so the site's
 * domain counts too; dates are missing or wrong; titles tell whether two
 * articles are about one thing, weighed by how rare their words are in
 * titles.
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "classify_int.h"
#include "kernels.h"

enum { DAY_SLACK_S = 4 * 3600 };
enum { TITLE_SLOTS = 1 << 16, FAR_DAYS = 10, TITLE_WORDS = 24, NEAR_DAYS = 3 };

#define REPRINT_SHARE .8f  /* of the words of both articles */
#define OTHER_SHARE   .5f  /* words in common: not about different things */
#define OTHER_TOLD    .25f /* of a title, told by the other: the same thing */
#define NEAR_COPY     .4f  /* words in common: may be a copy */
#define CUT_SHARE     .5f  /* the same, of the longer one: the other is cut */
#define SAME_TITLE    .8f  /* of the weight of the lighter title */
#define QUOTED        .6f  /* of a passage: somebody's words */

enum { TASK_PAIRS = 256, LONG_BLOCK = 150 /* words */ };

/* ---- Outlet ---- */

static wire_str host_of(wire_str url)
{
    size_t i = wire_str_find(url, WIRE_STR("://"), 0);
    size_t beg = i == SIZE_MAX ? 0 : i + 3, end = beg;
    while (end < url.n && url.p[end] != '/' && url.p[end] != ':' &&
           url.p[end] != '?')
        end++;
    return wire_str_sub(url, beg, end);
}

/* The registrable domain, nearly: two labels, three below "co.uk". */
wire_str wire__match_domain(wire_str url)
{
    wire_str h = host_of(url);
    size_t dots[3], n = 0, i = h.n;
    while (i && n < 3)
        if (h.p[--i] == '.') dots[n++] = i;
    if (n < 2) return h;
    bool deep = h.n - dots[0] == 3 && dots[0] - dots[1] <= 4;
    if (!deep) return wire_str_sub(h, dots[1] + 1, h.n);
    return n < 3 ? h : wire_str_sub(h, dots[2] + 1, h.n);
}

static bool same_field(wire_str a, wire_str b)
{
    a = wire_str_trim(a);
    b = wire_str_trim(b);
    return a.n && wire_str_eq_nocase(a, b);
}

static bool same_author(const wire_article *a, const wire_article *b)
{
    return a->byline.n > 6 && same_field(a->byline, b->byline);
}

static bool same_outlet(const wire_article *a, const wire_article *b)
{
    return same_field(a->outlet, b->outlet) ||
           same_field(wire__match_domain(a->url), wire__match_domain(b->url));
}

/* ---- Time ---- */

static int32_t days_apart(wire_time a, wire_time b)
{
    if (a.precision == WIRE_TIME_NONE || b.precision == WIRE_TIME_NONE)
        return WIRE__DAYS_UNKNOWN;
    int64_t s = a.unix_s - b.unix_s;
    /* What comes every day comes a little earlier or later. */
    int64_t d = ((s < 0 ? -s : s) + DAY_SLACK_S) / 86400;
    return d > 1000000 ? 1000000 : (int32_t)d;
}

bool wire_match_is_one_house(const wire_article *a, const wire_article *b)
{
    return same_outlet(a, b) || same_author(a, b);
}

uint32_t wire_match_days_apart(const wire_article *a, const wire_article *b)
{
    int32_t d = days_apart(a->published, b->published);
    return d == WIRE__DAYS_UNKNOWN ? UINT32_MAX : (uint32_t)d;
}

/* ---- Titles ---- */

static uint32_t slot(uint32_t hash) { return hash >> 16 ^ (hash & 0xffff); }

static wire_status read_title(wire__classify *c, size_t d, wire_err *err)
{
    wire_words *w = &c->titles[d];
    WIRE_TRY(wire_text_words(c->docs[d].article->title, c->arena, w, err));
    if (w->n > TITLE_WORDS) w->n = TITLE_WORDS;
    for (size_t i = 0; i < w->n; i++)
        c->title_df[slot(w->hash[i])]++;
    return WIRE_OK;
}

static float weight(const wire__classify *c, const wire_words *w, size_t i)
{
    if (w->len[i] < 3) return 0;
    float df = (float)c->title_df[slot(w->hash[i])];
    float n = (float)c->n_docs + 8;
    float v = logf(n / (df + 1));
    return v > 0 ? v : 0;
}

/* Is the word at i inside one of the pair's passages? */
bool wire__match_is_shared(const wire_passage *p, size_t n, bool is_a,
                           uint32_t i)
{
    for (size_t k = 0; k < n; k++) {
        uint32_t beg = is_a ? p[k].a_beg : p[k].b_beg;
        uint32_t end = is_a ? p[k].a_end : p[k].b_end;
        if (i >= beg && i < end) return true;
    }
    return false;
}

/* Share of the weight of a title that the other article tells outside of
 * what both share. */
static float title_told(const wire__classify *c, const wire_words *title,
                        const wire_words *body, const wire_passage *p, size_t n,
                        bool body_is_a)
{
    enum { BODY_WORDS = 600 };
    size_t limit = body->n < BODY_WORDS ? body->n : BODY_WORDS;
    uint32_t filter[WIRE__SIFT_FILTER] = {0}, at[BODY_WORDS + WIRE__SIFT_PAD];
    uint32_t found = 0;
    for (size_t i = 0; i < title->n; i++)
        filter[title->hash[i] >> 25] |= 1u << (title->hash[i] >> 20 & 31);
    size_t m = wire__kernels()->sift(body->hash, limit, filter, at);
    for (size_t k = 0; k < m; k++) {
        uint32_t h = body->hash[at[k]];
        for (size_t i = 0; i < title->n; i++)
            if (title->hash[i] == h && !(found >> i & 1) &&
                !wire__match_is_shared(p, n, body_is_a, at[k]))
                found |= (uint32_t)1 << i;
    }
    float told = 0, all = 0;
    for (size_t i = 0; i < title->n; i++) {
        float v = weight(c, title, i);
        all += v;
        if (found >> i & 1) told += v;
    }
    return all > 0 ? told / all : 0;
}

/* Weight that two titles share, of the lighter one. */
static float titles_alike(const wire__classify *c, const wire_words *x,
                          const wire_words *y)
{
    float both = 0, wx = 0, wy = 0;
    for (size_t i = 0; i < x->n; i++) {
        float v = weight(c, x, i);
        wx += v;
        for (size_t j = 0; j < y->n; j++)
            if (x->hash[i] == y->hash[j]) {
                both += v;
                break;
            }
    }
    for (size_t j = 0; j < y->n; j++)
        wy += weight(c, y, j);
    float least = wx < wy ? wx : wy;
    return least > 0 ? both / least : 0;
}

static float share_words(const wire_passage *p, size_t n, bool is_a,
                         size_t words)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += is_a ? p[i].a_end - p[i].a_beg : p[i].b_end - p[i].b_beg;
    return words ? (float)sum / (float)words : 0;
}

/* How far two articles are about one thing, by their titles. Slow, so asked
 * only of pairs where it decides. */
static void relate(const wire__classify *c, size_t i)
{
    const wire_overlap *o = &c->overlaps->pairs[i];
    const wire_passage *p = c->overlaps->passages + o->first;
    const wire_doc *a = &c->docs[o->a], *b = &c->docs[o->b];
    wire__pair_facts *f = &c->pairs[i];
    const wire_words *ta = &c->titles[o->a], *tb = &c->titles[o->b];
    float ab = title_told(c, ta, &b->words, p, o->n_passages, false);
    float ba = title_told(c, tb, &a->words, p, o->n_passages, true);
    f->related = ab > ba ? ab : ba;
    f->titles = titles_alike(c, ta, tb);
    f->is_related_known = true;
}

static bool is_house(const wire__pair_facts *f)
{
    return f->same_outlet || f->same_author;
}

/* What sort of text a passage is by its words and lines. */
static void read_cues(const wire__classify *c, const wire_overlap *o, size_t k)
{
    const wire_passage *p = &c->overlaps->passages[k];
    wire__passage_facts *f = &c->passages[k];
    const wire_doc *a = &c->docs[o->a];
    f->is_list = wire__match_is_list(a, p->a_beg, p->a_end);
    wire__match_count_cues(c->cues, a, p->a_beg, p->a_end, f);
}

/* Where outlets are unknown: are the words a page's, or strange? */
static void look_for_page(const wire__classify *c, size_t i, uint64_t *scratch)
{
    const wire_overlap *o = &c->overlaps->pairs[i];
    bool is_prose = false;
    for (size_t k = o->first; k < o->first + o->n_passages; k++) {
        read_cues(c, o, k);
        is_prose |= !c->passages[k].is_page;
    }
    if (is_prose) wire__match_cohesion(c, i, WIRE__COHESION_OF_EACH, scratch);
}

static void pair_facts(const wire__classify *c, size_t i, uint64_t *scratch)
{
    const wire_overlap *o = &c->overlaps->pairs[i];
    const wire_passage *p = c->overlaps->passages + o->first;
    const wire_doc *a = &c->docs[o->a], *b = &c->docs[o->b];
    wire__pair_facts *f = &c->pairs[i];
    f->same_outlet = same_outlet(a->article, b->article);
    f->same_author = same_author(a->article, b->article);
    f->outlet_unknown = (!a->article->outlet.n && !a->article->url.n) ||
                        (!b->article->outlet.n && !b->article->url.n);
    f->days_apart = days_apart(a->article->published, b->article->published);
    float ca = share_words(p, o->n_passages, true, a->words.n);
    float cb = share_words(p, o->n_passages, false, b->words.n);
    f->coverage = ca > cb ? ca : cb;
    f->both_covered = ca > cb ? cb : ca;
    f->cohesion = 1;
    for (size_t k = o->first; k < o->first + o->n_passages; k++)
        c->passages[k].cohesion = 1;
    wire__match_notice(c, i);
    if (f->is_notice) return;
    if (!is_house(f) && !f->outlet_unknown) return; /* nobody asks */
    bool is_far =
        f->days_apart != WIRE__DAYS_UNKNOWN && f->days_apart > FAR_DAYS;
    /* The same article again, whenever it was. */
    bool is_reprint = f->both_covered >= REPRINT_SHARE;
    if (is_reprint || (!is_far && f->coverage >= OTHER_SHARE)) return;
    if (!is_far) relate(c, i);
    f->is_unrelated |= is_far || f->related < OTHER_TOLD;
    if (!is_house(f)) look_for_page(c, i, scratch);
}

typedef void pair_fn(const wire__classify *c, size_t i, uint64_t *scratch);

static wire_status run_task(const wire__classify *c, size_t t, pair_fn *fn,
                            wire_err *err)
{
    size_t beg = t * TASK_PAIRS, end = beg + TASK_PAIRS;
    uint64_t *scratch =
        wire_malloc(wire__match_cohesion_words(c->longest) * sizeof *scratch);
    if (!scratch) return wire_fail_mem(err);
    if (end > c->overlaps->n_pairs) end = c->overlaps->n_pairs;
    for (size_t i = beg; i < end; i++)
        fn(c, i, scratch);
    wire_free(scratch);
    return WIRE_OK;
}

static wire_status pairs_task(void *ctx, size_t t, unsigned worker,
                              wire_err *err)
{
    (void)worker;
    return run_task(ctx, t, pair_facts, err);
}

static wire_status over_pairs(wire__classify *c, wire_task_fn task,
                              wire_err *err)
{
    size_t tasks = (c->overlaps->n_pairs + TASK_PAIRS - 1) / TASK_PAIRS;
    return wire_pool_run(c->n_threads, tasks, task, c, err);
}

wire_status wire__match_evidence(wire__classify *c, wire_err *err)
{
    c->title_df = wire_calloc(TITLE_SLOTS, sizeof *c->title_df);
    c->titles = WIRE_ARRAY(c->arena, wire_words, c->n_docs);
    if (!c->title_df || !c->titles) return wire_fail_mem(err);
    for (size_t d = 0; d < c->n_docs; d++)
        WIRE_TRY(read_title(c, d, err));
    c->cues = WIRE_NEW(c->arena, wire__cues);
    if (!c->cues) return wire_fail_mem(err);
    wire__match_cues(c->cues);
    WIRE_TRY(wire_match_plain_words(c->arena, &c->common, err));
    for (size_t d = 0; d < c->n_docs; d++)
        if (c->docs[d].words.n > c->longest) c->longest = c->docs[d].words.n;
    return over_pairs(c, pairs_task, err);
}

/* ---- Passages ---- */

/* Where one side only has quotation marks: does it say where the words are
 * from? */
static void find_credit(const wire__classify *c, const wire_overlap *o,
                        wire__passage_facts *f)
{
    const wire_passage *p = c->overlaps->passages + o->first;
    bool by_a = f->a_quoted > f->b_quoted, is_nameless;
    float more = by_a ? f->a_quoted - f->b_quoted : f->b_quoted - f->a_quoted;
    if (more <= WIRE__ONE_SIDED) return;
    f->credit = wire__match_credits(&c->docs[by_a ? o->a : o->b],
                                    &c->docs[by_a ? o->b : o->a], p,
                                    o->n_passages, by_a, &is_nameless)
                    ? WIRE__CREDITED
                : is_nameless ? WIRE__CREDIT_UNKNOWN
                              : WIRE__UNCREDITED;
}

/* One house, one headline, and nearly all of one text within days: the same
 * report, sent again, whole or cut. It may look like a list, and share its
 * form with others: no reason to call it standing. */
static bool is_sent_again(const wire__classify *c, size_t i)
{
    const wire__pair_facts *f = &c->pairs[i];
    if (!is_house(f) || f->is_unrelated || f->coverage < REPRINT_SHARE ||
        f->both_covered < CUT_SHARE || f->days_apart > NEAR_DAYS)
        return false;
    if (!f->is_related_known) relate(c, i);
    return f->titles >= SAME_TITLE;
}

static void passage_facts(const wire__classify *c, size_t i, uint64_t *scratch)
{
    const wire_overlap *o = &c->overlaps->pairs[i];
    const wire_doc *a = &c->docs[o->a], *b = &c->docs[o->b];
    bool is_open = false, is_prose = false;
    c->pairs[i].is_sent_again = is_sent_again(c, i);
    for (size_t k = o->first; k < o->first + o->n_passages; k++) {
        const wire_passage *p = &c->overlaps->passages[k];
        wire__passage_facts *f = &c->passages[k];
        if (c->pairs[i].is_sent_again) f->support = 0;
        f->is_standing = f->support >= WIRE__STANDING_QUOTED;
        if (f->is_standing) continue;
        f->a_quoted = wire__match_quoted(a, p->a_beg, p->a_end);
        f->b_quoted = wire__match_quoted(b, p->b_beg, p->b_end);
        read_cues(c, o, k);
        find_credit(c, o, f);
        bool is_quoted = f->a_quoted >= QUOTED && f->b_quoted >= QUOTED;
        /* Nobody quotes as much of one speech in a third, unrelated story. */
        bool is_block = p->same_n >= LONG_BLOCK;
        f->is_standing =
            (!is_quoted || is_block) && f->support >= WIRE__STANDING;
        is_open |= !f->is_standing;
        is_prose |= !f->is_standing && !f->is_page;
    }
    wire__pair_facts *f = &c->pairs[i];
    if (!is_open || (!is_house(f) && !f->outlet_unknown)) return;
    if (!f->is_related_known) relate(c, i);
    bool is_near = f->days_apart <= NEAR_DAYS;     /* false when unknown */
    if (f->outlet_unknown && !is_house(f)) return; /* known by now */
    bool is_stray = f->is_unrelated && f->related < WIRE__RELATED &&
                    f->titles < WIRE__RELATED;
    if (is_prose && (is_stray || is_near || f->coverage >= NEAR_COPY))
        wire__match_cohesion(
            c, i, is_stray ? WIRE__COHESION_WHOLE : WIRE__COHESION_OF_PAIR,
            scratch);
}

static wire_status passages_task(void *ctx, size_t t, unsigned worker,
                                 wire_err *err)
{
    (void)worker;
    return run_task(ctx, t, passage_facts, err);
}

wire_status wire__match_passages(wire__classify *c, wire_err *err)
{
    return over_pairs(c, passages_task, err);
}
