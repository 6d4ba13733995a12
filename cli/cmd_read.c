/* cmd_read.c: wirecopy read PATH...
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <string.h>

/* ---- Writing ------------------------------------------------------------ */

static wire_format format_named(const char *name)
{
    for (int f = 0; f < WIRE_FORMAT_N; f++)
        if (strcmp(wire_format_name((wire_format)f), name) == 0)
            return (wire_format)f;
    return WIRE_FORMAT_UNKNOWN;
}

/* All articles in reading order, borrowed from the batches. */
static const wire_article **all_articles(const cli_input *in, size_t *n)
{
    const wire_article **list = wire_calloc(in->n_articles + 1, sizeof *list);

    *n = 0;
    for (size_t i = 0; list && i < in->n; i++)
        for (size_t k = 0; k < in->batches[i].n_articles; k++)
            list[(*n)++] = &in->batches[i].articles[k];
    return list;
}

static wire_status write_as(const cli_input *in, const char *name,
                            int *out_errno, wire_err *err)
{
    wire_channel c = {0};
    wire_buf b = {0};
    size_t n;
    const wire_article **list = all_articles(in, &n);

    if (!list) return wire_fail_mem(err);
    wire_status status =
        wire_write_articles(format_named(name), &c, list, n, &b, err);
    if (status == WIRE_OK && !cli_write_stdout(out_errno, b.p, b.n))
        status = wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "output was refused");
    wire_buf_free(&b);
    wire_free(list);
    return status;
}

static wire_status show(const cli_input *in, const cli_args *args,
                        int *out_errno, wire_err *err)
{
    wire_report_opts r = cli_report_opts(args);

    if (strcmp(args->to, "show") != 0)
        return write_as(in, args->to, out_errno, err);
    if (args->json)
        return wire_report_read_json(in->batches, in->n, in->skips, in->n_skips,
                                     cli_write_stdout, out_errno, err);
    return wire_report_read_text(in->batches, in->n, &r, cli_write_stdout,
                                 out_errno, err);
}

int cli_read(const cli_args *args)
{
    wire_budget budget = {0, 0, 0};
    wire_read_opts o = cli_read_opts(args, &budget);
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    cli_input in = {0};
    int out_errno = 0, code = CLI_NONE;
    wire_status status = cli_input_read((const char *const *)args->paths,
                                        (size_t)args->n_paths, &o, &in, &err);

    if (status == WIRE_OK) status = show(&in, args, &out_errno, &err);
    for (size_t i = 0; i < in.n; i++)
        if (in.batches[i].n_articles + in.batches[i].n_listed +
                in.batches[i].n_feeds >
            0)
            code = CLI_FOUND;
    if (cli_print_skips(in.skips, in.n_skips, args) > 0) code = CLI_ERROR;
    if (status != WIRE_OK) code = cli_fail_within(&budget, &err, out_errno);
    cli_input_free(&in);
    return code;
}
