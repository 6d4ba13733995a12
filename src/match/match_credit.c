/* Does an article say where it has a text from?
 *
 *     The Port Ellery Beacon reports: "Growers expect ..."     named, so the
 *                                                              words are its
 *     "I will not be told," the pilot said.                    not named
 *
 * A passage in quotation marks on one side only is either lifted from the
 * other article's own prose, or speech that the other article prints without
 * marks. Whoever lifts prose names the outlet, the author or the agency that
 * it comes from, spelt out, by its site or by its initials.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "classify_int.h"

enum {
    NAME_MAX = 40,  /* bytes of a name without its spaces */
    NAMES_MAX = 12, /* of one article */
    SHORT_NAME = 3, /* bytes: shorter ones are no names */
    AUTHORS_MAX = 3 /* a longer list is of the page's other writers */
};

typedef struct {
    char text[NAME_MAX]; /* letters and digits, lower case unless initials */
    size_t n;
    bool is_initials;
    bool is_surname; /* no name where another one follows: "White House" */
} name;

typedef struct {
    name of[NAMES_MAX];
    size_t n;
} names;

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || (uint8_t)c >= 0x80;
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

/* Letters and digits of s from the nth word on, in lower case. */
static void add_name(names *list, wire_str s, size_t skip_words)
{
    if (list->n == NAMES_MAX) return;
    name *x = &list->of[list->n];
    size_t word = 0;
    *x = (name){.n = 0};
    for (size_t i = 0; i < s.n && x->n < NAME_MAX; i++) {
        if (!is_alnum(s.p[i])) continue;
        if (i && !is_alnum(s.p[i - 1])) word++;
        if (word >= skip_words) x->text[x->n++] = lower(s.p[i]);
    }
    if (x->n >= SHORT_NAME) list->n++;
}

/* "The Harbour Wire Service" is also "HWS". */
static void add_initials(names *list, wire_str s)
{
    if (list->n == NAMES_MAX) return;
    name *x = &list->of[list->n];
    *x = (name){.is_initials = true};
    for (size_t i = 0; i < s.n && x->n < NAME_MAX; i++)
        if (s.p[i] >= 'A' && s.p[i] <= 'Z' && (i == 0 || !is_alnum(s.p[i - 1])))
            x->text[x->n++] = s.p[i];
    if (x->n >= 2) list->n++;
}

/* An outlet or agency: without brackets and what follows a dash. */
static void add_house(names *list, wire_str s)
{
    size_t cut = wire_str_find(s, WIRE_STR(" ("), 0);
    size_t dash = wire_str_find(s, WIRE_STR(" - "), 0);
    s = wire_str_sub(s, 0, cut < dash ? cut : dash < s.n ? dash : s.n);
    s = wire_str_trim(s);
    bool has_the = s.n > 4 && lower(s.p[0]) == 't' && s.p[1] == 'h' &&
                   s.p[2] == 'e' && s.p[3] == ' ';
    bool is_one_word =
        wire_str_find(s, WIRE_STR(" "), has_the ? 4 : 0) == SIZE_MAX;
    add_name(list, s, has_the && !is_one_word);
    if (!is_one_word) add_initials(list, has_the ? wire_str_sub(s, 4, s.n) : s);
}

static wire_str last_word(wire_str s)
{
    s = wire_str_trim(s);
    size_t beg = s.n;
    while (beg && is_alnum(s.p[beg - 1]))
        beg--;
    return wire_str_sub(s, beg, s.n);
}

/* The first author with the whole name, since a long list is of the page's
 * other writers; the surnames of a short one. */
static void add_authors(names *list, wire_str byline)
{
    size_t commas = 0;
    for (size_t i = 0; i < byline.n; i++)
        commas += byline.p[i] == ',';
    for (size_t beg = 0; beg < byline.n;) {
        size_t comma = wire_str_find(byline, WIRE_STR(","), beg);
        size_t and = wire_str_find(byline, WIRE_STR(" and "), beg);
        size_t end = comma < and? comma : and;
        if (end > byline.n) end = byline.n;
        wire_str who = wire_str_trim(wire_str_sub(byline, beg, end));
        wire_str last = last_word(who);
        bool is_name = last.n > SHORT_NAME && last.n < who.n;
        if (is_name && beg == 0) add_name(list, who, 0);
        size_t n = list->n;
        if (is_name && commas < AUTHORS_MAX) add_name(list, last, 0);
        if (list->n > n) list->of[n].is_surname = true;
        beg = end + (end == and? 5 : 1);
    }
}

static void names_of(const wire_doc *d, names *list)
{
    const wire_article *a = d->article;
    add_house(list, a->outlet);
    wire_str site = wire__match_domain(a->url);
    size_t dot = wire_str_find(site, WIRE_STR("."), 0);
    if (dot != SIZE_MAX) add_name(list, wire_str_sub(site, 0, dot), 0);
    for (size_t i = 0; i < d->n_credits && list->n + 2 < NAMES_MAX; i++)
        if (d->credits[i].kind != WIRE_CREDIT_CITED)
            add_house(list, d->credits[i].name);
    add_authors(list, a->byline);
}

/* Does word i have a capital and stand right behind the one before? */
static bool is_next_capital(const wire_words *w, wire_str body, size_t i)
{
    uint32_t gap = w->off[i] - (w->off[i - 1] + w->len[i - 1]);
    char c = body.p[w->off[i]];
    return gap == 1 && body.p[w->off[i] - 1] == ' ' && c >= 'A' && c <= 'Z';
}

/* Do the words from i on spell the name, the first with a capital? */
static bool spells(const wire_words *w, wire_str body, size_t i, const name *x)
{
    size_t at = 0;
    wire_str first = {body.p + w->off[i], w->len[i]};
    if (x->is_initials)
        return first.n == x->n && !memcmp(first.p, x->text, x->n);
    bool is_named = !(first.p[0] >= 'a' && first.p[0] <= 'z');
    for (; i < w->n && at < x->n; i++) {
        const char *p = body.p + w->off[i];
        if (at && !(p[0] >= 'a' && p[0] <= 'z')) is_named = true;
        for (size_t k = 0; k < w->len[i]; k++, at++)
            if (at == x->n || lower(p[k]) != x->text[at]) return false;
    }
    if (at != x->n || !is_named) return false;
    return !x->is_surname || i == w->n || !is_next_capital(w, body, i);
}

bool wire__match_credits(const wire_doc *by, const wire_doc *of,
                         const wire_passage *p, size_t n, bool by_is_a,
                         bool *is_nameless)
{
    names list = {.n = 0};
    const wire_words *w = &by->words;
    wire_str body = by->article->body;
    names_of(of, &list);
    *is_nameless = list.n == 0;
    for (uint32_t i = 0; i < w->n; i++) {
        char c = lower(body.p[w->off[i]]);
        for (size_t k = 0; k < list.n; k++) {
            if (c != lower(list.of[k].text[0])) continue;
            if (!spells(w, body, i, &list.of[k])) continue;
            if (!wire__match_is_shared(p, n, by_is_a, i)) return true;
        }
    }
    return false;
}

bool wire_match_names_source(const wire_doc *by, const wire_doc *of)
{
    bool is_nameless;
    return wire__match_credits(by, of, NULL, 0, true, &is_nameless);
}
