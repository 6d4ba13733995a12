/* What the copy left out.
 *
 * A shorter text is no fault: an omitted sentence is low. It weighs more
 * where it carried the other side's word, a denial, a doubt or a correction,
 * and more still when the copy keeps the sentence and drops just that part.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_quotes_int.h"

/* Words, folded, that carry a denial, a doubt, a correction, a reservation. */
static const char *const weighty[] = {
    "denied",     "denies",     "deny",        "rejected",   "rejects",
    "reject",     "disputed",   "disputes",    "dismissed",  "refuted",
    "declined",   "unverified", "verified",    "confirmed",  "unconfirmed",
    "alleged",    "allegedly",  "corrected",   "correction", "corrects",
    "embargo",    "embargoed",  "withdrawn",   "cautioned",  "warned",
    "appeal",     "acquitted",  "innocent",    "critics",    "opponents",
    "opposition", "dementiert", "bestreitet",  "bestritt",   "zurückgewiesen",
    "bezweifelt", "berichtigt", "widersprach", "opposition", "démenti",
    "dément",     "rejette",    "conteste",    "contesté",   "rectificatif",
    "desmintió",  "niega",      "negó",        "rechazó",    "rechaza"};
enum { WEIGHTY = sizeof weighty / sizeof *weighty };

enum {
    PART_MIN = 4, /* words of a part that was cut out of a sentence */
    PART_MAX = 24
};
#define TOLD_SHARE .5f /* of the source's sentences: below, it is a digest */

typedef struct {
    uint32_t hash[WEIGHTY];
    uint64_t filter[4];
} cues;

static void hash_cues(cues *c)
{
    memset(c, 0, sizeof *c);
    for (size_t i = 0; i < WEIGHTY; i++) {
        uint32_t h = wire_text_word_hash(wire_str_of(weighty[i]));
        c->hash[i] = h;
        c->filter[h >> 6 & 3] |= (uint64_t)1 << (h & 63);
    }
}

static bool is_weighty(const cues *c, const wire_words *w, uint32_t beg,
                       uint32_t end)
{
    for (uint32_t k = beg; k < end; k++) {
        uint32_t h = w->hash[k];
        if (!(c->filter[h >> 6 & 3] >> (h & 63) & 1)) continue;
        for (size_t i = 0; i < WEIGHTY; i++)
            if (c->hash[i] == h) return true;
    }
    return false;
}

/* ---- Whole sentences ---- */

static bool add_sentence(wire__compare *t, const cues *c, uint32_t s,
                         bool is_digest)
{
    if (t->s.is_credit[s]) return true; /* compare_credits */
    bool is_heavy =
        !is_digest &&
        is_weighty(c, &t->s.doc->words, t->s.word_beg[s], t->s.word_beg[s + 1]);
    wire_span none = {0, 0};
    wire_change *x =
        wire__compare_add(t, WIRE_CHANGE_SENTENCE_OMITTED,
                          is_heavy ? WIRE_SEVERITY_MEDIUM : WIRE_SEVERITY_LOW,
                          t->s.sentences[s].span, none);
    if (!x) return false;
    return !is_heavy ||
           wire__compare_note(t, x,
                              "it carries a denial, a doubt or the "
                              "other side");
}

/* ---- Parts ---- */

/* A cut part of a sentence that the copy otherwise keeps. */
static bool add_part(wire__compare *t, const cues *c, const wire__op *o,
                     const wire_link *l)
{
    uint32_t n = o->s_end - o->s_beg;
    if (o->kind != WIRE__OP_DELETED || n < PART_MIN || n > PART_MAX)
        return true;
    wire_span s = wire_words_span(&t->s.doc->words, o->s_beg, o->s_end);
    if (wire__side_quote_at(&t->s, s.beg)) return true; /* compare_quotes */
    wire_span none = {0, 0};
    bool is_heavy = is_weighty(c, &t->s.doc->words, o->s_beg, o->s_end);
    wire_change *x = wire__compare_add(
        t, WIRE_CHANGE_DETAIL_OMITTED,
        is_heavy ? WIRE_SEVERITY_HIGH : WIRE_SEVERITY_LOW, s, none);
    if (!x) return false;
    x->copy = l->copy;
    return true;
}

wire_status wire__find_omissions(wire__compare *t, wire_err *err)
{
    const wire_comparison *out = t->out;
    cues c;
    hash_cues(&c);
    bool is_digest =
        (float)out->n_omitted > (1 - TOLD_SHARE) * (float)t->s.n_sentences;
    for (size_t i = 0; i < out->n_omitted; i++)
        if (!add_sentence(t, &c, out->omitted[i], is_digest))
            return wire_fail_mem(err);
    for (size_t i = 0; i < out->n_links; i++) {
        const wire_link *l = &out->links[i];
        if (l->relation != WIRE_RELATION_EDITED &&
            l->relation != WIRE_RELATION_PARAPHRASE)
            continue;
        for (size_t k = 0; k < t->diffs[i].n; k++)
            if (!add_part(t, &c, &t->diffs[i].ops[k], l))
                return wire_fail_mem(err);
    }
    return WIRE_OK;
}
