/* Rules: a small text file to the way of each article.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include <wirecopy/publish.h>

typedef enum {
    ON_AGENCY,
    ON_OUTLET,
    ON_SUBJECT,
    ON_LANGUAGE,
    ON_STATUS,
    ON_REVISION,
    ON_AGE,
    ON_PUBLISHED,
    FIELDS_N
} rule_field;
static const char *const field_names[FIELDS_N] = {
    "agency", "outlet",   "subject", "language",
    "status", "revision", "age",     "published"};

typedef enum {
    OP_IS,
    OP_IS_NOT,
    OP_LESS,
    OP_LESS_IS,
    OP_MORE,
    OP_MORE_IS
} rule_op;

typedef struct {
    wire_str text;
    bool is_prefix; /* a * stood at its end */
} rule_value;

typedef struct {
    rule_field field;
    rule_op op;
    rule_value *values; /* [n_values] of the fields that are words */
    size_t n_values;
    int64_t number; /* seconds of age, or Unix seconds */
} rule_condition;

typedef struct {
    wire_route route;
    unsigned line;
    rule_condition *conditions;
    size_t n_conditions;
} rule;

struct wire_rules {
    rule *rules;
    size_t n;
};

enum { RULES_MOST = 10000, CONDITIONS_MOST = 32, VALUES_MOST = 256 };

const char *wire_route_name(wire_route r)
{
    static const char *const names[] = {"as-is", "digest", "hold"};
    return names[r];
}

/* ---- Parsing ------------------------------------------------------------- */

typedef struct {
    const char *name;
    unsigned line;
    wire_str rest; /* of the line */
    wire_arena *arena;
    wire_err *err;
} parser;

static wire_status bad(const parser *p, const char *what, wire_str word)
{
    return wire_fail(p->err, WIRE_EFORMAT, WIRE_NO_OFF, "%.80s:%u: %s%.*s",
                     p->name, p->line, what, (int)(word.n < 60 ? word.n : 60),
                     word.p ? word.p : "");
}

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

static void skip_space(parser *p)
{
    while (p->rest.n && is_space(*p->rest.p))
        p->rest = wire_str_sub(p->rest, 1, p->rest.n);
    if (p->rest.n && *p->rest.p == '#') p->rest = (wire_str){0};
}

/* The bytes up to white space or one of stop. */
static wire_str take_word(parser *p, const char *stop)
{
    size_t n = 0;
    wire_str w;

    while (n < p->rest.n && !is_space(p->rest.p[n]) &&
           !strchr(stop, p->rest.p[n]))
        n++;
    w = wire_str_sub(p->rest, 0, n);
    p->rest = wire_str_sub(p->rest, n, p->rest.n);
    return w;
}

static bool take_char(parser *p, char c)
{
    if (!p->rest.n || *p->rest.p != c) return false;
    p->rest = wire_str_sub(p->rest, 1, p->rest.n);
    return true;
}

static wire_status take_value(parser *p, rule_value *out)
{
    size_t end;

    *out = (rule_value){0};
    if (!take_char(p, '"')) {
        out->text = take_word(p, ",");
        if (out->text.n && out->text.p[out->text.n - 1] == '*') {
            out->text.n--;
            out->is_prefix = true;
        } else if (!out->text.n)
            return bad(p, "a value is missing", (wire_str){0});
        if (wire_str_find(out->text, WIRE_STR("*"), 0) != SIZE_MAX)
            return bad(p,
                       "* stands for the rest, at the end only: ", out->text);
        return WIRE_OK;
    }
    end = wire_str_find(p->rest, WIRE_STR("\""), 0);
    if (end == SIZE_MAX)
        return bad(p, "a quotation mark is not closed: ", p->rest);
    out->text = wire_str_sub(p->rest, 0, end);
    p->rest = wire_str_sub(p->rest, end + 1, p->rest.n);
    out->is_prefix = take_char(p, '*');
    return WIRE_OK;
}

static bool is_known_status(wire_str s)
{
    return wire_str_eq_nocase(s, wire_str_of(wire_pub_status_name(0)));
}

static bool is_known_revision(wire_str s)
{
    for (int r = 0; r < WIRE_REVISION_N; r++)
        if (wire_str_eq_nocase(
                s, wire_str_of(wire_revision_name((wire_revision)r))))
            return true;
    return false;
}

static wire_status check_value(const parser *p, rule_field f,
                               const rule_value *v)
{
    if (f == ON_STATUS && !is_known_status(v->text))
        return bad(p,
                   "what is not usable is held whatever a rule says; status "
                   "can only be usable, not ",
                   v->text);
    if (f == ON_REVISION && !is_known_revision(v->text))
        return bad(p, "no revision ", v->text);
    return WIRE_OK;
}

static wire_status take_values(parser *p, rule_condition *c)
{
    rule_value values[VALUES_MOST / 8];
    size_t n = 0;

    do {
        if (n == sizeof values / sizeof *values)
            return bad(p, "more values than a condition can have",
                       (wire_str){0});
        WIRE_TRY(take_value(p, &values[n]));
        WIRE_TRY(check_value(p, c->field, &values[n]));
        n++;
    } while (take_char(p, ','));
    c->values = WIRE_ARRAY(p->arena, rule_value, n);
    if (!c->values) return wire_fail_mem(p->err);
    memcpy(c->values, values, n * sizeof *values);
    c->n_values = n;
    return WIRE_OK;
}

/* "2d", "90m", "12h" in seconds. */
static bool parse_age(wire_str s, int64_t *out)
{
    int64_t n = 0, unit;
    size_t i = 0;

    for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && n < 100000000; i++)
        n = n * 10 + (s.p[i] - '0');
    if (i == 0 || i + 1 != s.n) return false;
    switch (s.p[i]) {
    case 'd':
        unit = 86400;
        break;
    case 'h':
        unit = 3600;
        break;
    case 'm':
        unit = 60;
        break;
    default:
        return false;
    }
    *out = n * unit;
    return true;
}

static wire_status take_number(parser *p, rule_condition *c)
{
    wire_str word = take_word(p, "");
    wire_time t;

    if (c->field == ON_AGE) {
        if (parse_age(word, &c->number)) return WIRE_OK;
        return bad(p, "an age is a number and m, h or d, not ", word);
    }
    t = wire_time_parse(word);
    if (t.precision == WIRE_TIME_NONE) return bad(p, "no time: ", word);
    c->number = t.unix_s;
    return WIRE_OK;
}

static wire_status take_op(parser *p, rule_op *out)
{
    if (take_char(p, '=')) {
        *out = OP_IS;
    } else if (take_char(p, '!')) {
        *out = OP_IS_NOT;
        if (!take_char(p, '=')) return bad(p, "= is missing behind !", p->rest);
    } else if (take_char(p, '<')) {
        *out = take_char(p, '=') ? OP_LESS_IS : OP_LESS;
    } else if (take_char(p, '>')) {
        *out = take_char(p, '=') ? OP_MORE_IS : OP_MORE;
    } else {
        return bad(p, "a field needs =, !=, <, <=, > or >= behind it, not ",
                   p->rest.n ? p->rest : WIRE_STR("the end of the line"));
    }
    return WIRE_OK;
}

static wire_status take_condition(parser *p, rule_condition *c)
{
    wire_str name = take_word(p, "=!<>");
    unsigned f = 0;
    bool is_number;

    while (f < FIELDS_N && !wire_str_eq(name, wire_str_of(field_names[f])))
        f++;
    if (f == FIELDS_N)
        return bad(p,
                   "a field is agency, outlet, subject, language, status, "
                   "revision, age or published, not ",
                   name);
    c->field = (rule_field)f;
    is_number = f == ON_AGE || f == ON_PUBLISHED;
    WIRE_TRY(take_op(p, &c->op));
    if (is_number != (c->op >= OP_LESS))
        return bad(p,
                   is_number ? "needs <, <=, > or >=: "
                             : "can only be compared by = and !=: ",
                   name);
    return is_number ? take_number(p, c) : take_values(p, c);
}

static wire_status take_action(parser *p, wire_route *out)
{
    wire_str word = take_word(p, "");

    for (int r = 0; r <= WIRE_ROUTE_HOLD; r++)
        if (wire_str_eq(word, wire_str_of(wire_route_name((wire_route)r)))) {
            *out = (wire_route)r;
            return WIRE_OK;
        }
    return bad(p, "a rule begins with as-is, digest or hold, not ", word);
}

static wire_status take_rule(parser *p, rule *out)
{
    rule_condition conditions[CONDITIONS_MOST];
    size_t n = 0;

    out->line = p->line;
    WIRE_TRY(take_action(p, &out->route));
    for (skip_space(p); p->rest.n; skip_space(p)) {
        if (n == CONDITIONS_MOST)
            return bad(p, "more conditions than a rule can have",
                       (wire_str){0});
        conditions[n] = (rule_condition){0};
        WIRE_TRY(take_condition(p, &conditions[n]));
        if (p->rest.n && !is_space(*p->rest.p))
            return bad(p, "a space is missing before ", p->rest);
        n++;
    }
    out->conditions = WIRE_ARRAY(p->arena, rule_condition, n);
    if (!out->conditions) return wire_fail_mem(p->err);
    if (n) memcpy(out->conditions, conditions, n * sizeof *conditions);
    out->n_conditions = n;
    return WIRE_OK;
}

static size_t count_lines(wire_str text)
{
    size_t n = 1;

    for (size_t i = 0; i < text.n; i++)
        n += text.p[i] == '\n';
    return n;
}

wire_status wire_rules_parse(wire_str text, const char *name, wire_arena *a,
                             wire_rules **out, wire_err *err)
{
    parser p = {.name = name, .arena = a, .err = err};
    wire_rules *r = WIRE_NEW(a, wire_rules);
    size_t most = count_lines(text);

    *out = NULL;
    if (!wire_arena_copy(a, text, &text)) return wire_fail_mem(err);
    if (wire_str_starts(text, WIRE_STR("\xef\xbb\xbf")))
        text = wire_str_sub(text, 3, text.n);
    if (most > RULES_MOST) most = RULES_MOST;
    if (r) r->rules = WIRE_ARRAY(a, rule, most);
    if (!r || !r->rules) return wire_fail_mem(err);
    for (size_t at = 0; at < text.n;) {
        size_t end = wire_str_find(text, WIRE_STR("\n"), at);

        p.rest = wire_str_sub(text, at, end == SIZE_MAX ? text.n : end);
        p.line++;
        at = end == SIZE_MAX ? text.n : end + 1;
        skip_space(&p);
        if (!p.rest.n) continue;
        if (r->n == most)
            return wire_fail(err, WIRE_ELIMIT, WIRE_NO_OFF,
                             "%.80s: more than %d rules", name, RULES_MOST);
        WIRE_TRY(take_rule(&p, &r->rules[r->n++]));
    }
    *out = r;
    return WIRE_OK;
}

/* ---- Matching --------------------------------------------------------------- */

static bool is_value(const rule_value *v, wire_str s)
{
    if (!s.n) return false;
    return v->is_prefix ? wire_str_starts_nocase(s, v->text)
                        : wire_str_eq_nocase(s, v->text);
}

static bool is_language(const rule_value *v, wire_str s)
{
    return is_value(v, s) || (wire_str_starts_nocase(s, v->text) &&
                              s.n > v->text.n && s.p[v->text.n] == '-');
}

static bool has_agency(const rule_value *v, const wire_doc *d)
{
    if (is_value(v, d->article->credit)) return true;
    for (size_t i = 0; i < d->n_credits; i++)
        if (d->credits[i].kind != WIRE_CREDIT_CITED &&
            is_value(v, d->credits[i].name))
            return true;
    return false;
}

static bool has_subject(const rule_value *v, const wire_item *item)
{
    for (size_t i = 0; item && i < item->n_subjects; i++)
        if (is_value(v, item->subjects[i].code) ||
            is_value(v, item->subjects[i].name))
            return true;
    return false;
}

static bool has_revision(const rule_value *v, const wire_item *item)
{
    wire_revision r = !item                                ? WIRE_REVISION_NONE
                      : item->marked != WIRE_REVISION_NONE ? item->marked
                                                           : item->inferred;
    return is_value(v, wire_str_of(wire_revision_name(r)));
}

static bool has_value(const rule_condition *c, const rule_value *v,
                      const wire_doc *d)
{
    const wire_article *a = d->article;

    switch (c->field) {
    case ON_AGENCY:
        return has_agency(v, d);
    case ON_OUTLET:
        return is_value(v, a->outlet);
    case ON_SUBJECT:
        return has_subject(v, a->item);
    case ON_LANGUAGE:
        return is_language(v, a->language) || is_language(v, d->language);
    case ON_STATUS:
        return !a->item || a->item->status == WIRE_PUB_USABLE;
    case ON_REVISION:
        return has_revision(v, a->item);
    default:
        return false;
    }
}

static bool compares(rule_op op, int64_t x, int64_t y)
{
    switch (op) {
    case OP_LESS:
        return x < y;
    case OP_LESS_IS:
        return x <= y;
    case OP_MORE:
        return x > y;
    default:
        return x >= y;
    }
}

/* What has no time is of no age: no comparison holds. */
static bool holds(const rule_condition *c, const wire_doc *d, int64_t now_s)
{
    wire_time t = d->article->published;

    if (c->op >= OP_LESS) {
        if (t.precision == WIRE_TIME_NONE) return false;
        return compares(c->op, c->field == ON_AGE ? now_s - t.unix_s : t.unix_s,
                        c->number);
    }
    for (size_t i = 0; i < c->n_values; i++)
        if (has_value(c, &c->values[i], d)) return c->op == OP_IS;
    return c->op == OP_IS_NOT;
}

wire_route wire_rules_route(const wire_rules *r, const wire_doc *doc,
                            int64_t now_s, unsigned *line)
{
    *line = 0;
    for (size_t i = 0; r && i < r->n; i++) {
        size_t k = 0;

        while (k < r->rules[i].n_conditions &&
               holds(&r->rules[i].conditions[k], doc, now_s))
            k++;
        if (k < r->rules[i].n_conditions) continue;
        *line = r->rules[i].line;
        return r->rules[i].route;
    }
    return WIRE_ROUTE_AS_IS;
}
