/* gzip and zstd streams, by libarchive: members and frames one after the
 * other, bounded by a ratio.
 * SPDX-License-Identifier: Apache-2.0 */
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>

#include "read_int.h"

/* Below this size a high ratio harms nobody: text of few words repeats. */
enum { RATIO_FREE_BYTES = 16 << 20, IN_BYTES = 128 << 10 };

struct wire__stream {
    wire__source source; /* first: what read() gets */
    wire__source *under;
    struct archive *archive;
    wire_str head; /* not yet given to libarchive */
    uint64_t in_n; /* compressed bytes taken */
    size_t max_ratio;
    wire_err under_err; /* a failure of the file itself */
    char in[IN_BYTES];
};

static la_ssize_t give(struct archive *a, void *ctx, const void **out)
{
    (void)a;
    wire__stream *s = ctx;
    if (s->head.n) {
        size_t n = s->head.n;
        *out = s->head.p;
        s->head.n = 0;
        s->in_n += n;
        return (la_ssize_t)n;
    }
    int64_t n = s->under->read(s->under, s->in, sizeof s->in, &s->under_err);
    if (n < 0) {
        archive_set_error(a, EIO, "%s", s->under_err.text);
        return -1;
    }
    *out = s->in;
    s->in_n += (uint64_t)n;
    return (la_ssize_t)n;
}

/* libarchive's words, or ours where it has none. */
static int64_t broken(wire__stream *s, wire_err *err)
{
    const char *why = archive_error_string(s->archive);
    wire_fail(err, WIRE_EFORMAT, s->source.pos, "damaged compressed data: %s",
              why ? why : "it ends early");
    return -1;
}

static int64_t read_stream(wire__source *source, char *dst, size_t n,
                           wire_err *err)
{
    wire__stream *s = (wire__stream *)(void *)source;
    la_ssize_t got = archive_read_data(s->archive, dst, n);
    if (got < 0) return broken(s, err);
    source->pos += (uint64_t)got;
    if (source->pos > RATIO_FREE_BYTES &&
        source->pos / s->max_ratio > s->in_n) {
        wire_fail(err, WIRE_ELIMIT, source->pos,
                  "compressed data grows more than %zu times", s->max_ratio);
        return -1;
    }
    return got;
}

wire_status wire__stream_open(wire__source *under, wire_str head,
                              size_t max_ratio, wire_arena *a,
                              wire__stream **out, wire_err *err)
{
    wire__stream *s = wire_arena_alloc(a, sizeof *s);
    *out = NULL;
    if (!s) return wire_fail_mem(err);
    memset(s, 0, offsetof(wire__stream, in));
    s->source = (wire__source){.read = read_stream, .fd = -1};
    s->under = under;
    s->head = head;
    s->max_ratio = max_ratio;
    s->archive = archive_read_new();
    if (!s->archive) return wire_fail_mem(err);
    *out = s;
    archive_read_support_filter_gzip(s->archive);
    archive_read_support_filter_zstd(s->archive);
    archive_read_support_format_raw(s->archive);
    archive_read_support_format_empty(s->archive);
    struct archive_entry *entry;
    int code = archive_read_open(s->archive, s, NULL, give, NULL);
    if (code == ARCHIVE_OK) code = archive_read_next_header(s->archive, &entry);
    if (code == ARCHIVE_EOF) return WIRE_OK; /* no bytes inside */
    if (code >= ARCHIVE_WARN) return WIRE_OK;
    broken(s, err);
    return WIRE_EFORMAT;
}

wire__source *wire__stream_source(wire__stream *s) { return &s->source; }

void wire__stream_free(wire__stream *s)
{
    if (s) archive_read_free(s->archive);
}
