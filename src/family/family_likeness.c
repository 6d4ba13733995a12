/* Two sketches: do they tell one story, and is one a rewrite of the other?
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "family_int.h"

static float clamp(float x) { return x < 0 ? 0 : x > 1 ? 1 : x; }

/* What two sketches have in common, by ascending keys. */
typedef struct {
    float dot, details; /* details: of the smaller */
    size_t n;
    uint8_t at_x[WIRE__SKETCH_TERMS]; /* places in the smaller ... */
    uint8_t at_y[WIRE__SKETCH_TERMS]; /* ... and in the other */
} common;

static inline uint32_t slot_of(uint32_t key)
{
    return key & ((1u << WIRE__LENS_BITS) - 1);
}

void wire__story_focus(wire__story_lens *l, const wire__story *s)
{
    l->story = s;
    memset(l->head, 0, sizeof l->head);
    l->key[0] = l->next[0] = 0;
    for (uint32_t i = s->n; i-- > 0;) {
        uint8_t *head = &l->head[slot_of(s->terms[i].key)];
        l->key[i + 1] = s->terms[i].key;
        l->next[i + 1] = *head;
        *head = (uint8_t)(i + 1);
    }
}

/* Terms of b that the lens has too: where they stand in b, and in it. First
 * those whose slot is taken, nearly all of which are in both; neither loop
 * has a branch but for two terms of the lens in one slot. Merging the two
 * lists took more than five times as long. */
static size_t look(const wire__story_lens *l, const wire__story *b,
                   uint8_t *in_b, uint8_t *in_a)
{
    uint8_t may[WIRE__SKETCH_TERMS + 1] = {0};
    size_t n = 0, n_may = 0;
    for (uint32_t j = 0; j < b->n; j++) {
        may[n_may] = (uint8_t)j;
        n_may += l->head[slot_of(b->terms[j].key)] != 0;
    }
    for (size_t k = 0; k < n_may; k++) {
        uint32_t key = b->terms[may[k]].key;
        uint8_t i = l->head[slot_of(key)];
        while ((l->key[i] != key) & (l->next[i] != 0))
            i = l->next[i];
        in_b[n] = may[k];
        in_a[n] = (uint8_t)(i - 1);
        n += l->key[i] == key;
    }
    return n;
}

static void meet(const wire__story_lens *l, const wire__story *b,
                 bool a_is_smaller, common *c)
{
    uint8_t in_a[WIRE__SKETCH_TERMS] = {0}, in_b[WIRE__SKETCH_TERMS] = {0};
    c->dot = c->details = 0;
    c->n = look(l, b, in_b, in_a);
    for (size_t k = 0; k < c->n; k++) {
        const wire__story_term *s = &l->story->terms[in_a[k]];
        const wire__story_term *t = &b->terms[in_b[k]];
        const wire__story_term *x = a_is_smaller ? s : t;
        const wire__story_term *y = a_is_smaller ? t : s;
        c->dot += (float)s->weight * (float)t->weight;
        if (x->is_name || x->is_number) c->details += (float)x->weight;
        c->at_x[k] = (uint8_t)x->at;
        c->at_y[k] = (uint8_t)y->at;
    }
}

/* ---- Order ---- */

/* A set of places, 0..127. */
typedef struct {
    uint64_t bits[2];
} places;

/* The first place of the set at or behind at; WIRE__SKETCH_TERMS if none. */
static unsigned place_from(const places *p, unsigned at)
{
    if (at < 64) {
        uint64_t low = p->bits[0] >> at;
        if (low) return at + (unsigned)__builtin_ctzll(low);
        at = 64;
    }
    if (at >= WIRE__SKETCH_TERMS) return at;
    uint64_t high = p->bits[1] >> (at - 64);
    return high ? at + (unsigned)__builtin_ctzll(high) : WIRE__SKETCH_TERMS;
}

static void flip(places *p, unsigned at)
{
    p->bits[at >> 6] ^= (uint64_t)1 << (at & 63);
}

/* Ends of the longest ascending chains of each length; several may end at 0,
 * no two at another place. */
typedef struct {
    places ends;
    size_t n;
} chain;

static void chain_add(chain *c, unsigned y)
{
    unsigned next = place_from(&c->ends, y + 1);
    if (next < WIRE__SKETCH_TERMS)
        flip(&c->ends, next);
    else
        c->n++;
    if (y) flip(&c->ends, y);
}

/* Longest chain of common words that ascends in both. */
static size_t longest_chain(const common *c)
{
    places x = {{0, 0}}, zero = {{0, 0}};
    chain ch = {{{0, 0}}, 0};
    uint8_t y_of[WIRE__SKETCH_TERMS];
    for (size_t k = 0; k < c->n; k++) {
        if (c->at_x[k]) {
            flip(&x, c->at_x[k]);
            y_of[c->at_x[k]] = c->at_y[k];
        } else if (c->at_y[k]) {
            flip(&zero, c->at_y[k]);
        } else {
            ch.n++;
        }
    }
    /* What stands at 0 in x comes first, ascending in y. */
    unsigned none = WIRE__SKETCH_TERMS;
    for (unsigned y = place_from(&zero, 1); y < none;
         y = place_from(&zero, y + 1))
        chain_add(&ch, y);
    for (unsigned i = place_from(&x, 1); i < none; i = place_from(&x, i + 1))
        chain_add(&ch, y_of[i]);
    return ch.n;
}

/* Could the smaller be told after the larger? What it has beyond the larger
 * one says most: a rewrite brings few names and numbers of its own. Fitted on
 * one half of the pairs that the sentences confirm, in a large corpus and
 * among rewrites written for this, so that neither half loses one; a fortieth
 * of the story pairs of a large corpus is left to be aligned. */
static float retold(const wire__story *x, const common *c)
{
    float within = sqrtf(c->dot) / x->norm;
    if (within < .5f) return 0;
    const float bits = 256;
    float details = c->details / (x->details + 20 * bits);
    float own = (x->details - c->details) / bits;
    float share = (float)(1 + c->n) / (float)(1 + x->n);
    float in_order = (float)longest_chain(c);
    return clamp(.5f +
                 (3.2f * within + 3 * details - 2.3f * logf(1 + own / 10) +
                  4 * logf(share) + .8f * logf(1 + in_order) + 4.8f) /
                     10);
}

void wire__story_compare(const wire__story_lens *l, const wire__story *b,
                         wire_story_pair *pair)
{
    common c;
    const wire__story *a = l->story;
    pair->story = pair->retold = 0;
    bool a_less = a->norm < b->norm || (a->norm == b->norm && a->n < b->n);
    const wire__story *x = a_less ? a : b;
    if (x->norm <= 0) return;
    meet(l, b, a_less, &c);
    pair->story = clamp(sqrtf(c.dot / (a->norm * b->norm)));
    pair->retold = retold(x, &c);
}
