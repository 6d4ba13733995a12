/* cli_input.c: everything under some paths, read and kept.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

static wire_status gather_skips(cli_input *in, wire_err *err)
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

wire_status cli_input_read(const char *const *paths, size_t n_paths,
                           const wire_read_opts *o, cli_input *in,
                           wire_err *err)
{
    size_t units;

    WIRE_TRY(wire_plan_new(paths, n_paths, o, &in->plan, err));
    units = wire_plan_units(in->plan);
    in->batches = wire_calloc(units + 1, sizeof(wire_batch));
    if (!in->batches) return wire_fail_mem(err);
    for (size_t i = 0; i < units; i++) {
        in->n = i + 1;
        WIRE_TRY(wire_plan_read(in->plan, i, &in->batches[i], err));
        in->n_articles += in->batches[i].n_articles;
    }
    WIRE_TRY(wire_read_ids(in->batches, in->n, err));
    return gather_skips(in, err);
}

wire_status cli_input_docs(const cli_input *in, wire_arena *a, wire_doc **out,
                           wire_err *err)
{
    size_t n = 0;

    *out = WIRE_ARRAY(a, wire_doc, in->n_articles + 1);
    if (!*out) return wire_fail_mem(err);
    for (size_t i = 0; i < in->n; i++)
        for (size_t k = 0; k < in->batches[i].n_articles; k++)
            WIRE_TRY(wire_text_doc(&in->batches[i].articles[k], a, &(*out)[n++],
                                   err));
    return WIRE_OK;
}

void cli_input_free(cli_input *in)
{
    for (size_t i = 0; i < in->n; i++)
        wire_batch_free(&in->batches[i]);
    wire_free(in->batches);
    wire_free(in->skips);
    wire_plan_free(in->plan);
}
