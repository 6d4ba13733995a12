/* store.h: articles kept for good, and the question "has this been seen".
 *
 *   STORE/articles.db   SQLite, WAL: articles, versions, list of segments
 *   STORE/seeds/N.seg   sorted seeds of a run of articles, immutable
 *
 *   add    articles -> seeds, sorted -> segment, synced -> one transaction
 *   check  seeds -> directory, block of each segment -> articles with seeds
 *          in common -> their texts, word by word -> passages
 *
 * The database is the only truth: a segment is a cache of the articles of its
 * range, named in the same transaction that adds them, and is made again when
 * it is lost or damaged. What add has acknowledged survives a crash at any
 * moment. Segments that have grown in number are merged in the background.
 *
 * One process writes at a time, any number read while it does.
 *
 * Source: of log-structured merging: O'Neil, Cheng, Gawlick, O'Neil, "The
 * log-structured merge-tree", Acta Informatica 33, 1996; of the codes: Golomb,
 * 1966, in Rice's form; Elias, 1975. File format: src/store/segment.h.
 * Layer: 13 (base .. match). Libraries: SQLite, in one file of src/store.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_STORE_H
#define WIRECOPY_STORE_H

#include <wirecopy/match.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct wire_store wire_store;

typedef struct {
    bool create;         /* make it when there is none          [false] */
    bool read_only;      /* never write, not even to repair     [false] */
    unsigned n_threads;  /* that sketch and check; 0: all       [1] */
    wire_budget *budget; /* memory ceiling, borrowed; NULL none */
} wire_store_opts;
#define WIRE_STORE_OPTS_INIT                                                   \
    {                                                                          \
        false, false, 1, NULL                                                  \
    }

/* Open a store: a folder. Segments that are missing or damaged are made again
 * (read_only: an error that names them).
 *   out     owned; wire_store_close
 *   errors  WIRE_EIO there is none, or the system refuses; WIRE_EINVAL another
 *           process writes to it; WIRE_EFORMAT it is no store, of a later
 *           version, or damaged: the file is named; WIRE_ENOMEM */
WIRE_MUST wire_status wire_store_open(const char *path,
                                      const wire_store_opts *opts,
                                      wire_store **out, wire_err *err);
void wire_store_close(wire_store *s); /* NULL allowed */

/* ---- Add ------------------------------------------------------------------- */

typedef enum {
    WIRE_ADDED_NEW,     /* an id that was not there */
    WIRE_ADDED_VERSION, /* of an article that was there, with other words */
    WIRE_ADDED_SAME     /* nothing new: not stored again */
} wire_added;

/* Add articles, all of them or none: when the call returns WIRE_OK they are
 * on the disk. Few large calls are faster than many small ones: every call
 * waits for the disk. Takes 24 bytes a seed, about 3 a word, while it runs.
 *   articles  [n]                                               borrowed
 *   added     [n] filled; may be NULL
 *   cost      linear in the text, n log n in the seeds; merges, on another
 *             thread, O(log articles) times a seed in all
 *   errors    WIRE_EINVAL read_only; WIRE_EIO; WIRE_ELIMIT over 2^31 articles;
 *             WIRE_ENOMEM. Then nothing was added. */
WIRE_MUST wire_status wire_store_add(wire_store *s,
                                     const wire_article *const *articles,
                                     size_t n, wire_added *added,
                                     wire_err *err);

/* Segments that have grown in number are merged on a thread of the store's own
 * while it is open. Wait until nothing is left to merge, and each holds twice
 * the articles of all behind it: then there are log3(articles) at the most.
 * Close does not wait; what is half merged is begun again by the next writer.
 *   errors  as for add; nothing is lost */
WIRE_MUST wire_status wire_store_settle(wire_store *s, wire_err *err);

/* ---- Check ----------------------------------------------------------------- */

/* An article of the store that shares text with the one asked for. */
typedef struct {
    uint32_t number; /* of the article in the store, from 1 */
    wire_str id, outlet, title, url;
    wire_time published;
    float containment;        /* of the asked article in the stored one, by
                                 8-word shingles: 0..1 */
    float stored_containment; /* the other way round */
    struct wire_hit_passage {
        wire_span asked, stored; /* bytes of the bodies */
        uint32_t words;          /* equal words */
    } * passages;                /* ascending by asked.beg */
    size_t n_passages;
    bool is_same; /* equal, word for word */
} wire_hit;

typedef struct {
    wire_hit *hits; /* the most of the asked article first */
    size_t n_hits;
    uint32_t shared_n; /* articles that share seeds, verified or not */
    uint32_t looked_n; /* of them verified */
} wire_seen;

typedef struct {
    unsigned max_hits;   /* most hits given out, 1..1000        [10] */
    unsigned max_looked; /* most articles verified, the most seeds in common
                            first; max_hits and up              [40] */
    unsigned min_run;    /* equal words that make a passage     [12] */
} wire_check_opts;
#define WIRE_CHECK_OPTS_INIT                                                   \
    {                                                                          \
        10, 40, 12                                                             \
    }

/* Has this been seen?
 *   doc      of any article, also one that is in the store      borrowed
 *   out      everything in it is owned by a
 *   cost     seeds x segments block reads, and max_looked texts: bounded for
 *            any store; see bench/results
 *   threads  one at a time on one store; open it again for each thread
 *   errors   WIRE_EINVAL opts; WIRE_EIO; WIRE_EFORMAT a segment is damaged
 *            (named; open again to have it made again); WIRE_ENOMEM */
WIRE_MUST wire_status wire_store_check(wire_store *s, const wire_doc *doc,
                                       const wire_check_opts *opts,
                                       wire_arena *a, wire_seen *out,
                                       wire_err *err);

/* ---- List, show --------------------------------------------------------------- */

typedef struct {
    uint32_t number;
    wire_str id, outlet, title, url, language;
    wire_time published;
    int64_t added_s;   /* Unix seconds */
    uint32_t versions; /* of its id in the store */
    uint32_t body_bytes;
    wire_pub_status status;
} wire_listing;

/* Latest versions, by number: those behind after, at most max.
 *   out  [*out_n] owned by a */
WIRE_MUST wire_status wire_store_list(wire_store *s, uint32_t after, size_t max,
                                      wire_arena *a, wire_listing **out,
                                      size_t *out_n, wire_err *err);
/* The article of an id, its latest version (number 0), or of a number (then
 * id is ignored), as it was added: title, fields, body with its paragraphs.
 *   errors  WIRE_END there is none; else as above */
WIRE_MUST wire_status wire_store_get(wire_store *s, wire_str id,
                                     uint32_t number, wire_arena *a,
                                     wire_article *out, wire_err *err);

typedef struct {
    uint64_t articles, versions; /* ids; all that is stored */
    uint64_t text_bytes, index_bytes, db_bytes;
    uint64_t seeds; /* postings of all segments */
    size_t segments;
    size_t rebuilt; /* segments made again when it was opened */
} wire_store_stats;
WIRE_MUST wire_status wire_store_count(wire_store *s, wire_store_stats *out,
                                       wire_err *err);

/* Look at everything: the database's own check, every checksum of every
 * segment, every article's seeds in its segment.
 *   tell    called with each thing that is wrong
 *   errors  as above; what is wrong with the store is told, no error */
WIRE_MUST wire_status wire_store_verify(wire_store *s,
                                        void (*tell)(void *ctx,
                                                     const char *what),
                                        void *ctx, wire_err *err);

#ifdef __cplusplus
}
#endif
#endif
