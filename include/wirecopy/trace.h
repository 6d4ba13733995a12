/* trace.h: the main job: from paths to families, copy trees and events.
 *
 *   plan -> [read, text, sketch] per unit -> index -> match -> classify
 *        -> story pairs, rewrites -> families, events -> lineage -> changes
 *
 * The command line, the server and the bindings all call this one function;
 * none of them has logic of its own.
 *
 * Layer: 9 (base .. compare).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_TRACE_H
#define WIRECOPY_TRACE_H

#include <wirecopy/compare.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    WIRE_STAGE_READ, /* read, text and sketch, unit by unit */
    WIRE_STAGE_INDEX,
    WIRE_STAGE_MATCH,
    WIRE_STAGE_CLASSIFY,
    WIRE_STAGE_STORY,
    WIRE_STAGE_FAMILY,
    WIRE_STAGE_LINEAGE,
    WIRE_STAGE_CHANGES, /* what each copy changed, and versions */
    WIRE_STAGE_N
} wire_stage;
const char *wire_stage_name(wire_stage s);

typedef struct {
    unsigned n_threads; /* 0: all processors */
    bool find_rewrites; /* also copies with every sentence rewritten [true] */
    bool find_events;   /* [true] */
    bool find_changes;  /* compare every copy with its parent [true] */
    wire_read_opts read;
    wire_sketch_opts sketch;
    wire_index_opts index;
    wire_match_opts match;
    wire_family_opts family;
    wire_lineage_opts lineage;
    /* Called by the calling or a worker thread now and then, one at a time;
     * done and total are in units of the stage. NULL for none. */
    void (*progress)(void *ctx, wire_stage stage, uint64_t done,
                     uint64_t total);
    void *progress_ctx;
} wire_trace_opts;
/* Defaults of all stages. */
wire_trace_opts wire_trace_opts_init(void);
/* WIRE_OK, or WIRE_EINVAL with the field named. */
wire_status wire_trace_check(const wire_trace_opts *o, wire_err *err);

typedef struct {
    double stage_s[WIRE_STAGE_N]; /* wall seconds */
    double total_s;
    uint64_t bytes_read, text_bytes, words, seeds, anchors;
    size_t articles, pairs, passages, standing, families, events;
    size_t skipped, warnings;
    size_t peak_rss_bytes;
    unsigned n_threads;
} wire_stats;

/* What one copy step changed (compare.h). */
typedef struct {
    wire_grade grade; /* NONE: aligned too thinly to call it a copy */
    bool has_label;   /* the child's */
    wire_holds label_holds;
    wire_change *changes; /* most severe first; without sentence numbers. Of a
                             merge only what no other parent explains */
    size_t n_changes;
    uint32_t harmless_n; /* differences recognised and not flagged */
    bool is_full;        /* the language is known well */
} wire_finding;

/* One version of the item that a family tells: the first, or one that its
 * agency sent later; where the agency's own is not in the input, the first
 * copy that carries its marker. */
typedef struct {
    uint32_t article;
    wire_version_mark mark;
    wire_revision kind;     /* mark's, else inferred; NONE for the first */
    wire_revision inferred; /* from the words, against the one before */
    const char *disagrees;  /* mark and words, for people; NULL if not */
    bool stands_in;         /* a copy, for the agency's own that is lost */
    uint32_t before;        /* number of the version before; its own for the
                               first */
    wire_finding finding;   /* against the one before; of a kill nothing */
} wire_version;

/* A notice that stops the item: it has no text to compare. */
static inline bool wire_version_is_notice(const wire_version *v)
{
    return v->kind == WIRE_REVISION_KILL || v->kind == WIRE_REVISION_HOLD;
}

typedef enum {
    WIRE_STALE_CHANGED,   /* says what the version changed */
    WIRE_STALE_WITHDRAWN, /* has a sentence that the version took back */
    WIRE_STALE_KILLED,    /* the item is not to be published at all */
    WIRE_STALE_HELD,      /* nor for now, and it was all the same */
    WIRE_STALE_EARLY      /* published before the version's embargo ended */
} wire_stale_kind;
const char *wire_stale_name(wire_stale_kind k);

/* A copy that still carries the old text of a place. */
typedef struct {
    uint32_t article;
    uint32_t version; /* number of the version that changed it */
    wire_stale_kind kind;
    bool is_corrected;           /* it was wrong; else only newer */
    wire_change_type type;       /* of CHANGED */
    wire_str old_text, new_text; /* new_text is empty where nothing is left */
    wire_span span;              /* of the copy's body; empty where the
                                    whole of it is meant */
    int after; /* published after the version 1, before it -1, unknown 0 */
} wire_stale;

/* The versions of one family's item; none when there is only one that is not
 * under embargo. */
typedef struct {
    wire_version *items; /* oldest first */
    size_t n_items;
    wire_stale *stale; /* by article, the gravest first */
    size_t n_stale;
} wire_versions;

/* An article of no family that a notice kills or holds. */
typedef struct {
    uint32_t article, notice;
    wire_revision kind; /* KILL or HOLD */
    int after; /* published after the notice 1, before it -1, unknown 0 */
} wire_stopped;

/* Everything that was found; slices of docs stay valid until it is freed. */
typedef struct {
    wire_doc *docs; /* article number = index */
    size_t n_docs;
    wire_str *given; /* [n_docs] ids as their sources give them; those of docs
                        are unique: a second of one id is named id#2 */
    wire_overlaps overlaps;
    wire_standings standings;
    wire_groups groups;
    wire_lineage *lineages;  /* one a family */
    wire_finding **findings; /* [family][edge], or NULL: not asked for */
    wire_versions *versions; /* [family], or NULL: not asked for */
    wire_stopped *stopped;
    size_t n_stopped;
    const wire_skip **skips;
    size_t n_skips;
    const wire_article **listed; /* of all batches: named, not held; notices
                                    without text that an item is canceled */
    size_t n_listed;
    wire_stats stats;
    struct wire_trace_memory *memory; /* owns all of the above */
} wire_trace;

/* Trace everything under the paths.
 *   out     owned; wire_trace_free, also after an error
 *   errors  WIRE_EINVAL opts; WIRE_ENOMEM. Bad input is in out->skips. */
WIRE_MUST wire_status wire_trace_run(const char *const *paths, size_t n_paths,
                                     const wire_trace_opts *opts,
                                     wire_trace *out, wire_err *err);
void wire_trace_free(wire_trace *t);

#ifdef __cplusplus
}
#endif
#endif
