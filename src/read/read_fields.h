/* read_fields.h: the names under which records carry what an article needs.
 *
 * Internal to the library. Layer: 1 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_FIELDS_H
#define WIRE_READ_FIELDS_H

#include "read_json.h"

enum {
    WIRE__F_TEXT,
    WIRE__F_TITLE,
    WIRE__F_ID,
    WIRE__F_URL,
    WIRE__F_OUTLET,
    WIRE__F_PUBLISHED,
    WIRE__F_MODIFIED,
    WIRE__F_AUTHOR,
    WIRE__F_LANGUAGE,
    WIRE__F_CREDIT,
    WIRE__F_SUMMARY,
    WIRE__F_DATELINE,
    /* What decides whether it may go out: read_guard.h. Of these every value
     * counts, not the first one found. */
    WIRE__F_EMBARGO, /* a flag, or the time */
    WIRE__F_UNTIL,   /* always the time */
    WIRE__F_STATUS,  /* a word of publishing, or of any program */
    WIRE__F_PUBSTATUS,
    WIRE__F_VERSION,
    WIRE__F_TYPE,
    WIRE__F_SIGNAL,
    WIRE__F_CANCELED, /* flags */
    WIRE__F_WITHHELD,
    WIRE__F_NOTE,  /* to editors */
    WIRE__F_STATE, /* a word of any kind: only what is known to hold does */
    WIRE__F_OUT,   /* a flag that withholds when it says no */
    WIRE__F_NINJS, /* a name that only ninjs has */
    WIRE__F_N
};

/* Names of JSON records and of the columns of tables; a NULL name ends them.
 * docs/read.md lists these; the first of each field are the documented ones,
 * the others are what common crawlers and schema.org write. */
extern const wire__json_name wire__record_names[];
/* The names of what decides, however they are written ("isDraft", "is_draft",
 * "Is Draft"); NULL for others. A wire__json_lookup. O(1). */
const wire__json_name *wire__guard_name(wire_str name);

#endif
