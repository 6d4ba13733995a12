/* Does shared text belong to the article that it stands in?
 *
 *     Divers found two bent plates under the bow of the Anselm ...   the rest
 *     The Anselm has crossed the estuary eleven times a day ...      shared:
 *                                                          names the Anselm
 *     Tide tables are sent free to any reader; ring our newsroom.    shared:
 *                                                    says nothing of the rest
 *
 * A paragraph that a reporter uses again speaks of what the article is about,
 * and so shares telling words with the rest of it. A form, a plug or a
 * document that is only set into the page does not.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "classify_int.h"
#include "match_int.h"

enum {
    BITS = 1 << 16,   /* of a filter; some hundred words fill it by a percent */
    SHORT_WORD = 4,   /* bytes: shorter ones tell nothing */
    ENOUGH_WORDS = 8, /* telling words in a passage, to judge it by */
    REST_WORDS = 100  /* left beside the shared text, to compare it with */
};

static bool has(const uint64_t *filter, uint32_t hash)
{
    return filter[hash % BITS / 64] >> (hash % 64) & 1;
}

static void put(uint64_t *filter, uint32_t hash)
{
    filter[hash % BITS / 64] |= (uint64_t)1 << (hash % 64);
}

bool wire__match_is_common(const uint64_t *common, uint32_t hash)
{
    return has(common, hash);
}

wire_status wire_match_plain_words(wire_arena *a, uint64_t **out, wire_err *err)
{
    *out = (uint64_t *)wire_arena_calloc(a, BITS / 64, sizeof **out);
    if (!*out) return wire_fail_mem(err);
    for (size_t r = 0; r < wire__common_rows_n; r++) {
        wire_str row = wire_str_of(wire__common_rows[r].words);
        for (size_t beg = 0; beg < row.n;) {
            size_t end = wire_str_find(row, WIRE_STR(" "), beg);
            if (end > row.n) end = row.n;
            if (end > beg)
                put(*out, wire_text_word_hash(wire_str_sub(row, beg, end)));
            beg = end + 1;
        }
    }
    return WIRE_OK;
}

size_t wire__match_cohesion_words(size_t longest)
{
    return BITS / 64 + longest / 64 + 1;
}

static bool is_telling(const uint64_t *common, const wire_doc *d, uint32_t i)
{
    char c = d->article->body.p[d->words.off[i]];
    return d->words.len[i] >= SHORT_WORD && !(c >= '0' && c <= '9') &&
           !has(common, d->words.hash[i]);
}

typedef struct {
    const wire_doc *doc;
    const wire_passage *passages;
    size_t n;
    bool is_a;
} side;

static uint32_t begin(const side *s, size_t k)
{
    return s->is_a ? s->passages[k].a_beg : s->passages[k].b_beg;
}

static uint32_t end(const side *s, size_t k)
{
    return s->is_a ? s->passages[k].a_end : s->passages[k].b_end;
}

/* Put the telling words outside of the passages into seen; how many words
 * stand there? */
static uint32_t look_outside(const uint64_t *common, const side *s,
                             uint64_t *scratch)
{
    uint64_t *seen = scratch, *covered = scratch + BITS / 64;
    uint32_t rest = 0, words = (uint32_t)s->doc->words.n;
    memset(scratch, 0, wire__match_cohesion_words(words) * sizeof *scratch);
    for (size_t k = 0; k < s->n; k++)
        for (uint32_t i = begin(s, k); i < end(s, k); i++)
            covered[i / 64] |= (uint64_t)1 << (i % 64);
    for (uint32_t i = 0; i < words; i++) {
        if (covered[i / 64] >> (i % 64) & 1) continue;
        rest++;
        if (is_telling(common, s->doc, i)) put(seen, s->doc->words.hash[i]);
    }
    return rest;
}

/* Cohesion of each passage with one article, into facts where it is larger;
 * that of all passages is given back. */
static float look_inside(const uint64_t *common, const side *s,
                         const uint64_t *seen, wire__passage_facts *facts)
{
    uint32_t known = 0, all = 0;
    for (size_t k = 0; k < s->n; k++) {
        uint32_t its_known = 0, its_all = 0;
        for (uint32_t i = begin(s, k); i < end(s, k); i++) {
            if (!is_telling(common, s->doc, i)) continue;
            its_all++;
            its_known += has(seen, s->doc->words.hash[i]);
        }
        float x = its_all < ENOUGH_WORDS ? 1 : (float)its_known / its_all;
        if (x > facts[k].cohesion) facts[k].cohesion = x;
        known += its_known;
        all += its_all;
    }
    return all < ENOUGH_WORDS ? 1 : (float)known / (float)all;
}

/* Does what one article says settle it? */
static bool is_enough(const wire__pair_facts *f,
                      const wire__passage_facts *facts, size_t n,
                      wire__cohesion_need need)
{
    if (need == WIRE__COHESION_WHOLE) return false;
    if (need == WIRE__COHESION_OF_PAIR) return f->cohesion >= WIRE__STRANGE;
    bool is = f->cohesion >= WIRE__FOOT_STRANGE;
    for (size_t k = 0; k < n && is; k++)
        is = facts[k].cohesion >= WIRE__STRANGE;
    return is;
}

void wire__match_cohesion(const wire__classify *c, size_t i,
                          wire__cohesion_need need, uint64_t *scratch)
{
    const wire_overlap *o = &c->overlaps->pairs[i];
    wire__pair_facts *f = &c->pairs[i];
    wire__passage_facts *facts = &c->passages[o->first];
    f->cohesion = 0;
    for (size_t k = 0; k < o->n_passages; k++)
        facts[k].cohesion = 0;
    for (int is_b = 0; is_b < 2; is_b++) {
        side s = {&c->docs[is_b ? o->b : o->a],
                  c->overlaps->passages + o->first, o->n_passages, !is_b};
        uint32_t rest = look_outside(c->common, &s, scratch);
        float x = look_inside(c->common, &s, scratch, facts);
        if (rest < REST_WORDS) x = 1;
        if (x > f->cohesion) f->cohesion = x;
        if (is_enough(f, facts, o->n_passages, need)) return;
    }
}
