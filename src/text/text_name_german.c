/* Names in German, where every noun has a capital.
 *
 *     Bundeskanzler Olaf Scholz traf ... Scholz sagte ... "...", sagte Meier
 *     title         ^^^^^^^^^^^          ^^^^^^ known           ^^^^^ told
 *
 * Two capitalised words in a row are a name once titles, measures and nouns
 * are off their front: a noun is known by its ending, by an article before
 * it here or elsewhere in the text. One word is a name when it ended or began
 * such a name, followed a title or a verb of telling, is a place, or has no
 * small letters.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_name_int.h"

static wire_str text_of(const wire__names *n, const wire__cap *c)
{
    return wire_str_sub(n->s, c->beg, c->end);
}

/* ---- Words by their form ---- */

static bool ends_in(wire_str w, const char *end, size_t more)
{
    wire_str e = wire_str_of(end);
    return w.n >= e.n + more && wire_str_ends(w, e);
}

/* The last part of "CDU-Fraktionschef", folded. */
static wire__key tail_of(const wire__names *n, const wire__cap *c)
{
    wire_str w = text_of(n, c);
    size_t i = w.n;
    while (i > 0 && w.p[i - 1] != '-')
        i--;
    return wire__fold(wire_str_sub(w, i, w.n));
}

/* Ends of words for offices, trades and kinds of firms: "-minister". */
static bool has_title_end(wire_str w)
{
    for (size_t i = w.n > 20 ? w.n - 20 : 0; i + 3 <= w.n; i++) {
        if (((uint8_t)w.p[i] & 0xc0) == 0x80) continue;
        if (wire__lex_is(wire__lex_folded(wire_str_sub(w, i, w.n)),
                         WIRE__LEX_TITLEEND, WIRE__DE))
            return true;
    }
    return false;
}

/* Ends that only nouns have. */
static bool has_noun_end(wire_str w)
{
    static const struct {
        const char *p;
        uint8_t n;
    } ends[] = {{"ung", 3},    {"ungen", 5},    {"ungs", 4},   {"heit", 4},
                {"heiten", 6}, {"keit", 4},     {"keiten", 6}, {"schaft", 6},
                {"tion", 4},   {"schaften", 8}, {"tionen", 6}, {"tät", 4},
                {"täten", 6},  {"nis", 3},      {"nisse", 5},  {"nissen", 6},
                {"ismus", 5},  {"tum", 3},      {"ment", 4},   {"mente", 5},
                {"enz", 3},    {"anz", 3},      {"ling", 4},   {"linge", 5}};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        size_t k = ends[i].n;
        if (w.n < k + 2 || w.p[w.n - 1] != ends[i].p[k - 1]) continue;
        if (memcmp(w.p + w.n - k, ends[i].p, k) == 0) return true;
    }
    return false;
}

void wire__german_mark(wire__names *n)
{
    for (size_t i = 0; i < n->caps.n; i++) {
        wire__cap *c = &n->caps.p[i];
        wire__key k = tail_of(n, c);
        wire_str w = wire__key_str(&k);
        const wire__lex *e = wire__lex_folded(w);
        if (wire__lex_is(c->lex, WIRE__LEX_TITLE, n->langs))
            c->flags |= WIRE__CAP_TITLE;
        if (wire__lex_is(e, WIRE__LEX_NONAME, n->langs) ||
            wire__lex_is(e, WIRE__LEX_UNIT, WIRE__DE) ||
            wire__lex_is(e, WIRE__LEX_CUR, n->langs))
            c->flags |= WIRE__CAP_MEASURE; /* Euro, Menschen, US-Dollar */
        if (c->flags & WIRE__CAP_UPPER) continue;
        if (has_title_end(w)) c->flags |= WIRE__CAP_TITLE;
        if (has_noun_end(w)) c->flags |= WIRE__CAP_NOUN;
    }
}

static bool is_title(const wire__cap *c)
{
    return (c->flags & WIRE__CAP_TITLE) != 0;
}

static bool is_measure(const wire__cap *c)
{
    return (c->flags & WIRE__CAP_MEASURE) != 0;
}

/* "Deutsche Bank", "Europäischen Union": an adjective with a capital. */
static bool is_name_adjective(const wire__names *n, const wire__cap *c)
{
    static const char *const ends[] = {"isch", "lich", "sch"};
    wire__key k = tail_of(n, c);
    wire_str w = wire__key_str(&k);
    if (wire__lex_is(wire__lex_folded(w), WIRE__LEX_NAMEADJ, WIRE__DE))
        return true;
    if (w.n < 6) return false;
    size_t stem = w.n - 1; /* -e, -en, -er, -es, -em */
    if (strchr("nrsm", w.p[stem])) stem--;
    if (w.p[stem] != 'e') return false;
    w.n = stem;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (ends_in(w, ends[i], 2)) return true;
    return false;
}

static bool is_noun(const wire__names *n, const wire__cap *c)
{
    if (c->flags & (WIRE__CAP_UPPER | WIRE__CAP_MIXED)) return false;
    return c->flags & (WIRE__CAP_MEASURE | WIRE__CAP_NOUN) ||
           wire__hashes_has(&n->nouns, c->hash);
}

static bool is_off(const wire__names *n, const wire__cap *c)
{
    if (wire__cap_is_stop(n, c)) return true;
    if (c->flags & WIRE__CAP_START && !(c->flags & WIRE__CAP_UPPER) &&
        (wire__is_small(n, c->hash) || wire__cap_is(n, c, WIRE__LEX_STOP)))
        return true;
    return wire__cap_is(n, c, WIRE__LEX_MONTH) ||
           wire__cap_is(n, c, WIRE__LEX_WEEKDAY);
}

/* The hash of a word without the s of its genitive; 0 when it has none. */
static uint32_t genitive(const wire__names *n, const wire__cap *c)
{
    if (c->end - c->beg < 4 || n->s.p[c->end - 1] != 's') return 0;
    uint32_t hash;
    const wire__lex *lex;
    wire_str w = wire_str_sub(n->s, c->beg, c->end - 1);
    size_t end = wire__lex_hash(w, 0, WIRE__LEX_NONE, &lex, &hash);
    return end == w.n ? hash : 0;
}

static void learn(wire__names *n, const wire__cap *c)
{
    if (c->end - c->beg < 3 || is_title(c)) return;
    wire__hashes_add(&n->known, c->hash);
}

static bool is_place(const wire__names *n, const wire__cap *c)
{
    wire_str w = text_of(n, c);
    if (wire__lex_is(wire__lex_of(w), WIRE__LEX_PLACE, n->langs)) return true;
    return wire__place_is_city(w) || wire__place_is_region(w);
}

/* "Meier sagte": a noun would have its article. */
static bool tells(const wire__names *n, const wire__cap *c)
{
    static const char *const stems[] = {"sagt",   "beton",  "mein", "schr",
                                        "erklär", "kritis", "warnt"};
    wire__lexword w;
    if (!wire__lex_next(n->s, c->end, &w) ||
        !wire__lex_is(w.lex, WIRE__LEX_TELL, WIRE__DE))
        return false;
    wire_str verb = wire_str_sub(n->s, w.beg, w.end);
    for (size_t i = 0; i < sizeof stems / sizeof stems[0]; i++)
        if (wire_str_starts(verb, wire_str_of(stems[i]))) return true;
    return false;
}

static void one_word(wire__names *n, wire__cap *c, bool is_learning)
{
    if (c->end - c->beg < 2 || is_off(n, c)) return;
    if (c->flags & (WIRE__CAP_UPPER | WIRE__CAP_MIXED)) {
        if (!wire__cap_is(n, c, WIRE__LEX_NONAME) && !is_title(c) &&
            !is_learning)
            wire__name_add(n, c, c);
        return;
    }
    wire_str w = text_of(n, c);
    size_t hyphen = wire_str_find(w, WIRE_STR("-"), 0);
    if (is_title(c)) return;
    if (is_measure(c)) return;
    if (hyphen != SIZE_MAX && hyphen > 1 && w.p[hyphen - 1] >= 'A' &&
        w.p[hyphen - 1] <= 'Z') { /* EU-Kommission */
        if (!is_learning) wire__name_add(n, c, c);
        return;
    }
    if (is_learning) {
        if (c->flags & WIRE__CAP_TELL && !(c->flags & WIRE__CAP_DET) &&
            !is_noun(n, c))
            learn(n, c);
        return;
    }
    if (c->flags & WIRE__CAP_DET) return;
    if (c->flags & WIRE__CAP_START && tells(n, c) && !is_noun(n, c)) {
        wire__name_add(n, c, c);
        return;
    }
    bool is_known = wire__hashes_has(&n->known, c->hash);
    if (!is_known) {
        uint32_t base = genitive(n, c);
        wire__cap cut = *c;
        cut.end--;
        if (base && (wire__hashes_has(&n->known, base) || is_place(n, &cut))) {
            wire__name_add(n, c, &cut); /* "Merkels" */
            return;
        }
    }
    if (is_known || is_place(n, c)) wire__name_add(n, c, c);
}

/* May a particle go on with the name that c ends? "Ursula von der Leyen",
 * not "Vorschläge von Ärzten": behind a title, or a word that is no plural
 * and no infinitive and has no adjective before it. */
static bool may_go_on(const wire__names *n, const wire__cap *run, size_t i)
{
    static const char *const foreign[] = {
        "van", "de", "del", "della", "di",  "al",  "bin", "ben", "ibn", "du",
        "le",  "la", "el",  "dos",   "abu", "ter", "ten", "af",  "d"};
    const wire__cap *c = &run[i - 1];
    const wire__lex *lex;
    size_t beg = wire__skip_space(n->s, c->end);
    wire_str word = wire_str_sub(n->s, beg, wire__lex_word(n->s, beg, &lex));
    bool is_foreign = false;
    for (size_t k = 0; k < sizeof foreign / sizeof foreign[0]; k++)
        if (wire_str_eq(word, wire_str_of(foreign[k]))) is_foreign = true;
    if (is_noun(n, c) || is_title(c) || c->flags & WIRE__CAP_DET) return false;
    if (is_foreign) return true;
    if (!wire_str_eq(word, WIRE_STR("von")) &&
        !wire_str_eq(word, WIRE_STR("zu")))
        return false;
    if (i > 1 && c->link == WIRE__LINK_SPACE) return is_title(c - 1);
    size_t at = c->beg;
    if (at > 1 && n->s.p[at - 1] == ' ' && strchr("enrsm", n->s.p[at - 2])) {
        size_t end = --at; /* an adjective or a verb, unless it is "für" */
        while (at > 0 && wire__is_letter(wire__cp_before(n->s, at)))
            wire__cp_prev(n->s, &at);
        wire_str w = wire_str_sub(n->s, at, end);
        if (!wire__lex_is(wire__lex_of(w), WIRE__LEX_STOP, WIRE__DE))
            return false;
    }
    return strchr("aoiyxdfkrt", n->s.p[c->end - 1]) != NULL;
}

/* Tokens [a, b) of a run without stop words. */
static void part(wire__names *n, wire__cap *run, size_t a, size_t b,
                 bool is_learning)
{
    bool has_title = false;
    if (b - a > 1 && !is_learning) { /* "Merkels Partei" */
        uint32_t base = genitive(n, &run[a]);
        wire__cap cut = run[a];
        cut.end--;
        if (base && (wire__hashes_has(&n->known, base) || is_place(n, &cut))) {
            wire__name_add(n, &cut, &cut);
            a++;
        }
    }
    size_t first = a;
    while (a < b) {
        bool title = is_title(&run[a]);
        bool is_adjective = a == first && b - a == 2 &&
                            is_name_adjective(n, &run[a]) &&
                            run[a + 1].link == WIRE__LINK_SPACE;
        if (is_adjective || (!title && !is_noun(n, &run[a]))) break;
        has_title = title;
        a++;
    }
    while (b > a && !(run[b - 1].flags & WIRE__CAP_UPPER) &&
           (wire__cap_is(n, &run[b - 1], WIRE__LEX_TITLE) ||
            is_measure(&run[b - 1])))
        b--;
    if (a >= b) return;
    if (b - a == 1) {
        if (!has_title) {
            if (a == first || run[a].flags & WIRE__CAP_UPPER ||
                is_place(n, &run[a]) ||
                wire__hashes_has(&n->known, run[a].hash))
                one_word(n, &run[a], is_learning);
            return;
        }
        if (is_learning)
            learn(n, &run[a]);
        else
            wire__name_add(n, &run[a], &run[a]);
        return;
    }
    if (b - a == 2 && run[b - 1].flags & WIRE__CAP_UPPER &&
        !(run[a].flags & WIRE__CAP_UPPER) && run[a].link != WIRE__LINK_PARTICLE)
        a = b - 1; /* "Partei CDU" */
    if (!is_learning) {
        wire__name_add(n, &run[a], &run[b - 1]);
        return;
    }
    if (is_name_adjective(n, &run[a])) return;
    if (b - a > 1) learn(n, &run[a]);
    learn(n, &run[b - 1]);
}

void wire__german_run(wire__names *n, wire__cap *run, size_t len,
                      bool is_learning)
{
    if (run[0].flags & WIRE__CAP_SHOUT) return;
    size_t from = 0;
    for (size_t i = 0; i <= len; i++) {
        bool is_cut = i < len && i > from &&
                      run[i].link == WIRE__LINK_PARTICLE &&
                      !may_go_on(n, run, i);
        bool off = i < len && is_off(n, &run[i]);
        if (i < len && !off && !is_cut) continue;
        if (i > from + 1)
            part(n, run, from, i, is_learning);
        else if (i > from)
            one_word(n, &run[from], is_learning);
        from = off ? i + 1 : i;
    }
}
