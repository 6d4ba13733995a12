/* Evidence, standing text, kinds, records: in that order.
 * SPDX-License-Identifier: Apache-2.0 */
#include "classify_int.h"

void wire_standings_free(wire_standings *s)
{
    wire_free(s->records);
    wire_free(s->places);
    *s = (wire_standings){0};
}

static wire_status run(wire__classify *c, wire_standings *out, wire_err *err)
{
    const wire_overlaps *o = c->overlaps;
    c->arena = wire_arena_new(NULL, 0);
    c->pairs = wire_calloc(o->n_pairs, sizeof *c->pairs);
    c->passages = wire_calloc(o->n_passages, sizeof *c->passages);
    if (!c->arena || !c->pairs || !c->passages) return wire_fail_mem(err);
    WIRE_TRY(wire__match_evidence(c, err));
    WIRE_TRY(wire__match_stand(c, err));
    WIRE_TRY(wire__match_passages(c, err));
    WIRE_TRY(wire__match_judge(c, err));
    WIRE_TRY(wire__match_merges(c, err));
    return wire__match_records(c, out, err);
}

wire_status wire_match_classify(const wire_doc *docs, size_t n_docs,
                                const wire_candidates *candidates,
                                wire_overlaps *overlaps, unsigned n_threads,
                                wire_standings *out, wire_err *err)
{
    *out = (wire_standings){0};
    wire__classify c = {.docs = docs,
                        .n_docs = n_docs,
                        .candidates = candidates,
                        .overlaps = overlaps,
                        .n_threads = n_threads ? n_threads : 1};
    wire_status st = run(&c, out, err);
    wire_arena_free(c.arena);
    wire_free(c.pairs);
    wire_free(c.title_df);
    wire_free(c.passages);
    wire_free(c.refs);
    wire_free(c.ref_beg);
    if (st != WIRE_OK) wire_standings_free(out);
    return st;
}
