/* lineage_pair.c: what one text leaves unexplained of another.
 *
 *   parent   a b c d e f g h i j
 *   child    a b c d X f g h  q r     runs [abcd] [fgh]; X, q, r remain
 *
 * The child is told as runs of three words or more out of the parent, greedily
 * the longest; words outside of runs cost their weight, less when the parent
 * has them elsewhere; each further run costs a little. This is a description
 * length: the parent with the shortest one explains the child best, also when
 * the two differ by a single word that a third copy has changed.
 *
 * Every text is indexed once, as a parent, and dropped again.
 * Source: Ziv, Merhav, "A measure of relative entropy between individual
 * sequences", IEEE Trans. Inf. Theory 1993.
 * SPDX-License-Identifier: Apache-2.0 */
#include "lineage_int.h"

#include <math.h>
#include <string.h>

enum {
    RUN_MIN = 3, /* shorter runs come about by chance */
    RUN_LONG = 8,
    RUN_FLANK = 4, /* on both sides of a change in running text */
    GAP_MAX = 8,
    CHAIN_MAX = 8, /* places looked at per shingle: keeps repeats linear */
    STEM_MAX = 32
};

typedef struct {
    const lin_member *p;
    uint32_t *gram, *gram_next; /* shingle of three -> place + 1, chained */
    uint32_t *stem, *stem_next; /* stem -> place + 1, chained */
    uint32_t *word;             /* set of words */
    uint64_t *two;              /* bits of pairs of words */
    size_t mask;
    bool is_shared; /* other threads count in the same tallies */
} text_index;

static size_t slot3(uint32_t a, uint32_t b, uint32_t c, size_t mask)
{
    uint64_t x = (uint64_t)a << 32 | b;
    return (size_t)(wire_mix64(x) + wire_mix64(c ^ 0x5851f42dU)) & mask;
}

static size_t slot2(uint32_t a, uint32_t b, size_t mask)
{
    return (size_t)wire_mix64((uint64_t)a << 32 | b) & (mask << 4 | 15);
}

static wire_status index_alloc(text_index *x, uint32_t n, wire_arena *a,
                               wire_err *err)
{
    size_t cap = 16;
    while (cap < 2 * (size_t)n)
        cap *= 2;
    x->mask = cap - 1;
    x->gram = wire_arena_calloc(a, cap, sizeof *x->gram);
    x->stem = wire_arena_calloc(a, cap, sizeof *x->stem);
    x->word = wire_arena_calloc(a, cap, sizeof *x->word);
    x->two = wire_arena_calloc(a, cap / 4, sizeof *x->two);
    x->gram_next = wire_arena_calloc(a, (size_t)n + 1, sizeof(uint32_t));
    x->stem_next = wire_arena_calloc(a, (size_t)n + 1, sizeof(uint32_t));
    if (!x->gram || !x->stem || !x->word || !x->two || !x->gram_next ||
        !x->stem_next)
        return wire_fail_mem(err);
    return WIRE_OK;
}

static void put_word(text_index *x, uint32_t hash)
{
    uint32_t key = hash ? hash : 1;
    size_t i = (size_t)wire_mix64(key) & x->mask;
    while (x->word[i] && x->word[i] != key)
        i = (i + 1) & x->mask;
    x->word[i] = key;
}

static bool has_word(const text_index *x, uint32_t hash)
{
    uint32_t key = hash ? hash : 1;
    size_t i = (size_t)wire_mix64(key) & x->mask;
    while (x->word[i] && x->word[i] != key)
        i = (i + 1) & x->mask;
    return x->word[i] != 0;
}

/* Chains are filled from the end, so that they run forwards. */
static wire_status index_text(const lin_member *p, wire_arena *a, text_index *x,
                              wire_err *err)
{
    memset(x, 0, sizeof *x);
    x->p = p;
    WIRE_TRY(index_alloc(x, p->n, a, err));
    for (uint32_t i = p->n; i-- > 0;) {
        size_t s = (size_t)wire_mix64(p->stem[i]) & x->mask;
        x->stem_next[i] = x->stem[s];
        x->stem[s] = i + 1;
        put_word(x, p->hash[i]);
        if (i + 1 < p->n) {
            size_t b = slot2(p->hash[i], p->hash[i + 1], x->mask);
            x->two[b >> 6] |= (uint64_t)1 << (b & 63);
        }
        if (i + 2 < p->n) {
            s = slot3(p->hash[i], p->hash[i + 1], p->hash[i + 2], x->mask);
            x->gram_next[i] = x->gram[s];
            x->gram[s] = i + 1;
        }
    }
    return WIRE_OK;
}

static bool has_two(const text_index *x, uint32_t a, uint32_t b)
{
    size_t i = slot2(a, b, x->mask);
    return x->two[i >> 6] >> (i & 63) & 1;
}

static bool has_stem(const text_index *x, uint32_t stem)
{
    uint32_t j = x->stem[(size_t)wire_mix64(stem) & x->mask];
    for (unsigned k = 0; j && k < STEM_MAX; k++, j = x->stem_next[j - 1])
        if (x->p->stem[j - 1] == stem) return true;
    return false;
}

static bool are_eight(const uint32_t *x, const uint32_t *y)
{
    uint64_t a[4], b[4];
    memcpy(a, x, sizeof a);
    memcpy(b, y, sizeof b);
    return !((a[0] ^ b[0]) | (a[1] ^ b[1]) | (a[2] ^ b[2]) | (a[3] ^ b[3]));
}

static uint32_t run_length(const lin_member *c, uint32_t i, const lin_member *p,
                           uint32_t j)
{
    const uint32_t *x = c->hash + i, *y = p->hash + j;
    uint32_t n = 0, most = c->n - i < p->n - j ? c->n - i : p->n - j;
    /* Eight at a time: copies run on for hundreds of words. */
    while (most - n >= 8 && are_eight(x + n, y + n))
        n += 8;
    while (n < most && x[n] == y[n])
        n++;
    return n;
}

/* Longest run at word i of the child; want is the place that would go on
 * where the last run ended, preferred when equally long. */
static uint32_t longest_run(const text_index *x, const lin_member *c,
                            uint32_t i, uint32_t want, uint32_t *at)
{
    uint32_t best = 0;
    if (i + RUN_MIN > c->n) return 0;
    if (want < x->p->n) {
        best = run_length(c, i, x->p, want);
        *at = want;
    }
    size_t s = slot3(c->hash[i], c->hash[i + 1], c->hash[i + 2], x->mask);
    uint32_t j = x->gram[s];
    for (unsigned k = 0; j && k < CHAIN_MAX; k++, j = x->gram_next[j - 1]) {
        uint32_t n = run_length(c, i, x->p, j - 1);
        if (n > best) {
            best = n;
            *at = j - 1;
        }
    }
    return best >= RUN_MIN ? best : 0;
}

/* ---- One sentence's worth of the child ----------------------------------- */

typedef struct {
    float mass, absent;
    uint32_t words, in_runs;
} sentence_sum;

static void end_sentence(sentence_sum *s, lin_pair *out)
{
    if (s->words >= 4 && s->absent > .5f * s->mass && 5 * s->in_runs < s->words)
        out->new_mass += s->mass;
    memset(s, 0, sizeof *s);
}

/* Returns what the word costs. */
static float add_literal(const text_index *x, const lin_member *c, uint32_t i,
                         lin_pair *out, sentence_sum *s)
{
    float w = (float)c->weight[i] / LIN_WORD, f = 1;
    uint32_t h = c->hash[i];
    if ((i && has_two(x, c->hash[i - 1], h)) ||
        (i + 1 < c->n && has_two(x, h, c->hash[i + 1])))
        f = .2f;
    else if (has_word(x, h))
        f = .4f;
    else if (has_stem(x, c->stem[i]))
        f = .5f;
    if (f == 1) {
        out->absent += w;
        s->absent += w;
    }
    out->cost += f * w;
    return f * w;
}

/* Where the child is while it is read along the parent. */
typedef struct {
    const text_index *x;
    const lin_member *c;
    uint32_t *to; /* [c->n] place in the parent, LIN_NONE outside of runs */
    lin_pair *out;
    sentence_sum sum;
    const uint32_t *opens; /* the next word that opens a sentence */
    uint32_t next;         /* place in the parent behind the last run */
    uint32_t run;          /* length of the last run */
    uint32_t gap;          /* words since then */
    float gap_cost;
} reader;

/* The text goes on behind a gap where it stopped before it: the gap is a
 * change in running text when it is small, an insertion when it is not. */
static bool is_aligned(const reader *r, uint32_t at, uint32_t n)
{
    return r->run >= RUN_FLANK && n >= RUN_FLANK && at >= r->next &&
           at - r->next <= GAP_MAX;
}

/* What is left out of running text costs as if it stood on the other side,
 * so that a small change costs the same both ways and speaks for no order. */
static float left_out_cost(const reader *r, uint32_t at)
{
    uint32_t sum = r->x->p->upto[at] - r->x->p->upto[r->next];
    return .6f * (float)sum / LIN_WORD;
}

/* One more member holds, or denies, words [beg, end). Counts are kept as
 * differences: a run costs two additions, and in whatever order threads make
 * them the sums are the same. */
static void tally(uint32_t *by, uint32_t beg, uint32_t end, bool is_shared)
{
    if (!by || beg == end) return;
    if (!is_shared) {
        by[beg]++;
        by[end]--;
        return;
    }
    __atomic_fetch_add(&by[beg], 1, __ATOMIC_RELAXED);
    __atomic_fetch_sub(&by[end], 1, __ATOMIC_RELAXED);
}

static void end_gap(reader *r, uint32_t i, uint32_t at, uint32_t n)
{
    float joint = .25f;
    if (!r->run) return;
    if (!is_aligned(r, at, n)) {
        r->out->cost += joint;
        return;
    }
    tally(r->c->denied, i - r->gap, i, r->x->is_shared);
    if (r->gap <= GAP_MAX) {
        float more = left_out_cost(r, at) - r->gap_cost;
        joint = .10f + (more > 0 ? more : 0);
        r->out->edits += r->gap_cost + joint;
    }
    r->out->cost += joint;
}

/* Words [beg, end) of one sentence. */
static void take_words(reader *r, uint32_t beg, uint32_t end, bool in_run)
{
    r->sum.words += end - beg;
    r->sum.mass += (float)(r->c->upto[end] - r->c->upto[beg]) / LIN_WORD;
    r->sum.in_runs += in_run ? end - beg : 0;
}

/* Words [beg, end), sentence by sentence. */
static void take_span(reader *r, uint32_t beg, uint32_t end, bool in_run)
{
    for (; *r->opens < end; beg = *r->opens++) {
        take_words(r, beg, *r->opens, in_run);
        end_sentence(&r->sum, r->out);
    }
    take_words(r, beg, end, in_run);
}

static void take_run(reader *r, uint32_t i, uint32_t at, uint32_t n)
{
    end_gap(r, i, at, n);
    take_span(r, i, i + n, true);
    tally(r->c->held, i, i + n, r->x->is_shared);
    for (uint32_t k = 0; k < n; k++)
        r->to[i + k] = at + k;
    if (n >= RUN_LONG && i < r->out->lead) r->out->lead = i;
    r->out->run_words += n;
    r->out->long_words += n >= RUN_LONG ? n : 0;
    r->next = at + n;
    r->run = n;
    r->gap = 0;
    r->gap_cost = 0;
}

/* Read the child along the parent; the place expected next moves with the
 * gap, so that one word for another does not lose the thread. */
static void parse(const text_index *x, const lin_member *c, uint32_t *to,
                  lin_pair *out)
{
    reader r = {x, c, to, out, {0, 0, 0, 0}, c->opens, 0, 0, 0, 0};
    for (uint32_t i = 0; i < c->n;) {
        uint32_t at = 0, want = r.run ? r.next + r.gap : LIN_NONE;
        uint32_t n = longest_run(x, c, i, want, &at);
        if (n) {
            take_run(&r, i, at, n);
            i += n;
            continue;
        }
        to[i] = LIN_NONE;
        take_span(&r, i, i + 1, false);
        r.gap_cost += add_literal(x, c, i, out, &r.sum);
        r.gap++;
        i++;
    }
    end_sentence(&r.sum, out);
}

/* ---- Quotation marks ----------------------------------------------------- */

static bool stems_at(const lin_member *c, const lin_quote *q,
                     const lin_member *p, uint32_t j)
{
    for (uint32_t k = q->beg; k < q->end; k++, j++)
        if (j >= p->n || p->stem[j] != c->stem[k]) return false;
    return true;
}

/* A few words in marks: do they stand in the parent, and without marks? */
static bool bare_scare(const text_index *x, const lin_member *c,
                       const lin_quote *q)
{
    const lin_member *p = x->p;
    bool bare = false;
    uint32_t heavy = 0;
    for (uint32_t k = q->beg; k < q->end; k++)
        heavy += c->weight[k] >= LIN_WORD;
    if (!heavy) return false;
    uint32_t j = x->stem[(size_t)wire_mix64(c->stem[q->beg]) & x->mask];
    for (unsigned k = 0; j && k < STEM_MAX; k++, j = x->stem_next[j - 1]) {
        if (!stems_at(c, q, p, j - 1)) continue;
        if (p->flags[j - 1] & LIN_QUOTED) return false;
        bare = true;
    }
    return bare;
}

static bool bare_speech(const lin_member *p, const uint32_t *to,
                        const lin_quote *q)
{
    uint32_t met = 0, bare = 0;
    for (uint32_t k = q->beg; k < q->end; k++) {
        if (to[k] == LIN_NONE) continue;
        met++;
        bare += !(p->flags[to[k]] & LIN_QUOTED);
    }
    return met >= 4 && 2 * met >= q->end - q->beg && 5 * bare > 4 * met;
}

static void compare_quotes(const text_index *x, const lin_member *c,
                           const uint32_t *to, lin_pair *out)
{
    for (uint32_t i = 0; i < c->n_quotes; i++) {
        const lin_quote *q = &c->quotes[i];
        bool bare =
            q->is_scare ? bare_scare(x, c, q) : bare_speech(x->p, to, q);
        if (!bare) continue;
        if (!out->quote_gain++) out->quote_first = (uint16_t)i;
    }
}

/* ---- All pairs ----------------------------------------------------------- */

/* longest: *ctx, words of the longest story. */
static wire_status compare_one(lin_family *f, uint32_t p, void *ctx,
                               wire_err *err)
{
    text_index x;
    lin_pairs *ps = &f->pairs;
    wire_arena_mark mark = wire_arena_save(f->tmp);
    uint32_t *to = WIRE_ARRAY(f->tmp, uint32_t, *(uint32_t *)ctx + (size_t)1);
    if (!to) return wire_fail_mem(err);
    WIRE_TRY(index_text(&f->members[p], f->tmp, &x, err));
    x.is_shared = f->n_crew > 1;
    for (uint32_t k = ps->first[p]; k < ps->first[p + 1]; k++) {
        const lin_member *c = &f->members[ps->child[k]];
        lin_pair *out = &ps->pair[k];
        memset(out, 0, sizeof *out);
        out->lead = c->n;
        parse(&x, c, to, out);
        compare_quotes(&x, c, to, out);
    }
    wire_arena_rewind(f->tmp, mark);
    return WIRE_OK;
}

/* alone: places of the member that no other member has, where two or more
 * have the text round it: changes of its own making; new_alone: their words.
 * lone: what these cost together with everything else that none has, or one
 * against two: what a text that stood behind all would leave unexplained;
 * with_one: of that, what another one has too. outvoted: votes on words that
 * more have the text round than have. */
static void count_alone(lin_member *m)
{
    bool in = false;
    uint32_t held = 0, denied = 0;
    for (uint32_t i = 0; i < m->n; i++) {
        held += m->held[i];
        denied += m->denied[i];
        bool is = !held && denied >= 2;
        if (is) m->new_alone += (float)m->weight[i] / LIN_WORD;
        m->alone += is && !in;
        in = is;
        if (denied > held) m->outvoted += 1 + held + denied;
        if (held == 1 && denied >= 2)
            m->with_one += (float)m->weight[i] / LIN_WORD;
        if (!held || (held == 1 && denied >= 2))
            m->lone += .6f * (float)m->weight[i] / LIN_WORD;
    }
    m->held = m->denied = NULL;
}

wire_status wire__lineage_map(lin_family *f, uint32_t p, uint32_t c,
                              uint32_t *to, wire_err *err)
{
    text_index x;
    lin_pair unused;
    memset(&unused, 0, sizeof unused);
    wire_arena_mark mark = wire_arena_save(f->tmp);
    WIRE_TRY(index_text(&f->members[p], f->tmp, &x, err));
    parse(&x, &f->members[c], to, &unused);
    wire_arena_rewind(f->tmp, mark);
    return WIRE_OK;
}

/* Room to count in, for all stories. */
static wire_status open_tallies(lin_family *f, wire_err *err)
{
    size_t words = 0;
    for (uint32_t i = 0; i < f->m; i++)
        words += f->members[i].n + (size_t)1;
    uint32_t *at = wire_arena_calloc(f->tmp, 2 * words, sizeof *at);
    if (!at) return wire_fail_mem(err);
    for (uint32_t i = 0; i < f->m; i++) {
        lin_member *m = &f->members[i];
        m->held = at;
        m->denied = at + words;
        at += m->n + 1;
    }
    return WIRE_OK;
}

wire_status wire__lineage_compare(lin_family *f, wire_err *err)
{
    uint32_t longest = 0;
    for (uint32_t i = 0; i < f->m; i++)
        if (f->members[i].n > longest) longest = f->members[i].n;
    f->pairs.pair = WIRE_ARRAY(f->tmp, lin_pair, f->pairs.first[f->m] + 1);
    if (!f->pairs.pair) return wire_fail_mem(err);
    wire_arena_mark mark = wire_arena_save(f->tmp);
    WIRE_TRY(open_tallies(f, err));
    WIRE_TRY(wire__lineage_each(f, compare_one, &longest, err));
    for (uint32_t i = 0; i < f->m; i++)
        count_alone(&f->members[i]);
    wire_arena_rewind(f->tmp, mark);
    return WIRE_OK;
}

lin_pair *wire__lineage_pair(const lin_pairs *ps, uint32_t parent,
                             uint32_t child)
{
    uint32_t lo = ps->first[parent], hi = ps->first[parent + 1];
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (ps->child[mid] < child)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < ps->first[parent + 1] && ps->child[lo] == child ? &ps->pair[lo]
                                                                : NULL;
}
