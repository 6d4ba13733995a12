/* receipt_verify.h: what the checks of a page share.
 *
 *   verify  receipt, signature, list, key, then the others in order
 *   checks  page, text, label, claim, source
 *   list    place, status: what the site's list and its age say
 *
 * Internal to the library. Layer: 12, inside receipt.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_RECEIPT_VERIFY_H
#define WIRE_RECEIPT_VERIFY_H

#include "receipt_int.h"

/* One page being verified. */
typedef struct {
    const wire_verify_in *in;
    wire_arena *a;       /* of what is handed out */
    wire_arena *scratch; /* of the list and of texts */
    wire_verified *out;
    wire_err *err;
    wire_str text; /* of the receipt */
    wire_site site;
    bool site_holds;    /* the list could be read, its signature holds */
    char site_why[248]; /* why not */
    const wire_article *article; /* on the page; NULL: none is found */
    char article_why[248];
} wire__job;

/* One sentence for people. */
wire_status wire__say(wire__job *j, wire_check_kind kind,
                      wire_check_result result, const char *fmt, ...)
    WIRE_PRINTF(4, 5);
/* A text of others within a sentence: "%.*s" with it is cut between
 * characters. */
int wire__shown(wire_str s);
#define SHOW(s) wire__shown(s), (s).p ? (s).p : ""

wire_status wire__check_page(wire__job *j);
wire_status wire__check_text(wire__job *j);
wire_status wire__check_label(wire__job *j);
wire_status wire__check_claim(wire__job *j);
wire_status wire__check_source(wire__job *j);
wire_status wire__check_place(wire__job *j);
wire_status wire__check_status(wire__job *j);
/* A page without a receipt may call itself unmodified all the same. */
wire_status wire__check_bare_label(wire__job *j, wire_str *found);

#endif
