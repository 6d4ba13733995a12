/* lineage_outside.c: parents that are no members of the family.
 *
 *   family   source -- merge          the merge is a copy of the source
 *   outside  report ---/              and took words of a report, too
 *
 * The report is no copy of the family's text, so it stays outside; the merge
 * has an edge to it all the same.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "lineage_int.h"

#define SURE_BY_TIME .8f /* the parent is known to be older */
#define SURE_BY_TEXT .6f

/* Share of the child's words that each side must give alone: a paragraph of
 * seven, as match asks of a merge's second parent. */
#define PART    .15f
#define AS_MUCH .95f /* of the words: another copy of the same parent */
enum { LEAST_WORDS = 20 };

#define NONE UINT32_MAX

/* A second parent that was found. */
typedef struct {
    uint32_t child, pair;
} second;

typedef struct {
    const wire_doc *docs;
    size_t n_docs;
    const wire_overlaps *overlaps;
    wire_lineage *lineages;
    size_t n_families;
    uint32_t *family_of;  /* [n_docs] */
    uint32_t *first_edge; /* [n_docs] of the child in its family's edges */
    uint8_t *hangs;       /* [n_docs] below a lost source */
    uint8_t *words;       /* of the child looked at: OF_FAMILY, OF_OTHER */
    WIRE_VEC(second) found;
    wire_arena *a;
    int tolerance_s;
} outside;

/* A copy pair seen from one of its ends. */
typedef struct {
    uint32_t child;
    uint32_t pair;
    uint32_t words; /* of the child, that the other end has too */
    bool is_inside; /* both are members of one family */
    bool is_copy;   /* else an excerpt, of which a copy may be the second
                       parent */
} half;

static bool is_older(const outside *o, uint32_t p, uint32_t c)
{
    return wire__lineage_time_order(o->docs[p].article->published,
                                    o->docs[c].article->published,
                                    o->tolerance_s) > 0;
}

static wire_status explain(outside *o, wire_edge *e, wire_err *err)
{
    uint32_t words = 0;
    for (size_t i = 0; i < e->n_passages; i++)
        words += e->passages[i].same_n;
    wire_buf b = {0};
    wire_buf_fmt(&b, "takes %u words from here that its other parent lacks",
                 words);
    wire_status st = WIRE_OK;
    e->reasons = WIRE_ARRAY(o->a, wire_str, 1);
    if (!e->reasons || !wire_buf_ok(&b) ||
        !wire_arena_copy(o->a, wire_buf_view(&b), &e->reasons[0]))
        st = wire_fail_mem(err);
    else
        e->n_reasons = 1;
    wire_buf_free(&b);
    return st;
}

static int by_parent_place(const void *x, const void *y)
{
    const wire_passage *a = x, *b = y;
    if (a->a_beg != b->a_beg) return a->a_beg < b->a_beg ? -1 : 1;
    return a->b_beg < b->b_beg ? -1 : a->b_beg > b->b_beg;
}

static wire_status fill(outside *o, const wire_overlap *p, uint32_t child,
                        wire_edge *e, wire_err *err)
{
    bool child_is_a = child == p->a;
    memset(e, 0, sizeof *e);
    e->child = child;
    e->parent = child_is_a ? p->b : p->a;
    e->is_merge = true;
    e->confidence =
        is_older(o, e->parent, e->child) ? SURE_BY_TIME : SURE_BY_TEXT;
    e->parent_containment = child_is_a ? p->b_containment : p->a_containment;
    e->child_containment = child_is_a ? p->a_containment : p->b_containment;
    e->passages = WIRE_ARRAY(o->a, wire_passage, p->n_passages + 1);
    if (!e->passages) return wire_fail_mem(err);
    for (size_t i = 0; i < p->n_passages; i++) {
        wire_passage x = o->overlaps->passages[p->first + i];
        if (child_is_a)
            x = (wire_passage){x.b_beg, x.b_end,  x.a_beg,
                               x.a_end, x.same_n, x.kind};
        e->passages[e->n_passages++] = x;
    }
    qsort(e->passages, e->n_passages, sizeof *e->passages, by_parent_place);
    return explain(o, e, err);
}

/* All that the two share stands at the end of both: one outlet's standing
 * text under two articles, whatever else it was taken for. */
static bool is_foot(const wire_doc *docs, const wire_overlaps *o,
                    const wire_overlap *p)
{
    enum { NEAR_END = 8 };
    size_t na = docs[p->a].words.n, nb = docs[p->b].words.n;
    for (size_t i = 0; i < p->n_passages; i++) {
        const wire_passage *q = &o->passages[p->first + i];
        if (q->a_end + NEAR_END < na || q->b_end + NEAR_END < nb) return false;
    }
    return true;
}

/* ---- What each side gives ------------------------------------------------ */

/* Words [beg, end) of the child; counts those that were not marked, marks
 * them when set. */
static uint32_t mark(uint8_t *words, uint32_t beg, uint32_t end, uint8_t bit,
                     bool set)
{
    uint32_t n = 0;
    for (uint32_t i = beg; i < end; i++) {
        n += !(words[i] & bit);
        if (set) words[i] |= bit;
    }
    return n;
}

enum { OF_FAMILY = 1, OF_OTHER = 2 };

static bool is_prose(wire_kind k)
{
    return k == WIRE_KIND_COPY || k == WIRE_KIND_EXCERPT;
}

/* Mark the child's words that an overlap gives; *own: words of the other that
 * the child lacks. */
static void mark_overlap(const outside *o, const half *h, uint8_t bit,
                         uint32_t *own)
{
    const wire_overlap *p = &o->overlaps->pairs[h->pair];
    uint32_t other = h->child == p->a ? p->b : p->a, shared = 0;
    for (size_t i = p->first; i < p->first + p->n_passages; i++) {
        const wire_passage *q = &o->overlaps->passages[i];
        if (!is_prose(q->kind)) continue;
        bool is_a = h->child == p->a;
        mark(o->words, is_a ? q->a_beg : q->b_beg, is_a ? q->a_end : q->b_end,
             bit, true);
        shared += is_a ? q->b_end - q->b_beg : q->a_end - q->a_beg;
    }
    uint32_t n = (uint32_t)o->docs[other].words.n;
    *own = n > shared ? n - shared : 0;
}

/* Mark what the child has from its family: by its edges, or, below a lost
 * source, by what it shares with the source's other copies. */
static void mark_family(const outside *o, const wire_lineage *l,
                        const half *halves, size_t n)
{
    uint32_t child = halves[0].child, unused;
    size_t first = o->first_edge[child];
    for (size_t e = first; first != NONE && e < l->n_edges; e++) {
        const wire_edge *x = &l->edges[e];
        if (x->child != child) break;
        for (size_t i = 0; i < x->n_passages; i++)
            if (is_prose(x->passages[i].kind))
                mark(o->words, x->passages[i].b_beg, x->passages[i].b_end,
                     OF_FAMILY, true);
    }
    if (first != NONE) return;
    for (size_t i = 0; i < n; i++)
        if (halves[i].is_inside)
            mark_overlap(o, &halves[i], OF_FAMILY, &unused);
}

static bool is_enough(uint32_t words, size_t all)
{
    return words >= LEAST_WORDS && (float)words >= PART * (float)all;
}

/* The other gives a part of the child that the family does not, the family a
 * part that the other does not, and the other goes on where the child stops:
 * a copy of the child would have words of both. */
static bool is_second(const outside *o, const half *h)
{
    const wire_overlap *p = &o->overlaps->pairs[h->pair];
    uint32_t other = h->child == p->a ? p->b : p->a, own;
    size_t n = o->docs[h->child].words.n;
    const wire_article *x = o->docs[other].article,
                       *y = o->docs[h->child].article;
    if (p->is_merge_part && p->merge_child == h->child) return true;
    int older =
        wire__lineage_time_order(x->published, y->published, o->tolerance_s);
    if (older < 0) return false;
    for (size_t i = 0; i < n; i++)
        o->words[i] &= (uint8_t)~OF_OTHER;
    mark_overlap(o, h, OF_OTHER, &own);
    uint32_t only_family = 0, only_other = 0;
    for (size_t i = 0; i < n; i++) {
        only_family += o->words[i] == OF_FAMILY;
        only_other += o->words[i] == OF_OTHER;
    }
    if (!is_enough(only_family, n) || !is_enough(only_other, n)) return false;
    return older > 0 || 10 * (size_t)own >= o->docs[other].words.n;
}

/* ---- By child ------------------------------------------------------------ */

static int by_child_and_most(const void *x, const void *y)
{
    const half *a = x, *b = y;
    if (a->child != b->child) return a->child < b->child ? -1 : 1;
    if (a->words != b->words) return a->words > b->words ? -1 : 1;
    return (a->pair > b->pair) - (a->pair < b->pair);
}

static uint32_t count_prose(const outside *o, const wire_overlap *p, bool is_a)
{
    uint32_t n = 0;
    for (size_t i = p->first; i < p->first + p->n_passages; i++) {
        const wire_passage *q = &o->overlaps->passages[i];
        if (is_prose(q->kind))
            n += is_a ? q->a_end - q->a_beg : q->b_end - q->b_beg;
    }
    return n;
}

/* Every pair that shares prose twice, once for each end that may be the child;
 * pairs inside of a family are kept for those that have others. */
static wire_status list_halves(outside *o, half **out, size_t *out_n,
                               wire_err *err)
{
    size_t n = 0;
    half *h = wire_malloc((2 * o->overlaps->n_pairs + 1) * sizeof *h);
    if (!h) return wire_fail_mem(err);
    for (size_t i = 0; i < o->overlaps->n_pairs; i++) {
        const wire_overlap *p = &o->overlaps->pairs[i];
        uint32_t fa = o->family_of[p->a], fb = o->family_of[p->b];
        bool is_in = fa == fb, is_copy = p->kind == WIRE_KIND_COPY;
        if (p->is_paraphrase || !is_prose(p->kind) || (fa == NONE && is_in))
            continue;
        if (!is_in && is_foot(o->docs, o->overlaps, p)) continue;
        if (fa != NONE)
            h[n++] = (half){p->a, (uint32_t)i, count_prose(o, p, true), is_in,
                            is_copy};
        if (fb != NONE)
            h[n++] = (half){p->b, (uint32_t)i, count_prose(o, p, false), is_in,
                            is_copy};
    }
    if (n) qsort(h, n, sizeof *h, by_child_and_most);
    *out = h;
    *out_n = n;
    return WIRE_OK;
}

static uint32_t other_end(const outside *o, const half *h)
{
    const wire_overlap *p = &o->overlaps->pairs[h->pair];
    return h->child == p->a ? p->b : p->a;
}

/* x comes before y among copies that gave the same: the original of their
 * family, then the older. */
static bool is_before(const outside *o, uint32_t x, uint32_t y)
{
    const wire_lineage *l = &o->lineages[o->family_of[x]];
    if (l->has_original && (l->original == x || l->original == y))
        return l->original == x;
    return is_older(o, x, y);
}

/* The other may have copies that give as much: the one they come from. */
static size_t first_of_family(const outside *o, const half *h, size_t n,
                              size_t at)
{
    uint32_t family = o->family_of[other_end(o, &h[at])];
    size_t best = at;
    float least = AS_MUCH * (float)h[at].words;
    for (size_t i = 0; family != NONE && i < n; i++) {
        if ((float)h[i].words < least) break;
        uint32_t x = other_end(o, &h[i]);
        if (o->family_of[x] == family &&
            is_before(o, x, other_end(o, &h[best])))
            best = i;
    }
    return best;
}

/* The parents outside of one child's family, those that give most first; one
 * that gives nothing more than the ones before is a copy of theirs. */
static wire_status look_at(outside *o, const half *h, size_t n, wire_err *err)
{
    uint32_t child = h[0].child, unused;
    wire_lineage *l = &o->lineages[o->family_of[child]];
    size_t first = 0;
    while (first < n && h[first].is_inside)
        first++;
    if (first == n) return WIRE_OK;
    memset(o->words, 0, o->docs[child].words.n);
    mark_family(o, l, h, n);
    /* A child that hangs from nothing took from nothing. */
    bool may_be = o->first_edge[child] != NONE || o->hangs[child];
    for (size_t i = first; i < n; i++) {
        const wire_overlap *p = &o->overlaps->pairs[h[i].pair];
        bool is_marked = p->is_merge_part && p->merge_child == child;
        if (h[i].is_inside || !h[i].is_copy) continue;
        if (!may_be && !is_marked) continue;
        if (!is_second(o, &h[i])) continue;
        size_t k = first_of_family(o, h, n, i);
        second x = {child, h[k].pair};
        if (!WIRE_VEC_PUSH(&o->found, x)) return wire_fail_mem(err);
        mark_overlap(o, &h[i], OF_FAMILY, &unused);
    }
    return WIRE_OK;
}

static wire_status look_at_all(outside *o, wire_err *err)
{
    half *h;
    size_t n;
    WIRE_TRY(list_halves(o, &h, &n, err));
    wire_status st = WIRE_OK;
    for (size_t i = 0; i < n && st == WIRE_OK;) {
        size_t end = i + 1;
        while (end < n && h[end].child == h[i].child)
            end++;
        st = look_at(o, h + i, end - i, err);
        i = end;
    }
    wire_free(h);
    return st;
}

static size_t longest(const wire_doc *docs, size_t n_docs)
{
    size_t n = 0;
    for (size_t d = 0; d < n_docs; d++)
        if (docs[d].words.n > n) n = docs[d].words.n;
    return n;
}

static int by_child(const void *x, const void *y)
{
    const wire_edge *a = x, *b = y;
    if (a->child != b->child) return a->child < b->child ? -1 : 1;
    return (a->parent > b->parent) - (a->parent < b->parent);
}

/* Room for what was found, once a family. */
static wire_status add_found(outside *o, wire_err *err)
{
    size_t *more = wire_calloc(o->n_families + 1, sizeof *more);
    wire_status st = more ? WIRE_OK : wire_fail_mem(err);
    for (size_t i = 0; i < o->found.n && st == WIRE_OK; i++)
        more[o->family_of[o->found.p[i].child]]++;
    for (size_t f = 0; f < o->n_families && st == WIRE_OK; f++) {
        wire_lineage *l = &o->lineages[f];
        if (!more[f]) continue;
        wire_edge *edges = WIRE_ARRAY(o->a, wire_edge, l->n_edges + more[f]);
        if (!edges) st = wire_fail_mem(err);
        if (edges && l->n_edges)
            memcpy(edges, l->edges, l->n_edges * sizeof *edges);
        if (edges) l->edges = edges;
    }
    for (size_t i = 0; i < o->found.n && st == WIRE_OK; i++) {
        const second *x = &o->found.p[i];
        wire_lineage *l = &o->lineages[o->family_of[x->child]];
        st = fill(o, &o->overlaps->pairs[x->pair], x->child,
                  &l->edges[l->n_edges], err);
        if (st == WIRE_OK) l->n_edges++;
    }
    for (size_t f = 0; f < o->n_families && st == WIRE_OK; f++)
        if (more[f])
            qsort(o->lineages[f].edges, o->lineages[f].n_edges,
                  sizeof(wire_edge), by_child);
    wire_free(more);
    return st;
}

static wire_status open_outside(outside *o, const wire_groups *groups,
                                wire_err *err)
{
    o->family_of = wire_malloc((o->n_docs + 1) * sizeof *o->family_of);
    o->first_edge = wire_malloc((o->n_docs + 1) * sizeof *o->first_edge);
    o->hangs = wire_calloc(o->n_docs + 1, 1);
    o->words = wire_malloc(longest(o->docs, o->n_docs) + 1);
    if (!o->family_of || !o->first_edge || !o->hangs || !o->words)
        return wire_fail_mem(err);
    memset(o->family_of, 0xff, (o->n_docs + 1) * sizeof *o->family_of);
    memset(o->first_edge, 0xff, (o->n_docs + 1) * sizeof *o->first_edge);
    for (size_t f = 0; f < o->n_families; f++) {
        const wire_lineage *l = &o->lineages[f];
        for (size_t i = 0; i < groups->families[f].n_members; i++)
            o->family_of[groups->families[f].members[i]] = (uint32_t)f;
        for (size_t e = l->n_edges; e-- > 0;)
            o->first_edge[l->edges[e].child] = (uint32_t)e;
        for (size_t k = 0; k < l->n_lost; k++)
            for (size_t i = 0; i < l->lost[k].n_children; i++)
                o->hangs[l->lost[k].children[i]] = 1;
    }
    return WIRE_OK;
}

wire_status wire_lineage_outside(const wire_doc *docs, size_t n_docs,
                                 const wire_groups *groups,
                                 const wire_overlaps *overlaps,
                                 wire_lineage *lineages, wire_arena *a,
                                 wire_err *err)
{
    wire_lineage_opts opts = WIRE_LINEAGE_OPTS_INIT;
    outside o = {.docs = docs,
                 .n_docs = n_docs,
                 .overlaps = overlaps,
                 .lineages = lineages,
                 .n_families = groups->n_families,
                 .a = a,
                 .tolerance_s = opts.clock_tolerance_s};
    wire_status st = open_outside(&o, groups, err);
    if (st == WIRE_OK) st = look_at_all(&o, err);
    if (st == WIRE_OK) st = add_found(&o, err);
    WIRE_VEC_FREE(&o.found);
    wire_free(o.family_of);
    wire_free(o.first_edge);
    wire_free(o.hangs);
    wire_free(o.words);
    return st;
}
