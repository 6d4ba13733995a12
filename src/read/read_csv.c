/* Tables of articles: CSV and its kin, a row an article.
 *
 *   title;text;date            the first row names the columns, by the names
 *   "One; two";"...";2026      that JSON records use; , ; tab or | between
 *
 * Source: RFC 4180. SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_csv.h"
#include "read_fields.h"
#include "read_why.h"

enum { MOST_COLUMNS = 256, NO_FIELD = 255 };

/* A cell: its bytes in the file's text, marks and doubled marks included. */
typedef struct {
    wire_str raw;
    bool is_quoted;
} cell;

typedef struct {
    wire_str text;
    size_t at;
    char between;
} table;

/* ---- Cells ------------------------------------------------------------------ */

/* The end of a quoted cell whose mark stands at beg: past its closing mark. */
static size_t quoted_end(wire_str s, size_t beg)
{
    size_t i = beg + 1;
    for (;;) {
        const char *q = i < s.n ? memchr(s.p + i, '"', s.n - i) : NULL;
        if (!q) return s.n;
        i = (size_t)(q - s.p) + 1;
        if (i >= s.n || s.p[i] != '"') return i;
        i++;
    }
}

/* The next cell of the row; *is_last when the row ends behind it. */
static cell next_cell(table *t, bool *is_last)
{
    cell c = {{0}, false};
    wire_str s = t->text;
    size_t beg = t->at, end = beg;

    if (end < s.n && s.p[end] == '"') {
        end = quoted_end(s, beg);
        c.is_quoted = true;
    }
    while (end < s.n && s.p[end] != t->between && s.p[end] != '\n' &&
           s.p[end] != '\r')
        end++;
    c.raw = wire_str_sub(s, beg, end);
    *is_last = end >= s.n || s.p[end] != t->between;
    t->at = end + (end < s.n);
    if (*is_last && end + 1 < s.n && s.p[end] == '\r' && s.p[end + 1] == '\n')
        t->at++;
    return c;
}

/* The value of a cell, owned by keep; map, when wanted, leads from it to the
 * text. */
static bool cell_value(wire__reader *r, const table *t, cell c, wire__map *map,
                       wire_str *out)
{
    char *p = wire_arena_alloc(r->keep, c.raw.n + 1);
    size_t n = 0, i = c.is_quoted, origin = (size_t)(c.raw.p - t->text.p);

    if (!p) return false;
    while (i < c.raw.n) {
        const char *q =
            c.is_quoted ? memchr(c.raw.p + i, '"', c.raw.n - i) : NULL;
        size_t stop = q ? (size_t)(q - c.raw.p) : c.raw.n;
        bool is_double = q && stop + 1 < c.raw.n && c.raw.p[stop + 1] == '"';
        if (is_double) stop++; /* with the first of the two marks */
        if (map && stop > i &&
            !wire__map_add(r->scratch, map, n, origin + i, 1, 1))
            return false;
        memcpy(p + n, c.raw.p + i, stop - i);
        n += stop - i;
        if (q && !is_double) break;
        i = stop + is_double;
    }
    p[n] = 0;
    *out = wire_str_trim((wire_str){p, n});
    return true;
}

/* ---- Columns ---------------------------------------------------------------- */

typedef struct {
    uint8_t field[MOST_COLUMNS]; /* NO_FIELD: not wanted */
    wire_str name[WIRE__F_N];    /* in the first row */
    size_t n;
} columns;

static wire_str bare_name(cell c)
{
    wire_str s = wire_str_trim(c.raw);
    if (s.n >= 2 && *s.p == '"') s = wire_str_sub(s, 1, s.n - 1);
    return wire_str_trim(s);
}

static const wire__json_name *named(wire_str name)
{
    for (const wire__json_name *f = wire__record_names; f->name; f++)
        if (wire_str_eq_nocase(name, wire_str_of(f->name))) return f;
    return NULL;
}

/* Read the first row; a field is filled by the best of its names. */
static void read_columns(table *t, columns *c)
{
    uint8_t rank[WIRE__F_N], column[WIRE__F_N];
    bool is_last = false;

    memset(rank, 255, sizeof rank);
    memset(c->field, NO_FIELD, sizeof c->field);
    for (c->n = 0; !is_last; c->n++) {
        wire_str name = bare_name(next_cell(t, &is_last));
        const wire__json_name *f = named(name);
        if (!f || c->n >= MOST_COLUMNS || f->rank >= rank[f->slot]) continue;
        if (rank[f->slot] != 255) c->field[column[f->slot]] = NO_FIELD;
        rank[f->slot] = f->rank;
        column[f->slot] = (uint8_t)c->n;
        c->field[c->n] = f->slot;
        c->name[f->slot] = name;
    }
}

static bool has_field(const columns *c, uint8_t field)
{
    return memchr(c->field, field, sizeof c->field) != NULL;
}

/* What stands between the columns of the first row, or 0. */
static char separator_of(wire_str head)
{
    static const char separators[] = ",;\t|";
    for (size_t i = 0; i < sizeof separators - 1; i++) {
        columns c;
        table t = {head, 0, separators[i]};
        read_columns(&t, &c);
        if (c.n >= 2 && c.n <= MOST_COLUMNS && has_field(&c, WIRE__F_TEXT) &&
            (has_field(&c, WIRE__F_TITLE) || has_field(&c, WIRE__F_ID) ||
             has_field(&c, WIRE__F_URL) || has_field(&c, WIRE__F_PUBLISHED)))
            return separators[i];
    }
    return 0;
}

bool wire__is_csv(wire_str head) { return separator_of(head) != 0; }

/* ---- Tables of something else ----------------------------------------------- */

/* Rows that must agree before lines with tabs are a table. */
enum { ROWS_LEAST = 3, ROWS_LOOKED_AT = 12, NAME_MAX_BYTES = 40 };

/* A name of a column as programs write it: no sentence, and never empty. */
static bool is_column_name(wire_str s)
{
    if (!s.n || s.n > NAME_MAX_BYTES) return false;
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] <= ' ' || strchr(".,:;!?", s.p[i]))
            return false;
    return true;
}

bool wire__is_other_table(wire_str head)
{
    table t = {head, 0, '\t'};
    size_t n_columns = 0, n_rows = 0;

    while (n_rows < ROWS_LOOKED_AT && t.at < head.n) {
        size_t n = 0;
        bool is_last = false;
        for (; !is_last; n++) {
            cell c = next_cell(&t, &is_last);
            if (!n_rows && !is_column_name(bare_name(c))) return false;
        }
        bool is_cut = t.at >= head.n && head.p[head.n - 1] != '\n';
        if (is_cut && n_rows) break;
        if (!n_rows) n_columns = n;
        if (n != n_columns) return false;
        n_rows++;
    }
    return n_columns >= 2 && n_rows >= ROWS_LEAST;
}

/* ---- Rows ------------------------------------------------------------------- */

static void note_cells(wire__reader *r, const wire__input *in, const table *t,
                       const columns *c, const cell *found,
                       const wire_str *values)
{
    for (size_t f = 0; f < WIRE__F_N; f++)
        if (found[f].raw.n)
            wire__why_saw(
                r->notes, c->name[f], NULL, values[f],
                wire__map_beg(&in->map, (size_t)(found[f].raw.p - t->text.p)));
}

static wire_status add_row(wire__reader *r, const wire__input *in,
                           const table *t, const columns *c, const cell *found,
                           size_t beg, wire_err *err)
{
    wire_article a = {.format = WIRE_FORMAT_CSV};
    wire_str values[WIRE__F_N] = {{0}};
    wire__map map = {0};
    wire__trail trail = {.maps = {&map, &in->map}};

    a.src_off = wire__map_beg(&in->map, beg);
    for (size_t f = 0; f < WIRE__F_N; f++)
        if (found[f].raw.n &&
            !cell_value(r, t, found[f], f == WIRE__F_TEXT ? &map : NULL,
                        &values[f]))
            return wire_fail_mem(err);
    a.title = values[WIRE__F_TITLE];
    a.id = values[WIRE__F_ID];
    a.url = values[WIRE__F_URL];
    a.outlet = values[WIRE__F_OUTLET];
    a.byline = values[WIRE__F_AUTHOR];
    a.credit = values[WIRE__F_CREDIT];
    a.language = values[WIRE__F_LANGUAGE];
    a.body = values[WIRE__F_TEXT];
    a.published = wire_time_parse(values[WIRE__F_PUBLISHED]);
    a.modified = wire_time_parse(values[WIRE__F_MODIFIED]);
    if (r->notes) {
        size_t at = (size_t)(found[WIRE__F_TEXT].raw.p - t->text.p);
        note_cells(r, in, t, c, found, values);
        if (a.body.n)
            WIRE_TRY(wire__why_say(r, &a, WIRE_FIELD_BODY, "",
                                   c->name[WIRE__F_TEXT],
                                   wire__map_beg(&in->map, at), err));
    }
    if (wire__looks_like_html(a.body))
        WIRE_TRY(wire__read_fragment(r, a.body, &trail, &a, err));
    else
        WIRE_TRY(wire__cut_paragraphs(a.body, 0, a.body.n, &trail, r->keep,
                                      &a.paras, &a.n_paras, err));
    return wire__reader_add(r, &a, WIRE_NO_OFF, err);
}

static wire_status read_row(wire__reader *r, const wire__input *in, table *t,
                            const columns *c, wire_err *err)
{
    cell found[WIRE__F_N] = {{{0}, false}};
    size_t beg = t->at, n = 0;
    bool is_last = false;

    for (; !is_last; n++) {
        cell got = next_cell(t, &is_last);
        if (n < MOST_COLUMNS && c->field[n] != NO_FIELD)
            found[c->field[n]] = got;
    }
    bool is_blank =
        n == 1 && !wire_str_trim(wire_str_sub(t->text, beg, t->at)).n;
    if (is_blank) return WIRE_OK;
    uint64_t at = wire__map_beg(&in->map, beg);
    if (t->at - beg > r->opts->max_article_bytes)
        return wire__reader_skip(r, at, false, err, "row longer than %zu bytes",
                                 r->opts->max_article_bytes);
    if (n != c->n)
        WIRE_TRY(wire__reader_skip(
            r, at, true, err, "row of %zu cells under %zu columns", n, c->n));
    return add_row(r, in, t, c, found, beg, err);
}

/* Sniffing looks past white space, and so does reading. */
static size_t first_row(wire_str text)
{
    size_t at = 0;
    while (at < text.n && memchr(" \t\r\n", text.p[at], 4))
        at++;
    return at;
}

wire_status wire__read_csv(wire__reader *r, const wire__input *in,
                           wire_err *err)
{
    table t = {in->text, first_row(in->text), 0};
    columns c;

    t.between = separator_of(wire_str_sub(in->text, t.at, in->text.n));
    if (!t.between)
        return wire__reader_skip(r, wire__map_beg(&in->map, t.at), false, err,
                                 "no text, body or content among the columns "
                                 "of this table");
    if (in->bad_n)
        WIRE_TRY(wire__reader_skip(r, in->bad_at, true, err,
                                   "ill-formed UTF-8 replaced by U+FFFD "
                                   "in %u places",
                                   in->bad_n));
    read_columns(&t, &c);
    while (t.at < t.text.n) {
        wire_arena_mark mark = wire_arena_save(r->scratch);
        WIRE_TRY(read_row(r, in, &t, &c, err));
        wire_arena_rewind(r->scratch, mark);
    }
    return WIRE_OK;
}
