/* text_dateline_int.h: what the files of the dateline reader share.
 *
 *     text_dateline.c         reads the parts
 *     text_dateline_words.c   what single words can be
 *     text_dateline_judge.c   whether the parts make a dateline
 *
 * Layer: 2, internal. SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TEXT_DATELINE_INT_H
#define WIRE_TEXT_DATELINE_INT_H

#include "text_int.h"

typedef enum {
    DASH_NONE,
    DASH_HYPHEN, /* - */
    DASH_LONG,   /* -- – — _ .- = */
    DASH_COLON,
    DASH_DOT, /* only behind a credit */
    DASH_BAR  /* | • » */
} wire__dash;

typedef struct {
    wire_str s;
    size_t i;
    size_t place_beg, place_end; /* with its region */
    size_t name_end;             /* without */
    unsigned words;
    bool is_looked_up; /* is_city and is_country are known */
    bool is_caps, is_city, is_country, has_region, is_region_known, is_sloppy;
    bool is_caseless; /* a script without capitals */
    bool has_date, has_weekday;
    bool has_credit, is_agency;
    bool is_outside_credit; /* "(AP) PARIS -" */
    wire__dash dash;
    bool is_spaced; /* white space on both sides of the dash */
    wire_dateline *out;
} wire__dl;

typedef enum { W_NONE, W_CAPS, W_CAP, W_LOWER, W_CASELESS } wire__dl_word;
wire__dl_word wire__dl_classify(wire_str word);
/* Small words inside names of places: de, upon, am. */
bool wire__dl_is_connector(wire_str word);
/* First words that begin a text or a notice, never a place. */
bool wire__dl_is_stop(wire_str word);
/* "New", "The", "La": they begin names of two words all the same. */
bool wire__dl_begins_name(wire_str first);

/* Are the parts strong enough together? p->i is behind them. */
bool wire__dl_accept(const wire__dl *p);

#endif
