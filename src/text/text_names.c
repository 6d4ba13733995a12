/* Names: runs of capitalised words.
 *
 *     US Defence Secretary J. B. Marrow of Hanwha Ocean met Bill de Blasio
 *     ^^ -title----------- ^^^^^^^^^^^^ .. ^^^^^^^^^^^^     ^^^^^^^^^^^^^^^
 *
 * A title and what belongs to it ("Defence Secretary") is no part of a name
 * and parts two names. The first word of a sentence alone is a name only
 * when the text has it capitalised elsewhere and never small; in a headline
 * with capitals throughout, only what the text has elsewhere is one.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_name_int.h"

enum { RUN_MAX = 14 }; /* tokens of one run */

/* ---- Hashes ---- */

static bool hashes_new(wire__hashes *h, size_t n)
{
    size_t size = 16;
    while (size < 2 * n)
        size *= 2;
    h->slot = wire_calloc(size, sizeof *h->slot);
    h->mask = (uint32_t)(size - 1);
    return h->slot != NULL;
}

static uint32_t *slot_of(const wire__hashes *h, uint32_t x)
{
    if (!x) x = 1;
    uint32_t i = x * 0x9e3779b1u & h->mask;
    while (h->slot[i] && h->slot[i] != x)
        i = (i + 1) & h->mask;
    return &h->slot[i];
}

bool wire__hashes_has(const wire__hashes *h, uint32_t x)
{
    return *slot_of(h, x) != 0;
}

void wire__hashes_add(wire__hashes *h, uint32_t x)
{
    *slot_of(h, x) = x ? x : 1;
}

/* ---- Tokens ---- */

bool wire__cap_is(const wire__names *n, const wire__cap *c, wire__lex_kind kind)
{
    return wire__lex_is(c->lex, kind, n->langs);
}

static bool is_upper(const wire__cap *c)
{
    return (c->flags & WIRE__CAP_UPPER) != 0;
}

/* "US", "WHO", "IT" are no pronouns. */
bool wire__cap_is_stop(const wire__names *n, const wire__cap *c)
{
    const unsigned romance = WIRE__FR | WIRE__ES | WIRE__IT | WIRE__PT;
    const wire__lex *e = wire__lex_as(c->lex, WIRE__LEX_STOP, n->langs);
    if (n->langs & romance && n->langs != WIRE__ALL &&
        !(c->flags & WIRE__CAP_START) && c->end - c->beg < 4)
        return false; /* Le Pen, El Salvador */
    for (const wire__lex *x = e; x && x <= c->lex + c->lex->more; x++) {
        if (x->kind != WIRE__LEX_STOP || !(x->langs & n->langs) || !x->value)
            continue;
        if (x->value == 1 &&
            !(c->flags & (WIRE__CAP_START | WIRE__CAP_HEADING)))
            continue; /* Beyond Foods */
        if (!is_upper(c)) return true;
        wire_str w = wire_str_sub(n->s, c->beg, c->end);
        return !wire_str_eq(w, WIRE_STR("US")) &&
               !wire_str_eq(w, WIRE_STR("WHO")) &&
               !wire_str_eq(w, WIRE_STR("IT"));
    }
    return false;
}

static size_t letters_of(const wire__cap *c) { return c->end - c->beg; }

/* Days and months are no names, but for "Theresa May" and "April Smith". */
static bool is_calendar(const wire__names *n, const wire__cap *run, size_t i,
                        size_t len)
{
    const wire__cap *c = &run[i];
    if (wire__cap_is(n, c, WIRE__LEX_WEEKDAY)) {
        const wire__lex *e = wire__lex_as(c->lex, WIRE__LEX_WEEKDAY, n->langs);
        return !(e->value & 64) || letters_of(c) > 3;
    }
    const wire__lex *e = wire__lex_as(c->lex, WIRE__LEX_MONTH, n->langs);
    if (!e) return false;
    if (e->value & 64) { /* "Aug. 16" */
        wire_str rest = wire_str_sub(n->s, c->end, c->end + 3);
        return rest.n > 1 && (rest.p[0] == '.' || rest.p[0] == ' ') &&
               ((rest.p[1] >= '0' && rest.p[1] <= '9') ||
                (rest.n > 2 && rest.p[2] >= '0' && rest.p[2] <= '9'));
    }
    int m = e->value & 63;
    if (m != 5 && m != 4 && m != 6 && m != 8) return true;
    if (c->flags & WIRE__CAP_CUE) return true;
    bool has_before = i > 0 && c->link == WIRE__LINK_SPACE &&
                      !wire__cap_is(n, &run[i - 1], WIRE__LEX_WEEKDAY);
    bool has_after = i + 1 < len && run[i + 1].link == WIRE__LINK_SPACE &&
                     !wire__cap_is(n, &run[i + 1], WIRE__LEX_TITLE) &&
                     !wire__cap_is(n, &run[i + 1], WIRE__LEX_PORT);
    bool is_digit_next = c->end + 1 < n->s.n && n->s.p[c->end + 1] >= '0' &&
                         n->s.p[c->end + 1] <= '9';
    return is_digit_next || !(has_before || has_after);
}

static bool is_title(const wire__names *n, const wire__cap *c, bool at_head)
{
    if (c->flags & WIRE__CAP_MIXED) return false;
    return wire__cap_is(n, c, WIRE__LEX_TITLE) ||
           (at_head && wire__cap_is(n, c, WIRE__LEX_TITLEW));
}

/* ---- Names of a part ---- */

void wire__name_add(wire__names *n, const wire__cap *first,
                    const wire__cap *last)
{
    wire_span s = {first->beg, last->end};
    if (!WIRE_VEC_PUSH(n->out, s)) n->ok = false;
}

/* A token that stands alone. */
static bool stands_alone(const wire__names *n, const wire__cap *c)
{
    if (letters_of(c) < 2) return false;
    if (n->s.p[c->beg + 1] == '-' && letters_of(c) < 9 &&
        wire__is_letter(wire__cp_at(n->s, c->beg + 2)))
        return false; /* (D-Ariz.) */
    if (wire__cap_is(n, c, WIRE__LEX_NONAME) ||
        wire__cap_is(n, c, WIRE__LEX_SUFFIX))
        return false;
    if (c->flags & WIRE__CAP_MIXED) return true;
    if (is_title(n, c, true)) return false;
    if (is_upper(c))
        return !wire__cap_is(n, c, WIRE__LEX_STOP) || !wire__cap_is_stop(n, c);
    if (wire__cap_is(n, c, WIRE__LEX_STOP)) return false;
    if (c->flags & WIRE__CAP_OFFICE && wire__cap_is(n, c, WIRE__LEX_PORT))
        return false;
    if (c->flags & (WIRE__CAP_START | WIRE__CAP_HEADING))
        return wire__hashes_has(&n->inner, c->hash) &&
               !wire__is_small(n, c->hash);
    return true;
}

/* Is the first word of a sentence no part of the name that follows? */
static bool is_plain_start(const wire__names *n, const wire__cap *c)
{
    if (!(c->flags & WIRE__CAP_START)) return false;
    if (is_upper(c) || c->flags & WIRE__CAP_MIXED) return false;
    if (wire__cap_is(n, c, WIRE__LEX_STOP)) return true;
    return wire__is_small(n, c->hash) && !wire__hashes_has(&n->inner, c->hash);
}

/* Tokens [a, b) without titles: at most one name. */
static void keep_part(wire__names *n, const wire__cap *run, size_t a, size_t b)
{
    while (a < b &&
           (wire__cap_is_stop(n, &run[a]) || is_plain_start(n, &run[a]) ||
            (run[a].flags & WIRE__CAP_OFFICE && b - a > 1 &&
             wire__cap_is(n, &run[a], WIRE__LEX_PORT))))
        a++;
    /* "State Antony": the office goes on behind its first word */
    while (a > 0 && a < b && run[a - 1].flags & WIRE__CAP_OFFICE && b - a > 1 &&
           wire__cap_is(n, &run[a], WIRE__LEX_PORT))
        a++;
    if (n->langs & WIRE__FR && n->langs != WIRE__ALL)
        while (b - a > 2 && wire__cap_is(n, &run[a], WIRE__LEX_PORT) &&
               run[a + 1].link == WIRE__LINK_SPACE)
            a++;
    while (b > a && wire__cap_is_stop(n, &run[b - 1]))
        b--;
    if (a >= b) return;
    if (b - a == 1) {
        if (stands_alone(n, &run[a])) wire__name_add(n, &run[a], &run[a]);
        return;
    }
    wire__name_add(n, &run[a], &run[b - 1]);
}

/* In a headline: the words that the text has elsewhere. */
static void keep_heading(wire__names *n, const wire__cap *run, size_t a,
                         size_t b)
{
    while (a < b) {
        size_t e = a;
        while (e < b && (e == a || run[e].link == WIRE__LINK_SPACE) &&
               !wire__cap_is_stop(n, &run[e]) &&
               !wire__cap_is(n, &run[e], WIRE__LEX_STOP) &&
               (is_upper(&run[e]) || run[e].flags & WIRE__CAP_MIXED ||
                (wire__hashes_has(&n->inner, run[e].hash) &&
                 !wire__is_small(n, run[e].hash))))
            e++;
        if (e > a) keep_part(n, run, a, e);
        a = e > a ? e : a + 1;
    }
}

/* ---- Runs ---- */

/* Tokens [a, b) that no day and no stop word parts: take the titles out. */
static void cut_titles(wire__names *n, const wire__cap *run, size_t a, size_t b)
{
    size_t from = a;
    for (size_t i = a; i < b; i++) {
        bool at_head = true; /* nothing but offices and houses before */
        for (size_t k = i; k > from && at_head; k--) {
            const wire__cap *c = &run[k - 1];
            if (wire__cap_is(n, c, WIRE__LEX_ORGWORD) || is_upper(c)) break;
            at_head = wire__cap_is(n, c, WIRE__LEX_PORT);
        }
        if (!is_title(n, &run[i], at_head)) continue;
        if (i + 1 < b && wire__cap_is(n, &run[i + 1], WIRE__LEX_ORGWORD))
            continue; /* General Motors, Justice Department */
        if (i + 1 < b && run[i + 1].link > WIRE__LINK_SPACE &&
            !wire__cap_is(n, &run[i], WIRE__LEX_TITLE))
            continue; /* Prince of Wales */
        if (i + 1 == b && i > from && !at_head &&
            !wire__cap_is(n, &run[i], WIRE__LEX_TITLE))
            continue;   /* Stephen King */
        size_t end = i; /* "US Defence" before Secretary */
        while (end > from && wire__cap_is(n, &run[end - 1], WIRE__LEX_PORT))
            end--;
        if (end > from) keep_part(n, run, from, end);
        from = i + 1;
    }
    if (from < b) keep_part(n, run, from, b);
}

static void read_run(wire__names *n, wire__cap *run, size_t len)
{
    size_t from = 0;
    if (run[0].flags & WIRE__CAP_SHOUT) return;
    bool is_heading = (run[0].flags & WIRE__CAP_HEADING) != 0;
    for (size_t i = 0; i <= len; i++) {
        bool is_day = i < len && is_calendar(n, run, i, len);
        bool is_stop = i < len && i > from && wire__cap_is_stop(n, &run[i]) &&
                       run[i].link == WIRE__LINK_SPACE;
        if (i < len && !is_day && !is_stop) continue;
        if (i > from && is_heading)
            keep_heading(n, run, from, i);
        else if (i > from)
            cut_titles(n, run, from, i);
        from = is_day ? i + 1 : i;
    }
}

/* Does the token at c go on with the run before it? */
static bool is_linked(const wire__names *n, const wire__cap *c, bool *is_org)
{
    const wire__cap *before = c - 1;
    switch ((wire__link)c->link) {
    case WIRE__LINK_SPACE:
        return true;
    case WIRE__LINK_PARTICLE:
        return !wire__cap_is(n, before, WIRE__LEX_STOP) &&
               !wire__cap_is(n, before, WIRE__LEX_TITLE) &&
               !wire__cap_is(n, before, WIRE__LEX_MONTH) &&
               !(before->flags & WIRE__CAP_UPPER);
    case WIRE__LINK_OF:
        if (!wire__cap_is(n, before, WIRE__LEX_ORGHEAD)) return false;
        *is_org = wire__cap_is(n, before, WIRE__LEX_ORGFOR) ||
                  before->hash == wire_text_word_hash(WIRE_STR("department"));
        return true;
    case WIRE__LINK_FOR:
        *is_org = wire__cap_is(n, before, WIRE__LEX_ORGFOR);
        return *is_org;
    case WIRE__LINK_AND:
        return *is_org && !(c->flags & WIRE__CAP_UPPER);
    default:
        return false;
    }
}

static bool is_german(const wire__names *n)
{
    return n->langs & WIRE__DE && n->langs != WIRE__ALL;
}

static void all_runs(wire__names *n, bool is_learning)
{
    wire__cap *c = n->caps.p;
    for (size_t i = 0; i < n->caps.n && n->ok;) {
        size_t e = i + 1;
        bool is_org = false;
        while (e < n->caps.n && e - i < RUN_MAX && is_linked(n, &c[e], &is_org))
            e++;
        if (is_german(n))
            wire__german_run(n, c + i, e - i, is_learning);
        else
            read_run(n, c + i, e - i);
        i = e;
    }
}

/* ---- The whole ---- */

static bool make_sets(wire__names *n)
{
    size_t k = n->caps.n + 1;
    if (!hashes_new(&n->inner, k)) return false;
    if (is_german(n) &&
        (!hashes_new(&n->known, 3 * k) || !hashes_new(&n->nouns, k)))
        return false;
    for (size_t i = 0; i < n->caps.n; i++) {
        const wire__cap *c = &n->caps.p[i];
        const unsigned no =
            WIRE__CAP_START | WIRE__CAP_SHOUT | WIRE__CAP_HEADING;
        if (!(c->flags & no)) wire__hashes_add(&n->inner, c->hash);
        bool goes_on = i + 1 < n->caps.n && c[1].link == WIRE__LINK_SPACE;
        if (n->nouns.slot && c->flags & WIRE__CAP_DET && !goes_on)
            wire__hashes_add(&n->nouns, c->hash);
    }
    return true;
}

static bool make_small(wire__names *n)
{
    size_t bits = 1024; /* four a byte of text: one in fifty is wrong */
    while (bits < 4 * n->s.n && bits < (size_t)1 << 26)
        bits *= 2;
    n->small = wire_calloc(bits / 64, sizeof *n->small);
    n->small_mask = (uint32_t)(bits - 1);
    return n->small != NULL;
}

wire_status wire_text_names(wire_str text, wire_str language, wire_arena *a,
                            wire_span **out, size_t *out_n, wire_err *err)
{
    *out = NULL;
    *out_n = 0;
    if (text.n >= UINT32_MAX)
        return wire_fail(err, WIRE_ELIMIT, 0, "text is over 4 GiB");
    wire__spans v = {0};
    wire__names n = {.s = text, .out = &v};
    n.langs = wire__text_langs(text, language);
    n.ok = make_small(&n);
    wire_status st = WIRE_OK;
    if (n.ok) wire__caps_collect(&n);
    if (n.ok) n.ok = make_sets(&n);
    if (n.ok && is_german(&n)) {
        wire__german_mark(&n);
        all_runs(&n, true);
    }
    if (n.ok) all_runs(&n, false);
    if (!n.ok)
        st = wire_fail_mem(err);
    else
        WIRE__KEEP(st, a, wire_span, v, out, out_n, err);
    wire_free(n.small);
    wire_free(n.inner.slot);
    wire_free(n.known.slot);
    wire_free(n.nouns.slot);
    WIRE_VEC_FREE(&n.caps);
    WIRE_VEC_FREE(&v);
    return st;
}
