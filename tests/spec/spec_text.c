/* spec_text: runs the specification of the text module.
 *
 *   usage: spec_text FILE.md...
 *
 * A section that begins with ### is one case. Its text is quoted, a line
 * that holds only ">" begins a new paragraph:
 *
 *     ### A title never ends a sentence
 *     > Mr. Lee met Gen. Kim. They left.
 *     - sentence: Mr. Lee met Gen. Kim.
 *     - sentence: They left.
 *
 * Lines "language: de", "outlet: ...", "byline: ..." before the text set what
 * a reader would know. Expectations, in the order of the text; those of one
 * word are complete, and "none" says that there is nothing:
 *
 *     - sentence: TEXT
 *     - quote: WORDS (direct|scare|title) [nested] [continues]
 *     - dateline: PLACE | DATE | CREDIT
 *     - label: CLAIM: TEXT            TEXT may be left out
 *     - credit: NAME (KIND)
 *     - core: TEXT                    of the whole body, lines joined by " / "
 *     - detected: en
 *     - number: VALUE UNIT
 *     - date: YYYY-MM-DD              0 for what is absent
 *     - name: TEXT
 *     - invisible: N
 *
 * Exit status 1 when a promise does not hold.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include <wirecopy/text.h>

enum { PARAS_MAX = 64, WANTS_MAX = 64, LINE_MAX = 4096 };

typedef struct {
    char title[256];
    char language[16], outlet[128], byline[256];
    wire_buf body;
    wire_para paras[PARAS_MAX];
    size_t n_paras;
    bool opens_para; /* the next quoted line begins one */
    char *wants[WANTS_MAX];
    size_t n_wants;
    int line;
} spec_case;

static size_t cases_run, cases_failed;

/* ---- What there is ---- */

static void add_line(wire_buf *out, const char *key, wire_str s)
{
    wire_buf_lit(out, key);
    wire_buf_lit(out, ": ");
    for (size_t i = 0; i < s.n; i++) { /* paragraphs on one line */
        if (s.p[i] != '\n')
            wire_buf_char(out, s.p[i]);
        else if (i + 1 < s.n && s.p[i + 1] != '\n')
            wire_buf_lit(out, " / ");
    }
    wire_buf_char(out, '\n');
}

static wire_str cut(wire_str s, wire_span span)
{
    return wire_str_sub(s, span.beg, span.end);
}

static wire_status put_sentences(const spec_case *c, wire_arena *a,
                                 wire_buf *out)
{
    wire_str body = wire_buf_view(&c->body);
    wire_sentence *s;
    size_t n;
    WIRE_TRY(wire_text_sentences(body, c->paras, c->n_paras,
                                 wire_str_of(c->language), a, &s, &n, NULL));
    for (size_t i = 0; i < n; i++)
        add_line(out, "sentence", cut(body, s[i].span));
    return WIRE_OK;
}

static wire_status put_quotes(const spec_case *c, wire_arena *a, wire_buf *out)
{
    static const char *const kinds[] = {"direct", "scare", "title"};
    wire_str body = wire_buf_view(&c->body);
    wire_quote *q;
    size_t n;
    WIRE_TRY(wire_text_quotes(body, c->paras, c->n_paras, a, &q, &n, NULL));
    for (size_t i = 0; i < n; i++) {
        add_line(out, "quote", cut(body, q[i].words));
        out->n--; /* the line goes on */
        wire_buf_fmt(out, " (%s)%s%s\n", kinds[q[i].kind],
                     q[i].depth ? " nested" : "",
                     q[i].continues ? " continues" : "");
    }
    return WIRE_OK;
}

static wire_status put_numbers(const spec_case *c, wire_arena *a, wire_buf *out)
{
    wire_number *x;
    size_t n;
    WIRE_TRY(wire_text_numbers(wire_buf_view(&c->body),
                               wire_str_of(c->language), a, &x, &n, NULL));
    for (size_t i = 0; i < n; i++) {
        wire_buf_fmt(out, "number: %.12g", x[i].value);
        if (x[i].unit.n) wire_buf_char(out, ' ');
        wire_buf_str(out, x[i].unit);
        wire_buf_char(out, '\n');
    }
    return WIRE_OK;
}

static wire_status put_dates(const spec_case *c, wire_arena *a, wire_buf *out)
{
    wire_date *x;
    size_t n;
    WIRE_TRY(wire_text_dates(wire_buf_view(&c->body), wire_str_of(c->language),
                             a, &x, &n, NULL));
    for (size_t i = 0; i < n; i++)
        wire_buf_fmt(out, "date: %d-%d-%d\n", x[i].year, x[i].month, x[i].day);
    return WIRE_OK;
}

static wire_status put_names(const spec_case *c, wire_arena *a, wire_buf *out)
{
    wire_span *x;
    size_t n;
    WIRE_TRY(wire_text_names(wire_buf_view(&c->body), wire_str_of(c->language),
                             a, &x, &n, NULL));
    for (size_t i = 0; i < n; i++)
        add_line(out, "name", cut(wire_buf_view(&c->body), x[i]));
    return WIRE_OK;
}

static wire_status put_invisible(const spec_case *c, wire_arena *a,
                                 wire_buf *out)
{
    wire_invisible *x;
    size_t n;
    WIRE_TRY(wire_text_invisible(wire_buf_view(&c->body), a, &x, &n, NULL));
    wire_buf_fmt(out, "invisible: %zu\n", n);
    return WIRE_OK;
}

static void put_dateline(const wire_doc *d, wire_buf *out)
{
    if (!d->has_dateline) return;
    wire_buf_lit(out, "dateline: ");
    wire_buf_str(out, d->dateline.place);
    if (d->dateline.date.n || d->dateline.credit.n) wire_buf_lit(out, " | ");
    wire_buf_str(out, d->dateline.date);
    if (d->dateline.credit.n) wire_buf_lit(out, " | ");
    wire_buf_str(out, d->dateline.credit);
    wire_buf_char(out, '\n');
}

static wire_status put_doc(const spec_case *c, const char *key, wire_arena *a,
                           wire_buf *out)
{
    wire_article art = {.outlet = wire_str_of(c->outlet),
                        .byline = wire_str_of(c->byline),
                        .language = wire_str_of(c->language),
                        .body = wire_buf_view(&c->body),
                        .paras = (wire_para *)c->paras,
                        .n_paras = c->n_paras};
    wire_doc d;
    WIRE_TRY(wire_text_doc(&art, a, &d, NULL));
    if (strcmp(key, "dateline") == 0) put_dateline(&d, out);
    if (strcmp(key, "label") == 0 && d.has_label) {
        wire_buf_fmt(out, "label: %s", wire_claim_name(d.label.claim));
        add_line(out, "", cut(art.body, d.label.span));
    }
    if (strcmp(key, "core") == 0) add_line(out, "core", cut(art.body, d.core));
    if (strcmp(key, "detected") == 0) add_line(out, "detected", d.language);
    if (strcmp(key, "credit") == 0)
        for (size_t i = 0; i < d.n_credits; i++) {
            add_line(out, "credit", d.credits[i].name);
            out->n--;
            wire_buf_fmt(out, " (%s)\n",
                         wire_credit_kind_name(d.credits[i].kind));
        }
    return WIRE_OK;
}

static wire_status put(const spec_case *c, const char *key, wire_arena *a,
                       wire_buf *out)
{
    if (strcmp(key, "sentence") == 0) return put_sentences(c, a, out);
    if (strcmp(key, "quote") == 0) return put_quotes(c, a, out);
    if (strcmp(key, "number") == 0) return put_numbers(c, a, out);
    if (strcmp(key, "date") == 0) return put_dates(c, a, out);
    if (strcmp(key, "name") == 0) return put_names(c, a, out);
    if (strcmp(key, "invisible") == 0) return put_invisible(c, a, out);
    return put_doc(c, key, a, out);
}

/* ---- One case ---- */

static bool is_want_of(const char *want, const char *key)
{
    size_t n = strlen(key);
    return strncmp(want, key, n) == 0 && want[n] == ':';
}

/* Everything that is expected of one key, as put writes it. */
static void expected(const spec_case *c, const char *key, wire_buf *out)
{
    for (size_t i = 0; i < c->n_wants; i++) {
        if (!is_want_of(c->wants[i], key)) continue;
        if (strcmp(c->wants[i] + strlen(key), ": none") == 0) continue;
        wire_buf_lit(out, c->wants[i]);
        wire_buf_char(out, '\n');
    }
}

/* "label: auto" promises the claim only. */
static bool same(wire_str want, wire_str got)
{
    if (wire_str_eq(want, got)) return true;
    if (!wire_str_starts(want, WIRE_STR("label: ")) || !want.n) return false;
    wire_str head = wire_str_sub(want, 0, want.n - 1);
    return wire_str_find(head, WIRE_STR(":"), 7) == SIZE_MAX &&
           wire_str_starts(got, head) && got.n > head.n && got.p[head.n] == ':';
}

static bool check(const spec_case *c, const char *key, const char *file)
{
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_buf want = {NULL, 0, 0, false}, got = {NULL, 0, 0, false};
    expected(c, key, &want);
    bool ok = a && put(c, key, a, &got) == WIRE_OK && wire_buf_ok(&got);
    ok = ok && same(wire_buf_view(&want), wire_buf_view(&got));
    if (!ok)
        printf("%s:%d: %s\n  wanted\n%.*s  got\n%.*s", file, c->line, c->title,
               (int)want.n, want.p ? want.p : "", (int)got.n,
               got.p ? got.p : "");
    wire_buf_free(&want);
    wire_buf_free(&got);
    wire_arena_free(a);
    return ok;
}

static void run_case(spec_case *c, const char *file)
{
    bool ok = true;
    if (c->n_wants) cases_run++;
    for (size_t i = 0; i < c->n_wants; i++) {
        char key[32];
        size_t n = strcspn(c->wants[i], ":");
        if (n >= sizeof key) n = sizeof key - 1;
        memcpy(key, c->wants[i], n);
        key[n] = 0;
        bool seen = false;
        for (size_t k = 0; k < i; k++)
            seen |= is_want_of(c->wants[k], key);
        if (!seen) ok &= check(c, key, file);
    }
    if (c->n_wants && !ok) cases_failed++;
    for (size_t i = 0; i < c->n_wants; i++)
        wire_free(c->wants[i]);
    wire_buf_free(&c->body);
    memset(c, 0, sizeof *c);
}

/* ---- The file ---- */

static void add_text(spec_case *c, const char *line)
{
    while (*line == '>' || *line == ' ')
        line++;
    if (!*line) {
        c->opens_para = true;
        return;
    }
    bool opens = !c->n_paras || c->opens_para;
    c->opens_para = false;
    if (opens && c->n_paras < PARAS_MAX) {
        if (c->n_paras) wire_buf_lit(&c->body, "\n\n");
        c->paras[c->n_paras++].span.beg = (uint32_t)c->body.n;
    } else {
        wire_buf_char(&c->body, ' ');
    }
    wire_buf_lit(&c->body, line);
    c->paras[c->n_paras - 1].span.end = (uint32_t)c->body.n;
}

static void set(char *to, size_t cap, const char *from)
{
    size_t n = strlen(from);
    if (n >= cap) n = cap - 1;
    memcpy(to, from, n);
    to[n] = 0;
}

static void add_want(spec_case *c, const char *line)
{
    if (c->n_wants == WANTS_MAX) return;
    size_t n = strlen(line) + 1;
    char *copy = wire_malloc(n);
    if (!copy) return;
    memcpy(copy, line, n);
    c->wants[c->n_wants++] = copy;
}

static bool run_file(const char *path)
{
    static char line[LINE_MAX];
    spec_case c = {.line = 0};
    FILE *f = fopen(path, "r");
    if (!f) {
        fprintf(stderr, "cannot open %s\n", path);
        return false;
    }
    for (int n = 1; fgets(line, sizeof line, f); n++) {
        line[strcspn(line, "\n")] = 0;
        if (strncmp(line, "### ", 4) == 0) {
            run_case(&c, path);
            set(c.title, sizeof c.title, line + 4);
            c.line = n;
        } else if (line[0] == '>') {
            add_text(&c, line);
        } else if (strncmp(line, "- ", 2) == 0) {
            add_want(&c, line + 2);
        } else if (strncmp(line, "language: ", 10) == 0) {
            set(c.language, sizeof c.language, line + 10);
        } else if (strncmp(line, "outlet: ", 8) == 0) {
            set(c.outlet, sizeof c.outlet, line + 8);
        } else if (strncmp(line, "byline: ", 8) == 0) {
            set(c.byline, sizeof c.byline, line + 8);
        }
    }
    run_case(&c, path);
    fclose(f);
    return true;
}

int main(int argc, char **argv)
{
    bool ok = argc > 1;
    for (int i = 1; i < argc; i++)
        ok &= run_file(argv[i]);
    printf("%zu cases, %zu failed\n", cases_run, cases_failed);
    return ok && !cases_failed ? 0 : 1;
}
