/* Which content words a side has at all.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compare_int.h"

static uint32_t *slot_of(const wire__stems *x, uint32_t stem)
{
    uint32_t i = stem * 0x9e3779b1u & x->mask;
    while (x->slot[i] && x->slot[i] != stem)
        i = (i + 1) & x->mask;
    return &x->slot[i];
}

static bool is_content(const wire__side *s, size_t k)
{
    return s->weight[k] >= WIRE__CONTENT_BITS && s->doc->words.len[k] > 1;
}

bool wire__stems_fill(const wire__side *s, wire_arena *a, wire__stems *out)
{
    uint32_t slots = 64;
    while (slots < 2 * s->doc->words.n && slots < UINT32_C(1) << 30)
        slots *= 2;
    out->mask = slots - 1;
    out->slot = wire_arena_calloc(a, slots, sizeof *out->slot);
    if (!out->slot) return false;
    for (size_t k = 0; k < s->doc->words.n; k++)
        if (is_content(s, k)) *slot_of(out, s->stem[k]) = s->stem[k];
    return true;
}

float wire__bits_of(const wire__side *s, wire_span words)
{
    float sum = 0;
    for (uint32_t k = words.beg; k < words.end; k++)
        if (is_content(s, k)) sum += s->weight[k];
    return sum;
}

float wire__known_share(const wire__side *s, wire_span words,
                        const wire__stems *other)
{
    float all = 0, known = 0;
    for (uint32_t k = words.beg; k < words.end; k++) {
        if (!is_content(s, k)) continue;
        all += s->weight[k];
        if (*slot_of(other, s->stem[k])) known += s->weight[k];
    }
    return all > 0 ? known / all : 1;
}
