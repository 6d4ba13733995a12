/* lineage_int.h: what the files of lineage share.
 *
 *   members   one an article of the family: its story words, what stands on
 *             top, whom it credits                        lineage_member.c
 *             and at the foot                             lineage_foot.c
 *   agencies  credited names, one entry a name            lineage_agency.c
 *   pairs     for ordered pairs (parent, child): what the parent leaves
 *             unexplained of the child                    lineage_pair.c
 *   arcs      pairs and roots with a weight in nats       lineage_score.c
 *   tree      arborescence, probabilities                 lineage_arbor.c,
 *                                                         lineage_prob.c
 *   edges     passages, merges, reasons                   lineage_edge.c,
 *                                                         lineage_reason.c
 *   crew      the loops over members, on all threads      lineage_crew.c
 *
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_LINEAGE_INT_H
#define WIRECOPY_LINEAGE_INT_H

#include <wirecopy/lineage.h>

#define LIN_NAT   1000000 /* arc weights are integers: one nat */
#define LIN_DENSE 64      /* members up to which all pairs are compared */
#define LIN_NONE  UINT32_MAX

/* ---- Trees --------------------------------------------------------------- */

typedef struct {
    uint32_t parent, child; /* node 0 is the root, member i is node i + 1 */
    int64_t weight;         /* log-odds in LIN_NAT */
} lin_arc;

/* The arborescence of the greatest total weight out of node 0. Every node
 * but 0 must have an arc from 0.
 *   parent_arc  [n] index of the arc into each node; owned by a
 *   cost        O(arcs log nodes) time, linear memory */
WIRE_MUST wire_status wire__lineage_arborescence(size_t n, const lin_arc *arcs,
                                                 size_t n_arcs, wire_arena *a,
                                                 uint32_t **parent_arc,
                                                 wire_err *err);

/* The probability of each arc when trees have the probability exp(weight).
 * Up to LIN_DENSE nodes beside the root it is exact, O(n^3); above that it
 * compares the arcs into one child only.
 *   parent_arc  [n] arcs of the best tree, which keeps the numbers tame
 *   one_root    only trees that have one arc out of node 0
 *   prob        [n_arcs], owned by a */
WIRE_MUST wire_status wire__lineage_marginals(size_t n, const lin_arc *arcs,
                                              size_t n_arcs,
                                              const uint32_t *parent_arc,
                                              bool one_root, wire_arena *a,
                                              float **prob, wire_err *err);

/* Nodes in the order of a walk, so that a node's tree is a range. */
typedef struct {
    uint32_t *beg, *end; /* [n] */
} lin_order;

/* parent_arc: a tree out of node 0. O(n) */
WIRE_MUST wire_status wire__lineage_order(size_t n, const lin_arc *arcs,
                                          const uint32_t *parent_arc,
                                          wire_arena *a, lin_order *out,
                                          wire_err *err);
/* Whether a node is above, or in the tree below it. */
bool wire__lineage_is_below(const lin_order *t, uint32_t node, uint32_t above);

/* ---- Agencies ------------------------------------------------------------ */

#define LIN_AGENCIES                                                           \
    64 /* names told apart in one family; more are left out                    \
        */

typedef struct {
    wire_str name;        /* the spelling met most often */
    uint32_t n_dateline;  /* members that credit it there */
    uint32_t n_credit;    /* members that credit it in any way */
    bool is_cited_only;   /* named in prose, credited by nobody */
    uint64_t alias;       /* set of agencies that this name may stand for */
    uint32_t text_member; /* member that is its own text, or LIN_NONE */
} lin_agency;

/* ---- Members ------------------------------------------------------------- */

typedef struct {
    uint32_t beg, end; /* words of the story */
    bool is_scare;     /* four words or fewer */
} lin_quote;

typedef struct {
    const wire_doc *doc;
    uint32_t number; /* article number */

    /* The story: words of the core without takeaways on top and standing
     * text at the foot. */
    uint32_t *hash;  /* [n] folded word */
    uint32_t *stem;  /* [n] of its first letters: modernise, modernize */
    uint8_t *weight; /* [n] in LIN_WORD: what the word is worth as evidence */
    uint8_t *flags;  /* [n] LIN_QUOTED, LIN_SENTENCE */
    uint32_t *word;  /* [n] its index in doc->words */
    uint32_t *upto;  /* [n + 1] sum of the weights before it */
    uint32_t *opens; /* [n_opens + 1] words that open a sentence; the last is
                        beyond all words */
    uint32_t n, n_opens;
    uint32_t led;      /* words, with the foot, that it leads with */
    uint32_t *held;    /* [n + 1] while pairs are compared: by how much more or
                          fewer members have this word in a run ... */
    uint32_t *denied;  /* ... have the text round it, not it */
    float mass;        /* sum of weight / LIN_WORD */
    uint32_t alone;    /* places where it stands alone against two or more */
    float lone;        /* words that a common source would not explain */
    uint32_t outvoted; /* members for and against words that more are against,
                          itself included */
    float with_one;    /* of these, words that one other member has */
    float new_alone;   /* mass of the places where it stands alone */
    lin_quote *quotes;
    uint32_t n_quotes;
    uint64_t text_id; /* equal for equal stories */

    /* Marks of a copy, and of an original. */
    bool has_question;  /* headline that asks */
    bool has_takeaways; /* synopsis or points on top */
    bool has_foot;      /* standing text or a note of its own at the end */
    bool has_remark;    /* a line at the end that is no sentence of the text;
                           agencies sign their copy in brackets */
    bool has_update;    /* "UPDATE 1", "CORRECTED", "2nd Ld" */
    bool has_lead_in;   /* paragraphs before the dateline: put together */
    bool is_merged;     /* put together from two others */
    bool is_apart;      /* one of two that a merge was put together from */
    wire_span foot;     /* bytes of the body, empty when none */

    /* Sets of agencies, bit = number in the table. */
    uint64_t dateline, byline, line, label, contrib, cited;
    uint64_t own; /* agencies that its outlet is */
    float upheld; /* pages that call themselves unmodified and have what it
                     has, beyond those that have a sentence more */
    float origin; /* log-odds by its own marks that it is the original */
} lin_member;

#define LIN_WORD     16 /* weight of an ordinary long word */
#define LIN_QUOTED   1u
#define LIN_SENTENCE 2u /* first word of a sentence */

/* ---- Pairs --------------------------------------------------------------- */

/* What the parent leaves unexplained of the child. Masses are in ordinary
 * words. */
typedef struct {
    float cost;           /* everything the child must have changed or added */
    float edits;          /* of that, small changes inside of running text */
    float absent;         /* of that, words the parent has nowhere */
    float new_mass;       /* words of sentences without any likeness there */
    uint32_t run_words;   /* child's words in runs of three or more */
    uint32_t long_words;  /* ... in runs of eight or more */
    uint32_t lead;        /* child's words before the first of these */
    uint16_t quote_gain;  /* quotations with marks that stand without there */
    uint16_t quote_first; /* number of the first of these in the child */
    int8_t apart; /* 1: the child is put together from it; -1: the other way */
    float time;   /* log-odds of the times alone that the parent is older */
    bool names_parent; /* the child's text names the parent's outlet */
    bool one_house;    /* one outlet has both: versions of its own */
    float changes; /* small changes, the same both ways; see lineage_score.c */
    float rest;    /* what remains of cost beside them */
    float noise;   /* of that, words that versions may meet by chance */
    float both_noise; /* the same, or the reverse pair's where it is more */
    float text;       /* log-likelihood of the child's text, best parent = 0 */
    float order;      /* log-odds that the parent is the older one */
} lin_pair;

typedef struct {
    size_t m;
    uint32_t *first; /* [m + 1] into child and pair, by parent */
    uint32_t *child;
    lin_pair *pair;
} lin_pairs;

/* The pair, or NULL when it was not compared. O(log m). */
lin_pair *wire__lineage_pair(const lin_pairs *p, uint32_t parent,
                             uint32_t child);

/* ---- The family at work -------------------------------------------------- */

typedef struct lin_family {
    const wire_doc *docs;
    const wire_overlaps *overlaps;
    const wire_idf *idf;
    wire_lineage_opts opts;
    wire_arena *a;           /* what is given out */
    wire_arena *tmp;         /* what is thrown away */
    wire_arena *keep;        /* what lives as long as the members */
    struct lin_family *crew; /* [n_crew] a view for each worker; NULL for one */
    unsigned n_crew, worker;
    lin_member *members;
    uint32_t m;
    lin_agency *agencies;
    uint32_t n_agencies;
    lin_pairs pairs;
    lin_arc *arcs;
    float *prob;
    size_t n_arcs;
    uint8_t *arc_agency;  /* of root arcs: agency it hangs from, or 255 */
    uint32_t *parent_arc; /* [m + 1] */
    lin_order order;      /* of that tree */
    uint64_t lost;        /* agencies whose text is not in the input */
    uint64_t own_names;   /* credits that outlets give to themselves */
    uint32_t original;    /* member at the root, LIN_NONE under a lost one */
    bool one_house;       /* one outlet has all members */
    bool is_draft;        /* no mark of publication on any member */
} lin_family;

/* Arenas, and views for the threads; close is for a failed open too. */
WIRE_MUST wire_status wire__lineage_open(lin_family *f, wire_err *err);
void wire__lineage_close(lin_family *f);
/* A loop over the members, on all threads. The task gets a view whose arenas
 * are its worker's own: what it allocates in tmp it gives back, and what it
 * leaves in a or keep lives until close. */
typedef wire_status (*lin_task)(lin_family *view, uint32_t i, void *ctx,
                                wire_err *err);
WIRE_MUST wire_status wire__lineage_each(lin_family *f, lin_task task,
                                         void *ctx, wire_err *err);

/* Stories, marks, quotations of all members. */
WIRE_MUST wire_status wire__lineage_members(lin_family *f,
                                            const wire_family *family,
                                            wire_err *err);
/* Take what is no story off their ends; fills foot, has_foot, has_remark. */
WIRE_MUST wire_status wire__lineage_feet(lin_family *f, wire_err *err);
static inline wire_str wire__lineage_para(const wire_article *art, size_t i)
{
    wire_span s = art->paras[i].span;
    return wire_str_sub(art->body, s.beg, s.end);
}
/* A capital of ASCII or of Latin-1, at two bytes. */
static inline bool wire__lineage_is_upper(const char *p)
{
    unsigned char c = (unsigned char)p[0], d = (unsigned char)p[1];
    return (c >= 'A' && c <= 'Z') || (c == 0xc3 && d >= 0x80 && d <= 0x9e);
}
/* The table of credited names, and each member's sets. */
WIRE_MUST wire_status wire__lineage_agencies(lin_family *f, wire_err *err);
uint64_t wire__lineage_credits(const lin_member *m); /* all but cited ones */
/* Whether m's text names the outlet of the other, which is not of its house:
 * "..., the Port Gazette reported". O(body). */
bool wire__lineage_names_outlet(const lin_member *m, const lin_member *of);
/* Each member's origin, each agency's own text, and which are lost. */
void wire__lineage_origins(lin_family *f);
/* Which pairs to compare: all, or the nearest LIN_DENSE of each member. */
WIRE_MUST wire_status wire__lineage_near(lin_family *f, wire_err *err);
/* Fill the pairs but for text and order. */
WIRE_MUST wire_status wire__lineage_compare(lin_family *f, wire_err *err);
/* to[i]: story word of p at which story word i of c stands in a run of three
 * or more, or LIN_NONE; to holds c's story. */
WIRE_MUST wire_status wire__lineage_map(lin_family *f, uint32_t p, uint32_t c,
                                        uint32_t *to, wire_err *err);
/* 1 when p is known to be older, -1 when c is, 0 when the times do not say. */
int wire__lineage_time_order(wire_time p, wire_time c, int tolerance_s);
/* Which members are put together from two others. */
WIRE_MUST wire_status wire__lineage_merges(lin_family *f, wire_err *err);
/* Words of c in long runs that p gives and q does not, and the reverse. */
WIRE_MUST wire_status wire__lineage_shares(lin_family *f, uint32_t p,
                                           uint32_t q, uint32_t c,
                                           uint32_t *only_p, uint32_t *only_q,
                                           wire_err *err);
/* ---- Drafts -------------------------------------------------------------- */

/* The best tree without its directions. */
typedef struct {
    uint32_t *first; /* [m + 1] into next */
    uint32_t *next;  /* neighbours */
    uint32_t *queue; /* [m] members in the order they are reached */
    uint32_t *up;    /* [m] the member each is reached from */
    float *root;     /* [m] log-probability of the directions from there, then
                        the probability that the chain begins below it */
} lin_chain;

/* Turn the best tree of drafts so that it begins where its steps say. *is is
 * false when the members are no drafts, or too many. O(m^2). */
WIRE_MUST wire_status wire__lineage_turn_chain(lin_family *f, lin_chain *t,
                                               bool *is, wire_err *err);
/* The probabilities of the turned tree's arcs. */
WIRE_MUST wire_status wire__lineage_trust_chain(lin_family *f,
                                                const lin_chain *t,
                                                wire_err *err);
float wire__lineage_log_sigmoid(float x);
/* Text and order of pairs, arcs, the tree and its probabilities. */
WIRE_MUST wire_status wire__lineage_score(lin_family *f, wire_err *err);
/* Passages, containments, is_paraphrase of an edge. */
WIRE_MUST wire_status wire__lineage_prove(lin_family *f, uint32_t p, uint32_t c,
                                          wire_edge *e, wire_err *err);
/* A further parent of c beside p, with the words it alone gives; LIN_NONE. */
WIRE_MUST wire_status wire__lineage_second(lin_family *f, uint32_t p,
                                           uint32_t c, uint32_t *second,
                                           uint32_t *words, wire_err *err);
WIRE_MUST wire_status wire__lineage_reasons(lin_family *f, uint32_t p,
                                            uint32_t c, uint32_t merge_words,
                                            wire_edge *e, wire_err *err);
/* Lost sources and cited agencies. */
WIRE_MUST wire_status wire__lineage_lost(lin_family *f, wire_lineage *out,
                                         wire_err *err);

#endif
