/* lineage_agency.c: names of agencies, and whose names mean the same.
 *
 *     "NPA"  "Nordhaven Press Agency"  "NPA/Metro"     one entry
 *     "kpd"  "Kontor Pressedienst"                      one entry
 *
 * No list of agencies is used: whoever is credited is a candidate, and an
 * outlet that is credited by others is one too.
 * SPDX-License-Identifier: Apache-2.0 */
#include "lineage_int.h"

#include <string.h>

typedef struct {
    wire_str w[12];
    size_t n;
} name_words;

static bool is_letter(char c)
{
    unsigned char u = (unsigned char)c;
    return u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') ||
           (u >= 'A' && u <= 'Z');
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c; }

static bool in_list(wire_str s, const char *const *list)
{
    for (; *list; list++)
        if (wire_str_eq_nocase(s, wire_str_of(*list))) return true;
    return false;
}

/* Articles and prepositions do not tell names apart. */
static const char *const small_words[] = {
    "the", "of",  "and", "a",  "la", "le",  "les", "der",
    "die", "das", "el",  "de", "du", "des", "il",  NULL};
/* Words that many agencies and outlets have in their names, and that name
 * none when they stand alone ("from an agency feed"). */
static const char *const common_words[] = {"press",
                                           "agency",
                                           "agencies",
                                           "news",
                                           "wire",
                                           "wires",
                                           "service",
                                           "services",
                                           "daily",
                                           "media",
                                           "online",
                                           "group",
                                           "times",
                                           "post",
                                           "com",
                                           "staff",
                                           "report",
                                           "reports",
                                           "newswire",
                                           "desk",
                                           "www",
                                           "feed",
                                           "feeds",
                                           "network",
                                           "bureau",
                                           "web",
                                           "syndicated",
                                           "article",
                                           "input",
                                           "inputs",
                                           "agence",
                                           "agences",
                                           "presse",
                                           "fil",
                                           "d\xc3\xa9p\xc3\xaa"
                                           "che",
                                           "agentur",
                                           "agenturen",
                                           "dienst",
                                           "nachrichtendienst",
                                           "nachrichtenagentur",
                                           "agencia",
                                           "agencias",
                                           "prensa",
                                           "noticias",
                                           "agenzia",
                                           "agenzie",
                                           "stampa",
                                           "notizie",
                                           NULL};

static void cut_words(wire_str s, name_words *out)
{
    size_t i = 0;
    out->n = 0;
    while (i < s.n && out->n < sizeof out->w / sizeof *out->w) {
        while (i < s.n && !is_letter(s.p[i]))
            i++;
        size_t beg = i;
        while (i < s.n && is_letter(s.p[i]))
            i++;
        wire_str w = wire_str_sub(s, beg, i);
        if (w.n && !in_list(w, small_words)) out->w[out->n++] = w;
    }
}

static bool has_word(const name_words *a, wire_str w)
{
    for (size_t i = 0; i < a->n; i++)
        if (wire_str_eq_nocase(a->w[i], w)) return true;
    return false;
}

/* Every word of a is in b, and one of them is not a common one. */
static bool within(const name_words *a, const name_words *b)
{
    bool telling = false;
    for (size_t i = 0; i < a->n; i++) {
        if (!has_word(b, a->w[i])) return false;
        if (a->w[i].n > 1 && !in_list(a->w[i], common_words)) telling = true;
    }
    return telling || (a->n && a->n == b->n);
}

/* Some word of it is a name. */
static bool is_name(wire_str s)
{
    name_words w;
    cut_words(s, &w);
    for (size_t i = 0; i < w.n; i++)
        if (!in_list(w.w[i], common_words)) return true;
    return false;
}

/* "NPA" out of Nordhaven Press Agency, "kpd" out of Kontor Pressedienst: each
 * word gives its first letter, in order, and the letters between come out of
 * the word they follow. */
static bool is_initials(wire_str abbr, const name_words *full)
{
    size_t k = 0;
    if (abbr.n < 2 || abbr.n > 6 || full->n < 2) return false;
    for (size_t i = 0; i < full->n; i++) {
        wire_str w = full->w[i];
        if (k == abbr.n || lower(w.p[0]) != lower(abbr.p[k])) return false;
        k++;
        char next = i + 1 < full->n ? lower(full->w[i + 1].p[0]) : 0;
        for (size_t j = 1; j < w.n && k < abbr.n; j++) {
            if (next && lower(abbr.p[k]) == next) break;
            if (lower(w.p[j]) == lower(abbr.p[k])) k++;
        }
    }
    return k == abbr.n;
}

/* Whether two names mean one agency: same words, one within the other, or
 * initials ("NPA", "Nordhaven Press Agency"). O(length). */
static bool is_same_name(wire_str a, wire_str b)
{
    name_words wa, wb;
    cut_words(a, &wa);
    cut_words(b, &wb);
    if (!wa.n || !wb.n) return false;
    if (within(&wa, &wb) || within(&wb, &wa)) return true;
    if (wa.n == 1 && is_initials(wa.w[0], &wb)) return true;
    return wb.n == 1 && is_initials(wb.w[0], &wa);
}

/* ---- Outlets named in the text ------------------------------------------- */

/* The outlet without what a feed puts behind it: "CNN (Web News)". */
static wire_str bare_outlet(const lin_member *m)
{
    wire_str s = wire_str_trim(m->doc->article->outlet);
    size_t at = wire_str_find(s, WIRE_STR(" ("), 0);
    return at == SIZE_MAX ? s : wire_str_trim(wire_str_sub(s, 0, at));
}

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/* Names of one word may be common words at the head of a sentence. */
static bool is_named_at(wire_str body, size_t at, wire_str name, bool is_long)
{
    size_t end = at + name.n;
    if (at && is_letter(body.p[at - 1])) return false;
    if (end < body.n && is_letter(body.p[end])) return false;
    if (is_long) return true;
    return at > 1 && body.p[at - 1] == ' ' &&
           (is_letter(body.p[at - 2]) || body.p[at - 2] == ',');
}

bool wire__lineage_names_outlet(const lin_member *m, const lin_member *of)
{
    wire_str name = bare_outlet(of), own = bare_outlet(m);
    if (name.n < 3 || !is_upper(name.p[0])) return false;
    if (wire_str_find_nocase(own, name, 0) != SIZE_MAX ||
        (own.n && wire_str_find_nocase(name, own, 0) != SIZE_MAX))
        return false; /* one house */
    wire_span core = m->doc->core;
    if (m->foot.end && m->foot.beg < core.end) core.end = m->foot.beg;
    wire_str body = wire_str_sub(m->doc->article->body, core.beg, core.end);
    bool is_long = wire_str_find(name, WIRE_STR(" "), 0) != SIZE_MAX;
    size_t at = wire_str_find(body, name, 0);
    for (unsigned k = 0; at != SIZE_MAX && k < 64; k++) {
        if (is_named_at(body, at, name, is_long)) return true;
        at = wire_str_find(body, name, at + 1);
    }
    return false;
}

/* ---- The table ----------------------------------------------------------- */

static uint32_t find_or_add(lin_family *f, wire_str name)
{
    for (uint32_t i = 0; i < f->n_agencies; i++)
        if (wire_str_eq_nocase(f->agencies[i].name, name)) return i;
    for (uint32_t i = 0; i < f->n_agencies; i++)
        if (is_same_name(f->agencies[i].name, name)) return i;
    if (f->n_agencies == LIN_AGENCIES) return LIN_NONE;
    lin_agency *g = &f->agencies[f->n_agencies];
    memset(g, 0, sizeof *g);
    g->name = name;
    g->text_member = LIN_NONE;
    g->is_cited_only = true;
    return f->n_agencies++;
}

/* ---- Who sells and who writes -------------------------------------------- */

static const char *const notice_words[] = {"\xc2\xa9",
                                           "(c)",
                                           "copyright",
                                           "distributed by",
                                           "syndicated by",
                                           "vertrieb",
                                           "distribu\xc3\xa9 par",
                                           "distribuido por",
                                           NULL};
/* Forms and trades of a business that sells what others wrote. */
static const char *const trade_words[] = {
    "llc",       "inc",         "ltd",      "limited", "gmbh",      "corp",
    "syndicate", "syndication", "features", "content", "licensing", NULL};

static wire_str line_of(const wire_article *art, wire_span at)
{
    wire_str none = {NULL, 0};
    for (size_t i = art->n_paras; i-- > 0;)
        if (art->paras[i].span.beg <= at.beg &&
            at.end <= art->paras[i].span.end)
            return wire_str_sub(art->body, art->paras[i].span.beg,
                                art->paras[i].span.end);
    return none;
}

/* What a line that tells whose the text is says of the one it names. */
typedef enum {
    NAMED_AGENCY,
    NAMED_SELLER,   /* who sells what another wrote */
    NAMED_PUBLISHER /* whose page it is */
} named;

static bool has_any(wire_str s, const char *const *list)
{
    for (; *list; list++)
        if (wire_str_find_nocase(s, wire_str_of(*list), 0) != SIZE_MAX)
            return true;
    return false;
}

/* "(c) 2026 Brightleaf Features, Inc." under a text that reports from no
 * place: a notice of who sells it. The text is its author's, and the paper
 * that had it first is the source. Under one whose dateline credits an agency
 * "(c) 2026 The Saltmarsh Week" is the page's. */
static named read_notice(const lin_member *m, const wire_credit *c)
{
    const wire_doc *d = m->doc;
    name_words w;
    if (c->kind != WIRE_CREDIT_LINE || c->span.end <= c->span.beg)
        return NAMED_AGENCY;
    wire_str line = line_of(d->article, c->span);
    if (!has_any(line, notice_words)) return NAMED_AGENCY;
    if (d->has_dateline)
        return d->dateline.credit.n &&
                       !is_same_name(d->dateline.credit, c->name)
                   ? NAMED_PUBLISHER
                   : NAMED_AGENCY;
    cut_words(line, &w);
    for (size_t i = 0; i < w.n; i++)
        if (in_list(w.w[i], trade_words)) return NAMED_SELLER;
    return NAMED_AGENCY;
}

static void note_credit(lin_family *f, lin_member *m, const wire_credit *c)
{
    wire_str name = wire_str_trim(c->name);
    named who = is_name(name) ? read_notice(m, c) : NAMED_SELLER;
    if (who == NAMED_PUBLISHER) m->has_foot = true;
    if (who != NAMED_AGENCY) return;
    uint32_t i = find_or_add(f, name);
    if (i == LIN_NONE) return;
    uint64_t bit = (uint64_t)1 << i;
    switch (c->kind) {
    case WIRE_CREDIT_DATELINE:
        m->dateline |= bit;
        break;
    case WIRE_CREDIT_BYLINE:
        m->byline |= bit;
        break;
    case WIRE_CREDIT_LINE:
        m->line |= bit;
        break;
    case WIRE_CREDIT_LABEL:
        m->label |= bit;
        break;
    case WIRE_CREDIT_CONTRIB:
        m->contrib |= bit;
        break;
    case WIRE_CREDIT_CITED:
        m->cited |= bit;
        break;
    }
    if (c->kind != WIRE_CREDIT_CITED) f->agencies[i].is_cited_only = false;
}

wire_status wire__lineage_agencies(lin_family *f, wire_err *err)
{
    f->agencies = WIRE_ARRAY(f->tmp, lin_agency, LIN_AGENCIES);
    if (!f->agencies) return wire_fail_mem(err);
    for (uint32_t i = 0; i < f->m; i++) {
        lin_member *m = &f->members[i];
        for (size_t k = 0; k < m->doc->n_credits; k++)
            note_credit(f, m, &m->doc->credits[k]);
    }
    for (uint32_t i = 0; i < f->m; i++) {
        lin_member *m = &f->members[i];
        wire_str outlet = m->doc->article->outlet;
        for (uint32_t k = 0; k < f->n_agencies; k++) {
            uint64_t bit = (uint64_t)1 << k;
            if (outlet.n && is_same_name(outlet, f->agencies[k].name))
                m->own |= bit;
            f->agencies[k].n_dateline += (m->dateline & bit) != 0;
            f->agencies[k].n_credit +=
                ((m->dateline | m->byline | m->line | m->label | m->contrib) &
                 bit) != 0;
        }
    }
    return WIRE_OK;
}
