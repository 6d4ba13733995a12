/* The checks of a page, each with a sentence for people.
 *
 *   receipt -> signature -> key -> page, text -> claim, label -> place, status
 *
 * A receipt that cannot be read, or whose signature does not hold, says
 * nothing: what would rest on it is not looked at.
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_int.h"

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

typedef struct {
    const wire_verify_in *in;
    wire_arena *a;       /* of what is handed out */
    wire_arena *scratch; /* of the list and of texts */
    wire_verified *out;
    wire_err *err;
    wire_site site;
    bool site_holds;    /* the list could be read and its signature holds */
    char site_why[248]; /* why not */
    wire_str text;      /* of the receipt */
} job;

enum { WORDS_MOST = 1500, SHOWN_MOST = 240 };

/* Bytes of s that are shown, cut between characters. */
static int shown(wire_str s)
{
    size_t n = s.n < SHOWN_MOST ? s.n : SHOWN_MOST;
    while (n < s.n && n > 0 && ((unsigned char)s.p[n] & 0xc0) == 0x80)
        n--;
    return (int)n;
}
#define SHOW(s) shown(s), (s).p ? (s).p : ""

static wire_status say(job *j, wire_check_kind kind, wire_check_result result,
                       const char *fmt, ...) WIRE_PRINTF(4, 5);
static wire_status say(job *j, wire_check_kind kind, wire_check_result result,
                       const char *fmt, ...)
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

static wire_status not_made(job *j, wire_check_kind from, const char *why)
{
    for (int k = (int)from; k < WIRE_CHECK_N; k++)
        WIRE_TRY(say(j, (wire_check_kind)k, WIRE_CHECK_NOT_MADE, "%s", why));
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

/* *goes_on: there is a receipt to believe. */
static wire_status check_receipt(job *j, bool *goes_on)
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
        WIRE_TRY(say(j, WIRE_CHECK_RECEIPT, WIRE_CHECK_FAILS,
                     s == WIRE_END ? "The page carries no receipt."
                                   : "The receipt cannot be used: %s.",
                     why.text));
        return not_made(j, WIRE_CHECK_SIGNATURE,
                        "Not looked at: there is no receipt to go by.");
    }
    j->out->has_receipt = true;
    WIRE_TRY(say(j, WIRE_CHECK_RECEIPT, WIRE_CHECK_HOLDS,
                 "The page carries one receipt, written as it should be."));
    if (!is_signed) {
        WIRE_TRY(say(j, WIRE_CHECK_SIGNATURE, WIRE_CHECK_FAILS,
                     "The receipt was changed, or was never signed by the key "
                     "that it names."));
        return not_made(j, WIRE_CHECK_KEY,
                        "Not looked at: nothing in this receipt can be "
                        "believed.");
    }
    *goes_on = true;
    return say(j, WIRE_CHECK_SIGNATURE, WIRE_CHECK_HOLDS,
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
static wire_status read_list(job *j)
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

static const wire_site *list_of(const job *j)
{
    return j->site_holds ? &j->site : NULL;
}

static wire_status check_validity(job *j, const wire_site_key *k)
{
    const wire_receipt *r = &j->out->receipt;
    char when[32];
    if (k->revoked.precision != WIRE_TIME_NONE) {
        wire_time_format(k->revoked, when);
        return say(j, WIRE_CHECK_KEY, WIRE_CHECK_FAILS,
                   "The site revoked the key on %s%s%.*s.", when,
                   k->why.n ? ": " : "", SHOW(k->why));
    }
    if (!wire__key_is_valid(k, r->published)) {
        wire_time_format(r->published, when);
        return say(j, WIRE_CHECK_KEY, WIRE_CHECK_FAILS,
                   "The key was not valid when the page was published (%s).",
                   when[0] ? when : "no time is given");
    }
    if (j->out->is_pinned)
        return say(j, WIRE_CHECK_KEY, WIRE_CHECK_HOLDS,
                   "The key is the one you pinned%s, and the site lists it as "
                   "valid.",
                   wire__is_trusted(NULL, r->key, j->in->pins, j->in->n_pins)
                       ? ""
                       : " or is vouched for by it");
    return say(j, WIRE_CHECK_KEY, WIRE_CHECK_HOLDS,
               "The key is one of the site's own (%.*s); --key would hold it "
               "against one you know.",
               SHOW(j->in->site_at));
}

static wire_status check_key(job *j)
{
    const wire_receipt *r = &j->out->receipt;
    const wire_site_key *k =
        j->site_holds ? wire__site_key(&j->site, r->key) : NULL;
    j->out->is_pinned =
        j->in->n_pins > 0 &&
        wire__is_trusted(list_of(j), r->key, j->in->pins, j->in->n_pins);
    if (j->in->n_pins > 0 && !j->out->is_pinned)
        return say(j, WIRE_CHECK_KEY, WIRE_CHECK_FAILS,
                   "The key is not the one you pinned, nor vouched for by it: "
                   "somebody else signed this page.");
    if (k) return check_validity(j, k);
    if (j->site_holds)
        return say(j, WIRE_CHECK_KEY, WIRE_CHECK_FAILS,
                   "The site does not name this key among its own.");
    if (j->out->is_pinned)
        return say(j, WIRE_CHECK_KEY, WIRE_CHECK_HOLDS,
                   "The key is the one you pinned.");
    return say(j, WIRE_CHECK_KEY, WIRE_CHECK_FAILS,
               "Nobody vouches for the key: %s, and no key is pinned (--key).",
               j->in->has_site ? "the site's list cannot be believed"
                               : "no list of a site was found");
}

/* ---- Page and text ------------------------------------------------------------------ */

static wire_status check_page(job *j)
{
    wire__slot slot;
    wire_sha256 sum;
    WIRE_TRY(wire__slot_find(j->in->page, &slot, j->err)); /* found before */
    wire__slot_hash(j->in->page, &slot, &sum);
    if (!wire_sha256_eq(&sum, &j->out->receipt.page_sha256))
        return say(j, WIRE_CHECK_PAGE, WIRE_CHECK_FAILS,
                   "The page was changed after it was signed, or the receipt "
                   "is that of another page.");
    if (wire__page_has_scripts(j->in->page))
        return say(j, WIRE_CHECK_PAGE, WIRE_CHECK_HOLDS,
                   "Every byte of the page is the one that was signed; it "
                   "also runs scripts, and what they show is not looked at.");
    return say(j, WIRE_CHECK_PAGE, WIRE_CHECK_HOLDS,
               "Every byte of the page is the one that was signed.");
}

/* Is a label on the page that says more than the receipt? */
static bool claims_more(const wire_doc *d, wire_proved claim)
{
    if (!d->has_label || claim != WIRE_PROVED_NONE) return false;
    return d->label.claim == WIRE_CLAIM_UNMODIFIED ||
           d->label.claim == WIRE_CLAIM_HEADLINE;
}

static wire_status check_label(job *j, const wire_article *article)
{
    const wire_receipt *r = &j->out->receipt;
    wire_buf words = {0};
    wire_doc doc;
    bool is_shown = true;
    wire__label_words(r->claim, r->transforms, &r->source, r->agency, &words);
    bool is_right = wire_str_eq(wire_buf_view(&words), r->label);
    bool failed = words.failed;
    wire_buf_free(&words);
    if (failed) return wire_fail_mem(j->err);
    if (!is_right)
        return say(j, WIRE_CHECK_LABEL, WIRE_CHECK_FAILS,
                   "The label says something else than was proved: \"%.*s\".",
                   SHOW(r->label));
    if (article) {
        WIRE_TRY(wire_text_doc(article, j->scratch, &doc, j->err));
        if (claims_more(&doc, r->claim))
            return say(j, WIRE_CHECK_LABEL, WIRE_CHECK_FAILS,
                       "The page calls its text unmodified, and it is not.");
    }
    if (!r->label.n)
        return say(j, WIRE_CHECK_LABEL, WIRE_CHECK_HOLDS,
                   "The page claims nothing of its source, and must not.");
    WIRE_TRY(wire__page_shows(j->in->page, r->label, &is_shown, j->err));
    if (!is_shown)
        return say(j, WIRE_CHECK_LABEL, WIRE_CHECK_NOTE,
                   "The page does not show the label that it may carry: "
                   "\"%.*s\".",
                   SHOW(r->label));
    return say(j, WIRE_CHECK_LABEL, WIRE_CHECK_HOLDS, "The page says: \"%.*s\"",
               SHOW(r->label));
}

static wire_status compare_text(job *j, const wire_article *article)
{
    const wire_receipt *r = &j->out->receipt;
    wire_text_hashes now;
    WIRE_TRY(wire_text_hash(article, r->label, &now, j->err));
    bool text = wire_sha256_eq(&now.body, &r->body.body) &&
                wire_sha256_eq(&now.folded, &r->body.folded);
    bool head = wire_sha256_eq(&now.headline, &r->body.headline) &&
                wire_sha256_eq(&now.headline_folded, &r->body.headline_folded);
    if (text && head)
        return say(j, WIRE_CHECK_TEXT, WIRE_CHECK_HOLDS,
                   "Headline and text on the page are the ones that were "
                   "signed.");
    if (text)
        return say(j, WIRE_CHECK_TEXT, WIRE_CHECK_FAILS,
                   "The headline on the page is not the one that was signed.");
    return say(j, WIRE_CHECK_TEXT, WIRE_CHECK_FAILS,
               head ? "The text on the page is not the one that was signed."
                    : "Neither headline nor text on the page are the ones that "
                      "were signed.");
}

static wire_status check_text(job *j)
{
    wire_batch batch;
    wire_err why = {WIRE_OK, WIRE_NO_OFF, ""};
    wire_status s = wire_receipt_read_page(j->in->page, &batch, &why);
    if (s == WIRE_OK) {
        s = compare_text(j, &batch.articles[0]);
        if (s == WIRE_OK) s = check_label(j, &batch.articles[0]);
        wire_batch_free(&batch);
        return s;
    }
    wire_batch_free(&batch);
    if (s == WIRE_ENOMEM) return wire_fail_mem(j->err);
    WIRE_TRY(say(j, WIRE_CHECK_TEXT, WIRE_CHECK_FAILS,
                 "The text cannot be found: %s.", why.text));
    return check_label(j, NULL);
}

/* ---- Claim ---------------------------------------------------------------------------- */

static wire_grade grade_for(wire_proved claim)
{
    return claim == WIRE_PROVED_UNMODIFIED ? WIRE_GRADE_VERBATIM
           : claim == WIRE_PROVED_HEADLINE ? WIRE_GRADE_NEW_HEADLINE
                                           : WIRE_GRADE_TYPOGRAPHY;
}

/* A claim may be less than the hashes allow, never more. */
static wire_status check_claim(job *j)
{
    static const char *const words[] = {
        "",
        "Text and source differ in quotation marks, dashes and spaces only.",
        "The text is the source's, word for word; the headline is another.",
        "Headline and text are the source's, word for word."};
    const wire_receipt *r = &j->out->receipt;
    unsigned transforms;
    wire_proved proved = wire__claim_of(&r->source, &r->body, &transforms);
    bool fits = r->claim == proved && r->transforms == transforms &&
                r->grade == grade_for(r->claim);
    if (r->claim == WIRE_PROVED_NONE)
        return say(j, WIRE_CHECK_CLAIM, WIRE_CHECK_HOLDS,
                   "The text is not the source's own (%s), and nothing is "
                   "claimed of it.",
                   wire_grade_name(r->grade));
    if (!fits)
        return say(j, WIRE_CHECK_CLAIM, WIRE_CHECK_FAILS,
                   "The receipt claims \"%s\", and its own hashes say "
                   "otherwise.",
                   wire_proved_name(r->claim));
    return say(j, WIRE_CHECK_CLAIM, WIRE_CHECK_HOLDS, "%s", words[r->claim]);
}

/* ---- Place ---------------------------------------------------------------------------- */

static wire_status say_moved(job *j, wire_check_result result, wire_str from,
                             wire_str to)
{
    bool text = j->out->checks[WIRE_CHECK_TEXT].result == WIRE_CHECK_HOLDS;
    return say(j, WIRE_CHECK_PLACE, result,
               "The page was published as %.*s and stands at %.*s: %s.",
               SHOW(from), SHOW(to),
               result == WIRE_CHECK_FAILS
                   ? "another site's word for it counts for nothing"
               : text ? "it was moved or copied, its text holds all the same"
                      : "it was moved or copied");
}

static wire_status check_place(job *j)
{
    const wire_verify_in *in = j->in;
    const wire_receipt *r = &j->out->receipt;
    if (!in->has_place)
        return say(j, WIRE_CHECK_PLACE, WIRE_CHECK_NOT_MADE,
                   "Where the page stands is not known; it was published as "
                   "%.*s%.*s.",
                   SHOW(r->site), SHOW(r->page));
    if (r->site.n && in->root.n && !wire_str_eq(r->site, in->root))
        return say_moved(j,
                         j->out->is_pinned ? WIRE_CHECK_NOTE : WIRE_CHECK_FAILS,
                         r->site, in->root);
    if (!wire_str_eq(r->page, in->path))
        return say_moved(j, WIRE_CHECK_NOTE, r->page, in->path);
    return say(j, WIRE_CHECK_PLACE, WIRE_CHECK_HOLDS,
               "The page stands where it was published, %.*s.", SHOW(r->page));
}

/* ---- Status ---------------------------------------------------------------------------- */

static wire_status say_superseded(job *j, const wire_receipt_entry *e)
{
    return say(j, WIRE_CHECK_STATUS, WIRE_CHECK_NOTE,
               "The source has a newer version%s%.*s%s%.*s%s%.*s%s%.*s.",
               e->version.n ? ", " : "", SHOW(e->version),
               !e->item.n     ? ""
               : e->version.n ? " of "
                              : ", ",
               SHOW(e->item), e->page.n ? ", published as " : "", SHOW(e->page),
               e->why.n ? ": " : "", SHOW(e->why));
}

static wire_status copy_entry(job *j, const wire_receipt_entry *e)
{
    wire_receipt_entry *to = &j->out->entry;
    *to = *e;
    j->out->has_entry = true;
    return wire_arena_copy(j->a, e->item, &to->item) &&
                   wire_arena_copy(j->a, e->version, &to->version) &&
                   wire_arena_copy(j->a, e->page, &to->page) &&
                   wire_arena_copy(j->a, e->why, &to->why)
               ? WIRE_OK
               : wire_fail_mem(j->err);
}

static wire_status say_entry(job *j, const wire_receipt_entry *e)
{
    char when[32];
    WIRE_TRY(copy_entry(j, e));
    if (e->state == WIRE_RECEIPT_SUPERSEDED) return say_superseded(j, e);
    if (e->state == WIRE_RECEIPT_REVOKED) {
        wire_time_format(e->at, when);
        return say(j, WIRE_CHECK_STATUS, WIRE_CHECK_FAILS,
                   "The page was withdrawn%s%s: %.*s.", when[0] ? " on " : "",
                   when, SHOW(e->why));
    }
    wire_time_format(j->site.updated, when);
    return say(j, WIRE_CHECK_STATUS, WIRE_CHECK_HOLDS,
               "The site's list of %s names the page as current.", when);
}

static wire_status check_status(job *j)
{
    wire_sha256 sum;
    const wire_receipt *r = &j->out->receipt;
    wire_sha256_of(j->text, &sum);
    if (!j->in->has_site)
        return say(j, WIRE_CHECK_STATUS, WIRE_CHECK_NOTE,
                   "No list of the site was found: whether the page was "
                   "corrected or withdrawn since is not known.");
    if (!j->site_holds)
        return say(j, WIRE_CHECK_STATUS, WIRE_CHECK_FAILS,
                   "The site's list cannot be believed: %s.", j->site_why);
    if (j->in->n_pins > 0 &&
        !wire__is_trusted(&j->site, j->site.key, j->in->pins, j->in->n_pins))
        return say(j, WIRE_CHECK_STATUS, WIRE_CHECK_FAILS,
                   "The site's list is signed by another key than the one you "
                   "pinned.");
    if (!wire_str_eq(j->site.site, r->site))
        return say(j, WIRE_CHECK_STATUS, WIRE_CHECK_FAILS,
                   "The list that was found is that of another site.");
    const wire_receipt_entry *e = wire_site_find(&j->site, &sum);
    if (!e)
        return say(j, WIRE_CHECK_STATUS, WIRE_CHECK_FAILS,
                   "The site's list does not know this receipt.");
    return say_entry(j, e);
}

/* ---- Source ---------------------------------------------------------------------------- */

/* The item among those at hand; *found stays NULL when none is it. */
static wire_status find_source(job *j, const wire_doc **found, bool *same_text)
{
    const wire_receipt *r = &j->out->receipt;
    *found = NULL;
    *same_text = false;
    for (size_t i = 0; i < j->in->n_sources && !*found; i++) {
        const wire_doc *d = &j->in->sources[i];
        wire_text_hashes h;
        WIRE_TRY(wire_text_hash(d->article, (wire_str){0}, &h, j->err));
        if (!wire_sha256_eq(&h.body, &r->source.body)) continue;
        *same_text = true;
        if (wire_sha256_eq(&h.headline, &r->source.headline)) *found = d;
    }
    return WIRE_OK;
}

static wire_status compare_source(job *j, const wire_doc *source,
                                  const wire_article *page)
{
    const wire_receipt *r = &j->out->receipt;
    wire_label_made made;
    wire_text_hashes hashes[2];
    WIRE_TRY(wire__label_make(source, page, NULL, r->label, NULL, r->agency,
                              j->scratch, &made, hashes, j->err));
    if (made.claim != r->claim || made.grade != r->grade)
        return say(j, WIRE_CHECK_SOURCE, WIRE_CHECK_FAILS,
                   "Against the source at hand the page's text is %s, and the "
                   "receipt says %s.",
                   wire_grade_name(made.grade), wire_grade_name(r->grade));
    return say(j, WIRE_CHECK_SOURCE, WIRE_CHECK_HOLDS,
               "The source at hand is the one in the receipt, and the page's "
               "text compared with it is %s.",
               wire_grade_name(made.grade));
}

static wire_status read_and_compare(job *j, const wire_doc *source)
{
    wire_batch batch;
    wire_err why = {WIRE_OK, WIRE_NO_OFF, ""};
    wire_status s = wire_receipt_read_page(j->in->page, &batch, &why);
    if (s == WIRE_OK)
        s = compare_source(j, source, &batch.articles[0]);
    else if (s == WIRE_ENOMEM)
        s = wire_fail_mem(j->err);
    else
        s = say(j, WIRE_CHECK_SOURCE, WIRE_CHECK_NOT_MADE,
                "There is no text on the page to hold against the source.");
    wire_batch_free(&batch);
    return s;
}

static wire_status check_source(job *j)
{
    const wire_doc *source;
    bool same_text;
    if (!j->in->n_sources)
        return say(j, WIRE_CHECK_SOURCE, WIRE_CHECK_NOT_MADE,
                   "The source itself is not at hand (--source).");
    WIRE_TRY(find_source(j, &source, &same_text));
    if (source) return read_and_compare(j, source);
    if (j->in->n_sources > 1)
        return say(j, WIRE_CHECK_SOURCE, WIRE_CHECK_FAILS,
                   "None of the %zu articles at hand is the one in the "
                   "receipt.",
                   j->in->n_sources);
    return say(j, WIRE_CHECK_SOURCE, WIRE_CHECK_FAILS,
               "The source at hand is not the one in the receipt: its %s "
               "differs.",
               same_text ? "headline" : "text");
}

/* ---- All ------------------------------------------------------------------------------- */

static wire_status check_all(job *j)
{
    bool goes_on;
    WIRE_TRY(check_receipt(j, &goes_on));
    if (!goes_on) return WIRE_OK;
    WIRE_TRY(read_list(j));
    WIRE_TRY(check_key(j));
    WIRE_TRY(check_page(j));
    WIRE_TRY(check_text(j));
    WIRE_TRY(check_claim(j));
    WIRE_TRY(check_place(j));
    WIRE_TRY(check_status(j));
    return check_source(j);
}

wire_status wire_receipt_verify(const wire_verify_in *in, wire_arena *a,
                                wire_verified *out, wire_err *err)
{
    job j = {.in = in,
             .a = a,
             .scratch = wire_arena_new(NULL, 0),
             .out = out,
             .err = err};
    memset(out, 0, sizeof *out);
    if (!j.scratch) return wire_fail_mem(err);
    wire_status s = check_all(&j);
    wire_arena_free(j.scratch);
    if (s == WIRE_OK) set_light(out);
    return s;
}

wire_status wire__verified_gone(wire_arena *a, wire_verified *out,
                                wire_err *err)
{
    job j = {.a = a, .out = out, .err = err};
    memset(out, 0, sizeof *out);
    WIRE_TRY(not_made(&j, WIRE_CHECK_RECEIPT,
                      "Not looked at: the page is no longer there."));
    WIRE_TRY(say(&j, WIRE_CHECK_STATUS, WIRE_CHECK_FAILS,
                 "The site has withdrawn the page: its server answers 410 "
                 "Gone."));
    set_light(out);
    return WIRE_OK;
}
