/* Pages of articles, with the label that can be proved, and the notices that
 * stand in the place of what was stopped.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "publish_int.h"

/* The files of one item. */
typedef struct {
    uint32_t item, page, digest, receipt; /* numbers of outputs */
    bool has_digest;                      /* a notice goes there, too */
} task;

typedef struct {
    wire__run_pub *r;
    task *tasks;
    size_t n;
} tasks;

/* ---- What stands around the text ------------------------------------------------ */

static bool is_shown(const wire__run_pub *r, uint32_t doc)
{
    const wire__item_pub *it = &r->items[r->facts[doc].item];

    return wire__item_stands(it) && it->doc == doc;
}

static void put_page(const wire__run_pub *r, wire_view *v, uint32_t doc)
{
    wire__view_path(v, "page", "article/",
                    r->items[r->facts[doc].item].now.name, ".html");
}

/* "Copied from": only what is published itself may be quoted. */
static void add_parent(const wire__run_pub *r, wire_view *v, uint32_t d,
                       wire__tongue tongue)
{
    enum { CHANGES_MOST = 8 };
    const wire__fact *f = &r->facts[d];
    wire_view *p;

    if (!f->edge || !is_shown(r, f->edge->parent)) return;
    p = wire_view_add(v, "parent");
    wire__view_entry(p, &r->items[r->facts[f->edge->parent].item]);
    wire_view_flag(p, "is_sure", f->edge->confidence >= .5f);
    if (!f->found) return;
    wire_view_str(p, "grade",
                  wire_str_of(wire__grade_said(f->found->grade, tongue)));
    wire_view_flag(p, "claims_falsely", wire__claims_falsely(f));
    wire__view_changes(p, f->found->changes, f->found->n_changes, CHANGES_MOST);
}

/* The agency's own text is not here, but it is known whose it is. */
static void add_lost(const wire__run_pub *r, wire_view *v, uint32_t d)
{
    const wire__fact *f = &r->facts[d];
    const wire_lineage *l;

    if (f->family == WIRE__NOBODY) return;
    l = &r->t->lineages[f->family];
    for (size_t i = 0; i < l->n_lost; i++)
        for (size_t k = 0; k < l->lost[i].n_children; k++)
            if (l->lost[i].children[k] == d)
                wire_view_str(wire_view_add(v, "lost"), "name",
                              l->lost[i].name);
}

/* What an agency corrected or took back, and stands here all the same. */
static void add_stale(const wire__run_pub *r, wire_view *v, uint32_t d)
{
    enum { STALE_MOST = 6 };
    const wire__fact *f = &r->facts[d];

    for (size_t i = 0; i < f->n_stale && i < STALE_MOST; i++) {
        const wire_stale *s = &f->stale[i];
        const wire_versions *vs = &r->t->versions[f->family];
        uint32_t by = vs->items[s->version].article;
        wire_view *x;

        if (s->kind > WIRE_STALE_WITHDRAWN || !is_shown(r, by)) continue;
        x = wire_view_add(v, "stale");
        wire_view_str(x, "old", s->old_text);
        wire_view_str(x, "new", s->new_text);
        wire_view_flag(x, "is_corrected", s->is_corrected);
        wire_view_flag(x, "is_withdrawn", s->kind == WIRE_STALE_WITHDRAWN);
        put_page(r, x, by);
    }
}

/* Why something was stopped is said by us, in English; what was corrected, by
 * the item, in its own language. */
static void add_events(wire_view *v, const wire__kept *k, wire__tongue tongue)
{
    for (size_t i = 0; i < k->n_events; i++) {
        const wire__event *e = &k->events[i];
        wire_view *x = wire_view_add(v, "events");

        wire_view_flag(x, wire_fate_name(e->fate), true);
        wire_view_str(x, "version", e->version);
        wire_view_str(x, "note", e->note);
        wire_view_flag(x, "is_ours", e->fate == WIRE_FATE_WITHHELD);
        wire__view_time(x, "at", wire__second(e->at_s), tongue);
        if (e->fate != WIRE_FATE_CORRECTED) continue;
        x = wire_view_add(v, "corrections");
        wire_view_str(x, "note",
                      e->note.n ? e->note
                                : wire__phrase(tongue, "w_sender_corrected"));
        wire_view_flag(x, "is_ours", !e->note.n);
        wire__view_time(x, "at", wire__second(e->at_s), tongue);
    }
}

/* By reference: they stay where they are, with the rights of the item. */
static void add_images(wire_view *v, const wire__about *about)
{
    for (size_t i = 0; i < about->n_images; i++) {
        wire_view *x = wire_view_add(v, "images");

        wire_view_str(x, "src", about->images[i]);
        wire_view_str(x, "rights", about->rights);
    }
}

/* What it was made from: the address it came with, else the page of the text
 * that it was copied from, else its item. */
static void add_based_on(const wire__run_pub *r, wire_view *v,
                         const wire__item_pub *it, wire_str url, wire_arena *a,
                         bool *no_memory)
{
    const wire_edge *e = r->facts[it->doc].edge;

    if (url.n) {
        wire_view_str(v, "based_on", url);
    } else if (r->has_base && e && is_shown(r, e->parent)) {
        wire_str name = r->items[r->facts[e->parent].item].now.name;

        wire_view_fmt(v, "based_on", "%.*sarticle/%.*s.html", (int)r->base.n,
                      r->base.p, (int)name.n, name.p);
    } else {
        wire_view_str(v, "based_on",
                      wire__id_address(a, it->now.id, no_memory));
    }
}

/* Whose words they are; an altered text only credits an agency. */
static void add_names(wire_view *v, const wire__kept *k)
{
    bool is_theirs = k->is_agency_text || !k->agency.n;

    wire_view_str(v, "outlet", k->outlet);
    wire_view_str(v, is_theirs ? "agency" : "credits", k->agency);
    wire_view_str(v, "source_name", wire__author_of(k));
    if (is_theirs) wire_view_str(v, "organization", wire__author_of(k));
    wire_view_str(v, "credit", k->agency.n ? k->agency : k->outlet);
}

static void add_facts(const wire__run_pub *r, wire_view *v,
                      const wire__item_pub *it, wire_arena *a, bool *no_memory)
{
    const wire_article *art = r->t->docs[it->doc].article;
    const wire__kept *k = &it->now;
    wire__tongue tongue = wire__tongue_of(k->language);
    wire_str url = wire__web_address(a, art->url, no_memory);

    add_names(v, k);
    wire_view_str(v, "byline", art->byline);
    wire_view_str(v, "source_url", url);
    add_based_on(r, v, it, url, a, no_memory);
    wire_view_str(v, "item_id", k->id);
    wire_view_str(v, "version", k->version);
    if (art->item) wire_view_str(v, "rights", art->item->rights);
    wire__view_time(v, "published", wire__item_time(k), tongue);
    if (art->modified.precision != WIRE_TIME_NONE)
        wire__view_time(v, "modified", art->modified, tongue);
    else if (k->updated_s != k->first_s)
        wire__view_time(v, "modified", wire__second(k->updated_s), tongue);
    wire__view_time(v, "here", wire__second(k->first_s), tongue);
    wire_view_flag(v, "is_syndicated", !wire_str_eq(art->outlet, r->site));
    wire__view_self(r, v, "article/", k->name);
}

static void add_ways(const wire__run_pub *r, wire_view *v,
                     const wire__item_pub *it)
{
    const wire__fact *f = &r->facts[it->doc];
    const wire__story *s =
        it->story == WIRE__NOBODY ? NULL : &r->stories[it->story];

    if (it->now.has_digest)
        wire__view_path(v, "digest_page", "digest/", it->now.name, ".html");
    wire_view_flag(v, "leads_digest", it->now.route == WIRE_ROUTE_DIGEST);
    /* without a count: one copy more would make every page another */
    if (s && s->in.n_articles > 1) {
        wire__view_path(v, "story_page", "story/", r->items[s->lead].now.name,
                        ".html");
    }
    if (f->newer != WIRE__NOBODY && is_shown(r, f->newer)) {
        wire_view *x = wire_view_add(v, "newer");
        wire__view_entry(x, &r->items[r->facts[f->newer].item]);
    }
}

static wire_status make_view(wire__run_pub *r, const wire__item_pub *it,
                             wire_str label, wire_arena *a, wire_view **out,
                             wire_err *err)
{
    const wire_doc *d = &r->t->docs[it->doc];
    wire__tongue tongue = wire__tongue_of(it->now.language);
    bool no_memory = false;
    wire_view *v =
        wire__view_page(r, a, "../", it->now.title, it->now.language);

    *out = v;
    add_facts(r, v, it, a, &no_memory);
    if (no_memory) return wire_fail_mem(err);
    add_ways(r, v, it);
    if (label.n) {
        wire_view_str(v, "label", label);
        wire_view_str(v, "label_lang",
                      wire_str_of(wire_label_language(it->now.language)));
        wire__view_path(v, "receipt_page", "receipts/", it->now.name, ".json");
    }
    add_parent(r, v, it->doc, tongue);
    add_lost(r, v, it->doc);
    add_stale(r, v, it->doc);
    add_events(v, &it->now, tongue);
    add_images(v, &it->now.about);
    return wire__view_body(v, d, a, err);
}

/* ---- The label -------------------------------------------------------------------- */

/* What the page may say of itself; empty when that is nothing. */
static wire_status label_of(wire__run_pub *r, const wire__item_pub *it,
                            wire_arena *a, wire_str *out, wire_err *err)
{
    const wire__fact *f = &r->facts[it->doc];
    wire_doc page = r->t->docs[it->doc];
    wire_article shown = *page.article;
    wire_label_made made;

    *out = (wire_str){0};
    if (!r->has_key || f->source == WIRE__NOBODY) return WIRE_OK;
    /* "from an agency": whose word would that be? */
    if (!wire__feed_of(r, f->source).n) return WIRE_OK;
    /* An item that says itself that its headline was changed. */
    if (r->t->docs[f->source].has_label &&
        r->t->docs[f->source].label.claim == WIRE_CLAIM_HEADLINE)
        return WIRE_OK;
    shown.title = it->now.title;
    shown.language = it->now.language;
    page.article = &shown;
    WIRE_TRY(wire_label_compute(&r->t->docs[f->source], &page, NULL,
                                wire__feed_of(r, f->source), a, &made, err));
    if (made.claim != WIRE_PROVED_NONE) *out = made.words;
    return WIRE_OK;
}

static wire_receipt_in receipt_in(const wire__run_pub *r,
                                  const wire__item_pub *it, wire_str label,
                                  wire_arena *a, bool *no_memory)
{
    const wire__fact *f = &r->facts[it->doc];
    const wire_doc *source = &r->t->docs[f->source];
    const wire_item *item = source->article->item;

    return (wire_receipt_in){
        .site = r->has_base ? r->base : (wire_str){0},
        .page = wire__path(a, "article/", it->now.name, ".html"),
        .agency = wire__feed_of(r, f->source),
        .item = wire__id_line(a, r->items[f->item].id, no_memory),
        .version =
            item ? wire__line(a, item->version, no_memory) : (wire_str){0},
        .item_url = wire__web_address(a, source->article->url, no_memory),
        .published = wire__second(it->now.updated_s),
        .label = label,
        .source = source};
}

/* Sign the page; false in *is_signed when what stands on it does not read
 * back as what the label says: then it must go without. */
static wire_status sign(wire__run_pub *r, const task *k, wire_str page,
                        wire_str label, wire_arena *a, bool *is_signed,
                        wire_err *err)
{
    wire__item_pub *it = &r->items[k->item];
    bool no_memory = false;
    wire_receipt_in in = receipt_in(r, it, label, a, &no_memory);
    wire_buf whole = {0}, text = {0};
    wire_receipt made;
    wire_status status;

    if (!in.page.p || no_memory) return wire_fail_mem(err);
    status =
        wire_receipt_sign(page, &in, &r->key, a, &made, &whole, &text, err);
    *is_signed = status == WIRE_OK;
    if (status == WIRE_OK) {
        wire_sha256_of(wire_buf_view(&text), &it->now.receipt);
        it->now.source = made.source.body;
        status = wire__output_put(r, k->page, wire_buf_view(&whole), err);
        if (status == WIRE_OK)
            status = wire__output_put(r, k->receipt, wire_buf_view(&text), err);
    } else if (status == WIRE_EINVAL || status == WIRE_EFORMAT) {
        status = WIRE_OK;
    }
    wire_buf_free(&whole);
    wire_buf_free(&text);
    return status;
}

/* ---- One page ---------------------------------------------------------------------- */

static wire_status put_article(wire__run_pub *r, const task *k, wire_str label,
                               wire_arena *a, bool *is_done, wire_err *err)
{
    wire__tongue tongue = wire__tongue_of(r->items[k->item].now.language);
    wire_view *v = NULL;
    wire_buf b = {0};
    wire_status status;

    WIRE_TRY(make_view(r, &r->items[k->item], label, a, &v, err));
    if (!wire_view_ok(v)) return wire_fail_mem(err);
    status = wire_theme_render(r->themes[tongue], "article", v, &b, err);
    *is_done = true;
    if (status == WIRE_OK)
        status = label.n ? sign(r, k, wire_buf_view(&b), label, a, is_done, err)
                         : wire__output_put(r, k->page, wire_buf_view(&b), err);
    wire_buf_free(&b);
    return status;
}

static wire_status publish_article(wire__run_pub *r, const task *k,
                                   unsigned worker, wire_err *err)
{
    wire__item_pub *it = &r->items[k->item];
    wire_arena *a = r->work[worker];
    wire_text_hashes h;
    wire_str label;
    bool is_done;

    memset(&it->now.receipt, 0, sizeof it->now.receipt);
    memset(&it->now.source, 0, sizeof it->now.source);
    it->now.label = (wire_str){0};
    WIRE_TRY(
        wire_text_hash(r->t->docs[it->doc].article, (wire_str){0}, &h, err));
    it->now.body = h.body;
    WIRE_TRY(label_of(r, it, a, &label, err));
    WIRE_TRY(put_article(r, k, label, a, &is_done, err));
    if (is_done && label.n &&
        !wire_arena_copy(r->keep[worker], label, &it->now.label))
        return wire_fail_mem(err);
    if (is_done) return WIRE_OK;
    return put_article(r, k, (wire_str){0}, a, &is_done, err);
}

/* In the place of a page, and of its digest: what became of it. */
static wire_status publish_notice(wire__run_pub *r, const task *k,
                                  unsigned worker, wire_err *err)
{
    const wire__kept *it = &r->items[k->item].now;
    bool is_kill = it->status == WIRE_PUB_CANCELED;
    wire__tongue tongue = wire__tongue_of(it->language);
    wire_view *v = wire__view_page(
        r, r->work[worker], "../",
        wire__phrase(tongue, is_kill ? "w_withdrawn" : "w_held"),
        wire__phrase(tongue, "w_lang"));

    wire_view_flag(v, "is_killed", is_kill);
    wire_view_str(v, "source_name", it->agency.n ? it->agency : it->outlet);
    wire_view_str(v, "item_id", it->id);
    wire_view_str(v, "version", it->version);
    wire__view_time(v, "at", wire__second(it->updated_s), tongue);
    WIRE_TRY(wire__render(r, k->page, "notice", tongue, v, err));
    return k->has_digest ? wire__render(r, k->digest, "notice", tongue, v, err)
                         : WIRE_OK;
}

static wire_status run_task(void *ctx, size_t i, unsigned worker, wire_err *err)
{
    tasks *x = ctx;
    const task *k = &x->tasks[i];
    wire_arena_mark m = wire_arena_save(x->r->work[worker]);
    wire_status status = wire__item_stands(&x->r->items[k->item])
                             ? publish_article(x->r, k, worker, err)
                             : publish_notice(x->r, k, worker, err);

    wire_arena_rewind(x->r->work[worker], m);
    return status;
}

static wire_status add_task(tasks *x, uint32_t item, wire_err *err)
{
    wire__run_pub *r = x->r;
    task *k = &x->tasks[x->n++];
    wire__kept *it = &r->items[item].now;
    wire_arena *a = r->arena;

    *k = (task){.item = item};
    WIRE_TRY(wire__output_add(r, wire__path(a, "article/", it->name, ".html"),
                              &k->page, err));
    if (it->status == WIRE_PUB_USABLE)
        return wire__output_add(
            r, wire__path(a, "receipts/", it->name, ".json"), &k->receipt, err);
    memset(&it->receipt, 0, sizeof it->receipt);
    k->has_digest = it->has_digest;
    return k->has_digest
               ? wire__output_add(r,
                                  wire__path(a, "digest/", it->name, ".html"),
                                  &k->digest, err)
               : WIRE_OK;
}

wire_status wire__pages_articles(wire__run_pub *r, wire_err *err)
{
    tasks x = {.r = r};

    x.tasks = WIRE_ARRAY(r->arena, task, r->n_items);
    if (!x.tasks) return wire_fail_mem(err);
    for (uint32_t i = 0; i < r->n_items; i++) {
        const wire__item_pub *it = &r->items[i];
        bool is_text = it->now.status == WIRE_PUB_USABLE;

        if (it->now.has_page &&
            (is_text ? it->doc != WIRE__NOBODY : it->is_here || it->is_changed))
            WIRE_TRY(add_task(&x, i, err));
    }
    return wire_pool_run(r->n_threads, x.n, run_task, &x, err);
}
