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

enum { TITLE_SLOTS = 1 << 16, FAR_DAYS = 10, TITLE_WORDS = 24 };

#define REPRINT_SHARE .8f /* of the words of both articles */

typedef struct {
    wire__classify *c;
    uint32_t *df;       /* [TITLE_SLOTS] titles that hold a word */
    wire_words *titles; /* [n_docs] */
    wire__cues cues;
} evidence;

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
static wire_str domain_of(wire_str url)
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

static bool same_outlet(const wire_article *a, const wire_article *b)
{
    return same_field(a->outlet, b->outlet) ||
           same_field(domain_of(a->url), domain_of(b->url));
}

/* ---- Time ---- */

static int32_t days_apart(wire_time a, wire_time b)
{
    if (a.precision == WIRE_TIME_NONE || b.precision == WIRE_TIME_NONE)
        return WIRE__DAYS_UNKNOWN;
    int64_t d = (a.unix_s - b.unix_s) / 86400;
    if (d < 0) d = -d;
    return d > 1000000 ? 1000000 : (int32_t)d;
}

/* ---- Titles ---- */

static uint32_t slot(uint32_t hash) { return hash >> 16 ^ (hash & 0xffff); }

static wire_status titles_task(void *ctx, size_t d, wire_err *err)
{
    evidence *e = ctx;
    wire_words *w = &e->titles[d];
    WIRE_TRY(
        wire_text_words(e->c->docs[d].article->title, e->c->arena, w, err));
    if (w->n > TITLE_WORDS) w->n = TITLE_WORDS;
    for (size_t i = 0; i < w->n; i++)
        e->df[slot(w->hash[i])]++;
    return WIRE_OK;
}

static float weight(const evidence *e, const wire_words *w, size_t i)
{
    if (w->len[i] < 3) return 0;
    float df = (float)e->df[slot(w->hash[i])];
    float n = (float)e->c->n_docs + 8;
    float v = logf(n / (df + 1));
    return v > 0 ? v : 0;
}

/* Is the word at i inside one of the pair's passages? */
static bool is_shared(const wire_passage *p, size_t n, bool is_a, uint32_t i)
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
static float title_told(const evidence *e, const wire_words *title,
                        const wire_words *body, const wire_passage *p, size_t n,
                        bool body_is_a)
{
    enum { BODY_WORDS = 600 };
    uint32_t found = 0,
             limit = (uint32_t)(body->n < BODY_WORDS ? body->n : BODY_WORDS);
    uint64_t filter[4] = {0};
    for (size_t i = 0; i < title->n; i++)
        filter[title->hash[i] >> 6 & 3] |= (uint64_t)1 << (title->hash[i] & 63);
    for (uint32_t j = 0; j < limit; j++) {
        uint32_t h = body->hash[j];
        if (!(filter[h >> 6 & 3] >> (h & 63) & 1)) continue;
        for (size_t i = 0; i < title->n; i++)
            if (title->hash[i] == h && !(found >> i & 1) &&
                !is_shared(p, n, body_is_a, j))
                found |= (uint32_t)1 << i;
    }
    float told = 0, all = 0;
    for (size_t i = 0; i < title->n; i++) {
        float v = weight(e, title, i);
        all += v;
        if (found >> i & 1) told += v;
    }
    return all > 0 ? told / all : 0;
}

/* Weight that two titles share, of the lighter one. */
static float titles_alike(const evidence *e, const wire_words *x,
                          const wire_words *y)
{
    float both = 0, wx = 0, wy = 0;
    for (size_t i = 0; i < x->n; i++) {
        float v = weight(e, x, i);
        wx += v;
        for (size_t j = 0; j < y->n; j++)
            if (x->hash[i] == y->hash[j]) {
                both += v;
                break;
            }
    }
    for (size_t j = 0; j < y->n; j++)
        wy += weight(e, y, j);
    float least = wx < wy ? wx : wy;
    return least > 0 ? both / least : 0;
}

/* Does a passage begin within the first LEAD_WORDS of both? */
static bool shares_lead(const wire_passage *p, size_t n)
{
    enum { LEAD_WORDS = 60 };
    for (size_t i = 0; i < n; i++)
        if (p[i].a_beg < LEAD_WORDS && p[i].b_beg < LEAD_WORDS) return true;
    return false;
}

static float share_words(const wire_passage *p, size_t n, bool is_a,
                         size_t words)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += is_a ? p[i].a_end - p[i].a_beg : p[i].b_end - p[i].b_beg;
    return words ? (float)sum / (float)words : 0;
}

static void pair_facts(const evidence *e, size_t i)
{
    const wire_overlap *o = &e->c->overlaps->pairs[i];
    const wire_passage *p = e->c->overlaps->passages + o->first;
    const wire_doc *a = &e->c->docs[o->a], *b = &e->c->docs[o->b];
    wire__pair_facts *f = &e->c->pairs[i];
    f->same_outlet = same_outlet(a->article, b->article);
    f->same_author = a->article->byline.n > 6 &&
                     same_field(a->article->byline, b->article->byline);
    f->outlet_unknown = (!a->article->outlet.n && !a->article->url.n) ||
                        (!b->article->outlet.n && !b->article->url.n);
    f->days_apart = days_apart(a->article->published, b->article->published);
    float ab =
        title_told(e, &e->titles[o->a], &b->words, p, o->n_passages, false);
    float ba =
        title_told(e, &e->titles[o->b], &a->words, p, o->n_passages, true);
    f->related = ab > ba ? ab : ba;
    f->titles = titles_alike(e, &e->titles[o->a], &e->titles[o->b]);
    f->shares_lead = shares_lead(p, o->n_passages);
    float ca = share_words(p, o->n_passages, true, a->words.n);
    float cb = share_words(p, o->n_passages, false, b->words.n);
    f->coverage = ca > cb ? ca : cb;
    f->both_covered = ca > cb ? cb : ca;
    bool is_far =
        f->days_apart != WIRE__DAYS_UNKNOWN && f->days_apart > FAR_DAYS;
    bool is_other = f->related < .25f && f->coverage < .5f;
    /* The same article again, whenever it was. */
    bool is_reprint = f->both_covered >= REPRINT_SHARE;
    f->is_unrelated = (is_far || is_other) && !is_reprint;
}

/* ---- Passages ---- */

static void passage_facts(const evidence *e, size_t i)
{
    const wire_overlap *o = &e->c->overlaps->pairs[i];
    const wire_doc *a = &e->c->docs[o->a], *b = &e->c->docs[o->b];
    for (size_t k = o->first; k < o->first + o->n_passages; k++) {
        const wire_passage *p = &e->c->overlaps->passages[k];
        wire__passage_facts *f = &e->c->passages[k];
        f->a_quoted = wire__match_quoted(a, p->a_beg, p->a_end);
        f->b_quoted = wire__match_quoted(b, p->b_beg, p->b_end);
        f->is_list = wire__match_is_list(a, p->a_beg, p->a_end);
        wire__match_count_cues(&e->cues, &a->words, p->a_beg, p->a_end,
                               &f->voice, &f->furniture);
    }
}

enum { PAIRS_A_TASK = 256 };

static wire_status pairs_task(void *ctx, size_t t, unsigned worker,
                              wire_err *err)
{
    (void)worker;
    (void)err;
    evidence *e = ctx;
    size_t beg = t * PAIRS_A_TASK, end = beg + PAIRS_A_TASK;
    if (end > e->c->overlaps->n_pairs) end = e->c->overlaps->n_pairs;
    for (size_t i = beg; i < end; i++) {
        pair_facts(e, i);
        passage_facts(e, i);
    }
    return WIRE_OK;
}

wire_status wire__match_evidence(wire__classify *c, wire_err *err)
{
    evidence e = {.c = c};
    wire__match_cues(&e.cues);
    e.df = wire_calloc(TITLE_SLOTS, sizeof *e.df);
    e.titles = WIRE_ARRAY(c->arena, wire_words, c->n_docs);
    wire_status st = WIRE_OK;
    if (!e.df || !e.titles) st = wire_fail_mem(err);
    for (size_t d = 0; d < c->n_docs && st == WIRE_OK; d++)
        st = titles_task(&e, d, err);
    size_t tasks = (c->overlaps->n_pairs + PAIRS_A_TASK - 1) / PAIRS_A_TASK;
    if (st == WIRE_OK)
        st = wire_pool_run(c->n_threads, tasks, pairs_task, &e, err);
    wire_free(e.df);
    return st;
}
