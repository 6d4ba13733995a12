/* SIMD sets and the run-time choice between them.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "kernels.h"

#if defined(__x86_64__)
    #define WIRE_X86 1
    #include <immintrin.h>
#endif

/* ---- Scalar: the reference ---- */

static bool is_word_byte(uint8_t c)
{
    return (uint8_t)((c | 0x20) - 'a') < 26 || (uint8_t)(c - '0') < 10;
}

static void classify_tail(const uint8_t *p, size_t n, uint64_t *word,
                          uint64_t *high)
{
    *word = *high = 0;
    for (size_t i = 0; i < n; i++) {
        *word |= (uint64_t)is_word_byte(p[i]) << i;
        *high |= (uint64_t)(p[i] >> 7) << i;
    }
}

static void classify_scalar(const uint8_t *p, size_t n, uint64_t *word,
                            uint64_t *high)
{
    for (size_t i = 0; i < n; i += 64)
        classify_tail(p + i, n - i < 64 ? n - i : 64, word++, high++);
}

static size_t common_prefix_scalar(const uint32_t *a, const uint32_t *b,
                                   size_t n)
{
    size_t i = 0;
    while (i < n && a[i] == b[i])
        i++;
    return i;
}

/* Rolling: the first word's part is taken off again. */
static void shingles_scalar(const uint32_t *words, size_t n, unsigned k,
                            uint64_t *out)
{
    uint64_t h = 0, top = 1;
    for (unsigned i = 1; i < k; i++)
        top *= WIRE__SHINGLE_MUL;
    for (unsigned i = 0; i + 1 < k; i++)
        h = h * WIRE__SHINGLE_MUL + words[i] + 1;
    for (size_t i = 0; i + k <= n; i++) {
        h = h * WIRE__SHINGLE_MUL + words[i + k - 1] + 1;
        out[i] = wire_mix64(h);
        h -= top * ((uint64_t)words[i] + 1);
    }
}

/* Each value gets its place into its low bits, so that the least one of a
 * window tells where it stands; higher places get lower bits. */
static inline uint64_t with_place(uint64_t v, size_t i)
{
    return (v | (WIRE__MINIMA_MAX - 1)) - i;
}

static inline uint32_t place_in(uint64_t v)
{
    return WIRE__MINIMA_MAX - 1 - (uint32_t)(v & (WIRE__MINIMA_MAX - 1));
}

/* How much further the next pass over windows of size looks, to make them
 * twice as large, or w. */
static inline unsigned next_step(unsigned size, unsigned w)
{
    return w - size < size ? w - size : size;
}

/* Windows of size to windows of size + step, in place: what lies ahead is
 * not written yet. */
static void widen_scalar(uint64_t *v, size_t n, unsigned step)
{
    for (size_t i = 0; i + step < n; i++)
        v[i] = v[i + step] < v[i] ? v[i + step] : v[i];
}

static inline size_t minima_by(void (*widen)(uint64_t *, size_t, unsigned),
                               uint64_t *v, size_t n, unsigned w, uint32_t *out)
{
    for (size_t i = 0; i < n; i++)
        v[i] = with_place(v[i], i);
    for (unsigned size = 1, step; size < w; size += step) {
        step = next_step(size, w);
        widen(v, n, step);
    }
    size_t m = 0;
    uint64_t last = 0;
    for (size_t i = 0; i + w <= n; i++) {
        out[m] = place_in(v[i]);
        m += i == 0 || v[i] != last;
        last = v[i];
    }
    return m;
}

static size_t minima_scalar(uint64_t *v, size_t n, unsigned w, uint32_t *out)
{
    return minima_by(widen_scalar, v, n, w, out);
}

static inline uint64_t put_place(uint32_t *out, size_t i, uint64_t bits,
                                 uint32_t base)
{
    out[i] = base + (uint32_t)__builtin_ctzll(bits | 1ull << 63);
    return bits & (bits - 1);
}

/* Eight at a time: what the next element overwrites costs less than to ask. */
static size_t places_scalar(const uint64_t *bits, size_t n, uint32_t base,
                            uint32_t *out)
{
    uint32_t *first = out;
    for (size_t b = 0; b < n; b++, base += 64) {
        uint64_t x = bits[b];
        size_t m = wire__count_bits(x);
        for (size_t k = 0; k < m; k += 8) {
            x = put_place(out + k, 0, x, base);
            x = put_place(out + k, 1, x, base);
            x = put_place(out + k, 2, x, base);
            x = put_place(out + k, 3, x, base);
            x = put_place(out + k, 4, x, base);
            x = put_place(out + k, 5, x, base);
            x = put_place(out + k, 6, x, base);
            x = put_place(out + k, 7, x, base);
        }
        out += m;
    }
    return (size_t)(out - first);
}

static inline uint64_t load64(const char *p)
{
    uint64_t x;
    memcpy(&x, p, 8);
    return x;
}

/* What is kept of the last eight bytes of a word of n bytes. */
#define KEEP(n) (~(uint64_t)0 >> (64 - 8 * (n)))
static const uint64_t KEEP_LAST[WIRE__SHORT_WORD + 1] = {
    0,       KEEP(1), KEEP(2), KEEP(3), KEEP(4), KEEP(5),
    KEEP(6), KEEP(7), KEEP(8), KEEP(1), KEEP(2), KEEP(3),
    KEEP(4), KEEP(5), KEEP(6), KEEP(7), KEEP(8)};

/* Of 1 to 16 bytes, without a branch; 16 bytes are read. Setting bit 5 maps
 * A-Z to a-z and leaves 0-9 alone. */
static inline uint32_t hash_short(const char *p, size_t n)
{
    const uint64_t bit5 = 0x2020202020202020u;
    size_t is_long = n > 8;
    uint64_t last = (load64(p + 8 * is_long) | bit5) & KEEP_LAST[n];
    uint64_t first =
        WIRE__WORD_K0 ^
        wire__fold_mul(WIRE__WORD_K0 ^ (load64(p) | bit5), WIRE__WORD_K0);
    uint64_t h = WIRE__WORD_K0 ^ last ^ (first & -(uint64_t)is_long);
    h = wire__fold_mul(h ^ n, WIRE__WORD_K1);
    return (uint32_t)(h ^ h >> 32);
}

static size_t short_words_scalar(const char *text, const uint32_t *edge,
                                 size_t n, uint32_t *off, uint8_t *len,
                                 uint32_t *hash)
{
    size_t i = 0;
    for (; i < n; i++) {
        uint32_t beg = edge[2 * i], bytes = edge[2 * i + 1] - beg;
        if (bytes > WIRE__SHORT_WORD) break;
        off[i] = beg;
        len[i] = (uint8_t)bytes;
        hash[i] = hash_short(text + beg, bytes);
    }
    return i;
}

/* Every number is put down; the next takes its place when its bit is off. */
static size_t sift_scalar(const uint32_t *hash, size_t n,
                          const uint32_t filter[WIRE__SIFT_FILTER],
                          uint32_t *out)
{
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        out[m] = (uint32_t)i;
        m += filter[hash[i] >> 25] >> (hash[i] >> 20 & 31) & 1;
    }
    return m;
}

static const wire_kernels scalar_set = {
    "scalar",      classify_scalar, common_prefix_scalar, shingles_scalar,
    minima_scalar, places_scalar,   short_words_scalar,   sift_scalar};

#ifdef WIRE_X86

/* ---- SSE2: every x86-64 ---- */

static inline unsigned word_mask_sse2(__m128i v)
{
    __m128i alpha =
        _mm_sub_epi8(_mm_or_si128(v, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
    __m128i digit = _mm_sub_epi8(v, _mm_set1_epi8('0'));
    __m128i is_alpha =
        _mm_cmpeq_epi8(_mm_min_epu8(alpha, _mm_set1_epi8(25)), alpha);
    __m128i is_digit =
        _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
    return (unsigned)_mm_movemask_epi8(_mm_or_si128(is_alpha, is_digit));
}

static void classify_sse2(const uint8_t *p, size_t n, uint64_t *word,
                          uint64_t *high)
{
    for (; n >= 64; n -= 64, p += 64) {
        uint64_t w = 0, h = 0;
        for (unsigned i = 0; i < 4; i++) {
            __m128i v = _mm_loadu_si128((const __m128i *)(p + 16 * i));
            w |= (uint64_t)word_mask_sse2(v) << 16 * i;
            h |= (uint64_t)(unsigned)_mm_movemask_epi8(v) << 16 * i;
        }
        *word++ = w;
        *high++ = h;
    }
    if (n) classify_tail(p, n, word, high);
}

static size_t common_prefix_sse2(const uint32_t *a, const uint32_t *b, size_t n)
{
    size_t i = 0;
    for (; i + 4 <= n; i += 4) {
        __m128i eq = _mm_cmpeq_epi32(_mm_loadu_si128((const __m128i *)(a + i)),
                                     _mm_loadu_si128((const __m128i *)(b + i)));
        unsigned m = (unsigned)_mm_movemask_epi8(eq);
        if (m != 0xffff) return i + (unsigned)__builtin_ctz(~m) / 4;
    }
    return i + common_prefix_scalar(a + i, b + i, n - i);
}

static const wire_kernels sse2_set = {
    "sse2",        classify_sse2, common_prefix_sse2, shingles_scalar,
    minima_scalar, places_scalar, short_words_scalar, sift_scalar};

/* ---- AVX2 ---- */

__attribute__((target("avx2"))) static void
classify_avx2(const uint8_t *p, size_t n, uint64_t *word, uint64_t *high)
{
    const __m256i bit5 = _mm256_set1_epi8(0x20), a = _mm256_set1_epi8('a'),
                  zero = _mm256_set1_epi8('0'), z = _mm256_set1_epi8(25),
                  nine = _mm256_set1_epi8(9);
    for (; n >= 64; n -= 64, p += 64) {
        uint64_t w = 0, h = 0;
        for (unsigned i = 0; i < 2; i++) {
            __m256i v = _mm256_loadu_si256((const __m256i *)(p + 32 * i));
            __m256i al = _mm256_sub_epi8(_mm256_or_si256(v, bit5), a);
            __m256i di = _mm256_sub_epi8(v, zero);
            __m256i is = _mm256_or_si256(
                _mm256_cmpeq_epi8(_mm256_min_epu8(al, z), al),
                _mm256_cmpeq_epi8(_mm256_min_epu8(di, nine), di));
            w |= (uint64_t)(uint32_t)_mm256_movemask_epi8(is) << 32 * i;
            h |= (uint64_t)(uint32_t)_mm256_movemask_epi8(v) << 32 * i;
        }
        *word++ = w;
        *high++ = h;
    }
    if (n) classify_tail(p, n, word, high);
}

__attribute__((target("avx2"))) static size_t
common_prefix_avx2(const uint32_t *a, const uint32_t *b, size_t n)
{
    size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        __m256i eq =
            _mm256_cmpeq_epi32(_mm256_loadu_si256((const __m256i *)(a + i)),
                               _mm256_loadu_si256((const __m256i *)(b + i)));
        uint32_t m = (uint32_t)_mm256_movemask_epi8(eq);
        if (m != 0xffffffffu) return i + (unsigned)__builtin_ctz(~m) / 4;
    }
    return i + common_prefix_sse2(a + i, b + i, n - i);
}

__attribute__((target("avx2"))) static void widen_avx2(uint64_t *v, size_t n,
                                                       unsigned step)
{
    const __m256i top = _mm256_set1_epi64x(INT64_MIN); /* compares are signed */
    size_t i = 0;
    for (; i + step + 4 <= n; i += 4) {
        __m256i x = _mm256_loadu_si256((const __m256i *)(v + i));
        __m256i y = _mm256_loadu_si256((const __m256i *)(v + i + step));
        __m256i more = _mm256_cmpgt_epi64(_mm256_xor_si256(x, top),
                                          _mm256_xor_si256(y, top));
        _mm256_storeu_si256((__m256i *)(v + i), _mm256_blendv_epi8(x, y, more));
    }
    if (i < n) widen_scalar(v + i, n - i, step);
}

static size_t minima_avx2(uint64_t *v, size_t n, unsigned w, uint32_t *out)
{
    return minima_by(widen_avx2, v, n, w, out);
}

static const wire_kernels avx2_set = {
    "avx2",      classify_avx2, common_prefix_avx2, shingles_scalar,
    minima_avx2, places_scalar, short_words_scalar, sift_scalar};

/* ---- AVX-512 (BW) ---- */

__attribute__((target("avx512f,avx512bw"))) static void
classify_avx512(const uint8_t *p, size_t n, uint64_t *word, uint64_t *high)
{
    const __m512i bit5 = _mm512_set1_epi8(0x20), a = _mm512_set1_epi8('a'),
                  zero = _mm512_set1_epi8('0'), z = _mm512_set1_epi8(25),
                  nine = _mm512_set1_epi8(9);
    for (; n; p += 64) {
        size_t step = n < 64 ? n : 64;
        __mmask64 live = step < 64 ? ((uint64_t)1 << step) - 1 : ~(uint64_t)0;
        __m512i v = _mm512_maskz_loadu_epi8(live, p);
        __mmask64 alpha = _mm512_cmple_epu8_mask(
            _mm512_sub_epi8(_mm512_or_si512(v, bit5), a), z);
        __mmask64 digit =
            _mm512_cmple_epu8_mask(_mm512_sub_epi8(v, zero), nine);
        *word++ = (alpha | digit) & live;
        *high++ = _mm512_movepi8_mask(v) & live;
        n -= step;
    }
}

__attribute__((target("avx512f,avx512bw"))) static size_t
common_prefix_avx512(const uint32_t *a, const uint32_t *b, size_t n)
{
    for (size_t i = 0; i < n; i += 16) {
        size_t step = n - i < 16 ? n - i : 16;
        __mmask16 live = (__mmask16)((1u << step) - 1);
        __mmask16 ne = _mm512_mask_cmpneq_epi32_mask(
            live, _mm512_maskz_loadu_epi32(live, a + i),
            _mm512_maskz_loadu_epi32(live, b + i));
        if (ne) return i + (unsigned)__builtin_ctz(ne);
    }
    return n;
}

    #define AVX512DQ __attribute__((target("avx512f,avx512bw,avx512dq")))

AVX512DQ static inline __m512i xor_right(__m512i x, unsigned n)
{
    return _mm512_xor_si512(x, _mm512_srli_epi64(x, n));
}

/* wire_mix64 of eight */
AVX512DQ static inline __m512i mix_avx512(__m512i x)
{
    x = _mm512_mullo_epi64(xor_right(x, 30),
                           _mm512_set1_epi64((int64_t)0xbf58476d1ce4e5b9u));
    x = _mm512_mullo_epi64(xor_right(x, 27),
                           _mm512_set1_epi64((int64_t)0x94d049bb133111ebu));
    return xor_right(x, 31);
}

/* Eight shingles at once, each from its first word: a multiplication more a
 * word than rolling, and eight times as wide. */
AVX512DQ static void shingles_avx512(const uint32_t *words, size_t n,
                                     unsigned k, uint64_t *out)
{
    const __m512i mul = _mm512_set1_epi64((int64_t)WIRE__SHINGLE_MUL);
    const __m512i one = _mm512_set1_epi64(1);
    size_t i = 0;
    for (; i + k + 7 <= n; i += 8) {
        __m512i h = _mm512_setzero_si512();
        for (unsigned j = 0; j < k; j++) {
            __m512i w = _mm512_cvtepu32_epi64(
                _mm256_loadu_si256((const __m256i *)(words + i + j)));
            h = _mm512_add_epi64(_mm512_mullo_epi64(h, mul),
                                 _mm512_add_epi64(w, one));
        }
        _mm512_storeu_si512(out + i, mix_avx512(h));
    }
    if (i + k <= n) shingles_scalar(words + i, n - i, k, out + i);
}

AVX512DQ static void widen_avx512(uint64_t *v, size_t n, unsigned step)
{
    size_t i = 0;
    for (; i + step + 8 <= n; i += 8)
        _mm512_storeu_si512(v + i,
                            _mm512_min_epu64(_mm512_loadu_si512(v + i),
                                             _mm512_loadu_si512(v + i + step)));
    for (; i + step < n; i++)
        v[i] = v[i + step] < v[i] ? v[i + step] : v[i];
}

AVX512DQ static size_t minima_avx512(uint64_t *v, size_t n, unsigned w,
                                     uint32_t *out)
{
    const __m512i low = _mm512_set1_epi64(WIRE__MINIMA_MAX - 1);
    __m512i at = _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0);
    size_t i = 0, windows = n - w + 1, m = 1;
    for (; i + 8 <= n; i += 8) {
        __m512i x = _mm512_or_si512(_mm512_loadu_si512(v + i), low);
        _mm512_storeu_si512(v + i, _mm512_sub_epi64(x, at));
        at = _mm512_add_epi64(at, _mm512_set1_epi64(8));
    }
    for (; i < n; i++)
        v[i] = with_place(v[i], i);
    for (unsigned size = 1, step; size < w; size += step) {
        step = next_step(size, w);
        widen_avx512(v, n, step);
    }
    out[0] = place_in(v[0]);
    for (i = 1; i + 8 <= windows; i += 8) {
        __m512i x = _mm512_loadu_si512(v + i);
        __mmask8 is_new =
            _mm512_cmpneq_epi64_mask(x, _mm512_loadu_si512(v + i - 1));
        __m512i place = _mm512_sub_epi64(low, _mm512_and_si512(x, low));
        _mm256_storeu_si256(
            (__m256i *)(out + m),
            _mm512_cvtepi64_epi32(_mm512_maskz_compress_epi64(is_new, place)));
        m += (unsigned)__builtin_popcount(is_new);
    }
    for (; i < windows; i++) {
        out[m] = place_in(v[i]);
        m += v[i] != v[i - 1];
    }
    return m;
}

/* wire__fold_mul of eight by k, of products of 32 bits. */
AVX512DQ static inline __m512i fold_mul_avx512(__m512i a, uint64_t k)
{
    const __m512i k_low = _mm512_set1_epi64((int64_t)(k & UINT32_MAX)),
                  k_high = _mm512_set1_epi64((int64_t)(k >> 32)),
                  low32 = _mm512_set1_epi64(UINT32_MAX);
    __m512i a_high = _mm512_srli_epi64(a, 32);
    __m512i low = _mm512_mul_epu32(a, k_low);
    __m512i mid = _mm512_add_epi64(_mm512_mul_epu32(a_high, k_low),
                                   _mm512_srli_epi64(low, 32));
    __m512i rest = _mm512_add_epi64(_mm512_mul_epu32(a, k_high),
                                    _mm512_and_si512(mid, low32));
    __m512i high = _mm512_add_epi64(_mm512_mul_epu32(a_high, k_high),
                                    _mm512_srli_epi64(mid, 32));
    high = _mm512_add_epi64(high, _mm512_srli_epi64(rest, 32));
    low = _mm512_mask_mov_epi32(low, 0xaaaa, _mm512_slli_epi64(rest, 32));
    return _mm512_xor_si512(low, high);
}

/* 16 bytes from each of four beginnings of words, every second one. */
AVX512DQ static inline __m512i load_four(const char *text, const uint32_t *edge)
{
    const __m128i *a = (const __m128i *)(text + edge[0]),
                  *b = (const __m128i *)(text + edge[4]),
                  *c = (const __m128i *)(text + edge[8]),
                  *d = (const __m128i *)(text + edge[12]);
    __m512i x = _mm512_castsi128_si512(_mm_loadu_si128(a));
    x = _mm512_inserti64x2(x, _mm_loadu_si128(b), 1);
    x = _mm512_inserti64x2(x, _mm_loadu_si128(c), 2);
    return _mm512_inserti64x2(x, _mm_loadu_si128(d), 3);
}

/* hash_short of eight words of len bytes. */
AVX512DQ static inline __m512i hash_eight(const char *text,
                                          const uint32_t *edge, __m512i len)
{
    const __m512i k0 = _mm512_set1_epi64((int64_t)WIRE__WORD_K0),
                  bit5 = _mm512_set1_epi8(0x20);
    __m512i even = load_four(text, edge), odd = load_four(text, edge + 2);
    __m512i head = _mm512_or_si512(_mm512_unpacklo_epi64(even, odd), bit5),
            tail = _mm512_or_si512(_mm512_unpackhi_epi64(even, odd), bit5);
    __mmask8 is_long = _mm512_cmpgt_epi64_mask(len, _mm512_set1_epi64(8));
    /* -8 len is what KEEP_LAST shifts by, in its last six bits */
    __m512i shift = _mm512_and_si512(
        _mm512_sub_epi64(_mm512_setzero_si512(), _mm512_slli_epi64(len, 3)),
        _mm512_set1_epi64(63));
    __m512i last =
        _mm512_and_si512(_mm512_mask_mov_epi64(head, is_long, tail),
                         _mm512_srlv_epi64(_mm512_set1_epi64(-1), shift));
    __m512i first = _mm512_mask_mov_epi64(
        k0, is_long,
        fold_mul_avx512(_mm512_xor_si512(head, k0), WIRE__WORD_K0));
    __m512i h = _mm512_xor_si512(_mm512_xor_si512(first, last), len);
    h = fold_mul_avx512(h, WIRE__WORD_K1);
    return _mm512_xor_si512(h, _mm512_srli_epi64(h, 32));
}

AVX512DQ static size_t short_words_avx512(const char *text,
                                          const uint32_t *edge, size_t n,
                                          uint32_t *off, uint8_t *len,
                                          uint32_t *hash)
{
    const __m512i longest = _mm512_set1_epi64(WIRE__SHORT_WORD);
    uint32_t last[16];
    for (size_t i = 0; i < n; i += 8, edge += 16) {
        size_t step = n - i < 8 ? n - i : 8;
        __mmask8 live = (__mmask8)((1u << step) - 1);
        __m512i e = _mm512_maskz_loadu_epi64(live, edge);
        if (step < 8) { /* the others are words of no bytes, at text */
            _mm512_storeu_si512(last, e);
            edge = last;
        }
        __m512i bytes = _mm512_sub_epi64(
            _mm512_srli_epi64(e, 32),
            _mm512_and_si512(e, _mm512_set1_epi64(UINT32_MAX)));
        __m512i h = hash_eight(text, edge, bytes);
        _mm512_mask_cvtepi64_storeu_epi32(off + i, live, e);
        _mm512_mask_cvtepi64_storeu_epi8(len + i, live, bytes);
        _mm512_mask_cvtepi64_storeu_epi32(hash + i, live, h);
        __mmask8 too_long = _mm512_cmpgt_epi64_mask(bytes, longest);
        if (too_long) return i + (unsigned)__builtin_ctz(too_long);
    }
    return n;
}

/* The filter stays in eight registers; each of four pairs of them is asked,
 * and two bits of the hash choose the answer. */
AVX512DQ static size_t sift_avx512(const uint32_t *hash, size_t n,
                                   const uint32_t filter[WIRE__SIFT_FILTER],
                                   uint32_t *out)
{
    __m512i f[8];
    for (unsigned k = 0; k < 8; k++)
        f[k] = _mm512_loadu_si512(filter + 16 * k);
    const __m512i one = _mm512_set1_epi32(1), low5 = _mm512_set1_epi32(31),
                  bit5 = _mm512_set1_epi32(32), bit6 = _mm512_set1_epi32(64);
    __m512i at =
        _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    size_t m = 0;
    for (size_t i = 0; i < n; i += 16) {
        unsigned step = n - i < 16 ? (unsigned)(n - i) : 16;
        __mmask16 live = (__mmask16)((1u << step) - 1);
        __m512i h = _mm512_maskz_loadu_epi32(live, hash + i);
        __m512i k = _mm512_srli_epi32(h, 25);
        __mmask16 second = _mm512_test_epi32_mask(k, bit5);
        __m512i low = _mm512_mask_mov_epi32(
            _mm512_permutex2var_epi32(f[0], k, f[1]), second,
            _mm512_permutex2var_epi32(f[2], k, f[3]));
        __m512i high = _mm512_mask_mov_epi32(
            _mm512_permutex2var_epi32(f[4], k, f[5]), second,
            _mm512_permutex2var_epi32(f[6], k, f[7]));
        __m512i bits =
            _mm512_mask_mov_epi32(low, _mm512_test_epi32_mask(k, bit6), high);
        __m512i b = _mm512_and_si512(_mm512_srli_epi32(h, 20), low5);
        __mmask16 is_on =
            _mm512_mask_test_epi32_mask(live, _mm512_srlv_epi32(bits, b), one);
        _mm512_storeu_si512(out + m, _mm512_maskz_compress_epi32(is_on, at));
        m += wire__count_bits(is_on);
        at = _mm512_add_epi32(at, _mm512_set1_epi32(16));
    }
    return m;
}

static const wire_kernels avx512_set = {
    "avx512",      classify_avx512, common_prefix_avx512, shingles_avx512,
    minima_avx512, places_scalar,   short_words_avx512,   sift_avx512};

/* ---- AVX-512 VBMI2: bytes are compressed, too ---- */

    #define AVX512VBMI2                                                        \
        __attribute__((target("avx512f,avx512bw,avx512vbmi2,popcnt")))

AVX512VBMI2 static inline void put_sixteen(uint32_t *out, __m128i places,
                                           __m512i base)
{
    _mm512_storeu_si512(out,
                        _mm512_add_epi32(_mm512_cvtepu8_epi32(places), base));
}

AVX512VBMI2 static size_t places_avx512vbmi2(const uint64_t *bits, size_t n,
                                             uint32_t base, uint32_t *out)
{
    uint32_t *first = out;
    uint8_t numbers[64];
    for (uint8_t i = 0; i < 64; i++)
        numbers[i] = i;
    const __m512i all = _mm512_loadu_si512(numbers);
    for (size_t b = 0; b < n; b++, base += 64) {
        unsigned m = (unsigned)__builtin_popcountll(bits[b]);
        __m512i at = _mm512_maskz_compress_epi8(bits[b], all);
        __m512i from = _mm512_set1_epi32((int)base);
        put_sixteen(out, _mm512_castsi512_si128(at), from);
        put_sixteen(out + 16, _mm512_extracti32x4_epi32(at, 1), from);
        if (m > 32) {
            put_sixteen(out + 32, _mm512_extracti32x4_epi32(at, 2), from);
            put_sixteen(out + 48, _mm512_extracti32x4_epi32(at, 3), from);
        }
        out += m;
    }
    return (size_t)(out - first);
}

static const wire_kernels avx512vbmi2_set = {
    "avx512vbmi2", classify_avx512,    common_prefix_avx512, shingles_avx512,
    minima_avx512, places_avx512vbmi2, short_words_avx512,   sift_avx512};
#endif

/* ---- The choice ---- */

size_t wire__kernels_available(const wire_kernels *out[WIRE__KERNEL_SETS])
{
    size_t n = 0;
    out[n++] = &scalar_set;
#ifdef WIRE_X86
    __builtin_cpu_init();
    out[n++] = &sse2_set;
    if (__builtin_cpu_supports("avx2")) out[n++] = &avx2_set;
    if (__builtin_cpu_supports("avx512f") &&
        __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq")) {
        out[n++] = &avx512_set;
        if (__builtin_cpu_supports("avx512vbmi2") &&
            __builtin_cpu_supports("popcnt"))
            out[n++] = &avx512vbmi2_set;
    }
#endif
    return n;
}

/* The one mutable global of the library: a cached choice, atomic. */
static const wire_kernels *chosen;

const wire_kernels *wire__kernels(void)
{
    const wire_kernels *k = __atomic_load_n(&chosen, __ATOMIC_ACQUIRE);
    if (k) return k;
    const wire_kernels *sets[WIRE__KERNEL_SETS];
    k = sets[wire__kernels_available(sets) - 1];
    __atomic_store_n(&chosen, k, __ATOMIC_RELEASE);
    return k;
}

void wire__kernels_force(size_t i)
{
    const wire_kernels *sets[WIRE__KERNEL_SETS];
    size_t n = wire__kernels_available(sets);
    __atomic_store_n(&chosen, sets[i < n ? i : n - 1], __ATOMIC_RELEASE);
}
