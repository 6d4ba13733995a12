/* NITF 3.x, with and without its namespace: one story a document.
 *
 *   <nitf><head> docdata: id, status, times, rights, subjects
 *         <body> body.head: headline, byline, who distributes it
 *                body.content: the text
 *
 * Source: NITF 3.6, the IPTC's documentation of its elements. The names are
 * compared without their namespace: it is missing as often as not.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_xml.h"

static wire_status set_attr(wire__xml *x, size_t node, const char *name,
                            wire_str *field, wire_err *err)
{
    wire_str s;
    if (!node || field->n) return WIRE_OK;
    WIRE_TRY(wire__xml_attr(x, node, name, &s, err));
    return wire__reader_set(x->r, s, field, err);
}

static wire_status set_line(wire__xml *x, size_t node, wire_str *field,
                            wire_err *err)
{
    wire_str s;
    if (!node || field->n) return WIRE_OK;
    WIRE_TRY(wire__xml_line(x, node, &s, err));
    return wire__reader_set(x->r, s, field, err);
}

static wire_status time_of(wire__xml *x, size_t node, wire_time *t,
                           wire_err *err)
{
    wire_str s;
    if (!node) return WIRE_OK;
    WIRE_TRY(wire__xml_attr(x, node, "norm", &s, err));
    if (!s.n) WIRE_TRY(wire__xml_line(x, node, &s, err));
    wire_time got = wire_time_parse(s);
    if (got.precision != WIRE_TIME_NONE) *t = got;
    return WIRE_OK;
}

/* ---- Status -------------------------------------------------------------- */

/* A release that is no later than the issue is no embargo: many systems
 * write both on every story. One without a zone may be later than it looks. */
static wire_status read_release(wire__xml *x, size_t node, wire_time issue,
                                bool issue_has_zone, wire_article *a,
                                wire_err *err)
{
    enum { LAST_ZONE_S = 12 * 3600 };
    bool has_zone;
    wire_str s;

    WIRE_TRY(wire__xml_attr(x, node, "norm", &s, err));
    if (!s.n) WIRE_TRY(wire__xml_line(x, node, &s, err));
    wire_time release = wire_time_parse_zone(s, &has_zone);
    if (!has_zone && issue_has_zone && release.precision == WIRE_TIME_SECOND)
        release.unix_s += LAST_ZONE_S;
    if (issue.precision != WIRE_TIME_NONE &&
        release.precision != WIRE_TIME_NONE && release.unix_s <= issue.unix_s)
        return WIRE_OK;
    return s.n ? wire__item_embargo(x->r, a, s, err) : WIRE_OK;
}

static wire_status read_releases(wire__xml *x, size_t docdata, wire_article *a,
                                 wire_err *err)
{
    wire_time issue = {0, WIRE_TIME_NONE};
    bool has_zone = false;
    size_t node = wire__xml_path(x, docdata, "date.issue");
    wire_str s = {0};

    WIRE_TRY(wire__xml_attr(x, node, "norm", &s, err));
    if (node && !s.n) WIRE_TRY(wire__xml_line(x, node, &s, err));
    if (s.n) issue = wire_time_parse_zone(s, &has_zone);
    for (size_t i = wire__xml_first(x, docdata); i; i = wire__xml_next(x, i))
        if (wire__xml_is(x, i, WIRE__NS_ANY, "date.release"))
            WIRE_TRY(read_release(x, i, issue, has_zone, a, err));
    return WIRE_OK;
}

/* management-status; management-doc-idref names the document this one acts
 * on, and management-idref-status what becomes of that. A correction that ends
 * it stands in its place, and is no kill. */
static wire_status read_status(wire__xml *x, size_t docdata, wire_article *a,
                               wire_err *err)
{
    wire_str status, other, what;
    WIRE_TRY(read_releases(x, docdata, a, err));
    WIRE_TRY(wire__xml_attr(x, docdata, "management-status", &status, err));
    if (status.n) WIRE_TRY(wire__item_status(x->r, a, status, err));
    WIRE_TRY(wire__xml_attr(x, docdata, "management-doc-idref", &other, err));
    WIRE_TRY(wire__xml_attr(x, docdata, "management-idref-status", &what, err));
    if (!other.n) return WIRE_OK;
    bool is_kill = wire_str_starts_nocase(what, WIRE_STR("cancel")) &&
                   !wire__xml_path(x, docdata, "correction");
    WIRE_TRY(wire__item_link(
        x->r, a, is_kill ? WIRE_STR("cancels") : WIRE_STR("replaces"), other,
        err));
    if (is_kill)
        return wire__item_marked(x->r, a, WIRE_REVISION_KILL,
                                 WIRE_STR("management-idref-status"), err);
    if (wire_str_starts_nocase(what, WIRE_STR("with")))
        return wire__item_marked(x->r, a, WIRE_REVISION_HOLD,
                                 WIRE_STR("management-idref-status"), err);
    return WIRE_OK;
}

static wire_status read_correction(wire__xml *x, size_t node, wire_article *a,
                                   wire_err *err)
{
    wire_str info, other;
    WIRE_TRY(wire__xml_attr(x, node, "info", &info, err));
    WIRE_TRY(wire__xml_attr(x, node, "id-string", &other, err));
    WIRE_TRY(wire__item_note(x->r, a, info, err));
    WIRE_TRY(wire__item_link(x->r, a, WIRE_STR("corrects"), other, err));
    return wire__item_marked(x->r, a, WIRE_REVISION_CORRECTION,
                             WIRE_STR("correction"), err);
}

static wire_status read_key(wire__xml *x, size_t node, wire_article *a,
                            wire_err *err)
{
    wire_item *item = wire__item(x->r, a);
    if (!item) return wire_fail_mem(err);
    WIRE_TRY(set_attr(x, node, "version", &item->version, err));
    WIRE_TRY(set_attr(x, node, "generation", &item->version, err));
    return set_attr(x, node, "key", &item->slug, err);
}

/* ---- Subjects and rights ------------------------------------------------- */

static wire_status read_classifier(wire__xml *x, size_t node, wire_article *a,
                                   wire_err *err)
{
    wire_str code, name;
    WIRE_TRY(wire__xml_attr(x, node, "value", &code, err));
    WIRE_TRY(wire__xml_line(x, node, &name, err));
    return wire__item_subject(x->r, a, code, name, err);
}

static wire_status read_keyword(wire__xml *x, size_t node, wire_article *a,
                                wire_err *err)
{
    wire_str key, none = {0};
    WIRE_TRY(wire__xml_attr(x, node, "key", &key, err));
    return wire__item_subject(x->r, a, key, none, err);
}

/* <tobject.subject tobject.subject.refnum="15054000" ...type, matter,
 * detail>: the finest word that is given names it. */
static wire_status read_tobject(wire__xml *x, size_t node, wire_article *a,
                                wire_err *err)
{
    static const char *const names[] = {
        "tobject.subject.detail", "tobject.subject.matter",
        "tobject.subject.type", "tobject.subject.code"};
    wire_str code, name = {0};
    WIRE_TRY(wire__xml_attr(x, node, "tobject.subject.refnum", &code, err));
    for (size_t i = 0; i < sizeof names / sizeof *names && !name.n; i++)
        WIRE_TRY(wire__xml_attr(x, node, names[i], &name, err));
    return wire__item_subject(x->r, a, code, name, err);
}

static wire_status read_property(wire__xml *x, size_t node, wire_article *a,
                                 wire_err *err)
{
    wire_str type;
    WIRE_TRY(wire__xml_attr(x, node, "tobject.property.type", &type, err));
    if (wire_str_find_nocase(type, WIRE_STR("advisory"), 0) == SIZE_MAX)
        return WIRE_OK;
    return wire__item_marked(x->r, a, WIRE_REVISION_ADVISORY, type, err);
}

static wire_status read_copyright(wire__xml *x, size_t node, wire_article *a,
                                  wire_err *err)
{
    wire_item *item = wire__item(x->r, a);
    wire_str year, holder;
    char text[1024];
    size_t n = 0;
    if (!item) return wire_fail_mem(err);
    WIRE_TRY(wire__xml_attr(x, node, "year", &year, err));
    WIRE_TRY(wire__xml_attr(x, node, "holder", &holder, err));
    if (!year.n || holder.n + year.n + 16 > sizeof text)
        return wire__reader_set(x->r, holder.n ? holder : year, &item->rights,
                                err);
    memcpy(text, "Copyright ", 10);
    n = 10;
    memcpy(text + n, year.p, year.n);
    n += year.n;
    text[n++] = ' ';
    if (holder.n) memcpy(text + n, holder.p, holder.n);
    n += holder.n;
    return wire__reader_set(x->r, (wire_str){text, n}, &item->rights, err);
}

/* ---- Head ---------------------------------------------------------------- */

static wire_status read_id(wire__xml *x, size_t node, wire_article *a,
                           wire_err *err)
{
    WIRE_TRY(set_attr(x, node, "id-string", &a->id, err));
    return set_attr(x, node, "regsrc", &a->outlet, err);
}

static wire_status read_message(wire__xml *x, size_t node, wire_article *a,
                                wire_err *err)
{
    wire_str info;
    WIRE_TRY(wire__xml_attr(x, node, "info", &info, err));
    if (!info.n) WIRE_TRY(wire__xml_line(x, node, &info, err));
    return wire__item_note(x->r, a, info, err);
}

static wire_status read_urgency(wire__xml *x, size_t node, wire_article *a,
                                wire_err *err)
{
    wire_str s;
    WIRE_TRY(wire__xml_attr(x, node, "ed-urg", &s, err));
    return wire__item_extra(x->r, a, WIRE_STR("urgency"), s, err);
}

static wire_status read_pubdata(wire__xml *x, size_t node, wire_article *a,
                                wire_err *err)
{
    wire_str s;
    WIRE_TRY(set_attr(x, node, "ex-ref", &a->url, err));
    WIRE_TRY(wire__xml_attr(x, node, "name", &s, err));
    if (s.n) WIRE_TRY(wire__reader_copy(x->r, s, &a->outlet, err));
    if (a->published.precision != WIRE_TIME_NONE) return WIRE_OK;
    WIRE_TRY(wire__xml_attr(x, node, "date.publication", &s, err));
    a->published = wire_time_parse(s);
    return WIRE_OK;
}

static wire_status read_issue(wire__xml *x, size_t node, wire_article *a,
                              wire_err *err)
{
    return time_of(x, node, &a->published, err);
}

static wire_status read_revision(wire__xml *x, size_t node, wire_article *a,
                                 wire_err *err)
{
    return time_of(x, node, &a->modified, err);
}

static const struct {
    const char *name;
    wire_status (*read)(wire__xml *x, size_t node, wire_article *a,
                        wire_err *err);
} head_elements[] = {
    {"doc-id", read_id},
    {"du-key", read_key},
    {"correction", read_correction},
    {"ed-msg", read_message},
    {"urgency", read_urgency},
    {"date.issue", read_issue},
    {"revision-history", read_revision},
    {"doc.copyright", read_copyright},
    {"classifier", read_classifier},
    {"keyword", read_keyword},
    {"tobject.subject", read_tobject},
    {"tobject.property", read_property},
    {"pubdata", read_pubdata},
};

static wire_status read_head(wire__xml *x, size_t head, wire_article *a,
                             wire_err *err)
{
    for (size_t i = wire__xml_first(x, head); i; i = wire__xml_next(x, i))
        if (wire__xml_is(x, i, WIRE__NS_ANY, "docdata"))
            WIRE_TRY(read_status(x, i, a, err));
    for (size_t i = head + 1; i < x->d.nodes[head].until; i++) {
        if (x->d.nodes[i].is_text) continue;
        wire_str name = wire__xml_local(x, i);
        for (size_t k = 0; k < sizeof head_elements / sizeof *head_elements;
             k++)
            if (wire_str_eq_nocase(name, wire_str_of(head_elements[k].name)))
                WIRE_TRY(head_elements[k].read(x, i, a, err));
    }
    return WIRE_OK;
}

/* ---- Body ---------------------------------------------------------------- */

/* <note> in the head of the body: what is for editors, or rights. */
static wire_status read_note(wire__xml *x, size_t node, wire_article *a,
                             wire_err *err)
{
    wire_item *item = wire__item(x->r, a);
    wire_str class, text;
    if (!item) return wire_fail_mem(err);
    WIRE_TRY(wire__xml_attr(x, node, "noteclass", &class, err));
    WIRE_TRY(wire__xml_line(x, node, &text, err));
    if (wire_str_eq_nocase(class, WIRE_STR("cpyrt")))
        return wire__reader_set(x->r, text, &item->rights, err);
    return wire__item_note(x->r, a, text, err);
}

static wire_status read_body_head(wire__xml *x, size_t head, wire_article *a,
                                  wire_err *err)
{
    size_t hl1 = wire__xml_path(x, head, "hedline/hl1");
    if (!hl1) hl1 = wire__xml_path(x, head, "hedline");
    WIRE_TRY(set_line(x, hl1, &a->title, err));
    WIRE_TRY(set_line(x, wire__xml_path(x, head, "byline"), &a->byline, err));
    WIRE_TRY(
        wire__xml_dateline(x, wire__xml_path(x, head, "dateline"), a, err));
    size_t from = wire__xml_path(x, head, "distributor/org");
    if (!from) from = wire__xml_path(x, head, "distributor");
    if (!from) from = wire__xml_path(x, head, "credit");
    WIRE_TRY(set_line(x, from, &a->credit, err));
    if (wire_str_eq(a->credit, a->outlet)) a->credit = (wire_str){0};
    for (size_t i = wire__xml_first(x, head); i; i = wire__xml_next(x, i)) {
        if (wire__xml_is(x, i, WIRE__NS_ANY, "note"))
            WIRE_TRY(read_note(x, i, a, err));
        if (!wire__xml_is(x, i, WIRE__NS_ANY, "rights")) continue;
        wire_item *item = wire__item(x->r, a);
        if (!item) return wire_fail_mem(err);
        WIRE_TRY(set_line(x, i, &item->rights, err));
    }
    return WIRE_OK;
}

/* <dateline><location>SEOUL</location>, <story.date>Nov 3</story.date> (NPA) -
 * The two may stand side by side without a word between them. */
wire_status wire__xml_dateline(const wire__xml *x, size_t node, wire_article *a,
                               wire_err *err)
{
    wire_str line, place, date;
    if (!node) return WIRE_OK;
    const wire__node *n = &x->d.nodes[node];
    WIRE_TRY(wire__xml_line(x, node, &line, err));
    WIRE_TRY(
        wire__xml_line(x, wire__xml_path(x, node, "location"), &place, err));
    WIRE_TRY(
        wire__xml_line(x, wire__xml_path(x, node, "story.date"), &date, err));
    wire_str behind = wire_str_sub(line, place.n, line.n);
    if (place.n && date.n && wire_str_starts(line, place) &&
        wire_str_starts(wire_str_trim(behind), date)) {
        behind = wire_str_trim(behind);
        char *p = wire_arena_alloc(x->r->scratch, place.n + 2 + behind.n);
        if (!p) return wire_fail_mem(err);
        memcpy(p, place.p, place.n);
        memcpy(p + place.n, ", ", 2);
        memcpy(p + place.n + 2, behind.p, behind.n);
        line = (wire_str){p, place.n + 2 + behind.n};
    }
    return wire__item_dateline(x->r, a, line,
                               wire__map_beg(&x->in.map, n->in_beg),
                               wire__map_end(&x->in.map, n->in_end), err);
}

static wire_status read_abstract(wire__xml *x, size_t head, wire_article *a,
                                 wire_err *err)
{
    wire_str s;
    size_t node = wire__xml_path(x, head, "abstract");
    if (!node) return WIRE_OK;
    WIRE_TRY(wire__xml_line(x, node, &s, err));
    return wire__item_summary(x->r, a, s, err);
}

wire_status wire__nitf_fill(wire__xml *x, size_t node, wire_article *a,
                            wire_err *err)
{
    size_t head = wire__xml_path(x, node, "head");
    size_t body = wire__xml_path(x, node, "body");
    wire_str lang;
    if (!a->language.n && wire__xml_lang(x, node, &lang))
        WIRE_TRY(wire__reader_copy(x->r, lang, &a->language, err));
    WIRE_TRY(set_attr(x, node, "baselang", &a->language, err));
    if (head) WIRE_TRY(read_head(x, head, a, err));
    size_t body_head = wire__xml_path(x, body, "body.head");
    if (body && body_head) WIRE_TRY(read_body_head(x, body_head, a, err));
    if (head)
        WIRE_TRY(set_line(x, wire__xml_path(x, head, "title"), &a->title, err));
    size_t content = body ? wire__xml_path(x, body, "body.content") : 0;
    if (content) WIRE_TRY(wire__xml_markup(x, content, a, err));
    if (body_head) WIRE_TRY(read_abstract(x, body_head, a, err));
    if (content) return WIRE_OK;
    return body && !body_head ? wire__xml_markup(x, body, a, err) : WIRE_OK;
}

/* A file may hold several, one behind the other. */
wire_status wire__read_nitf(wire__reader *r, const wire__input *in,
                            wire_err *err)
{
    wire__xml x;
    size_t n = 0;
    WIRE_TRY(wire__xml_open(r, in, WIRE__NS_NITF, &x, err));
    for (size_t i = wire__xml_first(&x, 0); i; i = wire__xml_next(&x, i)) {
        if (!wire__xml_is(&x, i, WIRE__NS_ANY, "nitf")) continue;
        wire_arena_mark mark = wire_arena_save(r->scratch);
        wire_article a = {.format = WIRE_FORMAT_NITF,
                          .src_off = wire__xml_at(&x, i)};
        WIRE_TRY(wire__nitf_fill(&x, i, &a, err));
        WIRE_TRY(wire__xml_add(&x, i, &a, err));
        wire_arena_rewind(r->scratch, mark);
        n++;
    }
    WIRE_TRY(wire__xml_warn(&x, err));
    if (n) return WIRE_OK;
    return wire__reader_skip(r, 0, false, err, "NITF without a story");
}
