/* Files of the site: those that differ are staged, those that are no longer
 * made are taken out, all in one commit.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "publish_int.h"

wire_status wire__output_add(wire__run_pub *r, wire_str path, uint32_t *n,
                             wire_err *err)
{
    wire__output o = {.path = path};

    *n = (uint32_t)r->outputs.n;
    if (!path.p || !WIRE_VEC_PUSH(&r->outputs, o)) return wire_fail_mem(err);
    return WIRE_OK;
}

wire_status wire__output_put(wire__run_pub *r, uint32_t n, wire_str bytes,
                             wire_err *err)
{
    wire__output *o = &r->outputs.p[n];

    o->is_made = true;
    if (!o->is_append)
        WIRE_TRY(wire__disk_same(&r->disk, o->path, bytes, &o->exists,
                                 &o->is_same, err));
    if (o->is_same || r->o->is_dry) return WIRE_OK;
    return wire__disk_stage(&r->disk, n, o->path, bytes, err);
}

wire_status wire__output_file(wire__run_pub *r, const char *path, wire_buf *b,
                              wire_status status, wire_err *err)
{
    uint32_t n;

    if (status == WIRE_OK && !wire_buf_ok(b)) status = wire_fail_mem(err);
    if (status == WIRE_OK)
        status = wire__output_add(r, wire_str_of(path), &n, err);
    if (status == WIRE_OK)
        status = wire__output_put(r, n, wire_buf_view(b), err);
    wire_buf_free(b);
    return status;
}

wire_str wire__path(wire_arena *a, const char *folder, wire_str name,
                    const char *end)
{
    size_t n = strlen(folder), m = strlen(end);
    char *p = wire_arena_alloc(a, n + name.n + m + 1);

    if (!p) return (wire_str){0};
    memcpy(p, folder, n);
    if (name.n) memcpy(p + n, name.p, name.n);
    memcpy(p + n + name.n, end, m + 1);
    return (wire_str){p, n + name.n + m};
}

/* ---- What is to be done ---------------------------------------------------------- */

static int by_path(const void *x, const void *y)
{
    return wire_str_cmp(*(const wire_str *)x, *(const wire_str *)y);
}

/* In which order files that change are put in place: what takes something
 * back first, lists that lead to pages last. Within one place by path. */
static int place_of(wire_str path)
{
    if (wire_str_eq(path, WIRE_STR(WIRE_SITE_PATH))) return 0;
    if (wire_str_starts(path, WIRE_STR("article/"))) return 1;
    if (wire_str_starts(path, WIRE_STR("digest/"))) return 2;
    if (wire_str_starts(path, WIRE_STR("receipts/"))) return 3;
    if (wire_str_starts(path, WIRE_STR("story/"))) return 4;
    if (wire_str_find(path, WIRE_STR("/"), 0) != SIZE_MAX) return 5;
    return 6;
}

static int by_turn(const void *x, const void *y)
{
    const wire__op *p = x, *q = y;
    int a, b;

    if (p->kind != q->kind) return p->kind < q->kind ? -1 : 1;
    a = place_of(p->path);
    b = place_of(q->path);
    return a != b ? (a > b) - (a < b) : wire_str_cmp(p->path, q->path);
}

typedef WIRE_VEC(wire__op) ops;
typedef WIRE_VEC(wire_str) paths;

/* Files that are the program's own, and no part of the site. */
static bool is_inner(wire_str path)
{
    return wire_str_starts(path, WIRE_STR(WIRE__STATE_DIR "/"));
}

static bool add_changes(const wire__run_pub *r, ops *all, paths *made)
{
    for (uint32_t i = 0; i < r->outputs.n; i++) {
        const wire__output *o = &r->outputs.p[i];
        wire__op op = {.n = i, .path = o->path, .at = o->at};

        if (!o->is_made) continue;
        if (!o->is_trail && !is_inner(o->path) && !WIRE_VEC_PUSH(made, o->path))
            return false;
        if (o->is_same) continue;
        op.kind = o->is_append ? WIRE__OP_APPEND
                  : o->exists  ? WIRE__OP_PUT
                               : WIRE__OP_NEW;
        if (!WIRE_VEC_PUSH(all, op)) return false;
    }
    if (made->n) qsort(made->p, made->n, sizeof *made->p, by_path);
    return true;
}

/* Pages of an item that is not in the input stay, and the story that its page
 * leads to. */
static bool is_kept(const wire__run_pub *r, wire_str path)
{
    static const char *const folders[] = {"article/", "digest/", "receipts/",
                                          "story/"};

    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        size_t n = strlen(folders[i]), end = path.n - 5; /* .html, .json */
        wire_str name;

        if (!wire_str_starts(path, wire_str_of(folders[i])) || path.n < n + 5)
            continue;
        name = wire_str_sub(path, n, end);
        return r->n_absent &&
               bsearch(&name, r->absent, r->n_absent, sizeof name, by_path);
    }
    return false;
}

static wire_status list_absent(wire__run_pub *r, wire_err *err)
{
    r->absent = WIRE_ARRAY(r->arena, wire_str, 2 * r->n_items);
    if (!r->absent) return wire_fail_mem(err);
    for (size_t i = 0; i < r->n_items; i++) {
        const wire__item_pub *it = &r->items[i];

        if (it->doc != WIRE__NOBODY || !it->now.has_page || it->is_changed)
            continue;
        r->absent[r->n_absent++] = it->now.name;
        if (it->now.story.n) r->absent[r->n_absent++] = it->now.story;
    }
    if (r->n_absent) qsort(r->absent, r->n_absent, sizeof *r->absent, by_path);
    return WIRE_OK;
}

static bool add_removals(wire__run_pub *r, ops *all, paths *made)
{
    size_t n = made->n;

    for (size_t i = 0; i < r->before.n_files; i++) {
        wire_str f = r->before.files[i];
        wire__op op = {.kind = WIRE__OP_REMOVE, .path = f};

        if (n && bsearch(&f, made->p, n, sizeof f, by_path)) continue;
        if (!(is_kept(r, f) ? WIRE_VEC_PUSH(made, f) : WIRE_VEC_PUSH(all, op)))
            return false;
    }
    if (made->n) qsort(made->p, made->n, sizeof *made->p, by_path);
    return true;
}

/* ---- The commit -------------------------------------------------------------------- */

#define STATE WIRE__STATE_DIR "/state"

/* The state is a file like the others, but not among those it lists. */
static wire_status add_state(wire__run_pub *r, const paths *made, ops *all,
                             wire_err *err)
{
    wire_buf b = {0};
    wire_status status;
    wire__op op = {.kind = WIRE__OP_PUT};

    r->after.files = made->p;
    r->after.n_files = made->n;
    wire__state_write(&r->after, &b);
    status = wire__output_file(r, STATE, &b, WIRE_OK, err);
    if (status != WIRE_OK) return status;
    op.n = (uint32_t)(r->outputs.n - 1);
    op.path = r->outputs.p[op.n].path;
    if (r->outputs.p[op.n].is_same) return WIRE_OK;
    return WIRE_VEC_PUSH(all, op) ? WIRE_OK : wire_fail_mem(err);
}

/* What people are told. */
static wire_status tell(wire__run_pub *r, const ops *all, size_t n_made,
                        wire_err *err)
{
    wire_published *out = r->out;
    wire_str *changed = WIRE_ARRAY(out->arena, wire_str, all->n);

    if (!changed) return wire_fail_mem(err);
    for (size_t i = 0; i < all->n; i++) {
        bool is_gone = all->p[i].kind == WIRE__OP_REMOVE;

        if (is_inner(all->p[i].path)) continue;
        out->removed += is_gone;
        out->written += !is_gone;
        if (!wire_arena_copy(out->arena, all->p[i].path,
                             &changed[out->n_changed++]))
            return wire_fail_mem(err);
    }
    if (out->n_changed)
        qsort(changed, out->n_changed, sizeof *changed, by_path);
    out->changed = changed;
    out->unchanged = n_made > out->written ? n_made - out->written : 0;
    return WIRE_OK;
}

wire_status wire__output_commit(wire__run_pub *r, wire_err *err)
{
    ops all = {0};
    paths made = {0};
    wire_status status = list_absent(r, err);

    if (status == WIRE_OK &&
        (!add_changes(r, &all, &made) || !add_removals(r, &all, &made)))
        status = wire_fail_mem(err);
    if (status == WIRE_OK) status = add_state(r, &made, &all, err);
    if (all.n) qsort(all.p, all.n, sizeof *all.p, by_turn);
    if (status == WIRE_OK) status = tell(r, &all, made.n, err);
    if (status == WIRE_OK && !r->o->is_dry)
        status = wire__disk_commit(&r->disk, all.p, all.n, err);
    WIRE_VEC_FREE(&all);
    WIRE_VEC_FREE(&made);
    return status;
}
