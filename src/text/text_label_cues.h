/* text_label_cues.h: the words and parts of words that make a label.
 *
 * Layer: 2, internal. SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TEXT_LABEL_CUES_H
#define WIRE_TEXT_LABEL_CUES_H

#include <wirecopy/text.h>

enum wire__label_cue {
    DET = 1 << 0,     /* this, dieser, cet, questo: the text names itself */
    NOUN = 1 << 1,    /* story, Artikel, dépêche, noticia */
    DISC = 1 << 2,    /* disclaimer, Hinweis */
    SOURCE = 1 << 3,  /* agency, feed, wire, syndicated */
    PUB = 1 << 4,     /* published, generated, übernommen */
    AUTO = 1 << 5,    /* automatically */
    NEG = 1 << 6,     /* without, not, ohne, sans, sin */
    EDIT = 1 << 7,    /* edited, modification, bearbeitet */
    ASIS = 1 << 8,    /* unedited, verbatim: a claim in one word */
    HEAD = 1 << 9,    /* headline, Überschrift, titre */
    ONLY = 1 << 10,   /* only, nur, seul */
    EXCEPT = 1 << 11, /* except, bis auf, hormis */
    INPUT = 1 << 12,  /* inputs */
    WITH = 1 << 13,   /* with, mit, avec, con */
    INFO = 1 << 14,   /* files, Material, informazioni */
    SAID = 1 << 15,   /* reported speech */
    STAFF = 1 << 16,  /* staff, newsroom, Redaktion */
    MODAL = 1 << 17,  /* may not: a rule for others */
    REST = 1 << 18,   /* the rest of it; the headline is ours */
    COPULA = 1 << 19, /* this is an agency's copy */
    BY = 1 << 20,     /* by, von, de: whose headline */
    ODD = 1 << 21,    /* means something with its neighbours: as is, tel quel */
    WE = 1 << 22,     /* we, our, publicamos: the outlet speaks */
    PLACE = 1 << 23,  /* site, diario: with "this", the outlet */
    ARRIVED = 1 << 24, /* delivered, eingegangen: behind "as" it is unchanged */
    AS = 1 << 25,      /* as, wie, comme */
    MACHINE = 1 << 26, /* robot, script: behind "by" it is automatic */
    FEED = 1 << 28,    /* feed, wire: a source, but readers have them too */
    HUMAN = 1 << 27,   /* "without human intervention" is automatic */
    WITHOUT = 1 << 29, /* a denial that needs no verb */
    LEFT = 1 << 30     /* gelassen: "as it was" behind it is unchanged */
};

/* Cues of one folded word. */
unsigned wire__label_word(wire_str folded);
/* Could a word of ASCII letters have cues? Three of four cannot. */
bool wire__label_may(wire_str word);
/* The bit that tells it, 0 to 2,047. For the test. */
unsigned wire__label_head(wire_str word);
/* Stem i; empty behind the last. For the test. */
wire_str wire__label_stem(size_t i);
/* Cues of all parts that stand in a text of a script whose words are not cut
 * at spaces, or run into their endings. */
unsigned wire__label_parts(wire_str text);

#endif
