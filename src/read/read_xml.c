/* XML to a tree whose names have namespaces, and what elements say.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_page.h"
#include "read_why.h"
#include "read_xml.h"

/* ---- Namespaces ---------------------------------------------------------- */

/* By the beginning of the address: versions differ in what follows. */
static const struct {
    const char *uri;
    wire__ns ns;
} known_uris[] = {
    {"http://www.w3.org/2005/Atom", WIRE__NS_ATOM},
    {"https://www.w3.org/2005/Atom", WIRE__NS_ATOM},
    {"http://purl.org/atom/ns#", WIRE__NS_ATOM},
    {"http://example.com/newformat#", WIRE__NS_ATOM},
    {"http://necho.sourceforge.net", WIRE__NS_ATOM},
    {"http://purl.org/echo/", WIRE__NS_ATOM},
    {"uri/of/echo/namespace#", WIRE__NS_ATOM},
    {"http://purl.org/pie/", WIRE__NS_ATOM},
    {"http://purl.org/rss/1.0/modules/content/", WIRE__NS_CONTENT},
    {"http://purl.org/dc/elements/1.", WIRE__NS_DC},
    {"http://purl.org/dc/terms/", WIRE__NS_DCTERMS},
    {"http://purl.org/rss/1.0/modules/dcterms", WIRE__NS_DCTERMS},
    {"http://www.w3.org/1999/xhtml", WIRE__NS_XHTML},
    {"http://search.yahoo.com/mrss", WIRE__NS_MEDIA},
    {"http://www.itunes.com/dtds/podcast", WIRE__NS_ITUNES},
    {"http://example.com/dtds/podcast", WIRE__NS_ITUNES},
    {"http://prismstandard.org/namespaces/", WIRE__NS_PRISM},
    {"http://www.w3.org/2007/app", WIRE__NS_APP},
    {"http://purl.org/atom/app#", WIRE__NS_APP},
    {"http://purl.org/atompub/tombstones/", WIRE__NS_TOMB},
    {"http://rssnamespace.org/feedburner/ext/", WIRE__NS_BURNER},
    {"http://web.resource.org/cc/", WIRE__NS_CC},
    {"http://backend.userland.com/creativeCommonsRssModule", WIRE__NS_CC},
    {"http://cyber.law.harvard.edu/rss/creativeCommonsRssModule", WIRE__NS_CC},
    {"http://creativecommons.org/ns#", WIRE__NS_CC},
    {"http://backend.userland.com/rss", WIRE__NS_RSS},
    {"http://blogs.law.harvard.edu/tech/rss", WIRE__NS_RSS},
    {"http://purl.org/rss/1.0/modules/rss", WIRE__NS_RSS},
    {"http://purl.org/net/rss1.1#", WIRE__NS_RSS},
    {"http://my.netscape.com/rdf/simple/0.9/", WIRE__NS_RSS},
    {"http://my.netscape.com/publish/formats/rss", WIRE__NS_RSS},
    {"http://channel.netscape.com/rdf/simple/0.9/", WIRE__NS_RSS},
    {"http://purl.org/netscape/rss", WIRE__NS_RSS},
    {"http://iptc.org/std/nar/", WIRE__NS_NAR},
    {"http://iptc.org/std/NITF/", WIRE__NS_NITF},
    {"http://www.sitemaps.org/schemas/sitemap/", WIRE__NS_SITEMAP},
    {"https://www.sitemaps.org/schemas/sitemap/", WIRE__NS_SITEMAP},
    {"http://www.google.com/schemas/sitemap/", WIRE__NS_SITEMAP},
    {"http://www.google.com/schemas/sitemap-news/", WIRE__NS_NEWS},
    {"https://www.google.com/schemas/sitemap-news/", WIRE__NS_NEWS},
    {"urn:wirecopy:", WIRE__NS_OURS},
};

static const struct {
    const char *prefix;
    wire__ns ns;
} usual_prefixes[] = {
    {"atom", WIRE__NS_ATOM},       {"a10", WIRE__NS_ATOM},
    {"content", WIRE__NS_CONTENT}, {"dc", WIRE__NS_DC},
    {"dcterms", WIRE__NS_DCTERMS}, {"xhtml", WIRE__NS_XHTML},
    {"html", WIRE__NS_XHTML},      {"rss", WIRE__NS_RSS},
    {"media", WIRE__NS_MEDIA},     {"feedburner", WIRE__NS_BURNER},
    {"itunes", WIRE__NS_ITUNES},   {"prism", WIRE__NS_PRISM},
    {"app", WIRE__NS_APP},         {"at", WIRE__NS_TOMB},
    {"cc", WIRE__NS_CC},           {"creativeCommons", WIRE__NS_CC},
    {"nar", WIRE__NS_NAR},         {"nitf", WIRE__NS_NITF},
    {"news", WIRE__NS_NEWS},
};

wire__ns wire__xml_ns_of_uri(wire_str uri, wire__ns home)
{
    uri = wire_str_trim(uri);
    if (!uri.n) return home;
    if (wire_str_eq_nocase(uri, WIRE_STR("http://purl.org/rss/1.0/")) ||
        wire_str_eq_nocase(uri, WIRE_STR("http://purl.org/rss/1.0")))
        return WIRE__NS_RSS;
    for (size_t i = 0; i < sizeof known_uris / sizeof *known_uris; i++)
        if (wire_str_starts_nocase(uri, wire_str_of(known_uris[i].uri)))
            return known_uris[i].ns;
    return WIRE__NS_OTHER;
}

typedef struct {
    wire_str prefix; /* empty: the default namespace */
    wire__ns ns;
    uint32_t until; /* nodes it holds for */
} declaration;

/* Those that hold at the node looked at. More than this many on top of each
 * other are noise. */
enum { MOST_DECLARATIONS = 64 };
typedef struct {
    declaration d[MOST_DECLARATIONS];
    size_t n;
} declarations;

static wire__ns ns_of_prefix(const declarations *s, wire_str prefix,
                             wire__ns home)
{
    for (size_t i = s->n; i-- > 0;)
        if (wire_str_eq(s->d[i].prefix, prefix)) return s->d[i].ns;
    if (!prefix.n) return home;
    for (size_t i = 0; i < sizeof usual_prefixes / sizeof *usual_prefixes; i++)
        if (wire_str_eq_nocase(prefix, wire_str_of(usual_prefixes[i].prefix)))
            return usual_prefixes[i].ns;
    return WIRE__NS_OTHER;
}

static void declare(declarations *s, wire_str name, wire_str uri,
                    uint32_t until, bool is_root, wire__ns home)
{
    if (s->n == MOST_DECLARATIONS) return;
    if (name.n > 5 && name.p[5] != ':') return; /* xmlnsx */
    wire__ns ns = wire__xml_ns_of_uri(uri, home);
    wire_str prefix = wire_str_sub(name, 6, name.n);
    /* A root that is named as its format is means it, whatever address it
     * gives: drafts had their own. */
    if (ns == WIRE__NS_OTHER && !prefix.n && is_root) ns = home;
    s->d[s->n++] = (declaration){prefix, ns, until};
}

/* The prefix of an element's name, and what follows it. */
static wire_str split_name(wire_str name, wire_str *local)
{
    const char *colon = name.n ? memchr(name.p, ':', name.n) : NULL;
    size_t n = colon ? (size_t)(colon - name.p) : 0;
    *local = colon ? wire_str_sub(name, n + 1, name.n) : name;
    return wire_str_sub(name, 0, n);
}

/* ---- One walk over all elements ------------------------------------------ */

/* What a start tag declares; *scope is the scope around it, then its own. */
static wire_status read_tag(wire__xml *x, uint32_t node, declarations *s,
                            uint32_t *scope, wire_err *err)
{
    const wire__node *n = &x->d.nodes[node];
    const wire__scope *outer = &x->scopes.p[*scope];
    wire__scope new = {
        .outer = *scope, .lang = outer->lang, .has_lang = outer->has_lang};
    bool is_scope = false;
    wire__attr a = wire__dom_attrs(&x->d, n);
    while (wire__attr_next(&a)) {
        if (a.name.n < 5 || (a.name.p[0] | 0x20) != 'x') continue;
        if (wire_str_starts(a.name, WIRE_STR("xmlns"))) {
            declare(s, a.name, a.value, n->until, n->parent == 0, x->home);
        } else if (wire_str_eq_nocase(a.name, WIRE_STR("xml:lang"))) {
            new.lang = wire_str_trim(a.value);
            new.has_lang = is_scope = true;
        } else if (wire_str_eq_nocase(a.name, WIRE_STR("xml:base"))) {
            new.base = wire_str_trim(a.value);
            is_scope = true;
        }
    }
    if (!is_scope) return WIRE_OK;
    if (!WIRE__PUSH(x->r->work, &x->scopes, new)) return wire_fail_mem(err);
    *scope = (uint32_t)x->scopes.n - 1;
    return WIRE_OK;
}

static wire_status name_all(wire__xml *x, wire_err *err)
{
    wire_arena *work = x->r->work;
    declarations *s = WIRE_NEW(work, declarations);
    x->ns = wire_arena_calloc(work, x->d.n, 1);
    x->scope = wire_arena_calloc(work, x->d.n, sizeof *x->scope);
    wire__scope none = {0};
    if (!s || !x->ns || !x->scope || !WIRE__PUSH(work, &x->scopes, none))
        return wire_fail_mem(err);
    for (uint32_t i = 1; i < x->d.n; i++) {
        const wire__node *n = &x->d.nodes[i];
        uint32_t scope = x->scope[n->parent];
        while (s->n && s->d[s->n - 1].until <= i)
            s->n--;
        if (!n->is_text) {
            /* More than "<name>": it has attributes. */
            if (n->in_beg - n->beg > n->name_n + 2u)
                WIRE_TRY(read_tag(x, i, s, &scope, err));
            wire_str local;
            wire_str prefix = split_name(wire__dom_name(&x->d, n), &local);
            x->ns[i] = (uint8_t)ns_of_prefix(s, prefix, x->home);
        }
        x->scope[i] = scope;
    }
    return WIRE_OK;
}

/* The name of the first element decides between RSS and Atom. */
static bool is_atom(const wire__xml *x)
{
    size_t root = wire__xml_root(x);
    wire_str name = root ? wire__xml_local(x, root) : (wire_str){0};
    return wire_str_eq_nocase(name, WIRE_STR("feed")) ||
           wire_str_eq_nocase(name, WIRE_STR("entry"));
}

wire_status wire__xml_open(wire__reader *r, const wire__input *in,
                           wire__ns home, wire__xml *out, wire_err *err)
{
    *out = (wire__xml){.r = r, .home = home};
    WIRE_TRY(wire__xml_entities(r, in, &out->in, &out->is_full, err));
    WIRE_TRY(wire__dom_parse(out->in.text, true, r->opts->max_depth, r->work,
                             &out->d, err));
    if (home == WIRE__NS_ANY)
        out->home = is_atom(out) ? WIRE__NS_ATOM : WIRE__NS_RSS;
    return name_all(out, err);
}

/* What begins at p, as far as it has a name: "<p>", "</p", "<![CDATA[". */
static wire_str name_of_open(wire_str rest, bool is_tag, char buf[48])
{
    static const char *const marks[] = {"<![CDATA[", "<!--", "<?", "<!"};
    enum { LONGEST = 40 };
    size_t n = 1 + (rest.n > 1 && rest.p[1] == '/');

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (wire_str_starts(rest, wire_str_of(marks[i])))
            return wire_str_of(marks[i]);
    while (n < rest.n && n < LONGEST && !wire_is_space(rest.p[n]) &&
           !memchr("<>/", rest.p[n], 3))
        n++;
    memcpy(buf, rest.p, n);
    if (is_tag) buf[n++] = '>';
    return (wire_str){buf, n};
}

/* What ends before it is over is said with what was open, as an error: what is
 * gone may be more than the rest of one item. */
static wire_status warn_torn(wire__xml *x, const wire__trail *trail,
                             wire_err *err)
{
    char buf[48];
    const wire__dom *d = &x->d;
    wire_str rest = wire_str_sub(d->src, d->torn_at, d->src.n);
    bool is_tag = false;

    if (d->torn_at == WIRE__NOWHERE) return WIRE_OK;
    for (size_t i = 1; i < d->n && !is_tag; i++)
        is_tag = d->nodes[i].is_open && d->nodes[i].beg == d->torn_at;
    wire_str name = name_of_open(rest, is_tag, buf);
    return wire__reader_skip(
        x->r, wire__trail_end(trail, d->src.n), false, err,
        "cut off: the file ends inside %.*s, which begins at byte %llu",
        (int)name.n, name.p,
        (unsigned long long)wire__trail_beg(trail, d->torn_at));
}

bool wire__xml_is_cut(const wire__xml *x, size_t node)
{
    const wire__node *n = &x->d.nodes[node];

    return n->is_open || x->is_full || (x->d.is_cut && n->until == x->d.n);
}

/* The end of a cut file may be a part of an id or address: that of another. */
static void drop_part(const wire__xml *x, wire_str *field)
{
    if (field->n && wire_str_ends(wire_str_trim(x->d.src), *field))
        *field = (wire_str){0};
}

wire_status wire__xml_warn(wire__xml *x, wire_err *err)
{
    wire__trail trail = {.maps = {&x->in.map}};
    if (x->in.bad_n)
        WIRE_TRY(wire__reader_skip(x->r, x->in.bad_at, true, err,
                                   "ill-formed UTF-8 replaced by U+FFFD "
                                   "in %u place%s",
                                   x->in.bad_n, x->in.bad_n == 1 ? "" : "s"));
    wire__dom d = x->d;
    if (d.is_cut) /* items may be among what is gone */
        WIRE_TRY(wire__reader_skip(
            x->r, wire__trail_beg(&trail, d.nodes[d.n - 1].beg), false, err,
            "more tags than a file can have; what stands behind was not read"));
    WIRE_TRY(warn_torn(x, &trail, err));
    d.is_cut = false;
    return wire__page_warn(x->r, &d, &trail, err);
}

wire_status wire__xml_add(wire__xml *x, size_t node, wire_article *a,
                          wire_err *err)
{
    if (wire__xml_is_cut(x, node)) {
        drop_part(x, &a->id);
        drop_part(x, &a->url);
        WIRE_TRY(wire__item_cut(x->r, a, err));
    }
    bool says_a_thing = a->title.n || a->url.n || a->id.n || a->byline.n ||
                        a->credit.n || a->language.n || a->item ||
                        a->published.precision || a->modified.precision;
    if (!wire_str_trim(a->body).n && says_a_thing)
        return wire__reader_list(x->r, a, err);
    return wire__reader_add(x->r, a, WIRE_NO_OFF, err);
}

uint64_t wire__xml_at(const wire__xml *x, size_t node)
{
    return wire__map_beg(&x->in.map, x->d.nodes[node].beg);
}

/* ---- Elements ------------------------------------------------------------ */

wire_str wire__xml_local(const wire__xml *x, size_t node)
{
    wire_str local;
    split_name(wire__dom_name(&x->d, &x->d.nodes[node]), &local);
    return local;
}

bool wire__xml_is(const wire__xml *x, size_t node, wire__ns ns,
                  const char *name)
{
    if (x->d.nodes[node].is_text || node == 0) return false;
    if (ns != WIRE__NS_ANY && x->ns[node] != ns) return false;
    return wire_str_eq_nocase(wire__xml_local(x, node), wire_str_of(name));
}

size_t wire__xml_root(const wire__xml *x) { return wire__xml_first(x, 0); }

static size_t element_from(const wire__xml *x, size_t at, size_t end)
{
    while (at < end && x->d.nodes[at].is_text)
        at++;
    return at < end ? at : 0;
}

size_t wire__xml_first(const wire__xml *x, size_t node)
{
    return element_from(x, node + 1, x->d.nodes[node].until);
}

size_t wire__xml_next(const wire__xml *x, size_t child)
{
    const wire__node *n = &x->d.nodes[child];
    return element_from(x, n->until, x->d.nodes[n->parent].until);
}

size_t wire__xml_child(const wire__xml *x, size_t node, wire__ns ns,
                       const char *name)
{
    for (size_t i = wire__xml_first(x, node); i; i = wire__xml_next(x, i))
        if (wire__xml_is(x, i, ns, name)) return i;
    return 0;
}

size_t wire__xml_path(const wire__xml *x, size_t node, const char *path)
{
    while (*path) {
        size_t n = strcspn(path, "/"), found = 0;
        for (size_t i = wire__xml_first(x, node); i; i = wire__xml_next(x, i)) {
            if (!wire_str_eq_nocase(wire__xml_local(x, i), (wire_str){path, n}))
                continue;
            found = i;
            break;
        }
        if (!found) return 0;
        node = found;
        path += n + (path[n] == '/');
    }
    return node;
}

/* ---- Values -------------------------------------------------------------- */

wire_status wire__xml_attr(const wire__xml *x, size_t node, const char *name,
                           wire_str *out, wire_err *err)
{
    *out = (wire_str){0};
    if (!node) return WIRE_OK;
    wire_str raw = wire__dom_attr(&x->d, &x->d.nodes[node], name);
    WIRE_TRY(wire__decode_line(raw, true, x->r->scratch, out, err));
    if (x->r->notes)
        wire__why_saw(x->r->notes, wire__dom_name(&x->d, &x->d.nodes[node]),
                      name, *out, wire__xml_at(x, node));
    return WIRE_OK;
}

wire_status wire__xml_line(const wire__xml *x, size_t node, wire_str *out,
                           wire_err *err)
{
    *out = (wire_str){0};
    if (!node) return WIRE_OK;
    WIRE_TRY(wire__dom_line(&x->d, node, x->r->scratch, out, err));
    if (x->r->notes)
        wire__why_saw(x->r->notes, wire__dom_name(&x->d, &x->d.nodes[node]),
                      NULL, *out, wire__xml_at(x, node));
    return WIRE_OK;
}

bool wire__xml_lang(const wire__xml *x, size_t node, wire_str *out)
{
    const wire__scope *s = &x->scopes.p[x->scope[node]];
    *out = s->lang;
    return s->has_lang;
}
