/* Is a passage somebody's words?
 *
 *     open  "   “   „   «   »   ‘   '   「       then closed by
 *     shut  "   ”   “   »   «   ’   '   」       its own partner
 *
 * Quotation marks are followed from the start of the passage's paragraph.
 * A paragraph starts anew, since a quotation that runs on opens again; but
 * where the last mark before it opened and the next one closes, the
 * quotation was carried over without a mark. Block quotations without marks
 * are known by what stands round them: a colon at the end of the paragraph
 * before, a speaker's label in front that stands again near, an embedded
 * post's handle behind.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "classify_int.h"
#include "load.h"

enum {
    LOOK_BACK = 4000,
    CARRIED_MAX = 1500, /* bytes to the next mark of a carried quotation */
    SINGLE_MAX = 2000,  /* bytes of a paragraph in single marks */
    LABEL_MAX = 40,
    POST_MAX = 700
};

typedef enum {
    MARK_NONE,
    MARK_STRAIGHT,    /* " */
    MARK_LEFT,        /* “ opens; closes after „ */
    MARK_RIGHT,       /* ” */
    MARK_LOW,         /* „ */
    MARK_GUILLEMET,   /* « opens; closes after » */
    MARK_GUILLEMET_R, /* » closes; opens in some countries */
    MARK_CORNER,      /* 「 『 */
    MARK_CORNER_R,    /* 」 』 */
    MARK_SINGLE,      /* ‘ */
    MARK_APOSTROPHE   /* ’ and ' : a single mark, or no mark at all */
} mark_kind;

/* The mark at p, and its bytes in *n. */
static mark_kind mark_at(const uint8_t *p, size_t left, size_t *n)
{
    *n = 1;
    if (*p == '"') return MARK_STRAIGHT;
    if (*p == '\'') return MARK_APOSTROPHE;
    if (*p == 0xc2 && left > 1) {
        *n = 2;
        if (p[1] == 0xab) return MARK_GUILLEMET;
        if (p[1] == 0xbb) return MARK_GUILLEMET_R;
    }
    if (*p == 0xe2 && left > 2 && p[1] == 0x80) {
        *n = 3;
        if (p[2] == 0x98) return MARK_SINGLE;
        if (p[2] == 0x99) return MARK_APOSTROPHE;
        if (p[2] == 0x9c) return MARK_LEFT;
        if (p[2] == 0x9d) return MARK_RIGHT;
        if (p[2] == 0x9e) return MARK_LOW;
    }
    if (*p == 0xe3 && left > 2 && p[1] == 0x80) {
        *n = 3;
        if (p[2] == 0x8c || p[2] == 0x8e) return MARK_CORNER;
        if (p[2] == 0x8d || p[2] == 0x8f) return MARK_CORNER_R;
    }
    return MARK_NONE;
}

/* A walk over a body. What was looked for ahead is kept, so that no byte is
 * looked at again for every mark before it. */
typedef struct {
    wire_str s;
    mark_kind open;       /* the quotation that is open, by its first mark */
    bool in_block;        /* in a block quotation, by what stands round it */
    size_t closed_at;     /* a closing curly mark that was found */
    size_t no_single_end; /* no single mark closes before this byte */
} walk;

static bool is_letter(uint8_t c)
{
    return (c | 32) >= 'a' ? (c | 32) <= 'z' || c >= 0xc3 : false;
}

/* Does a mark that ends at `at` stand before a word and behind a gap? */
static bool is_opening(wire_str s, size_t beg, size_t end)
{
    bool gap = beg == 0 || (uint8_t)s.p[beg - 1] <= ' ' ||
               s.p[beg - 1] == '(' || s.p[beg - 1] == '[';
    return gap && end < s.n && is_letter((uint8_t)s.p[end]);
}

/* Does the apostrophe [beg, end) close a single quotation? Not inside a
 * word, and not the plural possessive, as in "the pilots' letter". */
static bool is_closing_single(wire_str s, size_t beg, size_t end)
{
    if (beg == 0 || (uint8_t)s.p[beg - 1] <= ' ') return false;
    if (end >= s.n) return true;
    uint8_t next = (uint8_t)s.p[end];
    if (is_letter(next) || (next >= '0' && next <= '9')) return false;
    bool is_plural = s.p[beg - 1] == 's' && next == ' ' && end + 1 < s.n &&
                     s.p[end + 1] >= 'a' && s.p[end + 1] <= 'z';
    return !is_plural;
}

/* A single mark opens where its partner follows in the paragraph, or where
 * the whole paragraph may be a part of a longer quotation. */
static bool opens_single(walk *w, size_t beg, size_t end)
{
    wire_str s = w->s;
    if (!is_opening(s, beg, end)) return false;
    if (beg == 0 || s.p[beg - 1] == '\n') return true;
    if (end < w->no_single_end) return false;
    size_t stop = s.n - end < SINGLE_MAX ? s.n : end + SINGLE_MAX, n, i = end;
    for (; i < stop && s.p[i] != '\n'; i++) {
        mark_kind k = mark_at((const uint8_t *)s.p + i, s.n - i, &n);
        if (k == MARK_APOSTROPHE && is_closing_single(s, i, i + n)) return true;
    }
    w->no_single_end = i;
    return false;
}

/* What the mark [beg, end) makes of the quotation that is open. */
static mark_kind follow(walk *w, mark_kind k, size_t beg, size_t end)
{
    mark_kind open = w->open;
    switch (k) {
    case MARK_STRAIGHT:
        if (open == MARK_NONE) return MARK_STRAIGHT;
        return open == MARK_STRAIGHT ? MARK_NONE : open;
    case MARK_LEFT:
        if (open == MARK_LOW) return MARK_NONE;
        return open == MARK_NONE ? MARK_LEFT : open;
    case MARK_RIGHT:
        if (open == MARK_NONE && is_opening(w->s, beg, end)) return MARK_LEFT;
        return open == MARK_SINGLE ? open : MARK_NONE;
    case MARK_GUILLEMET:
        if (open == MARK_GUILLEMET_R) return MARK_NONE;
        return open == MARK_NONE ? MARK_GUILLEMET : open;
    case MARK_GUILLEMET_R:
        if (open == MARK_GUILLEMET) return MARK_NONE;
        return open == MARK_NONE && is_opening(w->s, beg, end) ? k : open;
    case MARK_LOW:
    case MARK_CORNER:
        return open == MARK_NONE ? k : open;
    case MARK_CORNER_R:
        return open == MARK_CORNER ? MARK_NONE : open;
    case MARK_SINGLE:
        return open == MARK_NONE && opens_single(w, beg, end) ? k : open;
    case MARK_APOSTROPHE:
        if (open == MARK_SINGLE)
            return is_closing_single(w->s, beg, end) ? MARK_NONE : open;
        if (open != MARK_NONE || !opens_single(w, beg, end)) return open;
        return MARK_SINGLE;
    case MARK_NONE:
        break;
    }
    return open;
}

/* ---- Quotations over several paragraphs ---- */

static bool is_curly(wire_str s, size_t i, uint8_t last)
{
    return i + 2 < s.n && (uint8_t)s.p[i] == 0xe2 &&
           (uint8_t)s.p[i + 1] == 0x80 && (uint8_t)s.p[i + 2] == last;
}

/* Is the first curly mark at or behind at one that closes? */
static bool is_closed_behind(walk *w, size_t at)
{
    wire_str s = w->s;
    if (at < w->closed_at) return true;
    size_t stop = s.n - at < CARRIED_MAX ? s.n : at + CARRIED_MAX;
    while (at < stop) {
        const char *p = memchr(s.p + at, 0xe2, stop - at);
        if (!p) return false;
        at = (size_t)(p - s.p);
        if (is_curly(s, at, 0x9d)) w->closed_at = at;
        if (is_curly(s, at, 0x9d)) {
            w->closed_at = at;
            return true;
        }
        if (is_curly(s, at, 0x9c)) return false;
        at++;
    }
    return false;
}

/* Is the last one before at one that opens? */
static bool is_opened_before(wire_str s, size_t at)
{
    size_t stop = at > CARRIED_MAX ? at - CARRIED_MAX : 0;
    for (const char *p; (p = memrchr(s.p + stop, 0xe2, at - stop));) {
        at = (size_t)(p - s.p);
        if (is_curly(s, at, 0x9c)) return true;
        if (is_curly(s, at, 0x9d)) return false;
    }
    return false;
}

/* ---- Blocks ---- */

static size_t paragraph_start(wire_str body, size_t at)
{
    size_t stop = at > LOOK_BACK ? at - LOOK_BACK : 0;
    const char *p = memrchr(body.p + stop, '\n', at - stop);
    return p ? (size_t)(p - body.p) + 1 : stop;
}

/* Does a colon end the paragraph before? */
static bool is_announced(wire_str body, size_t para)
{
    while (para && (uint8_t)body.p[para - 1] <= ' ')
        para--;
    return para && body.p[para - 1] == ':';
}

/* "SMITH:", "Q:", "Mr. Smith:" at the start of a paragraph; else empty. */
static wire_str label_of(wire_str body, size_t para)
{
    size_t n = body.n - para < LABEL_MAX ? body.n - para : LABEL_MAX;
    unsigned upper = 0, lower = 0;
    for (size_t i = 0; i < n; i++) {
        char c = body.p[para + i];
        if (c == ':' && upper > 0 && lower <= 2 * upper)
            return wire_str_sub(body, para, para + i + 1);
        if (c >= 'A' && c <= 'Z') upper++;
        if (c >= 'a' && c <= 'z') lower++;
        if (c == '\n' || c == ',' || c == ';' || c == ':') break;
    }
    return (wire_str){0};
}

/* Does a paragraph near begin with this label, too? */
static bool is_label_again(wire_str body, size_t para, wire_str label)
{
    size_t stop = body.n - para < LOOK_BACK ? body.n : para + LOOK_BACK;
    size_t at = para > LOOK_BACK ? para - LOOK_BACK : 0;

    for (; at < stop; at++) {
        at = wire_str_find(wire_str_sub(body, 0, stop), label, at);
        if (at == SIZE_MAX) return false;
        if (at != para && (!at || body.p[at - 1] == '\n')) return true;
    }
    return false;
}

/* Of a dialogue: who speaks there speaks again. "FILE PHOTO:" and "VENUE:"
 * stand once. */
static bool has_speaker(wire_str body, size_t para)
{
    wire_str label = label_of(body, para);
    return label.n && is_label_again(body, para, label);
}

static size_t line_end(wire_str body, size_t at)
{
    size_t stop = body.n - at < POST_MAX ? body.n : at + POST_MAX;
    while (at < stop && body.p[at] != '\n')
        at++;
    return at;
}

static bool is_dash(wire_str s)
{
    return wire_str_starts(s, WIRE_STR("-")) ||
           wire_str_starts(s, WIRE_STR("\xe2\x80\x93")) ||
           wire_str_starts(s, WIRE_STR("\xe2\x80\x94"));
}

/* An embedded post ends with "Name (@handle) date", or has that on a line of
 * its own behind it, after a dash. */
static bool is_post(wire_str body, size_t para)
{
    enum { TAIL = 60 };
    const wire_str handle = WIRE_STR("(@"), picture = WIRE_STR("pic.twitter");
    size_t end = line_end(body, para);
    wire_str line = wire_str_sub(body, para, end);
    size_t tail = line.n > TAIL ? line.n - TAIL : 0;
    if (wire_str_find(line, handle, tail) != SIZE_MAX) return true;
    if (wire_str_find(line, picture, tail) != SIZE_MAX) return true;
    while (end < body.n && body.p[end] == '\n')
        end++;
    line = wire_str_sub(body, end, line_end(body, end));
    return is_dash(line) && wire_str_find(line, handle, 0) != SIZE_MAX;
}

/* Can there be posts near bytes [beg, end)? Seldom; is_post is slow. */
static bool has_posts(wire_str body, size_t beg, size_t end)
{
    size_t stop = body.n - end < 2 * POST_MAX ? body.n : end + 2 * POST_MAX;
    wire_str near = wire_str_sub(body, beg, stop);
    return memchr(near.p, '@', near.n) ||
           wire_str_find(near, WIRE_STR("pic.twitter"), 0) != SIZE_MAX;
}

static bool is_block(wire_str body, size_t para, bool with_posts)
{
    return is_announced(body, para) || has_speaker(body, para) ||
           (with_posts && is_post(body, para));
}

/* A new paragraph begins behind byte i: the quotation goes on only where it
 * was carried over. */
static void start_paragraph(walk *w, size_t i)
{
    bool is_carried = w->open == MARK_LEFT && is_closed_behind(w, i);
    if (!is_carried) w->open = MARK_NONE;
}

/* The next byte that may be a mark or a newline, of bytes [i, end): one of
 * "#&' or beyond ASCII. Eight at once. */
static size_t next_sign(wire_str s, size_t i, size_t end)
{
    const uint64_t low7 = 0x7f * WIRE__EACH_BYTE, high = ~low7;
    for (; i + 8 <= end; i += 8) {
        uint64_t x = wire__load8(s.p + i);
        uint64_t quote = (x & 0xfa * WIRE__EACH_BYTE) ^ '"' * WIRE__EACH_BYTE;
        uint64_t line = x ^ '\n' * WIRE__EACH_BYTE;
        uint64_t no_quote = ((quote & low7) + low7) | quote;
        uint64_t no_line = ((line & low7) + low7) | line;
        uint64_t is = (~(no_quote & no_line) | x) & high;
        if (is) return i + (size_t)__builtin_ctzll(is) / 8;
    }
    while (i < end && s.p[i] != '"' && s.p[i] != '\'' && s.p[i] != '\n' &&
           (uint8_t)s.p[i] < 0x80)
        i++;
    return i;
}

/* What the byte at i, outside of words, makes of the quotation; where to go
 * on. */
static size_t take_sign(walk *w, size_t i, bool with_posts)
{
    wire_str s = w->s;
    size_t n;
    if (s.p[i] == '\n') {
        start_paragraph(w, i);
        if (i + 1 < s.n && s.p[i + 1] != '\n')
            w->in_block = is_block(s, i + 1, with_posts);
        return i + 1;
    }
    mark_kind k = mark_at((const uint8_t *)s.p + i, s.n - i, &n);
    if (k == MARK_NONE) return i + 1;
    w->open = follow(w, k, i, i + n);
    return i + n;
}

/* Walk from the paragraph's start over the passage, sign by sign. */
float wire__match_quoted(const wire_doc *doc, uint32_t beg, uint32_t end)
{
    const uint32_t *off = doc->words.off;
    wire_str body = doc->article->body;
    if (beg >= end) return 0;
    wire_span span = wire_words_span(&doc->words, beg, end);
    walk w = {.s = body};
    size_t i = paragraph_start(body, span.beg);
    bool with_posts = has_posts(body, i, span.end);
    w.in_block = is_block(body, i, with_posts);
    if (is_closed_behind(&w, i) && is_opened_before(body, i))
        w.open = MARK_LEFT;
    uint32_t word = beg, quoted = 0;
    while (word > 0 && off[word - 1] >= i)
        word--;
    for (uint32_t first = word; i < span.end && word < end;) {
        size_t sign = next_sign(body, i, span.end);
        uint32_t from = word > beg ? word : beg;
        while (word < end && off[word] < sign)
            word++;
        if (word > from && (w.open != MARK_NONE || w.in_block))
            quoted += word - from;
        i = word > first ? off[word - 1] + doc->words.len[word - 1] : 0;
        if (sign >= i) i = sign; /* else a mark inside a word is none */
        if (sign == i && i < span.end) i = take_sign(&w, i, with_posts);
    }
    return (float)quoted / (float)(end - beg);
}
