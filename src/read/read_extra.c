/* What write says in words of its own, and standfirsts.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_item.h"

typedef wire_status (*set_fn)(wire__reader *r, wire_article *a, wire_str value,
                              wire_err *err);

static wire_status set_outlet(wire__reader *r, wire_article *a, wire_str value,
                              wire_err *err)
{
    return wire__reader_copy(r, value, &a->outlet, err);
}

static wire_status set_credit(wire__reader *r, wire_article *a, wire_str value,
                              wire_err *err)
{
    return wire__reader_copy(r, value, &a->credit, err);
}

static wire_status set_version(wire__reader *r, wire_article *a, wire_str value,
                               wire_err *err)
{
    return wire__item_text(r, a, value, &a->item->version, err);
}

static wire_status set_slug(wire__reader *r, wire_article *a, wire_str value,
                            wire_err *err)
{
    return wire__item_text(r, a, value, &a->item->slug, err);
}

static wire_status set_note(wire__reader *r, wire_article *a, wire_str value,
                            wire_err *err)
{
    return wire__item_text(r, a, value, &a->item->ed_note, err);
}

static wire_status set_rights(wire__reader *r, wire_article *a, wire_str value,
                              wire_err *err)
{
    return wire__item_text(r, a, value, &a->item->rights, err);
}

static wire_status set_urgency(wire__reader *r, wire_article *a, wire_str value,
                               wire_err *err)
{
    (void)r;
    (void)err;
    if (value.n == 1 && *value.p >= '1' && *value.p <= '9')
        a->item->urgency = (unsigned char)(*value.p - '0');
    return WIRE_OK;
}

static wire_status set_marked(wire__reader *r, wire_article *a, wire_str value,
                              wire_err *err)
{
    for (int k = WIRE_REVISION_NONE + 1; k < WIRE_REVISION_N; k++)
        if (wire_str_eq(value, wire_str_of(wire_revision_name(k))))
            return wire__item_marked(r, a, (wire_revision)k, value, err);
    return WIRE_OK;
}

static wire_status set_dateline(wire__reader *r, wire_article *a,
                                wire_str value, wire_err *err)
{
    return wire__item_dateline(r, a, value, a->src_off, a->src_off, err);
}

static const struct {
    const char *name;
    set_fn set;
} extras[] = {
    {"version", set_version},   {"status", wire__item_status},
    {"slug", set_slug},         {"embargoed", wire__item_embargo},
    {"ed_note", set_note},      {"rights", set_rights},
    {"marked", set_marked},     {"urgency", set_urgency},
    {"outlet", set_outlet},     {"credit", set_credit},
    {"dateline", set_dateline},
};

wire_status wire__item_extra(wire__reader *r, wire_article *a, wire_str name,
                             wire_str value, wire_err *err)
{
    value = wire_str_trim(value);
    if (!value.n) return WIRE_OK;
    if (!wire__item(r, a)) return wire_fail_mem(err);
    for (size_t i = 0; i < sizeof extras / sizeof *extras; i++)
        if (wire_str_eq(name, wire_str_of(extras[i].name)))
            return extras[i].set(r, a, value, err);
    return WIRE_OK;
}

/* ---- Standfirsts --------------------------------------------------------- */

/* Does a text begin so, white space aside? */
static bool begins_with(wire_str text, wire_str start)
{
    size_t i = 0, k = 0;

    while (k < start.n) {
        if (wire_is_space(start.p[k])) {
            k++;
            continue;
        }
        while (i < text.n && wire_is_space(text.p[i]))
            i++;
        if (i == text.n || text.p[i++] != start.p[k++]) return false;
    }
    return true;
}

/* "The harbour was closed on [...]": marks of what was cut off. */
static wire_str without_dots(wire_str s)
{
    static const char *const marks[] = {"...", "\xe2\x80\xa6", "[", "]", "(",
                                        ")"};
    for (bool again = true; again;) {
        again = false;
        s = wire_str_trim(s);
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (wire_str_ends(s, wire_str_of(marks[i]))) {
                s = wire_str_sub(s, 0, s.n - strlen(marks[i]));
                again = true;
            }
    }
    return s;
}

wire_status wire__item_summary(wire__reader *r, wire_article *a, wire_str text,
                               wire_err *err)
{
    text = wire_str_trim(text);
    if (!text.n || text.n > a->body.n || a->summary.n ||
        wire_str_eq_nocase(text, a->title) ||
        begins_with(a->body, without_dots(text)))
        return WIRE_OK;
    return wire__reader_copy(r, text, &a->summary, err);
}

/* ---- Datelines ----------------------------------------------------------- */

/* "SEOUL, Nov 3 (NPA) -" without its dash. */
static wire_str without_dash(wire_str s)
{
    static const char *const dashes[] = {
        "-", "\xe2\x80\x93", "\xe2\x80\x94", "_", "=", ":", ","};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        s = wire_str_trim(s);
        while (wire_str_ends(s, wire_str_of(dashes[i]))) {
            s = wire_str_trim(wire_str_sub(s, 0, s.n - strlen(dashes[i])));
            i = 0;
        }
    }
    return s;
}

wire_status wire__item_dateline(wire__reader *r, wire_article *a, wire_str line,
                                uint64_t beg, uint64_t end, wire_err *err)
{
    enum { LONGEST = 160 };

    line = without_dash(line);
    if (!line.n || line.n > LONGEST || a->dateline.n) return WIRE_OK;
    a->dateline_beg = beg;
    a->dateline_end = end;
    return wire__reader_copy(r, line, &a->dateline, err);
}

/* ---- Ids ----------------------------------------------------------------- */

static bool is_utf8(wire_str s)
{
    for (size_t i = 0; i < s.n;) {
        int n = wire__utf8_sequence((const unsigned char *)s.p + i, s.n - i);
        if (n <= 0) return false;
        i += (size_t)n;
    }
    return true;
}

wire_status wire__item_own_id(wire__reader *r, wire_str *id, wire_err *err)
{
    wire_str mark = WIRE_STR("urn:wirecopy:");
    size_t n = 0;

    if (!wire_str_starts(*id, mark) || id->n == mark.n) return WIRE_OK;
    wire_str s = wire_str_sub(*id, mark.n, id->n);
    char *p = wire_arena_alloc(r->keep, s.n);
    if (!p) return wire_fail_mem(err);
    for (size_t i = 0; i < s.n; i++) {
        int hi = i + 2 < s.n ? wire__hex_of(s.p[i + 1]) : -1;
        int lo = i + 2 < s.n ? wire__hex_of(s.p[i + 2]) : -1;
        bool is_code = s.p[i] == '%' && hi >= 0 && lo >= 0;
        p[n++] = is_code ? (char)(hi << 4 | lo) : s.p[i];
        if (is_code) i += 2;
    }
    wire_str whole = {p, n};
    if (is_utf8(whole)) *id = whole;
    return WIRE_OK;
}
