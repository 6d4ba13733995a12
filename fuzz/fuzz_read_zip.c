/* zip, entry after entry.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    return fuzz_read("PK\3\4", data, n);
}
