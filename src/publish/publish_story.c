/* Stories: their digests, and the pages that show who copied whom.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "publish_int.h"

/* ---- Which stories there are ----------------------------------------------------- */

static bool is_shown(const wire__run_pub *r, uint32_t doc)
{
    const wire__item_pub *it = &r->items[r->facts[doc].item];

    return wire__item_stands(it) && it->doc == doc;
}

/* The articles of a story that are published; the source first, where it is. */
static wire_status keep_shown(wire__run_pub *r, const wire_digest_in *in,
                              wire__story *s, wire_err *err)
{
    uint32_t *kept = WIRE_ARRAY(r->arena, uint32_t, in->n_articles);
    size_t n = 0;

    if (!kept) return wire_fail_mem(err);
    for (size_t i = 0; i < in->n_articles; i++)
        if (is_shown(r, in->articles[i])) kept[n++] = in->articles[i];
    s->in = *in;
    s->in.articles = kept;
    s->in.n_articles = n;
    if (n == 0) return WIRE_OK;
    if (kept[0] != in->articles[0]) {
        s->in.is_source_lost = true;
        s->in.standing = NULL;
        s->in.n_standing = 0;
    }
    s->lead = r->facts[kept[0]].item;
    s->order_s = wire__item_order_s(&r->items[s->lead].now);
    return WIRE_OK;
}

/* An article that a rule wants as its digest and that leads no story. */
static bool wants_own(const wire__run_pub *r, uint32_t item)
{
    const wire__item_pub *it = &r->items[item];

    return wire__item_stands(it) && it->doc != WIRE__NOBODY &&
           it->now.route == WIRE_ROUTE_DIGEST &&
           (it->story == WIRE__NOBODY || r->stories[it->story].lead != item);
}

static wire__story own_story(wire__run_pub *r, uint32_t item)
{
    wire__story s = {.lead = item, .is_extra = true};

    s.in = (wire_digest_in){.docs = r->t->docs,
                            .articles = &r->items[item].doc,
                            .n_articles = 1,
                            .idf = r->idf,
                            .kind = WIRE_STORY_ARTICLE,
                            .number = r->items[item].doc};
    return s;
}

static int by_time(const void *x, const void *y)
{
    const wire__story *a = x, *b = y;

    if (a->is_extra != b->is_extra) return a->is_extra ? 1 : -1;
    if (a->order_s != b->order_s) return a->order_s > b->order_s ? -1 : 1;
    return (a->lead > b->lead) - (a->lead < b->lead);
}

static void number_stories(wire__run_pub *r)
{
    for (size_t i = 0; i < r->n_items; i++)
        if (r->items[i].doc != WIRE__NOBODY) {
            r->items[i].now.teaser = (wire_str){0};
            r->items[i].now.n_story = 0;
            r->items[i].now.story = (wire_str){0};
        }
    for (uint32_t s = 0; s < r->n_stories; s++)
        for (size_t i = 0; i < r->stories[s].in.n_articles; i++)
            r->items[r->facts[r->stories[s].in.articles[i]].item].story = s;
    for (uint32_t s = 0; s < r->n_stories; s++)
        r->items[r->stories[s].lead].now.n_story =
            (uint32_t)r->stories[s].in.n_articles;
    for (size_t i = 0; i < r->n_items; i++) {
        wire__item_pub *it = &r->items[i];
        const wire__story *s =
            it->story == WIRE__NOBODY ? NULL : &r->stories[it->story];

        if (s && s->in.n_articles > 1)
            it->now.story = r->items[s->lead].now.name;
    }
}

wire_status wire__stories_find(wire__run_pub *r, wire_err *err)
{
    wire_digest_in *in;
    size_t n;

    WIRE_TRY(wire_digest_stories(r->t, r->idf, r->arena, &in, &n, err));
    r->stories = WIRE_ARRAY(r->arena, wire__story, n + r->n_items);
    if (!r->stories) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++) {
        wire__story s = {0};

        WIRE_TRY(keep_shown(r, &in[i], &s, err));
        if (s.in.n_articles) r->stories[r->n_stories++] = s;
    }
    if (r->n_stories)
        qsort(r->stories, r->n_stories, sizeof *r->stories, by_time);
    number_stories(r);
    r->n_fronted = r->n_stories;
    for (uint32_t i = 0; i < r->n_items; i++)
        if (wants_own(r, i)) r->stories[r->n_stories++] = own_story(r, i);
    return WIRE_OK;
}

/* ---- Digests --------------------------------------------------------------------------- */

/* Sentences of the article that digests of it count in. */
typedef struct {
    const wire__run_pub *r;
    wire_sentence *sentences;
    size_t n;
    uint32_t doc; /* whose sentences they are */
    wire_arena *arena;
} linker;

static uint32_t sentence_of(const linker *l, uint32_t off)
{
    uint32_t i = 0;

    while (i + 1 < l->n && l->sentences[i + 1].span.beg <= off)
        i++;
    return i + 1;
}

/* A line with the way to its sentence: of the article that the digest is of,
 * else to the page alone. */
static void put_line(const linker *l, wire_view *v, const char *name,
                     const wire_line *line)
{
    wire_view *x = wire_view_add(v, name);

    wire_view_str(x, "text", line->text);
    wire_view_flag(x, "is_cut", line->n_cuts > 0);
    wire_view_flag(x, "is_question", line->is_question);
    wire_view_flag(x, "page", false); /* not what holds the line */
    wire_view_flag(x, "n", false);
    if (!is_shown(l->r, line->article)) return;
    wire__view_path(x, "page", "article/",
                    l->r->items[l->r->facts[line->article].item].now.name,
                    ".html");
    if (line->of == WIRE_LINE_BODY && line->article == l->doc)
        wire_view_fmt(x, "n", "%u", sentence_of(l, line->span.beg));
}

static void put_when(wire_view *v, const wire_when *w)
{
    char text[16];

    wire_when_format(w, text);
    wire_view_fmt(v, "when_iso", "%s", text);
    wire_view_str(v, "when", w->text);
}

static void put_statements(const linker *l, wire_view *v, const wire_digest *d)
{
    for (size_t i = 0; i < d->n_statements; i++) {
        const wire_statement *s = &d->statements[i];
        wire_view *x = wire_view_add(v, "statements");

        wire_view_str(x, "speaker", s->speaker.n ? s->speaker : s->source);
        wire_view_str(x, "cue", s->cue);
        wire_view_str(x, "addressee", s->addressee);
        wire_view_flag(x, "is_direct", s->is_direct);
        put_line(l, x, "words", &s->words);
        put_when(x, &s->when);
    }
}

static void put_rest(const linker *l, wire_view *v, const wire_digest *d)
{
    for (size_t i = 0; i < d->n_schedule; i++) {
        wire_view *x = wire_view_add(v, "schedule");

        put_line(l, x, "what", &d->schedule[i].what);
        put_when(x, &d->schedule[i].when);
    }
    for (size_t i = 0; i < d->n_promises; i++) {
        wire_view *x = wire_view_add(v, "promises");

        wire_view_str(x, "who", d->promises[i].who);
        put_line(l, x, "what", &d->promises[i].what);
        put_when(x, &d->promises[i].by);
    }
    for (size_t i = 0; i < d->n_numbers; i++) {
        wire_view *x = wire_view_add(v, "numbers");

        wire_view_str(x, "value", d->numbers[i].text);
        if (wire_str_find_nocase(d->numbers[i].text, d->numbers[i].unit, 0) ==
            SIZE_MAX)
            wire_view_str(x, "unit", d->numbers[i].unit);
        put_line(l, x, "of", &d->numbers[i].of);
    }
}

/* What outlets tell differently, as far as both are published here. */
static void put_differences(const linker *l, wire_view *v, const wire_digest *d)
{
    for (size_t i = 0; i < d->n_differences; i++) {
        const wire_difference *x = &d->differences[i];
        wire_view *w;

        if ((x->has_source && !is_shown(l->r, x->source.article)) ||
            (x->has_copy && !is_shown(l->r, x->copy.article)))
            continue;
        w = wire_view_add(v, "differences");
        wire_view_str(w, "old", x->source_text);
        wire_view_str(w, "new", x->copy_text);
        wire_view_str(w, "note", x->note);
        wire_view_str(w, "severity",
                      wire_str_of(wire_severity_name(x->severity)));
        if (x->has_source) put_line(l, w, "source", &x->source);
        if (x->has_copy) {
            const wire__kept *k =
                &l->r->items[l->r->facts[x->copy.article].item].now;

            put_line(l, w, "copy", &x->copy);
            wire_view_str(w, "outlet", k->outlet.n ? k->outlet : k->title);
        }
    }
}

static void put_sections(const linker *l, wire_view *v, const wire_digest *d)
{
    for (size_t i = 0; i < d->n_synopsis; i++)
        put_line(l, v, "synopsis", &d->synopsis[i]);
    for (size_t i = 0; i < d->n_takeaways; i++)
        put_line(l, v, "takeaways", &d->takeaways[i]);
    put_statements(l, v, d);
    put_rest(l, v, d);
    put_differences(l, v, d);
    wire_view_str(v, "method", wire_str_of(d->method));
    wire_view_str(v, "scorer", wire_str_of(d->scorer));
    wire_view_str(v, "reviewer", d->opts.reviewer);
    wire_view_str(v, "responsible", d->opts.responsible);
    wire_view_fmt(v, "n_sentences", "%u", d->n_sentences);
}

static wire_status digest_view(wire__run_pub *r, const wire__story *s,
                               const wire_digest *d, wire_arena *a,
                               wire_view **out, wire_err *err)
{
    const wire__item_pub *it = &r->items[s->lead];
    const wire_doc *doc = &r->t->docs[d->source];
    linker l = {.r = r, .doc = d->source, .arena = a};
    bool no_memory = false;
    bool has_title = d->has_headline && it->doc == d->source;
    wire_str title = has_title ? d->headline.text : it->now.title;
    wire_view *v = wire__view_page(r, a, "../", title, it->now.language);

    WIRE_TRY(wire_text_sentences(doc->article->body, doc->article->paras,
                                 doc->article->n_paras, doc->language, a,
                                 &l.sentences, &l.n, err));
    wire__view_path(v, "article_page", "article/", it->now.name, ".html");
    wire_view_str(v, "article_title", it->now.title);
    wire_view_str(v, "source_name", wire__author_of(&it->now));
    wire_view_str(v, "source_url",
                  wire__web_address(a, doc->article->url, &no_memory));
    wire__view_time(v, "published", wire__item_time(&it->now),
                    wire__tongue_of(it->now.language));
    wire__view_self(r, v, "digest/", it->now.name);
    if (s->in.n_articles > 1)
        wire__view_path(v, "story_page", "story/", it->now.name, ".html");
    put_sections(&l, v, d);
    *out = v;
    return no_memory ? wire_fail_mem(err) : WIRE_OK;
}

typedef struct {
    wire__run_pub *r;
    uint32_t *pages; /* [n_stories] numbers of outputs */
} pages;

/* Is there enough of it for a page? */
static bool is_worth_it(const wire_digest *d, const wire__kept *k)
{
    enum { TAKEAWAYS_LEAST = 3, SENTENCES_LEAST = 6 };

    if (k->route == WIRE_ROUTE_DIGEST)
        return d->n_takeaways + d->n_synopsis > 0;
    return d->n_takeaways >= TAKEAWAYS_LEAST &&
           d->n_sentences >= SENTENCES_LEAST;
}

/* The first words of the text, where there is no digest. */
static wire_str lead_of(const wire_doc *d)
{
    const wire_article *a = d->article;
    size_t beg = d->has_dateline ? d->dateline.span.end : d->core.beg,
           end = beg;

    for (size_t i = 0; i < a->n_paras; i++)
        if (a->paras[i].span.end > beg) {
            end = a->paras[i].span.end;
            break;
        }
    return wire_str_trim(wire_str_sub(a->body, beg, end));
}

static bool keep_teaser(wire__run_pub *r, wire__story *s, const wire_digest *d,
                        unsigned worker)
{
    enum { TEASER_BYTES = 400 };
    wire_str text = d->n_synopsis ? d->synopsis[0].text
                                  : lead_of(&r->t->docs[r->items[s->lead].doc]);

    if (text.n > TEASER_BYTES) {
        size_t n = TEASER_BYTES;

        while (n > 0 && text.p[n] != ' ' && n > TEASER_BYTES / 2)
            n--;
        while (n > 0 && ((unsigned char)text.p[n] & 0xc0) == 0x80)
            n--;
        text = wire_str_sub(text, 0, n);
    }
    return wire_arena_copy(r->keep[worker], text,
                           &r->items[s->lead].now.teaser);
}

static wire_status make_digest(wire__run_pub *r, wire__story *s, uint32_t page,
                               unsigned worker, wire_err *err)
{
    wire_digest_opts o = WIRE_DIGEST_OPTS_INIT;
    wire__item_pub *it = &r->items[s->lead];
    wire_arena *a = r->work[worker];
    wire_digest d;
    wire_view *v = NULL;

    o.reviewer = r->o->reviewer;
    o.responsible = r->o->responsible;
    WIRE_TRY(wire_digest_make(&s->in, &o, a, &d, err));
    if (!keep_teaser(r, s, &d, worker)) return wire_fail_mem(err);
    s->has_digest = is_worth_it(&d, &it->now);
    it->now.has_digest = s->has_digest;
    if (!s->has_digest) {
        it->now.route = WIRE_ROUTE_AS_IS; /* too short to be told shorter */
        return WIRE_OK;
    }
    WIRE_TRY(digest_view(r, s, &d, a, &v, err));
    return wire__render(r, page, "digest", wire__tongue_of(it->now.language), v,
                        err);
}

static wire_status run_digest(void *ctx, size_t i, unsigned worker,
                              wire_err *err)
{
    pages *p = ctx;
    wire_arena_mark m = wire_arena_save(p->r->work[worker]);
    wire_status status =
        make_digest(p->r, &p->r->stories[i], p->pages[i], worker, err);

    wire_arena_rewind(p->r->work[worker], m);
    return status;
}

/* A place for a page of each story of two articles or more, or of all. */
static wire_status add_pages(wire__run_pub *r, const char *folder, size_t least,
                             pages *p, wire_err *err)
{
    p->r = r;
    p->pages = WIRE_ARRAY(r->arena, uint32_t, r->n_stories);
    if (!p->pages) return wire_fail_mem(err);
    for (size_t i = 0; i < r->n_stories; i++)
        if (r->stories[i].in.n_articles >= least)
            WIRE_TRY(wire__output_add(
                r,
                wire__path(r->arena, folder,
                           r->items[r->stories[i].lead].now.name, ".html"),
                &p->pages[i], err));
    return WIRE_OK;
}

wire_status wire__pages_digests(wire__run_pub *r, wire_err *err)
{
    pages p;

    for (size_t i = 0; i < r->n_items; i++)
        if (r->items[i].doc != WIRE__NOBODY && wire__item_stands(&r->items[i]))
            r->items[i].now.has_digest = false;
    WIRE_TRY(add_pages(r, "digest/", 1, &p, err));
    return wire_pool_run(r->n_threads, r->n_stories, run_digest, &p, err);
}

/* ---- The copy tree ------------------------------------------------------------------------ */

typedef struct {
    const wire__run_pub *r;
    const wire__story *s;
    bool *is_done; /* [n_articles] */
    wire_arena *arena;
} tree;

/* The nearest that is shown above an article in its copy tree. */
static uint32_t shown_parent(const tree *t, uint32_t doc)
{
    enum { STEPS_MOST = 64 };
    const wire_edge *e = t->r->facts[doc].edge;

    for (unsigned i = 0; e && i < STEPS_MOST; i++) {
        if (is_shown(t->r, e->parent) &&
            t->r->facts[e->parent].family == t->r->facts[doc].family)
            return e->parent;
        e = t->r->facts[e->parent].edge;
    }
    return WIRE__NOBODY;
}

static void put_node(const tree *t, wire_view *v, uint32_t doc)
{
    enum { CHANGES_MOST = 5 };
    const wire__fact *f = &t->r->facts[doc];
    bool is_direct = f->edge && shown_parent(t, doc) == f->edge->parent;

    wire__view_marked(v, &t->r->items[f->item]);
    wire_view_flag(v, "is_version",
                   f->version && f->version->kind != WIRE_REVISION_NONE);
    if (f->version && f->version->kind != WIRE_REVISION_NONE)
        wire_view_str(v, "revision",
                      wire_str_of(wire_revision_name(f->version->kind)));
    if (!f->edge || !f->found || !is_direct) return;
    wire_view_str(
        v, "grade",
        wire_str_of(wire__grade_said(f->found->grade, WIRE__ENGLISH)));
    wire_view_flag(v, "claims_falsely", wire__claims_falsely(f));
    wire_view_flag(v, "is_unsure", f->edge->confidence < .5f);
    wire__view_changes(v, f->found->changes, f->found->n_changes, CHANGES_MOST);
}

/* Children below their parents, as deep as a page can show them; a stack of
 * the nodes on the way down, so that no chain of copies is too long. */
static void put_children(const tree *t, wire_view *top, uint32_t parent)
{
    enum { DEEP = 12 };
    struct {
        wire_view *view;
        uint32_t doc;
        size_t next; /* member that is looked at next */
    } way[DEEP + 1] = {{top, parent, 0}};
    size_t depth = 1;

    while (depth > 0) {
        size_t i = way[depth - 1].next++;
        uint32_t doc;
        wire_view *v;

        if (i >= t->s->in.n_articles) {
            depth--;
            continue;
        }
        doc = t->s->in.articles[i];
        if (t->is_done[i] || shown_parent(t, doc) != way[depth - 1].doc)
            continue;
        t->is_done[i] = true;
        v = wire_view_add(way[depth - 1].view, "children");
        wire_view_flag(way[depth - 1].view, "has_children", true);
        put_node(t, v, doc);
        if (depth <= DEEP - 1) {
            way[depth].view = v;
            way[depth].doc = doc;
            way[depth++].next = 0;
        }
    }
}

static void put_lost(const tree *t, wire_view *v)
{
    for (size_t i = 0; i < t->s->in.n_families; i++) {
        const wire_lineage *l = &t->r->t->lineages[t->s->in.families[i]];

        for (size_t k = 0; k < l->n_lost; k++)
            wire_view_str(wire_view_add(v, "lost"), "name", l->lost[k].name);
    }
}

static wire_status story_view(wire__run_pub *r, const wire__story *s,
                              wire_arena *a, wire_view **out, wire_err *err)
{
    const wire__item_pub *it = &r->items[s->lead];
    wire_view *v =
        wire__view_page(r, a, "../", it->now.title, it->now.language);
    tree t = {r, s, wire_arena_calloc(a, s->in.n_articles, sizeof(bool)), a};

    if (!t.is_done) return wire_fail_mem(err);
    wire_view_fmt(v, "n_articles", "%zu", s->in.n_articles);
    wire_view_str(v, "teaser", it->now.teaser);
    if (it->now.has_digest)
        wire__view_path(v, "digest_page", "digest/", it->now.name, ".html");
    wire__view_self(r, v, "story/", it->now.name);
    put_lost(&t, v);
    /* roots first, each with what hangs from it; then what a chain that is
     * too deep has left over */
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < s->in.n_articles; i++) {
            wire_view *x;

            if (t.is_done[i] ||
                (round == 0 &&
                 shown_parent(&t, s->in.articles[i]) != WIRE__NOBODY))
                continue;
            t.is_done[i] = true;
            x = wire_view_add(v, "roots");
            put_node(&t, x, s->in.articles[i]);
            put_children(&t, x, s->in.articles[i]);
        }
    *out = v;
    return WIRE_OK;
}

static wire_status run_story(void *ctx, size_t i, unsigned worker,
                             wire_err *err)
{
    pages *p = ctx;
    wire_arena *a = p->r->work[worker];
    wire_arena_mark m = wire_arena_save(a);
    wire_view *v = NULL;
    wire_status status = WIRE_OK;

    if (p->r->stories[i].in.n_articles > 1) {
        status = story_view(p->r, &p->r->stories[i], a, &v, err);
        if (status == WIRE_OK)
            status =
                wire__render(p->r, p->pages[i], "story", WIRE__ENGLISH, v, err);
    }
    wire_arena_rewind(a, m);
    return status;
}

wire_status wire__pages_stories(wire__run_pub *r, wire_err *err)
{
    pages p;

    WIRE_TRY(add_pages(r, "story/", 2, &p, err));
    return wire_pool_run(r->n_threads, r->n_stories, run_story, &p, err);
}
