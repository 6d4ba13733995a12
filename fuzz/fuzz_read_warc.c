/* WARC, and the HTTP answers in it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    return fuzz_read("WARC/1.1\r\nWARC-Type: ", data, n);
}
