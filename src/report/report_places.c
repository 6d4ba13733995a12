/* report_places.c: by article: its family, and its standing text.
 *
 *   standings  record 0: (doc 3, words 90..120) (doc 7, words 80..110)
 *   places     doc 3: [record 0, 90..120]   doc 7: [record 0, 80..110]
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "report_int.h"

static void fill_families(const wire_trace *t, uint32_t *family)
{
    for (size_t i = 0; i < t->n_docs; i++)
        family[i] = (uint32_t)t->groups.n_families;
    for (size_t f = 0; f < t->groups.n_families; f++)
        for (size_t i = 0; i < t->groups.families[f].n_members; i++)
            family[t->groups.families[f].members[i]] = (uint32_t)f;
}

wire_status wire__places_build(const wire_trace *t, wire_arena *a,
                               wire__places *out, wire_err *err)
{
    const wire_standings *s = &t->standings;
    size_t *fill = WIRE_ARRAY(a, size_t, t->n_docs + 1);

    out->family = WIRE_ARRAY(a, uint32_t, t->n_docs + 1);
    out->first =
        (size_t *)wire_arena_calloc(a, t->n_docs + 2, sizeof *out->first);
    out->at = WIRE_ARRAY(a, wire__place, s->n_places + 1);
    if (!fill || !out->family || !out->first || !out->at)
        return wire_fail_mem(err);
    fill_families(t, out->family);
    for (size_t r = 0; r < s->n_records; r++)
        for (size_t i = 0; i < s->records[r].n; i++)
            out->first[s->places[s->records[r].first + i].doc + 1]++;
    for (size_t i = 0; i < t->n_docs; i++)
        fill[i] = out->first[i + 1] += out->first[i];
    /* Backwards, so that an article's records stand ascending. */
    for (size_t r = s->n_records; r-- > 0;)
        for (size_t i = s->records[r].n; i-- > 0;) {
            const wire_stand_place *p = &s->places[s->records[r].first + i];
            wire__place *to = &out->at[--fill[p->doc]];

            to->record = (uint32_t)r;
            to->beg = p->beg;
            to->end = p->end;
        }
    return WIRE_OK;
}

bool wire__places_share(const wire__places *pl, uint32_t a, uint32_t b)
{
    size_t i = pl->first[a], k = pl->first[b];

    while (i < pl->first[a + 1] && k < pl->first[b + 1]) {
        if (pl->at[i].record == pl->at[k].record) return true;
        if (pl->at[i].record < pl->at[k].record)
            i++;
        else
            k++;
    }
    return false;
}
