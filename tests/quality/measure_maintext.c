/* measure_maintext: the main text of each page.
 *
 *   usage: measure_maintext < FRAMES
 *
 * One frame is one page as bytes; answers with a frame of its body. A page
 * that holds several articles answers with all their bodies.
 * SPDX-License-Identifier: Apache-2.0 */
#include "measure_io.h"

#include <wirecopy/read.h>

static bool answer(wire_str page, wire_buf *out)
{
    wire_read_opts opts = WIRE_READ_OPTS_INIT;
    wire_batch batch = {.arena = NULL};
    wire_err err;
    wire_status s =
        wire_read_bytes(page, WIRE_STR("page.html"), &opts, &batch, &err);
    out->n = 0;
    for (size_t i = 0; s == WIRE_OK && i < batch.n_articles; i++) {
        if (i) wire_buf_lit(out, "\n\n");
        wire_buf_str(out, batch.articles[i].body);
    }
    wire_batch_free(&batch);
    if (s != WIRE_OK) fprintf(stderr, "measure_maintext: %s\n", err.text);
    return s == WIRE_OK && wire_buf_ok(out);
}

int main(void)
{
    wire_buf page = {NULL, 0, 0, false}, out = {NULL, 0, 0, false};
    while (measure_next(stdin, &page)) {
        if (!answer(wire_buf_view(&page), &out)) return 2;
        measure_put(stdout, wire_buf_view(&out));
    }
    wire_buf_free(&page);
    wire_buf_free(&out);
    return 0;
}
