/* How telling a word is: document frequencies, backed by a prior.
 *
 *     weight = log2((N + M) / (df + M p)), but in a small corpus no less than
 *              about half of log2(1 / p)
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
#include <string.h>

#include "match_int.h"

enum {
    SEEN_BITS = 11, /* direct-mapped cache of the words of one article */
    BITS_MIN = 12,
    BITS_MAX = 21, /* 4 MiB of counts: a news corpus of 25,000 articles has
                      .4 M words, most of them in one slot of their own */
    LIST_BITS = 13,
    COUNTED = 1500,   /* words of an article: a story is told in these */
    PRIOR_DOCS = 400, /* M */
    OWN_DOCS = 6400   /* a corpus that needs no prior */
};

/* Share of articles that hold a word, in a corpus that needs no prior. */
static const float OWN_SHARE = .006f;

typedef struct {
    uint32_t hash;
    float share; /* of articles; 0 when it only speaks to readers */
    bool is_plug;
} list_slot;

struct wire_idf {
    uint16_t *df; /* [1 << bits], saturating */
    unsigned bits;
    float n_docs;
    float floor_share;                /* see weight_backed */
    list_slot list[1 << LIST_BITS];   /* hash 0 is empty */
    uint32_t passed[WIRE_IDF_PASSED]; /* common words, see fill_passed */
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
static void list_words(wire_idf *idf, const char *p, float share, bool is_plug)
{
    while (*p) {
        size_t n = strcspn(p, " ");
        wire_str w = {p, n};
        uint32_t hash = wire_text_word_hash(w);
        list_slot *s = list_find(idf, hash);
        s->hash = hash;
        s->is_plug = s->is_plug || is_plug;
        if (s->share < share) s->share = share;
        p += n;
        if (*p) p++;
    }
}

static void fill_list(wire_idf *idf)
{
    for (size_t r = 0; r < wire__common_rows_n; r++)
        list_words(idf, wire__common_rows[r].words, wire__common_rows[r].share,
                   false);
    list_words(idf, wire__plug_words, 0, true);
}

static float list_share(const wire_idf *idf, uint32_t hash)
{
    return list_find((wire_idf *)idf, hash)->share; /* reads only */
}

bool wire_idf_is_listed(const wire_idf *idf, uint32_t word_hash)
{
    return list_share(idf, word_hash) > 0;
}

bool wire__idf_is_plug(const wire_idf *idf, uint32_t word_hash)
{
    return list_find((wire_idf *)idf, word_hash)->is_plug;
}

/* ---- Counting ---- */

/* One thread's counts, and its room for the words of one article. */
typedef struct {
    uint16_t *df; /* [1 << bits] */
    uint32_t seen[1 << SEEN_BITS];
    uint32_t fresh[COUNTED]; /* hashes to be counted */
} counter;

typedef struct {
    const wire_doc *docs;
    size_t n_docs;
    wire_idf *idf;
    counter *counters; /* [n_workers] */
    unsigned n_workers;
} count_job;

/* The words of an article that its cache of seen words does not hold; no
 * branch depends on a word, which no predictor could foresee. */
static size_t list_fresh(const wire_words *w, counter *c)
{
    const uint32_t *hash = w->hash;
    size_t end = w->n < COUNTED ? w->n : COUNTED, n = 0;
    memset(c->seen, 0, sizeof c->seen);
    for (size_t i = 0; i < end; i++) {
        uint32_t h = hash[i];
        uint32_t *s = &c->seen[h & ((1u << SEEN_BITS) - 1)];
        c->fresh[n] = h;
        n += *s != h;
        *s = h;
    }
    return n;
}

/* One count a word and article, nearly: the cache forgets a word whose slot
 * another one took, and counts it again. That is rare for the words that
 * matter, and the same on every run. The counts are fetched a few words
 * ahead of their increment, since most of them lie outside the caches. */
static void count_doc(const wire_idf *idf, const wire_words *w, counter *c)
{
    enum { AHEAD = 16 };
    size_t n = list_fresh(w, c);
    for (size_t i = 0; i < n; i++) {
        if (i + AHEAD < n)
            __builtin_prefetch(&c->df[slot_of(idf, c->fresh[i + AHEAD])], 1);
        uint16_t *df = &c->df[slot_of(idf, c->fresh[i])];
        *df = (uint16_t)(*df + (*df != UINT16_MAX));
    }
}

/* The words of the next article, on their way while one is counted: a third
 * of this stage was waiting for them. */
static void fetch_words(const wire_words *w)
{
    enum { A_LINE = 64 / sizeof *w->hash };
    size_t end = w->n < COUNTED ? w->n : COUNTED;
    for (size_t i = 0; i < end; i += A_LINE)
        __builtin_prefetch(&w->hash[i]);
}

enum { DOCS_A_TASK = 64, SLOTS_A_TASK = 1 << 15 };

static wire_status count_task(void *ctx, size_t t, unsigned worker,
                              wire_err *err)
{
    (void)err;
    count_job *j = ctx;
    size_t end = (t + 1) * DOCS_A_TASK;
    if (end > j->n_docs) end = j->n_docs;
    for (size_t i = t * DOCS_A_TASK; i < end; i++) {
        if (i + 1 < end) fetch_words(&j->docs[i + 1].words);
        count_doc(j->idf, &j->docs[i].words, &j->counters[worker]);
    }
    return WIRE_OK;
}

/* Sums that saturate are the same in any order. */
static wire_status sum_task(void *ctx, size_t t, unsigned worker, wire_err *err)
{
    (void)worker;
    (void)err;
    count_job *j = ctx;
    size_t beg = t * SLOTS_A_TASK, end = (size_t)1 << j->idf->bits;
    if (end > beg + SLOTS_A_TASK) end = beg + SLOTS_A_TASK;
    uint16_t *to = j->idf->df;
    for (unsigned k = 1; k < j->n_workers; k++) {
        const uint16_t *from = j->counters[k].df;
        for (size_t i = beg; i < end; i++) {
            uint32_t sum = (uint32_t)to[i] + from[i];
            to[i] = (uint16_t)(sum < UINT16_MAX ? sum : UINT16_MAX);
        }
    }
    return WIRE_OK;
}

static wire_status count_on(count_job *j, wire_err *err)
{
    size_t slots = (size_t)1 << j->idf->bits;
    j->counters[0].df = j->idf->df;
    for (unsigned k = 1; k < j->n_workers; k++) {
        j->counters[k].df = wire_calloc(slots, sizeof(uint16_t));
        if (!j->counters[k].df) return wire_fail_mem(err);
    }
    WIRE_TRY(wire_pool_run(j->n_workers,
                           (j->n_docs + DOCS_A_TASK - 1) / DOCS_A_TASK,
                           count_task, j, err));
    if (j->n_workers < 2) return WIRE_OK;
    return wire_pool_run(j->n_workers,
                         (slots + SLOTS_A_TASK - 1) / SLOTS_A_TASK, sum_task, j,
                         err);
}

static wire_status count_all(wire_idf *idf, const wire_doc *docs, size_t n_docs,
                             unsigned n_threads, wire_err *err)
{
    count_job j = {docs, n_docs, idf, NULL, n_threads};
    /* A table a thread pays when there is much to count. */
    size_t most = n_docs / (16 * (size_t)DOCS_A_TASK) + 1;
    if (j.n_workers < 1) j.n_workers = 1;
    if (j.n_workers > most) j.n_workers = (unsigned)most;
    j.counters = wire_calloc(j.n_workers, sizeof *j.counters);
    if (!j.counters) return wire_fail_mem(err);
    wire_status st = count_on(&j, err);
    for (unsigned k = 1; k < j.n_workers; k++)
        wire_free(j.counters[k].df);
    wire_free(j.counters);
    return st;
}

/* Words that nearly every article has, by their hash, so that loops over all
 * words can pass over them without a look at the counts. Two that share a
 * slot lose one of them: a little time, nothing else. A small corpus passes
 * over listed words only: its others may look rare where they stand. */
static void fill_passed(wire_idf *idf, const wire_doc *docs, size_t n_docs)
{
    size_t sample = n_docs < 512 ? n_docs : 512;
    for (size_t d = 0; d < sample; d++) {
        const wire_words *w = &docs[d].words;
        for (size_t i = 0; i < w->n && i < 1000; i++) {
            uint32_t h = w->hash[i];
            if (wire_idf_is_passed(idf->passed, h)) continue;
            if (n_docs < OWN_DOCS && !wire_idf_is_listed(idf, h)) continue;
            if (wire_idf_weight(idf, h) < WIRE_IDF_COMMON)
                idf->passed[h & (WIRE_IDF_PASSED - 1)] = h;
        }
    }
}

wire_status wire_idf_new_on(const wire_doc *docs, size_t n_docs,
                            unsigned n_threads, wire_idf **out, wire_err *err)
{
    *out = NULL;
    uint64_t words = 0;
    for (size_t i = 0; i < n_docs; i++)
        words += docs[i].words.n;
    wire_idf *idf = wire_calloc(1, sizeof *idf);
    if (!idf) return wire_fail_mem(err);
    idf->bits = BITS_MIN;
    while (idf->bits < BITS_MAX && (uint64_t)1 << idf->bits < words)
        idf->bits++;
    idf->n_docs = (float)n_docs;
    idf->floor_share =
        n_docs < OWN_DOCS ? .55f * (1 - idf->n_docs / OWN_DOCS) : 0;
    idf->df = wire_calloc((size_t)1 << idf->bits, sizeof *idf->df);
    wire_status st = idf->df ? count_all(idf, docs, n_docs, n_threads, err)
                             : wire_fail_mem(err);
    if (st != WIRE_OK) {
        wire_idf_free(idf);
        return st;
    }
    fill_list(idf);
    fill_passed(idf, docs, n_docs);
    *out = idf;
    return WIRE_OK;
}

wire_status wire_idf_new(const wire_doc *docs, size_t n_docs, wire_idf **out,
                         wire_err *err)
{
    return wire_idf_new_on(docs, n_docs, 1, out, err);
}

void wire_idf_free(wire_idf *idf)
{
    if (!idf) return;
    wire_free(idf->df);
    wire_free(idf);
}

/* ---- Weights ---- */

/* Inlined where it matters: calls of public functions are not, in code that
 * may become a shared library. */
static inline uint32_t count_of(const wire_idf *idf, uint32_t hash)
{
    return idf->df[slot_of(idf, hash)];
}

uint32_t wire_idf_count(const wire_idf *idf, uint32_t word_hash)
{
    return count_of(idf, word_hash);
}

/* log2 to .01 bit: a square through the mantissa. This is asked for every
 * distinct word of every article, and log2f costs 10 ns. */
static inline float log2_about(float x)
{
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    float exponent = (float)((int)(bits >> 23) - 127);
    bits = (bits & 0x7fffffu) | 0x3f800000u;
    float m;
    memcpy(&m, &bits, sizeof m);
    return exponent + (-.33582878f * m + 2) * m - 1.6587100f;
}

static inline float weight(const wire_idf *idf, uint32_t hash, float share)
{
    float df = (float)count_of(idf, hash);
    float w =
        log2_about((idf->n_docs + PRIOR_DOCS) / (df + PRIOR_DOCS * share));
    return w > 0 ? w : 0;
}

/* Where one story fills the corpus its own names stand everywhere; a word
 * keeps about half of what it would weigh uncounted. The larger the corpus,
 * the less likely that is the reason. */
static float weight_backed(const wire_idf *idf, uint32_t hash, float share)
{
    float floor = idf->floor_share * log2_about(1 / share);
    float w = weight(idf, hash, share);
    return w > floor ? w : floor;
}

float wire_idf_weight(const wire_idf *idf, uint32_t word_hash)
{
    float listed = list_share(idf, word_hash);
    return weight_backed(idf, word_hash, listed > 0 ? listed : .01f);
}

const uint32_t *wire_idf_passed(const wire_idf *idf) { return idf->passed; }

/* No branch depends on a word: a third of them are listed, and no predictor
 * foresees which. (Gathering 16 of them with AVX-512 took longer.) */
size_t wire_idf_list(const wire_idf *idf, const wire_words *words, size_t beg,
                     size_t end, uint32_t *out)
{
    if (beg >= end) return 0;
    const uint32_t *hash = words->hash + beg;
    const uint8_t *len = words->len + beg;
    size_t n = 0;
    for (size_t i = 0; i < end - beg; i++) {
        out[n] = (uint32_t)i;
        n += (len[i] > 1) & !wire_idf_is_passed(idf->passed, hash[i]);
    }
    for (size_t i = 0; i < n; i++)
        __builtin_prefetch(&idf->df[slot_of(idf, hash[out[i]])]);
    return n;
}

/* A word that the list does not know: short words are common, capitals and
 * long numbers are not. Shares read off English and German news. */
static float look_share(wire_str w)
{
    uint8_t c = w.n ? (uint8_t)w.p[0] : ' ';
    if (c >= '0' && c <= '9') return w.n == 1 ? .2f : w.n == 2 ? .06f : .02f;
    bool capital = (c >= 'A' && c <= 'Z') ||
                   (c == 0xc3 && w.n > 1 && (uint8_t)w.p[1] < 0x9f);
    if (capital) return w.n <= 3 ? .02f : .006f;
    if (c >= 0x80) return .01f; /* bytes say little about other scripts */
    return w.n <= 3 ? .06f : w.n <= 5 ? .025f : w.n <= 7 ? .015f : .01f;
}

static inline float weight_of(const wire_idf *idf, uint32_t hash, wire_str word)
{
    if (idf->n_docs >= OWN_DOCS) return weight(idf, hash, OWN_SHARE);
    float listed = list_share(idf, hash);
    return weight_backed(idf, hash, listed > 0 ? listed : look_share(word));
}

float wire_idf_weight_of(const wire_idf *idf, uint32_t word_hash, wire_str word)
{
    return weight_of(idf, word_hash, word);
}

/* Weights of n <= BLOCK counts, in a corpus that needs no prior: simple
 * enough for the compiler to take four at once. */
enum { BLOCK = 64 };

static void weigh_counts(const wire_idf *idf, const float *df, size_t n,
                         float *out)
{
    float all = idf->n_docs + PRIOR_DOCS;
    for (size_t i = 0; i < n; i++) {
        float w = log2_about(all / (df[i] + PRIOR_DOCS * OWN_SHARE));
        out[i] = w > 0 ? w : 0;
    }
}

/* All counts of a block are fetched before the first is used: most of them
 * lie outside the caches. */
static void weigh_block(const wire_idf *idf, const uint32_t *hash,
                        const uint32_t *at, size_t n, float *out, bool *shared)
{
    uint32_t slot[BLOCK];
    float df[BLOCK];
    for (size_t i = 0; i < n; i++) {
        slot[i] = (uint32_t)slot_of(idf, hash[at[i]]);
        __builtin_prefetch(&idf->df[slot[i]]);
    }
    for (size_t i = 0; i < n; i++)
        df[i] = (float)idf->df[slot[i]];
    weigh_counts(idf, df, n, out);
    for (size_t i = 0; i < n; i++)
        shared[i] = df[i] > 1;
}

static void weigh_words(const wire_idf *idf, const wire_doc *doc,
                        const uint32_t *at, size_t n, float *out, bool *shared)
{
    const wire_words *w = &doc->words;
    const char *body = doc->article->body.p;
    for (size_t i = 0; i < n; i++) {
        wire_str word = {body + w->off[at[i]], w->len[at[i]]};
        out[i] = weight_of(idf, w->hash[at[i]], word);
        shared[i] = count_of(idf, w->hash[at[i]]) > 1;
    }
}

void wire_idf_weights_shared(const wire_idf *idf, const wire_doc *doc,
                             const uint32_t *at, size_t n, float *out,
                             bool *out_shared)
{
    if (idf->n_docs < OWN_DOCS) {
        weigh_words(idf, doc, at, n, out, out_shared);
        return;
    }
    for (size_t i = 0; i < n; i += BLOCK)
        weigh_block(idf, doc->words.hash, at + i, n - i < BLOCK ? n - i : BLOCK,
                    out + i, out_shared + i);
}

void wire_idf_weights(const wire_idf *idf, const wire_doc *doc,
                      const uint32_t *at, size_t n, float *out)
{
    bool shared[BLOCK];
    for (size_t i = 0; i < n; i += BLOCK)
        wire_idf_weights_shared(idf, doc, at + i, n - i < BLOCK ? n - i : BLOCK,
                                out + i, shared);
}
