/* The C side of the cld2 shim. SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TEXT_LANGUAGE_CLD2_H
#define WIRE_TEXT_LANGUAGE_CLD2_H

#ifdef __cplusplus
extern "C" {
#endif

/* Code of the language of n bytes of UTF-8 ("en", "zh-Hant"), or NULL when
 * unsure. hint is a code or NULL. Static storage; thread-safe. */
const char *wire__cld2_detect(const char *p, int n, const char *hint);

#ifdef __cplusplus
}
#endif
#endif
