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

static wire_status find_text(wire__run_pub *r, const theme_file *f,
                             wire_str *out, wire_err *err)
{
    char own[64];
    wire_status status = WIRE_END;

    *out = (wire_str){(const char *)f->bytes, f->n};
    snprintf(own, sizeof own, "%s%s", f->name, f->is_css ? ".css" : ".html");
    if (r->o->theme) status = read_own(r->o->theme, own, r->arena, out, err);
    if (status != WIRE_OK && status != WIRE_END) return status;
    if (f->is_css) r->css = *out;
    return WIRE_OK;
}

/* The templates with the words of one language. */
static wire_status make_theme(wire__run_pub *r, wire__tongue tongue,
                              wire_err *err)
{
    wire_theme *t = wire_theme_new(r->arena);
    wire_view *words = wire_view_new(r->arena);
    wire_status status = WIRE_OK;

    wire__view_phrases(words, tongue);
    if (!t || !wire_view_ok(words)) return wire_fail_mem(err);
    wire_theme_words(t, words);
    for (size_t i = 0; i < THEME_FILES_N && status == WIRE_OK; i++) {
        const theme_file *f = &theme_files[i];

        if (f->is_css) continue;
        status = wire_theme_add(t, f->name, r->theme_texts[i], err);
        if (status == WIRE_EFORMAT && err) {
            wire_err why = *err;

            return wire_fail(err, WIRE_EFORMAT, why.off,
                             "theme: %s.html: %.160s", f->name, why.text);
        }
    }
    r->themes[tongue] = t;
    return status;
}

wire_status wire__theme_load(wire__run_pub *r, wire_err *err)
{
    struct stat st;

    if (r->o->theme && (stat(r->o->theme, &st) != 0 || !S_ISDIR(st.st_mode)))
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "theme: no folder %.180s", r->o->theme);
    r->theme_texts = WIRE_ARRAY(r->arena, wire_str, THEME_FILES_N);
    if (!r->theme_texts) return wire_fail_mem(err);
    for (size_t i = 0; i < THEME_FILES_N; i++)
        WIRE_TRY(find_text(r, &theme_files[i], &r->theme_texts[i], err));
    return make_theme(r, WIRE__ENGLISH, err);
}

wire_status wire__theme_speak(wire__run_pub *r, wire_err *err)
{
    for (size_t i = 0; i < r->n_items; i++) {
        wire__tongue t = wire__tongue_of(r->items[i].now.language);

        if (!r->themes[t]) WIRE_TRY(make_theme(r, t, err));
    }
    return WIRE_OK;
}
