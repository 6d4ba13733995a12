/* The paragraphs of an article, as HTML and as lines.
 * SPDX-License-Identifier: Apache-2.0 */
#include "write_int.h"

static wire_str para_of(const wire_article *a, size_t i)
{
    return wire_str_sub(a->body, a->paras[i].span.beg, a->paras[i].span.end);
}

/* Line ends inside a paragraph are kept: as <br> they read back as such. */
static void put_lines(wire_buf *b, wire_str s)
{
    while (s.n) {
        size_t at = wire_str_find(s, WIRE_STR("\n"), 0);
        wire__put_text(b, wire_str_sub(s, 0, at));
        if (at == SIZE_MAX) return;
        wire_buf_lit(b, "<br/>");
        s = wire_str_sub(s, at + 1, s.n);
    }
}

static bool is_item(const wire_article *a, size_t i)
{
    return i < a->n_paras && a->paras[i].role == WIRE_PARA_LIST;
}

void wire__body_html(wire_buf *b, const wire_article *a)
{
    static const char *const open[] = {"<p>", "<h2>", "<li>",
                                       "<blockquote><p>"};
    static const char *const close[] = {"</p>\n", "</h2>\n", "</li>\n",
                                        "</p></blockquote>\n"};
    for (size_t i = 0; i < a->n_paras; i++) {
        wire_para_role role = a->paras[i].role;
        if (is_item(a, i) && (i == 0 || !is_item(a, i - 1)))
            wire_buf_lit(b, "<ul>\n");
        wire_buf_lit(b, open[role]);
        put_lines(b, para_of(a, i));
        wire_buf_lit(b, close[role]);
        if (is_item(a, i) && !is_item(a, i + 1)) wire_buf_lit(b, "</ul>\n");
    }
}

static void put_plain(wire_buf *b, wire_str s, const char *line_end)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == '\n')
            wire_buf_lit(b, line_end);
        else if (c == '\t' || c >= 0x20)
            wire_buf_char(b, s.p[i]);
    }
}

void wire__body_text(wire_buf *b, const wire_article *a, const char *line_end)
{
    for (size_t i = 0; i < a->n_paras; i++) {
        if (i > 0) wire_buf_fmt(b, "%s%s", line_end, line_end);
        put_plain(b, para_of(a, i), line_end);
    }
}
