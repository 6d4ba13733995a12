/* Quotations.
 *
 *     He said: “We ‘will’ stay.” — « Nous restons » — „Wir bleiben“ — 「行く」
 *              [  [    ]       ]
 *
 * One pass over a paragraph gathers its marks, each with what it can be from
 * its neighbours (opening, closing, apostrophe); a second pairs them on a
 * small stack. Straight marks are paired by place and turn. Both passes are
 * linear: whether a single mark is ever closed is known from one scan from
 * the right. A quotation open at the end of its paragraph ends there, and
 * goes on in the next one when that begins with an opening mark.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_int.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum { DEPTH_MAX = 6 };

/* Families of marks: what opens one is closed by its own only. */
typedef enum {
    DOUBLE,    /* “ ” „ ‟ */
    SINGLE,    /* ‘ ’ ‚ */
    STRAIGHT,  /* " and '' */
    APOS,      /* ' */
    GUILLEMET, /* « » either way */
    SMALL_G,   /* ‹ › */
    CORNER,    /* 「」 */
    CORNER2,   /* 『』 */
    BACKTICK   /* `` closed by '' */
} family;

typedef struct {
    uint32_t beg, end; /* of the mark */
    uint8_t family;
    bool can_open, can_close;
    bool closes_later; /* a mark that can close it stands further on */
    bool nests;        /* straight: two closing ones follow before they open */
    uint32_t cp;
} mark;

typedef WIRE_VEC(mark) marks;
typedef WIRE_VEC(wire_quote) quotes;

typedef struct {
    size_t quote; /* index in out */
    uint8_t family;
    uint32_t cp; /* of the opening mark */
} open_quote;

/* ---- Gathering ---- */

static bool is_word_char(uint32_t c)
{
    return wire__is_letter(c) || wire__is_digit(c);
}

/* What may stand before an opening mark. */
static bool is_before_open(uint32_t c)
{
    if (!c || wire__is_space(c)) return true;
    switch (c) {
    case '(':
    case '[':
    case '{':
    case '-':
    case '/':
    case ':':
    case '>':
    case '*':
    case 0x2013:
    case 0x2014:
    case 0x2012:
    case 0x2015:
    case 0x2026:
    case 0xbf:
    case 0xa1:
    case 0xff08:
    case 0x3001:
    case 0xff0c:
    case 0xff1a:
    case 0x201c:
    case 0x2018:
    case 0x201e:
    case 0x201a:
    case 0xab:
    case '"':
    case '\'':
    case '`':
    case ',':
        return true;
    default:
        return false;
    }
}

static bool is_behind_close(uint32_t c)
{
    if (!c || wire__is_space(c)) return true;
    switch (c) {
    case '.':
    case ',':
    case ';':
    case ':':
    case '!':
    case '?':
    case ')':
    case ']':
    case '}':
    case '-':
    case '/':
    case '*':
    case '<':
    case '|':
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2026:
    case 0x201d:
    case 0x2019:
    case 0x201c:
    case 0xbb:
    case '"':
    case '\'':
    case '[':
    case '(':
    case 0x3002:
    case 0x3001:
    case 0xff0c:
    case 0xff09:
        return true;
    default:
        return false;
    }
}

/* 5'10", 6" pipe, 12'' : a measure. dq is the mark. */
static bool is_measure(wire_str s, size_t beg, size_t end)
{
    uint32_t before = wire__cp_before(s, beg);
    if (!wire__is_digit(before)) return false;
    size_t i = beg;
    while (i > 0 && (wire__is_digit((uint8_t)s.p[i - 1]) || s.p[i - 1] == '/' ||
                     s.p[i - 1] == '.'))
        i--;
    while (i > 0 && s.p[i - 1] == ' ')
        i--;
    uint32_t feet = wire__cp_before(s, i);
    if (feet == '\'' || feet == 0x2019 || feet == 0x2032) return true;
    static const char *const units[] = {
        "deep",  "diagonal", "diameter", "display", "high",
        "long",  "monitor",  "pipe",     "screen",  "tall",
        "thick", "tv",       "vinyl",    "wide",    "x"};
    size_t next = wire__skip_space(s, end);
    wire__key k = wire__fold(wire_str_sub(s, next, wire__word_end(s, next)));
    return wire__list_has(units, COUNT(units), wire__key_str(&k));
}

/* 'tis, '90s, 'em: an apostrophe where a mark could open. */
static bool is_elision(wire_str s, size_t end)
{
    uint32_t c = wire__cp_at(s, end);
    if (wire__is_digit(c)) return true;
    static const char *const words[] = {"bout", "cause", "em",    "im", "n",
                                        "ne",   "nem",   "round", "s",  "til",
                                        "till", "tis",   "twas"};
    wire__key k = wire__fold(wire_str_sub(s, end, wire__word_end(s, end)));
    return wire__list_has(words, COUNT(words), wire__key_str(&k));
}

/* A mark with a space on either side: '... inner' " he said', 'said, " We' */
static void set_loose(wire_str s, mark *m)
{
    size_t i = m->beg;
    wire__cp_prev(s, &i);
    uint32_t c = wire__cp_before(s, i);
    m->can_close = c == '\'' || c == 0x2019 || c == ',' || c == '.' ||
                   c == '!' || c == '?';
    m->can_open = c == ',' || c == ':' || c == '.';
}

static void set_sides(wire_str s, mark *m)
{
    uint32_t before = wire__cp_before(s, m->beg);
    uint32_t behind = wire__cp_at(s, m->end);
    bool space_behind = !behind || wire__is_space(behind);
    bool word_before = is_word_char(before), word_behind = is_word_char(behind);
    switch (m->family) {
    case STRAIGHT:
        m->can_open = is_before_open(before) && !space_behind;
        m->can_close = !wire__is_space(before) && before &&
                       (is_behind_close(behind) || word_behind);
        if (word_behind && (word_before || ((before == '.' || before == '!' ||
                                             before == '?') &&
                                            wire__is_upper(behind))))
            m->can_open = true; /* lost its space */
        if (space_behind && before && wire__is_space(before)) set_loose(s, m);
        if (m->can_close && m->cp == '"' && is_measure(s, m->beg, m->end))
            m->can_open = m->can_close = false;
        break;
    case APOS:
    case SINGLE:
        if (m->cp == 0x2018 || m->cp == 0x201a) {
            m->can_open = !space_behind;
            m->can_close = m->cp == 0x2018 && !wire__is_space(before) &&
                           !word_behind; /* ‚so‘ */
            break;
        }
        m->can_close = before && !wire__is_space(before) && !word_behind;
        m->can_open = m->cp == '\'' && is_before_open(before) && word_behind &&
                      !is_elision(s, m->end);
        break;
    case DOUBLE:
        /* “ opens English and closes German, ” closes and opens Swedish */
        m->can_open =
            m->cp == 0x201e || m->cp == 0x201f ||
            (m->cp == 0x201c &&
             (!space_behind || !before || wire__is_space(before))) ||
            (m->cp == 0x201d && is_before_open(before) && !space_behind);
        m->can_close = m->cp == 0x201d ||
                       (m->cp == 0x201c && before && !wire__is_space(before)) ||
                       (m->cp == 0x201c && space_behind && before &&
                        !wire__is_space(before));
        break;
    case GUILLEMET:
    case SMALL_G:
        m->can_open = m->can_close = true;
        break;
    case CORNER:
    case CORNER2:
        m->can_open = m->cp == 0x300c || m->cp == 0x300e;
        m->can_close = !m->can_open;
        break;
    case BACKTICK:
        m->can_open = true;
        m->can_close = false;
        break;
    default:
        break;
    }
}

/* 1: may begin a mark. */
static const uint8_t STOPS[256] = {
    ['"'] = 1,  ['\''] = 1, ['`'] = 1, [0xc2] = 1,
    [0xe2] = 1, [0xe3] = 1, [0xef] = 1};

/* The first of them from i on, or the end. */
static size_t next_stop(wire_str s, size_t i)
{
    for (wire__bytes16 x; i + sizeof x <= s.n;) {
        memcpy(&x, s.p + i, sizeof x);
        size_t k = wire__first16(
            (wire__bytes16)(x == '"') | (wire__bytes16)(x == '\'') |
            (wire__bytes16)(x == '`') | (wire__bytes16)(x == 0xc2) |
            (wire__bytes16)(x >= 0xe2));
        i += k;
        if (k == sizeof x) continue;
        if (STOPS[(uint8_t)s.p[i]]) return i;
        i++;
    }
    while (i < s.n && !STOPS[(uint8_t)s.p[i]])
        i++;
    return i;
}

static int family_of(wire_str s, size_t i, size_t *end, uint32_t *cp)
{
    *end = i;
    *cp = wire__cp_next(s, end);
    switch (*cp) {
    case '"':
    case 0xff02:
        return STRAIGHT;
    case '\'':
        if (*end < s.n && s.p[*end] == '\'') {
            ++*end;
            return STRAIGHT;
        }
        return APOS;
    case '`':
        if (*end >= s.n || s.p[*end] != '`') return -1;
        ++*end;
        return BACKTICK;
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
        return DOUBLE;
    case 0x2018:
    case 0x2019:
    case 0x201a:
        return SINGLE;
    case 0xab:
    case 0xbb:
        return GUILLEMET;
    case 0x2039:
    case 0x203a:
        return SMALL_G;
    case 0x300c:
    case 0x300d:
        return CORNER;
    case 0x300e:
    case 0x300f:
        return CORNER2;
    default:
        return -1;
    }
}

static bool gather(wire_str s, marks *out)
{
    for (size_t i = next_stop(s, 0), end; i < s.n; i = next_stop(s, end)) {
        uint32_t cp;
        int f = family_of(s, i, &end, &cp);
        if (f >= 0) {
            mark m = {.beg = (uint32_t)i,
                      .end = (uint32_t)end,
                      .family = (uint8_t)f,
                      .cp = cp};
            /* inside a word: an apostrophe */
            bool inner = (f == APOS || cp == 0x2019) &&
                         is_word_char(wire__cp_before(s, i)) &&
                         is_word_char(wire__cp_at(s, end));
            if (!inner) {
                set_sides(s, &m);
                if ((m.can_open || m.can_close) && !WIRE_VEC_PUSH(out, m))
                    return false;
            }
        }
    }
    /* From the right: which families still close further on, and how many
     * more straight marks only close than open. */
    unsigned later = 0;
    int deficit = 0;
    for (size_t k = out->n; k-- > 0;) {
        mark *m = &out->p[k];
        m->closes_later = later >> m->family & 1;
        m->nests = deficit <= -2;
        if (m->family == STRAIGHT && m->can_open != m->can_close) {
            deficit += m->can_open ? 1 : -1;
            if (deficit > 0) deficit = 0;
        }
        if (!m->can_close) continue;
        /* "the boys' toys" closes nothing for sure; "go.'" does */
        uint32_t before = wire__cp_before(s, m->beg);
        bool firm = m->family != APOS && m->family != SINGLE;
        firm |= before == '.' || before == ',' || before == '!' ||
                before == '?' || before == 0x2026;
        firm |= before != 's' && before != 'S' && before != 'z';
        if (firm) later |= 1u << m->family;
    }
    return true;
}

/* ---- Pairing ---- */

typedef struct {
    wire_str s;        /* the paragraph */
    uint32_t para_beg; /* its place in the body */
    quotes *out;
    open_quote stack[DEPTH_MAX];
    size_t depth;
} pairer;

static bool closes(const open_quote *o, const mark *m)
{
    if (o->family == BACKTICK) return m->family == STRAIGHT;
    if (o->family != m->family) return false;
    switch (o->family) {
    case DOUBLE: /* „ takes “ or ”; “ takes ”; ” takes ” */
        if (m->cp == 0x201d) return true;
        return m->cp == 0x201c && (o->cp == 0x201e || !m->can_open);
    case SINGLE:
        return o->cp == 0x201a ? m->cp == 0x2018 || m->cp == 0x2019
                               : m->cp == 0x2019;
    case GUILLEMET:
    case SMALL_G:
        return o->cp != m->cp;
    default:
        return true;
    }
}

static bool open_at(pairer *p, const mark *m)
{
    if (p->depth == DEPTH_MAX) return true;
    wire_quote q = {.depth = (uint8_t)p->depth};
    q.span.beg = p->para_beg + m->beg;
    q.words.beg = p->para_beg + m->end;
    p->stack[p->depth].quote = p->out->n;
    p->stack[p->depth].family = m->family;
    p->stack[p->depth].cp = m->cp;
    p->depth++;
    return WIRE_VEC_PUSH(p->out, q);
}

static void close_at(pairer *p, size_t level, uint32_t beg, uint32_t end)
{
    for (size_t k = level; k < p->depth; k++) {
        wire_quote *q = &p->out->p[p->stack[k].quote];
        /* what was open inside ends before the outer mark */
        q->words.end = p->para_beg + beg;
        q->span.end = p->para_beg + (k == level ? end : beg);
    }
    p->depth = level;
}

/* The level that m closes, or SIZE_MAX. */
static size_t level_of(const pairer *p, const mark *m)
{
    for (size_t k = p->depth; k-- > 0;)
        if (closes(&p->stack[k], m)) return k;
    if (m->can_open || !p->depth) return SIZE_MAX;
    /* “So it is," he said: keyboards and typesetters disagree. */
    uint8_t top = p->stack[p->depth - 1].family;
    bool other = (m->family == STRAIGHT && top == DOUBLE) ||
                 (m->family == DOUBLE && top == STRAIGHT);
    return other ? p->depth - 1 : SIZE_MAX;
}

static bool take(pairer *p, const mark *m)
{
    size_t level = m->can_close ? level_of(p, m) : SIZE_MAX;
    bool is_turn = m->family == STRAIGHT || m->family == APOS;
    if (level != SIZE_MAX) {
        /* A plural's apostrophe while a better mark follows. */
        bool weak = (m->family == APOS || m->family == SINGLE) &&
                    m->closes_later &&
                    (p->s.p[m->beg - 1] == 's' || p->s.p[m->beg - 1] == 'S');
        if (weak) return true;
        close_at(p, level, m->beg, m->end);
        return true;
    }
    if (!m->can_open) return true;
    if (is_turn) {
        for (size_t k = 0; k < p->depth; k++)
            if (p->stack[k].family == m->family && !m->nests) {
                /* The one before was never closed: it ends here. */
                close_at(p, k, m->beg, m->beg);
                break;
            }
        if (m->family == APOS && !m->closes_later) return true;
    }
    if (m->family == SINGLE && m->cp == 0x2018 && !m->closes_later) return true;
    return open_at(p, m);
}

/* ---- The whole ---- */

static wire_span local(const pairer *p, wire_span s)
{
    return (wire_span){s.beg - p->para_beg, s.end - p->para_beg};
}

static bool read_para(wire_str body, wire_span span, wire_span next,
                      marks *scratch, quotes *out)
{
    bool goes_on = out->n && out->p[out->n - 1].continues;
    pairer p = {.s = wire_str_sub(body, span.beg, span.end),
                .para_beg = span.beg,
                .out = out};
    size_t first = out->n;
    scratch->n = 0;
    if (!gather(p.s, scratch)) return false;
    for (size_t k = 0; k < scratch->n; k++)
        if (!take(&p, &scratch->p[k])) return false;
    if (p.depth) {
        uint8_t f = p.stack[0].family;
        size_t q = p.stack[0].quote;
        close_at(&p, 0, (uint32_t)p.s.n, (uint32_t)p.s.n);
        /* only the outermost runs on, and only into its own kind */
        wire_str n = wire_str_sub(body, next.beg, next.end);
        size_t at = wire__skip_space(n, 0), end;
        uint32_t cp;
        if (at < n.n && STOPS[(uint8_t)n.p[at]])
            out->p[q].continues = family_of(n, at, &end, &cp) == f;
    }
    size_t keep = first;
    for (size_t k = first; k < out->n; k++) {
        wire_quote q = out->p[k];
        if (q.words.end <= q.words.beg) continue; /* "" */
        q.kind =
            q.continues || (goes_on && k == first)
                ? WIRE_QUOTE_DIRECT
                : wire__quote_kind(p.s, local(&p, q.span), local(&p, q.words));
        out->p[keep++] = q;
    }
    out->n = keep;
    return true;
}

wire_status wire_text_quotes(wire_str body, const wire_para *paras,
                             size_t n_paras, wire_arena *a, wire_quote **out,
                             size_t *out_n, wire_err *err)
{
    *out = NULL;
    *out_n = 0;
    marks scratch = {0};
    quotes v = {0};
    wire_status st = WIRE_OK;
    for (size_t i = 0; i < n_paras && st == WIRE_OK; i++) {
        wire_span none = {0, 0};
        wire_span next = i + 1 < n_paras ? paras[i + 1].span : none;
        if (!read_para(body, paras[i].span, next, &scratch, &v))
            st = wire_fail_mem(err);
    }
    if (st == WIRE_OK) WIRE__KEEP(st, a, wire_quote, v, out, out_n, err);
    WIRE_VEC_FREE(&scratch);
    WIRE_VEC_FREE(&v);
    return st;
}
