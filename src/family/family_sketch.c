/* An article to the words that tell which story it is.
 *
 *     words -> how often each stands -> bits of each -> the heaviest
 *
 * This runs over every article of a corpus, so it looks at each word once
 * (a table of the article's distinct words that stays in the first cache)
 * and asks for the document frequency of distinct words only.
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "family_int.h"

enum {
    TABLE_BITS = 12,
    TABLE = 1 << TABLE_BITS,
    WORDS = WIRE__SKETCH_WORDS, /* distinct ones, at most */
    TITLE_MAX = 40
};

/* One distinct word of the article. */
typedef struct {
    uint32_t hash;
    uint16_t at;    /* first place, from the start of the core */
    uint16_t times;
    uint16_t caps;  /* places with a capital */
} distinct;

struct wire__story_bench {
    uint16_t table[TABLE]; /* 1 + number of the word; 0 empty */
    distinct words[WORDS];
    size_t n_words;
    uint32_t at[WORDS]; /* word numbers in the article */
    float bits[WORDS];
    wire__story_term all[WORDS];
    uint8_t steps[WORDS];
};

wire__story_bench *wire__story_bench_new(void)
{
    return wire_calloc(1, sizeof(wire__story_bench));
}

void wire__story_bench_free(wire__story_bench *b) { wire_free(b); }

static inline bool has_capital(const char *p, size_t n)
{
    uint8_t c = (uint8_t)p[0];
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    if (n < 2) return false;
    uint8_t d = (uint8_t)p[1];
    return (c == 0xc3 && d <= 0x9e) || (c == 0xd0 && d <= 0xaf) ||
           (c == 0xce && d >= 0x86 && d <= 0xa9) ||
           ((c == 0xc4 || c == 0xc5) && !(d & 1));
}

static inline distinct *word_for(wire__story_bench *b, uint32_t hash)
{
    uint32_t i = hash * 0x9e3779b1u >> (32 - TABLE_BITS);
    while (b->table[i] && b->words[b->table[i] - 1].hash != hash)
        i = (i + 1) & (TABLE - 1);
    if (b->table[i]) return &b->words[b->table[i] - 1];
    distinct *d = &b->words[b->n_words++];
    b->table[i] = (uint16_t)b->n_words;
    d->hash = hash;
    d->times = d->caps = 0;
    return d;
}

/* Returns the first word of the core. */
static size_t count_words(const wire_doc *doc, const wire_idf *idf,
                          wire__story_bench *b)
{
    const wire_words *w = &doc->words;
    const char *p = doc->article->body.p;
    size_t beg = wire_words_at(w, doc->core.beg), end = w->n;
    if (doc->core.end > doc->core.beg)
        end = wire_words_at(w, doc->core.end);
    if (end > beg + WORDS) end = beg + WORDS;
    memset(b->table, 0, sizeof b->table);
    b->n_words = 0;
    const uint32_t *passed = wire_idf_passed(idf);
    for (size_t i = beg; i < end; i++) {
        if (w->len[i] < 2 || wire_idf_is_passed(passed, w->hash[i])) continue;
        distinct *d = word_for(b, w->hash[i]);
        if (d->times == 0) d->at = (uint16_t)(i - beg);
        d->times++;
        d->caps = (uint16_t)(d->caps + has_capital(p + w->off[i], w->len[i]));
    }
    return beg;
}

/* log2 of a count up to 255, for damping */
static float log2_of(unsigned n)
{
    static const float small[] = {0, 0, 1, 1.585f, 2, 2.322f, 2.585f, 2.807f};
    return n < 8 ? small[n] : log2f((float)n);
}

static size_t weigh(const wire_doc *doc, const wire_idf *idf, size_t beg,
                    wire__story_bench *b)
{
    size_t n = 0;
    const wire_words *w = &doc->words;
    for (size_t k = 0; k < b->n_words; k++)
        b->at[k] = (uint32_t)(beg + b->words[k].at);
    wire_idf_weights(idf, doc, b->at, b->n_words, b->bits);
    for (size_t k = 0; k < b->n_words; k++) {
        const distinct *d = &b->words[k];
        float bits = b->bits[k];
        if (bits <= WIRE_IDF_COMMON) continue;
        wire__story_term *t = &b->all[n++];
        uint8_t c = (uint8_t)doc->article->body.p[w->off[b->at[k]]];
        t->key = d->hash;
        t->at = d->at;
        t->is_number = c >= '0' && c <= '9';
        t->is_name = !t->is_number && d->caps * 2 > d->times;
        t->weight = bits * (1 + .5f * log2_of(d->times));
    }
    return n;
}

/* Keep the heaviest; among equals the earlier in the text. */
static size_t keep_heaviest(wire__story_bench *b, size_t n,
                            wire__story_term *out)
{
    enum { STEPS = 256 };
    uint16_t count[STEPS] = {0};
    if (n > WIRE__SKETCH_TERMS) {
        for (size_t i = 0; i < n; i++) {
            float s = b->all[i].weight * 4;
            b->steps[i] = (uint8_t)(s < STEPS - 1 ? s : STEPS - 1);
            count[b->steps[i]]++;
        }
        size_t sum = 0, step = STEPS;
        while (step > 0 && sum + count[step - 1] <= WIRE__SKETCH_TERMS)
            sum += count[--step];
        size_t spare = WIRE__SKETCH_TERMS - sum, m = 0;
        for (size_t i = 0; i < n; i++) {
            if (b->steps[i] >= step)
                out[m++] = b->all[i];
            else if (step > 0 && b->steps[i] == step - 1 && spare > 0) {
                out[m++] = b->all[i];
                spare--;
            }
        }
        return m;
    }
    memcpy(out, b->all, n * sizeof *out);
    return n;
}

/* Two passes of counting sort over the upper half of the key, then a short
 * insertion pass for keys whose upper halves are equal. */
static void sort_terms(wire__story_term *t, size_t n, wire__story_term *tmp)
{
    for (unsigned shift = 16; shift < 32; shift += 8) {
        uint16_t at[257] = {0};
        for (size_t i = 0; i < n; i++) at[(t[i].key >> shift & 255) + 1]++;
        for (size_t i = 0; i < 256; i++)
            at[i + 1] = (uint16_t)(at[i + 1] + at[i]);
        for (size_t i = 0; i < n; i++) tmp[at[t[i].key >> shift & 255]++] = t[i];
        memcpy(t, tmp, n * sizeof *t);
    }
    for (size_t i = 1; i < n; i++)
        for (size_t j = i; j > 0 && t[j].key < t[j - 1].key; j--) {
            wire__story_term x = t[j];
            t[j] = t[j - 1];
            t[j - 1] = x;
        }
}

void wire__story_build(const wire_doc *doc, const wire_idf *idf,
                       wire__story_bench *b, wire__story_term *terms,
                       wire__story *out)
{
    size_t beg = count_words(doc, idf, b);
    size_t n = weigh(doc, idf, beg, b);
    n = keep_heaviest(b, n, terms);
    sort_terms(terms, n, b->all);
    out->terms = terms;
    out->n = (uint32_t)n;
    out->norm = 0;
    for (size_t i = 0; i < n; i++)
        out->norm += terms[i].weight * terms[i].weight;
    out->norm = sqrtf(out->norm);
}

static float clamp(float x) { return x < 0 ? 0 : x > 1 ? 1 : x; }

void wire__story_compare(const wire__story *a, const wire__story *b,
                         wire_story_pair *pair)
{
    float dot = 0;
    for (uint32_t i = 0, j = 0; i < a->n && j < b->n;) {
        uint32_t x = a->terms[i].key, y = b->terms[j].key;
        if (x == y) dot += a->terms[i].weight * b->terms[j].weight;
        i += x <= y;
        j += y <= x;
    }
    float low = a->norm < b->norm ? a->norm : b->norm;
    pair->story = pair->within = 0;
    if (low <= 0) return;
    pair->story = clamp(sqrtf(dot / (a->norm * b->norm)));
    pair->within = clamp(sqrtf(dot) / low);
}
