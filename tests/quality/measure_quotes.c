/* measure_quotes: the quotations of each text.
 *
 *   usage: measure_quotes < FRAMES
 *
 * One frame is one body of text; answers with a frame of lines, one an
 * outermost quotation: first byte and end of the words between the marks,
 * and "direct", "scare" or "title".
 * SPDX-License-Identifier: Apache-2.0 */
#include "measure_io.h"

#include <wirecopy/text.h>

static const char *kind_name(wire_quote_kind k)
{
    return k == WIRE_QUOTE_DIRECT  ? "direct"
           : k == WIRE_QUOTE_SCARE ? "scare"
                                   : "title";
}

static wire_status answer(wire_str body, wire_buf *out, wire_err *err)
{
    wire_para *paras;
    wire_quote *quotes;
    size_t n_paras, n_quotes;
    wire_arena *a = wire_arena_new(NULL, 0);
    if (!a) return wire_fail_mem(err);
    wire_status s = wire_read_paragraphs(body, 0, a, &paras, &n_paras, err);
    if (s == WIRE_OK)
        s = wire_text_quotes(body, paras, n_paras, a, &quotes, &n_quotes, err);
    out->n = 0;
    for (size_t i = 0; s == WIRE_OK && i < n_quotes; i++)
        if (quotes[i].depth == 0)
            wire_buf_fmt(out, "%u %u %s\n", quotes[i].words.beg,
                         quotes[i].words.end, kind_name(quotes[i].kind));
    wire_arena_free(a);
    return s;
}

int main(void)
{
    wire_buf body = {NULL, 0, 0, false}, out = {NULL, 0, 0, false};
    wire_err err;
    while (measure_next(stdin, &body)) {
        if (answer(wire_buf_view(&body), &out, &err) != WIRE_OK ||
            !wire_buf_ok(&out)) {
            fprintf(stderr, "measure_quotes: %s\n", err.text);
            return 2;
        }
        measure_put(stdout, wire_buf_view(&out));
    }
    wire_buf_free(&body);
    wire_buf_free(&out);
    return 0;
}
