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

enum { TABLE_BITS = 12, TABLE = 1 << TABLE_BITS, TITLE_MAX = 40 };

/* One distinct word of the article. */
typedef struct {
    uint32_t hash;
    uint32_t at;    /* first place, as word number */
    uint16_t times;
    uint8_t caps;  /* places with a capital */
    uint8_t title; /* stands in the headline */
} slot;

struct wire__story_bench {
    slot table[TABLE];
    uint16_t used[TABLE]; /* slots taken, in order of first place */
    size_t n_used;
    wire__story_term all[TABLE];
    uint16_t places[TABLE];
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

/* The slot of a word; NULL when the table is three quarters full. */
static inline slot *slot_for(wire__story_bench *b, uint32_t hash)
{
    uint32_t i = hash * 0x9e3779b1u >> (32 - TABLE_BITS);
    while (b->table[i].times && b->table[i].hash != hash)
        i = (i + 1) & (TABLE - 1);
    slot *s = &b->table[i];
    if (s->times) return s;
    if (b->n_used >= TABLE / 4 * 3) return NULL;
    b->used[b->n_used++] = (uint16_t)i;
    s->hash = hash;
    return s;
}

static void count_words(const wire_doc *doc, wire__story_bench *b)
{
    const wire_words *w = &doc->words;
    const char *p = doc->article->body.p;
    size_t i = wire_words_at(w, doc->core.beg), end = w->n;
    if (doc->core.end > doc->core.beg)
        end = wire_words_at(w, doc->core.end);
    if (end > i + WIRE__SKETCH_WORDS) end = i + WIRE__SKETCH_WORDS;
    for (; i < end; i++) {
        if (w->len[i] < 2) continue;
        slot *s = slot_for(b, w->hash[i]);
        if (!s) return;
        if (s->times == 0) s->at = (uint32_t)i;
        s->times = (uint16_t)(s->times + 1);
        if (s->caps < 255) s->caps += has_capital(p + w->off[i], w->len[i]);
    }
}

/* Words of the headline, cut at ASCII blanks and marks: enough to find the
 * same words in the body. */
static void mark_title(wire_str t, wire__story_bench *b)
{
    size_t i = 0, seen = 0;
    while (i < t.n && seen < TITLE_MAX) {
        size_t j = i;
        while (j < t.n && ((uint8_t)t.p[j] >= 0x80 ||
                           (t.p[j] >= '0' && t.p[j] <= '9') ||
                           ((t.p[j] | 0x20) >= 'a' && (t.p[j] | 0x20) <= 'z')))
            j++;
        if (j > i + 1) {
            wire_str w = {t.p + i, j - i};
            uint32_t h = wire_text_word_hash(w);
            uint32_t k = h * 0x9e3779b1u >> (32 - TABLE_BITS);
            while (b->table[k].times && b->table[k].hash != h)
                k = (k + 1) & (TABLE - 1);
            if (b->table[k].times) b->table[k].title = 1;
            seen++;
        }
        i = j + 1;
    }
}

/* Weigh the distinct words; forget the table on the way. */
static size_t weigh(const wire_doc *doc, const wire_idf *idf,
                    wire__story_bench *b)
{
    size_t n = 0;
    const wire_words *w = &doc->words;
    for (size_t k = 0; k < b->n_used; k++) {
        slot *s = &b->table[b->used[k]];
        wire_str word = {doc->article->body.p + w->off[s->at], w->len[s->at]};
        float bits = wire_idf_weight_of(idf, s->hash, word);
        if (bits > 2.5f) {
            wire__story_term *t = &b->all[n++];
            uint8_t c = (uint8_t)word.p[0];
            t->key = s->hash;
            t->is_number = c >= '0' && c <= '9';
            t->is_name = !t->is_number && s->caps * 2 > s->times;
            t->in_title = s->title;
            t->weight = bits * (1 + .5f * log2f((float)s->times));
        }
        memset(s, 0, sizeof *s);
    }
    b->n_used = 0;
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
            b->places[i] = (uint16_t)(s < STEPS - 1 ? s : STEPS - 1);
            count[b->places[i]]++;
        }
        size_t sum = 0, step = STEPS;
        while (step > 0 && sum + count[step - 1] <= WIRE__SKETCH_TERMS)
            sum += count[--step];
        size_t spare = WIRE__SKETCH_TERMS - sum, m = 0;
        for (size_t i = 0; i < n; i++) {
            if (b->places[i] >= step)
                out[m++] = b->all[i];
            else if (step > 0 && b->places[i] == step - 1 && spare > 0) {
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
    count_words(doc, b);
    mark_title(doc->article->title, b);
    size_t n = weigh(doc, idf, b);
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
