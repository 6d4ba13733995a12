/* Standing text that ends an article: what an outlet says of itself.
 *
 *     ... while piles are driven.                 linked: the story
 *     Fishermen fear for young oysters.           not linked: the story, cut
 *     The mayor's dog once swam that strait.      not linked: a claim, added
 *     Sign up for our letter and we will ...      not linked: standing text
 *
 * That its words are new to the story proves nothing: so are those of a lie
 * added at the end, and those of the last paragraph, which is cut first. A
 * paragraph is standing text when it has the form of one as well: it speaks
 * to the reader, of the page, of this article or of who wrote it, or tells
 * how to reach the outlet. All of that is asked without a corpus, so that an
 * article has the same foot wherever it is held against another.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_foot_words.h"
#include "compare_int.h"
#include "text_int.h"

enum {
    SHORT_WORDS = 2,   /* a line of so few is no claim: "Advertisement" */
    HEADING_WORDS = 8, /* "Read more from our desk:" */
    NAME_WORDS = 5,    /* "Dr. Ann Lee Holt" */
    CREDIT_WORDS = 12, /* "Based on a report by NPA." */
    CREDITS_MAX = 64,  /* looked at; the strongest stand first */
    BARE_WORDS = 6,    /* "Contact: quist@ledger.example" */
    BIO_WORDS = 10,    /* behind "is": "the paper's chief reporter" */
    PRESS_EACH = 14,   /* words of a sentence for each word of the press */
    OUTLET_LEAST = 4,  /* bytes of a name that is one */
    KNOWN_FEW = 3,     /* of the story: "Follow John Stone at @stone" */
    CALL_WORDS = 6,    /* "Follow us on Facebook." */
    TALK_LEAST = 2,    /* "you" and "we" of a story that speaks itself ... */
    TALK_EACH = 150    /* ... and words for each of them */
};
/* Of its words that are no common ones, in the story as well: of what only
 * speaks to somebody, and of what has a surer mark. */
static const float STORY_SHARE = .25f, STORY_SHARE_SURE = .5f;
/* Of its words, in sentences that have the form. */
static const float FORM_SHARE = 1.f / 3;

typedef struct {
    wire__side *side;
    const wire_doc *other; /* the other side's article */
    const wire_idf *idf;   /* for its built-in words only */
    const bool *told;      /* [n_sentences] is there a link? */
    wire_arena *arena;
    wire__stems story; /* of what is told; made when it is asked for */
    enum { UNKNOWN, SPEAKS, IS_SILENT } talk; /* the story, to its reader */
    wire_status status;                       /* the first failure */
    wire_err *err;
} finder;

/* ---- Words ---- */

static bool is_row(const foot_word *r, const char *word, size_t n)
{
    size_t m = strlen(r->word);
    if (r->word[m - 1] != '*') return n == m && !memcmp(r->word, word, m);
    return n >= m - 1 && !memcmp(r->word, word, m - 1);
}

/* All that a word tells. */
static unsigned cues_of(wire_str w)
{
    char word[WIRE__WORD_CAP];
    size_t n = wire__word_fold(w, false, word), lo = 0;
    size_t end = sizeof foot_words / sizeof *foot_words, hi = end;
    unsigned cues = 0;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if ((uint8_t)foot_words[mid].word[0] < (uint8_t)word[0])
            lo = mid + 1;
        else
            hi = mid;
    }
    for (; n && lo < end && foot_words[lo].word[0] == word[0]; lo++)
        if (is_row(&foot_words[lo], word, n)) cues |= foot_words[lo].cues;
    return cues;
}

static bool is_capital(wire_str w) { return wire__is_upper(wire__cp_at(w, 0)); }

/* The same of word k of a sentence that begins with word first: "US" is no
 * "us", what is polite in capitals is so in the middle alone, and a paper's
 * name has capitals where letters have. */
static unsigned cues_at(const wire__side *s, uint32_t first, uint32_t k)
{
    wire_str w = wire__side_word(s, k);
    unsigned cues = cues_of(w);
    if (!(cues & (TO_READER | POLITE | NAME))) return cues;
    bool capital = is_capital(w);
    if (cues & NAME && wire__is_lower(wire__cp_at(w, 0)))
        cues &= ~(unsigned)NAME;
    if (cues & POLITE && capital && k > first) cues |= TO_READER;
    if (w.n == 2 && capital && wire__is_nocase(w, "us"))
        cues &= ~(unsigned)TO_READER;
    return cues;
}

static bool is_quoted(const wire__side *s, uint32_t k)
{
    return wire__side_quote_at(s, s->doc->words.off[k]) != NULL;
}

/* ---- The story above ---- */

/* Does what is told speak to the reader itself: a column, a transcript? */
static bool story_speaks(finder *f)
{
    const wire__side *s = f->side;
    size_t n = 0, words = 0;
    if (f->talk != UNKNOWN) return f->talk == SPEAKS;
    for (size_t i = 0; i < s->n_sentences; i++) {
        if (!f->told[i]) continue;
        uint32_t beg = s->word_beg[i], end = s->word_beg[i + 1];
        words += end - beg;
        for (uint32_t k = beg; k < end; k++)
            n += cues_at(s, beg, k) & TO_READER && !is_quoted(s, k);
    }
    f->talk = n >= TALK_LEAST && n * TALK_EACH > words ? SPEAKS : IS_SILENT;
    return f->talk == SPEAKS;
}

/* Are the words [beg, end) strange to the story? */
static bool is_strange(finder *f, uint32_t beg, uint32_t end, bool is_sure)
{
    const wire__side *s = f->side;
    size_t all = 0, known = 0;
    if (!f->story.slot && !wire__stems_told(s, f->told, f->arena, &f->story)) {
        f->status = wire_fail_mem(f->err);
        return false;
    }
    for (uint32_t k = beg; k < end; k++) {
        if (s->doc->words.len[k] < 2) continue;
        if (wire_idf_is_listed(f->idf, s->doc->words.hash[k])) continue;
        all++;
        known += wire__stems_has(&f->story, s->stem[k]);
    }
    if (is_sure ? known <= KNOWN_FEW : known < 2 && end - beg <= CALL_WORDS)
        return true;
    return (float)known <=
           (is_sure ? STORY_SHARE_SURE : STORY_SHARE) * (float)all;
}

/* ---- The form of a sentence ---- */

static bool has(wire_str text, const char *what)
{
    return wire_str_find_nocase(text, wire_str_of(what), 0) != SIZE_MAX;
}

/* How to reach somebody, or whose it is by law. */
static bool has_contact(wire_str text)
{
    static const char *const marks[] = {"://", "www.", "\xc2\xa9",
                                        "\xe2\x93\x92", "(c) 20"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (has(text, marks[i])) return true;
    for (size_t i = 0; i + 1 < text.n; i++)
        if (text.p[i] == '@' &&
            (wire_is_alpha(text.p[i + 1]) || wire_is_digit(text.p[i + 1])))
            return true;
    return false;
}

static bool names_outlet(const finder *f, wire_str text)
{
    wire_str outlet = f->side->doc->article->outlet;
    return outlet.n >= OUTLET_LEAST &&
           wire_str_find_nocase(text, outlet, 0) != SIZE_MAX;
}

/* Who wrote it: "Ann Lee is the Ledger's chief reporter". */
static bool is_bio(const finder *f, uint32_t beg, uint32_t end, bool outlet)
{
    const wire__side *s = f->side;
    uint32_t k = beg;
    while (k < end && k - beg < NAME_WORDS && is_capital(wire__side_word(s, k)))
        k++;
    if (k == beg || k >= end) return false;
    if (!(cues_of(wire__side_word(s, k)) & IS)) return false;
    if (outlet) return true;
    for (uint32_t i = k + 1; i < end && i - k <= BIO_WORDS; i++)
        if (cues_of(wire__side_word(s, i)) & WRITER) return true;
    return false;
}

/* Does the line end as no sentence does ("More Farming | Send us a tip")? */
static bool is_open(wire_str text)
{
    uint8_t last = text.n ? (uint8_t)text.p[text.n - 1] : '.';
    return last < 0x80 && !strchr(".!?;\"'", last);
}

/* "Tell us" has nobody who says so. */
static bool is_order(const wire__side *s, wire_span cue)
{
    return cues_of(wire_str_sub(s->body, cue.beg, cue.end)) & ORDER;
}

/* Is somebody cited in it? Then it is news, whoever is spoken of. */
static bool says(finder *f, size_t i)
{
    wire__side *s = f->side;
    if (f->status == WIRE_OK) f->status = wire__side_said(s, f->arena, f->err);
    if (f->status != WIRE_OK) return false;
    for (uint32_t k = s->said.item_beg[i]; k < s->said.item_beg[i + 1]; k++) {
        const wire_attribution *x = &s->said.x[s->said.item[k]];
        if (x->has_source && x->cue.beg < x->cue.end &&
            x->force == WIRE_FORCE_SAY && !is_order(s, x->cue))
            return true;
    }
    return false;
}

/* A credit that ends a short line: "Based on a report by NPA." */
static bool ends_in_credit(const finder *f, wire_str text)
{
    const wire_doc *d = f->other;
    while (text.n && memchr(".)]", text.p[text.n - 1], 3))
        text.n--;
    for (size_t i = 0; i < d->n_credits && i < CREDITS_MAX; i++)
        if (d->credits[i].kind != WIRE_CREDIT_CITED && d->credits[i].name.n &&
            wire_str_ends(text, d->credits[i].name))
            return true;
    return false;
}

/* Does it stand in one paragraph with the label, which goes on in it? */
static bool is_beside_label(const wire__side *s, size_t i)
{
    const wire_article *art = s->doc->article;
    wire_span l = s->doc->label.span, p;
    if (!s->doc->has_label || s->sentences[i].para >= art->n_paras)
        return false;
    p = art->paras[s->sentences[i].para].span;
    return l.beg < p.end && p.beg < l.end;
}

/* What a sentence has of a foot's form, least first. LINK: a line that could
 * be one of a list of other pages; HE: more of who was named before; PART: a
 * word of the press, a paper's name, or a question ("Seen a mistake?");
 * ADDRESS: to the reader, or of the outlet as "we". */
typedef enum { NONE, LINK, HE, PART, ADDRESS, SURE } form;

/* What the words of a sentence tell together. */
typedef struct {
    size_t press; /* a page's count twice, and the outlet's name once */
    bool to_reader, to_text, amends, names_paper, is_made, is_trade;
    bool is_heading, is_person, is_call;
} telling;

static telling telling_of(const finder *f, uint32_t beg, uint32_t end)
{
    const wire__side *s = f->side;
    telling t = {0};
    uint32_t this_at = UINT32_MAX;
    for (uint32_t k = beg; k < end; k++) {
        unsigned cues = cues_at(s, beg, k);
        if (!cues || is_quoted(s, k)) continue;
        t.is_heading |= k == beg && cues & MORE;
        t.is_person |= k == beg && cues & PERSON;
        t.is_call |= (cues & (ORDER | TO_READER | PAGE | PRESS | TRADE)) != 0;
        t.amends |= (cues & AMENDS) != 0;
        t.is_trade |= (cues & TRADE) != 0;
        t.is_made |= cues & MADE && t.names_paper;
        t.to_reader |= (cues & TO_READER) != 0;
        t.to_text |= cues & TEXT && this_at + 1 == k;
        t.names_paper |= cues & NAME && k - beg < NAME_WORDS;
        t.press += cues & PAGE ? 2 : cues & PRESS ? 1 : 0;
        if (cues & THIS) this_at = k;
    }
    return t;
}

/* An address proves little at the end of a claim: nothing else may be said,
 * or the reader must be asked to use it. */
static bool is_contact(wire_str text, size_t words, const telling *t)
{
    return (words <= BARE_WORDS || t->is_call || t->is_heading ||
            t->is_person) &&
           has_contact(text);
}

static form form_of(finder *f, size_t i)
{
    const wire__side *s = f->side;
    uint32_t beg = s->word_beg[i], end = s->word_beg[i + 1], n = end - beg;
    wire_str text = wire__side_text(s, s->sentences[i].span);
    bool outlet = names_outlet(f, text), open = is_open(text);
    telling t = telling_of(f, beg, end);
    t.press += outlet;
    if (!n || (open && n <= SHORT_WORDS) ||
        (open && (t.is_heading || t.press) && n <= HEADING_WORDS) ||
        (n <= CREDIT_WORDS && ends_in_credit(f, text)))
        return SURE;
    bool is_sure = is_contact(text, n, &t) || is_bio(f, beg, end, outlet) ||
                   (t.to_text && !t.amends) ||
                   (t.press > 1 && n <= PRESS_EACH * t.press) || t.is_made ||
                   (t.press && is_beside_label(s, i));
    if (is_sure || (t.to_reader && !story_speaks(f)))
        return says(f, i) ? NONE : is_sure ? SURE : ADDRESS;
    if (t.press || t.names_paper || t.is_trade ||
        (n <= HEADING_WORDS && text.n && text.p[text.n - 1] == '?'))
        return PART;
    return t.is_person ? HE : open ? LINK : NONE;
}

/* ---- The foot ---- */

/* Sentences of one paragraph: from the first on that has a part of the form
 * they are standing text when enough of their words have it whole. What
 * stands before is something else. */
typedef struct {
    size_t first; /* sentence that has some of the form; else the end */
    form is;      /* NONE, LINK, ADDRESS or SURE */
} tail;

static tail tail_of(finder *f, size_t beg, size_t end)
{
    uint32_t all = 0, formed = 0, sure = 0;
    bool is_links = true;
    tail out = {end, NONE};
    form before = NONE;
    for (size_t i = beg; i < end; i++) {
        uint32_t n = f->side->word_beg[i + 1] - f->side->word_beg[i];
        form x = form_of(f, i);
        is_links = is_links && x == LINK;
        if (x >= PART && out.first == end) out.first = i;
        if (out.first == end) continue;
        if (x == HE && before == SURE) x = SURE;
        all += n;
        if (x >= ADDRESS) formed += n;
        if (x == SURE) sure += n;
        before = x;
    }
    if (out.first < end && (float)sure >= FORM_SHARE * (float)all)
        out.is = SURE;
    else if (formed && (float)formed >= FORM_SHARE * (float)all)
        out.is = ADDRESS;
    else if (is_links)
        out.is = LINK;
    return out;
}

/* From the end up: paragraphs of the form, and the lines below them. */
static uint32_t find_foot(finder *f)
{
    const wire__side *s = f->side;
    size_t n = s->n_sentences, foot = n;
    for (size_t i = n; i > 0 && f->status == WIRE_OK;) {
        size_t beg = i - 1;
        if (s->is_credit[beg]) {
            i = beg;
            continue;
        }
        if (f->told[beg]) break;
        while (beg > 0 &&
               s->sentences[beg - 1].para == s->sentences[beg].para &&
               !f->told[beg - 1] && !s->is_credit[beg - 1])
            beg--;
        tail x = tail_of(f, beg, i);
        if (x.is == NONE) break;
        if (x.is != LINK) {
            if (!is_strange(f, s->word_beg[x.first], s->word_beg[i],
                            x.is == SURE))
                break;
            foot = x.first;
            if (x.first > beg) break;
        }
        i = beg;
    }
    return (uint32_t)(foot ? foot : n);
}

wire_status wire__compare_feet(wire__compare *t, const bool *s_told,
                               const bool *c_told, wire_err *err)
{
    finder s = {.side = &t->s, .other = t->c.doc, .told = s_told};
    finder c = {.side = &t->c, .other = t->s.doc, .told = c_told};
    s.idf = c.idf = t->s.idf;
    s.arena = c.arena = t->arena;
    s.err = c.err = err;
    t->s_foot = find_foot(&s);
    t->c_foot = find_foot(&c);
    return s.status != WIRE_OK ? s.status : c.status;
}
