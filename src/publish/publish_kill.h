/* publish_kill.h: a kill, and how far it reaches.
 * Internal to the library. Layer: 16, inside publish.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_PUBLISH_KILL_H
#define WIRE_PUBLISH_KILL_H

#include "publish_items.h"

/* Texts by the hashes of their words. */
typedef struct {
    uint64_t *at; /* [n] ascending */
    size_t n;
} wire__texts;

typedef struct {
    wire__run_pub *r;
    const wire_article *note;
    uint32_t notice;      /* that as an article with text; or NOBODY */
    wire__item_pub *item; /* of the kill */
    wire_str given, by;   /* its id, and who sent it */
    wire_time at;         /* of the kill; unknown: nothing is later */
    /* What was killed: the sender's own texts count. Only where there is none
     * copies that came out before the kill do: a copy is anybody's, and could
     * be made to hold what it copies. */
    wire__texts own, copies;
    wire__texts released; /* what the sender says now */
    /* Of the texts that are its sender's to kill: */
    bool has_own;
    wire_time first; /* when the earliest of them came out */
    wire_str credit; /* whom they name as their source */
} wire__kill;

/* A kill goes down the copy tree from what is its sender's to kill, never up
 * to what that was copied from, nor over to others who copied from there:
 *
 *   NPA a --> Post p                  stands
 *        \-> Fog q --> Herald h       Fog kills q: q and h go
 */
typedef enum {
    WIRE__REACH_UNTOLD, /* not looked at yet */
    WIRE__REACH_NOT,
    WIRE__REACH_MAYBE, /* nobody knows whether it comes from what was killed */
    WIRE__REACH_IS
} wire__reach;

/* Is that time known to be behind the other? */
bool wire__is_later(wire_time t, wire_time than);
const wire_article *wire__article_of(const wire__kill *k, uint32_t d);
/* How a sender stands to the item of an article. */
wire__sender wire__sender_to(const wire__run_pub *r, wire_str by, uint32_t d);
/* How far it reaches, for each member of the family; owned by a. O(members
 * log members), and the height of the tree once. */
WIRE_MUST wire_status wire__kill_reach(wire__kill *k, const wire_family *fam,
                                       wire_arena *a, wire__reach **out,
                                       wire_err *err);

#endif
