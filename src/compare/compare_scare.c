/* Distance marks that a copy dropped: "strategic flexibility".
 *
 * The source keeps its distance from a word or two by marks; the copy prints
 * the same words as its own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compare_values_int.h"

enum { SCARE_WORDS = 5 };

static bool is_same_word(const wire__compare *t, uint32_t s, uint32_t c)
{
    return t->c.stem[c] == t->s.stem[s] ||
           (t->c.spell[c] == t->s.spell[s] &&
            wire__is_variant(wire__side_word(&t->s, s),
                             wire__side_word(&t->c, c)));
}

/* The scare-quoted words in the copy sentence, unquoted, in a row. */
static bool find_row(const wire__compare *t, wire_span s, uint32_t copy,
                     wire_span *out)
{
    uint32_t n = s.end - s.beg;
    for (uint32_t k = t->c.word_beg[copy]; k + n <= t->c.word_beg[copy + 1];
         k++) {
        uint32_t i = 0;
        while (i < n && is_same_word(t, s.beg + i, k + i))
            i++;
        if (i < n) continue;
        *out = wire_words_span(&t->c.doc->words, k, k + n);
        return true;
    }
    return false;
}

static bool is_list_line(const wire__side *s, uint32_t sentence)
{
    wire_para_role r = wire__side_role(s, sentence);
    return r == WIRE_PARA_LIST || r == WIRE_PARA_HEADING;
}

/* Words that somebody is said to have said are a quotation, however few; the
 * source's own distance are scare quotes. */
static wire_change_type type_of(const wire__compare *t, const wire_quote *q,
                                uint32_t sentence)
{
    static const char *const verbs[] = {
        "said",     "says",    "told",   "called",    "described", "insisted",
        "added",    "argued",  "stated", "warned",    "denied",    "sagte",
        "nannte",   "sprach",  "selon",  "declare",   "qualifie",  "dijo",
        "califico", "calling", "saying", "describes", "ruled",     "wrote"};
    if (q->kind == WIRE_QUOTE_DIRECT) return WIRE_CHANGE_QUOTE_MARKS_LOST;
    uint32_t end = t->s.word_beg[sentence + 1];
    for (uint32_t k = t->s.word_beg[sentence]; k < end; k++)
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
            if (wire__is_word(&t->s, k, verbs[i]))
                return WIRE_CHANGE_QUOTE_MARKS_LOST;
    return WIRE_CHANGE_SCARE_QUOTE_LOST;
}

wire_status wire__find_scare_quotes(wire__compare *t, wire_err *err)
{
    uint32_t *copies, *copy_beg;
    if (!wire__links_by_source(t, &copies, &copy_beg))
        return wire_fail_mem(err);
    for (size_t q = 0; q < t->s.n_quotes; q++) {
        const wire_quote *sq = &t->s.quotes[q];
        wire_span s = wire__quote_words(&t->s, sq->words);
        if (sq->depth || sq->kind == WIRE_QUOTE_TITLE || s.beg == s.end ||
            s.end - s.beg > SCARE_WORDS)
            continue;
        uint32_t sentence = wire__side_sentence_at(&t->s, sq->span.beg);
        if (sentence == WIRE_NO_SENTENCE) continue;
        for (uint32_t k = copy_beg[sentence]; k < copy_beg[sentence + 1]; k++) {
            wire_span c;
            if (!find_row(t, s, copies[k], &c) ||
                wire__side_quote_at(&t->c, c.beg) ||
                wire__is_in_marks(&t->c, c))
                continue;
            /* one word that was said is hardly a quotation */
            wire_change_type type = type_of(t, sq, sentence);
            bool slight =
                is_list_line(&t->c, copies[k]) ||
                (type == WIRE_CHANGE_QUOTE_MARKS_LOST && s.end - s.beg == 1);
            if (!wire__compare_add(
                    t, type, slight ? WIRE_SEVERITY_LOW : WIRE_SEVERITY_MEDIUM,
                    sq->span, c))
                return wire_fail_mem(err);
        }
    }
    return WIRE_OK;
}
