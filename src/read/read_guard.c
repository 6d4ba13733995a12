/* What decides whether a record may go out.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_guard.h"
#include "read_item.h"

static bool is_one_of(wire_str word, const char *const *list)
{
    for (; *list; list++)
        if (wire_str_eq_nocase(word, wire_str_of(*list))) return true;
    return false;
}

static bool is_number(wire_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9') return false;
    return s.n > 0;
}

bool wire__guard_is_nothing(wire_str cell)
{
    static const char *const words[] = {"false", "null", "none", "nan", NULL};
    return is_one_of(wire_str_trim(cell), words);
}

/* ---- Collecting ----------------------------------------------------------- */

wire_status wire__guard_add(wire__reader *r, wire__guards *g, uint8_t slot,
                            wire_str text, wire_err *err)
{
    wire__guard_value **head = &g->of[slot - WIRE__F_EMBARGO];

    text = wire_str_trim(text);
    if (!text.n) return WIRE_OK;
    wire__guard_value *v = WIRE_ARRAY(r->scratch, wire__guard_value, 1);
    if (!v) return wire_fail_mem(err);
    *v = (wire__guard_value){text, *head};
    *head = v;
    return WIRE_OK;
}

/* Slots whose values are words, of which there may be a list. */
static bool is_of_words(uint8_t slot)
{
    return slot == WIRE__F_STATUS || slot == WIRE__F_PUBSTATUS ||
           slot == WIRE__F_STATE || slot == WIRE__F_NOTE ||
           slot == WIRE__F_TYPE || slot == WIRE__F_SIGNAL;
}

/* {"qcode": "sig:kill"} is "sig:kill". */
static wire_str code_of(wire_str value)
{
    static const char *const names[] = {"qcode", "uri",  "literal",
                                        "code",  "name", NULL};
    return wire__raw_kind_of(value) == WIRE__RAW_OBJECT
               ? wire__raw_first(value, names)
               : value;
}

wire_status wire__guard_json(wire__reader *r, wire__strings *s, wire__guards *g,
                             uint8_t slot, wire_str value, wire_err *err)
{
    wire__raw_walk w = {{0}};
    wire_str key, text, one = value;

    if (wire__raw_kind_of(value) == WIRE__RAW_ARRAY && is_of_words(slot)) {
        w = wire__raw_open(value);
        if (!wire__raw_next(&w, &key, &one)) return WIRE_OK;
    }
    do {
        wire_str code = slot == WIRE__F_SIGNAL ? code_of(one) : one;
        WIRE_TRY(wire__raw_guard(s, code, &text, err));
        if (slot == WIRE__F_OUT && wire_str_eq(code, WIRE_STR("false")))
            text = code;
        WIRE_TRY(wire__guard_add(r, g, slot, text, err));
    } while (wire__raw_next(&w, &key, &one));
    return WIRE_OK;
}

wire_status wire__guard_object(wire__reader *r, wire__strings *s,
                               wire__guards *g, wire_str object, wire_err *err)
{
    wire__raw_walk w = wire__raw_open(object);
    wire_str key, value;

    while (wire__raw_next(&w, &key, &value)) {
        const wire__json_name *name = wire__guard_name(key);
        if (name) WIRE_TRY(wire__guard_json(r, s, g, name->slot, value, err));
    }
    return WIRE_OK;
}

/* ---- Deciding ------------------------------------------------------------- */

static const wire__guard_value *values_of(const wire__guards *g, uint8_t slot)
{
    return g->of[slot - WIRE__F_EMBARGO];
}

/* A flag that says no in one of the ways in which flags do. */
static bool is_no(wire_str flag)
{
    static const char *const no[] = {"0",   "0.0",  "no",   "n",  "f",  "false",
                                     "off", "none", "null", "[]", "{}", NULL};
    return is_one_of(flag, no);
}

/* "embargoed": true beside a time says no more than the time. */
static wire_status put_embargo(wire__reader *r, wire_article *a,
                               const wire__guards *g, wire_err *err)
{
    static const char *const yes[] = {"true", "yes", "y", "on", "1", NULL};
    const wire__guard_value *v;
    wire_str flag = {0};

    for (v = values_of(g, WIRE__F_UNTIL); v; v = v->next)
        WIRE_TRY(wire__item_embargo(r, a, v->text, err));
    for (v = values_of(g, WIRE__F_EMBARGO); v; v = v->next)
        if (is_one_of(v->text, yes))
            flag = v->text;
        else if (!is_no(v->text) || *v->text.p == '[' || *v->text.p == '{')
            WIRE_TRY(wire__item_embargo(r, a, v->text, err));
    if (!flag.n || (a->item && a->item->embargo.n)) return WIRE_OK;
    return wire__item_embargo(r, a, flag, err);
}

/* "status" is a word of many programs: a number, or that something went well,
 * is none of publishing. Whatever else nobody knows withholds. */
static wire_status put_status(wire__reader *r, wire_article *a, wire_str word,
                              wire_err *err)
{
    static const char *const harmless[] = {
        "ok",      "success", "succeeded", "true",     "done",      "complete",
        "active",  "live",    "public",    "online",   "completed", "final",
        "updated", "new",     "approved",  "released", "processed", NULL};

    if (is_number(word) || is_one_of(word, harmless)) return WIRE_OK;
    return wire__item_status(r, a, word, err);
}

/* "state" may be a country's: what is not known to hold says nothing. */
static wire_status put_state(wire__reader *r, wire_article *a, wire_str word,
                             wire_err *err)
{
    static const char *const holding[] = {
        "draft",    "embargoed", "withheld",    "hold",     "on hold",
        "on-hold",  "on_hold",   "pending",     "private",  "hidden",
        "spiked",   "scheduled", "unpublished", "canceled", "cancelled",
        "killed",   "kill",      "withdrawn",   "deleted",  "retracted",
        "recalled", "archived",  "trash",       NULL};

    return is_one_of(word, holding) ? wire__item_status(r, a, word, err)
                                    : WIRE_OK;
}

/* Does any flag of a slot say no, or anything else? */
static bool says(const wire__guards *g, uint8_t slot, bool no)
{
    for (const wire__guard_value *v = values_of(g, slot); v; v = v->next)
        if (is_no(v->text) == no) return true;
    return false;
}

/* ---- Marks ---------------------------------------------------------------- */

/* The gravest first. */
static const struct {
    const char *word;
    wire_revision kind;
} marks[] = {
    {"kill", WIRE_REVISION_KILL},
    {"killed", WIRE_REVISION_KILL},
    {"withdrawal", WIRE_REVISION_KILL},
    {"withdrawn", WIRE_REVISION_KILL},
    {"retraction", WIRE_REVISION_KILL},
    {"retracted", WIRE_REVISION_KILL},
    {"hold", WIRE_REVISION_HOLD},
    {"correction", WIRE_REVISION_CORRECTION},
    {"corrected", WIRE_REVISION_CORRECTION},
    {"refile", WIRE_REVISION_REFILE},
    {"repeat", WIRE_REVISION_REPEAT},
    {"advisory", WIRE_REVISION_ADVISORY},
    {"update", WIRE_REVISION_UPDATE},
    {"writethru", WIRE_REVISION_UPDATE},
};

enum { N_MARKS = sizeof marks / sizeof *marks };

static size_t mark_of(wire_str word)
{
    size_t i = 0;
    while (i < N_MARKS && !wire_str_eq_nocase(word, wire_str_of(marks[i].word)))
        i++;
    return i;
}

/* The gravest mark of "kill", "sig:update", "Mandatory Kill Notice"; N_MARKS
 * when a word is of something else, such as "road-kill photo". */
static size_t gravest_of(wire_str s)
{
    static const char *const with[] = {"notice", "mandatory", "story",
                                       "item",   "article",   "version",
                                       "urgent", "bulletin",  NULL};
    size_t colon = wire_str_find(s, WIRE_STR(":"), 0), best = N_MARKS;

    if (wire_str_find(s, WIRE_STR("://"), 0) != SIZE_MAX) {
        for (colon = s.n; colon && !memchr("/#", s.p[colon - 1], 2);)
            colon--;
        colon--; /* an address has a slash */
    }
    if (colon != SIZE_MAX && colon + 1 < s.n)
        s = wire_str_sub(s, colon + 1, s.n);
    for (size_t i = 0, beg; i < s.n;) {
        for (beg = i; i < s.n && wire_is_alpha(s.p[i]); i++) {
        }
        wire_str word = wire_str_sub(s, beg, i);
        size_t mark = mark_of(word);
        if (word.n && mark == N_MARKS && !is_one_of(word, with)) return N_MARKS;
        if (mark < best) best = mark;
        i += !word.n;
    }
    return best;
}

/* "type": "correction", "signal": "sig:update"; other types say nothing. */
static wire_status put_mark(wire__reader *r, wire_article *a,
                            const wire__guards *g, wire_err *err)
{
    static const uint8_t slots[] = {WIRE__F_TYPE, WIRE__F_SIGNAL};
    size_t best = N_MARKS;
    wire_str words = {0};

    for (size_t i = 0; i < sizeof slots; i++)
        for (const wire__guard_value *v = values_of(g, slots[i]); v;
             v = v->next) {
            size_t mark = gravest_of(v->text);
            if (mark >= best) continue;
            best = mark;
            words = v->text;
        }
    if (best == N_MARKS) return WIRE_OK;
    return wire__item_marked(r, a, marks[best].kind, words, err);
}

/* ---- Versions ------------------------------------------------------------- */

static bool is_version(wire_str s)
{
    enum { LONGEST = 64 };
    return s.n <= LONGEST && *s.p != '{' && *s.p != '[' &&
           !wire_str_eq(s, WIRE_STR("true")) &&
           wire_str_find(s, WIRE_STR("://"), 0) == SIZE_MAX; /* of a format */
}

static wire_status put_version(wire__reader *r, wire_article *a,
                               const wire__guards *g, wire_err *err)
{
    const wire__guard_value *v = values_of(g, WIRE__F_VERSION);

    while (v && !is_version(v->text))
        v = v->next;
    if (!v) return WIRE_OK;
    if (!wire__item(r, a)) return wire_fail_mem(err);
    return wire__item_text(r, a, v->text, &a->item->version, err);
}

wire_status wire__guard(wire__reader *r, wire_article *a, const wire__guards *g,
                        wire_err *err)
{
    const wire__guard_value *v;

    WIRE_TRY(put_version(r, a, g, err));
    for (v = values_of(g, WIRE__F_NOTE); v; v = v->next)
        if (!wire_str_eq(v->text, WIRE_STR("true")))
            WIRE_TRY(wire__item_note(r, a, v->text, err));
    WIRE_TRY(put_embargo(r, a, g, err));
    for (v = values_of(g, WIRE__F_STATUS); v; v = v->next)
        WIRE_TRY(put_status(r, a, v->text, err));
    for (v = values_of(g, WIRE__F_PUBSTATUS); v; v = v->next)
        WIRE_TRY(wire__item_status(r, a, v->text, err));
    for (v = values_of(g, WIRE__F_STATE); v; v = v->next)
        WIRE_TRY(put_state(r, a, v->text, err));
    WIRE_TRY(put_mark(r, a, g, err));
    /* "published": false, "isPublished": "no"; a time says nothing here. */
    if (says(g, WIRE__F_OUT, true))
        WIRE_TRY(wire__item_status(r, a, WIRE_STR("unpublished"), err));
    if (says(g, WIRE__F_CANCELED, false))
        WIRE_TRY(wire__item_status(r, a, WIRE_STR("canceled"), err));
    if (says(g, WIRE__F_WITHHELD, false))
        WIRE_TRY(wire__item_status(r, a, WIRE_STR("withheld"), err));
    return WIRE_OK;
}

bool wire__guard_is_notice(const wire_article *a)
{
    return a->id.n && a->item && a->item->status == WIRE_PUB_CANCELED;
}
