/* Families and single articles to events.
 *
 *     nodes: families, single articles; links: how much two tell one story
 *     the two events with the highest mean link over all pairs of their
 *     nodes (0 where none was found) become one, while it is high enough
 *
 * A link is a story score that several pairs of members support, without what
 * stands at the foot of both, and above what each of the two has in common
 * with its neighbourhood anyway: in a corpus full of one election every
 * article resembles every other.
 *
 * The mean keeps a chain of stories that each resemble the next (a long
 * trial, a war) from growing into one event: average linkage over a sparse
 * graph. Links of joined nodes are merged small into large.
 * Source of the neighbourhood term: Conneau et al., "Word translation without
 * parallel data", ICLR 2018 (cross-domain similarity local scaling).
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "family_int.h"

enum {
    FOOT_WORDS = 8,   /* equal at the end of both: a foot */
    FOOT_MOST = 1000, /* words looked at */
    SUPPORT_MOST = 4, /* pairs of members asked for, by their number: 1 of 3,
                         2 of 15, 3 of 63 */
    AHEAD = 8,        /* pairs before it is read, a foot is asked for */
    NEAR_BEG = 10,    /* neighbours that may tell the same event */
    NEAR_END = 30
};
/* Bounds of the neighbourhood's mean: fewer neighbours say nothing, and an
 * event that is larger than NEAR_BEG is its own neighbourhood. */
static const float ALONE = .03f;   /* less, when one pair is all there is */
static const float UNDATED = .05f; /* less, when only one has a date */
static const float NEAR_NONE = .15f, NEAR_LEAST = .25f, NEAR_MOST = .45f;

/* A link from one node to another; lists are sorted by .to. */
typedef struct {
    uint32_t to;
    float sum; /* of story scores */
} link;
typedef WIRE_VEC(link) links;

typedef struct {
    uint32_t x, y;
    float story;
} node_pair;

typedef struct {
    const wire_family_opts *opts;
    uint32_t *node;      /* [n_docs] families first, then singles */
    uint32_t *n_members; /* of each node */
    uint32_t *up;        /* union-find over nodes */
    uint32_t *size;
    links *out; /* of each root */
    uint32_t n_nodes;
    node_pair *pairs; /* one for each two nodes, strongest first */
    size_t n_pairs;
    node_pair *sorting; /* room to sort them */
} event_job;

/* ---- Nodes and their pairs ---- */

static wire_status number_nodes(event_job *j, size_t n_docs,
                                const wire_groups *g, wire_arena *tmp,
                                wire_err *err)
{
    j->node = WIRE_ARRAY(tmp, uint32_t, n_docs + 1);
    j->n_members = WIRE_ARRAY(tmp, uint32_t, n_docs + 1);
    if (!j->node || !j->n_members) return wire_fail_mem(err);
    memset(j->node, 0xff, n_docs * sizeof *j->node);
    for (size_t f = 0; f < g->n_families; f++) {
        j->n_members[f] = (uint32_t)g->families[f].n_members;
        for (size_t i = 0; i < g->families[f].n_members; i++)
            j->node[g->families[f].members[i]] = (uint32_t)f;
    }
    j->n_nodes = (uint32_t)g->n_families;
    for (size_t i = 0; i < n_docs; i++) {
        if (j->node[i] != UINT32_MAX) continue;
        j->n_members[j->n_nodes] = 1;
        j->node[i] = j->n_nodes++;
    }
    return WIRE_OK;
}

static bool same_days(const wire_doc *a, const wire_doc *b, int days)
{
    wire_time x = a->article->published, y = b->article->published;
    if (x.precision == WIRE_TIME_NONE || y.precision == WIRE_TIME_NONE)
        return true;
    int64_t d = x.unix_s / 86400 - y.unix_s / 86400;
    return d <= days && d >= -days;
}

static bool is_dated(const wire_doc *d)
{
    return d->article->published.precision != WIRE_TIME_NONE;
}

/* The order of the heap: strongest first, then by nodes. */
static int by_story(const node_pair *a, const node_pair *b)
{
    if (a->story != b->story) return a->story > b->story ? -1 : 1;
    if (a->x != b->x) return a->x < b->x ? -1 : 1;
    return a->y < b->y ? -1 : a->y > b->y;
}

/* A number that ascends as the story score falls; no score is NaN. */
static uint32_t story_key(const node_pair *p)
{
    uint32_t bits;
    float story = p->story + 0.f; /* of -0 and 0 one */
    memcpy(&bits, &story, sizeof bits);
    return bits >> 31 ? bits : ~bits & INT32_MAX;
}

static uint32_t x_key(const node_pair *p) { return p->x; }
static uint32_t y_key(const node_pair *p) { return p->y; }

/* A stable sort by key; tmp has room for as many. Bytes that all keys share
 * cost one look. */
static void sort_by(uint32_t (*key)(const node_pair *), node_pair *p, size_t n,
                    node_pair *tmp)
{
    node_pair *from = p, *to = tmp;
    for (unsigned shift = 0; shift < 32 && n > 1; shift += 8) {
        uint32_t at[257] = {0};
        for (size_t i = 0; i < n; i++)
            at[(key(&from[i]) >> shift & 255) + 1]++;
        if (at[(key(&from[0]) >> shift & 255) + 1] == n) continue;
        for (size_t c = 0; c < 256; c++)
            at[c + 1] += at[c];
        for (size_t i = 0; i < n; i++)
            to[at[key(&from[i]) >> shift & 255]++] = from[i];
        node_pair *swap = from;
        from = to;
        to = swap;
    }
    if (from != p) memcpy(p, from, n * sizeof *p);
}

/* By nodes; of the pairs of two nodes the strongest first. */
static void sort_by_nodes(node_pair *p, size_t n, node_pair *tmp)
{
    sort_by(story_key, p, n, tmp);
    sort_by(y_key, p, n, tmp);
    sort_by(x_key, p, n, tmp);
}

/* As by_story says. A comparison sort took most of this stage. */
static void sort_by_story(node_pair *p, size_t n, node_pair *tmp)
{
    sort_by(y_key, p, n, tmp);
    sort_by(x_key, p, n, tmp);
    sort_by(story_key, p, n, tmp);
}

/* Equal words at the very end of both: an outlet's foot. */
static float foot_share(const wire_doc *a, const wire_doc *b)
{
    const wire_words *x = &a->words, *y = &b->words;
    size_t n = 0;
    while (n < FOOT_MOST && n < x->n && n < y->n &&
           x->hash[x->n - 1 - n] == y->hash[y->n - 1 - n])
        n++;
    if (n < FOOT_WORDS || n == x->n || n == y->n) return 0;
    return (float)n / sqrtf((float)x->n * (float)y->n);
}

/* The end of an article that is asked for soon. */
static void fetch_foot(const wire_doc *d)
{
    __builtin_prefetch(d->article);
    if (d->words.n) __builtin_prefetch(&d->words.hash[d->words.n - 1]);
}

/* The score is the root of a cosine; a foot gives its share of that. */
static float without_foot(float story, float foot)
{
    float left = story * story - foot;
    return left > 0 ? sqrtf(left / (1 - foot)) : 0;
}

/* Pairs of members that must support a link: two families of one outlet have
 * a pair or two that share its standing text. */
static size_t support_of(const event_job *j, const node_pair *p)
{
    size_t pairs = (size_t)j->n_members[p->x] * j->n_members[p->y], k = 0;
    for (; k + 1 < SUPPORT_MOST && pairs >= 4; pairs /= 4)
        k++;
    return k;
}

/* One pair for each two nodes, with the least score that has its support. */
static void support_pairs(event_job *j, size_t n)
{
    for (size_t i = 0, end; i < n; i = end) {
        node_pair *p = &j->pairs[i];
        for (end = i + 1;
             end < n && j->pairs[end].x == p->x && j->pairs[end].y == p->y;)
            end++;
        size_t k = support_of(j, p);
        if (k >= end - i) continue;
        j->pairs[j->n_pairs] = j->pairs[i + k];
        if (!k) j->pairs[j->n_pairs].story -= ALONE;
        j->n_pairs++;
    }
}

static wire_status list_pairs(event_job *j, const wire_doc *docs,
                              const wire_story_pair *p, size_t n,
                              wire_arena *tmp, wire_err *err)
{
    j->pairs = WIRE_ARRAY(tmp, node_pair, n + 1);
    j->sorting = WIRE_ARRAY(tmp, node_pair, n + 1);
    if (!j->pairs || !j->sorting) return wire_fail_mem(err);
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t x = j->node[p[i].a], y = j->node[p[i].b];
        const wire_doc *a = &docs[p[i].a], *b = &docs[p[i].b];
        if (i + AHEAD < n) fetch_foot(&docs[p[i + AHEAD].b]);
        if (x == y || !same_days(a, b, j->opts->event_days)) continue;
        float story = without_foot(p[i].story, foot_share(a, b));
        if (is_dated(a) != is_dated(b)) story -= UNDATED;
        j->pairs[m++] = (node_pair){x < y ? x : y, x < y ? y : x, story};
    }
    sort_by_nodes(j->pairs, m, j->sorting);
    support_pairs(j, m);
    sort_by_story(j->pairs, j->n_pairs, j->sorting);
    return WIRE_OK;
}

/* ---- The neighbourhood ---- */

/* Mean score of the neighbours of each node that come after the nearest ten:
 * what it has in common with anything. The pairs come strongest first. */
static wire_status neighbourhoods(const event_job *j, wire_arena *tmp,
                                  float **out, wire_err *err)
{
    float *sum = wire_arena_calloc(tmp, j->n_nodes + 1, sizeof *sum);
    uint32_t *n = wire_arena_calloc(tmp, j->n_nodes + 1, sizeof *n);
    if (!sum || !n) return wire_fail_mem(err);
    for (size_t i = 0; i < j->n_pairs; i++) {
        const node_pair *p = &j->pairs[i];
        uint32_t ends[2] = {p->x, p->y};
        for (int k = 0; k < 2; k++) {
            uint32_t at = n[ends[k]]++;
            if (at >= NEAR_BEG && at < NEAR_END) sum[ends[k]] += p->story;
        }
    }
    for (uint32_t x = 0; x < j->n_nodes; x++) {
        uint32_t missing = n[x] < NEAR_BEG   ? NEAR_END - NEAR_BEG
                           : n[x] < NEAR_END ? NEAR_END - n[x]
                                             : 0;
        float mean = (sum[x] + NEAR_NONE * (float)missing) /
                     (float)(NEAR_END - NEAR_BEG);
        sum[x] = mean < NEAR_LEAST  ? NEAR_LEAST
                 : mean > NEAR_MOST ? NEAR_MOST
                                    : mean;
    }
    *out = sum;
    return WIRE_OK;
}

/* Take from each link what its ends have in common with their neighbourhoods
 * beyond the least. */
static wire_status scale_pairs(event_job *j, wire_arena *tmp, wire_err *err)
{
    float *near;
    WIRE_TRY(neighbourhoods(j, tmp, &near, err));
    for (size_t i = 0; i < j->n_pairs; i++) {
        node_pair *p = &j->pairs[i];
        p->story -= .5f * (near[p->x] + near[p->y]) - NEAR_LEAST;
    }
    sort_by_story(j->pairs, j->n_pairs, j->sorting);
    while (j->n_pairs && j->pairs[j->n_pairs - 1].story <= 0)
        j->n_pairs--;
    return WIRE_OK;
}

/* ---- Joining ---- */

static uint32_t root(event_job *j, uint32_t x)
{
    while (j->up[x] != x)
        x = j->up[x] = j->up[j->up[x]];
    return x;
}

static int by_to(const void *p, const void *q)
{
    const link *a = p, *b = q;
    return a->to < b->to ? -1 : a->to > b->to;
}

/* Bring a list up to date: targets become roots, equal ones one. */
static void refresh(event_job *j, uint32_t self, links *l)
{
    for (size_t i = 0; i < l->n; i++)
        l->p[i].to = root(j, l->p[i].to);
    if (l->n) qsort(l->p, l->n, sizeof *l->p, by_to);
    size_t m = 0;
    for (size_t i = 0; i < l->n; i++) {
        if (l->p[i].to == self) continue;
        if (m && l->p[m - 1].to == l->p[i].to)
            l->p[m - 1].sum += l->p[i].sum;
        else
            l->p[m++] = l->p[i];
    }
    l->n = m;
}

static float sum_between(event_job *j, uint32_t x, uint32_t y)
{
    if (j->out[x].n > j->out[y].n) {
        uint32_t t = x;
        x = y;
        y = t;
    }
    float sum = 0;
    for (size_t i = 0; i < j->out[x].n; i++)
        if (root(j, j->out[x].p[i].to) == y) sum += j->out[x].p[i].sum;
    return sum;
}

static bool join(event_job *j, uint32_t x, uint32_t y)
{
    if (j->out[x].n < j->out[y].n) {
        uint32_t t = x;
        x = y;
        y = t;
    }
    for (size_t i = 0; i < j->out[y].n; i++)
        if (!WIRE_VEC_PUSH(&j->out[x], j->out[y].p[i])) return false;
    WIRE_VEC_FREE(&j->out[y]);
    j->up[y] = x;
    j->size[x] += j->size[y];
    refresh(j, x, &j->out[x]);
    return true;
}

/* Move entry i of the heap to its place below. */
static void sink(node_pair *h, size_t n, size_t i)
{
    for (;;) {
        size_t top = i, l = 2 * i + 1, r = l + 1;
        if (l < n && by_story(&h[l], &h[top]) < 0) top = l;
        if (r < n && by_story(&h[r], &h[top]) < 0) top = r;
        if (top == i) return;
        node_pair t = h[i];
        h[i] = h[top];
        h[top] = t;
        i = top;
    }
}

static bool link_all(event_job *j)
{
    for (size_t i = 0; i < j->n_pairs; i++) {
        const node_pair *p = &j->pairs[i];
        link to_y = {p->y, p->story}, to_x = {p->x, p->story};
        if (!WIRE_VEC_PUSH(&j->out[p->x], to_y) ||
            !WIRE_VEC_PUSH(&j->out[p->y], to_x))
            return false;
    }
    return true;
}

/* A heap of pairs whose means may have fallen since they were put in: the
 * top is looked at again and goes back down, or is joined. A mean never
 * rises above the highest pair it is made of, so nothing is missed. */
static bool join_all(event_job *j)
{
    node_pair *h = j->pairs; /* sorted: a heap */
    size_t n = j->n_pairs;
    float least = j->opts->event_min;
    while (n > 0 && h[0].story >= least) {
        uint32_t x = root(j, h[0].x), y = root(j, h[0].y);
        float mean = x == y ? 0
                            : sum_between(j, x, y) /
                                  ((float)j->size[x] * (float)j->size[y]);
        if (mean >= least && mean >= h[0].story * .9999f) {
            if (!join(j, x, y)) return false;
            mean = 0;
        }
        h[0].story = mean;
        if (mean < least) h[0] = h[--n];
        sink(h, n, 0);
    }
    return true;
}

/* ---- Result ---- */

/* Nodes in ascending order go to the event of their root; events are in the
 * order of their first node. */
static wire_status emit(event_job *j, size_t n_docs, wire_arena *a,
                        wire_groups *out, wire_arena *tmp, wire_err *err)
{
    uint32_t *event = WIRE_ARRAY(tmp, uint32_t, j->n_nodes + 1);
    uint32_t *article = WIRE_ARRAY(tmp, uint32_t, j->n_nodes + 1);
    if (!event || !article) return wire_fail_mem(err);
    memset(event, 0xff, j->n_nodes * sizeof *event);
    for (uint32_t d = 0; d < n_docs; d++)
        article[j->node[d]] = d;
    size_t n = 0;
    for (uint32_t x = 0; x < j->n_nodes; x++) {
        uint32_t r = root(j, x);
        if (j->size[r] > 1 && event[r] == UINT32_MAX) event[r] = (uint32_t)n++;
    }
    out->events = wire_arena_calloc(a, n + 1, sizeof *out->events);
    if (!out->events) return wire_fail_mem(err);
    out->n_events = n;
    for (uint32_t x = 0; x < j->n_nodes; x++) {
        uint32_t r = root(j, x);
        if (j->size[r] < 2) continue;
        wire_event *e = &out->events[event[r]];
        if (!e->families) {
            e->families = WIRE_ARRAY(a, uint32_t, j->size[r]);
            e->articles = WIRE_ARRAY(a, uint32_t, j->size[r]);
            if (!e->families || !e->articles) return wire_fail_mem(err);
        }
        if (x < out->n_families)
            e->families[e->n_families++] = x;
        else
            e->articles[e->n_articles++] = article[x];
    }
    return WIRE_OK;
}

static wire_status run(event_job *j, const wire_doc *docs, size_t n_docs,
                       const wire_story_pair *pairs, size_t n_pairs,
                       wire_arena *a, wire_groups *out, wire_arena *tmp,
                       wire_err *err)
{
    WIRE_TRY(number_nodes(j, n_docs, out, tmp, err));
    WIRE_TRY(list_pairs(j, docs, pairs, n_pairs, tmp, err));
    WIRE_TRY(scale_pairs(j, tmp, err));
    j->up = WIRE_ARRAY(tmp, uint32_t, j->n_nodes + 1);
    j->size = WIRE_ARRAY(tmp, uint32_t, j->n_nodes + 1);
    j->out = wire_calloc((size_t)j->n_nodes + 1, sizeof *j->out);
    if (!j->up || !j->size || !j->out) return wire_fail_mem(err);
    for (uint32_t i = 0; i < j->n_nodes; i++) {
        j->up[i] = i;
        j->size[i] = 1;
    }
    if (!link_all(j) || !join_all(j)) return wire_fail_mem(err);
    return emit(j, n_docs, a, out, tmp, err);
}

wire_status wire__family_events(const wire_doc *docs, size_t n_docs,
                                const wire_story_pair *pairs, size_t n_pairs,
                                const wire_family_opts *opts, wire_arena *a,
                                wire_groups *out, wire_err *err)
{
    event_job j = {.opts = opts};
    wire_arena *tmp = wire_arena_new(NULL, 0);
    if (!tmp) return wire_fail_mem(err);
    wire_status st = run(&j, docs, n_docs, pairs, n_pairs, a, out, tmp, err);
    for (uint32_t i = 0; j.out && i < j.n_nodes; i++)
        WIRE_VEC_FREE(&j.out[i]);
    wire_free(j.out);
    wire_arena_free(tmp);
    return st;
}
