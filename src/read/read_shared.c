/* A compressed JSONL file that several threads read together.
 *
 *   stream  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~>   one, behind a lock
 *   pieces  [lines][lines][lines][ ...            cut at line ends, in order
 *   units     0      1      2      3              each takes its piece
 *
 * Who asks for piece k first cuts all pieces before it that nobody has cut
 * yet, and leaves them for the others; units asked for in ascending order, as
 * a pool does, so leave at most one a thread. A piece asked for again is
 * found by starting over. How many units a file gets is a guess at its size:
 * the last unit takes whatever is left, spare ones find nothing.
 * SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "read_int.h"

/* Guess for streams that do not say their size: news packs 4 to 5 times. */
enum { USUAL_RATIO = 4, MOST_UNITS = 1 << 16, STEP_BYTES = 64 << 10 };

typedef struct {
    char *p; /* whole lines; owned, on the heap; PADDING behind n */
    size_t n;
    uint64_t base; /* byte of the stream where p begins */
    bool has_long; /* a line too long stood before p, at long_at */
    uint64_t long_at;
    bool is_cut;     /* and nobody has taken it yet */
    bool has_failed; /* the stream is damaged behind p */
    wire_err failure;
} piece;

struct wire__shared {
    pthread_mutex_t lock;
    const wire_read_opts *opts; /* borrowed */
    wire__packed from;          /* borrowed */
    size_t n_units, next;       /* pieces cut so far */
    piece *pieces;              /* [n_units] */
    wire_arena *arena;          /* of the stream; NULL before it is open */
    int fd;
    wire__source under;
    wire__stream *stream;
    char *buf; /* cut of the next piece so far; on the heap */
    size_t n, cap;
    uint64_t base; /* byte of the stream where buf begins */
    bool at_end, is_dropping;
    uint64_t long_at;
};

/* ---- How large will it be? ---- */

/* Content size in the header of a zstd frame, 0 when it says none.
 * Source: RFC 8878, 3.1.1.1. */
static uint64_t zstd_size(const unsigned char *p, size_t n)
{
    static const unsigned char sizes[] = {0, 2, 4, 8}, dicts[] = {0, 1, 2, 4};
    if (n < 18) return 0;
    unsigned flags = p[4];
    bool is_single = flags & 0x20;
    size_t at = 5 + !is_single + dicts[flags & 3], len = sizes[flags >> 6];
    if (len == 0) return is_single ? p[at] : 0;
    uint64_t size = len == 2 ? 256 : 0;
    for (size_t i = 0; i < len; i++)
        size += (uint64_t)p[at + i] << 8 * i;
    return size;
}

/* gzip ends with the size modulo 4 GiB. */
static uint64_t gzip_size(const unsigned char *tail)
{
    return tail[0] | (uint64_t)tail[1] << 8 | (uint64_t)tail[2] << 16 |
           (uint64_t)tail[3] << 24;
}

static uint64_t guess_size(wire_str head, const unsigned char tail[4],
                           uint64_t packed_size)
{
    const unsigned char *p = (const unsigned char *)head.p;
    uint64_t size =
        head.n && *p == 0x1f ? gzip_size(tail) : zstd_size(p, head.n);
    /* Less than the packed size: wrapped round, or the last of many parts. */
    uint64_t most =
        packed_size < UINT64_MAX / 1024 ? packed_size * 1024 : UINT64_MAX;
    return size > packed_size && size < most ? size : packed_size * USUAL_RATIO;
}

/* ---- The stream ---- */

static void close_stream(wire__shared *s)
{
    wire__stream_free(s->stream);
    wire_arena_free(s->arena);
    if (s->fd >= 0) close(s->fd);
    s->stream = NULL;
    s->arena = NULL;
    s->fd = -1;
}

static void start_over(wire__shared *s)
{
    close_stream(s);
    for (size_t i = 0; i < s->n_units; i++) {
        wire_free(s->pieces[i].p);
        s->pieces[i] = (piece){0};
    }
    s->next = 0;
    s->n = 0;
    s->base = 0;
    s->at_end = s->is_dropping = false;
}

static wire_status open_stream(wire__shared *s, wire_err *err)
{
    s->arena = wire_arena_new(s->opts->budget, 0);
    char *head = s->arena ? wire_arena_alloc(s->arena, STEP_BYTES) : NULL;
    if (!head) return wire_fail_mem(err);
    if (s->from.mem.p) {
        wire__source_memory(&s->under, s->from.mem);
    } else {
        s->fd = s->from.fd >= 0 ? dup(s->from.fd)
                                : wire__open_input(s->opts, s->from.path.p);
        if (s->fd < 0) {
            char text[128] = "";
            return wire_fail(err, WIRE_EIO, 0, "cannot open: %s",
                             strerror_r(errno, text, sizeof text));
        }
        wire__source_file(&s->under, s->fd, 0);
    }
    int64_t got = s->under.read(&s->under, head, STEP_BYTES, err);
    if (got < 0) return err->code;
    return wire__stream_open(&s->under, (wire_str){head, (size_t)got},
                             s->opts->max_ratio, s->arena, &s->stream, err);
}

/* One more step into buf. */
static wire_status read_step(wire__shared *s, wire_err *err)
{
    if (s->cap - s->n < STEP_BYTES + WIRE__PADDING) {
        size_t cap = s->cap ? s->cap * 2 : 8 * STEP_BYTES;
        char *p = wire_realloc(s->buf, cap);
        if (!p) return wire_fail_mem(err);
        s->buf = p;
        s->cap = cap;
    }
    wire__source *source = wire__stream_source(s->stream);
    int64_t got = source->read(source, s->buf + s->n, STEP_BYTES, err);
    if (got < 0) return err->code;
    s->at_end = got == 0;
    s->n += (size_t)got;
    return WIRE_OK;
}

static void drop_front(wire__shared *s, size_t n)
{
    memmove(s->buf, s->buf + n, s->n - n);
    s->base += n;
    s->n -= n;
}

/* ---- Pieces ---- */

static size_t behind_last_line_end(const wire__shared *s)
{
    const char *nl = s->n ? memrchr(s->buf, '\n', s->n) : NULL;
    return nl ? (size_t)(nl + 1 - s->buf) : 0;
}

/* Fill buf until it holds a piece: unit_bytes and a line end, or all there
 * is, or the beginning of a line that is too long. *cut: its bytes. */
static wire_status fill_piece(wire__shared *s, size_t *cut, wire_err *err)
{
    for (*cut = 0;;) {
        if (s->is_dropping) {
            const char *nl = s->n ? memchr(s->buf, '\n', s->n) : NULL;
            s->is_dropping = !nl && !s->at_end;
            drop_front(s, nl ? (size_t)(nl + 1 - s->buf) : s->n);
        }
        if (s->at_end) {
            *cut = s->n;
            return WIRE_OK;
        }
        if (s->n >= s->opts->unit_bytes) {
            *cut = behind_last_line_end(s);
            bool is_long = s->n - *cut > s->opts->max_article_bytes;
            if (is_long) {
                s->is_dropping = true;
                s->long_at = s->base + *cut;
            }
            if (*cut || is_long) return WIRE_OK;
        }
        WIRE_TRY(read_step(s, err));
    }
}

/* Cut the next piece. Damage ends the stream and goes with the piece. */
static wire_status cut_piece(wire__shared *s, piece *out, wire_err *err)
{
    wire_err local;
    size_t cut = 0;
    *out = (piece){
        .is_cut = true, .has_long = s->is_dropping, .long_at = s->long_at};
    if (s->at_end && !s->n) return WIRE_OK;
    wire_status status = s->stream ? WIRE_OK : open_stream(s, &local);
    if (status == WIRE_OK) status = fill_piece(s, &cut, &local);
    if (status == WIRE_ENOMEM) return wire_fail_mem(err);
    if (status != WIRE_OK) {
        s->at_end = true;
        out->has_failed = true;
        out->failure = local;
        cut = s->is_dropping ? 0 : behind_last_line_end(s);
    }
    if (cut) {
        out->p = wire_malloc(cut + WIRE__PADDING);
        if (!out->p) return wire_fail_mem(err);
        memcpy(out->p, s->buf, cut);
        memset(out->p + cut, 0, WIRE__PADDING);
    }
    out->n = cut;
    out->base = s->base;
    if (out->has_failed) s->n = cut; /* a torn line is none */
    drop_front(s, cut);
    return WIRE_OK;
}

/* Piece k, or one more when it is the last unit's. */
static wire_status take_piece(wire__shared *s, size_t k, bool is_more,
                              piece *out, wire_err *err)
{
    wire_status status = WIRE_OK;
    if (is_more) {
        status = cut_piece(s, out, err);
    } else {
        if (k < s->next && !s->pieces[k].is_cut) start_over(s);
        while (status == WIRE_OK && s->next <= k) {
            status = cut_piece(s, &s->pieces[s->next], err);
            s->next += status == WIRE_OK;
        }
        if (status == WIRE_OK) {
            *out = s->pieces[k];
            s->pieces[k] = (piece){0};
        }
    }
    if (status != WIRE_OK) start_over(s);
    return status;
}

static wire_status read_piece(wire__reader *r, const piece *p, wire_err *err)
{
    if (p->has_long)
        WIRE_TRY(wire__reader_skip(r, p->long_at, false, err,
                                   "line longer than %zu bytes",
                                   r->opts->max_article_bytes));
    r->bytes += p->n;
    for (size_t beg = 0; beg < p->n;) {
        const char *nl = memchr(p->p + beg, '\n', p->n - beg);
        size_t end = nl ? (size_t)(nl - p->p) : p->n;
        if (end - beg > r->opts->max_article_bytes)
            WIRE_TRY(wire__reader_skip(r, p->base + beg, false, err,
                                       "line longer than %zu bytes",
                                       r->opts->max_article_bytes));
        else
            WIRE_TRY(wire__read_record(r, p->p + beg, end - beg, p->base + beg,
                                       err));
        beg = end + 1;
    }
    if (!p->has_failed) return WIRE_OK;
    return wire__reader_skip(r, p->failure.off, false, err, "%s",
                             p->failure.text);
}

/* ---- The file ---- */

/* Looks into the stream; what it reads stays for the first piece. */
static wire_status find_kind(wire__shared *s, bool *is_jsonl, wire_err *err)
{
    const char *why;
    WIRE_TRY(open_stream(s, err));
    while (!s->at_end && s->n < WIRE__SNIFF_BYTES)
        WIRE_TRY(read_step(s, err));
    wire_str head = {s->buf,
                     s->n < WIRE__SNIFF_BYTES ? s->n : WIRE__SNIFF_BYTES};
    *is_jsonl = wire__sniff(head, s->at_end, &why) == WIRE__KIND_JSONL;
    return WIRE_OK;
}

static size_t count_units(const wire__shared *s)
{
    char head[32] = "";
    unsigned char tail[4] = {0};
    uint64_t size = s->from.size;
    wire_str mem = s->from.mem;
    size_t n = size < sizeof head ? (size_t)size : sizeof head;
    if (mem.p) {
        memcpy(head, mem.p, n);
        if (mem.n >= 4) memcpy(tail, mem.p + mem.n - 4, 4);
    } else if (pread(s->fd, head, n, 0) != (ssize_t)n || size < 4 ||
               pread(s->fd, tail, 4, (off_t)size - 4) != 4) {
        n = 0;
    }
    uint64_t units =
        guess_size((wire_str){head, n}, tail, size) / s->opts->unit_bytes + 1;
    return units < MOST_UNITS ? (size_t)units : MOST_UNITS;
}

wire_status wire__shared_open(const wire__packed *from,
                              const wire_read_opts *opts, wire__shared **out,
                              wire_err *err)
{
    wire_err local;
    bool is_jsonl = false;
    *out = NULL;
    wire__shared *s = wire_calloc(1, sizeof *s);
    if (!s) return wire_fail_mem(err);
    if (pthread_mutex_init(&s->lock, NULL) != 0) {
        wire_free(s);
        return wire_fail_mem(err);
    }
    s->opts = opts;
    s->from = *from;
    s->fd = -1;
    wire_status status = find_kind(s, &is_jsonl, &local);
    if (status == WIRE_OK && is_jsonl) {
        s->n_units = count_units(s);
        s->pieces = wire_calloc(s->n_units, sizeof *s->pieces);
        if (!s->pieces) status = WIRE_ENOMEM;
    }
    if (status == WIRE_OK && is_jsonl) {
        *out = s;
        return WIRE_OK;
    }
    s->n_units = 0;
    wire__shared_free(s);
    /* Any other failure is found again, and said, when the file is read. */
    return status == WIRE_ENOMEM ? wire_fail_mem(err) : WIRE_OK;
}

size_t wire__shared_units(const wire__shared *s) { return s->n_units; }

void wire__shared_free(wire__shared *s)
{
    if (!s) return;
    start_over(s);
    pthread_mutex_destroy(&s->lock);
    wire_free(s->buf);
    wire_free(s->pieces);
    wire_free(s);
}

/* All that is left, piece by piece. The lock is kept: nobody may start over
 * meanwhile, and there is nothing else to do. */
static wire_status read_rest(wire__shared *s, size_t k, wire__reader *r,
                             wire_err *err)
{
    for (bool is_more = false;; is_more = true) {
        piece p;
        WIRE_TRY(take_piece(s, k, is_more, &p, err));
        wire_status status = read_piece(r, &p, err);
        wire_free(p.p);
        if (status != WIRE_OK || (s->at_end && !s->n)) return status;
    }
}

wire_status wire__shared_read(wire__shared *s, size_t k, wire__reader *r,
                              wire_err *err)
{
    piece p = {0};
    bool is_last = k + 1 == s->n_units;
    pthread_mutex_lock(&s->lock);
    wire_status status =
        is_last ? read_rest(s, k, r, err) : take_piece(s, k, false, &p, err);
    pthread_mutex_unlock(&s->lock);
    if (is_last || status != WIRE_OK) return status;
    status = read_piece(r, &p, err);
    wire_free(p.p);
    return status;
}
