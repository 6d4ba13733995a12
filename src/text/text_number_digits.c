/* Numbers in figures: which marks part thousands and which the decimals.
 *
 *     1,200.5   1.200,5   1 200,5   1'200.50   12,34,567   0.285   1.2.3
 *     English   German    French    Swiss      Indian              a version
 *
 * The figures are cut into groups at the marks; the longest row of groups
 * that has a meaning in the style of the text is the number.
 * SPDX-License-Identifier: Apache-2.0 */
#include "text_lex.h"

enum {
    GROUPS_MAX = 10,
    DIGITS_MAX = 18, /* longer ones are no numbers but keys */
    VOTE_BYTES = 1 << 16
};

typedef struct {
    uint8_t len[GROUPS_MAX];  /* digits of each group */
    uint32_t sep[GROUPS_MAX]; /* mark behind the group */
    size_t end[GROUPS_MAX];
    size_t n;
    bool is_cut; /* there are more groups */
} groups;

double wire__num_value(const wire__num *n)
{
    /* powers up to 10^22 are exact, so that one rounding is made */
    static const double tens[] = {
        1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    int e = n->exp < 0 ? -n->exp : n->exp;
    if (e > 22) e = 22;
    double v = (double)n->mant;
    v = n->exp < 0 ? v / tens[e] : v * tens[e];
    return n->den > 1 ? v / n->den : v;
}

static bool is_digit(wire_str s, size_t i)
{
    return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

static size_t digits_end(wire_str s, size_t i)
{
    while (is_digit(s, i))
        i++;
    return i;
}

/* ---- The style of a text ---- */

/* Count what each mark is used for, in the head of the text. */
static void vote(wire_str s, int *point, int *comma)
{
    size_t end = s.n < VOTE_BYTES ? s.n : VOTE_BYTES;
    for (size_t i = 1; i + 1 < end; i++) {
        char c = s.p[i];
        if ((c != '.' && c != ',') || !is_digit(s, i - 1) ||
            !is_digit(s, i + 1))
            continue;
        size_t e = digits_end(s, i + 1);
        bool again = e + 1 < s.n && s.p[e] == c && is_digit(s, e + 1);
        bool is_decimal = e - i - 1 != 3 ||
                          (s.p[i - 1] == '0' && (i < 2 || !is_digit(s, i - 2)));
        if (again) { /* 1.200.000 or a date */
            size_t f = digits_end(s, e + 1);
            if (!is_decimal && f - e - 1 == 3) *(c == '.' ? comma : point) += 1;
            i = f;
        } else if (is_decimal) {
            *(c == '.' ? point : comma) += 1;
        }
    }
}

wire__style wire__style_of(wire_str text, unsigned langs)
{
    const unsigned with_point =
        WIRE__EN | WIRE__HI | WIRE__KO | WIRE__JA | WIRE__ZH;
    const unsigned with_space = WIRE__FR | WIRE__ES | WIRE__IT | WIRE__PT |
                                WIRE__NORDIC | WIRE__RU | WIRE__OTHER;
    wire__style st = {WIRE__STYLE_COMMA, false};
    if (langs != WIRE__ALL) st.has_spaces = (langs & with_space) != 0;
    if (!(langs & ~with_point)) {
        st.kind = WIRE__STYLE_POINT;
    } else if (langs == WIRE__ALL || langs & (WIRE__ES | WIRE__OTHER)) {
        /* Spanish has both, by country */
        int point = 0, comma = 0;
        vote(text, &point, &comma);
        st.kind = WIRE__STYLE_ANY;
        if (point > comma) st.kind = WIRE__STYLE_POINT;
        if (comma > point) st.kind = WIRE__STYLE_COMMA;
    }
    return st;
}

/* ---- Groups ---- */

/* A mark that may stand between groups at i; 0 when none. Its end in *next. */
static uint32_t mark_at(wire_str s, size_t i, size_t *next)
{
    *next = i;
    if (i >= s.n) return 0;
    uint32_t c = wire__cp_next(s, next);
    switch (c) {
    case '.':
    case ',':
    case ' ':
        return c;
    case '\'':
    case 0x2019:
        return '\'';
    case 0xa0:
    case 0x2009:
    case 0x202f:
        return 0xa0;
    default:
        return 0;
    }
}

/* Spaces and apostrophes part thousands only: three digits, no more. */
static bool may_go_on(wire_str s, const groups *g, uint32_t mark, size_t next,
                      wire__style style)
{
    if (!is_digit(s, next)) return false;
    if (mark == '.' || mark == ',') return true;
    if (mark == ' ' && !style.has_spaces) return false;
    if (digits_end(s, next) != next + 3 || g->len[0] > 3) return false;
    for (size_t i = 0; i + 1 < g->n; i++)
        if (g->sep[i] != mark || g->len[i + 1] != 3) return false;
    if (g->len[0] == 1 && s.p[g->end[0] - 1] == '0') return false;
    /* "5'2"" is five feet two; "1 200 300 400" is a list or a number */
    return true;
}

static void read_groups(wire_str s, size_t i, wire__style style, groups *g)
{
    g->n = 0;
    g->is_cut = false;
    for (;;) {
        size_t end = digits_end(s, i), next;
        if (end == i) return;
        g->len[g->n] = end - i > 255 ? 255 : (uint8_t)(end - i);
        g->end[g->n] = end;
        g->sep[g->n++] = 0;
        uint32_t mark = mark_at(s, end, &next);
        if (!mark || !may_go_on(s, g, mark, next, style)) return;
        if (g->n == GROUPS_MAX) {
            g->is_cut = true;
            return;
        }
        g->sep[g->n - 1] = mark;
        i = next;
    }
}

/* ---- Meaning ---- */

/* Are the groups [0, n) thousands parted by one mark? */
static bool is_thousands(const groups *g, size_t n)
{
    if (n < 2 || g->len[0] > 3) return false;
    bool western = true, indian = n > 2 && g->len[0] <= 2;
    for (size_t i = 1; i < n; i++) {
        if (g->sep[i - 1] != g->sep[0]) return false;
        western = western && g->len[i] == 3;
        indian = indian && g->len[i] == (i + 1 < n ? 2 : 3);
    }
    return western || (indian && g->sep[0] == ',');
}

/* Is one mark with three digits behind it a thousands mark? */
static bool single_is_thousands(const groups *g, wire__style style,
                                bool is_zero)
{
    if (is_zero || !is_thousands(g, 2)) return false;
    if (g->sep[0] != '.' && g->sep[0] != ',') return true;
    if (style.kind == WIRE__STYLE_POINT) return g->sep[0] == ',';
    if (style.kind == WIRE__STYLE_COMMA) return g->sep[0] == '.';
    return true;
}

/* How many digits behind the decimal mark have the groups [0, n) as one
 * number? -1 when they are none. */
static int decimals_of(const groups *g, size_t n, wire__style style,
                       bool is_zero)
{
    if (n == 1) return 0;
    uint32_t last = g->sep[n - 2];
    if (n == 2) {
        if (single_is_thousands(g, style, is_zero)) return 0;
        if (last != '.' && last != ',') return -1;
        if (last == ',' && style.kind == WIRE__STYLE_POINT && !is_zero)
            return -1; /* "1,2" is a list */
        return g->len[1];
    }
    if (is_thousands(g, n)) return 0;
    if ((last == '.' || last == ',') && last != g->sep[0] &&
        is_thousands(g, n - 1))
        return g->len[n - 1];
    return -1;
}

/* Versions, dates and addresses: 1.2.3, 10.0.0.1 */
static bool is_dotted(const groups *g)
{
    size_t dots = 0;
    for (size_t i = 0; i + 1 < g->n; i++)
        dots += g->sep[i] == '.';
    if (dots < 2) return false;
    size_t n = g->n;
    while (n > 2 && g->sep[n - 2] == ',')
        n--;
    return !is_thousands(g, n);
}

static void add_digits(wire_str s, size_t i, size_t end, wire__num *out)
{
    for (; i < end; i++) {
        if (!is_digit(s, i)) continue;
        out->mant = out->mant * 10 + (uint64_t)(s.p[i] - '0');
    }
}

/* Devanagari and full-width digits: no marks, so that a rule is enough. */
static bool wide_digits(wire_str s, size_t i, wire__num *out)
{
    bool has_mark = false;
    size_t decimals = 0;
    while (i < s.n) {
        size_t next = i;
        uint32_t c = wire__cp_next(s, &next);
        int d = wire__digit_value(c);
        if (d >= 0) {
            if (++out->digits > DIGITS_MAX) out->is_skipped = true;
            out->mant = out->mant * 10 + (uint64_t)d;
            decimals += has_mark;
        } else if ((c != '.' && c != ',' && c != 0xff0e && c != 0xff0c) ||
                   wire__digit_value(wire__cp_at(s, next)) < 0 || has_mark) {
            break;
        } else {
            has_mark = c == '.' || c == 0xff0e;
            out->is_plain = false;
        }
        i = next;
    }
    out->exp = -(int)decimals;
    out->end = i;
    return out->digits > 0;
}

bool wire__digits_read(wire_str s, size_t i, wire__style style, wire__num *out)
{
    *out = (wire__num){.den = 1, .is_plain = true};
    if (i >= s.n) return false;
    if ((uint8_t)s.p[i] >= 0x80) return wide_digits(s, i, out);
    groups g;
    read_groups(s, i, style, &g);
    if (!g.n) return false;
    bool is_zero = g.len[0] == 1 && s.p[i] == '0';
    int decimals = -1;
    size_t n = g.n;
    while (n > 1 && (decimals = decimals_of(&g, n, style, is_zero)) < 0)
        n--;
    if (n == 1) decimals = 0;
    out->is_skipped = g.is_cut || is_dotted(&g);
    if (out->is_skipped) n = g.n;
    size_t total = 0;
    for (size_t k = 0; k < n; k++)
        total += g.len[k];
    out->end = g.end[n - 1];
    out->digits = (unsigned)(total - (size_t)decimals);
    out->is_plain = n == 1;
    if (total > DIGITS_MAX) out->is_skipped = true;
    if (g.len[0] > 1 && s.p[i] == '0' && n == 1)
        out->is_skipped = true; /* 007, 0049 */
    if (out->is_skipped) return true;
    add_digits(s, i, out->end, out);
    out->exp = -decimals;
    return true;
}
