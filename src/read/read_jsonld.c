/* What a page says of its article in JSON-LD.
 *
 *   {"@graph": [{"@type": "NewsArticle", "author": {"@id": "#ann"}, ...},
 *               {"@type": "Person", "@id": "#ann", "name": "Ann Lee"}]}
 *
 * Source: schema.org NewsArticle; JSON-LD 1.1 for @graph and @id.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_json.h"
#include "read_page.h"

enum { LEVELS = 4, MOST_OBJECTS = 4096 };

/* ---- Pages write JSON carelessly ---- */

/* "[" before an object; not that of "<![CDATA[". */
static bool is_array_start(wire_str s, size_t at)
{
    if (s.p[at] != '[') return false;
    wire_str rest = wire_str_trim(wire_str_sub(s, at + 1, s.n));
    return rest.n && *rest.p == '{';
}

/* The object or array in a script, with what often spoils it mended: comment
 * marks round it, raw line ends in strings, a comma before a bracket. */
static wire_str mended(wire_str s, wire_arena *a)
{
    char *out = wire_arena_alloc(a, s.n + 1);
    size_t n = 0, beg = 0;
    if (!out) return (wire_str){0};
    size_t cdata_end = wire_str_find(s, WIRE_STR("]]>"), 0);
    if (cdata_end != SIZE_MAX) s.n = cdata_end;
    while (beg < s.n && s.p[beg] != '{' && !is_array_start(s, beg))
        beg++;
    while (s.n > beg && s.p[s.n - 1] != '}' && s.p[s.n - 1] != ']')
        s.n--;
    bool in_string = false;
    for (size_t i = beg; i < s.n; i++) {
        char c = s.p[i];
        if ((unsigned char)c < 0x20) c = ' ';
        if (in_string && c == '\\' && i + 1 < s.n) {
            out[n++] = c;
            c = s.p[++i];
        } else if (c == '"') {
            in_string = !in_string;
        } else if (!in_string && (c == '}' || c == ']')) {
            size_t k = n;
            while (k && out[k - 1] == ' ')
                k--;
            if (k && out[k - 1] == ',') n = k - 1;
        }
        out[n++] = c;
    }
    return (wire_str){out, n};
}

/* ---- Finding the article ---- */

static bool type_is(wire_str type, const char *const *list, size_t n)
{
    for (size_t i = type.n; i-- > 0;) /* "http://schema.org/NewsArticle" */
        if (type.p[i] == '/' || type.p[i] == ':') {
            type = wire_str_sub(type, i + 1, type.n);
            break;
        }
    for (size_t i = 0; i < n; i++)
        if (wire_str_eq(type, wire_str_of(list[i]))) return true;
    return false;
}

bool wire__is_live_type(wire_str type)
{
    static const char *const live[] = {"LiveBlogPosting"};
    return type_is(type, live, 1);
}

int wire__article_kind(wire_str type)
{
    static const char *const articles[] = {"NewsArticle",
                                           "Article",
                                           "ReportageNewsArticle",
                                           "AnalysisNewsArticle",
                                           "OpinionNewsArticle",
                                           "BackgroundNewsArticle",
                                           "ReviewNewsArticle",
                                           "AskPublicNewsArticle",
                                           "LiveBlogPosting",
                                           "BlogPosting",
                                           "Report",
                                           "TechArticle",
                                           "ScholarlyArticle",
                                           "SatiricalArticle",
                                           "SocialMediaPosting",
                                           "DiscussionForumPosting",
                                           "AdvertiserContentArticle"};
    static const char *const pages[] = {"WebPage", "ItemPage", "CreativeWork"};
    if (type_is(type, articles, sizeof articles / sizeof *articles)) return 2;
    return type_is(type, pages, sizeof pages / sizeof *pages);
}

/* The best kind of an object, which may be of several types. */
static int kind_of(wire__jval object)
{
    wire__jval type = wire__jval_get(object, "@type"), one = type;
    wire__jiter it = wire__jval_iter(type);
    int best = 0;
    bool more = type.kind == WIRE__JVAL_ARRAY ? wire__jval_next(&it, &one)
                                              : type.kind == WIRE__JVAL_STRING;
    while (more && best < 2) {
        int kind = wire__article_kind(wire__jval_str(one));
        if (kind > best) best = kind;
        more = type.kind == WIRE__JVAL_ARRAY && wire__jval_next(&it, &one);
    }
    return best;
}

typedef struct {
    wire__jval *p; /* objects at the top, in @graph, in mainEntity */
    size_t n, cap;
    wire__jval article;
    int kind;
} graph;

/* The objects of a document. Level by level, not into every field: an article
 * deep inside is a teaser of another one. */
static bool collect(graph *g, wire__jval v, unsigned level, wire_arena *a)
{
    if (level > LEVELS || g->n >= MOST_OBJECTS) return true;
    if (v.kind == WIRE__JVAL_ARRAY) {
        wire__jiter it = wire__jval_iter(v);
        wire__jval one;
        while (wire__jval_next(&it, &one))
            if (!collect(g, one, level + 1, a)) return false;
        return true;
    }
    if (v.kind != WIRE__JVAL_OBJECT) return true;
    if (!WIRE__PUSH(a, g, v)) return false;
    int kind = kind_of(v);
    if (kind > g->kind) {
        g->kind = kind;
        g->article = v;
    }
    wire__jval main = wire__jval_get(v, "mainEntity");
    return collect(g, wire__jval_get(v, "@graph"), level + 1, a) &&
           (kind == 2 || collect(g, main, level + 1, a));
}

/* {"@id": "#ann"} alone stands for the object of that @id. */
static wire__jval resolve(const graph *g, wire__jval v)
{
    if (v.kind != WIRE__JVAL_OBJECT ||
        wire__jval_get(v, "name").kind != WIRE__JVAL_NONE)
        return v;
    wire_str id = wire__jval_str(wire__jval_get(v, "@id"));
    for (size_t i = 0; id.n && i < g->n; i++)
        if (wire__jval_get(g->p[i], "name").kind != WIRE__JVAL_NONE &&
            wire_str_eq(wire__jval_str(wire__jval_get(g->p[i], "@id")), id))
            return g->p[i];
    return v;
}

/* ---- Values ---- */

/* The names in a string, an object with a name, or an array of those. */
static bool names_of(const graph *g, wire__jval v, wire_arena *a, wire_str *out)
{
    enum { MOST_NAMES = 32 };
    wire__jiter it = wire__jval_iter(v);
    wire__jval one = v;
    char *p = NULL;
    size_t n = 0, cap = 0;
    *out = (wire_str){0};
    for (size_t i = 0; i < MOST_NAMES; i++) {
        if (v.kind == WIRE__JVAL_ARRAY ? !wire__jval_next(&it, &one) : i > 0)
            break;
        one = resolve(g, one);
        wire__jval name = one;
        if (one.kind == WIRE__JVAL_OBJECT) name = wire__jval_get(one, "name");
        if (name.kind == WIRE__JVAL_ARRAY) {
            wire__jiter names = wire__jval_iter(name);
            if (!wire__jval_next(&names, &name)) continue;
        }
        wire_str s = wire_str_trim(wire__jval_str(name));
        if (!s.n) continue;
        if ((!p || cap - n < s.n + 2) &&
            !(p = wire__grow(a, p, &cap, n + s.n + 2, 1)))
            return false;
        if (n) {
            memcpy(p + n, ", ", 2);
            n += 2;
        }
        memcpy(p + n, s.p, s.n);
        n += s.n;
    }
    *out = (wire_str){p, n};
    return true;
}

/* A URL: a string, or an object with @id or url. */
static wire_str url_of(wire__jval v)
{
    if (v.kind == WIRE__JVAL_ARRAY) {
        wire__jiter it = wire__jval_iter(v);
        if (!wire__jval_next(&it, &v)) return (wire_str){0};
    }
    wire_str s = wire__jval_str(v);
    if (!s.n) s = wire__jval_str(wire__jval_get(v, "@id"));
    if (!s.n) s = wire__jval_str(wire__jval_get(v, "url"));
    return wire_str_starts_nocase(s, WIRE_STR("http")) ? s : (wire_str){0};
}

static const struct {
    const char *key;
    wire__says what;
    unsigned char rank; /* added to that of the object */
    char form;          /* 's' string, 'n' names, 'u' URL */
} fields[] = {
    {"headline", WIRE__SAYS_TITLE, 0, 's'},
    {"url", WIRE__SAYS_URL, 1, 'u'},
    {"mainEntityOfPage", WIRE__SAYS_URL, 2, 'u'},
    {"datePublished", WIRE__SAYS_PUBLISHED, 0, 's'},
    {"dateCreated", WIRE__SAYS_PUBLISHED, 1, 's'},
    {"dateModified", WIRE__SAYS_MODIFIED, 0, 's'},
    {"author", WIRE__SAYS_AUTHOR, 0, 'n'},
    {"creator", WIRE__SAYS_AUTHOR, 1, 'n'},
    {"publisher", WIRE__SAYS_OUTLET, 1, 'n'},
    {"sourceOrganization", WIRE__SAYS_CREDIT, 0, 'n'},
    {"creditText", WIRE__SAYS_CREDIT, 1, 'n'},
    {"inLanguage", WIRE__SAYS_LANGUAGE, 1, 'n'},
    {"description", WIRE__SAYS_SUMMARY, 0, 's'},
    {"abstract", WIRE__SAYS_SUMMARY, 1, 's'},
    {"dateline", WIRE__SAYS_DATELINE, 0, 's'},
    {"locationCreated", WIRE__SAYS_DATELINE, 1, 'n'},
};

/* Where a value stands in its script; 0, the script, when it is escaped
 * there. Asked for explanations only. */
static size_t place_of(wire_str script, wire_str value)
{
    size_t at = wire_str_find(script, value, 0);
    return at == SIZE_MAX ? 0 : at;
}

/* Ranks: an article's own 0.., a page's 20.., so that metadata of the head
 * stands between. */
static wire_status offer_all(wire__facts *f, const graph *g, wire_str script,
                             uint32_t at, bool explain, wire_arena *a,
                             wire_err *err)
{
    unsigned base = g->kind == 2 ? 0 : 20;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        wire__jval v = wire__jval_get(g->article, fields[i].key);
        wire_str s = {0};
        if (fields[i].form == 's') s = wire__jval_str(v);
        if (fields[i].form == 'u') s = url_of(v);
        if (fields[i].form == 'n' && !names_of(g, v, a, &s))
            return wire_fail_mem(err);
        /* A page's "author" is whoever set up the site. */
        if (g->kind < 2 && fields[i].what == WIRE__SAYS_AUTHOR) continue;
        f->now = (wire__origin){g->kind < 2 ? "JSON-LD page" : "JSON-LD",
                                wire_str_of(fields[i].key), at};
        if (explain && s.n) f->now.at += (uint32_t)place_of(script, s);
        WIRE_TRY(wire__facts_offer(f, fields[i].what, base + fields[i].rank, s,
                                   false, a, err));
        if (fields[i].what != WIRE__SAYS_DATELINE || !s.n ||
            f->rank[WIRE__SAYS_DATELINE] != base + fields[i].rank)
            continue;
        f->line_beg = at; /* somewhere in it */
        f->line_end = at + (uint32_t)script.n;
    }
    return WIRE_OK;
}

/* Where the text of a post begins in its script: as much of it as needs no
 * escape, looked for behind the post before. SIZE_MAX: not found. */
static size_t place_of_body(wire_str script, wire_str body, size_t from)
{
    enum { ENOUGH = 40 };
    size_t n = 0;
    while (n < body.n && n < ENOUGH && (unsigned char)body.p[n] >= 0x20 &&
           (unsigned char)body.p[n] < 0x7f && !memchr("\"\\/", body.p[n], 3))
        n++;
    if (n < 8) return SIZE_MAX;
    return wire_str_find(script, wire_str_sub(body, 0, n), from);
}

/* Posts that cannot be found again lie somewhere in the script. */
static void locate_posts(wire__facts *f, size_t first, wire_str script,
                         uint32_t at)
{
    enum { TRIES = 8 };
    size_t from = 0, misses = 0;
    for (size_t i = first; i < f->posts.n; i++) {
        wire__post *p = &f->posts.p[i];
        size_t place =
            misses < TRIES ? place_of_body(script, p->body, from) : SIZE_MAX;
        p->beg = at;
        p->end = at + (uint32_t)script.n;
        if (place == SIZE_MAX) {
            misses++;
            continue;
        }
        p->beg = at + (uint32_t)place;
        if (i > first && f->posts.p[i - 1].beg != at)
            f->posts.p[i - 1].end = p->beg;
        from = place + 1;
    }
}

/* liveBlogUpdate: [{"@type": "BlogPosting", "articleBody": ...}, ...] */
static wire_status read_posts(wire__facts *f, const graph *g, wire_str script,
                              uint32_t at, wire_arena *a, wire_err *err)
{
    wire__jval list = wire__jval_get(g->article, "liveBlogUpdate"), one;
    wire__jiter it = wire__jval_iter(list);
    size_t first = f->posts.n;
    if (list.kind == WIRE__JVAL_NONE) return WIRE_OK;
    f->is_live = true;
    if (list.kind != WIRE__JVAL_ARRAY) return WIRE_OK;
    while (f->posts.n < WIRE__MOST_POSTS && wire__jval_next(&it, &one)) {
        wire__post p = {.beg = at};
        const struct {
            const char *key;
            wire_str *to;
        } texts[] = {{"headline", &p.title},
                     {"articleBody", &p.body},
                     {"datePublished", &p.published},
                     {"dateModified", &p.modified}};
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            wire_str s = wire__jval_str(wire__jval_get(one, texts[i].key));
            if (s.n && !wire_arena_copy(a, s, texts[i].to))
                return wire_fail_mem(err);
        }
        wire_str url = url_of(wire__jval_get(one, "url"));
        if (!url.n) url = wire__jval_str(wire__jval_get(one, "@id"));
        if (!names_of(g, wire__jval_get(one, "author"), a, &p.author) ||
            (url.n && !wire_arena_copy(a, url, &p.url)))
            return wire_fail_mem(err);
        if (p.title.n)
            WIRE_TRY(wire__decode_line(p.title, false, a, &p.title, err));
        if (wire_str_trim(p.body).n && !WIRE__PUSH(a, &f->posts, p))
            return wire_fail_mem(err);
    }
    locate_posts(f, first, script, at);
    return WIRE_OK;
}

static bool is_live(wire__jval object)
{
    wire__jval type = wire__jval_get(object, "@type"), one;
    wire__jiter it = wire__jval_iter(type);
    if (type.kind != WIRE__JVAL_ARRAY)
        return wire__is_live_type(wire__jval_str(type));
    while (wire__jval_next(&it, &one))
        if (wire__is_live_type(wire__jval_str(one))) return true;
    return false;
}

wire_status wire__facts_json_ld(wire__facts *f, wire__reader *r,
                                wire_str script, uint32_t at, wire_err *err)
{
    wire__json *json;
    wire__jval root = {.kind = WIRE__JVAL_NONE};
    WIRE_TRY(wire__reader_json(r, &json, err));
    wire_str s = mended(script, r->scratch);
    if (!s.p) return wire_fail_mem(err);
    wire__json_result got = wire__json_parse(json, s, &root);
    if (got == WIRE__JSON_NOMEM) return wire_fail_mem(err);
    if (got != WIRE__JSON_OK) return WIRE_OK; /* pages live without it */
    graph g = {.article = {.kind = WIRE__JVAL_NONE}};
    if (!collect(&g, root, 0, r->scratch)) return wire_fail_mem(err);
    if (!g.kind) return WIRE_OK;
    WIRE_TRY(offer_all(f, &g, script, at, r->notes != NULL, r->scratch, err));
    if (is_live(g.article)) f->is_live = true;
    WIRE_TRY(read_posts(f, &g, script, at, r->scratch, err));
    wire_str body = wire__jval_str(wire__jval_get(g.article, "articleBody"));
    if (g.kind < 2 || body.n <= f->value[WIRE__SAYS_BODY].n) return WIRE_OK;
    if (!wire_arena_copy(r->scratch, body, &f->value[WIRE__SAYS_BODY]))
        return wire_fail_mem(err);
    f->origin[WIRE__SAYS_BODY] =
        (wire__origin){"JSON-LD", WIRE_STR("articleBody"), at};
    f->body_beg = at;
    f->body_end = at + (uint32_t)script.n;
    return WIRE_OK;
}
