/* Two texts that share sentences: every link, change and operation points
 * into them, in order, and the reports are UTF-8.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz_deck.h"

static void check_links(const wire_comparison *c, wire_str source,
                        wire_str copy)
{
    PROMISE(c->n_links == c->n_copy_sentences);
    for (size_t i = 0; i < c->n_links; i++) {
        const wire_link *l = &c->links[i];

        PROMISE(l->copy == i && l->score >= 0 && l->score <= 1);
        for (size_t k = 0; k < l->n_source; k++)
            PROMISE(l->source[k] < c->n_source_sentences &&
                    (!k || l->source[k - 1] < l->source[k]));
        for (size_t k = 0; k < l->n_ops; k++)
            PROMISE(fuzz_is_span(l->ops[k].source, source) &&
                    fuzz_is_span(l->ops[k].copy, copy));
    }
    for (size_t i = 0; i < c->n_omitted; i++)
        PROMISE(c->omitted[i] < c->n_source_sentences);
}

static void check_changes(const wire_comparison *c, wire_str source,
                          wire_str copy)
{
    for (size_t i = 0; i < c->n_changes; i++) {
        const wire_change *x = &c->changes[i];

        PROMISE(x->type < WIRE_CHANGE_N);
        PROMISE(!i || x[-1].severity >= x->severity);
        PROMISE(x->copy < c->n_copy_sentences || x->copy == WIRE_NO_SENTENCE);
        for (size_t k = 0; k < x->n_source; k++)
            PROMISE(x->source[k] < c->n_source_sentences);
        if (x->has_source_span) PROMISE(fuzz_is_span(x->source_span, source));
        if (x->has_copy_span) PROMISE(fuzz_is_span(x->copy_span, copy));
        PROMISE(fuzz_is_utf8(x->source_text) && fuzz_is_utf8(x->copy_text));
    }
}

static void report(const wire_doc *source, const wire_doc *copy,
                   const wire_comparison *c)
{
    wire_compared pair = {source, copy, c};
    wire_report_opts o = WIRE_REPORT_OPTS_INIT;
    wire_buf b = {0};

    o.show_all = true;
    PROMISE(wire_report_compare_json(&pair, 1, WIRE_CHANGES_ALL,
                                     WIRE_REPORT_LINES, fuzz_keep, &b,
                                     NULL) == WIRE_OK);
    PROMISE(wire_report_compare_text(&pair, 1, WIRE_CHANGES_ALL, &o, fuzz_keep,
                                     &b, NULL) == WIRE_OK);
    PROMISE(wire_report_compare_summary(&pair, 1, WIRE_CHANGES_ALL, &o,
                                        fuzz_keep, &b, NULL) == WIRE_OK);
    PROMISE(fuzz_is_utf8(wire_buf_view(&b)));
    wire_buf_free(&b);
}

static void compare(const wire_doc docs[2], wire_arena *a)
{
    wire_version_mark mark;
    wire_comparison c;
    wire_idf *idf;

    PROMISE(wire_idf_new(docs, 2, &idf, NULL) == WIRE_OK);
    PROMISE(wire_compare_pair(&docs[0], &docs[1], idf, a, &c, NULL) == WIRE_OK);
    PROMISE(c.probability >= 0 && c.probability <= 1);
    check_links(&c, docs[0].article->body, docs[1].article->body);
    check_changes(&c, docs[0].article->body, docs[1].article->body);
    wire_version_marked(&docs[1], &mark);
    (void)wire_version_disagrees(&mark,
                                 wire_version_inferred(&docs[0], &docs[1], &c));
    report(&docs[0], &docs[1], &c);
    wire_idf_free(idf);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_batch batch;
    wire_doc docs[2];
    wire_buf b = {0};

    fuzz_deck_jsonl(data, size, &b);
    PROMISE(a && wire_read_bytes(wire_buf_view(&b), WIRE_STR("fuzz.jsonl"), &o,
                                 &batch, NULL) == WIRE_OK);
    if (batch.n_articles >= 2) {
        for (size_t i = 0; i < 2; i++)
            PROMISE(wire_text_doc(&batch.articles[i], a, &docs[i], NULL) ==
                    WIRE_OK);
        compare(docs, a);
    }
    wire_batch_free(&batch);
    wire_buf_free(&b);
    wire_arena_free(a);
    return 0;
}
