/* lineage_reason.c: why an edge is believed, in sentences with the facts in
 * them, strongest first.
 * SPDX-License-Identifier: Apache-2.0 */
#include "lineage_int.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_ITEMS = 24, MAX_REASONS = 6 };

typedef struct {
    float value; /* nats, or thereabouts */
    uint32_t order;
    wire_str text;
} item;

typedef struct {
    lin_family *f;
    item items[MAX_ITEMS];
    uint32_t n;
    wire_buf buf;
    bool failed;
} sheet;

static int by_value(const void *x, const void *y)
{
    const item *a = x, *b = y;
    if (a->value != b->value) return a->value > b->value ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

/* Take what stands in the buffer as one reason. */
static void put(sheet *s, float value)
{
    wire_str text = {NULL, 0};
    if (!wire_buf_ok(&s->buf) ||
        !wire_arena_copy(s->f->a, wire_buf_view(&s->buf), &text))
        s->failed = true;
    s->buf.n = 0;
    if (s->failed || s->n == MAX_ITEMS) return;
    s->items[s->n] = (item){value, s->n, text};
    s->n++;
}

/* At most max bytes of s, cut at a word, with an ellipsis. */
static void put_short(wire_buf *b, wire_str s, size_t max)
{
    s = wire_str_trim(s);
    size_t n = s.n;
    if (n > max) {
        n = max;
        while (n && s.p[n] != ' ')
            n--;
        if (!n) {
            n = max;
            while (n && ((unsigned char)s.p[n] & 0xc0) == 0x80)
                n--;
        }
    }
    for (size_t i = 0; i < n; i++)
        wire_buf_char(b, (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i]);
    if (n < s.n) wire_buf_lit(b, " ...");
}

static void put_lag(wire_buf *b, int64_t s)
{
    if (s < 0) s = -s;
    if (s < 7200)
        wire_buf_fmt(b, "%d min", (int)((s + 30) / 60));
    else if (s < 172800)
        wire_buf_fmt(b, "%d h", (int)((s + 1800) / 3600));
    else
        wire_buf_fmt(b, "%d days", (int)(s / 86400));
}

static void say_time(sheet *s, const lin_member *p, const lin_member *c)
{
    wire_time tp = p->doc->article->published, tc = c->doc->article->published;
    int order = wire__lineage_time_order(tp, tc, s->f->opts.clock_tolerance_s);
    if (!order) return;
    wire_buf_lit(&s->buf, "published ");
    if (tp.precision == WIRE_TIME_SECOND && tc.precision == WIRE_TIME_SECOND) {
        put_lag(&s->buf, tc.unix_s - tp.unix_s);
        wire_buf_lit(&s->buf, order > 0 ? " after" : " before");
    } else {
        wire_buf_lit(&s->buf, order > 0 ? "on a later day than"
                                        : "on an earlier day than");
    }
    wire_buf_lit(&s->buf, " the parent");
    if (order < 0) wire_buf_lit(&s->buf, ", against the other signs");
    put(s, order > 0 ? 4 : .5f);
}

static uint32_t percent(float part, float whole)
{
    float x = whole > 0 ? 100 * part / whole : 0;
    if (x > 99 && part < whole) return 99;
    return (uint32_t)(x + .5f);
}

static void say_text(sheet *s, const lin_member *p, const lin_member *c,
                     const lin_pair *pc, const lin_pair *cp, const wire_edge *e)
{
    float kept = (float)pc->run_words, own = (float)c->n;
    if (e->is_paraphrase || 2 * pc->run_words < c->n) {
        if (e->child_containment <= 0) return;
        wire_buf_fmt(&s->buf, "tells %u %% of the parent in other words",
                     percent(e->parent_containment, 1));
        put(s, 1.8f);
        return;
    }
    if (p->text_id == c->text_id)
        wire_buf_lit(&s->buf, "has the parent's text word for word");
    else if (pc->run_words == c->n)
        wire_buf_fmt(
            &s->buf,
            "takes every word from the parent and leaves out %u %% "
            "of it",
            percent((float)(p->n - (c->n < p->n ? c->n : p->n)), (float)p->n));
    else
        wire_buf_fmt(&s->buf, "has %u %% of its words from the parent, in runs",
                     percent(kept, own));
    put(s, 3);
    if (cp->absent > pc->absent + 8 && !s->f->is_draft) {
        wire_buf_fmt(&s->buf, "lacks %u words of the parent and adds %u",
                     (unsigned)(cp->absent + .5f),
                     (unsigned)(pc->absent + .5f));
        put(s, 1.5f);
    } else if (pc->absent > cp->absent + 8 &&
               (s->f->is_draft || (p->own & c->own))) {
        wire_buf_fmt(&s->buf, "adds %u words to the parent",
                     (unsigned)(pc->absent + .5f));
        put(s, 1.2f);
    }
}

static void put_agency(sheet *s, uint64_t set)
{
    for (uint32_t k = 0; k < s->f->n_agencies; k++) {
        if (!(set >> k & 1)) continue;
        put_short(&s->buf, s->f->agencies[k].name, 40);
        return;
    }
}

static void say_credit(sheet *s, const lin_member *p, const lin_member *c)
{
    uint64_t lost = p->dateline & ~c->dateline;
    uint64_t names = p->own & wire__lineage_credits(c) & ~c->own;
    if (names) {
        wire_buf_lit(&s->buf, "credits ");
        put_agency(s, names);
        wire_buf_lit(&s->buf, ", whose text the parent is");
        put(s, 3.2f);
    }
    if (lost && c->dateline) {
        wire_buf_lit(&s->buf, "has the parent's credit (");
        put_agency(s, lost);
        wire_buf_lit(&s->buf, ") in the dateline replaced by ");
        put_agency(s, c->dateline);
        put(s, 2.2f);
    } else if (lost) {
        wire_buf_lit(&s->buf, "has the parent's credit (");
        put_agency(s, lost);
        wire_buf_lit(&s->buf, ") removed from the dateline");
        put(s, 1.6f);
    }
    uint64_t note = (c->line | c->contrib) & ~c->own & ~p->line & ~p->contrib;
    if (note && !names) {
        wire_buf_lit(&s->buf, "names ");
        put_agency(s, note);
        wire_buf_lit(&s->buf, " as its source");
        put(s, 1.4f);
    }
    if (!p->dateline && c->dateline && !(c->dateline & ~c->own & p->own)) {
        wire_buf_lit(&s->buf, "adds the credit ");
        put_agency(s, c->dateline);
        wire_buf_lit(&s->buf, " to the dateline");
        put(s, .9f);
    }
}

static void say_marks(sheet *s, const lin_member *p, const lin_member *c)
{
    const wire_doc *d = c->doc;
    if (d->has_label && !p->doc->has_label) {
        wire_span l = d->label.span;
        wire_buf_lit(&s->buf, "carries the label '");
        put_short(&s->buf, wire_str_sub(d->article->body, l.beg, l.end), 60);
        wire_buf_lit(&s->buf, "'");
        put(s, 2.5f);
    }
    if (p->doc->has_label && !d->has_label) {
        wire_buf_lit(&s->buf, "the parent is labelled as agency copy");
        put(s, 1.1f);
    }
    if (c->has_question && !p->has_question) {
        wire_buf_lit(&s->buf, "has a question for a headline");
        put(s, 1.7f);
    }
    if (c->has_takeaways && !p->has_takeaways) {
        wire_buf_lit(&s->buf, "puts a synopsis or takeaways on top");
        put(s, 1.7f);
    }
    if (c->has_update && !p->has_update) {
        wire_buf_lit(&s->buf, "is marked as an update or correction");
        put(s, 2.6f);
    }
    if (c->has_foot && !p->has_foot) {
        wire_buf_lit(&s->buf, "adds standing text of its own at the foot");
        put(s, .8f);
    }
}

/* A new lead: what both have begins with the parent, and below own words of
 * the child. */
static void say_lead(sheet *s, const lin_pair *pc, const lin_pair *cp,
                     const wire_edge *e)
{
    enum { LEAD = 20 };
    if (s->f->is_draft || e->is_paraphrase || e->confidence < .5f) return;
    if (pc->lead < cp->lead + LEAD) return;
    wire_buf_fmt(&s->buf, "begins with %u words that are not the parent's",
                 pc->lead);
    put(s, 1.3f);
}

static void say_quotes(sheet *s, const lin_member *p, const lin_pair *pc,
                       const lin_pair *cp)
{
    if (!cp->quote_gain || cp->quote_gain <= pc->quote_gain) return;
    const lin_quote *q = &p->quotes[cp->quote_first];
    wire_span b = wire_words_span(&p->doc->words, p->word[q->beg],
                                  p->word[q->end - 1] + 1);
    wire_buf_lit(&s->buf, "drops the quotation marks of \"");
    put_short(&s->buf, wire_str_sub(p->doc->article->body, b.beg, b.end), 40);
    wire_buf_lit(&s->buf, "\"");
    if (cp->quote_gain > 1)
        wire_buf_fmt(&s->buf, " and %u more", cp->quote_gain - 1u);
    put(s, 1.8f + .1f * (float)cp->quote_gain);
}

/* Words that child and parent share and the original does not have. */
static wire_status say_second_hand(sheet *s, uint32_t p, uint32_t c,
                                   wire_err *err)
{
    lin_family *f = s->f;
    uint32_t o = f->original;
    if (o == LIN_NONE || o == p || o == c) return WIRE_OK;
    const lin_pair *oc = wire__lineage_pair(&f->pairs, o, c);
    const lin_pair *pc = wire__lineage_pair(&f->pairs, p, c);
    if (!oc || !pc || oc->cost < pc->cost + 1) return WIRE_OK;
    const lin_member *m = &f->members[c];
    wire_arena_mark mark = wire_arena_save(f->tmp);
    uint32_t *of_p = WIRE_ARRAY(f->tmp, uint32_t, m->n + 1);
    uint32_t *of_o = WIRE_ARRAY(f->tmp, uint32_t, m->n + 1);
    if (!of_p || !of_o) return wire_fail_mem(err);
    WIRE_TRY(wire__lineage_map(f, p, c, of_p, err));
    WIRE_TRY(wire__lineage_map(f, o, c, of_o, err));
    uint32_t best = 0, at = 0, run = 0, words = 0;
    for (uint32_t i = 0; i <= m->n; i++) {
        bool in = i < m->n && of_p[i] != LIN_NONE && of_o[i] == LIN_NONE;
        words += in;
        run = in ? run + 1 : 0;
        if (run > best) {
            best = run;
            at = i + 1 - run;
        }
    }
    if (best) {
        wire_span b = wire_words_span(&m->doc->words, m->word[at],
                                      m->word[at + best - 1] + 1);
        wire_buf_fmt(&s->buf,
                     "shares %u word%s with the parent that the original "
                     "lacks: \"",
                     words, words == 1 ? "" : "s");
        put_short(&s->buf, wire_str_sub(m->doc->article->body, b.beg, b.end),
                  50);
        wire_buf_lit(&s->buf, "\"");
        put(s, 3.5f);
    }
    wire_arena_rewind(f->tmp, mark);
    return WIRE_OK;
}

static wire_status hand_out(sheet *s, wire_edge *e, wire_err *err)
{
    qsort(s->items, s->n, sizeof *s->items, by_value);
    uint32_t n = s->n < MAX_REASONS ? s->n : MAX_REASONS;
    e->reasons = WIRE_ARRAY(s->f->a, wire_str, n + 1);
    if (!e->reasons || s->failed) return wire_fail_mem(err);
    for (uint32_t i = 0; i < n; i++)
        e->reasons[i] = s->items[i].text;
    e->n_reasons = n;
    return WIRE_OK;
}

wire_status wire__lineage_reasons(lin_family *f, uint32_t p, uint32_t c,
                                  uint32_t merge_words, wire_edge *e,
                                  wire_err *err)
{
    const lin_member *mp = &f->members[p], *mc = &f->members[c];
    const lin_pair *pc = wire__lineage_pair(&f->pairs, p, c);
    const lin_pair *cp = wire__lineage_pair(&f->pairs, c, p);
    wire_arena_mark mark = wire_arena_save(f->tmp);
    sheet *s = WIRE_NEW(f->tmp, sheet);
    if (!s || !pc || !cp) return wire_fail_mem(err);
    s->f = f;
    if (merge_words) {
        wire_buf_fmt(&s->buf,
                     "takes %u words from here that its other parent lacks",
                     merge_words);
        put(s, 8);
    }
    if (e->confidence < .5f) {
        wire_buf_lit(&s->buf,
                     fabsf(pc->order) < 1
                         ? "direction not decided: too little tells "
                           "which of the two is older"
                     : e->is_paraphrase && e->child_containment < .6f
                         ? "tells much that the parent does not, as a report "
                           "of its own would"
                         : "another parent is nearly as likely");
        put(s, 9);
    }
    say_time(s, mp, mc);
    say_text(s, mp, mc, pc, cp, e);
    say_credit(s, mp, mc);
    say_marks(s, mp, mc);
    say_quotes(s, mp, pc, cp);
    say_lead(s, pc, cp, e);
    if (pc->names_parent && !cp->names_parent) {
        wire_buf_lit(&s->buf, "names the parent's outlet in its text");
        put(s, 2);
    }
    wire_status st = say_second_hand(s, p, c, err);
    if (st == WIRE_OK) st = hand_out(s, e, err);
    wire_buf_free(&s->buf);
    wire_arena_rewind(f->tmp, mark);
    return st;
}
