/* Capitalised tokens of a text, and what stands round them.
 *
 *     "Gen. Ahn Gyu-back met U.S. envoys of the Bank of Korea at the G20."
 *      START LINK         .   .              .   OF .           MIXED
 *
 * One pass. A sentence starts at the text's and a line's beginning and
 * behind . ! ? : and an opening quotation mark; not behind the dot of an
 * initial, a title or an abbreviation.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_name_int.h"

enum { GAP_MAX = 24, TOKEN_MAX = 120, DOTTED_MAX = 12 };

typedef struct {
    wire__names *n;
    wire_str s;
    unsigned langs;
    wire__lexword prev; /* word before, not looked up; end 0: none */
    bool has_number;    /* figures came behind prev */
    /* the line we are in */
    size_t line_beg, line_first; /* its first byte; its first token */
    uint32_t letters, capitals;  /* letters; of them capitals */
    uint32_t words, long_n, long_capital_n; /* of five letters and more */
    bool begins_small;                      /* its first word */
} pass;

/* ---- Tokens ---- */

static bool is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019; }

/* "US-led", "Trump-backed": the name ends before the hyphen. */
static bool is_suffix(const pass *p, wire_str word)
{
    static const char *const list[] = {
        "area",  "based", "born", "bound", "era",  "free",  "ish",
        "led",   "like",  "made", "only",  "run",  "sized", "speaking",
        "style", "type",  "wide", "held",  "owned"};
    if (p->langs & WIRE__DE && p->langs != WIRE__ALL) return true;
    for (size_t i = 0; i < sizeof list / sizeof list[0]; i++)
        if (wire_str_eq(word, wire_str_of(list[i]))) return true;
    return word.n > 4 && (wire_str_ends(word, WIRE_STR("ed")) ||
                          wire_str_ends(word, WIRE_STR("ing")));
}

/* "U.S.", "J.K.": letters with dots; its end, or i. No more than DOTTED_MAX:
 * who stands on each letter of a longer row must not read it all. */
static size_t dotted_end(wire_str s, size_t i)
{
    size_t n = 0, at = i;
    while (at < s.n && n <= DOTTED_MAX) {
        size_t next = at;
        uint32_t c = wire__cp_next(s, &next);
        if (!wire__is_upper(c) || next >= s.n || s.p[next] != '.') break;
        at = next + 1;
        n++;
    }
    return n > 1 && n <= DOTTED_MAX && !wire__is_letter(wire__cp_at(s, at)) ? at
                                                                            : i;
}

/* How many capitals and letters are in [beg, end)? */
static void count_case(wire_str s, size_t beg, size_t end, unsigned *upper,
                       unsigned *lower)
{
    *upper = *lower = 0;
    while (beg < end) {
        uint32_t c = wire__cp_next(s, &beg);
        *upper += wire__is_upper(c);
        *lower += wire__is_lower(c);
    }
}

static bool is_digit(wire_str s, size_t i)
{
    return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

/* Elisions are no part of a name: "L'Union", "d'Emmanuel". */
static bool is_elision(const pass *p, size_t beg, size_t end)
{
    if (!(p->langs & (WIRE__FR | WIRE__IT)) || p->langs == WIRE__ALL)
        return false;
    return end - beg == 1 && strchr("LDJSNMCT", p->s.p[beg]);
}

/* Read on from the first word of a token: hyphens, apostrophes, digits. */
static void read_token(const pass *p, wire__cap *c)
{
    wire_str s = p->s;
    size_t i = c->end;
    while (i < s.n && i - c->beg < TOKEN_MAX) {
        size_t next = i;
        uint32_t x = wire__cp_next(s, &next);
        uint32_t y = wire__cp_at(s, next);
        const wire__lex *lex;
        uint32_t hash;
        if (x >= '0' && x <= '9') { /* G20, MH370 */
            c->flags |= WIRE__CAP_MIXED;
            i = next;
        } else if (wire__is_letter(x) && c->flags & WIRE__CAP_MIXED) {
            i = wire__lex_hash(s, i, WIRE__LEX_NONE, &lex, &hash); /* F-35A */
        } else if ((x == '-' || x == 0x2011 || x == 0x2010) && y >= '0' &&
                   y <= '9') {
            c->flags |= WIRE__CAP_MIXED;
            i = next;
        } else if ((x == '-' || x == 0x2011 || x == 0x2010 || x == '&') &&
                   wire__is_letter(y)) {
            size_t end = wire__lex_hash(s, next, WIRE__LEX_NONE, &lex, &hash);
            bool is_big = wire__is_upper(y);
            if (x == '&' && !is_big) break;
            if (!is_big && is_suffix(p, wire_str_sub(s, next, end))) break;
            c->hash = c->hash * 31 + hash;
            i = end;
        } else if (is_apostrophe(x) && wire__is_upper(y) &&
                   i - c->beg < 4) { /* O'Brien */
            i = wire__lex_hash(s, next, WIRE__LEX_NONE, &lex, &hash);
            c->hash = c->hash * 31 + hash;
        } else {
            break;
        }
        c->lex = NULL;
    }
    c->end = (uint32_t)i;
}

/* ---- Gaps ---- */

/* One space that is no line's end; moves *i. */
static bool eat_space(wire_str s, size_t *i)
{
    if (*i >= s.n) return false;
    size_t next = *i;
    uint32_t c = wire__cp_next(s, &next);
    if (!wire__is_space(c) || c == '\n') return false;
    *i = next;
    return true;
}

/* What links the token before with the one at beg. */
static wire__link link_of(const pass *p, const wire__cap *before, size_t beg)
{
    wire_str s = p->s;
    size_t i = before->end;
    if (beg < i || beg - i > GAP_MAX) return WIRE__LINK_NONE;
    if (s.p[i] == '.' && (before->flags & WIRE__CAP_INITIAL ||
                          wire__lex_is(before->lex, WIRE__LEX_DOT, WIRE__ALL)))
        i++;
    if (i == beg) return WIRE__LINK_SPACE; /* "J.Smith" */
    if (!eat_space(s, &i)) return WIRE__LINK_NONE;
    if (i == beg) return WIRE__LINK_SPACE;
    if (beg - i == 2 && s.p[i] == '&') return WIRE__LINK_SPACE;
    wire_str gap = wire_str_sub(s, i, beg);
    if (wire_str_eq(gap, WIRE_STR("of ")) ||
        wire_str_eq(gap, WIRE_STR("of the ")))
        return WIRE__LINK_OF;
    if (wire_str_eq(gap, WIRE_STR("for ")) ||
        wire_str_eq(gap, WIRE_STR("for the ")))
        return WIRE__LINK_FOR;
    if (wire_str_eq(gap, WIRE_STR("and "))) return WIRE__LINK_AND;
    for (unsigned words = 0; words < 3; words++) {
        const wire__lex *lex;
        if (!wire__is_letter(wire__cp_at(s, i))) return WIRE__LINK_NONE;
        size_t end = wire__lex_word(s, i, &lex);
        if (end > beg || !wire__lex_is(lex, WIRE__LEX_PARTICLE, p->langs))
            return WIRE__LINK_NONE;
        i = end;
        uint32_t c = wire__cp_at(s, i);
        if (is_apostrophe(c) || c == '-') { /* d'Estaing, al-Assad */
            wire__cp_next(s, &i);
            return i == beg ? WIRE__LINK_PARTICLE : WIRE__LINK_NONE;
        }
        if (!eat_space(s, &i)) return WIRE__LINK_NONE;
        if (i == beg) return WIRE__LINK_PARTICLE;
    }
    return WIRE__LINK_NONE;
}

/* Does a sentence or a quotation begin at i? */
static bool is_start(const pass *p, size_t i)
{
    wire_str s = p->s;
    bool has_opener = false;
    size_t dash = 0;
    while (i > 0) {
        size_t at = i;
        uint32_t c = wire__cp_prev(s, &at);
        if (c == '\n') return true;
        if (wire__is_space(c) || wire__is_invisible(c)) {
            i = at;
            continue;
        }
        if (c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2022 || c == '*' ||
            c == 0xb7) { /* a bullet, when the line begins here */
            if (dash++) return false;
            i = at;
            continue;
        }
        if (dash) return false;
        if (c == '(' || c == '[') return false;
        if (is_apostrophe(c) && wire__is_letter(wire__cp_before(s, at)))
            return false; /* l'Union */
        if (wire__is_opener(c) || wire__is_closer(c)) {
            if (c != ')' && c != ']') has_opener = true;
            i = at;
            continue;
        }
        if (has_opener) return true;
        if (c == '.') {
            if (p->n->caps.n) {
                const wire__cap *b = &p->n->caps.p[p->n->caps.n - 1];
                if (b->end == at && b->flags & WIRE__CAP_INITIAL) return false;
                if (b->end == at + 1) return false; /* U.S. */
            }
            if (p->prev.end != at || !p->prev.end) return true;
            wire_str w = wire_str_sub(s, p->prev.beg, p->prev.end);
            return !wire__lex_is(wire__lex_of(w), WIRE__LEX_DOT, WIRE__ALL);
        }
        return c == '!' || c == '?' || c == ':' || c == 0x2026 || c == '|' ||
               c == 0xa1 || c == 0xbf;
    }
    return true;
}

/* ---- Lines ---- */

/* A heading has no full stop. */
static bool ends_with_stop(wire_str s, size_t beg, size_t i)
{
    while (i > beg) {
        uint32_t c = wire__cp_prev(s, &i);
        if (c == '.' || c == 0x2026 || c == ',' || c == ';') return true;
        if (!wire__is_space(c) && !wire__is_closer(c)) return false;
    }
    return false;
}

static void close_line(pass *p, size_t end)
{
    wire__caps *caps = &p->n->caps;
    unsigned flag = 0;
    bool is_german = p->langs & WIRE__DE && p->langs != WIRE__ALL;
    if (p->words > 1 && p->letters > 9 && p->capitals * 10 >= p->letters * 7)
        flag = WIRE__CAP_SHOUT;
    else if (!is_german && p->long_n > 3 &&
             p->long_capital_n * 12 >= p->long_n * 11 && !p->begins_small &&
             !ends_with_stop(p->s, p->line_beg, end))
        flag = WIRE__CAP_HEADING;
    for (size_t i = p->line_first; flag && i < caps->n; i++)
        caps->p[i].flags |= (uint16_t)flag;
    p->line_first = caps->n;
    p->line_beg = end + 1;
    p->begins_small = false;
    p->letters = p->capitals = p->words = p->long_n = p->long_capital_n = 0;
}

/* ---- The pass ---- */

static void note_small(wire__names *n, uint32_t hash)
{
    uint32_t b = hash & n->small_mask;
    n->small[b >> 6] |= (uint64_t)1 << (b & 63);
}

bool wire__is_small(const wire__names *n, uint32_t hash)
{
    uint32_t b = hash & n->small_mask;
    return n->small[b >> 6] >> (b & 63) & 1;
}

/* Flags from the word before. */
static unsigned flags_before(const pass *p, size_t beg)
{
    unsigned f = 0;
    wire_str s = p->s;
    if (p->has_number) return WIRE__CAP_DET;
    if (!p->prev.end || !wire__is_one_space(s, p->prev.end, beg)) return 0;
    const wire__lex *lex;
    wire__lex_word(s, p->prev.beg, &lex);
    if (wire__lex_is(lex, WIRE__LEX_DET, p->langs)) f |= WIRE__CAP_DET;
    if (wire__lex_is(lex, WIRE__LEX_TELL, p->langs)) f |= WIRE__CAP_TELL;
    if (wire__lex_is(lex, WIRE__LEX_MCUE, p->langs)) f |= WIRE__CAP_CUE;
    return f;
}

/* Behind "Secretary of", and behind what follows that. */
static bool is_office(const pass *p, const wire__cap *before, wire__link link)
{
    if (link != WIRE__LINK_OF && link != WIRE__LINK_FOR &&
        link != WIRE__LINK_AND)
        return false;
    if (before->flags & WIRE__CAP_OFFICE) return link == WIRE__LINK_AND;
    return link != WIRE__LINK_AND &&
           wire__lex_is(before->lex, WIRE__LEX_TITLE, p->langs);
}

static size_t add_token(pass *p, size_t beg, size_t word_beg, size_t end,
                        const wire__lex *lex, uint32_t hash)
{
    wire_str s = p->s;
    wire__caps *caps = &p->n->caps;
    wire__cap c = {(uint32_t)beg, (uint32_t)end, lex, hash, 0, 0};
    size_t dotted = dotted_end(s, word_beg);
    unsigned upper, lower;
    if (dotted > word_beg) {
        c.end = (uint32_t)dotted;
        c.lex = NULL;
        c.flags = WIRE__CAP_UPPER;
    } else {
        read_token(p, &c);
        count_case(s, word_beg, c.end, &upper, &lower);
        if (upper > 1 && !lower) c.flags |= WIRE__CAP_UPPER;
        if (upper == 1 && !lower && c.end < s.n && s.p[c.end] == '.')
            c.flags |= WIRE__CAP_INITIAL;
        if (beg < word_beg) c.lex = NULL;
    }
    if (is_start(p, beg)) c.flags |= WIRE__CAP_START;
    c.flags |= (uint16_t)flags_before(p, beg);
    if (caps->n) {
        const wire__cap *before = &caps->p[caps->n - 1];
        c.link = (uint8_t)link_of(p, before, beg);
        if (is_office(p, before, (wire__link)c.link))
            c.flags |= WIRE__CAP_OFFICE;
        if (c.flags & WIRE__CAP_START && c.link != WIRE__LINK_NONE)
            c.link = WIRE__LINK_NONE;
    }
    if (!WIRE_VEC_PUSH(caps, c)) p->n->ok = false;
    return c.end;
}

static void count_word(pass *p, size_t beg, size_t end, bool is_upper)
{
    unsigned upper = 0, lower = (unsigned)(end - beg);
    if (is_upper) count_case(p->s, beg, end, &upper, &lower);
    if (!p->words++) p->begins_small = !is_upper;
    p->letters += upper + lower;
    p->capitals += upper;
    if (end - beg > 4) {
        p->long_n++;
        p->long_capital_n += is_upper;
    }
}

/* "al-Assad", "el-Sisi": the particle belongs to the token. */
static bool is_arabic_article(wire_str s, size_t beg, size_t end)
{
    if (end - beg != 2 || end >= s.n || s.p[end] != '-') return false;
    char a = s.p[beg], b = s.p[beg + 1];
    return (a == 'a' || a == 'e') && strchr("ldhnrstz", b) &&
           wire__is_upper(wire__cp_at(s, end + 1));
}

static size_t word(pass *p, size_t i, uint32_t first)
{
    wire_str s = p->s;
    wire__lexword w = {.beg = i};
    uint32_t hash;
    bool is_upper = wire__is_upper(first);
    w.end = wire__lex_hash(s, i, is_upper ? WIRE__LEX_ANY : WIRE__LEX_NONE,
                           &w.lex, &hash);
    size_t end = w.end;
    if (first == 'w' || first == 'h') { /* www.x.org, http://x.org */
        wire_str rest = wire_str_sub(s, i, s.n);
        if (wire_str_starts(rest, WIRE_STR("www.")) ||
            wire_str_starts(rest, WIRE_STR("http:")) ||
            wire_str_starts(rest, WIRE_STR("https:"))) {
            p->prev = w;
            return wire__skip_address(s, end);
        }
    }
    if (!is_upper && end + 1 < s.n && s.p[end] == '.' && s.p[end + 1] >= 'a' &&
        s.p[end + 1] <= 'z' && (i == 0 || s.p[i - 1] == ' '))
        return wire__skip_address(s, end); /* pic.x.org/AbC */
    bool is_brand = !is_upper && end - i > 2 && s.p[i + 1] >= 'A' &&
                    s.p[i + 1] <= 'Z' && s.p[i + 2] >= 'a'; /* iPhone */
    if (is_upper && is_elision(p, i, end) && is_apostrophe(wire__cp_at(s, end)))
        is_upper = false;
    if (!is_upper && !is_brand && is_arabic_article(s, i, end)) {
        uint32_t more;
        const wire__lex *lex;
        size_t stop = wire__lex_hash(s, end + 1, WIRE__LEX_NONE, &lex, &more);
        end = add_token(p, i, end + 1, stop, lex, more);
    } else if (is_upper || is_brand) {
        end = add_token(p, i, i, w.end, w.lex, hash);
        if (is_brand && p->n->caps.n)
            p->n->caps.p[p->n->caps.n - 1].flags |= WIRE__CAP_MIXED;
    } else {
        note_small(p->n, hash);
        if (is_digit(s, end))
            while (is_digit(s, end))
                end++;
    }
    count_word(p, i, end, is_upper);
    p->prev = (wire__lexword){.beg = i, .end = end};
    p->has_number = false;
    return end;
}

void wire__caps_collect(wire__names *n)
{
    wire_str s = n->s;
    pass p = {.n = n, .s = s, .langs = n->langs};
    for (size_t i = 0; i < s.n && n->ok;) {
        uint8_t c = (uint8_t)s.p[i];
        if ((uint8_t)((c | 0x20) - 'a') < 26) {
            i = word(&p, i, c);
        } else if (c < 0x80) {
            if (c == '\n') close_line(&p, i);
            if (c >= '0' && c <= '9') {
                p.has_number = true;
                p.prev.end = 0;
                while (is_digit(s, i))
                    i++;
                /* "5G", "4x4": no token begins inside */
                if (wire__is_letter(wire__cp_at(s, i)))
                    i = wire__word_end(s, i);
                continue;
            }
            if (c != ' ' && c != '.') p.has_number = false;
            i = c == '@' || c == '#' ? wire__skip_address(s, i) : i + 1;
        } else {
            size_t next = i;
            uint32_t cp = wire__cp_next(s, &next);
            if (wire__is_letter(cp) && !wire__is_caseless(cp))
                i = word(&p, i, cp);
            else
                i = next;
        }
    }
    close_line(&p, s.n);
}
