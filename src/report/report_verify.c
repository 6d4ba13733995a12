/* report_verify.c: what was found of each page's receipt.
 *
 *   ✓ holds  site/article/7.html
 *     The label is true, and nobody has taken it back: ...
 *     NPA, item urn:npa:7, version 3, published 2026-03-03 09:14, unmodified
 *     ✓ signature  The receipt is signed by key 3b6a27bccebfb6a2..., and was
 *                  not changed since.
 *
 * Each line has its mark and its words: colour only repeats them.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_int.h"

#include <string.h>

#include <wirecopy/receipt.h>

/* ---- For people -------------------------------------------------------- */

enum { WORDS_AT = 15 }; /* column */

typedef struct {
    const char *unicode, *ascii;
    wire__ink ink;
    const char *words; /* of a whole page, where nothing better is known */
} mark;

static const mark marks[] = {
    [WIRE_CHECK_HOLDS] = {"\xe2\x9c\x93", "=", WIRE__INK_GOOD, "holds"},
    [WIRE_CHECK_NOTE] = {"!", "!", WIRE__INK_LOST, "holds, with a note"},
    [WIRE_CHECK_FAILS] = {"\xe2\x9c\x97", "x", WIRE__INK_BAD, "does not hold"},
    [WIRE_CHECK_NOT_MADE] = {"\xc2\xb7", "-", WIRE__INK_FAINT, "not looked at"},
};

static const mark *mark_of_light(wire_light l)
{
    return &marks[l == WIRE_LIGHT_GREEN   ? WIRE_CHECK_HOLDS
                  : l == WIRE_LIGHT_AMBER ? WIRE_CHECK_NOTE
                                          : WIRE_CHECK_FAILS];
}

static void put_mark(wire__page *p, const mark *m)
{
    wire__page_ink(p, m->ink);
    wire__page_lit(p, p->opts->unicode ? m->unicode : m->ascii);
    wire__page_ink(p, WIRE__INK_PLAIN);
    wire__page_lit(p, " ");
}

/* The next word of s, and what stands behind it. */
static wire_str next_word(wire_str *s)
{
    size_t beg = 0, end;

    while (beg < s->n && s->p[beg] == ' ')
        beg++;
    for (end = beg; end < s->n && s->p[end] != ' ';)
        end++;
    wire_str word = wire_str_sub(*s, beg, end);
    *s = wire_str_sub(*s, end, s->n);
    return word;
}

/* Words over as many lines as they need, each from column on. A word longer
 * than a line is cut into pieces, never dropped. */
static void put_wrapped(wire__page *p, wire_str s, size_t column)
{
    for (wire_str word = next_word(&s); word.n; word = next_word(&s)) {
        size_t n = wire__cells(word, p->opts->unicode);

        if (p->column > column) {
            if (n + 1 > wire__page_room(p))
                wire__page_end(p);
            else
                wire__page_lit(p, " ");
        }
        wire__page_to(p, column);
        while (n > wire__page_room(p)) {
            wire_str tail = wire__cells_tail(word, n - wire__page_room(p),
                                             p->opts->unicode);
            if (tail.n == 0 || tail.n == word.n) break;
            wire__page_text(p, wire_str_sub(word, 0, word.n - tail.n), n);
            wire__page_end(p);
            wire__page_to(p, column);
            word = tail;
            n = wire__cells(word, p->opts->unicode);
        }
        wire__page_text(p, word, n);
    }
}

/* ---- In one sentence ----------------------------------------------------- */

/* What a page is, and what follows from that for who reads it. */
typedef struct {
    const char *word, *sentence;
} verdict;

/* By the first check that fails: those behind it need those before. */
static const verdict red[WIRE_CHECK_N] = {
    [WIRE_CHECK_RECEIPT] = {"nothing is proved",
                            "The page has no receipt that can be read: what "
                            "it says of its source is its own word."},
    [WIRE_CHECK_SIGNATURE] =
        {"nothing is proved",
         "The receipt was changed, or not made by the key that it names: "
         "nothing in it can be relied on."},
    [WIRE_CHECK_KEY] =
        {"not by this site",
         "The receipt is signed, but not by a key that speaks for this site "
         "now: nobody answers for what it says."},
    [WIRE_CHECK_PAGE] = {"changed since it was signed",
                         "The receipt is genuine, but this is not the page "
                         "that was signed: do not rely on it."},
    [WIRE_CHECK_TEXT] = {"changed since it was signed",
                         "The receipt is genuine, but headline or text on the "
                         "page are not those that were signed."},
    [WIRE_CHECK_CLAIM] = {"the label is false",
                          "The receipt claims more than its own hashes allow: "
                          "the text is not the source's as it says."},
    [WIRE_CHECK_LABEL] = {"the label is false",
                          "The page is the one that was signed, but it says "
                          "more of its source than was proved."},
    [WIRE_CHECK_PLACE] =
        {"in another place",
         "The page is the one that was signed, but it stands elsewhere than "
         "it was published: it may be a copy, or out of date."},
    [WIRE_CHECK_STATUS] =
        {"not vouched for",
         "The page is the one that was signed, but its site does not vouch "
         "for it now: it may have been corrected or withdrawn."},
    [WIRE_CHECK_SOURCE] = {"not of this source",
                           "The page is the one that was signed, but the "
                           "source at hand does not bear it out."},
};
static const verdict on_its_own = {
    "nobody vouches for it",
    "The page is the one that was signed, but nobody tells whose key that is: "
    "it proves nothing until you know (--key)."};
static const verdict changed_on_its_own = {
    "changed since it was signed",
    "This is not the page that was signed, and nobody tells whose key signed "
    "that: do not rely on it."};
static const verdict text_on_its_own = {
    "nobody vouches for it",
    "The text is the one that was signed, but nobody tells whose key that is: "
    "it proves nothing until you know (--key)."};
static const verdict withdrawn = {
    "withdrawn", "The page is the one that was signed, but it has been taken "
                 "back since: do not use it."};
static const verdict is_gone = {
    "withdrawn", "The site has taken the page back: do not use copies of it."};

/* The same of notes. */
static const verdict amber[WIRE_CHECK_N] = {
    [WIRE_CHECK_PAGE] =
        {"holds, but not all of it was seen",
         "The text is the one that was signed, and the label is true of it; "
         "what else the page shows was not looked at."},
    [WIRE_CHECK_LABEL] = {"holds, but shows no label",
                          "The page is the one that was signed, and may carry "
                          "a label that it does not show."},
    [WIRE_CHECK_PLACE] =
        {"holds, but its place is not known",
         "The page is the one that was signed, and says no more than was "
         "proved; whether it belongs here is not known."},
    [WIRE_CHECK_STATUS] =
        {"held when it was signed",
         "The page is the one that was signed, and says no more than was "
         "proved; whether it was corrected or withdrawn since is not known."},
};
static const verdict out_of_date = {
    "out of date", "The label is true of the version that it names, but the "
                   "source has a newer one: see there before you use it."};

static const verdict no_claim = {
    "holds, and claims nothing",
    "The page is the one that was signed, and its site stands by it. Its text "
    "is not the source's own, and it does not claim to be."};
static const verdict all_good = {
    "holds", "The page is the one that was signed, its site stands by it, and "
             "by its receipt the text is what the label says; --source would "
             "hold it against the item."};
static const verdict all_good_and_source = {
    "holds", "The page is the one that was signed, its site stands by it, and "
             "against the source at hand the text is what the label says."};

/* No list of a site was found. That a page was changed is known without a key,
 * and says more. */
static const verdict *without_a_key(const wire_check *checks)
{
    wire_check_result page = checks[WIRE_CHECK_PAGE].result;
    wire_check_result text = checks[WIRE_CHECK_TEXT].result;

    if (page == WIRE_CHECK_FAILS || text == WIRE_CHECK_FAILS)
        return &changed_on_its_own;
    return page == WIRE_CHECK_HOLDS ? &on_its_own : &text_on_its_own;
}

static const verdict *verdict_of(const wire_verified *v)
{
    wire_check_result worst =
        v->light == WIRE_LIGHT_RED ? WIRE_CHECK_FAILS : WIRE_CHECK_NOTE;
    size_t k = 0;

    if (v->light == WIRE_LIGHT_GREEN)
        return v->receipt.claim == WIRE_PROVED_NONE ? &no_claim
               : v->checks[WIRE_CHECK_SOURCE].result == WIRE_CHECK_HOLDS
                   ? &all_good_and_source
                   : &all_good;
    if (v->has_entry && v->light == WIRE_LIGHT_AMBER &&
        v->entry.state == WIRE_RECEIPT_SUPERSEDED)
        return &out_of_date;
    while (k < WIRE_CHECK_N && v->checks[k].result != worst)
        k++;
    if (k == WIRE_CHECK_STATUS && worst == WIRE_CHECK_FAILS) {
        if (!v->has_receipt) return &is_gone;
        if (v->has_entry && v->entry.state == WIRE_RECEIPT_REVOKED)
            return &withdrawn;
    }
    if (k == WIRE_CHECK_KEY &&
        v->checks[WIRE_CHECK_STATUS].result == WIRE_CHECK_NOTE)
        return without_a_key(v->checks);
    if (k == WIRE_CHECK_N) return NULL;
    const verdict *x = worst == WIRE_CHECK_FAILS ? &red[k] : &amber[k];
    return x->word ? x : NULL;
}

static void put_line(wire__page *p, wire_str s)
{
    put_wrapped(p, s, 2);
    wire__page_end(p);
}

/* Who, what, when: one line of the receipt's facts. */
static void put_facts(wire__page *p, const wire_verified *v)
{
    const wire_receipt *r = &v->receipt;
    char when[32];
    wire_buf b = {0};

    wire__time_words(r->published, when);
    wire_buf_str(&b, r->agency.n ? r->agency : WIRE_STR("an agency"));
    if (r->item.n) wire_buf_lit(&b, ", item ");
    wire_buf_str(&b, r->item);
    if (r->version.n) wire_buf_lit(&b, ", version ");
    wire_buf_str(&b, r->version);
    if (when[0]) wire_buf_lit(&b, ", published ");
    wire_buf_lit(&b, when);
    wire_buf_lit(&b, ", claim: ");
    wire_buf_lit(&b, wire_proved_name(r->claim));
    if (!b.failed) {
        wire__page_ink(p, WIRE__INK_FAINT);
        put_wrapped(p, wire_buf_view(&b), 2);
        wire__page_end(p);
        wire__page_ink(p, WIRE__INK_PLAIN);
    }
    p->out->buf.failed |= b.failed;
    wire_buf_free(&b);
}

static void put_check(wire__page *p, const wire_check *c)
{
    wire__page_to(p, 2);
    put_mark(p, &marks[c->result]);
    wire__page_lit(p, wire_check_name(c->kind));
    if (p->width < 60) {
        wire__page_end(p);
        put_wrapped(p, c->words, 4);
    } else {
        wire__page_to(p, WORDS_AT);
        put_wrapped(p, c->words, WORDS_AT);
    }
    wire__page_end(p);
}

/* Of several pages those that hold without a note are told in short. */
static void put_row(wire__page *p, const wire_verify_row *row, bool in_short)
{
    const wire_verified *v = row->found;
    const verdict *what = v ? verdict_of(v) : NULL;

    put_mark(p, v ? mark_of_light(v->light) : &marks[WIRE_CHECK_FAILS]);
    wire__page_ink(p, WIRE__INK_STRONG);
    wire__page_lit(p, what ? what->word
                      : v  ? mark_of_light(v->light)->words
                           : "cannot be read");
    wire__page_lit(p, "  ");
    wire__page_ink(p, WIRE__INK_PLAIN);
    wire__page_tail(p, wire_str_of(row->place), p->width);
    wire__page_end(p);
    if (!v) {
        put_line(p, row->why);
        put_line(p, WIRE_STR("Nothing was looked at, so nothing is known of "
                             "the page, for it or against it."));
        return;
    }
    bool is_short =
        in_short && v->light == WIRE_LIGHT_GREEN && !p->opts->show_all;
    if (what && !is_short) put_line(p, wire_str_of(what->sentence));
    if (v->has_receipt &&
        v->checks[WIRE_CHECK_SIGNATURE].result == WIRE_CHECK_HOLDS)
        put_facts(p, v);
    if (is_short) return;
    for (size_t k = 0; k < WIRE_CHECK_N; k++)
        if (v->checks[k].result != WIRE_CHECK_NOT_MADE || p->opts->show_all)
            put_check(p, &v->checks[k]);
}

wire_status wire_report_verify_text(const wire_verify_row *rows, size_t n,
                                    const wire_report_opts *opts,
                                    wire_write_fn write, void *ctx,
                                    wire_err *err)
{
    wire__sink sink = {.write = write, .ctx = ctx};
    size_t by_light[3] = {0, 0, 0}, unread = 0;
    wire__page p;

    if (opts->columns < 40 || opts->columns > 400)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "columns must be 40 to 400");
    wire__page_init(&p, opts, &sink);
    for (size_t i = 0; i < n; i++) {
        if (i) wire__page_end(&p);
        put_row(&p, &rows[i], n > 1);
        if (rows[i].found)
            by_light[rows[i].found->light]++;
        else
            unread++;
        wire__sink_pump(&sink);
    }
    if (n > 1) {
        wire__page_end(&p);
        wire__page_fmt(&p,
                       "%zu pages: %zu hold, %zu with a note (!), %zu %s "
                       "not hold",
                       n, by_light[WIRE_LIGHT_GREEN],
                       by_light[WIRE_LIGHT_AMBER], by_light[WIRE_LIGHT_RED],
                       by_light[WIRE_LIGHT_RED] == 1 ? "does" : "do");
        if (unread) wire__page_fmt(&p, ", %zu cannot be read", unread);
        wire__page_end(&p);
    }
    return wire__sink_close(&sink, err);
}

/* ---- For programs ------------------------------------------------------ */

static void json_sha(wire__json *j, const char *name, const wire_sha256 *s)
{
    wire__json_field(j, name, wire_str_of(s->hex));
}

static void json_transforms(wire__json *j, unsigned set)
{
    wire__json_key(j, "transforms");
    wire__json_open(j, '[');
    if (set & WIRE_TRANSFORM_HEADLINE) wire__json_str(j, WIRE_STR("headline"));
    if (set & WIRE_TRANSFORM_TYPOGRAPHY)
        wire__json_str(j, WIRE_STR("typography"));
    if (set & WIRE_TRANSFORM_TEXT) wire__json_str(j, WIRE_STR("text"));
    if (!set) wire__json_str(j, WIRE_STR("none"));
    wire__json_close(j, ']');
}

static void json_receipt(wire__json *j, const wire_receipt *r)
{
    wire__json_open(j, '{');
    wire__json_field(j, "made_by", r->made_by);
    wire__json_field(j, "site", r->site);
    wire__json_field(j, "page", r->page);
    wire__json_field(j, "agency", r->agency);
    wire__json_field(j, "item", r->item);
    wire__json_field(j, "version", r->version);
    wire__json_field(j, "item_url", r->item_url);
    wire__json_key(j, "published");
    wire__json_time(j, r->published);
    wire__json_word(j, "claim", wire_proved_name(r->claim));
    json_transforms(j, r->transforms);
    wire__json_word(j, "grade", wire_grade_name(r->grade));
    wire__json_field(j, "label", r->label);
    json_sha(j, "source_sha256", &r->source.body);
    json_sha(j, "body_sha256", &r->body.body);
    json_sha(j, "page_sha256", &r->page_sha256);
    wire__json_field(j, "key", r->key);
    wire__json_close(j, '}');
}

static void json_status(wire__json *j, const wire_receipt_entry *e)
{
    wire__json_open(j, '{');
    wire__json_word(j, "state", wire_receipt_state_name(e->state));
    wire__json_key(j, "at");
    wire__json_time(j, e->at);
    wire__json_field(j, "item", e->item);
    wire__json_field(j, "version", e->version);
    wire__json_field(j, "page", e->page);
    wire__json_field(j, "why", e->why);
    wire__json_close(j, '}');
}

/* A page that cannot be read has these, too: null, and no checks. */
static void json_found(wire__json *j, const wire_verified *v, size_t n_checks)
{
    wire__json_key(j, "receipt");
    if (v->has_receipt)
        json_receipt(j, &v->receipt);
    else
        wire__json_null(j);
    wire__json_key(j, "status");
    if (v->has_entry)
        json_status(j, &v->entry);
    else
        wire__json_null(j);
    wire__json_key(j, "pinned");
    wire__json_bool(j, v->is_pinned);
    wire__json_field(j, "list", v->list_at);
    wire__json_key(j, "list_updated");
    wire__json_time(j, v->list_updated);
    wire__json_key(j, "checks");
    wire__json_open(j, '[');
    for (size_t k = 0; k < n_checks; k++) {
        wire__json_open(j, '{');
        wire__json_word(j, "check", wire_check_name((wire_check_kind)k));
        wire__json_word(j, "result",
                        wire_check_result_name(v->checks[k].result));
        wire__json_field(j, "words", v->checks[k].words);
        wire__json_close(j, '}');
    }
    wire__json_close(j, ']');
}

static void json_row(wire__json *j, const wire_verify_row *row)
{
    const wire_verified *v = row->found, none = {.light = WIRE_LIGHT_RED};

    wire__json_open(j, '{');
    wire__json_word(j, "place", row->place);
    wire__json_key(j, "holds");
    wire__json_bool(j, v && v->light != WIRE_LIGHT_RED);
    wire__json_word(j, "light", v ? wire_light_name(v->light) : "none");
    wire__json_field(j, "error", row->why);
    json_found(j, v ? v : &none, v ? WIRE_CHECK_N : 0);
    wire__json_close(j, '}');
}

wire_status wire_report_verify_json(const wire_verify_row *rows, size_t n,
                                    wire_write_fn write, void *ctx,
                                    wire_err *err)
{
    wire__sink sink = {.write = write, .ctx = ctx};
    wire__json j = {.out = &sink};

    wire__json_open(&j, '{');
    wire__json_field(&j, "schema", WIRE_STR("wirecopy.verify/1"));
    wire__json_key(&j, "pages");
    wire__json_open(&j, '[');
    for (size_t i = 0; i < n; i++)
        json_row(&j, &rows[i]);
    wire__json_close(&j, ']');
    wire__json_close(&j, '}');
    wire__sink_lit(&sink, "\n");
    return wire__sink_close(&sink, err);
}
