/* read_jsonfeed.h: JSON Feed. Internal to the library. Layer: 1 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_JSONFEED_H
#define WIRE_READ_JSONFEED_H

#include "read_rawjson.h"

/* Is a JSON document a feed, by the version it names? */
bool wire__is_json_feed(wire_str text);
WIRE_MUST wire_status wire__read_json_feed(wire__reader *r,
                                           const wire__input *in,
                                           wire_err *err);

#endif
