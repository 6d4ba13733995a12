/* digest_score.c: what each word of the article is worth to a summary.
 *
 *   words of the candidates -> stems -> features -> weight 0..1
 *
 * The weight is a logistic model of one question: would somebody who sums
 * the article up in three sentences use this word? It asks how often the
 * article says it, where it says it first, and how rare it is; not what it
 * means. Trained on 100 articles with written summaries by
 * tests/quality/quality_digest.py --train, which prints the numbers below;
 * docs/digest.md says how well that holds on articles it has not seen.
 *
 * Source of the sentence factors and of choosing by coverage: Lin, Bilmes,
 * "A class of submodular functions for document summarization", ACL 2011.
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "digest_int.h"
#include "match_int.h"

/* Words known to stand in a third of all articles tell nothing. */
#define RARITY_LEAST 1.5f

static const float WEIGHTS[WIRE__FEATURES] = {
    .37f, 1.23f, .83f, -.99f, -.25f, -3.06f, -2.27f, .43f, .23f, .38f, .09f};

/* Words of the headline are not in the training data, which has none: by
 * hand, about as much as being said once more. */
#define IN_TITLE .7f

void wire__digest_features(const wire__digest *d, const wire__stem *s,
                           float f[WIRE__FEATURES])
{
    float n = logf((float)s->n), first = (float)s->first;
    f[0] = 1;
    f[1] = n;
    f[2] = 1 / (1 + first);
    f[3] = s->first == 0;
    f[4] = s->first < 3;
    f[5] = logf(1 + first) / 4;
    f[6] = logf((float)d->n_cands) / 4;
    f[7] = s->is_number;
    f[8] = s->is_name;
    f[9] = s->rarity / 8;
    f[10] = s->first < 3 ? n : 0;
}

static float weigh(const wire__digest *d, const wire__stem *s)
{
    float f[WIRE__FEATURES], z = s->is_in_title ? IN_TITLE : 0;
    wire__digest_features(d, s, f);
    for (int i = 0; i < WIRE__FEATURES; i++)
        z += WEIGHTS[i] * f[i];
    return 1 / (1 + expf(-z));
}

/* ---- Stems -------------------------------------------------------------- */

/* A word of a candidate. */
typedef struct {
    uint32_t key, cand, word;
    float rarity;
} use;

static int by_key(const void *x, const void *y)
{
    const use *a = x, *b = y;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    return a->word < b->word ? -1 : a->word > b->word;
}

static wire_str word_at(const wire__digest *d, size_t w)
{
    return wire__digest_text(d, wire_words_span(&d->doc->words, w, w + 1));
}

/* The telling words of all candidates, by stem. Owned by the arena. */
static wire_status list_uses(wire__digest *d, use **out, size_t *out_n,
                             wire_err *err)
{
    size_t most = 0, n = 0;
    for (size_t i = 0; i < d->n_cands; i++)
        most += d->cands[i].word_end - d->cands[i].word_beg;
    use *u = WIRE_ARRAY(d->tmp, use, most + 1);
    if (!u) return wire_fail_mem(err);
    for (size_t i = 0; i < d->n_cands; i++)
        for (uint32_t w = d->cands[i].word_beg; w < d->cands[i].word_end; w++) {
            wire_str word = word_at(d, w);
            float rarity =
                wire_idf_weight_of(d->idf, d->doc->words.hash[w], word);
            if (word.n < 2 && !wire_is_digit(word.p[0])) continue;
            if (rarity < RARITY_LEAST) continue;
            u[n++] = (use){wire__match_stem(word), (uint32_t)i, w, rarity};
        }
    if (n > 1) qsort(u, n, sizeof *u, by_key);
    *out = u;
    *out_n = n;
    return WIRE_OK;
}

/* Does the word look like a name: a capital inside a sentence? */
static bool is_name(const wire__digest *d, const use *u)
{
    return u->word != d->cands[u->cand].word_beg &&
           wire__is_capital(word_at(d, u->word));
}

static int by_number(const void *x, const void *y)
{
    const uint32_t *a = x, *b = y;
    return *a < *b ? -1 : *a > *b;
}

/* Stems of the headline, ascending. */
static wire_status title_stems(wire__digest *d, uint32_t **out, size_t *out_n,
                               wire_err *err)
{
    enum { TITLE_WORDS = 64 };
    wire_words w;
    wire_str title = d->doc->article->title;
    *out_n = 0;
    WIRE_TRY(wire_text_words(title, d->tmp, &w, err));
    size_t n = w.n < TITLE_WORDS ? w.n : TITLE_WORDS;
    *out = WIRE_ARRAY(d->tmp, uint32_t, n + 1);
    if (!*out) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++) {
        wire_span s = wire_words_span(&w, i, i + 1);
        (*out)[i] = wire__match_stem(wire_str_sub(title, s.beg, s.end));
    }
    if (n > 1) qsort(*out, n, sizeof **out, by_number);
    *out_n = n;
    return WIRE_OK;
}

/* One stem out of its uses u[0 .. n); they are in the article's order. */
static wire__stem stem_of(const wire__digest *d, const use *u, size_t n)
{
    wire__stem s = {.key = u->key,
                    .first = u->cand,
                    .word = u->word,
                    .rarity = u->rarity,
                    .is_number = wire_is_digit(word_at(d, u->word).p[0])};
    size_t names = 0;
    for (size_t i = 0; i < n; i++) {
        s.n += i == 0 || u[i].cand != u[i - 1].cand;
        names += is_name(d, &u[i]);
    }
    s.is_name = names > n / 2;
    return s;
}

/* Give every candidate the numbers of its stems. */
static wire_status give_stems(wire__digest *d, const use *u, size_t n,
                              wire_err *err)
{
    uint32_t *all = WIRE_ARRAY(d->tmp, uint32_t, n + 1), *at = all;
    if (!all) return wire_fail_mem(err);
    /* Room first: no more than its words. */
    for (size_t i = 0; i < n; i++)
        d->cands[u[i].cand].n_stems++;
    for (size_t i = 0; i < d->n_cands; i++) {
        d->cands[i].stems = at;
        at += d->cands[i].n_stems;
        d->cands[i].n_stems = 0;
    }
    uint32_t number = 0;
    for (size_t i = 0; i < n; i++) {
        wire__cand *c = &d->cands[u[i].cand];
        if (i > 0 && u[i].key != u[i - 1].key) number++;
        if (c->n_stems == 0 || c->stems[c->n_stems - 1] != number)
            c->stems[c->n_stems++] = number;
    }
    return WIRE_OK;
}

wire_status wire__digest_score(wire__digest *d, wire_err *err)
{
    use *u;
    uint32_t *title;
    size_t n, n_title;
    WIRE_TRY(list_uses(d, &u, &n, err));
    WIRE_TRY(title_stems(d, &title, &n_title, err));
    d->stems = WIRE_ARRAY(d->tmp, wire__stem, n + 1);
    if (!d->stems) return wire_fail_mem(err);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && u[end].key == u[i].key;)
            end++;
        wire__stem s = stem_of(d, u + i, end - i);
        s.is_in_title = n_title > 0 && bsearch(&s.key, title, n_title,
                                               sizeof *title, by_number);
        s.weight = weigh(d, &s);
        d->stems[d->n_stems++] = s;
    }
    return give_stems(d, u, n, err);
}
