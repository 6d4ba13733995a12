/* Places that a version took back, and the copies that still have them.
 *
 *   version 2 against 1   "fine of [180,000] crowns" -> "[150,000]"
 *   copy                  has 180,000 in that sentence, and not 150,000
 *
 * A copy is compared only when words of the old text are somewhere in it, so
 * that a large family costs little.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "trace_versions.h"

enum { PLACES_MAX = 64 }; /* of one version */

/* ---- Places ------------------------------------------------------------- */

typedef struct {
    size_t beg, end; /* words */
} run;

static run run_of(const wire_doc *d, wire_span s)
{
    return (run){wire_words_at(&d->words, s.beg),
                 wire_words_at(&d->words, s.end)};
}

/* Figures, names and dates are told whole. */
static bool is_whole(wire_change_type t)
{
    return t == WIRE_CHANGE_NUMBER_ALTERED || t == WIRE_CHANGE_DATE_ALTERED ||
           t == WIRE_CHANGE_NAME_ALTERED || t == WIRE_CHANGE_TITLE_ALTERED ||
           t == WIRE_CHANGE_PLACE_ALTERED;
}

/* The words of both spans that differ; one more on each side where one of
 * them has none left ("was" against "was not"). */
static void narrow(const wire_doc *older, const wire_doc *newer, wire__place *x)
{
    run a = run_of(older, x->old_key), b = run_of(newer, x->new_key);
    const uint32_t *ha = older->words.hash, *hb = newer->words.hash;
    run whole_a = a, whole_b = b;

    while (a.beg < a.end && b.beg < b.end && ha[a.beg] == hb[b.beg])
        a.beg++, b.beg++;
    while (a.beg < a.end && b.beg < b.end && ha[a.end - 1] == hb[b.end - 1])
        a.end--, b.end--;
    if (a.beg == a.end || b.beg == b.end) {
        a.beg -= a.beg > whole_a.beg;
        b.beg -= b.beg > whole_b.beg;
        a.end += a.end < whole_a.end;
        b.end += b.end < whole_b.end;
    }
    if (a.beg == a.end || b.beg == b.end) return; /* marks alone */
    x->old_key = wire_words_span(&older->words, a.beg, a.end);
    x->new_key = wire_words_span(&newer->words, b.beg, b.end);
}

static bool same_words(const wire_doc *older, const wire_doc *newer,
                       const wire__place *x)
{
    run a = run_of(older, x->old_key), b = run_of(newer, x->new_key);
    return a.end - a.beg == b.end - b.beg &&
           memcmp(older->words.hash + a.beg, newer->words.hash + b.beg,
                  (a.end - a.beg) * sizeof(uint32_t)) == 0;
}

static bool is_word_byte(char c)
{
    uint8_t u = (uint8_t)c;
    return (uint8_t)((u | 0x20) - 'a') < 26 || (uint8_t)(u - '0') < 10 ||
           u >= 0x80;
}

static bool has_words(wire_str text, wire_str words)
{
    for (size_t at = 0; words.n > 0; at++) {
        at = wire_str_find_nocase(text, words, at);
        if (at >= text.n) return false;
        if ((at == 0 || !is_word_byte(text.p[at - 1])) &&
            (at + words.n == text.n || !is_word_byte(text.p[at + words.n])))
            return true;
    }
    return false;
}

/* Does the sentence have half of the longer words of the note, "number of
 * confirming stations"? Their first letters do, for other endings. */
static bool is_about(wire_str note, wire_str sentence)
{
    enum { LONG = 6, KEPT = 5 };
    size_t n = 0, found = 0, words = 0;
    for (size_t i = 0; i < note.n;) {
        size_t beg = i;
        while (i < note.n && is_word_byte(note.p[i]))
            i++;
        if (i - beg >= LONG && words > 0) { /* the first says "corrects" */
            wire_str key = wire_str_sub(note, beg, beg + KEPT);
            n++;
            found += wire_str_find_nocase(sentence, key, 0) < sentence.n;
        }
        words += i > beg;
        i += i == beg;
    }
    return found > 0 && 2 * found >= n;
}

/* Does the note to desks say that this was wrong? */
static bool is_in_note(const wire_version_mark *m, const wire__place *x,
                       wire_str sentence)
{
    return has_words(m->wrong, x->new_text) ||
           has_words(m->wrong, x->old_text) || is_about(m->wrong, sentence);
}

static bool has_digit(wire_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((uint8_t)(s.p[i] - '0') < 10) return true;
    return false;
}

/* A later version may tell a story on: of that only figures, names and days
 * of the calendar are worth telling; "on Tuesday" goes out of date by itself.
 * What is corrected was wrong, whatever it is. */
static bool is_worth_telling(const wire__place *x)
{
    if (x->is_corrected) return true;
    if (x->type == WIRE_CHANGE_DATE_ALTERED)
        return has_digit(x->old_text) && has_digit(x->new_text);
    return is_whole(x->type);
}

static bool is_told(const wire__places *p, wire_span key)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->at[i].old_key.beg < key.end && key.beg < p->at[i].old_key.end)
            return true;
    return false;
}

/* The sentence that byte off of a body stands in. */
static wire_str sentence_at(const wire_comparison *c, const wire_doc *d,
                            uint32_t off)
{
    size_t lo = 0, hi = c->n_source_sentences;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (c->source_sentences[mid].span.end <= off)
            lo = mid + 1;
        else
            hi = mid;
    }
    if (lo == c->n_source_sentences) return (wire_str){NULL, 0};
    wire_span s = c->source_sentences[lo].span;
    return wire_str_sub(d->article->body, s.beg, s.end);
}

static void add_change(const wire_version *v, bool is_correction,
                       const wire_doc *older, const wire_doc *newer,
                       const wire_comparison *c, const wire_change *ch,
                       wire__places *out)
{
    wire__place x = {.kind = WIRE_STALE_CHANGED,
                     .type = ch->type,
                     .old_key = ch->source_span,
                     .new_key = ch->copy_span};
    bool is_open = out->n < PLACES_MAX;

    if (!is_open || ch->severity < WIRE_SEVERITY_MEDIUM ||
        !wire_change_is_in_place(ch))
        return;
    narrow(older, newer, &x);
    if (same_words(older, newer, &x)) return;
    wire_span s = is_whole(ch->type) ? ch->source_span : x.old_key;
    wire_span n = is_whole(ch->type) ? ch->copy_span : x.new_key;
    x.old_text = wire_str_sub(older->article->body, s.beg, s.end);
    x.new_text = wire_str_sub(newer->article->body, n.beg, n.end);
    x.is_corrected =
        is_correction ||
        is_in_note(&v->mark, &x, sentence_at(c, older, ch->source_span.beg));
    if (!is_worth_telling(&x)) return;
    if (is_told(out, x.old_key)) return; /* as something graver */
    out->at[out->n++] = x;
}

static void add_withdrawn(const wire_doc *older, wire_span s, wire__places *out)
{
    enum { WORDS_MIN = 4 };
    run r = run_of(older, s);

    if (out->n == PLACES_MAX || r.end - r.beg < WORDS_MIN ||
        s.end > older->core.end || s.beg < older->core.beg)
        return;
    out->at[out->n++] = (wire__place){
        .kind = WIRE_STALE_WITHDRAWN,
        .is_corrected = true,
        .type = WIRE_CHANGE_SENTENCE_OMITTED,
        .old_key = s,
        .old_text = wire_str_sub(older->article->body, s.beg, s.end)};
}

/* In a correction every word counts, also where compare gives it no name. */
static void add_words(const wire_doc *older, const wire_doc *newer,
                      const wire_op *o, wire__places *out)
{
    wire__place x = {.kind = WIRE_STALE_CHANGED,
                     .is_corrected = true,
                     .type = WIRE_CHANGE_FACT_ALTERED,
                     .old_key = o->source,
                     .new_key = o->copy};

    if (out->n == PLACES_MAX || o->source.end > older->core.end ||
        o->source.beg < older->core.beg || is_told(out, o->source))
        return;
    if (o->kind == WIRE_OP_DELETED) {
        x.kind = WIRE_STALE_WITHDRAWN;
        x.type = WIRE_CHANGE_DETAIL_OMITTED;
        x.new_key = (wire_span){0, 0};
    }
    x.old_text =
        wire_str_sub(older->article->body, o->source.beg, o->source.end);
    x.new_text =
        wire_str_sub(newer->article->body, x.new_key.beg, x.new_key.end);
    out->at[out->n++] = x;
}

static size_t count_ops(const wire_comparison *c)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n_links; i++)
        n += c->links[i].n_ops;
    return n;
}

wire_status wire__places_of(const wire_version *v, bool is_correction,
                            const wire_doc *older, const wire_doc *newer,
                            const wire_comparison *c, wire_arena *kept,
                            wire__places *out, wire_err *err)
{
    size_t most = c->n_changes + c->n_omitted + count_ops(c);

    if (most > PLACES_MAX) most = PLACES_MAX;
    out->n = 0;
    out->at = WIRE_ARRAY(kept, wire__place, most);
    if (!out->at) return wire_fail_mem(err);
    for (size_t i = 0; i < c->n_changes; i++)
        add_change(v, is_correction, older, newer, c, &c->changes[i], out);
    /* Where the story is told anew, lines go for want of room. */
    if (!is_correction || v->inferred == WIRE_REVISION_UPDATE) return WIRE_OK;
    for (size_t i = 0; i < c->n_links; i++)
        for (size_t k = 0; k < c->links[i].n_ops; k++)
            if (c->links[i].ops[k].kind == WIRE_OP_REPLACED ||
                c->links[i].ops[k].kind == WIRE_OP_DELETED)
                add_words(older, newer, &c->links[i].ops[k], out);
    for (size_t i = 0; i < c->n_omitted; i++)
        add_withdrawn(older, c->source_sentences[c->omitted[i]].span, out);
    return WIRE_OK;
}

/* ---- Copies ------------------------------------------------------------- */

/* Which words a text has, roughly: never says no of one that it has. */
void wire__word_set_of(const wire_doc *d, wire__word_set *out)
{
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < d->words.n; i++) {
        uint32_t h = d->words.hash[i] % (WIRE__WORD_SET * 64);
        out->bits[h / 64] |= UINT64_C(1) << (h % 64);
    }
}

static bool has_word(const wire__word_set *s, uint32_t hash)
{
    uint32_t h = hash % (WIRE__WORD_SET * 64);
    return s->bits[h / 64] >> (h % 64) & 1;
}

static bool may_carry(const wire__place *x, const wire_doc *older,
                      const wire__word_set *copy)
{
    enum { LOOKED_AT = 24 };
    run r = run_of(older, x->old_key);
    size_t found = 0;
    if (r.end - r.beg > LOOKED_AT) r.end = r.beg + LOOKED_AT;
    for (size_t i = r.beg; i < r.end; i++)
        found += has_word(copy, older->words.hash[i]);
    return 2 * found >= r.end - r.beg;
}

static bool has_candidate(const wire__places *p, const wire_doc *older,
                          const wire__word_set *copy)
{
    for (size_t i = 0; i < p->n; i++)
        if (may_carry(&p->at[i], older, copy)) return true;
    return false;
}

int wire__time_order(wire_time a, wire_time b)
{
    bool days = a.precision == WIRE_TIME_DAY || b.precision == WIRE_TIME_DAY;
    if (!a.precision || !b.precision) return 0;
    int64_t lag = a.unix_s - b.unix_s, least = days ? 86400 : 1;
    return lag >= least ? 1 : lag <= -least ? -1 : 0;
}

typedef struct {
    const wire_doc *older, *newer, *copy;
    wire_comparison by_older, by_newer;
} pairings;

/* Does the copy have the old words there, and not the new ones? */
static bool is_stale(const pairings *x, const wire__place *p, wire_span *at)
{
    static const float LINE = .6f; /* of a withdrawn sentence's words */
    wire_span other;
    float old =
        wire_compare_carries(&x->by_older, x->older, x->copy, p->old_key, at);
    if (p->kind == WIRE_STALE_WITHDRAWN) return old >= LINE;
    return old >= 1 && wire_compare_carries(&x->by_newer, x->newer, x->copy,
                                            p->new_key, &other) < 1;
}

static wire_stale stale_at(const wire_versions *v, uint32_t k,
                           const wire_trace *t, uint32_t article)
{
    const wire_article *a = t->docs[article].article;
    const wire_article *b = t->docs[v->items[k].article].article;
    return (wire_stale){.article = article,
                        .version = k,
                        .kind = WIRE_STALE_KILLED,
                        .is_corrected = true,
                        .after = wire__time_order(a->published, b->published)};
}

static bool has_same_words(const wire_doc *a, const wire_doc *b)
{
    run x = run_of(a, a->core), y = run_of(b, b->core);
    size_t n = x.end - x.beg;
    return n > 0 && n == y.end - y.beg &&
           memcmp(a->words.hash + x.beg, b->words.hash + y.beg,
                  n * sizeof *a->words.hash) == 0;
}

/* Sent by who sent the kill, and dated behind it? */
static bool is_word_behind(const wire_article *kill, const wire_article *a)
{
    return kill->outlet.n > 0 && wire_str_eq_nocase(kill->outlet, a->outlet) &&
           wire__time_order(a->published, kill->published) > 0;
}

/* What the sender of a kill says later, and copies of that, to the word: not
 * what was killed, unless the words are the same again. */
static bool is_told_anew(const wire_trace *t, const wire_versions *v,
                         const wire_doc *kill, const wire_doc *copy)
{
    bool is_later = is_word_behind(kill->article, copy->article);
    bool is_killed = false;
    if (wire__time_order(copy->article->published, kill->article->published) <=
        0)
        return false;
    for (size_t i = 0; i < v->n_items; i++) {
        const wire_doc *x = &t->docs[v->items[i].article];
        if (x == copy || wire_version_is_notice(&v->items[i]) ||
            !has_same_words(x, copy))
            continue;
        if (is_word_behind(kill->article, x->article))
            is_later = true;
        else
            is_killed = true;
    }
    return is_later && !is_killed;
}

/* Does a version stop this copy as a whole: killed, on hold, too early? */
static bool stops(const wire_trace *t, const wire_versions *vs, uint32_t k,
                  const wire_doc *copy, wire_stale *out)
{
    const wire_version *v = &vs->items[k];
    const wire_doc *version = &t->docs[v->article];
    const wire_item *item = version->article->item;
    wire_time when = copy->article->published;

    if (v->kind == WIRE_REVISION_KILL)
        return !is_told_anew(t, vs, version, copy);
    out->kind = WIRE_STALE_HELD;
    if (v->kind == WIRE_REVISION_HOLD) return out->after > 0;
    out->kind = WIRE_STALE_EARLY;
    return item && item->embargoed.precision == WIRE_TIME_SECOND &&
           when.precision == WIRE_TIME_SECOND &&
           when.unix_s < item->embargoed.unix_s;
}

static wire_status compare_both(wire__versions_work *w, const wire_version *x,
                                uint32_t k, const wire_compare_side *copy,
                                pairings *out, wire_err *err)
{
    WIRE_TRY(wire_compare_sides(w->sides[x->before], copy, w->work,
                                &out->by_older, err));
    return wire_compare_sides(w->sides[k], copy, w->work, &out->by_newer, err);
}

wire_status wire__stale_of(wire__versions_work *w, const wire_versions *v,
                           uint32_t k, uint32_t article,
                           const wire__word_set *has, wire_compare_side **copy,
                           wire_stale **out, size_t *out_n, wire_err *err)
{
    const wire_version *x = &v->items[k];
    const wire__places *places = &w->places[k];
    wire_stale one = stale_at(v, k, w->t, article);
    pairings p = {.older = &w->t->docs[v->items[x->before].article],
                  .newer = &w->t->docs[x->article],
                  .copy = &w->t->docs[article]};

    *out_n = 0;
    *out = NULL;
    if (stops(w->t, v, k, p.copy, &one)) {
        *out = WIRE_ARRAY(w->kept, wire_stale, 1);
        if (!*out) return wire_fail_mem(err);
        (*out)[(*out_n)++] = one;
        return WIRE_OK;
    }
    if (k == 0 || wire_version_is_notice(x) ||
        !has_candidate(places, p.older, has))
        return WIRE_OK;
    *out = WIRE_ARRAY(w->kept, wire_stale, places->n);
    if (!*out) return wire_fail_mem(err);
    if (!*copy)
        WIRE_TRY(wire_compare_side_new(p.copy, w->idf, w->work, copy, err));
    wire_arena_mark m = wire_arena_save(w->work);
    wire_status st = compare_both(w, x, k, *copy, &p, err);
    for (size_t i = 0; i < places->n && st == WIRE_OK; i++) {
        const wire__place *at = &places->at[i];
        if (!is_stale(&p, at, &one.span)) continue;
        one.kind = at->kind;
        one.type = at->type;
        one.is_corrected = at->is_corrected;
        one.old_text = at->old_text;
        one.new_text = at->new_text;
        (*out)[(*out_n)++] = one;
    }
    wire_arena_rewind(w->work, m);
    return st;
}
