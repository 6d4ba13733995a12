/* An article to the terms of its sentences.
 *
 *     The 62-metre Lady Maren struck the Gannet Bank at 6:48 a.m.
 *         62  metr Lady Maren struck  Gannet Bank    6  48
 *         num word name       word    name           num
 *
 * Names are told from sentence starts by their neighbours and by their other
 * places in the article; where every noun has a capital (German), only runs
 * of capitals count.
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "match_int.h"

/* Paragraphs that begin beyond are not told: a story is told in its first
 * four thousand words, what is longer are transcripts and live pages. */
enum { TOLD_BYTES = 24 << 10 };

/* A word that weighs enough to be a term: one in three. Only these are
 * looked at one by one. */
typedef struct {
    uint32_t word;
    float bits;
    bool is_capital;
} telling_word;

/* A number, as words of the article: [beg, end). */
typedef struct {
    uint32_t beg, end;
    float weight;
    uint32_t key;
} number_words;

/* What is looked up while walking the words of one article. */
typedef struct {
    const wire_doc *doc;
    const wire_idf *idf;
    wire_str body;
    telling_word *told; /* ascending by word */
    size_t n_told;
    size_t n_words; /* of the part that is told */
    wire_sentence *sents;
    size_t n_sents;
    wire_quote *quotes;
    size_t n_quotes;
    number_words *numbers;
    size_t n_numbers;
    uint32_t *caps; /* set of telling words capitalised inside sentences */
    uint32_t caps_mask;
    bool nouns_have_capitals;
} walk;

static wire_str word_at(const walk *k, size_t i)
{
    const wire_words *w = &k->doc->words;
    wire_str s = {k->body.p + w->off[i], w->len[i]};
    return s;
}

/* The first word from word i on that begins at or behind off. A step a word
 * is less than a search, where all of them are walked anyway. */
static uint32_t word_from(const walk *k, uint32_t i, uint32_t off)
{
    const uint32_t *offs = k->doc->words.off;
    while (i < k->n_words && offs[i] < off)
        i++;
    return i;
}

/* ---- Capitals ---- */

bool wire__is_capital(wire_str w)
{
    if (w.n == 0) return false;
    uint8_t c = (uint8_t)w.p[0];
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    if (w.n < 2) return false;
    uint8_t d = (uint8_t)w.p[1];
    if (c == 0xc3) return d <= 0x9e && d != 0x97;
    if (c == 0xc4 || c == 0xc5) return !(d & 1);  /* Latin Extended-A, about */
    if (c == 0xce) return d >= 0x86 && d <= 0xa9; /* Greek */
    return c == 0xd0 && d <= 0xaf;                /* Cyrillic */
}

/* Does text end in a quotation mark, colon, dash or bullet? */
static bool ends_in_mark(const char *p, size_t n)
{
    uint8_t c = n ? (uint8_t)p[n - 1] : 0, b = n > 1 ? (uint8_t)p[n - 2] : 0;
    if (c < 0x80) return c == '"' || c == ':' || c == '\'' || c == '-';
    if (b == 0xc2) return c == 0xab || c == 0xbb; /* guillemets */
    if (b != 0x80 || n < 3 || (uint8_t)p[n - 3] != 0xe2) return false;
    return c == 0x98 || c == 0x9c || c == 0x9e || c == 0xa2;
}

/* Does a sentence, or a quotation in it, start with this word? */
static bool starts_something(const walk *k, uint32_t off, uint32_t sent_beg)
{
    uint32_t p = off;
    while (p > sent_beg && k->body.p[p - 1] == ' ')
        p--;
    if (p <= sent_beg) return true;
    if (off > p && k->body.p[p - 1] == '-') return false; /* a dash */
    return ends_in_mark(k->body.p + sent_beg, p - sent_beg);
}

static uint32_t *caps_slot(const walk *k, uint32_t hash)
{
    uint32_t i = hash * 0x9e3779b1u & k->caps_mask;
    while (k->caps[i] && k->caps[i] != hash)
        i = (i + 1) & k->caps_mask;
    return &k->caps[i];
}

static bool run_of_capitals(const walk *k, size_t i, uint32_t end)
{
    const wire_words *w = &k->doc->words;
    if (i + 1 < w->n && w->off[i + 1] < end &&
        w->off[i + 1] == w->off[i] + w->len[i] + 1u &&
        wire__is_capital(word_at(k, i + 1)))
        return true;
    return i > 0 && w->off[i] == w->off[i - 1] + w->len[i - 1] + 1u &&
           wire__is_capital(word_at(k, i - 1));
}

static bool all_capitals(wire_str w)
{
    size_t n = 0;
    for (size_t i = 0; i < w.n; i++)
        n += w.p[i] >= 'A' && w.p[i] <= 'Z';
    return n >= 2 && n == w.n;
}

/* Of a word with a capital. */
static bool is_name(const walk *k, size_t i, const wire_sentence *s)
{
    const wire_words *words = &k->doc->words;
    if (wire_idf_is_listed(k->idf, words->hash[i])) return false;
    if (all_capitals(word_at(k, i))) return true;
    if (k->nouns_have_capitals)
        return run_of_capitals(k, i, s->span.end) &&
               !starts_something(k, words->off[i], s->span.beg);
    if (!starts_something(k, words->off[i], s->span.beg)) return true;
    return *caps_slot(k, words->hash[i]) || run_of_capitals(k, i, s->span.end);
}

/* Remember which words have a capital where no sentence starts. */
static bool collect_caps(walk *k, wire_arena *a)
{
    const wire_words *w = &k->doc->words;
    uint32_t cap = 64;
    while (cap < 2 * k->n_told)
        cap *= 2;
    k->caps = wire_arena_calloc(a, cap, sizeof *k->caps);
    if (!k->caps) return false;
    k->caps_mask = cap - 1;
    size_t s = 0;
    for (size_t t = 0; t < k->n_told; t++) {
        if (!k->told[t].is_capital) continue;
        size_t i = k->told[t].word;
        while (s < k->n_sents && k->sents[s].span.end <= w->off[i])
            s++;
        if (s == k->n_sents) break;
        if (w->off[i] < k->sents[s].span.beg) continue;
        if (starts_something(k, w->off[i], k->sents[s].span.beg)) continue;
        *caps_slot(k, w->hash[i]) = w->hash[i];
    }
    return true;
}

/* ---- Numbers ---- */

static float number_weight(const wire_number *n)
{
    double v = fabs(n->value);
    if (n->is_year) return 3;
    if (v <= 1) return 0;
    if (v <= 12) return n->is_word || n->is_ordinal ? 1.5f : 2.5f;
    if (v < 100) return fmod(v, 10) == 0 ? 4 : 5;
    return 6;
}

static uint32_t number_key(const wire_number *n)
{
    uint64_t bits;
    double v = n->value;
    memcpy(&bits, &v, sizeof bits);
    return (uint32_t)wire_mix64(bits ^ 0x6e756d626572u);
}

/* Where the numbers stand among the words. */
static bool place_numbers(walk *k, const wire_number *numbers, size_t n,
                          wire_arena *a)
{
    k->numbers = WIRE_ARRAY(a, number_words, n + 1);
    if (!k->numbers) return false;
    uint32_t beg = 0;
    for (size_t i = 0; i < n; i++) {
        beg = word_from(k, beg, numbers[i].span.beg);
        uint32_t end = word_from(k, beg, numbers[i].span.end);
        if (beg == end) continue;
        k->numbers[k->n_numbers++] = (number_words){
            beg, end, number_weight(&numbers[i]), number_key(&numbers[i])};
    }
    return true;
}

/* ---- Sorting ---- */

/* One pass of counting sort. */
static void sort_pass(const wire__term *t, size_t n, unsigned shift,
                      wire__term *out)
{
    uint32_t at[257] = {0};
    for (size_t i = 0; i < n; i++)
        at[(t[i].key >> shift & 255) + 1]++;
    for (size_t i = 0; i < 256; i++)
        at[i + 1] += at[i];
    for (size_t i = 0; i < n; i++)
        out[at[t[i].key >> shift & 255]++] = t[i];
}

/* Stable, by key: sentences stay ascending within one. Keys are mixed well,
 * so that after the first byte little is left to do; where there is much,
 * and in texts made to upset that, all bytes are sorted by. */
static void sort_terms(wire__term *t, size_t n, wire__term *tmp)
{
    enum { FEW = 1024 };
    if (n > FEW) {
        for (unsigned shift = 0; shift < 32; shift += 16) {
            sort_pass(t, n, shift, tmp);
            sort_pass(tmp, n, shift + 8, t);
        }
        return;
    }
    memcpy(tmp, t, n * sizeof *t);
    sort_pass(tmp, n, 24, t);
    for (size_t i = 1; i < n; i++) {
        if (t[i - 1].key <= t[i].key) continue;
        wire__term x = t[i];
        size_t j = i;
        for (; j > 0 && t[j - 1].key > x.key; j--)
            t[j] = t[j - 1];
        t[j] = x;
    }
}

/* A term that a sentence holds twice is kept once; it counts as quoted when
 * it stands in quotations only. */
static size_t unique_terms(wire__term *t, size_t n)
{
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        wire__term *last = m ? &t[m - 1] : NULL;
        if (last && last->key == t[i].key && last->sent == t[i].sent) {
            last->is_quoted = last->is_quoted && t[i].is_quoted;
            if (last->kind < t[i].kind) last->kind = t[i].kind;
        } else {
            t[m++] = t[i];
        }
    }
    return m;
}

/* ---- The walk ---- */

/* Positions in the lists that run along with the sentences. */
typedef struct {
    uint32_t word; /* the first one behind the last sentence */
    size_t told, quote, number;
} cursor;

static bool in_quote(const walk *k, cursor *c, uint32_t off)
{
    while (c->quote < k->n_quotes && k->quotes[c->quote].span.end <= off)
        c->quote++;
    return c->quote < k->n_quotes && k->quotes[c->quote].span.beg <= off &&
           k->quotes[c->quote].kind == WIRE_QUOTE_DIRECT;
}

static void add_term(const walk *k, cursor *c, wire_telling *t, uint32_t key,
                     uint32_t word, float weight, wire__kind kind)
{
    wire__term *e = &t->terms[t->n_terms++];
    e->key = key;
    e->word = word;
    e->sent = (uint16_t)t->n_sents;
    e->weight = weight;
    e->kind = (uint8_t)kind;
    e->is_quoted = in_quote(k, c, k->doc->words.off[word]);
}

static void add_word(const walk *k, cursor *c, const wire_sentence *s,
                     wire_telling *t)
{
    const telling_word *w = &k->told[c->told];
    bool name = w->is_capital && is_name(k, w->word, s);
    const wire_words *words = &k->doc->words;
    uint32_t stem =
        wire__match_stem_at(k->body, words->off[w->word], words->len[w->word]);
    add_term(k, c, t, stem, w->word, w->bits,
             name ? WIRE__TERM_NAME : WIRE__TERM_WORD);
}

/* Numbers and telling words [beg, end) of one sentence, in text order; words
 * within a number are not told. */
static void walk_words(const walk *k, cursor *c, const wire_sentence *s,
                       uint32_t beg, uint32_t end, wire_telling *t)
{
    size_t most = t->n_terms + WIRE__SENT_TERMS_MAX;
    while (c->told < k->n_told && k->told[c->told].word < beg)
        c->told++;
    while (c->number < k->n_numbers && k->numbers[c->number].end <= beg)
        c->number++;
    for (;;) {
        uint32_t w = c->told < k->n_told ? k->told[c->told].word : end;
        const number_words *n = &k->numbers[c->number];
        bool has_number = c->number < k->n_numbers && n->beg < end;
        if (w >= end && !has_number) return;
        if (has_number && n->beg <= w) {
            if (n->weight > 0 && t->n_terms < most)
                add_term(k, c, t, n->key, n->beg < beg ? beg : n->beg,
                         n->weight, WIRE__TERM_NUMBER);
            while (c->told < k->n_told && k->told[c->told].word < n->end)
                c->told++;
            if (n->end > end) return; /* it goes on in the next one */
            c->number++;
        } else {
            if (t->n_terms < most) add_word(k, c, s, t);
            c->told++;
        }
    }
}

static void walk_sentence(const walk *k, cursor *c, const wire_sentence *s,
                          uint32_t number, wire_telling *t)
{
    wire__tsent *out = &t->sents[t->n_sents];
    memset(out, 0, sizeof *out);
    out->span = s->span;
    out->number = number;
    out->para = s->para;
    size_t first = t->n_terms;
    uint32_t beg = word_from(k, c->word, s->span.beg);
    c->word = word_from(k, beg, s->span.end);
    if (beg < c->word) walk_words(k, c, s, beg, c->word, t);
    if (t->n_terms > first) t->n_sents++;
}

/* Cut a sentence at the ends of the core; false when it lies outside. */
static bool clip_to_core(wire_sentence *s, wire_span core)
{
    if (core.end > core.beg) {
        if (s->span.beg < core.beg) s->span.beg = core.beg;
        if (s->span.end > core.end) s->span.end = core.end;
    }
    return s->span.beg < s->span.end;
}

/* Outer quotations are enough; nested ones lie inside them. */
static size_t outer_quotes(wire_quote *q, size_t n)
{
    size_t m = 0;
    for (size_t i = 0; i < n; i++)
        if (q[i].depth == 0) q[m++] = q[i];
    return m;
}

static bool weigh_words(walk *k, wire_arena *a)
{
    uint32_t *at = WIRE_ARRAY(a, uint32_t, k->n_words + 1);
    if (!at) return false;
    size_t n = wire_idf_list(k->idf, &k->doc->words, 0, k->n_words, at);
    float *bits = WIRE_ARRAY(a, float, n + 1);
    k->told = WIRE_ARRAY(a, telling_word, n + 1);
    if (!bits || !k->told) return false;
    wire_idf_weights(k->idf, k->doc, at, n, bits);
    for (size_t i = 0; i < n; i++) {
        k->told[k->n_told] = (telling_word){at[i], bits[i], false};
        k->n_told += bits[i] >= WIRE_IDF_COMMON;
    }
    for (size_t i = 0; i < k->n_told; i++)
        k->told[i].is_capital = wire__is_capital(word_at(k, k->told[i].word));
    return true;
}

/* How many paragraphs begin in the part that is told: nearly always all. */
static size_t told_paras(const wire_article *art)
{
    size_t n = art->n_paras;
    while (n > 0 && art->paras[n - 1].span.beg >= TOLD_BYTES)
        n--;
    return n;
}

/* How many words begin before byte end: nearly always all. */
static size_t told_words(const wire_words *w, uint32_t end)
{
    bool are_all = w->n > 0 && w->off[w->n - 1] < end;
    return are_all ? w->n : wire_words_at(w, end);
}

static wire_status look_up(walk *k, wire_arena *scratch, wire_err *err)
{
    const wire_article *art = k->doc->article;
    wire_str lang = k->doc->language;
    size_t n = told_paras(art);
    uint32_t end = n ? art->paras[n - 1].span.end : 0;
    k->n_words = told_words(&k->doc->words, end);
    WIRE_TRY(wire_text_sentences(art->body, art->paras, n, lang, scratch,
                                 &k->sents, &k->n_sents, err));
    WIRE_TRY(wire_text_quotes(art->body, art->paras, n, scratch, &k->quotes,
                              &k->n_quotes, err));
    wire_number *numbers;
    size_t n_numbers;
    WIRE_TRY(wire__match_figures(wire_str_sub(art->body, 0, end), scratch,
                                 &numbers, &n_numbers, err));
    if (k->n_sents > WIRE__SENTS_MAX) k->n_sents = WIRE__SENTS_MAX;
    k->n_quotes = outer_quotes(k->quotes, k->n_quotes);
    k->nouns_have_capitals = wire_str_starts(lang, WIRE_STR("de"));
    if (!weigh_words(k, scratch) || !collect_caps(k, scratch) ||
        !place_numbers(k, numbers, n_numbers, scratch))
        return wire_fail_mem(err);
    return WIRE_OK;
}

static wire_status tell(walk *k, wire_arena *scratch, wire_telling *t,
                        wire_err *err)
{
    WIRE_TRY(look_up(k, scratch, err));
    t->sents = WIRE_ARRAY(scratch, wire__tsent, k->n_sents + 1);
    t->terms = WIRE_ARRAY(scratch, wire__term, k->n_words + 1);
    if (!t->sents || !t->terms) return wire_fail_mem(err);
    cursor c = {0, 0, 0, 0};
    for (size_t i = 0; i < k->n_sents; i++)
        if (clip_to_core(&k->sents[i], k->doc->core))
            walk_sentence(k, &c, &k->sents[i], (uint32_t)i, t);
    wire__term *tmp = WIRE_ARRAY(scratch, wire__term, t->n_terms + 1);
    if (!tmp) return wire_fail_mem(err);
    sort_terms(t->terms, t->n_terms, tmp);
    t->n_terms = unique_terms(t->terms, t->n_terms);
    wire__match_drop_plugs(k->doc, k->idf, k->quotes, k->n_quotes, t);
    return WIRE_OK;
}

/* A copy of the telling that has its own size. */
static wire_telling *keep(const wire_telling *t, wire_arena *a)
{
    wire_telling *k = WIRE_NEW(a, wire_telling);
    if (!k) return NULL;
    *k = *t;
    k->sents = WIRE_ARRAY(a, wire__tsent, t->n_sents + 1);
    k->terms = WIRE_ARRAY(a, wire__term, t->n_terms + 1);
    if (!k->sents || !k->terms) return NULL;
    memcpy(k->sents, t->sents, t->n_sents * sizeof *t->sents);
    memcpy(k->terms, t->terms, t->n_terms * sizeof *t->terms);
    return k;
}

wire_status wire_match_telling(const wire_doc *doc, const wire_idf *idf,
                               wire_arena *scratch, wire_arena *a,
                               wire_telling **out, wire_err *err)
{
    *out = NULL;
    walk k = {.doc = doc, .idf = idf, .body = doc->article->body};
    wire_telling t = {.doc = doc};
    wire_arena_mark m = wire_arena_save(scratch);
    wire_status st = tell(&k, scratch, &t, err);
    if (st == WIRE_OK && !(*out = keep(&t, a))) st = wire_fail_mem(err);
    wire_arena_rewind(scratch, m);
    return st;
}
