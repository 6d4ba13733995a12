/* Sentences of the copy to sentences of the source, many to many.
 *
 *     source   s0   s1   s2   s3   s4      shared stems, names, numbers,
 *              |      \ /    \     |       each weighed by its bits
 *     copy     c0     c1      c2   c3
 *
 * First sentences that stand word for word. Then each other one takes the
 * source sentence that shares most with it, and further ones as long as they
 * explain words that are not explained yet (merged sentences). What is left
 * without a link gets a second look where its neighbours are linked: a
 * rewrite keeps the order, so weaker evidence will do there.
 *
 * A key in many sentences places none of them: its bits fade with their
 * number, and past a bound it is followed only round the place where the
 * sentence is expected, which keeps the work linear on any input.
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare_int.h"

enum {
    FADE_N = 64,
    POSTINGS_MAX = 48, /* sentences of a key that are followed */
    TERMS_MAX = 160,   /* of one sentence; further words are not looked at */
    SOURCES_MAX = 4    /* of one copy sentence */
};

/* Names and rare words weigh more than this; common words of news less. */
static const float RARE_BITS = 5;

/* A key of both articles: a stem or the value of a number. */
typedef struct {
    uint32_t key; /* 0: the slot is free */
    float weight;
    uint32_t n_source, n_copy;       /* sentences that hold it */
    uint32_t last_source, last_copy; /* the last of them, plus one */
    uint32_t first;                  /* of its postings */
} entry;

typedef struct {
    uint32_t *slot; /* of its entry, in sentence order */
    uint32_t *beg;  /* [n_sentences + 1] */
    float *bits;    /* [n_sentences] weight of each sentence */
} terms;

typedef struct {
    wire__compare *t;
    entry *table;
    uint32_t mask;
    terms s, c;
    uint32_t *postings; /* source sentences, by entry */
    float fade[FADE_N];
    float *acc;        /* [source sentences] bits shared with the one at hand */
    uint32_t *touched; /* those that share any */
    size_t n_touched;
    uint8_t *explained; /* [TERMS_MAX] term of the copy sentence at hand */
    uint32_t *expect;   /* [copy sentences] where the one before points */
    bool *is_summary;   /* [copy sentences] see find_summary */
    float *odds;        /* [copy sentences] of the first source */
    uint32_t *own[2];   /* [source sentences] copy sentence most like it, of
                           the story and of its summary */
    float *top[2];      /* and how like */
} linker;

/* ---- Terms ---- */

static entry *entry_of(linker *l, uint32_t key)
{
    uint32_t i = key * 0x9e3779b1u & l->mask;
    while (l->table[i].key && l->table[i].key != key)
        i = (i + 1) & l->mask;
    return &l->table[i];
}

/* One key of sentence i, once a sentence. */
static void take(linker *l, terms *ts, bool is_copy, uint32_t i, uint32_t key,
                 float weight)
{
    entry *e = entry_of(l, key);
    uint32_t *last = is_copy ? &e->last_copy : &e->last_source;
    e->key = key;
    if (e->weight < weight) e->weight = weight;
    if (*last == i + 1) return;
    if (ts->beg[i + 1] - ts->beg[i] >= TERMS_MAX) return;
    *last = i + 1;
    *(is_copy ? &e->n_copy : &e->n_source) += 1;
    ts->slot[ts->beg[i + 1]++] = (uint32_t)(e - l->table);
}

static float number_weight(const wire_number *n)
{
    double v = fabs(n->value);
    if (n->is_year) return 4;
    if (v <= 1) return 0;
    if (v <= 12) return n->is_word || n->is_ordinal ? 2 : 3;
    if (v < 100) return fmod(v, 10) == 0 ? 5 : 6;
    return 7;
}

static uint32_t number_key(const wire_number *n)
{
    uint64_t bits;
    double v = n->value;
    memcpy(&bits, &v, sizeof bits);
    return (uint32_t)(wire_mix64(bits ^ 0x6e756d626572u) >> 32) | 1;
}

static void walk_side(linker *l, const wire__side *s, terms *ts, bool is_copy)
{
    const wire_words *w = &s->doc->words;
    size_t num = 0;
    for (uint32_t i = 0; i < s->n_sentences; i++) {
        ts->beg[i + 1] = ts->beg[i];
        for (uint32_t k = s->word_beg[i]; k < s->word_beg[i + 1]; k++) {
            uint32_t off = w->off[k];
            if (off >= s->sentences[i].span.end) break;
            if (s->doc->has_dateline && off >= s->doc->dateline.span.beg &&
                off < s->doc->dateline.span.end)
                continue; /* place and agency are no part of the story */
            while (num < s->n_numbers && s->numbers[num].span.end <= off)
                num++;
            if (num < s->n_numbers && s->numbers[num].span.beg <= off) {
                const wire_number *n = &s->numbers[num];
                float weight = number_weight(n);
                if (weight > 0) take(l, ts, is_copy, i, number_key(n), weight);
            }
            if (s->weight[k] >= WIRE__CONTENT_BITS && w->len[k] > 1)
                take(l, ts, is_copy, i, s->stem[k], s->weight[k]);
        }
    }
}

static float local_weight(const linker *l, const entry *e)
{
    uint32_t n = e->n_source + e->n_copy;
    return e->weight * l->fade[n < FADE_N ? n : FADE_N - 1];
}

static void sum_bits(linker *l, const wire__side *s, terms *ts)
{
    for (size_t i = 0; i < s->n_sentences; i++) {
        ts->bits[i] = 0;
        for (uint32_t k = ts->beg[i]; k < ts->beg[i + 1]; k++)
            ts->bits[i] += local_weight(l, &l->table[ts->slot[k]]);
    }
}

static void fill_postings(linker *l)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i <= l->mask; i++) {
        l->table[i].first = at;
        at += l->table[i].n_source;
    }
    for (uint32_t i = 0; i < l->t->s.n_sentences; i++)
        for (uint32_t k = l->s.beg[i]; k < l->s.beg[i + 1]; k++)
            l->postings[l->table[l->s.slot[k]].first++] = i;
    for (uint32_t i = 0; i <= l->mask; i++)
        l->table[i].first -= l->table[i].n_source;
}

static void fill_fade(linker *l)
{
    float n = (float)(l->t->s.n_sentences + l->t->c.n_sentences);
    float full = log2f(1 + n / 2);
    for (size_t i = 0; i < FADE_N; i++) {
        float f = i > 2 && full > 0 ? log2f(1 + n / (float)i) / full : 1;
        l->fade[i] = f < 1 ? f : 1;
    }
}

/* ---- Likeness ---- */

/* Three words prove little: shorter sentences count as if they had these. */
static const float SENT_BITS_MIN = 16;

static float likeness(float shared, float wa, float wb)
{
    float low = wa < wb ? wa : wb, sum = wa + wb;
    if (low < SENT_BITS_MIN) low = SENT_BITS_MIN;
    if (sum < 2 * SENT_BITS_MIN) sum = 2 * SENT_BITS_MIN;
    float l = .5f * (shared / low + 2 * shared / sum);
    return l < 1 ? l : 1;
}

/* How sure it is (log odds) that the best source of a copy sentence is one.
 * Fitted by logistic regression on half of the newsroom's stories:
 *   bits      shared       margin  likeness over the second best
 *   distance  from where the sentence before points */
static float first_odds(float bits, float like, float margin, uint32_t distance)
{
    return 1.4f * logf(bits) + 5 * like + 1.2f * margin +
           (distance <= 1   ? 1.1f
            : distance <= 3 ? .6f
                            : 0) -
           4.6f;
}

/* The same for a further source; share: of the source's bits, explained
 * only by it; is_own: no other copy sentence is more like it. */
static float further_odds(float bits, float share, uint32_t distance,
                          bool is_own)
{
    return .8f * logf(bits) + 7 * share +
           (distance <= 1   ? 1.7f
            : distance <= 3 ? .3f
                            : 0) +
           (is_own ? 2.5f : 0) - 5.1f;
}

/* The postings of a key that are followed: all, or those round place. */
static wire_span followed(const linker *l, const entry *e, uint32_t place)
{
    wire_span v = {e->first, e->first + e->n_source};
    if (e->n_source <= POSTINGS_MAX) return v;
    uint32_t lo = v.beg, hi = v.end;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (l->postings[mid] < place)
            lo = mid + 1;
        else
            hi = mid;
    }
    if (lo > v.beg + POSTINGS_MAX / 2) v.beg = lo - POSTINGS_MAX / 2;
    if (v.end > v.beg + POSTINGS_MAX) v.end = v.beg + POSTINGS_MAX;
    return v;
}

/* Bits that each source sentence shares with the unexplained terms of copy
 * sentence c, into acc and touched; place: where it is looked for first. */
static void share_bits(linker *l, uint32_t c, uint32_t place)
{
    for (size_t i = 0; i < l->n_touched; i++)
        l->acc[l->touched[i]] = 0;
    l->n_touched = 0;
    for (uint32_t k = l->c.beg[c]; k < l->c.beg[c + 1]; k++) {
        const entry *e = &l->table[l->c.slot[k]];
        if (!e->n_source || l->explained[k - l->c.beg[c]]) continue;
        float w = local_weight(l, e);
        wire_span v = followed(l, e, place);
        for (uint32_t p = v.beg; p < v.end; p++) {
            uint32_t s = l->postings[p];
            if (l->acc[s] == 0) l->touched[l->n_touched++] = s;
            l->acc[s] += w;
        }
    }
}

/* Mark the terms of c that source sentence s has too: s is among the
 * postings of each. */
static void explain(linker *l, uint32_t c, uint32_t s)
{
    for (uint32_t k = l->c.beg[c]; k < l->c.beg[c + 1]; k++) {
        wire_span v = followed(l, &l->table[l->c.slot[k]], s);
        for (uint32_t p = v.beg; p < v.end; p++)
            if (l->postings[p] == s) l->explained[k - l->c.beg[c]] = 1;
    }
}

typedef struct {
    uint32_t s;
    float likeness, second, bits, odds;
} candidate;

static uint32_t apart(uint32_t x, uint32_t y) { return x > y ? x - y : y - x; }

/* Best first source of c within [lo, hi]; equal ones go to the one nearest
 * to what is expected. */
static candidate best_first(const linker *l, uint32_t c, uint32_t lo,
                            uint32_t hi)
{
    candidate best = {WIRE_NO_SENTENCE, 0, 0, 0, -INFINITY};
    uint32_t want = l->expect[c];
    for (size_t i = 0; i < l->n_touched; i++) {
        uint32_t s = l->touched[i];
        if (s < lo || s > hi) continue;
        if (l->t->s.is_credit[s] != l->t->c.is_credit[c]) continue;
        float v = likeness(l->acc[s], l->s.bits[s], l->c.bits[c]);
        bool nearer = best.s != WIRE_NO_SENTENCE && v == best.likeness &&
                      (apart(s, want) < apart(best.s, want) ||
                       (apart(s, want) == apart(best.s, want) && s < best.s));
        if (v > best.likeness || nearer)
            best = (candidate){s, v, best.likeness, l->acc[s], 0};
        else if (v > best.second)
            best.second = v;
    }
    if (best.s != WIRE_NO_SENTENCE)
        best.odds =
            first_odds(best.bits, best.likeness, best.likeness - best.second,
                       l->is_summary[c] ? 2 : apart(best.s, want));
    return best;
}

static uint32_t distance_to(const wire_link *link, uint32_t s)
{
    uint32_t d = UINT32_MAX;
    for (size_t k = 0; k < link->n_source; k++)
        if (apart(link->source[k], s) < d) d = apart(link->source[k], s);
    return d;
}

static candidate best_further(const linker *l, uint32_t c,
                              const wire_link *link)
{
    candidate best = {WIRE_NO_SENTENCE, 0, 0, 0, -INFINITY};
    for (size_t i = 0; i < l->n_touched; i++) {
        uint32_t s = l->touched[i], d = distance_to(link, s);
        if (d == 0 || l->t->s.is_credit[s]) continue;
        float own = l->s.bits[s] > SENT_BITS_MIN ? l->s.bits[s] : SENT_BITS_MIN;
        float odds = further_odds(l->acc[s], l->acc[s] / own, d,
                                  l->own[l->is_summary[c]][s] == c);
        if (odds > best.odds || (odds == best.odds && s < best.s))
            best = (candidate){s, 0, 0, l->acc[s], odds};
    }
    return best;
}

static void add_source(wire_link *link, uint32_t s)
{
    size_t k = link->n_source++;
    while (k > 0 && link->source[k - 1] > s) {
        link->source[k] = link->source[k - 1];
        k--;
    }
    link->source[k] = s;
}

static void link_sentence(linker *l, uint32_t c, uint32_t lo, uint32_t hi,
                          float min_odds)
{
    wire_link *link = &l->t->out->links[c];
    memset(l->explained, 0, TERMS_MAX);
    share_bits(l, c, l->expect[c]);
    candidate best = best_first(l, c, lo, hi);
    if (best.odds < min_odds) return;
    if (l->t->c.is_credit[c] && best.likeness < .6f) return;
    add_source(link, best.s);
    link->score = best.likeness;
    l->odds[c] = best.odds;
    while (link->n_source < SOURCES_MAX) {
        explain(l, c, best.s);
        share_bits(l, c, l->expect[c]);
        best = best_further(l, c, link);
        if (best.odds < 0) break;
        add_source(link, best.s);
    }
}

/* Takeaways, synopsis: list lines, and what stands before the dateline. They
 * tell the story out of order, and tell what the story tells again. */
static void find_summary(linker *l)
{
    const wire__side *c = &l->t->c;
    const wire_doc *d = c->doc;
    for (size_t i = 0; i < c->n_sentences; i++)
        l->is_summary[i] =
            d->article->paras[c->sentences[i].para].role == WIRE_PARA_LIST ||
            (d->has_dateline &&
             c->sentences[i].span.end <= d->dateline.span.beg);
}

/* For each source sentence the copy sentence that is most like it. */
static void find_own(linker *l)
{
    uint64_t n_s = l->t->s.n_sentences, n_c = l->t->c.n_sentences;
    memset(l->explained, 0, TERMS_MAX);
    for (uint32_t c = 0; c < n_c; c++) {
        float *top = l->top[l->is_summary[c]];
        share_bits(l, c, (uint32_t)(c * n_s / n_c));
        for (size_t i = 0; i < l->n_touched; i++) {
            uint32_t s = l->touched[i];
            float v = likeness(l->acc[s], l->s.bits[s], l->c.bits[c]);
            if (v <= top[s]) continue;
            top[s] = v;
            l->own[l->is_summary[c]][s] = c;
        }
    }
}

/* ---- Word for word ---- */

typedef struct {
    uint64_t hash;
    uint32_t s;
} same;

static int by_hash(const void *x, const void *y)
{
    const same *p = x, *q = y;
    if (p->hash != q->hash) return p->hash < q->hash ? -1 : 1;
    return p->s < q->s ? -1 : p->s > q->s;
}

/* Hash of the words of a sentence; 0 without words. */
static uint64_t hash_words(const wire__side *s, uint32_t i)
{
    const wire_words *w = &s->doc->words;
    uint64_t h = 0;
    for (uint32_t k = s->word_beg[i]; k < s->word_beg[i + 1]; k++)
        h = wire_mix64(h ^ w->hash[k]) + 0x9e3779b97f4a7c15u;
    return h;
}

/* First of them with this hash whose sentence is s or a later one; the last
 * with the hash when all are earlier; n when none has it. */
static size_t same_at(const same *v, size_t n, uint64_t hash, uint32_t s)
{
    size_t lo = 0, hi = n;
    same want = {hash, s};
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (by_hash(&v[mid], &want) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    if (lo < n && v[lo].hash == hash) return lo;
    return lo > 0 && v[lo - 1].hash == hash ? lo - 1 : n;
}

static wire_status link_same(linker *l, wire_err *err)
{
    wire__compare *t = l->t;
    size_t n = t->s.n_sentences;
    uint32_t next = 0;
    wire_arena_mark m = wire_arena_save(t->arena);
    same *v = WIRE_ARRAY(t->arena, same, n + 1);
    if (!v) return wire_fail_mem(err);
    for (uint32_t i = 0; i < n; i++)
        v[i] = (same){hash_words(&t->s, i), i};
    qsort(v, n, sizeof *v, by_hash);
    for (uint32_t i = 0; i < t->c.n_sentences; i++) {
        uint64_t h = hash_words(&t->c, i);
        size_t at = h ? same_at(v, n, h, next) : n;
        if (at == n) continue;
        add_source(&t->out->links[i], v[at].s);
        t->out->links[i].score = 1;
        next = v[at].s + 1;
    }
    wire_arena_rewind(t->arena, m);
    return WIRE_OK;
}

/* ---- The whole ---- */

static bool terms_alloc(const wire__side *s, wire_arena *a, terms *ts)
{
    ts->slot = WIRE_ARRAY(a, uint32_t, 2 * s->doc->words.n + 1);
    ts->beg = wire_arena_calloc(a, s->n_sentences + 1, sizeof *ts->beg);
    ts->bits = WIRE_ARRAY(a, float, s->n_sentences + 1);
    return ts->slot && ts->beg && ts->bits;
}

/* Keys that a side may have: the table is cleared for every pair. */
static size_t most_keys(const wire__side *s)
{
    size_t n = s->n_numbers;
    for (size_t k = 0; k < s->doc->words.n; k++)
        n += s->weight[k] >= WIRE__CONTENT_BITS;
    return n;
}

static bool linker_alloc(linker *l)
{
    wire__compare *t = l->t;
    wire_arena *a = t->arena;
    size_t keys = most_keys(&t->s) + most_keys(&t->c);
    size_t cap = 64;
    while (cap < keys + keys / 2)
        cap *= 2;
    l->table = wire_arena_calloc(a, cap, sizeof *l->table);
    l->mask = (uint32_t)(cap - 1);
    l->postings = WIRE_ARRAY(a, uint32_t, 2 * t->s.doc->words.n + 1);
    l->acc = wire_arena_calloc(a, t->s.n_sentences + 1, sizeof *l->acc);
    l->touched = WIRE_ARRAY(a, uint32_t, t->s.n_sentences + 1);
    l->explained = wire_arena_calloc(a, TERMS_MAX, 1);
    l->expect = wire_arena_calloc(a, t->c.n_sentences + 1, sizeof *l->expect);
    l->odds = wire_arena_calloc(a, t->c.n_sentences + 1, sizeof *l->odds);
    l->is_summary = wire_arena_calloc(a, t->c.n_sentences + 1, sizeof(bool));
    for (size_t i = 0; i < 2; i++) {
        l->own[i] =
            wire_arena_calloc(a, t->s.n_sentences + 1, sizeof(uint32_t));
        l->top[i] = wire_arena_calloc(a, t->s.n_sentences + 1, sizeof(float));
        if (!l->own[i] || !l->top[i]) return false;
    }
    if (!l->is_summary || !l->odds) return false;
    return l->table && l->postings && l->acc && l->touched && l->explained &&
           l->expect && terms_alloc(&t->s, a, &l->s) &&
           terms_alloc(&t->c, a, &l->c);
}

static bool links_alloc(wire__compare *t)
{
    size_t n = t->c.n_sentences;
    t->out->links = wire_arena_calloc(t->arena, n + 1, sizeof(wire_link));
    uint32_t *sources = WIRE_ARRAY(t->arena, uint32_t, n * SOURCES_MAX + 1);
    if (!t->out->links || !sources) return false;
    t->out->n_links = n;
    for (size_t i = 0; i < n; i++) {
        t->out->links[i].copy = (uint32_t)i;
        t->out->links[i].source = sources + i * SOURCES_MAX;
        t->out->links[i].relation = WIRE_RELATION_ADDED;
    }
    return true;
}

/* Second look: [lo, hi] between the sources of the neighbours. */
static void link_near(linker *l)
{
    enum { REACH = 3, SPAN_MAX = 5 };
    wire__compare *t = l->t;
    wire_link *links = t->out->links;
    uint32_t n = (uint32_t)t->c.n_sentences;
    for (uint32_t c = 0; c < n; c++) {
        if (links[c].n_source || t->c.is_credit[c]) continue;
        uint32_t lo = WIRE_NO_SENTENCE, hi = WIRE_NO_SENTENCE;
        for (uint32_t d = 1; d <= REACH && d <= c; d++)
            if (links[c - d].n_source) {
                lo = links[c - d].source[links[c - d].n_source - 1];
                break;
            }
        for (uint32_t d = 1; d <= REACH && c + d < n; d++)
            if (links[c + d].n_source) {
                hi = links[c + d].source[0];
                break;
            }
        if (lo == WIRE_NO_SENTENCE || hi == WIRE_NO_SENTENCE) continue;
        if (hi < lo || hi - lo > SPAN_MAX) continue;
        link_sentence(l, c, lo, hi, -1);
    }
}

/* Does the line end as no sentence does ("More Farming | Send us a tip")? */
static bool is_fragment(const wire__side *c, size_t i)
{
    wire_str s = wire__side_text(c, c->sentences[i].span);
    uint8_t last = s.n ? (uint8_t)s.p[s.n - 1] : '.';
    return last < 0x80 && !strchr(".!?:;\"')]", last);
}

/* Lines at a foot share a word with the story now and then ("Send us a tip",
 * "were sent home"). Weak links among the unlinked lines that end the copy
 * are let go. */
static void drop_weak_tail(linker *l)
{
    static const float WEAK = 1;
    const wire__side *side = &l->t->c;
    bool any = false; /* an unlinked line stands behind */
    for (size_t c = side->n_sentences; c-- > 0;) {
        wire_link *link = &l->t->out->links[c];
        if (!link->n_source) {
            any = any || !side->is_credit[c];
            continue;
        }
        any = any || is_fragment(side, c);
        if (!any || link->score >= 1 || l->odds[c] >= WEAK) break;
        link->n_source = 0;
        link->score = 0;
    }
}

/* Of a copy without a telling word: how like its sentences are. */
static float mean_score(const linker *l)
{
    float sum = 0, n = 0;
    for (uint32_t c = 0; c < l->t->c.n_sentences; c++) {
        if (l->t->c.is_credit[c]) continue;
        sum += l->t->out->links[c].score;
        n++;
    }
    return n > 0 ? sum / n : 0;
}

/* Words of sentences that stand word for word may be standing text and say
 * nothing of the event; the others do. */
static void find_known(linker *l)
{
    float all = 0, known = 0;
    for (uint32_t c = 0; c < l->t->c.n_sentences; c++) {
        const wire_link *link = &l->t->out->links[c];
        if (link->score >= 1 || l->t->c.is_credit[c]) continue;
        for (uint32_t k = l->c.beg[c]; k < l->c.beg[c + 1]; k++) {
            entry *e = &l->table[l->c.slot[k]];
            if (e->last_copy == UINT32_MAX) continue; /* counted */
            e->last_copy = UINT32_MAX;
            float w = e->weight - RARE_BITS;
            if (w <= 0) continue;
            all += w;
            if (e->n_source) known += w;
        }
    }
    l->t->known = all > 0 ? known / all : mean_score(l);
}

static wire_status find_omitted(linker *l, wire_err *err)
{
    wire__compare *t = l->t;
    wire_comparison *out = t->out;
    bool *told = wire_arena_calloc(t->arena, t->s.n_sentences + 1, 1);
    bool *linked = wire_arena_calloc(t->arena, t->c.n_sentences + 1, 1);
    out->omitted = WIRE_ARRAY(t->arena, uint32_t, t->s.n_sentences + 1);
    if (!told || !linked || !out->omitted) return wire_fail_mem(err);
    for (size_t i = 0; i < out->n_links; i++)
        linked[i] = out->links[i].n_source > 0;
    for (size_t i = 0; i < out->n_links; i++)
        for (size_t k = 0; k < out->links[i].n_source; k++)
            told[out->links[i].source[k]] = true;
    for (uint32_t i = 0; i < t->s.n_sentences; i++)
        if (!told[i]) out->omitted[out->n_omitted++] = i;
    return wire__compare_feet(t, told, linked, err);
}

wire_status wire__compare_links(wire__compare *t, wire_err *err)
{
    linker l = {.t = t};
    if (!links_alloc(t)) return wire_fail_mem(err);
    if (!linker_alloc(&l)) return wire_fail_mem(err);
    fill_fade(&l);
    walk_side(&l, &t->s, &l.s, false);
    walk_side(&l, &t->c, &l.c, true);
    sum_bits(&l, &t->s, &l.s);
    sum_bits(&l, &t->c, &l.c);
    fill_postings(&l);
    find_summary(&l);
    find_own(&l);
    WIRE_TRY(link_same(&l, err));
    for (uint32_t c = 0; c < t->c.n_sentences; c++) {
        const wire_link *link = &t->out->links[c];
        if (c > 0 && l.is_summary[c] == l.is_summary[c - 1]) {
            const wire_link *p = link - 1;
            l.expect[c] =
                p->n_source ? p->source[p->n_source - 1] + 1 : l.expect[c - 1];
        }
        if (!link->n_source) link_sentence(&l, c, 0, WIRE_NO_SENTENCE, 0);
    }
    link_near(&l);
    drop_weak_tail(&l);
    WIRE_TRY(find_omitted(&l, err));
    find_known(&l);
    return WIRE_OK;
}
