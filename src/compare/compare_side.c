/* One side of a comparison: everything that is known of an article.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compare_int.h"

wire_str wire__side_text(const wire__side *s, wire_span span)
{
    return wire_str_sub(s->body, span.beg, span.end);
}

uint32_t wire__side_sentence_at(const wire__side *s, uint32_t off)
{
    /* asked for all the time, of places nobody can foresee: no branch */
    const wire_sentence *p = s->sentences;
    size_t n = s->n_sentences;
    if (!n) return WIRE_NO_SENTENCE;
    while (n > 1) {
        size_t half = n / 2;
        p += half & -(size_t)(p[half - 1].span.end <= off);
        n -= half;
    }
    p += p->span.end <= off;
    return p < s->sentences + s->n_sentences ? (uint32_t)(p - s->sentences)
                                             : WIRE_NO_SENTENCE;
}

wire_para_role wire__side_role(const wire__side *s, uint32_t sentence)
{
    uint32_t para = s->sentences[sentence].para;
    const wire_article *art = s->doc->article;
    return para < art->n_paras ? art->paras[para].role : WIRE_PARA_BODY;
}

const wire_quote *wire__side_quote_until(const wire__side *s, uint32_t off,
                                         uint32_t *until)
{
    size_t lo = 0, hi = s->n_quotes;
    while (lo < hi) { /* first quotation that begins behind off */
        size_t mid = lo + (hi - lo) / 2;
        if (s->quotes[mid].span.beg <= off)
            lo = mid + 1;
        else
            hi = mid;
    }
    *until = lo < s->n_quotes ? s->quotes[lo].span.beg : UINT32_MAX;
    while (lo--) {
        const wire_quote *q = &s->quotes[lo];
        if (q->depth) continue;
        if (off >= q->span.end) return NULL;
        if (q->span.end < *until) *until = q->span.end;
        return q;
    }
    return NULL;
}

const wire_quote *wire__side_quote_at(const wire__side *s, uint32_t off)
{
    uint32_t until;
    return wire__side_quote_until(s, off, &until);
}

static size_t sentence_words(const wire__side *s, size_t i)
{
    wire_span x = s->sentences[i].span;
    return wire_words_at(&s->doc->words, x.end) -
           wire_words_at(&s->doc->words, x.beg);
}

/* What has more words than any sentence is cut, so that whatever looks at one
 * sentence has little to look at: no finder, and no alignment, is worse than
 * linear in the article. Cuts stand between words. */
static bool cut_sentences(wire__side *s, wire_arena *a)
{
    enum { SENTENCE_MAX = 600 };
    const wire_words *w = &s->doc->words;
    size_t more = 0, n = 0;
    for (size_t i = 0; i < s->n_sentences; i++)
        more += sentence_words(s, i) / SENTENCE_MAX;
    if (!more) return true;
    wire_sentence *out = WIRE_ARRAY(a, wire_sentence, s->n_sentences + more);
    if (!out) return false;
    for (size_t i = 0; i < s->n_sentences; i++) {
        wire_sentence x = s->sentences[i];
        size_t k = wire_words_at(w, x.span.beg), end = k + sentence_words(s, i);
        for (; end > k + SENTENCE_MAX; k += SENTENCE_MAX) {
            wire_sentence part = x;
            part.span.end = wire_words_span(w, k, k + SENTENCE_MAX).end;
            x.span.beg = w->off[k + SENTENCE_MAX];
            out[n++] = part;
        }
        out[n++] = x;
    }
    s->sentences = out;
    s->n_sentences = n;
    return true;
}

/* Words of each sentence; words between sentences belong to none. */
static bool find_words(wire__side *s, wire_arena *a)
{
    s->word_beg = WIRE_ARRAY(a, uint32_t, s->n_sentences + 1);
    if (!s->word_beg) return false;
    for (size_t i = 0; i < s->n_sentences; i++)
        s->word_beg[i] =
            (uint32_t)wire_words_at(&s->doc->words, s->sentences[i].span.beg);
    s->word_beg[s->n_sentences] = (uint32_t)s->doc->words.n;
    return true;
}

static bool overlaps(wire_span a, wire_span b)
{
    return a.beg < b.end && b.beg < a.end;
}

static bool find_credit_lines(wire__side *s, wire_arena *a)
{
    s->is_credit = wire_arena_calloc(a, s->n_sentences + 1, sizeof(bool));
    if (!s->is_credit) return false;
    wire_span core = s->doc->core;
    for (size_t i = 0; i < s->n_sentences; i++) {
        wire_span x = s->sentences[i].span;
        s->is_credit[i] =
            (s->doc->has_label && overlaps(x, s->doc->label.span)) ||
            x.end <= core.beg || x.beg >= core.end;
    }
    return true;
}

wire_status wire__side_fill(const wire_doc *doc, wire__maker *m, wire_arena *a,
                            wire__side *out, wire_err *err)
{
    const wire_article *art = doc->article;
    *out = (wire__side){.doc = doc, .body = art->body};
    WIRE_TRY(wire_text_sentences(art->body, art->paras, art->n_paras,
                                 doc->language, a, &out->sentences,
                                 &out->n_sentences, err));
    WIRE_TRY(wire_text_quotes(art->body, art->paras, art->n_paras, a,
                              &out->quotes, &out->n_quotes, err));
    wire_values v;
    WIRE_TRY(wire_text_values(art->body, doc->language, a, &v, err));
    out->numbers = v.numbers;
    out->n_numbers = v.n_numbers;
    out->dates = v.dates;
    out->n_dates = v.n_dates;
    WIRE_TRY(wire_text_names(art->body, doc->language, a, &out->names,
                             &out->n_names, err));
    if (!cut_sentences(out, a) || !find_words(out, a) ||
        !find_credit_lines(out, a) || !wire__words_fill(out, m, a))
        return wire_fail_mem(err);
    wire__mark_notes(out);
    return WIRE_OK;
}
