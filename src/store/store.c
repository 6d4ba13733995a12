/* store.c: a store opened: folder, lock, database, segments.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "store_int.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static wire_status io_error(const char *path, wire_err *err)
{
    return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "%s: %s", path,
                     strerror(errno));
}

/* PATH/name, owned by the caller; NULL without memory. */
static char *path_in(const char *path, const char *name)
{
    size_t n = strlen(path) + strlen(name) + 2;
    char *out = wire_malloc(n);

    if (out) (void)snprintf(out, n, "%s/%s", path, name);
    return out;
}

char *wire__store_segment_path(const wire_store *s, uint32_t name)
{
    char file[32];

    (void)snprintf(file, sizeof file, "seeds/%08u.seg", name);
    return path_in(s->path, file);
}

/* ---- The folder ------------------------------------------------------------- */

static wire_status make_folder(const char *path, wire_err *err)
{
    if (mkdir(path, 0755) == 0 || errno == EEXIST) return WIRE_OK;
    return io_error(path, err);
}

static wire_status sync_folder(const char *path, wire_err *err)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok;

    if (fd < 0) return io_error(path, err);
    ok = fsync(fd) == 0;
    (void)close(fd);
    return ok ? WIRE_OK : io_error(path, err);
}

static wire_status in_folder(const wire_store *s, const char *name,
                             wire_status (*act)(const char *, wire_err *),
                             wire_err *err)
{
    char *path = path_in(s->path, name);
    wire_status status = path ? act(path, err) : wire_fail_mem(err);

    wire_free(path);
    return status;
}

wire_status wire__store_sync_folder(const wire_store *s, wire_err *err)
{
    return in_folder(s, "seeds", sync_folder, err);
}

/* One process at a time: the lock goes with it, however it ends. */
static wire_status take_lock(wire_store *s, wire_err *err)
{
    char *path = path_in(s->path, "lock");

    if (!path) return wire_fail_mem(err);
    s->lock_fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (s->lock_fd < 0) {
        wire_status status = io_error(path, err);

        wire_free(path);
        return status;
    }
    wire_free(path);
    if (flock(s->lock_fd, LOCK_EX | LOCK_NB) == 0) return WIRE_OK;
    return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                     "%s: another process writes to this store", s->path);
}

/* Files of segments that no row names: left behind by a crash. */
static wire_status remove_strays(const wire_store *s,
                                 const wire__segment_rows *rows, wire_err *err)
{
    char *path = path_in(s->path, "seeds");
    DIR *dir = path ? opendir(path) : NULL;
    struct dirent *entry;

    if (!path) return wire_fail_mem(err);
    if (!dir) {
        wire_status status = io_error(path, err);

        wire_free(path);
        return status;
    }
    while ((entry = readdir(dir)) != NULL) {
        char *end;
        unsigned long name = strtoul(entry->d_name, &end, 10);
        bool is_named = false;

        if (strcmp(end, ".seg") != 0 || end == entry->d_name) continue;
        for (size_t i = 0; i < rows->n; i++)
            is_named |= rows->p[i].name == name;
        if (!is_named) (void)unlinkat(dirfd(dir), entry->d_name, 0);
    }
    (void)closedir(dir);
    wire_free(path);
    return WIRE_OK;
}

/* ---- Segments --------------------------------------------------------------- */

wire_status wire__store_take_segment(wire_store *s, uint32_t name,
                                     wire_err *err)
{
    wire__open_segment open = {.name = name};
    char *path = wire__store_segment_path(s, name);
    wire_status status = path ? wire__segment_open(path, &open.segment, err)
                              : wire_fail_mem(err);

    wire_free(path);
    WIRE_TRY(status);
    if (WIRE_VEC_PUSH(&s->segments, open)) return WIRE_OK;
    wire__segment_close(&open.segment);
    return wire_fail_mem(err);
}

/* The segment holds the articles that its row says. */
static wire_status take_row(wire_store *s, wire__segment_row row, wire_err *err)
{
    wire__open_segment *last;

    WIRE_TRY(wire__store_take_segment(s, row.name, err));
    last = &s->segments.p[s->segments.n - 1];
    if (last->segment.first == row.first && last->segment.n_docs == row.n_docs)
        return WIRE_OK;
    wire__segment_close(&last->segment);
    s->segments.n--;
    return wire_fail(err, WIRE_EFORMAT, 16,
                     "%s/seeds/%08u.seg: holds other articles than articles.db "
                     "says",
                     s->path, row.name);
}

static wire_status take_or_rebuild(wire_store *s, wire__segment_row row,
                                   wire_err *err)
{
    wire_status status = take_row(s, row, err);

    if ((status != WIRE_EIO && status != WIRE_EFORMAT) || s->read_only)
        return status;
    WIRE_TRY(wire__store_rebuild(s, row, err));
    s->rebuilt++;
    return take_row(s, row, err);
}

static wire_status open_rows(wire_store *s, const wire__segment_rows *rows,
                             wire_err *err)
{
    for (size_t i = 0; i < rows->n; i++)
        if (rows->p[i].name > s->last_name) s->last_name = rows->p[i].name;
    for (size_t i = 0; i < rows->n; i++)
        WIRE_TRY(take_or_rebuild(s, rows->p[i], err));
    return WIRE_OK;
}

static void close_segments(wire_store *s)
{
    for (size_t i = 0; i < s->segments.n; i++)
        wire__segment_close(&s->segments.p[i].segment);
    s->segments.n = 0;
}

static wire_status open_segments(wire_store *s, wire_err *err)
{
    wire__segment_rows rows = {0};
    wire_status status = wire__db_segments(s->db, &rows, err);

    if (status == WIRE_OK && !s->read_only)
        status = remove_strays(s, &rows, err);
    if (status == WIRE_OK) status = open_rows(s, &rows, err);
    WIRE_VEC_FREE(&rows);
    return status;
}

/* A writer may merge between our look at the list and at the files: look
 * again. */
static wire_status open_segments_of_reader(wire_store *s, wire_err *err)
{
    wire_status status = WIRE_OK;

    for (int turn = 0; turn < 5; turn++) {
        close_segments(s);
        status = open_segments(s, err);
        if (status != WIRE_EIO) break;
    }
    return status;
}

/* ---- Open and close --------------------------------------------------------- */

static wire_status open_parts(wire_store *s, bool create, wire_err *err)
{
    char *path = path_in(s->path, "articles.db");
    wire_status status = WIRE_OK;

    if (!path) return wire_fail_mem(err);
    if (create) status = make_folder(s->path, err);
    if (status == WIRE_OK && create)
        status = in_folder(s, "seeds", make_folder, err);
    if (status == WIRE_OK && access(path, F_OK) != 0 && !create)
        status = wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "%s: no store", s->path);
    if (status == WIRE_OK && !s->read_only) status = take_lock(s, err);
    if (status == WIRE_OK)
        status = wire__db_open(path, create, s->read_only, &s->db, err);
    wire_free(path);
    if (status == WIRE_OK && create) status = sync_folder(s->path, err);
    if (status == WIRE_OK)
        status = wire__db_last_number(s->db, &s->last_number, err);
    WIRE_TRY(status);
    return s->read_only ? open_segments_of_reader(s, err)
                        : open_segments(s, err);
}

wire_status wire_store_open(const char *path, const wire_store_opts *opts,
                            wire_store **out, wire_err *err)
{
    wire_store *s = wire_calloc(1, sizeof *s);
    wire_status status;

    *out = NULL;
    if (!s) return wire_fail_mem(err);
    s->lock_fd = -1;
    s->read_only = opts->read_only;
    s->n_threads = opts->n_threads ? opts->n_threads : wire_cpu_count();
    s->budget = opts->budget;
    s->path = path_in(path, "");
    if (s->path) s->path[strlen(path)] = '\0';
    status = s->path ? open_parts(s, opts->create && !opts->read_only, err)
                     : wire_fail_mem(err);
    if (status == WIRE_OK)
        *out = s;
    else
        wire_store_close(s);
    return status;
}

void wire_store_close(wire_store *s)
{
    if (!s) return;
    wire__store_merge_stop(s);
    close_segments(s);
    WIRE_VEC_FREE(&s->segments);
    wire__db_close(s->db);
    if (s->lock_fd >= 0) (void)close(s->lock_fd);
    wire_free(s->path);
    wire_free(s);
}

/* ---- List, show, count ------------------------------------------------------ */

wire_status wire_store_list(wire_store *s, uint32_t after, size_t max,
                            wire_arena *a, wire_listing **out, size_t *out_n,
                            wire_err *err)
{
    return wire__db_list(s->db, after, max, a, out, out_n, err);
}

wire_status wire_store_get(wire_store *s, wire_str id, uint32_t number,
                           wire_arena *a, wire_article *out, wire_err *err)
{
    uint32_t version;
    uint64_t hash;

    if (number == 0)
        WIRE_TRY(wire__db_latest(s->db, id, &number, &version, &hash, err));
    return wire__db_get_article(s->db, number, a, out, err);
}

wire_status wire_store_count(wire_store *s, wire_store_stats *out,
                             wire_err *err)
{
    *out = (wire_store_stats){0};
    WIRE_TRY(wire__db_count(s->db, out, err));
    for (size_t i = 0; i < s->segments.n; i++) {
        out->seeds += s->segments.p[i].segment.n_postings;
        out->index_bytes += s->segments.p[i].segment.n;
    }
    out->segments = s->segments.n;
    out->rebuilt = s->rebuilt;
    return WIRE_OK;
}
