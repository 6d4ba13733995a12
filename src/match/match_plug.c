/* Plugs: the paragraphs in which an outlet speaks to its readers.
 *
 *     ... until a replacement arrives.                      the story
 *     The Ledger is printed on Customs Quay. Tide tables    a plug: other
 *     are sent free to any reader; ring our newsroom ...    words, "our"
 *
 * In a large corpus standing text is learnt by its repetition; in a folder
 * of eight files an outlet stands there once. Its plug is known all the same
 * by two signs together: it shares hardly a telling word with the rest of
 * the article, and it speaks to the reader or names the outlet.
 * SPDX-License-Identifier: Apache-2.0 */

#include "match_int.h"

enum {
    PLUG_PARAS = 3, /* looked at, from the end */
    STORY_SENTS = 3 /* never taken for a plug */
};
static const float COHESION_MAX = .2f;

static bool speaks_to_reader(const wire_doc *doc, const wire_idf *idf,
                             const wire_quote *quotes, size_t n_quotes,
                             wire_span para)
{
    const wire_words *w = &doc->words;
    wire_str body = doc->article->body, outlet = doc->article->outlet;
    wire_str text = {body.p + para.beg, para.end - para.beg};
    if (outlet.n >= 6 && wire_str_find_nocase(text, outlet, 0) != SIZE_MAX)
        return true;
    size_t q = 0;
    for (size_t i = wire_words_at(w, para.beg);
         i < w->n && w->off[i] < para.end; i++) {
        while (q < n_quotes && quotes[q].span.end <= w->off[i])
            q++;
        if (q < n_quotes && quotes[q].span.beg <= w->off[i]) continue;
        if (wire__idf_is_plug(idf, w->hash[i])) return true;
    }
    return false;
}

/* Share of the bits of sentences [from, n_sents) whose keys stand before. */
static float cohesion(const wire_telling *t, size_t from)
{
    float all = 0, known = 0;
    for (size_t i = 0; i < t->n_terms;) {
        bool before = t->terms[i].sent < from;
        size_t k = i;
        for (; k < t->n_terms && t->terms[k].key == t->terms[i].key; k++) {
            size_t sent = t->terms[k].sent;
            if (sent < from || sent >= t->n_sents) continue;
            all += t->terms[k].weight;
            if (before) known += t->terms[k].weight;
        }
        i = k;
    }
    return all > 0 ? known / all : 0;
}

/* A plug may be followed by another one, but not by the story. */
void wire__match_drop_plugs(const wire_doc *doc, const wire_idf *idf,
                            const wire_quote *quotes, size_t n_quotes,
                            wire_telling *t)
{
    size_t old = t->n_sents, m = 0;
    for (int k = 0; k < PLUG_PARAS && t->n_sents > STORY_SENTS; k++) {
        size_t to = t->n_sents, from = to - 1;
        uint32_t para = t->sents[from].para;
        while (from > 0 && t->sents[from - 1].para == para)
            from--;
        if (from < STORY_SENTS) break;
        wire_span span = {t->sents[from].span.beg, t->sents[to - 1].span.end};
        if (!speaks_to_reader(doc, idf, quotes, n_quotes, span)) break;
        if (cohesion(t, from) > COHESION_MAX) break;
        t->n_sents = from;
    }
    if (t->n_sents == old) return;
    for (size_t i = 0; i < t->n_terms; i++)
        if (t->terms[i].sent < t->n_sents) t->terms[m++] = t->terms[i];
    t->n_terms = m;
}
