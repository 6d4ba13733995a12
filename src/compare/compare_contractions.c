/* Words cut short in speech, written out.
 *
 *     text   don 't      who 's     can 't     we 'll     the mayor 's
 *     full   do  not     who is     can not    we will    the mayor s
 *
 * Words are cut at apostrophes (text.h), so each half is a word of its own.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_int.h"

static void put(wire__side *s, size_t k, const char *word)
{
    s->full[k] = wire_text_word_hash(wire_str_of(word));
    s->spell[k] = wire__word_spell(word, strlen(word));
}

/* Does an apostrophe, and nothing else, stand before word k? */
static bool is_behind_apostrophe(const wire__side *s, size_t k)
{
    const wire_words *w = &s->doc->words;
    uint32_t end = w->off[k - 1] + w->len[k - 1], n = w->off[k] - end;
    const char *p = s->body.p + end;
    return (n == 1 && *p == '\'') ||
           (n == 3 && memcmp(p, "\xe2\x80\x99", 3) == 0);
}

static bool is_text(const wire__side *s, size_t k, const char *lower)
{
    wire_str x = {s->body.p + s->doc->words.off[k], s->doc->words.len[k]};
    return wire_str_eq_nocase(x, wire_str_of(lower));
}

/* "don", "isn": what stands before 't. */
static void put_negated(wire__side *s, size_t k)
{
    static const struct {
        const char *cut, *full;
    } bases[] = {
        {"don", "do"},       {"didn", "did"},   {"doesn", "does"},
        {"isn", "is"},       {"aren", "are"},   {"wasn", "was"},
        {"weren", "were"},   {"won", "will"},   {"wouldn", "would"},
        {"couldn", "could"}, {"can", "can"},    {"shouldn", "should"},
        {"hasn", "has"},     {"haven", "have"}, {"hadn", "had"},
        {"mustn", "must"},   {"needn", "need"}, {"mightn", "might"},
        {"shan", "shall"},
    };
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        if (!is_text(s, k - 1, bases[i].cut)) continue;
        put(s, k - 1, bases[i].full);
        put(s, k, "not");
        return;
    }
}

/* 's is "is" behind these words, and a genitive behind others. */
static bool takes_is(const wire__side *s, size_t k)
{
    static const char *const words[] = {
        "it",   "he",    "she",  "that", "there",    "here",    "who",
        "what", "where", "when", "how",  "everyone", "nothing", "this"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_text(s, k, words[i])) return true;
    return false;
}

void wire__contractions_fill(wire__side *s)
{
    static const struct {
        const char *cut, *full;
    } tails[] = {{"re", "are"},
                 {"ll", "will"},
                 {"ve", "have"},
                 {"m", "am"},
                 {"d", "would"}};
    const wire_words *w = &s->doc->words;
    for (size_t k = 0; k < w->n; k++)
        s->full[k] = w->hash[k];
    for (size_t k = 1; k < w->n; k++) {
        if (w->len[k] > 2 || !is_behind_apostrophe(s, k)) continue;
        if (is_text(s, k, "t")) {
            put_negated(s, k);
        } else if (is_text(s, k, "s")) {
            if (takes_is(s, k - 1)) put(s, k, "is");
        } else {
            for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
                if (is_text(s, k, tails[i].cut)) put(s, k, tails[i].full);
        }
    }
}
