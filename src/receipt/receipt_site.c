/* The list of a site: its keys, and what became of each receipt.
 *
 *   {"schema":"wirecopy.site/1","site":"..","updated":"..","keys":[
 *   {"key":..},
 *   {"key":..}],"receipts":[
 *   {"receipt":"..","state":"current","at":".."}],"key":"..","signature":".."}
 *
 * One entry a line, ascending, so that two states of a site differ in the
 * lines that changed. The signature is of all that stands before it and a
 * closing brace.
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_int.h"

#include <stdlib.h>
#include <string.h>

#define SCHEMA "wirecopy.site/1"
#define VOUCH  "wirecopy.key/1 " /* before the key that is vouched for */

enum { KEYS_MOST = 1000 };

const char *wire_receipt_state_name(wire_receipt_state s)
{
    static const char *const names[] = {"current", "superseded", "revoked"};
    return names[s];
}

/* ---- Vouching ------------------------------------------------------------------ */

static wire_str vouched(wire_str key,
                        char room[sizeof VOUCH + WIRE__PUBLIC_HEX])
{
    size_t n = key.n < WIRE__PUBLIC_HEX ? key.n : WIRE__PUBLIC_HEX;
    memcpy(room, VOUCH, sizeof VOUCH - 1);
    memcpy(room + sizeof VOUCH - 1, key.p, n);
    return (wire_str){room, sizeof VOUCH - 1 + n};
}

void wire_key_vouch(const wire_key *old, wire_str new_public, char out[129])
{
    char room[sizeof VOUCH + WIRE__PUBLIC_HEX];
    wire__crypto_sign(old, vouched(new_public, room), out);
}

/* ---- Writing -------------------------------------------------------------------- */

static void put_key(wire_buf *b, const wire_site_key *k)
{
    wire_buf_lit(b, "\n{");
    wire__put_member(b, "key", k->key);
    wire__put_member_time(b, "from", k->from);
    wire__put_member_time(b, "until", k->until);
    wire__put_member_time(b, "revoked", k->revoked);
    wire__put_member(b, "why", k->why);
    wire__put_member(b, "voucher", k->voucher);
    wire__put_member(b, "vouch", k->vouch);
    wire_buf_char(b, '}');
}

static void put_entry(wire_buf *b, const wire_receipt_entry *e)
{
    wire_buf_lit(b, "\n{");
    wire__put_member_sha(b, "receipt", &e->receipt);
    wire__put_member(b, "state",
                     wire_str_of(wire_receipt_state_name(e->state)));
    wire__put_member_time(b, "at", e->at);
    if (e->state == WIRE_RECEIPT_SUPERSEDED) {
        wire__put_member(b, "item", e->item);
        wire__put_member(b, "version", e->version);
        wire__put_member(b, "page", e->page);
    }
    if (e->state != WIRE_RECEIPT_CURRENT) wire__put_member(b, "why", e->why);
    wire_buf_char(b, '}');
}

/* All but the signature. order: numbers of entries, ascending by receipt. */
static void put_signed(wire_buf *b, const wire_site *s, const uint32_t *order,
                       wire_str key)
{
    wire_buf_char(b, '{');
    wire__put_member(b, "schema", WIRE_STR(SCHEMA));
    wire__put_member(b, "site", s->site);
    wire__put_member_time(b, "updated", s->updated);
    wire_buf_lit(b, ",\"keys\":[");
    for (size_t i = 0; i < s->n_keys; i++) {
        if (i) wire_buf_char(b, ',');
        put_key(b, &s->keys[i]);
    }
    wire_buf_lit(b, "],\"receipts\":[");
    for (size_t i = 0; i < s->n_entries; i++) {
        if (i) wire_buf_char(b, ',');
        put_entry(b, &s->entries[order ? order[i] : i]);
    }
    wire_buf_char(b, ']');
    wire__put_member(b, "key", key);
}

static bool is_entry(const wire_receipt_entry *e)
{
    bool is_newer = e->state == WIRE_RECEIPT_SUPERSEDED;
    if (!wire__is_hex(wire_str_of(e->receipt.hex), 64)) return false;
    if (e->state == WIRE_RECEIPT_REVOKED && !e->why.n) return false;
    return wire__is_line(e->item, WIRE__LINE_MOST) &&
           wire__is_line(e->version, WIRE__LINE_MOST) &&
           wire__is_line(e->why, WIRE__LINE_MOST) &&
           (is_newer || !(e->item.n + e->version.n + e->page.n)) &&
           (!e->page.n || wire__is_site_path(e->page));
}

static bool is_key(const wire_site_key *k)
{
    return wire_key_is_public(k->key) &&
           wire__is_line(k->why, WIRE__LINE_MOST) &&
           !k->voucher.n == !k->vouch.n &&
           (!k->voucher.n || (wire__is_hex(k->voucher, WIRE__PUBLIC_HEX) &&
                              wire__is_hex(k->vouch, WIRE__SIGNATURE_HEX)));
}

static wire_status check_values(const wire_site *s, wire_err *err)
{
    if (!wire__is_line(s->site, WIRE__LINE_MOST))
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF, "site: no address");
    if (s->n_keys > KEYS_MOST)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF, "too many keys");
    for (size_t i = 0; i < s->n_keys; i++)
        if (!is_key(&s->keys[i]))
            return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                             "key %zu of the site is none", i + 1);
    for (size_t i = 0; i < s->n_entries; i++)
        if (!is_entry(&s->entries[i]))
            return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                             "entry %zu of the list cannot stand there: a "
                             "hash, one line a text, and why it is revoked",
                             i + 1);
    return WIRE_OK;
}

/* ---- Order ---------------------------------------------------------------------- */

typedef struct {
    const char *hex;
    uint32_t entry;
} sort_row;

static int by_hash(const void *x, const void *y)
{
    const sort_row *p = x, *q = y;
    return strcmp(p->hex, q->hex);
}

/* Numbers of the entries, ascending by receipt; the caller's. */
static wire_status sort_entries(const wire_site *s, uint32_t **out,
                                wire_err *err)
{
    sort_row *rows = wire_calloc(s->n_entries + 1, sizeof *rows);
    *out = wire_calloc(s->n_entries + 1, sizeof **out);
    wire_status status = rows && *out ? WIRE_OK : wire_fail_mem(err);
    for (size_t i = 0; i < s->n_entries && status == WIRE_OK; i++)
        rows[i] = (sort_row){s->entries[i].receipt.hex, (uint32_t)i};
    if (status == WIRE_OK) qsort(rows, s->n_entries, sizeof *rows, by_hash);
    for (size_t i = 0; i < s->n_entries && status == WIRE_OK; i++) {
        if (i && by_hash(&rows[i - 1], &rows[i]) == 0)
            status = wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                               "one receipt stands in the list twice");
        (*out)[i] = rows[i].entry;
    }
    wire_free(rows);
    if (status == WIRE_OK) return WIRE_OK;
    wire_free(*out);
    *out = NULL;
    return status;
}

static const wire_site_key *key_of(const wire_site *s, wire_str key)
{
    for (size_t i = 0; i < s->n_keys; i++)
        if (wire_str_eq(s->keys[i].key, key)) return &s->keys[i];
    return NULL;
}

/* May it sign a list of that time? In words when not. */
static const char *signs_list(const wire_site *s, wire_str key)
{
    const wire_site_key *k = key_of(s, key);
    if (!k) return "the list is signed by a key that it does not name";
    if (k->revoked.precision != WIRE_TIME_NONE)
        return "the list is signed by a key that was revoked";
    if (!wire__key_is_valid(k, s->updated))
        return "the list is signed by a key that was not valid then";
    return NULL;
}

bool wire__key_is_valid(const wire_site_key *k, wire_time at)
{
    if (at.precision == WIRE_TIME_NONE) return false;
    int64_t until =
        k->until.unix_s + (k->until.precision == WIRE_TIME_DAY ? 86399 : 0);
    int64_t last = at.unix_s + (at.precision == WIRE_TIME_DAY ? 86399 : 0);
    return (k->from.precision == WIRE_TIME_NONE || last >= k->from.unix_s) &&
           (k->until.precision == WIRE_TIME_NONE || at.unix_s <= until);
}

wire_status wire_site_write(const wire_site *site, const wire_key *key,
                            wire_buf *out, wire_err *err)
{
    char signature[WIRE__SIGNATURE_HEX + 1];
    wire_str public = wire_str_of(key->public_hex);
    wire_buf b = {0};
    uint32_t *order;
    const char *why = signs_list(site, public);
    if (why) return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF, "%s", why);
    WIRE_TRY(check_values(site, err));
    WIRE_TRY(sort_entries(site, &order, err));
    put_signed(&b, site, order, public);
    wire_free(order);
    size_t head = b.n;
    wire_buf_char(&b, '}');
    if (!b.failed) {
        wire__crypto_sign(key, wire_buf_view(&b), signature);
        b.n = head;
        wire__put_member(&b, "signature", wire_str_of(signature));
        wire_buf_lit(&b, "}\n");
        wire_buf_str(out, wire_buf_view(&b));
    }
    bool failed = b.failed || out->failed;
    wire_buf_free(&b);
    return failed ? wire_fail_mem(err) : WIRE_OK;
}

/* ---- Reading -------------------------------------------------------------------- */

static void want_key(wire__cursor *c, wire_site_key *k)
{
    wire__want(c, "\n{");
    k->key = wire__want_hex(c, "key", WIRE__PUBLIC_HEX, false);
    k->from = wire__want_time(c, "from");
    k->until = wire__want_time(c, "until");
    k->revoked = wire__want_time(c, "revoked");
    k->why = wire__want_member(c, "why", WIRE__LINE_MOST);
    k->voucher = wire__want_hex(c, "voucher", WIRE__PUBLIC_HEX, true);
    k->vouch = wire__want_hex(c, "vouch", WIRE__SIGNATURE_HEX, true);
    wire__want(c, "}");
}

static wire_receipt_state want_state(wire__cursor *c)
{
    wire_str s = wire__want_member(c, "state", 16);
    for (int i = 0; i <= WIRE_RECEIPT_REVOKED; i++)
        if (wire_str_eq(
                s, wire_str_of(wire_receipt_state_name((wire_receipt_state)i))))
            return (wire_receipt_state)i;
    wire__refuse(c, "no such state of a receipt");
    return WIRE_RECEIPT_REVOKED;
}

static void want_entry(wire__cursor *c, wire_receipt_entry *e)
{
    wire__want(c, "\n{");
    wire__want_sha(c, "receipt", false, &e->receipt);
    e->state = want_state(c);
    e->at = wire__want_time(c, "at");
    if (e->state == WIRE_RECEIPT_SUPERSEDED) {
        e->item = wire__want_member(c, "item", WIRE__LINE_MOST);
        e->version = wire__want_member(c, "version", WIRE__LINE_MOST);
        e->page = wire__want_member(c, "page", WIRE__PATH_MOST);
    }
    if (e->state != WIRE_RECEIPT_CURRENT)
        e->why = wire__want_member(c, "why", WIRE__LINE_MOST);
    wire__want(c, "}");
}

/* How many lines of an entry can still come: memory for them is bounded by
 * the file's size, whatever it holds. */
static size_t lines_from(const wire__cursor *c)
{
    enum { LINE_LEAST = 100 }; /* bytes; a hash alone has 64 */
    size_t n = 0, most = (c->text.n - c->at) / LINE_LEAST;
    for (size_t i = c->at; i < c->text.n && n < most; i++)
        n += c->text.p[i] == '\n';
    return n;
}

static void want_keys(wire__cursor *c, wire_site *s)
{
    size_t most = lines_from(c);
    wire__want(c, ",\"keys\":[");
    if (most > KEYS_MOST) most = KEYS_MOST;
    s->keys = wire_arena_calloc(c->a, most + 1, sizeof *s->keys);
    if (!s->keys) c->status = wire_fail_mem(c->err);
    while (c->status == WIRE_OK && !wire__sees(c, "]")) {
        if (s->n_keys) wire__want(c, ",");
        if (s->n_keys == most) wire__refuse(c, "too many keys");
        if (c->status != WIRE_OK) return;
        want_key(c, &s->keys[s->n_keys]);
        if (c->status == WIRE_OK && !is_key(&s->keys[s->n_keys]))
            wire__refuse(c, "a key of the list is none");
        if (key_of(s, s->keys[s->n_keys].key))
            wire__refuse(c, "a key stands in the list twice");
        s->n_keys++;
    }
}

static void want_entries(wire__cursor *c, wire_site *s)
{
    size_t most = lines_from(c);
    wire__want(c, "],\"receipts\":[");
    s->entries = wire_arena_calloc(c->a, most + 1, sizeof *s->entries);
    if (!s->entries) c->status = wire_fail_mem(c->err);
    while (c->status == WIRE_OK && !wire__sees(c, "]")) {
        wire_receipt_entry *e = &s->entries[s->n_entries];
        if (s->n_entries) wire__want(c, ",");
        if (s->n_entries == most) wire__refuse(c, "no line for an entry");
        if (c->status != WIRE_OK) return;
        want_entry(c, e);
        if (c->status == WIRE_OK && !is_entry(e))
            wire__refuse(c, "an entry of the list is none");
        if (s->n_entries && strcmp(e[-1].receipt.hex, e->receipt.hex) >= 0)
            wire__refuse(c, "the list's entries are not in order");
        s->n_entries++;
    }
    wire__want(c, "]");
}

/* As for a receipt: what is read must be what would be written. */
static wire_status check_signature(wire_str text, const wire_site *s,
                                   wire_str signature, wire_err *err)
{
    wire_buf b = {0};
    wire_status status = WIRE_OK;
    put_signed(&b, s, NULL, s->key);
    size_t head = b.n;
    wire__put_member(&b, "signature", signature);
    wire_buf_lit(&b, "}\n");
    if (!b.failed && !wire_str_eq(wire_buf_view(&b), text))
        status = wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                           "it is not written as wirecopy writes it");
    b.n = head;
    wire_buf_char(&b, '}');
    if (b.failed)
        status = wire_fail_mem(err);
    else if (status == WIRE_OK &&
             !wire__crypto_verify(s->key, wire_buf_view(&b), signature))
        status = wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                           "the signature is not that of its key");
    wire_buf_free(&b);
    return status;
}

wire_status wire_site_parse(wire_str text, wire_arena *a, wire_site *out,
                            wire_err *err)
{
    wire__cursor c = {.text = text, .a = a, .err = err};
    memset(out, 0, sizeof *out);
    wire__want(&c, "{\"schema\":\"" SCHEMA "\"");
    out->site = wire__want_member(&c, "site", WIRE__LINE_MOST);
    out->updated = wire__want_time(&c, "updated");
    want_keys(&c, out);
    want_entries(&c, out);
    out->key = wire__want_hex(&c, "key", WIRE__PUBLIC_HEX, false);
    wire_str signature =
        wire__want_hex(&c, "signature", WIRE__SIGNATURE_HEX, false);
    wire__want(&c, "}\n");
    if (c.status == WIRE_OK && c.at != text.n)
        wire__refuse(&c, "something stands behind it");
    WIRE_TRY(c.status);
    WIRE_TRY(check_signature(text, out, signature, err));
    const char *why = signs_list(out, out->key);
    if (why) return wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF, "%s", why);
    return WIRE_OK;
}

const wire_receipt_entry *wire_site_find(const wire_site *s,
                                         const wire_sha256 *receipt)
{
    size_t lo = 0, hi = s->n_entries;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int order = strcmp(s->entries[mid].receipt.hex, receipt->hex);
        if (order == 0) return &s->entries[mid];
        if (order < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return NULL;
}

/* ---- Trust ---------------------------------------------------------------------- */

const wire_site_key *wire__site_key(const wire_site *s, wire_str key)
{
    return key_of(s, key);
}

static bool is_pin(wire_str key, const wire_str *pins, size_t n_pins)
{
    for (size_t i = 0; i < n_pins; i++)
        if (wire_str_eq(pins[i], key)) return true;
    return false;
}

/* A pinned key, or one that a chain of vouching keys hangs from one. The
 * chain is no longer than the list of keys; a revoked key vouches for none. */
bool wire__is_trusted(const wire_site *s, wire_str key, const wire_str *pins,
                      size_t n_pins)
{
    char room[sizeof VOUCH + WIRE__PUBLIC_HEX];
    for (size_t steps = 0;; steps++) {
        const wire_site_key *k = s ? key_of(s, key) : NULL;
        if (is_pin(key, pins, n_pins)) return true;
        if (!k || !k->voucher.n || steps > s->n_keys) return false;
        const wire_site_key *by = key_of(s, k->voucher);
        if (by && by->revoked.precision != WIRE_TIME_NONE) return false;
        if (!wire__crypto_verify(k->voucher, vouched(k->key, room), k->vouch))
            return false;
        key = k->voucher;
    }
}
