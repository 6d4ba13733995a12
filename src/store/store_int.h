/* store_int.h: what the parts of store share.
 *
 * Internal to the library. Layer: 13, inside store.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_STORE_INT_H
#define WIRE_STORE_INT_H

#include <wirecopy/store.h>

#include "segment.h"

/* ---- The database ----------------------------------------------------------- */

typedef struct wire__db wire__db; /* a connection and its statements */

typedef struct {
    uint32_t name;          /* of the file: seeds/00000007.seg */
    uint32_t first, n_docs; /* its articles */
} wire__segment_row;
typedef WIRE_VEC(wire__segment_row) wire__segment_rows;

/* Open, or make, the database of a store. *out is owned also on error.
 *   errors  WIRE_EIO, WIRE_EFORMAT no store, or of a later version */
WIRE_MUST wire_status wire__db_open(const char *path, bool create,
                                    bool read_only, wire__db **out,
                                    wire_err *err);
void wire__db_close(wire__db *db);

WIRE_MUST wire_status wire__db_begin(wire__db *db, bool to_write,
                                     wire_err *err);
WIRE_MUST wire_status wire__db_commit(wire__db *db, wire_err *err);
void wire__db_rollback(wire__db *db); /* nothing when none is open */

WIRE_MUST wire_status wire__db_segments(wire__db *db, wire__segment_rows *out,
                                        wire_err *err);
WIRE_MUST wire_status wire__db_put_segment(wire__db *db, wire__segment_row row,
                                           wire_err *err);
WIRE_MUST wire_status wire__db_drop_segment(wire__db *db, uint32_t name,
                                            wire_err *err);
/* The highest number that was ever given; 0 in an empty store. */
WIRE_MUST wire_status wire__db_last_number(wire__db *db, uint32_t *out,
                                           wire_err *err);
/* Latest version of an id: its number and the hash of its words. WIRE_END
 * when there is none. */
wire_status wire__db_latest(wire__db *db, wire_str id, uint32_t *number,
                            uint32_t *version, uint64_t *hash, wire_err *err);
WIRE_MUST wire_status wire__db_put_article(wire__db *db, uint32_t number,
                                           uint32_t version, uint64_t hash,
                                           int64_t now_s, const wire_article *a,
                                           wire_err *err);
/* WIRE_END when there is none. Slices are owned by a. */
wire_status wire__db_get_article(wire__db *db, uint32_t number, wire_arena *a,
                                 wire_article *out, wire_err *err);
WIRE_MUST wire_status wire__db_list(wire__db *db, uint32_t after, size_t max,
                                    wire_arena *a, wire_listing **out,
                                    size_t *out_n, wire_err *err);
WIRE_MUST wire_status wire__db_count(wire__db *db, wire_store_stats *out,
                                     wire_err *err);
/* The database's own check; tell hears what is wrong. */
WIRE_MUST wire_status wire__db_verify(wire__db *db,
                                      void (*tell)(void *ctx, const char *what),
                                      void *ctx, wire_err *err);

/* ---- The store -------------------------------------------------------------- */

typedef struct {
    uint32_t name;
    wire__segment segment;
} wire__open_segment;

typedef struct wire__merging wire__merging;

struct wire_store {
    wire__db *db;
    char *path;
    int lock_fd; /* held while open to write; else -1 */
    bool read_only;
    unsigned n_threads;
    wire_budget *budget;
    WIRE_VEC(wire__open_segment) segments; /* by first article */
    uint32_t last_number, last_name;
    wire__merging *merging; /* NULL: nothing is being merged */
    size_t rebuilt;
};

/* "PATH/seeds/00000007.seg", owned by the caller (wire_free); NULL without
 * memory. */
char *wire__store_segment_path(const wire_store *s, uint32_t name);
/* So that a new name in the folder of segments survives a crash. */
WIRE_MUST wire_status wire__store_sync_folder(const wire_store *s,
                                              wire_err *err);

/* The seeds of one text as keys, ascending, each once. *out is owned by the
 * caller (wire_free); everything else is given to scratch. */
WIRE_MUST wire_status wire__store_keys(wire_str body, wire_arena *scratch,
                                       uint64_t **out, size_t *out_n,
                                       wire_err *err);

/* Write the segment of n articles, the first of which has number first.
 *   keys  [n] arrays of n_keys[i], ascending */
typedef struct {
    uint64_t *keys; /* owned */
    size_t n;
} wire__doc_keys;
WIRE_MUST wire_status wire__store_write_segment(const wire_store *s,
                                                uint32_t name, uint32_t first,
                                                const wire__doc_keys *docs,
                                                size_t n, wire_err *err);
/* Map a written segment and take it into the list. */
WIRE_MUST wire_status wire__store_take_segment(wire_store *s, uint32_t name,
                                               wire_err *err);
/* Make a segment again out of the articles of its run, in parts, so that the
 * memory it takes does not grow with it. */
WIRE_MUST wire_status wire__store_rebuild(wire_store *s, wire__segment_row row,
                                          wire_err *err);

/* Take in what the merging thread has done, and let it begin when many
 * segments are alike in size. Waits for it only when segments grow in number
 * faster than it merges. What fails leaves everything as it was: what was
 * added is there, and the next add tries again. */
void wire__store_merge(wire_store *s);
/* No merging after this; what is half done is thrown away. */
void wire__store_merge_stop(wire_store *s);

#endif
