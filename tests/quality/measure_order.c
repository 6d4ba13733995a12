/* measure_order: who copied whom, without times.
 *
 *   usage: measure_order FILE      one {"id": ..., "revisions": [...]} a line,
 *                                  revisions in true order
 *
 * Each line is one family. Its distinct texts are handed over shuffled and
 * without any time, title or outlet; a text's true parent is the revision
 * before its first one. Prints rows: measure, value, n.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include <stdio.h>
#include <wirecopy/lineage.h>

enum { MAX_REVISIONS = 64 };

typedef struct {
    wire_str text[MAX_REVISIONS]; /* distinct, in true order */
    uint32_t parent[MAX_REVISIONS];
    size_t n;
} history;

typedef struct {
    double hit[16];
    double n[16];
} sums;

enum {
    PARENT,
    NEAR,
    EDGE,
    SURE,
    PAIR,
    DECIDED,
    ROOT,
    BAND, /* edges by confidence: does it say how often they are right? */
    N_SUMS = BAND + 4
};
static const float bands[] = {0, .5f, .65f, .8f, 1.01f};
static const char *const sum_names[N_SUMS] = {
    "parent right",
    "neighbour right (either way)",
    "edges pointing forward",
    "parent right at confidence .8",
    "pairs in order, of those in one line",
    "pairs in one line, of all",
    "first text at the root",
    "edges right at confidence below .5",
    "edges right at confidence .5 to .65",
    "edges right at confidence .65 to .8",
    "edges right at confidence .8 and up"};

/* ---- One line of JSON ---------------------------------------------------- */

static unsigned hex4(const char *p)
{
    char s[5] = {p[0], p[1], p[2], p[3], 0};
    return (unsigned)strtoul(s, NULL, 16);
}

static void add_utf8(wire_buf *b, unsigned c)
{
    if (c < 0x80) {
        wire_buf_char(b, (char)c);
    } else if (c < 0x800) {
        wire_buf_char(b, (char)(0xc0 | c >> 6));
        wire_buf_char(b, (char)(0x80 | (c & 63)));
    } else if (c < 0x10000) {
        wire_buf_char(b, (char)(0xe0 | c >> 12));
        wire_buf_char(b, (char)(0x80 | (c >> 6 & 63)));
        wire_buf_char(b, (char)(0x80 | (c & 63)));
    } else {
        wire_buf_char(b, (char)(0xf0 | c >> 18));
        wire_buf_char(b, (char)(0x80 | (c >> 12 & 63)));
        wire_buf_char(b, (char)(0x80 | (c >> 6 & 63)));
        wire_buf_char(b, (char)(0x80 | (c & 63)));
    }
}

/* Read the string whose opening mark is at *p; *p ends behind it. */
static bool json_string(const char **p, const char *end, wire_buf *out)
{
    const char *s = *p + 1;
    out->n = 0;
    for (; s < end && *s != '"'; s++) {
        if (*s != '\\') {
            wire_buf_char(out, *s);
        } else if (*++s == 'u' && end - s > 4) {
            unsigned c = hex4(s + 1);
            s += 4;
            if (c >= 0xd800 && c < 0xdc00 && end - s > 6 && s[1] == '\\') {
                c = 0x10000 + ((c - 0xd800) << 10) + (hex4(s + 3) - 0xdc00);
                s += 6;
            }
            add_utf8(out, c);
        } else {
            char c = *s == 'n' ? '\n' : *s == 't' ? '\t' : *s == 'r' ? ' ' : *s;
            wire_buf_char(out, c);
        }
    }
    *p = s + 1;
    return s < end && wire_buf_ok(out);
}

static bool add_revision(history *h, wire_str s, uint32_t *last, wire_arena *a)
{
    s = wire_str_trim(s);
    for (size_t i = 0; i < h->n; i++) {
        if (!wire_str_eq(h->text[i], s)) continue;
        *last = (uint32_t)i;
        return true;
    }
    if (h->n == MAX_REVISIONS) return true;
    if (!wire_arena_copy(a, s, &h->text[h->n])) return false;
    h->parent[h->n] = *last;
    *last = (uint32_t)h->n++;
    return true;
}

static bool read_history(const char *p, const char *end, wire_arena *a,
                         history *h)
{
    wire_buf b = {NULL, 0, 0, false};
    wire_str line = {p, (size_t)(end - p)};
    size_t at = wire_str_find(line, WIRE_STR("\"revisions\""), 0);
    uint32_t last = UINT32_MAX;
    bool ok = at != SIZE_MAX;
    h->n = 0;
    if (ok) p += at + 11;
    while (ok && p < end && *p != ']') {
        if (*p++ != '"') continue;
        p--;
        ok = json_string(&p, end, &b) &&
             add_revision(h, wire_buf_view(&b), &last, a);
    }
    wire_buf_free(&b);
    return ok;
}

/* ---- One family ---------------------------------------------------------- */

/* An order that has nothing to do with the true one. */
static void shuffle(const history *h, uint32_t *order)
{
    for (uint32_t i = 0; i < h->n; i++)
        order[i] = i;
    for (uint32_t i = 1; i < h->n; i++) {
        for (uint32_t k = i; k; k--) {
            wire_str x = h->text[order[k]], y = h->text[order[k - 1]];
            if (wire_hash_bytes(x.p, x.n) >= wire_hash_bytes(y.p, y.n)) break;
            uint32_t t = order[k];
            order[k] = order[k - 1];
            order[k - 1] = t;
        }
    }
}

static void note(sums *s, int what, bool hit)
{
    s->hit[what] += hit;
    s->n[what] += 1;
}

static bool above(const uint32_t *up, size_t n, uint32_t a, uint32_t b)
{
    for (size_t k = 0; k < n && b != UINT32_MAX; k++) {
        b = up[b];
        if (b == a) return true;
    }
    return false;
}

static void score(const history *h, const uint32_t *order,
                  const wire_lineage *lin, sums *s)
{
    uint32_t up[MAX_REVISIONS];
    for (size_t i = 0; i < h->n; i++)
        up[i] = UINT32_MAX;
    for (size_t k = 0; k < lin->n_edges; k++) {
        const wire_edge *e = &lin->edges[k];
        uint32_t p = order[e->parent], c = order[e->child];
        if (e->is_merge) continue;
        up[c] = p;
        note(s, EDGE, p < c);
        note(s, NEAR, h->parent[c] == p || h->parent[p] == c);
        if (e->confidence >= .8f) note(s, SURE, h->parent[c] == p);
        for (int b = 0; b < 4; b++)
            if (e->confidence >= bands[b] && e->confidence < bands[b + 1])
                note(s, BAND + b, h->parent[c] == p);
    }
    note(s, ROOT, up[0] == UINT32_MAX);
    for (uint32_t i = 1; i < h->n; i++)
        note(s, PARENT, up[i] == h->parent[i]);
    for (uint32_t i = 0; i < h->n; i++) {
        for (uint32_t j = i + 1; j < h->n; j++) {
            bool right = above(up, h->n, i, j);
            bool in_line = right || above(up, h->n, j, i);
            note(s, DECIDED, in_line);
            if (in_line) note(s, PAIR, right);
        }
    }
}

static wire_status measure_family(const history *h, wire_arena *a, sums *s,
                                  wire_err *err)
{
    wire_article *art = wire_arena_calloc(a, h->n, sizeof *art);
    wire_doc *docs = WIRE_ARRAY(a, wire_doc, h->n);
    uint32_t *order = WIRE_ARRAY(a, uint32_t, h->n);
    uint32_t *members = WIRE_ARRAY(a, uint32_t, h->n);
    if (!art || !docs || !order || !members) return wire_fail_mem(err);
    shuffle(h, order);
    for (uint32_t i = 0; i < h->n; i++) {
        members[i] = i;
        art[i].body = h->text[order[i]];
        WIRE_TRY(wire_read_paragraphs(art[i].body, 0, a, &art[i].paras,
                                      &art[i].n_paras, err));
        WIRE_TRY(wire_text_doc(&art[i], a, &docs[i], err));
    }
    wire_family family = {members, h->n, 0};
    wire_overlaps none;
    wire_lineage lin;
    wire_idf *idf = NULL;
    wire_lineage_opts o = WIRE_LINEAGE_OPTS_INIT;
    memset(&none, 0, sizeof none);
    WIRE_TRY(wire_idf_new(docs, h->n, &idf, err));
    wire_status st =
        wire_lineage_tree(docs, &family, &none, idf, &o, a, &lin, err);
    wire_idf_free(idf);
    if (st == WIRE_OK) score(h, order, &lin, s);
    return st;
}

static wire_status measure_line(const char *p, const char *end, sums *s,
                                wire_err *err)
{
    wire_arena *a = wire_arena_new(NULL, 0);
    if (!a) return wire_fail_mem(err);
    history *h = WIRE_NEW(a, history);
    wire_status st = WIRE_OK;
    if (!h || !read_history(p, end, a, h))
        st = wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF, "not a history");
    else if (h->n > 1)
        st = measure_family(h, a, s, err);
    wire_arena_free(a);
    return st;
}

int main(int argc, char **argv)
{
    wire_buf b = {NULL, 0, 0, false};
    wire_err err = {WIRE_OK, 0, ""};
    sums s;
    memset(&s, 0, sizeof s);
    FILE *in = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!in) {
        fprintf(stderr, "usage: measure_order FILE\n");
        return 2;
    }
    for (size_t got = 1; got && wire_buf_reserve(&b, 1 << 16);) {
        got = fread(b.p + b.n, 1, 1 << 16, in);
        b.n += got;
    }
    fclose(in);
    for (size_t beg = 0, end; beg < b.n; beg = end + 1) {
        const char *nl = memchr(b.p + beg, '\n', b.n - beg);
        end = nl ? (size_t)(nl - b.p) : b.n;
        if (end > beg && measure_line(b.p + beg, b.p + end, &s, &err)) {
            fprintf(stderr, "measure_order: %s\n", err.text);
            return 2;
        }
    }
    wire_buf_free(&b);
    for (int i = 0; i < N_SUMS; i++)
        printf("%s\t%.4f\t%.0f\n", sum_names[i],
               s.n[i] > 0 ? s.hit[i] / s.n[i] : 0, s.n[i]);
    return 0;
}
