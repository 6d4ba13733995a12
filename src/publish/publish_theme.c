/* The theme: the default's templates, and a folder that replaces some.
 * SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "publish_int.h"
#include "publish_theme_files.h" /* made by tools/gen_theme.py */

/* A small file of a folder; WIRE_END when it has none of the name. */
static wire_status read_own(const char *folder, const char *name, wire_arena *a,
                            wire_str *out, wire_err *err)
{
    enum { FILE_MOST = 1 << 20 };
    char path[1024], *p;
    struct stat st;
    ssize_t got = -1;
    int fd;

    if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF, "theme is too long");
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT) return WIRE_END;
    if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
        st.st_size <= FILE_MOST) {
        p = wire_arena_alloc(a, (size_t)st.st_size + 1);
        if (!p) {
            close(fd);
            return wire_fail_mem(err);
        }
        got = read(fd, p, (size_t)st.st_size);
        *out = (wire_str){p, got > 0 ? (size_t)got : 0};
    }
    if (fd >= 0) close(fd);
    if (got < 0)
        return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "cannot read %.180s",
                         path);
    return WIRE_OK;
}

static wire_status add_file(wire__run_pub *r, const theme_file *f,
                            wire_err *err)
{
    wire_str text = {(const char *)f->bytes, f->n};
    char own[64];
    wire_status status = WIRE_END;

    snprintf(own, sizeof own, "%s%s", f->name, f->is_css ? ".css" : ".html");
    if (r->o->theme) status = read_own(r->o->theme, own, r->arena, &text, err);
    if (status != WIRE_OK && status != WIRE_END) return status;
    if (f->is_css) {
        r->css = text;
        return WIRE_OK;
    }
    status = wire_theme_add(r->theme, f->name, text, err);
    if (status == WIRE_EFORMAT && err) {
        wire_err why = *err;

        return wire_fail(err, WIRE_EFORMAT, why.off, "theme: %s: %.160s", own,
                         why.text);
    }
    return status;
}

wire_status wire__theme_load(wire__run_pub *r, wire_err *err)
{
    struct stat st;

    if (r->o->theme && (stat(r->o->theme, &st) != 0 || !S_ISDIR(st.st_mode)))
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "theme: no folder %.180s", r->o->theme);
    r->theme = wire_theme_new(r->arena);
    if (!r->theme) return wire_fail_mem(err);
    for (size_t i = 0; i < THEME_FILES_N; i++)
        WIRE_TRY(add_file(r, &theme_files[i], err));
    return WIRE_OK;
}
