/* lineage_lost.c: agencies that are named and not there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "lineage_int.h"

#include <string.h>

static bool hangs_from(const lin_family *f, uint32_t member, uint32_t agency)
{
    uint32_t e = f->parent_arc[member + 1];
    return f->arcs[e].parent == 0 && f->arc_agency[e] == agency;
}

static wire_status say(lin_family *f, wire_buf *b, wire_lost_source *out,
                       wire_err *err)
{
    bool ok =
        wire_buf_ok(b) && wire_arena_copy(f->a, wire_buf_view(b),
                                          &out->evidence[out->n_evidence]);
    b->n = 0;
    if (!ok) return wire_fail_mem(err);
    out->n_evidence++;
    return WIRE_OK;
}

static uint32_t count(const lin_family *f, uint64_t bit, int what)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < f->m; i++) {
        const lin_member *m = &f->members[i];
        uint64_t set = what == 0   ? m->dateline
                       : what == 1 ? m->label
                       : what == 2 ? m->line | m->byline
                                   : m->contrib;
        n += (set & bit) != 0;
    }
    return n;
}

static wire_status say_evidence(lin_family *f, uint32_t agency,
                                wire_lost_source *out, wire_err *err)
{
    static const char *const where[] = {"in the dateline", "in a label",
                                        "in a credit or byline",
                                        "as a contributor"};
    uint64_t bit = (uint64_t)1 << agency;
    wire_buf b = {NULL, 0, 0, false};
    wire_status st = WIRE_OK;
    for (int what = 0; what < 4 && st == WIRE_OK; what++) {
        uint32_t n = count(f, bit, what);
        if (!n) continue;
        wire_buf_fmt(&b, "%u of %u articles name%s it %s", n, f->m,
                     n == 1 ? "s" : "", where[what]);
        st = say(f, &b, out, err);
    }
    if (st == WIRE_OK) {
        wire_buf_lit(&b, "no article of the family is its own text");
        st = say(f, &b, out, err);
    }
    wire_buf_free(&b);
    return st;
}

static wire_status add_lost(lin_family *f, uint32_t agency, wire_lineage *out,
                            wire_err *err)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < f->m; i++)
        n += hangs_from(f, i, agency);
    if (!n) return WIRE_OK;
    wire_lost_source *l = &out->lost[out->n_lost];
    memset(l, 0, sizeof *l);
    l->children = WIRE_ARRAY(f->a, uint32_t, n);
    l->evidence = WIRE_ARRAY(f->a, wire_str, 5);
    if (!l->children || !l->evidence ||
        !wire_arena_copy(f->a, f->agencies[agency].name, &l->name))
        return wire_fail_mem(err);
    for (uint32_t i = 0; i < f->m; i++)
        if (hangs_from(f, i, agency))
            l->children[l->n_children++] = f->members[i].number;
    out->n_lost++;
    return say_evidence(f, agency, l, err);
}

wire_status wire__lineage_lost(lin_family *f, wire_lineage *out, wire_err *err)
{
    out->lost = WIRE_ARRAY(f->a, wire_lost_source, f->n_agencies + 1);
    out->cited = WIRE_ARRAY(f->a, wire_str, f->n_agencies + 1);
    if (!out->lost || !out->cited) return wire_fail_mem(err);
    for (uint32_t k = 0; k < f->n_agencies; k++) {
        if (f->lost >> k & 1) WIRE_TRY(add_lost(f, k, out, err));
        if (f->agencies[k].is_cited_only &&
            !wire_arena_copy(f->a, f->agencies[k].name,
                             &out->cited[out->n_cited++]))
            return wire_fail_mem(err);
    }
    return WIRE_OK;
}
