/* store_db.c: the only file that knows SQLite.
 *
 *   article  every version of every article, by number; bodies as they are
 *   segment  which files hold the seeds of which run of numbers
 *
 * Write-ahead log, every commit synced: what was committed is there after a
 * crash of the machine.
 * SPDX-License-Identifier: Apache-2.0 */
#include "store_int.h"

#include <sqlite3.h>

enum {
    SCHEMA = 1,
    APPLICATION = 0x57697265, /* "Wire", in the file's header */
    BUSY_MS = 10000
};

typedef enum {
    SQL_LATEST,
    SQL_PUT_ARTICLE,
    SQL_GET_ARTICLE,
    SQL_LIST,
    SQL_N
} sql_name;

static const char *const sql_text[SQL_N] = {
    [SQL_LATEST] = "SELECT number, version, hash FROM article WHERE id = ?1 "
                   "ORDER BY version DESC LIMIT 1",
    [SQL_PUT_ARTICLE] =
        "INSERT INTO article(number, id, version, hash, added, format, path, "
        "outlet, url, title, byline, credit, language, published, "
        "published_is, modified, modified_is, given_version, status, "
        "status_why, embargoed, embargoed_is, marked, slug, ed_note, rights, "
        "paras, body) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
        "?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, "
        "?25, ?26, ?27, ?28)",
    [SQL_GET_ARTICLE] =
        "SELECT number, id, version, hash, added, format, path, outlet, url, "
        "title, byline, credit, language, published, published_is, modified, "
        "modified_is, given_version, status, status_why, embargoed, "
        "embargoed_is, marked, slug, ed_note, rights, paras, body FROM "
        "article WHERE number = ?1",
    [SQL_LIST] =
        "SELECT number, id, version, added, outlet, url, title, language, "
        "published, published_is, status, length(CAST(body AS BLOB)) FROM "
        "article AS a WHERE number > ?1 AND version = (SELECT max(version) "
        "FROM article WHERE id = a.id) ORDER BY number LIMIT ?2",
};

static const char schema_text[] =
    "CREATE TABLE article(number INTEGER PRIMARY KEY, id TEXT NOT NULL, "
    "version INTEGER NOT NULL, hash INTEGER NOT NULL, added INTEGER NOT NULL, "
    "format INTEGER, path TEXT, outlet TEXT, url TEXT, title TEXT, byline "
    "TEXT, credit TEXT, language TEXT, published INTEGER, published_is "
    "INTEGER, modified INTEGER, modified_is INTEGER, given_version TEXT, "
    "status INTEGER, status_why TEXT, embargoed INTEGER, embargoed_is "
    "INTEGER, marked INTEGER, slug TEXT, ed_note TEXT, rights TEXT, paras "
    "BLOB, body TEXT NOT NULL);"
    "CREATE UNIQUE INDEX article_id ON article(id, version);"
    "CREATE TABLE segment(name INTEGER PRIMARY KEY, first INTEGER NOT NULL, "
    "n_docs INTEGER NOT NULL);";

struct wire__db {
    sqlite3 *handle;
    sqlite3_stmt *sql[SQL_N]; /* prepared when first used */
};

/* ---- Errors, statements ----------------------------------------------------- */

static wire_status db_error(const wire__db *db, int code, wire_err *err)
{
    const char *words =
        db->handle ? sqlite3_errmsg(db->handle) : sqlite3_errstr(code);

    switch (code & 0xff) {
    case SQLITE_NOMEM:
        return wire_fail_mem(err);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "articles.db: another process has it: %s", words);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF, "articles.db: %s",
                         words);
    default:
        return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "articles.db: %s", words);
    }
}

static wire_status run(const wire__db *db, const char *sql, wire_err *err)
{
    int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);

    return code == SQLITE_OK ? WIRE_OK : db_error(db, code, err);
}

static wire_status prepare(const wire__db *db, const char *sql,
                           sqlite3_stmt **out, wire_err *err)
{
    int code = sqlite3_prepare_v3(db->handle, sql, -1,
                                  SQLITE_PREPARE_PERSISTENT, out, NULL);

    return code == SQLITE_OK ? WIRE_OK : db_error(db, code, err);
}

static wire_status statement(wire__db *db, sql_name name, sqlite3_stmt **out,
                             wire_err *err)
{
    if (!db->sql[name])
        WIRE_TRY(prepare(db, sql_text[name], &db->sql[name], err));
    *out = db->sql[name];
    (void)sqlite3_reset(*out);
    return WIRE_OK;
}

/* WIRE_OK a row, WIRE_END none. */
static wire_status step(const wire__db *db, sqlite3_stmt *st, wire_err *err)
{
    int code = sqlite3_step(st);

    if (code == SQLITE_ROW) return WIRE_OK;
    if (code == SQLITE_DONE) return WIRE_END;
    return db_error(db, code, err);
}

static void bind_str(sqlite3_stmt *st, int at, wire_str s)
{
    if (s.n)
        (void)sqlite3_bind_text64(st, at, s.p, s.n, SQLITE_STATIC, SQLITE_UTF8);
    else
        (void)sqlite3_bind_text(st, at, "", 0, SQLITE_STATIC);
}

static void bind_int(sqlite3_stmt *st, int at, int64_t v)
{
    (void)sqlite3_bind_int64(st, at, v);
}

static wire_status column_str(sqlite3_stmt *st, int at, wire_arena *a,
                              wire_str *out, wire_err *err)
{
    const void *p = sqlite3_column_blob(st, at);
    wire_str s = {p ? (const char *)p : "",
                  p ? (size_t)sqlite3_column_bytes(st, at) : 0};

    return wire_arena_copy(a, s, out) ? WIRE_OK : wire_fail_mem(err);
}

/* The number that a statement gives; 0 when it gives none. */
static wire_status number_of(const wire__db *db, const char *sql, int64_t *out,
                             wire_err *err)
{
    sqlite3_stmt *st = NULL;
    wire_status status;

    *out = 0;
    WIRE_TRY(prepare(db, sql, &st, err));
    status = step(db, st, err);
    if (status == WIRE_OK) *out = sqlite3_column_int64(st, 0);
    (void)sqlite3_finalize(st);
    return status == WIRE_END ? WIRE_OK : status;
}

/* ---- Open ------------------------------------------------------------------- */

static wire_status make_schema(const wire__db *db, wire_err *err)
{
    char pragma[100];

    WIRE_TRY(run(db, "BEGIN IMMEDIATE", err));
    WIRE_TRY(run(db, schema_text, err));
    (void)sqlite3_snprintf(
        sizeof pragma, pragma,
        "PRAGMA application_id = %d; PRAGMA user_version = %d", APPLICATION,
        SCHEMA);
    WIRE_TRY(run(db, pragma, err));
    return run(db, "COMMIT", err);
}

static wire_status check_schema(const wire__db *db, bool create, wire_err *err)
{
    int64_t application, version;

    WIRE_TRY(number_of(db, "PRAGMA application_id", &application, err));
    WIRE_TRY(number_of(db, "PRAGMA user_version", &version, err));
    if (application == 0 && version == 0 && create) return make_schema(db, err);
    if (application != APPLICATION)
        return wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                         "articles.db: not the database of a store");
    if (version != SCHEMA)
        return wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                         "articles.db: version %lld of the store; this "
                         "program knows version %d",
                         (long long)version, SCHEMA);
    return WIRE_OK;
}

wire_status wire__db_open(const char *path, bool create, bool read_only,
                          wire__db **out, wire_err *err)
{
    wire__db *db = wire_calloc(1, sizeof *db);
    int flags = SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);
    int code;

    *out = db;
    if (!db) return wire_fail_mem(err);
    code =
        sqlite3_open_v2(path, &db->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (code != SQLITE_OK) return db_error(db, code, err);
    (void)sqlite3_busy_timeout(db->handle, BUSY_MS);
    WIRE_TRY(run(db, "PRAGMA mmap_size = 1073741824", err));
    if (!read_only)
        WIRE_TRY(run(db,
                     "PRAGMA journal_mode = WAL;"
                     "PRAGMA synchronous = FULL",
                     err));
    WIRE_TRY(check_schema(db, create && !read_only, err));
    return read_only ? run(db, "PRAGMA query_only = 1", err) : WIRE_OK;
}

void wire__db_close(wire__db *db)
{
    if (!db) return;
    for (int i = 0; i < SQL_N; i++)
        (void)sqlite3_finalize(db->sql[i]);
    (void)sqlite3_close_v2(db->handle);
    wire_free(db);
}

wire_status wire__db_begin(wire__db *db, bool to_write, wire_err *err)
{
    return run(db, to_write ? "BEGIN IMMEDIATE" : "BEGIN", err);
}

wire_status wire__db_commit(wire__db *db, wire_err *err)
{
    return run(db, "COMMIT", err);
}

void wire__db_rollback(wire__db *db)
{
    for (int i = 0; i < SQL_N; i++)
        if (db->sql[i]) (void)sqlite3_reset(db->sql[i]);
    if (!sqlite3_get_autocommit(db->handle))
        (void)sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}

/* ---- Segments --------------------------------------------------------------- */

wire_status wire__db_segments(wire__db *db, wire__segment_rows *out,
                              wire_err *err)
{
    sqlite3_stmt *st = NULL;
    wire_status status;

    out->n = 0;
    WIRE_TRY(prepare(db,
                     "SELECT name, first, n_docs FROM segment ORDER BY "
                     "first",
                     &st, err));
    while ((status = step(db, st, err)) == WIRE_OK) {
        wire__segment_row row = {(uint32_t)sqlite3_column_int64(st, 0),
                                 (uint32_t)sqlite3_column_int64(st, 1),
                                 (uint32_t)sqlite3_column_int64(st, 2)};

        if (!WIRE_VEC_PUSH(out, row)) {
            status = wire_fail_mem(err);
            break;
        }
    }
    (void)sqlite3_finalize(st);
    return status == WIRE_END ? WIRE_OK : status;
}

wire_status wire__db_put_segment(wire__db *db, wire__segment_row row,
                                 wire_err *err)
{
    char sql[120];

    (void)sqlite3_snprintf(sizeof sql, sql,
                           "INSERT INTO segment VALUES(%u, %u, %u)", row.name,
                           row.first, row.n_docs);
    return run(db, sql, err);
}

wire_status wire__db_drop_segment(wire__db *db, uint32_t name, wire_err *err)
{
    char sql[80];

    (void)sqlite3_snprintf(sizeof sql, sql,
                           "DELETE FROM segment WHERE name = %u", name);
    return run(db, sql, err);
}

wire_status wire__db_last_number(wire__db *db, uint32_t *out, wire_err *err)
{
    int64_t n;

    WIRE_TRY(number_of(db, "SELECT max(number) FROM article", &n, err));
    *out = (uint32_t)n;
    return WIRE_OK;
}

/* ---- Articles --------------------------------------------------------------- */

wire_status wire__db_latest(wire__db *db, wire_str id, uint32_t *number,
                            uint32_t *version, uint64_t *hash, wire_err *err)
{
    sqlite3_stmt *st;
    wire_status status;

    WIRE_TRY(statement(db, SQL_LATEST, &st, err));
    bind_str(st, 1, id);
    status = step(db, st, err);
    if (status == WIRE_OK) {
        *number = (uint32_t)sqlite3_column_int64(st, 0);
        *version = (uint32_t)sqlite3_column_int64(st, 1);
        *hash = (uint64_t)sqlite3_column_int64(st, 2);
    }
    (void)sqlite3_reset(st);
    return status;
}

/* Paragraphs as bytes: beg, end and role of each, 9 bytes. */
enum { PARA_BYTES = 9 };

static void paras_put(wire_buf *b, const wire_article *a)
{
    for (size_t i = 0; i < a->n_paras; i++) {
        const uint32_t v[2] = {a->paras[i].span.beg, a->paras[i].span.end};

        for (int k = 0; k < 8; k++)
            wire_buf_char(b, (char)(v[k / 4] >> 8 * (k % 4) & 0xff));
        wire_buf_char(b, (char)a->paras[i].role);
    }
}

static wire_status paras_get(wire_str bytes, wire_arena *a, wire_article *out,
                             wire_err *err)
{
    size_t n = bytes.n / PARA_BYTES;

    out->paras = wire_arena_calloc(a, n + 1, sizeof *out->paras);
    if (!out->paras) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++) {
        const uint8_t *p = (const uint8_t *)bytes.p + PARA_BYTES * i;
        uint32_t v[2] = {0, 0};

        for (int k = 0; k < 8; k++)
            v[k / 4] |= (uint32_t)p[k] << 8 * (k % 4);
        if (v[0] > v[1] || v[1] > out->body.n || p[8] > WIRE_PARA_BLOCKQUOTE)
            return wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                             "articles.db: paragraphs of \"%.*s\" are damaged",
                             (int)(out->id.n < 100 ? out->id.n : 100),
                             out->id.p);
        out->paras[i].span = (wire_span){v[0], v[1]};
        out->paras[i].role = (wire_para_role)p[8];
    }
    out->n_paras = n;
    return WIRE_OK;
}

static void bind_time(sqlite3_stmt *st, int at, wire_time t)
{
    bind_int(st, at, t.unix_s);
    bind_int(st, at + 1, t.precision);
}

static wire_time column_time(sqlite3_stmt *st, int at)
{
    int precision = sqlite3_column_int(st, at + 1);

    if (precision <= WIRE_TIME_NONE || precision > WIRE_TIME_SECOND)
        return (wire_time){0, WIRE_TIME_NONE};
    return (wire_time){sqlite3_column_int64(st, at),
                       (wire_time_precision)precision};
}

static void bind_article(sqlite3_stmt *st, const wire_article *a)
{
    static const wire_item none = {0};
    const wire_item *item = a->item ? a->item : &none;

    bind_str(st, 2, a->id);
    bind_int(st, 6, a->format);
    bind_str(st, 7, a->path);
    bind_str(st, 8, a->outlet);
    bind_str(st, 9, a->url);
    bind_str(st, 10, a->title);
    bind_str(st, 11, a->byline);
    bind_str(st, 12, a->credit);
    bind_str(st, 13, a->language);
    bind_time(st, 14, a->published);
    bind_time(st, 16, a->modified);
    bind_str(st, 18, item->version);
    bind_int(st, 19, item->status);
    bind_str(st, 20, item->status_why);
    bind_time(st, 21, item->embargoed);
    bind_int(st, 23, item->marked);
    bind_str(st, 24, item->slug);
    bind_str(st, 25, item->ed_note);
    bind_str(st, 26, item->rights);
    bind_str(st, 28, a->body);
}

wire_status wire__db_put_article(wire__db *db, uint32_t number,
                                 uint32_t version, uint64_t hash, int64_t now_s,
                                 const wire_article *a, wire_err *err)
{
    wire_buf paras = {0};
    sqlite3_stmt *st;
    wire_status status;

    WIRE_TRY(statement(db, SQL_PUT_ARTICLE, &st, err));
    paras_put(&paras, a);
    if (!wire_buf_ok(&paras)) {
        wire_buf_free(&paras);
        return wire_fail_mem(err);
    }
    bind_int(st, 1, number);
    bind_int(st, 3, version);
    bind_int(st, 4, (int64_t)hash);
    bind_int(st, 5, now_s);
    bind_article(st, a);
    (void)sqlite3_bind_blob64(st, 27, paras.p ? paras.p : "", paras.n,
                              SQLITE_STATIC);
    status = step(db, st, err);
    (void)sqlite3_reset(st);
    (void)sqlite3_clear_bindings(st);
    wire_buf_free(&paras);
    return status == WIRE_END ? WIRE_OK : status;
}

static wire_status get_item(sqlite3_stmt *st, wire_arena *a, wire_article *out,
                            wire_err *err)
{
    wire_item *item = WIRE_NEW(a, wire_item);
    int status = sqlite3_column_int(st, 18),
        marked = sqlite3_column_int(st, 22);

    if (!item) return wire_fail_mem(err);
    WIRE_TRY(column_str(st, 17, a, &item->version, err));
    WIRE_TRY(column_str(st, 19, a, &item->status_why, err));
    WIRE_TRY(column_str(st, 23, a, &item->slug, err));
    WIRE_TRY(column_str(st, 24, a, &item->ed_note, err));
    WIRE_TRY(column_str(st, 25, a, &item->rights, err));
    item->embargoed = column_time(st, 20);
    item->status = status >= 0 && status <= WIRE_PUB_CANCELED
                       ? (wire_pub_status)status
                       : WIRE_PUB_WITHHELD;
    if (marked > 0 && marked < WIRE_REVISION_N)
        item->marked = (wire_revision)marked;
    out->item = item;
    return WIRE_OK;
}

static wire_status get_article(sqlite3_stmt *st, wire_arena *a,
                               wire_article *out, wire_err *err)
{
    wire_str *const fields[] = {&out->path,    &out->outlet, &out->url,
                                &out->title,   &out->byline, &out->credit,
                                &out->language};
    int format = sqlite3_column_int(st, 5);
    wire_str paras;

    WIRE_TRY(column_str(st, 1, a, &out->id, err));
    for (int i = 0; i < 7; i++)
        WIRE_TRY(column_str(st, 6 + i, a, fields[i], err));
    WIRE_TRY(column_str(st, 26, a, &paras, err));
    WIRE_TRY(column_str(st, 27, a, &out->body, err));
    if (format > 0 && format < WIRE_FORMAT_N) out->format = (wire_format)format;
    out->published = column_time(st, 13);
    out->modified = column_time(st, 15);
    WIRE_TRY(get_item(st, a, out, err));
    return paras_get(paras, a, out, err);
}

wire_status wire__db_get_article(wire__db *db, uint32_t number, wire_arena *a,
                                 wire_article *out, wire_err *err)
{
    sqlite3_stmt *st;
    wire_status status;

    *out = (wire_article){0};
    WIRE_TRY(statement(db, SQL_GET_ARTICLE, &st, err));
    bind_int(st, 1, number);
    status = step(db, st, err);
    if (status == WIRE_OK) status = get_article(st, a, out, err);
    (void)sqlite3_reset(st);
    return status;
}

/* ---- Lists ------------------------------------------------------------------ */

static wire_status get_listing(sqlite3_stmt *st, wire_arena *a,
                               wire_listing *out, wire_err *err)
{
    out->number = (uint32_t)sqlite3_column_int64(st, 0);
    out->versions = (uint32_t)sqlite3_column_int64(st, 2);
    out->added_s = sqlite3_column_int64(st, 3);
    WIRE_TRY(column_str(st, 1, a, &out->id, err));
    WIRE_TRY(column_str(st, 4, a, &out->outlet, err));
    WIRE_TRY(column_str(st, 5, a, &out->url, err));
    WIRE_TRY(column_str(st, 6, a, &out->title, err));
    WIRE_TRY(column_str(st, 7, a, &out->language, err));
    out->published = column_time(st, 8);
    out->status = (wire_pub_status)sqlite3_column_int(st, 10);
    out->body_bytes = (uint32_t)sqlite3_column_int64(st, 11);
    return WIRE_OK;
}

wire_status wire__db_list(wire__db *db, uint32_t after, size_t max,
                          wire_arena *a, wire_listing **out, size_t *out_n,
                          wire_err *err)
{
    sqlite3_stmt *st;
    wire_status status = WIRE_END;

    *out_n = 0;
    *out = wire_arena_calloc(a, max, sizeof **out);
    if (!*out) return wire_fail_mem(err);
    WIRE_TRY(statement(db, SQL_LIST, &st, err));
    bind_int(st, 1, after);
    bind_int(st, 2, (int64_t)max);
    while (*out_n < max && (status = step(db, st, err)) == WIRE_OK) {
        status = get_listing(st, a, &(*out)[*out_n], err);
        if (status != WIRE_OK) break;
        ++*out_n;
    }
    if (*out_n == max) status = WIRE_END;
    (void)sqlite3_reset(st);
    return status == WIRE_END ? WIRE_OK : status;
}

wire_status wire__db_count(wire__db *db, wire_store_stats *out, wire_err *err)
{
    int64_t n;

    WIRE_TRY(number_of(db, "SELECT count(*) FROM article", &n, err));
    out->versions = (uint64_t)n;
    WIRE_TRY(number_of(db, "SELECT count(*) FROM article WHERE version = 1", &n,
                       err));
    out->articles = (uint64_t)n;
    WIRE_TRY(number_of(db,
                       "SELECT sum(length(CAST(body AS BLOB))) FROM "
                       "article",
                       &n, err));
    out->text_bytes = (uint64_t)n;
    WIRE_TRY(number_of(db,
                       "SELECT page_count * page_size FROM "
                       "pragma_page_count, pragma_page_size",
                       &n, err));
    out->db_bytes = (uint64_t)n;
    return WIRE_OK;
}

wire_status wire__db_verify(wire__db *db,
                            void (*tell)(void *ctx, const char *what),
                            void *ctx, wire_err *err)
{
    sqlite3_stmt *st = NULL;
    wire_status status;

    WIRE_TRY(prepare(db, "PRAGMA integrity_check(20)", &st, err));
    while ((status = step(db, st, err)) == WIRE_OK) {
        const char *words = (const char *)sqlite3_column_text(st, 0);

        if (words && strcmp(words, "ok") != 0) tell(ctx, words);
    }
    (void)sqlite3_finalize(st);
    return status == WIRE_END ? WIRE_OK : status;
}
