/* Sentences against sentences: does one text tell the other, in order?
 *
 *     source   s0   s1   s2   s3   s4
 *              |      \ /         |       links: best partner by shared bits
 *     copy     c0     c1          c2
 *
 * A rewrite has few details of its own and tells the source's sentences one
 * after the other; an independent report has names and numbers that the
 * other lacks, and its own order. Words that run through a whole article
 * (its heroes) say little about which sentence is which, so a word's bits
 * shrink with the share of sentences that hold it.
 *
 * Sentences that are the same word for word are set aside before judging:
 * they may be standing text or a statement that both quote, which is for the
 * passages to say (match_classify.c), and prove no rewriting.
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "match_int.h"

/* A link needs this likeness and this many shared bits: two rare words, or a
 * name and a number. */
static const float LINK_LIKENESS = .22f, LINK_BITS = 9;
/* A line of three words proves little: shorter ones count as if they had
 * this many bits. */
static const float SENT_BITS_MIN = 16;

static const float SAME_SHARE = .92f;

enum { FADE_N = 64, RUN_WORDS = 1 << 16 };

typedef struct {
    float likeness; /* 0: it has none */
    uint32_t at;
} partner; /* of a sentence, on the other side */

typedef struct {
    const wire_telling *a, *b;
    float *bits_a, *bits_b;    /* weight of each sentence, but for ... */
    float *runs_a, *runs_b;    /* ... its words in runs that both have */
    float *acc;                /* [b][a] shared bits */
    uint8_t *same_a, *same_b;  /* sentence stands word for word in the other */
    uint8_t *run_a, *run_b;    /* word lies in a run of the other */
    float n_sents;             /* of both */
    float fade[FADE_N];        /* by the number of sentences with a key */
    float fade_two;            /* log2(1 + n_sents / 2) */
    partner *best_a, *best_b;  /* of each sentence */
    wire_sentence_link *fresh; /* links by what is not in runs */
    size_t n_fresh;
    uint32_t *tail; /* of the longest chain */
    wire__evidence *ev;
} aligner;

/* ---- Runs that both have word for word ---- */

enum { RUN_MIN = 6 };

/* Of each RUN_MIN words in a row one number, never 0; *n of them, owned by
 * a. NULL: out of memory. */
static uint32_t *grams_of(const wire_words *w, wire_arena *a, size_t *n)
{
    size_t words = w->n < RUN_WORDS ? w->n : RUN_WORDS;
    *n = words < RUN_MIN ? 0 : words - RUN_MIN + 1;
    uint32_t *out = WIRE_ARRAY(a, uint32_t, *n + 1);
    if (!out) return NULL;
    for (size_t i = 0; i < *n; i++) {
        uint64_t h = 0;
        for (size_t k = 0; k < RUN_MIN; k++)
            h = (h ^ w->hash[i + k]) * 0x9e3779b97f4a7c15u;
        out[i] = (uint32_t)(h >> 32) | 1;
    }
    return out;
}

/* Mark the words of y that lie in runs of x. */
static bool mark_runs(const uint32_t *x, size_t nx, const uint32_t *y,
                      size_t ny, wire_arena *a, uint8_t *run)
{
    uint32_t size = 64;
    while (size < 2 * nx)
        size *= 2;
    uint32_t *table = wire_arena_calloc(a, size, sizeof *table);
    if (!table) return false;
    for (size_t i = 0; i < nx; i++) {
        uint32_t k = x[i] & (size - 1);
        while (table[k] && table[k] != x[i])
            k = (k + 1) & (size - 1);
        table[k] = x[i];
    }
    for (size_t i = 0; i < ny; i++) {
        uint32_t k = y[i] & (size - 1);
        while (table[k] && table[k] != y[i])
            k = (k + 1) & (size - 1);
        if (table[k]) memset(run + i, 1, RUN_MIN);
    }
    return true;
}

static bool find_runs(aligner *al, wire_arena *arena)
{
    size_t na, nb;
    uint32_t *a = grams_of(&al->a->doc->words, arena, &na);
    uint32_t *b = grams_of(&al->b->doc->words, arena, &nb);
    return a && b && mark_runs(b, nb, a, na, arena, al->run_a) &&
           mark_runs(a, na, b, nb, arena, al->run_b);
}

/* ---- One key: what both tell, and where ---- */

/* A key of one side, in its sentences. */
typedef struct {
    const wire__term *t;
    size_t n;
} group;

static group group_at(const wire_telling *t, size_t i)
{
    size_t k = i + 1;
    while (k < t->n_terms && t->terms[k].key == t->terms[i].key)
        k++;
    return (group){t->terms + i, k - i};
}

/* Count a key of one side, unless it stands in set aside sentences only. */
static void tally(wire__side *s, group g, const uint8_t *same,
                  const uint8_t *run, float w, bool known)
{
    uint8_t kind = 0;
    bool quoted = true, fresh = false;
    for (size_t i = 0; i < g.n; i++) {
        if (same[g.t[i].sent] || run[g.t[i].word]) continue;
        fresh = true;
        if (g.t[i].kind > kind) kind = g.t[i].kind;
        quoted = quoted && g.t[i].is_quoted;
    }
    if (!fresh) return;
    if (quoted) {
        s->quoted_bits += w;
        if (known) s->known_quoted_bits += w;
        return;
    }
    s->bits[kind] += w;
    s->count[kind]++;
    if (!known) return;
    s->known_bits[kind] += w;
    s->known[kind]++;
}

static bool is_quoted(group g)
{
    for (size_t i = 0; i < g.n; i++)
        if (!g.t[i].is_quoted) return false;
    return g.n > 0;
}

/* How much of a key's weight is left when n sentences hold it. */
static float fade_of(const aligner *al, size_t n)
{
    float f = log2f(1 + al->n_sents / (float)n) / al->fade_two;
    return f < 1 ? f : 1;
}

static void take_key(aligner *al, group a, group b)
{
    size_t sents = al->a->n_sents + al->b->n_sents, n = a.n + b.n;
    float w = 0;
    for (size_t i = 0; i < a.n; i++)
        if (a.t[i].weight > w) w = a.t[i].weight;
    for (size_t j = 0; j < b.n; j++)
        if (b.t[j].weight > w) w = b.t[j].weight;
    if (a.n) tally(&al->ev->a, a, al->same_a, al->run_a, w, b.n > 0);
    if (b.n) tally(&al->ev->b, b, al->same_b, al->run_b, w, a.n > 0);
    /* A word in every other sentence places none of them; skipping it also
     * bounds the cost of a key. */
    if (a.n * b.n > 4 * sents) return;
    if (is_quoted(a) && is_quoted(b)) return;
    float local = w * (n < FADE_N ? al->fade[n] : fade_of(al, n));
    for (size_t i = 0; i < a.n; i++) {
        bool run = al->run_a[a.t[i].word];
        (run ? al->runs_a : al->bits_a)[a.t[i].sent] += local;
    }
    for (size_t j = 0; j < b.n; j++) {
        bool run = al->run_b[b.t[j].word];
        (run ? al->runs_b : al->bits_b)[b.t[j].sent] += local;
        if (run) continue;
        float *row = al->acc + (size_t)b.t[j].sent * al->a->n_sents;
        for (size_t i = 0; i < a.n; i++)
            if (!al->run_a[a.t[i].word]) row[a.t[i].sent] += local;
    }
}

static void take_keys(aligner *al)
{
    const wire_telling *a = al->a, *b = al->b;
    size_t na = a->n_sents, nb = b->n_sents, i = 0, j = 0;
    memset(al->bits_a, 0, na * sizeof *al->bits_a);
    memset(al->bits_b, 0, nb * sizeof *al->bits_b);
    memset(al->runs_a, 0, na * sizeof *al->runs_a);
    memset(al->runs_b, 0, nb * sizeof *al->runs_b);
    memset(al->acc, 0, na * nb * sizeof *al->acc);
    while (i < a->n_terms || j < b->n_terms) {
        group ga = {NULL, 0}, gb = {NULL, 0};
        bool has_a = i < a->n_terms, has_b = j < b->n_terms;
        uint32_t ka = has_a ? a->terms[i].key : 0;
        uint32_t kb = has_b ? b->terms[j].key : 0;
        if (has_a && (!has_b || ka <= kb)) ga = group_at(a, i);
        if (has_b && (!has_a || kb <= ka)) gb = group_at(b, j);
        take_key(al, ga, gb);
        i += ga.n;
        j += gb.n;
    }
}

/* ---- Links ---- */

static float likeness(float shared, float wa, float wb)
{
    float low = wa < wb ? wa : wb, sum = wa + wb;
    if (low < SENT_BITS_MIN) low = SENT_BITS_MIN;
    if (sum < 2 * SENT_BITS_MIN) sum = 2 * SENT_BITS_MIN;
    return .5f * (shared / low + 2 * shared / sum);
}

static void take_better(partner *p, float likeness, size_t at)
{
    if (likeness > p->likeness) *p = (partner){likeness, (uint32_t)at};
}

/* The best partner of each sentence on the other side, the first of equals.
 * Few pairs share enough. Word for word ones have each other only. */
static void find_best(aligner *al)
{
    size_t na = al->a->n_sents, nb = al->b->n_sents;
    memset(al->best_a, 0, na * sizeof *al->best_a);
    memset(al->best_b, 0, nb * sizeof *al->best_b);
    for (size_t j = 0; j < nb; j++) {
        const float *row = al->acc + j * na;
        for (size_t i = 0; i < na; i++) {
            if (row[i] < LINK_BITS) continue;
            float l = likeness(row[i], al->bits_a[i], al->bits_b[j]);
            if (l < LINK_LIKENESS) continue;
            take_better(&al->best_a[i], l, j);
            take_better(&al->best_b[j], l, i);
        }
    }
}

/* All links of b to a. */
static size_t link_all(const aligner *al, wire_sentence_link *links)
{
    size_t n = 0;
    for (size_t j = 0; j < al->b->n_sents; j++) {
        const partner *p = &al->best_b[j];
        if (p->likeness > 0)
            links[n++] = (wire_sentence_link){p->at, (uint32_t)j, p->likeness};
    }
    return n;
}

/* Do two sentences hold the same terms, nearly? A short one too. */
static bool is_same_telling(const aligner *al, const wire_sentence_link *l)
{
    float shared = al->acc[(size_t)l->b * al->a->n_sents + l->a];
    float wa = al->bits_a[l->a], wb = al->bits_b[l->b];
    return shared >= SAME_SHARE * (wa > wb ? wa : wb);
}

/* Set short pairs aside that are the same but too short for a run. */
static bool mark_same(aligner *al)
{
    bool any = false;
    for (size_t k = 0; k < al->n_fresh; k++) {
        const wire_sentence_link *l = &al->fresh[k];
        if (!is_same_telling(al, l)) continue;
        al->same_a[l->a] = al->same_b[l->b] = 1;
        any = true;
    }
    return any;
}

/* ---- What each side looks like from the other ---- */

static void sum_side(aligner *al, bool is_b, wire__side *side, float *same)
{
    size_t n = is_b ? al->b->n_sents : al->a->n_sents;
    float set_aside = 0, all = 0;
    for (size_t k = 0; k < n; k++) {
        float l = (is_b ? al->best_b : al->best_a)[k].likeness;
        float w = is_b ? al->bits_b[k] : al->bits_a[k];
        float run = is_b ? al->runs_b[k] : al->runs_a[k];
        all += w + run;
        set_aside += run;
        if (is_b ? al->same_b[k] : al->same_a[k]) {
            set_aside += w;
            continue;
        }
        side->sents++;
        side->sent_bits += w + run;
        if (l <= 0) continue;
        side->linked++;
        side->linked_bits += w;
        side->likeness_bits += l * w;
    }
    *same = all > 0 ? set_aside / all : 0;
}

/* Longest ascending chain of the links' partners, as a share of the links.
 * Partners may repeat (split sentences). O(n log n). */
static float order_of(const aligner *al)
{
    uint32_t *tail = al->tail;
    size_t m = 0, n = 0;
    for (size_t k = 0; k < al->n_fresh; k++) {
        if (al->same_b[al->fresh[k].b]) continue;
        uint32_t at = al->fresh[k].a;
        size_t lo = 0, hi = m;
        while (lo < hi) {
            size_t mid = (lo + hi) / 2;
            if (tail[mid] <= at)
                lo = mid + 1;
            else
                hi = mid;
        }
        tail[lo] = at;
        if (lo == m) m++;
        n++;
    }
    return n ? (float)m / (float)n : 0;
}

/* ---- The whole ---- */

static bool aligner_alloc(aligner *al, wire_arena *arena)
{
    size_t na = al->a->n_sents, nb = al->b->n_sents;
    al->bits_a = WIRE_ARRAY(arena, float, na + 1);
    al->bits_b = WIRE_ARRAY(arena, float, nb + 1);
    al->runs_a = WIRE_ARRAY(arena, float, na + 1);
    al->runs_b = WIRE_ARRAY(arena, float, nb + 1);
    al->acc = WIRE_ARRAY(arena, float, na *nb + 1);
    al->best_a = WIRE_ARRAY(arena, partner, na + 1);
    al->best_b = WIRE_ARRAY(arena, partner, nb + 1);
    al->same_a = wire_arena_calloc(arena, na + 1, 1);
    al->same_b = wire_arena_calloc(arena, nb + 1, 1);
    al->run_a = wire_arena_calloc(arena, al->a->doc->words.n + 1, 1);
    al->run_b = wire_arena_calloc(arena, al->b->doc->words.n + 1, 1);
    al->fresh = WIRE_ARRAY(arena, wire_sentence_link, nb + 1);
    al->tail = WIRE_ARRAY(arena, uint32_t, nb + 1);
    return al->best_a && al->best_b && al->bits_a && al->bits_b && al->runs_a &&
           al->runs_b && al->acc && al->same_a && al->same_b && al->run_a &&
           al->run_b && al->fresh && al->tail;
}

static void look(aligner *al)
{
    memset(al->ev, 0, sizeof *al->ev);
    take_keys(al);
    find_best(al);
    al->n_fresh = link_all(al, al->fresh);
}

static void sum_up(aligner *al)
{
    sum_side(al, false, &al->ev->a, &al->ev->same_a_bits);
    sum_side(al, true, &al->ev->b, &al->ev->same_b_bits);
    al->ev->order = order_of(al);
}

/* Could the pair still pass? Setting runs aside takes evidence away and
 * never adds any, so most pairs need no second look. */
static bool is_plausible(const wire__evidence *ev)
{
    wire__features f;
    wire__match_features(ev, &f);
    return wire__match_rewrite_score(&f) > .05f;
}

wire_status wire__match_align(const wire_telling *a, const wire_telling *b,
                              wire_arena *arena, wire__alignment *out,
                              wire_err *err)
{
    memset(out, 0, sizeof *out);
    aligner al = {.a = a, .b = b, .ev = &out->evidence};
    out->links = WIRE_ARRAY(arena, wire_sentence_link, b->n_sents + 1);
    wire_arena_mark m = wire_arena_save(arena);
    if (!out->links || !aligner_alloc(&al, arena)) return wire_fail_mem(err);
    al.n_sents = (float)(a->n_sents + b->n_sents);
    al.fade_two = log2f(1 + al.n_sents / 2);
    for (size_t n = 1; n < FADE_N; n++)
        al.fade[n] = n > 2 ? fade_of(&al, n) : 1;
    look(&al);
    sum_up(&al);
    out->n_links = al.n_fresh;
    memcpy(out->links, al.fresh, al.n_fresh * sizeof *al.fresh);
    out->a_linked = out->evidence.a.linked;
    out->b_linked = out->evidence.b.linked;
    if (is_plausible(&out->evidence)) {
        if (!find_runs(&al, arena)) return wire_fail_mem(err);
        look(&al);
        if (mark_same(&al)) look(&al);
        sum_up(&al);
    }
    wire_arena_rewind(arena, m);
    return WIRE_OK;
}
