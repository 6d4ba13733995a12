/* NewsML-G2, NewsML 1 and NITF; the first byte chooses.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const char *const heads[] = {
        ("<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>"
         "<newsItem>"),
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'>",
        "<NewsML><NewsItem>", "<nitf>"};
    return fuzz_read(heads[n ? data[0] % 4 : 0], data + (n > 0), n - (n > 0));
}
