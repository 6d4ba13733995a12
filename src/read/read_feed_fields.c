/* What the elements of a channel, an item or an entry say.
 *
 * Sources: RFC 4287 (Atom), RFC 5023 (drafts), RSS 2.0 and 1.0, their content
 * and Dublin Core modules, CDF, PRISM.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_feed.h"
#include "read_guard.h"

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
    IS_BODY,
    IS_SUBJECT,
    IS_RIGHTS,
    IS_LICENCE,
    IS_ENCLOSURE,
    IS_REPLIES,
    IS_CONTROL,
    IS_EMBARGO,
    IS_KEYWORDS,
    IS_OUTLET,
    IS_GROUP /* holds fields of its own */
} field;

/* Of one kind the lowest rank wins; of equal ones the first stays, of times
 * the last. */
typedef struct {
    wire__ns ns;
    const char *name;
    field what;
    unsigned char rank;
} known;

static const known known_fields[] = {
    {WIRE__NS_RSS, "title", IS_TITLE, 0},
    {WIRE__NS_BURNER, "origLink", IS_LINK, 0},
    {WIRE__NS_RSS, "link", IS_LINK, 1},
    {WIRE__NS_RSS, "guid", IS_ID, 0},
    {WIRE__NS_RSS, "id", IS_ID, 1},
    {WIRE__NS_RSS, "author", IS_AUTHOR, 1},
    {WIRE__NS_RSS, "managingEditor", IS_AUTHOR, 1},
    {WIRE__NS_RSS, "pubDate", IS_PUBLISHED, 0},
    {WIRE__NS_RSS, "date", IS_PUBLISHED, 4},
    {WIRE__NS_RSS, "lastBuildDate", IS_MODIFIED, 0},
    {WIRE__NS_RSS, "source", IS_CREDIT, 0},
    {WIRE__NS_RSS, "language", IS_LANGUAGE, 0},
    {WIRE__NS_RSS, "description", IS_BODY, 4},
    {WIRE__NS_RSS, "summary", IS_BODY, 5},
    {WIRE__NS_RSS, "abstract", IS_BODY, 5},
    {WIRE__NS_RSS, "tagline", IS_BODY, 7},
    {WIRE__NS_RSS, "subtitle", IS_BODY, 7},
    {WIRE__NS_RSS, "content", IS_BODY, 2},
    {WIRE__NS_RSS, "fullitem", IS_BODY, 3},
    {WIRE__NS_RSS, "body", IS_BODY, 1},
    {WIRE__NS_RSS, "category", IS_SUBJECT, 0},
    {WIRE__NS_RSS, "copyright", IS_RIGHTS, 0},
    {WIRE__NS_RSS, "enclosure", IS_ENCLOSURE, 0},
    {WIRE__NS_RSS, "comments", IS_REPLIES, 0},
    {WIRE__NS_CONTENT, "encoded", IS_BODY, 0},
    {WIRE__NS_XHTML, "body", IS_BODY, 1},
    {WIRE__NS_XHTML, "div", IS_BODY, 1},
    {WIRE__NS_DC, "title", IS_TITLE, 2},
    {WIRE__NS_DC, "creator", IS_AUTHOR, 0},
    {WIRE__NS_DC, "author", IS_AUTHOR, 2},
    {WIRE__NS_DC, "identifier", IS_ID, 3},
    {WIRE__NS_DC, "date", IS_PUBLISHED, 1},
    {WIRE__NS_DC, "source", IS_CREDIT, 0},
    {WIRE__NS_DC, "language", IS_LANGUAGE, 0},
    {WIRE__NS_DC, "description", IS_BODY, 6},
    {WIRE__NS_DC, "publisher", IS_OUTLET, 0},
    {WIRE__NS_DC, "subject", IS_SUBJECT, 0},
    {WIRE__NS_DC, "rights", IS_RIGHTS, 1},
    {WIRE__NS_MEDIA, "title", IS_TITLE, 3},
    {WIRE__NS_MEDIA, "category", IS_SUBJECT, 0},
    {WIRE__NS_MEDIA, "copyright", IS_RIGHTS, 2},
    {WIRE__NS_MEDIA, "description", IS_BODY, 10},
    {WIRE__NS_MEDIA, "keywords", IS_KEYWORDS, 0},
    {WIRE__NS_MEDIA, "group", IS_GROUP, 0},
    {WIRE__NS_MEDIA, "content", IS_GROUP, 0},
    {WIRE__NS_ITUNES, "category", IS_SUBJECT, 0},
    {WIRE__NS_ITUNES, "keywords", IS_KEYWORDS, 0},
    {WIRE__NS_ITUNES, "author", IS_AUTHOR, 3},
    {WIRE__NS_ITUNES, "summary", IS_BODY, 8},
    {WIRE__NS_ITUNES, "subtitle", IS_BODY, 9},
    {WIRE__NS_DCTERMS, "issued", IS_PUBLISHED, 2},
    {WIRE__NS_DCTERMS, "created", IS_PUBLISHED, 3},
    {WIRE__NS_DCTERMS, "modified", IS_MODIFIED, 1},
    {WIRE__NS_DCTERMS, "rights", IS_RIGHTS, 1},
    {WIRE__NS_PRISM, "publicationDate", IS_PUBLISHED, 2},
    {WIRE__NS_PRISM, "modificationDate", IS_MODIFIED, 2},
    {WIRE__NS_PRISM, "embargoDate", IS_EMBARGO, 0},
    {WIRE__NS_PRISM, "copyright", IS_RIGHTS, 2},
    {WIRE__NS_CC, "license", IS_LICENCE, 0},
    {WIRE__NS_APP, "control", IS_CONTROL, 0},
    {WIRE__NS_ATOM, "id", IS_ID, 0},
    {WIRE__NS_ATOM, "title", IS_TITLE, 1},
    {WIRE__NS_ATOM, "link", IS_LINK, 2},
    {WIRE__NS_ATOM, "author", IS_AUTHOR, 1},
    {WIRE__NS_ATOM, "source", IS_CREDIT, 0},
    {WIRE__NS_ATOM, "published", IS_PUBLISHED, 0},
    {WIRE__NS_ATOM, "issued", IS_PUBLISHED, 1},
    {WIRE__NS_ATOM, "created", IS_PUBLISHED, 2},
    {WIRE__NS_ATOM, "updated", IS_MODIFIED, 0},
    {WIRE__NS_ATOM, "modified", IS_MODIFIED, 1},
    {WIRE__NS_ATOM, "content", IS_BODY, 2},
    {WIRE__NS_ATOM, "summary", IS_BODY, 5},
    {WIRE__NS_ATOM, "subtitle", IS_BODY, 5},
    {WIRE__NS_ATOM, "tagline", IS_BODY, 7},
    {WIRE__NS_ATOM, "category", IS_SUBJECT, 0},
    {WIRE__NS_ATOM, "rights", IS_RIGHTS, 0},
    {WIRE__NS_ATOM, "copyright", IS_RIGHTS, 0},
};

/* ---- Links --------------------------------------------------------------- */

/* "http://www.iana.org/assignments/relation/via" is "via". */
static wire_str rel_name(wire_str rel)
{
    static const char *const iana[] = {
        "http://www.iana.org/assignments/relation/",
        "http://www.iana.org/assignments/link-relations/"};
    for (size_t i = 0; i < sizeof iana / sizeof *iana; i++) {
        wire_str uri = wire_str_of(iana[i]);
        if (wire_str_starts_nocase(rel, uri))
            return wire_str_sub(rel, uri.n, rel.n);
    }
    return rel.n ? rel : WIRE_STR("alternate");
}

/* Atom: <link rel="alternate" href>; RSS: <link>address</link>. A page is
 * better than what is not said to be one. */
static wire_status read_link(wire__xml *x, size_t node, unsigned rank,
                             wire_str base_url, wire__fields *f, wire_err *err)
{
    wire_str rel, url, type;
    WIRE_TRY(wire__xml_attr(x, node, "rel", &rel, err));
    WIRE_TRY(wire__xml_attr(x, node, "type", &type, err));
    WIRE_TRY(wire__xml_attr(x, node, "href", &url, err));
    if (!url.n) WIRE_TRY(wire__xml_line(x, node, &url, err));
    if (!url.n && wire__dom_attr(&x->d, &x->d.nodes[node], "href").p)
        WIRE_TRY(wire__xml_base(x, node, base_url, &url, err)); /* href="" */
    if (!url.n) return WIRE_OK;
    WIRE_TRY(wire__xml_url(x, node, url, base_url, &url, err));
    rel = rel_name(rel);
    bool is_alternate = wire_str_eq_nocase(rel, WIRE_STR("alternate"));
    bool is_page =
        !type.n || wire_str_find_nocase(type, WIRE_STR("html"), 0) != SIZE_MAX;
    if (is_alternate && !is_page) rank += 2;
    if (!is_alternate || rank >= f->link_rank)
        return wire__item_link(x->r, &f->a, rel, url, err);
    f->link = url;
    f->link_rank = (unsigned char)rank;
    return WIRE_OK;
}

/* An address in an attribute or as the text of an element. */
static wire_status read_other_link(wire__xml *x, size_t node, const char *attr,
                                   const char *rel, wire_str base_url,
                                   wire__fields *f, wire_err *err)
{
    wire_str url;
    WIRE_TRY(wire__xml_attr(x, node, attr, &url, err));
    if (!url.n) WIRE_TRY(wire__xml_line(x, node, &url, err));
    WIRE_TRY(wire__xml_url(x, node, url, base_url, &url, err));
    return wire__item_link(x->r, &f->a, wire_str_of(rel), url, err);
}

/* ---- People -------------------------------------------------------------- */

wire_status wire__feed_name(const wire__xml *x, size_t node, const char *name,
                            wire_str *out, wire_err *err)
{
    /* A title may be HTML, as its type says; a name is text. */
    bool is_title = strcmp(name, "title") == 0;
    for (size_t i = wire__xml_first(x, node); i; i = wire__xml_next(x, i))
        if (wire__xml_is(x, i, WIRE__NS_ATOM, name) ||
            wire__xml_is(x, i, WIRE__NS_RSS, name))
            return is_title ? wire__xml_headline(x, i, out, err)
                            : wire__xml_line(x, i, out, err);
    *out = (wire_str){0};
    if (wire__xml_has_elements(x, node)) return WIRE_OK; /* no name */
    return wire__xml_line(x, node, out, err);
}

static size_t find_char(wire_str s, char c)
{
    const char *p = s.n ? memchr(s.p, c, s.n) : NULL;
    return p ? (size_t)(p - s.p) : s.n;
}

static bool is_address(wire_str s)
{
    return find_char(s, '@') < s.n && find_char(s, ' ') == s.n;
}

/* "ann@example.org (Ann Lee)", "Ann Lee <ann@example.org>", "Ann Lee
 * (ann@example.org)" name Ann Lee. */
static wire_str author_name(wire_str s)
{
    static const char brackets[2][2] = {{'(', ')'}, {'<', '>'}};
    for (int i = 0; i < 2; i++) {
        size_t open = find_char(s, brackets[i][0]);
        if (open == s.n || s.p[s.n - 1] != brackets[i][1]) continue;
        wire_str in = wire_str_trim(wire_str_sub(s, open + 1, s.n - 1));
        wire_str before = wire_str_trim(wire_str_sub(s, 0, open));
        if (is_address(before) && in.n) return in;
        if (is_address(in) && before.n) return before;
    }
    return s;
}

static wire_status read_author(wire__xml *x, size_t node, unsigned rank,
                               wire__fields *f, wire_err *err)
{
    enum { LONGEST = 1000 };
    wire_str name;
    WIRE_TRY(wire__feed_name(x, node, "name", &name, err));
    if (!name.n) WIRE_TRY(wire__feed_name(x, node, "email", &name, err));
    name = author_name(name);
    if (!name.n || rank > f->author_rank || f->author.n > LONGEST)
        return WIRE_OK;
    if (rank == f->author_rank && f->author.n) { /* several of one kind */
        char *p = wire_arena_alloc(x->r->scratch, f->author.n + name.n + 2);
        if (!p) return wire_fail_mem(err);
        memcpy(p, f->author.p, f->author.n);
        memcpy(p + f->author.n, ", ", 2);
        memcpy(p + f->author.n + 2, name.p, name.n);
        name = (wire_str){p, f->author.n + name.n + 2};
    }
    f->author = name;
    f->author_rank = (unsigned char)rank;
    return WIRE_OK;
}

/* ---- Other fields -------------------------------------------------------- */

static wire_status read_id(wire__xml *x, size_t node, unsigned rank,
                           wire__fields *f, wire_err *err)
{
    wire_str s, perma;
    if (f->id.n && rank) return WIRE_OK;
    WIRE_TRY(wire__xml_line(x, node, &s, err));
    if (!s.n) return WIRE_OK;
    f->id = s;
    WIRE_TRY(wire__xml_attr(x, node, "isPermaLink", &perma, err));
    f->guid_is_url = wire__xml_is(x, node, WIRE__NS_RSS, "guid") &&
                     !wire_str_eq_nocase(perma, WIRE_STR("false")) &&
                     wire_str_starts_nocase(s, WIRE_STR("http"));
    return WIRE_OK;
}

static wire_status read_time(wire__xml *x, size_t node, unsigned rank,
                             wire_time *time, unsigned char *time_rank,
                             wire_err *err)
{
    wire_str s;
    WIRE_TRY(wire__xml_line(x, node, &s, err));
    wire_time t;
    WIRE_TRY(wire__reader_time(x->r, s, wire__xml_at(x, node), &t, err));
    if (t.precision == WIRE_TIME_NONE || rank > *time_rank) return WIRE_OK;
    *time = t;
    *time_rank = (unsigned char)rank;
    return WIRE_OK;
}

/* "medtop:04000000", where RSS wants a taxonomy: the code in it. */
static bool is_code(wire_str s)
{
    size_t colon = find_char(s, ':');
    return colon && colon + 1 < s.n && s.p[colon + 1] != '/' &&
           find_char(s, ' ') == s.n;
}

/* Atom: term and label; RSS: the text; podcasts: text, one in the other. */
static wire_status read_subject(wire__xml *x, size_t node, wire__fields *f,
                                wire_err *err)
{
    wire_str term, label, code;
    WIRE_TRY(wire__xml_attr(x, node, "term", &term, err));
    WIRE_TRY(wire__xml_attr(x, node, "label", &label, err));
    if (!term.n) WIRE_TRY(wire__xml_attr(x, node, "text", &term, err));
    if (!term.n) WIRE_TRY(wire__xml_line(x, node, &term, err));
    WIRE_TRY(wire__xml_attr(x, node, "domain", &code, err));
    if (!label.n && is_code(code) && !wire_str_eq(code, term)) {
        label = term;
        term = code;
        WIRE_TRY(wire__item_own_id(x->r, &term, err));
    }
    WIRE_TRY(wire__item_subject(x->r, &f->a, term, label, err));
    for (size_t i = wire__xml_first(x, node); i; i = wire__xml_next(x, i)) {
        if (!wire__xml_is(x, i, WIRE__NS_ITUNES, "category")) continue;
        WIRE_TRY(wire__xml_attr(x, i, "text", &term, err));
        WIRE_TRY(wire__item_subject(x->r, &f->a, term, (wire_str){0}, err));
    }
    return WIRE_OK;
}

static wire_status read_keywords(wire__xml *x, size_t node, wire__fields *f,
                                 wire_err *err)
{
    wire_str s, none = {0};
    WIRE_TRY(wire__xml_line(x, node, &s, err));
    while (s.n) {
        const char *comma = memchr(s.p, ',', s.n);
        size_t n = comma ? (size_t)(comma - s.p) : s.n;
        wire_str word = wire_str_trim(wire_str_sub(s, 0, n));
        if (word.n) WIRE_TRY(wire__item_subject(x->r, &f->a, word, none, err));
        s = wire_str_sub(s, n + 1, s.n);
    }
    return WIRE_OK;
}

/* RFC 5023, 13.1.1: a draft is not to be made visible. Whatever is not "no"
 * says that it is one. */
static wire_status read_control(wire__xml *x, size_t node, wire__fields *f,
                                wire_err *err)
{
    wire_str s;
    for (size_t i = wire__xml_first(x, node); i; i = wire__xml_next(x, i)) {
        if (!wire__xml_is(x, i, WIRE__NS_APP, "draft")) continue;
        WIRE_TRY(wire__xml_line(x, i, &s, err));
        if (!wire_str_eq_nocase(s, WIRE_STR("no")))
            WIRE_TRY(wire__item_status(x->r, &f->a, WIRE_STR("draft"), err));
    }
    return WIRE_OK;
}

/* What decides by the names that records use, in any namespace: <embargoed>,
 * <wp:status>draft</wp:status>. */
wire_status wire__feed_guards(wire__xml *x, size_t item, wire_article *a,
                              wire_err *err)
{
    wire__guards g = {{0}};
    wire_str s;

    for (size_t i = wire__xml_first(x, item); i; i = wire__xml_next(x, i)) {
        const wire__json_name *name = wire__guard_name(wire__xml_local(x, i));
        if (!name || x->ns[i] == WIRE__NS_OURS) continue;
        WIRE_TRY(wire__xml_line(x, i, &s, err));
        if (!wire__guard_is_nothing(s))
            WIRE_TRY(wire__guard_add(x->r, &g, name->slot, s, err));
    }
    return wire__guard(x->r, a, &g, err);
}

static wire_status read_credit(wire__xml *x, size_t node, wire_str base_url,
                               wire__fields *f, wire_err *err)
{
    if (wire__xml_is(x, node, WIRE__NS_ATOM, "source") && !f->source)
        f->source = node;
    if (wire__xml_is(x, node, WIRE__NS_RSS, "source")) {
        wire_str url;
        WIRE_TRY(wire__xml_attr(x, node, "url", &url, err));
        WIRE_TRY(wire__xml_url(x, node, url, base_url, &url, err));
        WIRE_TRY(wire__item_link(x->r, &f->a, WIRE_STR("source"), url, err));
    }
    if (f->credit.n) return WIRE_OK;
    return wire__feed_name(x, node, "title", &f->credit, err);
}

static bool is_blank(const wire__xml *x, size_t node)
{
    for (size_t i = node + 1; i < x->d.nodes[node].until; i++) {
        const wire__node *n = &x->d.nodes[i];
        if (!n->is_text) return false;
        if (wire_str_trim(wire_str_sub(x->d.src, n->beg, n->end)).n)
            return false;
    }
    return true;
}

/* Atom's content may stand elsewhere: <content src="...">. */
static wire_status read_body(wire__xml *x, size_t node, unsigned rank,
                             wire_str base_url, wire__fields *f, wire_err *err)
{
    if (x->ns[node] == WIRE__NS_ATOM) {
        wire_str src;
        WIRE_TRY(wire__xml_attr(x, node, "src", &src, err));
        WIRE_TRY(wire__xml_url(x, node, src, base_url, &src, err));
        WIRE_TRY(wire__item_link(x->r, &f->a, WIRE_STR("content"), src, err));
    }
    if (is_blank(x, node) || wire__xml_form(x, node) == WIRE__FORM_NONE)
        return WIRE_OK;
    size_t at = f->n_bodies;
    while (at && f->bodies[at - 1].rank > rank)
        at--;
    if (at == WIRE__MOST_BODIES) return WIRE_OK;
    if (f->n_bodies < WIRE__MOST_BODIES) f->n_bodies++;
    for (size_t i = f->n_bodies - 1; i > at; i--)
        f->bodies[i] = f->bodies[i - 1];
    f->bodies[at].node = node;
    f->bodies[at].rank = rank;
    return WIRE_OK;
}

static wire_status read_line(wire__xml *x, size_t node, unsigned rank,
                             bool is_headline, wire_str *value,
                             unsigned char *value_rank, wire_err *err)
{
    wire_str s;
    if (rank >= *value_rank) return WIRE_OK;
    if (is_headline)
        WIRE_TRY(wire__xml_headline(x, node, &s, err));
    else
        WIRE_TRY(wire__xml_line(x, node, &s, err));
    if (!s.n) return WIRE_OK;
    *value = s;
    *value_rank = (unsigned char)rank;
    return WIRE_OK;
}

static wire_status read_field(wire__xml *x, size_t node, field what,
                              unsigned rank, wire_str base_url, wire__fields *f,
                              wire_err *err)
{
    wire_str s;
    switch (what) {
    case IS_ID:
        return read_id(x, node, rank, f, err);
    case IS_LINK:
        return read_link(x, node, rank, base_url, f, err);
    case IS_AUTHOR:
        return read_author(x, node, rank, f, err);
    case IS_PUBLISHED:
        return read_time(x, node, rank, &f->a.published, &f->time_rank, err);
    case IS_MODIFIED:
        return read_time(x, node, rank, &f->a.modified, &f->modified_rank, err);
    case IS_TITLE:
        return read_line(x, node, rank, true, &f->title, &f->title_rank, err);
    case IS_RIGHTS:
        return read_line(x, node, rank, true, &f->rights, &f->rights_rank, err);
    case IS_CREDIT:
        return read_credit(x, node, base_url, f, err);
    case IS_LANGUAGE:
        return wire__xml_line(x, node, &f->language, err);
    case IS_SUBJECT:
        return read_subject(x, node, f, err);
    case IS_LICENCE:
        return read_other_link(x, node, "rdf:resource", "license", base_url, f,
                               err);
    case IS_ENCLOSURE:
        return read_other_link(x, node, "url", "enclosure", base_url, f, err);
    case IS_REPLIES:
        return read_other_link(x, node, "href", "replies", base_url, f, err);
    case IS_CONTROL:
        return read_control(x, node, f, err);
    case IS_KEYWORDS:
        return read_keywords(x, node, f, err);
    case IS_EMBARGO:
        WIRE_TRY(wire__xml_line(x, node, &s, err));
        return wire__item_embargo(x->r, &f->a, s, err);
    case IS_OUTLET:
        WIRE_TRY(wire__xml_line(x, node, &s, err));
        return wire__item_extra(x->r, &f->a, WIRE_STR("outlet"), s, err);
    case IS_BODY:
        return read_body(x, node, rank, base_url, f, err);
    case IS_GROUP:
        break;
    }
    return WIRE_OK;
}

/* CDF says it in attributes: <item href lastmod>. */
static wire_status read_attributes(wire__xml *x, size_t node, wire_str base_url,
                                   wire__fields *f, wire_err *err)
{
    wire_str s;
    if (x->ns[node] != WIRE__NS_RSS) return WIRE_OK;
    WIRE_TRY(wire__xml_attr(x, node, "href", &s, err));
    if (s.n && !f->link.n)
        WIRE_TRY(wire__xml_url(x, node, s, base_url, &f->link, err));
    WIRE_TRY(wire__xml_attr(x, node, "lastmod", &s, err));
    if (s.n && f->modified_rank == NOTHING) f->a.modified = wire_time_parse(s);
    WIRE_TRY(wire__xml_attr(x, node, "rdf:about", &s, err));
    if (!f->id.n) f->id = s;
    return WIRE_OK;
}

static const known *find_in(wire__ns ns, wire_str name)
{
    for (size_t k = 0; k < sizeof known_fields / sizeof *known_fields; k++)
        if (known_fields[k].ns == ns &&
            wire_str_eq_nocase(name, wire_str_of(known_fields[k].name)))
            return &known_fields[k];
    return NULL;
}

/* Feeds of one kind use names of the other: <updated> in RSS. */
static const known *find_field(const wire__xml *x, size_t node)
{
    wire_str name = wire__xml_local(x, node);
    wire__ns ns = (wire__ns)x->ns[node];
    const known *k = find_in(ns, name);
    if (!k && ns == WIRE__NS_RSS) k = find_in(WIRE__NS_ATOM, name);
    if (!k && ns == WIRE__NS_ATOM) k = find_in(WIRE__NS_RSS, name);
    return k;
}

/* <wire:status>withheld</wire:status>, as write puts it. */
static wire_status read_ours(wire__xml *x, size_t node, wire__fields *f,
                             wire_err *err)
{
    wire_str s;
    WIRE_TRY(wire__xml_line(x, node, &s, err));
    return wire__item_extra(x->r, &f->a, wire__xml_local(x, node), s, err);
}

wire_status wire__feed_fields(wire__xml *x, size_t node, wire_str base_url,
                              wire__fields *out, wire_err *err)
{
    *out = (wire__fields){.title_rank = NOTHING,
                          .author_rank = NOTHING,
                          .time_rank = NOTHING,
                          .modified_rank = NOTHING,
                          .link_rank = NOTHING,
                          .rights_rank = NOTHING};
    out->a.src_off = wire__xml_at(x, node);
    for (size_t i = wire__xml_first(x, node); i; i = wire__xml_next(x, i)) {
        const known *k = find_field(x, i);
        if (x->ns[i] == WIRE__NS_OURS) WIRE_TRY(read_ours(x, i, out, err));
        if (!k) continue;
        WIRE_TRY(read_field(x, i, k->what, k->rank, base_url, out, err));
        if (k->what != IS_GROUP) continue;
        for (size_t j = wire__xml_first(x, i); j; j = wire__xml_next(x, j)) {
            const known *in = find_field(x, j);
            if (in)
                WIRE_TRY(
                    read_field(x, j, in->what, in->rank, base_url, out, err));
        }
    }
    return read_attributes(x, node, base_url, out, err);
}
