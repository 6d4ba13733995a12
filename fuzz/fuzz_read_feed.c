/* RSS and Atom; the first byte chooses.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    bool is_atom = n && data[0] % 2;
    return fuzz_read(is_atom ? "<feed xmlns='http://www.w3.org/2005/Atom'>"
                             : "<rss><channel>",
                     data + (n > 0), n - (n > 0));
}
