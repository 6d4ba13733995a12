/* A window over a stream of lines.
 *
 *   file  ...|~~~~~ tail]|line|line|lin~~|...      | unit borders
 *              skipped    [ window ....  )
 *
 * A unit owns the lines that begin in it, so it drops what its first bytes
 * carry over from the line before, and reads past its end to finish its
 * last line. A line longer than the option allows is dropped as it comes:
 * the window never holds more than one such line's allowance.
 * SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>
#include <string.h>

#include "read_int.h"

/* The window stays in the second level cache: what the kernel copied is still
 * there when it is parsed, and few pages are touched. */
enum { STEP_BYTES = 64 << 10, WINDOW_BYTES = 256 << 10 };

typedef struct {
    wire__reader *r;
    wire__source *s;
    uint64_t end;  /* lines that begin here or later are not ours */
    uint64_t base; /* file byte of buf[0] */
    char *buf;
    size_t n, cap;    /* cap without the padding */
    size_t seen;      /* no line end before it */
    bool is_dropping; /* until the next line end */
    bool at_end;      /* the source has no more */
} window;

static wire_status make_room(window *w, size_t cap, wire_err *err)
{
    char *p =
        wire_arena_grow(w->r->work, w->buf, w->buf ? w->cap + WIRE__PADDING : 0,
                        cap + WIRE__PADDING);
    if (!p) return wire_fail_mem(err);
    w->buf = p;
    w->cap = cap;
    return WIRE_OK;
}

/* Fill the window; behind the end of the unit only in steps, as its last line
 * is mostly short. */
static wire_status fill(window *w, wire_err *err)
{
    size_t want = w->cap - w->n;
    uint64_t at = w->base + w->n;
    size_t step = w->n > STEP_BYTES ? w->n : STEP_BYTES;
    if (at < w->end && w->end - at < want) want = (size_t)(w->end - at);
    if (at >= w->end && want > step) want = step;
    while (want) {
        int64_t got = w->s->read(w->s, w->buf + w->n, want, err);
        if (got < 0) return err->code;
        if (got == 0) {
            w->at_end = true;
            break;
        }
        w->n += (size_t)got;
        w->r->bytes += (uint64_t)got;
        want -= (size_t)got;
    }
    assert(w->buf);
    memset(w->buf + w->n, 0, WIRE__PADDING);
    return WIRE_OK;
}

static wire_status give_line(window *w, size_t beg, size_t end, wire_err *err)
{
    if (w->is_dropping) {
        w->is_dropping = false;
        return WIRE_OK;
    }
    if (end - beg > w->r->opts->max_article_bytes)
        return wire__reader_skip(w->r, w->base + beg, false, err,
                                 "line longer than %zu bytes",
                                 w->r->opts->max_article_bytes);
    return wire__read_record(w->r, w->buf + beg, end - beg, w->base + beg, err);
}

/* Lines that are whole; *done when the next line belongs to another unit. */
static wire_status give_lines(window *w, bool *done, wire_err *err)
{
    size_t beg = 0;
    for (;;) {
        if (w->base + beg >= w->end && !w->is_dropping) {
            *done = true;
            return WIRE_OK;
        }
        const char *nl = memchr(w->buf + w->seen, '\n', w->n - w->seen);
        if (!nl) break;
        size_t end = (size_t)(nl - w->buf);
        WIRE_TRY(give_line(w, beg, end, err));
        beg = w->seen = end + 1;
    }
    if (w->at_end) {
        *done = true;
        return beg < w->n ? give_line(w, beg, w->n, err) : WIRE_OK;
    }
    size_t rest = w->n - beg;
    if (!w->is_dropping && rest > w->r->opts->max_article_bytes) {
        WIRE_TRY(give_line(w, beg, w->n, err)); /* says that it is too long */
        w->is_dropping = true;
    }
    if (w->is_dropping) {
        beg = w->n;
        rest = 0;
        *done = w->base + w->n >= w->end; /* nothing begins in here any more */
    }
    memmove(w->buf, w->buf + beg, rest);
    w->base += beg;
    w->n = w->seen = rest;
    return rest > w->cap / 2 ? make_room(w, w->cap * 2, err) : WIRE_OK;
}

wire_status wire__read_jsonl(wire__reader *r, wire__source *s, wire_str head,
                             bool skip_first, uint64_t end, wire_err *err)
{
    wire_err local; /* reading failures become skips: always have a place */
    size_t cap = head.n > WINDOW_BYTES ? head.n : WINDOW_BYTES;
    uint64_t ours = end - (s->pos - head.n);
    if (ours < cap - STEP_BYTES) cap = (size_t)ours + STEP_BYTES;
    if (cap < head.n) cap = head.n;
    window w = {.r = r, .s = s, .end = end, .base = s->pos - head.n};
    WIRE_TRY(make_room(&w, cap, err));
    assert(w.buf);
    if (head.n) memcpy(w.buf, head.p, head.n);
    w.n = head.n;
    r->bytes += head.n;
    w.is_dropping = skip_first;
    bool done = false;
    while (!done) {
        wire_status status = fill(&w, &local);
        WIRE_TRY(give_lines(&w, &done, err)); /* also those before a damage */
        if (status != WIRE_OK)
            return wire__reader_skip(r, local.off, false, err, "%s",
                                     local.text);
    }
    return WIRE_OK;
}
