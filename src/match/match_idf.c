/* How telling a word is: document frequencies, backed by a prior.
 *
 *     weight = log2((N + M) / (df + M p))
 *
 * N articles, df of them hold the word, p is the share of news articles that
 * would hold it if nobody had counted: from the built-in list, else from the
 * look of the word. M is how many articles the prior is worth. In a folder of
 * eight files df says next to nothing (all eight may be one story) and the
 * prior decides; among twenty thousand the counts do.
 *
 * The counts live in a hashed table without keys: two words that share a
 * slot look a little more common than they are, which only lowers a weight.
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "match_int.h"

enum {
    SEEN_BITS = 11,  /* direct-mapped cache of the words of one article */
    BITS_MIN = 12,
    BITS_MAX = 21,   /* 4 MiB of counts: a news corpus of 25,000 articles has
                        .4 M words, most of them in one slot of their own */
    LIST_BITS = 13,
    PRIOR_DOCS = 400 /* M */
};

typedef struct {
    uint32_t hash;
    float share;
} list_slot;

struct wire_idf {
    uint16_t *df; /* [1 << bits], saturating */
    unsigned bits;
    float n_docs;
    list_slot list[1 << LIST_BITS]; /* hash 0 is empty */
};

static inline size_t slot_of(const wire_idf *idf, uint32_t hash)
{
    return (uint32_t)(hash * 0x9e3779b1u) >> (32 - idf->bits);
}

/* ---- The built-in list ---- */

static list_slot *list_find(wire_idf *idf, uint32_t hash)
{
    size_t i = (uint32_t)(hash * 0x85ebca6bu) >> (32 - LIST_BITS);
    while (idf->list[i].hash && idf->list[i].hash != hash)
        i = (i + 1) & ((1u << LIST_BITS) - 1);
    return &idf->list[i];
}

/* A word of several languages keeps its greatest share. */
static void fill_list(wire_idf *idf)
{
    for (size_t r = 0; r < wire__common_rows_n; r++) {
        const char *p = wire__common_rows[r].words;
        while (*p) {
            size_t n = strcspn(p, " ");
            wire_str w = {p, n};
            list_slot *s = list_find(idf, wire_text_word_hash(w));
            s->hash = wire_text_word_hash(w);
            if (s->share < wire__common_rows[r].share)
                s->share = wire__common_rows[r].share;
            p += n;
            if (*p) p++;
        }
    }
}

static float list_share(const wire_idf *idf, uint32_t hash)
{
    return list_find((wire_idf *)idf, hash)->share; /* reads only */
}

bool wire__idf_is_listed(const wire_idf *idf, uint32_t word_hash)
{
    return list_share(idf, word_hash) > 0;
}

/* ---- Counting ---- */

/* One count a word and article, nearly: the cache forgets a word whose slot
 * another one took, and counts it again. That is rare for the words that
 * matter, and the same on every run. */
static void count_doc(wire_idf *idf, const wire_words *w, uint32_t *seen)
{
    memset(seen, 0, sizeof *seen << SEEN_BITS);
    for (size_t i = 0; i < w->n; i++) {
        uint32_t h = w->hash[i];
        uint32_t *s = &seen[h & ((1u << SEEN_BITS) - 1)];
        if (*s == h) continue;
        *s = h;
        uint16_t *df = &idf->df[slot_of(idf, h)];
        *df = (uint16_t)(*df + (*df != UINT16_MAX));
    }
}

wire_status wire_idf_new(const wire_doc *docs, size_t n_docs, wire_idf **out,
                         wire_err *err)
{
    *out = NULL;
    uint64_t words = 0;
    for (size_t i = 0; i < n_docs; i++) words += docs[i].words.n;
    wire_idf *idf = wire_calloc(1, sizeof *idf);
    if (!idf) return wire_fail_mem(err);
    idf->bits = BITS_MIN;
    while (idf->bits < BITS_MAX && (uint64_t)1 << idf->bits < words)
        idf->bits++;
    idf->n_docs = (float)n_docs;
    idf->df = wire_calloc((size_t)1 << idf->bits, sizeof *idf->df);
    uint32_t *seen = wire_malloc(sizeof *seen << SEEN_BITS);
    if (!idf->df || !seen) {
        wire_free(seen);
        wire_idf_free(idf);
        return wire_fail_mem(err);
    }
    for (size_t i = 0; i < n_docs; i++) count_doc(idf, &docs[i].words, seen);
    wire_free(seen);
    fill_list(idf);
    *out = idf;
    return WIRE_OK;
}

void wire_idf_free(wire_idf *idf)
{
    if (!idf) return;
    wire_free(idf->df);
    wire_free(idf);
}

/* ---- Weights ---- */

uint32_t wire_idf_count(const wire_idf *idf, uint32_t word_hash)
{
    return idf->df[slot_of(idf, word_hash)];
}

static float weight(const wire_idf *idf, uint32_t hash, float share)
{
    float df = (float)wire_idf_count(idf, hash);
    float w = log2f((idf->n_docs + PRIOR_DOCS) / (df + PRIOR_DOCS * share));
    return w > 0 ? w : 0;
}

float wire_idf_weight(const wire_idf *idf, uint32_t word_hash)
{
    float listed = list_share(idf, word_hash);
    return weight(idf, word_hash, listed > 0 ? listed : .01f);
}

/* A word that the list does not know: short words are common, capitals and
 * long numbers are not. Shares read off English and German news. */
static float look_share(wire_str w)
{
    uint8_t c = w.n ? (uint8_t)w.p[0] : ' ';
    if (c >= '0' && c <= '9')
        return w.n == 1 ? .2f : w.n == 2 ? .06f : .02f;
    bool capital = (c >= 'A' && c <= 'Z') ||
                   (c == 0xc3 && w.n > 1 && (uint8_t)w.p[1] < 0x9f);
    if (capital) return w.n <= 3 ? .02f : .006f;
    if (c >= 0x80) return .01f; /* bytes say little about other scripts */
    return w.n <= 3 ? .06f : w.n <= 5 ? .025f : w.n <= 7 ? .015f : .01f;
}

float wire_idf_weight_of(const wire_idf *idf, uint32_t word_hash,
                         wire_str word)
{
    float listed = list_share(idf, word_hash);
    return weight(idf, word_hash, listed > 0 ? listed : look_share(word));
}
