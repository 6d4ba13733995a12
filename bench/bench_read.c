/* bench_read: what reading costs by itself, whatever the format.
 *
 *   usage: bench_read PATH...
 *
 * Prints one line: wall seconds, core seconds, bytes read, articles, listed.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <sys/resource.h>

#include <wirecopy/read.h>

static double cpu_s(void)
{
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
           1e-6 * (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

static wire_status read_all(const wire_plan *plan, uint64_t *bytes,
                            size_t *articles, size_t *listed, wire_err *err)
{
    for (size_t u = 0; u < wire_plan_units(plan); u++) {
        wire_batch b = {0};
        wire_status s = wire_plan_read(plan, u, &b, err);
        *bytes += b.bytes;
        *articles += b.n_articles;
        *listed += b.n_listed;
        wire_batch_free(&b);
        WIRE_TRY(s);
    }
    return WIRE_OK;
}

int main(int argc, char **argv)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_plan *plan = NULL;
    wire_err err = {0};
    uint64_t bytes = 0;
    size_t articles = 0, listed = 0;
    if (argc < 2) {
        fputs("usage: bench_read PATH...\n", stderr);
        return 2;
    }
    double wall = wire_clock_s(), cpu = cpu_s();
    wire_status s = wire_plan_new((const char *const *)argv + 1,
                                  (size_t)(argc - 1), &o, &plan, &err);
    if (s == WIRE_OK) s = read_all(plan, &bytes, &articles, &listed, &err);
    if (s != WIRE_OK)
        fprintf(stderr, "bench_read: %s\n", err.text);
    else
        printf("%.6f\t%.6f\t%llu\t%zu\t%zu\n", wire_clock_s() - wall,
               cpu_s() - cpu, (unsigned long long)bytes, articles, listed);
    wire_plan_free(plan);
    return s == WIRE_OK ? 0 : 2;
}
