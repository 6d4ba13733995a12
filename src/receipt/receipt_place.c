/* A file or an address to a page and the list of its site.
 *
 *   /srv/site/article/7.html        a file's folder and those above it
 *   https://news.example/a/7.html   the host, then its folders: who holds the
 *                                   host has the first word
 *
 * No name that a page or a list holds is ever opened or fetched.
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_int.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDERS_MOST = 32, FETCHED_FOLDERS_MOST = 4 };

/* What was found; the buffers are the finder's to free. */
typedef struct {
    wire_buf page, site;
    wire_buf path, root, site_at;
    bool has_place, has_site, is_gone;
} found;

static void found_free(found *f)
{
    wire_buf_free(&f->page);
    wire_buf_free(&f->site);
    wire_buf_free(&f->path);
    wire_buf_free(&f->root);
    wire_buf_free(&f->site_at);
}

/* ---- Files --------------------------------------------------------------------- */

static wire_status fail_errno(wire_err *err, const char *path)
{
    char text[96] = "";
    const char *why = strerror_r(errno, text, sizeof text);
    return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "%.130s: %s", path, why);
}

/* Wait until there is something to read, no longer than until that time. */
static wire_status wait_for(int fd, const char *path, double until_s,
                            wire_err *err)
{
    for (;;) {
        struct pollfd p = {.fd = fd, .events = POLLIN};
        double left_s = until_s - wire_clock_s();
        int n = left_s > 0 ? poll(&p, 1, (int)(left_s * 1000) + 1) : 0;
        if (n > 0) return WIRE_OK;
        if (n < 0 && errno != EINTR) return fail_errno(err, path);
        if (n == 0)
            return wire_fail(err, WIRE_EIO, WIRE_NO_OFF,
                             "%.130s: nobody wrote to it in time", path);
    }
}

/* until_s: of what may hold a reader up; 0 for what does not. */
static wire_status read_fd(int fd, const char *path, size_t most,
                           double until_s, wire_buf *out, wire_err *err)
{
    enum { BLOCK = 1 << 16 };
    for (;;) {
        if (!wire_buf_reserve(out, BLOCK)) return wire_fail_mem(err);
        if (until_s > 0) WIRE_TRY(wait_for(fd, path, until_s, err));
        ssize_t n = read(fd, out->p + out->n, BLOCK);
        if (n < 0 && (errno == EINTR || (until_s > 0 && errno == EAGAIN)))
            continue;
        if (n < 0) return fail_errno(err, path);
        if (n == 0) return WIRE_OK;
        out->n += (size_t)n;
        if (out->n > most)
            return wire_fail(err, WIRE_ELIMIT, WIRE_NO_OFF,
                             "%.130s is larger than %zu bytes", path, most);
    }
}

/* wait_s: how long a pipe or a device may take; 0: they are refused. */
static wire_status read_path(const char *path, unsigned wait_s, size_t most,
                             wire_buf *out, wire_err *err)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR)) return WIRE_END;
    if (fd < 0) return fail_errno(err, path);
    wire_status status = WIRE_OK;
    if (fstat(fd, &st) != 0)
        status = fail_errno(err, path);
    else if (S_ISDIR(st.st_mode) || (!wait_s && !S_ISREG(st.st_mode)))
        status = wire_fail(err, WIRE_EIO, WIRE_NO_OFF,
                           "%.130s is no plain file", path);
    else
        status = read_fd(fd, path, most,
                         S_ISREG(st.st_mode) ? 0 : wire_clock_s() + wait_s, out,
                         err);
    close(fd);
    return status;
}

wire_status wire__read_file(const char *path, size_t most, wire_buf *out,
                            wire_err *err)
{
    return read_path(path, 0, most, out, err);
}

/* The folder of a file, links in it resolved; free() it. NULL: it may have
 * gone in the meantime. */
static wire_status real_folder(const char *path, char **out, wire_err *err)
{
    wire_buf given = {0};
    wire__folder_of(path, &given);
    bool failed = given.failed;
    *out = failed ? NULL : realpath(given.p, NULL);
    wire_buf_free(&given);
    return failed ? wire_fail_mem(err) : WIRE_OK;
}

/* Is there a list in folder? */
static wire_status look_in(const char *folder, size_t n,
                           const wire_verify_opts *o, found *f, wire_err *err)
{
    wire_buf at = {0};
    wire_buf_add(&at, folder, n);
    wire_buf_lit(&at, "/" WIRE_SITE_PATH);
    wire_buf_char(&at, '\0');
    wire_status status =
        at.failed ? wire_fail_mem(err)
                  : wire__read_file(at.p, o->max_site_bytes, &f->site, err);
    wire_buf_free(&at);
    return status;
}

/* One folder up from dir, as people write it. */
static void climb(wire_buf *dir)
{
    wire_str s = wire_buf_view(dir);
    size_t slash = s.n;
    while (slash > 0 && s.p[slash - 1] != '/')
        slash--;
    wire_str last = wire_str_sub(s, slash, s.n);
    if (last.n && !wire_str_eq(last, WIRE_STR("..")) &&
        !wire_str_eq(last, WIRE_STR(".")))
        dir->n = slash ? slash - 1 : 0;
    else
        wire_buf_lit(dir, s.n ? "/.." : "..");
}

/* The list's place as it is told: from the page as it was given. */
static wire_status tell_place(const char *path, unsigned up, found *f,
                              wire_err *err)
{
    const char *slash = strrchr(path, '/');
    wire_buf_add(&f->site_at, path, slash ? (size_t)(slash - path) : 0);
    for (unsigned i = 0; i < up; i++)
        climb(&f->site_at);
    if (f->site_at.n || path[0] == '/') wire_buf_char(&f->site_at, '/');
    wire_buf_lit(&f->site_at, WIRE_SITE_PATH);
    return f->site_at.failed ? wire_fail_mem(err) : WIRE_OK;
}

/* Walk up from the page's folder to the first that has a list. */
static wire_status find_above(const char *folder, const char *path,
                              const wire_verify_opts *o, found *f,
                              wire_err *err)
{
    const char *slash = strrchr(path, '/');
    size_t n = strcmp(folder, "/") == 0 ? 0 : strlen(folder);
    size_t all = n;
    for (unsigned up = 0; up < FOLDERS_MOST; up++) {
        wire_status status = look_in(folder, n, o, f, err);
        if (status == WIRE_OK) {
            f->has_site = f->has_place = true;
            wire_buf_add(&f->path, folder + n, all - n);
            wire_buf_char(&f->path, '/');
            wire_buf_lit(&f->path, slash ? slash + 1 : path);
            if (f->path.failed) return wire_fail_mem(err);
            return tell_place(path, up, f, err);
        }
        if (status != WIRE_END) return status;
        if (n == 0) return WIRE_OK;
        while (n > 0 && folder[n - 1] != '/')
            n--;
        if (n > 0) n--;
    }
    return WIRE_OK;
}

static wire_status find_file(const char *path, const wire_verify_opts *o,
                             found *f, wire_err *err)
{
    if (strcmp(path, "-") == 0)
        return read_fd(STDIN_FILENO, "standard input", o->max_page_bytes, 0,
                       &f->page, err);
    wire_status status =
        read_path(path, o->timeout_s, o->max_page_bytes, &f->page, err);
    if (status == WIRE_END)
        return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "%.130s: %s", path,
                         strstr(path, "://")
                             ? "only http and https addresses are fetched"
                             : "there is no such file");
    WIRE_TRY(status);
    char *folder;
    WIRE_TRY(real_folder(path, &folder, err));
    if (!folder) return WIRE_OK;
    status = find_above(folder, path, o, f, err);
    free(folder); /* realpath's */
    return status;
}

/* ---- Addresses ------------------------------------------------------------------- */

/* The host without what sites put before it. */
static wire_str house_of(const char *origin)
{
    wire_str s = wire_str_of(origin);
    size_t at = wire_str_find(s, WIRE_STR("://"), 0);
    if (at != SIZE_MAX) s = wire_str_sub(s, at + 3, s.n);
    if (wire_str_starts(s, WIRE_STR("www."))) s = wire_str_sub(s, 4, s.n);
    return s;
}

static bool is_address(const char *s)
{
    return wire_str_starts_nocase(wire_str_of(s), WIRE_STR("http://")) ||
           wire_str_starts_nocase(wire_str_of(s), WIRE_STR("https://"));
}

/* Fetch, and see that it ended where it was asked for. */
static wire_status fetch_within(const char *url, const wire__fetch_opts *o,
                                wire__fetched *page, wire__url *at,
                                wire_err *err)
{
    wire__url asked = {0};
    WIRE_TRY(wire__url_cut(url, &asked, err));
    wire_status status = wire__fetch(url, o, page, err);
    if (status == WIRE_OK) status = wire__url_cut(page->url, at, err);
    if (status == WIRE_OK &&
        !wire_str_eq(house_of(asked.origin), house_of(at->origin)))
        status = wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                           "%.90s leads to another site, %.90s: verify it "
                           "there",
                           asked.origin, page->url);
    wire__url_free(&asked);
    if (status == WIRE_OK) return WIRE_OK;
    wire__fetched_free(page);
    wire__url_free(at);
    return status;
}

/* Take the list at those folders of a host, if there is one. */
static wire_status look_at(const char *origin, wire_str folders,
                           const wire__fetch_opts *o, found *f, wire_err *err)
{
    wire__fetched got = {0};
    wire__url at = {0};
    f->site_at.n = f->root.n = 0;
    wire_buf_lit(&f->root, origin);
    wire_buf_str(&f->root, folders);
    wire_buf_str(&f->site_at, wire_buf_view(&f->root));
    wire_buf_lit(&f->site_at, WIRE_SITE_PATH);
    wire_buf_char(&f->site_at, '\0');
    if (f->site_at.failed || f->root.failed) return wire_fail_mem(err);
    f->site_at.n--;
    WIRE_TRY(fetch_within(f->site_at.p, o, &got, &at, err));
    wire_status status = WIRE_OK;
    if (got.code == 200) {
        f->has_site = f->has_place = true;
        wire_buf_free(&f->site);
        f->site = got.body;
        memset(&got.body, 0, sizeof got.body);
    } else if (got.code == 404 || got.code == 410) {
        status = WIRE_END;
    } else {
        status =
            wire_fail(err, WIRE_EIO, WIRE_NO_OFF,
                      "%.150s: the server answers %ld", f->site_at.p, got.code);
    }
    wire__fetched_free(&got);
    wire__url_free(&at);
    return status;
}

/* Bytes of url up to and with the slash that ends n folders of its path. */
static size_t root_bytes(const char *url, size_t n_folders)
{
    size_t stop = strcspn(url, "?#"), slashes = 0;
    for (size_t i = 0; i < stop; i++)
        if (url[i] == '/' && ++slashes == 3 + n_folders) return i + 1;
    return 0;
}

/* Path of the page below n folders, decoded; a folder's page is its index. */
static void set_path(const char *decoded, size_t n_folders, found *f)
{
    const char *p = decoded;
    for (size_t i = 0; i < n_folders; i++) {
        const char *slash = strchr(p, '/');
        if (slash) p = slash + 1;
    }
    wire_buf_lit(&f->path, p);
    if (!*p || p[strlen(p) - 1] == '/') wire_buf_lit(&f->path, "index.html");
}

static wire_status find_list_at(const char *url, const wire__url *at,
                                const wire_verify_opts *o, found *f,
                                wire_err *err)
{
    wire__fetch_opts list = {o->max_site_bytes, o->timeout_s, o->max_redirects,
                             o->allow_private};
    for (size_t i = 0; i < FETCHED_FOLDERS_MOST; i++) {
        size_t host = root_bytes(url, 0), n = root_bytes(url, i);
        if (n == 0 && i > 0) return WIRE_OK;
        wire_status status = look_at(
            at->origin, wire_str_sub(wire_str_of(url), host, n), &list, f, err);
        if (status == WIRE_OK) {
            set_path(at->path, i, f);
            return f->path.failed ? wire_fail_mem(err) : WIRE_OK;
        }
        if (status != WIRE_END) return status;
    }
    return WIRE_OK;
}

static wire_status find_address(const char *url, const wire_verify_opts *o,
                                found *f, wire_err *err)
{
    wire__fetch_opts page = {o->max_page_bytes, o->timeout_s, o->max_redirects,
                             o->allow_private};
    wire__fetched got = {0};
    wire__url at = {0};
    WIRE_TRY(fetch_within(url, &page, &got, &at, err));
    wire_status status = WIRE_OK;
    f->is_gone = got.code == 410;
    if (got.code == 200) {
        f->page = got.body;
        memset(&got.body, 0, sizeof got.body);
        status = find_list_at(got.url, &at, o, f, err);
    } else if (!f->is_gone) {
        status = wire_fail(err, WIRE_EIO, WIRE_NO_OFF,
                           "%.150s: the server answers %ld", url, got.code);
    }
    wire__fetched_free(&got);
    wire__url_free(&at);
    return status;
}

/* ---- Both ------------------------------------------------------------------------ */

wire_status wire_verify_place(const char *place, const wire_verify_opts *o,
                              wire_arena *a, wire_verified *out, wire_err *err)
{
    found f = {0};
    wire_status status = is_address(place) ? find_address(place, o, &f, err)
                                           : find_file(place, o, &f, err);
    if (status == WIRE_OK && f.is_gone) {
        status = wire__verified_gone(a, out, err);
    } else if (status == WIRE_OK) {
        wire_str path = wire_buf_view(&f.path);
        if (path.n && path.p[0] == '/') path = wire_str_sub(path, 1, path.n);
        wire_verify_in in = {.page = wire_buf_view(&f.page),
                             .has_place = f.has_place,
                             .path = path,
                             .root = wire_buf_view(&f.root),
                             .has_site = f.has_site,
                             .site = wire_buf_view(&f.site),
                             .site_at = wire_buf_view(&f.site_at),
                             .pins = o->pins,
                             .n_pins = o->n_pins,
                             .sources = o->sources,
                             .n_sources = o->n_sources,
                             .cache = o->cache,
                             .is_fetched = is_address(place),
                             .now_s = o->now_s,
                             .max_age_s = o->max_age_s,
                             .old_fails = o->old_fails,
                             .history = o->history};
        status = wire_receipt_verify(&in, a, out, err);
    }
    found_free(&f);
    return status;
}
