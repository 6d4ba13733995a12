/* What the copy left out.
 *
 * A shorter text is no fault: an omitted sentence is low. It weighs more
 * where it carried the other side's word, a denial, a doubt or a correction,
 * and more still when the copy keeps the sentence and drops just that part.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_quotes_int.h"

typedef enum {
    DENIAL = 1, /* a claim is denied, refused, disputed */
    DOUBT,      /* it is not proved, not verified */
    CORRECTION, /* an error is told, a time to be kept */
    OTHER_SIDE  /* somebody accuses, appeals, is silent: a whole sentence */
} carried;

static const wire__phrase weighty[] = {
    /* English */
    {"denied", DENIAL},
    {"denies", DENIAL},
    {"deny", DENIAL},
    {"denying", DENIAL},
    {"denial", DENIAL},
    {"rejected", DENIAL},
    {"rejects", DENIAL},
    {"rejecting", DENIAL},
    {"disputed", DENIAL},
    {"disputes", DENIAL},
    {"dismissed the", DENIAL},
    {"dismissed that", DENIAL},
    {"dismissed as", DENIAL},
    {"refuted", DENIAL},
    {"refutes", DENIAL},
    {"contradicted", DENIAL},
    {"pleaded not guilty", DENIAL},
    {"not guilty", DENIAL},
    {"unverified", DOUBT},
    {"not been verified", DOUBT},
    {"not be verified", DOUBT},
    {"not verified", DOUBT},
    {"independently verify", DOUBT},
    {"not been confirmed", DOUBT},
    {"not be confirmed", DOUBT},
    {"not confirmed", DOUBT},
    {"unconfirmed", DOUBT},
    {"no evidence", DOUBT},
    {"no proof", DOUBT},
    {"no decision had", DOUBT},
    {"no decision has", DOUBT},
    {"not established", DOUBT},
    {"not yet clear", DOUBT},
    {"cautioned that", DOUBT},
    {"cautioned against", DOUBT},
    {"correction", CORRECTION},
    {"corrects", CORRECTION},
    {"corrected", CORRECTION},
    {"embargo", CORRECTION},
    {"embargoed", CORRECTION},
    {"withdrawn the", CORRECTION},
    {"alleged that", OTHER_SIDE},
    {"accused", OTHER_SIDE},
    {"critics", OTHER_SIDE},
    {"opponents", OTHER_SIDE},
    {"an appeal", OTHER_SIDE},
    {"to appeal", OTHER_SIDE},
    {"would appeal", OTHER_SIDE},
    {"will appeal", OTHER_SIDE},
    {"may appeal", OTHER_SIDE},
    {"declined to comment", OTHER_SIDE},
    {"declined comment", OTHER_SIDE},
    {"not respond to", OTHER_SIDE},
    {"not comment", OTHER_SIDE},
    /* German */
    {"dementiert", DENIAL},
    {"dementierte", DENIAL},
    {"bestreitet", DENIAL},
    {"bestritt", DENIAL},
    {"bestreiten", DENIAL},
    {"zurückgewiesen", DENIAL},
    {"wies zurück", DENIAL},
    {"widersprach", DENIAL},
    {"bezweifelt", DOUBT},
    {"nicht bestätigt", DOUBT},
    {"berichtigt", CORRECTION},
    {"berichtigung", CORRECTION},
    {"korrektur", CORRECTION},
    {"sperrfrist", CORRECTION},
    {"wirft vor", OTHER_SIDE},
    {"kritiker", OTHER_SIDE},
    /* French */
    {"dément", DENIAL},
    {"démenti", DENIAL},
    {"rejette", DENIAL},
    {"rejeté", DENIAL},
    {"conteste", DENIAL},
    {"contesté", DENIAL},
    {"nie", DENIAL},
    {"aucune preuve", DOUBT},
    {"pas confirmé", DOUBT},
    {"rectificatif", CORRECTION},
    {"embargo jusqu", CORRECTION},
    {"accuse", OTHER_SIDE},
    /* Spanish */
    {"desmintió", DENIAL},
    {"desmiente", DENIAL},
    {"niega", DENIAL},
    {"negó", DENIAL},
    {"rechazó", DENIAL},
    {"rechaza", DENIAL},
    {"sin confirmar", DOUBT},
    {"corrección", CORRECTION},
    {"fe de errores", CORRECTION},
};

enum {
    PART_MIN = 4, /* words of a part that was cut out of a sentence */
    PART_MAX = 24
};
#define TOLD_SHARE .5f /* of the source's sentences: below, it is a digest */
#define ELSEWHERE  .7f /* of a sentence's bits that the other text has too */

/* What the words weigh: the first of weight that stands there, or 0. */
static int weight_of(const wire__compare *t, const wire__phrases *p,
                     uint32_t beg, uint32_t end)
{
    uint32_t n;
    for (uint32_t k = beg; k < end; k++) {
        int v = wire__phrase_at(p, t->s.full, k, end, &n);
        if (v) return v;
    }
    return 0;
}

/* ---- Whole sentences ---- */

static bool add_sentence(wire__compare *t, const wire__phrases *p, uint32_t s,
                         bool is_digest)
{
    if (t->s.is_credit[s]) return true; /* compare_credits */
    wire_span words = {t->s.word_beg[s], t->s.word_beg[s + 1]};
    bool is_heavy = !is_digest && s < t->s_foot &&
                    wire__side_role(&t->s, s) != WIRE_PARA_LIST &&
                    weight_of(t, p, words.beg, words.end) &&
                    wire__known_share(&t->s, words, &t->c_stems) < ELSEWHERE;
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
static bool add_part(wire__compare *t, const wire__phrases *p,
                     const wire__op *o, const wire_link *l)
{
    uint32_t n = o->s_end - o->s_beg;
    if (o->kind != WIRE__OP_DELETED || n < PART_MIN || n > PART_MAX)
        return true;
    wire_span s = wire_words_span(&t->s.doc->words, o->s_beg, o->s_end);
    if (wire__side_quote_at(&t->s, s.beg)) return true; /* compare_quotes */
    wire_span none = {0, 0};
    int weight = weight_of(t, p, o->s_beg, o->s_end);
    bool is_heavy = weight && weight != OTHER_SIDE;
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
    wire__phrases p;
    if (!wire__phrases_make(weighty, sizeof weighty / sizeof *weighty, t->arena,
                            &p))
        return wire_fail_mem(err);
    bool is_digest =
        (float)out->n_omitted > (1 - TOLD_SHARE) * (float)t->s.n_sentences;
    for (size_t i = 0; i < out->n_omitted; i++)
        if (!add_sentence(t, &p, out->omitted[i], is_digest))
            return wire_fail_mem(err);
    for (size_t i = 0; i < out->n_links; i++) {
        const wire_link *l = &out->links[i];
        if (l->relation != WIRE_RELATION_EDITED &&
            l->relation != WIRE_RELATION_PARAPHRASE)
            continue;
        for (size_t k = 0; k < t->diffs[i].n; k++)
            if (!add_part(t, &p, &t->diffs[i].ops[k], l))
                return wire_fail_mem(err);
    }
    return WIRE_OK;
}
