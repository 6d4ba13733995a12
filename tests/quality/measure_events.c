/* measure_events: articles grouped by the event they tell.
 *
 *   usage: measure_events FILE   {"story", "articles": ["TITLE=> ...
 *                                ARTICLE=> ...", ...]} a line
 *
 * Every article of every line is one text of a common corpus, without dates
 * or outlets; a line is one event. Prints rows: measure, value, n.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <wirecopy/family.h>

#include "measure_json.h"

enum { MAX_DOCS = 20000 };

typedef struct {
    wire_article articles[MAX_DOCS];
    wire_doc docs[MAX_DOCS];
    uint32_t story[MAX_DOCS], event[MAX_DOCS];
    size_t n;
} corpus;

static wire_status add_text(corpus *c, wire_str text, uint32_t story,
                            wire_arena *a, wire_err *err)
{
    if (c->n == MAX_DOCS) return WIRE_OK;
    wire_article *art = &c->articles[c->n];
    size_t title = wire_str_find(text, WIRE_STR("TITLE=>"), 0);
    size_t body = wire_str_find(text, WIRE_STR("ARTICLE=>"), 0);
    if (body != SIZE_MAX) {
        if (title == 0) art->title = wire_str_trim(wire_str_sub(text, 7, body));
        text = wire_str_trim(wire_str_sub(text, body + 9, text.n));
    }
    art->body = text;
    WIRE_TRY(wire_read_paragraphs(text, 0, a, &art->paras, &art->n_paras, err));
    WIRE_TRY(wire_text_doc(art, a, &c->docs[c->n], err));
    c->story[c->n++] = story;
    return WIRE_OK;
}

static wire_status add_line(corpus *c, wire_str line, uint32_t story,
                            wire_arena *a, wire_err *err)
{
    const char *p = measure_value(line, "articles"), *end = line.p + line.n;
    if (!p || *p != '[') return WIRE_OK;
    for (p++; p && p < end && *p != ']';) {
        if (*p != '"') {
            p++;
            continue;
        }
        wire_buf b = {0};
        wire_str text;
        p = measure_string(p, end, &b);
        bool ok = wire_arena_copy(a, wire_buf_view(&b), &text);
        wire_buf_free(&b);
        if (!ok) return wire_fail_mem(err);
        WIRE_TRY(add_text(c, text, story, a, err));
    }
    return WIRE_OK;
}

/* ---- Scores ---- */

static double choose2(double n) { return n * (n - 1) / 2; }

/* counts[story][event] by hashing is not worth it: a story has few texts, so
 * its texts are compared with one another. */
static void print_scores(const corpus *c)
{
    double *story_n = calloc(c->n + 1, sizeof *story_n);
    double *event_n = calloc(c->n + 1, sizeof *event_n);
    double same = 0, p = 0, r = 0, s2 = 0, e2 = 0;
    if (!story_n || !event_n) return;
    for (size_t i = 0; i < c->n; i++) {
        story_n[c->story[i]]++;
        event_n[c->event[i]]++;
    }
    for (size_t i = 0; i < c->n; i++) {
        double both = 0;
        for (size_t k = i; k-- > 0 && c->story[k] == c->story[i];)
            both += c->event[k] == c->event[i];
        same += both;
        both++;
        for (size_t k = i + 1; k < c->n && c->story[k] == c->story[i]; k++)
            both += c->event[k] == c->event[i];
        p += both / event_n[c->event[i]];
        r += both / story_n[c->story[i]];
    }
    for (size_t i = 0; i < c->n; i++) {
        s2 += choose2(story_n[i]);
        e2 += choose2(event_n[i]);
    }
    double n = (double)c->n, expected = s2 * e2 / choose2(n);
    p /= n;
    r /= n;
    printf("events: adjusted Rand index\t%.4f\t%.0f\n",
           (same - expected) / ((s2 + e2) / 2 - expected), n);
    printf("events: B-cubed precision\t%.4f\t%.0f\n", p, n);
    printf("events: B-cubed recall\t%.4f\t%.0f\n", r, n);
    printf("events: B-cubed F1\t%.4f\t%.0f\n", 2 * p * r / (p + r), n);
    free(story_n);
    free(event_n);
}

/* ---- Grouping ---- */

static wire_status group(corpus *c, wire_arena *a, wire_err *err)
{
    wire_family_opts o = WIRE_FAMILY_OPTS_INIT;
    wire_overlaps none = {0};
    wire_story_pair *pairs;
    wire_groups g;
    wire_idf *idf;
    size_t n;
    WIRE_TRY(wire_idf_new(c->docs, c->n, &idf, err));
    wire_status st =
        wire_family_story_pairs(c->docs, c->n, idf, &o, a, &pairs, &n, err);
    if (st == WIRE_OK)
        st = wire_family_group(c->docs, c->n, &none, pairs, n, idf, &o, a, &g,
                               err);
    wire_idf_free(idf);
    if (st != WIRE_OK) return st;
    for (size_t i = 0; i < c->n; i++)
        c->event[i] = (uint32_t)i; /* alone until an event claims it */
    for (size_t e = 0; e < g.n_events; e++)
        for (size_t k = 0; k < g.events[e].n_articles; k++)
            c->event[g.events[e].articles[k]] = g.events[e].articles[0];
    return WIRE_OK;
}

static wire_status run(corpus *c, FILE *in, wire_arena *a, wire_err *err)
{
    char *line = NULL;
    size_t cap = 0;
    uint32_t story = 0;
    wire_status st = WIRE_OK;
    for (ssize_t n; st == WIRE_OK && (n = getline(&line, &cap, in)) > 0;)
        st = add_line(c, (wire_str){line, (size_t)n}, story++, a, err);
    free(line);
    WIRE_TRY(st);
    WIRE_TRY(group(c, a, err));
    print_scores(c);
    return WIRE_OK;
}

int main(int argc, char **argv)
{
    FILE *in = argc == 2 ? fopen(argv[1], "rb") : NULL;
    wire_arena *a = wire_arena_new(NULL, 0);
    corpus *c = calloc(1, sizeof *c);
    wire_err err = {WIRE_EIO, WIRE_NO_OFF, "usage: measure_events FILE"};
    wire_status st = in && a && c ? run(c, in, a, &err) : WIRE_EIO;
    if (st != WIRE_OK) fprintf(stderr, "measure_events: %s\n", err.text);
    if (in) fclose(in);
    wire_arena_free(a);
    free(c);
    return st == WIRE_OK ? 0 : 1;
}
