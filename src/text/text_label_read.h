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
    bool is_self;       /* "this story", "Disclaimer:" */
    bool is_named;      /* "copy from Halcyon", "Texte Boréale" */
    bool has_agency;    /* a source that only outlets have */
    bool has_copula;    /* "is" behind the last "this" */
    bool is_bracketed;  /* the whole of it */
    bool is_text_first; /* begins with "story", "Text" */
    bool is_notice;     /* begins as notices begin, or stands in brackets */
    bool is_other;      /* "Published in 1998, the novel ...": of no text */
    unsigned neg_edit;  /* "without ... modifications", how often */
    size_t denied_at;   /* the last of these; valid when there is one */
    size_t human_at;    /* "human", counted from 1 */
    bool pos_edit;      /* an edit that nothing denies */
    bool head_by;       /* "headline by our desk" */
    bool neg_head;      /* "neither the headline nor the text" */
    bool head_only;     /* "only the headline", "salvo el título" */
    size_t only_at;     /* "only", counted from 1 */
} wire__label_reading;

/* A denial that waits for what it denies. Begins as zeros. */
typedef struct {
    size_t end;        /* byte behind the last word */
    unsigned topic;    /* the claim that the clause begins with */
    bool is_open;      /* "not", and nothing denied yet */
    bool is_after_not; /* the last word was "not" */
} wire__denial;

/* The cues of the word [beg, end) that hold: a claim that "not" reaches is
 * none, nor is the "without" behind it one. Sets *neg_at to none then; takes
 * back in *r what the clause began with. O(length of the word). */
unsigned wire__label_deny(wire__denial *d, wire__label_reading *r, wire_str s,
                          size_t beg, size_t end, unsigned cues,
                          size_t *neg_at);
/* Does s, of another script, deny what it claims? O(length). */
bool wire__label_is_denied(wire_str s);

/* Length of "l'", "dell'" and the like in front of the word w, its mark at
 * *mark; 0 when there is none. */
size_t wire__label_elision(wire_str w, size_t *mark);
/* "Prensa", "News": alone what it is, in a name whose. */
bool wire__label_is_press(wire_str folded);
/* Add the words of s, of any script, to *r. O(length). */
void wire__label_scan(wire_str s, wire__label_reading *r);
/* Has s letters of a script whose words are not told apart by spaces alone? */
bool wire__label_is_other_script(wire_str s);

#endif
