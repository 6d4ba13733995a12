/* suffix_array.c: all repeats of 100 bytes, by the suffix array of the text.
 *
 *   usage: suffix_array ARTICLES.jsonl
 *
 * A limit to hold others against: exact for any repeat, word or not, at the
 * price of sorting every byte of the corpus. The texts of all articles, a
 * zero byte between them, are sorted by libdivsufsort; neighbours in the
 * array that share 100 bytes and stand in two articles are repeats. Prints
 * one JSON object.
 *
 * Source: Manber, Myers, "Suffix arrays", SODA 1990; of the lengths shared by
 * neighbours: Kasai et al., CPM 2001; of the use on corpora: Lee et al.,
 * "Deduplicating training data makes language models better", ACL 2022.
 * SPDX-License-Identifier: Apache-2.0 */
#include <wirecopy/read.h>

#include <divsufsort.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { REPEAT = 100 };

typedef struct {
    wire_buf text; /* articles with a zero byte behind each */
    WIRE_VEC(uint32_t) begins;
} corpus;

static wire_status load(const char *path, corpus *c, wire_err *err)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_plan *plan;

    WIRE_TRY(wire_plan_new(&path, 1, &o, &plan, err));
    for (size_t u = 0; u < wire_plan_units(plan); u++) {
        wire_batch b = {0};

        WIRE_TRY(wire_plan_read(plan, u, &b, err));
        for (size_t i = 0; i < b.n_articles; i++) {
            if (!WIRE_VEC_PUSH(&c->begins, (uint32_t)c->text.n))
                return wire_fail_mem(err);
            wire_buf_str(&c->text, b.articles[i].body);
            wire_buf_char(&c->text, '\0');
        }
        wire_batch_free(&b);
    }
    wire_plan_free(plan);
    return wire_buf_ok(&c->text) && c->text.n < INT32_MAX ? WIRE_OK
                                                          : wire_fail_mem(err);
}

/* Of each article the bytes that stand in another, too. */
static size_t count_repeats(const corpus *c, const int32_t *sa, int32_t *rank,
                            uint32_t *doc)
{
    const char *t = c->text.p;
    size_t n = c->text.n, repeated = 0, shared = 0, end = 0;

    for (size_t d = 0, i = 0; i < n; i++) {
        if (d + 1 < c->begins.n && i >= c->begins.p[d + 1]) d++;
        doc[i] = (uint32_t)d;
        rank[sa[i]] = (int32_t)i;
    }
    for (size_t i = 0; i < n; i++) {
        size_t at = (size_t)rank[i], j;

        if (at == 0) {
            shared = 0;
            continue;
        }
        j = (size_t)sa[at - 1];
        while (i + shared < n && j + shared < n && t[i + shared] &&
               t[i + shared] == t[j + shared])
            shared++;
        if (shared >= REPEAT && doc[i] != doc[j]) {
            size_t from = i > end ? i : end;

            if (i + shared > end) {
                end = i + shared;
                repeated += end - from;
            }
        }
        if (shared) shared--;
    }
    return repeated;
}

int main(int argc, char **argv)
{
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    corpus c = {0};
    struct rusage u;
    int32_t *sa, *rank;
    uint32_t *doc;
    double begun, sorted, done;
    size_t repeated;

    if (argc != 2) {
        fputs("usage: suffix_array ARTICLES.jsonl\n", stderr);
        return 2;
    }
    if (load(argv[1], &c, &err) != WIRE_OK) {
        fprintf(stderr, "suffix_array: %s\n", err.text);
        return 2;
    }
    sa = malloc(c.text.n * sizeof *sa);
    rank = malloc(c.text.n * sizeof *rank);
    doc = malloc(c.text.n * sizeof *doc);
    if (!sa || !rank || !doc) return 2;
    begun = wire_clock_s();
    if (divsufsort((const uint8_t *)c.text.p, sa, (int32_t)c.text.n) != 0)
        return 2;
    sorted = wire_clock_s();
    repeated = count_repeats(&c, sa, rank, doc);
    done = wire_clock_s();
    (void)getrusage(RUSAGE_SELF, &u);
    printf("{\"tool\":\"suffix array\",\"articles\":%zu,\"bytes\":%zu,"
           "\"sort_s\":%.3f,\"text_s\":%.3f,\"repeated_bytes\":%zu,"
           "\"peak_bytes\":%ld}\n",
           c.begins.n, c.text.n - c.begins.n, sorted - begun, done - begun,
           repeated, u.ru_maxrss * 1024);
    return 0;
}
