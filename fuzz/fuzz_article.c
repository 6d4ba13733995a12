/* Any bytes as a file: what is read, and understood of it, lies inside it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz.h"

static void check_article(const wire_article *a)
{
    uint32_t end = 0;

    PROMISE(a->id.n > 0);
    PROMISE(fuzz_is_utf8(a->body));
    PROMISE(fuzz_is_utf8(a->title));
    for (size_t i = 0; i < a->n_paras; i++) {
        const wire_para *p = &a->paras[i];

        PROMISE(p->span.beg >= end && p->span.beg < p->span.end);
        PROMISE(fuzz_is_span(p->span, a->body));
        PROMISE(p->src_beg <= p->src_end);
        end = p->span.end;
    }
}

static void check_doc(const wire_article *a)
{
    wire_arena *arena = wire_arena_new(NULL, 0);
    wire_doc d;

    PROMISE(arena != NULL);
    PROMISE(wire_text_doc(a, arena, &d, NULL) == WIRE_OK);
    PROMISE(d.core.beg <= d.core.end && d.core.end <= a->body.n);
    PROMISE(!d.has_label || fuzz_is_span(d.label.span, a->body));
    for (size_t i = 0; i < d.n_credits; i++)
        PROMISE(d.credits[i].name.n > 0);
    wire_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_str bytes = {(const char *)data, size};
    wire_batch b = {0};

    o.max_article_bytes = 1 << 20;
    o.max_file_bytes = 8 << 20;
    PROMISE(wire_read_bytes(bytes, WIRE_STR("file"), &o, &b, NULL) == WIRE_OK);
    for (size_t i = 0; i < b.n_articles; i++) {
        check_article(&b.articles[i]);
        check_doc(&b.articles[i]);
    }
    for (size_t i = 0; i < b.n_skips; i++)
        PROMISE(b.skips[i].why.n > 0);
    wire_batch_free(&b);
    return 0;
}
