/* Titles that became others.
 *
 *   source  Agriculture Minister Sela Vant      office minister, of agriculture
 *   copy    Sela Vant, the environment minister office minister, of environment
 *
 * A person is known again by the last word of the name. The title before a
 * name, or between commas behind it, is an office and the words it is of.
 * Another office is altered, and so is the same office of something else; a
 * title that only became shorter, or another order of the same words, is
 * not.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "compare_names_int.h"

enum { BEFORE = 5, BEHIND = 7 }; /* words of a title looked at */

typedef struct {
    uint32_t key; /* of the surname */
    wire__office office;
    uint32_t head;   /* word */
    wire_span of;    /* words the office is of; may hold head */
    wire_span words; /* from the title to the name's end, or the reverse */
    uint8_t rank;    /* told by the title */
    uint8_t told[2]; /* in the copy's, when known: ranks told near the name in
                        the source and in the copy, a bit each */
} mention;

typedef WIRE_VEC(mention) mentions;

typedef struct {
    mentions s, c;   /* ascending by key */
    bool knows_told; /* .told is filled: few comparisons ask for it */
} titles;

/* ---- What stands between two words ---- */

static bool only(const wire__side *s, uint32_t w, const char *allowed)
{
    const wire_words *v = &s->doc->words;
    uint32_t beg = v->off[w] + v->len[w], end = v->off[w + 1];
    for (uint32_t i = beg; i < end; i++)
        if (!s->body.p[i] || !strchr(allowed, s->body.p[i])) return false;
    return true;
}

static bool has_comma(const wire__side *s, uint32_t w)
{
    const wire_words *v = &s->doc->words;
    return only(s, w, ", ") && s->body.p[v->off[w] + v->len[w]] == ',';
}

static bool is_of(const wire__side *s, uint32_t w)
{
    static const char *const joints[] = {"of", "for", "the", "des", "der", "de",
                                         "du", "del", "la",  "und", "and", "l",
                                         "d",  "el",  "s",   "a"};
    return wire__is_word_of(s, w, joints, sizeof joints / sizeof *joints);
}

/* ---- Ranks ---- */

typedef enum { RANK_NONE, RANK_UNDER, RANK_FOR_NOW, RANK_NEXT, RANK_PAST } rank;

/* "Deputy", "stellvertretende", "interino", and the beginnings of one word. */
static rank rank_at(const wire__side *s, uint32_t w)
{
    static const struct {
        const char *word; /* folded */
        rank r;
        bool is_prefix;
    } rows[] = {{"assistant", RANK_UNDER, false},
                {"deputy", RANK_UNDER, false},
                {"vice", RANK_UNDER, true},
                {"vize", RANK_UNDER, true},
                {"stellvertretend", RANK_UNDER, true},
                {"adjoint", RANK_UNDER, true},
                {"adjunt", RANK_UNDER, true},
                {"acting", RANK_FOR_NOW, false},
                {"interim", RANK_FOR_NOW, false},
                {"caretaker", RANK_FOR_NOW, false},
                {"kommissarisch", RANK_FOR_NOW, true},
                {"interino", RANK_FOR_NOW, false},
                {"interina", RANK_FOR_NOW, false},
                {"shadow", RANK_NEXT, false},
                {"designate", RANK_NEXT, false},
                {"elect", RANK_NEXT, false},
                {"designiert", RANK_NEXT, true},
                {"designe", RANK_NEXT, true},
                {"former", RANK_PAST, false},
                {"retired", RANK_PAST, false},
                {"ehemalig", RANK_PAST, true},
                {"fruhere", RANK_PAST, true},
                {"ancien", RANK_PAST, true},
                {"expresident", RANK_PAST, true},
                {"exministr", RANK_PAST, true},
                {"exalcalde", RANK_PAST, true}};
    char text[WIRE__WORD_CAP];
    size_t n = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (s->head[w] != (uint8_t)rows[i].word[0]) continue;
        if (!n) n = wire__word_fold(wire__side_word(s, w), false, text);
        size_t m = strlen(rows[i].word);
        if (n >= m && (n == m || rows[i].is_prefix) &&
            memcmp(text, rows[i].word, m) == 0)
            return rows[i].r;
    }
    return RANK_NONE;
}

/* ---- Titles round a name ---- */

/* "Defence Minister" before word at; head 0-based from sentence begin. */
static bool title_before(const wire__side *s, wire_span all, uint32_t at,
                         mention *m)
{
    if (at <= all.beg) return false;
    if (!only(s, at - 1, " .") &&
        !(has_comma(s, at - 1) || only(s, at - 1, "-")))
        return false;
    bool apart = has_comma(s, at - 1);
    uint32_t w = at - 1;
    for (uint32_t k = 0; apart && k < BEFORE && w > all.beg &&
                         !wire__office_of(s, w) && only(s, w - 1, " .");
         k++)
        w--; /* die Leiterin des Archivs, Loose */
    m->office = wire__office_of(s, w);
    if (!m->office && !apart && w > all.beg && rank_at(s, w) &&
        only(s, w - 1, " -"))
        m->office = wire__office_of(s, --w); /* la maire adjointe */
    if (!m->office) return false;
    m->head = w;
    uint32_t beg = w;
    for (uint32_t k = 0; k < BEFORE && beg > all.beg; k++) {
        if (!only(s, beg - 1, " -.'\xe2\x80\x99") || is_of(s, beg - 1)) break;
        if (s->weight[beg - 1] < WIRE__CONTENT_BITS / 2) break;
        beg--;
    }
    m->of = (wire_span){beg, apart ? at : w + 1};
    return true;
}

/* ", the environment minister," behind word last. */
static bool title_behind(const wire__side *s, wire_span all, uint32_t last,
                         mention *m)
{
    if (last + 1 >= all.end || !has_comma(s, last)) return false;
    uint32_t w = last + 1, end = w;
    while (end < all.end && end < w + BEHIND &&
           (end == w || only(s, end - 1, " -.'\xe2\x80\x99")))
        end++;
    for (uint32_t k = w; k < end; k++) {
        m->office = wire__office_of(s, k);
        if (!m->office) continue;
        m->head = k;
        m->of = (wire_span){w, k + 1};
        if (k + 1 < end && is_of(s, k + 1)) m->of.end = end;
        return true;
    }
    return false;
}

static rank rank_of(const wire__side *s, const mention *m)
{
    uint32_t end = m->head + 2 < s->doc->words.n ? m->head + 2 : m->head + 1;
    for (uint32_t w = m->of.beg; w < end; w++) {
        rank r = rank_at(s, w);
        if (r) return r;
    }
    return RANK_NONE;
}

/* The name of one span: its title inside it, before it or behind it. */
static bool read_title(const wire__side *s, wire_span bytes, mention *m)
{
    wire_span w = wire__quote_words(s, bytes);
    uint32_t at = wire__side_sentence_at(s, bytes.beg);
    if (w.beg >= w.end || at == WIRE_NO_SENTENCE || s->is_credit[at])
        return false;
    wire_span all = wire__sentence_words(s, at);
    m->key = s->spell[w.end - 1];
    uint32_t name = w.beg;
    for (uint32_t k = w.beg; k + 1 < w.end; k++)
        if (wire__office_of(s, k)) name = k + 1;
    m->words = w;
    if (title_before(s, all, name, m)) {
        if (m->of.beg < m->words.beg) m->words.beg = m->of.beg;
        return true;
    }
    if (!title_behind(s, all, w.end - 1, m)) return false;
    m->words.end = m->of.end;
    return true;
}

static bool read_mention(const wire__side *s, wire_span bytes, mention *m)
{
    if (!read_title(s, bytes, m)) return false;
    m->rank = (uint8_t)rank_of(s, m);
    return true;
}

static int by_key(const void *x, const void *y)
{
    const mention *p = x, *q = y;
    if (p->key != q->key) return p->key < q->key ? -1 : 1;
    return p->head < q->head ? -1 : p->head > q->head;
}

static size_t first_of(const mentions *v, uint32_t key)
{
    size_t lo = 0, hi = v->n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (v->p[mid].key < key)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* Of the copy: what stands word for word in the source has its title there. */
static bool gather_copy(const wire__compare *t, mentions *out)
{
    const wire__side *c = &t->c;
    for (size_t i = 0; i < c->n_names; i++) {
        mention m = {0};
        uint32_t at = wire__side_sentence_at(c, c->names[i].beg);
        if (at < t->out->n_links &&
            t->out->links[at].relation == WIRE_RELATION_VERBATIM)
            continue;
        if (read_mention(c, c->names[i], &m) && !WIRE_VEC_PUSH(out, m))
            return false;
    }
    return true;
}

/* Of the source: names that the copy's mentions, ascending, have too. */
static bool gather_source(const wire__side *s, const mentions *copy,
                          mentions *out)
{
    for (size_t i = 0; i < s->n_names && copy->n; i++) {
        mention m = {0};
        wire_span w = wire__quote_words(s, s->names[i]);
        if (w.beg >= w.end) continue;
        uint32_t key = s->spell[w.end - 1];
        size_t k = first_of(copy, key);
        if (k == copy->n || copy->p[k].key != key) continue;
        if (read_mention(s, s->names[i], &m) && !WIRE_VEC_PUSH(out, m))
            return false;
    }
    return true;
}

/* ---- Comparing ---- */

/* Words that qualify an office: all but itself and small words. A German
 * compound counts with what stands before the office in it. */
static bool is_qualifier(const wire__side *s, const mention *m, uint32_t w)
{
    if (w == m->head) return false;
    return !is_of(s, w) && s->weight[w] >= WIRE__CONTENT_BITS / 2 &&
           !wire__office_of(s, w);
}

typedef struct {
    bool s_any, c_any, shared;
} overlap;

static overlap qualifiers(const wire__compare *t, const mention *s,
                          const mention *c)
{
    overlap o = {0};
    for (uint32_t i = s->of.beg; i < s->of.end; i++)
        o.s_any = o.s_any || is_qualifier(&t->s, s, i);
    for (uint32_t j = c->of.beg; j < c->of.end; j++) {
        if (!is_qualifier(&t->c, c, j)) continue;
        o.c_any = true;
        for (uint32_t i = s->of.beg; i < s->of.end; i++)
            o.shared = o.shared || (is_qualifier(&t->s, s, i) &&
                                    (t->s.stem[i] == t->c.stem[j] ||
                                     t->s.spell[i] == t->c.spell[j]));
    }
    return o;
}

/* German: Agrarminister and Umweltminister. */
static bool is_other_compound(const wire__compare *t, const mention *s,
                              const mention *c)
{
    wire_str x = wire__side_word(&t->s, s->head);
    wire_str y = wire__side_word(&t->c, c->head);
    if (!wire_str_starts(t->c.doc->language, WIRE_STR("de"))) return false;
    size_t k = 0;
    while (k < x.n && k < y.n && x.p[x.n - 1 - k] == y.p[y.n - 1 - k])
        k++;
    /* more than the office's own letters before the common end, on both */
    return k >= 5 && x.n > k + 2 && y.n > k + 2;
}

/* Note the ranks that a side tells round the names of the copy's mentions,
 * anywhere: each word once, and round each rank a few. O(n log mentions). */
static void note_ranks(const wire__side *s, size_t side, mentions *copy)
{
    enum { NEAR = 8 };
    uint32_t n = (uint32_t)s->doc->words.n;
    for (uint32_t k = 0; k < n; k++) {
        rank r = rank_at(s, k);
        if (!r) continue;
        uint32_t beg = k > NEAR ? k - NEAR : 0;
        for (uint32_t w = beg; w <= k + NEAR && w < n; w++) {
            size_t i = first_of(copy, s->spell[w]);
            if (i < copy->n && copy->p[i].key == s->spell[w])
                copy->p[i].told[side] |= (uint8_t)(1 << r);
        }
    }
    for (size_t i = 1; i < copy->n; i++)
        if (copy->p[i].key == copy->p[i - 1].key)
            copy->p[i].told[side] = copy->p[i - 1].told[side];
}

/* Does the source, or the copy, tell a rank near the name of the copy's
 * mention anywhere? */
static bool is_told(const wire__compare *t, titles *all, const mention *c,
                    size_t side, uint8_t r)
{
    if (!all->knows_told) {
        note_ranks(&t->s, 0, &all->c);
        note_ranks(&t->c, 1, &all->c);
        all->knows_told = true;
    }
    return r && (c->told[side] >> r & 1);
}

/* "Assistant District Attorney" and "District Attorney": -1 the same. */
static int judge_rank(const wire__compare *t, titles *all, const mention *s,
                      const mention *c)
{
    uint8_t a = s->rank, b = c->rank;
    if (a == b || is_told(t, all, c, 1, a) || is_told(t, all, c, 0, b))
        return -1;
    return a == RANK_PAST || b == RANK_PAST ? WIRE_SEVERITY_LOW
                                            : WIRE_SEVERITY_MEDIUM;
}

/* -1 the same; else the severity of the change. */
static int judge(const wire__compare *t, titles *all, const mention *s,
                 const mention *c)
{
    if (s->office != c->office) {
        if (s->office == WIRE__OFFICE_LOOSE || c->office == WIRE__OFFICE_LOOSE)
            return t->s.stem[s->head] == t->c.stem[c->head]
                       ? judge_rank(t, all, s, c)
                       : WIRE_SEVERITY_LOW;
        return WIRE_SEVERITY_HIGH;
    }
    if (s->office == WIRE__OFFICE_LOOSE)
        return t->s.stem[s->head] == t->c.stem[c->head]
                   ? judge_rank(t, all, s, c)
                   : -1;
    if (is_other_compound(t, s, c)) return WIRE_SEVERITY_HIGH;
    /* of other offices, what they are of is told in many ways */
    if (s->office != WIRE__OFFICE_MINISTER &&
        s->office != WIRE__OFFICE_SECRETARY)
        return judge_rank(t, all, s, c);
    overlap o = qualifiers(t, s, c);
    if (!o.s_any || !o.c_any || o.shared) return judge_rank(t, all, s, c);
    return WIRE_SEVERITY_HIGH;
}

static bool report(wire__compare *t, const mention *s, const mention *c,
                   wire_severity sev)
{
    wire_change *ch = wire__compare_add(
        t, WIRE_CHANGE_TITLE_ALTERED, sev,
        wire_words_span(&t->s.doc->words, s->words.beg, s->words.end),
        wire_words_span(&t->c.doc->words, c->words.beg, c->words.end));
    if (!ch) return false;
    wire_str x = ch->source_text, y = ch->copy_text;
    return wire__compare_note(t, ch, "%.*s became %.*s",
                              (int)(x.n < 100 ? x.n : 100), x.p,
                              (int)(y.n < 100 ? y.n : 100), y.p);
}

/* The mildest reading of the copy's mention against the source's. */
static bool look_at(wire__compare *t, titles *all, const mention *c)
{
    enum { SAME_NAME_MAX = 32 };
    int least = 3;
    const mention *best = NULL;
    size_t i = first_of(&all->s, c->key);
    for (size_t k = 0; k < SAME_NAME_MAX && i + k < all->s.n; k++) {
        const mention *s = &all->s.p[i + k];
        if (s->key != c->key) break;
        int sev = judge(t, all, s, c);
        if (sev >= least) continue;
        least = sev;
        best = s;
    }
    if (!best || least < 0) return true;
    return report(t, best, c, (wire_severity)least);
}

/* ---- Titles that are no office ---- */

/* An English noun before a name. */
static bool is_noun(const wire__side *s, uint32_t w)
{
    static const char *const verbs[] = {"said", "says", "told", "tells",
                                        "adds"};
    wire_str x = wire__side_word(s, w);
    if (s->weight[w] < WIRE__CONTENT_BITS || x.n < 4 || x.p[0] < 'a')
        return false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (wire_str_eq_nocase(x, wire_str_of(verbs[i]))) return false;
    return !wire_str_ends(x, WIRE_STR("ed")) &&
           !wire_str_ends(x, WIRE_STR("ing"));
}

/* The name of two words or more that begins with a word. */
static bool is_name_at(const wire__side *s, uint32_t w)
{
    uint32_t off = s->doc->words.off[w];
    size_t k = wire__first_name(s, off);
    return k < s->n_names && s->names[k].beg == off &&
           w + 1 < s->doc->words.n &&
           s->names[k].end > s->doc->words.off[w + 1] && only(s, w - 1, " ");
}

/* "Convenor Paddy Hale" and "organiser Paddy Hale": another noun before the
 * same name, which may be another word for the same. */
static bool look_at_nouns(wire__compare *t, const wire__diff *d)
{
    const wire_words *sw = &t->s.doc->words, *cw = &t->c.doc->words;
    for (size_t i = 1; i + 1 < d->n; i++) {
        const wire__op *o = &d->ops[i];
        if (o->kind != WIRE__OP_REPLACED || o->s_end - o->s_beg != 1 ||
            o->c_end - o->c_beg != 1 || o[1].kind != WIRE__OP_EQUAL ||
            o[-1].kind > WIRE__OP_STEM || o[1].s_beg != o->s_end ||
            !is_noun(&t->s, o->s_beg) || !is_noun(&t->c, o->c_beg) ||
            !is_name_at(&t->s, o->s_end) || !is_name_at(&t->c, o->c_end) ||
            wire__side_quote_at(&t->c, cw->off[o->c_beg]))
            continue;
        if (wire__office_of(&t->s, o->s_beg) > WIRE__OFFICE_LOOSE &&
            wire__office_of(&t->c, o->c_beg) > WIRE__OFFICE_LOOSE)
            continue; /* told above */
        wire_change *ch =
            wire__compare_add(t, WIRE_CHANGE_TITLE_ALTERED, WIRE_SEVERITY_LOW,
                              wire_words_span(sw, o->s_beg - 1, o->s_end),
                              wire_words_span(cw, o->c_beg - 1, o->c_end));
        if (!ch || !wire__compare_note(t, ch, "another word for who it is"))
            return false;
    }
    return true;
}

static bool find_nouns(wire__compare *t)
{
    for (size_t i = 0; t->language == WIRE__IN_EN && i < t->out->n_links; i++)
        if (t->out->links[i].relation != WIRE_RELATION_VERBATIM &&
            !look_at_nouns(t, &t->diffs[i]))
            return false;
    return true;
}

bool wire__find_titles(wire__compare *t)
{
    titles all = {0};
    bool ok = gather_copy(t, &all.c);
    if (ok && all.c.n) qsort(all.c.p, all.c.n, sizeof *all.c.p, by_key);
    ok = ok && gather_source(&t->s, &all.c, &all.s);
    if (ok && all.s.n) qsort(all.s.p, all.s.n, sizeof *all.s.p, by_key);
    for (size_t i = 0; ok && i < all.c.n; i++)
        ok = look_at(t, &all, &all.c.p[i]);
    ok = ok && find_nouns(t);
    WIRE_VEC_FREE(&all.s);
    WIRE_VEC_FREE(&all.c);
    return ok;
}
