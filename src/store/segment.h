/* segment.h: the sorted seeds of a run of articles, in one immutable file.
 *
 *   header | blocks | directory
 *
 *   key        the top 34 bits of a seed's hash, ascending
 *   block      the keys that begin with its number, 12 to 24 on the average
 *   directory  where each block begins
 *   list       a key's articles, as offsets from the first of the run,
 *              ascending; of more than 256 the first 256: no more are read
 *
 *   offset size  header
 *   0      8     "WIREseg3"
 *   8      4     version, 3
 *   12     4     bits of a key, 34
 *   16     4     number of the first article
 *   20     4     articles of the run
 *   24     8     keys
 *   32     8     postings: articles of all keys together
 *   40     4     Rice parameter of gaps
 *   44     4     bits of a block's number
 *   48     8     bytes of blocks; they begin at 128
 *   56     56    zero
 *   112    8     checksum of what follows the header, by MiB
 *   120    8     checksum of the header before
 *
 *   block, in bits: how many keys, Rice 4; the gaps between them, Rice, the
 *   first from the block's lowest key, the others less one; then of each key
 *   in turn how many articles, in Elias's gamma; of more than 24 the bits that
 *   follow, 16; the first offset, truncated binary; gaps less one, Rice
 *
 *   directory: 5 bytes a block and 5 for their end, in bits from the first
 *
 * 34 bits of a hash, not 64: a key costs its bits less the logarithm of how
 * many there are, and an article's number the logarithm of how many there
 * are, so that a seed takes about 31 bits in a segment of any size. Of an
 * article that shares nothing, one seed in 150 is found all the same among a
 * million articles; its text is compared, as every candidate's is.
 *
 * All little-endian. A segment that opens is whole: every byte is under a
 * checksum. Reading one that was made to deceive stays within it.
 *
 * Internal to the library. Layer: 13, inside store.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_SEGMENT_H
#define WIRE_SEGMENT_H

#include <wirecopy/store.h>

#include "store_bits.h"

enum {
    WIRE__KEY_BITS = 34,
    WIRE__BLOCK_KEYS = 24,  /* the most on the average */
    WIRE__BLOCK_RICE = 4,   /* of the number of keys of a block */
    WIRE__SHORT_LIST = 24,  /* longer ones can be passed over */
    WIRE__LIST_MOST = 256,  /* articles of a key that are kept */
    WIRE__OFFSET_BYTES = 5, /* of an entry of the directory */
    WIRE__SEGMENT_HEADER = 128
};

static inline uint64_t wire__key_of(uint64_t hash)
{
    return hash >> (64 - WIRE__KEY_BITS);
}

typedef WIRE_VEC(uint32_t) wire__numbers;

/* ---- Reading ---------------------------------------------------------------- */

typedef struct {
    void *map;        /* the file */
    const uint8_t *p; /* its bytes */
    size_t n;
    uint32_t first, n_docs;
    uint64_t n_keys, n_postings, blocks_bytes;
    unsigned gap_k, block_bits;
    const uint8_t *directory;
    wire__binary offsets; /* code of an article */
} wire__segment;

/* Map a segment and check all of it: 10 GB/s.
 *   errors  WIRE_EIO it cannot be opened; WIRE_EFORMAT with the byte */
WIRE_MUST wire_status wire__segment_open(const char *path, wire__segment *out,
                                         wire_err *err);
void wire__segment_close(wire__segment *s);

/* A key will be looked up soon: its place in the directory (is_near false), and
 * then its block, are asked of the memory ahead of time. Of a million articles
 * a look-up waits for nothing but these. */
void wire__segment_expect(const wire__segment *s, uint64_t key, bool is_near);
/* Article numbers of a key, appended to out, ascending; of a list longer than
 * most, or than WIRE__LIST_MOST, only the first ones. *n is how many articles
 * have the key, 0 when none. */
WIRE_MUST wire_status wire__segment_find(const wire__segment *s, uint64_t key,
                                         size_t most, wire__numbers *out,
                                         uint64_t *n, wire_err *err);

/* All keys in order. */
typedef WIRE_VEC(uint64_t) wire__keys;
typedef struct {
    const wire__segment *segment;
    uint64_t block;  /* the next one to read */
    wire__keys keys; /* of the block before it */
    size_t at;       /* the next of them */
    wire__bit_reader lists;
    uint64_t key, df;   /* of the last step */
    wire__numbers docs; /* its article numbers */
} wire__cursor;
void wire__cursor_init(wire__cursor *c, const wire__segment *s);
void wire__cursor_free(wire__cursor *c);
/* WIRE_END after the last. */
wire_status wire__cursor_next(wire__cursor *c, wire_err *err);

/* ---- Writing ---------------------------------------------------------------- */

typedef struct wire__segment_writer wire__segment_writer;
/* A file that exists is replaced.
 *   n_keys  about how many will be given: the codes are chosen for it */
WIRE_MUST wire_status wire__segment_create(const char *path, uint32_t first,
                                           uint32_t n_docs, uint64_t n_keys,
                                           wire__segment_writer **out,
                                           wire_err *err);
/* Keys ascend, so do the article numbers of each.
 *   docs  [n] all articles of the key, or the first WIRE__LIST_MOST at least
 *   df    how many have it */
WIRE_MUST wire_status wire__segment_key(wire__segment_writer *w, uint64_t key,
                                        const uint32_t *docs, size_t n,
                                        uint64_t df, wire_err *err);
/* Write the rest, wait for the disk. Frees w, also on error; then the file is
 * gone. */
WIRE_MUST wire_status wire__segment_finish(wire__segment_writer *w,
                                           wire_err *err);
void wire__segment_abandon(wire__segment_writer *w); /* NULL allowed */

/* Merge segments of adjoining runs into one: memory of a block of each, and of
 * the directory, an eighth of a byte a key.
 *   in    [n] by first article
 *   stop  looked at now and then; true: give up, WIRE_END; may be NULL */
WIRE_MUST wire_status wire__segment_merge(const wire__segment *const *in,
                                          size_t n, const char *path,
                                          const bool *stop, wire_err *err);

/* ---- Both ------------------------------------------------------------------- */

/* Checksums of chunks of one MiB, folded; start with 0. */
uint64_t wire__checksum(uint64_t sum, const uint8_t *p, size_t n);
enum { WIRE__CHECKSUM_CHUNK = 1 << 20 };

/* Rice parameter of the gaps in a list of n of n_docs articles. */
static inline unsigned wire__list_rice(uint64_t n_docs, uint64_t n)
{
    return wire__rice_for(n_docs / (n + 1));
}

#endif
