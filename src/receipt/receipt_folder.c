/* A folder to the pages in it that carry a receipt.
 *
 * Folders are queued, not entered: depth costs nothing. Links to folders are
 * not followed, so that the walk ends.
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_int.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef WIRE_VEC(const char *) paths;

typedef struct {
    wire_arena *a;
    size_t max_page_bytes;
    paths folders, pages;
    wire_buf page; /* the one being looked at */
} walk;

static bool is_page(const char *name)
{
    wire_str s = wire_str_of(name);
    return wire_str_ends(s, WIRE_STR(".html")) ||
           wire_str_ends(s, WIRE_STR(".htm")) ||
           wire_str_ends(s, WIRE_STR(".xhtml"));
}

/* NULL: no memory. */
static char *join(wire_arena *a, const char *folder, const char *name)
{
    size_t n = strlen(folder), m = strlen(name) + 1;
    bool needs_slash = n > 0 && folder[n - 1] != '/';
    char *out = wire_arena_alloc(a, n + needs_slash + m);
    if (!out) return NULL;
    memcpy(out, folder, n);
    if (needs_slash) out[n] = '/';
    memcpy(out + n + needs_slash, name, m);
    return out;
}

/* A page that cannot be read is listed, too: verify says why. */
static wire_status look_at_page(walk *w, const char *path, wire_err *err)
{
    wire_err why = {WIRE_OK, WIRE_NO_OFF, ""};
    w->page.n = 0;
    wire_status s = wire__read_file(path, w->max_page_bytes, &w->page, &why);
    if (s == WIRE_ENOMEM) return wire_fail_mem(err);
    if (s == WIRE_OK &&
        wire_str_find(wire_buf_view(&w->page), WIRE_STR("wirecopy-receipt"),
                      0) == SIZE_MAX)
        return WIRE_OK;
    return WIRE_VEC_PUSH(&w->pages, path) ? WIRE_OK : wire_fail_mem(err);
}

static wire_status look_at_entry(walk *w, const char *folder, const char *name,
                                 wire_err *err)
{
    struct stat st;
    if (name[0] == '.') return WIRE_OK; /* also . and .. */
    const char *path = join(w->a, folder, name);
    if (!path) return wire_fail_mem(err);
    if (lstat(path, &st) != 0) return WIRE_OK; /* gone in the meantime */
    if (S_ISDIR(st.st_mode))
        return WIRE_VEC_PUSH(&w->folders, path) ? WIRE_OK : wire_fail_mem(err);
    return is_page(name) ? look_at_page(w, path, err) : WIRE_OK;
}

static wire_status look_in_folder(walk *w, const char *folder, wire_err *err)
{
    DIR *d = opendir(folder);
    wire_status s = WIRE_OK;
    if (!d) {
        char text[96] = "";
        const char *why = strerror_r(errno, text, sizeof text);
        return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "%.130s: %s", folder, why);
    }
    for (struct dirent *e = readdir(d); e && s == WIRE_OK; e = readdir(d))
        s = look_at_entry(w, folder, e->d_name, err);
    closedir(d);
    return s;
}

static int by_path(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static wire_status hand_out(walk *w, const char ***out, size_t *out_n,
                            wire_err *err)
{
    if (w->pages.n) qsort(w->pages.p, w->pages.n, sizeof *w->pages.p, by_path);
    *out = wire_arena_array(w->a, w->pages.n + 1, sizeof **out);
    if (!*out) return wire_fail_mem(err);
    if (w->pages.n) memcpy(*out, w->pages.p, w->pages.n * sizeof **out);
    *out_n = w->pages.n;
    return WIRE_OK;
}

wire_status wire_verify_list(const char *place, const wire_verify_opts *o,
                             wire_arena *a, const char ***out, size_t *out_n,
                             wire_err *err)
{
    struct stat st;
    walk w = {.a = a, .max_page_bytes = o->max_page_bytes};
    wire_status s = WIRE_OK;
    *out = NULL;
    *out_n = 0;
    bool is_folder = stat(place, &st) == 0 && S_ISDIR(st.st_mode);
    if (!WIRE_VEC_PUSH(is_folder ? &w.folders : &w.pages, place))
        s = wire_fail_mem(err);
    for (size_t i = 0; i < w.folders.n && s == WIRE_OK; i++)
        s = look_in_folder(&w, w.folders.p[i], err);
    if (s == WIRE_OK) s = hand_out(&w, out, out_n, err);
    if (s == WIRE_OK && *out_n == 0)
        s = wire_fail(err, WIRE_EIO, WIRE_NO_OFF,
                      "%.150s: no page in it carries a receipt", place);
    WIRE_VEC_FREE(&w.folders);
    WIRE_VEC_FREE(&w.pages);
    wire_buf_free(&w.page);
    return s;
}
