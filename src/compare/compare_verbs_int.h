/* compare_verbs_int.h: forms of one verb.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_COMPARE_VERBS_INT_H
#define WIRE_COMPARE_VERBS_INT_H

#include "compare_int.h"

/* Are x and y forms of one verb of the language: sumarse and sumarán? False
 * in English, whose stems do. O(letters). */
bool wire__is_same_verb(wire_str x, wire_str y, wire__cues_in language);
/* Is w a conditional of French, Spanish or Italian by its ending: preparerait,
 * estaría, starebbe? Nouns in -ería are, too. */
bool wire__is_conditional(wire_str w, wire__cues_in language);

#endif
