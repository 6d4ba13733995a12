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
    "apparently possibly perhaps probably suspected accused if but except "
    "according said says saying told called";

static const char VERBS[] =
    "is are was were has have had will would can could may might must should "
    "said says told did does do also then never not";

static const char RELATIVES[] = "who which whose where whom";
static const char ARTICLES[] = "a an the";

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
        byte_at(x, open - 1) != ' ')
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
    if (before.end != comma) return false;
    if (is_apposition && !wire__is_upper(wire__cp_at(d->body, before.beg)))
        return false;
    size_t end = clause_end(x, w, &stop);
    if (end == x->c->word_end) {
        wire_span s = {comma, stop};
        return is_relative && byte_at(x, stop) == '.' &&
               stop + 1 == x->c->span.end && is_free(x, w, end, s) &&
               cut(x, s, end - w);
    }
    wire_span s = {comma, stop + 1};
    return byte_at(x, stop + 1) == ' ' && is_in(x, end, VERBS) &&
           is_free(x, w, end, s) && cut(x, s, end - w);
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
