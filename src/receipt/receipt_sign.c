/* A receipt written, signed, put into its page, and read again.
 *
 *   {"schema":"wirecopy.receipt/1", ... ,"key":"..","signature":".."}
 *   [ these bytes and a closing brace ] are what the signature is of
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_int.h"

#include <assert.h>
#include <string.h>

#define SCHEMA "wirecopy.receipt/1"

/* ---- Sets of transforms ------------------------------------------------------ */

static const struct {
    unsigned bit;
    const char *name;
} transforms[] = {{WIRE_TRANSFORM_HEADLINE, "headline"},
                  {WIRE_TRANSFORM_TYPOGRAPHY, "typography"},
                  {WIRE_TRANSFORM_TEXT, "text"}};
enum { TRANSFORMS_N = sizeof transforms / sizeof *transforms };

static void put_transforms(wire_buf *b, unsigned set)
{
    bool has_one = false;
    wire_buf_lit(b, ",\"transforms\":[");
    for (size_t i = 0; i < TRANSFORMS_N; i++) {
        if (!(set & transforms[i].bit)) continue;
        if (has_one) wire_buf_char(b, ',');
        wire__put_string(b, wire_str_of(transforms[i].name));
        has_one = true;
    }
    if (!has_one) wire_buf_lit(b, "\"none\"");
    wire_buf_char(b, ']');
}

static unsigned want_transforms(wire__cursor *c)
{
    unsigned set = 0;
    wire__want(c, ",\"transforms\":[");
    if (wire__skips(c, "\"none\"]")) return 0;
    do {
        wire_str name = wire__want_string(c, 16);
        unsigned bit = 0;
        for (size_t i = 0; i < TRANSFORMS_N; i++)
            if (wire_str_eq(name, wire_str_of(transforms[i].name)))
                bit = transforms[i].bit;
        if (bit <= set) wire__refuse(c, "no such list of transforms");
        set |= bit;
    } while (wire__skips(c, ","));
    wire__want(c, "]");
    return set;
}

/* ---- Hashes of two texts -------------------------------------------------------- */

static void put_hashes(wire_buf *b, const wire_receipt *r)
{
    wire__put_member_sha(b, "source_sha256", &r->source.body);
    wire__put_member_sha(b, "source_folded_sha256", &r->source.folded);
    wire__put_member_sha(b, "source_headline_sha256", &r->source.headline);
    wire__put_member_sha(b, "source_headline_folded_sha256",
                         &r->source.headline_folded);
    wire__put_member_sha(b, "body_sha256", &r->body.body);
    wire__put_member_sha(b, "body_folded_sha256", &r->body.folded);
    wire__put_member_sha(b, "headline_sha256", &r->body.headline);
    wire__put_member_sha(b, "headline_folded_sha256", &r->body.headline_folded);
    wire__put_member_sha(b, "page_sha256", &r->page_sha256);
}

static void want_hashes(wire__cursor *c, wire_receipt *r)
{
    wire__want_sha(c, "source_sha256", false, &r->source.body);
    wire__want_sha(c, "source_folded_sha256", false, &r->source.folded);
    wire__want_sha(c, "source_headline_sha256", false, &r->source.headline);
    wire__want_sha(c, "source_headline_folded_sha256", false,
                   &r->source.headline_folded);
    wire__want_sha(c, "body_sha256", false, &r->body.body);
    wire__want_sha(c, "body_folded_sha256", false, &r->body.folded);
    wire__want_sha(c, "headline_sha256", false, &r->body.headline);
    wire__want_sha(c, "headline_folded_sha256", false,
                   &r->body.headline_folded);
    wire__want_sha(c, "page_sha256", false, &r->page_sha256);
}

/* ---- The whole ------------------------------------------------------------------ */

/* All but the signature and the brace behind it. */
static void put_signed(wire_buf *b, const wire_receipt *r)
{
    wire_buf_char(b, '{');
    wire__put_member(b, "schema", WIRE_STR(SCHEMA));
    wire__put_member(b, "made_by", r->made_by);
    wire__put_member(b, "site", r->site);
    wire__put_member(b, "page", r->page);
    wire__put_member(b, "agency", r->agency);
    wire__put_member(b, "item", r->item);
    wire__put_member(b, "version", r->version);
    wire__put_member(b, "item_url", r->item_url);
    wire__put_member_time(b, "published", r->published);
    wire__put_member(b, "claim", wire_str_of(wire_proved_name(r->claim)));
    put_transforms(b, r->transforms);
    wire__put_member(b, "grade", wire_str_of(wire_grade_name(r->grade)));
    wire__put_member(b, "label", r->label);
    put_hashes(b, r);
    wire__put_member(b, "key", r->key);
}

static wire_proved want_claim(wire__cursor *c)
{
    wire_str s = wire__want_member(c, "claim", 16);
    for (int p = 0; p <= WIRE_PROVED_UNMODIFIED; p++)
        if (wire_str_eq(s, wire_str_of(wire_proved_name((wire_proved)p))))
            return (wire_proved)p;
    wire__refuse(c, "no such claim");
    return WIRE_PROVED_NONE;
}

static wire_grade want_grade(wire__cursor *c)
{
    wire_str s = wire__want_member(c, "grade", 16);
    for (int g = 0; g <= WIRE_GRADE_NONE; g++)
        if (wire_str_eq(s, wire_str_of(wire_grade_name((wire_grade)g))))
            return (wire_grade)g;
    wire__refuse(c, "no such grade");
    return WIRE_GRADE_NONE;
}

static void want_fields(wire__cursor *c, wire_receipt *r)
{
    r->made_by = wire__want_member(c, "made_by", WIRE__LINE_MOST);
    r->site = wire__want_member(c, "site", WIRE__LINE_MOST);
    r->page = wire__want_member(c, "page", WIRE__PATH_MOST);
    if (c->status == WIRE_OK && !wire__is_site_path(r->page))
        wire__refuse(c, "the page's path is none below a site");
    r->agency = wire__want_member(c, "agency", WIRE__LINE_MOST);
    r->item = wire__want_member(c, "item", WIRE__LINE_MOST);
    r->version = wire__want_member(c, "version", WIRE__LINE_MOST);
    r->item_url = wire__want_member(c, "item_url", WIRE__LINE_MOST);
    r->published = wire__want_time(c, "published");
    r->claim = want_claim(c);
    r->transforms = want_transforms(c);
    r->grade = want_grade(c);
    r->label = wire__want_member(c, "label", WIRE__LINE_MOST);
    want_hashes(c, r);
    r->key = wire__want_hex(c, "key", WIRE__PUBLIC_HEX, false);
}

/* What is read must be what would be written: the last word on whether a
 * byte was changed that no value shows. */
static wire_status check_bytes(wire_str text, const wire_receipt *r,
                               wire_str signature, wire_str *message,
                               wire_arena *a, wire_err *err)
{
    wire_buf b = {0};
    wire_status status = WIRE_OK;
    put_signed(&b, r);
    size_t head = b.n;
    wire__put_member(&b, "signature", signature);
    wire_buf_char(&b, '}');
    if (b.failed)
        status = wire_fail_mem(err);
    else if (!wire_str_eq(wire_buf_view(&b), text))
        status = wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                           "it is not written as wirecopy writes it");
    b.n = head;
    wire_buf_char(&b, '}');
    if (status == WIRE_OK &&
        (b.failed || !wire_arena_copy(a, wire_buf_view(&b), message)))
        status = wire_fail_mem(err);
    wire_buf_free(&b);
    return status;
}

wire_status wire__receipt_parse(wire_str text, wire_arena *a, wire_receipt *out,
                                bool *is_signed, wire_err *err)
{
    wire_str signature, message;
    memset(out, 0, sizeof *out);
    *is_signed = false;
    if (!wire_arena_copy(a, text, &text)) return wire_fail_mem(err);
    wire__cursor c = {.text = text, .a = a, .err = err};
    wire__want(&c, "{\"schema\":\"" SCHEMA "\"");
    want_fields(&c, out);
    signature = wire__want_hex(&c, "signature", WIRE__SIGNATURE_HEX, false);
    wire__want(&c, "}");
    if (c.status == WIRE_OK && c.at != text.n)
        wire__refuse(&c, "something stands behind it");
    WIRE_TRY(c.status);
    WIRE_TRY(check_bytes(text, out, signature, &message, a, err));
    *is_signed = wire__crypto_verify(out->key, message, signature);
    return WIRE_OK;
}

wire_status wire_receipt_parse(wire_str text, wire_arena *a, wire_receipt *out,
                               wire_err *err)
{
    bool is_signed;
    WIRE_TRY(wire__receipt_parse(text, a, out, &is_signed, err));
    if (!is_signed)
        return wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                         "the signature is not that of its key");
    return WIRE_OK;
}

/* ---- Signing ---------------------------------------------------------------------- */

static wire_status check_fields(const wire_receipt_in *in, wire_err *err)
{
    const struct {
        const char *name;
        wire_str value;
    } fields[] = {{"site", in->site},         {"agency", in->agency},
                  {"item", in->item},         {"version", in->version},
                  {"item_url", in->item_url}, {"label", in->label}};
    if (!wire__is_site_path(in->page))
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "page: no path below a site's root");
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!wire__is_line(fields[i].value, WIRE__LINE_MOST))
            return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                             "%s: too long, no UTF-8, or with control "
                             "characters",
                             fields[i].name);
    return WIRE_OK;
}

/* Read the page as verify will, and work out what may be claimed of it. */
static wire_status work_out(wire_str page, const wire_receipt_in *in,
                            wire_arena *a, wire_receipt *r, wire_err *err)
{
    wire_label_made made = {0};
    wire_text_hashes hashes[2];
    wire_batch batch;
    wire_status status = wire_receipt_read_page(page, &batch, err);
    if (status == WIRE_OK)
        status =
            wire__label_make(in->source, &batch.articles[0], NULL, in->label,
                             NULL, in->agency, a, &made, hashes, err);
    bool is_label = false;
    if (status == WIRE_OK)
        status = wire__label_is(in->label, made.claim, made.transforms,
                                &hashes[0], in->agency, &is_label, err);
    if (status == WIRE_OK && !is_label)
        status = wire_fail(
            err, WIRE_EINVAL, WIRE_NO_OFF,
            "the label is not what the page allows: its text is %s, and it "
            "may say \"%.*s\"",
            wire_grade_name(made.grade),
            (int)(made.words.n < 120 ? made.words.n : 120), made.words.p);
    wire_batch_free(&batch);
    WIRE_TRY(status);
    r->claim = made.claim;
    r->transforms = made.transforms;
    r->grade = made.grade;
    if (!wire_arena_copy(a, in->label, &r->label)) return wire_fail_mem(err);
    r->source = hashes[0];
    r->body = hashes[1];
    return WIRE_OK;
}

static wire_status copy_fields(const wire_receipt_in *in, const wire_key *key,
                               wire_arena *a, wire_receipt *r, wire_err *err)
{
    if (!wire_arena_copy(a, in->site, &r->site) ||
        !wire_arena_copy(a, in->page, &r->page) ||
        !wire_arena_copy(a, in->agency, &r->agency) ||
        !wire_arena_copy(a, in->item, &r->item) ||
        !wire_arena_copy(a, in->version, &r->version) ||
        !wire_arena_copy(a, in->item_url, &r->item_url) ||
        !wire_arena_copy(a, wire_str_of(key->public_hex), &r->key))
        return wire_fail_mem(err);
    r->made_by = WIRE_STR("wirecopy " WIRE_VERSION);
    r->published = in->published;
    return WIRE_OK;
}

/* The receipt's text, signed. */
static wire_status put_receipt(const wire_receipt *r, const wire_key *key,
                               wire_buf *b, wire_err *err)
{
    char signature[WIRE__SIGNATURE_HEX + 1];
    put_signed(b, r);
    size_t head = b->n;
    wire_buf_char(b, '}');
    if (b->failed) return wire_fail_mem(err);
    wire__crypto_sign(key, wire_buf_view(b), signature);
    b->n = head;
    wire__put_member(b, "signature", wire_str_of(signature));
    wire_buf_char(b, '}');
    return b->failed ? wire_fail_mem(err) : WIRE_OK;
}

static wire_status hand_out(wire_str page, const wire__slot *s, wire_str text,
                            wire_buf *page_out, wire_buf *text_out,
                            wire_err *err)
{
    if (text_out) wire_buf_str(text_out, text);
    if (page_out) {
        wire_buf_str(page_out, wire_str_sub(page, 0, s->beg));
        wire_buf_str(page_out, text);
        wire_buf_str(page_out, wire_str_sub(page, s->end, page.n));
    }
    if ((text_out && text_out->failed) || (page_out && page_out->failed))
        return wire_fail_mem(err);
    return WIRE_OK;
}

wire_status wire_receipt_sign(wire_str page, const wire_receipt_in *in,
                              const wire_key *key, wire_arena *a,
                              wire_receipt *out, wire_buf *page_out,
                              wire_buf *text_out, wire_err *err)
{
    wire_receipt r = {0};
    wire__slot slot;
    wire_buf text = {0};
    WIRE_TRY(check_fields(in, err));
    wire_status status = wire__slot_find(page, &slot, err);
    if (status == WIRE_END || (status == WIRE_OK && slot.end > slot.beg))
        return wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                         status == WIRE_OK ? "the page has a receipt already"
                                           : "the page has no place for a "
                                             "receipt");
    WIRE_TRY(status);
    WIRE_TRY(work_out(page, in, a, &r, err));
    WIRE_TRY(copy_fields(in, key, a, &r, err));
    wire__slot_hash(page, &slot, &r.page_sha256);
    status = put_receipt(&r, key, &text, err);
    if (status == WIRE_OK)
        status = hand_out(page, &slot, wire_buf_view(&text), page_out, text_out,
                          err);
    wire_buf_free(&text);
    if (out) *out = r;
    return status;
}
