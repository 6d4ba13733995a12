/* An article to the words that tell which story it is.
 *
 *     words -> how often each stands -> bits of each -> the heaviest 128
 *
 * This runs over every article of a corpus, so it looks at each word once
 * (a table of the article's distinct words that stays in the first cache)
 * and asks for the document frequency of distinct words only.
 *
 * Words of the headline and of the first sentence weigh half as much again:
 * they say what is new. Two sketches are compared by the first letters of
 * their words, which sees through most inflection ("Wahl", "Wahlen"); the
 * features that look for candidates are whole words.
 * Measured on SemEval-2022 Task 8 (Pearson, English / all languages): plain
 * words .80 / .62, with the lead .83 / .64, with first letters .83 / .67.
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "family_int.h"

enum {
    TABLE_BITS = 12,
    TABLE = 1 << TABLE_BITS,
    TITLE_MAX = 32,
    WORDS = WIRE__SKETCH_WORDS + TITLE_MAX, /* distinct ones, at most */
    LEAD_WORDS = 20,
    PREFIX = 6 /* letters */
};
static const float LEAD_BOOST = 1.5f;

/* One distinct word of the article. */
typedef struct {
    uint32_t hash;
    uint16_t at;    /* first place, from the start of the core */
    uint16_t times; /* in the body */
    bool in_title;
} distinct;

/* A word of the headline. */
typedef struct {
    uint32_t word; /* number of its distinct word */
    wire_str text;
} title_word;

struct wire__story_bench {
    uint16_t table[TABLE]; /* 1 + number of the word; 0 empty */
    distinct words[WORDS];
    size_t n_words;
    size_t n_body; /* words of the body come first */
    title_word title[TITLE_MAX];
    size_t n_title;
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

/* ---- Distinct words ---- */

static inline distinct *word_for(wire__story_bench *b, uint32_t hash)
{
    uint32_t i = hash * 0x9e3779b1u >> (32 - TABLE_BITS);
    while (b->table[i] && b->words[b->table[i] - 1].hash != hash)
        i = (i + 1) & (TABLE - 1);
    if (b->table[i]) return &b->words[b->table[i] - 1];
    distinct *d = &b->words[b->n_words++];
    b->table[i] = (uint16_t)b->n_words;
    *d = (distinct){hash, 0, 0, false};
    return d;
}

/* Returns the first word of the core. */
static size_t count_words(const wire_doc *doc, const wire_idf *idf,
                          wire__story_bench *b)
{
    const wire_words *w = &doc->words;
    size_t beg = wire_words_at(w, doc->core.beg), end = w->n;
    if (doc->core.end > doc->core.beg) end = wire_words_at(w, doc->core.end);
    if (end > beg + WIRE__SKETCH_WORDS) end = beg + WIRE__SKETCH_WORDS;
    memset(b->table, 0, sizeof b->table);
    b->n_words = 0;
    const uint32_t *passed = wire_idf_passed(idf);
    for (size_t i = beg; i < end; i++) {
        if (w->len[i] < 2 || wire_idf_is_passed(passed, w->hash[i])) continue;
        distinct *d = word_for(b, w->hash[i]);
        if (d->times == 0) d->at = (uint16_t)(i - beg);
        d->times++;
    }
    b->n_body = b->n_words;
    return beg;
}

static bool is_word_byte(uint8_t c)
{
    return c >= 0x80 || (c >= '0' && c <= '9') ||
           ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Words of the headline, cut at ASCII blanks and marks: enough to find the
 * same words in the body. */
static void count_title(wire_str t, const wire_idf *idf, wire__story_bench *b)
{
    const uint32_t *passed = wire_idf_passed(idf);
    b->n_title = 0;
    for (size_t i = 0; i < t.n && b->n_title < TITLE_MAX;) {
        size_t j = i;
        while (j < t.n && is_word_byte((uint8_t)t.p[j]))
            j++;
        wire_str w = {t.p + i, j - i};
        i = j + 1;
        if (w.n < 2 || w.n > 255) continue;
        uint32_t h = wire_text_word_hash(w);
        if (wire_idf_is_passed(passed, h)) continue;
        distinct *d = word_for(b, h);
        d->in_title = true;
        b->title[b->n_title++] = (title_word){(uint32_t)(d - b->words), w};
    }
}

/* ---- Terms ---- */

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
    return b == ',' || is_word_byte(b);
}

/* log2, for damping by how often a word stands */
static float log2_of(unsigned n)
{
    static const float small[] = {0, 0, 1, 1.585f, 2, 2.322f, 2.585f, 2.807f};
    return n < 8 ? small[n] : log2f((float)n);
}

static uint16_t weight_of(float bits, const distinct *d)
{
    float w = 256 * bits * (1 + .75f * log2_of(d->times));
    if (d->in_title || (d->times && d->at < LEAD_WORDS)) w *= LEAD_BOOST;
    return w < UINT16_MAX ? (uint16_t)w : UINT16_MAX;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static size_t weigh_body(const wire_doc *doc, const wire_idf *idf, size_t beg,
                         wire__story_bench *b)
{
    size_t n = 0;
    const wire_words *w = &doc->words;
    wire_str body = doc->article->body;
    for (size_t k = 0; k < b->n_body; k++)
        b->at[k] = (uint32_t)(beg + b->words[k].at);
    wire_idf_weights(idf, doc, b->at, b->n_body, b->bits);
    for (size_t k = 0; k < b->n_body; k++) {
        const distinct *d = &b->words[k];
        if (b->bits[k] <= WIRE_IDF_COMMON) continue;
        uint32_t off = w->off[b->at[k]];
        wire__story_term *t = &b->all[n++];
        t->key = d->hash;
        t->at = d->at & 0xfff;
        t->weight = weight_of(b->bits[k], d);
        t->is_number = is_digit(body.p[off]);
        t->is_name = is_name_at(body, off, w->len[b->at[k]]);
        t->in_title = 0;
    }
    return n;
}

/* Words that stand in the headline only; at is their number there. */
static size_t weigh_title(const wire_idf *idf, wire__story_bench *b, size_t n)
{
    for (size_t k = 0; k < b->n_title; k++) {
        distinct *d = &b->words[b->title[k].word];
        wire_str s = b->title[k].text;
        if (b->title[k].word < b->n_body || !d->in_title) continue;
        float bits = wire_idf_weight_of(idf, d->hash, s);
        if (bits <= WIRE_IDF_COMMON) continue;
        wire__story_term *t = &b->all[n++];
        t->key = d->hash;
        t->at = k & 0xfff;
        t->weight = weight_of(bits, d);
        t->is_number = is_digit(s.p[0]);
        t->is_name = 0; /* headlines capitalise what they like */
        t->in_title = 1;
        d->in_title = false; /* a second place adds nothing */
    }
    return n;
}

/* Keep the heaviest; among equals the earlier in the text. */
static size_t keep_heaviest(wire__story_bench *b, size_t n,
                            wire__story_term *out)
{
    enum { STEPS = 256 };
    uint16_t count[STEPS] = {0};
    if (n <= WIRE__SKETCH_TERMS) {
        memcpy(out, b->all, n * sizeof *out);
        return n;
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t s = b->all[i].weight >> 6;
        b->steps[i] = (uint8_t)(s < STEPS - 1 ? s : STEPS - 1);
        count[b->steps[i]]++;
    }
    size_t sum = 0, step = STEPS, m = 0;
    while (step > 0 && sum + count[step - 1] <= WIRE__SKETCH_TERMS)
        sum += count[--step];
    size_t spare = WIRE__SKETCH_TERMS - sum;
    for (size_t i = 0; i < n; i++) {
        if (b->steps[i] >= step) {
            out[m++] = b->all[i];
        } else if (b->steps[i] + 1u == step && spare > 0) {
            out[m++] = b->all[i];
            spare--;
        }
    }
    return m;
}

/* ---- Features ---- */

/* The heaviest terms that another article can have too; names and numbers
 * first among equals, since a rewrite keeps them. */
static size_t pick_features(const wire_idf *idf, const wire__story_term *t,
                            size_t n, uint32_t *out)
{
    uint32_t bits[WIRE__FEATURES];
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t b = t[i].weight;
        if (t[i].is_name || t[i].is_number) b += b * 2 / 5;
        if (m == WIRE__FEATURES && b <= bits[m - 1]) continue;
        if (wire_idf_count(idf, t[i].key) < 2) continue;
        size_t k = m < WIRE__FEATURES ? m++ : m - 1;
        for (; k > 0 && bits[k - 1] < b; k--) {
            bits[k] = bits[k - 1];
            out[k] = out[k - 1];
        }
        bits[k] = b;
        out[k] = t[i].key;
    }
    return m;
}

/* ---- First letters ---- */

/* Key of the first letters, folded as far as ASCII and Latin-1 go; the
 * Arabic article is looked through. */
static uint32_t prefix_key(const char *p, size_t n)
{
    uint64_t x = 0, h = 0;
    size_t i = 0, letters = 0;
    if (n > 6 && memcmp(p, "\xd8\xa7\xd9\x84", 4) == 0) i = 4;
    for (; i < n; i++) {
        uint8_t c = (uint8_t)p[i];
        if ((c & 0xc0) != 0x80 && letters++ == PREFIX) break;
        if (c >= 'A' && c <= 'Z') c |= 0x20;
        if (i && (uint8_t)p[i - 1] == 0xc3 && c <= 0x9e) c |= 0x20;
        if (x >> 56) {
            h = wire_mix64(h ^ x);
            x = 0;
        }
        x = x << 8 | c;
    }
    return (uint32_t)wire_mix64(h ^ x);
}

static void cut_keys(const wire_doc *doc, const wire__story_bench *b,
                     size_t beg, wire__story_term *t, size_t n)
{
    const wire_words *w = &doc->words;
    for (size_t i = 0; i < n; i++) {
        if (t[i].is_number) continue;
        if (t[i].in_title) {
            wire_str s = b->title[t[i].at].text;
            t[i].key = prefix_key(s.p, s.n);
            t[i].at = 0;
        } else {
            size_t k = beg + t[i].at;
            t[i].key = prefix_key(doc->article->body.p + w->off[k], w->len[k]);
        }
    }
}

/* Two passes of counting sort over the upper half of the key, then a short
 * insertion pass for keys whose upper halves are equal. */
static void sort_terms(wire__story_term *t, size_t n, wire__story_term *tmp)
{
    for (unsigned shift = 16; shift < 32; shift += 8) {
        uint16_t at[257] = {0};
        for (size_t i = 0; i < n; i++)
            at[(t[i].key >> shift & 255) + 1]++;
        for (size_t i = 0; i < 256; i++)
            at[i + 1] = (uint16_t)(at[i + 1] + at[i]);
        for (size_t i = 0; i < n; i++)
            tmp[at[t[i].key >> shift & 255]++] = t[i];
        memcpy(t, tmp, n * sizeof *t);
    }
    for (size_t i = 1; i < n; i++)
        for (size_t j = i; j > 0 && t[j].key < t[j - 1].key; j--) {
            wire__story_term x = t[j];
            t[j] = t[j - 1];
            t[j - 1] = x;
        }
}

/* Words with the same first letters become one, as heavy as the heavier. */
static size_t unique_terms(wire__story_term *t, size_t n)
{
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        if (m && t[m - 1].key == t[i].key) {
            if (t[m - 1].weight < t[i].weight) t[m - 1] = t[i];
        } else {
            t[m++] = t[i];
        }
    }
    return m;
}

void wire__story_build(const wire_doc *doc, const wire_idf *idf,
                       wire__story_bench *b, wire__story_term *terms,
                       uint32_t *features, wire__story *out)
{
    size_t beg = count_words(doc, idf, b);
    count_title(doc->article->title, idf, b);
    size_t n = weigh_title(idf, b, weigh_body(doc, idf, beg, b));
    n = keep_heaviest(b, n, terms);
    out->n_features =
        features ? (uint32_t)pick_features(idf, terms, n, features) : 0;
    cut_keys(doc, b, beg, terms, n);
    sort_terms(terms, n, b->all);
    n = unique_terms(terms, n);
    float squares = 0, details = 0;
    for (size_t i = 0; i < n; i++) {
        float w = (float)terms[i].weight;
        squares += w * w;
        if (terms[i].is_name || terms[i].is_number) details += w;
    }
    out->terms = terms;
    out->n = (uint32_t)n;
    out->norm = sqrtf(squares);
    out->details = details;
}
