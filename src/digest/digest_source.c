/* digest_source.c: whether a statement is one, and whose.
 *
 *   Port spokesman Edwin Marrow said     not the Ned Marrow of before
 *   a value-added tax                    nobody added a tax
 *   there are plans to add a lock        nor does a plan add
 *
 * The attributions of text.h are read for all they may be worth; the ledger
 * puts words into somebody's mouth, so that here what is not sure goes.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "digest_int.h"
#include "match_int.h"
#include "text_int.h"

enum { SPEAKER_BYTES = 200, NEAR = 8 /* attributions that may nest */ };

static const char PRONOUNS[] =
    "his her their its my our he she it they i we you who which this that "
    "these those one others another "
    "er sie es man ich wir il elle on ils elles je nous el ella ellos ellas";
static const char AUXILIARIES[] =
    "is are was were be been has have had do does did will would can could "
    "may might must should shall";

static bool is_word(const wire__digest *d, size_t w, const char *list)
{
    return w < d->doc->words.n &&
           wire__is_one_of(wire__digest_low(d, w).p, list);
}

static wire_str word_at(const wire__digest *d, size_t w)
{
    return wire__digest_text(d, wire_words_span(&d->doc->words, w, w + 1));
}

static bool is_capital_at(const wire__digest *d, size_t w)
{
    return w < d->doc->words.n && wire__is_capital(word_at(d, w));
}

static bool ends(const wire__digest *d, size_t w, const char *tail)
{
    return w < d->doc->words.n &&
           wire_str_ends(word_at(d, w), wire_str_of(tail));
}

/* Is word w somebody's: "Marrow's"? */
static bool is_possessive(const wire__digest *d, size_t w)
{
    return wire__digest_is_owner(d, w) &&
           (is_word(d, w + 1, "s") || ends(d, w, "s"));
}

/* ---- What stands there -------------------------------------------------- */

/* "Marrow, in a letter" and "Marrow, who ...": the comma where the name and
 * what describes it end. */
static uint32_t name_end(const wire__digest *d, size_t beg, size_t end)
{
    static const char asides[] =
        "who whose which as in at on after when while before speaking asked "
        "citing referring writing appearing during";
    for (size_t w = beg + 1; w < end; w++) {
        uint32_t before = d->doc->words.off[w - 1] + d->doc->words.len[w - 1];
        if (d->body.p[before] == ',' && is_word(d, w, asides)) return before;
    }
    return 0;
}

/* "Skippers leaving | the port said": the source begins with its sentence. */
static size_t widened(const wire__digest *d, size_t beg)
{
    enum { BEFORE = 3 };
    size_t at = wire__digest_sentence_at(d, d->doc->words.off[beg]), first, end;
    if (!d->is_english || beg == 0 || at == d->n_sents) return beg;
    wire__digest_words(d, d->sents[at].span, &first, &end);
    if (beg < first + 2 || beg > first + BEFORE || !ends(d, beg - 1, "ing") ||
        is_capital_at(d, beg - 1) || !ends(d, beg - 2, "s"))
        return beg;
    for (size_t w = first; w < beg; w++)
        if (!wire__digest_is_joined(d, w)) return beg;
    return first;
}

static size_t count_of(wire_str s, char c)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] == c;
    return n;
}

/* "Rep. Ann Lee (R-Calder": the bracket is closed behind it. */
static wire_span closed(const wire__digest *d, wire_span s)
{
    wire_str text = wire__digest_text(d, s);
    if (count_of(text, '(') > count_of(text, ')') && s.end < d->body.n &&
        d->body.p[s.end] == ')')
        s.end++;
    return s;
}

wire_span wire__digest_source(const wire__digest *d, const wire_attribution *x)
{
    static const char heads[] = "neither either both even only unlike like but "
                                "while and week month year summer spring "
                                "winter autumn morning evening night";
    wire_span s = x->source;
    size_t beg, end;
    wire__digest_words(d, s, &beg, &end);
    if (beg == end) return s;
    while (d->is_english && beg + 1 < end && is_word(d, beg, heads) &&
           is_capital_at(d, beg + 1))
        beg++;
    beg = widened(d, beg);
    s.beg = d->doc->words.off[beg];
    uint32_t stop = d->is_english ? name_end(d, beg, end) : 0;
    if (stop > 0) s.end = stop;
    return closed(d, s);
}

/* ---- Who it is ---------------------------------------------------------- */

static bool is_pronoun(const wire__digest *d, wire_span s)
{
    size_t beg, end;
    wire__digest_words(d, s, &beg, &end);
    if (end != beg + 1) return end == beg;
    return is_word(d, beg, PRONOUNS);
}

/* "They" are several: no one name stands for them. */
static bool is_plural(const wire__digest *d, wire_span s)
{
    size_t beg, end;
    wire__digest_words(d, s, &beg, &end);
    return end == beg + 1 && is_word(d, beg, "they we these those");
}

static bool has_word(const wire__digest *d, wire_span s, uint32_t hash)
{
    size_t beg, end;
    wire__digest_words(d, s, &beg, &end);
    for (size_t w = beg; w < end; w++)
        if (d->doc->words.hash[w] == hash) return true;
    return false;
}

/* Is the source a shorter form of the name: "Marrow", "Mr. Marrow", "Marrow of
 * the board"? "Edwin Marrow" of "Ned Marrow" is not, nor "Marrow's aide". */
static bool is_form_of(const wire__digest *d, wire_span source, wire_span name)
{
    static const char titles[] =
        "mr mrs ms miss dr sen rep gov prof sir lord "
        "lady dame herr frau president gen general col "
        "lt sgt maj capt admiral judge justice "
        "secretary senator representative governor "
        "minister speaker mayor chief";
    static const char links[] = "of from for in at on who";
    size_t w, end, n = 0;
    wire__digest_words(d, source, &w, &end);
    while (w + 1 < end && is_word(d, w, titles))
        w++;
    for (; w < end && is_capital_at(d, w); w++) {
        if (is_possessive(d, w) || !has_word(d, name, d->doc->words.hash[w]))
            return false;
        n++;
        uint32_t behind = d->doc->words.off[w] + d->doc->words.len[w];
        if (behind < d->body.n && d->body.p[behind] == ',') return true;
    }
    return n > 0 && (w >= end || is_word(d, w, links));
}

/* How the text writes a word, its place at the head of a sentence aside. */
typedef struct {
    bool is_small, is_large, is_several;
} use;

static use use_of(const wire__digest *d, size_t word)
{
    const wire_words *w = &d->doc->words;
    use u = {false, false, false};
    for (size_t i = 0; i < w->n; i++) {
        if (w->hash[i] != w->hash[word]) continue;
        if (!is_capital_at(d, i))
            u.is_small = true;
        else if (i > 0 && wire__digest_is_joined(d, i - 1))
            u.is_large = true;
        u.is_several = u.is_several || is_word(d, i + 1, "are were have");
    }
    return u;
}

/* "He" is nobody whom an article makes a thing, no body of people, and nobody
 * whom verbs make several or small letters a common noun. */
static bool is_nobody(const wire__digest *d, wire_span name)
{
    static const char bodies[] =
        "department committee subcommittee council board agency court party "
        "group company union association academy institute university college "
        "ministry office bureau commission news times post journal house "
        "senate congress government administration corporation inc corp";
    size_t beg, end;
    wire__digest_words(d, name, &beg, &end);
    if (beg == end || is_word(d, end - 1, bodies)) return true;
    if (is_word(d, beg, "the") && is_capital_at(d, beg + 1)) return true;
    if (beg > 0 && is_capital_at(d, beg) &&
        wire__digest_is_joined(d, beg - 1) && is_word(d, beg - 1, "the") &&
        !is_word(d, beg, "rev hon"))
        return true;
    if (end > beg + 1) return false;
    use u = use_of(d, beg);
    return u.is_small || (u.is_several && ends(d, beg, "s"));
}

/* "Marrow brushes it off: ..., he said": a name at the head of the sentence
 * that is not the one found makes it unsure. */
static bool is_rivalled(const wire__digest *d, size_t pronoun, wire_span name)
{
    size_t at = wire__digest_sentence_at(d, d->doc->words.off[pronoun]), w, end;
    if (at == d->n_sents) return false;
    wire__digest_words(d, d->sents[at].span, &w, &end);
    if (w >= pronoun || !is_capital_at(d, w) ||
        wire__digest_has_quote(d, wire_words_span(&d->doc->words, w, w + 1)))
        return false;
    use u = use_of(d, w);
    return u.is_large && !u.is_small &&
           !has_word(d, name, d->doc->words.hash[w]);
}

/* "Democratic Sens. Ned Marrow": one of several who were named in a row. */
static wire_span alone(const wire__digest *d, wire_span s)
{
    size_t beg, end;
    wire__digest_words(d, s, &beg, &end);
    if (beg + 1 < end && is_word(d, beg, "unlike like neither both either") &&
        is_capital_at(d, beg + 1))
        s.beg = d->doc->words.off[beg + 1];
    for (size_t w = beg; w + 1 < end && w < beg + 3; w++)
        if (is_word(d, w, "sens reps govs drs messrs") &&
            is_capital_at(d, w + 1))
            s.beg = d->doc->words.off[w + 1];
    return s;
}

wire_str wire__digest_speaker(const wire__digest *d, const wire_attribution *x)
{
    const wire_str none = {NULL, 0};
    wire_span source = wire__digest_source(d, x), name = x->speaker, s = source;
    if (is_plural(d, source)) return none;
    bool has_name = name.beg < name.end;
    size_t w = wire_words_at(&d->doc->words, source.beg);
    if (is_pronoun(d, source)) {
        if (!has_name || is_word(d, w, "it its")) return none;
        if (is_word(d, w, "he she his her") &&
            (is_nobody(d, name) || is_rivalled(d, w, name)))
            return none;
        s = name;
    } else if (has_name && is_form_of(d, source, name) &&
               /* What stands here may say more: "the US Department of War". */
               wire_str_find(wire__digest_text(d, source),
                             wire__digest_text(d, name), 0) == SIZE_MAX) {
        s = name;
    }
    s = alone(d, s);
    size_t beg, end;
    wire__digest_words(d, s, &beg, &end);
    uint32_t stop = beg < end ? name_end(d, beg, end) : 0;
    if (stop > s.beg) s.end = stop;
    wire_str text = wire__digest_text(d, s);
    if (is_pronoun(d, s) || text.n > SPEAKER_BYTES ||
        wire_str_find(text, WIRE_STR("/"), 0) != SIZE_MAX)
        return none;
    return wire__digest_text(d, s);
}

/* ---- Whether it is one -------------------------------------------------- */

/* Words of a source that nobody can be. */
static bool is_no_source(const wire__digest *d, const wire_attribution *x)
{
    static const char labels[] = "update note editor watch read related "
                                 "correction breaking exclusive opinion photo "
                                 "photos video image caption more";
    static const char without_article[] =
        "police management staff research polling data evidence security "
        "someone somebody anyone anybody everyone everybody nobody none "
        "people women men children many some most few several all";
    static const char times[] = "week month year summer spring winter autumn "
                                "morning evening night day today";
    size_t beg, end;
    wire_span s = wire__digest_source(d, x);
    wire__digest_words(d, s, &beg, &end);
    if (beg == end) return true;
    if (is_word(d, beg, "there here") ||
        (end == beg + 1 && wire__is_digit((uint8_t)word_at(d, beg).p[0])))
        return true;
    wire_str text = wire__digest_text(d, s);
    if (count_of(text, ')') > count_of(text, '(')) return true;
    /* "a student who | owns a boat said": what he does. */
    if (beg > 0 && !is_capital_at(d, beg) && is_word(d, beg - 1, "who"))
        return true;
    if (!is_pronoun(d, s) &&
        (is_possessive(d, end - 1) || is_word(d, end - 1, "s")))
        return true;
    if (end == beg + 1 && (is_word(d, beg, times) || is_word(d, beg, labels)))
        return true;
    if (is_word(d, beg, "file editor") && is_word(d, end - 1, labels))
        return true;
    /* "called it unfair", "a talk": one in small letters is somebody where
     * they are several, or of a kind that takes no article. */
    if (count_of(text, ' ') == 0 && !is_capital_at(d, beg) &&
        !is_pronoun(d, s) && !ends(d, end - 1, "s") &&
        !is_word(d, beg, without_article))
        return true;
    /* "quoted Ned Marrow as saying": his words, not the paper's. */
    return is_word(d, end, "quoted quotes quoting cites cited citing");
}

/* "The law that says", "an attorney who ...": whose the relative is must be
 * plain. */
static bool is_loose_relative(const wire__digest *d, const wire_attribution *x)
{
    size_t w = wire_words_at(&d->doc->words, x->source.beg);
    wire_span s = x->speaker;
    if (is_word(d, w, "that")) return true;
    if (!is_word(d, w, "who which") || x->source.end - x->source.beg > 5)
        return false;
    if (s.beg >= s.end || s.end > x->source.beg || x->source.beg - s.end > 2)
        return true;
    if (is_capital_at(d, w - 1) && d->body.p[s.end] == ',') return false;
    return is_word(d, w, "which") ||
           (!wire__is_capital(wire__digest_text(d, s)) &&
            !is_word(d, wire_words_at(&d->doc->words, s.beg),
                     "the a an his her its their one some"));
}

/* A form that needs a helper or several speakers: "she counter". */
static bool is_bare(const wire__digest *d, size_t cue)
{
    static const char bare[] = "say add argue claim note warn suggest counter "
                               "state declare insist report tell write admit "
                               "explain announce tout point acknowledge";
    return is_word(d, cue, bare);
}

/* Is the cue no verb here: an infinitive, half of a compound, a noun? */
static bool is_no_cue(const wire__digest *d, const wire_attribution *x)
{
    static const char nouns[] = "rules claims reports notes comments charges "
                                "orders calls points states answers demands";
    static const char before_noun[] = "new old recent current proposed federal "
                                      "own such first last latest other "
                                      "several many some these those all no";
    size_t beg, end, first, last;
    wire__digest_words(d, x->cue, &beg, &end);
    wire__digest_words(d, x->source, &first, &last);
    if (beg == end || beg == 0 || first == last) return false;
    if (x->cue.beg > 0 && d->body.p[x->cue.beg - 1] == '-') return true;
    if (is_word(d, beg - 1, "or whether")) return true;
    if (ends(d, end - 1, "ing") &&
        is_word(d, beg - 1, "for of from without toward"))
        return true;
    if (is_word(d, beg - 1, "to") && wire__digest_is_joined(d, beg - 1) &&
        !(beg > 1 && is_word(d, beg - 2, "on continued continues")))
        return true;
    if (end == beg + 1 && is_bare(d, beg) &&
        is_word(d, first, "a an he she it this"))
        return !is_word(d, beg - 1,
                        "did does do would could might may must "
                        "can will should not to");
    if (!is_word(d, beg, nouns)) return false;
    size_t content = wire_words_at(&d->doc->words, x->content[0].beg);
    if (is_word(d, content, "that")) content++;
    return is_word(d, beg - 1, before_noun) ||
           wire__is_digit((uint8_t)word_at(d, beg - 1).p[0]) ||
           wire__is_digit((uint8_t)word_at(d, content).p[0]) ||
           is_word(d, content, AUXILIARIES) ||
           is_word(d, content,
                   "allow allows require requires ban bans let "
                   "lets keep make prevent govern");
}

/* "Lee said the best way is convincing | people that": within what she says,
 * and not hers to say. */
static bool is_nested(const wire__digest *d, const wire_attribution *x)
{
    size_t beg, end, at = (size_t)(x - d->said);
    wire__digest_words(d, x->cue, &beg, &end);
    if (beg == end || beg == 0 || !ends(d, end - 1, "ing")) return false;
    /* ", saying that" and "by saying that" are of whoever acts. */
    if (!wire__digest_is_joined(d, beg - 1) || is_word(d, beg - 1, "by"))
        return false;
    size_t from = at > NEAR ? at - NEAR : 0;
    for (size_t i = from; i < d->n_said && i < at + NEAR; i++) {
        const wire_attribution *y = &d->said[i];
        if (y == x || !y->has_source || y->source.beg != x->source.beg)
            continue;
        for (size_t k = 0; k < y->n_content; k++)
            if (wire__span_holds(y->content[k], x->cue)) return true;
    }
    return false;
}

bool wire__digest_is_sound(const wire__digest *d, const wire_attribution *x)
{
    if (!d->is_english) return true;
    return !is_no_source(d, x) && !is_loose_relative(d, x) &&
           !is_no_cue(d, x) && !is_nested(d, x);
}

bool wire__digest_is_strayed(const wire__digest *d, const wire_attribution *x)
{
    static const char opens[] = "after before when while as hours minutes days "
                                "weeks because since although though who which "
                                "whose where if";
    uint32_t from = x->cue.end > x->source.end ? x->cue.end : x->source.end;
    size_t w, end;
    bool is_open = false;
    if (!d->is_english || x->content[0].beg <= from) return false;
    wire__digest_words(d, (wire_span){from, x->content[0].beg}, &w, &end);
    for (; w < end; w++) {
        if (is_open && (d->flags[w] & WIRE__WORD_CUE || ends(d, w, "ed") ||
                        is_word(d, w, "said says told wrote found")))
            return true;
        is_open = is_open || is_word(d, w, opens);
    }
    return false;
}
