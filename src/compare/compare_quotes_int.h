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

/* Words of an article that begin within the bytes. */
wire_span wire__quote_words(const wire__side *s, wire_span bytes);
/* The link of a copy sentence, or NULL. */
const wire_link *wire__link_of(const wire__compare *t, uint32_t copy);
/* Links turned round: copies[copy_beg[s], copy_beg[s + 1]) come from source
 * sentence s. False when memory ran out. */
bool wire__links_by_source(wire__compare *t, uint32_t **copies,
                           uint32_t **copy_beg);

#endif
