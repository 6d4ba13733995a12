/* Live blogs: a page that grows post by post, cut into its posts.
 *
 *   <div class="liveblog">          the page says what it is (LiveBlogPosting,
 *     <article id="p2"><time>...     or a class); its posts are elements side
 *     <article id="p1"><time>...     by side, each with a time of its own
 *
 *   {"@type": "LiveBlogPosting", "liveBlogUpdate": [{...}, {...}]}
 *                                   else those of JSON-LD, when it has more
 *
 * Source: schema.org LiveBlogPosting.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "read_item.h"
#include "read_page.h"
#include "read_why.h"

/* Fewer elements with times of their own are no row of posts, unless the page
 * says it is a live blog. */
enum { FEW = 3, FEW_DECLARED = 2 };
/* Running text below which an element is no post, in characters. */
enum { SHORTEST_POST = 40 };

/* ---- Finding the posts ----------------------------------------------------- */

typedef struct {
    const wire__dom *d;
    const wire__blocks *b;
    const wire__parts *parts;
    uint32_t *times; /* [nodes + 1] times before a node */
} finder;

static bool is_time(const wire__dom *d, const wire__node *n)
{
    if (n->is_text) return false;
    if (n->tag == WIRE__TAG_TIME) return true;
    if (n->in_beg - n->beg < n->name_n + 16u) return false;
    return wire__has_word(wire__dom_attr(d, n, "itemprop"), "datePublished");
}

static uint32_t mass_of(const finder *f, size_t node)
{
    uint32_t until = f->d->nodes[node].until;
    return f->parts->mass[f->parts->first[until]] -
           f->parts->mass[f->parts->first[node]];
}

static bool is_post(const finder *f, size_t i)
{
    const wire__node *n = &f->d->nodes[i];
    if (n->is_text || f->times[n->until] == f->times[i]) return false;
    if (f->b->marks[i] & (WIRE__MARK_DROPPED | WIRE__MARK_COMMENT))
        return false;
    switch (n->tag) {
    case WIRE__TAG_ARTICLE:
    case WIRE__TAG_DIV:
    case WIRE__TAG_SECTION:
    case WIRE__TAG_LI:
    case WIRE__TAG_OTHER:
        return mass_of(f, i) >= SHORTEST_POST;
    default:
        return false;
    }
}

/* "liveblog", "Live-Blog", "live_ticker" stand in it. Whole pages are looked
 * through: the rare letters of it first. */
static bool has_live_word(wire_str s)
{
    for (size_t at = 0; s.n; at++) {
        at = wire_str_find(s, WIRE_STR("ive"), at);
        if (at == SIZE_MAX) return false;
        if (!at || (s.p[at - 1] | 0x20) != 'l') continue;
        wire_str rest = wire_str_sub(s, at + 3, s.n);
        if (rest.n && (*rest.p == '-' || *rest.p == '_'))
            rest = wire_str_sub(rest, 1, rest.n);
        if (wire_str_starts_nocase(rest, WIRE_STR("blog")) ||
            wire_str_starts_nocase(rest, WIRE_STR("ticker")))
            return true;
    }
    return false;
}

bool wire__may_be_live(const wire__dom *d, bool is_declared)
{
    return is_declared || has_live_word(d->src);
}

static bool says_live(const wire__dom *d, size_t i)
{
    return has_live_word(wire__dom_attr(d, &d->nodes[i], "class")) ||
           has_live_word(wire__dom_attr(d, &d->nodes[i], "id"));
}

/* Does the parent of posts, what it stands in, or its first posts say so?
 * <body> speaks of the site. */
static bool is_said_live(const finder *f, size_t parent)
{
    const wire__dom *d = f->d;
    for (size_t i = parent; i && d->nodes[i].tag != WIRE__TAG_BODY;
         i = d->nodes[i].parent)
        if (says_live(d, i)) return true;
    size_t left = 4;
    for (size_t i = parent + 1; i < d->nodes[parent].until && left;
         i = d->nodes[i].until)
        if (!d->nodes[i].is_text && left-- && says_live(d, i)) return true;
    return false;
}

/* Posts below one parent; the largest takes no more than three fifths, else
 * it is what holds the posts, beside something else. */
typedef struct {
    uint32_t n, mass, largest;
} row;

static size_t find_parent(const finder *f, row *rows, bool is_declared)
{
    size_t best = 0;
    for (size_t i = 1; i < f->d->n; i++) {
        if (!is_post(f, i)) continue;
        row *r = &rows[f->d->nodes[i].parent];
        uint32_t mass = mass_of(f, i);
        r->n++;
        r->mass += mass;
        if (mass > r->largest) r->largest = mass;
    }
    for (size_t i = 1; i < f->d->n; i++) {
        const row *r = &rows[i];
        if (r->n < (is_declared ? FEW_DECLARED : FEW)) continue;
        if (r->largest * 5ull > r->mass * 3ull || r->mass <= rows[best].mass)
            continue;
        if (is_declared || is_said_live(f, i)) best = i;
    }
    return best;
}

static wire_status find_posts(const wire__dom *d, const wire__blocks *b,
                              const wire__parts *parts, bool is_declared,
                              wire_arena *a, wire__live *out, wire_err *err)
{
    finder f = {d, b, parts, WIRE_ARRAY(a, uint32_t, d->n + 1)};
    row *rows = wire_arena_calloc(a, d->n + 1, sizeof *rows);
    if (!f.times || !rows) return wire_fail_mem(err);
    f.times[0] = 0;
    for (size_t i = 0; i < d->n; i++)
        f.times[i + 1] = f.times[i] + (i && is_time(d, &d->nodes[i]));
    if (f.times[d->n] < FEW_DECLARED) return WIRE_OK;
    size_t parent = find_parent(&f, rows, is_declared);
    if (!parent) return WIRE_OK;
    out->p = WIRE_ARRAY(a, uint32_t, rows[parent].n);
    if (!out->p) return wire_fail_mem(err);
    for (size_t i = parent + 1; i < d->nodes[parent].until;
         i = d->nodes[i].until)
        if (is_post(&f, i)) out->p[out->n++] = (uint32_t)i;
    return WIRE_OK;
}

wire_status wire__live_find(const wire__dom *d, wire__blocks *b,
                            bool is_declared, wire_arena *a, wire__live *out,
                            wire_err *err)
{
    *out = (wire__live){0};
    WIRE_TRY(wire__page_parts(d, b, a, &out->parts, err));
    return find_posts(d, b, &out->parts, is_declared, a, out, err);
}

/* ---- Posts to articles ------------------------------------------------------- */

/* page#anchor, in keep. */
static wire_status put_id(wire__reader *r, const wire_article *page,
                          wire_str anchor, size_t n, wire_article *post,
                          wire_err *err)
{
    wire_str base = page->url.n ? page->url : r->path;
    char number[32];
    if (!anchor.n) {
        int len = snprintf(number, sizeof number, "post-%zu", n + 1);
        anchor = (wire_str){number, (size_t)len};
    }
    size_t hash = base.n ? wire_str_find(base, WIRE_STR("#"), 0) : SIZE_MAX;
    if (page->url.n && hash != SIZE_MAX) base.n = hash;
    char *p = wire_arena_alloc(r->keep, base.n + anchor.n + 2);
    if (!p) return wire_fail_mem(err);
    if (base.n) memcpy(p, base.p, base.n);
    p[base.n] = '#';
    memcpy(p + base.n + 1, anchor.p, anchor.n);
    p[base.n + 1 + anchor.n] = 0;
    post->id = (wire_str){p, base.n + 1 + anchor.n};
    if (page->url.n) post->url = post->id;
    return WIRE_OK;
}

/* What a post has of its page. */
static wire_article post_of(const wire_article *page)
{
    return (wire_article){.format = page->format,
                          .outlet = page->outlet,
                          .title = page->title,
                          .byline = page->byline,
                          .credit = page->credit,
                          .language = page->language,
                          .published = page->published};
}

/* The id of the element, else of one near below it. */
static wire_str anchor_of(const wire__dom *d, size_t node)
{
    enum { NEAR = 12 };
    size_t end = d->nodes[node].until;
    wire_str id = {0};
    if (end > node + NEAR) end = node + NEAR;
    for (size_t i = node; i < end && !id.n; i++) {
        if (d->nodes[i].is_text) continue;
        id = wire_str_trim(wire__dom_attr(d, &d->nodes[i], "id"));
        if (!id.n && d->nodes[i].tag == WIRE__TAG_A)
            id = wire_str_trim(wire__dom_attr(d, &d->nodes[i], "name"));
    }
    return id;
}

static wire_status read_facts(wire__reader *r, const wire__dom *d,
                              const wire__marked *m, size_t node,
                              wire__facts *f, wire_err *err)
{
    wire__marked own = *m;
    own.item = m->scope && m->is_scope[node] ? (uint32_t)node : 0;
    own.entry = (uint32_t)node;
    if (!own.item) own.scope = NULL;
    wire__facts_init(f);
    for (size_t i = node; i < d->nodes[node].until; i++) {
        if (d->nodes[i].is_text) continue;
        WIRE_TRY(wire__marked_read(f, d, &own, i, r->scratch, err));
        if (d->nodes[i].tag == WIRE__TAG_TIME)
            WIRE_TRY(wire__marked_time(f, d, &own, i, r->scratch, err));
    }
    return WIRE_OK;
}

/* The first heading of a post that stands above its text is its headline, and
 * no part of the text. */
static wire_str take_heading(wire__blocks *b)
{
    for (size_t i = 0; i < b->n; i++) {
        wire__block *k = &b->p[i];
        if (!k->is_kept) continue;
        if (k->role != WIRE_PARA_HEADING) break;
        k->is_kept = false;
        return wire__block_text(b, i);
    }
    return (wire_str){0};
}

/* Lines of a post that only say when or who: "10.42", "Ina Holm". */
static void drop_marks(const wire__dom *d, wire__blocks *b)
{
    for (size_t i = 0; i < b->n; i++) {
        wire__block *k = &b->p[i];
        for (size_t up = k->first, left = 4; up && left; left--) {
            up = d->nodes[up].parent;
            if (d->nodes[up].tag == WIRE__TAG_TIME && k->words <= 6)
                k->is_kept = false;
        }
    }
}

static wire_status explain_post(wire__reader *r, const wire__facts *f,
                                const wire__trail *trail, uint32_t at,
                                wire_article *a, wire_err *err)
{
    wire__origin time = f->origin[WIRE__SAYS_PUBLISHED];
    wire_str none = {0};
    WIRE_TRY(wire__why_say(r, a, WIRE_FIELD_BODY, "post of a live blog", none,
                           wire__trail_beg(trail, at), err));
    WIRE_TRY(wire__why_say(r, a, WIRE_FIELD_ID, "anchor of the post", none,
                           wire__trail_beg(trail, at), err));
    if (!time.kind) return WIRE_OK;
    return wire__why_say(r, a, WIRE_FIELD_PUBLISHED, time.kind, time.name,
                         wire__trail_beg(trail, time.at), err);
}

static wire_status read_post(wire__reader *r, const wire__page_view *v,
                             const wire__live *live, size_t k, wire_err *err)
{
    size_t node = live->p[k];
    const wire__dom *d = v->d;
    wire__facts f;
    wire_article a = post_of(v->article);
    wire__blocks own = *v->b;
    uint32_t beg = live->parts.first[node],
             end = live->parts.first[d->nodes[node].until];
    own.p += beg;
    own.n = end - beg;
    a.src_off = wire__trail_beg(v->trail, d->nodes[node].beg);
    WIRE_TRY(read_facts(r, d, v->m, node, &f, err));
    drop_marks(d, &own);
    wire_str heading = take_heading(&own);
    if (f.value[WIRE__SAYS_TITLE].n) heading = f.value[WIRE__SAYS_TITLE];
    if (heading.n) WIRE_TRY(wire__reader_copy(r, heading, &a.title, err));
    if (f.value[WIRE__SAYS_AUTHOR].n)
        WIRE_TRY(
            wire__reader_copy(r, f.value[WIRE__SAYS_AUTHOR], &a.byline, err));
    if (f.rank[WIRE__SAYS_PUBLISHED] != WIRE__RANK_NONE)
        a.published = f.published;
    a.modified = f.modified;
    WIRE_TRY(wire__page_body(r, &own, v->trail, &a, err));
    if (!a.body.n) return WIRE_OK;
    WIRE_TRY(put_id(r, v->article, anchor_of(d, node), k, &a, err));
    WIRE_TRY(
        wire__item_link(r, &a, WIRE_STR("isPartOf"), v->article->url, err));
    WIRE_TRY(explain_post(r, &f, v->trail, d->nodes[node].beg, &a, err));
    return wire__reader_add(r, &a, WIRE_NO_OFF, err);
}

wire_status wire__live_read(wire__reader *r, const wire__page_view *v,
                            const wire__live *live, wire_err *err)
{
    for (size_t k = 0; k < live->n; k++) {
        wire_arena_mark mark = wire_arena_save(r->scratch);
        WIRE_TRY(read_post(r, v, live, k, err));
        wire_arena_rewind(r->scratch, mark);
    }
    return WIRE_OK;
}

/* ---- Posts of JSON-LD ---------------------------------------------------------- */

static wire_str fragment_of(wire_str url)
{
    size_t at = wire_str_find(url, WIRE_STR("#"), 0);
    return at == SIZE_MAX ? (wire_str){0} : wire_str_sub(url, at + 1, url.n);
}

wire_status wire__live_read_json(wire__reader *r, const wire__page_view *v,
                                 const wire__facts *f, wire_err *err)
{
    for (size_t k = 0; k < f->posts.n; k++) {
        const wire__post *p = &f->posts.p[k];
        wire_article a = post_of(v->article);
        wire_str none = {0};
        WIRE_TRY(wire__page_script_body(r, p->body, p->beg, p->end, v->trail,
                                        &a, err));
        if (!a.body.n) continue;
        a.src_off = wire__trail_beg(v->trail, p->beg);
        if (p->title.n) WIRE_TRY(wire__reader_copy(r, p->title, &a.title, err));
        if (p->author.n)
            WIRE_TRY(wire__reader_copy(r, p->author, &a.byline, err));
        wire_time t = wire_time_parse(p->published);
        if (t.precision != WIRE_TIME_NONE) a.published = t;
        a.modified = wire_time_parse(p->modified);
        WIRE_TRY(put_id(r, v->article, fragment_of(p->url), k, &a, err));
        WIRE_TRY(
            wire__item_link(r, &a, WIRE_STR("isPartOf"), v->article->url, err));
        WIRE_TRY(wire__why_say(r, &a, WIRE_FIELD_BODY,
                               "JSON-LD liveBlogUpdate articleBody", none,
                               a.src_off, err));
        WIRE_TRY(wire__reader_add(r, &a, WIRE_NO_OFF, err));
    }
    return WIRE_OK;
}
