/* publish_items.h: what the makers of items share.
 * Internal to the library. Layer: 16, inside publish.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_PUBLISH_ITEMS_H
#define WIRE_PUBLISH_ITEMS_H

#include "publish_int.h"

/* ---- Versions ------------------------------------------------------------- */

/* Version as given; empty when none is. */
wire_str wire__item_version(const wire_article *a);
/* < 0 when a is the older: numbers by value, other bytes as they stand. */
int wire__version_words_order(wire_str a, wire_str b);
/* The same of two articles: by version, then by time. A total order, up to
 * those of one version and time. */
int wire__version_order(const wire_article *a, const wire_article *b);
/* < 0 when an article is older than what the site has of its item; 0 also
 * when nobody can say. */
int wire__order_to_kept(const wire_article *a, const wire__kept *k);
/* When an article, or what is kept of one, was last touched. */
wire_time wire__article_time(const wire_article *a);
wire_time wire__kept_time(const wire__kept *k);
/* 0 also when one of them is unknown, or is a day that the other falls on. */
int wire__known_order(wire_time a, wire_time b);

/* ---- Senders -------------------------------------------------------------- */

typedef struct {
    wire_str id, outlet, agency; /* agency: that the item credits */
} wire__owner;

typedef enum {
    WIRE__SENDER_SAME,
    WIRE__SENDER_UNKNOWN, /* one of the two names nobody */
    WIRE__SENDER_OTHER
} wire__sender;

/* May this sender change that item? */
wire__sender wire__sender_is(wire_str sender, const wire__owner *of);
/* Whose name stands in an id: "npa.example" of "tag:npa.example,2026:7". */
wire_str wire__id_authority(wire_str id);
bool wire__has_authority(wire_str id, wire_str sender);
/* However its letters are written, with or without "www.". */
bool wire__is_same_name(wire_str a, wire_str b);

/* ---- Entries -------------------------------------------------------------- */

/* One article, or one notice without text, of an id. */
typedef struct {
    wire_str id;
    wire_str sender; /* may be empty */
    wire__sender sender_is;
    const wire_article *a;
    uint32_t doc; /* or NOBODY */
    size_t order; /* in the input */
} wire__entry;

/* Who sent an article: its outlet, else the agency that it credits. */
wire_str wire__sender_of(const wire__run_pub *r, const wire_article *a,
                         uint32_t doc);
/* Whose item an article is; without its id. */
wire__owner wire__owner_of(const wire__run_pub *r, const wire_article *a,
                           uint32_t doc);
/* All of them, by id and version. */
WIRE_MUST wire_status wire__entries_list(wire__run_pub *r, wire__entry **out,
                                         size_t *n, wire_err *err);
/* Whose item entries of one id are; those of its sender come first, by version.
 *   old  as the site has it; changed when a stop that came before the item has
 *        another weight now that its sender is known */
void wire__entries_own(wire__run_pub *r, wire__entry *e, size_t n,
                       const wire__kept **old, wire__owner *owner);

/* ---- Status ---------------------------------------------------------------- */

/* before and s as one line in the run's arena. */
wire_str wire__words(wire__run_pub *r, const char *before, wire_str s);
/* A graver status counts; of two the same the one that somebody known gave. */
void wire__stop(wire__item_pub *it, wire_pub_status status, wire_str why);
void wire__stop_as(wire__item_pub *it, wire_pub_status status, wire_str why,
                   bool by_stranger);
/* Under embargo, or from a day that has not come. */
void wire__stop_early(wire__run_pub *r, wire__item_pub *it,
                      const wire_article *a);
/* The embargo that an article is under now, by itself or by what the site
 * remembers of its item; none: unknown. */
wire_time wire__embargo_of(const wire__run_pub *r, uint32_t d);
/* A copy of what is under embargo until then; unknown: nobody understands till
 * when. */
void wire__stop_copy(wire__run_pub *r, wire__item_pub *it, wire_time until);
/* What the trace found of kills and holds. O(articles log articles). */
WIRE_MUST wire_status wire__notices_weigh(wire__run_pub *r, wire_err *err);

/* ---- What is kept ---------------------------------------------------------- */

/* What an item is to be remembered by, as its article has it; events and
 * times are those of a new one. r->no_memory when there is none. */
void wire__kept_of(wire__run_pub *r, const wire__item_pub *it, wire__kept *out);
/* Names of pages for those that have none yet, each once. */
WIRE_MUST wire_status wire__names_settle(wire__run_pub *r, wire_err *err);

#endif
