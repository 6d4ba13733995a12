/* segment_read.c: segments from the disk.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "segment.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static uint64_t load(const uint8_t *p, unsigned n)
{
    uint64_t v = 0;

    for (unsigned i = 0; i < n; i++)
        v |= (uint64_t)p[i] << 8 * i;
    return v;
}

uint64_t wire__checksum(uint64_t sum, const uint8_t *p, size_t n)
{
    for (size_t at = 0; at < n; at += WIRE__CHECKSUM_CHUNK) {
        size_t left = n - at;

        if (left > WIRE__CHECKSUM_CHUNK) left = WIRE__CHECKSUM_CHUNK;
        sum = wire_mix64(sum + wire_hash_bytes(p + at, left));
    }
    return sum;
}

/* ---- Open ------------------------------------------------------------------- */

static wire_status map(const char *path, wire__segment *s, wire_err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    void *p;

    if (fd < 0)
        return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "%s: %s", path,
                         strerror(errno));
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) ||
        st.st_size < WIRE__SEGMENT_HEADER) {
        (void)close(fd);
        return wire_fail(err, WIRE_EFORMAT, 0, "%s: no segment of a store",
                         path);
    }
    p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0);
    (void)close(fd);
    if (p == MAP_FAILED)
        return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "%s: %s", path,
                         strerror(errno));
    s->map = p;
    s->p = (const uint8_t *)p;
    s->n = (size_t)st.st_size;
    return WIRE_OK;
}

static bool is_header_whole(const wire__segment *s)
{
    return memcmp(s->p, "WIREseg1", 8) == 0 && load(s->p + 8, 4) == 1 &&
           load(s->p + 12, 4) == WIRE__KEY_BITS &&
           load(s->p + 120, 8) == wire__checksum(0, s->p, 120);
}

/* The parts follow one another and fill the file. */
static bool parts_fit(const wire__segment *s, uint64_t fences_at,
                      uint64_t filter_at)
{
    uint64_t rest = s->n - WIRE__SEGMENT_HEADER;

    if (s->blocks_bytes > rest || s->n_fences > rest / 16 ||
        s->n_lines > rest / 64)
        return false;
    return fences_at == WIRE__SEGMENT_HEADER + s->blocks_bytes &&
           filter_at == fences_at + 16 * s->n_fences &&
           s->n == filter_at + 64 * s->n_lines &&
           (s->n_lines > 0 || s->n_keys == 0) &&
           s->n_fences ==
               (s->n_keys + WIRE__BLOCK_KEYS - 1) / WIRE__BLOCK_KEYS &&
           s->gap_k <= WIRE__KEY_BITS && s->doc_bits <= 32 &&
           s->n_docs <= UINT32_MAX - s->first;
}

static wire_status check(const char *path, wire__segment *s, wire_err *err)
{
    uint64_t fences_at, filter_at;

    if (!is_header_whole(s))
        return wire_fail(err, WIRE_EFORMAT, 0,
                         "%s: the header is damaged, or of a later version",
                         path);
    s->first = (uint32_t)load(s->p + 16, 4);
    s->n_docs = (uint32_t)load(s->p + 20, 4);
    s->n_keys = load(s->p + 24, 8);
    s->n_postings = load(s->p + 32, 8);
    s->gap_k = (unsigned)load(s->p + 40, 4);
    s->doc_bits = (unsigned)load(s->p + 44, 4);
    s->n_fences = load(s->p + 48, 8);
    s->blocks_bytes = load(s->p + 56, 8);
    fences_at = load(s->p + 64, 8);
    filter_at = load(s->p + 72, 8);
    s->n_lines = load(s->p + 80, 8);
    if (!parts_fit(s, fences_at, filter_at))
        return wire_fail(err, WIRE_EFORMAT, s->n,
                         "%s: the file is cut off, or not what its header says",
                         path);
    s->fences = s->p + fences_at;
    s->filter = s->p + filter_at;
    if (wire__checksum(0, s->p + WIRE__SEGMENT_HEADER,
                       s->n - WIRE__SEGMENT_HEADER) != load(s->p + 112, 8))
        return wire_fail(err, WIRE_EFORMAT, WIRE__SEGMENT_HEADER,
                         "%s: the checksum does not hold", path);
    return WIRE_OK;
}

wire_status wire__segment_open(const char *path, wire__segment *out,
                               wire_err *err)
{
    wire_status status;

    *out = (wire__segment){0};
    WIRE_TRY(map(path, out, err));
    status = check(path, out, err);
    if (status != WIRE_OK) wire__segment_close(out);
    return status;
}

void wire__segment_close(wire__segment *s)
{
    if (s->map) (void)munmap(s->map, s->n);
    *s = (wire__segment){0};
}

/* ---- Blocks ----------------------------------------------------------------- */

static wire_status damaged(const wire__segment *s, const wire__bit_reader *r,
                           wire_err *err)
{
    return wire_fail(err, WIRE_EFORMAT, (uint64_t)(r->p - s->p) + (r->at >> 3),
                     "a block of the segment of article %u is damaged",
                     s->first);
}

static uint64_t fence_key(const wire__segment *s, uint64_t i)
{
    return load(s->fences + 16 * i, 8);
}

static wire__bit_reader block_at(const wire__segment *s, uint64_t i)
{
    wire__bit_reader r = {s->p + WIRE__SEGMENT_HEADER,
                          load(s->fences + 16 * i + 8, 8), s->blocks_bytes * 8,
                          false};

    if (r.at > r.end) r.has_failed = true;
    return r;
}

/* One and more in Elias's gamma code. */
static uint64_t gamma_get(wire__bit_reader *r)
{
    uint64_t ahead = wire__bits_peek(r);
    unsigned zeros = ahead ? (unsigned)__builtin_ctzll(ahead) : 64;

    if (zeros > 32) {
        r->has_failed = true;
        return 1;
    }
    r->at += zeros + 1;
    return (uint64_t)1 << zeros | wire__bits_get(r, zeros);
}

/* What stands before the articles of a key. */
typedef struct {
    uint64_t n;
    uint64_t end; /* bit behind the list, where it is a long one; else 0 */
} list_head;

static list_head list_head_get(wire__bit_reader *r)
{
    list_head h = {gamma_get(r), 0};

    if (h.n > WIRE__SHORT_LIST) {
        uint64_t bits = wire__bits_get(r, 40);

        h.end = r->at + bits;
        if (h.end > r->end) r->has_failed = true;
    }
    return h;
}

/* The first most articles of a list. */
static wire_status list_get(const wire__segment *s, wire__bit_reader *r,
                            const list_head *h, uint64_t most,
                            wire__numbers *out, wire_err *err)
{
    unsigned k = wire__list_rice(s->n_docs, h->n);
    uint64_t doc = wire__bits_get(r, s->doc_bits);

    for (uint64_t i = 0; i < h->n && i < most; i++) {
        if (i > 0) doc += wire__rice_get(r, k) + 1;
        if (r->has_failed || doc >= s->n_docs) return damaged(s, r, err);
        if (!WIRE_VEC_PUSH(out, s->first + (uint32_t)doc))
            return wire_fail_mem(err);
    }
    return WIRE_OK;
}

/* Pass over a list. */
static void list_skip(const wire__segment *s, wire__bit_reader *r,
                      const list_head *h)
{
    unsigned k = wire__list_rice(s->n_docs, h->n);

    if (h->end) {
        r->at = h->end;
        return;
    }
    r->at += s->doc_bits;
    for (uint64_t i = 1; i < h->n; i++)
        (void)wire__rice_get(r, k);
}

/* ---- Find ------------------------------------------------------------------- */

static bool may_hold(const wire__segment *s, uint64_t key)
{
    wire__filter_place f = wire__filter_at(key, s->n_lines);
    const uint8_t *line = s->filter + 64 * f.line;

    for (int i = 0; i < 6; i++)
        if (!(line[f.bit[i] >> 3] >> (f.bit[i] & 7) & 1)) return false;
    return true;
}

/* The block whose fence is the last not above the key. Keys are hashes, so
 * they are spread evenly: begin where the key would stand, then widen. */
static uint64_t block_of(const wire__segment *s, uint64_t key)
{
    uint64_t guess =
        (uint64_t)((double)key / (double)((uint64_t)1 << WIRE__KEY_BITS) *
                   (double)s->n_fences);
    uint64_t lo, hi, step = 16;

    if (guess >= s->n_fences) guess = s->n_fences - 1;
    lo = hi = guess;
    while (lo > 0 && fence_key(s, lo) > key) {
        hi = lo;
        lo = lo > step ? lo - step : 0;
        step *= 2;
    }
    while (hi < s->n_fences && fence_key(s, hi) <= key) {
        lo = hi;
        hi = s->n_fences - hi > step ? hi + step : s->n_fences;
        step *= 2;
    }
    while (hi - lo > 1) {
        uint64_t mid = lo + (hi - lo) / 2;

        if (fence_key(s, mid) <= key)
            lo = mid;
        else
            hi = mid;
    }
    return lo;
}

wire_status wire__segment_find(const wire__segment *s, uint64_t key,
                               size_t most, wire__numbers *out, uint64_t *n,
                               wire_err *err)
{
    wire__bit_reader r;
    uint64_t block, here, last;

    *n = 0;
    if (s->n_keys == 0 || !may_hold(s, key)) return WIRE_OK;
    block = block_of(s, key);
    r = block_at(s, block);
    here = fence_key(s, block);
    last = s->n_keys - block * WIRE__BLOCK_KEYS;
    if (last > WIRE__BLOCK_KEYS) last = WIRE__BLOCK_KEYS;
    for (uint64_t i = 0; i < last && here <= key; i++) {
        list_head h;

        here += wire__rice_get(&r, s->gap_k);
        h = list_head_get(&r);
        if (r.has_failed) return damaged(s, &r, err);
        if (here == key) {
            *n = h.n;
            return list_get(s, &r, &h, most, out, err);
        }
        list_skip(s, &r, &h);
    }
    return WIRE_OK;
}

/* ---- All keys --------------------------------------------------------------- */

void wire__cursor_init(wire__cursor *c, const wire__segment *s)
{
    *c = (wire__cursor){.segment = s};
}

wire_status wire__cursor_next(wire__cursor *c, wire_err *err)
{
    const wire__segment *s = c->segment;
    list_head h;

    c->docs.n = 0;
    if (c->next == s->n_keys) return WIRE_END;
    if (c->next % WIRE__BLOCK_KEYS == 0) {
        c->bits = block_at(s, c->next / WIRE__BLOCK_KEYS);
        c->key = fence_key(s, c->next / WIRE__BLOCK_KEYS);
    }
    c->next++;
    c->key += wire__rice_get(&c->bits, s->gap_k);
    h = list_head_get(&c->bits);
    if (c->bits.has_failed) return damaged(s, &c->bits, err);
    return list_get(s, &c->bits, &h, h.n, &c->docs, err);
}
