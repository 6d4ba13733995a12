/* digest_story.c: the stories of a trace, each with its source in front.
 *
 *   events     families and articles that tell one thing
 *   families   of no event
 *   articles   of neither
 *
 * The source of a family is its latest version, else the root of its copy
 * tree, else what stands in best for a lost source: the fullest text, or one
 * nearly as full that claims to be the agency's own words. The source of an
 * event is that of its largest family.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "digest_int.h"

/* A copy that claims to be unmodified stands in before a fuller one when it
 * has this share of its words. */
#define NEARLY_FULL .9f

typedef struct {
    const wire_trace *t;
    wire_arena *a;
    wire_digest_in *out;
    size_t n;
    const wire_idf *idf;
    bool *is_family_used;
    bool *is_used;    /* article is in a story, or makes none */
    size_t *standing; /* first span of each article, [n_docs + 1] */
    wire_span *spans;
} stories;

static bool may_publish(const stories *s, uint32_t article)
{
    const wire_item *item = s->t->docs[article].article->item;
    return !item || item->status == WIRE_PUB_USABLE;
}

/* ---- The source --------------------------------------------------------- */

static bool claims_text(const wire_doc *d)
{
    return d->has_label && wire_claim_is_of_text(d->label.claim);
}

static uint32_t stand_in(const stories *s, size_t family)
{
    const wire_lineage *l = &s->t->lineages[family];
    uint32_t best = s->t->groups.families[family].representative;
    const wire_doc *docs = s->t->docs;
    float least = NEARLY_FULL * (float)docs[best].words.n;
    if (claims_text(&docs[best])) return best;
    for (size_t i = 0; i < l->n_lost; i++)
        for (size_t k = 0; k < l->lost[i].n_children; k++) {
            uint32_t c = l->lost[i].children[k];
            if (claims_text(&docs[c]) && (float)docs[c].words.n >= least)
                return c;
        }
    return best;
}

/* The source of a family; false when its item was killed or held. */
static bool source_of(const stories *s, size_t family, uint32_t *source,
                      bool *is_lost)
{
    const wire_lineage *l = &s->t->lineages[family];
    const wire_versions *v = s->t->versions ? &s->t->versions[family] : NULL;
    *is_lost = !l->has_original;
    *source = l->has_original ? l->original : stand_in(s, family);
    if (v && v->n_items > 0) {
        const wire_version *last = &v->items[v->n_items - 1];
        if (wire_version_is_notice(last)) return false;
        if (!last->stands_in || *is_lost) *source = last->article;
        *is_lost = *is_lost && last->stands_in;
    }
    return may_publish(s, *source);
}

/* ---- Embargoes ---------------------------------------------------------- */

static bool is_known_later(wire_time a, wire_time b)
{
    bool has_day = a.precision == WIRE_TIME_DAY || b.precision == WIRE_TIME_DAY;
    return a.precision != WIRE_TIME_NONE && b.precision != WIRE_TIME_NONE &&
           a.unix_s - b.unix_s >= (has_day ? 86400 : 1);
}

/* Does the embargo of one article of a story say nothing of its source? Who
 * sent it has sent that since under none; or that came out before it, and
 * whoever has it under embargo has it from there. */
static bool is_free_of(const wire_article *source, const wire_article *x)
{
    bool is_same =
        source->outlet.n > 0 && wire_str_eq_nocase(source->outlet, x->outlet);
    return is_same ? is_known_later(source->published, x->published)
                   : is_known_later(x->published, source->published);
}

/* Has the sender of a source under embargo sent the story since under none? */
static bool is_let_out(const stories *s, const uint32_t *v, size_t n,
                       const wire_article *source)
{
    for (size_t i = 0; i < n; i++) {
        const wire_article *x = s->t->docs[v[i]].article;
        if (source->outlet.n && may_publish(s, v[i]) &&
            !(x->item && x->item->embargoed.precision != WIRE_TIME_NONE) &&
            wire_str_eq_nocase(source->outlet, x->outlet) &&
            is_known_later(x->published, source->published))
            return true;
    }
    return false;
}

static wire_time embargo_of(const stories *s, const uint32_t *v, size_t n,
                            uint32_t source)
{
    const wire_article *own = s->t->docs[source].article;
    wire_time latest = {0};
    for (size_t i = 0; i < n; i++) {
        const wire_article *x = s->t->docs[v[i]].article;
        wire_time t = x->item ? x->item->embargoed : (wire_time){0};
        if (t.precision == WIRE_TIME_NONE ||
            (v[i] == source ? is_let_out(s, v, n, own) : is_free_of(own, x)))
            continue;
        if (latest.precision == WIRE_TIME_NONE || t.unix_s > latest.unix_s)
            latest = t;
    }
    return latest;
}

/* ---- Standing text ------------------------------------------------------ */

static int by_beg(const void *x, const void *y)
{
    const wire_span *a = x, *b = y;
    return a->beg < b->beg ? -1 : a->beg > b->beg;
}

static bool is_form(wire_kind k)
{
    return k == WIRE_KIND_BOILERPLATE || k == WIRE_KIND_TEMPLATE;
}

/* By article, what its outlet prints under everything. */
static wire_status list_standing(stories *s, wire_err *err)
{
    const wire_standings *st = &s->t->standings;
    size_t n_docs = s->t->n_docs;
    s->standing =
        (size_t *)wire_arena_calloc(s->a, n_docs + 2, sizeof *s->standing);
    s->spans = WIRE_ARRAY(s->a, wire_span, st->n_places + 1);
    if (!s->standing || !s->spans) return wire_fail_mem(err);
    for (size_t r = 0; r < st->n_records; r++)
        for (size_t i = 0; is_form(st->records[r].kind) && i < st->records[r].n;
             i++)
            s->standing[st->places[st->records[r].first + i].doc + 2]++;
    for (size_t i = 2; i < n_docs + 2; i++)
        s->standing[i] += s->standing[i - 1];
    for (size_t r = 0; r < st->n_records; r++)
        for (size_t i = 0; is_form(st->records[r].kind) && i < st->records[r].n;
             i++) {
            const wire_stand_place *p = &st->places[st->records[r].first + i];
            s->spans[s->standing[p->doc + 1]++] =
                wire_words_span(&s->t->docs[p->doc].words, p->beg, p->end);
        }
    for (size_t i = 0; i < n_docs; i++)
        if (s->standing[i + 1] > s->standing[i] + 1)
            qsort(s->spans + s->standing[i],
                  s->standing[i + 1] - s->standing[i], sizeof *s->spans,
                  by_beg);
    return WIRE_OK;
}

/* ---- Stories ------------------------------------------------------------ */

static int by_number(const void *x, const void *y)
{
    const uint32_t *a = x, *b = y;
    return *a < *b ? -1 : *a > *b;
}

/* Add a story of articles v, its source moved to the front; v has room for
 * one more. */
static void add(stories *s, wire_story_kind kind, size_t number, uint32_t *v,
                size_t n, uint32_t source, bool is_lost,
                const uint32_t *families, size_t n_families)
{
    size_t k = 0;
    if (n > 1) qsort(v, n, sizeof *v, by_number);
    while (k < n && v[k] != source)
        k++;
    n += k == n; /* not among them: a later version */
    memmove(v + 1, v, k * sizeof *v);
    v[0] = source;
    s->out[s->n++] = (wire_digest_in){
        .docs = s->t->docs,
        .articles = v,
        .n_articles = n,
        .idf = s->idf,
        .trace = s->t,
        .standing = s->spans + s->standing[source],
        .n_standing = s->standing[source + 1] - s->standing[source],
        .kind = kind,
        .number = (uint32_t)number,
        .is_source_lost = is_lost,
        .families = families,
        .n_families = n_families,
        .embargoed = embargo_of(s, v, n, source)};
}

static size_t use_family(stories *s, uint32_t f, uint32_t *v)
{
    const wire_family *x = &s->t->groups.families[f];
    s->is_family_used[f] = true;
    for (size_t i = 0; i < x->n_members; i++)
        s->is_used[x->members[i]] = true;
    memcpy(v, x->members, x->n_members * sizeof *v);
    return x->n_members;
}

/* The source of an event: of its largest family that has one, else the
 * fullest of its articles. */
static bool source_of_event(const stories *s, const wire_event *e,
                            uint32_t *source, bool *is_lost)
{
    size_t most = 0;
    for (size_t i = 0; i < e->n_families; i++) {
        size_t n = s->t->groups.families[e->families[i]].n_members;
        uint32_t one;
        bool lost;
        if (n <= most || !source_of(s, e->families[i], &one, &lost)) continue;
        most = n;
        *source = one;
        *is_lost = lost;
    }
    if (most > 0) return true;
    for (size_t i = 0; i < e->n_articles; i++) {
        uint32_t x = e->articles[i];
        if (!may_publish(s, x)) continue;
        if (most > 0 && s->t->docs[x].words.n <= s->t->docs[*source].words.n)
            continue;
        most = 1;
        *source = x;
        *is_lost = false;
    }
    return most > 0;
}

static wire_status add_event(stories *s, size_t number, wire_err *err)
{
    const wire_event *e = &s->t->groups.events[number];
    size_t n = e->n_articles, k = 0;
    uint32_t source = 0;
    bool is_lost = false;
    for (size_t i = 0; i < e->n_families; i++)
        n += s->t->groups.families[e->families[i]].n_members;
    uint32_t *v = WIRE_ARRAY(s->a, uint32_t, n + 1);
    if (!v) return wire_fail_mem(err);
    for (size_t i = 0; i < e->n_families; i++)
        k += use_family(s, e->families[i], v + k);
    for (size_t i = 0; i < e->n_articles; i++) {
        s->is_used[e->articles[i]] = true;
        v[k++] = e->articles[i];
    }
    if (source_of_event(s, e, &source, &is_lost))
        add(s, WIRE_STORY_EVENT, number, v, n, source, is_lost, e->families,
            e->n_families);
    return WIRE_OK;
}

static wire_status add_family(stories *s, size_t number, wire_err *err)
{
    size_t n = s->t->groups.families[number].n_members;
    uint32_t source, *v = WIRE_ARRAY(s->a, uint32_t, n + 2);
    bool is_lost;
    if (!v) return wire_fail_mem(err);
    v[n + 1] = (uint32_t)number;
    (void)use_family(s, (uint32_t)number, v);
    if (source_of(s, number, &source, &is_lost))
        add(s, WIRE_STORY_FAMILY, number, v, n, source, is_lost, v + n + 1, 1);
    return WIRE_OK;
}

static wire_status add_article(stories *s, size_t number, wire_err *err)
{
    uint32_t *v = WIRE_ARRAY(s->a, uint32_t, 2);
    if (!v) return wire_fail_mem(err);
    v[0] = (uint32_t)number;
    if (may_publish(s, v[0]))
        add(s, WIRE_STORY_ARTICLE, number, v, 1, v[0], false, NULL, 0);
    return WIRE_OK;
}

static wire_status list_all(stories *s, wire_err *err)
{
    const wire_trace *t = s->t;
    for (size_t i = 0; i < t->n_stopped; i++)
        s->is_used[t->stopped[i].article] = s->is_used[t->stopped[i].notice] =
            true;
    for (size_t i = 0; i < t->groups.n_events; i++)
        WIRE_TRY(add_event(s, i, err));
    for (size_t i = 0; i < t->groups.n_families; i++)
        if (!s->is_family_used[i]) WIRE_TRY(add_family(s, i, err));
    for (size_t i = 0; i < t->n_docs; i++)
        if (!s->is_used[i]) WIRE_TRY(add_article(s, i, err));
    return WIRE_OK;
}

wire_status wire_digest_stories(const wire_trace *t, const wire_idf *idf,
                                wire_arena *a, wire_digest_in **out,
                                size_t *out_n, wire_err *err)
{
    stories s = {.t = t, .a = a, .idf = idf};
    *out = NULL;
    *out_n = 0;
    s.out = WIRE_ARRAY(a, wire_digest_in, t->n_docs + 1);
    s.is_used = (bool *)wire_arena_calloc(a, t->n_docs + 1, sizeof(bool));
    s.is_family_used =
        (bool *)wire_arena_calloc(a, t->groups.n_families + 1, sizeof(bool));
    if (!s.out || !s.is_used || !s.is_family_used) return wire_fail_mem(err);
    WIRE_TRY(list_standing(&s, err));
    WIRE_TRY(list_all(&s, err));
    *out = s.out;
    *out_n = s.n;
    return WIRE_OK;
}
