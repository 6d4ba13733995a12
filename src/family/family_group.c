/* Copies to families.
 *
 *     a =====------        d holds a and c, in different places: d joins
 *     d =====------====    the text that more of it comes from, and the
 *     c            ====    other edge is cut, so that a and c stay apart
 *
 * An edge binds when each end's share of it lies in that article's main text:
 * the places that most of its copies have in common. Edges without places (a
 * rewrite, told by its sentences) bind whole texts when both ends are mostly
 * told by the other, and else only hang a single article onto a family: a
 * long text that holds two stories never glues their families together.
 *
 * At last every member is asked for: it stays when it is a copy of the
 * representative, or of what a member that stays has from the family.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "family_int.h"

enum {
    TEXTS_MAX = 8,    /* different texts looked for inside one article */
    ROUNDS = 4,       /* of asking members and regrouping those let go */
    EXCERPTS_MAX = 64 /* members looked at for excerpts */
};
static const float OVERLAP_MIN = .3f; /* of the smaller place */
static const float WHOLE_MIN = .4f;   /* both ends: a rewrite of the whole */
static const float RETOLD_MIN = .3f;  /* rewrite score against the
                                         representative that still counts */

typedef struct {
    uint32_t pair;  /* in overlaps */
    uint32_t other; /* article */
    uint32_t words; /* of this article, in passages */
    uint8_t is_a;   /* this article is the pair's a */
} half;

typedef struct {
    const wire_doc *docs;
    size_t n_docs;
    const wire_overlaps *o;
    const wire_idf *idf;
    size_t *first;   /* [n_docs + 1] into halves */
    half *halves;    /* copy edges of each article, twice each */
    uint8_t *is_cut; /* [n_pairs] */
    uint32_t *up;    /* union-find */
    uint32_t *size;
} group_job;

/* ---- Edges by article ---- */

static bool is_copy(const wire_overlap *p) { return p->kind == WIRE_KIND_COPY; }

static uint32_t words_of(const wire_overlaps *o, const wire_overlap *p,
                         bool is_a)
{
    uint32_t n = 0;
    for (size_t i = p->first; i < p->first + p->n_passages; i++) {
        const wire_passage *g = &o->passages[i];
        if (g->kind != WIRE_KIND_COPY && g->kind != WIRE_KIND_EXCERPT) continue;
        n += is_a ? g->a_end - g->a_beg : g->b_end - g->b_beg;
    }
    return n;
}

static wire_status list_edges(group_job *j, wire_arena *a, wire_err *err)
{
    const wire_overlaps *o = j->o;
    size_t n = 0;
    j->first = wire_arena_calloc(a, j->n_docs + 2, sizeof *j->first);
    if (!j->first) return wire_fail_mem(err);
    for (size_t i = 0; i < o->n_pairs; i++) {
        if (!is_copy(&o->pairs[i])) continue;
        j->first[o->pairs[i].a + 2]++;
        j->first[o->pairs[i].b + 2]++;
        n += 2;
    }
    for (size_t i = 2; i < j->n_docs + 2; i++)
        j->first[i] += j->first[i - 1];
    j->halves = WIRE_ARRAY(a, half, n + 1);
    j->is_cut = wire_arena_calloc(a, o->n_pairs + 1, 1);
    if (!j->halves || !j->is_cut) return wire_fail_mem(err);
    for (size_t i = 0; i < o->n_pairs; i++) {
        const wire_overlap *p = &o->pairs[i];
        if (!is_copy(p)) continue;
        j->halves[j->first[p->a + 1]++] =
            (half){(uint32_t)i, p->b, words_of(o, p, true), 1};
        j->halves[j->first[p->b + 1]++] =
            (half){(uint32_t)i, p->a, words_of(o, p, false), 0};
    }
    return WIRE_OK;
}

/* ---- The main text of an article ---- */

typedef struct {
    uint64_t *bits; /* words of the article */
    uint64_t weight;
} place;

static int wider_first(const void *x, const void *y)
{
    const half *a = x, *b = y;
    if (a->words != b->words) return a->words > b->words ? -1 : 1;
    return a->pair < b->pair ? -1 : a->pair > b->pair;
}

/* Mark or count the words of an edge's passages on this article. */
static uint32_t paint(const group_job *j, const half *h, uint64_t *bits,
                      bool set)
{
    const wire_overlap *p = &j->o->pairs[h->pair];
    uint32_t n = 0;
    for (size_t i = p->first; i < p->first + p->n_passages; i++) {
        const wire_passage *g = &j->o->passages[i];
        if (g->kind != WIRE_KIND_COPY && g->kind != WIRE_KIND_EXCERPT) continue;
        uint32_t beg = h->is_a ? g->a_beg : g->b_beg;
        uint32_t end = h->is_a ? g->a_end : g->b_end;
        for (uint32_t k = beg; k < end; k++) {
            uint64_t bit = (uint64_t)1 << (k & 63);
            n += (bits[k >> 6] & bit) != 0;
            if (set) bits[k >> 6] |= bit;
        }
    }
    return n;
}

static int64_t time_of(const wire_doc *d)
{
    wire_time t = d->article->published;
    return t.precision == WIRE_TIME_SECOND ? t.unix_s : INT64_MIN;
}

/* Is the other one known to be younger? Then it took a part of this text. */
static bool is_later(const group_job *j, uint32_t other, uint32_t self)
{
    int64_t o = time_of(&j->docs[other]), s = time_of(&j->docs[self]);
    return o != INT64_MIN && s != INT64_MIN && o > s;
}

/* Sort the edges of one article into the different texts it holds, and cut
 * the edges of all but the best supported one. */
static wire_status cut_side_texts(group_job *j, uint32_t doc, wire_arena *tmp,
                                  wire_err *err)
{
    half *h = j->halves + j->first[doc];
    size_t n = j->first[doc + 1] - j->first[doc], n_places = 0, best = 0;
    if (n < 2) return WIRE_OK;
    qsort(h, n, sizeof *h, wider_first);
    size_t cells = j->docs[doc].words.n / 64 + 1;
    place places[TEXTS_MAX];
    uint8_t *at = wire_arena_calloc(tmp, n, 1);
    if (!at) return wire_fail_mem(err);
    for (size_t i = 0; i < n && h[i].words; i++) {
        size_t k = 0;
        for (; k < n_places; k++)
            if ((float)paint(j, &h[i], places[k].bits, false) >=
                OVERLAP_MIN * (float)h[i].words)
                break;
        if (k == TEXTS_MAX) k--;
        if (k == n_places) {
            places[k].bits = wire_arena_calloc(tmp, cells, 8);
            places[k].weight = 0;
            if (!places[k].bits) return wire_fail_mem(err);
            n_places++;
        }
        paint(j, &h[i], places[k].bits, true);
        places[k].weight += h[i].words;
        at[i] = (uint8_t)k;
    }
    for (size_t k = 1; k < n_places; k++)
        if (places[k].weight > places[best].weight) best = k;
    for (size_t i = 0; i < n && h[i].words; i++)
        if (at[i] != best && !is_later(j, h[i].other, doc))
            j->is_cut[h[i].pair] = 1;
    return WIRE_OK;
}

/* ---- Union ---- */

static uint32_t root(group_job *j, uint32_t x)
{
    while (j->up[x] != x)
        x = j->up[x] = j->up[j->up[x]];
    return x;
}

/* The lower number leads, so that the result has one order. */
static void join(group_job *j, uint32_t a, uint32_t b)
{
    uint32_t x = root(j, a), y = root(j, b);
    if (x == y) return;
    if (y < x) {
        uint32_t t = x;
        x = y;
        y = t;
    }
    j->up[y] = x;
    j->size[x] += j->size[y];
}

static bool binds_whole(const wire_overlap *p)
{
    if (!p->is_paraphrase) return true;
    float low = p->a_containment < p->b_containment ? p->a_containment
                                                    : p->b_containment;
    return low >= WHOLE_MIN;
}

/* Hang single articles onto the text they tell a part of; the strongest edge
 * first, so that an article joins one family only. */
typedef struct {
    float strength;
    uint32_t pair;
} weak_edge;

static int stronger_first(const void *x, const void *y)
{
    const weak_edge *a = x, *b = y;
    if (a->strength != b->strength) return a->strength > b->strength ? -1 : 1;
    return a->pair < b->pair ? -1 : a->pair > b->pair;
}

static wire_status union_all(group_job *j, wire_arena *tmp, wire_err *err)
{
    const wire_overlaps *o = j->o;
    size_t n = 0;
    weak_edge *weak = WIRE_ARRAY(tmp, weak_edge, o->n_pairs + 1);
    if (!weak) return wire_fail_mem(err);
    for (size_t i = 0; i < o->n_pairs; i++) {
        const wire_overlap *p = &o->pairs[i];
        if (!is_copy(p) || j->is_cut[i]) continue;
        if (binds_whole(p))
            join(j, p->a, p->b);
        else
            weak[n++] =
                (weak_edge){p->a_containment + p->b_containment, (uint32_t)i};
    }
    if (n) qsort(weak, n, sizeof *weak, stronger_first);
    for (size_t i = 0; i < n; i++) {
        const wire_overlap *p = &o->pairs[weak[i].pair];
        bool a_single = j->size[root(j, p->a)] == 1;
        bool b_single = j->size[root(j, p->b)] == 1;
        bool a_is_part = p->a_containment >= p->b_containment;
        if ((a_single && b_single) || (a_is_part ? a_single : b_single))
            join(j, p->a, p->b);
    }
    return WIRE_OK;
}

/* ---- Families ---- */

/* How much of its neighbours stands in each article: the fullest text has
 * the most; among equals the longer, then the lower number. */
static uint32_t representative(const group_job *j, const wire_family *f)
{
    uint32_t best = f->members[0];
    float best_held = -1;
    for (size_t i = 0; i < f->n_members; i++) {
        uint32_t d = f->members[i];
        float held = 0;
        for (size_t k = j->first[d]; k < j->first[d + 1]; k++) {
            const half *h = &j->halves[k];
            const wire_overlap *p = &j->o->pairs[h->pair];
            if (!j->is_cut[h->pair])
                held += h->is_a ? p->b_containment : p->a_containment;
        }
        held += 1e-6f * (float)j->docs[d].words.n;
        if (held <= best_held) continue;
        best = d;
        best_held = held;
    }
    return best;
}

/* Paint what member m has from members that stay: its copies, and the first
 * few others that are only an excerpt of each other. False when it shares no
 * run with any: a rewrite. */
static bool paint_family_text(const group_job *j, const wire_family *f,
                              const uint8_t *stays, uint32_t m, uint64_t *bits)
{
    uint32_t n = 0;
    for (size_t k = j->first[m]; k < j->first[m + 1]; k++) {
        const half *h = &j->halves[k];
        if (j->is_cut[h->pair] || !stays[h->other]) continue;
        paint(j, h, bits, true);
        n += h->words;
    }
    for (size_t i = 0; i < f->n_members && i < EXCERPTS_MAX; i++) {
        uint32_t y = f->members[i];
        const wire_overlap *p = wire_overlaps_find(j->o, m, y);
        if (y == m || !stays[y] || !p || p->kind != WIRE_KIND_EXCERPT) continue;
        half h = {(uint32_t)(p - j->o->pairs), y, words_of(j->o, p, m < y),
                  m < y};
        paint(j, &h, bits, true);
        n += h.words;
    }
    return n > 0;
}

/* Members that stay. A rewrite whose places are not known may carry others
 * along only when everything else was asked (is_blind), and only those that
 * are much the same text. */
typedef struct {
    uint32_t head; /* the representative */
    uint8_t *stays;
    uint32_t *queue;
    size_t n;
    bool is_blind;
} crowd;

/* Does member m, whose family text is painted in bits, carry the other end
 * of h along? */
static bool carries(const group_job *j, const crowd *c, uint32_t m,
                    const half *h, bool is_painted, uint64_t *bits)
{
    const wire_overlap *p = &j->o->pairs[h->pair];
    if (m == c->head) return true;
    if (is_painted)
        return h->words &&
               (float)paint(j, h, bits, false) >= OVERLAP_MIN * (float)h->words;
    float low = p->a_containment < p->b_containment ? p->a_containment
                                                    : p->b_containment;
    return c->is_blind && low >= WHOLE_MIN;
}

/* Members stand ascending; a pair may lead to an article of no family, or
 * of another one. */
static bool is_member(const wire_family *f, uint32_t x)
{
    size_t lo = 0, hi = f->n_members;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (f->members[mid] < x)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < f->n_members && f->members[lo] == x;
}

/* Mark what hangs together with the queue. */
static wire_status spread(const group_job *j, const wire_family *f, crowd *c,
                          wire_arena *tmp, wire_err *err)
{
    for (size_t q = 0; q < c->n; q++) {
        uint32_t m = c->queue[q];
        wire_arena_mark mark = wire_arena_save(tmp);
        uint64_t *bits = wire_arena_calloc(tmp, j->docs[m].words.n / 64 + 1, 8);
        if (!bits) return wire_fail_mem(err);
        bool is_painted = paint_family_text(j, f, c->stays, m, bits);
        for (size_t k = j->first[m]; k < j->first[m + 1]; k++) {
            const half *h = &j->halves[k];
            if (j->is_cut[h->pair] || c->stays[h->other] ||
                !is_member(f, h->other) ||
                !carries(j, c, m, h, is_painted, bits))
                continue;
            c->stays[h->other] = 1;
            c->queue[c->n++] = h->other;
        }
        wire_arena_rewind(tmp, mark);
    }
    return WIRE_OK;
}

/* A copy of a copy may have no run in common with the representative, but
 * it still tells the same sentences. */
static wire_status is_retold(const group_job *j, uint32_t head, uint32_t x,
                             wire_arena *tmp, bool *is, wire_err *err)
{
    wire_sentence_score s;
    wire_sentence_link *links;
    size_t n;
    wire_arena_mark m = wire_arena_save(tmp);
    WIRE_TRY(wire_match_sentences(&j->docs[head], &j->docs[x], j->idf, tmp, &s,
                                  &links, &n, err));
    wire_arena_rewind(tmp, m);
    *is = s.score >= RETOLD_MIN;
    return WIRE_OK;
}

/* Let go the members that only a merge holds to the family. */
static wire_status ask_members(group_job *j, wire_family *f, uint8_t *stays,
                               wire_arena *tmp, wire_err *err)
{
    wire_arena_mark mark = wire_arena_save(tmp);
    crowd c = {f->representative, stays, NULL, 1, false};
    c.queue = WIRE_ARRAY(tmp, uint32_t, f->n_members + 1);
    if (!c.queue) return wire_fail_mem(err);
    stays[c.head] = 1;
    c.queue[0] = c.head;
    WIRE_TRY(spread(j, f, &c, tmp, err));
    for (size_t i = 0; i < f->n_members; i++) {
        uint32_t x = f->members[i];
        bool is = false;
        if (stays[x]) continue;
        WIRE_TRY(is_retold(j, c.head, x, tmp, &is, err));
        if (!is) continue;
        stays[x] = 1;
        c.queue[c.n++] = x;
    }
    c.is_blind = true;
    WIRE_TRY(spread(j, f, &c, tmp, err));
    size_t n = 0;
    for (size_t i = 0; i < f->n_members; i++)
        if (stays[f->members[i]]) f->members[n++] = f->members[i];
    f->n_members = n;
    wire_arena_rewind(tmp, mark);
    return WIRE_OK;
}

/* Members of each set of two or more, as families; the result is tmp's. */
static wire_status list_sets(group_job *j, wire_arena *tmp, wire_family **out,
                             size_t *out_n, wire_err *err)
{
    uint32_t *number = WIRE_ARRAY(tmp, uint32_t, j->n_docs + 1);
    *out = wire_arena_calloc(tmp, j->n_docs / 2 + 1, sizeof **out);
    *out_n = 0;
    if (!number || !*out) return wire_fail_mem(err);
    for (uint32_t i = 0; i < j->n_docs; i++) {
        uint32_t r = root(j, i);
        if (j->size[r] < 2) continue;
        if (r == i) {
            number[i] = (uint32_t)(*out_n)++;
            wire_family *f = &(*out)[number[i]];
            f->members = WIRE_ARRAY(tmp, uint32_t, j->size[r]);
            if (!f->members) return wire_fail_mem(err);
        }
        wire_family *f = &(*out)[number[r]];
        f->members[f->n_members++] = i;
    }
    return WIRE_OK;
}

static int by_first_member(const void *x, const void *y)
{
    const wire_family *a = x, *b = y;
    return a->members[0] < b->members[0] ? -1 : a->members[0] > b->members[0];
}

/* Put the articles that were let go back into sets of their own. */
static bool regroup(group_job *j, const uint8_t *stays)
{
    bool any = false;
    for (uint32_t i = 0; i < j->n_docs; i++) {
        j->up[i] = i;
        j->size[i] = 1;
    }
    for (size_t i = 0; i < j->o->n_pairs; i++) {
        const wire_overlap *p = &j->o->pairs[i];
        if (!is_copy(p) || j->is_cut[i] || stays[p->a] || stays[p->b]) continue;
        join(j, p->a, p->b);
        any = true;
    }
    return any;
}

/* Keep what stays of each set, then look again at what was let go. */
static wire_status families(group_job *j, wire_arena *a, wire_arena *tmp,
                            wire_groups *out, wire_err *err)
{
    uint8_t *stays = wire_arena_calloc(tmp, j->n_docs + 1, 1);
    out->families =
        wire_arena_calloc(a, j->n_docs / 2 + 1, sizeof *out->families);
    if (!stays || !out->families) return wire_fail_mem(err);
    for (int round = 0; round < ROUNDS; round++) {
        wire_family *sets;
        size_t n;
        WIRE_TRY(list_sets(j, tmp, &sets, &n, err));
        for (size_t i = 0; i < n; i++) {
            wire_family *f = &sets[i];
            f->representative = representative(j, f);
            if (f->n_members > 2)
                WIRE_TRY(ask_members(j, f, stays, tmp, err));
            else
                stays[f->members[0]] = stays[f->members[1]] = 1;
            if (f->n_members < 2) continue;
            wire_family *keep = &out->families[out->n_families++];
            *keep = *f;
            keep->members = WIRE_ARRAY(a, uint32_t, f->n_members);
            if (!keep->members) return wire_fail_mem(err);
            memcpy(keep->members, f->members,
                   f->n_members * sizeof *f->members);
        }
        if (!regroup(j, stays)) break;
    }
    if (out->n_families)
        qsort(out->families, out->n_families, sizeof *out->families,
              by_first_member);
    return WIRE_OK;
}

static wire_status find_families(group_job *j, wire_arena *a, wire_groups *out,
                                 wire_err *err)
{
    wire_arena *tmp = wire_arena_new(NULL, 0);
    if (!tmp) return wire_fail_mem(err);
    wire_status st = list_edges(j, tmp, err);
    j->up = WIRE_ARRAY(tmp, uint32_t, j->n_docs + 1);
    j->size = WIRE_ARRAY(tmp, uint32_t, j->n_docs + 1);
    if (st == WIRE_OK && (!j->up || !j->size)) st = wire_fail_mem(err);
    for (uint32_t i = 0; i < j->n_docs && st == WIRE_OK; i++) {
        j->up[i] = i;
        j->size[i] = 1;
        wire_arena_mark m = wire_arena_save(tmp);
        st = cut_side_texts(j, i, tmp, err);
        wire_arena_rewind(tmp, m);
    }
    if (st == WIRE_OK) st = union_all(j, tmp, err);
    if (st == WIRE_OK) st = families(j, a, tmp, out, err);
    wire_arena_free(tmp);
    return st;
}

wire_status wire_family_group(const wire_doc *docs, size_t n_docs,
                              const wire_overlaps *overlaps,
                              const wire_story_pair *pairs, size_t n_pairs,
                              const wire_idf *idf, const wire_family_opts *opts,
                              wire_arena *a, wire_groups *out, wire_err *err)
{
    memset(out, 0, sizeof *out);
    group_job j = {.docs = docs, .n_docs = n_docs, .o = overlaps, .idf = idf};
    WIRE_TRY(find_families(&j, a, out, err));
    return wire__family_events(docs, n_docs, pairs, n_pairs, opts, a, out, err);
}
