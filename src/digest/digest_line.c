/* digest_line.c: lines, and small things that all sections ask.
 *
 *   span  The ferry (a catamaran) sank, police said.
 *   cuts            [--------------)
 *   text  The ferry sank, police said.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "digest_int.h"

wire_str wire__digest_text(const wire__digest *d, wire_span s)
{
    return wire_str_sub(d->body, s.beg, s.end);
}

wire__low wire__digest_low(const wire__digest *d, size_t word)
{
    const wire_words *w = &d->doc->words;
    wire__low low = {""};
    size_t n = w->len[word];
    if (n >= sizeof low.p) return low;
    for (size_t i = 0; i < n; i++) {
        char c = d->body.p[w->off[word] + i];
        if (c >= 'A' && c <= 'Z') c = (char)(c + ('a' - 'A'));
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
            low.p[0] = '\0';
            return low;
        }
        low.p[i] = c;
    }
    low.p[n] = '\0';
    return low;
}

/* ---- Words that all loops look for -------------------------------------- */

static const struct {
    uint8_t flag;
    const char *words;
} FLAGGED[] = {
    {WIRE__WORD_WE, "i we my our me us"},
    {WIRE__WORD_YOU, "you your"},
    {WIRE__WORD_COMING,
     "will scheduled slated due set expected is are wird werden soll sollen "
     "aura auront sera seront doit doivent"},
    {WIRE__WORD_VOW,
     "pledged pledges pledge vowed vows vow promised promises promise "
     "committed commits guaranteed guarantees undertook agreed agrees"},
    {WIRE__WORD_PLAN, "plans plan planned intends intend aims aim will"},
    {WIRE__WORD_NEAR, "this next last"},
};
enum { SLOTS = 256 }; /* for some fifty words; a power of two */

typedef struct {
    uint32_t hash; /* 0 is empty */
    uint8_t flags;
} slot;

static slot *slot_of(slot *slots, uint32_t hash)
{
    size_t i = hash * 0x9e3779b1u >> 24;
    while (slots[i].hash && slots[i].hash != hash)
        i = (i + 1) & (SLOTS - 1);
    return &slots[i];
}

static void mark(wire__digest *d, wire_span s, uint8_t flag, uint32_t cue_of)
{
    size_t w, end;
    wire__digest_words(d, s, &w, &end);
    for (; w < end; w++) {
        d->flags[w] |= flag;
        if (cue_of && !d->cue_of[w]) d->cue_of[w] = cue_of;
    }
}

/* One look-up a word. */
static void mark_listed(wire__digest *d)
{
    slot slots[SLOTS] = {{0, 0}};
    const wire_words *w = &d->doc->words;
    for (size_t i = 0; i < sizeof FLAGGED / sizeof *FLAGGED; i++)
        for (const char *p = FLAGGED[i].words; *p;) {
            wire_str word = {p, strcspn(p, " ")};
            slot *s = slot_of(slots, wire_text_word_hash(word));
            s->hash = wire_text_word_hash(word);
            s->flags |= FLAGGED[i].flag;
            p += word.n;
            if (*p) p++;
        }
    for (size_t i = 0; i < w->n; i++)
        d->flags[i] = slot_of(slots, w->hash[i])->flags;
}

wire_status wire__digest_flags(wire__digest *d, wire_err *err)
{
    size_t n = d->doc->words.n;
    d->flags = WIRE_ARRAY(d->tmp, uint8_t, n + 1);
    d->cue_of = (uint32_t *)wire_arena_calloc(d->tmp, n + 1, sizeof *d->cue_of);
    if (!d->flags || !d->cue_of) return wire_fail_mem(err);
    mark_listed(d);
    for (size_t i = 0; i < d->n_said; i++)
        mark(d, d->said[i].cue, WIRE__WORD_CUE,
             d->said[i].has_source ? (uint32_t)i + 1 : 0);
    for (size_t i = 0; i < d->n_dates; i++)
        mark(d, d->dates[i].span, WIRE__WORD_DATE, 0);
    return WIRE_OK;
}

void wire__digest_words(const wire__digest *d, wire_span s, size_t *beg,
                        size_t *end)
{
    *beg = wire_words_at(&d->doc->words, s.beg);
    *end = wire_words_at(&d->doc->words, s.end);
}

bool wire__digest_is_joined(const wire__digest *d, size_t word)
{
    const wire_words *w = &d->doc->words;
    if (word + 1 >= w->n) return false;
    uint32_t end = w->off[word] + w->len[word], next = w->off[word + 1];
    return next == end + 1 && (d->body.p[end] == ' ' || d->body.p[end] == '\n');
}

bool wire__digest_is_owner(const wire__digest *d, size_t word)
{
    uint32_t end = d->doc->words.off[word] + d->doc->words.len[word];
    wire_str rest = wire_str_sub(d->body, end, d->body.n);
    return wire_str_starts(rest, WIRE_STR("'")) ||
           wire_str_starts(rest, WIRE_STR("\xe2\x80\x99"));
}

bool wire__is_one_of(const char *word, const char *spaced_list)
{
    size_t n = strlen(word);
    if (n == 0) return false;
    for (const char *p = spaced_list; *p;) {
        size_t len = strcspn(p, " ");
        if (len == n && memcmp(p, word, n) == 0) return true;
        p += len;
        if (*p) p++;
    }
    return false;
}

bool wire__digest_has_quote(const wire__digest *d, wire_span s)
{
    size_t lo = 0, hi = d->n_quotes;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (d->quotes[mid].span.beg < s.end)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo > 0 && wire__spans_meet(d->quotes[lo - 1].span, s);
}

size_t wire__digest_sentence_at(const wire__digest *d, uint32_t at)
{
    size_t lo = 0, hi = d->n_sents;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (d->sents[mid].span.end <= at)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < d->n_sents && d->sents[lo].span.beg <= at ? lo : d->n_sents;
}

wire__cand *wire__digest_cand(const wire__digest *d, size_t sentence)
{
    size_t lo = 0, hi = d->n_cands;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (d->cands[mid].sentence < sentence)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < d->n_cands && d->cands[lo].sentence == sentence ? &d->cands[lo]
                                                                : NULL;
}

wire_status wire__digest_line(wire__digest *d, wire_span span,
                              const wire_span *cuts, size_t n_cuts,
                              wire_line *out, wire_err *err)
{
    memset(out, 0, sizeof *out);
    out->article = d->in->articles[0];
    out->of = WIRE_LINE_BODY;
    out->span = span;
    if (n_cuts == 0) {
        out->text = wire__digest_text(d, span);
        return WIRE_OK;
    }
    out->cuts = WIRE_ARRAY(d->a, wire_span, n_cuts);
    char *p = wire_arena_alloc(d->a, span.end - span.beg);
    if (!out->cuts || !p) return wire_fail_mem(err);
    memcpy(out->cuts, cuts, n_cuts * sizeof *cuts);
    out->n_cuts = n_cuts;
    uint32_t at = span.beg;
    for (size_t i = 0; i <= n_cuts; i++) {
        uint32_t end = i < n_cuts ? cuts[i].beg : span.end;
        memcpy(p + out->text.n, d->body.p + at, end - at);
        out->text.n += end - at;
        if (i < n_cuts) at = cuts[i].end;
    }
    out->text.p = p;
    return WIRE_OK;
}

wire_status wire__digest_line_of(wire__digest *d, const wire__cand *c,
                                 wire_line *out, wire_err *err)
{
    wire_span cuts[WIRE__CUTS_MAX];
    size_t n = 0;
    if (d->opts->compress && !c->keeps_clauses)
        n = wire__digest_cuts(d, c, cuts);
    return wire__digest_line(d, c->span, cuts, n, out, err);
}
