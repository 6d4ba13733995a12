/* Mail, its parts and encodings.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    return fuzz_read("From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\n",
                     data, n);
}
