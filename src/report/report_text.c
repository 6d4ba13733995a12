/* report_text.c: copy trees for people.
 *
 *   a family: headline, what it is, its tree
 *   ...
 *   events, and with show_all overlaps and standing text
 *   a closing line with the counts, and the stages when wanted
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_changes.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { EVENTS_SHOWN = 20 }; /* unless all are wanted */

static const char *plural(size_t n, const char *one, const char *many)
{
    return n == 1 ? one : many;
}

/* ---- A family --------------------------------------------------------- */

/* The article whose headline names the family. */
static const wire_article *namesake(const wire_trace *t, size_t f)
{
    const wire_lineage *l = &t->lineages[f];
    uint32_t n =
        l->has_original ? l->original : t->groups.families[f].representative;

    return t->docs[n].article;
}

static wire_str name_of(const wire_article *a)
{
    return a->title.n > 0 ? a->title : a->id;
}

/* From the first to the last time known; only what the end adds. */
static void put_times(wire__page *p, const wire_family *f)
{
    wire_time first = {0, WIRE_TIME_NONE}, last = first;
    char beg[32], end[32];

    for (size_t i = 0; i < f->n_members; i++) {
        wire_time t = p->t->docs[f->members[i]].article->published;

        if (t.precision == WIRE_TIME_NONE) continue;
        if (first.precision == WIRE_TIME_NONE || t.unix_s < first.unix_s)
            first = t;
        if (last.precision == WIRE_TIME_NONE || t.unix_s > last.unix_s)
            last = t;
    }
    if (first.precision == WIRE_TIME_NONE) return;
    wire__time_words(first, beg);
    wire__time_words(last, end);
    wire__page_fmt(p, ", %s", beg);
    if (strcmp(beg, end) != 0 && strncmp(beg, end, 10) != 0)
        wire__page_fmt(p, " to %s", end);
    else if (strcmp(beg, end) != 0 && end[10])
        wire__page_fmt(p, " to %s", end + 11);
    if (first.precision == WIRE_TIME_SECOND ||
        last.precision == WIRE_TIME_SECOND)
        wire__page_lit(p, " UTC");
}

/* Known by its file, not by an id of its own. */
static bool is_file(const wire_trace *t, uint32_t n)
{
    const wire_article *a = t->docs[n].article;

    return wire_str_eq(a->id, a->path);
}

static void put_folder(wire__page *p, const wire_family *f)
{
    size_t n = wire__rows_folder(p->t, f), i = 0;
    wire_str path = p->t->docs[f->members[0]].article->path;

    while (i < f->n_members && !is_file(p->t, f->members[i]))
        i++;
    if (n < 2 || i == f->n_members) return;
    wire__page_lit(p, ", in ");
    wire__page_tail(p, wire_str_sub(path, 0, n - 1), p->width);
}

static void put_family_head(wire__page *p, size_t f)
{
    const wire_family *family = &p->t->groups.families[f];
    const wire_lineage *l = &p->t->lineages[f];
    const wire_article *a = namesake(p->t, f);
    char id[32];

    snprintf(id, sizeof id, "f%zu", f + 1);
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_lit(p, id);
    wire__page_to(p, 4);
    if (p->column > 3) wire__page_lit(p, p->column > 4 ? " " : "");
    wire__page_ink(p, WIRE__INK_STRONG);
    wire__page_text(p, name_of(a), p->width);
    wire__page_end(p);

    wire__page_to(p, 4);
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_fmt(p, "%zu articles", family->n_members);
    put_times(p, family);
    put_folder(p, family);
    wire__page_end(p);
    if (l->n_cited == 0) return;
    wire__page_to(p, 4);
    wire__page_ink(p, WIRE__INK_FAINT);
    for (size_t i = 0; i < l->n_cited; i++) {
        wire__page_lit(p, i == 0 ? "citing " : ", ");
        wire__page_text(p, l->cited[i], 40);
    }
    wire__page_end(p);
}

static wire_status put_family(wire__page *p, size_t f, wire_err *err)
{
    wire_arena_mark mark = wire_arena_save(p->arena);
    wire__tree tree;
    wire_status status = wire__tree_build(p->t, f, p->arena, &tree, err);

    if (status != WIRE_OK) return status;
    put_family_head(p, f);
    status = wire__rows_write(p, f, &tree, err);
    wire__page_end(p);
    wire_arena_rewind(p->arena, mark);
    return status;
}

/* ---- Events ----------------------------------------------------------- */

/* A headline, and behind it where it stands. */
static void put_told(wire__page *p, wire_str name)
{
    size_t place = p->width - p->width / 3;

    wire__page_to(p, 4);
    wire__page_ink(p, WIRE__INK_PLAIN);
    wire__page_text(p, name, place - 6);
    wire__page_to(p, place);
    wire__page_ink(p, WIRE__INK_FAINT);
}

static void put_event(wire__page *p, size_t number)
{
    const wire_event *e = &p->t->groups.events[number];

    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_fmt(p, "e%zu ", number + 1);
    for (size_t i = 0; i < e->n_families; i++) {
        size_t f = e->families[i];

        put_told(p, name_of(namesake(p->t, f)));
        wire__page_fmt(p, "f%zu, %zu articles", f + 1,
                       p->t->groups.families[f].n_members);
        wire__page_end(p);
    }
    for (size_t i = 0; i < e->n_articles; i++) {
        const wire_article *a = p->t->docs[e->articles[i]].article;

        put_told(p, name_of(a));
        if (a->outlet.n > 0)
            wire__page_text(p, a->outlet, p->width);
        else
            wire__page_tail(p, a->id, p->width);
        wire__page_end(p);
    }
}

static void put_events(wire__page *p)
{
    size_t n = p->t->groups.n_events;

    if (n == 0) return;
    if (!p->opts->show_all && n > EVENTS_SHOWN) n = EVENTS_SHOWN;
    wire__page_ink(p, WIRE__INK_STRONG);
    wire__page_lit(p, p->t->groups.n_events == 1
                          ? "One event, told in different words"
                          : "Events, each told in different words");
    wire__page_end(p);
    for (size_t i = 0; i < n && !p->out->refused; i++)
        put_event(p, i);
    if (n < p->t->groups.n_events) {
        wire__page_ink(p, WIRE__INK_FAINT);
        wire__page_fmt(p, "%s %zu more (--all)", p->glyphs->cut,
                       p->t->groups.n_events - n);
        wire__page_end(p);
    }
    wire__page_end(p);
}

/* ---- Shared text that is no copy -------------------------------------- */

static wire_str first_words(const wire_trace *t, uint32_t article, uint32_t beg,
                            uint32_t end)
{
    const wire_doc *d = &t->docs[article];
    uint32_t to = end - beg > 40 ? beg + 40 : end;
    wire_span s = wire_words_span(&d->words, beg, to);

    return wire_str_sub(d->article->body, s.beg, s.end);
}

static void put_kind(wire__page *p, wire_kind kind)
{
    char text[32];

    snprintf(text, sizeof text, "%s", wire_kind_name(kind));
    for (char *c = text; *c; c++)
        if (*c == '_') *c = ' ';
    wire__page_text(p, wire_str_of(text), 20);
}

static void put_overlap(wire__page *p, const wire_overlap *o)
{
    const wire_passage *longest = NULL;

    put_kind(p, o->kind);
    wire__page_to(p, 20);
    wire__page_tail(p, p->t->docs[o->a].article->id, (p->width - 23) / 2);
    wire__page_lit(p, " = ");
    wire__page_tail(p, p->t->docs[o->b].article->id, p->width);
    wire__page_end(p);
    for (size_t i = 0; i < o->n_passages; i++) {
        const wire_passage *q = &p->t->overlaps.passages[o->first + i];

        if (!longest || q->same_n > longest->same_n) longest = q;
    }
    if (!longest) return;
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_to(p, 20);
    wire__page_lit(p, p->glyphs->open_quote);
    wire__page_text(p, first_words(p->t, o->a, longest->a_beg, longest->a_end),
                    wire__page_room(p) - 1);
    wire__page_lit(p, p->glyphs->close_quote);
    wire__page_end(p);
}

static void put_standing(wire__page *p, const wire_standing *s)
{
    const wire_stand_place *place = &p->t->standings.places[s->first];

    if (s->n == 0) return;
    put_kind(p, s->kind);
    wire__page_to(p, 20);
    wire__page_fmt(p, "%zu places", s->n);
    wire__page_end(p);
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_to(p, 20);
    wire__page_lit(p, p->glyphs->open_quote);
    wire__page_text(p, first_words(p->t, place->doc, place->beg, place->end),
                    wire__page_room(p) - 1);
    wire__page_lit(p, p->glyphs->close_quote);
    wire__page_end(p);
}

static bool is_told_by_family(const wire_trace *t, const uint32_t *family,
                              const wire_overlap *o)
{
    return family[o->a] == family[o->b] && family[o->a] < t->groups.n_families;
}

static void put_shared(wire__page *p)
{
    const wire_trace *t = p->t;
    size_t n = 0;

    for (size_t i = 0; i < t->overlaps.n_pairs && !p->out->refused; i++) {
        const wire_overlap *o = &t->overlaps.pairs[i];

        if (is_told_by_family(t, p->places->family, o) ||
            o->kind == WIRE_KIND_BOILERPLATE || o->kind == WIRE_KIND_TEMPLATE)
            continue;
        put_overlap(p, o);
        n++;
    }
    for (size_t i = 0; i < t->standings.n_records && !p->out->refused; i++)
        put_standing(p, &t->standings.records[i]);
    if (n + t->standings.n_records > 0) wire__page_end(p);
}

/* ---- The end ---------------------------------------------------------- */

/* ", 3 things"; where it has no room, and first, on a line of its own. */
static void put_count(wire__page *p, size_t n, const char *one,
                      const char *many)
{
    char text[80];
    int len = snprintf(text, sizeof text, "%zu %s", n, plural(n, one, many));

    if (n == 0) return;
    if (p->column > 0 && (size_t)len + 2 > wire__page_room(p))
        wire__page_end(p);
    if (p->column > 0) wire__page_lit(p, ", ");
    wire__page_lit(p, text);
}

static void put_closing(wire__page *p)
{
    const wire_trace *t = p->t;
    size_t in_families = 0, lost = 0, excerpts = 0, quotations = 0;

    for (size_t f = 0; f < t->groups.n_families; f++) {
        in_families += t->groups.families[f].n_members;
        lost += t->lineages[f].n_lost;
    }
    for (size_t i = 0; i < t->overlaps.n_pairs; i++) {
        excerpts += t->overlaps.pairs[i].kind == WIRE_KIND_EXCERPT;
        quotations += t->overlaps.pairs[i].kind == WIRE_KIND_SHARED_QUOTATION;
    }
    wire__page_fmt(p, "%zu %s", t->n_docs,
                   plural(t->n_docs, "article", "articles"));
    if (t->groups.n_families == 0) wire__page_lit(p, ", no copies found");
    put_count(p, t->groups.n_families, "family of copies",
              "families of copies");
    put_count(p, lost, "lost source", "lost sources");
    put_count(p, t->groups.n_events, "event", "events");
    wire__page_end(p);
    if (in_families > 0)
        put_count(p, t->n_docs - in_families, "article on its own",
                  "articles on their own");
    put_count(p, excerpts, "excerpt", "excerpts");
    put_count(p, quotations, "shared quotation", "shared quotations");
    put_count(p, t->standings.n_records, "standing text", "standing texts");
    if (p->column > 0) wire__page_end(p);
}

static void put_stage(wire__page *p, const char *name, double seconds,
                      double total)
{
    char text[32];
    size_t bar = total > 0 ? (size_t)(seconds / total * 24 + .5) : 0;

    wire__page_to(p, 4);
    wire__page_lit(p, name);
    snprintf(text, sizeof text, "%.3f s", seconds);
    wire__page_right(p, text, 26);
    wire__page_to(p, 28);
    for (size_t i = 0; i < bar && i < 24; i++)
        wire__page_lit(p, p->opts->unicode ? "\xe2\x96\x88" : "#");
    wire__page_end(p);
}

static void put_stats(wire__page *p)
{
    const wire_stats *s = &p->t->stats;

    wire__page_end(p);
    for (int i = 0; i < WIRE_STAGE_N; i++)
        put_stage(p, wire_stage_name((wire_stage)i), s->stage_s[i], s->total_s);
    put_stage(p, "total", s->total_s, 0);
    wire__page_fmt(p,
                   "    %.1f MB read, %.1f MB of text, %" PRIu64
                   " words, %" PRIu64 " seeds",
                   (double)s->bytes_read / 1e6, (double)s->text_bytes / 1e6,
                   s->words, s->seeds);
    wire__page_end(p);
    wire__page_fmt(p, "    %zu pairs, %zu passages", s->pairs, s->passages);
    if (s->total_s > 0)
        wire__page_fmt(p, "; %.1f MB/s, %.0f articles/s, %u %s",
                       (double)s->bytes_read / 1e6 / s->total_s,
                       (double)s->articles / s->total_s, s->n_threads,
                       plural(s->n_threads, "thread", "threads"));
    wire__page_end(p);
}

static wire_status put_all(wire__page *p, wire_err *err)
{
    for (size_t f = 0; f < p->t->groups.n_families && !p->out->refused; f++)
        WIRE_TRY(put_family(p, f, err));
    put_events(p);
    wire__stopped_put(p);
    if (p->opts->show_all) put_shared(p);
    put_closing(p);
    if (p->opts->show_stats) put_stats(p);
    return WIRE_OK;
}

static wire_status put_report(wire__page *p, wire_err *err)
{
    wire__places places;
    wire_status status;

    WIRE_TRY(wire__places_build(p->t, p->arena, &places, err));
    p->places = &places;
    status = put_all(p, err);
    p->places = NULL;
    return status;
}

wire_status wire_report_text(const wire_trace *t, const wire_report_opts *opts,
                             wire_write_fn write, void *ctx, wire_err *err)
{
    wire__sink sink = {.write = write, .ctx = ctx};
    wire__page page;
    wire_status status;

    if (opts->columns < 40 || opts->columns > 400)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "columns must be 40 to 400");
    wire__page_init(&page, opts, &sink);
    page.t = t;
    page.arena = wire_arena_new(NULL, 0);
    if (!page.arena) return wire_fail_mem(err);
    status = put_report(&page, err);
    wire_arena_free(page.arena);
    if (status != WIRE_OK) {
        wire_buf_free(&sink.buf);
        return status;
    }
    return wire__sink_close(&sink, err);
}
