/* What decides whether a record may go out.
 * SPDX-License-Identifier: Apache-2.0 */
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

/* "embargoed": true beside a time says no more than the time. */
static wire_status put_embargo(wire__reader *r, wire_article *a,
                               const wire_str *values, wire_err *err)
{
    static const char *const yes[] = {"true", "yes", "1", NULL};
    wire_str flag = wire_str_trim(values[WIRE__F_EMBARGO]);
    wire_str until = wire_str_trim(values[WIRE__F_UNTIL]);

    if (flag.n && !(until.n && is_one_of(flag, yes)))
        WIRE_TRY(wire__item_embargo(r, a, flag, err));
    if (!until.n) return WIRE_OK;
    return wire__item_embargo(r, a, until, err);
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

    word = wire_str_trim(word);
    if (!word.n || is_number(word) || is_one_of(word, harmless)) return WIRE_OK;
    return wire__item_status(r, a, word, err);
}

/* A flag that says no in one of the ways in which flags do. */
static bool is_set(wire_str flag)
{
    static const char *const no[] = {"0", "0.0", "no", "n", "f", "false", NULL};
    flag = wire_str_trim(flag);
    return flag.n && !is_one_of(flag, no);
}

/* "type": "correction", "signal": "sig:update"; other types say nothing. */
static wire_status put_mark(wire__reader *r, wire_article *a, wire_str word,
                            wire_err *err)
{
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
    wire_str name = wire_str_trim(word);
    size_t colon = wire_str_find(name, WIRE_STR(":"), 0);

    if (colon != SIZE_MAX) name = wire_str_sub(name, colon + 1, name.n);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (wire_str_eq_nocase(name, wire_str_of(marks[i].word)))
            return wire__item_marked(r, a, marks[i].kind, word, err);
    return WIRE_OK;
}

static wire_status put_version(wire__reader *r, wire_article *a,
                               wire_str version, wire_err *err)
{
    enum { LONGEST = 64 };

    version = wire_str_trim(version);
    if (!version.n || version.n > LONGEST || *version.p == '{' ||
        *version.p == '[' ||
        wire_str_find(version, WIRE_STR("://"), 0) != SIZE_MAX)
        return WIRE_OK; /* of the format */
    if (!wire__item(r, a)) return wire_fail_mem(err);
    return wire__item_text(r, a, version, &a->item->version, err);
}

wire_status wire__guard(wire__reader *r, wire_article *a,
                        const wire_str *values, wire_err *err)
{
    WIRE_TRY(put_version(r, a, values[WIRE__F_VERSION], err));
    WIRE_TRY(put_embargo(r, a, values, err));
    WIRE_TRY(put_status(r, a, values[WIRE__F_STATUS], err));
    if (values[WIRE__F_PUBSTATUS].n)
        WIRE_TRY(wire__item_status(r, a, values[WIRE__F_PUBSTATUS], err));
    WIRE_TRY(put_mark(r, a, values[WIRE__F_TYPE], err));
    WIRE_TRY(put_mark(r, a, values[WIRE__F_SIGNAL], err));
    if (is_set(values[WIRE__F_CANCELED]))
        WIRE_TRY(wire__item_status(r, a, WIRE_STR("canceled"), err));
    if (is_set(values[WIRE__F_WITHHELD]))
        WIRE_TRY(wire__item_status(r, a, WIRE_STR("withheld"), err));
    return WIRE_OK;
}

bool wire__guard_is_notice(const wire_article *a)
{
    return a->id.n && a->item && a->item->status == WIRE_PUB_CANCELED;
}
