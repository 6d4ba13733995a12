/* Which of the two is the older text, by what they say of themselves and by
 * the changes: a sum of log odds, each for "the copy was made of the source".
 *
 *     quotation marks lost, words left out, lines of takeaways: younger
 *     "may" become "will", sources gone, a paper's foot: younger
 *     a full agency credit, marks round words: older
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_int.h"

/* A sum beyond this decides: 3 to 1. */
static const float DECIDES = 1.1f;
static const float MARKED = 2.5f;  /* a desk's own word for it */
static const float LEFT_OUT = .5f; /* it may have been left out by a copier */

static float capped(float x, float most)
{
    return x > most ? most : x < -most ? -most : x;
}

/* ---- Words ---- */

typedef struct {
    size_t unquoted; /* words in a quotation of the source only */
    size_t quoted;   /* words in a quotation of the copy only */
    size_t cut, added;
} wordings;

/* What holds for all words that begin within [beg, end). */
typedef struct {
    uint32_t beg, end;
    bool is_quoted;
} stretch;

static bool in_quote(const wire__side *s, uint32_t word, stretch *at)
{
    uint32_t off = s->doc->words.off[word];
    if (off >= at->beg && off < at->end) return at->is_quoted;
    const wire_quote *q = wire__side_quote_until(s, off, &at->end);
    at->beg = off;
    at->is_quoted = q && q->kind != WIRE_QUOTE_TITLE;
    return at->is_quoted;
}

static void count_equal(const wire__compare *t, const wire__op *o, wordings *w)
{
    stretch s_at = {0, 0, false}, c_at = {0, 0, false};
    for (uint32_t k = 0; k < o->s_end - o->s_beg; k++) {
        bool s = in_quote(&t->s, o->s_beg + k, &s_at);
        bool c = in_quote(&t->c, o->c_beg + k, &c_at);
        w->unquoted += s && !c;
        w->quoted += c && !s;
    }
}

static wordings count_words(const wire__compare *t)
{
    wordings w = {0, 0, 0, 0};
    bool any = t->s.n_quotes || t->c.n_quotes;
    for (size_t i = 0; i < t->out->n_links; i++) {
        const wire__diff *d = &t->diffs[i];
        for (size_t k = 0; k < d->n; k++) {
            const wire__op *o = &d->ops[k];
            if (o->kind == WIRE__OP_EQUAL && any) count_equal(t, o, &w);
            if (o->kind == WIRE__OP_DELETED) w.cut += o->s_end - o->s_beg;
            if (o->kind == WIRE__OP_INSERTED) w.added += o->c_end - o->c_beg;
        }
    }
    return w;
}

static float by_words(const wire__compare *t)
{
    wordings w = count_words(t);
    float marks = (float)w.unquoted - (float)w.quoted;
    float cut = (float)w.cut, added = (float)w.added;
    return capped(marks * .15f, 1.5f) +
           capped((cut - added) / (cut + added + 20), .6f);
}

/* What one has and the other lacks was cut rather than added, when nearly
 * all of the shorter is in the longer. */
static float by_length(const wire_comparison *out)
{
    return capped(4 * (out->copy_containment - out->source_containment), 1.2f);
}

/* ---- Changes ---- */

/* Copying makes a text surer and barer of sources: "may" becomes "will",
 * "police said" goes, figures are rounded. Hardly anybody puts them back. */
static float by_changes(const wire_comparison *out)
{
    static const struct {
        wire_change_type type;
        float odds;
    } known[] = {
        {WIRE_CHANGE_CERTAINTY_RAISED, .6f},
        {WIRE_CHANGE_CERTAINTY_LOWERED, -.6f},
        {WIRE_CHANGE_ATTRIBUTION_LOST, .5f},
        {WIRE_CHANGE_ATTRIBUTION_ADDED, -.5f},
        {WIRE_CHANGE_NUMBER_ROUNDED, .5f},
        {WIRE_CHANGE_SCARE_QUOTE_LOST, .5f},
        {WIRE_CHANGE_CREDIT_REMOVED, .4f},
        {WIRE_CHANGE_CREDIT_ADDED, -.4f},
    };
    float sum = 0;
    for (size_t i = 0; i < out->n_changes; i++)
        for (size_t k = 0; k < sizeof known / sizeof *known; k++)
            if (out->changes[i].type == known[k].type) sum += known[k].odds;
    return capped(sum, 1.8f);
}

/* ---- Marks ---- */

static bool has_agency(const wire_doc *d)
{
    return d->n_credits > 0 && d->credits[0].kind <= WIRE_CREDIT_LINE;
}

/* Lines that tell the story before it begins: takeaways, a synopsis. */
static bool has_takeaways(const wire__side *s)
{
    const wire_article *a = s->doc->article;
    size_t n = 0, most = s->n_sentences < 8 ? s->n_sentences : 8;
    for (size_t i = 0; i < most; i++)
        n += a->paras[s->sentences[i].para].role == WIRE_PARA_LIST;
    return n >= 2;
}

/* "UPDATE 1-", "2nd Ld", "(Corrects": a later version of something. */
static bool is_later_version(const wire_version_mark *m)
{
    return m->kind != WIRE_REVISION_NONE && m->kind != WIRE_REVISION_HOLD &&
           m->kind != WIRE_REVISION_ADVISORY;
}

static float odds(bool source, bool copy, float weight)
{
    return source == copy ? 0 : copy ? weight : -weight;
}

/* Could this be an agency's own page: its credit, and nobody's foot or label?
 */
static bool is_bare(const wire__side *s, uint32_t foot)
{
    return has_agency(s->doc) && !s->doc->has_label && foot == s->n_sentences;
}

/* Of two marked ones the higher number is the younger. An unmarked one is an
 * older version, if it may be the agency's own; else it may as well be a copy
 * of the marked one that left the mark out. */
static float by_marks(const wire__compare *t)
{
    wire_version_mark s, c;
    wire_version_marked(t->s.doc, &s);
    wire_version_marked(t->c.doc, &c);
    bool numbered = is_later_version(&s) && is_later_version(&c) && s.number &&
                    c.number && s.number != c.number;
    if (numbered) return c.number > s.number ? MARKED : -MARKED;
    bool bare = is_later_version(&s) ? is_bare(&t->c, t->c_foot)
                                     : is_bare(&t->s, t->s_foot);
    return odds(is_later_version(&s), is_later_version(&c),
                bare ? MARKED : LEFT_OUT);
}

static bool is_question(const wire_doc *d)
{
    return wire_str_ends(wire_str_trim(d->article->title), WIRE_STR("?"));
}

/* Is one in much the same words as the other? */
static bool is_close(const wire_comparison *out)
{
    return out->source_containment > .8f || out->copy_containment > .8f;
}

/* A label says that its text is an agency's: in much the same words the
 * labelled one is the taken one, against a rewrite it is the older one. */
static float by_label(const wire__compare *t)
{
    return odds(t->s.doc->has_label, t->c.doc->has_label,
                is_close(t->out) ? 1.5f : -1.2f);
}

/* Takeaways and a question for a headline come with rewriting; the more of
 * the words are the same, the sooner they may have been cut instead. */
static float by_form(const wire__compare *t)
{
    float s = t->out->source_containment, c = t->out->copy_containment;
    float most = s > c ? s : c;
    float own = most > .85f ? 0 : most < .7f ? 1 : (.85f - most) / .15f;
    return own * (odds(has_takeaways(&t->s), has_takeaways(&t->c), 2) +
                  odds(is_question(t->s.doc), is_question(t->c.doc), .8f));
}

static float by_time(const wire__compare *t)
{
    enum { CLOCK_S = 120 };
    wire_time s = t->s.doc->article->published;
    wire_time c = t->c.doc->article->published;
    if (!s.precision || !c.precision) return 0;
    bool days = s.precision == WIRE_TIME_DAY || c.precision == WIRE_TIME_DAY;
    int64_t lag = c.unix_s - s.unix_s, least = days ? 86400 : CLOCK_S;
    return lag >= least ? 2.5f : lag <= -least ? -2.5f : 0;
}

wire_direction wire__compare_direction(const wire__compare *t)
{
    const wire_doc *s = t->s.doc, *c = t->c.doc;
    float sum =
        by_words(t) + by_length(t->out) + by_label(t) + by_form(t) +
        by_time(t) + odds(has_agency(s), has_agency(c), -1.2f) + by_marks(t) +
        by_changes(t->out) +
        odds(t->s_foot < t->s.n_sentences, t->c_foot < t->c.n_sentences, .6f);
    return sum >= DECIDES    ? WIRE_DIRECTION_SOURCE_TO_COPY
           : sum <= -DECIDES ? WIRE_DIRECTION_COPY_TO_SOURCE
                             : WIRE_DIRECTION_UNKNOWN;
}
