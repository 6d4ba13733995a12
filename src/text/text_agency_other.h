/* text_agency_other.h: agencies' names in scripts without capitals.
 *
 * Layer: 2, internal. SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TEXT_AGENCY_OTHER_H
#define WIRE_TEXT_AGENCY_OTHER_H

#include <wirecopy/text.h>

bool wire__is_devanagari(uint32_t c); /* no danda */
bool wire__is_hangul(uint32_t c);
bool wire__is_han(uint32_t c); /* and katakana */

/* What a word of Hindi may be to a name. From HOUSE on it may be part of one.
 */
typedef enum {
    WIRE__IS_OTHER, /* a noun of labels, a verb, a pronoun: ends a name */
    WIRE__IS_OF,    /* की, के, का */
    WIRE__IS_FROM,  /* से, द्वारा, ने */
    WIRE__IS_HOUSE, /* एजेंसी, सेवा */
    WIRE__IS_NEWS,  /* समाचार: before HOUSE part of a name */
    WIRE__IS_NAME   /* anything else */
} wire__role;
wire__role wire__hindi_role(wire_str word);

/* The agency that a word of Hangul names, its particles apart: known, or with
 * the form and more than that. Empty when it says what ("이동통신"). O(1). */
wire_str wire__agency_korean(wire_str word);
/* The same of a run of Han and katakana: "北星通信社", not "外国通信社". */
wire_str wire__agency_han(wire_str run);

#endif
