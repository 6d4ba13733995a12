/* RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 to articles, one an item.
 *
 *   <rss><channel> title language        outlet, language of all
 *     <item> title link guid pubDate     facts
 *            content:encoded, else       text: decoded, with a map back to
 *            description                 the feed's bytes, then read as HTML
 *
 * Sources: RFC 4287 (Atom), RSS 2.0 and 1.0, their content and Dublin Core
 * modules. Names are compared by namespace; a prefix that nobody declared
 * means what it usually means.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_page.h"

/* ---- Namespaces ---- */

typedef enum {
    NS_RSS, /* none, or one of RSS */
    NS_ATOM,
    NS_CONTENT,
    NS_DC,
    NS_DCTERMS,
    NS_XHTML,
    NS_MEDIA,
    NS_ITUNES,
    NS_OTHER
} ns_id;

static const struct {
    const char *uri;
    ns_id id;
} known_uris[] = {
    {"http://www.w3.org/2005/Atom", NS_ATOM},
    {"http://purl.org/atom/ns#", NS_ATOM},
    {"http://example.com/newformat#", NS_ATOM},
    {"http://necho.sourceforge.net", NS_ATOM},
    {"http://purl.org/echo/", NS_ATOM},
    {"uri/of/echo/namespace#", NS_ATOM},
    {"http://purl.org/pie/", NS_ATOM},
    {"http://purl.org/rss/1.0/modules/content/", NS_CONTENT},
    {"http://purl.org/dc/elements/1.", NS_DC},
    {"http://purl.org/dc/terms/", NS_DCTERMS},
    {"http://www.w3.org/1999/xhtml", NS_XHTML},
    {"http://search.yahoo.com/mrss", NS_MEDIA},
    {"http://www.itunes.com/dtds/podcast", NS_ITUNES},
    {"http://backend.userland.com/rss", NS_RSS},
    {"http://blogs.law.harvard.edu/tech/rss", NS_RSS},
    {"http://purl.org/rss/1.0/modules/rss", NS_RSS},
    {"http://purl.org/net/rss1.1#", NS_RSS},
    {"http://my.netscape.com/rdf/simple/0.9/", NS_RSS},
    {"http://my.netscape.com/publish/formats/rss", NS_RSS},
};

static const struct {
    const char *prefix;
    ns_id id;
} usual_prefixes[] = {
    {"atom", NS_ATOM},  {"a10", NS_ATOM},        {"content", NS_CONTENT},
    {"dc", NS_DC},      {"dcterms", NS_DCTERMS}, {"xhtml", NS_XHTML},
    {"html", NS_XHTML}, {"rss", NS_RSS},
};

typedef struct {
    wire_str prefix; /* empty: the default namespace */
    ns_id id;
    uint32_t beg, until; /* nodes it holds for */
} declaration;

typedef struct {
    wire__reader *r;
    const wire__input *in;
    wire__dom d;
    struct {
        declaration *p;
        size_t n, cap;
    } ns;
    bool is_atom;
    wire_str outlet, language, author; /* of the whole feed */
    wire_str base_url;
} feed;

/* More than this many are noise; each lookup walks over them. */
enum { MOST_DECLARATIONS = 64 };

static ns_id ns_of_uri(wire_str uri)
{
    if (wire_str_eq_nocase(uri, WIRE_STR("http://purl.org/rss/1.0/")))
        return NS_RSS;
    for (size_t i = 0; i < sizeof known_uris / sizeof *known_uris; i++)
        if (wire_str_starts_nocase(uri, wire_str_of(known_uris[i].uri)))
            return known_uris[i].id;
    return NS_OTHER;
}

static wire_status find_declarations(feed *f, wire_err *err)
{
    for (size_t i = 1; i < f->d.n; i++) {
        const wire__node *n = &f->d.nodes[i];
        wire_str tag = wire_str_sub(f->d.src, n->beg, n->in_beg);
        if (n->is_text || f->ns.n >= MOST_DECLARATIONS ||
            wire_str_find(tag, WIRE_STR("xmlns"), 0) == SIZE_MAX)
            continue;
        wire__attr a = wire__dom_attrs(&f->d, n);
        while (wire__attr_next(&a)) {
            if (!wire_str_starts(a.name, WIRE_STR("xmlns"))) continue;
            declaration new = {wire_str_sub(a.name, 6, a.name.n),
                               ns_of_uri(wire_str_trim(a.value)), (uint32_t)i,
                               n->until};
            if (!WIRE__PUSH(f->r->work, &f->ns, new)) return wire_fail_mem(err);
        }
    }
    return WIRE_OK;
}

static ns_id ns_of_prefix(const feed *f, wire_str prefix, size_t node)
{
    for (size_t i = f->ns.n; i-- > 0;) {
        const declaration *d = &f->ns.p[i];
        if (node >= d->beg && node < d->until && wire_str_eq(d->prefix, prefix))
            return d->id;
    }
    if (!prefix.n) return f->is_atom ? NS_ATOM : NS_RSS;
    for (size_t i = 0; i < sizeof usual_prefixes / sizeof *usual_prefixes; i++)
        if (wire_str_eq_nocase(prefix, wire_str_of(usual_prefixes[i].prefix)))
            return usual_prefixes[i].id;
    return NS_OTHER;
}

static wire_str local_name(const feed *f, size_t node, ns_id *ns)
{
    wire_str name = wire__dom_name(&f->d, &f->d.nodes[node]), prefix = {0};
    size_t colon = wire_str_find(name, WIRE_STR(":"), 0);
    if (colon != SIZE_MAX) {
        prefix = wire_str_sub(name, 0, colon);
        name = wire_str_sub(name, colon + 1, name.n);
    }
    *ns = ns_of_prefix(f, prefix, node);
    return name;
}

static bool is_named(const feed *f, size_t node, ns_id ns, const char *name)
{
    if (f->d.nodes[node].is_text) return false;
    ns_id got;
    wire_str local = local_name(f, node, &got);
    return got == ns && wire_str_eq_nocase(local, wire_str_of(name));
}

/* ---- Values ---- */

typedef enum { FORM_TEXT, FORM_HTML, FORM_XHTML, FORM_NONE } form;

static bool has_elements(const feed *f, size_t node)
{
    for (size_t i = node + 1; i < f->d.nodes[node].until; i++)
        if (!f->d.nodes[i].is_text) return true;
    return false;
}

static bool has_cdata(const feed *f, size_t node)
{
    for (size_t i = node + 1; i < f->d.nodes[node].until; i++)
        if (f->d.nodes[i].is_cdata) return true;
    return false;
}

/* How an element holds its text. RSS says nothing: tags that stand in it
 * unescaped are XHTML, else it is escaped HTML. Atom 1.0 has type, Atom 0.3
 * type and mode. */
static form form_of(const feed *f, size_t node)
{
    const wire__node *n = &f->d.nodes[node];
    wire_str type = wire_str_trim(wire__dom_attr(&f->d, n, "type"));
    wire_str mode = wire_str_trim(wire__dom_attr(&f->d, n, "mode"));
    ns_id ns;
    local_name(f, node, &ns);
    bool has_tags = has_elements(f, node) && !has_cdata(f, node);
    if (ns == NS_XHTML) return FORM_XHTML;
    if (wire_str_eq_nocase(mode, WIRE_STR("base64"))) return FORM_NONE;
    if (ns != NS_ATOM) return has_tags ? FORM_XHTML : FORM_HTML;
    if (wire_str_eq_nocase(type, WIRE_STR("xhtml")) ||
        wire_str_eq_nocase(type, WIRE_STR("application/xhtml+xml")))
        return has_tags || !wire_str_eq_nocase(mode, WIRE_STR("escaped"))
                   ? FORM_XHTML
                   : FORM_HTML;
    if (wire_str_eq_nocase(type, WIRE_STR("html")) ||
        wire_str_eq_nocase(type, WIRE_STR("text/html")))
        return has_tags ? FORM_XHTML : FORM_HTML;
    if (!type.n || wire_str_eq_nocase(type, WIRE_STR("text")) ||
        wire_str_eq_nocase(type, WIRE_STR("text/plain")))
        return has_tags ? FORM_XHTML
               : wire_str_eq_nocase(mode, WIRE_STR("escaped")) && !type.n
                   ? FORM_HTML
                   : FORM_TEXT;
    return has_tags ? FORM_XHTML : FORM_NONE; /* pictures and the like */
}

static wire_str inner(const feed *f, size_t node)
{
    return wire_str_sub(f->d.src, f->d.nodes[node].in_beg,
                        f->d.nodes[node].in_end);
}

/* The content of an element as text or HTML; positions in map are those of
 * the feed's text. */
static wire_status content_of(const feed *f, size_t node, form how,
                              wire_str *out, wire__map *map, wire_err *err)
{
    wire_str raw = inner(f, node);
    wire_arena *a = f->r->scratch;
    *map = (wire__map){0};
    if (how != FORM_XHTML)
        return wire__decode_mapped(raw, f->d.src.p, true, a, out, map, err);
    *out = raw;
    if (!wire__map_add(a, map, 0, f->d.nodes[node].in_beg, 1, 1))
        return wire_fail_mem(err);
    return WIRE_OK;
}

/* One line of an element that is a name, a date, an address. */
static wire_status line_of(const feed *f, size_t node, wire_str *out,
                           wire_err *err)
{
    return wire__dom_line(&f->d, node, f->r->scratch, out, err);
}

/* A headline may be text, or HTML escaped once or twice. */
static wire_status headline_of(const feed *f, size_t node, wire_str *out,
                               wire_err *err)
{
    form how = form_of(f, node);
    wire_arena *a = f->r->scratch;
    wire_str text;
    wire__map map;
    if (how == FORM_TEXT) return line_of(f, node, out, err);
    WIRE_TRY(content_of(f, node, how, &text, &map, err));
    wire__dom d;
    WIRE_TRY(wire__dom_parse(text, false, f->r->opts->max_depth, a, &d, err));
    return wire__dom_line(&d, 0, a, out, err);
}

/* ---- Addresses ---- */

static size_t find_char(wire_str s, char c, size_t from)
{
    const char *p = from < s.n ? memchr(s.p + from, c, s.n - from) : NULL;
    return p ? (size_t)(p - s.p) : SIZE_MAX;
}

/* Behind "scheme:"; 0 when there is none. */
static size_t scheme_end(wire_str url)
{
    for (size_t i = 0; i < url.n; i++) {
        char c = url.p[i];
        bool is_alpha = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (c == ':') return i ? i + 1 : 0;
        if (!is_alpha && (i == 0 || !memchr("0123456789+-.", c, 13))) return 0;
    }
    return 0;
}

/* An address as the feed means it: RFC 3986, 5.2, without the removal of
 * dots, which servers do as well. */
static wire_status absolute(const feed *f, wire_str url, wire_str base,
                            wire_str *out, wire_err *err)
{
    *out = url;
    size_t scheme = scheme_end(base);
    if (!url.n || scheme_end(url) || !scheme) return WIRE_OK;
    size_t host = scheme;
    if (wire_str_starts(wire_str_sub(base, scheme, base.n), WIRE_STR("//")))
        host += 2;
    size_t path = find_char(base, '/', host), cut;
    if (path == SIZE_MAX) path = base.n;
    if (wire_str_starts(url, WIRE_STR("//"))) {
        cut = scheme;
    } else if (url.p[0] == '/') {
        cut = path;
    } else if (url.p[0] == '#') {
        cut = find_char(base, '#', 0);
    } else if (url.p[0] == '?') {
        cut = find_char(base, '?', 0);
    } else {
        size_t query = find_char(base, '?', path);
        for (cut = query < base.n ? query : base.n; cut > path; cut--)
            if (base.p[cut - 1] == '/') break;
    }
    if (cut > base.n) cut = base.n;
    bool needs_slash = cut == base.n && path == base.n && url.p[0] != '/' &&
                       url.p[0] != '#' && url.p[0] != '?';
    char *p = wire_arena_alloc(f->r->scratch, cut + url.n + 2);
    if (!p) return wire_fail_mem(err);
    memcpy(p, base.p, cut);
    if (needs_slash) p[cut++] = '/';
    memcpy(p + cut, url.p, url.n);
    *out = (wire_str){p, cut + url.n};
    return WIRE_OK;
}

/* The nearest xml:base that is a whole address, else the feed's link. */
static wire_status base_of(const feed *f, size_t node, wire_str *out,
                           wire_err *err)
{
    *out = f->base_url;
    for (size_t i = node; i; i = f->d.nodes[i].parent) {
        wire_str base = wire__dom_attr(&f->d, &f->d.nodes[i], "xml:base");
        if (!scheme_end(base)) continue;
        return wire__decode_line(base, true, f->r->scratch, out, err);
    }
    return WIRE_OK;
}

/* ---- Items ---- */

typedef struct {
    wire_str id, title, link, guid, author, credit, language;
    wire_time published, modified;
    unsigned char title_rank, author_rank, time_rank, body_rank, link_rank;
    size_t body;      /* node, or 0 */
    bool guid_is_url; /* unless the feed says no */
} item;
enum { NOTHING = 255 };

typedef enum {
    IS_ID,
    IS_TITLE,
    IS_LINK,
    IS_AUTHOR,
    IS_CREDIT,
    IS_LANGUAGE,
    IS_PUBLISHED,
    IS_MODIFIED,
    IS_BODY
} field;

static const struct {
    ns_id ns;
    const char *name;
    field what;
    unsigned char rank;
} item_fields[] = {
    {NS_RSS, "title", IS_TITLE, 0},
    {NS_RSS, "link", IS_LINK, 0},
    {NS_RSS, "guid", IS_ID, 0},
    {NS_RSS, "id", IS_ID, 1},
    {NS_RSS, "author", IS_AUTHOR, 1},
    {NS_RSS, "pubDate", IS_PUBLISHED, 0},
    {NS_RSS, "date", IS_PUBLISHED, 4},
    {NS_RSS, "source", IS_CREDIT, 0},
    {NS_RSS, "language", IS_LANGUAGE, 0},
    {NS_RSS, "description", IS_BODY, 4},
    {NS_RSS, "content", IS_BODY, 2},
    {NS_RSS, "fullitem", IS_BODY, 3},
    {NS_RSS, "body", IS_BODY, 1},
    {NS_CONTENT, "encoded", IS_BODY, 0},
    {NS_XHTML, "body", IS_BODY, 1},
    {NS_XHTML, "div", IS_BODY, 1},
    {NS_DC, "title", IS_TITLE, 2},
    {NS_DC, "creator", IS_AUTHOR, 0},
    {NS_DC, "author", IS_AUTHOR, 2},
    {NS_DC, "identifier", IS_ID, 3},
    {NS_DC, "date", IS_PUBLISHED, 1},
    {NS_DC, "source", IS_CREDIT, 0},
    {NS_DC, "language", IS_LANGUAGE, 0},
    {NS_DC, "description", IS_BODY, 6},
    {NS_MEDIA, "title", IS_TITLE, 3},
    {NS_ITUNES, "author", IS_AUTHOR, 3},
    {NS_ITUNES, "summary", IS_BODY, 8},
    {NS_DCTERMS, "issued", IS_PUBLISHED, 2},
    {NS_DCTERMS, "created", IS_PUBLISHED, 3},
    {NS_DCTERMS, "modified", IS_MODIFIED, 0},
    {NS_ATOM, "id", IS_ID, 0},
    {NS_ATOM, "title", IS_TITLE, 1},
    {NS_ATOM, "link", IS_LINK, 1},
    {NS_ATOM, "author", IS_AUTHOR, 1},
    {NS_ATOM, "source", IS_CREDIT, 0},
    {NS_ATOM, "published", IS_PUBLISHED, 0},
    {NS_ATOM, "issued", IS_PUBLISHED, 1},
    {NS_ATOM, "created", IS_PUBLISHED, 2},
    {NS_ATOM, "updated", IS_MODIFIED, 0},
    {NS_ATOM, "modified", IS_MODIFIED, 1},
    {NS_ATOM, "content", IS_BODY, 2},
    {NS_ATOM, "summary", IS_BODY, 5},
    {NS_ATOM, "tagline", IS_BODY, 7},
};

/* Atom: <link rel="alternate" href>; RSS: <link>address</link>. */
static wire_status read_link(const feed *f, size_t node, unsigned rank,
                             item *it, wire_err *err)
{
    const wire__node *n = &f->d.nodes[node];
    wire_str href = wire__dom_attr(&f->d, n, "href");
    wire_str rel = wire__dom_attr(&f->d, n, "rel"), url, base;
    bool is_page = !rel.n || wire_str_eq_nocase(rel, WIRE_STR("alternate")) ||
                   wire_str_ends(rel, WIRE_STR("/alternate"));
    if (href.n && !is_page) return WIRE_OK;
    if (href.n)
        WIRE_TRY(wire__decode_line(href, true, f->r->scratch, &url, err));
    else
        WIRE_TRY(line_of(f, node, &url, err));
    if (!url.n || rank >= it->link_rank) return WIRE_OK;
    WIRE_TRY(base_of(f, node, &base, err));
    WIRE_TRY(absolute(f, url, base, &it->link, err));
    it->link_rank = (unsigned char)rank;
    return WIRE_OK;
}

/* The <name> or <title> inside, else the element's own text. */
static wire_status name_inside(const feed *f, size_t node, const char *name,
                               wire_str *out, wire_err *err)
{
    for (size_t i = node + 1; i < f->d.nodes[node].until;
         i = f->d.nodes[i].until)
        if (is_named(f, i, NS_ATOM, name) || is_named(f, i, NS_RSS, name))
            return line_of(f, i, out, err);
    if (has_elements(f, node)) { /* an address, no name */
        *out = (wire_str){0};
        return WIRE_OK;
    }
    return line_of(f, node, out, err);
}

/* RSS: "ann@example.org (Ann Lee)" names Ann Lee. */
static wire_str author_name(wire_str s)
{
    size_t open = find_char(s, '(', 0), at = find_char(s, '@', 0);
    if (at < open && open < s.n && wire_str_ends(s, WIRE_STR(")")))
        return wire_str_trim(wire_str_sub(s, open + 1, s.n - 1));
    return s;
}

static wire_status read_author(const feed *f, size_t node, unsigned rank,
                               item *it, wire_err *err)
{
    wire_str name;
    WIRE_TRY(name_inside(f, node, "name", &name, err));
    name = author_name(name);
    enum { LONGEST = 1000 };
    if (!name.n || rank > it->author_rank || it->author.n > LONGEST)
        return WIRE_OK;
    if (rank == it->author_rank && it->author.n) { /* several of one kind */
        char *p = wire_arena_alloc(f->r->scratch, it->author.n + name.n + 2);
        if (!p) return wire_fail_mem(err);
        memcpy(p, it->author.p, it->author.n);
        memcpy(p + it->author.n, ", ", 2);
        memcpy(p + it->author.n + 2, name.p, name.n);
        name = (wire_str){p, it->author.n + name.n + 2};
    }
    it->author = name;
    it->author_rank = (unsigned char)rank;
    return WIRE_OK;
}

static wire_status read_id(const feed *f, size_t node, unsigned rank, item *it,
                           wire_err *err)
{
    wire_str s;
    if (it->id.n && rank) return WIRE_OK;
    WIRE_TRY(line_of(f, node, &s, err));
    if (!s.n) return WIRE_OK;
    it->id = s;
    wire_str perma = wire__dom_attr(&f->d, &f->d.nodes[node], "isPermaLink");
    it->guid_is_url = is_named(f, node, NS_RSS, "guid") &&
                      !wire_str_eq_nocase(perma, WIRE_STR("false")) &&
                      wire_str_starts_nocase(s, WIRE_STR("http"));
    return WIRE_OK;
}

static wire_status read_date(const feed *f, size_t node, unsigned rank,
                             item *it, wire_err *err)
{
    wire_str s;
    WIRE_TRY(line_of(f, node, &s, err));
    wire_time t = wire_time_parse(s);
    if (t.precision == WIRE_TIME_NONE || rank >= it->time_rank) return WIRE_OK;
    it->published = t;
    it->time_rank = (unsigned char)rank;
    return WIRE_OK;
}

static wire_status read_field(const feed *f, size_t node, field what,
                              unsigned rank, item *it, wire_err *err)
{
    wire_str s;
    switch (what) {
    case IS_ID:
        return read_id(f, node, rank, it, err);
    case IS_LINK:
        return read_link(f, node, rank, it, err);
    case IS_AUTHOR:
        return read_author(f, node, rank, it, err);
    case IS_PUBLISHED:
        return read_date(f, node, rank, it, err);
    case IS_TITLE:
        if (rank >= it->title_rank) return WIRE_OK;
        WIRE_TRY(headline_of(f, node, &it->title, err));
        if (it->title.n) it->title_rank = (unsigned char)rank;
        return WIRE_OK;
    case IS_CREDIT:
        if (it->credit.n) return WIRE_OK;
        return name_inside(f, node, "title", &it->credit, err);
    case IS_LANGUAGE:
        return line_of(f, node, &it->language, err);
    case IS_MODIFIED:
        WIRE_TRY(line_of(f, node, &s, err));
        if (it->modified.precision == WIRE_TIME_NONE || rank == 0)
            it->modified = wire_time_parse(s);
        return WIRE_OK;
    case IS_BODY:
        break;
    }
    bool is_empty = f->d.nodes[node].until == node + 1;
    if (rank < it->body_rank && !is_empty && form_of(f, node) != FORM_NONE) {
        it->body = node;
        it->body_rank = (unsigned char)rank;
    }
    return WIRE_OK;
}

static wire_status read_children(const feed *f, size_t node, item *it,
                                 wire_err *err)
{
    *it = (item){.title_rank = NOTHING,
                 .author_rank = NOTHING,
                 .time_rank = NOTHING,
                 .body_rank = NOTHING,
                 .link_rank = NOTHING};
    for (size_t i = node + 1; i < f->d.nodes[node].until;
         i = f->d.nodes[i].until) {
        if (f->d.nodes[i].is_text) continue;
        ns_id ns;
        wire_str name = local_name(f, i, &ns);
        for (size_t k = 0; k < sizeof item_fields / sizeof *item_fields; k++) {
            if (item_fields[k].ns != ns ||
                !wire_str_eq_nocase(name, wire_str_of(item_fields[k].name)))
                continue;
            WIRE_TRY(read_field(f, i, item_fields[k].what, item_fields[k].rank,
                                it, err));
            break;
        }
    }
    return WIRE_OK;
}

static bool has_blank_line(wire_str s)
{
    size_t line = 0; /* characters of the line so far that are no space */
    bool any = false, was_blank = false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\n') {
            was_blank = any && line == 0;
            line = 0;
        } else if (s.p[i] != ' ' && s.p[i] != '\t' && s.p[i] != '\r') {
            if (was_blank) return true;
            line++;
            any = true;
        }
    }
    return false;
}

static wire_status read_body(const feed *f, size_t node, wire_article *a,
                             wire_err *err)
{
    form how = form_of(f, node);
    wire_str text;
    wire__map map;
    WIRE_TRY(content_of(f, node, how, &text, &map, err));
    wire__trail trail = {.maps = {&map, &f->in->map}};
    bool is_plain =
        how == FORM_TEXT || (how == FORM_HTML && !wire__looks_like_html(text));
    /* Text of one paragraph is wrapped as its XML pleases. */
    if (!is_plain || (how == FORM_HTML && !has_blank_line(text)))
        return wire__read_fragment(f->r, text, &trail, a, err);
    wire_span s = wire__trim_span(text, 0, text.n);
    WIRE_TRY(wire__reader_copy(f->r, wire_str_sub(text, s.beg, s.end), &a->body,
                               err));
    return wire__cut_paragraphs(text, s.beg, s.end, &trail, f->r->keep,
                                &a->paras, &a->n_paras, err);
}

/* The nearest xml:lang, else the feed's language. */
static wire_str language_of(const feed *f, size_t node, wire_str given)
{
    if (given.n) return given;
    for (size_t i = node; i; i = f->d.nodes[i].parent) {
        wire_str lang = wire__dom_attr(&f->d, &f->d.nodes[i], "xml:lang");
        if (lang.n) return lang;
    }
    return f->language;
}

static wire_status read_item(const feed *f, size_t node, wire_err *err)
{
    wire__reader *r = f->r;
    wire_article a = {.format =
                          f->is_atom ? WIRE_FORMAT_ATOM : WIRE_FORMAT_RSS};
    item it;
    WIRE_TRY(read_children(f, node, &it, err));
    a.src_off = wire__map_beg(&f->in->map, f->d.nodes[node].beg);
    if (!it.link.n && it.guid_is_url) it.link = it.id;
    if (!it.id.n) /* RSS 1.0 */
        it.id = wire__dom_attr(&f->d, &f->d.nodes[node], "rdf:about");
    wire_str lang = language_of(f, it.body ? it.body : node, it.language);
    WIRE_TRY(wire__reader_copy(r, it.id, &a.id, err));
    WIRE_TRY(wire__reader_copy(r, it.title, &a.title, err));
    WIRE_TRY(wire__reader_copy(r, it.link, &a.url, err));
    WIRE_TRY(wire__reader_copy(r, it.author.n ? it.author : f->author,
                               &a.byline, err));
    WIRE_TRY(wire__reader_copy(r, it.credit, &a.credit, err));
    WIRE_TRY(wire__reader_copy(r, lang, &a.language, err));
    a.outlet = f->outlet;
    a.published = it.published;
    a.modified = it.modified;
    if (it.body) WIRE_TRY(read_body(f, it.body, &a, err));
    return wire__reader_add(r, &a, WIRE_NO_OFF, err);
}

/* ---- The feed ---- */

/* What the channel says of all items. Kept for as long as the batch. */
static wire_status read_channel(feed *f, size_t node, wire_err *err)
{
    item it;
    WIRE_TRY(read_children(f, node, &it, err));
    WIRE_TRY(wire__reader_copy(f->r, it.title, &f->outlet, err));
    WIRE_TRY(wire__reader_copy(f->r, it.link, &f->base_url, err));
    WIRE_TRY(wire__reader_copy(f->r, it.language, &f->language, err));
    if (f->is_atom) /* an RSS channel's is the editor */
        WIRE_TRY(wire__reader_copy(f->r, it.author, &f->author, err));
    return WIRE_OK;
}

static bool is_item(const feed *f, size_t node)
{
    return is_named(f, node, NS_RSS, "item") ||
           is_named(f, node, NS_ATOM, "entry") ||
           is_named(f, node, NS_RSS, "entry");
}

static bool is_channel(const feed *f, size_t node)
{
    return is_named(f, node, NS_RSS, "channel") ||
           is_named(f, node, NS_ATOM, "feed") ||
           is_named(f, node, NS_RSS, "feed");
}

static wire_status read_items(feed *f, size_t *n_items, wire_err *err)
{
    wire_arena *scratch = f->r->scratch;
    for (size_t i = 1; i < f->d.n; i++) {
        if (f->d.nodes[i].is_text) continue;
        wire_arena_mark mark = wire_arena_save(scratch);
        if (is_channel(f, i)) {
            WIRE_TRY(read_channel(f, i, err));
        } else if (is_item(f, i)) {
            *n_items += 1;
            WIRE_TRY(read_item(f, i, err));
            i = f->d.nodes[i].until - 1;
        }
        wire_arena_rewind(scratch, mark);
    }
    return WIRE_OK;
}

/* The name of the first element decides between RSS and Atom. */
static bool is_atom_root(const wire__dom *d)
{
    for (size_t i = 1; i < d->n; i++) {
        if (d->nodes[i].is_text) continue;
        wire_str name = wire__dom_name(d, &d->nodes[i]);
        return wire_str_eq_nocase(name, WIRE_STR("feed")) ||
               wire_str_ends(name, WIRE_STR(":feed"));
    }
    return false;
}

wire_status wire__read_feed(wire__reader *r, const wire__input *in,
                            wire_err *err)
{
    feed f = {.r = r, .in = in};
    wire__trail trail = {.maps = {&in->map}};
    size_t n_items = 0;
    WIRE_TRY(wire__dom_parse(in->text, true, r->opts->max_depth, r->work, &f.d,
                             err));
    f.is_atom = is_atom_root(&f.d);
    WIRE_TRY(find_declarations(&f, err));
    if (in->bad_n)
        WIRE_TRY(wire__reader_skip(r, in->bad_at, true, err,
                                   "ill-formed UTF-8 replaced by U+FFFD "
                                   "in %u places",
                                   in->bad_n));
    WIRE_TRY(read_items(&f, &n_items, err));
    WIRE_TRY(wire__page_warn(r, &f.d, &trail, err));
    if (n_items) return WIRE_OK;
    return wire__reader_skip(r, 0, false, err, "a feed without items");
}
