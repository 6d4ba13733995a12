/* Tables of words that tell something.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_phrases_int.h"

static uint32_t slot_of(const wire__phrases *c, uint32_t hash)
{
    return hash * 0x9e3779b1u & c->mask;
}

static wire__phrase_slot phrase_of(const wire__phrase *row)
{
    wire__phrase_slot x = {.value = row->value};
    const char *s = row->phrase;
    while (*s && x.n < WIRE__PHRASE_WORDS) {
        size_t n = 0;
        while (s[n] && s[n] != ' ')
            n++;
        x.hash[x.n++] = wire_text_word_hash((wire_str){s, n});
        s += n + (s[n] == ' ');
    }
    return x;
}

wire__cues_in wire__cues_language(wire_str tag)
{
    static const char *const tags[] = {
        [WIRE__IN_EN] = "en", [WIRE__IN_DE] = "de", [WIRE__IN_FR] = "fr",
        [WIRE__IN_ES] = "es", [WIRE__IN_IT] = "it", [WIRE__IN_PT] = "pt",
        [WIRE__IN_NL] = "nl", [WIRE__IN_HI] = "hi", [WIRE__IN_KO] = "ko",
        [WIRE__IN_ZH] = "zh", [WIRE__IN_JA] = "ja", [WIRE__IN_RU] = "ru",
        [WIRE__IN_UK] = "uk", [WIRE__IN_PL] = "pl", [WIRE__IN_SV] = "sv",
        [WIRE__IN_DA] = "da", [WIRE__IN_NO] = "no", [WIRE__IN_FI] = "fi",
        [WIRE__IN_TR] = "tr", [WIRE__IN_AR] = "ar", [WIRE__IN_FA] = "fa",
        [WIRE__IN_HE] = "he", [WIRE__IN_RO] = "ro", [WIRE__IN_HU] = "hu",
        [WIRE__IN_EL] = "el", [WIRE__IN_ID] = "id", [WIRE__IN_VI] = "vi",
        [WIRE__IN_BN] = "bn", [WIRE__IN_UR] = "ur", [WIRE__IN_TH] = "th"};
    if (wire_str_eq_nocase(tag, WIRE_STR("nb")) ||
        wire_str_eq_nocase(tag, WIRE_STR("nn")))
        return WIRE__IN_NO;
    for (int i = 0; i < WIRE__IN_OTHER; i++)
        if (wire_str_starts_nocase(tag, wire_str_of(tags[i])) &&
            (tag.n == 2 || tag.p[2] == '-' || tag.p[2] == '_'))
            return (wire__cues_in)i;
    return WIRE__IN_OTHER;
}

bool wire__phrases_make(const wire__phrase *rows, size_t n, wire__cues_in l,
                        wire_arena *a, wire__phrases *out)
{
    uint32_t slots = 16, own = 0;
    for (size_t i = 0; i < n; i++)
        own += rows[i].language == l;
    while (slots < 2 * own)
        slots *= 2;
    *out = (wire__phrases){.mask = slots - 1};
    out->slot = wire_arena_calloc(a, slots, sizeof *out->slot);
    if (!out->slot) return false;
    for (size_t i = 0; i < n; i++) {
        if (rows[i].language != l) continue;
        wire__phrase_slot x = phrase_of(&rows[i]);
        uint32_t k = slot_of(out, x.hash[0]);
        while (out->slot[k].n)
            k = (k + 1) & out->mask;
        out->slot[k] = x;
        out->filter[x.hash[0] >> 6 & 15] |= UINT64_C(1) << (x.hash[0] & 63);
    }
    return true;
}

static bool is_at(const wire__phrase_slot *x, const uint32_t *hash, uint32_t k,
                  uint32_t end)
{
    if (x->n > end - k) return false;
    for (uint32_t i = 0; i < x->n; i++)
        if (hash[k + i] != x->hash[i]) return false;
    return true;
}

int wire__phrase_find(const wire__phrases *c, const uint32_t *hash, uint32_t k,
                      uint32_t end, uint32_t *n)
{
    const wire__phrase_slot *best = NULL;
    for (uint32_t i = slot_of(c, hash[k]); c->slot[i].n; i = (i + 1) & c->mask)
        if ((!best || c->slot[i].n > best->n) &&
            is_at(&c->slot[i], hash, k, end))
            best = &c->slot[i];
    *n = best ? best->n : 0;
    return best ? best->value : 0;
}

bool wire__phrase_in(const wire__phrases *c, const uint32_t *hash, uint32_t beg,
                     uint32_t end)
{
    uint32_t n;
    for (uint32_t k = beg; k < end; k++)
        if (wire__phrase_at(c, hash, k, end, &n)) return true;
    return false;
}

size_t wire__phrase_all(const wire__phrases *c, const uint32_t *hash,
                        uint32_t k, uint32_t end, int *out, size_t n)
{
    uint32_t longest = 0;
    size_t got = 0;
    if (!(c->filter[hash[k] >> 6 & 15] >> (hash[k] & 63) & 1)) return 0;
    for (uint32_t i = slot_of(c, hash[k]); c->slot[i].n;
         i = (i + 1) & c->mask) {
        const wire__phrase_slot *x = &c->slot[i];
        if (x->n < longest || !is_at(x, hash, k, end)) continue;
        if (x->n > longest) got = 0;
        longest = x->n;
        if (got < n) out[got++] = x->value;
    }
    return got;
}
