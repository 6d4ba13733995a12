/* compare_testing.h: two texts to a comparison, for tests.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TESTS_COMPARE_TESTING_H
#define WIRE_TESTS_COMPARE_TESTING_H

#include "unit.h"

#include "../../src/compare/compare_int.h"

/* Two articles, compared; everything is freed by compared_free. */
typedef struct {
    wire_arena *arena;
    wire_batch batches[2];
    wire_doc docs[2];
    wire_idf *idf;
    wire_comparison result;
} compared;

static inline void compared_read(compared *p, size_t i, const char *text)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_err err;
    assert_ok(wire_read_bytes(wire_str_of(text),
                              wire_str_of(i ? "copy.txt" : "source.txt"), &o,
                              &p->batches[i], &err));
    assert_int_equal(p->batches[i].n_articles, 1);
    assert_ok(
        wire_text_doc(&p->batches[i].articles[0], p->arena, &p->docs[i], &err));
}

/* Texts as files: headline, blank line, paragraphs. */
static inline void compared_init(compared *p, const char *source,
                                 const char *copy)
{
    wire_err err;
    memset(p, 0, sizeof *p);
    p->arena = wire_arena_new(NULL, 0);
    compared_read(p, 0, source);
    compared_read(p, 1, copy);
    assert_ok(wire_idf_new(p->docs, 2, &p->idf, &err));
    assert_ok(wire_compare_pair(&p->docs[0], &p->docs[1], p->idf, p->arena,
                                &p->result, &err));
}

static inline void compared_free(compared *p)
{
    wire_idf_free(p->idf);
    wire_batch_free(&p->batches[0]);
    wire_batch_free(&p->batches[1]);
    wire_arena_free(p->arena);
}

/* Are these the sources of sentence c? want: "0", "2 3", "" for none. */
#define assert_sources(p, c, want)                                             \
    do {                                                                       \
        char got_[64] = "";                                                    \
        const wire_link *l_ = &(p)->result.links[c];                           \
        for (size_t k_ = 0; k_ < l_->n_source; k_++)                           \
            snprintf(got_ + strlen(got_), sizeof got_ - strlen(got_),          \
                     k_ ? " %u" : "%u", l_->source[k_]);                       \
        assert_string_equal(got_, want);                                       \
    } while (0)

#endif
