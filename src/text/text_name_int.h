/* text_name_int.h: what the files of the name finder share.
 *
 *     text -> capitalised tokens -> runs -> parts without titles -> names
 *
 * Layer: 2. SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TEXT_NAME_INT_H
#define WIRE_TEXT_NAME_INT_H

#include "text_lex.h"

enum {
    WIRE__CAP_START = 1,    /* first word of a sentence or quotation */
    WIRE__CAP_UPPER = 2,    /* two capitals or more, no small letter */
    WIRE__CAP_MIXED = 4,    /* digits, or capitals inside: F-16, iPhone */
    WIRE__CAP_INITIAL = 8,  /* one capital and a dot */
    WIRE__CAP_SHOUT = 16,   /* in a line of capitals */
    WIRE__CAP_HEADING = 32, /* in a line whose words all have capitals */
    WIRE__CAP_DET = 64,     /* behind an article or a number */
    WIRE__CAP_TELL = 128,   /* behind "sagte" */
    WIRE__CAP_OFFICE = 256, /* behind "Secretary of" */
    WIRE__CAP_CUE = 512,    /* behind "in", "since": a month, no April Smith */
    WIRE__CAP_TITLE = 1024, /* German: an office or a kind of firm */
    WIRE__CAP_NOUN = 2048,  /* German: a noun by its ending; a measure */
    WIRE__CAP_MEASURE = 4096
};

typedef enum {
    WIRE__LINK_NONE,
    WIRE__LINK_SPACE,    /* a space, a dot and a space, an ampersand */
    WIRE__LINK_PARTICLE, /* "van der", "bin" */
    WIRE__LINK_OF,
    WIRE__LINK_FOR,
    WIRE__LINK_AND
} wire__link;

/* A capitalised token: "Gyu-back", "O'Brien", "U.S.", "F-16", "J". */
typedef struct {
    uint32_t beg, end;
    const wire__lex *lex; /* when it is one plain word */
    uint32_t hash;
    uint16_t flags;
    uint8_t link; /* to the token before */
} wire__cap;

/* Hashes of words, open addressing; 0 is free. */
typedef struct {
    uint32_t *slot;
    uint32_t mask;
} wire__hashes;
bool wire__hashes_has(const wire__hashes *h, uint32_t x);
void wire__hashes_add(wire__hashes *h, uint32_t x);

typedef WIRE_VEC(wire__cap) wire__caps;
typedef WIRE_VEC(wire_span) wire__spans;

typedef struct {
    wire_str s;
    unsigned langs;
    wire__caps caps;
    wire__hashes inner; /* capitalised inside a sentence */
    wire__hashes known; /* German: surnames; behind a title, in a name */
    wire__hashes nouns; /* German: behind an article */
    uint64_t *small;    /* bits by hash: words met in small letters */
    uint32_t small_mask;
    wire__spans *out;
    bool ok;
} wire__names;

/* Collect the capitalised tokens of the text, with what stands round them. */
void wire__caps_collect(wire__names *n);
bool wire__is_small(const wire__names *n, uint32_t hash);
bool wire__cap_is(const wire__names *n, const wire__cap *c,
                  wire__lex_kind kind);
/* Is it a word that no name contains? */
bool wire__cap_is_stop(const wire__names *n, const wire__cap *c);
void wire__name_add(wire__names *n, const wire__cap *first,
                    const wire__cap *last);

/* Know titles, nouns and measures by their form. */
void wire__german_mark(wire__names *n);
/* Names of a run of linked tokens, where all nouns have capitals. Called
 * twice: first to learn surnames (is_learning), then to keep names. */
void wire__german_run(wire__names *n, wire__cap *run, size_t len,
                      bool is_learning);

#endif
