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
#include <stdlib.h>
#include <string.h>

#include "match_int.h"

enum { PLUG_PARAS = 3 }; /* looked at, from the end */
static const float COHESION_MAX = .2f;

/* Words of the outlet and the reader, folded; a plug has one outside
 * quotations. */
static const char *const address[] = {
    "you",        "your",      "our",        "we",          "us",
    "newsletter", "subscribe", "subscriber", "subscribers", "unsubscribe",
    "inbox",      "editorial", "editor",     "editors",     "newsroom",
    "readers",    "reader",    "follow",     "copyright",   "donate",
    "ihr",        "ihnen",     "unser",      "unsere",      "unserer",
    "unserem",    "unseren",   "uns",        "wir",         "abonnieren",
    "redaktion",  "leser",     "leserinnen", "vous",        "votre",
    "vos",        "nous",      "notre",      "nos",         "abonnez",
    "rédaction",  "lecteurs",  "usted",      "ustedes",     "nuestro",
    "nuestra",    "nuestros",  "suscríbase", "boletín",     "redacción",
    "lectores",   "voi",       "vostro",     "nostro",      "nostra",
    "iscriviti",  "redazione", "lettori",    "nosso",       "nossa",
    "você",       "assine",    "redação",    "leitores"};

static bool is_address(wire_str w)
{
    for (size_t i = 0; i < sizeof address / sizeof address[0]; i++)
        if (wire_str_eq_nocase(w, wire_str_of(address[i]))) return true;
    return false;
}

static bool speaks_to_reader(const wire_doc *doc, const wire_quote *quotes,
                             size_t n_quotes, wire_span para)
{
    const wire_words *w = &doc->words;
    wire_str body = doc->article->body, outlet = doc->article->outlet;
    wire_str text = {body.p + para.beg, para.end - para.beg};
    if (outlet.n >= 6 && wire_str_find_nocase(text, outlet, 0) != SIZE_MAX)
        return true;
    size_t q = 0;
    for (size_t i = wire_words_at(w, para.beg);
         i < w->n && w->off[i] < para.end; i++) {
        while (q < n_quotes && quotes[q].span.end <= w->off[i]) q++;
        if (q < n_quotes && quotes[q].span.beg <= w->off[i]) continue;
        wire_str s = {body.p + w->off[i], w->len[i]};
        if (is_address(s)) return true;
    }
    return false;
}

static int key_cmp(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return a < b ? -1 : a > b;
}

/* Share of the bits of sentences [from, to) whose keys stand in keys too. */
static float cohesion(const wire_telling *t, size_t from, size_t to,
                      const uint32_t *keys, size_t n)
{
    float all = 0, known = 0;
    for (size_t s = from; s < to; s++)
        for (uint32_t i = 0; i < t->sents[s].n; i++) {
            const wire__term *e = &t->terms[t->sents[s].first + i];
            all += e->weight;
            if (bsearch(&e->key, keys, n, sizeof *keys, key_cmp))
                known += e->weight;
        }
    return all > 0 ? known / all : 0;
}

/* Sorted keys of the first n sentences. */
static size_t keys_before(const wire_telling *t, size_t n, uint32_t *keys)
{
    size_t m = 0;
    for (size_t s = 0; s < n; s++)
        for (uint32_t i = 0; i < t->sents[s].n; i++)
            keys[m++] = t->terms[t->sents[s].first + i].key;
    if (m) qsort(keys, m, sizeof *keys, key_cmp);
    return m;
}

/* Drop the plugs at the end of the telling. A plug may be followed by
 * another one, but not by the story. */
wire_status wire__match_drop_plugs(const wire_doc *doc,
                                   const wire_quote *quotes, size_t n_quotes,
                                   wire_arena *a, wire_telling *t,
                                   wire_err *err)
{
    wire_arena_mark m = wire_arena_save(a);
    uint32_t *keys = WIRE_ARRAY(a, uint32_t, t->n_terms + 1);
    if (!keys) return wire_fail_mem(err);
    for (int k = 0; k < PLUG_PARAS && t->n_sents > 3; k++) {
        size_t to = t->n_sents, from = to - 1;
        uint32_t para = t->sents[from].para;
        while (from > 0 && t->sents[from - 1].para == para) from--;
        if (from < 3) break;
        wire_span span = {t->sents[from].span.beg, t->sents[to - 1].span.end};
        if (!speaks_to_reader(doc, quotes, n_quotes, span)) break;
        size_t n = keys_before(t, from, keys);
        if (cohesion(t, from, to, keys, n) > COHESION_MAX) break;
        t->n_sents = from;
        t->n_terms = t->sents[from].first;
    }
    wire_arena_rewind(a, m);
    return WIRE_OK;
}
