/* The one file that knows cld2, which has a C++ interface only.
 * SPDX-License-Identifier: Apache-2.0 */
#include <cstdio> /* cld2 names FILE without it */

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "text_language_cld2.h"

const char *wire__cld2_detect(const char *p, int n, const char *hint)
{
    CLD2::CLDHints hints = {hint, nullptr, CLD2::UNKNOWN_ENCODING,
                            CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language langs[3];
    int percents[3], text_bytes = 0;
    double scores[3];
    bool is_reliable = false;
    CLD2::Language best = CLD2::ExtDetectLanguageSummary(
        p, n, true, &hints, 0, langs, percents, scores, nullptr, &text_bytes,
        &is_reliable);
    if (!is_reliable || best == CLD2::UNKNOWN_LANGUAGE) return nullptr;
    return CLD2::LanguageCode(best);
}
