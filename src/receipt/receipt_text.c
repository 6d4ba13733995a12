/* What of a text is hashed, and the folding that makes typography alike.
 *
 *   paragraphs   "He said:\n yes."  "No."
 *   hashed       He said: yes.\n\nNo.
 *   folded       NFC; marks, dashes, spaces and ellipses in one form each
 *
 * The folding forgives what a house style does to marks and nothing that has
 * a letter or a digit in it; docs/receipt.md lists it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_int.h"

#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* ---- Bytes ----------------------------------------------------------------- */

void wire__squeeze(wire_str s, wire_buf *out)
{
    size_t i = 0, before = out->n;
    while (i < s.n) {
        size_t beg = i;
        while (i < s.n && !wire_is_space(s.p[i]))
            i++;
        if (i > beg) {
            if (out->n > before) wire_buf_char(out, ' ');
            wire_buf_add(out, s.p + beg, i - beg);
        }
        while (i < s.n && wire_is_space(s.p[i]))
            i++;
    }
}

/* One code point at *i; 0xFFFFFFFF where it is ill formed. */
uint32_t wire__next_cp(wire_str s, size_t *i)
{
    unsigned char c = (unsigned char)s.p[*i];
    size_t n = c < 0x80 ? 1 : c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    uint32_t x = n == 1 ? c : c & (0x7fu >> n);
    if (n == 0 || c > 0xf4 || n > s.n - *i) return UINT32_MAX;
    for (size_t k = 1; k < n; k++) {
        unsigned char d = (unsigned char)s.p[*i + k];
        if ((d & 0xc0) != 0x80) return UINT32_MAX;
        x = x << 6 | (d & 0x3fu);
    }
    if ((n == 3 && (x < 0x800 || (x >= 0xd800 && x < 0xe000))) ||
        (n == 4 && (x < 0x10000 || x > 0x10ffff)))
        return UINT32_MAX;
    *i += n;
    return x;
}

void wire__put_cp(wire_buf *b, uint32_t cp)
{
    if (cp < 0x80) {
        wire_buf_char(b, (char)cp);
        return;
    }
    unsigned more = cp < 0x800 ? 1 : cp < 0x10000 ? 2 : 3;
    wire_buf_char(
        b, (char)((0xf0e0c0u >> (8 * (more - 1)) & 0xff) | cp >> (6 * more)));
    while (more-- > 0)
        wire_buf_char(b, (char)(0x80 | (cp >> (6 * more) & 0x3f)));
}

bool wire__is_utf8(wire_str s)
{
    for (size_t i = 0; i < s.n;)
        if (wire__next_cp(s, &i) == UINT32_MAX) return false;
    return true;
}

bool wire__is_line(wire_str s, size_t most)
{
    if (s.n > most) return false;
    for (size_t i = 0; i < s.n;) {
        uint32_t cp = wire__next_cp(s, &i);
        if (cp == UINT32_MAX || cp < 0x20 || (cp >= 0x7f && cp < 0xa0))
            return false;
    }
    return true;
}

bool wire__is_site_path(wire_str s)
{
    size_t part = 0; /* where it begins */
    if (!s.n || !wire__is_line(s, WIRE__PATH_MOST)) return false;
    for (size_t i = 0; i <= s.n; i++) {
        if (i < s.n && s.p[i] != '/') {
            if (strchr("\\?#:", s.p[i])) return false;
            continue;
        }
        wire_str p = wire_str_sub(s, part, i);
        if (!p.n || wire_str_eq(p, WIRE_STR(".")) ||
            wire_str_eq(p, WIRE_STR("..")))
            return false;
        part = i + 1;
    }
    return true;
}

void wire__folder_of(const char *path, wire_buf *out)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        wire_buf_char(out, '.');
    else if (slash == path)
        wire_buf_char(out, '/');
    else
        wire_buf_add(out, path, (size_t)(slash - path));
    wire_buf_char(out, '\0');
}

/* ---- Folding --------------------------------------------------------------- */

enum { FOLD_SAME, FOLD_DROP, FOLD_SPACE, FOLD_DASH, FOLD_ONE, FOLD_TWO };

static bool is_in(uint32_t cp, const uint32_t *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (list[i] == cp) return true;
    return false;
}

static int fold_of(uint32_t cp)
{
    static const uint32_t drop[] = {0xad, 0x200b, 0x2060, 0xfeff};
    static const uint32_t dash[] = {'-', 0x2212};
    static const uint32_t one[] = {'\'',   '`',    0xb4,   0x2bc,
                                   0x2018, 0x2019, 0x201a, 0x201b,
                                   0x2032, 0x2039, 0x203a};
    static const uint32_t two[] = {'"',    0xab,   0xbb,   0x201c, 0x201d,
                                   0x201e, 0x201f, 0x2033, 0xff02, 0x300c,
                                   0x300d, 0x300e, 0x300f};
    static const uint32_t space[] = {' ',    0xa0,   0x1680, 0x202f,
                                     0x205f, 0x3000, '\n'};
    if ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') return FOLD_SAME;
    if (is_in(cp, drop, 4)) return FOLD_DROP;
    if (is_in(cp, dash, 2) || (cp >= 0x2010 && cp <= 0x2015)) return FOLD_DASH;
    if (is_in(cp, one, sizeof one / sizeof *one)) return FOLD_ONE;
    if (is_in(cp, two, sizeof two / sizeof *two)) return FOLD_TWO;
    if ((cp >= 0x2000 && cp <= 0x200a) || (cp >= '\t' && cp <= '\r') ||
        is_in(cp, space, sizeof space / sizeof *space))
        return FOLD_SPACE;
    return FOLD_SAME;
}

static bool is_mark(char c) { return c == '"' || c == '\'' || c == '-'; }

/* What is being folded: a space is held back until it is known what follows,
 * as none stands beside a mark or before these signs. */
typedef struct {
    wire_buf *out;
    size_t first; /* where this paragraph begins in out */
    bool has_space;
} folding;

static char last_of(const folding *f)
{
    return f->out->n > f->first ? f->out->p[f->out->n - 1] : '\0';
}

static void fold_mark(folding *f, char c)
{
    f->has_space = false;
    if (c == '-' && last_of(f) == '-') return; /* -- is a dash */
    if (c == '\'' && last_of(f) == '\'') {     /* '' is a quotation mark */
        f->out->p[f->out->n - 1] = '"';
        return;
    }
    wire_buf_char(f->out, c);
}

static void fold_one(folding *f, wire_str bytes, uint32_t cp)
{
    switch (fold_of(cp)) {
    case FOLD_DROP:
        return;
    case FOLD_SPACE:
        f->has_space = true;
        return;
    case FOLD_DASH:
        fold_mark(f, '-');
        return;
    case FOLD_ONE:
        fold_mark(f, '\'');
        return;
    case FOLD_TWO:
        fold_mark(f, '"');
        return;
    default:
        break;
    }
    if (f->has_space && f->out->n > f->first && !is_mark(last_of(f)) &&
        !strchr(":;!?", (int)(cp < 0x80 ? cp : 'x')))
        wire_buf_char(f->out, ' ');
    f->has_space = false;
    if (cp == 0x2026)
        wire_buf_lit(f->out, "...");
    else
        wire_buf_str(f->out, bytes);
}

/* UTF-16 to its normal form, in room that is made; *u is freed. */
static UChar *normal_form(UChar *u, int32_t n, bool is_compat, int32_t *m,
                          UErrorCode *st)
{
    const UNormalizer2 *how =
        is_compat ? unorm2_getNFKCInstance(st) : unorm2_getNFCInstance(st);
    int32_t room = 3 * n + 16; /* NFC triples at most */
    UChar *to = NULL;
    for (int i = 0; i < 2 && U_SUCCESS(*st); i++, room = *m + 1) {
        wire_free(to);
        to = wire_calloc((size_t)room, sizeof *to);
        if (!to) {
            *st = U_MEMORY_ALLOCATION_ERROR;
            break;
        }
        *m = unorm2_normalize(how, u, n, to, room, st);
        if (*st != U_BUFFER_OVERFLOW_ERROR || i) break;
        *st = U_ZERO_ERROR;
    }
    wire_free(u);
    return to;
}

wire_status wire__normalise(wire_str s, bool is_compat, wire_buf *out,
                            wire_err *err)
{
    UErrorCode st = U_ZERO_ERROR;
    int32_t n = 0, m = 0;
    size_t ascii = 0;
    while (ascii < s.n && (unsigned char)s.p[ascii] < 0x80)
        ascii++;
    if (ascii == s.n) {
        wire_buf_str(out, s);
        return WIRE_OK;
    }
    UChar *u = wire_calloc(s.n + 1, sizeof *u);
    if (!u) return wire_fail_mem(err);
    u_strFromUTF8(u, (int32_t)s.n, &n, s.p, (int32_t)s.n, &st);
    UChar *to = normal_form(u, n, is_compat, &m, &st);
    if (to && U_SUCCESS(st) && !wire_buf_reserve(out, (size_t)m * 3 + 1))
        st = U_MEMORY_ALLOCATION_ERROR;
    if (to && U_SUCCESS(st))
        u_strToUTF8(out->p + out->n, (int32_t)(out->cap - out->n), &n, to, m,
                    &st);
    if (U_SUCCESS(st)) out->n += (size_t)n;
    wire_free(to);
    if (U_FAILURE(st))
        return st == U_MEMORY_ALLOCATION_ERROR
                   ? wire_fail_mem(err)
                   : wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                               "text that cannot be normalised");
    return WIRE_OK;
}

/* One paragraph, folded, at the end of out. */
static wire_status fold(wire_str s, wire_buf *out, wire_err *err)
{
    wire_buf b = {0};
    wire_status status = wire__normalise(s, false, &b, err);
    if (status == WIRE_OK && b.failed) status = wire_fail_mem(err);
    folding f = {.out = out, .first = out->n};
    for (size_t i = 0; status == WIRE_OK && i < b.n;) {
        size_t beg = i;
        uint32_t cp = wire__next_cp(wire_buf_view(&b), &i);
        if (cp == UINT32_MAX) break; /* bodies are valid UTF-8 */
        fold_one(&f, wire_str_sub(wire_buf_view(&b), beg, i), cp);
    }
    wire_buf_free(&b);
    return status;
}

/* ---- Articles --------------------------------------------------------------- */

/* A paragraph behind those that out holds from first on. */
static wire_status add_para(wire_str s, bool is_folded, size_t first,
                            wire_buf *out, wire_err *err)
{
    size_t before = out->n;
    if (before > first) wire_buf_lit(out, "\n\n");
    size_t beg = out->n;
    if (is_folded)
        WIRE_TRY(fold(s, out, err));
    else
        wire_buf_str(out, s);
    if (out->n == beg) out->n = before; /* nothing was left of it */
    return WIRE_OK;
}

wire_status wire_text_hashed(const wire_article *a, wire_str leave_out,
                             bool is_folded, wire_buf *out, wire_err *err)
{
    wire_buf line = {0};
    wire_status status = WIRE_OK;
    size_t first = out->n;
    for (size_t i = 0; i < a->n_paras && status == WIRE_OK; i++) {
        wire_span s = a->paras[i].span;
        line.n = 0;
        wire__squeeze(wire_str_sub(a->body, s.beg, s.end), &line);
        if (line.failed) break;
        if (!line.n || wire_str_eq(wire_buf_view(&line), leave_out)) continue;
        status = add_para(wire_buf_view(&line), is_folded, first, out, err);
    }
    if (status == WIRE_OK && (line.failed || out->failed))
        status = wire_fail_mem(err);
    wire_buf_free(&line);
    return status;
}

static wire_status hash_headline(wire_str title, wire_buf *b,
                                 wire_text_hashes *out, wire_err *err)
{
    b->n = 0;
    wire__squeeze(title, b);
    if (b->failed) return wire_fail_mem(err);
    wire_sha256_of(wire_buf_view(b), &out->headline);
    wire_buf folded = {0};
    wire_status status = fold(wire_buf_view(b), &folded, err);
    if (status == WIRE_OK && folded.failed) status = wire_fail_mem(err);
    if (status == WIRE_OK)
        wire_sha256_of(wire_buf_view(&folded), &out->headline_folded);
    wire_buf_free(&folded);
    return status;
}

wire_status wire_text_hash(const wire_article *a, wire_str leave_out,
                           wire_text_hashes *out, wire_err *err)
{
    wire_buf b = {0};
    wire_status status;
    memset(out, 0, sizeof *out);
    status = wire_text_hashed(a, leave_out, false, &b, err);
    if (status == WIRE_OK) {
        wire_sha256_of(wire_buf_view(&b), &out->body);
        b.n = 0;
        status = wire_text_hashed(a, leave_out, true, &b, err);
    }
    if (status == WIRE_OK) {
        wire_sha256_of(wire_buf_view(&b), &out->folded);
        status = hash_headline(a->title, &b, out, err);
    }
    wire_buf_free(&b);
    return status;
}
