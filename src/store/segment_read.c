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
    return memcmp(s->p, "WIREseg3", 8) == 0 && load(s->p + 8, 4) == 3 &&
           load(s->p + 12, 4) == WIRE__KEY_BITS &&
           load(s->p + 120, 8) == wire__checksum(0, s->p, 120);
}

/* The parts follow one another and fill the file. */
static bool parts_fit(const wire__segment *s)
{
    uint64_t rest = s->n - WIRE__SEGMENT_HEADER;

    if (s->blocks_bytes > rest || s->block_bits > WIRE__KEY_BITS) return false;
    return s->n ==
               WIRE__SEGMENT_HEADER + s->blocks_bytes +
                   WIRE__OFFSET_BYTES * (((uint64_t)1 << s->block_bits) + 1) &&
           s->gap_k <= WIRE__KEY_BITS && s->n_docs <= UINT32_MAX - s->first;
}

static wire_status check(const char *path, wire__segment *s, wire_err *err)
{
    if (!is_header_whole(s))
        return wire_fail(err, WIRE_EFORMAT, 0,
                         "%s: the header is damaged, or of another version",
                         path);
    s->first = (uint32_t)load(s->p + 16, 4);
    s->n_docs = (uint32_t)load(s->p + 20, 4);
    s->n_keys = load(s->p + 24, 8);
    s->n_postings = load(s->p + 32, 8);
    s->gap_k = (unsigned)load(s->p + 40, 4);
    s->block_bits = (unsigned)load(s->p + 44, 4);
    s->blocks_bytes = load(s->p + 48, 8);
    if (!parts_fit(s))
        return wire_fail(err, WIRE_EFORMAT, s->n,
                         "%s: the file is cut off, or not what its header says",
                         path);
    s->directory = s->p + WIRE__SEGMENT_HEADER + s->blocks_bytes;
    s->offsets = wire__binary_for(s->n_docs);
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

/* The bit at which a block begins. */
static uint64_t entry(const wire__segment *s, uint64_t block)
{
    return load(s->directory + WIRE__OFFSET_BYTES * block, WIRE__OFFSET_BYTES);
}

static wire__bit_reader block_at(const wire__segment *s, uint64_t block)
{
    wire__bit_reader r = {s->p + WIRE__SEGMENT_HEADER, entry(s, block),
                          s->blocks_bytes * 8, false};

    if (r.at > r.end) r.has_failed = true;
    return r;
}

static unsigned shift_of(const wire__segment *s)
{
    return WIRE__KEY_BITS - s->block_bits;
}

/* ---- Lists ------------------------------------------------------------------ */

/* What stands before the articles of a key. */
typedef struct {
    uint64_t n, kept;
    uint64_t end; /* bit behind the list, where it is a long one; else 0 */
} list_head;

static list_head list_head_get(wire__bit_reader *r)
{
    list_head h = {wire__gamma_get(r), 0, 0};

    h.kept = h.n < WIRE__LIST_MOST ? h.n : WIRE__LIST_MOST;
    if (h.n > WIRE__SHORT_LIST) {
        uint64_t bits = wire__bits_get(r, 16);

        h.end = r->at + bits;
    }
    return h;
}

/* The first most articles of a list. */
static wire_status list_get(const wire__segment *s, wire__bit_reader *r,
                            const list_head *h, uint64_t most,
                            wire__numbers *out, wire_err *err)
{
    unsigned k = wire__list_rice(s->n_docs, h->n);
    uint64_t doc = wire__binary_get(r, s->offsets);

    for (uint64_t i = 0; i < h->kept && i < most; i++) {
        if (i > 0) doc += wire__rice_get(r, k) + 1;
        if (r->has_failed || r->at > r->end || doc >= s->n_docs)
            return damaged(s, r, err);
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
    (void)wire__binary_get(r, s->offsets);
    for (uint64_t i = 1; i < h->kept; i++)
        (void)wire__rice_get(r, k);
}

/* ---- Find ------------------------------------------------------------------- */

/* Where in its block a key stands, of n; n when it does not. r comes to stand
 * behind the gaps only when it does. */
static uint64_t place_of(const wire__segment *s, wire__bit_reader *r,
                         uint64_t n, uint64_t key)
{
    uint64_t here = key >> shift_of(s) << shift_of(s), i = 0;

    for (; i < n && r->at <= r->end; i++) {
        here += wire__rice_get(r, s->gap_k);
        if (here >= key) break;
        here++;
    }
    if (i >= n || here != key) return n;
    for (uint64_t rest = i + 1; rest < n && r->at <= r->end; rest++)
        (void)wire__rice_get(r, s->gap_k);
    return i;
}

void wire__segment_expect(const wire__segment *s, uint64_t key, bool is_near)
{
    enum { LINE = 64, LINES = 2 }; /* of a block of 18 keys */
    uint64_t block = key >> shift_of(s);

    if (!is_near) {
        __builtin_prefetch(s->directory + WIRE__OFFSET_BYTES * block);
        return;
    }
    const uint8_t *p = s->p + WIRE__SEGMENT_HEADER + (entry(s, block) >> 3);
    if (p >= s->directory) return;
    for (size_t i = 0; i < LINES; i++)
        __builtin_prefetch(p + i * LINE);
}

wire_status wire__segment_find(const wire__segment *s, uint64_t key,
                               size_t most, wire__numbers *out, uint64_t *n,
                               wire_err *err)
{
    wire__bit_reader r = block_at(s, key >> shift_of(s));
    uint64_t n_keys = wire__rice_get(&r, WIRE__BLOCK_RICE);
    uint64_t place = place_of(s, &r, n_keys, key);
    list_head h;

    *n = 0;
    if (r.has_failed || r.at > r.end) return damaged(s, &r, err);
    if (place == n_keys) return WIRE_OK;
    h = list_head_get(&r);
    for (; place > 0 && r.at <= r.end; place--) {
        list_skip(s, &r, &h);
        h = list_head_get(&r);
    }
    if (r.has_failed || r.at > r.end) return damaged(s, &r, err);
    *n = h.n;
    return list_get(s, &r, &h, most, out, err);
}

/* ---- All keys --------------------------------------------------------------- */

void wire__cursor_init(wire__cursor *c, const wire__segment *s)
{
    *c = (wire__cursor){.segment = s};
}

void wire__cursor_free(wire__cursor *c)
{
    WIRE_VEC_FREE(&c->keys);
    WIRE_VEC_FREE(&c->docs);
}

static wire_status next_block(wire__cursor *c, wire_err *err)
{
    const wire__segment *s = c->segment;
    uint64_t here = c->block << shift_of(s), n;

    c->lists = block_at(s, c->block++);
    n = wire__rice_get(&c->lists, WIRE__BLOCK_RICE);
    c->at = c->keys.n = 0;
    for (uint64_t i = 0; i < n; i++) {
        here += wire__rice_get(&c->lists, s->gap_k);
        if (c->lists.has_failed || c->lists.at > c->lists.end)
            return damaged(s, &c->lists, err);
        if (!WIRE_VEC_PUSH(&c->keys, here)) return wire_fail_mem(err);
        here++;
    }
    return WIRE_OK;
}

wire_status wire__cursor_next(wire__cursor *c, wire_err *err)
{
    const wire__segment *s = c->segment;
    list_head h;

    c->docs.n = 0;
    while (c->at == c->keys.n) {
        if (c->block == (uint64_t)1 << s->block_bits) return WIRE_END;
        WIRE_TRY(next_block(c, err));
    }
    c->key = c->keys.p[c->at++];
    h = list_head_get(&c->lists);
    c->df = h.n;
    if (c->lists.has_failed) return damaged(s, &c->lists, err);
    return list_get(s, &c->lists, &h, h.kept, &c->docs, err);
}
