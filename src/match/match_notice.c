/* Pages that are no articles: robot walls, notices of cookies, of consent, of
 * a subscription, of an error, stored under the address of the story that
 * they stand before.
 *
 *     title  Trumpet meets piano at the Anchor      Lorry hits coach: five hurt
 *     url    .../trumpet-meets-piano-anchor-481     .../lorry-coach-five-hurt
 *     text   We use cookies on our website. By ...  We use cookies on our ...
 *
 * Here two headlines have nothing to do with each other, and the text that both
 * pages share tells neither. Nearly nothing else stands on either page. An
 * outlet does not publish one text twice like that: two of its pages are enough
 * where the text speaks to the reader, or of the page; three in any language
 * (match_stand.c). Two outlets may well each put a headline of their own, in
 * other words than the text's, over one report: of theirs the text must be a
 * page's and no report's, or, of three, no longer than such notices are and
 * without one word of any headline.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "classify_int.h"
#include "match_int.h"

#define COVERED   .75f /* of both pages, by what they share */
#define TOLD      .2f  /* of a headline: hardly by accident */
#define ALIKE     .34f /* of two headlines: about one thing */
#define TO_READER .02f /* "you" and "your", of the words shared */
#define OF_PAGE   .05f /* these and words of pages, counted twice */

enum {
    PAGE_WORDS = 400, /* no notice is as long */
    WALL_WORDS = 64,  /* nor one that no word of a page tells */
    HEAD_WORDS = 64,  /* that are looked at */
    HEAD_LEAST = 3,   /* that make a subject */
    SHORT_WORD = 4,   /* bytes: shorter ones tell nothing */
    BEGINNING = 5     /* letters, or two signs of three bytes */
};

/* What a page is about by its headline, its address and the lines that stand
 * above what it shares: many a page is stored with its headline there. */
typedef struct {
    uint32_t key[HEAD_WORDS];
    size_t n;
} head;

/* Of how a word begins: its forms begin alike in most languages, also where
 * match_stem.c knows no endings. */
static uint32_t key_of(wire_str word)
{
    size_t n = 0;
    for (size_t seen = 0; n < word.n && seen < BEGINNING;) {
        size_t from = n++;
        while (n < word.n && ((uint8_t)word.p[n] & 0xc0) == 0x80)
            n++;
        seen += n - from >= 3 ? 3 : 1;
    }
    return wire_text_word_hash(wire_str_sub(word, 0, n));
}

static bool has(const head *h, uint32_t key)
{
    for (size_t i = 0; i < h->n; i++)
        if (h->key[i] == key) return true;
    return false;
}

static void add(const wire__classify *c, head *h, wire_str word, uint32_t hash)
{
    if (word.n < SHORT_WORD || (word.p[0] >= '0' && word.p[0] <= '9')) return;
    if (wire__match_is_common(c->common, hash)) return;
    uint32_t key = key_of(word);
    if (h->n < HEAD_WORDS && !has(h, key)) h->key[h->n++] = key;
}

/* The words of an address behind its host; no query, nothing with digits or
 * escapes in it. */
static void add_address(const wire__classify *c, head *h, wire_str url)
{
    size_t i = wire_str_find(url, WIRE_STR("://"), 0);
    size_t beg = wire_str_find(url, WIRE_STR("/"), i == SIZE_MAX ? 0 : i + 3);
    for (; beg < url.n && url.p[beg] != '?' && url.p[beg] != '#'; beg++) {
        size_t end = beg;
        bool is_word = true;
        for (; end < url.n; end++) {
            char ch = url.p[end];
            if (ch == '/' || ch == '-' || ch == '_' || ch == '.' || ch == '?' ||
                ch == '#')
                break;
            is_word = is_word && (wire_is_alpha(ch) || (uint8_t)ch >= 0x80);
        }
        wire_str word = wire_str_sub(url, beg, end);
        if (is_word && word.n) add(c, h, word, wire_text_word_hash(word));
        beg = end;
        if (beg < url.n && (url.p[beg] == '?' || url.p[beg] == '#')) return;
    }
}

typedef struct {
    const wire_passage *p;
    size_t n;
    bool is_a;
} shared;

static void read_head(const wire__classify *c, uint32_t d, const shared *s,
                      head *h)
{
    const wire_doc *doc = &c->docs[d];
    const wire_words *t = &c->titles[d], *w = &doc->words;
    uint32_t above = s->is_a ? s->p[0].a_beg : s->p[0].b_beg;
    for (size_t k = 1; k < s->n; k++) {
        uint32_t beg = s->is_a ? s->p[k].a_beg : s->p[k].b_beg;
        if (beg < above) above = beg;
    }
    h->n = 0;
    for (size_t i = 0; i < t->n; i++) {
        wire_str word = {doc->article->title.p + t->off[i], t->len[i]};
        add(c, h, word, t->hash[i]);
    }
    add_address(c, h, doc->article->url);
    for (uint32_t i = 0; i < above; i++) {
        wire_str word = {doc->article->body.p + w->off[i], w->len[i]};
        add(c, h, word, w->hash[i]);
    }
}

/* Share of the head that the shared text tells. */
static float told(const wire_doc *doc, const shared *s, const head *h)
{
    uint64_t found = 0;
    for (size_t k = 0; k < s->n; k++) {
        uint32_t beg = s->is_a ? s->p[k].a_beg : s->p[k].b_beg;
        uint32_t end = s->is_a ? s->p[k].a_end : s->p[k].b_end;
        for (; beg < end; beg++) {
            wire_str word = {doc->article->body.p + doc->words.off[beg],
                             doc->words.len[beg]};
            uint32_t key = key_of(word);
            for (size_t i = 0; i < h->n; i++)
                if (h->key[i] == key) found |= (uint64_t)1 << i;
        }
    }
    return (float)__builtin_popcountll(found) / (float)h->n;
}

static float alike(const head *x, const head *y)
{
    size_t same = 0;
    for (size_t i = 0; i < x->n; i++)
        same += has(y, x->key[i]);
    return (float)same / (float)(x->n < y->n ? x->n : y->n);
}

/* What the words shared say of the page, and to the reader. */
typedef struct {
    float words, second;
    uint32_t page, soft; /* words of pages; of them, those reporters use too */
} signs;

static signs count_signs(const wire__classify *c, const wire_overlap *o)
{
    signs s = {0};
    const wire_doc *a = &c->docs[o->a];
    for (size_t k = o->first; k < o->first + o->n_passages; k++) {
        const wire_passage *p = &c->overlaps->passages[k];
        wire__passage_facts *f = &c->passages[k];
        wire__match_count_cues(c->cues, a, p->a_beg, p->a_end, f);
        float n = (float)(p->a_end - p->a_beg);
        s.words += n;
        s.second += n * f->second;
        s.page += f->page_words;
        s.soft += f->soft_words;
    }
    return s;
}

static bool speaks_of_page(const signs *s)
{
    return s->page + s->soft > 0 || s->second >= TO_READER * s->words;
}

/* ... so that no report does, which may hold one of these words, and speak to
 * its reader in a quotation. */
static bool is_of_page(const signs *s)
{
    float sum = (float)(2 * s->page + s->soft) + s->second;
    return sum >= 4 && sum >= OF_PAGE * s->words && (s->page || s->soft >= 2);
}

/* How far the text is from two headlines, and they from each other. */
typedef struct {
    float told, alike; /* the larger share of either headline */
} distance;

static bool measure(const wire__classify *c, const wire_overlap *o, distance *d)
{
    shared sa = {c->overlaps->passages + o->first, o->n_passages, true};
    shared sb = {sa.p, sa.n, false};
    head ha, hb;
    read_head(c, o->a, &sa, &ha);
    read_head(c, o->b, &sb, &hb);
    if (ha.n < HEAD_LEAST || hb.n < HEAD_LEAST) return false;
    float a = told(&c->docs[o->a], &sa, &ha);
    float b = told(&c->docs[o->b], &sb, &hb);
    *d = (distance){a > b ? a : b, alike(&ha, &hb)};
    return true;
}

void wire__match_notice(const wire__classify *c, size_t i)
{
    const wire_overlap *o = &c->overlaps->pairs[i];
    wire__pair_facts *f = &c->pairs[i];
    const wire_doc *a = &c->docs[o->a], *b = &c->docs[o->b];
    distance d;
    if (f->both_covered < COVERED || a->words.n > PAGE_WORDS ||
        b->words.n > PAGE_WORDS || !measure(c, o, &d) || d.told > TOLD ||
        d.alike > ALIKE)
        return;
    signs s = count_signs(c, o);
    bool is_wall = a->words.n + b->words.n <= 2 * WALL_WORDS && d.told == 0;
    f->is_stray_text = f->same_outlet || is_wall || is_of_page(&s);
    f->is_notice = f->same_outlet ? speaks_of_page(&s) : is_of_page(&s);
    f->is_unrelated |= f->is_stray_text;
}
