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
#include <stdlib.h>
#include <string.h>

#include "match_int.h"

/* A link needs this likeness and this many shared bits: two rare words, or a
 * name and a number. */
static const float LINK_LIKENESS = .22f, LINK_BITS = 9;
/* A line of three words proves little: shorter ones count as if they had
 * this many bits. */
static const float SENT_BITS_MIN = 16;

/* One key of the two articles together. */
typedef struct {
    uint32_t key, sent;
    float weight;
    uint8_t kind, is_quoted, is_b;
} entry;

typedef struct {
    const wire_telling *a, *b;
    entry *e; /* terms of both, by key, side, sentence */
    size_t n;
    float *bits_a, *bits_b;  /* weight of each sentence */
    float *acc;              /* [b][a] shared bits */
    uint8_t *same_a, *same_b; /* sentence stands word for word in the other */
    wire_sentence_link *links;
    size_t n_links;
    wire__evidence *ev;
} aligner;

static int entry_cmp(const void *x, const void *y)
{
    const entry *a = x, *b = y;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    if (a->is_b != b->is_b) return a->is_b - b->is_b;
    return a->sent < b->sent ? -1 : a->sent > b->sent;
}

static void put_entries(entry *e, const wire_telling *t, uint8_t is_b)
{
    for (size_t i = 0; i < t->n_terms; i++) {
        const wire__term *m = &t->terms[i];
        e[i] = (entry){m->key,  m->sent,      m->weight,
                       m->kind, m->is_quoted, is_b};
    }
}

/* ---- One key: what both tell, and where ---- */

static bool is_same(const aligner *al, const entry *e)
{
    return e->is_b ? al->same_b[e->sent] : al->same_a[e->sent];
}

/* Count a key of one side, unless it stands in set aside sentences only. */
static void tally(const aligner *al, wire__side *s, const entry *g, size_t n,
                  float w, bool known)
{
    uint8_t kind = 0;
    bool quoted = true, fresh = false;
    for (size_t i = 0; i < n; i++) {
        if (is_same(al, &g[i])) continue;
        fresh = true;
        if (g[i].kind > kind) kind = g[i].kind;
        quoted = quoted && g[i].is_quoted;
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

static void take_key(aligner *al, const entry *g, size_t na, size_t nb)
{
    size_t sents = al->a->n_sents + al->b->n_sents;
    float w = 0;
    for (size_t i = 0; i < na + nb; i++)
        if (g[i].weight > w) w = g[i].weight;
    if (na) tally(al, &al->ev->a, g, na, w, nb > 0);
    if (nb) tally(al, &al->ev->b, g + na, nb, w, na > 0);
    /* A word in every other sentence places none of them; skipping it also
     * bounds the cost of a key. */
    if (na * nb > 4 * sents) return;
    float all = (float)sents, here = (float)(na + nb);
    float local = w * log2f(1 + all / here) / log2f(1 + all / 2);
    if (local > w) local = w;
    for (size_t i = 0; i < na; i++) al->bits_a[g[i].sent] += local;
    for (size_t j = na; j < na + nb; j++) {
        al->bits_b[g[j].sent] += local;
        float *row = al->acc + (size_t)g[j].sent * al->a->n_sents;
        for (size_t i = 0; i < na; i++) row[g[i].sent] += local;
    }
}

static void take_keys(aligner *al)
{
    size_t na = al->a->n_sents, nb = al->b->n_sents;
    memset(al->bits_a, 0, na * sizeof *al->bits_a);
    memset(al->bits_b, 0, nb * sizeof *al->bits_b);
    memset(al->acc, 0, na * nb * sizeof *al->acc);
    for (size_t i = 0; i < al->n;) {
        size_t j = i, k = 0;
        for (; j < al->n && al->e[j].key == al->e[i].key; j++)
            k += !al->e[j].is_b;
        take_key(al, al->e + i, k, j - i - k);
        i = j;
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

/* Best partner among the other side's sentences. Word for word ones have
 * each other only. */
static float best_of(const aligner *al, size_t fixed, bool is_b, size_t *best)
{
    size_t n = is_b ? al->a->n_sents : al->b->n_sents;
    float top = 0;
    *best = SIZE_MAX;
    for (size_t k = 0; k < n; k++) {
        size_t i = is_b ? k : fixed, j = is_b ? fixed : k;
        float shared = al->acc[j * al->a->n_sents + i];
        if (shared < LINK_BITS) continue;
        float l = likeness(shared, al->bits_a[i], al->bits_b[j]);
        if (l > top) {
            top = l;
            *best = k;
        }
    }
    return top >= LINK_LIKENESS ? top : 0;
}

/* All links of b to a. */
static void link_all(aligner *al)
{
    al->n_links = 0;
    for (size_t j = 0; j < al->b->n_sents; j++) {
        size_t i;
        float l = best_of(al, j, true, &i);
        if (l > 0)
            al->links[al->n_links++] =
                (wire_sentence_link){(uint32_t)i, (uint32_t)j, l};
    }
}

/* Set the word for word pairs aside. Returns how many. */
static size_t mark_same(aligner *al)
{
    size_t n = 0;
    for (size_t k = 0; k < al->n_links; k++) {
        const wire_sentence_link *l = &al->links[k];
        if (l->likeness < WIRE__SAME_LIKENESS || al->same_a[l->a]) continue;
        al->same_a[l->a] = al->same_b[l->b] = 1;
        n++;
    }
    return n;
}

/* ---- What each side looks like from the other ---- */

static void sum_side(aligner *al, bool is_b, wire__side *side, float *same)
{
    size_t n = is_b ? al->b->n_sents : al->a->n_sents;
    float set_aside = 0, all = 0;
    for (size_t k = 0; k < n; k++) {
        size_t best;
        float w = is_b ? al->bits_b[k] : al->bits_a[k];
        all += w;
        if (is_b ? al->same_b[k] : al->same_a[k]) {
            set_aside += w;
            continue;
        }
        float l = best_of(al, k, is_b, &best);
        side->sents++;
        side->sent_bits += w;
        if (l <= 0) continue;
        side->linked++;
        side->linked_bits += w;
        side->likeness_bits += l * w;
    }
    *same = all > 0 ? set_aside / all : 0;
}

/* Longest ascending chain of the links' partners, as a share of the links.
 * Partners may repeat (split sentences). O(n log n). */
static float order_of(const aligner *al, uint32_t *tail)
{
    size_t m = 0, n = 0;
    for (size_t k = 0; k < al->n_links; k++) {
        if (al->same_b[al->links[k].b]) continue;
        uint32_t at = al->links[k].a;
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

static bool aligner_alloc(aligner *al, wire_arena *arena, uint32_t **tail)
{
    size_t na = al->a->n_sents, nb = al->b->n_sents;
    al->e = WIRE_ARRAY(arena, entry, al->n + 1);
    al->bits_a = WIRE_ARRAY(arena, float, na + 1);
    al->bits_b = WIRE_ARRAY(arena, float, nb + 1);
    al->acc = WIRE_ARRAY(arena, float, na * nb + 1);
    al->same_a = wire_arena_calloc(arena, na + 1, 1);
    al->same_b = wire_arena_calloc(arena, nb + 1, 1);
    *tail = WIRE_ARRAY(arena, uint32_t, nb + 1);
    return al->e && al->bits_a && al->bits_b && al->acc && al->same_a &&
           al->same_b && *tail;
}

wire_status wire__match_align(const wire_telling *a, const wire_telling *b,
                              wire_arena *arena, wire__evidence *ev,
                              wire_sentence_link **links, size_t *links_n,
                              wire_err *err)
{
    memset(ev, 0, sizeof *ev);
    aligner al = {.a = a, .b = b, .n = a->n_terms + b->n_terms, .ev = ev};
    al.links = WIRE_ARRAY(arena, wire_sentence_link, b->n_sents + 1);
    wire_arena_mark m = wire_arena_save(arena);
    uint32_t *tail;
    if (!al.links || !aligner_alloc(&al, arena, &tail))
        return wire_fail_mem(err);
    put_entries(al.e, a, 0);
    put_entries(al.e + a->n_terms, b, 1);
    if (al.n) qsort(al.e, al.n, sizeof *al.e, entry_cmp);
    take_keys(&al);
    link_all(&al);
    ev->same_sents = (uint32_t)mark_same(&al);
    if (ev->same_sents) {
        memset(&ev->a, 0, sizeof ev->a);
        memset(&ev->b, 0, sizeof ev->b);
        take_keys(&al);
    }
    sum_side(&al, false, &ev->a, &ev->same_a_bits);
    sum_side(&al, true, &ev->b, &ev->same_b_bits);
    ev->order = order_of(&al, tail);
    wire_arena_rewind(arena, m);
    *links = al.links;
    *links_n = al.n_links;
    return WIRE_OK;
}
