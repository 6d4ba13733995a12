/* Tables of articles: CSV and its kin, a row an article.
 *
 *   title;text;date            the first row names the columns, by the names
 *   "One; two";"...";2026      that JSON records use; , ; tab or | between
 *
 * Source: RFC 4180. SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_csv.h"
#include "read_guard.h"
#include "read_item.h"
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
    size_t plain_at;  /* a mark that is read as it stands, or SIZE_MAX */
    size_t open_from; /* from here on no mark closes, or SIZE_MAX */
    size_t again;     /* bytes that were read twice */
} table;

static table table_of(wire_str text, char between)
{
    return (table){.text = text,
                   .between = between,
                   .plain_at = SIZE_MAX,
                   .open_from = SIZE_MAX};
}

/* ---- Cells ------------------------------------------------------------------ */

/* Does a cell end here? */
static bool ends_at(const table *t, size_t i)
{
    wire_str s = t->text;
    while (i < s.n && s.p[i] == ' ')
        i++;
    return i >= s.n || s.p[i] == t->between || s.p[i] == '\n' || s.p[i] == '\r';
}

/* The end of a quoted cell whose mark stands at beg: past its closing mark,
 * which is one that a cell can end behind; "a "word" so" is one cell. SIZE_MAX
 * when nothing closes it. */
static size_t quoted_end(const table *t, size_t beg)
{
    wire_str s = t->text;
    size_t i = beg + 1;
    for (;;) {
        const char *q = i < s.n ? memchr(s.p + i, '"', s.n - i) : NULL;
        if (!q) return SIZE_MAX;
        i = (size_t)(q - s.p) + 1;
        if (i < s.n && s.p[i] == '"')
            i++;
        else if (ends_at(t, i))
            return i;
    }
}

/* The next cell of the row; *is_last when the row ends behind it. */
static cell next_cell(table *t, bool *is_last)
{
    cell c = {{0}, false};
    wire_str s = t->text;
    size_t beg = t->at, end = beg;

    if (end < s.n && s.p[end] == '"' && end != t->plain_at &&
        end < t->open_from) {
        end = quoted_end(t, beg);
        c.is_quoted = true;
        if (end == SIZE_MAX) {
            t->open_from = beg;
            end = s.n;
        }
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
        if (q && !is_double && !ends_at(t, origin + stop + 1)) {
            stop++; /* of a word in the cell */
            q = NULL;
        }
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
    size_t n, n_guards;
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
    return wire__guard_name(name);
}

/* Read the first row; a field is filled by the best of its names, and all
 * columns that decide whether a row may go out are read. */
static void read_columns(table *t, columns *c)
{
    uint8_t rank[WIRE__F_N], column[WIRE__F_N];
    bool is_last = false;

    memset(rank, 255, sizeof rank);
    memset(c->field, NO_FIELD, sizeof c->field);
    c->n_guards = 0;
    for (c->n = 0; !is_last; c->n++) {
        wire_str name = bare_name(next_cell(t, &is_last));
        const wire__json_name *f = named(name);
        if (!f || c->n >= MOST_COLUMNS) continue;
        if (wire__is_guard(f->slot)) {
            c->field[c->n] = f->slot;
            c->n_guards++;
            continue;
        }
        if (f->rank >= rank[f->slot]) continue;
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
        table t = table_of(head, separators[i]);
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
    table t = table_of(head, '\t');
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

static wire_status read_time(wire__reader *r, const wire__input *in,
                             const table *t, cell c, wire_str value,
                             wire_time *out, wire_err *err)
{
    size_t at = c.raw.p ? (size_t)(c.raw.p - t->text.p) : 0;
    return wire__reader_time(r, value, wire__map_beg(&in->map, at), out, err);
}

typedef struct {
    uint8_t slot;
    cell cell;
} guard;

typedef struct {
    cell found[WIRE__F_N];
    guard *guards; /* columns.n_guards of them, in r->scratch */
    size_t beg, n; /* n cells */
    size_t mark;   /* of the first quoted cell of several lines, or SIZE_MAX */
    bool is_odd;   /* a cell seems to begin inside of that one */
} row;

/* What decides whether the row may go out. */
static wire_status read_guards(wire__reader *r, const table *t,
                               const columns *c, const row *got,
                               wire_article *a, wire_err *err)
{
    wire__guards g = {{0}};
    wire_str value;

    for (size_t i = 0; i < c->n_guards; i++) {
        if (!got->guards[i].cell.raw.n) continue;
        if (!cell_value(r, t, got->guards[i].cell, NULL, &value))
            return wire_fail_mem(err);
        if (got->guards[i].slot != WIRE__F_OUT && wire__guard_is_nothing(value))
            continue;
        WIRE_TRY(wire__guard_add(r, &g, got->guards[i].slot, value, err));
    }
    return wire__guard(r, a, &g, err);
}

static wire_status add_row(wire__reader *r, const wire__input *in,
                           const table *t, const columns *c, const row *got,
                           wire_err *err)
{
    const cell *found = got->found;
    wire_article a = {.format = WIRE_FORMAT_CSV};
    wire_str values[WIRE__F_N] = {{0}};
    wire__map map = {0};
    wire__trail trail = {.maps = {&map, &in->map}};

    a.src_off = wire__map_beg(&in->map, got->beg);
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
    WIRE_TRY(read_time(r, in, t, found[WIRE__F_PUBLISHED],
                       values[WIRE__F_PUBLISHED], &a.published, err));
    WIRE_TRY(read_time(r, in, t, found[WIRE__F_MODIFIED],
                       values[WIRE__F_MODIFIED], &a.modified, err));
    WIRE_TRY(read_guards(r, t, c, got, &a, err));
    if (!a.body.n && wire__guard_is_notice(&a))
        return wire__reader_list(r, &a, err);
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
    WIRE_TRY(wire__item_summary(r, &a, values[WIRE__F_SUMMARY], err));
    if (values[WIRE__F_DATELINE].n) {
        wire_str raw = found[WIRE__F_DATELINE].raw;
        size_t at = (size_t)(raw.p - t->text.p);
        WIRE_TRY(wire__item_dateline(r, &a, values[WIRE__F_DATELINE],
                                     wire__map_beg(&in->map, at),
                                     wire__map_end(&in->map, at + raw.n), err));
    }
    return wire__reader_add(r, &a, WIRE_NO_OFF, err);
}

/* A mark behind a separator, and not a doubled one. */
static bool holds_a_start(const table *t, wire_str s)
{
    for (size_t i = 2; i + 1 < s.n; i++) {
        const char *q = memchr(s.p + i, '"', s.n - 1 - i);
        if (!q) return false;
        i = (size_t)(q - s.p);
        if (q[1] != '"' && (q[-1] == t->between || q[-1] == '\n') &&
            !ends_at(t, (size_t)(q - t->text.p) + 1))
            return true;
    }
    return false;
}

/* guards NULL: out of memory. */
static row next_row(wire__reader *r, table *t, const columns *c)
{
    row got = {.beg = t->at, .mark = SIZE_MAX};
    size_t n_guards = 0;
    bool is_last = false;

    got.guards = WIRE_ARRAY(r->scratch, guard, c->n_guards + 1);
    if (!got.guards) return got;
    memset(got.guards, 0, (c->n_guards + 1) * sizeof *got.guards);
    for (; !is_last; got.n++) {
        size_t at = t->at;
        cell now = next_cell(t, &is_last);
        uint8_t field = got.n < MOST_COLUMNS ? c->field[got.n] : NO_FIELD;
        if (field != NO_FIELD && wire__is_guard(field))
            got.guards[n_guards++] = (guard){field, now};
        else if (field != NO_FIELD)
            got.found[field] = now;
        if (got.mark == SIZE_MAX && now.is_quoted && now.raw.n &&
            memchr(now.raw.p, '\n', now.raw.n)) {
            got.mark = at;
            got.is_odd = holds_a_start(t, now.raw);
        }
    }
    return got;
}

/* A mark that nothing closes takes the rows behind it into its cell: when the
 * row is right without it, or its cell would be all the rest, it is no mark.
 * Twice the file is read in this way at the most. */
static wire_status read_open_mark(wire__reader *r, const wire__input *in,
                                  table *t, const columns *c, row *got,
                                  wire_err *err)
{
    table plain = *t;
    bool is_open = got->mark != SIZE_MAX && t->open_from == got->mark;

    if (got->mark == SIZE_MAX || (got->n == c->n && !is_open && !got->is_odd) ||
        t->again > 2 * t->text.n)
        return WIRE_OK;
    plain.at = got->beg;
    plain.plain_at = got->mark;
    row again = next_row(r, &plain, c);
    if (!again.guards) return wire_fail_mem(err);
    plain.again += t->at - got->beg;
    t->again = plain.again;
    if (!is_open && again.n != c->n) return WIRE_OK;
    size_t mark = got->mark;
    *t = plain;
    *got = again;
    return wire__reader_skip(r, wire__map_beg(&in->map, mark), true, err,
                             "a quotation mark that nothing closes; read as "
                             "it stands");
}

static wire_status read_row(wire__reader *r, const wire__input *in, table *t,
                            const columns *c, wire_err *err)
{
    row got = next_row(r, t, c);

    if (!got.guards) return wire_fail_mem(err);
    WIRE_TRY(read_open_mark(r, in, t, c, &got, err));
    bool is_blank =
        got.n == 1 && !wire_str_trim(wire_str_sub(t->text, got.beg, t->at)).n;
    if (is_blank) return WIRE_OK;
    uint64_t at = wire__map_beg(&in->map, got.beg);
    if (t->at - got.beg > r->opts->max_article_bytes)
        return wire__reader_skip(r, at, false, err, "row longer than %zu bytes",
                                 r->opts->max_article_bytes);
    if (got.n != c->n)
        WIRE_TRY(wire__reader_skip(r, at, true, err,
                                   "row of %zu cells under %zu columns", got.n,
                                   c->n));
    return add_row(r, in, t, c, &got, err);
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
    table t = table_of(in->text, 0);
    columns c;

    t.at = first_row(in->text);
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
