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

/* The last part of "CDU-Fraktionschef", folded. */
static wire__key tail_of(const wire__names *n, const wire__cap *c)
{
    wire_str w = text_of(n, c);
    size_t i = w.n;
    while (i > 0 && w.p[i - 1] != '-') i--;
    return wire__fold(wire_str_sub(w, i, w.n));
}

static bool ends_in(wire_str w, const char *end, size_t more)
{
    wire_str e = wire_str_of(end);
    return w.n >= e.n + more && wire_str_ends(w, e);
}

/* Ends of words for offices, trades and kinds of firms: "-minister". */
static bool is_title(const wire__names *n, const wire__cap *c)
{
    if (wire__cap_is(n, c, WIRE__LEX_TITLE)) return true;
    if (c->flags & WIRE__CAP_UPPER) return false;
    wire__key k = tail_of(n, c);
    for (size_t i = k.n; i-- > 0;) { /* longest ends last: all are tried */
        if (k.n - i > 20 || k.n - i < 3) continue;
        if (((uint8_t)k.p[i] & 0xc0) == 0x80) continue;
        wire_str end = {k.p + i, k.n - i};
        if (wire__lex_is(wire__lex_of(end), WIRE__LEX_TITLEEND, WIRE__DE))
            return true;
    }
    return false;
}

/* Ends that only nouns have. */
static bool has_noun_end(const wire__names *n, const wire__cap *c)
{
    static const char *const ends[] = {
        "ung",  "ungen", "heit",  "heiten", "keit",  "keiten", "schaft",
        "schaften", "tion", "tionen", "tät", "täten", "nis",   "nisse",
        "nissen", "ismus", "tum",  "ment",   "mente", "enz",   "anz",
        "ling", "linge", "ungs"};
    wire__key k = tail_of(n, c);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (ends_in(wire__key_str(&k), ends[i], 2)) return true;
    return false;
}

/* "Deutsche Bank", "Europäischen Union": an adjective with a capital. */
static bool is_name_adjective(const wire__names *n, const wire__cap *c)
{
    static const char *const ends[] = {"isch", "lich", "sch"};
    static const char *const words[] = {
        "deutsche", "deutschen", "deutscher", "deutsches", "rote", "roten",
        "rotes", "vereinigte", "vereinigten", "weiße", "weißen", "weißes",
        "schwarze", "schwarzes", "schwarzen", "schwarzer", "neue", "neuen",
        "große", "großen", "grüne", "grünen", "freie", "freien", "freier",
        "christlich", "nord", "heilige", "heiligen", "erste", "ersten",
        "zweite", "zweiten", "dritte", "dritten", "goldene", "goldenen",
        "tote", "toten", "nahe", "nahen", "naher", "ferner", "alte", "alten",
        "hohe", "hohen", "weltweite", "kalte", "kalten"};
    wire__key k = tail_of(n, c);
    wire_str w = wire__key_str(&k);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (wire_str_eq(w, wire_str_of(words[i]))) return true;
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
    return wire__cap_is(n, c, WIRE__LEX_NONAME) ||
           wire__cap_is(n, c, WIRE__LEX_UNIT) ||
           wire__cap_is(n, c, WIRE__LEX_CUR) || c->flags & WIRE__CAP_DET ||
           has_noun_end(n, c) || wire__hashes_has(&n->nouns, c->hash);
}

static bool is_off(const wire__names *n, const wire__cap *c)
{
    if (wire__cap_is_stop(n, c)) return true;
    if (c->flags & WIRE__CAP_START && wire__is_small(n, c->hash) &&
        !(c->flags & WIRE__CAP_UPPER))
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
    size_t end = wire__lex_hash(w, 0, &lex, &hash);
    return end == w.n ? hash : 0;
}

static void learn(wire__names *n, const wire__cap *c)
{
    if (c->end - c->beg < 3 || is_title(n, c)) return;
    wire__hashes_add(&n->known, c->hash);
}

static bool is_place(const wire__names *n, const wire__cap *c)
{
    wire_str w = text_of(n, c);
    return wire__place_is_city(w) || wire__place_is_region(w);
}

static void one_word(wire__names *n, wire__cap *c, bool is_learning)
{
    if (c->end - c->beg < 2 || is_off(n, c)) return;
    if (c->flags & (WIRE__CAP_UPPER | WIRE__CAP_MIXED)) {
        if (!wire__cap_is(n, c, WIRE__LEX_NONAME) && !is_title(n, c) &&
            !is_learning)
            wire__name_add(n, c, c);
        return;
    }
    wire_str w = text_of(n, c);
    size_t hyphen = wire_str_find(w, WIRE_STR("-"), 0);
    if (is_title(n, c)) return;
    if (hyphen != SIZE_MAX && hyphen > 1 && w.p[hyphen - 1] >= 'A' &&
        w.p[hyphen - 1] <= 'Z') { /* EU-Kommission */
        if (!is_learning) wire__name_add(n, c, c);
        return;
    }
    if (is_learning) {
        if (c->flags & WIRE__CAP_TELL && !is_noun(n, c)) learn(n, c);
        return;
    }
    if (c->flags & WIRE__CAP_DET) return;
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

/* Tokens [a, b) of a run without stop words. */
static void part(wire__names *n, wire__cap *run, size_t a, size_t b,
                 bool is_learning)
{
    bool has_title = false;
    if (b - a > 1 && !is_learning) { /* "Merkels Partei" */
        uint32_t base = genitive(n, &run[a]);
        if (base && wire__hashes_has(&n->known, base)) {
            wire__cap cut = run[a];
            cut.end--;
            wire__name_add(n, &cut, &cut);
            a++;
        }
    }
    size_t first = a;
    while (a < b) {
        bool title = is_title(n, &run[a]);
        bool is_adjective = a == first && b - a == 2 &&
                            is_name_adjective(n, &run[a]) &&
                            run[a + 1].link == WIRE__LINK_SPACE;
        if (is_adjective || (!title && !is_noun(n, &run[a]))) break;
        has_title = title;
        a++;
    }
    while (b > a && !(run[b - 1].flags & WIRE__CAP_UPPER) &&
           (is_title(n, &run[b - 1]) ||
            wire__cap_is(n, &run[b - 1], WIRE__LEX_NONAME)))
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
                      (is_noun(n, &run[i - 1]) || is_title(n, &run[i - 1]));
        bool off = i < len && is_off(n, &run[i]);
        if (i < len && !off && !is_cut) continue;
        if (i > from + 1)
            part(n, run, from, i, is_learning);
        else if (i > from)
            one_word(n, &run[from], is_learning);
        from = off ? i + 1 : i;
    }
}
