/* A tree to blocks of text.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_page.h"

/* ---- Marks of elements ---- */

static bool is_hidden_style(wire_str style)
{
    size_t at = wire_str_find_nocase(style, WIRE_STR("display"), 0);
    if (at == SIZE_MAX) return false;
    for (at += 7;
         at < style.n && (wire_is_space(style.p[at]) || style.p[at] == ':');)
        at++;
    return wire_str_starts_nocase(wire_str_sub(style, at, style.n),
                                  WIRE_STR("none"));
}

static bool is_dropped_role(wire_str role)
{
    static const char *const roles[] = {
        "navigation", "banner", "contentinfo", "complementary", "search",
        "dialog",     "menu",   "menubar",     "toolbar",       "alert",
        "tablist",    "img",    "button"};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (wire_str_eq_nocase(role, wire_str_of(roles[i]))) return true;
    return false;
}

static unsigned attr_marks(const wire__dom *d, const wire__node *n)
{
    unsigned marks = 0;
    wire__attr a = wire__dom_attrs(d, n);
    while (wire__attr_next(&a)) {
        switch (a.name.n) {
        case 2:
            if (wire_str_eq_nocase(a.name, WIRE_STR("id")))
                marks |= wire__class_marks(a.value);
            break;
        case 4:
            if (wire_str_eq_nocase(a.name, WIRE_STR("role")) &&
                is_dropped_role(a.value))
                marks |= WIRE__MARK_DROPPED;
            break;
        case 5:
            if (wire_str_eq_nocase(a.name, WIRE_STR("class")))
                marks |= wire__class_marks(a.value);
            else if (wire_str_eq_nocase(a.name, WIRE_STR("style")) &&
                     is_hidden_style(a.value))
                marks |= WIRE__MARK_DROPPED;
            break;
        case 6:
            if (wire_str_eq_nocase(a.name, WIRE_STR("hidden")))
                marks |= WIRE__MARK_DROPPED;
            break;
        case 8:
            if (wire_str_eq_nocase(a.name, WIRE_STR("itemprop")) &&
                wire_str_find_nocase(a.value, WIRE_STR("articleBody"), 0) !=
                    SIZE_MAX)
                marks |= WIRE__MARK_BODY;
            break;
        case 11:
            if (wire_str_eq_nocase(a.name, WIRE_STR("aria-hidden")) &&
                wire_str_eq_nocase(a.value, WIRE_STR("true")))
                marks |= WIRE__MARK_DROPPED;
            break;
        default:
            break;
        }
    }
    return marks;
}

/* Tags that never hold text of an article. */
static bool is_dropped_tag(wire__tag t, bool is_fragment)
{
    switch (t) {
    case WIRE__TAG_AUDIO:
    case WIRE__TAG_BUTTON:
    case WIRE__TAG_CANVAS:
    case WIRE__TAG_EMBED:
    case WIRE__TAG_FIGCAPTION:
    case WIRE__TAG_HEAD:
    case WIRE__TAG_IFRAME:
    case WIRE__TAG_MAP:
    case WIRE__TAG_NOEMBED:
    case WIRE__TAG_NOFRAMES:
    case WIRE__TAG_NOSCRIPT:
    case WIRE__TAG_OBJECT:
    case WIRE__TAG_SCRIPT:
    case WIRE__TAG_SELECT:
    case WIRE__TAG_STYLE:
    case WIRE__TAG_SVG:
    case WIRE__TAG_TEMPLATE:
    case WIRE__TAG_TEXTAREA:
    case WIRE__TAG_TITLE:
    case WIRE__TAG_VIDEO:
        return true;
    case WIRE__TAG_DIALOG:
    case WIRE__TAG_FOOTER:
    case WIRE__TAG_LABEL:
    case WIRE__TAG_LEGEND:
    case WIRE__TAG_MENU:
    case WIRE__TAG_NAV:
        return !is_fragment;
    default:
        return false;
    }
}

static unsigned element_marks(const wire__dom *d, const wire__node *n,
                              bool is_fragment)
{
    wire__tag t = (wire__tag)n->tag;
    unsigned marks = 0;
    /* One that is never closed would take the rest of the page with it. */
    bool is_closed = n->end > n->in_end || t == WIRE__TAG_HEAD ||
                     t == WIRE__TAG_SCRIPT || t == WIRE__TAG_STYLE;
    if (is_closed && is_dropped_tag(t, is_fragment)) return WIRE__MARK_DROPPED;
    if (t == WIRE__TAG_BR) return 0;
    if (n->in_beg > n->beg + n->name_n + 2) marks = attr_marks(d, n);
    switch (t) {
    case WIRE__TAG_A:
        marks |= WIRE__MARK_LINK;
        break;
    case WIRE__TAG_B:
    case WIRE__TAG_STRONG:
        marks |= WIRE__MARK_STRONG;
        break;
    case WIRE__TAG_BLOCKQUOTE:
        marks |= WIRE__MARK_QUOTE;
        break;
    case WIRE__TAG_LI:
        marks |= WIRE__MARK_ITEM;
        break;
    case WIRE__TAG_HTML:
    case WIRE__TAG_BODY: /* hidden until a script shows them */
        marks &= ~(unsigned)(WIRE__MARK_DROPPED | WIRE__MARK_BODY);
        break;
    default:
        break;
    }
    return marks;
}

/* Elements that have a block or a line break somewhere inside. */
static void mark_holders(const wire__dom *d, wire__blocks *b)
{
    memset(b->marks, 0, d->n * sizeof *b->marks);
    for (size_t i = d->n; i-- > 1;) {
        const wire__node *n = &d->nodes[i];
        if (b->marks[i] || n->tag == WIRE__TAG_BR ||
            (!n->is_text && wire__tag_is_block((wire__tag)n->tag)))
            b->marks[n->parent] = WIRE__MARK_HOLDER;
    }
}

/* Plain cells of one row read as one line. */
static bool is_plain_cell(const wire__blocks *b, size_t i, wire__tag t)
{
    return (t == WIRE__TAG_TD || t == WIRE__TAG_TH) &&
           !(b->marks[i] & WIRE__MARK_HOLDER);
}

static wire_status mark_all(const wire__dom *d, bool is_fragment, wire_arena *a,
                            wire__blocks *b, wire_err *err)
{
    b->marks = WIRE_ARRAY(a, uint16_t, d->n);
    b->block_of = WIRE_ARRAY(a, uint32_t, d->n);
    if (!b->marks || !b->block_of) return wire_fail_mem(err);
    b->marks[0] = 0;
    b->block_of[0] = 0;
    mark_holders(d, b);
    for (size_t i = 1; i < d->n; i++) {
        const wire__node *n = &d->nodes[i];
        unsigned above = b->marks[n->parent] & WIRE__MARK_INHERITED;
        bool is_own = !n->is_text && wire__tag_is_block((wire__tag)n->tag) &&
                      !is_plain_cell(b, i, (wire__tag)n->tag);
        b->block_of[i] = is_own ? (uint32_t)i : b->block_of[n->parent];
        unsigned own = n->is_text ? 0 : element_marks(d, n, is_fragment);
        b->marks[i] = (uint16_t)(above | own);
    }
    return WIRE_OK;
}

/* ---- Blocks ---- */

typedef struct {
    const wire__dom *d;
    wire__blocks *b;
    wire_arena *a;
    wire__block now; /* being filled when is_open */
    bool is_open, gap;
    unsigned n_br; /* line breaks since the last character */
} filler;

static wire_para_role role_of(const filler *f, uint32_t node, unsigned marks)
{
    wire__tag t = (wire__tag)f->d->nodes[node].tag;
    if (wire__tag_is_heading(t)) return WIRE_PARA_HEADING;
    if (marks & WIRE__MARK_QUOTE) return WIRE_PARA_BLOCKQUOTE;
    return marks & WIRE__MARK_ITEM ? WIRE_PARA_LIST : WIRE_PARA_BODY;
}

static bool flush(filler *f)
{
    bool was_open = f->is_open;
    f->is_open = f->gap = false;
    f->n_br = 0;
    if (!was_open) return true;
    f->now.text_n = (uint32_t)f->b->text_n - f->now.text;
    wire_str text = {f->b->text, f->b->text_n};
    wire_span s = wire__trim_span(text, f->now.text, f->b->text_n);
    f->now.text = s.beg;
    f->now.text_n = s.end - s.beg;
    return s.beg == s.end || WIRE__PUSH(f->a, f->b, f->now);
}

static bool ends_a_sentence(const filler *f)
{
    static const char *const ends[] = {
        ".", "!", "?", "\"", ":", "\xe2\x80\x9d", "\xe3\x80\x82", ")"};
    wire_str s = {f->b->text, f->b->text_n};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (wire_str_ends(s, wire_str_of(ends[i]))) return true;
    return false;
}

static bool room(filler *f, size_t more)
{
    wire__blocks *b = f->b;
    if (b->text_cap - b->text_n >= more) return true;
    char *p = wire__grow(f->a, b->text, &b->text_cap, b->text_n + more, 1);
    if (p) b->text = p;
    return p != NULL;
}

static bool put_char(filler *f, size_t node, const char *chars, size_t n,
                     uint32_t src, uint32_t src_n)
{
    unsigned marks = f->b->marks[node];
    if (f->is_open && (f->n_br > 1 || (f->n_br && ends_a_sentence(f))) &&
        !flush(f))
        return false;
    if (!f->is_open) {
        uint32_t holder = f->b->block_of[node];
        f->now = (wire__block){.node = holder,
                               .first = (uint32_t)node,
                               .text = (uint32_t)f->b->text_n,
                               .src_beg = src,
                               .words = 1,
                               .role = (uint8_t)role_of(f, holder, marks)};
        f->is_open = true;
    } else if (f->gap || f->n_br) {
        if (!room(f, 1)) return false;
        f->b->text[f->b->text_n++] = ' ';
        f->now.words++;
    }
    f->gap = false;
    f->n_br = 0;
    if (!room(f, n)) return false;
    memcpy(f->b->text + f->b->text_n, chars, n);
    f->b->text_n += n;
    f->now.src_end = src + src_n;
    f->now.chars++;
    if (marks & WIRE__MARK_LINK) f->now.link_chars++;
    if (marks & WIRE__MARK_STRONG) f->now.strong_chars++;
    return true;
}

static bool put_text(filler *f, size_t node)
{
    const wire__node *t = &f->d->nodes[node];
    const char *base = f->d->src.p, *p = base + t->beg, *end = base + t->end;
    while (p < end) {
        char chars[8];
        size_t n, used = 0;
        if (wire_is_space(*p)) {
            f->gap = true;
            p++;
            continue;
        }
        if (*p == '&' && !t->is_cdata)
            used = wire__entity(p, end, false, chars, &n);
        if (!used) {
            unsigned char c = (unsigned char)*p;
            n = used = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
            if (used > (size_t)(end - p)) n = used = (size_t)(end - p);
            memcpy(chars, p, n);
        }
        if (n == 1 && wire_is_space(chars[0]))
            f->gap = true;
        else if (!put_char(f, node, chars, n, (uint32_t)(p - base),
                           (uint32_t)used))
            return false;
        p += used;
    }
    return true;
}

wire_status wire__page_blocks(const wire__dom *d, bool is_fragment,
                              wire_arena *a, wire__blocks *out, wire_err *err)
{
    *out = (wire__blocks){0};
    WIRE_TRY(mark_all(d, is_fragment, a, out, err));
    filler f = {.d = d, .b = out, .a = a};
    uint32_t holder = 0;
    bool ok = true;
    for (size_t i = 1; ok && i < d->n; i++) {
        const wire__node *n = &d->nodes[i];
        if (n->is_text) {
            if (out->block_of[i] != holder) ok = flush(&f);
            holder = out->block_of[i];
            ok = ok && put_text(&f, i);
        } else if (out->marks[i] & WIRE__MARK_DROPPED) {
            if (wire__tag_is_block((wire__tag)n->tag)) ok = flush(&f);
            i = n->until - 1;
        } else if (n->tag == WIRE__TAG_BR) {
            f.n_br++;
        } else if (out->block_of[i] == i) {
            ok = flush(&f);
        } else if (wire__tag_is_block((wire__tag)n->tag)) {
            f.gap = true; /* a cell */
        }
    }
    return ok && flush(&f) ? WIRE_OK : wire_fail_mem(err);
}
