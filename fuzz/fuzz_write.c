/* Bytes to articles, those to every format, and back.
 *
 *   bytes --read--> article --write--> --read--> once --write--> --read-->
 * twice
 *
 * What is written reads without an error, as one article (Atom: or a notice
 * that it is canceled), and is no more usable than it was. Texts of any kind
 * may be tidied up on the way, once: what was read back stays as it is in all
 * that docs/write.md promises.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../tests/unit/write_equal.h"
#include "fuzz_read.h"

enum { MOST_ARTICLES = 2 };

/* Write and read; false when it is listed as canceled. */
static bool once(wire_format f, bool can_cancel, const wire_article *a,
                 wire_batch *out)
{
    wire_channel c = {0};
    wire_buf b = {0};
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    FUZZ_CHECK(wire_write_articles(f, &c, &a, 1, &b, NULL) == WIRE_OK);
    FUZZ_CHECK(fuzz_is_utf8(wire_buf_view(&b)));
    FUZZ_CHECK(wire_read_bytes(wire_buf_view(&b), WIRE_STR("fuzz"), &o, out,
                               NULL) == WIRE_OK);
    wire_buf_free(&b);
    for (size_t i = 0; i < out->n_skips; i++)
        FUZZ_CHECK(out->skips[i].is_warning);
    bool is_canceled = a->item && a->item->status == WIRE_PUB_CANCELED;
    if (is_canceled && !can_cancel) {
        FUZZ_CHECK(out->n_listed == 1 && out->n_articles == 0);
        FUZZ_CHECK(out->listed[0].item->status == WIRE_PUB_CANCELED);
        return false;
    }
    FUZZ_CHECK(out->n_articles == 1);
    return true;
}

static void check_status(const wire_article *got, const wire_article *want)
{
    static const wire_item nothing;
    const wire_item *g = got->item ? got->item : &nothing;
    const wire_item *w = want->item ? want->item : &nothing;
    FUZZ_CHECK(g->status >= w->status);
    FUZZ_CHECK(g->embargoed.unix_s >= w->embargoed.unix_s ||
               g->status != WIRE_PUB_USABLE);
}

static void check_format(size_t at, const wire_article *a)
{
    wire_format f = write_promises[at].format;
    bool can_cancel = write_promises[at].can_cancel;
    wire_batch first, second;
    char why[400] = "";
    verdict v = {why, sizeof why, true};

    if (once(f, can_cancel, a, &first)) {
        if (write_promises[at].keeps & KEEPS_STATUS && f != WIRE_FORMAT_NITF)
            check_status(&first.articles[0], a);
        if (once(f, can_cancel, &first.articles[0], &second)) {
            if (write_promises[at].is_plain)
                same_lines(&v, &second.articles[0], &first.articles[0]);
            else
                same_article(&v, write_promises[at].keeps, &second.articles[0],
                             &first.articles[0]);
        }
        if (!v.is_same) fprintf(stderr, "%s: %s\n", wire_format_name(f), why);
        FUZZ_CHECK(v.is_same);
        wire_batch_free(&second);
    }
    wire_batch_free(&first);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_batch batch;

    o.max_depth = 32;
    o.max_article_bytes = 1 << 16;
    FUZZ_CHECK(wire_read_bytes((wire_str){(const char *)data, n},
                               WIRE_STR("fuzz"), &o, &batch, NULL) == WIRE_OK);
    for (size_t i = 0; i < batch.n_articles && i < MOST_ARTICLES; i++)
        for (size_t at = 0; at < N_PROMISES; at++)
            check_format(at, &batch.articles[i]);
    wire_batch_free(&batch);
    return 0;
}
