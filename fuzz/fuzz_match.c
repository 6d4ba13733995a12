/* Any texts: every passage given out is made of equal words, in order.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz.h"

enum { TEXTS_MOST = 4 };

typedef struct {
    wire_article articles[TEXTS_MOST];
    wire_para paras[TEXTS_MOST];
    wire_doc docs[TEXTS_MOST];
    wire_doc_seeds seeds[TEXTS_MOST];
    size_t n;
    wire_arena *a;
} corpus;

/* Texts are separated by bytes 0xff, which UTF-8 never holds. */
static void cut(corpus *c, wire_str all)
{
    size_t beg = 0;

    for (size_t i = 0; i <= all.n && c->n < TEXTS_MOST; i++) {
        wire_article *a = &c->articles[c->n];

        if (i < all.n && (unsigned char)all.p[i] != 0xff) continue;
        a->id = a->path = WIRE_STR("text");
        a->body = wire_str_sub(all, beg, i);
        beg = i + 1;
        if (!fuzz_is_utf8(a->body)) continue;
        c->paras[c->n].span.end = (uint32_t)a->body.n;
        a->paras = &c->paras[c->n];
        a->n_paras = a->body.n > 0;
        c->n++;
    }
}

static void analyse(corpus *c)
{
    wire_sketch_opts o = WIRE_SKETCH_OPTS_INIT;

    for (size_t i = 0; i < c->n; i++) {
        wire_seed *s;

        PROMISE(wire_text_doc(&c->articles[i], c->a, &c->docs[i], NULL) ==
                WIRE_OK);
        PROMISE(wire_sketch_seeds(&c->docs[i].words, &o, c->a, &s,
                                  &c->seeds[i].n, NULL) == WIRE_OK);
        c->seeds[i].seeds = s;
    }
}

static uint32_t equal_words(const wire_words *a, const wire_words *b,
                            const wire_passage *p)
{
    uint32_t n = p->a_end - p->a_beg, m = p->b_end - p->b_beg;

    PROMISE(p->a_beg < p->a_end && p->a_end <= a->n);
    PROMISE(p->b_beg < p->b_end && p->b_end <= b->n);
    return n < m ? n : m;
}

static void check(const corpus *c, const wire_overlaps *o)
{
    for (size_t i = 0; i < o->n_pairs; i++) {
        const wire_overlap *pair = &o->pairs[i];
        uint32_t end = 0;

        PROMISE(pair->a < pair->b && pair->b < c->n);
        PROMISE(pair->a_containment >= 0 && pair->a_containment <= 1);
        PROMISE(pair->b_containment >= 0 && pair->b_containment <= 1);
        PROMISE(pair->first + pair->n_passages <= o->n_passages);
        for (size_t k = 0; k < pair->n_passages; k++) {
            const wire_passage *p = &o->passages[pair->first + k];

            PROMISE(p->a_beg >= end);
            PROMISE(p->same_n > 0);
            PROMISE(p->same_n <= equal_words(&c->docs[pair->a].words,
                                             &c->docs[pair->b].words, p));
            end = p->a_end;
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    wire_index_opts io = WIRE_INDEX_OPTS_INIT;
    wire_match_opts mo = WIRE_MATCH_OPTS_INIT;
    wire_candidates candidates = {0};
    wire_overlaps overlaps = {0};
    wire_standings standings = {0};
    corpus c = {0};

    c.a = wire_arena_new(NULL, 0);
    PROMISE(c.a != NULL);
    cut(&c, (wire_str){(const char *)data, size});
    analyse(&c);
    PROMISE(wire_index_candidates(c.seeds, c.n, &io, &candidates, NULL) ==
            WIRE_OK);
    PROMISE(wire_match_all(c.docs, c.n, &candidates, &mo, &overlaps, NULL) ==
            WIRE_OK);
    check(&c, &overlaps);
    PROMISE(wire_match_classify(c.docs, c.n, &candidates, &overlaps, 1,
                                &standings, NULL) == WIRE_OK);
    check(&c, &overlaps);
    wire_standings_free(&standings);
    wire_overlaps_free(&overlaps);
    wire_candidates_free(&candidates);
    wire_arena_free(c.a);
    return 0;
}
