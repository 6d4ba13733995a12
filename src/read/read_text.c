/* Plain text: the headline, then paragraphs at line ends or blank lines.
 *
 *   Harbour reopens after storm        headline
 *                                      (blank line, not always there)
 *   SKELLAN, March 17 (NPA) - The ...  body, one paragraph a line; or hard
 *   harbour was opened again ...       wrapped, one paragraph a block
 * SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>
#include <string.h>

#include "read_item.h"
#include "read_why.h"

/* Lines of hard wrapped text are at most this long; typewriters, mail and
 * wire circuits wrap between 40 and 80. */
enum { WRAP_MAX_CHARS = 120, WRAP_MIN_CHARS = 30, WRAP_MIN_PAIRS = 3 };
/* A line of this many bytes cannot be wrapped text in any script. */
enum { WRAP_MAX_BYTES = WRAP_MAX_CHARS * 4 };
/* Headlines: the longest of real wires are near 150 characters; decks and
 * other scripts get some room. A sentence with a full stop must be short. */
enum {
    HEADLINE_MAX = 250,
    HEADLINE_NO_BLANK_MAX = 150,
    HEADLINE_SENTENCE_MAX = 90
};

/* ---- White space ---- */

/* Bytes of a wide or invisible space that begins at p; 0 when none does. */
static size_t wide_space(const char *p, size_t n)
{
    const unsigned char *u = (const unsigned char *)p;
    if (n >= 2 && u[0] == 0xc2 && (u[1] == 0xa0 || u[1] == 0x85)) return 2;
    if (n < 3) return 0;
    if (u[0] == 0xe2 && u[1] == 0x80)
        return u[2] <= 0x8b || u[2] == 0xa8 || u[2] == 0xa9 || u[2] == 0xaf ? 3
                                                                            : 0;
    if (u[0] == 0xe3 && u[1] == 0x80 && u[2] == 0x80) return 3;
    return u[0] == 0xef && u[1] == 0xbb && u[2] == 0xbf ? 3 : 0;
}

wire_span wire__trim_span(wire_str text, size_t beg, size_t end)
{
    const char *p = text.p;
    while (beg < end) {
        size_t n = wire_is_space(p[beg]) ? 1 : wide_space(p + beg, end - beg);
        if (!n) break;
        beg += n;
    }
    while (beg < end) {
        if (wire_is_space(p[end - 1])) {
            end--;
        } else if (end - beg >= 2 && wide_space(p + end - 2, 2) == 2) {
            end -= 2;
        } else if (end - beg >= 3 && wide_space(p + end - 3, 3) == 3) {
            end -= 3;
        } else {
            break;
        }
    }
    return (wire_span){(uint32_t)beg, (uint32_t)end};
}

/* ---- Lines ---- */

typedef struct {
    wire_str text;
    size_t pos, end;
    char mark; /* '\n', or '\r' in files without any '\n' */
} line_walk;

static line_walk lines_of(wire_str text, size_t beg, size_t end)
{
    bool has_lf = end > beg && memchr(text.p + beg, '\n', end - beg);
    return (line_walk){text, beg, end, has_lf ? '\n' : '\r'};
}

static bool next_line(line_walk *w, size_t *beg, size_t *end)
{
    if (w->pos >= w->end) return false;
    const char *p = w->text.p + w->pos;
    const char *nl = memchr(p, w->mark, w->end - w->pos);
    *beg = w->pos;
    *end = nl ? (size_t)(nl - w->text.p) : w->end;
    w->pos = *end + 1;
    return true;
}

static size_t char_count(const char *p, size_t n)
{
    size_t chars = 0;
    for (size_t i = 0; i < n; i++)
        chars += (p[i] & 0xc0) != 0x80;
    return chars;
}

static size_t indent_of(wire_str text, size_t beg, size_t end)
{
    size_t n = 0;
    for (; beg < end; beg++) {
        if (text.p[beg] == '\t')
            n += 8;
        else if (text.p[beg] == ' ')
            n++;
        else
            break;
    }
    return n;
}

static wire_para_role line_role(const char *p, size_t n)
{
    unsigned char c = n ? (unsigned char)*p : 'a';
    if (c != '-' && c != '*' && c != '>' && c < 0xc2) return WIRE_PARA_BODY;
    static const char *const bullets[] = {"- ", "* ",  "• ",  "‣ ",
                                          "◦ ", "▪ ",  "■ ",  "● ",
                                          "· ", "•\t", "-\t", "*\t"};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        size_t len = strlen(bullets[i]);
        if (n > len && memcmp(p, bullets[i], len) == 0) return WIRE_PARA_LIST;
    }
    if (n > 2 && p[0] == '>' && p[1] == ' ') return WIRE_PARA_BLOCKQUOTE;
    return WIRE_PARA_BODY;
}

/* ---- Hard wrapping ---- */

typedef struct {
    bool is_wrapped;
    size_t width;  /* characters of the longest line */
    size_t indent; /* of most lines */
} wrapping;

typedef struct {
    size_t chars, indent, first_word; /* chars without the indent */
} line_shape;

static line_shape shape_of(wire_str text, size_t beg, size_t end)
{
    wire_span s = wire__trim_span(text, beg, end);
    line_shape shape = {.indent = indent_of(text, beg, end)};
    shape.chars = char_count(text.p + s.beg, s.end - s.beg);
    size_t n = s.beg;
    while (n < s.end && !wire_is_space(text.p[n]))
        n++;
    shape.first_word = char_count(text.p + s.beg, n - s.beg);
    return shape;
}

/* Was a before b ended by a margin? The next word had no room. */
static bool is_full(const line_shape *a, const line_shape *b, size_t width)
{
    return a->chars + 1 + b->first_word >= width;
}

/* Text is hard wrapped when most lines end where the next word had no room
 * below one common width. Looks at 400 lines: enough to know, and cheap. */
static wrapping wrapping_of(wire_str text, size_t beg, size_t end)
{
    wrapping w = {0};
    size_t b, e, left = 400, plain = 0, indented = 0;
    line_walk walk = lines_of(text, beg, end);
    while (left-- && next_line(&walk, &b, &e)) {
        if (e - b > WRAP_MAX_BYTES) return w;
        line_shape s = shape_of(text, b, e);
        if (s.chars > w.width) w.width = s.chars;
        if (s.chars) *(s.indent >= 2 ? &indented : &plain) += 1;
    }
    if (w.width > WRAP_MAX_CHARS || w.width < WRAP_MIN_CHARS) return w;
    w.indent = indented > plain ? 2 : 0;
    line_shape before = {0};
    size_t pairs = 0, full = 0;
    walk = lines_of(text, beg, end);
    for (left = 400; left-- && next_line(&walk, &b, &e);) {
        line_shape s = shape_of(text, b, e);
        if (before.chars && s.chars && (s.indent < 2 || w.indent)) {
            pairs++;
            full += is_full(&before, &s, w.width);
        }
        before = s;
    }
    w.is_wrapped = pairs >= WRAP_MIN_PAIRS && full * 10 >= pairs * 7;
    return w;
}

/* ---- Paragraphs ---- */

typedef struct {
    wire_para *p;
    size_t n, cap;
    size_t n_adjacent; /* lines with text right below one with text */
    wire_span longest;
} para_list;

static bool push_para(wire_arena *a, para_list *list, wire_str text,
                      wire_span s)
{
    if (s.beg == s.end) return true;
    wire_para para = {s, 0, 0, line_role(text.p + s.beg, s.end - s.beg)};
    return WIRE__PUSH(a, list, para);
}

static bool cut_lines(wire_str text, size_t beg, size_t end, wire_arena *a,
                      para_list *list)
{
    size_t b, e, longest = 0, before_n = 0;
    line_walk walk = lines_of(text, beg, end);
    while (next_line(&walk, &b, &e)) {
        wire_span s = wire__trim_span(text, b, e);
        if (!push_para(a, list, text, s)) return false;
        size_t n = s.end - s.beg;
        list->n_adjacent += n && before_n;
        before_n = n;
        if (n > longest) {
            longest = n;
            list->longest = s;
        }
    }
    return true;
}

/* A block of lines is a paragraph; an indented line or a bullet begins one
 * too. */
static bool cut_blocks(wire_str text, size_t beg, size_t end, const wrapping *w,
                       wire_arena *a, para_list *list)
{
    size_t b, e, open = end;
    line_walk walk = lines_of(text, beg, end);
    while (next_line(&walk, &b, &e)) {
        wire_span s = wire__trim_span(text, b, e);
        bool is_blank = s.beg == s.end;
        bool is_start =
            is_blank || (!w->indent && indent_of(text, b, e) >= 2) ||
            line_role(text.p + s.beg, s.end - s.beg) == WIRE_PARA_LIST;
        if (is_start && open < b) {
            if (!push_para(a, list, text, wire__trim_span(text, open, b)))
                return false;
            open = end;
        }
        if (!is_blank && open == end) open = b;
    }
    return push_para(a, list, text, wire__trim_span(text, open, end));
}

/* Could this be wrapped text? Settles the usual case, one paragraph a line,
 * by one line. */
static bool may_be_wrapped(wire_str text, const para_list *list)
{
    size_t n = list->longest.end - list->longest.beg;
    return list->n_adjacent >= WRAP_MIN_PAIRS && n <= WRAP_MAX_BYTES &&
           char_count(text.p + list->longest.beg, n) <= WRAP_MAX_CHARS;
}

/* Paragraphs ascend, and so do the runs of the first map. */
static void locate(para_list *list, size_t beg, const wire__trail *trail)
{
    wire__map none = {0};
    const wire__map *first = trail->maps[0] ? trail->maps[0] : &none;
    wire__trail rest = {{trail->maps[0] ? trail->maps[1] : NULL,
                         trail->maps[0] ? trail->maps[2] : NULL, NULL},
                        trail->base};
    size_t hint = 0;
    for (size_t i = 0; i < list->n; i++) {
        wire_para *p = &list->p[i];
        p->src_beg = wire__trail_beg(
            &rest, wire__map_beg_near(first, p->span.beg, &hint));
        p->src_end = wire__trail_end(
            &rest, wire__map_end_near(first, p->span.end, &hint));
        p->span.beg -= (uint32_t)beg;
        p->span.end -= (uint32_t)beg;
    }
}

wire_status wire__cut_paragraphs(wire_str text, size_t beg, size_t end,
                                 const wire__trail *trail, wire_arena *a,
                                 wire_para **out, size_t *out_n, wire_err *err)
{
    *out = NULL;
    *out_n = 0;
    para_list list = {0};
    if (!cut_lines(text, beg, end, a, &list)) return wire_fail_mem(err);
    if (may_be_wrapped(text, &list)) {
        wrapping w = wrapping_of(text, beg, end);
        list.n = w.is_wrapped ? 0 : list.n;
        if (w.is_wrapped && !cut_blocks(text, beg, end, &w, a, &list))
            return wire_fail_mem(err);
    }
    if (!list.n) return WIRE_OK;
    locate(&list, beg, trail);
    *out = wire_arena_grow(a, list.p, list.cap * sizeof *list.p,
                           list.n * sizeof *list.p);
    if (!*out) return wire_fail_mem(err);
    *out_n = list.n;
    return WIRE_OK;
}

wire_status wire_read_paragraphs(wire_str body, uint64_t src_off, wire_arena *a,
                                 wire_para **out, size_t *out_n, wire_err *err)
{
    wire__trail trail = {.base = src_off};
    *out = NULL;
    *out_n = 0;
    if (body.n >= UINT32_MAX)
        return wire_fail(err, WIRE_ELIMIT, src_off, "text longer than 4 GiB");
    return wire__cut_paragraphs(body, 0, body.n, &trail, a, out, out_n, err);
}

/* ---- The headline ---- */

/* "." or an ideographic full stop, perhaps inside closing marks; an
 * ellipsis is none. */
static bool ends_with_stop(wire_str s)
{
    static const char *const closing[] = {"\"", "'", ")", "”", "’", "»", "」"};
    for (size_t i = 0; i < sizeof closing / sizeof *closing;) {
        wire_str mark = wire_str_of(closing[i]);
        bool is_there = wire_str_ends(s, mark);
        if (is_there) s.n -= mark.n;
        i = is_there ? 0 : i + 1; /* marks may be stacked */
    }
    if (wire_str_ends(s, WIRE_STR("。"))) return true;
    return s.n && s.p[s.n - 1] == '.' && !wire_str_ends(s, WIRE_STR("..."));
}

/* A sentence end with more behind it. One capital before the stop is an
 * initial or an abbreviation. */
static bool has_inner_stop(wire_str s)
{
    for (size_t i = 2; i + 2 < s.n; i++) {
        if (s.p[i + 1] != ' ' || !memchr(".!?", s.p[i], 3)) continue;
        char before = s.p[i - 1];
        bool is_word = before >= 'a' && before <= 'z' && s.p[i - 2] != ' ' &&
                       s.p[i - 2] != '.';
        char next = s.p[i + 2];
        if (is_word && ((next >= 'A' && next <= 'Z') || next == '"'))
            return true;
    }
    return wire_str_find(s, WIRE_STR("。"), 0) + 3 < s.n;
}

static bool is_headline(wire_str line, bool blank_follows, bool is_full_line)
{
    size_t chars = char_count(line.p, line.n);
    if (chars > HEADLINE_MAX) return false;
    char last = line.p[line.n - 1], first = line.p[0];
    if (last == ',' || last == ';') return false;
    bool stop = ends_with_stop(line);
    if (stop && (chars > HEADLINE_SENTENCE_MAX || has_inner_stop(line)))
        return false;
    if (blank_follows) return true;
    if (is_full_line || last == ':' || (first >= 'a' && first <= 'z'))
        return false;
    if (stop || line_role(line.p, line.n) != WIRE_PARA_BODY) return false;
    return chars <= HEADLINE_NO_BLANK_MAX || memchr(line.p, '?', line.n);
}

size_t wire__split_headline(wire_str text, wire_str *title)
{
    size_t b, e;
    wire_span first = {0, 0}, next = {0, 0};
    *title = (wire_str){0};
    line_walk walk = lines_of(text, 0, text.n);
    while (first.beg == first.end && next_line(&walk, &b, &e))
        first = wire__trim_span(text, b, e);
    size_t body_at = walk.pos, n_blank = 0;
    line_shape shape = shape_of(text, first.beg, first.end);
    while (next_line(&walk, &b, &e)) {
        next = wire__trim_span(text, b, e);
        if (next.beg < next.end) break;
        n_blank++;
    }
    if (next.beg == next.end) return first.beg; /* one line is all */
    wrapping w = wrapping_of(text, body_at, text.n);
    line_shape below = shape_of(text, next.beg, next.end);
    bool is_full_line =
        w.is_wrapped && !n_blank && is_full(&shape, &below, w.width);
    wire_str line = wire_str_sub(text, first.beg, first.end);
    if (!is_headline(line, n_blank > 0, is_full_line)) return first.beg;
    *title = line;
    return next.beg;
}

wire_status wire__read_headline(wire__reader *r, wire_article *a, wire_str text,
                                wire_str *title, size_t *body, wire_err *err)
{
    wire_str embargo, next;
    size_t at;

    *body = wire__split_headline(text, title);
    embargo = title->n ? wire__embargo_line(*title) : *title;
    if (!embargo.n) return WIRE_OK;
    at = wire__split_headline(wire_str_sub(text, *body, text.n), &next);
    if (!next.n) return WIRE_OK;
    *title = next;
    *body += at;
    return wire__item_embargo(r, a, embargo, err);
}

/* By which rule the first line is the headline, or is not. */
static wire_status explain(wire__reader *r, const wire__input *in,
                           wire_str title, size_t body, wire_article *a,
                           wire_err *err)
{
    wire_str none = {0};
    WIRE_TRY(wire__why_say(r, a, WIRE_FIELD_BODY,
                           title.n ? "all below the headline"
                                   : "the file; its first line is no headline",
                           none, wire__map_beg(&in->map, body), err));
    if (!title.n) return WIRE_OK;
    size_t beg = (size_t)(title.p - in->text.p), n_ends = 0;
    for (size_t i = beg + title.n; i < body; i++)
        n_ends += in->text.p[i] == '\n';
    return wire__why_say(r, a, WIRE_FIELD_TITLE,
                         n_ends == 1 ? "first line, which is no sentence"
                                     : "first line, above a blank one",
                         none, wire__map_beg(&in->map, beg), err);
}

wire_status wire__read_text(wire__reader *r, const wire__input *in,
                            wire_err *err)
{
    wire_article a = {.format = WIRE_FORMAT_TEXT, .bad_utf8_n = in->bad_n};
    wire_str title;
    size_t beg;
    WIRE_TRY(wire__read_headline(r, &a, in->text, &title, &beg, err));
    wire_span s = wire__trim_span(in->text, beg, in->text.n);
    WIRE_TRY(wire__reader_copy(r, title, &a.title, err));
    WIRE_TRY(wire__reader_copy(r, wire_str_sub(in->text, s.beg, s.end), &a.body,
                               err));
    wire__trail trail = {.maps = {&in->map}};
    WIRE_TRY(wire__cut_paragraphs(in->text, s.beg, s.end, &trail, r->keep,
                                  &a.paras, &a.n_paras, err));
    if (r->notes) WIRE_TRY(explain(r, in, title, s.beg, &a, err));
    return wire__reader_add(r, &a, in->bad_at, err);
}
