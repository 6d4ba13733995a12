/* compare_names_int.h: what the finders of names and titles share.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_COMPARE_NAMES_INT_H
#define WIRE_COMPARE_NAMES_INT_H

#include "compare_values_int.h"

/* ---- Offices (compare_offices.c) ---- */

typedef enum {
    WIRE__OFFICE_NONE,
    WIRE__OFFICE_LOOSE, /* head, expert: may stand for any other */
    WIRE__OFFICE_PRESIDENT,
    WIRE__OFFICE_PREMIER,
    WIRE__OFFICE_MINISTER,
    WIRE__OFFICE_SECRETARY,
    WIRE__OFFICE_MAYOR,
    WIRE__OFFICE_GOVERNOR,
    WIRE__OFFICE_SENATOR,
    WIRE__OFFICE_MEMBER, /* of a parliament */
    WIRE__OFFICE_JUDGE,
    WIRE__OFFICE_PROSECUTOR,
    WIRE__OFFICE_LAWYER,
    WIRE__OFFICE_SOLDIER,
    WIRE__OFFICE_POLICE,
    WIRE__OFFICE_COMMISSIONER,
    WIRE__OFFICE_CHAIR,
    WIRE__OFFICE_SPEAKS, /* for somebody */
    WIRE__OFFICE_SCHOLAR,
    WIRE__OFFICE_ENVOY,
    WIRE__OFFICE_CROWN,
    WIRE__OFFICE_CHURCH,
    WIRE__OFFICE_COACH,
    WIRE__OFFICE_COUNCIL
} wire__office;
wire__office wire__office_of(const wire__side *s, uint32_t word);

/* The first of a side's names that begins at byte off or behind it; n_names
 * when none does. O(log names) (compare_names.c). */
size_t wire__first_name(const wire__side *s, uint32_t off);

/* Titles that changed in substance; false when memory ran out
 * (compare_titles.c). */
bool wire__find_titles(wire__compare *t);

#endif
