/* SPDX-License-Identifier: Apache-2.0 */
#include "read_int.h"
wire_status wire__read_feed(wire__reader *r, const wire__input *in,
                            wire_err *err)
{
    (void)in;
    return wire__reader_skip(r, 0, false, err, "feeds not yet");
}
