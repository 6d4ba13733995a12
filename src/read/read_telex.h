/* read_telex.h: messages of the old wires, and the sets of letters that seven
 * bits were made to hold.
 *
 *   Pr{sident ESC ( K        DIN 66003     Präsident
 *   d}cembre                 NF Z 62-010   décembre... by its words
 *
 * Internal to the library. Layer: 1 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_TELEX_H
#define WIRE_READ_TELEX_H

#include "read_int.h"

typedef struct wire__letters wire__letters;

/* The national set a text without any announcement is written in, by the
 * frequent words that its brackets and braces spell; NULL: plain ASCII. */
const wire__letters *wire__letters_guess(wire_str text);

/* What is behind a change of letters; map leads back to positions in the
 * source, counted from its first byte. */
typedef struct {
    char *p; /* owned by an arena */
    size_t n, cap;
    wire__map map;
} wire__decoded;

/* Decode text: letters of the set until an escape announces another one, no
 * control characters but line ends and tabs, CR LF as LF, indented lines as
 * paragraphs of their own. */
WIRE_MUST wire_status wire__telex_decode(wire_str text,
                                         const wire__letters *set,
                                         wire_arena *a, wire__decoded *out,
                                         wire_err *err);

/* IPTC7901, ANPA, or EMPTY when the head of a file is neither. */
wire__kind wire__telex_kind(wire_str head);
WIRE_MUST wire_status wire__read_telex(wire__reader *r, const wire__input *in,
                                       wire_err *err);

#endif
