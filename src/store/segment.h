/* segment.h: the sorted seeds of a run of articles, in one immutable file.
 *
 *   header | blocks of 64 keys | a fence for each | filter
 *
 *   key    the top 40 bits of a seed's hash, ascending; Rice-coded gaps
 *   list   its articles, as offsets from the first of the run, ascending
 *   fence  first key of the block and where it begins
 *   filter 9 bits a key in lines of 64 bytes: 97 of 100 keys that are not
 *          there cost one cache line
 *
 *   offset size  header
 *   0      8     "WIREseg1"
 *   8      4     version, 1
 *   12     4     bits of a key, 40
 *   16     4     number of the first article
 *   20     4     articles of the run
 *   24     8     keys
 *   32     8     postings: all lists together
 *   40     4     Rice parameter of gaps
 *   44     4     bits of an article's offset
 *   48     8     fences
 *   56     8     bytes of blocks; they begin at 128
 *   64     8     where the fences begin
 *   72     8     where the filter begins
 *   80     8     lines of the filter
 *   88     24    zero
 *   112    8     checksum of what follows the header, by MiB
 *   120    8     checksum of the header before
 *
 *   block of keys, in bits: gap to the key before (of the first: the key less
 *   the fence's, 0), Rice; length of the list less one in Elias's gamma; lists
 *   over 24 then have their length in bits, 40; the first offset; Rice gaps
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
    WIRE__KEY_BITS = 40,
    WIRE__BLOCK_KEYS = 64,
    WIRE__SHORT_LIST = 24, /* longer ones can be passed over */
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
    uint64_t n_keys, n_postings, n_fences, n_lines, blocks_bytes;
    unsigned gap_k, doc_bits;
    const uint8_t *fences, *filter;
} wire__segment;

/* Map a segment and check all of it: 10 GB/s.
 *   errors  WIRE_EIO it cannot be opened; WIRE_EFORMAT with the byte */
WIRE_MUST wire_status wire__segment_open(const char *path, wire__segment *out,
                                         wire_err *err);
void wire__segment_close(wire__segment *s);

/* Article numbers of a key, appended to out, ascending; of a list longer than
 * most only the first ones. *n is the list's length, 0 when there is none. */
WIRE_MUST wire_status wire__segment_find(const wire__segment *s, uint64_t key,
                                         size_t most, wire__numbers *out,
                                         uint64_t *n, wire_err *err);

/* All keys in order. */
typedef struct {
    const wire__segment *segment;
    wire__bit_reader bits;
    uint64_t next; /* number of the key to read */
    uint64_t key;
    wire__numbers docs; /* article numbers; free with WIRE_VEC_FREE */
} wire__cursor;
void wire__cursor_init(wire__cursor *c, const wire__segment *s);
/* WIRE_END after the last. */
wire_status wire__cursor_next(wire__cursor *c, wire_err *err);

/* ---- Writing ---------------------------------------------------------------- */

typedef struct wire__segment_writer wire__segment_writer;
/* A file that exists is replaced.
 *   n_keys  that will be given, for the codes and the filter */
WIRE_MUST wire_status wire__segment_create(const char *path, uint32_t first,
                                           uint32_t n_docs, uint64_t n_keys,
                                           wire__segment_writer **out,
                                           wire_err *err);
/* Keys ascend, so do the article numbers of each. */
WIRE_MUST wire_status wire__segment_key(wire__segment_writer *w, uint64_t key,
                                        const uint32_t *docs, size_t n,
                                        wire_err *err);
/* Write the rest, wait for the disk. Frees w, also on error; then the file is
 * gone. */
WIRE_MUST wire_status wire__segment_finish(wire__segment_writer *w,
                                           wire_err *err);
void wire__segment_abandon(wire__segment_writer *w); /* NULL allowed */

/* Merge segments of adjoining runs into one.
 *   in  [n] by first article */
WIRE_MUST wire_status wire__segment_merge(const wire__segment *const *in,
                                          size_t n, const char *path,
                                          wire_err *err);

/* ---- Both ------------------------------------------------------------------- */

/* Checksums of chunks of one MiB, folded; start with 0. */
uint64_t wire__checksum(uint64_t sum, const uint8_t *p, size_t n);
enum { WIRE__CHECKSUM_CHUNK = 1 << 20 };

/* Rice parameter of the gaps in a list of n of n_docs articles. */
static inline unsigned wire__list_rice(uint64_t n_docs, uint64_t n)
{
    return wire__rice_for(n_docs / (n + 1));
}

/* The line of the filter, and which of its 512 bits. */
typedef struct {
    uint64_t line;
    uint16_t bit[6];
} wire__filter_place;
static inline wire__filter_place wire__filter_at(uint64_t key, uint64_t n_lines)
{
    uint64_t h = wire_mix64(key + 0x9e3779b97f4a7c15u);
    uint64_t g = wire_mix64(h);
    wire__filter_place place = {(h >> 32) * n_lines >> 32, {0}};

    for (int i = 0; i < 6; i++)
        place.bit[i] = (uint16_t)(g >> 9 * i & 511);
    return place;
}

#endif
