/* report_page.c: lines, columns, ink and the words for times.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_int.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const wire__glyphs glyphs_unicode = {
    .down = "\xe2\x94\x82  ",
    .branch = "\xe2\x94\x9c\xe2\x94\x80 ",
    .last = "\xe2\x94\x94\xe2\x94\x80 ",
    .blank = "   ",
    .original = "\xe2\x97\x8f",
    .lost = "\xe2\x97\x8c",
    .echo = "\xe2\x86\xb3",
    .bad = "!",
    .good = "\xe2\x9c\x93",
    .doubt = "?",
    .dot = "\xe2\x97\x8b",
    .dash = "\xc2\xb7",
    .cut = "\xe2\x80\xa6",
    .open_quote = "\xe2\x80\x9c",
    .close_quote = "\xe2\x80\x9d",
};

static const wire__glyphs glyphs_ascii = {
    .down = "|  ",
    .branch = "|- ",
    .last = "`- ",
    .blank = "   ",
    .original = "*",
    .lost = "?",
    .echo = ">",
    .bad = "!",
    .good = "=",
    .doubt = "?",
    .dot = "o",
    .dash = "-",
    .cut = "...",
    .open_quote = "\"",
    .close_quote = "\"",
};

void wire__page_init(wire__page *p, const wire_report_opts *opts,
                     wire__sink *out)
{
    memset(p, 0, sizeof *p);
    p->opts = opts;
    p->glyphs = opts->unicode ? &glyphs_unicode : &glyphs_ascii;
    p->out = out;
    p->width = opts->columns;
}

/* ---- Ink -------------------------------------------------------------- */

void wire__page_ink(wire__page *p, wire__ink ink)
{
    static const char *const codes[] = {
        [WIRE__INK_PLAIN] = "\x1b[0m", [WIRE__INK_STRONG] = "\x1b[1m",
        [WIRE__INK_FAINT] = "\x1b[2m", [WIRE__INK_SOURCE] = "\x1b[1;32m",
        [WIRE__INK_LOST] = "\x1b[33m", [WIRE__INK_BAD] = "\x1b[1;31m",
        [WIRE__INK_NOTE] = "\x1b[31m", [WIRE__INK_GOOD] = "\x1b[32m",
    };

    if (!p->opts->color || ink == p->ink) return;
    if (p->ink != WIRE__INK_PLAIN && ink != WIRE__INK_PLAIN)
        wire_buf_lit(&p->out->buf, codes[WIRE__INK_PLAIN]);
    wire_buf_lit(&p->out->buf, codes[ink]);
    p->ink = ink;
}

/* ---- Columns ---------------------------------------------------------- */

size_t wire__page_room(const wire__page *p)
{
    size_t end = p->width > p->held ? p->width - p->held : 0;

    return p->column < end ? end - p->column : 0;
}

void wire__page_hold(wire__page *p, size_t n) { p->held = n; }

void wire__page_text(wire__page *p, wire_str s, size_t max)
{
    size_t room = wire__page_room(p);

    p->column += wire__cells_add(&p->out->buf, s, max < room ? max : room,
                                 p->opts->unicode);
}

void wire__page_tail(wire__page *p, wire_str s, size_t max)
{
    size_t room = wire__page_room(p);
    bool unicode = p->opts->unicode;
    size_t cut = unicode ? 1 : 3;

    if (max > room) max = room;
    if (wire__cells(s, unicode) > max && max > cut) {
        wire__page_lit(p, p->glyphs->cut);
        max -= cut;
        s = wire__cells_tail(s, max, unicode);
    }
    wire__page_text(p, s, max);
}

/* Our own words and glyphs: spaces are kept, what has no room is left out. */
void wire__page_lit(wire__page *p, const char *cstr)
{
    wire_str s = wire_str_of(cstr);

    for (size_t i = 0; i < s.n;) {
        size_t from = i, n = wire__cell_width(wire__utf8_next(s, &i));

        if (n > wire__page_room(p)) return;
        wire_buf_add(&p->out->buf, s.p + from, i - from);
        p->column += n;
    }
}

void wire__page_fmt(wire__page *p, const char *fmt, ...)
{
    char text[200];
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    wire__page_lit(p, text);
}

void wire__page_to(wire__page *p, size_t column)
{
    while (p->column < column && p->column < p->width)
        wire_buf_char(&p->out->buf, ' '), p->column++;
}

void wire__page_right(wire__page *p, const char *cstr, size_t column)
{
    size_t n = wire__cells(wire_str_of(cstr), true);

    wire__page_to(p, column > n ? column - n : 0);
    wire__page_lit(p, cstr);
}

void wire__page_end(wire__page *p)
{
    wire__page_ink(p, WIRE__INK_PLAIN);
    wire_buf_char(&p->out->buf, '\n');
    p->column = 0;
    wire__sink_pump(p->out);
}

/* ---- Times ------------------------------------------------------------ */

void wire__time_words(wire_time t, char out[32])
{
    wire_time_format(t, out);
    if (t.precision != WIRE_TIME_SECOND || strlen(out) < 16) return;
    out[10] = ' '; /* 2026-03-03T06:10:00Z -> 2026-03-03 06:10 */
    out[16] = '\0';
}

static int64_t day_of(int64_t s)
{
    return s >= 0 ? s / 86400 : (s - 86399) / 86400;
}

void wire__lag_words(wire_time from, wire_time to, char out[WIRE__LAG_BYTES])
{
    int64_t s = to.unix_s - from.unix_s;
    int64_t far = llabs(s);
    char sign = s < 0 ? '-' : '+';

    out[0] = '\0';
    if (from.precision == WIRE_TIME_NONE || to.precision == WIRE_TIME_NONE)
        return;
    if (from.precision == WIRE_TIME_DAY || to.precision == WIRE_TIME_DAY) {
        int64_t days = day_of(to.unix_s) - day_of(from.unix_s);

        if (days == 0)
            snprintf(out, WIRE__LAG_BYTES, "same day");
        else
            snprintf(out, WIRE__LAG_BYTES, "%+lld day%s", (long long)days,
                     llabs(days) == 1 ? "" : "s");
    } else if (far < 60) {
        snprintf(out, WIRE__LAG_BYTES, "same time");
    } else if (far < 100 * 60) {
        snprintf(out, WIRE__LAG_BYTES, "%c%lld min", sign,
                 (long long)(far / 60));
    } else if (far < 36 * 3600) {
        snprintf(out, WIRE__LAG_BYTES, "%c%lld h %02lld", sign,
                 (long long)(far / 3600), (long long)(far % 3600 / 60));
    } else {
        snprintf(out, WIRE__LAG_BYTES, "%c%lld days", sign,
                 (long long)((far + 43200) / 86400));
    }
}
