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
    LANES = 16,
    PREFIX = 6 /* letters */
};
static const float LEAD_BOOST = 1.5f;

/* A word of the headline. */
typedef struct {
    uint32_t word; /* number of its distinct word */
    wire_str text;
} title_word;

/* Distinct words are numbered from 1 on, in text order: those of the body,
 * then those that stand in the headline only. */
struct wire__story_bench {
    uint16_t table[TABLE];            /* number of the word; 0 empty */
    uint32_t hash[WORDS + 1];         /* of each distinct word ... */
    uint16_t first[WORDS + 1];        /* ... its first place in the core ... */
    uint16_t times[WORDS + 1];        /* ... and how often it stands there */
    float weight[WORDS + 1];          /* 1/256 bit ... */
    uint8_t steps[WORDS + 1 + LANES]; /* ... in steps; 0 is too common */
    bool is_shared[WORDS + 1];        /* another article has it too */
    uint8_t is_boosted[WORDS + 1];    /* stands in the headline or the lead */
    size_t n_words;
    size_t n_body;
    title_word title[TITLE_MAX];
    size_t n_title;
    uint8_t title_at[TITLE_MAX]; /* of the words in the headline only */
    uint32_t at[WORDS];          /* word numbers in the article */
    uint16_t number[WORDS];      /* of the distinct word at each of them */
    float bits[WORDS];
    uint16_t kept[WIRE__SKETCH_TERMS + 1]; /* the heaviest, ascending */
    wire_str text[WIRE__SKETCH_TERMS];     /* of the kept ones */
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
static inline size_t number_of(wire__story_bench *b, uint32_t hash, size_t *n)
{
    uint32_t i = hash * 0x9e3779b1u >> (32 - TABLE_BITS);
    b->hash[0] = hash; /* an empty slot ends the search as well */
    while (b->hash[b->table[i]] != hash)
        i = (i + 1) & (TABLE - 1);
    size_t k = b->table[i], is_new = k == 0;
    *n += is_new;
    k += *n & -is_new;
    b->table[i] = (uint16_t)k;
    b->hash[k] = hash;
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
    for (size_t i = 0; i < n; i++)
        b->number[i] = (uint16_t)number_of(b, hash[b->at[i]], &n_words);
    memset(b->times, 0, (n_words + 1) * sizeof *b->times);
    for (size_t i = n; i-- > 0;) { /* the first place is written last */
        b->first[b->number[i]] = (uint16_t)b->at[i];
        b->times[b->number[i]]++;
    }
    b->n_words = b->n_body = n_words;
    return core.beg;
}

/* Without a branch: nobody foresees the bytes before a word. */
static bool is_word_byte(uint8_t c)
{
    return (c >= 0x80) | ((uint8_t)(c - '0') < 10) |
           ((uint8_t)((c | 0x20) - 'a') < 26);
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
        size_t before = b->n_words, k = number_of(b, h, &b->n_words);
        if (b->n_words > before) {
            b->first[k] = 0;
            b->title_at[k - b->n_body - 1] = (uint8_t)b->n_title;
        }
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

/* The title's text of a word that stands nowhere else. */
static wire_str title_text(const wire__story_bench *b, size_t k)
{
    return b->title[b->title_at[k - b->n_body - 1]].text;
}

static void weigh_body(const wire_doc *doc, const wire_idf *idf, size_t beg,
                       wire__story_bench *b)
{
    for (size_t k = 0; k < b->n_body; k++)
        b->at[k] = (uint32_t)beg + b->first[k + 1];
    wire_idf_weights_shared(idf, doc, b->at, b->n_body, b->bits,
                            b->is_shared + 1);
    for (size_t k = 1; k <= b->n_body; k++) {
        float bits = b->bits[k - 1];
        bool is_common = bits <= WIRE_IDF_COMMON;
        b->weight[k] = is_common ? 0 : 256 * bits * often(b->times[k]);
    }
}

/* Words that stand in the headline only. */
static void weigh_title(const wire_idf *idf, wire__story_bench *b)
{
    for (size_t k = b->n_body + 1; k <= b->n_words; k++) {
        float bits = wire_idf_weight_of(idf, b->hash[k], title_text(b, k));
        b->weight[k] = bits <= WIRE_IDF_COMMON ? 0 : 256 * bits;
        b->is_shared[k] = wire_idf_count(idf, b->hash[k]) > 1;
    }
}

/* Words of the headline and of the lead. */
static void mark_boosted(wire__story_bench *b)
{
    memset(b->is_boosted, 0, b->n_words + 1);
    for (size_t k = 1; k <= b->n_body && b->first[k] < LEAD_WORDS; k++)
        b->is_boosted[k] = 1;
    for (size_t t = 0; t < b->n_title; t++)
        b->is_boosted[b->title[t].word] = 1;
}

/* The last weights, and their steps; four words at a time. */
static void step_weights(wire__story_bench *b)
{
    enum { SHIFT = 6 };
    size_t n = b->n_words + 1;
    b->weight[0] = 0;
    for (size_t k = 0; k < n; k++) {
        float w = b->weight[k] * (1 + (LEAD_BOOST - 1) * b->is_boosted[k]);
        w = w < UINT16_MAX ? w : UINT16_MAX;
        int32_t s = (int32_t)w >> SHIFT;
        b->weight[k] = w;
        b->steps[k] = (uint8_t)(s < UINT8_MAX ? s : UINT8_MAX);
    }
    memset(b->steps + n, 0, LANES);
}

/* How many of n steps are step or more, of at most 255 * LANES; those behind
 * them, up to the next LANES, are 0. Simple enough for the compiler to take
 * all lanes at once. */
static size_t count_from(const uint8_t *steps, size_t n, size_t step)
{
    uint8_t lane[LANES] = {0};
    size_t sum = 0;
    for (size_t i = 0; i < n && step <= UINT8_MAX; i += LANES)
        for (size_t k = 0; k < LANES; k++)
            lane[k] = (uint8_t)(lane[k] + (steps[i + k] >= (uint8_t)step));
    for (size_t k = 0; k < LANES; k++)
        sum += lane[k];
    return sum;
}

/* The step from which on there are no more than most, 1 to 256: a bit at a
 * time, since counting all steps would wait for one count after the other. */
static size_t step_of(const uint8_t *steps, size_t n, size_t most)
{
    size_t step = 0;
    for (size_t bit = 128; bit > 0; bit /= 2)
        if (count_from(steps, n, step + bit) > most) step += bit;
    return step + 1;
}

/* Keep the heaviest; among equals the earlier in the text. Those too common
 * weigh nothing. */
static size_t keep_heaviest(wire__story_bench *b)
{
    const uint8_t *steps = b->steps;
    size_t n = b->n_words + 1;
    size_t step = step_of(steps, n, WIRE__SKETCH_TERMS), m = 0;
    size_t spare =
        step > 1 ? WIRE__SKETCH_TERMS - count_from(steps, n, step) : 0;
    for (size_t k = 1; k < n; k++) {
        bool is_last = (steps[k] + 1u == step) & (spare > 0);
        b->kept[m] = (uint16_t)k;
        m += is_last | (steps[k] >= step);
        spare -= is_last;
    }
    return m;
}

/* ---- First letters ---- */

/* Of m ASCII letters: at once, and nearly every word. */
static uint32_t ascii_key(uint64_t word, size_t m)
{
    return (uint32_t)wire_mix64(__builtin_bswap64(wire__fold_ascii(word)) >>
                                8 * (8 - m));
}

/* Key of the first letters, folded as far as ASCII and Latin-1 go; the
 * Arabic article is looked through. */
static uint32_t prefix_key(const char *p, size_t n)
{
    uint64_t x = 0, h = 0;
    size_t i = 0, letters = 0;
    size_t m = n < PREFIX ? n : PREFIX;
    uint64_t word = wire__load_word(p, m);
    if (!wire__has_high(word)) return ascii_key(word, m);
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

/* Where the kept words stand in the text, which is on its way to the caches
 * when they are read. */
static void find_texts(const wire_doc *doc, wire__story_bench *b, size_t beg,
                       size_t n)
{
    const wire_words *w = &doc->words;
    for (size_t i = 0; i < n; i++)
        __builtin_prefetch(&w->off[beg + b->first[b->kept[i]]]);
    for (size_t i = 0; i < n; i++) {
        size_t k = b->kept[i], at = beg + b->first[k];
        if (k > b->n_body)
            b->text[i] = title_text(b, k);
        else
            b->text[i] =
                (wire_str){doc->article->body.p + w->off[at], w->len[at]};
        __builtin_prefetch(b->text[i].p);
    }
}

/* A word is a name when it stands with a capital inside a sentence. Of its
 * bytes, the two before it lowest, and none of the first six beyond ASCII. */
static bool is_ascii_name(uint64_t bytes)
{
    uint8_t open = (uint8_t)bytes, first = (uint8_t)(bytes >> 16);
    return ((uint8_t)(first - 'A') < 26) & ((uint8_t)(bytes >> 8) == ' ') &
           ((open == ',') | is_word_byte(open));
}

/* The key and looks of term i: nearly always from eight bytes read at once,
 * two before the word and its first six. */
static wire__story_term look_at(wire_str body, const wire__story_bench *b,
                                size_t i)
{
    enum { BEFORE = 2 };
    wire_str text = b->text[i];
    size_t k = b->kept[i], off = (size_t)(text.p - body.p);
    bool is_title = k > b->n_body, is_name;
    wire__story_term t = {.weight = (uint16_t)b->weight[k]};
    uint64_t bytes = (uint64_t)1 << 63;
    if (!is_title && off >= BEFORE && off + PREFIX <= body.n)
        bytes = wire__load8(text.p - BEFORE);
    if (!wire__has_high(bytes >> 16)) {
        size_t m = text.n < PREFIX ? text.n : PREFIX;
        t.key = ascii_key(bytes << (48 - 8 * m) >> (64 - 8 * m), m);
        is_name = is_ascii_name(bytes);
    } else {
        t.key = prefix_key(text.p, text.n);
        /* Headlines capitalise what they like. */
        is_name = !is_title && is_name_at(body, off, text.n);
    }
    t.is_name = is_name;
    t.is_number = wire_is_digit(text.p[0]);
    if (t.is_number) t.key = b->hash[k];
    return t;
}

/* Terms by first letters, numbers by whole words. Headline words stand at 0,
 * where the first word of the text may stand too. */
static void list_terms(const wire_doc *doc, const wire__story_bench *b,
                       size_t n, wire__story_term *out)
{
    bool has_title = n && b->kept[n - 1] > b->n_body;
    unsigned lead = has_title && b->first[b->kept[0]] > 0;
    for (size_t i = 0; i < n; i++) {
        wire__story_term t = look_at(doc->article->body, b, i);
        bool is_title = b->kept[i] > b->n_body;
        t.at = is_title ? 0 : (lead + i) & (WIRE__SKETCH_TERMS - 1);
        out[i] = t;
    }
}

/* ---- Features ---- */

/* Names and numbers first among equals, since a rewrite keeps them. */
static uint32_t feature_weight(const wire__story_term *t)
{
    uint32_t w = t->weight, is_kept = t->is_name | t->is_number;
    return w + (w * 2 / 5 & -is_kept);
}

/* The heaviest terms that another article can have too; among equals the
 * earlier in the text. In no order. */
static size_t pick_features(const wire__story_bench *b,
                            const wire__story_term *t, size_t n, uint32_t *out)
{
    enum { SHIFT = 9 };
    uint8_t steps[WIRE__SKETCH_TERMS + LANES];
    uint32_t weight[WIRE__SKETCH_TERMS];
    for (size_t i = 0; i < n; i++) {
        weight[i] = b->is_shared[b->kept[i]] ? feature_weight(&t[i]) : 0;
        steps[i] = (uint8_t)(weight[i] >> SHIFT);
    }
    memset(steps + n, 0, LANES);
    size_t step = step_of(steps, n, WIRE__FEATURES), m = 0, n_last = 0;
    int32_t last[WIRE__SKETCH_TERMS + 1]; /* one step below: weight, earliest */
    uint32_t sure[WIRE__FEATURES + 1];
    for (size_t i = 0; i < n; i++) {
        sure[m] = b->hash[b->kept[i]];
        m += steps[i] >= step;
        last[n_last] = (int32_t)(weight[i] << 8 | (UINT8_MAX - i));
        n_last += (steps[i] + 1u == step) & (step > 1);
    }
    memcpy(out, sure, m * sizeof *out);
    for (; m < WIRE__FEATURES && step > 1; m++) { /* more than there is room */
        int32_t best = 0;
        for (size_t k = 0; k < n_last; k++)
            best = last[k] > best ? last[k] : best;
        for (size_t k = 0; k < n_last; k++)
            last[k] = last[k] == best ? 0 : last[k];
        out[m] = b->hash[b->kept[UINT8_MAX - (best & UINT8_MAX)]];
    }
    return m;
}

/* ---- Sorting ---- */

/* Eight counts that sum up to less than 256 to their running sums. */
static uint64_t running_sums(uint64_t x) { return x * 0x0101010101010101u; }

/* A pass of counting sort over the first bits of the keys, which are mixed
 * well, then an insertion pass for the few that share them. */
static void sort_terms(wire__story_term *t, size_t n, wire__story_term *tmp)
{
    enum { BITS = 9, CELLS = 1 << BITS, SHIFT = 32 - BITS };
    uint8_t at[CELLS + 8] = {0};
    for (size_t i = 0; i < n; i++)
        at[t[i].key >> SHIFT]++;
    uint64_t before = 0;
    for (size_t i = 0; i < CELLS; i += 8) {
        uint64_t x = wire__load8((const char *)at + i);
        uint64_t sums = running_sums(x);
        wire__store8((char *)at + i, (sums << 8) + running_sums(before));
        before += sums >> 56;
    }
    memcpy(tmp, t, n * sizeof *t);
    for (size_t i = 0; i < n; i++)
        t[at[tmp[i].key >> SHIFT]++] = tmp[i];
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
    weigh_body(doc, idf, beg, b);
    weigh_title(idf, b);
    mark_boosted(b);
    step_weights(b);
    size_t n = keep_heaviest(b);
    find_texts(doc, b, beg, n);
    list_terms(doc, b, n, terms);
    out->n_features =
        features ? (uint32_t)pick_features(b, terms, n, features) : 0;
    sort_terms(terms, n, b->tmp);
    n = unique_terms(terms, n);
    float squares = 0, details = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t is_detail = terms[i].is_name | terms[i].is_number;
        float w = (float)terms[i].weight;
        squares += w * w;
        details += (float)(terms[i].weight & -is_detail);
    }
    out->terms = terms;
    out->n = (uint32_t)n;
    out->norm = sqrtf(squares);
    out->details = details;
}
