/* Who is meant, and how the verb takes sides.
 *
 *   Ned Marrow, the harbour master   Marrow           one word in common
 *   analysts                         the government   others
 *   the harbour master               Ann Lee          cannot be known
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_attribution_int.h"
#include "compare_values_int.h"

enum { SOURCE_WORDS = 24 }; /* looked at of one source */

/* ---- Attributions by sentence ---- */

static bool each_sentence(const wire__side *s, const wire__said_side *o,
                          uint32_t *count, uint32_t *item)
{
    for (size_t i = 0; i < o->n; i++) {
        uint32_t last = WIRE_NO_SENTENCE;
        for (size_t k = 0; k < o->x[i].n_content; k++) {
            wire_span p = o->x[i].content[k];
            uint32_t at = wire__side_sentence_at(s, p.beg);
            for (; at < s->n_sentences && s->sentences[at].span.beg < p.end;
                 at++) {
                if (at == last) continue;
                last = at;
                if (item) item[count[at]] = (uint32_t)i;
                count[at]++;
            }
        }
    }
    return true;
}

wire_status wire__side_said(wire__side *s, wire_arena *a, wire_err *err)
{
    wire_attribution_in in = {s->doc, s->sentences, s->n_sentences, s->quotes,
                              s->n_quotes};
    wire__said_side *out = &s->said;
    if (out->item) return WIRE_OK;
    WIRE_TRY(wire_text_attributions(&in, a, &out->x, &out->n, err));
    out->item_beg = wire_arena_calloc(a, s->n_sentences + 2, sizeof(uint32_t));
    if (!out->item_beg) return wire_fail_mem(err);
    uint32_t *at = out->item_beg + 1, sum = 0;
    each_sentence(s, out, at, NULL);
    for (size_t i = 0; i <= s->n_sentences; i++) {
        uint32_t n = at[i];
        at[i] = sum;
        sum += n;
    }
    out->item = WIRE_ARRAY(a, uint32_t, sum + 1);
    if (!out->item) return wire_fail_mem(err);
    each_sentence(s, out, at, out->item);
    return WIRE_OK;
}

/* ---- Slant ---- */

wire__slant wire__slant_of(const wire__side *s, wire_span cue)
{
    static const struct {
        const char *word;
        wire__slant slant;
    } table[] = {
        {"said", WIRE__SLANT_NONE},        {"says", WIRE__SLANT_NONE},
        {"told", WIRE__SLANT_NONE},        {"added", WIRE__SLANT_NONE},
        {"stated", WIRE__SLANT_NONE},      {"saying", WIRE__SLANT_NONE},
        {"asked", WIRE__SLANT_NONE},       {"called", WIRE__SLANT_NONE},
        {"wrote", WIRE__SLANT_NONE},       {"described", WIRE__SLANT_NONE},
        {"reported", WIRE__SLANT_NONE},    {"according", WIRE__SLANT_NONE},
        {"alleged", WIRE__SLANT_DOUBT},    {"alleges", WIRE__SLANT_DOUBT},
        {"alleging", WIRE__SLANT_DOUBT},   {"claimed", WIRE__SLANT_DOUBT},
        {"claims", WIRE__SLANT_DOUBT},     {"claiming", WIRE__SLANT_DOUBT},
        {"purported", WIRE__SLANT_DOUBT},  {"behauptet", WIRE__SLANT_DOUBT},
        {"behauptete", WIRE__SLANT_DOUBT}, {"behaupteten", WIRE__SLANT_DOUBT},
        {"sagte", WIRE__SLANT_NONE},       {"sagt", WIRE__SLANT_NONE},
        {"laut", WIRE__SLANT_NONE},        {"bestätigte", WIRE__SLANT_FACT},
        {"enthüllte", WIRE__SLANT_FACT},   {"dit", WIRE__SLANT_NONE},
        {"déclaré", WIRE__SLANT_NONE},     {"selon", WIRE__SLANT_NONE},
        {"prétend", WIRE__SLANT_DOUBT},    {"prétendu", WIRE__SLANT_DOUBT},
        {"confirmé", WIRE__SLANT_FACT},    {"révélé", WIRE__SLANT_FACT},
        {"dijo", WIRE__SLANT_NONE},        {"según", WIRE__SLANT_NONE},
        {"confirmó", WIRE__SLANT_FACT},    {"reveló", WIRE__SLANT_FACT},
        {"accused", WIRE__SLANT_DOUBT},    {"revealed", WIRE__SLANT_FACT},
        {"reveals", WIRE__SLANT_FACT},     {"exposed", WIRE__SLANT_FACT},
        {"proved", WIRE__SLANT_FACT},      {"established", WIRE__SLANT_FACT},
        {"confirmed", WIRE__SLANT_FACT},   {"disclosed", WIRE__SLANT_FACT},
        {"admitted", WIRE__SLANT_ADMIT},   {"admits", WIRE__SLANT_ADMIT},
        {"conceded", WIRE__SLANT_ADMIT},   {"confessed", WIRE__SLANT_ADMIT},
        {"lauded", WIRE__SLANT_PRAISE},    {"hailed", WIRE__SLANT_PRAISE},
        {"praised", WIRE__SLANT_PRAISE},   {"touted", WIRE__SLANT_PRAISE},
        {"boasted", WIRE__SLANT_PRAISE},   {"trumpeted", WIRE__SLANT_PRAISE},
        {"slammed", WIRE__SLANT_ATTACK},   {"blasted", WIRE__SLANT_ATTACK},
        {"ripped", WIRE__SLANT_ATTACK},    {"lashed", WIRE__SLANT_ATTACK},
        {"fumed", WIRE__SLANT_ATTACK},     {"ranted", WIRE__SLANT_ATTACK},
        {"raged", WIRE__SLANT_ATTACK},     {"thundered", WIRE__SLANT_ATTACK},
        {"declined", WIRE__SLANT_DECLINE}, {"declines", WIRE__SLANT_DECLINE},
        {"refused", WIRE__SLANT_REFUSE},   {"refuses", WIRE__SLANT_REFUSE},
        {"denied", WIRE__SLANT_DENY},      {"denies", WIRE__SLANT_DENY},
        {"denying", WIRE__SLANT_DENY},     {"bestritt", WIRE__SLANT_DENY},
        {"bestreitet", WIRE__SLANT_DENY},  {"nié", WIRE__SLANT_DENY},
        {"nie", WIRE__SLANT_DENY},         {"negó", WIRE__SLANT_DENY},
        {"niega", WIRE__SLANT_DENY},       {"negaron", WIRE__SLANT_DENY},
        {"desmintió", WIRE__SLANT_DENY},   {"dementierte", WIRE__SLANT_DENY},
        {"bestritten", WIRE__SLANT_DENY},  {"démenti", WIRE__SLANT_DENY},
        {"dément", WIRE__SLANT_DENY},      {"negato", WIRE__SLANT_DENY},
        {"nega", WIRE__SLANT_DENY},        {"smentito", WIRE__SLANT_DENY},
        {"negou", WIRE__SLANT_DENY},       {"negaram", WIRE__SLANT_DENY},
        {"desmentiu", WIRE__SLANT_DENY},   {"räumte", WIRE__SLANT_ADMIT},
        {"eingeräumt", WIRE__SLANT_ADMIT}, {"admis", WIRE__SLANT_ADMIT},
        {"reconnu", WIRE__SLANT_ADMIT},    {"admet", WIRE__SLANT_ADMIT},
        {"admitió", WIRE__SLANT_ADMIT},    {"reconoció", WIRE__SLANT_ADMIT},
        {"admite", WIRE__SLANT_ADMIT},     {"ammesso", WIRE__SLANT_ADMIT},
        {"ammette", WIRE__SLANT_ADMIT},    {"confermato", WIRE__SLANT_FACT},
        {"conferma", WIRE__SLANT_FACT},    {"admitiu", WIRE__SLANT_ADMIT},
        {"reconheceu", WIRE__SLANT_ADMIT}, {"confirmou", WIRE__SLANT_FACT},
    };
    wire_span w = wire__quote_words(s, cue);
    for (uint32_t i = w.beg; i < w.end; i++)
        for (size_t k = 0; k < sizeof table / sizeof *table; k++)
            if (wire__is_nocase(wire__side_word(s, i), table[k].word))
                return table[k].slant;
    return WIRE__SLANT_UNKNOWN;
}

/* ---- Who ---- */

/* Groups of nouns that news uses for one another, a bit each; STATE is of all
 * that may speak for it. Ascending, of one length, so that a look-up compares
 * blocks. */
enum { STATE = 18, NOUN_MAX = 15 };
#define G(group) (1u << (group))
static const struct {
    char word[NOUN_MAX + 1];
    uint32_t groups;
} nouns[] = {
    {"agency", G(16) | G(STATE)},
    {"analysts", G(14)},
    {"army", G(STATE)},
    {"attorney", G(9)},
    {"authorities", G(1) | G(STATE)},
    {"authority", G(16)},
    {"authors", G(6)},
    {"board", G(16)},
    {"brokers", G(14)},
    {"business", G(2)},
    {"businesses", G(2)},
    {"cabinet", G(4)},
    {"club", G(12)},
    {"commission", G(16)},
    {"committee", G(16)},
    {"companies", G(2)},
    {"company", G(2)},
    {"complaint", G(17)},
    {"cooperative", G(13)},
    {"counsel", G(9)},
    {"court", G(7)},
    {"department", G(4) | G(STATE)},
    {"detectives", G(1)},
    {"doctors", G(15)},
    {"document", G(17)},
    {"documents", G(17)},
    {"economists", G(14)},
    {"enforcement", G(1)},
    {"experts", G(6)},
    {"farmers", G(13)},
    {"file", G(17)},
    {"filing", G(17)},
    {"firm", G(2)},
    {"firms", G(2)},
    {"government", G(4) | G(STATE)},
    {"group", G(2)},
    {"growers", G(13)},
    {"hospital", G(15)},
    {"indictment", G(17)},
    {"inspectors", G(1)},
    {"investigators", G(1) | G(STATE)},
    {"journalists", G(10)},
    {"judge", G(7)},
    {"lawsuit", G(17)},
    {"lawyer", G(9)},
    {"lawyers", G(9)},
    {"letter", G(17)},
    {"locals", G(5)},
    {"maker", G(2)},
    {"makers", G(2)},
    {"manufacturer", G(2)},
    {"manufacturers", G(2)},
    {"medics", G(15)},
    {"memo", G(17)},
    {"military", G(STATE)},
    {"minister", G(4)},
    {"ministers", G(4)},
    {"ministry", G(4) | G(STATE)},
    {"neighbors", G(5)},
    {"neighbours", G(5)},
    {"office", G(16) | G(STATE)},
    {"officer", G(1)},
    {"officers", G(1)},
    {"official", G(3) | G(STATE)},
    {"officials", G(3) | G(STATE)},
    {"operator", G(2)},
    {"operators", G(2)},
    {"owner", G(2)},
    {"owners", G(2)},
    {"panel", G(16)},
    {"papers", G(17)},
    {"people", G(5)},
    {"police", G(1) | G(STATE)},
    {"prosecution", G(8)},
    {"prosecutor", G(8)},
    {"prosecutors", G(8) | G(STATE)},
    {"regulator", G(16)},
    {"report", G(6) | G(17)},
    {"reporters", G(10)},
    {"researcher", G(6)},
    {"researchers", G(6)},
    {"residents", G(5)},
    {"scientist", G(6)},
    {"scientists", G(6)},
    {"side", G(12)},
    {"spokesman", G(3)},
    {"spokesperson", G(3)},
    {"spokeswoman", G(3)},
    {"staff", G(11)},
    {"statement", G(17)},
    {"study", G(6) | G(17)},
    {"survey", G(6)},
    {"team", G(12)},
    {"traders", G(14)},
    {"union", G(11)},
    {"unions", G(11)},
    {"villagers", G(5)},
    {"workers", G(11)},
};
#undef G

static unsigned groups_of(wire_str w)
{
    char key[NOUN_MAX + 1] = {0};
    size_t lo = 0, hi = sizeof nouns / sizeof *nouns;
    if (w.n > NOUN_MAX) return 0;
    for (size_t i = 0; i < w.n; i++)
        key[i] =
            (char)(w.p[i] >= 'A' && w.p[i] <= 'Z' ? w.p[i] | 0x20 : w.p[i]);
    uint64_t front = wire__block_of(key), back = wire__block_of(key + 8);
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        uint64_t f = wire__block_of(nouns[mid].word);
        uint64_t b = wire__block_of(nouns[mid].word + 8);
        if (f == front && b == back) return nouns[mid].groups;
        if (f < front || (f == front && b < back))
            lo = mid + 1;
        else
            hi = mid;
    }
    return 0;
}

typedef struct {
    uint32_t stem[SOURCE_WORDS], spell[SOURCE_WORDS];
    wire_str text[SOURCE_WORDS];
    unsigned group; /* bits of the groups of its nouns */
    size_t n;
    bool has_name;
    bool is_near; /* "close to the family", "familiar with": not they */
} source_words;

/* A pronoun, or what belongs to one: "he", "its organisers". */
bool wire__is_pronoun(const wire__side *s, wire_span source)
{
    static const char *const words[] = {
        "he",    "she",  "they",  "it",    "i",   "we",    "you",   "who",
        "which", "that", "this",  "those", "his", "her",   "their", "its",
        "one",   "er",   "sie",   "es",    "wir", "seine", "ihre",  "il",
        "elle",  "ils",  "elles", "on",    "son", "sa",    "ses",   "leur",
        "su",    "sus",  "él",    "ella"};
    wire_span w = wire__quote_words(s, source);
    if (w.beg >= w.end) return true;
    wire_str first = wire__side_word(s, w.beg);
    if (wire_str_starts(s->doc->language, WIRE_STR("it")) &&
        wire__is_nocase(first, "il"))
        return false; /* an article */
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wire__is_nocase(first, words[i])) return true;
    return false;
}

/* Does word i end the head of a phrase: before "of", a comma, the end? */
static bool is_head(const wire__side *s, uint32_t i, uint32_t end)
{
    static const char *const links[] = {"of",   "for",  "in",    "at",
                                        "from", "who",  "with",  "familiar",
                                        "and",  "near", "close", "on"};
    if (i + 1 >= end) return true;
    const wire_words *w = &s->doc->words;
    for (uint32_t k = w->off[i] + w->len[i]; k < w->off[i + 1]; k++)
        if (s->body.p[k] == ',' || s->body.p[k] == '(') return true;
    for (size_t k = 0; k < sizeof links / sizeof *links; k++)
        if (wire__is_nocase(wire__side_word(s, i + 1), links[k])) return true;
    return false;
}

/* "Sources close to", "people familiar with", "officials briefed on". */
static bool is_apart(const wire__side *s, uint32_t i, uint32_t end)
{
    static const struct {
        const char *first, *second;
    } rows[] = {{"close", "to"},   {"familiar", "with"}, {"briefed", "on"},
                {"friends", "of"}, {"friend", "of"},     {"nahe", "der"},
                {"proche", "de"},  {"proches", "de"},    {"proches", "du"},
                {"cercanas", "a"}, {"cercano", "a"}};
    for (size_t k = 0; k < sizeof rows / sizeof *rows && i + 1 < end; k++)
        if (wire__is_nocase(wire__side_word(s, i), rows[k].first) &&
            wire__is_nocase(wire__side_word(s, i + 1), rows[k].second))
            return true;
    return false;
}

/* The words that tell who it is: what stands behind the head with "in" tells
 * where. */
static wire_span who_words(const wire__side *s, wire_span bytes)
{
    wire_span w = wire__quote_words(s, bytes);
    for (uint32_t i = w.beg + 1; i < w.end; i++)
        if (wire__is_nocase(wire__side_word(s, i), "in") ||
            wire__is_nocase(wire__side_word(s, i), "near"))
            w.end = i;
    return w;
}

/* "The Connecticut Democrat": one of many. */
static bool is_party(wire_str w)
{
    static const char *const words[] = {
        "Democrat", "Republican", "Senator",   "Congressman", "Congresswoman",
        "Governor", "Minister",   "President", "Chancellor",  "Conservative",
        "Liberal",  "Labour",     "Briton",    "American",    "Independent"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wire_str_eq(w, wire_str_of(words[i]))) return true;
    return false;
}

/* German: "der Oppositionspolitiker", with an article and in one word, may be
 * somebody who has a name. */
static bool is_described(const wire__side *s, uint32_t i, uint32_t beg)
{
    static const char *const articles[] = {"der", "die",   "das",   "dem",
                                           "den", "ein",   "eine",  "einem",
                                           "des", "einer", "eines", "einen"};
    if (!wire_str_starts(s->doc->language, WIRE_STR("de")) || i != beg + 1)
        return false;
    for (size_t k = 0; k < sizeof articles / sizeof *articles; k++)
        if (wire__is_nocase(wire__side_word(s, beg), articles[k])) return true;
    return false;
}

/* A plain head noun counts however common it is: the government. */
static void gather(const wire__side *s, wire_span bytes, source_words *out)
{
    wire_span w = who_words(s, bytes);
    bool headed = false, plain = false;
    for (uint32_t i = w.beg; i < w.end && out->n < SOURCE_WORDS; i++) {
        wire_str x = wire__side_word(s, i);
        bool cap = x.n && x.p[0] >= 'A' && x.p[0] <= 'Z';
        bool head = !headed && (s->weight[i] >= 1.f || groups_of(x)) &&
                    is_head(s, i, w.end);
        headed |= head;
        if (is_apart(s, i, w.end)) out->is_near = true;
        bool known = head && (groups_of(x) || !cap);
        if (x.n < 2 || (!cap && !known && s->weight[i] < WIRE__CONTENT_BITS))
            continue;
        if (!known && s->weight[i] < 1.f) continue; /* The, He */
        out->stem[out->n] = s->stem[i];
        out->text[out->n] = x;
        out->spell[out->n++] = s->spell[i];
        unsigned g = groups_of(x);
        out->group |= g;
        if (cap && i > w.beg) out->has_name = true;
        if (cap && !g && s->weight[i] >= WIRE__CONTENT_BITS)
            out->has_name = true;
        plain |= head && (!cap || is_party(x) || is_described(s, i, w.beg));
    }
    /* "the US investment bank", "researchers at a college": described */
    if (plain) out->has_name = false;
}

static void gather_source(const wire__side *s, const wire_attribution *x,
                          source_words *out)
{
    memset(out, 0, sizeof *out);
    if (x->has_source) gather(s, x->source, out);
    /* German nouns look like names where their article is cut off */
    bool is_within = wire_str_starts(s->doc->language, WIRE_STR("de")) &&
                     x->has_source && x->speaker.beg >= x->source.beg &&
                     x->speaker.end <= x->source.end;
    if (x->speaker.beg < x->speaker.end && !is_within)
        gather(s, x->speaker, out);
}

/* Initials of the capital words of a phrase, at most n; "and", "of" and their
 * like are passed over. */
static size_t initials_of(const wire__side *s, wire_span bytes, char *out,
                          size_t n)
{
    wire_span w = wire__quote_words(s, bytes);
    size_t got = 0;
    /* a list of names is cut at its commas: go back to where it begins */
    uint32_t beg = w.beg;
    for (uint32_t i = w.beg; i-- > 0 && i + 2 * n > w.beg;) {
        wire_str x = wire__side_word(s, i);
        if (x.n && x.p[0] >= 'A' && x.p[0] <= 'Z')
            beg = i;
        else if (!wire__is_word(s, i, "of") && !wire__is_word(s, i, "and"))
            break;
    }
    for (uint32_t i = beg; i < w.end && got < n; i++) {
        wire_str x = wire__side_word(s, i);
        if (x.n && x.p[0] >= 'A' && x.p[0] <= 'Z') out[got++] = x.p[0];
    }
    return got;
}

/* Is it one word of three capitals or more, whose letters, in order and in a
 * row, begin the other's words? ATF: ... Alcohol, Tobacco, Firearms ... */
static bool is_short_for(const wire__side *s, wire_span a, const wire__side *o,
                         wire_span b)
{
    enum { LEAST = 3, MOST = 12 };
    char initials[MOST];
    size_t n = initials_of(o, b, initials, MOST);
    wire_span w = wire__quote_words(s, a);
    for (uint32_t i = w.beg; i < w.end && i < w.beg + SOURCE_WORDS; i++) {
        wire_str x = wire__side_word(s, i);
        bool caps = x.n >= LEAST && x.n <= n;
        for (size_t k = 0; k < x.n && caps; k++)
            caps = x.p[k] >= 'A' && x.p[k] <= 'Z';
        for (size_t at = 0; caps && at + x.n <= n; at++)
            if (memcmp(initials + at, x.p, x.n) == 0) return true;
    }
    return false;
}

/* Have two sources a plain word in common, common though it may be: some
 * state lawmakers, some state legislators? */
static bool shares_word(const wire__compare *t, wire_span s, wire_span c)
{
    wire_span a = who_words(&t->s, s), b = who_words(&t->c, c);
    for (uint32_t i = a.beg; i < a.end && i < a.beg + SOURCE_WORDS; i++)
        for (uint32_t k = b.beg; k < b.end && k < b.beg + SOURCE_WORDS; k++)
            if (t->s.stem[i] == t->c.stem[k] && t->s.weight[i] >= 1.f)
                return true;
    return false;
}

/* German cases: "des Wasseramts", "das Wasseramt". */
static bool is_case_of(wire_str x, wire_str y)
{
    enum { LEAST = 4 };
    wire_str less = x.n < y.n ? x : y, more = x.n < y.n ? y : x;
    if (less.n < LEAST || !wire_str_starts(more, less)) return false;
    wire_str end = wire_str_sub(more, less.n, more.n);
    return wire_str_eq(end, WIRE_STR("s")) ||
           wire_str_eq(end, WIRE_STR("es")) ||
           wire_str_eq(end, WIRE_STR("n")) || wire_str_eq(end, WIRE_STR("en"));
}

wire__who wire__same_source(const wire__compare *t, const wire_attribution *s,
                            const wire_attribution *c)
{
    source_words a, b;
    gather_source(&t->s, s, &a);
    gather_source(&t->c, c, &b);
    if (!a.n || !b.n) return WIRE__UNKNOWN;
    if (a.is_near != b.is_near) return WIRE__OTHER;
    for (size_t i = 0; i < a.n; i++)
        for (size_t k = 0; k < b.n; k++)
            if (a.stem[i] == b.stem[k] || a.spell[i] == b.spell[k] ||
                (t->language == WIRE__IN_DE &&
                 is_case_of(a.text[i], b.text[k])))
                return WIRE__SAME;
    if (wire__is_pronoun(&t->s, s->source) ||
        wire__is_pronoun(&t->c, c->source))
        return WIRE__UNKNOWN;
    if (a.group & b.group) return WIRE__UNKNOWN;
    if (is_short_for(&t->s, s->source, &t->c, c->source) ||
        is_short_for(&t->c, c->source, &t->s, s->source))
        return WIRE__SAME;
    if (a.has_name != b.has_name) return WIRE__UNKNOWN;
    return shares_word(t, s->source, c->source) ? WIRE__UNKNOWN : WIRE__OTHER;
}

bool wire__source_in(const wire__compare *t, const wire_attribution *s,
                     wire_span copy_words, const uint32_t *but, size_t n_but)
{
    wire_span from[2] = {s->source, s->speaker};
    for (int f = 0; f < 2; f++) {
        wire_span w = wire__quote_words(&t->s, from[f]);
        bool headed = false;
        for (uint32_t i = w.beg; i < w.end && i < w.beg + SOURCE_WORDS; i++) {
            wire_str x = wire__side_word(&t->s, i);
            bool cap = x.n > 1 && x.p[0] >= 'A' && x.p[0] <= 'Z' &&
                       t->s.weight[i] >= WIRE__CONTENT_BITS;
            bool head = !headed && is_head(&t->s, i, w.end);
            headed |= head;
            bool taken = !cap && !head;
            for (size_t k = 0; k < n_but; k++)
                taken |= but[k] == t->s.stem[i];
            for (uint32_t k = copy_words.beg; k < copy_words.end && !taken; k++)
                if (t->c.stem[k] == t->s.stem[i] ||
                    t->c.spell[k] == t->s.spell[i])
                    return true;
        }
    }
    return false;
}

bool wire__names_absent(const wire__compare *t, const wire_attribution *c,
                        wire_span near)
{
    source_words b;
    gather_source(&t->c, c, &b);
    if (!b.has_name) return false;
    for (size_t i = 0; i < b.n; i++)
        for (uint32_t k = near.beg; k < near.end; k++)
            if (t->s.stem[k] == b.stem[i] || t->s.spell[k] == b.spell[i])
                return false;
    return true;
}
