/* zip and tar, by libarchive, entry after entry and nothing unpacked to disk.
 *
 * An entry is read like a file of its own. Damaged entries are named, those
 * before them are kept; what the archive holds besides files is passed over.
 * SPDX-License-Identifier: Apache-2.0 */
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>

#include "read_int.h"

enum { IN_BYTES = 64 << 10, MOST_ENTRIES = 1000000 };
/* Below this size a high ratio harms nobody. */
enum { RATIO_FREE_BYTES = 16 << 20 };

typedef struct {
    wire__source source; /* first: the entry that is read */
    wire__source *under;
    struct archive *archive;
    wire_str head; /* not yet given to libarchive */
    uint64_t in_n, out_n;
    size_t max_ratio;
    wire_err under_err;
    char *in; /* [IN_BYTES] */
} archive_reader;

static la_ssize_t give(struct archive *a, void *ctx, const void **out)
{
    archive_reader *s = ctx;
    int64_t n = (int64_t)s->head.n;

    if (n > 0) {
        *out = s->head.p;
        s->head.n = 0;
    } else {
        n = s->under->read(s->under, s->in, IN_BYTES, &s->under_err);
        *out = s->in;
    }
    if (n < 0) {
        archive_set_error(a, EIO, "%s", s->under_err.text);
        return -1;
    }
    s->in_n += (uint64_t)n;
    return (la_ssize_t)n;
}

static const char *words_of(struct archive *a)
{
    const char *why = archive_error_string(a);
    return why ? why : "it ends early";
}

static int64_t read_entry_data(wire__source *source, char *dst, size_t n,
                               wire_err *err)
{
    archive_reader *s = (archive_reader *)(void *)source;
    la_ssize_t got = archive_read_data(s->archive, dst, n);

    if (got < 0) {
        wire_fail(err, WIRE_EFORMAT, source->pos, "damaged archive: %s",
                  words_of(s->archive));
        return -1;
    }
    source->pos += (uint64_t)got;
    s->out_n += (uint64_t)got;
    if (s->out_n > RATIO_FREE_BYTES && s->out_n / s->max_ratio > s->in_n) {
        wire_fail(err, WIRE_ELIMIT, source->pos,
                  "archive grows more than %zu times", s->max_ratio);
        return -1;
    }
    return got;
}

static bool has_grown_too_much(const archive_reader *s)
{
    return s->out_n > RATIO_FREE_BYTES && s->out_n / s->max_ratio > s->in_n;
}

/* Files whose name, or a folder's, starts with a dot are passed over, as on
 * disk. */
static bool is_wanted(const wire__reader *r, struct archive_entry *e,
                      wire_str name)
{
    if (archive_entry_filetype(e) != AE_IFREG || !name.n) return false;
    if (r->opts->keep_hidden) return true;
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] == '.' && (i == 0 || name.p[i - 1] == '/') &&
            i + 1 < name.n && name.p[i + 1] != '/' && name.p[i + 1] != '.')
            return false;
    return !wire_str_starts(name, WIRE_STR("__MACOSX/"));
}

static wire_status read_entries(wire__reader *r, archive_reader *s,
                                unsigned depth, wire_err *err)
{
    struct archive_entry *e;
    int code;

    for (size_t i = 0; i < MOST_ENTRIES; i++) {
        code = archive_read_next_header(s->archive, &e);
        if (code == ARCHIVE_EOF) return WIRE_OK;
        if (code < ARCHIVE_WARN)
            return wire__reader_skip(r, s->in_n, false, err,
                                     "damaged archive: %s",
                                     words_of(s->archive));
        const char *path = archive_entry_pathname(e);
        wire_str name = wire_str_of(path);
        if (!is_wanted(r, e, name)) continue;
        s->source = (wire__source){.read = read_entry_data, .fd = -1};
        WIRE_TRY(
            wire__read_entry(r, &s->source, name, (wire_str){0}, depth, err));
        if (has_grown_too_much(s))
            return wire__reader_skip(r, s->in_n, false, err,
                                     "archive grows more than %zu times; the "
                                     "rest was left",
                                     s->max_ratio);
    }
    return wire__reader_skip(r, s->in_n, false, err,
                             "more than %d entries; the rest was left",
                             MOST_ENTRIES);
}

wire_status wire__read_archive(wire__reader *r, wire__source *under,
                               wire_str head, unsigned depth, wire_err *err)
{
    archive_reader s = {.under = under,
                        .head = head,
                        .max_ratio = r->opts->max_ratio,
                        .in = wire_arena_alloc(r->work, IN_BYTES)};
    wire_status status;

    s.archive = s.in ? archive_read_new() : NULL;
    if (!s.archive) return wire_fail_mem(err);
    archive_read_support_format_zip_streamable(s.archive);
    archive_read_support_format_tar(s.archive);
    archive_read_support_format_empty(s.archive);
    if (archive_read_open(s.archive, &s, NULL, give, NULL) == ARCHIVE_OK)
        status = read_entries(r, &s, depth, err);
    else
        status = wire__reader_skip(r, 0, false, err, "damaged archive: %s",
                                   words_of(s.archive));
    r->bytes += s.in_n;
    archive_read_free(s.archive);
    return status;
}
