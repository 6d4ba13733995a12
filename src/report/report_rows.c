/* report_rows.c: the tree of one family, a row or two a copy.
 *
 *                                       after   copied  of source
 *     * Nordhaven Press Agency                                     original
 *     |- The Harbour Ledger v1.txt    +12 min    100 %      100 %  verbatim
 *     |  = label says unmodified, and it is true
 *     |- Metro Daily Lens v4.txt      +2 h 05     93 %       88 %  edited
 *     |  ! label says unmodified, but 12 words are new
 *
 * The right-hand columns stand still, the name takes what is left; wide
 * terminals show the headline as well.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_rows.h"

#include <stdio.h>
#include <string.h>

enum {
    INDENT = 4,
    LEVELS_MAX = 12,    /* levels drawn; what is deeper stays at the last */
    CHILDREN_SHOWN = 12 /* of one parent, unless all are wanted */
};

static wire__columns columns_for(size_t width)
{
    wire__columns c;

    if (width < 56) {
        c.how = width - 10;
        c.lag = c.how - 1;
        c.it = c.source = c.title = 0;
    } else if (width < 72) {
        c.how = width - 10;
        c.source = c.how - 1;
        c.it = c.source - 7;
        c.lag = c.it - 7;
        c.title = 0;
    } else {
        size_t name = width < 110 ? width - 37 : 48 + (width - 110) / 6;

        c.lag = name;
        c.it = c.lag + 9;
        c.source = c.it + 11;
        c.how = c.source + 2;
        c.title = width < 110 ? 0 : c.how + 13;
    }
    return c;
}

/* ---- The tree's lines ------------------------------------------------- */

static bool is_last(const wire__rows *r, uint32_t n)
{
    return r->tree->nodes[n].next == WIRE__NO_NODE;
}

void wire__rows_branches(wire__rows *r, uint32_t n, bool is_below)
{
    wire__page *p = r->page;
    const wire__glyphs *g = p->glyphs;
    const wire__node *nodes = r->tree->nodes;
    uint32_t chain[LEVELS_MAX], k = 0;

    for (uint32_t at = n; nodes[at].depth > 0 && k < r->levels;
         at = nodes[at].parent)
        chain[k++] = at;
    wire__page_to(p, INDENT);
    wire__page_ink(p, WIRE__INK_FAINT);
    while (k-- > 0) {
        bool ends = is_last(r, chain[k]);

        if (k > 0 || is_below)
            wire__page_lit(p, ends ? g->blank : g->down);
        else
            wire__page_lit(p, ends ? g->last : g->branch);
    }
    if (is_below)
        wire__page_lit(p, nodes[n].first_child != WIRE__NO_NODE ? g->down
                          : nodes[n].depth == 0                 ? g->blank
                                                                : "");
    wire__page_ink(p, WIRE__INK_PLAIN);
}

/* ---- Cells of a row --------------------------------------------------- */

wire_str wire__rows_tag(const wire__rows *r, const wire_article *a)
{
    wire_str folder = wire_str_sub(a->path, 0, r->folder_n);

    return wire_str_sub(a->id, wire_str_starts(a->id, folder) ? folder.n : 0,
                        a->id.n);
}

static void put_name(wire__rows *r, uint32_t article, size_t end)
{
    wire__page *p = r->page;
    const wire_article *a = p->t->docs[article].article;
    wire_str tag = wire__rows_tag(r, a),
             name = a->outlet.n > 0 ? a->outlet : tag;

    if (end <= p->column) return;
    if (a->outlet.n > 0)
        wire__page_text(p, name, end - p->column);
    else
        wire__page_tail(p, name, end - p->column);
    if (a->outlet.n == 0 || end < p->column + 5) return;
    wire__page_lit(p, " ");
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_tail(p, tag, end - p->column);
    wire__page_ink(p, WIRE__INK_PLAIN);
}

static void put_per_cent(wire__page *p, float share, size_t column)
{
    char text[16];
    int n = (int)(share * 100 + .5f);

    if (n == 100 && share < .9995f) n = 99; /* 100 % means all of it */
    if (n == 0 && share > 0)
        snprintf(text, sizeof text, "<1 %%");
    else
        snprintf(text, sizeof text, "%d %%", n);
    wire__page_right(p, text, column);
}

static void put_title(wire__rows *r, uint32_t article)
{
    wire__page *p = r->page;

    if (r->at.title == 0) return;
    wire__page_to(p, r->at.title);
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_text(p, p->t->docs[article].article->title, p->width);
    wire__page_ink(p, WIRE__INK_PLAIN);
}

/* A root: original, or only the first that is known. */
static void put_root_row(wire__rows *r, uint32_t n)
{
    wire__page *p = r->page;
    uint32_t article = r->tree->nodes[n].article;
    bool is_original =
        r->lineage->has_original && r->lineage->original == article;

    wire__page_ink(p, is_original ? WIRE__INK_SOURCE : WIRE__INK_PLAIN);
    wire__page_lit(p, is_original ? p->glyphs->original : p->glyphs->dot);
    wire__page_lit(p, " ");
    put_name(r, article, r->at.how - 2);
    wire__page_to(p, r->at.how);
    wire__page_ink(p, is_original ? WIRE__INK_SOURCE : WIRE__INK_PLAIN);
    wire__page_lit(p, is_original ? "original" : "first seen");
    wire__page_end(p);
}

static void put_lost_row(wire__rows *r, uint32_t n)
{
    wire__page *p = r->page;
    const wire_lost_source *l = &r->lineage->lost[r->tree->nodes[n].article];

    wire__page_ink(p, WIRE__INK_LOST);
    wire__page_lit(p, p->glyphs->lost);
    wire__page_lit(p, " ");
    wire__page_text(p, l->name, r->at.how - p->column - 1);
    wire__page_to(p, r->at.how);
    wire__page_lit(p, p->width < 72 ? "lost" : "lost source");
    wire__page_end(p);
    wire__rows_branches(r, n, true);
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_text(p,
                    l->n_evidence > 0
                        ? l->evidence[0]
                        : WIRE_STR("credited, but not in the input"),
                    p->width);
    wire__page_end(p);
}

/* A copy of a lost source: nothing to measure it against. */
static void put_orphan_row(wire__rows *r, uint32_t n)
{
    wire__page *p = r->page;
    uint32_t article = r->tree->nodes[n].article;
    const wire_version *v = wire__rows_version(r, article);
    wire_time when = p->t->docs[article].article->published;
    char text[WIRE__LAG_BYTES];

    wire__lag_words(r->first, when, text);
    if (when.unix_s == r->first.unix_s) text[0] = '\0'; /* the first */
    put_name(r, article, r->at.lag - strlen(text) - 1);
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_right(p, text, r->at.lag);
    wire__page_ink(p, WIRE__INK_PLAIN);
    wire__page_to(p, r->at.how);
    wire__page_lit(p, v && v->kind != WIRE_REVISION_NONE
                          ? wire_revision_name(v->kind)
                          : "copy");
    put_title(r, article);
    wire__page_end(p);
}

/* Edges stand ascending by child, so those of one child are neighbours. */
static bool is_merged(const wire__rows *r, const wire_edge *e)
{
    const wire_edge *first = r->lineage->edges;
    const wire_edge *end = first + r->lineage->n_edges;

    return (e > first && e[-1].child == e->child) ||
           (e + 1 < end && e[1].child == e->child);
}

const wire_finding *wire__rows_finding(const wire__rows *r, uint32_t n)
{
    const wire_edge *e = r->tree->nodes[n].in;

    return r->findings && e ? &r->findings[e - r->lineage->edges] : NULL;
}

const wire_version *wire__rows_version(const wire__rows *r, uint32_t article)
{
    for (size_t i = 1; r->versions && i < r->versions->n_items; i++)
        if (r->versions->items[i].article == article)
            return &r->versions->items[i];
    return NULL;
}

/* What a version is; else the grade that compare gives, else how the words were
 * counted. */
static const char *how_words(const wire__rows *r, uint32_t n,
                             const wire__judgement *j)
{
    const wire_finding *f = wire__rows_finding(r, n);
    const wire_version *v = wire__rows_version(r, r->tree->nodes[n].article);

    if (v && v->kind != WIRE_REVISION_NONE) return wire_revision_name(v->kind);
    if (is_merged(r, r->tree->nodes[n].in)) return "merged";
    if (!f) return wire__how_name(j->how);
    if (f->grade == WIRE_GRADE_NONE) return "rewrite";
    if (f->grade == WIRE_GRADE_NEW_HEADLINE && r->page->width < 72)
        return "headline"; /* has less room */
    return wire_grade_name(f->grade);
}

static void put_copy_row(wire__rows *r, uint32_t n, const wire__judgement *j)
{
    wire__page *p = r->page;
    const wire__node *node = &r->tree->nodes[n];
    const wire_edge *e = node->in;
    bool is_echo = node->kind == WIRE__NODE_ECHO, is_unsure;
    char lag[WIRE__LAG_BYTES];

    wire__lag_words(p->t->docs[e->parent].article->published,
                    p->t->docs[e->child].article->published, lag);
    if (is_echo) {
        wire__page_lit(p, p->glyphs->echo);
        wire__page_lit(p, " ");
    }
    put_name(r, e->child, r->at.lag - strlen(lag) - 1);
    wire__page_right(p, lag, r->at.lag);
    if (r->at.it > 0) {
        put_per_cent(p, e->child_containment, r->at.it);
        put_per_cent(p, e->parent_containment, r->at.source);
    }
    wire__page_to(p, r->at.how);
    is_unsure = e->confidence < .5f;
    wire__page_lit(p, how_words(r, n, j));
    if (is_unsure) {
        wire__page_ink(p, WIRE__INK_LOST);
        wire__page_lit(p, p->glyphs->doubt);
        wire__page_ink(p, WIRE__INK_PLAIN);
        r->is_in_doubt = true;
    }
    put_title(r, e->child);
    wire__page_end(p);
}

/* ---- Rows ------------------------------------------------------------- */

static wire_status put_row(wire__rows *r, uint32_t n, wire_err *err)
{
    const wire__node *node = &r->tree->nodes[n];
    wire__judgement j;

    wire__rows_branches(r, n, false);
    if (node->kind == WIRE__NODE_LOST) {
        put_lost_row(r, n);
        return WIRE_OK;
    }
    if (!node->in && node->parent == WIRE__NO_NODE) {
        put_root_row(r, n);
        wire__notes_root(r, n);
    } else if (!node->in) {
        put_orphan_row(r, n);
        wire__notes_orphan(r, n);
    } else {
        memset(&j, 0, sizeof j);
        if (!r->findings)
            WIRE_TRY(wire__judge(r->page->t, r->page->places, node->in,
                                 r->page->arena, &j, err));
        put_copy_row(r, n, &j);
        if (node->kind == WIRE__NODE_MEMBER) wire__notes_copy(r, n, &j);
    }
    if (r->has_outside && node->kind == WIRE__NODE_MEMBER)
        wire__notes_outside(r, n);
    return WIRE_OK;
}

size_t wire__rows_folder(const wire_trace *t, const wire_family *f)
{
    wire_str first = t->docs[f->members[0]].article->path;
    size_t n = first.n;

    for (size_t i = 1; i < f->n_members; i++) {
        wire_str path = t->docs[f->members[i]].article->path;
        size_t k = 0;

        while (k < n && k < path.n && path.p[k] == first.p[k])
            k++;
        n = k;
    }
    while (n > 0 && first.p[n - 1] != '/')
        n--;
    return n;
}

static wire_time earliest(const wire_trace *t, const wire_family *f,
                          size_t *n_times)
{
    wire_time first = {0, WIRE_TIME_NONE};

    for (size_t i = 0; i < f->n_members; i++) {
        wire_time when = t->docs[f->members[i]].article->published;

        if (when.precision == WIRE_TIME_NONE) continue;
        ++*n_times;
        if (first.precision == WIRE_TIME_NONE || when.unix_s < first.unix_s)
            first = when;
    }
    return first;
}

static void put_column_heads(wire__rows *r)
{
    wire__page *p = r->page;
    bool has_copies = r->lineage->n_edges > 0;

    if (!has_copies) return;
    wire__page_ink(p, WIRE__INK_FAINT);
    if (r->n_times > 1) wire__page_right(p, "after", r->at.lag);
    if (r->at.it > 0) {
        wire__page_right(p, "copied", r->at.it);
        wire__page_right(p, p->width < 72 ? "source" : "of source",
                         r->at.source);
    }
    wire__page_end(p);
}

static void put_more(wire__rows *r, uint32_t n, uint32_t left, uint32_t below)
{
    wire__page *p = r->page;

    wire__rows_branches(r, n, false);
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_fmt(p, "%s %u more", p->glyphs->cut, left);
    if (below > 0) wire__page_fmt(p, ", with %u below them", below);
    wire__page_lit(p, " (--all)");
    wire__page_end(p);
}

/* After enough brothers only their number is told. Returns the node to go on
 * with; *shown counts brothers by level drawn. */
static uint32_t fold(wire__rows *r, uint32_t n)
{
    const wire__node *nodes = r->tree->nodes;
    uint32_t left = 0, below = 0, last = n;

    for (uint32_t at = n; at != WIRE__NO_NODE; at = nodes[at].next) {
        left++;
        below += nodes[at].below;
        last = at;
    }
    put_more(r, last, left, below);
    return wire__tree_skip(r->tree, last);
}

wire_status wire__rows_write(wire__page *p, size_t family,
                             const wire__tree *tree, wire_err *err)
{
    wire__rows r = {.page = p,
                    .tree = tree,
                    .family = &p->t->groups.families[family],
                    .lineage = &p->t->lineages[family],
                    .findings = p->t->findings ? p->t->findings[family] : NULL,
                    .versions =
                        p->t->versions ? &p->t->versions[family] : NULL};
    uint32_t *shown; /* children written, by parent; roots at the end */

    r.at = columns_for(p->width);
    r.folder_n = wire__rows_folder(p->t, r.family);
    r.first = earliest(p->t, r.family, &r.n_times);
    r.levels = (uint32_t)((r.at.lag - INDENT - 18) / 3);
    if (r.levels > LEVELS_MAX) r.levels = LEVELS_MAX;
    shown = (uint32_t *)wire_arena_calloc(p->arena, tree->n_nodes + 1,
                                          sizeof *shown);
    if (!shown) return wire_fail_mem(err);
    for (size_t i = 0; i < r.lineage->n_edges; i++)
        r.has_outside |= !wire__rows_is_member(&r, r.lineage->edges[i].parent);
    wire__notes_kills(&r);
    put_column_heads(&r);
    for (uint32_t n = tree->first_root; n != WIRE__NO_NODE;) {
        uint32_t parent = tree->nodes[n].parent;
        uint32_t *count =
            &shown[parent == WIRE__NO_NODE ? tree->n_nodes : parent];

        if (!p->opts->show_all && *count == CHILDREN_SHOWN &&
            tree->nodes[n].next != WIRE__NO_NODE) {
            n = fold(&r, n);
            continue;
        }
        ++*count;
        WIRE_TRY(put_row(&r, n, err));
        n = wire__tree_next(tree, n);
    }
    if (r.is_in_doubt) {
        wire__page_to(p, INDENT);
        wire__page_ink(p, WIRE__INK_LOST);
        wire__page_fmt(p,
                       "%s best guess: times and text do not decide who "
                       "copied whom",
                       p->glyphs->doubt);
        wire__page_end(p);
    }
    return WIRE_OK;
}
