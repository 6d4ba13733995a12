/* Whose text the copy says it is.
 *
 *   source  SEOUL, Nov 3 (Kestrel) -    SEOUL, Nov 3 (Kestrel) -
 *   copy    SEOUL, Nov 3 -              Seoul, Nov 3 (Daily Lens) -
 *           credit removed              credit changed
 *
 * A credit is kept when any credit of the copy names the same agency, by its
 * long or its short name; it is weakened when only the prose does. A label
 * that said where the text comes from counts as a credit too.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_values_int.h"
#include "text_int.h"

enum { NAME_MAX = 80, CREDITS_MAX = 64 };
#define NEAR_SOURCE  .5f /* share of the copy's words that are the source's */
#define VERBATIM     .8f
#define DIGEST_SHARE .4f /* of the source's length: a few lines of it */

/* ---- Names of agencies ---- */

static size_t fold_name(wire_str s, char *out)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n && n < NAME_MAX; i++) {
        uint8_t c = (uint8_t)s.p[i];
        bool is_mark = c < 0x80 && !(c >= '0' && c <= '9') &&
                       !((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        if (c >= 'A' && c <= 'Z') c |= 0x20;
        if (!is_mark)
            out[n++] = (char)c;
        else if (n && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    while (n && out[n - 1] == ' ')
        n--;
    return n;
}

/* First letters of a name's words: "agence france-presse" is afp. */
static size_t initials(const char *s, size_t n, char *out)
{
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        if (s[i] == ' ' || (i > 0 && s[i - 1] != ' ')) continue;
        if (n - i > 4 && memcmp(s + i, "the ", 4) == 0) continue;
        out[m++] = s[i];
    }
    return m;
}

static bool has_words(const char *s, size_t n, const char *part, size_t m)
{
    for (size_t i = 0; m && i + m <= n; i++)
        if (memcmp(s + i, part, m) == 0 && (i == 0 || s[i - 1] == ' ') &&
            (i + m == n || s[i + m] == ' '))
            return true;
    return false;
}

/* Does the credit y name agency x? */
static bool names(wire_str y, wire_str x)
{
    char a[NAME_MAX], b[NAME_MAX], short_[NAME_MAX];
    size_t n = fold_name(x, a), m = fold_name(y, b);
    if (!n || !m) return false;
    if (has_words(b, m, a, n) || (n >= 4 && has_words(a, n, b, m))) return true;
    size_t k = initials(a, n, short_);
    if (k >= 2 && has_words(b, m, short_, k)) return true;
    k = initials(b, m, short_);
    return k >= 2 && k == n && memcmp(short_, a, n) == 0;
}

/* ---- What each side credits ---- */

/* The strongest credit that says whose text it is, or NULL. */
static const wire_credit *own_credit(const wire_doc *d)
{
    for (size_t i = 0; i < d->n_credits && i < CREDITS_MAX; i++)
        if (d->credits[i].kind != WIRE_CREDIT_CITED &&
            d->credits[i].kind != WIRE_CREDIT_CONTRIB)
            return &d->credits[i];
    return NULL;
}

typedef enum { LOST, CITED, CREDITED } standing;

/* How the copy names the source's agency. */
static standing standing_of(const wire_doc *copy, wire_str agency)
{
    standing best = LOST;
    const wire_article *art = copy->article;
    if (names(art->credit, agency) || names(art->byline, agency))
        return CREDITED;
    for (size_t i = 0; i < copy->n_credits && i < CREDITS_MAX; i++) {
        const wire_credit *c = &copy->credits[i];
        if (!names(c->name, agency)) continue;
        if (c->kind != WIRE_CREDIT_CITED) return CREDITED;
        best = CITED;
    }
    if (copy->has_label) {
        wire_span l = copy->label.span;
        if (names(wire_str_sub(art->body, l.beg, l.end), agency))
            return CREDITED;
    }
    return best;
}

/* ---- How near the copy is ---- */

/* Share of the copy's linked words that are the source's own. */
static float nearness(const wire__compare *t)
{
    double same = 0, all = 0;
    for (size_t i = 0; i < t->out->n_links; i++) {
        const wire_link *l = &t->out->links[i];
        wire_span w = wire__sentence_words(&t->c, l->copy);
        if (!l->n_source || t->c.is_credit[l->copy]) continue;
        all += w.end - w.beg;
        same += t->diffs[i].same * (float)(w.end - w.beg);
    }
    return all > 0 ? (float)(same / all) : 0;
}

static bool is_digest(const wire__compare *t)
{
    size_t words = 0;
    for (size_t i = 0; i < t->out->n_links; i++)
        if (t->out->links[i].n_source && !t->c.is_credit[i])
            words += t->c.word_beg[i + 1] - t->c.word_beg[i];
    return (float)words < DIGEST_SHARE * (float)t->s.doc->words.n;
}

/* ---- Findings ---- */

static wire_span span_of(const wire__side *s, wire_str part)
{
    wire_span none = {0, 0};
    if (!part.n || part.p < s->body.p || part.p >= s->body.p + s->body.n)
        return none;
    uint32_t beg = (uint32_t)(part.p - s->body.p);
    wire_span x = {beg, beg + (uint32_t)part.n};
    return x;
}

static bool is_empty(wire_span x) { return x.beg >= x.end; }

static wire_str none_str(void) { return (wire_str){NULL, 0}; }

static bool report(wire__compare *t, wire_change_type type, wire_severity sev,
                   wire_span s, wire_span c, wire_str s_text, wire_str c_text,
                   const char *note)
{
    wire_change *ch = wire__compare_add(t, type, sev, s, c);
    if (!ch) return false;
    if (is_empty(s)) ch->source_text = s_text;
    if (is_empty(c)) ch->copy_text = c_text;
    int n = s_text.n < NAME_MAX ? (int)s_text.n : NAME_MAX;
    int m = c_text.n < NAME_MAX ? (int)c_text.n : NAME_MAX;
    if (n && m)
        return wire__compare_note(t, ch, "%.*s became %.*s", n, s_text.p, m,
                                  c_text.p);
    return wire__compare_note(t, ch, "%.*s %s", n ? n : m,
                              n ? s_text.p : c_text.p, note);
}

/* A line that signs the text for the paper: "By our own staff". */
static bool is_byline(wire_str s)
{
    static const char *const heads[] = {"by ",      "von ",         "par ",
                                        "por ",     "la rédaction", "redaktion",
                                        "redacción"};
    s = wire_str_trim(s);
    if (s.n < 6 || s.n > NAME_MAX || s.p[s.n - 1] == '.') return false;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (wire_str_starts_nocase(s, wire_str_of(heads[i]))) return true;
    return false;
}

/* Its place in the first paragraphs, or an empty span. */
static wire_span byline_of(const wire__side *s)
{
    enum { PARAS = 4 };
    const wire_article *art = s->doc->article;
    for (size_t i = 0; i < art->n_paras && i < PARAS; i++)
        if (is_byline(wire__side_text(s, art->paras[i].span)))
            return art->paras[i].span;
    return (wire_span){0, 0};
}

static bool report_byline(wire__compare *t)
{
    wire_span none = {0, 0}, c = byline_of(&t->c), s = byline_of(&t->s);
    wire_str text = wire__side_text(&t->c, c);
    if (is_empty(c)) return true;
    if (!is_empty(s) && wire_str_eq_nocase(text, wire__side_text(&t->s, s)))
        return true;
    return report(t, WIRE_CHANGE_CREDIT_ADDED, WIRE_SEVERITY_MEDIUM, none, c,
                  none_str(), text, "signs for the agency");
}

/* "Copyright 2019 The Valley Times": a paper's own foot, no agency's. */
static bool is_own_foot(const wire__compare *t, const wire_credit *credit)
{
    wire_str line = wire__side_text(&t->s, credit->span);
    return credit->kind == WIRE_CREDIT_LINE &&
           !wire__agency_is_known(credit->name) &&
           (wire_str_find(line, WIRE_STR("\xc2\xa9"), 0) != SIZE_MAX ||
            wire_str_find_nocase(line, WIRE_STR("copyright"), 0) != SIZE_MAX);
}

/* The source's agency is credited no more. */
static bool report_lost(wire__compare *t, const wire_credit *credit,
                        standing how)
{
    const wire_doc *c = t->c.doc;
    wire_str instead = c->has_dateline ? c->dateline.credit : none_str();
    wire_span s = credit->span, none = {0, 0};
    if (instead.n)
        return report(t, WIRE_CHANGE_CREDIT_CHANGED,
                      how == LOST ? WIRE_SEVERITY_HIGH : WIRE_SEVERITY_LOW, s,
                      span_of(&t->c, instead), credit->name, instead, "");
    wire_severity sev = WIRE_SEVERITY_MEDIUM;
    if (nearness(t) >= NEAR_SOURCE || credit->kind != WIRE_CREDIT_DATELINE)
        sev = WIRE_SEVERITY_HIGH;
    if (how == CITED || is_own_foot(t, credit) ||
        (is_digest(t) && nearness(t) < VERBATIM))
        sev = WIRE_SEVERITY_LOW;
    return report(t, WIRE_CHANGE_CREDIT_REMOVED, sev, s, none, credit->name,
                  none_str(), "is not credited any more") &&
           report_byline(t);
}

/* Somebody else stands beside the agency: "(Lens, citing Kestrel)". */
static bool report_joined(wire__compare *t)
{
    char a[NAME_MAX], b[NAME_MAX];
    const wire_doc *s = t->s.doc, *c = t->c.doc;
    if (!s->has_dateline || !c->has_dateline) return true;
    wire_str x = s->dateline.credit, y = c->dateline.credit;
    size_t n = fold_name(x, a), m = fold_name(y, b);
    if (!n || !m || m <= n || !has_words(b, m, a, n)) return true;
    return report(t, WIRE_CHANGE_CREDIT_CHANGED, WIRE_SEVERITY_LOW,
                  span_of(&t->s, x), span_of(&t->c, y), x, y, "");
}

/* The copy's dateline credits somebody, the source nobody. */
static bool report_added(wire__compare *t, wire_str credit)
{
    wire_span none = {0, 0};
    return report(t, WIRE_CHANGE_CREDIT_ADDED, WIRE_SEVERITY_HIGH, none,
                  span_of(&t->c, credit), none_str(), credit,
                  "is credited, and the source credits nobody");
}

static bool report_label(wire__compare *t)
{
    wire_span none = {0, 0};
    const wire_doc *s = t->s.doc;
    wire_change *ch = wire__compare_add(
        t, WIRE_CHANGE_CREDIT_REMOVED, WIRE_SEVERITY_HIGH, s->label.span, none);
    return ch && wire__compare_note(t, ch,
                                    "the line that says where the text "
                                    "comes from is gone");
}

wire_status wire__find_credits(wire__compare *t, wire_err *err)
{
    const wire_doc *s = t->s.doc, *c = t->c.doc;
    const wire_credit *credit = own_credit(s);
    bool ok = true;
    standing how = CREDITED;
    if (credit) {
        how = standing_of(c, credit->name);
        if (how != CREDITED) ok = report_lost(t, credit, how);
    } else if (c->has_dateline && c->dateline.credit.n) {
        ok = report_added(t, c->dateline.credit);
    }
    if (ok && credit && how == CREDITED) ok = report_joined(t);
    if (ok && s->has_label && !c->has_label && !(credit && how == CREDITED))
        ok = report_label(t);
    return ok ? WIRE_OK : wire_fail_mem(err);
}
