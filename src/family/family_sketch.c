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

static bool has_capital(const char *p, size_t n)
{
    uint8_t c = (uint8_t)p[0];
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    if (n < 2) return false;
    uint8_t d = (uint8_t)p[1];
    return (c == 0xc3 && d <= 0x9e) || (c == 0xd0 && d <= 0xaf) ||
           (c == 0xce && d >= 0x86 && d <= 0xa9) ||
           ((c == 0xc4 || c == 0xc5) && !(d & 1));
}

/* A capital in the middle of a sentence: a letter, digit or comma and a
 * blank before it. Words are looked at in their first place only, and only
 * those that weigh enough: the text is not read again for the others. */
static bool is_name_at(wire_str body, size_t off, size_t n)
{
    if (!has_capital(body.p + off, n)) return false;
    if (off < 2 || body.p[off - 1] != ' ') return false;
    uint8_t b = (uint8_t)body.p[off - 2];
    return b >= 0x80 || b == ',' || (b >= '0' && b <= '9') ||
           ((b | 0x20) >= 'a' && (b | 0x20) <= 'z');
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
    d->times = 0;
    return d;
}

/* Returns the first word of the core. */
static size_t count_words(const wire_doc *doc, const wire_idf *idf,
                          wire__story_bench *b)
{
    const wire_words *w = &doc->words;
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
    wire_str body = doc->article->body;
    for (size_t k = 0; k < b->n_words; k++)
        b->at[k] = (uint32_t)(beg + b->words[k].at);
    wire_idf_weights(idf, doc, b->at, b->n_words, b->bits);
    for (size_t k = 0; k < b->n_words; k++) {
        const distinct *d = &b->words[k];
        float bits = b->bits[k];
        if (bits <= WIRE_IDF_COMMON) continue;
        wire__story_term *t = &b->all[n++];
        uint32_t off = w->off[b->at[k]];
        uint8_t c = (uint8_t)body.p[off];
        t->key = d->hash;
        t->at = d->at & 0xfff;
        t->is_number = c >= '0' && c <= '9';
        t->is_name = is_name_at(body, off, w->len[b->at[k]]);
        t->weight =
            (uint16_t)(256 * bits * (1 + .5f * log2_of(d->times)) + .5f);
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
            uint32_t s = b->all[i].weight >> 6;
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
    float squares = 0, details = 0;
    for (size_t i = 0; i < n; i++) {
        float w = (float)terms[i].weight;
        squares += w * w;
        if (terms[i].is_name || terms[i].is_number) details += w;
    }
    out->norm = sqrtf(squares);
    out->details = details;
}

/* ---- Two sketches ---- */

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
                        6 * logf(1 + (float)x->n) + 18) / 16);
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
