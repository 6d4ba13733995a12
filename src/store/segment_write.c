/* segment_write.c: segments to the disk.
 *
 * Blocks go to the file as they fill; fences and filter, 1.4 bytes a key,
 * wait in memory.
 * SPDX-License-Identifier: Apache-2.0 */
#include "segment.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum { FILTER_BITS = 9 }; /* a key: 3 of 100 that are not there pass */

struct wire__segment_writer {
    int fd;
    char *path; /* owned */
    uint32_t first, n_docs;
    uint64_t n_keys, n_given, n_postings;
    unsigned gap_k, doc_bits;
    uint64_t last_key;
    wire_buf blocks; /* not yet written */
    wire__bit_writer bits;
    uint64_t blocks_bytes; /* written before */
    uint64_t n_fences;
    wire_buf fences;
    uint8_t *filter;
    uint64_t n_lines;
    /* Of what has been written behind the header. */
    uint64_t checksum;
    wire_buf chunk; /* under one MiB that the checksum has not seen */
};

static void put_uint(wire_buf *b, uint64_t v, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        wire_buf_char(b, (char)(v >> 8 * i & 0xff));
}

static wire_status io_error(const wire__segment_writer *w, wire_err *err)
{
    return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "%s: %s", w->path,
                     strerror(errno));
}

static wire_status write_all(const wire__segment_writer *w, const char *p,
                             size_t n, off_t at, wire_err *err)
{
    while (n > 0) {
        ssize_t done = pwrite(w->fd, p, n, at);

        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return io_error(w, err);
        p += done;
        n -= (size_t)done;
        at += done;
    }
    return WIRE_OK;
}

/* ---- Create ----------------------------------------------------------------- */

static unsigned bits_for(uint32_t n)
{
    return n > 1 ? 32u - (unsigned)__builtin_clz(n - 1) : 0;
}

void wire__segment_abandon(wire__segment_writer *w)
{
    if (!w) return;
    if (w->fd >= 0) {
        (void)close(w->fd);
        (void)unlink(w->path);
    }
    wire_buf_free(&w->blocks);
    wire_buf_free(&w->fences);
    wire_buf_free(&w->chunk);
    wire_free(w->filter);
    wire_free(w->path);
    wire_free(w);
}

static wire_status prepare(wire__segment_writer *w, const char *path,
                           wire_err *err)
{
    size_t n = strlen(path) + 1;
    char *copy = wire_malloc(n);

    if (!copy) return wire_fail_mem(err);
    memcpy(copy, path, n);
    w->path = copy;
    w->gap_k = wire__rice_for(
        w->n_keys ? ((uint64_t)1 << WIRE__KEY_BITS) / w->n_keys : 1);
    w->doc_bits = bits_for(w->n_docs);
    w->n_lines = (w->n_keys * FILTER_BITS + 511) / 512;
    w->filter = wire_calloc(w->n_lines + 1, 64);
    if (!w->filter) return wire_fail_mem(err);
    w->bits.out = &w->blocks;
    w->fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    return w->fd < 0 ? io_error(w, err) : WIRE_OK;
}

wire_status wire__segment_create(const char *path, uint32_t first,
                                 uint32_t n_docs, uint64_t n_keys,
                                 wire__segment_writer **out, wire_err *err)
{
    wire__segment_writer *w = wire_calloc(1, sizeof *w);
    wire_status status;

    *out = NULL;
    if (!w) return wire_fail_mem(err);
    w->fd = -1;
    w->first = first;
    w->n_docs = n_docs;
    w->n_keys = n_keys;
    status = prepare(w, path, err);
    if (status == WIRE_OK)
        *out = w;
    else
        wire__segment_abandon(w);
    return status;
}

/* ---- Keys ------------------------------------------------------------------- */

static void gamma_put(wire__bit_writer *w, uint64_t n)
{
    unsigned zeros = 63u - (unsigned)__builtin_clzll(n);

    wire__bits_put(w, (uint64_t)1 << zeros, zeros + 1);
    wire__bits_put(w, n & (((uint64_t)1 << zeros) - 1), zeros);
}

static uint64_t gap_bits(uint64_t value, unsigned k)
{
    uint64_t quotient = value >> k;

    return quotient >= WIRE__RICE_MOST ? WIRE__RICE_MOST + 48
                                       : quotient + 1 + k;
}

static void list_put(wire__segment_writer *w, const uint32_t *docs, size_t n)
{
    unsigned k = wire__list_rice(w->n_docs, n);
    uint64_t bits = w->doc_bits;

    gamma_put(&w->bits, n);
    if (n > WIRE__SHORT_LIST) {
        for (size_t i = 1; i < n; i++)
            bits += gap_bits(docs[i] - docs[i - 1] - 1, k);
        wire__bits_put(&w->bits, bits, 40);
    }
    wire__bits_put(&w->bits, docs[0] - w->first, w->doc_bits);
    for (size_t i = 1; i < n; i++)
        wire__rice_put(&w->bits, docs[i] - docs[i - 1] - 1, k);
}

static void filter_put(wire__segment_writer *w, uint64_t key)
{
    wire__filter_place f = wire__filter_at(key, w->n_lines);
    uint8_t *line = w->filter + 64 * f.line;

    for (int i = 0; i < 6; i++)
        line[f.bit[i] >> 3] |= (uint8_t)(1u << (f.bit[i] & 7));
}

/* Write what stands in b and let the checksum see it, MiB by MiB. */
static wire_status flush(wire__segment_writer *w, const char *p, size_t n,
                         uint64_t at, wire_err *err)
{
    const size_t most = WIRE__CHECKSUM_CHUNK;

    WIRE_TRY(write_all(w, p, n, (off_t)at, err));
    while (n > 0) {
        size_t take = most - w->chunk.n < n ? most - w->chunk.n : n;

        wire_buf_add(&w->chunk, p, take);
        if (!wire_buf_ok(&w->chunk)) return wire_fail_mem(err);
        p += take;
        n -= take;
        if (w->chunk.n < most) break;
        w->checksum = wire__checksum(w->checksum, (uint8_t *)w->chunk.p, most);
        w->chunk.n = 0;
    }
    return WIRE_OK;
}

static wire_status flush_blocks(wire__segment_writer *w, wire_err *err)
{
    if (!wire_buf_ok(&w->blocks)) return wire_fail_mem(err);
    WIRE_TRY(flush(w, w->blocks.p, w->blocks.n,
                   WIRE__SEGMENT_HEADER + w->blocks_bytes, err));
    w->blocks_bytes += w->blocks.n;
    w->blocks.n = 0;
    return WIRE_OK;
}

static void begin_block(wire__segment_writer *w, uint64_t key)
{
    uint64_t at = (w->blocks_bytes + w->blocks.n) * 8 + w->bits.n;

    put_uint(&w->fences, key, 8);
    put_uint(&w->fences, at, 8);
    w->n_fences++;
    w->last_key = key;
}

wire_status wire__segment_key(wire__segment_writer *w, uint64_t key,
                              const uint32_t *docs, size_t n, wire_err *err)
{
    if (!docs || n == 0)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "a key without articles");
    if (w->n_given % WIRE__BLOCK_KEYS == 0) begin_block(w, key);
    wire__rice_put(&w->bits, key - w->last_key, w->gap_k);
    list_put(w, docs, n);
    filter_put(w, key);
    w->last_key = key;
    w->n_given++;
    w->n_postings += n;
    return w->blocks.n > WIRE__CHECKSUM_CHUNK ? flush_blocks(w, err) : WIRE_OK;
}

/* ---- Finish ----------------------------------------------------------------- */

static wire_status write_header(const wire__segment_writer *w, wire_err *err)
{
    wire_buf b = {0};
    wire_status status;
    uint64_t fences_at = WIRE__SEGMENT_HEADER + w->blocks_bytes;

    wire_buf_lit(&b, "WIREseg1");
    put_uint(&b, 1, 4);
    put_uint(&b, WIRE__KEY_BITS, 4);
    put_uint(&b, w->first, 4);
    put_uint(&b, w->n_docs, 4);
    put_uint(&b, w->n_keys, 8);
    put_uint(&b, w->n_postings, 8);
    put_uint(&b, w->gap_k, 4);
    put_uint(&b, w->doc_bits, 4);
    put_uint(&b, w->n_fences, 8);
    put_uint(&b, w->blocks_bytes, 8);
    put_uint(&b, fences_at, 8);
    put_uint(&b, fences_at + 16 * w->n_fences, 8);
    put_uint(&b, w->n_lines, 8);
    for (int i = 0; i < 3; i++)
        put_uint(&b, 0, 8);
    put_uint(&b, w->checksum, 8);
    if (wire_buf_ok(&b))
        put_uint(&b, wire__checksum(0, (const uint8_t *)b.p, b.n), 8);
    status =
        wire_buf_ok(&b) ? write_all(w, b.p, b.n, 0, err) : wire_fail_mem(err);
    wire_buf_free(&b);
    return status;
}

static wire_status write_rest(wire__segment_writer *w, wire_err *err)
{
    uint64_t at;

    assert(w->n_given == w->n_keys);
    wire__bits_align(&w->bits);
    WIRE_TRY(flush_blocks(w, err));
    if (!wire_buf_ok(&w->fences)) return wire_fail_mem(err);
    at = WIRE__SEGMENT_HEADER + w->blocks_bytes;
    WIRE_TRY(flush(w, w->fences.p, w->fences.n, at, err));
    WIRE_TRY(flush(w, (const char *)w->filter, 64 * w->n_lines,
                   at + w->fences.n, err));
    w->checksum =
        wire__checksum(w->checksum, (uint8_t *)w->chunk.p, w->chunk.n);
    WIRE_TRY(write_header(w, err));
    return fsync(w->fd) == 0 ? WIRE_OK : io_error(w, err);
}

wire_status wire__segment_finish(wire__segment_writer *w, wire_err *err)
{
    wire_status status = write_rest(w, err);

    if (status == WIRE_OK) {
        int fd = w->fd;

        w->fd = -1; /* so that the file stays */
        if (close(fd) != 0) {
            status = io_error(w, err);
            (void)unlink(w->path);
        }
    }
    wire__segment_abandon(w);
    return status;
}

/* ---- Merge ------------------------------------------------------------------ */

/* The lowest key of all cursors; their lists follow one another. */
typedef struct {
    wire__cursor *cursors;
    bool *is_done;
    size_t n;
    wire__numbers docs;
} merge;

static wire_status step(merge *m, size_t i, wire_err *err)
{
    wire_status status = wire__cursor_next(&m->cursors[i], err);

    m->is_done[i] = status == WIRE_END;
    return status == WIRE_END ? WIRE_OK : status;
}

static wire_status begin(merge *m, const wire__segment *const *in,
                         wire_err *err)
{
    for (size_t i = 0; i < m->n; i++) {
        WIRE_VEC_FREE(&m->cursors[i].docs);
        wire__cursor_init(&m->cursors[i], in[i]);
        WIRE_TRY(step(m, i, err));
    }
    return WIRE_OK;
}

/* Gather the next key and its articles; WIRE_END when none is left. */
static wire_status next_key(merge *m, uint64_t *key, wire_err *err)
{
    *key = UINT64_MAX;
    for (size_t i = 0; i < m->n; i++)
        if (!m->is_done[i] && m->cursors[i].key < *key)
            *key = m->cursors[i].key;
    if (*key == UINT64_MAX) return WIRE_END;
    m->docs.n = 0;
    for (size_t i = 0; i < m->n; i++) {
        const wire__cursor *c = &m->cursors[i];

        if (m->is_done[i] || c->key != *key) continue;
        for (size_t k = 0; k < c->docs.n; k++)
            if (!WIRE_VEC_PUSH(&m->docs, c->docs.p[k]))
                return wire_fail_mem(err);
        WIRE_TRY(step(m, i, err));
    }
    return WIRE_OK;
}

static wire_status count_keys(merge *m, const wire__segment *const *in,
                              uint64_t *n, wire_err *err)
{
    wire_status status;
    uint64_t key;

    *n = 0;
    WIRE_TRY(begin(m, in, err));
    while ((status = next_key(m, &key, err)) == WIRE_OK)
        ++*n;
    return status == WIRE_END ? WIRE_OK : status;
}

static wire_status write_keys(merge *m, const wire__segment *const *in,
                              wire__segment_writer *w, wire_err *err)
{
    wire_status status;
    uint64_t key;

    WIRE_TRY(begin(m, in, err));
    while ((status = next_key(m, &key, err)) == WIRE_OK)
        WIRE_TRY(wire__segment_key(w, key, m->docs.p, m->docs.n, err));
    return status == WIRE_END ? WIRE_OK : status;
}

static wire_status merge_into(merge *m, const wire__segment *const *in,
                              const char *path, wire_err *err)
{
    const wire__segment *last = in[m->n - 1];
    wire__segment_writer *w;
    wire_status status;
    uint64_t n_keys;

    WIRE_TRY(count_keys(m, in, &n_keys, err));
    WIRE_TRY(wire__segment_create(path, in[0]->first,
                                  last->first + last->n_docs - in[0]->first,
                                  n_keys, &w, err));
    status = write_keys(m, in, w, err);
    if (status == WIRE_OK) return wire__segment_finish(w, err);
    wire__segment_abandon(w);
    return status;
}

wire_status wire__segment_merge(const wire__segment *const *in, size_t n,
                                const char *path, wire_err *err)
{
    merge m = {wire_calloc(n, sizeof(wire__cursor)),
               wire_calloc(n, sizeof(bool)),
               n,
               {0}};
    wire_status status = m.cursors && m.is_done ? merge_into(&m, in, path, err)
                                                : wire_fail_mem(err);

    for (size_t i = 0; m.cursors && i < n; i++)
        WIRE_VEC_FREE(&m.cursors[i].docs);
    WIRE_VEC_FREE(&m.docs);
    wire_free(m.cursors);
    wire_free(m.is_done);
    return status;
}
