/* lineage.h: a family to its copy tree: who copied from whom.
 *
 *          (NPA, not in the input)        lost source
 *            |            |
 *          ledger       beacon            its copies
 *            |
 *          lens                           second hand
 *
 * Every ordered pair of members gets a score out of evidence: times (with a
 * stated clock tolerance), containment both ways, what only one side has,
 * credit and dateline, label, quotation marks, errors in common. The tree is
 * the arborescence of the greatest total (Chu-Liu/Edmonds); a confidence
 * compares the chosen parent with the next best, "unknown" is allowed.
 *
 * Layer: 7 (base .. family).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_LINEAGE_H
#define WIRECOPY_LINEAGE_H

#include <wirecopy/family.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One copy step. parent and child are article numbers. */
typedef struct {
    uint32_t parent, child;
    bool is_merge;    /* a further parent of a child that has one already */
    float confidence; /* 0..1 that parent is the right one; below .5 the
                         direction is not decided and this is a best guess */
    float parent_containment; /* share of the parent that is in the child */
    float child_containment;
    wire_passage *passages; /* a = parent, b = child; word indices */
    size_t n_passages;
    bool is_paraphrase;
    wire_str *reasons; /* sentences for people, strongest first */
    size_t n_reasons;
} wire_edge;

/* An agency that members credit and whose own text is not in the input. */
typedef struct {
    wire_str name;
    uint32_t *children; /* articles that hang from it directly */
    size_t n_children;
    wire_str *evidence;
    size_t n_evidence;
} wire_lost_source;

typedef struct {
    bool has_original;
    uint32_t original; /* article number of the root, when it is known to be
                          the source; a tree under a lost source has none */
    wire_edge *edges;  /* ascending by child, then parent */
    size_t n_edges;
    wire_lost_source *lost;
    size_t n_lost;
    wire_str *cited; /* agencies the prose cites, not thought the source */
    size_t n_cited;
} wire_lineage;

typedef struct {
    int clock_tolerance_s; /* times closer than this decide nothing  [300] */
    unsigned n_threads;    /* that share the members of this family    [1] */
} wire_lineage_opts;
#define WIRE_LINEAGE_OPTS_INIT                                                 \
    {                                                                          \
        300, 1                                                                 \
    }

/* Build the copy tree of one family. Pairs of members that overlaps does not
 * hold are compared here, so families should be handed over one by one.
 *   out     owned by a
 *   cost    O(m^2) comparisons for m <= 64 members, above that against the
 *           nearest 64 only; the same tree for any number of threads
 *   errors  WIRE_ENOMEM */
WIRE_MUST wire_status wire_lineage_tree(const wire_doc *docs,
                                        const wire_family *family,
                                        const wire_overlaps *overlaps,
                                        const wire_idf *idf,
                                        const wire_lineage_opts *opts,
                                        wire_arena *a, wire_lineage *out,
                                        wire_err *err);

/* Give merges their parents outside of the family: for every overlap that is
 * a merge part (match.h) and whose other article is no member, an edge with
 * is_merge set is added to the child's lineage. One pass over the overlaps.
 *   lineages  [groups->n_families], changed
 *   a         owns what is added
 *   errors    WIRE_ENOMEM */
WIRE_MUST wire_status wire_lineage_outside(const wire_doc *docs, size_t n_docs,
                                           const wire_groups *groups,
                                           const wire_overlaps *overlaps,
                                           wire_lineage *lineages,
                                           wire_arena *a, wire_err *err);

#ifdef __cplusplus
}
#endif
#endif
