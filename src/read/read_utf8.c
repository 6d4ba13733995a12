/* UTF-8: encoding a character, repairing a text.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_int.h"
#include "read_json.h"

size_t wire__utf8_put(char *out, uint32_t c)
{
    if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) c = 0xfffd;
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xc0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3f));
        out[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3f));
    out[2] = (char)(0x80 | (c >> 6 & 0x3f));
    out[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

/* Source: Unicode 15, table 3-7, and "maximal subpart" in 3.9. */
int wire__utf8_sequence(const unsigned char *p, size_t n)
{
    unsigned char b = p[0], lo = 0x80, hi = 0xbf;
    if (b < 0x80) return 1;
    if (b < 0xc2 || b > 0xf4) return -1;
    int need = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
    if (b == 0xe0) lo = 0xa0;
    if (b == 0xed) hi = 0x9f;
    if (b == 0xf0) lo = 0x90;
    if (b == 0xf4) hi = 0x8f;
    for (int i = 1; i <= need; i++) {
        if ((size_t)i >= n || p[i] < lo || p[i] > hi) return -i;
        lo = 0x80;
        hi = 0xbf;
    }
    return need + 1;
}

wire_status wire__utf8_repair(wire_str bytes, wire_arena *a, wire__input *out,
                              wire_err *err)
{
    const unsigned char *p = (const unsigned char *)bytes.p;
    size_t n_bad = 0;
    for (size_t i = 0; i < bytes.n;) {
        int len = wire__utf8_sequence(p + i, bytes.n - i);
        if (len < 0) n_bad++;
        i += (size_t)(len < 0 ? -len : len);
    }
    *out = (wire__input){.bad_at = WIRE_NO_OFF};
    /* An ill-formed part is at least one byte, its stand-in three. */
    char *dst = wire_arena_alloc(a, bytes.n + 2 * n_bad + WIRE__PADDING);
    if (!dst) return wire_fail_mem(err);
    size_t w = 0, plain = 0;
    for (size_t i = 0; i <= bytes.n;) {
        int len = i < bytes.n ? wire__utf8_sequence(p + i, bytes.n - i) : -1;
        if (len > 0) {
            i += (size_t)len;
            continue;
        }
        if (i > plain) {
            if (!wire__map_add(a, &out->map, w, plain, 1, 1))
                return wire_fail_mem(err);
            memcpy(dst + w, p + plain, i - plain);
            w += i - plain;
        }
        if (i == bytes.n) break;
        if (out->bad_at == WIRE_NO_OFF) out->bad_at = i;
        if (!wire__map_add(a, &out->map, w, i, 3, (size_t)-len))
            return wire_fail_mem(err);
        w += wire__utf8_put(dst + w, 0xfffd);
        out->bad_n++;
        i += (size_t)-len;
        plain = i;
    }
    memset(dst + w, 0, WIRE__PADDING);
    out->text = (wire_str){dst, w};
    return WIRE_OK;
}
