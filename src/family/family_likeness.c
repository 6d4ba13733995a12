/* Two sketches: do they tell one story, and is one a rewrite of the other?
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>

#include "family_int.h"

static float clamp(float x) { return x < 0 ? 0 : x > 1 ? 1 : x; }

/* What two sketches have in common; x is the smaller. */
typedef struct {
    float dot, details;
    size_t n;
    uint32_t at[WIRE__SKETCH_TERMS]; /* places in x << 16 | in y */
} common;

static void meet(const wire__story *x, const wire__story *y, common *c)
{
    c->dot = c->details = 0;
    c->n = 0;
    for (uint32_t i = 0, j = 0; i < x->n && j < y->n;) {
        const wire__story_term *s = &x->terms[i], *t = &y->terms[j];
        if (s->key == t->key) {
            c->dot += (float)s->weight * (float)t->weight;
            if (s->is_name || s->is_number) c->details += (float)s->weight;
            c->at[c->n++] = (uint32_t)s->at << 16 | t->at;
        }
        i += s->key <= t->key;
        j += t->key <= s->key;
    }
}

/* Share of the common words that come in one order in both. */
static float order_of(common *c)
{
    uint16_t tail[WIRE__SKETCH_TERMS];
    size_t m = 0;
    for (size_t i = 1; i < c->n; i++)
        for (size_t k = i; k > 0 && c->at[k] < c->at[k - 1]; k--) {
            uint32_t t = c->at[k];
            c->at[k] = c->at[k - 1];
            c->at[k - 1] = t;
        }
    for (size_t i = 0; i < c->n; i++) {
        uint16_t y = (uint16_t)(c->at[i] & 0xffff);
        size_t lo = 0, hi = m;
        while (lo < hi) {
            size_t mid = (lo + hi) / 2;
            if (tail[mid] <= y)
                lo = mid + 1;
            else
                hi = mid;
        }
        tail[lo] = y;
        if (lo == m) m++;
    }
    return m ? (float)(m - 1) / (float)(c->n + 4) : 0;
}

/* Could the smaller be told after the larger? Fitted on the pairs that the
 * sentences confirm, so that none of them is lost; a twentieth of the story
 * pairs of a large corpus is left to be aligned. */
static float retold(const wire__story *x, common *c)
{
    float within = sqrtf(c->dot) / x->norm;
    if (within < .5f) return 0;
    float details = c->details / (x->details + 20 * 256);
    return clamp(.5f + (12 * within + 4 * order_of(c) + 4 * details -
                        6 * logf(1 + (float)x->n) + 17.2f) /
                           16);
}

void wire__story_compare(const wire__story *a, const wire__story *b,
                         wire_story_pair *pair)
{
    common c;
    pair->story = pair->retold = 0;
    bool a_less = a->norm < b->norm || (a->norm == b->norm && a->n < b->n);
    const wire__story *x = a_less ? a : b, *y = a_less ? b : a;
    if (x->norm <= 0) return;
    meet(x, y, &c);
    pair->story = clamp(sqrtf(c.dot / (a->norm * b->norm)));
    pair->retold = retold(x, &c);
}
