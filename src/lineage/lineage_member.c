/* lineage_member.c: an article as the copy tree sees it.
 *
 *     How did it happen?                     headline that asks
 *     Key takeaways  - ...  - ...            on top: not the story
 *     SKELLAN, March 17 (NPA) -              dateline: not the story
 *     A ferry ran aground ...                the story
 *     Subscribe to our newsletter ...        at the foot: not the story
 *                                            (lineage_foot.c)
 * What stands on top and at the foot is kept out of the comparison, and
 * counts as a mark: agencies send neither.
 * SPDX-License-Identifier: Apache-2.0 */
#include "lineage_int.h"

#include <stdlib.h>
#include <string.h>

/* ---- Cues ---------------------------------------------------------------- */

static const char *const top_cues[] = {"synopsis",
                                       "key takeaways",
                                       "takeaways",
                                       "key points",
                                       "summary",
                                       "at a glance",
                                       "in brief",
                                       "highlights",
                                       "the key points",
                                       "das wichtigste",
                                       "auf einen blick",
                                       "zusammenfassung",
                                       "in k\xc3\xbcrze",
                                       "l'essentiel",
                                       "points cl\xc3\xa9s",
                                       "en bref",
                                       "r\xc3\xa9sum\xc3\xa9",
                                       "puntos clave",
                                       "resumen",
                                       "punti chiave",
                                       "in sintesi",
                                       "pontos-chave",
                                       "resumo",
                                       NULL};

static const char *const update_cues[] = {
    "update ",    "updated",   "correct",
    "refile",     "wrapup",    "writethru",
    "1st ld",     "2nd ld",    "3rd ld",
    "lead 1",     "(adds",     "adds ",
    "recasts",    "rewrites",  "aktualisier",
    "berichtig",  "korrektur", "mise \xc3\xa0 jour",
    "correction", "actualiza", "correcci",
    NULL};

static bool starts_with_any(wire_str s, const char *const *list)
{
    for (; *list; list++)
        if (wire_str_starts_nocase(s, wire_str_of(*list))) return true;
    return false;
}

/* ---- Story words --------------------------------------------------------- */

/* Hash of the first six bytes, so that "organise", "organized" meet; digits
 * are compared whole. */
static uint32_t stem_of(const char *p, uint32_t n, uint32_t whole)
{
    uint64_t x = 0;
    if (n <= 4 || wire_is_digit(p[0])) return whole;
    if (n > 6) n = n > 9 ? 6 : 5;
    for (uint32_t i = 0; i < n; i++) {
        char c = p[i];
        x = x << 8 | (unsigned char)(c >= 'A' && c <= 'Z' ? c | 32 : c);
    }
    return (uint32_t)wire_mix64(x);
}

/* Short words carry grammar, not news; figures and names carry most. */
static uint8_t weight_of(const char *p, uint32_t n, bool first)
{
    if (wire_is_digit(p[0])) return LIN_WORD + 4;
    if (n > 1 && wire__lineage_is_upper(p) && !first) return LIN_WORD + 4;
    return n <= 3 ? LIN_WORD / 3 : LIN_WORD;
}

/* Paragraphs of takeaways or synopsis on top; returns the first of the
 * story. All of the text when little else is left (a digest). */
static size_t skip_top(const wire_article *art, lin_member *m)
{
    size_t i = 0;
    bool heading = false;
    for (; i < art->n_paras; i++) {
        wire_str s = wire__lineage_para(art, i);
        bool cue = s.n < 40 && starts_with_any(s, top_cues);
        if (cue)
            heading = true;
        else if (art->paras[i].role == WIRE_PARA_LIST)
            heading = false;
        else if (heading && i + 1 < art->n_paras && s.n < 600)
            heading = false; /* the synopsis itself */
        else
            break;
        m->has_takeaways = true;
    }
    if (i == art->n_paras) return 0;
    size_t left = art->body.n - art->paras[i].span.beg;
    return left < 300 && 2 * left < art->body.n ? 0 : i;
}

static wire_status story_alloc(lin_member *m, size_t n, wire_arena *a,
                               wire_err *err)
{
    m->hash = WIRE_ARRAY(a, uint32_t, n + 1);
    m->stem = WIRE_ARRAY(a, uint32_t, n + 1);
    m->word = WIRE_ARRAY(a, uint32_t, n + 1);
    m->upto = WIRE_ARRAY(a, uint32_t, n + 1);
    m->weight = WIRE_ARRAY(a, uint8_t, n + 1);
    m->flags = WIRE_ARRAY(a, uint8_t, n + 1);
    if (!m->hash || !m->stem || !m->word || !m->upto || !m->weight || !m->flags)
        return wire_fail_mem(err);
    return WIRE_OK;
}

static wire_status mark_sentences(lin_member *m, const wire_sentence *s,
                                  size_t n, wire_arena *keep, wire_err *err)
{
    size_t k = 0;
    const wire_words *w = &m->doc->words;
    m->opens = WIRE_ARRAY(keep, uint32_t, n + 2);
    if (!m->opens) return wire_fail_mem(err);
    for (uint32_t i = 0; i < m->n; i++) {
        uint32_t off = w->off[m->word[i]];
        bool opens = i == 0;
        while (k < n && s[k].span.beg <= off) {
            opens = true;
            k++;
        }
        if (!opens) continue;
        m->flags[i] |= LIN_SENTENCE;
        m->opens[m->n_opens++] = i;
    }
    m->opens[m->n_opens] = LIN_NONE;
    return WIRE_OK;
}

/* Bytes that a headline and a byline may take before the dateline. */
enum { BEFORE_DATELINE = 160 };

/* The first word at or after byte off, within bounds. */
static size_t word_at(const wire_doc *d, uint32_t off, size_t beg, size_t end)
{
    size_t w = wire_words_at(&d->words, off);
    return w < beg ? beg : w > end ? end : w;
}

/* Words of [first_para, ...) inside the core, in story order; a label is no
 * part of the story wherever it stands. */
static wire_status fill_story(lin_member *m, size_t first_para,
                              wire_arena *keep, wire_err *err)
{
    const wire_doc *d = m->doc;
    const wire_article *art = d->article;
    uint32_t beg = d->core.beg, end = d->core.end;
    if (first_para < art->n_paras && art->paras[first_para].span.beg > beg)
        beg = art->paras[first_para].span.beg;
    if (d->has_dateline && d->dateline.span.end > beg &&
        d->dateline.span.beg <= beg + BEFORE_DATELINE)
        beg = d->dateline.span.end;
    if (end < beg) end = beg;
    size_t w0 = wire_words_at(&d->words, beg);
    size_t w1 = wire_words_at(&d->words, end);
    if (w1 < w0) w1 = w0;
    size_t l0 = d->has_label ? word_at(d, d->label.span.beg, w0, w1) : w1;
    size_t l1 = d->has_label ? word_at(d, d->label.span.end, l0, w1) : w1;
    WIRE_TRY(story_alloc(m, w1 - w0, keep, err));
    for (size_t i = w0; i < w1; i++)
        if (i < l0 || i >= l1) m->word[m->n++] = (uint32_t)i;
    m->led = m->n * 3 / 5;
    memset(m->flags, 0, m->n);
    return WIRE_OK;
}

static void weigh_words(lin_member *m)
{
    const wire_words *w = &m->doc->words;
    const char *body = m->doc->article->body.p;
    uint32_t sum = 0;
    for (uint32_t i = 0; i < m->n; i++) {
        uint32_t k = m->word[i];
        m->upto[i] = sum;
        const char *p = body + w->off[k];
        bool first = m->flags[i] & LIN_SENTENCE;
        m->hash[i] = w->hash[k];
        m->stem[i] = stem_of(p, w->len[k], w->hash[k]);
        m->weight[i] = weight_of(p, w->len[k], first);
        sum += m->weight[i];
    }
    m->upto[m->n] = sum;
    m->mass = (float)sum / LIN_WORD;
    m->text_id = wire_hash_bytes(m->hash, m->n * sizeof *m->hash) ^ m->n;
}

/* The story word that is word k of the article, or comes next. */
static uint32_t story_at(const lin_member *m, size_t k)
{
    uint32_t lo = 0, hi = m->n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (m->word[mid] < k)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

enum { MAX_QUOTES = 64 };

static wire_status fill_quotes(lin_member *m, const wire_quote *q, size_t n,
                               wire_arena *keep, wire_err *err)
{
    const wire_words *w = &m->doc->words;
    uint32_t first = m->n ? m->word[0] : 0;
    uint32_t last = m->n ? m->word[m->n - 1] + 1 : 0;
    m->quotes =
        WIRE_ARRAY(keep, lin_quote, n < MAX_QUOTES ? n + 1 : MAX_QUOTES);
    if (!m->quotes) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++) {
        if (q[i].kind == WIRE_QUOTE_TITLE || q[i].depth) continue;
        size_t beg = wire_words_at(w, q[i].words.beg);
        size_t end = wire_words_at(w, q[i].words.end);
        if (beg < first || end > last || beg >= end) continue;
        beg = story_at(m, beg);
        end = story_at(m, end);
        if (beg == end) continue;
        for (size_t k = beg; k < end; k++)
            m->flags[k] |= LIN_QUOTED;
        if (m->n_quotes == MAX_QUOTES) continue;
        m->quotes[m->n_quotes++] =
            (lin_quote){(uint32_t)beg, (uint32_t)end, end - beg <= 4};
    }
    return WIRE_OK;
}

static void note_marks(lin_member *m)
{
    const wire_article *art = m->doc->article;
    wire_str t = wire_str_trim(art->title);
    m->has_question = t.n && t.p[t.n - 1] == '?';
    m->has_update = starts_with_any(t, update_cues);
    if (m->doc->has_dateline && m->n) {
        uint32_t off = m->doc->words.off[m->word[0]];
        m->has_lead_in = m->doc->dateline.span.beg > off + BEFORE_DATELINE;
    }
    for (size_t i = 0; i < art->n_paras && i < 2; i++) {
        wire_str s = wire__lineage_para(art, i);
        if (s.n < 300 && starts_with_any(s, update_cues)) m->has_update = true;
    }
}

static wire_status read_member(lin_family *f, uint32_t i, void *ctx,
                               wire_err *err)
{
    (void)ctx;
    lin_member *m = &f->members[i];
    const wire_article *art = m->doc->article;
    wire_arena_mark mark = wire_arena_save(f->tmp);
    wire_sentence *sents = NULL;
    wire_quote *quotes = NULL;
    size_t n_sents = 0, n_quotes = 0;
    WIRE_TRY(fill_story(m, skip_top(art, m), f->keep, err));
    WIRE_TRY(wire_text_sentences(art->body, art->paras, art->n_paras,
                                 m->doc->language, f->tmp, &sents, &n_sents,
                                 err));
    WIRE_TRY(mark_sentences(m, sents, n_sents, f->keep, err));
    WIRE_TRY(wire_text_quotes(art->body, art->paras, art->n_paras, f->tmp,
                              &quotes, &n_quotes, err));
    WIRE_TRY(fill_quotes(m, quotes, n_quotes, f->keep, err));
    note_marks(m);
    wire_arena_rewind(f->tmp, mark);
    return WIRE_OK;
}

static wire_status weigh_member(lin_family *f, uint32_t i, void *ctx,
                                wire_err *err)
{
    (void)ctx;
    (void)err;
    weigh_words(&f->members[i]);
    return WIRE_OK;
}

/* ---- All of them --------------------------------------------------------- */

/* A question that two members have for a headline came with the text. */
static wire_status forgive_questions(lin_family *f, wire_err *err)
{
    uint64_t *seen = wire_arena_calloc(f->tmp, 2 * (size_t)f->m + 1, 8);
    uint8_t *twice = wire_arena_calloc(f->tmp, 2 * (size_t)f->m + 1, 1);
    size_t cap = 2 * (size_t)f->m + 1;
    if (!seen || !twice) return wire_fail_mem(err);
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < f->m; i++) {
            lin_member *m = &f->members[i];
            if (!m->has_question) continue;
            wire_str t = wire_str_trim(m->doc->article->title);
            uint64_t h = wire_hash_bytes(t.p, t.n) | 1;
            size_t k = (size_t)(h % cap);
            while (seen[k] && seen[k] != h)
                k = (k + 1) % cap;
            if (round) m->has_question = !twice[k];
            twice[k] |= !round && seen[k] == h;
            seen[k] = h;
        }
    }
    return WIRE_OK;
}

wire_status wire__lineage_members(lin_family *f, const wire_family *family,
                                  wire_err *err)
{
    f->m = (uint32_t)family->n_members;
    f->members = wire_arena_calloc(f->tmp, f->m + 1, sizeof *f->members);
    if (!f->members) return wire_fail_mem(err);
    for (uint32_t i = 0; i < f->m; i++) {
        f->members[i].number = family->members[i];
        f->members[i].doc = &f->docs[family->members[i]];
    }
    WIRE_TRY(wire__lineage_each(f, read_member, NULL, err));
    WIRE_TRY(forgive_questions(f, err));
    WIRE_TRY(wire__lineage_feet(f, err));
    return wire__lineage_each(f, weigh_member, NULL, err);
}
