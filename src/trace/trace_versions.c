/* The versions of the item that a family tells, and the copies that still
 * carry what a later version changed.
 *
 *   members --marks, outlets--> versions, oldest first
 *   version against the one before --compare--> places: old words, new words
 *   copy with old words and not the new ones --> stale
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "trace_versions.h"

const char *wire_stale_name(wire_stale_kind k)
{
    static const char *const names[] = {"changed", "withdrawn", "killed",
                                        "held", "early"};
    return names[k];
}

/* ---- Who is a version --------------------------------------------------- */

enum { VERSIONS_MAX = 24 }; /* of one item; further ones stay copies */

typedef struct {
    uint32_t article;
    wire_version_mark mark;
    wire_time when;
    uint32_t depth; /* in the copy tree */
    bool is_own;    /* the agency's own, by its outlet */
} candidate;

typedef struct {
    wire__versions_work *w;
    size_t family;
    const wire_family *members;
    const wire_lineage *lineage;
    uint32_t first; /* article of the first version */
    candidate at[VERSIONS_MAX];
    size_t n;
} picker;

static const wire_doc *doc_of(const picker *p, uint32_t article)
{
    return &p->w->t->docs[article];
}

/* The edge that an article hangs from in the tree, or NULL. */
static const wire_edge *edge_to(const wire_lineage *l, uint32_t child)
{
    size_t lo = 0, hi = l->n_edges;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (l->edges[mid].child < child)
            lo = mid + 1;
        else
            hi = mid;
    }
    for (; lo < l->n_edges && l->edges[lo].child == child; lo++)
        if (!l->edges[lo].is_merge) return &l->edges[lo];
    return NULL;
}

static bool is_agency_s(const wire_doc *d)
{
    for (size_t i = 0; i < d->n_credits; i++)
        if (d->credits[i].kind <= WIRE_CREDIT_LINE &&
            wire_credit_is_outlet(d->credits[i].name, d->article->outlet))
            return true;
    return false;
}

static bool is_before(wire_time a, wire_time b)
{
    return a.precision && b.precision && a.unix_s < b.unix_s;
}

/* The article that the tree starts from. Where that is lost, or marked as a
 * later version, the earliest copy without a mark stands for the first; of a
 * marked one only a copy that came out before it. */
static uint32_t find_first(const picker *p)
{
    const wire_article *best = NULL;
    bool known = p->lineage->has_original;
    uint32_t first = known ? p->lineage->original : p->members->representative;
    wire_time root = doc_of(p, first)->article->published;
    wire_version_mark mark;
    wire_version_marked(doc_of(p, first), &mark);
    if (known && mark.kind == WIRE_REVISION_NONE) return first;
    for (size_t i = 0; i < p->members->n_members; i++) {
        uint32_t m = p->members->members[i];
        const wire_article *a = doc_of(p, m)->article;
        wire_version_marked(doc_of(p, m), &mark);
        if (mark.kind != WIRE_REVISION_NONE ||
            (known && !is_before(a->published, root)) ||
            (best && !is_before(a->published, best->published)))
            continue;
        best = a;
        first = m;
    }
    return first;
}

static bool same_outlet(const picker *p, uint32_t a, uint32_t b)
{
    wire_str x = doc_of(p, a)->article->outlet;
    return x.n && wire_str_eq(x, doc_of(p, b)->article->outlet);
}

static uint32_t depth_of(const picker *p, uint32_t article)
{
    uint32_t depth = 0;
    const wire_edge *e;
    while (depth < 64 && (e = edge_to(p->lineage, article))) {
        article = e->parent;
        depth++;
    }
    return depth;
}

static void add(picker *p, uint32_t article, const wire_version_mark *mark)
{
    if (p->n == VERSIONS_MAX) return;
    p->at[p->n++] = (candidate){
        .article = article,
        .mark = *mark,
        .when = doc_of(p, article)->article->published,
        .depth = depth_of(p, article),
        .is_own = is_agency_s(doc_of(p, article)) ||
                  (p->lineage->has_original &&
                   same_outlet(p, article, p->lineage->original)),
    };
}

/* Papers mend their own pages, and say so below them: only what opens a
 * headline or stands in a field is the mark of an agency's version there. */
static bool is_marked(const picker *p, uint32_t article,
                      const wire_version_mark *mark)
{
    const wire_doc *d = doc_of(p, article);
    return mark->kind != WIRE_REVISION_NONE &&
           (mark->text.n || !d->article->outlet.n || is_agency_s(d));
}

/* Notices from outside of the family first: no number of versions may crowd
 * out a kill. */
static void gather(picker *p)
{
    for (size_t i = 0; i < p->w->n_kills && p->n < VERSIONS_MAX / 2; i++) {
        if (p->w->kills[i].family != p->family) continue;
        wire_version_mark mark;
        wire_version_marked(doc_of(p, p->w->kills[i].article), &mark);
        add(p, p->w->kills[i].article, &mark);
    }
    for (size_t i = 0; i < p->members->n_members; i++) {
        uint32_t m = p->members->members[i];
        wire_version_mark mark;
        wire_version_marked(doc_of(p, m), &mark);
        if (m == p->first || is_marked(p, m, &mark) ||
            (p->lineage->has_original &&
             same_outlet(p, m, p->lineage->original)))
            add(p, m, &mark);
    }
}

static bool same_mark(const candidate *a, const candidate *b)
{
    return a->mark.kind == b->mark.kind && a->mark.number == b->mark.number &&
           a->mark.kind != WIRE_REVISION_NONE;
}

/* Is a nearer to the agency than b? */
static bool is_nearer(const candidate *a, const candidate *b)
{
    if (a->is_own != b->is_own) return a->is_own;
    if (a->when.precision && b->when.precision &&
        a->when.unix_s != b->when.unix_s)
        return a->when.unix_s < b->when.unix_s;
    if (a->depth != b->depth) return a->depth < b->depth;
    return a->article < b->article;
}

/* Papers publish a version with its marker: of all that carry the same one
 * the nearest to the agency is kept. */
static void drop_carriers(picker *p)
{
    bool keep[VERSIONS_MAX];
    size_t k = 0;
    for (size_t i = 0; i < p->n; i++) {
        keep[i] = true;
        for (size_t j = 0; j < p->n && keep[i]; j++)
            keep[i] = j == i || !same_mark(&p->at[i], &p->at[j]) ||
                      (p->at[i].is_own && p->at[j].is_own) ||
                      is_nearer(&p->at[i], &p->at[j]);
    }
    for (size_t i = 0; i < p->n; i++)
        if (keep[i]) p->at[k++] = p->at[i];
    p->n = k;
}

/* By time where all have one of a kind, else by number and place in the
 * tree. A kill is the end. */
static int by_age(const void *x, const void *y)
{
    const candidate *a = x, *b = y;
    bool ka = a->mark.kind == WIRE_REVISION_KILL;
    bool kb = b->mark.kind == WIRE_REVISION_KILL;
    if (ka != kb) return ka - kb;
    if (a->when.unix_s != b->when.unix_s)
        return a->when.unix_s < b->when.unix_s ? -1 : 1;
    if (a->mark.number != b->mark.number)
        return a->mark.number < b->mark.number ? -1 : 1;
    if (a->depth != b->depth) return a->depth < b->depth ? -1 : 1;
    return a->article < b->article ? -1 : 1;
}

static void sort_by_age(picker *p)
{
    bool comparable = true;
    for (size_t i = 0; i < p->n; i++)
        comparable &= p->at[i].when.precision &&
                      p->at[i].when.precision == p->at[0].when.precision;
    for (size_t i = 0; i < p->n && !comparable; i++)
        p->at[i].when.unix_s = 0;
    qsort(p->at, p->n, sizeof *p->at, by_age);
}

/* ---- What each version changed ------------------------------------------ */

static wire_version *version_of(wire_versions *v, uint32_t article, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (v->items[i].article == article) return &v->items[i];
    return NULL;
}

/* The version that number i was made of: its parent in the tree, where that
 * is a version, else the last one that is no notice. */
static uint32_t before_of(const picker *p, wire_versions *v, size_t i)
{
    const wire_edge *e = edge_to(p->lineage, v->items[i].article);
    wire_version *x = e ? version_of(v, e->parent, i) : NULL;
    size_t k = i;
    if (x) return (uint32_t)(x - v->items);
    while (k > 0 && wire_version_is_notice(&v->items[--k]))
        continue;
    return (uint32_t)k;
}

static void judge(wire_version *x, const wire_doc *older, const wire_doc *newer,
                  const wire_comparison *c)
{
    x->inferred = wire_version_inferred(older, newer, c);
    x->disagrees = wire_version_disagrees(&x->mark, x->inferred);
    if (x->kind == WIRE_REVISION_NONE) x->kind = x->inferred;
}

/* Does the version say, or show, that what stood there was wrong? */
static bool is_correction(const wire_version *v)
{
    return v->kind == WIRE_REVISION_CORRECTION ||
           v->inferred == WIRE_REVISION_CORRECTION;
}

/* The same page again under no mark, or a paper's that carries the marker of
 * the version it has: no version of its own. */
static bool is_same_again(const wire_version *v, const candidate *x,
                          const wire_doc *newer)
{
    bool is_copy = !x->is_own && newer->article->outlet.n;
    return (v->mark.kind == WIRE_REVISION_NONE || is_copy) &&
           (v->inferred == WIRE_REVISION_REPEAT ||
            v->inferred == WIRE_REVISION_NONE);
}

/* A copy of what is not in the input, rather than the agency's own. */
static bool is_stand_in(const picker *p, const candidate *x)
{
    if (x->is_own || x->mark.kind == WIRE_REVISION_KILL ||
        x->mark.kind == WIRE_REVISION_HOLD)
        return false;
    return doc_of(p, x->article)->article->outlet.n > 0 ||
           (x->article == p->first && !p->lineage->has_original);
}

static wire_compare_side *known_side_of(const wire__versions_work *w,
                                        uint32_t article)
{
    for (size_t k = 0; k < w->n_known; k++)
        if (w->known[k].article == article) return w->known[k].side;
    return NULL;
}

static wire_status version_side(picker *p, const wire_versions *v, size_t i,
                                const wire_compare_side **out, wire_err *err)
{
    wire_compare_side **side = &p->w->sides[i];
    if (!*side) *side = known_side_of(p->w, v->items[i].article);
    if (!*side)
        WIRE_TRY(wire_compare_side_new(doc_of(p, v->items[i].article),
                                       p->w->idf, p->w->work, side, err));
    *out = *side;
    return WIRE_OK;
}

static wire_status add_version(picker *p, wire_versions *v, const candidate *x,
                               wire_err *err)
{
    wire_version *out = &v->items[v->n_items];
    *out = (wire_version){.article = x->article,
                          .mark = x->mark,
                          .kind = x->mark.kind,
                          .stands_in = is_stand_in(p, x),
                          .before = (uint32_t)v->n_items};
    if (v->n_items == 0) {
        out->kind = WIRE_REVISION_NONE;
        v->n_items++;
        return WIRE_OK;
    }
    out->before = before_of(p, v, v->n_items);
    if (wire_version_is_notice(out)) {
        v->n_items++;
        return WIRE_OK;
    }
    wire__places places;
    const wire_doc *older = doc_of(p, v->items[out->before].article);
    const wire_doc *newer = doc_of(p, x->article);
    const wire_compare_side *before, *now;
    WIRE_TRY(version_side(p, v, out->before, &before, err));
    WIRE_TRY(version_side(p, v, v->n_items, &now, err));
    wire_arena_mark m = wire_arena_save(p->w->work);
    wire_comparison c;
    WIRE_TRY(wire_compare_sides(before, now, p->w->work, &c, err));
    judge(out, older, newer, &c);
    if (!is_same_again(out, x, newer)) {
        WIRE_TRY(wire__finding_keep(&c, p->w->kept, &out->finding, err));
        WIRE_TRY(wire__places_of(out, is_correction(out), older, newer, &c,
                                 p->w->kept, &places, err));
        p->w->places[v->n_items++] = places;
    } else {
        p->w->sides[v->n_items] = NULL;
    }
    wire_arena_rewind(p->w->work, m);
    return WIRE_OK;
}

static bool has_embargo(const wire_doc *d)
{
    const wire_item *item = d->article->item;
    return item && item->embargoed.precision == WIRE_TIME_SECOND;
}

/* ---- Copies ------------------------------------------------------------- */

static int gravity(const wire_stale *s)
{
    return s->kind >= WIRE_STALE_KILLED ? 2 : s->is_corrected;
}

/* Of one article the gravest first, then by version and place. */
static int by_gravity(const void *x, const void *y)
{
    const wire_stale *a = x, *b = y;
    if (a->article != b->article) return a->article < b->article ? -1 : 1;
    if (gravity(a) != gravity(b)) return gravity(b) - gravity(a);
    if (a->version != b->version) return a->version < b->version ? -1 : 1;
    if (a->span.beg != b->span.beg) return a->span.beg < b->span.beg ? -1 : 1;
    return (a->span.end > b->span.end) - (a->span.end < b->span.end);
}

typedef WIRE_VEC(wire_stale) stales;

/* What one copy still carries, of STALE_MOST versions from a number on: a copy
 * that has not followed so many says enough, and costs a comparison for each.
 */
static wire_status copy_stale(picker *p, const wire_versions *v,
                              uint32_t article, uint32_t from, stales *all,
                              wire_err *err)
{
    enum { STALE_MOST = 4 };
    wire__word_set has;
    size_t versions = 0;
    wire_compare_side *copy = known_side_of(p->w, article);
    wire_arena_mark m = wire_arena_save(p->w->work);
    wire__word_set_of(doc_of(p, article), &has);
    for (uint32_t k = from; k < v->n_items; k++) {
        wire_stale *found = NULL;
        size_t n = 0;
        if (versions >= STALE_MOST && !wire_version_is_notice(&v->items[k]))
            continue; /* what stops it whole counts, however far it lags */
        WIRE_TRY(
            wire__stale_of(p->w, v, k, article, &has, &copy, &found, &n, err));
        for (size_t s = 0; s < n; s++)
            if (!WIRE_VEC_PUSH(all, found[s])) return wire_fail_mem(err);
        versions += n > 0;
    }
    wire_arena_rewind(p->w->work, m);
    return WIRE_OK;
}

static wire_status keep_stale(picker *p, wire_versions *v, const stales *all,
                              wire_err *err)
{
    if (all->n == 0) return WIRE_OK;
    v->stale = WIRE_ARRAY(p->w->kept, wire_stale, all->n);
    if (!v->stale) return wire_fail_mem(err);
    memcpy(v->stale, all->p, all->n * sizeof *v->stale);
    qsort(v->stale, all->n, sizeof *v->stale, by_gravity);
    v->n_stale = all->n;
    return WIRE_OK;
}

static wire_status find_stale(picker *p, wire_versions *v, wire_err *err)
{
    stales all = {0};
    wire_status st = WIRE_OK;
    for (size_t i = 0; i < p->members->n_members && st == WIRE_OK; i++) {
        uint32_t m = p->members->members[i];
        const wire_version *x = version_of(v, m, v->n_items);
        if (!x)
            st = copy_stale(p, v, m, 0, &all, err);
        else if (x->stands_in) /* for what came after it */
            st = copy_stale(p, v, m, (uint32_t)(x - v->items) + 1, &all, err);
    }
    if (st == WIRE_OK) st = keep_stale(p, v, &all, err);
    WIRE_VEC_FREE(&all);
    return st;
}

/* The versions that p has picked, and what they changed. */
static wire_status list_versions(picker *p, wire_versions *out, wire_err *err)
{
    wire__versions_work *w = p->w;
    out->items = WIRE_ARRAY(w->kept, wire_version, p->n);
    w->places = wire_arena_calloc(w->kept, p->n, sizeof *w->places);
    w->sides = wire_arena_calloc(w->work, p->n, sizeof *w->sides);
    if (!out->items || !w->places || !w->sides) return wire_fail_mem(err);
    for (size_t i = 0; i < p->n; i++)
        WIRE_TRY(add_version(p, out, &p->at[i], err));
    if (out->n_items < 2 && !has_embargo(doc_of(p, out->items[0].article))) {
        out->n_items = 0;
        return WIRE_OK;
    }
    return find_stale(p, out, err);
}

wire_status wire__versions_of(wire__versions_work *w, size_t family,
                              wire_versions *out, wire_err *err)
{
    picker p = {.w = w,
                .family = family,
                .members = &w->t->groups.families[family],
                .lineage = &w->t->lineages[family]};
    *out = (wire_versions){0};
    p.first = find_first(&p);
    gather(&p);
    if (p.n < 2 && !has_embargo(doc_of(&p, p.first))) return WIRE_OK;
    drop_carriers(&p);
    sort_by_age(&p);
    wire_arena_mark m = wire_arena_save(w->work);
    wire_status st = list_versions(&p, out, err);
    wire_arena_rewind(w->work, m);
    return st;
}
