/* One file, or one part of a JSONL file, to a batch.
 *
 *   head -> sniff -+-> JSONL: lines from the source, window by window
 *                  +-> gzip, zstd: a stream, then again from the head
 *                  '-> anything else: all bytes, to UTF-8, one reader
 * SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>
#include <string.h>
#include <time.h>

#include "read_csv.h"
#include "read_mail.h"
#include "read_telex.h"

typedef struct {
    char *p; /* owned by an arena; PADDING zeros behind n */
    size_t n, cap;
} bytes;

/* More of s until cap bytes are held; *at_end when there is no more. What
 * was read before a failure stays. */
static wire_status read_more(wire__source *s, bytes *b, bool *at_end,
                             wire_err *err)
{
    wire_status status = WIRE_OK;
    while (b->n < b->cap && !*at_end) {
        int64_t got = s->read(s, b->p + b->n, b->cap - b->n, err);
        if (got < 0) {
            status = err->code;
            break;
        }
        *at_end = got == 0;
        b->n += (size_t)got;
    }
    assert(b->p);
    memset(b->p + b->n, 0, WIRE__PADDING);
    return status;
}

static wire_status make_room(wire_arena *a, bytes *b, size_t cap, wire_err *err)
{
    char *p = wire_arena_grow(a, b->p, b->p ? b->cap + WIRE__PADDING : 0,
                              cap + WIRE__PADDING);
    if (!p) return wire_fail_mem(err);
    b->p = p;
    b->cap = cap;
    return WIRE_OK;
}

/* Everything s holds, up to limit bytes. WIRE_ELIMIT beyond. */
static wire_status read_all(wire__reader *r, wire__source *s, bytes *b,
                            bool at_end, size_t limit, wire_err *err)
{
    while (!at_end) {
        if (b->n > limit)
            return wire_fail(err, WIRE_ELIMIT, 0, "longer than %zu bytes",
                             limit);
        if (b->n == b->cap) {
            size_t cap = b->cap * 2 < limit + 1 ? b->cap * 2 : limit + 1;
            WIRE_TRY(make_room(r->work, b, cap, err));
        }
        WIRE_TRY(read_more(s, b, &at_end, err));
    }
    return WIRE_OK;
}

/* The reader of each kind that is read whole, as UTF-8: one line a format.
 * is_many: a file holds many articles, so that it may be as long as a file;
 * else no longer than an article. is_raw: it wants the bytes as they are. */
static const struct {
    wire_status (*read)(wire__reader *r, const wire__input *in, wire_err *err);
    bool is_many, is_raw;
} readers[WIRE__KIND_N] = {
    [WIRE__KIND_JSON_DOC] = {wire__read_json_doc, true, false},
    [WIRE__KIND_XML_FEED] = {wire__read_feed, true, false},
    [WIRE__KIND_NEWSML_G2] = {wire__read_newsml_g2, true, false},
    [WIRE__KIND_NEWSML1] = {wire__read_newsml1, true, false},
    [WIRE__KIND_NITF] = {wire__read_nitf, true, false},
    [WIRE__KIND_SITEMAP] = {wire__read_sitemap, true, false},
    [WIRE__KIND_OPML] = {wire__read_opml, true, false},
    [WIRE__KIND_HTML] = {wire__read_html, false, false},
    [WIRE__KIND_IPTC7901] = {wire__read_telex, true, false},
    [WIRE__KIND_ANPA] = {wire__read_telex, true, false},
    [WIRE__KIND_CSV] = {wire__read_csv, true, false},
    [WIRE__KIND_MAIL] = {wire__read_mail, true, true},
    [WIRE__KIND_TEXT] = {wire__read_text, false, false},
};

static wire_status read_document(wire__reader *r, wire__kind kind, bytes b,
                                 wire_err *err)
{
    wire__input in;
    wire_str all = {b.p, b.n};
    if (readers[kind].is_raw)
        in = (wire__input){.text = all, .bad_at = WIRE_NO_OFF};
    else
        WIRE_TRY(wire__to_utf8(all, kind, r->work, &in, err));
    return readers[kind].read ? readers[kind].read(r, &in, err)
                              : wire__read_text(r, &in, err);
}

static size_t limit_of(const wire__reader *r, wire__kind kind)
{
    size_t limit = readers[kind].is_many ? r->opts->max_file_bytes
                                         : r->opts->max_article_bytes;
    /* Positions in texts are 32 bits wide. */
    return limit < UINT32_MAX - 4096 ? limit : UINT32_MAX - 4096;
}

static bool is_compressed(wire__kind kind)
{
    return kind == WIRE__KIND_GZIP || kind == WIRE__KIND_ZSTD;
}

/* A source whose head is not compressed. */
static wire_status read_plain(wire__reader *r, wire__source *s, wire__kind kind,
                              const char *why, bytes b, bool at_end,
                              wire_err *err)
{
    wire_err local;
    switch (kind) {
    case WIRE__KIND_EMPTY:
        r->bytes += b.n;
        if (at_end) return wire__reader_skip(r, 0, false, err, "empty file");
        kind = WIRE__KIND_TEXT;
        break;
    case WIRE__KIND_OTHER:
        r->bytes += b.n;
        return wire__reader_skip(r, 0, false, err, "no article: %s", why);
    case WIRE__KIND_JSONL:
        return wire__read_jsonl(r, s, (wire_str){b.p, b.n}, false, UINT64_MAX,
                                err);
    default:
        break;
    }
    wire_status status = read_all(r, s, &b, at_end, limit_of(r, kind), &local);
    r->bytes += b.n;
    if (status == WIRE_ENOMEM) return wire_fail_mem(err);
    if (status == WIRE_ELIMIT)
        return wire__reader_skip(r, local.off, false, err, "%s", local.text);
    if (status == WIRE_OK) return read_document(r, kind, b, err);
    bool was_torn = r->is_torn;
    r->is_torn = true;
    WIRE_TRY(wire__reader_skip(r, local.off, false, err,
                               "%s; what came before was read", local.text));
    status = read_document(r, kind, b, err);
    r->is_torn = was_torn;
    return status;
}

static wire_status read_source(wire__reader *r, wire__source *s, unsigned depth,
                               wire_err *err);

static wire_status read_compressed(wire__reader *r, wire__source *s, bytes head,
                                   unsigned depth, wire_err *err)
{
    wire__stream *stream;
    wire_err local;
    wire_status status =
        wire__stream_open(s, (wire_str){head.p, head.n}, r->opts->max_ratio,
                          r->work, &stream, &local);
    if (status == WIRE_OK)
        status = read_source(r, wire__stream_source(stream), depth + 1, err);
    else if (status == WIRE_ENOMEM)
        wire_fail_mem(err);
    else
        status = wire__reader_skip(r, 0, false, err, "%s", local.text);
    wire__stream_free(stream);
    return status;
}

static wire_status read_source(wire__reader *r, wire__source *s, unsigned depth,
                               wire_err *err)
{
    bytes b = {0};
    bool at_end = false;
    wire_err local;
    const char *why;
    WIRE_TRY(make_room(r->work, &b, WIRE__SNIFF_BYTES, err));
    wire_status status = read_more(s, &b, &at_end, &local);
    if (status != WIRE_OK && !b.n)
        return wire__reader_skip(r, local.off, false, err, "%s", local.text);
    wire_str head = {b.p, b.n};
    wire__kind kind = wire__sniff(head, at_end, &why);
    if (r->is_text && kind != WIRE__KIND_EMPTY) kind = WIRE__KIND_TEXT;
    bool is_archive = kind == WIRE__KIND_ARCHIVE;
    if (!is_compressed(kind) && !is_archive && kind != WIRE__KIND_WARC)
        return read_plain(r, s, kind, why, b, at_end, err);
    if (depth == WIRE__DEEPEST_PACKING)
        return wire__reader_skip(r, 0, false, err,
                                 "packed more than %d times over",
                                 WIRE__DEEPEST_PACKING);
    if (is_archive) return wire__read_archive(r, s, head, depth, err);
    if (kind == WIRE__KIND_WARC) return wire__read_warc(r, s, head, depth, err);
    return read_compressed(r, s, b, depth, err);
}

static bool join_path(wire_arena *a, wire_str outer, wire_str name,
                      wire_str *out)
{
    char *p = wire_arena_alloc(a, outer.n + 1 + name.n);
    if (!p) return false;
    if (outer.n) memcpy(p, outer.p, outer.n);
    p[outer.n] = '!';
    if (name.n) memcpy(p + outer.n + 1, name.p, name.n);
    *out = (wire_str){p, outer.n + 1 + name.n};
    return true;
}

wire_status wire__read_entry(wire__reader *r, wire__source *s, wire_str name,
                             wire_str url, unsigned depth, wire_err *err)
{
    wire_arena *work = r->work;
    wire_str path = r->path, outer_url = r->url;

    if (!join_path(r->keep, path, name, &r->path)) return wire_fail_mem(err);
    r->work = wire_arena_new(r->opts->budget, 0);
    r->url = url;
    wire_status status =
        r->work ? read_source(r, s, depth + 1, err) : wire_fail_mem(err);
    wire_arena_free(r->work);
    r->work = work;
    r->path = path;
    r->url = outer_url;
    return status;
}

wire_status wire__read_source(wire__reader *r, wire__source *s, wire_err *err)
{
    return read_source(r, s, 0, err);
}

wire_status wire_read_bytes(wire_str content, wire_str path,
                            const wire_read_opts *opts, wire_batch *out,
                            wire_err *err)
{
    wire__reader r;
    wire__source s;
    *out = (wire_batch){0};
    WIRE_TRY(wire__read_check(opts, err));
    WIRE_TRY(wire__reader_init(&r, opts, path, (int64_t)time(NULL), err));
    wire__source_memory(&s, content);
    wire_status status = wire__read_source(&r, &s, err);
    if (status == WIRE_OK) status = wire__reader_finish(&r, out, err);
    if (status != WIRE_OK) wire__reader_drop(&r);
    return status;
}
