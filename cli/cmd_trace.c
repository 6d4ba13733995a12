/* cmd_trace.c: wirecopy trace PATH...
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <stdio.h>

wire_trace_opts cli_trace_opts(const cli_args *args, wire_budget *budget,
                               cli_progress *progress)
{
    wire_trace_opts o = wire_trace_opts_init();

    o.n_threads = (unsigned)args->threads;
    o.find_rewrites = args->rewrites;
    o.find_events = args->events;
    o.find_changes = args->changes;
    o.read = cli_read_opts(args, budget);
    o.match.min_run = (unsigned)args->min_run;
    o.lineage.clock_tolerance_s = (int)args->clock_s;
    if (progress->is_on) {
        o.progress = cli_progress_show;
        o.progress_ctx = progress;
    }
    return o;
}

static wire_status write_report(const cli_args *args, const wire_trace *t,
                                int *out_errno, wire_err *err)
{
    wire_report_opts o = cli_report_opts(args);

    if (args->json)
        return wire_report_json(t, args->stats, cli_write_stdout, out_errno,
                                err);
    if (args->jsonl)
        return wire_report_jsonl(t, args->stats, cli_write_stdout, out_errno,
                                 err);
    return wire_report_text(t, &o, cli_write_stdout, out_errno, err);
}

void cli_print_closing(const wire_stats *s)
{
    bool is_small = s->bytes_read < 1000000;

    fprintf(stderr, "wirecopy %s: %.*f %s in %.2f s on %u thread%s",
            WIRE_VERSION, is_small ? 0 : 1,
            (double)s->bytes_read / (is_small ? 1e3 : 1e6),
            is_small ? "kB" : "MB", s->total_s, s->n_threads,
            s->n_threads == 1 ? "" : "s");
    if (s->peak_rss_bytes > 0)
        fprintf(stderr, ", %.0f MB of memory", (double)s->peak_rss_bytes / 1e6);
    fputc('\n', stderr);
}

int cli_trace(const cli_args *args)
{
    wire_budget budget = {0, 0, 0};
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    cli_progress progress;
    wire_trace t = {0};
    wire_trace_opts o;
    wire_status status;
    int out_errno = 0, code = CLI_FOUND;

    if (args->json && args->jsonl) {
        fprintf(stderr, "wirecopy: --json and --jsonl exclude each other\n");
        return CLI_ERROR;
    }
    cli_progress_init(&progress, args);
    o = cli_trace_opts(args, &budget, &progress);
    status = wire_trace_check(&o, &err);
    if (status == WIRE_OK)
        status = wire_trace_run((const char *const *)args->paths,
                                (size_t)args->n_paths, &o, &t, &err);
    cli_progress_clear(&progress);
    if (status == WIRE_OK) status = write_report(args, &t, &out_errno, &err);
    if (cli_print_skips(t.skips, t.n_skips, args) > 0) code = CLI_ERROR;
    if (status != WIRE_OK)
        code = cli_fail_within(&budget, &err, out_errno);
    else if (code == CLI_FOUND && t.groups.n_families == 0)
        code = CLI_NONE;
    if (status == WIRE_OK && !args->quiet) cli_print_closing(&t.stats);
    wire_trace_free(&t);
    return code;
}
