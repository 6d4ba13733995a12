/* What elements of a page say by microdata, microformats, rel and class.
 *
 *   <div itemscope itemtype=".../NewsArticle">      the item: of several, the
 *     <h1 itemprop="headline">                      largest is the article
 *     <div itemprop="author" itemscope itemtype=".../Person">
 *       <b itemprop="name">                         a name inside a value
 *     <div itemprop="comment" itemscope ...>        of an item of its own
 *
 * Sources: HTML (microdata), schema.org, hAtom 0.1, hNews 0.1, h-entry.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_page.h"

/* ---- Words and values ---------------------------------------------------- */

bool wire__has_word(wire_str list, const char *word)
{
    wire_str w = wire_str_of(word);
    for (size_t i = 0; i < list.n;) {
        size_t at = wire_str_find_nocase(list, w, i);
        if (at == SIZE_MAX) return false;
        size_t end = at + w.n;
        if ((at == 0 || wire_str_trim(wire_str_sub(list, at - 1, at)).n == 0) &&
            (end == list.n ||
             wire_str_trim(wire_str_sub(list, end, end + 1)).n == 0))
            return true;
        i = at + 1;
    }
    return false;
}

/* The first element below node whose attribute holds one of two words; 0 for
 * none. Looks at the next few hundred nodes only: names stand near. */
static size_t find_below(const wire__dom *d, size_t node, const char *attr,
                         const char *word, const char *other)
{
    enum { LOOKED_AT = 300 };
    size_t end = d->nodes[node].until;
    if (end > node + LOOKED_AT) end = node + LOOKED_AT;
    for (size_t i = node + 1; i < end; i++) {
        if (d->nodes[i].is_text) continue;
        wire_str v = wire__dom_attr(d, &d->nodes[i], attr);
        if (wire__has_word(v, word) || wire__has_word(v, other)) return i;
    }
    return 0;
}

/* The text of an element as a value. What is long is none, and elements in
 * each other that all claim to be one may not each be read to their end. */
static wire_status short_line(const wire__dom *d, size_t i, wire_arena *a,
                              wire_str *out, wire_err *err)
{
    enum { LONGEST = 8192 };
    const wire__node *n = &d->nodes[i];
    *out = (wire_str){0};
    if (n->in_end - n->in_beg > LONGEST) return WIRE_OK;
    return wire__dom_line(d, i, a, out, err);
}

/* The value of an element: what it says for machines, else its text. A value
 * that is an item of its own has a name inside. */
static wire_status value_of(const wire__dom *d, size_t i, const char *attr,
                            wire_arena *a, wire_str *out, bool *is_line,
                            wire_err *err)
{
    static const char *const machine[] = {"content", "datetime"};
    const wire__node *n = &d->nodes[i];
    size_t name = 0;
    *is_line = false;
    *out = (wire_str){0};
    for (size_t k = 0; k < 2 && !out->n; k++)
        *out = wire__dom_attr(d, n, machine[k]);
    if (out->n) return WIRE_OK;
    if (n->tag == WIRE__TAG_ABBR) /* <abbr class=published title=...> */
        *out = wire__dom_attr(d, n, "title");
    if (n->tag == WIRE__TAG_LINK) *out = wire__dom_attr(d, n, "href");
    if (out->n) return WIRE_OK;
    if (wire_str_eq(wire_str_of(attr), WIRE_STR("itemprop")))
        name = find_below(d, i, attr, "name", "name");
    else if (wire_str_eq(wire_str_of(attr), WIRE_STR("class")))
        name = find_below(d, i, attr, "fn", "p-name");
    if (name) *out = wire__dom_attr(d, &d->nodes[name], "content");
    if (out->n) return WIRE_OK;
    *is_line = true;
    return short_line(d, name ? name : i, a, out, err);
}

/* ---- The item that is the article ------------------------------------------ */

static bool is_item(const wire__dom *d, const wire__node *n)
{
    wire__attr at = wire__dom_attrs(d, n);
    while (wire__attr_next(&at))
        if (wire_str_eq_nocase(at.name, WIRE_STR("itemscope"))) return true;
    return false;
}

static bool has_attrs(const wire__node *n)
{
    return n->in_beg - n->beg > n->name_n + 8u;
}

static uint32_t larger(const wire__dom *d, uint32_t best, size_t i)
{
    const wire__node *n = &d->nodes[i], *b = &d->nodes[best];
    return best && b->end - b->beg >= n->end - n->beg ? best : (uint32_t)i;
}

static wire_status find_items(const wire__dom *d, wire_arena *a,
                              wire__marked *m, wire_err *err)
{
    m->scope = WIRE_ARRAY(a, uint32_t, d->n);
    m->is_scope = wire_arena_calloc(a, d->n, 1);
    if (!m->scope || !m->is_scope) return wire_fail_mem(err);
    m->scope[0] = 0;
    for (size_t i = 1; i < d->n; i++) {
        const wire__node *n = &d->nodes[i];
        m->scope[i] = m->is_scope[n->parent] ? n->parent : m->scope[n->parent];
        if (n->is_text || !has_attrs(n) || !is_item(d, n)) continue;
        m->is_scope[i] = 1;
        wire_str type = wire__dom_attr(d, n, "itemtype");
        if (wire__is_live_type(type)) m->is_live = true;
        if (wire__article_kind(type) == 2) m->item = larger(d, m->item, i);
    }
    return WIRE_OK;
}

wire_status wire__marked_find(const wire__dom *d, wire_arena *a,
                              wire__marked *out, wire_err *err)
{
    *out = (wire__marked){0};
    /* Before any of the work: most pages have none. */
    if (wire_str_find(d->src, WIRE_STR("itemscope"), 0) != SIZE_MAX)
        WIRE_TRY(find_items(d, a, out, err));
    if (wire_str_find(d->src, WIRE_STR("hentry"), 0) == SIZE_MAX &&
        wire_str_find(d->src, WIRE_STR("h-entry"), 0) == SIZE_MAX)
        return WIRE_OK;
    for (size_t i = 1; i < d->n; i++) {
        const wire__node *n = &d->nodes[i];
        if (n->is_text || !has_attrs(n)) continue;
        wire_str class = wire__dom_attr(d, n, "class");
        if (wire__has_word(class, "hentry") || wire__has_word(class, "h-entry"))
            out->entry = larger(d, out->entry, i);
    }
    return WIRE_OK;
}

/* Does a property of element i speak of the page's article? Not when it is
 * of a person, a picture, a comment or another article. */
static bool is_of_article(const wire__dom *d, const wire__marked *m, size_t i)
{
    size_t scope = m->scope ? m->scope[i] : 0;
    if (!scope || scope == m->item) return true;
    return wire__article_kind(
               wire__dom_attr(d, &d->nodes[scope], "itemtype")) == 1;
}

static bool is_in(const wire__dom *d, size_t top, size_t i)
{
    return top && i > top && i < d->nodes[top].until;
}

/* ---- Properties -------------------------------------------------------------- */

/* Where an element must stand for its word to count. */
typedef enum { ANYWHERE, OF_ARTICLE, OF_ENTRY } where;

static const struct {
    const char *attr, *word;
    wire__says what;
    unsigned char rank; /* as in read_html.c */
    uint8_t where;
} rules[] = {
    {"itemprop", "headline", WIRE__SAYS_TITLE, 10, OF_ARTICLE},
    {"itemprop", "datePublished", WIRE__SAYS_PUBLISHED, 6, OF_ARTICLE},
    {"itemprop", "dateCreated", WIRE__SAYS_PUBLISHED, 8, OF_ARTICLE},
    {"itemprop", "dateModified", WIRE__SAYS_MODIFIED, 6, OF_ARTICLE},
    {"itemprop", "author", WIRE__SAYS_AUTHOR, 12, OF_ARTICLE},
    {"itemprop", "creator", WIRE__SAYS_AUTHOR, 13, OF_ARTICLE},
    {"itemprop", "publisher", WIRE__SAYS_OUTLET, 6, OF_ARTICLE},
    {"itemprop", "sourceOrganization", WIRE__SAYS_CREDIT, 4, OF_ARTICLE},
    {"itemprop", "creditText", WIRE__SAYS_CREDIT, 5, OF_ARTICLE},
    {"itemprop", "inLanguage", WIRE__SAYS_LANGUAGE, 5, OF_ARTICLE},
    {"itemprop", "mainEntityOfPage", WIRE__SAYS_URL, 6, OF_ARTICLE},
    {"itemprop", "url", WIRE__SAYS_URL, 7, OF_ARTICLE},
    {"itemprop", "description", WIRE__SAYS_SUMMARY, 4, OF_ARTICLE},
    {"itemprop", "dateline", WIRE__SAYS_DATELINE, 4, OF_ARTICLE},
    {"itemprop", "locationCreated", WIRE__SAYS_DATELINE, 6, OF_ARTICLE},
    {"class", "entry-title", WIRE__SAYS_TITLE, 10, OF_ENTRY},
    {"class", "p-name", WIRE__SAYS_TITLE, 10, OF_ENTRY},
    {"class", "published", WIRE__SAYS_PUBLISHED, 12, OF_ENTRY},
    {"class", "dt-published", WIRE__SAYS_PUBLISHED, 12, OF_ENTRY},
    {"class", "updated", WIRE__SAYS_MODIFIED, 12, OF_ENTRY},
    {"class", "dt-updated", WIRE__SAYS_MODIFIED, 12, OF_ENTRY},
    {"class", "source-org", WIRE__SAYS_CREDIT, 4, OF_ENTRY},
    {"class", "entry-summary", WIRE__SAYS_SUMMARY, 3, OF_ENTRY},
    {"class", "p-summary", WIRE__SAYS_SUMMARY, 3, OF_ENTRY},
    {"class", "dateline", WIRE__SAYS_DATELINE, 5, OF_ENTRY},
    {"rel", "author", WIRE__SAYS_AUTHOR, 13, ANYWHERE},
    {"class", "byline", WIRE__SAYS_AUTHOR, 15, ANYWHERE},
    {"class", "author", WIRE__SAYS_AUTHOR, 15, ANYWHERE},
    {"class", "p-author", WIRE__SAYS_AUTHOR, 15, ANYWHERE},
    {"class", "article-author", WIRE__SAYS_AUTHOR, 15, ANYWHERE},
};

static bool holds(const wire__dom *d, const wire__marked *m, size_t i, where w)
{
    if (w == OF_ARTICLE) return is_of_article(d, m, i);
    return w == ANYWHERE || is_in(d, m->entry, i);
}

/* Lines are no essays: a box about the author is no byline. */
static bool is_too_long(wire__says what, wire_str value)
{
    enum { LONGEST_NAME = 200, LONGEST_TITLE = 500, LONGEST_SUMMARY = 1500 };
    if (what == WIRE__SAYS_TITLE) return value.n > LONGEST_TITLE;
    if (what == WIRE__SAYS_SUMMARY) return value.n > LONGEST_SUMMARY;
    return what != WIRE__SAYS_URL && value.n > LONGEST_NAME;
}

static wire_status read_attr(wire__facts *f, const wire__dom *d,
                             const wire__marked *m, size_t i, wire_str name,
                             wire_str words, wire_arena *a, wire_err *err)
{
    for (size_t k = 0; k < sizeof rules / sizeof *rules; k++) {
        wire__says what = rules[k].what;
        unsigned rank = rules[k].rank;
        bool is_line;
        wire_str value;
        if (rank >= f->rank[what] ||
            !wire_str_eq_nocase(name, wire_str_of(rules[k].attr)) ||
            !wire__has_word(words, rules[k].word) ||
            !holds(d, m, i, (where)rules[k].where))
            continue;
        WIRE_TRY(value_of(d, i, rules[k].attr, a, &value, &is_line, err));
        if (is_too_long(what, value)) continue;
        if (what == WIRE__SAYS_URL &&
            (!m->item || m->scope[i] != m->item || !wire__is_web_url(value)))
            continue;
        f->now = (wire__origin){rules[k].attr, wire_str_of(rules[k].word),
                                d->nodes[i].beg};
        WIRE_TRY(wire__facts_offer(f, what, rank, value, is_line, a, err));
        if (what != WIRE__SAYS_DATELINE || f->rank[what] != rank) continue;
        f->line_beg = d->nodes[i].in_beg;
        f->line_end = d->nodes[i].in_end;
    }
    return WIRE_OK;
}

wire_status wire__marked_read(wire__facts *f, const wire__dom *d,
                              const wire__marked *m, size_t i, wire_arena *a,
                              wire_err *err)
{
    const wire__node *n = &d->nodes[i];
    if (!has_attrs(n)) return WIRE_OK;
    wire__attr at = wire__dom_attrs(d, n);
    while (wire__attr_next(&at)) {
        size_t len = at.name.n; /* class, rel, itemprop */
        if (at.value.n && (len == 5 || len == 3 || len == 8))
            WIRE_TRY(read_attr(f, d, m, i, at.name, at.value, a, err));
    }
    return WIRE_OK;
}

/* <time datetime="...">: with a mark that it is the publication 12, else the
 * first of an <article> or <header> 14, the first at all 16. */
wire_status wire__marked_time(wire__facts *f, const wire__dom *d,
                              const wire__marked *m, size_t i, wire_arena *a,
                              wire_err *err)
{
    const wire__node *n = &d->nodes[i];
    wire_str value = wire__dom_attr(d, n, "datetime");
    wire_str class = wire__dom_attr(d, n, "class");
    if (m->scope && !is_of_article(d, m, i) &&
        wire__article_kind(
            wire__dom_attr(d, &d->nodes[m->scope[i]], "itemtype")) == 2)
        return WIRE_OK; /* of another article */
    if (!value.n) WIRE_TRY(short_line(d, i, a, &value, err));
    f->now = (wire__origin){"<time>", {0}, n->beg};
    if (wire__has_word(wire__dom_attr(d, n, "itemprop"), "dateModified") ||
        wire__has_word(class, "updated") || wire__has_word(class, "modified"))
        return wire__facts_offer(f, WIRE__SAYS_MODIFIED, 12, value, false, a,
                                 err);
    unsigned rank = 16;
    wire__tag parent = (wire__tag)d->nodes[n->parent].tag;
    if (parent == WIRE__TAG_ARTICLE || parent == WIRE__TAG_HEADER) rank = 14;
    if (wire__has_word(class, "published") ||
        wire__has_word(class, "entry-date"))
        rank = 12;
    wire__attr at = wire__dom_attrs(d, n);
    while (wire__attr_next(&at))
        if (wire_str_eq_nocase(at.name, WIRE_STR("pubdate"))) rank = 12;
    return wire__facts_offer(f, WIRE__SAYS_PUBLISHED, rank, value, false, a,
                             err);
}
