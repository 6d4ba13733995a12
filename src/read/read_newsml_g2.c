/* NewsML-G2: news items and packages, alone or in a news message.
 *
 *   <newsMessage><itemSet>
 *     <newsItem guid version>
 *       <rightsInfo>   <itemMeta> status, embargo, signals, links
 *       <contentMeta>  times, headline, subjects
 *       <contentSet><inlineXML> NITF or HTML, or <inlineData> text
 *     <packageItem> ... <itemRef residref>      listed, with links
 *
 * Source: NewsML-G2 2.34, the IPTC's specification and guidelines.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_xml.h"

typedef struct {
    wire__xml x;
    wire_article a; /* the item that is read */
    size_t n_items;
} news;

/* The words of a property: its name, else its literal, else its code. */
static wire_status words_of(wire__xml *x, size_t node, wire_str *out,
                            wire_err *err)
{
    *out = (wire_str){0};
    if (!node) return WIRE_OK;
    WIRE_TRY(wire__xml_line(x, wire__xml_child(x, node, WIRE__NS_ANY, "name"),
                            out, err));
    if (!out->n) WIRE_TRY(wire__xml_attr(x, node, "literal", out, err));
    if (!out->n && !wire__xml_has_elements(x, node))
        WIRE_TRY(wire__xml_line(x, node, out, err));
    if (!out->n) WIRE_TRY(wire__xml_attr(x, node, "qcode", out, err));
    return WIRE_OK;
}

/* A label: text as it stands, or with tags of its own. What looks like tags
 * that were escaped is text: the standard knows no escaped HTML. */
static wire_status label_of(const wire__xml *x, size_t node, wire_str *out,
                            wire_err *err)
{
    return wire__xml_has_elements(x, node)
               ? wire__xml_headline(x, node, out, err)
               : wire__xml_line(x, node, out, err);
}

static wire_status code_of(wire__xml *x, size_t node, wire_str *out,
                           wire_err *err)
{
    static const char *const attrs[] = {"qcode", "uri", "literal"};
    *out = (wire_str){0};
    for (size_t i = 0; i < sizeof attrs / sizeof *attrs && !out->n; i++)
        WIRE_TRY(wire__xml_attr(x, node, attrs[i], out, err));
    return WIRE_OK;
}

static wire_item *item_of(news *n) { return wire__item(n->x.r, &n->a); }

/* ---- Properties of the item ---------------------------------------------- */

typedef wire_status (*property_fn)(news *n, size_t node, wire_err *err);

/* A status without a word is one that nobody knows. Of code and address both
 * count. */
static wire_status read_status(news *n, size_t node, wire_err *err)
{
    wire_str code, uri;
    WIRE_TRY(code_of(&n->x, node, &code, err));
    WIRE_TRY(wire__xml_attr(&n->x, node, "uri", &uri, err));
    if (!code.n) WIRE_TRY(wire__xml_line(&n->x, node, &code, err));
    WIRE_TRY(wire__item_status(n->x.r, &n->a, uri, err));
    return wire__item_status(n->x.r, &n->a, code.n ? code : WIRE_STR("no word"),
                             err);
}

/* An embargo without a time is still one. */
static wire_status read_embargo(news *n, size_t node, wire_err *err)
{
    wire_str when;
    WIRE_TRY(wire__xml_line(&n->x, node, &when, err));
    return wire__item_embargo(n->x.r, &n->a,
                              when.n ? when : WIRE_STR("(no time)"), err);
}

/* Signals are codes of the IPTC ("sig:correction") or of the agency. */
static wire_status read_signal(news *n, size_t node, wire_err *err)
{
    static const struct {
        const char *word;
        wire_revision kind;
    } words[] = {
        {"correct", WIRE_REVISION_CORRECTION},
        {"kill", WIRE_REVISION_KILL},
        {"cancel", WIRE_REVISION_KILL},
        {"withdraw", WIRE_REVISION_KILL},
        {"retract", WIRE_REVISION_KILL},
        {"hold", WIRE_REVISION_HOLD},
        {"withh", WIRE_REVISION_HOLD},
        {"refile", WIRE_REVISION_REFILE},
        {"repeat", WIRE_REVISION_REPEAT},
        {"resend", WIRE_REVISION_REPEAT},
        {"advis", WIRE_REVISION_ADVISORY},
        {"update", WIRE_REVISION_UPDATE},
        {"writethru", WIRE_REVISION_UPDATE},
        {"newlead", WIRE_REVISION_UPDATE},
    };
    wire_str code;
    WIRE_TRY(code_of(&n->x, node, &code, err));
    if (!code.n) WIRE_TRY(wire__xml_line(&n->x, node, &code, err));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (wire_str_find_nocase(code, wire_str_of(words[i].word), 0) ==
            SIZE_MAX)
            continue;
        /* Of several signals the gravest counts, a kill above all. */
        const wire_item *item = n->a.item;
        if (item && (item->marked == WIRE_REVISION_KILL ||
                     (item->marked != WIRE_REVISION_NONE &&
                      words[i].kind == WIRE_REVISION_UPDATE)))
            return WIRE_OK;
        return wire__item_marked(n->x.r, &n->a, words[i].kind, code, err);
    }
    return WIRE_OK;
}

/* "wirecopy:a%20b", a code of the scheme that write declares, is "a b". */
static wire_status own_code(news *n, wire_str *code, wire_err *err)
{
    if (!wire_str_starts(*code, WIRE_STR("wirecopy:"))) return WIRE_OK;
    char *p = wire_arena_alloc(n->x.r->scratch, code->n + 4);
    if (!p) return wire_fail_mem(err);
    memcpy(p, "urn:", 4);
    memcpy(p + 4, code->p, code->n);
    *code = (wire_str){p, code->n + 4};
    return wire__item_own_id(n->x.r, code, err);
}

static wire_status read_link(news *n, size_t node, wire_err *err)
{
    static const char *const targets[] = {"residref", "href", "guidref"};
    wire_str rel, target = {0};
    WIRE_TRY(wire__xml_attr(&n->x, node, "rel", &rel, err));
    WIRE_TRY(own_code(n, &rel, err));
    for (size_t i = 0; i < sizeof targets / sizeof *targets && !target.n; i++)
        WIRE_TRY(wire__xml_attr(&n->x, node, targets[i], &target, err));
    return wire__item_link(n->x.r, &n->a, rel.n ? rel : WIRE_STR("related"),
                           target, err);
}

static wire_status read_subject(news *n, size_t node, wire_err *err)
{
    wire_str code, name;
    WIRE_TRY(code_of(&n->x, node, &code, err));
    WIRE_TRY(wire__xml_line(
        &n->x, wire__xml_child(&n->x, node, WIRE__NS_ANY, "name"), &name, err));
    return wire__item_subject(n->x.r, &n->a, code, name, err);
}

static wire_status read_note(news *n, size_t node, wire_err *err)
{
    wire_str s;
    WIRE_TRY(label_of(&n->x, node, &s, err));
    return wire__item_note(n->x.r, &n->a, s, err);
}

static wire_status read_slug(news *n, size_t node, wire_err *err)
{
    wire_item *item = item_of(n);
    wire_str s;
    if (!item) return wire_fail_mem(err);
    WIRE_TRY(wire__xml_line(&n->x, node, &s, err));
    return wire__reader_set(n->x.r, s, &item->slug, err);
}

static wire_status read_urgency(news *n, size_t node, wire_err *err)
{
    wire_str s;
    WIRE_TRY(wire__xml_line(&n->x, node, &s, err));
    return wire__item_extra(n->x.r, &n->a, WIRE_STR("urgency"), s, err);
}

static wire_status read_notice(news *n, size_t node, wire_err *err)
{
    wire_item *item = item_of(n);
    wire_str s;
    if (!item) return wire_fail_mem(err);
    WIRE_TRY(label_of(&n->x, node, &s, err));
    return wire__reader_set(n->x.r, s, &item->rights, err);
}

static wire_status read_holder(news *n, size_t node, wire_err *err)
{
    wire_item *item = item_of(n);
    wire_str s;
    if (!item) return wire_fail_mem(err);
    WIRE_TRY(words_of(&n->x, node, &s, err));
    return wire__reader_set(n->x.r, s, &item->rights, err);
}

static wire_status read_provider(news *n, size_t node, wire_err *err)
{
    wire_str s;
    WIRE_TRY(words_of(&n->x, node, &s, err));
    return wire__reader_set(n->x.r, s, &n->a.outlet, err);
}

static wire_status read_credit(news *n, size_t node, wire_err *err)
{
    wire_str s;
    WIRE_TRY(words_of(&n->x, node, &s, err));
    return wire__reader_set(n->x.r, s, &n->a.credit, err);
}

static wire_status read_author(news *n, size_t node, wire_err *err)
{
    wire_str s;
    WIRE_TRY(words_of(&n->x, node, &s, err));
    return wire__reader_set(n->x.r, s, &n->a.byline, err);
}

static wire_status read_headline(news *n, size_t node, wire_err *err)
{
    wire_str s;
    WIRE_TRY(wire__xml_attr(&n->x, node, "role", &s, err));
    if (wire_str_find_nocase(s, WIRE_STR("sub"), 0) != SIZE_MAX) return WIRE_OK;
    WIRE_TRY(label_of(&n->x, node, &s, err));
    return wire__reader_set(n->x.r, s, &n->a.title, err);
}

static wire_status read_dateline(news *n, size_t node, wire_err *err)
{
    return wire__xml_dateline(&n->x, node, &n->a, err);
}

/* Where the text was written, when no dateline says it. */
static wire_status read_located(news *n, size_t item, wire_err *err)
{
    size_t node = wire__xml_path(&n->x, item, "contentMeta/located");
    if (!node) return WIRE_OK;
    size_t name = wire__xml_child(&n->x, node, WIRE__NS_ANY, "name");
    if (!name && wire__xml_has_elements(&n->x, node)) return WIRE_OK;
    return wire__xml_dateline(&n->x, name ? name : node, &n->a, err);
}

static wire_status read_language(news *n, size_t node, wire_err *err)
{
    wire_str s;
    WIRE_TRY(wire__xml_attr(&n->x, node, "tag", &s, err));
    return wire__reader_set(n->x.r, s, &n->a.language, err);
}

static wire_status read_first(news *n, size_t node, wire_err *err)
{
    wire_str s;
    WIRE_TRY(wire__xml_line(&n->x, node, &s, err));
    if (n->a.published.precision == WIRE_TIME_NONE)
        n->a.published = wire_time_parse(s);
    return WIRE_OK;
}

static wire_status read_version(news *n, size_t node, wire_err *err)
{
    wire_str s;
    WIRE_TRY(wire__xml_line(&n->x, node, &s, err));
    n->a.modified = wire_time_parse(s);
    return WIRE_OK;
}

/* Another form of the item: the page it stands on. */
static wire_status read_page(news *n, size_t node, wire_err *err)
{
    wire_str s;
    WIRE_TRY(wire__xml_line(&n->x, node, &s, err));
    if (!wire_str_starts_nocase(s, WIRE_STR("http"))) return WIRE_OK;
    return wire__reader_set(n->x.r, s, &n->a.url, err);
}

/* In the order in which they are asked for: what comes first wins. */
static const struct {
    const char *part, *name;
    property_fn read;
} properties[] = {
    {"itemMeta", "embargoed", read_embargo},
    {"itemMeta", "pubStatus", read_status},
    {"itemMeta", "signal", read_signal},
    {"itemMeta", "edNote", read_note},
    {"itemMeta", "link", read_link},
    {"itemMeta", "altRep", read_page},
    {"itemMeta", "provider", read_provider},
    {"itemMeta", "firstCreated", read_first},
    {"itemMeta", "versionCreated", read_version},
    {"contentMeta", "contentCreated", read_first},
    {"contentMeta", "headline", read_headline},
    {"contentMeta", "slugline", read_slug},
    {"contentMeta", "dateline", read_dateline},
    {"contentMeta", "by", read_author},
    {"contentMeta", "creator", read_author},
    {"contentMeta", "creditline", read_credit},
    {"contentMeta", "infoSource", read_credit},
    {"contentMeta", "language", read_language},
    {"contentMeta", "urgency", read_urgency},
    {"contentMeta", "subject", read_subject},
    {"contentMeta", "genre", read_subject},
    {"itemMeta", "service", read_subject},
    {"itemMeta", "title", read_headline},
    {"rightsInfo", "copyrightNotice", read_notice},
    {"rightsInfo", "copyrightHolder", read_holder},
    {"rightsInfo", "usageTerms", read_notice},
};

static wire_status read_properties(news *n, size_t item, wire_err *err)
{
    wire__xml *x = &n->x;
    for (size_t k = 0; k < sizeof properties / sizeof *properties; k++) {
        for (size_t part = wire__xml_first(x, item); part;
             part = wire__xml_next(x, part)) {
            if (!wire__xml_is(x, part, WIRE__NS_ANY, properties[k].part))
                continue;
            for (size_t i = wire__xml_first(x, part); i;
                 i = wire__xml_next(x, i))
                if (wire__xml_is(x, i, WIRE__NS_ANY, properties[k].name))
                    WIRE_TRY(properties[k].read(n, i, err));
        }
    }
    return WIRE_OK;
}

/* ---- Content ------------------------------------------------------------- */

static wire_status read_content(news *n, size_t node, wire_err *err)
{
    wire__xml *x = &n->x;
    size_t first = wire__xml_first(x, node);
    if (!wire__xml_is(x, node, WIRE__NS_ANY, "inlineXML"))
        return wire__xml_is(x, node, WIRE__NS_ANY, "inlineData")
                   ? wire__xml_body(x, node, &n->a, err)
                   : WIRE_OK;
    if (!first) return wire__xml_body(x, node, &n->a, err);
    if (wire__xml_is(x, first, WIRE__NS_ANY, "nitf"))
        return wire__nitf_fill(x, first, &n->a, err);
    if (wire__xml_is(x, first, WIRE__NS_ANY, "html")) {
        size_t body = wire__xml_path(x, first, "body");
        return wire__xml_markup(x, body ? body : first, &n->a, err);
    }
    return wire__xml_markup(x, node, &n->a, err);
}

/* Several renditions say the same: the first with text is read. */
static wire_status read_contents(news *n, size_t item, wire_err *err)
{
    size_t set_of = wire__xml_path(&n->x, item, "contentSet");
    if (!set_of) return WIRE_OK;
    for (size_t i = wire__xml_first(&n->x, set_of); i;
         i = wire__xml_next(&n->x, i)) {
        if (n->a.body.n) break;
        WIRE_TRY(read_content(n, i, err));
    }
    return WIRE_OK;
}

/* What a package holds: <itemRef residref href>, in groups. */
static wire_status read_package(news *n, size_t item, wire_err *err)
{
    wire__xml *x = &n->x;
    for (size_t i = item + 1; i < x->d.nodes[item].until; i++) {
        if (!wire__xml_is(x, i, WIRE__NS_ANY, "itemRef")) continue;
        wire_str target;
        WIRE_TRY(wire__xml_attr(x, i, "residref", &target, err));
        if (!target.n) WIRE_TRY(wire__xml_attr(x, i, "href", &target, err));
        WIRE_TRY(wire__item_link(x->r, &n->a, WIRE_STR("item"), target, err));
    }
    return WIRE_OK;
}

static wire_status read_summary(news *n, size_t item, wire_err *err)
{
    wire_str s;
    size_t node = wire__xml_path(&n->x, item, "contentMeta/description");
    if (!node) return WIRE_OK;
    WIRE_TRY(label_of(&n->x, node, &s, err));
    return wire__item_summary(n->x.r, &n->a, s, err);
}

static wire_status read_item(news *n, size_t node, bool is_package,
                             wire_err *err)
{
    wire__xml *x = &n->x;
    wire_article *a = &n->a;
    *a = (wire_article){.format = WIRE_FORMAT_NEWSML_G2,
                        .src_off = wire__xml_at(x, node)};
    wire_item *item = wire__item(x->r, a);
    wire_str s;
    if (!item) return wire_fail_mem(err);

    n->n_items++;
    WIRE_TRY(wire__xml_attr(x, node, "guid", &s, err));
    WIRE_TRY(wire__reader_copy(x->r, s, &a->id, err));
    WIRE_TRY(wire__xml_attr(x, node, "version", &s, err));
    WIRE_TRY(wire__item_text(x->r, a, s, &item->version, err));
    WIRE_TRY(read_properties(n, node, err));
    if (!a->language.n && wire__xml_lang(x, node, &s))
        WIRE_TRY(wire__reader_copy(x->r, s, &a->language, err));
    if (is_package)
        WIRE_TRY(read_package(n, node, err));
    else
        WIRE_TRY(read_contents(n, node, err));
    WIRE_TRY(read_summary(n, node, err));
    WIRE_TRY(read_located(n, node, err));
    if (a->published.precision == WIRE_TIME_NONE) a->published = a->modified;
    if (a->published.precision == a->modified.precision &&
        a->published.unix_s == a->modified.unix_s)
        a->modified = (wire_time){0, WIRE_TIME_NONE};
    return wire__xml_add(x, node, a, err);
}

wire_status wire__read_newsml_g2(wire__reader *r, const wire__input *in,
                                 wire_err *err)
{
    news n = {.n_items = 0};
    wire__xml *x = &n.x;
    WIRE_TRY(wire__xml_open(r, in, WIRE__NS_NAR, x, err));
    for (size_t i = 1; i < x->d.n; i++) {
        bool is_package = wire__xml_is(x, i, WIRE__NS_NAR, "packageItem");
        if (!is_package && !wire__xml_is(x, i, WIRE__NS_NAR, "newsItem"))
            continue;
        wire_arena_mark mark = wire_arena_save(r->scratch);
        WIRE_TRY(read_item(&n, i, is_package, err));
        wire_arena_rewind(r->scratch, mark);
        i = x->d.nodes[i].until - 1;
    }
    WIRE_TRY(wire__xml_warn(x, err));
    if (n.n_items) return WIRE_OK;
    return wire__reader_skip(r, 0, false, err, "a news message without items");
}
