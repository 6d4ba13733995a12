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

typedef struct {
    uint32_t number;
    uint32_t weight;
} candidate;
typedef WIRE_VEC(candidate) candidates;

/* ---- Seeds to candidates ---------------------------------------------------- */

static int by_number(const void *a, const void *b)
{
    uint32_t x = ((const candidate *)a)->number;
    uint32_t y = ((const candidate *)b)->number;

    return (x > y) - (x < y);
}

/* Most seeds in common first; of equals the older. */
static int by_weight(const void *a, const void *b)
{
    const candidate *x = a, *y = b;

    if (x->weight != y->weight) return x->weight < y->weight ? 1 : -1;
    return by_number(a, b);
}

static wire_status look_up(const wire_store *s, uint64_t key,
                           wire__numbers *docs, candidates *out, wire_err *err)
{
    uint64_t df = 0;

    docs->n = 0;
    for (size_t i = 0; i < s->segments.n; i++) {
        uint64_t n;

        WIRE_TRY(wire__segment_find(
            &s->segments.p[i].segment, key,
            docs->n < LIST_MOST ? LIST_MOST - docs->n : 0, docs, &n, err));
        df += n;
    }
    for (size_t i = 0; i < docs->n; i++) {
        candidate c = {docs->p[i], df <= RARE_DF ? RARE_WEIGHT : 1};

        if (!WIRE_VEC_PUSH(out, c)) return wire_fail_mem(err);
    }
    return WIRE_OK;
}

static void join_equal(candidates *c)
{
    size_t n = 0;

    qsort(c->p, c->n, sizeof *c->p, by_number);
    for (size_t i = 0; i < c->n; i++) {
        if (n && c->p[n - 1].number == c->p[i].number)
            c->p[n - 1].weight += c->p[i].weight;
        else
            c->p[n++] = c->p[i];
    }
    c->n = n;
    qsort(c->p, c->n, sizeof *c->p, by_weight);
}

/* seeds ascend by hash. */
static wire_status find_candidates(const wire_store *s, const wire_seed *seeds,
                                   size_t n, candidates *out, wire_err *err)
{
    wire__numbers docs = {0};
    wire_status status = WIRE_OK;

    for (size_t i = 0; i < n && status == WIRE_OK; i++) {
        if (i && seeds[i].hash == seeds[i - 1].hash) continue;
        status = look_up(s, wire__key_of(seeds[i].hash), &docs, out, err);
    }
    WIRE_VEC_FREE(&docs);
    if (status == WIRE_OK && out->n) join_equal(out);
    return status;
}

/* ---- Candidates to hits ----------------------------------------------------- */

typedef struct {
    const wire_doc *doc; /* asked */
    const wire_seed *seeds;
    size_t n_seeds;
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

/* Places where both have a seed; both ascend by hash. A seed that a text
 * repeats pairs its kth place with the other's kth. */
static size_t pair_seeds(const wire_seed *x, size_t n, const wire_seed *y,
                         size_t m, wire_anchor *out)
{
    size_t k = 0;

    for (size_t i = 0, j = 0; i < n && j < m;) {
        if (x[i].hash == y[j].hash)
            out[k++] = (wire_anchor){0, 1, x[i++].pos, y[j++].pos};
        else if (x[i].hash < y[j].hash)
            i++;
        else
            j++;
    }
    qsort(out, k, sizeof *out, by_place);
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
    if (n) qsort(seeds, n, sizeof *seeds, by_hash);
    c.anchors = wire_arena_calloc(q->a, n + 1, sizeof *c.anchors);
    if (!c.anchors) return wire_fail_mem(err);
    c.n_anchors = pair_seeds(q->seeds, q->n_seeds, seeds, n, c.anchors);
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

static wire_status look_at(wire_store *s, question *q, const candidates *c,
                           wire_err *err)
{
    for (size_t i = 0; i < c->n && i < q->opts->max_looked &&
                       q->out->n_hits < q->opts->max_hits;
         i++) {
        wire_arena_mark mark = wire_arena_save(q->a);
        wire_article article;
        wire_hit hit = {0};
        bool is_hit;
        wire_status status =
            wire__db_get_article(s->db, c->p[i].number, q->a, &article, err);

        if (status == WIRE_END)
            return wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                             "%s/articles.db: article %u is missing", s->path,
                             c->p[i].number);
        WIRE_TRY(status);
        q->out->looked_n++;
        WIRE_TRY(compare(q, &article, &hit, &is_hit, err));
        if (is_hit)
            keep_hit(q->out, &article, c->p[i].number, &hit);
        else
            wire_arena_rewind(q->a, mark);
    }
    return WIRE_OK;
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
    candidates c = {0};
    wire_seed *seeds;
    wire_status status;

    *out = (wire_seen){0};
    WIRE_TRY(check_opts(opts, err));
    WIRE_TRY(wire_sketch_seeds(&doc->words, &so, a, &seeds, &q.n_seeds, err));
    if (q.n_seeds) qsort(seeds, q.n_seeds, sizeof *seeds, by_hash);
    q.seeds = seeds;
    out->hits = wire_arena_calloc(a, opts->max_hits, sizeof *out->hits);
    if (!out->hits) return wire_fail_mem(err);
    status = find_candidates(s, seeds, q.n_seeds, &c, err);
    out->shared_n = (uint32_t)c.n;
    if (status == WIRE_OK) status = look_at(s, &q, &c, err);
    WIRE_VEC_FREE(&c);
    if (out->n_hits)
        qsort(out->hits, out->n_hits, sizeof *out->hits, by_containment);
    return status;
}
