/* What may be claimed of a page, and in which words.
 *
 * Equal hashes are the claim; compare only grades what differs, and can take
 * a claim back, never give one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_int.h"

#include <string.h>

const char *wire_proved_name(wire_proved p)
{
    static const char *const names[] = {"none", "typography", "headline",
                                        "unmodified"};
    return names[p];
}

wire_proved wire__claim_of(const wire_text_hashes *source,
                           const wire_text_hashes *body, unsigned *transforms)
{
    bool same_text = wire_sha256_eq(&source->body, &body->body);
    bool same_folded = wire_sha256_eq(&source->folded, &body->folded);
    bool same_headline = wire_sha256_eq(&source->headline, &body->headline);
    *transforms = same_headline ? 0 : WIRE_TRANSFORM_HEADLINE;
    if (same_text)
        return same_headline ? WIRE_PROVED_UNMODIFIED : WIRE_PROVED_HEADLINE;
    *transforms |=
        same_folded ? WIRE_TRANSFORM_TYPOGRAPHY : WIRE_TRANSFORM_TEXT;
    return same_folded ? WIRE_PROVED_TYPOGRAPHY : WIRE_PROVED_NONE;
}

/* An item without a headline is shown under one that is not its own. */
static bool has_headline(const wire_text_hashes *source)
{
    wire_sha256 none;
    wire_sha256_of((wire_str){"", 0}, &none);
    return !wire_sha256_eq(&source->headline, &none);
}

void wire__label_words(wire_proved claim, unsigned transforms,
                       const wire_text_hashes *source, wire_str agency,
                       wire_buf *out)
{
    if (claim == WIRE_PROVED_NONE) return;
    wire_buf_lit(out, "Published from ");
    if (agency.n) {
        wire_buf_lit(out, "the ");
        wire_buf_str(out, agency);
        wire_buf_lit(out, " feed");
    } else {
        wire_buf_lit(out, "an agency feed");
    }
    switch (claim) {
    case WIRE_PROVED_UNMODIFIED:
        wire_buf_lit(out, " without any modifications to the text or the "
                          "headline.");
        break;
    case WIRE_PROVED_HEADLINE:
        wire_buf_lit(out, " without any modifications to the text. Only ");
        wire_buf_lit(out, has_headline(source)
                              ? "the headline has been changed."
                              : "a headline has been added.");
        break;
    default:
        wire_buf_lit(out, " without any modifications to the words of the "
                          "text. Only ");
        if (transforms & WIRE_TRANSFORM_HEADLINE)
            wire_buf_lit(out, "the headline, ");
        wire_buf_lit(out, "quotation marks, dashes and spaces have been "
                          "changed.");
        break;
    }
}

/* Compare, where nobody did. */
static wire_status grade_of(const wire_doc *source, const wire_doc *page,
                            const wire_comparison *c, wire_arena *a,
                            wire_grade *out, wire_err *err)
{
    wire_doc docs[2] = {*source, *page};
    wire_comparison made = {0};
    wire_idf *idf = NULL;
    if (c) {
        *out = c->grade;
        return WIRE_OK;
    }
    wire_status status = wire_idf_new(docs, 2, &idf, err);
    if (status == WIRE_OK)
        status = wire_compare_pair(source, page, idf, a, &made, err);
    wire_idf_free(idf);
    *out = made.grade;
    return status;
}

/* The grade that equal hashes are, and that of compare where they are not. */
static wire_status judge(const wire_doc *source, const wire_article *page,
                         const wire_doc *page_doc, const wire_comparison *c,
                         wire_arena *a, wire_label_made *out, wire_err *err)
{
    wire_doc made;
    if (out->claim == WIRE_PROVED_UNMODIFIED) out->grade = WIRE_GRADE_VERBATIM;
    if (out->claim == WIRE_PROVED_HEADLINE)
        out->grade = WIRE_GRADE_NEW_HEADLINE;
    if (out->claim >= WIRE_PROVED_HEADLINE) return WIRE_OK;
    if (!page_doc) {
        WIRE_TRY(wire_text_doc(page, a, &made, err));
        page_doc = &made;
    }
    WIRE_TRY(grade_of(source, page_doc, c, a, &out->grade, err));
    if (out->claim == WIRE_PROVED_NONE) return WIRE_OK;
    if (out->grade <= WIRE_GRADE_TYPOGRAPHY) {
        out->grade = WIRE_GRADE_TYPOGRAPHY;
    } else {
        out->claim = WIRE_PROVED_NONE;
        out->transforms |= WIRE_TRANSFORM_TEXT;
    }
    return WIRE_OK;
}

wire_status wire__label_make(const wire_doc *source, const wire_article *page,
                             const wire_doc *page_doc, wire_str leave_out,
                             const wire_comparison *c, wire_str agency,
                             wire_arena *a, wire_label_made *out,
                             wire_text_hashes hashes[2], wire_err *err)
{
    wire_buf words = {0};
    wire_status status = WIRE_OK;
    memset(out, 0, sizeof *out);
    WIRE_TRY(wire_text_hash(source->article, (wire_str){0}, &hashes[0], err));
    WIRE_TRY(wire_text_hash(page, leave_out, &hashes[1], err));
    out->claim = wire__claim_of(&hashes[0], &hashes[1], &out->transforms);
    if (!source->article->n_paras || !page->n_paras) {
        out->claim = WIRE_PROVED_NONE; /* two empty texts are no copy */
        out->grade = WIRE_GRADE_NONE;
    } else {
        WIRE_TRY(judge(source, page, page_doc, c, a, out, err));
    }
    wire__label_words(out->claim, out->transforms, &hashes[0], agency, &words);
    if (words.failed || !wire_arena_copy(a, wire_buf_view(&words), &out->words))
        status = wire_fail_mem(err);
    wire_buf_free(&words);
    return status;
}

wire_status wire_label_compute(const wire_doc *source, const wire_doc *page,
                               const wire_comparison *c, wire_str agency,
                               wire_arena *a, wire_label_made *out,
                               wire_err *err)
{
    wire_text_hashes hashes[2];
    return wire__label_make(source, page->article, page, (wire_str){0}, c,
                            agency, a, out, hashes, err);
}
