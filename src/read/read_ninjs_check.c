/* Is this ninjs, by the rules of its version?
 *
 *   rule: types, names and their rules, names that must stand, a closed set
 *         of names or values, rules of which one must hold
 *
 * The tables are made of the IPTC's schemas by read_ninjs_rules.py.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read_ninjs.h"

typedef struct {
    uint16_t at, n; /* rows of a table */
} rows;
typedef struct {
    uint8_t types;  /* TYPE_x that are allowed; 0: any */
    uint8_t format; /* FORMAT_x */
    uint8_t is_closed;
    rows props, patterns, required, values, any, one;
    uint16_t items;
    int least, most; /* of a number, when least <= most */
} rule;
typedef struct {
    const char *name;
    uint16_t rule;
} rule_name;
typedef struct {
    const char *version;
    uint16_t rule;
} rule_version;

enum {
    TYPE_OBJECT = 1,
    TYPE_ARRAY = 2,
    TYPE_STRING = 4,
    TYPE_NUMBER = 8,
    TYPE_INTEGER = 16,
    TYPE_BOOLEAN = 32
};
enum { FORMAT_NONE, FORMAT_TRUNCATED_DATE };
enum { DEEPEST = 24 };

#include "read_ninjs_rules.h"

typedef struct {
    wire__ninjs_fault *fault;
    size_t path_n;
    unsigned depth;
} check;

/* ---- Faults ---------------------------------------------------------------- */

static size_t enter(check *c, wire_str key)
{
    size_t before = c->path_n, room = sizeof c->fault->path - 1 - before;
    size_t n = key.n + 1 < room ? key.n + 1 : room;
    if (n) {
        c->fault->path[before] = '/';
        if (n > 1) memcpy(c->fault->path + before + 1, key.p, n - 1);
    }
    c->path_n = before + n;
    c->fault->path[c->path_n] = 0;
    return before;
}

static void leave(check *c, size_t before)
{
    c->path_n = before;
    c->fault->path[before] = 0;
}

static bool fail_at(check *c, wire_str value, const char *fmt, const char *what)
{
    snprintf(c->fault->why, sizeof c->fault->why, fmt, what);
    c->fault->at = value.p;
    return false;
}

/* ---- Values ---------------------------------------------------------------- */

static bool is_integer(wire_str v)
{
    char text[64], *end;
    if (v.n >= sizeof text) return false;
    memcpy(text, v.p, v.n);
    text[v.n] = 0;
    double x = strtod(text, &end);
    /* From 2^53 on there is nothing but integers. */
    bool is_large = !(x > -9007199254740992. && x < 9007199254740992.);
    return *end == 0 && (is_large || x == (double)(long long)x);
}

static unsigned type_of(wire_str v)
{
    switch (wire__raw_kind_of(v)) {
    case WIRE__RAW_OBJECT:
        return TYPE_OBJECT;
    case WIRE__RAW_ARRAY:
        return TYPE_ARRAY;
    case WIRE__RAW_STRING:
        return TYPE_STRING;
    case WIRE__RAW_NUMBER:
        return is_integer(v) ? TYPE_NUMBER | TYPE_INTEGER : TYPE_NUMBER;
    case WIRE__RAW_BOOLEAN:
        return TYPE_BOOLEAN;
    default:
        return 0;
    }
}

static const char *type_names(unsigned types)
{
    return types & TYPE_OBJECT    ? "an object"
           : types & TYPE_ARRAY   ? "an array"
           : types & TYPE_STRING  ? "a string"
           : types & TYPE_INTEGER ? "an integer"
           : types & TYPE_NUMBER  ? "a number"
                                  : "true or false";
}

/* Does s have the shape of "0000-00-00", where 0 is a digit? Stops at the
 * end of s when may_stop. */
static bool has_shape(wire_str s, const char *shape, bool may_stop)
{
    size_t n = strlen(shape);
    if (may_stop ? s.n > n : s.n < n) return false;
    for (size_t i = 0; i < n && i < s.n; i++)
        if (shape[i] == '0' ? !wire_is_digit(s.p[i]) : s.p[i] != shape[i])
            return false;
    return true;
}

static bool is_time(wire_str s)
{
    return has_shape(s, "0000-00-00T00:00:00", false) && s.n >= 20 &&
           wire_time_parse(s).precision == WIRE_TIME_SECOND;
}

/* A year, a month, a day or a time, no more than that. */
static bool is_truncated_date(wire_str s)
{
    bool is_whole = s.n == 4 || s.n == 7 || s.n == 10 || s.n >= 19;
    return is_whole && (has_shape(s, "0000-00-00", true) || is_time(s));
}

/* Like the schemas' own cases, this takes "uri" and "date-time" for notes to
 * people; a truncated date is a rule. */
static bool check_format(check *c, const rule *r, wire_str v)
{
    return r->format != FORMAT_TRUNCATED_DATE ||
           is_truncated_date(wire__raw_string(v)) ||
           fail_at(c, v, "is no %s", "date");
}

static bool check_values(check *c, const rule *r, wire_str v)
{
    wire_str s = wire__raw_string(v);
    char list[120] = "";
    size_t n = 0;

    for (size_t i = 0; i < r->values.n; i++) {
        const char *value = rule_names[r->values.at + i];
        if (wire_str_eq(s, wire_str_of(value))) return true;
        int put =
            snprintf(list + n, sizeof list - n, "%s%s", n ? ", " : "", value);
        if (put > 0) n += (size_t)put;
        if (n >= sizeof list) n = sizeof list - 1;
    }
    return !r->values.n || fail_at(c, v, "is not one of %s", list);
}

static bool check_range(check *c, const rule *r, wire_str v)
{
    char text[64];
    if (r->least > r->most || wire__raw_kind_of(v) != WIRE__RAW_NUMBER ||
        v.n >= sizeof text)
        return true;
    memcpy(text, v.p, v.n);
    text[v.n] = 0;
    double x = strtod(text, NULL);
    if (x >= r->least && x <= r->most) return true;
    snprintf(text, sizeof text, "%d to %d", r->least, r->most);
    return fail_at(c, v, "is not in %s", text);
}

/* ---- Objects --------------------------------------------------------------- */

static bool is_name_char(char c)
{
    return wire_is_digit(c) || c == '_' ||
           ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* The rule of a name; NULL when the object has none for it. */
static const rule *rule_of(const rule *r, wire_str key)
{
    for (size_t i = 0; i < r->props.n; i++) {
        const rule_name *p = &rule_props[r->props.at + i];
        if (wire_str_eq(key, wire_str_of(p->name))) return &rules[p->rule];
    }
    for (size_t i = 0; i < r->patterns.n; i++) {
        const rule_name *p = &rule_props[r->patterns.at + i];
        size_t n = strlen(p->name);
        if (wire_str_starts(key, wire_str_of(p->name)) && key.n > n &&
            is_name_char(key.p[n]))
            return &rules[p->rule];
    }
    return NULL;
}

static bool has_required(const rule *r, wire_str v, const char **missing)
{
    for (size_t i = 0; i < r->required.n; i++) {
        *missing = rule_names[r->required.at + i];
        if (!wire__raw_get(v, *missing).n) return false;
    }
    return true;
}

static bool check_value(check *c, const rule *r, wire_str v);

static bool check_members(check *c, const rule *r, wire_str v)
{
    wire__raw_walk w = wire__raw_open(v);
    wire_str key, value;

    while (wire__raw_next(&w, &key, &value)) {
        const rule *inner = rule_of(r, key);
        size_t before = enter(c, key);
        if (!inner && r->is_closed)
            return fail_at(c, value, "is no name of this %s", "object");
        if (inner && !check_value(c, inner, value)) return false;
        leave(c, before);
    }
    return true;
}

static bool check_elements(check *c, const rule *r, wire_str v)
{
    wire__raw_walk w = wire__raw_open(v);
    wire_str key, value;

    for (unsigned i = 0; wire__raw_next(&w, &key, &value); i++) {
        char name[16];
        snprintf(name, sizeof name, "%u", i);
        size_t before = enter(c, wire_str_of(name));
        if (!check_value(c, &rules[r->items], value)) return false;
        leave(c, before);
    }
    return true;
}

/* How many of the rules hold; what they found is kept as the fault. */
static size_t count_holding(check *c, rows list, wire_str v)
{
    size_t n = 0;
    for (size_t i = 0; i < list.n; i++) {
        size_t before = c->path_n;
        n += check_value(c, &rules[rule_links[list.at + i]], v);
        leave(c, before);
    }
    return n;
}

static bool check_choices(check *c, const rule *r, wire_str v)
{
    if (r->any.n && !count_holding(c, r->any, v)) {
        c->fault->at = v.p;
        return false;
    }
    return !r->one.n || count_holding(c, r->one, v) == 1 ||
           fail_at(c, v, "needs %s of two that exclude each other",
                   "exactly one");
}

static bool check_structure(check *c, const rule *r, wire_str v)
{
    const char *missing;
    wire__raw_kind kind = wire__raw_kind_of(v);

    if (kind == WIRE__RAW_OBJECT) {
        if (!has_required(r, v, &missing))
            return fail_at(c, v, "lacks \"%s\"", missing);
        if (!check_members(c, r, v)) return false;
    }
    if (kind == WIRE__RAW_ARRAY && r->items && !check_elements(c, r, v))
        return false;
    return check_choices(c, r, v);
}

static bool check_value(check *c, const rule *r, wire_str v)
{
    if (r->types && !(type_of(v) & r->types))
        return fail_at(c, v, "is not %s", type_names(r->types));
    if (!check_format(c, r, v) || !check_values(c, r, v) ||
        !check_range(c, r, v))
        return false;
    if (c->depth >= DEEPEST) return fail_at(c, v, "is nested %s", "too deep");
    c->depth++;
    bool is_kept = check_structure(c, r, v);
    c->depth--;
    return is_kept;
}

bool wire__ninjs_check(wire_str object, const char *version,
                       wire__ninjs_fault *fault)
{
    check c = {fault, 0, 0};
    *fault = (wire__ninjs_fault){.at = object.p};
    for (size_t i = 0; i < sizeof rule_versions / sizeof *rule_versions; i++)
        if (strcmp(rule_versions[i].version, version) == 0) {
            fault->path[0] = 0;
            return check_value(&c, &rules[rule_versions[i].rule], object);
        }
    return fail_at(&c, object, "has an unknown version, %s", version);
}

/* ---- Versions --------------------------------------------------------------- */

static const char *version_named(wire_str name)
{
    for (size_t i = 0; i < sizeof rule_versions / sizeof *rule_versions; i++)
        if (wire_str_eq(name, wire_str_of(rule_versions[i].version)))
            return rule_versions[i].version;
    return NULL;
}

static const char *declared_version(wire_str object)
{
    wire_str standard = wire__raw_get(object, "standard");
    if (!standard.n) standard = wire__raw_get(object, "$standard");
    wire_str name = wire__raw_string(wire__raw_get(standard, "name"));
    if (!wire_str_eq_nocase(name, WIRE_STR("ninjs"))) return NULL;
    return version_named(wire__raw_string(wire__raw_get(standard, "version")));
}

/* Names that only one generation has; "uri" must stand beside them. */
static const struct {
    const char *name, *version;
} telling[] = {{"pubStatus", "3.1"},       {"versionCreated", "3.1"},
               {"firstCreated", "3.1"},    {"infoSources", "3.1"},
               {"contentCreated", "3.1"},  {"embargoedUntil", "3.1"},
               {"headlines", "2.2"},       {"bodies", "2.2"},
               {"descriptions", "2.2"},    {"infosources", "2.2"},
               {"body_text", "1.6"},       {"body_html", "1.6"},
               {"body_xhtml", "1.6"},      {"versioncreated", "1.6"},
               {"pubstatus", "1.6"},       {"firstcreated", "1.6"},
               {"description_text", "1.6"}};

const char *wire__ninjs_version(wire_str object)
{
    const char *version = declared_version(object);
    size_t best = sizeof telling / sizeof *telling;
    bool has_uri = false, has_guid = false, has_time = false;
    wire__raw_walk w = wire__raw_open(object);
    wire_str key, value;

    if (version) return version;
    while (wire__raw_next(&w, &key, &value)) {
        has_uri |= wire_str_eq(key, WIRE_STR("uri"));
        has_guid |= wire_str_eq(key, WIRE_STR("guid"));
        has_time |= wire_str_eq_nocase(key, WIRE_STR("versioncreated"));
        for (size_t i = 0; i < best; i++)
            if (wire_str_eq(key, wire_str_of(telling[i].name))) best = i;
    }
    /* Newsrooms write "guid" before an item has its address. */
    return (has_uri || (has_guid && has_time)) &&
                   best < sizeof telling / sizeof *telling
               ? telling[best].version
               : NULL;
}
