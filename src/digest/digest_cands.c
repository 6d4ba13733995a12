/* digest_cands.c: which sentences may become lines.
 *
 * A line is read alone, so a sentence must be whole: with its end, its
 * quotations closed, and of the story, not of its outlet. Sentences that
 * point back ("He", "But") may, but lose to others.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "digest_int.h"
#include "text_int.h"

enum { WORDS_LEAST = 5, WORDS_MOST = 120 };

/* Words that a sentence begins with when it points at the one before. */
static const char DANGLING[] =
    "he she it they his her its their this that these those him them such "
    "but and or so yet nor then thus therefore hence otherwise instead "
    "however meanwhile moreover furthermore nevertheless nonetheless still "
    "also besides both neither either another others there here "
    "er sie es dieser diese dieses seine ihre aber doch und dabei dagegen "
    "jedoch zudem dort damit daher deshalb "
    "il elle ils elles cela ce cette ces mais et ainsi cependant toutefois "
    "pourtant ensuite son sa ses leur leurs "
    "ella ello ellos ellas este esta esto estos estas pero y sin su sus "
    "entonces";

/* *from is the first quotation that ends behind the sentence before. */
static bool is_open_quote(const wire__digest *d, wire_span s, size_t *from)
{
    while (*from < d->n_quotes && d->quotes[*from].span.end <= s.beg)
        ++*from;
    for (size_t i = *from; i < d->n_quotes && d->quotes[i].span.beg < s.end;
         i++) {
        const wire_quote *q = &d->quotes[i];
        if (!wire__spans_meet(q->span, s)) continue;
        if (!wire__span_holds(s, q->span) || q->continues) return true;
    }
    return false;
}

/* The sentence's last mark, closing quotation marks and brackets aside; what
 * trails off ("...") was cut by somebody. */
static bool has_end(const wire__digest *d, wire_span s)
{
    size_t i = s.end;
    while (i > s.beg) {
        uint32_t c = wire__cp_prev(d->body, &i);
        if (c == '.') return i == s.beg || d->body.p[i - 1] != '.';
        if (c == '!' || c == '?' || c == 0x3002 || c == 0xff01 || c == 0xff1f ||
            c == 0x964 || c == 0x6d4)
            return true;
        if (!wire__is_closer(c) && c != '"' && c != '\'') return false;
    }
    return false;
}

/* Standing text may be told in several records: join what overlaps. */
static wire_status join_standing(wire__digest *d, wire_err *err)
{
    size_t n = d->in->n_standing, k = 0;
    if (n == 0) return WIRE_OK;
    d->standing = WIRE_ARRAY(d->tmp, wire_span, n);
    if (!d->standing) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++) {
        wire_span s = d->in->standing[i];
        if (k > 0 && s.beg <= d->standing[k - 1].end) {
            if (s.end > d->standing[k - 1].end) d->standing[k - 1].end = s.end;
        } else {
            d->standing[k++] = s;
        }
    }
    d->n_standing = k;
    return WIRE_OK;
}

/* "In response," points back as well as "Thus" does. */
static bool is_turn(const wire__digest *d, const wire__cand *c)
{
    static const char nouns[] = "response addition turn contrast fact short "
                                "particular return reply comparison result "
                                "example instance contrary time same hand";
    wire__low first = wire__digest_low(d, c->word_beg);
    if (!d->is_english || !wire__is_one_of(first.p, "in as for by on at"))
        return false;
    for (size_t w = c->word_beg + 1; w < c->word_beg + 5; w++) {
        uint32_t end = d->doc->words.off[w] + d->doc->words.len[w];
        if (w + 1 >= c->word_end) return false;
        if (end < d->body.n && d->body.p[end] == ',')
            return wire__is_one_of(wire__digest_low(d, w).p, nouns);
    }
    return false;
}

static bool is_standing(const wire__digest *d, wire_span s)
{
    size_t lo = 0, hi = d->n_standing;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (d->standing[mid].beg < s.end)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo > 0 && d->standing[lo - 1].end > s.beg;
}

/* Behind the mark of an item of a list: "- ", "* ". */
static size_t behind_bullet(wire_str body, size_t at)
{
    static const char *const bullets[] = {"- ", "* ", "\xe2\x80\xa2 ",
                                          "\xe2\x80\x93 ", "\xe2\x80\x94 "};
    wire_str rest = wire_str_sub(body, at, body.n);
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (wire_str_starts(rest, wire_str_of(bullets[i])))
            return wire__skip_space(body, at + strlen(bullets[i]));
    return at;
}

/* Without its dateline, the mark of a list and what is before the core. */
static wire_span clipped(const wire__digest *d, wire_span s)
{
    const wire_doc *doc = d->doc;
    if (s.beg < doc->core.beg) s.beg = doc->core.beg;
    if (doc->has_dateline && wire__spans_meet(doc->dateline.span, s) &&
        doc->dateline.span.beg <= s.beg)
        s.beg = doc->dateline.span.end;
    if (s.beg > s.end) s.beg = s.end;
    wire_str body = wire_str_sub(d->body, 0, s.end);
    size_t beg = behind_bullet(body, wire__skip_space(body, s.beg));
    s.beg = (uint32_t)(beg < s.end ? beg : s.end);
    return s;
}

/* Headings are no sentences, and what stands apart as somebody's words would
 * be told as the article's own. */
static bool is_prose(const wire__digest *d, const wire_sentence *s)
{
    const wire_article *art = d->doc->article;
    return s->para >= art->n_paras ||
           (art->paras[s->para].role != WIRE_PARA_HEADING &&
            art->paras[s->para].role != WIRE_PARA_BLOCKQUOTE);
}

/* Letters of a word, none of them small. */
static bool is_upper(wire_str word)
{
    size_t n = 0;
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] >= 'a' && word.p[i] <= 'z') return false;
        n += word.p[i] >= 'A' && word.p[i] <= 'Z';
    }
    return n > 0;
}

/* "FILE PHOTO: A crane ...", "SMITH: We ...", "Editor's note: ...": told alone
 * these would be the article's own words. In capitals a story may begin with
 * its place, too. */
static bool is_labelled(const wire__digest *d, const wire__cand *c)
{
    static const char labels[] = "photo photos picture image caption video "
                                 "watch read related note correction update "
                                 "listen gallery poll";
    enum { MOST = 4 };
    const wire_words *words = &d->doc->words;
    bool is_all_upper = true, has_label = false;
    for (size_t w = c->word_beg; w < c->word_beg + MOST; w++) {
        if (w >= c->word_end) return false;
        uint32_t end = words->off[w] + words->len[w];
        is_all_upper =
            is_all_upper && is_upper(wire_str_sub(d->body, words->off[w], end));
        has_label =
            has_label || wire__is_one_of(wire__digest_low(d, w).p, labels);
        if (end < d->body.n && d->body.p[end] == ':')
            return has_label || (is_all_upper && c->sentence > 0);
    }
    return false;
}

/* "Image Ines Holt opened ...", "CLOSE Who won ...": a label whose colon the
 * page left out. */
static bool is_bare_label(const wire__digest *d, const wire__cand *c)
{
    static const char labels[] = "image photo picture caption video";
    size_t w = c->word_beg;
    const wire_words *words = &d->doc->words;
    if (w + 1 >= c->word_end || !wire__digest_is_joined(d, w)) return false;
    wire_str first =
        wire_str_sub(d->body, words->off[w], words->off[w] + words->len[w]);
    char next = d->body.p[words->off[w + 1]];
    if (next < 'A' || next > 'Z') return false;
    return wire__is_one_of(wire__digest_low(d, w).p, labels) ||
           wire_str_eq(first, WIRE_STR("CLOSE"));
}

static bool is_fit(const wire__digest *d, const wire_sentence *s,
                   const wire__cand *c)
{
    const wire_doc *doc = d->doc;
    size_t n = c->word_end - c->word_beg;
    if (n < WORDS_LEAST || n > WORDS_MOST) return false;
    if (c->span.end > doc->core.end || !is_prose(d, s)) return false;
    if (is_labelled(d, c) || is_bare_label(d, c)) return false;
    if (doc->has_label && wire__spans_meet(doc->label.span, c->span))
        return false;
    return has_end(d, c->span) && !is_standing(d, c->span);
}

/* How often the sentence says "we" and how often "you", outside of what it
 * quotes. */
static void count_voices(const wire__digest *d, const wire__cand *c, size_t *we,
                         size_t *you)
{
    *we = *you = 0;
    for (size_t w = c->word_beg; w < c->word_end; w++) {
        bool is_we = d->flags[w] & WIRE__WORD_WE;
        bool is_you = d->flags[w] & WIRE__WORD_YOU;
        if (!is_we && !is_you) continue;
        if (is_we && d->body.p[d->doc->words.off[w]] == 'U')
            continue; /* the US */
        wire_span s = wire_words_span(&d->doc->words, w, w + 1);
        if (wire__digest_has_quote(d, s)) continue;
        *we += is_we;
        *you += is_you;
    }
}

/* "It holds." and "It holds," she said: who speaks stands somewhere else. */
static bool is_nobodys_quote(const wire__digest *d, const wire__cand *c)
{
    static const char pronouns[] = "he she they it er sie il elle ils elles";
    size_t q = 0, w = c->word_beg;
    while (q < d->n_quotes && d->quotes[q].span.end <= c->span.beg)
        q++;
    if (q == d->n_quotes || d->quotes[q].span.beg != c->span.beg) return false;
    while (w < c->word_end && d->doc->words.off[w] < d->quotes[q].span.end)
        w++;
    if (w == c->word_end) return true;
    if (d->flags[w] & WIRE__WORD_CUE && w + 1 < c->word_end) w++;
    return wire__is_one_of(wire__digest_low(d, w).p, pronouns);
}

/* What its form makes of a candidate. Penalties twice as heavy lose a sixth of
 * what is gained over the lead (docs/digest.md). */
static void judge_form(const wire__digest *d, wire__cand *c)
{
    wire__low first = wire__digest_low(d, c->word_beg);
    char last = d->body.p[c->span.end - 1];
    size_t we = 0, you = 0;
    c->factor = 1;
    c->is_dangling = wire__is_one_of(first.p, DANGLING) || is_turn(d, c);
    c->has_quote = wire__digest_has_quote(d, c->span);
    if (c->is_dangling) c->factor *= .92f;
    if (c->has_quote) c->factor *= .92f;
    /* Only no takeaway: the synopsis may have the speaker beside it. */
    c->is_dangling = c->is_dangling || is_nobodys_quote(d, c);
    if (last == '?' || last == '!') c->factor *= .7f;
    if (d->is_english) count_voices(d, c, &we, &you);
    if (we + you > 0) c->factor *= .7f;
    /* Both: an outlet speaks to its readers. */
    c->is_barred = we > 0 && you > 0;
}

wire_status wire__digest_cands(wire__digest *d, wire_err *err)
{
    const wire_words *w = &d->doc->words;
    size_t quote = 0;
    d->cands = WIRE_ARRAY(d->tmp, wire__cand, WIRE__CANDS_MAX);
    if (!d->cands) return wire_fail_mem(err);
    WIRE_TRY(join_standing(d, err));
    for (size_t i = 0; i < d->n_sents && d->n_cands < WIRE__CANDS_MAX; i++) {
        const wire_sentence *s = &d->sents[i];
        wire__cand c = {.sentence = (uint32_t)i, .span = clipped(d, s->span)};
        c.word_beg = (uint32_t)wire_words_at(w, c.span.beg);
        c.word_end = (uint32_t)wire_words_at(w, c.span.end);
        if (!is_fit(d, s, &c)) continue;
        if (is_open_quote(d, c.span, &quote)) continue;
        judge_form(d, &c);
        d->cands[d->n_cands++] = c;
    }
    d->out->n_sentences = (uint32_t)d->n_cands;
    return WIRE_OK;
}
