/* Pages that are no articles: robot walls, notices of cookies, of consent, of
 * a subscription, of an error, stored under the address of the story that
 * they stand before.
 *
 *     title  Trumpet meets piano at the Anchor      Lorry hits coach: five hurt
 *     url    .../trumpet-meets-piano-anchor-481     .../lorry-coach-five-hurt
 *     text   We use cookies on our website. By ...  We use cookies on our ...
 *
 * A text that is published twice tells its headlines, both of them, though
 * each outlet writes its own. Here two headlines have nothing to do with each
 * other, and the text that both pages share tells neither. Nearly nothing else
 * stands on either page. Two such pages are enough where the text speaks to the
 * reader, or of the page; three in any language (match_stand.c).
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "classify_int.h"
#include "match_int.h"

#define COVERED   .75f /* of both pages, by what they share */
#define TOLD      .2f  /* of a headline: hardly by accident */
#define ALIKE     .34f /* of two headlines: about one thing */
#define TO_READER .02f /* "you" and "your", of the words shared */

enum {
    PAGE_WORDS = 400, /* no notice is as long */
    HEAD_WORDS = 64,  /* that are looked at */
    HEAD_LEAST = 3,   /* that make a subject */
    SHORT_WORD = 4    /* bytes: shorter ones tell nothing */
};

/* What a page is about by its headline, its address and the lines that stand
 * above what it shares: many a page is stored with its headline there. */
typedef struct {
    uint32_t stem[HEAD_WORDS];
    size_t n;
} head;

static bool has(const head *h, uint32_t stem)
{
    for (size_t i = 0; i < h->n; i++)
        if (h->stem[i] == stem) return true;
    return false;
}

static void add(const wire__classify *c, head *h, wire_str word, uint32_t hash)
{
    if (word.n < SHORT_WORD || (word.p[0] >= '0' && word.p[0] <= '9')) return;
    if (wire__match_is_common(c->common, hash)) return;
    uint32_t stem = wire__match_stem(word);
    if (h->n < HEAD_WORDS && !has(h, stem)) h->stem[h->n++] = stem;
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
            uint32_t stem = wire__match_stem(word);
            for (size_t i = 0; i < h->n; i++)
                if (h->stem[i] == stem) found |= (uint64_t)1 << i;
        }
    }
    return (float)__builtin_popcountll(found) / (float)h->n;
}

static float alike(const head *x, const head *y)
{
    size_t same = 0;
    for (size_t i = 0; i < x->n; i++)
        same += has(y, x->stem[i]);
    return (float)same / (float)(x->n < y->n ? x->n : y->n);
}

/* Does what they share speak to the reader, or of the page? */
static bool speaks_of_page(const wire__classify *c, const wire_overlap *o)
{
    float words = 0, second = 0;
    uint32_t page = 0;
    for (size_t k = o->first; k < o->first + o->n_passages; k++) {
        const wire_passage *p = &c->overlaps->passages[k];
        const wire__passage_facts *f = &c->passages[k];
        float n = (float)(p->a_end - p->a_beg);
        words += n;
        page += f->page_words;
        second += n * f->second;
    }
    return page > 0 || second >= TO_READER * words;
}

/* Are both headlines strange to the text, and to each other? */
static bool is_strange(const wire__classify *c, const wire_overlap *o)
{
    shared sa = {c->overlaps->passages + o->first, o->n_passages, true};
    shared sb = {sa.p, sa.n, false};
    head ha, hb;
    read_head(c, o->a, &sa, &ha);
    read_head(c, o->b, &sb, &hb);
    return ha.n >= HEAD_LEAST && hb.n >= HEAD_LEAST &&
           told(&c->docs[o->a], &sa, &ha) <= TOLD &&
           told(&c->docs[o->b], &sb, &hb) <= TOLD && alike(&ha, &hb) <= ALIKE;
}

void wire__match_notice(const wire__classify *c, size_t i)
{
    const wire_overlap *o = &c->overlaps->pairs[i];
    wire__pair_facts *f = &c->pairs[i];
    const wire_doc *a = &c->docs[o->a], *b = &c->docs[o->b];
    if (f->both_covered < COVERED || a->words.n > PAGE_WORDS ||
        b->words.n > PAGE_WORDS || !is_strange(c, o))
        return;
    f->is_stray_text = f->is_unrelated = true;
    for (size_t k = o->first; k < o->first + o->n_passages; k++) {
        const wire_passage *p = &c->overlaps->passages[k];
        wire__match_count_cues(c->cues, a, p->a_beg, p->a_end, &c->passages[k]);
    }
    f->is_notice = speaks_of_page(c, o);
}
