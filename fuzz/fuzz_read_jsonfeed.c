/* JSON Feed. SPDX-License-Identifier: Apache-2.0 */
#include "fuzz_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    return fuzz_read("{\"version\":\"https://jsonfeed.org/version/1.1\",", data,
                     n);
}
