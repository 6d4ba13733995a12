/* A tree to blocks of text, and what class names say of an element.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_page.h"

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* ---- Class names ---- */

enum { WORD_BYTES = 20 };

/* Words of class names and ids, whole: "article__share" holds "share". */
static const struct {
    char word[WORD_BYTES];
    unsigned short marks;
} class_words[] = {
    {"ad", WIRE__MARK_PROMO},
    {"addthis", WIRE__MARK_PROMO},
    {"ads", WIRE__MARK_PROMO},
    {"adslot", WIRE__MARK_PROMO},
    {"advert", WIRE__MARK_PROMO},
    {"advertisement", WIRE__MARK_PROMO},
    {"advertising", WIRE__MARK_PROMO},
    {"alsoread", WIRE__MARK_PROMO},
    {"author", WIRE__MARK_META},
    {"authors", WIRE__MARK_META},
    {"banner", WIRE__MARK_PROMO},
    {"bio", WIRE__MARK_META},
    {"breadcrumb", WIRE__MARK_PROMO},
    {"breadcrumbs", WIRE__MARK_PROMO},
    {"byline", WIRE__MARK_META},
    {"caption", WIRE__MARK_META},
    {"captions", WIRE__MARK_META},
    {"carousel", WIRE__MARK_PROMO},
    {"categories", WIRE__MARK_META},
    {"comment", WIRE__MARK_COMMENT},
    {"commentlist", WIRE__MARK_COMMENT},
    {"comments", WIRE__MARK_COMMENT},
    {"consent", WIRE__MARK_PROMO},
    {"cookie", WIRE__MARK_PROMO},
    {"cookies", WIRE__MARK_PROMO},
    {"copyright", WIRE__MARK_PROMO},
    {"credit", WIRE__MARK_META},
    {"credits", WIRE__MARK_META},
    {"cta", WIRE__MARK_PROMO},
    {"date", WIRE__MARK_META},
    {"dateline", 0},
    {"disclosure", WIRE__MARK_PROMO},
    {"disqus", WIRE__MARK_COMMENT},
    {"donate", WIRE__MARK_PROMO},
    {"donation", WIRE__MARK_PROMO},
    {"facebook", WIRE__MARK_PROMO},
    {"figcaption", WIRE__MARK_META},
    {"flyout", WIRE__MARK_PROMO},
    {"follow", WIRE__MARK_PROMO},
    {"footer", WIRE__MARK_PROMO},
    {"gallery", WIRE__MARK_PROMO},
    {"hidden", WIRE__MARK_PROMO},
    {"jumplinks", WIRE__MARK_PROMO},
    {"keywords", WIRE__MARK_META},
    {"lightbox", WIRE__MARK_PROMO},
    {"livefyre", WIRE__MARK_COMMENT},
    {"login", WIRE__MARK_PROMO},
    {"masthead", WIRE__MARK_PROMO},
    {"menu", WIRE__MARK_PROMO},
    {"meta", WIRE__MARK_META},
    {"metadata", WIRE__MARK_META},
    {"modal", WIRE__MARK_PROMO},
    {"mostpopular", WIRE__MARK_PROMO},
    {"mostread", WIRE__MARK_PROMO},
    {"nav", WIRE__MARK_PROMO},
    {"navbar", WIRE__MARK_PROMO},
    {"navigation", WIRE__MARK_PROMO},
    {"newsletter", WIRE__MARK_PROMO},
    {"newsletters", WIRE__MARK_PROMO},
    {"noprint", WIRE__MARK_PROMO},
    {"outbrain", WIRE__MARK_PROMO},
    {"overlay", WIRE__MARK_PROMO},
    {"pager", WIRE__MARK_PROMO},
    {"pagination", WIRE__MARK_PROMO},
    {"partner", WIRE__MARK_PROMO},
    {"paywall", WIRE__MARK_PROMO},
    {"player", WIRE__MARK_PROMO},
    {"popular", WIRE__MARK_PROMO},
    {"popup", WIRE__MARK_PROMO},
    {"postmeta", WIRE__MARK_META},
    {"print", 0},
    {"promo", WIRE__MARK_PROMO},
    {"promos", WIRE__MARK_PROMO},
    {"promoted", WIRE__MARK_PROMO},
    {"promotion", WIRE__MARK_PROMO},
    {"pubdate", WIRE__MARK_META},
    {"pullquote", WIRE__MARK_PROMO},
    {"rail", WIRE__MARK_PROMO},
    {"readmore", WIRE__MARK_PROMO},
    {"readnext", WIRE__MARK_PROMO},
    {"recirc", WIRE__MARK_PROMO},
    {"recirculation", WIRE__MARK_PROMO},
    {"recommendations", WIRE__MARK_PROMO},
    {"recommended", WIRE__MARK_PROMO},
    {"register", WIRE__MARK_PROMO},
    {"related", WIRE__MARK_PROMO},
    {"respond", WIRE__MARK_COMMENT},
    {"share", WIRE__MARK_PROMO},
    {"sharebar", WIRE__MARK_PROMO},
    {"sharedaddy", WIRE__MARK_PROMO},
    {"sharing", WIRE__MARK_PROMO},
    {"sidebar", WIRE__MARK_PROMO},
    {"signup", WIRE__MARK_PROMO},
    {"sitemap", WIRE__MARK_PROMO},
    {"slider", WIRE__MARK_PROMO},
    {"social", WIRE__MARK_PROMO},
    {"sponsor", WIRE__MARK_PROMO},
    {"sponsored", WIRE__MARK_PROMO},
    {"subscribe", WIRE__MARK_PROMO},
    {"subscription", WIRE__MARK_PROMO},
    {"taboola", WIRE__MARK_PROMO},
    {"tags", WIRE__MARK_META},
    {"teaser", WIRE__MARK_PROMO},
    {"teasers", WIRE__MARK_PROMO},
    {"timestamp", WIRE__MARK_META},
    {"toc", WIRE__MARK_PROMO},
    {"toolbar", WIRE__MARK_PROMO},
    {"tooltip", WIRE__MARK_PROMO},
    {"topics", WIRE__MARK_META},
    {"trending", WIRE__MARK_PROMO},
    {"twitter", 0},
    {"videoplayer", WIRE__MARK_PROMO},
    {"whatsapp", WIRE__MARK_PROMO},
    {"widget", WIRE__MARK_PROMO},
};

/* Names with the marks between words taken out. */
static const char *const body_names[] = {
    "articlebody",  "articlecontent", "articletext", "articlecopy",
    "entrycontent", "postcontent",    "postbody",    "storybody",
    "storycontent", "storytext",      "bodycopy",    "bodytext",
    "contentbody",  "newsbody",       "newscontent", "newstext",
    "articlechunk", "articlemain",    "storycopy",   "textcontent"};

static const char *const promo_names[] = {
    "readmore",     "readnext",      "morestories",    "morefrom",
    "mostread",     "mostpopular",   "relatedart",     "relatedpost",
    "relatedstor",  "relatedlink",   "relatedcontent", "youmayalso",
    "youmightalso", "alsolike",      "newslettersig",  "sharebutton",
    "sharetool",    "socialshare",   "sociallink",     "socialmedia",
    "skiplink",     "skipto",        "sronly",         "visuallyhidden",
    "screenreader", "nextarticle",   "prevarticle",    "pullquote",
    "inlinepromo",  "sponsoredcont", "subscriberonly", "authorbio",
    "aboutauthor",  "aboutheauthor"};

static unsigned word_marks(const char *p, size_t n)
{
    char word[WORD_BYTES];
    if (n >= sizeof word) return 0;
    memcpy(word, p, n);
    word[n] = 0;
    size_t lo = 0, hi = sizeof class_words / sizeof *class_words;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        int c = strcmp(word, class_words[mid].word);
        if (c == 0) return class_words[mid].marks;
        if (c < 0)
            hi = mid;
        else
            lo = mid + 1;
    }
    return 0;
}

static bool contains_any(wire_str s, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (wire_str_find(s, wire_str_of(list[i]), 0) != SIZE_MAX) return true;
    return false;
}

/* One name, "ArticleBody__share-bar": its words, and itself without marks. */
static unsigned name_marks(wire_str name)
{
    char flat[64];
    size_t n = 0, word = 0;
    unsigned marks = 0;
    for (size_t i = 0; i < name.n && n < sizeof flat; i++) {
        char c = name.p[i];
        bool is_upper = c >= 'A' && c <= 'Z';
        bool is_low_before = i && name.p[i - 1] >= 'a' && name.p[i - 1] <= 'z';
        if ((!is_alnum(c) || (is_upper && is_low_before)) && n > word) {
            marks |= word_marks(flat + word, n - word);
            /* "has-sidebar", "no-comments" speak of something else. */
            if (word == 0 && n <= 4 && !is_upper &&
                (!memcmp(flat, "has", n) || !memcmp(flat, "no", n) ||
                 !memcmp(flat, "with", n) || !memcmp(flat, "js", n)))
                return 0;
            word = n;
        }
        if (is_alnum(c)) flat[n++] = (char)(is_upper ? c | 0x20 : c);
    }
    if (n > word) marks |= word_marks(flat + word, n - word);
    wire_str s = {flat, n};
    /* "social-embed": a post that the text quotes. */
    if (wire_str_find(s, WIRE_STR("embed"), 0) != SIZE_MAX)
        return marks & WIRE__MARK_META;
    if (contains_any(s, promo_names, sizeof promo_names / sizeof *promo_names))
        marks |= WIRE__MARK_PROMO;
    if (!marks &&
        contains_any(s, body_names, sizeof body_names / sizeof *body_names))
        marks |= WIRE__MARK_BODY;
    return marks;
}

unsigned wire__class_marks(wire_str names)
{
    unsigned marks = 0;
    size_t i = 0;
    while (i < names.n) {
        while (i < names.n && is_space(names.p[i]))
            i++;
        size_t beg = i;
        while (i < names.n && !is_space(names.p[i]))
            i++;
        if (i > beg) marks |= name_marks(wire_str_sub(names, beg, i));
    }
    return marks;
}

/* ---- Marks of elements ---- */

static bool is_hidden_style(wire_str style)
{
    size_t at = wire_str_find_nocase(style, WIRE_STR("display"), 0);
    if (at == SIZE_MAX) return false;
    for (at += 7;
         at < style.n && (is_space(style.p[at]) || style.p[at] == ':');)
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
        if (is_space(*p)) {
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
        if (n == 1 && is_space(chars[0]))
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
