/* brute_force: all pairs of articles that share text, the exact way.
 *
 *   usage: brute_force [--plain] ARTICLES.jsonl [PAIRS.tsv]
 *
 * Two jobs: the truth that recall is measured against, and the yardstick of
 * speed. So it is written to be fast, within what "exact and exhaustive" means:
 *
 *   text -> words -> hash of every 8 words -> radix sort -> posting lists
 *        -> for each article, count the others on its lists
 *
 * --plain does the same the plain way, as a first draft would: qsort of all
 * grams, then qsort of all pairs of articles that a gram links. Both ways must
 * write the same pairs, which checks each by the other.
 *
 * A word is a run of ASCII letters and digits folded to lower case and of
 * bytes from 0x80 up. A pair is written when the shared distinct 8-grams
 * are a tenth or more of the distinct 8-grams of the article with fewer of
 * them. No gram is left out for being common. Equal 64-bit hashes count as
 * equal grams: with 25 million grams a false match has a chance of 2 in 10^5.
 *
 * One thread. Writes a line of figures as JSON to standard output.
 * Layer: none (includes nothing of ours, so that it can judge all of it).
 * SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { GRAM_WORDS = 8, TOP_BITS = 10, TOP_N = 1 << TOP_BITS };
enum { DIGIT_BITS = 11, DIGIT_N = 1 << DIGIT_BITS };

typedef struct {
    const char *p;
    size_t n;
} slice;

typedef struct {
    slice id;
    uint64_t first_gram; /* into grams.hash */
    uint32_t distinct;   /* distinct grams */
    uint32_t first_list; /* into lists.of_doc */
} article;

typedef struct {
    uint64_t hash;
    uint32_t doc;
} gram;

/* Where the other articles of one gram of an article stand. */
typedef struct {
    uint32_t beg, end; /* into lists.docs: the articles behind this one */
} tail;

typedef struct {
    article *docs; /* one more than n, as a fence */
    size_t n, cap;
    uint64_t *hash;
    size_t n_hash, cap_hash;
    char *scratch; /* unescaped text */
    size_t cap_scratch;
    uint64_t text_bytes, words;
} corpus;

static void *must(void *p)
{
    if (p) return p;
    fputs("brute_force: out of memory\n", stderr);
    exit(2);
}

static double now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* ---- JSON lines ---------------------------------------------------------- */

static const char *skip_space(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\r'))
        p++;
    return p;
}

/* p stands behind the opening mark; returns the closing mark, or end. */
static const char *string_end(const char *p, const char *end)
{
    while (p < end) {
        p = memchr(p, '"', (size_t)(end - p));
        if (!p) return end;
        size_t back = 0;
        while (p[-1 - (ptrdiff_t)back] == '\\')
            back++;
        if (back % 2 == 0) return p;
        p++;
    }
    return end;
}

/* A value that is no string: up to the comma or brace that ends it. */
static const char *skip_value(const char *p, const char *end)
{
    int depth = 0;
    for (; p < end; p++) {
        if (*p == '"') {
            p = string_end(p + 1, end);
        } else if (*p == '[' || *p == '{') {
            depth++;
        } else if (*p == ']' || *p == '}') {
            if (depth-- == 0) return p;
        } else if (*p == ',' && depth == 0) {
            return p;
        }
    }
    return end;
}

/* The string fields id and text of one line; absent ones stay empty. */
static void find_fields(const char *p, const char *end, slice *id, slice *text)
{
    p = skip_space(p, end);
    if (p < end && *p == '{') p++;
    while ((p = skip_space(p, end)) < end && *p == '"') {
        slice key = {p + 1, 0}, value = {NULL, 0};
        p = string_end(key.p, end);
        key.n = (size_t)(p - key.p);
        p = skip_space(p < end ? p + 1 : end, end);
        if (p < end && *p == ':') p = skip_space(p + 1, end);
        if (p < end && *p == '"') {
            value.p = ++p;
            p = string_end(p, end);
            value.n = (size_t)(p - value.p);
            if (p < end) p++;
        } else {
            p = skip_value(p, end);
        }
        if (key.n == 2 && !memcmp(key.p, "id", 2)) *id = value;
        if (key.n == 4 && !memcmp(key.p, "text", 4)) *text = value;
        p = skip_space(p, end);
        if (p < end && *p == ',') p++;
    }
}

static unsigned hex4(const char *p)
{
    unsigned v = 0;
    for (int i = 0; i < 4; i++) {
        unsigned c = (unsigned char)p[i];
        v = v << 4 | (c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    }
    return v;
}

static char *put_utf8(char *o, unsigned c)
{
    if (c < 0x80) {
        *o++ = (char)c;
    } else if (c < 0x800) {
        *o++ = (char)(0xc0 | c >> 6);
        *o++ = (char)(0x80 | (c & 63));
    } else if (c < 0x10000) {
        *o++ = (char)(0xe0 | c >> 12);
        *o++ = (char)(0x80 | (c >> 6 & 63));
        *o++ = (char)(0x80 | (c & 63));
    } else {
        *o++ = (char)(0xf0 | c >> 18);
        *o++ = (char)(0x80 | (c >> 12 & 63));
        *o++ = (char)(0x80 | (c >> 6 & 63));
        *o++ = (char)(0x80 | (c & 63));
    }
    return o;
}

/* p stands behind "\u"; a pair of surrogates is one character. */
static const char *read_u(const char *p, const char *end, unsigned *out)
{
    if (end - p < 4) {
        *out = 0xfffd;
        return end;
    }
    unsigned c = hex4(p);
    p += 4;
    if (c >= 0xd800 && c < 0xdc00 && end - p >= 6 && p[0] == '\\' &&
        p[1] == 'u') {
        c = 0x10000 + ((c - 0xd800) << 10) + (hex4(p + 2) - 0xdc00);
        p += 6;
    }
    *out = c;
    return p;
}

static size_t unescape(slice s, char *out)
{
    const char *p = s.p, *end = s.p + s.n;
    char *o = out;
    while (p < end) {
        const char *q = memchr(p, '\\', (size_t)(end - p));
        size_t n = (size_t)((q ? q : end) - p);
        memcpy(o, p, n);
        o += n;
        if (!q || q + 1 >= end) break;
        p = q + 2;
        if (q[1] == 'u') {
            unsigned c;
            p = read_u(p, end, &c);
            o = put_utf8(o, c);
        } else {
            /* b f n r t are all white space or control: a space will do */
            *o++ = strchr("bfnrt", q[1]) ? ' ' : q[1];
        }
    }
    return (size_t)(o - out);
}

/* ---- Words and grams ----------------------------------------------------- */

static uint64_t mix(uint64_t x)
{
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9u;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

typedef struct {
    uint8_t fold[256]; /* 0: between words */
} byte_table;

static void fill_table(byte_table *t)
{
    for (unsigned c = 0; c < 256; c++) {
        bool upper = c >= 'A' && c <= 'Z';
        bool low = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        t->fold[c] = (uint8_t)(upper ? c + 32 : low || c >= 0x80 ? c : 0);
    }
}

static void reserve_grams(corpus *c, size_t more)
{
    if (c->n_hash + more <= c->cap_hash) return;
    c->cap_hash = 2 * (c->n_hash + more);
    c->hash = must(realloc(c->hash, c->cap_hash * sizeof *c->hash));
}

/* Append the hashes of all grams of a text: a polynomial over word hashes,
 * rolled word by word, so that a gram costs a few multiplications. */
static void add_grams(corpus *c, const byte_table *t, slice s)
{
    const uint64_t base = 0x9e3779b97f4a7c15u;
    uint64_t ring[GRAM_WORDS] = {0}, roll = 0, top = 1;
    const unsigned char *p = (const unsigned char *)s.p, *end = p + s.n;
    size_t n = 0;

    for (int i = 1; i < GRAM_WORDS; i++)
        top *= base;
    reserve_grams(c, s.n / 2 + 1); /* a word and its gap are two bytes */
    for (;;) {
        while (p < end && !t->fold[*p])
            p++;
        if (p == end) break;
        uint64_t h = 1;
        for (; p < end && t->fold[*p]; p++)
            h = (h ^ t->fold[*p]) * 0x100000001b3u;
        h = mix(h);
        roll = (roll - ring[n % GRAM_WORDS] * top) * base + h;
        ring[n % GRAM_WORDS] = h;
        if (++n >= GRAM_WORDS) c->hash[c->n_hash++] = mix(roll);
    }
    c->words += n;
}

static void add_line(corpus *c, const byte_table *t, const char *p,
                     const char *end)
{
    slice id = {NULL, 0}, text = {NULL, 0};
    find_fields(p, end, &id, &text);
    if (!id.n) return;
    if (c->n + 1 >= c->cap) {
        c->cap = c->cap ? 2 * c->cap : 4096;
        c->docs = must(realloc(c->docs, c->cap * sizeof *c->docs));
    }
    if (text.n > c->cap_scratch) {
        c->cap_scratch = 2 * text.n;
        c->scratch = must(realloc(c->scratch, c->cap_scratch));
    }
    slice plain = {c->scratch, text.n ? unescape(text, c->scratch) : 0};
    c->docs[c->n++] = (article){id, c->n_hash, 0, 0};
    c->text_bytes += plain.n;
    add_grams(c, t, plain);
}

static void read_corpus(corpus *c, slice file)
{
    byte_table t;
    fill_table(&t);
    const char *p = file.p, *end = file.p + file.n;
    while (p < end) {
        const char *q = memchr(p, '\n', (size_t)(end - p));
        if (!q) q = end;
        add_line(c, &t, p, q);
        p = q + 1;
    }
    if (c->n) c->docs[c->n].first_gram = c->n_hash;
}

/* ---- Sorting ------------------------------------------------------------- */

/* Tables that are too large for a stack frame. */
typedef struct {
    size_t beg[TOP_N + 1], at[TOP_N];
    uint32_t digit[DIGIT_N];
} sort_tables;

/* Scatter by the top bits. Stable, so each part is ascending by article. */
static gram *scatter(const corpus *c, sort_tables *t)
{
    gram *out = must(malloc((c->n_hash + 1) * sizeof *out));
    size_t *beg = t->beg, *at = t->at;
    for (size_t i = 0; i < c->n_hash; i++)
        beg[(c->hash[i] >> (64 - TOP_BITS)) + 1]++;
    for (size_t i = 0; i < TOP_N; i++)
        beg[i + 1] += beg[i];
    memcpy(at, beg, sizeof t->at);
    for (size_t d = 0; d < c->n; d++)
        for (size_t i = c->docs[d].first_gram; i < c->docs[d + 1].first_gram;
             i++) {
            uint64_t h = c->hash[i];
            out[at[h >> (64 - TOP_BITS)]++] = (gram){h, (uint32_t)d};
        }
    return out;
}

static void sort_digit(sort_tables *t, const gram *in, gram *out, size_t n,
                       unsigned shift)
{
    uint32_t *at = t->digit, sum = 0;
    memset(at, 0, sizeof t->digit);
    for (size_t i = 0; i < n; i++)
        at[in[i].hash >> shift & (DIGIT_N - 1)]++;
    for (size_t d = 0; d < DIGIT_N; d++) {
        uint32_t k = at[d];
        at[d] = sum;
        sum += k;
    }
    for (size_t i = 0; i < n; i++)
        out[at[in[i].hash >> shift & (DIGIT_N - 1)]++] = in[i];
}

/* Two digits below the top bits bring a part almost into order; insertion
 * finishes it. Equal hashes stay ascending by article. */
static void sort_part(sort_tables *t, gram *g, gram *tmp, size_t n)
{
    const unsigned high = 64 - TOP_BITS - DIGIT_BITS;
    sort_digit(t, g, tmp, n, high - DIGIT_BITS);
    sort_digit(t, tmp, g, n, high);
    for (size_t i = 1; i < n; i++) {
        gram x = g[i];
        size_t j = i;
        for (; j > 0 && g[j - 1].hash > x.hash; j--)
            g[j] = g[j - 1];
        g[j] = x;
    }
}

/* ---- Posting lists ------------------------------------------------------- */

/* The lists of all grams that two or more articles hold, one behind another.
 * While they are found, owner and tails are in order of grams; by_doc turns
 * them into order of articles. */
typedef struct {
    uint32_t *docs;
    size_t n, cap;
    tail *of_doc; /* tails of article d: [first_list(d), first_list(d + 1)) */
    size_t n_tails, distinct;
} lists;

static void list_run(corpus *c, lists *l, const gram *g, size_t n)
{
    size_t first = l->n;
    if (l->n + n > l->cap) {
        l->cap = 2 * (l->n + n);
        l->docs = must(realloc(l->docs, l->cap * sizeof *l->docs));
    }
    for (size_t i = 0; i < n; i++) {
        if (i && g[i].doc == g[i - 1].doc) continue;
        c->docs[g[i].doc].distinct++;
        l->docs[l->n++] = g[i].doc;
    }
    l->distinct++;
    if (l->n - first < 2)
        l->n = first;
    else
        l->docs[l->n - 1] |= UINT32_C(1) << 31; /* marks the last of a list */
}

static void list_all(corpus *c, lists *l)
{
    sort_tables *t = must(calloc(1, sizeof *t));
    gram *g = scatter(c, t);
    const size_t *beg = t->beg;
    size_t most = 0;
    free(c->hash);
    c->hash = NULL;
    for (size_t i = 0; i < TOP_N; i++)
        if (beg[i + 1] - beg[i] > most) most = beg[i + 1] - beg[i];
    gram *tmp = must(malloc((most + 1) * sizeof *tmp));
    for (size_t i = 0; i < TOP_N; i++) {
        gram *part = g + beg[i];
        size_t n = beg[i + 1] - beg[i];
        sort_part(t, part, tmp, n);
        for (size_t k = 0, e; k < n; k = e) {
            for (e = k + 1; e < n && part[e].hash == part[k].hash;)
                e++;
            list_run(c, l, part + k, e - k);
        }
    }
    free(tmp);
    free(g);
    free(t);
}

/* For each place in a list but the last, a tail; grouped by article. */
static void by_doc(corpus *c, lists *l)
{
    const uint32_t last = UINT32_C(1) << 31;
    uint32_t *at = must(calloc(c->n + 2, sizeof *at));
    for (size_t i = 0; i < l->n; i++)
        if (!(l->docs[i] & last)) at[l->docs[i] + 1]++;
    for (size_t d = 0; d < c->n; d++)
        at[d + 1] += at[d];
    for (size_t d = 0; d <= c->n; d++)
        c->docs[d].first_list = at[d];
    l->n_tails = c->n ? at[c->n] : 0;
    l->of_doc = must(malloc((l->n_tails + 1) * sizeof *l->of_doc));
    for (size_t i = 0, e; i < l->n; i = e) {
        for (e = i; !(l->docs[e] & last);)
            e++;
        l->docs[e++] &= ~last;
        for (size_t k = i; k + 1 < e; k++)
            l->of_doc[at[l->docs[k]]++] = (tail){(uint32_t)k + 1, (uint32_t)e};
    }
    free(at);
}

/* ---- Pairs --------------------------------------------------------------- */

static bool is_pair(const corpus *c, size_t a, size_t b, uint32_t shared)
{
    uint32_t da = c->docs[a].distinct, db = c->docs[b].distinct;
    uint32_t small = da < db ? da : db;
    return (uint64_t)shared * 10 >= small;
}

static void write_pair(const corpus *c, size_t a, size_t b, uint32_t shared,
                       FILE *out)
{
    const article *x = &c->docs[a], *y = &c->docs[b];
    uint32_t small = x->distinct < y->distinct ? x->distinct : y->distinct;
    fprintf(out, "%.*s\t%.*s\t%u\t%.4f\n", (int)x->id.n, x->id.p, (int)y->id.n,
            y->id.p, shared, (double)shared / small);
}

typedef struct {
    uint64_t increments, met, pairs;
} pair_stats;

/* A counter an article; those touched are listed, read, and cleared. */
static pair_stats count_pairs(const corpus *c, const lists *l, FILE *out)
{
    pair_stats s = {0, 0, 0};
    uint32_t *count = must(calloc(c->n + 1, sizeof *count));
    uint32_t *touched = must(malloc((c->n + 1) * sizeof *touched));
    for (size_t a = 0; a < c->n; a++) {
        size_t n = 0;
        uint32_t end = c->docs[a + 1].first_list;
        for (uint32_t t = c->docs[a].first_list; t < end; t++) {
            tail x = l->of_doc[t];
            s.increments += x.end - x.beg;
            for (uint32_t i = x.beg; i < x.end; i++) {
                uint32_t b = l->docs[i];
                touched[n] = b;
                n += count[b]++ == 0;
            }
        }
        s.met += n;
        for (size_t i = 0; i < n; i++) {
            uint32_t b = touched[i];
            if (is_pair(c, a, b, count[b])) {
                s.pairs++;
                if (out) write_pair(c, a, b, count[b], out);
            }
            count[b] = 0;
        }
    }
    free(touched);
    free(count);
    return s;
}

/* ---- The plain way ------------------------------------------------------- */

static int by_hash(const void *x, const void *y)
{
    const gram *a = x, *b = y;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    return (a->doc > b->doc) - (a->doc < b->doc);
}

static int by_value(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return (a > b) - (a < b);
}

static gram *plain_grams(const corpus *c)
{
    gram *g = must(malloc((c->n_hash + 1) * sizeof *g));
    for (size_t d = 0; d < c->n; d++)
        for (size_t i = c->docs[d].first_gram; i < c->docs[d + 1].first_gram;
             i++)
            g[i] = (gram){c->hash[i], (uint32_t)d};
    qsort(g, c->n_hash, sizeof *g, by_hash);
    return g;
}

typedef struct {
    uint64_t *p; /* a << 32 | b, once for each gram they share */
    size_t n, cap;
} links;

static void link_all(links *k, const uint32_t *docs, size_t n)
{
    size_t more = n * (n - 1) / 2;
    if (k->n + more > k->cap) {
        k->cap = 2 * (k->n + more);
        k->p = must(realloc(k->p, k->cap * sizeof *k->p));
    }
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++)
            k->p[k->n++] = (uint64_t)docs[i] << 32 | docs[j];
}

static links plain_links(corpus *c, lists *l)
{
    links k = {NULL, 0, 0};
    gram *g = plain_grams(c);
    for (size_t i = 0, e; i < c->n_hash; i = e) {
        for (e = i + 1; e < c->n_hash && g[e].hash == g[i].hash;)
            e++;
        l->n = 0;
        list_run(c, l, g + i, e - i);
        if (!l->n) continue;
        l->docs[l->n - 1] &= ~(UINT32_C(1) << 31);
        link_all(&k, l->docs, l->n);
    }
    free(g);
    return k;
}

static pair_stats plain_pairs(corpus *c, lists *l, FILE *out)
{
    links k = plain_links(c, l);
    pair_stats s = {k.n, 0, 0};
    qsort(k.p, k.n, sizeof *k.p, by_value);
    for (size_t i = 0, e; i < k.n; i = e) {
        for (e = i + 1; e < k.n && k.p[e] == k.p[i];)
            e++;
        size_t a = k.p[i] >> 32, b = (uint32_t)k.p[i];
        s.met++;
        if (!is_pair(c, a, b, (uint32_t)(e - i))) continue;
        s.pairs++;
        if (out) write_pair(c, a, b, (uint32_t)(e - i), out);
    }
    free(k.p);
    return s;
}

/* ---- Main ---------------------------------------------------------------- */

static slice map_file(const char *path)
{
    struct stat st;
    int fd = open(path, O_RDONLY);
    if (fd < 0 || fstat(fd, &st) != 0) {
        perror(path);
        exit(2);
    }
    slice s = {"", (size_t)st.st_size};
    if (s.n) s.p = mmap(NULL, s.n, PROT_READ, MAP_PRIVATE, fd, 0);
    if (s.p == MAP_FAILED) {
        perror(path);
        exit(2);
    }
    close(fd);
    return s;
}

static void print_stats(const corpus *c, const lists *l, pair_stats s,
                        size_t bytes, const double at[5])
{
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    double cpu = (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
                 1e-6 * (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
    printf("{\"articles\":%zu,\"bytes\":%zu,\"text_bytes\":%" PRIu64
           ",\"words\":%" PRIu64 ",\"grams\":%zu,\"distinct\":%zu"
           ",\"counted\":%" PRIu64 ",\"met\":%" PRIu64 ",\"pairs\":%" PRIu64
           ",\"read_s\":%.3f,\"sort_s\":%.3f,\"lists_s\":%.3f"
           ",\"pairs_s\":%.3f,\"wall_s\":%.3f,\"cpu_s\":%.3f"
           ",\"peak_rss_bytes\":%ld}\n",
           c->n, bytes, c->text_bytes, c->words, c->n_hash, l->distinct,
           s.increments, s.met, s.pairs, at[1] - at[0], at[2] - at[1],
           at[3] - at[2], at[4] - at[3], at[4] - at[0], cpu,
           u.ru_maxrss * 1024);
}

static pair_stats run(corpus *c, lists *l, bool plain, FILE *out, double at[5])
{
    pair_stats s;
    if (plain) {
        at[2] = at[3] = at[1];
        s = plain_pairs(c, l, out);
    } else {
        list_all(c, l);
        at[2] = now_s();
        if (c->n) by_doc(c, l);
        at[3] = now_s();
        s = count_pairs(c, l, out);
    }
    at[4] = now_s();
    return s;
}

int main(int argc, char **argv)
{
    corpus c = {0};
    lists l = {0};
    double at[5];
    bool plain = argc > 1 && !strcmp(argv[1], "--plain");
    argv += plain;
    argc -= plain;
    if (argc < 2 || argc > 3) {
        fputs("usage: brute_force [--plain] ARTICLES.jsonl [PAIRS.tsv]\n",
              stderr);
        return 2;
    }
    FILE *out = argc > 2 ? fopen(argv[2], "w") : NULL;
    if (argc > 2 && !out) {
        perror(argv[2]);
        return 2;
    }
    at[0] = now_s();
    slice file = map_file(argv[1]);
    read_corpus(&c, file);
    at[1] = now_s();
    pair_stats s = run(&c, &l, plain, out, at);
    if (out && fclose(out) != 0) {
        perror(argv[2]);
        return 2;
    }
    print_stats(&c, &l, s, file.n, at);
    free(c.docs);
    free(c.hash);
    free(c.scratch);
    free(l.docs);
    free(l.of_doc);
    return 0;
}
