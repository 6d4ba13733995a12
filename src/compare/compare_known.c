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

/* A table of twice the slots; texts have far fewer stems than words. */
static bool grow(wire__stems *x, wire_arena *a)
{
    wire__stems more = {.mask = x->slot ? 2 * x->mask + 1 : 255};
    more.slot = wire_arena_calloc(a, (size_t)more.mask + 1, sizeof *more.slot);
    if (!more.slot) return false;
    for (size_t i = 0; x->slot && i <= x->mask; i++)
        if (x->slot[i]) *slot_of(&more, x->slot[i]) = x->slot[i];
    *x = more;
    return true;
}

/* Add a stem; *n of them are there. */
static bool add(wire__stems *x, uint32_t stem, size_t *n, wire_arena *a)
{
    uint32_t *slot = slot_of(x, stem);
    if (*slot) return true;
    *slot = stem;
    return 2 * ++*n <= x->mask || grow(x, a);
}

bool wire__stems_fill(const wire__side *s, wire_arena *a, wire__stems *out)
{
    size_t n = 0;
    *out = (wire__stems){0};
    if (!grow(out, a)) return false;
    for (size_t k = 0; k < s->doc->words.n; k++)
        if (is_content(s, k) && !add(out, s->stem[k], &n, a)) return false;
    return true;
}

bool wire__stems_told(const wire__side *s, const bool *told, wire_arena *a,
                      wire__stems *out)
{
    size_t n = 0;
    *out = (wire__stems){0};
    if (!grow(out, a)) return false;
    for (size_t i = 0; i < s->n_sentences; i++)
        for (size_t k = s->word_beg[i]; told[i] && k < s->word_beg[i + 1]; k++)
            if (!add(out, s->stem[k], &n, a)) return false;
    return true;
}

bool wire__stems_has(const wire__stems *x, uint32_t stem)
{
    return *slot_of(x, stem) != 0;
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
