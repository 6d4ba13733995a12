/* page_view.c: trees of named values.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "page_int.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

wire_view *wire_view_new(wire_arena *a)
{
    wire_view *v = WIRE_NEW(a, wire_view);

    if (!v) return NULL;
    v->arena = a;
    v->root = v;
    return v;
}

const wire__entry *wire__view_find(const wire_view *v, wire_str name)
{
    for (const wire__entry *e = v->entries; e; e = e->next)
        if (wire_str_eq(wire_str_of(e->name), name)) return e;
    return NULL;
}

static wire__entry *push(wire_view *v, const char *name)
{
    wire__entry *e = WIRE_NEW(v->arena, wire__entry);

    if (!e) {
        v->root->failed = true;
        return NULL;
    }
    e->name = name;
    e->next = v->entries;
    v->entries = e;
    return e;
}

void wire_view_str(wire_view *v, const char *name, wire_str value)
{
    wire__entry *e = v ? push(v, name) : NULL;

    if (e) e->value = value;
}

void wire_view_flag(wire_view *v, const char *name, bool is_set)
{
    wire__entry *e = v ? push(v, name) : NULL;

    if (e) e->is_flag = is_set;
}

void wire_view_fmt(wire_view *v, const char *name, const char *fmt, ...)
{
    wire_buf b = {0};
    wire_str copy = {0};
    va_list ap;
    int n;

    if (!v) return;
    va_start(ap, fmt);
    n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    if (n >= 0 && wire_buf_reserve(&b, (size_t)n + 1)) {
        va_start(ap, fmt);
        (void)vsnprintf(b.p, (size_t)n + 1, fmt, ap);
        va_end(ap);
        b.n = (size_t)n;
        if (wire_arena_copy(v->arena, wire_buf_view(&b), &copy))
            wire_view_str(v, name, copy);
        else
            v->root->failed = true;
    } else {
        v->root->failed = true;
    }
    wire_buf_free(&b);
}

wire_view *wire_view_add(wire_view *v, const char *list)
{
    wire__entry *e;
    wire_view *item;

    if (!v) return NULL;
    e = v->entries;
    while (e && strcmp(e->name, list) != 0)
        e = e->next;
    if (!e) e = push(v, list);
    item = e ? wire_view_new(v->arena) : NULL;
    if (!item) {
        v->root->failed = true;
        return NULL;
    }
    item->root = v->root;
    if (e->last)
        e->last->next = item;
    else
        e->first = item;
    e->last = item;
    return item;
}

bool wire_view_ok(const wire_view *v) { return v && !v->root->failed; }
