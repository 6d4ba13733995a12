/* NewsML 1.0 to 1.2: one article a news item.
 *
 *   <NewsML><NewsItem>
 *     <Identification> id, revision     <NewsManagement> status, times
 *     <NewsComponent> NewsLines, metadata, components in it
 *       <ContentItem><DataContent>      NITF, HTML or text
 *     <Update> instead of a component   listed: it changes another revision
 *
 * Facts are taken from the components around the text, the innermost first. Of
 * several contents the one with the role of a body or the longest is the text;
 * components with headlines of their own are articles of their own.
 * Source: NewsML 1.2, the IPTC's functional specification and DTD.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_xml.h"

typedef struct {
    wire__xml x;
    wire_article a;   /* the item that is read */
    wire_str service; /* of the envelope; in scratch of the document */
} news;

static wire_item *item_of(news *n) { return wire__item(n->x.r, &n->a); }

static wire_status formal_name(wire__xml *x, size_t node, wire_str *out,
                               wire_err *err)
{
    return wire__xml_attr(x, node, "FormalName", out, err);
}

static wire_status line_at(wire__xml *x, size_t node, const char *path,
                           wire_str *out, wire_err *err)
{
    size_t i = node ? wire__xml_path(x, node, path) : 0;
    *out = (wire_str){0};
    return i ? wire__xml_line(x, i, out, err) : WIRE_OK;
}

/* What is said of something by FormalName, or else, which is wrong, as text. */
static wire_status name_or_text(wire__xml *x, size_t node, wire_str *out,
                                wire_err *err)
{
    *out = (wire_str){0};
    if (!node) return WIRE_OK;
    WIRE_TRY(formal_name(x, node, out, err));
    return out->n ? WIRE_OK : wire__xml_line(x, node, out, err);
}

static wire_status name_at(wire__xml *x, size_t node, const char *path,
                           wire_str *out, wire_err *err)
{
    size_t i = node ? wire__xml_path(x, node, path) : 0;
    *out = (wire_str){0};
    return i ? formal_name(x, i, out, err) : WIRE_OK;
}

/* ---- Identification ------------------------------------------------------ */

/* "urn:newsml:provider:date:id:3N" names one revision; what names the item
 * through all of them is what stands before it. */
static wire_str without_revision(wire_str urn, wire_str revision)
{
    size_t colon = urn.n;
    while (colon && urn.p[colon - 1] != ':')
        colon--;
    wire_str last = wire_str_sub(urn, colon, urn.n);
    if (!colon || !revision.n || !wire_str_starts(last, revision) ||
        last.n > revision.n + 1)
        return urn;
    return wire_str_sub(urn, 0, colon - 1);
}

static wire_status read_revision(news *n, size_t node, wire_str *revision,
                                 wire_err *err)
{
    wire__xml *x = &n->x;
    wire_item *item = item_of(n);
    wire_str update, previous;
    *revision = (wire_str){0};
    if (!item) return wire_fail_mem(err);
    if (!node) return WIRE_OK;
    WIRE_TRY(wire__xml_line(x, node, revision, err));
    WIRE_TRY(wire__reader_set(n->x.r, *revision, &item->version, err));
    WIRE_TRY(wire__xml_attr(x, node, "Update", &update, err));
    WIRE_TRY(wire__xml_attr(x, node, "PreviousRevision", &previous, err));
    /* "U": an Update stands in place of the text, "A": metadata only. */
    bool is_update = wire_str_eq_nocase(update, WIRE_STR("U")) ||
                     wire_str_eq_nocase(update, WIRE_STR("A"));
    bool is_first = !previous.n || wire_str_eq(previous, WIRE_STR("0"));
    if (is_first && !is_update) return WIRE_OK;
    return wire__item_marked(x->r, &n->a, WIRE_REVISION_UPDATE,
                             WIRE_STR("RevisionId"), err);
}

static wire_status read_identification(news *n, size_t item, wire_err *err)
{
    wire__xml *x = &n->x;
    wire_str revision, urn, provider;
    size_t id = wire__xml_path(x, item, "Identification/NewsIdentifier");
    if (!id) return WIRE_OK;
    WIRE_TRY(
        read_revision(n, wire__xml_path(x, id, "RevisionId"), &revision, err));
    WIRE_TRY(line_at(x, id, "PublicIdentifier", &urn, err));
    if (!urn.n) WIRE_TRY(line_at(x, id, "NewsItemId", &urn, err));
    WIRE_TRY(wire__reader_set(n->x.r, without_revision(urn, revision), &n->a.id,
                              err));
    WIRE_TRY(line_at(x, id, "ProviderId", &provider, err));
    return wire__reader_set(n->x.r, provider, &n->a.outlet, err);
}

/* ---- Management ---------------------------------------------------------- */

/* <StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>: an
 * embargo. One that says anything else cannot be waited for. */
static wire_status read_change(news *n, size_t node, wire_err *err)
{
    wire__xml *x = &n->x;
    wire_str future, when;
    WIRE_TRY(
        name_or_text(x, wire__xml_path(x, node, "FutureStatus"), &future, err));
    WIRE_TRY(line_at(x, node, "DateAndTime", &when, err));
    if (wire_str_eq_nocase(future, WIRE_STR("usable")))
        return wire__item_embargo(x->r, &n->a,
                                  when.n ? when : WIRE_STR("(no time)"), err);
    return wire__reader_skip(x->r, wire__xml_at(x, node), true, err,
                             "its status will change to \"%.*s\" at \"%.*s\"",
                             (int)(future.n < 40 ? future.n : 40), future.p,
                             (int)(when.n < 40 ? when.n : 40), when.p);
}

/* Instructions to whoever holds earlier revisions. */
static wire_status read_instruction(news *n, size_t node, wire_err *err)
{
    static const struct {
        const char *word;
        wire_revision kind;
    } words[] = {
        {"correct", WIRE_REVISION_CORRECTION},
        {"rectif", WIRE_REVISION_CORRECTION},
        {"delete", WIRE_REVISION_KILL},
        {"kill", WIRE_REVISION_KILL},
        {"cancel", WIRE_REVISION_KILL},
        {"withdraw", WIRE_REVISION_KILL},
        {"hold", WIRE_REVISION_HOLD},
        {"repeat", WIRE_REVISION_REPEAT},
        {"advis", WIRE_REVISION_ADVISORY},
        {"update", WIRE_REVISION_UPDATE},
    };
    wire_str name;
    WIRE_TRY(formal_name(&n->x, node, &name, err));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wire_str_find_nocase(name, wire_str_of(words[i].word), 0) !=
            SIZE_MAX)
            return wire__item_marked(n->x.r, &n->a, words[i].kind, name, err);
    return WIRE_OK;
}

static wire_status read_relations(news *n, size_t management, wire_err *err)
{
    wire__xml *x = &n->x;
    for (size_t i = wire__xml_first(x, management); i;
         i = wire__xml_next(x, i)) {
        bool is_origin = wire__xml_is(x, i, WIRE__NS_ANY, "DerivedFrom");
        wire_str target;
        if (!is_origin && !wire__xml_is(x, i, WIRE__NS_ANY, "AssociatedWith"))
            continue;
        WIRE_TRY(wire__xml_attr(x, i, "NewsItem", &target, err));
        WIRE_TRY(wire__item_link(x->r, &n->a,
                                 is_origin ? WIRE_STR("derivedFrom")
                                           : WIRE_STR("associatedWith"),
                                 target, err));
    }
    return WIRE_OK;
}

/* A status without a word is one that nobody knows. */
static wire_status read_status(news *n, size_t node, wire_err *err)
{
    wire_str s;
    WIRE_TRY(name_or_text(&n->x, node, &s, err));
    return wire__item_status(n->x.r, &n->a, s.n ? s : WIRE_STR("no word"), err);
}

/* All of a name count, in whichever NewsManagement of the item they stand. */
static wire_status
each_of(news *n, size_t item, const char *name,
        wire_status (*read)(news *n, size_t node, wire_err *err), wire_err *err)
{
    const wire__xml *x = &n->x;
    for (size_t m = wire__xml_first(x, item); m; m = wire__xml_next(x, m)) {
        if (!wire__xml_is(x, m, WIRE__NS_ANY, "NewsManagement")) continue;
        for (size_t i = wire__xml_first(x, m); i; i = wire__xml_next(x, i))
            if (wire__xml_is(x, i, WIRE__NS_ANY, name))
                WIRE_TRY(read(n, i, err));
    }
    return WIRE_OK;
}

static wire_status read_management(news *n, size_t item, wire_err *err)
{
    wire__xml *x = &n->x;
    wire_item *it = item_of(n);
    size_t m = wire__xml_path(x, item, "NewsManagement");
    wire_str s;
    if (!it) return wire_fail_mem(err);
    if (!m) return WIRE_OK;
    WIRE_TRY(each_of(n, item, "StatusWillChange", read_change, err));
    WIRE_TRY(each_of(n, item, "Status", read_status, err));
    WIRE_TRY(each_of(n, item, "Instruction", read_instruction, err));
    WIRE_TRY(line_at(x, m, "FirstCreated", &s, err));
    n->a.published = wire_time_parse(s);
    WIRE_TRY(line_at(x, m, "ThisRevisionCreated", &s, err));
    n->a.modified = wire_time_parse(s);
    WIRE_TRY(name_at(x, m, "Urgency", &s, err));
    if (s.n == 1 && *s.p >= '1' && *s.p <= '9')
        it->urgency = (unsigned char)(*s.p - '0');
    WIRE_TRY(name_at(x, m, "NewsItemType", &s, err));
    if (wire_str_find_nocase(s, WIRE_STR("advis"), 0) != SIZE_MAX)
        WIRE_TRY(
            wire__item_marked(x->r, &n->a, WIRE_REVISION_ADVISORY, s, err));
    return read_relations(n, m, err);
}

/* ---- Components ---------------------------------------------------------- */

static wire_status read_headline(news *n, size_t node, wire_err *err)
{
    wire_str s;
    WIRE_TRY(wire__xml_headline(&n->x, node, &s, err));
    return wire__reader_set(n->x.r, s, &n->a.title, err);
}

static wire_status read_byline(news *n, size_t node, wire_err *err)
{
    wire_str s;
    WIRE_TRY(wire__xml_line(&n->x, node, &s, err));
    return wire__reader_set(n->x.r, s, &n->a.byline, err);
}

static wire_status read_dateline(news *n, size_t node, wire_err *err)
{
    return wire__xml_dateline(&n->x, node, &n->a, err);
}

static wire_status read_credit(news *n, size_t node, wire_err *err)
{
    wire_str s;
    WIRE_TRY(wire__xml_line(&n->x, node, &s, err));
    return wire__reader_set(n->x.r, s, &n->a.credit, err);
}

static wire_status read_rights(news *n, size_t node, wire_err *err)
{
    wire_item *item = item_of(n);
    wire_str s;
    if (!item) return wire_fail_mem(err);
    WIRE_TRY(wire__xml_line(&n->x, node, &s, err));
    return wire__reader_set(n->x.r, s, &item->rights, err);
}

static wire_status read_slug(news *n, size_t node, wire_err *err)
{
    wire_item *item = item_of(n);
    wire_str s;
    if (!item) return wire_fail_mem(err);
    WIRE_TRY(wire__xml_line(&n->x, node, &s, err));
    return wire__reader_set(n->x.r, s, &item->slug, err);
}

static wire_status read_language(news *n, size_t node, wire_err *err)
{
    wire_str s;
    WIRE_TRY(formal_name(&n->x, node, &s, err));
    return wire__reader_set(n->x.r, s, &n->a.language, err);
}

/* <Subject FormalName>, also in <SubjectCode>; products and genres too. */
static wire_status read_subject(news *n, size_t node, wire_err *err)
{
    wire_str s, none = {0};
    WIRE_TRY(formal_name(&n->x, node, &s, err));
    return wire__item_subject(n->x.r, &n->a, s, none, err);
}

static wire_status read_keyword(news *n, size_t node, wire_err *err)
{
    wire_str s, none = {0};
    WIRE_TRY(wire__xml_line(&n->x, node, &s, err));
    return wire__item_subject(n->x.r, &n->a, s, none, err);
}

/* <Provider><Party FormalName>. */
static wire_status read_provider(news *n, size_t node, wire_err *err)
{
    wire_str s;
    WIRE_TRY(name_at(&n->x, node, "Party", &s, err));
    if (s.n) WIRE_TRY(wire__reader_copy(n->x.r, s, &n->a.outlet, err));
    return WIRE_OK;
}

static wire_status read_source(news *n, size_t node, wire_err *err)
{
    wire_str s;
    WIRE_TRY(name_at(&n->x, node, "Party", &s, err));
    return wire__reader_set(n->x.r, s, &n->a.credit, err);
}

static wire_status read_creator(news *n, size_t node, wire_err *err)
{
    wire_str s;
    WIRE_TRY(name_at(&n->x, node, "Party", &s, err));
    return wire__reader_set(n->x.r, s, &n->a.byline, err);
}

static wire_status read_note(news *n, size_t node, wire_err *err)
{
    wire_str type, s;
    WIRE_TRY(name_at(&n->x, node, "NewsLineType", &type, err));
    if (wire_str_find_nocase(type, WIRE_STR("note"), 0) == SIZE_MAX &&
        wire_str_find_nocase(type, WIRE_STR("advisory"), 0) == SIZE_MAX)
        return WIRE_OK;
    WIRE_TRY(line_at(&n->x, node, "NewsLineText", &s, err));
    return wire__item_note(n->x.r, &n->a, s, err);
}

static const struct {
    const char *name;
    wire_status (*read)(news *n, size_t node, wire_err *err);
} component_elements[] = {
    {"HeadLine", read_headline},     {"ByLine", read_byline},
    {"CreditLine", read_credit},     {"CopyrightLine", read_rights},
    {"RightsLine", read_rights},     {"SlugLine", read_slug},
    {"KeywordLine", read_keyword},   {"NewsLine", read_note},
    {"Provider", read_provider},     {"Source", read_source},
    {"Creator", read_creator},       {"Language", read_language},
    {"Genre", read_subject},         {"Subject", read_subject},
    {"SubjectMatter", read_subject}, {"SubjectDetail", read_subject},
    {"OfInterestTo", read_subject},  {"DateLine", read_dateline},
};

/* ---- Contents ------------------------------------------------------------ */

static bool holds_any(wire_str s, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (wire_str_find_nocase(s, wire_str_of(words[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

/* Is a content text, and how likely the text? 0: it is not. */
static wire_status weigh(news *n, size_t content, wire_str role,
                         uint64_t *weight, wire_err *err)
{
    static const char *const no_text[] = {"css",  "style", "script", "image",
                                          "jpeg", "gif",   "video",  "audio"};
    static const char *const bodies[] = {"main", "body", "text"};
    static const char *const asides[] = {"caption",  "sub",     "headline",
                                         "abstract", "summary", "logo",
                                         "contact",  "boiler"};
    wire__xml *x = &n->x;
    wire_str type, format, mime;
    *weight = 0;
    WIRE_TRY(name_at(x, content, "MediaType", &type, err));
    WIRE_TRY(name_at(x, content, "Format", &format, err));
    WIRE_TRY(name_at(x, content, "MimeType", &mime, err));
    size_t data = wire__xml_path(x, content, "DataContent");
    size_t count = sizeof no_text / sizeof *no_text;
    if (!data || holds_any(type, no_text, count) ||
        holds_any(format, no_text, count) || holds_any(mime, no_text, count) ||
        holds_any(role, no_text, count))
        return WIRE_OK;
    *weight = 1 + x->d.nodes[data].in_end - x->d.nodes[data].in_beg;
    if (holds_any(role, asides, sizeof asides / sizeof *asides))
        *weight = 1;
    else if (holds_any(role, bodies, sizeof bodies / sizeof *bodies))
        *weight |= (uint64_t)1 << 40;
    return WIRE_OK;
}

static wire_status read_content(news *n, size_t content, wire_err *err)
{
    wire__xml *x = &n->x;
    size_t data = wire__xml_path(x, content, "DataContent");
    size_t first = data ? wire__xml_first(x, data) : 0;
    wire_str mime;
    if (first && wire__xml_is(x, first, WIRE__NS_ANY, "nitf"))
        return wire__nitf_fill(x, first, &n->a, err);
    if (first && wire__xml_is(x, first, WIRE__NS_ANY, "html")) {
        size_t body = wire__xml_path(x, first, "body");
        return wire__xml_markup(x, body ? body : first, &n->a, err);
    }
    if (first) return wire__xml_markup(x, data, &n->a, err);
    WIRE_TRY(name_at(x, content, "MimeType", &mime, err));
    if (wire_str_find_nocase(mime, WIRE_STR("plain"), 0) != SIZE_MAX)
        return wire__xml_plain(x, data, &n->a, err);
    return wire__xml_body(x, data, &n->a, err);
}

/* ---- Stories ------------------------------------------------------------- */

static bool is_component(const wire__xml *x, size_t node)
{
    return wire__xml_is(x, node, WIRE__NS_ANY, "NewsComponent");
}

static bool is_content(const wire__xml *x, size_t node)
{
    return wire__xml_is(x, node, WIRE__NS_ANY, "ContentItem");
}

/* What a component says itself, without those in it. */
static wire_status read_facts(news *n, size_t component, wire_err *err)
{
    wire__xml *x = &n->x;
    for (size_t i = component + 1; i < x->d.nodes[component].until; i++) {
        if (x->d.nodes[i].is_text) continue;
        if (is_component(x, i) || is_content(x, i)) {
            i = x->d.nodes[i].until - 1;
            continue;
        }
        wire_str name = wire__xml_local(x, i);
        for (size_t k = 0;
             k < sizeof component_elements / sizeof *component_elements; k++)
            if (wire_str_eq_nocase(name,
                                   wire_str_of(component_elements[k].name)))
                WIRE_TRY(component_elements[k].read(n, i, err));
    }
    return WIRE_OK;
}

static wire_status find_best(news *n, size_t scope, size_t *best, wire_err *err)
{
    wire__xml *x = &n->x;
    uint64_t best_weight = 0, weight;
    wire_str role = {0};
    *best = 0;
    for (size_t i = scope; i < x->d.nodes[scope].until; i++) {
        if (is_component(x, i)) {
            size_t of = wire__xml_path(x, i, "Role");
            role = (wire_str){0};
            if (of) WIRE_TRY(formal_name(x, of, &role, err));
        } else if (is_content(x, i)) {
            WIRE_TRY(weigh(n, i, role, &weight, err));
            if (weight > best_weight) *best = i;
            if (weight > best_weight) best_weight = weight;
            i = x->d.nodes[i].until - 1;
        }
    }
    return WIRE_OK;
}

/* The facts of the components around the text, the innermost first; of all
 * others only what is missing then. */
static wire_status read_story(news *n, size_t item, size_t scope, wire_err *err)
{
    wire__xml *x = &n->x;
    size_t best;
    WIRE_TRY(find_best(n, scope, &best, err));
    for (size_t c = best ? x->d.nodes[best].parent : 0; c && c != item;
         c = x->d.nodes[c].parent)
        if (is_component(x, c)) WIRE_TRY(read_facts(n, c, err));
    for (size_t i = scope; !n->a.title.n && i < x->d.nodes[scope].until; i++)
        if (is_component(x, i)) WIRE_TRY(read_facts(n, i, err));
    return best ? read_content(n, best, err) : WIRE_OK;
}

/* Components with a headline of their own are stories of their own: the same
 * in other languages. One in the other is a part of it. */
enum { MOST_STORIES = 64 };

static size_t find_stories(const wire__xml *x, size_t item,
                           size_t out[MOST_STORIES])
{
    size_t n = 0, end = x->d.nodes[item].until;
    size_t data = item; /* the next content at or behind i: looked for once */
    for (size_t i = item + 1; i < end && n < MOST_STORIES; i++) {
        if (!is_component(x, i)) continue;
        while (data < end && (data < i || !wire__xml_is(x, data, WIRE__NS_ANY,
                                                        "DataContent")))
            data++;
        if (data >= x->d.nodes[i].until ||
            !wire__xml_path(x, i, "NewsLines/HeadLine"))
            continue;
        out[n++] = i;
        i = x->d.nodes[i].until - 1;
    }
    return n;
}

/* <Update IdRef> with InsertBefore, InsertAfter, Replace, Delete: what it
 * changes stands in an earlier revision. */
static wire_status read_updates(news *n, size_t item, bool *is_part,
                                wire_err *err)
{
    wire__xml *x = &n->x;
    *is_part = false;
    for (size_t i = wire__xml_first(x, item); i; i = wire__xml_next(x, i)) {
        if (!wire__xml_is(x, i, WIRE__NS_ANY, "Update")) continue;
        *is_part = true;
        WIRE_TRY(wire__item_marked(x->r, &n->a, WIRE_REVISION_UPDATE,
                                   WIRE_STR("Update"), err));
        for (size_t k = wire__xml_first(x, i); k; k = wire__xml_next(x, k)) {
            wire_str target;
            WIRE_TRY(wire__xml_attr(x, k, "DuidRef", &target, err));
            WIRE_TRY(wire__item_link(x->r, &n->a, wire__xml_local(x, k), target,
                                     err));
        }
    }
    return WIRE_OK;
}

/* "urn:newsml:...:7#de": the same item in another language. */
static wire_status name_version(news *n, wire_err *err)
{
    wire_article *a = &n->a;
    size_t len = a->id.n + 1 + a->language.n;
    if (!a->id.n || !a->language.n) return WIRE_OK;
    char *p = wire_arena_alloc(n->x.r->keep, len);
    if (!p) return wire_fail_mem(err);
    memcpy(p, a->id.p, a->id.n);
    p[a->id.n] = '#';
    memcpy(p + a->id.n + 1, a->language.p, a->language.n);
    a->id = (wire_str){p, len};
    return WIRE_OK;
}

static wire_status read_one(news *n, size_t node, size_t scope, bool is_first,
                            wire_err *err)
{
    wire__xml *x = &n->x;
    wire_article *a = &n->a;
    wire_str lang;
    bool is_part;
    *a = (wire_article){.format = WIRE_FORMAT_NEWSML1,
                        .src_off = wire__xml_at(x, is_first ? node : scope)};
    WIRE_TRY(read_updates(n, node, &is_part, err));
    WIRE_TRY(read_identification(n, node, err));
    WIRE_TRY(read_management(n, node, err));
    if (!is_part) WIRE_TRY(read_story(n, node, scope, err));
    if (!a->language.n && wire__xml_lang(x, node, &lang))
        WIRE_TRY(wire__reader_copy(x->r, lang, &a->language, err));
    if (!a->outlet.n)
        WIRE_TRY(wire__reader_set(n->x.r, n->service, &a->outlet, err));
    if (wire_str_eq(a->credit, a->outlet)) a->credit = (wire_str){0};
    if (a->published.precision == WIRE_TIME_NONE) a->published = a->modified;
    if (a->published.precision == a->modified.precision &&
        a->published.unix_s == a->modified.unix_s)
        a->modified = (wire_time){0, WIRE_TIME_NONE};
    if (!is_first) WIRE_TRY(name_version(n, err));
    return wire__xml_add(x, node, a, err);
}

static wire_status read_item(news *n, size_t node, wire_err *err)
{
    size_t stories[MOST_STORIES];
    size_t n_stories = find_stories(&n->x, node, stories);
    if (n_stories < 2 || wire__xml_child(&n->x, node, WIRE__NS_ANY, "Update"))
        return read_one(n, node, node, true, err);
    for (size_t i = 0; i < n_stories; i++)
        WIRE_TRY(read_one(n, node, stories[i], i == 0, err));
    if (n_stories < MOST_STORIES) return WIRE_OK;
    return wire__reader_skip(n->x.r, wire__xml_at(&n->x, node), false, err,
                             "%d stories in one item; others were not read",
                             MOST_STORIES);
}

wire_status wire__read_newsml1(wire__reader *r, const wire__input *in,
                               wire_err *err)
{
    news n = {.service = {0}};
    wire__xml *x = &n.x;
    size_t n_items = 0;
    WIRE_TRY(wire__xml_open(r, in, WIRE__NS_OTHER, x, err));
    WIRE_TRY(name_at(x, wire__xml_root(x), "NewsEnvelope/NewsService",
                     &n.service, err));
    for (size_t i = 1; i < x->d.n; i++) {
        if (!wire__xml_is(x, i, WIRE__NS_ANY, "NewsItem")) continue;
        wire_arena_mark mark = wire_arena_save(r->scratch);
        WIRE_TRY(read_item(&n, i, err));
        wire_arena_rewind(r->scratch, mark);
        i = x->d.nodes[i].until - 1;
        n_items++;
    }
    WIRE_TRY(wire__xml_warn(x, err));
    if (n_items) return WIRE_OK;
    return wire__reader_skip(r, 0, false, err, "NewsML without news items");
}
