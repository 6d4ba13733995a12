/* A web page to an article.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_item.h"
#include "read_page.h"
#include "read_why.h"
#include "read_xml.h"

/* ---- Facts ---- */

void wire__facts_init(wire__facts *f)
{
    *f = (wire__facts){0};
    memset(f->rank, WIRE__RANK_NONE, sizeof f->rank);
}

wire_status wire__facts_offer(wire__facts *f, wire__says what, unsigned rank,
                              wire_str value, bool is_plain, wire_arena *a,
                              wire_err *err)
{
    if (!value.n || rank >= f->rank[what]) return WIRE_OK;
    wire_str line = value;
    wire_time t = {0};
    if (is_plain) {
        if (!wire_arena_copy(a, wire_str_trim(value), &line))
            return wire_fail_mem(err);
    } else {
        WIRE_TRY(wire__decode_line(value, false, a, &line, err));
    }
    if (!line.n) return WIRE_OK;
    if (what == WIRE__SAYS_PUBLISHED || what == WIRE__SAYS_MODIFIED) {
        t = wire_time_parse(line);
        if (t.precision == WIRE_TIME_NONE) return WIRE_OK;
        *(what == WIRE__SAYS_PUBLISHED ? &f->published : &f->modified) = t;
    }
    f->value[what] = line;
    f->rank[what] = (unsigned char)rank;
    f->origin[what] = f->now;
    return WIRE_OK;
}

static void from(wire__facts *f, const char *kind, wire_str name, size_t at)
{
    f->now = (wire__origin){kind, name, (uint32_t)at};
}

/* ---- The head ---- */

/* Names and properties of <meta>. Between an article's JSON-LD (0..) and a
 * page's (20..). Source: ogp.me, Dublin Core, and what sites really write. */
static const struct {
    const char *name;
    wire__says what;
    unsigned char rank;
} metas[] = {
    {"og:title", WIRE__SAYS_TITLE, 5},
    {"twitter:title", WIRE__SAYS_TITLE, 6},
    {"parsely-title", WIRE__SAYS_TITLE, 7},
    {"dc.title", WIRE__SAYS_TITLE, 8},
    {"sailthru.title", WIRE__SAYS_TITLE, 9},
    {"og:url", WIRE__SAYS_URL, 5},
    {"parsely-link", WIRE__SAYS_URL, 6},
    {"og:site_name", WIRE__SAYS_OUTLET, 0}, /* a publisher may be a group */
    {"application-name", WIRE__SAYS_OUTLET, 6},
    {"dc.publisher", WIRE__SAYS_OUTLET, 7},
    {"article:publisher_name", WIRE__SAYS_OUTLET, 8},
    {"author", WIRE__SAYS_AUTHOR, 5},
    {"byl", WIRE__SAYS_AUTHOR, 4},
    {"byline", WIRE__SAYS_AUTHOR, 6},
    {"parsely-author", WIRE__SAYS_AUTHOR, 6},
    {"sailthru.author", WIRE__SAYS_AUTHOR, 7},
    {"dc.creator", WIRE__SAYS_AUTHOR, 7},
    {"article:author_name", WIRE__SAYS_AUTHOR, 7},
    {"article:author", WIRE__SAYS_AUTHOR, 8},
    {"news_source", WIRE__SAYS_CREDIT, 5},
    {"article:source", WIRE__SAYS_CREDIT, 6},
    {"dc.source", WIRE__SAYS_CREDIT, 7},
    {"syndication-source", WIRE__SAYS_CREDIT, 8},
    {"original-source", WIRE__SAYS_CREDIT, 9},
    {"og:locale", WIRE__SAYS_LANGUAGE, 6},
    {"dc.language", WIRE__SAYS_LANGUAGE, 5},
    {"content-language", WIRE__SAYS_LANGUAGE, 7},
    {"article:published_time", WIRE__SAYS_PUBLISHED, 4},
    {"article:published", WIRE__SAYS_PUBLISHED, 5},
    {"og:published_time", WIRE__SAYS_PUBLISHED, 5},
    {"og:article:published_time", WIRE__SAYS_PUBLISHED, 5},
    {"datepublished", WIRE__SAYS_PUBLISHED, 6},
    {"parsely-pub-date", WIRE__SAYS_PUBLISHED, 6},
    {"sailthru.date", WIRE__SAYS_PUBLISHED, 7},
    {"dc.date.issued", WIRE__SAYS_PUBLISHED, 7},
    {"dcterms.issued", WIRE__SAYS_PUBLISHED, 7},
    {"dcterms.created", WIRE__SAYS_PUBLISHED, 8},
    {"dc.date.created", WIRE__SAYS_PUBLISHED, 8},
    {"cxenseparse:recs:publishtime", WIRE__SAYS_PUBLISHED, 8},
    {"publishdate", WIRE__SAYS_PUBLISHED, 9},
    {"publish-date", WIRE__SAYS_PUBLISHED, 9},
    {"publish_date", WIRE__SAYS_PUBLISHED, 9},
    {"published-date", WIRE__SAYS_PUBLISHED, 9},
    {"publication_date", WIRE__SAYS_PUBLISHED, 9},
    {"pubdate", WIRE__SAYS_PUBLISHED, 9},
    {"ptime", WIRE__SAYS_PUBLISHED, 9},
    {"dc.date", WIRE__SAYS_PUBLISHED, 10},
    {"dcterms.date", WIRE__SAYS_PUBLISHED, 10},
    {"date", WIRE__SAYS_PUBLISHED, 11},
    {"article:modified_time", WIRE__SAYS_MODIFIED, 4},
    {"og:updated_time", WIRE__SAYS_MODIFIED, 6},
    {"datemodified", WIRE__SAYS_MODIFIED, 6},
    {"dcterms.modified", WIRE__SAYS_MODIFIED, 7},
    {"dc.date.modified", WIRE__SAYS_MODIFIED, 7},
    {"og:description", WIRE__SAYS_SUMMARY, 5},
    {"twitter:description", WIRE__SAYS_SUMMARY, 6},
    {"dc.description", WIRE__SAYS_SUMMARY, 8},
    {"sailthru.description", WIRE__SAYS_SUMMARY, 8},
    {"description", WIRE__SAYS_SUMMARY, 9},
    {"last-modified", WIRE__SAYS_MODIFIED, 9},
    {"revised", WIRE__SAYS_MODIFIED, 9},
};

bool wire__is_web_url(wire_str s)
{
    return wire_str_starts_nocase(s, WIRE_STR("http://")) ||
           wire_str_starts_nocase(s, WIRE_STR("https://"));
}

static wire_status read_meta(wire__facts *f, const wire__dom *d,
                             const wire__node *n, wire_arena *a, wire_err *err)
{
    wire_str names[3] = {{0}}, content = {0};
    wire__attr at = wire__dom_attrs(d, n);
    while (wire__attr_next(&at)) {
        if (wire_str_eq_nocase(at.name, WIRE_STR("property")))
            names[0] = at.value;
        else if (wire_str_eq_nocase(at.name, WIRE_STR("name")))
            names[1] = at.value;
        else if (wire_str_eq_nocase(at.name, WIRE_STR("http-equiv")))
            names[2] = at.value;
        else if (wire_str_eq_nocase(at.name, WIRE_STR("content")))
            content = at.value;
    }
    for (size_t k = 0; k < 3; k++) {
        wire_str name = wire_str_trim(names[k]);
        for (size_t i = 0; name.n && i < sizeof metas / sizeof *metas; i++) {
            if (!wire_str_eq_nocase(name, wire_str_of(metas[i].name))) continue;
            if (wire_str_eq(wire_str_of(metas[i].name), WIRE_STR("og:url"))) {
                WIRE_TRY(wire__decode_line(content, true, a, &f->og_url, err));
                f->og_at = n->beg;
            }
            /* Facebook wants a profile here; a name is what we want. */
            if (metas[i].what == WIRE__SAYS_AUTHOR && wire__is_web_url(content))
                continue;
            from(f, "meta", wire_str_of(metas[i].name), n->beg);
            WIRE_TRY(wire__facts_offer(f, metas[i].what, metas[i].rank, content,
                                       false, a, err));
        }
    }
    return WIRE_OK;
}

/* ---- The page ---- */

static bool is_json_ld(wire_str type)
{
    return wire_str_find_nocase(type, WIRE_STR("ld+json"), 0) != SIZE_MAX;
}

/* The other pages of an article: <link rel=next>, <a rel=prev>. */
static wire_status read_pages(wire__facts *f, const wire__dom *d,
                              const wire__node *n, wire_arena *a, wire_err *err)
{
    wire_str rel = wire__dom_attr(d, n, "rel"), href;
    if (!rel.n) return WIRE_OK;
    bool is_prev =
        wire__has_word(rel, "prev") || wire__has_word(rel, "previous");
    if (!is_prev && !wire__has_word(rel, "next")) return WIRE_OK;
    if (f->pages[is_prev].n) return WIRE_OK;
    href = wire__dom_attr(d, n, "href");
    return wire__decode_line(href, true, a, &f->pages[is_prev], err);
}

static wire_status read_element(wire__facts *f, wire__reader *r,
                                const wire__dom *d, const wire__marked *m,
                                size_t i, wire_err *err)
{
    const wire__node *n = &d->nodes[i];
    wire_arena *a = r->scratch;
    wire_str value, none = {0};
    if (n->tag == WIRE__TAG_LINK || n->tag == WIRE__TAG_A)
        WIRE_TRY(read_pages(f, d, n, a, err));
    WIRE_TRY(wire__marked_read(f, d, m, i, a, err));
    switch (n->tag) {
    case WIRE__TAG_META:
        return read_meta(f, d, n, a, err);
    case WIRE__TAG_TIME:
        return wire__marked_time(f, d, m, i, a, err);
    case WIRE__TAG_HTML:
        value = wire__dom_attr(d, n, "lang");
        if (!value.n) value = wire__dom_attr(d, n, "xml:lang");
        from(f, "<html lang>", none, n->beg);
        return wire__facts_offer(f, WIRE__SAYS_LANGUAGE, 4, value, false, a,
                                 err);
    case WIRE__TAG_LINK:
        if (!wire__has_word(wire__dom_attr(d, n, "rel"), "canonical"))
            return WIRE_OK;
        value = wire__dom_attr(d, n, "href");
        if (!wire__is_web_url(value)) return WIRE_OK;
        WIRE_TRY(wire__decode_line(value, true, a, &f->canonical, err));
        from(f, "link canonical", none, n->beg);
        return wire__facts_offer(f, WIRE__SAYS_URL, 0, value, false, a, err);
    case WIRE__TAG_SCRIPT:
        if (!is_json_ld(wire__dom_attr(d, n, "type"))) return WIRE_OK;
        return wire__facts_json_ld(
            f, r, wire_str_sub(d->src, n->in_beg, n->in_end), n->in_beg, err);
    case WIRE__TAG_H1:
        if (wire_str_eq(wire__dom_attr(d, n, "data-wirecopy"),
                        WIRE_STR("headline")))
            return wire__dom_line(d, i, a, &f->headline, err);
        if (f->rank[WIRE__SAYS_TITLE] <= 11) return WIRE_OK;
        WIRE_TRY(wire__dom_line(d, i, a, &value, err));
        from(f, "<h1>", none, n->beg);
        return wire__facts_offer(f, WIRE__SAYS_TITLE, 11, value, true, a, err);
    case WIRE__TAG_TITLE:
        if (f->rank[WIRE__SAYS_TITLE] <= 18) return WIRE_OK;
        WIRE_TRY(wire__dom_line(d, i, a, &value, err));
        from(f, "<title>", none, n->beg);
        return wire__facts_offer(f, WIRE__SAYS_TITLE, 18, value, true, a, err);
    default:
        return WIRE_OK;
    }
}

/* "Ferry runs aground | Metro Daily Lens": the outlet at the end is not the
 * headline's; of a bare <title> the last part goes even when unknown. */
static wire_str without_outlet(wire_str title, wire_str outlet, bool is_guess)
{
    static const char *const marks[] = {
        " | ",        " \xe2\x80\x93 ", " \xe2\x80\x94 ", " - ",
        " \xc2\xbb ", " \xc2\xb7 ",     " :: ",           " \xe2\x80\xa2 "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        wire_str mark = wire_str_of(marks[i]);
        size_t at = SIZE_MAX, next = wire_str_find(title, mark, 0);
        for (; next != SIZE_MAX; next = wire_str_find(title, mark, next + 1))
            at = next;
        if (at == SIZE_MAX) continue;
        wire_str tail = wire_str_sub(title, at + mark.n, title.n);
        bool is_outlet = outlet.n && (wire_str_starts_nocase(tail, outlet) ||
                                      wire_str_starts_nocase(outlet, tail));
        if (is_outlet || (is_guess && at >= 20 && tail.n <= 40))
            return wire_str_trim(wire_str_sub(title, 0, at));
    }
    return title;
}

/* The last two labels of a host: "news.example.com" and "example.com" are
 * one house. */
static wire_str house_of(wire_str url)
{
    wire_str host = wire__url_host(url);
    unsigned dots = 0;
    for (size_t i = host.n; i-- > 0;)
        if (host.p[i] == '.' && ++dots == 2)
            return wire_str_sub(host, i + 1, host.n);
    return host;
}

/* A canonical address in another house says who had the story first: that is
 * how syndicated copies are marked for search engines. */
static wire_status tell_houses_apart(wire__facts *f, wire_arena *a,
                                     wire_err *err)
{
    wire_str first = house_of(f->canonical), own = house_of(f->og_url);
    if (!first.n || !own.n || wire_str_eq_nocase(first, own)) return WIRE_OK;
    f->value[WIRE__SAYS_URL] = f->og_url;
    f->now = f->origin[WIRE__SAYS_URL];
    f->now.kind = "host of link canonical";
    f->now.name = (wire_str){0};
    f->origin[WIRE__SAYS_URL] =
        (wire__origin){"meta", WIRE_STR("og:url"), f->og_at};
    return wire__facts_offer(f, WIRE__SAYS_CREDIT, 20,
                             wire__url_host(f->canonical), true, a, err);
}

/* ".../2026/03/17/..." in an address, as "2026-03-17"; empty when there is
 * none. */
static wire_str day_in_url(wire_str url, char out[11])
{
    for (size_t i = 0; i + 11 < url.n; i++) {
        const char *p = url.p + i;
        bool is_date =
            p[0] == '/' && p[5] == '/' && p[8] == '/' && p[11] == '/';
        for (size_t k = 1; k < 11 && is_date; k++)
            is_date = k == 5 || k == 8 || (p[k] >= '0' && p[k] <= '9');
        if (!is_date || (p[1] != '1' && p[1] != '2')) continue;
        memcpy(out, p + 1, 10);
        out[4] = out[7] = '-';
        out[10] = 0;
        return (wire_str){out, 10};
    }
    return (wire_str){0};
}

static wire_status fill_article(wire__reader *r, wire__facts *f,
                                wire_article *a, wire_err *err)
{
    wire_str *v = f->value;
    v[WIRE__SAYS_TITLE] =
        without_outlet(v[WIRE__SAYS_TITLE], v[WIRE__SAYS_OUTLET],
                       f->rank[WIRE__SAYS_TITLE] == 18);
    if (f->headline.n) v[WIRE__SAYS_TITLE] = f->headline;
    for (size_t i = 0; i < v[WIRE__SAYS_LANGUAGE].n; i++) /* og: "de_AT" */
        if (v[WIRE__SAYS_LANGUAGE].p[i] == '_')
            ((char *)v[WIRE__SAYS_LANGUAGE].p)[i] = '-';
    WIRE_TRY(wire__reader_copy(r, v[WIRE__SAYS_TITLE], &a->title, err));
    WIRE_TRY(wire__reader_copy(r, v[WIRE__SAYS_URL], &a->url, err));
    WIRE_TRY(wire__reader_copy(r, v[WIRE__SAYS_OUTLET], &a->outlet, err));
    WIRE_TRY(wire__reader_copy(r, v[WIRE__SAYS_AUTHOR], &a->byline, err));
    WIRE_TRY(wire__reader_copy(r, v[WIRE__SAYS_CREDIT], &a->credit, err));
    WIRE_TRY(wire__reader_copy(r, v[WIRE__SAYS_LANGUAGE], &a->language, err));
    char day[11];
    a->published = f->published;
    a->modified = f->modified;
    if (f->published.precision != WIRE_TIME_NONE)
        WIRE_TRY(wire__reader_time(r, v[WIRE__SAYS_PUBLISHED],
                                   f->origin[WIRE__SAYS_PUBLISHED].at,
                                   &a->published, err));
    if (f->modified.precision != WIRE_TIME_NONE)
        WIRE_TRY(wire__reader_time(r, v[WIRE__SAYS_MODIFIED],
                                   f->origin[WIRE__SAYS_MODIFIED].at,
                                   &a->modified, err));
    if (!a->url.n) WIRE_TRY(wire__reader_copy(r, r->url, &a->url, err));
    if (!a->outlet.n) a->outlet = wire__url_host(a->url);
    if (wire_str_starts_nocase(a->outlet, WIRE_STR("www.")))
        a->outlet = wire_str_sub(a->outlet, 4, a->outlet.n);
    if (a->published.precision != WIRE_TIME_NONE) return WIRE_OK;
    a->published = wire_time_parse(day_in_url(a->url, day));
    from(f, "day in the url", (wire_str){0}, f->origin[WIRE__SAYS_URL].at);
    f->origin[WIRE__SAYS_PUBLISHED] = f->now;
    return WIRE_OK;
}

/* Characters of the kept blocks. */
static size_t kept_chars(const wire__blocks *b)
{
    size_t n = 0;
    for (size_t i = 0; i < b->n; i++)
        if (b->p[i].is_kept) n += b->p[i].text_n;
    return n;
}

/* Every paragraph comes from that script. */
wire_status wire__page_script_body(wire__reader *r, wire_str body, uint32_t beg,
                                   uint32_t end, const wire__trail *trail,
                                   wire_article *a, wire_err *err)
{
    wire__trail none = {0};
    if (wire__looks_like_html(body)) {
        WIRE_TRY(wire__read_fragment(r, body, &none, a, err));
    } else {
        WIRE_TRY(wire__reader_copy(r, body, &a->body, err));
        WIRE_TRY(wire__cut_paragraphs(a->body, 0, a->body.n, &none, r->keep,
                                      &a->paras, &a->n_paras, err));
    }
    for (size_t i = 0; i < a->n_paras; i++) {
        a->paras[i].src_beg = wire__trail_beg(trail, beg);
        a->paras[i].src_end = wire__trail_end(trail, end);
    }
    return WIRE_OK;
}

/* Pages of one article lead to each other; each is read by itself. */
static wire_status link_pages(wire__reader *r, const wire__facts *f,
                              wire_article *a, wire_err *err)
{
    static const char *const rels[] = {"next", "prev"};
    for (int i = 0; i < 2; i++) {
        wire_str url = f->pages[i];
        if (!url.n) continue;
        WIRE_TRY(wire__url_join(a->url, url, r->scratch, &url, err));
        WIRE_TRY(wire__item_link(r, a, wire_str_of(rels[i]), url, err));
    }
    return WIRE_OK;
}

static wire_status explain(wire__reader *r, const wire__facts *f,
                           const wire__trail *trail, wire_article *a,
                           wire_err *err)
{
    static const wire_field fields[WIRE__SAYS_N] = {
        [WIRE__SAYS_TITLE] = WIRE_FIELD_TITLE,
        [WIRE__SAYS_URL] = WIRE_FIELD_URL,
        [WIRE__SAYS_OUTLET] = WIRE_FIELD_OUTLET,
        [WIRE__SAYS_AUTHOR] = WIRE_FIELD_BYLINE,
        [WIRE__SAYS_CREDIT] = WIRE_FIELD_CREDIT,
        [WIRE__SAYS_LANGUAGE] = WIRE_FIELD_LANGUAGE,
        [WIRE__SAYS_PUBLISHED] = WIRE_FIELD_PUBLISHED,
        [WIRE__SAYS_MODIFIED] = WIRE_FIELD_MODIFIED,
        [WIRE__SAYS_SUMMARY] = WIRE_FIELD_SUMMARY,
        [WIRE__SAYS_DATELINE] = WIRE_FIELD_DATELINE,
        [WIRE__SAYS_BODY] = WIRE_FIELD_BODY};
    for (int i = 0; i < WIRE__SAYS_N; i++)
        if (f->origin[i].kind && (i != WIRE__SAYS_SUMMARY || a->summary.n) &&
            (i != WIRE__SAYS_DATELINE || a->dateline.n))
            WIRE_TRY(wire__why_say(
                r, a, fields[i], f->origin[i].kind, f->origin[i].name,
                wire__trail_beg(trail, f->origin[i].at), err));
    return WIRE_OK;
}

/* Where the main text was found. */
static void from_page(wire__facts *f, const wire__dom *d, const wire__blocks *b,
                      size_t marked)
{
    const wire__node *n = &d->nodes[marked];
    size_t first = 0;
    wire_str name = {0};
    while (first < b->n && !b->p[first].is_kept)
        first++;
    if (marked) {
        static const char *const attrs[] = {"itemprop", "class", "id"};
        for (size_t i = 0; i < 3 && !name.n; i++)
            name = wire__dom_attr(d, n, attrs[i]);
        from(f, "element that calls itself", wire_str_trim(name), n->beg);
    } else {
        from(f, "where the paragraphs are", name,
             first < b->n ? b->p[first].src_beg : 0);
    }
    f->origin[WIRE__SAYS_BODY] = f->now;
}

/* Above the posts of a live blog may stand a text of its own. */
static void keep_intro(const wire__live *live, const wire__dom *d,
                       wire__blocks *b)
{
    enum { SHORTEST_INTRO = 200 };
    for (size_t k = 0; k < live->n; k++) {
        uint32_t node = live->p[k];
        for (uint32_t i = live->parts.first[node];
             i < live->parts.first[d->nodes[node].until]; i++)
            b->p[i].is_kept = false;
    }
    if (kept_chars(b) >= SHORTEST_INTRO) return;
    for (size_t i = 0; i < b->n; i++)
        b->p[i].is_kept = false;
}

/* The posts of a live blog; then is left in b what else the page has. */
static wire_status read_live(wire__reader *r, const wire__page_view *v,
                             const wire__facts *f, size_t *n_posts,
                             size_t *marked, wire_err *err)
{
    wire__live live;
    size_t before = r->articles.n;
    WIRE_TRY(wire__live_find(v->d, v->b, f->is_live || v->m->is_live, r->work,
                             &live, err));
    if (live.n * 2 >= f->posts.n)
        WIRE_TRY(wire__live_read(r, v, &live, err));
    else
        WIRE_TRY(wire__live_read_json(r, v, f, err));
    *n_posts = r->articles.n - before;
    WIRE_TRY(wire__page_main(v->d, v->b, r->work, marked, err));
    if (*n_posts) keep_intro(&live, v->d, v->b);
    return WIRE_OK;
}

/* The text of the page; empty beside the posts of a live blog that has no
 * text of its own. */
static wire_status read_body(wire__reader *r, const wire__page_view *v,
                             wire__facts *f, size_t marked, bool has_posts,
                             wire_article *a, wire_err *err)
{
    wire_str body = f->value[WIRE__SAYS_BODY];
    if (!has_posts && kept_chars(v->b) * 2 < body.n)
        return wire__page_script_body(r, body, f->body_beg, f->body_end,
                                      v->trail, a, err);
    from_page(f, v->d, v->b, marked);
    return wire__page_body(r, v->b, v->trail, a, err);
}

/* "Published March 3" in a class that is called so is none. */
static bool is_dateline(wire_str line)
{
    static const char *const others[] = {"publi", "updat", "posted", "last ",
                                         "modif", "by ",   "from "};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (wire_str_starts_nocase(line, wire_str_of(others[i]))) return false;
    return true;
}

/* What stands beside the text, which is read already. */
static wire_status read_beside(wire__reader *r, const wire__facts *f,
                               const wire__trail *trail, wire_article *a,
                               wire_err *err)
{
    wire_str line = f->value[WIRE__SAYS_DATELINE];
    WIRE_TRY(wire__item_summary(r, a, f->value[WIRE__SAYS_SUMMARY], err));
    if (!is_dateline(line)) return WIRE_OK;
    return wire__item_dateline(r, a, line, wire__trail_beg(trail, f->line_beg),
                               wire__trail_end(trail, f->line_end), err);
}

/* What an article would have warned of. */
static wire_status warn_bad(wire__reader *r, const wire__input *in,
                            wire_err *err)
{
    if (!in->bad_n) return WIRE_OK;
    return wire__reader_skip(r, in->bad_at, true, err,
                             "ill-formed UTF-8 replaced by U+FFFD "
                             "in %u place%s",
                             in->bad_n, in->bad_n == 1 ? "" : "s");
}

wire_status wire__read_html(wire__reader *r, const wire__input *in,
                            wire_err *err)
{
    wire__trail trail = {.maps = {&in->map}};
    wire_article a = {.format = WIRE_FORMAT_HTML, .bad_utf8_n = in->bad_n};
    wire__dom d;
    wire__blocks b;
    wire__facts f;
    wire__marked m;
    wire__page_view v = {&d, &b, &m, &trail, &a};
    size_t marked = 0, n_posts = 0;
    wire__facts_init(&f);
    WIRE_TRY(
        wire__dom_parse(in->text, false, r->opts->max_depth, r->work, &d, err));
    WIRE_TRY(wire__marked_find(&d, r->work, &m, err));
    for (size_t i = 1; i < d.n; i++)
        if (!d.nodes[i].is_text) WIRE_TRY(read_element(&f, r, &d, &m, i, err));
    WIRE_TRY(wire__page_blocks(&d, false, r->work, &b, err));
    WIRE_TRY(tell_houses_apart(&f, r->scratch, err));
    WIRE_TRY(fill_article(r, &f, &a, err));
    if (wire__may_be_live(&d, f.is_live || m.is_live))
        WIRE_TRY(read_live(r, &v, &f, &n_posts, &marked, err));
    else
        WIRE_TRY(wire__page_main(&d, &b, r->work, &marked, err));
    WIRE_TRY(read_body(r, &v, &f, marked, n_posts > 0, &a, err));
    WIRE_TRY(wire__page_warn(r, &d, &trail, err));
    if (n_posts && !a.body.n) return warn_bad(r, in, err);
    WIRE_TRY(link_pages(r, &f, &a, err));
    WIRE_TRY(read_beside(r, &f, &trail, &a, err));
    if (r->notes) WIRE_TRY(explain(r, &f, &trail, &a, err));
    return wire__reader_add(r, &a, in->bad_at, err);
}
