/* WARC 1.1: the text of each article as a conversion record, and what is
 * known of it as a metadata record that concurs.
 * Source: ISO 28500:2017. SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "write_int.h"

/* A record's id: made of its content, so that equal input gives equal bytes.
 * The bits of version and variant are those of a name-based UUID. */
static void put_id(wire_buf *b, const char *name, wire_str content, size_t nth)
{
    uint64_t hi = wire_hash_bytes(content.p, content.n);
    uint64_t lo = wire_mix64(hi ^ wire_mix64(nth + 1));

    hi = (hi & ~(uint64_t)0xf000) | 0x8000;
    lo = (lo & (UINT64_MAX >> 2)) | (uint64_t)2 << 62;
    wire_buf_fmt(b,
                 "%s: <urn:uuid:%08" PRIx64 "-%04" PRIx64 "-%04" PRIx64
                 "-%04" PRIx64 "-%012" PRIx64 ">\r\n",
                 name, hi >> 32, hi >> 16 & 0xffff, hi & 0xffff, lo >> 48,
                 lo & 0xffffffffffff);
}

static void put_head(wire_buf *b, const char *type, const wire_article *a,
                     wire_str content, size_t nth)
{
    static const wire_time epoch = {0, WIRE_TIME_SECOND};
    wire_time t = wire__time_latest(a);
    char text[32];

    if (t.precision == WIRE_TIME_NONE) t = epoch;
    wire_str date = wire__time_rfc3339(t, text);
    wire_buf_fmt(b, "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Date: %.*s\r\n", type,
                 (int)date.n, date.p);
    put_id(b, "WARC-Record-ID", content, nth);
    wire_buf_lit(b, "WARC-Target-URI: ");
    if (a->url.n)
        wire__put_uri(b, a->url);
    else
        wire__put_id_uri(b, a->id);
    wire_buf_lit(b, "\r\n");
}

static void put_block(wire_buf *b, const char *type, wire_str content)
{
    wire_buf_fmt(b, "Content-Type: %s\r\nContent-Length: %zu\r\n\r\n", type,
                 content.n);
    wire_buf_str(b, content);
    wire_buf_lit(b, "\r\n\r\n");
}

static void put_field(wire_buf *b, const char *name, wire_str value)
{
    if (!value.n) return;
    wire_buf_fmt(b, "%s: ", name);
    for (size_t i = 0; i < value.n; i++)
        wire_buf_char(b, (unsigned char)value.p[i] < 0x20 ? ' ' : value.p[i]);
    wire_buf_lit(b, "\r\n");
}

static void put_article(wire_buf *b, const wire_article *a, size_t nth)
{
    const wire_item *item = wire__item_of(a);
    wire_buf text = {0}, facts = {0};

    wire_buf_str(&text, a->title);
    wire_buf_lit(&text, "\n\n");
    wire__body_text(&text, a, "\n");
    wire_buf_char(&text, '\n');
    put_field(&facts, "id", a->id);
    put_field(&facts, "outlet", a->outlet);
    put_field(&facts, "byline", a->byline);
    put_field(&facts, "credit", a->credit);
    put_field(&facts, "version", item->version);
    put_field(&facts, "status",
              wire_str_of(wire_pub_status_name(item->status)));
    put_head(b, "conversion", a, wire_buf_view(&text), 2 * nth);
    put_block(b, "text/plain; charset=utf-8", wire_buf_view(&text));
    put_head(b, "metadata", a, wire_buf_view(&facts), 2 * nth + 1);
    put_id(b, "WARC-Concurrent-To", wire_buf_view(&text), 2 * nth);
    put_block(b, "application/warc-fields", wire_buf_view(&facts));
    if (!wire_buf_ok(&text) || !wire_buf_ok(&facts)) b->failed = true;
    wire_buf_free(&text);
    wire_buf_free(&facts);
}

void wire__write_warc(const wire__doc_out *d)
{
    for (size_t i = 0; i < d->n; i++)
        put_article(d->out, d->articles[i], i);
}
