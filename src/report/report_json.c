/* report_json.c: a trace as one JSON document, or as one record a line.
 *
 *   trace  {"schema", "articles":[], "families":[], "events":[], "stats":{}}
 *   lines  {"type":"article"...} {"type":"overlap"...} {"type":"standing"...}
 *          {"type":"family"...} {"type":"event"...} {"type":"stopped"...}
 *          {"type":"stats"...}
 *
 * Both are made of the same record writers, so they cannot drift apart.
 * The contract is schema/trace-1.schema.json and trace-jsonl-1.schema.json.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_changes.h"

#include <stdio.h>

/* ---- Parts ------------------------------------------------------------ */

static wire_str article_id(const wire_trace *t, uint32_t n)
{
    return t->docs[n].article->id;
}

static void put_strings(wire__json *j, const wire_str *s, size_t n)
{
    wire__json_open(j, '[');
    for (size_t i = 0; i < n; i++)
        wire__json_str(j, s[i]);
    wire__json_close(j, ']');
}

/* Credits, strongest first, each name once. Agencies that the prose only
 * cites are no credits. */
void wire__json_credits(wire__json *j, const wire_doc *d)
{
    wire__json_open(j, '[');
    for (size_t i = 0; i < d->n_credits; i++) {
        bool is_repeated = d->credits[i].kind == WIRE_CREDIT_CITED;

        for (size_t k = 0; k < i && !is_repeated; k++)
            is_repeated =
                wire_str_eq_nocase(d->credits[k].name, d->credits[i].name);
        if (!is_repeated) wire__json_str(j, d->credits[i].name);
    }
    wire__json_close(j, ']');
}

void wire__json_dateline(wire__json *j, const wire_doc *d)
{
    const wire_dateline *line = d->has_dateline ? &d->dateline : &d->outer;

    if (!d->has_dateline && !d->has_outer) {
        wire__json_null(j);
        return;
    }
    wire__json_open(j, '{');
    wire__json_key(j, "place");
    wire__json_str_or_null(j, line->place);
    wire__json_key(j, "date");
    wire__json_str_or_null(j, line->date);
    wire__json_key(j, "credit");
    wire__json_str_or_null(j, line->credit);
    wire__json_close(j, '}');
}

void wire__json_label(wire__json *j, const wire_doc *d)
{
    if (!d->has_label) {
        wire__json_null(j);
        return;
    }
    wire__json_open(j, '{');
    wire__json_key(j, "text");
    wire__json_str(j, wire_str_sub(d->article->body, d->label.span.beg,
                                   d->label.span.end));
    wire__json_key(j, "claim");
    wire__json_str(j, wire_str_of(wire_claim_name(d->label.claim)));
    wire__json_close(j, '}');
}

static void put_article(wire__json *j, const wire_doc *d)
{
    const wire_article *a = d->article;

    wire__json_key(j, "id");
    wire__json_str(j, a->id);
    wire__json_key(j, "path");
    wire__json_str_or_null(j, a->path);
    wire__json_key(j, "outlet");
    wire__json_str_or_null(j, a->outlet);
    wire__json_key(j, "published");
    wire__json_time(j, a->published);
    wire__json_key(j, "title");
    wire__json_str_or_null(j, a->title);
    wire__json_key(j, "url");
    wire__json_str_or_null(j, a->url);
    wire__json_key(j, "language");
    wire__json_str_or_null(j, d->language);
    wire__json_key(j, "credits");
    wire__json_credits(j, d);
    wire__json_key(j, "dateline");
    wire__json_dateline(j, d);
    wire__json_key(j, "label");
    wire__json_label(j, d);
}

/* Passages between articles a and b, under the names given to the sides. */
static void put_passages(wire__json *j, const wire_trace *t,
                         const wire_passage *p, size_t n,
                         const uint32_t sides[2], const char *const names[2])
{
    const wire_words *wa = &t->docs[sides[0]].words;
    const wire_words *wb = &t->docs[sides[1]].words;

    wire__json_open(j, '[');
    for (size_t i = 0; i < n; i++) {
        wire__json_open(j, '{');
        wire__json_key(j, names[0]);
        wire__json_span(j, wire_words_span(wa, p[i].a_beg, p[i].a_end));
        wire__json_key(j, names[1]);
        wire__json_span(j, wire_words_span(wb, p[i].b_beg, p[i].b_end));
        wire__json_key(j, "kind");
        wire__json_str(j, wire_str_of(wire_kind_name(p[i].kind)));
        wire__json_close(j, '}');
    }
    wire__json_close(j, ']');
}

/* What compare says of the step; absent when it was not asked. */
static void put_finding(wire__json *j, const wire_finding *f)
{
    wire__json_word(j, "grade", wire_grade_name(f->grade));
    wire__json_holds(j, "label_holds", f->label_holds);
    wire__json_count(j, "harmless", f->harmless_n);
    wire__json_key(j, "changes");
    wire__json_open(j, '[');
    for (size_t i = 0; i < f->n_changes; i++)
        wire__json_change(j, &f->changes[i]);
    wire__json_close(j, ']');
}

static void put_edge(wire__json *j, const wire_trace *t, const wire_edge *e,
                     const wire_finding *f)
{
    static const char *const names[2] = {"parent", "child"};
    const uint32_t sides[2] = {e->parent, e->child};

    wire__json_open(j, '{');
    wire__json_key(j, "parent");
    wire__json_str(j, article_id(t, e->parent));
    wire__json_key(j, "child");
    wire__json_str(j, article_id(t, e->child));
    wire__json_key(j, "confidence");
    wire__json_frac(j, e->confidence);
    wire__json_key(j, "parent_containment");
    wire__json_frac(j, e->parent_containment);
    wire__json_key(j, "child_containment");
    wire__json_frac(j, e->child_containment);
    wire__json_key(j, "passages");
    put_passages(j, t, e->passages, e->n_passages, sides, names);
    wire__json_key(j, "reasons");
    put_strings(j, e->reasons, e->n_reasons);
    if (f) put_finding(j, f);
    wire__json_close(j, '}');
}

static void put_lost_sources(wire__json *j, const wire_lineage *l)
{
    wire__json_open(j, '[');
    for (size_t i = 0; i < l->n_lost; i++) {
        wire__json_open(j, '{');
        wire__json_key(j, "name");
        wire__json_str(j, l->lost[i].name);
        wire__json_key(j, "evidence");
        put_strings(j, l->lost[i].evidence, l->lost[i].n_evidence);
        wire__json_close(j, '}');
    }
    wire__json_close(j, ']');
}

static void put_family_id(wire__json *j, size_t f)
{
    char id[32];

    snprintf(id, sizeof id, "f%zu", f + 1);
    wire__json_str(j, wire_str_of(id));
}

static void put_ids(wire__json *j, const wire_trace *t, const uint32_t *n,
                    size_t n_n)
{
    wire__json_open(j, '[');
    for (size_t i = 0; i < n_n; i++)
        wire__json_str(j, article_id(t, n[i]));
    wire__json_close(j, ']');
}

static void put_family(wire__json *j, const wire_trace *t, size_t f)
{
    const wire_family *family = &t->groups.families[f];
    const wire_lineage *l = &t->lineages[f];

    wire__json_key(j, "id");
    put_family_id(j, f);
    wire__json_key(j, "representative");
    wire__json_str(j, article_id(t, family->representative));
    wire__json_key(j, "original");
    if (l->has_original)
        wire__json_str(j, article_id(t, l->original));
    else
        wire__json_null(j);
    wire__json_key(j, "members");
    put_ids(j, t, family->members, family->n_members);
    wire__json_key(j, "edges");
    wire__json_open(j, '[');
    for (size_t i = 0; i < l->n_edges; i++)
        put_edge(j, t, &l->edges[i], t->findings ? &t->findings[f][i] : NULL);
    wire__json_close(j, ']');
    wire__json_key(j, "lost_sources");
    put_lost_sources(j, l);
    wire__json_key(j, "cited");
    put_strings(j, l->cited, l->n_cited);
    if (t->versions) wire__json_versions(j, t, f);
}

static void put_event(wire__json *j, const wire_trace *t, const wire_event *e)
{
    wire__json_key(j, "families");
    wire__json_open(j, '[');
    for (size_t i = 0; i < e->n_families; i++)
        put_family_id(j, e->families[i]);
    wire__json_close(j, ']');
    wire__json_key(j, "articles");
    put_ids(j, t, e->articles, e->n_articles);
}

/* Counts always; what differs from run to run only when asked for, so that
 * the rest can be compared byte by byte. */
static void put_stats(wire__json *j, const wire_stats *s, bool with_times)
{
    wire__json_count(j, "articles", s->articles);
    wire__json_count(j, "bytes_read", s->bytes_read);
    wire__json_count(j, "text_bytes", s->text_bytes);
    wire__json_count(j, "words", s->words);
    wire__json_count(j, "seeds", s->seeds);
    wire__json_count(j, "anchors", s->anchors);
    wire__json_count(j, "pairs", s->pairs);
    wire__json_count(j, "passages", s->passages);
    wire__json_count(j, "standing", s->standing);
    wire__json_count(j, "families", s->families);
    wire__json_count(j, "events", s->events);
    wire__json_count(j, "skipped", s->skipped);
    wire__json_count(j, "warnings", s->warnings);
    if (!with_times) return;
    wire__json_count(j, "threads", s->n_threads);
    wire__json_count(j, "peak_rss_bytes", s->peak_rss_bytes);
    wire__json_key(j, "seconds");
    wire__json_open(j, '{');
    for (int i = 0; i < WIRE_STAGE_N; i++) {
        wire__json_key(j, wire_stage_name((wire_stage)i));
        wire__json_seconds(j, s->stage_s[i]);
    }
    wire__json_key(j, "total");
    wire__json_seconds(j, s->total_s);
    wire__json_close(j, '}');
}

static void put_stopped(wire__json *j, const wire_trace *t)
{
    wire__json_key(j, "stopped");
    wire__json_open(j, '[');
    for (size_t i = 0; i < t->n_stopped; i++) {
        wire__json_open(j, '{');
        wire__json_stopped(j, t, &t->stopped[i]);
        wire__json_close(j, '}');
    }
    wire__json_close(j, ']');
}

/* ---- One document ----------------------------------------------------- */

wire_status wire_report_json(const wire_trace *t, bool with_stats,
                             wire_write_fn write, void *ctx, wire_err *err)
{
    wire__sink sink = {.write = write, .ctx = ctx};
    wire__json j = {.out = &sink};

    wire__json_open(&j, '{');
    wire__json_key(&j, "schema");
    wire__json_str(&j, WIRE_STR("wirecopy.trace/1"));
    wire__json_key(&j, "articles");
    wire__json_open(&j, '[');
    for (size_t i = 0; i < t->n_docs && !sink.refused; i++) {
        wire__json_open(&j, '{');
        put_article(&j, &t->docs[i]);
        wire__json_close(&j, '}');
    }
    wire__json_close(&j, ']');
    wire__json_key(&j, "families");
    wire__json_open(&j, '[');
    for (size_t i = 0; i < t->groups.n_families && !sink.refused; i++) {
        wire__json_open(&j, '{');
        put_family(&j, t, i);
        wire__json_close(&j, '}');
    }
    wire__json_close(&j, ']');
    wire__json_key(&j, "events");
    wire__json_open(&j, '[');
    for (size_t i = 0; i < t->groups.n_events && !sink.refused; i++) {
        wire__json_open(&j, '{');
        put_event(&j, t, &t->groups.events[i]);
        wire__json_close(&j, '}');
    }
    wire__json_close(&j, ']');
    if (t->versions) put_stopped(&j, t);
    wire__json_key(&j, "stats");
    wire__json_open(&j, '{');
    put_stats(&j, &t->stats, with_stats);
    wire__json_close(&j, '}');
    wire__json_close(&j, '}');
    wire__sink_lit(&sink, "\n");
    return wire__sink_close(&sink, err);
}

/* ---- One record a line ------------------------------------------------ */

/* Begin a line; each line is a document of its own. */
static void line_open(wire__json *j, const char *type)
{
    j->filled = 0;
    wire__json_open(j, '{');
    wire__json_key(j, "type");
    wire__json_str(j, wire_str_of(type));
}

static void line_close(wire__json *j)
{
    wire__json_close(j, '}');
    wire__sink_lit(j->out, "\n");
}

/* A pair is told by its family, or by a standing record, or else here. */
static bool is_overlap_record(const wire_trace *t, const wire__places *pl,
                              const wire_overlap *o)
{
    bool is_standing =
        o->kind == WIRE_KIND_BOILERPLATE || o->kind == WIRE_KIND_TEMPLATE;

    if (pl->family[o->a] == pl->family[o->b] &&
        pl->family[o->a] < t->groups.n_families)
        return false;
    return !(is_standing && wire__places_share(pl, o->a, o->b));
}

static void put_overlap(wire__json *j, const wire_trace *t,
                        const wire_overlap *o)
{
    static const char *const names[2] = {"a", "b"};
    const uint32_t sides[2] = {o->a, o->b};

    wire__json_key(j, "a");
    wire__json_str(j, article_id(t, o->a));
    wire__json_key(j, "b");
    wire__json_str(j, article_id(t, o->b));
    wire__json_key(j, "a_containment");
    wire__json_frac(j, o->a_containment);
    wire__json_key(j, "b_containment");
    wire__json_frac(j, o->b_containment);
    wire__json_key(j, "kind");
    wire__json_str(j, wire_str_of(wire_kind_name(o->kind)));
    wire__json_key(j, "passages");
    put_passages(j, t, t->overlaps.passages + o->first, o->n_passages, sides,
                 names);
}

static void put_standing(wire__json *j, const wire_trace *t,
                         const wire_standing *s)
{
    const wire_stand_place *p = t->standings.places + s->first;
    wire_str text = {NULL, 0};

    if (s->n > 0) {
        const wire_doc *d = &t->docs[p[0].doc];
        wire_span span = wire_words_span(&d->words, p[0].beg, p[0].end);
        text = wire_str_sub(d->article->body, span.beg, span.end);
    }
    wire__json_key(j, "text");
    wire__json_str(j, text);
    wire__json_key(j, "kind");
    wire__json_str(j, wire_str_of(wire_kind_name(s->kind)));
    wire__json_key(j, "articles");
    wire__json_open(j, '[');
    for (size_t i = 0; i < s->n; i++) {
        wire__json_open(j, '{');
        wire__json_key(j, "id");
        wire__json_str(j, article_id(t, p[i].doc));
        wire__json_key(j, "span");
        wire__json_span(
            j, wire_words_span(&t->docs[p[i].doc].words, p[i].beg, p[i].end));
        wire__json_close(j, '}');
    }
    wire__json_close(j, ']');
}

static void put_shared_lines(wire__json *j, const wire_trace *t,
                             const wire__places *pl)
{
    for (size_t i = 0; i < t->overlaps.n_pairs && !j->out->refused; i++) {
        if (!is_overlap_record(t, pl, &t->overlaps.pairs[i])) continue;
        line_open(j, "overlap");
        put_overlap(j, t, &t->overlaps.pairs[i]);
        line_close(j);
    }
    for (size_t i = 0; i < t->standings.n_records && !j->out->refused; i++) {
        line_open(j, "standing");
        put_standing(j, t, &t->standings.records[i]);
        line_close(j);
    }
}

static void put_lines(wire__json *j, const wire_trace *t,
                      const wire__places *pl, bool with_stats)
{
    for (size_t i = 0; i < t->n_docs && !j->out->refused; i++) {
        line_open(j, "article");
        put_article(j, &t->docs[i]);
        line_close(j);
    }
    put_shared_lines(j, t, pl);
    for (size_t i = 0; i < t->groups.n_families && !j->out->refused; i++) {
        line_open(j, "family");
        put_family(j, t, i);
        line_close(j);
    }
    for (size_t i = 0; i < t->groups.n_events && !j->out->refused; i++) {
        line_open(j, "event");
        put_event(j, t, &t->groups.events[i]);
        line_close(j);
    }
    for (size_t i = 0; i < t->n_stopped && !j->out->refused; i++) {
        line_open(j, "stopped");
        wire__json_stopped(j, t, &t->stopped[i]);
        line_close(j);
    }
    line_open(j, "stats");
    put_stats(j, &t->stats, with_stats);
    line_close(j);
}

wire_status wire_report_jsonl(const wire_trace *t, bool with_stats,
                              wire_write_fn write, void *ctx, wire_err *err)
{
    wire__sink sink = {.write = write, .ctx = ctx};
    wire__json j = {.out = &sink};
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_status status;
    wire__places pl;

    if (!a) return wire_fail_mem(err);
    status = wire__places_build(t, a, &pl, err);
    if (status == WIRE_OK) put_lines(&j, t, &pl, with_stats);
    wire_arena_free(a);
    if (status != WIRE_OK) {
        wire_buf_free(&sink.buf);
        return status;
    }
    return wire__sink_close(&sink, err);
}
