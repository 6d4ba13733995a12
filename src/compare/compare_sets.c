/* Names of types of changes, alone and in groups, to sets of types.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_int.h"

#define BIT(t) ((uint32_t)1 << WIRE_CHANGE_##t)

static const struct {
    const char *name;
    uint32_t set;
} groups[] = {
    {"quotes", BIT(QUOTE_ALTERED) | BIT(QUOTE_MARKS_LOST) |
                   BIT(QUOTE_MISATTRIBUTED) | BIT(SCARE_QUOTE_LOST)},
    {"numbers", BIT(NUMBER_ALTERED) | BIT(NUMBER_ROUNDED)},
    {"dates", BIT(DATE_ALTERED)},
    {"names", BIT(NAME_ALTERED) | BIT(TITLE_ALTERED) | BIT(PLACE_ALTERED)},
    {"attribution",
     BIT(ATTRIBUTION_LOST) | BIT(ATTRIBUTION_ADDED) | BIT(ATTRIBUTION_CHANGED)},
    {"credits", BIT(CREDIT_REMOVED) | BIT(CREDIT_ADDED) | BIT(CREDIT_CHANGED)},
    {"certainty",
     BIT(CERTAINTY_RAISED) | BIT(CERTAINTY_LOWERED) | BIT(NEGATION_FLIPPED)},
    {"facts", BIT(CAUSAL_ADDED) | BIT(FACT_ALTERED) | BIT(CLAIM_ADDED)},
    {"omissions", BIT(SENTENCE_OMITTED) | BIT(DETAIL_OMITTED)},
    {"headline", BIT(HEADLINE_CHANGED)},
};
enum { GROUPS_N = sizeof groups / sizeof *groups };

static uint32_t set_of(wire_str name)
{
    if (wire_str_eq(name, WIRE_STR("all"))) return WIRE_CHANGES_ALL;
    for (size_t i = 0; i < GROUPS_N; i++)
        if (wire_str_eq(name, wire_str_of(groups[i].name)))
            return groups[i].set;
    for (unsigned t = 0; t < WIRE_CHANGE_N; t++)
        if (wire_str_eq(name, wire_str_of(wire_change_name(t))))
            return (uint32_t)1 << t;
    return 0;
}

static wire_status unknown(wire_str name, wire_err *err)
{
    char list[200] = "";
    size_t n = 0;
    for (size_t i = 0; i < GROUPS_N; i++) {
        size_t k = strlen(groups[i].name);
        if (i) list[n++] = ' ';
        memcpy(list + n, groups[i].name, k);
        n += k;
    }
    return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                     "no changes are called '%.*s'; there are %s",
                     (int)(name.n < 40 ? name.n : 40), name.p, list);
}

wire_status wire_changes_named(wire_str list, uint32_t *out, wire_err *err)
{
    *out = 0;
    for (size_t i = 0; i <= list.n;) {
        size_t end = wire_str_find(list, WIRE_STR(","), i);
        if (end > list.n) end = list.n;
        wire_str name = wire_str_trim(wire_str_sub(list, i, end));
        uint32_t set = set_of(name);
        if (!set) return unknown(name, err);
        *out |= set;
        i = end + 1;
    }
    return WIRE_OK;
}
