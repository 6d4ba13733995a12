/* IPTC 7901 and ANPA 1312: messages as the lines of the wires carried them.
 *
 *   SOH NPA0123 4 i 212 Harbor         source, number, priority, category,
 *   /Corrie Head/                      words, keywords
 *   STX Harbour closed after storm     headline and text
 *   ...
 *   ETX 031425 mar 26                  day and time, month, year
 *
 *   SYN SYN SOH p0042 US               service, number
 *   r i DC4 DC1 bc-Harbor 03-03 0212   priority, category, form, keyword
 *   STX ^BC-Harbor Closed<             heading lines begin with ^
 *   ^Harbour closed after storm<
 *       CORRIE HEAD (NPA) _ ...        paragraphs begin with a tab
 *   ETX NPA-CH-03-03-26 1425GMT<
 *
 * A file may hold many messages, with anything between them. What a message
 * lacks is left empty; one without a text is named and left out.
 * Source: IPTC 7901-2, ANPA 84-2 (1312), as far as docs/read.md tells.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "read_item.h"
#include "read_telex.h"
#include "read_why.h"

enum { SOH = 1, STX = 2, ETX = 3, US = 0x1f, SYN = 0x16 };

typedef struct {
    wire_str all;                   /* the file as UTF-8 */
    size_t beg;                     /* the SOH, or what stands for it */
    size_t head, text, end, closed; /* header, text, its end, behind it */
    bool is_anpa, is_ended;
} message;

static size_t find_byte(wire_str s, size_t from, size_t end, int c)
{
    const char *p = from < end ? memchr(s.p + from, c, end - from) : NULL;
    return p ? (size_t)(p - s.p) : SIZE_MAX;
}

/* ---- Words of a header --------------------------------------------------- */

typedef struct {
    wire_str rest;
} words;

/* The next run of neither white space nor control characters. */
static wire_str next_word(words *w)
{
    size_t b = 0, e;
    while (b < w->rest.n && (unsigned char)w->rest.p[b] <= 0x20)
        b++;
    for (e = b; e < w->rest.n && (unsigned char)w->rest.p[e] > 0x20;)
        e++;
    wire_str word = wire_str_sub(w->rest, b, e);
    w->rest = wire_str_sub(w->rest, e, w->rest.n);
    return word;
}

static bool all_digits(wire_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!wire_is_digit(s.p[i])) return false;
    return s.n > 0;
}

static wire_str first_line(wire_str s)
{
    size_t n = 0;
    while (n < s.n && s.p[n] != '\n' && s.p[n] != '\r')
        n++;
    return wire_str_sub(s, 0, n);
}

/* "NPA0123": letters, then at least three digits. Letters end at *n. */
static bool is_message_id(wire_str s, size_t *n)
{
    *n = 0;
    while (*n < s.n && *n <= 12 && wire_is_alpha(s.p[*n]))
        ++*n;
    return *n > 0 && s.n >= *n + 3 && s.n <= *n + 8 &&
           all_digits(wire_str_sub(s, *n, s.n));
}

/* "NPA0123 4 i 212 ...": number, one digit, letters, number of words. */
static bool is_iptc_header(wire_str line)
{
    words w = {line};
    size_t n;
    if (!is_message_id(next_word(&w), &n)) return false;
    wire_str priority = next_word(&w), category = next_word(&w);
    return priority.n == 1 && wire_is_digit(*priority.p) && category.n >= 1 &&
           category.n <= 4 && wire_is_alpha(*category.p) &&
           all_digits(next_word(&w));
}

/* "p0042 US ...", the unit separator after letter and number. */
static bool is_anpa_header(wire_str line)
{
    size_t n = 1;
    if (line.n < 5 || !wire_is_alpha(*line.p)) return false;
    while (n < line.n && wire_is_digit(line.p[n]))
        n++;
    return n >= 4 && n <= 6 && n < line.n && line.p[n] == US;
}

wire__kind wire__telex_kind(wire_str head)
{
    size_t i = 0;
    while (i < head.n && i < 64 &&
           (memchr(" \t\r\n\0", head.p[i], 5) || head.p[i] == SYN))
        i++;
    bool has_start = i < head.n && head.p[i] == SOH;
    wire_str line = first_line(wire_str_sub(head, i + has_start, head.n));
    size_t text = find_byte(head, i, head.n < 4096 ? head.n : 4096, STX);
    if (has_start && is_anpa_header(line)) return WIRE__KIND_ANPA;
    return is_iptc_header(line) && (has_start || text != SIZE_MAX)
               ? WIRE__KIND_IPTC7901
               : WIRE__KIND_EMPTY;
}

/* ---- Finding the messages ------------------------------------------------- */

/* The message at or after from; false: there is none. */
static bool next_message(wire_str all, size_t from, message *m)
{
    *m = (message){.all = all};
    size_t soh = find_byte(all, from, all.n, SOH);
    if (soh == SIZE_MAX && from > 0) return false;
    m->beg = soh == SIZE_MAX ? 0 : soh;
    m->head = soh == SIZE_MAX ? 0 : soh + 1;
    size_t next = find_byte(all, m->head, all.n, SOH);
    size_t limit = next == SIZE_MAX ? all.n : next;
    size_t stx = find_byte(all, m->head, limit, STX);
    m->is_anpa = is_anpa_header(first_line(wire_str_sub(all, m->head, limit)));
    m->text = stx == SIZE_MAX ? limit : stx + 1;
    size_t etx = find_byte(all, m->text, limit, ETX);
    m->is_ended = etx != SIZE_MAX;
    m->end = m->is_ended ? etx : limit;
    m->closed = limit;
    return true;
}

/* ---- Times behind the text ------------------------------------------------ */

/* Half a time is none: the day alone would be of another zone. */
static wire_time whole_time(const char *text)
{
    wire_time t = wire_time_parse(wire_str_of(text));
    if (t.precision != WIRE_TIME_SECOND) t.precision = WIRE_TIME_NONE;
    return t;
}

/* "031425 mar 26", also with "GMT" behind the figures: day and time. */
static wire_time iptc_time(wire_str s)
{
    static const wire_time none = {0, WIRE_TIME_NONE};
    words w = {s};
    wire_str figures = next_word(&w), month = next_word(&w), year;
    char text[64];

    if (wire_str_eq_nocase(month, WIRE_STR("GMT"))) month = next_word(&w);
    year = next_word(&w);
    if (figures.n < 6 || !all_digits(wire_str_sub(figures, 0, 6)) ||
        month.n < 3 || month.n > 12 || year.n < 2 || year.n > 4 ||
        !all_digits(year))
        return none;
    (void)snprintf(text, sizeof text, "%.2s %.*s %.*s %.2s:%.2s GMT", figures.p,
                   (int)month.n, month.p, (int)year.n, year.p, figures.p + 2,
                   figures.p + 4);
    return whole_time(text);
}

/* "NPA-CH-03-03-26 1425GMT<": month, day, year, time of day, zone. */
static wire_time anpa_time(wire_str s)
{
    static const wire_time none = {0, WIRE_TIME_NONE};
    words w = {s};
    wire_str date = next_word(&w), clock = next_word(&w), zone;
    char text[64];

    if (date.n < 8 || clock.n < 4 || !all_digits(wire_str_sub(clock, 0, 4)))
        return none;
    const char *d = date.p + date.n - 8; /* 03-03-26 */
    for (int i = 0; i < 8; i++)
        if (i % 3 != 2 && !wire_is_digit(d[i])) return none;
    zone = wire_str_sub(clock, 4, 8);
    while (zone.n && !wire_is_alpha(zone.p[zone.n - 1]))
        zone.n--;
    (void)snprintf(text, sizeof text, "%s%.2s-%.2s-%.2sT%.2s:%.2s %.*s",
                   d[6] < '7' ? "20" : "19", d + 6, d, d + 3, clock.p,
                   clock.p + 2, (int)zone.n, zone.n ? zone.p : "");
    return whole_time(text);
}

/* ---- Headers --------------------------------------------------------------- */

static wire_status decoded_line(wire__reader *r, wire_str s,
                                const wire__letters *set, wire_str *out,
                                wire_err *err)
{
    wire__decoded d;
    WIRE_TRY(wire__telex_decode(s, set, r->scratch, &d, err));
    *out = wire_str_trim((wire_str){d.p, d.n});
    return WIRE_OK;
}

/* Without what marks the end of a headline. */
static wire_str without_mark(wire_str line)
{
    line = wire_str_trim(line);
    while (line.n && memchr("= ", line.p[line.n - 1], 2))
        line.n--;
    return line;
}

/* Some wires give the headline as the last line of the header, with " =" at
 * its end; *head is what stands before it. */
static wire_str headline_in(wire_str *head)
{
    size_t end = head->n, beg;

    while (end && (unsigned char)head->p[end - 1] <= 0x20)
        end--;
    if (end < 2 || head->p[end - 1] != '=' || head->p[end - 2] != ' ')
        return (wire_str){0};
    for (beg = end; beg && head->p[beg - 1] != '\n';)
        beg--;
    wire_str line = without_mark(wire_str_sub(*head, beg, end));
    if (line.n) *head = wire_str_sub(*head, 0, beg);
    return line;
}

/* "NPA0123 4 i 212 Harbor", and keywords on the lines below. */
static wire_status iptc_header(wire__reader *r, const message *m,
                               const wire__letters *set, wire_article *a,
                               wire_err *err)
{
    words w = {wire_str_sub(m->all, m->head, m->text)};
    wire_item *item = wire__item(r, a);
    size_t n;
    wire_str slug;

    if (!item) return wire_fail_mem(err);
    if (!is_iptc_header(first_line(w.rest))) return WIRE_OK;
    wire_str id = next_word(&w), priority = next_word(&w);
    wire_str category = next_word(&w);
    (void)is_message_id(id, &n);
    next_word(&w);
    WIRE_TRY(wire__reader_copy(r, id, &a->id, err));
    WIRE_TRY(wire__reader_copy(r, wire_str_sub(id, 0, n), &a->outlet, err));
    a->credit = a->outlet;
    item->urgency = (unsigned char)(*priority.p - '0');
    WIRE_TRY(wire__item_subject(r, a, category, (wire_str){0}, err));
    wire_str title = headline_in(&w.rest);
    WIRE_TRY(decoded_line(r, title, set, &title, err));
    WIRE_TRY(wire__reader_copy(r, title, &a->title, err));
    WIRE_TRY(decoded_line(r, w.rest, set, &slug, err));
    while (slug.n && memchr("/ \r\n", *slug.p, 4))
        slug = wire_str_sub(slug, 1, slug.n);
    while (slug.n && memchr("/ \r\n", slug.p[slug.n - 1], 4))
        slug.n--;
    return wire__item_text(r, a, slug, &item->slug, err);
}

static unsigned char anpa_urgency(char letter)
{
    static const char order[] = "fburd"; /* flash, bulletin, urgent ... */
    const char *at = letter ? strchr(order, letter | 0x20) : NULL;
    return at && *at ? (unsigned char)(at - order + 1) : 0;
}

/* The part of a keyword line before its date "03-03", without "bc-". */
static wire_str anpa_slug(wire_str s)
{
    static const char *const cycles[] = {"am-", "pm-", "bc-", "ap-"};
    for (size_t i = 0; i < sizeof cycles / sizeof *cycles; i++)
        if (wire_str_starts_nocase(s, wire_str_of(cycles[i])))
            s = wire_str_sub(s, 3, s.n);
    for (size_t i = 0; i + 5 < s.n; i++)
        if (s.p[i] == ' ' && wire_is_digit(s.p[i + 1]) &&
            (s.p[i + 2] == '-' || s.p[i + 3] == '-'))
            return wire_str_trim(wire_str_sub(s, 0, i));
    return wire_str_trim(s);
}

static wire_status anpa_header(wire__reader *r, const message *m,
                               wire_article *a, wire_err *err)
{
    wire_str head = wire_str_sub(m->all, m->head, m->text),
             id = first_line(head);
    wire_item *item = wire__item(r, a);
    size_t us = find_byte(id, 0, id.n, US);

    if (!item) return wire_fail_mem(err);
    WIRE_TRY(wire__reader_copy(
        r, wire_str_sub(id, 0, us == SIZE_MAX ? id.n : us), &a->id, err));
    wire_str keys = wire_str_trim(wire_str_sub(head, id.n, head.n));
    if (keys.n < 4 || !wire_is_alpha(keys.p[0]) || keys.p[1] != ' ' ||
        !wire_is_alpha(keys.p[2]))
        return WIRE_OK;
    item->urgency = anpa_urgency(keys.p[0]);
    WIRE_TRY(
        wire__item_subject(r, a, wire_str_sub(keys, 2, 3), (wire_str){0}, err));
    size_t i = 3;
    while (i < keys.n && (unsigned char)keys.p[i] <= 0x20)
        i++;
    wire_str slug = anpa_slug(first_line(wire_str_sub(keys, i, keys.n)));
    return wire__item_text(r, a, slug, &item->slug, err);
}

/* ---- Texts ----------------------------------------------------------------- */

/* What follows is for the desks. */
static const char *const note_cues[] = {
    "The following information is not for publication",
    "The following information is not intended for publication",
    "Die folgenden Informationen sind nicht zur Ver",
    "Les informations suivantes ne sont pas destin", "La siguiente informaci"};

/* Where the note begins, or the end of s. */
static size_t note_at(wire_str s)
{
    size_t at = s.n;
    for (size_t i = 0; i < sizeof note_cues / sizeof *note_cues; i++) {
        size_t k = wire_str_find_nocase(s, wire_str_of(note_cues[i]), 0);
        if (k < at) at = k;
    }
    while (at < s.n && at > 0 && memchr("#* \t", s.p[at - 1], 4))
        at--;
    return at;
}

/* The heading lines of ANPA: the keyword line, the headline, a byline, notes
 * of the editors. Returns where the text goes on. */
static wire_status anpa_heading(wire__reader *r, wire_str text, wire_article *a,
                                size_t *body, wire_err *err)
{
    wire_item *item = wire__item(r, a);
    size_t at = 0, nth = 0;
    wire_str mark;

    if (!item) return wire_fail_mem(err);
    for (;;) {
        while (at < text.n && memchr(" \n\t", text.p[at], 3))
            at++;
        if (at >= text.n || text.p[at] != '^') break;
        wire_str line = first_line(wire_str_sub(text, at + 1, text.n));
        at += line.n + 1;
        while (line.n && memchr("<= \t", line.p[line.n - 1], 4))
            line.n--;
        line = wire_str_trim(line);
        bool is_note =
            wire_str_find_nocase(line, WIRE_STR("EDITOR'S NOTE"), 0) < 2 ||
            wire_str_find(line, WIRE_STR("Eds:"), 0) < 2;
        if (is_note)
            WIRE_TRY(wire__item_note(r, a, line, err));
        else if (nth == 0)
            WIRE_TRY(wire__item_marked(r, a, wire__revision_marked(line, &mark),
                                       mark, err));
        else if (nth == 1)
            WIRE_TRY(wire__reader_copy(r, line, &a->title, err));
        else if (wire_str_starts_nocase(line, WIRE_STR("By ")))
            WIRE_TRY(wire__reader_copy(r, wire_str_sub(line, 3, line.n),
                                       &a->byline, err));
        else /* "HOLD FOR RELEASE", "EMBARGOED UNTIL ..." */
            WIRE_TRY(wire__item_from_note(r, a, line, err));
        nth += !is_note;
    }
    *body = at;
    return WIRE_OK;
}

/* By which rule the message's parts were taken. */
static wire_status explain_text(wire__reader *r, const message *m,
                                wire_str text, size_t body,
                                const wire__trail *trail, wire_article *a,
                                wire_err *err)
{
    wire_str none = {0};
    size_t at = a->title.n ? wire_str_find(text, a->title, 0) : SIZE_MAX;

    if (!r->notes) return WIRE_OK;
    WIRE_TRY(wire__why_say(r, a, WIRE_FIELD_BODY,
                           a->title.n ? "the text below the headline"
                                      : "the text behind STX",
                           none, wire__trail_beg(trail, body), err));
    if (at == SIZE_MAX) return WIRE_OK;
    return wire__why_say(r, a, WIRE_FIELD_TITLE,
                         m->is_anpa ? "second heading line"
                                    : "first line of the text",
                         none, wire__trail_beg(trail, at), err);
}

static wire_status fill_text(wire__reader *r, const message *m,
                             const wire__decoded *d, const wire__map *to_file,
                             wire_article *a, wire_err *err)
{
    wire_str text = {d->p, d->n}, title = {0};
    wire_item *item = wire__item(r, a);
    wire__map shifted = d->map; /* from the text to the file's UTF-8 */
    size_t beg = 0, end = note_at(text);

    if (!item) return wire_fail_mem(err);
    WIRE_TRY(wire__item_note(r, a, wire_str_sub(text, end, text.n), err));
    text = wire_str_sub(text, 0, end);
    if (m->is_anpa)
        WIRE_TRY(anpa_heading(r, text, a, &beg, err));
    else if (!a->title.n)
        WIRE_TRY(wire__read_headline(r, a, text, &title, &beg, err));
    title = without_mark(title);
    if (title.n) WIRE_TRY(wire__reader_copy(r, title, &a->title, err));
    wire_span s = wire__trim_span(text, beg, text.n);
    for (size_t i = 0; i < shifted.n; i++)
        shifted.p[i].src += (uint32_t)m->text;
    WIRE_TRY(
        wire__reader_copy(r, wire_str_sub(text, s.beg, s.end), &a->body, err));
    wire__trail trail = {.maps = {&shifted, to_file}};
    WIRE_TRY(explain_text(r, m, text, s.beg, &trail, a, err));
    return wire__cut_paragraphs(text, s.beg, s.end, &trail, r->keep, &a->paras,
                                &a->n_paras, err);
}

static wire_status read_time(wire__reader *r, const wire__input *in,
                             const message *m, wire_str tail, wire_article *a,
                             wire_err *err)
{
    size_t at = (size_t)(tail.p - m->all.p);

    a->published = m->is_anpa ? anpa_time(tail) : iptc_time(tail);
    if (a->published.precision == WIRE_TIME_NONE) return WIRE_OK;
    while (at < m->closed && (unsigned char)m->all.p[at] <= 0x20)
        at++;
    return wire__why_say(r, a, WIRE_FIELD_PUBLISHED, "the time behind ETX",
                         (wire_str){0}, wire__map_beg(&in->map, at), err);
}

/* Nobody sends a message without its end: what came is not all of it. */
static wire_status cut_off(wire__reader *r, const wire__input *in,
                           const message *m, wire_article *a, wire_err *err)
{
    WIRE_TRY(wire__item_cut(r, a, err));
    return wire__reader_skip(r, wire__map_end(&in->map, m->end), false, err,
                             "cut off: the message of byte %llu has no end",
                             (unsigned long long)a->src_off);
}

static wire_status read_message(wire__reader *r, const wire__input *in,
                                const message *m, const wire__letters *set,
                                wire_err *err)
{
    wire_str text = wire_str_sub(m->all, m->text, m->end);
    wire_article a = {.format =
                          m->is_anpa ? WIRE_FORMAT_ANPA : WIRE_FORMAT_IPTC7901};
    wire_str tail = wire_str_sub(m->all, m->end + 1, m->closed);
    wire__decoded d;

    /* Bytes that are no text are told of once, with the first message. */
    bool is_first = r->articles.n == 0;
    a.bad_utf8_n = is_first ? in->bad_n : 0;
    a.src_off = wire__map_beg(&in->map, m->beg);
    if (text.n > r->opts->max_article_bytes)
        return wire__reader_skip(r, a.src_off, false, err,
                                 "message longer than %zu bytes",
                                 r->opts->max_article_bytes);
    WIRE_TRY(m->is_anpa ? anpa_header(r, m, &a, err)
                        : iptc_header(r, m, set, &a, err));
    WIRE_TRY(wire__telex_decode(text, set, r->scratch, &d, err));
    WIRE_TRY(fill_text(r, m, &d, &in->map, &a, err));
    if (m->is_ended)
        WIRE_TRY(read_time(r, in, m, tail, &a, err));
    else
        WIRE_TRY(cut_off(r, in, m, &a, err));
    return wire__reader_add(r, &a, is_first ? in->bad_at : WIRE_NO_OFF, err);
}

wire_status wire__read_telex(wire__reader *r, const wire__input *in,
                             wire_err *err)
{
    const wire__letters *set = wire__letters_guess(in->text);
    message m;

    for (size_t at = 0; next_message(in->text, at, &m); at = m.closed) {
        wire_arena_mark mark = wire_arena_save(r->scratch);
        const wire__letters *own =
            wire__letters_guess(wire_str_sub(in->text, m.text, m.end));
        if (!own) own = set;
        WIRE_TRY(read_message(r, in, &m, m.is_anpa ? NULL : own, err));
        wire_arena_rewind(r->scratch, mark);
        if (m.closed >= in->text.n) break;
    }
    return WIRE_OK;
}
