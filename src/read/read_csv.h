/* read_csv.h: tables. Internal to the library. Layer: 1 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_CSV_H
#define WIRE_READ_CSV_H

#include "read_int.h"

/* Does a text begin with the names of columns, one of them for the text? */
bool wire__is_csv(wire_str head);
/* Do columns stand between tabs under names, none of them for the text? Such
 * a table is no article, and its cells no prose. */
bool wire__is_other_table(wire_str head);
WIRE_MUST wire_status wire__read_csv(wire__reader *r, const wire__input *in,
                                     wire_err *err);

#endif
