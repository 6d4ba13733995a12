/* Quoted-printable, base64, encoded words.
 * Source: RFC 2045 and 2047. SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_mail.h"

/* ---- Quoted-printable ------------------------------------------------------- */

/* Length of the soft line break at p ("=" then a line end), or 0. */
static size_t soft_break(wire_str s, size_t i)
{
    size_t n = 1;
    while (i + n < s.n && (s.p[i + n] == ' ' || s.p[i + n] == '\t'))
        n++;
    if (i + n < s.n && s.p[i + n] == '\r') n++;
    if (i + n < s.n && s.p[i + n] == '\n') return n + 1;
    return i + n >= s.n ? n : 0;
}

static bool decode_qp(wire_str s, wire_arena *a, char *p, size_t *n,
                      wire__map *map)
{
    for (size_t i = 0; i < s.n;) {
        size_t used = 1;
        char c = s.p[i];
        if (c == '=') {
            size_t soft = soft_break(s, i);
            if (soft) {
                i += soft;
                continue;
            }
            int hi = i + 2 < s.n ? wire__hex_of(s.p[i + 1]) : -1;
            int lo = i + 2 < s.n ? wire__hex_of(s.p[i + 2]) : -1;
            if (hi >= 0 && lo >= 0) {
                c = (char)(hi << 4 | lo);
                used = 3;
            }
        }
        if (!wire__map_add(a, map, *n, i, 1, used)) return false;
        p[(*n)++] = c;
        i += used;
    }
    return true;
}

/* ---- base64 ------------------------------------------------------------------ */

/* Of URLs too: "-" and "_". */
static int sextet(char c)
{
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+' || c == '-') return 62;
    return c == '/' || c == '_' ? 63 : -1;
}

/* Characters of one group, and the bytes that they stand for. */
typedef struct {
    uint32_t bits;
    unsigned held;
    size_t beg, end;
} group;

static bool flush(group *g, size_t origin, wire_arena *a, char *p, size_t *n,
                  wire__map *map)
{
    if (g->held > 1) {
        uint32_t bits = g->bits << 6 * (4 - g->held);
        if (!wire__map_add(a, map, *n, origin + g->beg, 3, g->end - g->beg))
            return false;
        for (unsigned k = 1; k < g->held; k++)
            p[(*n)++] = (char)(bits >> (24 - 8 * k));
    }
    g->bits = g->held = 0;
    return true;
}

bool wire__base64(wire_str raw, size_t origin, wire_arena *a, wire_str *out,
                  wire__map *map)
{
    char *p = wire_arena_alloc(a, raw.n + WIRE__PADDING);
    size_t n = 0;
    group g = {0};

    if (!p) return false;
    for (size_t i = 0; i < raw.n; i++) {
        int v = sextet(raw.p[i]);
        if (v < 0 && raw.p[i] != '=') continue;
        if (!g.held) g.beg = i;
        if (v >= 0) {
            g.bits = g.bits << 6 | (uint32_t)v;
            g.held++;
            g.end = i + 1;
        }
        if ((v < 0 || g.held == 4) && !flush(&g, origin, a, p, &n, map))
            return false;
    }
    if (!flush(&g, origin, a, p, &n, map)) return false;
    memset(p + n, 0, WIRE__PADDING);
    *out = (wire_str){p, n};
    return true;
}

bool wire__transfer_decode(wire_str s, wire__transfer how, wire_arena *a,
                           wire_str *out, wire__map *map)
{
    size_t n = 0;
    char *p;

    *out = s;
    if (how == WIRE__TRANSFER_NONE) return true;
    if (how == WIRE__TRANSFER_BASE64) return wire__base64(s, 0, a, out, map);
    p = wire_arena_alloc(a, s.n + WIRE__PADDING);
    if (!p) return false;
    bool ok = decode_qp(s, a, p, &n, map);
    memset(p + n, 0, WIRE__PADDING);
    *out = (wire_str){p, n};
    return ok;
}

/* ---- Encoded words ------------------------------------------------------------ */

typedef struct {
    wire_str charset, text;
    wire__transfer how;
    size_t n; /* of the whole, "=?" to "?=" */
} encoded_word;

static bool is_encoded_word(wire_str s, encoded_word *w)
{
    if (!wire_str_starts(s, WIRE_STR("=?"))) return false;
    size_t a = wire_str_find(wire_str_sub(s, 0, 80), WIRE_STR("?"), 2);
    if (a == SIZE_MAX || a + 2 >= s.n || s.p[a + 2] != '?') return false;
    char kind = (char)(s.p[a + 1] | 0x20);
    size_t end = wire_str_find(wire_str_sub(s, 0, 1024), WIRE_STR("?="), a + 3);
    if (end == SIZE_MAX || (kind != 'q' && kind != 'b')) return false;
    w->charset = wire_str_sub(s, 2, a);
    size_t star = wire_str_find(w->charset, WIRE_STR("*"), 0);
    w->charset = wire_str_sub(w->charset, 0, star);
    w->text = wire_str_sub(s, a + 3, end);
    w->how = kind == 'q' ? WIRE__TRANSFER_QP : WIRE__TRANSFER_BASE64;
    w->n = end + 2;
    return true;
}

static wire_status put_word(wire__reader *r, const encoded_word *w,
                            wire_buf *out, wire_err *err)
{
    wire_arena *a = r->scratch;
    wire_str text = w->text, bytes;
    wire__map map = {0};
    wire__input in;
    char *spaced = wire_arena_alloc(a, text.n + 1);

    if (!spaced) return wire_fail_mem(err);
    for (size_t i = 0; i < text.n; i++)
        spaced[i] =
            w->how == WIRE__TRANSFER_QP && text.p[i] == '_' ? ' ' : text.p[i];
    text.p = spaced;
    if (!wire__transfer_decode(text, w->how, a, &bytes, &map))
        return wire_fail_mem(err);
    WIRE_TRY(wire__to_utf8_named(bytes, w->charset, a, &in, err));
    wire_buf_str(out, in.text);
    return WIRE_OK;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

wire_status wire__mail_words(wire__reader *r, wire_str s, wire_str *out,
                             wire_err *err)
{
    wire_buf b = {0};
    wire__input plain;
    wire_status status =
        wire__to_utf8_named(s, (wire_str){0}, r->scratch, &plain, err);
    bool after_word = false;

    if (status != WIRE_OK) return status;
    s = plain.text;
    for (size_t i = 0; i < s.n && status == WIRE_OK;) {
        encoded_word w;
        size_t blanks = 0;
        while (i + blanks < s.n && is_blank(s.p[i + blanks]))
            blanks++;
        bool is_word = is_encoded_word(wire_str_sub(s, i + blanks, s.n), &w);
        /* Blanks between two encoded words are none. */
        if (blanks && !(is_word && after_word)) wire_buf_char(&b, ' ');
        i += blanks;
        if (is_word)
            status = put_word(r, &w, &b, err);
        else if (i < s.n)
            wire_buf_char(&b, s.p[i]);
        i += is_word ? w.n : (i < s.n);
        after_word = is_word;
    }
    if (status == WIRE_OK)
        status = wire_buf_ok(&b)
                     ? wire__reader_copy(r, wire_str_trim(wire_buf_view(&b)),
                                         out, err)
                     : wire_fail_mem(err);
    wire_buf_free(&b);
    return status;
}
