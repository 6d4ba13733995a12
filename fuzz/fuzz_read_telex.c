/* IPTC 7901 and ANPA 1312; the first byte chooses.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    bool is_anpa = n && data[0] % 2;
    return fuzz_read(is_anpa ? "\026\026\001p0042\037\r\n"
                             : "\001NPA0123 4 i 212 ",
                     data + (n > 0), n - (n > 0));
}
