/* Sitemaps and OPML; the first byte chooses.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const char *const heads[] = {"<urlset>", "<sitemapindex>",
                                        "<opml><body>"};
    return fuzz_read(heads[n ? data[0] % 3 : 0], data + (n > 0), n - (n > 0));
}
