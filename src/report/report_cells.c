/* report_cells.c: text from anywhere to columns of a terminal.
 *
 * Headlines come from strangers: escape sequences, control characters and
 * marks that turn the direction of writing must not reach the terminal, and
 * a wide character must not push the columns out of line.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_int.h"

#include <string.h>

typedef struct {
    uint32_t beg, end; /* [beg, end) */
} range;

/* Takes no column: combining marks, joiners, variation selectors; and what
 * must not be shown: controls, direction marks, interlinear annotation.
 * Source: Unicode 15, general categories Mn, Me, Cf, the common blocks. */
static const range narrowest[] = {
    {0x0000, 0x0020}, {0x007f, 0x00a0}, {0x00ad, 0x00ae},   {0x0300, 0x0370},
    {0x0483, 0x048a}, {0x0591, 0x05be}, {0x05bf, 0x05c0},   {0x05c1, 0x05c3},
    {0x0610, 0x061b}, {0x061c, 0x061d}, {0x064b, 0x0660},   {0x0670, 0x0671},
    {0x06d6, 0x06dd}, {0x06df, 0x06e5}, {0x0900, 0x0903},   {0x093a, 0x093b},
    {0x093c, 0x093d}, {0x0941, 0x0949}, {0x094d, 0x094e},   {0x0981, 0x0982},
    {0x09bc, 0x09bd}, {0x09c1, 0x09c5}, {0x09cd, 0x09ce},   {0x0a3c, 0x0a3d},
    {0x0a41, 0x0a43}, {0x0a4d, 0x0a4e}, {0x0b4d, 0x0b4e},   {0x0bcd, 0x0bce},
    {0x0c4d, 0x0c4e}, {0x0ccd, 0x0cce}, {0x0d4d, 0x0d4e},   {0x0e31, 0x0e32},
    {0x0e34, 0x0e3b}, {0x0e47, 0x0e4f}, {0x1ab0, 0x1b00},   {0x1dc0, 0x1e00},
    {0x200b, 0x2010}, {0x2028, 0x202f}, {0x2060, 0x2070},   {0x20d0, 0x20f1},
    {0x302a, 0x302e}, {0x3099, 0x309b}, {0xfe00, 0xfe10},   {0xfe20, 0xfe30},
    {0xfeff, 0xff00}, {0xfff9, 0xfffc}, {0x1f3fb, 0x1f400}, {0xe0000, 0xe1000},
};

/* Takes two columns: East Asian Width W and F, and emoji.
 * Source: Unicode 15, EastAsianWidth.txt. */
static const range widest[] = {
    {0x1100, 0x1160},   {0x231a, 0x231c},   {0x23e9, 0x23ed},
    {0x25fd, 0x25ff},   {0x2614, 0x2616},   {0x2648, 0x2654},
    {0x26a1, 0x26a2},   {0x26bd, 0x26bf},   {0x26c4, 0x26c6},
    {0x26d4, 0x26d5},   {0x26f2, 0x26f4},   {0x2705, 0x2706},
    {0x270a, 0x270c},   {0x274c, 0x274d},   {0x2753, 0x2756},
    {0x2757, 0x2758},   {0x2e80, 0x303f},   {0x3041, 0x3250},
    {0x3250, 0x4dc0},   {0x4e00, 0xa4d0},   {0xa960, 0xa980},
    {0xac00, 0xd7a4},   {0xf900, 0xfb00},   {0xfe30, 0xfe70},
    {0xff01, 0xff61},   {0xffe0, 0xffe7},   {0x16fe0, 0x18d00},
    {0x1b000, 0x1b300}, {0x1f004, 0x1f005}, {0x1f0cf, 0x1f0d0},
    {0x1f18e, 0x1f18f}, {0x1f191, 0x1f19b}, {0x1f200, 0x1f321},
    {0x1f32d, 0x1f3fb}, {0x1f400, 0x1f650}, {0x1f680, 0x1f700},
    {0x1f7e0, 0x1f7ec}, {0x1f900, 0x1fb00}, {0x20000, 0x3fffe},
};

static bool in_ranges(const range *r, size_t n, uint32_t c)
{
    size_t lo = 0, hi = n;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;

        if (c < r[mid].beg)
            hi = mid;
        else if (c >= r[mid].end)
            lo = mid + 1;
        else
            return true;
    }
    return false;
}

unsigned wire__cell_width(uint32_t c)
{
    if (c >= 0x20 && c < 0x7f) return 1;
    if (in_ranges(narrowest, sizeof narrowest / sizeof *narrowest, c)) return 0;
    return in_ranges(widest, sizeof widest / sizeof *widest, c) ? 2 : 1;
}

uint32_t wire__utf8_next(wire_str s, size_t *i)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char c = (unsigned char)s.p[*i];
    size_t n = c < 0x80 ? 1 : c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
    uint32_t x = n == 1 ? c : c & (0x7fu >> n);

    if (c >= 0x80 && (c < 0xc2 || c > 0xf4)) goto bad;
    if (n > s.n - *i) goto bad;
    for (size_t k = 1; k < n; k++) {
        unsigned char d = (unsigned char)s.p[*i + k];

        if ((d & 0xc0) != 0x80) goto bad;
        x = x << 6 | (d & 0x3fu);
    }
    if (x < least[n] || x > 0x10ffff || (x >= 0xd800 && x < 0xe000)) goto bad;
    *i += n;
    return x;
bad:
    *i += 1;
    return 0xfffd;
}

/* ---- One character ---------------------------------------------------- */

/* What a plain terminal shows for the marks that headlines are full of;
 * ascending. */
static const struct {
    uint32_t mark;
    const char *ascii;
} plain[] = {
    {0x00ab, "\""}, {0x00b7, "*"},  {0x00bb, "\""}, {0x2010, "-"},
    {0x2011, "-"},  {0x2012, "-"},  {0x2013, "-"},  {0x2014, "-"},
    {0x2018, "'"},  {0x2019, "'"},  {0x201a, "'"},  {0x201c, "\""},
    {0x201d, "\""}, {0x201e, "\""}, {0x2022, "*"},  {0x2026, "..."},
    {0x2039, "'"},  {0x203a, "'"},  {0x2212, "-"},
};

static const char *ascii_for(uint32_t c)
{
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (plain[i].mark == c) return plain[i].ascii;
    return "?";
}

typedef struct {
    char text[8];
    size_t n; /* bytes; 0 when nothing is shown */
    size_t columns;
    bool is_space;
} cell;

static cell cell_next(wire_str s, size_t *i, bool unicode)
{
    size_t from = *i;
    uint32_t c = wire__utf8_next(s, i);
    cell out = {"", 0, 0, false};
    const char *text = s.p + from;

    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0 ||
        (c >= 0x2000 && c <= 0x200a) || c == 0x3000) {
        out.is_space = true;
        return out;
    }
    out.columns = wire__cell_width(c);
    out.n = *i - from;
    /* A mark that takes no column is kept where it makes a letter. */
    if (out.columns == 0 &&
        (c < 0x300 || !unicode || (c >= 0x200b && c <= 0x2070 && c != 0x200d) ||
         (c >= 0xfeff && c < 0xfffd) || c >= 0xe0000 || c == 0x61c))
        out.n = 0;
    if (out.n == 0) return out;
    if (c == 0xfffd) {
        text = "\xef\xbf\xbd";
        out.n = 3;
    }
    if (!unicode && c >= 0x80) {
        text = ascii_for(c);
        out.n = out.columns = strlen(text);
    }
    memcpy(out.text, text, out.n);
    return out;
}

/* ---- A run of them ---------------------------------------------------- */

enum { CELL_MARKS = 4 }; /* combining marks on one letter; more is mischief */

size_t wire__cells(wire_str s, bool unicode)
{
    size_t columns = 0;
    bool is_space_due = false;

    s = wire_str_trim(s);
    for (size_t i = 0; i < s.n;) {
        cell c = cell_next(s, &i, unicode);

        if (c.is_space) {
            is_space_due = columns > 0;
        } else if (c.n > 0) {
            columns += c.columns + (is_space_due ? 1 : 0);
            is_space_due = false;
        }
    }
    return columns;
}

size_t wire__cells_add(wire_buf *out, wire_str s, size_t max, bool unicode)
{
    const char *cut = unicode ? "\xe2\x80\xa6" : "...";
    size_t cut_columns = unicode ? 1 : 3, columns = 0;
    bool is_cut = wire__cells(s, unicode) > max, is_space_due = false;
    size_t room = max, marks = 0;

    if (is_cut && max < cut_columns) return 0;
    if (is_cut) room -= cut_columns;
    s = wire_str_trim(s);
    for (size_t i = 0; i < s.n;) {
        cell c = cell_next(s, &i, unicode);
        size_t need = c.columns + (is_space_due ? 1 : 0);

        if (c.is_space) {
            is_space_due = columns > 0;
            continue;
        }
        if (c.n == 0) continue;
        if (columns + need > room) break;
        marks = c.columns ? 0 : marks + 1;
        if (marks > CELL_MARKS) continue;
        if (is_space_due) wire_buf_char(out, ' ');
        wire_buf_add(out, c.text, c.n);
        columns += need;
        is_space_due = false;
    }
    if (is_cut) {
        wire_buf_lit(out, cut);
        columns += cut_columns;
    }
    return columns;
}

wire_str wire__cells_tail(wire_str s, size_t max, bool unicode)
{
    size_t columns = wire__cells(s, unicode), i = 0;

    while (i < s.n && columns > max) {
        cell c = cell_next(s, &i, unicode);
        size_t width = c.is_space ? 1 : c.n > 0 ? c.columns : 0;

        columns -= width < columns ? width : columns;
    }
    return wire_str_sub(s, i, s.n);
}
