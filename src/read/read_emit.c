/* Blocks to the body of an article, and HTML that stands in other formats.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_page.h"

wire_status wire__page_body(wire__reader *r, const wire__blocks *b,
                            const wire__trail *trail, wire_article *a,
                            wire_err *err)
{
    size_t room = 1, n = 0, w = 0;
    for (size_t i = 0; i < b->n; i++) {
        if (!b->p[i].is_kept) continue;
        room += b->p[i].text_n + 2;
        n++;
    }
    char *body = wire_arena_alloc(r->keep, room);
    a->paras = WIRE_ARRAY(r->keep, wire_para, n);
    if (!body || !a->paras) return wire_fail_mem(err);
    a->n_paras = 0;
    for (size_t i = 0; i < b->n; i++) {
        const wire__block *k = &b->p[i];
        if (!k->is_kept) continue;
        if (w) {
            body[w++] = '\n';
            body[w++] = '\n';
        }
        memcpy(body + w, b->text + k->text, k->text_n);
        a->paras[a->n_paras++] =
            (wire_para){.span = {(uint32_t)w, (uint32_t)(w + k->text_n)},
                        .src_beg = wire__trail_beg(trail, k->src_beg),
                        .src_end = wire__trail_end(trail, k->src_end),
                        .role = (wire_para_role)k->role};
        w += k->text_n;
    }
    body[w] = 0;
    a->body = (wire_str){body, w};
    return WIRE_OK;
}

wire_status wire__page_warn(wire__reader *r, const wire__dom *d,
                            const wire__trail *trail, wire_err *err)
{
    if (d->deep_at != WIRE__NOWHERE)
        WIRE_TRY(wire__reader_skip(
            r, wire__trail_beg(trail, d->deep_at), true, err,
            "tags nested deeper than %zu; what is deeper was read flat",
            r->opts->max_depth));
    if (d->is_cut)
        WIRE_TRY(wire__reader_skip(r, wire__trail_beg(trail, d->src.n), true,
                                   err,
                                   "more tags than a page can have; the "
                                   "last ones were not read"));
    return WIRE_OK;
}

/* ---- Fragments ---- */

static bool starts_with_any(wire_str s, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n && s.n; i++)
        if (((*s.p ^ *list[i]) & ~0x20) == 0 &&
            wire_str_starts_nocase(s, wire_str_of(list[i])))
            return true;
    return false;
}

/* Tags of blocks decide. Inline ones do in text of one line only: in text of
 * several they are remains, and its line ends are its paragraphs. */
bool wire__looks_like_html(wire_str text)
{
    static const char *const blocks[] = {
        "p>",   "p ",         "/p>",    "br>",    "br/",   "br ",
        "div",  "/div",       "/li>",   "li>",    "/ul>",  "/ol>",
        "/h1>", "/h2>",       "/h3>",   "/h4>",   "table", "/td>",
        "hr>",  "blockquote", "figure", "article"};
    static const char *const inlines[] = {"/a>",    "/em>",     "/i>",  "/b>",
                                          "/span>", "/strong>", "/u>",  "img ",
                                          "/font>", "/small>",  "/sup>"};
    const char *nl = text.n ? memchr(text.p, '\n', text.n) : NULL;
    for (size_t at = 0; at < text.n; at++) {
        const char *lt = memchr(text.p + at, '<', text.n - at);
        if (!lt) return false;
        at = (size_t)(lt - text.p);
        wire_str rest = wire_str_sub(text, at + 1, at + 16);
        if (starts_with_any(rest, blocks, sizeof blocks / sizeof *blocks) ||
            (!nl &&
             starts_with_any(rest, inlines, sizeof inlines / sizeof *inlines)))
            return true;
    }
    return false;
}

wire_status wire__read_fragment(wire__reader *r, wire_str html,
                                const wire__trail *trail, wire_article *a,
                                wire_err *err)
{
    wire_arena_mark mark = wire_arena_save(r->scratch);
    wire__dom d;
    wire__blocks b;
    WIRE_TRY(
        wire__dom_parse(html, false, r->opts->max_depth, r->scratch, &d, err));
    WIRE_TRY(wire__page_blocks(&d, true, r->scratch, &b, err));
    for (size_t i = 0; i < b.n; i++)
        b.p[i].is_kept = true;
    WIRE_TRY(wire__page_body(r, &b, trail, a, err));
    WIRE_TRY(wire__page_warn(r, &d, trail, err));
    wire_arena_rewind(r->scratch, mark);
    return WIRE_OK;
}
