/* IPTC 7901: a message an article, in UTF-8, so that no letter is lost.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "write_int.h"

/* One line without control characters. */
static void put_line(wire_buf *b, wire_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x20 && c != 0x7f)
            wire_buf_char(b, s.p[i]);
        else if (c == '\t' || c == '\n' || c == '\r')
            wire_buf_char(b, ' ');
    }
}

/* Letters of the source and four figures: the id's own when it has that
 * form, else made of the outlet's name and the place in the document. */
static void put_number(wire_buf *b, const wire_article *a, size_t nth)
{
    size_t letters = 0, figures;
    wire_str id = a->id;

    while (letters < id.n && letters < 12 && (id.p[letters] | 0x20) >= 'a' &&
           (id.p[letters] | 0x20) <= 'z')
        letters++;
    figures = letters;
    while (figures < id.n && id.p[figures] >= '0' && id.p[figures] <= '9')
        figures++;
    if (letters && figures == id.n && figures >= letters + 3 &&
        figures <= letters + 8) {
        wire_buf_str(b, id);
        return;
    }
    size_t n = 0;
    for (size_t i = 0; i < a->outlet.n && n < 6; i++)
        if ((a->outlet.p[i] | 0x20) >= 'a' && (a->outlet.p[i] | 0x20) <= 'z') {
            wire_buf_char(b, (char)(a->outlet.p[i] & ~0x20));
            n++;
        }
    wire_buf_fmt(b, "%s%04zu", n ? "" : "WIRE", nth % 10000);
}

static size_t word_count(wire_str s)
{
    size_t n = 0;
    bool inside = false;
    for (size_t i = 0; i < s.n; i++) {
        bool is_space = (unsigned char)s.p[i] <= 0x20;
        n += !is_space && !inside;
        inside = !is_space;
    }
    return n;
}

/* "031425 GMT mar 26" */
static void put_time(wire_buf *b, wire_time t)
{
    char text[48];
    wire_str s = wire__time_rfc822(t, text); /* Tue, 03 Mar 2026 14:25:00 */

    if (!s.n) return;
    wire_buf_fmt(b, "%.2s%.2s%.2s GMT %c%.2s %.2s", text + 5, text + 17,
                 text + 20, text[8] | 0x20, text + 9, text + 14);
}

/* The first subject where it is what a header holds, one to three letters. */
static wire_str category_of(const wire_item *item)
{
    wire_str code = item->n_subjects ? item->subjects[0].code : WIRE_STR("");

    for (size_t i = 0; i < code.n; i++)
        if ((code.p[i] | 0x20) < 'a' || (code.p[i] | 0x20) > 'z')
            return WIRE_STR("i");
    return code.n >= 1 && code.n <= 3 ? code : WIRE_STR("i");
}

static void put_message(wire_buf *b, const wire_article *a, size_t nth)
{
    const wire_item *item = wire__item_of(a);

    wire_buf_char(b, 1);
    put_number(b, a, nth);
    wire_buf_fmt(b, " %d ", item->urgency ? item->urgency : 4);
    wire_buf_str(b, category_of(item));
    wire_buf_fmt(b, " %zu ", word_count(a->body));
    put_line(b, item->slug);
    wire_buf_lit(b, "\r\n\002");
    put_line(b, a->title);
    wire_buf_lit(b, "\r\n\r\n");
    wire__body_text(b, a, "\r\n");
    wire_buf_lit(b, "\r\n");
    if (item->ed_note.n) {
        wire_buf_lit(b, "\r\nThe following information is not for "
                        "publication:\r\n");
        put_line(b, item->ed_note);
        wire_buf_lit(b, "\r\n");
    }
    wire_buf_char(b, 3);
    put_time(b, wire__time_latest(a));
    wire_buf_lit(b, "\r\n\r\n");
}

void wire__write_iptc7901(const wire__doc_out *d)
{
    for (size_t i = 0; i < d->n; i++)
        put_message(d->out, d->articles[i], i + 1);
}
