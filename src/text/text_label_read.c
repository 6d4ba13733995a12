/* The words of a line to what they say together: which cues, and whether what
 * is denied is an edit, whose headline it is, who speaks.
 *
 *     This post has been auto-published ... without any modifications
 *     [DET NOUN]         [AUTO PUB]         [NEG ->    EDIT]
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_label_read.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum {
    NEG_REACH = 9,  /* words from "without" to "modifications" */
    NEG_BEHIND = 4, /* words from "Änderungen" to "nicht" */
    HEAD_REACH = 4, /* words from "only" to "headline" */
    NEG_HUMAN = 4,  /* words from "without" to "human" */
    NEG_HEAD = 4,   /* words from "neither" to "headline" */
    AS_REACH = 7,   /* words from "as" to "delivered" */
    WAS_REACH = 3,  /* words from "as" to "was" */
    LEFT_REACH = 5, /* words from "left" to "as" */
    BY_REACH = 2,   /* words from "by" to "robot" */
    SELF_REACH = 4, /* words from "this" to "story" */
    IS_REACH = 8    /* words from "this is" to "story" */
};

typedef wire__label_reading reading;

static void deny(reading *r, size_t at)
{
    if (r->human_at && at + 1 - r->human_at == 1)
        return; /* human intervention */
    r->neg_edit++;
    r->denied_at = at;
}

/* "Without human intervention" says how a text came, not that it is as it
 * was. */
static void add_human(reading *r, size_t at, size_t neg_at)
{
    if (neg_at == SIZE_MAX || at - neg_at > NEG_HUMAN) return;
    r->all |= AUTO;
    r->human_at = at + 1;
    if (r->neg_edit && at - r->denied_at == 1) r->neg_edit--;
}

static void add_word(reading *r, unsigned cues, size_t at, size_t *neg_at,
                     size_t *edit_at, size_t *det_at)
{
    unsigned before = r->all;
    r->all |= cues;
    if (cues & SOURCE && !(cues & FEED)) r->has_agency = true;
    if (cues & NEG) {
        *neg_at = at;
        if (*edit_at != SIZE_MAX && at - *edit_at <= NEG_BEHIND) {
            deny(r, at);
            *edit_at = SIZE_MAX;
        }
    }
    if (cues & (ONLY | EXCEPT)) r->only_at = at + 1;
    if (cues & HEAD && r->only_at && at + 1 - r->only_at <= HEAD_REACH)
        r->head_only = true;
    if (cues & HEAD && *neg_at != SIZE_MAX && at - *neg_at <= NEG_HEAD)
        r->neg_head = true;
    if (cues & HUMAN) add_human(r, at, *neg_at);
    if (cues & EDIT) {
        if (*neg_at != SIZE_MAX && at - *neg_at <= NEG_REACH) {
            deny(r, at);
        } else {
            if (*edit_at != SIZE_MAX) r->pos_edit = true;
            *edit_at = at;
        }
    }
    size_t reach = r->has_copula ? IS_REACH : SELF_REACH;
    if (cues & NOUN && *det_at != SIZE_MAX && at - *det_at <= reach)
        r->is_self = true;
    if (cues & SOURCE && r->has_copula && *det_at != SIZE_MAX &&
        at - *det_at <= IS_REACH)
        r->is_self = true; /* "this is a syndicated feed" */
    if (cues & PLACE && *det_at != SIZE_MAX && at - *det_at <= SELF_REACH)
        r->all |= WE; /* "this site" */
    if (cues & COPULA && *det_at != SIZE_MAX && at - *det_at == 1)
        r->has_copula = true; /* "this is" */
    if (cues & DET) {
        *det_at = at;
        r->has_copula = false;
    }
    if (at == 0 &&
        cues & (NOUN | PUB | AUTO | ASIS | EXCEPT | ONLY | INPUT | HEAD))
        r->is_notice = true;
    if (at == 0 && cues & NOUN) r->is_text_first = true;
    if (at == 1 && cues & ASIS) r->is_notice = true; /* "As received" */
    if (at <= 2 && cues & EDIT && *neg_at == 0) r->is_notice = true;
    if (cues & DISC && (at == 0 || (at == 1 && before & DISC)))
        r->is_self = true; /* "Editor's note", but not "others note" */
}

/* "published as is", not "as is the case with" */
static bool is_last_is(wire_str s, wire_str word, size_t end)
{
    return wire_str_eq(word, WIRE_STR("is")) &&
           !wire__is_letter(wire__cp_at(s, wire__skip_space(s, end)));
}

size_t wire__label_elision(wire_str w, size_t *mark)
{
    static const char *const heads[] = {"all", "d",    "dall", "dell",
                                        "l",   "nell", "sull", "un"};
    enum { HEAD_MAX = 4 };
    for (size_t i = 1; i <= HEAD_MAX && i + 1 < w.n; i++) {
        wire_str tail = wire_str_sub(w, i, w.n);
        size_t n = w.p[i] == '\'' ? 1 : wire__begins(tail, "’");
        if (!n) continue;
        wire__key k = wire__fold(wire_str_sub(w, 0, i));
        if (!wire__list_has(heads, COUNT(heads), wire__key_str(&k))) return 0;
        *mark = i;
        return i + n;
    }
    return 0;
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

/* Turns of several words and what they say: "word for word", "tel quel", "da
 * soli", "nada más". */
static unsigned phrase_cues(wire_str s, size_t end, wire_str w)
{
    static const struct {
        const char *first, *rest;
        unsigned cues;
    } forms[] = {{"alles", " andere", REST},
                 {"based", " on", INPUT},
                 {"cada", " palabra", ASIS},
                 {"cada", " palavra", ASIS},
                 {"chaque", " mot", ASIS},
                 {"compiled", " from", INPUT},
                 {"cosi", " come ", ASIS},
                 {"così", " come ", ASIS},
                 {"da", " sola", AUTO},
                 {"da", " soli", AUTO},
                 {"da", " solo", AUTO},
                 {"di", " peso", ASIS},
                 {"drawn", " from", INPUT},
                 {"draws", " on", INPUT},
                 {"eins", " zu eins", ASIS},
                 {"en", " l'état", ASIS},
                 {"en", " l’état", ASIS},
                 {"every", " word", ASIS},
                 {"exactly", " as ", ASIS},
                 {"jedes", " wort", ASIS},
                 {"mais", " nada", ONLY},
                 {"messa", " in pagina", PUB},
                 {"messo", " in pagina", PUB},
                 {"mis", " en ligne", PUB},
                 {"mise", " en ligne", PUB},
                 {"mot", " pour mot", ASIS},
                 {"mot", " à mot", ASIS},
                 {"nada", " mais", ONLY},
                 {"nada", " más", ONLY},
                 {"nothing", " else", ONLY},
                 {"ogni", " parola", ASIS},
                 {"palabra", " por palabra", ASIS},
                 {"palavra", " por palavra", ASIS},
                 {"parola", " per parola", ASIS},
                 {"partir", " d", INPUT},
                 {"rien", " d'autre", ONLY},
                 {"rien", " d’autre", ONLY},
                 {"secondo", " il ", SAID},
                 {"secondo", " l'", SAID},
                 {"secondo", " la ", SAID},
                 {"secondo", " l’", SAID},
                 {"segundo", " a ", SAID},
                 {"segundo", " as ", SAID},
                 {"segundo", " o ", SAID},
                 {"segundo", " os ", SAID},
                 {"sonst", " nichts", ONLY},
                 {"tal", " como", ASIS},
                 {"tal", " cual", ASIS},
                 {"tal", " e qual", ASIS},
                 {"tal", " y como", ASIS},
                 {"tale", " quale", ASIS},
                 {"tel", " quel", ASIS},
                 {"telle", " quelle", ASIS},
                 {"telles", " quelles", ASIS},
                 {"tels", " quels", ASIS},
                 {"tout", " seul", AUTO},
                 {"toute", " seule", AUTO},
                 {"von", " selbst", AUTO},
                 {"word", " for word", ASIS},
                 {"wort", " für wort", ASIS}};
    for (size_t i = 0; i < COUNT(forms); i++)
        if (w.p[0] == forms[i].first[0] &&
            wire_str_eq(w, wire_str_of(forms[i].first)) &&
            wire__begins(wire_str_sub(s, end, s.n), forms[i].rest))
            return forms[i].cues;
    return 0;
}

/* "You are reading", "vous lisez": the page speaks of what it shows. */
static bool is_to_reader(wire_str s, size_t end, wire_str w)
{
    static const char *const forms[][2] = {
        {"estás", " leyendo"},  {"está", " a ler"}, {"está", " lendo"},
        {"está", " leyendo"},   {"sie", " lesen"},  {"stai", " leggendo"},
        {"state", " leggendo"}, {"vous", " lisez"}, {"you", " are reading"}};
    for (size_t i = 0; i < COUNT(forms); i++)
        if (wire_str_eq(w, wire_str_of(forms[i][0])) &&
            wire__begins(wire_str_sub(s, end, s.n), forms[i][1]))
            return true;
    return false;
}

/* Does a capital stand right before or behind the word [beg, end)? */
static bool is_in_name(wire_str s, size_t beg, size_t end)
{
    if (end + 1 < s.n && s.p[end] == ' ' &&
        wire__is_upper(wire__cp_at(s, end + 1)))
        return true;
    if (beg < 2 || s.p[beg - 1] != ' ') return false;
    size_t i = beg - 1;
    while (i > 0 && s.p[i - 1] != ' ')
        i--;
    return i + 1 < beg && wire__is_upper(wire__cp_at(s, i));
}

/* "Northwire": the end of a name says that it is an agency's. */
static bool ends_as_agency(wire_str w)
{
    return w.n > 6 && (wire_str_ends(w, WIRE_STR("wire")) ||
                       wire_str_ends(w, WIRE_STR("press")) ||
                       wire_str_ends(w, WIRE_STR("agentur")));
}

bool wire__label_is_press(wire_str folded)
{
    static const char *const words[] = {
        "imprensa", "infos",  "nachrichten", "news",   "noticias", "notizie",
        "notícias", "prensa", "press",       "presse", "stampa"};
    return wire__list_has(words, COUNT(words), folded);
}

/* A name that says it is an agency's: "the Northwire service", "Cóndor
 * Prensa". */
static bool is_agency_name(wire_str s, size_t beg, size_t end, wire_str w)
{
    if (!beg || !wire__is_upper(wire__cp_at(s, beg))) return false;
    if (wire__label_is_press(w)) return is_in_name(s, beg, end);
    return ends_as_agency(w);
}

/* What the words before change in a word. */
typedef struct {
    size_t ne_at;          /* "n'avons", without "pas" */
    size_t head_by_at;     /* "headline by" */
    size_t as_at, by_at;   /* the last "as", the last "by" */
    size_t left_at;        /* the last "left", "gelassen" */
    bool other, as, auto_; /* the word before is that */
    unsigned last;         /* its cues */
} context;

/* "We wrote the headline" reports nobody's speech. */
static bool is_before_headline(wire_str s, size_t end)
{
    enum { NEAR = 24 };
    wire_str near = wire_str_sub(s, end, end + NEAR);
    return wire_str_find_nocase(near, WIRE_STR("headline"), 0) != SIZE_MAX ||
           wire_str_find_nocase(near, WIRE_STR(" title"), 0) != SIZE_MAX;
}

/* Words that mean something beside others only. end: behind the word. */
static unsigned read_odd(wire_str s, size_t beg, size_t end, wire_str w,
                         const context *c, context *next, unsigned cues)
{
    if (is_spoken(s, beg, w)) return SAID;
    if (wire_str_eq(w, WIRE_STR("wrote")) && is_before_headline(s, end))
        cues &= ~(unsigned)SAID;
    cues |= phrase_cues(s, end, w);
    next->other = wire_str_eq(w, WIRE_STR("other"));
    next->as = wire_str_eq(w, WIRE_STR("as"));
    if (next->as && wire_str_ends(wire_str_sub(s, 0, beg), WIRE_STR("well "))) {
        cues &= ~(unsigned)AS; /* "as well as" */
        next->as_at = SIZE_MAX;
    }
    next->auto_ = wire_str_eq(w, WIRE_STR("auto"));
    if (next->other) cues &= ~(unsigned)EXCEPT;
    if (next->auto_) cues &= ~(unsigned)AUTO; /* alone it is a car */
    if (c->other && wire_str_eq(w, WIRE_STR("than"))) cues |= EXCEPT;
    if (wire_str_eq(w, WIRE_STR("but")) && !(c->last & NEG))
        cues &= ~(unsigned)EXCEPT; /* "nothing but the headline" */
    return cues;
}

/* "left as it was", "lasciato com'era" */
static bool is_as_was(size_t at, const context *c, wire_str w, wire_str raw)
{
    static const char *const was[] = {"era",  "estaba",  "estava",
                                      "war",  "waren",   "was",
                                      "were", "étaient", "était"};
    bool is_elided = w.n < raw.n && wire_str_starts(raw, WIRE_STR("com"));
    size_t as_at = is_elided ? at : c->as_at;
    return wire__list_has(was, COUNT(was), w) && as_at != SIZE_MAX &&
           at - as_at <= WAS_REACH && c->left_at != SIZE_MAX &&
           as_at - c->left_at <= LEFT_REACH;
}

/* What words some way before make of a word. */
static unsigned read_far(size_t at, context *next, unsigned cues)
{
    if (cues & ARRIVED && next->as_at != SIZE_MAX &&
        at - next->as_at <= AS_REACH)
        cues |= ASIS; /* "as we received it", "wie es geliefert wurde" */
    if (cues & MACHINE && next->by_at != SIZE_MAX &&
        at - next->by_at <= BY_REACH)
        cues |= AUTO; /* "par un robot" */
    if (cues & AS) next->as_at = at;
    if (cues & LEFT) next->left_at = at;
    if (cues & BY) next->by_at = at;
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
    context next = {.ne_at = c->ne_at,
                    .head_by_at = c->head_by_at,
                    .as_at = c->as_at,
                    .by_at = c->by_at,
                    .left_at = c->left_at};
    if (w.n < raw.n && raw.p[0] == 'n') next.ne_at = at; /* n'avons */
    if (cues & ODD) {
        cues = read_odd(s, beg, end, w, c, &next, cues);
        r->is_self |= is_to_reader(s, end, w);
        if (is_as_was(at, c, w, raw)) cues |= ASIS;
        if (wire_str_eq(w, WIRE_STR("ne"))) next.ne_at = at;
        if (next.ne_at != SIZE_MAX && at - next.ne_at <= 4 &&
            wire_str_eq(w, WIRE_STR("que")))
            cues |= ONLY; /* n'avons changé que le titre */
    }
    /* "the original headline was changed" leaves nothing as it was */
    if (cues & HEAD && c->last & REST) r->all &= ~(unsigned)REST;
    if (cues & REST && c->last & HEAD) cues &= ~(unsigned)REST;
    if (cues & NEG && next.ne_at != at) next.ne_at = SIZE_MAX; /* n'a pas */
    if (is_agency_name(s, beg, end, w)) cues |= SOURCE;
    cues = read_far(at, &next, cues);
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
    return !wire__label_may(w) &&
           !(wire__is_upper((uint8_t)w.p[0]) && ends_as_agency(w));
}

/* The word before said nothing; what was further before still counts. */
static void forget_last(context *c)
{
    c->other = c->as = c->auto_ = false;
    c->last = 0;
}

/* Where a name would say whose the text is. */
typedef struct {
    size_t of_at;  /* the last word of a text, counted from 1 */
    size_t by_at;  /* "by" right behind one */
    size_t cap_at; /* the last capital */
    size_t end;    /* byte behind the last word */
} naming;

/* "Text von Nordlicht", "published by Halcyon", "Texte Boréale"; where the
 * outlet speaks also "we run Halcyon stories". */
static void see_name(naming *n, reading *r, wire_str s, size_t beg, size_t end,
                     unsigned cues)
{
    size_t at = r->n_words + 1;
    bool is_next = beg == n->end + 1 || /* "Text: Halcyon" */
                   (beg == n->end + 2 && s.p[n->end] == ':');
    bool is_cap = n->end && is_next && s.p[beg - 1] == ' ' &&
                  !(cues & ~(unsigned)(SOURCE | FEED)) &&
                  wire__is_upper(wire__cp_at(s, beg));
    if (is_cap && at > 1 && (n->of_at == at - 1 || n->by_at == at - 1))
        r->is_named = true;
    if (cues & NOUN && at > 1 && n->cap_at == at - 1 && r->all & WE)
        r->is_named = true;
    if (cues & BY && n->of_at && n->of_at == at - 1) n->by_at = at;
    if (cues & (NOUN | PUB | ASIS | ARRIVED | INFO)) n->of_at = at;
    if (is_cap) n->cap_at = at;
    n->end = end;
}

/* "Published by Halcyon in 1998, the novel has not been changed": what was
 * published is named behind the comma, and is no text of the outlet's. */
typedef struct {
    bool is_led;    /* begins as a label does, by what was done */
    bool is_behind; /* a comma closed that */
    unsigned n;     /* words since */
} lead;

static void see_lead(lead *l, reading *r, unsigned cues)
{
    if (r->n_words == 0) l->is_led = cues & (PUB | ARRIVED) && !(cues & NOUN);
    if (!l->is_led) return;
    bool claims = cues & (NEG | EDIT | ASIS);
    if (claims && l->is_behind) r->is_other = l->n >= 2;
    l->is_led = !claims && !(cues & (NOUN | HEAD | WE | STAFF | FEED | DISC));
    l->n += l->is_behind;
}

static void read_words(wire_str s, reading *r)
{
    static const char *const articles[] = {"A",  "Das", "Der", "Die", "El",
                                           "Il", "La",  "Le",  "O",   "The"};
    size_t neg_at = SIZE_MAX, edit_at = SIZE_MAX, det_at = SIZE_MAX;
    bool after_article = false;
    naming names = {0};
    wire__denial denial = {0};
    lead l = {0};
    context c = {.ne_at = SIZE_MAX,
                 .head_by_at = SIZE_MAX,
                 .as_at = SIZE_MAX,
                 .by_at = SIZE_MAX,
                 .left_at = SIZE_MAX};
    for (size_t i = 0; i < s.n;) {
        uint8_t b = (uint8_t)s.p[i];
        if (b < 0x80 && !wire__is_letter(b)) {
            if (b == '.' || b == '!' || b == '?' || b == ';')
                c.as_at = c.by_at = c.left_at = SIZE_MAX;
            l.is_behind |= b == ',';
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
            forget_last(&c);
        else
            cues = cues_in_place(s, i, end, &c, r);
        if (after_article && cues & (NOUN | HEAD)) r->is_notice = true;
        after_article = false;
        if (r->n_words == 0 && end - i < 4) /* in any case */
            for (size_t k = 0; k < COUNT(articles) && !after_article; k++)
                after_article = wire_str_eq_nocase(wire_str_sub(s, i, end),
                                                   wire_str_of(articles[k]));
        see_name(&names, r, s, i, end, cues);
        cues = wire__label_deny(&denial, r, s, i, end, cues, &neg_at);
        see_lead(&l, r, cues);
        add_word(r, cues, r->n_words, &neg_at, &edit_at, &det_at);
        r->n_words++;
        i = end;
    }
    if (edit_at != SIZE_MAX) r->pos_edit = true;
}

/* Words of any script, about. */
static unsigned count_words(wire_str s)
{
    size_t spaces = 0;
    for (size_t i = 0; i < s.n; i++)
        spaces += s.p[i] == ' ';
    return (unsigned)(spaces > s.n / 40 ? spaces + 1 : s.n / 8);
}

/* "... 실었습니다." */
static bool is_polite(wire_str s)
{
    s = wire_str_trim(s);
    while (s.n && strchr(".)]!", s.p[s.n - 1]))
        s.n--;
    return wire_str_ends(s, WIRE_STR("니다"));
}

static void read_parts(wire_str s, reading *r)
{
    r->all |= wire__label_parts(s);
    if ((r->all & (DET | NOUN)) == (DET | NOUN) || r->all & DISC)
        r->is_self = true;
    if (r->all & EDIT && r->all & NEG)
        r->neg_edit = 1;
    else if (r->all & EDIT)
        r->pos_edit = true;
    if (r->all & (NEG | ASIS) && wire__label_is_denied(s)) {
        r->neg_edit = 0;
        r->all &= ~(unsigned)ASIS;
        r->pos_edit = true;
    }
    /* the headline changed, the rest did not */
    if (r->all & HEAD && r->all & EDIT) r->pos_edit = true;
    r->n_words = count_words(s);
    if (r->all & WE && r->all & (SOURCE | NOUN)) r->is_self = true;
    /* news is told in plain verbs, a page speaks in polite ones */
    if (r->all & NOUN && r->all & SOURCE && is_polite(s)) r->is_self = true;
    /* few words, none of them "this": a notice all the same */
    if (r->all & AUTO && r->all & PUB && r->n_words <= 25) r->is_notice = true;
}

bool wire__label_is_other_script(wire_str s)
{
    wire__bytes16 x, hit = {0};
    size_t i = 0;
    for (; i + sizeof x <= s.n; i += sizeof x) {
        memcpy(&x, s.p + i, sizeof x);
        hit |= (wire__bytes16)(x >= 0xe0) & (wire__bytes16)(x != 0xe2) &
               (wire__bytes16)(x != 0xef);
    }
    for (; i < s.n; i++)
        hit[0] |= (uint8_t)s.p[i] >= 0xe0 && (uint8_t)s.p[i] != 0xe2 &&
                  (uint8_t)s.p[i] != 0xef;
    return wire__any16(hit);
}

void wire__label_scan(wire_str s, reading *r)
{
    if (wire__label_is_other_script(s))
        read_parts(s, r);
    else
        read_words(s, r);
}
