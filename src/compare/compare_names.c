/* Names that became others.
 *
 *   source  said Coastguard Commander Ruth Oyelaran
 *   copy    said Coastguard Commander Ruth Oyelaren       misspelt
 *   copy    said Coastguard Commander Rita Lindqvist      another name
 *
 * A word of a name that the source has nowhere is held against the source's
 * words in the same place of the word diff: alike by letters, it is the name
 * misspelt; else, where nothing but the name was replaced, it is another.
 * Words that the source knows are left alone unless one person's name stands
 * where another's stood.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_names_int.h"

enum { WORD_MAX = 32, NAME_WORDS = 8, OP_WORDS = 10, SEARCHES_MAX = 32 };

typedef struct {
    wire__compare *t;
    uint32_t *known; /* spelling keys of the source's words; 0 free */
    uint32_t mask;
    uint32_t searches; /* through the whole source */
} finder;

/* ---- Words the source has ---- */

static uint32_t *slot_of(const finder *f, uint32_t key)
{
    uint32_t i = (uint32_t)wire_mix64(key) & f->mask;
    while (f->known[i] && f->known[i] != key)
        i = (i + 1) & f->mask;
    return &f->known[i];
}

static bool learn(finder *f)
{
    const wire__side *s = &f->t->s;
    size_t n = s->doc->words.n, size = 64;
    while (size < 4 * n)
        size *= 2;
    f->known = wire_arena_calloc(f->t->arena, size, sizeof *f->known);
    f->mask = (uint32_t)(size - 1);
    if (!f->known) return false;
    for (size_t i = 0; i < n; i++) {
        *slot_of(f, s->doc->words.hash[i] | 1) = s->doc->words.hash[i] | 1;
        *slot_of(f, s->stem[i]) = s->stem[i];
    }
    return true;
}

static bool is_known(const finder *f, uint32_t copy_word)
{
    const wire__side *c = &f->t->c;
    return *slot_of(f, c->doc->words.hash[copy_word] | 1) ||
           *slot_of(f, c->stem[copy_word]);
}

/* ---- Letters ---- */

static bool is_capital(const wire__side *s, uint32_t w)
{
    wire_str x = wire__side_word(s, w);
    if (!x.n) return false;
    uint8_t c = (uint8_t)x.p[0];
    if (c >= 'A' && c <= 'Z') return true;
    /* À..Þ; further scripts count when their word is a name for text.h */
    return c == 0xc3 && x.n > 1 && (uint8_t)x.p[1] >= 0x80 &&
           (uint8_t)x.p[1] <= 0x9e;
}

/* Letters that must change, with neighbours swapped as one; at most 3. */
static unsigned distance(const char *x, size_t n, const char *y, size_t m)
{
    unsigned char row[3][WORD_MAX + 1];
    if (n > WORD_MAX || m > WORD_MAX || n > m + 3 || m > n + 3) return 3;
    for (size_t j = 0; j <= m; j++)
        row[0][j] = (unsigned char)j;
    for (size_t i = 1; i <= n; i++) {
        unsigned char *now = row[i % 3], *up = row[(i + 2) % 3];
        const unsigned char *up2 = row[(i + 1) % 3];
        now[0] = (unsigned char)i;
        for (size_t j = 1; j <= m; j++) {
            bool same = x[i - 1] == y[j - 1];
            unsigned v = up[j - 1] + !same;
            if (up[j] + 1u < v) v = up[j] + 1u;
            if (now[j - 1] + 1u < v) v = now[j - 1] + 1u;
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] &&
                x[i - 2] == y[j - 1] && up2[j - 2] + 1u < v)
                v = up2[j - 2] + 1u;
            now[j] = (unsigned char)v;
        }
    }
    return row[n % 3][m];
}

static bool is_ending(const char *long_, size_t n, const char *cut, size_t m)
{
    return n > m && n <= m + 3 && memcmp(long_, cut, m) == 0;
}

/* One name misspelt? Not its genitive, nor another spelling of it. */
static bool is_alike(const wire__compare *t, uint32_t s, uint32_t c)
{
    char x[WIRE__WORD_CAP], y[WIRE__WORD_CAP];
    wire_str a = wire__side_word(&t->s, s), b = wire__side_word(&t->c, c);
    size_t n = wire__word_fold(a, false, x), m = wire__word_fold(b, false, y);
    if (n < 4 || m < 4 || wire__is_variant(a, b)) return false;
    if (is_ending(x, n, y, m) || is_ending(y, m, x, n)) return false;
    unsigned d = distance(x, n, y, m), most = n < 6 ? 1 : 2;
    return d > 0 && d <= most;
}

static bool is_inflected(const wire__compare *t, uint32_t s, uint32_t c)
{
    char x[WIRE__WORD_CAP], y[WIRE__WORD_CAP];
    size_t n = wire__word_fold(wire__side_word(&t->s, s), false, x);
    size_t m = wire__word_fold(wire__side_word(&t->c, c), false, y);
    size_t k = 0;
    while (k < n && k < m && x[k] == y[k])
        k++;
    return k >= 4 || (k >= 3 && (k == n || k == m));
}

/* ---- Findings ---- */

static bool is_place_cue(const wire__side *s, uint32_t w)
{
    static const char *const cues[] = {
        "in",     "at",      "near", "from",  "to",   "into", "outside",
        "toward", "towards", "bei",  "nach",  "aus",  "nahe", "a",
        "vers",   "pres",    "en",   "hacia", "desde"};
    return wire__is_word_of(s, w, cues, sizeof cues / sizeof *cues);
}

/* Words before "to" and "from" that speak of persons. */
static bool is_giving(const wire__side *s, uint32_t w)
{
    static const char *const words[] = {
        "went",   "goes",    "gave",     "given",     "awarded", "told",
        "letter", "sent",    "spoke",    "talked",    "paid",    "married",
        "thanks", "lost",    "sold",     "according", "quote",   "message",
        "call",   "letters", "statement"};
    return wire__is_word_of(s, w, words, sizeof words / sizeof *words);
}

/* "In Hollum"; but a prize goes to Karin, and a gift comes from her. */
static bool is_place_of(const wire__side *s, uint32_t w)
{
    return is_place_cue(s, w - 1) && !((wire__is_word(s, w - 1, "to") ||
                                        wire__is_word(s, w - 1, "from")) &&
                                       w > 1 && is_giving(s, w - 2));
}

static bool report(finder *f, wire_span s, wire_span c, bool misspelt,
                   wire_severity sev)
{
    wire__compare *t = f->t;
    bool place = !misspelt && s.beg > 0 && c.beg > 0 &&
                 is_place_of(&t->s, s.beg) && is_place_of(&t->c, c.beg);
    wire_change *ch = wire__compare_add(
        t, place ? WIRE_CHANGE_PLACE_ALTERED : WIRE_CHANGE_NAME_ALTERED, sev,
        wire_words_span(&t->s.doc->words, s.beg, s.end),
        wire_words_span(&t->c.doc->words, c.beg, c.end));
    if (!ch) return false;
    wire_str x = ch->source_text, y = ch->copy_text;
    return wire__compare_note(
        t, ch, "%.*s %s %.*s", (int)(x.n < 100 ? x.n : 100), x.p,
        misspelt ? "is spelt" : "became", (int)(y.n < 100 ? y.n : 100), y.p);
}

/* ---- Places where a name was replaced ---- */

static bool all_capital(const wire__side *s, uint32_t beg, uint32_t end)
{
    for (uint32_t w = beg; w < end; w++)
        if (!is_capital(s, w)) return false;
    return beg < end;
}

/* Do the words begin their sentence? Then a capital says nothing. */
static bool is_at_start(const wire__side *s, uint32_t w)
{
    uint32_t i = wire__side_sentence_at(s, s->doc->words.off[w]);
    return i != WIRE_NO_SENTENCE && s->word_beg[i] == w;
}

/* Is it inside a name that wire_text_names found? */
static bool is_name(const wire__side *s, uint32_t word)
{
    uint32_t off = s->doc->words.off[word];
    size_t lo = 0, hi = s->n_names;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (s->names[mid].end <= off)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < s->n_names && s->names[lo].beg <= off;
}

/* "U.S.": two words of one letter. */
static bool is_letter_pair(const wire__side *s, uint32_t beg, uint32_t end)
{
    return end - beg == 2 && wire__side_word(s, beg).n == 1 &&
           wire__side_word(s, beg + 1).n == 1;
}

/* "US" and "United States", "NPA" and its long form. */
static bool is_short_form(const wire__side *s, const wire__op *o, bool of_copy)
{
    uint32_t beg = of_copy ? o->c_beg : o->s_beg;
    uint32_t end = of_copy ? o->c_end : o->s_end;
    for (uint32_t w = beg; w < end; w++) {
        wire_str x = wire__side_word(s, w);
        if ((x.n < 2 && end - beg > 2) || x.n > 6) continue;
        bool upper = x.n > 1 || is_letter_pair(s, beg, end);
        for (size_t i = 0; i < x.n; i++)
            upper = upper && !(x.p[i] >= 'a' && x.p[i] <= 'z');
        if (upper) return true;
    }
    return false;
}

/* One word that begins the other: St and Street, Sen and Senator. */
static bool is_cut_short(const wire__compare *t, const wire__op *o)
{
    if (o->s_end - o->s_beg != 1 || o->c_end - o->c_beg != 1) return false;
    wire_str x = wire__side_word(&t->s, o->s_beg);
    wire_str y = wire__side_word(&t->c, o->c_beg);
    if (x.n > y.n) {
        wire_str swap = x;
        x = y;
        y = swap;
    }
    return x.n >= 2 && x.n <= 4 && y.n > x.n &&
           wire_str_eq_nocase(x, wire_str_sub(y, 0, x.n));
}

/* "Leominster, Mass., where": a word cut short, inside its sentence. */
static bool is_abbreviated(const wire__side *s, uint32_t w)
{
    uint32_t at = s->doc->words.off[w] + s->doc->words.len[w];
    uint32_t i = wire__side_sentence_at(s, s->doc->words.off[w]);
    return i != WIRE_NO_SENTENCE && w + 1 < s->word_beg[i + 1] &&
           s->doc->words.len[w] <= 5 && at < s->body.n && s->body.p[at] == '.';
}

static bool is_quoted(const wire__side *s, uint32_t w)
{
    return wire__side_quote_at(s, s->doc->words.off[w]) != NULL;
}

static bool is_in_dateline(const wire__side *s, uint32_t w)
{
    return s->doc->has_dateline &&
           s->doc->words.off[w] >= s->doc->dateline.span.beg &&
           s->doc->words.off[w] < s->doc->dateline.span.end;
}

/* A person: told of with a title, or as speaking. */
static bool is_person(const wire__side *s, uint32_t beg, uint32_t end)
{
    static const char *const tells[] = {
        "said", "says", "told",        "added", "sagte", "a",
        "dijo", "dit",  "kritisierte", "wrote", "argued"};
    for (uint32_t w = beg; w < end; w++)
        if (wire__office_of(s, w) > WIRE__OFFICE_LOOSE) return true;
    if (beg > 0 && wire__office_of(s, beg - 1)) return true;
    for (size_t i = 0; i < sizeof tells / sizeof *tells; i++) {
        if (end < s->doc->words.n && wire__is_word(s, end, tells[i]))
            return true;
        if (beg > 0 && i != 5 && wire__is_word(s, beg - 1, tells[i]))
            return true;
    }
    return false;
}

/* Names on both sides that share a word, or parts of one, are one. */
static bool is_related(const wire__compare *t, const wire__op *o)
{
    for (uint32_t i = o->s_beg; i < o->s_end; i++)
        for (uint32_t j = o->c_beg; j < o->c_end; j++)
            if (is_inflected(t, i, j) || is_alike(t, i, j)) return true;
    return false;
}

/* Do the two names stand side by side in the source: Saddam Hussein? */
static bool is_one_person(finder *f, const wire__op *o)
{
    const wire_words *w = &f->t->s.doc->words;
    uint32_t x = w->hash[o->s_end - 1];
    uint32_t y = f->t->c.doc->words.hash[o->c_end - 1];
    if (f->searches++ > SEARCHES_MAX) return true;
    for (size_t i = 0; i + 1 < w->n; i++)
        if ((w->hash[i] == x && w->hash[i + 1] == y) ||
            (w->hash[i] == y && w->hash[i + 1] == x))
            return true;
    return false;
}

static bool look_at_swap(finder *f, const wire__op *o, bool is_between)
{
    const wire__side *s = &f->t->s, *c = &f->t->c;
    uint32_t n = o->s_end - o->s_beg, m = o->c_end - o->c_beg;
    if (!is_between || n > NAME_WORDS || m > NAME_WORDS) return true;
    if (!all_capital(s, o->s_beg, o->s_end) ||
        !all_capital(c, o->c_beg, o->c_end) || is_at_start(c, o->c_beg) ||
        is_at_start(s, o->s_beg) || !is_name(c, o->c_end - 1) ||
        !is_name(s, o->s_end - 1) || wire__is_in_date(s, o->s_beg) ||
        is_related(f->t, o) || is_short_form(s, o, false) ||
        is_short_form(c, o, true))
        return true;
    for (uint32_t j = o->c_beg; j < o->c_end; j++)
        if (wire__office_of(c, j) || is_abbreviated(c, j)) return true;
    bool unknown = true;
    for (uint32_t j = o->c_beg; j < o->c_end; j++)
        unknown = unknown && !is_known(f, j);
    bool person =
        is_person(s, o->s_beg, o->s_end) && is_person(c, o->c_beg, o->c_end);
    if (!unknown && (!person || is_one_person(f, o))) return true;
    wire_span sw = {o->s_beg, o->s_end}, cw = {o->c_beg, o->c_end};
    /* all German nouns have a capital: a name is sure only of a person */
    bool sure = person || (!wire_str_starts(c->doc->language, WIRE_STR("de")) &&
                           !is_cut_short(f->t, o));
    return report(f, sw, cw, false,
                  sure ? WIRE_SEVERITY_HIGH : WIRE_SEVERITY_LOW);
}

static bool look_for_misspelt(finder *f, const wire__op *o)
{
    const wire__compare *t = f->t;
    if (o->s_end - o->s_beg > OP_WORDS || o->c_end - o->c_beg > OP_WORDS)
        return true;
    for (uint32_t j = o->c_beg; j < o->c_end; j++) {
        if (!is_capital(&t->c, j) || is_known(f, j)) continue;
        for (uint32_t i = o->s_beg; i < o->s_end; i++) {
            if (!is_capital(&t->s, i) || !is_alike(t, i, j)) continue;
            if (!is_name(&t->s, i) || wire__is_in_date(&t->s, i) ||
                (!is_name(&t->c, j) && is_at_start(&t->c, j)))
                continue;
            wire_span s = {i, i + 1}, c = {j, j + 1};
            /* other vowels may be another way to write it: Qaeda, Qaida */
            bool same_sound = t->s.spell[i] == t->c.spell[j];
            if (!report(f, s, c, true,
                        same_sound ? WIRE_SEVERITY_LOW : WIRE_SEVERITY_MEDIUM))
                return false;
            break;
        }
    }
    return true;
}

static bool look_at(finder *f, const wire__diff *d)
{
    for (size_t k = 0; k < d->n; k++) {
        const wire__op *o = &d->ops[k];
        if (o->kind != WIRE__OP_REPLACED || is_quoted(&f->t->c, o->c_beg) ||
            is_in_dateline(&f->t->c, o->c_beg))
            continue;
        /* between words that are the same, or behind them at the end */
        bool between =
            k > 0 && o[-1].kind <= WIRE__OP_STEM &&
            (k + 1 < d->n ? o[1].kind <= WIRE__OP_STEM : d->same >= .5f);
        if (!look_for_misspelt(f, o) || !look_at_swap(f, o, between))
            return false;
    }
    return true;
}

/* ---- One name too many on either side ---- */

/* A name of several words in the sentences, with hardly a word of it on the
 * other side. */
typedef struct {
    wire_span words;
    size_t n; /* such names; words are the last's */
} odd_one;

static bool is_in(const wire__side *s, uint32_t word, const wire__side *other,
                  wire_span words)
{
    for (uint32_t k = words.beg; k < words.end; k++)
        if (other->stem[k] == s->stem[word] ||
            other->spell[k] == s->spell[word])
            return true;
    return false;
}

size_t wire__first_name(const wire__side *s, uint32_t off)
{
    size_t lo = 0, hi = s->n_names;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (s->names[mid].beg < off)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* Count the odd names of a sentence; words: of the other side, or those known
 * anywhere when f is given. */
static void count_odd(const finder *f, const wire__side *s, uint32_t sentence,
                      const wire__side *other, wire_span words, odd_one *out)
{
    enum { NAMES_MAX = 40 };
    wire_span x = s->sentences[sentence].span;
    size_t first = wire__first_name(s, x.beg);
    for (size_t i = first;
         i < s->n_names && i < first + NAMES_MAX && s->names[i].beg < x.end;
         i++) {
        wire_span w = wire__quote_words(s, s->names[i]);
        if (w.end < w.beg + 2 || w.end > w.beg + NAME_WORDS) continue;
        bool is_odd = !is_at_start(s, w.beg) && !wire__is_in_date(s, w.beg) &&
                      !is_in_dateline(s, w.beg) && !is_quoted(s, w.beg) &&
                      all_capital(s, w.beg, w.end);
        for (uint32_t k = w.beg; k < w.end && is_odd; k++)
            is_odd = !(f ? is_known(f, k) : is_in(s, k, other, words)) &&
                     !wire__office_of(s, k);
        if (!is_odd) continue;
        out->words = w;
        out->n++;
    }
}

/* A house of business by its last word, no person. */
static bool is_firm_name(const wire__side *s, wire_span words)
{
    static const char *const ends[] = {
        "inc",        "corp",        "corporation", "ltd",       "plc",
        "co",         "company",     "group",       "bank",      "systems",
        "ag",         "gmbh",        "sa",          "se",        "airlines",
        "university", "hospital",    "college",     "institute", "party",
        "union",      "ministry",    "department",  "agency",    "court",
        "council",    "association", "centre",      "center"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (wire__is_word(s, words.end - 1, ends[i])) return true;
    return false;
}

/* In a sentence told in other words: a name that the source has nowhere, and
 * one of the source's that is missing, in like company. */
static bool look_for_odd(finder *f, const wire_link *l, const wire__diff *d)
{
    wire__compare *t = f->t;
    wire_span c = wire__sentence_words(&t->c, l->copy);
    odd_one mine = {{0, 0}, 0}, theirs = {{0, 0}, 0};
    count_odd(f, &t->c, l->copy, NULL, c, &mine);
    if (mine.n != 1) return true;
    for (size_t k = 0; k < l->n_source; k++)
        count_odd(NULL, &t->s, l->source[k], &t->c, c, &theirs);
    if (theirs.n != 1) return true;
    wire__place p = wire__place_of(t, d, theirs.words, mine.words);
    wire__op o = {WIRE__OP_REPLACED, theirs.words.beg, theirs.words.end,
                  mine.words.beg, mine.words.end};
    if (!(p.is_next_same || p.is_prev_same || p.is_same_op) ||
        is_firm_name(&t->s, theirs.words) != is_firm_name(&t->c, mine.words) ||
        is_related(t, &o) || is_short_form(&t->s, &o, false) ||
        is_short_form(&t->c, &o, true))
        return true;
    return report(f, theirs.words, mine.words, false, WIRE_SEVERITY_HIGH);
}

/* ---- Datelines ---- */

static bool look_at_datelines(wire__compare *t)
{
    const wire_doc *s = t->s.doc, *c = t->c.doc;
    if (!s->has_dateline || !c->has_dateline) return true;
    wire_str x = s->dateline.place, y = c->dateline.place;
    if (!x.n || !y.n || wire_str_eq_nocase(x, y) || wire__is_variant(x, y))
        return true;
    if (wire_str_find_nocase(x, y, 0) != SIZE_MAX ||
        wire_str_find_nocase(y, x, 0) != SIZE_MAX)
        return true;
    wire_span xs = {(uint32_t)(x.p - t->s.body.p), 0};
    wire_span ys = {(uint32_t)(y.p - t->c.body.p), 0};
    xs.end = xs.beg + (uint32_t)x.n;
    ys.end = ys.beg + (uint32_t)y.n;
    wire_change *ch = wire__compare_add(t, WIRE_CHANGE_PLACE_ALTERED,
                                        WIRE_SEVERITY_LOW, xs, ys);
    return ch && wire__compare_note(t, ch, "the dateline's %.*s became %.*s",
                                    (int)x.n, x.p, (int)y.n, y.p);
}

wire_status wire__find_names(wire__compare *t, wire_err *err)
{
    finder f = {.t = t};
    if (!learn(&f)) return wire_fail_mem(err);
    for (size_t i = 0; i < t->out->n_links; i++) {
        const wire_link *l = &t->out->links[i];
        if (!l->n_source || l->relation == WIRE_RELATION_VERBATIM ||
            t->c.is_credit[l->copy])
            continue;
        size_t had = t->changes.n;
        if (!look_at(&f, &t->diffs[i])) return wire_fail_mem(err);
        if (t->changes.n == had && !look_for_odd(&f, l, &t->diffs[i]))
            return wire_fail_mem(err);
    }
    if (!look_at_datelines(t) || !wire__find_titles(t))
        return wire_fail_mem(err);
    return WIRE_OK;
}
