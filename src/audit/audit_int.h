/* audit_int.h: what the files of audit share.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_AUDIT_INT_H
#define WIRE_AUDIT_INT_H

#include <wirecopy/audit.h>

/* The row of an article, or NULL. O(log rows). */
wire_audit_row *wire__audit_row_of(wire_audit *out, uint32_t article);
/* Rivals of the rows without a parent; parents are judged by now. */
WIRE_MUST wire_status wire__audit_rivals(const wire_trace *t, wire_arena *a,
                                         wire_audit *out, wire_err *err);

#endif
