/* lineage_foot.c: what stands at the end of an article and is not its story.
 *
 *     ... "I counted them twice," she said.       the story
 *     Tags: ferries, fog                          a remark
 *     Subscribe to our newsletter ...             standing text
 *     (With inputs from NPA)                      a note
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "lineage_int.h"

#include <stdlib.h>
#include <string.h>

/* ---- Cues ---------------------------------------------------------------- */

static const char *const foot_cues[] = {"newsletter",
                                        "subscri",
                                        "sign up",
                                        "download",
                                        "donat",
                                        "copyright",
                                        "all rights",
                                        "follow us",
                                        "our app",
                                        "website",
                                        "readers",
                                        "corrections",
                                        "advertis",
                                        "unsubscribe",
                                        "our archive",
                                        "editorial",
                                        "disclaimer",
                                        "letters",
                                        "full name",
                                        "membership",
                                        "gift",
                                        "abonn",
                                        "lettre d'information",
                                        "lesern",
                                        "redaktion",
                                        "leserbrief",
                                        "anmelden",
                                        "lecteurs",
                                        "r\xc3\xa9"
                                        "daction",
                                        "suscr",
                                        "bolet\xc3\xadn",
                                        "inbox",
                                        "e-mail",
                                        "support our",
                                        "published by",
                                        NULL};

/* Standing text speaks to its reader; news does so within quotations only. */
static const char *const address_words[] = {
    "you",     "your",     "we",      "our",        "us",      "ours",
    "please",  "sie",      "ihr",     "ihre",       "ihren",   "ihnen",
    "wir",     "uns",      "unser",   "unsere",     "unseren", "vous",
    "votre",   "vos",      "nous",    "notre",      "nos",     "usted",
    "ustedes", "nosotros", "nuestro", "nuestra",    "noi",     "nostro",
    "nostra",  "voi",      "vostro",  "n\xc3\xb3s", "nosso",   "nossa",
    NULL};

static unsigned count_cues(wire_str s, const char *const *list)
{
    unsigned n = 0;
    for (; *list; list++)
        n += wire_str_find_nocase(s, wire_str_of(*list), 0) != SIZE_MAX;
    return n;
}

/* ---- What speaks to the reader -------------------------------------------- */

/* Set of words; open addressing, hash 0 is free. */
typedef struct {
    uint32_t *key; /* NULL until a paragraph is found that asks for it */
    size_t mask, n_keys;
    uint32_t address[64]; /* hashes of address_words */
    size_t n_address;
    uint64_t *last; /* hashes of last paragraphs with the one before */
    uint64_t *ends; /* of the very last ones */
    size_t n_last, n_ends;
} word_set;

static size_t set_slot(const word_set *w, uint32_t hash)
{
    uint32_t key = hash ? hash : 1;
    size_t i = (size_t)wire_mix64(key) & w->mask;
    while (w->key[i] && w->key[i] != key)
        i = (i + 1) & w->mask;
    return i;
}

/* Twice the room. */
static wire_status set_grow(word_set *w, wire_arena *a, wire_err *err)
{
    const uint32_t *old = w->key;
    size_t cap = old ? 2 * (w->mask + 1) : 1024;
    w->key = wire_arena_calloc(a, cap, sizeof *w->key);
    if (!w->key) return wire_fail_mem(err);
    w->mask = cap - 1;
    for (size_t i = 0; old && i < cap / 2; i++)
        if (old[i]) w->key[set_slot(w, old[i])] = old[i];
    return WIRE_OK;
}

/* The words that the members lead with. Standing text comes late, the news
 * comes early, and its names come back in the last paragraph too. */
static wire_status lead_words(lin_family *f, word_set *w, wire_err *err)
{
    WIRE_TRY(set_grow(w, f->tmp, err));
    for (uint32_t i = 0; i < f->m; i++) {
        const lin_member *m = &f->members[i];
        for (uint32_t k = 0; k < m->led; k++) {
            uint32_t hash = m->doc->words.hash[m->word[k]];
            size_t at = set_slot(w, hash);
            if (w->key[at]) continue;
            w->key[at] = hash ? hash : 1;
            if (2 * ++w->n_keys > w->mask) WIRE_TRY(set_grow(w, f->tmp, err));
        }
    }
    return WIRE_OK;
}

static void list_address(word_set *w)
{
    for (const char *const *a = address_words; *a; a++)
        w->address[w->n_address++] = wire_text_word_hash(wire_str_of(*a));
}

static bool is_address(const word_set *w, uint32_t hash)
{
    for (size_t i = 0; i < w->n_address; i++)
        if (w->address[i] == hash) return true;
    return false;
}

/* What in a paragraph speaks to the reader, of the outlet and its offers. */
typedef struct {
    unsigned address, cues;
    bool names_outlet;
} appeal;

static appeal appeal_of(const lin_member *m, const word_set *w, uint32_t beg,
                        uint32_t end, wire_str text, wire_str outlet)
{
    const wire_words *dw = &m->doc->words;
    appeal x = {0, count_cues(text, foot_cues), false};
    for (uint32_t i = beg; i < end; i++)
        if (!(m->flags[i] & LIN_QUOTED))
            x.address += is_address(w, dw->hash[m->word[i]]);
    x.names_outlet =
        outlet.n && wire_str_find_nocase(text, outlet, 0) != SIZE_MAX;
    return x;
}

/* Whether story words [beg, end) are standing text: strange to the story,
 * speaking to the reader, about the outlet and its offers. The sum and its
 * bound are those that part 120 last paragraphs of the newsroom. */
static bool is_strange(const lin_member *m, const word_set *w, uint32_t beg,
                       uint32_t end, appeal x)
{
    const wire_words *dw = &m->doc->words;
    const char *body = m->doc->article->body.p;
    unsigned n = 0, known = 0, named = 0;
    for (uint32_t i = beg; i < end; i++) {
        uint32_t k = m->word[i];
        if (dw->len[k] < 4) continue;
        bool is_known = w->key[set_slot(w, dw->hash[k])] != 0;
        bool first = m->flags[i] & LIN_SENTENCE;
        n++;
        known += is_known;
        named +=
            is_known && !first && wire__lineage_is_upper(body + dw->off[k]);
    }
    float score = n ? .5f * (1 - (float)known / (float)n) : 0;
    score += .2f * (float)(x.address < 3 ? x.address : 3);
    score += .2f * (float)(x.cues < 3 ? x.cues : 3);
    score -= named ? .15f : 0;
    if (x.names_outlet) score += .3f;
    return score >= .62f;
}

/* Hash of story words [beg, end). */
static uint64_t text_hash(const lin_member *m, uint32_t beg, uint32_t end)
{
    uint64_t h = end - beg;
    for (uint32_t i = beg; i < end; i++)
        h = wire_mix64(h ^ m->doc->words.hash[m->word[i]]);
    return h;
}

/* First story word of the paragraph that ends before story word end. */
static uint32_t para_start(const lin_member *m, uint32_t end, uint32_t beg_off)
{
    uint32_t beg = end;
    while (beg && m->doc->words.off[m->word[beg - 1]] >= beg_off)
        beg--;
    return beg;
}

static bool is_note(const wire_doc *d, wire_span p)
{
    if (d->has_label && d->label.span.beg >= p.beg && d->label.span.beg < p.end)
        return true;
    for (size_t i = 0; i < d->n_credits; i++) {
        const wire_credit *c = &d->credits[i];
        bool inside = c->span.end > c->span.beg && c->span.beg >= p.beg &&
                      c->span.end <= p.end;
        if (inside && p.end - p.beg < 200 &&
            (c->kind == WIRE_CREDIT_LINE || c->kind == WIRE_CREDIT_CONTRIB ||
             c->kind == WIRE_CREDIT_LABEL))
            return true;
    }
    return false;
}

/* ---- Remarks behind the text ---- */

enum { REMARK_WORDS = 20, REMARKS = 3 };

static const char *const full_stops[] = {".",
                                         "!",
                                         "?",
                                         "\xe2\x80\xa6",
                                         "\xe3\x80\x82",
                                         "\xef\xbc\x81",
                                         "\xef\xbc\x9f",
                                         "\xe0\xa5\xa4",
                                         NULL};
static const char *const closing_marks[] = {
    "\"",           "'",        ")",        "\xe2\x80\x9d", "\xe2\x80\x9c",
    "\xe2\x80\x99", "\xc2\xbb", "\xc2\xab", "\xe3\x80\x8d", NULL};

/* How much of s is left before the ending it has of the list. */
static size_t without(wire_str s, const char *const *list)
{
    for (; *list; list++)
        if (wire_str_ends(s, wire_str_of(*list)))
            return s.n - wire_str_of(*list).n;
    return s.n;
}

static bool ends_sentence(wire_str s)
{
    size_t n = without(s, closing_marks);
    while (n < s.n) {
        s.n = n;
        n = without(s, closing_marks);
    }
    return without(s, full_stops) < s.n;
}

static bool is_bracketed(wire_str s)
{
    return s.n && (s.p[0] == '(' || s.p[0] == '[');
}

/* A line behind the story that is no sentence of it: "Tags: ferries, fog",
 * "Photo: Ellery Post", "(Edited by Ann Lee)", "More on www.ellery.example". To
 * have it more or less is not to have more or less of the text. */
static bool is_remark(const wire_article *art, size_t i, uint32_t n_words)
{
    wire_str s = wire_str_trim(wire__lineage_para(art, i));
    if (n_words > REMARK_WORDS || art->paras[i].role != WIRE_PARA_BODY)
        return false;
    return is_bracketed(s) || !ends_sentence(s) ||
           wire_str_find(s, WIRE_STR("@"), 0) != SIZE_MAX ||
           wire_str_find(s, WIRE_STR("www."), 0) != SIZE_MAX;
}

enum { LAST_PARAS = 4 };

static int by_hash(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return a < b ? -1 : a > b;
}

/* Hashes of everyone's last paragraphs, each with the one before it, and of
 * the very last ones, sorted. */
static wire_status last_paragraphs(lin_family *f, word_set *w, wire_err *err)
{
    w->last = WIRE_ARRAY(f->tmp, uint64_t, (size_t)f->m * LAST_PARAS + 1);
    w->ends = WIRE_ARRAY(f->tmp, uint64_t, (size_t)f->m + 1);
    if (!w->last || !w->ends) return wire_fail_mem(err);
    for (uint32_t i = 0; i < f->m; i++) {
        const lin_member *m = &f->members[i];
        const wire_article *art = m->doc->article;
        uint32_t end = m->n, taken = 0;
        for (size_t k = art->n_paras; k-- > 0 && end && taken < LAST_PARAS;) {
            uint32_t beg = para_start(m, end, art->paras[k].span.beg);
            uint32_t next = end;
            end = beg;
            if (beg == next || is_note(m->doc, art->paras[k].span)) continue;
            uint32_t prev =
                k ? para_start(m, beg, art->paras[k - 1].span.beg) : 0;
            w->last[w->n_last++] = text_hash(m, prev, next);
            if (!taken++) w->ends[w->n_ends++] = text_hash(m, beg, next);
        }
    }
    qsort(w->last, w->n_last, sizeof *w->last, by_hash);
    qsort(w->ends, w->n_ends, sizeof *w->ends, by_hash);
    return WIRE_OK;
}

static size_t count_hash(const uint64_t *sorted, size_t n, uint64_t hash)
{
    size_t lo = 0, hi = n, k = 0;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (sorted[mid] < hash)
            lo = mid + 1;
        else
            hi = mid;
    }
    while (lo + k < n && sorted[lo + k] == hash)
        k++;
    return k;
}

/* The paragraph [beg, end) came with the text, whatever it says: half of the
 * members and two at least have it behind the same paragraph, and none stops
 * right before it. */
static bool is_common(const lin_family *f, const lin_member *m,
                      const word_set *w, uint32_t beg, uint32_t end,
                      uint32_t prev_off)
{
    uint32_t prev = para_start(m, beg, prev_off);
    size_t n = count_hash(w->last, w->n_last, text_hash(m, prev, end));
    if (n < 2 || 2 * n < f->m) return false;
    return !count_hash(w->ends, w->n_ends, text_hash(m, prev, beg));
}

/* Whether the paragraph of story words [beg, end) speaks to the reader of the
 * outlet. What speaks to nobody is not strange enough whatever its words; where
 * they decide they are collected. */
static wire_status is_foot(lin_family *f, const lin_member *m, word_set *w,
                           uint32_t beg, uint32_t end, wire_str text, bool *is,
                           wire_err *err)
{
    appeal x = appeal_of(m, w, beg, end, text, m->doc->article->outlet);
    *is = x.address || x.cues || x.names_outlet;
    if (*is && !w->key) WIRE_TRY(lead_words(f, w, err));
    *is = *is && is_strange(m, w, beg, end, x);
    return WIRE_OK;
}

/* Take paragraphs off the end of the story while they are strange to it;
 * never more than half of it. */
static wire_status cut_foot(lin_family *f, lin_member *m, word_set *w,
                            wire_err *err)
{
    const wire_doc *d = m->doc;
    const wire_article *art = d->article;
    uint32_t end = m->n, remarks = 0;
    for (size_t i = art->n_paras; i-- > 0 && end;) {
        wire_span p = art->paras[i].span;
        if (d->words.off[m->word[end - 1]] < p.beg) continue;
        uint32_t beg = para_start(m, end, p.beg);
        wire_str text = wire_str_sub(art->body, p.beg, p.end);
        if (beg < m->n / 2) break;
        bool note = is_note(d, p), foot = false, remark = false;
        if (!note) WIRE_TRY(is_foot(f, m, w, beg, end, text, &foot, err));
        if (!note && !foot && d->has_dateline)
            remark = remarks++ < REMARKS && is_remark(art, i, end - beg);
        if (!note && !foot && !remark) break;
        if (!note && i &&
            is_common(f, m, w, beg, end, art->paras[i - 1].span.beg))
            break;
        m->has_foot |= foot;
        m->has_remark |= remark && !is_bracketed(text);
        m->foot.beg = p.beg;
        if (!m->foot.end) m->foot.end = p.end;
        end = beg;
    }
    m->n = end;
    while (m->n_quotes && m->quotes[m->n_quotes - 1].end > end)
        m->n_quotes--;
    return WIRE_OK;
}

wire_status wire__lineage_feet(lin_family *f, wire_err *err)
{
    word_set lead = {NULL, 0, 0, {0}, 0, NULL, NULL, 0, 0};
    list_address(&lead);
    WIRE_TRY(last_paragraphs(f, &lead, err));
    for (uint32_t i = 0; i < f->m; i++)
        WIRE_TRY(cut_foot(f, &f->members[i], &lead, err));
    return WIRE_OK;
}
