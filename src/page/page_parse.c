/* page_parse.c: the text of a template to nodes.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "page_int.h"

#include <string.h>

enum { DEPTH_MAX = 32 };

typedef struct {
    size_t node;         /* that opened it */
    wire__context begun; /* where in the page */
} section;

typedef struct {
    wire_str text;
    WIRE_VEC(wire__node) nodes;
    wire__context where;
    section open[DEPTH_MAX];
    size_t depth;
    const wire_view *words; /* or NULL */
    wire_arena *arena;
    wire_err *err;
} parser;

/* One {{...}}. */
typedef struct {
    size_t beg, end; /* of the text, with the braces */
    char sigil;      /* # ^ / > ! or 0 */
    wire_str name;
} tag;

static bool is_name(wire_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!(s.p[i] >= 'a' && s.p[i] <= 'z') &&
            !(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != '_')
            return false;
    return s.n > 0;
}

/* WIRE_END when there is none behind from. */
static wire_status next_tag(const parser *p, size_t from, tag *out)
{
    wire_str inside;

    out->beg = wire_str_find(p->text, WIRE_STR("{{"), from);
    if (out->beg == SIZE_MAX) return WIRE_END;
    out->end = wire_str_find(p->text, WIRE_STR("}}"), out->beg);
    if (out->end == SIZE_MAX)
        return wire_fail(p->err, WIRE_EFORMAT, out->beg,
                         "\"{{\" without \"}}\" behind it");
    inside = wire_str_sub(p->text, out->beg + 2, out->end);
    out->end += 2;
    out->sigil = inside.n && strchr("#^/>!", inside.p[0]) ? inside.p[0] : '\0';
    if (out->sigil) inside = wire_str_sub(inside, 1, inside.n);
    out->name = wire_str_trim(inside);
    if (out->sigil != '!' && !is_name(out->name))
        return wire_fail(p->err, WIRE_EFORMAT, out->beg,
                         "a name is of a-z, 0-9 and \"_\"");
    return WIRE_OK;
}

/* Alone on its line, a tag that shows nothing takes the line away. */
static void widen_to_line(const parser *p, const tag *t, wire_span *out)
{
    size_t beg = t->beg, end = t->end;

    *out = (wire_span){(uint32_t)beg, (uint32_t)end};
    if (!t->sigil) return;
    while (beg > 0 && (p->text.p[beg - 1] == ' ' || p->text.p[beg - 1] == '\t'))
        beg--;
    while (end < p->text.n && (p->text.p[end] == ' ' || p->text.p[end] == '\t'))
        end++;
    if (beg > 0 && p->text.p[beg - 1] != '\n') return;
    if (end < p->text.n && p->text.p[end] != '\n') return;
    *out = (wire_span){(uint32_t)beg, (uint32_t)(end + (end < p->text.n))};
}

static wire_status push(parser *p, wire__node node)
{
    return WIRE_VEC_PUSH(&p->nodes, node) ? WIRE_OK : wire_fail_mem(p->err);
}

static wire_status add_literal(parser *p, size_t beg, size_t end)
{
    wire_str s = wire_str_sub(p->text, beg, end);

    if (!s.n) return WIRE_OK;
    wire__context_feed(&p->where, s);
    return push(p, (wire__node){.kind = WIRE__NODE_LITERAL, .text = s});
}

/* A value that is known now is a literal of the page; the context is that of
 * a value all the same: escaped, it leaves where it began. */
static wire_status add_known(parser *p, wire__as as, wire_str value)
{
    wire__node node = {.kind = WIRE__NODE_LITERAL};
    wire_buf b = {0};
    bool is_kept;

    wire__escape(as, value, &b);
    is_kept = wire_buf_ok(&b) &&
              wire_arena_copy(p->arena, wire_buf_view(&b), &node.text);
    wire_buf_free(&b);
    return is_kept ? push(p, node) : wire_fail_mem(p->err);
}

static wire_status add_value(parser *p, const tag *t)
{
    const wire__entry *known =
        p->words ? wire__view_find(p->words, t->name) : NULL;
    const char *why = NULL;
    wire__as as = wire__context_value(&p->where, &why);

    if (as == WIRE__AS_NONE)
        return wire_fail(p->err, WIRE_EFORMAT, t->beg, "%s", why);
    if (p->where.at == WIRE__AT_QUOTED) p->where.is_begun = true;
    if (known) return add_known(p, as, known->value);
    return push(
        p, (wire__node){.kind = WIRE__NODE_VALUE, .as = as, .text = t->name});
}

static bool is_at(const parser *p, size_t at, const char *marks)
{
    return at < p->text.n && strchr(marks, p->text.p[at]);
}

/* Behind a section's end in a tag: a space, the tag's end, or a section. */
static bool is_parted(const parser *p, size_t at)
{
    return is_at(p, at, " \n\t/>") ||
           (is_at(p, at, "{") && is_at(p, at + 1, "{") &&
            is_at(p, at + 2, "#^/"));
}

static wire_status open_section(parser *p, const tag *t)
{
    if (wire__context_in_tag(&p->where) && !is_at(p, t->end, " \n\t"))
        return wire_fail(p->err, WIRE_EFORMAT, t->beg,
                         "a section in a tag begins with a space");
    if (p->depth == DEPTH_MAX)
        return wire_fail(p->err, WIRE_ELIMIT, t->beg,
                         "more than %d sections in one another", DEPTH_MAX);
    p->open[p->depth++] = (section){p->nodes.n, p->where};
    return push(p, (wire__node){.kind = t->sigil == '#' ? WIRE__NODE_SECTION
                                                        : WIRE__NODE_INVERTED,
                                .text = t->name});
}

static wire_status close_section(parser *p, const tag *t)
{
    section *s = p->depth ? &p->open[p->depth - 1] : NULL;

    if (!s || !wire_str_eq(p->nodes.p[s->node].text, t->name))
        return wire_fail(p->err, WIRE_EFORMAT, t->beg,
                         "\"{{/%.*s}}\" closes what is not open",
                         (int)(t->name.n < 60 ? t->name.n : 60), t->name.p);
    if (!wire__context_same(&s->begun, &p->where))
        return wire_fail(p->err, WIRE_EFORMAT, t->beg,
                         "the section ends elsewhere in the page than it "
                         "began");
    if (wire__context_in_tag(&p->where) && !is_parted(p, t->end))
        return wire_fail(p->err, WIRE_EFORMAT, t->end,
                         "a space has to follow a section in a tag");
    p->where = s->begun; /* it may not have been shown */
    p->nodes.p[s->node].end = p->nodes.n;
    p->depth--;
    return push(p, (wire__node){.kind = WIRE__NODE_END});
}

static wire_status add_partial(parser *p, const tag *t)
{
    if (p->where.at != WIRE__AT_TEXT)
        return wire_fail(p->err, WIRE_EFORMAT, t->beg,
                         "a template is taken in between tags only");
    return push(p, (wire__node){.kind = WIRE__NODE_PARTIAL, .text = t->name});
}

static wire_status add_tag(parser *p, const tag *t)
{
    switch (t->sigil) {
    case '#':
    case '^':
        return open_section(p, t);
    case '/':
        return close_section(p, t);
    case '>':
        return add_partial(p, t);
    case '!':
        return WIRE_OK;
    default:
        return add_value(p, t);
    }
}

static wire_status check_end(const parser *p)
{
    if (p->depth) {
        wire_str name = p->nodes.p[p->open[p->depth - 1].node].text;

        return wire_fail(p->err, WIRE_EFORMAT, p->text.n,
                         "\"{{#%.*s}}\" is not closed",
                         (int)(name.n < 60 ? name.n : 60), name.p);
    }
    if (p->where.at != WIRE__AT_TEXT)
        return wire_fail(p->err, WIRE_EFORMAT, p->text.n,
                         "the template ends within a tag, a comment, a script "
                         "or a title");
    return WIRE_OK;
}

static wire_status parse(parser *p)
{
    size_t from = 0;
    tag t = {0};

    for (;;) {
        wire_status status = next_tag(p, from, &t);
        wire_span line;

        if (status == WIRE_END) break;
        WIRE_TRY(status);
        widen_to_line(p, &t, &line);
        if (line.beg < from) line.beg = (uint32_t)from;
        WIRE_TRY(add_literal(p, from, line.beg));
        WIRE_TRY(add_tag(p, &t));
        from = line.end;
    }
    WIRE_TRY(add_literal(p, from, p->text.n));
    return check_end(p);
}

wire_status wire__template_parse(wire_str text, const wire_view *words,
                                 wire_arena *a, wire__template *out,
                                 wire_err *err)
{
    parser p = {.text = text, .words = words, .arena = a, .err = err};
    wire_status status;

    if (text.n >= UINT32_MAX)
        return wire_fail(err, WIRE_ELIMIT, 0, "the template is over 4 GB");
    status = parse(&p);
    if (status == WIRE_OK) {
        out->n_nodes = p.nodes.n;
        out->nodes = WIRE_ARRAY(a, wire__node, p.nodes.n);
        if (!out->nodes) status = wire_fail_mem(err);
    }
    if (status == WIRE_OK && p.nodes.n)
        memcpy(out->nodes, p.nodes.p, p.nodes.n * sizeof *p.nodes.p);
    WIRE_VEC_FREE(&p.nodes);
    return status;
}
