/* text_testing.h: an article of a body and a label, as text sees it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TEST_TEXT_TESTING_H
#define WIRE_TEST_TEXT_TESTING_H

#include "unit.h"

#include <wirecopy/text.h>

typedef struct {
    wire_arena *a;
    wire_buf text;
    wire_article art;
    wire_doc doc;
} labelled;

static void labelled_open(labelled *x, const char *body, const char *label)
{
    wire_err err;
    *x = (labelled){.a = wire_arena_new(NULL, 0),
                    .art = {.outlet = WIRE_STR("Harbour Post")}};
    wire_buf_fmt(&x->text, "%s\n\n%s", body, label);
    x->art.body = wire_buf_view(&x->text);
    assert_ok(wire_read_paragraphs(x->art.body, 0, x->a, &x->art.paras,
                                   &x->art.n_paras, &err));
    assert_ok(wire_text_doc(&x->art, x->a, &x->doc, &err));
}

static void labelled_close(labelled *x)
{
    wire_buf_free(&x->text);
    wire_arena_free(x->a);
}

#endif
