/* A page: the place of its receipt, and the article on it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_int.h"

#include <string.h>

#define ID "wirecopy-receipt"

/* ---- The place of the receipt ----------------------------------------------- */

static bool names_receipt(wire_str s)
{
    return wire_str_find_nocase(s, WIRE_STR(ID), 0) != SIZE_MAX;
}

/* id="wirecopy&#45;receipt" is that id to a browser. */
static bool names_in_references(wire_str value)
{
    wire_buf b = {0};
    if (value.n > 256 || !value.n || !memchr(value.p, '&', value.n))
        return false;
    wire__put_decoded(value, &b);
    bool is_name = b.failed || names_receipt(wire_buf_view(&b));
    wire_buf_free(&b);
    return is_name;
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
    wire__attrs it = wire__attrs_of(t);
    while (wire__attrs_next(&it, &name, &value))
        if (names_receipt(value) || names_receipt(name) ||
            names_in_references(value))
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

static wire_str attribute(const wire__token *t, const char *wanted, bool *has)
{
    wire_str name, value;
    wire__attrs it = wire__attrs_of(t);
    while (wire__attrs_next(&it, &name, &value))
        if (wire_str_eq_nocase(name, wire_str_of(wanted))) {
            *has = true;
            return value;
        }
    *has = false;
    return (wire_str){0};
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
