/* What pages show, as views: times, entries of lists, bodies, changes.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "../write/write_int.h"
#include "publish_int.h"

wire_time wire__second(int64_t unix_s)
{
    return (wire_time){unix_s, WIRE_TIME_SECOND};
}

wire_time wire__item_time(const wire__kept *k)
{
    return k->published.precision != WIRE_TIME_NONE ? k->published : k->dated;
}

int64_t wire__item_order_s(const wire__kept *k)
{
    wire_time t = wire__item_time(k);

    return t.precision != WIRE_TIME_NONE ? t.unix_s : k->first_s;
}

wire_str wire__publisher_of(const wire__kept *k)
{
    return k->outlet.n || !k->is_agency_text ? k->outlet : k->agency;
}

wire_str wire__author_of(const wire__kept *k)
{
    return k->is_agency_text && k->agency.n ? k->agency : k->outlet;
}

/* ---- Addresses ------------------------------------------------------------------ */

static wire_str encoded(wire_arena *a, wire_str s,
                        void (*put)(wire_buf *, wire_str), bool *no_memory)
{
    wire_buf b = {0};
    wire_str out = {0};

    put(&b, s);
    if (!wire_buf_ok(&b) || !wire_arena_copy(a, wire_buf_view(&b), &out))
        *no_memory = true;
    wire_buf_free(&b);
    return out;
}

wire_str wire__web_address(wire_arena *a, wire_str url, bool *no_memory)
{
    size_t host;

    url = wire_str_trim(url);
    host = wire_str_starts_nocase(url, WIRE_STR("https://"))  ? 8
           : wire_str_starts_nocase(url, WIRE_STR("http://")) ? 7
                                                              : url.n;
    if (host == url.n || strchr("/?#:@", url.p[host])) return (wire_str){0};
    return encoded(a, url, wire__put_uri, no_memory);
}

static bool is_image(wire_str url)
{
    return wire_str_starts_nocase(url, WIRE_STR("https://")) &&
           wire__image_type(url) != NULL;
}

size_t wire__images_of(const wire_item *item, wire_arena *a,
                       wire_str out[WIRE__IMAGES_MOST], bool *no_memory)
{
    size_t n = 0;

    for (size_t i = 0; item && i < item->n_links && n < WIRE__IMAGES_MOST; i++)
        if (is_image(item->links[i].target)) {
            out[n] = wire__web_address(a, item->links[i].target, no_memory);
            n += out[n].n > 0;
        }
    return n;
}

wire_str wire__id_address(wire_arena *a, wire_str id, bool *no_memory)
{
    return encoded(a, id, wire__put_id_uri, no_memory);
}

/* ---- Every page -------------------------------------------------------------- */

static bool is_right_to_left(wire_str lang)
{
    static const char *const codes[] = {"ar", "he", "fa", "ur", "yi", "ps"};

    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (lang.n >= 2 &&
            wire_str_eq_nocase(wire_str_sub(lang, 0, 2),
                               wire_str_of(codes[i])) &&
            (lang.n == 2 || lang.p[2] == '-'))
            return true;
    return false;
}

wire_view *wire__view_page(const wire__run_pub *r, wire_arena *a,
                           const char *root, wire_str title, wire_str lang)
{
    wire_view *v = wire_view_new(a);

    wire_view_str(v, "site_name", r->site);
    wire_view_str(v, "root", wire_str_of(root));
    wire_view_str(v, "title", title);
    wire_view_str(v, "lang", lang.n ? lang : WIRE_STR("en"));
    wire_view_str(v, "dir",
                  wire_str_of(is_right_to_left(lang) ? "rtl" : "ltr"));
    for (size_t i = 0; i < r->o->n_hubs; i++)
        wire_view_str(wire_view_add(v, "hubs"), "hub",
                      wire_str_of(r->o->hubs[i]));
    return v;
}

void wire__view_path(wire_view *v, const char *name, const char *folder,
                     wire_str page, const char *end)
{
    wire_view_fmt(v, name, "%s%.*s%s", folder, (int)page.n,
                  page.n ? page.p : "", end);
}

wire_str wire__root_path(const wire__run_pub *r)
{
    size_t at = wire_str_find(r->base, WIRE_STR("://"), 0);
    size_t slash = at == SIZE_MAX
                       ? SIZE_MAX
                       : wire_str_find(r->base, WIRE_STR("/"), at + 3);

    return slash == SIZE_MAX ? WIRE_STR("/")
                             : wire_str_sub(r->base, slash, r->base.n);
}

/* Only of a site whose address is known: a wrong one does harm. */
void wire__view_self(const wire__run_pub *r, wire_view *v, const char *folder,
                     wire_str page)
{
    if (!r->has_base) return;
    wire_view_fmt(v, "self", "%.*s%s%.*s%s", (int)r->base.n, r->base.p, folder,
                  (int)page.n, page.n ? page.p : "", page.n ? ".html" : "");
}

void wire__view_entry(wire_view *v, const wire__item_pub *it)
{
    const wire__kept *k = &it->now;
    bool is_digest = k->route == WIRE_ROUTE_DIGEST && k->has_digest;

    static const char *const absent[] = {
        "teaser",    "story_page",     "digest_page",  "n_articles", "grade",
        "changes",   "claims_falsely", "more_changes", "children",   "revision",
        "is_unsure", "has_label",      "time_iso",     "time_words", "credits"};

    /* said, so that they are not looked for in what holds the entry */
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
        wire_view_flag(v, absent[i], false);
    wire_view_str(v, "title", k->title);
    wire__view_path(v, "page", is_digest ? "digest/" : "article/", k->name,
                    ".html");
    wire__view_path(v, "article_page", "article/", k->name, ".html");
    wire_view_str(v, "outlet", wire__publisher_of(k));
    wire_view_str(v, "agency", k->agency);
    if (!wire__publisher_of(k).n) wire_view_str(v, "credits", k->agency);
    wire_view_str(v, "lang", k->language.n ? k->language : WIRE_STR("en"));
    wire_view_flag(v, "is_digest", is_digest);
    if (k->has_digest)
        wire__view_path(v, "digest_page", "digest/", k->name, ".html");
    wire__view_time(v, "time", wire__item_time(k), WIRE__ENGLISH);
}

void wire__view_marked(wire_view *v, const wire__item_pub *it)
{
    wire__view_entry(v, it);
    wire_view_flag(v, "has_label", it->now.label.n > 0);
}

/* ---- Bodies ---------------------------------------------------------------------- */

static void add_sentence(wire_view *p, const wire_doc *d, wire_span s,
                         uint32_t next, uint32_t number)
{
    wire_view *v = wire_view_add(p, "sentences");

    wire_view_fmt(v, "n", "%u", number);
    wire_view_str(v, "text", wire_str_sub(d->article->body, s.beg, s.end));
    wire_view_str(v, "gap", wire_str_sub(d->article->body, s.end, next));
}

static bool has_bullet(wire_str s)
{
    static const char *const marks[] = {"- ", "* ", "\xe2\x80\xa2",
                                        "\xe2\x80\x93 "};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (wire_str_starts(s, wire_str_of(marks[i]))) return true;
    return false;
}

static wire_view *add_para(wire_view *v, const wire_article *a, size_t i)
{
    static const char *const names[] = {"is_p", "is_heading", "is_item",
                                        "is_quote"};
    const wire_para *p = &a->paras[i];
    bool is_item = p->role == WIRE_PARA_LIST;
    wire_view *out = wire_view_add(v, "paras");
    wire_str text = wire_str_sub(a->body, p->span.beg, p->span.end);

    wire_view_flag(out, names[p->role], true);
    wire_view_flag(out, "list_open",
                   is_item &&
                       (i == 0 || a->paras[i - 1].role != WIRE_PARA_LIST));
    wire_view_flag(out, "list_close",
                   is_item && (i + 1 == a->n_paras ||
                               a->paras[i + 1].role != WIRE_PARA_LIST));
    wire_view_flag(out, "has_bullet", is_item && has_bullet(text));
    return out;
}

wire_status wire__view_body(wire_view *v, const wire_doc *d, wire_arena *a,
                            wire_err *err)
{
    const wire_article *art = d->article;
    wire_sentence *s;
    size_t n, k = 0;

    WIRE_TRY(wire_text_sentences(art->body, art->paras, art->n_paras,
                                 d->language, a, &s, &n, err));
    for (uint32_t i = 0; i < art->n_paras; i++) {
        wire_view *p = add_para(v, art, i);
        wire_span span = art->paras[i].span;
        size_t from = k;

        while (k < n && s[k].para == i)
            k++;
        if (k == from) { /* no sentence: shown as one, without a number */
            wire_view_str(p, "loose",
                          wire_str_sub(art->body, span.beg, span.end));
            continue;
        }
        if (s[from].span.beg > span.beg)
            wire_view_str(p, "loose",
                          wire_str_sub(art->body, span.beg, s[from].span.beg));
        for (size_t j = from; j < k; j++)
            add_sentence(p, d, s[j].span,
                         j + 1 < k ? s[j + 1].span.beg : span.end,
                         (uint32_t)j + 1);
    }
    return WIRE_OK;
}

/* ---- Changes ----------------------------------------------------------------------- */

/* "quote altered" of "quote_altered". */
static void put_type(wire_view *v, wire_change_type type)
{
    char text[48];
    size_t i = 0;

    for (const char *p = wire_change_name(type); *p && i + 1 < sizeof text; p++)
        text[i++] = (char)(*p == '_' ? ' ' : *p);
    text[i] = '\0';
    wire_view_fmt(v, "type", "%s", text);
}

void wire__view_changes(wire_view *v, const wire_change *c, size_t n,
                        size_t most)
{
    for (size_t i = 0; i < n && i < most; i++) {
        wire_view *x = wire_view_add(v, "changes");

        put_type(x, c[i].type);
        wire_view_str(x, "severity",
                      wire_str_of(wire_severity_name(c[i].severity)));
        wire_view_str(x, "old", c[i].source_text);
        wire_view_str(x, "new", c[i].copy_text);
        wire_view_str(x, "note", c[i].note);
    }
    if (n > most) wire_view_fmt(v, "more_changes", "%zu", n - most);
}

/* ---- Rendering ------------------------------------------------------------------------ */

wire_status wire__render(wire__run_pub *r, uint32_t n, const char *name,
                         wire__tongue tongue, const wire_view *v, wire_err *err)
{
    wire_buf b = {0};
    wire_status status;

    if (!wire_view_ok(v)) return wire_fail_mem(err);
    status = wire_theme_render(r->themes[tongue], name, v, &b, err);
    if (status == WIRE_OK)
        status = wire__output_put(r, n, wire_buf_view(&b), err);
    wire_buf_free(&b);
    return status;
}
