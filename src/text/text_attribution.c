/* Who said what.
 *
 *   words and gaps -> frames -> cues, left to right -> quotations without a
 *   cue -> speakers -> sorted
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "text_attribution_int.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

const char *wire_said_kind_name(wire_said_kind k)
{
    static const char *const names[] = {"direct", "indirect", "mixed"};
    return (size_t)k < COUNT(names) ? names[k] : "unknown";
}

const char *wire_said_force_name(wire_said_force f)
{
    static const char *const names[] = {"say",   "think", "want",
                                        "judge", "show",  "seem"};
    return (size_t)f < COUNT(names) ? names[f] : "unknown";
}

/* ---- One attribution ---- */

static wire_span bytes_of(const wire__said *t, wire_span words)
{
    return wire_words_span(t->w, words.beg, words.end);
}

static wire_said_kind kind_of(const wire__said *t, const wire__said_hit *h)
{
    bool in = false, out = false;
    for (size_t i = 0; i < h->n; i++)
        for (uint32_t k = h->part[i].beg; k < h->part[i].end && !(in && out);
             k++)
            *(t->quote[k] ? &in : &out) = true;
    return in && out ? WIRE_SAID_MIXED
           : in      ? WIRE_SAID_DIRECT
                     : WIRE_SAID_INDIRECT;
}

/* What somebody wants or thinks of something, told within the words of
 * another, is the other's to tell. */
static bool is_within(const wire__said *t, const wire__said_hit *h)
{
    return h->force != WIRE_FORCE_SAY && h->cue.beg < t->covered;
}

static void drop_within(wire__said *t, const wire__said_hit *h)
{
    while (t->out.n > t->first) {
        const wire_attribution *x = &t->out.p[t->out.n - 1];
        bool in = false;
        for (size_t i = 0; i < h->n; i++) {
            wire_span s = bytes_of(t, h->part[i]);
            in |= x->cue.beg >= s.beg && x->cue.end <= s.end;
        }
        if (!in || x->force == WIRE_FORCE_SAY) return;
        t->out.n--;
    }
}

/* "astronomers who say": whom the pronoun stands for. */
static wire_span antecedent(const wire__said *t, wire_span source)
{
    wire_span np = {0, 0}, none = {0, 0};
    if (source.end - source.beg != 1 || source.beg <= t->f.beg) return none;
    if (!(t->flag[source.beg] & W_(SUB)) &&
        !wire__said_eq(t, source.beg, "that"))
        return none;
    uint32_t i = source.beg;
    if (t->gap[i] & WIRE__GAP_BREAK) {
        if (!(t->gap[i] & WIRE__GAP_COMMA)) return none;
        wire__said at = *t;
        at.f.end = i;
        while (i > at.f.beg && source.beg - i < 12 &&
               !(i < source.beg && t->gap[i] & WIRE__GAP_BREAK) &&
               !(t->flag[i - 1] & (W_(PREP) | W_(SUB) | W_(AUX) | W_(CONJ))))
            i--;
        return bytes_of(t, (wire_span){i, source.beg});
    }
    if (!wire__said_np_before(t, i, &np)) return none;
    return bytes_of(t, np);
}

void wire__said_add(wire__said *t, const wire__said_hit *h)
{
    wire_attribution x = {0};
    if (is_within(t, h)) return;
    drop_within(t, h);
    t->content = h->part[0].beg;
    for (size_t i = 0; i < h->n; i++)
        if (h->part[i].end > t->covered) t->covered = h->part[i].end;
    x.content = WIRE_ARRAY(t->a, wire_span, 4);
    if (!x.content) {
        t->out_of_memory = true;
        return;
    }
    for (size_t i = 0; i < h->n; i++) {
        x.content[x.n_content++] = bytes_of(t, h->part[i]);
        for (uint32_t k = h->part[i].beg; k < h->part[i].end; k++)
            if (t->quote[k]) t->is_held[t->quote[k] - 1] = 1;
    }
    x.has_source = h->source.beg < h->source.end;
    if (x.has_source) x.source = bytes_of(t, h->source);
    if (x.has_source) x.speaker = antecedent(t, h->source);
    x.cue = bytes_of(t, h->cue);
    x.kind = kind_of(t, h);
    x.force = h->force;
    x.is_negated = h->is_negated;
    if (x.has_source) {
        t->has_last = true;
        t->last = h->source;
    }
    if (!WIRE_VEC_PUSH(&t->out, x)) t->out_of_memory = true;
}

/* ---- All of them ---- */

/* Last word of the paragraph of frame i, plus one. */
static uint32_t para_end(const wire__said *t, size_t i)
{
    size_t n = 0;
    while (i + 1 < t->n_frames && t->frames[i + 1].para == t->f.para &&
           n++ < 50)
        i++;
    return t->frames[i].end;
}

static void read_frame(wire__said *t, size_t i)
{
    t->first = t->out.n;
    t->done = t->covered = t->f.beg;
    t->content = UINT32_MAX;
    t->has_last = false;
    uint32_t k = t->f.beg;
    if (i == 0 || t->frames[i - 1].para != t->f.para)
        k = wire__said_label(t, i == 0, para_end(t, i));
    while (k < t->f.end) {
        uint32_t f = t->flag[k];
        if (wire__said_quoted(t, k)) {
            k++;
            continue;
        }
        if (f & W_(NOUN) && t->lang != WIRE__EN) {
            uint32_t next = wire__said_other(t, k);
            k = next ? next : k + 1;
            continue;
        }
        if (f & W_(NOUN)) wire__said_noun(t, k);
        if (f & W_(ACCORD)) {
            uint32_t next = t->lang == WIRE__EN ? 0 : wire__said_other(t, k);
            k = next ? next : wire__said_accord(t, k);
        } else if (f & W_CUE)
            k = wire__said_verb(t, k);
        else if (f & W_(ADJ))
            k = wire__said_adjective(t, k);
        else
            k++;
    }
    wire__said_mood(t);
    wire__said_rest(t, t->first);
    wire__said_introduce(t);
}

static int by_content(const void *a, const void *b)
{
    const wire_attribution *x = a, *y = b;
    if (x->content[0].beg != y->content[0].beg)
        return x->content[0].beg < y->content[0].beg ? -1 : 1;
    if (x->cue.beg != y->cue.beg) return x->cue.beg < y->cue.beg ? -1 : 1;
    return (x->cue.end > y->cue.end) - (x->cue.end < y->cue.end);
}

static unsigned language_of(wire_str language)
{
    unsigned l = wire__lang_bits(language);
    if (l == WIRE__ALL || l & WIRE__EN) return WIRE__EN;
    return l;
}

static wire_status cut(const wire_attribution_in *in, wire__said *t,
                       wire_err *err)
{
    const wire_article *x = in->doc->article;
    wire_sentence *s;
    wire_quote *q;
    t->sentences = in->sentences;
    t->n_sentences = in->n_sentences;
    t->quotes = in->quotes;
    t->n_quotes = in->n_quotes;
    if (in->sentences) return WIRE_OK;
    WIRE_TRY(wire_text_sentences(x->body, x->paras, x->n_paras,
                                 in->doc->language, t->a, &s, &t->n_sentences,
                                 err));
    WIRE_TRY(wire_text_quotes(x->body, x->paras, x->n_paras, t->a, &q,
                              &t->n_quotes, err));
    t->sentences = s;
    t->quotes = q;
    return WIRE_OK;
}

wire_status wire_text_attributions(const wire_attribution_in *in, wire_arena *a,
                                   wire_attribution **out, size_t *out_n,
                                   wire_err *err)
{
    wire__said t = {0};
    t.body = in->doc->article->body;
    t.doc = in->doc;
    t.w = &in->doc->words;
    t.a = a;
    t.table = wire__said_table_of(in->doc->language);
    t.lang = language_of(in->doc->language);
    *out = NULL;
    *out_n = 0;
    WIRE_TRY(cut(in, &t, err));
    WIRE_TRY(wire__said_fill(&t, err));
    for (size_t i = 0; i < t.n_frames; i++) {
        t.f = t.frames[i];
        read_frame(&t, i);
    }
    wire_status st = t.out_of_memory ? wire_fail_mem(err) : WIRE_OK;
    if (st == WIRE_OK) st = wire__said_speakers(&t, err);
    if (st == WIRE_OK && t.out.n)
        qsort(t.out.p, t.out.n, sizeof *t.out.p, by_content);
    if (st == WIRE_OK)
        WIRE__KEEP(st, a, wire_attribution, t.out, out, out_n, err);
    WIRE_VEC_FREE(&t.out);
    return st;
}
