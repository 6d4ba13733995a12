/* Tables under a row of names.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    return fuzz_read("title,text,date\n", data, n);
}
