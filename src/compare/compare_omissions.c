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
    {"denied", DENIAL, WIRE__IN_EN},
    {"denies", DENIAL, WIRE__IN_EN},
    {"deny", DENIAL, WIRE__IN_EN},
    {"denying", DENIAL, WIRE__IN_EN},
    {"denial", DENIAL, WIRE__IN_EN},
    {"rejected", DENIAL, WIRE__IN_EN},
    {"rejects", DENIAL, WIRE__IN_EN},
    {"rejecting", DENIAL, WIRE__IN_EN},
    {"disputed", DENIAL, WIRE__IN_EN},
    {"disputes", DENIAL, WIRE__IN_EN},
    {"dismissed the", DENIAL, WIRE__IN_EN},
    {"dismissed that", DENIAL, WIRE__IN_EN},
    {"dismissed as", DENIAL, WIRE__IN_EN},
    {"refuted", DENIAL, WIRE__IN_EN},
    {"refutes", DENIAL, WIRE__IN_EN},
    {"contradicted", DENIAL, WIRE__IN_EN},
    {"pleaded not guilty", DENIAL, WIRE__IN_EN},
    {"not guilty", DENIAL, WIRE__IN_EN},
    {"his innocence", DENIAL, WIRE__IN_EN},
    {"her innocence", DENIAL, WIRE__IN_EN},
    {"dispute the", DENIAL, WIRE__IN_EN},
    {"dispute that", DENIAL, WIRE__IN_EN},
    {"contests the", DENIAL, WIRE__IN_EN},
    {"contested the", DENIAL, WIRE__IN_EN},
    {"wrongdoing", DENIAL, WIRE__IN_EN},
    {"baseless", DENIAL, WIRE__IN_EN},
    {"unfounded", DENIAL, WIRE__IN_EN},
    {"groundless", DENIAL, WIRE__IN_EN},
    {"untrue", DENIAL, WIRE__IN_EN},
    {"no knowledge of", DENIAL, WIRE__IN_EN},
    {"nothing to do", DENIAL, WIRE__IN_EN},
    {"he had never", DENIAL, WIRE__IN_EN},
    {"she had never", DENIAL, WIRE__IN_EN},
    {"it had never", DENIAL, WIRE__IN_EN},
    {"they had never", DENIAL, WIRE__IN_EN},
    {"he had not", DENIAL, WIRE__IN_EN},
    {"she had not", DENIAL, WIRE__IN_EN},
    {"it had not", DENIAL, WIRE__IN_EN},
    {"they had not", DENIAL, WIRE__IN_EN},
    {"independently verified", DOUBT, WIRE__IN_EN},
    {"independently confirmed", DOUBT, WIRE__IN_EN},
    {"not immediately clear", DOUBT, WIRE__IN_EN},
    {"unverified", DOUBT, WIRE__IN_EN},
    {"not been verified", DOUBT, WIRE__IN_EN},
    {"not be verified", DOUBT, WIRE__IN_EN},
    {"not verified", DOUBT, WIRE__IN_EN},
    {"independently verify", DOUBT, WIRE__IN_EN},
    {"not been confirmed", DOUBT, WIRE__IN_EN},
    {"not be confirmed", DOUBT, WIRE__IN_EN},
    {"not confirmed", DOUBT, WIRE__IN_EN},
    {"unconfirmed", DOUBT, WIRE__IN_EN},
    {"no evidence", DOUBT, WIRE__IN_EN},
    {"no proof", DOUBT, WIRE__IN_EN},
    {"no decision had", DOUBT, WIRE__IN_EN},
    {"no decision has", DOUBT, WIRE__IN_EN},
    {"not established", DOUBT, WIRE__IN_EN},
    {"not yet clear", DOUBT, WIRE__IN_EN},
    {"cautioned that", DOUBT, WIRE__IN_EN},
    {"cautioned against", DOUBT, WIRE__IN_EN},
    {"correction", CORRECTION, WIRE__IN_EN},
    {"corrects", CORRECTION, WIRE__IN_EN},
    {"corrected", CORRECTION, WIRE__IN_EN},
    {"embargo", CORRECTION, WIRE__IN_EN},
    {"embargoed", CORRECTION, WIRE__IN_EN},
    {"withdrawn the", CORRECTION, WIRE__IN_EN},
    {"alleged that", OTHER_SIDE, WIRE__IN_EN},
    {"accused", OTHER_SIDE, WIRE__IN_EN},
    {"critics", OTHER_SIDE, WIRE__IN_EN},
    {"opponents", OTHER_SIDE, WIRE__IN_EN},
    {"an appeal", OTHER_SIDE, WIRE__IN_EN},
    {"to appeal", OTHER_SIDE, WIRE__IN_EN},
    {"would appeal", OTHER_SIDE, WIRE__IN_EN},
    {"will appeal", OTHER_SIDE, WIRE__IN_EN},
    {"may appeal", OTHER_SIDE, WIRE__IN_EN},
    {"declined to comment", OTHER_SIDE, WIRE__IN_EN},
    {"declined comment", OTHER_SIDE, WIRE__IN_EN},
    {"not respond to", OTHER_SIDE, WIRE__IN_EN},
    {"not comment", OTHER_SIDE, WIRE__IN_EN},
    /* German */
    {"unabhängig überprüfen", DOUBT, WIRE__IN_DE},
    {"haltlos", DENIAL, WIRE__IN_DE},
    {"dementiert", DENIAL, WIRE__IN_DE},
    {"dementierte", DENIAL, WIRE__IN_DE},
    {"bestreitet", DENIAL, WIRE__IN_DE},
    {"bestritt", DENIAL, WIRE__IN_DE},
    {"bestreiten", DENIAL, WIRE__IN_DE},
    {"vorwürfe zurück", DENIAL, WIRE__IN_DE},
    {"vorwurf zurück", DENIAL, WIRE__IN_DE},
    {"wies die vorwürfe", DENIAL, WIRE__IN_DE},
    {"weist die vorwürfe", DENIAL, WIRE__IN_DE},
    {"streitet ab", DENIAL, WIRE__IN_DE},
    {"leugnet", DENIAL, WIRE__IN_DE},
    {"zurückgewiesen", DENIAL, WIRE__IN_DE},
    {"wies zurück", DENIAL, WIRE__IN_DE},
    {"widersprach", DENIAL, WIRE__IN_DE},
    {"bezweifelt", DOUBT, WIRE__IN_DE},
    {"nicht bestätigt", DOUBT, WIRE__IN_DE},
    {"berichtigt", CORRECTION, WIRE__IN_DE},
    {"berichtigung", CORRECTION, WIRE__IN_DE},
    {"korrektur", CORRECTION, WIRE__IN_DE},
    {"sperrfrist", CORRECTION, WIRE__IN_DE},
    {"wirft vor", OTHER_SIDE, WIRE__IN_DE},
    {"kritiker", OTHER_SIDE, WIRE__IN_DE},
    /* French */
    {"dément", DENIAL, WIRE__IN_FR},
    {"démenti", DENIAL, WIRE__IN_FR},
    {"rejette", DENIAL, WIRE__IN_FR},
    {"rejeté", DENIAL, WIRE__IN_FR},
    {"conteste", DENIAL, WIRE__IN_FR},
    {"contesté", DENIAL, WIRE__IN_FR},
    {"nie", DENIAL, WIRE__IN_FR},
    {"nient", DENIAL, WIRE__IN_FR},
    {"nié", DENIAL, WIRE__IN_FR},
    {"réfute", DENIAL, WIRE__IN_FR},
    {"récuse", DENIAL, WIRE__IN_FR},
    {"démentent", DENIAL, WIRE__IN_FR},
    {"contestent", DENIAL, WIRE__IN_FR},
    {"rejettent", DENIAL, WIRE__IN_FR},
    {"aucune preuve", DOUBT, WIRE__IN_FR},
    {"pas confirmé", DOUBT, WIRE__IN_FR},
    {"rectificatif", CORRECTION, WIRE__IN_FR},
    {"embargo jusqu", CORRECTION, WIRE__IN_FR},
    {"accuse", OTHER_SIDE, WIRE__IN_FR},
    /* Spanish */
    {"desmintió", DENIAL, WIRE__IN_ES},
    {"desmiente", DENIAL, WIRE__IN_ES},
    {"niega", DENIAL, WIRE__IN_ES},
    {"negó", DENIAL, WIRE__IN_ES},
    {"rechazó", DENIAL, WIRE__IN_ES},
    {"rechaza", DENIAL, WIRE__IN_ES},
    {"niegan", DENIAL, WIRE__IN_ES},
    {"negaron", DENIAL, WIRE__IN_ES},
    {"rechazan", DENIAL, WIRE__IN_ES},
    {"rechazaron", DENIAL, WIRE__IN_ES},
    {"desmienten", DENIAL, WIRE__IN_ES},
    {"descarta", DENIAL, WIRE__IN_ES},
    {"sin pruebas", DOUBT, WIRE__IN_ES},
    {"sin confirmar", DOUBT, WIRE__IN_ES},
    {"corrección", CORRECTION, WIRE__IN_ES},
    {"fe de errores", CORRECTION, WIRE__IN_ES},
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

/* A takeaway, or a line before the dateline: the story says it again. */
static bool is_summary(const wire__compare *t, uint32_t s)
{
    const wire_doc *d = t->s.doc;
    return wire__side_role(&t->s, s) == WIRE_PARA_LIST ||
           (d->has_dateline &&
            t->s.sentences[s].span.end <= d->dateline.span.beg);
}

static bool add_sentence(wire__compare *t, const wire__phrases *p, uint32_t s,
                         bool is_summed_up)
{
    if (t->s.is_credit[s]) return true; /* compare_credits */
    wire_span words = {t->s.word_beg[s], t->s.word_beg[s + 1]};
    bool is_heavy = !is_summed_up && s < t->s_foot && !is_summary(t, s) &&
                    weight_of(t, p, words.beg, words.end) &&
                    wire__known_share(&t->s, words, &t->c.stems) < ELSEWHERE;
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

/* Has another finder told of these words: a doubt, a source that is gone? */
static bool is_told(const wire__compare *t, wire_span s)
{
    enum { LOOK = 256 };
    size_t n = t->changes.n;
    for (size_t i = n > LOOK ? n - LOOK : 0; i < n; i++) {
        const wire_change *c = &t->changes.p[i];
        if (c->has_source_span && c->severity > WIRE_SEVERITY_LOW &&
            c->source_span.beg < s.end && s.beg < c->source_span.end)
            return true;
    }
    return false;
}

/* ", though tests were not finished": what takes back a part of the rest. */
static bool is_reserve(const wire__compare *t, const wire__op *o)
{
    static const char *const words[] = {
        "though", "although",   "but",  "however", "while",  "obwohl",
        "aber",   "allerdings", "mais", "bien",    "aunque", "pero"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wire__is_nocase(wire__side_word(&t->s, o->s_beg), words[i]))
            return wire__is_negated(t, &t->s, o->s_beg, o->s_end) &&
                   wire__known_share(&t->s, (wire_span){o->s_beg, o->s_end},
                                     &t->c.stems) < ELSEWHERE;
    return false;
}

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
    /* "permission was denied" may be told as "refused permission" */
    bool is_heavy =
        weight && weight != OTHER_SIDE && !is_told(t, s) &&
        !(weight == DENIAL &&
          wire__phrase_in(&t->negators, t->c.full, t->c.word_beg[l->copy],
                          t->c.word_beg[l->copy + 1]));
    wire_severity sev = is_heavy           ? WIRE_SEVERITY_HIGH
                        : is_reserve(t, o) ? WIRE_SEVERITY_MEDIUM
                                           : WIRE_SEVERITY_LOW;
    wire_change *x =
        wire__compare_add(t, WIRE_CHANGE_DETAIL_OMITTED, sev, s, none);
    if (!x) return false;
    x->copy = l->copy;
    return true;
}

/* A few lines that sum it up leave out what they must. What was cut and else
 * stands word for word is no digest, however short. */
static bool is_digest(const wire__compare *t)
{
    const wire_comparison *out = t->out;
    size_t linked = 0, whole = 0;
    for (size_t i = 0; i < out->n_links; i++) {
        linked += out->links[i].n_source > 0;
        whole += out->links[i].relation == WIRE_RELATION_VERBATIM;
    }
    return (float)out->n_omitted > (1 - TOLD_SHARE) * (float)t->s.n_sentences &&
           2 * whole < linked;
}

wire_status wire__find_omissions(wire__compare *t, wire_err *err)
{
    const wire_comparison *out = t->out;
    wire__phrases p;
    if (!wire__phrases_make(weighty, sizeof weighty / sizeof *weighty,
                            t->language, t->arena, &p))
        return wire_fail_mem(err);
    bool is_summed_up = is_digest(t);
    for (size_t i = 0; i < out->n_omitted; i++)
        if (!add_sentence(t, &p, out->omitted[i], is_summed_up))
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
