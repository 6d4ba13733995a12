/* Which lists of sites were seen before, and when each was written.
 *
 *   KEY 2026-03-04T08:00:00Z https://news.example/      a line a site
 *
 * A list is signed and dated, but an old one stays signed: who controls the
 * line or the server can show it again and so hide what was withdrawn since.
 * Who remembers the latest that he saw is not taken in by an older one. A key
 * is remembered with each site that it signs for; a new key that the old one
 * vouches for goes on where the old one was.
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_int.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MOST = 16 << 20, SITES_MOST = 20000 };

typedef struct {
    wire_str key, site;
    int64_t at_s;
} site_time;

struct wire_history {
    wire_arena *arena;
    WIRE_VEC(site_time) sites;
    bool is_changed;
};

wire_history *wire_history_new(void)
{
    wire_history *s = wire_calloc(1, sizeof *s);
    if (s) s->arena = wire_arena_new(NULL, 0);
    if (s && s->arena) return s;
    wire_free(s);
    return NULL;
}

void wire_history_free(wire_history *s)
{
    if (!s) return;
    WIRE_VEC_FREE(&s->sites);
    wire_arena_free(s->arena);
    wire_free(s);
}

static site_time *find(const wire_history *s, wire_str key, wire_str site)
{
    for (size_t i = 0; i < s->sites.n; i++)
        if (wire_str_eq(s->sites.p[i].key, key) &&
            wire_str_eq(s->sites.p[i].site, site))
            return &s->sites.p[i];
    return NULL;
}

int64_t wire_history_last(const wire_history *s, wire_str key, wire_str site)
{
    const site_time *x = s ? find(s, key, site) : NULL;
    return x ? x->at_s : 0;
}

wire_status wire_history_add(wire_history *s, wire_str key, wire_str site,
                             int64_t at_s, wire_err *err)
{
    site_time *x = find(s, key, site), now = {.at_s = at_s};
    if (x && x->at_s >= at_s) return WIRE_OK;
    s->is_changed = true;
    if (x) {
        x->at_s = at_s;
        return WIRE_OK;
    }
    if (s->sites.n >= SITES_MOST) return WIRE_OK; /* as if never seen */
    return wire_arena_copy(s->arena, key, &now.key) &&
                   wire_arena_copy(s->arena, site, &now.site) &&
                   WIRE_VEC_PUSH(&s->sites, now)
               ? WIRE_OK
               : wire_fail_mem(err);
}

/* ---- The file -------------------------------------------------------------------- */

static wire_status parse_line(wire_history *s, wire_str line, wire_err *err)
{
    size_t key = wire_str_find(line, WIRE_STR(" "), 0), at = key;
    if (at != SIZE_MAX) at = wire_str_find(line, WIRE_STR(" "), key + 1);
    if (at == SIZE_MAX ||
        !wire__is_hex(wire_str_sub(line, 0, key), WIRE__PUBLIC_HEX))
        return wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                         "a line is none of wirecopy's");
    wire_time t = wire_time_parse(wire_str_sub(line, key + 1, at));
    if (t.precision != WIRE_TIME_SECOND)
        return wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF, "a line has no time");
    return wire_history_add(s, wire_str_sub(line, 0, key),
                            wire_str_sub(line, at + 1, line.n), t.unix_s, err);
}

wire_status wire_history_load(wire_history *s, const char *path, wire_err *err)
{
    wire_buf b = {0};
    wire_err why = {WIRE_OK, WIRE_NO_OFF, ""};
    wire_status status = wire__read_file(path, FILE_MOST, &b, err);
    wire_str rest = wire_buf_view(&b);
    while (status == WIRE_OK && rest.n) {
        size_t end = wire_str_find(rest, WIRE_STR("\n"), 0);
        size_t next = end == SIZE_MAX ? rest.n : end + 1;
        status =
            parse_line(s, wire_str_sub(rest, 0, next - (next > end)), &why);
        rest = wire_str_sub(rest, next, rest.n);
    }
    wire_buf_free(&b);
    s->is_changed = false;
    if (status == WIRE_END) return WIRE_OK;
    if (status == WIRE_EFORMAT)
        return wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF, "%.150s: %s", path,
                         why.text);
    return status == WIRE_ENOMEM ? wire_fail_mem(err) : status;
}

static int by_key(const void *x, const void *y)
{
    const site_time *p = x, *q = y;
    int order = wire_str_cmp(p->key, q->key);
    return order ? order : wire_str_cmp(p->site, q->site);
}

static void put_all(const wire_history *s, wire_buf *b)
{
    char when[32];
    for (size_t i = 0; i < s->sites.n; i++) {
        const site_time *x = &s->sites.p[i];
        wire_time_format((wire_time){x->at_s, WIRE_TIME_SECOND}, when);
        wire_buf_str(b, x->key);
        wire_buf_char(b, ' ');
        wire_buf_lit(b, when);
        wire_buf_char(b, ' ');
        wire_buf_str(b, x->site);
        wire_buf_char(b, '\n');
    }
}

static wire_status fail_errno(wire_err *err, const char *path)
{
    char text[96] = "";
    const char *why = strerror_r(errno, text, sizeof text);
    return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "%.130s: %s", path, why);
}

/* All folders above path; only their owner may look into those made here. */
static wire_status make_folders(const char *path, wire_err *err)
{
    wire_buf b = {0};
    for (const char *p = strchr(path + 1, '/'); p; p = strchr(p + 1, '/')) {
        b.n = 0;
        wire_buf_add(&b, path, (size_t)(p - path));
        wire_buf_char(&b, '\0');
        if (!b.failed && (mkdir(b.p, 0700) == 0 || errno == EEXIST)) continue;
        wire_status status =
            b.failed ? wire_fail_mem(err) : fail_errno(err, b.p);
        wire_buf_free(&b);
        return status;
    }
    wire_buf_free(&b);
    return WIRE_OK;
}

static bool write_all(int fd, wire_str s)
{
    while (s.n) {
        ssize_t n = write(fd, s.p, s.n);
        if (n < 0 && errno != EINTR) return false;
        if (n > 0) s = wire_str_sub(s, (size_t)n, s.n);
    }
    return true;
}

/* Beside the file, then renamed: a reader finds the one or the other. */
static wire_status replace(const char *path, wire_str bytes, wire_err *err)
{
    wire_buf b = {0};
    wire_buf_lit(&b, path);
    wire_buf_lit(&b, ".new");
    wire_buf_char(&b, '\0');
    if (b.failed) return wire_fail_mem(err);
    int fd =
        open(b.p, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    bool ok = fd >= 0 && write_all(fd, bytes);
    if (fd >= 0) ok = close(fd) == 0 && ok;
    ok = ok && rename(b.p, path) == 0;
    wire_status status = ok ? WIRE_OK : fail_errno(err, path);
    wire_buf_free(&b);
    return status;
}

/* Two programs at once: each takes in what the other kept. */
static wire_status save_locked(wire_history *s, const char *path, wire_err *err)
{
    wire_buf b = {0};
    WIRE_TRY(wire_history_load(s, path, err));
    if (s->sites.n) qsort(s->sites.p, s->sites.n, sizeof *s->sites.p, by_key);
    put_all(s, &b);
    wire_status status =
        b.failed ? wire_fail_mem(err) : replace(path, wire_buf_view(&b), err);
    wire_buf_free(&b);
    return status;
}

wire_status wire_history_save(wire_history *s, const char *path, wire_err *err)
{
    wire_buf folder = {0};
    if (!s->is_changed) return WIRE_OK;
    WIRE_TRY(make_folders(path, err));
    wire__folder_of(path, &folder);
    int fd = folder.failed ? -1 : open(folder.p, O_RDONLY | O_CLOEXEC);
    wire_status status = folder.failed ? wire_fail_mem(err) : WIRE_OK;
    if (status == WIRE_OK && (fd < 0 || flock(fd, LOCK_EX) != 0))
        status = fail_errno(err, path);
    if (status == WIRE_OK) status = save_locked(s, path, err);
    if (fd >= 0) close(fd); /* and the lock with it */
    wire_buf_free(&folder);
    return status;
}
