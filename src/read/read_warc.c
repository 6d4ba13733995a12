/* WARC 1.0 and 1.1: the records of a web archive, one after the other.
 *
 *   WARC/1.1            header lines, a blank line
 *   WARC-Type: response      -> an HTTP answer   -> its body
 *   WARC-Type: resource      -> the body itself, also of conversions
 *   others                      passed over
 *   Content-Length: n           n bytes, then two line ends
 *
 * A body is read like a file of its own, named "archive!byte of its record".
 * What is no page, feed, item or text (pictures, scripts, answers other than
 * 200) is passed over in silence; what should be read and cannot is named.
 * Source: ISO 28500:2017, WARC 1.1. SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "read_http.h"

enum { STEP_BYTES = 256 << 10, HEADER_BYTES = 64 << 10 };

/* A window over the archive: the bytes not yet taken. */
typedef struct {
    wire__reader *r;
    wire__source *under;
    char *p;
    size_t beg, n, cap; /* p[beg, n) */
    uint64_t at;        /* byte of the archive where p[beg] stands */
    bool at_end;
    bool has_lost; /* the record before was given up */
} warc;

static wire_str held(const warc *w)
{
    return (wire_str){w->p + w->beg, w->n - w->beg};
}

static void take(warc *w, size_t n)
{
    w->beg += n;
    w->at += n;
}

/* Hold at least want bytes, or all that are left. */
static wire_status fill(warc *w, size_t want, wire_err *err)
{
    if (w->n - w->beg >= want || w->at_end) return WIRE_OK;
    if (w->beg) {
        memmove(w->p, w->p + w->beg, w->n - w->beg);
        w->n -= w->beg;
        w->beg = 0;
    }
    if (want > w->cap) {
        size_t cap = want + want / 4;
        char *p = wire_arena_grow(w->r->work, w->p, w->cap, cap);
        if (!p) return wire_fail_mem(err);
        w->p = p;
        w->cap = cap;
    }
    while (w->n < want && !w->at_end) {
        int64_t got = w->under->read(w->under, w->p + w->n, w->cap - w->n, err);
        if (got < 0) return err->code;
        w->at_end = got == 0;
        w->n += (size_t)got;
        w->r->bytes += (uint64_t)got;
    }
    return WIRE_OK;
}

/* Leave n bytes out without holding them all. */
static wire_status pass(warc *w, uint64_t n, wire_err *err)
{
    while (n > 0) {
        WIRE_TRY(fill(w, n < STEP_BYTES ? (size_t)n : STEP_BYTES, err));
        size_t have = w->n - w->beg;
        if (!have) return WIRE_OK;
        size_t step = have < n ? have : (size_t)n;
        take(w, step);
        n -= step;
    }
    return WIRE_OK;
}

/* ---- Records ---------------------------------------------------------------- */

typedef struct {
    uint64_t at; /* where its header begins */
    uint64_t length;
    wire_str type, url, content_type; /* owned by scratch */
    bool is_whole;
} record;

static bool parse_length(wire_str s, uint64_t *out)
{
    *out = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9' || i >= 18) return false;
        *out = *out * 10 + (uint64_t)(s.p[i] - '0');
    }
    return s.n > 0;
}

static wire_str without_brackets(wire_str s)
{
    bool has = s.n > 1 && s.p[0] == '<' && s.p[s.n - 1] == '>';
    return has ? wire_str_sub(s, 1, s.n - 1) : s;
}

static wire_status parse_header(warc *w, wire_str lines, record *rec,
                                wire_err *err)
{
    wire_arena *a = w->r->scratch;
    wire_str url =
        without_brackets(wire__header_value(lines, "WARC-Target-URI"));
    if (!wire_arena_copy(a, wire__header_value(lines, "WARC-Type"),
                         &rec->type) ||
        !wire_arena_copy(a, url, &rec->url) ||
        !wire_arena_copy(a, wire__header_value(lines, "Content-Type"),
                         &rec->content_type))
        return wire_fail_mem(err);
    rec->is_whole =
        parse_length(wire__header_value(lines, "Content-Length"), &rec->length);
    return WIRE_OK;
}

/* Leave out what stands between records; *odd becomes where the first of it is
 * that is no white space. */
static void leave(warc *w, size_t n, uint64_t *odd)
{
    wire_str s = held(w);
    for (size_t i = 0; i < n && *odd == WIRE_NO_OFF; i++)
        if (!memchr(" \t\r\n", s.p[i], 4)) *odd = w->at + i;
    take(w, n);
}

/* Go to the next "WARC/" at the start of a line. False: there is none. */
static wire_status seek_record(warc *w, bool *found, uint64_t *odd,
                               wire_err *err)
{
    *found = false;
    for (;;) {
        WIRE_TRY(fill(w, STEP_BYTES, err));
        wire_str s = held(w);
        if (s.n < 8) {
            leave(w, s.n, odd);
            return WIRE_OK;
        }
        for (size_t i = 0; i + 8 <= s.n; i++) {
            bool starts = i == 0 || s.p[i - 1] == '\n';
            if (!starts || memcmp(s.p + i, "WARC/", 5) != 0) continue;
            leave(w, i, odd);
            *found = true;
            return WIRE_OK;
        }
        leave(w, s.n - 7, odd);
    }
}

/* A length that is too short leaves the rest of its record behind it: told,
 * unless the record was given up already. */
static wire_status find_record(warc *w, bool *found, wire_err *err)
{
    uint64_t odd = WIRE_NO_OFF;
    bool is_told = w->has_lost;

    w->has_lost = false;
    WIRE_TRY(seek_record(w, found, &odd, err));
    if (odd == WIRE_NO_OFF || is_told) return WIRE_OK;
    return wire__reader_skip(w->r, odd, true, err,
                             "bytes that belong to no record; the length "
                             "before is too short");
}

static wire_status read_content(warc *w, const record *rec, wire_str bytes,
                                unsigned depth, wire_err *err)
{
    bool is_answer = wire_str_eq_nocase(rec->type, WIRE_STR("response"));
    wire_str type = rec->content_type, body = bytes, name;
    char text[24];

    if (is_answer) {
        wire__http http;
        bool is_http;
        WIRE_TRY(wire__http_parse(bytes, w->r->scratch, &http, &is_http, err));
        if (!is_http && /* else of names of machines, or files */
            wire_str_find_nocase(type, WIRE_STR("http"), 0) != SIZE_MAX)
            return wire__reader_skip(w->r, rec->at, true, err,
                                     "an answer without the head of one");
        if (!is_http || http.status != 200) return WIRE_OK;
        type = http.type;
        body = http.body;
    }
    if (!wire__is_readable_type(type) || !body.n) return WIRE_OK;
    int n = snprintf(text, sizeof text, "%" PRIu64, rec->at);
    name = (wire_str){text, (size_t)n};
    wire__source s;
    wire__source_memory(&s, body);
    w->r->is_text = wire_str_eq_nocase(rec->type, WIRE_STR("conversion")) &&
                    wire_str_starts_nocase(type, WIRE_STR("text/plain"));
    wire_status status = wire__read_entry(w->r, &s, name, rec->url, depth, err);
    w->r->is_text = false;
    return status;
}

static bool is_content(wire_str type)
{
    return wire_str_eq_nocase(type, WIRE_STR("response")) ||
           wire_str_eq_nocase(type, WIRE_STR("resource")) ||
           wire_str_eq_nocase(type, WIRE_STR("conversion"));
}

static wire_status read_block(warc *w, const record *rec, unsigned depth,
                              wire_err *err)
{
    size_t most = w->r->opts->max_article_bytes;

    if (!is_content(rec->type)) return pass(w, rec->length, err);
    if (rec->length > most) {
        WIRE_TRY(wire__reader_skip(w->r, rec->at, false, err,
                                   "record longer than %zu bytes", most));
        return pass(w, rec->length, err);
    }
    WIRE_TRY(fill(w, (size_t)rec->length, err));
    wire_str bytes = wire_str_sub(held(w), 0, (size_t)rec->length);
    if (bytes.n < rec->length)
        WIRE_TRY(wire__reader_skip(w->r, rec->at, true, err,
                                   "record ends early; read as it is"));
    WIRE_TRY(read_content(w, rec, bytes, depth, err));
    take(w, bytes.n);
    return WIRE_OK;
}

static wire_status read_record(warc *w, unsigned depth, wire_err *err)
{
    record rec = {.at = w->at};

    WIRE_TRY(fill(w, HEADER_BYTES, err));
    wire_str head = wire_str_sub(held(w), 0, HEADER_BYTES);
    size_t n = wire__header_end(head);
    if (n != SIZE_MAX)
        WIRE_TRY(parse_header(w, wire_str_sub(head, 0, n), &rec, err));
    if (n == SIZE_MAX || !rec.is_whole) {
        take(w, 5); /* past "WARC/": go on at the next record */
        w->has_lost = true;
        return wire__reader_skip(w->r, rec.at, false, err,
                                 "record without an end of its header or "
                                 "a length");
    }
    take(w, n);
    return read_block(w, &rec, depth, err);
}

wire_status wire__read_warc(wire__reader *r, wire__source *s, wire_str head,
                            unsigned depth, wire_err *err)
{
    warc w = {.r = r, .under = s, .cap = head.n + 2 * STEP_BYTES};
    wire_err local = {0};
    bool found = true;
    wire_status status = WIRE_OK;

    w.p = wire_arena_alloc(r->work, w.cap);
    if (!w.p) return wire_fail_mem(err);
    if (head.n) memcpy(w.p, head.p, head.n);
    w.n = head.n;
    r->bytes += head.n;
    while (status == WIRE_OK) {
        wire_arena_mark mark = wire_arena_save(r->scratch);
        status = find_record(&w, &found, &local);
        if (status == WIRE_OK && !found) return WIRE_OK;
        if (status == WIRE_OK) status = read_record(&w, depth, &local);
        wire_arena_rewind(r->scratch, mark);
    }
    if (status == WIRE_ENOMEM) return wire_fail_mem(err);
    return wire__reader_skip(r, w.at, false, err, "%s", local.text);
}
