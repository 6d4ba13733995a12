/* compare_verbs_int.h: forms of one verb.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_COMPARE_VERBS_INT_H
#define WIRE_COMPARE_VERBS_INT_H

#include "compare_int.h"

/* Are x and y forms of one verb of the language: sumarse and sumarán? False
 * in English, whose stems do. O(letters). */
bool wire__is_same_verb(wire_str x, wire_str y, wire__cues_in language);
typedef enum {
    WIRE__NO_CONDITIONAL,
    WIRE__MAYBE_CONDITIONAL, /* or an imperfect, or a noun: admirait, corría */
    WIRE__CONDITIONAL /* préparerait, estaría, starebbe; nouns in -ería
                         too: ask for another form of the verb beside */
} wire__conditional;
/* Is w a conditional of French, Spanish, Italian or Portuguese by its ending?
 * A maybe can keep a doubt, but raises none. O(letters). */
wire__conditional wire__conditional_of(wire_str w, wire__cues_in language);

#endif
