/* The paragraphs of an article, as HTML and as lines.
 * SPDX-License-Identifier: Apache-2.0 */
#include "write_int.h"

static wire_str para_of(const wire_article *a, size_t i)
{
    return wire_str_sub(a->body, a->paras[i].span.beg, a->paras[i].span.end);
}

/* Readers take a break behind a sentence for the end of its paragraph. */
static bool ends_a_sentence(wire_str s)
{
    static const char *const ends[] = {
        ".", "!", "?", "\"", ":", "\xe2\x80\x9d", "\xe3\x80\x82", ")"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (wire_str_ends(s, wire_str_of(ends[i]))) return true;
    return false;
}

/* Lines inside a paragraph stay lines, as far as it stays one paragraph. */
static void put_lines(wire_buf *b, wire_str s)
{
    while (s.n) {
        size_t at = wire_str_find(s, WIRE_STR("\n"), 0);
        wire_str line = wire_str_sub(s, 0, at);
        wire__put_text(b, line);
        if (at == SIZE_MAX) return;
        wire_buf_lit(b, !line.n || ends_a_sentence(wire_str_trim(line))
                            ? "\n"
                            : "<br/>");
        s = wire_str_sub(s, at + 1, s.n);
    }
}

static bool is_item(const wire_article *a, size_t i)
{
    return i < a->n_paras && a->paras[i].role == WIRE_PARA_LIST;
}

typedef struct {
    const char *open, *close;
} tags;

static void put_paras(wire_buf *b, const wire_article *a, const tags *of)
{
    for (size_t i = 0; i < a->n_paras; i++) {
        const tags *t = &of[a->paras[i].role];
        if (is_item(a, i) && (i == 0 || !is_item(a, i - 1)))
            wire_buf_lit(b, "<ul>\n");
        wire_buf_lit(b, t->open);
        put_lines(b, para_of(a, i));
        wire_buf_lit(b, t->close);
        if (is_item(a, i) && !is_item(a, i + 1)) wire_buf_lit(b, "</ul>\n");
    }
}

/* In the order of wire_para_role. */
void wire__body_html(wire_buf *b, const wire_article *a)
{
    static const tags html[] = {{"<p>", "</p>\n"},
                                {"<h2>", "</h2>\n"},
                                {"<li>", "</li>\n"},
                                {"<blockquote><p>", "</p></blockquote>\n"}};
    put_paras(b, a, html);
}

void wire__body_nitf(wire_buf *b, const wire_article *a)
{
    static const tags nitf[] = {{"<p>", "</p>\n"},
                                {"<hl2>", "</hl2>\n"},
                                {"<li>", "</li>\n"},
                                {"<bq><block><p>", "</p></block></bq>\n"}};
    put_paras(b, a, nitf);
}

static void put_plain(wire_buf *b, wire_str s, const char *line_end)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == '\n')
            wire_buf_lit(b, line_end);
        else if (c == '\t' || (c >= 0x20 && c != 0x7f))
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
