/* Texts that stand in XML: plain, escaped, tags of the document, base64.
 *
 *   <description>a &lt;p&gt;</description>     escaped HTML
 *   <content type="xhtml"><div>a</div>         tags of the document
 *   <body.content><p>a</p><media>...           NITF: as HTML, by its names
 *   <title mode="base64">YSAmYW1wOyBi</title>  of Atom 0.3
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_page.h"
#include "read_why.h"
#include "read_xml.h"

static wire_str inner(const wire__xml *x, size_t node)
{
    const wire__node *n = &x->d.nodes[node];
    return wire_str_sub(x->d.src, n->in_beg, n->in_end);
}

bool wire__xml_has_elements(const wire__xml *x, size_t node)
{
    return wire__xml_first(x, node) != 0;
}

static bool has_cdata(const wire__xml *x, size_t node)
{
    for (size_t i = node + 1; i < x->d.nodes[node].until; i++)
        if (x->d.nodes[i].is_cdata) return true;
    return false;
}

/* ---- Forms --------------------------------------------------------------- */

static wire__form form_of_type(wire_str type, wire_str mode, bool has_tags)
{
    bool is_escaped = wire_str_eq_nocase(mode, WIRE_STR("escaped"));
    if (wire_str_eq_nocase(type, WIRE_STR("xhtml")) ||
        wire_str_eq_nocase(type, WIRE_STR("application/xhtml+xml")))
        return has_tags || !is_escaped ? WIRE__FORM_XHTML : WIRE__FORM_HTML;
    if (has_tags) return WIRE__FORM_XHTML;
    if (wire_str_eq_nocase(type, WIRE_STR("html")) ||
        wire_str_eq_nocase(type, WIRE_STR("text/html")))
        return WIRE__FORM_HTML;
    if (!type.n) return is_escaped ? WIRE__FORM_HTML : WIRE__FORM_TEXT;
    if (wire_str_eq_nocase(type, WIRE_STR("text")) ||
        wire_str_starts_nocase(type, WIRE_STR("text/")))
        return WIRE__FORM_TEXT;
    if (wire_str_eq_nocase(type, WIRE_STR("application/octet-stream")))
        return WIRE__FORM_BASE64;
    return WIRE__FORM_NONE; /* pictures and the like */
}

/* RSS says nothing: tags that stand in it unescaped are XHTML, else it is
 * escaped HTML. Atom 1.0 has type, Atom 0.3 type and mode. */
wire__form wire__xml_form(const wire__xml *x, size_t node)
{
    const wire__node *n = &x->d.nodes[node];
    wire__ns ns = (wire__ns)x->ns[node];
    if (ns == WIRE__NS_XHTML) return WIRE__FORM_XHTML;
    bool has_tags = wire__xml_has_elements(x, node) && !has_cdata(x, node);
    wire_str mode = wire_str_trim(wire__dom_attr(&x->d, n, "mode"));
    if (!has_tags && wire_str_eq_nocase(mode, WIRE_STR("base64")))
        return WIRE__FORM_BASE64;
    if (ns != WIRE__NS_ATOM)
        return has_tags ? WIRE__FORM_XHTML : WIRE__FORM_HTML;
    wire_str type = wire_str_trim(wire__dom_attr(&x->d, n, "type"));
    return form_of_type(type, mode, has_tags);
}

/* ---- Base64 -------------------------------------------------------------- */

/* Text that base64 held, when it is text. Nothing for pictures. */
static wire_status decode_base64(const wire__xml *x, size_t node, wire_str *out,
                                 wire__map *map, wire_err *err)
{
    wire_arena *a = x->r->scratch;
    wire__input fixed;
    wire__map bytes = {0};
    wire_str raw;
    *map = (wire__map){0};
    if (!wire__base64(inner(x, node), x->d.nodes[node].in_beg, a, &raw, &bytes))
        return wire_fail_mem(err);
    *out = (wire_str){0};
    if (raw.n && memchr(raw.p, 0, raw.n)) return WIRE_OK;
    WIRE_TRY(wire__utf8_repair(raw, a, &fixed, err));
    if (fixed.bad_n) return WIRE_OK; /* of another encoding, or no text */
    *out = raw;
    *map = bytes;
    return WIRE_OK;
}

/* ---- Content ------------------------------------------------------------- */

/* What is escaped in an element; positions in map are those of the text.
 * *how becomes what was found in it. */
static wire_status content_of(const wire__xml *x, size_t node, wire__form *how,
                              wire_str *out, wire__map *map, wire_err *err)
{
    *map = (wire__map){0};
    if (*how == WIRE__FORM_BASE64) {
        WIRE_TRY(decode_base64(x, node, out, map, err));
        *how = WIRE__FORM_HTML;
        return WIRE_OK;
    }
    return wire__decode_mapped(inner(x, node), x->d.src.p, true, x->r->scratch,
                               out, map, err);
}

/* Names of NITF and what they are in HTML. */
static const struct {
    const char *name;
    wire__tag tag;
} nitf_tags[] = {
    {"hl1", WIRE__TAG_H1},        {"hl2", WIRE__TAG_H2},
    {"block", WIRE__TAG_DIV},     {"bq", WIRE__TAG_BLOCKQUOTE},
    {"media", WIRE__TAG_OBJECT},  {"nitf-table", WIRE__TAG_TABLE},
    {"tagline", WIRE__TAG_P},     {"bibliography", WIRE__TAG_P},
    {"body.head", WIRE__TAG_DIV}, {"body.content", WIRE__TAG_DIV},
    {"body.end", WIRE__TAG_DIV},  {"credit", WIRE__TAG_P},
    {"note", WIRE__TAG_TEMPLATE}, {"ed-msg", WIRE__TAG_TEMPLATE},
    {"fixture", WIRE__TAG_DIV},   {"fn", WIRE__TAG_P},
};

static wire__tag tag_of_name(wire_str name)
{
    const char *colon = name.n ? memchr(name.p, ':', name.n) : NULL;
    if (colon) name = wire_str_sub(name, (size_t)(colon - name.p) + 1, name.n);
    wire__tag tag = wire__tag_of(name);
    if (tag != WIRE__TAG_OTHER) return tag;
    for (size_t i = 0; i < sizeof nitf_tags / sizeof *nitf_tags; i++)
        if (wire_str_eq_nocase(name, wire_str_of(nitf_tags[i].name)))
            return nitf_tags[i].tag;
    return tag;
}

/* The tree inside of an element, its tags known by their names. */
static wire_status parse_markup(const wire__xml *x, size_t node, wire__dom *d,
                                wire_err *err)
{
    wire__reader *r = x->r;
    WIRE_TRY(wire__dom_parse(inner(x, node), true, r->opts->max_depth,
                             r->scratch, d, err));
    for (size_t i = 1; i < d->n; i++)
        if (!d->nodes[i].is_text)
            d->nodes[i].tag =
                (uint8_t)tag_of_name(wire__dom_name(d, &d->nodes[i]));
    return WIRE_OK;
}

/* ---- Headlines ----------------------------------------------------------- */

/* Is text that was escaped HTML? A headline may be about "<blink>", and then
 * nothing closes; feeds escape "&" once too often. */
static bool is_markup(wire_str s)
{
    static const char *const marks[] = {"</", "/>", "<br", "<img", "<p>"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (wire_str_find_nocase(s, wire_str_of(marks[i]), 0) != SIZE_MAX)
            return true;
    for (size_t at = 0; (at = wire_str_find(s, WIRE_STR("&"), at)) != SIZE_MAX;
         at++) {
        char chars[8];
        size_t n;
        if (wire__entity(s.p + at, s.p + s.n, true, chars, &n)) return true;
    }
    return false;
}

/* White space made single, nothing decoded. */
static wire_status squeeze(wire_str s, wire_arena *a, wire_str *out,
                           wire_err *err)
{
    char *p = wire_arena_alloc(a, s.n + 1);
    size_t n = 0;
    bool gap = false;
    if (!p) return wire_fail_mem(err);
    for (size_t i = 0; i < s.n; i++) {
        if (wire_is_space(s.p[i])) {
            gap = n > 0;
            continue;
        }
        if (gap) p[n++] = ' ';
        gap = false;
        p[n++] = s.p[i];
    }
    *out = (wire_str){p, n};
    return WIRE_OK;
}

static wire_status headline_of(const wire__xml *x, size_t node, wire_str *out,
                               wire_err *err)
{
    wire__form how = wire__xml_form(x, node);
    wire_arena *a = x->r->scratch;
    wire_str text;
    wire__map map;
    wire__dom d;
    *out = (wire_str){0};
    if (how == WIRE__FORM_NONE || how == WIRE__FORM_TEXT) {
        WIRE_TRY(wire__xml_line(x, node, out, err));
        /* "text" is often said of HTML: tags close, "&#8217;" is left. */
        if (wire_str_find(*out, WIRE_STR("</"), 0) == SIZE_MAX &&
            wire_str_find(*out, WIRE_STR("&#"), 0) == SIZE_MAX)
            return WIRE_OK;
        WIRE_TRY(
            wire__dom_parse(*out, false, x->r->opts->max_depth, a, &d, err));
        return wire__dom_line(&d, 0, a, out, err);
    }
    if (how == WIRE__FORM_XHTML) {
        WIRE_TRY(parse_markup(x, node, &d, err));
        return wire__dom_line(&d, 0, a, out, err);
    }
    WIRE_TRY(content_of(x, node, &how, &text, &map, err));
    bool is_said =
        wire_str_find_nocase(wire__dom_attr(&x->d, &x->d.nodes[node], "type"),
                             WIRE_STR("html"), 0) != SIZE_MAX;
    if (!is_said && !is_markup(text)) return squeeze(text, a, out, err);
    WIRE_TRY(wire__dom_parse(text, false, x->r->opts->max_depth, a, &d, err));
    return wire__dom_line(&d, 0, a, out, err);
}

wire_status wire__xml_headline(const wire__xml *x, size_t node, wire_str *out,
                               wire_err *err)
{
    WIRE_TRY(headline_of(x, node, out, err));
    if (x->r->notes && node)
        wire__why_saw(x->r->notes, wire__dom_name(&x->d, &x->d.nodes[node]),
                      NULL, *out, wire__xml_at(x, node));
    return WIRE_OK;
}

/* ---- Bodies -------------------------------------------------------------- */

/* Text of many megabytes is no article, and would be copied several times
 * before that is found. WIRE_END, and a skip, when it is so long. */
static wire_status check_length(const wire__xml *x, size_t node, wire_err *err)
{
    size_t most = x->r->opts->max_article_bytes;
    if (inner(x, node).n <= most) return WIRE_OK;
    WIRE_TRY(wire__reader_skip(x->r, wire__xml_at(x, node), false, err,
                               "article longer than %zu bytes", most));
    return WIRE_END;
}

static bool has_blank_line(wire_str s)
{
    size_t line = 0; /* characters of the line so far that are no space */
    bool any = false, was_blank = false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\n') {
            was_blank = any && line == 0;
            line = 0;
        } else if (!wire_is_space(s.p[i])) {
            if (was_blank) return true;
            line++;
            any = true;
        }
    }
    return false;
}

/* Tags that are escaped once more than they should be, and none that are
 * not. */
static bool is_escaped_twice(wire_str s)
{
    return s.n && !memchr(s.p, '<', s.n) &&
           (wire_str_find(s, WIRE_STR("&lt;/p&gt;"), 0) != SIZE_MAX ||
            wire_str_find(s, WIRE_STR("&lt;/p>"), 0) != SIZE_MAX ||
            wire_str_find(s, WIRE_STR("&lt;br"), 0) != SIZE_MAX);
}

static wire_status read_plain(const wire__xml *x, wire_str text,
                              const wire__trail *trail, wire_article *a,
                              wire_err *err)
{
    wire_span s = wire__trim_span(text, 0, text.n);
    WIRE_TRY(wire__reader_copy(x->r, wire_str_sub(text, s.beg, s.end), &a->body,
                               err));
    return wire__cut_paragraphs(text, s.beg, s.end, trail, x->r->keep,
                                &a->paras, &a->n_paras, err);
}

static wire_status say_body(const wire__xml *x, size_t node, wire_article *a,
                            wire_err *err)
{
    if (!x->r->notes) return WIRE_OK;
    return wire__why_say(x->r, a, WIRE_FIELD_BODY, "",
                         wire__dom_name(&x->d, &x->d.nodes[node]),
                         wire__xml_at(x, node), err);
}

wire_status wire__xml_body(const wire__xml *x, size_t node, wire_article *a,
                           wire_err *err)
{
    wire__form how = wire__xml_form(x, node);
    wire_str text;
    wire__map map, again = {0};
    if (how == WIRE__FORM_NONE) return WIRE_OK;
    WIRE_TRY(say_body(x, node, a, err));
    wire_status status = check_length(x, node, err);
    if (status != WIRE_OK) return status == WIRE_END ? WIRE_OK : status;
    if (how == WIRE__FORM_XHTML) return wire__xml_markup(x, node, a, err);
    WIRE_TRY(content_of(x, node, &how, &text, &map, err));
    wire__trail trail = {.maps = {&map, &x->in.map}};
    if (is_escaped_twice(text)) {
        WIRE_TRY(wire__decode_mapped(text, text.p, false, x->r->scratch, &text,
                                     &again, err));
        trail = (wire__trail){.maps = {&again, &map, &x->in.map}};
    }
    /* "text" is often said of HTML; but then tags close in it. */
    bool is_plain = !wire__looks_like_html(text) ||
                    (how == WIRE__FORM_TEXT &&
                     wire_str_find(text, WIRE_STR("</"), 0) == SIZE_MAX);
    /* Text of one paragraph is wrapped as its XML pleases. */
    if (!is_plain || (how == WIRE__FORM_HTML && !has_blank_line(text)))
        return wire__read_fragment(x->r, text, &trail, a, err);
    return read_plain(x, text, &trail, a, err);
}

wire_status wire__xml_plain(const wire__xml *x, size_t node, wire_article *a,
                            wire_err *err)
{
    wire_str text;
    wire__map map = {0};
    wire_status status = check_length(x, node, err);
    if (status != WIRE_OK) return status == WIRE_END ? WIRE_OK : status;
    WIRE_TRY(say_body(x, node, a, err));
    WIRE_TRY(wire__decode_mapped(inner(x, node), x->d.src.p, true,
                                 x->r->scratch, &text, &map, err));
    wire__trail trail = {.maps = {&map, &x->in.map}};
    return read_plain(x, text, &trail, a, err);
}

wire_status wire__xml_markup(const wire__xml *x, size_t node, wire_article *a,
                             wire_err *err)
{
    wire__reader *r = x->r;
    wire__map map = {0};
    wire__trail trail = {.maps = {&map, &x->in.map}};
    wire__dom d;
    wire__blocks b;
    wire_status status = check_length(x, node, err);
    if (status != WIRE_OK) return status == WIRE_END ? WIRE_OK : status;
    WIRE_TRY(say_body(x, node, a, err));
    if (!wire__map_add(r->scratch, &map, 0, x->d.nodes[node].in_beg, 1, 1))
        return wire_fail_mem(err);
    WIRE_TRY(parse_markup(x, node, &d, err));
    WIRE_TRY(wire__page_blocks(&d, true, r->scratch, &b, err));
    for (size_t i = 0; i < b.n; i++)
        b.p[i].is_kept = true;
    return wire__page_body(r, &b, &trail, a, err);
}
