/* Entities that a document type declares, expanded before the tree is built.
 *
 *   <!DOCTYPE rss [<!ENTITY co "Harbour &#38; Co">]> ... by &co; ...
 *                                                    by Harbour & Co
 *
 * What they hold may be tags, so that this is a change of the text. It is
 * bounded: an entity is expanded no deeper than DEEPEST, never in itself, and
 * all of them together to no more than a share of the document. Past that
 * the rest stays as it stands. External entities are never looked at.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_xml.h"

enum {
    MOST_ENTITIES = 512,
    SLOTS = 1024, /* a power of two above twice that */
    DEEPEST = 8,
    LONGEST_NAME = 256,
    FREE_GROWTH = 1 << 20 /* more than a document's own length times 2 */
};

typedef struct {
    wire_str name, value;
    bool is_open; /* being expanded */
} entity;

typedef struct {
    entity e[MOST_ENTITIES];
    size_t n;
    uint16_t slot[SLOTS]; /* place in e plus 1; 0 free */
} entities;

typedef struct {
    const wire__input *in;
    entities *known;
    wire_arena *a;
    char *p; /* grows in a */
    size_t n, cap, limit;
    wire__map map;  /* to the text of in */
    size_t full_at; /* where in's text grew too long, or SIZE_MAX */
} expansion;

static size_t skip_space(wire_str s, size_t at)
{
    while (at < s.n && wire_is_space(s.p[at]))
        at++;
    return at;
}

static size_t find_char(wire_str s, char c, size_t from)
{
    const char *p = from < s.n ? memchr(s.p + from, c, s.n - from) : NULL;
    return p ? (size_t)(p - s.p) : SIZE_MAX;
}

/* ---- Declarations -------------------------------------------------------- */

static size_t slot_of(const entities *k, wire_str name)
{
    size_t i = wire_hash_bytes(name.p, name.n) & (SLOTS - 1);
    while (k->slot[i] && !wire_str_eq(k->e[k->slot[i] - 1].name, name))
        i = (i + 1) & (SLOTS - 1);
    return i;
}

static entity *find_entity(entities *k, wire_str name)
{
    size_t at = k->slot[slot_of(k, name)];
    return at ? &k->e[at - 1] : NULL;
}

static bool is_predefined(wire_str name)
{
    return wire_str_eq(name, WIRE_STR("lt")) ||
           wire_str_eq(name, WIRE_STR("gt")) ||
           wire_str_eq(name, WIRE_STR("amp")) ||
           wire_str_eq(name, WIRE_STR("quot")) ||
           wire_str_eq(name, WIRE_STR("apos"));
}

/* Numeric references of a value count when it is declared, others when it is
 * used. XML 1.0, 4.4. */
static wire_status literal(wire_str raw, wire_arena *a, wire_str *out,
                           wire_err *err)
{
    *out = raw;
    if (find_char(raw, '&', 0) == SIZE_MAX) return WIRE_OK;
    char *p = wire_arena_alloc(a, raw.n + 8);
    size_t n = 0;
    if (!p) return wire_fail_mem(err);
    for (size_t i = 0; i < raw.n;) {
        char chars[8];
        size_t len = 0, used = 0;
        if (raw.p[i] == '&' && i + 1 < raw.n && raw.p[i + 1] == '#')
            used = wire__entity(raw.p + i, raw.p + raw.n, true, chars, &len);
        if (used && len <= used) {
            memcpy(p + n, chars, len);
            n += len;
            i += used;
        } else {
            p[n++] = raw.p[i++];
        }
    }
    *out = (wire_str){p, n};
    return WIRE_OK;
}

/* s[at] is behind "<!ENTITY"; *end behind what was understood of it. */
static wire_status declare(entities *k, wire_str s, size_t at, wire_arena *a,
                           size_t *end, wire_err *err)
{
    size_t beg = skip_space(s, at), stop = beg;
    *end = beg;
    while (stop < s.n && !wire_is_space(s.p[stop]) && s.p[stop] != '>')
        stop++;
    wire_str name = wire_str_sub(s, beg, stop);
    size_t open = skip_space(s, stop);
    if (open >= s.n || (s.p[open] != '"' && s.p[open] != '\''))
        return WIRE_OK; /* of parameters, or external */
    size_t close = find_char(s, s.p[open], open + 1);
    if (close == SIZE_MAX) return WIRE_OK;
    *end = close + 1;
    if (!name.n || name.n > LONGEST_NAME || k->n == MOST_ENTITIES ||
        is_predefined(name) || find_entity(k, name)) /* the first counts */
        return WIRE_OK;
    entity *e = &k->e[k->n];
    *e = (entity){.name = name};
    WIRE_TRY(literal(wire_str_sub(s, open + 1, close), a, &e->value, err));
    k->slot[slot_of(k, name)] = (uint16_t)++k->n;
    return WIRE_OK;
}

/* Where the internal subset of the document type begins; SIZE_MAX for none.
 * Only comments and instructions stand before it. */
static size_t find_subset(wire_str s)
{
    size_t at = 0;
    while ((at = skip_space(s, at)) < s.n) {
        wire_str rest = wire_str_sub(s, at, s.n);
        size_t end;
        if (wire_str_starts(rest, WIRE_STR("<!--"))) {
            end = wire_str_find(s, WIRE_STR("-->"), at + 4);
        } else if (wire_str_starts(rest, WIRE_STR("<?"))) {
            end = wire_str_find(s, WIRE_STR("?>"), at + 2);
        } else if (wire_str_starts_nocase(rest, WIRE_STR("<!DOCTYPE"))) {
            size_t close = find_char(s, '>', at), open = find_char(s, '[', at);
            return open < close ? open + 1 : SIZE_MAX;
        } else {
            return SIZE_MAX;
        }
        if (end == SIZE_MAX) return SIZE_MAX;
        at = find_char(s, '>', end) + 1;
    }
    return SIZE_MAX;
}

/* All declarations; *end is where the document type ends. */
static wire_status declare_all(entities *k, wire_str s, size_t at,
                               wire_arena *a, size_t *end, wire_err *err)
{
    while (at < s.n) {
        wire_str rest = wire_str_sub(s, at, s.n);
        if (s.p[at] == ']') break;
        if (wire_str_starts(rest, WIRE_STR("<!ENTITY"))) {
            WIRE_TRY(declare(k, s, at + 8, a, &at, err));
        } else if (wire_str_starts(rest, WIRE_STR("<!--"))) {
            size_t close = wire_str_find(s, WIRE_STR("-->"), at + 4);
            at = close == SIZE_MAX ? s.n : close + 3;
        } else if (s.p[at] == '"' || s.p[at] == '\'') {
            size_t close = find_char(s, s.p[at], at + 1);
            at = close == SIZE_MAX ? s.n : close + 1;
        } else {
            at++;
        }
    }
    *end = at;
    return WIRE_OK;
}

/* ---- Expansion ----------------------------------------------------------- */

static wire_status put(expansion *x, wire_str s, wire_err *err)
{
    if (!s.n) return WIRE_OK;
    if (!x->p || x->cap - x->n < s.n + WIRE__PADDING) {
        char *p =
            wire__grow(x->a, x->p, &x->cap, x->n + s.n + WIRE__PADDING, 1);
        if (!p) return wire_fail_mem(err);
        x->p = p;
    }
    memcpy(x->p + x->n, s.p, s.n);
    x->n += s.n;
    return WIRE_OK;
}

/* The name between "&" and ";" at s[at]; empty when it is no reference. */
static wire_str reference_at(wire_str s, size_t at)
{
    size_t end = at + 1, most = at + 1 + LONGEST_NAME;
    while (end < s.n && end < most && s.p[end] != ';' && s.p[end] != '&' &&
           s.p[end] != '<' && !wire_is_space(s.p[end]))
        end++;
    if (end >= s.n || s.p[end] != ';') return (wire_str){0};
    return wire_str_sub(s, at + 1, end);
}

/* A value and the entities in it, by a stack of its own. WIRE_END when it
 * would grow past the limit. */
static wire_status put_value(expansion *x, entity *first, wire_err *err)
{
    struct {
        entity *e;
        size_t at;
    } stack[DEEPEST];
    size_t depth = 1;
    wire_status status = WIRE_OK;
    stack[0].e = first;
    stack[0].at = 0;
    first->is_open = true;
    while (depth && status == WIRE_OK) {
        wire_str v = stack[depth - 1].e->value;
        size_t at = stack[depth - 1].at, amp = find_char(v, '&', at);
        size_t stop = amp == SIZE_MAX ? v.n : amp;
        if (x->n + (stop - at) > x->limit)
            status = WIRE_END;
        else
            status = put(x, wire_str_sub(v, at, stop), err);
        if (amp == SIZE_MAX) {
            stack[--depth].e->is_open = false;
            continue;
        }
        wire_str name = reference_at(v, amp);
        entity *e =
            name.n && depth < DEEPEST ? find_entity(x->known, name) : NULL;
        if (!e || e->is_open) {
            if (status == WIRE_OK) status = put(x, WIRE_STR("&"), err);
            stack[depth - 1].at = amp + 1;
            continue;
        }
        stack[depth - 1].at = amp + name.n + 2;
        stack[depth].e = e;
        stack[depth++].at = 0;
        e->is_open = true;
    }
    while (depth)
        stack[--depth].e->is_open = false;
    return status;
}

/* What was put since from stands for the text's bytes [beg, end). */
static bool map_value(expansion *x, size_t from, size_t beg, size_t end)
{
    while (from < x->n) {
        size_t n = x->n - from < UINT8_MAX ? x->n - from : UINT8_MAX;
        if (!wire__map_add(x->a, &x->map, from, beg, (uint8_t)n, end - beg))
            return false;
        from += n;
    }
    return true;
}

static wire_status copy(expansion *x, size_t beg, size_t end, wire_err *err)
{
    if (beg == end) return WIRE_OK;
    if (!wire__map_add(x->a, &x->map, x->n, beg, 1, 1))
        return wire_fail_mem(err);
    return put(x, wire_str_sub(x->in->text, beg, end), err);
}

/* Text of the document from at on; CDATA and comments stay as they are. */
static wire_status expand_from(expansion *x, size_t at, wire_err *err)
{
    wire_str s = x->in->text;
    size_t done = 0;
    size_t cdata = wire_str_find(s, WIRE_STR("<![CDATA["), at);
    while (x->full_at == SIZE_MAX) {
        size_t amp = find_char(s, '&', at);
        if (amp == SIZE_MAX) break;
        if (cdata < amp) {
            size_t close = wire_str_find(s, WIRE_STR("]]>"), cdata);
            if (close == SIZE_MAX) break;
            at = close;
            cdata = wire_str_find(s, WIRE_STR("<![CDATA["), at);
            continue;
        }
        wire_str name = reference_at(s, amp);
        entity *e = name.n ? find_entity(x->known, name) : NULL;
        at = amp + 1;
        if (!e) continue;
        WIRE_TRY(copy(x, done, amp, err));
        size_t from = x->n, end = amp + name.n + 2;
        wire_status status = put_value(x, e, err);
        done = at = end;
        if (status == WIRE_END) { /* as it stood, and so all that follow */
            x->n = from;
            done = amp;
            x->full_at = amp;
        } else if (status != WIRE_OK) {
            return status;
        } else if (!map_value(x, from, amp, end)) {
            return wire_fail_mem(err);
        }
    }
    return copy(x, done, s.n, err);
}

/* ---- One map for two changes --------------------------------------------- */

/* Append the runs of second for its output [beg, end), which stands at out. */
static bool add_piece(wire_arena *a, wire__map *m, const wire__map *second,
                      size_t *hint, size_t out, size_t beg, size_t end)
{
    while (*hint + 1 < second->n && second->p[*hint + 1].out <= beg)
        ++*hint;
    for (size_t i = *hint; beg < end; i++) {
        const wire__run *run = &second->p[i];
        size_t stop = i + 1 < second->n ? second->p[i + 1].out : end;
        if (stop > end) stop = end;
        if (!wire__map_add(a, m, out, wire__map_beg(second, beg), run->out_w,
                           run->src_w))
            return false;
        out += stop - beg;
        beg = stop;
    }
    return true;
}

/* first leads to what second leads on from. */
static bool join_maps(wire_arena *a, const wire__map *first, size_t out_n,
                      const wire__map *second, wire__map *out)
{
    size_t hint = 0;
    *out = *first;
    if (!second->n) return true;
    *out = (wire__map){0};
    for (size_t i = 0; i < first->n; i++) {
        const wire__run *run = &first->p[i];
        size_t end = i + 1 < first->n ? first->p[i + 1].out : out_n;
        size_t src = run->src;
        if (run->out_w == 1 && run->src_w == 1) {
            if (!add_piece(a, out, second, &hint, run->out, src,
                           src + (end - run->out)))
                return false;
            continue;
        }
        uint64_t beg = wire__map_beg(second, src);
        uint64_t stop = wire__map_end(second, src + run->src_w);
        if (!wire__map_add(a, out, run->out, beg, run->out_w, stop - beg))
            return false;
    }
    return true;
}

wire_status wire__xml_entities(wire__reader *r, const wire__input *in,
                               wire__input *out, bool *is_full, wire_err *err)
{
    size_t at = find_subset(in->text), end;
    *is_full = false;
    *out = *in;
    if (at == SIZE_MAX) return WIRE_OK;
    expansion x = {.in = in,
                   .known = WIRE_NEW(r->work, entities),
                   .a = r->work,
                   .full_at = SIZE_MAX};
    if (!x.known) return wire_fail_mem(err);
    WIRE_TRY(declare_all(x.known, in->text, at, r->work, &end, err));
    if (!x.known->n) return WIRE_OK;
    x.limit = 2 * in->text.n + FREE_GROWTH;
    if (x.limit > UINT32_MAX / 2) x.limit = UINT32_MAX / 2;
    if (in->text.n >= x.limit) return WIRE_OK;
    WIRE_TRY(expand_from(&x, end, err));
    if (!x.p) return WIRE_OK; /* nothing but declarations */
    memset(x.p + x.n, 0, WIRE__PADDING);
    out->text = (wire_str){x.p, x.n};
    if (!join_maps(r->work, &x.map, x.n, &in->map, &out->map))
        return wire_fail_mem(err);
    if (x.full_at == SIZE_MAX) return WIRE_OK;
    *is_full = true;
    return wire__reader_skip(
        r, wire__map_beg(&in->map, x.full_at), false, err,
        "entities of the document type grow past %zu bytes; from here on "
        "they were not expanded",
        x.limit);
}
