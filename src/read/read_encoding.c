/* Any bytes to UTF-8: byte order mark, declaration, then detection.
 *
 * Bytes that are well-formed UTF-8 and not plain ASCII are UTF-8 whatever a
 * page declares: text of another encoding hardly ever is, while wrong
 * declarations are common.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include <uchardet.h>
#include <unicode/ucnv.h>

#include "read_int.h"
#include "read_json.h"

/* How much of the text uchardet sees, from its first odd byte on. */
enum { DETECT_BYTES = 256 << 10, DECLARE_BYTES = 8192, NAME_BYTES = 64 };

/* ---- UTF-16 and UTF-32 ---- */

/* Are the bytes at offset low of each unit the only ones in use? */
static bool is_wide(wire_str s, size_t unit, size_t low)
{
    size_t n = s.n < 512 ? s.n / unit * unit : 512, used = 0;
    if (n < 2 * unit) return false;
    for (size_t i = 0; i < n; i++) {
        if (i % unit == low)
            used += s.p[i] != 0;
        else if (s.p[i])
            return false;
    }
    return used == n / unit;
}

wire__wide wire__wide_of(wire_str s)
{
    if (wire_str_starts(s, (wire_str){"\xff\xfe\0\0", 4}))
        return (wire__wide){"UTF-32LE", 4, 0, 4};
    if (wire_str_starts(s, (wire_str){"\0\0\xfe\xff", 4}))
        return (wire__wide){"UTF-32BE", 4, 3, 4};
    if (wire_str_starts(s, WIRE_STR("\xff\xfe")))
        return (wire__wide){"UTF-16LE", 2, 0, 2};
    if (wire_str_starts(s, WIRE_STR("\xfe\xff")))
        return (wire__wide){"UTF-16BE", 2, 1, 2};
    /* Without a mark: the head of markup is ASCII. */
    wire_str head = wire_str_sub(s, 0, 32);
    if (is_wide(head, 4, 0)) return (wire__wide){"UTF-32LE", 4, 0, 0};
    if (is_wide(head, 4, 3)) return (wire__wide){"UTF-32BE", 4, 3, 0};
    if (is_wide(head, 2, 0)) return (wire__wide){"UTF-16LE", 2, 0, 0};
    if (is_wide(head, 2, 1)) return (wire__wide){"UTF-16BE", 2, 1, 0};
    return (wire__wide){0};
}

/* ---- Declarations ---- */

static bool is_label_char(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           c == '-' || c == '_' || c == ':' || c == '.' || c == '+';
}

/* The word behind key and "=" in s; empty when there is none. */
static wire_str value_behind(wire_str s, wire_str key)
{
    size_t at = wire_str_find_nocase(s, key, 0);
    if (at == SIZE_MAX) return (wire_str){0};
    at += key.n;
    while (at < s.n && memchr(" \t\r\n=\"'", s.p[at], 7))
        at++;
    size_t end = at;
    while (end < s.n && is_label_char(s.p[end]))
        end++;
    return wire_str_sub(s, at, end);
}

/* XML: <?xml ... encoding="x"?>; HTML: <meta charset="x"> or
 * <meta http-equiv="content-type" content="text/html; charset=x">. */
static wire_str declared(wire_str bytes, wire__kind kind)
{
    wire_str head = wire_str_sub(bytes, 0, DECLARE_BYTES);
    wire_str trimmed = wire_str_trim(head), found = {0};
    if (wire_str_starts(trimmed, WIRE_STR("<?xml"))) {
        size_t end = wire_str_find(trimmed, WIRE_STR("?>"), 0);
        found =
            value_behind(wire_str_sub(trimmed, 0, end), WIRE_STR("encoding"));
    }
    if (found.n || kind != WIRE__KIND_HTML) return found;
    for (size_t at = 0; !found.n;) {
        at = wire_str_find_nocase(head, WIRE_STR("<meta"), at);
        if (at == SIZE_MAX) break;
        size_t end = wire_str_find(head, WIRE_STR(">"), at);
        found = value_behind(wire_str_sub(head, at, end), WIRE_STR("charset"));
        at += 5;
    }
    return found;
}

/* What labels mean in practice. Source: WHATWG Encoding Standard, 4.2. */
static const struct {
    const char *label, *name;
} labels[] = {
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"ansi", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"shift_jis", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"x-sjis", "windows-31j"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"big5", "big5-hkscs"},
    {"uhc", "windows-949"}, /* these three as uchardet calls them */
    {"mac-cyrillic", "x-mac-cyrillic"},
    {"mac-centraleurope", "x-mac-centraleurroman"},
    {"utf8", "UTF-8"},
    {"utf-16", "UTF-8"},
    {"utf-16le", "UTF-8"},
    {"utf-16be", "UTF-8"},
    {"unicode", "UTF-8"},
    {"utf-32", "UTF-8"},
    {"ucs-2", "UTF-8"},
    {"iso-10646-ucs-2", "UTF-8"},
};

/* The converter's name for a label, NUL-terminated into out. Labels of wide
 * encodings on text that is not wide mean UTF-8. */
static void converter_name(wire_str label, char out[NAME_BYTES])
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (!wire_str_eq_nocase(label, wire_str_of(labels[i].label))) continue;
        label = wire_str_of(labels[i].name);
        break;
    }
    size_t n = label.n < NAME_BYTES - 1 ? label.n : NAME_BYTES - 1;
    if (n) memcpy(out, label.p, n);
    out[n] = 0;
}

/* ---- Detection ---- */

static size_t first_odd(wire_str s)
{
    size_t i = 0;
    while (i < s.n && (unsigned char)s.p[i] < 0x80 && s.p[i] != 0x1b)
        i++;
    return i;
}

static wire_status detected(wire_str bytes, char out[NAME_BYTES], wire_err *err)
{
    size_t odd = first_odd(bytes), beg = odd > 1024 ? odd - 1024 : 0;
    wire_str part = wire_str_sub(bytes, beg, beg + DETECT_BYTES);
    uchardet_t d = uchardet_new();
    if (!d) return wire_fail_mem(err);
    const char *name = "";
    if (uchardet_handle_data(d, part.p, part.n) == 0) {
        uchardet_data_end(d);
        name = uchardet_get_charset(d);
    }
    converter_name(*name ? wire_str_of(name) : WIRE_STR("windows-1252"), out);
    uchardet_delete(d);
    return WIRE_OK;
}

/* ---- Conversion ---- */

typedef struct {
    char *p; /* grows in an arena */
    size_t n, cap;
} out_text;

static wire_status convert_all(UConverter *cnv, wire_str bytes, size_t skip,
                               wire_arena *a, wire__input *out, wire_err *err)
{
    const char *p = bytes.p + skip, *end = bytes.p + bytes.n;
    out_text text = {0};
    while (p < end) {
        if (text.cap - text.n < 8 + WIRE__PADDING) {
            size_t need = text.n + (size_t)(end - p) + 64 + WIRE__PADDING;
            char *q = wire__grow(a, text.p, &text.cap, need, 1);
            if (!q) return wire_fail_mem(err);
            text.p = q;
        }
        const char *from = p;
        UErrorCode code = U_ZERO_ERROR;
        UChar32 c = ucnv_getNextUChar(cnv, &p, end, &code);
        if (code == U_INDEX_OUTOFBOUNDS_ERROR) break; /* only shifts left */
        if (U_FAILURE(code)) {
            c = 0xfffd;
            if (p == from) p++;
        }
        if (c == 0xfeff && from == bytes.p + skip) continue;
        if (c == 0xfffd) {
            if (out->bad_at == WIRE_NO_OFF)
                out->bad_at = (uint64_t)(from - bytes.p);
            out->bad_n++;
        }
        size_t w = wire__utf8_put(text.p + text.n, (uint32_t)c);
        if (!wire__map_add(a, &out->map, text.n, (size_t)(from - bytes.p),
                           (uint8_t)w, (size_t)(p - from)))
            return wire_fail_mem(err);
        text.n += w;
    }
    if (text.p) memset(text.p + text.n, 0, WIRE__PADDING);
    out->text = (wire_str){text.p ? text.p : "", text.n};
    return WIRE_OK;
}

/* WIRE_END when there is no such converter. */
static wire_status convert(wire_str bytes, size_t skip, const char *name,
                           wire_arena *a, wire__input *out, wire_err *err)
{
    UErrorCode code = U_ZERO_ERROR;
    UConverter *cnv = ucnv_open(name, &code);
    if (code == U_MEMORY_ALLOCATION_ERROR) return wire_fail_mem(err);
    if (U_FAILURE(code) || !cnv) return WIRE_END;
    *out = (wire__input){.bad_at = WIRE_NO_OFF};
    wire_status status = convert_all(cnv, bytes, skip, a, out, err);
    ucnv_close(cnv);
    return status;
}

/* Does valid UTF-8 hold controls U+0080 .. U+009F? No text does: they are
 * bytes of windows-1252 that were taken for Latin-1 on their way. */
static bool has_controls(wire_str s)
{
    const char *p = s.p, *end = s.p + s.n;
    while (p < end && (p = memchr(p, 0xc2, (size_t)(end - p))) && p + 1 < end) {
        if ((unsigned char)p[1] < 0xa0) return true;
        p += 2;
    }
    return false;
}

/* Give them the characters that were meant. */
static wire_status mend_controls(wire_str s, wire_arena *a, wire__input *out,
                                 wire_err *err)
{
    char *p = wire_arena_alloc(a, s.n + s.n / 2 + WIRE__PADDING);
    size_t n = 0;
    if (!p) return wire_fail_mem(err);
    for (size_t i = 0; i < s.n;) {
        const char *at = memchr(s.p + i, 0xc2, s.n - i);
        size_t stop = at ? (size_t)(at - s.p) : s.n;
        if (stop > i && !wire__map_add(a, &out->map, n, i, 1, 1))
            return wire_fail_mem(err);
        memcpy(p + n, s.p + i, stop - i);
        n += stop - i;
        i = stop;
        if (i >= s.n) break;
        uint32_t c = (unsigned char)s.p[i + 1];
        size_t w = wire__utf8_put(p + n, c < 0xa0 ? wire__c1_control(c) : c);
        if (!wire__map_add(a, &out->map, n, i, (uint8_t)w, 2))
            return wire_fail_mem(err);
        n += w;
        i += 2;
    }
    memset(p + n, 0, WIRE__PADDING);
    out->text = (wire_str){p, n};
    return WIRE_OK;
}

/* Without mark: positions in the map count from the mark. */
static wire_status as_utf8(wire_str bytes, size_t bom, wire_arena *a,
                           wire__input *out, wire_err *err)
{
    wire_str rest = wire_str_sub(bytes, bom, bytes.n);
    if (wire__simd_utf8_valid(rest.p, rest.n)) {
        *out = (wire__input){.text = rest, .bad_at = WIRE_NO_OFF};
        if (!bom && has_controls(rest)) return mend_controls(rest, a, out, err);
        if (bom && !wire__map_add(a, &out->map, 0, bom, 1, 1))
            return wire_fail_mem(err);
        return WIRE_OK;
    }
    WIRE_TRY(wire__utf8_repair(rest, a, out, err));
    if (bom) {
        for (size_t i = 0; i < out->map.n; i++)
            out->map.p[i].src += (uint32_t)bom;
        out->bad_at += bom;
    }
    return WIRE_OK;
}

/* Is ill-formed text still UTF-8 with some damage? When sequences of several
 * bytes are well formed more often than not. */
static bool is_mostly_utf8(wire_str bytes)
{
    const unsigned char *p = (const unsigned char *)bytes.p;
    size_t good = 0, bad = 0;
    for (size_t i = 0; i < bytes.n;) {
        int len = wire__utf8_sequence(p + i, bytes.n - i);
        if (len < 0)
            bad++;
        else
            good += len > 1;
        i += (size_t)(len < 0 ? -len : len);
    }
    return good >= bad;
}

wire_status wire__to_utf8(wire_str bytes, wire__kind kind, wire_arena *a,
                          wire__input *out, wire_err *err)
{
    if (!bytes.p) bytes = WIRE_STR(""); /* pointers are counted from it */
    wire__wide wide = wire__wide_of(bytes);
    if (wide.unit) return convert(bytes, wide.bom, wide.name, a, out, err);
    if (wire_str_starts(bytes, WIRE_STR("\xef\xbb\xbf")))
        return as_utf8(bytes, 3, a, out, err);
    char name[NAME_BYTES];
    wire_str label = declared(bytes, kind);
    converter_name(label.n ? label : WIRE_STR("UTF-8"), name);
    bool is_shifted =
        memchr(bytes.p, 0x1b, bytes.n) &&
        wire_str_starts_nocase(wire_str_of(name), WIRE_STR("iso-2022"));
    if (!is_shifted && (wire__simd_utf8_valid(bytes.p, bytes.n) ||
                        (strcmp(name, "UTF-8") == 0 && is_mostly_utf8(bytes))))
        return as_utf8(bytes, 0, a, out, err);
    if (strcmp(name, "UTF-8") != 0) {
        wire_status status = convert(bytes, 0, name, a, out, err);
        if (status != WIRE_END) return status;
    }
    WIRE_TRY(detected(bytes, name, err));
    if (strcmp(name, "UTF-8") != 0) {
        wire_status status = convert(bytes, 0, name, a, out, err);
        if (status != WIRE_END) return status;
    }
    return as_utf8(bytes, 0, a, out, err);
}

wire_status wire__to_utf8_named(wire_str bytes, wire_str charset, wire_arena *a,
                                wire__input *out, wire_err *err)
{
    if (!bytes.p) bytes = WIRE_STR("");
    char name[NAME_BYTES];
    converter_name(charset.n ? charset : WIRE_STR("UTF-8"), name);
    bool is_plain = strcmp(name, "UTF-8") == 0 ||
                    wire_str_starts_nocase(charset, WIRE_STR("us-ascii"));
    if (!is_plain) {
        wire_status status = convert(bytes, 0, name, a, out, err);
        if (status != WIRE_END) return status;
    }
    return wire__to_utf8(bytes, WIRE__KIND_TEXT, a, out, err);
}
