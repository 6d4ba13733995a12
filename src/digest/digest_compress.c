/* digest_compress.c: clauses that may go.
 *
 *   However, Ann Lee, who built the lock, said it held (again) in May.
 *   [-------)      [-----------------)              [------)
 *
 * Only what is marked on both sides as an aside goes, and only where nothing
 * in it bears on the main clause: no quotation, number, negation or hedge,
 * and nobody who is told to have said something. What is left keeps every
 * other byte. English, but for brackets.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "digest_int.h"
#include "text_int.h"

enum {
    LONG_WORDS = 20,  /* shorter sentences keep their clauses */
    LEFT_WORDS = 9,   /* at least so many are left */
    CLAUSE_LEAST = 2, /* words */
    CLAUSE_MOST = 24
};

/* Words that bear on the main clause, or are somebody's. */
static const char KEEPS[] =
    "no not never none nor neither without cannot hardly barely only unless "
    "may might could would should likely unlikely allegedly alleged reportedly "
    "apparently possibly perhaps probably purportedly supposedly ostensibly "
    "suspected accused if but except "
    "according said says saying told called";

static const char VERBS[] =
    "is are was were has have had will would can could may might must should "
    "said says told did does do also then never not";

static const char RELATIVES[] = "who which whose where whom";
static const char ARTICLES[] = "a an the";
/* What nothing may be cut behind, for its phrase is not at its end. */
static const char OPENERS[] =
    "of for to in at by with from on into about than as the a an and or but";
/* "who, like others," holds a comma of its own. */
static const char INSIDES[] =
    "like unlike as in at on for with by after before when while if along";
/* What a clause or phrase in front of the subject begins with. */
static const char FRONTS[] =
    "in on at for with by from during since until amid despite after before "
    "while when if as although though because under within among across over "
    "according speaking";

/* One sentence, being cut. */
typedef struct {
    const wire__digest *d;
    const wire__cand *c;
    wire_span *cuts;
    size_t n;
    size_t words_left;
} cutter;

static char byte_at(const cutter *x, uint32_t i)
{
    return i < x->d->body.n ? x->d->body.p[i] : '\0';
}

static uint32_t word_end(const cutter *x, size_t w)
{
    return x->d->doc->words.off[w] + x->d->doc->words.len[w];
}

static bool is_in(const cutter *x, size_t w, const char *list)
{
    return wire__is_one_of(wire__digest_low(x->d, w).p, list);
}

/* May the words [beg, end) with their marks go? */
static bool is_free(const cutter *x, size_t beg, size_t end, wire_span s)
{
    const wire__digest *d = x->d;
    if (end - beg < CLAUSE_LEAST || end - beg > CLAUSE_MOST) return false;
    if (wire__digest_has_quote(d, s)) return false;
    for (size_t i = s.beg; i < s.end; i++)
        if ((d->body.p[i] >= '0' && d->body.p[i] <= '9') ||
            strchr(";:\"", d->body.p[i]))
            return false;
    for (size_t w = beg; w < end; w++)
        if ((d->flags[w] & (WIRE__WORD_CUE | WIRE__WORD_DATE)) ||
            is_in(x, w, KEEPS))
            return false;
    return true;
}

static bool cut(cutter *x, wire_span s, size_t words)
{
    if (x->n == WIRE__CUTS_MAX || x->words_left < words + LEFT_WORDS)
        return false;
    if (x->n > 0 && x->cuts[x->n - 1].end > s.beg) return false;
    x->cuts[x->n++] = s;
    x->words_left -= words;
    return true;
}

/* "However, Lee said": the rest must begin a sentence as it is. */
static void cut_connective(cutter *x)
{
    static const char connectives[] =
        "however meanwhile moreover furthermore additionally separately";
    size_t w = x->c->word_beg;
    uint32_t end = word_end(x, w);
    if (!is_in(x, w, connectives) || byte_at(x, end) != ',' ||
        byte_at(x, end + 1) != ' ')
        return;
    size_t i = end + 2;
    if (!wire__is_upper(wire__cp_at(x->d->body, i))) return;
    (void)cut(x, (wire_span){x->c->span.beg, (uint32_t)i}, 1);
}

/* " (again)" behind word w - 1; an abbreviation is kept, it may be used. */
static bool cut_brackets(cutter *x, size_t w)
{
    uint32_t open = x->d->doc->words.off[w] - 1;
    size_t end = w;
    bool has_small = false;
    if (open <= x->c->span.beg || byte_at(x, open) != '(' ||
        byte_at(x, open - 1) != ' ' || is_in(x, w - 1, OPENERS))
        return false;
    while (end < x->c->word_end && byte_at(x, word_end(x, end)) != ')')
        end++;
    if (end == x->c->word_end) return false;
    end++;
    wire_span s = {open - 1, word_end(x, end - 1) + 1};
    for (uint32_t i = s.beg; i < s.end; i++)
        has_small = has_small || (byte_at(x, i) >= 'a' && byte_at(x, i) <= 'z');
    return has_small &&
           memchr(x->d->body.p + s.beg + 2, '(', s.end - s.beg - 2) == NULL &&
           is_free(x, w, end, s) && cut(x, s, end - w);
}

/* Word behind the clause that word w begins: the one behind the next comma;
 * *stop is the comma. word_end of the sentence when there is none. */
static size_t clause_end(const cutter *x, size_t w, uint32_t *stop)
{
    for (size_t k = w; k < x->c->word_end; k++) {
        *stop = word_end(x, k);
        if (byte_at(x, *stop) == ',') return k + 1;
    }
    return x->c->word_end;
}

/* How the words before a clause hold it. */
typedef enum {
    PLACE_PLAIN,  /* Ned Marrow, | who built it, | said */
    PLACE_NESTED, /* Ned Marrow, 81, | who built it, | said: one comma is
                     that of the age, and stays */
    PLACE_UNSURE
} place;

/* Word behind the last verb before word w, from which on commas count. */
static size_t behind_verb(const cutter *x, size_t w)
{
    for (; w > x->c->word_beg; w--)
        if (x->d->flags[w - 1] & WIRE__WORD_CUE || is_in(x, w - 1, VERBS))
            break;
    return w;
}

static bool is_name_alone(const cutter *x, size_t beg, size_t end)
{
    for (size_t k = beg; k < end; k++)
        if (!wire__is_upper(wire__cp_at(x->d->body, x->d->doc->words.off[k])) ||
            x->d->flags[k] & WIRE__WORD_DATE)
            return false;
    return beg < end;
}

/* The commas before the clause that word w begins say what its own are. */
static place place_of(const cutter *x, size_t w)
{
    size_t beg = behind_verb(x, w), first = 0, commas = 0;
    if (is_in(x, beg, "but and so yet that")) beg++;
    for (size_t k = beg; k + 1 < w; k++) {
        if (byte_at(x, word_end(x, k)) != ',') continue;
        if (commas++ == 0) first = k + 1;
    }
    if (commas == 0) return PLACE_PLAIN;
    if (commas > 1) return PLACE_UNSURE;
    if (is_in(x, beg, FRONTS)) return PLACE_PLAIN;
    bool describes =
        !wire__is_upper(wire__cp_at(x->d->body, x->d->doc->words.off[first])) ||
        byte_at(x, word_end(x, first)) == '-';
    return describes && is_name_alone(x, beg, first) ? PLACE_NESTED
                                                     : PLACE_UNSURE;
}

/* "who earn less, | have no job, and are hit first": one list of verbs. */
static bool is_list(const cutter *x, size_t w)
{
    for (; w + 1 < x->c->word_end; w++)
        if (byte_at(x, word_end(x, w)) == ',' && is_in(x, w + 1, "and or") &&
            w + 2 < x->c->word_end && is_in(x, w + 2, VERBS))
            return true;
    return false;
}

/* ", who built the lock," before a verb, or at the end of the sentence. */
static bool cut_clause(cutter *x, size_t w)
{
    const wire__digest *d = x->d;
    uint32_t comma = d->doc->words.off[w] - 2, stop = 0;
    bool is_relative = is_in(x, w, RELATIVES),
         is_apposition = is_in(x, w, ARTICLES);
    if ((!is_relative && !is_apposition) || comma <= x->c->span.beg ||
        byte_at(x, comma) != ',' || byte_at(x, comma + 1) != ' ')
        return false;
    /* An apposition stands behind a name, else it may be a list. */
    wire_span before = wire_words_span(&d->doc->words, w - 1, w);
    if (before.end != comma || is_in(x, w - 1, OPENERS)) return false;
    if (is_apposition && !wire__is_upper(wire__cp_at(d->body, before.beg)))
        return false;
    if (is_in(x, w + 1, INSIDES)) return false;
    size_t end = clause_end(x, w, &stop);
    if (end == x->c->word_end) {
        wire_span s = {comma, stop};
        return is_relative && byte_at(x, stop) == '.' &&
               stop + 1 == x->c->span.end && is_free(x, w, end, s) &&
               cut(x, s, end - w);
    }
    place at = place_of(x, w);
    wire_span s = {comma, stop + (at == PLACE_PLAIN)};
    return at != PLACE_UNSURE && byte_at(x, stop + 1) == ' ' &&
           is_in(x, end, VERBS) && !is_list(x, end) && is_free(x, w, end, s) &&
           cut(x, s, end - w);
}

size_t wire__digest_cuts(const wire__digest *d, const wire__cand *c,
                         wire_span cuts[WIRE__CUTS_MAX])
{
    cutter x = {d, c, cuts, 0, c->word_end - c->word_beg};
    if (x.words_left < LONG_WORDS) return 0;
    if (d->is_english) cut_connective(&x);
    for (size_t w = c->word_beg + 1; w < c->word_end; w++)
        if (!cut_brackets(&x, w) && d->is_english) (void)cut_clause(&x, w);
    return x.n;
}
