/* text_label_read.h: what the words of a line say about the line.
 *
 * Layer: 2, internal. SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TEXT_LABEL_READ_H
#define WIRE_TEXT_LABEL_READ_H

#include "text_int.h"
#include "text_label_cues.h"

/* What a window of text says, summed over its words. */
typedef struct {
    unsigned all;
    unsigned n_words;
    bool is_self;      /* "this story", "Disclaimer:" */
    bool is_named;     /* "copy from Halcyon", "Texte Boréale" */
    bool has_agency;   /* a source that only outlets have */
    bool has_copula;   /* "is" behind the last "this" */
    bool is_notice;    /* begins as notices begin, or stands in brackets */
    unsigned neg_edit; /* "without ... modifications", how often */
    size_t denied_at;  /* the last of these; valid when there is one */
    size_t human_at;   /* "human", counted from 1 */
    bool pos_edit;     /* an edit that nothing denies */
    bool head_by;      /* "headline by our desk" */
    bool neg_head;     /* "neither the headline nor the text" */
    bool head_only;    /* "only the headline", "salvo el título" */
    size_t only_at;    /* "only", counted from 1 */
} wire__label_reading;

/* Add the words of s, of any script, to *r. O(length). */
void wire__label_scan(wire_str s, wire__label_reading *r);
/* Has s letters of a script whose words are not told apart by spaces alone? */
bool wire__label_is_other_script(wire_str s);

#endif
