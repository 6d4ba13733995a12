/* Checks of the page itself: its bytes, its text, what it says of itself.
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_verify.h"

#include <stdio.h>
#include <string.h>

/* ---- Page ------------------------------------------------------------------ */

/* "it runs scripts, and shows frames"; empty when there is nothing. */
static void put_extras(unsigned set, wire_buf *b)
{
    static const struct {
        unsigned bit;
        const char *words;
    } extras[] = {
        {WIRE__EXTRA_SCRIPTS, "runs scripts"},
        {WIRE__EXTRA_FRAMES, "shows other pages in frames"},
        {WIRE__EXTRA_STYLES, "has styles that may hide, move or add words"},
        {WIRE__EXTRA_REFRESH, "leads on to another page by itself"},
        {WIRE__EXTRA_XML, "holds declarations that XML readers take for text"},
    };
    for (size_t i = 0; i < sizeof extras / sizeof *extras; i++) {
        if (!(set & extras[i].bit)) continue;
        if (b->n) wire_buf_lit(b, ", ");
        wire_buf_lit(b, extras[i].words);
    }
}

wire_status wire__check_page(wire__job *j)
{
    wire__slot slot;
    wire_sha256 sum;
    wire_buf b = {0};
    WIRE_TRY(wire__slot_find(j->in->page, &slot, j->err)); /* found before */
    wire__slot_hash(j->in->page, &slot, &sum);
    if (!wire_sha256_eq(&sum, &j->out->receipt.page_sha256))
        return wire__say(j, WIRE_CHECK_PAGE, WIRE_CHECK_FAILS,
                         "The page was changed after it was signed, or the "
                         "receipt is that of another page.");
    unsigned extras = wire__page_extras(j->in->page);
    if (extras & WIRE__EXTRA_SHADOW)
        return wire__say(j, WIRE_CHECK_PAGE, WIRE_CHECK_FAILS,
                         "The page has a template that browsers show in the "
                         "place of a text: what people see is not what was "
                         "read.");
    put_extras(extras, &b);
    if (b.failed) return wire_fail_mem(j->err);
    wire_status s =
        b.n ? wire__say(j, WIRE_CHECK_PAGE, WIRE_CHECK_NOTE,
                        "Every byte of the page is the one that was signed; "
                        "but it %.*s: what people see by that is not looked "
                        "at.",
                        (int)b.n, b.p)
            : wire__say(j, WIRE_CHECK_PAGE, WIRE_CHECK_HOLDS,
                        "Every byte of the page is the one that was signed.");
    wire_buf_free(&b);
    return s;
}

/* ---- Label -------------------------------------------------------------------------- */

/* Words of the page that say more than is proved; *out stays empty when none
 * do. */
static wire_status find_more(wire__job *j, wire_proved proved, wire_str label,
                             wire_str *out, bool *is_alike)
{
    wire_buf b = {0};
    wire_doc doc;
    *out = (wire_str){0};
    *is_alike = false;
    wire_status s = WIRE_OK;
    if (proved == WIRE_PROVED_NONE && j->article) {
        s = wire_text_doc(j->article, j->scratch, &doc, j->err);
        if (s == WIRE_OK && doc.has_label &&
            wire__claims_more(doc.label.claim, proved))
            wire_buf_str(&b, wire_str_sub(j->article->body, doc.label.span.beg,
                                          doc.label.span.end));
    }
    if (s == WIRE_OK && !b.n && proved != WIRE_PROVED_UNMODIFIED)
        s = wire__page_says_more(j->in->page, label, j->article, proved,
                                 j->scratch, &b, is_alike, j->err);
    if (s == WIRE_OK &&
        (b.failed ||
         (b.n && !wire_arena_copy(j->scratch, wire_buf_view(&b), out))))
        s = wire_fail_mem(j->err);
    wire_buf_free(&b);
    return s;
}

wire_status wire__check_bare_label(wire__job *j, wire_str *found)
{
    bool is_alike;
    return find_more(j, WIRE_PROVED_NONE, (wire_str){0}, found, &is_alike);
}

wire_status wire__check_label(wire__job *j)
{
    const wire_receipt *r = &j->out->receipt;
    wire_str more;
    bool is_right, is_alike, is_shown;
    WIRE_TRY(wire__label_is(r->label, r->claim, r->transforms, &r->source,
                            r->agency, &is_right, j->err));
    if (!is_right)
        return wire__say(j, WIRE_CHECK_LABEL, WIRE_CHECK_FAILS,
                         "The label says something else than was proved: "
                         "\"%.*s\".",
                         SHOW(r->label));
    WIRE_TRY(find_more(j, r->claim, r->label, &more, &is_alike));
    if (more.n)
        return wire__say(j, WIRE_CHECK_LABEL, WIRE_CHECK_FAILS,
                         "The page says more than was proved%s: \"%.*s\".",
                         is_alike ? ", in letters that only look like these"
                                  : "",
                         SHOW(more));
    if (!r->label.n)
        return wire__say(j, WIRE_CHECK_LABEL, WIRE_CHECK_HOLDS,
                         "The page claims nothing of its source, and must "
                         "not.");
    WIRE_TRY(wire__page_shows(j->in->page, r->label, &is_shown, j->err));
    if (!is_shown)
        return wire__say(j, WIRE_CHECK_LABEL, WIRE_CHECK_NOTE,
                         "The page does not show the label that it may carry: "
                         "\"%.*s\".",
                         SHOW(r->label));
    return wire__say(j, WIRE_CHECK_LABEL, WIRE_CHECK_HOLDS,
                     "The page says: \"%.*s\"", SHOW(r->label));
}

/* ---- Text --------------------------------------------------------------------------- */

wire_status wire__check_text(wire__job *j)
{
    const wire_receipt *r = &j->out->receipt;
    wire_text_hashes now;
    if (!j->article)
        return wire__say(j, WIRE_CHECK_TEXT, WIRE_CHECK_FAILS,
                         "The text cannot be found: %s.", j->article_why);
    WIRE_TRY(wire_text_hash(j->article, r->label, &now, j->err));
    bool text = wire_sha256_eq(&now.body, &r->body.body) &&
                wire_sha256_eq(&now.folded, &r->body.folded);
    bool head = wire_sha256_eq(&now.headline, &r->body.headline) &&
                wire_sha256_eq(&now.headline_folded, &r->body.headline_folded);
    if (text && head)
        return wire__say(j, WIRE_CHECK_TEXT, WIRE_CHECK_HOLDS,
                         "Headline and text on the page are the ones that were "
                         "signed.");
    if (text)
        return wire__say(
            j, WIRE_CHECK_TEXT, WIRE_CHECK_FAILS,
            "The headline on the page is not the one that was signed.");
    return wire__say(
        j, WIRE_CHECK_TEXT, WIRE_CHECK_FAILS,
        head ? "The text on the page is not the one that was signed."
             : "Neither headline nor text on the page are the ones that "
               "were signed.");
}

/* ---- Claim ---------------------------------------------------------------------------- */

static wire_grade grade_for(wire_proved claim)
{
    return claim == WIRE_PROVED_UNMODIFIED ? WIRE_GRADE_VERBATIM
           : claim == WIRE_PROVED_HEADLINE ? WIRE_GRADE_NEW_HEADLINE
                                           : WIRE_GRADE_TYPOGRAPHY;
}

/* A claim may be less than the hashes allow, never more. */
wire_status wire__check_claim(wire__job *j)
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
        return wire__say(
            j, WIRE_CHECK_CLAIM, WIRE_CHECK_HOLDS,
            "The text is not the source's own (%s), and nothing is "
            "claimed of it.",
            wire_grade_name(r->grade));
    if (!fits)
        return wire__say(j, WIRE_CHECK_CLAIM, WIRE_CHECK_FAILS,
                         "The receipt claims \"%s\", and its own hashes say "
                         "otherwise.",
                         wire_proved_name(r->claim));
    return wire__say(j, WIRE_CHECK_CLAIM, WIRE_CHECK_HOLDS, "%s",
                     words[r->claim]);
}

/* ---- Source ---------------------------------------------------------------------------- */

/* The item among those at hand; *found stays NULL when none is it. */
static wire_status find_source(wire__job *j, const wire_doc **found,
                               bool *same_text)
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

static wire_status compare_source(wire__job *j, const wire_doc *source)
{
    const wire_receipt *r = &j->out->receipt;
    wire_label_made made;
    wire_text_hashes hashes[2];
    if (!j->article)
        return wire__say(j, WIRE_CHECK_SOURCE, WIRE_CHECK_NOT_MADE,
                         "There is no text on the page to hold against the "
                         "source.");
    WIRE_TRY(wire__label_make(source, j->article, NULL, r->label, NULL,
                              r->agency, j->scratch, &made, hashes, j->err));
    if (made.claim != r->claim || made.grade != r->grade)
        return wire__say(j, WIRE_CHECK_SOURCE, WIRE_CHECK_FAILS,
                         "Against the source at hand the page's text is %s, "
                         "and the receipt says %s.",
                         wire_grade_name(made.grade),
                         wire_grade_name(r->grade));
    return wire__say(j, WIRE_CHECK_SOURCE, WIRE_CHECK_HOLDS,
                     "The source at hand is the one in the receipt, and the "
                     "page's text compared with it is %s.",
                     wire_grade_name(made.grade));
}

wire_status wire__check_source(wire__job *j)
{
    const wire_doc *source;
    bool same_text;
    if (!j->in->n_sources)
        return wire__say(j, WIRE_CHECK_SOURCE, WIRE_CHECK_NOT_MADE,
                         "The source itself is not at hand (--source).");
    WIRE_TRY(find_source(j, &source, &same_text));
    if (source) return compare_source(j, source);
    if (j->in->n_sources > 1)
        return wire__say(j, WIRE_CHECK_SOURCE, WIRE_CHECK_FAILS,
                         "None of the %zu articles at hand is the one in the "
                         "receipt.",
                         j->in->n_sources);
    return wire__say(j, WIRE_CHECK_SOURCE, WIRE_CHECK_FAILS,
                     "The source at hand is not the one in the receipt: its %s "
                     "differs.",
                     same_text ? "headline" : "text");
}
