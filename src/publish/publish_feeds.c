/* Feeds and sitemaps: what stands newest first, and notices in the place of
 * what was stopped.
 *
 *   stands            an item with its text
 *   stands elsewhere  not in the input: its text is read from its page
 *   stopped           RSS, JSON Feed: a notice under its guid; Atom: a
 *                     tombstone; ninjs, NewsML-G2: canceled or withheld
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "publish_int.h"

/* One entry, as articles of feeds. */
typedef struct {
    const wire__item_pub *it;
    wire_article whole;  /* for formats that know states */
    wire_article notice; /* for those that do not: of stopped items a note */
    wire_item item;
    wire_item_link links[WIRE__IMAGES_MOST]; /* pictures, by reference */
    wire_para para;
} feed_entry;

typedef struct {
    wire__run_pub *r;
    feed_entry *entries;
    size_t n;
    wire_batch *batches; /* [n] of pages read */
    wire_str *hubs;      /* [o->n_hubs] */
} feed;

static int64_t order_in_feed(const wire__item_pub *it)
{
    return it->now.status == WIRE_PUB_USABLE ? wire__item_order_s(&it->now)
                                             : it->now.updated_s;
}

static int by_time(const void *x, const void *y)
{
    const wire__item_pub *const *p = x, *const *q = y;
    int64_t s = order_in_feed(*p), t = order_in_feed(*q);

    if (s != t) return s > t ? -1 : 1;
    return wire_str_cmp((*p)->id, (*q)->id);
}

static wire_str address(wire__run_pub *r, const char *folder, wire_str name,
                        const char *end)
{
    wire_str path = wire__path(r->arena, folder, name, end);
    char *p = wire_arena_alloc(r->arena, r->base.n + path.n + 1);

    if (!p || !path.p) {
        r->no_memory = true;
        return (wire_str){0};
    }
    memcpy(p, r->base.p, r->base.n);
    memcpy(p + r->base.n, path.p, path.n + 1);
    return (wire_str){p, r->base.n + path.n};
}

/* The text of such an item stands behind its digest, and in no feed. */
static bool leads_digest(const wire__item_pub *it)
{
    return it->now.route == WIRE_ROUTE_DIGEST && it->now.has_digest;
}

static wire_str page_of(wire__run_pub *r, const wire__item_pub *it)
{
    return address(r, leads_digest(it) ? "digest/" : "article/", it->now.name,
                   ".html");
}

/* ---- Entries ------------------------------------------------------------------------ */

static void put_one_para(feed_entry *e, wire_article *a, wire_str text)
{
    e->para = (wire_para){.span = {0, (uint32_t)text.n}};
    a->body = text;
    a->paras = &e->para;
    a->n_paras = 1;
}

wire_status wire__published_text(wire__run_pub *r, const wire__item_pub *it,
                                 wire_batch *batch, bool *is_it, wire_err *err)
{
    enum { PAGE_MOST = 64 << 20 };
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_buf b = {0};
    wire_text_hashes h;
    wire_str path = wire__path(r->arena, "article/", it->now.name, ".html");
    wire_status status =
        path.p ? wire__disk_read(&r->disk, path, PAGE_MOST, &b, err)
               : wire_fail_mem(err);

    *is_it = false;
    if (status == WIRE_OK)
        status = wire_read_bytes(wire_buf_view(&b), path, &o, batch, err);
    if (status == WIRE_OK && batch->n_articles > 0) {
        status = wire_text_hash(&batch->articles[0], it->old->label, &h, err);
        *is_it = status == WIRE_OK && wire_sha256_eq(&h.body, &it->old->body);
    }
    wire_buf_free(&b);
    return status == WIRE_END ? WIRE_OK : status;
}

/* The text of an item that is not in the input stands on its page; where it
 * cannot be read from there, how it begins must do. */
static wire_status read_page(feed *f, size_t i, wire_err *err)
{
    feed_entry *e = &f->entries[i];
    bool is_it = false;

    if (e->it->old)
        WIRE_TRY(
            wire__published_text(f->r, e->it, &f->batches[i], &is_it, err));
    if (!is_it) {
        put_one_para(e, &e->whole, e->it->now.teaser);
        return WIRE_OK;
    }
    e->whole.body = f->batches[i].articles[0].body;
    e->whole.paras = f->batches[i].articles[0].paras;
    e->whole.n_paras = f->batches[i].articles[0].n_paras;
    return WIRE_OK;
}

static void fill_common(feed *f, feed_entry *e)
{
    const wire__kept *k = &e->it->now;

    e->whole = (wire_article){.id = k->id,
                              .url = page_of(f->r, e->it),
                              .title = k->title,
                              .outlet = k->outlet,
                              .credit = k->agency,
                              .language = k->language,
                              .published = wire__item_time(k),
                              .modified = k->modified};
    if (k->updated_s != k->first_s &&
        (k->modified.precision == WIRE_TIME_NONE || k->n_events > 0) &&
        k->updated_s > k->modified.unix_s)
        e->whole.modified = wire__second(k->updated_s);
    e->item.version = k->version;
    e->item.status = k->status;
    e->whole.item = &e->item;
}

static wire_status fill_text(feed *f, size_t i, wire_err *err)
{
    feed_entry *e = &f->entries[i];
    const wire__about *about = &e->it->now.about;
    const wire_article *a;

    if (leads_digest(e->it)) {
        put_one_para(e, &e->whole, e->it->now.teaser);
        return WIRE_OK;
    }
    e->whole.byline = about->byline;
    e->whole.summary = about->summary;
    e->item.subjects = about->subjects;
    e->item.n_subjects = about->n_subjects;
    e->item.rights = about->rights;
    e->item.urgency = about->urgency;
    e->item.slug = about->slug;
    for (size_t k = 0; k < about->n_images; k++)
        e->links[k] = (wire_item_link){WIRE_STR("enclosure"), about->images[k]};
    e->item.links = e->links;
    e->item.n_links = about->n_images;
    if (e->it->doc == WIRE__NOBODY) return read_page(f, i, err);
    a = f->r->t->docs[e->it->doc].article;
    e->whole.body = a->body;
    e->whole.paras = a->paras;
    e->whole.n_paras = a->n_paras;
    return WIRE_OK;
}

/* Nothing of a stopped item's words is left: a note stands in its place. */
static void fill_notice(feed_entry *e)
{
    bool is_kill = e->it->now.status == WIRE_PUB_CANCELED;
    wire_str text =
        is_kill ? WIRE_STR("This article was withdrawn by its source. Please "
                           "delete every copy of it.")
                : WIRE_STR("This article is held by its source for now. "
                           "Please do not publish it.");

    e->whole.title = is_kill ? WIRE_STR("Withdrawn") : WIRE_STR("Held");
    e->whole.modified = wire__second(e->it->now.updated_s);
    e->notice = e->whole;
    put_one_para(e, &e->notice, text);
    e->notice.item = NULL;
}

/* Atom and NewsML-G2 must have a time, and ninjs should: of an item without
 * any it is that of the entry, which is made here, and not of the article.
 * RSS and JSON Feed need none. */
static void give_time(feed_entry *e)
{
    if (e->whole.published.precision == WIRE_TIME_NONE &&
        e->whole.modified.precision == WIRE_TIME_NONE)
        e->whole.modified = wire__second(e->it->now.updated_s);
}

static wire_status fill(feed *f, wire_err *err)
{
    for (size_t i = 0; i < f->n; i++) {
        feed_entry *e = &f->entries[i];

        fill_common(f, e);
        if (e->it->now.status != WIRE_PUB_USABLE) {
            fill_notice(e);
            continue;
        }
        WIRE_TRY(fill_text(f, i, err));
        e->notice = e->whole;
        give_time(e);
    }
    return WIRE_OK;
}

static wire_status choose(feed *f, wire_err *err)
{
    wire__run_pub *r = f->r;
    const wire__item_pub **at =
        WIRE_ARRAY(r->arena, const wire__item_pub *, r->n_items);
    size_t n = 0;

    if (!at) return wire_fail_mem(err);
    for (size_t i = 0; i < r->n_items; i++)
        if (r->items[i].now.has_page) at[n++] = &r->items[i];
    if (n) qsort(at, n, sizeof *at, by_time);
    if (n > r->o->feed_items) n = r->o->feed_items;
    f->entries = wire_arena_calloc(r->arena, n + 1, sizeof *f->entries);
    f->batches = wire_arena_calloc(r->arena, n + 1, sizeof *f->batches);
    f->hubs = WIRE_ARRAY(r->arena, wire_str, r->o->n_hubs);
    if (!f->entries || !f->batches || !f->hubs) return wire_fail_mem(err);
    for (size_t i = 0; i < r->o->n_hubs; i++)
        f->hubs[i] = wire_str_of(r->o->hubs[i]);
    for (f->n = 0; f->n < n; f->n++)
        f->entries[f->n].it = at[f->n];
    return WIRE_OK;
}

/* ---- Feeds ----------------------------------------------------------------------------- */

static const struct {
    const char *path;
    wire_format format;
    bool knows_states; /* else a notice stands for what is stopped */
} feeds[] = {
    {"rss.xml", WIRE_FORMAT_RSS, false},
    {"atom.xml", WIRE_FORMAT_ATOM, true},
    {"feed.json", WIRE_FORMAT_JSON_FEED, false},
    {"ninjs.json", WIRE_FORMAT_NINJS, true},
    {"newsml-g2.xml", WIRE_FORMAT_NEWSML_G2, true},
};
enum { FEEDS_N = sizeof feeds / sizeof *feeds };

static wire_status write_feed(feed *f, size_t k, const wire_article **list,
                              wire_err *err)
{
    wire__run_pub *r = f->r;
    wire_str none = {0};
    wire_channel c = {.id = r->base,
                      .title = r->site,
                      .url = r->base,
                      .self_url = address(r, feeds[k].path, none, ""),
                      .hubs = f->hubs,
                      .n_hubs = r->o->n_hubs};
    wire_buf b = {0};
    wire_status status;

    for (size_t i = 0; i < f->n; i++) {
        feed_entry *e = &f->entries[i];

        list[i] = feeds[k].knows_states ? &e->whole : &e->notice;
        /* a tombstone is Atom's only word for an item that may not be read */
        if (feeds[k].format == WIRE_FORMAT_ATOM &&
            e->item.status == WIRE_PUB_WITHHELD) {
            wire_item *item = WIRE_NEW(r->arena, wire_item);

            if (!item) return wire_fail_mem(err);
            *item = e->item;
            item->status = WIRE_PUB_CANCELED;
            e->notice.item = item;
            list[i] = &e->notice;
        }
    }
    status = wire_write_articles(feeds[k].format, &c, list, f->n, &b, err);
    return wire__output_file(r, feeds[k].path, &b, status, err);
}

static wire_status write_feeds(feed *f, wire_err *err)
{
    const wire_article **list =
        WIRE_ARRAY(f->r->arena, const wire_article *, f->n);

    if (!list) return wire_fail_mem(err);
    for (size_t k = 0; k < FEEDS_N; k++)
        WIRE_TRY(write_feed(f, k, list, err));
    return WIRE_OK;
}

/* ---- Sitemaps ---------------------------------------------------------------------------- */

enum { MAP_MOST = 50000, NEWS_MOST = 1000, NEWS_S = 2 * 86400 };

static wire_status list_pages(wire__run_pub *r, wire_article **out, size_t *n,
                              wire_err *err)
{
    wire_article *a =
        wire_arena_calloc(r->arena, 2 * r->n_shown + 1, sizeof *a);

    *out = a;
    *n = 0;
    if (!a) return wire_fail_mem(err);
    for (size_t i = 0; i < r->n_shown; i++) {
        const wire__kept *k = &r->shown[i]->now;

        a[*n].url = page_of(r, r->shown[i]);
        a[*n].title = k->title;
        a[*n].language = k->language;
        a[*n].published = wire__item_time(k);
        a[*n].modified = k->modified;
        if (k->updated_s != k->first_s)
            a[*n].modified = wire__second(k->updated_s);
        (*n)++;
    }
    for (size_t i = 0; i < r->n_shown; i++)
        if (r->shown[i]->now.n_story > 1)
            a[(*n)++] = (wire_article){
                .url = address(r, "story/", r->shown[i]->now.name, ".html")};
    return WIRE_OK;
}

/* One file, or as many as it takes and a list of them. */
static wire_status write_map(wire__run_pub *r, const wire_article **list,
                             size_t n, wire_err *err)
{
    wire_channel c = {.title = r->site, .url = r->base};
    wire_buf b = {0}, index = {0};

    /* far behind every article: these are no news */
    c.updated = wire__second(INT64_C(1) << 40);
    if (n <= MAP_MOST)
        return wire__output_file(
            r, "sitemap.xml", &b,
            wire_write_articles(WIRE_FORMAT_SITEMAP, &c, list, n, &b, err),
            err);
    wire_buf_lit(&index, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<sitemapindex xmlns=\"http://www.sitemaps.org/"
                         "schemas/sitemap/0.9\">\n");
    for (size_t i = 0, k = 1; i < n; i += MAP_MOST, k++) {
        size_t m = n - i < MAP_MOST ? n - i : MAP_MOST;
        wire_status status;
        wire_buf part = {0};
        char number[24];
        wire_str path;

        snprintf(number, sizeof number, "%zu", k);
        path = wire__path(r->arena, "sitemap-", wire_str_of(number), ".xml");
        status = path.p ? wire_write_articles(WIRE_FORMAT_SITEMAP, &c, list + i,
                                              m, &part, err)
                        : wire_fail_mem(err);
        status = wire__output_file(r, path.p, &part, status, err);
        if (status != WIRE_OK) {
            wire_buf_free(&index);
            return status;
        }
        wire_buf_lit(&index, "<sitemap><loc>");
        wire_buf_str(&index, address(r, "", path, ""));
        wire_buf_lit(&index, "</loc></sitemap>\n");
    }
    wire_buf_lit(&index, "</sitemapindex>\n");
    return wire__output_file(r, "sitemap.xml", &index, WIRE_OK, err);
}

static wire_status write_maps(wire__run_pub *r, wire_err *err)
{
    wire_channel c = {.title = r->site, .url = r->base};
    wire_article *pages;
    const wire_article **list;
    wire_buf b = {0};
    size_t n, n_news = 0;

    WIRE_TRY(list_pages(r, &pages, &n, err));
    list = WIRE_ARRAY(r->arena, const wire_article *, n);
    if (!list) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++)
        list[i] = &pages[i];
    WIRE_TRY(write_map(r, list, n, err));
    for (size_t i = 0; i < r->n_shown && n_news < NEWS_MOST; i++)
        if (pages[i].published.precision != WIRE_TIME_NONE &&
            r->o->now_s - pages[i].published.unix_s <= NEWS_S)
            list[n_news++] = &pages[i];
    c.updated = wire__second(r->o->now_s);
    return wire__output_file(
        r, "news-sitemap.xml", &b,
        wire_write_articles(WIRE_FORMAT_SITEMAP, &c, list, n_news, &b, err),
        err);
}

wire_status wire__feeds_write(wire__run_pub *r, wire_err *err)
{
    feed f = {.r = r};
    wire_status status = choose(&f, err);

    if (status == WIRE_OK) status = fill(&f, err);
    if (status == WIRE_OK) status = write_feeds(&f, err);
    for (size_t i = 0; i < f.n; i++)
        wire_batch_free(&f.batches[i]);
    if (status == WIRE_OK) status = write_maps(r, err);
    return status == WIRE_OK && r->no_memory ? wire_fail_mem(err) : status;
}
