/* measure_digest: what a digest weighs, for training and for measuring.
 *
 *   usage: measure_digest < FRAMES
 *
 * One frame is one body of text; answers with a frame of lines, tab
 * separated:
 *   C beg end factor stems   a candidate; its stems by number, commas between
 *   S word f0 f1 ...         a stem: its first word and its features
 *   L beg end                a sentence of the synopsis that is chosen
 * SPDX-License-Identifier: Apache-2.0 */
#include "measure_io.h"

#include "digest_int.h"

static void put_cands(wire_buf *out, const wire__digest *d)
{
    for (size_t i = 0; i < d->n_cands; i++) {
        const wire__cand *c = &d->cands[i];
        wire_buf_fmt(out, "C\t%u\t%u\t%.3f\t", c->span.beg, c->span.end,
                     (double)c->factor);
        for (size_t k = 0; k < c->n_stems; k++)
            wire_buf_fmt(out, k ? ",%u" : "%u", c->stems[k]);
        wire_buf_char(out, '\n');
    }
}

static void put_stems(wire_buf *out, const wire__digest *d)
{
    for (size_t i = 0; i < d->n_stems; i++) {
        float f[WIRE__FEATURES];
        wire_span s = wire_words_span(&d->doc->words, d->stems[i].word,
                                      d->stems[i].word + 1);
        wire__digest_features(d, &d->stems[i], f);
        wire_buf_lit(out, "S\t");
        wire_buf_str(out, wire__digest_text(d, s));
        for (int k = 0; k < WIRE__FEATURES; k++)
            wire_buf_fmt(out, "\t%.5f", (double)f[k]);
        wire_buf_char(out, '\n');
    }
}

static wire_status weigh(const wire_doc *doc, const wire_idf *idf,
                         wire_arena *a, wire_buf *out, wire_err *err)
{
    const uint32_t article = 0;
    wire_digest digest = {.n_synopsis = 0};
    wire_digest_opts opts = WIRE_DIGEST_OPTS_INIT;
    wire_digest_in in = {
        .docs = doc, .articles = &article, .n_articles = 1, .idf = idf};
    wire__digest d = {.in = &in,
                      .opts = &opts,
                      .out = &digest,
                      .a = a,
                      .tmp = a,
                      .doc = doc,
                      .idf = idf,
                      .body = doc->article->body,
                      .is_english = true};
    WIRE_TRY(wire__digest_read(&d, err));
    WIRE_TRY(wire__digest_cands(&d, err));
    WIRE_TRY(wire__digest_score(&d, err));
    put_cands(out, &d);
    put_stems(out, &d);
    opts.max_takeaways = opts.min_takeaways = 0;
    opts.compress = false;
    WIRE_TRY(wire_digest_make(&in, &opts, a, &digest, err));
    for (size_t i = 0; i < digest.n_synopsis; i++)
        wire_buf_fmt(out, "L\t%u\t%u\n", digest.synopsis[i].span.beg,
                     digest.synopsis[i].span.end);
    return WIRE_OK;
}

static wire_status answer(wire_str body, const wire_idf *idf, wire_buf *out,
                          wire_err *err)
{
    wire_article article = {0};
    wire_doc doc;
    wire_arena *a = wire_arena_new(NULL, 0);
    if (!a) return wire_fail_mem(err);
    article.body = body;
    article.language = WIRE_STR("en");
    wire_status s =
        wire_read_paragraphs(body, 0, a, &article.paras, &article.n_paras, err);
    if (s == WIRE_OK) s = wire_text_doc(&article, a, &doc, err);
    out->n = 0;
    if (s == WIRE_OK) s = weigh(&doc, idf, a, out, err);
    wire_arena_free(a);
    return s;
}

int main(void)
{
    wire_buf body = {NULL, 0, 0, false}, out = {NULL, 0, 0, false};
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    wire_idf *idf = NULL;
    int code = 0;
    if (wire_idf_new(NULL, 0, &idf, &err) != WIRE_OK) code = 2;
    while (code == 0 && measure_next(stdin, &body)) {
        if (answer(wire_buf_view(&body), idf, &out, &err) != WIRE_OK ||
            !wire_buf_ok(&out))
            code = 2;
        else
            measure_put(stdout, wire_buf_view(&out));
    }
    if (code != 0) fprintf(stderr, "measure_digest: %s\n", err.text);
    wire_idf_free(idf);
    wire_buf_free(&body);
    wire_buf_free(&out);
    return code;
}
