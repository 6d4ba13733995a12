/* segment_write.c: segments to the disk.
 *
 * Blocks go to the file as they fill; the directory, an eighth of a byte a
 * key, waits in memory.
 * SPDX-License-Identifier: Apache-2.0 */
#include "segment.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

struct wire__segment_writer {
    int fd;
    char *path; /* owned */
    uint32_t first, n_docs;
    uint64_t n_keys, n_postings; /* given */
    unsigned gap_k, block_bits;
    wire__binary offsets;
    /* The block that is being filled. */
    uint64_t block, block_end; /* its number; the first key behind it */
    wire__keys keys;
    wire__numbers ends, dfs; /* of each key: of its docs, and df */
    wire__numbers docs;
    /* Those before it. */
    wire_buf blocks; /* not yet written */
    wire__bit_writer bits;
    uint64_t blocks_bytes; /* written */
    wire_buf directory;
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

void wire__segment_abandon(wire__segment_writer *w)
{
    if (!w) return;
    if (w->fd >= 0) {
        (void)close(w->fd);
        (void)unlink(w->path);
    }
    wire_buf_free(&w->blocks);
    wire_buf_free(&w->directory);
    wire_buf_free(&w->chunk);
    WIRE_VEC_FREE(&w->keys);
    WIRE_VEC_FREE(&w->ends);
    WIRE_VEC_FREE(&w->dfs);
    WIRE_VEC_FREE(&w->docs);
    wire_free(w->path);
    wire_free(w);
}

static uint64_t end_of(const wire__segment_writer *w, uint64_t block)
{
    return (block + 1) << (WIRE__KEY_BITS - w->block_bits);
}

static wire_status prepare(wire__segment_writer *w, const char *path,
                           uint64_t n_keys, wire_err *err)
{
    size_t n = strlen(path) + 1;
    char *copy = wire_malloc(n);

    if (!copy) return wire_fail_mem(err);
    memcpy(copy, path, n);
    w->path = copy;
    while (w->block_bits < WIRE__KEY_BITS &&
           n_keys >> w->block_bits > WIRE__BLOCK_KEYS)
        w->block_bits++;
    w->block_end = end_of(w, 0);
    w->gap_k = wire__rice_for(((uint64_t)1 << WIRE__KEY_BITS) / (n_keys + 1));
    w->offsets = wire__binary_for(w->n_docs);
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
    status = prepare(w, path, n_keys, err);
    if (status == WIRE_OK)
        *out = w;
    else
        wire__segment_abandon(w);
    return status;
}

/* ---- Blocks ----------------------------------------------------------------- */

static uint64_t gap_bits(uint64_t value, unsigned k)
{
    uint64_t quotient = value >> k;

    return quotient >= WIRE__RICE_MOST ? WIRE__RICE_MOST + 48
                                       : quotient + 1 + k;
}

static uint64_t list_bits(const wire__segment_writer *w, const uint32_t *docs,
                          size_t n, unsigned k)
{
    uint64_t bits = w->offsets.bits + (docs[0] - w->first >= w->offsets.cut);

    for (size_t i = 1; i < n; i++)
        bits += gap_bits(docs[i] - docs[i - 1] - 1, k);
    return bits;
}

static void list_put(wire__segment_writer *w, const uint32_t *docs, size_t n,
                     uint64_t df)
{
    unsigned k = wire__list_rice(w->n_docs, df);

    wire__gamma_put(&w->bits, df);
    if (df > WIRE__SHORT_LIST)
        wire__bits_put(&w->bits, list_bits(w, docs, n, k), 16);
    wire__binary_put(&w->bits, docs[0] - w->first, w->offsets);
    for (size_t i = 1; i < n; i++)
        wire__rice_put(&w->bits, docs[i] - docs[i - 1] - 1, k);
}

static void keys_put(wire__segment_writer *w)
{
    uint64_t here = w->block << (WIRE__KEY_BITS - w->block_bits);

    wire__rice_put(&w->bits, w->keys.n, WIRE__BLOCK_RICE);
    for (size_t i = 0; i < w->keys.n; i++) {
        wire__rice_put(&w->bits, w->keys.p[i] - here, w->gap_k);
        here = w->keys.p[i] + 1;
    }
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

static void entry_put(wire__segment_writer *w)
{
    put_uint(&w->directory, (w->blocks_bytes + w->blocks.n) * 8 + w->bits.n,
             WIRE__OFFSET_BYTES);
}

static wire_status end_block(wire__segment_writer *w, wire_err *err)
{
    size_t beg = 0;

    entry_put(w);
    keys_put(w);
    for (size_t i = 0; i < w->keys.n; i++) {
        list_put(w, w->docs.p + beg, w->ends.p[i] - beg, w->dfs.p[i]);
        beg = w->ends.p[i];
    }
    w->keys.n = w->ends.n = w->dfs.n = w->docs.n = 0;
    w->block_end = end_of(w, ++w->block);
    return w->blocks.n > WIRE__CHECKSUM_CHUNK ? flush_blocks(w, err) : WIRE_OK;
}

wire_status wire__segment_key(wire__segment_writer *w, uint64_t key,
                              const uint32_t *docs, size_t n, uint64_t df,
                              wire_err *err)
{
    if (!docs || n == 0 || df > UINT32_MAX)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "a key without articles");
    while (key >= w->block_end)
        WIRE_TRY(end_block(w, err));
    for (size_t i = 0; i < n && i < WIRE__LIST_MOST; i++)
        if (!WIRE_VEC_PUSH(&w->docs, docs[i])) return wire_fail_mem(err);
    if (!WIRE_VEC_PUSH(&w->keys, key) ||
        !WIRE_VEC_PUSH(&w->dfs, (uint32_t)df) ||
        !WIRE_VEC_PUSH(&w->ends, (uint32_t)w->docs.n))
        return wire_fail_mem(err);
    w->n_keys++;
    w->n_postings += df;
    return WIRE_OK;
}

/* ---- Finish ----------------------------------------------------------------- */

static wire_status write_header(const wire__segment_writer *w, wire_err *err)
{
    wire_buf b = {0};
    wire_status status;

    wire_buf_lit(&b, "WIREseg3");
    put_uint(&b, 3, 4);
    put_uint(&b, WIRE__KEY_BITS, 4);
    put_uint(&b, w->first, 4);
    put_uint(&b, w->n_docs, 4);
    put_uint(&b, w->n_keys, 8);
    put_uint(&b, w->n_postings, 8);
    put_uint(&b, w->gap_k, 4);
    put_uint(&b, w->block_bits, 4);
    put_uint(&b, w->blocks_bytes, 8);
    for (int i = 0; i < 7; i++)
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
    while (w->block >> w->block_bits == 0)
        WIRE_TRY(end_block(w, err));
    entry_put(w);
    wire__bits_align(&w->bits);
    WIRE_TRY(flush_blocks(w, err));
    if (!wire_buf_ok(&w->directory)) return wire_fail_mem(err);
    WIRE_TRY(flush(w, w->directory.p, w->directory.n,
                   WIRE__SEGMENT_HEADER + w->blocks_bytes, err));
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
