/* Attributes, character references and the text of elements.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_dom.h"
#include "read_entities.h"

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* ---- Attributes ---- */

static const char *name_end(const char *p, const char *end)
{
    while (p < end && !wire_is_space(*p) && *p != '>' && *p != '/' && *p != '<')
        p++;
    return p;
}

wire__attr wire__dom_attrs(const wire__dom *d, const wire__node *n)
{
    const char *p = d->src.p + n->beg + 1;
    const char *end = d->src.p + n->in_beg;
    wire__attr a = {.p = name_end(p, end), .end = end};
    return a;
}

bool wire__attr_next(wire__attr *a)
{
    const char *p = a->p, *end = a->end;
    while (p < end && (wire_is_space(*p) || *p == '/'))
        p++;
    if (p >= end || *p == '>') return false;
    const char *name = p++;
    while (p < end && !wire_is_space(*p) && *p != '=' && *p != '>' && *p != '/')
        p++;
    a->name = (wire_str){name, (size_t)(p - name)};
    a->value = (wire_str){p, 0};
    const char *q = p;
    while (q < end && wire_is_space(*q))
        q++;
    if (q < end && *q == '=') {
        p = q + 1;
        while (p < end && wire_is_space(*p))
            p++;
        const char *value = p;
        if (p < end && (*p == '"' || *p == '\'')) {
            value = p + 1;
            p = memchr(value, *p, (size_t)(end - value));
            if (!p) p = end;
            a->value = (wire_str){value, (size_t)(p - value)};
            p += p < end;
        } else {
            while (p < end && !wire_is_space(*p) && *p != '>')
                p++;
            a->value = (wire_str){value, (size_t)(p - value)};
        }
    }
    a->p = p;
    return true;
}

wire_str wire__dom_attr(const wire__dom *d, const wire__node *n,
                        const char *name)
{
    wire_str want = wire_str_of(name);
    wire__attr a = wire__dom_attrs(d, n);
    while (wire__attr_next(&a))
        if (wire_str_eq_nocase(a.name, want)) return a.value;
    return (wire_str){0};
}

/* ---- Character references ---- */

/* What windows-1252 bytes mean, written as &#128; .. &#159; by old software.
 * Source: HTML standard, numeric character reference end state. */
static const uint16_t c1_controls[32] = {
    0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,   0x017d, 0x8f,
    0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178};

uint32_t wire__c1_control(uint32_t c)
{
    return c >= 0x80 && c < 0xa0 ? c1_controls[c - 0x80] : c;
}

static size_t numeric(const char *p, const char *end, char out[8],
                      size_t *out_n)
{
    const char *q = p + 2;
    bool is_hex = q < end && (*q | 0x20) == 'x';
    q += is_hex;
    uint32_t c = 0;
    const char *digits = q;
    for (; q < end; q++) {
        int v = *q >= '0' && *q <= '9' ? *q - '0' : -1;
        char low = (char)(*q | 0x20);
        if (is_hex && low >= 'a' && low <= 'f') v = low - 'a' + 10;
        if (v < 0) break;
        if (c < 0x110000) c = c * (is_hex ? 16 : 10) + (uint32_t)v;
    }
    if (q == digits) return 0;
    if (q < end && *q == ';') q++;
    c = wire__c1_control(c);
    *out_n = wire__utf8_put(out, c ? c : 0xfffd);
    return (size_t)(q - p);
}

/* Place in the table of the name p[0, n); SIZE_MAX when there is none. */
static size_t find_entity(const char *p, size_t n)
{
    size_t lo = 0, hi = sizeof entities / sizeof *entities;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        const char *name = entities[mid].name;
        int c = strncmp(p, name, n);
        if (c == 0 && name[n]) c = -1;
        if (c == 0) return mid;
        if (c < 0)
            hi = mid;
        else
            lo = mid + 1;
    }
    return SIZE_MAX;
}

static size_t one_entity(const char *p, const char *end, bool is_attr,
                         char out[8], size_t *out_n)
{
    enum { LONGEST = 32, LONGEST_BARE = 6 };
    if (end - p < 3) return 0;
    if (p[1] == '#') return numeric(p, end, out, out_n);
    size_t n = 0, most = (size_t)(end - p - 1);
    if (most > LONGEST) most = LONGEST;
    while (n < most && is_alnum(p[1 + n]))
        n++;
    size_t at = SIZE_MAX, used = n + 2;
    if (n && p + 1 + n < end && p[1 + n] == ';') at = find_entity(p + 1, n);
    bool may_be_bare =
        at == SIZE_MAX && !(is_attr && p + 1 + n < end && p[1 + n] == '=');
    for (size_t k = n < LONGEST_BARE ? n : LONGEST_BARE;
         may_be_bare && k >= 2 && at == SIZE_MAX; k--) {
        if (is_attr && k < n) break;
        at = find_entity(p + 1, k);
        if (at != SIZE_MAX && !entities[at].is_bare) at = SIZE_MAX;
        used = k + 1;
    }
    if (at == SIZE_MAX) return 0;
    *out_n = wire__utf8_put(out, entities[at].c1);
    if (entities[at].c2)
        *out_n += wire__utf8_put(out + *out_n, entities[at].c2);
    return used;
}

/* The byte that a reference to a character of Latin-1 stands for; -1 for
 * others. *used is how long it is. */
static int byte_of(const char *p, const char *end, size_t *used)
{
    char out[8];
    size_t n;
    if (p < end && *p != '&') return -1;
    *used = end - p > 3 ? one_entity(p, end, true, out, &n) : 0;
    if (!*used) return -1;
    if (p[1] == '#') {
        uint32_t c = 0;
        if (p[2] < '0' || p[2] > '9') return -1;
        for (const char *q = p + 2; q < p + *used && c < 256; q++)
            if (*q != ';') c = c * 10 + (uint32_t)(*q - '0');
        return c < 256 ? (int)c : -1;
    }
    if (n != 2 || ((unsigned char)out[0] & 0xfc) != 0xc0) return -1;
    return ((unsigned char)out[0] & 3) << 6 | ((unsigned char)out[1] & 0x3f);
}

/* "&#226;&#128;&#166;": some software escapes the bytes of UTF-8 instead of
 * its characters. Believed when one of them is a control, as which it would
 * make no sense. */
static size_t escaped_bytes(const char *p, const char *end, char out[8],
                            size_t *out_n)
{
    size_t used = 0, all = 0, n = 0, want = 0;
    bool has_control = false;
    do {
        int c = byte_of(p + all, end, &used);
        if (n == 0) want = c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
        if (c < 0x80 || (n && c >= 0xc0) || want == 0 || c > 0xf4) return 0;
        has_control |= c < 0xa0;
        out[n++] = (char)c;
        all += used;
    } while (n < want && p + all < end);
    if (n < want || !has_control ||
        wire__utf8_sequence((const unsigned char *)out, n) != (int)n)
        return 0;
    *out_n = n;
    return all;
}

size_t wire__entity(const char *p, const char *end, bool is_attr, char out[8],
                    size_t *out_n)
{
    size_t used = one_entity(p, end, is_attr, out, out_n);
    if (used && p + used < end && p[used] == '&' && *out_n == 2 &&
        (unsigned char)out[0] == 0xc3) {
        char bytes[8];
        size_t n, all = escaped_bytes(p, end, bytes, &n);
        if (!all) return used;
        memcpy(out, bytes, n);
        *out_n = n;
        return all;
    }
    return used;
}

/* ---- Text ---- */

typedef struct {
    char *p; /* room for everything that comes */
    size_t n;
    bool gap; /* white space was met since the last character */
} line_out;

/* Only "&nGt;" and "&nLt;" are longer decoded: 5 bytes to 6. */
static size_t room_for(size_t raw_n) { return raw_n + raw_n / 4 + 8; }

static void add_line(line_out *o, wire_str raw, bool is_attr, bool is_plain)
{
    const char *p = raw.p, *end = raw.p + raw.n;
    while (p < end) {
        char chars[8];
        size_t n = 1, used = 0;
        if (wire_is_space(*p)) {
            o->gap = true;
            p++;
            continue;
        }
        if (*p == '&' && !is_plain)
            used = wire__entity(p, end, is_attr, chars, &n);
        if (!used) {
            chars[0] = *p;
            n = used = 1;
        }
        p += used;
        if (n == 1 && wire_is_space(chars[0])) {
            o->gap = true;
            continue;
        }
        if (o->gap && o->n) o->p[o->n++] = ' ';
        o->gap = false;
        memcpy(o->p + o->n, chars, n);
        o->n += n;
    }
}

static wire_status end_line(line_out *o, wire_arena *a, size_t room,
                            wire_str *out, wire_err *err)
{
    wire_span s = wire__trim_span((wire_str){o->p, o->n}, 0, o->n);
    char *p = wire_arena_grow(a, o->p, room, o->n + 1);
    if (!p) return wire_fail_mem(err);
    *out = (wire_str){p + s.beg, s.end - s.beg};
    return WIRE_OK;
}

wire_status wire__decode_line(wire_str raw, bool is_attr, wire_arena *a,
                              wire_str *out, wire_err *err)
{
    *out = (wire_str){0};
    if (!raw.n) return WIRE_OK;
    size_t room = room_for(raw.n);
    line_out o = {.p = wire_arena_alloc(a, room)};
    if (!o.p) return wire_fail_mem(err);
    add_line(&o, raw, is_attr, false);
    return end_line(&o, a, room, out, err);
}

wire_status wire__dom_line(const wire__dom *d, size_t node, wire_arena *a,
                           wire_str *out, wire_err *err)
{
    const wire__node *top = &d->nodes[node];
    size_t room = 8;
    *out = (wire_str){0};
    for (size_t i = node; i < top->until; i++)
        if (d->nodes[i].is_text)
            room += room_for(d->nodes[i].end - d->nodes[i].beg);
    line_out o = {.p = wire_arena_alloc(a, room)};
    if (!o.p) return wire_fail_mem(err);
    for (size_t i = node; i < top->until; i++) {
        const wire__node *n = &d->nodes[i];
        wire__tag t = (wire__tag)n->tag;
        if (n->is_text)
            add_line(&o, wire_str_sub(d->src, n->beg, n->end), d->is_xml,
                     n->is_cdata);
        else if (wire__tag_is_block(t) || t == WIRE__TAG_BR)
            o.gap = true;
        if (t == WIRE__TAG_SCRIPT || t == WIRE__TAG_STYLE) i = n->until - 1;
    }
    return end_line(&o, a, room, out, err);
}

/* ---- With positions ---- */

typedef struct {
    const char *origin;
    wire_arena *a;
    char *p;
    size_t n;
    wire__map *map;
    bool is_xml; /* names end in ";": "&copy=1" in a link is none */
} mapped_out;

static bool put_plain(mapped_out *o, const char *p, const char *end)
{
    if (p == end) return true;
    if (!wire__map_add(o->a, o->map, o->n, (size_t)(p - o->origin), 1, 1))
        return false;
    memcpy(o->p + o->n, p, (size_t)(end - p));
    o->n += (size_t)(end - p);
    return true;
}

static bool put_decoded(mapped_out *o, const char *p, const char *end)
{
    while (p < end) {
        const char *amp = memchr(p, '&', (size_t)(end - p));
        if (!put_plain(o, p, amp ? amp : end)) return false;
        if (!amp) break;
        char chars[8];
        size_t n, used = wire__entity(amp, end, o->is_xml, chars, &n);
        if (!used) {
            if (!put_plain(o, amp, amp + 1)) return false;
            p = amp + 1;
            continue;
        }
        if (!wire__map_add(o->a, o->map, o->n, (size_t)(amp - o->origin),
                           (uint8_t)n, used))
            return false;
        memcpy(o->p + o->n, chars, n);
        o->n += n;
        p = amp + used;
    }
    return true;
}

wire_status wire__decode_mapped(wire_str raw, const char *origin, bool is_xml,
                                wire_arena *a, wire_str *out, wire__map *map,
                                wire_err *err)
{
    mapped_out o = {
        origin, a,   wire_arena_alloc(a, room_for(raw.n) + WIRE__PADDING),
        0,      map, is_xml};
    if (!o.p) return wire_fail_mem(err);
    size_t at = 0;
    while (at < raw.n) {
        size_t open =
            is_xml ? wire_str_find(raw, WIRE_STR("<![CDATA["), at) : SIZE_MAX;
        size_t stop = open == SIZE_MAX ? raw.n : open;
        if (!put_decoded(&o, raw.p + at, raw.p + stop))
            return wire_fail_mem(err);
        if (open == SIZE_MAX) break;
        size_t close = wire_str_find(raw, WIRE_STR("]]>"), open + 9);
        stop = close == SIZE_MAX ? raw.n : close;
        if (!put_plain(&o, raw.p + open + 9, raw.p + stop))
            return wire_fail_mem(err);
        at = close == SIZE_MAX ? raw.n : close + 3;
    }
    memset(o.p + o.n, 0, WIRE__PADDING);
    *out = (wire_str){o.p, o.n};
    return WIRE_OK;
}
