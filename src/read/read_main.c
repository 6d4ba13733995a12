/* Which blocks of a page are the article.
 *
 * Every rule speaks of structure: how much running text an element holds,
 * how much of it is links, what its tag and class names say, where its
 * paragraphs hang together. Thresholds were chosen on one half of the
 * article-extraction pages; the other half gives the same figure
 * (tests/quality/results.csv).
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_page.h"

typedef struct {
    const wire__dom *d;
    wire__blocks *b;
    uint32_t *mass; /* [blocks + 1] sums of good characters before a block */
    uint32_t *chars, *links; /* [blocks + 1] sums of all and of link ones */
    uint32_t *first; /* [nodes + 1] number of the first block at or behind */
    float *score;    /* [nodes] good characters near below, fading */
    bool *in_text;   /* [blocks] inside the container */
} page;

/* ---- Running text ---- */

static bool ends_a_sentence(wire_str s)
{
    static const char *const ends[] = {".",
                                       "!",
                                       "?",
                                       "\"",
                                       "\xe2\x80\x9d",
                                       "\xe2\x80\x99",
                                       "\xc2\xbb",
                                       ")",
                                       "\xe2\x80\xa6",
                                       "\xe3\x80\x82",
                                       "\xef\xbc\x81",
                                       "\xef\xbc\x9f",
                                       "\xe3\x80\x8d",
                                       "\xe0\xa5\xa4",
                                       ":",
                                       ";"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (wire_str_ends(s, wire_str_of(ends[i]))) return true;
    return false;
}

static bool is_linky(const wire__block *b)
{
    return b->link_chars * 2 > b->chars;
}

/* A sentence whose greater part is one link is still a sentence. */
static bool is_linked_sentence(const page *p, const wire__block *b)
{
    wire_str s = {p->b->text + b->text, b->text_n};
    return b->role != WIRE_PARA_LIST && b->words >= 8 &&
           b->chars - b->link_chars >= 15 &&
           b->link_chars * 5 <= b->chars * 4 && ends_a_sentence(s);
}

/* Characters that count as running text: not links, not short scraps. */
static uint32_t good_chars(const wire__block *b)
{
    if (!b->is_kept || b->role == WIRE_PARA_HEADING || is_linky(b)) return 0;
    if (b->chars < 40 && b->words < 8) return 0;
    return b->chars - b->link_chars;
}

static void sum_mass(page *p)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < p->b->n; i++) {
        p->mass[i] = sum;
        sum += good_chars(&p->b->p[i]);
    }
    p->mass[p->b->n] = sum;
}

static uint64_t mass_of(const page *p, size_t node)
{
    uint32_t until = p->d->nodes[node].until;
    return p->mass[p->first[until]] - p->mass[p->first[node]];
}

/* ---- Striking out ---- */

static void strike(page *p, size_t node)
{
    uint32_t end = p->first[p->d->nodes[node].until];
    for (uint32_t i = p->first[node]; i < end; i++)
        p->b->p[i].is_kept = false;
}

/* A list that is mostly links leads to other pages. */
static bool is_link_list(const page *p, size_t node)
{
    uint32_t beg = p->first[node], end = p->first[p->d->nodes[node].until];
    uint64_t chars = p->chars[end] - p->chars[beg];
    uint64_t links = p->links[end] - p->links[beg];
    return end - beg >= 2 && links * 5 >= chars * 2 &&
           chars < (end - beg) * 80ull;
}

/* A small box that is mostly links, with its label: "Read also: ...". */
static bool is_link_box(const page *p, size_t node)
{
    uint32_t beg = p->first[node], end = p->first[p->d->nodes[node].until];
    uint64_t chars = p->chars[end] - p->chars[beg];
    uint64_t links = p->links[end] - p->links[beg];
    return end - beg >= 2 && links * 2 >= chars && chars < 400;
}

/* Share of the page's text, in per cent, up to which an element of these
 * marks is taken out. 0: it stays. */
static unsigned strike_limit(const page *p, size_t node)
{
    unsigned marks = p->b->marks[node], limit = 0;
    if (marks & WIRE__MARK_BODY) return 0;
    if (marks & WIRE__MARK_COMMENT) limit = 90;
    if (marks & WIRE__MARK_PROMO && limit < 40) limit = 40;
    if (marks & WIRE__MARK_META && limit < 15) limit = 15;
    switch (p->d->nodes[node].tag) {
    case WIRE__TAG_ARTICLE:
    case WIRE__TAG_MAIN:
    case WIRE__TAG_BODY:
    case WIRE__TAG_HTML:
        return limit < 10 ? limit : 10;
    case WIRE__TAG_ASIDE:
    case WIRE__TAG_FORM:
        return limit < 40 ? 40 : limit;
    case WIRE__TAG_HEADER:
    case WIRE__TAG_FIGURE:
        return limit < 15 ? 15 : limit;
    case WIRE__TAG_UL:
    case WIRE__TAG_OL:
        return is_link_list(p, node) ? 40 : limit;
    case WIRE__TAG_DIV:
    case WIRE__TAG_SECTION:
        return limit < 15 && is_link_box(p, node) ? 15 : limit;
    default:
        return limit;
    }
}

static void strike_all(page *p)
{
    uint64_t total = p->mass[p->b->n];
    for (size_t i = 1; i < p->d->n; i++) {
        unsigned limit = strike_limit(p, i);
        if (!limit || mass_of(p, i) * 100 > total * limit) continue;
        strike(p, i);
        i = p->d->nodes[i].until - 1;
    }
    sum_mass(p);
}

/* ---- The container ---- */

/* Each paragraph counts for its parent, half for the next and so on. */
static void score_all(page *p)
{
    static const float fading[] = {1.0f, 0.5f, 0.25f, 0.125f};
    memset(p->score, 0, p->d->n * sizeof *p->score);
    for (size_t i = 0; i < p->b->n; i++) {
        float good = (float)good_chars(&p->b->p[i]);
        size_t node = p->b->p[i].node;
        wire__tag t = (wire__tag)p->d->nodes[node].tag;
        if (good == 0) continue;
        /* Text right inside a <div> is that div's paragraph and its own. */
        if (t == WIRE__TAG_P || t == WIRE__TAG_LI)
            node = p->d->nodes[node].parent;
        for (size_t k = 0; k < sizeof fading / sizeof *fading;) {
            p->score[node] += good * fading[k];
            if (!node) break;
            /* Wrappers that only quote or list do not fade. */
            t = (wire__tag)p->d->nodes[node].tag;
            k += t != WIRE__TAG_BLOCKQUOTE && t != WIRE__TAG_UL &&
                 t != WIRE__TAG_OL;
            node = p->b->block_of[p->d->nodes[node].parent];
        }
    }
}

static void take(page *p, size_t node)
{
    uint32_t end = p->first[p->d->nodes[node].until];
    for (uint32_t i = p->first[node]; i < end; i++)
        p->in_text[i] = true;
}

/* Elements that name themselves the text: the heaviest, and its likes beside
 * it. 0 when there is none that matters. */
static size_t take_marked(page *p)
{
    size_t best = 0;
    for (size_t i = 1; i < p->d->n; i++)
        if (p->b->marks[i] & WIRE__MARK_BODY &&
            (!best || mass_of(p, i) > mass_of(p, best)))
            best = i;
    if (!best || mass_of(p, best) * 100 < (uint64_t)p->mass[p->b->n] * 40)
        return 0;
    uint32_t parent = p->d->nodes[best].parent;
    for (size_t i = parent + 1; i < p->d->nodes[parent].until;
         i = p->d->nodes[i].until)
        if (p->b->marks[i] & WIRE__MARK_BODY) take(p, i);
    return best;
}

/* Paragraphs and headings right beside the container. */
static void take_paragraphs(page *p, size_t top)
{
    uint32_t parent = p->d->nodes[top].parent;
    for (size_t i = parent + 1; i < p->d->nodes[parent].until;
         i = p->d->nodes[i].until) {
        wire__tag t = (wire__tag)p->d->nodes[i].tag;
        if (wire__tag_is_heading(t) ||
            ((t == WIRE__TAG_P || t == WIRE__TAG_BLOCKQUOTE) && mass_of(p, i)))
            take(p, i);
    }
}

/* Else where the paragraphs hang together, and what is like it beside it or
 * beside what it stands in. */
static void take_scored(page *p)
{
    size_t top = 0;
    for (size_t i = 1; i < p->d->n; i++)
        if (p->score[i] > p->score[top]) top = i;
    take(p, top);
    take_paragraphs(p, top);
    for (unsigned level = 0; level < 5 && top; level++) {
        uint32_t parent = p->d->nodes[top].parent;
        for (size_t i = parent + 1; i < p->d->nodes[parent].until;
             i = p->d->nodes[i].until)
            if (i != top && p->score[i] >= 0.25f * p->score[top]) take(p, i);
        top = parent;
    }
}

/* ---- Trimming ---- */

static bool is_promo_start(wire_str s)
{
    static const char *const starts[] = {
        "read more",          "read also",   "also read",
        "read next",          "related:",    "related stor",
        "see also",           "more from",   "more on this",
        "recommended",        "lire aussi",  "\xc3\xa0 lire",
        "lesen sie auch",     "mehr zum",    "lea tambi\xc3\xa9n",
        "leia tamb\xc3\xa9m", "leggi anche", "lee tambi\xc3\xa9n",
        "click here",         "watch:"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (wire_str_starts_nocase(s, wire_str_of(starts[i]))) return true;
    return false;
}

static bool is_text(const page *p, size_t i)
{
    const wire__block *b = &p->b->p[i];
    wire_str s = wire__block_text(p->b, i);
    if (is_linky(b)) return is_linked_sentence(p, b);
    return !(b->link_chars * 5 > b->chars && is_promo_start(s));
}

/* The headline in the text, and whatever stands above it, is not the text. */
static void trim_title(page *p)
{
    uint32_t all = p->mass[p->b->n];
    for (size_t i = p->b->n; i-- > 0;) {
        const wire__block *b = &p->b->p[i];
        if (p->d->nodes[b->node].tag != WIRE__TAG_H1) continue;
        if (p->mass[i] * 10ull > all * 3ull) continue;
        for (size_t k = 0; k <= i; k++)
            p->b->p[k].is_kept = false;
        return;
    }
}

/* Scraps before the first and behind the last running text: bylines, dates,
 * labels, lists of links, headings with nothing below. */
static void trim_ends(page *p)
{
    size_t n = p->b->n, beg = 0, end = n;
    while (beg < n && (!p->b->p[beg].is_kept || !good_chars(&p->b->p[beg])))
        beg++;
    while (end > beg &&
           (!p->b->p[end - 1].is_kept || !good_chars(&p->b->p[end - 1])))
        end--;
    for (size_t i = 0; i < beg && beg < n; i++) {
        wire__block *b = &p->b->p[i];
        if (b->role == WIRE_PARA_BODY && b->words < 8) b->is_kept = false;
    }
    for (size_t i = end; i < n; i++) {
        wire__block *b = &p->b->p[i];
        wire_str s = wire__block_text(p->b, i);
        if (b->role == WIRE_PARA_HEADING || b->link_chars * 4 > b->chars ||
            !ends_a_sentence(s))
            b->is_kept = false;
    }
}

/* A heading above nothing but struck blocks goes with them. */
static void trim_headings(page *p)
{
    bool has_below = false;
    for (size_t i = p->b->n; i-- > 0;) {
        wire__block *b = &p->b->p[i];
        if (b->role != WIRE_PARA_HEADING) {
            has_below = b->is_kept;
        } else if (!has_below) {
            b->is_kept = false;
        }
    }
}

static wire_status prepare(page *p, wire_arena *a, wire_err *err)
{
    size_t n = p->b->n, m = p->d->n;
    p->mass = WIRE_ARRAY(a, uint32_t, n + 1);
    p->chars = WIRE_ARRAY(a, uint32_t, n + 1);
    p->links = WIRE_ARRAY(a, uint32_t, n + 1);
    p->first = WIRE_ARRAY(a, uint32_t, m + 1);
    p->score = WIRE_ARRAY(a, float, m);
    p->in_text = wire_arena_calloc(a, n + 1, sizeof *p->in_text);
    if (!p->mass || !p->chars || !p->links || !p->first || !p->score ||
        !p->in_text)
        return wire_fail_mem(err);
    for (size_t i = 0, k = 0; i <= m; i++) {
        while (k < n && p->b->p[k].first < i)
            k++;
        p->first[i] = (uint32_t)k;
    }
    p->chars[0] = p->links[0] = 0;
    for (size_t i = 0; i < n; i++) {
        p->b->p[i].is_kept = true;
        p->chars[i + 1] = p->chars[i] + p->b->p[i].chars;
        p->links[i + 1] = p->links[i] + p->b->p[i].link_chars;
    }
    sum_mass(p);
    return WIRE_OK;
}

wire_status wire__page_parts(const wire__dom *d, wire__blocks *b, wire_arena *a,
                             wire__parts *out, wire_err *err)
{
    page p = {.d = d, .b = b};
    WIRE_TRY(prepare(&p, a, err));
    strike_all(&p);
    for (size_t i = 0; i < b->n; i++)
        if (!is_text(&p, i)) b->p[i].is_kept = false;
    sum_mass(&p);
    *out = (wire__parts){p.mass, p.first};
    return WIRE_OK;
}

/* The element that wirecopy itself put a text into; 0 when a page has none, or
 * more than one. Found without a guess, so that a site reads back as it was
 * published: bylines, short lists and all. */
static size_t own_text(const wire__dom *d)
{
    size_t found = 0;
    if (wire_str_find(d->src, WIRE_STR("data-wirecopy"), 0) == SIZE_MAX)
        return 0;
    for (size_t i = 1; i < d->n; i++) {
        const wire__node *n = &d->nodes[i];
        if (n->is_text || !wire_str_eq(wire__dom_attr(d, n, "data-wirecopy"),
                                       WIRE_STR("text")))
            continue;
        if (found) return 0;
        found = i;
    }
    return found;
}

wire_status wire__page_main(const wire__dom *d, wire__blocks *b, wire_arena *a,
                            size_t *marked, wire_err *err)
{
    page p = {.d = d, .b = b};
    size_t own = own_text(d);
    if (own) {
        for (size_t i = 0; i < b->n; i++)
            b->p[i].is_kept =
                b->p[i].node >= own && b->p[i].node < d->nodes[own].until;
        if (marked) *marked = own;
        return WIRE_OK;
    }
    WIRE_TRY(prepare(&p, a, err));
    strike_all(&p);
    size_t named = take_marked(&p);
    if (marked) *marked = named;
    if (!named) {
        score_all(&p);
        take_scored(&p);
    }
    for (size_t i = 0; i < b->n; i++)
        if (!p.in_text[i] || !is_text(&p, i)) b->p[i].is_kept = false;
    sum_mass(&p);
    trim_title(&p);
    trim_ends(&p);
    trim_headings(&p);
    return WIRE_OK;
}
