/* Mail as articles: subject, sender, date, and the text of the best part.
 *
 *   headers                     subject, from, date, message-id
 *   text/plain                  the text; format=flowed lines are joined
 *   multipart/alternative       plain before HTML
 *   multipart/mixed, related    the first part with a text
 *   message/rfc822              attachments and the like are left
 *
 * A mailbox ("From " lines) holds many messages. Each part is decoded by its
 * own transfer encoding and charset.
 * Source: RFC 5322, 2045, 2046, 4155. SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_http.h"
#include "read_mail.h"
#include "read_why.h"

enum { DEEPEST_PART = 8, MOST_PARTS = 1000 };

/* ---- Knowing mail ------------------------------------------------------------ */

static bool is_name_char(char c) { return c > 0x20 && c < 0x7f && c != ':'; }

/* Lines "Name: value" and their continuations; how many of them are names
 * that mail has. */
static unsigned known_fields(wire_str head)
{
    static const char *const names[] = {"From:",
                                        "To:",
                                        "Subject:",
                                        "Date:",
                                        "Message-ID:",
                                        "Received:",
                                        "Return-Path:",
                                        "MIME-Version:",
                                        "Content-Type:",
                                        "Delivered-To:",
                                        "Content-Transfer-Encoding:"};
    unsigned n = 0;

    for (size_t at = 0; at < head.n;) {
        size_t nl = wire_str_find(head, WIRE_STR("\n"), at);
        wire_str line = wire_str_sub(head, at, nl);
        at += line.n + 1;
        if (line.n && line.p[line.n - 1] == '\r') line.n--;
        if (!line.n) break;
        if (*line.p == ' ' || *line.p == '\t') continue;
        size_t k = 0;
        while (k < line.n && is_name_char(line.p[k]))
            k++;
        if (k == 0 || k >= line.n || line.p[k] != ':') return 0;
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            n += wire_str_starts_nocase(line, wire_str_of(names[i]));
    }
    return n;
}

/* Past the line "From somebody Tue Mar  3 14:25:00 2026" of a mailbox. */
static wire_str past_from_line(wire_str s)
{
    if (!wire_str_starts(s, WIRE_STR("From "))) return s;
    size_t nl = wire_str_find(s, WIRE_STR("\n"), 0);
    return nl != SIZE_MAX ? wire_str_sub(s, nl + 1, s.n) : s;
}

bool wire__is_mail(wire_str head)
{
    return known_fields(past_from_line(head)) >= 3;
}

/* ---- Parts -------------------------------------------------------------------- */

typedef struct {
    wire_str headers, body;
} part;

static part part_of(wire_str s)
{
    size_t n = wire__header_end(s);
    part p = {s, {0}};
    if (wire_str_starts(s, WIRE_STR("\n")) ||
        wire_str_starts(s, WIRE_STR("\r\n"))) { /* no fields at all */
        size_t skip = *s.p == '\n' ? 1 : 2;
        return (part){{0}, wire_str_sub(s, skip, s.n)};
    }
    if (n == SIZE_MAX) return p;
    p.headers = wire_str_sub(s, 0, n);
    p.body = wire_str_sub(s, n, s.n);
    return p;
}

/* A field with its continuation lines. */
static wire_str field_of(wire_str headers, const char *name)
{
    wire_str first = wire__header_value(headers, name);
    if (!first.n || !headers.p) return first;
    size_t end = (size_t)(first.p - headers.p) + first.n;
    for (;;) {
        const char *nl = memchr(headers.p + end, '\n', headers.n - end);
        size_t next = nl ? (size_t)(nl - headers.p) + 1 : headers.n;
        if (next >= headers.n ||
            (headers.p[next] != ' ' && headers.p[next] != '\t'))
            break;
        const char *stop = memchr(headers.p + next, '\n', headers.n - next);
        end = stop ? (size_t)(stop - headers.p) : headers.n;
        if (!stop) break;
    }
    return wire_str_trim(
        wire_str_sub(headers, (size_t)(first.p - headers.p), end));
}

/* "charset" in "text/plain; charset=utf-8; format=flowed". */
static wire_str parameter(wire_str value, const char *name)
{
    size_t at = wire_str_find_nocase(value, wire_str_of(name), 0);
    size_t n = strlen(name);
    while (at != SIZE_MAX && (at + n >= value.n || value.p[at + n] != '='))
        at = wire_str_find_nocase(value, wire_str_of(name), at + 1);
    if (at == SIZE_MAX) return (wire_str){0};
    wire_str s = wire_str_sub(value, at + n + 1, value.n);
    if (s.n && *s.p == '"') {
        size_t end = wire_str_find(s, WIRE_STR("\""), 1);
        return wire_str_sub(s, 1, end);
    }
    size_t end = 0;
    while (end < s.n && s.p[end] > 0x20 && s.p[end] != ';')
        end++;
    return wire_str_sub(s, 0, end);
}

static wire__transfer transfer_of(wire_str headers)
{
    wire_str v = field_of(headers, "Content-Transfer-Encoding");
    if (wire_str_starts_nocase(v, WIRE_STR("quoted-printable")))
        return WIRE__TRANSFER_QP;
    return wire_str_starts_nocase(v, WIRE_STR("base64")) ? WIRE__TRANSFER_BASE64
                                                         : WIRE__TRANSFER_NONE;
}

/* ---- The part with the text ---------------------------------------------------- */

typedef struct {
    part best;
    bool is_html, found;
    unsigned n_parts;
} search;

static void look(search *s, part p, unsigned depth);

/* The parts between the lines "--boundary". */
static void look_inside(search *s, wire_str body, wire_str boundary,
                        unsigned depth)
{
    size_t open = SIZE_MAX, at = 0;

    while (at < body.n && s->n_parts < MOST_PARTS) {
        const char *nl = memchr(body.p + at, '\n', body.n - at);
        size_t next = nl ? (size_t)(nl - body.p) + 1 : body.n;
        wire_str line = wire_str_sub(body, at, next);
        bool is_border =
            wire_str_starts(line, WIRE_STR("--")) &&
            wire_str_starts(wire_str_sub(line, 2, line.n), boundary);
        if (is_border && open != SIZE_MAX)
            look(s, part_of(wire_str_sub(body, open, at)), depth + 1);
        if (is_border) open = next;
        at = next;
    }
    if (open != SIZE_MAX && open < body.n && !s->found)
        look(s, part_of(wire_str_sub(body, open, body.n)), depth + 1);
}

static void look(search *s, part p, unsigned depth)
{
    wire_str type = field_of(p.headers, "Content-Type");
    wire_str kept = field_of(p.headers, "Content-Disposition");
    wire_str boundary = parameter(type, "boundary");

    s->n_parts++;
    if (depth > DEEPEST_PART ||
        wire_str_starts_nocase(kept, WIRE_STR("attachment")))
        return;
    if (wire_str_starts_nocase(type, WIRE_STR("multipart/"))) {
        if (boundary.n) look_inside(s, p.body, boundary, depth);
        return;
    }
    bool is_html = wire_str_starts_nocase(type, WIRE_STR("text/html"));
    bool is_text =
        is_html || !type.n || wire_str_starts_nocase(type, WIRE_STR("text/"));
    if (!is_text || !wire_str_trim(p.body).n) return;
    if (s->found && !(s->is_html && !is_html)) return;
    *s = (search){p, is_html, true, s->n_parts};
}

/* ---- Messages -------------------------------------------------------------------- */

/* The words of one field; at is the byte of the file where headers begin. */
static wire_status header_words(wire__reader *r, wire_str headers, uint64_t at,
                                const char *name, wire_str *out, wire_err *err)
{
    wire_str v = field_of(headers, name);
    if (wire_str_eq(wire_str_of(name), WIRE_STR("Message-ID")) && v.n > 1 &&
        *v.p == '<')
        v = wire_str_sub(v, 1, wire_str_find(v, WIRE_STR(">"), 0));
    WIRE_TRY(wire__mail_words(r, v, out, err));
    if (v.n)
        wire__why_saw(r->notes, wire_str_of(name), NULL, *out,
                      at + (uint64_t)(v.p - headers.p));
    return WIRE_OK;
}

static wire_status put_header(wire__reader *r, wire_str headers, uint64_t at,
                              wire_article *a, wire_err *err)
{
    wire_str date;

    WIRE_TRY(header_words(r, headers, at, "Subject", &a->title, err));
    WIRE_TRY(header_words(r, headers, at, "From", &a->byline, err));
    WIRE_TRY(header_words(r, headers, at, "Date", &date, err));
    WIRE_TRY(
        header_words(r, headers, at, "Content-Language", &a->language, err));
    WIRE_TRY(header_words(r, headers, at, "Message-ID", &a->id, err));
    a->published = wire_time_parse(date);
    size_t bracket = wire_str_find(a->byline, WIRE_STR(" <"), 0);
    if (bracket != SIZE_MAX && bracket > 0) a->byline.n = bracket;
    while (a->byline.n > 1 && *a->byline.p == '"' &&
           a->byline.p[a->byline.n - 1] == '"')
        a->byline = wire_str_sub(a->byline, 1, a->byline.n - 1);
    return WIRE_OK;
}

static wire_status put_body(wire__reader *r, const search *s, uint64_t at,
                            wire_article *a, wire_err *err)
{
    wire_str type = field_of(s->best.headers, "Content-Type"), bytes;
    wire__map transfer = {0};
    wire__input in;

    if (!wire__transfer_decode(s->best.body, transfer_of(s->best.headers),
                               r->scratch, &bytes, &transfer))
        return wire_fail_mem(err);
    WIRE_TRY(wire__to_utf8_named(bytes, parameter(type, "charset"), r->scratch,
                                 &in, err));
    wire__trail trail = {.maps = {&in.map, &transfer}, .base = at};
    if (s->is_html || wire__looks_like_html(in.text))
        return wire__read_fragment(r, in.text, &trail, a, err);
    wire_span span = wire__trim_span(in.text, 0, in.text.n);
    WIRE_TRY(wire__reader_copy(r, wire_str_sub(in.text, span.beg, span.end),
                               &a->body, err));
    a->bad_utf8_n = in.bad_n;
    return wire__cut_paragraphs(in.text, span.beg, span.end, &trail, r->keep,
                                &a->paras, &a->n_paras, err);
}

static wire_status read_message(wire__reader *r, wire_str all, size_t beg,
                                size_t end, wire_err *err)
{
    wire_article a = {.format = WIRE_FORMAT_MAIL, .src_off = beg};
    part p = part_of(past_from_line(wire_str_sub(all, beg, end)));
    search s = {.found = false};

    if (end - beg > r->opts->max_article_bytes)
        return wire__reader_skip(r, beg, false, err,
                                 "message longer than %zu bytes",
                                 r->opts->max_article_bytes);
    look(&s, p, 0);
    if (!s.found)
        return wire__reader_skip(r, beg, false, err,
                                 "message without a part of text");
    WIRE_TRY(put_header(r, p.headers,
                        p.headers.p ? (uint64_t)(p.headers.p - all.p) : beg, &a,
                        err));
    WIRE_TRY(wire__why_say(r, &a, WIRE_FIELD_BODY,
                           s.is_html ? "first part of type text/html"
                                     : "first part of type text/plain",
                           (wire_str){0}, (uint64_t)(s.best.body.p - all.p),
                           err));
    WIRE_TRY(put_body(r, &s, (uint64_t)(s.best.body.p - all.p), &a, err));
    return wire__reader_add(r, &a, a.bad_utf8_n ? beg : WIRE_NO_OFF, err);
}

/* The next line "From " behind a blank line; all.n when there is none. */
static size_t next_from(wire_str all, size_t from)
{
    for (size_t at = from; at != SIZE_MAX;) {
        at = wire_str_find(all, WIRE_STR("\nFrom "), at);
        if (at == SIZE_MAX) break;
        bool is_after_blank =
            at > 0 &&
            (all.p[at - 1] == '\n' ||
             (at > 1 && all.p[at - 1] == '\r' && all.p[at - 2] == '\n'));
        if (is_after_blank && known_fields(past_from_line(wire_str_sub(
                                  all, at + 1, at + 1 + 4096))) >= 1)
            return at + 1;
        at++;
    }
    return all.n;
}

wire_status wire__read_mail(wire__reader *r, const wire__input *bytes,
                            wire_err *err)
{
    wire_str all = bytes->text;
    bool is_box = wire_str_starts(all, WIRE_STR("From "));

    for (size_t at = 0; at < all.n;) {
        size_t end = is_box ? next_from(all, at + 1) : all.n;
        wire_arena_mark mark = wire_arena_save(r->scratch);
        WIRE_TRY(read_message(r, all, at, end, err));
        wire_arena_rewind(r->scratch, mark);
        at = end;
    }
    return WIRE_OK;
}
