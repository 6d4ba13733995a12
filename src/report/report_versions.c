/* report_versions.c: versions of an item, and copies that carry old text.
 *
 *   2nd version  correction   marked refile, but it corrects
 *   copy         ! still carries 214, corrected to 241 in v2.txt at 10:40
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_changes.h"
#include "report_rows.h"

#include <stdio.h>
#include <string.h>

/* ---- JSON --------------------------------------------------------------- */

static void json_id(wire__json *j, const char *name, const wire_trace *t,
                    uint32_t article)
{
    wire__json_field(j, name, t->docs[article].article->id);
}

static void json_kind(wire__json *j, const char *name, wire_revision r)
{
    wire__json_field(j, name,
                     r == WIRE_REVISION_NONE
                         ? (wire_str){NULL, 0}
                         : wire_str_of(wire_revision_name(r)));
}

void wire__version_of(const wire_compared *pair, wire__version *out)
{
    wire_version_mark before;

    wire_version_marked(pair->source, &before);
    wire_version_marked(pair->copy, &out->mark);
    out->is_later =
        pair->result->verdict == WIRE_VERDICT_COPY &&
        out->mark.kind != WIRE_REVISION_NONE &&
        (before.kind != out->mark.kind || before.number != out->mark.number);
    out->inferred =
        wire_version_inferred(pair->source, pair->copy, pair->result);
    out->disagrees = out->is_later
                         ? wire_version_disagrees(&out->mark, out->inferred)
                         : NULL;
}

static void json_marks(wire__json *j, const wire_version_mark *m,
                       wire_revision inferred, const char *disagrees)
{
    json_kind(j, "marked", m->kind);
    json_kind(j, "inferred", inferred);
    wire__json_field(j, "mark", m->text);
    wire__json_field(j, "note", m->note);
    wire__json_field(j, "disagreement",
                     wire_str_of(disagrees ? disagrees : ""));
}

void wire__json_version(wire__json *j, const wire_compared *pair)
{
    wire__version x;

    wire__version_of(pair, &x);
    wire__json_key(j, "version");
    if (!x.is_later) {
        wire__json_null(j);
        return;
    }
    wire__json_open(j, '{');
    json_marks(j, &x.mark, x.inferred, x.disagrees);
    wire__json_close(j, '}');
}

static void json_version(wire__json *j, const wire_trace *t,
                         const wire_versions *v, size_t i)
{
    const wire_version *x = &v->items[i];
    bool is_compared = i > 0 && !wire_version_is_notice(x);

    wire__json_open(j, '{');
    json_id(j, "article", t, x->article);
    wire__json_key(j, "before");
    if (i > 0)
        wire__json_str(j, t->docs[v->items[x->before].article].article->id);
    else
        wire__json_null(j);
    json_kind(j, "kind", x->kind);
    json_marks(j, &x->mark, x->inferred, x->disagrees);
    wire__json_key(j, "stands_in");
    wire__json_bool(j, x->stands_in);
    wire__json_key(j, "grade");
    if (is_compared)
        wire__json_str(j, wire_str_of(wire_grade_name(x->finding.grade)));
    else
        wire__json_null(j);
    wire__json_key(j, "changes");
    wire__json_open(j, '[');
    for (size_t k = 0; k < x->finding.n_changes; k++)
        wire__json_change(j, &x->finding.changes[k]);
    wire__json_close(j, ']');
    wire__json_close(j, '}');
}

void wire__json_stale(wire__json *j, const wire_trace *t,
                      const wire_versions *v, const wire_stale *s)
{
    wire__json_open(j, '{');
    json_id(j, "article", t, s->article);
    json_id(j, "version", t, v->items[s->version].article);
    wire__json_word(j, "kind", wire_stale_name(s->kind));
    wire__json_key(j, "corrected");
    wire__json_bool(j, s->is_corrected);
    wire__json_key(j, "type");
    if (s->kind >= WIRE_STALE_KILLED)
        wire__json_null(j);
    else
        wire__json_str(j, wire_str_of(wire_change_name(s->type)));
    wire__json_field(j, "old_text", s->old_text);
    wire__json_field(j, "new_text", s->new_text);
    wire__json_key(j, "span");
    if (s->span.beg < s->span.end)
        wire__json_span(j, s->span);
    else
        wire__json_null(j);
    wire__json_key(j, "after");
    if (s->after)
        wire__json_bool(j, s->after > 0);
    else
        wire__json_null(j);
    wire__json_close(j, '}');
}

void wire__json_versions(wire__json *j, const wire_trace *t, size_t family)
{
    const wire_versions *v = &t->versions[family];

    wire__json_key(j, "versions");
    wire__json_open(j, '[');
    for (size_t i = 0; i < v->n_items; i++)
        json_version(j, t, v, i);
    wire__json_close(j, ']');
    wire__json_key(j, "stale");
    wire__json_open(j, '[');
    for (size_t i = 0; i < v->n_stale; i++)
        wire__json_stale(j, t, v, &v->stale[i]);
    wire__json_close(j, ']');
}

void wire__json_stopped(wire__json *j, const wire_trace *t,
                        const wire_stopped *s)
{
    json_id(j, "article", t, s->article);
    json_id(j, "notice", t, s->notice);
    json_kind(j, "kind", s->kind);
    wire__json_key(j, "after");
    if (s->after)
        wire__json_bool(j, s->after > 0);
    else
        wire__json_null(j);
}

/* ---- For people --------------------------------------------------------- */

const wire_stale *wire__stale_of_article(const wire_versions *v,
                                         uint32_t article, size_t *n)
{
    size_t i = 0;

    *n = 0;
    while (i < v->n_stale && v->stale[i].article < article)
        i++;
    while (i + *n < v->n_stale && v->stale[i + *n].article == article)
        ++*n;
    return *n ? &v->stale[i] : NULL;
}

/* " at 10:40", with the date where it is another day than the copy's. */
static void when_words(wire_time of_copy, wire_time when, char out[48])
{
    char text[32], other[32];

    out[0] = '\0';
    if (!when.precision) return;
    wire__time_words(when, text);
    wire__time_words(of_copy, other);
    if (when.precision == WIRE_TIME_SECOND && strlen(text) > 11 &&
        strncmp(text, other, 10) == 0)
        snprintf(out, 48, " at %s", text + 11);
    else
        snprintf(out, 48, " on %s", text);
}

/* A copy that should not stand there as a whole. */
static void put_stopped(wire__page *p, const wire_stale *s,
                        const wire_article *version, wire_str tag,
                        const char *when)
{
    char until[32];

    if (s->kind == WIRE_STALE_EARLY) {
        wire__time_words(version->item->embargoed, until);
        wire__page_fmt(p, "published before the embargo ended, %s UTC", until);
        return;
    }
    wire__page_lit(p, s->kind == WIRE_STALE_HELD
                          ? "published while the item was held by "
                      : s->after > 0 ? "published after the item was killed by "
                                     : "item was killed by ");
    wire__page_tail(p, tag, wire__page_room(p) - strlen(when));
    wire__page_lit(p, when);
}

/* Of two texts too long to show what begins with the first word in which they
 * differ, a word of what is the same before it when nothing is left of one. */
static bool from_difference(wire_str *old, wire_str *news)
{
    size_t n = 0, last = 0, before = 0;

    while (n < old->n && n < news->n && old->p[n] == news->p[n]) {
        if (old->p[n] == ' ') {
            before = last;
            last = n + 1;
        }
        n++;
    }
    if (last >= old->n || last >= news->n) last = before;
    *old = wire_str_sub(*old, last, old->n);
    *news = wire_str_sub(*news, last, news->n);
    return last > 0;
}

void wire__stale_put(wire__page *p, const wire_stale *s,
                     const wire_article *version, wire_str tag)
{
    enum { TAG_COLUMNS = 20, WIDE = 84, NARROW = 40 };
    const wire_article *copy = p->t->docs[s->article].article;
    const char *between = s->kind == WIRE_STALE_WITHDRAWN ? ", withdrawn"
                          : s->is_corrected               ? ", corrected to "
                                                          : ", now ";
    bool unicode = p->opts->unicode, is_later = false;
    const char *more = unicode ? "…" : "...";
    wire_str old_text = s->old_text, new_text = s->new_text;
    char when[48];
    size_t room, old, news, name, more_n = unicode ? 1 : 3;

    when_words(copy->published, version->published, when);
    if (s->kind >= WIRE_STALE_KILLED) {
        put_stopped(p, s, version, tag, when);
        return;
    }
    wire__page_lit(p, s->after > 0 ? "still carries " : "carries ");
    /* The words first. A time tells which version it was, where there is no
     * room for its name. */
    room = wire__page_room(p);
    name = wire__cells(tag, unicode);
    if (name > TAG_COLUMNS) name = TAG_COLUMNS;
    if (when[0] && room < WIDE) name = 0;
    if (room < NARROW) when[0] = '\0';
    room -= strlen(between) + strlen(when) + name + (name ? 4 : 0);
    if (room < 12 || room > p->width) room = 12;
    old = wire__cells(old_text, unicode);
    news = wire__cells(new_text, unicode);
    if (old + news > room && from_difference(&old_text, &new_text)) {
        old = wire__cells(old_text, unicode) + more_n;
        news = wire__cells(new_text, unicode) + more_n;
        is_later = true;
    }
    if (old + news > room) {
        if (news > room / 2) news = old < room / 2 ? room - old : room / 2;
        old = room - news;
    }
    if (!is_later) more_n = 0;
    if (is_later) wire__page_lit(p, more);
    wire__page_text(p, old_text, old > more_n ? old - more_n : 1);
    wire__page_lit(p, between);
    if (is_later) wire__page_lit(p, more);
    wire__page_text(p, new_text, news > more_n ? news - more_n : 1);
    if (name > 0) {
        wire__page_lit(p, " in ");
        wire__page_tail(p, tag, name);
    }
    wire__page_lit(p, when);
}

void wire__stopped_put(wire__page *p)
{
    for (size_t i = 0; i < p->t->n_stopped; i++) {
        const wire_stopped *s = &p->t->stopped[i];
        const wire_article *a = p->t->docs[s->article].article;
        char when[48];

        when_words(a->published, p->t->docs[s->notice].article->published,
                   when);
        wire__page_ink(p, WIRE__INK_BAD);
        wire__page_fmt(p, "%s ", p->glyphs->bad);
        wire__page_ink(p, WIRE__INK_STRONG);
        wire__page_text(p, a->title, p->width / 2);
        wire__page_ink(p, WIRE__INK_PLAIN);
        wire__page_lit(p, " ");
        wire__page_tail(p, a->id, 24);
        wire__page_end(p);
        wire__page_to(p, 4);
        wire__page_fmt(p, "%s by ",
                       s->kind == WIRE_REVISION_KILL ? "killed" : "held");
        wire__page_tail(p, p->t->docs[s->notice].article->id, 40);
        wire__page_lit(p, when);
        if (s->after > 0) wire__page_lit(p, ", published after it");
        wire__page_end(p);
    }
    if (p->t->n_stopped > 0) wire__page_end(p);
}
