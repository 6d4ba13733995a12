/* Who says so.
 *
 *   source  Traders fear that the shortage will encourage fraud
 *   copy    Fraudsters will profit from the shortage          lost
 *
 * A statement that the source hangs on somebody and the copy tells as plain
 * fact has lost its attribution. The words of saying are known by lists of
 * verbs and phrases; whether somebody else's words remain attributed is looked
 * for in the copy's own sentence and in the one before it, since a paragraph
 * of indirect speech is often attributed once.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_quotes_int.h"

typedef struct {
    const char *first, *second; /* second may be NULL */
    bool leads;                 /* the source of it follows: according to */
} say_word;

static const say_word say_words[] = {
    {"said", NULL, false},
    {"says", NULL, false},
    {"say", NULL, false},
    {"saying", NULL, false},
    {"told", NULL, false},
    {"tells", NULL, false},
    {"stated", NULL, false},
    {"states", NULL, false},
    {"announced", NULL, false},
    {"alleged", NULL, false},
    {"alleges", NULL, false},
    {"alleging", NULL, false},
    {"claimed", NULL, false},
    {"claims", NULL, false},
    {"warned", NULL, false},
    {"warns", NULL, false},
    {"warning", "that", false},
    {"argued", NULL, false},
    {"argues", NULL, false},
    {"added", NULL, false},
    {"noted", NULL, false},
    {"insisted", NULL, false},
    {"denied", NULL, false},
    {"admitted", NULL, false},
    {"confirmed", NULL, false},
    {"reported", NULL, false},
    {"reports", NULL, false},
    {"reporting", NULL, false},
    {"estimated", NULL, false},
    {"estimates", NULL, false},
    {"estimate", "that", false},
    {"described", NULL, false},
    {"describes", NULL, false},
    {"fear", NULL, false},
    {"fears", NULL, false},
    {"believes", NULL, false},
    {"believe", NULL, false},
    {"believed", NULL, false},
    {"explained", NULL, false},
    {"explains", NULL, false},
    {"emphasized", NULL, false},
    {"emphasised", NULL, false},
    {"emphasizing", NULL, false},
    {"emphasising", NULL, false},
    {"stressed", NULL, false},
    {"noting", NULL, false},
    {"indicated", NULL, false},
    {"indicating", NULL, false},
    {"called", NULL, false},
    {"found", "that", false},
    {"concluded", NULL, false},
    {"testified", NULL, false},
    {"ruled", "that", false},
    {"complained", NULL, false},
    {"conceded", NULL, false},
    {"suggested", NULL, false},
    {"recalled", NULL, false},
    {"replied", NULL, false},
    {"asked", NULL, false},
    {"promised", NULL, false},
    {"according", "to", true},
    {"in", "statement", false},
    {"quoted", NULL, false},
    {"cited", NULL, false},
    {"citing", NULL, true},
    {"told", "reporters", false},
    {"spokesman", NULL, false},
    {"spokeswoman", NULL, false},
    {"spokesperson", NULL, false},
    {"lamented", NULL, false},
    {"held", NULL, false},
    {"cautioned", NULL, false},
    {"cautioning", NULL, false},
    {"assured", NULL, false},
    {"maintained", NULL, false},
    {"urged", NULL, false},
    {"acknowledged", NULL, false},
    {"pledged", NULL, false},
    {"vowed", NULL, false},
    {"declared", NULL, false},
    {"remarked", NULL, false},
    {"observed", NULL, false},
    {"wrote", NULL, false},
    {"tweeted", NULL, false},
    {"posted", NULL, false},
    {"joked", NULL, false},
    {"lauded", NULL, false},
    {"praised", NULL, false},
    {"criticised", NULL, false},
    {"criticized", NULL, false},
    {"condemned", NULL, false},
    {"accused", NULL, false},
    {"disclosed", NULL, false},
    {"revealed", NULL, false},
    {"predicted", NULL, false},
    {"predicts", NULL, false},
    {"insists", NULL, false},
    {"contends", NULL, false},
    {"contended", NULL, false},
    {"hailed", NULL, false},
    {"estimating", NULL, false},
    {"asserted", NULL, false},
    {"asserts", NULL, false},
    {"underlined", NULL, false},
    {"highlighted", NULL, false},
    /* German */
    {"sagte", NULL, false},
    {"sagt", NULL, false},
    {"sagten", NULL, false},
    {"erklärte", NULL, false},
    {"erklärten", NULL, false},
    {"betonte", NULL, false},
    {"kritisierte", NULL, false},
    {"schätzt", NULL, false},
    {"schätzte", NULL, false},
    {"warnte", NULL, false},
    {"teilte", NULL, false},
    {"teilten", NULL, false},
    {"meinte", NULL, false},
    {"behauptet", NULL, false},
    {"behauptete", NULL, false},
    {"berichtete", NULL, false},
    {"berichtet", NULL, false},
    {"hieß", "es", false},
    {"laut", NULL, true},
    {"zufolge", NULL, false},
    {"nach", "angaben", true},
    {"bezweifelt", NULL, false},
    {"bestätigte", NULL, false},
    {"worten", NULL, true},
    /* French */
    {"déclaré", NULL, false},
    {"affirmé", NULL, false},
    {"affirme", NULL, false},
    {"indiqué", NULL, false},
    {"indique", NULL, false},
    {"assure", NULL, false},
    {"assuré", NULL, false},
    {"estime", NULL, false},
    {"estimé", NULL, false},
    {"expliqué", NULL, false},
    {"explique", NULL, false},
    {"dénonce", NULL, false},
    {"dénoncé", NULL, false},
    {"précisé", NULL, false},
    {"rapporté", NULL, false},
    {"selon", NULL, true},
    {"après", "le", false},
    {"avance", "le", false},
    {"avancent", NULL, false},
    {"dit", NULL, false},
    /* Spanish */
    {"dijo", NULL, false},
    {"según", NULL, true},
    {"afirmó", NULL, false},
    {"declaró", NULL, false},
    {"aseguró", NULL, false},
    {"explicó", NULL, false},
    {"señaló", NULL, false},
    {"indicó", NULL, false},
};
enum {
    SAYS = sizeof say_words / sizeof *say_words,
    BEFORE = 6, /* words of the speaker shown in front of the verb */
    AFTER = 8   /* behind "according to" */
};

typedef struct {
    uint32_t first[SAYS], second[SAYS];
    uint64_t filter[4];
} says;

static void hash_says(says *h)
{
    memset(h, 0, sizeof *h);
    for (size_t i = 0; i < SAYS; i++) {
        h->first[i] = wire_text_word_hash(wire_str_of(say_words[i].first));
        if (say_words[i].second)
            h->second[i] =
                wire_text_word_hash(wire_str_of(say_words[i].second));
        h->filter[h->first[i] >> 6 & 3] |= (uint64_t)1 << (h->first[i] & 63);
    }
}

/* The phrase of saying at word k, or NULL. */
static const say_word *say_at(const says *h, const wire_words *w, uint32_t k,
                              uint32_t end)
{
    uint32_t x = w->hash[k];
    if (!(h->filter[x >> 6 & 3] >> (x & 63) & 1)) return NULL;
    for (size_t i = 0; i < SAYS; i++)
        if (h->first[i] == x &&
            (!say_words[i].second ||
             (k + 1 < end && w->hash[k + 1] == h->second[i])))
            return &say_words[i];
    return NULL;
}

/* First phrase of saying outside quotations in a sentence, or end. */
static uint32_t find_say(const says *h, const wire__side *s, uint32_t sentence,
                         const say_word **out)
{
    const wire_words *w = &s->doc->words;
    uint32_t end = s->word_beg[sentence + 1];
    for (uint32_t k = s->word_beg[sentence]; k < end; k++) {
        *out = say_at(h, w, k, end);
        if (*out && !wire__side_quote_at(s, w->off[k])) return k;
    }
    *out = NULL;
    return end;
}

/* ---- The phrase, for people ---- */

static bool is_break(wire_str body, uint32_t beg, uint32_t end)
{
    for (uint32_t i = beg; i < end && i < body.n; i++)
        if (body.p[i] == ',' || body.p[i] == ';' || body.p[i] == ':' ||
            body.p[i] == '"' || (uint8_t)body.p[i] == 0xe2)
            return true;
    return false;
}

/* The speaker and the verb: back or on to the next mark. */
static wire_span phrase_at(const wire__side *s, uint32_t sentence, uint32_t k,
                           const say_word *say)
{
    const wire_words *w = &s->doc->words;
    uint32_t lo = k, hi = k + 1;
    uint32_t first = s->word_beg[sentence], last = s->word_beg[sentence + 1];
    if (say->leads) {
        while (hi < last && hi < k + AFTER &&
               !is_break(s->body, w->off[hi - 1] + w->len[hi - 1], w->off[hi]))
            hi++;
    } else {
        while (lo > first && lo + BEFORE > k &&
               !is_break(s->body, w->off[lo - 1] + w->len[lo - 1], w->off[lo]))
            lo--;
        if (lo == k) /* "said Idris Polat": the speaker stands behind */
            while (
                hi < last && hi < k + BEFORE &&
                !is_break(s->body, w->off[hi - 1] + w->len[hi - 1], w->off[hi]))
                hi++;
    }
    return wire_words_span(w, lo, hi);
}

/* ---- Lost and added ---- */

static bool attributes(const says *h, const wire__side *s, uint32_t sentence)
{
    const say_word *say;
    return find_say(h, s, sentence, &say) < s->word_beg[sentence + 1];
}

/* A sentence is attributed by itself, or by one before it in its paragraph
 * that is. */
static bool is_attributed(const says *h, const wire__side *s, uint32_t sentence,
                          bool *by_neighbour)
{
    *by_neighbour = false;
    if (attributes(h, s, sentence)) return true;
    *by_neighbour =
        sentence > 0 &&
        s->sentences[sentence - 1].para == s->sentences[sentence].para &&
        attributes(h, s, sentence - 1);
    return *by_neighbour;
}

/* Do the words of a phrase of the source, but for the saying itself, stand
 * in the copy sentence? */
static bool keeps_speaker(const wire__compare *t, wire_span phrase,
                          uint32_t copy)
{
    wire_span s = wire__quote_words(&t->s, phrase);
    for (uint32_t i = s.beg; i < s.end; i++) {
        if (t->s.weight[i] < WIRE_IDF_COMMON) continue;
        for (uint32_t k = t->c.word_beg[copy]; k < t->c.word_beg[copy + 1]; k++)
            if (t->c.stem[k] == t->s.stem[i]) return true;
    }
    return false;
}

/* A sentence with two sources of which the copy names one: "according to the
 * documents" may go while "the prosecutor said" stays. */
static bool look_for_second(wire__compare *t, const says *h, const wire_link *l,
                            uint32_t source)
{
    const wire_words *w = &t->s.doc->words;
    uint32_t end = t->s.word_beg[source + 1];
    for (uint32_t k = t->s.word_beg[source]; k < end; k++) {
        const say_word *say = say_at(h, w, k, end);
        if (!say || !say->leads || wire__side_quote_at(&t->s, w->off[k]))
            continue;
        wire_span phrase = phrase_at(&t->s, source, k, say);
        if (keeps_speaker(t, phrase, l->copy)) continue;
        wire_span none = {0, 0};
        wire_change *x = wire__compare_add(t, WIRE_CHANGE_ATTRIBUTION_LOST,
                                           WIRE_SEVERITY_MEDIUM, phrase, none);
        if (!x) return false;
        x->copy = l->copy;
    }
    return true;
}

static bool look_at(wire__compare *t, const says *h, const wire_link *l,
                    uint32_t source)
{
    const say_word *say;
    uint32_t k = find_say(h, &t->s, source, &say);
    if (!say) return true;
    bool by_neighbour;
    bool is_kept = is_attributed(h, &t->c, l->copy, &by_neighbour);
    if (is_kept && !by_neighbour) return look_for_second(t, h, l, source);
    wire_severity sev = WIRE_SEVERITY_HIGH;
    if (wire__side_role(&t->c, l->copy) == WIRE_PARA_LIST)
        sev = WIRE_SEVERITY_LOW;
    if (by_neighbour) sev = WIRE_SEVERITY_LOW;
    wire_change *x = wire__compare_add(t, WIRE_CHANGE_ATTRIBUTION_LOST, sev,
                                       phrase_at(&t->s, source, k, say),
                                       t->c.sentences[l->copy].span);
    return x && wire__compare_note(t, x, "told as plain fact");
}

static bool look_for_added(wire__compare *t, const says *h, const wire_link *l)
{
    const say_word *say;
    uint32_t k = find_say(h, &t->c, l->copy, &say);
    if (!say) return true;
    for (size_t i = 0; i < l->n_source; i++) {
        bool by_neighbour;
        if (is_attributed(h, &t->s, l->source[i], &by_neighbour)) return true;
    }
    wire_span none = {0, 0};
    return wire__compare_add(t, WIRE_CHANGE_ATTRIBUTION_ADDED,
                             WIRE_SEVERITY_LOW, none,
                             phrase_at(&t->c, l->copy, k, say)) != NULL;
}

wire_status wire__find_attribution(wire__compare *t, wire_err *err)
{
    says h;
    hash_says(&h);
    for (size_t i = 0; i < t->out->n_links; i++) {
        const wire_link *l = &t->out->links[i];
        if (l->relation == WIRE_RELATION_VERBATIM || !l->n_source) continue;
        for (size_t k = 0; k < l->n_source; k++)
            if (!look_at(t, &h, l, l->source[k])) return wire_fail_mem(err);
        if (!look_for_added(t, &h, l)) return wire_fail_mem(err);
    }
    return WIRE_OK;
}
