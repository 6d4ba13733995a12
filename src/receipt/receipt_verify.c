/* The checks of a page, each with a sentence for people.
 *
 *   receipt -> signature -> key -> page, text -> claim, label -> place, status
 *
 * A receipt that cannot be read, or whose signature does not hold, says
 * nothing: what would rest on it is not looked at.
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_verify.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *wire_check_name(wire_check_kind k)
{
    static const char *const names[WIRE_CHECK_N] = {
        "receipt", "signature", "key",   "page",   "text",
        "claim",   "label",     "place", "status", "source"};
    return names[k];
}

const char *wire_check_result_name(wire_check_result r)
{
    static const char *const names[] = {"holds", "note", "fails", "not_made"};
    return names[r];
}

const char *wire_light_name(wire_light l)
{
    static const char *const names[] = {"green", "amber", "red"};
    return names[l];
}

/* ---- What the checks share --------------------------------------------------- */

enum { WORDS_MOST = 1500, SHOWN_MOST = 240 };

int wire__shown(wire_str s)
{
    size_t n = s.n < SHOWN_MOST ? s.n : SHOWN_MOST;
    while (n < s.n && n > 0 && ((unsigned char)s.p[n] & 0xc0) == 0x80)
        n--;
    return (int)n;
}

wire_status wire__say(wire__job *j, wire_check_kind kind,
                      wire_check_result result, const char *fmt, ...)
{
    char words[WORDS_MOST];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(words, sizeof words, fmt, ap);
    va_end(ap);
    wire_check *c = &j->out->checks[kind];
    c->kind = kind;
    c->result = result;
    return wire_arena_copy(j->a, wire_str_of(words), &c->words)
               ? WIRE_OK
               : wire_fail_mem(j->err);
}

static wire_status not_made(wire__job *j, wire_check_kind from, const char *why)
{
    for (int k = (int)from; k < WIRE_CHECK_N; k++)
        WIRE_TRY(
            wire__say(j, (wire_check_kind)k, WIRE_CHECK_NOT_MADE, "%s", why));
    return WIRE_OK;
}

static void set_light(wire_verified *v)
{
    v->light = WIRE_LIGHT_GREEN;
    for (size_t k = 0; k < WIRE_CHECK_N; k++) {
        if (v->checks[k].result == WIRE_CHECK_FAILS) v->light = WIRE_LIGHT_RED;
        if (v->checks[k].result == WIRE_CHECK_NOTE &&
            v->light == WIRE_LIGHT_GREEN)
            v->light = WIRE_LIGHT_AMBER;
    }
}

/* ---- Receipt, signature, key ----------------------------------------------------- */

/* A label without a receipt is anybody's word. */
static wire_status say_no_receipt(wire__job *j, wire_status s, const char *why)
{
    wire_str label;
    WIRE_TRY(wire__check_bare_label(j, &label));
    if (s != WIRE_END)
        return wire__say(j, WIRE_CHECK_RECEIPT, WIRE_CHECK_FAILS,
                         "The receipt cannot be used: %s.", why);
    if (!label.n)
        return wire__say(j, WIRE_CHECK_RECEIPT, WIRE_CHECK_FAILS,
                         "The page carries no receipt.");
    return wire__say(j, WIRE_CHECK_RECEIPT, WIRE_CHECK_FAILS,
                     "The page carries no receipt: that it says \"%.*s\" is "
                     "proved by nothing.",
                     SHOW(label));
}

/* *goes_on: there is a receipt to believe. */
static wire_status check_receipt(wire__job *j, bool *goes_on)
{
    wire_err why = {WIRE_OK, WIRE_NO_OFF, ""};
    bool is_signed = false;
    *goes_on = false;
    wire_status s = wire_receipt_find(j->in->page, &j->text, &why);
    if (s == WIRE_OK)
        s = wire__receipt_parse(j->text, j->a, &j->out->receipt, &is_signed,
                                &why);
    if (s == WIRE_ENOMEM) return wire_fail_mem(j->err);
    if (s != WIRE_OK) {
        memset(&j->out->receipt, 0, sizeof j->out->receipt);
        WIRE_TRY(say_no_receipt(j, s, why.text));
        return not_made(j, WIRE_CHECK_SIGNATURE,
                        "Not looked at: there is no receipt to go by.");
    }
    j->out->has_receipt = true;
    WIRE_TRY(
        wire__say(j, WIRE_CHECK_RECEIPT, WIRE_CHECK_HOLDS,
                  "The page carries one receipt, written as it should be."));
    if (!is_signed) {
        WIRE_TRY(
            wire__say(j, WIRE_CHECK_SIGNATURE, WIRE_CHECK_FAILS,
                      "The receipt was changed, or was never signed by the key "
                      "that it names."));
        return not_made(j, WIRE_CHECK_KEY,
                        "Not looked at: nothing in this receipt can be "
                        "believed.");
    }
    *goes_on = true;
    return wire__say(
        j, WIRE_CHECK_SIGNATURE, WIRE_CHECK_HOLDS,
        "The receipt is signed by key %.16s..., and was not changed "
        "since.",
        j->out->receipt.key.p);
}

struct wire_verify_cache {
    wire_arena *arena; /* of all that follows; NULL: nothing is kept */
    wire_str text;
    wire_site site;
};

wire_verify_cache *wire_verify_cache_new(void)
{
    return wire_calloc(1, sizeof(wire_verify_cache));
}

static void forget(wire_verify_cache *c)
{
    wire_arena_free(c->arena);
    memset(c, 0, sizeof *c);
}

void wire_verify_cache_free(wire_verify_cache *c)
{
    if (c) forget(c);
    wire_free(c);
}

/* Parse into the cache; what does not hold is not kept. */
static wire_status parse_kept(wire_verify_cache *c, wire_str text,
                              wire_site *out, wire_err *why)
{
    if (c->arena && wire_str_eq(c->text, text)) {
        *out = c->site;
        return WIRE_OK;
    }
    forget(c);
    c->arena = wire_arena_new(NULL, 0);
    wire_status s = c->arena && wire_arena_copy(c->arena, text, &c->text)
                        ? wire_site_parse(c->text, c->arena, &c->site, why)
                        : wire_fail_mem(why);
    if (s == WIRE_OK)
        *out = c->site;
    else
        forget(c);
    return s;
}

/* Read the list; what is wrong with it is told by the check of the status. */
static wire_status read_list(wire__job *j)
{
    const wire_verify_in *in = j->in;
    wire_err why = {WIRE_OK, WIRE_NO_OFF, ""};
    if (!in->has_site) return WIRE_OK;
    wire_status s = in->cache
                        ? parse_kept(in->cache, in->site, &j->site, &why)
                        : wire_site_parse(in->site, j->scratch, &j->site, &why);
    if (s == WIRE_ENOMEM) return wire_fail_mem(j->err);
    j->site_holds = s == WIRE_OK;
    memcpy(j->site_why, why.text, sizeof j->site_why);
    if (!wire_arena_copy(j->a, in->site_at, &j->out->list_at))
        return wire_fail_mem(j->err);
    if (j->site_holds) j->out->list_updated = j->site.updated;
    return WIRE_OK;
}

static const wire_site *list_of(const wire__job *j)
{
    return j->site_holds ? &j->site : NULL;
}

static wire_status check_validity(wire__job *j, const wire_site_key *k)
{
    const wire_receipt *r = &j->out->receipt;
    char when[32];
    if (k->revoked.precision != WIRE_TIME_NONE) {
        wire_time_format(k->revoked, when);
        return wire__say(j, WIRE_CHECK_KEY, WIRE_CHECK_FAILS,
                         "The site revoked the key on %s%s%.*s.", when,
                         k->why.n ? ": " : "", SHOW(k->why));
    }
    if (!wire__key_is_valid(k, r->published)) {
        wire_time_format(r->published, when);
        return wire__say(
            j, WIRE_CHECK_KEY, WIRE_CHECK_FAILS,
            "The key was not valid when the page was published (%s).",
            when[0] ? when : "no time is given");
    }
    if (j->out->is_pinned)
        return wire__say(
            j, WIRE_CHECK_KEY, WIRE_CHECK_HOLDS,
            "The key is the one you pinned%s, and the site lists it as "
            "valid.",
            wire__is_trusted(NULL, r->key, j->in->pins, j->in->n_pins)
                ? ""
                : " or is vouched for by it");
    return wire__say(
        j, WIRE_CHECK_KEY, WIRE_CHECK_HOLDS,
        "The key is one of the site's own (%.*s); --key would hold it "
        "against one you know.",
        SHOW(j->in->site_at));
}

static wire_status check_key(wire__job *j)
{
    const wire_receipt *r = &j->out->receipt;
    const wire_site_key *k =
        j->site_holds ? wire__site_key(&j->site, r->key) : NULL;
    j->out->is_pinned =
        j->in->n_pins > 0 &&
        wire__is_trusted(list_of(j), r->key, j->in->pins, j->in->n_pins);
    if (j->in->n_pins > 0 && !j->out->is_pinned)
        return wire__say(
            j, WIRE_CHECK_KEY, WIRE_CHECK_FAILS,
            "The key is not the one you pinned, nor vouched for by it: "
            "somebody else signed this page.");
    if (k) return check_validity(j, k);
    if (j->site_holds)
        return wire__say(j, WIRE_CHECK_KEY, WIRE_CHECK_FAILS,
                         "The site does not name this key among its own.");
    if (j->out->is_pinned)
        return wire__say(j, WIRE_CHECK_KEY, WIRE_CHECK_HOLDS,
                         "The key is the one you pinned.");
    return wire__say(
        j, WIRE_CHECK_KEY, WIRE_CHECK_FAILS,
        "Nobody vouches for the key: %s, and no key is pinned (--key).",
        j->in->has_site ? "the site's list cannot be believed"
                        : "no list of a site was found");
}

/* ---- All ------------------------------------------------------------------------------- */

static wire_status check_all(wire__job *j)
{
    bool goes_on;
    WIRE_TRY(check_receipt(j, &goes_on));
    if (!goes_on) return WIRE_OK;
    WIRE_TRY(read_list(j));
    WIRE_TRY(check_key(j));
    WIRE_TRY(wire__check_page(j));
    WIRE_TRY(wire__check_text(j));
    WIRE_TRY(wire__check_claim(j));
    WIRE_TRY(wire__check_label(j));
    WIRE_TRY(wire__check_place(j));
    WIRE_TRY(wire__check_status(j));
    return wire__check_source(j);
}

/* The text is read once, as people see it, for all checks. */
static wire_status check_with_text(wire__job *j)
{
    wire_batch batch;
    wire_err why = {WIRE_OK, WIRE_NO_OFF, ""};
    wire_status s = wire_receipt_read_page(j->in->page, &batch, &why);
    if (s == WIRE_OK) j->article = &batch.articles[0];
    memcpy(j->article_why, why.text, sizeof j->article_why);
    s = s == WIRE_ENOMEM ? wire_fail_mem(j->err) : check_all(j);
    wire_batch_free(&batch);
    return s;
}

wire_status wire_receipt_verify(const wire_verify_in *in, wire_arena *a,
                                wire_verified *out, wire_err *err)
{
    wire__job j = {.in = in,
                   .a = a,
                   .scratch = wire_arena_new(NULL, 0),
                   .out = out,
                   .err = err};
    memset(out, 0, sizeof *out);
    if (!j.scratch) return wire_fail_mem(err);
    wire_status s = check_with_text(&j);
    wire_arena_free(j.scratch);
    if (s == WIRE_OK) set_light(out);
    return s;
}

wire_status wire__verified_gone(wire_arena *a, wire_verified *out,
                                wire_err *err)
{
    wire__job j = {.a = a, .out = out, .err = err};
    memset(out, 0, sizeof *out);
    WIRE_TRY(not_made(&j, WIRE_CHECK_RECEIPT,
                      "Not looked at: the page is no longer there."));
    WIRE_TRY(
        wire__say(&j, WIRE_CHECK_STATUS, WIRE_CHECK_FAILS,
                  "The site has withdrawn the page: its server answers 410 "
                  "Gone."));
    set_light(out);
    return WIRE_OK;
}
