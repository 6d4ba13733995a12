/* Publish a trace: facts, items, pages, lists, feeds, one commit.
 * SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "publish_int.h"

/* ---- Options ---------------------------------------------------------------- */

wire_publish_opts wire_publish_opts_init(void)
{
    return (wire_publish_opts){.site_name = "Wire copy",
                               .now_s = (int64_t)time(NULL),
                               .feed_items = 100,
                               .page_items = 60};
}

static bool is_address(const char *s)
{
    wire_str url = wire_str_of(s);
    size_t at = wire_str_starts(url, WIRE_STR("https://"))  ? 8
                : wire_str_starts(url, WIRE_STR("http://")) ? 7
                                                            : 0;

    if (at == 0 || url.n == at || url.n > 1000 || url.p[at] == '/')
        return false;
    for (size_t i = 0; i < url.n; i++)
        if ((unsigned char)url.p[i] <= ' ' || (unsigned char)url.p[i] >= 0x7f ||
            strchr("\"'<>\\^`{|}?#", url.p[i]))
            return false;
    return true;
}

static bool is_within(const char *path, const char *folder)
{
    size_t n = strlen(folder);

    while (n > 1 && folder[n - 1] == '/')
        n--;
    return strncmp(path, folder, n) == 0 && path[n] == '/';
}

wire_status wire_publish_check(const wire_publish_opts *o, wire_err *err)
{
    if (!o->out || !*o->out)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "out: a folder is needed");
    if (o->base_url && !is_address(o->base_url))
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "base_url must be an address like "
                         "https://news.example/, not %.100s",
                         o->base_url);
    if (o->key && is_within(o->key, o->out))
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "key: %.150s stands in the site, and would be served",
                         o->key);
    if (o->site_name && wire_str_trim(wire_str_of(o->site_name)).n == 0)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF, "site_name is empty");
    for (size_t i = 0; i < o->n_hubs; i++)
        if (!is_address(o->hubs[i]))
            return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                             "hub must be an address, not %.100s", o->hubs[i]);
    if (o->n_threads > 1024 || o->feed_items < 1 || o->page_items < 1)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF, "%s out of range",
                         o->n_threads > 1024 ? "n_threads"
                         : o->feed_items < 1 ? "feed_items"
                                             : "page_items");
    return WIRE_OK;
}

/* ---- The beginning ------------------------------------------------------------- */

static wire_status set_base(wire__run_pub *r, wire_err *err)
{
    wire_str base =
        wire_str_of(r->o->base_url ? r->o->base_url : "http://localhost/");
    bool has_end = base.n && base.p[base.n - 1] == '/';

    r->has_base = r->o->base_url != NULL;
    r->base = wire__path(r->arena, "", base, has_end ? "" : "/");
    r->site = wire_str_trim(
        wire_str_of(r->o->site_name ? r->o->site_name : "Wire copy"));
    return r->base.p ? WIRE_OK : wire_fail_mem(err);
}

static wire_status make_arenas(wire__run_pub *r, wire_err *err)
{
    unsigned n = r->o->n_threads ? r->o->n_threads : wire_cpu_count();

    r->work = wire_calloc(n, sizeof *r->work);
    r->keep = wire_calloc(n, sizeof *r->keep);
    if (!r->work || !r->keep) return wire_fail_mem(err);
    r->n_threads = n;
    for (unsigned i = 0; i < n; i++) {
        r->work[i] = wire_arena_new(NULL, 0);
        r->keep[i] = wire_arena_new(NULL, 0);
        if (!r->work[i] || !r->keep[i]) return wire_fail_mem(err);
    }
    return WIRE_OK;
}

/* A dry run makes no key: what it would sign is signed by one of no worth. */
static wire_status load_key(wire__run_pub *r, wire_err *err)
{
    static const unsigned char no_seed[32] = {0};

    if (!r->o->key) return WIRE_OK;
    r->has_key = true;
    if (r->o->is_dry && access(r->o->key, F_OK) != 0)
        return wire_key_from_seed(no_seed, &r->key, err);
    return r->o->is_dry
               ? wire_key_load(r->o->key, &r->key, err)
               : wire_key_load_or_create(r->o->key, &r->key, NULL, err);
}

static wire_status read_state(wire__run_pub *r, wire_err *err)
{
    wire_buf b = {0};
    wire_status status = wire__disk_read(
        &r->disk, WIRE_STR(WIRE__STATE_DIR "/state"), (size_t)4 << 30, &b, err);

    if (status == WIRE_OK)
        status =
            wire__state_parse(wire_buf_view(&b), r->arena, &r->before, err);
    wire_buf_free(&b);
    if (status != WIRE_END) return status;
    if (faccessat(r->disk.root, "audit.jsonl", F_OK, AT_SYMLINK_NOFOLLOW) != 0)
        return WIRE_OK;
    /* Without it what was killed would come back to life. */
    return wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                     "%s: a site without its " WIRE__STATE_DIR
                     "/state; put that back, or publish into another folder",
                     r->o->out);
}

/* ---- The end ---------------------------------------------------------------------- */

static wire_status tell_item(wire__run_pub *r, const wire__item_pub *it,
                             wire_publish_row *row, wire_err *err)
{
    wire_arena *a = r->out->arena;
    const wire__kept *k = &it->now;
    bool is_note = it->doc != WIRE__NOBODY && !k->title.n &&
                   it->status != WIRE_PUB_CANCELED;

    *row = (wire_publish_row){.fate = it->fate, .route = k->route};
    if (it->fate == WIRE_FATE_HELD) row->route = WIRE_ROUTE_HOLD;
    if (k->has_page) {
        row->page = wire__path(a, "article/", k->name, ".html");
        if (!row->page.p) return wire_fail_mem(err);
    }
    if (!wire_arena_copy(a, it->id, &row->id) ||
        !wire_arena_copy(
            a, is_note ? r->t->docs[it->doc].article->title : k->title,
            &row->title) ||
        !wire_arena_copy(a, k->label, &row->label) ||
        !wire_arena_copy(a, it->why.n ? it->why : k->why, &row->why))
        return wire_fail_mem(err);
    return WIRE_OK;
}

static wire_status tell(wire__run_pub *r, wire_err *err)
{
    wire_published *out = r->out;

    out->rows = WIRE_ARRAY(out->arena, wire_publish_row, r->n_items);
    if (!out->rows) return wire_fail_mem(err);
    for (size_t i = 0; i < r->n_items; i++) {
        const wire__item_pub *it = &r->items[i];

        WIRE_TRY(tell_item(r, it, &out->rows[out->n_rows++], err));
        out->count[it->fate]++;
        if (!wire__item_stands(it)) continue;
        out->articles++;
        out->digests += it->now.has_digest;
        out->labels += it->now.label.n > 0;
    }
    for (size_t i = 0; i < r->n_fronted; i++)
        out->stories += r->stories[i].in.n_articles > 1;
    return WIRE_OK;
}

/* ---- The run ------------------------------------------------------------------------ */

static wire_status publish(wire__run_pub *r, wire_err *err)
{
    WIRE_TRY(set_base(r, err));
    WIRE_TRY(make_arenas(r, err));
    WIRE_TRY(wire__disk_open(r->o->out, r->o->is_dry, &r->disk, err));
    WIRE_TRY(read_state(r, err));
    WIRE_TRY(wire__theme_load(r, err));
    WIRE_TRY(load_key(r, err));
    /* weights of no article: a digest then depends on its story alone */
    WIRE_TRY(wire_idf_new(NULL, 0, &r->idf, err));
    WIRE_TRY(wire__facts_find(r, err));
    WIRE_TRY(wire__items_find(r, err));
    WIRE_TRY(wire__theme_speak(r, err));
    WIRE_TRY(wire__stories_find(r, err));
    WIRE_TRY(wire__pages_digests(r, err));
    WIRE_TRY(wire__pages_articles(r, err));
    WIRE_TRY(wire__pages_stories(r, err));
    WIRE_TRY(wire__pages_lists(r, err));
    WIRE_TRY(wire__feeds_write(r, err));
    WIRE_TRY(wire__gone_write(r, err));
    WIRE_TRY(wire__state_settle(r, err));
    WIRE_TRY(wire__receipts_write(r, err));
    WIRE_TRY(wire__audit_write(r, err));
    WIRE_TRY(wire__pings_write(r, err));
    WIRE_TRY(tell(r, err));
    if (r->no_memory) return wire_fail_mem(err);
    return wire__output_commit(r, err);
}

static void run_free(wire__run_pub *r)
{
    wire__disk_close(&r->disk);
    wire_key_wipe(&r->key);
    wire_idf_free(r->idf);
    for (unsigned i = 0; i < r->n_threads; i++) {
        wire_arena_free(r->work[i]);
        wire_arena_free(r->keep[i]);
    }
    wire_free(r->work);
    wire_free(r->keep);
    WIRE_VEC_FREE(&r->outputs);
    wire_arena_free(r->arena);
}

wire_status wire_publish_run(const wire_trace *t, const wire_publish_opts *o,
                             wire_published *out, wire_err *err)
{
    wire__run_pub r = {.t = t, .o = o, .disk = WIRE__NO_DISK, .out = out};
    double begun = wire_clock_s();
    wire_status status;

    *out = (wire_published){0};
    WIRE_TRY(wire_publish_check(o, err));
    out->arena = wire_arena_new(NULL, 0);
    r.arena = wire_arena_new(NULL, 0);
    status = out->arena && r.arena ? publish(&r, err) : wire_fail_mem(err);
    run_free(&r);
    out->seconds = wire_clock_s() - begun;
    return status;
}

void wire_published_free(wire_published *p)
{
    if (!p) return;
    wire_arena_free(p->arena);
    *p = (wire_published){0};
}
