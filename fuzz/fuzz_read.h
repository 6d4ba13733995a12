/* What every read target checks, and a main that replays files.
 *
 * Built with libFuzzer (-Dfuzz=true, clang) the library's main drives the
 * target; without it this main runs every file and folder it is given, so
 * that the seeds are part of the ordinary tests.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_FUZZ_READ_H
#define WIRE_FUZZ_READ_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <wirecopy/read.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define FUZZ_CHECK(x)                                                          \
    do {                                                                       \
        if (!(x)) {                                                            \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #x);            \
            abort();                                                           \
        }                                                                      \
    } while (0)

static inline bool fuzz_is_utf8(wire_str s)
{
    for (size_t i = 0; i < s.n;) {
        unsigned char c = (unsigned char)s.p[i];
        size_t len = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
        if ((c >= 0x80 && c < 0xc2) || c > 0xf4 || len > s.n - i) return false;
        for (size_t k = 1; k < len; k++)
            if (((unsigned char)s.p[i + k] & 0xc0) != 0x80) return false;
        i += len;
    }
    return true;
}

static inline void fuzz_article(const wire_article *a, uint64_t n_bytes)
{
    uint32_t at = 0;
    FUZZ_CHECK(a->body.n > 0 && a->id.p != NULL);
    FUZZ_CHECK(fuzz_is_utf8(a->body) && fuzz_is_utf8(a->title));
    FUZZ_CHECK(a->src_off <= n_bytes);
    for (size_t i = 0; i < a->n_paras; i++) {
        const wire_para *p = &a->paras[i];
        FUZZ_CHECK(p->span.beg >= at && p->span.beg < p->span.end);
        FUZZ_CHECK(p->span.end <= a->body.n);
        FUZZ_CHECK(p->src_beg < p->src_end && p->src_end <= n_bytes);
        at = p->span.end;
    }
    for (size_t i = 0; i < a->n_why; i++)
        FUZZ_CHECK(a->why[i].from.n && fuzz_is_utf8(a->why[i].from) &&
                   a->why[i].at <= n_bytes);
}

/* An entry without text, or a feed. */
static inline void fuzz_listed(const wire_article *a)
{
    FUZZ_CHECK(fuzz_is_utf8(a->title) && fuzz_is_utf8(a->url));
    FUZZ_CHECK(fuzz_is_utf8(a->id) && fuzz_is_utf8(a->byline));
    for (size_t i = 0; a->item && i < a->item->n_links; i++)
        FUZZ_CHECK(fuzz_is_utf8(a->item->links[i].target));
}

/* Read head and data as one file. Whatever it is, reading ends well, and
 * every offset lies inside. */
static inline int fuzz_read(const char *head, const uint8_t *data, size_t n)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_buf b = {0};
    wire_batch batch;
    wire_err err;
    o.max_depth = 32; /* so that short inputs reach it */
    o.max_article_bytes = 1 << 20;
    o.explain = n % 2;
    wire_buf_lit(&b, head);
    wire_buf_add(&b, data, n);
    FUZZ_CHECK(wire_buf_ok(&b));
    /* What is packed has its places in what comes out of it. */
    static const char *const packed[] = {"\x1f\x8b", "\x28\xb5", "PK", "WA"};
    bool is_stream = false;
    for (size_t i = 0; i < sizeof packed / sizeof *packed; i++)
        is_stream |= b.n > 1 && !memcmp(b.p, packed[i], 2);
    wire_status status =
        wire_read_bytes(wire_buf_view(&b), WIRE_STR("fuzz"), &o, &batch, &err);
    FUZZ_CHECK(status == WIRE_OK);
    for (size_t i = 0; i < batch.n_articles; i++)
        fuzz_article(&batch.articles[i], is_stream ? UINT64_MAX : b.n);
    for (size_t i = 0; i < batch.n_listed; i++)
        fuzz_listed(&batch.listed[i]);
    for (size_t i = 0; i < batch.n_feeds; i++)
        fuzz_listed(&batch.feeds[i]);
    for (size_t i = 0; i < batch.n_skips; i++)
        FUZZ_CHECK(batch.skips[i].why.n > 0);
    FUZZ_CHECK(wire_read_ids(&batch, 1, &err) == WIRE_OK);
    wire_batch_free(&batch);
    wire_buf_free(&b);
    return 0;
}

#ifndef WIRE_LIBFUZZER
int main(int argc, char **argv)
{
    static uint8_t data[1 << 20];
    for (int i = 1; i < argc; i++) {
        FILE *f = fopen(argv[i], "rb");
        if (!f) {
            fprintf(stderr, "cannot open %s\n", argv[i]);
            return 2;
        }
        size_t n = fread(data, 1, sizeof data, f);
        fclose(f);
        LLVMFuzzerTestOneInput(data, n);
    }
    return 0;
}
#endif
#endif
