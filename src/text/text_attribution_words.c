/* Attributions: the words and what stands between them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "text_attribution_int.h"

#include "text_attribution_words.h"

#define TABLE(x)                                                               \
    {                                                                          \
        (x), sizeof(x) / sizeof(*(x)) - 1                                      \
    }

wire__said_table wire__said_table_of(wire_str language)
{
    static const wire__said_table en = TABLE(ENGLISH), de = TABLE(GERMAN),
                                  fr = TABLE(FRENCH), es = TABLE(SPANISH),
                                  it = TABLE(ITALIAN), pt = TABLE(PORTUGUESE),
                                  none = {NULL, 0};
    unsigned l = wire__lang_bits(language);
    if (l == WIRE__ALL || l & WIRE__EN) return en;
    if (l & WIRE__DE) return de;
    if (l & WIRE__FR) return fr;
    if (l & WIRE__ES) return es;
    if (l & WIRE__IT) return it;
    if (l & WIRE__PT) return pt;
    return none;
}

/* A word met that has the hash of one in the table by chance, one in two
 * million, is taken for it. */
uint32_t wire__said_flags(const wire__said_table *t, uint32_t hash)
{
    if (!t->slots) return 0;
    for (uint32_t i = hash & t->mask;; i = (i + 1) & t->mask) {
        if (t->slots[i].hash == hash) return t->slots[i].flags;
        if (!t->slots[i].hash) return 0;
    }
}

bool wire__said_eq(const wire__said *t, uint32_t i, const char *word)
{
    wire_str w = wire__said_word_at(t, i);
    return wire__may_be(w, word) && wire_str_eq_nocase(w, wire_str_of(word));
}

bool wire__said_quoted(const wire__said *t, uint32_t i)
{
    uint32_t q = t->quote[i];
    return q && t->quotes[q - 1].kind == WIRE_QUOTE_DIRECT;
}

/* ---- Gaps ---- */

static uint16_t gap_of_cp(uint32_t cp)
{
    switch (cp) {
    case ',':
    case 0x3001:
    case 0xff0c:
        return WIRE__GAP_COMMA;
    case ':':
    case 0xff1a:
        return WIRE__GAP_COLON;
    case ';':
        return WIRE__GAP_SEMI;
    case 0x2013:
    case 0x2014:
    case 0x2015:
        return WIRE__GAP_DASH;
    case '(':
    case ')':
    case '[':
    case ']':
        return WIRE__GAP_PAREN;
    case '.':
    case '!':
    case '?':
    case 0x2026:
        return WIRE__GAP_STOP;
    default:
        return WIRE__GAP_OTHER;
    }
}

/* "word - word", "word--word": a dash; "word-word" is a hyphen. */
static uint16_t gap_between(wire_str body, uint32_t beg, uint32_t end)
{
    uint16_t g = 0;
    size_t n = end - beg;
    if (n == 1 && body.p[beg] == ' ') return 0;
    if (n == 1 && body.p[beg] == '-') return WIRE__GAP_HYPHEN;
    if (n == 1 && body.p[beg] == '\'') return WIRE__GAP_APOS;
    if (n == 1 && beg > 0 && (body.p[beg] == ',' || body.p[beg] == '.') &&
        wire__is_digit((uint8_t)body.p[beg - 1]) && end < body.n &&
        wire__is_digit((uint8_t)body.p[end]))
        return WIRE__GAP_OTHER; /* 12,400 */
    if (n == 3 && !memcmp(body.p + beg, "\xe2\x80\x99", 3))
        return WIRE__GAP_APOS;
    if (n > 64) end = beg + 64;
    wire_str s = wire_str_sub(body, 0, end);
    for (size_t i = beg; i < end;) {
        size_t at = i;
        uint32_t cp = wire__cp_next(s, &i);
        if (cp == '-')
            g |= at > beg || i < end ? WIRE__GAP_DASH : 0;
        else if (!wire__is_space(cp) && !wire__is_invisible(cp))
            g |= gap_of_cp(cp);
    }
    return g;
}

static bool is_ly(wire_str w)
{
    return w.n > 4 && w.p[w.n - 2] == 'l' && w.p[w.n - 1] == 'y' &&
           (uint8_t)w.p[0] >= 'a';
}

static void fill_words(wire__said *t)
{
    const wire_words *w = t->w;
    uint32_t end = 0;
    for (uint32_t i = 0; i < w->n; i++) {
        wire_str s = wire__said_word_at(t, i);
        t->gap[i] = gap_between(t->body, end, w->off[i]);
        t->flag[i] = wire__said_flags(&t->table, w->hash[i]);
        t->is_cap[i] = wire__is_upper(wire__cp_at(s, 0)) ||
                       wire__is_digit((uint8_t)s.p[0]);
        if (!t->flag[i] && is_ly(s) && t->lang == WIRE__EN)
            t->flag[i] = W_(ADV);
        t->quote[i] = 0;
        end = w->off[i] + w->len[i];
    }
    t->gap[w->n] = WIRE__GAP_STOP;
}

static void fill_quotes(wire__said *t)
{
    uint32_t k = 0;
    for (size_t q = 0; q < t->n_quotes; q++) {
        const wire_quote *x = &t->quotes[q];
        if (x->depth) continue;
        while (k < t->w->n && t->w->off[k] < x->span.beg)
            k++;
        if (k < t->w->n) t->gap[k] |= WIRE__GAP_QUOTE;
        while (k < t->w->n && t->w->off[k] < x->span.end)
            t->quote[k++] = (uint32_t)q + 1;
        if (k < t->w->n) t->gap[k] |= WIRE__GAP_QUOTE;
    }
}

enum { SPEAKER_WITHIN = 16 }; /* words from a quotation to its verb */

/* '"Who goes there?" the guard, an old man, called.': what begins at word beg
 * tells who spoke the quotation in front of it. */
static bool names_speaker(const wire__said *t, uint32_t from, uint32_t beg,
                          uint32_t end)
{
    uint32_t q = t->quote[from];
    if (!q || t->quote[beg - 1] != q || t->quote[beg]) return false;
    if (end > beg + SPEAKER_WITHIN) end = beg + SPEAKER_WITHIN;
    for (uint32_t i = beg; i < end && !t->quote[i]; i++) {
        uint32_t f = t->flag[i];
        if (!(f & (W_(SAY) | W_(TELL) | W_(ASK))) ||
            !(f & (W_(PAST) | W_(THIRD))))
            continue;
        return i == beg || i + 1 == end ||
               (!(t->gap[i + 1] & WIRE__GAP_COLON) && !t->quote[i + 1] &&
                !(t->flag[i + 1] & W_(THAT)));
    }
    return false;
}

/* Sentences whose border lies inside a quotation are one frame. */
static bool fill_frames(wire__said *t)
{
    t->frames = WIRE_ARRAY(t->a, wire__frame, t->n_sentences + 1);
    if (!t->frames) return false;
    uint32_t k = 0;
    uint32_t head = t->doc->has_dateline ? t->doc->dateline.span.end : 0;
    for (size_t i = 0; i < t->n_sentences; i++) {
        const wire_sentence *s = &t->sentences[i];
        while (k < t->w->n && t->w->off[k] < s->span.beg)
            k++;
        uint32_t beg = k;
        if (s->span.beg < head && head < s->span.end)
            while (t->w->off[beg] < head && beg + 1 < t->w->n)
                beg++;
        while (k < t->w->n && t->w->off[k] < s->span.end)
            k++;
        if (beg == k) continue;
        wire__frame *last = t->n_frames ? &t->frames[t->n_frames - 1] : NULL;
        if (last && last->para == s->para && last->end == beg &&
            ((t->quote[beg] && t->quote[beg - 1] == t->quote[beg]) ||
             names_speaker(t, last->beg, beg, k))) {
            last->end = k;
        } else {
            wire__frame f = {beg, k, s->para};
            t->frames[t->n_frames++] = f;
        }
    }
    return true;
}

/* A headline With Its Words Like This: what the tables know is no name. */
static void lower_headline(wire__said *t, const wire__frame *f)
{
    enum { SHORTEST = 5, LONGEST = 30, LETTERS = 4 };
    uint32_t n = 0, caps = 0;
    if (f->end - f->beg < SHORTEST || f->end - f->beg > LONGEST) return;
    for (uint32_t i = f->beg + 1; i < f->end; i++) {
        if (t->w->len[i] < LETTERS) continue;
        n++;
        caps += t->is_cap[i];
    }
    if (caps < 3 || 10 * caps < 8 * n) return;
    for (uint32_t i = f->beg; i < f->end; i++)
        if (t->flag[i] & ~(W_(PERSON) | W_(TIME) | W_(MEDIA))) t->is_cap[i] = 0;
}

wire_status wire__said_fill(wire__said *t, wire_err *err)
{
    size_t n = t->w->n + 1;
    t->flag = WIRE_ARRAY(t->a, uint32_t, n);
    t->gap = WIRE_ARRAY(t->a, uint16_t, n);
    t->quote = WIRE_ARRAY(t->a, uint32_t, n);
    t->is_cap = WIRE_ARRAY(t->a, uint8_t, n);
    t->is_held = wire_arena_calloc(t->a, t->n_quotes + 1, 1);
    if (!t->flag || !t->gap || !t->quote || !t->is_cap || !t->is_held)
        return wire_fail_mem(err);
    t->flag[t->w->n] = 0;
    t->quote[t->w->n] = 0;
    t->is_cap[t->w->n] = 0;
    fill_words(t);
    fill_quotes(t);
    if (!fill_frames(t)) return wire_fail_mem(err);
    for (size_t i = 0; i < t->n_frames; i++)
        lower_headline(t, &t->frames[i]);
    return WIRE_OK;
}
