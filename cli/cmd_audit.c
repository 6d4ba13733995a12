/* cmd_audit.c: wirecopy audit PATH...
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <stdio.h>

static wire_status write_audit(const cli_args *args, const wire_trace *t,
                               const wire_audit *a, int *out_errno,
                               wire_err *err)
{
    wire_report_opts o = cli_report_opts(args);

    if (args->json)
        return wire_report_audit_json(t, a, cli_write_stdout, out_errno, err);
    return wire_report_audit_text(t, a, &o, cli_write_stdout, out_errno, err);
}

static bool has_fault(const wire_audit *a)
{
    if (a->n_outdated > 0) return true;
    for (size_t i = 0; i < a->n_rows; i++)
        if (a->rows[i].holds == WIRE_HOLDS_NOT) return true;
    return false;
}

int cli_audit(const cli_args *args)
{
    wire_budget budget = {0, 0, 0};
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    cli_progress progress;
    wire_trace t = {0};
    wire_audit a = {0};
    wire_arena *arena = wire_arena_new(NULL, 0);
    wire_trace_opts o;
    wire_status status = arena ? WIRE_OK : wire_fail_mem(&err);
    int out_errno = 0, code = CLI_FOUND;

    cli_progress_init(&progress, args);
    o = cli_trace_opts(args, &budget, &progress);
    if (status == WIRE_OK) status = wire_trace_check(&o, &err);
    if (status == WIRE_OK)
        status = wire_trace_run((const char *const *)args->paths,
                                (size_t)args->n_paths, &o, &t, &err);
    if (status == WIRE_OK) status = wire_audit_trace(&t, arena, &a, &err);
    cli_progress_clear(&progress);
    if (status == WIRE_OK) status = write_audit(args, &t, &a, &out_errno, &err);
    if (has_fault(&a)) code = CLI_NONE;
    if (cli_print_skips(t.skips, t.n_skips, args) > 0) code = CLI_ERROR;
    if (status != WIRE_OK) code = cli_fail_within(&budget, &err, out_errno);
    if (status == WIRE_OK && !args->quiet) cli_print_closing(&t.stats);
    wire_trace_free(&t);
    wire_arena_free(arena);
    return code;
}
