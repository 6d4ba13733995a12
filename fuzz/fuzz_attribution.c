/* Who said what, in any text: spans lie inside the body, contents ascend, a
 * cue or a quotation is behind each.
 *
 * The first byte chooses a language, the rest is the body.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz.h"

static void check_one(const wire_attribution *x, wire_str body)
{
    PROMISE(x->n_content > 0);
    for (size_t i = 0; i < x->n_content; i++) {
        PROMISE(fuzz_is_span(x->content[i], body));
        PROMISE(x->content[i].beg < x->content[i].end);
        PROMISE(i == 0 || x->content[i].beg >= x->content[i - 1].beg);
    }
    PROMISE(fuzz_is_span(x->source, body));
    PROMISE(fuzz_is_span(x->cue, body));
    PROMISE(fuzz_is_span(x->speaker, body));
    PROMISE(x->has_source == (x->source.beg < x->source.end));
    PROMISE(wire_said_kind_name(x->kind)[0] != 'u');
    PROMISE(wire_said_force_name(x->force)[0] != 'u');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const languages[] = {"en", "de", "fr", "es", "ja", ""};
    wire_article article = {0};
    wire_doc doc;
    wire_attribution *x = NULL;
    size_t n = 0;

    if (size < 1) return 0;
    article.language = wire_str_of(languages[data[0] % 6]);
    article.body = (wire_str){(const char *)data + 1, size - 1};
    if (!fuzz_is_utf8(article.body)) return 0;
    wire_arena *a = wire_arena_new(NULL, 0);
    PROMISE(a != NULL);
    PROMISE(wire_read_paragraphs(article.body, 0, a, &article.paras,
                                 &article.n_paras, NULL) == WIRE_OK);
    PROMISE(wire_text_doc(&article, a, &doc, NULL) == WIRE_OK);
    doc.language = article.language;
    wire_attribution_in in = {&doc, NULL, 0, NULL, 0};
    PROMISE(wire_text_attributions(&in, a, &x, &n, NULL) == WIRE_OK);
    for (size_t i = 0; i < n; i++) {
        check_one(&x[i], article.body);
        PROMISE(i == 0 || x[i].content[0].beg >= x[i - 1].content[0].beg);
    }
    wire_arena_free(a);
    return 0;
}
