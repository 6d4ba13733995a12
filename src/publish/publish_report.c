/* What a run did, as JSON: schema/publish-1.schema.json.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../report/report_int.h"
#include "publish_int.h"

static void put_row(wire__json *j, const wire_publish_row *row)
{
    wire__json_open(j, '{');
    wire__json_field(j, "id", row->id);
    wire__json_field(j, "title", row->title);
    wire__json_word(j, "fate", wire_fate_name(row->fate));
    wire__json_word(j, "route", wire_route_name(row->route));
    wire__json_field(j, "page", row->page);
    wire__json_field(j, "label", row->label);
    wire__json_field(j, "why", row->why);
    wire__json_close(j, '}');
}

static void put_list(wire__json *j, const char *name, const wire_str *list,
                     size_t n)
{
    wire__json_key(j, name);
    wire__json_open(j, '[');
    for (size_t i = 0; i < n; i++)
        wire__json_str(j, list[i]);
    wire__json_close(j, ']');
}

wire_status wire_published_json(const wire_published *p, wire_write_fn write,
                                void *ctx, wire_err *err)
{
    wire__sink sink = {.write = write, .ctx = ctx};
    wire__json j = {.out = &sink};

    wire__json_open(&j, '{');
    wire__json_word(&j, "schema", "wirecopy.publish/1");
    wire__json_key(&j, "items");
    wire__json_open(&j, '[');
    for (size_t i = 0; i < p->n_rows; i++) {
        put_row(&j, &p->rows[i]);
        wire__sink_pump(&sink);
    }
    wire__json_close(&j, ']');
    wire__json_key(&j, "counts");
    wire__json_open(&j, '{');
    for (int f = 0; f < WIRE_FATE_N; f++)
        wire__json_count(&j, wire_fate_name((wire_fate)f), p->count[f]);
    wire__json_close(&j, '}');
    wire__json_count(&j, "articles", p->articles);
    wire__json_count(&j, "digests", p->digests);
    wire__json_count(&j, "stories", p->stories);
    wire__json_count(&j, "labels", p->labels);
    wire__json_count(&j, "written", p->written);
    wire__json_count(&j, "unchanged", p->unchanged);
    wire__json_count(&j, "removed", p->removed);
    put_list(&j, "changed", p->changed, p->n_changed);
    put_list(&j, "pings", p->pings, p->n_pings);
    wire__json_close(&j, '}');
    wire__sink_lit(&sink, "\n");
    return wire__sink_close(&sink, err);
}
