/* store_check.c: has this been seen?
 *
 *   seeds -> lists of every segment -> articles by seeds in common
 *         -> texts of the first of them -> passages, word by word
 *
 * A list is read up to LIST_MOST articles: the oldest of a text that stands
 * everywhere are enough to answer, and no store makes a question slow.
 * SPDX-License-Identifier: Apache-2.0 */
#include "store_int.h"

#include <stdlib.h>

enum {
    LIST_MOST = 256,
    RARE_DF = 24, /* a seed in no more articles says more: counts as */
    RARE_WEIGHT = 4
};

/* An article and what the seeds say that it shares. */
typedef struct {
    uint32_t number, weight;
} candidate;

/* ---- Counting --------------------------------------------------------------- */

/* Articles by number, in a table of a power of two that is half full at the
 * most; number 0 is nobody's. */
typedef struct {
    candidate *p;
    size_t n, room;
} tally;

static candidate *place_in(const tally *t, uint32_t number)
{
    size_t at = (number * (uint32_t)2654435769) & (t->room - 1);

    while (t->p[at].number && t->p[at].number != number)
        at = (at + 1) & (t->room - 1);
    return &t->p[at];
}

static bool grow(tally *t)
{
    enum { FIRST = 1024 };
    tally wide = {NULL, t->n, t->room ? 2 * t->room : FIRST};

    wide.p = wire_calloc(wide.room, sizeof *wide.p);
    if (!wide.p) return false;
    for (size_t i = 0; i < t->room; i++)
        if (t->p[i].number) *place_in(&wide, t->p[i].number) = t->p[i];
    wire_free(t->p);
    *t = wide;
    return true;
}

static bool count(tally *t, uint32_t number, uint32_t weight)
{
    candidate *c;

    if (2 * t->n >= t->room && !grow(t)) return false;
    c = place_in(t, number);
    t->n += !c->number;
    c->number = number;
    c->weight += weight;
    return true;
}

/* ---- The best of them ------------------------------------------------------- */

/* Most seeds in common first; of equals the older. */
static int by_weight(const void *a, const void *b)
{
    const candidate *x = a, *y = b;

    if (x->weight != y->weight) return x->weight < y->weight ? 1 : -1;
    return (x->number > y->number) - (x->number < y->number);
}

/* A heap with the last of them, by weight, on top. */
static void sift(candidate *p, size_t n, size_t at)
{
    for (size_t child; (child = 2 * at + 1) < n; at = child) {
        candidate c = p[at];

        if (child + 1 < n && by_weight(&p[child], &p[child + 1]) < 0) child++;
        if (by_weight(&c, &p[child]) >= 0) return;
        p[at] = p[child];
        p[child] = c;
    }
}

/* The first most of all, in order, in front of t->p; how many. O(n log most),
 * and the table is one no longer. */
static size_t take_best(tally *t, size_t most)
{
    candidate *p = t->p;
    size_t n = 0, i;

    for (i = 0; i < t->room; i++)
        if (p[i].number) p[n++] = p[i];
    if (n > most) {
        for (i = most / 2; i-- > 0;)
            sift(p, most, i);
        for (i = most; i < n; i++) {
            if (by_weight(&p[i], &p[0]) >= 0) continue;
            p[0] = p[i];
            sift(p, most, 0);
        }
        n = most;
    }
    if (n) qsort(p, n, sizeof *p, by_weight);
    return n;
}

/* ---- Seeds to candidates ---------------------------------------------------- */

/* A key of the question, and what the segments looked at have of it. */
typedef struct {
    uint64_t key, df;
    uint32_t kept; /* articles, LIST_MOST at the most */
} asked_key;

typedef struct {
    uint32_t key; /* place among the asked */
    uint32_t number;
} posting;
typedef WIRE_VEC(posting) postings;

typedef struct {
    asked_key *keys; /* ascending */
    size_t n;
    wire__numbers docs; /* of one key in one segment */
    postings found;
} lookup;

static wire_status look_up(const wire__segment *s, lookup *l, size_t at,
                           wire_err *err)
{
    asked_key *k = &l->keys[at];
    uint64_t df;

    l->docs.n = 0;
    WIRE_TRY(
        wire__segment_find(s, k->key, LIST_MOST - k->kept, &l->docs, &df, err));
    k->df += df;
    k->kept += (uint32_t)l->docs.n;
    for (size_t i = 0; i < l->docs.n; i++) {
        posting p = {(uint32_t)at, l->docs.p[i]};

        if (!WIRE_VEC_PUSH(&l->found, p)) return wire_fail_mem(err);
    }
    return WIRE_OK;
}

/* The memory is asked for what comes next while this key is looked up. */
static wire_status look_through(const wire__segment *s, lookup *l,
                                wire_err *err)
{
    enum { NEAR = 6, FAR = 12 };

    for (size_t i = 0; i < l->n; i++) {
        if (i + FAR < l->n)
            wire__segment_expect(s, l->keys[i + FAR].key, false);
        if (i + NEAR < l->n)
            wire__segment_expect(s, l->keys[i + NEAR].key, true);
        WIRE_TRY(look_up(s, l, i, err));
    }
    return WIRE_OK;
}

static wire_status find_candidates(const wire_store *s, lookup *l, tally *out,
                                   wire_err *err)
{
    for (size_t i = 0; i < s->segments.n; i++) /* the oldest first */
        WIRE_TRY(look_through(&s->segments.p[i].segment, l, err));
    for (size_t i = 0; i < l->found.n; i++) {
        const posting *p = &l->found.p[i];
        bool is_rare = l->keys[p->key].df <= RARE_DF;

        if (!count(out, p->number, is_rare ? RARE_WEIGHT : 1))
            return wire_fail_mem(err);
    }
    return WIRE_OK;
}

/* seeds ascend by hash. */
static wire_status ask_segments(const wire_store *s, const wire_seed *seeds,
                                size_t n, wire_arena *a, tally *out,
                                wire_err *err)
{
    wire_arena_mark mark = wire_arena_save(a);
    lookup l = {.keys = wire_arena_calloc(a, n + 1, sizeof *l.keys)};
    wire_status status;

    if (!l.keys) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++) {
        uint64_t key = wire__key_of(seeds[i].hash);

        if (l.n && l.keys[l.n - 1].key == key) continue;
        l.keys[l.n++].key = key;
    }
    status = find_candidates(s, &l, out, err);
    WIRE_VEC_FREE(&l.docs);
    WIRE_VEC_FREE(&l.found);
    wire_arena_rewind(a, mark);
    return status;
}

/* ---- Candidates to hits ----------------------------------------------------- */

typedef struct {
    const wire_doc *doc;    /* asked */
    const wire_seed *seeds; /* by hash */
    size_t n_seeds;
    uint32_t *first; /* [room] places in seeds plus one, by hash; 0: free */
    uint32_t *taken; /* [n_seeds] of the seeds that are equal to this first */
    size_t room;     /* a power of two, half full at the most */
    const wire_check_opts *opts;
    wire_arena *a;
    wire_seen *out;
} question;

/* Seeds sorted by hash, so that those of two texts can be merged. */
static int by_hash(const void *a, const void *b)
{
    const wire_seed *x = a, *y = b;

    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return (x->pos > y->pos) - (x->pos < y->pos);
}

static int by_place(const void *a, const void *b)
{
    const wire_anchor *x = a, *y = b;

    if (x->a_pos != y->a_pos) return x->a_pos < y->a_pos ? -1 : 1;
    return (x->b_pos > y->b_pos) - (x->b_pos < y->b_pos);
}

/* Where the first seed of a hash stands, or could. */
static uint32_t *first_of(const question *q, uint64_t hash)
{
    size_t at = (size_t)(hash >> 20) & (q->room - 1);

    while (q->first[at] && q->seeds[q->first[at] - 1].hash != hash)
        at = (at + 1) & (q->room - 1);
    return &q->first[at];
}

static wire_status index_seeds(question *q, wire_err *err)
{
    for (q->room = 16; q->room < 2 * q->n_seeds;)
        q->room *= 2;
    q->first = wire_arena_calloc(q->a, q->room, sizeof *q->first);
    q->taken = wire_arena_calloc(q->a, q->n_seeds + 1, sizeof *q->taken);
    if (!q->first || !q->taken) return wire_fail_mem(err);
    for (size_t i = 0; i < q->n_seeds; i++) {
        uint32_t *first = first_of(q, q->seeds[i].hash);

        if (!*first) *first = (uint32_t)i + 1;
    }
    return WIRE_OK;
}

/* Places where both have a seed; y ascends by place. A seed that a text
 * repeats pairs its kth place with the other's kth. */
static size_t pair_seeds(const question *q, const wire_seed *y, size_t m,
                         wire_anchor *out)
{
    size_t k = 0;

    for (size_t j = 0; j < m; j++) {
        uint32_t first = *first_of(q, y[j].hash), at;

        if (!first) continue;
        at = first - 1 + q->taken[first - 1];
        if (at >= q->n_seeds || q->seeds[at].hash != y[j].hash) continue;
        q->taken[first - 1]++;
        out[k++] = (wire_anchor){0, 1, q->seeds[at].pos, y[j].pos};
    }
    for (size_t j = 0; j < m; j++) {
        uint32_t first = *first_of(q, y[j].hash);

        if (first) q->taken[first - 1] = 0;
    }
    if (k) qsort(out, k, sizeof *out, by_place);
    return k;
}

static wire_status take_passages(const question *q, const wire_words *stored,
                                 const wire_overlaps *o, wire_hit *hit,
                                 wire_err *err)
{
    const wire_overlap *pair = &o->pairs[0];

    hit->passages =
        wire_arena_calloc(q->a, pair->n_passages + 1, sizeof *hit->passages);
    if (!hit->passages) return wire_fail_mem(err);
    for (size_t i = 0; i < pair->n_passages; i++) {
        const wire_passage *p = &o->passages[pair->first + i];

        hit->passages[i].asked =
            wire_words_span(&q->doc->words, p->a_beg, p->a_end);
        hit->passages[i].stored = wire_words_span(stored, p->b_beg, p->b_end);
        hit->passages[i].words = p->same_n;
    }
    hit->n_passages = pair->n_passages;
    hit->containment = pair->a_containment;
    hit->stored_containment = pair->b_containment;
    hit->is_same = pair->n_passages == 1 && q->doc->words.n == stored->n &&
                   o->passages[pair->first].same_n == stored->n;
    return WIRE_OK;
}

/* Compare with one article. *is_hit: they share a passage. */
static wire_status compare(const question *q, const wire_article *article,
                           wire_hit *hit, bool *is_hit, wire_err *err)
{
    const wire_sketch_opts so = WIRE_SKETCH_OPTS_INIT;
    wire_match_opts mo = WIRE_MATCH_OPTS_INIT;
    wire_candidates c = {0};
    wire_overlaps o = {0};
    wire_doc docs[2] = {*q->doc, {.article = article}};
    wire_seed *seeds;
    wire_status status;
    size_t n;

    mo.min_run = q->opts->min_run;
    *is_hit = false;
    WIRE_TRY(wire_text_words(article->body, q->a, &docs[1].words, err));
    WIRE_TRY(wire_sketch_seeds(&docs[1].words, &so, q->a, &seeds, &n, err));
    c.anchors = wire_arena_calloc(q->a, n + 1, sizeof *c.anchors);
    if (!c.anchors) return wire_fail_mem(err);
    c.n_anchors = pair_seeds(q, seeds, n, c.anchors);
    status = wire_match_all(docs, 2, &c, &mo, &o, err);
    if (status == WIRE_OK && o.n_pairs) {
        *is_hit = true;
        status = take_passages(q, &docs[1].words, &o, hit, err);
    }
    wire_overlaps_free(&o);
    return status;
}

static void keep_hit(wire_seen *out, const wire_article *article,
                     uint32_t number, wire_hit *hit)
{
    hit->number = number;
    hit->id = article->id;
    hit->outlet = article->outlet;
    hit->title = article->title;
    hit->url = article->url;
    hit->published = article->published;
    out->hits[out->n_hits++] = *hit;
}

static wire_status look_at(wire_store *s, question *q, const candidate *c,
                           size_t n, wire_err *err)
{
    for (size_t i = 0; i < n && q->out->n_hits < q->opts->max_hits; i++) {
        wire_arena_mark mark = wire_arena_save(q->a);
        wire_article article;
        wire_hit hit = {0};
        bool is_hit;
        wire_status status =
            wire__db_get_article(s->db, c[i].number, q->a, &article, err);

        if (status == WIRE_END)
            return wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                             "%s/articles.db: article %u is missing", s->path,
                             c[i].number);
        WIRE_TRY(status);
        q->out->looked_n++;
        WIRE_TRY(compare(q, &article, &hit, &is_hit, err));
        if (is_hit)
            keep_hit(q->out, &article, c[i].number, &hit);
        else
            wire_arena_rewind(q->a, mark);
    }
    return WIRE_OK;
}

/* In one transaction: the database is locked once, not for each text. */
static wire_status look_at_all(wire_store *s, question *q, const candidate *c,
                               size_t n, wire_err *err)
{
    wire_status status;

    WIRE_TRY(wire__db_begin(s->db, false, err));
    status = look_at(s, q, c, n, err);
    if (status == WIRE_OK) return wire__db_commit(s->db, err);
    wire__db_rollback(s->db);
    return status;
}

static int by_containment(const void *a, const void *b)
{
    const wire_hit *x = a, *y = b;

    if (x->containment != y->containment)
        return x->containment < y->containment ? 1 : -1;
    if (x->stored_containment != y->stored_containment)
        return x->stored_containment < y->stored_containment ? 1 : -1;
    return (x->number > y->number) - (x->number < y->number);
}

static wire_status check_opts(const wire_check_opts *o, wire_err *err)
{
    if (o->max_hits < 1 || o->max_hits > 1000)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "max_hits is %u; 1 to 1000", o->max_hits);
    if (o->max_looked < o->max_hits)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "max_looked is %u; max_hits, %u, and up",
                         o->max_looked, o->max_hits);
    return WIRE_OK;
}

wire_status wire_store_check(wire_store *s, const wire_doc *doc,
                             const wire_check_opts *opts, wire_arena *a,
                             wire_seen *out, wire_err *err)
{
    const wire_sketch_opts so = WIRE_SKETCH_OPTS_INIT;
    question q = {.doc = doc, .opts = opts, .a = a, .out = out};
    tally t = {0};
    wire_seed *seeds;
    wire_status status;

    *out = (wire_seen){0};
    WIRE_TRY(check_opts(opts, err));
    WIRE_TRY(wire_sketch_seeds(&doc->words, &so, a, &seeds, &q.n_seeds, err));
    if (q.n_seeds) qsort(seeds, q.n_seeds, sizeof *seeds, by_hash);
    q.seeds = seeds;
    out->hits = wire_arena_calloc(a, opts->max_hits, sizeof *out->hits);
    if (!out->hits) return wire_fail_mem(err);
    WIRE_TRY(index_seeds(&q, err));
    status = ask_segments(s, seeds, q.n_seeds, a, &t, err);
    out->shared_n = (uint32_t)t.n;
    if (status == WIRE_OK && t.n)
        status = look_at_all(s, &q, t.p, take_best(&t, opts->max_looked), err);
    wire_free(t.p);
    if (out->n_hits)
        qsort(out->hits, out->n_hits, sizeof *out->hits, by_containment);
    return status;
}
