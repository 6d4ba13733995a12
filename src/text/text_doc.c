/* The article with its analysis.
 *
 *     head lines   By Ann Lee, Kestrel          byline, credit
 *     text         SEOUL, Nov 3 (Kestrel) - ... dateline
 *                  ...                          cited agencies
 *     tail lines   (Kestrel)                    credit
 *                  Disclaimer: this post ...    label
 *     core         text less these ends
 *
 * Runs for every article: only the ends are read closely.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_int.h"

enum {
    HEAD_LINES = 4,  /* lines before the text that may be credits */
    TAIL_LINES = 10, /* lines behind it */
    LABEL_HEAD = 3,  /* paragraphs looked at for a label */
    LABEL_TAIL = 6,
    DATELINE_PARAS = 12, /* a synopsis may stand before the dateline */
    DATELINE_REACH = 80, /* bytes to the first sign of one; 16 each step */
    HEAD_BYTES = 4096    /* no dateline below */
};

typedef struct {
    const wire_article *art;
    wire_doc *doc;
    wire__credits credits;
    wire__cue_list cues;
    size_t first, last; /* paragraphs of the text: [first, last) */
    bool ok;            /* false when memory ran out */
} builder;

static wire_str para_text(const builder *b, size_t i)
{
    wire_span s = b->art->paras[i].span;
    return wire_str_sub(b->art->body, s.beg, s.end);
}

/* ---- Label ---- */

static bool is_firmer(wire_claim a, wire_claim b)
{
    static const int ranks[] = {[WIRE_CLAIM_NONE] = 1,
                                [WIRE_CLAIM_INPUTS] = 2,
                                [WIRE_CLAIM_AUTO] = 3,
                                [WIRE_CLAIM_UNMODIFIED] = 4,
                                [WIRE_CLAIM_HEADLINE] = 5};
    return ranks[a] > ranks[b];
}

/* "(With inputs from Kestrel)", "... from Ann Lee" name whom they are from and
 * say nothing of the text: a credit line. Its span stays, so that the text ends
 * before it. */
static void credit_label(builder *b)
{
    wire_label *l = &b->doc->label;
    wire_str body = b->art->body;
    size_t before = b->credits.n;
    wire_str text = wire_str_sub(body, l->span.beg, l->span.end);
    bool is_line = l->claim == WIRE_CLAIM_INPUTS && !wire__label_is_self(text);
    b->ok &= wire__credits_of_label(
        &b->credits, body, l->span,
        is_line ? WIRE_CREDIT_LINE : WIRE_CREDIT_LABEL, b->art->outlet);
    if (is_line && (b->credits.n > before || wire__label_names_person(text)))
        b->doc->has_label = false;
}

static void find_label(builder *b)
{
    size_t n = b->art->n_paras;
    unsigned other = WIRE__HI | WIRE__KO | WIRE__JA | WIRE__ZH;
    bool is_latin =
        !b->doc->language.n || !(wire__lang_bits(b->doc->language) & other);
    wire__label_cursor at = {&b->doc->words, &b->cues, 0};
    for (size_t i = 0; i < n; i++) {
        if (i >= LABEL_HEAD && i + LABEL_TAIL < n) { /* to the tail */
            i = n - LABEL_TAIL - 1;
            at.cue = 0;
            continue;
        }
        wire_label l;
        if (!wire__label_read(b->art->body, &at, b->art->paras[i].span,
                              is_latin, &l))
            continue;
        if (b->doc->has_label && !is_firmer(l.claim, b->doc->label.claim))
            continue;
        b->doc->has_label = true;
        b->doc->label = l;
    }
    if (b->doc->has_label) credit_label(b);
}

static bool is_label_para(const builder *b, size_t i)
{
    wire_span p = b->art->paras[i].span, l = b->doc->label.span;
    if (l.beg == l.end) return false;
    return l.beg >= p.beg && l.end <= p.end;
}

/* ---- Head and tail lines ---- */

static void read_head(builder *b, uint32_t *beg)
{
    size_t n = b->art->n_paras;
    while (b->first < n && b->first < HEAD_LINES && b->ok) {
        wire_span p = b->art->paras[b->first].span;
        uint32_t text_end;
        if (is_label_para(b, b->first) && b->doc->label.span.beg == p.beg &&
            b->doc->label.span.end == p.end) {
            b->first++;
            continue;
        }
        wire__line l =
            wire__line_read(&b->credits, b->art->body, p, b->art->outlet, false,
                            &text_end, &b->ok);
        if (l == WIRE__LINE_TEXT) break;
        b->first++;
    }
    if (b->first < n) *beg = b->art->paras[b->first].span.beg;
}

static void read_tail(builder *b, uint32_t *end)
{
    for (size_t k = 0; k < TAIL_LINES && b->last > b->first && b->ok; k++) {
        wire_span p = b->art->paras[b->last - 1].span;
        uint32_t text_end = p.end;
        if (is_label_para(b, b->last - 1)) {
            wire_span l = b->doc->label.span;
            /* the label may end a paragraph of the text */
            wire_str before =
                wire_str_trim(wire_str_sub(b->art->body, p.beg, l.beg));
            if (before.n > 40) {
                *end = p.beg + (uint32_t)(before.p + before.n -
                                          (b->art->body.p + p.beg));
                return;
            }
            b->last--;
            *end = p.beg;
            continue;
        }
        wire__line l = wire__line_read(&b->credits, b->art->body, p,
                                       b->art->outlet, true, &text_end, &b->ok);
        if (l == WIRE__LINE_TEXT) {
            *end = text_end;
            return;
        }
        b->last--;
        *end = p.beg;
    }
    if (b->last > b->first) {
        uint32_t e = b->art->paras[b->last - 1].span.end;
        if (*end > e) *end = e;
    }
}

/* ---- Dateline ---- */

/* Only what a sentence cannot be is taken deep in the text. */
static bool is_firm(const wire_dateline *d) { return d->date.n || d->credit.n; }

/* A date has a digit, a credit brackets or slashes, near the start. */
static bool may_be_firm(wire_str s)
{
    char padded[DATELINE_REACH] = {0};
    const char *p = s.p;
    wire__bytes16 hit = {0};
    if (s.n < DATELINE_REACH) {
        memcpy(padded, s.p, s.n);
        p = padded;
    }
    for (size_t i = 0; i < DATELINE_REACH; i += sizeof hit) {
        wire__bytes16 x;
        memcpy(&x, p + i, sizeof x);
        /* '/' and the digits stand in a row; then the lead bytes of the
         * ideographic brackets */
        hit |= (wire__bytes16)(x - '/' < 11) | (wire__bytes16)(x == '(') |
               (wire__bytes16)(x == '[') | (wire__bytes16)(x == 0xe3) |
               (wire__bytes16)(x == 0xef);
    }
    return wire__any16(hit);
}

static void add_slice(builder *b, wire_str name)
{
    wire_span s;
    s.beg = (uint32_t)(name.p - b->art->body.p);
    s.end = s.beg + (uint32_t)name.n;
    if (b->ok && name.n)
        b->ok = wire__credit_add(&b->credits, name, WIRE_CREDIT_DATELINE, s);
}

/* "QuickRead, citing Meridian" names two. */
static void add_dateline_credit(builder *b, wire_str credit)
{
    wire_str mark = WIRE_STR("citing ");
    size_t at = wire_str_find_nocase(credit, mark, 0);
    if (at == SIZE_MAX || at == 0) {
        add_slice(b, credit);
        return;
    }
    wire_str first = wire_str_trim(wire_str_sub(credit, 0, at));
    while (first.n && first.p[first.n - 1] == ',')
        first.n--;
    add_slice(b, first);
    add_slice(b, wire_str_sub(credit, at + mark.n, credit.n));
}

static void find_dateline(builder *b, uint32_t *beg)
{
    wire_str body = b->art->body;
    for (size_t i = b->first; i < b->last && i < DATELINE_PARAS; i++) {
        wire_span p = b->art->paras[i].span;
        if (p.beg > HEAD_BYTES) break;
        wire_dateline d;
        wire_str text = para_text(b, i);
        if (i > b->first && !may_be_firm(text)) continue;
        if (wire_text_dateline(text, &d) != WIRE_OK) continue;
        if (i > b->first && !is_firm(&d)) continue;
        d.span.beg += p.beg;
        d.span.end += p.beg;
        b->doc->has_dateline = true;
        b->doc->dateline = d;
        if (i == b->first) /* the text begins behind it */
            *beg = (uint32_t)wire__skip_space(body, d.span.end);
        break;
    }
    if (b->doc->has_dateline) add_dateline_credit(b, b->doc->dateline.credit);
}

/* One that the format gives; the text's own counts first. */
static void find_outer(builder *b, wire_arena *a)
{
    wire_doc *d = b->doc;
    wire_span none = {0, 0};
    if (!b->ok || d->has_dateline || !b->art->dateline.n) return;
    b->ok = wire__dateline_outer(b->art->dateline, a, &d->outer, &d->has_outer);
    if (b->ok && d->has_outer && d->outer.credit.n)
        b->ok = wire__credit_add(&b->credits, d->outer.credit,
                                 WIRE_CREDIT_DATELINE, none);
}

/* ---- The whole ---- */

/* Strongest kind first, then text order: insertion keeps it stable. */
static void sort_credits(wire_credit *c, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        wire_credit x = c[i];
        size_t k = i;
        while (k > 0 &&
               (c[k - 1].kind > x.kind ||
                (c[k - 1].kind == x.kind && c[k - 1].span.beg > x.span.beg))) {
            c[k] = c[k - 1];
            k--;
        }
        c[k] = x;
    }
}

static bool is_inside(wire_span in, wire_span out)
{
    return in.beg >= out.beg && in.end <= out.end && in.end > in.beg;
}

/* An agency that the label cites is named by the label; one that is cited in
 * a credit line is not cited again. */
static void lift_cited(builder *b)
{
    size_t keep = 0;
    for (size_t i = 0; i < b->credits.n; i++) {
        wire_credit c = b->credits.p[i];
        bool cited = c.kind == WIRE_CREDIT_CITED, known = false;
        for (size_t k = 0; cited && k < keep && !known; k++)
            known = is_inside(c.span, b->credits.p[k].span) &&
                    wire_str_find_nocase(b->credits.p[k].name, c.name, 0) !=
                        SIZE_MAX;
        if (known) continue;
        if (cited && b->doc->has_label && is_inside(c.span, b->doc->label.span))
            c.kind = WIRE_CREDIT_LABEL;
        b->credits.p[keep++] = c;
    }
    b->credits.n = keep;
}

static bool keep_credits(builder *b, wire_arena *a)
{
    lift_cited(b);
    size_t n = b->credits.n;
    if (!n) return true;
    b->doc->credits = WIRE_ARRAY(a, wire_credit, n);
    if (!b->doc->credits) return false;
    memcpy(b->doc->credits, b->credits.p, n * sizeof *b->credits.p);
    b->doc->n_credits = n;
    sort_credits(b->doc->credits, n);
    return true;
}

static bool build(builder *b, wire_arena *a)
{
    const wire_article *art = b->art;
    wire_span none = {0, 0};
    uint32_t beg = 0, end = (uint32_t)art->body.n;
    b->last = art->n_paras;
    if (art->byline.n)
        b->ok &= wire__credits_of_byline(&b->credits, art->byline, art->outlet,
                                         none);
    if (art->credit.n && b->ok)
        b->ok &= wire__credits_of_field(&b->credits, art->credit, art->outlet);
    if (b->ok) find_label(b);
    if (b->ok) read_head(b, &beg);
    if (b->ok) read_tail(b, &end);
    if (b->ok) find_dateline(b, &beg);
    find_outer(b, a);
    if (b->ok)
        b->ok &= wire__credits_cited(&b->credits, art->body, &b->doc->words,
                                     &b->cues, b->doc->language);
    if (end < beg) end = beg;
    b->doc->core = (wire_span){beg, end};
    if (!b->doc->has_label) b->doc->label = (wire_label){0};
    return b->ok;
}

wire_status wire_text_doc(const wire_article *article, wire_arena *a,
                          wire_doc *out, wire_err *err)
{
    *out = (wire_doc){.article = article};
    WIRE_TRY(wire_text_words(article->body, a, &out->words, err));
    out->language =
        wire__language_of(article->body, &out->words, article->language);
    builder b = {.art = article, .doc = out, .ok = true};
    bool ok = wire__cues_gather(&out->words, &b.cues) && build(&b, a) &&
              keep_credits(&b, a);
    WIRE_VEC_FREE(&b.credits);
    wire_free(b.cues.at);
    return ok ? WIRE_OK : wire_fail_mem(err);
}

const char *wire_claim_name(wire_claim c)
{
    static const char *const names[] = {"none", "unmodified", "headline",
                                        "auto", "inputs"};
    return (size_t)c < sizeof names / sizeof names[0] ? names[c] : "none";
}

const char *wire_credit_kind_name(wire_credit_kind k)
{
    static const char *const names[] = {"dateline", "byline",  "line",
                                        "label",    "contrib", "cited"};
    return (size_t)k < sizeof names / sizeof names[0] ? names[k] : "none";
}
