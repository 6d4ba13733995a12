/* ninjs to articles, all generations by one table of names.
 *
 *   1.x  headline, body_html, pubstatus       names in small letters
 *   2.x  headlines[], bodies[], pubstatus     lists with roles
 *   3.x  headlines[], bodies[], pubStatus     camel case
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_guard.h"
#include "read_item.h"
#include "read_ninjs.h"

typedef struct {
    wire__reader *r;
    wire__strings *s;
    const wire__trail *to_file;
    wire_str object;
    wire_article a;
} ninjs;

#define GET(object, ...)                                                       \
    wire__raw_first((object), (const char *const[]){__VA_ARGS__, NULL})

static wire_status put_text(ninjs *n, wire_str value, wire_str *field,
                            wire_err *err)
{
    wire_str text;
    WIRE_TRY(wire__raw_text(n->s, value, &text, err));
    if (text.n) *field = text;
    return WIRE_OK;
}

/* ---- Lists with roles ------------------------------------------------------ */

static bool says(wire_str object, const char *name, const char *word)
{
    wire_str s = wire__raw_string(wire__raw_get(object, name));
    return wire_str_find_nocase(s, wire_str_of(word), 0) != SIZE_MAX;
}

/* The element of role "main" and a wanted type, else the best of the list:
 * main before others, the type before the role of none. */
static wire_str main_of(wire_str list, const char *type_name, const char *type)
{
    wire__raw_walk w = wire__raw_open(list);
    wire_str key, v, best = {0};
    int best_rank = -1;

    while (wire__raw_next(&w, &key, &v)) {
        wire_str role = wire__raw_string(wire__raw_get(v, "role"));
        int rank = 2 * (says(v, "role", "main") || !role.n);
        rank += type_name && says(v, type_name, type);
        if (rank <= best_rank || !wire__raw_get(v, "value").n) continue;
        best = v;
        best_rank = rank;
    }
    return best;
}

/* ---- Bodies ----------------------------------------------------------------- */

static wire_str body_1(wire_str object)
{
    wire_str v = GET(object, "body_xhtml", "body_html", "body_text", "body");
    wire__raw_walk w = wire__raw_open(object);
    wire_str key, value;

    while (!v.n && wire__raw_next(&w, &key, &value))
        if (wire_str_starts(key, WIRE_STR("body_"))) v = value;
    return v;
}

static wire_str body_value(wire_str object)
{
    wire_str list = wire__raw_get(object, "bodies");
    if (!list.n) return body_1(object);
    wire_str body = main_of(list, "contentType", "html");
    if (!says(body, "contentType", "html")) {
        wire_str old = main_of(list, "contenttype", "html");
        if (says(old, "contenttype", "html")) body = old;
    }
    return wire__raw_get(body, "value");
}

/* ---- Facts ------------------------------------------------------------------ */

static wire_status put_time(ninjs *n, wire_str value, wire_time *out,
                            wire_err *err)
{
    wire_str text;
    WIRE_TRY(wire__raw_text(n->s, value, &text, err));
    *out = wire_time_parse(text);
    return WIRE_OK;
}

/* A rendition that is a page: where the item is published. */
static wire_status put_page(ninjs *n, wire_err *err)
{
    wire__raw_walk w = wire__raw_open(wire__raw_get(n->object, "renditions"));
    wire_str key, v;

    while (!n->a.url.n && wire__raw_next(&w, &key, &v))
        if (says(v, "contentType", "text/html") ||
            says(v, "contenttype", "text/html"))
            WIRE_TRY(put_text(n, wire__raw_get(v, "href"), &n->a.url, err));
    return WIRE_OK;
}

static wire_status put_facts(ninjs *n, wire_err *err)
{
    wire_str o = n->object, headline = wire__raw_get(o, "headlines");
    wire_article *a = &n->a;

    if (headline.n)
        headline = wire__raw_get(main_of(headline, NULL, NULL), "value");
    else
        headline = GET(o, "headline", "headline_main", "headline_text");
    if (!headline.n) headline = wire__raw_get(o, "title");
    WIRE_TRY(put_text(n, headline, &a->title, err));
    WIRE_TRY(put_text(n, GET(o, "uri", "guid"), &a->id, err));
    WIRE_TRY(put_text(n, wire__raw_get(o, "by"), &a->byline, err));
    if (!a->byline.n)
        WIRE_TRY(put_text(n, wire__raw_get(o, "byline"), &a->byline, err));
    WIRE_TRY(put_text(n, wire__raw_get(o, "language"), &a->language, err));
    WIRE_TRY(put_time(n, GET(o, "firstCreated", "firstcreated"), &a->published,
                      err));
    WIRE_TRY(put_time(n, GET(o, "versionCreated", "versioncreated"),
                      &a->modified, err));
    if (a->published.precision == WIRE_TIME_NONE)
        WIRE_TRY(put_time(n, GET(o, "contentCreated", "contentcreated"),
                          &a->published, err));
    if (a->published.precision == WIRE_TIME_NONE) {
        a->published = a->modified; /* the only time that versions 1 must say */
        a->modified = (wire_time){0, WIRE_TIME_NONE};
    }
    bool is_url = wire_str_starts(a->id, WIRE_STR("http://")) ||
                  wire_str_starts(a->id, WIRE_STR("https://"));
    if (is_url) a->url = a->id;
    return put_page(n, err);
}

/* ---- Whom it comes from ------------------------------------------------------ */

/* Who gave an id: the host of an address, of "tag:host,2026:x" and of
 * "urn:newsml:host:x", else what a urn or an id of another kind begins with. */
static wire_str authority_of(wire_str id)
{
    wire_str host = wire__url_host(id);
    size_t n = 0;

    if (host.n) return host;
    if (wire_str_starts_nocase(id, WIRE_STR("tag:")))
        id = wire_str_sub(id, 4, id.n);
    else if (wire_str_starts_nocase(id, WIRE_STR("urn:newsml:")))
        id = wire_str_sub(id, 11, id.n);
    else if (wire_str_starts_nocase(id, WIRE_STR("urn:")))
        id = wire_str_sub(id, 4, id.n);
    while (n < id.n && !memchr(",:/", id.p[n], 3))
        n++;
    return wire_str_sub(id, 0, n);
}

static char lower(char c) { return (char)(wire_is_alpha(c) ? c | 0x20 : c); }

static bool is_letter(char c)
{
    return wire_is_alpha(c) || wire_is_digit(c) || (unsigned char)c >= 0x80;
}

/* Does name stand at s as words of its own? "Norvik Press" does in
 * "norvikpress.example" and in "norvik-press-17". */
static bool begins_with_name(wire_str s, wire_str name)
{
    size_t i = 0, k = 0;

    for (; k < name.n; k++) {
        if (!is_letter(name.p[k])) continue;
        while (i > 0 && i < s.n && !is_letter(s.p[i]))
            i++;
        if (i == s.n || lower(s.p[i]) != lower(name.p[k])) return false;
        i++;
    }
    return i > 0 && (i == s.n || !is_letter(s.p[i]));
}

/* An id is given by its sender. */
static bool is_sender(wire_str id, wire_str name)
{
    wire_str s = authority_of(id);
    bool is_host = memchr(s.n ? s.p : "", '.', s.n) != NULL;

    for (size_t i = 0; i < s.n; i++)
        if ((i == 0 || (is_host && s.p[i - 1] == '.')) &&
            begins_with_name(wire_str_sub(s, i, s.n), name))
            return true;
    return false;
}

static bool has_role(wire_str v, const char *const *words)
{
    for (; *words; words++)
        if (says(v, "role", *words) || says(v, "rel", *words)) return true;
    return false;
}

/* A name, or an object with one. */
static wire_status name_of(ninjs *n, wire_str v, wire_str *out, wire_err *err)
{
    if (wire__raw_kind_of(v) == WIRE__RAW_OBJECT) v = GET(v, "name", "literal");
    return wire__raw_text(n->s, v, out, err);
}

/* A source is who wrote it or any part of it: it is the outlet when its role
 * says so, or when the item's id is of that name; else a credit. */
static wire_status put_source(ninjs *n, wire_str v, wire_err *err)
{
    static const char *const senders[] = {
        "source", "provider", "publisher", "supplier", "distributor", NULL};
    static const char *const credits[] = {"credit", NULL};
    wire_article *a = &n->a;
    wire_str name, *field = &a->credit;

    WIRE_TRY(name_of(n, v, &name, err));
    if (has_role(v, credits))
        field = &a->credit;
    else if (has_role(v, senders) || is_sender(a->id, name))
        field = a->outlet.n ? &a->credit : &a->outlet;
    if (!field->n) *field = name;
    return WIRE_OK;
}

/* Who sends it and whom it credits. Systems write "provider" or "source",
 * which no version has; versions 1 have one source or a list of them. */
static wire_status put_sources(ninjs *n, wire_err *err)
{
    static const char *const givers[] = {"provider", "source"};
    static const char *const holders[] = {"copyrightHolder", "copyrightholder"};
    wire_article *a = &n->a;
    wire_str v, key, name;
    wire__raw_walk w;

    for (size_t i = 0; i < 2 && !a->outlet.n; i++)
        WIRE_TRY(
            name_of(n, wire__raw_get(n->object, givers[i]), &a->outlet, err));
    v = GET(n->object, "infoSources", "infosources", "infosource");
    w = wire__raw_open(v);
    if (wire__raw_kind_of(v) != WIRE__RAW_ARRAY)
        WIRE_TRY(put_source(n, v, err));
    else
        while (wire__raw_next(&w, &key, &v))
            WIRE_TRY(put_source(n, v, err));
    for (size_t i = 0; i < 2 && !a->outlet.n; i++) {
        WIRE_TRY(name_of(n, wire__raw_get(n->object, holders[i]), &name, err));
        if (is_sender(a->id, name)) a->outlet = name;
    }
    WIRE_TRY(put_text(n, GET(n->object, "creditline", "creditLine"), &a->credit,
                      err));
    if (wire_str_eq(a->credit, a->outlet)) a->credit = (wire_str){0};
    return WIRE_OK;
}

static wire_status put_item(ninjs *n, wire_err *err)
{
    wire_item *item = wire__item(n->r, &n->a);
    wire__guards g = {{0}};
    wire_str o = n->object;

    if (!item) return wire_fail_mem(err);
    WIRE_TRY(put_text(n, wire__raw_get(o, "version"), &item->version, err));
    WIRE_TRY(put_text(n, wire__raw_get(o, "slugline"), &item->slug, err));
    WIRE_TRY(put_text(n, GET(o, "copyrightNotice", "copyrightnotice"),
                      &item->rights, err));
    WIRE_TRY(wire__guard_object(n->r, n->s, &g, o, err));
    WIRE_TRY(wire__guard(n->r, &n->a, &g, err));
    wire_str urgency = wire__raw_get(o, "urgency");
    if (urgency.n == 1 && *urgency.p >= '1' && *urgency.p <= '9')
        item->urgency = (unsigned char)(*urgency.p - '0');
    return WIRE_OK;
}

/* "medtop:04000000" of a code and a scheme; else the address, else a word. */
static wire_status put_subjects(ninjs *n, wire_err *err)
{
    wire__raw_walk w = wire__raw_open(GET(n->object, "subjects", "subject"));
    wire_str key, v, code, name;

    while (wire__raw_next(&w, &key, &v)) {
        WIRE_TRY(
            wire__raw_text(n->s, GET(v, "literal", "code", "uri"), &code, err));
        WIRE_TRY(wire__raw_text(n->s, wire__raw_get(v, "name"), &name, err));
        WIRE_TRY(wire__item_subject(n->r, &n->a, code, name, err));
    }
    return WIRE_OK;
}

static wire_status put_link(ninjs *n, wire_str rel, wire_str value,
                            wire_err *err)
{
    wire_str target;
    WIRE_TRY(wire__raw_text(n->s, value, &target, err));
    return wire__item_link(n->r, &n->a, rel, target, err);
}

static wire_status put_links(ninjs *n, wire_err *err)
{
    static const struct {
        const char *name, *rel;
    } single[] = {{"evolvedfrom", "evolvedfrom"},
                  {"evolvedFrom", "evolvedfrom"},
                  {"replacing", "replaces"},
                  {"replacedby", "replacedby"}};
    wire__raw_walk w = wire__raw_open(wire__raw_get(n->object, "associations"));
    wire_str key, v, rel;

    for (size_t i = 0; i < sizeof single / sizeof *single; i++)
        WIRE_TRY(put_link(n, wire_str_of(single[i].rel),
                          wire__raw_get(n->object, single[i].name), err));
    while (wire__raw_next(&w, &key, &v)) {
        WIRE_TRY(wire__raw_text(n->s, GET(v, "rel", "name"), &rel, err));
        WIRE_TRY(put_link(n, rel.n ? rel : key, wire__raw_get(v, "uri"), err));
    }
    return WIRE_OK;
}

/* Descriptions say what the item is about, some for pictures. */
static wire_status put_summary(ninjs *n, wire_err *err)
{
    wire_str list = wire__raw_get(n->object, "descriptions"), text;
    wire_str v = GET(n->object, "description_summary", "description_text");

    if (list.n) v = wire__raw_get(main_of(list, NULL, NULL), "value");
    WIRE_TRY(wire__raw_text(n->s, v, &text, err));
    return wire__item_summary(n->r, &n->a, text, err);
}

static uint64_t file_byte(const ninjs *n, const char *at)
{
    return wire__trail_beg(n->to_file, (uint64_t)(at - n->s->line));
}

/* Where the text was written: all that ninjs knows of a dateline. */
static wire_status put_located(ninjs *n, wire_err *err)
{
    wire_str v = wire__raw_get(n->object, "located"), place;
    wire_str raw = wire__raw_string(v);

    WIRE_TRY(wire__raw_text(n->s, v, &place, err));
    if (!raw.n) return WIRE_OK;
    return wire__item_dateline(n->r, &n->a, place, file_byte(n, raw.p),
                               file_byte(n, raw.p + raw.n), err);
}

/* ---- The article ------------------------------------------------------------ */

static wire_status warn_of_faults(ninjs *n, const char *version, wire_err *err)
{
    wire__ninjs_fault f;
    if (wire__ninjs_check(n->object, version, &f)) return WIRE_OK;
    return wire__reader_skip(n->r, file_byte(n, f.at), true, err,
                             "no valid ninjs %s: %s %s", version,
                             f.path[0] ? f.path : "the object", f.why);
}

wire_status wire__read_ninjs(wire__reader *r, wire_str object,
                             const char *version, wire__strings *s,
                             const wire__trail *to_file, wire_err *err)
{
    ninjs n = {r, s, to_file, object, {.format = WIRE_FORMAT_NINJS}};

    n.a.src_off = file_byte(&n, object.p);
    WIRE_TRY(put_facts(&n, err));
    WIRE_TRY(put_sources(&n, err));
    WIRE_TRY(put_item(&n, err));
    WIRE_TRY(put_subjects(&n, err));
    WIRE_TRY(put_links(&n, err));
    WIRE_TRY(wire__raw_body(r, s, to_file, body_value(object), &n.a, err));
    WIRE_TRY(put_summary(&n, err));
    WIRE_TRY(put_located(&n, err));
    WIRE_TRY(warn_of_faults(&n, version, err));
    if (!wire_str_trim(n.a.body).n) return wire__reader_list(r, &n.a, err);
    n.a.bad_utf8_n = s->bad_n;
    return wire__reader_add(
        r, &n.a, s->bad_n ? to_file->base + s->bad_at : WIRE_NO_OFF, err);
}
