/* Collecting the articles and skips of one unit, and making ids unique.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "read_item.h"
#include "read_json.h"
#include "read_why.h"

/* A file of nothing but broken lines may not cost more memory than its
 * bytes: past this many skips a unit only counts. */
enum { LISTED_SKIPS = 1000 };
/* Clocks and time zones may be wrong by a day without being the future. */
enum { FUTURE_SLACK_S = 86400 };

wire_status wire__reader_init(wire__reader *r, const wire_read_opts *opts,
                              wire_str path, int64_t now_s, wire_err *err)
{
    *r = (wire__reader){.opts = opts, .path = path, .now_s = now_s};
    r->keep = wire_arena_new(opts->budget, 0);
    r->work = wire_arena_new(opts->budget, 0);
    r->scratch = wire_arena_new(opts->budget, 0);
    r->lists = wire_arena_new(opts->budget, 0);
    if (r->keep && r->work && r->scratch && r->lists &&
        wire_arena_copy(r->keep, path, &r->path) &&
        wire__why_init(r, err) == WIRE_OK)
        return WIRE_OK;
    wire__reader_drop(r);
    return wire_fail_mem(err);
}

void wire__reader_drop(wire__reader *r)
{
    wire__json_free(r->json);
    wire_arena_free(r->keep);
    wire_arena_free(r->work);
    wire_arena_free(r->scratch);
    wire_arena_free(r->lists);
    r->json = NULL;
    r->keep = r->work = r->scratch = r->lists = NULL;
}

static wire_status name_hidden(wire__reader *r, size_t n, bool is_warning,
                               wire_err *err)
{
    if (!n) return WIRE_OK;
    char text[64];
    int len = snprintf(text, sizeof text, "and %zu more like these", n);
    wire_skip s = {
        .path = r->path, .at = WIRE_NO_OFF, .is_warning = is_warning};
    wire_str why = {text, (size_t)len};
    if (!wire_arena_copy(r->keep, why, &s.why) ||
        !WIRE__PUSH(r->lists, &r->skips, s))
        return wire_fail_mem(err);
    return WIRE_OK;
}

static bool keep_articles(wire__reader *r, const wire__articles *from,
                          wire_article **out, size_t *out_n)
{
    *out = WIRE_ARRAY(r->keep, wire_article, from->n);
    if (!*out) return false;
    if (from->n) memcpy(*out, from->p, from->n * sizeof **out);
    *out_n = from->n;
    return true;
}

wire_status wire__reader_finish(wire__reader *r, wire_batch *out, wire_err *err)
{
    WIRE_TRY(wire__reader_settle_times(r, err));
    WIRE_TRY(name_hidden(r, r->hidden_skips, false, err));
    WIRE_TRY(name_hidden(r, r->hidden_warnings, true, err));
    size_t m = r->skips.n;
    wire_batch b = {.arena = r->keep, .n_skips = m, .bytes = r->bytes};
    b.skips = WIRE_ARRAY(r->keep, wire_skip, m);
    if (!b.skips) return wire_fail_mem(err);
    if (m) memcpy(b.skips, r->skips.p, m * sizeof *b.skips);
    if (!keep_articles(r, &r->articles, &b.articles, &b.n_articles) ||
        !keep_articles(r, &r->listed, &b.listed, &b.n_listed) ||
        !keep_articles(r, &r->feeds, &b.feeds, &b.n_feeds))
        return wire_fail_mem(err);
    *out = b;
    r->keep = NULL;
    wire__reader_drop(r);
    return WIRE_OK;
}

void wire_batch_free(wire_batch *b)
{
    if (!b) return;
    wire_arena_free(b->arena);
    *b = (wire_batch){0};
}

wire_status wire__reader_copy(wire__reader *r, wire_str s, wire_str *out,
                              wire_err *err)
{
    *out = (wire_str){0};
    if (s.n && !wire_arena_copy(r->keep, s, out)) return wire_fail_mem(err);
    return WIRE_OK;
}

wire_status wire__reader_set(wire__reader *r, wire_str s, wire_str *field,
                             wire_err *err)
{
    return field->n || !s.n ? WIRE_OK : wire__reader_copy(r, s, field, err);
}

wire_status wire__reader_json(wire__reader *r, struct wire__json **out,
                              wire_err *err)
{
    if (!r->json && !(r->json = wire__json_new())) return wire_fail_mem(err);
    *out = r->json;
    return WIRE_OK;
}

wire_status wire__reader_skip(wire__reader *r, uint64_t at, bool is_warning,
                              wire_err *err, const char *fmt, ...)
{
    if (is_warning && r->skips.n >= LISTED_SKIPS / 2) {
        r->hidden_warnings++; /* the rest of the list is for what is lost */
        return WIRE_OK;
    }
    if (r->skips.n >= LISTED_SKIPS) {
        r->hidden_skips++;
        return WIRE_OK;
    }
    char text[256];
    va_list ap;
    va_start(ap, fmt);
    int len = vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    wire_str why = {text, len < 0 ? 0 : (size_t)len};
    if (why.n >= sizeof text) why.n = sizeof text - 1;
    wire_skip s = {.path = r->path, .at = at, .is_warning = is_warning};
    if (!wire_arena_copy(r->keep, why, &s.why) ||
        !WIRE__PUSH(r->lists, &r->skips, s))
        return wire_fail_mem(err);
    return WIRE_OK;
}

wire_str wire__url_host(wire_str url)
{
    size_t at = wire_str_find(url, WIRE_STR("://"), 0);
    if (at == SIZE_MAX) return (wire_str){0};
    wire_str host = wire_str_sub(url, at + 3, url.n);
    size_t n = 0;
    while (n < host.n && !memchr("/?#:", host.p[n], 4))
        n++;
    host.n = n;
    if (wire_str_starts_nocase(host, WIRE_STR("www.")))
        host = wire_str_sub(host, 4, host.n);
    return host;
}

static wire_status warn_future(wire__reader *r, const wire_article *a,
                               wire_time t, const char *what, wire_err *err)
{
    if (t.precision == WIRE_TIME_NONE || t.unix_s <= r->now_s + FUTURE_SLACK_S)
        return WIRE_OK;
    char when[32];
    wire_time_format(t, when);
    return wire__reader_skip(r, a->src_off, true, err,
                             "%s %s lies in the future", what, when);
}

/* A headline or an address can be as long as a file, too. */
static bool is_too_long(const wire__reader *r, const wire_article *a)
{
    size_t n = a->body.n + a->title.n + a->id.n + a->url.n + a->outlet.n +
               a->byline.n + a->credit.n + a->summary.n;
    return n > r->opts->max_article_bytes || n >= UINT32_MAX;
}

/* Anything but white space and controls. */
static bool has_text(wire_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] > ' ' && s.p[i] != 0x7f) return true;
    return false;
}

/* Texts without an end of their own: others miss theirs. */
static bool is_endless(wire_format f)
{
    return f == WIRE_FORMAT_TEXT || f == WIRE_FORMAT_HTML ||
           f == WIRE_FORMAT_MAIL || f == WIRE_FORMAT_CSV;
}

wire_status wire__reader_add(wire__reader *r, wire_article *a, uint64_t bad_at,
                             wire_err *err)
{
    if (!has_text(a->body))
        return wire__reader_skip(r, a->src_off, false, err, "no article text");
    if (is_too_long(r, a))
        return wire__reader_skip(r, a->src_off, false, err,
                                 "article longer than %zu bytes",
                                 r->opts->max_article_bytes);
    if (r->is_torn && is_endless(a->format))
        WIRE_TRY(wire__item_cut(r, a, err));
    a->path = r->path;
    WIRE_TRY(wire__item_own_id(r, &a->id, err));
    WIRE_TRY(wire__item_own_id(r, &a->url, err));
    if (!a->id.n) a->id = r->path;
    if (!a->url.n && a->format == WIRE_FORMAT_HTML)
        WIRE_TRY(wire__reader_copy(r, r->url, &a->url, err));
    if (!a->outlet.n) a->outlet = wire__url_host(a->url);
    WIRE_TRY(wire__item_from_text(r, a, err));
    WIRE_TRY(wire__why_settle(r, a, false, err));
    if (!WIRE__PUSH(r->lists, &r->articles, *a)) return wire_fail_mem(err);
    wire__reader_own_times(r, &r->articles);
    if (a->bad_utf8_n)
        WIRE_TRY(wire__reader_skip(r, bad_at, true, err,
                                   "ill-formed UTF-8 replaced by U+FFFD "
                                   "in %u place%s",
                                   a->bad_utf8_n,
                                   a->bad_utf8_n == 1 ? "" : "s"));
    if (wire__read_is_notice(a))
        WIRE_TRY(wire__reader_skip(r, a->src_off, true, err,
                                   "the text is a notice of the page and says "
                                   "nothing of its headline"));
    WIRE_TRY(warn_future(r, a, a->published, "published", err));
    return warn_future(r, a, a->modified, "modified", err);
}

wire_status wire__reader_list(wire__reader *r, wire_article *a, wire_err *err)
{
    if (is_too_long(r, a))
        return wire__reader_skip(r, a->src_off, false, err,
                                 "entry longer than %zu bytes",
                                 r->opts->max_article_bytes);
    a->path = r->path;
    WIRE_TRY(wire__item_own_id(r, &a->id, err));
    WIRE_TRY(wire__item_own_id(r, &a->url, err));
    a->body = (wire_str){0};
    a->paras = NULL;
    a->n_paras = 0;
    if (!a->id.n) a->id = a->url.n ? a->url : r->path;
    if (!a->outlet.n) a->outlet = wire__url_host(a->url);
    WIRE_TRY(wire__item_from_text(r, a, err));
    WIRE_TRY(wire__why_settle(r, a, false, err));
    if (!WIRE__PUSH(r->lists, &r->listed, *a)) return wire_fail_mem(err);
    wire__reader_own_times(r, &r->listed);
    return WIRE_OK;
}

wire_status wire__reader_feed(wire__reader *r, wire_article *a, wire_err *err)
{
    a->path = r->path;
    if (!a->id.n) a->id = a->url.n ? a->url : r->path;
    WIRE_TRY(wire__why_settle(r, a, true, err));
    if (!WIRE__PUSH(r->lists, &r->feeds, *a)) return wire_fail_mem(err);
    wire__reader_own_times(r, &r->feeds);
    return WIRE_OK;
}

/* ---- Ids --------------------------------------------------------------- */

typedef struct {
    wire_str *slot; /* open addressing; a power of two, at most half full */
    size_t mask;
} id_set;

/* True when id was not there and stands there now. */
static bool id_add(id_set *set, wire_str id)
{
    size_t i = wire_hash_bytes(id.p, id.n) & set->mask;
    for (; set->slot[i].p; i = (i + 1) & set->mask)
        if (wire_str_eq(set->slot[i], id)) return false;
    set->slot[i] = id;
    return true;
}

typedef WIRE_VEC(wire_skip) skip_vec;

static wire_status warn_twice(wire_batch *b, const wire_article *a,
                              wire_str old, skip_vec *more, wire_err *err)
{
    if (more->n >= LISTED_SKIPS) return WIRE_OK;
    char text[256];
    int len = snprintf(text, sizeof text, "id \"%.*s\" stands here again; ",
                       (int)(old.n < 80 ? old.n : 80), old.p);
    len += snprintf(text + len, sizeof text - (size_t)len, "read as \"%.*s\"",
                    (int)(a->id.n < 120 ? a->id.n : 120), a->id.p);
    wire_skip s = {a->path, a->src_off, {0}, true};
    wire_str why = {text, (size_t)len};
    if (!wire_arena_copy(b->arena, why, &s.why) || !WIRE_VEC_PUSH(more, s))
        return wire_fail_mem(err);
    return WIRE_OK;
}

static wire_status append_skips(wire_batch *b, const skip_vec *more,
                                wire_err *err)
{
    if (!more->n) return WIRE_OK;
    wire_skip *p = WIRE_ARRAY(b->arena, wire_skip, b->n_skips + more->n);
    if (!p) return wire_fail_mem(err);
    if (b->n_skips) memcpy(p, b->skips, b->n_skips * sizeof *p);
    memcpy(p + b->n_skips, more->p, more->n * sizeof *p);
    b->skips = p;
    b->n_skips += more->n;
    return WIRE_OK;
}

/* Give a the first free of path#n, path#n.2, path#n.3 ... */
static wire_status rename_article(id_set *set, wire_batch *b, wire_article *a,
                                  size_t n, wire_err *err)
{
    size_t cap = a->path.n + 48;
    char *p = wire_arena_alloc(b->arena, cap);
    if (!p) return wire_fail_mem(err);
    if (a->path.n) memcpy(p, a->path.p, a->path.n);
    for (size_t k = 1;; k++) {
        char tail[48];
        int len = k == 1 ? snprintf(tail, sizeof tail, "#%zu", n)
                         : snprintf(tail, sizeof tail, "#%zu.%zu", n, k);
        memcpy(p + a->path.n, tail, (size_t)len);
        wire_str id = {p, a->path.n + (size_t)len};
        if (!id_add(set, id)) continue;
        a->id = id;
        return WIRE_OK;
    }
}

typedef struct {
    id_set set;
    wire_str path;  /* of the article before */
    size_t ordinal; /* of the article in its file */
} id_walk;

static wire_status batch_ids(id_walk *w, wire_batch *b, skip_vec *more,
                             wire_err *err)
{
    for (size_t k = 0; k < b->n_articles; k++) {
        wire_article *a = &b->articles[k];
        w->ordinal = wire_str_eq(w->path, a->path) ? w->ordinal + 1 : 1;
        w->path = a->path;
        if (id_add(&w->set, a->id)) continue;
        wire_str old = a->id;
        WIRE_TRY(rename_article(&w->set, b, a, w->ordinal, err));
        if (!wire_str_eq(old, a->path))
            WIRE_TRY(warn_twice(b, a, old, more, err));
    }
    return append_skips(b, more, err);
}

wire_status wire_read_ids(wire_batch *batches, size_t n_batches, wire_err *err)
{
    size_t n = 0, size = 16;
    for (size_t i = 0; i < n_batches; i++)
        n += batches[i].n_articles;
    while (size < n * 2)
        size *= 2;
    id_walk w = {.set = {wire_calloc(size, sizeof(wire_str)), size - 1}};
    if (!w.set.slot) return wire_fail_mem(err);
    wire_status status = WIRE_OK;
    for (size_t i = 0; i < n_batches && status == WIRE_OK; i++) {
        skip_vec more = {0};
        status = batch_ids(&w, &batches[i], &more, err);
        WIRE_VEC_FREE(&more);
    }
    wire_free(w.set.slot);
    return status;
}
