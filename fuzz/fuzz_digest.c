/* A few articles that share text, each digested: every line is the bytes of
 * its span less its cuts, in whole characters, and the reports are UTF-8.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz_deck.h"

#include <string.h>

static void check_line(const wire_line *l, const wire_article *art)
{
    wire_str text = l->of == WIRE_LINE_TITLE ? art->title : art->body;
    uint32_t at = l->span.beg;
    size_t n = 0;

    PROMISE(fuzz_is_span(l->span, text) && fuzz_is_utf8(l->text));
    if (l->is_question) {
        PROMISE(l->text.n > 1 && l->text.p[l->text.n - 1] == '?');
        return;
    }
    for (size_t i = 0; i <= l->n_cuts; i++) {
        uint32_t end = i < l->n_cuts ? l->cuts[i].beg : l->span.end;

        PROMISE(at <= end && end <= l->span.end && n + end - at <= l->text.n);
        PROMISE(memcmp(text.p + at, l->text.p + n, end - at) == 0);
        n += end - at;
        if (i < l->n_cuts) at = l->cuts[i].end;
    }
    PROMISE(n == l->text.n);
}

static void check_when(const wire_when *w)
{
    char date[16];

    wire_when_format(w, date);
    PROMISE(w->precision == WIRE_WHEN_NONE ? !date[0] : w->text.n > 0);
    PROMISE(w->month >= 0 && w->month <= 12 && w->day >= 0 && w->day <= 31);
}

static void check(const wire_digest *d, const wire_article *art)
{
    if (d->has_headline) check_line(&d->headline, art);
    for (size_t i = 0; i < d->n_synopsis; i++)
        check_line(&d->synopsis[i], art);
    for (size_t i = 0; i < d->n_takeaways; i++)
        check_line(&d->takeaways[i], art);
    for (size_t i = 0; i < d->n_statements; i++) {
        check_line(&d->statements[i].words, art);
        check_line(&d->statements[i].of, art);
        check_when(&d->statements[i].when);
        PROMISE(fuzz_is_utf8(d->statements[i].speaker));
        PROMISE(fuzz_is_utf8(d->statements[i].addressee));
    }
    for (size_t i = 0; i < d->n_schedule; i++) {
        check_line(&d->schedule[i].what, art);
        check_when(&d->schedule[i].when);
    }
    for (size_t i = 0; i < d->n_promises; i++) {
        check_line(&d->promises[i].what, art);
        check_when(&d->promises[i].by);
    }
    for (size_t i = 0; i < d->n_numbers; i++)
        check_line(&d->numbers[i].of, art);
}

static void digest(const wire_doc *doc, wire_arena *a)
{
    const uint32_t number = 0;
    wire_digest_opts o = WIRE_DIGEST_OPTS_INIT;
    wire_report_opts r = WIRE_REPORT_OPTS_INIT;
    wire_digest_in in = {.docs = doc,
                         .articles = &number,
                         .n_articles = 1,
                         .kind = WIRE_STORY_ARTICLE};
    wire_digest d;
    wire_buf b = {0};

    o.question = doc->words.n & 1;
    PROMISE(wire_digest_make(&in, &o, a, &d, NULL) == WIRE_OK);
    check(&d, doc->article);
    PROMISE(d.n_synopsis <= o.max_synopsis && d.n_takeaways <= o.max_takeaways);
    PROMISE(wire_report_digest_json(&d, 1, doc, WIRE_REPORT_LINES, fuzz_keep,
                                    &b, NULL) == WIRE_OK);
    PROMISE(wire_report_digest_text(&d, 1, doc, &r, fuzz_keep, &b, NULL) ==
            WIRE_OK);
    PROMISE(fuzz_is_utf8(wire_buf_view(&b)));
    wire_buf_free(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_batch batch;
    wire_buf b = {0};

    fuzz_deck_jsonl(data, size, &b);
    PROMISE(a && wire_read_bytes(wire_buf_view(&b), WIRE_STR("fuzz.jsonl"), &o,
                                 &batch, NULL) == WIRE_OK);
    for (size_t i = 0; i < batch.n_articles && i < 4; i++) {
        wire_doc doc;

        PROMISE(wire_text_doc(&batch.articles[i], a, &doc, NULL) == WIRE_OK);
        digest(&doc, a);
    }
    wire_batch_free(&batch);
    wire_buf_free(&b);
    wire_arena_free(a);
    return 0;
}
