/* ninjs, and the rules of its versions.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    return fuzz_read("{\"uri\":\"urn:a\",\"pubStatus\":", data, n);
}
