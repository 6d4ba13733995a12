/* Label claims: what a page says it did, or did not do, to agency copy.
 *
 *     Disclaimer: This post has been auto-published from an agency feed
 *     [DISC]      [DET NOUN]         [AUTO PUB]         [SOURCE]
 *     without any modifications to the text ...          -> unmodified
 *     [NEG ->    EDIT]
 *
 * Nobody words these lines alike, so no sentence is known by heart: each word
 * gives cues, and a claim is a combination of cues within three sentences.
 * What speaks of itself ("this story") or stands as a notice may be a label;
 * reported speech never is.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_int.h"
#include "text_label_cues.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum {
    PARA_MAX = 900, /* longer paragraphs are read at their end */
    WINDOW = 3,     /* sentences that may make one label */
    SENTENCES = 16, /* of a paragraph */
    NEG_REACH = 9,  /* words from "without" to "modifications" */
    NEG_BEHIND = 4, /* words from "Änderungen" to "nicht" */
    SELF_REACH = 4, /* words from "this" to "story" */
    IS_REACH = 8,   /* words from "this is" to "story" */
    LINE_MAX = 140  /* bytes of a line such as "(With inputs from ...)" */
};

/* What a window of text says, summed over its words. */
typedef struct {
    unsigned all;
    unsigned n_words;
    bool is_self;    /* "this story", "Disclaimer:" */
    bool has_copula; /* "is" behind the last "this" */
    bool is_notice;  /* begins as notices begin, or stands in brackets */
    bool neg_edit;   /* "without ... modifications" */
    bool pos_edit;   /* an edit that nothing denies */
    bool head_by;    /* "headline by our desk" */
} reading;

static void add_word(reading *r, unsigned cues, size_t at, size_t *neg_at,
                     size_t *edit_at, size_t *det_at)
{
    r->all |= cues;
    if (cues & NEG) {
        *neg_at = at;
        if (*edit_at != SIZE_MAX && at - *edit_at <= NEG_BEHIND) {
            r->neg_edit = true;
            *edit_at = SIZE_MAX;
        }
    }
    if (cues & EDIT) {
        if (*neg_at != SIZE_MAX && at - *neg_at <= NEG_REACH) {
            r->neg_edit = true;
        } else {
            if (*edit_at != SIZE_MAX) r->pos_edit = true;
            *edit_at = at;
        }
    }
    size_t reach = r->has_copula ? IS_REACH : SELF_REACH;
    if (cues & NOUN && *det_at != SIZE_MAX && at - *det_at <= reach)
        r->is_self = true;
    if (cues & COPULA && *det_at != SIZE_MAX && at - *det_at == 1)
        r->has_copula = true; /* "this is" */
    if (cues & DET) {
        *det_at = at;
        r->has_copula = false;
    }
    if (at == 0 && cues & (NOUN | PUB | AUTO | ASIS | EXCEPT | ONLY | INPUT))
        r->is_notice = true;
    if (at <= 2 && cues & EDIT && *neg_at == 0) r->is_notice = true;
    if (at < 2 && cues & DISC) r->is_self = true;
}

/* "published as is", not "as is the case with" */
static bool is_last_is(wire_str s, wire_str word, size_t end)
{
    return wire_str_eq(word, WIRE_STR("is")) &&
           !wire__is_letter(wire__cp_at(s, wire__skip_space(s, end)));
}

/* "n'a", "d'agence", "dell'agenzia": what stands behind the apostrophe. */
static wire_str drop_elision(wire_str w)
{
    for (size_t i = 1; i < w.n && i < 6; i++)
        if (w.p[i] == '\'')
            return i == 1 || w.n - i > 3 ? wire_str_sub(w, i + 1, w.n) : w;
    return w;
}

/* "Le ministre a dit que", but not the Dutch "dit artikel". */
static bool is_spoken(wire_str s, size_t beg, wire_str w)
{
    static const char *const before[] = {" a ", " ont ", " avait ", " il ",
                                         " elle "};
    if (!wire_str_eq(w, WIRE_STR("dit"))) return false;
    wire_str head = wire_str_sub(s, 0, beg);
    for (size_t i = 0; i < COUNT(before); i++)
        if (wire_str_ends(head, wire_str_of(before[i]))) return true;
    return false;
}

/* "word for word", "tel quel", "eins zu eins": begins with w, which ends at
 * end; what follows it. */
static bool is_verbatim(wire_str s, size_t end, wire_str w)
{
    static const struct {
        const char *first, *rest;
    } forms[] = {{"cosi", " come "},
                 {"così", " come "},
                 {"eins", " zu eins"},
                 {"exactly", " as "},
                 {"mot", " pour mot"},
                 {"mot", " à mot"},
                 {"palabra", " por palabra"},
                 {"palavra", " por palavra"},
                 {"parola", " per parola"},
                 {"tal", " cual"},
                 {"tal", " y como"},
                 {"tal", " como"},
                 {"tal", " e qual"},
                 {"tale", " quale"},
                 {"tel", " quel"},
                 {"telle", " quelle"},
                 {"telles", " quelles"},
                 {"tels", " quels"},
                 {"word", " for word"},
                 {"wort", " für wort"}};
    for (size_t i = 0; i < COUNT(forms); i++)
        if (w.p[0] == forms[i].first[0] &&
            wire_str_eq(w, wire_str_of(forms[i].first)) &&
            wire__begins(wire_str_sub(s, end, s.n), forms[i].rest))
            return true;
    return false;
}

/* A name that says it is an agency's: "the Northwire service". */
static bool is_agency_name(wire_str s, size_t beg, wire_str w)
{
    return beg > 0 && w.n > 6 && wire__is_upper(wire__cp_at(s, beg)) &&
           (wire_str_ends(w, WIRE_STR("wire")) ||
            wire_str_ends(w, WIRE_STR("press")) ||
            wire_str_ends(w, WIRE_STR("agentur")));
}

/* What the words before change in a word. */
typedef struct {
    size_t ne_at;          /* "n'avons", without "pas" */
    size_t head_by_at;     /* "headline by" */
    bool other, as, auto_; /* the word before is that */
    unsigned last;         /* its cues */
} context;

/* Words that mean something beside others only. end: behind the word. */
static unsigned read_odd(wire_str s, size_t beg, size_t end, wire_str w,
                         const context *c, context *next, unsigned cues)
{
    if (is_spoken(s, beg, w)) return SAID;
    if (is_verbatim(s, end, w)) cues |= ASIS;
    next->other = wire_str_eq(w, WIRE_STR("other"));
    next->as = wire_str_eq(w, WIRE_STR("as"));
    next->auto_ = wire_str_eq(w, WIRE_STR("auto"));
    if (next->other) cues &= ~(unsigned)EXCEPT;
    if (next->auto_) cues &= ~(unsigned)AUTO; /* alone it is a car */
    if (c->other && wire_str_eq(w, WIRE_STR("than"))) cues |= EXCEPT;
    if (wire_str_eq(w, WIRE_STR("but")) && !(c->last & NEG))
        cues &= ~(unsigned)EXCEPT; /* "nothing but the headline" */
    return cues;
}

/* Cues of the word [beg, end) among its neighbours. */
static unsigned cues_in_place(wire_str s, size_t beg, size_t end, context *c,
                              reading *r)
{
    wire__key k = wire__fold(wire_str_sub(s, beg, end));
    wire_str raw = wire__key_str(&k), w = drop_elision(raw);
    unsigned cues = wire__label_word(w);
    size_t at = r->n_words;
    context next = {.ne_at = c->ne_at, .head_by_at = c->head_by_at};
    if (w.n < raw.n && raw.p[0] == 'n') next.ne_at = at; /* n'avons */
    if (cues & ODD) {
        cues = read_odd(s, beg, end, w, c, &next, cues);
        if (wire_str_eq(w, WIRE_STR("ne"))) next.ne_at = at;
        if (next.ne_at != SIZE_MAX && at - next.ne_at <= 4 &&
            wire_str_eq(w, WIRE_STR("que")))
            cues |= ONLY; /* n'avons changé que le titre */
    }
    if (cues & NEG && next.ne_at != at) next.ne_at = SIZE_MAX; /* n'a pas */
    if (is_agency_name(s, beg, w)) cues |= SOURCE;
    if (c->last & HEAD && cues & BY) next.head_by_at = at;
    if (cues & STAFF && next.head_by_at != SIZE_MAX &&
        at - next.head_by_at <= 3)
        r->head_by = true;
    if (c->last & MODAL) cues &= ~(unsigned)NEG;
    if (c->auto_ && cues & PUB) {
        cues |= AUTO;
        r->is_notice |= at == 1;
    }
    if (c->as && (cues & PUB || is_last_is(s, w, end)))
        cues |= ASIS; /* "as is", "as received" */
    next.last = cues;
    *c = next;
    return cues;
}

/* End of the word at i; is it of ASCII letters alone? */
static size_t word_end(wire_str s, size_t i, bool *is_plain)
{
    size_t end = i;
    while (end < s.n && (uint8_t)(((uint8_t)s.p[end] | 0x20) - 'a') < 26)
        end++;
    *is_plain = end == s.n || ((uint8_t)s.p[end] < 0x80 && s.p[end] != '\'');
    return *is_plain ? end : wire__word_end(s, i);
}

/* Three words of four say nothing, nor in what stands round them. */
static bool says_nothing(wire_str w)
{
    bool may_be_agency = w.n > 6 && wire__is_upper((uint8_t)w.p[0]);
    return !may_be_agency && !wire__label_may(w);
}

static void read_words(wire_str s, reading *r)
{
    static const char *const articles[] = {"A",  "Das", "Der", "Die", "El",
                                           "Il", "La",  "Le",  "O",   "The"};
    size_t neg_at = SIZE_MAX, edit_at = SIZE_MAX, det_at = SIZE_MAX;
    bool after_article = false;
    context c = {.ne_at = SIZE_MAX, .head_by_at = SIZE_MAX};
    for (size_t i = 0; i < s.n;) {
        uint8_t b = (uint8_t)s.p[i];
        if (b < 0x80 && !wire__is_letter(b)) {
            i++;
            continue;
        }
        bool is_plain;
        size_t end = word_end(s, i, &is_plain);
        if (end == i) {
            wire__cp_next(s, &i);
            continue;
        }
        unsigned cues = 0;
        if (is_plain && says_nothing(wire_str_sub(s, i, end)))
            c = (context){.ne_at = c.ne_at, .head_by_at = c.head_by_at};
        else
            cues = cues_in_place(s, i, end, &c, r);
        if (after_article && cues & NOUN) r->is_notice = true;
        after_article = false;
        if (r->n_words == 0 && end - i < 4) /* in any case */
            for (size_t k = 0; k < COUNT(articles) && !after_article; k++)
                after_article = wire_str_eq_nocase(wire_str_sub(s, i, end),
                                                   wire_str_of(articles[k]));
        add_word(r, cues, r->n_words, &neg_at, &edit_at, &det_at);
        r->n_words++;
        i = end;
    }
    if (edit_at != SIZE_MAX) r->pos_edit = true;
}

static void read_parts(wire_str s, reading *r)
{
    r->all |= wire__label_parts(s);
    if ((r->all & (DET | NOUN)) == (DET | NOUN) || r->all & DISC)
        r->is_self = true;
    if (r->all & EDIT) *(r->all & NEG ? &r->neg_edit : &r->pos_edit) = true;
    /* the headline changed, the rest did not */
    if (r->all & HEAD && r->all & EDIT) r->pos_edit = true;
    r->n_words = (unsigned)(s.n / 8);
    /* few words, none of them "this": a notice all the same */
    if (r->all & AUTO && r->all & PUB && r->n_words <= 25) r->is_notice = true;
}

static bool is_other_script(wire_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((uint8_t)s.p[i] >= 0xe0 && (uint8_t)s.p[i] != 0xe2 &&
            (uint8_t)s.p[i] != 0xef)
            return true;
    return false;
}

/* -1 when the window is no label. */
static int claim_of(const reading *r)
{
    unsigned c = r->all;
    if (c & SAID) return -1;
    bool from = (c & (SOURCE | AUTO)) != 0;
    bool self = r->is_self || (r->is_notice && from);
    bool unmod = r->neg_edit || c & ASIS;
    /* an agency alone may change the title of anything */
    if (c & HEAD && (self || c & PUB || (from && c & (NOUN | STAFF)))) {
        if (c & (ONLY | EXCEPT) && c & (EDIT | ASIS))
            return WIRE_CLAIM_HEADLINE;
        if (unmod && (r->pos_edit || r->head_by || c & REST))
            return WIRE_CLAIM_HEADLINE;
        if (from && r->pos_edit && c & REST) return WIRE_CLAIM_HEADLINE;
    }
    if (unmod && self &&
        (from || c & (PUB | STAFF) || (r->is_self && r->n_words <= 25)))
        return WIRE_CLAIM_UNMODIFIED;
    if (c & AUTO && self && (c & PUB || (c & SOURCE && c & NOUN)))
        return WIRE_CLAIM_AUTO;
    if (c & INPUT && c & (WITH | SOURCE) &&
        r->n_words <= (r->is_self ? 25 : 14))
        return WIRE_CLAIM_INPUTS;
    if (r->is_self && c & INFO && c & SOURCE && c & (WITH | PUB) &&
        r->n_words <= 25)
        return WIRE_CLAIM_INPUTS;
    if (r->is_self && c & SOURCE && c & PUB && r->n_words <= 40)
        return WIRE_CLAIM_NONE;
    return -1;
}

/* The firmer claim comes first. */
static int rank(int claim)
{
    static const int ranks[] = {[WIRE_CLAIM_NONE] = 1,
                                [WIRE_CLAIM_UNMODIFIED] = 4,
                                [WIRE_CLAIM_HEADLINE] = 5,
                                [WIRE_CLAIM_AUTO] = 3,
                                [WIRE_CLAIM_INPUTS] = 2};
    return claim < 0 ? 0 : ranks[claim];
}

/* "(With inputs from Kestrel)", "mit Material von dpa", "avec agences" */
static bool is_with_line(wire_str s)
{
    s = wire_str_trim(s);
    while (s.n && (s.p[0] == '(' || s.p[0] == '[' || s.p[0] == '-'))
        s.p++, s.n--;
    if (s.n < 5 || s.n > LINE_MAX) return false;
    size_t end = wire__word_end(s, 0);
    wire__key k = wire__fold(wire_str_sub(s, 0, end));
    if (!end || !(wire__label_word(wire__key_str(&k)) & WITH)) return false;
    reading r = {0};
    read_words(s, &r);
    if (r.all & SAID || r.n_words > 14) return false;
    if (r.all & INPUT) return true;
    bool has_agency = false;
    for (size_t i = end; i < s.n && !has_agency;) {
        size_t w = wire__word_end(s, i);
        if (w == i) {
            wire__cp_next(s, &i);
            continue;
        }
        has_agency = wire__agency_is_known(wire_str_sub(s, i, w));
        i = w;
    }
    has_agency |=
        wire__agency_has_form(wire__agency_core(wire_str_sub(s, end, s.n)));
    if (r.n_words <= 4 && (has_agency || r.all & SOURCE)) return true;
    return r.all & INFO && (has_agency || r.all & SOURCE);
}

/* Somebody's words. */
static bool is_quoted(wire_str t)
{
    uint32_t first = wire__cp_at(t, 0), last = wire__cp_before(t, t.n);
    return first == '"' || first == 0x201c || first == 0x2018 ||
           first == 0xab || first == 0x201e || last == '"' || last == 0x201d;
}

static int read_window(wire_str s)
{
    reading r = {0};
    wire_str t = wire_str_trim(s);
    if (!t.n || is_quoted(t)) return -1;
    char last = t.p[t.n - 1];
    if ((t.p[0] == '(' && last == ')') || (t.p[0] == '[' && last == ']') ||
        t.p[0] == '*')
        r.is_notice = true;
    if (is_other_script(t))
        read_parts(t, &r);
    else
        read_words(t, &r);
    int claim = claim_of(&r);
    if (claim < WIRE_CLAIM_UNMODIFIED && is_with_line(t))
        claim = WIRE_CLAIM_INPUTS;
    return claim;
}

/* ---- Sentences of the paragraph, roughly ---- */

static bool ends_sentence(wire_str s, size_t i, size_t *next)
{
    uint32_t c = wire__cp_at(s, i);
    if (c != '.' && c != '!' && c != '?' && c != ';' && c != 0x964 &&
        c != 0x3002 && c != '\n')
        return false;
    size_t at = i;
    wire__cp_next(s, &at);
    while (at < s.n && wire__is_closer(wire__cp_at(s, at)))
        wire__cp_next(s, &at);
    size_t from = wire__skip_space(s, at);
    if (c != 0x3002 && c != '\n' && from == at && at < s.n) return false;
    uint32_t f = wire__cp_at(s, from);
    if (f && wire__is_lower(f)) return false;
    *next = from;
    return true;
}

static size_t cut(wire_str s, size_t from, size_t *starts)
{
    size_t n = 0;
    starts[n++] = from;
    for (size_t i = from; i < s.n && n < SENTENCES;) {
        size_t next;
        if (ends_sentence(s, i, &next)) {
            if (next < s.n) starts[n++] = next;
            i = next > i ? next : i + 1;
        } else {
            wire__cp_next(s, &i);
        }
    }
    return n;
}

/* ---- The paragraph ---- */

/* A label needs a word that claims, which few paragraphs have, and one that
 * says of what. Long paragraphs are read at their end. */
static bool has_cues(wire__label_cursor *at, wire_span para)
{
    const wire_words *w = at->words;
    const wire__cue_list *cues = at->cues;
    uint32_t from = para.beg;
    if (para.end - para.beg > PARA_MAX) from = para.end - PARA_MAX;
    if (at->cue == 0 && from > PARA_MAX) /* the first one is far */
        at->cue = wire__cues_from(cues, wire_words_at(w, from));
    while (at->cue < cues->n && w->off[cues->at[at->cue]] < from)
        at->cue++;
    size_t end = at->cue;
    unsigned may = 0;
    for (; end < cues->n && w->off[cues->at[end]] < para.end; end++)
        may |= wire__cue_may(w->hash[cues->at[end]]);
    if (!(may & WIRE__CUE_CLAIMS) || !(may & WIRE__CUE_SAYS_OF)) return false;
    wire__cue cue;
    wire_str word;
    size_t k = at->cue, n = 0;
    for (; k < end; k++) {
        uint32_t hash = w->hash[cues->at[k]];
        if (wire__cue_may(hash) & WIRE__CUE_CLAIMS &&
            wire__cue_find(hash, &cue, &word) &&
            (cue == WIRE__CUE_CLAIM || cue == WIRE__CUE_BOTH))
            break;
    }
    if (k == end) return false; /* most end here */
    bool says = false, is_short = para.end - para.beg <= LINE_MAX;
    for (k = at->cue; k < end && !(says && (n > 1 || is_short)); k++) {
        if (!wire__cue_find(w->hash[cues->at[k]], &cue, &word)) continue;
        says |= cue != WIRE__CUE_CLAIM;
        n++;
    }
    return says && (n > 1 || is_short); /* "(Agenturmaterial)" is both */
}

static bool begins_with_line(wire_str s)
{
    static const char *const words[] = {"with ", "mit ", "avec ", "con ",
                                        "com "};
    size_t at = s.n && (s.p[0] == '(' || s.p[0] == '[') ? 1 : 0;
    if (at >= s.n || !strchr("acmwACMW", s.p[at])) return false;
    for (size_t i = 0; i < COUNT(words); i++)
        if (wire_str_starts_nocase(wire_str_sub(s, at, s.n),
                                   wire_str_of(words[i])))
            return true;
    return false;
}

/* Could any window of the paragraph make a claim? */
static bool is_possible(wire_str s)
{
    reading r = {0};
    if (is_other_script(s)) return true;
    read_words(s, &r);
    unsigned c = r.all;
    bool edit = c & ASIS || (c & EDIT && c & (NEG | ONLY | EXCEPT | REST));
    bool self = r.is_self || c & (SOURCE | AUTO | STAFF);
    return (edit && self) || (c & AUTO && c & (SOURCE | PUB)) || c & INPUT ||
           (r.is_self && c & SOURCE) || c & WITH;
}

static bool read_para(wire_str s, wire_span *span, wire_claim *claim)
{
    size_t starts[SENTENCES + 1], from = 0;
    if (s.n > PARA_MAX) {
        from = s.n - PARA_MAX;
        while (from < s.n && s.p[from] != ' ')
            from++;
    }
    if (!is_possible(wire_str_sub(s, from, s.n))) return false;
    size_t n = cut(s, from, starts);
    starts[n] = s.n;
    int best = 0;
    size_t best_n = SIZE_MAX;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 1; k <= WINDOW && i + k <= n; k++) {
            wire_str t = wire_str_sub(s, starts[i], starts[i + k]);
            int c = read_window(t);
            int r = rank(c);
            t = wire_str_trim(t);
            if (r < best || !r || (r == best && t.n >= best_n)) continue;
            best = r;
            best_n = t.n;
            *claim = (wire_claim)c;
            span->beg = (uint32_t)(t.p - s.p);
            span->end = (uint32_t)(t.p - s.p + (ptrdiff_t)t.n);
        }
    }
    return best > 0;
}

/* Does the text speak of itself: "this report", "diese Meldung"? */
bool wire__label_is_self(wire_str s)
{
    reading r = {0};
    if (is_other_script(s))
        read_parts(s, &r);
    else
        read_words(s, &r);
    return r.is_self;
}

/* "With inputs from Ann Lee in Delhi": two capitals in a row. */
bool wire__label_names_person(wire_str s)
{
    size_t row = 0, row_end = 0, n = 0;
    for (size_t i = 0; i < s.n;) {
        size_t end = wire__word_end(s, i);
        if (end == i) {
            wire__cp_next(s, &i);
            continue;
        }
        wire__key k = wire__fold(wire_str_sub(s, i, end));
        bool is_name = n++ > 0 && wire__is_upper(wire__cp_at(s, i)) &&
                       !wire__label_word(wire__key_str(&k));
        bool follows = row && i == row_end + 1 && s.p[row_end] == ' ';
        row = is_name ? (follows ? row + 1 : 1) : 0;
        if (row == 2) return true;
        row_end = i = end;
    }
    return false;
}

bool wire__label_read(wire_str body, wire__label_cursor *at, wire_span para,
                      bool is_latin, wire_label *out)
{
    wire_str s = wire_str_sub(body, para.beg, para.end);
    /* "... he said. (With inputs from agencies)" */
    wire_str tail = wire_str_sub(s, s.n > LINE_MAX ? s.n - LINE_MAX : 0, s.n);
    bool closes = s.n > 1 && (s.p[s.n - 1] == ')' || s.p[s.n - 2] == ')');
    const char *open = closes ? memrchr(tail.p, '(', tail.n) : NULL;
    bool may = (s.n <= LINE_MAX && begins_with_line(s)) ||
               (open &&
                begins_with_line(wire_str_sub(s, (size_t)(open - s.p), s.n))) ||
               !is_latin || has_cues(at, para);
    if (!may || !read_para(s, &out->span, &out->claim)) return false;
    out->span.beg += para.beg;
    out->span.end += para.beg;
    return true;
}
