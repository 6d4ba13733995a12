/* digest_said.c: the ledger: who said what to whom, and when.
 *
 *   "It holds," said Ned Marrow on Monday. "For now."
 *    words            speaker    when       words, what is between is cut
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "digest_int.h"
#include "text_int.h"

enum { STATEMENTS_MAX = 100, WORDS_LEAST = 2 };

/* "reporters" of "told reporters that": between cue and content. */
static wire_str addressee_of(const wire__digest *d, const wire_attribution *x)
{
    static const char verbs[] = "told tell tells telling asked ask asks asking "
                                "urged urges urge warned warns informed "
                                "assured advised reminded";
    enum { MOST = 6 };
    const wire_str none = {NULL, 0};
    size_t beg, end, from = x->cue.end, to = x->content[0].beg;
    if (!d->is_english || to <= from || to - from > 80) return none;
    wire__digest_words(d, x->cue, &beg, &end);
    if (beg == end || !wire__is_one_of(wire__digest_low(d, end - 1).p, verbs))
        return none;
    wire__digest_words(d, (wire_span){(uint32_t)from, (uint32_t)to}, &beg,
                       &end);
    if (end > beg && strcmp(wire__digest_low(d, end - 1).p, "that") == 0) end--;
    size_t n = 0;
    while (beg + n < end &&
           (n == 0 || wire__digest_is_joined(d, beg + n - 1)) &&
           !wire__is_one_of(wire__digest_low(d, beg + n).p,
                            "that to in on at by during after before"))
        n++;
    if (n == 0 || n > MOST) return none;
    return wire__digest_text(d, wire_words_span(&d->doc->words, beg, beg + n));
}

/* A content that ends in a quotation ends behind its mark. */
static wire_span with_marks(const wire__digest *d, wire_span s)
{
    for (size_t i = 0; i < d->n_quotes; i++) {
        wire_span q = d->quotes[i].span, w = d->quotes[i].words;
        if (q.beg >= s.end) break;
        if (q.end <= s.beg) continue;
        if (w.beg == s.beg) s.beg = q.beg;
        if (q.beg >= s.beg && s.end < q.end && s.end + 2 >= w.end)
            s.end = q.end;
    }
    return s;
}

/* Commas at the ends are not words, nor are the marks of what is a quotation
 * as a whole. */
static wire_span bare(const wire__digest *d, wire_span s, bool is_direct)
{
    while (s.beg < s.end) {
        size_t i = s.beg;
        uint32_t c = wire__cp_next(d->body, &i);
        if (!wire__is_space(c) && c != ',' &&
            !(is_direct && (c == '"' || c == 0x201c || c == 0x201e)))
            break;
        s.beg = (uint32_t)i;
    }
    while (s.beg < s.end) {
        size_t i = s.end;
        uint32_t c = wire__cp_prev(d->body, &i);
        if (!wire__is_space(c) && c != ',' && c != ';' && c != ':' &&
            !(is_direct && (c == '"' || c == 0x201d || c == 0x201c)))
            break;
        s.end = (uint32_t)i;
    }
    if (!is_direct) s = with_marks(d, s);
    return s;
}

/* Without the "that" which only joins it to its verb: "that's" is more, and
 * so is what stands at the head of a sentence. */
static wire_span unjoined(const wire__digest *d, const wire_attribution *x,
                          wire_span s)
{
    size_t beg, end;
    wire__digest_words(d, s, &beg, &end);
    if (x->kind != WIRE_SAID_DIRECT && end > beg + 2 && x->cue.end <= s.beg &&
        !wire__digest_is_owner(d, beg) &&
        wire__is_one_of(wire__digest_low(d, beg).p, "that dass que"))
        s.beg = d->doc->words.off[beg + 1];
    return s;
}

/* The parts of the content from *at on that stand in one sentence: what a
 * quotation that is broken off goes on with. *at moves behind them. */
static size_t parts_of(const wire__digest *d, const wire_attribution *x,
                       size_t *at, wire_span *parts, size_t most)
{
    size_t n = 0, sentence = 0;
    for (; *at < x->n_content && n < most; ++*at) {
        wire_span s = bare(d, x->content[*at], x->kind == WIRE_SAID_DIRECT);
        s = unjoined(d, x, s);
        size_t own = wire__digest_sentence_at(d, s.beg);
        if (s.beg >= s.end || own == d->n_sents) continue;
        if (n > 0 && (own != sentence || s.beg < parts[n - 1].end)) break;
        sentence = wire__digest_sentence_at(d, s.end - 1);
        parts[n++] = s;
    }
    return n;
}

/* One line of the parts: what is between them is cut but for one space. */
static wire_status words_line(wire__digest *d, const wire_span *parts, size_t n,
                              wire_line *out, wire_err *err)
{
    enum { CUTS = 16 };
    wire_span cuts[CUTS];
    size_t k = 0;
    for (size_t i = 1; i < n; i++) {
        uint32_t beg = parts[i - 1].end, end = parts[i].beg, space = beg;
        while (space < end && d->body.p[space] != ' ')
            space++;
        if (space == end || k + 2 > CUTS) {
            n = i;
            break;
        }
        if (space > beg) cuts[k++] = (wire_span){beg, space};
        if (space + 1 < end) cuts[k++] = (wire_span){space + 1, end};
    }
    wire_span all = {parts[0].beg, parts[n - 1].end};
    return wire__digest_line(d, all, cuts, k, out, err);
}

static bool is_denial(const wire__digest *d, const wire_attribution *x)
{
    size_t beg, end;
    wire__digest_words(d, x->cue, &beg, &end);
    return beg < end &&
           wire__is_one_of(wire__digest_low(d, end - 1).p,
                           "denied denies deny denying rejected rejects "
                           "dismissed disputed refuted contradicted");
}

/* "declined to say whether", "has not said what": nothing is stated. */
static bool is_open_question(const wire__digest *d, const wire_attribution *x)
{
    static const char verbs[] = "say said says saying comment disclose know";
    size_t beg, end;
    wire__digest_words(d, x->content[0], &beg, &end);
    bool asks =
        beg < end && wire__is_one_of(wire__digest_low(d, beg).p,
                                     "whether if what how why when who where");
    wire__digest_words(d, x->cue, &beg, &end);
    if (beg == end) return false;
    wire__low cue = wire__digest_low(d, end - 1);
    if (x->is_negated && !is_denial(d, x)) return true;
    return asks && wire__is_one_of(cue.p, verbs);
}

static bool is_statement(const wire__digest *d, const wire_attribution *x)
{
    wire_span core = d->doc->core;
    return x->force == WIRE_FORCE_SAY && x->has_source && x->n_content > 0 &&
           x->cue.beg < x->cue.end && wire__span_holds(core, x->source) &&
           wire__span_holds(core, x->content[0]) && !is_open_question(d, x) &&
           wire__digest_is_sound(d, x);
}

/* "he's said" is cut at its mark. */
static wire_str cue_of(const wire__digest *d, const wire_attribution *x)
{
    wire_str cue = wire__digest_text(d, x->cue);
    return wire_str_starts(cue, WIRE_STR("s ")) ? wire_str_sub(cue, 2, cue.n)
                                                : cue;
}

/* "Marrow added a lock": what he did, and no words. */
static bool is_deed(const wire__digest *d, const wire_attribution *x,
                    size_t beg, size_t end)
{
    static const char both[] = "add adds added adding highlight highlights "
                               "highlighted agree agrees agreed tout touts "
                               "touted counter counters countered";
    static const char objects[] = "a an his her its their our my another more "
                                  "new some any one that this with to";
    static const char finite[] =
        "is are was were has have had will would can could may might must "
        "should do does did not s re ll ve";
    size_t cue, cue_end;
    wire__digest_words(d, x->cue, &cue, &cue_end);
    if (cue == cue_end || x->content[0].beg < x->cue.end ||
        !wire__is_one_of(wire__digest_low(d, cue_end - 1).p, both))
        return false;
    char first = d->body.p[d->doc->words.off[beg]];
    if (!wire__is_one_of(wire__digest_low(d, beg).p, objects) &&
        !wire__digest_is_owner(d, beg) && !(first >= '0' && first <= '9'))
        return false;
    for (size_t w = beg; w < end; w++)
        if (wire__is_one_of(wire__digest_low(d, w).p, finite)) return false;
    return true;
}

/* Did the words lose their end, or are they a name that somebody gives? */
static bool is_broken(const wire__digest *d, const wire_attribution *x,
                      wire_span s, uint32_t sentence_end)
{
    static const char tails[] =
        "of the a an and or in to from for with by will would its";
    size_t beg, end;
    wire__digest_words(d, s, &beg, &end);
    if (end - beg < WORDS_LEAST) return true;
    if (!d->is_english) return false;
    if (x->kind == WIRE_SAID_DIRECT)
        return end - beg <= 3 &&
               !wire__is_upper(wire__cp_at(d->body, d->doc->words.off[beg]));
    uint32_t last = d->doc->words.off[end - 1] + d->doc->words.len[end - 1];
    if (last == s.end && last + 2 < sentence_end &&
        wire__is_one_of(wire__digest_low(d, end - 1).p, tails))
        return true;
    return is_deed(d, x, beg, end);
}

/* One statement out of parts[0 .. n). */
static wire_status add_parts(wire__digest *d, const wire_attribution *x,
                             const wire_span *parts, size_t n, wire_err *err)
{
    wire_statement s = {.kind = x->kind, .is_negated = is_denial(d, x)};
    size_t at = wire__digest_sentence_at(d, parts[0].beg);
    const wire__cand *c = at < d->n_sents ? wire__digest_cand(d, at) : NULL;
    wire_span all = {parts[0].beg, parts[n - 1].end};
    if (!c || is_broken(d, x, all, c->span.end)) return WIRE_OK;
    WIRE_TRY(words_line(d, parts, n, &s.words, err));
    WIRE_TRY(wire__digest_line(d, c->span, NULL, 0, &s.of, err));
    s.speaker = wire__digest_speaker(d, x);
    s.source = wire__digest_text(d, wire__digest_source(d, x));
    s.cue = cue_of(d, x);
    s.is_direct = x->kind == WIRE_SAID_DIRECT;
    s.addressee = addressee_of(d, x);
    s.when = wire__digest_when(d, c->span, parts, n, false);
    d->out->statements[d->out->n_statements++] = s;
    return WIRE_OK;
}

/* "The lock will shut, its master said, hours after Lee told us that ...": he
 * said what stands before him. */
static bool said_before(const wire__digest *d, const wire_attribution *x,
                        wire_span *part)
{
    enum { LEAST = 5 };
    size_t beg, end, at = wire__digest_sentence_at(d, x->source.beg);
    const wire__cand *c = at < d->n_sents ? wire__digest_cand(d, at) : NULL;
    if (!c || x->source.beg < c->span.beg + 2 || x->cue.beg < x->source.end ||
        d->body.p[x->source.beg - 2] != ',')
        return false;
    *part = (wire_span){c->span.beg, x->source.beg - 2};
    wire__digest_words(d, *part, &beg, &end);
    return end >= beg + LEAST && !wire__digest_has_quote(d, *part);
}

static wire_status add(wire__digest *d, const wire_attribution *x, size_t most,
                       wire_err *err)
{
    enum { PARTS = 6 };
    wire_span parts[PARTS];
    if (wire__digest_is_strayed(d, x)) {
        if (!said_before(d, x, parts)) return WIRE_OK;
        return add_parts(d, x, parts, 1, err);
    }
    for (size_t at = 0; d->out->n_statements < most;) {
        size_t n = parts_of(d, x, &at, parts, PARTS);
        if (n == 0) break;
        WIRE_TRY(add_parts(d, x, parts, n, err));
    }
    return WIRE_OK;
}

wire_status wire__digest_statements(wire__digest *d, wire_err *err)
{
    size_t n = 0;
    for (size_t i = 0; i < d->n_said; i++)
        if (is_statement(d, &d->said[i])) n += d->said[i].n_content;
    if (n > STATEMENTS_MAX) n = STATEMENTS_MAX;
    if (n == 0) return WIRE_OK;
    d->out->statements = WIRE_ARRAY(d->a, wire_statement, n);
    if (!d->out->statements) return wire_fail_mem(err);
    for (size_t i = 0; i < d->n_said && d->out->n_statements < n; i++)
        if (is_statement(d, &d->said[i])) WIRE_TRY(add(d, &d->said[i], n, err));
    return WIRE_OK;
}
