/* An article to the words that tell which story it is.
 *
 *     words -> places worth a look -> distinct words -> bits of each
 *           -> the heaviest 128 -> terms
 *
 * This runs over every article of a corpus, so it looks at each word once
 * and without a branch, keeps distinct words in a table that stays in the
 * first cache, asks for the document frequency of distinct words only, and
 * reads the text itself for the heaviest alone (a text is seldom in a cache
 * by then: that was a third of the time).
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
#include "load.h"

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
} distinct;

/* A word of the headline. */
typedef struct {
    uint32_t word; /* number of its distinct word */
    wire_str text;
} title_word;

/* A word that weighs enough to be a term. */
typedef struct {
    uint16_t weight;
    uint16_t word; /* number of its distinct word */
    uint16_t at;   /* first place; in the headline if it stands there only */
    bool is_title;
} heavy;

struct wire__story_bench {
    uint16_t table[TABLE];     /* number of the word; 0 empty */
    distinct words[WORDS + 1]; /* from 1 on, in text order */
    bool in_title[WORDS + 1];
    size_t n_words;
    size_t n_body; /* words of the body come first */
    title_word title[TITLE_MAX];
    size_t n_title;
    uint32_t at[WORDS]; /* word numbers in the article */
    float bits[WORDS];
    heavy all[WORDS];
    uint8_t steps[WORDS];
    heavy kept[WIRE__SKETCH_TERMS];
    wire_str text[WIRE__SKETCH_TERMS]; /* of the kept ones */
    wire__story_term tmp[WIRE__SKETCH_TERMS];
};

wire__story_bench *wire__story_bench_new(void)
{
    return wire_calloc(1, sizeof(wire__story_bench));
}

void wire__story_bench_free(wire__story_bench *b) { wire_free(b); }

/* ---- Distinct words ---- */

/* Number of the distinct word of this hash among *n; a new one stands last.
 * Half of the words looked up are new, which no predictor foresees: the one
 * branch here is the look at a slot that another word took, one in twenty. */
static inline size_t word_for(wire__story_bench *b, uint32_t hash, size_t *n)
{
    uint32_t i = hash * 0x9e3779b1u >> (32 - TABLE_BITS);
    b->words[0].hash = hash; /* an empty slot ends the search as well */
    while (b->words[b->table[i]].hash != hash)
        i = (i + 1) & (TABLE - 1);
    size_t k = b->table[i];
    bool is_new = k == 0;
    *n += is_new;
    k = is_new ? *n : k;
    b->table[i] = (uint16_t)k;
    b->words[k].hash = hash;
    b->words[k].times = is_new ? 0 : b->words[k].times;
    return k;
}

/* Words [beg, end) of the core that a story may be told in. The ends of a
 * core lie near those of the text, which a search would come to last. */
static wire_span core_words(const wire_doc *doc)
{
    const wire_words *w = &doc->words;
    wire_span core = doc->core;
    uint32_t beg = 0, end = (uint32_t)w->n;
    while (beg < end && w->off[beg] < core.beg)
        beg++;
    if (end - beg > WIRE__SKETCH_WORDS) end = beg + WIRE__SKETCH_WORDS;
    if (core.end <= core.beg) return (wire_span){beg, end};
    while (end > beg && w->off[end - 1] >= core.end)
        end--;
    return (wire_span){beg, end};
}

/* Returns the first word of the core. */
static size_t count_words(const wire_doc *doc, const wire_idf *idf,
                          wire__story_bench *b)
{
    wire_span core = core_words(doc);
    memset(b->table, 0, sizeof b->table);
    size_t n = wire_idf_list(idf, &doc->words, core.beg, core.end, b->at);
    size_t n_words = 0;
    const uint32_t *hash = doc->words.hash + core.beg;
    for (size_t i = 0; i < n; i++) {
        size_t k = word_for(b, hash[b->at[i]], &n_words);
        distinct *d = &b->words[k];
        d->at = d->times ? d->at : (uint16_t)b->at[i];
        d->times++;
    }
    b->n_words = b->n_body = n_words;
    return core.beg;
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
    memset(b->in_title, 0, b->n_words + TITLE_MAX + 1);
    for (size_t i = 0; i < t.n && b->n_title < TITLE_MAX;) {
        size_t j = i;
        while (j < t.n && is_word_byte((uint8_t)t.p[j]))
            j++;
        wire_str w = {t.p + i, j - i};
        i = j + 1;
        if (w.n < 2 || w.n > 255) continue;
        uint32_t h = wire_text_word_hash(w);
        if (wire_idf_is_passed(passed, h)) continue;
        size_t k = word_for(b, h, &b->n_words);
        b->in_title[k] = true;
        b->title[b->n_title++] = (title_word){(uint32_t)k, w};
    }
}

/* ---- Weights ---- */

/* 1 + .75 log2, for damping by how often a word stands */
static float often(unsigned n)
{
    static const float log2s[] = {0, 0, 1, 1.585f, 2, 2.322f, 2.585f, 2.807f};
    return 1 + .75f * (n < 8 ? log2s[n] : log2f((float)n));
}

static uint16_t weight_of(float bits, const distinct *d, bool in_title)
{
    float w = 256 * bits * often(d->times);
    if (in_title || (d->times && d->at < LEAD_WORDS)) w *= LEAD_BOOST;
    return w < UINT16_MAX ? (uint16_t)w : UINT16_MAX;
}

static size_t weigh_body(const wire_doc *doc, const wire_idf *idf, size_t beg,
                         wire__story_bench *b)
{
    size_t n = 0;
    for (size_t k = 0; k < b->n_body; k++)
        b->at[k] = (uint32_t)(beg + b->words[k + 1].at);
    wire_idf_weights(idf, doc, b->at, b->n_body, b->bits);
    for (size_t k = 0; k < b->n_body; k++) {
        const distinct *d = &b->words[k + 1];
        if (b->bits[k] <= WIRE_IDF_COMMON) continue;
        b->all[n++] = (heavy){weight_of(b->bits[k], d, b->in_title[k + 1]),
                              (uint16_t)(k + 1), d->at, false};
    }
    return n;
}

/* Words that stand in the headline only; at is their number there. */
static size_t weigh_title(const wire_idf *idf, wire__story_bench *b, size_t n)
{
    for (size_t t = 0; t < b->n_title; t++) {
        size_t k = b->title[t].word;
        if (k <= b->n_body || !b->in_title[k]) continue;
        const distinct *d = &b->words[k];
        float bits = wire_idf_weight_of(idf, d->hash, b->title[t].text);
        if (bits <= WIRE_IDF_COMMON) continue;
        b->all[n++] =
            (heavy){weight_of(bits, d, true), (uint16_t)k, (uint16_t)t, true};
        b->in_title[k] = false; /* a second place adds nothing */
    }
    return n;
}

/* Keep the heaviest; among equals the earlier in the text. */
static size_t keep_heaviest(wire__story_bench *b, size_t n)
{
    enum { STEPS = 256 };
    uint16_t count[STEPS] = {0};
    if (n <= WIRE__SKETCH_TERMS) {
        memcpy(b->kept, b->all, n * sizeof *b->kept);
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
    for (size_t i = 0; i < n && m < WIRE__SKETCH_TERMS; i++) {
        bool is_last = b->steps[i] + 1u == step && spare > 0;
        b->kept[m] = b->all[i];
        m += is_last | (b->steps[i] >= step);
        spare -= is_last;
    }
    return m;
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
 * blank before it. Words are looked at in their first place only. */
static bool is_name_at(wire_str body, size_t off, size_t n)
{
    if (!has_capital(body.p + off, n)) return false;
    if (off < 2 || body.p[off - 1] != ' ') return false;
    uint8_t b = (uint8_t)body.p[off - 2];
    return b == ',' || is_word_byte(b);
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Where the kept words stand in the text, which is on its way to the caches
 * when they are read. */
static void find_texts(const wire_doc *doc, wire__story_bench *b, size_t beg,
                       size_t n)
{
    const wire_words *w = &doc->words;
    for (size_t i = 0; i < n; i++)
        __builtin_prefetch(&w->off[beg + b->kept[i].at]);
    for (size_t i = 0; i < n; i++) {
        size_t at = beg + b->kept[i].at;
        if (b->kept[i].is_title)
            b->text[i] = b->title[b->kept[i].at].text;
        else
            b->text[i] =
                (wire_str){doc->article->body.p + w->off[at], w->len[at]};
        __builtin_prefetch(b->text[i].p);
    }
}

/* Terms by whole words. Headline words stand at 0, where the first word of
 * the text may stand too. */
static void list_terms(const wire_doc *doc, const wire__story_bench *b,
                       size_t n, wire__story_term *out)
{
    wire_str body = doc->article->body;
    bool has_title = n && b->kept[n - 1].is_title;
    unsigned first = has_title && b->kept[0].at > 0;
    for (size_t i = 0; i < n; i++) {
        const heavy *h = &b->kept[i];
        wire__story_term *t = &out[i];
        size_t off = (size_t)(b->text[i].p - body.p);
        t->key = b->words[h->word].hash;
        t->weight = h->weight;
        t->at = h->is_title ? 0 : (first + i) & (WIRE__SKETCH_TERMS - 1);
        t->is_number = is_digit(b->text[i].p[0]);
        /* Headlines capitalise what they like. */
        t->is_name = !h->is_title && is_name_at(body, off, b->text[i].n);
    }
}

/* ---- Features ---- */

/* Names and numbers first among equals, since a rewrite keeps them. */
static uint32_t feature_weight(const wire__story_term *t)
{
    uint32_t w = t->weight;
    return t->is_name | t->is_number ? w + w * 2 / 5 : w;
}

/* The heaviest terms that another article can have too; among equals the
 * earlier in the text. In no order. */
static size_t pick_features(const wire_idf *idf, const wire__story_term *t,
                            size_t n, uint32_t *out)
{
    enum { STEPS = 256, SHIFT = 9 };
    uint8_t count[STEPS] = {0}, step[WIRE__SKETCH_TERMS];
    for (size_t i = 0; i < n; i++) {
        bool is_shared = wire_idf_count(idf, t[i].key) > 1;
        step[i] = is_shared ? (uint8_t)(feature_weight(&t[i]) >> SHIFT) : 0;
        count[step[i]]++;
    }
    size_t m = 0, last = STEPS - 1;
    while (last > 0 && m + count[last] <= WIRE__FEATURES)
        m += count[last--];
    size_t spare = WIRE__FEATURES - m, n_last = 0;
    uint32_t bits[WIRE__FEATURES], keys[WIRE__FEATURES];
    uint32_t sure[WIRE__FEATURES + 1];
    m = 0;
    for (size_t i = 0; i < n; i++) {
        sure[m] = t[i].key;
        m += step[i] > last;
        if (step[i] != last || last == 0 || spare == 0) continue;
        uint32_t w = feature_weight(&t[i]);
        if (n_last == spare && w <= bits[n_last - 1]) continue;
        size_t k = n_last < spare ? n_last++ : n_last - 1;
        for (; k > 0 && bits[k - 1] < w; k--) {
            bits[k] = bits[k - 1];
            keys[k] = keys[k - 1];
        }
        bits[k] = w;
        keys[k] = t[i].key;
    }
    memcpy(out, sure, m * sizeof *out);
    memcpy(out + m, keys, n_last * sizeof *out);
    return m + n_last;
}

/* ---- First letters ---- */

/* Key of the first letters, folded as far as ASCII and Latin-1 go; the
 * Arabic article is looked through. */
static uint32_t prefix_key(const char *p, size_t n)
{
    uint64_t x = 0, h = 0;
    size_t i = 0, letters = 0;
    size_t m = n < PREFIX ? n : PREFIX;
    uint64_t word = wire__load_word(p, m);
    if (!wire__has_high(word)) /* the same, at once: nearly every word */
        return (uint32_t)wire_mix64(__builtin_bswap64(wire__fold_ascii(word)) >>
                                    8 * (8 - m));
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

static void cut_keys(const wire__story_bench *b, wire__story_term *t, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!t[i].is_number) t[i].key = prefix_key(b->text[i].p, b->text[i].n);
}

/* A pass of counting sort over the first byte of the keys, which are mixed
 * well, then an insertion pass for the few that share it. */
static void sort_terms(wire__story_term *t, size_t n, wire__story_term *tmp)
{
    uint8_t at[257] = {0};
    for (size_t i = 0; i < n; i++)
        at[(t[i].key >> 24) + 1]++;
    for (size_t i = 0; i < 256; i++)
        at[i + 1] = (uint8_t)(at[i + 1] + at[i]);
    memcpy(tmp, t, n * sizeof *t);
    for (size_t i = 0; i < n; i++)
        t[at[tmp[i].key >> 24]++] = tmp[i];
    for (size_t i = 1; i < n; i++) {
        wire__story_term x = t[i];
        size_t j = i;
        for (; j > 0 && x.key < t[j - 1].key; j--)
            t[j] = t[j - 1];
        t[j] = x;
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
    n = keep_heaviest(b, n);
    find_texts(doc, b, beg, n);
    list_terms(doc, b, n, terms);
    out->n_features =
        features ? (uint32_t)pick_features(idf, terms, n, features) : 0;
    cut_keys(b, terms, n);
    sort_terms(terms, n, b->tmp);
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
