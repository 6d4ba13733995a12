/* Words: where they are, and the hash of their folded form.
 *
 *   bytes    T h e   m i n i s t e r ’ s   p l a n
 *   classify 1 1 1 0 1 1 1 1 1 1 1 1 0 1 0 1 1 1 1     SIMD, 64 bytes a step
 *   runs     [The] [minister] [s] [plan]
 *
 * ASCII runs never leave the fast path: letters and digits fold by one OR.
 * A run with other letters in it is folded by ICU (NFKC case folding, which
 * also drops invisible marks), and cut by dictionary where the script writes
 * no spaces.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>
#include <wirecopy/text.h>

#include "kernels.h"

enum { WORD_MAX = 255, FOLD_CAP = 1024 };

/* ---- Hash of folded bytes ---- */

static const uint64_t K0 = WIRE__WORD_K0, K1 = WIRE__WORD_K1;

static inline uint64_t load64(const char *p)
{
    uint64_t x;
    memcpy(&x, p, 8);
    return x;
}

static inline uint64_t load_part(const char *p, size_t n)
{
    uint64_t x = 0;
    memcpy(&x, p, n);
    return x;
}

static inline uint32_t hash_end(uint64_t h, size_t n)
{
    h = wire__fold_mul(h ^ n, K1);
    return (uint32_t)(h ^ h >> 32);
}

static uint32_t hash_folded(const char *p, size_t n)
{
    uint64_t h = K0;
    size_t i = 0;
    for (; i + 8 < n; i += 8)
        h = wire__fold_mul(h ^ load64(p + i), K0);
    return hash_end(h ^ load_part(p + i, n - i), n);
}

/* The same over ASCII letters and digits not yet folded: setting bit 5 maps
 * A-Z to a-z and leaves 0-9 alone. Up to 7 bytes behind the word are read. */
static inline uint32_t hash_ascii(const char *p, size_t n)
{
    const uint64_t bit5 = 0x2020202020202020u;
    uint64_t h = K0;
    size_t i = 0;
    for (; i + 8 < n; i += 8)
        h = wire__fold_mul(h ^ (load64(p + i) | bit5), K0);
    uint64_t keep = ~(uint64_t)0 >> (64 - 8 * (n - i));
    return hash_end(h ^ ((load64(p + i) | bit5) & keep), n);
}

/* ---- Code points ---- */

typedef enum { CP_OTHER, CP_WORD, CP_DICT, CP_INVISIBLE } cp_class;

static bool is_invisible(UChar32 c)
{
    return c == 0xad || c == 0x034f || c == 0x061c || c == 0x180e ||
           (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x206f) ||
           c == 0xfeff || (c >= 0xfe00 && c <= 0xfe0f) ||
           (c >= 0xe0000 && c <= 0xe0fff);
}

/* Scripts written without spaces that ICU cuts by dictionary. */
static bool is_dictionary(UChar32 c)
{
    if (c < 0x0e00) return false;
    return (c <= 0x0eff) || (c >= 0x1000 && c <= 0x109f) ||
           (c >= 0x1780 && c <= 0x17ff) || (c >= 0x3040 && c <= 0x30ff) ||
           c == 0x3005 || c == 0x3007 || (c >= 0x3400 && c <= 0x4dbf) ||
           (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0xff66 && c <= 0xff9f) || (c >= 0x20000 && c <= 0x3ffff);
}

static cp_class classify_cp(UChar32 c)
{
    if (c >= 0xc0 && c <= 0x24f)
        return c == 0xd7 || c == 0xf7 ? CP_OTHER : CP_WORD;
    if (is_invisible(c)) return CP_INVISIBLE;
    if (c >= 0x2000 && c <= 0x206f) return CP_OTHER;
    if (c < 0) return CP_OTHER;
    uint32_t letters = U_GC_L_MASK | U_GC_ND_MASK | U_GC_M_MASK;
    if (!(U_MASK(u_charType(c)) & letters)) return CP_OTHER;
    return is_dictionary(c) ? CP_DICT : CP_WORD;
}

/* ---- One text ---- */

typedef struct {
    wire_str text;
    wire_words *out;
    size_t cap;
    const wire_kernels *kernels;
    UBreakIterator *cutter; /* opened when first needed */
} scanner;

static inline void emit(scanner *s, size_t beg, size_t n, uint32_t hash)
{
    wire_words *w = s->out;
    if (w->n == s->cap) return; /* cannot happen: see count_bound */
    w->hash[w->n] = hash;
    w->off[w->n] = (uint32_t)beg;
    w->len[w->n] = (uint8_t)n;
    w->n++;
}

/* Fold Latin-1 letters by hand, everything else by ICU. Returns bytes. */
static size_t fold_latin(const char *p, size_t n, char *out)
{
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        uint8_t c = (uint8_t)p[i];
        if (c < 0x80) {
            out[m++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
            continue;
        }
        if (c != 0xc3 || i + 1 >= n) return 0;
        uint8_t d = (uint8_t)p[++i];
        if (d == 0x9f) { /* sharp s */
            out[m++] = 's';
            out[m++] = 's';
        } else {
            out[m++] = (char)c;
            out[m++] = (char)(d >= 0x80 && d <= 0x9e ? d | 0x20 : d);
        }
    }
    return m;
}

static size_t fold_icu(const char *p, size_t n, char *out, size_t cap)
{
    UErrorCode st = U_ZERO_ERROR;
    const UNormalizer2 *nf = unorm2_getNFKCCasefoldInstance(&st);
    UChar in[WORD_MAX + 1], folded[FOLD_CAP / 2];
    int32_t in_n = 0, out_n = 0;
    u_strFromUTF8(in, WORD_MAX + 1, &in_n, p, (int32_t)n, &st);
    int32_t f = unorm2_normalize(nf, in, in_n, folded, FOLD_CAP / 2, &st);
    u_strToUTF8(out, (int32_t)cap, &out_n, folded, f, &st);
    return U_FAILURE(st) || out_n < 0 ? 0 : (size_t)out_n;
}

static uint32_t hash_word(const char *p, size_t n, bool *is_empty)
{
    char buf[FOLD_CAP];
    size_t m = fold_latin(p, n, buf);
    if (m == 0) m = fold_icu(p, n, buf, sizeof buf);
    *is_empty = m == 0;
    return hash_folded(buf, m);
}

static void emit_folded(scanner *s, size_t beg, size_t end)
{
    while (beg < end) {
        size_t n = end - beg;
        if (n > WORD_MAX) { /* back to the start of a code point */
            n = WORD_MAX;
            while (n > 1 && ((uint8_t)s->text.p[beg + n] & 0xc0) == 0x80)
                n--;
        }
        bool is_empty; /* only invisible marks */
        uint32_t h = hash_word(s->text.p + beg, n, &is_empty);
        if (!is_empty) emit(s, beg, n, h);
        beg += n;
    }
}

/* Cut a run of a script without spaces. On any trouble the run is one word. */
static void emit_dictionary(scanner *s, size_t beg, size_t end)
{
    UErrorCode st = U_ZERO_ERROR;
    if (!s->cutter) s->cutter = ubrk_open(UBRK_WORD, "", NULL, 0, &st);
    UText ut = UTEXT_INITIALIZER;
    utext_openUTF8(&ut, s->text.p + beg, (int64_t)(end - beg), &st);
    if (U_SUCCESS(st)) ubrk_setUText(s->cutter, &ut, &st);
    if (U_FAILURE(st)) {
        utext_close(&ut);
        emit_folded(s, beg, end);
        return;
    }
    int32_t from = ubrk_first(s->cutter);
    for (int32_t to = ubrk_next(s->cutter); to != UBRK_DONE;
         to = ubrk_next(s->cutter)) {
        emit_folded(s, beg + (size_t)from, beg + (size_t)to);
        from = to;
    }
    utext_close(&ut);
}

/* A run with bytes beyond ASCII: part it by kind of script. */
static void emit_complex(scanner *s, size_t beg, size_t end)
{
    const uint8_t *p = (const uint8_t *)s->text.p;
    size_t from = beg;
    bool was_dict = false;
    for (size_t i = beg; i < end;) {
        size_t at = i;
        UChar32 c;
        U8_NEXT(p, i, end, c);
        cp_class k = c < 0x80 ? CP_WORD : classify_cp(c);
        if (k == CP_INVISIBLE) {
            s->out->invisible_n++;
            continue;
        }
        bool is_dict = k == CP_DICT;
        if (is_dict == was_dict || at == from) {
            was_dict = is_dict;
            continue;
        }
        if (was_dict)
            emit_dictionary(s, from, at);
        else
            emit_folded(s, from, at);
        from = at;
        was_dict = is_dict;
    }
    if (was_dict)
        emit_dictionary(s, from, end);
    else
        emit_folded(s, from, end);
}

static inline void emit_ascii(scanner *s, size_t beg, size_t n)
{
    const char *p = s->text.p + beg;
    char pad[WORD_MAX + 9];
    if (s->text.n - beg < ((n + 7) & ~(size_t)7)) {
        memcpy(pad, p, n); /* no byte behind the text may be read */
        memset(pad + n, 0, 8);
        p = pad;
    }
    emit(s, beg, n, hash_ascii(p, n));
}

/* Any run. Apart from the loop over short ones, which needs the registers. */
__attribute__((noinline)) static void emit_run(scanner *s, size_t beg,
                                               size_t end, bool has_high)
{
    if (has_high) {
        emit_complex(s, beg, end);
        return;
    }
    for (; end - beg > WORD_MAX; beg += WORD_MAX)
        emit_ascii(s, beg, WORD_MAX);
    emit_ascii(s, beg, end - beg);
}

/* ---- Bitmaps ---- */

/* Dashes and quotation marks, U+2010 to U+2029: nearly all there is beyond
 * ASCII in English. */
static inline bool is_plain_mark(const uint8_t *p, size_t at, size_t n)
{
    return n - at > 2 && p[at] == 0xe2 && p[at + 1] == 0x80 &&
           (uint8_t)(p[at + 2] - 0x90) < 0x1a;
}

/* Set the bits of letters beyond ASCII and of marks inside words in block b;
 * returns how many words of one code point a dictionary may cut there. *i is
 * behind the last code point that was seen. */
static size_t patch_block(wire_str text, uint64_t *word, uint64_t h, size_t b,
                          size_t *i)
{
    const uint8_t *p = (const uint8_t *)text.p;
    size_t extra = 0;
    while (h) {
        size_t at = b * 64 + (size_t)__builtin_ctzll(h);
        h &= h - 1;
        if (at < *i) continue; /* inside the code point before */
        if (is_plain_mark(p, at, text.n)) {
            *i = at + 3;
            continue;
        }
        *i = at;
        UChar32 c;
        U8_NEXT(p, *i, text.n, c);
        cp_class k = classify_cp(c);
        if (k == CP_OTHER) continue;
        extra += k == CP_DICT;
        for (size_t j = at; j < *i; j++)
            word[j / 64] |= (uint64_t)1 << (j % 64);
    }
    return extra;
}

/* Finish the bitmaps: word has all bytes of words, high those of them beyond
 * ASCII. Returns how many words there can be. */
static size_t patch_high(wire_str text, uint64_t *word, uint64_t *high,
                         size_t n_blocks)
{
    uint64_t carry = 0;
    size_t n = 0, extra = 0, seen = 0;
    for (size_t b = 0; b < n_blocks; b++) {
        if (high[b]) extra += patch_block(text, word, high[b], b, &seen);
        uint64_t w = word[b];
        high[b] &= w;
        n += wire__count_bits(w & ~(w << 1 | carry));
        carry = w >> 63;
    }
    /* Each run gives one word, one more for each dictionary code point and
     * each change of script there, and one more for each 252 bytes. */
    return n + 2 * extra + text.n / 252 + 1;
}

static bool any_bit(const uint64_t *bits, size_t beg, size_t end)
{
    size_t b = beg / 64, e = (end - 1) / 64;
    uint64_t first = ~(uint64_t)0 << (beg % 64);
    uint64_t last = ~(uint64_t)0 >> (63 - (end - 1) % 64);
    if (b == e) return (bits[b] & first & last) != 0;
    if ((bits[b] & first) || (bits[e] & last)) return true;
    for (b++; b < e; b++)
        if (bits[b]) return true;
    return false;
}

/* ---- Runs ---- */

enum { STEP_BLOCKS = 8 }; /* blocks whose runs are gathered, then read */

/* Ends of runs, where bits change: beginning, end, beginning, ... */
typedef struct {
    uint32_t at[1 + STEP_BLOCKS * 64 + WIRE__PLACES_PAD];
    size_t n;
} edge_list;

/* How many of n pairs of edges begin a word of ASCII with WIRE__SHORT_WORD
 * bytes behind its beginning? */
static size_t count_plain(const scanner *s, const uint32_t *edge, size_t n,
                          const uint64_t *high)
{
    size_t i = 0;
    for (; high && i < n; i++)
        if (any_bit(high, edge[2 * i], edge[2 * i + 1])) break;
    if (!high) i = n;
    while (i > 0 && s->text.n - edge[2 * i - 2] < WIRE__SHORT_WORD)
        i--;
    return i;
}

/* The runs of a step; the last edge stays when its run goes on. high is NULL
 * when all of them are ASCII. */
static void emit_runs(scanner *s, edge_list *e, const uint64_t *high)
{
    wire_words *w = s->out;
    const uint32_t *edge = e->at;
    for (size_t n = e->n / 2; n > 0;) {
        if (n > s->cap - w->n) return; /* cannot happen: see patch_high */
        size_t done = count_plain(s, edge, n, high);
        done = s->kernels->short_words(s->text.p, edge, done, w->off + w->n,
                                       w->len + w->n, w->hash + w->n);
        w->n += done;
        edge += 2 * done;
        n -= done;
        if (!n) break;
        emit_run(s, edge[0], edge[1], high && any_bit(high, edge[0], edge[1]));
        edge += 2;
        n--;
    }
    if (e->n & 1) e->at[0] = e->at[e->n - 1];
    e->n &= 1;
}

static void scan_runs(scanner *s, const uint64_t *word, const uint64_t *high,
                      size_t n_blocks)
{
    uint64_t carry = 0;
    edge_list e = {.n = 0};
    bool held = false; /* the run that goes on has a high byte */
    for (size_t b = 0; b < n_blocks;) {
        size_t n = n_blocks - b < STEP_BLOCKS ? n_blocks - b : STEP_BLOCKS;
        uint64_t any = 0, edges[STEP_BLOCKS];
        for (size_t k = 0; k < n; k++) {
            uint64_t w = word[b + k];
            edges[k] = w ^ (w << 1 | carry);
            carry = w >> 63;
            any |= high[b + k];
        }
        e.n += s->kernels->places(edges, n, (uint32_t)b * 64, e.at + e.n);
        b += n;
        if (b == n_blocks && carry) e.at[e.n++] = (uint32_t)s->text.n;
        emit_runs(s, &e, any || held ? high : NULL);
        held = e.n && (any || held);
    }
}

static bool alloc_words(wire_arena *a, size_t n, wire_words *out)
{
    out->hash = WIRE_ARRAY(a, uint32_t, n);
    out->off = WIRE_ARRAY(a, uint32_t, n);
    out->len = WIRE_ARRAY(a, uint8_t, n);
    return out->hash && out->off && out->len;
}

wire_status wire_text_words(wire_str text, wire_arena *a, wire_words *out,
                            wire_err *err)
{
    *out = (wire_words){0};
    if (text.n >= UINT32_MAX)
        return wire_fail(err, WIRE_ELIMIT, UINT32_MAX,
                         "text of %zu bytes is longer than 4 GiB", text.n);
    if (!text.n) return WIRE_OK;
    size_t blocks = (text.n + 63) / 64;
    uint64_t *word = wire_malloc(2 * blocks * sizeof *word);
    if (!word) return wire_fail_mem(err);
    uint64_t *high = word + blocks;
    scanner s = {.text = text, .out = out, .kernels = wire__kernels()};
    s.kernels->classify((const uint8_t *)text.p, text.n, word, high);
    s.cap = patch_high(text, word, high, blocks);
    wire_status st = WIRE_OK;
    if (alloc_words(a, s.cap, out))
        scan_runs(&s, word, high, blocks);
    else
        st = wire_fail_mem(err);
    if (s.cutter) ubrk_close(s.cutter);
    wire_free(word);
    return st;
}

uint32_t wire_text_word_hash(wire_str word)
{
    if (word.n > WORD_MAX) word.n = WORD_MAX;
    bool is_empty;
    return hash_word(word.p, word.n, &is_empty);
}

size_t wire_words_at(const wire_words *w, uint32_t off)
{
    /* Asked for all the time, of places nobody can foresee: no branch. */
    const uint32_t *p = w->off;
    size_t n = w->n;
    while (n > 1) {
        size_t half = n / 2;
        p += half & -(size_t)(p[half - 1] < off);
        n -= half;
    }
    return (size_t)(p - w->off) + (n && *p < off);
}
