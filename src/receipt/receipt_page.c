/* A page: the place of its receipt, and what it shows to people.
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_int.h"

#include <string.h>

#define ID "wirecopy-receipt"

/* ---- The place of the receipt ----------------------------------------------- */

static bool names_receipt(wire_str s)
{
    return wire_str_find_nocase(s, WIRE_STR(ID), 0) != SIZE_MAX;
}

/* What stands elsewhere and could be taken for the receipt, in words; NULL
 * when the token is none of its business. */
static const char *is_decoy(const wire__token *t)
{
    wire_str name, value;
    if (t->kind == WIRE__TOKEN_COMMENT)
        return names_receipt(t->bytes) ? "a comment holds a receipt's name"
                                       : NULL;
    if (t->kind == WIRE__TOKEN_RAW)
        return wire_str_find_nocase(t->bytes, WIRE_STR("id=\"" ID "\""), 0) !=
                       SIZE_MAX
                   ? "a script or style holds a receipt's tag"
                   : NULL;
    if (t->kind == WIRE__TOKEN_TEXT) return NULL;
    wire__attrs it = {wire_str_sub(t->bytes,
                                   (size_t)(t->name.p - t->bytes.p) + t->name.n,
                                   t->bytes.n),
                      0};
    while (wire__attrs_next(&it, &name, &value))
        if (names_receipt(value) || names_receipt(name))
            return "the name of the receipt stands in another tag, or its own "
                   "tag is not written as wirecopy writes it";
    return NULL;
}

wire_status wire__slot_find(wire_str page, wire__slot *out, wire_err *err)
{
    wire__scan scan = {.page = page};
    wire__token t;
    bool is_found = false;
    while (wire__scan_next(&scan, &t)) {
        size_t at = (size_t)(t.bytes.p - page.p);
        bool is_open = t.kind == WIRE__TOKEN_TAG &&
                       wire_str_eq(t.bytes, WIRE_STR(WIRE_RECEIPT_OPEN));
        const char *why = is_open ? NULL : is_decoy(&t);
        if (is_open && is_found) why = "the page has two receipts";
        if (why) return wire_fail(err, WIRE_EFORMAT, at, "%s", why);
        if (!is_open) continue;
        is_found = true;
        out->beg = scan.at;
        (void)(wire__scan_next(&scan, &t) && t.kind == WIRE__TOKEN_RAW &&
               wire__scan_next(&scan, &t));
        out->end = (size_t)(t.bytes.p - page.p);
        if (t.kind != WIRE__TOKEN_END ||
            !wire_str_eq(t.bytes, WIRE_STR(WIRE_RECEIPT_CLOSE)))
            return wire_fail(err, WIRE_EFORMAT, out->beg,
                             "the page ends within its receipt");
    }
    if (is_found) return WIRE_OK;
    (void)wire_fail(err, WIRE_END, WIRE_NO_OFF, "the page has no receipt");
    return WIRE_END;
}

wire_status wire_receipt_find(wire_str page, wire_str *out, wire_err *err)
{
    wire__slot s = {0, 0};
    *out = (wire_str){0};
    WIRE_TRY(wire__slot_find(page, &s, err));
    *out = wire_str_sub(page, s.beg, s.end);
    return WIRE_OK;
}

void wire__slot_hash(wire_str page, const wire__slot *s, wire_sha256 *out)
{
    wire__sha h;
    wire__sha_begin(&h);
    wire__sha_add(&h, wire_str_sub(page, 0, s->beg));
    wire__sha_add(&h, wire_str_sub(page, s->end, page.n));
    wire__sha_end(&h, out);
}

/* ---- What it shows ----------------------------------------------------------- */

/* Character references that templates write. */
static bool take_reference(wire_str s, size_t *i, wire_buf *out)
{
    static const struct {
        const char *ref, *text;
    } refs[] = {{"&amp;", "&"},   {"&lt;", "<"},   {"&gt;", ">"},
                {"&quot;", "\""}, {"&#34;", "\""}, {"&#x22;", "\""},
                {"&apos;", "'"},  {"&#39;", "'"},  {"&#x27;", "'"},
                {"&#43;", "+"},   {"&#61;", "="},  {"&#96;", "`"},
                {"&nbsp;", " "},  {"&#160;", " "}};
    wire_str rest = wire_str_sub(s, *i, s.n);
    for (size_t k = 0; k < sizeof refs / sizeof *refs; k++)
        if (wire_str_starts(rest, wire_str_of(refs[k].ref))) {
            wire_buf_lit(out, refs[k].text);
            *i += strlen(refs[k].ref);
            return true;
        }
    return false;
}

static void add_text(wire_str s, wire_buf *out)
{
    for (size_t i = 0; i < s.n;)
        if (s.p[i] != '&' || !take_reference(s, &i, out))
            wire_buf_char(out, s.p[i++]);
}

wire_status wire__page_shows(wire_str page, wire_str words, bool *out,
                             wire_err *err)
{
    wire__scan scan = {.page = page};
    wire__token t;
    wire_buf text = {0}, line = {0};
    while (wire__scan_next(&scan, &t))
        if (t.kind == WIRE__TOKEN_TEXT) add_text(t.bytes, &text);
    wire__squeeze(wire_buf_view(&text), &line);
    bool failed = text.failed || line.failed;
    *out = wire_str_find(wire_buf_view(&line), words, 0) != SIZE_MAX;
    wire_buf_free(&text);
    wire_buf_free(&line);
    return failed ? wire_fail_mem(err) : WIRE_OK;
}

static wire_str attribute(const wire__token *t, const char *wanted, bool *has)
{
    wire_str name, value;
    wire__attrs it = {wire_str_sub(t->bytes,
                                   (size_t)(t->name.p - t->bytes.p) + t->name.n,
                                   t->bytes.n),
                      0};
    while (wire__attrs_next(&it, &name, &value))
        if (wire_str_eq_nocase(name, wire_str_of(wanted))) {
            *has = true;
            return value;
        }
    *has = false;
    return (wire_str){0};
}

static bool is_data(wire_str type)
{
    return wire_str_find_nocase(type, WIRE_STR("json"), 0) != SIZE_MAX;
}

bool wire__page_has_scripts(wire_str page)
{
    wire__scan scan = {.page = page};
    wire__token t;
    wire_str name, value;
    bool has;
    while (wire__scan_next(&scan, &t)) {
        if (t.kind != WIRE__TOKEN_TAG) continue;
        if (wire_str_eq_nocase(t.name, WIRE_STR("script")) &&
            !is_data(attribute(&t, "type", &has)))
            return true;
        wire__attrs it = {wire_str_sub(t.bytes, 1 + t.name.n, t.bytes.n), 0};
        while (wire__attrs_next(&it, &name, &value)) /* onload= and others */
            if (name.n > 2 && wire_str_starts_nocase(name, WIRE_STR("on")))
                return true;
    }
    return false;
}

/* ---- The article on it --------------------------------------------------------- */

/* What says things to machines only: a page may tell them another headline
 * or text than it shows. The tag of a charset is for both. */
static bool is_for_machines(const wire__token *t)
{
    static const char *const names[] = {"name", "property", "itemprop"};
    bool has;
    if (t->kind == WIRE__TOKEN_RAW)
        return wire_str_eq_nocase(t->name, WIRE_STR("script"));
    if (t->kind != WIRE__TOKEN_TAG ||
        !wire_str_eq_nocase(t->name, WIRE_STR("meta")))
        return false;
    for (size_t i = 0; i < 3; i++) {
        (void)attribute(t, names[i], &has);
        if (has) return true;
    }
    return false;
}

static wire_status for_people(wire_str page, wire_buf *out, wire_err *err)
{
    wire__scan scan = {.page = page};
    wire__token t;
    while (wire__scan_next(&scan, &t))
        if (!is_for_machines(&t)) wire_buf_str(out, t.bytes);
    return out->failed ? wire_fail_mem(err) : WIRE_OK;
}

wire_status wire_receipt_read_page(wire_str page, wire_batch *batch,
                                   wire_err *err)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_buf b = {0};
    memset(batch, 0, sizeof *batch);
    if (!wire__is_utf8(page))
        return wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                         "the page is not in UTF-8");
    wire_status status = for_people(page, &b, err);
    if (status == WIRE_OK)
        status = wire_read_bytes(wire_buf_view(&b), WIRE_STR("page.html"), &o,
                                 batch, err);
    wire_buf_free(&b);
    if (status != WIRE_OK) return status;
    if (batch->n_articles == 1 &&
        batch->articles[0].format == WIRE_FORMAT_HTML &&
        batch->articles[0].n_paras > 0)
        return WIRE_OK;
    return wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                     batch->n_articles > 1 ? "the page holds several articles"
                                           : "no article is found on the page");
}
