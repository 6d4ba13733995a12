/* measure_story: the same-story score of pairs of articles.
 *
 *   usage: measure_story FILE   {"lang1", "lang2", "overall", "text1",
 *                               "text2"} a line; overall 1 (same) .. 4
 *
 * Prints rows: measure, value, n.
 * SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdio.h>
#include <wirecopy/family.h>

#include "measure_json.h"

enum { MAX_PAIRS = 4096 };

typedef struct {
    wire_article articles[2 * MAX_PAIRS];
    wire_doc docs[2 * MAX_PAIRS];
    double overall[MAX_PAIRS];
    bool is_english[MAX_PAIRS];
    size_t n; /* pairs */
} pairs;

static wire_status add_text(pairs *p, size_t i, wire_str text, wire_str lang,
                            wire_arena *a, wire_err *err)
{
    wire_article *art = &p->articles[i];
    art->body = text;
    art->language = lang;
    WIRE_TRY(wire_read_paragraphs(text, 0, a, &art->paras, &art->n_paras, err));
    return wire_text_doc(art, a, &p->docs[i], err);
}

static wire_status add_line(pairs *p, wire_str line, wire_arena *a,
                            wire_err *err)
{
    const char *overall = measure_value(line, "overall");
    if (!overall || p->n == MAX_PAIRS) return WIRE_OK;
    wire_str l1 = measure_field(line, "lang1", a);
    wire_str l2 = measure_field(line, "lang2", a);
    WIRE_TRY(
        add_text(p, 2 * p->n, measure_field(line, "text1", a), l1, a, err));
    WIRE_TRY(
        add_text(p, 2 * p->n + 1, measure_field(line, "text2", a), l2, a, err));
    p->overall[p->n] = strtod(overall, NULL);
    p->is_english[p->n] =
        wire_str_eq(l1, WIRE_STR("en")) && wire_str_eq(l2, WIRE_STR("en"));
    p->n++;
    return WIRE_OK;
}

/* Pearson's r of score and nearness (overall turned round). */
static void print_pearson(const pairs *p, const double *score,
                          bool english_only, const char *name)
{
    double n = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
    for (size_t i = 0; i < p->n; i++) {
        if (english_only && !p->is_english[i]) continue;
        double x = score[i], y = -p->overall[i];
        n++;
        sx += x;
        sy += y;
        sxx += x * x;
        syy += y * y;
        sxy += x * y;
    }
    double r =
        (n * sxy - sx * sy) / sqrt((n * sxx - sx * sx) * (n * syy - sy * sy));
    printf("%s\t%.4f\t%.0f\n", name, n > 1 ? r : 0, n);
}

static wire_status run(pairs *p, FILE *in, wire_arena *a, wire_err *err)
{
    char *line = NULL;
    size_t cap = 0;
    wire_status st = WIRE_OK;
    for (ssize_t n; st == WIRE_OK && (n = getline(&line, &cap, in)) > 0;)
        st = add_line(p, (wire_str){line, (size_t)n}, a, err);
    free(line);
    WIRE_TRY(st);
    wire_idf *idf;
    WIRE_TRY(wire_idf_new(p->docs, 2 * p->n, &idf, err));
    wire_arena *scratch = wire_arena_new(NULL, 0);
    double *score = WIRE_ARRAY(a, double, p->n + 1);
    if (scratch && score) {
        for (size_t i = 0; i < p->n; i++)
            score[i] = wire_family_story_score(
                &p->docs[2 * i], &p->docs[2 * i + 1], idf, scratch);
        print_pearson(p, score, false, "same-story score: Pearson, all");
        print_pearson(p, score, true, "same-story score: Pearson, English");
    }
    wire_arena_free(scratch);
    wire_idf_free(idf);
    return WIRE_OK;
}

int main(int argc, char **argv)
{
    FILE *in = argc == 2 ? fopen(argv[1], "rb") : NULL;
    wire_arena *a = wire_arena_new(NULL, 0);
    pairs *p = calloc(1, sizeof *p);
    wire_err err = {WIRE_EIO, WIRE_NO_OFF, "usage: measure_story FILE"};
    wire_status st = in && a && p ? run(p, in, a, &err) : WIRE_EIO;
    if (st != WIRE_OK) fprintf(stderr, "measure_story: %s\n", err.text);
    if (in) fclose(in);
    wire_arena_free(a);
    free(p);
    return st == WIRE_OK ? 0 : 1;
}
