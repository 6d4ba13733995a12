/* cmd_read.c: wirecopy read PATH...
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

/* Batches of all units and the skips of them and of the plan. */
typedef struct {
    wire_plan *plan;
    wire_batch *batches;
    size_t n;
    const wire_skip **skips;
    size_t n_skips;
} input;

static wire_status gather_skips(input *in, wire_err *err)
{
    const wire_skip *of_plan;
    size_t n_plan = wire_plan_skips(in->plan, &of_plan), most = n_plan + 1;

    for (size_t i = 0; i < in->n; i++)
        most += in->batches[i].n_skips;
    in->skips = wire_calloc(most, sizeof(const wire_skip *));
    if (!in->skips) return wire_fail_mem(err);
    for (size_t i = 0; i < n_plan; i++)
        in->skips[in->n_skips++] = &of_plan[i];
    for (size_t i = 0; i < in->n; i++)
        for (size_t k = 0; k < in->batches[i].n_skips; k++)
            in->skips[in->n_skips++] = &in->batches[i].skips[k];
    return WIRE_OK;
}

static wire_status read_all(const cli_args *args, const wire_read_opts *o,
                            input *in, wire_err *err)
{
    size_t units;

    WIRE_TRY(wire_plan_new((const char *const *)args->paths,
                           (size_t)args->n_paths, o, &in->plan, err));
    units = wire_plan_units(in->plan);
    in->batches = wire_calloc(units + 1, sizeof(wire_batch));
    if (!in->batches) return wire_fail_mem(err);
    for (size_t i = 0; i < units; i++) {
        in->n = i + 1;
        WIRE_TRY(wire_plan_read(in->plan, i, &in->batches[i], err));
    }
    WIRE_TRY(wire_read_ids(in->batches, in->n, err));
    return gather_skips(in, err);
}

static void input_free(input *in)
{
    for (size_t i = 0; i < in->n; i++)
        wire_batch_free(&in->batches[i]);
    wire_free(in->batches);
    wire_free(in->skips);
    wire_plan_free(in->plan);
}

int cli_read(const cli_args *args)
{
    wire_budget budget = {0, 0, 0};
    wire_read_opts o = cli_read_opts(args, &budget);
    wire_report_opts r = cli_report_opts(args);
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    input in = {0};
    int out_errno = 0, code = CLI_NONE;
    wire_status status = read_all(args, &o, &in, &err);

    if (status == WIRE_OK && args->json)
        status = wire_report_read_json(in.batches, in.n, in.skips, in.n_skips,
                                       cli_write_stdout, &out_errno, &err);
    else if (status == WIRE_OK)
        status = wire_report_read_text(in.batches, in.n, &r, cli_write_stdout,
                                       &out_errno, &err);
    for (size_t i = 0; i < in.n; i++)
        if (in.batches[i].n_articles + in.batches[i].n_listed +
                in.batches[i].n_feeds >
            0)
            code = CLI_FOUND;
    if (cli_print_skips(in.skips, in.n_skips, args) > 0) code = CLI_ERROR;
    if (status != WIRE_OK) code = cli_fail(&err, out_errno);
    input_free(&in);
    return code;
}
