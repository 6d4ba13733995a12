/* report_compare_text.c: what a copy changed, for people.
 *
 *   the copy: grade, how much is the source's, the label and whether it holds
 *   the changes, most severe first
 *   source and copy side by side, changed words in brackets
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_changes.h"
#include "report_columns.h"

#include <stdio.h>
#include <stdlib.h>

enum { INDENT = 2 };

/* One pair being written. */
typedef struct {
    wire__page page;
    const wire_compared *pair;
    const wire_comparison *c;
    uint32_t only;
    wire_arena *arena; /* of the pair */
    bool ok;
} view;

static size_t count(const view *v, wire_severity s)
{
    size_t n = 0;

    for (size_t i = 0; i < v->c->n_changes; i++)
        n += v->c->changes[i].severity == s &&
             (v->only >> v->c->changes[i].type & 1u);
    return n;
}

static wire_str name_of(const wire_doc *d)
{
    const wire_article *a = d->article;

    return a->path.n > 0 ? a->path : a->id;
}

static wire__ink ink_of(wire_severity s)
{
    return s == WIRE_SEVERITY_HIGH     ? WIRE__INK_BAD
           : s == WIRE_SEVERITY_MEDIUM ? WIRE__INK_NOTE
                                       : WIRE__INK_LOST;
}

static wire_str body_text(const wire_doc *d, wire_span s)
{
    return wire_str_sub(d->article->body, s.beg, s.end);
}

static void begin(wire__page *p, wire__ink ink)
{
    wire__page_to(p, INDENT);
    wire__page_ink(p, ink);
}

/* ---- Head ------------------------------------------------------------- */

static void put_verdict(view *v)
{
    wire__page *p = &v->page;
    const wire_comparison *c = v->c;

    begin(p, WIRE__INK_PLAIN);
    if (c->verdict == WIRE_VERDICT_COPY) {
        wire__page_fmt(p, "%s: %.0f %% of its words are the source's",
                       wire_grade_name(c->grade),
                       (double)c->copy_containment * 100);
        if (c->n_omitted > 0)
            wire__page_fmt(p, ", %zu of %zu sentences left out", c->n_omitted,
                           c->n_source_sentences);
    } else {
        wire__page_lit(p, c->verdict == WIRE_VERDICT_SAME_EVENT
                              ? "no copy: the same event in other words"
                              : "no copy");
    }
    wire__page_end(p);
    if (c->direction != WIRE_DIRECTION_COPY_TO_SOURCE) return;
    begin(p, WIRE__INK_LOST);
    wire__page_fmt(p, "%s by the changes, the source was made from this copy",
                   p->glyphs->doubt);
    wire__page_end(p);
}

static void put_label(view *v)
{
    wire__page *p = &v->page;
    const wire_label *l = &v->pair->copy->label;
    bool holds = v->c->label_holds == WIRE_HOLDS;
    bool known = v->c->label_holds != WIRE_HOLDS_UNKNOWN;

    if (!v->c->has_label) return;
    begin(p, !known ? WIRE__INK_LOST : holds ? WIRE__INK_GOOD : WIRE__INK_BAD);
    wire__page_fmt(p, "%s label %s: ",
                   !known  ? p->glyphs->doubt
                   : holds ? p->glyphs->good
                           : p->glyphs->bad,
                   !known  ? "cannot be judged"
                   : holds ? "holds"
                           : "does not hold");
    wire__page_ink(p, WIRE__INK_PLAIN);
    wire__page_text(p, body_text(v->pair->copy, l->span), p->width);
    wire__page_end(p);
}

/* Is the copy a later version of the source, and does its mark say true? */
static void put_version(view *v)
{
    wire__page *p = &v->page;
    wire__version x;

    wire__version_of(v->pair, &x);
    if (!x.is_later) return;
    begin(p, x.disagrees ? WIRE__INK_NOTE : WIRE__INK_FAINT);
    if (x.disagrees)
        wire__page_fmt(p, "%s %s", p->glyphs->bad, x.disagrees);
    else
        wire__page_fmt(p, "later version, by its mark: %s",
                       wire_revision_name(x.mark.kind));
    wire__page_end(p);
}

/* What was not looked for, because its words are not known. */
static void put_unseen(view *v)
{
    static const struct {
        wire_change_type type;
        const char *what;
    } rows[] = {{WIRE_CHANGE_DATE_ALTERED, "dates"},
                {WIRE_CHANGE_NAME_ALTERED, "names"},
                {WIRE_CHANGE_ATTRIBUTION_LOST, "attribution"},
                {WIRE_CHANGE_CERTAINTY_RAISED, "certainty"},
                {WIRE_CHANGE_NEGATION_FLIPPED, "negation"}};
    wire__page *p = &v->page;
    size_t left = 0, n = 0;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        left += v->c->unseen >> rows[i].type & 1;
    begin(p, WIRE__INK_FAINT);
    wire__page_lit(p, "language known in part: no ");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!(v->c->unseen >> rows[i].type & 1)) continue;
        if (n++) wire__page_lit(p, n == left ? " or " : ", ");
        wire__page_lit(p, rows[i].what);
    }
    wire__page_end(p);
}

static void put_counts(view *v)
{
    wire__page *p = &v->page;
    const char *none = v->only == WIRE_CHANGES_ALL ? "no changes found"
                                                   : "no such changes found";
    size_t n = 0;

    for (int s = WIRE_SEVERITY_HIGH; s >= WIRE_SEVERITY_LOW; s--) {
        size_t k = count(v, (wire_severity)s);

        if (k == 0) continue;
        if (n == 0) begin(p, WIRE__INK_PLAIN);
        wire__page_fmt(p, n ? ", %zu %s" : "%zu %s", k,
                       wire_severity_name((wire_severity)s));
        n += k;
    }
    if (n == 0) begin(p, WIRE__INK_PLAIN);
    wire__page_lit(p, n == 0 ? none : n == 1 ? " change" : " changes");
    if (v->c->harmless_n > 0)
        wire__page_fmt(p, "; %u harmless difference%s", v->c->harmless_n,
                       v->c->harmless_n == 1 ? "" : "s");
    wire__page_end(p);
    if (!v->c->is_full) put_unseen(v);
}

static void put_head(view *v)
{
    wire__page *p = &v->page;

    wire__page_ink(p, WIRE__INK_STRONG);
    wire__page_tail(p, name_of(v->pair->copy), p->width / 2);
    wire__page_ink(p, WIRE__INK_FAINT);
    wire__page_lit(p, " against ");
    wire__page_tail(p, name_of(v->pair->source), p->width);
    wire__page_end(p);
    put_verdict(v);
    put_label(v);
    put_version(v);
    /* Nothing was looked for between strangers. */
    if (v->c->verdict != WIRE_VERDICT_UNRELATED || v->c->n_changes > 0)
        put_counts(v);
}

/* ---- Changes ---------------------------------------------------------- */

static const char *rule_of(const wire__page *p)
{
    return p->opts->unicode ? "\xe2\x94\x82" : "|";
}

static void put_change(view *v, const wire_change *ch)
{
    wire__page *p = &v->page;
    wire__piece s = {.text = ch->source_text}, c = {.text = ch->copy_text};
    wire__column left, right;

    if (ch->n_source > 0) s.number = ch->source[0] + 1;
    if (ch->copy != WIRE_NO_SENTENCE) c.number = ch->copy + 1;
    left = (wire__column){&s, s.text.n > 0, '[', ']', WIRE__INK_PLAIN};
    right = (wire__column){&c, c.text.n > 0, '{', '}', WIRE__INK_PLAIN};
    begin(p, ink_of(ch->severity));
    wire__page_fmt(p, "%-6s ", wire_severity_name(ch->severity));
    wire__page_ink(p, WIRE__INK_STRONG);
    wire__page_lit(p, wire__change_words(ch->type));
    if (ch->note.n > 0) {
        wire__page_ink(p, WIRE__INK_FAINT);
        wire__page_lit(p, ": ");
        wire__page_text(p, ch->note, p->width);
    }
    wire__page_end(p);
    wire__columns_write(p, 0, &left, &right, rule_of(p));
}

/* Do source and copy stand side by side under the changes? */
static bool is_side_by_side(const view *v)
{
    return v->c->verdict == WIRE_VERDICT_COPY && v->only == WIRE_CHANGES_ALL;
}

/* Light changes are marked side by side; here their number will do. */
static void put_light(view *v)
{
    wire__page *p = &v->page;
    size_t n[WIRE_CHANGE_N] = {0}, first = 0;

    for (size_t i = 0; i < v->c->n_changes; i++)
        n[v->c->changes[i].type] +=
            v->c->changes[i].severity == WIRE_SEVERITY_LOW;
    for (int t = 0; t < WIRE_CHANGE_N; t++) {
        char text[64];
        int len = snprintf(text, sizeof text, "%s %zu",
                           wire__change_words((wire_change_type)t), n[t]);

        if (n[t] == 0) continue;
        if (first > 0) wire__page_lit(p, ",");
        if (first > 0 && wire__page_room(p) < (size_t)len + 2)
            wire__page_end(p);
        if (first++ == 0) {
            begin(p, ink_of(WIRE_SEVERITY_LOW));
            wire__page_fmt(p, "%-6s", wire_severity_name(WIRE_SEVERITY_LOW));
            wire__page_ink(p, WIRE__INK_PLAIN);
        }
        wire__page_to(p, INDENT + 6);
        wire__page_fmt(p, " %s", text);
    }
    if (first == 0) return;
    if (wire__page_room(p) > 8) wire__page_lit(p, " (--all)");
    wire__page_end(p);
}

static void put_changes(view *v)
{
    bool is_short = is_side_by_side(v) && !v->page.opts->show_all;
    bool any = false;

    for (size_t i = 0; i < v->c->n_changes; i++) {
        const wire_change *ch = &v->c->changes[i];

        if (!(v->only >> ch->type & 1u)) continue;
        if (!any) wire__page_end(&v->page);
        any = true;
        if (!is_short || ch->severity > WIRE_SEVERITY_LOW) put_change(v, ch);
    }
    if (is_short) put_light(v);
}

/* ---- Side by side ----------------------------------------------------- */

static bool is_marked(wire_op_kind k)
{
    return k == WIRE_OP_REPLACED || k == WIRE_OP_DELETED ||
           k == WIRE_OP_INSERTED;
}

static int by_beg(const void *x, const void *y)
{
    const wire_span *a = x, *b = y;

    return a->beg < b->beg ? -1 : a->beg > b->beg;
}

/* The bracket that a mark opens in is taken to its end: "March 3 (NPA". */
static wire_span whole_bracket(wire_str body, wire_span s)
{
    int open = 0;

    for (size_t i = s.beg; i < s.end; i++)
        open += body.p[i] == '(' ? 1 : body.p[i] == ')' ? -1 : 0;
    if (open > 0 && s.end < body.n && body.p[s.end] == ')') s.end++;
    return s;
}

/* A mark in the middle of "4.2" is taken round the whole number. */
static wire_span whole_number(wire_str body, wire_span s)
{
    while (s.beg >= 2 && wire_is_digit(body.p[s.beg]) &&
           (body.p[s.beg - 1] == '.' || body.p[s.beg - 1] == ',') &&
           wire_is_digit(body.p[s.beg - 2])) {
        s.beg -= 2;
        while (s.beg > 0 && wire_is_digit(body.p[s.beg - 1]))
            s.beg--;
    }
    while (s.end + 1 < body.n && wire_is_digit(body.p[s.end - 1]) &&
           (body.p[s.end] == '.' || body.p[s.end] == ',') &&
           wire_is_digit(body.p[s.end + 1])) {
        s.end += 2;
        while (s.end < body.n && wire_is_digit(body.p[s.end]))
            s.end++;
    }
    return s;
}

/* Changed words of one side, neighbours joined when only space parts them.
 * Owned by the arena. */
static wire_span *marks_of(view *v, const wire_link *l, bool is_copy,
                           wire_str body, size_t *n)
{
    wire_span *m = WIRE_ARRAY(v->arena, wire_span, l->n_ops);

    *n = 0;
    if (!m) {
        v->ok = false;
        return NULL;
    }
    for (size_t i = 0; i < l->n_ops; i++) {
        wire_span s = is_copy ? l->ops[i].copy : l->ops[i].source;

        if (is_marked(l->ops[i].kind) && s.beg < s.end)
            m[(*n)++] = whole_bracket(body, whole_number(body, s));
    }
    if (*n > 1) qsort(m, *n, sizeof *m, by_beg);
    size_t k = 0;
    for (size_t i = 1; i < *n; i++) {
        wire_str gap = wire_str_sub(body, m[k].end, m[i].beg);

        if (m[i].beg <= m[k].end || wire_str_trim(gap).n == 0)
            m[k].end = m[i].end > m[k].end ? m[i].end : m[k].end;
        else
            m[++k] = m[i];
    }
    if (*n > 0) *n = k + 1;
    return m;
}

/* The marks that lie in one sentence. */
static void give_marks(wire__piece *x, wire_span sent, const wire_span *m,
                       size_t n)
{
    size_t beg = 0, end;

    while (beg < n && m[beg].beg < sent.beg)
        beg++;
    for (end = beg; end < n && m[end].end <= sent.end;)
        end++;
    x->n_marks = end - beg;
    x->marks = x->n_marks ? m + beg : NULL;
}

static wire__piece sentence_piece(const wire_doc *d, const wire_sentence *s,
                                  uint32_t i)
{
    return (wire__piece){.text = body_text(d, s[i].span),
                         .base = s[i].span.beg,
                         .number = i + 1};
}

static void put_link(view *v, const wire_link *l)
{
    enum { SOURCES_SHOWN = 8 };
    const wire_comparison *c = v->c;
    const wire_compared *pair = v->pair;
    wire__piece left[SOURCES_SHOWN] = {
        {.text = WIRE_STR("nothing in the source"), .is_faint = true}};
    wire__piece right = sentence_piece(pair->copy, c->copy_sentences, l->copy);
    size_t n_left = 1, n, m;
    wire_span *marks;

    marks = marks_of(v, l, false, pair->source->article->body, &n);
    for (size_t i = 0; i < l->n_source && i < SOURCES_SHOWN; i++) {
        uint32_t s = l->source[i];

        left[i] = sentence_piece(pair->source, c->source_sentences, s);
        give_marks(&left[i], c->source_sentences[s].span, marks, n);
        n_left = i + 1;
    }
    marks = marks_of(v, l, true, pair->copy->article->body, &m);
    give_marks(&right, c->copy_sentences[l->copy].span, marks, m);
    if (!v->ok) return;
    wire__column a = {left, n_left, '[', ']', WIRE__INK_BAD};
    wire__column b = {&right, 1, '{', '}', WIRE__INK_GOOD};
    wire__columns_write(&v->page, 0, &a, &b, rule_of(&v->page));
}

static void put_omitted(view *v, uint32_t s)
{
    wire__piece left =
        sentence_piece(v->pair->source, v->c->source_sentences, s);
    wire__piece right = {.text = WIRE_STR("left out"), .is_faint = true};
    wire__column a = {&left, 1, '[', ']', WIRE__INK_PLAIN};
    wire__column b = {&right, 1, '{', '}', WIRE__INK_PLAIN};

    wire__columns_write(&v->page, 0, &a, &b, rule_of(&v->page));
}

/* Omitted sentences that stand before source sentence s. */
static void put_omitted_to(view *v, size_t *next, uint32_t s)
{
    const wire_comparison *c = v->c;

    while (*next < c->n_omitted && c->omitted[*next] < s)
        put_omitted(v, c->omitted[(*next)++]);
}

/* Sentences from i on that are word for word, in one line. */
static size_t put_verbatim_run(view *v, size_t i)
{
    const wire_comparison *c = v->c;
    size_t k = i;

    while (k < c->n_links && c->links[k].relation == WIRE_RELATION_VERBATIM)
        k++;
    if (k == i || v->page.opts->show_all) return i;
    begin(&v->page, WIRE__INK_FAINT);
    if (k == i + 1)
        wire__page_fmt(&v->page, "sentence %zu is word for word", i + 1);
    else
        wire__page_fmt(&v->page, "sentences %zu to %zu are word for word",
                       i + 1, k);
    wire__page_end(&v->page);
    return k;
}

/* The headlines, where they differ. */
static void put_headlines(view *v)
{
    wire__piece left = {.text = v->pair->source->article->title};
    wire__piece right = {.text = v->pair->copy->article->title};
    wire__column a = {&left, 1, '[', ']', WIRE__INK_PLAIN};
    wire__column b = {&right, 1, '{', '}', WIRE__INK_PLAIN};

    if (left.text.n == 0 || right.text.n == 0 ||
        wire_str_eq(left.text, right.text))
        return;
    wire__columns_write(&v->page, 0, &a, &b, rule_of(&v->page));
}

static void put_side_by_side(view *v)
{
    const wire_comparison *c = v->c;
    size_t omitted = 0;

    wire__page_end(&v->page);
    put_headlines(v);
    for (size_t i = 0; i < c->n_links && v->ok;) {
        const wire_link *l = &c->links[i];
        size_t next;

        if (l->n_source > 0) put_omitted_to(v, &omitted, l->source[0]);
        next = put_verbatim_run(v, i);
        if (next > i) {
            i = next;
            continue;
        }
        put_link(v, l);
        i++;
    }
    put_omitted_to(v, &omitted, UINT32_MAX);
}

/* ---- All -------------------------------------------------------------- */

static wire_status check(const wire_report_opts *opts, wire_err *err)
{
    if (opts->columns >= 40 && opts->columns <= 400) return WIRE_OK;
    return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                     "columns must be 40 to 400");
}

static void put_pair(view *v)
{
    put_head(v);
    put_changes(v);
    if (is_side_by_side(v)) put_side_by_side(v);
}

wire_status wire_report_compare_text(const wire_compared *pairs, size_t n,
                                     uint32_t only,
                                     const wire_report_opts *opts,
                                     wire_write_fn write, void *ctx,
                                     wire_err *err)
{
    wire__sink sink = {.write = write, .ctx = ctx};
    view v = {.only = only, .ok = true};

    WIRE_TRY(check(opts, err));
    v.arena = wire_arena_new(NULL, 0);
    if (!v.arena) return wire_fail_mem(err);
    for (size_t i = 0; i < n && !sink.refused && v.ok; i++) {
        wire_arena_mark mark = wire_arena_save(v.arena);

        wire__page_init(&v.page, opts, &sink);
        v.pair = &pairs[i];
        v.c = pairs[i].result;
        if (i > 0) wire__page_end(&v.page);
        put_pair(&v);
        wire_arena_rewind(v.arena, mark);
    }
    wire_arena_free(v.arena);
    if (!v.ok) sink.buf.failed = true;
    return wire__sink_close(&sink, err);
}

wire_status wire_report_compare_summary(const wire_compared *pairs, size_t n,
                                        uint32_t only,
                                        const wire_report_opts *opts,
                                        wire_write_fn write, void *ctx,
                                        wire_err *err)
{
    static const char *const holds[] = {"label ?", "label false", "label true"};
    wire__sink sink = {.write = write, .ctx = ctx};
    view v = {.only = only};

    WIRE_TRY(check(opts, err));
    wire__page_init(&v.page, opts, &sink);
    for (size_t i = 0; i < n && !sink.refused; i++) {
        wire__page *p = &v.page;

        v.pair = &pairs[i];
        v.c = pairs[i].result;
        wire__page_fmt(
            p, "%-12s %3.0f %%  high %-3zu medium %-3zu low %-3zu ",
            wire_grade_name(v.c->grade), (double)v.c->copy_containment * 100,
            count(&v, WIRE_SEVERITY_HIGH), count(&v, WIRE_SEVERITY_MEDIUM),
            count(&v, WIRE_SEVERITY_LOW));
        wire__page_fmt(p, "%-12s",
                       v.c->has_label ? holds[v.c->label_holds] : "");
        wire__page_tail(p, name_of(v.pair->copy), p->width);
        wire__page_end(p);
    }
    return wire__sink_close(&sink, err);
}
