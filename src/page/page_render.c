/* page_render.c: themes, and a view shown by one of their templates.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "page_int.h"

#include <string.h>

enum { PARTIALS_MAX = 64 };

wire_theme *wire_theme_new(wire_arena *a)
{
    wire_theme *t = WIRE_NEW(a, wire_theme);

    if (t) t->arena = a;
    return t;
}

static wire__template *find(const wire_theme *t, wire_str name)
{
    for (size_t i = 0; i < t->n; i++)
        if (wire_str_eq(wire_str_of(t->templates[i].name), name))
            return &t->templates[i];
    return NULL;
}

bool wire_theme_has(const wire_theme *t, const char *name)
{
    return find(t, wire_str_of(name)) != NULL;
}

void wire_theme_words(wire_theme *t, const wire_view *words)
{
    t->words = words;
}

wire_status wire_theme_add(wire_theme *t, const char *name, wire_str text,
                           wire_err *err)
{
    wire__template parsed = {.name = name}, *old, *grown;
    size_t cap = t->cap ? 2 * t->cap : 16;

    WIRE_TRY(wire__template_parse(text, t->words, t->arena, &parsed, err));
    old = find(t, wire_str_of(name));
    if (old) {
        *old = parsed;
        return WIRE_OK;
    }
    if (t->n == t->cap) {
        grown = (wire__template *)wire_arena_grow(t->arena, t->templates,
                                                  t->cap * sizeof *grown,
                                                  cap * sizeof *grown);
        if (!grown) return wire_fail_mem(err);
        t->templates = grown;
        t->cap = cap;
    }
    t->templates[t->n++] = parsed;
    return WIRE_OK;
}

/* The views a name is looked for in, innermost first. */
typedef struct scope scope;
struct scope {
    const wire_view *view;
    const scope *outer;
    bool is_item, is_first; /* of a list */
};

typedef struct {
    const wire_theme *theme;
    wire_buf *out;
    unsigned partials;
    wire_err *err;
} renderer;

static bool is_flag(const scope *s, wire_str name, bool *is_set)
{
    if (!s->is_item) return false;
    if (wire_str_eq(name, WIRE_STR("first")))
        *is_set = s->is_first;
    else if (wire_str_eq(name, WIRE_STR("last")))
        *is_set = s->view->next == NULL;
    else
        return false;
    return true;
}

/* NULL when nothing in sight has the name; first and last are in flag. */
static const wire__entry *look_up(const scope *s, wire_str name,
                                  wire__entry *flag)
{
    for (; s; s = s->outer) {
        const wire__entry *e = wire__view_find(s->view, name);

        if (e) return e;
        if (is_flag(s, name, &flag->is_flag)) return flag;
    }
    return NULL;
}

static wire_status render(renderer *r, const wire__node *nodes, size_t beg,
                          size_t end, const scope *s);

/* The list's items, or once what is there. */
static wire_status render_section(renderer *r, const wire__node *nodes,
                                  size_t at, const scope *s)
{
    wire__entry flag = {0};
    const wire__entry *e = look_up(s, nodes[at].text, &flag);
    bool is_there = e && (e->first || e->value.n || e->is_flag);
    bool wants = nodes[at].kind == WIRE__NODE_SECTION;

    if (is_there != wants) return WIRE_OK;
    if (!e || !e->first) return render(r, nodes, at + 1, nodes[at].end, s);
    for (const wire_view *v = e->first; v; v = v->next) {
        scope inner = {v, s, true, v == e->first};

        WIRE_TRY(render(r, nodes, at + 1, nodes[at].end, &inner));
    }
    return WIRE_OK;
}

static wire_status render_partial(renderer *r, wire_str name, const scope *s)
{
    const wire__template *t = find(r->theme, name);
    wire_status status;

    if (!t)
        return wire_fail(r->err, WIRE_EINVAL, WIRE_NO_OFF,
                         "the theme has no template \"%.*s\"",
                         (int)(name.n < 60 ? name.n : 60), name.p);
    if (r->partials == PARTIALS_MAX)
        return wire_fail(r->err, WIRE_ELIMIT, WIRE_NO_OFF,
                         "templates more than %d deep in one another",
                         PARTIALS_MAX);
    r->partials++;
    status = render(r, t->nodes, 0, t->n_nodes, s);
    r->partials--;
    return status;
}

static wire_status render(renderer *r, const wire__node *nodes, size_t beg,
                          size_t end, const scope *s)
{
    for (size_t i = beg; i < end; i++) {
        const wire__node *node = &nodes[i];
        wire__entry flag = {0};
        const wire__entry *e;

        switch (node->kind) {
        case WIRE__NODE_LITERAL:
            wire_buf_str(r->out, node->text);
            break;
        case WIRE__NODE_VALUE:
            e = look_up(s, node->text, &flag);
            if (e || node->as == WIRE__AS_JSON)
                wire__escape(node->as, e ? e->value : (wire_str){"", 0},
                             r->out);
            break;
        case WIRE__NODE_SECTION:
        case WIRE__NODE_INVERTED:
            WIRE_TRY(render_section(r, nodes, i, s));
            i = node->end;
            break;
        case WIRE__NODE_PARTIAL:
            WIRE_TRY(render_partial(r, node->text, s));
            break;
        case WIRE__NODE_END:
            break;
        }
    }
    return WIRE_OK;
}

wire_status wire_theme_render(const wire_theme *t, const char *name,
                              const wire_view *v, wire_buf *out, wire_err *err)
{
    renderer r = {t, out, 0, err};
    scope outermost = {v, NULL, false, false};
    size_t before = out->n;
    wire_status status = render_partial(&r, wire_str_of(name), &outermost);

    if (status == WIRE_OK && !wire_buf_ok(out)) status = wire_fail_mem(err);
    if (status != WIRE_OK) out->n = before;
    return status;
}
