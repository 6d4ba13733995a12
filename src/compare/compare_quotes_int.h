/* compare_quotes_int.h: what the finders of quotations share.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_COMPARE_QUOTES_INT_H
#define WIRE_COMPARE_QUOTES_INT_H

#include <stdio.h>

#include "compare_int.h"

/* Source quotations by pairs of neighbouring words. */
typedef struct {
    uint32_t *quote; /* [mask + 1] number plus one; 0 free */
    uint32_t mask;
    bool *is_used; /* [source quotations] the copy quotes it too */
} wire__quote_index;

typedef enum {
    WIRE__QUOTE_OTHER,      /* other words */
    WIRE__QUOTE_SAME,       /* spelling, numbers, or cut at an end */
    WIRE__QUOTE_CONTRACTED, /* don't for do not */
    WIRE__QUOTE_BRACKETED,  /* the editor's words, in brackets */
    WIRE__QUOTE_NUMBERS     /* other numbers, all else the same */
} wire__quote_style;
/* Words s of the source against words c of the copy, both quoted; false when
 * memory ran out (compare_quote_style.c). */
bool wire__quote_style_of(wire__compare *t, wire_span s, wire_span c,
                          wire__quote_style *out);
/* Of a quotation of the source (words all) the copy's (words c) keeps the
 * words kept: does it leave off a plain no right before or behind them, which
 * the copy does not say outside of its marks either? *more are the words kept
 * with it (compare_quote_no.c). */
bool wire__quote_loses_no(const wire__compare *t, wire_span all, wire_span kept,
                          wire_span c, wire_span *more);
/* Does the sentence hold a quotation mark that belongs to no quotation? */
bool wire__has_loose_mark(const wire__side *s, uint32_t sentence);
/* Do marks of any kind, single ones too, stand right round the bytes? */
bool wire__is_in_marks(const wire__side *s, wire_span bytes);
/* Words of an article that begin within the bytes. */
wire_span wire__quote_words(const wire__side *s, wire_span bytes);
/* The link of a copy sentence, or NULL. */
const wire_link *wire__link_of(const wire__compare *t, uint32_t copy);
/* Links turned round: copies[copy_beg[s], copy_beg[s + 1]) come from source
 * sentence s. False when memory ran out. */
bool wire__links_by_source(wire__compare *t, uint32_t **copies,
                           uint32_t **copy_beg);

#endif
