/* digest.c: one digest, section by section.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "digest_int.h"

static const char SCORER[] = "coverage/1";

const char *wire_story_kind_name(wire_story_kind k)
{
    static const char *const names[] = {"event", "family", "article"};
    return k <= WIRE_STORY_ARTICLE ? names[k] : "";
}

const char *wire_headline_form_name(wire_headline_form f)
{
    static const char *const names[] = {"none", "own", "question", "no-rule"};
    return f <= WIRE_HEADLINE_NO_RULE ? names[f] : "";
}

wire_status wire_digest_check(const wire_digest_opts *o, wire_err *err)
{
    if (o->max_synopsis < 1 || o->max_synopsis > 10)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "max_synopsis is %u, not 1 to 10", o->max_synopsis);
    if (o->max_takeaways > 20)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "max_takeaways is %u, more than 20", o->max_takeaways);
    if (o->min_takeaways > o->max_takeaways)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "min_takeaways is %u, more than max_takeaways",
                         o->min_takeaways);
    return WIRE_OK;
}

/* Languages whose attributions and clauses text.h knows. */
static bool is_known(wire_str language)
{
    static const char *const known[] = {"en", "de", "fr", "es"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (wire_str_eq(language, wire_str_of(known[i]))) return true;
    return false;
}

static void begin(wire__digest *d)
{
    wire_digest *out = d->out;
    out->kind = d->in->kind;
    out->number = d->in->number;
    out->source = d->in->articles[0];
    out->is_source_lost = d->in->is_source_lost;
    out->articles = d->in->articles;
    out->n_articles = d->in->n_articles;
    out->language = d->doc->language;
    out->is_full = is_known(d->doc->language);
    out->method = "extractive";
    out->scorer = SCORER;
    out->opts = *d->opts;
}

static void keep_outer(wire__digest *d)
{
    size_t n = 0;
    for (size_t i = 0; i < d->n_quotes; i++)
        if (d->quotes[i].depth == 0) d->quotes[n++] = d->quotes[i];
    d->n_quotes = n;
}

wire_status wire__digest_read(wire__digest *d, wire_err *err)
{
    const wire_article *art = d->doc->article;
    wire_str lang = d->doc->language;
    WIRE_TRY(wire_text_sentences(d->body, art->paras, art->n_paras, lang,
                                 d->tmp, &d->sents, &d->n_sents, err));
    WIRE_TRY(wire_text_quotes(d->body, art->paras, art->n_paras, d->tmp,
                              &d->quotes, &d->n_quotes, err));
    wire_attribution_in said = {d->doc, d->sents, d->n_sents, d->quotes,
                                d->n_quotes};
    WIRE_TRY(wire_text_attributions(&said, d->tmp, &d->said, &d->n_said, err));
    keep_outer(d);
    WIRE_TRY(wire_text_numbers(d->body, lang, d->tmp, &d->numbers,
                               &d->n_numbers, err));
    WIRE_TRY(
        wire_text_dates(d->body, lang, d->tmp, &d->dates, &d->n_dates, err));
    d->today = wire__digest_today(d->doc);
    return wire__digest_flags(d, err);
}

static wire_status make(wire__digest *d, wire_err *err)
{
    WIRE_TRY(wire__digest_read(d, err));
    WIRE_TRY(wire__digest_cands(d, err));
    WIRE_TRY(wire__digest_score(d, err));
    WIRE_TRY(wire__digest_headline(d, err));
    WIRE_TRY(wire__digest_select(d, err));
    WIRE_TRY(wire__digest_statements(d, err));
    WIRE_TRY(wire__digest_plans(d, err));
    WIRE_TRY(wire__digest_figures(d, err));
    return wire__digest_differences(d, err);
}

wire_status wire_digest_make(const wire_digest_in *in,
                             const wire_digest_opts *opts, wire_arena *a,
                             wire_digest *out, wire_err *err)
{
    memset(out, 0, sizeof *out);
    WIRE_TRY(wire_digest_check(opts, err));
    if (in->n_articles == 0)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF, "story has no article");
    const wire_doc *doc = &in->docs[in->articles[0]];
    wire__digest d = {.in = in,
                      .opts = opts,
                      .out = out,
                      .a = a,
                      .doc = doc,
                      .idf = in->idf,
                      .body = doc->article->body,
                      .is_english = wire_str_eq(doc->language, WIRE_STR("en"))};
    wire_idf *own = NULL;
    wire_status st = WIRE_OK;
    if (!d.idf) st = wire_idf_new(NULL, 0, &own, err);
    if (st == WIRE_OK) {
        if (own) d.idf = own;
        d.tmp = wire_arena_new(NULL, 0);
        begin(&d);
        st = d.tmp ? make(&d, err) : wire_fail_mem(err);
    }
    wire_arena_free(d.tmp);
    wire_idf_free(own);
    return st;
}
