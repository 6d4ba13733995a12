/* measure_attributions: who said what in each text.
 *
 *   usage: measure_attributions [LANGUAGE] < FRAMES
 *
 * One frame is one body of text; answers with a frame of lines, one an
 * attribution, tab separated: kind, force, source, cue, content; the last
 * three are spans of bytes, "12-20,25-30", and may be empty.
 * SPDX-License-Identifier: Apache-2.0 */
#include "measure_io.h"

#include <wirecopy/text.h>

static void put_span(wire_buf *out, wire_span s, const char *before)
{
    if (s.beg < s.end) wire_buf_fmt(out, "%s%u-%u", before, s.beg, s.end);
}

static void put(wire_buf *out, const wire_attribution *x)
{
    wire_buf_fmt(out, "%s\t%s\t", wire_said_kind_name(x->kind),
                 wire_said_force_name(x->force));
    put_span(out, x->source, "");
    wire_buf_char(out, '\t');
    put_span(out, x->cue, "");
    wire_buf_char(out, '\t');
    for (size_t i = 0; i < x->n_content; i++)
        put_span(out, x->content[i], i ? "," : "");
    wire_buf_char(out, '\n');
}

static wire_status answer(wire_str body, wire_str language, wire_buf *out,
                          wire_err *err)
{
    wire_article article = {0};
    wire_doc doc;
    wire_attribution *x = NULL;
    size_t n = 0;
    wire_arena *a = wire_arena_new(NULL, 0);
    if (!a) return wire_fail_mem(err);
    article.body = body;
    article.language = language;
    wire_status s =
        wire_read_paragraphs(body, 0, a, &article.paras, &article.n_paras, err);
    if (s == WIRE_OK) s = wire_text_doc(&article, a, &doc, err);
    wire_attribution_in in = {&doc, NULL, 0, NULL, 0};
    if (s == WIRE_OK) s = wire_text_attributions(&in, a, &x, &n, err);
    out->n = 0;
    for (size_t i = 0; s == WIRE_OK && i < n; i++)
        put(out, &x[i]);
    wire_arena_free(a);
    return s;
}

int main(int argc, char **argv)
{
    wire_str language = wire_str_of(argc > 1 ? argv[1] : "en");
    wire_buf body = {NULL, 0, 0, false}, out = {NULL, 0, 0, false};
    wire_err err;
    while (measure_next(stdin, &body)) {
        if (answer(wire_buf_view(&body), language, &out, &err) != WIRE_OK ||
            !wire_buf_ok(&out)) {
            fprintf(stderr, "measure_attributions: %s\n", err.text);
            return 2;
        }
        measure_put(stdout, wire_buf_view(&out));
    }
    wire_buf_free(&body);
    wire_buf_free(&out);
    return 0;
}
