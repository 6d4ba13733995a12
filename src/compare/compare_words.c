/* The words of one side, prepared for links and diffs.
 *
 *     word     modernised  Häfen   U.S.   travelled
 *     stem     modern      hafen   u s    travel     inflections meet
 *     spell    mrtrnct     fn      c      trflt      spellings meet
 *
 * A stem is made for comparing, not for reading: both sides go through the
 * same rules, whatever the language. The spelling key throws away so much
 * that every British and American pair, every dropped accent and every
 * German umlaut written out share one; wire__is_variant then decides.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_int.h"

/* ---- Folding ---- */

/* Base letters of U+00C0 .. U+017F, two characters each. */
static const char latin[] =
    "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thss"
    "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thy "
    "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g "
    "g g g g h h h h i i i i i i i i i i ijijj j k k k l l l l l l l "
    "l l l n n n n n n n n n o o o o o o oeoer r r r r r s s s s s s "
    "s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s ";

/* One code point of two bytes, c3..c5: its base letters into out. */
static size_t fold_latin(uint8_t c, uint8_t d, bool umlauts, char *out)
{
    size_t i = (size_t)(c - 0xc3) << 6 | (d & 0x3f), n = 0;
    uint8_t low = d | 0x20;
    for (size_t k = 2 * i; k < 2 * i + 2; k++)
        if (latin[k] != ' ') out[n++] = latin[k];
    if (umlauts && c == 0xc3 && (low == 0xa4 || low == 0xb6 || low == 0xbc))
        out[n++] = 'e';
    return n;
}

size_t wire__word_fold(wire_str w, bool umlauts, char *out)
{
    size_t m = 0;
    for (size_t i = 0; i < w.n && m + 3 < WIRE__WORD_CAP; i++) {
        uint8_t c = (uint8_t)w.p[i];
        if (c < 0x80) {
            unsigned is_capital = (uint8_t)(c - 'A') < 26;
            out[m++] = (char)(c | is_capital << 5);
        } else if (c >= 0xc3 && c <= 0xc5 && i + 1 < w.n) {
            m += fold_latin(c, (uint8_t)w.p[++i], umlauts, out + m);
        } else if ((c == 0xcc || c == 0xcd) && i + 1 < w.n) {
            uint8_t d = (uint8_t)w.p[++i]; /* combining accents vanish */
            if (umlauts && c == 0xcc && d == 0x88) out[m++] = 'e';
        } else {
            out[m++] = (char)c;
        }
    }
    return m;
}

static uint32_t hash_of(const char *s, size_t n)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < n; i++)
        h = (h ^ (uint8_t)s[i]) * 0x100000001b3u;
    return (uint32_t)(wire_mix64(h) >> 32) | 1;
}

/* ---- Stems ---- */

enum { STEM_KEEP = 4, PLURAL_KEEP = 3, SHORT_MAX = 8 };

/* Strong forms of English with their base; at most eight letters each, so
 * that a look-up compares blocks of eight. Ascending. */
typedef struct {
    char form[SHORT_MAX + 1], base[SHORT_MAX + 1];
} strong;
/* clang-format off */
static const strong strongs[] = {
    {"ate", "eat"}, {"bade", "bid"}, {"beaten", "beat"}, {"became", "become"},
    {"began", "begin"}, {"begun", "begin"}, {"bent", "bend"},
    {"bitten", "bite"}, {"blew", "blow"}, {"blown", "blow"}, {"bore", "bear"},
    {"borne", "bear"}, {"bought", "buy"}, {"bound", "bind"},
    {"broke", "break"}, {"broken", "break"}, {"brought", "bring"},
    {"built", "build"}, {"came", "come"}, {"caught", "catch"},
    {"children", "child"}, {"chose", "choose"}, {"chosen", "choose"},
    {"clung", "cling"}, {"crept", "creep"}, {"dealt", "deal"}, {"done", "do"},
    {"drank", "drink"}, {"drawn", "draw"}, {"drew", "draw"},
    {"driven", "drive"}, {"drove", "drive"}, {"dug", "dig"}, {"dying", "die"},
    {"fallen", "fall"}, {"fed", "feed"}, {"feet", "foot"}, {"fell", "fall"},
    {"felt", "feel"}, {"fitted", "fit"}, {"fled", "flee"}, {"flew", "fly"},
    {"flown", "fly"}, {"flung", "fling"}, {"fought", "fight"},
    {"found", "find"}, {"froze", "freeze"}, {"frozen", "freeze"},
    {"gave", "give"}, {"given", "give"}, {"goes", "go"}, {"gone", "go"},
    {"got", "get"}, {"gotten", "get"}, {"grew", "grow"}, {"grown", "grow"},
    {"heard", "hear"}, {"held", "hold"}, {"hid", "hide"}, {"hidden", "hide"},
    {"hung", "hang"}, {"kept", "keep"}, {"knelt", "kneel"}, {"knew", "know"},
    {"known", "know"}, {"laid", "lay"}, {"lain", "lie"}, {"leapt", "leap"},
    {"led", "lead"}, {"left", "leave"}, {"lent", "lend"}, {"lit", "light"},
    {"lives", "life"}, {"lost", "lose"}, {"made", "make"}, {"meant", "mean"},
    {"men", "man"}, {"met", "meet"}, {"mown", "mow"}, {"paid", "pay"},
    {"ran", "run"}, {"rang", "ring"}, {"risen", "rise"}, {"rose", "rise"},
    {"said", "say"}, {"sang", "sing"}, {"sank", "sink"}, {"saw", "see"},
    {"seen", "see"}, {"sent", "send"}, {"sewn", "sew"}, {"shaken", "shake"},
    {"shook", "shake"}, {"shot", "shoot"}, {"shown", "show"}, {"shut", "shut"},
    {"slept", "sleep"}, {"slid", "slide"}, {"sold", "sell"},
    {"sought", "seek"}, {"sown", "sow"}, {"spent", "spend"},
    {"spoke", "speak"}, {"spoken", "speak"}, {"sprang", "spring"},
    {"spun", "spin"}, {"stole", "steal"}, {"stolen", "steal"},
    {"stood", "stand"}, {"striven", "strive"}, {"strove", "strive"},
    {"struck", "strike"}, {"stuck", "stick"}, {"sung", "sing"},
    {"sunk", "sink"}, {"swam", "swim"}, {"swept", "sweep"}, {"swore", "swear"},
    {"sworn", "swear"}, {"swung", "swing"}, {"taken", "take"},
    {"taught", "teach"}, {"thought", "think"}, {"threw", "throw"},
    {"thrown", "throw"}, {"told", "tell"}, {"took", "take"}, {"tore", "tear"},
    {"torn", "tear"}, {"tried", "try"}, {"went", "go"}, {"wept", "weep"},
    {"withdrew", "withdraw"}, {"wives", "wife"}, {"woke", "wake"},
    {"women", "woman"}, {"won", "win"}, {"wore", "wear"}, {"worn", "wear"},
    {"wound", "wind"}, {"written", "write"}, {"wrote", "write"},
};
/* clang-format on */

static size_t to_base(char *s, size_t n)
{
    char form[SHORT_MAX] = {0};
    size_t lo = 0, hi = sizeof strongs / sizeof *strongs;
    if (n > SHORT_MAX || n < 3) return n;
    memcpy(form, s, n);
    uint64_t want = wire__block_of(form);
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        uint64_t have = wire__block_of(strongs[mid].form);
        if (have == want) {
            n = strlen(strongs[mid].base);
            memcpy(s, strongs[mid].base, n);
            return n;
        }
        if (have < want)
            lo = mid + 1;
        else
            hi = mid;
    }
    return n;
}

/* Endings that inflect or derive in the languages of news, longest first; a
 * stem keeps at least keep letters. British and American forms meet. */
typedef struct {
    const char *s;
    uint8_t n, keep;
} ending;
#define E(lit)                                                                 \
    {                                                                          \
        lit, sizeof(lit) - 1, STEM_KEEP                                        \
    }
/* clang-format off */
static const ending endings[] = {
    E("isations"), E("izations"), E("isation"), E("ization"), E("ations"),
    E("ements"), E("ising"), E("izing"), E("ation"), E("ments"), E("ingly"),
    E("iones"), E("ement"), E("ative"), E("ances"), E("ences"), E("ungen"),
    E("amente"), E("ised"), E("ized"), E("ises"), E("izes"), E("ment"),
    E("ings"), E("ness"), E("ions"), E("cion"), E("coes"), E("ally"), E("ance"),
    E("ence"), E("able"), E("edly"), E("ies"), E("ing"), E("ied"), E("ers"),
    E("ors"), E("ion"), E("ise"), E("ize"), E("ung"), E("ely"), E("ern"),
    E("est"), E("ive"), E("ed"), E("er"), E("or"), E("es"), E("en"), E("em"),
    E("ly"), E("os"), E("as"), E("al"), {"s", 1, PLURAL_KEEP}, E("e"), E("y"),
    E("n"), E("a"), E("o"), E("i"), E("t"),
};
/* clang-format on */
#undef E

enum { ENDINGS = sizeof endings / sizeof *endings };
_Static_assert(ENDINGS <= 64, "a letter has one bit an ending");

/* The endings that end in each letter. */
typedef struct {
    uint64_t of['z' - 'a' + 1];
} lasts;

static void fill_lasts(lasts *l)
{
    for (size_t i = 0; i < ENDINGS; i++)
        l->of[endings[i].s[endings[i].n - 1] - 'a'] |= UINT64_C(1) << i;
}

static size_t cut_ending(const lasts *l, const char *s, size_t n)
{
    if (!n || s[n - 1] < 'a' || s[n - 1] > 'z') return n;
    for (uint64_t m = l->of[s[n - 1] - 'a']; m; m &= m - 1) {
        const ending *e = &endings[__builtin_ctzll(m)];
        if (n < (size_t)e->n + e->keep) continue;
        if (memcmp(s + n - e->n, e->s, e->n) == 0) return n - e->n;
    }
    return n;
}

/* The stem of a folded word; s is changed. */
static uint32_t stem_of(const lasts *l, char *s, size_t n)
{
    size_t m = to_base(s, n);
    if (m == n) m = cut_ending(l, s, n);
    /* shipped -> shipp -> ship, but not miss -> mis */
    if (m > PLURAL_KEEP && m < n && s[m - 1] == s[m - 2]) m--;
    if (m > STEM_KEEP && m < n && s[m - 1] == 'e') m--;
    return hash_of(s, m);
}

/* ---- Spelling keys ---- */

/* Consonants by the sound they may share in two spellings; '-' is dropped:
 * vowels, and h, w, y, which come and go. */
static char sound_of(char c)
{
    static const char sounds[] = "-bcd-fg--jclmn-pcrcd-v-x-c";
    return c >= 'a' && c <= 'z' ? sounds[c - 'a'] : c;
}

/* Words cut short by house style, and two that no sound joins; ascending. */
/* clang-format off */
static const struct {
    char cut[SHORT_MAX], whole[10];
} short_forms[] = {
    {"apr", "april"}, {"aug", "august"}, {"dec", "december"}, {"dr", "doctor"},
    {"draught", "draft"}, {"feb", "february"}, {"fri", "friday"},
    {"gaol", "jail"}, {"gen", "general"}, {"gov", "governor"},
    {"jan", "january"}, {"jul", "july"}, {"jun", "june"}, {"mar", "march"},
    {"mon", "monday"}, {"nov", "november"}, {"oct", "october"},
    {"prof", "professor"}, {"sat", "saturday"}, {"sen", "senator"},
    {"sep", "september"}, {"sept", "september"}, {"sun", "sunday"},
    {"thu", "thursday"}, {"thurs", "thursday"}, {"tue", "tuesday"},
    {"tues", "tuesday"}, {"wed", "wednesday"},
};
/* clang-format on */

const char *wire__word_long_form(const char *folded, size_t n)
{
    char cut[SHORT_MAX] = {0};
    size_t at = 0, more = sizeof short_forms / sizeof *short_forms;
    if (n < 2 || n >= sizeof cut) return NULL;
    memcpy(cut, folded, n);
    uint64_t want = wire__block_of(cut);
    while (more > 1) { /* hardly any word is one: no branch */
        size_t half = more / 2;
        uint64_t have = wire__block_of(short_forms[at + half].cut);
        at += half & -(size_t)(have <= want);
        more -= half;
    }
    return wire__block_of(short_forms[at].cut) == want ? short_forms[at].whole
                                                       : NULL;
}

uint32_t wire__word_spell(const char *folded, size_t n)
{
    const char *s = folded;
    char key[WIRE__WORD_CAP];
    size_t m = 0;
    const char *whole = wire__word_long_form(s, n);
    if (whole) {
        s = whole;
        n = strlen(whole);
    }
    if (n > 5 && memcmp(s + n - 5, "wards", 5) == 0) n--;
    if (n > 4 && memcmp(s + n - 2, "st", 2) == 0 && strchr("gdl", s[n - 3]))
        n -= 2; /* amongst, amidst, whilst */
    size_t sounds = 0;
    char last = 0; /* of the key */
    for (size_t i = 0; i < n; i++) {
        char c = sound_of(s[i]);
        bool before_h = i + 1 < n && s[i + 1] == 'h';
        if (before_h && c == 'g') continue; /* plough, plow */
        if (before_h && c == 'p') c = 'f';  /* sulphur, sulfur */
        /* vowels stand anywhere: no branch on them */
        bool is_sound = c != '-';
        sounds += is_sound;
        key[m] = c;
        m += is_sound & (c != last);
        last = is_sound ? c : last;
    }
    /* One consonant is no key: to, it, at, do, the ... */
    if (sounds < 2) return hash_of(s, n);
    return hash_of(key, m);
}

/* ---- One side ---- */

/* Words come again and again: what was made of one is kept by its hash. */
typedef struct {
    uint32_t hash, stem, spell;
    float weight; /* of a word of this length and first letter */
    uint8_t head, first, len;
} made;
enum { MADE_N = 2048 };
struct wire__maker {
    const wire_idf *idf;
    lasts last;
    made slot[MADE_N];
};

static void weigh(made *m, const wire_idf *idf, wire_str word)
{
    m->weight = wire_idf_weight_of(idf, m->hash, word);
    m->first = (uint8_t)word.p[0];
    m->len = (uint8_t)word.n;
}

static const made *make(wire__maker *x, uint32_t hash, wire_str word)
{
    made *m = &x->slot[hash & (MADE_N - 1)];
    if (m->hash == hash && m->stem) {
        /* beyond ASCII the look of a word is more than its first byte */
        if (m->first != (uint8_t)word.p[0] || m->len != word.n ||
            m->first >= 0x80)
            weigh(m, x->idf, word);
        return m;
    }
    char folded[WIRE__WORD_CAP] = {0};
    size_t n = wire__word_fold(word, false, folded);
    m->hash = hash;
    m->head = n ? (uint8_t)folded[0] : 0;
    m->spell = wire__word_spell(folded, n);
    m->stem = stem_of(&x->last, folded, n);
    weigh(m, x->idf, word);
    return m;
}

/* Bytes of words i - 1 and i, when hardly anything is between them. */
static uint8_t pair_len(const wire_words *w, size_t i)
{
    enum { GAP_MAX = 3 }; /* a hyphen, a no-break space */
    if (i == 0) return 0;
    uint32_t gap = w->off[i] - (w->off[i - 1] + w->len[i - 1]);
    unsigned n = w->len[i - 1] + w->len[i];
    return gap > GAP_MAX || n > 255 ? 0 : (uint8_t)n;
}

static bool find_number_ends(wire__side *s, wire_arena *a)
{
    const wire_words *w = &s->doc->words;
    size_t k = 0;
    s->number_ends = wire_arena_calloc(a, w->n + 1, sizeof *s->number_ends);
    if (!s->number_ends) return false;
    for (uint32_t i = 0; i < s->n_numbers; i++) {
        wire_span span = s->numbers[i].span;
        while (k < w->n && w->off[k] < span.beg)
            k++;
        size_t first = k;
        while (k < w->n && w->off[k] < span.end)
            k++;
        if (k > first)
            s->number_ends[k - 1] =
                (wire__number_end){i + 1, (uint32_t)(k - first)};
    }
    return true;
}

wire__maker *wire__maker_new(const wire_idf *idf, wire_arena *a)
{
    wire__maker *m = WIRE_NEW(a, wire__maker);
    if (!m) return NULL;
    m->idf = idf;
    fill_lasts(&m->last);
    return m;
}

bool wire__words_fill(wire__side *s, wire__maker *m, wire_arena *a)
{
    const wire_words *w = &s->doc->words;
    s->idf = m->idf;
    s->stem = WIRE_ARRAY(a, uint32_t, w->n + 1);
    s->spell = WIRE_ARRAY(a, uint32_t, w->n + 1);
    s->full = WIRE_ARRAY(a, uint32_t, w->n + 1);
    s->weight = WIRE_ARRAY(a, float, w->n + 1);
    s->head = WIRE_ARRAY(a, uint8_t, w->n + 1);
    s->pair_len = WIRE_ARRAY(a, uint8_t, w->n + 1);
    if (!s->stem || !s->spell || !s->full || !s->weight || !s->head ||
        !s->pair_len)
        return false;
    for (size_t i = 0; i < w->n; i++) {
        wire_str word = {s->body.p + w->off[i], w->len[i]};
        const made *x = make(m, w->hash[i], word);
        s->weight[i] = x->weight;
        s->spell[i] = x->spell;
        s->stem[i] = x->stem;
        s->head[i] = x->head;
        s->pair_len[i] = pair_len(w, i);
    }
    wire__contractions_fill(s);
    return find_number_ends(s, a) && wire__stems_fill(s, a, &s->stems);
}
