/* What became of somebody's words.
 *
 *   source  "Both sides plan to discuss the pending issues"
 *   copy    "Both parties aim to address the pending issues"   altered
 *   copy    both sides plan to discuss the pending issues      marks lost
 *   copy    "Both sides plan to discuss"                       kept: cut short
 *
 * Every quotation of the copy is held against the source quotations that
 * share most of its words in order, looked for first where the links lead,
 * then by pairs of words anywhere. Words are compared by their spelling key,
 * so that house style is no alteration.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_quotes_int.h"

enum {
    QUOTE_WORDS = 400, /* of one quotation; longer ones are cut there */
    CANDIDATES = 12,   /* source quotations looked at for one of the copy */
    SHORT_QUOTE = 4,   /* words: too few to know a quotation again by half */
    NOTED = 6          /* altered words named in a note */
};
#define ALIKE_SHARE .4f /* of the copy's quoted words, in order */
#define TAKEN_SHARE .7f /* of them standing in the source's prose */
#define UNQUOTED    .6f /* of a source quotation told without marks */

/* ---- Words in common, in order ---- */

typedef struct {
    uint32_t same;            /* words of the best chain */
    uint32_t s_first, s_last; /* its ends, words of the articles */
    uint32_t c_first, c_last;
    uint32_t s_inner, c_inner; /* words between the ends not on it */
} chain;

/* Words that both begin with: a longest chain may always begin with them. */
static uint32_t common_front(const uint32_t *s, uint32_t n, const uint32_t *c,
                             uint32_t m)
{
    uint32_t k = 0;
    while (k < n && k < m && s[k] == c[k])
        k++;
    return k;
}

/* len[i * (m + 1) + j]: of the longest chain of the words from i and from j;
 * rows and columns before from are not filled. */
static uint16_t *chain_table(wire_arena *a, const uint32_t *s, uint32_t n,
                             const uint32_t *c, uint32_t m, uint32_t from)
{
    uint16_t *len = WIRE_ARRAY(a, uint16_t, (size_t)(n + 1) * (m + 1));
    if (!len) return NULL;
    memset(len + (size_t)n * (m + 1), 0, (m + 1) * sizeof *len);
    for (uint32_t i = n; i-- > from;) {
        uint16_t *row = len + (size_t)i * (m + 1), *next = row + m + 1;
        uint32_t key = s[i];
        uint16_t right = row[m] = 0;
        for (uint32_t j = m; j-- > from;) {
            uint16_t best = next[j] > right ? next[j] : right;
            right = key == c[j] ? (uint16_t)(next[j + 1] + 1) : best;
            row[j] = right;
        }
    }
    return len;
}

/* Longest common subsequence by spelling (or stem). Row by row, O(n m). */
static bool find_chain(wire__compare *t, wire_span s, wire_span c, bool by_stem,
                       chain *out)
{
    uint32_t n = s.end - s.beg, m = c.end - c.beg;
    const uint32_t *sk = (by_stem ? t->s.stem : t->s.spell) + s.beg;
    const uint32_t *ck = (by_stem ? t->c.stem : t->c.spell) + c.beg;
    memset(out, 0, sizeof *out);
    if (n > QUOTE_WORDS) n = QUOTE_WORDS;
    if (m > QUOTE_WORDS) m = QUOTE_WORDS;
    if (!n || !m) return true;
    uint32_t same = common_front(sk, n, ck, m), i = same, j = same;
    wire_arena_mark mark = wire_arena_save(t->arena);
    uint16_t *len = chain_table(t->arena, sk, n, ck, m, same);
    if (!len) return false;
    if (same) {
        *out = (chain){.same = same, .s_first = s.beg, .c_first = c.beg};
        out->s_last = s.beg + same - 1;
        out->c_last = c.beg + same - 1;
    }
    while (i < n && j < m) {
        const uint16_t *row = len + i * (m + 1), *next = row + m + 1;
        if (sk[i] == ck[j] && row[j] == next[j + 1] + 1) {
            if (!out->same++) {
                out->s_first = s.beg + i;
                out->c_first = c.beg + j;
            }
            out->s_last = s.beg + i++;
            out->c_last = c.beg + j++;
        } else if (next[j] >= row[j + 1]) {
            i++;
        } else {
            j++;
        }
    }
    wire_arena_rewind(t->arena, mark);
    if (!out->same) return true;
    out->s_inner = out->s_last - out->s_first + 1 - out->same;
    out->c_inner = out->c_last - out->c_first + 1 - out->same;
    return true;
}

/* All of the copy's words in one piece: the chain may take up a word too
 * early. */
static void find_piece(const wire__compare *t, wire_span s, wire_span c,
                       chain *out)
{
    uint32_t n = c.end - c.beg;
    if (s.end > s.beg + QUOTE_WORDS) s.end = s.beg + QUOTE_WORDS;
    for (uint32_t k = s.beg; k + n <= s.end; k++) {
        uint32_t i = 0;
        while (i < n && t->s.spell[k + i] == t->c.spell[c.beg + i])
            i++;
        if (i < n) continue;
        *out = (chain){n, k, k + n - 1, c.beg, c.end - 1, 0, 0};
        return;
    }
}

/* ---- Where to look ---- */

wire_span wire__quote_words(const wire__side *s, wire_span bytes)
{
    const wire_words *w = &s->doc->words;
    wire_span out = {(uint32_t)wire_words_at(w, bytes.beg),
                     (uint32_t)wire_words_at(w, bytes.end)};
    return out;
}

const wire_link *wire__link_of(const wire__compare *t, uint32_t copy)
{
    return copy < t->out->n_links ? &t->out->links[copy] : NULL;
}

/* First quotation that ends behind byte off. */
static size_t quote_from(const wire__side *s, uint32_t off)
{
    size_t lo = 0, hi = s->n_quotes;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (s->quotes[mid].span.beg < off)
            lo = mid + 1;
        else
            hi = mid;
    }
    while (lo && s->quotes[lo - 1].span.end > off)
        lo--;
    return lo;
}

typedef struct {
    uint32_t quote[CANDIDATES];
    size_t n;
} candidates;

static void propose(candidates *c, uint32_t quote)
{
    for (size_t i = 0; i < c->n; i++)
        if (c->quote[i] == quote) return;
    if (c->n < CANDIDATES) c->quote[c->n++] = quote;
}

static void propose_linked(const wire__compare *t, uint32_t copy,
                           candidates *out)
{
    const wire_link *l = wire__link_of(t, copy);
    for (size_t k = 0; l && k < l->n_source; k++) {
        wire_span s = t->s.sentences[l->source[k]].span;
        for (size_t q = quote_from(&t->s, s.beg);
             out->n < CANDIDATES && q < t->s.n_quotes &&
             t->s.quotes[q].span.beg < s.end;
             q++)
            propose(out, (uint32_t)q);
    }
}

static uint32_t pair_slot(const wire__quote_index *ix, uint32_t x, uint32_t y)
{
    return (uint32_t)(wire_mix64((uint64_t)x << 32 | y) >> 32) & ix->mask;
}

static void propose_by_words(const wire__compare *t,
                             const wire__quote_index *ix, wire_span c,
                             candidates *out)
{
    for (uint32_t k = c.beg; k + 1 < c.end && k < c.beg + QUOTE_WORDS; k++) {
        uint32_t q = ix->quote[pair_slot(ix, t->c.spell[k], t->c.spell[k + 1])];
        if (q) propose(out, q - 1);
    }
}

/* ---- Findings ---- */

static wire_span whole(const wire__side *s, const wire_quote *q)
{
    (void)s;
    return q->words;
}

/* "sides -> parties; plan -> aim": the words that differ. */
static bool note_words(wire__compare *t, wire_change *ch, wire_span s,
                       wire_span c)
{
    wire__diff d;
    if (wire__diff_words(&t->s, s, &t->c, c, t->arena, &d, NULL) != WIRE_OK)
        return false;
    char text[400];
    size_t n = 0, shown = 0, more = 0;
    for (size_t i = 0; i < d.n; i++) {
        const wire__op *o = &d.ops[i];
        if (o->kind == WIRE__OP_EQUAL || o->kind == WIRE__OP_VARIANT) continue;
        if (shown == NOTED || n > sizeof text - 100) {
            more++;
            continue;
        }
        wire_str x = wire__side_text(
            &t->s, wire_words_span(&t->s.doc->words, o->s_beg, o->s_end));
        wire_str y = wire__side_text(
            &t->c, wire_words_span(&t->c.doc->words, o->c_beg, o->c_end));
        int m = snprintf(text + n, sizeof text - n, "%s%.*s -> %.*s",
                         shown++ ? "; " : "",
                         x.n ? (int)(x.n < 40 ? x.n : 40) : 1, x.n ? x.p : "-",
                         y.n ? (int)(y.n < 40 ? y.n : 40) : 1, y.n ? y.p : "-");
        if (m > 0) n += (size_t)m;
        if (n >= sizeof text) n = sizeof text - 1;
    }
    text[n] = 0;
    if (more) return wire__compare_note(t, ch, "%s; %zu more", text, more);
    return wire__compare_note(t, ch, "%s", text);
}

static bool has_ellipsis(const wire__compare *t, const wire_quote *q)
{
    wire_str x = wire__side_text(&t->c, q->span);
    return wire_str_find(x, WIRE_STR("..."), 0) != SIZE_MAX ||
           wire_str_find(x, WIRE_STR("\xe2\x80\xa6"), 0) != SIZE_MAX;
}

/* Words of the quotation that the chain leaves out, at either end too. */
static bool is_kept(const chain *ch, wire_span c)
{
    return ch->same == c.end - c.beg;
}

/* Cut so that what was denied is said. A phrase in marks may be anybody's. */
static bool report_lost_no(wire__compare *t, const wire_quote *sq,
                           const wire_quote *cq, wire_span s, wire_span c)
{
    wire_change *x =
        wire__compare_add(t, WIRE_CHANGE_QUOTE_ALTERED,
                          cq->kind == WIRE_QUOTE_DIRECT ? WIRE_SEVERITY_HIGH
                                                        : WIRE_SEVERITY_MEDIUM,
                          sq->words, cq->words);
    return x && note_words(t, x, s, c);
}

/* A quotation that ends early keeps its words and may lose their point. Of a
 * language whose "no" is not known any word that goes is told. */
static bool report_cut(wire__compare *t, const wire_quote *sq,
                       const wire_quote *cq, const chain *ch)
{
    wire_span all = wire__quote_words(&t->s, sq->words), more;
    wire_span c = wire__quote_words(&t->c, cq->words);
    wire_span kept = {ch->s_first, ch->s_last + 1};
    bool is_phrase =
        cq->kind != WIRE_QUOTE_DIRECT && ch->same < SHORT_QUOTE - 1;
    if (!is_phrase && wire__quote_loses_no(t, all, kept, c, &more))
        return report_lost_no(t, sq, cq, more, c);
    uint32_t least = t->language == WIRE__IN_OTHER ? 1 : SHORT_QUOTE - 1;
    if (all.end - all.beg < kept.end - kept.beg + least) return true;
    wire_change *x = wire__compare_add(t, WIRE_CHANGE_QUOTE_ALTERED,
                                       WIRE_SEVERITY_LOW, sq->words, cq->words);
    return x && wire__compare_note(t, x, "cut short, no word changed");
}

/* The same words in another style. */
static bool report_style(wire__compare *t, const wire_quote *sq,
                         const wire_quote *cq, const chain *ch,
                         wire__quote_style how)
{
    if (how == WIRE__QUOTE_SAME) {
        t->harmless_n++;
        return report_cut(t, sq, cq, ch);
    }
    wire_change *x = wire__compare_add(t, WIRE_CHANGE_QUOTE_ALTERED,
                                       WIRE_SEVERITY_LOW, sq->words, cq->words);
    return x && wire__compare_note(t, x,
                                   how == WIRE__QUOTE_CONTRACTED
                                       ? "contracted or written out"
                                       : "the editor's words, in brackets");
}

/* Words of the copy's quotation before or behind the chain may be the
 * source's, outside its marks: a "cold killer", "a cold killer". */
static bool widen(const wire__compare *t, const chain *ch, wire_span c,
                  wire_span *s)
{
    enum { MOST = 12 };
    uint32_t before = ch->c_first - c.beg, behind = c.end - 1 - ch->c_last;
    uint32_t i =
        wire__side_sentence_at(&t->s, t->s.doc->words.off[ch->s_first]);
    if (i == WIRE_NO_SENTENCE || before > MOST || behind > MOST) return false;
    uint32_t beg = t->s.word_beg[i], end = t->s.word_beg[i + 1];
    if (ch->s_first < beg + before || ch->s_last + 1 + behind > end)
        return false;
    *s = (wire_span){ch->s_first - before, ch->s_last + 1 + behind};
    return before || behind;
}

static bool report_wider(wire__compare *t, const wire_quote *sq,
                         const wire_quote *cq)
{
    wire_change *x = wire__compare_add(t, WIRE_CHANGE_QUOTE_ALTERED,
                                       WIRE_SEVERITY_LOW, sq->words, cq->words);
    return x && wire__compare_note(t, x, "the marks hold more of the sentence");
}

/* "It will be a compromise": the pronoun stands for what the source tells
 * before its marks. */
static bool is_led_in(const wire__compare *t, const chain *ch, wire_span all,
                      wire_span c)
{
    static const char *const words[] = {"it",   "he", "she", "they", "this",
                                        "that", "we", "i",   "these"};
    if (ch->c_first != c.beg + 1 || ch->c_last + 1 != c.end || ch->c_inner ||
        ch->s_inner || ch->s_first != all.beg)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wire__is_nocase(wire__side_word(&t->c, c.beg), words[i]))
            return true;
    return false;
}

/* Is it the end of one source quotation and the beginning of the next, which
 * only the speaker parts: "There were," she said, "bad ideas"? */
static bool is_joined_of(const wire__compare *t, size_t first, wire_span c)
{
    enum { BETWEEN = 24 };
    if (first + 1 >= t->s.n_quotes) return false;
    const wire_quote *x = &t->s.quotes[first], *y = x + 1;
    wire_span a = wire__quote_words(&t->s, x->words);
    wire_span b = wire__quote_words(&t->s, y->words);
    if (c.end > c.beg + QUOTE_WORDS) return false;
    if (x->depth || y->depth || b.beg < a.end || b.beg > a.end + BETWEEN ||
        a.beg >= a.end || b.beg >= b.end ||
        memchr(t->s.body.p + x->span.end, '\n', y->span.beg - x->span.end))
        return false;
    for (uint32_t k = c.beg + 1; k < c.end; k++) {
        uint32_t n = k - c.beg, m = c.end - k, i = 0, j = 0;
        if (n > a.end - a.beg || m > b.end - b.beg) continue;
        while (i < n && t->c.spell[k - 1 - i] == t->s.spell[a.end - 1 - i])
            i++;
        while (i == n && j < m && t->c.spell[k + j] == t->s.spell[b.beg + j])
            j++;
        if (i == n && j == m) return true;
    }
    return false;
}

static bool is_joined(const wire__compare *t, const wire_quote *sq, wire_span c)
{
    size_t i = (size_t)(sq - t->s.quotes);
    return is_joined_of(t, i, c) || (i && is_joined_of(t, i - 1, c));
}

/* Only a figure was changed: a number that nobody said. */
static bool report_numbers(wire__compare *t, const wire_quote *sq,
                           const wire_quote *cq, wire_span s, wire_span c)
{
    wire_change *x =
        wire__compare_add(t, WIRE_CHANGE_NUMBER_ALTERED, WIRE_SEVERITY_HIGH,
                          sq->words, cq->words);
    return x && note_words(t, x, s, c);
}

static bool report_altered(wire__compare *t, const wire_quote *sq,
                           const wire_quote *cq, const chain *ch, wire_span c)
{
    if (is_kept(ch, c)) {
        /* Only cut: at an end it is a shorter quotation; inside, without a
         * mark, it joins words that were not said together. */
        if (!ch->s_inner) return report_cut(t, sq, cq, ch);
        if (has_ellipsis(t, cq)) {
            t->harmless_n++;
            return true;
        }
    }
    wire_span s = {ch->s_first, ch->s_last + 1};
    wire_span all = wire__quote_words(&t->s, sq->words);
    if (s.beg > all.beg && c.beg < ch->c_first) s.beg = all.beg;
    if (s.end < all.end && ch->c_last + 1 < c.end) s.end = all.end;
    wire__quote_style how;
    if (!wire__quote_style_of(t, s, c, &how)) return false;
    if (how == WIRE__QUOTE_NUMBERS) return report_numbers(t, sq, cq, s, c);
    if (how != WIRE__QUOTE_OTHER) return report_style(t, sq, cq, ch, how);
    if (is_joined(t, sq, c)) {
        t->harmless_n++;
        return true;
    }
    if (is_led_in(t, ch, all, c)) return report_wider(t, sq, cq);
    wire_span wider = {s.beg, s.end};
    if (widen(t, ch, c, &wider)) {
        if (!wire__quote_style_of(t, wider, c, &how)) return false;
        if (how == WIRE__QUOTE_SAME) return report_wider(t, sq, cq);
    }
    /* Left out, not replaced; but a "not" that is left out is a lie. */
    bool is_shorter =
        is_kept(ch, c) && wire__is_negated(t, &t->s, s.beg, s.end) ==
                              wire__is_negated(t, &t->c, c.beg, c.end);
    wire_severity sev = is_shorter ? WIRE_SEVERITY_MEDIUM : WIRE_SEVERITY_HIGH;
    wire_change *x = wire__compare_add(t, WIRE_CHANGE_QUOTE_ALTERED, sev,
                                       whole(&t->s, sq), whole(&t->c, cq));
    return x && note_words(t, x, s, c);
}

/* "I wanted to ..., he said": speech, though the marks are gone. */
static bool is_first_person(const wire__side *s, wire_span words)
{
    static const char *const first[] = {"i",  "we",   "my",       "our",
                                        "me", "us",   "ich",      "wir",
                                        "je", "nous", "nosotros", "yo"};
    for (uint32_t k = words.beg; k < words.end; k++)
        for (size_t i = 0; i < sizeof first / sizeof *first; i++)
            if (wire__is_nocase(wire__side_word(s, k), first[i])) return true;
    return false;
}

/* The words stand in the source, but nobody is quoted with them there. */
static bool report_unquoted_source(wire__compare *t, const wire_quote *cq,
                                   wire_span c, uint32_t sentence, bool *found)
{
    const wire_link *l = wire__link_of(t, sentence);
    *found = false;
    for (size_t k = 0; l && k < l->n_source && !*found; k++) {
        uint32_t i = l->source[k];
        wire_span s = {t->s.word_beg[i], t->s.word_beg[i + 1]};
        chain ch;
        if (!find_chain(t, s, c, false, &ch)) return false;
        find_piece(t, s, c, &ch);
        if ((float)ch.same < TAKEN_SHARE * (float)(c.end - c.beg)) continue;
        if (ch.s_inner > 2 * ch.same) continue;
        *found = true;
        if (wire__has_loose_mark(&t->s, i)) return true;
        /* a word or two in marks keep a distance; a sentence is a voice */
        bool is_whole = ch.same == c.end - c.beg && !ch.s_inner;
        wire_severity sev =
            !is_whole ? WIRE_SEVERITY_HIGH
            : c.end - c.beg <= SHORT_QUOTE || is_first_person(&t->c, c)
                ? WIRE_SEVERITY_LOW
                : WIRE_SEVERITY_MEDIUM;
        wire_change *x = wire__compare_add(
            t, WIRE_CHANGE_QUOTE_ALTERED, sev,
            wire_words_span(&t->s.doc->words, ch.s_first, ch.s_last + 1),
            cq->words);
        if (!x || !wire__compare_note(t, x,
                                      "the source does not quote "
                                      "anybody with these words"))
            return false;
    }
    return true;
}

static bool has_space(wire_str x)
{
    return wire_str_find(x, WIRE_STR(" "), 0) != SIZE_MAX ||
           wire_str_find(x, WIRE_STR("\n"), 0) != SIZE_MAX;
}

static bool report_invented(wire__compare *t, const wire_quote *cq,
                            uint32_t sentence)
{
    const wire_link *l = wire__link_of(t, sentence);
    if (!l || !l->n_source) return true; /* an added sentence: compare_facts */
    wire_span none = {0, 0};
    /* an agency's new words are no alteration */
    bool is_news = t->is_update;
    /* one word is no speech, nor are two with a hyphen */
    bool slight = is_news || !has_space(wire__side_text(&t->c, cq->words));
    wire_change *x = wire__compare_add(
        t, is_news ? WIRE_CHANGE_CLAIM_ADDED : WIRE_CHANGE_QUOTE_ALTERED,
        slight ? WIRE_SEVERITY_LOW : WIRE_SEVERITY_HIGH, none, cq->words);
    if (!x) return false;
    x->source = l->source;
    x->n_source = l->n_source;
    return wire__compare_note(t, x, "no such quotation in the source");
}

/* ---- The copy's quotations ---- */

static bool best_source(wire__compare *t, const candidates *cand, wire_span c,
                        uint32_t *best, chain *ch)
{
    *best = UINT32_MAX;
    memset(ch, 0, sizeof *ch);
    for (size_t i = 0; i < cand->n; i++) {
        const wire_quote *sq = &t->s.quotes[cand->quote[i]];
        wire_span s = wire__quote_words(&t->s, sq->words);
        chain now;
        /* none is better than all words in a row, nor one with too few */
        if (ch->same == c.end - c.beg && !ch->s_inner) break;
        if (*best != UINT32_MAX && s.end - s.beg < ch->same) continue;
        if (!find_chain(t, s, c, false, &now)) return false;
        if (now.same == c.end - c.beg && now.s_inner) find_piece(t, s, c, &now);
        bool tighter = now.same == ch->same &&
                       now.s_inner + now.c_inner < ch->s_inner + ch->c_inner;
        if (*best == UINT32_MAX || now.same > ch->same || tighter) {
            *best = cand->quote[i];
            *ch = now;
        }
    }
    return true;
}

static bool look_at(wire__compare *t, wire__quote_index *ix, size_t qi)
{
    const wire_quote *cq = &t->c.quotes[qi];
    wire_span c = wire__quote_words(&t->c, cq->words);
    uint32_t n = c.end - c.beg, best;
    uint32_t sentence = wire__side_sentence_at(&t->c, cq->span.beg);
    if (!n || cq->depth) return true;
    candidates cand = {{0}, 0};
    propose_linked(t, sentence, &cand);
    propose_by_words(t, ix, c, &cand);
    chain ch;
    if (!best_source(t, &cand, c, &best, &ch)) return false;
    float share = (float)ch.same / (float)n;
    if (best != UINT32_MAX &&
        (is_kept(&ch, c) || (n > SHORT_QUOTE && share >= ALIKE_SHARE) ||
         share >= .5f)) {
        ix->is_used[best] = true;
        return report_altered(t, &t->s.quotes[best], cq, &ch, c);
    }
    if (cq->kind != WIRE_QUOTE_DIRECT) return true;
    bool found;
    if (!report_unquoted_source(t, cq, c, sentence, &found)) return false;
    return found || report_invented(t, cq, sentence);
}

/* ---- The source's quotations that none of the copy's took up ---- */

static bool marks_lost_in(wire__compare *t, const wire_quote *sq, wire_span s,
                          uint32_t copy, bool *found)
{
    wire_span c = {t->c.word_beg[copy], t->c.word_beg[copy + 1]};
    chain ch;
    if (!find_chain(t, s, c, true, &ch)) return false;
    uint32_t n = s.end - s.beg;
    if ((float)ch.same < UNQUOTED * (float)n || ch.c_inner > ch.same + 4)
        return true;
    wire_span span =
        wire_words_span(&t->c.doc->words, ch.c_first, ch.c_last + 1);
    if (wire__side_quote_at(&t->c, span.beg) ||
        wire__side_quote_at(&t->c, span.end - 1))
        return true;
    *found = true;
    if (wire__is_in_marks(&t->c, span) || wire__has_loose_mark(&t->c, copy))
        return true; /* the other mark stands elsewhere */
    return wire__compare_add(t, WIRE_CHANGE_QUOTE_MARKS_LOST,
                             WIRE_SEVERITY_HIGH, sq->words, span) != NULL;
}

static bool has_quote(const wire__side *s, uint32_t sentence)
{
    wire_span x = s->sentences[sentence].span;
    size_t q = quote_from(s, x.beg);
    return q < s->n_quotes && s->quotes[q].span.beg < x.end;
}

/* Has it no mark at its end, and does not run on into the next paragraph? */
static bool is_open_ended(const wire_quote *q)
{
    return q->span.end == q->words.end && !q->continues;
}

/* Somebody's words, told by the copy in its own: indirect speech. */
static bool told_without(wire__compare *t, const wire_quote *sq, uint32_t copy,
                         bool *found)
{
    if (has_quote(&t->c, copy) || wire__has_loose_mark(&t->c, copy))
        return true;
    *found = true;
    /* a takeaway is nobody's speech */
    /* nor is it known what was said where one mark is missing */
    bool slight =
        wire__side_role(&t->c, copy) == WIRE_PARA_LIST || is_open_ended(sq);
    wire_severity sev = slight ? WIRE_SEVERITY_LOW : WIRE_SEVERITY_MEDIUM;
    wire_change *x = wire__compare_add(t, WIRE_CHANGE_QUOTE_MARKS_LOST, sev,
                                       sq->words, t->c.sentences[copy].span);
    return x && wire__compare_note(t, x,
                                   "told in other words, as indirect "
                                   "speech");
}

static bool look_for_lost(wire__compare *t, const wire__quote_index *ix,
                          const uint32_t *copies, const uint32_t *copy_beg,
                          size_t qi)
{
    const wire_quote *sq = &t->s.quotes[qi];
    wire_span s = wire__quote_words(&t->s, sq->words);
    if (sq->depth || sq->kind != WIRE_QUOTE_DIRECT || ix->is_used[qi] ||
        s.end - s.beg <= SHORT_QUOTE)
        return true;
    uint32_t sentence = wire__side_sentence_at(&t->s, sq->span.beg);
    if (sentence == WIRE_NO_SENTENCE) return true;
    bool found = false;
    for (uint32_t k = copy_beg[sentence]; k < copy_beg[sentence + 1] && !found;
         k++)
        if (!marks_lost_in(t, sq, s, copies[k], &found)) return false;
    for (uint32_t k = copy_beg[sentence]; k < copy_beg[sentence + 1] && !found;
         k++)
        if (!told_without(t, sq, copies[k], &found)) return false;
    return true;
}

/* Links turned round: copies[copy_beg[s], copy_beg[s + 1]) come from s. */
bool wire__links_by_source(wire__compare *t, uint32_t **copies,
                           uint32_t **copy_beg)
{
    size_t total = 0, n = t->s.n_sentences;
    for (size_t i = 0; i < t->out->n_links; i++)
        total += t->out->links[i].n_source;
    *copy_beg = wire_arena_calloc(t->arena, n + 2, sizeof(uint32_t));
    *copies = WIRE_ARRAY(t->arena, uint32_t, total + 1);
    if (!*copy_beg || !*copies) return false;
    uint32_t *at = *copy_beg + 1;
    for (size_t i = 0; i < t->out->n_links; i++)
        for (size_t k = 0; k < t->out->links[i].n_source; k++)
            at[t->out->links[i].source[k]]++;
    uint32_t sum = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t count = at[i];
        at[i] = sum;
        sum += count;
    }
    for (size_t i = 0; i < t->out->n_links; i++)
        for (size_t k = 0; k < t->out->links[i].n_source; k++) {
            (*copies)[at[t->out->links[i].source[k]]++] = t->out->links[i].copy;
        }
    return true;
}

/* ---- All of them ---- */

static bool index_quotes(const wire__compare *t, wire__quote_index *ix)
{
    size_t words = 0;
    for (size_t q = 0; q < t->s.n_quotes; q++) {
        wire_span w = wire__quote_words(&t->s, t->s.quotes[q].words);
        words += t->s.quotes[q].depth ? 0 : w.end - w.beg;
    }
    uint32_t slots = 64;
    while (slots < 2 * words && slots < 1u << 24)
        slots *= 2;
    ix->mask = slots - 1;
    ix->quote = wire_arena_calloc(t->arena, slots, sizeof *ix->quote);
    ix->is_used = wire_arena_calloc(t->arena, t->s.n_quotes + 1, 1);
    if (!ix->quote || !ix->is_used) return false;
    for (size_t q = 0; q < t->s.n_quotes; q++) {
        wire_span w = wire__quote_words(&t->s, t->s.quotes[q].words);
        if (t->s.quotes[q].depth) continue;
        for (uint32_t k = w.beg; k + 1 < w.end; k++) {
            uint32_t *slot =
                &ix->quote[pair_slot(ix, t->s.spell[k], t->s.spell[k + 1])];
            if (!*slot) *slot = (uint32_t)q + 1;
        }
    }
    return true;
}

wire_status wire__find_quotes(wire__compare *t, wire_err *err)
{
    wire__quote_index ix;
    uint32_t *copies, *copy_beg;
    if (!index_quotes(t, &ix) || !wire__links_by_source(t, &copies, &copy_beg))
        return wire_fail_mem(err);
    for (size_t q = 0; q < t->c.n_quotes; q++)
        if (!look_at(t, &ix, q)) return wire_fail_mem(err);
    for (size_t q = 0; q < t->s.n_quotes; q++)
        if (!look_for_lost(t, &ix, copies, copy_beg, q))
            return wire_fail_mem(err);
    return WIRE_OK;
}
