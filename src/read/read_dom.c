/* Bytes of HTML or XML to a tree; see read_dom.h for its shape.
 *
 * A cut of the HTML standard's parser: optional end tags, raw text elements,
 * misnested inline elements, unmatched end tags. Left out: moving content
 * out of tables, rebuilding formatting elements; neither changes which text
 * stands in which block.
 * SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>
#include <string.h>

#include "read_dom.h"

/* What the builder does with an element. */
enum {
    VOID_TAG = 1,  /* never has an end tag */
    BLOCK = 2,     /* ends an open <p>, begins a new line */
    RAW = 4,       /* holds text up to its own end tag only */
    INLINE = 8,    /* its end tag may cross others */
    FENCE = 16,    /* end tags inside do not reach out of it */
    HEAD_TAG = 32, /* may stand in <head> */
    HEADING = 64
};

static const struct {
    char name[11];
    unsigned char flags;
} tags[WIRE__TAG_N] = {
    [WIRE__TAG_NONE] = {"", 0},
    [WIRE__TAG_OTHER] = {"", 0},
    [WIRE__TAG_A] = {"a", INLINE},
    [WIRE__TAG_ABBR] = {"abbr", INLINE},
    [WIRE__TAG_ADDRESS] = {"address", BLOCK},
    [WIRE__TAG_ARTICLE] = {"article", BLOCK},
    [WIRE__TAG_ASIDE] = {"aside", BLOCK},
    [WIRE__TAG_AUDIO] = {"audio", 0},
    [WIRE__TAG_B] = {"b", INLINE},
    [WIRE__TAG_BASE] = {"base", VOID_TAG | HEAD_TAG},
    [WIRE__TAG_BLOCKQUOTE] = {"blockquote", BLOCK},
    [WIRE__TAG_BODY] = {"body", BLOCK},
    [WIRE__TAG_BR] = {"br", VOID_TAG},
    [WIRE__TAG_BUTTON] = {"button", 0},
    [WIRE__TAG_CANVAS] = {"canvas", 0},
    [WIRE__TAG_CAPTION] = {"caption", BLOCK | FENCE},
    [WIRE__TAG_CENTER] = {"center", BLOCK},
    [WIRE__TAG_CITE] = {"cite", INLINE},
    [WIRE__TAG_CODE] = {"code", INLINE},
    [WIRE__TAG_COL] = {"col", VOID_TAG},
    [WIRE__TAG_DD] = {"dd", BLOCK},
    [WIRE__TAG_DEL] = {"del", INLINE},
    [WIRE__TAG_DETAILS] = {"details", BLOCK},
    [WIRE__TAG_DIALOG] = {"dialog", BLOCK},
    [WIRE__TAG_DIV] = {"div", BLOCK},
    [WIRE__TAG_DL] = {"dl", BLOCK},
    [WIRE__TAG_DT] = {"dt", BLOCK},
    [WIRE__TAG_EM] = {"em", INLINE},
    [WIRE__TAG_EMBED] = {"embed", VOID_TAG},
    [WIRE__TAG_FIELDSET] = {"fieldset", BLOCK},
    [WIRE__TAG_FIGCAPTION] = {"figcaption", BLOCK},
    [WIRE__TAG_FIGURE] = {"figure", BLOCK},
    [WIRE__TAG_FONT] = {"font", INLINE},
    [WIRE__TAG_FOOTER] = {"footer", BLOCK},
    [WIRE__TAG_FORM] = {"form", BLOCK},
    [WIRE__TAG_FRAME] = {"frame", VOID_TAG},
    [WIRE__TAG_FRAMESET] = {"frameset", 0},
    [WIRE__TAG_H1] = {"h1", BLOCK | HEADING},
    [WIRE__TAG_H2] = {"h2", BLOCK | HEADING},
    [WIRE__TAG_H3] = {"h3", BLOCK | HEADING},
    [WIRE__TAG_H4] = {"h4", BLOCK | HEADING},
    [WIRE__TAG_H5] = {"h5", BLOCK | HEADING},
    [WIRE__TAG_H6] = {"h6", BLOCK | HEADING},
    [WIRE__TAG_HEAD] = {"head", BLOCK},
    [WIRE__TAG_HEADER] = {"header", BLOCK},
    [WIRE__TAG_HR] = {"hr", VOID_TAG | BLOCK},
    [WIRE__TAG_HTML] = {"html", BLOCK | FENCE},
    [WIRE__TAG_I] = {"i", INLINE},
    [WIRE__TAG_IFRAME] = {"iframe", RAW},
    [WIRE__TAG_IMG] = {"img", VOID_TAG},
    [WIRE__TAG_INPUT] = {"input", VOID_TAG},
    [WIRE__TAG_LABEL] = {"label", INLINE},
    [WIRE__TAG_LEGEND] = {"legend", BLOCK},
    [WIRE__TAG_LI] = {"li", BLOCK},
    [WIRE__TAG_LINK] = {"link", VOID_TAG | HEAD_TAG},
    [WIRE__TAG_MAIN] = {"main", BLOCK},
    [WIRE__TAG_MAP] = {"map", 0},
    [WIRE__TAG_MENU] = {"menu", BLOCK},
    [WIRE__TAG_META] = {"meta", VOID_TAG | HEAD_TAG},
    [WIRE__TAG_NAV] = {"nav", BLOCK},
    [WIRE__TAG_NOEMBED] = {"noembed", RAW},
    [WIRE__TAG_NOFRAMES] = {"noframes", RAW},
    [WIRE__TAG_NOSCRIPT] = {"noscript", HEAD_TAG},
    [WIRE__TAG_OBJECT] = {"object", FENCE},
    [WIRE__TAG_OL] = {"ol", BLOCK},
    [WIRE__TAG_OPTGROUP] = {"optgroup", 0},
    [WIRE__TAG_OPTION] = {"option", 0},
    [WIRE__TAG_P] = {"p", BLOCK},
    [WIRE__TAG_PARAM] = {"param", VOID_TAG},
    [WIRE__TAG_PICTURE] = {"picture", INLINE},
    [WIRE__TAG_PRE] = {"pre", BLOCK},
    [WIRE__TAG_Q] = {"q", INLINE},
    [WIRE__TAG_S] = {"s", INLINE},
    [WIRE__TAG_SCRIPT] = {"script", RAW | HEAD_TAG},
    [WIRE__TAG_SECTION] = {"section", BLOCK},
    [WIRE__TAG_SELECT] = {"select", 0},
    [WIRE__TAG_SMALL] = {"small", INLINE},
    [WIRE__TAG_SOURCE] = {"source", VOID_TAG},
    [WIRE__TAG_SPAN] = {"span", INLINE},
    [WIRE__TAG_STRIKE] = {"strike", INLINE},
    [WIRE__TAG_STRONG] = {"strong", INLINE},
    [WIRE__TAG_STYLE] = {"style", RAW | HEAD_TAG},
    [WIRE__TAG_SUB] = {"sub", INLINE},
    [WIRE__TAG_SUMMARY] = {"summary", BLOCK},
    [WIRE__TAG_SUP] = {"sup", INLINE},
    [WIRE__TAG_SVG] = {"svg", 0},
    [WIRE__TAG_TABLE] = {"table", BLOCK | FENCE},
    [WIRE__TAG_TBODY] = {"tbody", BLOCK},
    [WIRE__TAG_TD] = {"td", BLOCK | FENCE},
    [WIRE__TAG_TEMPLATE] = {"template", HEAD_TAG | FENCE},
    [WIRE__TAG_TEXTAREA] = {"textarea", RAW},
    [WIRE__TAG_TFOOT] = {"tfoot", BLOCK},
    [WIRE__TAG_TH] = {"th", BLOCK | FENCE},
    [WIRE__TAG_THEAD] = {"thead", BLOCK},
    [WIRE__TAG_TIME] = {"time", INLINE},
    [WIRE__TAG_TITLE] = {"title", RAW | HEAD_TAG},
    [WIRE__TAG_TR] = {"tr", BLOCK},
    [WIRE__TAG_TRACK] = {"track", VOID_TAG},
    [WIRE__TAG_TT] = {"tt", INLINE},
    [WIRE__TAG_U] = {"u", INLINE},
    [WIRE__TAG_UL] = {"ul", BLOCK},
    [WIRE__TAG_VIDEO] = {"video", 0},
    [WIRE__TAG_WBR] = {"wbr", VOID_TAG},
    [WIRE__TAG_XMP] = {"xmp", RAW | BLOCK},
};

/* A page of more tags is no page; its text is still read. 32 bytes each. */
enum { MAX_NODES = 1 << 23 };

bool wire__tag_is_block(wire__tag t) { return tags[t].flags & BLOCK; }
bool wire__tag_is_heading(wire__tag t) { return tags[t].flags & HEADING; }

static wire__tag tag_of(const char *p, size_t n)
{
    char low[sizeof tags[0].name];
    if (n == 0 || n >= sizeof low) return WIRE__TAG_OTHER;
    for (size_t i = 0; i < n; i++)
        low[i] = (char)(p[i] >= 'A' && p[i] <= 'Z' ? p[i] | 0x20 : p[i]);
    low[n] = 0;
    unsigned lo = WIRE__TAG_OTHER + 1, hi = WIRE__TAG_N;
    while (lo < hi) {
        unsigned mid = (lo + hi) / 2;
        int c = strcmp(low, tags[mid].name);
        if (c == 0) return (wire__tag)mid;
        if (c < 0)
            hi = mid;
        else
            lo = mid + 1;
    }
    return WIRE__TAG_OTHER;
}

wire__tag wire__tag_of(wire_str name) { return tag_of(name.p, name.n); }

/* ---- The stack of open elements ---- */

enum { BUCKETS = 64 };

typedef struct {
    wire__dom *d;
    wire_arena *a;
    const char *p, *end;
    uint32_t *stack; /* nodes; [0] is the root */
    bool *is_closed; /* its end tag came while others stood on it */
    size_t depth, max_depth;
    uint32_t open[WIRE__TAG_N];   /* elements of a tag on the stack */
    uint32_t open_other[BUCKETS]; /* of unknown names, by hash */
    uint32_t flat[WIRE__TAG_N];   /* below the depth limit, not on the stack */
    uint32_t flat_other[BUCKETS];
    bool has_no_end[WIRE__TAG_N]; /* raw elements: no end tag is left */
    bool is_past_dtd;
} builder;

static uint32_t here(const builder *b)
{
    return (uint32_t)(b->p - b->d->src.p);
}

static unsigned bucket_of(wire_str name)
{
    unsigned h = 0;
    for (size_t i = 0; i < name.n && i < 24; i++)
        h = h * 31 + ((unsigned char)name.p[i] | 0x20);
    return h % BUCKETS;
}

static uint32_t *count_of(uint32_t *known, uint32_t *other, wire__tag t,
                          wire_str name)
{
    return t == WIRE__TAG_OTHER ? &other[bucket_of(name)] : &known[t];
}

static wire__tag top_tag(const builder *b)
{
    return (wire__tag)b->d->nodes[b->stack[b->depth - 1]].tag;
}

static wire__tag tag_at(const builder *b, size_t i)
{
    return (wire__tag)b->d->nodes[b->stack[i]].tag;
}

/* Take the top off; in_end is where its content ended, end where its end tag
 * did (the same when there is none). */
static void pop(builder *b, uint32_t in_end, uint32_t end)
{
    assert(b->depth > 1);
    wire__node *n = &b->d->nodes[b->stack[--b->depth]];
    n->until = (uint32_t)b->d->n;
    if (b->is_closed[b->depth]) return; /* counted and placed before */
    n->in_end = in_end;
    n->end = end;
    --*count_of(b->open, b->open_other, (wire__tag)n->tag,
                wire__dom_name(b->d, n));
}

static void pop_to(builder *b, size_t depth, uint32_t in_end, uint32_t end)
{
    while (b->depth > depth + 1)
        pop(b, in_end, in_end);
    pop(b, in_end, end);
    while (b->depth > 1 && b->is_closed[b->depth - 1])
        pop(b, in_end, in_end);
}

/* Place of the nearest open element of tag t; 0 when a fence or the root
 * comes first. stop: a second tag that ends the search. */
static size_t nearest(const builder *b, wire__tag t, wire__tag stop,
                      bool crosses_fences)
{
    if (!b->open[t]) return 0;
    for (size_t i = b->depth; i-- > 1;) {
        wire__tag at = tag_at(b, i);
        if (at == t && !b->is_closed[i]) return i;
        if (at == stop || (!crosses_fences && (tags[at].flags & FENCE)))
            return 0;
    }
    return 0;
}

/* ---- Nodes ---- */

static wire_status add_node(builder *b, wire__node n, wire_err *err)
{
    wire__dom *d = b->d;
    if (d->n >= MAX_NODES) {
        d->is_cut = true;
        return WIRE_END;
    }
    n.parent = b->depth ? b->stack[b->depth - 1] : 0;
    if (d->n == d->cap) {
        wire__node *p = wire__grow(b->a, d->nodes, &d->cap, d->n + 1, sizeof n);
        if (!p) return wire_fail_mem(err);
        d->nodes = p;
    }
    d->nodes[d->n++] = n;
    d->nodes[d->n - 1].until = (uint32_t)d->n;
    return WIRE_OK;
}

static wire_status add_text(builder *b, uint32_t beg, uint32_t end,
                            bool is_cdata, wire_err *err)
{
    if (beg == end) return WIRE_OK;
    wire__node n = {.beg = beg,
                    .end = end,
                    .in_beg = beg,
                    .in_end = end,
                    .is_text = true,
                    .is_cdata = is_cdata};
    wire_status status = add_node(b, n, err);
    if (status != WIRE_END) return status;
    /* Out of nodes: the last text grows over what follows. */
    wire__node *last = &b->d->nodes[b->d->n - 1];
    if (last->is_text) last->end = last->in_end = end;
    return WIRE_OK;
}

/* ---- Optional end tags ---- */

static void close_nearest(builder *b, wire__tag t, wire__tag stop)
{
    size_t i = nearest(b, t, stop, false);
    if (i) pop_to(b, i, here(b), here(b));
}

static void close_list_item(builder *b, wire__tag t)
{
    for (size_t i = b->depth; b->open[t] && i-- > 1;) {
        wire__tag at = tag_at(b, i);
        if (at == t) {
            pop_to(b, i, here(b), here(b));
            return;
        }
        if ((tags[at].flags & (BLOCK | FENCE)) && at != WIRE__TAG_DIV &&
            at != WIRE__TAG_P && at != WIRE__TAG_ADDRESS)
            return;
    }
}

/* What the start tag t closes before it opens. at: where it begins. */
static void close_implied(builder *b, wire__tag t)
{
    if (top_tag(b) == WIRE__TAG_HEAD && !(tags[t].flags & HEAD_TAG))
        pop_to(b, b->depth - 1, here(b), here(b));
    if (tags[t].flags & BLOCK) {
        size_t p = nearest(b, WIRE__TAG_P, WIRE__TAG_BUTTON, false);
        if (p) pop_to(b, p, here(b), here(b));
    }
    if ((tags[t].flags & HEADING) && (tags[top_tag(b)].flags & HEADING))
        pop_to(b, b->depth - 1, here(b), here(b));
    switch (t) {
    case WIRE__TAG_LI:
        close_list_item(b, t);
        break;
    case WIRE__TAG_DD:
    case WIRE__TAG_DT:
        close_list_item(b, WIRE__TAG_DD);
        close_list_item(b, WIRE__TAG_DT);
        break;
    case WIRE__TAG_TD:
    case WIRE__TAG_TH: {
        size_t td = nearest(b, WIRE__TAG_TD, WIRE__TAG_TABLE, true);
        size_t th = nearest(b, WIRE__TAG_TH, WIRE__TAG_TABLE, true);
        if (td || th) pop_to(b, td > th ? td : th, here(b), here(b));
        break;
    }
    case WIRE__TAG_TBODY:
    case WIRE__TAG_THEAD:
    case WIRE__TAG_TFOOT:
    case WIRE__TAG_TR: {
        size_t tr = nearest(b, WIRE__TAG_TR, WIRE__TAG_TABLE, true);
        if (tr) pop_to(b, tr, here(b), here(b));
        break;
    }
    case WIRE__TAG_OPTION:
        close_nearest(b, WIRE__TAG_OPTION, WIRE__TAG_SELECT);
        break;
    case WIRE__TAG_A: {
        size_t i = nearest(b, WIRE__TAG_A, WIRE__TAG_NONE, false);
        if (i && i + 1 == b->depth) pop_to(b, i, here(b), here(b));
        break;
    }
    case WIRE__TAG_BODY:
        while (b->depth > 1 && top_tag(b) != WIRE__TAG_HTML)
            pop(b, here(b), here(b));
        break;
    default:
        break;
    }
}

/* ---- Tags ---- */

/* Behind the ">" of a tag whose name ends at p; NULL when the source ends
 * inside it. *is_empty: it ends in "/>". */
static const char *tag_end(const char *p, const char *end, bool *is_empty)
{
    *is_empty = false;
    while (p < end) {
        char c = *p++;
        if (c == '>') return p;
        *is_empty = c == '/';
        if (c != '=') continue;
        while (p < end && wire_is_space(*p))
            p++;
        if (p < end && (*p == '"' || *p == '\'')) {
            p = memchr(p + 1, *p, (size_t)(end - p - 1));
            if (!p) return NULL;
            p++;
        } else { /* a slash here belongs to the value */
            while (p < end && *p != '>' && !wire_is_space(*p))
                p++;
        }
    }
    return NULL;
}

static const char *name_end(const char *p, const char *end)
{
    while (p < end && !wire_is_space(*p) && *p != '>' && *p != '/' && *p != '<')
        p++;
    return p;
}

/* The source ends inside of what begins at p. */
static void tear(builder *b, const char *p)
{
    if (b->d->is_xml && b->d->torn_at == WIRE__NOWHERE)
        b->d->torn_at = (uint32_t)(p - b->d->src.p);
}

/* Text up to the end tag of a raw element; p behind the text. */
static const char *raw_end(builder *b, wire__tag t)
{
    if (b->has_no_end[t]) return NULL;
    size_t n = strlen(tags[t].name);
    for (const char *p = b->p; p < b->end; p++) {
        p = memchr(p, '<', (size_t)(b->end - p));
        if (!p) break;
        if (p + 2 + n > b->end || p[1] != '/') continue;
        if (wire_str_eq_nocase((wire_str){p + 2, n},
                               (wire_str){tags[t].name, n}) &&
            (p + 2 + n == b->end || !wire_is_alpha(p[2 + n])))
            return p;
    }
    if (t == WIRE__TAG_SCRIPT || t == WIRE__TAG_STYLE) return b->end;
    b->has_no_end[t] = true; /* text of the page, rather than all of it lost */
    return NULL;
}

static wire_status open_element(builder *b, wire__node n, bool is_empty,
                                wire_err *err)
{
    wire__tag t = (wire__tag)n.tag;
    unsigned flags = b->d->is_xml ? 0 : tags[t].flags;
    wire_status status = add_node(b, n, err);
    if (status != WIRE_OK) return status == WIRE_END ? WIRE_OK : status;
    wire_str name = wire__dom_name(b->d, &n);
    if (flags & VOID_TAG ||
        (is_empty &&
         (b->d->is_xml || t == WIRE__TAG_OTHER || t == WIRE__TAG_SVG)))
        return WIRE_OK;
    if (flags & RAW) {
        const char *text_end = raw_end(b, t);
        if (!text_end) return WIRE_OK;
        uint32_t self = (uint32_t)b->d->n - 1;
        uint32_t beg = here(b), end = (uint32_t)(text_end - b->d->src.p);
        b->stack[b->depth++] = self; /* for the text's parent */
        status = add_text(b, beg, end, false, err);
        b->depth--;
        b->p = text_end; /* and over its end tag */
        while (b->p < b->end && *b->p != '>')
            b->p++;
        b->p += b->p < b->end;
        b->d->nodes[self].in_end = end;
        b->d->nodes[self].end = here(b);
        b->d->nodes[self].until = (uint32_t)b->d->n;
        return status;
    }
    if (b->depth >= b->max_depth) {
        if (b->d->deep_at == WIRE__NOWHERE) b->d->deep_at = n.beg;
        ++*count_of(b->flat, b->flat_other, t, name);
        return WIRE_OK;
    }
    b->is_closed[b->depth] = false;
    b->stack[b->depth++] = (uint32_t)b->d->n - 1;
    ++*count_of(b->open, b->open_other, t, name);
    return WIRE_OK;
}

/* b->p is at "<"; false when this is no tag. */
static wire_status start_tag(builder *b, wire_err *err)
{
    const char *beg = b->p;
    const char *name = name_end(beg + 1, b->end);
    bool is_empty;
    const char *end = tag_end(name, b->end, &is_empty);
    size_t name_n = (size_t)(name - beg - 1);
    if (!end) { /* the source ends inside the tag */
        tear(b, beg);
        b->p = b->end;
        return WIRE_OK;
    }
    wire__tag t = b->d->is_xml ? WIRE__TAG_OTHER : tag_of(beg + 1, name_n);
    bool is_again = (t == WIRE__TAG_HTML && b->open[t]) ||
                    (t == WIRE__TAG_BODY && b->open[t]);
    if (!b->d->is_xml && !is_again) close_implied(b, t);
    b->p = end;
    if (is_again) return WIRE_OK;
    wire__node n = {.beg = (uint32_t)(beg - b->d->src.p),
                    .end = here(b),
                    .in_beg = here(b),
                    .in_end = here(b),
                    .name_n = (uint16_t)(name_n < 4096 ? name_n : 4096),
                    .tag = (uint8_t)t};
    return open_element(b, n, is_empty, err);
}

/* The open element that an end tag names; 0 when there is none. */
static size_t matching(const builder *b, wire__tag t, wire_str name)
{
    if (t != WIRE__TAG_OTHER) {
        size_t i = nearest(b, t, WIRE__TAG_NONE,
                           t == WIRE__TAG_TABLE || t == WIRE__TAG_TR ||
                               t == WIRE__TAG_TBODY || t == WIRE__TAG_TD);
        return i;
    }
    for (size_t i = b->depth; i-- > 1;) {
        const wire__node *n = &b->d->nodes[b->stack[i]];
        if (n->tag == t && wire_str_eq_nocase(wire__dom_name(b->d, n), name))
            return i; /* "</Item>" is wrong in XML, and meant all the same */
        if (!b->d->is_xml && (tags[n->tag].flags & FENCE)) return 0;
    }
    return 0;
}

static void end_tag(builder *b)
{
    const char *beg = b->p;
    const char *name = name_end(beg + 2, b->end);
    wire_str word = {beg + 2, (size_t)(name - beg - 2)};
    /* "</p <b>": the tag ends where the next begins. */
    b->p = name;
    while (b->p < b->end && *b->p != '>' && *b->p != '<')
        b->p++;
    if (b->p == b->end) tear(b, beg);
    b->p += b->p < b->end && *b->p == '>';
    wire__tag t = b->d->is_xml ? WIRE__TAG_OTHER : tag_of(word.p, word.n);
    uint32_t in_end = (uint32_t)(beg - b->d->src.p);
    if (t == WIRE__TAG_BODY || t == WIRE__TAG_HTML) return;
    uint32_t *flat = count_of(b->flat, b->flat_other, t, word);
    if (*flat) { /* closes what was never put on the stack */
        --*flat;
        return;
    }
    if (!*count_of(b->open, b->open_other, t, word)) return;
    size_t i = matching(b, t, word);
    if (!i) return;
    if (tags[t].flags & INLINE) {
        for (size_t k = i + 1; k < b->depth; k++) {
            if (!(tags[tag_at(b, k)].flags & BLOCK)) continue;
            /* It ends inside a block that goes on: <b><p>x</b>y</p>. */
            wire__node *n = &b->d->nodes[b->stack[i]];
            n->in_end = in_end;
            n->end = here(b);
            b->is_closed[i] = true;
            --b->open[t];
            return;
        }
    }
    pop_to(b, i, in_end, here(b));
}

/* Where mark, which ends in ">", stands at or behind p; NULL when nowhere.
 * Steps from ">" to ">" and looks no further than it must. */
static const char *find_close(const char *p, const char *end, wire_str mark)
{
    const char *first = p;
    while (p < end && (p = memchr(p, '>', (size_t)(end - p)))) {
        size_t before = mark.n - 1;
        if ((size_t)(p - first) >= before &&
            memcmp(p - before, mark.p, before) == 0)
            return p - before;
        p++;
    }
    return NULL;
}

static wire_status cdata(builder *b, wire_err *err)
{
    const char *first = b->p;
    b->p += 9; /* <![CDATA[ */
    const char *close = find_close(b->p, b->end, WIRE_STR("]]>"));
    const char *end = close ? close : b->end;
    if (!close) tear(b, first);
    uint32_t beg = here(b), stop = (uint32_t)(end - b->d->src.p);
    b->p = close ? close + 3 : b->end;
    return add_text(b, beg, stop, true, err);
}

/* Behind the internal subset of the document type at p, which may hold
 * declarations of its own; NULL when there is none. */
static const char *behind_subset(const char *p, const char *close,
                                 const char *end)
{
    const char *open = memchr(p, '[', (size_t)(close - p));
    const char *stop = open ? find_close(open, end, WIRE_STR("]>")) : NULL;
    return stop ? stop + 2 : NULL;
}

/* Comments, declarations, instructions, CDATA. */
static wire_status markup(builder *b, wire_err *err)
{
    wire_str rest = {b->p, (size_t)(b->end - b->p)};
    wire_str mark = WIRE_STR(">");
    size_t from = 2;
    if (wire_str_starts(rest, WIRE_STR("<!--"))) {
        bool is_empty = wire_str_starts(rest, WIRE_STR("<!-->")) ||
                        wire_str_starts(rest, WIRE_STR("<!--->"));
        if (!is_empty) mark = WIRE_STR("-->");
        from = 4;
    } else if (b->d->is_xml && wire_str_starts(rest, WIRE_STR("<![CDATA["))) {
        return cdata(b, err);
    } else if (b->d->is_xml && wire_str_starts(rest, WIRE_STR("<?"))) {
        mark = WIRE_STR("?>");
    }
    const char *close = find_close(b->p + from, b->end, mark);
    if (!close && !b->d->is_xml && mark.n == 1) { /* text about "<!DOCTYPE" */
        uint32_t beg = here(b);
        b->p = b->end;
        return add_text(b, beg, here(b), false, err);
    }
    const char *behind = close ? close + mark.n : b->end;
    if (!close) tear(b, b->p);
    if (b->d->is_xml && mark.n == 1 && close && !b->is_past_dtd) {
        const char *subset = behind_subset(b->p, close, b->end);
        b->is_past_dtd = true; /* there is but one; looked for but once */
        if (subset) behind = subset;
    }
    b->p = behind;
    return WIRE_OK;
}

/* ---- The loop ---- */

static wire_status parse_all(builder *b, wire_err *err)
{
    const char *text = b->p;
    while (b->p < b->end) {
        const char *lt = memchr(b->p, '<', (size_t)(b->end - b->p));
        if (!lt || lt + 1 >= b->end) {
            b->p = b->end;
            break;
        }
        char c = lt[1];
        bool is_end = c == '/' && lt + 2 < b->end &&
                      (wire_is_alpha(lt[2]) || (b->d->is_xml && lt[2] != ' '));
        bool is_start =
            wire_is_alpha(c) || (b->d->is_xml && (c == '_' || c == ':'));
        if (!is_end && !is_start && c != '!' && c != '?') {
            b->p = lt + 1;
            continue;
        }
        WIRE_TRY(add_text(b, (uint32_t)(text - b->d->src.p),
                          (uint32_t)(lt - b->d->src.p), false, err));
        b->p = lt;
        if (is_end)
            end_tag(b);
        else
            WIRE_TRY(is_start ? start_tag(b, err) : markup(b, err));
        text = b->p;
    }
    WIRE_TRY(add_text(b, (uint32_t)(text - b->d->src.p), here(b), false, err));
    if (b->depth > 1)
        tear(b, b->d->src.p + b->d->nodes[b->stack[b->depth - 1]].beg);
    for (size_t i = 1; i < b->depth; i++)
        b->d->nodes[b->stack[i]].is_open = true;
    while (b->depth > 1)
        pop(b, here(b), here(b));
    b->d->nodes[0].until = (uint32_t)b->d->n;
    return WIRE_OK;
}

wire_status wire__dom_parse(wire_str src, bool is_xml, size_t max_depth,
                            wire_arena *a, wire__dom *out, wire_err *err)
{
    if (!src.p) src = WIRE_STR(""); /* pointers are counted from it */
    *out = (wire__dom){.src = src,
                       .is_xml = is_xml,
                       .deep_at = WIRE__NOWHERE,
                       .torn_at = WIRE__NOWHERE};
    builder *b = WIRE_NEW(a, builder);
    if (!b) return wire_fail_mem(err);
    b->d = out;
    b->a = a;
    b->p = src.p;
    b->end = src.p + src.n;
    b->max_depth = max_depth + 1;
    b->stack = WIRE_ARRAY(a, uint32_t, max_depth + 2); /* a raw one on top */
    b->is_closed = WIRE_ARRAY(a, bool, max_depth + 2);
    if (!b->stack || !b->is_closed) return wire_fail_mem(err);
    wire__node root = {.end = (uint32_t)src.n, .in_end = (uint32_t)src.n};
    WIRE_TRY(add_node(b, root, err));
    b->is_closed[0] = false;
    b->stack[b->depth++] = 0;
    return parse_all(b, err);
}
