/* What is beside pages and feeds: addresses that are gone, for web servers;
 * the list of receipts; the audit trail; feeds to announce.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "../write/write_int.h"
#include "publish_items.h"

/* ---- Gone ------------------------------------------------------------------------ */

typedef struct {
    wire_buf list, nginx, apache;
} gone;

static void put_address(const wire__run_pub *r, gone *g, const char *folder,
                        wire_str name, bool is_kill)
{
    const char *code = is_kill ? "410" : "404";
    wire_str root = wire__root_path(r);
    wire_buf *const bufs[] = {&g->list, &g->nginx};

    for (size_t i = 0; i < 2; i++) {
        if (i == 0 && !is_kill) continue;
        wire_buf_lit(bufs[i], i == 1 ? "    \"" : "");
        wire_buf_str(bufs[i], root);
        wire_buf_lit(bufs[i], folder);
        wire_buf_str(bufs[i], name);
        wire_buf_lit(bufs[i], ".html");
        if (i == 1) wire_buf_fmt(bufs[i], "\" %s;", code);
        wire_buf_char(bufs[i], '\n');
    }
    wire_buf_fmt(&g->apache, "RewriteRule ^%s", folder);
    for (size_t i = 0; i < name.n; i++) {
        if (name.p[i] == '.') wire_buf_char(&g->apache, '\\');
        wire_buf_char(&g->apache, name.p[i]);
    }
    wire_buf_fmt(&g->apache, "\\.html$ - [R=%s,L]\n", code);
}

static void begin(const wire__run_pub *r, gone *g)
{
    wire_buf_lit(&g->nginx,
                 "# In http {}:   include .../gone.nginx.conf;\n"
                 "# In server {}: if ($wirecopy_gone = 410) { return 410; }\n"
                 "#               if ($wirecopy_gone = 404) { return 404; }\n"
                 "#               error_page 404 410 @wirecopy_gone;\n"
                 "#               location @wirecopy_gone { try_files $uri "
                 "/gone.html; }\n"
                 "#               location ~ /(\\.wirecopy|audit\\.jsonl$) "
                 "{ return 404; }\n"
                 "map $uri $wirecopy_gone {\n    default \"\";\n");
    wire_buf_lit(&g->apache,
                 "# Written by wirecopy publish\n"
                 "RedirectMatch 404 /(\\.wirecopy(/|$)|audit\\.jsonl$)"
                 "\n"
                 "ErrorDocument 410 ");
    wire_buf_str(&g->apache, wire__root_path(r));
    wire_buf_lit(&g->apache, "gone.html\nRewriteEngine On\n");
}

wire_status wire__gone_write(wire__run_pub *r, wire_err *err)
{
    gone g = {0};
    wire_status status;

    begin(r, &g);
    for (size_t i = 0; i < r->n_items; i++) {
        const wire__kept *k = &r->items[i].now;
        bool is_kill = k->status == WIRE_PUB_CANCELED;

        if (k->status == WIRE_PUB_USABLE || !k->has_page) continue;
        put_address(r, &g, "article/", k->name, is_kill);
        if (k->has_digest) put_address(r, &g, "digest/", k->name, is_kill);
    }
    wire_buf_lit(&g.nginx, "}\n");
    status = wire__output_file(r, "gone.txt", &g.list, WIRE_OK, err);
    status = wire__output_file(r, "gone.nginx.conf", &g.nginx, status, err);
    return wire__output_file(r, ".htaccess", &g.apache, status, err);
}

/* ---- Receipts ---------------------------------------------------------------------- */

typedef WIRE_VEC(wire_receipt_entry) entries;

static int by_receipt(const void *x, const void *y)
{
    const wire_receipt_entry *a = x, *b = y;
    return strcmp(a->receipt.hex, b->receipt.hex);
}

static bool is_same_entry(const wire_receipt_entry *a,
                          const wire_receipt_entry *b)
{
    return a->state == b->state && wire_str_eq(a->item, b->item) &&
           wire_str_eq(a->version, b->version) &&
           wire_str_eq(a->page, b->page) && wire_str_eq(a->why, b->why);
}

static const wire_receipt_entry *before_of(const wire__run_pub *r,
                                           const wire_sha256 *receipt)
{
    wire_receipt_entry key = {.receipt = *receipt};

    return r->before.n_receipts
               ? bsearch(&key, r->before.receipts, r->before.n_receipts,
                         sizeof key, by_receipt)
               : NULL;
}

/* A receipt keeps the time of a state that it has already. */
static bool add_entry(wire__run_pub *r, entries *all, wire_receipt_entry e)
{
    const wire_receipt_entry *old = before_of(r, &e.receipt);

    e.item = wire__id_line(r->arena, e.item, &r->no_memory);
    e.version = wire__line(r->arena, e.version, &r->no_memory);
    e.why = wire__line(r->arena, e.why, &r->no_memory);
    e.at = old && is_same_entry(old, &e) ? old->at : wire__second(r->o->now_s);
    return WIRE_VEC_PUSH(all, e);
}

static wire_str article_path(wire__run_pub *r, const wire__item_pub *it)
{
    wire_str path = wire__path(r->arena, "article/", it->now.name, ".html");

    if (!path.p) r->no_memory = true;
    return path;
}

/* The agency's later version of what an item is or was copied from. */
static uint32_t newer_of(const wire__run_pub *r, const wire__item_pub *it)
{
    const wire__fact *f;

    if (it->doc == WIRE__NOBODY) return WIRE__NOBODY;
    f = &r->facts[it->doc];
    if (f->newer != WIRE__NOBODY || f->source == WIRE__NOBODY) return f->newer;
    return r->facts[f->source].newer;
}

/* The receipt that an item's page has: current, unless the agency has a later
 * version that is another item. */
static bool add_standing(wire__run_pub *r, const wire__item_pub *it,
                         entries *all)
{
    wire_receipt_entry e = {.receipt = it->now.receipt,
                            .state = WIRE_RECEIPT_CURRENT};
    uint32_t newer = newer_of(r, it);

    if (newer != WIRE__NOBODY) {
        const wire__item_pub *by = &r->items[r->facts[newer].item];

        if (wire__item_stands(by) && by != it) {
            e.state = WIRE_RECEIPT_SUPERSEDED;
            e.item = by->id;
            e.version = by->now.version;
            e.page = article_path(r, by);
        }
    }
    /* not in the input: what was known of it stays */
    if (it->doc == WIRE__NOBODY && before_of(r, &e.receipt))
        e = *before_of(r, &e.receipt);
    return add_entry(r, all, e);
}

/* The receipt that its page had before. */
static bool add_past(wire__run_pub *r, const wire__item_pub *it, entries *all)
{
    wire_receipt_entry e = {.receipt = it->old->receipt};

    if (it->now.status == WIRE_PUB_USABLE) {
        e.state = WIRE_RECEIPT_SUPERSEDED;
        e.item = it->id;
        e.version = it->now.version;
        e.page = article_path(r, it);
    } else {
        e.state = WIRE_RECEIPT_REVOKED;
        e.why = it->now.why.n ? it->now.why : WIRE_STR("withdrawn");
    }
    return add_entry(r, all, e);
}

/* Those of earlier runs that no item bears now keep what they are. */
static bool add_others(wire__run_pub *r, entries *all)
{
    size_t n = all->n;

    if (n) qsort(all->p, n, sizeof *all->p, by_receipt);
    for (size_t i = 0; i < r->before.n_receipts; i++) {
        const wire_receipt_entry *e = &r->before.receipts[i];

        if (n && bsearch(e, all->p, n, sizeof *e, by_receipt)) continue;
        if (!WIRE_VEC_PUSH(all, *e)) return false;
    }
    if (all->n) qsort(all->p, all->n, sizeof *all->p, by_receipt);
    return true;
}

static bool collect(wire__run_pub *r, entries *all)
{
    for (size_t i = 0; i < r->n_items; i++) {
        const wire__item_pub *it = &r->items[i];
        const wire_sha256 *now = &it->now.receipt;
        bool had = it->old && it->old->receipt.hex[0];

        if (now->hex[0] && !add_standing(r, it, all)) return false;
        if (had && !wire_sha256_eq(&it->old->receipt, now) &&
            !add_past(r, it, all))
            return false;
    }
    return add_others(r, all);
}

/* The key that signs now, and those that did before, until now. */
static wire_status settle_keys(wire__run_pub *r, wire_err *err)
{
    wire__state *s = &r->after, *old = &r->before;
    wire_str key;

    s->keys = old->keys;
    s->n_keys = old->n_keys;
    if (!r->has_key) return WIRE_OK;
    key = wire_str_of(r->key.public_hex);
    if (old->n_keys && wire_str_eq(old->keys[0].key, key)) return WIRE_OK;
    s->keys = WIRE_ARRAY(r->arena, wire_site_key, old->n_keys + 1);
    if (!s->keys) return wire_fail_mem(err);
    s->keys[0] = (wire_site_key){.key = key, .from = wire__second(r->o->now_s)};
    s->n_keys = 1;
    for (size_t i = 0; i < old->n_keys; i++) {
        wire_site_key k = old->keys[i];

        if (wire_str_eq(k.key, key)) {
            s->keys[0].from = k.from; /* it comes back */
            continue;
        }
        if (k.until.precision == WIRE_TIME_NONE)
            k.until = wire__second(r->o->now_s);
        s->keys[s->n_keys++] = k;
    }
    return WIRE_OK;
}

static bool is_same_list(const wire__state *a, const wire__state *b)
{
    if (a->n_receipts != b->n_receipts || a->n_keys != b->n_keys) return false;
    for (size_t i = 0; i < a->n_keys; i++)
        if (!wire_str_eq(a->keys[i].key, b->keys[i].key)) return false;
    for (size_t i = 0; i < a->n_receipts; i++)
        if (!wire_sha256_eq(&a->receipts[i].receipt, &b->receipts[i].receipt) ||
            !is_same_entry(&a->receipts[i], &b->receipts[i]))
            return false;
    return true;
}

/* Of two lists the later must be known by its time: verify refuses an older
 * one. One that did not change is signed anew after a week, so that its age
 * says how long ago somebody looked. */
static int64_t list_time(const wire__run_pub *r)
{
    enum { RENEW_S = 7 * 86400 };
    int64_t before_s = r->before.listed_s, now_s = r->o->now_s;

    if (before_s && is_same_list(&r->after, &r->before) &&
        now_s - before_s < RENEW_S)
        return before_s;
    return now_s > before_s ? now_s : before_s + 1;
}

static wire_status settle_receipts(wire__run_pub *r, wire_err *err)
{
    wire__state *s = &r->after;
    entries all = {0};
    wire_status status = WIRE_OK;

    if (!collect(r, &all)) status = wire_fail_mem(err);
    s->receipts = WIRE_ARRAY(r->arena, wire_receipt_entry, all.n);
    if (!s->receipts) status = wire_fail_mem(err);
    if (status == WIRE_OK && all.n)
        memcpy(s->receipts, all.p, all.n * sizeof *all.p);
    s->n_receipts = all.n;
    WIRE_VEC_FREE(&all);
    if (status != WIRE_OK) return status;
    s->listed_s = list_time(r);
    return WIRE_OK;
}

wire_status wire__state_settle(wire__run_pub *r, wire_err *err)
{
    wire__state *s = &r->after;

    s->items = WIRE_ARRAY(r->arena, wire__kept, r->n_items);
    if (!s->items) return wire_fail_mem(err);
    for (size_t i = 0; i < r->n_items; i++)
        if (r->items[i].now.id.n) s->items[s->n_items++] = r->items[i].now;
    WIRE_TRY(settle_keys(r, err));
    return settle_receipts(r, err);
}

wire_status wire__receipts_write(wire__run_pub *r, wire_err *err)
{
    wire_site site = {.site = r->has_base ? r->base : (wire_str){0},
                      .updated = wire__second(r->after.listed_s),
                      .keys = r->after.keys,
                      .n_keys = r->after.n_keys,
                      .entries = r->after.receipts,
                      .n_entries = r->after.n_receipts};
    wire_buf b = {0};

    if (!r->has_key) return WIRE_OK;
    return wire__output_file(r, WIRE_SITE_PATH, &b,
                             wire_site_write(&site, &r->key, &b, err), err);
}

#define TRAIL "audit.jsonl"

/* ---- The audit trail ------------------------------------------------------------------ */

/* The words as they were published: its page has them still. */
static wire_status put_killed_text(wire__run_pub *r, const wire__item_pub *it,
                                   wire__json_out *j, wire_err *err)
{
    wire_batch batch = {0};
    bool is_it;
    wire_status status = wire__published_text(r, it, &batch, &is_it, err);

    if (status == WIRE_OK && is_it) {
        wire__out_field(j, "title", batch.articles[0].title);
        wire__out_field(j, "text", batch.articles[0].body);
    }
    wire_batch_free(&batch);
    return status;
}

static wire_status put_line(wire__run_pub *r, const wire__item_pub *it,
                            wire_buf *b, wire_err *err)
{
    wire__json_out j = {.b = b};
    const wire__kept *k = &it->now;
    bool has_text =
        it->fate == WIRE_FATE_KILLED && it->old && r->o->keep_killed_text;

    wire__out_open(&j, '{');
    wire__out_time(&j, "at", wire__second(r->o->now_s));
    wire__out_field(&j, "what", wire_str_of(wire_fate_name(it->fate)));
    wire__out_field(&j, "item", it->id);
    wire__out_field(&j, "version", k->version);
    wire__out_field(&j, "page", article_path(r, it));
    wire__out_field(&j, "source_sha256", wire_str_of(k->source.hex));
    wire__out_field(&j, "body_sha256", wire_str_of(k->body.hex));
    wire__out_field(&j, "receipt_sha256",
                    wire_str_of(k->receipt.hex[0] || !it->old
                                    ? k->receipt.hex
                                    : it->old->receipt.hex));
    wire__out_field(&j, "label", k->label);
    wire__out_field(&j, "why",
                    k->why.n      ? k->why
                    : k->n_events ? k->events[k->n_events - 1].note
                                  : (wire_str){0});
    if (has_text) WIRE_TRY(put_killed_text(r, it, &j, err));
    wire__out_close(&j, '}');
    wire_buf_char(b, '\n');
    return WIRE_OK;
}

/* What was held apart: the item that it touched stands as it was. */
static void put_refused(wire__run_pub *r, const wire__item_pub *it, wire_buf *b)
{
    wire__json_out j = {.b = b};
    wire_sha256 body;

    wire_sha256_of(it->refused->body, &body);
    wire__out_open(&j, '{');
    wire__out_time(&j, "at", wire__second(r->o->now_s));
    wire__out_field(&j, "what", WIRE_STR("refused"));
    wire__out_field(&j, "item", it->id);
    wire__out_field(&j, "from", it->outlet.n ? it->outlet : it->agency);
    wire__out_field(&j, "version", wire__item_version(it->refused));
    wire__out_field(
        &j, "status",
        wire_str_of(wire_pub_status_name(
            it->refused->item ? it->refused->item->status : WIRE_PUB_USABLE)));
    wire__out_field(&j, "body_sha256", wire_str_of(body.hex));
    wire__out_field(&j, "why", it->refusal);
    wire__out_close(&j, '}');
    wire_buf_char(b, '\n');
}

/* A line that was cut off, by a full disk or a power cut, as one of its own:
 * the trail is whole again, and nothing of it is lost. All of it is written
 * anew, since a part of it cannot be cut out in one go. */
static wire_status mend_trail(wire__run_pub *r, uint64_t size, uint64_t torn,
                              wire_buf *b, wire_err *err)
{
    wire__json_out j = {.b = b};
    wire_buf whole = {0};
    wire_status status =
        wire__disk_read(&r->disk, WIRE_STR(TRAIL), (size_t)size, &whole, err);
    wire_str all = wire_buf_view(&whole);

    if (status == WIRE_OK) {
        wire_buf_str(b, wire_str_sub(all, 0, (size_t)(size - torn)));
        wire__out_open(&j, '{');
        wire__out_time(&j, "at", wire__second(r->o->now_s));
        wire__out_field(&j, "what", WIRE_STR("torn"));
        wire__out_field(&j, "line",
                        wire_str_sub(all, (size_t)(size - torn), all.n));
        wire__out_close(&j, '}');
        wire_buf_char(b, '\n');
    }
    wire_buf_free(&whole);
    return status;
}

wire_status wire__audit_write(wire__run_pub *r, wire_err *err)
{
    wire_str path = WIRE_STR(TRAIL);
    wire_buf b = {0};
    uint64_t size, torn;
    wire_status status = wire__disk_tail(&r->disk, path, &size, &torn, err);
    uint32_t n;

    if (status == WIRE_OK && torn) status = mend_trail(r, size, torn, &b, err);
    for (size_t i = 0; i < r->n_items && status == WIRE_OK; i++) {
        const wire__item_pub *it = &r->items[i];

        if (it->is_refusal_new) put_refused(r, it, &b);
        if (it->is_changed && !it->is_apart && it->now.has_page)
            status = put_line(r, it, &b, err);
    }
    if (status == WIRE_OK && wire_buf_ok(&b) && b.n == 0) return WIRE_OK;
    if (status == WIRE_OK)
        status = wire_buf_ok(&b) ? wire__output_add(r, path, &n, err)
                                 : wire_fail_mem(err);
    if (status == WIRE_OK) {
        r->outputs.p[n].is_trail = true;
        r->outputs.p[n].is_append = torn == 0;
        r->outputs.p[n].at = size;
        status = wire__output_put(r, n, wire_buf_view(&b), err);
    }
    wire_buf_free(&b);
    return status;
}

/* ---- Announcements ------------------------------------------------------------------------ */

static bool is_feed(wire_str path)
{
    static const char *const names[] = {"rss.xml", "atom.xml", "feed.json",
                                        "ninjs.json", "newsml-g2.xml"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (wire_str_eq(path, wire_str_of(names[i]))) return true;
    return false;
}

/* Those that wait already stay; each stands there once. */
wire_status wire__pings_write(wire__run_pub *r, wire_err *err)
{
    enum { PINGS_MOST = 1 << 20 };
    wire_buf b = {0};
    wire_str path = WIRE_STR(WIRE__STATE_DIR "/pings");
    wire_status status = wire__disk_read(&r->disk, path, PINGS_MOST, &b, err);
    wire_str *list = WIRE_ARRAY(r->out->arena, wire_str, r->outputs.n);

    if (!list) status = wire_fail_mem(err);
    if (status == WIRE_END) status = WIRE_OK;
    for (size_t i = 0; status == WIRE_OK && i < r->outputs.n; i++) {
        const wire__output *o = &r->outputs.p[i];
        wire_buf line = {0};

        if (!o->is_made || o->is_same || !is_feed(o->path)) continue;
        wire_buf_str(&line, r->base);
        wire_buf_str(&line, o->path);
        if (!wire_buf_ok(&line) ||
            !wire_arena_copy(r->out->arena, wire_buf_view(&line),
                             &list[r->out->n_pings++]))
            status = wire_fail_mem(err);
        wire_buf_char(&line, '\n');
        if (wire_str_find(wire_buf_view(&b), wire_buf_view(&line), 0) ==
            SIZE_MAX)
            wire_buf_str(&b, wire_buf_view(&line));
        wire_buf_free(&line);
    }
    r->out->pings = list;
    if (status == WIRE_OK && r->o->n_hubs > 0 && b.n > 0)
        return wire__output_file(r, WIRE__STATE_DIR "/pings", &b, status, err);
    wire_buf_free(&b);
    return status;
}
